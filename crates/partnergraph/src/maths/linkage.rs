//! Groups that grow by joining the two that are closest, again and again, and the tree that comes of it.

mod firmness;
mod tree;

pub(crate) use firmness::{left_out, silhouettes};
pub(crate) use tree::{Merge, Tree};

use super::condensed::place;
use super::{Condensed, Stopped, Watch};

/// What the distance of two groups is, A and B being joined and C any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Linkage {
    /// (|A| d(A,C) + |B| d(B,C))/(|A| + |B|), the mean over all pairs.
    Average,
    /// The smaller of d(A,C) and d(B,C).
    Single,
    /// The larger of d(A,C) and d(B,C).
    Complete,
    /// √(((|A|+|C|) d²(A,C) + (|B|+|C|) d²(B,C) − |C| d²(A,B))/(|A|+|B|+|C|)).
    Ward,
}

/// The tree of a set of distances, none of which may be missing.
///
/// Of equal smallest distances, the pair with the smallest (first, second) is joined first, a group being numbered by its first
/// item. Memory: as much again as the distances take. Time: the square of the number of items, as a rule; the cube where
/// distances are made for it.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn joined(distances: &Condensed, how: Linkage, watch: &Watch) -> Result<Tree, Stopped> {
    let values = || distances.values().to_vec();
    match how {
        Linkage::Average => Groups::of(values(), distances.count()).join_all::<Average>(watch),
        Linkage::Single => match along_shortest_ways(distances, watch)? {
            Some(tree) => Ok(tree),
            None => Groups::of(values(), distances.count()).join_all::<Single>(watch),
        },
        Linkage::Complete => Groups::of(values(), distances.count()).join_all::<Complete>(watch),
        Linkage::Ward => {
            let squares = distances.values().iter().map(|value| value * value).collect();
            Groups::of(squares, distances.count()).join_all::<Ward>(watch)
        }
    }
}

/// The tree of single linkage from the shortest ties that hold all items together, after Prim: it looks at every distance once and
/// needs no room for them. Nothing where two of these ties are equal: then it matters which other distances are equal to them.
fn along_shortest_ways(distances: &Condensed, watch: &Watch) -> Result<Option<Tree>, Stopped> {
    let count = distances.count();
    // Items that are not reached yet, ascending, with the shortest tie to those that are.
    let mut rest: Vec<(u32, u32, f64)> = (1..count as u32).map(|item| (item, 0, f64::INFINITY)).collect();
    let mut ties: Vec<(f64, u32, u32)> = Vec::with_capacity(rest.len());
    let mut last = 0;
    while !rest.is_empty() {
        watch.check()?;
        let later = rest.partition_point(|(item, ..)| *item < last as u32);
        let (before, after) = rest.split_at_mut(later);
        let mut nearest = (f64::INFINITY, 0);
        let mut seen = |place: usize, entry: &mut (u32, u32, f64), distance: f64| {
            if distance < entry.2 {
                (entry.1, entry.2) = (last as u32, distance);
            }
            if entry.2 < nearest.0 {
                nearest = (entry.2, place);
            }
        };
        for (place_of, entry) in before.iter_mut().enumerate() {
            seen(place_of, entry, distances.values()[place(count, entry.0 as usize, last)]);
        }
        let row = distances.row(last);
        for (place_of, entry) in after.iter_mut().enumerate() {
            seen(later + place_of, entry, row[entry.0 as usize - last - 1]);
        }
        let (item, from, distance) = rest.remove(nearest.1);
        ties.push((distance, item, from));
        last = item as usize;
    }
    ties.sort_by(|a, b| a.0.total_cmp(&b.0));
    if ties.windows(2).any(|pair| pair[1].0 <= pair[0].0 + slack(pair[0].0)) {
        return Ok(None);
    }
    let (mut first_of, mut sizes): (Vec<usize>, Vec<usize>) = ((0..count).collect(), vec![1; count]);
    let merges = ties.iter().map(|(height, a, b)| {
        let [a, b] = [*a, *b].map(|item| {
            let mut item = item as usize;
            while first_of[item] != item {
                first_of[item] = first_of[first_of[item]];
                item = first_of[item];
            }
            item
        });
        let (first, second) = (a.min(b), a.max(b));
        first_of[second] = first;
        sizes[first] += sizes[second];
        Merge { first, second, height: *height, size: sizes[first] }
    });
    let merges = merges.collect();
    Ok(Some(Tree::new(count, merges)))
}

/// How many items two groups that are joined have, and how far apart they were.
struct Pair {
    first: f64,
    second: f64,
    value: f64,
}

/// A way to link groups. What groups are compared by need not be their distance.
trait Rule {
    /// What stands between two joined groups and another of so many items, from what stood between each and that.
    fn between(pair: &Pair, of_first: f64, of_second: f64, items: f64) -> f64;

