use super::*;
use crate::analysis::shared::testing::{numbers, table, texts, wholes};
use crate::method::{OptionValue, Stopped};
use crate::model::{Actor, Assignment, CaseBuilder, Relation, RelationKind, Role, RoleModel, Sector, Status};

fn held(role: &str, actor: &str) -> Assignment {
    Assignment::new(role, Status::Current).with_actor(actor)
}

/// Case a: a town (public) owns, a club (civil) and a choir (civil) operate with somebody without sector; the funder is sought. Case
/// b: a firm owns; nothing else is known. Case c has the roles funder and host, and a host.
fn book() -> Casebook {
    let a = CaseBuilder::new("a", "A")
        .actor(Actor::new("town", "Town").with_sector(Sector::Public))
        .actor(Actor::new("club", "Club").with_sector(Sector::Civil))
        .actor(Actor::new("choir", "Choir").with_sector(Sector::Civil))
        .actor(Actor::new("x", "X"))
        .assignment(held("owner", "town"))
        .assignment(held("operator", "club"))
        .assignment(held("operator", "choir"))
        .assignment(held("operator", "x"))
        .assignment(Assignment::new("funder", Status::Sought))
        .relation(Relation::new("town", "club", RelationKind::Cooperates))
        .relation(Relation::new("club", "choir", RelationKind::Cooperates));
    let b = CaseBuilder::new("b", "B").actor(Actor::new("firm", "Firm").with_sector(Sector::Private)).assignment(held("owner", "firm"));
    let c = CaseBuilder::new("c", "C")
        .role_model(RoleModel::new("own").with_roles([Role::new("funder"), Role::new("host")]))
        .actor(Actor::new("church", "Church").with_sector(Sector::Civil))
        .assignment(held("host", "church"));
    [a, b, c].map(|case| case.build().expect("a sound case")).into_iter().collect()
}

fn profiles(columns: &[&str]) -> Profiles {
    compute(&book(), &Options::default().with_columns(columns.iter().copied())).expect("columns that are there")
}

#[test]
fn who_holds_what_is_counted_by_sector_and_what_is_unknown_is_missing() {
    let found = profiles(&["owner_public", "operator_civil", "has_operator_civil", "funder_public", "funder_state", "host_civil"]);
    let row = |case| (0..6).map(|column| found.value(case, column)).collect::<Vec<_>>();
    assert_eq!(row(0), [Ok(1.0), Ok(2.0), Ok(1.0), Ok(0.0), Ok(0.0), Err(Reason::NoRoles)]);
    let unknown = Err(Reason::UnknownRole);
    assert_eq!(row(1), [Ok(0.0), unknown, unknown, unknown, unknown, Err(Reason::NoRoles)]);
    let none = Err(Reason::NoRoles);
    assert_eq!(row(2), [none, none, none, unknown, unknown, Ok(1.0)]);
    assert_eq!(found.roles().last().map(RoleId::as_str), Some("host"));
    assert!(found.values()[7].is_nan() && found.documented()[0].holders_without_class == 1);
    assert_eq!(found.documented().iter().map(|of| of.roles_unknown).collect::<Vec<_>>(), [3, 5, 1]);
}

#[test]
fn numbers_are_as_worked_out_by_hand() {
    let found = profiles(&["numbers"]);
    let at = |name: &str| found.columns().iter().position(|column| column.name == name).expect("a number");
    let of = |case, name| found.value(case, at(name));
    // a: owner and operator filled, funder empty; town, club, choir: 1 − (1 + 4)/9; the middle of a path of three beside one alone:
    // (0 + 1 + 1 + 2)/6; one tie between sectors and one inside.
    assert_eq!(of(0, "coverage_among_known"), Ok(2.0 / 3.0));
    assert!(of(0, "blau").is_ok_and(|blau| (blau - 4.0 / 9.0).abs() < 1e-15));
    assert!(of(0, "degree_centralization").is_ok_and(|value| (value - 4.0 / 6.0).abs() < 1e-15));
    assert_eq!((of(0, "ei_index"), of(0, "actors"), of(0, "ties")), (Ok(0.0), Ok(4.0), Ok(2.0)));
    // town → club → choir and back: gatekeeper one way and representative the other.
    assert_eq!((of(0, "brokerage_gatekeeper"), of(0, "brokerage_representative"), of(0, "brokerage_liaison")), (Ok(0.5), Ok(0.5), Ok(0.0)));
    assert_eq!((of(1, "ei_index"), of(1, "degree_centralization")), (Err(Reason::NoTies), Err(Reason::TooFewActors)));
    assert_eq!((of(1, "brokerage_liaison"), of(1, "funding_hhi")), (Err(Reason::TooFewActors), Err(Reason::NoAmounts)));
}

