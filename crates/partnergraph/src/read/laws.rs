//! Laws that hold for any document, tried on real ones that were damaged at random.

use std::fmt;

use proptest::prelude::*;
use serde::Deserialize as _;

use crate::model::{CaseDocument, ProblemKind, RoleModelChoice};

use super::{
    Strictness,
    examine::examine,
    json::{document, read_text},
    json_tree::JsonNode,
    place::Origin,
    tree::{Content, Node as _},
    walk::walk,
};

const HOUSES: [&str; 4] = [
    include_str!("../../library/petersborghuset.json"),
    include_str!("../../library/byggepartnerskabet-os.json"),
    include_str!("../../library/bankall-gard.json"),
    include_str!("../../library/varde-helhedsplan.json"),
];

/// A case in which every section has something.
const EVERYTHING: &str = r#"{
  "format": "partnergraph/case/1", "id": "house", "name": "House", "kind": "house", "place": {"name": "Ensjø", "country": "NO"},
  "established": "2016", "closed": "2020-05", "self": "house", "summary": "S", "gaps": "G",
  "role_model": {"id": "own", "roles": [{"id": "builder", "label": {"nb": "byggherre"}, "required": true}, {"id": "user"}]},
  "sources": [{"id": "s1", "title": "T"}, {"id": "s2"}],
  "actors": [{"id": "house", "name": "House", "count": {"min": 1, "max": 3}, "evidence": {"sources": ["s1"], "certainty": "stated"}},
    {"id": "town", "name": "Town", "kind": "organisation", "identifiers": [{"scheme": "NO-BRC", "id": "1"}], "influence": 3},
    {"id": "unit", "name": "Unit", "part_of": "town", "count": 8, "aliases": ["U"]}],
  "assignments": [{"actor": "town", "role": "builder", "status": "current", "since": "2016", "until": "2017"},
    {"role": "neighbour", "native_role": "nabo", "status": "sought", "evidence": {"sources": ["s2"]}}],
  "relations": [{"id": "r1", "from": "town", "to": "house", "kind": "other", "native_kind": "n", "mutual": false, "strength": 2,
    "ratings": {"reliable": 4}, "amounts": [{"value": 100000.5, "currency": "NOK", "per": "year", "binding": true}], "agreement": "a1",
    "since": "2016", "planned_until": "2020"}],
  "agreements": [{"id": "a1", "parties": ["town", "house"], "stage": "agreed", "evidence": {"sources": ["s1"]}}],
  "exchanges": [{"actor": "town", "direction": "gives", "with": "house", "what": "rooms", "value": {"value": 5}}],
  "activities": [{"actor": "unit", "what": "café", "when": [{"days": ["mon"], "from": "12:00", "until": "15:00"}, {"slot": "day"}]}],
  "seats": [{"body": "house", "actor": "unit", "capacity": "chair", "voting": true}],
  "participation": [{"group": "unit", "phase": "mobilise", "level": 3, "when": "197X"}],
  "risks": [{"id": "k1", "event": "e", "causes": ["c"], "likelihood": 3, "consequence": {"trust": 4, "people": 2},
    "affects": ["town", "builder", "neighbour", "r1"], "measures": [{"what": "w", "reduces": "likelihood", "due": "2021"}]}],
  "scores": [{"card": "c", "item": "i", "value": -2.5, "when": "2020"}],
  "events": [{"when": "2020", "what": "w", "evidence": {"sources": ["s1"], "note": "n"}}]
}"#;

