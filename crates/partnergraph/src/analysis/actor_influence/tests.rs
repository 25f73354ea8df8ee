//! Values worked out by hand.

use super::super::shared::testing::{given, table, texts, wholes};
use super::*;
use crate::analysis::find;
use crate::method::{OptionValue, Surroundings};
use crate::model::{Assignment, CaseBuilder, Casebook, Influence as Score, Relation, RelationKind, Status};

fn actor(id: &str, score: Option<u32>, goals: &[&str]) -> crate::model::Actor {
    let actor = crate::model::Actor::new(id, id).with_goals(goals.iter().copied());
    match score.and_then(Score::new) {
        Some(score) => actor.with_influence(score),
        None => actor,
    }
}

fn tied(from: &str, to: &str) -> Relation {
    Relation::new(from, to, RelationKind::Cooperates)
}

/// Scores 5, 3, 3, 1, none; degrees 1, 2, 1, 2, 0; the club runs the house and is tied to school and town.
fn house() -> CaseBuilder {
    CaseBuilder::new("house", "House")
        .self_actor("self")
        .actor(actor("self", None, &["open doors"]))
        .actor(actor("firm", Some(5), &["new flats"]))
        .actor(actor("town", Some(3), &["open doors", "open doors"]))
        .actor(actor("school", Some(3), &[]))
        .actor(actor("club", Some(1), &["music"]))
        .actor(actor("choir", None, &["music"]))
        .assignment(Assignment::new("operator", Status::Current).with_actor("club"))
        .relation(tied("firm", "town"))
        .relation(tied("town", "club"))
        .relation(tied("club", "town"))
        .relation(tied("club", "school"))
}

fn of_case(case: CaseBuilder, options: &Options) -> Influence {
    compute(&case.build().expect("a sound case"), options).expect("the scope fits")
}

#[test]
fn influence_and_partners_make_four_cells_worked_out_by_hand() {
    let found = of_case(house(), &Options::default());
    // Scores 1, 3, 3, 5: the lower middle one is 3. Degrees 0, 1, 1, 2, 2.
    assert_eq!((found.median_influence, found.median_degree), (Ok(3), Ok(1.0)));
    let not = Reason::NotRecorded;
    let cells: Vec<_> = found.actors.iter().map(|actor| actor.cell).collect();
    assert_eq!(cells, [Ok(Cell::TalkToNext), Ok(Cell::Connector), Ok(Cell::Peripheral), Ok(Cell::Connector), Err(not)]);
    let ranks: Vec<_> = found.actors.iter().map(|actor| actor.rank).collect();
    assert_eq!(ranks, [Ok(1), Ok(2), Ok(2), Ok(4), Err(not)]);
    // The house has no tie, so that the club alone is the reference set.
    assert_eq!(found.reference, [ActorIndex(4)]);
    let no = Err(Reason::NoHolder);
    let tied: Vec<_> = found.actors.iter().map(|actor| actor.tied_to_reference).collect();
    assert_eq!(tied, [Ok(false), Ok(true), Ok(true), no, Ok(false)]);
    let missing: Vec<_> = found.actors.iter().map(|actor| actor.missing_link).collect();
    assert_eq!(missing, [Ok(true), Ok(false), Ok(false), Ok(false), Err(not)]);
    assert_eq!(found.missing_links, Ok(vec![0]));
    let shared: Vec<_> = found.actors.iter().map(|actor| actor.shared_goals).collect();
    assert_eq!(shared, [Ok(0), Ok(0), Err(not), Err(Reason::NoHolder), Ok(1)]);
}

#[test]
fn the_house_is_in_the_reference_set_where_it_has_a_tie_and_ties_to_it_count() {
    let found = of_case(house().relation(tied("firm", "self")), &Options::default());
    assert_eq!(found.reference, [ActorIndex(0), ActorIndex(4)]);
    assert_eq!((found.actors[0].degree, found.actors[0].tied_to_reference), (1, Ok(true)), "it is not in the network");
    assert_eq!(found.missing_links, Ok(vec![]));
    assert_eq!(found.actors[1].shared_goals, Ok(1), "a goal that stands twice is one");
    let goals: Vec<_> = found.goals.iter().map(|goal| (goal.goal.as_str(), goal.held_by.len(), goal.in_reference)).collect();
    assert_eq!(goals, [("open doors", 2, Ok(true)), ("new flats", 1, Ok(false)), ("music", 2, Ok(true))]);
}

