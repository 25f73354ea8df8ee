//! Shortest paths from every item: distances, sums of them, and the share of paths through each item.
//!
//! Betweenness follows Brandes 2001 (J. Math. Sociol. 25): δ is the dependency of the source on an item, σ the number of
//! shortest paths from the source.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::Rows;

/// What one search from every item gives.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sweep {
    /// For each item the number of others it reaches.
    pub(crate) reached: Vec<u32>,
    /// For each item the sum of the distances to the others it reaches.
    pub(crate) distance_sum: Vec<f64>,
    /// For each item the sum of 1/distance over the others it reaches.
    pub(crate) harmonic_sum: Vec<f64>,
    /// The largest finite distance, if anything is reached.
    pub(crate) longest: Option<f64>,
    /// For each item Σ σ_st(i)/σ_st over ordered pairs of other items.
    pub(crate) betweenness: Vec<f64>,
}

/// A length that no path can have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct LengthError {
    /// The first item of the tie.
    pub(crate) from: usize,
    /// The second item of the tie.
    pub(crate) to: usize,
}

/// Two lengths are equal when they differ by at most this share of the larger one, or of 1.
const TOLERANCE: f64 = 1e-9;

/// Searches from every item along the rows, each step as long as `length` makes of the tie's weight; without it each step
/// counts 1.
///
/// # Errors
/// [`LengthError`] when a length is not a finite number above 0.
pub(crate) fn sweep(rows: &Rows, length: Option<fn(f64) -> f64>) -> Result<Sweep, LengthError> {
    let lengths = length.map(|length| lengths(rows, length)).transpose()?;
    Ok(swept(rows, lengths.as_ref()))
}

/// Searches from every item along the rows, each step counting 1, whatever the weights.
pub(crate) fn steps(rows: &Rows) -> Sweep {
    swept(rows, None)
}

fn swept(rows: &Rows, lengths: Option<&Vec<Vec<f64>>>) -> Sweep {
    let items = rows.len();
    let mut sweep = Sweep {
        reached: vec![0; items],
        distance_sum: vec![0.0; items],
        harmonic_sum: vec![0.0; items],
        longest: None,
        betweenness: vec![0.0; items],
    };
    let mut search = Search::new(items);
    for source in 0..items {
        match lengths {
            None => search.by_steps(rows, source),
            Some(lengths) => search.by_lengths(rows, lengths, source),
        }
        search.add_to(&mut sweep, rows, lengths, source);
    }
    sweep
}

/// The length of every entry of the rows, in the order of the rows.
fn lengths(rows: &Rows, length: fn(f64) -> f64) -> Result<Vec<Vec<f64>>, LengthError> {
    (0..rows.len())
        .map(|from| {
            let row = rows.row_weights(from).iter().zip(rows.row(from));
            row.map(|(weight, to)| {
                let length = length(*weight);
                if length.is_finite() && length > 0.0 { Ok(length) } else { Err(LengthError { from, to: *to as usize }) }
            })
            .collect()
        })
        .collect()
}

/// The state of a search from one source, kept between sources to save allocations.
struct Search {
    distance: Vec<f64>,
    paths: Vec<f64>,
    dependency: Vec<f64>,
    /// The items that were reached, nearest first.
    order: Vec<u32>,
    settled: Vec<bool>,
}

const UNREACHED: f64 = f64::INFINITY;

impl Search {
    fn new(items: usize) -> Self {
        Self {
            distance: vec![UNREACHED; items],
            paths: vec![0.0; items],
            dependency: vec![0.0; items],
            order: Vec::with_capacity(items),
            settled: vec![false; items],
        }
    }

    fn begin(&mut self, source: usize) {
        for item in self.order.drain(..) {
            let item = item as usize;
            self.distance[item] = UNREACHED;
            self.paths[item] = 0.0;
            self.dependency[item] = 0.0;
            self.settled[item] = false;
        }
        self.distance[source] = 0.0;
        self.paths[source] = 1.0;
    }

    fn by_steps(&mut self, rows: &Rows, source: usize) {
        self.begin(source);
        self.order.push(source as u32);
        let mut next = 0;
        while let Some(item) = self.order.get(next).map(|item| *item as usize) {
            next += 1;
            let step = self.distance[item] + 1.0;
            for other in rows.row(item) {
                let other_item = *other as usize;
                if self.distance[other_item] == UNREACHED {
                    self.distance[other_item] = step;
                    self.order.push(*other);
                }
                if self.distance[other_item] == step {
                    self.paths[other_item] += self.paths[item];
                }
            }
        }
    }

