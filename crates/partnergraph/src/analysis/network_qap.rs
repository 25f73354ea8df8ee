//! Whether two kinds of relation go together more than they would if actors were shuffled.
//!
//! Ties between the same actors depend on each other, so an ordinary correlation test does not hold. The quadratic assignment
//! procedure compares with networks in which the actors of one layer have changed places and its structure is as it was.

use super::shared::layers::{LAYERS, Layer, Layers};
use super::shared::lot::{self, Lot};
use super::shared::permutations::{self, ARRANGEMENTS, EXACT, MEAN, P_GREATER, P_LESS, PSide, Permuted, SD, Z};
use crate::maths::Watch;
use crate::maths::qap::{Cells, Pair};
use crate::method::{AnalysisError, Answer, Card, ColumnSpec, Given, Level, Reason, Study, Subject, Table, TableSpec, Value};
use crate::view::Network;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "network_qap",
    version: 1,
    level: Level::Network,
    subject: Subject::Layers,
    question: "Do two kinds of relation go together more than they would if actors were shuffled?",
    definition: "r = Pearson correlation of two matrices over the cells i < j (directed: i ≠ j), a cell being 1 where there is a tie and 0 where \
        there is none, or its weight where weights are named. The rows and columns of the second matrix are permuted together; all n! orders \
        for n ≤ 8, otherwise drawn ones.\n\
        p = share of orders with |r*| ≥ |r| (two-sided), p_greater with r* ≥ r, p_less with r* ≤ r; of drawn ones (1 + number)/(1 + R).\n\
        A layer is a relation kind or a named set of kinds, or one of several networks; every two of them are compared, over the actors \
        that are in both.",
    reading: "r runs from −1 to 1; 0 says that ties of one layer tell nothing about the other. A small p says that the two go together more (or \
        less) than the structure of each alone would bring. With many layers some p are small by chance.",
    undefined: &[
        (Reason::TooFewActors, "everything, with fewer than three actors in both layers"),
        (Reason::ZeroVariance, "everything, when one matrix is the same in all cells; z, when r is the same in all orders"),
    ],
    source: "Krackhardt 1987, QAP partialling as a test of spuriousness. Social Networks 9, DOI 10.1016/0378-8733(87)90012-8; Krackhardt 1988, \
        Predicting with networks. Social Networks 10, DOI 10.1016/0378-8733(88)90004-4; Mantel 1967, The detection of disease clustering and \
        a generalized regression approach. Cancer Research 27; p of drawn orders: Phipson & Smyth 2010, DOI 10.2202/1544-6115.1585.",
    elsewhere: "R sna prints the share of drawn orders without the observed one, which can be 0.",
    scope: SCOPE,
    options: &[LAYERS, permutations::REPLICATES, lot::SEED],
    tables: &[TableSpec {
        name: "main",
        row: "two layers",
        columns: &[
            ColumnSpec::new("layer_a", "the layer that stays as it is"),
            ColumnSpec::new("layer_b", "the layer whose actors are permuted"),
            ColumnSpec::new("actors", "number of actors that are in both"),
            ColumnSpec::new("left_out", "number of actors that are in one of them only"),
            ColumnSpec::new("r", "correlation over the cells, −1 to 1"),
            MEAN,
            SD,
            Z,
            ColumnSpec::new("p", "probability of a correlation at least as far from 0"),
            P_GREATER,
            P_LESS,
            EXACT,
            ARRANGEMENTS,
        ],
    }],
};

const SCOPE: &[&str] = &[
    "at",
    "statuses",
    "stages",
    "uncertain",
    "level",
    "include_self",
    "actors",
    "direction",
    "at_least",
    "collapse",
    "weights",
    "currency",
];

/// How orders are drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[must_use]
pub struct Options {
    lot: Lot,
}

impl Options {
    /// The same, with orders drawn in another way.
    pub const fn with_permutations(mut self, lot: Lot) -> Self {
        self.lot = lot;
        self
    }
}

/// Two layers correlated.
#[derive(Debug, Clone, PartialEq)]
pub struct Qap {
    /// The names of the two.
    pub layers: [String; 2],
    /// The number of actors that are in both.
    pub actors: usize,
    /// The number of actors that are in one of them only.
    pub left_out: usize,
    /// The correlation, and what it is over the orders.
    pub correlation: Value<Permuted>,
}

