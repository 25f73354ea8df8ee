//! Networks drawn by lot that have something in common with one that was observed.

use std::collections::HashSet;

use super::{Random, Rows, Stopped, Watch, in_blocks};

/// Up to so many pairs of items lists of all of them are made.
const MOST_PAIRS: usize = 1 << 24;

/// The number of ways to choose, where it is at most `most`.
fn ways(of: usize, chosen: usize, most: usize) -> Option<usize> {
    let chosen = chosen.min(of.saturating_sub(chosen));
    let mut ways = 1_u128;
    for step in 1..=chosen {
        ways = ways * (of - chosen + step) as u128 / step as u128;
        if ways > most as u128 {
            return None;
        }
    }
    Some(ways as usize)
}

/// All undirected networks of so many items and ties, each as likely as any other.
#[derive(Debug, Clone)]
pub(crate) struct WithTies {
    items: usize,
    ties: usize,
    pairs: Vec<(u32, u32)>,
}

impl WithTies {
    /// Nothing where there are too many items to list all pairs.
    pub(crate) fn new(items: usize, ties: usize) -> Option<Self> {
        let count = items * items.saturating_sub(1) / 2;
        (count <= MOST_PAIRS).then(|| {
            let pairs = (0..items as u32).flat_map(|a| (a + 1..items as u32).map(move |b| (a, b)));
            Self { items, ties: ties.min(count), pairs: pairs.collect() }
        })
    }

    /// How many there are, where they are at most so many.
    pub(crate) fn number(&self, most: usize) -> Option<usize> {
        ways(self.pairs.len(), self.ties, most)
    }

    /// One that is drawn: the random subset of all pairs.
    pub(crate) fn drawn(&self, random: &mut Random) -> Rows {
        let mut order: Vec<u32> = (0..self.pairs.len() as u32).collect();
        random.shuffle(&mut order);
        order.truncate(self.ties);
        order.sort_unstable();
        self.rows(&order)
    }

    /// The one with this number among all, in the order of their lists of pairs.
    pub(crate) fn numbered(&self, number: usize) -> Rows {
        let (mut chosen, mut rest) = (Vec::with_capacity(self.ties), number);
        for pair in 0..self.pairs.len() {
            let (open, wanted) = (self.pairs.len() - pair, self.ties - chosen.len());
            if wanted == 0 {
                break;
            }
            // So many of those that are left have this pair.
            let with_pair = ways(open - 1, wanted - 1, usize::MAX).unwrap_or(usize::MAX);
            if rest < with_pair {
                chosen.push(pair as u32);
            } else {
                rest -= with_pair;
            }
        }
        self.rows(&chosen)
    }

    fn rows(&self, chosen: &[u32]) -> Rows {
        let pairs: Vec<(u32, u32)> = chosen.iter().map(|pair| self.pairs[*pair as usize]).collect();
        Rows::undirected(self.items, &pairs, None)
    }
}

/// A network with the same degrees: so many times two ties are drawn and exchange an end, unless that made a loop or a tie that
/// is there.
pub(crate) fn swapped(rows: &Rows, attempts: usize, random: &mut Random) -> Rows {
    let mut ties: Vec<(u32, u32)> =
        (0..rows.len() as u32).flat_map(|a| rows.row(a as usize).iter().filter(move |b| **b > a).map(move |b| (a, *b))).collect();
    let sorted = |a: u32, b: u32| (a.min(b), a.max(b));
    if ties.len() >= 2 {
        let mut known: HashSet<(u32, u32)> = ties.iter().copied().collect();
        for _ in 0..attempts {
            let first = random.below(ties.len());
            let mut second = random.below(ties.len() - 1);
            second += usize::from(second >= first);
            let ((a, b), (mut c, mut d)) = (ties[first], ties[second]);
            if random.below(2) == 1 {
                std::mem::swap(&mut c, &mut d);
            }
            let (one, other) = (sorted(a, d), sorted(c, b));
            if a == d || c == b || one == other || known.contains(&one) || known.contains(&other) {
                continue;
            }
            known.remove(&ties[first]);
            known.remove(&ties[second]);
            known.extend([one, other]);
            (ties[first], ties[second]) = (one, other);
        }
        ties.sort_unstable();
    }
    Rows::undirected(rows.len(), &ties, None)
}

/// How an observed number compares with the same number of drawn networks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Compared {
    /// How many networks gave a number, and how many gave none.
    pub(crate) draws: usize,
    pub(crate) without: usize,
    /// How many of them gave at least the observed number.
    pub(crate) as_large: usize,
    pub(crate) mean: f64,
    /// In the population form; 0 where nothing but rounding varies.
    pub(crate) sd: f64,
}

/// Compares an observed number with that of each of `count` networks; `statistic` gives the one with a number from 0 on.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn compared(
    observed: f64,
    count: usize,
    block: usize,
    watch: &Watch,
    statistic: impl Fn(usize) -> Result<Option<f64>, Stopped> + Sync,
) -> Result<Compared, Stopped> {
    watch.expect(count);
    let (mut values, mut stopped) = (Vec::with_capacity(count), None);
    let work = |_: &mut (), range: std::ops::Range<usize>| {
        let steps = range.len();
        let found = range.map(&statistic).collect::<Result<Vec<_>, _>>();
        watch.add_done(steps);
        found
    };
    in_blocks(
        count,
        block,
        watch,
        || (),
        work,
        |found| match found {
            Ok(found) => values.extend(found.into_iter().flatten()),
            Err(error) => stopped = Some(error),
        },
    )?;
    if let Some(stopped) = stopped {
        return Err(stopped);
    }
    let slack = 1e-9 * observed.abs().max(1.0);
    let draws = values.len();
    let mean = values.iter().sum::<f64>() / draws.max(1) as f64;
    let variance = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / draws.max(1) as f64;
    let sd = if variance.sqrt() <= 1e-12 * observed.abs().max(1.0) { 0.0 } else { variance.sqrt() };
    Ok(Compared { draws, without: count - draws, as_large: values.iter().filter(|value| **value >= observed - slack).count(), mean, sd })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_networks_are_numbered_each_once() {
        // Four items have six pairs, and 20 ways to choose three of them.
        let all = WithTies::new(4, 3).expect("few pairs");
        assert_eq!((all.number(50_000), all.number(19)), (Some(20), None));
        let mut seen: Vec<Vec<Vec<u32>>> = Vec::new();
        for number in 0..20 {
            let rows = all.numbered(number);
            assert_eq!(rows.entries(), 6);
            let lists: Vec<Vec<u32>> = (0..4).map(|item| rows.row(item).to_vec()).collect();
            assert!(!seen.contains(&lists));
            seen.push(lists);
        }
        assert_eq!(all.drawn(&mut Random::new(1, 1)).entries(), 6);
        assert!(WithTies::new(100_000, 3).is_none());
    }

    #[test]
    fn swaps_keep_degrees_and_change_the_rest() {
        let pairs: Vec<(u32, u32)> = (0..20).flat_map(|a| [(a, a + 1), (a, a + 3)]).filter(|(_, b)| *b < 20).collect();
        let rows = Rows::undirected(20, &pairs, None);
        let drawn = swapped(&rows, 20 * pairs.len(), &mut Random::new(1, 1));
        assert!((0..20).all(|item| drawn.degree(item) == rows.degree(item)));
        assert_ne!(drawn, rows);
        assert!((0..20).all(|item| !drawn.has(item, item)));
    }
}
