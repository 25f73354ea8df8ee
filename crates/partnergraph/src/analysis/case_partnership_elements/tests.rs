//! Values worked out by hand.

use super::super::shared::testing::{table, texts, wholes};
use super::*;
use crate::analysis::find;
use crate::model::{
    Activity, Actor, ActorKind, Amount, AmountForm, Assignment, CaseBuilder, Exchange, ExchangeDirection, Formality, Influence,
    Level as Step, Rating, Ratings, RelationKind, Seat, Status, Strength, Times,
};
use crate::view::SelfActor;

fn held(role: &str, actor: &str) -> Assignment {
    Assignment::new(role, Status::Current).with_actor(actor)
}

fn took_part(group: &str, phase: Phase, level: u8) -> Participation {
    Participation::new(group, phase, Step::new(level).expect("a level"))
}

/// Town, club and block, tied in a row; the club coordinates and neither owns nor funds.
fn house() -> CaseBuilder {
    let scored = |id: &str, sector, score| Actor::new(id, id).with_sector(sector).with_influence(Influence::new(score).expect("a score"));
    let trust = Ratings::default().with_reliable(Rating::new(4).expect("a rating")).with_open(Rating::new(1).expect("a rating"));
    let strength = |step| Strength::new(step).expect("a strength");
    CaseBuilder::new("house", "House")
        .actor(scored("town", Sector::Public, 5))
        .actor(scored("club", Sector::Civil, 2))
        .actor(scored("block", Sector::Residents, 2))
        .actor(Actor::new("board", "Board").with_kind(ActorKind::Body))
        .assignment(held("owner", "town"))
        .assignment(held("funder", "town"))
        .assignment(held("programme_coordinator", "club"))
        .relation(
            Relation::new("town", "club", RelationKind::Governs)
                .with_id("r1")
                .with_ratings(trust)
                .with_strength(strength(3))
                .with_frequency(Frequency::Weekly)
                .with_formality(Formality::Formal)
                .with_term("three years"),
        )
        .relation(
            Relation::new("club", "block", RelationKind::Cooperates)
                .with_id("r2")
                .with_strength(strength(2))
                .with_frequency(Frequency::Yearly),
        )
        .relation(Relation::new("town", "club", RelationKind::Funds).with_id("r3").with_formality(Formality::Informal))
        .agreement(Agreement::new("a1", vec!["town".into(), "club".into()]))
        .exchange(Exchange::new("club", ExchangeDirection::Gives, "music").with_partner("town").with_category(Resource::Activities))
        .exchange(Exchange::new("block", ExchangeDirection::Gives, "cake").with_category(Resource::Activities))
        .activity(Activity::new("choir").with_actor("club").with_when([Times::default()]))
        .activity(Activity::new("café").with_when_text("often"))
        .activity(Activity::new("dance"))
        .seat(Seat::new("board", "town").with_voting(true))
        .seat(Seat::new("board", "block").with_voting(true))
        .participation(took_part("block", Phase::Knowledge, 2))
        .participation(took_part("young people", Phase::Knowledge, 4))
        .participation(took_part("young people", Phase::Mobilise, 1))
}

fn of_case(case: CaseBuilder) -> Vec<Indicator> {
    compute(&case.build().expect("a sound case"), &Options::default()).expect("the scope fits")
}

fn one<'f>(found: &'f [Indicator], name: &str) -> &'f Indicator {
    found.iter().find(|indicator| indicator.name == name).expect("there is such an indicator")
}

