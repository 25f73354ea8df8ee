//! Compact sparse rows.

use std::cmp::Ordering;

/// For each of n items a sorted row of others, with weights where there are any.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    from: Vec<u32>,
    others: Vec<u32>,
    weights: Option<Vec<f64>>,
}

impl Rows {
    /// Each pair in the rows of both its items.
    pub(crate) fn undirected(items: usize, pairs: &[(u32, u32)], weights: Option<&[f64]>) -> Self {
        // Sorted pairs with the smaller item first: filling first the smaller, then the larger neighbours keeps rows sorted.
        let mut rows = Self::sized(items, pairs.iter().flat_map(|(a, b)| [*a, *b]), 2 * pairs.len(), weights.is_some());
        let mut next: Vec<u32> = rows.from[..items].to_vec();
        for (position, (a, b)) in pairs.iter().enumerate() {
            rows.put(&mut next, *b, *a, weights.map(|weights| weights[position]));
        }
        for (position, (a, b)) in pairs.iter().enumerate() {
            rows.put(&mut next, *a, *b, weights.map(|weights| weights[position]));
        }
        rows
    }

    /// Each pair in the row of its first item.
    pub(crate) fn directed(items: usize, pairs: &[(u32, u32)], weights: Option<&[f64]>) -> Self {
        let mut rows = Self::sized(items, pairs.iter().map(|(a, _)| *a), pairs.len(), weights.is_some());
        let mut next: Vec<u32> = rows.from[..items].to_vec();
        for (position, (a, b)) in pairs.iter().enumerate() {
            rows.put(&mut next, *a, *b, weights.map(|weights| weights[position]));
        }
        rows
    }

    /// Each pair in the row of its second item.
    #[cfg(test)]
    pub(crate) fn reversed(items: usize, pairs: &[(u32, u32)], weights: Option<&[f64]>) -> Self {
        let mut rows = Self::sized(items, pairs.iter().map(|(_, b)| *b), pairs.len(), weights.is_some());
        let mut next: Vec<u32> = rows.from[..items].to_vec();
        for (position, (a, b)) in pairs.iter().enumerate() {
            rows.put(&mut next, *b, *a, weights.map(|weights| weights[position]));
        }
        rows
    }

    /// Rows that are ready: where each begins, the sorted others, their weights.
    pub(crate) const fn ready(from: Vec<u32>, others: Vec<u32>, weights: Option<Vec<f64>>) -> Self {
        Self { from, others, weights }
    }

    /// Each entry of rows, given as where each row begins and the sorted others, also in the row of its second item. Of two
    /// items only the row of the smaller one has the entry.
    pub(crate) fn symmetric(first: &[u32], to: &[u32], weights: Option<&[f64]>) -> Self {
        let items = first.len() - 1;
        let mut rows = Self::sized(items, to.iter().copied(), 2 * to.len(), weights.is_some());
        let mut shift = 0;
        for item in 0..items {
            shift += first[item + 1] - first[item];
            rows.from[item + 1] += shift;
        }
        let mut next: Vec<u32> = rows.from[..items].to_vec();
        // The smaller neighbours first, then the larger ones: so rows are sorted.
        for item in 0..items {
            for entry in first[item] as usize..first[item + 1] as usize {
                rows.put(&mut next, to[entry], item as u32, weights.map(|weights| weights[entry]));
            }
        }
        for item in 0..items {
            let entries = first[item] as usize..first[item + 1] as usize;
            let place = next[item] as usize;
            rows.others[place..place + entries.len()].copy_from_slice(&to[entries.clone()]);
            if let (Some(own), Some(weights)) = (&mut rows.weights, weights) {
                own[place..place + entries.len()].copy_from_slice(&weights[entries]);
            }
        }
        rows
    }

    /// Each entry of rows, given as where each row begins and the others, in the row of its second item instead.
    pub(crate) fn transposed(items: usize, first: &[u32], to: &[u32], weights: Option<&[f64]>) -> Self {
        let mut rows = Self::sized(items, to.iter().copied(), to.len(), weights.is_some());
        let mut next: Vec<u32> = rows.from[..items].to_vec();
        for item in 0..first.len() - 1 {
            for entry in first[item] as usize..first[item + 1] as usize {
                rows.put(&mut next, to[entry], item as u32, weights.map(|weights| weights[entry]));
            }
        }
        rows
    }

