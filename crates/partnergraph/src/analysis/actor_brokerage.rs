//! Who stands between classes of actors, such as sectors, and in what role.
//!
//! A go-between of two sectors does another work than one who brings two of its own sector together. Gould and Fernandez tell five
//! such roles apart.

use super::shared::brokers::{self, BrokerRoles, DOUBLED, ROLE_NAMES, SHUFFLED};
use super::shared::grouped::{Grouped, NOBODY, UNKNOWN, Unknown};
use super::shared::lot::{self, Lot};
use super::shared::partition::{self, Classes, PARTITION};
use super::shared::permutations::{self, ARRANGEMENTS, EXACT, MEAN, OBSERVED, P_GREATER, P_LESS, PSide, Permuted, SD, Z};
use crate::maths::Watch;
use crate::maths::brokerage::{Chance, GATEKEEPER, LIAISON, REPRESENTATIVE};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, OptionKind, OptionSpec, Preset, Reason, Study, Subject, TIE_SCOPE, Table,
    TableSpec, Value,
};
use crate::view::{Network, choices};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_brokerage",
    version: 1,
    level: Level::Actor,
    subject: Subject::Network,
    question: "Who stands between which sectors, and in what role?",
    definition: "Counted are open two-paths a→v→c: a, v and c different, and no arc a→c (c→a does not matter); v is the broker. By the classes \
        of a, v, c: coordinator A A A, itinerant A B A, representative A A B, gatekeeper A B B, liaison A B C; total, all five.\n\
        expected, with d = m/(n(n−1)), e = d²(1−d), n_h the sizes of the classes and the broker in class i: coordinator e(n_i−1)(n_i−2); \
        itinerant e Σ_{h≠i} n_h(n_h−1); representative and gatekeeper e(n−n_i)(n_i−1); liaison e[(n−n_i)² − Σ_{h≠i} n_h²]; total \
        e(n−1)(n−2). sd² = E(1−e) + 2Tq, q = d³(1−d)³, T the pairs of two-paths that share an arc; z = (count − expected)/sd.\n\
        shared: each two-path counts 1/(number of brokers between that a and that c).\n\
        activity = representative + gatekeeper + liaison; exclusivity = those of them that nobody else carries. type: powerhouse (both above \
        the mean of all actors), connector (activity alone), linchpin (exclusivity alone), sideliner (neither).\n\
        test: classes shuffled over the actors; all arrangements where there are at most 50,000.",
    reading: "A count far above what is expected says that the actor mediates more than its place among so many ties and so large classes would \
        bring. For small networks prefer the test to z. An actor that holds several roles in the case has one class here. Undirected ties \
        are read as two arcs: everything is then twice the count of pairs.",
    undefined: &[
        (Reason::TooFewActors, "everything, with fewer than three actors that have a class"),
        (Reason::NoPartition, "everything, when no actor has a class; and for an actor that has none and is left out"),
        (Reason::ZeroVariance, "z, when the standard deviation is 0"),
    ],
    source: "Gould & Fernandez 1989, Structures of mediation. Sociological Methodology 19, DOI 10.2307/270949; activity, exclusivity and types: \
        Hamilton, Hileman & Bodin 2020, Evaluating heterogeneous brokerage. Social Networks 61; p of drawn arrangements: Phipson & Smyth \
        2010, DOI 10.2202/1544-6115.1585.",
    elsewhere: "R sna 2.7-1 counts loops as arcs, which makes its expected values larger where there are any. networkx and igraph do not have \
        the measure.",
    scope: TIE_SCOPE,
    options: &[
        PARTITION,
        UNKNOWN,
        OptionSpec {
            name: "shared",
            kind: OptionKind::Flag,
            preset: Preset::Flag(false),
            meaning: "whether the roles in the main table count each two-path divided by the number of its brokers",
        },
        permutations::TEST,
        permutations::REPLICATES,
        lot::SEED,
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "an actor of the network, in document order",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name; only of a case"),
                ColumnSpec::new("class", "its class; nothing where it has none and is left out"),
                ColumnSpec::new("coordinator", "open two-paths inside its class, all three of it"),
                ColumnSpec::new("itinerant", "open two-paths between two of one other class"),
                ColumnSpec::new("representative", "open two-paths from its class to another"),
                ColumnSpec::new("gatekeeper", "open two-paths from another class into its own"),
                ColumnSpec::new("liaison", "open two-paths between two other classes"),
                ColumnSpec::new("total", "all of them"),
                ColumnSpec::new("activity", "representative + gatekeeper + liaison, never shared"),
                ColumnSpec::new("exclusivity", "those of them that nobody else carries"),
                ColumnSpec::new("type", "powerhouse, connector, linchpin or sideliner"),
            ],
        },
        TableSpec {
            name: "roles",
            row: "an actor in a role, and in total",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("role", "coordinator, itinerant, representative, gatekeeper, liaison or total"),
                ColumnSpec::new("count", "open two-paths that it carries in the role"),
                ColumnSpec::new("shared", "the same, each divided by the number of its brokers"),
                ColumnSpec::new("expected", "the count to be expected of independent arcs"),
                ColumnSpec::new("sd", "the standard deviation of that"),
                ColumnSpec::new("z", "(count − expected)/sd"),
            ],
        },
        TableSpec {
            name: "test",
            row: "an actor in a role, and in total, where the test is asked for",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("role", "coordinator, itinerant, representative, gatekeeper, liaison or total"),
                OBSERVED,
                MEAN,
                SD,
                Z,
                ColumnSpec::new("p", "probability of at least so many"),
                P_GREATER,
                P_LESS,
                EXACT,
                ARRANGEMENTS,
            ],
        },
    ],
};

