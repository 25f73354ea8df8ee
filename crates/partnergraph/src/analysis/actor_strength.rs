//! What each actor's partnerships add up to.
//!
//! Ten loose contacts and two close ones are not the same. Degree counts partners; strength adds up how close, how many or how
//! much.

use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, NETWORK_SCOPE, OptionError, OptionKind, OptionSpec, Preset, Reason, Study,
    Subject, TableSpec, Value,
};
use crate::view::{Direction, Network};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_strength",
    version: 1,
    level: Level::Actor,
    subject: Subject::Network,
    question: "How much does each actor's partnership add up to?",
    definition: "raw = s, the sum of the weights of the actor's ties; value = s; share = s over the sum of s of all actors.\n\
        in or out: of the arcs towards or from the actor. directed: of both together.\n\
        With alpha = α: value = k·(s/k)^α, k the number of partners (of arcs as above).",
    reading: "In the unit of the weights: relations with collapse = count, steps of closeness with weights = strength, money a year with \
        weights = amount. An α between 0 and 1 prizes many partners, above 1 strong ties; 0 gives the degree, 1 the strength. The strength of \
        a relation is ordinal: its sums take the steps from 1 to 4 to be equal.",
    undefined: &[
        (Reason::ZeroTotal, "share, when all weights together are 0"),
        (Reason::Isolate, "value with alpha, of an actor without ties; raw is then 0"),
    ],
    source: "Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, The architecture of complex weighted networks. PNAS 101, DOI \
        10.1073/pnas.0400087101; α: Opsahl, Agneessens & Skvoretz 2010, Node centrality in weighted networks. Social Networks 32, DOI \
        10.1016/j.socnet.2010.03.006.",
    elsewhere: "",
    scope: NETWORK_SCOPE,
    options: &[OptionSpec {
        name: "alpha",
        kind: OptionKind::Number,
        preset: Preset::Nothing,
        meaning: "how much the weights count beside the number of partners, from 0 (not) over 1 (alone); without it the value is the sum itself",
    }],
    tables: &[TableSpec {
        name: "main",
        row: "an actor of the network, in document order",
        columns: &[
            ColumnSpec::new("actor", "id of the actor"),
            ColumnSpec::new("name", "its name; only of a case"),
            ColumnSpec::new("value", "sum of the weights of its ties, or with alpha the form that counts partners too"),
            ColumnSpec::new("raw", "sum of the weights of its ties, 0 or more"),
            ColumnSpec::new("share", "that sum as a share of the sums of all actors, 0 to 1"),
        ],
    }],
};

/// How the network is looked at, and how much weights count.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
#[must_use]
pub struct Options {
    direction: Option<Direction>,
    alpha: Option<f64>,
}

impl Options {
    /// The same, with a directed network looked at in this direction; without it as the network says.
    pub const fn with_direction(mut self, direction: Direction) -> Self {
        self.direction = Some(direction);
        self
    }

    /// The same, with this exponent on the mean weight; 0 gives the degree, 1 the strength.
    pub const fn with_alpha(mut self, alpha: f64) -> Self {
        self.alpha = Some(alpha);
        self
    }
}

/// What an actor's ties add up to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ActorStrength {
    /// The sum of the weights of its ties.
    pub raw: f64,
    /// That sum, or with alpha the form that counts partners too.
    pub value: Value,
    /// That sum as a share of the sums of all actors.
    pub share: Value,
}

/// What each actor's ties add up to, in the order of the network.
///
/// # Errors
/// [`AnalysisError::Option`] when ties have no strength, because neither weights nor numbers of relations were asked for, and
/// when `alpha` makes a number too large to be told.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::actor_strength, view::{Direction, Network, Parallel}};
///
/// let names = ["a", "b", "c"].map(String::from).to_vec();
/// let counted = Network::from_edges(names, &[0, 1, 1], &[1, 0, 2], None, Direction::Undirected, Parallel::Count)?;
/// let found = actor_strength::compute(&counted, &Default::default())?;
/// assert_eq!(found[1].value, Ok(3.0));
/// assert_eq!(found[0].share, Ok(2.0 / 6.0));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, options: &Options) -> Result<Vec<ActorStrength>, AnalysisError> {
    of(network, options.direction.unwrap_or_else(|| network.direction()), options.alpha)
}

