//! Who holds which role, as a table of actors and roles.

use super::Selection;
use crate::maths::Rows;
use crate::model::{ActorIndex, AssignmentIndex, RoleIndex};

/// A two-mode table: actors are rows, the roles of the role model are columns, a link says that the actor holds the role.
///
/// Parallel assignments count once. Rows are the actors of the network and every actor that holds a role, among them the
/// one that stands for the case; members without a link stay.
#[derive(Debug, Clone)]
pub struct Incidence {
    actors: Vec<ActorIndex>,
    roles: usize,
    /// Links by actor, then role, each as positions in rows and columns.
    links: Vec<(u32, u32)>,
    /// For link l the assignments that state it are `stated[stated_from[l]..stated_from[l + 1]]`.
    stated_from: Vec<u32>,
    stated: Vec<AssignmentIndex>,
    by_actor: Rows,
    by_role: Rows,
}

impl Incidence {
    /// The table of what is in scope.
    #[must_use]
    pub fn of(selection: &Selection<'_>) -> Self {
        let case = selection.case();
        let roles = case.roles().len();
        let mut held: Vec<(ActorIndex, u32, AssignmentIndex)> = selection
            .assignments()
            .filter_map(|index| {
                let (actor, role) = case.links().assignments[index.position()];
                (role.position() < roles).then_some((selection.stands_as(actor?), role.0, index))
            })
            .collect();
        held.sort_unstable();
        let mut actors: Vec<ActorIndex> = selection.members().to_vec();
        actors.extend(held.iter().map(|(actor, _, _)| *actor));
        actors.sort_unstable();
        actors.dedup();
        let mut row_of = vec![0_u32; case.actors().len()];
        for (row, actor) in actors.iter().enumerate() {
            row_of[actor.position()] = row as u32;
        }
        let (mut links, mut stated_from) = (Vec::new(), Vec::new());
        for (position, (actor, role, _)) in held.iter().enumerate() {
            let link = (row_of[actor.position()], *role);
            if links.last() != Some(&link) {
                links.push(link);
                stated_from.push(position as u32);
            }
        }
        stated_from.push(held.len() as u32);
        Self {
            by_actor: Rows::two_mode(actors.len(), &links),
            by_role: Rows::two_mode(roles, &links.iter().map(|(row, role)| (*role, *row)).collect::<Vec<_>>()),
            stated: held.into_iter().map(|(_, _, index)| index).collect(),
            actors,
            roles,
            links,
            stated_from,
        }
    }

    /// The actors that are rows, in document order.
    #[must_use]
    pub fn actors(&self) -> &[ActorIndex] {
        &self.actors
    }

    /// The number of roles, which are columns in the order of the role model.
    #[must_use]
    pub const fn roles(&self) -> usize {
        self.roles
    }

    /// The number of links.
    #[must_use]
    pub fn links(&self) -> usize {
        self.links.len()
    }

    /// For each actor's row the roles it holds, as positions in the role model.
    #[must_use]
    pub const fn by_actor(&self) -> &Rows {
        &self.by_actor
    }

    /// For each role the rows of its holders, in document order.
    #[must_use]
    pub const fn by_role(&self) -> &Rows {
        &self.by_role
    }

    /// The actors that hold a role, in document order.
    pub fn holders(&self, role: RoleIndex) -> impl ExactSizeIterator<Item = ActorIndex> {
        self.by_role.row(role.position()).iter().map(|row| self.actors[*row as usize])
    }

    /// The row of an actor, if it is one.
    #[must_use]
    pub fn row_of(&self, actor: ActorIndex) -> Option<usize> {
        self.actors.binary_search(&actor).ok()
    }

    /// The assignments that state that the actor of a row holds a role.
    #[must_use]
    pub fn stated(&self, row: usize, role: RoleIndex) -> &[AssignmentIndex] {
        match self.links.binary_search(&(row as u32, role.0)) {
            Ok(link) => &self.stated[self.stated_from[link] as usize..self.stated_from[link + 1] as usize],
            Err(_) => &[],
        }
    }
}
