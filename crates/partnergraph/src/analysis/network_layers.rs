//! Whether different kinds of relation join the same actors.
//!
//! Those who fund a house may be others than those who work in it. Each kind of relation, or each set of kinds, is a layer of its own
//! over the same actors, and layers are compared two by two.

use super::shared::layers::{LAYERS, Layer, Layers};
use crate::maths::mixing::correlation;
use crate::method::{AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, Reason, Study, Subject, Table, TableSpec, Value};
use crate::view::Network;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "network_layers",
    version: 1,
    level: Level::Network,
    subject: Subject::Layers,
    question: "Do different kinds of relation join the same actors?",
    definition: "A layer is a relation kind or a named set of kinds, or one of several networks; each tie counts once whatever its weight.\n\
        Of two layers with ties E and E′: shared_pairs = |E∩E′|; jaccard = |E∩E′|/|E∪E′|; overlap = |E∩E′|/min(|E|,|E′|); hamming = pairs tied \
        in exactly one of them; degree_correlation = Pearson correlation of the numbers of ties of the actors. All of them look at the \
        actors that are in both layers.\n\
        Of an actor with k ties in each of L layers, o = Σk: participation = (L/(L−1))·[1 − Σ(k/o)²].\n\
        Of the network: share_multiple = tied pairs with two layers or more over all tied pairs; mean_layers = layers per tied pair.\n\
        directed: arcs instead of pairs; an actor's ties are its arcs in both directions.",
    reading: "jaccard and overlap run from 0 (nothing shared) to 1. participation is 0 when all ties of an actor are in one layer and 1 when they \
        are spread evenly. An actor that a network does not name is absent from that layer, not alone in it; in the layers of a case all \
        actors are there. Whether layers go together more than chance says `network_qap`.",
    undefined: &[
        (Reason::BothEmpty, "jaccard and overlap, when neither layer has a tie"),
        (Reason::NoTies, "overlap, when one layer has no tie; share_multiple and mean_layers, when no layer has one"),
        (Reason::ZeroVariance, "degree_correlation, when all actors have as many ties in one of the layers"),
        (Reason::Isolate, "participation of an actor without ties"),
        (Reason::OneClass, "participation, with fewer than two layers"),
        (Reason::NotRecorded, "ties of an actor that is absent from the layer"),
    ],
    source: "Battiston, Nicosia & Latora 2014, Structural measures for multiplex networks. Physical Review E 89, DOI \
        10.1103/PhysRevE.89.032804; Jaccard 1912, The distribution of the flora in the alpine zone. New Phytologist 11, DOI \
        10.1111/j.1469-8137.1912.tb05611.x.",
    elsewhere: "",
    scope: SCOPE,
    options: &[LAYERS],
    tables: &[
        TableSpec {
            name: "main",
            row: "two layers",
            columns: &[
                ColumnSpec::new("layer_a", "the layer that comes first"),
                ColumnSpec::new("layer_b", "the other"),
                ColumnSpec::new("actors", "number of actors that are in both"),
                ColumnSpec::new("shared_pairs", "pairs tied in both"),
                ColumnSpec::new("jaccard", "pairs tied in both, of those tied in either, 0 to 1"),
                ColumnSpec::new("overlap", "pairs tied in both, of the ties of the layer that has fewer, 0 to 1"),
                ColumnSpec::new("hamming", "pairs tied in exactly one of them"),
                ColumnSpec::new("degree_correlation", "how alike actors are in their numbers of ties, −1 to 1"),
            ],
        },
        TableSpec {
            name: "network",
            row: "all layers together",
            columns: &[
                ColumnSpec::new("layers", "number of layers"),
                ColumnSpec::new("tied_pairs", "pairs tied in any layer"),
                ColumnSpec::new("multiple", "pairs tied in two layers or more"),
                ColumnSpec::new("share_multiple", "those as a share of tied pairs, 0 to 1"),
                ColumnSpec::new("mean_layers", "layers per tied pair, 1 to the number of layers"),
            ],
        },
        TableSpec {
            name: "layers",
            row: "a layer",
            columns: &[
                ColumnSpec::new("layer", "its name"),
                ColumnSpec::new("present", "number of actors that are in it"),
                ColumnSpec::new("ties", "number of ties"),
            ],
        },
        TableSpec {
            name: "actors",
            row: "an actor",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name; only of a case"),
                ColumnSpec::new("ties", "its ties in all layers together"),
                ColumnSpec::new("used", "number of layers in which it has ties"),
                ColumnSpec::new("participation", "how evenly its ties spread over the layers, 0 to 1"),
            ],
        },
        TableSpec {
            name: "degrees",
            row: "an actor in a layer",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("layer", "the layer"),
                ColumnSpec::new("degree", "its ties there"),
            ],
        },
        TableSpec {
            name: "pairs",
            row: "two actors that are tied in any layer",
            columns: &[
                ColumnSpec::new("from", "id of the first actor"),
                ColumnSpec::new("to", "id of the second"),
                ColumnSpec::new("count", "number of layers in which they are tied"),
                ColumnSpec::new("in_layers", "which these are"),
            ],
        },
    ],
};

