//! Whose loss would split the network, and how robust it is as a whole.
//!
//! Before a partner leaves one asks whether the others still reach each other without it. Cut-points are those without whom
//! they do not; blocks are the parts that stand the loss of any one.

use super::shared::ties::all_relations;
use crate::maths::{Cuts, Rows, Stopped, Watch, cuts, edge_connectivity, vertex_connectivity};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, OptionKind, OptionSpec, Preset, Reason, Study, Subject, TIE_SCOPE, Table,
    TableSpec, Value,
};
use crate::view::Network;

/// Connectivity is searched for up to so many ties unless something else is asked for.
const LIMIT: usize = 5000;

const LIMIT_OPTION: OptionSpec = OptionSpec {
    name: "limit",
    kind: OptionKind::Whole { min: 0, max: i64::MAX },
    preset: Preset::Whole(LIMIT as i64),
    meaning: "number of ties up to which connectivity is searched for where cut-points, bridges and degrees do not decide it",
};

/// Members of blocks of up to so many actors are listed unless something else is asked for.
const LIST_UP_TO: usize = 1000;

const LISTED: OptionSpec = OptionSpec {
    name: "list_up_to",
    kind: OptionKind::Whole { min: 0, max: i64::MAX },
    preset: Preset::Whole(LIST_UP_TO as i64),
    meaning: "how many actors a block may have for its members to be listed",
};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "network_cut_points",
    version: 1,
    level: Level::Network,
    subject: Subject::Network,
    question: "Whose loss would split the network, and how robust is it overall?",
    definition: "cut_points = actors without whom there are more components among the others; the pieces of each are what its own component \
        falls into. Blocks are the largest sets that hang together and have no cut-point of their own; a tie alone is one, an actor without ties \
        is none. vertex_connectivity = the fewest actors whose loss disconnects the others or leaves one; edge_connectivity = the fewest ties \
        whose loss disconnects. In a complete network both are n−1, in a disconnected one 0. Directed ties are read as undirected.",
    reading: "0: in several pieces; 1: one loss is enough; 2 and more: everyone is reached in so many ways that share nothing. An actor can be \
        in several blocks, and is then a cut-point. Connectivity follows at once from cut-points, bridges and small degrees in most networks; \
        elsewhere every pair that could be weakest is tried, which takes long in large ones: see limit.",
    undefined: &[
        (Reason::TooFewActors, "vertex_connectivity and edge_connectivity, below two actors"),
        (Reason::TooLarge, "vertex_connectivity and edge_connectivity, where they must be searched for among more ties than limit"),
    ],
    source: "Hopcroft & Tarjan 1973, Algorithm 447: efficient algorithms for graph manipulation. Communications of the ACM 16, DOI \
        10.1145/362248.362272; White & Harary 2001, The cohesiveness of blocks in social networks. Sociological Methodology 31, DOI \
        10.1111/0081-1750.00098.",
    elsewhere: "`articulation_points` of petgraph 0.8.3 panics on a `StableGraph` from which a node was removed.",
    scope: TIE_SCOPE,
    options: &[LIMIT_OPTION, LISTED],
    tables: &[
        TableSpec {
            name: "main",
            row: "the network as a whole",
            columns: &[
                ColumnSpec::new("cut_points", "ids of the cut-points, in document order"),
                ColumnSpec::new("cut_point_count", "number of cut-points"),
                ColumnSpec::new("block_count", "number of blocks"),
                ColumnSpec::new("bridge_count", "number of ties without which there are more components"),
                ColumnSpec::new("largest_block", "number of actors in the largest block; 0 without ties"),
                ColumnSpec::new("vertex_connectivity", "fewest actors whose loss disconnects the others or leaves one"),
                ColumnSpec::new("edge_connectivity", "fewest ties whose loss disconnects"),
            ],
        },
        TableSpec {
            name: "cut_points",
            row: "a cut-point, in document order",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name; only of a case"),
                ColumnSpec::new("pieces", "number of pieces that its component falls into without it"),
                ColumnSpec::new("cut_off", "number of actors that are then not in the largest of them"),
            ],
        },
        TableSpec {
            name: "pieces",
            row: "a piece that is left without a cut-point; by cut-point, then the largest first",
            columns: &[ColumnSpec::new("actor", "id of the cut-point"), ColumnSpec::new("actors", "number of actors in the piece")],
        },
        TableSpec {
            name: "blocks",
            row: "a block; the largest first, then by its actors in document order",
            columns: &[
                ColumnSpec::new("block", "its number, from 1"),
                ColumnSpec::new("actors", "number of actors in it"),
                ColumnSpec::new("members", "their ids, in document order, where it has no more than `list_up_to` says"),
            ],
        },
    ],
};

