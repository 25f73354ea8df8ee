//! A walk through a document beside the description of the format.
//!
//! Everything whose shape is wrong is reported, and a repaired document is made: what is wrong is left out where it may be
//! absent, and filled in with something harmless where it may not. Lists keep their length, so that the way to every value
//! stays the same. What was touched is remembered, because nothing can be said about what depends on it.

use std::{borrow::Cow, collections::HashSet};

use crate::model::{
    CaseDocument, ClockTime, FORMAT, FieldShape, PartialDate, Pointer, Problem, ProblemKind, RecordShape, Shape, Step,
    nearest::nearest,
    problem::{MOST_PROBLEMS, quoted},
};

use super::{
    Strictness,
    place::Found,
    repaired::Repaired,
    tree::{Content, Key, Node},
    words::{expected, expected_instead, expected_key, found, keys},
};

/// What a walk brings back.
#[derive(Debug)]
pub(super) struct Findings<'t> {
    /// The repaired document; nothing where the document is no object.
    pub(super) document: Option<Repaired<'t>>,
    /// What is wrong.
    pub(super) problems: Vec<Found>,
    /// What was passed over.
    pub(super) warnings: Vec<Found>,
    /// The ways to the values that are not as they are in the document.
    pub(super) damage: Vec<Vec<Step>>,
    /// The ways to the values whose key is misspelled, with the key as it is written.
    pub(super) misspelled: Vec<(Vec<Step>, String)>,
}

/// Everything about the shape of a document.
pub(super) fn walk<'t, N: Node<'t>>(root: N, strictness: Strictness) -> Findings<'t> {
    let mut walk = Walk {
        findings: Findings { document: None, problems: Vec::new(), warnings: Vec::new(), damage: Vec::new(), misspelled: Vec::new() },
        strictness,
        written: Vec::new(),
        way: Vec::new(),
        fillings: 0,
        comparisons: MOST_COMPARISONS,
    };
    let document = walk.value(root, &Shape::Record(CaseDocument::SHAPE));
    Findings { document, ..walk.findings }
}

/// After so many comparisons no nearest word is looked for any more.
const MOST_COMPARISONS: usize = 1_000_000;

#[derive(Debug)]
struct Walk<'t> {
    findings: Findings<'t>,
    strictness: Strictness,
    /// The way to here, with the keys as they are written.
    written: Vec<Step>,
    /// The way to here, with the keys as they should be written.
    way: Vec<Step>,
    /// How many texts were made up so far.
    fillings: usize,
    comparisons: usize,
}

impl<'t> Walk<'t> {
    fn report(&mut self, kind: ProblemKind, at: usize, found: String, expected: String) {
        let problem = Problem::new(kind, Pointer::from_steps(self.written.clone()), found, expected);
        self.findings.problems.push(Found { problem, at });
    }

    /// Whether so much is wrong that the rest need not be looked at.
    fn is_full(&self) -> bool {
        self.findings.problems.len() > MOST_PROBLEMS || self.findings.warnings.len() > MOST_PROBLEMS
    }

