//! Money worked out by hand.

use super::*;
use crate::analysis::find;
use crate::analysis::shared::testing::close;
use crate::method::{OptionValue, Values};
use crate::model::{Actor, Amount, AmountForm, AmountPer, CaseBuilder, Certainty, Evidence, Purpose, Quantity, Relation, Sector};
use crate::view::{ActorLevel, Uncertain};

fn amount(value: f64) -> Amount {
    Amount::default().with_value(Quantity::new(value).expect("a number")).with_currency("NOK").with_per(AmountPer::Year)
}

fn funds(from: &str, amounts: impl IntoIterator<Item = Amount>) -> Relation {
    Relation::new(from, "house", RelationKind::Funds).with_amounts(amounts)
}

/// A town and a fund (public), a bank (private), a club (no sector), and the house.
fn house(relations: impl IntoIterator<Item = Relation>) -> Case {
    let actor = |id: &str, sector| Actor::new(id, id).with_sector(sector);
    let case = CaseBuilder::new("house", "House")
        .actor(actor("town", Sector::Public))
        .actor(actor("fund", Sector::Public))
        .actor(actor("bank", Sector::Private))
        .actor(Actor::new("club", "club"))
        .actor(Actor::new("house", "The house"))
        .self_actor("house");
    relations.into_iter().fold(case, CaseBuilder::relation).build().expect("a sound case")
}

fn asked(relations: impl IntoIterator<Item = Relation>, options: &Options) -> CaseFunding {
    compute(&house(relations), options).expect("the scope fits")
}

fn funding(relations: impl IntoIterator<Item = Relation>) -> CaseFunding {
    asked(relations, &Options::default())
}

fn at(date: &str) -> Options {
    Options::default().with_scope(Scope::default().with_at(date.parse().expect("a date")))
}

fn reasons(found: &CaseFunding) -> Vec<&str> {
    found.excluded.iter().map(|excluded| excluded.reason).collect()
}

fn values(values: &[Value]) -> Vec<f64> {
    values.iter().map(|value| value.expect("it is defined")).collect()
}

// Shares .5, .3, .2: Σs² = .25 + .09 + .04 = .38; (.38 − 1/3)/(2/3) = .07.
#[test]
fn concentration_is_that_of_the_shares() {
    let found = funding([funds("town", [amount(50.0)]), funds("bank", [amount(20.0)]), funds("fund", [amount(30.0)])]);
    let all = &found.all;
    let indices = values(&[all.total, all.hhi, all.hhi_normalised, all.effective_number, all.top_share]);
    assert!(close(&indices, &[100.0, 0.38, 0.07, 1.0 / 0.38, 0.5]), "{indices:?}");
    assert_eq!((all.funders, all.top.as_slice(), found.unvalued), (3, &["town".to_owned()][..], 0));
    let actors: Vec<usize> = found.funders.iter().map(|funder| funder.actor.position()).collect();
    assert_eq!(actors, [0, 1, 2], "the largest first");
    assert!(found.excluded.is_empty() && found.passing_on.is_empty() && found.other_currencies.is_empty());
}

#[test]
fn currencies_are_never_added() {
    let danish = |value: f64| amount(value).with_currency("DKK");
    let relations = || [funds("town", [danish(70.0), amount(60.0)]), funds("bank", [amount(20.0)])];
    let found = funding(relations());
    assert_eq!((found.currency.as_deref(), found.all.total, found.all.hhi), (Some("NOK"), Ok(80.0), Ok(0.625)));
    assert_eq!((found.other_currencies.as_slice(), reasons(&found)), (&["DKK".to_owned()][..], vec!["another currency"]));
    let found = asked(relations(), &Options::default().with_scope(Scope::default().with_currency("DKK")));
    assert_eq!((found.currency.as_deref(), found.all.total, found.unvalued), (Some("DKK"), Ok(70.0), 1));
    assert_eq!((found.other_currencies.as_slice(), reasons(&found).len()), (&["NOK".to_owned()][..], 2));
    let found = funding([funds("town", [danish(1.0)]), funds("bank", [amount(1.0)])]);
    assert_eq!(found.currency.as_deref(), Some("DKK"), "of equally many the first");
}

// 12 · 5 = 60 beside 20: shares 3/4 and 1/4.
#[test]
fn a_month_counts_twelve_times_and_single_sums_not_at_all() {
    let per = |value, per| amount(value).with_per(per);
    let found = funding([
        funds("town", [per(5.0, AmountPer::Month), per(900.0, AmountPer::Once)]),
        funds("bank", [per(20.0, AmountPer::Year), per(7.0, AmountPer::FlatDay)]),
        funds("fund", [per(400.0, AmountPer::Unknown)]),
    ]);
    assert_eq!((found.all.total, found.all.hhi, found.all.top_share), (Ok(80.0), Ok(0.625), Ok(0.75)));
    assert_eq!((reasons(&found), found.unvalued), (vec!["not yearly"; 3], 1));
    assert_eq!(found.funders.last().map(|funder| (funder.actor.position(), funder.amount)), Some((1, Err(Reason::NoAmounts))));
}

