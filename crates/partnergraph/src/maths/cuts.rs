//! Items and ties that hold pieces of a network together, found by one search in depth (Hopcroft & Tarjan 1973), without
//! recursion.
//!
//! The search numbers items in the order in which it meets them. What hangs below an item has the numbers that follow its own,
//! and `low` is the smallest number that a tie from there leads to.

use std::ops::Range;

use super::{Rows, Stopped, Watch};

/// What is learnt on the way.
trait Learn {
    /// An item is met.
    fn meet(&mut self, item: u32);
    /// All that hangs below an item is done.
    fn done(&mut self, done: &Done);
    /// All that can be reached from an item has these numbers.
    fn piece(&mut self, root: u32, numbers: Range<u32>);
}

/// All that hangs below an item, itself included.
struct Done {
    /// The item that it hangs on, and its number.
    above: u32,
    above_number: u32,
    /// The item.
    item: u32,
    /// The numbers of all that hangs below it, beginning with its own.
    numbers: Range<u32>,
    /// The smallest number that a tie from there leads to, beside the tie that it hangs on.
    low: u32,
}

/// Between two looks at the watch.
const STEPS: usize = 1 << 16;

fn search(rows: &Rows, watch: &Watch, learn: &mut impl Learn) -> Result<(), Stopped> {
    struct Step {
        item: u32,
        above: u32,
        looked: u32,
        number: u32,
        low: u32,
    }
    const NEW: u32 = u32::MAX;
    let mut number = vec![NEW; rows.len()];
    let (mut walk, mut count, mut steps) = (Vec::new(), 0, 0);
    for root in 0..rows.len() as u32 {
        if number[root as usize] != NEW {
            continue;
        }
        let first = count;
        let (mut enter, mut above) = (Some(root), NEW);
        loop {
            if let Some(item) = enter.take() {
                number[item as usize] = count;
                walk.push(Step { item, above, looked: 0, number: count, low: count });
                learn.meet(item);
                count += 1;
                steps += 1;
                if steps == STEPS {
                    watch.check()?;
                    steps = 0;
                }
            }
            let Some(step) = walk.last_mut() else { break };
            let (mut looked, mut low) = (step.looked, step.low);
            for other in &rows.row(step.item as usize)[looked as usize..] {
                looked += 1;
                let seen = number[*other as usize];
                if seen == NEW {
                    enter = Some(*other);
                    break;
                }
                // There is but one tie between two items.
                if seen < low && *other != step.above {
                    low = seen;
                }
            }
            (step.looked, step.low) = (looked, low);
            if enter.is_some() {
                above = step.item;
                continue;
            }
            let Some(step) = walk.pop() else { break };
            if let Some(before) = walk.last_mut() {
                before.low = before.low.min(step.low);
                let numbers = step.number..count;
                learn.done(&Done { above: before.item, above_number: before.number, item: step.item, numbers, low: step.low });
            }
        }
        learn.piece(root, first..count);
    }
    Ok(())
}

/// The ties without which there would be more pieces.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bridges {
    /// Each such tie, sorted, the smaller item first.
    pub(crate) ties: Vec<Bridge>,
    /// Items in the order in which they were met.
    order: Vec<u32>,
}

/// A tie without which its piece falls in two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bridge {
    pub(crate) from: u32,
    pub(crate) to: u32,
    /// Whether what hangs below it is on the side of its second item.
    below_is_to: bool,
    /// The numbers of what hangs below it.
    below: Range<u32>,
    /// The numbers of its piece.
    piece: Range<u32>,
}

impl Bridge {
    /// The number of items on the side of its first and of its second item.
    pub(crate) fn sides(&self) -> [usize; 2] {
        let below = self.below.len();
        let above = self.piece.len() - below;
        if self.below_is_to { [above, below] } else { [below, above] }
    }
}

impl Bridges {
    /// The items on the side of the second item of a bridge, or of its first, in ascending order.
    pub(crate) fn side(&self, bridge: &Bridge, second: bool) -> Vec<u32> {
        let met = |numbers: Range<u32>| &self.order[numbers.start as usize..numbers.end as usize];
        let mut items = if second == bridge.below_is_to {
            met(bridge.below.clone()).to_vec()
        } else {
            [met(bridge.piece.start..bridge.below.start), met(bridge.below.end..bridge.piece.end)].concat()
        };
        items.sort_unstable();
        items
    }
}

/// The bridges of undirected rows.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn bridges(rows: &Rows, watch: &Watch) -> Result<Bridges, Stopped> {
    struct Learner {
        found: Bridges,
        /// How many of them have their piece.
        ready: usize,
    }
    impl Learn for Learner {
        fn meet(&mut self, item: u32) {
            self.found.order.push(item);
        }

        fn done(&mut self, done: &Done) {
            if done.low > done.above_number {
                let (from, to) = (done.above.min(done.item), done.above.max(done.item));
                self.found.ties.push(Bridge { from, to, below_is_to: to == done.item, below: done.numbers.clone(), piece: 0..0 });
            }
        }

        fn piece(&mut self, _root: u32, numbers: Range<u32>) {
            for bridge in &mut self.found.ties[self.ready..] {
                bridge.piece = numbers.clone();
            }
            self.ready = self.found.ties.len();
        }
    }
    let mut learner = Learner { found: Bridges { ties: Vec::new(), order: Vec::with_capacity(rows.len()) }, ready: 0 };
    search(rows, watch, &mut learner)?;
    learner.found.ties.sort_unstable_by_key(|bridge| (bridge.from, bridge.to));
    Ok(learner.found)
}

