//! Moving single items to where Q grows most.

use std::collections::VecDeque;

use super::level::Level;
use super::{Random, Stopped, TOLERANCE, Watch};

/// How many items are looked at between two looks at the watch.
const BETWEEN_CHECKS: usize = 1 << 14;

const NONE: u32 = u32::MAX;

/// What moving needs, kept from level to level to save allocations.
#[derive(Debug, Default)]
pub(super) struct Mover {
    queue: VecDeque<u32>,
    waits: Vec<bool>,
    /// Σ k^out and Σ k^in of each group.
    pub(super) out: Vec<f64>,
    pub(super) back: Vec<f64>,
    /// Members of each group as a list in both directions, with the first of them where it is known.
    head: Vec<u32>,
    next: Vec<u32>,
    before: Vec<u32>,
    first: Vec<u32>,
    free: Vec<u32>,
    /// The weight of the ties between the item that is looked at and each group, and the groups where there is some.
    pub(super) weight_to: Vec<f64>,
    pub(super) touched: Vec<u32>,
    pub(super) order: Vec<u32>,
}

/// γ/T, and k^out and k^in of an item.
#[derive(Clone, Copy)]
struct Null {
    share: f64,
    out: f64,
    back: f64,
}

impl Mover {
    /// Moves items, those first that an order drawn by lot puts first, then whoever has had a neighbour leave, until no move
    /// gains anything. Groups are numbered below the number of items. Says how much Q has grown.
    pub(super) fn move_items(
        &mut self,
        level: &Level,
        resolution: f64,
        groups: &mut [u32],
        random: &mut Random,
        watch: &Watch,
    ) -> Result<f64, Stopped> {
        if level.is_directed() {
            self.moved::<true>(level, resolution, groups, random, watch)
        } else {
            self.moved::<false>(level, resolution, groups, random, watch)
        }
    }

    fn begin<const DIRECTED: bool>(&mut self, level: &Level, groups: &[u32], random: &mut Random) {
        let items = level.len();
        let refill = |values: &mut Vec<f64>, size: usize| {
            values.clear();
            values.resize(size, 0.0);
        };
        refill(&mut self.out, items);
        refill(&mut self.back, if DIRECTED { items } else { 0 });
        refill(&mut self.weight_to, items);
        for list in [&mut self.head, &mut self.next, &mut self.before, &mut self.first] {
            list.clear();
            list.resize(items, NONE);
        }
        // From the last, so that lists begin with the first.
        for (item, group) in groups.iter().enumerate().rev() {
            let group = *group as usize;
            self.out[group] += level.out[item];
            if DIRECTED {
                self.back[group] += level.back[item];
            }
            self.link(item, group);
        }
        self.free.clear();
        self.free.extend((0..items as u32).rev().filter(|group| self.head[*group as usize] == NONE));
        self.draw_order(items, random);
        self.queue.clear();
        self.queue.extend(self.order.iter().filter(|item| !level.others(**item as usize).is_empty()));
        self.waits.clear();
        self.waits.resize(items, true);
    }

    /// All items in an order drawn by lot.
    pub(super) fn draw_order(&mut self, items: usize, random: &mut Random) {
        self.order.clear();
        self.order.extend(0..items as u32);
        random.shuffle(&mut self.order);
    }

    fn link(&mut self, item: usize, group: usize) {
        let old = std::mem::replace(&mut self.head[group], item as u32);
        (self.next[item], self.before[item]) = (old, NONE);
        if old == NONE {
            self.first[group] = item as u32;
        } else {
            self.before[old as usize] = item as u32;
            // Where the first is not known it stays so.
            if self.first[group] != NONE {
                self.first[group] = self.first[group].min(item as u32);
            }
        }
    }

    fn unlink(&mut self, item: usize, group: usize) {
        let (next, before) = (self.next[item], self.before[item]);
        if next != NONE {
            self.before[next as usize] = before;
        }
        if before == NONE {
            self.head[group] = next;
        } else {
            self.next[before as usize] = next;
        }
        if self.first[group] == item as u32 {
            self.first[group] = NONE;
        }
    }

