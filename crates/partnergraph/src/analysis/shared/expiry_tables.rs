//! The tables of what ends.

use crate::analysis::relation_expiry::{EndCounts, Ending, Expiry, Loss, RelationExpiry};
use crate::method::{Item, Table};
use crate::model::{ActorIndex, Case, Code as _, Day};

fn day(day: Day) -> String {
    let (year, month, day) = day.parts();
    format!("{year:04}-{month:02}-{day:02}")
}

fn id(case: &Case, ending: Ending) -> String {
    match ending {
        Ending::Agreement(position) => case.agreements()[position].id().to_string(),
        Ending::Relation(index) => case.relation_name(index),
        Ending::Assignment(index) => format!("/assignments/{}", index.position()),
    }
}

fn what(case: &Case, ending: Ending) -> Option<String> {
    match ending {
        Ending::Agreement(position) => case.agreements()[position].name().map(str::to_owned),
        Ending::Relation(index) => Some(case.relation_at(index).kind().as_str().to_owned()),
        Ending::Assignment(index) => Some(case.assignment_at(index).role().to_string()),
    }
}

fn actors(case: &Case, ending: Ending) -> Vec<String> {
    match ending {
        Ending::Agreement(position) => case.agreements()[position].parties().iter().map(ToString::to_string).collect(),
        Ending::Relation(index) => vec![case.relation_at(index).from().to_string(), case.relation_at(index).to().to_string()],
        Ending::Assignment(index) => case.assignment_at(index).actor().map(ToString::to_string).into_iter().collect(),
    }
}

const fn item(ending: Ending) -> Item {
    match ending {
        Ending::Agreement(position) => Item::Agreement(position as u32),
        Ending::Relation(index) => Item::Relation(index),
        Ending::Assignment(index) => Item::Assignment(index),
    }
}

/// What something that ends rests on: itself, and the relations that end with it.
fn basis<'a>(items: impl Iterator<Item = &'a Expiry>) -> Vec<Item> {
    let mut found: Vec<Item> = Vec::new();
    for expiry in items {
        found.push(item(expiry.ending));
        if matches!(expiry.ending, Ending::Agreement(_)) {
            found.extend(expiry.relations.iter().copied().map(Item::Relation));
        }
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|item| seen.insert(*item));
    found
}

const KINDS: [&str; 3] = ["agreement", "relation", "assignment"];

const fn kind(ending: Ending) -> &'static str {
    match ending {
        Ending::Agreement(_) => KINDS[0],
        Ending::Relation(_) => KINDS[1],
        Ending::Assignment(_) => KINDS[2],
    }
}

fn roles(case: &Case, loss: &Loss) -> Vec<String> {
    loss.roles.iter().map(|role| case.roles()[role.position()].id().to_string()).collect()
}

/// What ends, and what falls with it.
pub(crate) fn main(case: &Case, found: &RelationExpiry) -> Table {
    let items = &found.items;
    let actor = |actor: ActorIndex| case.actor_at(actor).id();
    let ties = |item: &Expiry| item.loss.ties.iter().map(|(from, to)| format!("{} – {}", actor(*from), actor(*to))).collect::<Vec<_>>();
    let mut table = Table::new("main", items.len());
    table
        .text("kind", items.iter().map(|item| kind(item.ending)))
        .text("id", items.iter().map(|item| id(case, item.ending)))
        .optional_text("what", items.iter().map(|item| what(case, item.ending)))
        .texts("actors", items.iter().map(|item| actors(case, item.ending)))
        .text("until", items.iter().map(|item| item.until.to_string()))
        .text("last_day", items.iter().map(|item| day(item.until.last_day())))
        .flag("planned", items.iter().map(|item| item.planned))
        .count("days_left", items.iter().map(|item| item.days_left))
        .texts("roles_lost", items.iter().map(|item| roles(case, &item.loss)))
        .count("ties_lost", items.iter().map(|item| item.loss.ties.len()))
        .texts("ties", items.iter().map(ties))
        .number("amount", items.iter().map(|item| item.loss.amount))
        .number("funding", items.iter().map(|item| item.loss.funding))
        .optional_text("currency", items.iter().map(|_| found.currency.clone()))
        .texts("relations", items.iter().map(|item| item.relations.iter().map(|index| case.relation_name(*index)).collect::<Vec<_>>()))
        .rests_on(items.iter().map(|item| basis(std::iter::once(item))));
    table
}

/// What is lost up to each day.
pub(crate) fn cumulative(case: &Case, found: &RelationExpiry) -> Table {
    let days = &found.cumulative;
    let mut table = Table::new("cumulative", days.len());
    table
        .text("last_day", days.iter().map(|ended| day(ended.day)))
        .count("days_left", days.iter().map(|ended| ended.days_left))
        .texts("ending", days.iter().map(|ended| ended.ending.iter().map(|place| id(case, found.items[*place].ending)).collect::<Vec<_>>()))
        .count("ended", days.iter().map(|ended| ended.ended.len()))
        .texts("roles_lost", days.iter().map(|ended| roles(case, &ended.loss)))
        .count("ties_lost", days.iter().map(|ended| ended.loss.ties.len()))
        .number("amount", days.iter().map(|ended| ended.loss.amount))
        .number("funding", days.iter().map(|ended| ended.loss.funding))
        .rests_on(days.iter().map(|ended| basis(ended.ended.iter().map(|place| &found.items[*place]))));
    table
}

/// Relations of which it is written how long they last, and not when they end.
pub(crate) fn terms(case: &Case, found: &RelationExpiry) -> Table {
    let each = || found.terms.iter().map(|index| (*index, case.relation_at(*index)));
    let mut table = Table::new("terms", found.terms.len());
    table
        .text("relation", each().map(|(index, _)| case.relation_name(index)))
        .text("what", each().map(|(_, relation)| relation.kind().as_str()))
        .texts("actors", each().map(|(index, _)| actors(case, Ending::Relation(index))))
        .optional_text("since", each().map(|(_, relation)| relation.since().map(|since| since.to_string())))
        .optional_text("term", each().map(|(_, relation)| relation.term().map(str::to_owned)))
        .rests_on(each().map(|(index, _)| vec![Item::Relation(index)]));
    table
}

/// How many there are, and when they end.
pub(crate) fn summary(found: &RelationExpiry) -> Table {
    let dated = |count: fn(&EndCounts) -> usize| found.counts.iter().map(move |counts| found.at.map(|_| count(counts)));
    let mut table = Table::new("summary", KINDS.len());
    table
        .text("kind", KINDS)
        .count("in_scope", found.counts.iter().map(|counts| counts.in_scope))
        .whole("ending", dated(|counts| counts.ending))
        .whole("later", dated(|counts| counts.later))
        .whole("overdue", dated(|counts| counts.overdue))
        .count("end_unknown", found.counts.iter().map(|counts| counts.end_unknown));
    table
}