#[test]
fn one_pass_over_a_stream_gives_the_same() {
    let options = Options::default();
    let mut profiling = Profiling::new(options.clone());
    book().cases().iter().for_each(|case| profiling.add(case).expect("the default scope"));
    assert_eq!(profiling.finish().expect("all columns").columns.len(), 7 * 4 + 7 + 15);
    let mut chosen = Profiling::new(options.with_columns(["blau", "states"]));
    book().cases().iter().for_each(|case| chosen.add(case).expect("the default scope"));
    let (chosen, whole) = (chosen.finish().expect("columns that are there"), profiles(&["blau", "states"]));
    assert_eq!((chosen.columns(), chosen.reasons.len()), (whole.columns(), whole.reasons.len()));
    assert!((0..3).all(|case| (0..8).all(|column| chosen.value(case, column) == whole.value(case, column))));
}

#[test]
fn a_column_that_is_not_there_is_refused() {
    let error = |name: &str| compute(&book(), &Options::default().with_columns([name])).expect_err("no such column").to_string();
    assert_eq!(
        error("owner_publik"),
        "option `columns`: found `owner_publik`, expected a column of the profile, or one of `holders`, `presence`, `states`, `numbers`; the \
        nearest is `owner_public`"
    );
    assert!(error("state").ends_with("the nearest is `states`"));
    assert_eq!(profiles(&["states", "owner_state", "states"]).columns().len(), 7, "each once");
    assert!(profiles(&[]).columns().is_empty());
}

#[test]
fn tables_have_every_number_and_the_columns_that_are_chosen() {
    let chosen = Given::nothing().with("columns", OptionValue::Text("owner_public".to_owned()));
    let answer = run(&book(), &chosen, &Watch::new()).expect("an answer");
    assert_eq!(wholes(answer.table(), "ties"), [Some(2), Some(0), Some(0)]);
    assert_eq!(numbers(table(&answer, "values"), "value"), [Some(1.0), Some(0.0), None]);
    let columns = table(&answer, "columns");
    assert_eq!((texts(columns, "column"), wholes(columns, "known")), (vec!["owner_public".to_owned()], vec![Some(2)]));
    assert_eq!((numbers(columns, "smallest"), numbers(columns, "lower")), (vec![Some(0.0)], vec![None]));
    assert!(answer.remarks().iter().any(|remark| remark.contains("no cell of role and sector: 1")));
}

#[test]
fn without_cases_and_stopped_there_is_nothing() {
    let empty = run(&Casebook::default(), &Given::nothing(), &Watch::new()).expect("an answer");
    assert!(empty.table().rows() == 0 && empty.remarks()[0].ends_with("(too_few_cases)"));
    let watch = Watch::new();
    watch.stop();
    assert_eq!(run(&book(), &Given::nothing(), &watch).expect_err("stopped"), AnalysisError::Stopped(Stopped));
}

#[test]
fn money_is_the_same_whichever_kinds_make_ties() {
    let case = crate::analysis::shared::testing::drawn_casebook(3, 5);
    let hhi = |scope: Scope| {
        let found = compute(&case, &Options::default().with_scope(scope).with_columns(["funding_hhi"])).expect("a scope that fits");
        (0..5).map(|case| found.value(case, 0)).collect::<Vec<_>>()
    };
    assert_eq!(hhi(Scope::default()), hhi(Scope::default().with_kinds([RelationKind::Cooperates])));
}
