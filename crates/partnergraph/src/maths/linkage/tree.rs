//! What joining leaves: merges with heights, and the groups that there are below a height.

use crate::maths::condensed::{pairs, place};
use crate::maths::{Condensed, Stopped, Watch, in_blocks};

/// Two groups that were joined, each called by its first item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Merge {
    pub(crate) first: usize,
    pub(crate) second: usize,
    /// How far apart they were.
    pub(crate) height: f64,
    /// The number of items in both together.
    pub(crate) size: usize,
}

/// The merges of so many items into one group, in their order.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tree {
    count: usize,
    merges: Vec<Merge>,
    /// The items in an order in which every group stands together, and for each place the height at which what stands before it
    /// and what stands from it on were joined; infinite at the first.
    order: Vec<u32>,
    steps: Vec<f64>,
}

impl Tree {
    pub(super) fn new(count: usize, merges: Vec<Merge>) -> Self {
        let mut last: Vec<usize> = (0..count).collect();
        let mut next = vec![usize::MAX; count];
        let mut height = vec![f64::INFINITY; count];
        for merge in &merges {
            next[last[merge.first]] = merge.second;
            height[merge.second] = merge.height;
            last[merge.first] = last[merge.second];
        }
        let mut order = Vec::with_capacity(count);
        let mut item = if count == 0 { usize::MAX } else { 0 };
        while item != usize::MAX {
            order.push(item as u32);
            item = next[item];
        }
        let steps = order.iter().map(|item| height[*item as usize]).collect();
        Self { count, merges, order, steps }
    }

    /// The merges, in their order.
    pub(crate) fn merges(&self) -> &[Merge] {
        &self.merges
    }

    /// The items in an order in which every group stands together.
    pub(crate) fn order(&self) -> &[u32] {
        &self.order
    }

    /// The group of each item when there are so many, numbered from 0 by their first item.
    pub(crate) fn divided(&self, groups: usize) -> Vec<u32> {
        self.after(self.count.saturating_sub(groups.max(1)))
    }

    /// The group of each item when all that is not further apart than a height is joined.
    pub(crate) fn at_height(&self, height: f64) -> Vec<u32> {
        let most = height + super::slack(height);
        self.after(self.merges.iter().filter(|merge| merge.height <= most).count())
    }

    fn after(&self, merges: usize) -> Vec<u32> {
        let mut into: Vec<usize> = (0..self.count).collect();
        for merge in &self.merges[..merges.min(self.merges.len())] {
            into[merge.second] = merge.first;
        }
        // Items are joined to earlier ones only.
        let (mut groups, mut found) = (vec![0; self.count], 0);
        for item in 0..self.count {
            if into[item] == item {
                groups[item] = found;
                found += 1;
            } else {
                groups[item] = groups[into[item]];
            }
        }
        groups
    }

    /// Writes for an item at which height it and each other were joined; for itself 0.
    fn heights_of(&self, item: usize, place: usize, heights: &mut [f64]) {
        heights[item] = 0.0;
        let mut height = 0.0_f64;
        for next in place + 1..self.count {
            height = height.max(self.steps[next]);
            heights[self.order[next] as usize] = height;
        }
        height = 0.0;
        for before in (0..place).rev() {
            height = height.max(self.steps[before + 1]);
            heights[self.order[before] as usize] = height;
        }
    }

    fn places(&self) -> Vec<u32> {
        let mut places = vec![0; self.count];
        for (place, item) in self.order.iter().enumerate() {
            places[*item as usize] = place as u32;
        }
        places
    }

    /// For each pair the height at which the two were joined.
    pub(crate) fn cophenetic(&self) -> Condensed {
        let places = self.places();
        let mut values = vec![0.0; pairs(self.count)];
        let mut heights = vec![0.0; self.count];
        for item in 0..self.count.saturating_sub(1) {
            self.heights_of(item, places[item] as usize, &mut heights);
            let from = place(self.count, item, item + 1);
            values[from..from + self.count - item - 1].copy_from_slice(&heights[item + 1..]);
        }
        Condensed::new(self.count, values).expect("a value for each pair")
    }

    /// The correlation of these heights with the distances; nothing where one of the two is the same for all pairs.
    ///
    /// # Errors
    /// [`Stopped`] when the watch says so.
    pub(crate) fn correlation(&self, distances: &Condensed, watch: &Watch) -> Result<Option<f64>, Stopped> {
        let places = self.places();
        let number = pairs(self.count).max(1) as f64;
        // Row by row, so that the numbers are the same for any number of threads.
        let sums = |mean: [f64; 2]| -> Result<[f64; 5], Stopped> {
            let mut total = [0.0; 5];
            let of_rows = |heights: &mut Vec<f64>, items: std::ops::Range<usize>| {
                let mut sums = [0.0; 5];
                for item in items {
                    self.heights_of(item, places[item] as usize, heights);
                    for (distance, height) in distances.row(item).iter().zip(&heights[item + 1..]) {
                        let (x, y) = (distance - mean[0], height - mean[1]);
                        let more = [x, y, x * x, y * y, x * y];
                        sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
                    }
                }
                sums
            };
            let start = || vec![0.0; self.count];
            in_blocks(self.count, 64, watch, start, of_rows, |part| {
                total.iter_mut().zip(part).for_each(|(sum, more)| *sum += more);
            })?;
            Ok(total)
        };
        let first = sums([0.0; 2])?;
        let means = [first[0] / number, first[1] / number];
        let [_, _, x, y, both] = sums(means)?;
        let is_constant = |squares: f64, mean: f64| (squares / number).sqrt() <= super::slack(mean);
        let constant = is_constant(x, means[0]) || is_constant(y, means[1]);
        Ok((!constant).then(|| (both / (x * y).sqrt()).clamp(-1.0, 1.0)))
    }
}
