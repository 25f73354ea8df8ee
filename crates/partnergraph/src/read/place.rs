//! From bytes of a text to lines and columns.

use std::sync::Arc;

use crate::model::{Position, Problem};

/// Where a text comes from.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    file: Option<Arc<str>>,
    /// The number of the text's first line; nothing where the text was made by us and has no lines that anyone knows.
    first_line: Option<usize>,
}

impl Origin {
    /// A whole document, and its name where it has one.
    pub(super) const fn file(file: Option<Arc<str>>) -> Self {
        Self { file, first_line: Some(1) }
    }

    /// A part of a file that begins on a line.
    pub(super) const fn line(file: Arc<str>, line: usize) -> Self {
        Self { file: Some(file), first_line: Some(line) }
    }

    /// Values that were never a text.
    pub(super) const fn values(name: Option<Arc<str>>) -> Self {
        Self { file: name, first_line: None }
    }
}

/// A problem and the byte of the text where it is.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) problem: Problem,
    pub(super) at: usize,
}

/// The problems in the order of the text, each with file, line and column.
pub(super) fn placed(text: &str, mut found: Vec<Found>, origin: &Origin) -> Vec<Problem> {
    found.sort_by_key(|found| found.at);
    let mut here = Cursor { text, at: 0, line: 0, column: 0 };
    let place = |Found { mut problem, at }: Found| {
        problem.place.file.clone_from(&origin.file);
        problem.place.position = origin.first_line.map(|first| {
            here.advance(at);
            Position { line: first + here.line, column: here.column + 1 }
        });
        problem
    };
    found.into_iter().map(place).collect()
}

/// A way through a text that looks at each byte once.
#[derive(Debug)]
struct Cursor<'t> {
    text: &'t str,
    at: usize,
    line: usize,
    column: usize,
}

impl Cursor<'_> {
    fn advance(&mut self, to: usize) {
        // A position inside a letter means the letter.
        let to = (0..=to.min(self.text.len())).rev().find(|to| self.text.is_char_boundary(*to)).unwrap_or(0).max(self.at);
        let passed = &self.text[self.at..to];
        match passed.rfind('\n') {
            None => self.column += passed.chars().count(),
            Some(last) => {
                self.line += passed.bytes().filter(|byte| *byte == b'\n').count();
                self.column = passed[last + 1..].chars().count();
            }
        }
        self.at = to;
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Pointer, ProblemKind};

    use super::*;

    fn positions(text: &str, at: &[usize]) -> Vec<(usize, usize)> {
        let found = at.iter().map(|at| Found { problem: Problem::new(ProblemKind::Syntax, Pointer::root(), "", ""), at: *at }).collect();
        let placed = placed(text, found, &Origin::file(None));
        placed.iter().filter_map(|problem| problem.place.position).map(|position| (position.line, position.column)).collect()
    }

    #[test]
    fn columns_are_counted_in_characters_and_lines_by_their_ends() {
        assert_eq!(positions("åb\ncd", &[0, 2, 3, 4, 5, 99]), [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)]);
        assert_eq!(positions("å", &[1]), [(1, 1)], "inside a letter");
        assert_eq!(positions("a\r\nb", &[3]), [(2, 1)]);
        assert_eq!(positions("", &[0]), [(1, 1)]);
    }
}
