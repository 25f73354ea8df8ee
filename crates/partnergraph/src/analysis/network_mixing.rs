//! Whether ties stay inside classes of actors, such as sectors, or cross them.
//!
//! A partnership that is to bring sectors together has more ties between them than inside; how many there could be of each depends
//! on how large the sectors are, so both stand side by side.

use super::shared::grouped::{Grouped, NOBODY, UNKNOWN, Unknown};
use super::shared::lot::{self, Lot};
use super::shared::mixing::by_class;
use super::shared::partition::{self, Classes, PARTITION};
use super::shared::permutations::{self, ARRANGEMENTS, EXACT, MEAN, OBSERVED, P_GREATER, P_LESS, PSide, Permuted, SD, Z};
use crate::maths::Watch;
use crate::maths::mixing::degree_assortativity;
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, NETWORK_SCOPE, Reason, Study, Subject, Table, TableSpec, Value,
};
use crate::view::Network;

pub use super::shared::mixing::{Block, Cell, ClassMixing, Ends, OneClass};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "network_mixing",
    version: 1,
    level: Level::Network,
    subject: Subject::Network,
    question: "Do ties stay inside sectors or cross them?",
    definition: "mixing: ties between two classes (undirected, each pair of classes once) or arcs from one to the other; possible = n_s·n_t, \
        inside C(n_s,2), directed n_s(n_s−1); density = ties/possible.\n\
        ei_index = (E − I)/(E + I), E ties between classes and I ties inside them; of a class E has one end in it and I both; of an actor its \
        own ties. With named weights sums of weights. ei_from_sizes: the same with the possible ties.\n\
        assortativity = (Σ e_ss − Σ a_s b_s)/(1 − Σ a_s b_s), e_st the share of ties from s to t (undirected both ways), a and b its row and \
        column sums; ties count alike whatever their weight.\n\
        degree_assortativity: Pearson correlation of the numbers of neighbours at the two ends of a tie, each tie both ways, over the whole \
        network, also over actors without a class; a directed network is read without directions.\n\
        test: classes shuffled over the actors; all arrangements where there are at most 50,000.",
    reading: "ei_index runs from −1 (all ties inside) to 1 (all between). It depends on the sizes of the classes: read it beside ei_from_sizes \
        and the mean of the test. assortativity is 1 when all ties are inside, 0 when as many as chance brings.",
    undefined: &[
        (
            Reason::NoPartition,
            "everything but degree_assortativity, when no actor has a class; and for an actor that has none and is left out",
        ),
        (Reason::TooFewActors, "the same, when there is no actor at all"),
        (
            Reason::NoTies,
            "ei_index and assortativity, without a tie between actors that have a class; ei_index of a class without ties; \
            degree_assortativity, without any tie",
        ),
        (Reason::Isolate, "ei_index of an actor that is not tied to anyone who has a class"),
        (Reason::ZeroTotal, "density, where no tie is possible; ei_from_sizes, of a single actor"),
        (Reason::OneClass, "assortativity, when all ends of ties are of one class"),
        (Reason::ZeroVariance, "degree_assortativity, when all ends have as many neighbours; z, when nothing varies over the arrangements"),
    ],
    source: "E-I index: Krackhardt & Stern 1988, Informal networks and organizational crises. Social Psychology Quarterly 51, DOI \
        10.2307/2786835; assortativity: Newman 2003, Mixing patterns in networks. Physical Review E 67, DOI 10.1103/PhysRevE.67.026126; p of \
        drawn arrangements: Phipson & Smyth 2010, DOI 10.2202/1544-6115.1585.",
    elsewhere: "networkx `degree_assortativity_coefficient` reads directed networks with out-degrees at one end and in-degrees at the other.",
    scope: NETWORK_SCOPE,
    options: &[PARTITION, UNKNOWN, permutations::TEST, permutations::REPLICATES, lot::SEED],
    tables: &[
        TableSpec {
            name: "main",
            row: "the network as a whole",
            columns: &[
                ColumnSpec::new("classified", "number of actors that have a class"),
                ColumnSpec::new("left_out", "number of actors that have none and are left out"),
                ColumnSpec::new("internal", "I, ties inside classes, or their weights together"),
                ColumnSpec::new("external", "E, ties between classes, or their weights together"),
                ColumnSpec::new("ei_index", "(E − I)/(E + I), −1 (all inside) to 1 (all between)"),
                ColumnSpec::new("ei_from_sizes", "the same if every possible tie were there"),
                ColumnSpec::new("assortativity", "how alike the classes at the ends of ties are, at most 1; 0 is chance"),
                ColumnSpec::new("degree_assortativity", "how alike the numbers of neighbours at the ends of ties are, −1 to 1"),
            ],
        },
        TableSpec {
            name: "sides",
            row: "ties inside classes, and between them",
            columns: &[
                ColumnSpec::new("side", "internal or external"),
                ColumnSpec::new("ties", "number of ties"),
                ColumnSpec::new("weight", "their weights together; the number of ties without named weights"),
                ColumnSpec::new("possible", "number of possible ties"),
                ColumnSpec::new("density", "ties/possible, 0 to 1"),
            ],
        },
        TableSpec {
            name: "mixing",
            row: "a class and a class, directed in both orders; beyond a hundred classes those with ties only",
            columns: &[
                ColumnSpec::new("from_class", "the class that arcs come from, or the one that is declared first"),
                ColumnSpec::new("to_class", "the class that they go to"),
                ColumnSpec::new("ties", "number of ties"),
                ColumnSpec::new("weight", "their weights together; the number of ties without named weights"),
                ColumnSpec::new("possible", "number of possible ties"),
                ColumnSpec::new("density", "ties/possible, 0 to 1"),
            ],
        },
        TableSpec {
            name: "classes",
            row: "a declared class",
            columns: &[
                ColumnSpec::new("class", "the class"),
                ColumnSpec::new("members", "number of actors in it"),
                ColumnSpec::new("internal", "ties with both ends in it, or their weights together"),
                ColumnSpec::new("external", "ties with one end in it, or their weights together"),
                ColumnSpec::new("ei_index", "its E-I index, −1 to 1"),
            ],
        },
        TableSpec {
            name: "actors",
            row: "an actor of the network, in document order",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name; only of a case"),
                ColumnSpec::new("class", "its class; nothing where it has none and is left out"),
                ColumnSpec::new("internal", "its ties to its own class, or their weights together"),
                ColumnSpec::new("external", "its ties to other classes, or their weights together"),
                ColumnSpec::new("ei_index", "its E-I index, −1 to 1"),
            ],
        },
        TableSpec {
            name: "test",
            row: "the E-I index, and each row of `mixing`, where the test is asked for; beyond a hundred classes the index alone",
            columns: &[
                ColumnSpec::new("statistic", "ei_index, or weight, that of ties between two classes"),
                ColumnSpec::new("from_class", "the class that arcs come from; nothing for the index"),
                ColumnSpec::new("to_class", "the class that they go to; nothing for the index"),
                OBSERVED,
                MEAN,
                SD,
                Z,
                ColumnSpec::new("p", "probability of a value as extreme on either side, twice the smaller one-sided one"),
                P_GREATER,
                P_LESS,
                EXACT,
                ARRANGEMENTS,
            ],
        },
    ],
};