/// Every two of several networks correlated; actors with the same name are the same.
///
/// # Errors
/// [`AnalysisError::Networks`] when there is none, two have the same name, only some have directions, or actors of one have the
/// same name.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::network_qap, view::{Direction, Network, Parallel}};
///
/// let names = ["a", "b", "c"].map(String::from).to_vec();
/// let path = Network::from_edges(names, &[0, 1], &[1, 2], None, Direction::Undirected, Parallel::Any)?;
/// let found = network_qap::compute(&[("one", &path), ("same", &path)], &Default::default())?;
/// // Of the six orders of three actors two leave the path where it is.
/// assert!(found[0].correlation.is_ok_and(|r| (r.observed - 1.0).abs() < 1e-12 && r.p_greater == 2.0 / 6.0));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(networks: &[(&str, &Network)], options: &Options) -> Result<Vec<Qap>, AnalysisError> {
    of(&Layers::of_networks(networks, None)?, options.lot, Watch::nobody())
}

fn of(layers: &Layers, lot: Lot, watch: &Watch) -> Result<Vec<Qap>, AnalysisError> {
    layers.pairs().map(|(first, second)| correlated(layers, [first, second], lot, watch)).collect()
}

fn correlated(layers: &Layers, [first, second]: [&Layer; 2], lot: Lot, watch: &Watch) -> Result<Qap, AnalysisError> {
    let (mut numbers, mut actors, mut either) = (Vec::with_capacity(layers.actors.len()), 0, 0);
    for actor in 0..layers.actors.len() {
        let (in_first, in_second) = (first.is_asked(actor), second.is_asked(actor));
        either += usize::from(in_first || in_second);
        numbers.push((in_first && in_second).then_some(actors as u32));
        actors += usize::from(in_first && in_second);
    }
    let (of_first, of_second) = (cells(first, &numbers), cells(second, &numbers));
    let correlation = match Pair::of(&of_first, &of_second, actors, layers.directed) {
        _ if actors < 3 => Err(Reason::TooFewActors),
        None => Err(Reason::ZeroVariance),
        Some(pair) => Ok(Permuted::of_correlation(&pair.tested(lot, watch)?, 0)),
    };
    Ok(Qap { layers: [first.name.clone(), second.name.clone()], actors, left_out: either - actors, correlation })
}

