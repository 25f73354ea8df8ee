//! What tests by lot share: how many replicates, and how an observed number stands beside what they gave.

use crate::method::{Given, OptionError, OptionKind, OptionSpec, Preset, Reason, Value};

pub(crate) const TEST: OptionSpec = OptionSpec {
    name: "test",
    kind: OptionKind::Flag,
    preset: Preset::Flag(false),
    meaning: "whether what is found is compared with tables drawn by lot in which every member keeps its number of links",
};

pub(crate) const REPLICATES: OptionSpec = OptionSpec {
    name: "replicates",
    kind: OptionKind::Whole { min: 1, max: MOST },
    preset: Preset::Whole(1000),
    meaning: "how many tables are drawn by lot, where a test is asked for",
};

pub(crate) const SEED: OptionSpec = OptionSpec {
    name: "seed",
    kind: OptionKind::Whole { min: 0, max: i64::MAX },
    preset: Preset::Whole(1),
    meaning: "the number that decides the lots: the same seed gives the same answer",
};

const MOST: i64 = 10_000_000;

/// How many tables are drawn by lot, and by what seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Lot {
    replicates: usize,
    seed: u64,
}

impl Default for Lot {
    fn default() -> Self {
        Self { replicates: 1000, seed: 1 }
    }
}

impl Lot {
    /// The same with this many replicates; at least one.
    pub const fn with_replicates(mut self, replicates: usize) -> Self {
        self.replicates = if replicates == 0 { 1 } else { replicates };
        self
    }

    /// The same with another seed.
    pub const fn with_seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// The number of replicates, and the seed.
    pub(crate) const fn parts(self) -> (usize, u64) {
        (self.replicates, self.seed)
    }

    /// What the options say; nothing where no test is asked for.
    ///
    /// # Errors
    /// [`OptionError`] when one has a value that it cannot take.
    pub(crate) fn of(given: &Given) -> Result<Option<Self>, OptionError> {
        let replicates = given.whole(REPLICATES.name, 1, MOST)?.and_then(|replicates| usize::try_from(replicates).ok());
        let seed = given.whole(SEED.name, 0, i64::MAX)?.map(i64::unsigned_abs);
        let preset = Self::default();
        let lot = Self { replicates: replicates.unwrap_or(preset.replicates), seed: seed.unwrap_or(preset.seed) };
        Ok((given.flag(TEST.name)? == Some(true)).then_some(lot))
    }
}

/// An observed number beside those that replicates gave.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ByLot {
    /// What was observed.
    pub observed: f64,
    /// The mean over the replicates.
    pub mean: f64,
    /// The standard deviation over the replicates, over their number.
    pub sd: f64,
    /// How many standard deviations the observed number is above the mean.
    pub z: Value,
    /// (1 + the number of replicates that are at least as large)/(1 + their number).
    pub p: f64,
}

impl ByLot {
    /// Beside numbers in the order of the replicates.
    pub(crate) fn of(observed: f64, replicates: &[f64]) -> Self {
        let count = replicates.len() as f64;
        let mean = replicates.iter().sum::<f64>() / count;
        let squares: f64 = replicates.iter().map(|value| (value - mean) * (value - mean)).sum();
        let tolerance = 1e-9 * f64::max(1.0, observed.abs());
        let at_least = replicates.iter().filter(|value| **value >= observed - tolerance).count();
        Self::from_parts(observed, (mean, (squares / count).sqrt()), at_least, replicates.len())
    }

    pub(crate) fn from_parts(observed: f64, (mean, sd): (f64, f64), at_least: usize, replicates: usize) -> Self {
        // Sums of equal numbers may differ from each other in their last bits.
        let sd = if sd <= 1e-12 * f64::max(1.0, mean.abs()) { 0.0 } else { sd };
        let z = if sd > 0.0 { Ok((observed - mean) / sd) } else { Err(Reason::ZeroVariance) };
        Self { observed, mean, sd, z, p: (1 + at_least) as f64 / (1 + replicates) as f64 }
    }
}
