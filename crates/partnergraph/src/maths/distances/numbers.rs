//! What is a number, as floats by columns.

use super::{Column, Read, TILE};

/// Columns of numbers; a missing value is 0.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers {
    /// Columns in which every row has a value.
    whole: Vec<Vec<f64>>,
    /// The other columns, each with 1 where there is a value and 0 where there is none.
    masked: Vec<(Vec<f64>, Vec<f64>)>,
    /// For each row the sums over the whole columns of the values and of their squares.
    totals: Vec<f64>,
    squares: Vec<f64>,
}

/// Adds to each sum what a term makes of its value. It stands alone so that it becomes a loop over several numbers at a time.
#[inline(never)]
fn add(sums: &mut [f64], others: &[f64], term: impl Fn(f64) -> f64) {
    for (sum, other) in sums.iter_mut().zip(others) {
        *sum += term(*other);
    }
}

/// The same, of a value and its mask.
#[inline(never)]
fn add_masked(sums: &mut [f64], others: &[f64], mask: &[f64], term: impl Fn(f64, f64) -> f64) {
    for ((sum, other), mask) in sums.iter_mut().zip(others).zip(mask) {
        *sum += term(*other, *mask);
    }
}

impl Numbers {
    pub(super) fn of(count: usize, columns: &[&Column]) -> Self {
        let mut found = Self { totals: vec![0.0; count], squares: vec![0.0; count], ..Self::default() };
        for column in columns {
            let scale = if let Read::Number(scale) = column.read { scale } else { 1.0 };
            let values: Vec<f64> = column.values.iter().map(|value| if value.is_nan() { 0.0 } else { value * scale }).collect();
            if column.values.iter().any(|value| value.is_nan()) {
                found.masked.push((values, (0..count).map(|row| if column.has(row) { 1.0 } else { 0.0 }).collect()));
            } else {
                add(&mut found.totals, &values, |value| value);
                add(&mut found.squares, &values, |value| value * value);
                found.whole.push(values);
            }
        }
        found
    }

    /// The masked columns in which a row has a value: that value, those of a stretch of others, and their mask.
    fn held(&self, row: usize, from: usize, others: usize) -> impl Iterator<Item = (f64, &[f64], &[f64])> {
        let known = self.masked.iter().filter(move |(_, mask)| mask[row] != 0.0);
        known.map(move |(values, mask)| (values[row], &values[from..from + others], &mask[from..from + others]))
    }

    /// Adds to each sum what a term makes of both values, over the columns in which both have one.
    fn sum(&self, row: usize, from: usize, sums: &mut [f64], term: impl Fn(f64, f64) -> f64) {
        let others = sums.len();
        for values in &self.whole {
            let one = values[row];
            add(sums, &values[from..from + others], |other| term(one, other));
        }
        for (one, values, mask) in self.held(row, from, others) {
            add_masked(sums, values, mask, |other, mask| term(one, other) * mask);
        }
    }

    pub(super) fn bray_curtis(&self, row: usize, from: usize, out: &mut [f64]) {
        let (mut totals, others) = ([0.0; TILE], out.len());
        let totals = &mut totals[..others];
        out.fill(0.0);
        self.sum(row, from, out, |x, y| (x - y).abs());
        let one = self.totals[row];
        add(totals, &self.totals[from..from + others], |other| one + other);
        for (one, values, mask) in self.held(row, from, others) {
            add_masked(totals, values, mask, |other, mask| (one + other) * mask);
        }
        out.iter_mut().zip(totals).for_each(|(sum, total)| *sum /= *total);
    }

    pub(super) fn canberra(&self, row: usize, from: usize, out: &mut [f64]) {
        out.fill(0.0);
        self.sum(row, from, out, |x, y| {
            let (difference, total) = ((x - y).abs(), x.abs() + y.abs());
            // Where both are 0 so is the difference.
            difference / if total > 0.0 { total } else { 1.0 }
        });
    }

    pub(super) fn cosine(&self, row: usize, from: usize, out: &mut [f64]) {
        let (mut own, mut others_own, others) = ([self.squares[row]; TILE], [0.0; TILE], out.len());
        let (own, others_own) = (&mut own[..others], &mut others_own[..others]);
        others_own.copy_from_slice(&self.squares[from..from + others]);
        out.fill(0.0);
        self.sum(row, from, out, |x, y| x * y);
        for (one, values, mask) in self.held(row, from, others) {
            add(own, mask, |mask| one * one * mask);
            add(others_own, values, |other| other * other);
        }
        for ((value, own), other) in out.iter_mut().zip(own).zip(others_own) {
            let length = (*own * *other).sqrt();
            // Rounding can take two that point the same way below 0; nothing points nowhere.
            *value = if length > 0.0 { f64::max(1.0 - *value / length, 0.0) } else { f64::NAN };
        }
    }

    /// For each of the others Σ|x−y|, and the number of columns in which both have a value.
    pub(super) fn differences(&self, row: usize, from: usize, out: &mut [f64], counts: &mut [f64]) {
        out.fill(0.0);
        self.sum(row, from, out, |x, y| (x - y).abs());
        counts.fill(self.whole.len() as f64);
        for (_, _, mask) in self.held(row, from, counts.len()) {
            add(counts, mask, |mask| mask);
        }
    }
}
