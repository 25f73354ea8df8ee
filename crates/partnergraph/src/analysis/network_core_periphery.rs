//! Whether there is a core of partners who all work together, and a periphery that hangs on it.
//!
//! Many houses are run by a few who meet every week, with everybody else tied to one or two of them. How well that picture fits,
//! who is in the core, and how certain that is.

use super::shared::core_split;
use super::shared::core_test::{self, Tested};
use super::shared::lot;
use crate::maths::Watch;
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, NETWORK_SCOPE, OptionError, OptionKind, OptionSpec, Preset, Reason, Study,
    Subject, Table, TableSpec, Value,
};
use crate::view::{Choice as _, Network, choices};

choices! {
    /// What makes one split better than another.
    Objective {
        /// Pearson's r of the ties and the ideal of the pattern.
        Correlation = "correlation",
        /// The number of wrong cells: ties that lack in the core, and ties in the periphery.
        Mismatch = "mismatch",
        /// No split: a number for each actor, so that products of two fit the ties with least squares.
        Continuous = "continuous",
    }

    /// What an ideal network has between core and periphery.
    Pattern {
        /// Nothing is said of these pairs.
        Missing = "missing",
        /// Every tie.
        Either = "either",
        /// No tie.
        Both = "both",
    }

    /// What the fit is compared with.
    CoreTest {
        /// Nothing.
        None = "none",
        /// Networks with as many actors and ties.
        Ties = "ties",
        /// Networks with the same degrees.
        Degrees = "degrees",
    }
}

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "network_core_periphery",
    version: 1,
    level: Level::Network,
    subject: Subject::Network,
    question: "Is there a core of partners who all work together, and a periphery that hangs on it?",
    definition: "correlation: fit = Pearson's r of a_ij and the ideal δ_ij over pairs i<j, the largest over all splits. δ is 1 within the core \
        and 0 within the periphery; between them missing (left out), either (1) or both (0). Up to 20 actors every split (exact); of more, from \
        the core of mismatch on single actors move and pairs change places as long as r grows. Of splits whose r differs by at most 1e-12 that \
        with the smallest core, then the first in document order.\n\
        mismatch: z = Z(k) = m + k(k−1)/2 − Σ_{i≤k} d_(i) over the k actors of highest degree, the smallest over k; of two such k the one that \
        does not cut through actors of equal degree, otherwise the larger. Exact.\n\
        continuous: c_i ≥ 0 that minimise Σ_{i<j} (a_ij − c_i c_j)²: from k_i/√(2m), in document order c_i ← max(0, Σ_j a_ij c_j / Σ_{j≠i} \
        c_j²), until no value moves by more than 1e-12, at most 10,000 times. fit = Pearson's r of a_ij and c_i c_j.\n\
        test: p of fit, side greater, among networks with as many ties (all of them where there are at most 50,000) or the same degrees (20·m \
        attempted tie swaps).\n\
        Directed ties are read as undirected, weights are not used.",
    reading: "fit 1 is the ideal, 0 no better than chance. A large fit is common in sparse networks with one busy actor: look at p. A star is \
        ideal under either; under missing the hub and any one other are a core, so its optima say that only the hub is certain. membership \
        says in which share of the equally good splits an actor is in the core.",
    undefined: &[
        (Reason::NoTies, "everything, without ties"),
        (Reason::Complete, "everything, when every possible tie exists"),
        (Reason::TooFewActors, "everything with correlation, when both sides vary in no split"),
        (
            Reason::NotConverged,
            "everything with continuous, when it does not settle; certain for a star. p, when most drawn networks do not",
        ),
        (Reason::ZeroVariance, "fit with continuous, when all products are equal; z_score, when all drawn networks have the same fit"),
        (Reason::TooLarge, "optima and membership with correlation, above 20 actors; p with test = ties, above 5,793 actors"),
        (Reason::NotRecorded, "what belongs to another objective, and p, mean, sd and z_score without a test"),
    ],
    source: "Borgatti & Everett 1999, Models of core/periphery structures. Social Networks 21, DOI 10.1016/S0378-8733(99)00019-2; mismatch: \
        Lip 2011, A fast algorithm for the discrete core/periphery bipartitioning problem, arXiv 1102.5511; tests: Boyd, Fitzgerald & Beck \
        2006, Computing core/periphery structures and permutation tests for social relations data. Social Networks 28, \
        pp. 165–178.",
    elsewhere: "Programs differ in the pattern, in whether the diagonal counts, and in stopping at a split that no single move betters. The \
        continuous form with largest correlation collapses onto a hub; this one has least squares.",
    scope: NETWORK_SCOPE,
    options: &[
        OptionSpec {
            name: "objective",
            kind: OptionKind::Choice(Objective::WORDS),
            preset: Preset::Text("correlation"),
            meaning: "what makes a split good: the correlation with the pattern, few wrong cells (mismatch), or instead of a split a number \
                for each actor (continuous)",
        },
        OptionSpec {
            name: "pattern",
            kind: OptionKind::Choice(Pattern::WORDS),
            preset: Preset::Text("missing"),
            meaning: "what the ideal has between core and periphery: nothing is said (missing), every tie (either) or none (both); for correlation",
        },
        OptionSpec {
            name: "test",
            kind: OptionKind::Choice(CoreTest::WORDS),
            preset: Preset::Text("none"),
            meaning: "what fit is compared with: networks with as many ties, or with the same degrees; not with mismatch",
        },
        OptionSpec {
            name: "replicates",
            kind: OptionKind::Whole { min: 1, max: 1_000_000 },
            preset: Preset::Whole(1000),
            meaning: "how many networks are drawn for the test",
        },
        lot::SEED,
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "the network as a whole",
            columns: &[
                ColumnSpec::new("fit", "Pearson's r of the ties and the ideal, −1 to 1"),
                ColumnSpec::new("z", "smallest number of wrong cells"),
                ColumnSpec::new("sum_of_squares", "sum of (a − c·c)² over pairs"),
                ColumnSpec::new("core", "ids of the actors of the core, in document order"),
                ColumnSpec::new("core_size", "number of actors in the core"),
                ColumnSpec::new("optima", "number of splits that are equally good"),
                ColumnSpec::new("exact", "whether no other split can be better"),
                ColumnSpec::new("ambiguous", "whether the edge of the core cuts through actors of equal degree"),
                ColumnSpec::new("tied", "ids of these actors"),
                ColumnSpec::new("p", "share of the compared networks with at least this fit, above 0"),
                ColumnSpec::new("mean", "mean fit of the compared networks"),
                ColumnSpec::new("sd", "their standard deviation"),
                ColumnSpec::new("z_score", "fit as standard deviations above the mean"),
                ColumnSpec::new("networks", "number of networks it is compared with"),
                ColumnSpec::new("without_fit", "number of drawn networks that have no fit and are left out"),
                ColumnSpec::new("all_networks", "whether these are all networks of that kind"),
            ],
        },
        TableSpec {
            name: "actors",
            row: "an actor of the network, in document order",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name; only of a case"),
                ColumnSpec::new("in_core", "whether it is in the core that is printed"),
                ColumnSpec::new("membership", "share of the equally good splits in which it is in the core, 0 to 1"),
                ColumnSpec::new("coreness", "with continuous how much it belongs to the core, 0 or more"),
            ],
        },
        TableSpec {
            name: "optima",
            row: "a split of largest r; all of them up to 16, otherwise the one that is printed",
            columns: &[ColumnSpec::new("optimum", "number, from 1"), ColumnSpec::new("members", "ids of the actors of its core")],
        },
        TableSpec {
            name: "core_sizes",
            row: "with mismatch, a size of the core from 1 to the number of actors",
            columns: &[ColumnSpec::new("size", "number of actors in the core"), ColumnSpec::new("z_by_core_size", "wrong cells, Z(k)")],
        },
    ],
};

