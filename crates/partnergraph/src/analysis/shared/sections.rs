//! How well each section of a document is documented.

use crate::method::{Reason, Value};
use crate::model::{Certainty, Evidence, Period, Stage};
use crate::view::{Selection, Uncertain};

/// How well one section of the document is documented.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Section {
    /// What the section is called.
    pub name: &'static str,
    /// The number of its items in scope.
    pub items: usize,
    /// The share with at least one source.
    pub with_source: Value,
    /// The share that a source states.
    pub stated: Value,
    /// The share that was judged.
    pub judged: Value,
    /// The share that is uncertain.
    pub uncertain: Value,
    /// The share of which no certainty is recorded.
    pub not_said: Value,
    /// The share with a beginning.
    pub with_since: Value,
    /// The share with an end.
    pub with_until: Value,
}

/// An item of a section: what it rests on, and its period where its section has one.
type Statement<'a> = (&'a Evidence, Option<Period>);

/// Actors, assignments, relations, agreements, exchanges, activities and participation, as far as they are in scope.
pub(crate) fn sections(selection: &Selection<'_>) -> Vec<Section> {
    let (case, scope) = (selection.case(), selection.scope());
    let is_certain = |evidence: &Evidence| scope.uncertain() == Uncertain::Include || !evidence.is_uncertain();
    let holds = |period: Period| scope.at().is_none_or(|at| period.has(at));
    let actors = selection.members().iter().map(|actor| (case.actor_at(*actor).evidence(), None));
    let assignments = selection.assignments().map(|index| case.assignment_at(index));
    let relations = selection.relations().iter().map(|index| case.relation_at(*index));
    let agreements = case.agreements().iter().filter(|item| {
        scope.stages().contains(&item.stage().unwrap_or(Stage::Agreed)) && holds(item.period()) && is_certain(item.evidence())
    });
    let exchanges = case.exchanges().iter().map(|item| item.evidence()).filter(|evidence| is_certain(evidence));
    let activities = case.activities().iter().map(|item| item.evidence()).filter(|evidence| is_certain(evidence));
    // What happened after the date is not yet recorded then.
    let participation = case.participation().iter().filter(|item| holds(Period { since: item.when(), until: None }));
    let participation = participation.map(|item| item.evidence()).filter(|evidence| is_certain(evidence));
    vec![
        section("actors", &actors.collect::<Vec<_>>()),
        section("assignments", &assignments.map(|item| (item.evidence(), Some(item.period()))).collect::<Vec<_>>()),
        section("relations", &relations.map(|item| (item.evidence(), Some(item.period()))).collect::<Vec<_>>()),
        section("agreements", &agreements.map(|item| (item.evidence(), Some(item.period()))).collect::<Vec<_>>()),
        section("exchanges", &exchanges.map(|evidence| (evidence, None)).collect::<Vec<_>>()),
        section("activities", &activities.map(|evidence| (evidence, None)).collect::<Vec<_>>()),
        section("participation", &participation.map(|evidence| (evidence, None)).collect::<Vec<_>>()),
    ]
}

