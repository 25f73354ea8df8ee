//! Which of the eight core elements of partnerships with many actors can be seen in what is recorded.
//!
//! A literature study for the Danish social services found eight elements that decide what such partnerships achieve. Here stands
//! what a case says of each, one number at a time, and where it says nothing.

use super::actor_exchange;
use super::case_diversity;
use super::case_formality::{self, share};
use super::network_mixing;
use super::network_summary;
use super::pair_exchange;
use super::role_coverage::{self, RoleCoverage};
use super::shared::flows::{self, Flow, Flows, KINDS, Party};
use super::shared::governance::{COORDINATION, DECISION, Form, Governed, Layer, Thresholds, governed, is_tagged, layer, network_of};
use super::shared::indicators::{self, Indicator, Unit, is_filled, median, role};
use super::shared::partition::{Classes, Partition};
use super::shared::ratings::{self, Sum};
use super::shared::seats::decision_seats;
use super::shared::ties::all_relations;
use crate::method::{ACTOR_SCOPE, AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, Reason, Study, Subject, TableSpec, Value};
use crate::model::{
    ActorIndex, Agreement, Case, Code as _, Frequency, Participation, Period, Phase, Relation, RelationIndex, Resource, RoleState, Sector,
};
use crate::view::{Direction, Network, Scope, Selection, Uncertain};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "case_partnership_elements",
    version: 1,
    level: Level::Case,
    subject: Subject::Case,
    question: "Which of the eight core elements of partnerships with many actors can be seen in the data?",
    definition: "1 close_relations. network_trust: as `actor_trust_value`. median_strength: of the relations, the lower of two middle ones. \
        ei_sector: as `network_mixing` by sector. two_way_share: as `pair_exchange`, pairs with flows each way over pairs \
        with a flow; the case itself is one of the two where something flows to or from it.\n\
        2 frequent_coordination. frequent_share: relations with a frequency of monthly or more over those with one.\n\
        3 structured_cooperation. formal_share: as `case_formality`. blau_sector: as `case_diversity`. giving_share: actors of the \
        network that give something (`actor_exchange`) over all of them; pooled_categories: number of categories, `other` apart, that two of \
        them or more give.\n\
        4 facilitation. facilitated: 1 when programme_coordinator is filled or an actor has the tag `facilitator`, 0 when the role is known \
        to be empty and nobody has it. independent: 1 when one of those with the tag, or without any of the coordinators, holds neither \
        owner nor funder. administrative_organisation: 1 when the form of `case_governance` is a network administrative organisation.\n\
        5 bounded_activities. timed_activities: activities with a time over all; named_activities: with an actor. bounded_agreements: \
        relations and agreements with an end, a term or a review date over all.\n\
        6 shared_power. seat_hhi, seat_sector_hhi, decision_centralization: as `case_governance`.\n\
        7 citizen_involvement. highest_level: the highest level of participation of anybody, 0 to 6; highest_level_residents: of groups that \
        are actors of the sector residents. cooperative_phases: phases with a level of 4 or more over phases with a record.\n\
        8 voluntary_and_equal. reciprocity: edgewise, as `network_summary` with directions. two_way_share again. highest_influence, \
        lowest_influence: share of the actors with a score that have the highest, and the lowest.\n\
        Relations are those in scope between different actors, with the actor that stands for the case.",
    reading: "Each number stands for itself: there is no total. `known` says how many records a number rests on, `unknown` how many do not say \
        what it asks; where a number counts what is recorded of all (`timed_activities`, `named_activities`, `bounded_agreements`, \
        `giving_share`) the unknown are in it, and it is a lower bound: an element without a value is one of which the case is silent, not one that is missing. independent looks at each actor by itself: a unit of an owner holds nothing itself unless `level` is top. Scales are ordinal: they have \
        medians and shares, except that the mean of ratings takes their steps to be equal.",
    undefined: &[
        (
            Reason::NotRecorded,
            "where the records that an indicator reads are absent; what stands in no record, such as a time in no activity, is not known \
            of any",
        ),
        (Reason::NoRatings, "network_trust, without ratings"),
        (Reason::NoPartition, "ei_sector and seat_sector_hhi, when nobody concerned has a sector"),
        (Reason::TooFewActors, "ei_sector without actors; what is made of centralization, with fewer than three"),
        (
            Reason::NoTies,
            "ei_sector and reciprocity, without a tie; administrative_organisation, without one that coordinates, and \
            decision_centralization, without one along which decisions go",
        ),
        (Reason::NoExchanges, "two_way_share, giving_share and pooled_categories, when nothing flows"),
        (Reason::NoActors, "giving_share, when the network has no actor"),
        (Reason::ZeroTotal, "blau_sector, when no actor has a sector; administrative_organisation, when nobody lies between others"),
        (Reason::AmbiguousLeadingPair, "administrative_organisation, when several lie most between others"),
        (Reason::UnknownRole, "facilitated, of an unknown role; independent, when owner or funder is unknown"),
        (Reason::NoHolder, "independent, when nobody facilitates"),
        (Reason::NoSeats, "what is made of seats, when none with a vote is recorded"),
        (Reason::Undirected, "reciprocity, when every relation goes both ways by its nature"),
    ],
    source: "The elements: VIVE and RUC 2023, Partnerskaber med mange aktører: et litteraturstudie om kerneelementer og inklusion af borgere i \
        sårbare positioner. Socialstyrelsen. The indicators are our own.",
    elsewhere: "",
    scope: ACTOR_SCOPE,
    options: &[],
    tables: &[
        TableSpec {
            name: "main",
            row: "an indicator, by element",
            columns: &[
                ColumnSpec::new("element", "number of the element, 1 to 8"),
                ColumnSpec::new(
                    "theme",
                    "`close_relations`, `frequent_coordination`, `structured_cooperation`, `facilitation`, `bounded_activities`, \
                    `shared_power`, `citizen_involvement` or `voluntary_and_equal`",
                ),
                ColumnSpec::new("indicator", "what it is called"),
                ColumnSpec::new("value", "its number"),
                ColumnSpec::new("unit", "`share`, `count`, `yes_or_no`, `mean`, `median`, `level` or `index`"),
                ColumnSpec::new("known", "number of records that say what it asks"),
                ColumnSpec::new("unknown", "number of records looked at that do not say"),
                ColumnSpec::new("about", "ids of the actors, groups, phases or categories that it is about"),
            ],
        },
        TableSpec {
            name: "elements",
            row: "an element",
            columns: &[
                ColumnSpec::new("element", "its number, 1 to 8"),
                ColumnSpec::new("theme", "the element in a word"),
                ColumnSpec::new("indicators", "number of its indicators"),
                ColumnSpec::new("with_value", "number of them that have a value"),
            ],
        },
    ],
};

