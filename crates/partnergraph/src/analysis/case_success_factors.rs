//! How a case stands on the four success criteria for neighbourhood houses.
//!
//! Researchers of five houses named four things that carry a house. Here stands what a case says of each, one number at a time,
//! with what it rests on; a house leader reads it to see what to talk about, not how good the house is.

use super::case_formality::{self, BINDING};
use super::case_funding::{self, CaseFunding};
use super::role_coverage::{self, CLASSES, RoleCoverage, class};
use super::shared::coordinator::{self, Coordinator};
use super::shared::governance::is_tagged;
use super::shared::indicators::{self, Indicator, Unit, is_filled, on_role, role};
use super::shared::seats::decision_seats;
use crate::method::{
    ACTOR_SCOPE, AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, OptionError, OptionKind, OptionSpec, Preset, Reason, Study,
    Subject, Table, TableSpec, Value,
};
use crate::model::{ActorIndex, Assignment, AssignmentIndex, Case, Code as _, PartialDate, RoleState, Score, Status};
use crate::view::{Direction, Scope, Selection, Uncertain};

pub use super::shared::coordinator::FoundBy;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "case_success_factors",
    version: 1,
    level: Level::Case,
    subject: Subject::Case,
    question: "How does the case stand on the four success criteria for neighbourhood houses?",
    definition: "1 binding_economy. binding_basis: owner, operator and funder assignments with basis ownership, lease or contract over those with \
        a recorded basis. binding_of_operating, bound_of_operating: as `case_funding`, 365 days after `at`.\n\
        2 elastic_models. potential_per_role: mean number of actors that could hold a role and do not. mean_redundancy: as `case_coverage`. \
        review_share: agreements with a review date over all. departures_filled: of the holders of a role at `since` who do not hold it at \
        `until`, the share after whom the role was filled at `until`; a former assignment counts while it lasted where its end is recorded.\n\
        3 coordinator. programme_coordinator_filled, operator_filled: 1 or 0. coordinator_betweenness: as `actor_betweenness`; \
        coordinator_rank: its rank by it. coordinator_funders: number of actors with a relation `funds` to it; coordinator_funded_days: days \
        from `at` to the last recorded end of these. Without the coordinator: removal_roles_lost, roles that it alone holds; \
        removal_separated_pairs, pairs of others that no longer reach each other; removal_fragmentation, share of pairs that do not.\n\
        4 anchoring. neighbourhood_partners: number of holders; neighbourhood_partner_sectors: of their sectors. resident_seats: share of \
        the seats with a vote. local_share: actors tagged `local` over those tagged `local` or `not_local`. political_decision, \
        administrative_decision: the latest answer on the scorecard `success_factors`; of several of the same day the median.\n\
        The coordinator is the one actor tagged `coordinator`, otherwise the only holder of programme_coordinator, otherwise of operator.",
    reading: "Each number stands for itself: there is no total, and none is meant. `known` says how many records a number rests on, `unknown` how \
        many do not say what it asks; many indicators without a value speak of the sources, not of the house. A high share is not always \
        better: a coordinator on whom everything hangs is recognised, and a risk.",
    undefined: &[
        (
            Reason::NotRecorded,
            "where the records that an indicator reads are absent, as where no actor is named for any role as a potential holder, or no \
            agreement has a review date; what is worked out in the network, of a coordinator that is not in it, \
            such as the actor that stands for the case",
        ),
        (Reason::NoRoles, "potential_per_role and mean_redundancy, when the role model has no role"),
        (
            Reason::NoHolder,
            "what is said of the coordinator, when there is none; mean_redundancy, when nobody holds a role; actor and \
            found_by of the coordinator",
        ),
        (Reason::UnknownRole, "what is said of a role of which nothing is recorded"),
        (Reason::NoAmounts, "what is made of amounts, when none is usable"),
        (Reason::ZeroTotal, "what is made of operating amounts, when there are none; departures_filled, when nobody left"),
        (Reason::NoDate, "departures_filled without `since` and `until`; bound_of_operating and coordinator_funded_days without `at`"),
        (
            Reason::TooFewActors,
            "coordinator_betweenness and coordinator_rank with fewer than three actors, removal_fragmentation with fewer \
            than three",
        ),
        (Reason::NoSeats, "resident_seats, when no seat with a vote is recorded"),
        (Reason::NoPartition, "neighbourhood_partner_sectors, when no holder has a sector"),
    ],
    source: "The four criteria: NIBR and SoCentral (Hanssen & Habberstad; nabolaghus.socentral.no). The indicators are our own, and claim no \
        approval by the authors.",
    elsewhere: "",
    scope: ACTOR_SCOPE,
    options: &[
        OptionSpec {
            name: "since",
            kind: OptionKind::Date,
            preset: Preset::Nothing,
            meaning: "the date from which departures are looked for; together with `until`",
        },
        OptionSpec {
            name: "until",
            kind: OptionKind::Date,
            preset: Preset::Nothing,
            meaning: "the date at which it is looked whether the role is filled; after `since`",
        },
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "an indicator, by criterion",
            columns: &[
                ColumnSpec::new("criterion", "number of the criterion, 1 to 4"),
                ColumnSpec::new("theme", "`binding_economy`, `elastic_models`, `coordinator` or `anchoring`"),
                ColumnSpec::new("indicator", "what it is called"),
                ColumnSpec::new("value", "its number"),
                ColumnSpec::new("unit", "`share`, `count`, `yes_or_no`, `mean`, `rank`, `days` or `score`"),
                ColumnSpec::new("known", "number of records that say what it asks"),
                ColumnSpec::new("unknown", "number of records looked at that do not say"),
                ColumnSpec::new("about", "ids of the actors or roles, codes, or a date that it is about"),
            ],
        },
        TableSpec {
            name: "criteria",
            row: "a criterion",
            columns: &[
                ColumnSpec::new("criterion", "its number, 1 to 4"),
                ColumnSpec::new("theme", "`binding_economy`, `elastic_models`, `coordinator` or `anchoring`"),
                ColumnSpec::new("indicators", "number of its indicators"),
                ColumnSpec::new("with_value", "number of them that have a value"),
            ],
        },
        TableSpec {
            name: "coordinator",
            row: "the coordinator",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("found_by", "`tag`, `programme_coordinator` or `operator`"),
            ],
        },
    ],
};

