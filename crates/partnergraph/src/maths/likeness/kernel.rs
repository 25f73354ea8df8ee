//! The subtree kernel of Weisfeiler and Lehman.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::Shape;

/// The labels of several rounds, the same number for the same label in every network. Labels are compared whole.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    known: HashMap<Vec<u32>, u32>,
}

/// How often a network has which label, in all rounds together.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Subtrees {
    /// Label and count, by label.
    counts: Vec<(u32, u32)>,
}

impl Labels {
    fn number(&mut self, key: &[u32]) -> u32 {
        if let Some(known) = self.known.get(key) {
            return *known;
        }
        let number = self.known.len() as u32;
        self.known.insert(key.to_vec(), number);
        number
    }

    /// The labels of a network: those it has, and in each round the old one with the sorted list of the neighbours' old ones.
    pub(crate) fn of(&mut self, shape: &Shape, rounds: usize) -> Subtrees {
        // A key of one number is a label that was given; of more, one that was made.
        let mut labels: Vec<u32> = shape.labels.iter().map(|label| self.number(&[*label])).collect();
        let mut all = labels.clone();
        let (mut key, mut around) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            let mut next = Vec::with_capacity(labels.len());
            for item in 0..shape.items() {
                around.clear();
                around.extend(shape.marks(item).iter().zip(shape.row(item)).map(|(mark, other)| (*mark, labels[*other as usize])));
                around.sort_unstable();
                key.clear();
                key.extend([labels[item], u32::MAX]);
                key.extend(around.iter().flat_map(|(mark, label)| [*mark, *label]));
                next.push(self.number(&key));
            }
            labels = next;
            all.extend_from_slice(&labels);
        }
        all.sort_unstable();
        Subtrees { counts: all.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u32)).collect() }
    }
}

impl Subtrees {
    /// Σ over labels of the product of the counts.
    pub(crate) fn kernel(&self, other: &Self) -> u64 {
        let (mut left, mut right) = (self.counts.iter().peekable(), other.counts.iter().peekable());
        let mut sum = 0;
        while let (Some((a, times)), Some((b, more))) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                Ordering::Less => {
                    left.next();
                }
                Ordering::Greater => {
                    right.next();
                }
                Ordering::Equal => {
                    sum += u64::from(*times) * u64::from(*more);
                    left.next();
                    right.next();
                }
            }
        }
        sum
    }
}
