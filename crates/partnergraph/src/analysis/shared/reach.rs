//! What actors reach: parts of the day, days of the week, target groups.
//!
//! An activity covers the parts of the day that it names, and every part that its hours overlap by at least half an hour:
//! morning 06–10, day 10–15, afternoon 15–18, evening 18–22, night 22–06. An end at or before the start is of the next day,
//! which is covered too where half an hour or more falls on it. Saturday or Sunday covers `weekend` besides; `weekend` alone
//! names no day. A beginning without an end covers no part of the day, because nobody said how long it lasts.

use super::flows::{Flows, Party};
use crate::analysis::case_reach::{ReachColumn, ResourceUse};
use crate::method::Item;
use crate::model::{Activity, ActorIndex, Code as _, Resource, RoleIndex, Slot, Times, Weekday};
use crate::view::{Incidence, Selection, Uncertain, choices};

choices! {
    /// What can be covered.
    Dimension {
        /// The parts of the day, and the weekend.
        Times = "times",
        /// The days of the week.
        Days = "days",
        /// Target groups.
        TargetGroups = "target_groups",
        /// Categories of resources.
        Resources = "resources",
    }

    /// How well something is covered.
    Cover {
        /// By several actors.
        Several = "several",
        /// By one actor alone.
        Single = "single",
        /// By nobody.
        Gap = "gap",
        /// By nobody who is known to.
        NotKnown = "not_known",
    }
}

impl Dimension {
    /// Every dimension, in order.
    pub(crate) const LIST: [Self; 4] = [Self::Times, Self::Days, Self::TargetGroups, Self::Resources];
}

/// Parts of the day and days of the week, in the order of the case format.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Hours {
    /// For each part of the day, and the weekend, whether it is covered.
    pub(crate) slots: [bool; SLOTS],
    /// For each day whether it is covered.
    pub(crate) days: [bool; DAYS],
}

/// The parts of the day, and the weekend.
pub(crate) const SLOTS: usize = 6;
/// The days of the week.
pub(crate) const DAYS: usize = 7;

const _: () = assert!(Slot::ALL.len() == SLOTS && Weekday::ALL.len() == DAYS);

const DAY: u16 = 24 * 60;
/// An overlap of fewer minutes does not count.
const LEAST: u16 = 30;
/// From when until when a part of the day lasts, in minutes since midnight; the night goes on into the next day.
const PARTS: [(Slot, u16, u16); 5] = [
    (Slot::Morning, 6 * 60, 10 * 60),
    (Slot::Day, 10 * 60, 15 * 60),
    (Slot::Afternoon, 15 * 60, 18 * 60),
    (Slot::Evening, 18 * 60, 22 * 60),
    (Slot::Night, 22 * 60, 30 * 60),
];

impl Hours {
    /// What the times of an activity cover.
    pub(crate) fn of(when: &[Times]) -> Self {
        let mut hours = Self::default();
        for times in when {
            hours.add(times);
        }
        if hours.days[Weekday::Saturday as usize] || hours.days[Weekday::Sunday as usize] {
            hours.slots[Slot::Weekend as usize] = true;
        }
        hours
    }

    fn add(&mut self, times: &Times) {
        if let Some(slot) = times.slot() {
            self.slots[slot as usize] = true;
        }
        let mut tomorrow = false;
        if let (Some(from), Some(until)) = (times.from(), times.until()) {
            let (from, until) = (from.minutes(), until.minutes());
            let end = if until > from { until } else { until + DAY };
            for (slot, begins, ends) in PARTS {
                // The same part of the day before, of the same and of the next.
                let overlap: u16 = [0, DAY, 2 * DAY]
                    .map(|shift| (end + DAY).min(ends + shift).saturating_sub((from + DAY).max(begins + shift)))
                    .into_iter()
                    .sum();
                self.slots[slot as usize] |= overlap >= LEAST;
            }
            tomorrow = end.saturating_sub(DAY.max(from)) >= LEAST;
        }
        for day in times.days() {
            self.days[*day as usize] = true;
            self.days[(*day as usize + 1) % DAYS] |= tomorrow;
        }
    }

    /// Adds what other hours cover.
    pub(crate) fn join(&mut self, other: &Self) {
        for (mine, theirs) in self.slots.iter_mut().zip(other.slots).chain(self.days.iter_mut().zip(other.days)) {
            *mine |= theirs;
        }
    }
}

