//! How many of each actor's contacts are not redundant.
//!
//! Two partners who work with each other bring much of the same. What counts is how many parts of the network an actor
//! reaches that are not tied to each other anyway.

use super::shared::holes::{dyads, with_remarks};
use crate::maths::{Watch, clustering, effective_size};
use crate::method::{AnalysisError, Answer, Card, ColumnSpec, Given, Level, NETWORK_SCOPE, Reason, Study, Subject, TableSpec, Value};
use crate::view::Network;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_effective_size",
    version: 1,
    level: Level::Actor,
    subject: Subject::Network,
    question: "How many of an actor's contacts are not redundant?",
    definition: "z_ij = w_ij + w_ji, the weights being 1 unless they are named; p_ij = z_ij/Σ_q z_iq; m_jq = z_jq/max_x z_jx.\n\
        value = Σ_j (1 − Σ_q p_iq m_jq) over the partners j of i, q running over everybody else; efficiency = value/N, N the number of \
        partners. Without weights and directions that is k − 2t/k, k partners with t ties among them.",
    reading: "From 1 (all partners are tied to each other) to the number of partners (none are). Efficiency compares actors with few and with \
        many partners. Weights are strengths; multiplying all by the same number changes nothing. What runs in either direction counts.",
    undefined: &[(Reason::Isolate, "value and efficiency, of an actor without ties")],
    source: "Burt 1992, Structural holes, chapter 2; Borgatti 1997, Structural holes: unpacking Burt's redundancy measures. Connections 20.",
    elsewhere: "networkx 3.6.1 without `nodes` and with SciPy at hand takes the maximum along the wrong axis, so that weighted and directed \
        networks come out wrong; with `nodes` it agrees.",
    scope: NETWORK_SCOPE,
    options: &[],
    tables: &[TableSpec {
        name: "main",
        row: "an actor of the network, in document order",
        columns: &[
            ColumnSpec::new("actor", "id of the actor"),
            ColumnSpec::new("name", "its name; only of a case"),
            ColumnSpec::new("value", "number of partners that are not redundant"),
            ColumnSpec::new("efficiency", "that number as a share of the partners, 0 to 1"),
        ],
    }],
};

/// Nothing to choose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {}

/// How many of an actor's contacts are not redundant.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct EffectiveSize {
    /// The number of contacts less what is redundant in them.
    pub value: Value,
    /// That as a share of the contacts.
    pub efficiency: Value,
}

/// How many of each actor's contacts are not redundant, in the order of the network.
///
/// # Errors
/// Never; the result is what other analyses of networks give too.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::actor_effective_size, view::{Direction, Network, Parallel}};
///
/// // Somebody with three partners, two of whom are tied.
/// let names = ["hub", "a", "b", "c"].map(String::from).to_vec();
/// let network = Network::from_edges(names, &[0, 0, 0, 1], &[1, 2, 3, 2], None, Direction::Undirected, Parallel::Any)?;
/// let found = actor_effective_size::compute(&network, &Default::default())?;
/// assert_eq!(found[0].value, Ok(3.0 - 2.0 / 3.0));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, _options: &Options) -> Result<Vec<EffectiveSize>, AnalysisError> {
    of(network, Watch::nobody())
}

pub(crate) fn of(network: &Network, watch: &Watch) -> Result<Vec<EffectiveSize>, AnalysisError> {
    let found = |value: f64, partners: usize| match partners {
        0 => EffectiveSize { value: Err(Reason::Isolate), efficiency: Err(Reason::Isolate) },
        partners => EffectiveSize { value: Ok(value), efficiency: Ok(value / partners as f64) },
    };
    if !network.is_directed() && !network.is_weighted() {
        let rows = network.successors();
        let triangles = clustering(rows, watch)?.triangles;
        let of = |(actor, triangles): (usize, u64)| {
            let partners = rows.degree(actor);
            found(partners as f64 - 2.0 * triangles as f64 / partners as f64, partners)
        };
        return Ok(triangles.into_iter().enumerate().map(of).collect());
    }
    let dyads = dyads(network);
    let sizes = effective_size(&dyads, watch)?;
    Ok(sizes.into_iter().enumerate().map(|(actor, size)| found(size, dyads.row(actor).len())).collect())
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let found = of(study.network(), study.watch())?;
    let mut table = study.actor_table("main");
    table.number("value", found.iter().map(|actor| actor.value)).number("efficiency", found.iter().map(|actor| actor.efficiency));
    Ok(with_remarks(Answer::new(&CARD, study, given).with_network_facts(study), study.network()).with_table(table))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::network;
    use super::*;
    use crate::maths::slow::{Slow, drawn_pairs, every_directed_graph, every_graph};
    use crate::view::Direction;

    fn found(network: &Network) -> Vec<EffectiveSize> {
        compute(network, &Options::default()).expect("never refused")
    }

    fn agree(network: &Network, slow: &Slow) -> bool {
        found(network).iter().zip(slow.effective_size()).all(|(found, slow)| match slow {
            None => (found.value, found.efficiency) == (Err(Reason::Isolate), Err(Reason::Isolate)),
            Some(slow) => found.value.is_ok_and(|value| (value - slow).abs() < 1e-12),
        })
    }

    #[test]
    fn nobody_and_somebody_alone() {
        assert!(found(&network(0, &[], None, Direction::Undirected)).is_empty());
        assert_eq!(found(&network(1, &[(0, 0)], None, Direction::Directed))[0].value, Err(Reason::Isolate));
    }

    #[test]
    fn the_middle_of_a_star_has_no_redundant_contact_and_in_a_triad_all_are_one() {
        let star = found(&network(4, &[(0, 1), (2, 0), (0, 3)], None, Direction::Undirected));
        assert_eq!((star[0].value, star[0].efficiency, star[1].value), (Ok(3.0), Ok(1.0), Ok(1.0)));
        let triad = found(&network(3, &[(0, 1), (1, 2), (0, 2)], None, Direction::Undirected));
        assert_eq!((triad[0].value, triad[0].efficiency), (Ok(1.0), Ok(0.5)));
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

    #[test]
    fn weights_follow_the_definition_and_their_unit_does_not_matter() {
        let pairs = drawn_pairs(1, 7, 16);
        let weights: Vec<f64> = (1..=pairs.len()).map(|weight| weight as f64).collect();
        let thrice: Vec<f64> = weights.iter().map(|weight| 3.0 * weight).collect();
        let slow = Slow::new(7, &pairs, false, Some(&weights));
        assert!(agree(&network(7, &pairs, Some(&weights), Direction::Undirected), &slow));
        assert!(agree(&network(7, &pairs, Some(&thrice), Direction::Undirected), &slow));
    }
}
