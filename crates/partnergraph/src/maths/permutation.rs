//! Permutation tests: how often a statistic is as extreme when labels are shuffled over the items.

use super::random::Bounds;
use super::{Random, Stopped, Watch, in_blocks};

/// Up to so many arrangements all of them are gone through, instead of drawing some.
pub(crate) const MOST_ARRANGEMENTS: usize = 50_000;
/// Beyond so many statistics replicates are done one after the other, as every thread would need room for all of them.
const MANY_STATISTICS: usize = 100_000;

/// How many replicates a test draws, and by what seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Lot {
    pub(crate) replicates: usize,
    pub(crate) seed: u64,
}

impl Default for Lot {
    fn default() -> Self {
        Self { replicates: 1000, seed: 1 }
    }
}

impl Lot {
    /// The same with so many replicates; at least one is drawn.
    pub const fn with_replicates(mut self, replicates: usize) -> Self {
        self.replicates = if replicates == 0 { 1 } else { replicates };
        self
    }

    /// The same with another seed.
    pub const fn with_seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// The number of replicates, and the seed.
    pub(crate) const fn parts(self) -> (usize, u64) {
        (self.replicates, self.seed)
    }
}

/// What came out for each statistic.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tested {
    /// Whether all arrangements were gone through.
    pub(crate) exact: bool,
    /// How many were gone through.
    pub(crate) arrangements: usize,
    pub(crate) tallies: Vec<Tally>,
}

/// How one statistic compares with its values over the arrangements.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Tally {
    observed: f64,
    greater: usize,
    less: usize,
    further: usize,
    /// Sums of what the arrangements have more than is observed, and of its square: small numbers where little varies.
    more: f64,
    squares: f64,
    /// How many arrangements have a value without end, which is in neither sum.
    endless: usize,
}

impl Tally {
    fn count(&mut self, value: f64) {
        if value == f64::INFINITY {
            self.greater += 1;
            self.further += 1;
            self.endless += 1;
            return;
        }
        let slack = 1e-9 * self.observed.abs().max(1.0);
        self.greater += usize::from(value >= self.observed - slack);
        self.less += usize::from(value <= self.observed + slack);
        self.further += usize::from(value.abs() >= self.observed.abs() - slack);
        let more = value - self.observed;
        self.more += more;
        self.squares += more * more;
    }

    fn add(&mut self, other: &Self) {
        self.greater += other.greater;
        self.less += other.less;
        self.further += other.further;
        self.more += other.more;
        self.squares += other.squares;
        self.endless += other.endless;
    }
}

impl Tested {
    fn share(&self, as_extreme: usize) -> f64 {
        if self.exact { as_extreme as f64 / self.arrangements as f64 } else { (1 + as_extreme) as f64 / (1 + self.arrangements) as f64 }
    }

    /// The value that was observed.
    pub(crate) fn observed(&self, statistic: usize) -> f64 {
        self.tallies[statistic].observed
    }

    /// The share of arrangements with at least the observed value.
    pub(crate) fn greater(&self, statistic: usize) -> f64 {
        self.share(self.tallies[statistic].greater)
    }

    /// The share of arrangements with at most the observed value.
    pub(crate) fn less(&self, statistic: usize) -> f64 {
        self.share(self.tallies[statistic].less)
    }

    /// Twice the smaller of the two, at most 1.
    pub(crate) fn two_sided(&self, statistic: usize) -> f64 {
        (2.0 * self.greater(statistic).min(self.less(statistic))).min(1.0)
    }

    /// The share of arrangements that are at least as far from 0 as the observed value.
    pub(crate) fn further(&self, statistic: usize) -> f64 {
        self.share(self.tallies[statistic].further)
    }

    /// How many arrangements have a value without end; they count as at least as extreme, and stand in no mean.
    pub(crate) fn endless(&self, statistic: usize) -> usize {
        self.tallies[statistic].endless
    }

    fn finite(&self, statistic: usize) -> f64 {
        (self.arrangements - self.tallies[statistic].endless).max(1) as f64
    }

    /// The mean over the arrangements.
    pub(crate) fn mean(&self, statistic: usize) -> f64 {
        let tally = &self.tallies[statistic];
        tally.observed + tally.more / self.finite(statistic)
    }

