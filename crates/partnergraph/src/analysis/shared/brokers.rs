//! What the measures of brokerage have in common.

use super::grouped::Grouped;
use crate::maths::Watch;
use crate::maths::brokerage::{Arcs, ROLES, Room};
use crate::maths::permutation::{Lot, Tested, permuted};
use crate::method::{AnalysisError, Stopped};
use crate::view::Network;

/// A number for each role of a broker, and in total.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BrokerRoles<T> {
    /// All three of one class.
    pub coordinator: T,
    /// The two ends of one class, the broker of another.
    pub itinerant: T,
    /// The broker of the class of the one that it comes from.
    pub representative: T,
    /// The broker of the class of the one that it goes to.
    pub gatekeeper: T,
    /// All three of different classes.
    pub liaison: T,
    /// The five together.
    pub total: T,
}

/// What the roles are called, in their order.
pub(crate) const ROLE_NAMES: [&str; ROLES + 1] = ["coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total"];

impl<T: Copy> BrokerRoles<T> {
    pub(crate) const fn of([coordinator, itinerant, representative, gatekeeper, liaison, total]: [T; ROLES + 1]) -> Self {
        Self { coordinator, itinerant, representative, gatekeeper, liaison, total }
    }

    /// The numbers in the order coordinator, itinerant, representative, gatekeeper, liaison, total.
    #[must_use]
    pub const fn values(&self) -> [T; 6] {
        [self.coordinator, self.itinerant, self.representative, self.gatekeeper, self.liaison, self.total]
    }
}

/// The counts of the five roles with their total.
pub(crate) fn with_total(counts: &[i64; ROLES]) -> [i64; ROLES + 1] {
    let [a, b, c, d, e] = *counts;
    [a, b, c, d, e, a + b + c + d + e]
}

/// The arcs between actors that have a class; of an undirected network each tie is two.
pub(crate) fn arcs(network: &Network, grouped: &Grouped, watch: &Watch) -> Result<Arcs, Stopped> {
    let (out, back) = (network.successors(), network.predecessors());
    Arcs::of(grouped.labels.len(), &grouped.numbers, |actor| out.row(actor), |actor| back.row(actor), watch)
}

/// The open two-paths that each item carries, in each role.
pub(crate) fn counts(arcs: &Arcs, labels: &[u32], watch: &Watch) -> Result<Vec<[i64; ROLES]>, Stopped> {
    let mut room = Room::default();
    arcs.counts(labels, &mut room, watch)?;
    Ok(room.counts)
}

/// How counts compare with those where classes are shuffled over the actors; `read` writes the statistics of the counts of all.
pub(crate) fn test(
    arcs: &Arcs,
    labels: &[u32],
    lot: Lot,
    observed: &[f64],
    watch: &Watch,
    read: impl Fn(&[[i64; ROLES]], &mut [f64]) + Sync,
) -> Result<Tested, AnalysisError> {
    let tested = permuted(labels, lot, observed, watch, Room::default, |room, placed, values| {
        // Where the watch stops the count, it stops the test.
        if arcs.counts(placed, room, watch).is_ok() {
            read(&room.counts, values);
        }
    })?;
    Ok(tested)
}

/// What to say of undirected ties.
pub(crate) const DOUBLED: &str = "the network is undirected: each tie is read as two arcs and ordered pairs are counted, so every count is \
    twice that of pairs, and representative equals gatekeeper; expected values are on the same footing";

/// What was permuted, and what was held fixed.
pub(crate) const SHUFFLED: &str = "classes were shuffled over the actors; ties and the sizes of classes were held fixed";
