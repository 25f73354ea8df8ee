//! How many partners each actor has.
//!
//! The simplest answer to who is central: everyone asks it first.

use crate::method::{AnalysisError, Answer, Card, ColumnSpec, Given, Level, Reason, Study, Subject, TIE_SCOPE, TableSpec, Value};
use crate::view::{Direction, Network};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_degree",
    version: 1,
    level: Level::Actor,
    subject: Subject::Network,
    question: "How many partners does each actor have?",
    definition: "raw = k, the number of actors tied to it; value = k/(n−1).\n\
        in or out: the number of arcs towards or from the actor, over n−1. directed: both together, over 2(n−1).",
    reading: "From 0 (tied to nobody) to 1 (tied to everybody). Several relations with the same partner count once. It says nothing of what \
        flows, and between cases it depends on how well they are documented.",
    undefined: &[(Reason::TooFewActors, "value, when the network has fewer than two actors; raw is then 0")],
    source: "Freeman 1979, Centrality in social networks: conceptual clarification. Social Networks 1, pp. 219–221, DOI 10.1016/0378-8733(78)90021-7.",
    elsewhere: "networkx 3.6.1 and igraph count a loop as 2, rustworkx 0.18.1 as 1, and networkx counts parallel edges; `degree_centrality` of \
        networkx gives 1 for a single node, and on directed graphs divides in + out by n−1, so that it can exceed 1.",
    scope: TIE_SCOPE,
    options: &[],
    tables: &[TableSpec {
        name: "main",
        row: "an actor of the network, in document order",
        columns: &[
            ColumnSpec::new("actor", "id of the actor"),
            ColumnSpec::new("name", "its name; only of a case"),
            ColumnSpec::new("value", "share of the other actors that it is tied to, 0 to 1"),
            ColumnSpec::new("raw", "number of partners (of arcs in a directed network)"),
        ],
    }],
};

/// How the network is looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[must_use]
pub struct Options {
    direction: Option<Direction>,
}

impl Options {
    /// The same, with a directed network looked at in this direction; without it as the network says.
    pub const fn with_direction(mut self, direction: Direction) -> Self {
        self.direction = Some(direction);
        self
    }
}

/// How many partners an actor has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Degree {
    /// The number of partners, or of arcs in a directed network.
    pub raw: usize,
    /// The share of what there could be.
    pub value: Value,
}

/// How many partners each actor has, in the order of the network.
///
/// # Errors
/// Never; the result is what other analyses of networks give too.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::actor_degree, view::{Direction, Network, Parallel}};
///
/// let names = ["a", "b", "c"].map(String::from).to_vec();
/// let path = Network::from_edges(names, &[0, 1], &[1, 2], None, Direction::Undirected, Parallel::Any)?;
/// let degrees = actor_degree::compute(&path, &Default::default())?;
/// assert_eq!(degrees[1].raw, 2);
/// assert_eq!(degrees[1].value, Ok(1.0));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, options: &Options) -> Result<Vec<Degree>, AnalysisError> {
    Ok(of(network, options.direction.unwrap_or_else(|| network.direction())))
}

pub(crate) fn of(network: &Network, direction: Direction) -> Vec<Degree> {
    let actors = network.actors();
    let (out, back) = (network.successors(), network.predecessors());
    let both = direction == Direction::Directed && network.is_directed();
    let most = actors.saturating_sub(1) * if both { 2 } else { 1 };
    (0..actors)
        .map(|actor| {
            let raw = match direction {
                _ if both => out.degree(actor) + back.degree(actor),
                Direction::In => back.degree(actor),
                _ => out.degree(actor),
            };
            Degree { raw, value: if most == 0 { Err(Reason::TooFewActors) } else { Ok(raw as f64 / most as f64) } }
        })
        .collect()
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let found = of(study.network(), study.direction());
    let mut table = study.actor_table("main");
    table.number("value", found.iter().map(|degree| degree.value)).count("raw", found.iter().map(|degree| degree.raw));
    Ok(Answer::new(&CARD, study, given).with_network_facts(study).with_table(table))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Parallel;

    fn network(actors: usize, edges: &[(u32, u32)], direction: Direction) -> Network {
        let (source, target): (Vec<u32>, Vec<u32>) = edges.iter().copied().unzip();
        let names: Vec<String> = (0..actors).map(|actor| actor.to_string()).collect();
        Network::from_edges(names, &source, &target, None, direction, Parallel::Any).expect("edges among the actors")
    }

    fn raw(network: &Network, direction: Direction) -> Vec<usize> {
        of(network, direction).iter().map(|degree| degree.raw).collect()
    }

    #[test]
    fn doubled_ties_and_loops_change_nothing() {
        let doubled = network(3, &[(0, 1), (1, 0), (0, 1), (2, 2)], Direction::Undirected);
        assert_eq!(raw(&doubled, Direction::Undirected), [1, 1, 0]);
        assert_eq!(doubled.loops_dropped(), 1);
    }

    #[test]
    fn directions_are_counted_apart_and_together() {
        let arcs = network(3, &[(0, 1), (1, 0), (2, 0)], Direction::Directed);
        assert_eq!(raw(&arcs, Direction::In), [2, 1, 0]);
        assert_eq!(raw(&arcs, Direction::Out), [1, 1, 1]);
        assert_eq!(raw(&arcs, Direction::Directed), [3, 2, 1]);
        assert_eq!(of(&arcs, Direction::Directed)[0].value, Ok(0.75));
    }

    #[test]
    fn alone_there_is_no_share() {
        assert_eq!(
            of(&network(1, &[], Direction::Undirected), Direction::Undirected),
            [Degree { raw: 0, value: Err(Reason::TooFewActors) }]
        );
        assert!(of(&network(0, &[], Direction::Undirected), Direction::Undirected).is_empty());
    }
}
