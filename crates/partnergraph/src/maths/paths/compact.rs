//! A graph with its items numbered anew, so that items searched together stand together in memory.

use crate::maths::{Rows, Stopped, Watch};

/// Rows of a graph whose items are numbered piece by piece, each from its item with most neighbours outwards.
#[derive(Debug)]
pub(super) struct Compact {
    pub(super) forth: Sides,
    /// The rows turned round; nothing where they are the same.
    turned: Option<Sides>,
    /// For each item the number it has outside.
    pub(super) old: Vec<u32>,
    /// For each item the number it has here.
    pub(super) new: Vec<u32>,
    /// Where each piece begins, and where the last one ends.
    pieces: Vec<u32>,
    /// For each entry of the rows its position among the entries of the rows outside; where it was asked for.
    pub(super) entries: Vec<u32>,
}

/// Rows without weights.
#[derive(Debug)]
pub(super) struct Sides {
    from: Vec<u32>,
    others: Vec<u32>,
}

/// What is to be known of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entries {
    /// Nothing.
    Plain,
    /// Which entry of the rows outside each one is.
    Known,
}

impl Sides {
    #[inline]
    pub(super) fn row(&self, item: usize) -> &[u32] {
        &self.others[self.from[item] as usize..self.from[item + 1] as usize]
    }

    #[inline]
    pub(super) fn range(&self, item: usize) -> std::ops::Range<usize> {
        self.from[item] as usize..self.from[item + 1] as usize
    }

    #[inline]
    pub(super) fn degree(&self, item: usize) -> usize {
        (self.from[item + 1] - self.from[item]) as usize
    }
}

impl Compact {
    /// `back` are the rows turned round, the same object where they do not differ.
    pub(super) fn new(rows: &Rows, back: &Rows, entries: Entries, watch: &Watch) -> Result<Self, Stopped> {
        let items = rows.len();
        let directed = !std::ptr::eq(rows, back);
        let (old, pieces) = numbered(rows, back, directed, watch)?;
        let mut new = vec![0_u32; items];
        for (number, item) in old.iter().enumerate() {
            new[*item as usize] = number as u32;
        }
        let (forth, entries) = match entries {
            Entries::Plain => (renumbered(rows, &old, &new, watch)?, Vec::new()),
            Entries::Known => renumbered_with_entries(rows, &old, &new, watch)?,
        };
        let turned = if directed { Some(renumbered(back, &old, &new, watch)?) } else { None };
        Ok(Self { forth, turned, old, new, pieces, entries })
    }

    pub(super) fn items(&self) -> usize {
        self.old.len()
    }

    pub(super) fn back(&self) -> &Sides {
        self.turned.as_ref().unwrap_or(&self.forth)
    }

    /// The items from the first of the piece that one item is in to the last of the piece that another is in.
    pub(super) fn around(&self, first: usize, last: usize) -> std::ops::Range<usize> {
        let after = |item: usize| self.pieces.partition_point(|start| *start as usize <= item);
        self.pieces[after(first) - 1] as usize..self.pieces[after(last)] as usize
    }
}

/// The items in their new order, and where pieces begin.
fn numbered(rows: &Rows, back: &Rows, directed: bool, watch: &Watch) -> Result<(Vec<u32>, Vec<u32>), Stopped> {
    let items = rows.len();
    let degree = |item: usize| rows.degree(item) + if directed { back.degree(item) } else { 0 };
    let mut roots: Vec<u32> = (0..items as u32).collect();
    // Stable: of those with equally many neighbours the first.
    roots.sort_by_cached_key(|item| std::cmp::Reverse(degree(*item as usize)));
    let mut taken = vec![false; items];
    let (mut order, mut pieces): (Vec<u32>, Vec<u32>) = (Vec::with_capacity(items), Vec::new());
    for root in roots {
        if std::mem::replace(&mut taken[root as usize], true) {
            continue;
        }
        let mut next = order.len();
        pieces.push(next as u32);
        order.push(root);
        while let Some(item) = order.get(next).map(|item| *item as usize) {
            next += 1;
            check_now_and_then(next, watch)?;
            let turned = if directed { back.row(item) } else { &[] };
            for other in rows.row(item).iter().chain(turned) {
                if !std::mem::replace(&mut taken[*other as usize], true) {
                    order.push(*other);
                }
            }
        }
    }
    pieces.push(items as u32);
    Ok((order, pieces))
}

/// Asks whether to stop, once in many items.
fn check_now_and_then(item: usize, watch: &Watch) -> Result<(), Stopped> {
    if item.is_multiple_of(1 << 15) { watch.check() } else { Ok(()) }
}

fn starts(rows: &Rows, old: &[u32]) -> Vec<u32> {
    let mut from = Vec::with_capacity(old.len() + 1);
    let mut sum = 0;
    from.push(sum);
    for item in old {
        sum += rows.degree(*item as usize) as u32;
        from.push(sum);
    }
    from
}

fn renumbered(rows: &Rows, old: &[u32], new: &[u32], watch: &Watch) -> Result<Sides, Stopped> {
    let mut others = Vec::with_capacity(rows.entries());
    for (number, item) in old.iter().enumerate() {
        check_now_and_then(number, watch)?;
        let start = others.len();
        others.extend(rows.row(*item as usize).iter().map(|other| new[*other as usize]));
        others[start..].sort_unstable();
    }
    Ok(Sides { from: starts(rows, old), others })
}

fn renumbered_with_entries(rows: &Rows, old: &[u32], new: &[u32], watch: &Watch) -> Result<(Sides, Vec<u32>), Stopped> {
    let mut first = Vec::with_capacity(rows.len());
    let mut sum = 0_u32;
    for item in 0..rows.len() {
        first.push(sum);
        sum += rows.degree(item) as u32;
    }
    let (mut others, mut entries) = (Vec::with_capacity(rows.entries()), Vec::with_capacity(rows.entries()));
    let mut row: Vec<(u32, u32)> = Vec::new();
    for (number, item) in old.iter().enumerate() {
        check_now_and_then(number, watch)?;
        let item = *item as usize;
        row.clear();
        row.extend(rows.row(item).iter().zip(first[item]..).map(|(other, entry)| (new[*other as usize], entry)));
        row.sort_unstable();
        others.extend(row.iter().map(|(other, _)| *other));
        entries.extend(row.iter().map(|(_, entry)| *entry));
    }
    Ok((Sides { from: starts(rows, old), others }, entries))
}