#[test]
fn every_indicator_is_what_one_works_out_by_hand() {
    let found = of_case(house());
    let near = |name: &str, expected: f64, known: usize, unknown: usize| {
        let found = one(&found, name);
        assert!(found.value.is_ok_and(|value| (value - expected).abs() < 1e-12), "{found:?}, not {expected}");
        assert_eq!((found.known, found.unknown), (known, unknown), "{name}");
    };
    near("network_trust", 2.5, 2, 1);
    near("median_strength", 2.0, 2, 1);
    near("ei_sector", 1.0, 3, 1);
    // Town and club both ways, block and the case one way.
    near("two_way_share", 0.5, 2, 0);
    near("frequent_share", 0.5, 2, 1);
    near("formal_share", 0.5, 2, 1);
    near("blau_sector", 2.0 / 3.0, 3, 1);
    near("giving_share", 0.75, 3, 1);
    near("pooled_categories", 1.0, 3, 0);
    assert_eq!(one(&found, "pooled_categories").about, ["activities"]);
    near("facilitated", 1.0, 1, 0);
    near("independent", 1.0, 1, 0);
    // A path of three and a board that is alone: C = (1 + 0 + 1 + 2)/6; the club is between.
    near("administrative_organisation", 0.0, 2, 0);
    near("timed_activities", 2.0 / 3.0, 2, 1);
    near("named_activities", 1.0 / 3.0, 1, 2);
    near("bounded_agreements", 0.25, 1, 3);
    near("seat_hhi", 0.5, 2, 0);
    near("seat_sector_hhi", 0.5, 2, 0);
    // Town and club tied, two alone: (0 + 0 + 1 + 1)/6.
    near("decision_centralization", 1.0 / 3.0, 1, 0);
    near("highest_level", 4.0, 3, 0);
    assert_eq!(one(&found, "highest_level").about, ["young people"]);
    near("highest_level_residents", 2.0, 1, 0);
    near("cooperative_phases", 0.5, 2, 0);
    // Town to club, club and block both ways: two of three arcs are returned.
    near("reciprocity", 2.0 / 3.0, 3, 0);
    near("highest_influence", 1.0 / 3.0, 3, 1);
    near("lowest_influence", 2.0 / 3.0, 3, 1);
}

#[test]
fn what_flows_is_what_the_measures_of_exchange_say() {
    let people =
        || ["self", "town", "club"].into_iter().fold(CaseBuilder::new("h", "H").self_actor("self"), |c, id| c.actor(Actor::new(id, id)));
    let lends = || Relation::new("town", "club", RelationKind::LendsTo);
    let gives = |actor: &str, category| Exchange::new(actor, ExchangeDirection::Gives, "x").with_partner("club").with_category(category);
    let paid = |form| Amount::default().with_form(form);
    let of = |case: CaseBuilder, scope: Scope| {
        let case = case.build().expect("a sound case");
        let found = compute(&case, &Options::default().with_scope(scope.clone())).expect("the scope fits");
        let value = |name: &str| one(&found, name).value.ok();
        let pairs = pair_exchange::compute(&case, &pair_exchange::Options::default().with_scope(scope.clone())).expect("it fits").pairs;
        let both = pairs.iter().filter(|pair| pair.is_two_way()).count();
        assert_eq!(value("two_way_share"), (!pairs.is_empty()).then(|| both as f64 / pairs.len() as f64));
        let actors = actor_exchange::compute(&case, &actor_exchange::Options::default().with_scope(scope)).expect("it fits").actors;
        let giving = actors.iter().filter(|actor| !actor.given.is_empty()).count();
        assert_eq!(value("giving_share"), (!pairs.is_empty()).then(|| giving as f64 / actors.len() as f64));
        [value("two_way_share"), value("giving_share"), value("pooled_categories")]
    };
    let lease = |amount| Relation::new("town", "club", RelationKind::LeasesTo).with_amounts([amount]);
    // A rent is paid back, also where nobody wrote that it is one; so is a fee on whatever is lent.
    for flows_back in [lease(paid(AmountForm::Rent)), lease(Amount::default()), lends().with_amounts([paid(AmountForm::Fee)])] {
        assert_eq!(of(people().relation(flows_back), Scope::default()), [Some(1.0), Some(1.0), Some(0.0)]);
    }
    assert_eq!(of(people().relation(lends()), Scope::default()), [Some(0.0), Some(0.5), Some(0.0)]);
    // The case gives too, and is one of a pair, but is an actor only where it is asked for.
    let with_self = || people().relation(lends()).exchange(gives("self", Resource::Premises));
    assert_eq!(of(with_self(), Scope::default()), [Some(0.0), Some(0.5), Some(0.0)]);
    let include = Scope::default().with_self_actor(SelfActor::Included);
    assert_eq!(of(with_self(), include), [Some(0.0), Some(2.0 / 3.0), Some(1.0)]);
    // What is called `other` is no one thing that two could give.
    let two = |category| {
        people().exchange(gives("town", category)).exchange(Exchange::new("club", ExchangeDirection::Gives, "y").with_category(category))
    };
    assert_eq!(of(two(Resource::Staff), Scope::default())[2], Some(1.0));
    assert_eq!(of(two(Resource::Other), Scope::default())[2], Some(0.0));
    assert_eq!(of(people(), Scope::default()), [None; 3]);
}

