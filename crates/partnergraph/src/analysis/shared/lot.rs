//! What tests and searches that draw by lot share: their options, and how an observed number stands beside what replicates gave.

pub use crate::maths::permutation::Lot;
use crate::method::{Given, OptionError, OptionKind, OptionSpec, Preset, Reason, Value};

/// Whether there is a test at all.
pub(crate) const TEST: OptionSpec = OptionSpec {
    name: "test",
    kind: OptionKind::Flag,
    preset: Preset::Flag(false),
    meaning: "whether what is found is compared with tables drawn by lot in which every member keeps its number of links",
};

/// How many replicates are drawn.
pub(crate) const REPLICATES: OptionSpec = OptionSpec {
    name: "replicates",
    kind: OptionKind::Whole { min: 1, max: MOST },
    preset: Preset::Whole(1000),
    meaning: "how many tables are drawn by lot, where a test is asked for",
};

/// What whatever is drawn is drawn with, wherever an analysis draws.
pub(crate) const SEED: OptionSpec = OptionSpec {
    name: "seed",
    kind: OptionKind::Whole { min: 0, max: i64::MAX },
    preset: Preset::Whole(1),
    meaning: "what the random numbers begin with: the same seed gives the same answer",
};

const MOST: i64 = 10_000_000;

/// The seed that the options say.
///
/// # Errors
/// [`OptionError`] when it is no whole number of 0 or more.
pub(crate) fn seed(given: &Given) -> Result<u64, OptionError> {
    Ok(given.whole(SEED.name, 0, i64::MAX)?.map_or(1, i64::unsigned_abs))
}

impl Lot {
    /// What the options say of replicates and seed.
    ///
    /// # Errors
    /// [`OptionError`] when one has a value that it cannot take.
    pub(crate) fn given(given: &Given) -> Result<Self, OptionError> {
        let replicates = given.whole(REPLICATES.name, 1, MOST)?.and_then(|replicates| usize::try_from(replicates).ok());
        let lot = Self::default().with_seed(seed(given)?);
        Ok(replicates.map_or(lot, |replicates| lot.with_replicates(replicates)))
    }

    /// The same; nothing where no test is asked for.
    ///
    /// # Errors
    /// As [`given`](Self::given).
    pub(crate) fn of(given: &Given) -> Result<Option<Self>, OptionError> {
        let lot = Self::given(given)?;
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
