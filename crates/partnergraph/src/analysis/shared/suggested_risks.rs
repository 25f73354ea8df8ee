//! Risks that follow from how a partnership is built, before anybody has thought of them.
//!
//! Each names what made it a candidate. What is not known gives none; it is listed beside them, so that silence is not taken
//! for safety. How likely or how bad a candidate is, people say and not the library.

use super::coordinator;
use crate::analysis::case_funding;
use crate::analysis::role_coverage::{self, RoleCoverage};
use crate::maths;
use crate::method::{AnalysisError, Card, Item, Study};
use crate::model::{ActorIndex, AssignmentIndex, Basis, Evidence, PartialDate, RoleState, Sector, Stage};
use crate::view::{Scope, Selection, Uncertain, choices};

choices! {
    /// What makes something a candidate for a risk.
    Trigger {
        /// A role is known to be empty.
        EmptyRole = "empty_role",
        /// One actor alone holds a role.
        SingleHolder = "single_holder",
        /// Most of the funding comes from one funder.
        OneFunder = "one_funder",
        /// An agreement or relation ends soon.
        Ending = "ending",
        /// The network falls apart without the coordinator.
        CutPoint = "cut_point",
        /// No resident has taken part.
        NoResidents = "no_residents",
        /// An operator has neither ownership, lease nor contract.
        NoBasis = "no_basis",
    }
}

/// A risk that the structure suggests.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// What made it one.
    pub trigger: Trigger,
    /// The same in words.
    pub what: String,
    /// The number that made it one.
    pub value: f64,
    /// Ids of the roles, actors, relations and agreements that it is about.
    pub concerns: Vec<String>,
    /// What it rests on.
    pub basis: Vec<Item>,
    /// The recorded risks that touch any of what it is about, by their positions in the document.
    pub recorded: Vec<usize>,
}

/// A trigger that cannot be judged.
#[derive(Debug, Clone, PartialEq)]
pub struct NotKnown {
    /// The trigger.
    pub trigger: Trigger,
    /// Why it cannot be judged.
    pub why: String,
    /// Ids of what nothing is known of; none where it is the case as a whole.
    pub concerns: Vec<String>,
}

/// How far ahead agreements are looked at, and from which concentration on funding is one funder's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Limits {
    pub(crate) horizon_days: u32,
    pub(crate) hhi: f64,
}

#[derive(Default)]
struct Found {
    candidates: Vec<Candidate>,
    not_known: Vec<NotKnown>,
}

impl Found {
    fn candidate(&mut self, trigger: Trigger, what: String, value: f64, concerns: Vec<String>, basis: Vec<Item>) {
        self.candidates.push(Candidate { trigger, what, value, concerns, basis, recorded: Vec::new() });
    }

    fn not_known(&mut self, trigger: Trigger, why: impl Into<String>, concerns: Vec<String>) {
        self.not_known.push(NotKnown { trigger, why: why.into(), concerns });
    }
}

/// What the structure suggests, in the order of the triggers, and what cannot be judged.
pub(crate) fn of(study: &Study<'_>, card: &'static Card, limits: Limits) -> Result<(Vec<Candidate>, Vec<NotKnown>), AnalysisError> {
    let selection = study.needed_selection(card)?;
    let case = selection.case();
    let roles = role_coverage::of(selection, study.incidence(card)?, &vec![1; case.roles().len()]);
    let mut found = Found::default();
    empty_roles(&mut found, selection, &roles);
    single_holders(&mut found, selection, &roles);
    one_funder(&mut found, selection, &roles, limits.hhi)?;
    ending(&mut found, selection, limits.horizon_days);
    cut_point(&mut found, study, selection, &roles)?;
    no_residents(&mut found, selection);
    no_basis(&mut found, selection, &roles);
    for candidate in &mut found.candidates {
        let touches =
            |position: &usize| case.risks()[*position].affects().iter().any(|id| candidate.concerns.iter().any(|known| known == id));
        candidate.recorded = (0..case.risks().len()).filter(touches).collect();
    }
    Ok((found.candidates, found.not_known))
}

fn role_name(selection: &Selection<'_>, role: &RoleCoverage) -> String {
    selection.case().role_id(role.role).map(ToString::to_string).unwrap_or_default()
}

fn actor_name(selection: &Selection<'_>, actor: ActorIndex) -> String {
    selection.case().actor_at(actor).id().to_string()
}

fn items(assignments: &[AssignmentIndex]) -> Vec<Item> {
    assignments.iter().copied().map(Item::Assignment).collect()
}

fn empty_roles(found: &mut Found, selection: &Selection<'_>, roles: &[RoleCoverage]) {
    for role in roles {
        let name = role_name(selection, role);
        match role.state {
            RoleState::Empty => {
                let what = format!("nobody holds the role `{name}`");
                found.candidate(Trigger::EmptyRole, what, 0.0, vec![name], items(&role.basis));
            }
            RoleState::Unknown => found.not_known(Trigger::EmptyRole, "nothing is recorded of who holds the role", vec![name]),
            RoleState::Filled => {}
        }
    }
}