#[test]
fn loans_purchases_and_rent_are_no_income_and_what_is_in_kind_is_added_apart() {
    let of = |value, form| amount(value).with_form(form);
    let found = funding([
        funds("town", [of(10.0, AmountForm::Grant), of(1.0, AmountForm::Loan), of(2.0, AmountForm::Purchase)]),
        funds("bank", [of(30.0, AmountForm::Fee), of(3.0, AmountForm::Rent), of(4.0, AmountForm::InKind)]),
        funds("fund", [of(40.0, AmountForm::Unknown), of(5.0, AmountForm::InKind).with_per(AmountPer::Once)]),
        funds("club", [amount(20.0)]),
    ]);
    assert_eq!((found.all.total, found.in_kind), (Ok(100.0), 4.0));
    assert_eq!(reasons(&found), ["not income", "not income", "not income", "not yearly"]);
    let forms: Vec<_> = found.sums.iter().filter(|sum| sum.by == "form").map(|sum| (&*sum.part, sum.amount)).collect();
    assert_eq!(forms, [("grant", Ok(10.0)), ("fee", Ok(30.0)), ("unknown", Ok(60.0))]);
    // Public 10 + 40, private 30, no class 20.
    let classes: Vec<_> = found.sums.iter().filter(|sum| sum.by == "class").map(|sum| (&*sum.part, sum.share)).collect();
    let expected = [("public", Ok(0.5)), ("private", Ok(0.3)), ("civil", Ok(0.0)), ("residents", Ok(0.0)), ("none", Ok(0.2))];
    assert_eq!(classes, expected);
}

#[test]
fn an_amount_with_holes_is_listed_and_the_answer_is_partial() {
    let nothing = Amount::default().with_currency("NOK").with_per(AmountPer::Year);
    let bare = Amount::default().with_value(Quantity::new(9.0).expect("a number")).with_per(AmountPer::Year);
    let found = funding([funds("town", [nothing, amount(10.0)]), funds("bank", [bare]), funds("fund", [])]);
    assert_eq!((found.all.total, found.all.funders, found.unvalued), (Ok(10.0), 1, 2));
    assert_eq!(reasons(&found), ["no value", "no currency"]);
}

#[test]
fn one_funder_leaves_nothing_to_normalise() {
    let found = funding([funds("town", [amount(10.0)]), funds("bank", [amount(0.0)])]);
    assert_eq!((found.all.hhi, found.all.effective_number, found.all.top_share), (Ok(1.0), Ok(1.0), Ok(1.0)));
    assert_eq!((found.all.hhi_normalised, found.all.funders), (Err(Reason::SingleFunder), 1));
    assert_eq!(found.unvalued, 0, "an amount of 0 is an amount");
}

#[test]
fn without_a_usable_amount_there_is_nothing_and_an_amount_of_0_is_one() {
    for relations in [vec![], vec![funds("town", [])], vec![funds("town", [amount(3.0).with_per(AmountPer::Once)])]] {
        let found = funding(relations);
        let all = &found.all;
        for value in [all.total, all.hhi, all.hhi_normalised, all.effective_number, all.top_share, found.bound, found.operating.total] {
            assert_eq!(value, Err(Reason::NoAmounts));
        }
        assert!(all.top.is_empty() && found.sums.iter().all(|sum| sum.amount.is_err() && sum.share.is_err()));
    }
    let found = funding([funds("town", [amount(0.0)])]);
    assert_eq!((found.all.total, found.all.hhi, found.all.hhi_normalised), (Ok(0.0), Err(Reason::ZeroTotal), Err(Reason::ZeroTotal)));
    assert!(found.sums.iter().all(|sum| sum.amount == Ok(0.0) && sum.share == Err(Reason::ZeroTotal)));
}

#[test]
fn a_relation_that_is_recorded_twice_is_two_amounts_of_one_funder() {
    let found = funding([funds("bank", [amount(10.0)]), funds("town", [amount(15.0)]), funds("town", [amount(15.0)])]);
    assert_eq!((found.all.funders, found.all.hhi, found.all.top_share), (2, Ok(0.625), Ok(0.75)));
    assert_eq!(found.funders[0].relations, [RelationIndex(1), RelationIndex(2)]);
}

#[test]
fn equal_shares_have_an_index_of_0_and_all_are_largest() {
    let found = funding(["bank", "town", "fund"].map(|from| funds(from, [amount(10.0)])));
    assert!(close(&values(&[found.all.hhi, found.all.hhi_normalised, found.all.effective_number]), &[1.0 / 3.0, 0.0, 3.0]));
    assert_eq!(found.all.top, ["town", "fund", "bank"], "in document order");
}

