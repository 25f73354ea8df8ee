//! Marks on numbered items, and how long rows are cut into blocks of work.

use super::Rows;

/// A yes or no for each of n items, one bit each, so that it stays near the processor.
#[derive(Debug, Clone)]
pub(crate) struct Marks(Vec<u64>);

impl Marks {
    /// No mark on any of so many items.
    pub(crate) fn new(items: usize) -> Self {
        Self(vec![0; items.div_ceil(64)])
    }

    /// Marks these.
    pub(crate) fn set(&mut self, items: &[u32]) {
        items.iter().for_each(|item| self.0[*item as usize / 64] |= 1 << (item % 64));
    }

    /// Takes the marks of these away; others that lie near may lose theirs too, so that all that were set must be named.
    pub(crate) fn clear(&mut self, items: &[u32]) {
        items.iter().for_each(|item| self.0[*item as usize / 64] = 0);
    }

    /// Whether an item is marked.
    pub(crate) fn has(&self, item: u32) -> bool {
        self.0[item as usize / 64] >> (item % 64) & 1 == 1
    }
}

/// How many items make a block of work, when for each the rows of those in its row are walked along.
pub(crate) fn block_of(rows: &Rows) -> usize {
    block_for(rows.len(), rows.entries())
}

/// The same, from the number of rows and of entries in all of them.
pub(crate) fn block_for(rows: usize, entries: usize) -> usize {
    let mean = entries / rows.max(1) + 1;
    // Some ten thousands of steps, a millisecond at most.
    ((1 << 17) / (mean * mean)).clamp(1, 4096)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_set_and_taken_away() {
        let mut marks = Marks::new(130);
        marks.set(&[0, 63, 64, 129]);
        assert_eq!((0..130).filter(|item| marks.has(*item)).collect::<Vec<_>>(), [0, 63, 64, 129]);
        marks.clear(&[0, 63, 64, 129]);
        assert!(!(0..130).any(|item| marks.has(item)));
    }
}
