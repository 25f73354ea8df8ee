//! Cases written as TOML.
#![cfg(feature = "toml")]

use partnergraph::{
    PartialDate, ProblemKind,
    read::{self, ReadOptions, Strictness},
};

const HEAD: &str = "format = \"partnergraph/case/1\"\nid = \"h\"\nname = \"H\"\n";

fn messages(lines: &str) -> Vec<String> {
    let options = ReadOptions::default().with_name("house.toml");
    let error = read::toml::from_str_with(&format!("{HEAD}{lines}"), &options).expect_err("the document is wrong");
    error.problems().iter().map(ToString::to_string).collect()
}

#[test]
fn a_date_may_stand_without_quotes_where_toml_has_one() {
    let case = read::toml::from_str(&format!(
        "{HEAD}established = 2016-05-27\nclosed = \"202X\"\n[[activities]]\nwhat = \"café\"\nwhen = [{{from = 12:00, until = \"15:00\"}}]\n"
    ))
    .expect("a sound case");
    assert_eq!(case.document().established(), "2016-05-27".parse::<PartialDate>().ok());
    assert_eq!(case.activities()[0].when()[0].from().map(|time| time.minutes()), Some(720));
    assert_eq!(
        messages("established = 2016\n"),
        ["house.toml, line 4, column 15, `/established`: found the number 2016, expected a date in quotes, `\"2016\"`"]
    );
    assert_eq!(
        messages("summary = 2016-05-27\nclosed = 2016-05-27T10:00:00Z\n"),
        [
            "house.toml, line 4, column 11, `/summary`: found the date or time `2016-05-27`, expected a text",
            "house.toml, line 5, column 10, `/closed`: found `2016-05-27T10:00:00Z`, expected a date such as `2016-05-27`, `2016-05`, \
             `2016` or the decade `197X`",
        ]
    );
}

#[test]
fn every_problem_is_found_with_its_line() {
    assert_eq!(
        messages("[[actors]]\nid = \"a\"\nnme = \"A\"\n\n[[actors]]\nid = \"b\"\nkind = \"grup\"\n\n[[seats]]\nbody = \"c\"\nactor = 5\n"),
        [
            "house.toml, line 6, column 1, `/actors/0/nme`: found the key `nme`, expected a key of the record `actor`; the nearest is \
             `name`",
            "house.toml, line 8, column 1, `/actors/1`: found no `name`, expected a text",
            "house.toml, line 10, column 8, `/actors/1/kind`: found `grup`, expected an actor kind (`organisation`, `unit`, `body`, \
             `group`, `programme`, `house` or `person_role`); the nearest is `group`",
            "house.toml, line 13, column 8, `/seats/0/body`: found `c`, expected the id of an actor of this case; the nearest is `a`",
            "house.toml, line 14, column 9, `/seats/0/actor`: found the number 5, expected an id as a text",
        ]
    );
}

#[test]
fn toml_that_is_no_toml_is_wrong_at_every_place_where_it_is_not() {
    assert_eq!(
        messages("id = \"again\"\nsummary 5\n"),
        [
            "house.toml, line 4, column 1: found the key `id` a second time, expected each key once",
            "house.toml, line 5, column 9: found key with no value, expected `=`",
        ]
    );
    assert_eq!(
        messages("established = 2016-05\n"),
        ["house.toml, line 4, column 15: found `2016-05` (invalid date), expected `-` (MM-DD)"]
    );
}

#[test]
fn unknown_keys_are_warnings_in_lenient_reading() {
    let options = ReadOptions::default().with_strictness(Strictness::Lenient);
    let read = read::toml::from_str_with(&format!("{HEAD}colour = \"red\"\n[place]\nroof = 1\n"), &options).expect("only keys are unknown");
    let places: Vec<String> = read.warnings.iter().map(|warning| warning.place.to_string()).collect();
    assert_eq!(places, ["line 4, column 1, `/colour`", "line 6, column 1, `/place/roof`"]);
}

#[test]
fn numbers_are_read_in_every_notation_of_toml() {
    let text = format!(
        "{HEAD}[[actors]]\nid = \"a\"\nname = \"A\"\ncount = 1_000\ninfluence = 0x10\n[[scores]]\ncard = \"c\"\nitem = \"i\"\nvalue = +2.5\n"
    );
    let case = read::toml::from_str(&text).expect("a sound case");
    assert_eq!(case.actors()[0].influence().map(|influence| influence.get()), Some(16));
    assert_eq!(case.scores()[0].value().get(), 2.5);
    for value in ["inf", "nan", "-inf", "1e400", "9007199254740993", "0x7fffffffffffffff"] {
        let found = messages(&format!("[[scores]]\ncard = \"c\"\nitem = \"i\"\nvalue = {value}\n"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].ends_with("expected a number of at most 15 digits"), "{found:?}");
    }
}

#[test]
fn what_is_nested_too_deep_is_wrong_and_nothing_worse() {
    for levels in [50, 100, 10_000] {
        let deep = "[".repeat(levels) + &"]".repeat(levels);
        let found = messages(&format!("summary = {deep}\n"));
        assert!(!found.is_empty() && found.len() < 10, "{levels}: {}", found.len());
        let deep = "a.".repeat(levels) + "a = 1";
        assert!(!messages(&deep).is_empty());
    }
}

#[test]
fn encodings_and_emptiness_are_told_apart() {
    let first = |bytes: &[u8]| read::toml::from_slice(bytes).map_err(|error| error.problems()[0].clone()).expect_err("no case");
    assert_eq!(first(b"").to_string(), "line 1, column 1: found an empty document, expected a case as TOML");
    assert_eq!(first(b"name = \"\xf8\"").kind, ProblemKind::Encoding);
    assert_eq!(first(b"\xff\xfen\0").kind, ProblemKind::Encoding);
    assert!(read::toml::from_slice(format!("\u{feff}{HEAD}").as_bytes()).is_ok());
}
