//! Values worked out by hand.

use super::super::shared::testing::{numbers, table, texts, wholes};
use super::*;
use crate::analysis::find;
use crate::method::OptionValue;
use crate::model::{
    Actor, ActorKind, Agreement, Amount, AmountPer, Basis, CaseBuilder, Purpose, Quantity, Relation, RelationKind, RoleModel, Seat, Sector,
};

fn date(text: &str) -> PartialDate {
    text.parse().expect("the tests write real dates")
}

fn held(role: &str, actor: &str) -> Assignment {
    Assignment::new(role, Status::Current).with_actor(actor)
}

fn answer(item: &str, value: f64) -> Score {
    Score::new("success_factors", item, Quantity::new(value).expect("a number"))
}

/// A star: the club coordinates and is tied to town, firm and block, of which town and block are tied too.
fn house() -> CaseBuilder {
    let amount = Amount::default().with_value(Quantity::new(100.0).expect("a number")).with_currency("NOK").with_per(AmountPer::Year);
    let paid = |from: &str, until: &str, binding| {
        let amount = amount.clone().with_purpose(Purpose::Operating).with_binding(binding);
        let relation = Relation::new(from, "club", RelationKind::Funds).with_amounts([amount]);
        if until.is_empty() { relation } else { relation.with_until(date(until)) }
    };
    CaseBuilder::new("house", "House")
        .actor(Actor::new("town", "Town").with_sector(Sector::Public).with_tags(["not_local"]))
        .actor(Actor::new("firm", "Firm").with_sector(Sector::Private))
        .actor(Actor::new("club", "Club").with_sector(Sector::Civil).with_tags(["local"]))
        .actor(Actor::new("block", "Block").with_sector(Sector::Residents).with_tags(["local"]))
        .actor(Actor::new("board", "Board").with_kind(ActorKind::Body).with_sector(Sector::Residents))
        .assignment(held("owner", "firm").with_basis(Basis::Ownership))
        .assignment(held("funder", "town").with_basis(Basis::Contract))
        .assignment(held("funder", "firm"))
        .assignment(held("operator", "club").with_basis(Basis::Informal))
        .assignment(held("programme_coordinator", "club").with_basis(Basis::Lease))
        .assignment(held("neighbourhood_partner", "block"))
        .assignment(held("neighbourhood_partner", "town"))
        .assignment(Assignment::new("operator", Status::Potential).with_actor("town"))
        .assignment(Assignment::new("operator", Status::Potential).with_actor("block"))
        .assignment(Assignment::new("activity_partner", Status::Potential).with_actor("block"))
        .relation(paid("town", "2026-12-31", true).with_id("r1"))
        .relation(paid("firm", "", false).with_id("r2"))
        .relation(Relation::new("club", "block", RelationKind::Cooperates))
        .relation(Relation::new("town", "block", RelationKind::Cooperates))
        .agreement(Agreement::new("a1", vec!["town".into(), "club".into()]).with_review(date("2027")))
        .agreement(Agreement::new("a2", vec!["firm".into(), "club".into()]))
        .seat(Seat::new("board", "block").with_voting(true))
        .seat(Seat::new("board", "firm").with_voting(true))
        .seat(Seat::new("board", "town"))
        .score(answer("political_decision", 1.0).with_when(date("2020")))
        .score(answer("political_decision", 0.0).with_when(date("2019")))
}

fn of_case(case: CaseBuilder, options: &Options) -> CaseSuccessFactors {
    compute(&case.build().expect("a sound case"), options).expect("the options fit")
}

fn value(found: &CaseSuccessFactors, name: &str) -> Value {
    one(found, name).value
}

fn one<'f>(found: &'f CaseSuccessFactors, name: &str) -> &'f Indicator {
    found.indicators.iter().find(|indicator| indicator.name == name).expect("there is such an indicator")
}