/// The items without which there would be more pieces, and what holds together without any of them.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Cuts {
    /// The cut-points in ascending order.
    pub(crate) points: Vec<u32>,
    /// For each the sizes of the pieces that its own falls into, one after the other, each list with the largest first.
    sizes: Vec<u32>,
    sizes_from: Vec<u32>,
    /// The items of each block in ascending order; the largest block first, then by items.
    members: Vec<u32>,
    blocks: Vec<Range<u32>>,
    /// The number of pieces, of bridges, and the size of the largest piece.
    pub(crate) pieces: usize,
    pub(crate) bridges: usize,
}

impl Cuts {
    /// The sizes of the pieces that are left of the piece of a cut-point, by its place.
    pub(crate) fn sizes(&self, place: usize) -> &[u32] {
        &self.sizes[self.sizes_from[place] as usize..self.sizes_from[place + 1] as usize]
    }

    /// The blocks.
    pub(crate) fn blocks(&self) -> impl ExactSizeIterator<Item = &[u32]> {
        self.blocks.iter().map(|block| self.block(block))
    }

    fn block(&self, block: &Range<u32>) -> &[u32] {
        &self.members[block.start as usize..block.end as usize]
    }
}

/// The cut-points and blocks of undirected rows.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn cuts(rows: &Rows, watch: &Watch) -> Result<Cuts, Stopped> {
    struct Learner {
        found: Cuts,
        open: Vec<u32>,
        /// What hangs on whom by a block of its own: on whom, how many, and how many are in the piece.
        hanging: Vec<(u32, u32, u32)>,
        ready: usize,
    }
    impl Learn for Learner {
        fn meet(&mut self, item: u32) {
            self.open.push(item);
        }

        fn done(&mut self, done: &Done) {
            if done.low < done.above_number {
                return;
            }
            self.found.bridges += usize::from(done.low > done.above_number);
            self.hanging.push((done.above, done.numbers.len() as u32, 0));
            let members = &mut self.found.members;
            let first = members.len();
            members.push(done.above);
            while let Some(member) = self.open.pop() {
                members.push(member);
                if member == done.item {
                    break;
                }
            }
            members[first..].sort_unstable();
            self.found.blocks.push(first as u32..members.len() as u32);
        }

        fn piece(&mut self, root: u32, numbers: Range<u32>) {
            self.open.clear();
            self.found.pieces += 1;
            let hanging = &mut self.hanging[self.ready..];
            // With a single block the one from whom the search began is no cut-point; that block was done last.
            let on_root = hanging.iter().filter(|(above, ..)| *above == root).take(2).count();
            hanging.iter_mut().for_each(|(.., piece)| *piece = numbers.len() as u32);
            if on_root == 1 {
                self.hanging.pop();
            }
            self.ready = self.hanging.len();
        }
    }
    let open = Vec::with_capacity(rows.len());
    let mut learner = Learner { found: Cuts::default(), open, hanging: Vec::new(), ready: 0 };
    search(rows, watch, &mut learner)?;
    let Learner { mut found, mut hanging, .. } = learner;
    hanging.sort_unstable();
    found.sizes_from.push(0);
    for same in hanging.chunk_by(|a, b| a.0 == b.0) {
        let (point, _, piece) = same[0];
        let first = found.sizes.len();
        found.sizes.extend(same.iter().map(|(_, size, _)| *size));
        let rest = piece - 1 - found.sizes[first..].iter().sum::<u32>();
        found.sizes.extend((rest > 0).then_some(rest));
        found.sizes[first..].sort_unstable_by_key(|size| std::cmp::Reverse(*size));
        found.points.push(point);
        found.sizes_from.push(found.sizes.len() as u32);
    }
    let mut blocks = std::mem::take(&mut found.blocks);
    let members = &found.members;
    let of = |block: &Range<u32>| &members[block.start as usize..block.end as usize];
    blocks.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| of(a).cmp(of(b))));
    found.blocks = blocks;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::super::slow::{Slow, every_graph};
    use super::*;

    fn bridges_of(items: u32, pairs: &[(u32, u32)]) -> Bridges {
        bridges(&Rows::undirected(items as usize, pairs, None), &Watch::new()).expect("nobody stops it")
    }

    fn cuts_of(items: u32, pairs: &[(u32, u32)]) -> Cuts {
        cuts(&Rows::undirected(items as usize, pairs, None), &Watch::new()).expect("nobody stops it")
    }

    #[test]
    fn bridges_of_every_small_graph_are_the_ties_whose_loss_makes_more_pieces() {
        for items in 0..=5 {
            for pairs in every_graph(items) {
                let slow = Slow::new(items, &pairs, false, None);
                let before = slow.pieces_without(&[]).len();
                let splits = |pair: &&(u32, u32)| slow.without_ties(&[**pair]).pieces_without(&[]).len() > before;
                let expected: Vec<(u32, u32)> = pairs.iter().filter(splits).copied().collect();
                let found = bridges_of(items, &pairs);
                assert_eq!(found.ties.iter().map(|bridge| (bridge.from, bridge.to)).collect::<Vec<_>>(), expected, "{pairs:?}");
                for bridge in &found.ties {
                    let without = slow.without_ties(&[(bridge.from, bridge.to)]).distances();
                    for (end, second) in [(bridge.from, false), (bridge.to, true)] {
                        let reached = |other: &u32| without[end as usize][*other as usize].is_finite();
                        let side = found.side(bridge, second);
                        assert_eq!(side, (0..items).filter(reached).collect::<Vec<_>>(), "{pairs:?}, {bridge:?}");
                        assert_eq!(side.len(), bridge.sides()[usize::from(second)]);
                    }
                }
            }
        }
    }

    /// Largest sets of two or more that hang together and have no cut-point of their own.
    fn blocks_by_trying(slow: &Slow) -> Vec<Vec<u32>> {
        let items = slow.items();
        let members = |set: u32| (0..items).filter(move |item| set >> item & 1 == 1);
        let holds = |set: u32| {
            let outside: Vec<usize> = (0..items).filter(|item| set >> item & 1 == 0).collect();
            let whole = slow.pieces_without(&outside).len() == 1;
            whole && members(set).all(|gone| slow.pieces_without(&[&outside[..], &[gone]].concat()).len() == 1)
        };
        let sets: Vec<u32> = (0_u32..1 << items).filter(|set| set.count_ones() > 1 && holds(*set)).collect();
        let largest = sets.iter().filter(|set| !sets.iter().any(|other| other != *set && *other & **set == **set));
        let mut blocks: Vec<Vec<u32>> = largest.map(|set| members(*set).map(|item| item as u32).collect()).collect();
        blocks.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        blocks
    }

    #[test]
    fn cut_points_and_blocks_of_every_small_graph_are_those_found_by_trying() {
        for items in 0..=5 {
            for pairs in every_graph(items) {
                let slow = Slow::new(items, &pairs, false, None);
                let pieces = slow.pieces_without(&[]);
                let found = cuts_of(items, &pairs);
                let splits = |item: &u32| slow.pieces_without(&[*item as usize]).len() > pieces.len();
                assert_eq!(found.points, (0..items).filter(splits).collect::<Vec<_>>(), "{pairs:?}");
                assert_eq!(found.blocks().map(<[u32]>::to_vec).collect::<Vec<_>>(), blocks_by_trying(&slow), "{pairs:?}");
                assert_eq!((found.pieces, found.bridges), (pieces.len(), bridges_of(items, &pairs).ties.len()), "{pairs:?}");
                let distances = slow.distances();
                for (place, point) in found.points.iter().enumerate() {
                    let far: Vec<usize> = (0..items as usize)
                        .filter(|other| !distances[*point as usize][*other].is_finite() || *other == *point as usize)
                        .collect();
                    let sizes: Vec<usize> = found.sizes(place).iter().map(|size| *size as usize).collect();
                    assert_eq!(sizes, slow.pieces_without(&far), "{pairs:?}, {point}");
                }
            }
        }
    }

    #[test]
    fn long_paths_and_stars_need_no_deep_stack() {
        let many = 1_000_000;
        let path: Vec<(u32, u32)> = (1..many).map(|item| (item - 1, item)).collect();
        assert_eq!(bridges_of(many, &path).ties.len(), many as usize - 1);
        let found = cuts_of(many, &path);
        assert_eq!((found.points.len(), found.blocks().len(), found.sizes(0)), (many as usize - 2, many as usize - 1, &[many - 2, 1][..]));
        let star: Vec<(u32, u32)> = (1..many).map(|item| (0, item)).collect();
        let found = cuts_of(many, &star);
        assert_eq!((found.points, found.sizes.len(), found.bridges), (vec![0], many as usize - 1, many as usize - 1));
        let hub_last: Vec<(u32, u32)> = (0..many - 1).map(|item| (item, many - 1)).collect();
        assert_eq!(cuts_of(many, &hub_last).points, [many - 1]);
    }

    #[test]
    fn stopped_work_gives_nothing() {
        let watch = Watch::new();
        watch.stop();
        let path: Vec<(u32, u32)> = (1..100_000).map(|item| (item - 1, item)).collect();
        let rows = Rows::undirected(100_000, &path, None);
        assert_eq!((bridges(&rows, &watch).err(), cuts(&rows, &watch).err()), (Some(Stopped), Some(Stopped)));
    }
}
