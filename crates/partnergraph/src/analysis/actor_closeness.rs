//! How few steps separate each actor from everyone it can reach.
//!
//! The classic answer to who can reach everybody fast. Where the network is in several pieces, harmonic closeness is easier to
//! read.

use super::shared::path::{self, Side, WeightAs};
use crate::maths::Distances;
use crate::method::{AnalysisError, Answer, Card, ColumnSpec, Given, Level, NETWORK_SCOPE, Reason, Study, Subject, TableSpec, Value};
use crate::view::{Direction, Network};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_closeness",
    version: 1,
    level: Level::Actor,
    subject: Subject::Network,
    question: "How few steps separate an actor from everyone it can reach?",
    definition: "value = (reached/(n−1)) × (reached/D), reached the number of others that the actor reaches and D the sum of the distances to \
        them, each the length of the shortest path. Where everybody is reached this is Freeman's (n−1)/D.\n\
        in: distances from others to the actor. out, and directed, which is read as out: distances from the actor to others.",
    reading: "From just above 0 to 1 (tied to everybody) when paths are counted in steps; with weights it can exceed 1. In a network of several \
        pieces the first factor lowers the value of whoever reaches few; for those, `actor_harmonic` is easier to read.",
    undefined: &[
        (Reason::TooFewActors, "value, when the network has fewer than two actors"),
        (Reason::Isolate, "value, of an actor without a tie in an undirected network: there is no distance, so it is not 0"),
        (Reason::NoReachableActor, "value, of an actor of a directed network that reaches nobody, or with `in` that nobody reaches"),
    ],
    source: "Freeman 1979, Centrality in social networks: conceptual clarification. Social Networks 1, DOI 10.1016/0378-8733(78)90021-7; for \
        several pieces: Wasserman & Faust 1994, Social network analysis, chapter 5.",
    elsewhere: "networkx 3.6.1 and rustworkx take incoming distances on directed graphs, R sna outgoing ones, igraph either way by default. For \
        an isolate networkx gives 0 and igraph NaN. igraph normalises within the piece, so that a pair on its own has 1; R sna 2.7-1 gives 0 \
        to every actor of a network in several pieces.",
    scope: NETWORK_SCOPE,
    options: &[path::WEIGHT_AS],
    tables: &[TableSpec {
        name: "main",
        row: "an actor of the network, in document order",
        columns: &[
            ColumnSpec::new("actor", "id of the actor"),
            ColumnSpec::new("name", "its name; only of a case"),
            ColumnSpec::new("value", "closeness to all others, 0 to 1 when paths are counted in steps"),
            ColumnSpec::new("reached", "number of others that it reaches"),
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

/// How close an actor is to those it reaches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Closeness {
    /// The number of others that it reaches.
    pub reached: usize,
    /// The share of the others that it reaches over the mean distance to them.
    pub value: Value,
}

/// How close each actor is to those it reaches, in the order of the network.
///
/// # Errors
/// [`AnalysisError::WeightMeaningMissing`] when the network has weights and it is not said what they mean;
/// [`AnalysisError::Length`] when a weight makes no length.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::actor_closeness, method::Reason, view::{Direction, Network, Parallel}};
///
/// let names = ["a", "b", "c", "alone"].map(String::from).to_vec();
/// let path = Network::from_edges(names, &[0, 1], &[1, 2], None, Direction::Undirected, Parallel::Any)?;
/// let found = actor_closeness::compute(&path, &Default::default())?;
/// assert_eq!(found[1].value, Ok(2.0 / 3.0));
/// assert_eq!(found[3].value, Err(Reason::Isolate));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, options: &Options) -> Result<Vec<Closeness>, AnalysisError> {
    let side = Side::of(options.direction.unwrap_or_else(|| network.direction()));
    Ok(of(network, &*path::distances_of(network, side, options.weight_as)?))
}

pub(crate) fn of(network: &Network, distances: &Distances) -> Vec<Closeness> {
    let others = network.actors().saturating_sub(1) as f64;
    let value = |reached: u32, sum: f64| match f64::from(reached) {
        _ if others == 0.0 => Err(Reason::TooFewActors),
        reached if reached > 0.0 => Ok(reached / others * (reached / sum)),
        _ if network.is_directed() => Err(Reason::NoReachableActor),
        _ => Err(Reason::Isolate),
    };
    let found = distances.reached.iter().zip(&distances.distance_sum);
    found.map(|(reached, sum)| Closeness { reached: *reached as usize, value: value(*reached, *sum) }).collect()
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let found = of(study.network(), &*path::distances_for(study, given, Side::of(study.direction()))?);
    let mut table = study.actor_table("main");
    table.number("value", found.iter().map(|actor| actor.value)).count("reached", found.iter().map(|actor| actor.reached));
    Ok(Answer::new(&CARD, study, given).with_network_facts(study).with_table(table))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::network;
    use super::*;
    use crate::maths::slow::{Slow, every_directed_graph, every_graph};

    fn values(network: &Network, options: &Options) -> Vec<Value> {
        compute(network, options).expect("the weights mean something").iter().map(|actor| actor.value).collect()
    }

    #[test]
    fn alone_there_is_nobody_to_be_close_to() {
        assert!(compute(&network(0, &[], None, Direction::Undirected), &Options::default()).is_ok_and(|found| found.is_empty()));
        let alone = compute(&network(1, &[(0, 0)], None, Direction::Undirected), &Options::default());
        assert_eq!(alone, Ok(vec![Closeness { reached: 0, value: Err(Reason::TooFewActors) }]));
        assert_eq!(values(&network(2, &[], None, Direction::Undirected), &Options::default()), [Err(Reason::Isolate); 2]);
        assert_eq!(values(&network(2, &[], None, Direction::Directed), &Options::default()), [Err(Reason::NoReachableActor); 2]);
    }

    #[test]
    fn pieces_count_by_the_share_of_actors_reached() {
        // By hand: the pair reaches 1 of 4 others at distance 1; the middle of three 2 of 4 at a mean distance of 1.
        let found = values(&network(5, &[(0, 1), (1, 2), (3, 4)], None, Direction::Undirected), &Options::default());
        assert_eq!(found, [Ok(0.5 * 2.0 / 3.0), Ok(0.5), Ok(0.5 * 2.0 / 3.0), Ok(0.25), Ok(0.25)]);
    }

    #[test]
    fn directions_follow_arcs_or_go_against_them() {
        let arcs = network(3, &[(0, 1), (1, 2)], None, Direction::Directed);
        let out = [Ok(2.0 / 3.0), Ok(0.5), Err(Reason::NoReachableActor)];
        assert_eq!(values(&arcs, &Options::default().with_direction(Direction::Out)), out);
        assert_eq!(values(&arcs, &Options::default()), out, "directed is read as out");
        let mut turned = out;
        turned.reverse();
        assert_eq!(values(&arcs, &Options::default().with_direction(Direction::In)), turned);
    }

    #[test]
    fn weights_need_a_meaning_and_follow_it() {
        let weighted = network(3, &[(0, 1), (1, 2), (0, 2)], Some(&[4.0, 4.0, 1.0]), Direction::Undirected);
        assert_eq!(compute(&weighted, &Options::default()), Err(AnalysisError::WeightMeaningMissing));
        // Lengths ¼ and ½; lengths 4 and 1.
        assert_eq!(values(&weighted, &Options::default().with_weight_as(WeightAs::Strength)), [Ok(2.0 / 0.75), Ok(4.0), Ok(2.0 / 0.75)]);
        assert_eq!(values(&weighted, &Options::default().with_weight_as(WeightAs::Distance)), [Ok(0.4), Ok(0.25), Ok(0.4)]);
    }

    #[test]
    fn every_graph_of_up_to_five_actors_agrees_with_floyd_and_warshall() {
        let undirected = (0..=5).flat_map(|actors| every_graph(actors).map(move |pairs| (actors, pairs, Direction::Undirected)));
        let directed = (0..=4).flat_map(|actors| every_directed_graph(actors).map(move |arcs| (actors, arcs, Direction::Directed)));
        for (actors, pairs, direction) in undirected.chain(directed) {
            let distances = Slow::new(actors, &pairs, direction.is_directed(), None).distances();
            let found = values(&network(actors, &pairs, None, direction), &Options::default());
            for (actor, row) in distances.iter().enumerate() {
                let finite: Vec<f64> = row.iter().copied().filter(|distance| *distance > 0.0 && distance.is_finite()).collect();
                let reached = finite.len() as f64;
                match found[actor] {
                    Ok(value) => assert!((value - reached * reached / finite.iter().sum::<f64>() / f64::from(actors - 1)).abs() < 1e-12),
                    Err(_) => assert!(finite.is_empty(), "{pairs:?}"),
                }
            }
        }
    }
}