#[test]
fn missing_links_come_by_score_then_degree_then_document_order() {
    let case = ["a", "b", "c", "d", "e", "f", "g", "h"].into_iter().zip([3, 3, 3, 4, 1, 1, 1, 1]);
    let case = case.fold(CaseBuilder::new("h", "H"), |case, (id, score)| case.actor(actor(id, Some(score), &[])));
    let found = of_case(case.relation(tied("c", "b")).relation(tied("b", "e")), &Options::default().with_reference(["h", "h"]));
    // b has two partners, c one, a none.
    assert_eq!(found.missing_links, Ok(vec![3, 1, 2, 0]));
    assert_eq!(found.reference, [ActorIndex(7)]);
}

#[test]
fn what_is_not_recorded_is_not_zero() {
    let nobody = of_case(CaseBuilder::new("h", "H"), &Options::default());
    assert_eq!((nobody.median_degree, nobody.missing_links), (Err(Reason::NoActors), Err(Reason::NoHolder)));
    let silent = house().build().expect("a sound case");
    let silent = silent.actors().iter().filter(|actor| actor.id().as_str() != "self").map(|known| actor(known.id().as_str(), None, &[]));
    let silent = silent.fold(CaseBuilder::new("h", "H"), CaseBuilder::actor);
    let found = of_case(silent.clone(), &Options::default());
    assert!(found.actors.iter().all(|actor| actor.cell == Err(Reason::NotRecorded) && actor.missing_link == Err(Reason::NoHolder)));
    let found = of_case(silent, &Options::default().with_reference(["club"]));
    assert_eq!((found.median_influence, found.missing_links), (Err(Reason::NotRecorded), Err(Reason::NotRecorded)));
    // A score of 0 is one.
    let zero = CaseBuilder::new("h", "H").actor(actor("a", Some(0), &[]));
    assert_eq!(of_case(zero, &Options::default()).actors[0].cell, Ok(Cell::Peripheral));
}

#[test]
fn the_lower_of_two_middle_scores_sorts_as_the_point_between_them() {
    let mut random = crate::maths::Random::new(3, 0);
    for _ in 0..500 {
        let scores: Vec<usize> = (0..1 + random.below(8)).map(|_| random.below(5)).collect();
        let mut sorted = scores.clone();
        sorted.sort_unstable();
        let (lower, between) = (sorted[(sorted.len() - 1) / 2], median(&scores).expect("there is a score"));
        assert!(scores.iter().all(|score| (*score > lower) == (*score as f64 > between)), "{scores:?}");
    }
}

#[test]
fn the_answer_says_what_it_rests_on_and_refuses_who_is_not_there() {
    let case = house().relation(tied("firm", "self").with_id("r5")).build().expect("a sound case");
    let method = find("actor_influence").expect("in the register");
    let answer = method.of_case(&case, &Given::nothing()).expect("an answer");
    assert_eq!(texts(answer.table(), "cell"), ["talk_to_next", "connector", "peripheral", "connector", ""]);
    assert_eq!(answer.trace(&case, "main", 0), ["firm", "/relations/0", "r5"]);
    assert_eq!(wholes(table(&answer, "summary"), "connector"), [Some(2)]);
    let error = method.of_case(&case, &given(&[("reference", "twon")])).expect_err("nobody is called that").to_string();
    assert_eq!(error, "option `reference`: found `twon`, expected an actor of the case; the nearest is `town`");
    // In a casebook somebody may be named who is in another of its cases.
    let other = CaseBuilder::new("other", "Other").actor(actor("bank", Some(1), &[])).build().expect("a sound case");
    let book: Casebook = [case, other].into_iter().collect();
    let scope = Scope::default();
    let surroundings = Surroundings::new(&book, &scope);
    let named = Given::nothing().with("reference", OptionValue::Text("bank".to_owned()));
    let first = run(&surroundings.study(0).expect("the scope fits"), &named).expect("an answer");
    assert_eq!(wholes(table(&first, "summary"), "missing_links"), [None]);
}
