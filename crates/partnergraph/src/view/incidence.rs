//! Two modes and who is linked to what: actors and roles, actors and bodies, or any two lists.

mod cases;
mod links;

use std::borrow::Cow;

use super::Names;
use super::scope::choices;
use crate::maths::Rows;
use crate::model::{ActorIndex, AssignmentIndex, Case, Code as _, Language, Resource, RoleIndex};

pub use links::LinkError;

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

impl Incidence {
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

#[cfg(test)]
mod tests;
