//! Which times, target groups and resources partners cover, and which nobody does.
//!
//! Step 2 of the building-block workshop asks this: is the house used around the clock, and whom does nobody reach?

use super::shared::flows::{self, KINDS, Party};
use super::shared::reach::{self, Cover, Dimension};
use super::shared::reach_tables as tables;
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, OptionKind, OptionSpec, Preset, Reason, Study, Subject, TableSpec, Value,
};
use crate::model::{Case, Resource};
use crate::view::{Incidence, Scope, Selection};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "case_reach",
    version: 1,
    level: Level::Case,
    subject: Subject::Case,
    question: "Which times, target groups or resources does no partner cover?",
    definition: "Four tables of actors × columns, yes or no.\n\
        times: morning 06–10, day 10–15, afternoon 15–18, evening 18–22, night 22–06, and weekend. An activity covers the parts that it \
        names, and those that its hours overlap by at least 30 minutes; an end at or before the start is of the next day. Saturday or \
        Sunday covers weekend besides.\n\
        days: the seven days of the week that activities name, and the next where 30 minutes or more run past midnight.\n\
        target_groups: those of actors and of activities, and those named in `target_groups`; the same when they are written alike.\n\
        resources: the categories that somebody is recorded to give, get or need; held by who gives it to anybody, in exchanges or on \
        relations on which something is given (actor_exchange). Used when given to the actor that stands for the case, to the case as a whole or to a holder of a role.\n\
        covered = at least one actor; single = exactly one; gap = none; coverage = covered columns/columns. Activities without an \
        actor count for the case, in the row `case`.",
    reading: "Only what is recorded can cover. Of an activity of which no part of the day is recorded nobody knows when it is: with any such \
        a part that nobody is known to cover is `not_known` instead of a gap, and coverage is a lower bound; the same of days. A beginning \
        without an end, or a day without hours, says no part of the day. The actor that stands for the case covers what it does itself. \
        Actors out of scope, such as merely potential \
        partners, cover nothing. Target groups are those that somebody wrote down, so that all of them are covered unless more are named; one that is named is a gap \
        when no actor and no activity names it, though it may be reached all the same. A resource is a gap when somebody needs it and nobody gives it; what nobody mentions is no column, because \
        nobody knows whether it is there.",
    undefined: &[
        (
            Reason::NotRecorded,
            "a whole table of the four, when no time, day, target group or exchange is recorded for it; covered, where that is not known",
        ),
        (Reason::ZeroTotal, "coverage of resources, when no exchange has a category"),
    ],
    source: "Our own measure, from step 2 of the building-block workshop (nabolaghus.no): use around the clock, target groups not reached.",
    elsewhere: "",
    scope: &["at", "statuses", "stages", "uncertain", "level", "include_self", "actors"],
    options: &[OptionSpec {
        name: "target_groups",
        kind: OptionKind::Texts,
        preset: Preset::Nothing,
        meaning: "target groups that should be reached, beside those that are recorded",
    }],
    tables: &[
        TableSpec {
            name: "main",
            row: "times, days, target groups, resources",
            columns: &[
                ColumnSpec::new("dimension", "`times`, `days`, `target_groups` or `resources`"),
                ColumnSpec::new("columns", "number of columns"),
                ColumnSpec::new("covered", "number of columns that somebody is known to cover"),
                ColumnSpec::new("coverage", "the same over all columns, 0 to 1"),
                ColumnSpec::new("single_cover", "the columns that one actor alone is known to cover"),
                ColumnSpec::new("gaps", "the columns that nobody covers"),
                ColumnSpec::new("not_known", "the columns that nobody is known to cover, though somebody may"),
                ColumnSpec::new(
                    "time_unknown",
                    "number of activities of which the part of the day, or the day, is not recorded; otherwise 0",
                ),
            ],
        },
        TableSpec {
            name: "columns",
            row: "a column of one of the four tables",
            columns: &[
                ColumnSpec::new("dimension", "`times`, `days`, `target_groups` or `resources`"),
                ColumnSpec::new("column", "the part of the day, day, target group or category"),
                ColumnSpec::new("actors", "number of actors that are known to cover it"),
                ColumnSpec::new("covered_by", "their ids, or `case`"),
                ColumnSpec::new("covered", "whether anybody does"),
                ColumnSpec::new("state", "`several`, `single`, `gap` or `not_known`"),
            ],
        },
        TableSpec {
            name: "actors",
            row: "an actor of the network, the actor that stands for the case, and `case` where something is recorded of nobody",
            columns: &[
                ColumnSpec::new("actor", "id of the actor, or `case`"),
                ColumnSpec::new("name", "its name"),
                ColumnSpec::new("times", "number of parts of the day that it is known to cover"),
                ColumnSpec::new("days", "number of days that it is known to cover"),
                ColumnSpec::new("target_groups", "number of target groups that it covers"),
                ColumnSpec::new("resources", "number of resources that it holds"),
            ],
        },
        TableSpec {
            name: "cells",
            row: "an actor and a column that it covers",
            columns: &[
                ColumnSpec::new("actor", "id of the actor, or `case`"),
                ColumnSpec::new("name", "its name"),
                ColumnSpec::new("dimension", "`times`, `days`, `target_groups` or `resources`"),
                ColumnSpec::new("column", "the part of the day, day, target group or category"),
            ],
        },
        TableSpec {
            name: "resources",
            row: "a category that somebody gives, gets or needs",
            columns: &[
                ColumnSpec::new("category", "the category"),
                ColumnSpec::new("held_by", "ids of who gives it to anybody"),
                ColumnSpec::new("used_of", "ids of those of them who give it to the case or to a holder of a role"),
                ColumnSpec::new("unused_of", "ids of those of them who do not"),
                ColumnSpec::new("needed_by", "ids of who says it needs it"),
            ],
        },
    ],
};