/// Whom somebody reaches, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Reach<'a> {
    /// When.
    pub(crate) hours: Hours,
    /// The target groups, each once, in the order in which they first occur.
    pub(crate) groups: Vec<&'a str>,
}

impl<'a> Reach<'a> {
    /// Whether a part of the day or a target group is recorded.
    pub(crate) fn is_recorded(&self) -> bool {
        !self.groups.is_empty() || self.hours.slots.contains(&true)
    }

    /// Adds what others reach.
    pub(crate) fn join(&mut self, other: &Self) {
        self.hours.join(&other.hours);
        self.add_groups(other.groups.iter().copied());
    }

    /// The number of target groups and parts of the day that are not reached by others.
    pub(crate) fn beyond(&self, others: &Self) -> usize {
        let groups = self.groups.iter().filter(|group| !others.groups.contains(group)).count();
        groups + self.hours.slots.iter().zip(others.hours.slots).filter(|(mine, theirs)| **mine && !theirs).count()
    }

    fn add_groups(&mut self, groups: impl Iterator<Item = &'a str>) {
        for group in groups {
            if !self.groups.contains(&group) {
                self.groups.push(group);
            }
        }
    }

    fn add_activity(&mut self, activity: &'a Activity) {
        self.hours.join(&Hours::of(activity.when()));
        self.add_groups(activity.target_groups().iter().map(String::as_str));
    }
}

/// What each actor of a case reaches by itself and by its activities, by position of the actor; at the chosen level each is
/// added to the one that it stands as.
pub(crate) fn of_actors<'a>(selection: &Selection<'a>) -> Vec<Reach<'a>> {
    let case = selection.case();
    let mut reach = vec![Reach::default(); case.actors().len()];
    for (position, actor) in case.actors().iter().enumerate() {
        let stands_as = selection.stands_as(crate::model::ActorIndex(position as u32));
        reach[stands_as.position()].add_groups(actor.target_groups().iter().map(String::as_str));
    }
    let left_out = selection.scope().uncertain() == Uncertain::Exclude;
    for activity in case.activities().iter().filter(|activity| !(left_out && activity.evidence().is_uncertain())) {
        if let Some(actor) = activity.actor().and_then(|actor| case.actor_index(actor.as_str()).ok()) {
            reach[selection.stands_as(actor).position()].add_activity(activity);
        }
    }
    reach
}

/// Who could cover something: the actors of the network, the one that stands for the case, and the case where an activity is
/// nobody's; and the number of activities of actors that are out of scope.
pub(crate) fn rows(selection: &Selection<'_>) -> (Vec<Party>, usize) {
    let mut rows: Vec<Party> = selection.members().iter().copied().map(Party::Actor).collect();
    let itself = selection.case().self_actor().map(|actor| Party::Actor(selection.stands_as(actor)));
    rows.extend(itself.filter(|itself| !rows.contains(itself)));
    rows.sort_unstable();
    let mut out_of_scope = 0;
    for (party, _, _) in activities(selection) {
        match party {
            Party::Case if rows.last() != Some(&Party::Case) => rows.push(Party::Case),
            party if rows.binary_search(&party).is_err() => out_of_scope += 1,
            _ => {}
        }
    }
    (rows, out_of_scope)
}

/// The activities that count, with who stands for each, and their positions in the document.
fn activities<'a>(selection: &Selection<'a>) -> impl Iterator<Item = (Party, usize, &'a Activity)> {
    let case = selection.case();
    let left_out = selection.scope().uncertain() == Uncertain::Exclude;
    case.activities().iter().enumerate().filter(move |(_, activity)| !(left_out && activity.evidence().is_uncertain())).map(
        |(position, activity)| {
            let actor = activity.actor().and_then(|actor| case.actor_index(actor.as_str()).ok());
            (actor.map_or(Party::Case, |actor| Party::Actor(selection.stands_as(actor))), position, activity)
        },
    )
}

/// A column that nobody covers yet.
fn column(name: impl Into<String>) -> ReachColumn {
    ReachColumn { name: name.into(), by: Vec::new() }
}

impl ReachColumn {
    /// Says that somebody covers it, and what that rests on.
    fn add(&mut self, party: Party, item: Item) {
        match self.by.iter_mut().find(|(known, _)| *known == party) {
            Some((_, items)) => items.push(item),
            None => self.by.push((party, vec![item])),
        }
    }
}

