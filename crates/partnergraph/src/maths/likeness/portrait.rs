//! Portraits of networks: how many items have how many others at which distance.

use super::Shape;

/// How the cells of a portrait are weighted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weighting {
    /// k·B(l,k) over the sum of all: pairs of items that are at a distance, all alike.
    Pairs,
    /// B(l,k)/n times the share of the pairs at distance l.
    Factorised,
}

/// The weights of the cells (distance, number of items there), by cell; they add up to 1.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Portrait {
    pub(super) cells: Vec<((u32, u32), f64)>,
}

impl Portrait {
    /// The portrait of a network with at least one item.
    pub(crate) fn of(shape: &Shape, weighting: Weighting) -> Self {
        let n = shape.items();
        let mut seen = vec![usize::MAX; n];
        // For each item how many others there are at each distance, from 0 on.
        let mut shells: Vec<Vec<u32>> = Vec::with_capacity(n);
        let (mut now, mut next) = (Vec::new(), Vec::new());
        for start in 0..n {
            seen[start] = start;
            now.clear();
            now.push(start as u32);
            let mut shell = Vec::new();
            while !now.is_empty() {
                shell.push(now.len() as u32);
                next.clear();
                for item in &now {
                    for other in shape.row(*item as usize) {
                        if seen[*other as usize] != start {
                            seen[*other as usize] = start;
                            next.push(*other);
                        }
                    }
                }
                std::mem::swap(&mut now, &mut next);
            }
            shells.push(shell);
        }
        let longest = shells.iter().map(Vec::len).max().unwrap_or(0);
        let mut found: Vec<((u32, u32), u64)> = Vec::new();
        for distance in 0..longest {
            let mut there: Vec<u32> = shells.iter().map(|shell| shell.get(distance).copied().unwrap_or(0)).collect();
            there.sort_unstable();
            found.extend(there.chunk_by(|a, b| a == b).map(|same| ((distance as u32, same[0]), same.len() as u64)));
        }
        let pairs = |cells: &[((u32, u32), u64)]| cells.iter().map(|((_, k), times)| u64::from(*k) * times).sum::<u64>() as f64;
        let all = pairs(&found);
        let mut cells = Vec::with_capacity(found.len());
        for at_distance in found.chunk_by(|a, b| a.0.0 == b.0.0) {
            let share = pairs(at_distance) / all;
            for (cell, times) in at_distance {
                let weight = match weighting {
                    Weighting::Pairs => u64::from(cell.1) as f64 * *times as f64 / all,
                    Weighting::Factorised => *times as f64 / n as f64 * share,
                };
                if weight > 0.0 {
                    cells.push((*cell, weight));
                }
            }
        }
        Self { cells }
    }

    /// The divergence of Jensen and Shannon of two portraits to base 2, 0 to 1.
    pub(crate) fn divergence(&self, other: &Self) -> f64 {
        let (mut left, mut right) = (&self.cells[..], &other.cells[..]);
        let (mut sum, mut only) = (0.0, 0.0);
        let part = |p: f64, mean: f64| p * (p / mean).log2();
        loop {
            match (left.first(), right.first()) {
                (Some((a, p)), Some((b, q))) if a == b => {
                    let mean = f64::midpoint(*p, *q);
                    sum += part(*p, mean) + part(*q, mean);
                    (left, right) = (&left[1..], &right[1..]);
                }
                // What only one of the two has counts in full: log2 2 = 1.
                (Some((a, p)), other) if other.is_none_or(|(b, _)| a < b) => {
                    only += p;
                    left = &left[1..];
                }
                (_, Some((_, q))) => {
                    only += q;
                    right = &right[1..];
                }
                _ => break,
            }
        }
        (0.5 * (sum + only)).clamp(0.0, 1.0)
    }
}