/// What becomes of actors without a class, and whether there is a test.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[must_use]
pub struct Options {
    unknown: Unknown,
    test: Option<Lot>,
}

impl Options {
    /// The same, with something else for actors without a class.
    pub const fn with_unknown(mut self, unknown: Unknown) -> Self {
        self.unknown = unknown;
        self
    }

    /// The same, compared with shuffled classes.
    pub const fn with_test(mut self, lot: Lot) -> Self {
        self.test = Some(lot);
        self
    }
}

/// How ties mix.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkMixing {
    /// The correlation of the numbers of neighbours at the two ends of ties.
    pub degree_assortativity: Value,
    /// How ties mix by class.
    pub by_class: Value<ClassMixing>,
}

/// How ties mix.
///
/// # Errors
/// [`AnalysisError::Option`] when there are not as many classes as actors.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::{Classes, network_mixing}, view::{Direction, Network, Parallel}};
///
/// let names = ["town", "club", "choir"].map(String::from).to_vec();
/// let path = Network::from_edges(names, &[0, 1], &[1, 2], None, Direction::Undirected, Parallel::Any)?;
/// let classes = Classes::new([Some("public"), Some("civil"), Some("civil")]);
/// let found = network_mixing::compute(&path, &classes, &Default::default())?;
/// assert_eq!(found.degree_assortativity, Ok(-1.0));
/// assert_eq!(found.by_class.and_then(|mixing| mixing.ei_index), Ok(0.0));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, classes: &Classes, options: &Options) -> Result<NetworkMixing, AnalysisError> {
    of(network, &Grouped::of(network, classes, options.unknown)?, options.test, Watch::nobody())
}

