//! Status that also counts distant admirers, with less weight the further away they are.
//!
//! Every way that leads to an actor counts, of whatever length, and each step makes it count less. Unlike the eigenvector it has
//! values in every directed network.

use super::shared::spectral::{settled, sources, weighing};
use crate::maths::Watch;
use crate::maths::spectral::{Radius, katz, radius};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, NETWORK_SCOPE, OptionError, OptionKind, OptionSpec, Preset, Reason, Study,
    Subject, Table, TableSpec, Value,
};
use crate::view::{Direction, Network};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_katz",
    version: 1,
    level: Level::Actor,
    subject: Subject::Network,
    question: "What status has an actor when distant admirers count too, the further away the less?",
    definition: "raw = x, the solution of x = αAᵀx + β, A the adjacency matrix (with weights, of the weights): β for itself, and for each arc \
        towards it α times the raw value of its sender. value = x scaled so that the squares of all values add up to 1.\n\
        undirected: A is its own transpose. in, and directed, which is read as in: arcs towards the actor. out: arcs from it.\n\
        settings: α, β, and λ1, the spectral radius of A; α must be below 1/λ1. Without alpha it is 0.5/λ1, or 0.5 where λ1 is 0 because no way \
        leads back to where it began.",
    reading: "High where many ways lead to the actor. With α near 0 it is as even as β, then follows the degree; near 1/λ1 it follows the \
        eigenvector. An actor that nobody points to has raw = β.",
    undefined: &[
        (Reason::NoTies, "everything, when the network has no tie"),
        (Reason::NotConverged, "value, raw and lambda_1, where the procedure did not settle"),
    ],
    source: "Katz 1953, A new status index derived from sociometric analysis. Psychometrika 18, DOI 10.1007/BF02289026.",
    elsewhere: "networkx 3.6.1 takes α = 0.1 whatever the network; it refuses multigraphs and, when α is too large, fails to converge instead \
        of saying so.",
    scope: NETWORK_SCOPE,
    options: &[
        OptionSpec {
            name: "alpha",
            kind: OptionKind::Number,
            preset: Preset::Nothing,
            meaning: "how much a way counts for with each step more, 0 or more and below 1/λ1; 0.5/λ1 without it",
        },
        OptionSpec {
            name: "beta",
            kind: OptionKind::Number,
            preset: Preset::Whole(1),
            meaning: "what each actor has of itself, above 0; it changes raw and not value",
        },
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "an actor of the network, in document order",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name; only of a case"),
                ColumnSpec::new("value", "status, 0 to 1; the squares of all add up to 1"),
                ColumnSpec::new("raw", "the solution itself, beta or more"),
            ],
        },
        TableSpec {
            name: "settings",
            row: "the network",
            columns: &[
                ColumnSpec::new("alpha", "how much a way counted for with each step more"),
                ColumnSpec::new("beta", "what each actor had of itself"),
                ColumnSpec::new("lambda_1", "the spectral radius of the adjacency matrix, 0 or more; alpha must be below 1 over it"),
            ],
        },
    ],
};

/// How the network is looked at, and how much distant ways count.
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct Options {
    direction: Option<Direction>,
    alpha: Option<f64>,
    beta: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self { direction: None, alpha: None, beta: 1.0 }
    }
}

impl Options {
    /// The same, with a directed network looked at in this direction; without it as the network says.
    pub const fn with_direction(mut self, direction: Direction) -> Self {
        self.direction = Some(direction);
        self
    }

    /// The same, with ways that count this much with each step more: 0 or more and below 1/λ1.
    pub const fn with_alpha(mut self, alpha: f64) -> Self {
        self.alpha = Some(alpha);
        self
    }

    /// The same, with this for each actor of itself: above 0.
    pub const fn with_beta(mut self, beta: f64) -> Self {
        self.beta = beta;
        self
    }
}

