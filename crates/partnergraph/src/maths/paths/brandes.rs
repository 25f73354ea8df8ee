//! How much ways of equal steps depend on each item, after Brandes 2001 (J. Math. Sociol. 25), level by level.
//!
//! σ is the number of shortest paths from the source, δ the dependency of the source on an item. With c = (1 + δ)/σ,
//! δ(v) = σ(v) Σ c(w) over the items w after v on shortest paths.
//!
//! No predecessors are kept and hardly anything is compared: an item of a level hands what it has to *all* items in its row.
//! Those of nearer levels get something too, and nobody looks at it. Where fewer items are still to be reached than there are
//! on the way, it is these that look back. Searches change sides in the same way in Beamer, Asanović & Patterson 2012,
//! Direction-optimizing breadth-first search. SC12.

use super::compact::Compact;
use crate::maths::{Stopped, Watch};

const UNREACHED: u32 = u32::MAX;

/// The state of a search from one source, kept between sources.
pub(super) struct Search {
    level: Vec<u32>,
    paths: Vec<f64>,
    /// For each item what others have handed to it.
    handed: Vec<f64>,
    /// What items of one level have to hand on, where others look for it; 0 elsewhere.
    offered: Vec<f64>,
    /// For each item c.
    pub(super) carried: Vec<f64>,
    /// The items that were reached, nearest first; one place more than there are items.
    order: Vec<u32>,
    /// Where each level begins in the order, and where the last one ends.
    starts: Vec<usize>,
    open: Vec<u32>,
}

/// So many shortest paths are still counted without overflow.
const MOST_PATHS: f64 = 1e290;

impl Search {
    pub(super) fn new(items: usize) -> Self {
        Self {
            level: vec![UNREACHED; items],
            paths: vec![0.0; items],
            handed: vec![0.0; items],
            offered: vec![0.0; items],
            carried: vec![0.0; items],
            order: vec![0; items + 1],
            starts: Vec::new(),
            open: Vec::new(),
        }
    }

    /// Searches from a source; says whether all shortest paths could be counted.
    pub(super) fn forth(&mut self, graph: &Compact, source: usize, watch: &Watch) -> Result<bool, Stopped> {
        let around = graph.around(source, source);
        self.level[around.clone()].fill(UNREACHED);
        self.handed[around.clone()].fill(0.0);
        (self.level[source], self.paths[source], self.order[0]) = (0, 1.0, source as u32);
        self.starts.clear();
        self.starts.extend([0, 1]);
        let mut open_cost: usize = around.clone().map(|item| graph.back().degree(item)).sum();
        let mut push_cost = graph.forth.degree(source);
        let (mut listed, mut most) = (false, 1.0_f64);
        for step in 1.. {
            watch.check()?;
            let front = self.starts[step as usize - 1]..self.starts[step as usize];
            if push_cost == 0 {
                break;
            }
            // Handing on costs more than looking.
            let found = if 2 * push_cost <= open_cost {
                self.hand_on(graph, front.clone(), step)
            } else {
                if !std::mem::replace(&mut listed, true) {
                    self.open.clear();
                    self.open.extend(around.clone().filter(|item| self.level[*item] == UNREACHED).map(|item| item as u32));
                }
                self.look_back(graph, front.clone(), step)
            };
            if found == front.end {
                break;
            }
            push_cost = 0;
            for item in &self.order[front.end..found] {
                let item = *item as usize;
                most = most.max(self.paths[item]);
                push_cost += graph.forth.degree(item);
                open_cost -= graph.back().degree(item);
            }
            self.starts.push(found);
        }
        Ok(most < MOST_PATHS)
    }