fn single_holders(found: &mut Found, selection: &Selection<'_>, roles: &[RoleCoverage]) {
    for role in roles {
        if let [holder] = role.holders[..] {
            let (name, holder) = (role_name(selection, role), actor_name(selection, holder));
            let what = format!("`{holder}` alone holds the role `{name}`");
            found.candidate(Trigger::SingleHolder, what, 1.0, vec![name, holder], items(&role.basis));
        }
    }
}

fn one_funder(found: &mut Found, selection: &Selection<'_>, roles: &[RoleCoverage], limit: f64) -> Result<(), AnalysisError> {
    let money = case_funding::in_selection(selection)?;
    let funds = |actor: &ActorIndex| money.funders.iter().any(|funder| funder.actor == *actor && funder.amount.is_ok());
    // Who is recorded as a funder and gives nothing that can be added: by its relations, or by its role.
    let holders = roles.iter().filter(|role| role_name(selection, role) == "funder").flat_map(|role| role.holders.iter().copied());
    let mut unvalued: Vec<ActorIndex> =
        money.funders.iter().map(|funder| funder.actor).chain(holders).filter(|actor| !funds(actor)).collect();
    unvalued.sort_unstable();
    unvalued.dedup();
    let unvalued: Vec<String> = unvalued.into_iter().map(|actor| actor_name(selection, actor)).collect();
    match money.all.hhi {
        Err(_) if money.all.total.is_ok() => found.not_known(Trigger::OneFunder, "the recorded amounts add up to 0", unvalued),
        Err(_) => found.not_known(Trigger::OneFunder, "no amount per year is recorded", unvalued),
        Ok(_) if !unvalued.is_empty() => {
            found.not_known(Trigger::OneFunder, "it is not recorded what these funders give per year", unvalued);
        }
        Ok(_) if !money.other_currencies.is_empty() => {
            found.not_known(Trigger::OneFunder, "there is money in several currencies; ask with `currency` for each", Vec::new());
        }
        Ok(hhi) if hhi > limit => {
            let what = format!("the concentration of funding (HHI) is {hhi}, above {limit}");
            let relations = money.funders.iter().flat_map(|funder| &funder.relations);
            found.candidate(Trigger::OneFunder, what, hhi, money.all.top, relations.copied().map(Item::Relation).collect());
        }
        Ok(_) => {}
    }
    Ok(())
}

/// Whether an agreement is in the scope of a selection.
fn is_in_scope(scope: &Scope, stage: Option<Stage>, period: crate::model::Period, evidence: &Evidence) -> bool {
    scope.stages().contains(&stage.unwrap_or(Stage::Agreed))
        && scope.at().is_none_or(|at| period.has(at))
        && (scope.uncertain() == Uncertain::Include || !evidence.is_uncertain())
}

fn ending(found: &mut Found, selection: &Selection<'_>, horizon_days: u32) {
    let (case, scope) = (selection.case(), selection.scope());
    let agreements = case
        .agreements()
        .iter()
        .enumerate()
        .filter(|(_, agreement)| is_in_scope(scope, agreement.stage(), agreement.period(), agreement.evidence()));
    let agreements: Vec<_> = agreements.collect();
    if agreements.is_empty() && selection.relations().is_empty() {
        return;
    }
    let Some(at) = scope.at() else {
        found.not_known(Trigger::Ending, "no date is given to look ahead from; ask with `at`", Vec::new());
        return;
    };
    let days = |end: PartialDate| end.last_day().number() - at.last_day().number();
    let is_soon = |end: PartialDate| (0..=i64::from(horizon_days)).contains(&days(end));
    let mut without_end = Vec::new();
    for (position, agreement) in agreements {
        let id = agreement.id().to_string();
        match agreement.until() {
            None => without_end.push(id),
            Some(end) if is_soon(end) => {
                let what = format!("the agreement `{id}` ends {end}");
                let parties = agreement.parties().iter().map(ToString::to_string);
                found.candidate(
                    Trigger::Ending,
                    what,
                    days(end) as f64,
                    [id].into_iter().chain(parties).collect(),
                    vec![Item::Agreement(position as u32)],
                );
            }
            Some(_) => {}
        }
    }
    for index in selection.relations() {
        let (relation, name) = (case.relation_at(*index), case.relation_name(*index));
        match (relation.until(), relation.planned_until()) {
            (None, None) => without_end.push(name),
            (until, planned) => {
                if let Some(end) = until.or(planned).filter(|end| is_soon(*end)) {
                    let (from, to) = selection.ends(*index);
                    let (from, to) = (actor_name(selection, from), actor_name(selection, to));
                    let verb = if until.is_some() { "ends" } else { "is planned to end" };
                    let what = format!("the relation `{}` from `{from}` to `{to}` {verb} {end}", relation.kind());
                    found.candidate(Trigger::Ending, what, days(end) as f64, vec![name, from, to], vec![Item::Relation(*index)]);
                }
            }
        }
    }
    if !without_end.is_empty() {
        found.not_known(Trigger::Ending, "no end is recorded", without_end);
    }
}

