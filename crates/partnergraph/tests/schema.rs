//! The JSON Schema of the case format.
#![allow(clippy::panic, reason = "a test fails by panicking")]
#![cfg(feature = "schema")]

mod support;

use std::{env, fs, path::Path};

use partnergraph::write;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{Fill, any_document};

fn schema() -> Value {
    serde_json::from_str(&write::schema::to_string()).expect("the schema is JSON")
}

#[test]
fn the_committed_schema_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/case-1.schema.json");
    if env::var_os("PARTNERGRAPH_BLESS").is_some() {
        fs::write(&path, write::schema::to_string()).expect("the folder is there");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == write::schema::to_string(), "{} is not current; PARTNERGRAPH_BLESS=1 writes it anew", path.display());
}

/// What of a schema a value does not keep, for the words that our schema uses; a slow and obvious validator.
///
/// Patterns are left out: the Python tests check them with a validator that was written by others.
fn broken(schema: &Value, value: &Value, root: &Value) -> Option<String> {
    for (word, rule) in schema.as_object()? {
        let is_kept = match word.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" | "properties" => true,
            "pattern" | "maxLength" => value.is_string() || value.is_null(),
            "$ref" => {
                let target = root.pointer(rule.as_str()?.strip_prefix('#')?)?;
                broken(target, value, root).is_none()
            }
            "type" => match rule {
                Value::Array(types) => types.iter().any(|name| is_of_type(name, value)),
                name => is_of_type(name, value),
            },
            "const" => rule == value,
            "enum" => rule.as_array()?.contains(value),
            "minimum" => value.as_f64().is_none_or(|number| Some(number) >= rule.as_f64()),
            "maximum" => value.as_f64().is_none_or(|number| Some(number) <= rule.as_f64()),
            "anyOf" => rule.as_array()?.iter().any(|schema| broken(schema, value, root).is_none()),
            "items" => value.as_array().into_iter().flatten().all(|item| broken(rule, item, root).is_none()),
            "required" => value
                .as_object()
                .is_none_or(|value| rule.as_array().into_iter().flatten().all(|key| value.contains_key(key.as_str().unwrap_or_default()))),
            "additionalProperties" => value.as_object().into_iter().flatten().all(|(key, item)| {
                let known = schema.get("properties").and_then(|properties| properties.get(key));
                match (known, rule) {
                    (Some(schema), _) => broken(schema, item, root).is_none(),
                    (None, Value::Bool(allowed)) => *allowed,
                    (None, schema) => broken(schema, item, root).is_none(),
                }
            }),
            other => panic!("the schema uses a word that is not checked here: {other}"),
        };
        if !is_kept {
            return Some(format!("{word}: {rule} is not kept by {value}"));
        }
    }
    None
}

fn is_of_type(name: &Value, value: &Value) -> bool {
    match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("null") => value.is_null(),
        other => panic!("the schema names a type that is not checked here: {other:?}"),
    }
}

fn is_valid(document: &Value) -> bool {
    let schema = schema();
    broken(&schema, document, &schema).is_none()
}

#[cfg(feature = "library")]
#[test]
fn the_real_cases_keep_the_schema() {
    let schema = schema();
    for (id, text) in partnergraph::read::library::documents() {
        let document: Value = serde_json::from_str(text).expect("sound JSON");
        assert_eq!(broken(&schema, &document, &schema), None, "{id}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_keeps_the_schema(document in any_document(Fill::Some)) {
        let schema = schema();
        prop_assert_eq!(broken(&schema, &document, &schema), None);
    }
}

#[test]
fn what_is_wrong_in_shape_does_not_keep_the_schema() {
    let sound = json!({"format": "partnergraph/case/1", "id": "h", "name": "H", "actors": [{"id": "a", "name": "A", "kind": null, "count": {"min": 1, "max": 2}}]});
    assert!(is_valid(&sound));
    let wrong = [
        ("/format", json!("partnergraph/case/2")),
        ("/name", json!(null)),
        ("/name", json!(5)),
        ("/actors", json!({})),
        ("/actors/0", json!({"id": "a"})),
        ("/actors/0/kind", json!("grup")),
        ("/actors/0/count", json!({"min": 1})),
        ("/actors/0/count", json!({"min": 1, "max": 2, "mean": 1})),
        ("/actors/0/count", json!(-1)),
        ("/actors/0", json!({"id": "a", "name": "A", "colour": "red"})),
    ];
    for (pointer, value) in wrong {
        let mut document = sound.clone();
        *document.pointer_mut(pointer).expect("it is there") = value;
        assert!(!is_valid(&document), "{document}");
    }
}
