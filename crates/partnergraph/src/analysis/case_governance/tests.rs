//! Numbers worked out by hand, and the rule followed slowly on all small graphs.

use super::super::shared::testing::{numbers, table, texts, wholes};
use super::*;
use crate::analysis::find;
use crate::maths::slow::{Slow, every_graph};
use crate::method::OptionValue;
use crate::model::{Actor, ActorKind, Assignment, CaseBuilder, Relation, Seat, Sector, Status};

fn people(count: usize) -> CaseBuilder {
    (0..count).fold(CaseBuilder::new("house", "House"), |case, number| case.actor(Actor::new(format!("a{number}").as_str(), "A")))
}

fn tied(from: usize, to: usize, kind: RelationKind) -> Relation {
    Relation::new(format!("a{from}").as_str(), format!("a{to}").as_str(), kind)
}

fn of_case(case: CaseBuilder) -> CaseGovernance {
    compute(&case.build().expect("a sound case"), &Options::default()).expect("the scope fits")
}

fn with_ties(case: CaseBuilder, ties: &[(usize, usize)]) -> CaseBuilder {
    ties.iter().fold(case, |case, (from, to)| case.relation(tied(*from, *to, RelationKind::Cooperates)))
}

#[test]
fn a_ring_is_governed_by_its_participants_and_a_star_by_its_middle() {
    let ring = of_case(with_ties(people(5), &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)])).governed;
    assert_eq!((ring.form, ring.layer.centralization, ring.top.len()), (Form::ParticipantGoverned, Ok(0.0), 5));
    // Every two that are not next to each other have one shortest way: five of ordered ten, a fifth each.
    assert_eq!(ring.share, Ok(0.2));
    let star = || with_ties(people(4), &[(0, 1), (0, 2), (0, 3)]);
    assert_eq!(of_case(star()).governed.form, Form::LeadOrganisation);
    let administrator = || {
        let actors = (0..4).map(|number| Actor::new(format!("a{number}").as_str(), "A"));
        let actors = actors.enumerate().map(|(number, actor)| if number == 0 { actor.with_tags(["network_admin"]) } else { actor });
        with_ties(actors.fold(CaseBuilder::new("h", "H"), CaseBuilder::actor), &[(0, 1), (0, 2), (0, 3)])
    };
    assert_eq!(of_case(administrator()).governed.form, Form::NetworkAdministrativeOrganisation);
    let partner = administrator().assignment(Assignment::new("activity_partner", Status::Current).with_actor("a0"));
    let found = of_case(partner.clone()).governed;
    assert_eq!((found.form, found.tagged, found.disregarded), (Form::LeadOrganisation, Ok(true), true));
    let case = partner.build().expect("a sound case");
    let answer = find("case_governance").and_then(|method| method.of_case(&case, &Given::nothing())).expect("an answer");
    assert_eq!(answer.remarks(), ["`a0` takes part in the partnership itself, so that its tag `network_admin` does not count"]);
    assert_eq!(answer.trace(&case, "main", 0), ["/relations/0", "/relations/1", "/relations/2", "a0"]);
    // What it could do does not count.
    let potential = administrator().assignment(Assignment::new("activity_partner", Status::Potential).with_actor("a0"));
    assert_eq!(of_case(potential).governed.form, Form::NetworkAdministrativeOrganisation);
}

