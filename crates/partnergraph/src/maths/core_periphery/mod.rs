//! Splitting a network into a core and a periphery (Borgatti & Everett 1999; Lip 2011).

mod continuous;
mod exact;
mod search;

pub(crate) use continuous::coreness;
pub(crate) use exact::{MOST_EXACT, every_split};
pub(crate) use search::searched;

use super::Rows;

/// Two correlations are equal when they differ by at most this.
const TOLERANCE: f64 = 1e-12;

/// Up to so many splits that are equally good are listed.
pub(crate) const MOST_LISTED: usize = 16;

/// What an ideal network has between core and periphery; it has every tie within the core and none within the periphery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Between {
    /// Nothing is said.
    Missing,
    /// Every tie.
    Full,
    /// No tie.
    Empty,
}

/// The best split that is found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Split {
    /// Pearson's r of the ties and the ideal.
    pub(crate) r: f64,
    /// The items of the core, in ascending order.
    pub(crate) core: Vec<u32>,
    /// Of a search through all splits, what is equally good; of any other nothing.
    pub(crate) equal: Option<Equal>,
}

/// The splits that are equally good.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Equal {
    /// How many there are.
    pub(crate) optima: u64,
    /// Their cores, smallest first, then by their items; where there are too many only the first.
    pub(crate) cores: Vec<Vec<u32>>,
    /// For each item in how many of them it is in the core.
    pub(crate) in_core: Vec<u64>,
}

/// What decides r of a split: numbers of items and ties.
#[derive(Debug, Clone, Copy)]
struct Shape {
    between: Between,
    items: i64,
    ties: i64,
}

impl Shape {
    fn of(rows: &Rows, between: Between) -> Self {
        Self { between, items: rows.len() as i64, ties: rows.entries() as i64 / 2 }
    }

    /// For a core of so many items the pairs where the ideal has a tie, and those where it has none.
    fn pairs(self, core: i64) -> (i64, i64) {
        let two = |items: i64| items * (items - 1) / 2;
        let (inside, outside, across) = (two(core), two(self.items - core), core * (self.items - core));
        match self.between {
            Between::Missing => (inside, outside),
            Between::Full => (inside + across, outside),
            Between::Empty => (inside, outside + across),
        }
    }

    /// The ties where the ideal has one, and those where it has none.
    fn hits(self, inside: i64, outside: i64) -> (i64, i64) {
        match self.between {
            Between::Missing => (inside, outside),
            Between::Full => (self.ties - outside, outside),
            Between::Empty => (inside, self.ties - inside),
        }
    }

    /// Pearson's r of a split with so many items and ties in the core, and ties in the periphery; nothing where one side is
    /// constant.
    fn r(self, core: i64, inside: i64, outside: i64) -> Option<f64> {
        let (ones, zeros) = self.pairs(core);
        let (hits, misses) = self.hits(inside, outside);
        let (all, ties) = (ones + zeros, hits + misses);
        if ones == 0 || zeros == 0 || ties == 0 || ties == all {
            return None;
        }
        // Of many items products go beyond 64 bits.
        let (all, ones, zeros, hits, ties) = (all as f64, ones as f64, zeros as f64, hits as f64, ties as f64);
        Some((all * hits - ones * ties) / (ones.sqrt() * zeros.sqrt() * (ties * (all - ties)).sqrt()))
    }
}

/// How many cells of the ideal are wrong for the core of the k items of highest degree, for k = 1 … n: missing ties inside the
/// core and ties inside the periphery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mismatch {
    /// Items by degree, highest first, of equal ones the first first.
    pub(crate) order: Vec<u32>,
    /// For k = 1 … n the wrong cells.
    pub(crate) wrong: Vec<u64>,
    /// The size of the core.
    pub(crate) core: usize,
    /// The items of one degree that the edge of the core runs through, as a range of the order; empty where it does not.
    pub(crate) cut: std::ops::Range<usize>,
}

