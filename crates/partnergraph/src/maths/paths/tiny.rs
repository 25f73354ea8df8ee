//! The same for graphs of at most 64 items, where a set of items is one word and nothing needs to be numbered anew.

use super::Distances;
use super::distances::Total;
use crate::maths::Rows;

/// The most items that a set in one word can hold.
pub(super) const MOST: usize = 64;

/// Distances from each item along the rows.
pub(super) fn distances(rows: &Rows) -> Distances {
    let items = rows.len();
    let mut found = Distances::of_nobody(items);
    let mut totals = [Total::default(); MOST];
    // Bit s of an item: the search from s, against the rows, has come to it.
    let mut seen = [0_u64; MOST];
    let mut now = [0_u64; MOST];
    (0..items).for_each(|item| now[item] = 1 << item);
    seen[..items].copy_from_slice(&now[..items]);
    let mut step = 0;
    loop {
        step += 1;
        let (mut next, mut any) = ([0_u64; MOST], 0);
        for item in 0..items {
            let mut came = 0;
            for other in rows.row(item) {
                came |= now[*other as usize % MOST];
            }
            came &= !seen[item];
            if came != 0 {
                seen[item] |= came;
                next[item] = came;
                any |= came;
                totals[item].add(came.count_ones(), step);
            }
        }
        if any == 0 {
            break;
        }
        now = next;
    }
    found.longest = (step > 1).then(|| f64::from(step - 1));
    for (item, total) in totals[..items].iter().enumerate() {
        found.reached[item] = total.reached;
        found.distance_sum[item] = total.sum as f64;
        found.harmonic_sum[item] = total.harmonic_sum();
    }
    found
}

/// The items of a set.
#[derive(Clone, Copy)]
struct Members(u64);

impl Iterator for Members {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        // A word that is not 0 has fewer than 64 zeros in front; the remainder tells the compiler.
        let item = self.0.trailing_zeros() as usize % MOST;
        self.0 &= self.0 - 1;
        Some(item)
    }
}

/// For each item how much all searches depend on it, as [`super::brandes`] says; besides, for each entry on a shortest path its
/// position and what the ways through it come to are handed over.
pub(super) fn betweenness(rows: &Rows, mut through: impl FnMut(usize, f64)) -> Vec<f64> {
    let items = rows.len();
    let mut sums = vec![0.0; items];
    let mut tied = [0_u64; MOST];
    let mut first = [0; MOST + 1];
    for item in 0..items {
        tied[item] = rows.row(item).iter().fold(0, |set, other| set | 1 << (other % 64));
        first[item + 1] = first[item] + rows.degree(item);
    }
    let mut paths = [0.0_f64; MOST];
    // For each item (1 + δ)/σ.
    let mut carried = [0.0_f64; MOST];
    let mut levels = [0_u64; MOST + 1];
    for source in 0..items {
        levels[0] = 1 << source;
        paths[source] = 1.0;
        let (mut seen, mut last) = (levels[0], 0);
        loop {
            let next = Members(levels[last]).fold(0, |set, item| set | tied[item]) & !seen;
            if next == 0 {
                break;
            }
            Members(next).for_each(|item| paths[item] = 0.0);
            for item in Members(levels[last]) {
                Members(tied[item] & next).for_each(|other| paths[other] += paths[item]);
            }
            seen |= next;
            last += 1;
            levels[last] = next;
        }
        for level in (0..=last).rev() {
            let next = if level == last { 0 } else { levels[level + 1] };
            for item in Members(levels[level]) {
                let mut dependency = 0.0;
                for other in Members(tied[item] & next) {
                    dependency += carried[other];
                    let entry = first[item] + (tied[item] & ((1 << other) - 1)).count_ones() as usize;
                    through(entry, paths[item] * carried[other]);
                }
                carried[item] = dependency + 1.0 / paths[item];
                if level > 0 {
                    sums[item] += paths[item] * dependency;
                }
            }
        }
    }
    sums
}
