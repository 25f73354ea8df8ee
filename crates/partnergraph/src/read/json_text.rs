//! What is wrong with a text that is no JSON, in our words.

use crate::model::{Pointer, Problem, ProblemKind, problem::quoted};

use super::place::Found;

const EXPECTED_VALUE: &str = "a value: a text in `\"`, a number, `true`, `false`, `null`, a list or an object";

/// What serde_json says about a text, as a problem like any other.
pub(super) fn syntax_problem(text: &str, error: &serde_json::Error) -> Found {
    let reason = reason(error);
    let at = offset(text, error);
    let (at, found, expected) = match reason.as_str() {
        "EOF while parsing a list" => (at, END.to_owned(), "`]` at the end of the list"),
        "EOF while parsing an object" => (at, END.to_owned(), "`}` at the end of the object"),
        "EOF while parsing a string" => (at, END.to_owned(), "`\"` at the end of the text"),
        "EOF while parsing a value" => (at, END.to_owned(), EXPECTED_VALUE),
        _ if closes_after_comma(text, at) => (at, format!("{} after a comma", there(text, at)), "another item, or no comma"),
        "expected `:`" => (at, there(text, at), "`:` after the key"),
        "expected `,` or `]`" => (at, there(text, at), "`,` or `]`"),
        "expected `,` or `}`" => (at, there(text, at), "`,` or `}`"),
        "expected ident" | "expected value" => (at, there(text, at), EXPECTED_VALUE),
        "key must be a string" => (at, there(text, at), "a key in `\"`"),
        "trailing characters" => (at, there(text, at), END),
        "invalid number" => (at, there(text, at), "a number such as 12, -0.5 or 1e6"),
        "invalid escape" => {
            let start = text.get(..at).and_then(|before| before.rfind('\\')).unwrap_or(at);
            let escape: String = text.get(start..).unwrap_or_default().chars().take(2).collect();
            (start, quoted(&escape), "an escape such as `\\n`, `\\\"`, `\\\\` or `\\u00e6`")
        }
        _ if reason.starts_with("control character") => {
            let control = text.get(at..).and_then(|rest| rest.find(|letter: char| letter < ' ')).map_or(at, |passed| at + passed);
            (control, format!("{} in a text", there(text, control)), "an escape such as `\\n` or `\\t`")
        }
        other => (at, quoted(other), "JSON"),
    };
    Found { problem: Problem::new(ProblemKind::Syntax, Pointer::root(), found, expected), at }
}

const END: &str = "the end of the document";

/// What serde_json says, without its own line and column.
pub(super) fn reason(error: &serde_json::Error) -> String {
    let mut message = error.to_string();
    if let Some(end) = message.rfind(" at line ") {
        message.truncate(end);
    }
    message
}

/// The byte that the error is about: serde_json counts lines from 1, and in the line the bytes up to and with this one.
pub(super) fn offset(text: &str, error: &serde_json::Error) -> usize {
    if error.is_eof() {
        return text.trim_end().len();
    }
    let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
    let line = std::iter::once(0).chain(ends).nth(error.line().saturating_sub(1)).unwrap_or(0);
    let at = (line + error.column()).saturating_sub(1).min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Whether a list or object is closed here although a comma promises another item.
fn closes_after_comma(text: &str, at: usize) -> bool {
    let (before, from) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    from.starts_with(['}', ']']) && before.trim_end().ends_with(',')
}

/// The word or sign at a byte of the text.
fn there(text: &str, at: usize) -> String {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let (before, from) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    match from.chars().next() {
        None => END.to_owned(),
        Some('\n' | '\r') => "the end of the line".to_owned(),
        Some(letter) if is_word(letter) => {
            // Words are cut at a length that no word of JSON has, so that a long text is not gone through.
            let begun = before.chars().rev().take(40).take_while(|letter| is_word(*letter)).map(char::len_utf8).sum::<usize>();
            let word: String = text.get(at - begun..).unwrap_or_default().chars().take(80).take_while(|letter| is_word(*letter)).collect();
            quoted(&word)
        }
        Some(sign) => quoted(sign.encode_utf8(&mut [0; 4])),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::*;

    fn message(text: &str) -> (usize, String) {
        let error = serde_json::from_str::<&RawValue>(text).expect_err("the tests write wrong JSON");
        let Found { problem, at } = syntax_problem(text, &error);
        (at, problem.to_string())
    }

    #[test]
    fn what_is_wrong_is_said_at_the_sign_where_it_is() {
        let messages = [
            ("{\"a\": 1,}", 8, "found `}` after a comma, expected another item, or no comma"),
            ("[1, ]", 4, "found `]` after a comma, expected another item, or no comma"),
            ("{\"a\" 5}", 5, "found `5`, expected `:` after the key"),
            ("[1 2]", 3, "found `2`, expected `,` or `]`"),
            ("{\"å\": 1 x", 9, "found `x`, expected `,` or `}`"),
            ("{a: 1}", 1, "found `a`, expected a key in `\"`"),
            ("[NaN]", 1, "found `NaN`, expected a value: a text in `\"`, a number, `true`, `false`, `null`, a list or an object"),
            ("{} {}", 3, "found `{`, expected the end of the document"),
            ("[01]", 2, "found `01`, expected a number such as 12, -0.5 or 1e6"),
            ("[\"\\x\"]", 2, "found `\\x`, expected an escape such as `\\n`, `\\\"`, `\\\\` or `\\u00e6`"),
            ("[\"a\nb\"]", 3, "found the end of the line in a text, expected an escape such as `\\n` or `\\t`"),
            ("[\"a\0\"]", 3, "found `\\u{0}` in a text, expected an escape such as `\\n` or `\\t`"),
            (
                "[1, ",
                3,
                "found the end of the document, expected a value: a text in `\"`, a number, `true`, `false`, `null`, a list or an object",
            ),
            ("[\"a", 3, "found the end of the document, expected `\"` at the end of the text"),
            ("{\"a\": 1 \n", 7, "found the end of the document, expected `}` at the end of the object"),
        ];
        for (text, at, expected) in messages {
            assert_eq!(message(text), (at, format!("document: {expected}")), "{text}");
        }
    }
}
