//! The JSON Schema of the case format.
//!
//! It is written from the same table as the types. It says what the shape of a document is; whether its parts fit together
//! (ids that are unique, references to something that is there, periods that do not end before they begin) only reading it
//! tells.

use serde::{Serialize, Serializer};

use crate::model::{CaseDocument, FORMAT, FieldShape, LONGEST_ID, RECORDS, RecordShape, Shape};

use super::json::WRITABLE;

/// The JSON Schema (draft 2020-12) of `partnergraph/case/1`.
///
/// # Examples
/// ```
/// use partnergraph::write;
///
/// let schema = write::schema::to_string();
/// assert!(schema.contains("\"$schema\": \"https://json-schema.org/draft/2020-12/schema\""));
/// ```
#[must_use]
pub fn to_string() -> String {
    let mut text = serde_json::to_string_pretty(&schema()).expect(WRITABLE);
    text.push('\n');
    text
}

/// An id as [`is_well_formed`](crate::model::is_well_formed) takes it.
const ID: &str = "^[a-z0-9][a-z0-9_.:-]*$";
/// A date; that a month has so many days and no more cannot be said here.
const DATE: &str = "^([0-9]{3}X|[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)$";
/// A time of day.
const TIME: &str = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$";

/// A value of JSON whose keys stay in order.
#[derive(Debug, Clone)]
enum Json {
    Null,
    Flag(bool),
    Whole(u64),
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Whole(number) => serializer.serialize_u64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
        }
    }
}

fn object(entries: impl IntoIterator<Item = (&'static str, Json)>) -> Json {
    Json::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn definition(shape: &RecordShape) -> String {
    shape.name.replace(' ', "_")
}

fn schema() -> Json {
    let mut head = vec![
        ("$schema", "https://json-schema.org/draft/2020-12/schema".into()),
        ("$id", Json::Text(format!("urn:{}", FORMAT.replace('/', ":")))),
    ];
    head.extend(record(CaseDocument::SHAPE));
    let others = RECORDS.iter().filter(|shape| shape.name != CaseDocument::SHAPE.name);
    head.push(("$defs", Json::Object(others.map(|shape| (definition(shape), object(record(shape)))).collect())));
    object(head)
}

fn record(shape: &RecordShape) -> Vec<(&'static str, Json)> {
    let required: Vec<Json> = shape.fields.iter().filter(|field| field.required).map(|field| field.key.into()).collect();
    let mut entries = vec![("title", shape.name.into()), ("description", shape.doc.trim().into()), ("type", "object".into())];
    if !required.is_empty() {
        entries.push(("required", Json::List(required)));
    }
    entries.push(("additionalProperties", Json::Flag(false)));
    entries.push(("properties", object(shape.fields.iter().map(|field| (field.key, property(field))))));
    entries
}

fn property(field: &FieldShape) -> Json {
    let mut entries = vec![("description", field.doc.trim().into())];
    entries.extend(if field.required { value(&field.shape) } else { or_null(&field.shape) });
    object(entries)
}

/// What a value may be, where it may also be said not to be known.
fn or_null(shape: &Shape) -> Vec<(&'static str, Json)> {
    let null = || object(vec![("type", "null".into())]);
    match shape {
        Shape::Either(one, other) => vec![("anyOf", Json::List(vec![object(value(one)), object(value(other)), null()]))],
        Shape::Record(_) => vec![("anyOf", Json::List(vec![object(value(shape)), null()]))],
        _ => {
            let mut entries = value(shape);
            for (key, value) in &mut entries {
                match (*key, value) {
                    ("type", value) => *value = Json::List(vec![value.clone(), "null".into()]),
                    ("enum", Json::List(codes)) => codes.push(Json::Null),
                    _ => {}
                }
            }
            entries
        }
    }
}

fn value(shape: &Shape) -> Vec<(&'static str, Json)> {
    let text = |pattern: &str| vec![("type", Json::from("string")), ("pattern", pattern.into())];
    match shape {
        Shape::Format => vec![("const", FORMAT.into())],
        Shape::Text => vec![("type", "string".into())],
        Shape::Id => {
            let mut entries = text(ID);
            entries.push(("maxLength", Json::Whole(LONGEST_ID as u64)));
            entries
        }
        Shape::Flag => vec![("type", "boolean".into())],
        Shape::Whole { min, max } => {
            vec![("type", "integer".into()), ("minimum", Json::Whole((*min).into())), ("maximum", Json::Whole((*max).into()))]
        }
        Shape::Number => vec![("type", "number".into())],
        Shape::Date => text(DATE),
        Shape::Time => text(TIME),
        Shape::Code { codes, .. } => {
            vec![("type", "string".into()), ("enum", Json::List(codes.iter().map(|code| Json::from(*code)).collect()))]
        }
        Shape::List(item) => vec![("type", "array".into()), ("items", object(value(item)))],
        Shape::Map(item) => vec![("type", "object".into()), ("additionalProperties", object(or_null(item)))],
        Shape::Record(shape) if RECORDS.iter().any(|known| known.name == shape.name) => {
            vec![("$ref", Json::Text(format!("#/$defs/{}", definition(shape))))]
        }
        Shape::Record(shape) => record(shape),
        Shape::Either(one, other) => vec![("anyOf", Json::List(vec![object(value(one)), object(value(other))]))],
    }
}
