//! Risks worked out by hand, and houses built so that one trigger at a time fires.

use super::*;
use crate::analysis::find;
use crate::analysis::shared::testing::{given, numbers, table, texts, wholes};
use crate::method::{OptionValue, Values};
use crate::model::{
    Actor, Agreement, Amount, AmountPer, Assignment, Basis, CaseBuilder, Certainty, Consequences, Evidence, Level as Participating,
    Measure, PartialDate, Participation, Phase, Quantity, Relation, RelationKind, Role, RoleModel, Seat, Sector, Source, Status,
};

fn date(text: &str) -> PartialDate {
    text.parse().expect("the tests write real dates")
}

fn grade(number: u8) -> Grade {
    Grade::new(number).expect("a grade")
}

fn risk(id: &str, likelihood: u8, consequences: &[(&str, u8)]) -> Risk {
    let consequences: Consequences = consequences.iter().map(|(what, number)| (*what, grade(*number))).collect();
    Risk::new(id, "something happens").with_likelihood(grade(likelihood)).with_consequence(consequences)
}

fn measure(what: &str, reduces: Option<Reduces>) -> Measure {
    let measure = Measure::default().with_what(what);
    reduces.into_iter().fold(measure, Measure::with_reduces)
}

fn built(case: CaseBuilder) -> Case {
    case.build().expect("a sound case")
}

fn house() -> CaseBuilder {
    CaseBuilder::new("house", "House").role_model(RoleModel::new("none"))
}

fn of(case: CaseBuilder) -> CaseRisks {
    compute(&built(case), &Options::default()).expect("the options fit")
}

#[test]
fn the_worst_risk_comes_first_and_one_without_a_grade_last() {
    let case = house()
        .risk(Risk::new("unrated", "nobody has looked at it").with_likelihood(grade(5)))
        .risk(risk("small", 1, &[("trust", 4)]))
        .risk(risk("red", 4, &[("money", 2), ("people", 4), ("trust", 4)]))
        .risk(risk("yellow", 2, &[("trust", 5)]))
        .risk(risk("other-yellow", 5, &[("trust", 2)]))
        .risk(risk("worse-yellow", 3, &[("trust", 4)]));
    let found = of(case);
    // Scores by hand: 4; 4 · 4 = 16; 10; 10; 12.
    let rows: Vec<(usize, Value<usize>, Value<RiskClass>)> =
        found.risks.iter().map(|risk| (risk.position, risk.now.score, risk.now.class)).collect();
    let none = Reason::NotRecorded;
    let (green, yellow, red) = (Ok(RiskClass::Green), Ok(RiskClass::Yellow), Ok(RiskClass::Red));
    assert_eq!(
        rows,
        [(2, Ok(16), red), (5, Ok(12), yellow), (3, Ok(10), yellow), (4, Ok(10), yellow), (1, Ok(4), green), (0, Err(none), Err(none))]
    );
    assert_eq!(found.risks[0].worst, ["people", "trust"]);
    assert_eq!((found.risks[5].now.likelihood, found.risks[5].now.consequence), (Ok(grade(5)), Err(none)));
}

#[test]
fn what_is_left_is_the_smallest_of_each_side_and_measures_stand_in_the_prescribed_order() {
    let measures = [
        measure("insurance", Some(Reduces::Consequence)).with_consequence_after(grade(2)),
        measure("talk", None),
        measure("lease", Some(Reduces::Likelihood)).with_likelihood_after(grade(2)),
        measure("guarantee", Some(Reduces::Likelihood)).with_likelihood_after(grade(3)),
        // One that would make it worse leaves the smallest as it is.
        measure("fund", Some(Reduces::Consequence)).with_consequence_after(grade(5)),
    ];
    let case = house()
        .risk(risk("ends", 4, &[("house", 5)]).with_measures(measures))
        .risk(Risk::new("open", "nobody knows").with_measures([measure("look", None).with_likelihood_after(grade(1))]));
    let found = of(case);
    let ends = &found.risks[0];
    assert_eq!((ends.now.score, ends.now.class), (Ok(20), Ok(RiskClass::Red)));
    assert_eq!((ends.after.likelihood, ends.after.consequence), (Ok(grade(2)), Ok(grade(2))));
    assert_eq!((ends.after.score, ends.after.class), (Ok(4), Ok(RiskClass::Green)));
    assert_eq!(ends.measures, [2, 3, 0, 4, 1]);
    // Of the other only the likelihood is known, and only afterwards.
    let open = &found.risks[1];
    assert_eq!((open.now.likelihood, open.after.likelihood), (Err(Reason::NotRecorded), Ok(grade(1))));
    assert_eq!((open.after.score, open.after.class), (Err(Reason::NotRecorded), Err(Reason::NotRecorded)));
}