pub(crate) fn of(network: &Network, direction: Direction, alpha: Option<f64>) -> Result<Vec<ActorStrength>, AnalysisError> {
    if !network.has_strengths() {
        let of_case = network.case_actors().is_some();
        let found = if of_case { "ties without strength" } else { "a network whose ties have no weights" };
        let expected = if of_case { "`count`, or `weights` with `count`, `sum` or `max`" } else { "one with weights or counted edges" };
        return Err(OptionError::new("collapse", found, expected).into());
    }
    let (out, back) = (network.successors(), network.predecessors());
    let (with_out, with_back) = match direction {
        Direction::In => (false, true),
        Direction::Directed => (true, network.is_directed()),
        Direction::Undirected | Direction::Out => (true, false),
    };
    let sums: Vec<(usize, f64)> = (0..network.actors())
        .map(|actor| {
            let rows = [out, back].into_iter().zip([with_out, with_back]).filter(|(_, wanted)| *wanted).map(|(rows, _)| rows);
            // From 0.0, as an empty sum of floats is −0.
            rows.fold((0, 0.0), |(partners, sum), rows| {
                (partners + rows.degree(actor), rows.row_weights(actor).iter().fold(sum, |sum, weight| sum + weight))
            })
        })
        .collect();
    let total: f64 = sums.iter().map(|(_, sum)| sum).sum();
    sums.into_iter()
        .map(|(partners, raw)| {
            let value = match alpha {
                None => Ok(raw),
                Some(_) if partners == 0 => Err(Reason::Isolate),
                Some(alpha) => Ok(partners as f64 * (raw / partners as f64).powf(alpha)),
            };
            if value.is_ok_and(|value| !value.is_finite()) {
                let expected = "a number that leaves (s/k)^alpha small enough to be told";
                return Err(OptionError::new("alpha", format_args!("`{}`", alpha.unwrap_or_default()), expected).into());
            }
            Ok(ActorStrength { raw, value, share: if total > 0.0 { Ok(raw / total) } else { Err(Reason::ZeroTotal) } })
        })
        .collect()
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let network = study.network();
    let found = of(network, study.direction(), given.number("alpha")?)?;
    let mut table = study.actor_table("main");
    table
        .number("value", found.iter().map(|actor| actor.value))
        .number("raw", found.iter().map(|actor| Ok(actor.raw)))
        .number("share", found.iter().map(|actor| actor.share));
    let mut answer = Answer::new(&CARD, study, given).with_network_facts(study).with_table(table);
    if network.is_ordinal() {
        answer = answer.with_remark("the strength of a relation is ordinal: its sums take the steps from 1 to 4 to be equal");
    }
    if let Some(currency) = network.currency() {
        answer = answer.with_remark(format!("amounts are yearly, in {currency}"));
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{close, given, merged, network};
    use super::*;
    use crate::analysis::find;
    use crate::model::{Actor, Amount, AmountPer, Case, CaseBuilder, Quantity, Relation, RelationKind, Strength};
    use crate::view::Parallel;

    fn raw(network: &Network, options: &Options) -> Vec<f64> {
        compute(network, options).expect("the network has weights").iter().map(|actor| actor.raw).collect()
    }

    fn house() -> Case {
        let strong = |strength| Strength::new(strength).expect("from 1 to 4");
        let amount = |per, currency: &str| {
            Amount::default().with_value(Quantity::new(10.0).expect("0 or more")).with_currency(currency).with_per(per)
        };
        CaseBuilder::new("house", "House")
            .actor(Actor::new("a", "A"))
            .actor(Actor::new("b", "B"))
            .actor(Actor::new("c", "C"))
            .relation(Relation::new("a", "b", RelationKind::Funds).with_strength(strong(4)).with_amounts([amount(AmountPer::Month, "NOK")]))
            .relation(Relation::new("b", "a", RelationKind::Serves).with_strength(strong(2)))
            .relation(Relation::new("b", "c", RelationKind::Funds).with_amounts([amount(AmountPer::Once, "NOK")]))
            .relation(Relation::new("c", "c", RelationKind::Informs).with_strength(strong(1)))
            .build()
            .expect("a sound case")
    }

    fn values(options: &[(&str, &str)]) -> Answer {
        find("actor_strength").expect("in the register").of_case(&house(), &given(options)).expect("options that fit")
    }

    #[test]
    fn parallel_edges_are_counted_added_or_the_largest_taken() {
        let edges = [(0, 1), (1, 0), (1, 2), (2, 2)];
        let weights = Some([3.0, 4.0, 5.0, 9.0].as_slice());
        let by = |weights, parallel| raw(&merged(3, &edges, weights, Direction::Undirected, parallel), &Options::default());
        assert_eq!(by(None, Parallel::Count), [2.0, 3.0, 1.0]);
        assert_eq!(by(weights, Parallel::Sum), [7.0, 12.0, 5.0]);
        assert_eq!(by(weights, Parallel::Max), [4.0, 9.0, 5.0]);
    }

    #[test]
    fn directions_are_added_apart_and_together() {
        let arcs = network(3, &[(0, 1), (1, 0), (2, 0)], Some(&[1.0, 2.0, 4.0]), Direction::Directed);
        let looked = |direction| raw(&arcs, &Options::default().with_direction(direction));
        assert_eq!(looked(Direction::Out), [1.0, 2.0, 4.0]);
        assert_eq!(looked(Direction::In), [6.0, 1.0, 0.0]);
        assert_eq!(looked(Direction::Directed), [7.0, 3.0, 4.0]);
        let undirected = network(2, &[(0, 1)], Some(&[3.0]), Direction::Undirected);
        assert_eq!(raw(&undirected, &Options::default().with_direction(Direction::Directed)), [3.0, 3.0]);
    }

    #[test]
    fn without_weights_the_option_that_is_missing_is_named() {
        let unweighted = network(2, &[(0, 1)], None, Direction::Undirected);
        let error = compute(&unweighted, &Options::default()).expect_err("there is nothing to add");
        assert_eq!(
            error.to_string(),
            "option `collapse`: found a network whose ties have no weights, expected one with weights or counted edges"
        );
        let error = find("actor_strength").expect("in the register").of_case(&house(), &Given::nothing()).expect_err("the same");
        assert_eq!(
            error.to_string(),
            "option `collapse`: found ties without strength, expected `count`, or `weights` with `count`, `sum` or `max`"
        );
    }

    #[test]
    fn without_ties_there_is_nothing_to_share() {
        let none = compute(&merged(2, &[], None, Direction::Undirected, Parallel::Count), &Options::default());
        assert_eq!(none, Ok(vec![ActorStrength { raw: 0.0, value: Ok(0.0), share: Err(Reason::ZeroTotal) }; 2]));
        assert!(compute(&network(0, &[], Some(&[]), Direction::Undirected), &Options::default()).is_ok_and(|found| found.is_empty()));
        let alone = compute(&network(1, &[(0, 0)], Some(&[2.0]), Direction::Undirected), &Options::default());
        assert_eq!(alone.map(|found| found[0].raw.to_bits()), Ok(0.0_f64.to_bits()), "not −0");
    }

    #[test]
    fn alpha_runs_from_the_degree_to_the_strength() {
        // Two pieces and an isolate; by hand for α = ½: √(k·s).
        let weighted = network(6, &[(0, 1), (0, 2), (3, 4)], Some(&[4.0, 4.0, 9.0]), Direction::Undirected);
        let with = |alpha| -> Vec<Value> {
            let found = compute(&weighted, &Options::default().with_alpha(alpha)).expect("there are weights");
            found.iter().map(|actor| actor.value).collect()
        };
        assert_eq!(with(0.0), [Ok(2.0), Ok(1.0), Ok(1.0), Ok(1.0), Ok(1.0), Err(Reason::Isolate)]);
        assert_eq!(with(1.0), [Ok(8.0), Ok(4.0), Ok(4.0), Ok(9.0), Ok(9.0), Err(Reason::Isolate)]);
        let half: Vec<f64> = with(0.5).into_iter().filter_map(Result::ok).collect();
        assert!(close(&half, &[4.0, 2.0, 2.0, 3.0, 3.0]), "{half:?}");
    }

    #[test]
    fn an_alpha_beyond_all_bounds_is_refused() {
        let weighted = network(2, &[(0, 1)], Some(&[9.0]), Direction::Undirected);
        let error = compute(&weighted, &Options::default().with_alpha(1e6)).expect_err("the number would be infinite");
        assert_eq!(error.to_string(), "option `alpha`: found `1000000`, expected a number that leaves (s/k)^alpha small enough to be told");
    }

    #[test]
    fn relations_of_a_case_are_counted_or_added_and_what_lacks_a_weight_is_left_out_and_counted() {
        let numbers = |answer: &Answer| super::super::shared::testing::numbers(answer.table(), "value");
        let counted = values(&[("collapse", "count")]);
        assert_eq!(numbers(&counted), [Some(2.0), Some(3.0), Some(1.0)]);
        assert_eq!((counted.facts().loops_dropped, counted.remarks().len()), (Some(1), 0));
        let strong = values(&[("weights", "strength"), ("collapse", "sum")]);
        assert_eq!(numbers(&strong), [Some(6.0), Some(6.0), Some(0.0)]);
        assert_eq!(strong.facts().missing_weights, Some(1));
        assert!(strong.remarks()[0].contains("ordinal"));
        let paid = values(&[("weights", "amount"), ("collapse", "sum")]);
        assert_eq!(numbers(&paid), [Some(120.0), Some(120.0), Some(0.0)]);
        assert_eq!(paid.remarks(), ["amounts are yearly, in NOK"]);
        assert_eq!(paid.facts().excluded, [("/relations/2".to_owned(), 0, "not yearly")]);
        assert_eq!(paid.trace(&house(), "main", 0), ["/relations/0"]);
    }
}