#[test]
fn what_does_not_tell_is_undetermined_with_the_reason() {
    let why = |case| {
        let found = of_case(case).governed;
        assert_eq!(found.form, Form::Undetermined);
        found.why
    };
    assert_eq!(why(people(0)), Some(Reason::TooFewActors));
    assert_eq!(why(with_ties(people(2), &[(0, 1)])), Some(Reason::TooFewActors));
    assert_eq!(why(people(4)), Some(Reason::NoTies));
    // One tie and one alone: C = (0 + 0 + 1)/2, and nobody between others.
    assert_eq!(why(with_ties(people(3), &[(0, 1)])), Some(Reason::ZeroTotal));
    // Two stars of three: degrees 2, 1, 1 twice, C = 4/20, and each middle has half of all betweenness.
    assert_eq!(why(with_ties(people(6), &[(0, 1), (0, 2), (3, 4), (3, 5)])), Some(Reason::AmbiguousLeadingPair));
    // Money does not coordinate.
    assert_eq!(why(people(3).relation(tied(0, 1, RelationKind::Funds))), Some(Reason::NoTies));
    // The house itself is left out.
    let itself = || with_ties(people(4).self_actor("a0"), &[(0, 1), (0, 2), (0, 3)]);
    assert_eq!((why(itself()), of_case(itself()).governed.with_case), (Some(Reason::NoTies), 3));
    let case = itself().build().expect("a sound case");
    let answer = find("case_governance").and_then(|method| method.of_case(&case, &Given::nothing())).expect("an answer");
    assert!(answer.remarks()[0].starts_with("of the relations that coordinate 3 are with"), "{:?}", answer.remarks());
}

#[test]
fn kinds_and_thresholds_are_chosen() {
    let case = people(3).relation(tied(0, 1, RelationKind::Funds)).relation(tied(0, 2, RelationKind::Governs));
    let case = case.build().expect("a sound case");
    let form = |options: Options| compute(&case, &options).expect("the options fit").governed.form;
    assert_eq!(form(Options::default().with_kinds([RelationKind::Funds, RelationKind::Governs])), Form::LeadOrganisation);
    let path = with_ties(people(4), &[(0, 1), (1, 2), (2, 3)]).relation(tied(1, 3, RelationKind::Cooperates)).build().expect("sound");
    // Degrees 1, 3, 2, 2: C = (2 + 0 + 1 + 1)/6; a1 alone lies between others.
    let form = |options: Options| compute(&path, &options).expect("the options fit").governed.form;
    assert_eq!(form(Options::default()), Form::LeadOrganisation);
    assert_eq!(form(Options::default().with_centralization_threshold(0.7)), Form::LeadOrganisation);
    assert_eq!(form(Options::default().with_centralization_threshold(1.0).with_share_threshold(1.0)), Form::LeadOrganisation);
    let method = find("case_governance").expect("in the register");
    for (name, value) in [("share_threshold", 1.5), ("centralization_threshold", -0.1)] {
        let error = method.of_case(&path, &Given::nothing().with(name, OptionValue::Number(value))).expect_err("beyond the bounds");
        assert_eq!(error.to_string(), format!("option `{name}`: found `{value}`, expected a number from 0 to 1"));
    }
    let kinds = Given::nothing().with("kinds", OptionValue::List(vec![OptionValue::Text("funds".to_owned())]));
    let answer = method.of_case(&case, &kinds).expect("an answer");
    assert_eq!(wholes(table(&answer, "layers"), "ties"), [Some(1), Some(1)]);
}

#[test]
fn every_graph_of_up_to_five_actors_has_the_form_that_the_rule_gives() {
    for actors in 0..=5 {
        for pairs in every_graph(actors) {
            let ties: Vec<(usize, usize)> = pairs.iter().map(|(a, b)| (*a as usize, *b as usize)).collect();
            let found = of_case(with_ties(people(actors as usize), &ties)).governed;
            let (slow, n) = (Slow::new(actors, &pairs, false, None), f64::from(actors));
            let degrees: Vec<usize> =
                (0..actors).map(|actor| pairs.iter().filter(|(a, b)| a != b && (*a == actor || *b == actor)).count()).collect();
            let most = degrees.iter().copied().max().unwrap_or_default();
            let c = degrees.iter().map(|degree| (most - degree) as f64).sum::<f64>() / ((n - 1.0) * (n - 2.0));
            let between = slow.betweenness();
            let (sum, largest) = (between.iter().sum::<f64>(), between.iter().copied().fold(0.0, f64::max));
            let tops = between.iter().filter(|score| largest - **score < 1e-9).count();
            let expected = if actors < 3 || ties.is_empty() {
                Form::Undetermined
            } else if c < 0.4 - 1e-12 && (sum == 0.0 || largest / sum < 0.5 - 1e-12) {
                Form::ParticipantGoverned
            } else if sum == 0.0 || tops > 1 {
                Form::Undetermined
            } else {
                Form::LeadOrganisation
            };
            assert_eq!((found.form, found.why.is_some()), (expected, expected == Form::Undetermined), "{pairs:?}");
        }
    }
}

