use super::super::shared::testing::{numbers, table, texts, wholes};
use super::*;
use crate::method::OptionValue;
use crate::model::{Actor, Assignment, Case, CaseBuilder, Place, Sector, Status};

fn house(id: &str, country: Option<&str>, held: &[(&str, Sector)]) -> Case {
    let place = country.map(|country| Place::default().with_country(country));
    let case = place.into_iter().fold(CaseBuilder::new(id, id), CaseBuilder::place);
    let case = held
        .iter()
        .enumerate()
        .fold(case, |case, (number, (_, sector))| case.actor(Actor::new(format!("a{number}"), "Somebody").with_sector(*sector)));
    let held = held.iter().enumerate();
    let case = held
        .fold(case, |case, (number, (role, _))| case.assignment(Assignment::new(*role, Status::Current).with_actor(format!("a{number}"))));
    case.build().expect("a sound case")
}

fn book() -> Casebook {
    let (p, c) = (Sector::Public, Sector::Civil);
    [
        house("a", Some("NO"), &[("owner", p), ("operator", c)]),
        house("b", Some("NO"), &[("owner", p), ("operator", p)]),
        house("c", Some("DK"), &[("owner", c), ("operator", c)]),
        house("d", Some("DK"), &[("owner", c), ("operator", c)]),
        house("e", None, &[("owner", c)]),
    ]
    .into_iter()
    .collect()
}

fn answer(book: &Casebook, given: &Given) -> Answer {
    run(book, given, &Watch::new()).expect("options that fit")
}

#[test]
fn two_countries_by_hand() {
    let found = answer(&book(), &Given::nothing());
    // a–b 2/3, a–c and a–d 2/3, b–c and b–d 1, c–d 0. total (3·4/9 + 2)/4 = 5/6, within (4/9)/2 = 2/9.
    assert!(numbers(found.table(), "r2")[0].is_some_and(|r2| (r2 - 11.0 / 15.0).abs() < 1e-12));
    assert!(numbers(found.table(), "f")[0].is_some_and(|f| (f - (11.0 / 18.0) / (1.0 / 9.0)).abs() < 1e-12));
    assert_eq!(numbers(found.table(), "p"), [Some(2.0 / 6.0)]);
    assert_eq!((wholes(found.table(), "cases"), wholes(found.table(), "arrangements")), (vec![Some(4)], vec![Some(6)]));
    assert_eq!(texts(table(&found, "groups"), "group"), ["NO", "DK"]);
    let spread = numbers(table(&found, "cases"), "distance");
    assert!(spread[0].is_some_and(|z| (z - 1.0 / 3.0).abs() < 1e-9) && spread[2].is_some_and(|z| z < 1e-7) && spread[4].is_none());
    assert!(found.remarks().iter().any(|remark| remark == "in no group: `e`"));
    let differences = table(&found, "differences");
    let blau = texts(differences, "column").iter().position(|column| column == "blau").expect("a column of numbers");
    // Mixes of a ½, of b, c and d 0.
    assert_eq!(numbers(differences, "difference")[blau], Some(0.25));
    assert_eq!((numbers(differences, "delta")[blau], numbers(differences, "p")[blau]), (Some(0.5), Some(1.0)));
    let hhi = texts(differences, "column").iter().position(|column| column == "funding_hhi").expect("a column of numbers");
    assert_eq!((numbers(differences, "p")[hhi], numbers(differences, "p_holm")[hhi]), (None, None));
}

#[test]
fn groups_can_be_given_and_named() {
    let by = |pairs: &[(&str, &str)]| {
        OptionValue::Map(pairs.iter().map(|(case, group)| ((*case).to_owned(), OptionValue::Text((*group).to_owned()))).collect())
    };
    let given = Given::nothing().with("by", by(&[("a", "x"), ("b", "y"), ("c", "x"), ("d", "z")]));
    let found = answer(&book(), &given);
    assert_eq!(
        (texts(table(&found, "groups"), "group"), table(&found, "differences").rows()),
        (vec!["x".into(), "y".into(), "z".into()], 0)
    );
    assert!(found.remarks().iter().any(|remark| remark.starts_with("groups of one case")));
    let compared = given.clone().with("compare", OptionValue::List(vec![OptionValue::Text("x".into()), OptionValue::Text("z".into())]));
    assert!(table(&answer(&book(), &compared), "differences").rows() > 5);
    let error = |given: &Given| run(&book(), given, &Watch::new()).expect_err("refused").to_string();
    assert!(error(&Given::nothing().with("by", by(&[("q", "x")]))).contains("expected the id of a case"));
    assert!(error(&given.with("compare", OptionValue::List(vec![OptionValue::Text("x".into())]))).contains("1 names"));
    assert!(error(&Given::nothing().with("by", OptionValue::Text("ownr".into()))).ends_with("the nearest is `owner`"));
}

