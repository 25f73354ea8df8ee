//! How much each actor's partners close in on it.
//!
//! Whoever stands between partners that do not know each other can mediate; whoever's partners all work with each other
//! cannot. A coordinator asks this to see who could bring others together, and who has no room to.

use super::shared::holes::{dyads, with_remarks};
use super::shared::ties::TieNumbers;
use crate::maths::{Dyads, Watch, constraint, constraint_of_pairs};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, NETWORK_SCOPE, OptionKind, OptionSpec, Preset, Reason, Study, Subject,
    Table, TableSpec, Value,
};
use crate::view::Network;

/// Unless it is asked for, pairs are listed up to this number of them.
const MOST_PAIRS: usize = 10_000;

const PAIRS: OptionSpec = OptionSpec {
    name: "pairs",
    kind: OptionKind::Flag,
    preset: Preset::Nothing,
    meaning: "whether the table `pairs` is filled; without it, where it has at most 10 000 rows, two for each tied pair",
};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_constraint",
    version: 1,
    level: Level::Actor,
    subject: Subject::Network,
    question: "How much do an actor's partners close in on it, leaving no room to mediate?",
    definition: "z_ij = w_ij + w_ji, the weights being 1 unless they are named; p_ij = z_ij/Σ_q z_iq.\n\
        c_ij = (p_ij + Σ_q p_iq p_qj)² for each partner j of i, q running over everybody else in the network; value = Σ_j c_ij.",
    reading: "Low when partners are many and know little of each other; high when there are few or they are tied to each other. An actor with \
        one partner has 1 when that partner has no other, and each of three who are all tied to each other has 9/8: it is not cut at 1. The \
        table of pairs says whose hold it is. Weights are strengths; multiplying all by the same number changes nothing. What runs in either \
        direction counts.",
    undefined: &[(Reason::Isolate, "value, of an actor without ties")],
    source: "Burt 1992, Structural holes, chapter 2; Burt 2004, Structural holes and good ideas. American Journal of Sociology 110, DOI \
        10.1086/421787; Everett & Borgatti 2020, Unpacking Burt's constraint measure. Social Networks 62, DOI \
        10.1016/j.socnet.2020.02.001.",
    elsewhere: "networkx 3.6.1 keeps loops in the shares when asked for all nodes, adds parallel edges up, ignores both when `nodes` is given, \
        and then prints NaN for nodes to which arcs only lead. UCINET can look at an actor's own circle alone; this is its whole network model.",
    scope: NETWORK_SCOPE,
    options: &[PAIRS],
    tables: &[
        TableSpec {
            name: "main",
            row: "an actor of the network, in document order",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name; only of a case"),
                ColumnSpec::new("value", "constraint on the actor, above 0, seldom above 1"),
            ],
        },
        TableSpec {
            name: "pairs",
            row: "an actor and one of its partners, by actor, then partner; no rows where they are not listed",
            columns: &[
                ColumnSpec::new("from", "id of the actor that is constrained"),
                ColumnSpec::new("to", "id of the partner that it is constrained by"),
                ColumnSpec::new("from_name", "name of the first; only of a case"),
                ColumnSpec::new("to_name", "name of the second; only of a case"),
                ColumnSpec::new("value", "share of the constraint that this partner makes, above 0"),
            ],
        },
    ],
};

/// Whether the constraint by each partner is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pairs {
    /// Each partner's part.
    Listed,
    /// Only what they add up to.
    Added,
}

/// What is listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[must_use]
pub struct Options {
    pairs: Option<Pairs>,
}

impl Options {
    /// The same, with pairs listed or not; without it they are where there are at most 10 000.
    pub const fn with_pairs(mut self, pairs: Pairs) -> Self {
        self.pairs = Some(pairs);
        self
    }
}

/// How much partners close in on actors.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Constraints {
    /// The constraint on each actor, in the order of the network.
    pub actors: Vec<Value>,
    /// What each partner adds to it, by actor, then partner, where that is listed.
    pub pairs: Option<Vec<PairConstraint>>,
}

/// How much one partner adds to the constraint on an actor.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct PairConstraint {
    /// The actor that is constrained.
    pub from: usize,
    /// The partner that it is constrained by.
    pub to: usize,
    /// How much.
    pub value: f64,
}