fn seat(body: &str, actor: &str, voting: Option<bool>) -> Seat {
    let seat = Seat::new(body, actor);
    voting.into_iter().fold(seat, Seat::with_voting)
}

/// A board (town twice, club, residents, choir), a user forum (residents, without a vote), a group that advises the forum, and
/// one of which nothing is known.
fn seated() -> CaseBuilder {
    let body = |id: &str| Actor::new(id, id).with_kind(ActorKind::Body);
    CaseBuilder::new("house", "House")
        .actor(Actor::new("town", "Town").with_sector(Sector::Public))
        .actor(Actor::new("club", "Club").with_sector(Sector::Civil))
        .actor(Actor::new("block", "Block").with_sector(Sector::Residents))
        .actor(Actor::new("choir", "Choir"))
        .actor(body("board"))
        .actor(body("forum"))
        .actor(body("group"))
        .actor(body("council"))
        .seat(seat("board", "town", Some(true)))
        .seat(seat("board", "town", Some(true)))
        .seat(seat("board", "club", Some(true)))
        .seat(seat("board", "block", Some(true)))
        .seat(seat("board", "choir", Some(true)))
        .seat(seat("forum", "block", Some(false)))
        .seat(seat("forum", "choir", None))
        .relation(Relation::new("group", "forum", RelationKind::Advises).with_id("r1"))
}

#[test]
fn seats_are_shared_as_worked_out_by_hand() {
    let seats = of_case(seated()).seats;
    assert_eq!((seats.seats, seats.voting, seats.not_known), (7, 5, 1));
    // 4/25 + 3 · 1/25; sectors 2, 0, 1, 1 of the four seats whose holders have one.
    let near = |value: Value, expected: f64| value.is_ok_and(|value| (value - expected).abs() < 1e-12);
    assert!(near(seats.hhi, 0.28) && near(seats.class_hhi, 0.375), "{seats:?}");
    assert_eq!((seats.top_share, seats.top), (Ok(0.4), vec![ActorIndex(0)]));
    assert_eq!((seats.class_top_share, seats.class_top), (Ok(0.4), vec![Sector::Public]));
    assert_eq!((seats.residents, seats.by_class), (Ok(0.2), [(2, 2), (0, 0), (1, 1), (2, 1), (2, 1)]));
    let without = of_case(people(3)).seats;
    assert_eq!((without.hhi, without.residents, without.class_hhi), (Err(Reason::NoSeats), Err(Reason::NoSeats), Err(Reason::NoSeats)));
    let board = CaseBuilder::new("h", "H").actor(Actor::new("b", "B").with_kind(ActorKind::Body)).actor(Actor::new("a", "A"));
    let unclassed = of_case(board.seat(seat("b", "a", Some(true)))).seats;
    assert_eq!((unclassed.hhi, unclassed.class_hhi), (Ok(1.0), Err(Reason::NoPartition)));
    assert_eq!((unclassed.class_top_share, unclassed.residents), (Err(Reason::NoPartition), Ok(0.0)));
}

#[test]
fn bodies_are_as_far_apart_as_members_and_relations_say() {
    let case = seated().build().expect("a sound case");
    let answer = find("case_governance").and_then(|method| method.of_case(&case, &Given::nothing())).expect("an answer");
    let bodies = table(&answer, "bodies");
    assert_eq!(texts(bodies, "to"), ["forum", "group", "council", "group", "council", "council"]);
    assert_eq!(wholes(bodies, "distance"), [Some(1), Some(2), None, Some(1), None, None]);
    assert_eq!(wholes(answer.table(), "apart"), [Some(4)]);
    assert_eq!(answer.trace(&case, "bodies", 0), ["/seats/3", "/seats/5", "/seats/4", "/seats/6"]);
    assert_eq!(answer.trace(&case, "bodies", 3), ["r1"]);
    assert_eq!(numbers(table(&answer, "seats_by_sector"), "share"), [0.4, 0.0, 0.2, 0.2, 0.2].map(Some));
    // A body that has a seat in another is in direct contact with it.
    let found = of_case(seated().seat(seat("board", "council", Some(false))));
    assert_eq!((found.pairs[2].distance, found.pairs[5].distance, found.apart), (Ok(1), Ok(3), Ok(3)));
    assert_eq!(of_case(people(2)).apart, Err(Reason::NotRecorded));
}