pub(crate) fn of(network: &Network, grouped: &Value<Grouped>, test: Option<Lot>, watch: &Watch) -> Result<NetworkMixing, AnalysisError> {
    let nothing = if network.ties().len() == 0 { Reason::NoTies } else { Reason::ZeroVariance };
    let degree_assortativity = degree_assortativity(&network.neighbours()).ok_or(nothing);
    let by_class = match grouped {
        Ok(grouped) => Ok(by_class(network, grouped, test, watch)?),
        Err(reason) => Err(*reason),
    };
    Ok(NetworkMixing { degree_assortativity, by_class })
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let network = study.network();
    let unknown = given.choice(UNKNOWN.name)?.unwrap_or_default();
    let test = Lot::of(given)?;
    let grouped = Grouped::of(network, &partition::classes(study, given)?, unknown)?;
    let found = of(network, &grouped, test, study.watch())?;
    let mixing = found.by_class.as_ref().map_err(|reason| *reason);
    let mut main = Table::new("main", 1);
    main.count("classified", [mixing.map_or(0, |mixing| mixing.classified)])
        .count("left_out", [mixing.map_or(network.actors(), |mixing| mixing.left_out)])
        .number("internal", [mixing.map(|mixing| mixing.internal.weight)])
        .number("external", [mixing.map(|mixing| mixing.external.weight)])
        .number("ei_index", [mixing.and_then(|mixing| mixing.ei_index)])
        .number("ei_from_sizes", [mixing.and_then(|mixing| mixing.ei_from_sizes)])
        .number("assortativity", [mixing.and_then(|mixing| mixing.assortativity)])
        .number("degree_assortativity", [found.degree_assortativity])
        .rests_on_all(super::shared::ties::all_relations(study));
    let mut sides = Table::new("sides", 2);
    sides.text("side", ["internal", "external"]);
    let of_sides = [mixing.map(|mixing| mixing.internal), mixing.map(|mixing| mixing.external)];
    sides.whole("ties", of_sides.map(|block| block.map(|block| block.ties as usize)));
    sides.number("weight", of_sides.map(|block| block.map(|block| block.weight)));
    sides.whole("possible", of_sides.map(|block| block.map(|block| block.possible as usize)));
    sides.number("density", of_sides.map(|block| block.and_then(|block| block.density())));

    let (no_classes, no_cells) = (Vec::new(), Vec::new());
    let (classes, cells) = mixing.map_or((&no_classes, &no_cells), |mixing| (&mixing.classes, &mixing.cells));
    let class_name = |class: usize| classes[class].name.clone();
    let mut matrix = Table::new("mixing", cells.len());
    matrix
        .text("from_class", cells.iter().map(|cell| class_name(cell.from)))
        .text("to_class", cells.iter().map(|cell| class_name(cell.to)))
        .count("ties", cells.iter().map(|cell| cell.block.ties as usize))
        .number("weight", cells.iter().map(|cell| Ok(cell.block.weight)))
        .count("possible", cells.iter().map(|cell| cell.block.possible as usize))
        .number("density", cells.iter().map(|cell| cell.block.density()));
    let mut of_classes = Table::new("classes", classes.len());
    of_classes
        .text("class", classes.iter().map(|class| class.name.clone()))
        .count("members", classes.iter().map(|class| class.members))
        .number("internal", classes.iter().map(|class| Ok(class.ends.internal)))
        .number("external", classes.iter().map(|class| Ok(class.ends.external)))
        .number("ei_index", classes.iter().map(|class| class.ends.ei_index));
    let mut actors = study.actor_table("actors");
    let of_actors: Vec<Value<Ends>> = match mixing {
        Ok(mixing) => mixing.actors.clone(),
        Err(reason) => vec![Err(reason); network.actors()],
    };
    actors
        .optional_text("class", (0..network.actors()).map(|actor| grouped.as_ref().ok()?.class_name(actor).map(str::to_owned)))
        .number("internal", of_actors.iter().map(|ends| ends.map(|ends| ends.internal)))
        .number("external", of_actors.iter().map(|ends| ends.map(|ends| ends.external)))
        .number("ei_index", of_actors.iter().map(|ends| ends.and_then(|ends| ends.ei_index)));

    let of_index = mixing.ok().and_then(|mixing| mixing.test);
    let of_cells = cells.iter().filter_map(|cell| cell.test.map(|test| (Some(cell), test)));
    let rows: Vec<(Option<&Cell>, Permuted)> = of_index.map(|test| (None, test)).into_iter().chain(of_cells).collect();
    let mut table = Table::new("test", rows.len());
    table
        .text("statistic", rows.iter().map(|(cell, _)| if cell.is_none() { "ei_index" } else { "weight" }))
        .optional_text("from_class", rows.iter().map(|(cell, _)| cell.map(|cell| class_name(cell.from))))
        .optional_text("to_class", rows.iter().map(|(cell, _)| cell.map(|cell| class_name(cell.to))))
        .number("observed", rows.iter().map(|(_, test)| Ok(test.observed)));
    let of_rows: Vec<Value<Permuted>> = rows.iter().map(|(_, test)| Ok(*test)).collect();
    permutations::add(&mut table, &of_rows, PSide::TwoSided);

    let mut answer = Answer::new(&CARD, study, given).with_network_facts(study);
    for table in [main, sides, matrix, of_classes, actors, table] {
        answer = answer.with_table(table);
    }
    let shuffled = super::shared::brokers::SHUFFLED;
    let remarks = [
        grouped.as_ref().ok().and_then(Grouped::remark),
        matches!(found.by_class, Err(Reason::NoPartition)).then(|| NOBODY.to_owned()),
        test.and_then(|lot| permutations::remark(lot, shuffled, of_index.as_ref())),
        network.is_ordinal().then(|| "the strength of a relation is ordinal: its sums take the steps from 1 to 4 to be equal".to_owned()),
        network.currency().map(|currency| format!("amounts are yearly, in {currency}")),
    ];
    for remark in remarks.into_iter().flatten() {
        answer = answer.with_remark(remark);
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::network;
    use super::*;
    use crate::maths::slow::every_graph;
    use crate::view::Direction;

    fn mixing(network: &Network, classes: &Classes, options: &Options) -> ClassMixing {
        compute(network, classes, options).expect("as many classes as actors").by_class.expect("somebody has a class")
    }

    fn by_letter(letters: &str) -> Classes {
        Classes::new(letters.chars().map(|letter| (letter != '.').then(|| letter.to_string())))
    }

    #[test]
    fn every_small_graph_adds_up() {
        for classes in ["aabb", "abca", "aaaa", "abcd"] {
            for edges in every_graph(4) {
                let network = network(4, &edges, None, Direction::Undirected);
                let found = mixing(&network, &by_letter(classes), &Options::default());
                let letter = |actor: u32| classes.as_bytes()[actor as usize];
                let inside = edges.iter().filter(|(a, b)| letter(*a) == letter(*b)).count();
                let between = edges.len() - inside;
                assert_eq!((found.internal.ties, found.external.ties), (inside as u64, between as u64));
                let of_cells =
                    |same: bool| found.cells.iter().filter(move |cell| (cell.from == cell.to) == same).map(|cell| cell.block.ties);
                assert_eq!((of_cells(true).sum::<u64>(), of_cells(false).sum::<u64>()), (inside as u64, between as u64));
                let possible: u64 = found.cells.iter().map(|cell| cell.block.possible).sum();
                assert_eq!((possible, found.internal.possible + found.external.possible), (6, 6));
                let expected =
                    if edges.is_empty() { Err(Reason::NoTies) } else { Ok((between as f64 - inside as f64) / edges.len() as f64) };
                assert_eq!(found.ei_index, expected);
                match classes {
                    "aaaa" if !edges.is_empty() => {
                        assert_eq!((found.ei_index, found.assortativity), (Ok(-1.0), Err(Reason::OneClass)));
                    }
                    "abcd" if !edges.is_empty() => assert_eq!((found.ei_index, found.ei_from_sizes), (Ok(1.0), Ok(1.0))),
                    _ => {}
                }
            }
        }
    }

    #[test]
    fn arcs_and_weights_are_added_by_class() {
        let arcs = network(4, &[(0, 1), (1, 0), (0, 2), (2, 3)], Some(&[1.0, 2.0, 3.0, 4.0]), Direction::Directed);
        let found = mixing(&arcs, &by_letter("aab."), &Options::default());
        assert_eq!((found.classified, found.left_out, found.ei_index), (3, 1, Ok(0.0)));
        let of = |from: usize, to: usize| found.cells.iter().find(|cell| cell.from == from && cell.to == to).expect("a cell").block;
        assert_eq!((of(0, 0).weight, of(0, 0).possible, of(0, 0).density()), (3.0, 2, Ok(1.0)));
        assert_eq!((of(0, 1).weight, of(1, 0).weight, of(1, 0).possible, of(1, 1).density()), (3.0, 0.0, 2, Err(Reason::ZeroTotal)));
        assert_eq!((found.actors[1].map(|ends| ends.ei_index), found.actors[3]), (Ok(Ok(-1.0)), Err(Reason::NoPartition)));
        assert_eq!(found.classes[1].ends, Ends { internal: 0.0, external: 3.0, ei_index: Ok(1.0) });
        let own = mixing(&arcs, &by_letter("aab."), &Options::default().with_unknown(Unknown::OwnClass));
        assert_eq!((own.external.weight, own.classes[2].name.as_str()), (7.0, "none"));
    }

    #[test]
    fn very_many_classes_are_counted_where_they_are_tied() {
        let edges: Vec<(u32, u32)> = (0..149).map(|actor| (actor, actor + 1)).collect();
        let path = network(150, &edges, None, Direction::Undirected);
        let classes = Classes::new((0..150).map(|actor| Some(format!("c{actor}"))));
        let found = mixing(&path, &classes, &Options::default().with_test(Lot::default().with_replicates(10)));
        assert_eq!((found.cells.len(), found.ei_index), (149, Ok(1.0)));
        assert!(found.cells.iter().all(|cell| cell.block == Block { ties: 1, weight: 1.0, possible: 1 } && cell.test.is_none()));
        assert!(found.test.is_some_and(|test| test.z == Err(Reason::ZeroVariance) && test.p_two_sided == 1.0));
    }

    #[test]
    fn the_test_goes_through_all_places_of_the_classes() {
        // Two pairs, each inside its class: of the six ways to place the classes two do that, the others have no tie inside.
        let pairs = network(4, &[(0, 1), (2, 3)], None, Direction::Undirected);
        let found = mixing(&pairs, &by_letter("aabb"), &Options::default().with_test(Lot::default()));
        let test = found.test.expect("it was asked for");
        assert!(test.exact && test.arrangements == 6);
        assert_eq!((test.p_less, test.p_greater, test.p_two_sided), (2.0 / 6.0, 1.0, 4.0 / 6.0));
        assert!((test.mean - 1.0 / 3.0).abs() < 1e-12);
        let between = found.cells[1].test.expect("it was asked for");
        assert_eq!((between.observed, between.p_less), (0.0, 2.0 / 6.0));
    }

    #[test]
    fn nobody_nothing_and_no_class() {
        let empty = compute(&network(0, &[], None, Direction::Undirected), &by_letter(""), &Options::default());
        assert_eq!(empty, Ok(NetworkMixing { degree_assortativity: Err(Reason::NoTies), by_class: Err(Reason::TooFewActors) }));
        let star = network(4, &[(0, 1), (0, 2), (0, 3)], None, Direction::Undirected);
        let none = compute(&star, &by_letter("...."), &Options::default());
        assert_eq!(none, Ok(NetworkMixing { degree_assortativity: Ok(-1.0), by_class: Err(Reason::NoPartition) }));
        let alone = mixing(&network(1, &[], None, Direction::Undirected), &by_letter("a"), &Options::default());
        assert_eq!((alone.ei_from_sizes, alone.actors[0].map(|ends| ends.ei_index)), (Err(Reason::ZeroTotal), Ok(Err(Reason::Isolate))));
    }
}
