//! Everything in a case that has a date, in order.

use crate::method::{Item, OptionError};
use crate::model::{AssignmentIndex, Case, Code as _, Day, PartialDate, RelationIndex};
use crate::view::choices;

choices! {
    /// What a date says of something.
    Happening {
        /// It began.
        Began = "began",
        /// It ended; the date is its last.
        Ended = "ended",
        /// It is planned to end; the date is its last.
        PlannedEnd = "planned_end",
        /// It is to be looked at again.
        Review = "review",
        /// It is to be done by then.
        Due = "due",
        /// A scorecard was answered.
        Answered = "answered",
        /// It happened.
        Happened = "happened",
    }
}

/// Something with a date.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// The date, as precisely as it is known.
    pub when: PartialDate,
    /// What it says.
    pub happening: Happening,
    /// The section of the document: `case`, `assignments`, `relations`, `agreements`, `participation`, `risks`, `scores` or `events`.
    pub section: &'static str,
    /// The id of what it says it of, or its place in the document.
    pub item: String,
    /// What that is, in words.
    pub what: String,
    /// What it rests on.
    pub basis: Vec<Item>,
}

impl Moment {
    /// The day on which something is otherwise than before: the first that the date can mean; of an end the day after its last.
    pub(crate) const fn takes_effect(&self) -> Day {
        match self.happening {
            Happening::Ended | Happening::PlannedEnd => self.when.last_day().next(),
            _ => self.when.first_day(),
        }
    }

    /// The day that it stands at in a list.
    const fn day(&self) -> Day {
        match self.happening {
            Happening::Ended | Happening::PlannedEnd => self.when.last_day(),
            _ => self.when.first_day(),
        }
    }
}

/// Everything that has a date, in order of the dates, then of the document.
pub(crate) fn of(case: &Case) -> Vec<Moment> {
    let mut moments = Vec::new();
    let mut add = |when: Option<PartialDate>, happening, section, item: &str, what: &str, basis: &[Item]| {
        if let Some(when) = when {
            moments.push(Moment { when, happening, section, item: item.to_owned(), what: what.to_owned(), basis: basis.to_vec() });
        }
    };
    let document = case.document();
    add(document.established(), Happening::Began, "case", "/established", case.name(), &[]);
    add(document.closed(), Happening::Ended, "case", "/closed", case.name(), &[]);
    for (position, assignment) in case.assignments().iter().enumerate() {
        let item = format!("/assignments/{position}");
        let actor = assignment.actor().map_or("nobody", |actor| actor.as_str());
        let what = format!("{actor}: {} ({})", assignment.role(), assignment.status());
        let basis = [Item::Assignment(AssignmentIndex(position as u32))];
        add(assignment.since(), Happening::Began, "assignments", &item, &what, &basis);
        add(assignment.until(), Happening::Ended, "assignments", &item, &what, &basis);
    }
    for (position, relation) in case.relations().iter().enumerate() {
        let index = RelationIndex(position as u32);
        let what = format!("{} {} {}", relation.from(), relation.native_kind().unwrap_or(relation.kind().as_str()), relation.to());
        let (item, basis) = (case.relation_name(index), [Item::Relation(index)]);
        add(relation.since(), Happening::Began, "relations", &item, &what, &basis);
        add(relation.until(), Happening::Ended, "relations", &item, &what, &basis);
        add(relation.planned_until(), Happening::PlannedEnd, "relations", &item, &what, &basis);
    }
    for (position, agreement) in case.agreements().iter().enumerate() {
        let (item, basis) = (agreement.id().as_str(), [Item::Agreement(position as u32)]);
        let what = agreement.name().unwrap_or(item);
        add(agreement.since(), Happening::Began, "agreements", item, what, &basis);
        add(agreement.until(), Happening::Ended, "agreements", item, what, &basis);
        add(agreement.review(), Happening::Review, "agreements", item, what, &basis);
    }
    for (position, record) in case.participation().iter().enumerate() {
        let what = format!("{}: {}, level {}", record.group(), record.phase(), record.level());
        let basis = [Item::Participation(position as u32)];
        add(record.when(), Happening::Happened, "participation", &format!("/participation/{position}"), &what, &basis);
    }
    for (position, risk) in case.risks().iter().enumerate() {
        for measure in risk.measures() {
            add(
                measure.due(),
                Happening::Due,
                "risks",
                risk.id().as_str(),
                measure.what().unwrap_or_else(|| risk.event()),
                &[Item::Risk(position as u32)],
            );
        }
    }
    for (position, score) in case.scores().iter().enumerate() {
        // A scorecard is answered once at a date, however many items it has.
        let is_same = |other: &crate::model::Score| (other.card(), other.when()) == (score.card(), score.when());
        if score.when().is_some() && !case.scores()[..position].iter().any(is_same) {
            let answers = case.scores().iter().enumerate().filter(|(_, other)| is_same(other));
            let basis: Vec<Item> = answers.map(|(position, _)| Item::Score(position as u32)).collect();
            add(score.when(), Happening::Answered, "scores", score.card(), score.card(), &basis);
        }
    }
    for (position, event) in case.events().iter().enumerate() {
        add(event.when(), Happening::Happened, "events", &format!("/events/{position}"), event.what(), &[Item::Event(position as u32)]);
    }
    // Stable, so that what has the same day stays in document order.
    moments.sort_by_key(Moment::day);
    moments
}

/// The first and the last day on which an assignment or relation of the case begins or has ended; nothing where none has a date.
pub(crate) fn span(case: &Case) -> Option<(Day, Day)> {
    let assignments = case.assignments().iter().map(|assignment| assignment.period());
    let periods = assignments.chain(case.relations().iter().map(|relation| relation.period()));
    let days = periods.flat_map(|period| [period.since.map(PartialDate::first_day), period.until.map(|until| until.last_day().next())]);
    days.flatten().fold(None, |span, day| span.map_or(Some((day, day)), |(first, last): (Day, Day)| Some((first.min(day), last.max(day)))))
}

/// The two dates of a case: those that are given, otherwise the first and the last on which something changes; nothing where
/// nothing in it has a date.
///
/// # Errors
/// [`OptionError`] when the second is before the first.
pub(crate) fn dates(case: &Case, given: [Option<PartialDate>; 2]) -> Result<[Option<PartialDate>; 2], OptionError> {
    if let [Some(since), Some(until)] = given
        && until.last_day() < since.last_day()
    {
        return Err(OptionError::new("until", format_args!("`{until}`"), format!("a date that is not before `since`, `{since}`")));
    }
    let Some((first, last)) = span(case) else { return Ok([None, None]) };
    // A date that is given may lie outside of what the case knows.
    let since = given[0].unwrap_or_else(|| earlier(PartialDate::of_day(first), given[1]));
    let until = given[1].unwrap_or_else(|| later(PartialDate::of_day(last), since));
    Ok([Some(since), Some(until)])
}

fn earlier(date: PartialDate, other: Option<PartialDate>) -> PartialDate {
    other.filter(|other| other.last_day() < date.last_day()).unwrap_or(date)
}

fn later(date: PartialDate, other: PartialDate) -> PartialDate {
    if other.last_day() > date.last_day() { other } else { date }
}
