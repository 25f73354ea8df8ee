//! Where someone ends up who keeps following ties at random.
//!
//! A walker goes from actor to actor along arcs, each as likely as its weight says, and now and then begins anew elsewhere. An
//! actor's value is the share of time that the walker spends with it.

use super::shared::named::Named;
use super::shared::spectral::{check_direction, weighing};
use crate::maths::Watch;
use crate::maths::spectral::{Shares, pagerank};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, DIRECTED, DIRECTED_SCOPE, Given, Level, OptionError, OptionKind, OptionSpec, Preset, Reason,
    Study, Subject, TableSpec, Value,
};
use crate::view::Network;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_pagerank",
    version: 1,
    level: Level::Actor,
    subject: Subject::Network,
    question: "Where does someone end up who keeps following ties at random?",
    definition: "The shares x, adding up to 1, with x_j = d Σ_i x_i w_ij/W_i + d u_j Σ_{i: W_i = 0} x_i + (1−d) v_j: w_ij the weight of the \
        arc i→j (1 without weights), W_i the sum of the weights of the arcs from i, d the damping, v the restart distribution, u where the \
        walk goes on from actors without an arc that leaves them.\n\
        An undirected tie is an arc either way.",
    reading: "The share of time that the walk spends with the actor, 0 to 1. It is high where arcs come from actors that have high values \
        themselves and few other arcs. With equal restarts the smallest possible value is (1−d)/n, so values of networks of different size do \
        not compare. Isolates have a value: they are dead ends.",
    undefined: &[(Reason::NotConverged, "value, where the procedure did not settle, with a damping very near 1")],
    source: "Brin & Page 1998, The anatomy of a large-scale hypertextual web search engine. Computer Networks and ISDN Systems 30, DOI \
        10.1016/S0169-7552(98)00110-X.",
    elsewhere: "networkx uses an attribute called `weight` without being asked. A loop on an undirected graph counts 1 in networkx and 2 in \
        igraph and rustworkx; here loops are dropped. `page_rank` of petgraph 0.8.3 is another measure.",
    scope: DIRECTED_SCOPE,
    options: &[
        DIRECTED,
        OptionSpec {
            name: "damping",
            kind: OptionKind::Number,
            preset: Preset::Number(0.85),
            meaning: "how likely the walk follows a tie rather than beginning anew, 0 or more and below 1",
        },
        OptionSpec {
            name: "restart",
            kind: OptionKind::NumberByActor,
            preset: Preset::Nothing,
            meaning: "where the walk begins anew: for actors by id how likely, to be divided by their sum; equally with all without it",
        },
        OptionSpec {
            name: "dangling",
            kind: OptionKind::NumberByActor,
            preset: Preset::Nothing,
            meaning: "where the walk goes on from an actor without an arc that leaves it, in the same form; as in `restart` without it",
        },
    ],
    tables: &[TableSpec {
        name: "main",
        row: "an actor of the network, in document order",
        columns: &[
            ColumnSpec::new("actor", "id of the actor"),
            ColumnSpec::new("name", "its name; only of a case"),
            ColumnSpec::new("value", "share of time that the walk spends with it, 0 to 1; all add up to 1"),
        ],
    }],
};

const PRESET_DAMPING: f64 = 0.85;

/// How the walk goes on.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Options {
    damping: f64,
    restart: Option<Vec<f64>>,
    dangling: Option<Vec<f64>>,
}

impl Default for Options {
    fn default() -> Self {
        Self { damping: PRESET_DAMPING, restart: None, dangling: None }
    }
}

impl Options {
    /// The same, with ties followed this likely: 0 or more and below 1.
    pub const fn with_damping(mut self, damping: f64) -> Self {
        self.damping = damping;
        self
    }

    /// The same, with restarts this likely with each actor, in the order of the network; they are divided by their sum.
    pub fn with_restart(mut self, restart: impl IntoIterator<Item = f64>) -> Self {
        self.restart = Some(restart.into_iter().collect());
        self
    }

    /// The same, with walks that go on from dead ends this likely with each actor, in the order of the network; they are divided
    /// by their sum.
    pub fn with_dangling(mut self, dangling: impl IntoIterator<Item = f64>) -> Self {
        self.dangling = Some(dangling.into_iter().collect());
        self
    }
}

