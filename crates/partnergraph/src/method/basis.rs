//! What the rows of a table rest on.

use std::sync::Arc;

use super::Item;

/// Items for each of many things, in one piece.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Items {
    /// The items of thing i are `items[starts[i]..starts[i + 1]]`.
    starts: Vec<u32>,
    items: Vec<Item>,
}

impl Items {
    /// The items of these pairs of a thing and an item, sorted by thing; of one thing they keep their order.
    pub(crate) fn sorted(things: usize, pairs: &[(u32, Item)]) -> Self {
        let mut starts = vec![0_u32; things + 1];
        for (thing, _) in pairs {
            starts[*thing as usize + 1] += 1;
        }
        for thing in 0..things {
            starts[thing + 1] += starts[thing];
        }
        let mut items: Vec<Item> = pairs.iter().map(|(_, item)| *item).collect();
        let mut next = starts.clone();
        for (thing, item) in pairs {
            let place = &mut next[*thing as usize];
            items[*place as usize] = *item;
            *place += 1;
        }
        Self { starts, items }
    }

    pub(crate) fn of(&self, thing: usize) -> &[Item] {
        match (self.starts.get(thing), self.starts.get(thing + 1)) {
            (Some(start), Some(end)) => self.items.get(*start as usize..*end as usize).unwrap_or_default(),
            _ => &[],
        }
    }
}

/// What each row of a table rests on: the parts in order, each with its first row.
#[derive(Debug, Clone, Default)]
pub(super) struct Basis(Vec<(usize, Part)>);

#[derive(Debug, Clone)]
enum Part {
    Own(Vec<Vec<Item>>),
    Shared(Arc<Items>),
    /// The same for so many rows.
    Same(usize, Arc<[Item]>),
}

impl Basis {
    pub(super) fn own(rows: Vec<Vec<Item>>) -> Self {
        Self(vec![(0, Part::Own(rows))])
    }

    pub(super) fn shared(items: Arc<Items>) -> Self {
        Self(vec![(0, Part::Shared(items))])
    }

    pub(super) fn same(rows: usize, items: Vec<Item>) -> Self {
        Self(vec![(0, Part::Same(rows, items.into()))])
    }

    pub(super) fn of(&self, row: usize) -> &[Item] {
        let Some(place) = self.0.partition_point(|(first, _)| *first <= row).checked_sub(1) else { return &[] };
        match &self.0[place] {
            (first, Part::Own(rows)) => rows.get(row - first).map_or(&[], Vec::as_slice),
            (first, Part::Shared(items)) => items.of(row - first),
            (first, Part::Same(rows, items)) if row - first < *rows => items,
            (_, Part::Same(..)) => &[],
        }
    }

    /// Adds that of a table whose first row comes after so many.
    pub(super) fn append(&mut self, before: usize, more: Self) {
        for (first, part) in more.0 {
            match (self.0.last_mut(), part) {
                (Some((start, Part::Own(rows))), Part::Own(more)) if *start + rows.len() == before + first => rows.extend(more),
                (_, part) => self.0.push((before + first, part)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RelationIndex;

    #[test]
    fn every_row_finds_its_items() {
        let item = |number| Item::Relation(RelationIndex(number));
        let items = Items::sorted(3, &[(2, item(0)), (0, item(1)), (2, item(2))]);
        assert_eq!([items.of(0), items.of(1), items.of(2), items.of(3)], [&[item(1)][..], &[], &[item(0), item(2)], &[]]);
        let mut basis = Basis::default();
        assert!(basis.of(0).is_empty());
        basis.append(1, Basis::shared(Arc::new(items)));
        basis.append(4, Basis::own(vec![vec![item(7)]]));
        basis.append(5, Basis::own(vec![vec![item(8)]]));
        basis.append(9, Basis::own(vec![vec![item(9)]]));
        basis.append(10, Basis::same(0, vec![item(7)]));
        basis.append(10, Basis::same(2, vec![item(7), item(8), item(9)]));
        let found: Vec<usize> = (0..13).map(|row| basis.of(row).len()).collect();
        assert_eq!(found, [0, 1, 0, 2, 1, 1, 0, 0, 0, 1, 3, 3, 0]);
    }
}
