//! What sentences are made from: the rows of an answer that speak about one case, and the names of what stands in them.

use std::ops::Range;

use super::About;
use crate::method::{Answer, OptionValue, Reason, Table, Value, Values};
use crate::model::{Case, Casebook, Language, PartialDate, Resource, Sector};
use crate::report::markup::one_line;
use crate::report::numbers::listed;
use crate::report::sentences::reasons;
use crate::report::words::{self, Phrase, Put, phrases};

/// How many names stand in a list.
pub(super) const MOST_NAMES: usize = 5;

/// An answer, and what it speaks about.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    answer: &'a Answer,
    about: About<'a>,
    /// Of an answer over a casebook, the case whose rows are spoken of.
    key: Option<&'a str>,
    language: Language,
}

impl<'a> Said<'a> {
    pub(super) const fn new(answer: &'a Answer, about: About<'a>, language: Language) -> Self {
        Self { answer, about, key: None, language }
    }

    /// The part of an answer over a casebook that is about one case.
    pub(super) fn of_case(&self, case: &'a Case) -> Self {
        Self { about: About::Case(case), key: Some(case.id().as_str()), ..*self }
    }

    pub(super) const fn language(&self) -> Language {
        self.language
    }

    pub(super) const fn answer(&self) -> &'a Answer {
        self.answer
    }

    pub(super) fn analysis(&self) -> &'static str {
        self.answer.card().name
    }

    pub(super) const fn book(&self) -> Option<&'a Casebook> {
        match self.about {
            About::Casebook(book) => Some(book),
            _ => None,
        }
    }

    /// A phrase with what is put into it.
    pub(super) fn say(&self, phrase: Phrase, puts: &[(&str, Put)]) -> String {
        phrase.fill(self.language, puts)
    }

    /// The rows of a table; nothing where the answer has no such table.
    pub(super) fn table(&self, name: &str) -> Option<Rows<'a>> {
        self.answer.tables().iter().find(|table| table.name() == name).map(|table| self.rows(table))
    }

    /// The rows of the main table.
    pub(super) fn main(&self) -> Rows<'a> {
        self.rows(self.answer.table())
    }

    fn rows(&self, table: &'a Table) -> Rows<'a> {
        let rows = self.key.map_or(0..table.rows(), |key| rows_of(table, key));
        Rows { table, rows }
    }

    /// The text that an option has.
    pub(super) fn option_text(&self, name: &str) -> Option<&'a str> {
        match self.option(name)? {
            OptionValue::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number that an option has.
    pub(super) fn option_whole(&self, name: &str) -> Option<usize> {
        match self.option(name)? {
            OptionValue::Whole(number) => usize::try_from(*number).ok(),
            _ => None,
        }
    }

    /// Whether an option is chosen.
    pub(super) fn option_flag(&self, name: &str) -> bool {
        matches!(self.option(name), Some(OptionValue::Flag(true)))
    }

    /// Whether an option is there and nothing was chosen for it.
    pub(super) fn option_is_open(&self, name: &str) -> bool {
        matches!(self.option(name), Some(OptionValue::Nothing))
    }

    /// A date that an option has, as people write it.
    pub(super) fn option_date(&self, name: &str) -> Option<String> {
        let date: PartialDate = self.option_text(name)?.parse().ok()?;
        Some(words::date(self.language, date))
    }

    fn option(&self, name: &str) -> Option<&'a OptionValue> {
        self.answer.options().iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The case that is spoken of.
    pub(super) const fn case(&self) -> Option<&'a Case> {
        match self.about {
            About::Case(case) => Some(case),
            About::Casebook(_) | About::Made => None,
        }
    }

    /// What the actor that stands for the case is called.
    pub(super) fn itself(&self) -> Option<String> {
        let case = self.case()?;
        case.self_actor().map(|itself| self.actor(case.actor_at(itself).id().as_str()))
    }

    /// The same, where it is left out of the network.
    pub(super) fn itself_left_out(&self) -> Option<String> {
        self.itself().filter(|_| !self.option_flag("include_self"))
    }

    /// What an actor is called.
    pub(super) fn actor(&self, id: &str) -> String {
        let name = match self.about {
            About::Case(case) => case.actor(id).ok().map(|actor| actor.name()),
            About::Casebook(_) | About::Made => None,
        };
        self.called(name.unwrap_or(id))
    }

    /// A name as it is written; one with a comma in it stands in quotation marks, so that it is seen where it ends.
    pub(super) fn called(&self, name: &str) -> String {
        let name = one_line(name);
        if name.contains(", ") { self.say(IN_QUOTES, &[("name", name.into())]) } else { name }
    }

    /// Whether a sentence begins with the name of an actor that is written with a small letter.
    pub(super) fn begins_with_a_small_name(&self, sentence: &str) -> bool {
        let is_small = |name: &str| name.starts_with(char::is_lowercase) && sentence.starts_with(name);
        self.case().is_some_and(|case| case.actors().iter().any(|actor| is_small(actor.name())))
    }

    /// What the actor of a row is called: by `name`, where the table has it.
    pub(super) fn actor_of(&self, rows: &Rows<'_>, row: usize) -> Option<String> {
        let name = rows.text("name", row).map(|name| self.called(name));
        let id = || rows.text("actor", row).map(|id| self.actor(id));
        // Of a network that was made from edges actors may be called by whole numbers.
        name.or_else(id).or_else(|| rows.count("actor", row).map(|number| number.to_string()))
    }

    /// What actors are called, in a row.
    pub(super) fn actors(&self, ids: &[&str]) -> String {
        self.names(ids.iter().map(|id| self.actor(id)))
    }

    /// What a role is called.
    pub(super) fn role(&self, id: &str) -> String {
        let known = |case: &'a Case| case.roles().iter().find(|role| role.id().as_str() == id).map(|role| role.name(self.language));
        let name = match self.about {
            About::Case(case) => known(case),
            About::Casebook(book) => book.cases().iter().find_map(|case| known(case)),
            About::Made => None,
        };
        one_line(name.unwrap_or(id))
    }

    /// What roles are called, in a row.
    pub(super) fn roles(&self, ids: &[&str]) -> String {
        self.names(ids.iter().map(|id| self.role(id)))
    }

    /// Names in a row, a long one cut.
    pub(super) fn names(&self, names: impl IntoIterator<Item = String>) -> String {
        listed(self.language, &names.into_iter().collect::<Vec<_>>(), MOST_NAMES)
    }

    /// What a class of actors is called.
    pub(super) fn class(&self, code: &str) -> String {
        self.code::<Sector>(code)
    }

    /// What a category of resources is called; one that has no name of its own is something else.
    pub(super) fn resource(&self, code: &str) -> String {
        match code {
            "other" => words::SOMETHING_ELSE.say(self.language).to_owned(),
            "unknown" => words::SOMETHING.say(self.language).to_owned(),
            _ => self.code::<Resource>(code),
        }
    }

    /// The word for a code of the format; the code where it is none.
    pub(super) fn code<T: crate::model::Code>(&self, code: &str) -> String {
        T::from_code(code).map_or_else(|| one_line(code), |known| known.label(self.language).to_owned())
    }

    /// That something cannot be said, and why.
    pub(super) fn not_known(&self, what: Phrase, reason: Reason) -> String {
        let what = what.say(self.language).into();
        self.say(reasons::NOT_KNOWN, &[("what", what), ("why", reasons::of(reason).say(self.language).into())])
    }
}