/// The share of time that the walk spends with each actor, in the order of the network.
///
/// # Errors
/// [`AnalysisError::Option`] when the damping is not 0 or more and below 1, or a distribution has not one finite number of 0 or
/// more for each actor, or adds up to 0.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::actor_pagerank, view::{Direction, Network, Parallel}};
///
/// let names = ["a", "b"].map(String::from).to_vec();
/// let arc = Network::from_edges(names, &[0], &[1], None, Direction::Directed, Parallel::Any)?;
/// let found = actor_pagerank::compute(&arc, &Default::default())?;
/// // x_a = 0.075 + 0.425 x_b and x_a + x_b = 1.
/// assert!(found[0].is_ok_and(|share| (share - 0.5 / 1.425).abs() < 1e-12));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, options: &Options) -> Result<Vec<Value>, AnalysisError> {
    of(network, options, Watch::nobody())
}

pub(crate) fn of(network: &Network, options: &Options, watch: &Watch) -> Result<Vec<Value>, AnalysisError> {
    let (damping, actors) = (options.damping, network.actors());
    if !(0.0..1.0).contains(&damping) {
        return Err(OptionError::new("damping", format_args!("`{damping}`"), "a number of 0 or more and below 1").into());
    }
    let restart = options.restart.as_deref().map(|shares| distribution("restart", shares, actors)).transpose()?;
    let dangling = options.dangling.as_deref().map(|shares| distribution("dangling", shares, actors)).transpose()?;
    if actors == 0 {
        return Ok(Vec::new());
    }
    let restart = restart.as_deref().map_or(Shares::Equal, Shares::Given);
    let dangling = dangling.as_deref().map_or(restart, Shares::Given);
    let rows = (network.successors(), network.predecessors(), weighing(network));
    let found = pagerank(rows, damping, restart, dangling, watch)?;
    Ok(found.map_or_else(|| vec![Err(Reason::NotConverged); actors], |found| found.into_iter().map(Ok).collect()))
}

/// Shares that add up to 1.
fn distribution(option: &str, shares: &[f64], actors: usize) -> Result<Vec<f64>, OptionError> {
    if shares.len() != actors {
        return Err(OptionError::new(option, format_args!("{} numbers", shares.len()), format!("{actors}, one for each actor")));
    }
    if let Some(share) = shares.iter().find(|share| !share.is_finite() || **share < 0.0) {
        return Err(OptionError::new(option, format_args!("`{share}`"), "for each actor a finite number of 0 or more"));
    }
    let largest = shares.iter().copied().fold(0.0, f64::max);
    if largest == 0.0 {
        return Err(OptionError::new(option, "numbers that add up to 0", "at least one above 0"));
    }
    // First by the largest, so that no sum is too large to be told.
    let sum: f64 = shares.iter().map(|share| share / largest).sum();
    Ok(shares.iter().map(|share| share / largest / sum).collect())
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    check_direction(given)?;
    let options = Options {
        damping: given.number("damping")?.unwrap_or(PRESET_DAMPING),
        restart: by_actor(study, given, "restart")?,
        dangling: by_actor(study, given, "dangling")?,
    };
    let found = of(study.network(), &options, study.watch())?;
    let mut table = study.actor_table("main");
    table.number("value", found);
    Ok(Answer::new(&CARD, study, given).with_network_facts(study).with_table(table))
}