/// Who covers which parts of the day, days and target groups, also those that are named; and of how many activities the part of
/// the day, and the day, is not recorded.
pub(crate) fn by_activities(selection: &Selection<'_>, named: &[&str]) -> (Vec<Vec<ReachColumn>>, [usize; 2]) {
    let case = selection.case();
    let (rows, _) = rows(selection);
    let mut times: Vec<ReachColumn> = Slot::ALL.iter().map(|slot| column(slot.as_str())).collect();
    let mut days: Vec<ReachColumn> = Weekday::ALL.iter().map(|day| column(day.as_str())).collect();
    let mut groups: Vec<ReachColumn> = Vec::new();
    let mut add_groups = |party: Party, item: Item, names: &[String]| {
        for name in names {
            let place = groups.iter().position(|known| known.name == *name).unwrap_or_else(|| {
                groups.push(column(name));
                groups.len() - 1
            });
            groups[place].add(party, item);
        }
    };
    for (position, actor) in case.actors().iter().enumerate() {
        let index = ActorIndex(position as u32);
        let party = Party::Actor(selection.stands_as(index));
        if rows.binary_search(&party).is_ok() {
            add_groups(party, Item::Actor(index), actor.target_groups());
        }
    }
    let mut unknown = [0; 2];
    for (party, position, activity) in activities(selection).filter(|(party, _, _)| rows.binary_search(party).is_ok()) {
        let item = Item::Activity(position as u32);
        let hours = Hours::of(activity.when());
        let slots = times.iter_mut().zip(hours.slots).filter(|(_, covered)| *covered);
        slots.for_each(|(column, _)| column.add(party, item));
        days.iter_mut().zip(hours.days).filter(|(_, covered)| *covered).for_each(|(column, _)| column.add(party, item));
        // The weekend is no part of the day.
        unknown[0] += usize::from(!hours.slots[..Slot::Weekend as usize].contains(&true));
        unknown[1] += usize::from(!hours.days.contains(&true));
        add_groups(party, item, activity.target_groups());
    }
    for name in named {
        if !groups.iter().any(|known| known.name == *name) {
            groups.push(column(*name));
        }
    }
    let mut tables = vec![times, days, groups];
    tables.iter_mut().flatten().for_each(|column| column.by.sort_by_key(|(party, _)| *party));
    (tables, unknown)
}

/// The categories that somebody gives, gets or needs: who gives each, whether to the case or to a holder of a role, and who needs it.
pub(crate) fn resources(selection: &Selection<'_>, incidence: &Incidence, flows: &Flows) -> Vec<ResourceUse> {
    let itself = selection.case().self_actor().map(|actor| selection.stands_as(actor));
    let mut holds = vec![false; selection.case().actors().len()];
    for role in 0..incidence.roles() {
        incidence.holders(RoleIndex(role as u32)).for_each(|holder| holds[holder.position()] = true);
    }
    let is_user = |party: Party| match party {
        Party::Actor(actor) => Some(actor) == itself || holds[actor.position()],
        Party::Case => true,
    };
    let mut found: Vec<ResourceUse> = Resource::ALL
        .iter()
        .map(|category| ResourceUse { category: *category, held: Vec::new(), needed_by: Vec::new(), basis: Vec::new() })
        .collect();
    for flow in &flows.flows {
        let Some(row) = flow.category.map(|category| &mut found[category as usize]) else { continue };
        let used = is_user(flow.taker);
        match row.held.iter_mut().find(|(party, _)| *party == flow.giver) {
            Some((_, known)) => *known |= used,
            None => row.held.push((flow.giver, used)),
        }
        row.basis.extend(&flow.basis);
    }
    for need in &flows.needs {
        let row = &mut found[need.category as usize];
        row.needed_by.push(Party::Actor(need.actor));
        row.basis.extend(&need.basis);
    }
    found.retain(|row| !row.basis.is_empty());
    found.iter_mut().for_each(|row| row.held.sort_unstable());
    found
}

