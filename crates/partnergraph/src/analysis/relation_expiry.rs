//! Which agreements run out soon, and what falls with them: roles, ties and money.
//!
//! A house leader asks this every autumn; a funder asks it before it lets one agreement end that others lean on.

use super::case_funding::{HORIZON_DAYS, LONGEST_HORIZON_DAYS, check_horizon};
use super::shared::endings;
use super::shared::expiry_tables as tables;
use crate::method::{
    ACTOR_SCOPE, AnalysisError, Answer, Card, ColumnSpec, Given, Level, OptionKind, OptionSpec, Preset, Reason, Study, Subject, TableSpec,
    Value,
};
use crate::model::{ActorIndex, AssignmentIndex, Case, Day, PartialDate, RelationIndex, RoleIndex};
use crate::view::{ExcludedAmount, Network, Scope, Selection};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "relation_expiry",
    version: 1,
    level: Level::Relation,
    subject: Subject::Case,
    question: "Which agreements run out soon, and what falls with them?",
    definition: "t = last day of `at`. Listed is every agreement, relation and assignment in scope whose end has its last possible day from t to \
        t + horizon_days. The end is `until`; of a relation without it `planned_until`, which is marked.\n\
        Of each, if it alone ended: roles_lost = roles of the role model to which no other assignment in scope is left; ties = ties of the \
        network all of whose relations end; amount = what stops per year, in one currency. With an agreement end the relations that \
        name it.\n\
        amount counts every yearly amount on what ends, rent too, but no loan, purchase or gift in kind; funding is the part of it that \
        case_funding counts: grants, fees and amounts without a form on relations of kind `funds`.\n\
        In `cumulative` the same of everything that ends up to a day. Order: most roles lost, then largest amount, then earliest end, then \
        agreements, relations, assignments, each in document order.",
    reading: "An end is not a loss: agreements are renewed. A role is lost on paper only, as most assignments have no end of their own, and \
        a relation that ends takes no role with it unless the assignment ends too. Ties with the actor that stands for the case are \
        left out unless include_self says otherwise. Whatever has no end recorded is counted in end_unknown; it may end any day. A term such as `4+2 years` is no end, because nobody said \
        which of the years count; relations that have one and no end stand in `terms`. \
        Planned ends that have passed are counted in overdue and not listed.",
    undefined: &[
        (Reason::NoDate, "everything, when no `at` is given: the lists are empty, and ending, later and overdue have no value"),
        (Reason::NoAmounts, "amount and funding, when nothing that ends has a usable amount of that sort"),
        (Reason::NotRecorded, "amount in `excluded`, when a record of an amount has none"),
    ],
    source: "Our own measure.",
    elsewhere: "",
    scope: SCOPE,
    options: &[OptionSpec {
        name: "horizon_days",
        kind: OptionKind::Whole { min: 0, max: LONGEST_HORIZON_DAYS as i64 },
        preset: Preset::Whole(HORIZON_DAYS as i64),
        meaning: "how many days after `at` are looked at",
    }],
    tables: &[
        TableSpec {
            name: "main",
            row: "an agreement, relation or assignment that ends",
            columns: &[
                ColumnSpec::new("kind", "`agreement`, `relation` or `assignment`"),
                ColumnSpec::new("id", "its id; where it has none a pointer into the document"),
                ColumnSpec::new("what", "the kind of the relation, the role, or what the agreement is called; may be missing"),
                ColumnSpec::new("actors", "ids of those between whom it is: from and to, the parties, or who holds the role"),
                ColumnSpec::new("until", "the end, as it is written"),
                ColumnSpec::new("last_day", "its last possible day"),
                ColumnSpec::new("planned", "whether it is a planned end"),
                ColumnSpec::new("days_left", "days from t to the last day, 0 to horizon_days"),
                ColumnSpec::new("roles_lost", "ids of the roles that are then without an assignment"),
                ColumnSpec::new("ties_lost", "number of ties that are then gone"),
                ColumnSpec::new("ties", "their actors, as `a – b`"),
                ColumnSpec::new("amount", "what stops per year"),
                ColumnSpec::new("funding", "the part of it that is funding"),
                ColumnSpec::new("currency", "the currency of both; empty where there is none"),
                ColumnSpec::new("relations", "ids of the relations that end: itself, or those that name the agreement"),
            ],
        },
        TableSpec {
            name: "cumulative",
            row: "a day on which something ends",
            columns: &[
                ColumnSpec::new("last_day", "the day"),
                ColumnSpec::new("days_left", "days from t to it"),
                ColumnSpec::new("ending", "ids of what ends on it"),
                ColumnSpec::new("ended", "number of agreements, relations and assignments that have ended with it"),
                ColumnSpec::new("roles_lost", "ids of the roles that are then without an assignment"),
                ColumnSpec::new("ties_lost", "number of ties that are then gone"),
                ColumnSpec::new("amount", "what has stopped per year"),
                ColumnSpec::new("funding", "the part of it that is funding"),
            ],
        },
        TableSpec {
            name: "summary",
            row: "agreements, relations, assignments",
            columns: &[
                ColumnSpec::new("kind", "`agreement`, `relation` or `assignment`"),
                ColumnSpec::new("in_scope", "number in scope; assignments without actor are left out"),
                ColumnSpec::new("ending", "number that end within the horizon"),
                ColumnSpec::new("later", "number that end after it"),
                ColumnSpec::new("overdue", "number whose planned end has passed"),
                ColumnSpec::new("end_unknown", "number without an end"),
            ],
        },
        TableSpec {
            name: "terms",
            row: "a relation in scope without an end, with a term in words",
            columns: &[
                ColumnSpec::new("relation", "id or pointer of the relation"),
                ColumnSpec::new("what", "its kind"),
                ColumnSpec::new("actors", "ids of its two actors"),
                ColumnSpec::new("since", "when it began; empty where not recorded"),
                ColumnSpec::new("term", "how long it lasts, as it is written; no end is worked out from it"),
            ],
        },
        TableSpec {
            name: "excluded",
            row: "an amount on something that ends that could not be added",
            columns: &[
                ColumnSpec::new("relation", "id or pointer of the relation"),
                ColumnSpec::new("position", "its position among the amounts of the relation, from 0"),
                ColumnSpec::new("from", "id of the first actor of the relation"),
                ColumnSpec::new("to", "id of the second"),
                ColumnSpec::new("amount", "the number that is written"),
                ColumnSpec::new("currency", "its currency; may be missing"),
                ColumnSpec::new("per", "for what stretch of time; may be missing"),
                ColumnSpec::new("form", "what sort of payment; may be missing"),
                ColumnSpec::new("why", "`no_value`, `no_currency`, `another_currency`, `not_yearly`, `in_kind` or `not_income`"),
            ],
        },
    ],
};