/// Which part of the case, and which target groups should be reached.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
    target_groups: Vec<String>,
}

impl Options {
    /// The same, asked of another part of the case.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same, with target groups that should be reached.
    pub fn with_target_groups(mut self, groups: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.target_groups = groups.into_iter().map(Into::into).collect();
        self
    }
}

/// What actors cover of one dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct ReachTable {
    /// What its columns are.
    pub dimension: Dimension,
    /// The columns, with who covers them.
    pub columns: Vec<ReachColumn>,
    /// Whether anything is recorded for it.
    pub is_recorded: bool,
    /// The number of activities of which it is not recorded when they are.
    pub time_unknown: usize,
}

impl ReachTable {
    /// How a column stands.
    ///
    /// # Errors
    /// [`Reason::NotRecorded`] when nothing is recorded for the table.
    pub fn state(&self, column: &ReachColumn) -> Value<Cover> {
        match column.by.len() {
            _ if !self.is_recorded => Err(Reason::NotRecorded),
            0 if self.time_unknown > 0 => Ok(Cover::NotKnown),
            0 => Ok(Cover::Gap),
            1 => Ok(Cover::Single),
            _ => Ok(Cover::Several),
        }
    }

    /// The number of columns that somebody is known to cover.
    ///
    /// # Errors
    /// [`Reason::NotRecorded`] when nothing is recorded for the table.
    pub fn covered(&self) -> Value<usize> {
        if self.is_recorded { Ok(self.columns.iter().filter(|column| !column.by.is_empty()).count()) } else { Err(Reason::NotRecorded) }
    }

    /// The same over all columns.
    ///
    /// # Errors
    /// [`Reason::NotRecorded`] when nothing is recorded for the table; [`Reason::ZeroTotal`] when it has no column.
    pub fn coverage(&self) -> Value {
        let covered = self.covered()?;
        if self.columns.is_empty() { Err(Reason::ZeroTotal) } else { Ok(covered as f64 / self.columns.len() as f64) }
    }
}

/// A column and who covers it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReachColumn {
    /// The part of the day, day, target group or category.
    pub name: String,
    /// Who covers it, in document order, with what that rests on.
    pub by: Vec<(Party, Vec<Item>)>,
}

/// Who holds a resource, who of them lets it be used, and who needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct ResourceUse {
    /// The category.
    pub category: Resource,
    /// Who gives it to anybody, and whether to the case or to a holder of a role.
    pub held: Vec<(Party, bool)>,
    /// Who needs it.
    pub needed_by: Vec<Party>,
    /// What it rests on.
    pub(crate) basis: Vec<Item>,
}

