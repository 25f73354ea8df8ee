//! Who is tied to actors that are themselves well tied.
//!
//! Degree counts partners as if all were alike. Here a partner counts as much as it is central itself, which in turn rests on
//! its own partners: the values are those that agree with each other.

use super::shared::spectral::{SCALE, Scale, settled, sources, weighing};
use crate::maths::Watch;
use crate::maths::spectral::{Leading, directed, undirected};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, NETWORK_SCOPE, Reason, Study, Subject, Table, TableSpec, Value,
};
use crate::view::{Direction, Network};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_eigenvector",
    version: 1,
    level: Level::Actor,
    subject: Subject::Network,
    question: "Who is tied to actors that are themselves well tied?",
    definition: "In each component with a tie: the eigenvector of the adjacency matrix A (with weights, of the weights) for its largest \
        eigenvalue λ1, none of its entries negative, of length 1, times √(n_c/n*), n_c the actors of the component and n* all actors with a \
        tie, so that the squares of all values add up to 1. scale = max: everything over the largest value.\n\
        in, and directed, which is read as in: the eigenvector of Aᵀ, being chosen by the chosen. out: that of A.\n\
        components: λ1, λ2 and size. λ2 is the second largest eigenvalue; of a directed network the second largest absolute value.",
    reading: "High where an actor's partners have high values. Values of different components are on one scale only because the size of the \
        component says how much of it each gets. The nearer λ2 is to λ1, the less the values say: with little more or less, others would \
        lead. A tied actor far from all that is dense can come near 0.",
    undefined: &[
        (Reason::NoTies, "value, when the network has no tie"),
        (Reason::Isolate, "value, of an actor without ties; its eigenvalue is 0, which says nothing"),
        (
            Reason::NotStronglyConnected,
            "value, in a directed network unless arcs lead from every actor with a tie to every other; actor_katz and actor_pagerank have \
             values there",
        ),
        (
            Reason::NotConverged,
            "value and lambda_1, where the procedure did not settle; lambda_2 of a component of more than 64 actors, where it needs many \
             more steps than λ1",
        ),
        (Reason::TooLarge, "lambda_2 of a directed network with more than 64 actors that have a tie"),
    ],
    source: "Bonacich 1972, Factoring and weighting approaches to status scores and clique identification. Journal of Mathematical Sociology \
        2, DOI 10.1080/0022250X.1972.9989806. The share of each component is our own.",
    elsewhere: "networkx and rustworkx scale to length 1, igraph to maximum 1. In networks of several components most programs give the \
        component with the largest λ1 and 0 elsewhere; the numpy variant of networkx 3.6.1 refuses. A loop counts 1 in networkx and 2 in \
        igraph; here loops are dropped. `evcent` of R sna 2.7-1 does not converge on a star and gives equal values; `use.eigen=TRUE` is right.",
    scope: NETWORK_SCOPE,
    options: &[SCALE],
    tables: &[
        TableSpec {
            name: "main",
            row: "an actor of the network, in document order",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name; only of a case"),
                ColumnSpec::new("value", "how central its partners are, 0 to 1"),
            ],
        },
        TableSpec {
            name: "components",
            row: "a component with a tie, the largest first, then by first actor",
            columns: &[
                ColumnSpec::new("first", "id of its first actor in document order"),
                ColumnSpec::new("size", "number of its actors"),
                ColumnSpec::new("lambda_1", "the largest eigenvalue, above 0"),
                ColumnSpec::new("lambda_2", "the second largest eigenvalue; of a directed network the second largest absolute value"),
            ],
        },
    ],
};

/// How the network is looked at, and how values are scaled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[must_use]
pub struct Options {
    direction: Option<Direction>,
    scale: Scale,
}

impl Options {
    /// The same, with a directed network looked at in this direction; without it as the network says.
    pub const fn with_direction(mut self, direction: Direction) -> Self {
        self.direction = Some(direction);
        self
    }

    /// The same, with values measured by this.
    pub const fn with_scale(mut self, scale: Scale) -> Self {
        self.scale = scale;
        self
    }
}

/// How central the partners of each actor are.
#[derive(Debug, Clone, PartialEq)]
pub struct Eigenvector {
    /// For each actor its value.
    pub values: Vec<Value>,
    /// The components with a tie, the largest first, then by first actor.
    pub components: Vec<Component>,
}

