//! How much has to be changed to make one network of another: an item or tie put in or taken out, or an item's label, 1 each.
//!
//! To put one item in and take another out costs no less than to change the first into the second. So all items of the smaller
//! network become items of the larger, and what it costs is max(n1, n2) − items that keep their label + m1 + m2 − 2 × ties kept.

use super::Shape;

/// Up to so many items on both sides all ways are gone through.
const EXACT: usize = 8;

/// What lies between two networks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Edit {
    /// No way costs less.
    pub(crate) lower: usize,
    /// What a way costs that was found.
    pub(crate) upper: usize,
}

/// How the cost was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edited {
    /// All ways were gone through.
    Exactly,
    /// One way was taken, by an assignment of items to items.
    ByAssignment,
}

/// What lies between two networks, and how it was found.
pub(crate) fn edit(one: &Shape, other: &Shape) -> (Edit, Edited) {
    let (small, large) = if one.items() <= other.items() { (one, other) } else { (other, one) };
    let all = large.items() + one.ties() + other.ties();
    if large.items() <= EXACT {
        let cost = all - Search::best(small, large);
        return (Edit { lower: cost, upper: cost }, Edited::Exactly);
    }
    let lower = large.items() - common(&small.labels, &large.labels) + one.ties().abs_diff(other.ties());
    let upper = by_assignment(one, other);
    (Edit { lower, upper }, Edited::ByAssignment)
}

/// How many labels two lists have in common, doubled ones as often as both have them.
pub(super) fn common(one: &[u32], other: &[u32]) -> usize {
    let sorted = |labels: &[u32]| {
        let mut labels = labels.to_vec();
        labels.sort_unstable();
        labels
    };
    let (one, other) = (sorted(one), sorted(other));
    let (mut a, mut b, mut found) = (0, 0, 0);
    while a < one.len() && b < other.len() {
        found += usize::from(one[a] == other[b]);
        let (left, right) = (one[a], other[b]);
        a += usize::from(left <= right);
        b += usize::from(right <= left);
    }
    found
}

/// The search for what is kept at most: labels, and ties twice.
struct Search<'a> {
    small: &'a Shape,
    large: &'a Shape,
    /// What each item became.
    became: Vec<usize>,
    taken: Vec<bool>,
    /// Ties of the smaller network with an end at this item or a later one.
    ties_left: Vec<usize>,
    best: usize,
}

impl<'a> Search<'a> {
    fn best(small: &'a Shape, large: &'a Shape) -> usize {
        let items = small.items();
        let ties_left = (0..=items)
            .map(|from| (from..items).map(|item| small.row(item).iter().filter(|other| (**other as usize) < item).count()).sum())
            .collect();
        let mut search = Self { small, large, became: Vec::with_capacity(items), taken: vec![false; large.items()], ties_left, best: 0 };
        search.go_on(0, large.ties());
        search.best
    }

    fn go_on(&mut self, kept: usize, ties_of_large: usize) {
        let item = self.became.len();
        if item == self.small.items() {
            self.best = self.best.max(kept);
            return;
        }
        if kept + self.small.items() - item + 2 * self.ties_left[item].min(ties_of_large) <= self.best && self.best > 0 {
            return;
        }
        for becomes in 0..self.large.items() {
            if self.taken[becomes] {
                continue;
            }
            let earlier = self.small.row(item).iter().take_while(|other| (**other as usize) < item);
            let ties = earlier.filter(|other| self.large.has(becomes, self.became[**other as usize])).count();
            // Ties of the larger network between this item and those that were taken are used now or never.
            let spent = self.became.iter().filter(|other| self.large.has(becomes, **other)).count();
            self.taken[becomes] = true;
            self.became.push(becomes);
            let label = usize::from(self.small.labels[item] == self.large.labels[becomes]);
            self.go_on(kept + label + 2 * ties, ties_of_large - spent);
            self.became.pop();
            self.taken[becomes] = false;
        }
    }
}

/// The cost of the way that an optimal assignment gives, where an item costs what its own label and number of ties say.
pub(super) fn by_assignment(one: &Shape, other: &Shape) -> usize {
    let (n1, n2) = (one.items(), other.items());
    let size = n1 + n2;
    let far = 1e9;
    let cost = |row: usize, column: usize| match (row < n1, column < n2) {
        (true, true) => (usize::from(one.labels[row] != other.labels[column]) + one.degree(row).abs_diff(other.degree(column))) as f64,
        (true, false) if column - n2 == row => (1 + one.degree(row)) as f64,
        (false, true) if row - n1 == column => (1 + other.degree(column)) as f64,
        (false, false) => 0.0,
        _ => far,
    };
    let column_of = assignment(size, cost);
    let became = |item: u32| Some(column_of[item as usize]).filter(|column| *column < n2);
    let kept_items = (0..n1 as u32).filter(|item| became(*item).is_some()).count();
    let relabelled = (0..n1).filter(|item| became(*item as u32).is_some_and(|to| one.labels[*item] != other.labels[to])).count();
    let ends = (0..n1).flat_map(|item| one.row(item).iter().map(move |other| (item as u32, *other))).filter(|(a, b)| a < b);
    let kept_ties = ends.filter(|(a, b)| became(*a).zip(became(*b)).is_some_and(|(a, b)| other.has(a, b))).count();
    (n1 - kept_items) + (n2 - kept_items) + relabelled + one.ties() + other.ties() - 2 * kept_ties
}

/// For each row the column that it is assigned to, so that the costs add up to the least: Kuhn and Munkres, with potentials.
pub(super) fn assignment(size: usize, cost: impl Fn(usize, usize) -> f64) -> Vec<usize> {
    // Rows and columns are counted from 1; column 0 is where a row waits that has no column yet.
    let (mut of_row, mut of_column) = (vec![0.0; size + 1], vec![0.0; size + 1]);
    let mut row_of = vec![0; size + 1];
    let mut way = vec![0; size + 1];
    for row in 1..=size {
        row_of[0] = row;
        let mut column = 0;
        let mut least = vec![f64::INFINITY; size + 1];
        let mut used = vec![false; size + 1];
        loop {
            used[column] = true;
            let (row, mut step, mut next) = (row_of[column], f64::INFINITY, 0);
            for other in 1..=size {
                if !used[other] {
                    let now = cost(row - 1, other - 1) - of_row[row] - of_column[other];
                    if now < least[other] {
                        (least[other], way[other]) = (now, column);
                    }
                    if least[other] < step {
                        (step, next) = (least[other], other);
                    }
                }
            }
            for other in 0..=size {
                if used[other] {
                    of_row[row_of[other]] += step;
                    of_column[other] -= step;
                } else {
                    least[other] -= step;
                }
            }
            column = next;
            if row_of[column] == 0 {
                break;
            }
        }
        while column != 0 {
            row_of[column] = row_of[way[column]];
            column = way[column];
        }
    }
    let mut column_of = vec![0; size];
    (1..=size).for_each(|column| column_of[row_of[column] - 1] = column - 1);
    column_of
}
