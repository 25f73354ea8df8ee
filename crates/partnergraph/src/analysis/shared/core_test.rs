//! How the fit of a core and a periphery compares with that of networks drawn by lot.

use crate::analysis::network_core_periphery::{CoreTest, Objective, Options};
use crate::maths::random_graphs::{WithTies, compared, swapped};
use crate::maths::{Random, Rows, Stopped, Watch};
use crate::method::{Reason, Value};

/// Up to so many networks all of them are gone through.
const MOST_NETWORKS: usize = 50_000;

/// How a fit compares with that of other networks.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Tested {
    /// The share of them with at least this fit, never 0.
    pub p: Value,
    /// Their mean fit.
    pub mean: Value,
    /// The standard deviation of their fits.
    pub sd: Value,
    /// The fit as standard deviations above the mean.
    pub z_score: Value,
    /// How many there are.
    pub networks: usize,
    /// How many that were drawn have no fit and are left out.
    pub without_fit: usize,
    /// Whether these are all networks of that kind.
    pub are_all: bool,
}

impl Tested {
    pub(crate) const fn without(reason: Reason) -> Self {
        let none = Err(reason);
        Self { p: none, mean: none, sd: none, z_score: none, networks: 0, without_fit: 0, are_all: false }
    }
}

/// Compares a fit with that of all or of drawn networks with as many ties, or of drawn ones with the same degrees.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn tested(
    rows: &Rows,
    fit: f64,
    options: &Options,
    watch: &Watch,
    statistic: impl Fn(&Rows) -> Result<Option<f64>, Stopped> + Sync,
) -> Result<Tested, Stopped> {
    let (ties, replicates) = (rows.entries() / 2, options.replicates);
    // Why a drawn network has no fit.
    let reason = if options.objective == Objective::Continuous { Reason::NotConverged } else { Reason::TooFewActors };
    let block = if rows.len() > 12 { 1 } else { 16 };
    let random = |replicate: usize| Random::new(options.seed, replicate as u64 + 1);
    let (found, are_all) = if options.test == CoreTest::Degrees {
        let drawn = |replicate: usize| statistic(&swapped(rows, 20 * ties, &mut random(replicate)));
        (compared(fit, replicates, block, watch, drawn)?, false)
    } else {
        let Some(networks) = WithTies::new(rows.len(), ties) else { return Ok(Tested::without(Reason::TooLarge)) };
        match networks.number(MOST_NETWORKS) {
            Some(number) => (compared(fit, number, block, watch, |number| statistic(&networks.numbered(number)))?, true),
            None => (compared(fit, replicates, block, watch, |replicate| statistic(&networks.drawn(&mut random(replicate))))?, false),
        }
    };
    let counts = |tested: Tested| Tested { networks: found.draws, without_fit: found.without, are_all, ..tested };
    if found.without > found.draws {
        return Ok(counts(Tested::without(reason)));
    }
    let p = if are_all { found.as_large as f64 / found.draws as f64 } else { (1 + found.as_large) as f64 / (1 + found.draws) as f64 };
    let z_score = if found.sd > 0.0 { Ok((fit - found.mean) / found.sd) } else { Err(Reason::ZeroVariance) };
    Ok(counts(Tested { p: Ok(p), mean: Ok(found.mean), sd: Ok(found.sd), z_score, ..Tested::without(Reason::NotRecorded) }))
}