const CRITERIA: [&str; 4] = ["binding_economy", "elastic_models", "coordinator", "anchoring"];
/// The roles of the economy.
const ECONOMY: [&str; 3] = ["owner", "operator", "funder"];
/// The scorecard on which decisions are recorded, with its items.
const SCORECARD: &str = "success_factors";
const DECISIONS: [&str; 2] = ["political_decision", "administrative_decision"];

/// Which part of the case, and between which dates departures are looked for.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
    since: Option<PartialDate>,
    until: Option<PartialDate>,
}

impl Options {
    /// The same, asked of another part of the case.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same, with departures between two dates.
    pub const fn with_dates(mut self, since: PartialDate, until: PartialDate) -> Self {
        self.since = Some(since);
        self.until = Some(until);
        self
    }

    /// Both dates, where they are given.
    fn dates(&self) -> Result<Option<(PartialDate, PartialDate)>, OptionError> {
        let alone = |missing: &str, beside: &str, date: PartialDate| {
            Err(OptionError::new(missing, "nothing", format!("a date beside `{beside}={date}`")))
        };
        match (self.since, self.until) {
            (None, None) => Ok(None),
            (Some(since), None) => alone("until", "since", since),
            (None, Some(until)) => alone("since", "until", until),
            (Some(since), Some(until)) if until.last_day() <= since.last_day() => {
                Err(OptionError::new("until", format_args!("`{until}`"), format!("a date after `since={since}`")))
            }
            (Some(since), Some(until)) => Ok(Some((since, until))),
        }
    }
}

/// How a case stands on the four criteria.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseSuccessFactors {
    /// The indicators, by criterion.
    pub indicators: Vec<Indicator>,
    /// Who coordinates, if that can be said.
    pub coordinator: Option<Coordinator>,
}