    /// The distance that a value stands for.
    fn distance(value: f64) -> f64 {
        value
    }

    /// The largest value that is tied with one.
    fn tied(value: f64) -> f64 {
        value + slack(value)
    }
}

/// How far apart two numbers may be and count as the same.
fn slack(value: f64) -> f64 {
    1e-12 * value.abs().max(1.0)
}

struct Average;
struct Single;
struct Complete;
/// Works with squares of distances.
struct Ward;

impl Rule for Average {
    fn between(pair: &Pair, of_first: f64, of_second: f64, _: f64) -> f64 {
        (pair.first * of_first + pair.second * of_second) / (pair.first + pair.second)
    }
}

impl Rule for Single {
    fn between(_: &Pair, of_first: f64, of_second: f64, _: f64) -> f64 {
        if of_second < of_first { of_second } else { of_first }
    }
}

impl Rule for Complete {
    fn between(_: &Pair, of_first: f64, of_second: f64, _: f64) -> f64 {
        if of_second > of_first { of_second } else { of_first }
    }
}

impl Rule for Ward {
    fn between(pair: &Pair, of_first: f64, of_second: f64, items: f64) -> f64 {
        ((pair.first + items) * of_first + (pair.second + items) * of_second - items * pair.value) / (pair.first + pair.second + items)
    }

    fn distance(value: f64) -> f64 {
        value.max(0.0).sqrt()
    }

    fn tied(value: f64) -> f64 {
        let distance = Self::distance(value);
        let most = distance + slack(distance);
        most * most
    }
}

/// The groups that there are so far, each in the slot of its first item; what stands between them, a condensed matrix of slots.
struct Groups {
    slots: usize,
    values: Vec<f64>,
    /// The first item of each slot, ascending.
    firsts: Vec<u32>,
    /// The number of items; 0 where the slot is empty.
    sizes: Vec<f64>,
    /// What is added to what stands in a column: 0, or where the slot is empty infinity. To write that into the column would touch
    /// as much memory again as all else.
    gone: Vec<f64>,
    /// For each slot what is not above the smallest of its row, and the column where that stands, or [`STALE`] where it is not known.
    low: Vec<f64>,
    near: Vec<u32>,
}

const STALE: u32 = u32::MAX;

impl Groups {
    fn of(values: Vec<f64>, count: usize) -> Self {
        let firsts = (0..count as u32).collect();
        let mut groups = Self {
            slots: count,
            values,
            firsts,
            sizes: vec![1.0; count],
            gone: vec![0.0; count],
            low: vec![0.0; count],
            near: vec![STALE; count],
        };
        (0..count).for_each(|slot| groups.look(slot));
        groups
    }

    fn join_all<R: Rule>(mut self, watch: &Watch) -> Result<Tree, Stopped> {
        let count = self.slots;
        let mut merges = Vec::with_capacity(count.saturating_sub(1));
        watch.expect(count.saturating_sub(1));
        for left in (2..=count).rev() {
            watch.check()?;
            let (a, b) = self.closest::<R>();
            let value = self.values[place(self.slots, a, b)];
            let pair = Pair { first: self.sizes[a], second: self.sizes[b], value };
            merges.push(Merge {
                first: self.firsts[a] as usize,
                second: self.firsts[b] as usize,
                height: R::distance(value),
                size: (pair.first + pair.second) as usize,
            });
            self.join::<R>(a, b, &pair);
            // Empty slots are read over and over; moving those that are left together costs less in the end.
            if self.slots >= 64 && 4 * (left - 1) <= 3 * self.slots {
                self.close_ranks(left - 1);
            }
            watch.add_done(1);
        }
        Ok(Tree::new(count, merges))
    }

    /// The two slots to be joined next, the smaller first.
    fn closest<R: Rule>(&mut self) -> (usize, usize) {
        let smallest = loop {
            let low = least(&self.low, &self.gone);
            let slot = self.low.iter().position(|other| *other == low).unwrap_or(0);
            if self.near[slot] != STALE {
                break low;
            }
            self.look(slot);
        };
        let tied = R::tied(smallest);
        for slot in 0..self.slots {
            if self.low[slot] <= tied {
                if self.near[slot] == STALE {
                    self.look(slot);
                }
                if self.low[slot] <= tied {
                    let row = self.row(slot).iter().zip(&self.gone[slot + 1..]);
                    let after = row.map(|(value, gone)| value + gone).position(|value| value <= tied).unwrap_or(0);
                    return (slot, slot + 1 + after);
                }
            }
        }
        (0, 1)
    }

    fn row(&self, slot: usize) -> &[f64] {
        let from = place(self.slots, slot, slot + 1);
        &self.values[from..from + self.slots - slot - 1]
    }

