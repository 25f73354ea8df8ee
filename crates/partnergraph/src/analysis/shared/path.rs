//! What the measures that follow paths share: what a weight means for the length of a tie.

use std::borrow::Cow;

use crate::maths::{Rows, Sweep, sweep};
use crate::method::{AnalysisError, Answer, Card, Given, OptionKind, OptionSpec, Preset, Study, Value};
use crate::view::{Choice, Network};

/// What a weight means for the length of a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WeightAs {
    /// Larger is closer: a tie has the length 1/weight.
    Strength,
    /// Larger is farther: a tie has the length of its weight.
    Distance,
}

impl Choice for WeightAs {
    const ALL: &'static [Self] = &[Self::Strength, Self::Distance];
    const WORDS: &'static [&'static str] = &["strength", "distance"];
}

pub(crate) const WEIGHT_AS: OptionSpec = OptionSpec {
    name: "weight_as",
    kind: OptionKind::Choice(WeightAs::WORDS),
    preset: Preset::Nothing,
    meaning: "what a weight means for the length of a tie: `strength` (length 1/weight) or `distance` (length weight); needed where weights are named",
};

/// Which way ties are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// From each actor along its ties.
    Forwards,
    /// From each actor against the direction of its ties.
    Backwards,
}

/// Shortest paths over rows of the network, by weight where the network has named weights.
pub(crate) fn sweep_of(network: &Network, rows: &Rows, weight_as: Option<WeightAs>) -> Result<Sweep, AnalysisError> {
    searched(network, rows, weight_as).map_err(|(from, to)| AnalysisError::Length { from: name(network, from), to: name(network, to) })?
}

/// The same for a study, taken from what it already has where ties have no named weights.
pub(crate) fn sweep_for<'a>(study: &'a Study<'_>, given: &Given, side: Side) -> Result<Cow<'a, Sweep>, AnalysisError> {
    let weight_as = given.choice::<WeightAs>(WEIGHT_AS.name)?;
    let network = study.network();
    if !network.is_weighted() {
        return Ok(Cow::Borrowed(if side == Side::Forwards { study.sweep() } else { study.sweep_back() }));
    }
    let rows = if side == Side::Forwards { network.successors() } else { network.predecessors() };
    searched(network, rows, weight_as)
        .map_err(|(from, to)| AnalysisError::Length { from: study.actor_name(from), to: study.actor_name(to) })?
        .map(Cow::Owned)
}

/// The answer of a measure that has a value and what it is made from for each actor of the network.
pub(crate) fn answer(card: &'static Card, study: &Study<'_>, given: &Given, found: impl Iterator<Item = (Value, f64)>) -> Answer {
    let (values, raw): (Vec<_>, Vec<_>) = found.unzip();
    let mut table = study.actor_table("main");
    table.number("value", values).number("raw", raw.into_iter().map(Ok));
    Answer::new(card, study, given).with_network_facts(study).with_table(table)
}

type Searched = Result<Result<Sweep, AnalysisError>, (usize, usize)>;

fn searched(network: &Network, rows: &Rows, weight_as: Option<WeightAs>) -> Searched {
    let length: Option<fn(f64) -> f64> = match (network.is_weighted(), weight_as) {
        (false, _) => None,
        (true, Some(WeightAs::Strength)) => Some(|weight| 1.0 / weight),
        (true, Some(WeightAs::Distance)) => Some(|weight| weight),
        (true, None) => return Ok(Err(AnalysisError::WeightMeaningMissing)),
    };
    sweep(rows, length).map(Ok).map_err(|error| (error.from, error.to))
}

fn name(network: &Network, actor: usize) -> String {
    network.names().map_or_else(|| format!("actor {actor} of the network"), |names| names.text(actor).into_owned())
}
