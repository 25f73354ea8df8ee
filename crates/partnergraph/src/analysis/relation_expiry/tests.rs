//! Worked out by hand, and by taking out what ends and asking again.

use super::*;
use crate::analysis::role_coverage;
use crate::analysis::shared::testing::{numbers, table, texts, wholes};
use crate::maths::Random;
use crate::method::{OptionValue, Values};
use crate::model::{
    Actor, Agreement, Amount, AmountForm, AmountPer, Assignment, CaseBuilder, Quantity, Relation, RelationKind, RoleState, Status,
};

fn date(text: &str) -> PartialDate {
    text.parse().expect("the tests write real dates")
}

fn amount(value: f64, per: AmountPer, form: AmountForm) -> Amount {
    Amount::default().with_value(Quantity::new(value).expect("a number")).with_currency("NOK").with_per(per).with_form(form)
}

fn held(role: &str, actor: &str) -> Assignment {
    Assignment::new(role, Status::Current).with_actor(actor)
}

/// An agreement to the end of March with a grant and a lease on it; the town owns the house until the end of the year, and the
/// club too, without an end; the operator's time ends with June, and a relation is planned to end in May.
fn house() -> CaseBuilder {
    ["town", "club", "bank", "self"]
        .into_iter()
        .fold(CaseBuilder::new("house", "House"), |case, id| case.actor(Actor::new(id, id)))
        .self_actor("self")
        .agreement(Agreement::new("a1", ["town".into(), "club".into()]).with_until(date("2025-03-31")))
        .agreement(Agreement::new("a2", ["town".into(), "bank".into()]))
        .assignment(held("owner", "town").with_until(date("2025")))
        .assignment(held("owner", "club"))
        .assignment(held("operator", "club").with_until(date("2025-06")))
        .assignment(Assignment::new("funder", Status::Sought).with_until(date("2025-02")))
        .relation(
            Relation::new("town", "club", RelationKind::Funds)
                .with_id("grant")
                .with_agreement("a1")
                .with_amounts([amount(100.0, AmountPer::Year, AmountForm::Grant), amount(900.0, AmountPer::Once, AmountForm::Grant)]),
        )
        .relation(
            Relation::new("town", "club", RelationKind::LeasesTo)
                .with_id("lease")
                .with_agreement("a1")
                .with_amounts([amount(1.0, AmountPer::Month, AmountForm::Rent), amount(5.0, AmountPer::Year, AmountForm::Loan)]),
        )
        .relation(Relation::new("bank", "club", RelationKind::Cooperates).with_id("talks").with_planned_until(date("2025-05")))
        .relation(Relation::new("bank", "club", RelationKind::Informs).with_id("news").with_until(date("2025-05-20")))
        .relation(Relation::new("bank", "self", RelationKind::Serves).with_id("old").with_planned_until(date("2024-05")))
        .relation(Relation::new("town", "bank", RelationKind::Informs).with_id("late").with_until(date("2027")))
}

fn asked(at: &str) -> Given {
    Given::nothing().with("at", OptionValue::Text(at.to_owned()))
}

fn answer(case: CaseBuilder, given: &Given) -> Answer {
    crate::analysis::find("relation_expiry")
        .and_then(|method| method.of_case(&case.build().expect("a sound case"), given))
        .expect("an answer")
}

fn lists(table: &crate::method::Table, column: &str) -> Vec<Vec<String>> {
    match table.column(column) {
        Some(Values::Texts(values)) => values.iter().map(|list| list.iter().map(ToString::to_string).collect()).collect(),
        other => unreachable!("`{column}` holds lists, not {other:?}"),
    }
}

