use super::*;
use crate::analysis::shared::testing::{given, numbers, table, texts};
use crate::method::{Table, Values};
use crate::model::{Actor, Assignment, CaseBuilder, Evidence, Relation, RelationKind, Sector, Source, Status};

fn held(role: &str, actor: &str) -> Assignment {
    Assignment::new(role, Status::Current).with_actor(actor)
}

/// The town owns in both. In a a club operates and funders are sought; in b the town funds, a firm and somebody without sector
/// operate; somebody could have operated.
fn houses() -> [Case; 2] {
    let house = |id: &str| {
        CaseBuilder::new(id, id.to_uppercase())
            .source(Source::new("s1"))
            .actor(Actor::new("town", "Town").with_sector(Sector::Public).with_same_as("org:town"))
            .assignment(held("owner", "town").with_evidence(Evidence::default().with_sources(["s1"])))
    };
    let a = house("a")
        .actor(Actor::new("club", "Club").with_sector(Sector::Civil))
        .assignment(held("operator", "club"))
        .assignment(Assignment::new("operator", Status::Potential).with_actor("town"))
        .assignment(Assignment::new("funder", Status::Sought))
        .relation(Relation::new("town", "club", RelationKind::LeasesTo));
    let b = house("b")
        .actor(Actor::new("firm", "Firm").with_sector(Sector::Private))
        .actor(Actor::new("x", "X"))
        .assignment(held("operator", "firm"))
        .assignment(held("operator", "x"))
        .assignment(held("funder", "town"))
        .assignment(held("activity_partner", "x"));
    [a, b].map(|case| case.build().expect("a sound case"))
}

fn lists(table: &Table, column: &str) -> Vec<String> {
    match table.column(column) {
        Some(Values::Texts(lists)) => lists.iter().map(|list| list.join(" ")).collect(),
        other => unreachable!("`{column}` holds lists, not {other:?}"),
    }
}

#[test]
fn what_is_known_of_both_is_held_against_each_other() {
    let [a, b] = houses();
    let found = compute(&a, &b, &Options::default()).expect("the default scope");
    let who: Vec<_> = found.roles.iter().map(ComparedRole::who).collect();
    assert_eq!(who, [Who::Both, Who::Second, Who::Both, Who::NotKnown, Who::NotKnown, Who::NotKnown]);
    let cells: Vec<_> = found.cells.iter().map(|cell| (cell.role.as_str(), cell.class, cell.who)).collect();
    let expected = [
        ("owner", "public", Who::Both),
        ("funder", "public", Who::Second),
        ("operator", "private", Who::Second),
        ("operator", "civil", Who::First),
        ("operator", "none", Who::Second),
        ("activity_partner", "none", Who::NotKnown),
    ];
    assert_eq!(cells, expected);
    // Two of three roles and sectors beside the owner's are of one alone: owner of both, funder and operators of one: 3 of 4.
    assert_eq!((found.distances[0].1, found.distances[0].2), (Ok(0.75), 12));
    let coverage = &found.numbers[0];
    assert!(coverage.column == "coverage_among_known" && coverage.difference().is_ok_and(|change| (change - 1.0 / 3.0).abs() < 1e-15));
    assert_eq!(
        found.shared.iter().map(|actor| (actor.identity.as_str(), actor.roles.clone().map(|of| of.len()))).collect::<Vec<_>>(),
        [("org:town", [1, 2])]
    );
    assert_eq!(found.traits.iter().map(|one| (one.item.as_str(), one.who)).collect::<Vec<_>>(), [("leases_to", Who::NotKnown)]);
}

#[test]
fn every_row_says_what_it_rests_on() {
    let [a, b] = houses();
    let answer = answer_between(&a, &b, &Given::nothing()).expect("an answer");
    let main = answer.table();
    assert_eq!(lists(main, "first_evidence")[..3], ["/assignments/0 s1", "/assignments/3", "/assignments/1"]);
    assert_eq!(lists(main, "second_names")[..3], ["Town", "Town", "Firm X"]);
    assert_eq!(lists(main, "second_classes")[2], "private none");
    assert_eq!(texts(main, "first_state")[..3], ["filled", "empty", "filled"]);
    assert_eq!(texts(table(&answer, "cases"), "case"), ["a", "b"]);
    assert_eq!(table(&answer, "distances").rows(), 7);
}

#[test]
fn the_other_way_round_first_and_second_change_places() {
    let [a, b] = houses();
    let (one, other) = (compute(&a, &b, &Options::default()), compute(&b, &a, &Options::default()));
    let (one, other) = (one.expect("the default scope"), other.expect("the default scope"));
    assert_eq!(one.distances, other.distances);
    let turned = |who: Who| match who {
        Who::First => Who::Second,
        Who::Second => Who::First,
        who => who,
    };
    for role in &one.roles {
        let same = other.roles.iter().find(|known| known.role == role.role).expect("the same roles");
        assert_eq!(same.who(), turned(role.who()), "{}", role.role);
    }
}

#[test]
fn a_case_and_itself_differ_in_nothing() {
    let [a, _] = houses();
    let found = compute(&a, &a, &Options::default()).expect("the default scope");
    assert!(found.distances.iter().all(|(_, value, _)| value.is_ok_and(|value| value == 0.0)));
    assert!(found.cells.iter().all(|cell| cell.who == Who::Both));
    assert!(found.numbers.iter().all(|number| number.difference().is_ok_and(|value| value == 0.0) || number.values[0].is_err()));
    let answer = answer_between(&a, &a, &Given::nothing()).expect("an answer");
    assert!(answer.remarks().iter().any(|remark| remark == "both cases say the same"));
}

#[test]
fn two_of_a_casebook_are_chosen_by_id() {
    let book: Casebook = houses().into_iter().chain([CaseBuilder::new("c", "C").build().expect("a sound case")]).collect();
    let compared = |options: &[(&str, &str)]| {
        let answer = run(&book, &given(options), &Watch::new()).expect("an answer");
        (texts(table(&answer, "cases"), "case").join(" "), answer)
    };
    assert_eq!(compared(&[]).0, "a b");
    assert!(compared(&[]).1.remarks().iter().any(|remark| remark.starts_with("compared are the first two")));
    assert_eq!(compared(&[("case", "c")]).0, "c a");
    assert_eq!(compared(&[("other", "a")]).0, "b a");
    assert_eq!(compared(&[("case", "b"), ("other", "c")]).0, "b c");
    assert_eq!(numbers(table(&compared(&[("case", "c"), ("other", "c")]).1, "distances"), "value")[0], None);
    let error = run(&book, &given(&[("other", "d")]), &Watch::new()).expect_err("there is none");
    assert!(error.to_string().starts_with("option `other`: found `d`, expected the id of a case of the casebook"), "{error}");
    let one: Casebook = houses().into_iter().take(1).collect();
    let alone = run(&one, &Given::nothing(), &Watch::new()).expect("an answer");
    assert!(alone.tables().iter().all(|table| table.rows() == 0) && alone.remarks()[0].ends_with("(too_few_cases)"));
}
