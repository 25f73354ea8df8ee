//! Values worked out by hand.

use super::super::shared::testing::{drawn_casebook, drawn_scopes};
use super::*;
use crate::method::Reason;
use crate::model::{Actor, Assignment, CaseBuilder, Identifier, RoleModel, Sector, Status};

fn held(role: &str, actor: &str, status: Status) -> Assignment {
    Assignment::new(role, status).with_actor(actor)
}

fn found(case: &Case, casebook: Option<&Casebook>, options: &Options) -> Candidates {
    compute(case, casebook, options).expect("the scope fits")
}

fn ids(candidates: &[Candidate]) -> Vec<(&str, usize)> {
    candidates.iter().map(|candidate| (candidate.id.as_str(), candidate.rank)).collect()
}

/// The operator is sought; the owner is the town alone; the bank funds; a choir could be operator; the self actor is there.
fn house() -> CaseBuilder {
    CaseBuilder::new("house", "House")
        .self_actor("self")
        .actor(Actor::new("self", "The house").with_same_as("org:house"))
        .actor(Actor::new("town", "Town").with_sector(Sector::Public).with_same_as("org:town"))
        .actor(Actor::new("bank", "Bank").with_sector(Sector::Private).with_same_as("org:bank"))
        .actor(Actor::new("choir", "Choir").with_sector(Sector::Civil))
        .actor(Actor::new("old", "Old partner"))
        .actor(Actor::new("new", "Newcomer"))
        .assignment(held("owner", "town", Status::Current))
        .assignment(held("funder", "bank", Status::Current))
        .assignment(held("funder", "town", Status::Current))
        .assignment(held("operator", "choir", Status::Potential))
        .assignment(held("operator", "old", Status::Former))
        .assignment(Assignment::new("operator", Status::Sought))
}

#[test]
fn candidates_are_asked_for_empty_roles_first_and_then_for_those_that_rest_on_one_actor() {
    let case = house().build().expect("a sound case");
    let found = found(&case, None, &Options::default());
    assert_eq!(found.roles.iter().map(|role| role.role.position()).collect::<Vec<_>>(), [2, 0], "operator, then owner");
    // The choir is potential. Town 2 roles, bank 1, newcomer none; the former partner and the house itself are no candidates.
    assert_eq!(ids(&found.roles[0].candidates), [("choir", 1), ("new", 2), ("bank", 3), ("town", 4)]);
    // For the owner's role nothing speaks for anybody; choir and newcomer hold no role and differ in nothing.
    assert_eq!(ids(&found.roles[1].candidates), [("choir", 1), ("new", 1), ("bank", 3)]);
    let choir = &found.roles[0].candidates[0];
    assert_eq!((choir.pieces, choir.potential, choir.sector, choir.new_sector), (1, true, Some(Sector::Civil), true));
    let missing = Err(Reason::NotRecorded);
    assert_eq!(
        (choir.matched, choir.experience, choir.habit, choir.reach),
        (missing, Err(Reason::NotRecorded), missing, Err(Reason::NotRecorded))
    );
    assert!(!found.roles[0].candidates[2].new_sector, "the bank is a holder itself");
    assert_eq!(ids(&compute(&case, None, &Options::default().with_top(1)).expect("fits").roles[0].candidates), [("choir", 1)]);
}

#[test]
fn nobody_can_be_asked_where_nobody_is() {
    let nobody = CaseBuilder::new("house", "House").assignment(Assignment::new("owner", Status::Sought)).build().expect("a sound case");
    let none = found(&nobody, None, &Options::default());
    assert!(none.roles[0].candidates.is_empty() && none.filling_set.members().is_empty());
    assert_eq!((none.filling_set.size, none.filling_set.sets, none.filling_set.unfillable.len()), (Ok(0), Ok(1), 1));
    let unknown = CaseBuilder::new("house", "House").actor(Actor::new("a", "A")).build().expect("a sound case");
    let nothing = found(&unknown, None, &Options::default());
    assert!(nothing.roles.is_empty() && nothing.filling_set.empty.is_empty(), "what is unknown is not empty");
    assert_eq!((nothing.filling_set.size, nothing.filling_set.sets), (Ok(0), Ok(1)));
    let without = CaseBuilder::new("house", "House").role_model(RoleModel::new("none")).build().expect("a sound case");
    assert_eq!(found(&without, None, &Options::default()).filling_set.size, Err(Reason::NoRoles));
}

