//! On how many shortest paths between others an actor lies.
//!
//! Who holds a partnership together that would otherwise need detours, and who can hold things up.

use super::shared::lot;
use super::shared::path::{self, Estimate, Pivots, WeightAs};
use crate::method::{AnalysisError, Answer, Card, ColumnSpec, Given, Level, NETWORK_SCOPE, Reason, Study, Subject, TableSpec, Value};
use crate::view::Network;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_betweenness",
    version: 2,
    level: Level::Actor,
    subject: Subject::Network,
    question: "On how many shortest paths between others does an actor lie?",
    definition: "raw = Σ σst(i)/σst over pairs s, t of other actors that are connected, σst the number of shortest paths and σst(i) those over \
        i; value = raw/((n−1)(n−2)/2).\n\
        Directed: ordered pairs, over (n−1)(n−2).\n\
        With `pivots` = k: n/k times what shortest paths from k actors s add, drawn by lot without replacement; standard_error = \
        n √((1−k/n) v/k), v the variance of what they add, over the same denominator as value.",
    reading: "From 0 (on no way between others) to 1 (on every way). Pairs that cannot reach each other add nothing. In cases with few ties \
        between partners most actors have 0. An estimate from `pivots` is right on average and lies within two standard errors in most \
        cases, less surely where few of the actors drawn find an actor on their way.",
    undefined: &[(Reason::TooFewActors, "value and standard_error, when the network has fewer than three actors; raw is then 0")],
    source: "Freeman 1977, A set of measures of centrality based on betweenness. Sociometry 40, DOI 10.2307/3033543; worked out after Brandes \
        2001, A faster algorithm for betweenness centrality. J. Math. Sociol. 25, DOI 10.1080/0022250X.2001.9990249; from pivots: Brandes & Pich \
        2007, Centrality estimation in large networks. Int. J. Bifurcation Chaos 17, DOI 10.1142/S0218127407018403.",
    elsewhere: "igraph and rustworkx count each parallel edge as a path of its own (a ring of four with one doubled tie: 0.667 where we give 0.5). \
        Every package reads weights as distances; here `weight_as` says what they are.",
    scope: NETWORK_SCOPE,
    options: &[path::WEIGHT_AS, path::PIVOTS, lot::SEED],
    tables: &[TableSpec {
        name: "main",
        row: "an actor of the network, in document order",
        columns: &[
            ColumnSpec::new("actor", "id of the actor"),
            ColumnSpec::new("name", "its name; only of a case"),
            ColumnSpec::new("value", "share of the pairs of others it lies between, 0 to 1"),
            ColumnSpec::new("raw", "sum of the shares of shortest paths over all pairs of others"),
            ColumnSpec::new("standard_error", "how far value may be off where it is estimated from `pivots`; 0 where it is exact"),
        ],
    }],
};

/// What weights mean, and whether to estimate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[must_use]
pub struct Options {
    weight_as: Option<WeightAs>,
    pivots: Option<Pivots>,
}

impl Options {
    /// The same, with weights that mean this.
    pub const fn with_weight_as(mut self, weight_as: WeightAs) -> Self {
        self.weight_as = Some(weight_as);
        self
    }

    /// The same, estimated from the shortest paths from so many actors, which are drawn by lot with a seed; at least two.
    pub const fn with_pivots(mut self, number: usize, seed: u64) -> Self {
        self.pivots = Some(Pivots { number, seed });
        self
    }
}

/// How much an actor lies between others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Betweenness {
    /// The sum of its shares of shortest paths.
    pub raw: f64,
    /// That sum as a share of the pairs there are.
    pub value: Value,
    /// The standard error of that share where it is estimated; 0 where it is exact.
    pub standard_error: Value,
}

/// How much each actor lies between others, in the order of the network.
///
/// # Errors
/// [`AnalysisError::WeightMeaningMissing`] when the network has weights and it is not said what they mean;
/// [`AnalysisError::Length`] when a weight makes no length; [`AnalysisError::Option`] when there are not as many actors as
/// pivots, or fewer than two pivots.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::actor_betweenness, view::{Direction, Network, Parallel}};
///
/// let names = ["a", "b", "c"].map(String::from).to_vec();
/// let path = Network::from_edges(names, &[0, 1], &[1, 2], None, Direction::Undirected, Parallel::Any)?;
/// let found = actor_betweenness::compute(&path, &Default::default())?;
/// assert_eq!(found[1].value, Ok(1.0));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, options: &Options) -> Result<Vec<Betweenness>, AnalysisError> {
    let found = path::betweenness_of(network, options.weight_as, options.pivots)?;
    Ok(of_estimate(network, &found))
}