/// What is looked for, and what it is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Options {
    pub(crate) objective: Objective,
    pattern: Pattern,
    pub(crate) test: CoreTest,
    pub(crate) replicates: usize,
    pub(crate) seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { objective: Objective::default(), pattern: Pattern::default(), test: CoreTest::default(), replicates: 1000, seed: 1 }
    }
}

impl Options {
    /// The same with another objective.
    pub const fn with_objective(mut self, objective: Objective) -> Self {
        self.objective = objective;
        self
    }

    /// The same with another pattern; it matters for the correlation.
    pub const fn with_pattern(mut self, pattern: Pattern) -> Self {
        self.pattern = pattern;
        self
    }

    /// The same, with the fit compared with such networks.
    pub const fn with_test(mut self, test: CoreTest) -> Self {
        self.test = test;
        self
    }

    /// The same with so many drawn networks.
    pub const fn with_replicates(mut self, replicates: usize) -> Self {
        self.replicates = replicates;
        self
    }

    /// The same with random numbers that begin elsewhere.
    pub const fn with_seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }
}

/// A core and a periphery, and how well they fit the network. Actors are named by their number.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CorePeriphery {
    /// Pearson's r.
    pub fit: Value,
    /// The smallest number of wrong cells.
    pub z: Value<usize>,
    /// The sum of squares of the continuous form.
    pub sum_of_squares: Value,
    /// The actors of the core, in ascending order.
    pub core: Value<Vec<u32>>,
    /// The number of splits that are equally good.
    pub optima: Value<usize>,
    /// Their cores; all of them up to 16, otherwise the first.
    pub cores: Vec<Vec<u32>>,
    /// Whether no other split can be better.
    pub exact: Value<bool>,
    /// The actors of equal degree that the edge of the core cuts through.
    pub tied: Vec<u32>,
    /// For each actor the share of the optima in which it is in the core.
    pub membership: Vec<Value>,
    /// For each actor how much it belongs to the core.
    pub coreness: Vec<Value>,
    /// For k = 1 … n the number of wrong cells.
    pub z_by_core_size: Vec<usize>,
    /// How the fit compares with that of other networks.
    pub tested: Tested,
}

