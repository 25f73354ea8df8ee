//! How much mediation between classes of actors a network holds, of each kind, against chance.
//!
//! Where `actor_brokerage` says who mediates, this says whether the network as a whole is held together by mediation more than so
//! many ties and so large classes would bring.

use super::shared::brokers::{self, BrokerRoles, DOUBLED, ROLE_NAMES, SHUFFLED};
use super::shared::grouped::{Grouped, NOBODY, UNKNOWN, Unknown};
use super::shared::lot::{self, Lot};
use super::shared::partition::{self, Classes, PARTITION};
use super::shared::permutations::{self, ARRANGEMENTS, EXACT, MEAN, OBSERVED, P_GREATER, P_LESS, PSide, Permuted, SD, Z};
use crate::maths::Watch;
use crate::maths::brokerage::{Chance, ROLES};
use crate::method::{AnalysisError, Answer, Card, ColumnSpec, Given, Level, Reason, Study, Subject, TIE_SCOPE, Table, TableSpec, Value};
use crate::view::Network;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "network_brokerage",
    version: 1,
    level: Level::Network,
    subject: Subject::Network,
    question: "How much mediation between sectors does the network hold, of each kind, against chance?",
    definition: "count = the counts of `actor_brokerage` (open two-paths a→v→c without a→c, by the classes of the three) over all actors.\n\
        expected = e × ordered triples (a,v,c) that have the pattern, d = m/(n(n−1)), e = d²(1−d).\n\
        sd² = e(1−e) × triples + 2[q n₊ − e² n₋ + d⁵(1−d) n₌], q = d³(1−d)³: of the pairs of different triples n₋ exclude each other, n₌ lack \
        the same arc, n₊ share an arc that is there. z = (count − expected)/sd.\n\
        test: classes shuffled over the actors; all arrangements where there are at most 50,000.",
    reading: "A z far above 0 says that there is more of this mediation than independent arcs of the same density would bring; far below 0 that \
        there is less, as where whoever is tied over another is tied directly too. Counts of roles depend on class sizes: read them beside \
        what is expected. For small networks prefer the test. Undirected ties are read as two arcs.",
    undefined: &[
        (Reason::TooFewActors, "everything, with fewer than three actors that have a class"),
        (Reason::NoPartition, "everything, when no actor has a class"),
        (Reason::TooLarge, "sd and z of the five roles, with more than 60 actors; the total and the test have no such bound"),
        (Reason::ZeroVariance, "z, when the standard deviation is 0"),
    ],
    source: "Gould & Fernandez 1989, Structures of mediation. Sociological Methodology 19, DOI 10.2307/270949; the variance is our own count \
        over pairs of triples, confirmed by all digraphs on four actors; p of drawn arrangements: Phipson & Smyth 2010, DOI \
        10.2202/1544-6115.1585.",
    elsewhere: "R sna 2.7-1 prints the same expected values, and the same sd for itinerant and liaison; for coordinator, representative, \
        gatekeeper and total a larger one, as triples on the same three actors that exclude each other are left out of its sum.",
    scope: TIE_SCOPE,
    options: &[PARTITION, UNKNOWN, permutations::TEST, permutations::REPLICATES, lot::SEED],
    tables: &[
        TableSpec {
            name: "main",
            row: "a role, and the total",
            columns: &[
                ColumnSpec::new("role", "coordinator, itinerant, representative, gatekeeper, liaison or total"),
                ColumnSpec::new("count", "open two-paths of the role in the network"),
                ColumnSpec::new("expected", "the count to be expected of independent arcs"),
                ColumnSpec::new("sd", "the standard deviation of that"),
                ColumnSpec::new("z", "(count − expected)/sd"),
            ],
        },
        TableSpec {
            name: "test",
            row: "a role, and the total, where the test is asked for",
            columns: &[
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

/// Up to so many actors the five roles have a standard deviation.
const MOST_ACTORS: usize = 60;

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

/// The mediation in a network.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkBrokerage {
    /// Open two-paths of each role.
    pub counts: BrokerRoles<u64>,
    /// The counts to be expected of independent arcs.
    pub expected: BrokerRoles<f64>,
    /// Their standard deviations; of the five roles up to sixty actors.
    pub sd: BrokerRoles<Value>,
    /// How many standard deviations the counts are above what is expected.
    pub z: BrokerRoles<Value>,
    /// How the counts compare with those where classes are shuffled, where that was asked for.
    pub test: Option<Box<BrokerRoles<Permuted>>>,
}

/// The mediation in a network; a reason where there are too few actors with a class.
///
/// # Errors
/// [`AnalysisError::Option`] when there are not as many classes as actors.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::{Classes, network_brokerage}, view::{Direction, Network, Parallel}};
///
/// let names = ["town", "club", "choir"].map(String::from).to_vec();
/// let path = Network::from_edges(names, &[0, 1], &[1, 2], None, Direction::Directed, Parallel::Any)?;
/// let classes = Classes::new([Some("public"), Some("civil"), Some("civil")]);
/// let found = network_brokerage::compute(&path, &classes, &Default::default())?;
/// assert!(found.is_ok_and(|found| found.counts.gatekeeper == 1 && found.counts.total == 1));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, classes: &Classes, options: &Options) -> Result<Value<NetworkBrokerage>, AnalysisError> {
    of(network, &Grouped::of(network, classes, options.unknown)?, options.test, Watch::nobody())
}

fn of(network: &Network, grouped: &Value<Grouped>, test: Option<Lot>, watch: &Watch) -> Result<Value<NetworkBrokerage>, AnalysisError> {
    let grouped = match enough(network, grouped) {
        Err(reason) => return Ok(Err(reason)),
        Ok(grouped) => grouped,
    };
    let labels = &grouped.labels;
    let arcs = brokers::arcs(network, grouped, watch)?;
    let counts = sum(&brokers::counts(&arcs, labels, watch)?);
    let tested = match test {
        None => None,
        Some(lot) => {
            let observed = counts.map(|count| count as f64);
            Some(brokers::test(&arcs, labels, lot, &observed, watch, |counts, values| {
                values.iter_mut().zip(sum(counts)).for_each(|(value, count)| *value = count as f64);
            })?)
        }
    };
    let chance = Chance::of(labels, arcs.arcs());
    let expected = chance.of_all();
    let mut sd = [Err(Reason::TooLarge); ROLES + 1];
    if labels.len() <= MOST_ACTORS {
        sd.iter_mut().zip(chance.sd_of_roles()).for_each(|(sd, found)| *sd = Ok(found));
    }
    sd[ROLES] = Ok(chance.sd_of_total());
    let z = |role: usize| match sd[role] {
        Ok(sd) if sd > 0.0 => Ok((counts[role] as f64 - expected[role]) / sd),
        Ok(_) => Err(Reason::ZeroVariance),
        Err(reason) => Err(reason),
    };
    Ok(Ok(NetworkBrokerage {
        counts: BrokerRoles::of(counts.map(|count| count as u64)),
        expected: BrokerRoles::of(expected),
        sd: BrokerRoles::of(sd),
        z: BrokerRoles::of(std::array::from_fn(z)),
        test: tested.map(|tested| Box::new(BrokerRoles::of(std::array::from_fn(|role| Permuted::of(&tested, role))))),
    }))
}

/// The actors that have a class, where they are enough for a broker between two others.
fn enough<'a>(network: &Network, grouped: &'a Value<Grouped>) -> Value<&'a Grouped> {
    match grouped {
        Err(_) if network.actors() < 3 => Err(Reason::TooFewActors),
        Err(reason) => Err(*reason),
        Ok(grouped) if grouped.labels.len() < 3 => Err(Reason::TooFewActors),
        Ok(grouped) => Ok(grouped),
    }
}

