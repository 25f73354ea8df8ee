//! What is wrong in a document, and where.

use std::{borrow::Cow, fmt, sync::Arc};

/// A way from the whole document down to a value: keys and positions in lists.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Pointer(Vec<Step>);

/// One step of a [`Pointer`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Step {
    /// Into the value of a key.
    Key(Cow<'static, str>),
    /// Into the item at this position of a list, counted from 0.
    Index(usize),
}

impl Pointer {
    /// The document as a whole.
    #[must_use]
    pub const fn root() -> Self {
        Self(Vec::new())
    }

    /// The way that takes these steps.
    #[must_use]
    pub const fn from_steps(steps: Vec<Step>) -> Self {
        Self(steps)
    }

    /// The steps from the whole document on.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The value of a key of this one.
    #[must_use]
    pub fn key(&self, key: impl Into<Cow<'static, str>>) -> Self {
        self.then(Step::Key(key.into()))
    }

    /// An item of this list.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.then(Step::Index(index))
    }

    fn then(&self, step: Step) -> Self {
        let mut steps = Vec::with_capacity(self.0.len() + 1);
        steps.extend_from_slice(&self.0);
        steps.push(step);
        Self(steps)
    }

    /// Whether this is the other or lies inside it.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }
}

/// A JSON pointer (RFC 6901): `/assignments/3/role`; empty for the whole document.
impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in &self.0 {
            match step {
                Step::Key(key) => write!(f, "/{}", shortened(key, 80).replace('~', "~0").replace('/', "~1"))?,
                Step::Index(index) => write!(f, "/{index}")?,
            }
        }
        Ok(())
    }
}

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, counted from 1.
    pub line: usize,
    /// The character in the line, counted from 1.
    pub column: usize,
}

/// Where a problem is: as much as is known of file, line, column and way into the document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The file, as it was named by whoever asked for it.
    pub file: Option<Arc<str>>,
    /// The line and column.
    pub position: Option<Position>,
    /// The way into the document.
    pub pointer: Pointer,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if let Some(file) = &self.file {
            parts.push(file.to_string());
        }
        if let Some(Position { line, column }) = self.position {
            parts.push(format!("line {line}, column {column}"));
        }
        if !self.pointer.0.is_empty() {
            parts.push(format!("`{}`", self.pointer));
        }
        if parts.is_empty() { f.write_str("document") } else { f.write_str(&parts.join(", ")) }
    }
}

/// What sort of problem it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProblemKind {
    /// The text is not in the language of the file: a comma is missing, a bracket is open.
    Syntax,
    /// The bytes are not UTF-8.
    Encoding,
    /// A key that the format does not have.
    UnknownKey,
    /// A key that stands twice in one object.
    DoubledKey,
    /// Something required is not there.
    Missing,
    /// A value of another sort than the format has there.
    WrongType,
    /// A word that is not in the list of what may stand there.
    UnknownCode,
    /// A value outside its bounds.
    OutOfRange,
    /// An id that is not written as ids are.
    MalformedId,
    /// A text that is no date.
    MalformedDate,
    /// A text that is no time of day.
    MalformedTime,
    /// An id that two things of one list have.
    DoubledId,
    /// An id of something that is not there.
    UnknownReference,
    /// An end before its start.
    ReversedPeriod,
    /// Something that is, over some steps, part of itself.
    Cycle,
    /// Something that could not be read at all.
    Unreadable,
}

