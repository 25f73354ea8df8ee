//! The tidy tables that answers are made of.

use std::{borrow::Cow, ops::Range, sync::Arc};

use super::{
    Cells, Reason, Texts, Value,
    basis::{Basis, Items},
    texts::ActorKey,
};
use crate::model::{ActorIndex, AssignmentIndex, Case, RelationIndex};

/// A tidy table: one row for each observation, keys first, then values; where a number is missing there is a reason.
#[derive(Debug, Clone)]
pub struct Table {
    name: &'static str,
    rows: usize,
    columns: Vec<Column>,
    /// Why values are missing, in the order in which the columns were made.
    reasons: Vec<Missing>,
    basis: Basis,
}

impl PartialEq for Table {
    /// Whether both say the same and rest on the same.
    fn eq(&self, other: &Self) -> bool {
        (self.name, self.rows) == (other.name, other.rows)
            && self.columns == other.columns
            && self.reasons == other.reasons
            && (0..self.rows).all(|row| self.basis(row) == other.basis(row))
    }
}

/// Rows that follow each other in which a column has no value for the same reason.
#[derive(Debug, Clone, PartialEq)]
struct Missing {
    column: usize,
    rows: Range<usize>,
    reason: Reason,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: Cow<'static, str>,
    /// What stands in it, one for each row.
    pub values: Values,
}

/// The values of a column.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Values {
    /// Texts and codes.
    Text(Texts),
    /// Lists of texts.
    Texts(Vec<Vec<Cow<'static, str>>>),
    /// Whole numbers.
    Whole(Cells<i64>),
    /// Numbers.
    Number(Cells<f64>),
    /// Yes or no.
    Flag(Cells<bool>),
}

impl Values {
    fn len(&self) -> usize {
        match self {
            Self::Text(values) => values.len(),
            Self::Texts(values) => values.len(),
            Self::Whole(values) => values.len(),
            Self::Number(values) => values.len(),
            Self::Flag(values) => values.len(),
        }
    }

    fn append(&mut self, more: Self) -> bool {
        match (self, more) {
            (Self::Text(values), Self::Text(more)) => values.append(more),
            (Self::Texts(values), Self::Texts(more)) => values.extend(more),
            (Self::Whole(values), Self::Whole(more)) => values.append(&more),
            (Self::Number(values), Self::Number(more)) => values.append(&more),
            (Self::Flag(values), Self::Flag(more)) => values.append(&more),
            _ => return false,
        }
        true
    }
}

/// Something recorded that a value rests on, by its position in the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Item {
    /// An actor.
    Actor(ActorIndex),
    /// An assignment.
    Assignment(AssignmentIndex),
    /// A relation.
    Relation(RelationIndex),
    /// An agreement, by its position in the document.
    Agreement(u32),
    /// An activity, by its position in the document.
    Activity(u32),
    /// An exchange, by its position in the document.
    Exchange(u32),
    /// A seat, by its position in the document.
    Seat(u32),
    /// That a group took part, by its position in the document.
    Participation(u32),
    /// A risk, by its position in the document.
    Risk(u32),
    /// An answer to an item of a scorecard, by its position in the document.
    Score(u32),
    /// Something that happened, by its position in the document.
    Event(u32),
}

impl Table {
    /// A table without columns yet, for this many rows.
    #[must_use]
    pub fn new(name: &'static str, rows: usize) -> Self {
        Self { name, rows, columns: Vec::new(), reasons: Vec::new(), basis: Basis::default() }
    }

    fn push(&mut self, name: Cow<'static, str>, values: Values) {
        debug_assert_eq!(values.len(), self.rows, "column `{name}` has a value for each row");
        self.columns.push(Column { name, values });
    }