#[test]
fn what_is_uncertain_can_be_left_out_and_what_is_only_proposed_is() {
    let doubted = || Evidence::default().with_certainty(Certainty::Uncertain);
    let relations = || {
        let proposed = funds("fund", [amount(90.0)]).with_stage(crate::model::Stage::Proposed);
        [funds("town", [amount(10.0)]), funds("bank", [amount(10.0)]).with_evidence(doubted()), proposed]
    };
    assert_eq!(funding(relations()).all.hhi, Ok(0.5));
    let sure = Options::default().with_scope(Scope::default().with_uncertain(Uncertain::Exclude));
    assert_eq!(asked(relations(), &sure).all.hhi, Ok(1.0));
}

#[test]
fn at_a_date_what_has_ended_does_not_count() {
    let until = |from: &str, until: &str| funds(from, [amount(10.0)]).with_until(until.parse().expect("a date"));
    let relations = || [until("town", "2020"), until("bank", "2022"), funds("fund", [amount(10.0)])];
    assert_eq!(funding(relations()).all.funders, 3);
    assert_eq!(asked(relations(), &at("2021")).all.funders, 2);
    assert_eq!(asked(relations(), &at("2024-01-01")).all.hhi, Ok(1.0));
}

// From 2024-01-01 a horizon of 365 days ends on 2024-12-31, as 2024 has a leap day; one of 366 on 2025-01-01.
#[test]
fn bound_operation_is_binding_and_lasts_to_the_horizon() {
    let running = |value: f64| amount(value).with_purpose(Purpose::Operating);
    let bound = |value: f64| running(value).with_binding(true);
    let date = |text: &str| text.parse().expect("a date");
    let relations = || {
        [
            funds("town", [bound(40.0), running(30.0)]),
            funds("bank", [bound(20.0).with_binding(false), amount(100.0).with_binding(true)]),
            funds("fund", [bound(10.0)]).with_until(date("2024")),
            funds("club", [bound(5.0)]).with_planned_until(date("2024-06")),
        ]
    };
    let found = asked(relations(), &at("2024-01-01").with_budget(25.0));
    assert_eq!((found.operating.total, found.binding.total), (Ok(105.0), Ok(155.0)));
    assert_eq!((found.bound, found.bound_of_budget), (Ok(50.0), Ok(2.0)), "not cut at 1");
    assert!(close(&values(&[found.bound_of_operating, found.binding_of_operating]), &[50.0 / 105.0, 55.0 / 105.0]));
    assert_eq!(asked(relations(), &at("2024-01-01").with_horizon_days(366)).bound, Ok(40.0));
    assert_eq!(asked(relations(), &at("2024-01-01").with_horizon_days(181)).bound, Ok(55.0), "June has 30 days");
    let found = asked(relations(), &at("2024-01-01"));
    assert_eq!((found.bound_of_budget, found.bound_of_operating.is_ok()), (Err(Reason::NoBudget), true));
    let found = asked(relations(), &Options::default().with_budget(25.0));
    assert_eq!([found.bound, found.bound_of_operating, found.bound_of_budget], [Err(Reason::NoDate); 3]);
    let found = asked([funds("town", [amount(10.0)])], &at("2024").with_budget(25.0));
    assert_eq!((found.bound_of_operating, found.bound_of_budget), (Err(Reason::ZeroTotal), Err(Reason::ZeroTotal)));
    assert_eq!((found.operating.total, found.operating.hhi, found.operating.funders), (Ok(0.0), Err(Reason::ZeroTotal), 0));
}

// Public 30 + 30, private 20, nobody's 20: shares 3/4 and 1/4 of what has a class.
#[test]
fn by_class_who_has_none_is_left_out() {
    let relations = ["town", "fund"].map(|from| funds(from, [amount(30.0)])).into_iter();
    let relations = relations.chain(["bank", "club"].map(|from| funds(from, [amount(20.0)])));
    let by_class = Options::default().with_by(FundingBy::Class);
    let found = asked(relations, &by_class);
    assert_eq!((found.all.total, found.all.funders, found.all.hhi, found.all.top_share), (Ok(100.0), 4, Ok(0.625), Ok(0.75)));
    assert_eq!(found.all.top, ["public"]);
    let found = asked([funds("town", [amount(1.0)]), funds("fund", [amount(2.0)])], &by_class);
    assert_eq!((found.all.hhi, found.all.hhi_normalised), (Ok(1.0), Err(Reason::OneClass)));
    let found = asked([funds("club", [amount(1.0)])], &by_class);
    assert_eq!((found.all.total, found.all.hhi), (Ok(1.0), Err(Reason::ZeroTotal)));
}