const ELEMENTS: [&str; 8] = [
    "close_relations",
    "frequent_coordination",
    "structured_cooperation",
    "facilitation",
    "bounded_activities",
    "shared_power",
    "citizen_involvement",
    "voluntary_and_equal",
];

/// The tag of an actor that facilitates.
const FACILITATOR: &str = "facilitator";
/// From this level of participation on a group cooperates.
const COOPERATION: u8 = 4;

/// Which part of the case.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
}

impl Options {
    /// The same, asked of another part of the case.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }
}

/// What is recorded of the eight elements, by element.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, CaseBuilder, Frequency, Relation, RelationKind, analysis::case_partnership_elements};
///
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("town", "Town"))
///     .actor(Actor::new("club", "Club"))
///     .relation(Relation::new("town", "club", RelationKind::Cooperates).with_frequency(Frequency::Weekly))
///     .build()?;
/// let found = case_partnership_elements::compute(&case, &Default::default())?;
/// let of = |name: &str| found.iter().find(|indicator| indicator.name == name).map(|indicator| indicator.value);
/// assert_eq!(of("frequent_share"), Some(Ok(1.0)));
/// assert!(of("network_trust").is_some_and(|value| value.is_err()), "nobody was asked");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<Vec<Indicator>, AnalysisError> {
    let scope = options.scope.clone().with_direction(Direction::Undirected);
    of(&Study::new(case, &scope)?)
}

