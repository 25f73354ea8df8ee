//! The case as a petgraph multigraph.
//!
//! Nodes are the actors and the roles, edges are assignments (actor → role) and relations (actor → actor). It holds
//! indices into the case, so that any petgraph algorithm can be run on it and its result be read back as actors and
//! relations. The measures of this library run on a [`Network`](crate::view::Network) instead.

use petgraph::graph::DiGraph;

macro_rules! indices {
    ($( $(#[doc = $doc:literal])* $name:ident, )+) => { $(
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) u32);

        impl $name {
            /// The position in the document, counted from 0.
            #[must_use]
            pub const fn position(self) -> usize {
                self.0 as usize
            }
        }
    )+ };
}

indices! {
    /// An actor by its position among the actors of its case.
    ActorIndex,
    /// A role by its position: first the roles of the role model, then other roles in the order in which they are
    /// first assigned.
    RoleIndex,
    /// An assignment by its position among the assignments of its case.
    AssignmentIndex,
    /// A relation by its position among the relations of its case.
    RelationIndex,
}

/// What a node of the graph stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Node {
    /// An actor.
    Actor(ActorIndex),
    /// A role.
    Role(RoleIndex),
}

/// What an edge of the graph stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Edge {
    /// An actor's assignment to a role, whatever its status.
    Assignment(AssignmentIndex),
    /// A relation between two actors; a mutual one has one edge too.
    Relation(RelationIndex),
}

/// Actors first, then roles; assignments first, then relations, all in document order.
pub(crate) fn build(
    actors: usize,
    roles: usize,
    assignments: &[(Option<ActorIndex>, RoleIndex)],
    relations: &[(ActorIndex, ActorIndex)],
) -> DiGraph<Node, Edge> {
    let mut graph = DiGraph::with_capacity(actors + roles, assignments.len() + relations.len());
    for actor in 0..actors {
        graph.add_node(Node::Actor(ActorIndex(actor as u32)));
    }
    for role in 0..roles {
        graph.add_node(Node::Role(RoleIndex(role as u32)));
    }
    let node = |position: usize| petgraph::graph::NodeIndex::new(position);
    for (position, (actor, role)) in assignments.iter().enumerate() {
        if let Some(actor) = actor {
            graph.add_edge(node(actor.position()), node(actors + role.position()), Edge::Assignment(AssignmentIndex(position as u32)));
        }
    }
    for (position, (from, to)) in relations.iter().enumerate() {
        graph.add_edge(node(from.position()), node(to.position()), Edge::Relation(RelationIndex(position as u32)));
    }
    graph
}
