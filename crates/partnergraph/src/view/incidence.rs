//! Two modes and who is linked to what: actors and roles, actors and bodies, or any two lists.

use std::borrow::Cow;

use super::scope::choices;
use super::{Names, Scope, Selection, Uncertain, ViewError};
use crate::maths::Rows;
use crate::model::{ActorIndex, ActorKind, AssignmentIndex, Case, Code as _, ExchangeDirection, Language, Resource, RoleIndex};

choices! {
    /// What is looked at beside the actors of a case.
    Modes {
        /// The roles of the role model, held by assignments in scope.
        Roles = "actors x roles",
        /// The bodies of the case, in which actors have seats.
        Bodies = "actors x bodies",
        /// What goes on in the house, and who stands for it; activities of the same name are one.
        Activities = "actors x activities",
        /// The sorts of resources, and who gives them.
        Resources = "actors x resources",
    }

    /// One of the two modes.
    Side {
        /// The rows: the actors of a case.
        Rows = "rows",
        /// The columns.
        Columns = "columns",
    }
}

impl Modes {
    /// What the columns are called.
    #[must_use]
    pub const fn columns(self) -> &'static str {
        match self {
            Self::Roles => "roles",
            Self::Bodies => "bodies",
            Self::Activities => "activities",
            Self::Resources => "resources",
        }
    }
}

impl Side {
    /// The other mode.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Rows => Self::Columns,
            Self::Columns => Self::Rows,
        }
    }
}

/// A two-mode table: rows and columns, and links that go from a row to a column, never within a mode.
///
/// Of a case the rows are actors: those of the network, and every actor that has a link, among them the one that stands for
/// the case. Links that are stated more than once count once; members without a link stay.
#[derive(Debug, Clone)]
pub struct Incidence {
    /// What the columns of a case are; nothing where rows and columns are of their own.
    modes: Option<Modes>,
    rows: Members,
    columns: Members,
    by_row: Rows,
    by_column: Rows,
    doubled: usize,
    /// Of a case the links by row, then column; for link l what states it is `stated[stated_from[l]..stated_from[l + 1]]`.
    links: Vec<(u32, u32)>,
    stated_from: Vec<u32>,
    stated: Stated,
}

/// The members of one mode, or how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Members {
    /// Names of their own.
    Own(Names),
    /// Positions of actors in their case.
    Actors(Vec<ActorIndex>),
    /// The roles of the role model of their case, so many.
    Roles(usize),
    /// The sorts of resources.
    Resources,
}

/// What states that an actor of a case has a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Statement {
    /// An assignment to a role.
    Assignment(AssignmentIndex),
    /// A seat in a body, by its position in the document.
    Seat(usize),
    /// An activity, by its position in the document.
    Activity(usize),
    /// An exchange, by its position in the document.
    Exchange(usize),
}

#[derive(Debug, Clone)]
enum Stated {
    Assignments(Vec<AssignmentIndex>),
    Positions(Vec<u32>),
}