/// Who gives each category to anybody.
pub(crate) fn held(resources: &[ResourceUse], flows: &Flows) -> Vec<ReachColumn> {
    let mut columns: Vec<ReachColumn> = resources.iter().map(|row| column(row.category.as_str())).collect();
    for flow in &flows.flows {
        if let Some(place) = resources.iter().position(|row| Some(row.category) == flow.category) {
            flow.basis.iter().for_each(|item| columns[place].add(flow.giver, *item));
        }
    }
    columns.iter_mut().for_each(|column| column.by.sort_by_key(|(party, _)| *party));
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, CaseBuilder};
    use crate::view::{ActorLevel, Scope};

    fn clock(from: &str, until: &str) -> Times {
        let time = |text: &str| text.parse().expect("the tests write real times");
        Times::default().with_from(time(from)).with_until(time(until))
    }

    fn slots(times: Times) -> Vec<&'static str> {
        let hours = Hours::of(&[times]);
        Slot::ALL.iter().filter(|slot| hours.slots[**slot as usize]).map(|slot| slot.as_str()).collect()
    }

    fn days(times: Times) -> Vec<&'static str> {
        let hours = Hours::of(&[times]);
        Weekday::ALL.iter().filter(|day| hours.days[**day as usize]).map(|day| day.as_str()).collect()
    }

    #[test]
    fn hours_cover_every_part_of_the_day_that_they_overlap_by_half_an_hour() {
        assert_eq!(slots(clock("12:00", "15:00")), ["day"]);
        assert_eq!(slots(clock("09:30", "15:29")), ["morning", "day"]);
        assert_eq!(slots(clock("09:31", "15:30")), ["day", "afternoon"]);
        assert_eq!(slots(clock("12:00", "12:29")), [""; 0]);
        assert_eq!(slots(clock("00:00", "24:00")), ["morning", "day", "afternoon", "evening", "night"]);
        assert_eq!(slots(clock("05:00", "06:29")), ["night"]);
    }

    #[test]
    fn an_end_at_or_before_the_start_is_of_the_next_day() {
        assert_eq!(slots(clock("21:30", "02:00")), ["evening", "night"]);
        assert_eq!(slots(clock("23:45", "00:15")), ["night"]);
        assert_eq!(slots(clock("08:00", "08:00")), ["morning", "day", "afternoon", "evening", "night"]);
        let friday = clock("22:00", "02:00").with_days([Weekday::Friday]);
        assert_eq!(days(friday.clone()), ["fri", "sat"]);
        assert_eq!(slots(friday), ["night", "weekend"]);
        assert_eq!(days(clock("20:00", "00:00").with_days([Weekday::Sunday])), ["sun"]);
        assert_eq!(days(clock("20:00", "00:30").with_days([Weekday::Sunday])), ["mon", "sun"]);
    }

    #[test]
    fn a_part_of_the_day_is_covered_when_it_is_named_and_a_weekend_by_its_days() {
        assert_eq!(slots(Times::default().with_slot(Slot::Evening)), ["evening"]);
        assert_eq!(slots(Times::default().with_days([Weekday::Sunday])), ["weekend"]);
        assert_eq!(days(Times::default().with_slot(Slot::Weekend)), [""; 0]);
        let begun = Times::default().with_from("12:00".parse().expect("a time")).with_days([Weekday::Monday]);
        assert_eq!((slots(begun.clone()), days(begun)), (vec![], vec!["mon"]));
    }

    #[test]
    fn an_actor_reaches_whom_it_names_and_whom_its_activities_name() {
        let case = CaseBuilder::new("house", "House")
            .actor(Actor::new("city", "City"))
            .actor(Actor::new("unit", "Unit").with_part_of("city").with_target_groups(["young"]))
            .activity(Activity::new("Café").with_actor("unit").with_target_groups(["old", "young"]).with_when([clock("12:00", "14:00")]))
            .activity(Activity::new("Choir").with_target_groups(["singers"]))
            .build()
            .expect("a sound case");
        let scope = Scope::default();
        let reach = of_actors(&Selection::of(&case, &scope).expect("a scope that fits"));
        assert!(!reach[0].is_recorded());
        assert_eq!(reach[1].groups, ["young", "old"]);
        assert_eq!(reach[1].beyond(&Reach { groups: vec!["old"], ..Reach::default() }), 2);
        let top = Scope::default().with_level(ActorLevel::Top);
        assert_eq!(of_actors(&Selection::of(&case, &top).expect("a scope that fits"))[0].groups, ["young", "old"]);
    }
}