const SCOPE: &[&str] = &["at", "statuses", "stages", "uncertain", "level", "include_self", "actors", "direction", "at_least"];

/// Layers compared.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkLayers {
    /// The names of the layers.
    pub layers: Vec<String>,
    /// The actors of all layers, in the order in which they come.
    pub actors: Vec<LayerActor>,
    /// Every two layers.
    pub comparisons: Vec<Comparison>,
    /// Every two actors that are tied in any layer, by their positions, with the positions of those layers.
    pub pairs: Vec<(usize, usize, Vec<usize>)>,
    /// Tied pairs with two layers or more, as a share of all.
    pub share_multiple: Value,
    /// Layers per tied pair.
    pub mean_layers: Value,
}

/// An actor in several layers.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerActor {
    /// What it is called.
    pub name: String,
    /// Its ties in each layer; nothing where it is absent.
    pub degrees: Vec<Option<usize>>,
    /// How evenly its ties spread over the layers.
    pub participation: Value,
}

impl LayerActor {
    /// Its ties in all layers together.
    #[must_use]
    pub fn total(&self) -> usize {
        self.degrees.iter().flatten().sum()
    }
}

/// Two layers compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The names of the two.
    pub layers: [String; 2],
    /// The number of actors that are in both.
    pub actors: usize,
    /// Pairs tied in both.
    pub shared: usize,
    /// Pairs tied in exactly one.
    pub hamming: usize,
    /// Pairs tied in both, of those tied in either.
    pub jaccard: Value,
    /// Pairs tied in both, of the ties of the layer that has fewer.
    pub overlap: Value,
    /// How alike actors are in their numbers of ties.
    pub degree_correlation: Value,
}

/// Several networks compared; actors with the same name are the same.
///
/// # Errors
/// [`AnalysisError::Networks`] when there is none, two have the same name, only some have directions, or actors of one have the
/// same name.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::network_layers, view::{Direction, Network, Parallel}};
///
/// let network = |source: &[u32], target: &[u32]| {
///     let names = ["a", "b", "c"].map(String::from).to_vec();
///     Network::from_edges(names, source, target, None, Direction::Undirected, Parallel::Any)
/// };
/// let (funds, works) = (network(&[0, 1], &[1, 2])?, network(&[0], &[1])?);
/// let found = network_layers::compute(&[("funds", &funds), ("works", &works)])?;
/// assert_eq!((found.comparisons[0].shared, found.comparisons[0].jaccard), (1, Ok(0.5)));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(networks: &[(&str, &Network)]) -> Result<NetworkLayers, AnalysisError> {
    Ok(of(&Layers::of_networks(networks, None)?))
}

fn of(layers: &Layers) -> NetworkLayers {
    let degrees: Vec<Vec<usize>> = layers.layers.iter().map(|layer| layer.degrees(layers.actors.len())).collect();
    let count = layers.layers.len() as f64;
    let actor = |(number, name): (usize, &String)| {
        let in_layer = layers.layers.iter().zip(&degrees);
        let degrees: Vec<Option<usize>> = in_layer.map(|(layer, degrees)| layer.is_asked(number).then(|| degrees[number])).collect();
        let total = degrees.iter().flatten().sum::<usize>();
        let squares: usize = degrees.iter().flatten().map(|degree| degree * degree).sum();
        let participation = match total {
            _ if layers.layers.len() < 2 => Err(Reason::OneClass),
            0 => Err(Reason::Isolate),
            _ => Ok(count / (count - 1.0) * (1.0 - squares as f64 / (total * total) as f64)),
        };
        LayerActor { name: name.clone(), degrees, participation }
    };
    let mut all: Vec<((u32, u32), usize)> = Vec::new();
    for (number, layer) in layers.layers.iter().enumerate() {
        all.extend(layer.ties.iter().map(|pair| (*pair, number)));
    }
    all.sort_unstable();
    let pairs: Vec<(usize, usize, Vec<usize>)> = all
        .chunk_by(|one, next| one.0 == next.0)
        .map(|same| (same[0].0.0 as usize, same[0].0.1 as usize, same.iter().map(|(_, layer)| *layer).collect()))
        .collect();
    let over_pairs = |sum: usize| if pairs.is_empty() { Err(Reason::NoTies) } else { Ok(sum as f64 / pairs.len() as f64) };
    let pair_of_layers = layers.layers.iter().enumerate().zip(&degrees);
    let comparisons = pair_of_layers.flat_map(|((place, first), of_first)| {
        let others = layers.layers.iter().zip(&degrees).skip(place + 1);
        others.map(move |(second, of_second)| compared(layers, [first, second], [of_first, of_second]))
    });
    NetworkLayers {
        layers: layers.layers.iter().map(|layer| layer.name.clone()).collect(),
        actors: layers.actors.iter().enumerate().map(actor).collect(),
        comparisons: comparisons.collect(),
        share_multiple: over_pairs(pairs.iter().filter(|(_, _, layers)| layers.len() > 1).count()),
        mean_layers: over_pairs(all.len()),
        pairs,
    }
}

