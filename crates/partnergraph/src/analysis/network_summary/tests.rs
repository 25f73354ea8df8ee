//! Values worked out by hand.

use super::super::shared::testing::{network, numbers};
use super::*;
use crate::analysis::find;
use crate::maths::slow::{Slow, every_directed_graph, every_graph};
use crate::model::{Actor, CaseBuilder, Relation, RelationKind};
use crate::view::Direction;

fn undirected(actors: u32, edges: &[(u32, u32)]) -> Summary {
    compute(&network(actors, edges, None, Direction::Undirected), &Options::default()).expect("always a summary")
}

fn directed(actors: u32, arcs: &[(u32, u32)], weights: Option<&[f64]>) -> Summary {
    compute(&network(actors, arcs, weights, Direction::Directed), &Options::default()).expect("always a summary")
}

#[test]
fn without_actors_only_counts_are_left() {
    let found = undirected(0, &[]);
    assert_eq!((found.actors, found.ties, found.components, found.isolates, found.clustering_actors), (0, 0, 0, 0, 0));
    assert_eq!((found.largest_share, found.average_degree), (Err(Reason::NoActors), Err(Reason::NoActors)));
    assert_eq!((found.density, found.reachable_share), (Err(Reason::TooFewActors), Err(Reason::TooFewActors)));
    assert_eq!((found.average_path, found.diameter), (Err(Reason::NoReachablePairs), Err(Reason::NoReachablePairs)));
    assert_eq!(found.connected, Err(Reason::NoActors));
    assert_eq!(directed(0, &[], None).strong_components, Ok(0));
}

#[test]
fn one_actor_is_connected_and_alone() {
    let found = undirected(1, &[(0, 0)]);
    assert_eq!((found.loops_dropped, found.isolates, found.connected, found.largest_share), (1, 1, Ok(true), Ok(1.0)));
    assert_eq!((found.average_degree, found.efficiency), (Ok(0.0), Err(Reason::TooFewActors)));
    assert_eq!(directed(1, &[], None).reciprocity.dyadic, Err(Reason::TooFewActors));
}

#[test]
fn without_a_relation_everything_is_in_pieces() {
    let found = undirected(3, &[]);
    assert_eq!((found.density, found.efficiency, found.fragmentation), (Ok(0.0), Ok(0.0), Ok(1.0)));
    assert_eq!((found.average_path, found.transitivity), (Err(Reason::NoReachablePairs), Err(Reason::TooFewNeighbours)));
    assert_eq!((found.components, found.isolates, found.connected), (3, 3, Ok(false)));
    let arcs = directed(3, &[], None).reciprocity;
    assert_eq!((arcs.edgewise, arcs.dyadic_non_null, arcs.net), (Err(Reason::NoTies), Err(Reason::NoTies), Err(Reason::NoTies)));
    assert_eq!(arcs.dyadic, Ok(1.0));
}

#[test]
fn a_triangle_with_a_tail_and_a_piece_of_two_worked_out_by_hand() {
    let found = undirected(7, &[(0, 1), (1, 0), (0, 2), (1, 2), (2, 3), (4, 5), (5, 5)]);
    assert_eq!((found.ties, found.relations, found.loops_dropped), (5, 6, 1));
    assert_eq!((found.components, found.isolates, found.largest_share), (3, 1, Ok(4.0 / 7.0)));
    assert_eq!((found.density, found.average_degree), (Ok(10.0 / 42.0), Ok(10.0 / 7.0)));
    // Ordered pairs: 8 + 2 at distance 1, 4 at distance 2.
    assert_eq!((found.average_path, found.diameter, found.reachable_share), (Ok(18.0 / 14.0), Ok(2), Ok(14.0 / 42.0)));
    assert_eq!(found.efficiency, Ok(12.0 / 42.0));
    assert_eq!((found.connectedness, found.fragmentation), (Ok(14.0 / 42.0), Ok(1.0 - 14.0 / 42.0)));
    assert_eq!((found.transitivity, found.clustering_actors), (Ok(3.0 / 5.0), 3));
    assert_eq!(found.average_clustering, Ok((1.0 + 1.0 + 1.0 / 3.0) / 3.0));
}