    /// The first member of a group that has one, in document order.
    fn first(&mut self, group: u32) -> u32 {
        let group = group as usize;
        if self.first[group] == NONE {
            let mut member = self.head[group];
            while member != NONE {
                self.first[group] = self.first[group].min(member);
                member = self.next[member as usize];
            }
        }
        self.first[group]
    }

    fn moved<const DIRECTED: bool>(
        &mut self,
        level: &Level,
        resolution: f64,
        groups: &mut [u32],
        random: &mut Random,
        watch: &Watch,
    ) -> Result<f64, Stopped> {
        self.begin::<DIRECTED>(level, groups, random);
        let (share, ties) = (resolution / level.total, level.ties());
        // Gains are worked out as multiples of 1/m.
        let least = TOLERANCE * ties;
        let (mut gained, mut looked) = (0.0, 0_usize);
        while let Some(item) = self.queue.pop_front() {
            looked += 1;
            if looked % BETWEEN_CHECKS == 0 {
                watch.check()?;
            }
            let item = item as usize;
            self.waits[item] = false;
            let own = groups[item];
            for (other, weight) in level.row(item) {
                let group = groups[other];
                let sum = &mut self.weight_to[group as usize];
                if *sum == 0.0 {
                    self.touched.push(group);
                }
                *sum += weight;
            }
            let null = Null { share, out: level.out[item], back: if DIRECTED { level.back[item] } else { 0.0 } };
            self.out[own as usize] -= null.out;
            if DIRECTED {
                self.back[own as usize] -= null.back;
            }
            let (target, gain) = self.target::<DIRECTED>(item as u32, own, null, least);
            for group in self.touched.drain(..) {
                self.weight_to[group as usize] = 0.0;
            }
            self.out[target as usize] += null.out;
            if DIRECTED {
                self.back[target as usize] += null.back;
            }
            if target == own {
                continue;
            }
            gained += gain;
            self.unlink(item, own as usize);
            if self.head[own as usize] == NONE {
                self.free.push(own);
            }
            if self.free.last() == Some(&target) {
                self.free.pop();
            }
            self.link(item, target as usize);
            groups[item] = target;
            for other in level.others(item) {
                let place = *other as usize;
                if !self.waits[place] && groups[place] != target {
                    self.waits[place] = true;
                    self.queue.push_back(*other);
                }
            }
        }
        Ok(gained / ties)
    }

    /// The group where Q grows most, and by how much beyond staying; its own where none gains enough.
    fn target<const DIRECTED: bool>(&mut self, item: u32, own: u32, null: Null, least: f64) -> (u32, f64) {
        let gain = |mover: &Self, group: u32| {
            let group = group as usize;
            let product = if DIRECTED { null.out * mover.back[group] + null.back * mover.out[group] } else { null.out * mover.out[group] };
            mover.weight_to[group] - null.share * product
        };
        let stay = gain(self, own);
        // To be alone gains 0.
        let (mut best, mut target, mut is_tied) = (0.0, NONE, false);
        for group in &self.touched {
            let found = gain(self, *group);
            if found > best + least {
                (best, target, is_tied) = (found, *group, false);
            } else if found >= best - least {
                is_tied = true;
            }
        }
        if best <= stay + least {
            return (own, 0.0);
        }
        if is_tied {
            let mut place = if target == NONE { item } else { u32::MAX };
            let touched = std::mem::take(&mut self.touched);
            for group in touched.iter().filter(|group| **group != own) {
                if gain(self, *group) >= best - least {
                    let first = self.first(*group);
                    if first < place {
                        (place, target) = (first, *group);
                    }
                }
            }
            self.touched = touched;
        }
        if target == NONE {
            let alone = self.head[own as usize] == item && self.next[item as usize] == NONE;
            target = if alone { own } else { self.free.last().copied().unwrap_or(own) };
        }
        (target, if target == own { 0.0 } else { best - stay })
    }
}
