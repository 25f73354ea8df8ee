//! Pieces that hang together, kept in one list.

use super::ties::Ties;

/// The pieces with at least one tie, the largest first, then by first item.
pub(super) struct Pieces {
    items: Vec<u32>,
    bounds: Vec<(u32, u32)>,
}

impl Pieces {
    pub(super) fn of(ties: &Ties<'_>) -> Self {
        let count = ties.len();
        // The number of each item's piece, from 1; 0 for those that were not found yet.
        let mut piece = vec![0_u32; count];
        let (mut items, mut bounds) = (Vec::with_capacity(count), Vec::new());
        for start in 0..count {
            if piece[start] > 0 || ties.degree(start) == 0 {
                continue;
            }
            let number = bounds.len() as u32 + 1;
            piece[start] = number;
            let first = items.len();
            items.push(start as u32);
            let mut next = first;
            while next < items.len() {
                let (others, _, shift) = ties.row(items[next] as usize);
                next += 1;
                for other in others {
                    let other = *other + shift;
                    let of_other = &mut piece[other as usize];
                    if *of_other == 0 {
                        *of_other = number;
                        items.push(other);
                    }
                }
            }
            // Where a piece is most of all, going through all is quicker than sorting.
            if (items.len() - first) * 16 > count {
                items.truncate(first);
                items.extend((0..count as u32).filter(|item| piece[*item as usize] == number));
            } else {
                items[first..].sort_unstable();
            }
            bounds.push((first as u32, items.len() as u32));
        }
        // Stable: pieces were found in the order of their first items.
        bounds.sort_by_key(|(first, end)| std::cmp::Reverse(end - first));
        Self { items, bounds }
    }

    /// The items of each piece, in ascending order.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &[u32]> {
        self.bounds.iter().map(|(first, end)| &self.items[*first as usize..*end as usize])
    }
}