/// The core and the periphery of a network.
///
/// # Errors
/// [`AnalysisError::Option`] when a test is asked for together with the objective mismatch, or without replicates.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::network_core_periphery as core, view::{Direction, Network, Parallel}};
///
/// let names = ["hub", "a", "b", "c"].map(String::from).to_vec();
/// let star = Network::from_edges(names, &[0, 0, 0], &[1, 2, 3], None, Direction::Undirected, Parallel::Any)?;
/// let found = core::compute(&star, &core::Options::default().with_pattern(core::Pattern::Either))?;
/// assert_eq!((found.fit, found.core), (Ok(1.0), Ok(vec![0])));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, options: &Options) -> Result<CorePeriphery, AnalysisError> {
    of(network, options, Watch::nobody())
}

pub(crate) fn of(network: &Network, options: &Options, watch: &Watch) -> Result<CorePeriphery, AnalysisError> {
    if options.objective == Objective::Mismatch && options.test != CoreTest::None {
        let found = format!("`{}` with the objective `mismatch`", options.test);
        return Err(OptionError::new("test", found, "`none`, or another objective").into());
    }
    if options.replicates == 0 {
        return Err(OptionError::new("replicates", "`0`", "a whole number of 1 or more").into());
    }
    let rows = network.neighbours();
    let (items, ties) = (rows.len(), rows.entries() / 2);
    if ties == 0 {
        return Ok(CorePeriphery::without(items, options.objective, Reason::NoTies));
    }
    if ties == items * (items - 1) / 2 {
        return Ok(CorePeriphery::without(items, options.objective, Reason::Complete));
    }
    let mut found = match options.objective {
        Objective::Correlation => core_split::correlation(&rows, options.pattern, watch)?,
        Objective::Mismatch => core_split::mismatch(&rows),
        Objective::Continuous => core_split::continuous(&rows, watch)?,
    };
    if options.test != CoreTest::None {
        found.tested = match found.fit {
            Ok(fit) => {
                core_test::tested(&rows, fit, options, watch, |rows| core_split::fit(rows, options.objective, options.pattern, watch))?
            }
            Err(reason) => Tested::without(reason),
        };
    }
    Ok(found)
}

