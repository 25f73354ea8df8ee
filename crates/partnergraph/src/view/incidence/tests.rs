//! Two-mode tables of cases and from links.

use super::*;
use crate::model::{Activity, Actor, Assignment, CaseBuilder, Certainty, Evidence, Exchange, Seat, Status};
use crate::model::{ActorKind, ExchangeDirection};
use crate::view::ActorLevel;
use crate::view::{Scope, Uncertain};

fn links(incidence: &Incidence) -> Vec<(u32, u32)> {
    (0..incidence.rows()).flat_map(|row| incidence.by_row().row(row).iter().map(move |column| (row as u32, *column))).collect()
}

#[test]
fn links_in_any_order_are_sorted_from_both_sides_and_doubles_counted() {
    let (row, column) = ([2, 0, 2, 1, 0, 2, 2], [1, 3, 0, 3, 0, 1, 1]);
    let incidence = Incidence::from_links(4, 5, &row, &column).expect("links among the members");
    assert_eq!(links(&incidence), [(0, 0), (0, 3), (1, 3), (2, 0), (2, 1)]);
    assert_eq!((incidence.links(), incidence.doubled()), (5, 2));
    assert_eq!([0, 1, 2, 3, 4].map(|column| incidence.by_column().row(column)), [&[0, 2][..], &[2], &[], &[0, 1], &[]]);
    assert_eq!((incidence.rows(), incidence.columns(), incidence.modes()), (4, 5, None));
    assert_eq!(incidence.statements(0, 0).len(), 0);
}

#[test]
fn a_table_may_have_no_rows_no_columns_and_no_links() {
    for (rows, columns) in [(0, 0), (0, 3), (3, 0), (2, 2)] {
        let empty = Incidence::from_links(rows, columns, &[], &[]).expect("there is no link");
        assert_eq!((empty.rows(), empty.columns(), empty.links(), empty.doubled()), (rows, columns, 0, 0));
    }
}

#[test]
fn links_that_make_no_table_are_refused() {
    let of = |row: &[u32], column: &[u32]| Incidence::from_links(2, 3, row, column).map(|_| ());
    assert_eq!(of(&[0, 1], &[0]), Err(LinkError::Length { found: 1, expected: 2 }));
    let beyond = of(&[0, 2], &[0, 1]).expect_err("there is no row 2");
    assert_eq!(beyond.to_string(), "link 1: found row number 2, expected a number below 2");
    let beyond = of(&[0, 1], &[0, 3]).expect_err("there is no column 3");
    assert_eq!(beyond.to_string(), "link 1: found column number 3, expected a number below 3");
    let many = Incidence::from_links(usize::MAX, 1, &[], &[]).map(|_| ());
    assert_eq!(many, Err(LinkError::TooMany { what: "rows and columns", found: usize::MAX }));
}

#[test]
fn members_are_called_by_their_names_or_numbers() {
    let names = vec!["a".to_owned(), "b".to_owned()];
    let incidence = Incidence::from_links(names, 2, &[0], &[1]).expect("a link among the members");
    assert_eq!((incidence.member_id(Side::Rows, 1, None), incidence.member_id(Side::Columns, 1, None)), ("b".into(), "1".into()));
    assert_eq!((incidence.mode_name(Side::Rows), incidence.mode_name(Side::Columns)), ("rows", "columns"));
    assert_eq!(incidence.member_ids(Side::Rows, None), ["a", "b"]);
}