    /// Looks for the smallest of a row.
    fn look(&mut self, slot: usize) {
        let (row, gone) = (self.row(slot), &self.gone[slot + 1..]);
        let low = least(row, gone);
        let after = row.iter().zip(gone).position(|(value, gone)| value + gone == low).unwrap_or(0);
        (self.low[slot], self.near[slot]) = (low, (slot + 1 + after) as u32);
    }

    /// Puts the second of two slots into the first.
    fn join<R: Rule>(&mut self, a: usize, b: usize, pair: &Pair) {
        let (slots, values, sizes) = (self.slots, &mut self.values, &self.sizes);
        // Rows before the first: both stand in columns.
        let (mut at_a, mut at_b) = (a.wrapping_sub(1), b - 1);
        for (slot, size) in sizes[..a].iter().enumerate() {
            if *size > 0.0 {
                let value = R::between(pair, values[at_a], values[at_b], *size);
                values[at_a] = value;
                let (low, near) = (&mut self.low[slot], &mut self.near[slot]);
                if value < *low {
                    (*low, *near) = (value, a as u32);
                } else if *near == a as u32 || *near == b as u32 {
                    // What was smallest has gone or grown; another of the row may be smallest now.
                    *near = if value == *low { a as u32 } else { STALE };
                }
            }
            at_a = at_a.wrapping_add(slots - slot - 2);
            at_b += slots - slot - 2;
        }
        // Rows between the two: the first is a row, the second a column.
        let of_a = place(slots, a, a + 1);
        at_b += slots - a - 2;
        for (slot, size) in sizes.iter().enumerate().take(b).skip(a + 1) {
            if *size > 0.0 {
                let at_a = of_a + slot - a - 1;
                values[at_a] = R::between(pair, values[at_a], values[at_b], *size);
                if self.near[slot] == b as u32 {
                    self.near[slot] = STALE;
                }
            }
            at_b += slots - slot - 2;
        }
        // Rows after the second: both are rows. What stands for empty slots is not looked at.
        if b + 1 < slots {
            let of_b = place(slots, b, b + 1);
            let (before, from_b) = values.split_at_mut(of_b);
            let from_a = &mut before[of_a + b - a..of_a + slots - a - 1];
            for ((value, of_b), size) in from_a.iter_mut().zip(&*from_b).zip(&sizes[b + 1..]) {
                *value = R::between(pair, *value, *of_b, *size);
            }
        }
        self.sizes[a] += self.sizes[b];
        (self.sizes[b], self.gone[b]) = (0.0, f64::INFINITY);
        (self.low[b], self.near[b]) = (f64::INFINITY, 0);
        self.look(a);
    }

    /// Leaves out the empty slots.
    fn close_ranks(&mut self, left: usize) {
        let kept: Vec<usize> = (0..self.slots).filter(|slot| self.sizes[*slot] > 0.0).collect();
        let mut numbers = vec![STALE; self.slots];
        let mut to = 0;
        for (number, slot) in kept.iter().enumerate() {
            numbers[*slot] = number as u32;
            let from = place(self.slots, *slot, *slot + 1);
            for other in &kept[number + 1..] {
                self.values[to] = self.values[from + other - slot - 1];
                to += 1;
            }
        }
        self.values.truncate(to);
        for (number, slot) in kept.iter().enumerate() {
            self.firsts[number] = self.firsts[*slot];
            self.sizes[number] = self.sizes[*slot];
            self.low[number] = self.low[*slot];
            let near = self.near[*slot];
            // A near one that has gone is no longer known; the last row has none at all.
            self.near[number] = if near == STALE { STALE } else { numbers.get(near as usize).copied().unwrap_or(0) };
        }
        self.slots = left;
        self.firsts.truncate(left);
        self.sizes.truncate(left);
        self.gone.clear();
        self.gone.resize(left, 0.0);
        self.low.truncate(left);
        self.near.truncate(left);
        if let Some(last) = left.checked_sub(1) {
            (self.low[last], self.near[last]) = (f64::INFINITY, 0);
        }
    }
}

/// The smallest of some numbers, to each of which another is added; infinite where there is none. Several are compared at a time.
fn least(values: &[f64], more: &[f64]) -> f64 {
    let smaller = |a: f64, b: f64| if b < a { b } else { a };
    let mut lanes = [f64::INFINITY; 8];
    let (mut chunks, mut others) = (values.chunks_exact(8), more.chunks_exact(8));
    for (chunk, more) in (&mut chunks).zip(&mut others) {
        for ((lane, value), more) in lanes.iter_mut().zip(chunk).zip(more) {
            *lane = smaller(*lane, value + more);
        }
    }
    let rest = chunks.remainder().iter().zip(others.remainder()).map(|(value, more)| value + more);
    lanes.into_iter().chain(rest).fold(f64::INFINITY, smaller)
}

#[cfg(test)]
mod tests;