impl CorePeriphery {
    /// Nothing, for a reason; what belongs to another objective is not there anyway.
    pub(super) fn without(items: usize, objective: Objective, reason: Reason) -> Self {
        let other = |is_own: bool| if is_own { reason } else { Reason::NotRecorded };
        let (is_r, is_z, is_c) =
            (objective == Objective::Correlation, objective == Objective::Mismatch, objective == Objective::Continuous);
        Self {
            fit: Err(other(!is_z)),
            z: Err(other(is_z)),
            sum_of_squares: Err(other(is_c)),
            core: Err(other(!is_c)),
            optima: Err(other(is_r)),
            cores: Vec::new(),
            exact: Err(other(!is_c)),
            tied: Vec::new(),
            membership: vec![Err(other(is_r)); items],
            coreness: vec![Err(other(is_c)); items],
            z_by_core_size: Vec::new(),
            tested: Tested::without(Reason::NotRecorded),
        }
    }
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let options = Options {
        objective: given.choice("objective")?.unwrap_or_default(),
        pattern: given.choice("pattern")?.unwrap_or_default(),
        test: given.choice("test")?.unwrap_or_default(),
        replicates: given.whole("replicates", 1, 1_000_000)?.map_or(1000, |replicates| replicates as usize),
        seed: lot::seed(given)?,
    };
    let found = of(study.network(), &options, study.watch())?;
    let names = |items: &[u32]| items.iter().map(|item| study.actor_name(*item as usize)).collect::<Vec<_>>();
    let core = found.core.as_deref().unwrap_or_default();
    let tested = &found.tested;
    let mut main = Table::new("main", 1);
    main.number("fit", [found.fit])
        .whole("z", [found.z])
        .number("sum_of_squares", [found.sum_of_squares])
        .texts("core", [names(core)])
        .whole("core_size", [found.core.as_ref().map(Vec::len).map_err(|reason| *reason)])
        .whole("optima", [found.optima])
        .optional_flag("exact", [found.exact])
        .flag("ambiguous", [!found.tied.is_empty()])
        .texts("tied", [names(&found.tied)])
        .number("p", [tested.p])
        .number("mean", [tested.mean])
        .number("sd", [tested.sd])
        .number("z_score", [tested.z_score])
        .count("networks", [tested.networks])
        .count("without_fit", [tested.without_fit])
        .flag("all_networks", [tested.are_all])
        .rests_on([super::shared::ties::all_relations(study)]);
    let mut in_core: Vec<Value<bool>> = vec![found.core.as_ref().map(|_| false).map_err(|reason| *reason); study.network().actors()];
    core.iter().for_each(|actor| in_core[*actor as usize] = Ok(true));
    let mut actors = study.actor_table("actors");
    actors.optional_flag("in_core", in_core).number("membership", found.membership).number("coreness", found.coreness);
    let mut optima = Table::new("optima", found.cores.len());
    optima.count("optimum", 1..=found.cores.len()).texts("members", found.cores.iter().map(|core| names(core)));
    let mut sizes = Table::new("core_sizes", found.z_by_core_size.len());
    sizes.count("size", 1..=found.z_by_core_size.len()).count("z_by_core_size", found.z_by_core_size);
    let tables = [main, actors, optima, sizes];
    Ok(tables.into_iter().fold(Answer::new(&CARD, study, given).with_network_facts(study), Answer::with_table))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{given, network, numbers, table, texts, wholes};
    use super::*;
    use crate::analysis::find;
    use crate::view::Direction;

    fn undirected(actors: u32, edges: &[(u32, u32)]) -> Network {
        network(actors, edges, None, Direction::Undirected)
    }

    fn of_objective(network: &Network, objective: Objective) -> CorePeriphery {
        compute(network, &Options::default().with_objective(objective)).expect("options that go together")
    }

    fn star() -> Network {
        undirected(5, &[(0, 1), (0, 2), (0, 3), (0, 4)])
    }

    #[test]
    fn there_is_no_core_without_ties_of_all_ties_or_of_too_few_actors() {
        let triangle = undirected(3, &[(0, 1), (0, 2), (1, 2)]);
        for objective in Objective::ALL {
            let reason = |network: &Network| {
                let found = of_objective(network, *objective);
                found.fit.err().filter(|reason| *reason != Reason::NotRecorded).or(found.z.err())
            };
            assert_eq!([reason(&undirected(0, &[])), reason(&undirected(1, &[])), reason(&undirected(4, &[]))], [Some(Reason::NoTies); 3]);
            assert_eq!([reason(&undirected(2, &[(0, 1), (1, 0)])), reason(&triangle)], [Some(Reason::Complete); 2]);
        }
        // A path of three: under `missing` a core of two leaves no pair for the periphery.
        let path = undirected(3, &[(0, 1), (1, 2)]);
        assert_eq!(of_objective(&path, Objective::Correlation).fit, Err(Reason::TooFewActors));
        let either = compute(&path, &Options::default().with_pattern(Pattern::Either)).expect("options that go together");
        assert_eq!((either.fit, either.core), (Ok(1.0), Ok(vec![1])));
    }

