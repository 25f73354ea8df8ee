//! Documents of fifty megabytes, and millions of problems: read in seconds, and never more than can be held.

use std::fmt::Write as _;

use partnergraph::{
    Case, Position, Problem,
    read::{self, ReadError, ReadOptions, Strictness},
};

const HEAD: &str = "\"format\": \"partnergraph/case/1\", \"id\": \"h\", \"name\": \"H\"";
const ACTORS: &str = "\"actors\": [{\"id\": \"town\", \"name\": \"Town\"}, {\"id\": \"club\", \"name\": \"Club\"}]";

/// A document with these lines after the head; what they say begins on line 2.
fn document(lines: &str) -> String {
    format!("{{{HEAD},\n{lines}}}")
}

fn read(text: &str) -> Result<Case, ReadError> {
    read::json::from_str(text)
}

fn problems(text: &str) -> Vec<Problem> {
    read(text).expect_err("the document is wrong").problems().to_vec()
}

fn large(name: &str, last: &str) -> String {
    let mut text = format!("{{{HEAD},\n{ACTORS},\n\"sources\": [{{\"id\": \"s\"}}],\n\"relations\": [\n");
    let mut line = 5;
    while text.len() < 50_000_000 {
        line += 1;
        let _ = writeln!(
            text,
            "{{\"from\": \"town\", \"to\": \"club\", \"kind\": \"funds\", \"since\": \"2016-05\", \"evidence\": {{\"sources\": [\"s\"]}}, \
             \"amounts\": [{{\"value\": {line}, \"currency\": \"NOK\", \"per\": \"year\"}}], \"term\": \"{name}\"}},"
        );
    }
    let _ = write!(text, "{last}]}}");
    text
}

#[test]
fn fifty_megabytes_are_read() {
    let text = large("three years, then lasting", "{\"from\": \"town\", \"to\": \"club\", \"kind\": \"owns\"}");
    let case = read(&text).expect("a sound case");
    assert_eq!(case.relations().len(), text.lines().count() - 4);
    let one_line = text.replace('\n', " ").replace("\"to\": \"club\", \"kind\": \"owns\"", "\"to\": \"culb\", \"kind\": \"owns\"");
    let found = problems(&one_line);
    assert_eq!(found.len(), 1);
    let column = one_line.find("culb").expect("it was written");
    assert_eq!(found[0].place.position, Some(Position { line: 1, column }));
}

#[test]
fn one_problem_at_the_end_of_fifty_megabytes_is_found() {
    let text = large("tre år på Ensjø", "{\"from\": \"town\", \"to\": \"club\", \"kind\": \"onws\"}");
    let line = text.lines().count();
    assert_eq!(
        problems(&text).iter().map(ToString::to_string).collect::<Vec<_>>(),
        [format!("line {line}, column 40, `/relations/{}/kind`: found `onws`, expected a relation kind; the nearest is `owns`", line - 5)]
    );
}

#[test]
fn of_millions_of_problems_a_hundred_thousand_are_listed_and_the_rest_is_said_to_be_there() {
    let seats: Vec<String> = (0..200_000).map(|index| format!("{{\"body\": \"x{index}\", \"actor\": \"y{index}\"}}")).collect();
    let actors: Vec<String> = (0..20_000).map(|index| format!("{{\"id\": \"actor-{index}\", \"name\": \"A\"}}")).collect();
    let references = document(&format!("\"actors\": [{}],\n\"seats\": [\n{}]", actors.join(","), seats.join(",\n")));
    let numbers = document(&format!("\"actors\": [{}1]", "1,".repeat(2_000_000)));
    for text in [references, numbers] {
        let found = problems(&text);
        assert_eq!(found.len(), 100_001);
        assert_eq!(
            found[0].to_string(),
            "line 1, column 1: found more than 100000 problems, expected fewer; what is wrong after these is not listed"
        );
    }
    let keys: Vec<String> = (0..200_000).map(|index| format!("\"key{index}\": 1")).collect();
    let lenient = ReadOptions::default().with_strictness(Strictness::Lenient);
    assert!(read::json::from_str_with(&document(&keys.join(",")), &lenient).is_err());
}
