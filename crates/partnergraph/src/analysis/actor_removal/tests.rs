//! Losses worked out by hand, and by trying.

use super::*;
use crate::analysis::find;
use crate::analysis::shared::testing::{given, numbers, table, texts, wholes};
use crate::method::{OptionValue, Surroundings, Table, Values};
use crate::model::{
    Actor, Agreement, Amount, AmountPer, Assignment, CaseBuilder, Casebook, Quantity, Relation, RelationKind, RoleModel, Stage, Status,
};

fn held(role: &str, actor: &str) -> Assignment {
    Assignment::new(role, Status::Current).with_actor(actor)
}

fn gives(from: &str, to: &str, value: f64, currency: &str, per: AmountPer) -> Relation {
    let amount = Amount::default().with_value(Quantity::new(value).expect("a number")).with_currency(currency).with_per(per);
    Relation::new(from, to, RelationKind::Funds).with_amounts([amount])
}

/// The club runs the house alone and coordinates with the choir; it ties bank, choir and town together, town and bank fund;
/// somebody is alone.
fn house() -> CaseBuilder {
    let actors = ["self", "club", "town", "bank", "choir", "alone"].map(|id| Actor::new(id, id.to_uppercase()));
    let tied = |from, to| Relation::new(from, to, RelationKind::Cooperates);
    actors
        .into_iter()
        .fold(CaseBuilder::new("house", "House"), CaseBuilder::actor)
        .self_actor("self")
        .assignment(held("owner", "self"))
        .assignment(held("operator", "club"))
        .assignment(held("programme_coordinator", "club"))
        .assignment(held("programme_coordinator", "choir"))
        .assignment(held("funder", "town"))
        .assignment(held("funder", "bank"))
        .relation(tied("club", "choir"))
        .relation(tied("choir", "club"))
        .relation(tied("club", "town").with_stage(Stage::Agreed))
        .relation(gives("bank", "club", 100.0, "NOK", AmountPer::Year))
        .relation(gives("town", "self", 25.0, "NOK", AmountPer::Month))
        .relation(gives("town", "self", 9.0, "EUR", AmountPer::Year))
        .relation(gives("choir", "self", 9.0, "NOK", AmountPer::Once))
        .agreement(Agreement::new("lease", [ActorId::from("town"), "self".into()]))
        .agreement(Agreement::new("talks", [ActorId::from("town"), "bank".into()]).with_stage(Stage::Proposed))
}

fn built(case: CaseBuilder) -> Case {
    case.build().expect("a sound case")
}

fn removals(case: &Case, options: &Options) -> Removals {
    compute(case, options).expect("the scope fits")
}

fn names(case: &Case, actors: &[ActorIndex]) -> Vec<String> {
    actors.iter().map(|actor| case.actor_at(*actor).id().to_string()).collect()
}

fn lists(table: &Table, column: &str) -> Vec<Vec<String>> {
    match table.column(column) {
        Some(Values::Texts(lists)) => lists.iter().map(|list| list.iter().map(ToString::to_string).collect()).collect(),
        other => unreachable!("`{column}` holds lists, not {other:?}"),
    }
}

#[test]
fn what_goes_with_each_by_hand() {
    let case = built(house());
    let found = removals(&case, &Options::default());
    let ranked = found.removals.expect("few actors");
    // The club: the operator's role, and three pairs of choir, town, bank. The others separate nobody; money: town 300, bank 100.
    let order: Vec<(String, usize)> = ranked.iter().map(|removal| (names(&case, &removal.actors).concat(), removal.rank)).collect();
    let expected = [("club", 1), ("town", 2), ("bank", 3), ("alone", 4), ("choir", 5)].map(|(id, rank)| (id.to_owned(), rank));
    assert_eq!(order, expected);
    let club = &ranked[0];
    assert_eq!((club.roles.len(), &club.roles_lost[..], &club.roles_left_with_one[..]), (2, &[RoleIndex(2)][..], &[RoleIndex(3)][..]));
    assert_eq!((club.coverage_loss, club.ties_lost, club.separated_pairs), (Ok(1.0 / 6.0), 3, 3));
    assert_eq!((names(&case, &club.left_alone), club.after.fragmentation), (vec!["town".into(), "bank".into(), "choir".into()], Ok(1.0)));
    assert_eq!((club.after.components, club.after.isolates, club.after.largest, club.after.reachable), (4, 4, 1, Ok(0)));
    assert_eq!(club.pieces.iter().map(Vec::len).collect::<Vec<_>>(), [1; 4]);
    // Four of five hang together: 12 of 20 ordered pairs.
    assert_eq!((found.before.components, found.before.reachable, found.before.fragmentation), (2, Ok(12), Ok(1.0 - 12.0 / 20.0)));
    assert_eq!((found.currency.as_deref(), found.total), (Some("NOK"), Ok(400.0)));
    let town = &ranked[1];
    assert_eq!((town.amount, town.share, &town.agreements[..]), (Ok(300.0), Ok(0.75), &[0][..]));
    assert_eq!(
        town.money.iter().map(|money| (money.currency.as_str(), money.amount, money.share)).collect::<Vec<_>>(),
        [("NOK", 300.0, Ok(0.75)), ("EUR", 9.0, Ok(1.0))]
    );
    assert_eq!((town.house_relations.as_ref().map(Vec::len), town.ties_lost, town.roles_left_with_one.len()), (Ok(2), 1, 1));
    assert!(town.pieces.is_empty(), "nobody is separated");
    // The choir gives, but only once; whoever gives nothing gives 0.
    assert_eq!((ranked[4].amount, ranked[3].amount, club.amount), (Err(Reason::NoAmounts), Ok(0.0), Ok(0.0)));
    assert_eq!(found.excluded.iter().map(|amount| amount.reason).collect::<Vec<_>>(), ["not yearly"]);
}