#[test]
fn a_role_that_is_not_there_is_refused() {
    let case = house().build().expect("a sound case");
    let error = compute(&case, None, &Options::default().with_role("oprator")).expect_err("there is no such role");
    assert_eq!(error.to_string(), "option `role`: found `oprator`, expected a role of the model `byggekloss`; the nearest is `operator`");
    let error = compute(&case, None, &Options::default().with_role_needs("x", [])).expect_err("there is no such role");
    assert!(error.to_string().starts_with("option `role_needs`: found `x`"));
}
#[test]
fn a_case_finds_the_same_alone_among_all_cases_and_as_one_of_many() {
    let book = drawn_casebook(11, 15);
    for scope in drawn_scopes() {
        let surroundings = Surroundings::new(&book, &scope);
        for (pool, by) in [(Pool::Casebook, By::Any), (Pool::Case, By::Potential)] {
            let options = Options::default().with_scope(scope.clone()).with_pool(pool).with_by(by).with_min_support(1);
            for (study, case) in surroundings.studies().zip(book.cases()) {
                let of_many = of(&study.expect("every case has these actors"), &options);
                assert_eq!(of_many, compute(case, Some(&book), &options), "{}, {scope:?}", case.id());
            }
        }
    }
}

#[test]
fn those_who_can_be_among_the_first_are_those_who_are_among_all() {
    let mut listed = 0;
    for (seed, cases) in [(21, 12), (22, 30), (23, 3)] {
        let book = drawn_casebook(seed, cases);
        for scope in drawn_scopes() {
            let surroundings = Surroundings::new(&book, &scope);
            for top in [1, 2, 5, 100] {
                let of = |by: By, study: &Study<'_>| {
                    let options = Options::default().with_scope(scope.clone()).with_pool(Pool::Casebook).with_min_support(1);
                    of(study, &options.with_top(top).with_by(by)).expect("no role is named").roles
                };
                for study in surroundings.studies() {
                    let study = study.expect("every case has these actors");
                    // Everybody is looked at for the filling set by any piece of evidence.
                    let (first, all) = (of(By::Potential, &study), of(By::Any, &study));
                    assert_eq!(first, all, "seed {seed}, {top}, {scope:?}");
                    listed += first.iter().flat_map(|role| &role.candidates).filter(|candidate| candidate.actor.is_none()).count();
                }
            }
        }
    }
    assert!(listed > 1000, "{listed}");
}

#[test]
fn a_case_is_taken_as_it_is_given_whatever_the_casebook_has() {
    let other = |same_as: &str| {
        let there = CaseBuilder::new("other", "Other").actor(Actor::new("x", "X").with_same_as(same_as));
        there.assignment(held("operator", "x", Status::Current)).build().expect("a sound case")
    };
    let as_in_book = house().assignment(held("operator", "bank", Status::Former)).build().expect("a sound case");
    let book: Casebook = [as_in_book, other("org:choir")].into_iter().collect();
    let joined = Actor::new("both", "Choir and bank").with_same_as("org:choir").with_identifiers([Identifier::new("no", "1")]);
    let given = house().actor(joined).actor(Actor::new("third", "Third").with_identifiers([Identifier::new("no", "1")]));
    let given = given.build().expect("a sound case");
    let of_third = |casebook: &Casebook| {
        let found = found(&given, Some(casebook), &Options::default()).roles.remove(0).candidates;
        found.into_iter().find(|candidate| candidate.id == "third").expect("a candidate").experience
    };
    assert_eq!(of_third(&book), Ok(1), "the case itself says that the third one is the choir");
    assert_eq!(of_third(&[other("org:choir")].into_iter().collect()), Ok(1));
    assert_eq!(of_third(&[other("org:bank")].into_iter().collect()), Ok(0));
}
