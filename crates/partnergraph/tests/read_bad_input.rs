//! Documents that are wrong, one way at a time: what is said, and where.

use std::{fs, io, path::PathBuf};

use partnergraph::{
    Case, Position, Problem, ProblemKind,
    read::{self, ReadError, ReadOptions, Strictness},
};

const HEAD: &str = "\"format\": \"partnergraph/case/1\", \"id\": \"h\", \"name\": \"H\"";
const ACTORS: &str = "\"actors\": [{\"id\": \"town\", \"name\": \"Town\"}, {\"id\": \"club\", \"name\": \"Club\"}]";

/// A document with these lines after the head; what they say begins on line 2.
fn document(lines: &str) -> String {
    format!("{{{HEAD},\n{lines}}}")
}

fn read(text: impl AsRef<[u8]>) -> Result<Case, ReadError> {
    let options = ReadOptions::default().with_name("house.json");
    read::json::from_slice_with(text.as_ref(), &options).map(|read| read.case)
}

fn problems(text: impl AsRef<[u8]>) -> Vec<Problem> {
    let problems = read(text).expect_err("the document is wrong").problems().to_vec();
    assert!(problems.iter().all(|problem| problem.place.file.as_deref() == Some("house.json") && problem.place.position.is_some()));
    problems
}

/// What is said of a document that is wrong in one way, without the name of the file.
fn message(text: impl AsRef<[u8]>) -> String {
    let problems = problems(text);
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems[0].to_string().replace("house.json, ", "")
}

fn messages(text: impl AsRef<[u8]>) -> Vec<String> {
    problems(text).iter().map(|problem| problem.to_string().replace("house.json, ", "")).collect()
}

