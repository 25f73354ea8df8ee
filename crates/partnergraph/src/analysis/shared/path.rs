//! What the measures that follow paths share: what a weight means for the length of a tie, and where searches begin.

use std::borrow::Cow;

use super::lot;
use crate::maths::{Distances, Random, Shares, Sources, Watch, Ways};
use crate::method::{AnalysisError, Answer, Card, Given, OptionError, OptionKind, OptionSpec, Preset, Study, Value};
use crate::view::{Choice, Direction, Network};

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

/// The fewest actors that say how far an estimate may be off.
const FEWEST_PIVOTS: i64 = 2;

pub(crate) const PIVOTS: OptionSpec = OptionSpec {
    name: "pivots",
    kind: OptionKind::Whole { min: FEWEST_PIVOTS, max: i64::MAX },
    preset: Preset::Nothing,
    meaning: "estimate: follow the paths from so many actors drawn by lot, at most all; without it the paths from all are followed and the answer is exact",
};

/// So many actors drawn by lot, from which paths are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pivots {
    pub(crate) number: usize,
    pub(crate) seed: u64,
}

impl Pivots {
    /// What the options say; nothing where all actors are searched from.
    pub(crate) fn given(given: &Given) -> Result<Option<Self>, OptionError> {
        let seed = lot::seed(given)?;
        let number = given.whole(PIVOTS.name, FEWEST_PIVOTS, i64::MAX)?;
        Ok(number.map(|number| Self { number: usize::try_from(number).unwrap_or(usize::MAX), seed }))
    }

    /// The actors that are drawn.
    fn drawn(self, actors: usize) -> Result<Vec<u32>, OptionError> {
        if self.number < FEWEST_PIVOTS as usize || self.number > actors {
            let expected = format!("a number from {FEWEST_PIVOTS} to {actors}, the number of actors of the network");
            return Err(OptionError::new(PIVOTS.name, format_args!("`{}`", self.number), expected));
        }
        // One draw: the first replicate.
        Ok(Random::new(self.seed, 1).subset(actors, self.number))
    }

    /// What the answer says about them.
    pub(crate) fn remark(self, actors: usize) -> String {
        format!(
            "estimated from the shortest paths from {} of {actors} actors, drawn by lot with seed {}; without `pivots` the numbers are exact",
            self.number, self.seed
        )
    }
}

/// Which way ties are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// From each actor along its ties.
    Forwards,
    /// From each actor against the direction of its ties.
    Backwards,
}

impl Side {
    /// Distances to an actor are those that a search against the arcs finds from it.
    pub(crate) const fn of(direction: Direction) -> Self {
        match direction {
            Direction::In => Self::Backwards,
            Direction::Undirected | Direction::Directed | Direction::Out => Self::Forwards,
        }
    }
}

/// The ways of a network, by weight where the network has named weights; `name` says what an actor is called.
pub(crate) fn ways(
    network: &Network,
    side: Side,
    weight_as: Option<WeightAs>,
    name: impl Fn(usize) -> String,
) -> Result<Ways<'_>, AnalysisError> {
    let (rows, back) = match side {
        Side::Forwards => (network.successors(), network.predecessors()),
        Side::Backwards => (network.predecessors(), network.successors()),
    };
    let length: fn(f64) -> f64 = match (network.is_weighted(), weight_as) {
        (false, _) => return Ok(Ways::of_steps(rows, back)),
        (true, Some(WeightAs::Strength)) => |weight| 1.0 / weight,
        (true, Some(WeightAs::Distance)) if network.zero_weights() > 0 => {
            return Err(AnalysisError::ZeroDistance { ties: network.zero_weights() });
        }
        (true, Some(WeightAs::Distance)) => |weight| weight,
        (true, None) => return Err(AnalysisError::WeightMeaningMissing),
    };
    Ways::of_lengths(rows, back, length).map_err(|error| {
        let (from, to) = if side == Side::Forwards { (error.from, error.to) } else { (error.to, error.from) };
        AnalysisError::Length { from: name(from), to: name(to) }
    })
}

/// What an actor of a network is called where there is no study to ask.
pub(crate) fn name(network: &Network, actor: usize) -> String {
    network.names().map_or_else(|| format!("actor {actor} of the network"), |names| names.text(actor).into_owned())
}

/// How far others are from each actor.
pub(crate) fn distances_of(network: &Network, side: Side, weight_as: Option<WeightAs>) -> Result<Cow<'_, Distances>, AnalysisError> {
    let watch = Watch::nobody();
    if !network.is_weighted() {
        return Ok(if side == Side::Forwards { network.distances(watch)? } else { network.distances_back(watch)? });
    }
    Ok(Cow::Owned(ways(network, side, weight_as, |actor| name(network, actor))?.distances(watch)?))
}

/// The same for a study, taken from what it already has where ties have no named weights.
pub(crate) fn distances_for<'a>(study: &'a Study<'_>, given: &Given, side: Side) -> Result<Cow<'a, Distances>, AnalysisError> {
    let weight_as = given.choice::<WeightAs>(WEIGHT_AS.name)?;
    let network = study.network();
    if !network.is_weighted() {
        return Ok(Cow::Borrowed(if side == Side::Forwards { study.distances()? } else { study.distances_back()? }));
    }
    Ok(Cow::Owned(ways(network, side, weight_as, |actor| study.actor_name(actor))?.distances(study.watch())?))
}

/// Sums over ordered pairs, and how far each may be off where they are estimated.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Estimate {
    pub(crate) sums: Vec<f64>,
    /// Standard errors of the sums; nothing where they are exact.
    errors: Option<Vec<f64>>,
}

