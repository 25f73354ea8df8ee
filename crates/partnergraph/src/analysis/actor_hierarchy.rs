//! Whether the constraint on an actor comes from one partner.
//!
//! Two actors may be constrained alike, one by a single powerful partner, the other by a circle of equals. The first loses
//! its constraint, and its footing, with that one partner.

use super::shared::holes::{dyads, with_remarks};
use crate::maths::{Watch, hierarchy};
use crate::method::{AnalysisError, Answer, Card, ColumnSpec, Given, Level, NETWORK_SCOPE, Reason, Study, Subject, TableSpec, Value};
use crate::view::Network;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_hierarchy",
    version: 1,
    level: Level::Actor,
    subject: Subject::Network,
    question: "Is the constraint on an actor concentrated in one partner?",
    definition: "c_ij and C = Σ_j c_ij as in actor_constraint, N the number of partners, x_j = c_ij/(C/N); value = Σ_j x_j ln x_j/(N ln N).",
    reading: "From 0 (all partners constrain the actor alike) to 1 (one partner does all of it). An actor with a single partner has 1, after \
        Burt. It says nothing of how large the constraint is. Weights are strengths; multiplying all by the same number changes nothing.",
    undefined: &[(Reason::Isolate, "value, of an actor without ties")],
    source: "Burt 1992, Structural holes, chapter 2.",
    elsewhere: "networkx, igraph and rustworkx do not have it. Taking the total constraint of each neighbour in place of c_ij gives another \
        quantity.",
    scope: NETWORK_SCOPE,
    options: &[],
    tables: &[TableSpec {
        name: "main",
        row: "an actor of the network, in document order",
        columns: &[
            ColumnSpec::new("actor", "id of the actor"),
            ColumnSpec::new("name", "its name; only of a case"),
            ColumnSpec::new("value", "how far the constraint rests on one partner, 0 to 1"),
        ],
    }],
};

/// Nothing to choose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {}

/// How far the constraint on each actor rests on one partner, in the order of the network.
///
/// # Errors
/// Never; the result is what other analyses of networks give too.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::actor_hierarchy, view::{Direction, Network, Parallel}};
///
/// let names = ["a", "b", "c"].map(String::from).to_vec();
/// let path = Network::from_edges(names, &[0, 1], &[1, 2], None, Direction::Undirected, Parallel::Any)?;
/// assert_eq!(actor_hierarchy::compute(&path, &Default::default())?, [Ok(1.0), Ok(0.0), Ok(1.0)]);
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, _options: &Options) -> Result<Vec<Value>, AnalysisError> {
    of(network, Watch::nobody())
}

pub(crate) fn of(network: &Network, watch: &Watch) -> Result<Vec<Value>, AnalysisError> {
    let dyads = dyads(network);
    let value = |(actor, value): (usize, f64)| if dyads.row(actor).is_empty() { Err(Reason::Isolate) } else { Ok(value) };
    Ok(hierarchy(&dyads, watch)?.into_iter().enumerate().map(value).collect())
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let mut table = study.actor_table("main");
    table.number("value", of(study.network(), study.watch())?);
    Ok(with_remarks(Answer::new(&CARD, study, given).with_network_facts(study), study.network()).with_table(table))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::network;
    use super::*;
    use crate::maths::slow::{Slow, every_directed_graph, every_graph};
    use crate::view::Direction;

    fn found(network: &Network) -> Vec<Value> {
        compute(network, &Options::default()).expect("never refused")
    }

    fn agree(network: &Network, slow: &Slow) -> bool {
        found(network).iter().zip(slow.hierarchy()).all(|(found, slow)| match slow {
            None => *found == Err(Reason::Isolate),
            Some(slow) => found.is_ok_and(|value| (value - slow).abs() < 1e-12 && (0.0..=1.0).contains(&value)),
        })
    }

    #[test]
    fn nobody_and_somebody_alone() {
        assert!(found(&network(0, &[], None, Direction::Undirected)).is_empty());
        assert_eq!(found(&network(1, &[], None, Direction::Undirected)), [Err(Reason::Isolate)]);
    }

    #[test]
    fn a_partner_with_almost_all_the_weight_is_almost_the_only_one() {
        let heavy = network(3, &[(0, 1), (0, 2)], Some(&[1e9, 1.0]), Direction::Undirected);
        assert!(found(&heavy)[0].is_ok_and(|value| value > 1.0 - 1e-9));
        let even = network(3, &[(0, 1), (0, 2)], Some(&[7.0, 7.0]), Direction::Undirected);
        assert_eq!(found(&even), [Ok(0.0), Ok(1.0), Ok(1.0)]);
    }

    #[test]
    fn every_small_graph_agrees_with_the_definition() {
        for actors in 0..=5 {
            for pairs in every_graph(actors) {
                assert!(agree(&network(actors, &pairs, None, Direction::Undirected), &Slow::new(actors, &pairs, false, None)), "{pairs:?}");
            }
        }
        for arcs in every_directed_graph(4) {
            assert!(agree(&network(4, &arcs, None, Direction::Directed), &Slow::new(4, &arcs, true, None)), "{arcs:?}");
        }
    }
}