fn scratch(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

#[test]
fn a_missing_file_is_named() {
    let error = read::json::from_path("nowhere/house.json").expect_err("there is no such file");
    assert_eq!(error.to_string(), "nowhere/house.json: found nothing of that name, expected a file");
    assert!(matches!(error, ReadError::Io { source, .. } if source.kind() == io::ErrorKind::NotFound));
}

#[test]
fn a_folder_is_no_file() {
    let error = read::json::from_path(env!("CARGO_TARGET_TMPDIR")).expect_err("it is a folder");
    assert_eq!(error.to_string(), format!("{}: found a folder, expected a file", env!("CARGO_TARGET_TMPDIR")));
    assert!(matches!(error, ReadError::Io { source, .. } if source.kind() == io::ErrorKind::IsADirectory));
}

#[test]
fn another_ending_is_no_format() {
    let error = read::from_path("house.xml").expect_err("that is no format of ours");
    assert!(error.to_string().starts_with("house.xml: found a name that ends in `.xml`, expected one that ends in `.json`"), "{error}");
    let error = read::from_path("house").expect_err("no format is named");
    assert!(error.to_string().starts_with("house: found a name without an ending, expected one that ends in `.json`"), "{error}");
}

#[test]
fn an_empty_file_is_no_document() {
    assert_eq!(message(""), "line 1, column 1: found an empty document, expected a case as JSON");
    assert_eq!(message(" \n\t\n"), "line 1, column 1: found nothing but white space, expected a case as JSON");
    assert_eq!(message("\u{feff}"), "line 1, column 1: found an empty document, expected a case as JSON");
}

#[test]
fn json_that_is_no_json_is_wrong_at_one_place() {
    assert_eq!(message("{\n  \"id\": \"h\",\n}"), "line 3, column 1: found `}` after a comma, expected another item, or no comma");
    assert_eq!(
        message("{\"id\": 'h'}"),
        "line 1, column 8: found `'`, expected a value: a text in `\"`, a number, `true`, `false`, `null`, a list or an object"
    );
    assert_eq!(message("{\"é\": \"å\" 5}"), "line 1, column 11: found `5`, expected `,` or `}`");
    assert_eq!(message("{\"id\": \"h"), "line 1, column 10: found the end of the document, expected `\"` at the end of the text");
    for text in ["<html></html>", "id;name\n1;2", "{", "\"", "{} {}", "nul", "{\"a\": .5}"] {
        let problems = problems(text);
        assert_eq!((problems.len(), problems[0].kind), (1, ProblemKind::Syntax), "{text}");
        assert!(!problems[0].to_string().contains(" at line "));
    }
}

#[test]
fn json_of_something_else_is_no_case() {
    assert_eq!(message("[1, 2]"), "line 1, column 1: found a list, expected an object");
    assert_eq!(message("5"), "line 1, column 1: found the number 5, expected an object");
    assert_eq!(
        messages("{\"type\": \"FeatureCollection\"}"),
        [
            "line 1, column 1: found no `format`, expected `partnergraph/case/1`",
            "line 1, column 1: found no `id`, expected an id as a text",
            "line 1, column 1: found no `name`, expected a text",
            "line 1, column 2, `/type`: found the key `type`, expected a key of the record `case`",
        ]
    );
    assert_eq!(
        message(document("").replace("case/1", "case/2").replace(",\n", "")),
        "line 1, column 12, `/format`: found `partnergraph/case/2`, expected `partnergraph/case/1`"
    );
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    assert_eq!(read(format!("\u{feff}{{{HEAD}}}")).map(|case| case.name().to_owned()).ok().as_deref(), Some("H"));
    assert_eq!(read::json::from_str(&format!("\u{feff}{{{HEAD}}}")).map(|case| case.name().to_owned()).ok().as_deref(), Some("H"));
    assert_eq!(message("\u{feff}[]"), "line 1, column 1: found a list, expected an object");
}

#[test]
fn latin_1_is_recognised_by_its_bytes() {
    let bytes: Vec<u8> = document("\"summary\": \"Huset på Ensjø\"").chars().map(|letter| u8::try_from(letter).unwrap_or(b'?')).collect();
    let message = "line 2, column 20: found the byte 0xE5, expected a text in UTF-8; in Latin-1 and Windows-1252 this byte is `å`, so the \
                   file looks as if it were saved so";
    assert_eq!(self::message(bytes), message);
    assert_eq!(self::message(b"{\"a\": \"\xff\"}"), "line 1, column 8: found the byte 0xFF, expected a text in UTF-8");
    assert_eq!(problems(b"{\"a\": \"\xe5")[0].kind, ProblemKind::Encoding);
}

#[test]
fn utf_16_is_recognised_with_and_without_its_mark() {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let text = document("\"summary\": \"S\"");
    assert_eq!(
        message(wide(&format!("\u{feff}{text}"))),
        "line 1, column 1: found a text in UTF-16 (it begins with the bytes 0xFF 0xFE), expected a text in UTF-8"
    );
    assert_eq!(message(wide(&text)), "line 1, column 1: found a text in UTF-16 (every second byte is 0x00), expected a text in UTF-8");
    assert_eq!(problems(b"\xfe\xff\0{")[0].kind, ProblemKind::Encoding);
}

#[test]
fn an_unknown_key_is_an_error_with_the_nearest_key() {
    assert_eq!(
        message(document("\"place\": {\"nam\": \"Ensjø\"}")),
        "line 2, column 11, `/place/nam`: found the key `nam`, expected a key of the record `place` (`name` or `country`); the nearest is \
         `name`"
    );
}

#[test]
fn an_unknown_key_is_a_warning_in_lenient_reading() {
    let text = document("\"colour\": {\"deep\": [1]}, \"place\": {\"nam\": \"Ensjø\", \"country\": \"NO\"}");
    let lenient = ReadOptions::default().with_strictness(Strictness::Lenient);
    let read = read::json::from_str_with(&text, &lenient).expect("only keys are unknown");
    let warnings: Vec<String> = read.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(warnings.len(), 2);
    assert!(warnings[0].starts_with("line 2, column 1, `/colour`: found the key `colour`"), "{}", warnings[0]);
    assert!(warnings[1].starts_with("line 2, column 36, `/place/nam`: found the key `nam`"), "{}", warnings[1]);
    let place = read.case.document().place().expect("the place is known");
    assert_eq!((place.name(), place.country()), (None, Some("NO")));

    let wrong = document("\"colour\": 5, \"colour\": 5, \"summary\": 5");
    let error = read::json::from_str_with(&wrong, &lenient).expect_err("everything else stays an error");
    let kinds: Vec<ProblemKind> = error.problems().iter().map(|problem| problem.kind).collect();
    assert_eq!(kinds, [ProblemKind::DoubledKey, ProblemKind::WrongType]);
}

#[test]
fn a_misspelled_section_is_read_as_what_it_stands_for() {
    let text = document(
        "\"actrs\": [{\"id\": \"town\", \"name\": 5}],\n\"self\": \"town\",\n\"seats\": [{\"body\": \"tow\", \"actor\": \"town\"}]",
    );
    assert_eq!(
        messages(text),
        [
            "line 2, column 1, `/actrs`: found the key `actrs`, expected a key of the record `case`; the nearest is `actors`",
            "line 2, column 34, `/actrs/0/name`: found the number 5, expected a text",
            "line 4, column 20, `/seats/0/body`: found `tow`, expected the id of an actor of this case; the nearest is `town`",
        ]
    );
}

#[test]
fn an_unknown_role_is_named_with_the_nearest() {
    assert_eq!(
        message(document("\"assignments\": [{\"role\": \"funders\", \"status\": \"sought\"}]")),
        "line 2, column 26, `/assignments/0/role`: found `funders`, expected a role of the model `byggekloss`, or the role's own name in \
         `native_role`; the nearest is `funder`"
    );
}

#[test]
fn a_relation_to_nobody_is_named() {
    assert_eq!(
        message(document(&format!("{ACTORS},\n\"relations\": [{{\"from\": \"town\", \"to\": \"culb\", \"kind\": \"owns\"}}]"))),
        "line 3, column 38, `/relations/0/to`: found `culb`, expected the id of an actor of this case; the nearest is `club`"
    );
}

#[test]
fn a_doubled_id_is_wrong_where_it_comes_again() {
    assert_eq!(
        message(document(&ACTORS.replace("club", "town"))),
        "line 2, column 51, `/actors/1/id`: found `town`, expected an id that nothing before it has; `/actors/0` has it already"
    );
}

#[test]
fn a_doubled_key_is_wrong_in_both_readings() {
    let text = document("\"summary\": \"a\",\n\"summary\": null");
    assert_eq!(message(&text), "line 3, column 1, `/summary`: found the key `summary` a second time, expected each key once");
    let lenient = ReadOptions::default().with_strictness(Strictness::Lenient);
    assert!(read::json::from_str_with(&text, &lenient).is_err());
    assert_eq!(
        message(document("\"risks\": [{\"id\": \"k\", \"event\": \"e\", \"consequence\": {\"a\": 1, \"\\u0061\": 2}}]")),
        "line 2, column 61, `/risks/0/consequence/a`: found the key `a` a second time, expected each key once"
    );
}

#[test]
fn an_end_before_the_start_is_wrong_at_the_end() {
    assert_eq!(
        message(document("\"assignments\": [{\"role\": \"owner\", \"status\": \"former\", \"since\": \"2020\", \"until\": \"2019-12\"}]")),
        "line 2, column 81, `/assignments/0/until`: found `2019-12`, expected an end that is not before the start `2020`"
    );
}

#[test]
fn a_date_that_is_not_on_the_calendar_is_wrong() {
    assert_eq!(
        message(document("\"established\": \"31.12.2016\"")),
        "line 2, column 16, `/established`: found `31.12.2016`, expected a date such as `2016-05-27`, `2016-05`, `2016` or the decade \
         `197X`"
    );
    assert_eq!(problems(document("\"established\": \"2023-02-29\""))[0].kind, ProblemKind::MalformedDate);
    assert_eq!(
        message(document("\"established\": 2016")),
        "line 2, column 16, `/established`: found the number 2016, expected a date in quotes, `\"2016\"`"
    );
}

#[test]
fn actors_that_are_part_of_each_other_are_a_circle() {
    let actors = ACTORS.replace("\"Town\"", "\"Town\", \"part_of\": \"club\"").replace("\"Club\"", "\"Club\", \"part_of\": \"town\"");
    assert_eq!(
        message(document(&actors)),
        "line 2, column 54, `/actors/0/part_of`: found a circle: `town → club → town`, expected an actor that is not, over others, part \
         of itself"
    );
}

#[test]
fn a_number_where_a_text_belongs_is_wrong() {
    assert_eq!(message(document("\"summary\": 5")), "line 2, column 12, `/summary`: found the number 5, expected a text");
    assert_eq!(
        message(document("\"actors\": [{\"id\": 974760673, \"name\": \"A\"}]")),
        "line 2, column 19, `/actors/0/id`: found the number 974760673, expected an id as a text"
    );
}

#[test]
fn a_text_where_a_number_belongs_is_wrong() {
    let risk = |likelihood: &str| document(&format!("\"risks\": [{{\"id\": \"k\", \"event\": \"e\", \"likelihood\": {likelihood}}}]"));
    let place = "line 2, column 51, `/risks/0/likelihood`";
    assert_eq!(message(risk("\"high\"")), format!("{place}: found the text `high`, expected a whole number from 1 to 5"));
    assert_eq!(message(risk("\"4\"")), format!("{place}: found the text `4`, expected a whole number from 1 to 5, without quotes"));
    assert_eq!(message(risk("6")), format!("{place}: found the number 6, expected a whole number from 1 to 5"));
    assert_eq!(message(risk("2.5")), format!("{place}: found the number 2.5, expected a whole number from 1 to 5"));
    assert_eq!(message(risk("[4]")), format!("{place}: found a list, expected a whole number from 1 to 5"));
}

#[test]
fn a_grade_beyond_the_scale_is_wrong_wherever_it_stands() {
    let risk = |rest: &str| document(&format!("\"risks\": [{{\"id\": \"k\", \"event\": \"e\", {rest}}}]"));
    assert_eq!(
        message(risk("\"consequence\": {\"people\": 6}")),
        "line 2, column 63, `/risks/0/consequence/people`: found the number 6, expected a whole number from 1 to 5"
    );
    assert_eq!(
        message(risk("\"measures\": [{\"likelihood_after\": 0}]")),
        "line 2, column 71, `/risks/0/measures/0/likelihood_after`: found the number 0, expected a whole number from 1 to 5"
    );
}

#[test]
fn a_phase_that_nobody_defined_is_named_with_those_there_are() {
    let text = document("\"participation\": [{\"group\": \"g\", \"phase\": \"mobilize\", \"level\": 3}]");
    let message = message(text);
    assert!(message.starts_with("line 2, column 43, `/participation/0/phase`: found `mobilize`, expected a phase"), "{message}");
    assert!(message.ends_with("the nearest is `mobilise`"), "{message}");
}

#[test]
fn an_item_of_a_scorecard_is_answered_once_by_each_at_each_date() {
    let scores = |more: [&str; 2]| {
        let score = |more: &str| format!("{{\"card\": \"c\", \"item\": \"i\", \"value\": 2{more}}}");
        document(&format!("\"scores\": [{},\n{}]", score(more[0]), score(more[1])))
    };
    for twice in ["", ", \"by\": \"town\"", ", \"by\": \"town\", \"when\": \"2024\""] {
        assert_eq!(
            message(scores([twice, twice])),
            "line 3, column 23, `/scores/1/item`: found `i`, expected one answer to each item of `c` by each who answers at each date, with \
             `by` and `when` to tell them apart; `/scores/0` has this one already"
        );
    }
    for apart in [", \"by\": \"town\"", ", \"when\": \"2024\""] {
        assert!(read(scores(["", apart])).is_ok(), "{apart}");
    }
}

#[test]
fn hours_past_midnight_are_of_the_next_day_and_no_hour_comes_after_24() {
    let when = |until: &str| {
        document(&format!("\"activities\": [{{\"what\": \"w\", \"when\": [{{\"from\": \"20:00\", \"until\": \"{until}\"}}]}}]"))
    };
    for next_day in ["02:00", "20:00", "24:00"] {
        assert!(read(when(next_day)).is_ok(), "{next_day}");
    }
    assert_eq!(
        message(when("26:00")),
        "line 2, column 66, `/activities/0/when/0/until`: found `26:00`, expected a time of day from `00:00` to `24:00`"
    );
}

#[test]
fn a_period_may_be_open_at_either_end() {
    for period in ["\"since\": \"2020\"", "\"until\": \"2020\"", "\"since\": \"2020\", \"until\": null"] {
        let text = document(&format!("\"assignments\": [{{\"role\": \"owner\", \"status\": \"sought\", {period}}}]"));
        assert!(read(text).is_ok(), "{period}");
    }
}

#[test]
fn null_is_not_known_where_something_may_be_missing_and_missing_where_not() {
    let actors = "\"actors\": [{\"id\": \"a\", \"name\": null, \"kind\": null, \"aliases\": null, \"evidence\": null}]";
    assert_eq!(message(document(actors)), "line 2, column 32, `/actors/0/name`: found null, expected a text");
    let case = read(document(&actors.replace("\"name\": null", "\"name\": \"A\""))).expect("the rest may be missing");
    assert!(case.actors()[0].aliases().is_empty());
    assert_eq!(problems(document("\"agreements\": [{\"id\": \"a\", \"parties\": null}]"))[0].kind, ProblemKind::Missing);
    assert_eq!(problems(document("\"sources\": [null]"))[0].kind, ProblemKind::WrongType);
}

#[test]
fn what_is_missing_is_wrong_at_the_object() {
    assert_eq!(
        messages(document("\"relations\": [{}]")),
        [
            "line 2, column 15, `/relations/0`: found no `from`, expected an id as a text",
            "line 2, column 15, `/relations/0`: found no `to`, expected an id as a text",
            "line 2, column 15, `/relations/0`: found no `kind`, expected a relation kind",
        ]
    );
}

#[test]
fn a_list_of_values_is_no_record() {
    assert_eq!(message(document("\"place\": [\"Ensjø\", \"NO\"]")), "line 2, column 10, `/place`: found a list, expected an object");
    assert_eq!(
        message(document("\"role_model\": {\"id\": \"own\", \"roles\": [[\"builder\"]]}")),
        "line 2, column 39, `/role_model/roles/0`: found a list, expected an object"
    );
    assert_eq!(message("[\"partnergraph/case/1\", \"h\", \"H\"]"), "line 1, column 1: found a list, expected an object");
}

#[test]
fn problems_of_shape_and_of_fit_are_found_in_one_go() {
    let text = document(
        "\"actors\": [{\"id\": \"town\", \"name\": \"Town\", \"kind\": \"city\"},\n\
         {\"id\": \"Club\", \"name\": \"Club\", \"count\": \"8\"}],\n\
         \"assignments\": [{\"actor\": \"tow\", \"role\": \"owner\", \"status\": \"now\"},\n\
         {\"actor\": \"town\", \"role\": \"janitor\", \"status\": \"current\", \"since\": 2016}]",
    );
    let found: Vec<(usize, ProblemKind)> =
        problems(text).iter().map(|problem| (problem.place.position.map_or(0, |at| at.line), problem.kind)).collect();
    assert_eq!(
        found,
        [
            (2, ProblemKind::UnknownCode),
            (3, ProblemKind::MalformedId),
            (3, ProblemKind::WrongType),
            (4, ProblemKind::UnknownReference),
            (4, ProblemKind::UnknownCode),
            (5, ProblemKind::UnknownReference),
            (5, ProblemKind::WrongType),
        ]
    );
}

#[test]
fn a_seat_is_in_a_body() {
    let text = |kind: &str| {
        document(&format!(
            "\"actors\": [{{\"id\": \"board\", \"name\": \"Board\"{kind}}}, {{\"id\": \"town\", \"name\": \"Town\"}}],\n\
             \"seats\": [{{\"body\": \"board\", \"actor\": \"town\", \"voting\": true}}]"
        ))
    };
    assert_eq!(
        message(text(", \"kind\": \"organisation\"")),
        "line 3, column 20, `/seats/0/body`: found `board`, an actor of kind `organisation`, expected an actor of kind `body`"
    );
    // What could not be read is not held against the seat, and what is not recorded neither.
    let found: Vec<ProblemKind> = problems(text(", \"kind\": \"bord\"")).iter().map(|problem| problem.kind).collect();
    assert_eq!(found, [ProblemKind::UnknownCode]);
    assert!(read(text("")).is_ok() && read(text(", \"kind\": \"body\"")).is_ok());
}

#[test]
fn what_could_not_be_read_makes_nothing_else_wrong() {
    let text = document(
        "\"sources\": [{\"id\": 1}],\n\
         \"actors\": [{\"id\": 5, \"name\": \"Town\", \"evidence\": {\"sources\": [\"s1\"]}}, 7],\n\
         \"assignments\": [{\"actor\": \"town\", \"role\": \"janitor\", \"status\": \"current\", \"native_role\": 5}],\n\
         \"relations\": [{\"from\": \"town\", \"to\": \"club\", \"kind\": \"other\", \"native_kind\": [], \"agreement\": \"a\"}],\n\
         \"agreements\": {}",
    );
    let kinds: Vec<ProblemKind> = problems(text).iter().map(|problem| problem.kind).collect();
    assert_eq!(kinds, [ProblemKind::WrongType; 6]);
}

#[test]
fn two_hundred_problems_are_two_hundred_messages() {
    let actors: Vec<String> = (0..200).map(|index| format!("{{\"id\": \"a{index}\", \"name\": {index}}}")).collect();
    let found = problems(document(&format!("\"actors\": [\n{}]", actors.join(",\n"))));
    assert_eq!(found.len(), 200);
    let lines: Vec<usize> = found.iter().filter_map(|problem| problem.place.position).map(|at| at.line).collect();
    assert_eq!(lines, (3..203).collect::<Vec<_>>());
    assert_eq!(found[199].to_string(), "house.json, line 202, column 24, `/actors/199/name`: found the number 199, expected a text");
}

#[test]
fn nesting_is_one_wrong_value_however_deep_it_is() {
    for levels in [100, 127, 128, 129, 100_000] {
        let deep = "[".repeat(levels) + &"]".repeat(levels);
        let wrong = document(&format!("\"summary\": {deep}"));
        assert_eq!(message(wrong), "line 2, column 12, `/summary`: found a list, expected a text");
        let deep = "{\"a\": ".repeat(levels) + "1" + &"}".repeat(levels);
        let message = message(document(&format!("\"deep\": {deep}")));
        assert_eq!(message, "line 2, column 1, `/deep`: found the key `deep`, expected a key of the record `case`");
        let lenient = ReadOptions::default().with_strictness(Strictness::Lenient);
        let read = read::json::from_str_with(&document(&format!("\"deep\": {deep}")), &lenient);
        assert_eq!(read.map(|read| read.warnings.len()).ok(), Some(1));
        assert_eq!(problems("[".repeat(levels))[0].kind, ProblemKind::Syntax);
        assert_eq!(problems(document(&format!("\"role_model\": {{\"id\": {deep}}}")))[0].kind, ProblemKind::WrongType);
    }
}

#[test]
fn an_id_of_ten_thousand_characters_gives_a_short_message() {
    let id = "x".repeat(10_000);
    let message = message(document(&format!("\"actors\": [{{\"id\": \"{id}\", \"name\": \"A\"}}]")));
    assert!(message.contains(&format!("found `{}… (10000 characters)`", "x".repeat(60))) && message.len() < 400, "{message}");
    let long_key = self::message(document(&format!("\"{id}\": 5")));
    assert!(long_key.len() < 400, "{long_key}");
    assert!(self::message(document(&format!("\"established\": {}", "1".repeat(10_000)))).len() < 400);
    assert!(self::message(format!("{{{HEAD}, {id}")).len() < 400);
}

#[test]
fn names_are_kept_exactly() {
    for name in [
        "<script>alert(1)</script>",
        "\u{1f3e0}\u{200d}\u{1f468}\u{1f3fd} hus",
        "\u{202e}שלום\u{202c} عربي",
        "a\u{0}b",
        "A\u{30a}",
        "\u{fffd}\u{10ffff}",
    ] {
        let text = document(&format!("\"actors\": [{{\"id\": \"a\", \"name\": {}}}]", serde_json::Value::from(name)));
        assert_eq!(read(text).expect("a sound case").actors()[0].name(), name);
    }
    assert_eq!(read(document("\"summary\": \"\\ud83c\\udfe0\"")).ok().as_ref().and_then(|case| case.document().summary()), Some("🏠"));
}

#[test]
fn numbers_that_are_none_are_wrong() {
    let score = |value: &str| document(&format!("\"scores\": [{{\"card\": \"c\", \"item\": \"i\", \"value\": {value}}}]"));
    assert_eq!(problems(score("NaN"))[0].kind, ProblemKind::Syntax);
    assert_eq!(problems(score("-Infinity"))[0].kind, ProblemKind::Syntax);
    let place = "line 2, column 48, `/scores/0/value`";
    assert_eq!(message(score("1e400")), format!("{place}: found the number 1e400, expected a number of at most 15 digits"));
    assert_eq!(
        message(score("9007199254740993")),
        format!("{place}: found the number 9007199254740993, expected a number of at most 15 digits")
    );
    assert_eq!(message(score("\"NaN\"")), format!("{place}: found the text `NaN`, expected a number of at most 15 digits"));
    assert!(read(score("1e300")).is_ok());
    assert!(read(score("-0")).is_ok());
    let count = |count: &str| document(&format!("\"actors\": [{{\"id\": \"a\", \"name\": \"A\", \"count\": {count}}}]"));
    assert_eq!(problems(count("99999999999999999999"))[0].kind, ProblemKind::OutOfRange);
    assert_eq!(problems(count("-1"))[0].kind, ProblemKind::OutOfRange);
    assert_eq!(problems(count("8.0"))[0].kind, ProblemKind::WrongType);
}

#[test]
fn half_a_surrogate_pair_is_no_text() {
    assert_eq!(
        message(document("\"summary\": \"a\\ud800b\"")),
        "line 2, column 12, `/summary`: found half of a surrogate pair in `\"a\\ud800b\"`, expected both halves, or neither"
    );
    let key = problems(document("\"\\udfff\": 5"));
    assert_eq!((key.len(), key[0].kind), (1, ProblemKind::Encoding));
}

#[test]
fn a_bare_null_byte_is_no_part_of_a_text() {
    assert_eq!(
        message(document("\"summary\": \"a\0b\"")),
        "line 2, column 14: found `\\u{0}` in a text, expected an escape such as `\\n` or `\\t`"
    );
}

#[test]
fn a_value_made_by_a_program_has_no_lines() {
    let value = serde_json::json!({"format": "partnergraph/case/1", "id": "h", "name": "H", "actors": [{"id": "a"}], "self": "b"});
    let error = read::json::from_value(&value).expect_err("the actor has no name, and nobody is called `b`");
    let messages: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
    assert_eq!(
        messages,
        [
            "`/actors/0`: found no `name`, expected a text",
            "`/self`: found `b`, expected the id of an actor of this case; the nearest is `a`",
        ]
    );
}

#[test]
fn a_reader_that_breaks_off_is_an_error() {
    struct Broken;
    impl io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the line went dead"))
        }
    }
    let error = read::json::from_reader(Broken).expect_err("nothing comes");
    assert_eq!(error.to_string(), "document: found something that cannot be read, expected a file that can");
    assert!(read::json::from_reader(format!("{{{HEAD}}}").as_bytes()).is_ok());
}

#[test]
fn a_file_is_named_as_it_was_asked_for() {
    let path = scratch("bad-name.json");
    fs::write(&path, document("\"summary\": 5")).expect("the folder is there");
    let error = read::from_path(&path).expect_err("a summary is a text");
    let place = &error.problems()[0].place;
    assert_eq!(place.file.as_deref(), path.to_str());
    assert_eq!(place.position, Some(Position { line: 2, column: 12 }));
    assert_eq!(place.pointer.to_string(), "/summary");
}