#[test]
fn a_matrix_of_ones_own_decides_the_class_and_not_the_score() {
    let mut cells = [[RiskClass::Green; 5]; 5];
    cells[4] = [RiskClass::Red; 5];
    let matrix = RiskMatrix::from_cells(cells).expect("a matrix");
    let case = built(house().risk(risk("rare", 1, &[("people", 5)])).risk(risk("daily", 5, &[("trust", 1)])));
    let found = compute(&case, &Options::default().with_matrix(matrix)).expect("the options fit");
    let rows: Vec<_> = found.risks.iter().map(|risk| (risk.position, risk.now.class)).collect();
    assert_eq!(rows, [(1, Ok(RiskClass::Red)), (0, Ok(RiskClass::Green))]);
    let words: Vec<OptionValue> = cells.iter().flatten().map(|class| OptionValue::Text(class.to_string())).collect();
    let answer = find("case_risks").expect("in the register").of_case(&case, &Given::nothing().with("matrix", OptionValue::List(words)));
    let answer = answer.expect("a matrix");
    assert_eq!(texts(answer.table(), "class"), ["red", "green"]);
    let cells = table(&answer, "matrix");
    assert_eq!((cells.rows(), wholes(cells, "score")[5]), (25, Some(2)));
    let Some(Values::Texts(risks)) = cells.column("risks") else { unreachable!("`risks` holds lists") };
    assert_eq!((risks[4].len(), risks[20].clone()), (1, vec!["daily".into()]), "likelihood 1 with 5, and 5 with 1");
}

/// A trigger, what it concerns, and the number behind it.
type Fired = (Trigger, Vec<String>, f64);
/// A trigger, and what it cannot be judged of.
type Unjudged = (Trigger, Vec<String>);

/// The triggers that fire, each with what it concerns; and those that cannot be judged.
fn triggers(case: CaseBuilder, options: &Options) -> (Vec<Fired>, Vec<Unjudged>) {
    let found = compute(&built(case), options).expect("the options fit");
    let candidates = found.candidates.into_iter().map(|candidate| (candidate.trigger, candidate.concerns, candidate.value)).collect();
    (candidates, found.not_known.into_iter().map(|row| (row.trigger, row.concerns)).collect())
}

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

const NO_VOICE: Unjudged = (Trigger::NoResidents, Vec::new());
const NO_MONEY: Unjudged = (Trigger::OneFunder, Vec::new());
const NOBODY: Unjudged = (Trigger::CutPoint, Vec::new());

fn actors(ids: &[&str]) -> CaseBuilder {
    ids.iter().fold(house(), |case, id| case.actor(Actor::new(*id, *id)))
}

#[test]
fn an_empty_role_is_a_candidate_and_an_unknown_one_is_not() {
    let roles = RoleModel::new("own").with_roles(["owner", "funder", "host"].map(Role::new));
    let held = |actor: &str| Assignment::new("owner", Status::Current).with_actor(actor);
    let case = actors(&["a", "b"]).role_model(roles).assignment(Assignment::new("host", Status::Sought)).assignment(held("a"));
    let (found, not_known) = triggers(case.clone(), &Options::default());
    assert_eq!(found, [(Trigger::EmptyRole, ids(&["host"]), 0.0), (Trigger::SingleHolder, ids(&["owner", "a"]), 1.0)]);
    assert_eq!(not_known, [(Trigger::EmptyRole, ids(&["funder"])), NO_MONEY, NOBODY, NO_VOICE]);
    let (found, _) = triggers(case.assignment(held("b")), &Options::default());
    assert_eq!(found.len(), 1, "two hold the role of owner");
}

