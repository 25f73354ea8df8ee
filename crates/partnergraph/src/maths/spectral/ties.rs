//! Symmetric matrices as they stand in rows, and pieces of them.

use super::super::{Rows, Stopped, Watch};
use super::Weighing;
use super::blockwise::{dot, fill};

/// A symmetric matrix: of one kind of items, or between two kinds, the first counted before the second.
#[derive(Clone, Copy)]
pub(super) enum Ties<'a> {
    One(&'a Rows, Weighing),
    Two(&'a Rows, &'a Rows, Weighing),
}

impl<'a> Ties<'a> {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::One(rows, _) => rows.len(),
            Self::Two(first, second, _) => first.len() + second.len(),
        }
    }

    /// The number of items of the first kind.
    pub(super) fn of_first_kind(&self) -> usize {
        match self {
            Self::One(rows, _) => rows.len(),
            Self::Two(first, _, _) => first.len(),
        }
    }

    pub(super) fn degree(&self, item: usize) -> usize {
        self.row(item).0.len()
    }

    /// Others, their weights (none where all count 1), and what is to be added to the others' numbers.
    pub(super) fn row(&self, item: usize) -> (&'a [u32], &'a [f64], u32) {
        let (rows, item, shift, weighing) = match *self {
            Self::One(rows, weighing) => (rows, item, 0, weighing),
            Self::Two(first, _, weighing) if item < first.len() => (first, item, first.len() as u32, weighing),
            Self::Two(first, second, weighing) => (second, item - first.len(), 0, weighing),
        };
        (rows.row(item), if weighing == Weighing::ByWeight { rows.row_weights(item) } else { &[] }, shift)
    }
}

/// A matrix that is known by its products with vectors.
pub(super) trait Operator: Sync {
    /// The length of its vectors.
    fn len(&self) -> usize;
    /// The number of entries that a product looks at.
    fn work(&self) -> usize;
    /// Its product with a vector.
    fn product(&self, x: &[f64], out: &mut Vec<f64>, watch: &Watch) -> Result<(), Stopped>;
}

/// The product of a row with a vector.
pub(super) fn row_dot(others: &[u32], weights: &[f64], x: &[f64]) -> f64 {
    if weights.is_empty() {
        others.iter().map(|other| x[*other as usize]).sum()
    } else {
        others.iter().zip(weights).map(|(other, weight)| weight * x[*other as usize]).sum()
    }
}

/// All rows. Vectors that are 0 on other pieces stay so.
pub(super) struct All<'a>(pub(super) &'a Rows, pub(super) Weighing);

impl Operator for All<'_> {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn work(&self) -> usize {
        self.0.len() + (0..self.0.len()).map(|item| self.0.degree(item)).sum::<usize>()
    }

    fn product(&self, x: &[f64], out: &mut Vec<f64>, watch: &Watch) -> Result<(), Stopped> {
        out.resize(self.len(), 0.0);
        match self.1 {
            Weighing::Alike => fill(out, watch, |item| row_dot(self.0.row(item), &[], x)),
            Weighing::ByWeight => fill(out, watch, |item| row_dot(self.0.row(item), self.0.row_weights(item), x)),
        }
    }
}

/// Some rows of a matrix, with numbers of their own.
pub(super) struct Part {
    from: Vec<u32>,
    others: Vec<u32>,
    weights: Vec<f64>,
}

impl Part {
    /// The rows of these items, with the others numbered by `number`; others that have none are left out.
    pub(super) fn of<'a>(items: &[u32], row: impl Fn(usize) -> (&'a [u32], &'a [f64], u32), number: &[u32]) -> Self {
        let (mut from, mut others, mut weights) = (Vec::with_capacity(items.len() + 1), Vec::new(), Vec::new());
        from.push(0);
        for item in items {
            let (row, row_weights, shift) = row(*item as usize);
            for (place, other) in row.iter().enumerate() {
                let other = number[(*other + shift) as usize];
                if other != u32::MAX {
                    others.push(other);
                    if let Some(weight) = row_weights.get(place) {
                        weights.push(*weight);
                    }
                }
            }
            from.push(others.len() as u32);
        }
        Self { from, others, weights }
    }

    pub(super) fn row(&self, item: usize) -> (&[u32], &[f64]) {
        let range = self.from[item] as usize..self.from[item + 1] as usize;
        (&self.others[range.clone()], if self.weights.is_empty() { &[] } else { &self.weights[range] })
    }
}

impl Operator for Part {
    fn len(&self) -> usize {
        self.from.len() - 1
    }

    fn work(&self) -> usize {
        self.from.len() + self.others.len()
    }

    fn product(&self, x: &[f64], out: &mut Vec<f64>, watch: &Watch) -> Result<(), Stopped> {
        out.resize(self.len(), 0.0);
        fill(out, watch, |item| {
            let (others, weights) = self.row(item);
            row_dot(others, weights, x)
        })
    }
}

/// BᵀB of a matrix B whose rows and columns are both at hand: its vectors belong to the columns.
pub(super) struct Gram<'a> {
    pub(super) rows: &'a dyn Operator,
    pub(super) columns: &'a dyn Operator,
}

impl Operator for Gram<'_> {
    fn len(&self) -> usize {
        self.columns.len()
    }

    fn work(&self) -> usize {
        self.rows.work() + self.columns.work()
    }

    fn product(&self, x: &[f64], out: &mut Vec<f64>, watch: &Watch) -> Result<(), Stopped> {
        let mut between = Vec::new();
        self.rows.product(x, &mut between, watch)?;
        self.columns.product(&between, out, watch)
    }
}

/// A start that has a part of every eigenvector: positive numbers without a pattern.
pub(super) fn start(count: usize) -> Vec<f64> {
    // Steps of Weyl's sequence, stirred: the finalising mix of Stafford (2011, variant 13).
    let stirred = |item: usize| {
        let mut bits = (item as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((bits ^ (bits >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    };
    (0..count).map(|item| 0.5 + stirred(item)).collect()
}

/// The Rayleigh quotient of a vector of length 1 with its product.
pub(super) fn quotient(x: &[f64], product: &[f64]) -> f64 {
    dot(x, product)
}
