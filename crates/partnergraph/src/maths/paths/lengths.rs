//! Searches along ways of which each tie has its own length, after Dijkstra 1959, and how much they depend on each item.
//!
//! Lengths that differ by less than a small share are equal, so that rounding does not decide which ways are shortest.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::compact::Compact;

/// Two lengths are equal when they differ by at most this share of the larger one, or of 1.
const TOLERANCE: f64 = 1e-9;
const UNREACHED: f64 = f64::INFINITY;
/// Above so many, shortest paths are counted by logarithms.
const MOST_PATHS: f64 = 1e290;

/// The state of a search from one source, kept between sources.
pub(super) struct Search {
    pub(super) distance: Vec<f64>,
    settled: Vec<bool>,
    /// σ, or ln σ.
    paths: Vec<f64>,
    by_logarithms: bool,
    dependency: Vec<f64>,
    /// The items that were reached, nearest first.
    pub(super) order: Vec<u32>,
    queue: BinaryHeap<Reverse<(u64, u32)>>,
    /// For each place of the order the entries that go on along shortest paths: item and entry.
    after: Vec<(u32, u32)>,
    after_from: Vec<usize>,
}

/// How long each entry of the rows is.
#[derive(Clone, Copy)]
pub(super) enum Length<'a> {
    /// All the same.
    One,
    /// Each its own, in the order of the entries.
    Each(&'a [f64]),
}

impl Length<'_> {
    #[inline]
    fn of(self, entry: usize) -> f64 {
        match self {
            Self::One => 1.0,
            Self::Each(lengths) => lengths[entry],
        }
    }
}

impl Search {
    pub(super) fn new(items: usize) -> Self {
        Self {
            distance: vec![UNREACHED; items],
            settled: vec![false; items],
            paths: vec![0.0; items],
            by_logarithms: false,
            dependency: vec![0.0; items],
            order: Vec::new(),
            queue: BinaryHeap::new(),
            after: Vec::new(),
            after_from: Vec::new(),
        }
    }

    /// Distances from a source.
    pub(super) fn distances(&mut self, graph: &Compact, lengths: Length<'_>, source: usize) {
        for item in self.order.drain(..) {
            self.distance[item as usize] = UNREACHED;
            self.settled[item as usize] = false;
        }
        self.distance[source] = 0.0;
        // Numbers of 0 or more are ordered as their bits are.
        self.queue.push(Reverse((0, source as u32)));
        while let Some(Reverse((_, item))) = self.queue.pop() {
            let item = item as usize;
            if std::mem::replace(&mut self.settled[item], true) {
                continue;
            }
            self.order.push(item as u32);
            for (entry, other) in graph.forth.range(item).zip(graph.forth.row(item)) {
                let way = self.distance[item] + lengths.of(entry);
                if way < self.distance[*other as usize] {
                    self.distance[*other as usize] = way;
                    self.queue.push(Reverse((way.to_bits(), *other)));
                }
            }
        }
    }

    /// Distances and shortest paths from a source. Paths are counted once all distances are final, so that ways that differ by
    /// less than the tolerance count as equally short.
    pub(super) fn forth(&mut self, graph: &Compact, lengths: Length<'_>, source: usize) {
        self.distances(graph, lengths, source);
        self.after.clear();
        self.after_from.clear();
        for item in &self.order {
            self.after_from.push(self.after.len());
            let item = *item as usize;
            for (entry, other) in graph.forth.range(item).zip(graph.forth.row(item)) {
                if precedes(self.distance[item], lengths.of(entry), self.distance[*other as usize]) {
                    self.after.push((*other, entry as u32));
                }
            }
        }
        self.after_from.push(self.after.len());
        self.by_logarithms = !self.counted();
        if self.by_logarithms {
            self.count_logarithms();
        }
    }

    /// Counts shortest paths; says whether they could be.
    fn counted(&mut self) -> bool {
        self.order.iter().for_each(|item| self.paths[*item as usize] = 0.0);
        let mut most = 1.0_f64;
        for (place, item) in self.order.iter().enumerate() {
            let paths = if place == 0 { 1.0 } else { self.paths[*item as usize] };
            self.paths[*item as usize] = paths;
            most = most.max(paths);
            for (other, _) in &self.after[self.after_from[place]..self.after_from[place + 1]] {
                self.paths[*other as usize] += paths;
            }
        }
        most < MOST_PATHS
    }

    fn count_logarithms(&mut self) {
        self.order.iter().for_each(|item| self.paths[*item as usize] = f64::NEG_INFINITY);
        for (place, item) in self.order.iter().enumerate() {
            let paths = if place == 0 { 0.0 } else { self.paths[*item as usize] };
            self.paths[*item as usize] = paths;
            for (other, _) in &self.after[self.after_from[place]..self.after_from[place + 1]] {
                let sum = &mut self.paths[*other as usize];
                // ln(eᵃ + eᵇ), taken from the larger one.
                let (large, small) = (sum.max(paths), sum.min(paths));
                *sum = large + (small - large).exp().ln_1p();
            }
        }
    }

    /// For each item reached, but the source, how much the source depends on it; and for each entry on a shortest path what
    /// the ways through it come to.
    pub(super) fn back(&mut self, mut take: impl FnMut(usize, f64), mut through: impl FnMut(usize, f64)) {
        for (place, item) in self.order.iter().enumerate().rev() {
            let item = *item as usize;
            let mut dependency = 0.0;
            for (other, entry) in &self.after[self.after_from[place]..self.after_from[place + 1]] {
                let (paths, paths_on) = (self.paths[item], self.paths[*other as usize]);
                let share = if self.by_logarithms { (paths - paths_on).exp() } else { paths / paths_on };
                let ways = share * (1.0 + self.dependency[*other as usize]);
                through(*entry as usize, ways);
                dependency += ways;
            }
            self.dependency[item] = dependency;
            if place > 0 {
                take(item, dependency);
            }
        }
    }
}

/// Whether a shortest way comes over a tie of some length, after a distance.
#[inline]
fn precedes(distance: f64, length: f64, shortest: f64) -> bool {
    let way = distance + length;
    distance < shortest && way - shortest <= TOLERANCE * f64::max(1.0, way)
}