/// The status of each actor, and what it was worked out with.
#[derive(Debug, Clone, PartialEq)]
pub struct Katz {
    /// For each actor its status; the squares of all add up to 1.
    pub values: Vec<Value>,
    /// For each actor the solution itself.
    pub raw: Vec<Value>,
    /// How much a way counted for with each step more.
    pub alpha: Value,
    /// What each actor had of itself.
    pub beta: f64,
    /// The spectral radius of the adjacency matrix.
    pub lambda_1: Value,
}

/// The status of each actor, in the order of the network.
///
/// # Errors
/// [`AnalysisError::Option`] when `alpha` is negative or not below 1 over the spectral radius, when `beta` is not above 0, and
/// when they make numbers too large to be told.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::actor_katz, view::{Direction, Network, Parallel}};
///
/// let names = ["a", "b", "c"].map(String::from).to_vec();
/// let arcs = Network::from_edges(names, &[0, 1], &[1, 2], None, Direction::Directed, Parallel::Any)?;
/// let found = actor_katz::compute(&arcs, &actor_katz::Options::default().with_alpha(0.5))?;
/// assert_eq!(found.raw, [Ok(1.0), Ok(1.5), Ok(1.75)]);
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, options: &Options) -> Result<Katz, AnalysisError> {
    of(network, options.direction.unwrap_or_else(|| network.direction()), *options, Watch::nobody())
}

pub(crate) fn of(network: &Network, direction: Direction, options: Options, watch: &Watch) -> Result<Katz, AnalysisError> {
    let (beta, actors) = (options.beta, network.actors());
    if !(beta.is_finite() && beta > 0.0) {
        return Err(OptionError::new("beta", format_args!("`{beta}`"), "a finite number above 0").into());
    }
    let refused = |alpha: f64, expected: String| OptionError::new("alpha", format_args!("`{alpha}`"), expected).into();
    if let Some(alpha) = options.alpha.filter(|alpha| !(alpha.is_finite() && *alpha >= 0.0)) {
        return Err(refused(alpha, "a finite number of 0 or more".to_owned()));
    }
    let nothing = |reason, lambda_1| {
        let values = vec![Err(reason); actors];
        Katz { raw: values.clone(), values, alpha: options.alpha.ok_or(reason), beta, lambda_1 }
    };
    if network.ties().len() == 0 {
        return Ok(nothing(Reason::NoTies, Err(Reason::NoTies)));
    }
    let (rows, weighing) = (sources(network, direction), weighing(network));
    let Radius::Known(largest) = radius(rows, !network.is_directed(), weighing, watch)? else {
        return Ok(nothing(Reason::NotConverged, Err(Reason::NotConverged)));
    };
    let alpha = options.alpha.unwrap_or(if largest > 0.0 { 0.5 / largest } else { 0.5 });
    // What is the bound but for rounding is beyond it.
    if alpha * largest >= 1.0 - 1e-12 {
        return Err(refused(alpha, format!("a number of 0 or more and below `{}`, which is 1/λ1", twelve_digits(1.0 / largest))));
    }
    let Some(raw) = katz(rows, weighing, alpha, beta, watch)? else { return Ok(nothing(Reason::NotConverged, Ok(largest))) };
    let most = raw.iter().copied().fold(0.0, f64::max);
    let squares: f64 = raw.iter().map(|value| (value / most) * (value / most)).sum();
    if !(most.is_finite() && squares.is_finite() && raw.iter().all(|value| value.is_finite())) {
        return Err(refused(alpha, "a number that leaves every value small enough to be told".to_owned()));
    }
    let length = squares.sqrt();
    Ok(Katz {
        values: raw.iter().map(|value| settled(Some(value / most / length))).collect(),
        raw: raw.into_iter().map(Ok).collect(),
        alpha: Ok(alpha),
        beta,
        lambda_1: Ok(largest),
    })
}

