//! Small counts, as whole numbers of 16 bits by columns.

use super::{Column, Read, TILE};

/// Columns of counts that are so small that no sum over them leaves 16 bits; a missing one is 0.
#[derive(Debug, Clone)]
pub(super) struct Whole {
    columns: Vec<Vec<i16>>,
    groups: Vec<Group>,
}

/// Columns that have values for the same rows.
#[derive(Debug, Clone)]
struct Group {
    /// All bits where there are values and none where there are not; nothing where there are some for every row.
    mask: Option<Vec<i16>>,
    /// For each row the sum over the columns.
    sums: Vec<i16>,
}

impl Whole {
    /// The columns as counts; nothing where they are none, or too large.
    pub(super) fn of(count: usize, columns: &[&Column]) -> Option<Self> {
        let mut largest = 0.0;
        for column in columns {
            if column.read != Read::Number(1.0) {
                return None;
            }
            let known = || column.values.iter().copied().filter(|value| !value.is_nan());
            if known().any(|value| value < 0.0 || value.fract() != 0.0) {
                return None;
            }
            largest += known().fold(0.0, f64::max);
        }
        if 2.0 * largest > f64::from(i16::MAX) {
            return None;
        }
        // Not a number becomes 0.
        let whole: Vec<Vec<i16>> = columns.iter().map(|column| column.values.iter().map(|value| *value as i16).collect()).collect();
        let mut groups: Vec<Group> = Vec::new();
        for (column, values) in columns.iter().zip(&whole) {
            let is_missing = (0..count).any(|row| !column.has(row));
            let mask = is_missing.then(|| (0..count).map(|row| if column.has(row) { -1 } else { 0 }).collect::<Vec<i16>>());
            match groups.iter_mut().find(|group| group.mask == mask) {
                Some(group) => group.sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value),
                None => groups.push(Group { mask, sums: values.clone() }),
            }
        }
        Some(Self { columns: whole, groups })
    }

    /// Σ|x−y|/Σ(x+y), as Σ|x−y| = Σ(x+y) − 2 Σ min(x, y).
    pub(super) fn bray_curtis(&self, row: usize, from: usize, out: &mut [f64]) {
        let (mut least, mut totals) = ([0_i16; TILE], [0_i16; TILE]);
        let (least, totals) = (&mut least[..out.len()], &mut totals[..out.len()]);
        for column in &self.columns {
            let one = column[row];
            // Where the row has nothing, or no value, nothing is shared.
            if one > 0 {
                least.iter_mut().zip(&column[from..from + out.len()]).for_each(|(sum, other)| *sum += one.min(*other));
            }
        }
        for group in &self.groups {
            let (one, others) = (group.sums[row], &group.sums[from..from + out.len()]);
            match &group.mask {
                None => totals.iter_mut().zip(others).for_each(|(sum, other)| *sum += one + other),
                Some(mask) if mask[row] != 0 => {
                    let masks = &mask[from..from + out.len()];
                    totals.iter_mut().zip(others).zip(masks).for_each(|((sum, other), mask)| *sum += (one & mask) + other);
                }
                Some(_) => {}
            }
        }
        for ((value, least), total) in out.iter_mut().zip(least).zip(totals) {
            *value = f64::from(*total - 2 * *least) / f64::from(*total);
        }
    }
}