fn compared(layers: &Layers, [first, second]: [&Layer; 2], [of_first, of_second]: [&[usize]; 2]) -> Comparison {
    let both: Vec<usize> = (0..layers.actors.len()).filter(|actor| first.is_asked(*actor) && second.is_asked(*actor)).collect();
    let known = |layer: &Layer, (a, b): (u32, u32)| layer.is_asked(a as usize) && layer.is_asked(b as usize);
    let (mut ties_of_first, mut ties_of_second, mut shared) = (0, 0, 0);
    let mut others = second.ties.iter().filter(|pair| known(first, **pair)).peekable();
    for pair in first.ties.iter().filter(|pair| known(second, **pair)) {
        ties_of_first += 1;
        while others.next_if(|other| *other < pair).is_some() {
            ties_of_second += 1;
        }
        if others.next_if(|other| *other == pair).is_some() {
            ties_of_second += 1;
            shared += 1;
        }
    }
    ties_of_second += others.count();
    let share = |of: usize| shared as f64 / of as f64;
    let either = ties_of_first + ties_of_second - shared;
    Comparison {
        layers: [first.name.clone(), second.name.clone()],
        actors: both.len(),
        shared,
        hamming: either - shared,
        jaccard: if either == 0 { Err(Reason::BothEmpty) } else { Ok(share(either)) },
        overlap: match ties_of_first.min(ties_of_second) {
            0 if either == 0 => Err(Reason::BothEmpty),
            0 => Err(Reason::NoTies),
            fewer => Ok(share(fewer)),
        },
        degree_correlation: correlation(both.iter().map(|actor| (of_first[*actor], of_second[*actor]))).ok_or(Reason::ZeroVariance),
    }
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let layers = Layers::of(study, given, &CARD)?;
    let found = of(&layers);
    let mut main = Table::new("main", found.comparisons.len());
    let each = || found.comparisons.iter();
    main.text("layer_a", each().map(|pair| pair.layers[0].clone()))
        .text("layer_b", each().map(|pair| pair.layers[1].clone()))
        .count("actors", each().map(|pair| pair.actors))
        .count("shared_pairs", each().map(|pair| pair.shared))
        .number("jaccard", each().map(|pair| pair.jaccard))
        .number("overlap", each().map(|pair| pair.overlap))
        .count("hamming", each().map(|pair| pair.hamming))
        .number("degree_correlation", each().map(|pair| pair.degree_correlation))
        .rests_on(layers.basis_of_pairs());
    let mut network = Table::new("network", 1);
    network
        .count("layers", [found.layers.len()])
        .count("tied_pairs", [found.pairs.len()])
        .count("multiple", [found.pairs.iter().filter(|(_, _, layers)| layers.len() > 1).count()])
        .number("share_multiple", [found.share_multiple])
        .number("mean_layers", [found.mean_layers]);
    let mut of_layers = Table::new("layers", found.layers.len());
    of_layers
        .text("layer", found.layers.iter().cloned())
        .count("present", layers.layers.iter().map(|layer| (0..layers.actors.len()).filter(|actor| layer.is_asked(*actor)).count()))
        .count("ties", layers.layers.iter().map(|layer| layer.ties.len()));
    let mut actors = Table::new("actors", found.actors.len());
    actors.text("actor", layers.actors.iter().cloned());
    if let Some(names) = &layers.names {
        actors.text("name", names.iter().cloned());
    }
    actors
        .count("ties", found.actors.iter().map(LayerActor::total))
        .count("used", found.actors.iter().map(|actor| actor.degrees.iter().flatten().filter(|degree| **degree > 0).count()))
        .number("participation", found.actors.iter().map(|actor| actor.participation));
    let each: Vec<(&LayerActor, usize)> =
        found.actors.iter().flat_map(|actor| (0..found.layers.len()).map(move |layer| (actor, layer))).collect();
    let mut degrees = Table::new("degrees", each.len());
    degrees
        .text("actor", each.iter().map(|(actor, _)| actor.name.clone()))
        .text("layer", each.iter().map(|(_, layer)| found.layers[*layer].clone()))
        .whole("degree", each.iter().map(|(actor, layer)| actor.degrees[*layer].ok_or(Reason::NotRecorded)));
    let mut pairs = Table::new("pairs", found.pairs.len());
    pairs
        .text("from", found.pairs.iter().map(|(from, _, _)| layers.actors[*from].clone()))
        .text("to", found.pairs.iter().map(|(_, to, _)| layers.actors[*to].clone()))
        .count("count", found.pairs.iter().map(|(_, _, layers)| layers.len()))
        .texts("in_layers", found.pairs.iter().map(|(_, _, tied)| tied.iter().map(|layer| found.layers[*layer].clone()).collect()))
        .rests_on(found.pairs.iter().map(|(from, to, tied)| {
            let mut items: Vec<Item> = Vec::new();
            for item in tied.iter().flat_map(|layer| layers.layers[*layer].basis_of((*from as u32, *to as u32))) {
                if !items.contains(item) {
                    items.push(*item);
                }
            }
            items
        }));
    let mut answer = Answer::new(&CARD, study, given).with_actors(layers.actors.len());
    for table in [main, network, of_layers, actors, degrees, pairs] {
        answer = answer.with_table(table);
    }
    if found.layers.len() < 2 {
        answer = answer.with_remark(format!("{} layers: two are needed to compare them", found.layers.len()));
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{given, network, numbers, table, texts, wholes};
    use super::*;
    use crate::analysis::find;
    use crate::maths::slow::every_graph;
    use crate::method::OptionValue;
    use crate::model::{Actor, Case, CaseBuilder, Relation, RelationKind};
    use crate::view::{Direction, Parallel};

    fn house() -> Case {
        let relation = |from: &str, to: &str, kind| Relation::new(from, to, kind);
        ["a", "b", "c"]
            .into_iter()
            .fold(CaseBuilder::new("house", "House"), |case, id| case.actor(Actor::new(id, id.to_uppercase())))
            .relation(relation("a", "b", RelationKind::Funds))
            .relation(relation("b", "c", RelationKind::Funds))
            .relation(relation("b", "a", RelationKind::Informs))
            .relation(relation("c", "c", RelationKind::Serves))
            .build()
            .expect("a sound case")
    }

    fn ask(given: &Given) -> Answer {
        find("network_layers").expect("in the register").of_case(&house(), given).expect("options that fit")
    }

    #[test]
    fn any_two_small_graphs_are_compared_as_sets_of_pairs() {
        for first in every_graph(4).step_by(3) {
            for second in every_graph(4).step_by(5) {
                let networks = [network(4, &first, None, Direction::Undirected), network(4, &second, None, Direction::Undirected)];
                let found = compute(&[("x", &networks[0]), ("y", &networks[1])]).expect("two networks");
                let shared = first.iter().filter(|pair| second.contains(pair)).count();
                let either = first.len() + second.len() - shared;
                let pair = &found.comparisons[0];
                assert_eq!((pair.shared, pair.hamming, found.pairs.len()), (shared, either - shared, either));
                assert_eq!(pair.jaccard.ok(), (either > 0).then(|| shared as f64 / either as f64));
                assert_eq!(found.share_multiple.ok(), pair.jaccard.ok());
                if first == second && pair.degree_correlation.is_ok() {
                    assert!((pair.degree_correlation.unwrap_or_default() - 1.0).abs() < 1e-12);
                }
            }
        }
    }

    #[test]
    fn kinds_that_make_a_tie_are_the_layers_of_a_case() {
        let answer = ask(&Given::nothing());
        assert_eq!(texts(table(&answer, "layers"), "layer").len(), 2);
        assert_eq!((wholes(answer.table(), "shared_pairs"), wholes(answer.table(), "hamming")), (vec![Some(1)], vec![Some(1)]));
        // b has two and one tie: 2·(1 − 5/9); c has both of its ties, one, in one layer.
        let participation = numbers(table(&answer, "actors"), "participation");
        assert_eq!((participation[0], participation[2]), (Some(1.0), Some(0.0)));
        assert!((participation[1].expect("it has ties") - 8.0 / 9.0).abs() < 1e-12);
        // As arcs they share nothing.
        assert_eq!(wholes(ask(&given(&[("direction", "directed")])).table(), "shared_pairs"), [Some(0)]);
        let named = |items: &[(&str, &str)]| {
            let items = items.iter().map(|(name, kind)| ((*name).to_owned(), OptionValue::Text((*kind).to_owned())));
            Given::nothing().with("layers", OptionValue::Map(items.collect()))
        };
        let answer = ask(&named(&[("money", "funds"), ("house", "serves")]));
        assert_eq!(texts(answer.table(), "layer_b"), ["house"]);
        assert_eq!(answer.table().reason_column(), [Some("overlap: no_ties; degree_correlation: zero_variance".to_owned())]);
        let error = find("network_layers").expect("in the register").of_case(&house(), &named(&[("x", "fund")])).expect_err("no kind");
        assert!(error.to_string().starts_with("option `layers`: found `fund`") && error.to_string().ends_with("`funds`"), "{error}");
    }

    #[test]
    fn who_is_absent_from_a_layer_is_not_alone_in_it() {
        let named = |names: &[&str], source: &[u32], target: &[u32]| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            Network::from_edges(names, source, target, None, Direction::Undirected, Parallel::Any).expect("edges among the actors")
        };
        let (first, second) = (named(&["a", "b", "c"], &[0, 1], &[1, 2]), named(&["d", "b", "a"], &[2, 0], &[1, 1]));
        let networks = [("x", &first), ("y", &second)];
        let found = compute(&networks).expect("two networks");
        assert_eq!(found.actors.iter().map(|actor| actor.name.as_str()).collect::<Vec<_>>(), ["a", "b", "c", "d"]);
        assert_eq!(found.actors[2].degrees, [Some(1), None]);
        // Only a and b are in both; there the two layers are the same.
        assert_eq!((found.comparisons[0].actors, found.comparisons[0].shared, found.comparisons[0].hamming), (2, 1, 0));
        let answer = find("network_layers").expect("in the register").of_networks(&networks, &Given::nothing()).expect("an answer");
        assert_eq!(wholes(table(&answer, "degrees"), "degree")[5], None);
        assert_eq!(answer.facts().actors, Some(4));
    }

    #[test]
    fn comparisons_and_pairs_rest_on_the_relations_of_their_layers() {
        let case = house();
        let answer = find("network_layers").expect("in the register").of_case(&case, &given(&[])).expect("layers of the case");
        let ids = |table: &str, row| answer.trace(&case, table, row);
        // Funds are relations 0 and 1, informing is relation 2, and serving oneself is no tie.
        assert_eq!(ids("main", 0), ["/relations/0", "/relations/1", "/relations/2"]);
        assert_eq!(texts(table(&answer, "pairs"), "from"), ["a", "b"]);
        assert_eq!(ids("pairs", 0), ["/relations/0", "/relations/2"]);
        assert_eq!(ids("pairs", 1), ["/relations/1"]);
    }

    #[test]
    fn networks_that_cannot_be_compared_are_refused() {
        let (plain, arcs) = (network(2, &[(0, 1)], None, Direction::Undirected), network(2, &[(0, 1)], None, Direction::Directed));
        let message = |networks: &[(&str, &Network)]| compute(networks).expect_err("they cannot be compared").to_string();
        assert_eq!(message(&[("x", &plain), ("y", &arcs)]), "network `y`: found a directed one, expected an undirected one like `x`");
        assert_eq!(message(&[("x", &plain), ("x", &plain)]), "network `x`: found the name twice, expected a name for each");
        assert_eq!(message(&[]), "several networks: found none, expected at least one");
        let doubled = Network::from_edges(vec!["a".to_owned(), "a".to_owned()], &[0], &[1], None, Direction::Undirected, Parallel::Any);
        let doubled = doubled.expect("edges among the actors");
        assert!(message(&[("x", &plain), ("y", &doubled)]).starts_with("network `y`: found two actors of the same name"));
        let method = find("network_layers").expect("in the register");
        assert!(
            method
                .of_network(&plain, &Given::nothing())
                .is_err_and(|error| error.to_string().ends_with("expected a case or several networks"))
        );
        let one = compute(&[("x", &plain)]).expect("one network");
        assert!(one.comparisons.is_empty() && one.actors[0].participation == Err(Reason::OneClass));
    }
}