    /// The items of two lots of rows together, each once, without weights.
    pub(crate) fn united(one: &Self, other: &Self) -> Self {
        let mut from = Vec::with_capacity(one.from.len());
        let mut others = Vec::with_capacity(one.others.len() + other.others.len());
        from.push(0);
        for item in 0..one.len() {
            let (mut left, mut right) = (one.row(item), other.row(item));
            while let (Some((a, rest_left)), Some((b, rest_right))) = (left.split_first(), right.split_first()) {
                others.push(*a.min(b));
                (left, right) = match a.cmp(b) {
                    Ordering::Less => (rest_left, right),
                    Ordering::Equal => (rest_left, rest_right),
                    Ordering::Greater => (left, rest_right),
                };
            }
            others.extend_from_slice(left);
            others.extend_from_slice(right);
            from.push(others.len() as u32);
        }
        Self { from, others, weights: None }
    }

    /// Memory in bytes.
    pub(crate) fn bytes(&self) -> usize {
        4 * (self.from.capacity() + self.others.capacity()) + self.weights.as_ref().map_or(0, |weights| 8 * weights.capacity())
    }

    /// Each link in the row of its first member; the second is of another mode.
    pub(crate) fn two_mode(items: usize, links: &[(u32, u32)]) -> Self {
        Self::directed(items, links, None)
    }

    fn sized(items: usize, firsts: impl Iterator<Item = u32>, length: usize, weighted: bool) -> Self {
        let mut from = vec![0_u32; items + 1];
        for item in firsts {
            from[item as usize + 1] += 1;
        }
        for item in 0..items {
            from[item + 1] += from[item];
        }
        Self { from, others: vec![0; length], weights: weighted.then(|| vec![0.0; length]) }
    }

    fn put(&mut self, next: &mut [u32], row: u32, other: u32, weight: Option<f64>) {
        let slot = next[row as usize] as usize;
        next[row as usize] += 1;
        self.others[slot] = other;
        if let (Some(weights), Some(weight)) = (&mut self.weights, weight) {
            weights[slot] = weight;
        }
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.from.len() - 1
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of entries in all rows together.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.others.len()
    }

    /// The others in an item's row, in ascending order.
    #[must_use]
    pub fn row(&self, item: usize) -> &[u32] {
        &self.others[self.from[item] as usize..self.from[item + 1] as usize]
    }

    /// The weights of an item's row, in the same order; empty where there are none.
    #[must_use]
    pub fn row_weights(&self, item: usize) -> &[f64] {
        self.weights.as_deref().map_or(&[], |weights| &weights[self.from[item] as usize..self.from[item + 1] as usize])
    }

    /// The number of others in an item's row.
    #[must_use]
    pub fn degree(&self, item: usize) -> usize {
        (self.from[item + 1] - self.from[item]) as usize
    }

    /// Whether one item has the other in its row.
    #[must_use]
    pub fn has(&self, item: usize, other: usize) -> bool {
        self.row(item).binary_search(&(other as u32)).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_whichever_side_a_pair_is_seen_from() {
        let pairs = [(0, 2), (0, 3), (1, 2), (2, 3)];
        let rows = Rows::undirected(4, &pairs, Some(&[1.0, 2.0, 3.0, 4.0]));
        assert_eq!(rows.row(2), [0, 1, 3]);
        assert_eq!(rows.row_weights(2), [1.0, 3.0, 4.0]);
        assert_eq!(rows.row(3), [0, 2]);
        let back = Rows::transposed(4, &[0, 2, 3, 4, 4], &[2, 3, 2, 3], None);
        assert_eq!(back.row(2), [0, 1]);
        assert!(back.row_weights(2).is_empty());
        assert!(rows.has(1, 2) && !rows.has(1, 3));
        assert_eq!(Rows::symmetric(&[0, 2, 3, 4, 4], &[2, 3, 2, 3], Some(&[1.0, 2.0, 3.0, 4.0])), rows);
        assert_eq!(Rows::united(&Rows::directed(4, &pairs, None), &back), Rows::undirected(4, &pairs, None));
    }
}
