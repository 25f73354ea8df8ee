//! Pieces of a network that hang together.
//!
//! Weak pieces are found by joining sets, after Sutton, Ben-Nun & Barak 2018 (*Optimizing parallel graph connectivity
//! computation via subgraph sampling*): two ties of each item already make most of the largest piece, and the other ties within
//! it need not be looked at.

use std::ops::Index;

use super::Rows;

/// Which items hang together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Components {
    /// The items of each piece in ascending order; the largest piece first, then by first item.
    pub(crate) pieces: Pieces,
}

/// Lists of items, one after the other.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pieces {
    items: Vec<u32>,
    /// Where each list begins, and where the last one ends.
    from: Vec<u32>,
}

impl Pieces {
    /// The number of pieces.
    pub(crate) const fn len(&self) -> usize {
        self.from.len() - 1
    }

    /// The first piece, which is the largest.
    pub(crate) fn first(&self) -> Option<&[u32]> {
        self.iter().next()
    }

    /// Every piece.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &[u32]> {
        self.from.windows(2).map(|ends| &self.items[ends[0] as usize..ends[1] as usize])
    }
}

impl Index<usize> for Pieces {
    type Output = [u32];

    fn index(&self, piece: usize) -> &[u32] {
        &self.items[self.from[piece] as usize..self.from[piece + 1] as usize]
    }
}

impl Components {
    /// From the number of each item's piece; pieces of the same size must be numbered by their first item.
    fn of_numbers(number: &[u32], pieces: usize) -> Self {
        let mut sizes = vec![0_u32; pieces];
        number.iter().for_each(|piece| sizes[*piece as usize] += 1);
        let mut order: Vec<u32> = (0..pieces as u32).collect();
        order.sort_by_key(|piece| std::cmp::Reverse(sizes[*piece as usize]));
        let (mut from, mut next) = (Vec::with_capacity(pieces + 1), sizes);
        let mut filled = 0;
        for piece in order {
            from.push(filled);
            let size = std::mem::replace(&mut next[piece as usize], filled);
            filled += size;
        }
        from.push(filled);
        let mut items = vec![0; number.len()];
        for (item, piece) in number.iter().enumerate() {
            let slot = &mut next[*piece as usize];
            items[*slot as usize] = item as u32;
            *slot += 1;
        }
        Self { pieces: Pieces { items, from } }
    }
}

/// The pieces within which ties lead from any item to any other when their direction is ignored.
pub(crate) fn weak_components(out: &Rows, back: &Rows) -> Components {
    let mut parent = vec![0; out.len()];
    join(out, back, &mut parent);
    // The root of a set is its first item, which comes before the others.
    let mut pieces = 0;
    for item in 0..parent.len() {
        let root = parent[item] as usize;
        parent[item] = if root == item {
            pieces += 1;
            pieces - 1
        } else {
            parent[root]
        };
    }
    Components::of_numbers(&parent, pieces as usize)
}

/// How many weak pieces there are, and how many items have no tie.
pub(crate) fn component_counts(out: &Rows, back: &Rows) -> (usize, usize) {
    let items = out.len();
    let (mut few, mut many) = ([0_u32; FEW], Vec::new());
    let parent = if items <= FEW {
        &mut few[..items]
    } else {
        many.resize(items, 0);
        &mut many[..]
    };
    join(out, back, parent);
    let pieces = parent.iter().enumerate().filter(|(item, root)| **root as usize == *item).count();
    let alone = |item: &usize| out.degree(*item) == 0 && back.degree(*item) == 0;
    (pieces, (0..items).filter(alone).count())
}

/// So few items fit beside the function that works on them.
const FEW: usize = 64;
/// Below this number of items no sample is taken.
const SMALL: usize = 1024;
/// Ties of each item that are looked at before the largest piece is guessed.
const FIRST: usize = 2;

/// Makes `parent` say of each item the first item of its piece.
fn join(out: &Rows, back: &Rows, parent: &mut [u32]) {
    let items = out.len();
    let directed = !std::ptr::eq(out, back);
    parent.iter_mut().zip(0..).for_each(|(root, item)| *root = item);
    if items < SMALL {
        for item in 0..items {
            // Of an undirected network each tie is seen from its larger item.
            for other in out.row(item).iter().take_while(|other| directed || (**other as usize) < item) {
                link(parent, item as u32, *other);
            }
        }
    } else {
        for item in 0..items {
            out.row(item).iter().take(FIRST).for_each(|other| link(parent, item as u32, *other));
        }
        let largest = most_frequent_root(parent);
        for item in 0..items {
            if root(parent, item as u32) != root(parent, largest) {
                out.row(item).iter().skip(FIRST).for_each(|other| link(parent, item as u32, *other));
                if directed {
                    back.row(item).iter().for_each(|other| link(parent, item as u32, *other));
                }
            }
        }
    }
    // Parents come before their items, so that one look is enough.
    for item in 0..items {
        parent[item] = parent[parent[item] as usize];
    }
}