/// What a case reaches.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseReach {
    /// Who could cover something: the actors of the network, the one that stands for the case, and the case where something is
    /// recorded of nobody.
    pub rows: Vec<Party>,
    /// Times, days, target groups, resources.
    pub tables: [ReachTable; 4],
    /// The categories that somebody gives, gets or needs.
    pub resources: Vec<ResourceUse>,
    /// The number of activities of actors that are out of scope.
    pub out_of_scope: usize,
}

/// What a case reaches, and what nobody does.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied.
///
/// # Examples
/// ```
/// use partnergraph::{Activity, Actor, CaseBuilder, Slot, Times, analysis::case_reach};
///
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("club", "Club"))
///     .activity(Activity::new("youth club").with_actor("club").with_when([
///         Times::default().with_days([partnergraph::Weekday::Friday]).with_from("20:00".parse()?).with_until("01:00".parse()?),
///     ]))
///     .build()?;
/// let [times, days, groups, _] = case_reach::compute(&case, &Default::default())?.tables;
/// // Evening and night; Friday, Saturday and with it the weekend.
/// assert_eq!((times.covered(), days.covered()), (Ok(3), Ok(2)));
/// assert!(groups.coverage().is_err());
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<CaseReach, AnalysisError> {
    let selection = Selection::of(case, &options.scope)?;
    let groups: Vec<&str> = options.target_groups.iter().map(String::as_str).collect();
    Ok(of(&selection, &Incidence::of(&selection), &groups))
}