/// How far connectivity is searched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Options {
    limit: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { limit: LIMIT }
    }
}

impl Options {
    /// The same, with connectivity searched for among up to this many ties.
    pub const fn with_limit(mut self, ties: usize) -> Self {
        self.limit = ties;
        self
    }
}

/// What holds a network together.
#[derive(Debug, Clone, PartialEq)]
pub struct CutPoints {
    cuts: Cuts,
    vertex_connectivity: Value<usize>,
    edge_connectivity: Value<usize>,
}

/// An actor without whom there are more components.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct CutPoint<'a> {
    /// The actor.
    pub actor: usize,
    /// The sizes of the pieces that its component falls into, the largest first.
    pub pieces: &'a [u32],
}

impl CutPoints {
    /// The cut-points, in the order of the network.
    pub fn cut_points(&self) -> impl ExactSizeIterator<Item = CutPoint<'_>> {
        let of = |(place, actor): (usize, &u32)| CutPoint { actor: *actor as usize, pieces: self.cuts.sizes(place) };
        self.cuts.points.iter().enumerate().map(of)
    }

    /// The actors of each block in the order of the network; the largest block first, then by its actors.
    pub fn blocks(&self) -> impl ExactSizeIterator<Item = &[u32]> {
        self.cuts.blocks()
    }

    /// The number of ties without which there are more components.
    #[must_use]
    pub const fn bridges(&self) -> usize {
        self.cuts.bridges
    }

    /// The fewest actors whose loss disconnects the others or leaves one.
    pub const fn vertex_connectivity(&self) -> Value<usize> {
        self.vertex_connectivity
    }

    /// The fewest ties whose loss disconnects.
    pub const fn edge_connectivity(&self) -> Value<usize> {
        self.edge_connectivity
    }
}

/// What holds a network together.
///
/// # Errors
/// Never; the result is what other analyses of networks give too.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::network_cut_points, view::{Direction, Network, Parallel}};
///
/// let names = ["a", "b", "c", "d"].map(String::from).to_vec();
/// let path = Network::from_edges(names, &[0, 1, 2], &[1, 2, 3], None, Direction::Undirected, Parallel::Any)?;
/// let found = network_cut_points::compute(&path, &Default::default())?;
/// let pieces: Vec<_> = found.cut_points().map(|point| (point.actor, point.pieces)).collect();
/// assert_eq!(pieces, [(1, &[2, 1][..]), (2, &[2, 1][..])]);
/// assert_eq!((found.blocks().len(), found.vertex_connectivity()), (3, Ok(1)));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, options: &Options) -> Result<CutPoints, AnalysisError> {
    of(network, options, Watch::nobody())
}

pub(crate) fn of(network: &Network, options: &Options, watch: &Watch) -> Result<CutPoints, AnalysisError> {
    let rows = network.neighbours();
    let cuts = cuts(&rows, watch)?;
    let [vertex_connectivity, edge_connectivity] = connectivity(&rows, &cuts, options.limit, watch)?;
    Ok(CutPoints { cuts, vertex_connectivity, edge_connectivity })
}