    fn near(&mut self, word: &str, known: impl ExactSizeIterator<Item = &'static str>) -> Option<&'static str> {
        self.comparisons = self.comparisons.checked_sub(known.len())?;
        nearest(word, known)
    }

    /// The value, if its shape is right or could be repaired inside.
    fn value<N: Node<'t>>(&mut self, node: N, shape: &'static Shape) -> Option<Repaired<'t>> {
        self.content(node.content(), node.start(), shape)
    }

    fn content<N: Node<'t>>(&mut self, content: Content<'t, N>, at: usize, shape: &'static Shape) -> Option<Repaired<'t>> {
        match (shape, content) {
            (Shape::Text | Shape::Id, Content::Text(text)) => Some(Repaired::Text(text)),
            (Shape::Flag, Content::Flag(flag)) => Some(Repaired::Flag(flag)),
            (Shape::Format, Content::Text(text)) if text == FORMAT => Some(Repaired::Text(text)),
            (Shape::Format, Content::Text(text)) => {
                self.report(ProblemKind::UnknownCode, at, quoted(&text), expected(shape));
                None
            }
            (Shape::Code { codes, .. }, Content::Text(text)) => self.code(text, codes, at, shape),
            (Shape::Date, Content::Text(text)) => self.parsed::<PartialDate>(text, ProblemKind::MalformedDate, at, shape),
            (Shape::Date, Content::Moment(text)) => self.parsed::<PartialDate>(text.into(), ProblemKind::MalformedDate, at, shape),
            (Shape::Time, Content::Text(text)) => self.parsed::<ClockTime>(text, ProblemKind::MalformedTime, at, shape),
            (Shape::Time, Content::Moment(text)) => self.parsed::<ClockTime>(text.into(), ProblemKind::MalformedTime, at, shape),
            (Shape::Whole { min, max }, Content::Number(number)) => self.whole(&number, (*min).into(), (*max).into(), at, shape),
            (Shape::Number, Content::Number(number)) => self.number(&number, at, shape),
            (Shape::List(item), Content::List(nodes)) => Some(self.list(nodes, item)),
            (Shape::Map(item), Content::Object(entries)) => Some(self.map(entries, item)),
            (Shape::Record(record), Content::Object(entries)) => Some(self.record(entries, at, record)),
            (Shape::Either(one, _), content) if may_be(one, &content) => self.content(content, at, one),
            (Shape::Either(_, other), content) if may_be(other, &content) => self.content(content, at, other),
            (_, content @ Content::Broken(_)) => {
                self.report(ProblemKind::Encoding, at, found(&content), "both halves, or neither".to_owned());
                None
            }
            (_, content) => {
                self.report(ProblemKind::WrongType, at, found(&content), expected_instead(shape, &content));
                None
            }
        }
    }

    fn code(&mut self, text: Cow<'t, str>, codes: &'static [&'static str], at: usize, shape: &Shape) -> Option<Repaired<'t>> {
        if codes.contains(&text.as_ref()) {
            return Some(Repaired::Text(text));
        }
        let near = self.near(&text, codes.iter().copied());
        let problem = Problem::new(ProblemKind::UnknownCode, Pointer::from_steps(self.written.clone()), quoted(&text), expected(shape));
        self.findings.problems.push(Found { problem: problem.with_nearest(near), at });
        None
    }

    fn parsed<T: std::str::FromStr>(&mut self, text: Cow<'t, str>, kind: ProblemKind, at: usize, shape: &Shape) -> Option<Repaired<'t>> {
        if text.parse::<T>().is_ok() {
            return Some(Repaired::Text(text));
        }
        self.report(kind, at, quoted(&text), expected(shape));
        None
    }

    fn whole(&mut self, number: &str, min: u64, max: u64, at: usize, shape: &Shape) -> Option<Repaired<'t>> {
        match number.parse::<u64>() {
            Ok(value) if (min..=max).contains(&value) => return Some(Repaired::Whole(value)),
            _ => {}
        }
        let digits = number.strip_prefix('-').unwrap_or(number);
        let is_whole = digits.bytes().all(|byte| byte.is_ascii_digit());
        let kind = if is_whole { ProblemKind::OutOfRange } else { ProblemKind::WrongType };
        self.report(kind, at, found::<()>(&Content::Number(number.into())), expected(shape));
        None
    }

    /// A number as [`Quantity`](crate::model::Quantity) takes it: whole ones only as far as they are held exactly.
    fn number(&mut self, number: &str, at: usize, shape: &Shape) -> Option<Repaired<'t>> {
        let largest = 1_u64 << f64::MANTISSA_DIGITS;
        let value = if let Ok(value) = number.parse::<u64>() {
            (value <= largest).then_some(Repaired::Whole(value))
        } else if let Ok(value) = number.parse::<i64>() {
            (value.unsigned_abs() <= largest).then_some(Repaired::Negative(value))
        } else {
            number.parse::<f64>().ok().filter(|value| value.is_finite()).map(Repaired::Number)
        };
        if value.is_none() {
            self.report(ProblemKind::OutOfRange, at, found::<()>(&Content::Number(number.into())), expected(shape));
        }
        value
    }

    fn list<N: Node<'t>>(&mut self, nodes: Vec<N>, shape: &'static Shape) -> Repaired<'t> {
        let mut items = Vec::with_capacity(nodes.len());
        for (index, node) in nodes.into_iter().enumerate() {
            if self.is_full() {
                break;
            }
            self.enter(Step::Index(index), None);
            let item = self.value(node, shape);
            items.push(item.unwrap_or_else(|| {
                self.findings.damage.push(self.way.clone());
                self.filling(shape)
            }));
            self.leave();
        }
        Repaired::List(items)
    }

    fn map<N: Node<'t>>(&mut self, entries: Vec<(Key<'t>, N)>, shape: &'static Shape) -> Repaired<'t> {
        let mut known = HashSet::new();
        let mut items = Vec::with_capacity(entries.len());
        for (key, node) in entries {
            if self.is_full() {
                break;
            }
            self.enter(Step::Key(Cow::Owned(key.name.to_string())), None);
            if key.broken {
                self.broken_key(&key);
            } else if !known.insert(key.name.clone()) {
                self.doubled_key(&key);
            } else {
                let content = node.content();
                if !matches!(content, Content::Null) {
                    match self.content(content, node.start(), shape) {
                        Some(value) => items.push((key.name, value)),
                        None => self.findings.damage.push(self.way.clone()),
                    }
                }
            }
            self.leave();
        }
        Repaired::Object(items)
    }

    fn record<N: Node<'t>>(&mut self, entries: Vec<(Key<'t>, N)>, at: usize, record: &'static RecordShape) -> Repaired<'t> {
        let position = |key: &Key<'t>| record.fields.iter().position(|field| field.key == key.name).filter(|_| !key.broken);
        let mut is_written = vec![false; record.fields.len()];
        entries.iter().filter_map(|(key, _)| position(key)).for_each(|field| is_written[field] = true);
        let mut is_filled = vec![false; record.fields.len()];
        let mut unknown = HashSet::new();
        let mut is_unclear = false;
        let mut values = Vec::with_capacity(entries.len());
        for (key, node) in entries {
            if self.is_full() {
                break;
            }
            let known = position(&key);
            let stands_for = match known {
                Some(field) => Some(field),
                None if unknown.insert(key.name.clone()) => {
                    self.unknown_key(&key, record).filter(|field| !is_written[*field] && !is_filled[*field])
                }
                None => {
                    self.enter(Step::Key(Cow::Owned(key.name.to_string())), None);
                    self.doubled_key(&key);
                    self.leave();
                    continue;
                }
            };
            let Some(index) = stands_for else {
                is_unclear |= self.strictness == Strictness::Strict;
                continue;
            };
            let field = &record.fields[index];
            self.enter(Step::Key(Cow::Borrowed(field.key)), known.is_none().then(|| key.name.to_string()));
            if is_filled[index] {
                self.doubled_key(&key);
            } else {
                is_filled[index] = true;
                values.extend(self.field(node, field).map(|value| (field.key.into(), value)));
            }
            self.leave();
        }
        for (field, _) in record.fields.iter().zip(is_filled).filter(|(_, is_filled)| !is_filled) {
            if field.required {
                self.report(ProblemKind::Missing, at, format!("no `{}`", field.key), expected(&field.shape));
            }
            // Where a key is not understood, anything that is absent may be what it means.
            if field.required || is_unclear {
                self.enter(Step::Key(Cow::Borrowed(field.key)), None);
                values.extend(self.or_filling(None, field).map(|value| (field.key.into(), value)));
                self.leave();
            }
        }
        Repaired::Object(values)
    }

    fn field<N: Node<'t>>(&mut self, node: N, field: &'static FieldShape) -> Option<Repaired<'t>> {
        let content = node.content();
        if !matches!(content, Content::Null) {
            let value = self.content(content, node.start(), &field.shape);
            self.or_filling(value, field)
        } else if field.required {
            self.report(ProblemKind::Missing, node.start(), found(&content), expected(&field.shape));
            self.or_filling(None, field)
        } else {
            None
        }
    }

    /// Reports a key that the record does not have, and gives the field that it stands for in strict reading.
    fn unknown_key(&mut self, key: &Key<'t>, record: &'static RecordShape) -> Option<usize> {
        self.enter(Step::Key(Cow::Owned(key.name.to_string())), None);
        let mut near = None;
        if key.broken {
            self.broken_key(key);
        } else {
            near = self.near(&key.name, keys(record));
            let pointer = Pointer::from_steps(self.written.clone());
            let problem = Problem::new(ProblemKind::UnknownKey, pointer, format!("the key {}", quoted(&key.name)), expected_key(record));
            let found = Found { problem: problem.with_nearest(near), at: key.start };
            match self.strictness {
                Strictness::Strict => self.findings.problems.push(found),
                Strictness::Lenient => self.findings.warnings.push(found),
            }
        }
        self.leave();
        near.filter(|_| self.strictness == Strictness::Strict).and_then(|near| keys(record).position(|key| key == near))
    }

    fn doubled_key(&mut self, key: &Key<'t>) {
        self.report(ProblemKind::DoubledKey, key.start, format!("the key {} a second time", quoted(&key.name)), "each key once".to_owned());
        self.findings.damage.push(self.way.clone());
    }

    fn broken_key(&mut self, key: &Key<'t>) {
        let found = format!("half of a surrogate pair in the key {}", quoted(&key.name));
        self.report(ProblemKind::Encoding, key.start, found, "both halves, or neither".to_owned());
        self.findings.damage.push(self.way.clone());
    }

    fn enter(&mut self, step: Step, misspelled: Option<String>) {
        self.way.push(step.clone());
        self.written.push(match misspelled {
            None => step,
            Some(key) => {
                self.findings.misspelled.push((self.way.clone(), key.clone()));
                Step::Key(Cow::Owned(key))
            }
        });
    }

    fn leave(&mut self) {
        self.way.pop();
        self.written.pop();
    }

    /// The value, or what stands for it in the repaired document.
    fn or_filling(&mut self, value: Option<Repaired<'t>>, field: &FieldShape) -> Option<Repaired<'t>> {
        value.or_else(|| {
            self.findings.damage.push(self.way.clone());
            field.required.then(|| self.filling(&field.shape))
        })
    }

    /// Something of this shape that nothing else in the document is equal to, as far as that matters.
    fn filling(&mut self, shape: &Shape) -> Repaired<'t> {
        match shape {
            Shape::Text | Shape::Id => {
                self.fillings += 1;
                Repaired::Text(format!("\u{0}{}", self.fillings).into())
            }
            Shape::Format => Repaired::Text(FORMAT.into()),
            Shape::Flag => Repaired::Flag(false),
            Shape::Whole { min, .. } => Repaired::Whole(u64::from(*min)),
            Shape::Number => Repaired::Whole(0),
            Shape::Date => Repaired::Text("2000".into()),
            Shape::Time => Repaired::Text("00:00".into()),
            Shape::Code { codes, .. } => Repaired::Text(codes.first().copied().unwrap_or_default().into()),
            Shape::List(_) => Repaired::List(Vec::new()),
            Shape::Map(_) => Repaired::Object(Vec::new()),
            Shape::Record(record) => {
                let required = record.fields.iter().filter(|field| field.required);
                Repaired::Object(required.map(|field| (field.key.into(), self.filling(&field.shape))).collect())
            }
            Shape::Either(one, _) => self.filling(one),
        }
    }
}

/// Whether a value is of the type that a shape is of, right or wrong in itself.
fn may_be<N>(shape: &Shape, content: &Content<'_, N>) -> bool {
    match shape {
        Shape::Format | Shape::Text | Shape::Id | Shape::Code { .. } => matches!(content, Content::Text(_)),
        Shape::Date | Shape::Time => matches!(content, Content::Text(_) | Content::Moment(_)),
        Shape::Flag => matches!(content, Content::Flag(_)),
        Shape::Whole { .. } | Shape::Number => matches!(content, Content::Number(_)),
        Shape::List(_) => matches!(content, Content::List(_)),
        Shape::Map(_) | Shape::Record(_) => matches!(content, Content::Object(_)),
        Shape::Either(one, other) => may_be(one, content) || may_be(other, content),
    }
}