fn gives(from: &str, amount: Option<f64>) -> Relation {
    let of = |value| Amount::default().with_value(Quantity::new(value).expect("a number")).with_currency("NOK").with_per(AmountPer::Year);
    Relation::new(from, "club", RelationKind::Funds).with_amounts(amount.map(of))
}

#[test]
fn one_funder_is_a_candidate_only_where_it_is_known_what_all_give() {
    let money = |relations: &[Relation]| {
        let case = relations.iter().fold(actors(&["town", "bank", "club"]), |case, relation| case.relation(relation.clone()));
        let (found, not_known) = triggers(case, &Options::default());
        let of = |trigger: Trigger| trigger == Trigger::OneFunder;
        let found: Vec<_> = found.into_iter().filter(|(trigger, ..)| of(*trigger)).map(|(_, concerns, value)| (concerns, value)).collect();
        (found, not_known.into_iter().filter(|(trigger, _)| of(*trigger)).map(|(_, concerns)| concerns).collect::<Vec<_>>())
    };
    // Shares of 3/4 and 1/4: 0.5625 + 0.0625; of one half each 0.5, which is not above it.
    assert_eq!(money(&[gives("town", Some(300.0)), gives("bank", Some(100.0))]), (vec![(ids(&["town"]), 0.625)], vec![]));
    assert_eq!(money(&[gives("town", Some(200.0)), gives("bank", Some(200.0))]), (vec![], vec![]));
    assert_eq!(money(&[gives("town", Some(300.0)), gives("bank", None)]), (vec![], vec![ids(&["bank"])]));
    assert_eq!(money(&[]), (vec![], vec![vec![]]));
    assert_eq!(money(&[gives("town", Some(0.0))]), (vec![], vec![vec![]]));
    // Somebody holds the role of funder of whom no amount is recorded.
    let funder = Assignment::new("funder", Status::Current).with_native_role("funder").with_actor("bank");
    let case = actors(&["town", "bank", "club"]).role_model(RoleModel::new("own").with_roles([Role::new("funder")]));
    let (found, not_known) = triggers(case.assignment(funder).relation(gives("town", Some(300.0))), &Options::default());
    assert!(found.iter().all(|(trigger, ..)| *trigger != Trigger::OneFunder));
    assert!(not_known.contains(&(Trigger::OneFunder, ids(&["bank"]))));
}

#[test]
fn what_ends_within_the_horizon_is_a_candidate_and_what_has_no_end_is_not() {
    let case = actors(&["town", "club"])
        .agreement(Agreement::new("rent", vec!["town".into(), "club".into()]).with_until(date("2025-03")))
        .agreement(Agreement::new("open", vec!["town".into(), "club".into()]))
        .relation(Relation::new("town", "club", RelationKind::LeasesTo).with_id("lease").with_planned_until(date("2025-12-31")))
        .relation(Relation::new("town", "club", RelationKind::Funds).with_id("grant").with_until(date("2026-01-01")))
        .relation(Relation::new("town", "club", RelationKind::Serves).with_until(date("2024")))
        .relation(Relation::new("town", "club", RelationKind::Informs));
    let at = |day: &str| Options::default().with_scope(Scope::default().with_at(date(day)));
    let (found, not_known) = triggers(case.clone(), &at("2025-01-01"));
    // 2025-03-31 is 89 days after 2025-01-01, 2025-12-31 is 364, 2026-01-01 is 365.
    let expected = [
        (Trigger::Ending, ids(&["rent", "town", "club"]), 89.0),
        (Trigger::Ending, ids(&["lease", "town", "club"]), 364.0),
        (Trigger::Ending, ids(&["grant", "town", "club"]), 365.0),
    ];
    assert_eq!(found, expected);
    assert!(not_known.contains(&(Trigger::Ending, ids(&["open", "/relations/3"]))));
    assert_eq!(triggers(case.clone(), &at("2025-01-01").with_horizon_days(100)).0.len(), 1);
    assert_eq!(triggers(case.clone(), &at("2026-01-02")).0, [], "the planned end has passed, and the relation goes on");
    let (found, not_known) = triggers(case, &Options::default());
    assert_eq!((found, not_known.contains(&(Trigger::Ending, Vec::new()))), (vec![], true), "without a date nothing is near");
}