const SCOPE: &[&str] = &["at", "statuses", "stages", "uncertain", "level", "include_self", "actors", "currency"];
const _: () = assert!(SCOPE.len() == ACTOR_SCOPE.len() + 1, "the options of the network's actors, and the currency");

/// Which part of the case, and how far ahead.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
    horizon_days: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { scope: Scope::default(), horizon_days: HORIZON_DAYS }
    }
}

impl Options {
    /// The same, asked of another part of the case; its date is the day from which ends are looked for.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same, looking this many days ahead.
    pub const fn with_horizon_days(mut self, horizon_days: u32) -> Self {
        self.horizon_days = horizon_days;
        self
    }
}

/// Something that ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Ending {
    /// An agreement, by its position in the document.
    Agreement(usize),
    /// A relation.
    Relation(RelationIndex),
    /// An assignment.
    Assignment(AssignmentIndex),
}

/// What is lost when something ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Loss {
    /// The roles to which no assignment is left.
    pub roles: Vec<RoleIndex>,
    /// The ties that are gone, by their actors.
    pub ties: Vec<(ActorIndex, ActorIndex)>,
    /// What stops per year.
    pub amount: Value,
    /// The part of it that is funding.
    pub funding: Value,
}

/// Something that ends, and what falls with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Expiry {
    /// What ends.
    pub ending: Ending,
    /// When, as it is written.
    pub until: PartialDate,
    /// Whether that is a plan.
    pub planned: bool,
    /// Days until the last possible day.
    pub days_left: usize,
    /// The relations that end.
    pub relations: Vec<RelationIndex>,
    /// What is lost if it alone ends.
    pub loss: Loss,
}

