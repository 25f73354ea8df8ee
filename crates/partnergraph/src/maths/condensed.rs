//! A value for each pair of things, each pair once.

/// A number for each pair of `count` things, each pair once: (0, 1), (0, 2) … (1, 2) …, as scipy's condensed matrices.
/// A pair without a number holds `NaN`, and nothing else makes `NaN` here.
#[derive(Debug, Clone, PartialEq)]
pub struct Condensed {
    count: usize,
    values: Vec<f64>,
}

impl Condensed {
    /// `None` when there is not one value for each pair.
    pub fn new(count: usize, values: Vec<f64>) -> Option<Self> {
        (values.len() == pairs(count)).then_some(Self { count, values })
    }

    /// How many things there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// All pairs in their order.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// What stands for two things, in whichever order they are named; 0 for a thing and itself.
    pub fn at(&self, one: usize, other: usize) -> f64 {
        match one.cmp(&other) {
            std::cmp::Ordering::Less => self.values[place(self.count, one, other)],
            std::cmp::Ordering::Equal => 0.0,
            std::cmp::Ordering::Greater => self.values[place(self.count, other, one)],
        }
    }

    /// The pairs of one thing with those after it.
    pub fn row(&self, one: usize) -> &[f64] {
        let after = self.count - one - 1;
        let from = place(self.count, one, one + 1);
        &self.values[from..from + after]
    }
}

/// How many pairs `count` things make.
pub(crate) fn pairs(count: usize) -> usize {
    count * count.saturating_sub(1) / 2
}

/// Where the pair of `one` and a later `other` stands.
pub(crate) fn place(count: usize, one: usize, other: usize) -> usize {
    one * (2 * count - one - 1) / 2 + other - one - 1
}