/// A number above 0 without the digits that rounding made.
fn twelve_digits(number: f64) -> f64 {
    format!("{number:.11e}").parse().unwrap_or(number)
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let options = Options { direction: None, alpha: given.number("alpha")?, beta: given.number("beta")?.unwrap_or(1.0) };
    let found = of(study.network(), study.direction(), options, study.watch())?;
    let mut main = study.actor_table("main");
    main.number("value", found.values).number("raw", found.raw);
    let mut settings = Table::new("settings", 1);
    settings.number("alpha", [found.alpha]).number("beta", [Ok(found.beta)]).number("lambda_1", [found.lambda_1]);
    Ok(Answer::new(&CARD, study, given).with_network_facts(study).with_table(main).with_table(settings))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{close, given, network, numbers, table};
    use super::*;
    use crate::analysis::find;
    use crate::maths::Stopped;
    use crate::maths::slow::{Slow, every_directed_graph, every_graph};

    fn values(list: &[Value]) -> Vec<f64> {
        list.iter().map(|value| value.unwrap_or(f64::NAN)).collect()
    }

    fn with(network: &Network, alpha: f64) -> Result<Katz, AnalysisError> {
        compute(network, &Options::default().with_alpha(alpha))
    }

    #[test]
    fn without_ties_there_is_no_status() {
        let none = compute(&network(2, &[(1, 1)], None, Direction::Undirected), &Options::default()).expect("it fits");
        assert_eq!((none.values, none.raw), (vec![Err(Reason::NoTies); 2], vec![Err(Reason::NoTies); 2]));
        assert_eq!((none.alpha, none.lambda_1), (Err(Reason::NoTies), Err(Reason::NoTies)));
        assert!(compute(&network(0, &[], None, Direction::Directed), &Options::default()).is_ok_and(|found| found.raw.is_empty()));
    }

    #[test]
    fn a_star_by_hand() {
        // λ1 = 2, α = ¼: hub = 1 + ¼·4·other, other = 1 + ¼·hub, so hub = 8/3 and other = 5/3.
        let star = network(6, &[(0, 1), (0, 2), (0, 3), (0, 4)], None, Direction::Undirected);
        let found = compute(&star, &Options::default()).expect("it fits");
        assert!(close(&values(&[found.alpha, found.lambda_1]), &[0.25, 2.0]));
        assert!(
            close(&values(&found.raw), &[8.0 / 3.0, 5.0 / 3.0, 5.0 / 3.0, 5.0 / 3.0, 5.0 / 3.0, 1.0]),
            "an isolate has what it has of itself"
        );
        let length = (64.0 / 9.0 + 4.0 * 25.0 / 9.0 + 1.0_f64).sqrt();
        assert!(close(&values(&found.values)[..2], &[8.0 / 3.0 / length, 5.0 / 3.0 / length]));
        let doubled = compute(&star, &Options::default().with_beta(2.0)).expect("it fits");
        assert!(close(&values(&doubled.values), &values(&found.values)));
        assert!(close(&values(&doubled.raw)[..1], &[16.0 / 3.0]));
    }

    #[test]
    fn directions_follow_arcs_or_go_against_them_and_weights_count() {
        let arcs = network(3, &[(0, 1), (1, 2)], Some(&[2.0, 3.0]), Direction::Directed);
        let looked = |direction| {
            let options = Options::default().with_direction(direction).with_alpha(0.5);
            values(&compute(&arcs, &options).expect("it fits").raw)
        };
        assert_eq!(looked(Direction::In), [1.0, 2.0, 4.0]);
        assert_eq!(looked(Direction::Directed), looked(Direction::In));
        assert_eq!(looked(Direction::Out), [3.5, 2.5, 1.0]);
        let open = compute(&arcs, &Options::default()).expect("it fits");
        assert_eq!((open.alpha, open.lambda_1), (Ok(0.5), Ok(0.0)), "no way leads back, so there is no bound");
        let answer = find("actor_katz").and_then(|method| method.of_network(&arcs, &given(&[]))).expect("preset options");
        assert_eq!(numbers(table(&answer, "settings"), "alpha"), [Some(0.5)]);
        assert_eq!(numbers(answer.table(), "raw"), [Some(1.0), Some(2.0), Some(4.0)]);
    }

    #[test]
    fn what_is_no_alpha_or_beta_is_refused_with_the_bound() {
        let circle = network(4, &[(0, 1), (1, 2), (2, 3), (3, 0)], None, Direction::Undirected);
        let message = |alpha| with(&circle, alpha).expect_err("it does not fit").to_string();
        assert_eq!(message(0.5), "option `alpha`: found `0.5`, expected a number of 0 or more and below `0.5`, which is 1/λ1");
        assert!(message(7.0).starts_with("option `alpha`: found `7`, expected a number of 0 or more and below `0.5`"));
        assert_eq!(message(-0.1), "option `alpha`: found `-0.1`, expected a finite number of 0 or more");
        assert!(message(f64::NAN).starts_with("option `alpha`: found `NaN`"));
        assert!(with(&circle, 0.499_999).is_ok());
        assert_eq!(with(&circle, 0.0).map(|found| found.raw), Ok(vec![Ok(1.0); 4]));
        let path = network(3, &[(0, 1), (1, 2)], None, Direction::Directed);
        assert!(with(&path, 1e100).is_ok(), "no way leads back, so there is no bound");
        let error = with(&path, 1e300).expect_err("the numbers would be infinite");
        assert!(error.to_string().contains("small enough to be told"), "{error}");
        for beta in [0.0, -1.0, f64::INFINITY] {
            let error = compute(&circle, &Options::default().with_beta(beta)).expect_err("it does not fit").to_string();
            assert_eq!(error, format!("option `beta`: found `{beta}`, expected a finite number above 0"));
        }
    }

    #[test]
    fn every_small_graph_satisfies_its_equation() {
        let undirected = (2..=5).flat_map(every_graph).map(|pairs| (pairs, false));
        let directed = (2..=4).flat_map(every_directed_graph).map(|arcs| (arcs, true));
        for (pairs, is_directed) in undirected.chain(directed).filter(|(pairs, _)| !pairs.is_empty()) {
            let direction = if is_directed { Direction::Directed } else { Direction::Undirected };
            let found = compute(&network(5, &pairs, None, direction), &Options::default()).expect("it fits");
            let (raw, alpha) = (values(&found.raw), found.alpha.expect("there are ties"));
            let table = Slow::new(5, &pairs, is_directed, None).adjacency();
            for (to, value) in raw.iter().enumerate() {
                let sum: f64 = (0..5).map(|from| table[from][to] * raw[from]).sum();
                assert!((1.0 + alpha * sum - value).abs() < 1e-11, "{pairs:?}: {found:?}");
            }
            assert!((values(&found.values).iter().map(|value| value * value).sum::<f64>() - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn large_networks_agree_with_small_ones_and_threads_change_no_bit() {
        // Many circles of ten: every actor has 1/(1 − 2α), as near to the bound as one likes.
        let round: Vec<(u32, u32)> = (0..20_000).map(|actor| (actor, actor / 10 * 10 + (actor + 1) % 10)).collect();
        let circles = network(20_000, &round, None, Direction::Undirected);
        for alpha in [0.25, 0.4999] {
            let found = with(&circles, alpha).expect("it fits");
            let expected = 1.0 / (1.0 - 2.0 * alpha);
            assert!(values(&found.raw).iter().all(|value| (value / expected - 1.0).abs() < 1e-9), "{:?}", found.raw[0]);
        }
        let arcs: Vec<(u32, u32)> = (0..40_000_u32).map(|arc| (arc % 10_000, (arc.wrapping_mul(2_654_435_761) >> 7) % 10_000)).collect();
        let ties = network(10_000, &arcs, None, Direction::Directed);
        let alone = compute(&ties, &Options::default()).expect("it fits");
        assert!(alone.raw[0].is_ok());
        #[cfg(feature = "parallel")]
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            assert_eq!(pool.install(|| compute(&ties, &Options::default())).as_ref(), Ok(&alone));
        }
        let watch = Watch::new();
        watch.stop();
        assert_eq!(of(&ties, Direction::In, Options::default(), &watch), Err(AnalysisError::Stopped(Stopped)));
    }
}