/// How a case stands on the four criteria.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied; [`AnalysisError::Option`] when the second date is not after the
/// first.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Assignment, CaseBuilder, Status, analysis::case_success_factors};
///
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("club", "Club"))
///     .assignment(Assignment::new("programme_coordinator", Status::Current).with_actor("club"))
///     .build()?;
/// let found = case_success_factors::compute(&case, &Default::default())?;
/// let of = |name: &str| found.indicators.iter().find(|indicator| indicator.name == name).map(|indicator| indicator.value);
/// assert_eq!(of("programme_coordinator_filled"), Some(Ok(1.0)));
/// assert!(of("operator_filled").is_some_and(|value| value.is_err()), "nobody says whether there is an operator");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<CaseSuccessFactors, AnalysisError> {
    let scope = options.scope.clone().with_direction(Direction::Undirected);
    of(&Study::new(case, &scope)?, options)
}

fn of(study: &Study<'_>, options: &Options) -> Result<CaseSuccessFactors, AnalysisError> {
    let dates = options.dates()?;
    let selection = study.needed_selection(&CARD)?;
    let case = selection.case();
    let incidence = study.incidence(&CARD)?;
    let roles = role_coverage::of(selection, incidence, &vec![1; case.roles().len()]);
    let funding = case_funding::compute(case, &case_funding::Options::default().with_scope(selection.scope().clone()))?;
    let coordinator = coordinator::coordinator(selection, &roles);
    let mut found = economy(selection, &funding);
    found.extend(elastic(selection, &roles, dates));
    for name in ["programme_coordinator", "operator"] {
        let (role, name) = match name {
            "operator" => (role(case, &roles, name), "operator_filled"),
            _ => (role(case, &roles, name), "programme_coordinator_filled"),
        };
        found.push(on_role(Indicator::new(2, name, Unit::YesOrNo, is_filled(role)), case, role));
    }
    found.extend(coordinator::indicators(study, (selection, incidence), &roles, coordinator.as_ref(), 2)?);
    found.extend(anchoring(selection, &roles));
    Ok(CaseSuccessFactors { indicators: found, coordinator })
}

fn economy(selection: &Selection<'_>, funding: &CaseFunding) -> Vec<Indicator> {
    let case = selection.case();
    let is_economic = |index: &AssignmentIndex| {
        let (actor, role) = case.links().assignments[index.position()];
        actor.is_some() && case.role_id(role).is_some_and(|role| ECONOMY.contains(&role.as_str()))
    };
    let held: Vec<AssignmentIndex> = selection.assignments().filter(is_economic).collect();
    let bases: Vec<_> = held.iter().filter_map(|index| case.assignment_at(*index).basis()).collect();
    let binding = bases.iter().filter(|basis| BINDING.contains(basis)).count();
    let money = || funding.funders.iter().flat_map(|funder| funder.relations.iter().copied().map(Item::Relation));
    let of_money = |name, value| {
        Indicator::new(0, name, Unit::Share, value)
            .counting(funding.funders.len() - funding.unvalued, funding.unvalued)
            .about(funding.currency.clone())
            .on(money())
    };
    vec![
        Indicator::share(0, "binding_basis", binding, bases.len(), held.len() - bases.len()).on(held.iter().copied().map(Item::Assignment)),
        of_money("binding_of_operating", funding.binding_of_operating),
        of_money("bound_of_operating", funding.bound_of_operating),
    ]
}