fn section(name: &'static str, items: &[Statement<'_>]) -> Section {
    let share = |part: usize, whole: usize| if whole == 0 { Err(Reason::NotRecorded) } else { Ok(part as f64 / whole as f64) };
    let of_certainty =
        |certainty: Option<Certainty>| share(items.iter().filter(|(evidence, _)| evidence.certainty() == certainty).count(), items.len());
    // Sections without dates have no items that could have one.
    let periods: Vec<Period> = items.iter().filter_map(|(_, period)| *period).collect();
    Section {
        name,
        items: items.len(),
        with_source: share(items.iter().filter(|(evidence, _)| !evidence.sources().is_empty()).count(), items.len()),
        stated: of_certainty(Some(Certainty::Stated)),
        judged: of_certainty(Some(Certainty::Judged)),
        uncertain: of_certainty(Some(Certainty::Uncertain)),
        not_said: of_certainty(None),
        with_since: share(periods.iter().filter(|period| period.since.is_some()).count(), periods.len()),
        with_until: share(periods.iter().filter(|period| period.until.is_some()).count(), periods.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Actor, Agreement, Assignment, Case, CaseBuilder, Exchange, ExchangeDirection, Level, PartialDate, Participation, Phase, Source,
        Status,
    };
    use crate::view::Scope;

    fn date(text: &str) -> PartialDate {
        text.parse().expect("the tests write real dates")
    }

    fn evidence(certainty: Certainty) -> Evidence {
        Evidence::default().with_certainty(certainty).with_sources(["s1"])
    }

    /// Two actors; a role held since 2019, one held until 2010, one merely possible; a proposed and a settled agreement.
    fn house() -> Case {
        let level = Level::new(3).expect("a level");
        CaseBuilder::new("house", "House")
            .source(Source::new("s1"))
            .actor(Actor::new("a", "A").with_evidence(evidence(Certainty::Stated)))
            .actor(Actor::new("b", "B"))
            .assignment(
                Assignment::new("owner", Status::Current)
                    .with_actor("a")
                    .with_since(date("2019"))
                    .with_evidence(evidence(Certainty::Judged)),
            )
            .assignment(
                Assignment::new("funder", Status::Current)
                    .with_actor("b")
                    .with_until(date("2010"))
                    .with_evidence(evidence(Certainty::Uncertain)),
            )
            .assignment(Assignment::new("operator", Status::Potential).with_actor("b"))
            .agreement(Agreement::new("a1", vec!["a".into(), "b".into()]).with_stage(Stage::Proposed))
            .agreement(Agreement::new("a2", vec!["a".into(), "b".into()]).with_since(date("2018")))
            .exchange(
                Exchange::new("a", ExchangeDirection::Gives, "rooms")
                    .with_evidence(Evidence::default().with_certainty(Certainty::Uncertain)),
            )
            .participation(Participation::new("young", Phase::Operate, level).with_when(date("2021")))
            .build()
            .expect("a sound case")
    }

    fn of(scope: &Scope) -> Vec<(usize, Value, Value)> {
        let case = house();
        let found = sections(&Selection::of(&case, scope).expect("a scope that fits"));
        found.iter().map(|section| (section.items, section.with_source, section.with_since)).collect()
    }

    #[test]
    fn what_is_in_scope_is_counted_and_what_has_no_date_has_no_share_of_dates() {
        let not_recorded = Err(Reason::NotRecorded);
        assert_eq!(
            of(&Scope::default()),
            [
                (2, Ok(0.5), not_recorded),
                (2, Ok(1.0), Ok(0.5)),
                (0, not_recorded, not_recorded),
                (1, Ok(0.0), Ok(1.0)),
                (1, Ok(0.0), not_recorded),
                (0, not_recorded, not_recorded),
                (1, Ok(0.0), not_recorded),
            ]
        );
    }

    #[test]
    fn statuses_stages_dates_and_certainty_narrow_it() {
        let items = |scope: &Scope| of(scope).iter().map(|(items, _, _)| *items).collect::<Vec<_>>();
        assert_eq!(items(&Scope::default().with_statuses([Status::Current, Status::Potential]))[1], 3);
        assert_eq!(items(&Scope::default().with_stages([Stage::Proposed]))[3], 1);
        assert_eq!(items(&Scope::default().with_at(date("2020"))), [1, 1, 0, 1, 1, 0, 0]);
        assert_eq!(items(&Scope::default().with_at(date("2021-05")))[6], 1);
        assert_eq!(items(&Scope::default().with_uncertain(Uncertain::Exclude)), [1, 1, 0, 1, 0, 0, 1]);
    }

    #[test]
    fn the_shares_by_certainty_add_up_to_one() {
        let case = house();
        let scope = Scope::default();
        let found = sections(&Selection::of(&case, &scope).expect("a scope that fits"))[1];
        assert_eq!((found.stated, found.judged, found.uncertain, found.not_said), (Ok(0.0), Ok(0.5), Ok(0.5), Ok(0.0)));
    }
}
