//! The real cases that come with the crate.
#![allow(clippy::panic, reason = "a test fails by panicking")]
#![cfg(feature = "library")]

use std::{collections::BTreeSet, fs, path::Path};

use partnergraph::Case;
use partnergraph::analysis::casebook_profiles::{self, ProfileColumn};
use partnergraph::analysis::find;
use partnergraph::method::{Given, OptionValue, Table, Values};
use partnergraph::read::{self, library};

#[test]
fn every_file_of_the_folder_is_embedded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("library");
    let names = fs::read_dir(&folder).expect("the folder is there").filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let files: BTreeSet<String> = names.filter_map(|name| name.strip_suffix(".json").map(str::to_owned)).collect();
    let embedded: Vec<String> = library::documents().map(|(id, _)| id.to_owned()).collect();
    assert_eq!(embedded, files.iter().cloned().collect::<Vec<_>>());
    for (id, text) in library::documents() {
        assert_eq!(fs::read_to_string(folder.join(format!("{id}.json"))).ok().as_deref(), Some(text), "{id}");
    }
}

#[test]
fn every_case_is_sound_and_known_by_the_name_of_its_file() {
    for (id, text) in library::documents() {
        let case = read::json::from_str(text).unwrap_or_else(|error| panic!("{id}: {error}"));
        assert_eq!(case.id().as_str(), id);
        assert_eq!(library::case(id).ok(), Some(case));
    }
    assert_eq!(library::casebook().cases().len(), library::documents().len());
    assert!(library::casebook().rejected().is_empty());
}

#[test]
fn a_case_that_is_not_there_is_named_with_the_nearest() {
    let error = library::case("arvol-gard").expect_err("misspelled");
    assert_eq!(error.to_string(), "`arvol-gard` is not a case of this casebook; the nearest is `arvoll-gard`");
}

/// What another analysis says of a case.
fn elsewhere(case: &Case, column: &ProfileColumn) -> Option<f64> {
    let options = if column.analysis == "network_centralization" {
        Given::nothing().with("form", OptionValue::Text("degree".to_owned()))
    } else {
        Given::nothing()
    };
    let answer = find(column.analysis).expect("in the register").of_case(case, &options).expect("an answer");
    let of = |table: &Table, name: &str| match table.column(name) {
        Some(Values::Whole(values)) => values.iter().map(|value| value.map(|value| value as f64)).collect::<Vec<_>>(),
        Some(Values::Number(values)) => values.iter().collect(),
        other => unreachable!("`{name}` holds numbers, not {other:?}"),
    };
    match (column.analysis, column.name.strip_prefix("brokerage_")) {
        (_, Some(role)) => {
            let Some(Values::Text(names)) = answer.table().column("role") else { unreachable!("the names of the roles") };
            let (place, counts) = (names.iter().position(|name| name == Some(role)), of(answer.table(), "count"));
            let place = place.expect("a role of brokers");
            counts[5].filter(|total| *total > 0.0).and_then(|total| Some(counts[place]? / total))
        }
        ("case_documentation", _) => {
            of(answer.tables().iter().find(|table| table.name() == "summary").expect("a table of it"), column.field)[0]
        }
        _ => of(answer.table(), column.field)[0],
    }
}

#[test]
fn every_number_of_a_profile_is_what_its_analysis_says() {
    let book = library::casebook();
    let options = casebook_profiles::Options::default().with_columns(["numbers"]);
    let found = casebook_profiles::compute(&book, &options).expect("the default scope");
    for (number, case) in book.cases().iter().enumerate() {
        for (place, column) in found.columns().iter().enumerate() {
            assert_eq!(found.value(number, place).ok(), elsewhere(case, column), "{}, {}", case.id(), column.name);
        }
    }
}
