//! What the measures of two modes share: which members are listed, what they are called, what they rest on.

use crate::method::{ColumnSpec, Given, Item, OptionError, OptionKind, OptionSpec, Preset, Study, Table};
use crate::view::{Choice, Incidence, Side, Statement};

/// Whose members are listed.
pub(crate) const MODE: OptionSpec = OptionSpec {
    name: "mode",
    kind: OptionKind::Choice(Word::WORDS),
    preset: Preset::Text("both"),
    meaning: "whose members are listed: `both`, `rows` (the `actors` of a case) or `columns` (its `roles`, or what `modes` names)",
};

/// The same where it is one of the two.
pub(crate) const ONE_MODE: OptionSpec = OptionSpec {
    name: "mode",
    kind: OptionKind::Choice(&["rows", "columns", "actors", "roles", "bodies", "activities", "resources"]),
    preset: Preset::Text("rows"),
    meaning: "whose members are compared: `rows` (the `actors` of a case) or `columns` (its `roles`, or what `modes` names)",
};

/// The keys of a member.
pub(crate) const MODE_COLUMN: ColumnSpec =
    ColumnSpec::new("mode", "`actors`, or `roles` or what `modes` names; `rows` or `columns` of an incidence");
pub(crate) const MEMBER_COLUMN: ColumnSpec = ColumnSpec::new("member", "id of the actor or role, or the member's own name");
pub(crate) const NAME_COLUMN: ColumnSpec = ColumnSpec::new("name", "the actor's name, or the role in English; only of a case");

/// Which members a row of the main table is about.
pub(crate) const MEMBER_ROW: &str = "a member: rows (actors in document order), then columns (roles in the order of the role model)";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Both,
    Rows,
    Columns,
    Actors,
    Roles,
    Bodies,
    Activities,
    Resources,
}

impl Choice for Word {
    const ALL: &'static [Self] =
        &[Self::Both, Self::Rows, Self::Columns, Self::Actors, Self::Roles, Self::Bodies, Self::Activities, Self::Resources];
    const WORDS: &'static [&'static str] = &["both", "rows", "columns", "actors", "roles", "bodies", "activities", "resources"];
}

/// Whose members are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listed {
    Both,
    One(Side),
}

impl Listed {
    /// What the option `mode` says of a table; nothing where it is not given.
    ///
    /// # Errors
    /// [`OptionError`] for a mode that the table does not have.
    pub(crate) fn of(given: &Given, incidence: &Incidence) -> Result<Option<Self>, OptionError> {
        let Some(word) = given.choice::<Word>(MODE.name)? else { return Ok(None) };
        let side = |side: Side| (given.text(MODE.name), Ok(Some(incidence.mode_name(side))));
        match word {
            Word::Both => Ok(Some(Self::Both)),
            Word::Rows => Ok(Some(Self::One(Side::Rows))),
            Word::Columns => Ok(Some(Self::One(Side::Columns))),
            _ => [Side::Rows, Side::Columns]
                .into_iter()
                .find(|known| side(*known).0 == side(*known).1)
                .map(|side| Some(Self::One(side)))
                .ok_or_else(|| {
                    let known = [Side::Rows, Side::Columns].map(|side| incidence.mode_name(side));
                    let found = given.get(MODE.name).map_or_else(String::new, ToString::to_string);
                    OptionError::new(MODE.name, found, format!("`{}` or `{}`, which the two modes are called", known[0], known[1]))
                }),
        }
    }

    pub(crate) fn has(self, side: Side) -> bool {
        self == Self::Both || self == Self::One(side)
    }

    /// Those of the rows and of the columns that are listed.
    pub(crate) fn chosen<'a, T>(self, rows: &'a [T], columns: &'a [T]) -> impl Iterator<Item = &'a T> + Clone {
        let (rows, columns) = (if self.has(Side::Rows) { rows } else { &[] }, if self.has(Side::Columns) { columns } else { &[] });
        rows.iter().chain(columns)
    }
}

/// A table with a row for each member that is listed: `mode`, `member` and, of a case, `name`, and what its links rest on.
pub(crate) fn member_table(name: &'static str, study: &Study<'_>, incidence: &Incidence, listed: Listed) -> Table {
    let of = |side: Side, count: usize| (0..if listed.has(side) { count } else { 0 }).map(move |number| (side, number));
    let members = || of(Side::Rows, incidence.rows()).chain(of(Side::Columns, incidence.columns()));
    let case = study.case();
    let mut table = Table::new(name, members().count());
    match listed {
        Listed::One(side) => table.same_text("mode", incidence.mode_name(side)),
        Listed::Both => table.text("mode", members().map(|(side, _)| incidence.mode_name(side))),
    };
    let numbers = |side| listed.has(side).then(|| incidence.numbers(side)).flatten();
    // One column: numbers only where all that are listed are called by numbers.
    let (rows, columns) = (numbers(Side::Rows), numbers(Side::Columns));
    if rows.is_some() == listed.has(Side::Rows) && columns.is_some() == listed.has(Side::Columns) {
        let of = |(side, number): (Side, usize)| match side {
            Side::Rows => rows.as_ref().and_then(|own| own(number)),
            Side::Columns => columns.as_ref().and_then(|own| own(number)),
        };
        table.integers("member", members().map(of));
    } else {
        table.text("member", members().map(|(side, number)| incidence.member_id(side, number, case)));
    }
    if case.is_some() {
        table.text("name", members().map(|(side, number)| incidence.member_name(side, number, case)));
        table.rests_on(members().map(|(side, number)| member_basis(incidence, side, number)));
    }
    table
}

/// What the links of a member rest on.
pub(crate) fn member_basis(incidence: &Incidence, side: Side, number: usize) -> Vec<Item> {
    let others = incidence.by(side).row(number).iter();
    others
        .flat_map(|other| match side {
            Side::Rows => incidence.statements(number, *other as usize),
            Side::Columns => incidence.statements(*other as usize, number),
        })
        .map(item)
        .collect()
}

/// A statement as something that a value rests on.
pub(crate) fn item(statement: Statement) -> Item {
    match statement {
        Statement::Assignment(index) => Item::Assignment(index),
        Statement::Seat(position) => Item::Seat(position as u32),
        Statement::Activity(position) => Item::Activity(position as u32),
        Statement::Exchange(position) => Item::Exchange(position as u32),
    }
}