/// The cells of a layer between the actors that have a number; numbers rise with actors, so that cells stay sorted.
fn cells(layer: &Layer, numbers: &[Option<u32>]) -> Cells {
    let mut cells = Cells { places: Vec::with_capacity(layer.ties.len()), values: layer.weights.as_ref().map(|_| Vec::new()) };
    for (tie, (a, b)) in layer.ties.iter().enumerate() {
        if let (Some(a), Some(b)) = (numbers[*a as usize], numbers[*b as usize]) {
            cells.places.push((a, b));
            if let (Some(values), Some(weights)) = (&mut cells.values, &layer.weights) {
                values.push(weights[tie]);
            }
        }
    }
    cells
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let lot = Lot::given(given)?;
    let layers = Layers::of(study, given, &CARD)?;
    let found = of(&layers, lot, study.watch())?;
    let mut main = Table::new("main", found.len());
    let correlations: Vec<Value<Permuted>> = found.iter().map(|pair| pair.correlation).collect();
    main.text("layer_a", found.iter().map(|pair| pair.layers[0].clone()))
        .text("layer_b", found.iter().map(|pair| pair.layers[1].clone()))
        .count("actors", found.iter().map(|pair| pair.actors))
        .count("left_out", found.iter().map(|pair| pair.left_out))
        .number("r", correlations.iter().map(|correlation| correlation.map(|correlation| correlation.observed)));
    permutations::add(&mut main, &correlations, PSide::TwoSided);
    main.rests_on(layers.basis_of_pairs());
    let mut answer = Answer::new(&CARD, study, given).with_actors(layers.actors.len()).with_table(main);
    if found.is_empty() {
        answer = answer.with_remark(format!("{} layers: two are needed to compare them", layers.layers.len()));
    }
    let what = "the actors of the second layer were shuffled; both networks as such were held fixed";
    let first = correlations.iter().flatten().next();
    if let Some(remark) = permutations::remark(lot, what, first) {
        answer = answer.with_remark(remark);
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{network, numbers};
    use super::*;
    use crate::analysis::find;
    use crate::maths::Random;
    use crate::model::{Actor, CaseBuilder, Relation, RelationKind, Strength};
    use crate::view::Direction;

    fn drawn(random: &mut Random, actors: u32, ties: usize, direction: Direction) -> Network {
        let edges: Vec<(u32, u32)> =
            (0..ties).map(|_| (random.below(actors as usize) as u32, random.below(actors as usize) as u32)).collect();
        network(actors, &edges, None, direction)
    }

    #[test]
    fn a_network_with_itself_gives_1_and_the_smallest_p() {
        let mut random = Random::new(4, 0);
        for direction in [Direction::Undirected, Direction::Directed] {
            let one = drawn(&mut random, 40, 90, direction);
            let found = compute(&[("x", &one), ("y", &one)], &Options::default()).expect("two networks");
            let r = found[0].correlation.expect("it varies");
            assert!((r.observed - 1.0).abs() < 1e-12 && r.p_greater == 1.0 / 1001.0 && r.p_less == 1.0 && !r.exact);
            assert!(r.mean.abs() < 0.02, "{}", r.mean);
        }
    }

    #[test]
    fn too_few_actors_and_nothing_that_varies() {
        let of = |actors, edges: &[(u32, u32)]| network(actors, edges, None, Direction::Undirected);
        let reason = |a: &Network, b: &Network| {
            compute(&[("x", a), ("y", b)], &Options::default()).expect("two networks")[0].correlation.expect_err("no value")
        };
        assert_eq!(reason(&of(2, &[(0, 1)]), &of(2, &[])), Reason::TooFewActors);
        assert_eq!(reason(&of(3, &[(0, 1)]), &of(3, &[])), Reason::ZeroVariance);
        assert_eq!(reason(&of(3, &[(0, 1)]), &of(3, &[(0, 1), (0, 2), (1, 2)])), Reason::ZeroVariance);
        let found = compute(&[("x", &of(5, &[(0, 1)])), ("y", &of(4, &[(0, 1)]))], &Options::default()).expect("two networks");
        assert_eq!((found[0].actors, found[0].left_out), (4, 1));
    }

    #[test]
    fn weights_count_where_they_are_named() {
        let strong = |strength| Strength::new(strength).expect("from 1 to 4");
        let relation = |from: &str, to: &str, kind, strength| Relation::new(from, to, kind).with_strength(strong(strength));
        let case = ["a", "b", "c"]
            .into_iter()
            .fold(CaseBuilder::new("house", "House"), |case, id| case.actor(Actor::new(id, id)))
            .relation(relation("a", "b", RelationKind::Funds, 1))
            .relation(relation("b", "c", RelationKind::Funds, 3))
            .relation(relation("a", "b", RelationKind::Informs, 2))
            .relation(relation("a", "c", RelationKind::Informs, 2))
            .build()
            .expect("a sound case");
        let method = find("network_qap").expect("in the register");
        let r = |given: &Given| numbers(method.of_case(&case, given).expect("options that fit").table(), "r")[0].expect("it varies");
        assert!((r(&Given::nothing()) + 0.5).abs() < 1e-12);
        // x = (1, 0, 3) and y = (2, 2, 0): (3·2 − 4·4)/√(14·8).
        let weighted = super::super::shared::testing::given(&[("weights", "strength"), ("collapse", "sum")]);
        assert!((r(&weighted) + 10.0 / (14.0_f64 * 8.0).sqrt()).abs() < 1e-12);
    }

    #[cfg(feature = "parallel")]
    #[test]
    fn one_thread_and_several_give_the_same_bits() {
        let mut random = Random::new(6, 0);
        let networks = [drawn(&mut random, 300, 900, Direction::Directed), drawn(&mut random, 300, 500, Direction::Directed)];
        let named = [("x", &networks[0]), ("y", &networks[1])];
        let alone = compute(&named, &Options::default()).expect("two networks");
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            assert_eq!(pool.install(|| compute(&named, &Options::default())).expect("two networks"), alone);
        }
    }

    #[test]
    fn a_test_can_be_stopped() {
        let one = network(20, &[(0, 1), (1, 2)], None, Direction::Undirected);
        let layers = Layers::of_networks(&[("x", &one), ("y", &one)], None).expect("two networks");
        let watch = Watch::new();
        watch.stop();
        assert!(matches!(of(&layers, Lot::default(), &watch), Err(AnalysisError::Stopped(_))));
    }
}