#[test]
fn where_a_case_is_silent_nothing_is_known() {
    let nobody = of_case(CaseBuilder::new("h", "H"));
    assert!(nobody.iter().all(|indicator| indicator.value.is_err()), "{nobody:?}");
    let three = (0..3).fold(CaseBuilder::new("h", "H"), |case, number| case.actor(Actor::new(format!("a{number}").as_str(), "A")));
    let silent = of_case(three);
    assert!(silent.iter().all(|indicator| indicator.value.is_err()), "{silent:?}");
    let reason = |name: &str| one(&silent, name).value.expect_err("nothing is known");
    assert_eq!((reason("giving_share"), reason("seat_hhi")), (Reason::NoExchanges, Reason::NoSeats));
    assert_eq!((reason("facilitated"), reason("independent")), (Reason::UnknownRole, Reason::NoHolder));
    assert_eq!((reason("decision_centralization"), reason("administrative_organisation")), (Reason::NoTies, Reason::NoTies));
    assert_eq!((reason("highest_level"), reason("highest_influence")), (Reason::NotRecorded, Reason::NotRecorded));
}

#[test]
fn who_facilitates_is_independent_when_it_is_known_not_to_own_or_fund() {
    let of = |case: CaseBuilder, name: &str| one(&of_case(case), name).clone();
    let people =
        |tags: &[&str]| CaseBuilder::new("h", "H").actor(Actor::new("a", "A").with_tags(tags.iter().copied())).actor(Actor::new("b", "B"));
    let coordinated = |case: CaseBuilder| case.assignment(held("programme_coordinator", "b"));
    // Nobody says who owns and funds.
    assert_eq!(of(coordinated(people(&[])), "independent").value, Err(Reason::UnknownRole));
    let owned =
        |case: CaseBuilder, owner: &str| case.assignment(held("owner", owner)).assignment(Assignment::new("funder", Status::Sought));
    assert_eq!(of(owned(coordinated(people(&[])), "a"), "independent").value, Ok(1.0));
    assert_eq!(of(owned(coordinated(people(&[])), "b"), "independent").value, Ok(0.0));
    // With the tag it is the one with the tag that is asked about.
    let tagged = of(owned(coordinated(people(&["facilitator"])), "b"), "independent");
    assert_eq!((tagged.value, tagged.about), (Ok(1.0), vec!["a".to_owned()]));
    assert_eq!(of(people(&["facilitator"]), "facilitated").value, Ok(1.0));
    let sought = people(&[]).assignment(Assignment::new("programme_coordinator", Status::Sought));
    assert_eq!(of(sought, "facilitated").value, Ok(0.0));
}

#[test]
fn what_is_uncertain_or_later_is_left_out_where_that_is_asked_for() {
    let late = house().participation(took_part("block", Phase::Operate, 6).with_when("2025".parse().expect("a date")));
    let case = late.build().expect("a sound case");
    let level = |scope: Scope| one(&compute(&case, &Options::default().with_scope(scope)).expect("it fits"), "highest_level").value;
    assert_eq!(level(Scope::default()), Ok(6.0));
    assert_eq!(level(Scope::default().with_at("2024".parse().expect("a date"))), Ok(4.0));
}

#[test]
fn the_answer_says_what_every_number_rests_on() {
    let case = house().build().expect("a sound case");
    let answer = find("case_partnership_elements").and_then(|method| method.of_case(&case, &Given::nothing())).expect("an answer");
    let row = |name: &str| texts(answer.table(), "indicator").iter().position(|known| known == name).expect("a row");
    assert_eq!(answer.trace(&case, "main", row("frequent_share")), ["r1", "r2"]);
    assert_eq!(answer.trace(&case, "main", row("bounded_agreements")), ["r1", "r2", "r3", "a1"]);
    assert_eq!(answer.trace(&case, "main", row("highest_level_residents")), ["/participation/0"]);
    assert_eq!(answer.trace(&case, "main", row("two_way_share")), ["/exchanges/0", "/exchanges/1", "r3"]);
    let elements = table(&answer, "elements");
    assert_eq!(wholes(elements, "indicators"), [4, 1, 4, 3, 3, 3, 3, 4].map(Some));
    assert_eq!(wholes(elements, "with_value"), wholes(elements, "indicators"));
}
