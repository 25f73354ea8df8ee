//! A network whose items may stand for many.

use super::Ties;

/// Items with what ties them to each other, compactly.
#[derive(Debug, Clone)]
pub(super) struct Level {
    from: Vec<usize>,
    to: Vec<u32>,
    /// a_ij + a_ji of a directed network, a_ij of an undirected one; empty where all are 1.
    weights: Vec<f64>,
    /// k^out of each item, ties inside it included.
    pub(super) out: Vec<f64>,
    /// k^in of each item; empty of an undirected network.
    pub(super) back: Vec<f64>,
    /// T, the sum of all a_ij.
    pub(super) total: f64,
}

impl Level {
    /// The items as they are.
    pub(super) fn of(ties: &Ties<'_>) -> Self {
        let items = ties.out.len();
        let entries = ties.out.entries() + ties.back.map_or(0, crate::maths::Rows::entries);
        let (mut from, mut to) = (Vec::with_capacity(items + 1), Vec::with_capacity(entries));
        let mut weights = Vec::new();
        let is_plain = !ties.is_weighted && ties.back.is_none();
        let weight =
            |rows: &crate::maths::Rows, item: usize, place: usize| if ties.is_weighted { rows.row_weights(item)[place] } else { 1.0 };
        from.push(0);
        for item in 0..items {
            let row = ties.out.row(item);
            match ties.back {
                None => {
                    to.extend_from_slice(row);
                    if !is_plain {
                        weights.extend_from_slice(ties.out.row_weights(item));
                    }
                }
                Some(back) => {
                    // Both rows are sorted.
                    let (mut a, mut b, into) = (0, 0, back.row(item));
                    while a < row.len() || b < into.len() {
                        let next = row.get(a).into_iter().chain(into.get(b)).copied().min().unwrap_or(0);
                        let mut sum = 0.0;
                        if row.get(a) == Some(&next) {
                            sum += weight(ties.out, item, a);
                            a += 1;
                        }
                        if into.get(b) == Some(&next) {
                            sum += weight(back, item, b);
                            b += 1;
                        }
                        to.push(next);
                        weights.push(sum);
                    }
                }
            }
            from.push(to.len());
        }
        let sums = |rows: &crate::maths::Rows| -> Vec<f64> {
            (0..items).map(|item| if ties.is_weighted { rows.row_weights(item).iter().sum() } else { rows.degree(item) as f64 }).collect()
        };
        let out = sums(ties.out);
        let total = out.iter().sum();
        Self { from, to, weights, out, back: ties.back.map(sums).unwrap_or_default(), total }
    }

    /// The number of items.
    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    /// The number of entries of all rows.
    pub(super) fn entries(&self) -> usize {
        self.to.len()
    }

    /// Whether arcs in and out are told apart.
    pub(super) fn is_directed(&self) -> bool {
        !self.back.is_empty()
    }

    /// The others that an item is tied to.
    pub(super) fn others(&self, item: usize) -> &[u32] {
        &self.to[self.from[item]..self.from[item + 1]]
    }

    /// The same with the weights of the ties.
    pub(super) fn row(&self, item: usize) -> impl Iterator<Item = (usize, f64)> {
        let range = self.from[item]..self.from[item + 1];
        let weights = if self.weights.is_empty() { &[] } else { &self.weights[range.clone()] };
        self.to[range].iter().enumerate().map(move |(place, other)| (*other as usize, weights.get(place).copied().unwrap_or(1.0)))
    }

    /// The sum of all weights m; ties of an undirected network stand on both sides.
    pub(super) fn ties(&self) -> f64 {
        if self.is_directed() { self.total } else { self.total / 2.0 }
    }

    /// Splits every group into pieces that hang together, and numbers them by first item; says how many there are.
    pub(super) fn split_into_pieces(&self, groups: &mut [u32]) -> usize {
        const NEW: u32 = u32::MAX;
        let mut pieces = vec![NEW; groups.len()];
        let (mut count, mut open) = (0, Vec::new());
        for start in 0..groups.len() {
            if pieces[start] != NEW {
                continue;
            }
            pieces[start] = count;
            open.push(start);
            while let Some(item) = open.pop() {
                for other in self.others(item) {
                    let other = *other as usize;
                    if pieces[other] == NEW && groups[other] == groups[item] {
                        pieces[other] = count;
                        open.push(other);
                    }
                }
            }
            count += 1;
        }
        groups.copy_from_slice(&pieces);
        count as usize
    }

    /// The network whose items are groups of these, numbered from 0.
    pub(super) fn merged(&self, groups: &[u32], count: usize) -> Self {
        // Items of each group, by counting.
        let mut first = vec![0_usize; count + 1];
        for group in groups {
            first[*group as usize + 1] += 1;
        }
        for group in 0..count {
            first[group + 1] += first[group];
        }
        let (mut next, mut members) = (first.clone(), vec![0_u32; groups.len()]);
        for (item, group) in groups.iter().enumerate() {
            members[next[*group as usize]] = item as u32;
            next[*group as usize] += 1;
        }
        let (mut from, mut to, mut weights) = (Vec::with_capacity(count + 1), Vec::new(), Vec::new());
        let (mut sum, mut touched) = (vec![0.0; count], Vec::new());
        from.push(0);
        for group in 0..count {
            for member in &members[first[group]..first[group + 1]] {
                for (other, weight) in self.row(*member as usize) {
                    let of = groups[other];
                    if of as usize == group {
                        continue;
                    }
                    if sum[of as usize] == 0.0 {
                        touched.push(of);
                    }
                    sum[of as usize] += weight;
                }
            }
            for of in touched.drain(..) {
                to.push(of);
                weights.push(std::mem::take(&mut sum[of as usize]));
            }
            from.push(to.len());
        }
        let added = |of_items: &[f64]| {
            let mut sums = vec![0.0; if of_items.is_empty() { 0 } else { count }];
            for (item, value) in of_items.iter().enumerate() {
                sums[groups[item] as usize] += value;
            }
            sums
        };
        Self { from, to, weights, out: added(&self.out), back: added(&self.back), total: self.total }
    }
}

/// Numbers groups by first item; says how many there are. Numbers must be below the number of items.
pub(super) fn renumber(groups: &mut [u32]) -> usize {
    const NEW: u32 = u32::MAX;
    let largest = groups.iter().max().map_or(0, |largest| *largest as usize + 1);
    let (mut number, mut count) = (vec![NEW; largest], 0);
    for group in groups.iter_mut() {
        let known = &mut number[*group as usize];
        if *known == NEW {
            *known = count;
            count += 1;
        }
        *group = *known;
    }
    count as usize
}
