//! The real cases that come with the crate.
#![allow(clippy::panic, reason = "a test fails by panicking")]
#![cfg(feature = "library")]

use std::{collections::BTreeSet, fs, path::Path};

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
