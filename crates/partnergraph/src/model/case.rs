//! One partnership, complete and checked.

use std::sync::{Arc, OnceLock};

use petgraph::graph::{DiGraph, NodeIndex};

use super::{
    Activity, Actor, Agreement, Assignment, CaseDocument, Event, Exchange, Participation, Relation, Risk, Role, RoleModel, Score, Seat,
    Source,
    fingerprint::{Digest, Fingerprint},
    graph::{ActorIndex, AssignmentIndex, Edge, Node, RelationIndex, RoleIndex},
    id::{ActorId, CaseId, RelationId, RoleId, SourceId},
    nearest::nearest,
    shape::Field,
};

/// One partnership that is studied: a house, an area programme, a housing plan, a construction partnership.
///
/// A case is a value: complete, checked and never changed in place. [`CaseBuilder`](super::CaseBuilder) makes one from
/// parts, [`read`](crate::read) from a document; [`at`](Case::at) and [`without`](Case::without) give new cases.
#[derive(Debug, Clone)]
pub struct Case {
    document: Arc<CaseDocument>,
    role_model: Arc<RoleModel>,
    /// Roles that are assigned but not in the model, in the order in which they first occur.
    other_roles: Vec<RoleId>,
    links: Links,
    /// The positions of the actors in the order of their ids, made when an actor is first looked for.
    by_id: OnceLock<Vec<ActorIndex>>,
    graph: OnceLock<DiGraph<Node, Edge>>,
    fingerprint: OnceLock<Fingerprint>,
}

/// The references of a document, resolved to positions.
#[derive(Debug, Clone, Default)]
pub(crate) struct Links {
    pub(crate) assignments: Vec<(Option<ActorIndex>, RoleIndex)>,
    pub(crate) relations: Vec<(ActorIndex, ActorIndex)>,
    pub(crate) part_of: Vec<Option<ActorIndex>>,
    pub(crate) exchanges: Vec<(ActorIndex, Option<ActorIndex>)>,
    pub(crate) seats: Vec<(ActorIndex, ActorIndex)>,
    pub(crate) self_actor: Option<ActorIndex>,
}

/// An actor was named that the case does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("case `{case}`: `{found}` is not an actor{}", nearest.as_ref().map(|id| format!("; the nearest is `{id}`")).unwrap_or_default())]
pub struct UnknownActor {
    /// The case that was asked.
    pub case: CaseId,
    /// The id that was given.
    pub found: String,
    /// The id that is nearest to it, if one is near.
    pub nearest: Option<ActorId>,
}

impl Case {
    pub(crate) fn assemble(document: CaseDocument, role_model: Arc<RoleModel>, other_roles: Vec<RoleId>, links: Links) -> Self {
        Self {
            document: Arc::new(document),
            role_model,
            other_roles,
            links,
            by_id: OnceLock::new(),
            graph: OnceLock::new(),
            fingerprint: OnceLock::new(),
        }
    }

    /// The case's id.
    #[must_use]
    pub fn id(&self) -> &CaseId {
        self.document.id()
    }

    /// What the case is called.
    #[must_use]
    pub fn name(&self) -> &str {
        self.document.name()
    }

    /// Everything that is recorded, as in the document.
    #[must_use]
    pub fn document(&self) -> &CaseDocument {
        &self.document
    }

    /// The roles that the case is read with.
    #[must_use]
    pub fn role_model(&self) -> &RoleModel {
        &self.role_model
    }

    /// The roles of the role model, in its order.
    #[must_use]
    pub fn roles(&self) -> &[Role] {
        self.role_model.roles()
    }

    /// Roles that are assigned but not in the role model, in the order in which they first occur.
    #[must_use]
    pub fn other_roles(&self) -> &[RoleId] {
        &self.other_roles
    }

    /// The id of a role of the model or of another role that is assigned; nothing for an index of another case.
    #[must_use]
    pub fn role_id(&self, role: RoleIndex) -> Option<&RoleId> {
        let position = role.position();
        self.roles().get(position).map(Role::id).or_else(|| self.other_roles.get(position - self.roles().len()))
    }

    /// The actors, in document order.
    #[must_use]
    pub fn actors(&self) -> &[Actor] {
        self.document.actors()
    }

    /// The assignments of actors to roles, in document order.
    #[must_use]
    pub fn assignments(&self) -> &[Assignment] {
        self.document.assignments()
    }

    /// The relations between actors, in document order.
    #[must_use]
    pub fn relations(&self) -> &[Relation] {
        self.document.relations()
    }

    /// The agreements, in document order.
    #[must_use]
    pub fn agreements(&self) -> &[Agreement] {
        self.document.agreements()
    }

    /// What actors give, get and need, in document order.
    #[must_use]
    pub fn exchanges(&self) -> &[Exchange] {
        self.document.exchanges()
    }

    /// The activities, in document order.
    #[must_use]
    pub fn activities(&self) -> &[Activity] {
        self.document.activities()
    }

    /// The seats in bodies, in document order.
    #[must_use]
    pub fn seats(&self) -> &[Seat] {
        self.document.seats()
    }

