//! Two-mode tables of what is in scope of a case.

use super::{Incidence, Members, Modes, Stated, resources};
use crate::maths::Rows;
use crate::model::{ActorIndex, ActorKind, AssignmentIndex, Case, ExchangeDirection};
use crate::view::{Names, Scope, Selection, Uncertain, ViewError};

impl Incidence {
    /// Actors of a case and what they are linked to.
    ///
    /// # Errors
    /// As [`Selection::of`].
    ///
    /// # Examples
    /// ```
    /// use partnergraph::{Actor, Assignment, CaseBuilder, Status, view::{Incidence, Modes, Scope}};
    ///
    /// let case = CaseBuilder::new("house", "House")
    ///     .actor(Actor::new("town", "Town"))
    ///     .assignment(Assignment::new("owner", Status::Current).with_actor("town"))
    ///     .build()?;
    /// let incidence = Incidence::of_case(&case, &Scope::default(), Modes::Roles)?;
    /// assert_eq!((incidence.rows(), incidence.columns(), incidence.links()), (1, 6, 1));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_case(case: &Case, scope: &Scope, modes: Modes) -> Result<Self, ViewError> {
        Selection::of(case, scope).map(|selection| Self::of_modes(&selection, modes))
    }

    /// The actors and roles of what is in scope.
    #[must_use]
    pub fn of(selection: &Selection<'_>) -> Self {
        let case = selection.case();
        let roles = case.roles().len();
        let held = selection.assignments().filter_map(|index| {
            let (actor, role) = case.links().assignments[index.position()];
            (role.position() < roles).then_some((selection.stands_as(actor?), role.0, index.0))
        });
        Self::stated_by(selection, Modes::Roles, Members::Roles(roles), held.collect())
    }

    /// The actors of what is in scope, and what they are linked to.
    #[must_use]
    pub fn of_modes(selection: &Selection<'_>, modes: Modes) -> Self {
        let case = selection.case();
        let counts = |is_uncertain: bool| !(is_uncertain && selection.scope().uncertain == Uncertain::Exclude);
        match modes {
            Modes::Roles => Self::of(selection),
            Modes::Bodies => {
                let seats = &case.links().seats;
                let is_body = |(_, actor): &(usize, &crate::model::Actor)| actor.kind() == Some(ActorKind::Body);
                let of_kind = case.actors().iter().enumerate().filter(is_body).map(|(position, _)| ActorIndex(position as u32));
                let mut bodies: Vec<ActorIndex> = of_kind.chain(seats.iter().map(|(body, _)| *body)).collect();
                bodies.sort_unstable();
                bodies.dedup();
                let held = seats.iter().enumerate().map(|(seat, (body, actor))| {
                    let column = bodies.partition_point(|known| known < body) as u32;
                    (selection.stands_as(*actor), column, seat as u32)
                });
                let held = held.collect();
                Self::stated_by(selection, modes, Members::Actors(bodies), held)
            }
            Modes::Activities => {
                let mut names: Vec<Box<str>> = Vec::new();
                let mut column_of = std::collections::HashMap::new();
                let mut held = Vec::new();
                for (position, activity) in case.activities().iter().enumerate() {
                    if counts(activity.evidence().is_uncertain()) {
                        let column = *column_of.entry(activity.what()).or_insert_with(|| {
                            names.push(activity.what().into());
                            names.len() as u32 - 1
                        });
                        let actor = activity.actor().and_then(|id| case.actor_index(id.as_str()).ok());
                        held.extend(actor.map(|actor| (selection.stands_as(actor), column, position as u32)));
                    }
                }
                Self::stated_by(selection, modes, Members::Own(Names::Texts(names)), held)
            }
            Modes::Resources => {
                let exchanges = case.exchanges().iter().zip(&case.links().exchanges).enumerate();
                let held = exchanges.filter_map(|(position, (exchange, (actor, with)))| {
                    let giver = match exchange.direction() {
                        ExchangeDirection::Gives => Some(*actor),
                        ExchangeDirection::Gets => *with,
                        _ => None,
                    };
                    let column = resources().position(|known| Some(known) == exchange.category())?;
                    counts(exchange.evidence().is_uncertain()).then_some((selection.stands_as(giver?), column as u32, position as u32))
                });
                Self::stated_by(selection, modes, Members::Resources, held.collect())
            }
        }
    }

    /// From an actor, a column and the position of what states the link.
    fn stated_by(selection: &Selection<'_>, modes: Modes, columns: Members, mut held: Vec<(ActorIndex, u32, u32)>) -> Self {
        held.sort_unstable();
        let mut actors: Vec<ActorIndex> = match &columns {
            // A body is no actor beside bodies, unless it has a seat itself.
            Members::Actors(bodies) => selection.members().iter().copied().filter(|actor| bodies.binary_search(actor).is_err()).collect(),
            _ => selection.members().to_vec(),
        };
        actors.extend(held.iter().map(|(actor, _, _)| *actor));
        actors.sort_unstable();
        actors.dedup();
        let mut row_of = vec![0_u32; selection.case().actors().len()];
        for (row, actor) in actors.iter().enumerate() {
            row_of[actor.position()] = row as u32;
        }
        let (mut links, mut stated_from) = (Vec::with_capacity(held.len()), Vec::with_capacity(held.len() + 1));
        for (position, (actor, column, _)) in held.iter().enumerate() {
            let link = (row_of[actor.position()], *column);
            if links.last() != Some(&link) {
                links.push(link);
                stated_from.push(position as u32);
            }
        }
        stated_from.push(held.len() as u32);
        let positions = held.iter().map(|(_, _, position)| *position);
        Self {
            by_row: Rows::two_mode(actors.len(), &links),
            by_column: Rows::two_mode(columns.len(), &links.iter().map(|(row, column)| (*column, *row)).collect::<Vec<_>>()),
            stated: match modes {
                Modes::Roles => Stated::Assignments(positions.map(AssignmentIndex).collect()),
                _ => Stated::Positions(positions.collect()),
            },
            modes: Some(modes),
            rows: Members::Actors(actors),
            columns,
            doubled: held.len() - links.len(),
            links,
            stated_from,
        }
    }
}
