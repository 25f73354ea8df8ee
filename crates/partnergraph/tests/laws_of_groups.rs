//! Laws that measures of classes and layers obey on any network; none needs an expected number.

use partnergraph::analysis::{Classes, Lot, actor_brokerage, network_brokerage, network_layers, network_mixing, network_qap};
use partnergraph::view::{Direction, Network, Parallel};
use proptest::prelude::*;

/// Edges between numbered actors, loops and parallel ones included, and the class of each actor.
#[derive(Debug, Clone)]
struct Sketch {
    classes: Vec<Option<u8>>,
    edges: Vec<(u32, u32)>,
    direction: Direction,
}

impl Sketch {
    fn network(&self) -> Network {
        let (source, target): (Vec<u32>, Vec<u32>) = self.edges.iter().copied().unzip();
        let names: Vec<String> = (0..self.classes.len()).map(|actor| actor.to_string()).collect();
        Network::from_edges(names, &source, &target, None, self.direction, Parallel::Any).expect("edges among the actors")
    }

    fn classes(&self) -> Classes {
        Classes::new(self.classes.iter().map(|class| class.map(|class| class.to_string())))
    }

    /// The same with other numbers: actor i becomes `order[i]`.
    fn reordered(&self, order: &[u32]) -> Self {
        let mut classes = self.classes.clone();
        for (actor, place) in order.iter().enumerate() {
            classes[*place as usize] = self.classes[actor];
        }
        let edges = self.edges.iter().map(|(a, b)| (order[*a as usize], order[*b as usize])).collect();
        Self { classes, edges, ..self.clone() }
    }
}

fn sketches() -> impl Strategy<Value = (Sketch, Vec<u32>)> {
    let directions = prop_oneof![Just(Direction::Undirected), Just(Direction::Directed)];
    (3..9_usize, directions).prop_flat_map(|(actors, direction)| {
        let edges = prop::collection::vec((0..actors as u32, 0..actors as u32), 0..20);
        let classes = prop::collection::vec(prop_oneof![Just(None), (0..3_u8).prop_map(Some)], actors);
        let order = Just((0..actors as u32).collect::<Vec<u32>>()).prop_shuffle();
        (classes, edges, order).prop_map(move |(classes, edges, order)| (Sketch { classes, edges, direction }, order))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn brokerage_moves_with_the_actors_and_adds_up((sketch, order) in sketches()) {
        let of = |sketch: &Sketch| actor_brokerage::compute(&sketch.network(), &sketch.classes(), &Default::default()).expect("as many classes");
        let (before, after) = (of(&sketch), of(&sketch.reordered(&order)));
        let mut total = 0;
        for (actor, broker) in before.iter().enumerate() {
            match (broker, &after[order[actor] as usize]) {
                (Ok(broker), Ok(moved)) => {
                    prop_assert_eq!(broker.counts, moved.counts);
                    prop_assert_eq!((broker.activity, broker.exclusivity, broker.kind), (moved.activity, moved.exclusivity, moved.kind));
                    let [a, b, c, d, e, all] = broker.counts.values();
                    prop_assert_eq!(a + b + c + d + e, all);
                    total += all;
                }
                (broker, moved) => prop_assert_eq!(broker.as_ref().err(), moved.as_ref().err()),
            }
        }
        let network = network_brokerage::compute(&sketch.network(), &sketch.classes(), &Default::default()).expect("as many classes");
        prop_assert_eq!(network.map_or(0, |network| network.counts.total), total);
    }

    #[test]
    fn doubling_a_tie_or_adding_a_loop_changes_nothing((sketch, _) in sketches(), which in any::<prop::sample::Index>()) {
        let mut more = sketch.clone();
        let actor = which.index(sketch.classes.len()) as u32;
        more.edges.push((actor, actor));
        if !sketch.edges.is_empty() {
            more.edges.push(sketch.edges[which.index(sketch.edges.len())]);
        }
        let (network, other, classes) = (sketch.network(), more.network(), sketch.classes());
        prop_assert_eq!(
            actor_brokerage::compute(&network, &classes, &Default::default()),
            actor_brokerage::compute(&other, &classes, &Default::default())
        );
        prop_assert_eq!(
            network_mixing::compute(&network, &classes, &Default::default()),
            network_mixing::compute(&other, &classes, &Default::default())
        );
        prop_assert_eq!(network_layers::compute(&[("x", &network)]), network_layers::compute(&[("x", &other)]));
    }

    #[test]
    fn cells_add_up_to_what_is_inside_and_between((sketch, _) in sketches()) {
        let found = network_mixing::compute(&sketch.network(), &sketch.classes(), &Default::default()).expect("as many classes");
        if let Ok(mixing) = found.by_class {
            let of = |same: bool| mixing.cells.iter().filter(move |cell| (cell.from == cell.to) == same).map(|cell| cell.block.ties).sum::<u64>();
            prop_assert_eq!((of(true), of(false)), (mixing.internal.ties, mixing.external.ties));
            let ends: f64 = mixing.actors.iter().flatten().map(|ends| ends.internal + ends.external).sum();
            prop_assert_eq!(ends, 2.0 * (mixing.internal.weight + mixing.external.weight));
        }
    }

    #[test]
    fn a_network_with_itself_correlates_fully_and_the_order_of_two_does_not_matter((sketch, order) in sketches()) {
        let (one, other) = (sketch.network(), sketch.reordered(&order).network());
        let options = network_qap::Options::default().with_permutations(Lot::default().with_replicates(50));
        let of = |a: &Network, b: &Network| network_qap::compute(&[("x", a), ("y", b)], &options).expect("two networks")[0].correlation;
        if let Ok(with_itself) = of(&one, &one) {
            prop_assert!((with_itself.observed - 1.0).abs() < 1e-12 && with_itself.p_greater > 0.0);
        }
        if let (Ok(forth), Ok(back)) = (of(&one, &other), of(&other, &one)) {
            prop_assert!((forth.observed - back.observed).abs() < 1e-12);
            if forth.exact {
                prop_assert!((forth.p_two_sided - back.p_two_sided).abs() < 1e-12 && (forth.mean - back.mean).abs() < 1e-12);
            }
        }
    }
}
