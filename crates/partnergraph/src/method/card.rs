//! What a reader must know about an analysis.

use super::{OptionSpec, Reason};

/// What an answer speaks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Level {
    /// Each role.
    Role,
    /// Each actor.
    Actor,
    /// Each pair of actors.
    Pair,
    /// Each tie between two actors.
    Relation,
    /// The network as a whole.
    Network,
    /// Actors and roles together.
    TwoMode,
    /// The case as a whole.
    Case,
    /// Several cases together.
    Casebook,
}

impl Level {
    /// The level as one word; names of analyses begin with it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Actor => "actor",
            Self::Pair => "pair",
            Self::Relation => "relation",
            Self::Network => "network",
            Self::TwoMode => "two_mode",
            Self::Case => "case",
            Self::Casebook => "casebook",
        }
    }
}

/// What an analysis can be asked of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Subject {
    /// A case; over a casebook, each of its cases.
    Case,
    /// A case, or a network made from edges; over a casebook, each of its cases.
    Network,
    /// A case, or a two-mode table made from links; over a casebook, each of its cases.
    TwoMode,
    /// A case, whose kinds of relations are layers, or several networks, each a layer; over a casebook, each of its cases.
    Layers,
    /// A casebook as a whole.
    Casebook,
}

/// Everything a reader must know about an analysis. Help, handbook and the foot of reports print it.
#[derive(Debug)]
pub struct Card {
    /// The name, the same in every language: level, underscore, what it is about.
    pub name: &'static str,
    /// Counted up whenever a change makes an answer different.
    pub version: u32,
    /// What the answer speaks about.
    pub level: Level,
    /// What it can be asked of.
    pub subject: Subject,
    /// The question in one sentence.
    pub question: &'static str,
    /// How the answer is worked out.
    pub definition: &'static str,
    /// What high and low values mean, and what they do not say.
    pub reading: &'static str,
    /// When there is no value.
    pub undefined: &'static [(Reason, &'static str)],
    /// Where the measure is from, to the page or equation, or that it is our own.
    pub source: &'static str,
    /// Where a well-known program prints another number, and why; empty where none does.
    pub elsewhere: &'static str,
    /// The options of the scope that apply, by name.
    pub scope: &'static [&'static str],
    /// The options of its own.
    pub options: &'static [OptionSpec],
    /// The tables of the answer; the first is the main one.
    pub tables: &'static [TableSpec],
}

/// A table of an answer.
#[derive(Debug)]
pub struct TableSpec {
    /// The table's name; the main table is called `main`.
    pub name: &'static str,
    /// What a row is.
    pub row: &'static str,
    /// Its columns, keys first.
    pub columns: &'static [ColumnSpec],
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub struct ColumnSpec {
    /// Its name.
    pub name: &'static str,
    /// What stands in it: shape, unit, range.
    pub meaning: &'static str,
}

impl ColumnSpec {
    /// A column and what stands in it.
    #[must_use]
    pub const fn new(name: &'static str, meaning: &'static str) -> Self {
        Self { name, meaning }
    }
}

impl Card {
    /// The options that the analysis takes: those of the scope first, then its own.
    pub fn all_options(&self) -> impl Iterator<Item = &'static OptionSpec> {
        self.scope.iter().filter_map(|name| super::scope_option(name)).chain(self.options)
    }

    /// Whether an option chooses a part of a case, and so says nothing to what is ready: an option of the scope, or which modes.
    pub(crate) fn is_of_case(&self, option: &str) -> bool {
        self.scope.contains(&option) || (self.subject == Subject::TwoMode && option == super::MODES.name)
    }

    /// The card as plain text, to be read in a terminal or notebook.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{}\n\n{}\n\nDefinition\n{}\n", self.name, self.question, indented(self.definition));
        if !self.reading.is_empty() {
            text += &format!("\nReading the answer\n{}\n", indented(self.reading));
        }
        for table in self.tables {
            let title = if table.name == "main" { "Columns".to_owned() } else { format!("Table `{}`", table.name) };
            text += &format!("\n{title}: {}\n", table.row);
            for column in table.columns {
                text += &format!("  {}: {}\n", column.name, column.meaning);
            }
        }
        if !self.undefined.is_empty() {
            text += "\nNo value\n";
            for (reason, when) in self.undefined {
                text += &format!("  {reason}: {when}\n");
            }
        }
        text += "\nOptions\n";
        for option in self.all_options() {
            text += &format!("  {} = {}: {}\n", option.name, option.preset, option.meaning);
        }
        text += &format!("\nSource\n{}\n", indented(self.source));
        if !self.elsewhere.is_empty() {
            text += &format!("\nElsewhere\n{}\n", indented(self.elsewhere));
        }
        text
    }
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}
