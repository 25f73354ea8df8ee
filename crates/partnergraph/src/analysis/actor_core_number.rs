//! How deep each actor is in the part of a network where everybody works with several others.
//!
//! Many partners do not make an actor part of the core: they may have no other partner themselves. The core number says how
//! firmly an actor is held by others who are held as firmly.

use crate::maths::{Watch, core_numbers};
use crate::method::{AnalysisError, Answer, Card, ColumnSpec, Given, Level, Reason, Study, Subject, TIE_SCOPE, Table, TableSpec, Value};
use crate::view::Network;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_core_number",
    version: 1,
    level: Level::Actor,
    subject: Subject::Network,
    question: "How deep in the mutually well-tied part of the network is an actor?",
    definition: "The largest k such that the actor belongs to a set of actors in which everyone has at least k partners inside the set. \
        Directed ties are read as undirected.",
    reading: "Never more than the number of partners. 0 for an actor without ties, a genuine zero; 1 in trees and on their tails. Actors with \
        the largest number are the innermost core, which need not hang together.",
    undefined: &[(Reason::NoActors, "largest, without actors")],
    source: "Seidman 1983, Network structure and minimum degree. Social Networks 5, DOI 10.1016/0378-8733(83)90028-X; Batagelj & Zaveršnik \
        2003, An O(m) algorithm for cores decomposition of networks. arXiv cs/0310049.",
    elsewhere: "On directed networks networkx adds arcs in and out, and rustworkx 0.18.1 gives other numbers; networkx refuses loops and \
        parallel edges.",
    scope: TIE_SCOPE,
    options: &[],
    tables: &[
        TableSpec {
            name: "main",
            row: "an actor of the network, in document order",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name; only of a case"),
                ColumnSpec::new("value", "core number, 0 or more"),
            ],
        },
        TableSpec {
            name: "summary",
            row: "the network as a whole",
            columns: &[
                ColumnSpec::new("largest", "largest core number of all actors"),
                ColumnSpec::new("actors", "number of actors that have it"),
            ],
        },
    ],
};

/// Nothing to choose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {}

/// The core number of each actor, in the order of the network.
///
/// # Errors
/// Never; the result is what other analyses of networks give too.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::actor_core_number, view::{Direction, Network, Parallel}};
///
/// // Three who are all tied, and a fourth who is tied to one of them.
/// let names = ["a", "b", "c", "d"].map(String::from).to_vec();
/// let network = Network::from_edges(names, &[0, 0, 1, 2], &[1, 2, 2, 3], None, Direction::Undirected, Parallel::Any)?;
/// assert_eq!(actor_core_number::compute(&network, &Default::default())?, [2, 2, 2, 1]);
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, _options: &Options) -> Result<Vec<u32>, AnalysisError> {
    of(network, Watch::nobody())
}

pub(crate) fn of(network: &Network, watch: &Watch) -> Result<Vec<u32>, AnalysisError> {
    Ok(core_numbers(&network.neighbours(), watch)?)
}

/// The largest core number and how many have it.
fn largest(found: &[u32]) -> (Value<usize>, usize) {
    let largest = found.iter().copied().max();
    let with = found.iter().filter(|core| Some(**core) == largest).count();
    (largest.map(|core| core as usize).ok_or(Reason::NoActors), with)
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let found = of(study.network(), study.watch())?;
    let (largest, with) = largest(&found);
    let mut main = study.actor_table("main");
    main.count("value", found.iter().map(|core| *core as usize));
    let mut summary = Table::new("summary", 1);
    summary.whole("largest", [largest]).count("actors", [with]);
    Ok(Answer::new(&CARD, study, given).with_network_facts(study).with_table(main).with_table(summary))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{network, table, wholes};
    use super::*;
    use crate::analysis::find;
    use crate::maths::slow::{Slow, drawn_pairs, every_directed_graph};
    use crate::view::Direction;

    #[test]
    fn every_small_directed_graph_is_read_as_undirected() {
        for arcs in every_directed_graph(4) {
            let found = compute(&network(4, &arcs, None, Direction::Directed), &Options::default());
            assert_eq!(found, Ok(Slow::new(4, &arcs, true, None).undirected().core_numbers()), "{arcs:?}");
        }
    }

    #[test]
    fn without_actors_there_is_no_largest_and_doubled_ties_and_loops_count_for_nothing() {
        let method = find("actor_core_number").expect("in the register");
        let of = |network: &Network| method.of_network(network, &Given::nothing()).expect("an answer");
        let nobody = of(&network(0, &[], None, Direction::Undirected));
        assert_eq!(table(&nobody, "summary").reasons().collect::<Vec<_>>(), [(0, "largest", Reason::NoActors)]);
        let doubled = of(&network(3, &[(0, 1), (1, 0), (0, 1), (2, 2)], None, Direction::Undirected));
        assert_eq!(wholes(doubled.table(), "value"), [1, 1, 0].map(Some));
        assert_eq!(
            (wholes(table(&doubled, "summary"), "largest"), wholes(table(&doubled, "summary"), "actors")),
            (vec![Some(1)], vec![Some(2)])
        );
    }

    #[test]
    fn the_largest_number_is_at_most_what_degrees_allow() {
        for seed in 0..20 {
            let drawn = network(30, &drawn_pairs(seed, 30, 10 + 8 * seed as usize), None, Direction::Undirected);
            let cores = compute(&drawn, &Options::default()).expect("never refused");
            let degrees: Vec<usize> = (0..30).map(|actor| drawn.successors().degree(actor)).collect();
            assert!(cores.iter().zip(&degrees).all(|(core, degree)| *core as usize <= *degree));
            let allowed = (0..30).filter(|k| degrees.iter().filter(|degree| *degree >= k).count() > *k).max();
            assert!(largest(&cores).0.ok() <= allowed, "{cores:?}");
        }
    }
}
