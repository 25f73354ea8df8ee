//! Which single partnership holds two parts of the network together.
//!
//! When such a partnership ends, nobody on one side reaches anybody on the other. Sometimes it rests on one relation alone,
//! and ending that one contract is enough.

use super::shared::ties::TieNumbers;
use crate::maths::{self, Watch};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, OptionKind, OptionSpec, Preset, Study, Subject, TIE_SCOPE, Table,
    TableSpec,
};
use crate::model::RelationIndex;
use crate::view::Network;

/// Sides of up to so many actors are spelled out unless something else is asked for.
const LIST_UP_TO: usize = 50;

const LISTED: OptionSpec = OptionSpec {
    name: "list_up_to",
    kind: OptionKind::Whole { min: 0, max: i64::MAX },
    preset: Preset::Whole(LIST_UP_TO as i64),
    meaning: "how many actors the smaller side may have for its ids to be listed",
};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "relation_bridges",
    version: 1,
    level: Level::Relation,
    subject: Subject::Network,
    question: "Which single partnership holds two parts of the network together?",
    definition: "A tie is a bridge when there are more components without it. Its two sides are the two parts into which its component then \
        falls. Directed ties are read as undirected; relations between the same two actors are one tie, and single_relation says whether \
        there is only one of them.",
    reading: "The smaller side is what would be cut off. An actor with one partner hangs on a bridge. The ids of the larger side are never \
        listed, and those of the smaller one only up to the size given by list_up_to: on long chains lists of sides would grow with the square \
        of the network. The sizes are always there. Of two sides of the same size that of the first actor counts as the smaller. \
        A network in which everyone can be reached in two ways has no row.",
    undefined: &[],
    source: "Hopcroft & Tarjan 1973, Algorithm 447: efficient algorithms for graph manipulation. Communications of the ACM 16, DOI \
        10.1145/362248.362272.",
    elsewhere: "petgraph 0.8.3 and rustworkx 0.18.1 report parallel edges as bridges. networkx and igraph never take a doubled edge for one: \
        asked of all relations they find the rows with single_relation.",
    scope: TIE_SCOPE,
    options: &[LISTED],
    tables: &[TableSpec {
        name: "main",
        row: "a bridge, by first, then second actor in document order",
        columns: &[
            ColumnSpec::new("from", "id of the first actor in document order"),
            ColumnSpec::new("to", "id of the second actor"),
            ColumnSpec::new("from_name", "name of the first; only of a case"),
            ColumnSpec::new("to_name", "name of the second; only of a case"),
            ColumnSpec::new("bridge_pairs", "both ids"),
            ColumnSpec::new("relation_count", "number of relations merged in the tie"),
            ColumnSpec::new("relations", "their ids, or the positions of edges where the network was made from edges"),
            ColumnSpec::new("single_relation", "whether it is one relation only, so that ending it is enough"),
            ColumnSpec::new("smaller_side", "number of actors on the smaller side"),
            ColumnSpec::new("larger_side", "number of actors on the larger side"),
            ColumnSpec::new("smaller_end", "id of the actor of the tie that is on the smaller side"),
            ColumnSpec::new(
                "smaller_side_actors",
                "ids of the actors on the smaller side, in document order; empty where they are too many",
            ),
        ],
    }],
};

/// What is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Options {
    list_up_to: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { list_up_to: LIST_UP_TO }
    }
}

impl Options {
    /// The same, with the actors of smaller sides listed where they are no more than this.
    pub const fn with_list_up_to(mut self, actors: usize) -> Self {
        self.list_up_to = actors;
        self
    }
}

/// A tie without which there are more components.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Bridge {
    /// Its first actor in the order of the network.
    pub from: usize,
    /// Its second actor.
    pub to: usize,
    /// The relations (or edges, by their position) merged in it, in document order.
    pub relations: Vec<RelationIndex>,
    /// The number of actors on the side of its first and of its second actor.
    pub sides: [usize; 2],
    /// The actors on the smaller side, in the order of the network, where they are listed.
    pub smaller_side: Option<Vec<usize>>,
}

impl Bridge {
    /// Whether one relation makes the tie, so that ending it is enough.
    #[must_use]
    pub const fn is_single_relation(&self) -> bool {
        self.relations.len() == 1
    }