    /// Adds a column of texts that are always there.
    pub fn text<T: Into<Cow<'static, str>>>(&mut self, name: &'static str, values: impl IntoIterator<Item = T>) -> &mut Self {
        self.push(name.into(), Values::Text(values.into_iter().map(Some).collect()));
        self
    }

    /// Adds a column of one text that stands in every row.
    pub(crate) fn same_text(&mut self, name: &'static str, text: &str) -> &mut Self {
        self.push(name.into(), Values::Text(Texts::same(&text.into(), self.rows)));
        self
    }

    /// Adds a column of texts that may be missing.
    pub fn optional_text<T: Into<Cow<'static, str>>>(
        &mut self,
        name: &'static str,
        values: impl IntoIterator<Item = Option<T>>,
    ) -> &mut Self {
        self.push(name.into(), Values::Text(values.into_iter().collect()));
        self
    }

    /// Adds a column of texts that may have no value, with the reason.
    pub fn valued_text<T: Into<Cow<'static, str>>>(&mut self, name: &'static str, values: impl IntoIterator<Item = Value<T>>) -> &mut Self {
        let column = self.columns.len();
        let values = values.into_iter().enumerate().map(|(row, value)| self.valued(row, column, value)).collect();
        self.push(name.into(), Values::Text(values));
        self
    }

    /// Adds a column of lists of texts.
    pub fn texts<T: Into<Cow<'static, str>>>(&mut self, name: &'static str, values: impl IntoIterator<Item = Vec<T>>) -> &mut Self {
        let values = values.into_iter().map(|texts| texts.into_iter().map(Into::into).collect()).collect();
        self.push(name.into(), Values::Texts(values));
        self
    }

    /// Adds a column of counts.
    pub fn count(&mut self, name: impl Into<Cow<'static, str>>, values: impl IntoIterator<Item = usize>) -> &mut Self {
        self.push(name.into(), Values::Whole(values.into_iter().map(|count| count as i64).collect::<Vec<_>>().into()));
        self
    }

    /// Adds a column of whole numbers of either sign, such as names that are numbers.
    pub(crate) fn integers(&mut self, name: &'static str, values: impl IntoIterator<Item = Option<i64>>) -> &mut Self {
        self.push(name.into(), Values::Whole(values.into_iter().collect()));
        self
    }

    /// Adds a column of whole numbers that may have no value.
    pub fn whole(&mut self, name: &'static str, values: impl IntoIterator<Item = Value<usize>>) -> &mut Self {
        let column = self.columns.len();
        let values = values.into_iter().enumerate().map(|(row, value)| self.valued(row, column, value).map(|value| value as i64)).collect();
        self.push(name.into(), Values::Whole(values));
        self
    }

    /// Adds a column of numbers that may have no value.
    pub fn number(&mut self, name: impl Into<Cow<'static, str>>, values: impl IntoIterator<Item = Value>) -> &mut Self {
        let column = self.columns.len();
        let values = values.into_iter().enumerate().map(|(row, value)| self.valued(row, column, value)).collect();
        self.push(name.into(), Values::Number(values));
        self
    }

    /// Adds a column of numbers that are always there.
    pub fn numbers(&mut self, name: impl Into<Cow<'static, str>>, values: Vec<f64>) -> &mut Self {
        self.push(name.into(), Values::Number(values.into()));
        self
    }

    /// Adds a column of yes and no.
    pub fn flag(&mut self, name: &'static str, values: impl IntoIterator<Item = bool>) -> &mut Self {
        self.push(name.into(), Values::Flag(values.into_iter().collect::<Vec<_>>().into()));
        self
    }

    /// Adds a column of yes and no that may have no value.
    pub fn optional_flag(&mut self, name: &'static str, values: impl IntoIterator<Item = Value<bool>>) -> &mut Self {
        let column = self.columns.len();
        let values = values.into_iter().enumerate().map(|(row, value)| self.valued(row, column, value)).collect();
        self.push(name.into(), Values::Flag(values));
        self
    }

    /// Says for each row what it rests on.
    pub fn rests_on(&mut self, basis: impl IntoIterator<Item = Vec<Item>>) -> &mut Self {
        let basis: Vec<Vec<Item>> = basis.into_iter().collect();
        debug_assert_eq!(basis.len(), self.rows, "what each row rests on");
        self.basis = Basis::own(basis);
        self
    }

    /// Says what every row rests on, where it is the same for all.
    pub(crate) fn rests_on_all(&mut self, basis: Vec<Item>) -> &mut Self {
        self.basis = Basis::same(self.rows, basis);
        self
    }

    /// The same, where several tables rest on the same.
    pub(super) fn rests_on_shared(&mut self, basis: Arc<Items>) -> &mut Self {
        self.basis = Basis::shared(basis);
        self
    }

    /// Adds the keys of actors of a case, one in each row: `actor` and `name`.
    pub(super) fn actors(&mut self, case: &Case, actors: &Arc<[ActorIndex]>) -> &mut Self {
        self.push("actor".into(), Values::Text(Texts::of_actors(case, Arc::clone(actors), ActorKey::Id)));
        self.push("name".into(), Values::Text(Texts::of_actors(case, Arc::clone(actors), ActorKey::Name)));
        self
    }

    fn valued<T>(&mut self, row: usize, column: usize, value: Value<T>) -> Option<T> {
        value.map_err(|reason| self.add_missing(Missing { column, rows: row..row + 1, reason })).ok()
    }

    fn add_missing(&mut self, missing: Missing) {
        match self.reasons.last_mut() {
            Some(last) if (last.column, last.rows.end, last.reason) == (missing.column, missing.rows.start, missing.reason) => {
                last.rows.end = missing.rows.end;
            }
            _ => self.reasons.push(missing),
        }
    }

    /// The table's name; the main table of an answer is called `main`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The number of rows.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// The columns, keys first; without the column of reasons.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The column with this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Values> {
        self.columns.iter().find(|column| column.name == name).map(|column| &column.values)
    }

    /// Row, column and reason of every value that is missing.
    pub fn reasons(&self) -> impl Iterator<Item = (usize, &str, Reason)> {
        let of_rows = |missing: &Missing| {
            let (column, reason) = (missing.column, missing.reason);
            missing.rows.clone().map(move |row| (row, column, reason))
        };
        self.reasons.iter().flat_map(of_rows).map(|(row, column, reason)| (row, &*self.columns[column].name, reason))
    }

    /// Whether a column may have no value, so that the table has a column of reasons.
    #[must_use]
    pub fn has_reasons(&self) -> bool {
        !self.reasons.is_empty() || self.column("value").is_some()
    }

    /// For each row why a number is missing: the reason alone where the table has the one number `value`, otherwise
    /// `column: reason`, several divided by `; `. Nothing where no number is missing.
    #[must_use]
    pub fn reason_column(&self) -> Vec<Option<String>> {
        let single = self.column("value").is_some();
        let mut texts: Vec<Option<String>> = vec![None; self.rows];
        for (row, column, reason) in self.reasons() {
            let text = if single && column == "value" { reason.to_string() } else { format!("{column}: {reason}") };
            let cell = &mut texts[row];
            *cell = Some(cell.take().map_or_else(|| text.clone(), |before| format!("{before}; {text}")));
        }
        texts
    }

    /// What a row rests on.
    #[must_use]
    pub fn basis(&self, row: usize) -> &[Item] {
        self.basis.of(row)
    }

    /// Puts a column of one text in front, the same in every row.
    #[must_use]
    pub(crate) fn with_key(mut self, name: &'static str, text: &Arc<str>) -> Self {
        let values = Values::Text(Texts::same(text, self.rows));
        self.columns.insert(0, Column { name: name.into(), values });
        self.reasons.iter_mut().for_each(|missing| missing.column += 1);
        self
    }

    /// Adds the rows of a table with the same columns but the first, which has the same text in all of them; says whether the
    /// columns were the same.
    pub(crate) fn append_under(&mut self, text: &Arc<str>, more: Self) -> bool {
        let Some((Column { values: Values::Text(keys), .. }, columns)) = self.columns.split_first_mut() else { return false };
        if columns.len() != more.columns.len() || !columns.iter().zip(&more.columns).all(|(one, other)| one.name == other.name) {
            return false;
        }
        let before = self.rows;
        self.rows += more.rows;
        keys.append_same(text, more.rows);
        for Missing { column, rows, reason } in more.reasons {
            self.reasons.push(Missing { column: column + 1, rows: rows.start + before..rows.end + before, reason });
        }
        self.basis.append(before, more.basis);
        columns.iter_mut().zip(more.columns).all(|(column, more)| column.values.append(more.values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_stand_exactly_where_a_number_is_missing() {
        let mut table = Table::new("main", 2);
        table.text("actor", ["a", "b"]).number("value", [Ok(0.0), Err(Reason::Isolate)]);
        assert_eq!(table.reason_column(), [None, Some("isolate".to_owned())]);
        let mut wide = Table::new("main", 1);
        wide.number("density", [Err(Reason::TooFewActors)]).count("ties", [0]).number("share", [Err(Reason::NoActors)]);
        assert_eq!(wide.reason_column(), [Some("density: too_few_actors; share: no_actors".to_owned())]);
        let with_key = wide.with_key("case", &"house".into());
        assert_eq!(with_key.reasons().map(|(_, column, _)| column.to_owned()).collect::<Vec<_>>(), ["density", "share"]);
    }

    #[test]
    fn rows_are_appended_with_their_reasons() {
        let part = |value| {
            let mut table = Table::new("main", 1);
            table.number("value", [value]).rests_on([vec![Item::Actor(ActorIndex(7))]]);
            table
        };
        let mut whole = part(Ok(1.0)).with_key("case", &"a".into());
        assert!(whole.append_under(&"b".into(), part(Err(Reason::NoTies))));
        assert_eq!(whole.reasons().collect::<Vec<_>>(), [(1, "value", Reason::NoTies)]);
        assert!(matches!(&whole.columns()[0].values, Values::Text(cases) if cases.iter().eq([Some("a"), Some("b")])));
        assert_eq!(whole.basis(1), [Item::Actor(ActorIndex(7))]);
        let mut other = Table::new("main", 1);
        other.count("ties", [1]);
        assert!(!whole.append_under(&"c".into(), other));
    }
}