#[test]
fn the_coordinator_stands_in_a_table_of_its_own() {
    let case = built(house());
    let answer = find("actor_removal").and_then(|method| method.of_case(&case, &Given::nothing())).expect("an answer");
    let own = table(&answer, "coordinator");
    assert_eq!(
        (texts(own, "actor"), lists(own, "others")[2].join(" ")),
        (["club", "choir", "club"].map(String::from).to_vec(), "choir".into())
    );
    assert_eq!(lists(own, "roles_lost"), [vec!["operator"], vec![], vec!["operator", "programme_coordinator"]]);
    let other = find("actor_removal").and_then(|method| method.of_case(&case, &given(&[("coordinator", "owner")]))).expect("an answer");
    assert_eq!(table(&other, "coordinator").rows(), 0, "the house itself cannot leave");
    assert_eq!(other.remarks(), ["nobody in the network holds the role `owner` (no_holder)"]);
    let error = compute(&case, &Options::default().with_coordinator("ownr")).expect_err("no such role");
    assert!(error.to_string().ends_with("the nearest is `owner`"), "{error}");
}

#[test]
fn several_leave_together() {
    let case = built(house());
    let found = removals(&case, &Options::default().with_set(["bank", "town", "bank"])).removals.expect("one loss");
    assert_eq!((found.len(), names(&case, &found[0].actors)), (1, vec!["town".to_owned(), "bank".to_owned()]));
    assert_eq!((&found[0].roles_lost[..], found[0].ties_lost, found[0].share), (&[RoleIndex(1)][..], 2, Ok(1.0)));
    let pairs = removals(&case, &Options::default().with_each_two()).removals.expect("few actors");
    assert_eq!(pairs.len(), 10);
    // Club and choir take both their roles; town and bank theirs.
    assert_eq!((names(&case, &pairs[0].actors).concat(), pairs[0].roles_lost.len()), ("clubchoir".to_owned(), 2));
    let all = removals(&case, &Options::default().with_set(["club", "town", "bank", "choir", "alone"])).removals.expect("one loss");
    assert_eq!((all[0].after.actors, all[0].after.fragmentation, all[0].roles_lost.len()), (0, Err(Reason::TooFewActors), 3));
}

#[test]
fn along_arcs_reachable_pairs_are_fewer() {
    let case = built(house());
    let directed = Scope::default().with_direction(crate::view::Direction::Directed);
    let found = removals(&case, &Options::default().with_scope(directed).with_actor("town"));
    // Club, choir and town reach each other, the bank reaches all three; without the town club and choir and the bank them.
    assert_eq!((found.before.reachable, found.before.fragmentation), (Ok(9), Ok(1.0 - 9.0 / 20.0)));
    let town = &found.removals.expect("one loss")[0];
    assert_eq!((town.after.reachable, town.separated_pairs), (Ok(4), 0));
}