/// A component with a tie and its two largest eigenvalues.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Component {
    /// Its first actor.
    pub first: usize,
    /// The number of its actors.
    pub size: usize,
    /// The largest eigenvalue.
    pub lambda_1: Value,
    /// The second largest eigenvalue; of a directed network the second largest absolute value.
    pub lambda_2: Value,
}

/// How central the partners of each actor are, in the order of the network.
///
/// # Errors
/// Never; the result is what other analyses of networks give too.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::actor_eigenvector, view::{Direction, Network, Parallel}};
///
/// let names = ["hub", "a", "b", "c", "d"].map(String::from).to_vec();
/// let star = Network::from_edges(names, &[0, 0, 0, 0], &[1, 2, 3, 4], None, Direction::Undirected, Parallel::Any)?;
/// let found = actor_eigenvector::compute(&star, &Default::default())?;
/// assert!(found.values[0].is_ok_and(|hub| (hub - 0.5_f64.sqrt()).abs() < 1e-12));
/// assert!(found.components[0].lambda_1.is_ok_and(|largest| (largest - 2.0).abs() < 1e-12));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, options: &Options) -> Result<Eigenvector, AnalysisError> {
    of(network, options.direction.unwrap_or_else(|| network.direction()), options.scale, Watch::nobody())
}