/// A JSON value that keeps the order of its keys, and can have one key twice.
#[derive(Debug, Clone)]
enum Json {
    Scalar(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl From<JsonNode<'_>> for Json {
    fn from(node: JsonNode<'_>) -> Self {
        match node.content() {
            Content::List(items) => Self::List(items.into_iter().map(Self::from).collect()),
            Content::Object(entries) => Self::Object(entries.into_iter().map(|(key, value)| (key.name.into(), value.into())).collect()),
            Content::Null => Self::Scalar("null".to_owned()),
            Content::Flag(flag) => Self::Scalar(flag.to_string()),
            Content::Text(text) => Self::Scalar(serde_json::Value::from(text).to_string()),
            Content::Number(text) => Self::Scalar(text.into()),
            Content::Moment(text) | Content::Broken(text) => Self::Scalar(text.to_owned()),
        }
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scalar(text) => f.write_str(text),
            Self::List(items) => {
                f.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if index > 0 { "," } else { "" })?;
                }
                f.write_str("]")
            }
            Self::Object(entries) => {
                f.write_str("{")?;
                for (index, (key, value)) in entries.iter().enumerate() {
                    write!(f, "{}\n{}: {value}", if index > 0 { "," } else { "" }, serde_json::Value::from(key.as_str()))?;
                }
                f.write_str("}")
            }
        }
    }
}

impl Json {
    fn size(&self) -> usize {
        1 + match self {
            Self::Scalar(_) => 0,
            Self::List(items) => items.iter().map(Self::size).sum(),
            Self::Object(entries) => entries.iter().map(|(_, value)| value.size()).sum(),
        }
    }

    /// Changes the value at a position, counted through the document, and gives what is left to count.
    fn change(&mut self, position: usize, change: &dyn Fn(&mut Self)) -> usize {
        if position == 0 {
            change(self);
            return usize::MAX;
        }
        let mut left = position - 1;
        let inner: Vec<&mut Self> = match self {
            Self::Scalar(_) => return left,
            Self::List(items) => items.iter_mut().collect(),
            Self::Object(entries) => entries.iter_mut().map(|(_, value)| value).collect(),
        };
        for value in inner {
            left = value.change(left, change);
            if left == usize::MAX {
                break;
            }
        }
        left
    }
}

/// What a value may be replaced by.
const REPLACEMENTS: [&str; 26] = [
    "null",
    "true",
    "0",
    "3",
    "-1",
    "-0",
    "2.5",
    "5.0",
    "1e2",
    "1e400",
    "9007199254740993",
    "99999999999999999999",
    "\"\"",
    "\"x\"",
    "\"2016\"",
    "\"197X\"",
    "\"25:00\"",
    "\"12:00\"",
    "\"owner\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "[]",
    "{}",
    "[[]]",
    "[null]",
    "{\"min\": 1, \"max\": 2}",
];

/// One change, described by numbers so that it can be made smaller.
fn damaged(json: &mut Json, place: usize, what: usize, how: usize) {
    let place = place % json.size();
    json.change(place, &|value| match (what, value) {
        (0, Json::Object(entries)) if !entries.is_empty() => drop(entries.remove(how % entries.len())),
        (0, Json::List(items)) if !items.is_empty() => drop(items.remove(how % items.len())),
        (1, Json::Object(entries)) if !entries.is_empty() => {
            let length = entries.len();
            let other = entries[(how / 7) % length].0.clone();
            let key = &mut entries[how % length].0;
            match how % 4 {
                0 => drop(key.pop()),
                1 => key.push('x'),
                2 => *key = "unheard of".to_owned(),
                _ => *key = other,
            }
        }
        (2, Json::Object(entries)) if !entries.is_empty() => entries.push(entries[how % entries.len()].clone()),
        (2, Json::List(items)) if !items.is_empty() => items.push(items[how % items.len()].clone()),
        (3, Json::Scalar(text)) if text.starts_with('"') && text.len() > 3 => drop(text.remove(1)),
        (3, Json::Scalar(text)) => *text = format!("\"{}\"", text.replace('"', "")),
        (4, Json::Scalar(text)) if text.starts_with('"') && text.is_ascii() => text.insert(1, 'x'),
        (_, value) => *value = Json::Scalar(REPLACEMENTS[how % REPLACEMENTS.len()].to_owned()),
    });
}

