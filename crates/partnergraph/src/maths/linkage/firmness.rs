//! How firmly groups stand: how much closer items are to their own, and what stays when one item is left out.

use super::{Linkage, joined};
use crate::maths::condensed::{pairs, place};
use crate::maths::{Condensed, Stopped, Watch, in_blocks};

/// For each partition and item (b − a)/max(a, b), a being the mean distance to the others of its group and b the smallest mean
/// distance to another group; 0 for an item alone in its group, nothing where both are 0 or there is no other group.
///
/// Groups are numbered from 0. Every group of the first partition lies within one of each other.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn silhouettes(distances: &Condensed, partitions: &[Vec<u32>], watch: &Watch) -> Result<Vec<Vec<Option<f64>>>, Stopped> {
    let count = distances.count();
    let mut found: Vec<Vec<Option<f64>>> = partitions.iter().map(|_| Vec::with_capacity(count)).collect();
    let Some(finest) = partitions.first() else { return Ok(found) };
    let parts = number_of(finest);
    let within: Vec<Within> = partitions.iter().map(|partition| Within::of(partition, finest, parts)).collect();
    let of_items = |(sums, joined): &mut (Vec<f64>, Vec<f64>), items: std::ops::Range<usize>| {
        let mut values = Vec::with_capacity(items.len() * partitions.len());
        for item in items {
            sums.fill(0.0);
            for other in 0..item {
                sums[finest[other] as usize] += distances.values()[place(count, other, item)];
            }
            for (distance, other) in distances.row(item).iter().zip(&finest[item + 1..]) {
                sums[*other as usize] += distance;
            }
            values.extend(partitions.iter().zip(&within).map(|(partition, within)| within.silhouette(partition[item], sums, joined)));
        }
        values
    };
    in_blocks(
        count,
        32,
        watch,
        || (vec![0.0; parts], Vec::new()),
        of_items,
        |values| {
            for of_item in values.chunks(partitions.len()) {
                found.iter_mut().zip(of_item).for_each(|(found, value)| found.push(*value));
            }
        },
    )?;
    Ok(found)
}

fn number_of(partition: &[u32]) -> usize {
    partition.iter().max().map_or(0, |last| *last as usize + 1)
}

/// How the parts of the finest partition lie in another.
struct Within {
    group_of_part: Vec<u32>,
    sizes: Vec<usize>,
}

impl Within {
    fn of(partition: &[u32], finest: &[u32], parts: usize) -> Self {
        let (mut group_of_part, mut sizes) = (vec![0; parts], vec![0; number_of(partition)]);
        for (group, part) in partition.iter().zip(finest) {
            group_of_part[*part as usize] = *group;
            sizes[*group as usize] += 1;
        }
        Self { group_of_part, sizes }
    }

    fn silhouette(&self, own: u32, sums: &[f64], joined: &mut Vec<f64>) -> Option<f64> {
        let own = own as usize;
        if self.sizes.len() < 2 {
            return None;
        }
        if self.sizes[own] == 1 {
            return Some(0.0);
        }
        joined.clear();
        joined.resize(self.sizes.len(), 0.0);
        for (sum, group) in sums.iter().zip(&self.group_of_part) {
            joined[*group as usize] += sum;
        }
        let a = joined[own] / (self.sizes[own] - 1) as f64;
        let others = joined.iter().zip(&self.sizes).enumerate().filter(|(group, _)| *group != own);
        let b = others.map(|(_, (sum, size))| sum / *size as f64).fold(f64::INFINITY, f64::min);
        let larger = a.max(b);
        (larger > 0.0).then(|| (b - a) / larger)
    }
}

/// The adjusted Rand index of two partitions of the same items; nothing where its denominator is 0.
pub(crate) fn adjusted_rand(one: &[u32], other: &[u32]) -> Option<f64> {
    let in_pairs = |counts: &[usize]| counts.iter().map(|count| pairs(*count) as f64).sum::<f64>();
    let (rows, columns) = (number_of(one), number_of(other));
    let (mut of_one, mut of_other) = (vec![0; rows], vec![0; columns]);
    let mut cells: Vec<(u32, u32)> = one.iter().copied().zip(other.iter().copied()).collect();
    for (row, column) in &cells {
        of_one[*row as usize] += 1;
        of_other[*column as usize] += 1;
    }
    cells.sort_unstable();
    let together: Vec<usize> = cells.chunk_by(|a, b| a == b).map(<[_]>::len).collect();
    let (a, b, both) = (in_pairs(&of_one), in_pairs(&of_other), in_pairs(&together));
    let all = pairs(one.len()) as f64;
    // Whole numbers, so that whether it is 0 is no matter of rounding: (a + b)/2 − ab/all, times 2·all.
    let denominator = (a + b) * all - 2.0 * a * b;
    (denominator != 0.0).then(|| 2.0 * (both * all - a * b) / denominator)
}

/// What stays of groups when each item in turn is left out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Rand {
    /// For each item the adjusted Rand index of the groups that the others form without it and those they were in.
    pub(crate) of_item: Vec<Option<f64>>,
}

/// For each item what the others form without it, in as many groups, beside the groups that they were in.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn left_out(distances: &Condensed, how: Linkage, groups: &[u32], watch: &Watch) -> Result<Rand, Stopped> {
    let count = distances.count();
    let number = number_of(groups);
    let mut of_item = Vec::with_capacity(count);
    let part = watch.of_part();
    watch.expect(count);
    let without = |(): &mut (), items: std::ops::Range<usize>| -> Result<Vec<Option<f64>>, Stopped> {
        let mut found = Vec::with_capacity(items.len());
        for item in items {
            let mut values = Vec::with_capacity(pairs(count - 1));
            for row in (0..count).filter(|row| *row != item) {
                let of_row = distances.row(row);
                match item.checked_sub(row + 1) {
                    Some(gone) => values.extend(of_row[..gone].iter().chain(&of_row[gone + 1..])),
                    None => values.extend(of_row),
                }
            }
            let rest = Condensed::new(count - 1, values).expect("a value for each pair of the others");
            let anew = joined(&rest, how, &part)?.divided(number);
            let before: Vec<u32> = (0..count).filter(|other| *other != item).map(|other| groups[other]).collect();
            found.push(adjusted_rand(&before, &anew));
            watch.add_done(1);
        }
        Ok(found)
    };
    let mut stopped = None;
    let block = if count <= 64 { 16 } else { 1 };
    in_blocks(
        count,
        block,
        watch,
        || (),
        without,
        |part| match part {
            Ok(part) => of_item.extend(part),
            Err(error) => stopped = Some(error),
        },
    )?;
    stopped.map_or(Ok(Rand { of_item }), Err)
}
