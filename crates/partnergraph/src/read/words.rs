//! What was found and what was expected, in words.

use crate::model::{
    FORMAT, FieldShape, RecordShape, Shape,
    date::{EXPECTED_DATE, EXPECTED_TIME},
    problem::{quoted, shortened},
};

use super::tree::Content;

/// Lists of so many words are written out in a message; longer ones are named.
const MOST_LISTED: usize = 10;

/// A value in words.
pub(super) fn found<N>(content: &Content<'_, N>) -> String {
    match content {
        Content::Null => "null".to_owned(),
        Content::Flag(flag) => flag.to_string(),
        Content::Number(number) => format!("the number {}", shortened(number, 60)),
        Content::Text(text) => format!("the text {}", quoted(text)),
        Content::Moment(moment) => format!("the date or time {}", quoted(moment)),
        Content::List(_) => "a list".to_owned(),
        Content::Object(_) => "an object".to_owned(),
        Content::Broken(text) => format!("half of a surrogate pair in {}", quoted(text)),
    }
}

/// A shape in words.
pub(super) fn expected(shape: &Shape) -> String {
    match shape {
        Shape::Format => format!("`{FORMAT}`"),
        Shape::Text => "a text".to_owned(),
        Shape::Id => "an id as a text".to_owned(),
        Shape::Flag => "true or false".to_owned(),
        Shape::Whole { min, max } => format!("a whole number from {min} to {max}"),
        Shape::Number => "a number of at most 15 digits".to_owned(),
        Shape::Date => EXPECTED_DATE.to_owned(),
        Shape::Time => EXPECTED_TIME.to_owned(),
        Shape::Code { name, codes } => format!("{} {name}{}", article(name), listed(codes)),
        Shape::List(_) => "a list".to_owned(),
        Shape::Map(_) | Shape::Record(_) => "an object".to_owned(),
        Shape::Either(one, other) => format!("{} or {}", expected(one), expected(other)),
    }
}

/// A shape in words, for someone who wrote another type of value there, with what is certain to help.
pub(super) fn expected_instead<N>(shape: &Shape, content: &Content<'_, N>) -> String {
    match (shape, content) {
        (Shape::Date, Content::Number(number)) if number.parse::<crate::model::PartialDate>().is_ok() => {
            format!("a date in quotes, `\"{number}\"`")
        }
        (Shape::Date, Content::Number(_)) => format!("{EXPECTED_DATE}, in quotes"),
        (Shape::Time, Content::Number(_)) => format!("{EXPECTED_TIME}, in quotes"),
        (Shape::Whole { min, max }, Content::Text(text)) if text.parse().is_ok_and(|number: u32| (*min..=*max).contains(&number)) => {
            format!("{}, without quotes", expected(shape))
        }
        (Shape::Number, Content::Text(text)) if text.parse().is_ok_and(f64::is_finite) => {
            format!("{}, without quotes", expected(shape))
        }
        (Shape::Flag, Content::Text(text)) if text.parse::<bool>().is_ok() => "true or false, without quotes".to_owned(),
        _ => expected(shape),
    }
}

/// A key of a record in words.
pub(super) fn expected_key(record: &RecordShape) -> String {
    let keys: Vec<&str> = record.fields.iter().map(|field| field.key).collect();
    format!("a key of the record `{}`{}", record.name, listed(&keys))
}

/// The keys of a record, to look for the nearest among them.
pub(super) fn keys(record: &'static RecordShape) -> impl ExactSizeIterator<Item = &'static str> {
    record.fields.iter().map(|FieldShape { key, .. }| *key)
}

fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => format!(" (`{only}`)"),
        [first @ .., last] if words.len() <= MOST_LISTED => format!(" (`{}` or `{last}`)", first.join("`, `")),
        _ => String::new(),
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}