/// How much each actor's partners close in on it.
///
/// # Errors
/// Never; the result is what other analyses of networks give too.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::actor_constraint, view::{Direction, Network, Parallel}};
///
/// let names = ["a", "b", "c"].map(String::from).to_vec();
/// let triad = Network::from_edges(names, &[0, 0, 1], &[1, 2, 2], None, Direction::Undirected, Parallel::Any)?;
/// let found = actor_constraint::compute(&triad, &Default::default())?;
/// assert_eq!(found.actors, [Ok(9.0 / 8.0); 3]);
/// assert_eq!(found.pairs.map(|pairs| pairs.len()), Some(6));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, options: &Options) -> Result<Constraints, AnalysisError> {
    of(network, options, Watch::nobody())
}

pub(crate) fn of(network: &Network, options: &Options, watch: &Watch) -> Result<Constraints, AnalysisError> {
    let dyads = dyads(network);
    let listed = options.pairs.map_or(dyads.entries() <= MOST_PAIRS, |pairs| pairs == Pairs::Listed);
    if !listed {
        let values = constraint(&dyads, watch)?.into_iter().enumerate().map(|(actor, value)| valued(&dyads, actor, value));
        return Ok(Constraints { actors: values.collect(), pairs: None });
    }
    let parts = constraint_of_pairs(&dyads, watch)?;
    let mut rest = &parts[..];
    let mut pairs = Vec::with_capacity(parts.len());
    let actors = (0..dyads.len()).map(|actor| {
        let row = dyads.row(actor);
        let (circle, after) = rest.split_at(row.len());
        rest = after;
        pairs.extend(row.iter().zip(circle).map(|(to, value)| PairConstraint { from: actor, to: *to as usize, value: *value }));
        valued(&dyads, actor, circle.iter().sum())
    });
    Ok(Constraints { actors: actors.collect(), pairs: Some(pairs) })
}