fn sum(counts: &[[i64; ROLES]]) -> [i64; ROLES + 1] {
    let mut sums = [0; ROLES];
    counts.iter().for_each(|counts| sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count));
    brokers::with_total(&sums)
}

/// The counts of the roles and in total, alone.
pub(crate) fn counts_of(network: &Network, grouped: &Value<Grouped>, watch: &Watch) -> Result<Value<[i64; ROLES + 1]>, AnalysisError> {
    let grouped = match enough(network, grouped) {
        Err(reason) => return Ok(Err(reason)),
        Ok(grouped) => grouped,
    };
    let arcs = brokers::arcs(network, grouped, watch)?;
    Ok(Ok(sum(&brokers::counts(&arcs, &grouped.labels, watch)?)))
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let network = study.network();
    let unknown = given.choice(UNKNOWN.name)?.unwrap_or_default();
    let test = Lot::of(given)?;
    let grouped = Grouped::of(network, &partition::classes(study, given)?, unknown)?;
    let found = of(network, &grouped, test, study.watch())?;
    let value = |of: &dyn Fn(&NetworkBrokerage) -> [Value; ROLES + 1]| match &found {
        Ok(found) => of(found),
        Err(reason) => [Err(*reason); ROLES + 1],
    };
    let mut main = Table::new("main", ROLE_NAMES.len());
    main.text("role", ROLE_NAMES);
    main.whole(
        "count",
        (0..ROLE_NAMES.len()).map(|role| match &found {
            Ok(found) => Ok(found.counts.values()[role] as usize),
            Err(reason) => Err(*reason),
        }),
    );
    main.number("expected", value(&|found| found.expected.values().map(Ok)))
        .number("sd", value(&|found| found.sd.values()))
        .number("z", value(&|found| found.z.values()))
        .rests_on_all(super::shared::ties::all_relations(study));
    let tested: Vec<Value<Permuted>> =
        found.as_ref().ok().and_then(|found| found.test.as_ref()).map_or_else(Vec::new, |test| test.values().map(Ok).to_vec());
    let mut table = Table::new("test", tested.len());
    table.text("role", ROLE_NAMES.into_iter().take(tested.len()));
    table.count("observed", tested.iter().flatten().map(|permuted| permuted.observed as usize));
    permutations::add(&mut table, &tested, PSide::Greater);
    let mut answer = Answer::new(&CARD, study, given).with_network_facts(study).with_table(main).with_table(table);
    let remarks = [
        (!network.is_directed() && found.is_ok()).then(|| DOUBLED.to_owned()),
        grouped.as_ref().ok().and_then(Grouped::remark),
        matches!(found, Err(Reason::NoPartition)).then(|| NOBODY.to_owned()),
        test.and_then(|lot| permutations::remark(lot, SHUFFLED, tested.first().and_then(|permuted| permuted.as_ref().ok()))),
    ];
    for remark in remarks.into_iter().flatten() {
        answer = answer.with_remark(remark);
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{close, network};
    use super::*;
    use crate::analysis::actor_brokerage;
    use crate::view::Direction;

    const BY_HAND: [(u32, u32); 8] = [(0, 1), (1, 2), (1, 3), (3, 4), (4, 5), (5, 0), (2, 3), (3, 0)];

    fn by_hand() -> (Network, Classes) {
        (network(6, &BY_HAND, None, Direction::Directed), Classes::new(["A", "A", "A", "B", "B", "C"].map(Some)))
    }

    // goldens/brokerage_by_hand.json.
    #[test]
    fn six_actors_in_three_classes_are_as_by_hand() {
        let (network, classes) = by_hand();
        let found = compute(&network, &classes, &Options::default()).expect("as many classes").expect("enough actors");
        assert_eq!(found.counts.values(), [1, 2, 2, 4, 1, 10]);
        assert!(close(&found.expected.values(), &[6.0, 26.0, 26.0, 26.0, 36.0, 120.0].map(|triples| triples * 176.0 / 3375.0)));
        let sd = found.sd.values().map(|sd| sd.expect("few actors"));
        for (found, expected) in sd.into_iter().zip([0.59471, 1.404517, 1.310595, 1.310595, 1.686113, 3.779228]) {
            assert!((found - expected).abs() < 1e-6, "{found} {expected}");
        }
    }

    #[test]
    fn actors_add_up_to_the_network() {
        let edges: Vec<(u32, u32)> = (0..70_u32).flat_map(|a| [(a, (a * 7 + 3) % 70), (a, (a * 11 + 5) % 70), (a, (a + 1) % 70)]).collect();
        let network = network(70, &edges, None, Direction::Directed);
        let classes = Classes::new((0..70).map(|actor| Some(["x", "y", "z"][actor * actor % 7 % 3])));
        let found = compute(&network, &classes, &Options::default()).expect("as many classes").expect("enough actors");
        let actors = actor_brokerage::compute(&network, &classes, &actor_brokerage::Options::default()).expect("as many classes");
        let mut sums = ([0; 6], [0.0; 6]);
        for actor in actors.iter().flatten() {
            sums.0.iter_mut().zip(actor.counts.values()).for_each(|(sum, count)| *sum += count);
            sums.1.iter_mut().zip(actor.expected.values()).for_each(|(sum, count)| *sum += count);
        }
        assert_eq!(found.counts.values(), sums.0);
        assert!(found.expected.values().iter().zip(sums.1).all(|(a, b)| (a - b).abs() < 1e-9 * b));
        assert_eq!((found.sd.liaison, found.z.liaison), (Err(Reason::TooLarge), Err(Reason::TooLarge)));
        assert!(found.sd.total.is_ok() && found.z.total.is_ok());
    }

    #[test]
    fn the_test_is_exact_where_few_places_are_possible() {
        let (network, classes) = by_hand();
        let options = Options::default().with_test(Lot::default());
        let found = compute(&network, &classes, &options).expect("as many classes").expect("enough actors");
        let test = found.test.expect("it was asked for");
        assert!(test.gatekeeper.exact && test.gatekeeper.arrangements == 60 && test.gatekeeper.p_greater >= 1.0 / 60.0);
        assert_eq!(test.total.z, Err(Reason::ZeroVariance));
    }

    #[test]
    fn nothing_varies_without_arcs_and_with_all_of_them() {
        let classes = Classes::new([Some("x"), Some("y"), Some("z")]);
        for edges in [vec![], vec![(0, 1), (0, 2), (1, 2)]] {
            let network = network(3, &edges, None, Direction::Undirected);
            let found = compute(&network, &classes, &Options::default()).expect("as many classes").expect("enough actors");
            assert_eq!((found.counts.total, found.sd.total, found.z.total), (0, Ok(0.0), Err(Reason::ZeroVariance)));
        }
        let few = network(2, &[(0, 1)], None, Direction::Undirected);
        assert_eq!(compute(&few, &Classes::new([Some("x"), Some("y")]), &Options::default()), Ok(Err(Reason::TooFewActors)));
    }
}