/// What is given for actors by name, for each actor of the network; 0 for those that are not named.
fn by_actor(study: &Study<'_>, given: &Given, option: &str) -> Result<Option<Vec<f64>>, OptionError> {
    let Some(named) = given.numbers_by_name(option)? else { return Ok(None) };
    let (by_name, mut shares) = (Named::of(study), vec![0.0; study.network().actors()]);
    for (name, share) in named {
        shares[by_name.number(option, name)? as usize] = share;
    }
    Ok(Some(shares))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{close, given, network, numbers};
    use super::*;
    use crate::analysis::find;
    use crate::maths::Stopped;
    use crate::maths::slow::{Slow, every_directed_graph, every_graph};
    use crate::method::OptionValue;
    use crate::model::{Actor, CaseBuilder, Relation, RelationKind};
    use crate::view::Direction;

    fn found(network: &Network, options: &Options) -> Vec<f64> {
        let found = compute(network, options).expect("options that fit");
        found.into_iter().map(|value| value.unwrap_or(f64::NAN)).collect()
    }

    fn refused(options: &Options) -> String {
        let pair = network(2, &[(0, 1)], None, Direction::Directed);
        compute(&pair, options).expect_err("options that do not fit").to_string()
    }

    #[test]
    fn without_arcs_everyone_has_the_same_share() {
        assert!(compute(&network(0, &[], None, Direction::Directed), &Options::default()).is_ok_and(|found| found.is_empty()));
        assert_eq!(found(&network(1, &[(0, 0)], None, Direction::Directed), &Options::default()), [1.0]);
        assert!(close(&found(&network(4, &[], None, Direction::Undirected), &Options::default()), &[0.25; 4]));
    }

    #[test]
    fn a_star_divides_by_hand() {
        // x_hub = d (1 − x_hub) + (1−d)/5, so x_hub = (d + (1−d)/5)/(1+d), and the four others share the rest.
        let star = network(5, &[(0, 1), (0, 2), (0, 3), (0, 4)], None, Direction::Undirected);
        let hub = (0.85 + 0.03) / 1.85;
        let other = (1.0 - hub) / 4.0;
        assert!(close(&found(&star, &Options::default()), &[hub, other, other, other, other]));
        assert!(close(&found(&star, &Options::default().with_damping(0.0)), &[0.2; 5]));
    }

    #[test]
    fn weights_divide_what_is_passed_on() {
        // Of what 0 has, 3/4 goes to 1; both give it back.
        let weighted = network(3, &[(0, 1), (0, 2), (1, 0), (2, 0)], Some(&[3.0, 1.0, 5.0, 7.0]), Direction::Directed);
        let hub = (0.85 + 0.05) / 1.85;
        assert!(close(&found(&weighted, &Options::default()), &[hub, 0.05 + 0.85 * 0.75 * hub, 0.05 + 0.85 * 0.25 * hub]));
    }

    #[test]
    fn restarts_and_dead_ends_go_where_they_are_sent() {
        let arc = network(3, &[(0, 1)], None, Direction::Directed);
        // Begins with 0, goes to 1, which is a dead end: back to 0, unless 2 is where dead ends lead.
        let restart = Options::default().with_restart([5.0, 0.0, 0.0]);
        assert!(close(&found(&arc, &restart), &[1.0 / 1.85, 0.85 / 1.85, 0.0]));
        let on = restart.with_dangling([0.0, 0.0, 1.0]);
        // x_0 = 0.15, x_1 = 0.85 x_0, x_2 the rest.
        assert!(close(&found(&arc, &on), &[0.15, 0.1275, 0.7225]));
        let large = Options::default().with_restart([1e308, 1e308, 0.0]);
        assert!(found(&arc, &large).iter().all(|share| share.is_finite()));
    }

    #[test]
    fn what_is_no_distribution_or_damping_is_refused() {
        let expected = "option `damping`: found `1`, expected a number of 0 or more and below 1";
        assert_eq!(refused(&Options::default().with_damping(1.0)), expected);
        assert!(refused(&Options::default().with_damping(-0.1)).starts_with("option `damping`: found `-0.1`"));
        assert!(refused(&Options::default().with_damping(f64::NAN)).starts_with("option `damping`: found `NaN`"));
        let expected = "option `restart`: found numbers that add up to 0, expected at least one above 0";
        assert_eq!(refused(&Options::default().with_restart([0.0, 0.0])), expected);
        let expected = "option `dangling`: found `-1`, expected for each actor a finite number of 0 or more";
        assert_eq!(refused(&Options::default().with_dangling([2.0, -1.0])), expected);
        assert!(refused(&Options::default().with_restart([f64::NAN, 1.0])).starts_with("option `restart`: found `NaN`"));
        assert_eq!(refused(&Options::default().with_restart([1.0])), "option `restart`: found 1 numbers, expected 2, one for each actor");
    }

    #[test]
    fn a_case_is_read_with_direction_and_restarts_are_given_by_id() {
        let case = CaseBuilder::new("house", "House")
            .actor(Actor::new("town", "Town"))
            .actor(Actor::new("club", "Club"))
            .relation(Relation::new("town", "club", RelationKind::Funds))
            .build()
            .expect("a sound case");
        let method = find("actor_pagerank").expect("in the register");
        let by_name = |name: &str, value| Given::nothing().with("restart", OptionValue::Map(vec![(name.to_owned(), value)]));
        let answer = method.of_case(&case, &by_name("town", OptionValue::Whole(2))).expect("options that fit");
        let values: Vec<f64> = numbers(answer.table(), "value").into_iter().flatten().collect();
        assert!(close(&values, &[1.0 / 1.85, 0.85 / 1.85]));
        assert!(answer.options().contains(&("direction", OptionValue::Text("directed".to_owned()))));
        let undirected = method.of_case(&case, &given(&[("direction", "undirected")])).expect("options that fit");
        assert_eq!(numbers(undirected.table(), "value"), [Some(0.5); 2]);
        let refused = |given: &Given| method.of_case(&case, given).expect_err("options that do not fit").to_string();
        let expected = "option `restart`: found `twon`, expected an actor of the network; the nearest is `town`";
        assert_eq!(refused(&by_name("twon", OptionValue::Whole(1))), expected);
        let expected = "option `restart`: found `-1` for `town`, expected for each actor a finite number of 0 or more";
        assert_eq!(refused(&by_name("town", OptionValue::Number(-1.0))), expected);
        assert_eq!(refused(&given(&[("direction", "in")])), "option `direction`: found `in`, expected one of `directed`, `undirected`");
    }

    #[test]
    fn a_network_that_is_ready_is_looked_at_as_it_is() {
        let method = find("actor_pagerank").expect("in the register");
        let tie = network(2, &[(0, 1)], None, Direction::Undirected);
        let answer = method.of_network(&tie, &given(&[("direction", "directed")])).expect("what is preset says nothing");
        assert_eq!(answer.options().iter().filter(|(name, _)| *name == "direction").count(), 1);
        assert!(answer.options().contains(&("direction", OptionValue::Text("undirected".to_owned()))));
    }

    /// Many plain steps on the full table.
    fn walked(table: &[Vec<f64>]) -> Vec<f64> {
        let n = table.len();
        let mut x = vec![1.0 / n as f64; n];
        for _ in 0..300 {
            let passed = |from: usize, to: usize| {
                let total: f64 = table[from].iter().sum();
                x[from] * if total == 0.0 { 1.0 / n as f64 } else { table[from][to] / total }
            };
            x = (0..n).map(|to| 0.15 / n as f64 + 0.85 * (0..n).map(|from| passed(from, to)).sum::<f64>()).collect();
        }
        x
    }

    #[test]
    fn every_small_graph_agrees_with_many_plain_steps() {
        for actors in 1..=5 {
            for pairs in every_graph(actors) {
                let found = found(&network(actors, &pairs, None, Direction::Undirected), &Options::default());
                assert!(close(&found, &walked(&Slow::new(actors, &pairs, false, None).adjacency())), "{pairs:?}");
            }
        }
        for arcs in (1..=4).flat_map(every_directed_graph) {
            let found = found(&network(4, &arcs, None, Direction::Directed), &Options::default());
            assert!(close(&found, &walked(&Slow::new(4, &arcs, true, None).adjacency())), "{arcs:?}");
        }
    }

    #[test]
    fn long_ways_settle_and_threads_change_no_bit() {
        // A path of arcs that ends: x_i = (1−d)/n Σ_{k≤i} d^k up to length; and a walk on many slow pieces.
        let actors = 9_000_u32;
        let edges: Vec<(u32, u32)> = (1..actors).map(|actor| (actor - 1, actor)).collect();
        let ends = network(actors, &edges, None, Direction::Directed);
        let exact: Vec<f64> = (0..actors).map(|actor| (1.0 - 0.85_f64.powi(actor as i32 + 1)) / 0.15).collect();
        let sum: f64 = exact.iter().sum();
        let shares = found(&ends, &Options::default());
        let apart: f64 = shares.iter().zip(&exact).map(|(a, b)| (a - b / sum).abs()).sum();
        assert!(apart < 1e-11, "{apart}");
        let circle: Vec<(u32, u32)> = (0..actors).map(|actor| (actor, (actor * 7 + 1) % actors)).chain(edges).collect();
        let slow = network(actors, &circle, None, Direction::Undirected);
        let alone = compute(&slow, &Options::default().with_damping(0.99)).expect("it fits");
        #[cfg(feature = "parallel")]
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            let found = pool.install(|| compute(&slow, &Options::default().with_damping(0.99)));
            assert_eq!(found.as_ref(), Ok(&alone));
        }
        let watch = Watch::new();
        watch.stop();
        assert_eq!(of(&slow, &Options::default(), &watch), Err(AnalysisError::Stopped(Stopped)));
    }
}