#[test]
fn every_indicator_is_what_one_works_out_by_hand() {
    let at = Scope::default().with_at(date("2026-12-01"));
    let found = of_case(house(), &Options::default().with_scope(at));
    let near = |name: &str, expected: f64| {
        let found = value(&found, name);
        assert!(found.is_ok_and(|found| (found - expected).abs() < 1e-12), "{name}: {found:?}, not {expected}");
    };
    // Ownership, contract, nothing, informal: two of three.
    near("binding_basis", 2.0 / 3.0);
    assert_eq!((one(&found, "binding_basis").known, one(&found, "binding_basis").unknown), (3, 1));
    near("binding_of_operating", 0.5);
    near("bound_of_operating", 0.0);
    // Three statements of six roles; holders beyond the first: one funder, one neighbourhood partner, of five filled roles.
    near("potential_per_role", 0.5);
    near("mean_redundancy", 0.4);
    near("review_share", 0.5);
    near("programme_coordinator_filled", 1.0);
    // Club ties town, firm, block; town and block are tied; the board is alone. Club is between firm and two others, of 6 pairs.
    near("coordinator_betweenness", 2.0 / 6.0);
    near("coordinator_rank", 1.0);
    near("coordinator_funders", 2.0);
    near("coordinator_funded_days", 30.0);
    assert_eq!(one(&found, "coordinator_funded_days").about, ["2026-12-31"]);
    assert_eq!(one(&found, "removal_roles_lost").about, ["operator", "programme_coordinator"]);
    near("removal_separated_pairs", 2.0);
    // Town and block reach each other: 2 of 12 ordered pairs.
    near("removal_fragmentation", 1.0 - 2.0 / 12.0);
    near("neighbourhood_partners", 2.0);
    assert_eq!(one(&found, "neighbourhood_partner_sectors").about, ["public", "residents"]);
    near("resident_seats", 0.5);
    near("local_share", 2.0 / 3.0);
    assert_eq!((one(&found, "local_share").known, one(&found, "local_share").unknown), (3, 2));
    near("political_decision", 1.0);
    assert_eq!(value(&found, "administrative_decision"), Err(Reason::NotRecorded));
    assert_eq!(value(&found, "departures_filled"), Err(Reason::NoDate));
    let coordinator = found.coordinator.expect("somebody coordinates");
    assert_eq!((coordinator.actor, coordinator.found_by), (ActorIndex(2), FoundBy::ProgrammeCoordinator));
}

#[test]
fn without_a_date_nobody_knows_how_far_ahead_money_reaches() {
    let found = of_case(house(), &Options::default());
    assert_eq!(value(&found, "coordinator_funded_days"), Err(Reason::NoDate));
    assert_eq!(one(&found, "coordinator_funded_days").about, ["2026-12-31"]);
    assert_eq!(value(&found, "bound_of_operating"), Err(Reason::NoDate));
}

#[test]
fn a_case_that_says_nothing_has_no_values_but_reasons() {
    let found = of_case(CaseBuilder::new("h", "H"), &Options::default());
    for indicator in &found.indicators {
        assert!(indicator.value.is_err(), "{indicator:?}");
    }
    assert_eq!(value(&found, "potential_per_role"), Err(Reason::NotRecorded));
    assert_eq!(value(&found, "coordinator_rank"), Err(Reason::NoHolder));
    assert_eq!(value(&found, "neighbourhood_partners"), Err(Reason::UnknownRole));
    // What is known to be empty is 0.
    let sought = CaseBuilder::new("h", "H").assignment(Assignment::new("neighbourhood_partner", Status::Sought));
    let found = of_case(sought, &Options::default());
    assert_eq!((value(&found, "neighbourhood_partners"), value(&found, "neighbourhood_partner_sectors")), (Ok(0.0), Ok(0.0)));
    let none = of_case(CaseBuilder::new("h", "H").role_model(RoleModel::new("none")), &Options::default());
    assert_eq!(value(&none, "potential_per_role"), Err(Reason::NoRoles));
}

#[test]
fn the_coordinator_is_found_by_tag_then_by_role() {
    let by = |case: CaseBuilder| of_case(case, &Options::default()).coordinator.map(|found| (found.actor.position(), found.found_by));
    let people = |tagged: &[usize]| {
        let actors = (0..3).map(|number| {
            let actor = Actor::new(format!("a{number}").as_str(), "A");
            if tagged.contains(&number) { actor.with_tags(["coordinator"]) } else { actor }
        });
        actors.fold(CaseBuilder::new("h", "H"), CaseBuilder::actor)
    };
    let coordinated = |case: CaseBuilder| case.assignment(held("programme_coordinator", "a1")).assignment(held("operator", "a2"));
    assert_eq!(by(coordinated(people(&[0]))), Some((0, FoundBy::Tag)));
    assert_eq!(by(coordinated(people(&[]))), Some((1, FoundBy::ProgrammeCoordinator)));
    assert_eq!(by(coordinated(people(&[0, 2]))), Some((1, FoundBy::ProgrammeCoordinator)), "two tags point to nobody");
    let two = coordinated(people(&[])).assignment(held("programme_coordinator", "a0"));
    assert_eq!(by(two), Some((2, FoundBy::Operator)));
    assert_eq!(by(people(&[]).assignment(held("operator", "a0")).assignment(held("operator", "a1"))), None);
    // The house itself is not in the network that it is the centre of.
    let itself = people(&[]).self_actor("a0").assignment(held("operator", "a0"));
    let found = of_case(itself, &Options::default());
    assert_eq!(value(&found, "coordinator_rank"), Err(Reason::NotRecorded));
    assert_eq!(one(&found, "removal_roles_lost").about, ["operator"]);
}

