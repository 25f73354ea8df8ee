//! Checklists that a partnership writes itself: the items of its scorecards, and what was answered to them over time.
//!
//! The library knows no questions of its own. An item is answered by a number on whatever scale its card has; answers of the
//! same date are one wave, shown by a median that is one of the answers. An item that begins with the code of a phase and a
//! colon is watched in that phase.

use std::collections::HashMap;

use crate::method::{ColumnSpec, Item, OptionError, Reason, Table, TableSpec, Value};
use crate::model::{Case, Code as _, Day, PartialDate, Phase, problem::quoted};

/// For each scorecard the items on it.
pub(crate) type Checklists = Vec<(String, Vec<String>)>;

/// An item of a scorecard.
#[derive(Debug, Clone, PartialEq)]
pub struct ChecklistItem {
    /// The scorecard.
    pub card: String,
    /// The item on it.
    pub item: String,
    /// The phase that it is watched in, where its text begins with one.
    pub phase: Option<Phase>,
    /// The answers, by their positions in the document.
    pub answers: Vec<usize>,
    /// The number of waves, those without a date being one.
    pub waves: usize,
    /// The earliest wave and its date; the one without a date where there is no other.
    pub first: Value,
    /// When that was.
    pub first_when: Option<PartialDate>,
    /// The latest wave; the one without a date where there is no other.
    pub latest: Value,
    /// When that was.
    pub latest_when: Option<PartialDate>,
    /// The latest less the first, where both have a date.
    pub change: Value,
}

/// The answers to an item of one date.
#[derive(Debug, Clone, PartialEq)]
pub struct Wave {
    /// The scorecard.
    pub card: String,
    /// The item on it.
    pub item: String,
    /// The phase that it is watched in.
    pub phase: Option<Phase>,
    /// When; nothing for answers without a date.
    pub when: Option<PartialDate>,
    /// The answers, by their positions in the document.
    pub answers: Vec<usize>,
    /// The median answer, of two middle ones the lower.
    pub median: f64,
    /// The lowest answer.
    pub lowest: f64,
    /// The highest answer.
    pub highest: f64,
}

/// What stands in the table of items.
pub(crate) const ITEMS: TableSpec = TableSpec {
    name: "checklists",
    row: "an item of a scorecard: those of `checklists` first, then those that were answered besides, in document order",
    columns: &[
        ColumnSpec::new("card", "the scorecard"),
        ColumnSpec::new("item", "the item on it"),
        ColumnSpec::new("phase", "the phase that it is watched in; empty where its text begins with none"),
        ColumnSpec::new("answers", "number of answers"),
        ColumnSpec::new("waves", "number of dates at which it was answered; answers without a date are one more"),
        ColumnSpec::new("first", "median answer of the first date, on the scale of the card"),
        ColumnSpec::new("first_when", "that date; empty where no answer has one"),
        ColumnSpec::new("latest", "median answer of the latest date, on the scale of the card"),
        ColumnSpec::new("latest_when", "that date; empty where no answer has one"),
        ColumnSpec::new("change", "the latest less the first, on the scale of the card"),
    ],
};

/// What stands in the table of answers over time.
pub(crate) const SCORES: TableSpec = TableSpec {
    name: "scores",
    row: "an item of a scorecard and a date at which it was answered, in order of the dates",
    columns: &[
        ColumnSpec::new("card", "the scorecard"),
        ColumnSpec::new("item", "the item on it"),
        ColumnSpec::new("phase", "the phase that it is watched in; empty where its text begins with none"),
        ColumnSpec::new("when", "the date; empty for answers without one"),
        ColumnSpec::new("answers", "number of answers"),
        ColumnSpec::new("value", "median answer, of two middle ones the lower, on the scale of the card"),
        ColumnSpec::new("lowest", "lowest answer"),
        ColumnSpec::new("highest", "highest answer"),
        ColumnSpec::new("by", "who answered, where it is said"),
        ColumnSpec::new("notes", "remarks"),
    ],
};

/// The phase that an item is watched in: the one whose code stands before its first colon.
fn phase(item: &str) -> Option<Phase> {
    item.split_once(':').and_then(|(code, _)| Phase::from_code(code.trim()))
}