#[test]
fn the_two_examples_of_reciprocity_that_other_programs_are_known_by() {
    let pair = directed(3, &[(0, 1), (1, 0)], None).reciprocity;
    assert_eq!((pair.edgewise, pair.dyadic), (Ok(1.0), Ok(1.0)));
    let arc = directed(3, &[(0, 1)], None).reciprocity;
    assert_eq!((arc.edgewise, arc.dyadic), (Ok(0.0), Ok(2.0 / 3.0)));
    assert_eq!(undirected(2, &[(0, 1)]).reciprocity.edgewise, Err(Reason::Undirected));
    assert_eq!(directed(2, &[(0, 1), (1, 0)], None).reciprocity.net, Err(Reason::Complete));
}

#[test]
fn weights_decide_weighted_reciprocity_and_no_path() {
    let arcs = [(0, 1), (1, 0), (1, 2)];
    let found = directed(3, &arcs, Some(&[3.0, 1.0, 2.0]));
    assert_eq!(found.reciprocity.weighted, Ok(2.0 / 6.0));
    assert_eq!(found.average_path, directed(3, &arcs, None).average_path);
    assert_eq!(directed(3, &arcs, None).reciprocity.weighted, Err(Reason::NotRecorded));
    assert_eq!(directed(3, &[(0, 1)], Some(&[0.0])).reciprocity.weighted, Err(Reason::ZeroTotal));
}

#[test]
fn where_every_relation_is_mutual_by_itself_there_is_no_reciprocity() {
    let tie = |kind| Relation::new("a", "b", kind);
    let of = |relations: Vec<Relation>| {
        let case = CaseBuilder::new("h", "H").actor(Actor::new("a", "A")).actor(Actor::new("b", "B"));
        let case = relations.into_iter().fold(case, CaseBuilder::relation).build().expect("a sound case");
        let scope = crate::view::Scope::default().with_direction(Direction::Directed);
        compute(&Network::of(&case, &scope).expect("the scope fits"), &Options::default()).expect("always a summary").reciprocity
    };
    assert_eq!(of(vec![tie(RelationKind::Cooperates)]).edgewise, Err(Reason::Undirected));
    assert_eq!(of(vec![tie(RelationKind::Cooperates), tie(RelationKind::Funds)]).edgewise, Ok(1.0));
    assert_eq!(of(vec![]).edgewise, Err(Reason::NoTies));
}

#[test]
fn every_graph_of_up_to_five_actors_agrees_with_the_slow_version() {
    for actors in 0..=5 {
        for pairs in every_graph(actors) {
            agrees(&undirected(actors, &pairs), &Slow::new(actors, &pairs, false, None), false);
        }
    }
}

#[test]
fn every_directed_graph_of_up_to_four_actors_agrees_with_the_slow_version() {
    for actors in 0..=4 {
        for arcs in every_directed_graph(actors) {
            agrees(&directed(actors, &arcs, None), &Slow::new(actors, &arcs, true, None), true);
        }
    }
}

/// The mean of some numbers, nothing of none.
fn mean(numbers: &[f64]) -> Option<f64> {
    (!numbers.is_empty()).then(|| numbers.iter().sum::<f64>() / numbers.len() as f64)
}