choices! {
    /// What sort of broker an actor is, compared with the mean of all.
    BrokerType {
        /// Active, and without others who could do the same.
        Powerhouse = "powerhouse",
        /// Active, where others could do the same.
        Connector = "connector",
        /// Not active, but without others who could do the same.
        Linchpin = "linchpin",
        /// Neither.
        Sideliner = "sideliner",
    }
}

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

/// What an actor mediates.
#[derive(Debug, Clone, PartialEq)]
pub struct Broker {
    /// Open two-paths that it carries.
    pub counts: BrokerRoles<u64>,
    /// The same, each divided by the number of those who could carry it.
    pub shared: BrokerRoles<f64>,
    /// The counts to be expected of independent arcs.
    pub expected: BrokerRoles<f64>,
    /// Their standard deviations.
    pub sd: BrokerRoles<f64>,
    /// How many standard deviations the counts are above what is expected.
    pub z: BrokerRoles<Value>,
    /// Two-paths between different classes.
    pub activity: u64,
    /// Those of them that nobody else carries.
    pub exclusivity: u64,
    /// What sort of broker it is.
    pub kind: BrokerType,
    /// How the counts compare with those where classes are shuffled, where that was asked for.
    pub test: Option<Box<BrokerRoles<Permuted>>>,
}

/// What each actor mediates, in the order of the network.
///
/// # Errors
/// [`AnalysisError::Option`] when there are not as many classes as actors.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::{Classes, actor_brokerage}, view::{Direction, Network, Parallel}};
///
/// let names = ["town", "club", "choir"].map(String::from).to_vec();
/// let path = Network::from_edges(names, &[0, 1], &[1, 2], None, Direction::Directed, Parallel::Any)?;
/// let classes = Classes::new([Some("public"), Some("civil"), Some("civil")]);
/// let found = actor_brokerage::compute(&path, &classes, &Default::default())?;
/// assert!(found[1].as_ref().is_ok_and(|club| club.counts.gatekeeper == 1 && club.counts.total == 1));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, classes: &Classes, options: &Options) -> Result<Vec<Value<Broker>>, AnalysisError> {
    of(network, &Grouped::of(network, classes, options.unknown)?, options.test, Watch::nobody())
}

