//! What is written is read again as it was.
#![allow(clippy::panic, reason = "a test fails by panicking")]

mod support;

use std::collections::HashSet;

use partnergraph::{Case, CaseDocument, Casebook, RECORDS, Shape, read, write};
use proptest::prelude::*;
use support::{Fill, any_case, any_document, full_case, keys_used};

fn from_json(case: &Case) -> Case {
    read::json::from_str(&write::json::to_string(case)).unwrap_or_else(|error| panic!("{error}\n{}", write::json::to_string(case)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_case_comes_back_from_json(case in prop_oneof![any_case(), full_case()]) {
        let back = from_json(&case);
        prop_assert_eq!(&back, &case);
        prop_assert_eq!(back.fingerprint(), case.fingerprint());
        prop_assert_eq!(write::json::to_string(&back), write::json::to_string(&case));
    }

    #[test]
    fn any_casebook_comes_back_from_lines(cases in prop::collection::vec(any_case(), 0..3)) {
        let book = Casebook::from_iter(cases);
        let text = write::ndjson::to_string(&book);
        prop_assert_eq!(text.lines().count(), book.cases().len());
        let back = read::casebook::from_ndjson_str(&text, "book.ndjson");
        prop_assert_eq!(back.cases(), book.cases());
        prop_assert!(back.rejected().is_empty());
    }

    #[cfg(feature = "toml")]
    #[test]
    fn any_case_comes_back_from_toml(case in prop_oneof![any_case(), full_case()]) {
        let text = write::toml::to_string(&case);
        let back = read::toml::from_str(&text).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        prop_assert_eq!(back, case);
    }

    #[test]
    fn every_field_of_the_format_is_used_by_full_documents(documents in prop::collection::vec(any_document(Fill::All), 4)) {
        let mut used = HashSet::new();
        for document in &documents {
            keys_used(&Shape::Record(CaseDocument::SHAPE), document, &mut used);
        }
        for shape in RECORDS.iter().filter(|shape| !["role model", "role", "labels"].contains(&shape.name)) {
            for field in shape.fields {
                prop_assert!(used.contains(&format!("{}.{}", shape.name, field.key)), "{}.{}", shape.name, field.key);
            }
        }
    }
}

#[cfg(feature = "library")]
#[test]
fn the_real_cases_come_back_from_every_format() {
    let book = read::library::casebook();
    for case in book.cases() {
        assert_eq!(from_json(case), **case);
        #[cfg(feature = "toml")]
        assert_eq!(read::toml::from_str(&write::toml::to_string(case)).ok().as_ref(), Some(&**case));
    }
    let text = write::ndjson::to_string(&book);
    assert_eq!(read::casebook::from_ndjson_str(&text, "library.ndjson"), book);
}

#[cfg(feature = "library")]
#[test]
fn writing_the_real_cases_changes_nothing_in_their_content() {
    for (id, text) in read::library::documents() {
        let case = read::json::from_str(text).unwrap_or_else(|error| panic!("{error}"));
        let before: serde_json::Value = serde_json::from_str(text).expect("sound JSON");
        let after: serde_json::Value = serde_json::from_str(&write::json::to_string(&case)).expect("sound JSON");
        assert_eq!(without_nothing(after), without_nothing(before), "{id}");
    }
}

/// The value without what says that nothing is known.
#[cfg(feature = "library")]
fn without_nothing(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;

    let is_nothing = |value: &Value| match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        _ => false,
    };
    match value {
        Value::Array(items) => items.into_iter().map(without_nothing).collect(),
        Value::Object(entries) => {
            entries.into_iter().map(|(key, value)| (key, without_nothing(value))).filter(|(_, value)| !is_nothing(value)).collect()
        }
        Value::Number(number) if number.as_f64().is_some_and(|number| number.fract() == 0.0) => number.as_f64().into(),
        other => other,
    }
}

#[test]
fn the_order_of_what_a_risk_would_harm_is_kept() {
    let text = r#"{"format": "partnergraph/case/1", "id": "h", "name": "H",
        "risks": [{"id": "k", "event": "e", "consequence": {"trust": 4, "people": 2, "money": 1}}]}"#;
    let case = read::json::from_str(text).expect("a sound case");
    let order = |case: &Case| case.risks()[0].consequence().iter().map(|(name, _)| name.to_owned()).collect::<Vec<_>>();
    assert_eq!(order(&case), ["trust", "people", "money"]);
    assert_eq!(order(&from_json(&case)), order(&case));
    #[cfg(feature = "toml")]
    assert_eq!(read::toml::from_str(&write::toml::to_string(&case)).map(|case| order(&case)).ok(), Some(order(&case)));
}

#[test]
fn what_is_known_to_be_there_but_says_nothing_is_kept() {
    let text = r#"{"format": "partnergraph/case/1", "id": "h", "name": "H", "place": {}}"#;
    let case = read::json::from_str(text).expect("a sound case");
    assert!(case.document().place().is_some());
    assert_eq!(from_json(&case), case);
}

#[test]
fn a_file_that_cannot_be_written_is_said_to_be_so() {
    let case = read::json::from_str(r#"{"format": "partnergraph/case/1", "id": "h", "name": "H"}"#).expect("a sound case");
    let error = write::json::to_path(&case, "nowhere/at/all.json").expect_err("there is no such folder");
    assert_eq!(error.to_string(), "nowhere/at/all.json: found no folder to put it in, expected one that is there");
    let error = write::json::to_path(&case, env!("CARGO_TARGET_TMPDIR")).expect_err("it is a folder");
    assert!(error.to_string().ends_with("found a folder, expected the name of a file"), "{error}");
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("written.json");
    write::json::to_path(&case, &path).expect("the folder is there");
    assert_eq!(read::from_path(&path).ok(), Some(case));
}