/// Of actors and of ties.
fn connectivity(rows: &Rows, cuts: &Cuts, limit: usize, watch: &Watch) -> Result<[Value<usize>; 2], Stopped> {
    let (actors, ties) = (rows.len(), rows.entries() / 2);
    if actors < 2 {
        return Ok([Err(Reason::TooFewActors); 2]);
    }
    if cuts.pieces > 1 {
        return Ok([Ok(0); 2]);
    }
    if ties == actors * (actors - 1) / 2 {
        return Ok([Ok(actors - 1); 2]);
    }
    // vertex connectivity ≤ edge connectivity ≤ smallest degree.
    let lowest = (0..actors).map(|actor| rows.degree(actor)).min().unwrap_or(0);
    let of_actors = match () {
        () if !cuts.points.is_empty() => Ok(1),
        () if lowest == 2 => Ok(2),
        () if ties > limit => Err(Reason::TooLarge),
        () => Ok(vertex_connectivity(rows, 2, watch)?),
    };
    let of_ties = match of_actors {
        _ if cuts.bridges > 0 => Ok(1),
        _ if lowest == 2 => Ok(2),
        Ok(least) if least == lowest => Ok(lowest),
        _ if ties > limit && lowest < actors / 2 => Err(Reason::TooLarge),
        least => Ok(edge_connectivity(rows, least.unwrap_or(2).max(2), watch)?),
    };
    Ok([of_actors, of_ties])
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let limit = given.whole(LIMIT_OPTION.name, 0, i64::MAX)?.map_or(LIMIT, |ties| usize::try_from(ties).unwrap_or(usize::MAX));
    let found = of(study.network(), &Options { limit }, study.watch())?;
    let list_up_to = given.whole(LISTED.name, 0, i64::MAX)?.map_or(LIST_UP_TO, |actors| usize::try_from(actors).unwrap_or(usize::MAX));
    let name = |actor: usize| study.actor_name(actor);
    let points = &found.cuts.points;
    let mut main = Table::new("main", 1);
    main.texts("cut_points", [points.iter().map(|actor| name(*actor as usize)).collect::<Vec<_>>()])
        .count("cut_point_count", [points.len()])
        .count("block_count", [found.blocks().len()])
        .count("bridge_count", [found.bridges()])
        .count("largest_block", [found.blocks().next().map_or(0, <[u32]>::len)])
        .whole("vertex_connectivity", [found.vertex_connectivity])
        .whole("edge_connectivity", [found.edge_connectivity])
        .rests_on([all_relations(study)]);
    let mut cut_points = Table::new("cut_points", points.len());
    study.actor_column(&mut cut_points, "actor", points.iter().map(|actor| *actor as usize));
    if let (Some(case), Some(actors)) = (study.case(), study.network().case_actors()) {
        cut_points.text("name", points.iter().map(|actor| case.actor_at(actors[*actor as usize]).name().to_owned()));
    }
    cut_points
        .count("pieces", found.cut_points().map(|point| point.pieces.len()))
        .count("cut_off", found.cut_points().map(|point| point.pieces[1..].iter().sum::<u32>() as usize));
    let each_piece = || found.cut_points().flat_map(|point| point.pieces.iter().map(move |size| (point.actor, *size as usize)));
    let mut pieces = Table::new("pieces", each_piece().count());
    study.actor_column(&mut pieces, "actor", each_piece().map(|(actor, _)| actor));
    pieces.count("actors", each_piece().map(|(_, size)| size));
    let largest = found.blocks().next().map_or(0, <[u32]>::len);
    let listed = |block: &'_ [u32]| if block.len() <= list_up_to { block.to_vec() } else { Vec::new() };
    let mut blocks = Table::new("blocks", found.blocks().len());
    blocks
        .count("block", 1..=found.blocks().len())
        .count("actors", found.blocks().map(<[u32]>::len))
        .texts("members", found.blocks().map(|block| listed(block).iter().map(|actor| name(*actor as usize)).collect()));
    let mut answer = Answer::new(&CARD, study, given).with_network_facts(study);
    if largest > list_up_to {
        let remark = format!("members of blocks of more than {list_up_to} actors are not listed; `list_up_to` says how many may be");
        answer = answer.with_remark(remark);
    }
    Ok(answer.with_table(main).with_table(cut_points).with_table(pieces).with_table(blocks))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{network, table, texts, wholes};
    use super::*;
    use crate::analysis::find;
    use crate::maths::Random;
    use crate::maths::slow::{Slow, every_directed_graph, every_graph};
    use crate::model::{Actor, CaseBuilder, Relation, RelationKind};
    use crate::view::Direction;

    fn found(network: &Network) -> CutPoints {
        compute(network, &Options::default()).expect("never refused")
    }

    fn agree(found: &CutPoints, slow: &Slow) -> bool {
        let pieces = slow.pieces_without(&[]).len();
        let points: Vec<usize> = (0..slow.items()).filter(|actor| slow.pieces_without(&[*actor]).len() > pieces).collect();
        let expected = match slow.items() {
            0 | 1 => [Err(Reason::TooFewActors); 2],
            _ => [Ok(slow.vertex_connectivity()), Ok(slow.edge_connectivity())],
        };
        found.cut_points().map(|point| point.actor).eq(points) && [found.vertex_connectivity(), found.edge_connectivity()] == expected
    }

    #[test]
    fn every_small_graph_agrees_with_trying() {
        for actors in 0..=5 {
            for pairs in every_graph(actors) {
                let slow = Slow::new(actors, &pairs, false, None);
                assert!(agree(&found(&network(actors, &pairs, None, Direction::Undirected)), &slow), "{pairs:?}");
            }
        }
        for arcs in every_directed_graph(4) {
            let slow = Slow::new(4, &arcs, true, None).undirected();
            assert!(agree(&found(&network(4, &arcs, None, Direction::Directed)), &slow), "{arcs:?}");
        }
    }

    #[test]
    fn two_triads_that_share_an_actor_by_hand() {
        let actors = ["a", "b", "c", "d", "e", "alone"].map(|id| Actor::new(id, id.to_uppercase()));
        let ties = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "c"), ("c", "d")];
        let case = actors.into_iter().fold(CaseBuilder::new("house", "House"), CaseBuilder::actor);
        let relation = |case: CaseBuilder, (from, to): (&str, &str)| case.relation(Relation::new(from, to, RelationKind::Serves));
        let case = ties.into_iter().fold(case, relation).build().expect("a sound case");
        let answer = find("network_cut_points").and_then(|method| method.of_case(&case, &Given::nothing())).expect("an answer");
        let main = answer.table();
        for (column, expected) in
            [("cut_point_count", 1), ("block_count", 2), ("bridge_count", 0), ("largest_block", 3), ("vertex_connectivity", 0)]
        {
            assert_eq!(wholes(main, column), [Some(expected)], "{column}");
        }
        let points = table(&answer, "cut_points");
        assert_eq!(
            (texts(points, "name"), wholes(points, "pieces"), wholes(points, "cut_off")),
            (vec!["C".to_owned()], vec![Some(2)], vec![Some(2)])
        );
        assert_eq!(wholes(table(&answer, "pieces"), "actors"), [Some(2); 2]);
        assert_eq!(wholes(table(&answer, "blocks"), "block"), [Some(1), Some(2)]);
        assert_eq!(answer.trace(&case, "main", 0).len(), 7);
    }

    #[test]
    fn connectivity_beyond_the_limit_is_left_open_unless_it_follows_at_once() {
        // A ring in which everyone is also tied to the next but one: four ties each.
        let ring = |actors: u32| {
            let next = (0..actors).flat_map(|a| [(a, (a + 1) % actors), (a, (a + 2) % actors)]);
            network(actors, &next.collect::<Vec<_>>(), None, Direction::Undirected)
        };
        let large = found(&ring(3000));
        assert_eq!([large.vertex_connectivity(), large.edge_connectivity()], [Err(Reason::TooLarge); 2]);
        let forced = compute(&ring(3000), &Options::default().with_limit(6000)).expect("never refused");
        assert_eq!([forced.vertex_connectivity(), forced.edge_connectivity()], [Ok(4); 2]);
        let path: Vec<(u32, u32)> = (1..8000).map(|item| (item - 1, item)).collect();
        assert_eq!(found(&network(8000, &path, None, Direction::Undirected)).vertex_connectivity(), Ok(1));
        let circle: Vec<(u32, u32)> = (0..8000).map(|item| (item, (item + 1) % 8000)).collect();
        assert_eq!(found(&network(8000, &circle, None, Direction::Undirected)).edge_connectivity(), Ok(2));
        let complete: Vec<(u32, u32)> = (0..120).flat_map(|a| (a + 1..120).map(move |b| (a, b))).collect();
        assert_eq!(found(&network(120, &complete, None, Direction::Undirected)).vertex_connectivity(), Ok(119));
    }

    #[test]
    fn in_a_tree_all_but_the_leaves_are_cut_points_and_every_tie_is_a_bridge_and_a_block() {
        for seed in 0..20 {
            let mut random = Random::new(seed, 1);
            let pairs: Vec<(u32, u32)> = (1..40).map(|item| (random.below(item as usize) as u32, item)).collect();
            let tree = network(40, &pairs, None, Direction::Undirected);
            let cuts = found(&tree);
            let inner = (0..40).filter(|actor| tree.successors().degree(*actor) > 1);
            assert!(cuts.cut_points().map(|point| point.actor).eq(inner), "{pairs:?}");
            assert!(cuts.cut_points().all(|point| point.pieces.len() == tree.successors().degree(point.actor)));
            assert!(cuts.cut_points().all(|point| point.pieces.iter().sum::<u32>() == 39));
            assert_eq!((cuts.bridges(), cuts.blocks().len(), cuts.edge_connectivity()), (39, 39, Ok(1)));
        }
    }
}
