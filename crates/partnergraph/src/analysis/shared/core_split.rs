//! A core and a periphery by each of the objectives.

use crate::analysis::network_core_periphery::{CorePeriphery, Objective, Pattern};
use crate::maths::core_periphery::{self, Between, MOST_EXACT};
use crate::maths::{Rows, Stopped, Watch};
use crate::method::Reason;

const fn between(pattern: Pattern) -> Between {
    match pattern {
        Pattern::Missing => Between::Missing,
        Pattern::Either => Between::Full,
        Pattern::Both => Between::Empty,
    }
}

fn split(rows: &Rows, pattern: Pattern, watch: &Watch) -> Result<Option<core_periphery::Split>, Stopped> {
    if rows.len() <= MOST_EXACT {
        core_periphery::every_split(rows, between(pattern), watch)
    } else {
        core_periphery::searched(rows, between(pattern), watch)
    }
}

/// The fit of a network that was drawn.
pub(crate) fn fit(rows: &Rows, objective: Objective, pattern: Pattern, watch: &Watch) -> Result<Option<f64>, Stopped> {
    Ok(match objective {
        Objective::Continuous => core_periphery::coreness(rows, watch)?.and_then(|found| found.r),
        _ => split(rows, pattern, watch)?.map(|split| split.r),
    })
}

/// The split whose ideal goes best with the ties.
pub(crate) fn correlation(rows: &Rows, pattern: Pattern, watch: &Watch) -> Result<CorePeriphery, Stopped> {
    let nothing = |reason| CorePeriphery::without(rows.len(), Objective::Correlation, reason);
    let Some(split) = split(rows, pattern, watch)? else { return Ok(nothing(Reason::TooFewActors)) };
    let mut found = CorePeriphery {
        fit: Ok(split.r),
        exact: Ok(split.equal.is_some()),
        optima: Err(Reason::TooLarge),
        membership: vec![Err(Reason::TooLarge); rows.len()],
        ..nothing(Reason::NotRecorded)
    };
    match split.equal {
        Some(equal) => {
            found.optima = Ok(equal.optima as usize);
            found.membership = equal.in_core.iter().map(|times| Ok(*times as f64 / equal.optima as f64)).collect();
            found.cores = equal.cores;
        }
        None => found.cores = vec![split.core.clone()],
    }
    found.core = Ok(split.core);
    Ok(found)
}

/// The split with the fewest wrong cells.
pub(crate) fn mismatch(rows: &Rows) -> CorePeriphery {
    let nothing = CorePeriphery::without(rows.len(), Objective::Mismatch, Reason::NoTies);
    let Some(found) = core_periphery::mismatch(rows) else { return nothing };
    let sorted = |items: &[u32]| {
        let mut items = items.to_vec();
        items.sort_unstable();
        items
    };
    CorePeriphery {
        z: Ok(found.wrong[found.core - 1] as usize),
        core: Ok(sorted(&found.order[..found.core])),
        exact: Ok(true),
        tied: sorted(&found.order[found.cut]),
        z_by_core_size: found.wrong.iter().map(|wrong| *wrong as usize).collect(),
        ..nothing
    }
}

/// How much each actor belongs to the core.
pub(crate) fn continuous(rows: &Rows, watch: &Watch) -> Result<CorePeriphery, Stopped> {
    let nothing = CorePeriphery::without(rows.len(), Objective::Continuous, Reason::NotConverged);
    Ok(match core_periphery::coreness(rows, watch)? {
        None => nothing,
        Some(found) => CorePeriphery {
            fit: found.r.ok_or(Reason::ZeroVariance),
            sum_of_squares: Ok(found.sum_of_squares),
            coreness: found.of_items.into_iter().map(Ok).collect(),
            ..nothing
        },
    })
}