    /// Who took part in which phase, in document order.
    #[must_use]
    pub fn participation(&self) -> &[Participation] {
        self.document.participation()
    }

    /// The risks, in document order.
    #[must_use]
    pub fn risks(&self) -> &[Risk] {
        self.document.risks()
    }

    /// The scores, in document order.
    #[must_use]
    pub fn scores(&self) -> &[Score] {
        self.document.scores()
    }

    /// The events, in document order.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        self.document.events()
    }

    /// The sources, in document order.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        self.document.sources()
    }

    /// The actor that stands for the case itself, if there is one.
    #[must_use]
    pub fn self_actor(&self) -> Option<ActorIndex> {
        self.links.self_actor
    }

    /// The actor with this id.
    ///
    /// # Errors
    /// [`UnknownActor`] when the case has none, with the nearest id that it has.
    pub fn actor(&self, id: &str) -> Result<&Actor, UnknownActor> {
        self.actor_index(id).map(|index| &self.document.actors[index.position()])
    }

    /// The position of the actor with this id.
    ///
    /// # Errors
    /// [`UnknownActor`] when the case has none, with the nearest id that it has.
    pub fn actor_index(&self, id: &str) -> Result<ActorIndex, UnknownActor> {
        let id_of = |index: &ActorIndex| self.actor_at(*index).id().as_str();
        let by_id = self.by_id.get_or_init(|| {
            let mut by_id: Vec<ActorIndex> = (0..self.actors().len()).map(|position| ActorIndex(position as u32)).collect();
            by_id.sort_unstable_by(|one, other| id_of(one).cmp(id_of(other)));
            by_id
        });
        by_id.binary_search_by(|index| id_of(index).cmp(id)).map(|place| by_id[place]).map_err(|_| UnknownActor {
            case: self.id().clone(),
            found: id.to_owned(),
            nearest: nearest(id, self.actors().iter().map(|actor| actor.id().as_str())).map(ActorId::from),
        })
    }

    /// The multigraph of actors and roles, to run any petgraph algorithm on.
    ///
    /// Actors come first, then the roles of the model, then other roles that are assigned; every assignment that names
    /// an actor and every relation is an edge. Do not read centrality off it: parallel relations are parallel edges.
    ///
    /// # Examples
    /// ```
    /// use partnergraph::{Actor, Assignment, CaseBuilder, RoleModel, Status, petgraph::visit::EdgeRef as _};
    ///
    /// let case = CaseBuilder::new("house", "House")
    ///     .actor(Actor::new("town", "Town"))
    ///     .assignment(Assignment::new("owner", Status::Current).with_actor("town"))
    ///     .build()?;
    /// let town = case.node("town")?;
    /// assert_eq!(case.graph().edges(town).count(), 1);
    /// assert_eq!(case.graph().node_count(), 1 + RoleModel::byggekloss().roles().len());
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn graph(&self) -> &DiGraph<Node, Edge> {
        let roles = self.role_model.roles().len() + self.other_roles.len();
        self.graph.get_or_init(|| super::graph::build(self.actors().len(), roles, &self.links.assignments, &self.links.relations))
    }

    /// The node of an actor in [`graph`](Case::graph).
    ///
    /// # Errors
    /// [`UnknownActor`] when the case has none with this id.
    pub fn node(&self, id: &str) -> Result<NodeIndex, UnknownActor> {
        self.actor_index(id).map(|index| NodeIndex::new(index.position()))
    }

    /// A short value that stands for the content of the case: the same on every machine, another for other content.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        *self.fingerprint.get_or_init(|| {
            let mut digest = Digest::new();
            self.document.feed(&mut digest);
            digest.finish()
        })
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources().iter().find(|source| source.id() == id)
    }

    /// The relation with this id.
    #[must_use]
    pub fn relation(&self, id: &RelationId) -> Option<&Relation> {
        self.relations().iter().find(|relation| relation.id() == Some(id))
    }

    /// What is recorded, for those who need it longer than the case.
    pub(crate) fn shared_document(&self) -> Arc<CaseDocument> {
        Arc::clone(&self.document)
    }

    pub(crate) const fn links(&self) -> &Links {
        &self.links
    }

    pub(crate) fn actor_at(&self, index: ActorIndex) -> &Actor {
        &self.document.actors[index.position()]
    }

    pub(crate) fn assignment_at(&self, index: AssignmentIndex) -> &Assignment {
        &self.document.assignments[index.position()]
    }

    pub(crate) fn relation_at(&self, index: RelationIndex) -> &Relation {
        &self.document.relations[index.position()]
    }

    /// How a relation is referred to: by its id, or by its place in the document where it has none.
    pub(crate) fn relation_name(&self, index: RelationIndex) -> String {
        self.relation_at(index).id().map_or_else(|| format!("/relations/{}", index.position()), ToString::to_string)
    }
}

/// Two cases are equal when everything that is recorded is equal.
impl PartialEq for Case {
    fn eq(&self, other: &Self) -> bool {
        self.document == other.document
    }
}
