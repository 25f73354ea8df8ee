//! The best of all partitions of few items.

use super::TOLERANCE;
use super::level::Level;

/// The partition into connected groups with the largest Q, of equal ones that with fewer groups, then that whose groups,
/// numbered by first item, come first. Items without a tie are groups of their own.
///
/// A group never gains by holding two pieces that are not tied, so pieces of the network are looked at one by one.
pub(super) fn best(level: &Level, resolution: f64) -> Vec<u32> {
    let items = level.len();
    let mut pieces = vec![0; items];
    let count = level.split_into_pieces(&mut pieces);
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); count];
    for (item, piece) in pieces.iter().enumerate() {
        members[*piece as usize].push(item as u32);
    }
    let (mut groups, mut used) = (vec![0; items], 0);
    for members in &members {
        let found = Search::new(level, members, resolution).run();
        for (member, group) in members.iter().zip(&found) {
            groups[*member as usize] = used + u32::from(*group);
        }
        used += found.iter().max().map_or(0, |last| u32::from(*last) + 1);
    }
    super::level::renumber(&mut groups);
    groups
}

/// A walk through the partitions of one piece as growing strings: each item joins a group that is there or begins the next one.
struct Search {
    items: usize,
    /// What Q gains when two items are in one group, as multiples of 1/m.
    gain: Vec<f64>,
    /// Who is tied to whom, as bits.
    tied: Vec<u32>,
    /// The most that the items from a place on can add.
    most: Vec<f64>,
    least: f64,
    groups: Vec<u8>,
    members: Vec<u32>,
    best: f64,
    best_groups: Vec<u8>,
}

impl Search {
    fn new(level: &Level, members: &[u32], resolution: f64) -> Self {
        let items = members.len();
        let share = resolution / level.total;
        let (mut gain, mut tied) = (vec![0.0; items * items], vec![0_u32; items]);
        for (a, item) in members.iter().enumerate() {
            let item = *item as usize;
            for (b, other) in members.iter().enumerate().filter(|(b, _)| *b != a) {
                let other = *other as usize;
                let chance = if level.is_directed() {
                    level.out[item] * level.back[other] + level.back[item] * level.out[other]
                } else {
                    level.out[item] * level.out[other]
                };
                gain[a * items + b] -= share * chance;
            }
            for (other, weight) in level.row(item) {
                if let Ok(b) = members.binary_search(&(other as u32)) {
                    gain[a * items + b] += weight;
                    tied[a] |= 1 << b;
                }
            }
        }
        let mut most = vec![0.0; items + 1];
        for a in (0..items).rev() {
            let joined: f64 = (0..a).map(|b| gain[a * items + b].max(0.0)).sum();
            most[a] = most[a + 1] + joined;
        }
        let least = TOLERANCE * level.ties();
        Self {
            items,
            gain,
            tied,
            most,
            least,
            groups: vec![0; items],
            members: vec![0; items],
            best: f64::NEG_INFINITY,
            best_groups: vec![0; items],
        }
    }

    fn run(mut self) -> Vec<u8> {
        // A bound from below, so that the walk can leave out what cannot come near it; the walk finds it, or better, again.
        self.best = self.greedy() - 2.0 * self.least;
        self.walk(0, 0, 0.0);
        self.best_groups
    }

    /// Q of joining, as long as that gains, the two groups that gain most; without what Q is when everyone is alone.
    fn greedy(&self) -> f64 {
        let items = self.items;
        let (mut gain, mut open, mut sum) = (self.gain.clone(), (0..items).collect::<Vec<_>>(), 0.0);
        loop {
            let (mut best, mut pair) = (self.least, None);
            for (place, a) in open.iter().enumerate() {
                for b in &open[place + 1..] {
                    if gain[a * items + b] > best {
                        (best, pair) = (gain[a * items + b], Some((*a, *b)));
                    }
                }
            }
            let Some((a, b)) = pair else { return sum };
            sum += best;
            open.retain(|item| *item != b);
            for other in &open {
                gain[a * items + other] += gain[b * items + other];
                gain[other * items + a] = gain[a * items + other];
            }
        }
    }

    fn walk(&mut self, item: usize, groups: usize, sum: f64) {
        if sum + self.most[item] < self.best - self.least {
            return;
        }
        if item == self.items {
            let fewer = || usize::from(self.best_groups.iter().max().copied().unwrap_or(0)) + 1 > groups;
            if (sum > self.best + self.least || fewer()) && self.are_connected(groups) {
                self.best = self.best.max(sum);
                self.best_groups.clone_from(&self.groups);
            }
            return;
        }
        for group in 0..=groups {
            let mut joined = 0.0;
            let mut others = if group < groups { self.members[group] } else { 0 };
            while others != 0 {
                joined += self.gain[item * self.items + others.trailing_zeros() as usize];
                others &= others - 1;
            }
            self.groups[item] = group as u8;
            let before = self.members[group];
            self.members[group] = if group < groups { before | 1 << item } else { 1 << item };
            self.walk(item + 1, groups.max(group + 1), sum + joined);
            self.members[group] = before;
        }
    }

    /// Whether every group hangs together.
    fn are_connected(&self, groups: usize) -> bool {
        self.members[..groups].iter().all(|members| {
            let mut reached = members & members.wrapping_neg();
            loop {
                let (mut more, mut open) = (reached, reached);
                while open != 0 {
                    more |= self.tied[open.trailing_zeros() as usize] & members;
                    open &= open - 1;
                }
                if more == reached {
                    break reached == *members;
                }
                reached = more;
            }
        })
    }
}
