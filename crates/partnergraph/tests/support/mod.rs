//! Cases made at random, for laws that hold for any case.

#![allow(clippy::panic, clippy::unimplemented, reason = "a test fails by panicking")]
#![allow(dead_code, unreachable_pub, reason = "each test file is a program of its own and uses a part")]

use std::collections::HashSet;

use partnergraph::{ActorId, BYGGEKLOSS, Case, CaseBuilder, CaseDocument, FORMAT, PartialDate, Period, RecordShape, Shape};
use proptest::{collection::vec, prelude::*, sample::select, strategy::Union};
use serde_json::{Map, Number, Value, json};

/// Whether a document holds everything that it may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Now this, now that is missing.
    Some,
    /// Every field of every record is there.
    All,
}

/// Any case.
pub fn any_case() -> impl Strategy<Value = Case> {
    any_document(Fill::Some).prop_map(case)
}

/// Any case in which every field of every record is used.
pub fn full_case() -> impl Strategy<Value = Case> {
    any_document(Fill::All).prop_map(case)
}

fn case(document: Value) -> Case {
    let document: CaseDocument = serde_json::from_value(document).expect("a document is made after the shapes");
    CaseBuilder::from(document).build().unwrap_or_else(|error| panic!("a document is made so that it fits together: {error}"))
}

/// Any document whose shape is right and whose parts fit together.
pub fn any_document(fill: Fill) -> impl Strategy<Value = Value> {
    record(CaseDocument::SHAPE, fill).prop_map(fitted)
}

fn record(shape: &'static RecordShape, fill: Fill) -> BoxedStrategy<Value> {
    let fields: Vec<BoxedStrategy<Option<Value>>> = shape
        .fields
        .iter()
        .map(|field| match (field.required, fill) {
            (true, _) | (false, Fill::All) => value(&field.shape, fill).prop_map(Some).boxed(),
            (false, Fill::Some) => prop_oneof![4 => value(&field.shape, fill).prop_map(Some), 1 => Just(None)].boxed(),
        })
        .collect();
    let keyed = |values: Vec<Option<Value>>| {
        let entries = shape.fields.iter().zip(values).filter_map(|(field, value)| Some((field.key.to_owned(), value?)));
        Value::Object(entries.collect::<Map<_, _>>())
    };
    fields.prop_map(keyed).boxed()
}

fn value(shape: &'static Shape, fill: Fill) -> BoxedStrategy<Value> {
    match shape {
        Shape::Format => Just(json!(FORMAT)).boxed(),
        Shape::Text => text().prop_map(Value::from).boxed(),
        Shape::Id => "[a-z0-9][a-z0-9_.:-]{0,12}".prop_map(Value::from).boxed(),
        Shape::Flag => any::<bool>().prop_map(Value::from).boxed(),
        Shape::Whole { min, max } => (*min..=*max).prop_map(Value::from).boxed(),
        Shape::Number => number().prop_map(Value::Number).boxed(),
        Shape::Date => date().prop_map(Value::from).boxed(),
        Shape::Time => (0..=24_u32 * 60).prop_map(|minutes| json!(format!("{:02}:{:02}", minutes / 60, minutes % 60))).boxed(),
        Shape::Code { codes, .. } => select(*codes).prop_map(Value::from).boxed(),
        Shape::List(item) => {
            let least = if fill == Fill::All { 2 } else { 0 };
            vec(value(item, fill), least..4).prop_map(Value::from).boxed()
        }
        Shape::Map(item) => vec((text(), value(item, fill)), 1..4).prop_map(|entries| Value::Object(entries.into_iter().collect())).boxed(),
        Shape::Record(shape) => record(shape, fill),
        Shape::Either(one, other) => Union::new([value(one, fill), value(other, fill)]).boxed(),
        other => unimplemented!("no values are made for {other:?}"),
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-zæøåA-ZÆØÅ ,.]{1,16}",
        2 => any::<String>(),
        1 => select(vec!["", " ", "\0", "<script>alert(1)</script>", "\u{1f3e0}\u{200d}\u{1f468}", "\u{202e}שלום", "\r\n\t", "\u{feff}x", "'''\"\"\"", "\\u0000", "2016-05-27", "null"])
            .prop_map(str::to_owned),
    ]
}