fn of(network: &Network, grouped: &Value<Grouped>, test: Option<Lot>, watch: &Watch) -> Result<Vec<Value<Broker>>, AnalysisError> {
    let nothing = |reason| Ok((0..network.actors()).map(|_| Err(reason)).collect());
    let grouped = match grouped {
        Err(_) if network.actors() < 3 => return nothing(Reason::TooFewActors),
        Err(reason) => return nothing(*reason),
        Ok(grouped) if grouped.labels.len() < 3 => return nothing(Reason::TooFewActors),
        Ok(grouped) => grouped,
    };
    let labels = &grouped.labels;
    let arcs = brokers::arcs(network, grouped, watch)?;
    let counts = brokers::counts(&arcs, labels, watch)?;
    let carried = arcs.brokers(labels, watch)?;
    let tested = match test {
        None => None,
        Some(lot) => {
            let observed: Vec<f64> = counts.iter().flat_map(brokers::with_total).map(|count| count as f64).collect();
            Some(brokers::test(&arcs, labels, lot, &observed, watch, |counts, values| {
                for (value, count) in values.iter_mut().zip(counts.iter().flat_map(brokers::with_total)) {
                    *value = count as f64;
                }
            })?)
        }
    };
    let chance = Chance::of(labels, arcs.arcs());
    let by_class: Vec<_> = (0..grouped.class_names.len() as u32).map(|class| chance.of_broker(class)).collect();
    let active = |counts: &[i64; 5]| (counts[REPRESENTATIVE] + counts[GATEKEEPER] + counts[LIAISON]) as u64;
    let (all_active, all_exclusive) = (counts.iter().map(active).sum::<u64>(), carried.exclusive.iter().sum::<u64>());
    let items = labels.len() as u128;
    let one = |item: usize| {
        let (activity, exclusivity) = (active(&counts[item]), carried.exclusive[item]);
        let above = |part: u64, all: u64| u128::from(part) * items > u128::from(all);
        let of_chance = by_class[labels[item] as usize];
        let count = brokers::with_total(&counts[item]);
        let z = |role: usize| {
            let (expected, sd) = of_chance[role];
            if sd > 0.0 { Ok((count[role] as f64 - expected) / sd) } else { Err(Reason::ZeroVariance) }
        };
        let [a, b, c, d, e] = carried.shared[item];
        Broker {
            counts: BrokerRoles::of(count.map(|count| count as u64)),
            shared: BrokerRoles::of([a, b, c, d, e, a + b + c + d + e]),
            expected: BrokerRoles::of(of_chance.map(|(expected, _)| expected)),
            sd: BrokerRoles::of(of_chance.map(|(_, sd)| sd)),
            z: BrokerRoles::of(std::array::from_fn(z)),
            activity,
            exclusivity,
            kind: match (above(activity, all_active), above(exclusivity, all_exclusive)) {
                (true, true) => BrokerType::Powerhouse,
                (true, false) => BrokerType::Connector,
                (false, true) => BrokerType::Linchpin,
                (false, false) => BrokerType::Sideliner,
            },
            test: tested
                .as_ref()
                .map(|tested| Box::new(BrokerRoles::of(std::array::from_fn(|role| Permuted::of(tested, 6 * item + role))))),
        }
    };
    Ok(grouped.numbers.iter().map(|number| number.map(|number| one(number as usize)).ok_or(Reason::NoPartition)).collect())
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let network = study.network();
    let (unknown, shared) = (given.choice(UNKNOWN.name)?.unwrap_or_default(), given.flag("shared")?.unwrap_or(false));
    let test = Lot::of(given)?;
    let grouped = Grouped::of(network, &partition::classes(study, given)?, unknown)?;
    let found = of(network, &grouped, test, study.watch())?;
    let reason_of = |broker: &Value<Broker>| broker.as_ref().err().copied().unwrap_or(Reason::NoPartition);
    let mut main = study.actor_table("main");
    main.optional_text("class", (0..found.len()).map(|actor| grouped.as_ref().ok()?.class_name(actor).map(str::to_owned)));
    for (role, name) in ROLE_NAMES.into_iter().enumerate() {
        if shared {
            main.number(name, found.iter().map(|broker| value(broker, |broker| broker.shared.values()[role])));
        } else {
            main.whole(name, found.iter().map(|broker| value(broker, |broker| broker.counts.values()[role] as usize)));
        }
    }
    main.whole("activity", found.iter().map(|broker| value(broker, |broker| broker.activity as usize)))
        .whole("exclusivity", found.iter().map(|broker| value(broker, |broker| broker.exclusivity as usize)))
        .valued_text("type", found.iter().map(|broker| value(broker, |broker| broker.kind.as_str())));

    let each: Vec<(usize, usize)> = (0..found.len()).flat_map(|actor| (0..ROLE_NAMES.len()).map(move |role| (actor, role))).collect();
    let mut roles = Table::new("roles", each.len());
    roles.text("actor", each.iter().map(|(actor, _)| study.actor_name(*actor)));
    roles.text("role", each.iter().map(|(_, role)| ROLE_NAMES[*role]));
    roles.whole("count", each.iter().map(|(actor, role)| value(&found[*actor], |broker| broker.counts.values()[*role] as usize)));
    let number = |of: fn(&Broker) -> BrokerRoles<f64>| {
        let (found, each) = (&found, &each);
        each.iter().map(move |(actor, role)| value(&found[*actor], |broker| of(broker).values()[*role]))
    };
    roles.number("shared", number(|broker| broker.shared)).number("expected", number(|broker| broker.expected));
    roles.number("sd", number(|broker| broker.sd));
    let z = |(actor, role): &(usize, usize)| found[*actor].as_ref().map_err(|reason| *reason).and_then(|broker| broker.z.values()[*role]);
    roles.number("z", each.iter().map(z));

    let tested: Vec<(usize, usize, Permuted)> = each
        .iter()
        .filter_map(|(actor, role)| Some((*actor, *role, found[*actor].as_ref().ok()?.test.as_ref()?.values()[*role])))
        .collect();
    let mut table = Table::new("test", tested.len());
    table.text("actor", tested.iter().map(|(actor, _, _)| study.actor_name(*actor)));
    table.text("role", tested.iter().map(|(_, role, _)| ROLE_NAMES[*role]));
    table.count("observed", tested.iter().map(|(_, _, permuted)| permuted.observed as usize));
    let permuted: Vec<Value<Permuted>> = tested.iter().map(|(_, _, permuted)| Ok(*permuted)).collect();
    permutations::add(&mut table, &permuted, PSide::Greater);

    let mut answer = Answer::new(&CARD, study, given).with_network_facts(study).with_table(main).with_table(roles).with_table(table);
    let without_class = found.iter().any(|broker| reason_of(broker) == Reason::NoPartition && broker.is_err());
    let remarks = [
        (!network.is_directed() && found.iter().any(Result::is_ok)).then(|| DOUBLED.to_owned()),
        grouped.as_ref().ok().and_then(Grouped::remark),
        (grouped.is_err() && without_class).then(|| NOBODY.to_owned()),
        test.and_then(|lot| permutations::remark(lot, SHUFFLED, tested.first().map(|(_, _, permuted)| permuted))),
    ];
    for remark in remarks.into_iter().flatten() {
        answer = answer.with_remark(remark);
    }
    Ok(answer)
}

