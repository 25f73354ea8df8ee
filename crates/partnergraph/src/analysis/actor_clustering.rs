//! Whether each actor's partners also work with each other.
//!
//! A house whose partners all know each other goes on when one link breaks; one that is the only link between its partners
//! holds everything itself.

use crate::maths::{Watch, clustering};
use crate::method::{AnalysisError, Answer, Card, ColumnSpec, Given, Level, Reason, Study, Subject, TIE_SCOPE, TableSpec, Value};
use crate::view::Network;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_clustering",
    version: 1,
    level: Level::Actor,
    subject: Subject::Network,
    question: "Do an actor's partners also work with each other?",
    definition: "value = t/C(k,2), t the ties among the actor's partners and k the number of partners. Directed ties are read as undirected.",
    reading: "From 0 (no two partners are tied) to 1 (all are). With few partners the share jumps: look at the number of pairs beside it. Its \
        mean over actors is average_clustering of network_summary.",
    undefined: &[(Reason::TooFewNeighbours, "value, of an actor with fewer than two partners")],
    source: "Watts & Strogatz 1998, Collective dynamics of \"small-world\" networks. Nature 393, DOI 10.1038/30918.",
    elsewhere: "networkx prints 0 for nodes with fewer than two neighbours, which lowers averages; igraph gives NaN unless told otherwise.",
    scope: TIE_SCOPE,
    options: &[],
    tables: &[TableSpec {
        name: "main",
        row: "an actor of the network, in document order",
        columns: &[
            ColumnSpec::new("actor", "id of the actor"),
            ColumnSpec::new("name", "its name; only of a case"),
            ColumnSpec::new("value", "share of the pairs of partners that are tied, 0 to 1"),
            ColumnSpec::new("tied_pairs", "number of pairs of partners that are tied"),
            ColumnSpec::new("pairs", "number of pairs of partners"),
        ],
    }],
};

/// Nothing to choose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {}

/// How far an actor's partners are tied to each other.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Clustering {
    /// The share of the pairs of partners that are tied.
    pub value: Value,
    /// The number of pairs of partners that are tied.
    pub tied_pairs: u64,
    /// The number of pairs of partners.
    pub pairs: u64,
}

/// How far each actor's partners are tied to each other, in the order of the network.
///
/// # Errors
/// Never; the result is what other analyses of networks give too.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::actor_clustering, view::{Direction, Network, Parallel}};
///
/// // Somebody with three partners, two of whom are tied.
/// let names = ["hub", "a", "b", "c"].map(String::from).to_vec();
/// let network = Network::from_edges(names, &[0, 0, 0, 1], &[1, 2, 3, 2], None, Direction::Undirected, Parallel::Any)?;
/// let found = actor_clustering::compute(&network, &Default::default())?;
/// assert_eq!(found[0].value, Ok(1.0 / 3.0));
/// assert!(found[3].value.is_err());
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, _options: &Options) -> Result<Vec<Clustering>, AnalysisError> {
    of(network, Watch::nobody())
}

pub(crate) fn of(network: &Network, watch: &Watch) -> Result<Vec<Clustering>, AnalysisError> {
    let found = clustering(&network.neighbours(), watch)?;
    let counts = found.triangles.iter().zip(&found.pairs).zip(found.local());
    let of = |((triangles, pairs), share): ((&u64, &u64), Option<f64>)| Clustering {
        value: share.ok_or(Reason::TooFewNeighbours),
        tied_pairs: *triangles,
        pairs: *pairs,
    };
    Ok(counts.map(of).collect())
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let found = of(study.network(), study.watch())?;
    let mut table = study.actor_table("main");
    table
        .number("value", found.iter().map(|actor| actor.value))
        .count("tied_pairs", found.iter().map(|actor| actor.tied_pairs as usize))
        .count("pairs", found.iter().map(|actor| actor.pairs as usize));
    Ok(Answer::new(&CARD, study, given).with_network_facts(study).with_table(table))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::network;
    use super::*;
    use crate::maths::slow::{Slow, every_directed_graph, every_graph};
    use crate::view::Direction;

    fn counts(network: &Network) -> Vec<(usize, usize)> {
        let found = compute(network, &Options::default()).expect("never refused");
        assert!(found.iter().all(|actor| match actor.value {
            Ok(value) => value == actor.tied_pairs as f64 / actor.pairs as f64,
            Err(reason) => reason == Reason::TooFewNeighbours && actor.pairs == 0,
        }));
        found.iter().map(|actor| (actor.tied_pairs as usize, actor.pairs as usize)).collect()
    }

    #[test]
    fn every_small_graph_agrees_with_looking_at_all_pairs() {
        for actors in 0..=5 {
            for pairs in every_graph(actors) {
                let slow = Slow::new(actors, &pairs, false, None);
                assert_eq!(counts(&network(actors, &pairs, None, Direction::Undirected)), slow.closed_pairs(), "{pairs:?}");
            }
        }
        for arcs in every_directed_graph(4) {
            let slow = Slow::new(4, &arcs, true, None).undirected();
            assert_eq!(counts(&network(4, &arcs, None, Direction::Directed)), slow.closed_pairs(), "{arcs:?}");
        }
    }

    #[test]
    fn in_a_complete_network_everyone_has_one() {
        let pairs: Vec<(u32, u32)> = (0..70).flat_map(|a| (a + 1..70).map(move |b| (a, b))).collect();
        let found = compute(&network(70, &pairs, None, Direction::Undirected), &Options::default()).expect("never refused");
        assert!(found.iter().all(|actor| actor.value == Ok(1.0) && actor.pairs == 69 * 34));
    }
}