    #[test]
    fn of_a_star_only_the_hub_is_certain() {
        let found = of_objective(&star(), Objective::Correlation);
        assert_eq!((found.fit, found.optima, found.core), (Ok(1.0), Ok(4), Ok(vec![0, 1])));
        assert_eq!(found.membership, [1.0, 0.25, 0.25, 0.25, 0.25].map(Ok));
        assert_eq!(found.cores, [[0, 1], [0, 2], [0, 3], [0, 4]]);
        let continuous = of_objective(&star(), Objective::Continuous);
        assert_eq!((continuous.fit, continuous.coreness[0]), (Err(Reason::NotConverged), Err(Reason::NotConverged)));
    }

    #[test]
    fn directions_doubles_and_weights_change_nothing() {
        let plain = of_objective(&undirected(5, &[(0, 1), (0, 2), (1, 2), (2, 3), (3, 4)]), Objective::Correlation);
        let arcs = [(1, 0), (0, 1), (0, 2), (1, 2), (3, 2), (3, 4), (4, 4)];
        for direction in [Direction::Directed, Direction::Undirected] {
            let weights: Vec<f64> = (0..7).map(f64::from).map(|weight| weight + 1.0).collect();
            assert_eq!(of_objective(&network(5, &arcs, Some(&weights), direction), Objective::Correlation), plain);
        }
    }

    #[test]
    fn a_core_that_cuts_through_equals_names_them() {
        let ring = undirected(4, &[(0, 1), (1, 2), (2, 3), (3, 0)]);
        let found = of_objective(&ring, Objective::Mismatch);
        assert_eq!((found.z, found.core, found.tied), (Ok(1), Ok(vec![0, 1, 2]), vec![0, 1, 2, 3]));
        let answer = find("network_core_periphery").expect("in the register").of_network(&ring, &given(&[("objective", "mismatch")]));
        let answer = answer.expect("an answer");
        assert_eq!(answer.table().column("ambiguous"), Some(&crate::method::Values::Flag(vec![true].into())));
        assert_eq!(wholes(table(&answer, "core_sizes"), "z_by_core_size"), [2, 1, 1, 2].map(Some));
        assert_eq!(texts(table(&answer, "actors"), "actor"), ["0", "1", "2", "3"]);
    }

    #[test]
    fn few_networks_are_all_compared_and_many_are_drawn() {
        // Five actors and four ties: 210 networks, of which five are stars.
        let options = Options::default().with_pattern(Pattern::Either).with_test(CoreTest::Ties);
        let found = compute(&star(), &options).expect("options that go together").tested;
        assert!(found.are_all && found.networks == 210 && found.without_fit == 0);
        // A perfect core of two would have seven ties, so only stars are as good.
        assert_eq!(found.p, Ok(5.0 / 210.0));
        // Nothing else has the degrees of a star.
        let same = compute(&star(), &options.with_test(CoreTest::Degrees).with_replicates(50)).expect("options that go together").tested;
        assert_eq!((same.p, same.z_score, same.networks, same.are_all), (Ok(1.0), Err(Reason::ZeroVariance), 50, false));
        let mixed: Vec<(u32, u32)> = (0..12).flat_map(|a| [(a, (a + 1) % 12), (0, a), (1, a)]).collect();
        let drawn =
            compute(&undirected(12, &mixed), &Options::default().with_test(CoreTest::Ties).with_replicates(60)).expect("a test").tested;
        assert!(drawn.p.is_ok_and(|p| (1.0 / 61.0..0.1).contains(&p)) && drawn.networks == 60 && !drawn.are_all, "{drawn:?}");
        assert!(compute(&star(), &options.with_objective(Objective::Mismatch)).is_err());
    }

    #[cfg(feature = "parallel")]
    #[test]
    fn one_thread_and_several_give_the_same_bits() {
        let edges: Vec<(u32, u32)> = (0..30).flat_map(|a| [(a, (a + 1) % 30), (a % 7, a)]).collect();
        let network = undirected(30, &edges);
        let options = Options::default().with_test(CoreTest::Degrees).with_replicates(40);
        let alone = compute(&network, &options);
        assert!(alone.is_ok());
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            assert_eq!(pool.install(|| compute(&network, &options)), alone);
        }
        let answer = find("network_core_periphery").expect("in the register").of_network(&network, &Given::nothing()).expect("an answer");
        assert_eq!(wholes(answer.table(), "optima"), [None]);
        assert!(numbers(answer.table(), "fit")[0].is_some());
    }
}