    /// The standard deviation over the arrangements, population form; 0 where nothing but rounding varies.
    pub(crate) fn sd(&self, statistic: usize) -> f64 {
        let tally = &self.tallies[statistic];
        let count = self.finite(statistic);
        let variance = tally.squares / count - (tally.more / count) * (tally.more / count);
        let sd = variance.max(0.0).sqrt();
        if sd <= 1e-12 * tally.observed.abs().max(1.0) { 0.0 } else { sd }
    }

    /// How many standard deviations the observed value is above the mean; nothing where nothing varies.
    pub(crate) fn z(&self, statistic: usize) -> Option<f64> {
        let sd = self.sd(statistic);
        (sd > 0.0).then(|| (self.observed(statistic) - self.mean(statistic)) / sd)
    }
}

/// The number of different ways to place these labels; nothing where there are more than are gone through.
pub(crate) fn arrangements(labels: &[u32]) -> Option<usize> {
    // The product over positions of (position + 1) / (how often the label stood there), which is whole after each step.
    let mut sorted = labels.to_vec();
    sorted.sort_unstable();
    let (mut ways, mut same) = (1_usize, 0);
    for position in 0..sorted.len() {
        same = if position > 0 && sorted[position] == sorted[position - 1] { same + 1 } else { 1 };
        ways = ways * (position + 1) / same;
        if ways > MOST_ARRANGEMENTS {
            return None;
        }
    }
    Some(ways)
}

/// How statistics compare with their values when the labels are placed anew: over every different arrangement where there are at
/// most 50,000, over shuffles otherwise.
///
/// `statistics` writes the values for an arrangement of the labels, in the order of those that were observed. What it gives must
/// depend on the arrangement alone.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn permuted<State: Send>(
    labels: &[u32],
    lot: Lot,
    observed: &[f64],
    watch: &Watch,
    start: impl Fn() -> State + Sync,
    statistics: impl Fn(&mut State, &[u32], &mut [f64]) + Sync,
) -> Result<Tested, Stopped> {
    let ways = arrangements(labels);
    let count = ways.unwrap_or(lot.replicates);
    let block = match ways {
        _ if observed.len() > MANY_STATISTICS => count,
        Some(_) => 256,
        None => 8,
    };
    let fresh: Vec<Tally> = observed.iter().map(|observed| Tally { observed: *observed, ..Tally::default() }).collect();
    let mut tested = Tested { exact: ways.is_some(), arrangements: count, tallies: fresh.clone() };
    // Working the bounds out costs as much as a few shuffles.
    let bounds = (ways.is_none() && count > 4).then(|| Bounds::up_to(labels.len()));
    watch.expect(count);
    let work = |(state, placed, values): &mut (State, Vec<u32>, Vec<f64>), range: std::ops::Range<usize>| {
        let mut tallies = fresh.clone();
        for (step, number) in range.clone().enumerate() {
            if step % 16 == 0 || ways.is_none() {
                watch.check()?;
            }
            match ways {
                Some(ways) if step == 0 => *placed = arrangement(labels, ways, number),
                Some(_) => next_arrangement(placed),
                None => {
                    placed.clear();
                    placed.extend_from_slice(labels);
                    let mut random = Random::new(lot.seed, number as u64 + 1);
                    match &bounds {
                        Some(bounds) => random.shuffle_within(placed, bounds),
                        None => random.shuffle(placed),
                    }
                }
            }
            statistics(state, placed, values);
            for (tally, value) in tallies.iter_mut().zip(&*values) {
                tally.count(*value);
            }
        }
        watch.add_done(range.len());
        Ok(tallies)
    };
    let mut stopped = None;
    in_blocks(
        count,
        block,
        watch,
        || (start(), Vec::new(), vec![0.0; observed.len()]),
        work,
        |part: Result<Vec<Tally>, Stopped>| match part {
            Ok(part) => tested.tallies.iter_mut().zip(&part).for_each(|(tally, more)| tally.add(more)),
            Err(error) => stopped = Some(error),
        },
    )?;
    // Statistics that take long look at the watch too, and what they give once it is stopped is worth nothing.
    if watch.is_stopped() {
        return Err(Stopped);
    }
    stopped.map_or(Ok(tested), Err)
}