/// The core with the smallest number of wrong cells; nothing without items.
pub(crate) fn mismatch(rows: &Rows) -> Option<Mismatch> {
    let mut order: Vec<u32> = (0..rows.len() as u32).collect();
    order.sort_by_key(|item| std::cmp::Reverse(rows.degree(*item as usize)));
    let degree = |place: usize| rows.degree(order[place] as usize) as u64;
    let ties = rows.entries() as u64 / 2;
    let mut sum = 0;
    let wrong: Vec<u64> = (0..order.len())
        .map(|place| {
            sum += degree(place);
            let core = place as u64 + 1;
            ties + core * (core - 1) / 2 - sum
        })
        .collect();
    let least = *wrong.iter().min()?;
    // The edge of a core of k runs through a group when the items before and behind it have the same degree.
    let cuts = |core: usize| core < order.len() && degree(core - 1) == degree(core);
    let sizes: Vec<usize> = (1..=order.len()).filter(|core| wrong[core - 1] == least).collect();
    let core = sizes.iter().rev().find(|core| !cuts(**core)).or(sizes.last()).copied()?;
    let cut = if cuts(core) {
        let same = |place: &usize| degree(*place) == degree(core);
        let from = (0..core).rev().take_while(same).last().unwrap_or(core);
        from..core + (core..order.len()).take_while(same).count()
    } else {
        core..core
    };
    Some(Mismatch { core, cut, wrong, order })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maths::Watch;
    use crate::maths::slow::{Slow, every_graph};

    const EVERY: [Between; 3] = [Between::Missing, Between::Full, Between::Empty];

    /// Pearson's r of two lists, written out.
    fn pearson(a: &[f64], b: &[f64]) -> Option<f64> {
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        let (of_a, of_b) = (mean(a), mean(b));
        let sum = |of: &dyn Fn(f64, f64) -> f64| a.iter().zip(b).map(|(a, b)| of(a - of_a, b - of_b)).sum::<f64>();
        let (aa, bb) = (sum(&|a, _| a * a), sum(&|_, b| b * b));
        (a.len() > 1 && aa > 1e-9 && bb > 1e-9).then(|| sum(&|a, b| a * b) / (aa * bb).sqrt())
    }

    /// r of a split, cell by cell.
    fn slow_r(slow: &Slow, between: Between, core: u32) -> Option<f64> {
        let (mut ideal, mut ties) = (Vec::new(), Vec::new());
        for (a, b) in slow.ordered_pairs().filter(|(a, b)| a < b) {
            let cell = match ((core >> a & 1) + (core >> b & 1), between) {
                (2, _) | (1, Between::Full) => 1.0,
                (0, _) | (1, Between::Empty) => 0.0,
                _ => continue,
            };
            ideal.push(cell);
            ties.push(if slow.tied(a, b) { 1.0 } else { 0.0 });
        }
        pearson(&ideal, &ties)
    }

    fn items(core: u32) -> Vec<u32> {
        (0..32).filter(|item| core >> item & 1 == 1).collect()
    }

    #[test]
    fn every_split_of_every_graph_of_up_to_five_items_is_looked_at() {
        for count in 0..=5 {
            for pairs in every_graph(count) {
                let (slow, rows) = (Slow::new(count, &pairs, false, None), Rows::undirected(count as usize, &pairs, None));
                for between in EVERY {
                    let all: Vec<(u32, f64)> = (0..1 << count).filter_map(|core| slow_r(&slow, between, core).map(|r| (core, r))).collect();
                    let best = all.iter().map(|(_, r)| *r).fold(f64::NEG_INFINITY, f64::max);
                    let mut cores: Vec<Vec<u32>> = all.iter().filter(|(_, r)| *r > best - 1e-9).map(|(core, _)| items(*core)).collect();
                    cores.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
                    let found = every_split(&rows, between, &Watch::new()).expect("nobody stops it");
                    let Some(found) = found else {
                        assert!(cores.is_empty(), "{pairs:?}");
                        continue;
                    };
                    assert!((found.r - best).abs() < 1e-12, "{pairs:?} {between:?}: {found:?}");
                    let equal = found.equal.expect("all were looked at");
                    assert_eq!((equal.optima as usize, &found.core), (cores.len(), &cores[0]), "{pairs:?} {between:?}");
                    let listed = if cores.len() > MOST_LISTED { 1 } else { cores.len() };
                    assert_eq!(equal.cores, cores[..listed], "{pairs:?} {between:?}");
                    for item in 0..count {
                        let times = cores.iter().filter(|core| core.contains(&item)).count();
                        assert_eq!(equal.in_core[item as usize] as usize, times);
                    }
                    // A search is never better, and r is that of the core it gives.
                    let near = searched(&rows, between, &Watch::new()).expect("nobody stops it").expect("there is a split");
                    let core = near.core.iter().fold(0, |core, item| core | 1 << item);
                    assert!(near.r <= best + 1e-12 && slow_r(&slow, between, core).is_some_and(|r| (r - near.r).abs() < 1e-12));
                }
            }
        }
    }

    #[test]
    fn no_core_of_any_graph_of_up_to_five_items_has_fewer_wrong_cells() {
        for count in 1..=5_u32 {
            for pairs in every_graph(count) {
                let wrong = |core: u32| {
                    let cell = |(a, b): (u32, u32)| {
                        let (both, neither) = (core >> a & core >> b & 1 == 1, (core >> a | core >> b) & 1 == 0);
                        let tied = pairs.contains(&(a, b));
                        usize::from(both && !tied || neither && tied)
                    };
                    (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b))).map(cell).sum::<usize>() as u64
                };
                let found = mismatch(&Rows::undirected(count as usize, &pairs, None)).expect("there are items");
                for size in 1..=count {
                    let best = (0..1 << count).filter(|core: &u32| core.count_ones() == size).map(wrong).min();
                    assert_eq!(Some(found.wrong[size as usize - 1]), best, "{pairs:?}, {size}");
                }
                assert_eq!(found.wrong.iter().min(), Some(&found.wrong[found.core - 1]));
            }
        }
    }

    #[test]
    fn a_core_does_not_cut_through_equals_where_another_does_not() {
        // A ring of four: cores of two and of three have one wrong cell, and both cut through the four equals.
        let ring = mismatch(&Rows::undirected(4, &[(0, 1), (0, 3), (1, 2), (2, 3)], None)).expect("there are items");
        assert_eq!((ring.wrong, ring.core, ring.cut), (vec![2, 1, 1, 2], 3, 0..4));
        // Three in a triangle, two of them with a hanger-on: cores of two and of three have no wrong cell, and neither cuts.
        let pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 4)];
        let found = mismatch(&Rows::undirected(5, &pairs, None)).expect("there are items");
        assert_eq!((found.wrong, found.core, found.cut), (vec![2, 0, 0, 2, 5], 3, 3..3));
    }

    #[cfg(feature = "parallel")]
    #[test]
    fn one_thread_and_several_give_the_same_bits() {
        let ring: Vec<(u32, u32)> = (0..17).map(|a| (a, a + 1)).chain([(0, 17)]).collect();
        let mut pairs = ring;
        pairs.sort_unstable();
        let rows = Rows::undirected(18, &pairs, None);
        let alone = every_split(&rows, Between::Missing, &Watch::new());
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            assert_eq!(pool.install(|| every_split(&rows, Between::Missing, &Watch::new())), alone);
        }
    }

    #[test]
    fn the_work_can_be_stopped() {
        let watch = Watch::new();
        watch.stop();
        let rows = Rows::undirected(20, &[(0, 1), (1, 2)], None);
        assert!(every_split(&rows, Between::Full, &watch).is_err());
        assert!(searched(&rows, Between::Full, &watch).is_err());
        assert!(coreness(&rows, &watch).is_err());
    }
}