fn house() -> CaseBuilder {
    let doubtful = || Evidence::default().with_certainty(Certainty::Uncertain);
    ["town", "office", "club", "school"]
        .into_iter()
        .fold(CaseBuilder::new("house", "House"), |case, id| {
            let actor = Actor::new(id, id);
            case.actor(if id == "office" { actor.with_part_of("town") } else { actor })
        })
        .actor(Actor::new("board", "The board").with_kind(ActorKind::Body))
        .actor(Actor::new("council", "The council").with_kind(ActorKind::Body))
        .assignment(Assignment::new("owner", Status::Current).with_actor("town"))
        .seat(Seat::new("board", "office"))
        .seat(Seat::new("board", "club"))
        .seat(Seat::new("board", "club"))
        .activity(Activity::new("Choir").with_actor("club"))
        .activity(Activity::new("Homework").with_actor("school"))
        .activity(Activity::new("Choir").with_actor("school").with_evidence(doubtful()))
        .activity(Activity::new("Café"))
        .exchange(Exchange::new("town", ExchangeDirection::Gives, "a grant").with_category(Resource::Money))
        .exchange(Exchange::new("club", ExchangeDirection::Gets, "a room").with_category(Resource::Premises).with_partner("office"))
        .exchange(Exchange::new("club", ExchangeDirection::Needs, "chairs").with_category(Resource::Equipment))
        .exchange(Exchange::new("club", ExchangeDirection::Gives, "something").with_category(Resource::Other))
        .exchange(Exchange::new("school", ExchangeDirection::Gives, "a thing"))
}

fn of(modes: Modes, scope: &Scope) -> (Vec<String>, Vec<String>, Vec<(u32, u32)>) {
    let case = house().build().expect("a sound case");
    let incidence = Incidence::of_case(&case, scope, modes).expect("the scope fits the case");
    (incidence.member_ids(Side::Rows, Some(&case)), incidence.member_ids(Side::Columns, Some(&case)), links(&incidence))
}

#[test]
fn bodies_are_columns_and_no_rows_and_an_empty_one_stays() {
    let (rows, columns, links) = of(Modes::Bodies, &Scope::default());
    assert_eq!(
        (rows, columns),
        (vec!["town".into(), "office".into(), "club".into(), "school".into()], vec!["board".into(), "council".into()])
    );
    assert_eq!(links, [(1, 0), (2, 0)]);
    let (rows, columns, links) = of(Modes::Bodies, &Scope::default().with_level(ActorLevel::Top));
    assert_eq!((rows.join(" "), columns.len(), links), ("town club school".to_owned(), 2, vec![(0, 0), (1, 0)]));
}

#[test]
fn activities_of_one_name_are_one_column() {
    let (rows, columns, links) = of(Modes::Activities, &Scope::default());
    assert_eq!(columns, ["Choir", "Homework", "Café"]);
    assert_eq!((rows.len(), links), (6, vec![(2, 0), (3, 0), (3, 1)]));
    let certain = Scope::default().with_uncertain(Uncertain::Exclude);
    assert_eq!(of(Modes::Activities, &certain).2, [(2, 0), (3, 1)]);
}

#[test]
fn resources_are_linked_to_who_gives_them() {
    let (rows, columns, links) = of(Modes::Resources, &Scope::default());
    assert_eq!((rows.len(), columns.len()), (6, 12));
    assert_eq!((columns[0].as_str(), columns[1].as_str()), ("money", "premises"));
    assert!(!columns.iter().any(|column| column == "other"));
    assert_eq!(links, [(0, 0), (1, 1)]);
}

#[test]
fn what_states_a_link_is_known() {
    let case = house().build().expect("a sound case");
    let stated = |modes, row, column| {
        let incidence = Incidence::of_case(&case, &Scope::default(), modes).expect("the default scope fits every case");
        assert_eq!(incidence.mode_name(Side::Columns), modes.columns());
        incidence.statements(row, column).collect::<Vec<_>>()
    };
    assert_eq!(stated(Modes::Roles, 0, 0), [Statement::Assignment(AssignmentIndex(0))]);
    assert_eq!(stated(Modes::Bodies, 2, 0), [Statement::Seat(1), Statement::Seat(2)]);
    assert_eq!(stated(Modes::Activities, 3, 0), [Statement::Activity(2)]);
    assert_eq!(stated(Modes::Resources, 1, 1), [Statement::Exchange(1)]);
    assert_eq!(stated(Modes::Resources, 1, 2), []);
}