/// A change that makes the document wrong at that place and in no other way.
fn broken(json: &mut Json, place: usize, how: usize) {
    let place = place % json.size();
    json.change(place, &|value| match (how % 4, value) {
        (0, Json::Object(entries)) if !entries.is_empty() => {
            let length = entries.len();
            entries[how % length].0 = "unheard of".to_owned();
        }
        (1, Json::Object(entries)) if !entries.is_empty() => {
            let length = entries.len();
            entries[how % length].0.push('x');
        }
        (2, Json::Object(entries)) if !entries.is_empty() => {
            let entry = entries[how % entries.len()].clone();
            entries.insert(how % (entries.len() + 1), entry);
        }
        (_, value) => *value = Json::Object(vec![("unheard of".to_owned(), Json::List(Vec::new()))]),
    });
}

fn house(index: usize) -> Json {
    let text = HOUSES.get(index % (HOUSES.len() + 2)).unwrap_or(&EVERYTHING);
    JsonNode::root(text).expect("the cases are sound JSON").into()
}

fn is_about_fit(kind: ProblemKind, expected: &str) -> bool {
    matches!(
        kind,
        ProblemKind::UnknownReference
            | ProblemKind::DoubledId
            | ProblemKind::ReversedPeriod
            | ProblemKind::Cycle
            | ProblemKind::MalformedId
            | ProblemKind::Unreadable
    ) || expected == "two parties or more"
        || expected.contains("native_kind")
}

#[test]
fn the_cases_that_are_damaged_here_are_sound() {
    for index in 0..=HOUSES.len() {
        let text = house(index).to_string();
        assert_eq!(read_text(&text, &Origin::file(None), Strictness::Strict).map(|_| ()), Ok(()));
        let root = JsonNode::root(&text).expect("sound JSON");
        let findings = walk(root, Strictness::Strict);
        assert!(findings.problems.is_empty() && findings.damage.is_empty());
        let repaired = findings.document.map(CaseDocument::deserialize).transpose();
        assert_eq!(repaired.ok().flatten(), document(&text).ok());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_ways_of_reading_agree(
        index in 0_usize..100,
        changes in prop::collection::vec((any::<usize>(), 0_usize..6, any::<usize>()), 0..4),
    ) {
        let mut json = house(index);
        for (place, what, how) in changes {
            damaged(&mut json, place, what, how);
        }
        let text = json.to_string();
        let fast = document(&text).ok();
        let root = JsonNode::root(&text).expect("sound JSON");
        let findings = walk(root, Strictness::Strict);
        let own_roles = matches!(fast.as_ref().and_then(|case| case.role_model.as_ref()), Some(RoleModelChoice::Own(_)));
        if findings.problems.is_empty() {
            prop_assert!(findings.damage.is_empty());
            let slow = findings.document.and_then(|document| CaseDocument::deserialize(document).ok());
            prop_assert_eq!(&slow, &fast, "{}", text);
        } else {
            prop_assert!(fast.is_none() || own_roles, "{:?} in {}", findings.problems, text);
        }
        // Whatever is wrong, every problem has a place, and they come in the order of the text.
        if let Err(problems) = read_text(&text, &Origin::file(None), Strictness::Strict) {
            prop_assert!(!problems.is_empty());
            prop_assert!(problems.iter().all(|problem| problem.kind != ProblemKind::Unreadable), "{problems:?}");
            prop_assert!(problems.is_sorted_by_key(|problem| problem.place.position));
        }
    }

    #[test]
    fn repairing_a_document_makes_no_problem(index in 0_usize..100, changes in prop::collection::vec((any::<usize>(), any::<usize>()), 1..4)) {
        let mut json = house(index);
        for (place, how) in changes {
            broken(&mut json, place, how);
        }
        let text = json.to_string();
        let root = JsonNode::root(&text).expect("sound JSON");
        // The names of what matters in a risk are the document's own: another name is not wrong.
        let problems = examine(root, Strictness::Strict).err().unwrap_or_default();
        for found in problems {
            let problem = found.problem;
            prop_assert!(!is_about_fit(problem.kind, &problem.expected), "{problem} in {text}");
        }
    }
}