#[test]
fn owners_make_groups_too() {
    let found = answer(&book(), &Given::nothing().with("by", OptionValue::Text("owner".into())));
    assert_eq!(texts(table(&found, "groups"), "group"), ["public", "civil"]);
    assert_eq!(wholes(found.table(), "cases"), [Some(5)]);
}

#[test]
fn too_few_of_everything_has_reasons() {
    let reasons = |distances: &[f64], groups: &[u32]| {
        let distances = Condensed::new(groups.len(), distances.to_vec()).expect("one for each pair");
        let groups: Vec<Option<u32>> = groups.iter().copied().map(Some).collect();
        let found = compute(&distances, &groups, &Options::default()).expect("a group for each");
        (found.f.err(), found.r2, found.dispersion.map(|spread| spread.f.err()))
    };
    let all = |reason| (Some(reason), Err(reason), Err(reason));
    assert_eq!(reasons(&[], &[0]), all(Reason::TooFewCases));
    assert_eq!(reasons(&[1.0], &[0, 1]), all(Reason::TooFewCases));
    assert_eq!(reasons(&[1.0, 1.0, 1.0], &[0, 0, 0]), all(Reason::TooFewGroups));
    assert_eq!(reasons(&[1.0, 1.0, 1.0], &[0, 1, 2]), all(Reason::TooFewGroups));
    assert_eq!(reasons(&[0.0; 3], &[0, 0, 1]), all(Reason::ZeroVariance));
    // Two pairs of the same.
    let (f, r2, spread) = reasons(&[0.0, 1.0, 1.0, 1.0, 1.0, 0.0], &[0, 0, 1, 1]);
    assert_eq!((f, r2, spread), (Some(Reason::ZeroWithin), Ok(1.0), Ok(Some(Reason::ZeroWithin))));
    // The same the other way round: two of six arrangements have no f.
    let distances = Condensed::new(4, vec![0.0, 1.0, 1.0, 1.0, 1.0, 0.0]).expect("six pairs");
    let found = compute(&distances, &[Some(0), Some(1), Some(0), Some(1)], &Options::default()).expect("a group for each");
    assert_eq!((found.endless, found.f.map(|f| f.p_greater)), (2, Ok(1.0)));
    assert!(found.f.is_ok_and(|f| f.mean.is_finite()));
    assert!(compute(&distances, &[Some(0)], &Options::default()).is_err());
    let unknown: Casebook = ["a", "b", "c"].map(|id| house(id, Some("NO"), &[])).into_iter().collect();
    assert_eq!(numbers(answer(&unknown, &Given::nothing()).table(), "f"), [None]);
}

#[test]
fn two_distances_go_together_or_not() {
    let found = answer(&book(), &Given::nothing().with("mantel", OptionValue::Text("sorensen".into())));
    let mantel = table(&found, "mantel");
    // Of e only the owner is known, which is enough for a distance to all.
    assert_eq!((wholes(mantel, "cases"), wholes(mantel, "arrangements")), (vec![Some(5)], vec![Some(120)]));
    assert!(numbers(mantel, "r")[0].is_some_and(|r| r > 0.9 && r < 1.0));
    let few = Condensed::new(2, vec![1.0]).expect("a pair");
    assert_eq!(mantel_of(&few, &few), Err(Reason::TooFewCases));
    let same = Condensed::new(3, vec![1.0; 3]).expect("three pairs");
    assert_eq!(mantel_of(&same, &same), Err(Reason::ZeroVariance));
    let missing = Condensed::new(4, vec![0.1, 0.2, f64::NAN, 0.3, f64::NAN, f64::NAN]).expect("six pairs");
    assert_eq!(mantel_of(&missing, &missing).map(|r| r.arrangements), Ok(6));
    assert_eq!(table(&answer(&book(), &Given::nothing()), "mantel").rows(), 0);
}

fn mantel_of(one: &Condensed, other: &Condensed) -> Value<Permuted> {
    super::mantel(one, other, &Options::default())
}