    /// Each item of the front hands its paths to all in its row; gives where the next level ends.
    fn hand_on(&mut self, graph: &Compact, front: std::ops::Range<usize>, step: u32) -> usize {
        let mut end = front.end;
        for place in front.clone() {
            let item = self.order[place] as usize;
            let paths = self.paths[item];
            for other in graph.forth.row(item) {
                let other_item = *other as usize;
                self.handed[other_item] += paths;
                let level = &mut self.level[other_item];
                // Written in any case, and kept where it is new: there is nothing to guess.
                self.order[end] = *other;
                end += usize::from(*level == UNREACHED);
                *level = step.min(*level);
            }
        }
        for item in &self.order[front.end..end] {
            self.paths[*item as usize] = self.handed[*item as usize];
        }
        end
    }

    /// Each item that is not reached looks for paths in the front; gives where the next level ends.
    fn look_back(&mut self, graph: &Compact, front: std::ops::Range<usize>, step: u32) -> usize {
        for item in &self.order[front.clone()] {
            self.offered[*item as usize] = self.paths[*item as usize];
        }
        let (mut end, mut left) = (front.end, 0);
        for place in 0..self.open.len() {
            let item = self.open[place];
            if self.level[item as usize] != UNREACHED {
                continue;
            }
            let paths = looked_up(graph.back().row(item as usize), &self.offered);
            let is_new = paths > 0.0;
            self.order[end] = item;
            end += usize::from(is_new);
            self.open[left] = item;
            left += usize::from(!is_new);
            self.paths[item as usize] = paths;
            self.level[item as usize] = if is_new { step } else { UNREACHED };
        }
        self.open.truncate(left);
        for item in &self.order[front] {
            self.offered[*item as usize] = 0.0;
        }
        end
    }

    /// Adds for each item reached, but the source, how much the source depends on it: what is handed over is item and δ.
    pub(super) fn back(&mut self, graph: &Compact, source: usize, watch: &Watch, mut take: impl FnMut(usize, f64)) -> Result<(), Stopped> {
        self.handed[graph.around(source, source)].fill(0.0);
        let levels = self.starts.len() - 1;
        for level in (1..levels).rev() {
            watch.check()?;
            let here = self.starts[level]..self.starts[level + 1];
            let mut push_cost = 0;
            for item in &self.order[here.clone()] {
                let item = *item as usize;
                let (handed, paths) = (self.handed[item], self.paths[item]);
                take(item, paths * handed);
                self.carried[item] = handed + 1.0 / paths;
                push_cost += graph.back().degree(item);
            }
            if level == 1 {
                break;
            }
            let before = self.starts[level - 1]..self.starts[level];
            let pull_cost: usize = self.order[before.clone()].iter().map(|item| graph.forth.degree(*item as usize)).sum();
            if push_cost <= pull_cost {
                for place in here {
                    let item = self.order[place] as usize;
                    let carried = self.carried[item];
                    for other in graph.back().row(item) {
                        self.handed[*other as usize] += carried;
                    }
                }
            } else {
                for item in &self.order[here.clone()] {
                    self.offered[*item as usize] = self.carried[*item as usize];
                }
                for item in &self.order[before] {
                    self.handed[*item as usize] = looked_up(graph.forth.row(*item as usize), &self.offered);
                }
                for item in &self.order[here] {
                    self.offered[*item as usize] = 0.0;
                }
            }
        }
        Ok(())
    }

    /// After going back: for each entry of the rows on a shortest path what the ways through it come to, σ(v) c(w).
    pub(super) fn entries(&self, graph: &Compact, mut take: impl FnMut(usize, f64)) {
        let reached = self.starts.last().copied().unwrap_or(0);
        for item in &self.order[..reached] {
            let item = *item as usize;
            let (paths, next) = (self.paths[item], self.level[item] + 1);
            for (entry, other) in graph.forth.range(item).zip(graph.forth.row(item)) {
                if self.level[*other as usize] == next {
                    take(entry, paths * self.carried[*other as usize]);
                }
            }
        }
    }
}

/// The sum of what these items offer.
#[inline]
fn looked_up(row: &[u32], offered: &[f64]) -> f64 {
    let mut sum = 0.0;
    for other in row {
        sum += offered[*other as usize];
    }
    sum
}
