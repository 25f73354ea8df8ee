//! How often two neighbours of an item are neighbours too.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use super::{Marks, Rows, Stopped, Watch, block_of, in_blocks};

/// Triangles and paths of length two, for each item and together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Clustering {
    /// For each item the number of pairs of its neighbours that are neighbours.
    pub(crate) triangles: Vec<u64>,
    /// For each item the number of pairs of its neighbours.
    pub(crate) pairs: Vec<u64>,
}

/// Counts on undirected rows.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn clustering(rows: &Rows, watch: &Watch) -> Result<Clustering, Stopped> {
    let triangles = if rows.len() <= FEW { few_triangles(rows) } else { triangles(rows, watch)? };
    let pairs = (0..rows.len()).map(|item| rows.degree(item) as u64).map(|degree| degree * degree.saturating_sub(1) / 2).collect();
    Ok(Clustering { triangles, pairs })
}

/// So few items that a row fits in a word.
const FEW: usize = 64;

fn few_triangles(rows: &Rows) -> Vec<u64> {
    let mut near = [0_u64; FEW];
    for (item, near) in near.iter_mut().enumerate().take(rows.len()) {
        *near = rows.row(item).iter().fold(0, |near, other| near | 1 << other);
    }
    let ends = |item: usize| rows.row(item).iter().map(|other| u64::from((near[item] & near[*other as usize]).count_ones())).sum::<u64>();
    (0..rows.len()).map(|item| ends(item) / 2).collect()
}

/// What a thread counts with; the counts are handed over when it has no more to do. They are whole numbers, so that it does
/// not matter which thread counted what.
struct Counter<'a> {
    near: Marks,
    counts: Vec<u64>,
    handed_over: &'a Mutex<Vec<Vec<u64>>>,
}

impl Drop for Counter<'_> {
    fn drop(&mut self) {
        self.handed_over.lock().unwrap_or_else(PoisonError::into_inner).push(std::mem::take(&mut self.counts));
    }
}

fn triangles(rows: &Rows, watch: &Watch) -> Result<Vec<u64>, Stopped> {
    let items = rows.len();
    let handed_over = Mutex::new(Vec::new());
    let start = || Counter { near: Marks::new(items), counts: vec![0; items], handed_over: &handed_over };
    in_blocks(items, block_of(rows), watch, start, |counter, range| count(rows, counter, range), |()| ())?;
    let mut parts = handed_over.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter();
    let mut total = parts.next().unwrap_or_else(|| vec![0; items]);
    for part in parts {
        total.iter_mut().zip(part).for_each(|(total, more)| *total += more);
    }
    Ok(total)
}

/// Counts every triangle a < b < c whose first item is in the range, for its three items.
fn count(rows: &Rows, counter: &mut Counter<'_>, range: Range<usize>) {
    let Counter { near, counts, .. } = counter;
    for a in range {
        let row = rows.row(a);
        let later = &row[row.partition_point(|other| (*other as usize) < a)..];
        if later.len() < 2 {
            continue;
        }
        near.set(later);
        for (place, b) in later.iter().enumerate() {
            let others = rows.row(*b as usize);
            let mut closed = 0;
            if others.len() > MUCH_LONGER * (later.len() - place) {
                for c in &later[place + 1..] {
                    if others.binary_search(c).is_ok() {
                        counts[*c as usize] += 1;
                        closed += 1;
                    }
                }
            } else {
                for c in others.iter().rev().take_while(|c| *c > b) {
                    if near.has(*c) {
                        counts[*c as usize] += 1;
                        closed += 1;
                    }
                }
            }
            counts[a] += closed;
            counts[*b as usize] += closed;
        }
        near.clear(later);
    }
}

/// A row so many times as long as another is searched in, not walked along.
const MUCH_LONGER: usize = 16;

impl Clustering {
    /// For each item the share of its pairs of neighbours that are neighbours, where there is a pair.
    pub(crate) fn local(&self) -> impl Iterator<Item = Option<f64>> {
        self.triangles.iter().zip(&self.pairs).map(|(triangles, pairs)| (*pairs > 0).then(|| *triangles as f64 / *pairs as f64))
    }

    /// Three times the triangles over the paths of length two, where there is one.
    pub(crate) fn transitivity(&self) -> Option<f64> {
        // Every triangle is seen from its three items.
        let (closed, paths): (u64, u64) = (self.triangles.iter().sum(), self.pairs.iter().sum());
        (paths > 0).then(|| closed as f64 / paths as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::super::slow::{Slow, drawn_pairs, every_graph};
    use super::*;

    #[test]
    fn a_triangle_with_a_tail() {
        let found = clustering(&Rows::undirected(4, &[(0, 1), (0, 2), (1, 2), (2, 3)], None), &Watch::new()).expect("nobody stops it");
        assert_eq!(found.triangles, [1, 1, 1, 0]);
        assert_eq!(found.local().collect::<Vec<_>>(), [Some(1.0), Some(1.0), Some(1.0 / 3.0), None]);
        assert_eq!(found.transitivity(), Some(3.0 / 5.0));
    }

    #[test]
    fn without_a_path_of_length_two_there_is_no_transitivity() {
        let found = clustering(&Rows::undirected(3, &[(0, 1)], None), &Watch::new()).expect("nobody stops it");
        assert_eq!(found.transitivity(), None);
    }

    #[test]
    fn few_items_and_many_are_counted_alike() {
        for items in 0..=5 {
            for pairs in every_graph(items) {
                let rows = Rows::undirected(items as usize, &pairs, None);
                let slow: Vec<u64> =
                    Slow::new(items, &pairs, false, None).closed_pairs().iter().map(|(closed, _)| *closed as u64).collect();
                assert_eq!((few_triangles(&rows), triangles(&rows, &Watch::new())), (slow.clone(), Ok(slow)), "{pairs:?}");
            }
        }
    }

    #[test]
    fn one_thread_and_several_count_the_same_with_hubs_too() {
        let mut pairs = drawn_pairs(3, 2000, 9000);
        pairs.extend((0..2000).filter(|other| *other != 700).map(|other: u32| (other.min(700), other.max(700))));
        pairs.sort_unstable();
        pairs.dedup();
        let rows = Rows::undirected(2000, &pairs, None);
        let alone = triangles(&rows, &Watch::new()).expect("nobody stops it");
        let both = |a: usize, b: u32| rows.row(a).iter().filter(|c| rows.has(b as usize, **c as usize)).count() as u64;
        let slow: Vec<u64> = (0..2000).map(|a| rows.row(a).iter().map(|b| both(a, *b)).sum::<u64>() / 2).collect();
        assert_eq!(alone, slow);
        #[cfg(feature = "parallel")]
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            assert_eq!(pool.install(|| triangles(&rows, &Watch::new())), Ok(alone.clone()));
        }
    }

    #[test]
    fn stopped_work_gives_nothing() {
        let watch = Watch::new();
        watch.stop();
        assert_eq!(clustering(&Rows::undirected(100, &[(0, 1)], None), &watch), Err(Stopped));
    }
}
