//! Which ties between two actors carry the shortest paths.
//!
//! Who asks which partnership everything runs through wants this one: a tie that lies on many shortest paths is a detour for
//! many when it ends.

use super::shared::lot;
use super::shared::path::{self, Estimate, Pivots, WeightAs};
use crate::method::{AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, NETWORK_SCOPE, Study, Subject, Table, TableSpec, Value};
use crate::view::Network;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "relation_betweenness",
    version: 1,
    level: Level::Relation,
    subject: Subject::Network,
    question: "Which partnerships between two actors carry the shortest paths?",
    definition: "raw = Σ σst(e)/σst over pairs s, t of actors that are connected, the two of the tie included, σst the number of shortest paths \
        and σst(e) those over the tie e; value = raw/(n(n−1)/2).\n\
        Directed: of each arc, over ordered pairs, value = raw/(n(n−1)).\n\
        With `pivots` = k: n/k times what shortest paths from k actors s add, drawn by lot without replacement; standard_error = \
        n √((1−k/n) v/k), v the variance of what they add, over the same denominator as value.",
    reading: "From 1 pair (only its own two actors need it) to all pairs (value 1, in a network of two). Relations between the same two actors \
        are one tie. A tie with a high value is not necessarily a bridge: there may be detours.",
    undefined: &[],
    source: "Girvan & Newman 2002, Community structure in social and biological networks. PNAS 99, DOI 10.1073/pnas.122653799; worked out after \
        Brandes 2001, A faster algorithm for betweenness centrality. J. Math. Sociol. 25, DOI 10.1080/0022250X.2001.9990249; from pivots: \
        Brandes & Pich 2007, Centrality estimation in large networks. Int. J. Bifurcation Chaos 17, DOI 10.1142/S0218127407018403.",
    elsewhere: "networkx keeps one value for each key of a multigraph; ours is for each pair. Every package reads weights as distances; here \
        `weight_as` says what they are.",
    scope: NETWORK_SCOPE,
    options: &[path::WEIGHT_AS, path::PIVOTS, lot::SEED],
    tables: &[TableSpec {
        name: "main",
        row: "a tie, or an arc of a directed network, by first and then second actor in document order",
        columns: &[
            ColumnSpec::new("from", "id of the first actor; of an arc, the one it comes from"),
            ColumnSpec::new("to", "id of the second actor; of an arc, the one it goes to"),
            ColumnSpec::new("from_name", "name of the first; only of a case"),
            ColumnSpec::new("to_name", "name of the second; only of a case"),
            ColumnSpec::new("value", "share of the pairs of actors whose shortest paths go over the tie, 0 to 1"),
            ColumnSpec::new("raw", "sum of the shares of shortest paths over all pairs"),
            ColumnSpec::new("standard_error", "how far value may be off where it is estimated from `pivots`; 0 where it is exact"),
            ColumnSpec::new("relations", "ids of the relations that make the tie; only of a case"),
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

/// How much goes over a tie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RelationBetweenness {
    /// The first actor; the sender in a directed network.
    pub from: usize,
    /// The second actor; the receiver in a directed network.
    pub to: usize,
    /// The sum of its shares of shortest paths.
    pub raw: f64,
    /// That sum as a share of the pairs there are.
    pub value: f64,
    /// The standard error of that share where it is estimated; 0 where it is exact.
    pub standard_error: f64,
}

/// How much goes over each tie, in the order of the network's ties.
///
/// # Errors
/// [`AnalysisError::WeightMeaningMissing`] when the network has weights and it is not said what they mean;
/// [`AnalysisError::Length`] when a weight makes no length; [`AnalysisError::Option`] when there are not as many actors as
/// pivots, or fewer than two pivots.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::relation_betweenness, view::{Direction, Network, Parallel}};
///
/// let names = ["a", "b", "c"].map(String::from).to_vec();
/// let path = Network::from_edges(names, &[0, 1], &[1, 2], None, Direction::Undirected, Parallel::Any)?;
/// let found = relation_betweenness::compute(&path, &Default::default())?;
/// assert_eq!((found[0].raw, found[0].value), (2.0, 2.0 / 3.0));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, options: &Options) -> Result<Vec<RelationBetweenness>, AnalysisError> {
    Ok(of(network, &path::tie_betweenness_of(network, options.weight_as, options.pivots)?))
}

fn of(network: &Network, found: &Estimate) -> Vec<RelationBetweenness> {
    // The sums are of ordered pairs; of an undirected network each pair is among them twice.
    let times = if network.is_directed() { 1.0 } else { 2.0 };
    let actors = network.actors() as f64;
    let pairs = actors * (actors - 1.0) / times;
    let one = |number: usize, tie: crate::view::Tie| {
        let (raw, error) = (found.sums[number] / times, found.error(number) / times);
        RelationBetweenness { from: tie.from, to: tie.to, raw, value: raw / pairs, standard_error: error / pairs }
    };
    network.ties().enumerate().map(|(number, tie)| one(number, tie)).collect()
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let (network, pivots) = (study.network(), Pivots::given(given)?);
    let found = of(network, &path::tie_betweenness_for(study, given, pivots)?);
    let ok = |numbers: fn(&RelationBetweenness) -> f64| found.iter().map(move |tie| Value::Ok(numbers(tie)));
    let mut table = Table::new("main", found.len());
    study.pair_keys(&mut table, &found.iter().map(|tie| (tie.from, tie.to)).collect::<Vec<_>>());
    table.number("value", ok(|tie| tie.value)).number("raw", ok(|tie| tie.raw)).number("standard_error", ok(|tie| tie.standard_error));
    if let Some(case) = study.case() {
        let ties = 0..found.len();
        table.texts("relations", ties.clone().map(|tie| network.merged(tie).map(|relation| case.relation_name(relation)).collect()));
        table.rests_on(ties.map(|tie| network.merged(tie).map(Item::Relation).collect()));
    }
    let answer = Answer::new(&CARD, study, given).with_network_facts(study).with_table(table);
    Ok(match pivots {
        Some(pivots) => answer.with_remark(pivots.remark(network.actors())),
        None => answer,
    })
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{close, network, numbers, texts};
    use super::*;
    use crate::analysis::find;
    use crate::maths::slow::{Slow, every_directed_graph, every_graph};
    use crate::method::{OptionValue, Values};
    use crate::model::{Actor, CaseBuilder, Relation, RelationKind};
    use crate::view::Direction;

    fn raw(network: &Network, options: &Options) -> Vec<f64> {
        compute(network, options).expect("the weights mean something").iter().map(|tie| tie.raw).collect()
    }

    #[test]
    fn without_ties_there_is_no_row() {
        for actors in 0..3 {
            assert_eq!(
                compute(&network(actors, &[(0, 0)][..actors.min(1) as usize], None, Direction::Undirected), &Options::default()),
                Ok(vec![])
            );
        }
    }

    #[test]
    fn a_doubled_tie_is_one_and_pieces_count_for_themselves() {
        // By hand: in a ring of four each tie carries its own pair and half of each of the two pairs across.
        let ring = network(7, &[(0, 1), (1, 2), (2, 3), (3, 0), (1, 0), (2, 2), (4, 5), (5, 6)], None, Direction::Undirected);
        assert_eq!(raw(&ring, &Options::default()), [2.0, 2.0, 2.0, 2.0, 2.0, 2.0]);
        let found = compute(&ring, &Options::default()).expect("there are no weights");
        assert_eq!((found[1].from, found[1].to, found[1].value, found[1].standard_error), (0, 3, 2.0 / 21.0, 0.0));
    }

    #[test]
    fn arcs_are_followed_in_their_direction_over_ordered_pairs() {
        let arcs = network(3, &[(1, 2), (0, 1), (2, 1)], None, Direction::Directed);
        let found = compute(&arcs, &Options::default()).expect("there are no weights");
        let rows: Vec<_> = found.iter().map(|arc| (arc.from, arc.to, arc.raw, arc.value)).collect();
        assert_eq!(rows, [(0, 1, 2.0, 2.0 / 6.0), (1, 2, 2.0, 2.0 / 6.0), (2, 1, 1.0, 1.0 / 6.0)]);
    }

    #[test]
    fn weights_need_a_meaning_and_follow_it() {
        let weighted = network(3, &[(0, 1), (1, 2), (0, 2)], Some(&[4.0, 4.0, 1.0]), Direction::Undirected);
        assert_eq!(compute(&weighted, &Options::default()), Err(AnalysisError::WeightMeaningMissing));
        // Ties in order: 0–1, 0–2, 1–2.
        assert_eq!(raw(&weighted, &Options::default().with_weight_as(WeightAs::Strength)), [2.0, 0.0, 2.0]);
        assert_eq!(raw(&weighted, &Options::default().with_weight_as(WeightAs::Distance)), [1.0, 1.0, 1.0]);
    }

    #[test]
    fn every_small_graph_agrees_with_walking_every_path() {
        for actors in 0..=5 {
            for pairs in every_graph(actors) {
                let slow = Slow::new(actors, &pairs, false, None).tie_betweenness();
                let of = |(a, b): &(u32, u32)| (slow[*a as usize][*b as usize] + slow[*b as usize][*a as usize]) / 2.0;
                let expected: Vec<f64> = pairs.iter().map(of).collect();
                assert!(close(&raw(&network(actors, &pairs, None, Direction::Undirected), &Options::default()), &expected), "{pairs:?}");
            }
        }
        for arcs in every_directed_graph(4) {
            let slow = Slow::new(4, &arcs, true, None).tie_betweenness();
            let expected: Vec<f64> = arcs.iter().map(|(a, b)| slow[*a as usize][*b as usize]).collect();
            assert!(close(&raw(&network(4, &arcs, None, Direction::Directed), &Options::default()), &expected), "{arcs:?}");
        }
    }

    #[test]
    fn from_all_actors_an_estimate_is_exact_and_from_some_it_says_how_far_it_may_be_off() {
        let pairs: Vec<(u32, u32)> = (0..40).map(|number| (number % 23, (number * 7 + 3) % 23)).filter(|(a, b)| a != b).collect();
        let drawn = network(23, &pairs, None, Direction::Undirected);
        let exact = compute(&drawn, &Options::default()).expect("there are no weights");
        let all = compute(&drawn, &Options::default().with_pivots(23, 5)).expect("as many as there are");
        assert!(close(&exact.iter().map(|tie| tie.raw).collect::<Vec<_>>(), &all.iter().map(|tie| tie.raw).collect::<Vec<_>>()));
        assert!(all.iter().all(|tie| tie.standard_error == 0.0));
        // The mean over many draws is the exact number, and two standard errors mostly reach it.
        let draws: Vec<Vec<RelationBetweenness>> =
            (0..400).map(|seed| compute(&drawn, &Options::default().with_pivots(10, seed)).expect("enough actors")).collect();
        for (tie, exact) in exact.iter().enumerate() {
            let mean = draws.iter().map(|draw| draw[tie].raw).sum::<f64>() / 400.0;
            assert!((mean - exact.raw).abs() < 0.1 * exact.raw, "{mean} for {}", exact.raw);
            let reaches = |draw: &&Vec<RelationBetweenness>| (draw[tie].value - exact.value).abs() <= 2.0 * draw[tie].standard_error;
            assert!(draws.iter().filter(reaches).count() > 300);
        }
        assert!(matches!(compute(&drawn, &Options::default().with_pivots(24, 1)), Err(AnalysisError::Option(_))));
    }

    #[test]
    fn of_a_case_the_relations_of_each_tie_are_named() {
        let case = CaseBuilder::new("house", "House")
            .actor(Actor::new("a", "A"))
            .actor(Actor::new("b", "B"))
            .relation(Relation::new("b", "a", RelationKind::Funds).with_id("money"))
            .relation(Relation::new("a", "b", RelationKind::Serves))
            .build()
            .expect("a sound case");
        let method = find("relation_betweenness").expect("in the register");
        let answer = method.of_case(&case, &Given::nothing()).expect("always an answer");
        assert_eq!((texts(answer.table(), "from"), texts(answer.table(), "to_name")), (vec!["a".to_owned()], vec!["B".to_owned()]));
        assert_eq!(numbers(answer.table(), "value"), [Some(1.0)]);
        assert_eq!(answer.table().column("relations"), Some(&Values::Texts(vec![vec!["money".into(), "/relations/1".into()]])));
        assert_eq!(answer.trace(&case, "main", 0), ["money", "/relations/1"]);
        let sampled = method.of_case(&case, &Given::nothing().with("pivots", OptionValue::Whole(2))).expect("two actors");
        assert!(sampled.remarks()[0].starts_with("estimated from the shortest paths from 2 of 2 actors"), "{:?}", sampled.remarks());
        let error = method.of_case(&case, &Given::nothing().with("pivots", OptionValue::Whole(3))).expect_err("too many");
        assert_eq!(error.to_string(), "option `pivots`: found `3`, expected a number from 2 to 2, the number of actors of the network");
    }
}