/// As [`permuted`], where it is cheaper to look at many arrangements at a time: `statistics` gets up to `most` of them, one after
/// the other, and writes the values of each, one after the other.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn permuted_together(
    labels: &[u32],
    lot: Lot,
    observed: &[f64],
    most: usize,
    watch: &Watch,
    mut statistics: impl FnMut(&[u32], &mut [f64]) -> Result<(), Stopped>,
) -> Result<Tested, Stopped> {
    let ways = arrangements(labels);
    let count = ways.unwrap_or(lot.replicates);
    let mut tallies: Vec<Tally> = observed.iter().map(|observed| Tally { observed: *observed, ..Tally::default() }).collect();
    let bounds = ways.is_none().then(|| Bounds::up_to(labels.len()));
    let (mut placed, mut last, mut values) = (Vec::new(), Vec::new(), Vec::new());
    watch.expect(count);
    for first in (0..count).step_by(most.max(1)) {
        watch.check()?;
        let many = most.max(1).min(count - first);
        placed.clear();
        match (&bounds, ways) {
            (Some(bounds), _) => {
                let shuffled = |(): &mut (), numbers: std::ops::Range<usize>| {
                    let mut part = Vec::with_capacity(numbers.len() * labels.len());
                    for number in numbers {
                        let from = part.len();
                        part.extend_from_slice(labels);
                        Random::new(lot.seed, (first + number) as u64 + 1).shuffle_within(&mut part[from..], bounds);
                    }
                    part
                };
                in_blocks(many, 32, watch, || (), shuffled, |part| placed.extend(part))?;
            }
            (None, ways) => {
                for number in first..first + many {
                    if number == 0 {
                        last = arrangement(labels, ways.unwrap_or(1), 0);
                    } else {
                        next_arrangement(&mut last);
                    }
                    placed.extend_from_slice(&last);
                }
            }
        }
        values.clear();
        values.resize(many * observed.len(), 0.0);
        statistics(&placed, &mut values)?;
        for of_one in values.chunks_exact(observed.len().max(1)) {
            tallies.iter_mut().zip(of_one).for_each(|(tally, value)| tally.count(*value));
        }
        watch.add_done(many);
    }
    Ok(Tested { exact: ways.is_some(), arrangements: count, tallies })
}

/// The arrangement with this number among all, in ascending order.
fn arrangement(labels: &[u32], ways: usize, number: usize) -> Vec<u32> {
    let mut rest = labels.to_vec();
    rest.sort_unstable();
    let (mut ways, mut number) = (ways, number);
    let mut placed = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let mut first = 0;
        while first < rest.len() {
            let label = rest[first];
            let same = rest[first..].iter().take_while(|other| **other == label).count();
            let with_label = ways * same / rest.len();
            if number < with_label {
                ways = with_label;
                break;
            }
            number -= with_label;
            first += same;
        }
        placed.push(rest.remove(first.min(rest.len() - 1)));
    }
    placed
}