pub(crate) fn of(network: &Network, direction: Direction, scale: Scale, watch: &Watch) -> Result<Eigenvector, AnalysisError> {
    let nothing = |reason| Eigenvector { values: vec![Err(reason); network.actors()], components: Vec::new() };
    if network.ties().len() == 0 {
        return Ok(nothing(Reason::NoTies));
    }
    let (out, rows) = (network.successors(), sources(network, direction));
    let found = if network.is_directed() {
        directed(out, rows, weighing(network), watch)?
    } else {
        Some(undirected(out, weighing(network), watch)?)
    };
    let Some(Leading { mut entries, pieces }) = found else { return Ok(nothing(Reason::NotStronglyConnected)) };
    scale.applied(&mut entries);
    let is_alone = |actor: usize| rows.degree(actor) == 0;
    let values = entries.into_iter().enumerate();
    let component = |piece: crate::maths::spectral::Piece| Component {
        first: piece.first,
        size: piece.sizes.0,
        lambda_1: settled(piece.largest),
        lambda_2: if network.is_directed() { piece.second.ok_or(Reason::TooLarge) } else { settled(piece.second) },
    };
    Ok(Eigenvector {
        values: values.map(|(actor, value)| if is_alone(actor) { Err(Reason::Isolate) } else { settled(Some(value)) }).collect(),
        components: pieces.into_iter().map(component).collect(),
    })
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let found = of(study.network(), study.direction(), given.choice(SCALE.name)?.unwrap_or_default(), study.watch())?;
    let mut main = study.actor_table("main");
    main.number("value", found.values);
    let mut components = Table::new("components", found.components.len());
    study.actor_column(&mut components, "first", found.components.iter().map(|component| component.first));
    components
        .count("size", found.components.iter().map(|component| component.size))
        .number("lambda_1", found.components.iter().map(|component| component.lambda_1))
        .number("lambda_2", found.components.iter().map(|component| component.lambda_2));
    Ok(Answer::new(&CARD, study, given).with_network_facts(study).with_table(main).with_table(components))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{close, given, network, numbers, table, texts, wholes};
    use super::*;
    use crate::analysis::find;
    use crate::maths::Stopped;
    use crate::maths::slow::{Slow, eigenpairs, every_directed_graph, every_graph};

    fn found(actors: u32, edges: &[(u32, u32)], weights: Option<&[f64]>, direction: Direction) -> Eigenvector {
        compute(&network(actors, edges, weights, direction), &Options::default()).expect("nothing is refused")
    }

    fn values(found: &Eigenvector) -> Vec<f64> {
        found.values.iter().map(|value| value.unwrap_or(f64::NAN)).collect()
    }

    fn lambdas(found: &Eigenvector) -> Vec<f64> {
        found
            .components
            .iter()
            .flat_map(|component| [component.lambda_1, component.lambda_2])
            .map(|value| value.unwrap_or(f64::NAN))
            .collect()
    }

    fn path(actors: u32) -> Vec<(u32, u32)> {
        (1..actors).map(|actor| (actor - 1, actor)).collect()
    }

    #[test]
    fn all_of_one_side_with_all_of_the_other_is_the_closed_form() {
        for (one, other) in [(20, 10), (40, 10), (45, 19), (90, 10), (99, 1), (120, 40)] {
            let ties: Vec<(u32, u32)> = (0..one).flat_map(|a| (0..other).map(move |b| (a, one + b))).collect();
            let network = network(one + other, &ties, None, Direction::Undirected);
            let found = compute(&network, &Options::default()).expect("options that fit");
            let of = |actor: usize| (0.5 / f64::from(if actor < one as usize { one } else { other })).sqrt();
            let near = |(actor, value): (usize, &Value)| value.is_ok_and(|value| (value - of(actor)).abs() < 1e-12);
            assert!(found.values.iter().enumerate().all(near), "{one} {other}");
            assert_eq!(found.components.len(), 1);
            let component = &found.components[0];
            assert!(component.lambda_1.is_ok_and(|value| (value - f64::from(one * other).sqrt()).abs() < 1e-10));
            assert!(component.lambda_2.is_ok_and(|value| value.abs() < 1e-6));
        }
    }

    #[test]
    fn without_ties_there_is_nothing_to_be_central_in() {
        assert!(found(0, &[], None, Direction::Undirected).values.is_empty());
        assert_eq!(found(1, &[(0, 0)], None, Direction::Undirected).values, [Err(Reason::NoTies)]);
        assert_eq!(found(2, &[], None, Direction::Directed).values, [Err(Reason::NoTies); 2]);
        let pair = found(3, &[(0, 1)], None, Direction::Undirected);
        assert_eq!(pair.values[2], Err(Reason::Isolate), "not 0");
        assert!(close(&values(&pair)[..2], &[0.5_f64.sqrt(); 2]));
        assert_eq!(pair.components, [Component { first: 0, size: 2, lambda_1: Ok(1.0), lambda_2: Ok(-1.0) }]);
    }

    #[test]
    fn stars_paths_circles_and_complete_networks_have_closed_forms() {
        let tau = std::f64::consts::TAU;
        for n in [3_u32, 4, 7, 20, 64, 65, 90] {
            let size = f64::from(n);
            // A hub with n − 1 others: λ = ±√(n−1), else 0.
            let star = found(n, &(1..n).map(|other| (0, other)).collect::<Vec<_>>(), None, Direction::Undirected);
            let mut expected = vec![(0.5 / (size - 1.0)).sqrt(); n as usize];
            expected[0] = 0.5_f64.sqrt();
            assert!(close(&values(&star), &expected), "star of {n}: {star:?}");
            assert!(close(&lambdas(&star), &[(size - 1.0).sqrt(), 0.0]), "star of {n}: {:?}", star.components);
            // λ_k = 2 cos(πk/(n+1)), the first with entries √(2/(n+1)) sin(πi/(n+1)).
            let way = found(n, &path(n), None, Direction::Undirected);
            let expected: Vec<f64> =
                (1..=n).map(|i| (2.0 / (size + 1.0)).sqrt() * (0.5 * tau * f64::from(i) / (size + 1.0)).sin()).collect();
            assert!(values(&way).iter().zip(&expected).all(|(a, b)| (a - b).abs() < 1e-10), "path of {n}: {way:?}");
            let cosine = |k: f64| 2.0 * (0.5 * tau * k / (size + 1.0)).cos();
            assert!(close(&lambdas(&way), &[cosine(1.0), cosine(2.0)]), "path of {n}: {:?}", way.components);
            // λ_k = 2 cos(2πk/n), all alike; directed all of size 1.
            let round: Vec<(u32, u32)> = (0..n).map(|actor| (actor, (actor + 1) % n)).collect();
            let circle = found(n, &round, None, Direction::Undirected);
            assert!(values(&circle).iter().all(|value| (value - (1.0 / size).sqrt()).abs() < 1e-11), "circle of {n}: {circle:?}");
            assert!(close(&lambdas(&circle), &[2.0, 2.0 * (tau / size).cos()]), "circle of {n}: {:?}", circle.components);
            let arcs = found(n, &round, None, Direction::Directed);
            assert!(close(&values(&arcs), &vec![(1.0 / size).sqrt(); n as usize]), "directed circle of {n}: {arcs:?}");
            let second = arcs.components[0].lambda_2;
            assert!(if n > 64 { second == Err(Reason::TooLarge) } else { second.is_ok_and(|second| (second - 1.0).abs() < 1e-12) });
            // λ = n − 1, else −1.
            let all: Vec<(u32, u32)> = (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b))).collect();
            let complete = found(n, &all, None, Direction::Undirected);
            assert!(close(&values(&complete), &vec![(1.0 / size).sqrt(); n as usize]));
            assert!(lambdas(&complete).iter().zip([size - 1.0, -1.0]).all(|(a, b)| (a - b).abs() < 1e-11), "{:?}", complete.components);
        }
    }

    #[test]
    fn every_component_has_its_share_and_the_largest_value_can_be_the_measure() {
        // A triangle, a pair and somebody alone: √(3/5)/√3 and √(2/5)/√2 are the same.
        let ties = network(6, &[(4, 5), (0, 1), (1, 2), (0, 2)], None, Direction::Undirected);
        let both = compute(&ties, &Options::default()).expect("nothing is refused");
        assert!(close(&[&values(&both)[..3], &values(&both)[4..]].concat(), &[0.2_f64.sqrt(); 5]));
        assert!(close(&lambdas(&both), &[2.0, -1.0, 1.0, -1.0]));
        let largest = compute(&ties, &Options::default().with_scale(Scale::Max)).expect("nothing is refused");
        assert!(close(&[&values(&largest)[..3], &values(&largest)[4..]].concat(), &[1.0; 5]));
        let answer = find("actor_eigenvector").and_then(|method| method.of_network(&ties, &given(&[("scale", "max")]))).expect("it fits");
        assert_eq!(texts(table(&answer, "components"), "first"), ["0", "4"]);
        assert_eq!(wholes(table(&answer, "components"), "size"), [Some(3), Some(2)]);
        assert_eq!(numbers(answer.table(), "value")[3], None);
    }

    #[test]
    fn weights_count_and_their_unit_does_not() {
        // λ² = 9 + 16, and the entries are 1/√2 · (3/5, 1, 4/5).
        for unit in [1.0, 1e-9, 1e12] {
            let weighted = found(3, &[(0, 1), (1, 2)], Some(&[3.0 * unit, 4.0 * unit]), Direction::Undirected);
            assert!(close(&values(&weighted), &[0.6, 1.0, 0.8].map(|part| part * 0.5_f64.sqrt())));
            assert!(weighted.components[0].lambda_1.is_ok_and(|largest| (largest / unit - 5.0).abs() < 1e-12));
        }
    }

    #[test]
    fn directions_look_at_choosers_or_at_chosen_and_need_one_strong_component() {
        // 0→1, 1→0, 1→2, 2→0. In: λ³ = λ + 1, x = (λ², λ, 1) up to length; out is the same with the arcs turned.
        let arcs = network(3, &[(0, 1), (1, 0), (1, 2), (2, 0)], None, Direction::Directed);
        let looked = |direction| values(&compute(&arcs, &Options::default().with_direction(direction)).expect("nothing is refused"));
        let plastic: f64 = 1.324_717_957_244_746;
        let length = (plastic.powi(4) + plastic.powi(2) + 1.0).sqrt();
        assert!(close(&looked(Direction::In), &[plastic.powi(2) / length, plastic / length, 1.0 / length]));
        assert_eq!(looked(Direction::Directed), looked(Direction::In));
        let length = (plastic.powi(2) + plastic.powi(4) + 1.0).sqrt();
        assert!(close(&looked(Direction::Out), &[plastic / length, plastic.powi(2) / length, 1.0 / length]));
        let open = found(4, &[(0, 1), (1, 0), (1, 2)], None, Direction::Directed);
        assert_eq!((open.values, open.components), (vec![Err(Reason::NotStronglyConnected); 4], Vec::new()));
        let two = found(4, &[(0, 1), (1, 0), (2, 3), (3, 2)], None, Direction::Directed);
        assert_eq!(two.values, [Err(Reason::NotStronglyConnected); 4]);
    }

    #[test]
    fn every_undirected_graph_of_up_to_five_actors_agrees_with_rotations() {
        for actors in 1..=5 {
            for pairs in every_graph(actors).skip(1) {
                let slow = Slow::new(actors, &pairs, false, None);
                let (sizes, table) = (slow.piece_sizes(), slow.adjacency());
                let distances = slow.distances();
                let tied = sizes.iter().filter(|size| **size > 1).count() as f64;
                let found = found(actors, &pairs, None, Direction::Undirected);
                for (actor, value) in found.values.iter().enumerate() {
                    let piece: Vec<usize> = (0..actors as usize).filter(|other| distances[actor][*other].is_finite()).collect();
                    if piece.len() == 1 {
                        assert_eq!(*value, Err(Reason::Isolate));
                        continue;
                    }
                    let part: Vec<Vec<f64>> = piece.iter().map(|a| piece.iter().map(|b| table[*a][*b]).collect()).collect();
                    let pairs_of_part = eigenpairs(&part);
                    let place = piece.iter().position(|other| *other == actor).expect("it is in its own piece");
                    let expected = pairs_of_part[0].1[place].abs() * (piece.len() as f64 / tied).sqrt();
                    assert!(value.is_ok_and(|value| (value - expected).abs() < 1e-12), "{pairs:?}: {found:?}");
                    let component = found.components.iter().find(|component| component.first == piece[0]).expect("it is listed");
                    assert!(component.lambda_1.is_ok_and(|first| (first - pairs_of_part[0].0).abs() < 1e-12));
                    assert!(component.lambda_2.is_ok_and(|second| (second - pairs_of_part[1].0).abs() < 1e-12));
                }
            }
        }
    }

    #[test]
    fn every_strong_graph_of_up_to_four_actors_agrees_with_many_plain_steps() {
        for actors in 2..=4 {
            for arcs in every_directed_graph(actors).skip(1) {
                let slow = Slow::new(actors, &arcs, true, None);
                let tied: Vec<usize> =
                    (0..actors as usize).filter(|a| arcs.iter().any(|(b, c)| *b as usize == *a || *c as usize == *a)).collect();
                let strong = tied.iter().all(|actor| slow.piece_sizes()[*actor] == tied.len());
                let found = found(actors, &arcs, None, Direction::Directed);
                if !strong {
                    assert_eq!(found.values, vec![Err(Reason::NotStronglyConnected); actors as usize], "{arcs:?}");
                    continue;
                }
                let table = slow.adjacency();
                let mut x = vec![1.0; actors as usize];
                for _ in 0..400 {
                    let next: Vec<f64> =
                        (0..x.len()).map(|to| x[to] + (0..x.len()).map(|from| table[from][to] * x[from]).sum::<f64>()).collect();
                    let length = tied.iter().map(|actor| next[*actor] * next[*actor]).sum::<f64>().sqrt();
                    x = next.iter().map(|part| part / length).collect();
                }
                for actor in tied {
                    assert!(found.values[actor].is_ok_and(|value| (value - x[actor]).abs() < 1e-11), "{arcs:?}: {found:?}");
                }
            }
        }
    }

    #[test]
    fn many_threads_give_the_same_bits_and_a_stopped_watch_stops() {
        let actors = 30_000_u32;
        let edges: Vec<(u32, u32)> =
            (0..4 * actors).map(|edge| (edge % actors, (edge.wrapping_mul(2_654_435_761) >> 7) % actors)).collect();
        let ties = network(actors, &edges, None, Direction::Undirected);
        let alone = compute(&ties, &Options::default()).expect("nothing is refused");
        assert!(alone.values.iter().all(|value| value.is_ok() || *value == Err(Reason::Isolate)));
        #[cfg(feature = "parallel")]
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            assert_eq!(pool.install(|| compute(&ties, &Options::default())).as_ref(), Ok(&alone));
        }
        let watch = Watch::new();
        watch.stop();
        assert_eq!(of(&ties, Direction::Undirected, Scale::L2, &watch), Err(AnalysisError::Stopped(Stopped)));
    }
}