#[test]
fn bodies_drawn_by_lot_are_as_far_apart_as_the_slow_version_says() {
    let mut random = crate::maths::Random::new(5, 0);
    for _ in 0..200 {
        let bodies = 1 + random.below(6);
        let case = (0..bodies).fold(CaseBuilder::new("h", "H"), |case, number| {
            case.actor(Actor::new(format!("b{number}").as_str(), "B").with_kind(ActorKind::Body))
        });
        let mut case = (0..4).fold(case, |case, number| case.actor(Actor::new(format!("a{number}").as_str(), "A")));
        let mut sits = vec![[false; 4]; bodies];
        let mut near: Vec<(u32, u32)> = Vec::new();
        for _ in 0..random.below(8) {
            let (body, actor) = (random.below(bodies), random.below(4));
            sits[body][actor] = true;
            case = case.seat(seat(&format!("b{body}"), &format!("a{actor}"), None));
        }
        for _ in 0..random.below(3) {
            let (one, other) = (random.below(bodies), random.below(bodies));
            near.push((one as u32, other as u32));
            case = case.relation(Relation::new(format!("b{one}").as_str(), format!("b{other}").as_str(), RelationKind::Informs));
        }
        for (a, b) in (0..bodies).flat_map(|a| (0..a).map(move |b| (a, b))) {
            if (0..4).any(|actor| sits[a][actor] && sits[b][actor]) {
                near.push((a as u32, b as u32));
            }
        }
        let slow = Slow::new(bodies as u32, &near, false, None).distances();
        for pair in of_case(case).pairs {
            let expected = slow[pair.from.position()][pair.to.position()];
            assert_eq!(pair.distance.ok(), expected.is_finite().then_some(expected as usize));
        }
    }
}

#[test]
fn a_form_of_one_or_two_ties_comes_with_a_remark() {
    let remarks = |ties: &[(usize, usize)]| {
        let case = with_ties(people(5), ties).build().expect("a sound case");
        let answer = find("case_governance").and_then(|method| method.of_case(&case, &Given::nothing())).expect("an answer");
        answer.remarks().iter().filter(|remark| remark.contains("too little")).count()
    };
    assert_eq!((remarks(&[]), remarks(&[(0, 1)]), remarks(&[(0, 1), (1, 2)]), remarks(&[(0, 1), (1, 2), (2, 3)])), (0, 1, 1, 0));
}

#[test]
fn bodies_with_a_common_member_are_in_contact_however_membership_is_recorded() {
    let member = |from: &str, to: &str| Relation::new(from, to, RelationKind::MemberOf);
    let bodies = || {
        people(2)
            .actor(Actor::new("board", "Board").with_kind(ActorKind::Body))
            .actor(Actor::new("council", "Council").with_kind(ActorKind::Body))
    };
    let of = |case: CaseBuilder| of_case(case).pairs[0].clone();
    let both = of(bodies().relation(member("a0", "board")).relation(member("a0", "council")));
    assert_eq!((both.distance, both.shared), (Ok(1), vec![ActorIndex(0)]));
    let mixed = of(bodies().relation(member("a0", "council")).seat(seat("board", "a0", None)));
    assert_eq!((mixed.distance, mixed.shared.len(), mixed.basis.len()), (Ok(1), 1, 2));
    let apart = of(bodies().relation(member("a0", "board")).relation(member("a1", "council")));
    assert_eq!((apart.distance, apart.shared.len()), (Err(Reason::NoReachableActor), 0));
}
