//! From bytes to text: what UTF-8 is, and what it is when it is not.

use crate::model::{Pointer, Problem, ProblemKind};

use super::place::{Found, Origin, placed};

const EXPECTED: &str = "a text in UTF-8";

/// The text in these bytes, without a byte order mark.
pub(super) fn text<'b>(bytes: &'b [u8], origin: &Origin) -> Result<&'b str, Vec<Problem>> {
    if let Some(encoding) = other_encoding(bytes) {
        return Err(problem("", 0, encoding, EXPECTED.to_owned(), origin));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(without_mark(text)),
        Err(error) => {
            let (before, from) = bytes.split_at(error.valid_up_to());
            let before = std::str::from_utf8(before).map(without_mark).unwrap_or_default();
            let byte = from.first().copied().unwrap_or_default();
            let expected = match nordic_letter(byte) {
                Some(letter) if error.error_len().is_some() => {
                    format!("{EXPECTED}; in Latin-1 and Windows-1252 this byte is `{letter}`, so the file looks as if it were saved so")
                }
                _ => EXPECTED.to_owned(),
            };
            Err(problem(before, before.len(), format!("the byte 0x{byte:02X}"), expected, origin))
        }
    }
}

/// The text without a byte order mark in front.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn problem(text: &str, at: usize, found: impl Into<String>, expected: String, origin: &Origin) -> Vec<Problem> {
    let problem = Problem::new(ProblemKind::Encoding, Pointer::root(), found, expected);
    placed(text, vec![Found { problem, at }], origin)
}

/// UTF-16, told by its byte order mark, or by a zero beside a first character that every document begins with.
fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, ..] => Some("a text in UTF-16 (it begins with the bytes 0xFF 0xFE)"),
        [0xFE, 0xFF, ..] => Some("a text in UTF-16 (it begins with the bytes 0xFE 0xFF)"),
        [first, 0, ..] if first.is_ascii_graphic() => Some("a text in UTF-16 (every second byte is 0x00)"),
        [0, second, ..] if second.is_ascii_graphic() => Some("a text in UTF-16 (every second byte is 0x00)"),
        _ => None,
    }
}

/// The letter that a byte stands for in Latin-1 and in Windows-1252, if it is one that Nordic texts are full of.
const fn nordic_letter(byte: u8) -> Option<char> {
    match byte {
        0xC4 | 0xC5 | 0xC6 | 0xC9 | 0xD6 | 0xD8 | 0xE4 | 0xE5 | 0xE6 | 0xE9 | 0xF6 | 0xF8 => Some(byte as char),
        _ => None,
    }
}

/// What to say of a text with nothing in it.
pub(super) fn nothing(text: &str, expected: &str, origin: &Origin) -> Option<Vec<Problem>> {
    text.trim().is_empty().then(|| {
        let found = if text.is_empty() { "an empty document" } else { "nothing but white space" };
        problem("", 0, found, expected.to_owned(), origin)
    })
}