fn elastic(selection: &Selection<'_>, roles: &[RoleCoverage], dates: Option<(PartialDate, PartialDate)>) -> Vec<Indicator> {
    let case = selection.case();
    let with_potential: Vec<&RoleCoverage> = roles.iter().filter(|role| !role.potential.is_empty()).collect();
    let is_potential = |index: &&AssignmentIndex| case.assignment_at(**index).status() == Status::Potential;
    let stated: Vec<Item> = roles.iter().flat_map(|role| role.basis.iter().filter(is_potential)).copied().map(Item::Assignment).collect();
    let potential: usize = with_potential.iter().map(|role| role.potential.len()).sum();
    // Where nobody looked for potential holders, it is not known that there are none.
    let mean = match (roles.is_empty(), stated.is_empty()) {
        (true, _) => Err(Reason::NoRoles),
        (false, true) => Err(Reason::NotRecorded),
        (false, false) => Ok(potential as f64 / roles.len() as f64),
    };
    let coverage = super::case_coverage::of(roles);
    let filled = || roles.iter().filter(|role| role.state == RoleState::Filled);
    let agreements: Vec<_> = case_formality::agreements(selection).collect();
    let reviewed = agreements.iter().filter(|(_, agreement)| agreement.review().is_some()).count();
    vec![
        Indicator::new(1, "potential_per_role", Unit::Mean, mean)
            .counting(stated.len(), 0)
            .about(with_potential.iter().map(|role| case.roles()[role.role.position()].id().to_string()))
            .on(stated),
        Indicator::new(1, "mean_redundancy", Unit::Mean, coverage.mean_redundancy)
            .counting(coverage.filled.len(), coverage.unknown.len())
            .on(filled().flat_map(|role| role.basis.iter().copied().map(Item::Assignment))),
        Indicator::recorded(1, "review_share", reviewed, agreements.len())
            .on(agreements.iter().map(|(position, _)| Item::Agreement(*position))),
        departures(selection, dates),
    ]
}

/// Whether an assignment held at a date: one in scope, or a former one of which it is recorded when it ended.
fn held_at(selection: &Selection<'_>, assignment: &Assignment, date: PartialDate) -> bool {
    let scope = selection.scope();
    let counts = scope.statuses().contains(&assignment.status()) || (assignment.status() == Status::Former && assignment.until().is_some());
    counts && assignment.period().has(date) && !(scope.uncertain() == Uncertain::Exclude && assignment.evidence().is_uncertain())
}

fn departures(selection: &Selection<'_>, dates: Option<(PartialDate, PartialDate)>) -> Indicator {
    const NAME: &str = "departures_filled";
    let Some((since, until)) = dates else { return Indicator::new(1, NAME, Unit::Share, Err(Reason::NoDate)) };
    let case = selection.case();
    // Role, holder and assignment at a date, of roles of the model.
    let at = |date: PartialDate| {
        let held = case.assignments().iter().zip(&case.links().assignments).enumerate().filter_map(|(position, (assignment, link))| {
            let (actor, role) = *link;
            let counts = role.position() < case.roles().len() && held_at(selection, assignment, date);
            counts.then_some((role, selection.stands_as(actor?), AssignmentIndex(position as u32)))
        });
        let mut held: Vec<_> = held.collect();
        held.sort_unstable_by_key(|(role, actor, _)| (role.position(), *actor));
        held
    };
    let (before, after) = (at(since), at(until));
    let (mut gone, mut filled, mut about, mut basis) = (0, 0, Vec::new(), Vec::new());
    for own in before.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1)) {
        let (role, actor, _) = own[0];
        if after.iter().any(|(other, holder, _)| (*other, *holder) == (role, actor)) {
            continue;
        }
        let successors = || after.iter().filter(move |(other, _, _)| *other == role);
        gone += 1;
        filled += usize::from(successors().next().is_some());
        about.push(case.actor_at(actor).id().to_string());
        basis.extend(own.iter().chain(successors()).map(|(_, _, index)| Item::Assignment(*index)));
    }
    let value = if gone == 0 { Err(Reason::ZeroTotal) } else { Ok(filled as f64 / gone as f64) };
    Indicator::new(1, NAME, Unit::Share, value).counting(gone, 0).about(about).on(basis)
}