#[test]
fn what_ends_and_what_falls_with_it_by_hand() {
    let answer = answer(house(), &asked("2025-01-01"));
    let main = answer.table();
    assert_eq!(texts(main, "id"), ["/assignments/2", "a1", "news", "talks", "/assignments/0"]);
    assert_eq!(wholes(main, "days_left"), [Some(180), Some(89), Some(139), Some(150), Some(364)]);
    assert_eq!(lists(main, "roles_lost"), [vec!["operator"], vec![], vec![], vec![], vec![]]);
    // With the agreement go both relations between town and club; the two of bank and club do not end alone.
    assert_eq!(lists(main, "ties"), [vec![], vec!["town – club"], vec![], vec![], vec![]]);
    // 100 + 12·1; the single sum and the loan are listed.
    assert_eq!(numbers(main, "amount"), [None, Some(112.0), None, None, None]);
    assert_eq!(numbers(main, "funding"), [None, Some(100.0), None, None, None]);
    assert_eq!(texts(table(&answer, "excluded"), "why"), ["not_yearly", "not_income"]);
    assert!(matches!(main.column("planned"), Some(Values::Flag(planned)) if planned.get(3) == Some(true) && planned.get(2) == Some(false)));
}

#[test]
fn what_ends_together_takes_more_than_each_alone() {
    let answer = answer(house(), &asked("2025-01-01"));
    let days = table(&answer, "cumulative");
    assert_eq!(texts(days, "last_day"), ["2025-03-31", "2025-05-20", "2025-05-31", "2025-06-30", "2025-12-31"]);
    assert_eq!(wholes(days, "ties_lost"), [Some(1), Some(1), Some(2), Some(2), Some(2)]);
    assert_eq!(lists(days, "roles_lost").last(), Some(&vec!["operator".to_owned()]), "the club owns on");
    assert_eq!(numbers(days, "amount"), [Some(112.0); 5]);
}

#[test]
fn what_has_no_end_ends_later_or_should_have_ended_is_counted() {
    let answer = answer(house(), &asked("2025-01-01"));
    let summary = table(&answer, "summary");
    assert_eq!(wholes(summary, "in_scope"), [Some(2), Some(6), Some(3)]);
    assert_eq!(wholes(summary, "ending"), [Some(1), Some(2), Some(2)]);
    assert_eq!(wholes(summary, "later"), [Some(0), Some(1), Some(0)]);
    assert_eq!(wholes(summary, "overdue"), [Some(0), Some(1), Some(0)]);
    assert_eq!(wholes(summary, "end_unknown"), [Some(1), Some(2), Some(1)]);
}

#[test]
fn without_a_date_nothing_is_said_of_ends() {
    let answer = answer(house(), &Given::nothing());
    assert_eq!(answer.table().rows(), 0);
    assert_eq!(wholes(table(&answer, "summary"), "ending"), [None; 3]);
    assert!(answer.remarks()[0].contains("no_date"));
}

#[test]
fn the_horizon_holds_both_its_ends() {
    let within = |at: &str, days| {
        let options = Options::default().with_scope(Scope::default().with_at(date(at))).with_horizon_days(days);
        compute(&house().build().expect("a sound case"), &options).expect("the scope fits").items.len()
    };
    assert_eq!((within("2025-03-31", 0), within("2025-03-30", 0), within("2025-03-30", 1)), (1, 0, 1));
    // A month stands for its last day.
    assert_eq!(within("2025-03", 0), 1);
    let too_far = Options::default().with_horizon_days(40_000);
    let error = compute(&house().build().expect("a sound case"), &too_far).expect_err("more than a hundred years");
    assert_eq!(error.to_string(), "option `horizon_days`: found `40000`, expected a whole number from 0 to 36525");
}

#[test]
fn the_case_itself_is_in_ties_when_asked_for() {
    let case = || house().relation(Relation::new("town", "self", RelationKind::Funds).with_until(date("2025-02")).with_id("own"));
    let ties = |given: &Given| {
        let answer = answer(case(), given);
        let place = texts(answer.table(), "id").iter().position(|id| id == "own").expect("it ends");
        lists(answer.table(), "ties")[place].clone()
    };
    assert!(ties(&asked("2025-01-01")).is_empty());
    assert_eq!(ties(&asked("2025-01-01").with("include_self", OptionValue::Flag(true))), ["town – self"]);
}

#[test]
fn every_row_can_be_traced() {
    let case = house().build().expect("a sound case");
    let answer =
        crate::analysis::find("relation_expiry").and_then(|method| method.of_case(&case, &asked("2025-01-01"))).expect("an answer");
    assert_eq!(answer.trace(&case, "main", 1), ["a1", "grant", "lease"]);
}