/// Links that make no two-mode table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LinkError {
    /// A link names a row or column that is not there.
    #[error("link {link}: found {side} number {found}, expected a number below {members}", side = match side { Side::Rows => "row", Side::Columns => "column" })]
    OutOfRange {
        /// The position of the link, counted from 0.
        link: usize,
        /// Whether it is the row or the column.
        side: Side,
        /// The number that was given.
        found: u32,
        /// The number of rows or columns.
        members: usize,
    },
    /// The lists are not equally long.
    #[error("argument `column`: found {found} values, expected {expected}, one for each link")]
    Length {
        /// The number of columns that were given.
        found: usize,
        /// The number of rows that were given.
        expected: usize,
    },
    /// More members or links than can be numbered.
    #[error("found {found} {what}, expected at most 4294967294")]
    TooMany {
        /// What there are too many of.
        what: &'static str,
        /// How many there are.
        found: usize,
    },
}

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

    /// A table from links between numbered rows and columns: link l goes from row `row[l]` to column `column[l]`.
    ///
    /// Rows and columns are lists of names, or just how many there are. Links that are given twice are merged and counted.
    ///
    /// # Errors
    /// [`LinkError`] when the lists differ in length, or a link names a row or column that is not there.
    ///
    /// # Examples
    /// ```
    /// use partnergraph::view::Incidence;
    ///
    /// let women = ["Evelyn", "Laura", "Theresa"].map(String::from).to_vec();
    /// let incidence = Incidence::from_links(women, 2, &[0, 0, 1, 0], &[0, 1, 1, 1])?;
    /// assert_eq!((incidence.links(), incidence.doubled()), (3, 1));
    /// assert_eq!(incidence.by_column().row(1), [0, 1]);
    /// # Ok::<_, partnergraph::view::LinkError>(())
    /// ```
    pub fn from_links(rows: impl Into<Members>, columns: impl Into<Members>, row: &[u32], column: &[u32]) -> Result<Self, LinkError> {
        let (rows, columns) = (rows.into(), columns.into());
        for (what, found) in [("rows and columns", rows.len().saturating_add(columns.len())), ("links", row.len())] {
            if found >= u32::MAX as usize {
                return Err(LinkError::TooMany { what, found });
            }
        }
        if column.len() != row.len() {
            return Err(LinkError::Length { found: column.len(), expected: row.len() });
        }
        let beyond = |side, given: &[u32], members: usize| {
            let link = given.iter().position(|number| *number as usize >= members)?;
            Some(LinkError::OutOfRange { link, side, found: given[link], members })
        };
        if let Some(error) = beyond(Side::Rows, row, rows.len()).or_else(|| beyond(Side::Columns, column, columns.len())) {
            return Err(error);
        }
        // Laid out by column and then by row, the columns of a row stand in their order, doubles beside each other.
        let given: Vec<(u32, u32)> = column.iter().copied().zip(row.iter().copied()).collect();
        let by_column = Rows::two_mode(columns.len(), &given);
        let mut links = transposed(&by_column);
        let doubled_rows = Rows::two_mode(rows.len(), &links);
        links.clear();
        for row in 0..rows.len() {
            let mut last = None;
            for column in doubled_rows.row(row) {
                if last.replace(*column) != Some(*column) {
                    links.push((row as u32, *column));
                }
            }
        }
        let doubled = given.len() - links.len();
        let by_row = if doubled == 0 { doubled_rows } else { Rows::two_mode(rows.len(), &links) };
        links.iter_mut().for_each(|link| *link = (link.1, link.0));
        Ok(Self {
            by_column: Rows::two_mode(columns.len(), &links),
            by_row,
            modes: None,
            rows,
            columns,
            doubled,
            links: Vec::new(),
            stated_from: Vec::new(),
            stated: Stated::Positions(Vec::new()),
        })
    }

    /// What the columns of a case are; nothing where the table is made from links.
    #[must_use]
    pub const fn modes(&self) -> Option<Modes> {
        self.modes
    }

    /// What the members of a mode are called: `actors` and for example `roles` of a case, otherwise `rows` and `columns`.
    #[must_use]
    pub const fn mode_name(&self, side: Side) -> &'static str {
        match (self.modes, side) {
            (None, side) => side.as_str(),
            (Some(_), Side::Rows) => "actors",
            (Some(modes), Side::Columns) => modes.columns(),
        }
    }

    /// The number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.by_row.len()
    }

    /// The number of columns.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.by_column.len()
    }

    /// The number of links, each counted once.
    #[must_use]
    pub fn links(&self) -> usize {
        self.by_row.entries()
    }

    /// The number of links that were stated or given once more.
    #[must_use]
    pub const fn doubled(&self) -> usize {
        self.doubled
    }

    /// For each row the columns that it is linked to.
    #[must_use]
    pub const fn by_row(&self) -> &Rows {
        &self.by_row
    }

    /// For each column the rows that it is linked to.
    #[must_use]
    pub const fn by_column(&self) -> &Rows {
        &self.by_column
    }

    /// For each member of a mode the members of the other that it is linked to.
    #[must_use]
    pub const fn by(&self, side: Side) -> &Rows {
        match side {
            Side::Rows => &self.by_row,
            Side::Columns => &self.by_column,
        }
    }

    /// The members of a mode.
    #[must_use]
    pub const fn members(&self, side: Side) -> &Members {
        match side {
            Side::Rows => &self.rows,
            Side::Columns => &self.columns,
        }
    }

    /// The id of a member: that of an actor or role of the case, the member's own name, or its number.
    #[must_use]
    pub fn member_id(&self, side: Side, number: usize, case: Option<&Case>) -> Cow<'static, str> {
        match (self.members(side), case) {
            (Members::Actors(actors), Some(case)) => case.actor_at(actors[number]).id().to_string().into(),
            (Members::Roles(_), Some(case)) => case.roles()[number].id().to_string().into(),
            (Members::Own(names), _) => names.text(number).into_owned().into(),
            (Members::Resources, _) => resources().nth(number).map_or("", Resource::as_str).into(),
            (Members::Actors(_) | Members::Roles(_), _) => number.to_string().into(),
        }
    }

    /// The members' own names as whole numbers, where they are numbers.
    pub(crate) fn numbers(&self, side: Side) -> Option<impl Fn(usize) -> Option<i64> + '_> {
        match self.members(side) {
            Members::Own(names) if !matches!(names, Names::Texts(_)) => Some(|number| names.number(number)),
            _ => None,
        }
    }

    /// What a member is called in English: the actor's name, the role, the activity.
    #[must_use]
    pub fn member_name(&self, side: Side, number: usize, case: Option<&Case>) -> Cow<'static, str> {
        match (self.members(side), case) {
            (Members::Actors(actors), Some(case)) => case.actor_at(actors[number]).name().to_owned().into(),
            (Members::Roles(_), Some(case)) => case.roles()[number].name(Language::En).to_owned().into(),
            (Members::Resources, _) => resources().nth(number).map_or("", |resource| resource.label(Language::En)).into(),
            _ => self.member_id(side, number, case),
        }
    }

    /// The ids of all members of a mode.
    #[must_use]
    pub fn member_ids(&self, side: Side, case: Option<&Case>) -> Vec<String> {
        (0..self.by(side).len()).map(|number| self.member_id(side, number, case).into_owned()).collect()
    }

    /// The actors that are rows, in document order; nothing where the table is made from links.
    #[must_use]
    pub fn actors(&self) -> &[ActorIndex] {
        if let Members::Actors(actors) = &self.rows { actors } else { &[] }
    }

    /// The number of roles, which are columns in the order of the role model; the same as [`columns`](Self::columns).
    #[must_use]
    pub fn roles(&self) -> usize {
        self.columns()
    }

    /// For each actor's row the roles it holds, as positions in the role model; the same as [`by_row`](Self::by_row).
    #[must_use]
    pub const fn by_actor(&self) -> &Rows {
        &self.by_row
    }

    /// For each role the rows of its holders, in document order; the same as [`by_column`](Self::by_column).
    #[must_use]
    pub const fn by_role(&self) -> &Rows {
        &self.by_column
    }

    /// The actors that hold a role, in document order.
    pub fn holders(&self, role: RoleIndex) -> impl ExactSizeIterator<Item = ActorIndex> {
        let (actors, rows) = (self.actors(), self.by_column.row(role.position()));
        rows.iter().map(|row| actors[*row as usize])
    }

    /// The row of an actor, if it is one.
    #[must_use]
    pub fn row_of(&self, actor: ActorIndex) -> Option<usize> {
        self.actors().binary_search(&actor).ok()
    }

    /// The assignments that state that the actor of a row holds a role.
    #[must_use]
    pub fn stated(&self, row: usize, role: RoleIndex) -> &[AssignmentIndex] {
        match (&self.stated, self.link(row, role.0)) {
            (Stated::Assignments(stated), Some(bounds)) => &stated[bounds],
            _ => &[],
        }
    }

    /// What states that the actor of a row is linked to a column, in document order; nothing where the table is made from
    /// links.
    pub fn statements(&self, row: usize, column: usize) -> impl ExactSizeIterator<Item = Statement> {
        let bounds = self.link(row, column as u32).unwrap_or(0..0);
        bounds.map(move |place| match (&self.stated, self.modes) {
            (Stated::Assignments(stated), _) => Statement::Assignment(stated[place]),
            (Stated::Positions(stated), Some(Modes::Bodies)) => Statement::Seat(stated[place] as usize),
            (Stated::Positions(stated), Some(Modes::Activities)) => Statement::Activity(stated[place] as usize),
            (Stated::Positions(stated), _) => Statement::Exchange(stated[place] as usize),
        })
    }

    fn link(&self, row: usize, column: u32) -> Option<std::ops::Range<usize>> {
        let link = self.links.binary_search(&(row as u32, column)).ok()?;
        Some(self.stated_from[link] as usize..self.stated_from[link + 1] as usize)
    }
}

/// The sorts of resources that are a mode; `other` is none that two actors could share.
fn resources() -> impl Iterator<Item = Resource> {
    Resource::ALL.iter().copied().filter(|resource| *resource != Resource::Other)
}

/// Each entry of the rows as a pair with its row second.
fn transposed(rows: &Rows) -> Vec<(u32, u32)> {
    let mut pairs = Vec::with_capacity(rows.entries());
    for row in 0..rows.len() {
        pairs.extend(rows.row(row).iter().map(|other| (*other, row as u32)));
    }
    pairs
}

impl Members {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Roles(count) => *count,
            Self::Own(names) => names.len(),
            Self::Actors(actors) => actors.len(),
            Self::Resources => resources().count(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl From<Names> for Members {
    fn from(names: Names) -> Self {
        Self::Own(names)
    }
}

impl From<usize> for Members {
    fn from(count: usize) -> Self {
        Self::Own(count.into())
    }
}

impl From<Vec<String>> for Members {
    fn from(names: Vec<String>) -> Self {
        Self::Own(names.into())
    }
}

#[cfg(test)]
mod tests;
