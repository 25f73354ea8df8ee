//! How near each actor is to all others, in networks in several pieces too.
//!
//! Closeness asks for the mean distance, which does not exist where somebody cannot be reached. The mean of 1/distance always
//! does. Use this one when the network is disconnected.

use super::shared::path::{self, Side, WeightAs};
use crate::maths::Distances;
use crate::method::{AnalysisError, Answer, Card, ColumnSpec, Given, Level, NETWORK_SCOPE, Reason, Study, Subject, TableSpec, Value};
use crate::view::{Direction, Network};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_harmonic",
    version: 1,
    level: Level::Actor,
    subject: Subject::Network,
    question: "How near is an actor to all others, when some cannot be reached?",
    definition: "raw = Σ 1/d(i,j) over all other actors j, d the length of the shortest path, 1/∞ = 0; value = raw/(n−1).\n\
        in: distances from others to the actor. out, and directed, which is read as out: distances from the actor to others.",
    reading: "From 0 (reaches nobody) to 1 (tied to everybody) when paths are counted in steps; with weights it can exceed 1. An actor without \
        ties has 0, a genuine zero. An actor that is added without ties leaves raw as it is and lowers value.",
    undefined: &[(Reason::TooFewActors, "value, when the network has fewer than two actors; raw is then 0")],
    source: "Marchiori & Latora 2000, Harmony in the small-world. Physica A 285, DOI 10.1016/S0378-4371(00)00311-3; Rochat 2009, Closeness \
        centrality extended to unconnected graphs: the harmonic centrality index; Boldi & Vigna 2014, Axioms for centrality. Internet \
        Mathematics 10, DOI 10.1080/15427951.2013.865686.",
    elsewhere: "networkx 3.6.1 prints the raw sum, of incoming distances on directed graphs; igraph and R sna (`suminvundir`) normalise; \
        `closeness(gmode=\"graph\", cmode=\"suminvdir\")` of R sna 2.7-1 returns NULL.",
    scope: NETWORK_SCOPE,
    options: &[path::WEIGHT_AS],
    tables: &[TableSpec {
        name: "main",
        row: "an actor of the network, in document order",
        columns: &[
            ColumnSpec::new("actor", "id of the actor"),
            ColumnSpec::new("name", "its name; only of a case"),
            ColumnSpec::new("value", "mean of 1/distance over all other actors, 0 to 1 when paths are counted in steps"),
            ColumnSpec::new("raw", "sum of 1/distance over all other actors"),
        ],
    }],
};

/// Which way distances are taken, and what weights mean.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[must_use]
pub struct Options {
    direction: Option<Direction>,
    weight_as: Option<WeightAs>,
}

impl Options {
    /// The same, with a directed network looked at in this direction; without it as the network says.
    pub const fn with_direction(mut self, direction: Direction) -> Self {
        self.direction = Some(direction);
        self
    }

    /// The same, with weights that mean this.
    pub const fn with_weight_as(mut self, weight_as: WeightAs) -> Self {
        self.weight_as = Some(weight_as);
        self
    }
}

/// How near an actor is to all others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Harmonic {
    /// The sum of 1/distance.
    pub raw: f64,
    /// That sum over the number of others.
    pub value: Value,
}

/// How near each actor is to all others, in the order of the network.
///
/// # Errors
/// [`AnalysisError::WeightMeaningMissing`] when the network has weights and it is not said what they mean;
/// [`AnalysisError::Length`] when a weight makes no length.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::actor_harmonic, view::{Direction, Network, Parallel}};
///
/// let names = ["a", "b", "c", "alone"].map(String::from).to_vec();
/// let path = Network::from_edges(names, &[0, 1], &[1, 2], None, Direction::Undirected, Parallel::Any)?;
/// let found = actor_harmonic::compute(&path, &Default::default())?;
/// assert_eq!(found[0].raw, 1.0 + 1.0 / 2.0);
/// assert_eq!(found[1].value, Ok(2.0 / 3.0));
/// assert_eq!(found[3].value, Ok(0.0));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, options: &Options) -> Result<Vec<Harmonic>, AnalysisError> {
    let side = Side::of(options.direction.unwrap_or_else(|| network.direction()));
    Ok(of(&*path::distances_of(network, side, options.weight_as)?))
}