phrases! {
    IN_QUOTES ["«{name}»", "»{name}«", "“{name}”"];
}

/// The rows whose key is this; they stand together.
fn rows_of(table: &Table, key: &str) -> Range<usize> {
    let Some(Values::Text(keys)) = table.column("case") else { return 0..0 };
    let mut range = 0..0;
    for (row, _) in keys.iter().enumerate().filter(|(_, known)| *known == Some(key)) {
        range = if range.is_empty() { row..row + 1 } else { range.start..row + 1 };
    }
    range
}

/// Some rows of a table, counted from 0. Whatever is asked of a column that the table does not have is nothing.
pub(super) struct Rows<'a> {
    table: &'a Table,
    rows: Range<usize>,
}

impl<'a> Rows<'a> {
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn all(&self) -> Range<usize> {
        0..self.rows.len()
    }

    pub(super) const fn of_table(&self) -> &'a Table {
        self.table
    }

    fn at(&self, row: usize) -> Option<usize> {
        (row < self.rows.len()).then(|| self.rows.start + row)
    }

    pub(super) fn text(&self, column: &str, row: usize) -> Option<&'a str> {
        match self.table.column(column)? {
            Values::Text(texts) => texts.get(self.at(row)?),
            _ => None,
        }
    }

    pub(super) fn texts(&self, column: &str, row: usize) -> Option<Vec<&'a str>> {
        match self.table.column(column)? {
            Values::Texts(lists) => Some(lists.get(self.at(row)?)?.iter().map(|text| &**text).collect()),
            _ => None,
        }
    }

    pub(super) fn flag(&self, column: &str, row: usize) -> Option<bool> {
        match self.table.column(column)? {
            Values::Flag(flags) => flags.get(self.at(row)?),
            _ => None,
        }
    }

    /// A number of things, where there is one.
    pub(super) fn count(&self, column: &str, row: usize) -> Option<usize> {
        match self.table.column(column)? {
            Values::Whole(numbers) => numbers.get(self.at(row)?).and_then(|number| usize::try_from(number).ok()),
            _ => None,
        }
    }

    /// A number, or why there is none; nothing where there is no such column or row.
    pub(super) fn number(&self, column: &str, row: usize) -> Option<Value> {
        let at = self.at(row)?;
        let number = match self.table.column(column)? {
            Values::Number(numbers) => numbers.get(at),
            Values::Whole(numbers) => numbers.get(at).map(|number| number as f64),
            _ => return None,
        };
        Some(number.ok_or_else(|| self.reason(column, at)))
    }

    /// The numbers of a column that are there, each with its row.
    pub(super) fn numbers(&self, column: &str) -> Option<Vec<(usize, f64)>> {
        let numbers = self.table.column(column).filter(|values| super::is_numeric(values))?;
        let at = |row: usize| match numbers {
            Values::Number(numbers) => numbers.get(row),
            Values::Whole(numbers) => numbers.get(row).map(|number| number as f64),
            _ => None,
        };
        Some(self.rows.clone().enumerate().filter_map(|(row, place)| at(place).map(|number| (row, number))).collect())
    }

    /// Why numbers of a column are missing, each reason once.
    pub(super) fn reasons(&self, column: &str) -> Vec<Reason> {
        let mut found = Vec::new();
        for (row, known, reason) in self.table.reasons() {
            if self.rows.contains(&row) && known == column && !found.contains(&reason) {
                found.push(reason);
            }
        }
        found
    }

    fn reason(&self, column: &str, at: usize) -> Reason {
        let found = self.table.reasons().find(|(row, known, _)| *row == at && *known == column);
        found.map_or(Reason::NotRecorded, |(_, _, reason)| reason)
    }
}
