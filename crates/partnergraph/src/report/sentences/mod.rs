//! Answers in plain sentences, for those who read a text rather than a table.
//!
//! A house leader asks what was found, with the numbers, and what is not known and why. [`sentences`] says it in Norwegian,
//! Danish or English. A sentence says what the table says and no more: no number is called good or bad, and what is not known
//! is never said to be nothing. The same numbers stand in all three languages.
//!
//! Analyses that a house leader asks have sentences of their own, in the files of this folder, each with the table of its
//! phrases. All others, and those whose tables are not as expected, get a general one that is true of any table.

mod actors;
mod casebook;
mod change;
mod compared;
mod elements;
mod exchange;
mod general;
mod indicators;
mod influence;
mod loss;
mod money;
mod network;
mod participation;
mod reasons;
mod record;
mod risk;
mod roles;
mod said;
mod structure;
mod topics;

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use super::markup::one_line;
use super::words::{self, Put, capital, phrases};
use crate::method::{Answer, Item, Subject, Values};
use crate::model::{Case, Casebook, Language};
use said::Said;

/// What a question was put to, so that actors, roles and cases can be called by their names.
#[derive(Debug, Clone, Copy)]
pub enum About<'a> {
    /// A case.
    Case(&'a Case),
    /// A casebook.
    Casebook(&'a Casebook),
    /// A network or a two-mode table that was made from edges or links; actors are called what the table calls them.
    Made,
}

/// How many cases of a casebook are spoken of one by one.
const MOST_CASES: usize = 20;

/// An answer in plain sentences: what was found, then what is not known and why. Never empty, and each ends with a full stop.
///
/// Of an answer about every case of a casebook each sentence begins with the name of its case, and no more than twenty cases
/// are spoken of.
///
/// # Examples
/// ```
/// use partnergraph::report::{About, sentences};
/// use partnergraph::{Actor, Assignment, CaseBuilder, Language, Status, analysis, method::Given};
///
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("town", "Oslo kommune"))
///     .assignment(Assignment::new("owner", Status::Current).with_actor("town"))
///     .build()?;
/// let answer = analysis::find("role_coverage")?.of_case(&case, &Given::nothing())?;
/// let said = sentences(&answer, About::Case(&case), Language::Nb);
/// assert_eq!(said[0], "1 av 6 roller er fylt.");
/// assert_eq!(said[1], "Oslo kommune er alene om rollen som eier.");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn sentences(answer: &Answer, about: About<'_>, language: Language) -> Vec<String> {
    let said = Said::new(answer, about, language);
    let mut all = match about {
        About::Casebook(book) if answer.card().subject != Subject::Casebook => of_each_case(&said, book),
        _ => of(&said),
    };
    if let Some(uncertain) = answer.facts().uncertain.filter(|uncertain| *uncertain > 0) {
        all.push(capital(&finished(&UNCERTAIN.fill(language, &[("n", uncertain.into())]))));
    }
    match ended(&said) {
        0 => {}
        ended => all.push(capital(&finished(&ENDED.fill(language, &[("n", ended.into())])))),
    }
    all
}

/// How many of the assignments and relations that an answer about a case rests on have an end, where no date was asked about: what
/// ended long ago counts like what is there today.
fn ended(said: &Said<'_>) -> usize {
    let Some(case) = said.case().filter(|_| said.option_is_open("at")) else { return 0 };
    let has_end = |item: &Item| match item {
        Item::Assignment(index) => case.assignments().get(index.position()).is_some_and(|assignment| assignment.until().is_some()),
        Item::Relation(index) => case.relations().get(index.position()).is_some_and(|relation| relation.until().is_some()),
        _ => false,
    };
    let rows = said.answer().tables().iter().flat_map(|table| (0..table.rows()).flat_map(|row| table.basis(row)));
    rows.copied().filter(has_end).collect::<HashSet<Item>>().len()
}

/// The sentences about each case, with its name in front.
fn of_each_case(said: &Said<'_>, book: &Casebook) -> Vec<String> {
    let language = said.language();
    if book.cases().is_empty() {
        return vec![capital(&finished(words::NO_CASES.say(language)))];
    }
    let mut all = Vec::new();
    for case in book.cases().iter().take(MOST_CASES) {
        all.extend(of(&said.of_case(case)).into_iter().map(|sentence| format!("{}: {sentence}", one_line(case.name()))));
    }
    if let Some(left) = book.cases().len().checked_sub(MOST_CASES).filter(|left| *left > 0) {
        all.push(capital(&finished(&MORE_CASES.fill(language, &[("n", Put::Count(left))]))));
    }
    all
}