/// The root of an item, with the way to it halved.
fn root(parent: &mut [u32], mut item: u32) -> u32 {
    loop {
        let above = parent[item as usize];
        let next = parent[above as usize];
        if above == next {
            return above;
        }
        parent[item as usize] = next;
        item = next;
    }
}

/// Joins the sets of two items; the smaller root is the root of both.
fn link(parent: &mut [u32], a: u32, b: u32) {
    let (a, b) = (root(parent, a), root(parent, b));
    parent[a.max(b) as usize] = a.min(b);
}

/// The root of most of some items that lie evenly among all.
fn most_frequent_root(parent: &mut [u32]) -> u32 {
    let mut roots: Vec<u32> = (0..parent.len()).step_by(parent.len() / SMALL).map(|item| root(parent, item as u32)).collect();
    roots.sort_unstable();
    roots.chunk_by(|a, b| a == b).max_by_key(|same| same.len()).map_or(0, |same| same[0])
}

/// The pieces within which arcs lead from any item to any other and back (Tarjan 1972, without recursion).
pub(crate) fn strong_components(out: &Rows) -> Components {
    struct Step {
        item: u32,
        looked: u32,
        number: u32,
        low: u32,
    }
    const NEW: u32 = u32::MAX;
    const CLOSED: u32 = u32::MAX - 1;
    let items = out.len();
    let (mut number, mut piece_of) = (vec![NEW; items], vec![0_u32; items]);
    let (mut open, mut walk, mut count, mut pieces) = (Vec::new(), Vec::new(), 0, 0);
    for start in 0..items as u32 {
        if number[start as usize] != NEW {
            continue;
        }
        let mut enter = Some(start);
        loop {
            if let Some(item) = enter.take() {
                number[item as usize] = count;
                open.push(item);
                walk.push(Step { item, looked: 0, number: count, low: count });
                count += 1;
            }
            let Some(step) = walk.last_mut() else { break };
            for other in &out.row(step.item as usize)[step.looked as usize..] {
                step.looked += 1;
                match number[*other as usize] {
                    NEW => {
                        enter = Some(*other);
                        break;
                    }
                    // What is closed has the largest number of all.
                    seen => step.low = step.low.min(seen),
                }
            }
            if enter.is_some() {
                continue;
            }
            let Some(done) = walk.pop() else { break };
            if done.low == done.number {
                while let Some(member) = open.pop() {
                    number[member as usize] = CLOSED;
                    piece_of[member as usize] = pieces;
                    if member == done.item {
                        break;
                    }
                }
                pieces += 1;
            }
            if let Some(above) = walk.last_mut() {
                above.low = above.low.min(done.low);
            }
        }
    }
    // Numbered anew by first item.
    let (mut first, mut seen) = (vec![NEW; pieces as usize], 0);
    for piece in &mut piece_of {
        let number = &mut first[*piece as usize];
        if *number == NEW {
            *number = seen;
            seen += 1;
        }
        *piece = *number;
    }
    Components::of_numbers(&piece_of, pieces as usize)
}

#[cfg(test)]
mod tests {
    use super::super::Random;
    use super::super::slow::{Slow, every_directed_graph, every_graph};
    use super::*;

    fn listed(components: &Components) -> Vec<Vec<u32>> {
        components.pieces.iter().map(<[u32]>::to_vec).collect()
    }

    #[test]
    fn pieces_are_listed_by_size_then_first_item() {
        let rows = Rows::undirected(6, &[(1, 2), (3, 4), (4, 5)], None);
        let found = weak_components(&rows, &rows);
        assert_eq!(listed(&found), [vec![3, 4, 5], vec![1, 2], vec![0]]);
        assert_eq!((found.pieces.len(), found.pieces.first().map(<[u32]>::len), &found.pieces[1]), (3, Some(3), &[1, 2][..]));
        assert_eq!(component_counts(&rows, &rows), (3, 1));
        let nobody = Rows::undirected(0, &[], None);
        assert_eq!((weak_components(&nobody, &nobody).pieces.len(), component_counts(&nobody, &nobody)), (0, (0, 0)));
    }