#[test]
fn a_coordinator_that_holds_the_network_together_is_a_candidate() {
    let relation = |from: &str, to: &str| Relation::new(from, to, RelationKind::Cooperates);
    let tagged = |tag: &str| {
        let star = house().actor(Actor::new("hub", "Hub").with_tags([tag])).actor(Actor::new("a", "A")).actor(Actor::new("b", "B"));
        star.actor(Actor::new("c", "C")).relation(relation("hub", "a")).relation(relation("b", "hub")).relation(relation("hub", "c"))
    };
    let (found, _) = triggers(tagged("coordinator"), &Options::default());
    assert_eq!(found, [(Trigger::CutPoint, ids(&["hub"]), 3.0)]);
    assert_eq!(triggers(tagged("coordinator").relation(relation("a", "b")), &Options::default()).0[0].2, 2.0);
    let ring = tagged("coordinator").relation(relation("a", "b")).relation(relation("b", "c"));
    assert_eq!(triggers(ring, &Options::default()).0, []);
    assert!(triggers(tagged("hub"), &Options::default()).1.contains(&NOBODY));
    let own = tagged("coordinator").self_actor("hub");
    assert!(triggers(own.clone(), &Options::default()).1.contains(&(Trigger::CutPoint, ids(&["hub"]))));
    let with_self = Options::default().with_scope(Scope::default().with_self_actor(crate::view::SelfActor::Included));
    assert_eq!(triggers(own, &with_self).0.len(), 1);
    // Nobody is tagged: the only holder of a role, of the coordinator's first.
    let roles = RoleModel::new("own").with_roles(["operator", "programme_coordinator"].map(Role::new));
    let held = |role: &str, actor: &str| Assignment::new(role, Status::Current).with_actor(actor).with_basis(Basis::Contract);
    let case = tagged("none").role_model(roles).assignment(held("operator", "hub"));
    let cut = |case: CaseBuilder| triggers(case, &Options::default()).0.iter().any(|(trigger, ..)| *trigger == Trigger::CutPoint);
    assert!(cut(case.clone()));
    assert!(!cut(case.clone().assignment(held("programme_coordinator", "a"))), "a is the coordinator, and no cut-point");
    let two = case.assignment(held("programme_coordinator", "a")).assignment(held("programme_coordinator", "b"));
    assert!(cut(two), "two hold it, so that the only operator is the coordinator");
}

#[test]
fn residents_who_were_never_heard_are_a_candidate_where_that_is_known() {
    let level = |number| Participating::new(number).expect("a level");
    let took_part = |group: &str, number| Participation::new(group, Phase::Mobilise, level(number));
    let case = || {
        house()
            .actor(Actor::new("home", "Residents").with_sector(Sector::Residents))
            .actor(Actor::new("town", "Town").with_sector(Sector::Public))
            .actor(Actor::new("board", "Board"))
    };
    let of = |case: CaseBuilder| {
        let (found, not_known) = triggers(case, &Options::default());
        let wanted = |trigger: Trigger| trigger == Trigger::NoResidents;
        (
            found.iter().any(|(trigger, ..)| wanted(*trigger)),
            not_known.into_iter().find(|(trigger, _)| wanted(*trigger)).map(|(_, groups)| groups),
        )
    };
    assert_eq!(of(case()), (false, Some(vec![])), "nothing is recorded");
    assert_eq!(of(case().participation(took_part("town", 3))), (true, None));
    assert_eq!(of(case().participation(took_part("town", 3)).participation(took_part("home", 0))), (true, None));
    assert_eq!(of(case().participation(took_part("town", 3)).participation(took_part("home", 1))), (false, None));
    let unknown =
        case().participation(took_part("young people", 3)).participation(took_part("board", 2)).participation(took_part("old", 0));
    assert_eq!(of(unknown.clone()), (false, Some(ids(&["young people", "board"]))));
    assert_eq!(of(unknown.seat(Seat::new("board", "home"))), (false, None), "a seat is a voice");
    assert_eq!(of(case().seat(Seat::new("board", "home"))), (false, None));
    assert_eq!(of(case().seat(Seat::new("board", "town"))), (false, Some(vec![])), "that they have no seat does not say that nobody asked");
}