fn of(said: &Said<'_>) -> Vec<String> {
    let own = OWN.iter().find(|(name, _)| *name == said.analysis()).and_then(|(_, own)| own(said));
    let found = own.filter(|sentences| !sentences.is_empty()).unwrap_or_else(|| general::sentences(said));
    // A name is never written otherwise than its owner does.
    let begin = |sentence: &String| {
        let sentence = finished(sentence);
        if said.begins_with_a_small_name(&sentence) { sentence } else { capital(&sentence) }
    };
    found.iter().map(begin).collect()
}

/// A sentence with one full stop at its end.
fn finished(sentence: &str) -> String {
    let sentence = sentence.trim();
    // A name such as `Huset A.S.` brings a full stop of its own.
    let sentence = sentence.strip_suffix("..").map_or_else(|| sentence.to_owned(), |begin| format!("{begin}."));
    if sentence.ends_with(['.', '?', '!']) { sentence } else { sentence + "." }
}

/// The sentences of an analysis; nothing where its tables are not as they are expected.
type Own = fn(&Said<'_>) -> Option<Vec<String>>;

/// The analyses that have sentences of their own.
const OWN: &[(&str, Own)] = &[
    ("actor_betweenness", actors::betweenness),
    ("actor_brokerage", structure::brokerage),
    ("actor_degree", actors::degree),
    ("actor_exchange", exchange::of_actors),
    ("actor_influence", influence::influence),
    ("actor_load", roles::load),
    ("actor_overview", structure::overview),
    ("actor_removal", loss::removal),
    ("actor_trust_value", influence::trust),
    ("case_change", change::change),
    ("case_coverage", roles::case_coverage),
    ("case_diversity", record::diversity),
    ("case_documentation", record::documentation),
    ("case_formality", elements::formality),
    ("case_funding", money::funding),
    ("case_governance", influence::governance),
    ("case_participation", participation::participation),
    ("case_partnership_elements", indicators::indicators),
    ("case_reach", exchange::reach),
    ("case_risks", risk::risks),
    ("case_robustness", loss::robustness),
    ("case_success_factors", indicators::indicators),
    ("casebook_comparison", compared::comparison),
    ("casebook_distances", compared::distances),
    ("casebook_matrix", casebook::matrix),
    ("casebook_profiles", compared::profiles),
    ("network_centralization", network::centralization),
    ("network_core_periphery", structure::core),
    ("network_cut_points", network::cut_points),
    ("network_mixing", structure::mixing),
    ("network_summary", network::summary),
    ("pair_exchange", exchange::of_pairs),
    ("relation_bridges", structure::bridges),
    ("relation_expiry", money::expiry),
    ("role_candidates", roles::candidates),
    ("role_coverage", roles::coverage),
];

phrases! {
    UNCERTAIN [
        "{n} av rollene og relasjonene som ligger til grunn, er merket som {n:usikker|usikre}",
        "{n} af de roller og relationer, der ligger til grund, er mærket som {n:usikker|usikre}",
        "{n} of the roles and relations behind this {n:is|are} marked as uncertain",
    ];
    ENDED [
        "{n} av rollene og relasjonene som ligger til grunn, har en registrert slutt, og er regnet med fordi det ikke er spurt om en dato",
        "{n} af de roller og relationer, der ligger til grund, har et registreret udløb, og er regnet med, fordi der ikke er spurgt om en dato",
        "{n} of the roles and relations behind this {n:has|have} a recorded end and {n:is|are} counted, as no date was asked about",
    ];
    MORE_CASES [
        "{n} {n:hus eller partnerskap|hus og partnerskap} til er ikke omtalt her",
        "{n} {n:andet hus eller partnerskab|andre huse og partnerskaber} er ikke omtalt her",
        "{n} more {n:house or partnership is|houses and partnerships are} not spoken of here",
    ];
}

/// Whether a column holds numbers.
const fn is_numeric(values: &Values) -> bool {
    matches!(values, Values::Whole(_) | Values::Number(_))
}
