//! What one case has and another has not, role by role and sector by sector, and what rests on what.
//!
//! Two houses that want to learn from each other ask this, and whoever plans a house after the model of another. It says what is
//! known: a role of which nothing is recorded in one of them is no difference.

use super::casebook_distances::{self, Distance, Distances};
use super::casebook_profiles::{self, Documented, NUMBERS, Profiling, SCOPE};
use super::shared::compared::Sides;
use super::shared::comparison_tables::tables;
use crate::analysis::find;
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, OptionError, OptionKind, OptionSpec, Preset, Reason, Subject, TableSpec, Value,
    Watch,
};
use crate::model::{Case, Casebook, problem::quoted};
use crate::view::{Choice as _, Scope};

pub use super::shared::compared::{ComparedCell, ComparedNumber, ComparedRole, SharedActor, Side, Trait, Who};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "casebook_comparison",
    version: 1,
    level: Level::Casebook,
    subject: Subject::Casebook,
    question: "What has one case that another has not, and what do they share?",
    definition: "Two cases are looked at in the same way. Of a role: its state and holders in both, as `role_coverage` has them. who = `both` when \
        it is filled in both; `first` or `second` when it is filled in that one and known to be empty in the other; `neither` when it is known to \
        be empty in both; `not_known` when nothing is known of it in one of them.\n\
        cells: the same for each role and sector with a holder in one of the two. traits: kinds of relations in scope, what is given, target \
        groups of activities as they are written; who = in which of the two it is recorded, `not_known` where a case says nothing of that whole \
        sort.\n\
        numbers: those of `casebook_profiles`; difference = second − first. distances: each distance of `casebook_distances`, between the two \
        alone. shared_actors: the same `same_as` or an identifier in common, never by name alone.",
    reading: "What is not known is not missing, and a trait that is not recorded may well be there: look at `not_known`, and at the table `cases`, before saying that a house lacks something. More \
        actors, ties or kinds of relations may only be more of them written down.",
    undefined: &[
        (Reason::NoRoles, "state of a role that the case's role model does not have; numbers as in `casebook_profiles`"),
        (Reason::UnknownRole, "coverage among the known, when nothing is known of any role"),
        (Reason::NoHolder, "area_of_filled, when no role is filled"),
        (Reason::NoActors, "area_of_filled, when there is no actor"),
        (Reason::NoAmounts, "funding_hhi, when no amount per year is recorded"),
        (Reason::ZeroTotal, "numbers as in `casebook_profiles`; cosine, where one case has nothing in what is compared"),
        (Reason::TooFewActors, "centralisation, brokerage and E-I index of too few actors"),
        (Reason::NoPartition, "E-I index and brokerage, when no actor has a sector"),
        (Reason::NoTies, "E-I index, when no two actors with a sector are tied"),
        (Reason::NotRecorded, "formal share and completeness, as in `casebook_profiles`; distances, when nothing can be compared"),
        (Reason::BothEmpty, "jaccard, sorensen and bray_curtis, where neither has a holder in what is compared"),
        (Reason::TooFewCases, "everything, when there are not two cases: the tables are empty and a remark says so"),
    ],
    source: "Our own.",
    elsewhere: "",
    scope: SCOPE,
    options: &[
        OptionSpec {
            name: "case",
            kind: OptionKind::Text,
            preset: Preset::Nothing,
            meaning: "id of the first of the two cases; the first of the casebook without it",
        },
        OptionSpec {
            name: "other",
            kind: OptionKind::Text,
            preset: Preset::Nothing,
            meaning: "id of the second; the first of the casebook that is not the other without it",
        },
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "a role of either role model, those of the first case first",
            columns: &[
                ColumnSpec::new("role", "id of the role"),
                ColumnSpec::new("who", "`both`, `first`, `second`, `neither` or `not_known`: in which of the two it is filled"),
                ColumnSpec::new("first_state", "its state in the first case: `filled`, `empty` or `unknown`"),
                ColumnSpec::new("second_state", "its state in the second case"),
                ColumnSpec::new("first_held_by", "ids of the holders in the first case, in document order"),
                ColumnSpec::new("second_held_by", "ids of the holders in the second case"),
                ColumnSpec::new("first_names", "names of the holders in the first case"),
                ColumnSpec::new("second_names", "names of the holders in the second case"),
                ColumnSpec::new("first_classes", "their sectors, `none` where it is other or not known, in the same order"),
                ColumnSpec::new("second_classes", "the same of the second case"),
                ColumnSpec::new("first_evidence", "what that rests on in the first case: places in the document, then ids of sources"),
                ColumnSpec::new("second_evidence", "the same in the second case"),
            ],
        },
        TableSpec {
            name: "cells",
            row: "a role and a sector (or `none`) with a holder in one of the two",
            columns: &[
                ColumnSpec::new("role", "id of the role"),
                ColumnSpec::new("class", "`public`, `private`, `civil`, `residents` or `none`"),
                ColumnSpec::new(
                    "who",
                    "in which of the two somebody of the sector holds it; `not_known` where nothing is known of the role in one",
                ),
                ColumnSpec::new("first_held_by", "ids of these holders in the first case"),
                ColumnSpec::new("second_held_by", "ids of these holders in the second case"),
            ],
        },
        TableSpec {
            name: "numbers",
            row: "a number of `casebook_profiles`",
            columns: &[
                ColumnSpec::new("column", "its name"),
                ColumnSpec::new("first", "its value in the first case"),
                ColumnSpec::new("second", "its value in the second case"),
                ColumnSpec::new("difference", "the second less the first"),
            ],
        },
        TableSpec {
            name: "traits",
            row: "a kind of relation, a resource that is given, or a target group that is in one of the two",
            columns: &[
                ColumnSpec::new("section", "`relation_kind`, `resource` or `target_group`"),
                ColumnSpec::new("item", "which"),
                ColumnSpec::new("who", "in which of the two it is recorded; `not_known` where one says nothing of the whole sort"),
                ColumnSpec::new("first", "number of statements of it in the first case"),
                ColumnSpec::new("second", "number of statements of it in the second case"),
            ],
        },
        TableSpec {
            name: "shared_actors",
            row: "an actor that is in both",
            columns: &[
                ColumnSpec::new("identity", "its `same_as`, otherwise scheme and number of an identifier"),
                ColumnSpec::new("name", "its name in the first case"),
                ColumnSpec::new("first_actors", "ids that it has in the first case"),
                ColumnSpec::new("second_actors", "ids that it has in the second case"),
                ColumnSpec::new("first_roles", "ids of the roles that it holds in the first case"),
                ColumnSpec::new("second_roles", "ids of the roles that it holds in the second case"),
            ],
        },
        TableSpec {
            name: "distances",
            row: "a distance of `casebook_distances`",
            columns: &[
                ColumnSpec::new("distance", "its name"),
                ColumnSpec::new("value", "how far the two are from each other"),
                ColumnSpec::new("compared", "number of columns in which both have a value"),
            ],
        },
        TableSpec {
            name: "cases",
            row: "one of the two cases",
            columns: &[
                ColumnSpec::new("place", "`first` or `second`"),
                ColumnSpec::new("case", "its id"),
                ColumnSpec::new("name", "its name"),
                ColumnSpec::new("fingerprint", "what its content is recognised by"),
                ColumnSpec::new("completeness", "recorded over required fields (`case_documentation`), 0 to 1"),
                ColumnSpec::new("sources", "number of its sources"),
                ColumnSpec::new("roles_unknown", "number of roles of which nothing is known"),
                ColumnSpec::new(
                    "holders_without_class",
                    "number of holders of roles whose sector is other or not known, once for each role",
                ),
            ],
        },
    ],
};