/// What is lost when everything up to a day has ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Ended {
    /// The day.
    pub day: Day,
    /// Days until then.
    pub days_left: usize,
    /// What ends on it, as positions in [`RelationExpiry::items`].
    pub ending: Vec<usize>,
    /// What has ended with it, as positions in [`RelationExpiry::items`].
    pub ended: Vec<usize>,
    /// What is lost.
    pub loss: Loss,
}

/// How many of a sort there are, and when they end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EndCounts {
    /// Those in scope.
    pub in_scope: usize,
    /// Those that end within the horizon; with the next two nothing but 0 where no date is given.
    pub ending: usize,
    /// Those that end after it.
    pub later: usize,
    /// Those whose planned end has passed.
    pub overdue: usize,
    /// Those without an end.
    pub end_unknown: usize,
}

/// What ends in a case, and what falls with it.
#[derive(Debug, Clone, PartialEq)]
pub struct RelationExpiry {
    /// The day from which ends are looked for.
    pub at: Value<Day>,
    /// What ends, that with most roles lost first.
    pub items: Vec<Expiry>,
    /// What is lost up to each day on which something ends.
    pub cumulative: Vec<Ended>,
    /// The relations without an end of which it is written how long they last, in document order.
    pub terms: Vec<RelationIndex>,
    /// Agreements, relations and assignments.
    pub counts: [EndCounts; 3],
    /// The currency of the amounts; nothing where no amount has one.
    pub currency: Option<String>,
    /// Amounts on what ends that could not be added, and why.
    pub excluded: Vec<ExcludedAmount>,
}

/// What ends in a case within a horizon, and what falls with it.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied; [`AnalysisError::Option`] when the horizon is longer than a hundred
/// years.
///
/// # Examples
/// ```
/// use partnergraph::view::Scope;
/// use partnergraph::{Actor, Assignment, CaseBuilder, Status, analysis::relation_expiry};
///
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("club", "Club"))
///     .assignment(Assignment::new("operator", Status::Current).with_actor("club").with_until("2025-06".parse()?))
///     .build()?;
/// let options = relation_expiry::Options::default().with_scope(Scope::default().with_at("2025-01-01".parse()?));
/// let found = relation_expiry::compute(&case, &options)?;
/// // The operator's time ends with June, and nobody else holds the role.
/// assert_eq!((found.items[0].days_left, found.items[0].loss.roles.len()), (180, 1));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<RelationExpiry, AnalysisError> {
    check_horizon(options.horizon_days)?;
    let selection = Selection::of(case, &options.scope)?;
    Ok(endings::of(&selection, &Network::from_selection(&selection), options.horizon_days))
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let horizon = given.whole("horizon_days", 0, i64::from(LONGEST_HORIZON_DAYS))?;
    let horizon = horizon.and_then(|days| u32::try_from(days).ok()).unwrap_or(HORIZON_DAYS);
    let case = selection.case();
    let found = endings::of(selection, study.network(), horizon);
    let mut answer = Answer::new(&CARD, study, given).with_network_facts(study).with_excluded(case, &found.excluded);
    if found.at.is_err() {
        answer = answer.with_remark("no date is given (no_date): `at` says from which day ends are looked for");
    }
    let unknown: usize = found.counts.iter().map(|counts| counts.end_unknown).sum();
    if unknown > 0 {
        let all: usize = found.counts.iter().map(|counts| counts.in_scope).sum();
        answer = answer.with_remark(format!("end_unknown: of {unknown} out of {all} statements in scope it is not known when they end"));
    }
    Ok(answer
        .with_table(tables::main(case, &found))
        .with_table(tables::cumulative(case, &found))
        .with_table(tables::summary(&found))
        .with_table(tables::terms(case, &found))
        .with_table(super::shared::funding_tables::excluded_amounts(case, &found.excluded)))
}

#[cfg(test)]
mod tests;