pub(crate) fn of(distances: &Distances) -> Vec<Harmonic> {
    let others = distances.harmonic_sum.len().saturating_sub(1);
    let value = |raw: f64| if others == 0 { Err(Reason::TooFewActors) } else { Ok(raw / others as f64) };
    distances.harmonic_sum.iter().map(|raw| Harmonic { raw: *raw, value: value(*raw) }).collect()
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let found = of(&*path::distances_for(study, given, Side::of(study.direction()))?);
    Ok(path::answer(&CARD, study, given, found.iter().map(|actor| (actor.value, actor.raw))))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{close, network};
    use super::*;
    use crate::maths::slow::{Slow, every_directed_graph, every_graph};

    fn raw(network: &Network, options: &Options) -> Vec<f64> {
        compute(network, options).expect("the weights mean something").iter().map(|actor| actor.raw).collect()
    }

    #[test]
    fn alone_there_is_no_mean() {
        assert!(compute(&network(0, &[], None, Direction::Undirected), &Options::default()).is_ok_and(|found| found.is_empty()));
        let alone = compute(&network(1, &[(0, 0)], None, Direction::Undirected), &Options::default());
        assert_eq!(alone, Ok(vec![Harmonic { raw: 0.0, value: Err(Reason::TooFewActors) }]));
    }

    #[test]
    fn without_a_relation_everyone_has_a_genuine_zero() {
        let found = compute(&network(2, &[], None, Direction::Undirected), &Options::default());
        assert_eq!(found, Ok(vec![Harmonic { raw: 0.0, value: Ok(0.0) }; 2]));
    }

    #[test]
    fn doubled_ties_and_loops_change_nothing() {
        let plain = network(4, &[(0, 1), (1, 2)], None, Direction::Undirected);
        let doubled = network(4, &[(0, 1), (1, 0), (0, 1), (1, 2), (2, 2)], None, Direction::Undirected);
        assert_eq!(raw(&doubled, &Options::default()), raw(&plain, &Options::default()));
    }

    #[test]
    fn two_pieces_count_each_for_itself() {
        let found = raw(&network(5, &[(0, 1), (1, 2), (3, 4)], None, Direction::Undirected), &Options::default());
        assert_eq!(found, [1.5, 2.0, 1.5, 1.0, 1.0]);
    }

    #[test]
    fn directions_follow_arcs_or_go_against_them() {
        let arcs = network(3, &[(0, 1), (1, 2)], None, Direction::Directed);
        let looked = |direction| raw(&arcs, &Options::default().with_direction(direction));
        assert_eq!(looked(Direction::Out), [1.5, 1.0, 0.0]);
        assert_eq!(looked(Direction::In), [0.0, 1.0, 1.5]);
        assert_eq!(raw(&arcs, &Options::default()), looked(Direction::Out), "directed is read as out");
    }

    #[test]
    fn weights_need_a_meaning_and_follow_it() {
        // A way of two ties of weight 4, and one of weight 1 beside it.
        let weighted = network(3, &[(0, 1), (1, 2), (0, 2)], Some(&[4.0, 4.0, 1.0]), Direction::Undirected);
        assert_eq!(compute(&weighted, &Options::default()), Err(AnalysisError::WeightMeaningMissing));
        let strength = raw(&weighted, &Options::default().with_weight_as(WeightAs::Strength));
        assert!(close(&strength, &[6.0, 8.0, 6.0]), "lengths ¼ and ½: {strength:?}");
        let distance = raw(&weighted, &Options::default().with_weight_as(WeightAs::Distance));
        assert!(close(&distance, &[1.25, 0.5, 1.25]), "lengths 4 and 1: {distance:?}");
    }

    #[test]
    fn every_undirected_graph_of_up_to_five_actors_agrees_with_floyd_and_warshall() {
        for actors in 0..=5 {
            for pairs in every_graph(actors) {
                let slow = Slow::new(actors, &pairs, false, None);
                let found = raw(&network(actors, &pairs, None, Direction::Undirected), &Options::default());
                assert!(close(&found, &slow.harmonic()), "{pairs:?}: {found:?}");
            }
        }
    }

    #[test]
    fn every_directed_graph_of_up_to_four_actors_agrees_with_floyd_and_warshall() {
        for actors in 0..=4 {
            for arcs in every_directed_graph(actors) {
                let slow = Slow::new(actors, &arcs, true, None);
                let found = network(actors, &arcs, None, Direction::Directed);
                assert!(close(&raw(&found, &Options::default()), &slow.harmonic()), "{arcs:?}");
                assert!(close(&raw(&found, &Options::default().with_direction(Direction::In)), &slow.reversed().harmonic()), "{arcs:?}");
            }
        }
    }

    #[test]
    fn every_weighted_graph_of_four_actors_agrees_with_floyd_and_warshall() {
        for pairs in every_graph(4) {
            let weights: Vec<f64> = (0..pairs.len()).map(|position| [3.0, 1.0, 2.0, 5.0][position % 4]).collect();
            let slow = Slow::new(4, &pairs, false, Some(&weights));
            let found = network(4, &pairs, Some(&weights), Direction::Undirected);
            assert!(close(&raw(&found, &Options::default().with_weight_as(WeightAs::Distance)), &slow.harmonic()), "{pairs:?}");
        }
    }
}
