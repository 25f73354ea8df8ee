//! Who hangs together with whom, directly or over others.
//!
//! A partnership in several pieces is several conversations: what is agreed in one does not reach the other. This says of each
//! actor which piece it is in.

use crate::maths::{Components, strong_components, weak_components};
use crate::method::{AnalysisError, Answer, Card, ColumnSpec, Given, Level, Reason, Study, Subject, TIE_SCOPE, Table, TableSpec, Value};
use crate::view::Network;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_component",
    version: 1,
    level: Level::Actor,
    subject: Subject::Network,
    question: "Who hangs together with whom, directly or over others?",
    definition: "A component is a largest set of actors in which everyone reaches everyone over ties, whatever their direction. Of a directed \
        network, a strong component is a largest set in which arcs lead from everyone to everyone and back.\n\
        Components are numbered from 1: the largest first, then by their first actor in document order.",
    reading: "An actor alone in its component has no tie, or of strong components no way back. Large strong components are rare where most \
        relations go one way, such as money.",
    undefined: &[(Reason::Undirected, "strong_component and strong_size, of an undirected network")],
    source: "Wasserman & Faust 1994, Social network analysis, chapter 4; strong components: Tarjan 1972, SIAM J. Comput. 1, DOI \
        10.1137/0201010.",
    elsewhere: "",
    scope: TIE_SCOPE,
    options: &[],
    tables: &[
        TableSpec {
            name: "main",
            row: "an actor of the network, in document order",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name; only of a case"),
                ColumnSpec::new("component", "number of its component, from 1, the largest first"),
                ColumnSpec::new("size", "number of actors in it"),
                ColumnSpec::new("strong_component", "number of its strong component, from 1, the largest first; directed only"),
                ColumnSpec::new("strong_size", "number of actors in it"),
            ],
        },
        TableSpec {
            name: "components",
            row: "a component, the largest first",
            columns: &[
                ColumnSpec::new("component", "its number, from 1"),
                ColumnSpec::new("size", "number of actors in it"),
                ColumnSpec::new("share", "share of all actors that are in it, 0 to 1"),
            ],
        },
    ],
};

/// Nothing to choose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {}

/// A component as seen from one of its actors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Its number, from 1.
    pub number: usize,
    /// The number of actors in it.
    pub size: usize,
}

/// Which components an actor is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Membership {
    /// The component, whatever the direction of ties.
    pub weak: Piece,
    /// The strong component, of a directed network.
    pub strong: Value<Piece>,
}

/// Which components each actor is in, in the order of the network.
///
/// # Errors
/// Never; the result is what other analyses of networks give too.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::actor_component, view::{Direction, Network, Parallel}};
///
/// let network = Network::from_edges(5, &[3, 4, 0], &[4, 2, 1], None, Direction::Undirected, Parallel::Any)?;
/// let found = actor_component::compute(&network, &Default::default())?;
/// assert_eq!(found.iter().map(|actor| actor.weak.number).collect::<Vec<_>>(), [2, 2, 1, 1, 1]);
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, _options: &Options) -> Result<Vec<Membership>, AnalysisError> {
    let weak = members(network.actors(), &weak_components(network.successors(), network.predecessors()));
    if !network.is_directed() {
        return Ok(weak.into_iter().map(|weak| Membership { weak, strong: Err(Reason::Undirected) }).collect());
    }
    let strong = members(network.actors(), &strong_components(network.successors()));
    Ok(weak.into_iter().zip(strong).map(|(weak, strong)| Membership { weak, strong: Ok(strong) }).collect())
}

/// For each actor the component that it is in.
fn members(actors: usize, components: &Components) -> Vec<Piece> {
    let mut found = vec![Piece { number: 0, size: 0 }; actors];
    for (place, piece) in components.pieces.iter().enumerate() {
        for actor in piece {
            found[*actor as usize] = Piece { number: place + 1, size: piece.len() };
        }
    }
    found
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let network = study.network();
    let found = compute(network, &Options {})?;
    let mut table = study.actor_table("main");
    table
        .count("component", found.iter().map(|actor| actor.weak.number))
        .count("size", found.iter().map(|actor| actor.weak.size))
        .whole("strong_component", found.iter().map(|actor| actor.strong.map(|piece| piece.number)))
        .whole("strong_size", found.iter().map(|actor| actor.strong.map(|piece| piece.size)));
    let mut sizes = vec![0; network.pieces().0];
    for actor in &found {
        sizes[actor.weak.number - 1] = actor.weak.size;
    }
    let mut components = Table::new("components", sizes.len());
    components
        .count("component", 1..=sizes.len())
        .count("size", sizes.iter().copied())
        .number("share", sizes.iter().map(|size| Ok(*size as f64 / found.len() as f64)));
    Ok(Answer::new(&CARD, study, given).with_network_facts(study).with_table(table).with_table(components))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::network;
    use super::*;
    use crate::maths::slow::{Slow, every_directed_graph};
    use crate::view::Direction;

    #[test]
    fn nobody_is_in_nothing() {
        let found = compute(&network(0, &[], None, Direction::Undirected), &Options::default());
        assert_eq!(found, Ok(Vec::new()));
    }

    #[test]
    fn the_largest_is_the_first_then_that_of_the_first_actor() {
        let found = compute(&network(7, &[(5, 6), (1, 2), (2, 3), (4, 4)], None, Direction::Undirected), &Options::default());
        let weak: Vec<_> = found.expect("never an error").iter().map(|actor| (actor.weak.number, actor.weak.size)).collect();
        assert_eq!(weak, [(3, 1), (1, 3), (1, 3), (1, 3), (4, 1), (2, 2), (2, 2)]);
    }

    #[test]
    fn in_every_directed_graph_those_are_together_that_reach_each_other() {
        for actors in 1..=4 {
            for arcs in every_directed_graph(actors) {
                let reached = Slow::new(actors, &arcs, true, None).distances();
                let found = compute(&network(actors, &arcs, None, Direction::Directed), &Options::default()).expect("never an error");
                for (a, b) in (0..found.len()).flat_map(|a| (0..a).map(move |b| (a, b))) {
                    let (there, back) = (reached[a][b].is_finite(), reached[b][a].is_finite());
                    assert_eq!(found[a].strong == found[b].strong, there && back, "{arcs:?}: {a}, {b}");
                    assert!(!there || found[a].weak == found[b].weak, "{arcs:?}: {a}, {b}");
                }
            }
        }
    }
}