impl ProblemKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Syntax,
        Self::Encoding,
        Self::UnknownKey,
        Self::DoubledKey,
        Self::Missing,
        Self::WrongType,
        Self::UnknownCode,
        Self::OutOfRange,
        Self::MalformedId,
        Self::MalformedDate,
        Self::MalformedTime,
        Self::DoubledId,
        Self::UnknownReference,
        Self::ReversedPeriod,
        Self::Cycle,
        Self::Unreadable,
    ];

    /// The kind as one word, for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Encoding => "encoding",
            Self::UnknownKey => "unknown_key",
            Self::DoubledKey => "doubled_key",
            Self::Missing => "missing",
            Self::WrongType => "wrong_type",
            Self::UnknownCode => "unknown_code",
            Self::OutOfRange => "out_of_range",
            Self::MalformedId => "malformed_id",
            Self::MalformedDate => "malformed_date",
            Self::MalformedTime => "malformed_time",
            Self::DoubledId => "doubled_id",
            Self::UnknownReference => "unknown_reference",
            Self::ReversedPeriod => "reversed_period",
            Self::Cycle => "cycle",
            Self::Unreadable => "unreadable",
        }
    }
}

/// One thing that is wrong in a document: where, what was found, what was expected, and the nearest word that would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What sort of problem it is.
    pub kind: ProblemKind,
    /// Where it is.
    pub place: Place,
    /// What stands there.
    pub found: String,
    /// What should stand there.
    pub expected: String,
    /// The known word that is nearest to what was found, if one is near.
    pub nearest: Option<String>,
}

impl Problem {
    /// A problem at a place of a document.
    pub(crate) fn new(kind: ProblemKind, pointer: Pointer, found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { kind, place: Place { pointer, ..Place::default() }, found: found.into(), expected: expected.into(), nearest: None }
    }

    pub(crate) fn with_nearest(mut self, nearest: Option<&str>) -> Self {
        self.nearest = nearest.map(str::to_owned);
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: found {}, expected {}", self.place, self.found, self.expected)?;
        if let Some(nearest) = &self.nearest {
            write!(f, "; the nearest is `{nearest}`")?;
        }
        Ok(())
    }
}

/// So many problems of one document are listed, and no more: a list of numbers where names belong can have millions.
pub(crate) const MOST_PROBLEMS: usize = 100_000;

/// That there may be more problems than are listed.
pub(crate) fn more_problems() -> Problem {
    let found = format!("more than {MOST_PROBLEMS} problems");
    Problem::new(ProblemKind::Unreadable, Pointer::root(), found, "fewer; what is wrong after these is not listed")
}

/// A text in backticks, cut where it is very long, with what cannot be seen spelled out.
pub(crate) fn quoted(text: &str) -> String {
    let visible: String = shortened(text, 60)
        .chars()
        .flat_map(|letter| {
            let escaped: Vec<char> = if is_invisible(letter) { letter.escape_unicode().collect() } else { vec![letter] };
            escaped
        })
        .collect();
    format!("`{visible}`")
}

/// Whether a letter shows nothing itself, or turns round what stands beside it.
fn is_invisible(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The beginning of a long text, with its length.
pub(crate) fn shortened(text: &str, longest: usize) -> Cow<'_, str> {
    match text.char_indices().nth(longest) {
        None => Cow::Borrowed(text),
        Some((cut, _)) => Cow::Owned(format!("{}… ({} characters)", &text[..cut], text.chars().count())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_says_where_what_was_found_and_what_was_expected() {
        let mut problem = Problem::new(
            ProblemKind::UnknownReference,
            Pointer::root().key("assignments").index(3).key("role"),
            quoted("driver"),
            "a role of the model `byggekloss`",
        )
        .with_nearest(Some("operator"));
        problem.place.file = Some("houses.json".into());
        problem.place.position = Some(Position { line: 14, column: 9 });
        assert_eq!(
            problem.to_string(),
            "houses.json, line 14, column 9, `/assignments/3/role`: found `driver`, expected a role of the model \
             `byggekloss`; the nearest is `operator`"
        );
    }

    #[test]
    fn long_and_invisible_texts_are_made_readable() {
        assert_eq!(quoted("a\u{0}b"), "`a\\u{0}b`");
        assert_eq!(quoted("a\u{202e}b"), "`a\\u{202e}b`");
        assert_eq!(quoted(&"x".repeat(10_000)), format!("`{}… (10000 characters)`", "x".repeat(60)));
        assert_eq!(Pointer::root().key("a/b~c").index(0).to_string(), "/a~1b~0c/0");
    }
}