/// Which part of the cases.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
}

impl Options {
    /// The same, asked of another part of the cases.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }
}

/// What two cases have.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The roles of both role models, those of the first case first.
    pub roles: Vec<ComparedRole>,
    /// The roles and sectors that somebody holds in one of the two.
    pub cells: Vec<ComparedCell>,
    /// The numbers of `casebook_profiles`.
    pub numbers: Vec<ComparedNumber>,
    /// Kinds of relations, resources and target groups.
    pub traits: Vec<Trait>,
    /// The actors that are in both.
    pub shared: Vec<SharedActor>,
    /// Each distance, and in how many columns both have a value.
    pub distances: Vec<(Distance, Value, usize)>,
    /// How well each of the two is documented.
    pub documented: [Documented; 2],
    /// The number of items in scope that are marked as uncertain.
    pub uncertain: usize,
}

/// What one case has and another has not. They may have the same id, as two versions of a case have.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied to one of them.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Assignment, CaseBuilder, Status, analysis::casebook_comparison::{self, Who}};
///
/// let house = |id: &str| CaseBuilder::new(id, id).actor(Actor::new("town", "Town"));
/// let first = house("a").assignment(Assignment::new("owner", Status::Current).with_actor("town")).build()?;
/// let second = house("b").assignment(Assignment::new("owner", Status::Sought)).build()?;
/// let found = casebook_comparison::compute(&first, &second, &Default::default())?;
/// assert_eq!(found.roles[0].who(), Who::First);
/// assert_eq!(found.roles[1].who(), Who::NotKnown, "nothing is recorded of funders");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(first: &Case, second: &Case, options: &Options) -> Result<Comparison, AnalysisError> {
    let sides = Sides::of([first, second], &options.scope)?;
    let roles = sides.roles();
    let all = casebook_profiles::Options::default().with_scope(options.scope.clone());
    let mut profiling = Profiling::new(all);
    profiling.add(first)?;
    profiling.add(second)?;
    let profiles = profiling.finish()?;
    let numbers = profiles.columns().iter().enumerate().filter(|(_, column)| column.group() == NUMBERS);
    let numbers = numbers
        .map(|(place, column)| ComparedNumber { column: column.name.clone(), values: [0, 1].map(|case| profiles.value(case, place)) })
        .collect();
    let distance = |distance: &Distance| {
        let found: Distances = casebook_distances::compute(&profiles, &casebook_distances::Options::default().with_distance(*distance))?;
        Ok((*distance, found.value(0, 1), found.compared(0, 1)))
    };
    Ok(Comparison {
        cells: sides.cells(&roles),
        numbers,
        traits: sides.traits(),
        shared: sides.shared(),
        distances: Distance::ALL.iter().map(distance).collect::<Result<_, AnalysisError>>()?,
        documented: [profiles.documented()[0], profiles.documented()[1]],
        uncertain: sides.uncertain(),
        roles,
    })
}