fn number() -> impl Strategy<Value = Number> {
    prop_oneof![
        (-1_i64 << 53..=1 << 53).prop_map(Number::from),
        any::<f64>().prop_filter_map("finite", Number::from_f64),
        (0_i32..10_000_000).prop_filter_map("finite", |cents| Number::from_f64(f64::from(cents) / 100.0)),
    ]
}

fn date() -> impl Strategy<Value = String> {
    prop_oneof![
        (0..1000).prop_map(|decade| format!("{decade:03}X")),
        (0..10_000).prop_map(|year| format!("{year:04}")),
        (0..10_000, 1..=12).prop_map(|(year, month)| format!("{year:04}-{month:02}")),
        (0..10_000, 1..=12, 1..=28).prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}")),
    ]
}

/// The document with its ids, references, periods and amounts put right.
fn fitted(mut document: Value) -> Value {
    let mut actors = with_ids(&mut document, "actors");
    while actors.len() < 2 {
        let id = format!("more-{}", actors.len());
        let others = document["actors"].as_array().cloned().unwrap_or_default();
        document["actors"] = others.into_iter().chain([json!({"id": id, "name": id})]).collect();
        actors.push(id);
    }
    let ids = Ids {
        sources: with_ids(&mut document, "sources"),
        agreements: with_ids(&mut document, "agreements"),
        relations: with_ids(&mut document, "relations"),
        roles: fit_role_model(&mut document),
        actors,
    };
    with_ids(&mut document, "risks");
    not_blank(&mut document["name"]);
    code(document.pointer_mut("/place/country"), 2);
    period(&mut document, "established", "closed");
    refer(&mut document, "self", &ids.actors);
    fit_actors(&mut document, &ids);
    for item in items(&mut document, "assignments") {
        refer(item, "actor", &ids.actors);
        if item.get("native_role").is_none() && !ids.roles.is_empty() {
            refer(item, "role", &ids.roles);
        } else if item.get("native_role").is_none() {
            item["native_role"] = json!("own name");
        }
    }
    for item in items(&mut document, "relations") {
        for key in ["from", "to"] {
            refer(item, key, &ids.actors);
        }
        refer(item, "agreement", &ids.agreements);
        if item["kind"] == "other" && item.get("native_kind").is_none() {
            item["native_kind"] = json!("own name");
        }
        period(item, "since", "planned_until");
        items(item, "amounts").for_each(amount);
    }
    for item in items(&mut document, "agreements") {
        let first = hash(&item["id"]) % ids.actors.len();
        item["parties"] = json!([ids.actors[first], ids.actors[(first + 1) % ids.actors.len()]]);
    }
    for item in items(&mut document, "exchanges") {
        for key in ["actor", "with"] {
            refer(item, key, &ids.actors);
        }
        item.get_mut("value").into_iter().for_each(amount);
    }
    for item in items(&mut document, "activities") {
        refer(item, "actor", &ids.actors);
    }
    for item in items(&mut document, "seats") {
        for key in ["body", "actor"] {
            refer(item, key, &ids.actors);
        }
    }
    let bodies: Vec<Value> = items(&mut document, "seats").map(|item| item["body"].clone()).collect();
    for actor in items(&mut document, "actors") {
        // Who is not said to be anything may be a body; who is said to be something else may not.
        if bodies.contains(&actor["id"]) && actor.get("kind").is_some() {
            actor["kind"] = json!("body");
        }
    }
    for (number, item) in items(&mut document, "scores").enumerate() {
        // Nobody answers an item twice.
        item["item"] = json!(format!("{} {number}", item["item"].as_str().unwrap_or_default()));
    }
    for item in items(&mut document, "participation") {
        not_blank(&mut item["group"]);
    }
    let assigned: Vec<String> = items(&mut document, "assignments").filter_map(|item| Some(item["role"].as_str()?.to_owned())).collect();
    let known: Vec<String> = [&ids.actors, &ids.roles, &ids.relations, &assigned].into_iter().flatten().cloned().collect();
    for item in items(&mut document, "risks") {
        items(item, "affects").for_each(|id| *id = pick(id, &known));
    }
    for section in ["actors", "assignments", "relations", "agreements", "exchanges", "activities", "participation", "risks", "events"] {
        for item in items(&mut document, section) {
            period(item, "since", "until");
            let sources = item.pointer_mut("/evidence/sources").and_then(Value::as_array_mut);
            if let Some(sources) = sources {
                sources.iter_mut().for_each(|id| *id = pick(id, &ids.sources));
                sources.retain(|id| !id.is_null());
            }
        }
    }
    document
}

