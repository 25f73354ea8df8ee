//! What is left of a network when some of its items are gone.

use super::{Rows, Stopped, Watch, cuts, weak_components};

/// The pieces of a network, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Left {
    pub(crate) items: usize,
    pub(crate) pieces: usize,
    /// Items without a tie.
    pub(crate) alone: usize,
    /// The size of the largest piece.
    pub(crate) largest: usize,
    /// Ordered pairs of items in the same piece.
    pub(crate) ordered_pairs: u64,
}

impl Left {
    fn add(&mut self, size: usize) {
        self.items += size;
        self.pieces += 1;
        self.alone += usize::from(size == 1);
        self.largest = self.largest.max(size);
        self.ordered_pairs += ordered(size);
    }
}

impl FromIterator<usize> for Left {
    fn from_iter<T: IntoIterator<Item = usize>>(sizes: T) -> Self {
        let mut left = Self::default();
        sizes.into_iter().for_each(|size| left.add(size));
        left
    }
}

/// What is left, and how many pairs of those that are left no longer hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Loss {
    pub(crate) left: Left,
    pub(crate) separated: u64,
}

const fn ordered(size: usize) -> u64 {
    size as u64 * size.saturating_sub(1) as u64
}

/// A network without directions from which items are taken.
#[derive(Debug)]
pub(crate) struct Whole<'r> {
    rows: &'r Rows,
    /// The number of each item's piece, and the size of each.
    piece: Vec<u32>,
    sizes: Vec<u32>,
    before: Left,
}

impl<'r> Whole<'r> {
    pub(crate) fn of(rows: &'r Rows) -> Self {
        let pieces = weak_components(rows, rows).pieces;
        let (mut piece, mut sizes) = (vec![0; rows.len()], Vec::with_capacity(pieces.len()));
        for (number, items) in pieces.iter().enumerate() {
            items.iter().for_each(|item| piece[*item as usize] = number as u32);
            sizes.push(items.len() as u32);
        }
        let before = sizes.iter().map(|size| *size as usize).collect();
        Self { rows, piece, sizes, before }
    }

    pub(crate) const fn rows(&self) -> &'r Rows {
        self.rows
    }

    /// With all items.
    pub(crate) const fn before(&self) -> Left {
        self.before
    }

    /// What is left without each item, one at a time.
    ///
    /// # Errors
    /// [`Stopped`] when the watch says so.
    pub(crate) fn without_each(&self, watch: &Watch) -> Result<Vec<Loss>, Stopped> {
        let cuts = cuts(self.rows, watch)?;
        let mut points = cuts.points.iter().enumerate().peekable();
        let losses = (0..self.rows.len()).map(|item| {
            let place = points.next_if(|(_, point)| **point as usize == item).map(|(place, _)| place);
            self.without_one(item, place.map_or(&[], |place| cuts.sizes(place)))
        });
        Ok(losses.collect())
    }

    /// What is left without an item, given the sizes of the pieces that its own falls into where it is a cut-point.
    fn without_one(&self, item: usize, fallen: &[u32]) -> Loss {
        let own = self.sizes[self.piece[item] as usize] as usize;
        let rest = [own as u32 - 1];
        let parts = match own {
            1 => &[][..],
            _ if fallen.is_empty() => &rest,
            _ => fallen,
        };
        let of_parts: Left = parts.iter().map(|size| *size as usize).collect();
        // Pieces are sorted by size, so that the largest other one is the first or the second.
        let largest_other = self.sizes[usize::from(self.piece[item] == 0)..].first().map_or(0, |size| *size as usize);
        let left = Left {
            items: self.before.items - 1,
            pieces: self.before.pieces - 1 + of_parts.pieces,
            alone: self.before.alone - usize::from(own == 1) + of_parts.alone,
            largest: of_parts.largest.max(largest_other),
            ordered_pairs: self.before.ordered_pairs - ordered(own) + of_parts.ordered_pairs,
        };
        Loss { left, separated: (ordered(own - 1) - of_parts.ordered_pairs) / 2 }
    }

    /// Somebody who takes several items out at once, again and again.
    pub(crate) fn remover(&self) -> Remover<'_, 'r> {
        let items = self.rows.len();
        Remover { whole: self, seen: vec![0; items], now: 0, found: Vec::with_capacity(items), lost: vec![0; self.sizes.len()] }
    }
}

/// Takes several items out of a network at once.
#[derive(Debug)]
pub(crate) struct Remover<'w, 'r> {
    whole: &'w Whole<'r>,
    /// When an item was looked at last.
    seen: Vec<u32>,
    now: u32,
    found: Vec<u32>,
    /// For each piece how many of its items are gone.
    lost: Vec<u32>,
}

impl Remover<'_, '_> {
    /// What is left without these, each named once.
    pub(crate) fn without(&mut self, gone: &[u32]) -> Loss {
        let mut left = Left::default();
        self.pieces(gone, |piece| left.add(piece.len()));
        let whole = self.whole;
        let of = |item: &u32| whole.piece[*item as usize] as usize;
        gone.iter().for_each(|item| self.lost[of(item)] += 1);
        let mut connected = whole.before.ordered_pairs;
        for item in gone {
            // Once for each piece.
            let lost = std::mem::take(&mut self.lost[of(item)]) as usize;
            let size = whole.sizes[of(item)] as usize;
            connected -= if lost == 0 { 0 } else { ordered(size) - ordered(size - lost) };
        }
        Loss { left, separated: (connected - left.ordered_pairs) / 2 }
    }