fn valued(dyads: &Dyads<'_>, actor: usize, value: f64) -> Value {
    if dyads.row(actor).is_empty() { Err(Reason::Isolate) } else { Ok(value) }
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let network = study.network();
    let pairs = given.flag(PAIRS.name)?.map(|listed| if listed { Pairs::Listed } else { Pairs::Added });
    let found = of(network, &Options { pairs }, study.watch())?;
    let mut main = study.actor_table("main");
    main.number("value", found.actors);
    let parts = found.pairs.as_deref().unwrap_or_default();
    let keys: Vec<(usize, usize)> = parts.iter().map(|pair| (pair.from, pair.to)).collect();
    let mut listed = Table::new("pairs", keys.len());
    study.pair_keys(&mut listed, &keys);
    listed.number("value", parts.iter().map(|pair| Ok(pair.value)));
    if study.case().is_some() {
        let ties = TieNumbers::of(network);
        listed.rests_on(keys.iter().map(|(from, to)| ties.relations(*from, *to).into_iter().map(Item::Relation).collect()));
    }
    let mut answer = with_remarks(Answer::new(&CARD, study, given).with_network_facts(study), network);
    if found.pairs.is_none() && pairs.is_none() {
        answer = answer.with_remark(format!("there are more than {MOST_PAIRS} pairs; they are listed with the option `pairs`"));
    }
    Ok(answer.with_table(main).with_table(listed))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{merged, network, numbers, table, texts};
    use super::*;
    use crate::analysis::find;
    use crate::maths::slow::drawn_pairs;
    use crate::method::OptionValue;
    use crate::model::{Actor, CaseBuilder, Relation, RelationKind};
    use crate::view::{Direction, Parallel};

    fn values(network: &Network) -> Vec<Value> {
        compute(network, &Options::default()).expect("never refused").actors
    }

    #[test]
    fn nobody_has_no_constraint_and_whoever_is_alone_has_none_either() {
        assert!(values(&network(0, &[], None, Direction::Undirected)).is_empty());
        assert_eq!(values(&network(2, &[(1, 1)], None, Direction::Undirected)), [Err(Reason::Isolate); 2]);
    }

    #[test]
    fn a_path_with_a_loop_and_a_doubled_tie_by_hand() {
        // Ends: 1. Middle: two partners, each ½ and nothing over the other: ¼ + ¼.
        let path = network(4, &[(0, 1), (1, 2), (2, 1), (0, 0)], None, Direction::Undirected);
        assert_eq!(values(&path), [Ok(1.0), Ok(0.5), Ok(1.0), Err(Reason::Isolate)]);
    }

    #[test]
    fn what_comes_in_counts_as_what_goes_out_and_weights_count_only_when_named() {
        // z: 0–1 twice, 1–2 once. Actor 1: (2/3)² + (1/3)².
        let arcs = network(3, &[(0, 1), (1, 0), (2, 1)], None, Direction::Directed);
        let found: Vec<f64> = values(&arcs).into_iter().flatten().collect();
        assert!(found.iter().zip([1.0, 5.0 / 9.0, 1.0]).all(|(a, b)| (a - b).abs() < 1e-15), "{found:?}");
        let named = network(3, &[(0, 1), (1, 2)], Some(&[2.0, 1.0]), Direction::Undirected);
        assert!((values(&named)[1].expect("it has partners") - 5.0 / 9.0).abs() < 1e-15);
        let counted = merged(3, &[(0, 1), (0, 1), (1, 2)], None, Direction::Undirected, Parallel::Count);
        assert_eq!(values(&counted)[1], Ok(0.5));
    }

    #[test]
    fn an_isolate_more_changes_no_other_value() {
        for seed in 0..20 {
            let pairs = drawn_pairs(seed, 9, 18);
            let (with, without) = (network(10, &pairs, None, Direction::Undirected), network(9, &pairs, None, Direction::Undirected));
            assert_eq!(values(&with)[..9], values(&without));
        }
    }

    #[test]
    fn other_numbers_for_the_actors_permute_the_values() {
        for seed in 0..20 {
            let pairs = drawn_pairs(seed, 10, 20);
            let turned: Vec<(u32, u32)> = pairs.iter().map(|(a, b)| ((a * 3 + 1) % 10, (b * 3 + 1) % 10)).collect();
            for direction in [Direction::Undirected, Direction::Directed] {
                let (before, after) = (values(&network(10, &pairs, None, direction)), values(&network(10, &turned, None, direction)));
                let same = |actor: usize| match (before[actor], after[(actor * 3 + 1) % 10]) {
                    (Ok(a), Ok(b)) => (a - b).abs() < 1e-12,
                    (a, b) => a == b,
                };
                assert!((0..10).all(same), "{pairs:?}");
            }
        }
    }

    #[test]
    fn pairs_are_listed_when_asked_for_or_few() {
        let star: Vec<(u32, u32)> = (1..6000).map(|other| (0, other)).collect();
        let (few, many) = (network(4, &star[..3], None, Direction::Undirected), network(6000, &star, None, Direction::Undirected));
        let listed =
            |network: &Network, options: &Options| compute(network, options).expect("never refused").pairs.map(|pairs| pairs.len());
        assert_eq!((listed(&few, &Options::default()), listed(&many, &Options::default())), (Some(6), None));
        let options = Options::default();
        assert_eq!(
            (listed(&few, &options.with_pairs(Pairs::Added)), listed(&many, &options.with_pairs(Pairs::Listed))),
            (None, Some(11_998))
        );
        let all = compute(&many, &options.with_pairs(Pairs::Listed)).expect("never refused");
        assert_eq!(all.actors, values(&many), "adding up pairs gives the same");
        let method = find("actor_constraint").expect("in the register");
        let answer = |network: &Network, given: &Given| method.of_network(network, given).expect("an answer");
        assert_eq!((answer(&many, &Given::nothing()).remarks().len(), answer(&few, &Given::nothing()).remarks().len()), (1, 0));
        let asked = Given::nothing().with("pairs", OptionValue::Flag(true));
        assert_eq!(table(&answer(&many, &asked), "pairs").rows(), 11_998);
    }

    #[test]
    fn each_pair_rests_on_its_relations() {
        let case = CaseBuilder::new("house", "House")
            .actor(Actor::new("a", "A"))
            .actor(Actor::new("b", "B"))
            .actor(Actor::new("c", "C"))
            .relation(Relation::new("b", "a", RelationKind::Funds))
            .relation(Relation::new("a", "b", RelationKind::Serves))
            .relation(Relation::new("b", "c", RelationKind::Funds))
            .build()
            .expect("a sound case");
        let answer = find("actor_constraint").and_then(|method| method.of_case(&case, &Given::nothing())).expect("an answer");
        let pairs = table(&answer, "pairs");
        assert_eq!(
            (texts(pairs, "from"), texts(pairs, "to_name")),
            (vec!["a".into(), "b".into(), "b".into(), "c".into()], ["B", "A", "C", "B"].map(String::from).to_vec())
        );
        assert_eq!(numbers(pairs, "value"), [1.0, 0.25, 0.25, 1.0].map(Some));
        assert_eq!(answer.trace(&case, "pairs", 1), ["/relations/0", "/relations/1"]);
    }

    #[test]
    fn work_that_is_stopped_says_so() {
        let watch = Watch::new();
        watch.stop();
        let found = of(&network(3, &[(0, 1)], None, Direction::Undirected), &Options::default(), &watch);
        assert!(matches!(found, Err(AnalysisError::Stopped(_))));
    }
}