#[test]
fn an_operator_without_paper_is_a_candidate_where_its_basis_is_known() {
    let roles = || RoleModel::new("own").with_roles([Role::new("operator")]);
    let of = |bases: &[Option<Basis>]| {
        let held = |basis: &Option<Basis>| {
            let held = Assignment::new("operator", Status::Current).with_actor("a");
            basis.iter().fold(held, |held, basis| held.with_basis(*basis))
        };
        let case = bases.iter().fold(actors(&["a"]).role_model(roles()), |case, basis| case.assignment(held(basis)));
        let (found, not_known) = triggers(case, &Options::default());
        (found.iter().any(|(trigger, ..)| *trigger == Trigger::NoBasis), not_known.iter().any(|(trigger, _)| *trigger == Trigger::NoBasis))
    };
    assert_eq!(of(&[Some(Basis::Lease)]), (false, false));
    assert_eq!(of(&[Some(Basis::Informal)]), (true, false));
    assert_eq!(of(&[Some(Basis::LetterOfIntent), None]), (false, true));
    assert_eq!(of(&[Some(Basis::Informal), Some(Basis::Contract)]), (false, false), "one of two rests on paper");
    assert_eq!(of(&[]), (false, false));
}

#[test]
fn candidates_name_the_recorded_risks_that_touch_the_same_and_rest_on_statements() {
    let roles = RoleModel::new("own").with_roles(["owner", "host"].map(Role::new));
    let evidence = Evidence::default().with_sources(["s1"]);
    let case = actors(&["a"])
        .role_model(roles)
        .source(Source::new("s1"))
        .assignment(Assignment::new("owner", Status::Current).with_actor("a").with_evidence(evidence.clone()))
        .assignment(Assignment::new("host", Status::Sought))
        .risk(risk("sold", 2, &[("house", 5)]).with_affects(["a"]).with_evidence(evidence));
    let case = built(case);
    let answer = find("case_risks").expect("in the register").of_case(&case, &Given::nothing()).expect("an answer");
    let found = table(&answer, "candidates");
    assert_eq!(texts(found, "trigger"), ["empty_role", "single_holder"]);
    assert_eq!(texts(found, "what"), ["nobody holds the role `host`", "`a` alone holds the role `owner`"]);
    assert_eq!(numbers(found, "value"), [Some(0.0), Some(1.0)]);
    assert_eq!(found.column("recorded"), Some(&Values::Texts(vec![vec![], vec!["sold".into()]])));
    assert_eq!(answer.trace(&case, "candidates", 1), ["/assignments/0", "s1"]);
    assert_eq!(answer.trace(&case, "main", 0), ["sold", "s1"]);
    assert_eq!(answer.remarks().len(), 1, "what is missing stands in a table of its own");
}

#[test]
fn what_is_uncertain_can_be_left_out_and_wrong_options_are_refused() {
    let unsure = risk("rumour", 5, &[("trust", 5)]).with_evidence(Evidence::default().with_certainty(Certainty::Uncertain));
    let case = built(house().risk(unsure));
    let certain = Scope::default().with_uncertain(Uncertain::Exclude);
    assert!(compute(&case, &Options::default().with_scope(certain)).expect("the scope fits").risks.is_empty());
    let message = |options: &Options| compute(&case, options).expect_err("a wrong option").to_string();
    assert_eq!(message(&Options::default().with_hhi(1.5)), "option `hhi`: found `1.5`, expected a number from 0 to 1");
    assert!(message(&Options::default().with_horizon_days(40_000)).starts_with("option `horizon_days`: found `40000`"));
    let method = find("case_risks").expect("in the register");
    let refused = method.of_case(&case, &given(&[("matrix", "minstry")])).expect_err("no such matrix");
    assert!(refused.to_string().ends_with("the nearest is `ministry`"), "{refused}");
}