/// The arrangement that comes after; of the last one the first.
fn next_arrangement(placed: &mut [u32]) {
    let Some(pivot) = (1..placed.len()).rev().find(|place| placed[place - 1] < placed[*place]) else {
        placed.reverse();
        return;
    };
    let last = (pivot..placed.len()).rev().find(|place| placed[*place] > placed[pivot - 1]).unwrap_or(pivot);
    placed.swap(pivot - 1, last);
    placed[pivot..].reverse();
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOT: Lot = Lot { replicates: 1000, seed: 1 };

    /// Every order of the labels, doubled ones once.
    fn every_order(labels: &[u32]) -> Vec<Vec<u32>> {
        if labels.is_empty() {
            return vec![vec![]];
        }
        let mut found = Vec::new();
        for (place, label) in labels.iter().enumerate() {
            let rest: Vec<u32> = labels.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, label)| *label).collect();
            found.extend(every_order(&rest).into_iter().map(|order| [vec![*label], order].concat()));
        }
        found.sort();
        found.dedup();
        found
    }

    #[test]
    fn arrangements_are_numbered_in_ascending_order() {
        for labels in [vec![], vec![3], vec![1, 0], vec![2, 2, 2], vec![0, 1, 0, 1, 2], vec![5, 4, 3, 2, 1], vec![1, 0, 0, 0, 0, 1]] {
            let all = every_order(&labels);
            let ways = arrangements(&labels).expect("few");
            assert_eq!(ways, all.len(), "{labels:?}");
            let mut placed = arrangement(&labels, ways, 0);
            for (number, expected) in all.iter().enumerate() {
                assert_eq!((&arrangement(&labels, ways, number), &placed), (expected, expected));
                next_arrangement(&mut placed);
            }
            assert_eq!(placed, all[0]);
        }
        assert_eq!(arrangements(&(0..8).collect::<Vec<_>>()), Some(40_320));
        assert_eq!(arrangements(&(0..9).collect::<Vec<_>>()), None);
        assert_eq!(arrangements(&[7; 1000]), Some(1));
    }

    /// How many of the first two items have the label 1.
    fn first_two(_: &mut (), placed: &[u32], values: &mut [f64]) {
        values[0] = f64::from(placed[0] + placed[1]);
    }

    #[test]
    fn few_arrangements_are_all_gone_through() {
        // Of the six ways to place two ones among four, one has both in front, four have one there, one has none.
        let found = permuted(&[1, 1, 0, 0], LOT, &[2.0], &Watch::new(), || (), first_two).expect("nobody stops it");
        assert!(found.exact && found.arrangements == 6);
        assert_eq!((found.greater(0), found.less(0), found.two_sided(0)), (1.0 / 6.0, 1.0, 2.0 / 6.0));
        assert_eq!((found.mean(0), found.z(0)), (1.0, Some(1.0 / (1.0_f64 / 3.0).sqrt())));
        assert!((found.sd(0) - (1.0_f64 / 3.0).sqrt()).abs() < 1e-15);
        let same = permuted(&[1, 1, 1], LOT, &[2.0], &Watch::new(), || (), first_two).expect("nobody stops it");
        assert_eq!((same.arrangements, same.greater(0), same.sd(0), same.z(0)), (1, 1.0, 0.0, None));
    }

    #[test]
    fn many_arrangements_are_drawn_and_p_is_never_0() {
        let labels: Vec<u32> = (0..40).map(|item| u32::from(item < 20)).collect();
        let found = permuted(&labels, LOT, &[2.0], &Watch::new(), || (), first_two).expect("nobody stops it");
        assert!(!found.exact && found.arrangements == 1000);
        // Both in front: 20/40 · 19/39.
        assert!((found.greater(0) - 20.0 * 19.0 / (40.0 * 39.0)).abs() < 0.04, "{}", found.greater(0));
        assert!((found.mean(0) - 1.0).abs() < 0.06);
        let never = permuted(&labels, LOT, &[3.0], &Watch::new(), || (), first_two).expect("nobody stops it");
        assert_eq!(never.greater(0), 1.0 / 1001.0);
    }

    #[test]
    fn many_at_a_time_give_what_one_after_the_other_gives() {
        for labels in [vec![1, 1, 0, 0], vec![0, 1, 2, 0, 1], (0..30).map(|item| item % 3).collect::<Vec<u32>>()] {
            let first = |placed: &[u32]| f64::from(placed[0] * 7 + placed[1]);
            let one = permuted(&labels, LOT, &[5.0], &Watch::new(), || (), |(), placed, values| values[0] = first(placed));
            for most in [1, 7, 100_000] {
                let together = permuted_together(&labels, LOT, &[5.0], most, &Watch::new(), |placed, values| {
                    placed.chunks(labels.len()).zip(values).for_each(|(placed, value)| *value = first(placed));
                    Ok(())
                });
                let (one, together) = (one.as_ref().expect("nobody stops it"), together.expect("nobody stops it"));
                assert_eq!((one.exact, one.arrangements), (together.exact, together.arrangements));
                assert_eq!((one.greater(0), one.less(0), one.mean(0)), (together.greater(0), together.less(0), together.mean(0)));
            }
        }
    }

    #[cfg(feature = "parallel")]
    #[test]
    fn one_thread_and_several_give_the_same_bits() {
        let spread = |_: &mut (), placed: &[u32], values: &mut [f64]| {
            values[0] = placed.iter().enumerate().map(|(item, label)| (item as f64).sqrt() * f64::from(*label).ln_1p()).sum();
        };
        for labels in [(0..8).collect::<Vec<u32>>(), (0..30).collect()] {
            let alone = permuted(&labels, LOT, &[30.0], &Watch::new(), || (), spread).expect("nobody stops it");
            for threads in [1, 2, 5] {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
                assert_eq!(pool.install(|| permuted(&labels, LOT, &[30.0], &Watch::new(), || (), spread)), Ok(alone.clone()));
            }
        }
    }

    #[test]
    fn a_test_can_be_stopped() {
        let watch = Watch::with_visitor(std::time::Duration::ZERO, |watch| watch.done() < 100);
        let labels: Vec<u32> = (0..20).collect();
        assert_eq!(permuted(&labels, LOT, &[2.0], &watch, || (), first_two), Err(Stopped));
        assert!(watch.done() < 150 && watch.expected() == 1000);
    }
}
