//! What the measures of structural holes share: what runs between two actors, and what a reader must know about weights.

use crate::maths::Dyads;
use crate::method::Answer;
use crate::view::Network;

/// What runs between any two actors, both directions together; with the weights where they are named.
pub(crate) fn dyads(network: &Network) -> Dyads<'_> {
    match network.is_directed() {
        true => Dyads::directed(network.successors(), network.predecessors(), network.is_weighted()),
        false => Dyads::undirected(network.successors(), network.is_weighted()),
    }
}

/// Says what the weights are, where they are used.
pub(crate) fn with_remarks(mut answer: Answer, network: &Network) -> Answer {
    if network.is_ordinal() {
        answer = answer.with_remark("the strength of a relation is ordinal: shares of it take the steps from 1 to 4 to be equal");
    }
    match network.currency() {
        Some(currency) => answer.with_remark(format!("amounts are yearly, in {currency}")),
        None => answer,
    }
}