fn value<T>(broker: &Value<Broker>, of: impl FnOnce(&Broker) -> T) -> Value<T> {
    broker.as_ref().map(of).map_err(|reason| *reason)
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{close, network, numbers, table, texts, wholes};
    use super::*;
    use crate::analysis::find;
    use crate::maths::slow::every_directed_graph;
    use crate::method::OptionValue;
    use crate::view::Direction;

    const BY_HAND: [(u32, u32); 8] = [(0, 1), (1, 2), (1, 3), (3, 4), (4, 5), (5, 0), (2, 3), (3, 0)];

    fn by_hand() -> (Network, Classes) {
        (network(6, &BY_HAND, None, Direction::Directed), Classes::new(["A", "A", "A", "B", "B", "C"].map(Some)))
    }

    fn found(network: &Network, classes: &Classes, options: &Options) -> Vec<Broker> {
        compute(network, classes, options)
            .expect("as many classes as actors")
            .into_iter()
            .map(|found| found.expect("it has a class"))
            .collect()
    }

    // goldens/brokerage_by_hand.json: every open two-path is listed there.
    #[test]
    fn six_actors_in_three_classes_are_as_by_hand() {
        let (network, classes) = by_hand();
        let found = found(&network, &classes, &Options::default());
        let counts: Vec<[u64; 6]> = found.iter().map(|broker| broker.counts.values()).collect();
        let expected = [[0, 0, 0, 2, 0, 2], [1, 0, 1, 0, 0, 2], [0; 6], [0, 2, 0, 2, 0, 4], [0, 0, 1, 0, 0, 1], [0, 0, 0, 0, 1, 1]];
        assert_eq!(counts, expected);
        let e = 176.0 / 3375.0;
        assert!(close(&found[0].expected.values(), &[2.0, 2.0, 6.0, 6.0, 4.0, 20.0].map(|times| times * e)));
        assert!((found[5].sd.liaison - 0.928637783).abs() < 1e-8 && found[5].z.coordinator == Err(Reason::ZeroVariance));
        assert_eq!(found.iter().map(|broker| broker.activity).collect::<Vec<_>>(), [2, 1, 0, 2, 1, 1]);
        assert_eq!(found.iter().map(|broker| broker.exclusivity).collect::<Vec<_>>(), [2, 1, 0, 2, 1, 1]);
        // The mean of both is 7/6.
        assert_eq!(
            found.iter().map(|broker| broker.kind.as_str()).collect::<Vec<_>>(),
            ["powerhouse", "sideliner", "sideliner", "powerhouse", "sideliner", "sideliner"]
        );
        // b1 → a1 → a2 and b1 → a1 are the only way from b1 to a2; a1 to b1 leads over a2 alone, a2 to b1 is an arc.
        assert!(close(&found[0].shared.values(), &[0.0, 0.0, 0.0, 2.0, 0.0, 2.0]));
    }

    #[test]
    fn two_who_carry_the_same_share_it() {
        // From 0 to 3 over 1 and over 2; all of different classes but 1 and 2.
        let network = network(4, &[(0, 1), (0, 2), (1, 3), (2, 3)], None, Direction::Directed);
        let classes = Classes::new([Some("x"), Some("y"), Some("y"), Some("z")]);
        let found = found(&network, &classes, &Options::default());
        assert_eq!((found[1].counts.liaison, found[1].shared.liaison), (1, 0.5));
        assert_eq!((found[1].activity, found[1].exclusivity, found[1].kind), (1, 0, BrokerType::Connector));
    }

    #[test]
    fn roles_add_up_and_turning_arcs_round_swaps_two_of_them() {
        let classes = Classes::new([Some("x"), Some("x"), Some("y"), Some("z")]);
        for arcs in every_directed_graph(4).step_by(7) {
            let back: Vec<(u32, u32)> = arcs.iter().map(|(a, b)| (*b, *a)).collect();
            let forth = found(&network(4, &arcs, None, Direction::Directed), &classes, &Options::default());
            let back = found(&network(4, &back, None, Direction::Directed), &classes, &Options::default());
            for (forth, back) in forth.iter().zip(&back) {
                let [coordinator, itinerant, representative, gatekeeper, liaison, total] = forth.counts.values();
                assert_eq!(coordinator + itinerant + representative + gatekeeper + liaison, total);
                assert_eq!(back.counts.values(), [coordinator, itinerant, gatekeeper, representative, liaison, total]);
                let expected = forth.expected.values();
                assert!(close(&[expected[..5].iter().sum()], &expected[5..]));
            }
        }
    }

    #[test]
    fn undirected_ties_are_two_arcs_each() {
        let pairs = [(0, 1), (1, 2), (2, 3), (1, 3)];
        let both: Vec<(u32, u32)> = pairs.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]).collect();
        let classes = Classes::new([Some("x"), Some("y"), Some("y"), Some("z")]);
        let undirected = found(&network(4, &pairs, None, Direction::Undirected), &classes, &Options::default());
        assert_eq!(undirected, found(&network(4, &both, None, Direction::Directed), &classes, &Options::default()));
        assert_eq!(undirected[1].counts.representative, undirected[1].counts.gatekeeper);
    }

    #[test]
    fn who_has_no_class_leaves_or_is_of_a_class_of_its_own() {
        let path = network(5, &[(0, 1), (1, 2), (2, 3), (3, 4)], None, Direction::Directed);
        let classes = Classes::new([Some("x"), Some("x"), Some("y"), None, Some("y")]);
        let left = compute(&path, &classes, &Options::default()).expect("as many classes as actors");
        assert_eq!(left[3], Err(Reason::NoPartition));
        assert!(left[2].as_ref().is_ok_and(|broker| broker.counts.total == 0), "its path leads to nobody");
        let own = found(&path, &classes, &Options::default().with_unknown(Unknown::OwnClass));
        assert_eq!((own[2].counts.liaison, own[3].counts.itinerant), (1, 1));
        assert!(compute(&path, &Classes::new([Some("x")]), &Options::default()).is_err());
        let nobody = compute(&path, &Classes::new([None::<&str>; 5]), &Options::default()).expect("as many classes as actors");
        assert!(nobody.iter().all(|broker| *broker == Err(Reason::NoPartition)));
        let two = compute(&path, &Classes::new([Some("x"), Some("y"), None, None, None]), &Options::default()).expect("as many");
        assert_eq!((&two[0], &two[2]), (&Err(Reason::TooFewActors), &Err(Reason::TooFewActors)));
        let few = network(2, &[(0, 1)], None, Direction::Directed);
        assert_eq!(
            compute(&few, &Classes::new([None::<&str>; 2]), &Options::default()),
            Ok(vec![Err(Reason::TooFewActors), Err(Reason::TooFewActors)])
        );
    }

    #[test]
    fn the_test_goes_through_all_places_of_the_classes() {
        let (network, classes) = by_hand();
        let found = found(&network, &classes, &Options::default().with_test(Lot::default()));
        let liaison = found[5].test.as_ref().expect("it was asked for").liaison;
        // 6!/(3! 2! 1!); a broker c1 of b2 → c1 → a1 is a liaison when the three differ: 3·2·1 of the 6·5·4 ways in which three of
        // the six labels stand there, in any order.
        assert!(liaison.exact && liaison.arrangements == 60);
        assert!((liaison.p_greater - 36.0 / 120.0).abs() < 1e-12 && (liaison.mean - 36.0 / 120.0).abs() < 1e-12);
        let total = found[0].test.as_ref().expect("it was asked for").total;
        assert_eq!((total.p_greater, total.sd, total.z), (1.0, 0.0, Err(Reason::ZeroVariance)));
    }

    #[cfg(feature = "parallel")]
    #[test]
    fn one_thread_and_several_give_the_same_bits() {
        let edges: Vec<(u32, u32)> =
            (0..200_u32).flat_map(|a| [(a, (a * 7 + 3) % 200), (a, (a * 11 + 5) % 200), ((a * 3) % 200, a)]).collect();
        let network = network(200, &edges, None, Direction::Directed);
        let classes = Classes::new((0..200).map(|actor| Some(["x", "y", "z"][actor % 7 % 3])));
        let options = Options::default().with_test(Lot::default().with_replicates(50));
        let on = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            pool.install(|| compute(&network, &classes, &options)).expect("as many classes as actors")
        };
        let alone = compute(&network, &classes, &options).expect("as many classes as actors");
        assert!([1, 2, 5].into_iter().all(|threads| on(threads) == alone));
    }

    #[test]
    fn the_answer_has_a_row_for_each_actor_and_role() {
        let (network, _) = by_hand();
        let items = ["A", "A", "A", "B", "B"].iter().enumerate();
        let named = items.map(|(actor, class)| (actor.to_string(), OptionValue::Text((*class).to_owned()))).collect();
        let given = Given::nothing().with("partition", OptionValue::Map(named));
        let ask = |given: &Given| find("actor_brokerage").expect("in the register").of_network(&network, given).expect("options that fit");
        let answer = ask(&given);
        assert_eq!(wholes(answer.table(), "itinerant"), [Some(0), Some(0), Some(0), Some(2), Some(0), None]);
        assert_eq!(answer.remarks(), ["actors without a class that are left out: 1"]);
        assert_eq!((table(&answer, "roles").rows(), table(&answer, "test").rows()), (36, 0));
        let answer = ask(&given.with("test", OptionValue::Flag(true)).with("shared", OptionValue::Flag(true)));
        assert_eq!(numbers(answer.table(), "itinerant")[3], Some(2.0));
        let test = table(&answer, "test");
        assert_eq!((test.rows(), texts(test, "role")[0].as_str(), wholes(test, "arrangements")[0]), (30, "coordinator", Some(10)));
        assert!(answer.remarks()[1].ends_with("all 10 arrangements were gone through, so p is exact"), "{:?}", answer.remarks());
        assert_eq!(ask(&Given::nothing()).remarks(), [NOBODY]);
    }

    #[test]
    fn a_test_can_be_stopped() {
        let (network, classes) = by_hand();
        let grouped = Grouped::of(&network, &classes, Unknown::Exclude).expect("as many classes as actors");
        let watch = Watch::new();
        watch.stop();
        assert!(matches!(of(&network, &grouped, Some(Lot::default()), &watch), Err(AnalysisError::Stopped(_))));
    }
}