/// What several elements read.
struct Read<'r, 'a> {
    selection: &'r Selection<'a>,
    network: &'r Network,
    ties: Vec<Item>,
    roles: Vec<RoleCoverage>,
    /// Relations in scope between different actors.
    relations: Vec<RelationIndex>,
    agreements: Vec<(u32, &'a Agreement)>,
    flows: Flows,
    governed: Governed,
    decision: Layer,
}

fn of(study: &Study<'_>) -> Result<Vec<Indicator>, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let case = selection.case();
    let read = Read {
        selection,
        network: study.network(),
        ties: all_relations(study),
        roles: role_coverage::of(selection, study.incidence(&CARD)?, &vec![1; case.roles().len()]),
        relations: case_formality::relations(selection).collect(),
        agreements: case_formality::agreements(selection).collect(),
        flows: flows::of(selection, &KINDS),
        governed: governed(selection, COORDINATION, Thresholds::default(), study.watch())?,
        decision: layer(&network_of(selection, DECISION)?, DECISION)?,
    };
    let mut found = close_relations(&read)?;
    found.push(frequency(&read));
    found.extend(structure(&read)?);
    found.extend(facilitation(&read));
    found.extend(activities(&read));
    found.extend(power(&read));
    found.extend(participation(&read));
    found.extend(equality(&read));
    Ok(found)
}

/// Relations as what a number rests on.
fn on_relations(relations: &[RelationIndex]) -> impl Iterator<Item = Item> {
    relations.iter().copied().map(Item::Relation)
}

impl Read<'_, '_> {
    /// The relations of which something is known, with it, and the number of the others.
    fn known<T>(&self, what: impl Fn(&Relation) -> Option<T>) -> (Vec<(RelationIndex, T)>, usize) {
        let case = self.selection.case();
        let known: Vec<_> = self.relations.iter().filter_map(|index| Some((*index, what(case.relation_at(*index))?))).collect();
        let unknown = self.relations.len() - known.len();
        (known, unknown)
    }

    /// What the flows rest on, each statement once: exchanges, then relations, in document order.
    fn flow_basis(&self) -> Vec<Item> {
        let place = |item: &Item| match item {
            Item::Exchange(position) => (0, *position as usize),
            Item::Relation(index) => (1, index.position()),
            _ => (2, 0),
        };
        let mut basis: Vec<Item> = self.flows.flows.iter().flat_map(|flow| flow.basis.iter().copied()).collect();
        basis.sort_by_key(place);
        basis.dedup();
        basis
    }

    fn two_way(&self, head: usize) -> Indicator {
        let pairs = pair_exchange::pairs(&self.flows.flows);
        let both = pairs.iter().filter(|pair| pair.is_two_way()).count();
        let value = if pairs.is_empty() { Err(Reason::NoExchanges) } else { Ok(both as f64 / pairs.len() as f64) };
        Indicator::new(head, "two_way_share", Unit::Share, value).counting(pairs.len(), 0).on(self.flow_basis())
    }

    fn is_member(&self, actor: ActorIndex) -> bool {
        self.selection.members().binary_search(&actor).is_ok()
    }

    /// The actors of the network that give something, in document order.
    fn givers(&self) -> Vec<ActorIndex> {
        let giver = |flow: &Flow| match flow.giver {
            Party::Actor(actor) => self.is_member(actor).then_some(actor),
            Party::Case => None,
        };
        // Flows stand by giver.
        let mut givers: Vec<ActorIndex> = self.flows.flows.iter().filter_map(giver).collect();
        givers.dedup();
        givers
    }

    /// The categories that two actors of the network or more give, in the order of the format.
    fn pooled(&self) -> Vec<Resource> {
        let givers = actor_exchange::givers(&self.flows);
        let is_pooled = |givers: &Vec<ActorIndex>| givers.iter().filter(|actor| self.is_member(**actor)).count() > 1;
        Resource::ALL.iter().zip(&givers).filter(|(_, givers)| is_pooled(givers)).map(|(category, _)| *category).collect()
    }