impl Estimate {
    pub(crate) const fn exact(sums: Vec<f64>) -> Self {
        Self { sums, errors: None }
    }

    /// From k of n sources, drawn without replacement.
    fn from_some(found: &Shares, sources: usize, drawn: usize) -> Self {
        let (n, k) = (sources as f64, drawn as f64);
        // s² the variance among the sources drawn: the error of n times their mean is n √((1 − k/n) s²/k).
        let error = |(sum, square): (&f64, &f64)| {
            let variance = f64::max(0.0, (square - sum * sum / k) / (k - 1.0));
            n * ((1.0 - k / n) * variance / k).sqrt()
        };
        let errors = found.sums.iter().zip(&found.squares).map(error).collect();
        Self { sums: found.sums.iter().map(|sum| sum * (n / k)).collect(), errors: Some(errors) }
    }

    /// The standard error of a sum; 0 of an exact one.
    pub(crate) fn error(&self, place: usize) -> f64 {
        self.errors.as_ref().map_or(0.0, |errors| errors[place])
    }
}

/// What searches add to the entries of rows, put together for each tie, in the order of the ties.
fn of_ties(found: Shares, network: &Network) -> Shares {
    if network.is_directed() {
        return found;
    }
    let rows = network.successors();
    let mut next = Vec::with_capacity(rows.len());
    let mut entry = 0_usize;
    for actor in 0..rows.len() {
        next.push(entry);
        entry += rows.degree(actor);
    }
    let mut met = |actor: usize| {
        next[actor] += 1;
        next[actor] - 1
    };
    // Ties and rows are sorted: the others of a row are met here in the order of the row, first those with smaller numbers.
    let ties: Vec<(usize, usize)> = network.ties().map(|tie| (met(tie.from), met(tie.to))).collect();
    // A search goes over a tie in one direction only, so that squares too are those of one direction or the other.
    let both = |values: &[f64]| if values.is_empty() { Vec::new() } else { ties.iter().map(|(a, b)| values[*a] + values[*b]).collect() };
    Shares { sums: both(&found.sums), squares: both(&found.squares) }
}

/// What is found from all sources, or from those drawn.
fn estimate(
    network: &Network,
    pivots: Option<Pivots>,
    work: impl FnOnce(Sources<'_>) -> Result<Shares, AnalysisError>,
) -> Result<Estimate, AnalysisError> {
    let Some(pivots) = pivots else { return Ok(Estimate::exact(work(Sources::All)?.sums)) };
    let drawn = pivots.drawn(network.actors())?;
    Ok(Estimate::from_some(&work(Sources::Some(&drawn))?, network.actors(), pivots.number))
}

/// For each actor the sum over ordered pairs of others of its shares of the shortest paths.
pub(crate) fn betweenness_of(network: &Network, weight_as: Option<WeightAs>, pivots: Option<Pivots>) -> Result<Estimate, AnalysisError> {
    if !network.is_weighted() && pivots.is_none() {
        return Ok(Estimate::exact(network.betweenness(Watch::nobody())?.into_owned()));
    }
    let ways = ways(network, Side::Forwards, weight_as, |actor| name(network, actor))?;
    estimate(network, pivots, |sources| Ok(ways.betweenness(sources, Watch::nobody())?))
}

/// The same for a study, taken from what it already has where it has it.
pub(crate) fn betweenness_for(study: &Study<'_>, given: &Given, pivots: Option<Pivots>) -> Result<Estimate, AnalysisError> {
    let weight_as = given.choice::<WeightAs>(WEIGHT_AS.name)?;
    let network = study.network();
    if !network.is_weighted() && pivots.is_none() {
        return Ok(Estimate::exact(study.betweenness()?.to_vec()));
    }
    let ways = ways(network, Side::Forwards, weight_as, |actor| study.actor_name(actor))?;
    estimate(network, pivots, |sources| Ok(ways.betweenness(sources, study.watch())?))
}

/// For each tie the sum over ordered pairs of its shares of the shortest paths.
pub(crate) fn tie_betweenness_of(
    network: &Network,
    weight_as: Option<WeightAs>,
    pivots: Option<Pivots>,
) -> Result<Estimate, AnalysisError> {
    let ways = ways(network, Side::Forwards, weight_as, |actor| name(network, actor))?;
    estimate(network, pivots, |sources| Ok(of_ties(ways.betweenness_of_entries(sources, Watch::nobody())?, network)))
}

/// The same for a study.
pub(crate) fn tie_betweenness_for(study: &Study<'_>, given: &Given, pivots: Option<Pivots>) -> Result<Estimate, AnalysisError> {
    let weight_as = given.choice::<WeightAs>(WEIGHT_AS.name)?;
    let network = study.network();
    let ways = ways(network, Side::Forwards, weight_as, |actor| study.actor_name(actor))?;
    estimate(network, pivots, |sources| Ok(of_ties(ways.betweenness_of_entries(sources, study.watch())?, network)))
}

/// The answer of a measure that has a value and what it is made from for each actor of the network.
pub(crate) fn answer(card: &'static Card, study: &Study<'_>, given: &Given, found: impl Iterator<Item = (Value, f64)>) -> Answer {
    let (values, raw): (Vec<_>, Vec<_>) = found.unzip();
    let mut table = study.actor_table("main");
    table.number("value", values).number("raw", raw.into_iter().map(Ok));
    Answer::new(card, study, given).with_network_facts(study).with_table(table)
}
