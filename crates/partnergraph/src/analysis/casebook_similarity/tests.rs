use super::super::shared::testing::{given, numbers, table, texts, wholes};
use super::*;
use crate::model::{Actor, Assignment, CaseBuilder, Relation, RelationKind, Sector, Status};

/// Actors a, b, c … of these sectors, and relations between them.
fn case(id: &str, sectors: &[Sector], ties: &[(&str, &str, RelationKind)]) -> Case {
    let names = ["a", "b", "c", "d", "e"];
    let case = names
        .iter()
        .zip(sectors)
        .fold(CaseBuilder::new(id, id), |case, (name, sector)| case.actor(Actor::new(*name, *name).with_sector(*sector)));
    ties.iter().fold(case, |case, (from, to, kind)| case.relation(Relation::new(*from, *to, *kind))).build().expect("a sound case")
}

const CHAIN: [(&str, &str, RelationKind); 2] = [("a", "b", RelationKind::Informs), ("b", "c", RelationKind::Informs)];
const TRIANGLE: [(&str, &str, RelationKind); 3] = [CHAIN[0], CHAIN[1], ("a", "c", RelationKind::Informs)];
const CLUBS: [Sector; 3] = [Sector::Civil; 3];

fn of(cases: [Case; 2], options: &Options) -> Value {
    compute(&cases.into_iter().collect(), options).expect("the default scope").value(0, 1)
}

fn ask(book: &Casebook, given: &Given) -> Result<Answer, AnalysisError> {
    run(book, given, &Watch::new())
}

fn near(found: Value, expected: f64) -> bool {
    found.is_ok_and(|found| (found - expected).abs() < 1e-6)
}

#[test]
fn the_examples_of_the_definitions() {
    let (c, p) = (Sector::Civil, Sector::Public);
    let chains = || [case("x", &[c, p, c], &CHAIN), case("y", &[c, c, p], &CHAIN)];
    assert!(near(of(chains(), &Options::default().with_rounds(1)), 0.559_017));
    let shapes = || [case("x", &CLUBS, &CHAIN), case("y", &CLUBS, &TRIANGLE)];
    let portrait = Options::default().with_method(Method::Portrait);
    assert!(near(of(shapes(), &portrait), 0.306_099));
    assert!(near(of(shapes(), &portrait.with_weighting(Weighting::Factorised)), 0.387_984));
    // One tie more: of 3 + 2 + 3 + 3.
    assert!(near(of(shapes(), &Options::default().with_method(Method::Edit)), 1.0 / 11.0));
}

#[test]
fn labels_are_what_is_chosen() {
    let (c, p) = (Sector::Civil, Sector::Public);
    let held = |id: &str, role: &str, sector| {
        let case = CaseBuilder::new(id, id).actor(Actor::new("a", "A").with_sector(sector));
        case.assignment(Assignment::new(role, Status::Current).with_actor("a")).build().expect("a sound case")
    };
    let value = |label| of([held("x", "owner", c), held("y", "owner", p)], &Options::default().with_label(label));
    assert_eq!((value(Label::ClassAndRoles), value(Label::Class), value(Label::Roles)), (Ok(0.0), Ok(0.0), Ok(1.0)));
    assert_eq!((value(Label::None), value(Label::Kind)), (Ok(1.0), Ok(1.0)));
    let funds = [("a", "b", RelationKind::Funds)];
    let back = [("b", "a", RelationKind::Funds)];
    let kinds = |one: &[_], other: &[_]| {
        let options = Options::default().with_tie_kinds(TieKinds::Count).with_rounds(1);
        of([case("x", &[c, p], one), case("y", &[c, p], other)], &options)
    };
    assert_eq!((kinds(&funds, &funds), kinds(&funds, &back)), (Ok(1.0), Ok(0.5)));
}

#[test]
fn no_actors_one_case_and_large_networks_have_reasons() {
    let empty = || CaseBuilder::new("e", "E").build().expect("a sound case");
    for method in Method::ALL {
        let options = Options::default().with_method(*method);
        assert_eq!(of([empty(), case("x", &CLUBS, &CHAIN)], &options), Err(Reason::NoActors));
        let same = of([case("x", &CLUBS, &CHAIN), case("y", &CLUBS, &CHAIN)], &options);
        assert!(near(same, if *method == Method::Wl { 1.0 } else { 0.0 }), "{method}");
        let alone = ask(&[empty()].into_iter().collect(), &given(&[("method", method.as_str())]));
        let alone = alone.expect("an answer");
        assert_eq!((alone.table().rows(), alone.remarks().len()), (0, 2));
    }
    let ring = |id: &str, step: usize| {
        let actors = (0..9).fold(CaseBuilder::new(id, id), |case, actor| case.actor(Actor::new(format!("a{actor}"), "A")));
        let ties = (0..9).map(|actor| Relation::new(format!("a{actor}"), format!("a{}", (actor + step) % 9), RelationKind::Informs));
        ties.fold(actors, CaseBuilder::relation).build().expect("a sound case")
    };
    let book: Casebook = [ring("x", 1), ring("y", 3)].into_iter().collect();
    let found = ask(&book, &given(&[("method", "edit")])).expect("an answer");
    let edits = table(&found, "edits");
    let (lower, upper) = (wholes(edits, "lower")[0], wholes(edits, "upper")[0]);
    // A ring of nine against three of three: the lower bound sees no difference.
    assert!(lower == Some(0) && upper > Some(0) && numbers(found.table(), "value") == [None]);
    assert_eq!(wholes(table(&found, "cases"), "components"), [Some(1), Some(3)]);
}

#[test]
fn the_most_alike_come_first() {
    let (c, p) = (Sector::Civil, Sector::Public);
    let book: Casebook =
        [case("x", &[c, p, c], &CHAIN), case("y", &[p, p, p], &CHAIN), case("z", &[c, p, c], &CHAIN)].into_iter().collect();
    let found = ask(&book, &Given::nothing()).expect("an answer");
    assert_eq!(texts(table(&found, "nearest"), "other")[..2], ["z", "y"]);
    assert_eq!(numbers(table(&found, "nearest"), "value")[0], Some(1.0));
    let refused = ask(&book, &given(&[("method", "portrait"), ("label", "class")])).expect_err("labels say nothing there");
    assert!(refused.to_string().contains("option `label`"), "{refused}");
}