    fn ids(&self, actors: &[ActorIndex]) -> Vec<String> {
        actors.iter().map(|actor| self.selection.case().actor_at(*actor).id().to_string()).collect()
    }
}

fn close_relations(read: &Read<'_, '_>) -> Result<Vec<Indicator>, AnalysisError> {
    let ratings = ratings::of(read.selection);
    let trust = ratings.iter().fold(Sum::default(), |mut sum, rating| {
        sum.add(Sum::of(&rating.trust));
        sum
    });
    let (strengths, silent) = read.known(Relation::strength);
    let steps = strengths.iter().map(|(_, strength)| strength.get()).collect();
    let classes = Classes::of_case(read.selection.case(), read.network, &Partition::Sector)?;
    let mixing = network_mixing::compute(read.network, &classes, &network_mixing::Options::default())?.by_class;
    let (classified, left_out) = mixing.as_ref().map_or((0, read.network.actors()), |mixing| (mixing.classified, mixing.left_out));
    Ok(vec![
        Indicator::new(0, "network_trust", Unit::Mean, trust.mean())
            .counting(trust.answers, 3 * ratings.len() - trust.answers)
            .on(ratings.iter().map(|rating| Item::Relation(rating.relation))),
        Indicator::new(0, "median_strength", Unit::Median, median(steps))
            .counting(strengths.len(), silent)
            .on(strengths.iter().map(|(index, _)| Item::Relation(*index))),
        Indicator::new(0, "ei_sector", Unit::Index, mixing.and_then(|mixing| mixing.ei_index))
            .counting(classified, left_out)
            .on(read.ties.iter().copied()),
        read.two_way(0),
    ])
}

fn frequency(read: &Read<'_, '_>) -> Indicator {
    let (known, unknown) = read.known(Relation::frequency);
    let is_frequent = |frequency: Frequency| matches!(frequency, Frequency::Monthly | Frequency::Weekly | Frequency::Daily);
    let frequent = known.iter().filter(|(_, frequency)| is_frequent(*frequency)).count();
    Indicator::share(1, "frequent_share", frequent, known.len(), unknown).on(known.iter().map(|(index, _)| Item::Relation(*index)))
}

fn structure(read: &Read<'_, '_>) -> Result<Vec<Indicator>, AnalysisError> {
    let formal = case_formality::of_relations(read.selection);
    let options = case_diversity::Options::default().with_scope(read.selection.scope().clone());
    let diversity = case_diversity::compute(read.selection.case(), &options)?;
    let members = read.selection.members();
    let (givers, pooled, flows) = (read.givers(), read.pooled(), &read.flows.flows);
    let something = if flows.is_empty() { Err(Reason::NoExchanges) } else { Ok(()) };
    let giving =
        something.and_then(|()| if members.is_empty() { Err(Reason::NoActors) } else { Ok(givers.len() as f64 / members.len() as f64) });
    let with_category = flows.iter().filter(|flow| flow.category.is_some()).count();
    Ok(vec![
        Indicator::new(2, "formal_share", Unit::Share, formal.share())
            .counting(formal.formal + formal.informal, formal.unknown)
            .on(on_relations(&read.relations)),
        Indicator::new(2, "blau_sector", Unit::Index, diversity.blau)
            .counting(diversity.total as usize, diversity.without_class as usize)
            .on(members.iter().copied().map(Item::Actor)),
        Indicator::new(2, "giving_share", Unit::Share, giving)
            .counting(givers.len(), members.len() - givers.len())
            .about(read.ids(&givers))
            .on(read.flow_basis()),
        Indicator::new(2, "pooled_categories", Unit::Count, something.map(|()| pooled.len() as f64))
            .counting(with_category, flows.len() - with_category)
            .about(pooled.iter().map(|category: &Resource| category.as_str()))
            .on(read.flow_basis()),
    ])
}

fn facilitation(read: &Read<'_, '_>) -> Vec<Indicator> {
    let (selection, case) = (read.selection, read.selection.case());
    let tagged: Vec<ActorIndex> = selection.members().iter().copied().filter(|actor| is_tagged(case, *actor, FACILITATOR)).collect();
    let coordinating = role(case, &read.roles, "programme_coordinator");
    let holders = coordinating.map(|role| role.holders.as_slice()).unwrap_or_default();
    let facilitated = if tagged.is_empty() { is_filled(coordinating) } else { Ok(1.0) };
    let mut everyone: Vec<ActorIndex> = tagged.iter().chain(holders).copied().collect();
    everyone.sort_unstable();
    everyone.dedup();
    let those = if tagged.is_empty() { holders } else { &tagged };
    let interests: Vec<&RoleCoverage> = ["owner", "funder"].into_iter().filter_map(|id| role(case, &read.roles, id)).collect();
    let free: Vec<ActorIndex> = those.iter().copied().filter(|actor| !interests.iter().any(|role| role.holders.contains(actor))).collect();
    let are_known = interests.len() == 2 && interests.iter().all(|role| role.state != RoleState::Unknown);
    let independent = match (those.is_empty(), free.is_empty(), are_known) {
        (true, _, _) => Err(Reason::NoHolder),
        (false, true, _) => Ok(0.0),
        (false, false, true) => Ok(1.0),
        // Who is not known to own or fund may do so where it is not known who does.
        (false, false, false) => Err(Reason::UnknownRole),
    };
    let stated = |roles: &[&RoleCoverage]| {
        let assignments = roles.iter().flat_map(|role| role.basis.iter().copied().map(Item::Assignment)).collect::<Vec<_>>();
        tagged.iter().copied().map(Item::Actor).chain(assignments).collect::<Vec<_>>()
    };
    let first: Vec<&RoleCoverage> = coordinating.into_iter().collect();
    let all: Vec<&RoleCoverage> = first.iter().chain(&interests).copied().collect();
    let governed = &read.governed;
    let form = match governed.why {
        Some(reason) => Err(reason),
        None => Ok(f64::from(u8::from(governed.form == Form::NetworkAdministrativeOrganisation))),
    };
    vec![
        Indicator::new(3, "facilitated", Unit::YesOrNo, facilitated)
            .counting(everyone.len(), 0)
            .about(read.ids(&everyone))
            .on(stated(&first)),
        Indicator::new(3, "independent", Unit::YesOrNo, independent).counting(those.len(), 0).about(read.ids(&free)).on(stated(&all)),
        Indicator::new(3, "administrative_organisation", Unit::YesOrNo, form)
            .counting(governed.layer.ties, 0)
            .about(read.ids(&governed.top))
            .on(governed.layer.basis.iter().copied()),
    ]
}

fn activities(read: &Read<'_, '_>) -> Vec<Indicator> {
    let case = read.selection.case();
    let left_out = read.selection.scope().uncertain() == Uncertain::Exclude;
    let activities = case.activities().iter().enumerate().filter(|(_, activity)| !(left_out && activity.evidence().is_uncertain()));
    let activities: Vec<_> = activities.collect();
    let on_activities = || activities.iter().map(|(position, _)| Item::Activity(*position as u32));
    let timed = activities.iter().filter(|(_, activity)| !activity.when().is_empty() || activity.when_text().is_some()).count();
    let named = activities.iter().filter(|(_, activity)| activity.actor().is_some()).count();
    let is_bounded = |index: &&RelationIndex| {
        let relation = case.relation_at(**index);
        relation.until().is_some() || relation.planned_until().is_some() || relation.term().is_some()
    };
    let ends = |agreement: &Agreement| agreement.until().is_some() || agreement.review().is_some();
    let bounded = read.relations.iter().filter(is_bounded).count();
    let bounded = bounded + read.agreements.iter().filter(|(_, agreement)| ends(agreement)).count();
    let agreements = || read.agreements.iter().map(|(position, _)| Item::Agreement(*position));
    vec![
        Indicator::recorded(4, "timed_activities", timed, activities.len()).on(on_activities()),
        Indicator::recorded(4, "named_activities", named, activities.len()).on(on_activities()),
        Indicator::recorded(4, "bounded_agreements", bounded, read.relations.len() + read.agreements.len())
            .on(on_relations(&read.relations).chain(agreements())),
    ]
}

fn power(read: &Read<'_, '_>) -> Vec<Indicator> {
    let seats = decision_seats(read.selection);
    let decision = &read.decision;
    vec![
        Indicator::new(5, "seat_hhi", Unit::Index, seats.hhi)
            .counting(seats.voting, seats.not_known)
            .about(read.ids(&seats.top))
            .on(seats.basis.iter().copied()),
        Indicator::new(5, "seat_sector_hhi", Unit::Index, seats.class_hhi)
            .counting(seats.voting, seats.not_known)
            .about(seats.class_top.iter().map(|class| class.as_str()))
            .on(seats.basis.iter().copied()),
        Indicator::new(5, "decision_centralization", Unit::Index, decision.centralization)
            .counting(decision.ties, 0)
            .about(read.ids(&decision.leaders))
            .on(decision.basis.iter().copied()),
    ]
}

fn participation(read: &Read<'_, '_>) -> Vec<Indicator> {
    let (scope, case) = (read.selection.scope(), read.selection.case());
    let counts = |of: &Participation| {
        let happened = scope.at().is_none_or(|at| Period { since: of.when(), until: None }.has(at));
        happened && !(scope.uncertain() == Uncertain::Exclude && of.evidence().is_uncertain())
    };
    let records: Vec<(u32, &Participation)> =
        case.participation().iter().enumerate().filter(|(_, of)| counts(of)).map(|(position, of)| (position as u32, of)).collect();
    let is_resident = |of: &Participation| case.actor(of.group()).is_ok_and(|actor| actor.sector() == Some(Sector::Residents));
    let of_residents: Vec<(u32, &Participation)> = records.iter().copied().filter(|(_, of)| is_resident(of)).collect();
    let highest = |name, records: &[(u32, &Participation)]| {
        let level = records.iter().map(|(_, of)| of.level().get()).max();
        let mut groups: Vec<String> = Vec::new();
        for (_, of) in records.iter().filter(|(_, of)| Some(of.level().get()) == level) {
            if !groups.iter().any(|known| known == of.group()) {
                groups.push(of.group().to_owned());
            }
        }
        Indicator::new(6, name, Unit::Level, level.map(f64::from).ok_or(Reason::NotRecorded))
            .counting(records.len(), 0)
            .about(groups)
            .on(records.iter().map(|(position, _)| Item::Participation(*position)))
    };
    let phases = |least: u8| {
        let has = |phase: &&Phase| records.iter().any(|(_, of)| of.phase() == **phase && of.level().get() >= least);
        Phase::ALL.iter().filter(has).copied().collect::<Vec<_>>()
    };
    let (recorded, cooperative) = (phases(0), phases(COOPERATION));
    vec![
        highest("highest_level", &records),
        highest("highest_level_residents", &of_residents),
        Indicator::share(6, "cooperative_phases", cooperative.len(), recorded.len(), 0)
            .about(cooperative.iter().map(|phase| phase.as_str()))
            .on(records.iter().map(|(position, _)| Item::Participation(*position))),
    ]
}

fn equality(read: &Read<'_, '_>) -> Vec<Indicator> {
    let directed = Network::from_selection_with(read.selection, Direction::Directed);
    let case = read.selection.case();
    let scores: Vec<(ActorIndex, u32)> = {
        let score = |actor: &ActorIndex| case.actor_at(*actor).influence().map(|score| (*actor, score.get()));
        read.selection.members().iter().filter_map(score).collect()
    };
    let at = |name, level: Option<u32>| {
        let those: Vec<ActorIndex> = scores.iter().filter(|(_, score)| Some(*score) == level).map(|(actor, _)| *actor).collect();
        let value: Value = share(those.len(), scores.len());
        Indicator::new(7, name, Unit::Share, value)
            .counting(scores.len(), read.selection.members().len() - scores.len())
            .about(read.ids(&those))
            .on(scores.iter().map(|(actor, _)| Item::Actor(*actor)))
    };
    vec![
        Indicator::new(7, "reciprocity", Unit::Share, network_summary::reciprocity(&directed).edgewise)
            .counting(directed.ties().len(), 0)
            .on(read.ties.iter().copied()),
        read.two_way(7),
        at("highest_influence", scores.iter().map(|(_, score)| *score).max()),
        at("lowest_influence", scores.iter().map(|(_, score)| *score).min()),
    ]
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let found = of(study)?;
    Ok(Answer::new(&CARD, study, given)
        .with_network_facts(study)
        .with_table(indicators::table("element", &ELEMENTS, &found))
        .with_table(indicators::heads_table("elements", "element", &ELEMENTS, &found)))
}

#[cfg(test)]
mod tests;