    /// Which of the two actors is on the smaller side; the first where both sides have the same size.
    #[must_use]
    pub const fn smaller_end(&self) -> usize {
        if self.sides[1] < self.sides[0] { self.to } else { self.from }
    }
}

/// The bridges of a network, by first, then second actor.
///
/// # Errors
/// Never; the result is what other analyses of networks give too.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::relation_bridges, view::{Direction, Network, Parallel}};
///
/// // Three who are all tied, and a fourth who is tied to one of them by two edges.
/// let names = ["a", "b", "c", "d"].map(String::from).to_vec();
/// let network = Network::from_edges(names, &[0, 0, 1, 2, 3], &[1, 2, 2, 3, 2], None, Direction::Undirected, Parallel::Any)?;
/// let bridges = relation_bridges::compute(&network, &Default::default())?;
/// assert_eq!((bridges.len(), bridges[0].from, bridges[0].to, bridges[0].sides), (1, 2, 3, [3, 1]));
/// assert!(!bridges[0].is_single_relation());
/// assert_eq!(bridges[0].smaller_side, Some(vec![3]));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, options: &Options) -> Result<Vec<Bridge>, AnalysisError> {
    of(network, options, Watch::nobody())
}

pub(crate) fn of(network: &Network, options: &Options, watch: &Watch) -> Result<Vec<Bridge>, AnalysisError> {
    let found = maths::bridges(&network.neighbours(), watch)?;
    if found.ties.is_empty() {
        return Ok(Vec::new());
    }
    let numbers = TieNumbers::of(network);
    let made = found.ties.iter().map(|bridge| {
        let (from, to, sides) = (bridge.from as usize, bridge.to as usize, bridge.sides());
        let smaller = sides[0].min(sides[1]);
        let listed = || found.side(bridge, sides[1] < sides[0]).into_iter().map(|actor| actor as usize).collect();
        let smaller_side = (smaller <= options.list_up_to).then(listed);
        Bridge { from, to, relations: numbers.relations(from, to), sides, smaller_side }
    });
    Ok(made.collect())
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let list_up_to = given.whole(LISTED.name, 0, i64::MAX)?.map_or(LIST_UP_TO, |actors| usize::try_from(actors).unwrap_or(usize::MAX));
    let found = of(study.network(), &Options { list_up_to }, study.watch())?;
    let keys: Vec<(usize, usize)> = found.iter().map(|bridge| (bridge.from, bridge.to)).collect();
    let mut table = Table::new("main", found.len());
    study.pair_keys(&mut table, &keys);
    let name = |relation: &RelationIndex| match study.case() {
        Some(case) => case.relation_name(*relation),
        None => relation.position().to_string(),
    };
    let actors = |actors: &[usize]| actors.iter().map(|actor| study.actor_name(*actor)).collect::<Vec<_>>();
    table
        .texts("bridge_pairs", keys.iter().map(|(from, to)| actors(&[*from, *to])))
        .count("relation_count", found.iter().map(|bridge| bridge.relations.len()))
        .texts("relations", found.iter().map(|bridge| bridge.relations.iter().map(name).collect()))
        .flag("single_relation", found.iter().map(Bridge::is_single_relation))
        .count("smaller_side", found.iter().map(|bridge| bridge.sides[0].min(bridge.sides[1])))
        .count("larger_side", found.iter().map(|bridge| bridge.sides[0].max(bridge.sides[1])));
    study.actor_column(&mut table, "smaller_end", found.iter().map(Bridge::smaller_end));
    table.texts("smaller_side_actors", found.iter().map(|bridge| actors(bridge.smaller_side.as_deref().unwrap_or_default())));
    if study.case().is_some() {
        table.rests_on(found.iter().map(|bridge| bridge.relations.iter().copied().map(Item::Relation).collect()));
    }
    let left_out = found.iter().filter(|bridge| bridge.smaller_side.is_none()).count();
    let answer = Answer::new(&CARD, study, given).with_network_facts(study).with_table(table);
    Ok(match left_out {
        0 => answer,
        _ => answer
            .with_remark(format!("{left_out} sides of more than {list_up_to} actors are not listed; `list_up_to` says how many may be")),
    })
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{network, texts, wholes};
    use super::*;
    use crate::analysis::find;
    use crate::maths::slow::{Slow, every_directed_graph};
    use crate::method::{OptionValue, Values};
    use crate::model::{Actor, CaseBuilder, Relation, RelationKind};
    use crate::view::Direction;

    fn found(network: &Network) -> Vec<Bridge> {
        compute(network, &Options::default()).expect("never refused")
    }

    #[test]
    fn without_ties_there_is_no_bridge_and_loops_are_none() {
        assert!(found(&network(0, &[], None, Direction::Undirected)).is_empty());
        assert!(found(&network(3, &[(1, 1)], None, Direction::Undirected)).is_empty());
    }

    #[test]
    fn every_small_directed_graph_is_read_as_undirected_with_all_its_edges() {
        for arcs in every_directed_graph(4) {
            let slow = Slow::new(4, &arcs, true, None).undirected();
            let pieces = slow.pieces_without(&[]).len();
            let splits = |pair: &(u32, u32)| slow.without_ties(&[*pair]).pieces_without(&[]).len() > pieces;
            let expected: Vec<(u32, u32)> = (0..4).flat_map(|a| (a + 1..4).map(move |b| (a, b))).filter(splits).collect();
            let bridges = found(&network(4, &arcs, None, Direction::Directed));
            assert_eq!(bridges.iter().map(|bridge| (bridge.from as u32, bridge.to as u32)).collect::<Vec<_>>(), expected, "{arcs:?}");
            for bridge in &bridges {
                let between = |arc: &(u32, u32)| (arc.0.min(arc.1) as usize, arc.0.max(arc.1) as usize) == (bridge.from, bridge.to);
                let edges: Vec<usize> = (0..arcs.len()).filter(|edge| between(&arcs[*edge])).collect();
                assert_eq!(bridge.relations.iter().map(|edge| edge.position()).collect::<Vec<_>>(), edges, "{arcs:?}");
            }
        }
    }

    #[test]
    fn smaller_sides_are_listed_up_to_a_size() {
        let path: Vec<(u32, u32)> = (1..300).map(|item| (item - 1, item)).collect();
        let path = network(300, &path, None, Direction::Undirected);
        let bridges = found(&path);
        assert_eq!(bridges.len(), 299);
        assert_eq!(bridges.iter().filter(|bridge| bridge.smaller_side.is_some()).count(), 100);
        assert_eq!((bridges[1].smaller_side.clone(), bridges[298].smaller_side.clone()), (Some(vec![0, 1]), Some(vec![299])));
        assert_eq!((bridges[149].sides, bridges[149].smaller_end()), ([150, 150], 149), "of two like sides the first");
        let method = find("relation_bridges").expect("in the register");
        let none = method.of_network(&path, &Given::nothing().with("list_up_to", OptionValue::Whole(0))).expect("an answer");
        assert!(matches!(none.table().column("smaller_side_actors"), Some(Values::Texts(lists)) if lists.iter().all(Vec::is_empty)));
        assert_eq!((none.remarks().len(), wholes(none.table(), "smaller_side")[299 - 3]), (1, Some(3)));
        assert!(method.of_network(&path, &Given::nothing().with("list_up_to", OptionValue::Whole(-1))).is_err());
    }

    #[test]
    fn a_pair_with_two_relations_is_a_bridge_but_not_a_single_relation() {
        let case = CaseBuilder::new("house", "House")
            .actor(Actor::new("a", "A"))
            .actor(Actor::new("b", "B"))
            .actor(Actor::new("c", "C"))
            .relation(Relation::new("b", "a", RelationKind::Funds))
            .relation(Relation::new("a", "b", RelationKind::Serves))
            .relation(Relation::new("c", "b", RelationKind::Funds))
            .build()
            .expect("a sound case");
        for direction in ["undirected", "directed"] {
            let given = Given::nothing().with("direction", OptionValue::Text(direction.to_owned()));
            let answer = find("relation_bridges").and_then(|method| method.of_case(&case, &given)).expect("an answer");
            let table = answer.table();
            assert_eq!(
                (texts(table, "from"), texts(table, "to_name")),
                (vec!["a".to_owned(), "b".to_owned()], vec!["B".to_owned(), "C".to_owned()])
            );
            assert_eq!(wholes(table, "relation_count"), [Some(2), Some(1)]);
            assert_eq!(table.column("single_relation"), Some(&Values::Flag(vec![false, true].into())));
            assert_eq!(answer.trace(&case, "main", 0), ["/relations/0", "/relations/1"]);
            assert_eq!(texts(table, "smaller_end"), ["a", "c"]);
        }
    }
}