    fn by_lengths(&mut self, rows: &Rows, lengths: &[Vec<f64>], source: usize) {
        self.begin(source);
        let mut queue = BinaryHeap::from([Reverse((Ordered(0.0), source as u32))]);
        while let Some(Reverse((_, item))) = queue.pop() {
            let item = item as usize;
            if std::mem::replace(&mut self.settled[item], true) {
                continue;
            }
            self.order.push(item as u32);
            for (other, length) in rows.row(item).iter().zip(&lengths[item]) {
                let (other_item, way) = (*other as usize, self.distance[item] + length);
                if way < self.distance[other_item] && !self.settled[other_item] {
                    self.distance[other_item] = way;
                    queue.push(Reverse((Ordered(way), *other)));
                }
            }
        }
        // Counted once all distances are final, so that ways that differ by less than the tolerance count as equally short.
        for place in 1..self.order.len() {
            self.paths[self.order[place] as usize] = 0.0;
        }
        for place in 0..self.order.len() {
            let item = self.order[place] as usize;
            for (other, length) in rows.row(item).iter().zip(&lengths[item]) {
                if self.precedes(item, *other as usize, *length) {
                    self.paths[*other as usize] += self.paths[item];
                }
            }
        }
    }

    /// Whether a shortest way to the other comes over this item.
    fn precedes(&self, item: usize, other: usize, length: f64) -> bool {
        let (way, shortest) = (self.distance[item] + length, self.distance[other]);
        self.distance[item] < shortest && (way - shortest).abs() <= TOLERANCE * f64::max(1.0, way.max(shortest))
    }

    fn add_to(&mut self, sweep: &mut Sweep, rows: &Rows, lengths: Option<&Vec<Vec<f64>>>, source: usize) {
        sweep.reached[source] = self.order.len() as u32 - 1;
        for item in &self.order[1..] {
            let distance = self.distance[*item as usize];
            sweep.distance_sum[source] += distance;
            sweep.harmonic_sum[source] += 1.0 / distance;
        }
        if let Some(last) = self.order[1..].last() {
            let distance = self.distance[*last as usize];
            sweep.longest = Some(sweep.longest.map_or(distance, |longest| longest.max(distance)));
        }
        // δ(v) = Σ over w that v precedes of σ(v)/σ(w) · (1 + δ(w)), farthest first.
        for place in (0..self.order.len()).rev() {
            let item = self.order[place] as usize;
            let mut dependency = 0.0;
            for (entry, other) in rows.row(item).iter().enumerate() {
                let other = *other as usize;
                let follows = match lengths {
                    None => self.distance[other] == self.distance[item] + 1.0,
                    Some(lengths) => self.precedes(item, other, lengths[item][entry]),
                };
                if follows {
                    dependency += self.paths[item] / self.paths[other] * (1.0 + self.dependency[other]);
                }
            }
            self.dependency[item] = dependency;
            if item != source {
                sweep.betweenness[item] += dependency;
            }
        }
    }
}

/// A finite number that can be ordered.
#[derive(PartialEq)]
struct Ordered(f64);

impl Eq for Ordered {}

impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ordered {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(items: usize, pairs: &[(u32, u32)], weights: Option<&[f64]>) -> Rows {
        Rows::undirected(items, pairs, weights)
    }

    #[test]
    fn on_a_path_the_middle_lies_between_all_others() {
        let sweep = sweep(&graph(5, &[(0, 1), (1, 2), (2, 3), (3, 4)], None), None).expect("steps have length 1");
        // Ordered pairs: 2 · (2 · 2) for the middle, 2 · 3 beside it.
        assert_eq!(sweep.betweenness, [0.0, 6.0, 8.0, 6.0, 0.0]);
        assert_eq!(sweep.distance_sum, [10.0, 7.0, 6.0, 7.0, 10.0]);
        assert_eq!(sweep.longest, Some(4.0));
        assert!((sweep.harmonic_sum[0] - (1.0 + 1.0 / 2.0 + 1.0 / 3.0 + 1.0 / 4.0)).abs() < 1e-15);
    }

    #[test]
    fn what_is_not_reached_adds_nothing() {
        let sweep = sweep(&graph(3, &[(0, 1)], None), None).expect("steps have length 1");
        assert_eq!(sweep.reached, [1, 1, 0]);
        assert_eq!(sweep.harmonic_sum, [1.0, 1.0, 0.0]);
    }

    #[test]
    fn two_ways_that_are_equally_long_but_for_rounding_are_both_shortest() {
        // 0.1 + 0.2 and 0.3 differ in the last bit.
        let rows = graph(4, &[(0, 1), (0, 2), (1, 3), (2, 3)], Some(&[0.1, 0.15, 0.2, 0.15]));
        let sweep = sweep(&rows, Some(|weight| weight)).expect("lengths above 0");
        assert_eq!(sweep.betweenness[1], 1.0);
        assert_eq!(sweep.betweenness[2], 1.0);
    }

    #[test]
    fn lengths_of_one_give_what_steps_give() {
        let pairs = [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (4, 5), (3, 5)];
        let steps = sweep(&graph(7, &pairs, None), None).expect("steps");
        let lengths = sweep(&graph(7, &pairs, Some(&[1.0; 7])), Some(|weight| 1.0 / weight)).expect("lengths above 0");
        assert_eq!(steps.betweenness, lengths.betweenness);
        assert_eq!(steps.harmonic_sum, lengths.harmonic_sum);
    }

    #[test]
    fn a_length_of_nothing_is_refused() {
        let error = sweep(&graph(2, &[(0, 1)], Some(&[0.0])), Some(|weight| weight)).expect_err("a length of 0");
        assert_eq!(error, LengthError { from: 0, to: 1 });
    }
}