fn anchoring(selection: &Selection<'_>, roles: &[RoleCoverage]) -> Vec<Indicator> {
    let case = selection.case();
    let partners = role(case, roles, "neighbourhood_partner");
    let holders = partners.map(|role| role.holders.as_slice()).unwrap_or_default();
    let known = is_filled(partners);
    let mut classes: Vec<usize> = holders.iter().filter_map(|holder| class(case, *holder)).collect();
    let with_class = classes.len();
    classes.sort_unstable();
    classes.dedup();
    let sectors = known.and(match (holders.is_empty(), classes.len()) {
        (false, 0) => Err(Reason::NoPartition),
        (_, count) => Ok(count as f64),
    });
    let seats = decision_seats(selection);
    let tagged = |tag: &str| selection.members().iter().copied().filter(|actor| is_tagged(case, *actor, tag)).collect::<Vec<ActorIndex>>();
    let (local, not_local) = (tagged("local"), tagged("not_local"));
    let mut either: Vec<ActorIndex> = local.iter().chain(&not_local).copied().collect();
    either.sort_unstable();
    either.dedup();
    let mut found = vec![
        on_role(Indicator::new(3, "neighbourhood_partners", Unit::Count, known.map(|_| holders.len() as f64)), case, partners),
        on_role(Indicator::new(3, "neighbourhood_partner_sectors", Unit::Count, sectors), case, partners)
            .counting(with_class, holders.len() - with_class)
            .about(classes.iter().map(|class| CLASSES[*class].as_str())),
        Indicator::new(3, "resident_seats", Unit::Share, seats.residents).counting(seats.voting, seats.not_known).on(seats.basis),
        Indicator::share(3, "local_share", local.len(), either.len(), selection.members().len() - either.len())
            .about(local.iter().map(|actor| case.actor_at(*actor).id().to_string()))
            .on(either.into_iter().map(Item::Actor)),
    ];
    found.extend(DECISIONS.map(|item| decision(selection, item)));
    found
}

/// The latest answer to an item of the scorecard; of several of the same day the lower of the two in the middle.
fn decision(selection: &Selection<'_>, item: &'static str) -> Indicator {
    let happened = |score: &Score| {
        let at = selection.scope().at();
        at.is_none_or(|at| score.when().is_none_or(|when| when.first_day() <= at.last_day()))
    };
    let scores = selection.case().scores().iter().enumerate();
    let scores: Vec<(u32, &Score)> = scores
        .filter(|(_, score)| score.card() == SCORECARD && score.item() == item && happened(score))
        .map(|(position, score)| (position as u32, score))
        .collect();
    // An answer without a date may be of any time: one with a date comes after it.
    let latest = scores.iter().map(|(_, score)| score.when().map(PartialDate::last_day)).max().flatten();
    let of_then: Vec<&(u32, &Score)> = scores.iter().filter(|(_, score)| score.when().map(PartialDate::last_day) == latest).collect();
    let mut answers: Vec<f64> = of_then.iter().map(|(_, score)| score.value().get()).collect();
    answers.sort_by(f64::total_cmp);
    let value: Value = answers.len().checked_sub(1).map(|last| answers[last / 2]).ok_or(Reason::NotRecorded);
    Indicator::new(3, item, Unit::Score, value)
        .counting(answers.len(), 0)
        .about(of_then.iter().filter_map(|(_, score)| score.when()).map(|when| when.to_string()).take(1))
        .on(of_then.iter().map(|(position, _)| Item::Score(*position)))
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let options = Options { scope: Scope::default(), since: given.date("since")?, until: given.date("until")? };
    let found = of(study, &options)?;
    let case = study.needed_selection(&CARD)?.case();
    let coordinator = found.coordinator.as_ref().ok_or(Reason::NoHolder);
    let mut who = Table::new("coordinator", 1);
    who.valued_text("actor", [coordinator.map(|found| case.actor_at(found.actor).id().to_string())])
        .valued_text("found_by", [coordinator.map(|found| found.found_by.as_str())])
        .rests_on([coordinator.map(|found| found.basis.clone()).unwrap_or_default()]);
    Ok(Answer::new(&CARD, study, given)
        .with_network_facts(study)
        .with_table(indicators::table("criterion", &CRITERIA, &found.indicators))
        .with_table(indicators::heads_table("criteria", "criterion", &CRITERIA, &found.indicators))
        .with_table(who))
}

#[cfg(test)]
mod tests;