#[test]
fn after_a_departure_the_role_is_filled_or_not() {
    let (since, until) = (date("2015"), date("2020"));
    let former = |role, actor: &str, end: &str| {
        let held = Assignment::new(role, Status::Former).with_actor(actor);
        if end.is_empty() { held } else { held.with_until(date(end)) }
    };
    let case = || {
        house()
            .assignment(former("owner", "town", "2018"))
            .assignment(former("activity_partner", "club", "2017"))
            .assignment(held("activity_partner", "firm").with_until(date("2019-05")))
            .assignment(former("activity_partner", "block", ""))
            .assignment(former("owner", "block", "2010"))
            .assignment(former("funder", "club", "2030"))
    };
    let found = of_case(case(), &Options::default().with_dates(since, until));
    // Town left the ownership, which firm has; club and firm left the activities, where nobody is known to be.
    assert_eq!((value(&found, "departures_filled"), one(&found, "departures_filled").known), (Ok(1.0 / 3.0), 3));
    assert_eq!(one(&found, "departures_filled").about, ["town", "firm", "club"]);
    let none = of_case(house(), &Options::default().with_dates(since, until));
    assert_eq!(value(&none, "departures_filled"), Err(Reason::ZeroTotal));
    let wrong = |options: Options| compute(&case().build().expect("sound"), &options).expect_err("the dates do not fit").to_string();
    assert_eq!(wrong(Options::default().with_dates(until, since)), "option `until`: found `2015`, expected a date after `since=2020`");
    let method = find("case_success_factors").expect("in the register");
    let alone = method.of_case(&case().build().expect("sound"), &Given::nothing().with("since", OptionValue::Text("2015".to_owned())));
    assert_eq!(alone.expect_err("one date").to_string(), "option `until`: found nothing, expected a date beside `since=2015`");
}

#[test]
fn of_several_answers_the_latest_counts() {
    let of = |case: CaseBuilder, scope: Scope| one(&of_case(case, &Options::default().with_scope(scope)), "political_decision").clone();
    assert_eq!(of(house(), Scope::default().with_at(date("2019"))).value, Ok(0.0));
    let undated = house().score(answer("political_decision", 5.0));
    assert_eq!(of(undated, Scope::default()).value, Ok(1.0));
    let several = [4.0, 2.0].into_iter().zip(["x", "y"]);
    let several =
        several.fold(house(), |case, (value, by)| case.score(answer("political_decision", value).with_when(date("2020")).with_by(by)));
    let found = of(several, Scope::default());
    assert_eq!((found.value, found.known, found.about), (Ok(2.0), 3, vec!["2020".to_owned()]));
}

#[test]
fn the_answer_says_what_every_number_rests_on() {
    let case = house().build().expect("a sound case");
    let answer = find("case_success_factors").and_then(|method| method.of_case(&case, &Given::nothing())).expect("an answer");
    let row = |name: &str| texts(answer.table(), "indicator").iter().position(|known| known == name).expect("a row");
    assert_eq!(answer.trace(&case, "main", row("binding_basis")), ["/assignments/0", "/assignments/1", "/assignments/2", "/assignments/3"]);
    assert_eq!(answer.trace(&case, "main", row("review_share")), ["a1", "a2"]);
    assert_eq!(answer.trace(&case, "main", row("coordinator_funders")), ["/assignments/4", "r1", "r2"]);
    assert_eq!(answer.trace(&case, "main", row("resident_seats")), ["/seats/0", "/seats/1"]);
    assert_eq!(answer.trace(&case, "main", row("political_decision")), ["/scores/0"]);
    assert_eq!(answer.trace(&case, "main", row("local_share")), ["town", "club", "block"]);
    assert_eq!(numbers(answer.table(), "value")[row("bound_of_operating")], None);
    let criteria = table(&answer, "criteria");
    assert_eq!(wholes(criteria, "indicators"), [Some(3), Some(4), Some(9), Some(6)]);
    assert_eq!(texts(table(&answer, "coordinator"), "found_by"), ["programme_coordinator"]);
}