    /// Tells the items of each piece that is left without these, in no order; pieces by their first item.
    pub(crate) fn pieces(&mut self, gone: &[u32], mut tell: impl FnMut(&[u32])) {
        if self.now == u32::MAX {
            self.seen.fill(0);
            self.now = 0;
        }
        self.now += 1;
        gone.iter().for_each(|item| self.seen[*item as usize] = self.now);
        for first in 0..self.seen.len() as u32 {
            if self.seen[first as usize] == self.now {
                continue;
            }
            self.seen[first as usize] = self.now;
            self.found.clear();
            self.found.push(first);
            let mut looked = 0;
            while let Some(item) = self.found.get(looked).copied() {
                looked += 1;
                for other in self.whole.rows.row(item as usize) {
                    if std::mem::replace(&mut self.seen[*other as usize], self.now) != self.now {
                        self.found.push(*other);
                    }
                }
            }
            tell(&self.found);
        }
    }
}

/// The ordered pairs of items between which arcs lead from the first to the second, without some items.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn reachable_along_arcs(out: &Rows, gone: &[u32], watch: &Watch) -> Result<u64, Stopped> {
    let items = out.len();
    let mut seen = vec![usize::MAX; items];
    let mut is_gone = vec![false; items];
    gone.iter().for_each(|item| is_gone[*item as usize] = true);
    let (mut pairs, mut found) = (0, Vec::with_capacity(items));
    for first in (0..items).filter(|item| !is_gone[*item]) {
        watch.check()?;
        found.clear();
        found.push(first as u32);
        seen[first] = first;
        let mut looked = 0;
        while let Some(item) = found.get(looked).copied() {
            looked += 1;
            for other in out.row(item as usize) {
                let place = *other as usize;
                if !is_gone[place] && std::mem::replace(&mut seen[place], first) != first {
                    found.push(*other);
                }
            }
        }
        pairs += found.len() as u64 - 1;
    }
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::super::slow::{Slow, every_directed_graph, every_graph};
    use super::*;

    fn by_trying(items: u32, pairs: &[(u32, u32)], gone: &[u32]) -> Loss {
        let whole = Slow::new(items, pairs, false, None);
        let kept: Vec<(u32, u32)> = pairs.iter().copied().filter(|(a, b)| !gone.contains(a) && !gone.contains(b)).collect();
        let [before, after] = [whole.distances(), Slow::new(items, &kept, false, None).distances()];
        let stays = |a: &usize| !gone.contains(&(*a as u32));
        let is_separated = |a: usize, b: usize| before[a][b].is_finite() && !after[a][b].is_finite();
        let separated = |a: usize| (0..a).filter(stays).filter(|b| is_separated(a, *b)).count() as u64;
        let gone: Vec<usize> = gone.iter().map(|item| *item as usize).collect();
        Loss { left: whole.pieces_without(&gone).into_iter().collect(), separated: (0..items as usize).filter(stays).map(separated).sum() }
    }

    #[test]
    fn every_loss_of_one_and_two_in_every_small_graph_is_what_trying_finds() {
        for items in 0..=5 {
            for pairs in every_graph(items) {
                let rows = Rows::undirected(items as usize, &pairs, None);
                let whole = Whole::of(&rows);
                assert_eq!(whole.before(), by_trying(items, &pairs, &[]).left, "{pairs:?}");
                let each = whole.without_each(&Watch::new()).expect("nobody stops it");
                let mut remover = whole.remover();
                for a in 0..items {
                    let expected = by_trying(items, &pairs, &[a]);
                    assert_eq!((each[a as usize], remover.without(&[a])), (expected, expected), "{a} of {pairs:?}");
                    for b in a + 1..items {
                        assert_eq!(remover.without(&[a, b]), by_trying(items, &pairs, &[a, b]), "{a}, {b} of {pairs:?}");
                    }
                }
                let all: Vec<u32> = (0..items).collect();
                assert_eq!(remover.without(&all), Loss { left: Left::default(), separated: 0 });
            }
        }
    }

    #[test]
    fn along_arcs_everybody_who_can_be_reached_is_counted() {
        for arcs in every_directed_graph(4) {
            let rows = Rows::directed(4, &arcs, None);
            for gone in [&[][..], &[1], &[0, 3]] {
                // Ways of one step, joined until nothing is added.
                let mut reach = [[false; 4]; 4];
                arcs.iter().for_each(|(a, b)| reach[*a as usize][*b as usize] = true);
                gone.iter().for_each(|item: &u32| {
                    (0..4).for_each(|other| {
                        reach[*item as usize][other] = false;
                        reach[other][*item as usize] = false;
                    });
                });
                for by in 0..4 {
                    for from in 0..4 {
                        (0..4).for_each(|to| reach[from][to] |= reach[from][by] && reach[by][to]);
                    }
                }
                let expected = (0..4).map(|a| (0..4).filter(|b| a != *b && reach[a][*b]).count()).sum::<usize>() as u64;
                assert_eq!(reachable_along_arcs(&rows, gone, &Watch::new()), Ok(expected), "{arcs:?} without {gone:?}");
            }
        }
    }
}