/// What is lost is what is not there when the case is made again without what ended.
#[test]
fn losses_are_those_of_the_case_without_what_ended() {
    let roles = ["owner", "funder", "operator"];
    let ids = ["a", "b", "c", "d"];
    for seed in 0..200 {
        let mut random = Random::new(seed, 1);
        let assignments: Vec<Assignment> = (0..random.below(6))
            .map(|_| {
                let assignment = held(roles[random.below(3)], ids[random.below(4)]);
                if random.below(2) == 0 {
                    assignment.with_until(date(["2025-02", "2025-05", "2025-09"][random.below(3)]))
                } else {
                    assignment
                }
            })
            .collect();
        let relations: Vec<Relation> = (0..random.below(7))
            .map(|_| {
                let relation = Relation::new(ids[random.below(4)], ids[random.below(4)], RelationKind::Cooperates);
                if random.below(2) == 0 { relation.with_until(date(["2025-02", "2025-05", "2025-09"][random.below(3)])) } else { relation }
            })
            .collect();
        let made = |kept: &dyn Fn(Option<PartialDate>, usize, bool) -> bool| {
            let case = ids.iter().fold(CaseBuilder::new("x", "X"), |case, id| case.actor(Actor::new(*id, *id)));
            let case = assignments
                .iter()
                .enumerate()
                .filter(|(place, each)| kept(each.until(), *place, true))
                .fold(case, |case, (_, each)| case.assignment(each.clone()));
            let relations = relations.iter().enumerate().filter(|(place, each)| kept(each.until(), *place, false));
            relations.fold(case, |case, (_, each)| case.relation(each.clone())).build().expect("a sound case")
        };
        let filled = |case: &Case| -> Vec<bool> {
            let found = role_coverage::compute(case, &role_coverage::Options::default()).expect("the default scope fits");
            found.iter().map(|role| role.state == RoleState::Filled).collect()
        };
        let ties = |case: &Case| {
            let scope = Scope::default();
            Network::from_selection(&Selection::of(case, &scope).expect("the default scope fits")).ties().len()
        };
        let whole = made(&|_, _, _| true);
        let scope = Scope::default().with_at(date("2025-01-01"));
        let found = compute(&whole, &Options::default().with_scope(scope)).expect("the scope fits");
        let check = |loss: &Loss, rest: &Case| {
            let lost = filled(&whole).into_iter().zip(filled(rest)).enumerate().filter(|(_, (before, after))| *before && !after);
            assert_eq!(
                loss.roles.iter().map(|role| role.position()).collect::<Vec<_>>(),
                lost.map(|(role, _)| role).collect::<Vec<_>>(),
                "seed {seed}"
            );
            assert_eq!(loss.ties.len(), ties(&whole) - ties(rest), "seed {seed}");
        };
        for item in &found.items {
            check(
                &item.loss,
                &made(&|_, place, of_role| match item.ending {
                    Ending::Assignment(index) => !of_role || place != index.position(),
                    Ending::Relation(index) => of_role || place != index.position(),
                    Ending::Agreement(_) => true,
                }),
            );
        }
        for ended in &found.cumulative {
            check(&ended.loss, &made(&|until, _, _| until.is_none_or(|until| until.last_day() > ended.day)));
        }
    }
}

#[test]
fn a_term_is_no_end_and_is_listed() {
    let lasts = |id: &str, term: &str| Relation::new("town", "club", RelationKind::Contract).with_id(id).with_term(term);
    let case =
        house().relation(lasts("open", "4+2 years").with_since(date("2019"))).relation(lasts("ended", "1 year").with_until(date("2026")));
    let method = crate::analysis::find("relation_expiry").expect("in the register");
    let answer = method.of_case(&case.build().expect("a sound case"), &Given::nothing()).expect("an answer");
    let terms = table(&answer, "terms");
    let list = |column| texts(terms, column);
    assert_eq!((list("relation"), list("since"), list("term")), (vec!["open".into()], vec!["2019".into()], vec!["4+2 years".into()]));
}
