//! The most central actors of each house, and why they are.

use super::answer::shown_number;
use super::matrix::{WIDE, wrapped};
use super::words::{self, Phrase};
use super::wrap::{padded, wrap_columns};
use crate::analysis::actor_overview::{self, ActorOverview};
use crate::method::{Reason, Value};
use crate::model::{Case, Casebook, Language};

/// The widest that names are set.
const NAME: usize = 38;

/// The heads of the numbers in the table of central actors.
pub(super) const COLUMNS: [Phrase; 7] = [
    words::ROLES_HEAD,
    words::ROLES_ALONE_HEAD,
    words::PARTNERS_HEAD,
    words::HOUSE_RELATIONS_HEAD,
    words::ROLE_BETWEENNESS_HEAD,
    words::BETWEENNESS_HEAD,
    words::HANGING_TIES_HEAD,
];

/// An actor and what makes it central.
pub(super) struct Central {
    pub(super) actor: String,
    pub(super) name: String,
    /// One for each of [`COLUMNS`]: the number, or why there is none.
    pub(super) numbers: Vec<Result<String, Reason>>,
    pub(super) why: String,
}

/// The actors of a case, the most central first.
pub(super) fn of(case: &Case, language: Language) -> Vec<Central> {
    let found =
        actor_overview::compute(case, &actor_overview::Options::default()).expect("the preset scope names nothing, so it fits every case");
    found.iter().map(|actor| central(case, actor, language)).collect()
}

fn central(case: &Case, found: &ActorOverview, language: Language) -> Central {
    let count = |value: Value<usize>| value.map(|number| number.to_string());
    let share = |value: Value| value.map(|number| shown_number(number, 2));
    let actor = &case.actors()[found.actor.position()];
    Central {
        actor: actor.id().to_string(),
        name: actor.name().to_owned(),
        numbers: vec![
            count(Ok(found.roles.len())),
            count(Ok(found.roles_alone.len())),
            count(found.partners),
            count(found.house_relations),
            share(found.role_betweenness),
            share(found.betweenness),
            count(found.hanging_ties),
        ],
        why: found.why(case, language),
    }
}

/// Why there is no number, in words.
pub(super) fn reason_words(reason: Reason, language: Language) -> &'static str {
    match reason {
        Reason::NotRecorded => words::REASON_NOT_RECORDED.say(language),
        Reason::TooFewActors => words::REASON_TOO_FEW_ACTORS.say(language),
        Reason::TwoModeEmpty | Reason::NoRoles => words::REASON_NO_ROLES.say(language),
        // The columns have no others.
        other => other.as_str(),
    }
}

/// The most central actors of each house as text for a terminal: at most `top` of each, at most 120 columns wide.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Assignment, CaseBuilder, Casebook, Language, Status, report::central::central_text};
///
/// let case = CaseBuilder::new("house", "Huset")
///     .actor(Actor::new("town", "Oslo kommune"))
///     .assignment(Assignment::new("owner", Status::Current).with_actor("town"))
///     .build()?;
/// let text = central_text(&Casebook::from_iter([case]), Language::Nb, 3);
/// assert!(text.contains("Huset\n"));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn central_text(casebook: &Casebook, language: Language, top: usize) -> String {
    let mut text = String::new();
    wrapped(&mut text, words::CENTRAL.say(language), 0);
    if casebook.cases().is_empty() {
        wrapped(&mut text, words::NO_CASES.say(language), 0);
    }
    for case in casebook.cases() {
        text.push('\n');
        wrapped(&mut text, &super::board::case_name(case), 0);
        let found = of(case, language);
        if found.is_empty() {
            wrapped(&mut text, &format!("  {}", words::NO_ACTORS.say(language)), 2);
        }
        for (number, central) in found.iter().take(top).enumerate() {
            let names = wrap_columns(&central.name, NAME);
            let why = wrap_columns(&central.why, WIDE - NAME - 7);
            for line in 0..names.len().max(why.len()) {
                let number = if line == 0 { format!("{:>3}. ", number + 1) } else { " ".repeat(5) };
                let [name, why] = [&names, &why].map(|lines| lines.get(line).map_or("", String::as_str));
                text.push_str(format!("{number}{}  {why}", padded(name, NAME)).trim_end());
                text.push('\n');
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Assignment, CaseBuilder, Relation, RelationKind, Status};
    use crate::report::letters::columns;

    #[test]
    fn each_house_has_its_central_actors_with_the_reason_beside_them() {
        let case = CaseBuilder::new("house", "Huset")
            .actor(Actor::new("a", "Et navn som er så langt at det ikke får plass på én linje"))
            .actor(Actor::new("b", "B"))
            .assignment(Assignment::new("owner", Status::Current).with_actor("a"))
            .relation(Relation::new("a", "b", RelationKind::Funds))
            .build()
            .expect("a sound case");
        let book = Casebook::from_iter([case]);
        for language in Language::ALL {
            let text = central_text(&book, language, 1);
            assert!(text.lines().all(|line| columns(line) <= WIDE), "{text}");
            assert!(text.contains("  1. Et navn") && !text.contains("  2. "), "{text}");
        }
        assert!(central_text(&Casebook::default(), Language::En, 3).contains("The casebook is empty."));
    }
}