fn cut_point(found: &mut Found, study: &Study<'_>, selection: &Selection<'_>, roles: &[RoleCoverage]) -> Result<(), AnalysisError> {
    let Some(coordinator) = coordinator::coordinator(selection, roles).map(|found| found.actor) else {
        found.not_known(Trigger::CutPoint, "it is not recorded who coordinates", Vec::new());
        return Ok(());
    };
    let (network, name) = (study.network(), actor_name(selection, coordinator));
    let Ok(number) = selection.members().binary_search(&coordinator) else {
        let why = if Some(coordinator) == selection.case().self_actor() {
            "the coordinator stands for the case and is not in the network; ask with `include_self`"
        } else {
            "the coordinator is not in the network"
        };
        found.not_known(Trigger::CutPoint, why, vec![name]);
        return Ok(());
    };
    if network.ties().len() == 0 {
        found.not_known(Trigger::CutPoint, "no relation between actors is recorded", vec![name]);
        return Ok(());
    }
    let cuts = maths::cuts(&network.neighbours(), study.watch())?;
    if let Ok(place) = cuts.points.binary_search(&(number as u32)) {
        let pieces = cuts.sizes(place).len();
        let what = format!("without the coordinator `{name}` its partners fall into {pieces} pieces");
        let own = network.ties().enumerate().filter(|(_, tie)| tie.from == number || tie.to == number);
        let basis = own.flat_map(|(tie, _)| network.merged(tie).map(Item::Relation)).collect();
        found.candidate(Trigger::CutPoint, what, pieces as f64, vec![name], basis);
    }
    Ok(())
}

fn no_residents(found: &mut Found, selection: &Selection<'_>) {
    let (case, scope) = (selection.case(), selection.scope());
    let is_resident = |actor: ActorIndex| case.actor_at(actor).sector() == Some(Sector::Residents);
    let happened = |when: Option<PartialDate>| scope.at().is_none_or(|at| when.is_none_or(|when| when.first_day() <= at.last_day()));
    let is_known = |evidence: &Evidence| scope.uncertain() == Uncertain::Include || !evidence.is_uncertain();
    let records = case.participation().iter().enumerate().filter(|(_, item)| happened(item.when()) && is_known(item.evidence()));
    let records: Vec<_> = records.collect();
    if records.is_empty() {
        // A seat is a voice; that nobody has one says nothing of other ways to be heard.
        if !case.links().seats.iter().any(|(_, actor)| is_resident(*actor)) {
            found.not_known(Trigger::NoResidents, "nothing is recorded of who took part", Vec::new());
        }
        return;
    }
    let mut unknown: Vec<String> = Vec::new();
    for (_, record) in records.iter().filter(|(_, record)| record.level().get() > 0) {
        match case.actor_index(record.group()).map(|actor| case.actor_at(actor).sector()) {
            Ok(Some(Sector::Residents)) => return,
            Ok(Some(_)) => {}
            Ok(None) | Err(_) if unknown.iter().any(|group| group == record.group()) => {}
            Ok(None) | Err(_) => unknown.push(record.group().to_owned()),
        }
    }
    if case.links().seats.iter().any(|(_, actor)| is_resident(*actor)) {
        return;
    }
    if unknown.is_empty() {
        let what = "no actor of the sector residents took part at level 1 or more, or has a seat".to_owned();
        let basis = records.iter().map(|(position, _)| Item::Participation(*position as u32)).collect();
        found.candidate(Trigger::NoResidents, what, 0.0, Vec::new(), basis);
    } else {
        found.not_known(Trigger::NoResidents, "it is not recorded whether these groups that took part are residents", unknown);
    }
}

fn no_basis(found: &mut Found, selection: &Selection<'_>, roles: &[RoleCoverage]) {
    let case = selection.case();
    for role in roles.iter().filter(|role| role_name(selection, role) == "operator") {
        for holder in &role.holders {
            let is_own = |index: &AssignmentIndex| {
                let (actor, held) = case.links().assignments[index.position()];
                held == role.role && actor.is_some_and(|actor| selection.stands_as(actor) == *holder)
            };
            let own: Vec<AssignmentIndex> = selection.assignments().filter(is_own).collect();
            let bases: Vec<Option<Basis>> = own.iter().map(|index| case.assignment_at(*index).basis()).collect();
            if bases.iter().any(|basis| matches!(basis, Some(Basis::Ownership | Basis::Lease | Basis::Contract))) {
                continue;
            }
            let (name, holder) = (role_name(selection, role), actor_name(selection, *holder));
            if bases.iter().all(Option::is_some) {
                let what = format!("the operator `{holder}` has neither ownership, lease nor contract");
                found.candidate(Trigger::NoBasis, what, 0.0, vec![name, holder], items(&own));
            } else {
                found.not_known(Trigger::NoBasis, "it is not recorded what the operator's role rests on", vec![holder]);
            }
        }
    }
}