/// The items of checklists with what was answered until a date, and the answers over time.
///
/// # Errors
/// [`OptionError`] when a checklist has an item twice.
pub(crate) fn of(case: &Case, at: Option<PartialDate>, checklists: &Checklists) -> Result<(Vec<ChecklistItem>, Vec<Wave>), OptionError> {
    let mut found: Vec<(&str, &str, Vec<usize>)> = Vec::new();
    let mut places: HashMap<(&str, &str), usize> = HashMap::new();
    for (card, items) in checklists {
        for item in items {
            if places.insert((card, item), found.len()).is_some() {
                return Err(OptionError::new("checklists", format_args!("{} twice on {}", quoted(item), quoted(card)), "each item once"));
            }
            found.push((card, item, Vec::new()));
        }
    }
    for (position, score) in case.scores().iter().enumerate() {
        if at.is_some_and(|at| score.when().is_some_and(|when| when.first_day() > at.last_day())) {
            continue;
        }
        let place = *places.entry((score.card(), score.item())).or_insert_with(|| {
            found.push((score.card(), score.item(), Vec::new()));
            found.len() - 1
        });
        found[place].2.push(position);
    }
    let (mut items, mut waves) = (Vec::with_capacity(found.len()), Vec::new());
    for (card, item, answers) in found {
        let of_item = waves_of(case, card, item, &answers);
        let mut dated = of_item.iter().filter(|wave| wave.when.is_some());
        let first = dated.next().or_else(|| of_item.first());
        let latest = dated.next_back().or(first);
        let change = match (first, latest) {
            (Some(first), Some(latest)) if latest.when.is_some() && latest.when != first.when => Ok(latest.median - first.median),
            _ => Err(Reason::NotRecorded),
        };
        let median = |wave: Option<&Wave>| wave.map(|wave| wave.median).ok_or(Reason::NotRecorded);
        items.push(ChecklistItem {
            card: card.to_owned(),
            item: item.to_owned(),
            phase: phase(item),
            waves: of_item.len(),
            first: median(first),
            first_when: first.and_then(|wave| wave.when),
            latest: median(latest),
            latest_when: latest.and_then(|wave| wave.when),
            change,
            answers,
        });
        waves.extend(of_item);
    }
    Ok((items, waves))
}

/// The answers to an item by their dates, those without one last.
fn waves_of(case: &Case, card: &str, item: &str, answers: &[usize]) -> Vec<Wave> {
    let when = |position: usize| case.scores()[position].when();
    let order =
        |date: Option<PartialDate>| date.map_or((true, None), |date: PartialDate| (false, Some((date.first_day(), date.last_day()))));
    let key = |position: &usize| -> (bool, Option<(Day, Day)>) { order(when(*position)) };
    let mut sorted = answers.to_vec();
    // Stable, so that answers of one date stay in document order.
    sorted.sort_by_key(key);
    let wave = |answers: &[usize]| {
        let mut values: Vec<f64> = answers.iter().map(|position| case.scores()[*position].value().get()).collect();
        values.sort_by(f64::total_cmp);
        Wave {
            card: card.to_owned(),
            item: item.to_owned(),
            phase: phase(item),
            when: when(answers[0]),
            median: values[(values.len() - 1) / 2],
            lowest: values[0],
            highest: values[values.len() - 1],
            answers: answers.to_vec(),
        }
    };
    sorted.chunk_by(|one, other| key(one) == key(other)).map(wave).collect()
}

fn basis(answers: &[usize]) -> Vec<Item> {
    answers.iter().map(|position| Item::Score(*position as u32)).collect()
}

pub(crate) fn item_table(items: &[ChecklistItem]) -> Table {
    let date = |date: Option<PartialDate>| date.map(|date| date.to_string());
    let mut table = Table::new(ITEMS.name, items.len());
    table
        .text("card", items.iter().map(|item| item.card.clone()))
        .text("item", items.iter().map(|item| item.item.clone()))
        .optional_text("phase", items.iter().map(|item| item.phase.map(|phase| phase.as_str())))
        .count("answers", items.iter().map(|item| item.answers.len()))
        .count("waves", items.iter().map(|item| item.waves))
        .number("first", items.iter().map(|item| item.first))
        .optional_text("first_when", items.iter().map(|item| date(item.first_when)))
        .number("latest", items.iter().map(|item| item.latest))
        .optional_text("latest_when", items.iter().map(|item| date(item.latest_when)))
        .number("change", items.iter().map(|item| item.change))
        .rests_on(items.iter().map(|item| basis(&item.answers)));
    table
}

pub(crate) fn score_table(case: &Case, waves: &[Wave]) -> Table {
    let scores = |wave: &Wave| wave.answers.iter().map(|position| &case.scores()[*position]).collect::<Vec<_>>();
    let mut table = Table::new(SCORES.name, waves.len());
    table
        .text("card", waves.iter().map(|wave| wave.card.clone()))
        .text("item", waves.iter().map(|wave| wave.item.clone()))
        .optional_text("phase", waves.iter().map(|wave| wave.phase.map(|phase| phase.as_str())))
        .optional_text("when", waves.iter().map(|wave| wave.when.map(|when| when.to_string())))
        .count("answers", waves.iter().map(|wave| wave.answers.len()))
        .number("value", waves.iter().map(|wave| Ok(wave.median)))
        .number("lowest", waves.iter().map(|wave| Ok(wave.lowest)))
        .number("highest", waves.iter().map(|wave| Ok(wave.highest)))
        .texts("by", waves.iter().map(|wave| scores(wave).iter().filter_map(|score| score.by()).map(str::to_owned).collect()))
        .texts("notes", waves.iter().map(|wave| scores(wave).iter().filter_map(|score| score.note()).map(str::to_owned).collect()))
        .rests_on(waves.iter().map(|wave| basis(&wave.answers)));
    table
}
