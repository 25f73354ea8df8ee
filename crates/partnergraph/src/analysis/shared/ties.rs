//! Which relations make the tie between two actors.

use crate::method::{Item, Study};
use crate::model::RelationIndex;
use crate::view::Network;

/// The numbers of ties by their actors, worked out once for a network.
#[derive(Debug)]
pub(crate) struct TieNumbers<'a> {
    network: &'a Network,
    /// For each actor the number of its first tie.
    first: Vec<usize>,
}

impl<'a> TieNumbers<'a> {
    pub(crate) fn of(network: &'a Network) -> Self {
        let rows = network.successors();
        let mut next = 0;
        let first = (0..rows.len()).map(|actor| {
            let before = next;
            next += rows.degree(actor) - skipped(network, actor);
            before
        });
        Self { network, first: first.collect() }
    }

    /// The number of the tie from one actor to another, the first having the smaller number where the network is undirected.
    fn tie(&self, from: usize, to: usize) -> Option<usize> {
        let place = self.network.successors().row(from).binary_search(&(to as u32)).ok()?;
        (self.first[from] + place).checked_sub(skipped(self.network, from))
    }

    /// The relations (or edges) between two actors in whatever direction, each once, in document order.
    pub(crate) fn relations(&self, a: usize, b: usize) -> Vec<RelationIndex> {
        let (from, to) = (a.min(b), a.max(b));
        let returned = if self.network.is_directed() { self.tie(to, from) } else { None };
        let ties = self.tie(from, to).into_iter().chain(returned);
        let mut relations: Vec<RelationIndex> = ties.flat_map(|tie| self.network.merged(tie)).collect();
        relations.sort_unstable_by_key(|relation| relation.position());
        relations.dedup();
        relations
    }
}

/// Of an undirected network each tie stands in the rows of both actors, and counts with the smaller one.
fn skipped(network: &Network, actor: usize) -> usize {
    if network.is_directed() { 0 } else { network.successors().row(actor).partition_point(|other| (*other as usize) < actor) }
}

/// The relations that make all ties of a case.
pub(crate) fn all_relations(study: &Study<'_>) -> Vec<Item> {
    let network = study.network();
    let ties = if study.case().is_some() { network.ties().len() } else { 0 };
    (0..ties).flat_map(|tie| network.merged(tie).map(Item::Relation)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::network;
    use super::*;
    use crate::maths::slow::{every_directed_graph, every_graph};
    use crate::view::Direction;

    #[test]
    fn every_tie_is_found_by_its_actors() {
        for (edges, direction) in every_graph(4)
            .map(|edges| (edges, Direction::Undirected))
            .chain(every_directed_graph(4).map(|edges| (edges, Direction::Directed)))
        {
            let network = network(4, &edges, None, direction);
            let numbers = TieNumbers::of(&network);
            for (number, tie) in network.ties().enumerate() {
                assert_eq!(numbers.tie(tie.from, tie.to), Some(number), "{edges:?}");
                assert!(numbers.relations(tie.to, tie.from).contains(&RelationIndex(number as u32)), "{edges:?}");
            }
            let pairs = (0..4).flat_map(|a| (a + 1..4).map(move |b| (a, b)));
            let all: usize = pairs.map(|(a, b)| numbers.relations(a, b).len()).sum();
            assert_eq!(all, edges.len(), "{edges:?}");
        }
    }
}