    #[test]
    fn a_circle_of_arcs_is_one_strong_piece_and_a_tail_is_not_part_of_it() {
        let arcs = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4)];
        assert_eq!(listed(&strong_components(&Rows::directed(5, &arcs, None))), [vec![0, 1, 2], vec![3], vec![4]]);
    }

    /// Sets of items that reach each other, sorted as pieces are.
    fn by_reach(graph: &Slow) -> Vec<Vec<u32>> {
        let distances = graph.distances();
        let with = |a: usize| (0..graph.items()).filter(|b| (distances[a][*b] + distances[*b][a]).is_finite()).map(|b| b as u32).collect();
        let mut sets: Vec<Vec<u32>> = (0..graph.items()).map(with).collect();
        sets.sort_by_key(|set: &Vec<u32>| (std::cmp::Reverse(set.len()), set[0]));
        sets.dedup();
        sets
    }

    #[test]
    fn pieces_of_every_small_graph_are_those_that_reach_each_other() {
        for items in 0..=5 {
            for pairs in every_graph(items) {
                let rows = Rows::undirected(items as usize, &pairs, None);
                let slow = by_reach(&Slow::new(items, &pairs, false, None));
                assert_eq!(listed(&weak_components(&rows, &rows)), slow, "{pairs:?}");
                let alone = (0..items as usize).filter(|item| rows.degree(*item) == 0).count();
                assert_eq!(component_counts(&rows, &rows), (slow.len(), alone), "{pairs:?}");
            }
        }
        for items in 0..=4 {
            for arcs in every_directed_graph(items) {
                let (out, back) = (Rows::directed(items as usize, &arcs, None), Rows::reversed(items as usize, &arcs, None));
                let slow = Slow::new(items, &arcs, true, None);
                assert_eq!(listed(&strong_components(&out)), by_reach(&slow), "{arcs:?}");
                assert_eq!(listed(&weak_components(&out, &back)), by_reach(&slow.undirected()), "{arcs:?}");
            }
        }
    }

    #[test]
    fn pieces_of_large_networks_do_not_depend_on_the_sample() {
        // Sparse enough for many pieces, and numbered so that roots change after the sample is taken.
        for (seed, items, ties) in [(1, 3000, 1200), (2, 3000, 2000), (3, 5000, 6000), (4, 2000, 0)] {
            let mut random = Random::new(seed, 1);
            let mut arcs: Vec<(u32, u32)> =
                (0..ties).map(|_| (random.below(items) as u32, random.below(items) as u32)).filter(|(a, b)| a != b).collect();
            arcs.sort_unstable();
            arcs.dedup();
            let (out, back) = (Rows::directed(items, &arcs, None), Rows::reversed(items, &arcs, None));
            let mut pairs: Vec<(u32, u32)> = arcs.iter().map(|(a, b)| (*a.min(b), *a.max(b))).collect();
            pairs.sort_unstable();
            pairs.dedup();
            let rows = Rows::undirected(items, &pairs, None);
            // The same by walking.
            let (mut seen, mut sizes) = (vec![false; items], Vec::new());
            for start in 0..items {
                let mut open = if std::mem::replace(&mut seen[start], true) { vec![] } else { vec![start as u32] };
                let mut size = 0;
                while let Some(item) = open.pop() {
                    size += 1;
                    open.extend(rows.row(item as usize).iter().filter(|other| !std::mem::replace(&mut seen[**other as usize], true)));
                }
                sizes.extend((size > 0).then_some(size));
            }
            sizes.sort_by_key(|size| std::cmp::Reverse(*size));
            let found = weak_components(&rows, &rows);
            assert_eq!(found.pieces.iter().map(<[u32]>::len).collect::<Vec<_>>(), sizes);
            assert!(found.pieces.iter().all(|piece| piece.is_sorted()));
            assert_eq!(weak_components(&out, &back), found);
            assert_eq!(component_counts(&out, &back), component_counts(&rows, &rows));
            assert_eq!(component_counts(&rows, &rows).0, sizes.len());
        }
    }

    #[test]
    fn long_ways_need_no_deep_stack() {
        let items = 1_000_000;
        let arcs: Vec<(u32, u32)> = (0..items as u32).map(|item| (item, (item + 1) % items as u32)).collect();
        assert_eq!(strong_components(&Rows::directed(items, &arcs, None)).pieces.len(), 1);
        let path = Rows::undirected(items, &arcs[..items - 1], None);
        assert_eq!((component_counts(&path, &path), weak_components(&path, &path).pieces.len()), ((1, 0), 1));
    }
}