#[test]
fn what_is_passed_on_is_named_and_takers_can_be_chosen() {
    let to = |from: &str, to: &str, value| Relation::new(from, to, RelationKind::Funds).with_amounts([amount(value)]);
    let relations = || [to("town", "house", 30.0), to("house", "club", 10.0), to("bank", "club", 5.0)];
    let found = funding(relations());
    assert_eq!((found.all.total, found.passing_on.as_slice()), (Ok(45.0), &[ActorIndex(4)][..]));
    let found = asked(relations(), &Options::default().with_to(["house"]));
    assert_eq!((found.all.total, found.all.funders, found.passing_on.len()), (Ok(30.0), 1, 0));
}

#[test]
fn only_relations_of_the_chosen_kinds_are_funding() {
    let contract = Relation::new("bank", "house", RelationKind::Contract).with_amounts([amount(10.0)]);
    let relations = || [funds("town", [amount(30.0)]), contract.clone()];
    assert_eq!(funding(relations()).all.total, Ok(30.0));
    let both = Scope::default().with_kinds([RelationKind::Funds, RelationKind::Contract]);
    assert_eq!(asked(relations(), &Options::default().with_scope(both)).all.total, Ok(40.0));
}

#[test]
fn at_the_top_level_a_unit_gives_as_its_owner_and_not_to_itself() {
    let case = CaseBuilder::new("house", "House")
        .actor(Actor::new("town", "Town"))
        .actor(Actor::new("culture", "Culture").with_part_of("town"))
        .actor(Actor::new("house", "The house"))
        .relation(funds("town", [amount(10.0)]))
        .relation(funds("culture", [amount(30.0)]))
        .relation(Relation::new("town", "culture", RelationKind::Funds).with_amounts([amount(7.0)]))
        .build()
        .expect("a sound case");
    let top = Options::default().with_scope(Scope::default().with_level(ActorLevel::Top));
    let found = compute(&case, &top).expect("the scope fits");
    assert_eq!((found.all.total, found.all.funders, reasons(&found)), (Ok(40.0), 1, vec!["from an actor to itself"]));
}

#[test]
fn an_option_that_cannot_be_is_refused() {
    let case = house([]);
    let message = |options: Options| compute(&case, &options).expect_err("it cannot be").to_string();
    assert_eq!(message(Options::default().with_budget(0.0)), "option `budget`: found `0`, expected a finite number above 0");
    let expected = "option `to`: found `hause`, expected an actor of the case; the nearest is `house`";
    assert_eq!(message(Options::default().with_to(["hause"])), expected);
    let expected = "option `horizon_days`: found `36526`, expected a whole number from 0 to 36525";
    assert_eq!(message(Options::default().with_horizon_days(36_526)), expected);
}

#[test]
fn the_answer_lists_what_could_not_be_added_and_what_each_row_rests_on() {
    let loan = amount(5.0).with_form(AmountForm::Loan);
    let case = house([funds("town", [amount(10.0), loan]), funds("bank", []), funds("bank", [Amount::default()])]);
    let given = Given::nothing().with("by", OptionValue::Text("funder".to_owned()));
    let answer = find("case_funding").and_then(|method| method.of_case(&case, &given)).expect("an answer");
    let excluded = answer.tables().last().expect("five tables");
    let text = |column: &str| match excluded.column(column) {
        Some(Values::Text(texts)) => texts.iter().flatten().map(str::to_owned).collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    assert_eq!(
        (text("relation"), text("why")),
        (vec!["/relations/0".into(), "/relations/2".into()], vec!["not_income".into(), "no_value".into()])
    );
    assert_eq!(
        answer.remarks(),
        ["2 amounts could not be added; they are listed in `excluded`", "partial: 1 of 2 funders have no usable amount"]
    );
    assert_eq!(answer.trace(&case, "funders", 1), ["/relations/1", "/relations/2"]);
    assert_eq!(answer.facts().excluded.len(), 2);
}

#[test]
fn who_holds_the_role_and_gives_on_no_relation_is_named_beside_the_funders() {
    let case = CaseBuilder::from(house([funds("town", [amount(10.0)])]).document().clone());
    let funder = |actor: &str| crate::model::Assignment::new("funder", crate::model::Status::Current).with_actor(actor);
    let case = case.assignment(funder("town")).assignment(funder("bank")).build().expect("a sound case");
    let found = compute(&case, &Options::default()).expect("the scope fits");
    assert_eq!((found.role_only.len(), found.all.funders), (1, 1));
    assert_eq!(case.actor_at(found.role_only[0]).id().as_str(), "bank");
    let to = compute(&case, &Options::default().with_to(["house"])).expect("the scope fits");
    assert!(to.role_only.is_empty(), "who gives to others is not looked for");
}