/// The answer for two cases, with options by name; `case` and `other` say nothing here.
///
/// # Errors
/// As [`compute`], and [`AnalysisError::Option`] when an option is none of this analysis or has a value that it cannot take.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, CaseBuilder, analysis::casebook_comparison, method::Given};
///
/// let case = CaseBuilder::new("house", "House").actor(Actor::new("town", "Town")).build()?;
/// let answer = casebook_comparison::answer_between(&case, &case.without("town")?, &Given::nothing())?;
/// assert_eq!(answer.table().rows(), 6);
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn answer_between(first: &Case, second: &Case, given: &Given) -> Result<Answer, AnalysisError> {
    find(CARD.name)?.check_options_of_case(given)?;
    let found = compute(first, second, &Options { scope: given.scope()? })?;
    Ok(answer([first, second], &found, given))
}

pub(crate) fn run(casebook: &Casebook, given: &Given, _: &Watch) -> Result<Answer, AnalysisError> {
    let (case, other, scope) = (given.text("case")?, given.text("other")?, given.scope()?);
    let cases = casebook.cases();
    let place = |option: &str, id: Option<&str>| -> Result<Option<usize>, OptionError> {
        let Some(id) = id else { return Ok(None) };
        let place = cases.iter().position(|case| case.id().as_str() == id);
        place.map(Some).ok_or_else(|| {
            let near = casebook.case(id).err().and_then(|unknown| unknown.nearest).map(|id| id.to_string());
            OptionError { nearest: near, ..OptionError::new(option, quoted(id), "the id of a case of the casebook") }
        })
    };
    let (first, second) = (place("case", case)?, place("other", other)?);
    let not = |taken: Option<usize>| (0..cases.len()).find(|place| Some(*place) != taken);
    let first = first.or_else(|| not(second));
    let second = second.or_else(|| not(first));
    let (Some(first), Some(second)) = (first, second) else {
        let few = "there are not two cases to compare (too_few_cases)";
        return Ok(tables([None; 2], &Comparison::nothing(), Answer::bare(&CARD, given)).with_remark(few));
    };
    let (first, second) = (&*cases[first], &*cases[second]);
    let found = compute(first, second, &Options { scope })?;
    let answer = answer([first, second], &found, given);
    let is_chosen = case.is_some() || other.is_some() || cases.len() == 2;
    Ok(if is_chosen { answer } else { answer.with_remark("compared are the first two cases; `case` and `other` choose others") })
}

impl Comparison {
    fn nothing() -> Self {
        Self {
            roles: Vec::new(),
            cells: Vec::new(),
            numbers: Vec::new(),
            traits: Vec::new(),
            shared: Vec::new(),
            distances: Vec::new(),
            documented: [Documented::default(); 2],
            uncertain: 0,
        }
    }
}

fn answer(cases: [&Case; 2], found: &Comparison, given: &Given) -> Answer {
    let mut answer = tables(cases.map(Some), found, Answer::bare(&CARD, given).with_uncertain(found.uncertain));
    let [first, second] = found.documented.map(|of| of.completeness());
    if let (Ok(first), Ok(second)) = (first, second) {
        answer = answer.with_remark(format!(
            "of the required fields {:.0} % are recorded in the first and {:.0} % in the second: differences can be differences in documentation",
            100.0 * first,
            100.0 * second
        ));
    }
    if cases[0] == cases[1] {
        answer = answer.with_remark("both cases say the same");
    }
    answer
}

#[cfg(test)]
mod tests;
