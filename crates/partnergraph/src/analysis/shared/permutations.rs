//! Permutation tests as analyses offer them: the options, what comes out, and its columns.

use super::lot::{self, Lot};
use crate::maths::permutation::Tested;
use crate::method::{ColumnSpec, OptionSpec, Reason, Table, Value};

/// Whether there is a test at all.
pub(crate) const TEST: OptionSpec =
    OptionSpec { meaning: "whether to compare with shuffled classes; fills the table `test`, which has no rows otherwise", ..lot::TEST };

/// How many arrangements are drawn.
pub(crate) const REPLICATES: OptionSpec = OptionSpec {
    meaning: "how many arrangements are drawn, where there are more than 50,000; otherwise all are gone through",
    ..lot::REPLICATES
};

/// What was done, in words.
pub(crate) fn remark(lot: Lot, what: &str, permuted: Option<&Permuted>) -> Option<String> {
    permuted.map(|permuted| {
        if permuted.exact {
            format!("{what}; all {} arrangements were gone through, so p is exact", permuted.arrangements)
        } else {
            format!("{what}; {} arrangements were drawn with the seed {}", permuted.arrangements, lot.seed)
        }
    })
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
