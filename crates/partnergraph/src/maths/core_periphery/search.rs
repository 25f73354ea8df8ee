//! A good split of many items.

use super::{Between, Shape, Split, TOLERANCE, mismatch};
use crate::maths::{Rows, Stopped, Watch};

/// A good split: from the core with the fewest wrong cells on, single items change sides, and items of core and periphery change
/// places, as long as r grows; the first change in document order is taken. Nothing where r is defined nowhere near.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn searched(rows: &Rows, between: Between, watch: &Watch) -> Result<Option<Split>, Stopped> {
    watch.check()?;
    let Some(start) = mismatch(rows) else { return Ok(None) };
    let shape = Shape::of(rows, between);
    let mut search = Search::new(rows, shape, &start.order[..start.core]);
    if search.r == f64::NEG_INFINITY {
        // Of the cores of highest degree the best for which r is defined.
        let of_size = |size: usize| Search::new(rows, shape, &start.order[..size]);
        let sizes = 0..rows.len().min(64);
        let best = sizes.map(of_size).reduce(|best, other| if other.r > best.r + TOLERANCE { other } else { best });
        match best {
            Some(best) if best.r > f64::NEG_INFINITY => search = best,
            _ => return Ok(None),
        }
    }
    loop {
        search.move_items(watch)?;
        match search.first_swap(watch)? {
            Some((out, into)) => {
                search.turn(out);
                search.turn(into);
                search.r = search.shape.r(search.core, search.inside, search.outside).unwrap_or(search.r);
            }
            None => break,
        }
    }
    let core = (0..rows.len() as u32).filter(|item| search.is_core[*item as usize]).collect();
    Ok(Some(Split { r: search.r, core, equal: None }))
}

struct Search<'a> {
    rows: &'a Rows,
    shape: Shape,
    is_core: Vec<bool>,
    /// For each item how many in the core it is tied to.
    to_core: Vec<u32>,
    core: i64,
    inside: i64,
    outside: i64,
    r: f64,
}

impl<'a> Search<'a> {
    fn new(rows: &'a Rows, shape: Shape, core: &[u32]) -> Self {
        let items = rows.len();
        let mut search =
            Self { rows, shape, is_core: vec![false; items], to_core: vec![0; items], core: 0, inside: 0, outside: shape.ties, r: 0.0 };
        core.iter().for_each(|item| search.turn(*item as usize));
        search.r = shape.r(search.core, search.inside, search.outside).unwrap_or(f64::NEG_INFINITY);
        search
    }

    fn to_core(&self, item: usize) -> i64 {
        i64::from(self.to_core[item])
    }

    fn to_periphery(&self, item: usize) -> i64 {
        self.rows.degree(item) as i64 - self.to_core(item)
    }

    /// Items and ties in the core and ties in the periphery once an item has changed sides.
    fn turned(&self, item: usize) -> (i64, i64, i64) {
        if self.is_core[item] {
            (self.core - 1, self.inside - self.to_core(item), self.outside + self.to_periphery(item))
        } else {
            (self.core + 1, self.inside + self.to_core(item), self.outside - self.to_periphery(item))
        }
    }

    /// Lets an item change sides; r is not worked out anew.
    fn turn(&mut self, item: usize) {
        (self.core, self.inside, self.outside) = self.turned(item);
        let is_core = !self.is_core[item];
        self.is_core[item] = is_core;
        for other in self.rows.row(item) {
            let to_core = &mut self.to_core[*other as usize];
            *to_core = if is_core { *to_core + 1 } else { *to_core - 1 };
        }
    }

    fn move_items(&mut self, watch: &Watch) -> Result<(), Stopped> {
        // Once round without a change, wherever it began, and no single item is left that should change sides.
        let (mut unchanged, mut item) = (0, 0);
        let items = self.rows.len();
        while unchanged < items {
            if item % 65_536 == 0 {
                watch.check()?;
            }
            let (core, inside, outside) = self.turned(item);
            unchanged += 1;
            if let Some(r) = self.shape.r(core, inside, outside).filter(|r| *r > self.r + TOLERANCE) {
                self.turn(item);
                self.r = r;
                unchanged = 0;
            }
            item = if item + 1 == items { 0 } else { item + 1 };
        }
        Ok(())
    }

    /// The first two in document order that should change places: one of the core, one of the periphery.
    fn first_swap(&self, watch: &Watch) -> Result<Option<(usize, usize)>, Stopped> {
        // What an item of the periphery brings depends on two numbers: those with the same numbers are looked at together.
        let numbers = |item: u32| (self.to_core(item as usize), self.to_periphery(item as usize));
        let mut periphery: Vec<u32> = (0..self.rows.len() as u32).filter(|item| !self.is_core[*item as usize]).collect();
        periphery.sort_by_key(|item| numbers(*item));
        let classes: Vec<&[u32]> = periphery.chunk_by(|a, b| numbers(*a) == numbers(*b)).collect();
        let is_better = |out: usize, (to_core, to_periphery): (i64, i64), tied: i64| {
            let inside = self.inside - self.to_core(out) + to_core - tied;
            let outside = self.outside + self.to_periphery(out) - to_periphery - tied;
            let (hits, misses) = self.shape.hits(inside, outside);
            let before = self.shape.hits(self.inside, self.outside);
            // With the sizes as they are r grows only when there is more that fits or less that does not.
            (hits > before.0 || misses < before.1) && self.shape.r(self.core, inside, outside).is_some_and(|r| r > self.r + TOLERANCE)
        };
        for (looked, out) in (0..self.rows.len()).filter(|item| self.is_core[*item]).enumerate() {
            if looked % 64 == 0 {
                watch.check()?;
            }
            let not_tied = classes
                .iter()
                .filter(|class| is_better(out, numbers(class[0]), 0))
                .filter_map(|class| class.iter().copied().find(|into| !self.rows.has(out, *into as usize)));
            let tied = self.rows.row(out).iter().copied().filter(|into| !self.is_core[*into as usize] && is_better(out, numbers(*into), 1));
            if let Some(into) = not_tied.chain(tied).min() {
                return Ok(Some((out, into as usize)));
            }
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maths::Random;

    #[test]
    fn no_single_change_and_no_swap_is_left_that_would_be_better() {
        for seed in 0..12 {
            let mut random = Random::new(seed, 1);
            let mut pairs: Vec<(u32, u32)> = (0..24).flat_map(|a| (a + 1..24).map(move |b| (a, b))).collect();
            pairs.retain(|(a, b)| random.below(24) * 2 > (a + b) as usize || random.below(9) == 0);
            let rows = Rows::undirected(24, &pairs, None);
            for between in [Between::Missing, Between::Full, Between::Empty] {
                let shape = Shape::of(&rows, between);
                let found = searched(&rows, between, &Watch::new()).expect("nobody stops it").expect("there is a split");
                let r = |core: &[u32]| Search::new(&rows, shape, core).r;
                assert!((r(&found.core) - found.r).abs() < 1e-12);
                let turned = |core: &[u32], item: u32| -> Vec<u32> {
                    let mut changed: Vec<u32> = core.iter().copied().filter(|other| *other != item).collect();
                    if changed.len() == core.len() {
                        changed.push(item);
                    }
                    changed
                };
                for a in 0..24 {
                    let once = turned(&found.core, a);
                    assert!(r(&once) <= found.r + 1e-11);
                    let swaps = (0..24).filter(|b| found.core.contains(&a) != found.core.contains(b));
                    assert!(swaps.into_iter().all(|b| r(&turned(&once, b)) <= found.r + 1e-11));
                }
            }
        }
    }
}
