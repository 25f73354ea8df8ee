//! How alike networks are, whoever the items are: by what stands around each item, by how many are how far away, by how items are
//! tied on the whole, and by how much has to be changed.
//!
//! Of each network a signature is taken once; pairs are compared by their signatures.

mod edit;
mod kernel;
mod portrait;
mod profile;

pub(crate) use edit::{Edit, Edited, edit};
pub(crate) use kernel::{Labels, Subtrees};
pub(crate) use portrait::{Portrait, Weighting};
pub(crate) use profile::Profile;

/// A small network without directions: for each item its label and those that it is tied to, ascending.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Shape {
    pub(crate) labels: Vec<u32>,
    from: Vec<u32>,
    to: Vec<u32>,
    /// What each tie is like, seen from the item; 0 where nothing is said of it.
    marks: Vec<u32>,
}

impl Shape {
    /// A network of items with these labels and ties, each once with the mark that it has seen from either end.
    pub(crate) fn new(labels: Vec<u32>, ties: &[(u32, u32, [u32; 2])]) -> Self {
        let both = ties.iter().flat_map(|(a, b, [of_a, of_b])| [(*a, *b, *of_a), (*b, *a, *of_b)]);
        let mut ends: Vec<(u32, u32, u32)> = both.collect();
        ends.sort_unstable();
        let mut from = Vec::with_capacity(labels.len() + 1);
        for item in 0..=labels.len() as u32 {
            from.push(ends.partition_point(|(end, ..)| *end < item) as u32);
        }
        Self { labels, from, to: ends.iter().map(|end| end.1).collect(), marks: ends.iter().map(|end| end.2).collect() }
    }

    pub(crate) fn items(&self) -> usize {
        self.labels.len()
    }

    pub(crate) fn ties(&self) -> usize {
        self.to.len() / 2
    }

    fn row(&self, item: usize) -> &[u32] {
        &self.to[self.from[item] as usize..self.from[item + 1] as usize]
    }

    fn marks(&self, item: usize) -> &[u32] {
        &self.marks[self.from[item] as usize..self.from[item + 1] as usize]
    }

    fn degree(&self, item: usize) -> usize {
        (self.from[item + 1] - self.from[item]) as usize
    }

    fn has(&self, one: usize, other: usize) -> bool {
        self.row(one).binary_search(&(other as u32)).is_ok()
    }
}

#[cfg(test)]
mod tests;