struct Ids {
    sources: Vec<String>,
    actors: Vec<String>,
    relations: Vec<String>,
    agreements: Vec<String>,
    roles: Vec<String>,
}

/// Makes the role model one that is, and gives its roles.
fn fit_role_model(document: &mut Value) -> Vec<String> {
    match document.get_mut("role_model") {
        Some(model @ Value::Object(_)) => {
            if model["id"] == BYGGEKLOSS || model["id"].as_str().is_none_or(|id| id.trim().is_empty()) {
                model["id"] = json!("own");
            }
            with_ids(model, "roles")
        }
        other => {
            other.into_iter().for_each(|model| *model = json!(BYGGEKLOSS));
            vec!["owner".to_owned(), "activity_partner".to_owned()]
        }
    }
}

fn fit_actors(document: &mut Value, ids: &Ids) {
    for (index, item) in items(document, "actors").enumerate() {
        not_blank(&mut item["name"]);
        // Only earlier actors, so that nothing is part of itself.
        refer(item, "part_of", &ids.actors[..index]);
        if let Some(range) = item.get_mut("count").filter(|count| count.is_object()) {
            let (min, max) = (range["min"].as_u64(), range["max"].as_u64());
            *range = json!({"min": min.min(max), "max": min.max(max)});
        }
    }
}

/// The items of a list, if it is there.
fn items<'v>(value: &'v mut Value, key: &str) -> impl Iterator<Item = &'v mut Value> {
    value.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten()
}

/// Makes the ids of a list differ, and gives them.
fn with_ids(value: &mut Value, key: &str) -> Vec<String> {
    let with_id = items(value, key).enumerate().filter(|(_, item)| item.get("id").is_some());
    with_id
        .map(|(index, item)| {
            let id = format!("{}-{index}", item["id"].as_str().unwrap_or_default());
            item["id"] = json!(id);
            id
        })
        .collect()
}

fn refer(item: &mut Value, key: &str, ids: &[String]) {
    let Some(found) = item.get(key) else { return };
    match pick(found, ids) {
        Value::Null => drop(item.as_object_mut().and_then(|item| item.remove(key))),
        id => item[key] = id,
    }
}

fn pick(found: &Value, ids: &[String]) -> Value {
    if ids.is_empty() { Value::Null } else { json!(ids[hash(found) % ids.len()]) }
}

fn hash(value: &Value) -> usize {
    value.to_string().bytes().fold(7, |sum, byte| (sum * 31 + usize::from(byte)) % 1_000_003)
}

fn not_blank(value: &mut Value) {
    if value.as_str().is_some_and(|text| text.trim().is_empty()) {
        *value = json!("name");
    }
}

fn code(value: Option<&mut Value>, length: usize) {
    if let Some(value) = value {
        *value = json!(["N", "O", "K"][..length].concat());
    }
}

fn amount(amount: &mut Value) {
    code(amount.get_mut("currency"), 3);
    if let Some(value) = amount.get_mut("value").filter(|value| value.as_f64().is_some_and(|value| value < 0.0)) {
        *value = json!(0.5);
    }
}

fn period(item: &mut Value, since: &str, until: &str) {
    let date = |key: &str| item.get(key).and_then(Value::as_str).and_then(|text| text.parse::<PartialDate>().ok());
    if (Period { since: date(since), until: date(until) }).is_reversed() {
        item[until] = item[since].clone();
    }
}

/// Every key of every record that a document uses, as `record.key`.
pub fn keys_used(shape: &'static Shape, value: &Value, used: &mut HashSet<String>) {
    match (shape, value) {
        (Shape::Record(shape), Value::Object(entries)) => {
            for field in shape.fields {
                if let Some(value) = entries.get(field.key) {
                    used.insert(format!("{}.{}", shape.name, field.key));
                    keys_used(&field.shape, value, used);
                }
            }
        }
        (Shape::List(item), Value::Array(items)) => items.iter().for_each(|value| keys_used(item, value, used)),
        (Shape::Either(one, other), value) => [one, other].into_iter().for_each(|shape| keys_used(shape, value, used)),
        _ => {}
    }
}

/// The id of each actor, for tests that pick one.
pub fn actor_ids(case: &Case) -> Vec<ActorId> {
    case.actors().iter().map(|actor| actor.id().clone()).collect()
}