fn of(selection: &Selection<'_>, incidence: &Incidence, groups: &[&str]) -> CaseReach {
    let flows = flows::of(selection, &KINDS);
    let (mut rows, out_of_scope) = reach::rows(selection);
    let (mut by_activities, unknown) = reach::by_activities(selection, groups);
    let resources = reach::resources(selection, incidence, &flows);
    by_activities.push(reach::held(&resources, &flows));
    if resources.iter().any(|each| each.held.iter().any(|(party, _)| *party == Party::Case)) && rows.last() != Some(&Party::Case) {
        rows.push(Party::Case);
    }
    let recorded = |columns: &[ReachColumn]| columns.iter().any(|column| !column.by.is_empty());
    let mut columns = by_activities.into_iter();
    let tables = Dimension::LIST.map(|dimension| {
        let columns = columns.next().unwrap_or_default();
        let time_unknown = match dimension {
            Dimension::Times => unknown[0],
            Dimension::Days => unknown[1],
            _ => 0,
        };
        let is_recorded = match dimension {
            Dimension::Resources => !flows.flows.is_empty() || !flows.needs.is_empty(),
            _ => recorded(&columns),
        };
        ReachTable { dimension, is_recorded, columns, time_unknown }
    });
    CaseReach { rows, tables, resources, out_of_scope }
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let case = selection.case();
    let named = given.texts("target_groups")?.unwrap_or_default();
    let found = of(selection, study.incidence(&CARD)?, &named);
    let mut answer = Answer::new(&CARD, study, given);
    let [times, days, ..] = &found.tables;
    if times.time_unknown + days.time_unknown > 0 {
        answer = answer.with_remark(format!(
            "activities without a part of the day: {}, without a day: {}; what nobody is known to cover then is not known to be covered",
            times.time_unknown, days.time_unknown
        ));
    }
    let silent = case.activities().iter().filter(|activity| activity.target_groups().is_empty()).count();
    if !named.is_empty() && silent > 0 {
        answer = answer.with_remark(format!(
            "activities that name no target group: {silent} of {}; a group that is a gap may be among those who come to them",
            case.activities().len()
        ));
    }
    if found.out_of_scope > 0 {
        answer = answer.with_remark(format!("activities of actors out of scope, left aside: {}", found.out_of_scope));
    }
    Ok(answer
        .with_table(tables::main(&found))
        .with_table(tables::columns(case, &found))
        .with_table(tables::actors(case, &found))
        .with_table(tables::cells(case, &found))
        .with_table(tables::resources(case, &found)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::shared::testing::{numbers, table, texts, wholes};
    use crate::maths::Random;
    use crate::method::OptionValue;
    use crate::model::{
        Activity, Actor, Assignment, CaseBuilder, Code as _, Exchange, ExchangeDirection, Relation, RelationKind, Slot, Status, Times,
        Weekday,
    };

    fn clock(from: &str, until: &str) -> Times {
        let time = |text: &str| text.parse().expect("the tests write real times");
        Times::default().with_from(time(from)).with_until(time(until))
    }

    fn house() -> CaseBuilder {
        ["town", "club", "self", "guest"]
            .into_iter()
            .fold(CaseBuilder::new("house", "House"), |case, id| case.actor(Actor::new(id, id)))
            .self_actor("self")
            .assignment(Assignment::new("owner", Status::Current).with_actor("town"))
            .assignment(Assignment::new("operator", Status::Potential).with_actor("guest"))
    }

    fn answer(case: CaseBuilder, given: &Given) -> Answer {
        super::super::find("case_reach").and_then(|method| method.of_case(&case.build().expect("a sound case"), given)).expect("an answer")
    }

    fn states(answer: &Answer, dimension: &str) -> Vec<String> {
        let columns = table(answer, "columns");
        let of = texts(columns, "dimension").into_iter().zip(texts(columns, "column").into_iter().zip(texts(columns, "state")));
        of.filter(|(name, _)| name == dimension).map(|(_, (column, state))| format!("{column} {state}")).collect()
    }

    /// The club on Friday from 22 to 2; the house itself by day, nobody named in the evening.
    fn busy() -> CaseBuilder {
        house()
            .activity(Activity::new("night club").with_actor("club").with_when([clock("22:00", "02:00").with_days([Weekday::Friday])]))
            .activity(Activity::new("café").with_actor("self").with_when([clock("11:00", "15:29").with_days([Weekday::Monday])]))
            .activity(Activity::new("choir").with_when([Times::default().with_slot(Slot::Evening).with_days([Weekday::Monday])]))
    }

    #[test]
    fn hours_days_and_who_is_alone_by_hand() {
        let answer = answer(busy(), &Given::nothing());
        assert_eq!(
            states(&answer, "times"),
            ["morning gap", "day single", "afternoon gap", "evening single", "night single", "weekend single"],
            "29 minutes of the afternoon do not cover it, and past midnight on Friday is Saturday"
        );
        assert_eq!(states(&answer, "days"), ["mon several", "tue gap", "wed gap", "thu gap", "fri single", "sat single", "sun gap"]);
        let main = answer.table();
        assert_eq!(wholes(main, "covered"), [Some(4), Some(3), None, None]);
        assert_eq!(numbers(main, "coverage"), [Some(4.0 / 6.0), Some(3.0 / 7.0), None, None]);
        let actors = table(&answer, "actors");
        assert_eq!(texts(actors, "actor"), ["town", "club", "self", "case"]);
        assert_eq!(wholes(actors, "times"), [Some(0), Some(2), Some(1), Some(1)]);
    }

    #[test]
    fn with_an_activity_of_unknown_time_a_gap_is_not_known() {
        let answer = answer(busy().activity(Activity::new("dance").with_actor("town").with_target_groups(["youth"])), &Given::nothing());
        assert_eq!(states(&answer, "times")[0], "morning not_known");
        assert_eq!(wholes(answer.table(), "time_unknown"), [Some(1), Some(1), Some(0), Some(0)]);
        assert_eq!(states(&answer, "target_groups"), ["youth single"]);
    }

    #[test]
    fn where_no_time_is_recorded_nothing_is_said_of_times() {
        let answer = answer(house().activity(Activity::new("dance").with_actor("town")), &Given::nothing());
        assert_eq!(numbers(answer.table(), "coverage"), [None; 4]);
        assert!(answer.table().reasons().all(|(_, _, reason)| reason == Reason::NotRecorded));
    }

    #[test]
    fn groups_that_should_be_reached_are_gaps_and_potential_partners_reach_nobody() {
        let case = house()
            .activity(Activity::new("dance").with_actor("guest").with_target_groups(["old"]))
            .activity(Activity::new("play").with_actor("club").with_target_groups(["young"]));
        let groups = ["old", "young"].map(|group| OptionValue::Text(group.to_owned()));
        let answer = answer(case, &Given::nothing().with("target_groups", OptionValue::List(groups.into())));
        assert_eq!(states(&answer, "target_groups"), ["young single", "old gap"]);
        assert!(answer.remarks().iter().any(|remark| remark.contains("out of scope")));
    }

    #[test]
    fn a_resource_is_used_when_the_case_or_a_holder_of_a_role_gets_it() {
        let gives = |actor: &str, what| Exchange::new(actor, ExchangeDirection::Gives, "x").with_category(what);
        let case = house()
            .exchange(gives("club", Resource::Volunteers).with_partner("guest"))
            .exchange(gives("self", Resource::Network).with_partner("town"))
            .exchange(Exchange::new("town", ExchangeDirection::Needs, "x").with_category(Resource::Staff))
            .relation(Relation::new("town", "self", RelationKind::LendsTo));
        let answer = answer(case, &Given::nothing());
        let resources = table(&answer, "resources");
        let list = |column: &str, category: &str| {
            let place = texts(resources, "category").iter().position(|known| known == category).expect("a category");
            match resources.column(column) {
                Some(crate::method::Values::Texts(values)) => values[place].iter().map(ToString::to_string).collect::<Vec<_>>(),
                other => unreachable!("a list, not {other:?}"),
            }
        };
        assert_eq!((list("used_of", "premises"), list("unused_of", "volunteers")), (vec!["town".to_owned()], vec!["club".to_owned()]));
        assert_eq!((list("used_of", "network"), list("needed_by", "staff")), (vec!["self".to_owned()], vec!["town".to_owned()]));
        assert_eq!(numbers(answer.table(), "coverage")[3], Some(0.75));
        assert_eq!(states(&answer, "resources"), ["premises single", "staff gap", "volunteers single", "network single"]);
        let words = house().exchange(Exchange::new("club", ExchangeDirection::Gives, "cake"));
        assert_eq!(coverage_of_resources(words), Err(Reason::ZeroTotal), "what has no category is no column");
    }

    fn coverage_of_resources(case: CaseBuilder) -> Value {
        compute(&case.build().expect("a sound case"), &Options::default()).expect("the default scope fits").tables[3].coverage()
    }

    /// Every minute of an activity laid on the clock.
    #[test]
    fn hours_cover_what_their_minutes_cover() {
        let part = |minute: usize| match minute / 60 % 24 {
            6..10 => Slot::Morning,
            10..15 => Slot::Day,
            15..18 => Slot::Afternoon,
            18..22 => Slot::Evening,
            _ => Slot::Night,
        };
        for seed in 0..400 {
            let mut random = Random::new(seed, 1);
            let (from, until) = (random.below(96) * 15, random.below(96) * 15);
            let (first, length) = (random.below(7), if until > from { until - from } else { until + 1440 - from });
            let text = |minutes: usize| format!("{:02}:{:02}", minutes / 60, minutes % 60);
            let when = clock(&text(from), &text(until)).with_days([Weekday::ALL[first]]);
            let case = house().activity(Activity::new("x").with_actor("club").with_when([when])).build().expect("a sound case");
            let found = compute(&case, &Options::default()).expect("the default scope fits");
            let mut minutes = [0; Slot::ALL.len()];
            let mut days = [0; 7];
            for minute in from..from + length {
                minutes[part(minute) as usize] += 1;
                days[(first + minute / 1440) % 7] += 1;
            }
            days[first] += 30;
            minutes[Slot::Weekend as usize] = days[5].max(days[6]);
            let covers = |table: &ReachTable| table.columns.iter().map(|column| !column.by.is_empty()).collect::<Vec<_>>();
            assert_eq!(covers(&found.tables[0]), minutes.map(|minutes| minutes >= 30), "{from} to {until}");
            assert_eq!(covers(&found.tables[1]), days.map(|minutes| minutes >= 30), "{from} to {until}");
        }
    }
}
