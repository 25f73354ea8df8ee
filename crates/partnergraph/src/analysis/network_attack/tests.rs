//! Values worked out by hand.

use super::super::shared::testing::{close, given, network, numbers, table, texts, wholes};
use super::*;
use crate::analysis::find;
use crate::maths::slow::every_graph;
use crate::method::OptionValue;
use crate::view::Direction;

fn of_order(network: &Network, order: Order) -> Attack {
    compute(network, &Options::default().with_order(order)).expect("options that go together")
}

fn undirected(actors: u32, edges: &[(u32, u32)]) -> Network {
    network(actors, edges, None, Direction::Undirected)
}

#[test]
fn below_two_actors_nothing_can_be_taken_apart() {
    for actors in 0..2 {
        let found = of_order(&undirected(actors, &[]), Order::Random);
        assert_eq!((found.value, found.relative, found.curve.len()), (Err(Reason::TooFewActors), Err(Reason::TooFewActors), 0));
    }
    // Two tied actors: one is left after the first has gone, R = 1/4, both bounds.
    let found = of_order(&undirected(2, &[(0, 1)]), Order::DegreeAdaptive);
    assert_eq!((found.value, found.relative, found.bounds), (Ok(0.25), Err(Reason::TooFewActors), Ok((0.25, 0.25))));
}

#[test]
fn r_is_within_its_bounds_and_the_curve_never_rises() {
    for actors in 3..=5 {
        for pairs in every_graph(actors) {
            let network = undirected(actors, &pairs);
            for order in [Order::DegreeAdaptive, Order::DegreeStatic, Order::BetweennessAdaptive, Order::Random] {
                let found = of_order(&network, order);
                assert!(found.relative.is_ok_and(|relative| (-1e-12..=1.0 + 1e-12).contains(&relative)), "{pairs:?}");
                assert!(found.curve.windows(2).all(|two| two[0].largest >= two[1].largest - 1e-12));
                assert!(found.exact && found.curve.len() == actors as usize + 1);
            }
            let complete = pairs.len() as u32 == actors * (actors - 1) / 2;
            let relative = of_order(&network, Order::Random).relative.expect("three actors or more");
            assert_eq!((complete, pairs.is_empty()), ((relative - 1.0).abs() < 1e-12, relative.abs() < 1e-12), "{pairs:?}");
        }
    }
}

#[test]
fn a_path_of_five_by_hand() {
    // Degrees 1, 2, 2, 2, 1. Adaptive: 1 goes (left: 0 | 2–3–4), then 3 (all alone), then 0, 2, 4.
    let path = undirected(5, &[(0, 1), (1, 2), (2, 3), (3, 4)]);
    let found = of_order(&path, Order::DegreeAdaptive);
    assert_eq!((found.removed.clone(), found.ties), (vec![1, 3, 0, 2, 4], Ok(3)));
    assert!(close(&found.curve.iter().map(|left| left.largest).collect::<Vec<_>>(), &[1.0, 0.6, 0.2, 0.2, 0.2, 0.0]));
    assert!(close(&found.curve.iter().map(|left| left.connected_pairs).collect::<Vec<_>>(), &[1.0, 0.3, 0.0, 0.0, 0.0, 0.0]));
    assert!(found.value.is_ok_and(|r| (r - 0.24).abs() < 1e-15));
    // Betweenness 0, 3, 4, 3, 0: the middle goes first.
    assert_eq!(of_order(&path, Order::BetweennessAdaptive).removed[0], 2);
    assert_eq!(found.single_losses[2], Loss { largest: 3, pairs: 8 });
    let both = found.pair_losses.iter().find(|(a, b, _)| (*a, *b) == (1, 3)).map(|(.., loss)| *loss);
    assert_eq!(both, Some(Loss { largest: 4, pairs: 10 }));
}

#[test]
fn directions_doubles_and_weights_change_nothing() {
    let plain = of_order(&undirected(4, &[(0, 1), (1, 2), (2, 3)]), Order::DegreeAdaptive);
    let arcs = [(1, 0), (0, 1), (1, 2), (3, 2), (3, 3)];
    for direction in [Direction::Directed, Direction::Undirected] {
        assert_eq!(of_order(&network(4, &arcs, Some(&[1.0, 2.0, 3.0, 4.0, 5.0]), direction), Order::DegreeAdaptive), plain);
    }
}

#[test]
fn a_list_goes_as_far_as_it_goes() {
    let path = undirected(3, &[(0, 1), (1, 2)]);
    let found = compute(&path, &Options::default().with_list([1])).expect("an actor");
    assert_eq!((found.value, found.ties, found.curve.len()), (Err(Reason::NotRecorded), Err(Reason::NotRecorded), 2));
    assert!(close(&[found.curve[1].largest], &[1.0 / 3.0]));
    let all = compute(&path, &Options::default().with_list([0, 2, 1])).expect("actors");
    assert!(all.value.is_ok_and(|r| (r - 1.0 / 3.0).abs() < 1e-15));
    assert!(compute(&path, &Options::default().with_list([3])).is_err() && compute(&path, &Options::default().with_list([0, 0])).is_err());
    let method = find("network_attack").expect("in the register");
    let ask = |list: &[&str]| {
        let list = list.iter().map(|name| OptionValue::Text((*name).to_owned())).collect();
        method.of_network(&path, &given(&[("order", "listed")]).with("list", OptionValue::List(list)))
    };
    let answer = ask(&["1", "0"]).expect("actors");
    assert_eq!(texts(table(&answer, "curve"), "actor"), ["", "1", "0"]);
    let message = |answer: Result<Answer, AnalysisError>| answer.expect_err("refused").to_string();
    assert_eq!(message(ask(&["nobody"])), "option `list`: found `nobody`, expected an actor of the network");
    assert_eq!(message(ask(&["1", "1"])), "option `list`: found `1` twice, `1`, expected each actor once");
    let message = message(method.of_network(&path, &given(&[("order", "listed")])));
    assert_eq!(message, "option `list`: found nothing, expected ids of actors beside the order `listed`");
}

#[test]
fn above_fifteen_actors_orders_are_drawn_and_above_forty_losses_are_not_listed() {
    let ring = |actors: u32| undirected(actors, &(0..actors).map(|a| (a, (a + 1) % actors)).collect::<Vec<_>>());
    let answer = find("network_attack").expect("in the register").of_network(&ring(41), &given(&[("order", "random")])).expect("an answer");
    assert_eq!((wholes(answer.table(), "orders"), table(&answer, "single_losses").rows()), (vec![Some(1000)], 0));
    let (low, high) = (numbers(table(&answer, "curve"), "p05"), numbers(table(&answer, "curve"), "p95"));
    assert!(low.iter().zip(&high).all(|(low, high)| low.expect("drawn") <= high.expect("drawn")));
    // A ring that loses one is a path: the expectation is exact there.
    assert!(close(&[numbers(table(&answer, "curve"), "value")[1].expect("a curve")], &[40.0 / 41.0]));
    assert_eq!(of_order(&ring(40), Order::DegreeAdaptive).pair_losses.len(), 780);
}
