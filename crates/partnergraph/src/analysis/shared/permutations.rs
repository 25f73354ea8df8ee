//! Permutation tests as analyses offer them: the options, what comes out, and its columns.

use crate::maths::permutation::{Lot, Tested};
use crate::method::{ColumnSpec, Given, OptionError, OptionKind, OptionSpec, Preset, Reason, Table, Value};

/// Whether there is a test at all.
pub(crate) const TEST: OptionSpec = OptionSpec {
    name: "test",
    kind: OptionKind::Flag,
    preset: Preset::Flag(false),
    meaning: "whether to compare with shuffled classes; fills the table `test`, which has no rows otherwise",
};

/// How many arrangements are drawn.
pub(crate) const REPLICATES: OptionSpec = OptionSpec {
    name: "replicates",
    kind: OptionKind::Whole { min: 1, max: 10_000_000 },
    preset: Preset::Whole(1000),
    meaning: "how many arrangements are drawn, where there are more than 50,000; otherwise all are gone through",
};

/// What they are drawn with.
pub(crate) const SEED: OptionSpec = OptionSpec {
    name: "seed",
    kind: OptionKind::Whole { min: 0, max: i64::MAX },
    preset: Preset::Whole(1),
    meaning: "the seed of what is drawn: the same seed gives the same answer",
};

/// How arrangements are drawn in a permutation test, where there are more than 50,000; otherwise all are gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Permutations {
    replicates: usize,
    seed: u64,
}

impl Default for Permutations {
    fn default() -> Self {
        Self { replicates: 1000, seed: 1 }
    }
}

impl Permutations {
    /// The same with so many replicates; at least one is drawn.
    pub const fn with_replicates(mut self, replicates: usize) -> Self {
        self.replicates = if replicates == 0 { 1 } else { replicates };
        self
    }

    /// The same with another seed.
    pub const fn with_seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    pub(crate) const fn lot(self) -> Lot {
        Lot { replicates: self.replicates, seed: self.seed }
    }

    pub(crate) fn given(given: &Given) -> Result<Self, OptionError> {
        let replicates = given.whole(REPLICATES.name, 1, 10_000_000)?.unwrap_or(1000);
        let seed = given.whole(SEED.name, 0, i64::MAX)?.unwrap_or(1);
        Ok(Self { replicates: replicates as usize, seed: seed as u64 })
    }

    /// The same, where a test is asked for.
    pub(crate) fn if_asked(given: &Given) -> Result<Option<Self>, OptionError> {
        let permutations = Self::given(given)?;
        Ok(given.flag(TEST.name)?.unwrap_or(false).then_some(permutations))
    }

    /// What was done, in words.
    pub(crate) fn remark(self, what: &str, permuted: Option<&Permuted>) -> Option<String> {
        permuted.map(|permuted| {
            if permuted.exact {
                format!("{what}; all {} arrangements were gone through, so p is exact", permuted.arrangements)
            } else {
                format!("{what}; {} arrangements were drawn with the seed {}", permuted.arrangements, self.seed)
            }
        })
    }
}

/// How an observed value compares with its values over permutations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Permuted {
    /// The value that was observed.
    pub observed: f64,
    /// The mean over the arrangements.
    pub mean: f64,
    /// The standard deviation over the arrangements, population form.
    pub sd: f64,
    /// How many standard deviations the observed value is above the mean.
    pub z: Value,
    /// The probability of at least the observed value.
    pub p_greater: f64,
    /// The probability of at most the observed value.
    pub p_less: f64,
    /// The probability of a value as extreme on either side: for correlations as far from 0, otherwise twice the smaller of the
    /// two, at most 1.
    pub p_two_sided: f64,
    /// Whether all arrangements were gone through.
    pub exact: bool,
    /// How many were gone through, the observed one among them where all were.
    pub arrangements: usize,
}

impl Permuted {
    /// What came out for one statistic that is no correlation.
    pub(crate) fn of(tested: &Tested, statistic: usize) -> Self {
        Self {
            observed: tested.observed(statistic),
            mean: tested.mean(statistic),
            sd: tested.sd(statistic),
            z: tested.z(statistic).ok_or(Reason::ZeroVariance),
            p_greater: tested.greater(statistic),
            p_less: tested.less(statistic),
            p_two_sided: tested.two_sided(statistic),
            exact: tested.exact,
            arrangements: tested.arrangements,
        }
    }

    /// The same for a correlation.
    pub(crate) fn of_correlation(tested: &Tested, statistic: usize) -> Self {
        Self { p_two_sided: tested.further(statistic), ..Self::of(tested, statistic) }
    }
}

/// Which probability an analysis gives as `p`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PSide {
    Greater,
    TwoSided,
}

/// The columns that say how a value compares with its values over permutations.
pub(crate) const OBSERVED: ColumnSpec = ColumnSpec::new("observed", "what was observed");
pub(crate) const MEAN: ColumnSpec = ColumnSpec::new("mean", "its mean over the arrangements");
pub(crate) const SD: ColumnSpec = ColumnSpec::new("sd", "its standard deviation over the arrangements, population form");
pub(crate) const Z: ColumnSpec = ColumnSpec::new("z", "(observed − mean)/sd");
pub(crate) const P_GREATER: ColumnSpec = ColumnSpec::new("p_greater", "probability of at least what was observed");
pub(crate) const P_LESS: ColumnSpec = ColumnSpec::new("p_less", "probability of at most what was observed");
pub(crate) const EXACT: ColumnSpec = ColumnSpec::new("exact", "whether all arrangements were gone through");
pub(crate) const ARRANGEMENTS: ColumnSpec = ColumnSpec::new("arrangements", "how many arrangements were gone through");

/// Adds these columns: p of the analysis first, then those of each side.
pub(crate) fn add(table: &mut Table, found: &[Value<Permuted>], side: PSide) {
    let number = |of: fn(&Permuted) -> f64| found.iter().map(move |value| value.as_ref().map(of).map_err(|reason| *reason));
    table.number("mean", number(|found| found.mean)).number("sd", number(|found| found.sd));
    table.number("z", found.iter().map(|value| value.as_ref().map_err(|reason| *reason).and_then(|found| found.z)));
    table.number(
        "p",
        number(match side {
            PSide::Greater => |found| found.p_greater,
            PSide::TwoSided => |found| found.p_two_sided,
        }),
    );
    table.number("p_greater", number(|found| found.p_greater)).number("p_less", number(|found| found.p_less));
    table.optional_flag("exact", found.iter().map(|value| value.as_ref().map(|found| found.exact).map_err(|reason| *reason)));
    table.whole("arrangements", found.iter().map(|value| value.as_ref().map(|found| found.arrangements).map_err(|reason| *reason)));
}