fn agrees(found: &Summary, slow: &Slow, is_directed: bool) {
    let same = |name: &str, found: Value, slow: Option<f64>| match (found, slow) {
        (Ok(a), Some(b)) => assert!((a - b).abs() < 1e-12, "{name} {a}, slowly {b}"),
        (found, slow) => assert!(found.is_err() && slow.is_none(), "{name} {found:?}, slowly {slow:?}"),
    };
    let pairs: Vec<(usize, usize)> = slow.ordered_pairs().collect();
    let of_pairs = |number: &dyn Fn(usize, usize) -> f64| mean(&pairs.iter().map(|(a, b)| number(*a, *b)).collect::<Vec<_>>());
    let yes = |truth: bool| if truth { 1.0 } else { 0.0 };
    let distances = slow.distances();
    let finite: Vec<f64> = pairs.iter().map(|(a, b)| distances[*a][*b]).filter(|distance| distance.is_finite()).collect();
    let flat = slow.undirected();
    let pieces = flat.piece_sizes();
    same("density", found.density, of_pairs(&|a, b| yes(slow.tied(a, b))));
    same("average_path", found.average_path, mean(&finite));
    same("reachable_share", found.reachable_share, of_pairs(&|a, b| yes(distances[a][b].is_finite())));
    same("diameter", found.diameter.map(|longest| longest as f64), finite.iter().copied().reduce(f64::max));
    same("efficiency", found.efficiency, of_pairs(&|a, b| 1.0 / distances[a][b]));
    let flat_distances = flat.distances();
    same("connectedness", found.connectedness, of_pairs(&|a, b| yes(flat_distances[a][b].is_finite())));
    same("fragmentation", found.fragmentation, of_pairs(&|a, b| yes(flat_distances[a][b].is_infinite())));
    // Each piece of size c is named by c actors, each adding 1/c.
    assert_eq!(found.components, pieces.iter().map(|size| 1.0 / *size as f64).sum::<f64>().round() as usize);
    same("largest", found.largest_share, pieces.iter().max().map(|size| *size as f64 / pieces.len() as f64));
    assert_eq!(found.isolates, pieces.iter().filter(|size| **size == 1).count());
    let closed = flat.closed_pairs();
    let local: Vec<f64> = closed.iter().filter(|(_, all)| *all > 0).map(|(closed, all)| *closed as f64 / *all as f64).collect();
    same("average_clustering", found.average_clustering, mean(&local));
    let (three_triangles, paths) = closed.iter().fold((0, 0), |(a, b), (closed, all)| (a + closed, b + all));
    same("transitivity", found.transitivity, (paths > 0).then(|| f64::from(three_triangles as u32) / f64::from(paths as u32)));
    if is_directed {
        let strong: f64 = slow.piece_sizes().iter().map(|size| 1.0 / *size as f64).sum();
        assert_eq!(found.strong_components, Ok(strong.round() as usize));
        let arcs: Vec<_> = pairs.iter().filter(|(a, b)| slow.tied(*a, *b)).collect();
        same("edgewise", found.reciprocity.edgewise, mean(&arcs.iter().map(|(a, b)| yes(slow.tied(*b, *a))).collect::<Vec<_>>()));
        same("dyadic", found.reciprocity.dyadic, of_pairs(&|a, b| yes(slow.tied(a, b) == slow.tied(b, a))));
    }
}

#[test]
fn a_case_without_its_own_actor_gives_one_row_and_names_its_relations() {
    let case = CaseBuilder::new("house", "House")
        .self_actor("self")
        .actor(Actor::new("self", "The house"))
        .actor(Actor::new("a", "A"))
        .actor(Actor::new("b", "B"))
        .relation(Relation::new("a", "self", RelationKind::Owns))
        .relation(Relation::new("a", "b", RelationKind::Funds).with_id("r"))
        .build()
        .expect("a sound case");
    let answer = find("network_summary").and_then(|method| method.of_case(&case, &Given::nothing())).expect("always an answer");
    assert_eq!(numbers(answer.table(), "density"), [Some(1.0)]);
    assert_eq!(answer.trace(&case, "main", 0), ["r"]);
    let reasons = answer.table().reason_column().swap_remove(0).expect("an undirected network");
    assert!(reasons.contains("strong_components: undirected; "), "{reasons}");
}

#[test]
fn it_can_be_stopped() {
    let network = network(100, &[(0, 1)], None, Direction::Undirected);
    let found = network.distances(&Watch::new()).expect("nobody stops it");
    let watch = Watch::new();
    watch.stop();
    assert_eq!(of(&network, &found, &watch), Err(Stopped));
}