#[test]
fn nobody_one_and_no_roles() {
    let nobody = removals(&built(CaseBuilder::new("empty", "Empty")), &Options::default());
    assert_eq!(
        (nobody.removals, nobody.before.fragmentation, nobody.total),
        (Ok(vec![]), Err(Reason::TooFewActors), Err(Reason::NoAmounts))
    );
    let one = built(CaseBuilder::new("one", "One").role_model(RoleModel::new("none")).actor(Actor::new("a", "A")));
    let alone = &removals(&one, &Options::default()).removals.expect("one loss")[0];
    assert_eq!(
        (alone.coverage_loss, alone.after.fragmentation, alone.amount),
        (Err(Reason::NoRoles), Err(Reason::TooFewActors), Err(Reason::NoAmounts))
    );
    assert_eq!((alone.house_relations.clone(), alone.separated_pairs), (Err(Reason::NotRecorded), 0));
    let free = built(CaseBuilder::new("free", "Free").actor(Actor::new("a", "A")).actor(Actor::new("b", "B")).relation(gives(
        "a",
        "b",
        0.0,
        "NOK",
        AmountPer::Year,
    )));
    assert_eq!(removals(&free, &Options::default()).removals.expect("two losses")[0].share, Err(Reason::ZeroTotal));
}

#[test]
fn too_many_for_pairs_are_not_tried() {
    let case =
        (0..=MOST_FOR_PAIRS).fold(CaseBuilder::new("many", "Many"), |case, number| case.actor(Actor::new(format!("a{number}"), "A")));
    let case = built(case);
    assert_eq!(removals(&case, &Options::default().with_each_two()).removals, Err(Reason::TooLarge));
    let answer = find("actor_removal").and_then(|method| method.of_case(&case, &Given::nothing().with("size", OptionValue::Whole(2))));
    let answer = answer.expect("an answer");
    assert_eq!(table(&answer, "summary").reason_column(), [Some("removals: too_large; total: no_amounts".to_owned())]);
}

#[test]
fn who_is_not_there_is_refused_unless_another_case_has_it() {
    let case = built(house());
    let refused = |options: &Options| compute(&case, options).expect_err("not in the network").to_string();
    assert_eq!(
        refused(&Options::default().with_actor("clup")),
        "option `actor`: found `clup`, expected an actor of the network; the nearest is `club`"
    );
    assert_eq!(refused(&Options::default().with_set(["self"])), "option `set`: found `self`, expected an actor of the network");
    assert_eq!(refused(&Options::default().with_set([""; 0])), "option `set`: found an empty list, expected at least one actor");
    let method = find("actor_removal").expect("in the register");
    let both = given(&[("actor", "club"), ("set", "town")]);
    assert!(
        method.of_case(&case, &both).is_err()
            && method.of_case(&case, &given(&[("actor", "club")]).with("size", OptionValue::Whole(2))).is_err()
    );
    let other = built(CaseBuilder::new("other", "Other").actor(Actor::new("mill", "Mill")));
    let book: Casebook = [case, other].into_iter().collect();
    let scope = Scope::default();
    let surroundings = Surroundings::new(&book, &scope);
    let asked = |actor| surroundings.studies().map(move |study| method.of_study(&study?, &given(&[("actor", actor)])));
    let rows = asked("mill").map(|answer| answer.expect("an answer").table().rows());
    assert_eq!(rows.collect::<Vec<_>>(), [0, 1]);
    assert!(asked("nobody").all(|answer| answer.is_err()));
}

#[test]
fn rows_rest_on_what_goes() {
    let case = built(house());
    let answer = find("actor_removal").and_then(|method| method.of_case(&case, &given(&[("actor", "town")]))).expect("an answer");
    assert_eq!(answer.trace(&case, "main", 0), ["/assignments/4", "/relations/2", "/relations/4", "/relations/5", "lease"]);
    assert_eq!((wholes(answer.table(), "separated_pairs"), numbers(answer.table(), "share")), (vec![Some(0)], vec![Some(0.75)]));
    assert_eq!(wholes(table(&answer, "network"), "reachable_ordered_pairs"), [Some(12), Some(6)]);
}

#[test]
fn units_that_stay_and_relations_that_ended_are_remarked_on() {
    let unit = Actor::new("unit", "Unit").with_part_of("town");
    let ended = Relation::new("unit", "club", RelationKind::Cooperates).with_until("2019".parse().expect("a date"));
    let case = house().actor(unit).relation(ended).build().expect("a sound case");
    let remarks = |given: &Given| {
        let answer = find("actor_removal").and_then(|method| method.of_case(&case, given)).expect("an answer");
        let of = |word: &str| answer.remarks().iter().filter(|remark| remark.contains(word)).count();
        (of("part of `town`"), of("relations with an end that count as if they still ran, because no `at` is given: 1"))
    };
    assert_eq!(remarks(&Given::nothing()), (1, 1));
    assert_eq!(remarks(&given(&[("level", "top"), ("at", "2018")])), (0, 0));
}