/// Of sums over ordered pairs that are exact.
pub(crate) fn of(network: &Network, sums: &[f64]) -> Vec<Betweenness> {
    let (times, pairs) = counted(network);
    sums.iter().map(|sum| one(sum / times, pairs, 0.0)).collect()
}

fn of_estimate(network: &Network, found: &Estimate) -> Vec<Betweenness> {
    let (times, pairs) = counted(network);
    found.sums.iter().enumerate().map(|(actor, sum)| one(sum / times, pairs, found.error(actor) / times)).collect()
}

/// How often each pair of others is among the ordered ones, and how many pairs there are for each actor.
fn counted(network: &Network) -> (f64, f64) {
    let others = network.actors().saturating_sub(1);
    let times = if network.is_directed() { 1.0 } else { 2.0 };
    (times, (others * others.saturating_sub(1)) as f64 / times)
}

fn one(raw: f64, pairs: f64, error: f64) -> Betweenness {
    let of_pairs = |number: f64| if pairs > 0.0 { Ok(number / pairs) } else { Err(Reason::TooFewActors) };
    Betweenness { raw, value: of_pairs(raw), standard_error: of_pairs(error) }
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let pivots = Pivots::given(given)?;
    let found = of_estimate(study.network(), &path::betweenness_for(study, given, pivots)?);
    let mut table = study.actor_table("main");
    table
        .number("value", found.iter().map(|actor| actor.value))
        .number("raw", found.iter().map(|actor| Ok(actor.raw)))
        .number("standard_error", found.iter().map(|actor| actor.standard_error));
    let answer = Answer::new(&CARD, study, given).with_network_facts(study).with_table(table);
    Ok(match pivots {
        Some(pivots) => answer.with_remark(pivots.remark(study.network().actors())),
        None => answer,
    })
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{close, network};
    use super::*;
    use crate::maths::slow::{Slow, every_directed_graph, every_graph};
    use crate::view::Direction;

    fn raw(network: &Network, options: &Options) -> Vec<f64> {
        compute(network, options).expect("the weights mean something").iter().map(|actor| actor.raw).collect()
    }

    #[test]
    fn below_three_actors_there_is_no_pair_of_others() {
        assert!(compute(&network(0, &[], None, Direction::Undirected), &Options::default()).is_ok_and(|found| found.is_empty()));
        for actors in 1..=2 {
            let found = compute(&network(actors, &[], None, Direction::Undirected), &Options::default());
            assert_eq!(
                found,
                Ok(vec![
                    Betweenness { raw: 0.0, value: Err(Reason::TooFewActors), standard_error: Err(Reason::TooFewActors) };
                    actors as usize
                ])
            );
        }
    }

    #[test]
    fn without_a_relation_everyone_has_a_genuine_zero() {
        let found = compute(&network(3, &[], None, Direction::Undirected), &Options::default());
        assert_eq!(found, Ok(vec![Betweenness { raw: 0.0, value: Ok(0.0), standard_error: Ok(0.0) }; 3]));
    }

    #[test]
    fn a_doubled_tie_in_a_ring_of_four_is_not_a_second_path() {
        // By hand: each lies on one of the two ways between its neighbours. Programs that count edges say 0.667 for two of them.
        let ring = network(4, &[(0, 1), (1, 2), (2, 3), (3, 0), (1, 0), (2, 2)], None, Direction::Undirected);
        assert_eq!(raw(&ring, &Options::default()), [0.5; 4]);
    }

    #[test]
    fn pairs_in_different_pieces_add_nothing() {
        let pieces = network(6, &[(0, 1), (1, 2), (3, 4), (4, 5)], None, Direction::Undirected);
        let found = compute(&pieces, &Options::default()).expect("there are no weights");
        assert_eq!(found[1], Betweenness { raw: 1.0, value: Ok(0.1), standard_error: Ok(0.0) });
        assert_eq!(raw(&pieces, &Options::default()), [0.0, 1.0, 0.0, 0.0, 1.0, 0.0]);
    }

    #[test]
    fn arcs_are_followed_in_their_direction_over_ordered_pairs() {
        let arcs = network(3, &[(0, 1), (1, 2)], None, Direction::Directed);
        let found = compute(&arcs, &Options::default()).expect("there are no weights");
        assert_eq!(found[1], Betweenness { raw: 1.0, value: Ok(0.5), standard_error: Ok(0.0) });
    }

    #[test]
    fn weights_need_a_meaning_and_follow_it() {
        // Two ties of weight 4, and one of weight 1 that is the shorter way as a distance and the longer as a strength.
        let weighted = network(3, &[(0, 1), (1, 2), (0, 2)], Some(&[4.0, 4.0, 1.0]), Direction::Undirected);
        assert_eq!(compute(&weighted, &Options::default()), Err(AnalysisError::WeightMeaningMissing));
        assert_eq!(raw(&weighted, &Options::default().with_weight_as(WeightAs::Strength)), [0.0, 1.0, 0.0]);
        assert_eq!(raw(&weighted, &Options::default().with_weight_as(WeightAs::Distance)), [0.0, 0.0, 0.0]);
    }

    #[test]
    fn every_undirected_graph_of_up_to_five_actors_agrees_with_walking_every_path() {
        for actors in 0..=5 {
            for pairs in every_graph(actors) {
                let slow: Vec<f64> = Slow::new(actors, &pairs, false, None).betweenness().iter().map(|ordered| ordered / 2.0).collect();
                let found = raw(&network(actors, &pairs, None, Direction::Undirected), &Options::default());
                assert!(close(&found, &slow), "{pairs:?}: {found:?}");
            }
        }
    }

    #[test]
    fn every_directed_graph_of_up_to_four_actors_agrees_with_walking_every_path() {
        for actors in 0..=4 {
            for arcs in every_directed_graph(actors) {
                let slow = Slow::new(actors, &arcs, true, None).betweenness();
                let found = raw(&network(actors, &arcs, None, Direction::Directed), &Options::default());
                assert!(close(&found, &slow), "{arcs:?}: {found:?}");
            }
        }
    }

    #[test]
    fn every_weighted_graph_of_five_actors_agrees_with_walking_every_path() {
        for pairs in every_graph(5) {
            let weights: Vec<f64> = (0..pairs.len()).map(|position| [2.0, 1.0, 1.0, 3.0, 2.0][position % 5]).collect();
            let slow: Vec<f64> = Slow::new(5, &pairs, false, Some(&weights)).betweenness().iter().map(|ordered| ordered / 2.0).collect();
            let found = network(5, &pairs, Some(&weights), Direction::Undirected);
            assert!(close(&raw(&found, &Options::default().with_weight_as(WeightAs::Distance)), &slow), "{pairs:?}");
        }
    }

    #[test]
    fn an_estimate_is_right_on_average_and_says_how_far_it_may_be_off() {
        let arcs: Vec<(u32, u32)> = (0..60).map(|number| (number % 19, (number * 5 + 2) % 19)).filter(|(a, b)| a != b).collect();
        let drawn = network(19, &arcs, None, Direction::Directed);
        let exact = compute(&drawn, &Options::default()).expect("there are no weights");
        let all = compute(&drawn, &Options::default().with_pivots(19, 3)).expect("as many as there are");
        for (exact, all) in exact.iter().zip(&all) {
            assert!((exact.raw - all.raw).abs() < 1e-12 && all.standard_error == Ok(0.0));
        }
        let draws: Vec<Vec<Betweenness>> =
            (0..400).map(|seed| compute(&drawn, &Options::default().with_pivots(9, seed)).expect("enough actors")).collect();
        for (actor, exact) in exact.iter().enumerate() {
            let raw: Vec<f64> = draws.iter().map(|draw| draw[actor].raw).collect();
            let mean = raw.iter().sum::<f64>() / 400.0;
            let spread = (raw.iter().map(|raw| (raw - mean) * (raw - mean)).sum::<f64>() / 399.0).sqrt();
            // The mean of 400 draws within four of its own standard errors.
            assert!((mean - exact.raw).abs() <= 4.0 * spread / 20.0 + 1e-12, "{mean} for {}", exact.raw);
            // The mean of the squared standard errors is the variance of the estimates, but for chance.
            let pairs = 18.0 * 17.0;
            let errors = draws.iter().filter_map(|draw| draw[actor].standard_error.ok()).map(|error| (error * pairs) * (error * pairs));
            let expected = (errors.sum::<f64>() / 400.0).sqrt();
            assert!((spread - expected).abs() <= 0.2 * expected + 1e-12, "{spread} for {expected}");
        }
        assert_eq!(draws[7], compute(&drawn, &Options::default().with_pivots(9, 7)).expect("the same draw"));
    }

    #[test]
    fn pivots_are_at_least_two_and_at_most_all() {
        let path = network(3, &[(0, 1), (1, 2)], None, Direction::Undirected);
        for number in [0, 1, 4] {
            let error = compute(&path, &Options::default().with_pivots(number, 1)).expect_err("too few or too many");
            let expected = format!("option `pivots`: found `{number}`, expected a number from 2 to 3, the number of actors of the network");
            assert_eq!(error.to_string(), expected);
        }
    }
}
