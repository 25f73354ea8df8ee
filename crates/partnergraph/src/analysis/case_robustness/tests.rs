//! Losses by hand, and by trying every one.

use super::*;
use crate::analysis::shared::testing::close;
use crate::maths::Random;
use crate::model::{Actor, Assignment, CaseBuilder, Relation, RelationKind, Role, RoleModel, Status};

fn held(role: &str, actor: &str) -> Assignment {
    Assignment::new(role, Status::Current).with_actor(actor)
}

fn found(case: &Case, options: &Options) -> Robustness {
    compute(case, options).expect("the scope fits")
}

fn there(values: &[Value]) -> Vec<f64> {
    values.iter().map(|value| value.expect("a value")).collect()
}

/// A case, and its roles as sets of actors and its ties as pairs; the last actor stands for the case where `with_self`.
struct Drawn {
    case: Case,
    actors: usize,
    with_self: bool,
    holders: Vec<Vec<usize>>,
    ties: Vec<(usize, usize)>,
}

fn drawn(seed: u64) -> Drawn {
    let mut random = Random::new(seed, 5);
    let (actors, roles) = (random.below(8), 1 + random.below(5));
    let with_self = actors > 0 && random.below(3) == 0;
    let id = |actor: usize| format!("a{actor}");
    let mut case = (0..actors).fold(CaseBuilder::new("drawn", "Drawn"), |case, actor| case.actor(Actor::new(id(actor), "Somebody")));
    case = case.role_model(RoleModel::new("own").with_roles((0..roles).map(|role| Role::new(format!("r{role}")))));
    if with_self {
        case = case.self_actor(id(actors - 1));
    }
    let (mut holders, mut ties) = (vec![Vec::new(); roles], Vec::new());
    for (role, holders) in holders.iter_mut().enumerate() {
        for actor in 0..actors {
            if random.below(4) == 0 {
                holders.push(actor);
                case = case.assignment(held(&format!("r{role}"), &id(actor)));
            }
        }
    }
    for a in 0..actors {
        for b in 0..a {
            if random.below(3) == 0 {
                ties.push((a, b));
                case = case.relation(Relation::new(id(a), id(b), RelationKind::Cooperates));
            }
        }
    }
    Drawn { case: case.build().expect("a sound case"), actors, with_self, holders, ties }
}

impl Drawn {
    /// Who is in the network.
    fn members(&self) -> usize {
        self.actors - usize::from(self.with_self)
    }

    fn filled_without(&self, gone: &[usize]) -> usize {
        self.holders.iter().filter(|holders| holders.iter().any(|holder| !gone.contains(holder))).count()
    }

    /// The pairs of those who stay that hang together.
    fn connected(&self, stay: &[usize], gone: &[usize]) -> usize {
        let mut piece: Vec<usize> = (0..self.actors).collect();
        let is_there = |actor: usize| actor < self.members() && !gone.contains(&actor);
        for (a, b) in self.ties.iter().filter(|(a, b)| is_there(*a) && is_there(*b)) {
            let (from, to) = (piece[*a], piece[*b]);
            piece.iter_mut().filter(|piece| **piece == from).for_each(|piece| *piece = to);
        }
        let pairs = stay.iter().flat_map(|a| stay.iter().map(move |b| (*a, *b)));
        pairs.filter(|(a, b)| a < b && piece[*a] == piece[*b]).count()
    }

    fn separated(&self, gone: &[usize]) -> usize {
        let stay: Vec<usize> = (0..self.members()).filter(|actor| !gone.contains(actor)).collect();
        self.connected(&stay, &[]) - self.connected(&stay, gone)
    }

    /// Every choice of `size` of those who can leave, in document order.
    fn choices(&self, leaving: &[usize], size: usize) -> Vec<Vec<usize>> {
        let all = (0_u32..1 << leaving.len()).filter(|chosen| chosen.count_ones() as usize == size);
        let mut choices: Vec<Vec<usize>> = all
            .map(|chosen| leaving.iter().enumerate().filter(|(bit, _)| chosen >> bit & 1 == 1).map(|(_, actor)| *actor).collect())
            .collect();
        choices.sort();
        choices
    }

    fn worst(&self, leaving: &[usize], size: usize) -> Option<(usize, usize, Vec<Vec<usize>>)> {
        let choices = self.choices(leaving, size);
        let before = self.filled_without(&[]);
        let harm = |gone: &Vec<usize>| (before - self.filled_without(gone), self.separated(gone));
        let most = choices.iter().map(harm).max()?;
        Some((most.0, most.1, choices.into_iter().filter(|gone| harm(gone) == most).collect()))
    }
}

#[test]
fn a_thousand_cases_are_as_robust_as_trying_every_loss_finds() {
    for seed in 0..1000 {
        let drawn = drawn(seed);
        let among = if seed % 2 == 0 { Among::All } else { Among::Holders };
        let robustness = found(&drawn.case, &Options::default().with_among(among));
        let holds = |actor: usize| drawn.holders.iter().any(|holders| holders.contains(&actor));
        let leaving: Vec<usize> = (0..drawn.members()).filter(|actor| among == Among::All || holds(*actor)).collect();
        let (roles, filled) = (drawn.holders.len() as f64, drawn.filled_without(&[]));
        assert_eq!(robustness.expected_coverage.len(), leaving.len() + 1, "seed {seed}");
        for k in 0..=leaving.len() {
            let choices = drawn.choices(&leaving, k);
            let left: usize = choices.iter().map(|gone| drawn.filled_without(gone)).sum();
            let expected = left as f64 / choices.len() as f64 / roles;
            let value = robustness.expected_coverage[k].expect("there are roles");
            assert!((value - expected).abs() < 1e-12, "seed {seed}, {k} lost: {value}, expected {expected}");
            let intact = choices.iter().filter(|gone| drawn.filled_without(gone) == filled).count() as f64 / choices.len() as f64;
            match robustness.none_lost[k] {
                Ok(value) => assert!((value - intact).abs() < 1e-12, "seed {seed}, {k} lost: {value}, expected {intact}"),
                Err(reason) => assert_eq!((reason, filled), (Reason::NoHolder, 0), "seed {seed}"),
            }
        }
        for (found, size, without) in [(&robustness.worst_single, 1, Reason::NoActors), (&robustness.worst_pair, 2, Reason::TooFewActors)] {
            let by_position = |loss: &Vec<ActorIndex>| loss.iter().map(|actor| actor.position()).collect::<Vec<_>>();
            let found =
                found.as_ref().map(|worst| (worst.roles_lost, worst.separated_pairs, worst.losses.iter().map(by_position).collect()));
            let none = if leaving.is_empty() { Reason::NoActors } else { without };
            assert_eq!(found.map_err(|reason| *reason), drawn.worst(&leaving, size).ok_or(none), "seed {seed}");
        }
        // Laws: the curve never rises; no well-chosen loss of fewer than k_min empties a role.
        assert!(there(&robustness.expected_coverage).windows(2).all(|two| two[1] <= two[0] + 1e-12), "seed {seed}");
        if let Ok(least) = robustness.k_min {
            let empties = |k| drawn.choices(&leaving, k).iter().any(|gone| drawn.filled_without(gone) < filled);
            assert!(empties(least) && (0..least).all(|k| !empties(k)), "seed {seed}");
            assert_eq!(robustness.none_lost.last(), Some(&Ok(0.0)), "seed {seed}");
        }
    }
}

/// Two roles: the first rests on a alone, the second on a and b; c holds none; the house itself holds the third.
fn house() -> CaseBuilder {
    ["a", "b", "c", "self"]
        .iter()
        .fold(CaseBuilder::new("house", "House"), |case, id| case.actor(Actor::new(*id, id.to_uppercase())))
        .role_model(RoleModel::new("three").with_roles(["r0", "r1", "r2"].map(Role::new)))
        .self_actor("self")
        .assignment(held("r0", "a"))
        .assignment(held("r1", "a"))
        .assignment(held("r1", "b"))
        .relation(Relation::new("a", "b", RelationKind::Cooperates))
        .relation(Relation::new("b", "c", RelationKind::Cooperates))
}

#[test]
fn a_house_by_hand() {
    let case = house().assignment(held("r2", "self")).build().expect("a sound case");
    let all = found(&case, &Options::default());
    // r0 lasts with 1, 2/3, 1/3, 0; r1 with 1, 1, 2/3, 0; r2 always.
    assert!(close(&there(&all.expected_coverage), &[1.0, 8.0 / 9.0, 2.0 / 3.0, 1.0 / 3.0]), "{:?}", all.expected_coverage);
    // Nothing lost: a stays and one of a and b does: a stays.
    assert!(close(&there(&all.none_lost), &[1.0, 2.0 / 3.0, 1.0 / 3.0, 0.0]), "{:?}", all.none_lost);
    assert_eq!((all.k_half, all.k_min, &all.lasting[..]), (Ok(2), Ok(1), &[RoleIndex(2)][..]));
    assert!(close(&there(&all.targeted_coverage), &[1.0, 2.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0]));
    assert!(all.targeted_area.is_ok_and(|area| (area - 5.0 / 9.0).abs() < 1e-12), "{:?}", all.targeted_area);
    let degree = found(&case, &Options::default().with_order(TargetedOrder::Degree));
    assert_eq!(degree.leaving, [ActorIndex(1), ActorIndex(0), ActorIndex(2)]);
    assert!(close(&there(&degree.targeted_coverage), &[1.0, 1.0, 1.0 / 3.0, 1.0 / 3.0]));
    let holders = found(&case, &Options::default().with_among(Among::Holders));
    assert_eq!((holders.leaving.len(), holders.worst_single.expect("two holders").losses), (2, vec![vec![ActorIndex(0)]]));
    // Without the self actor's role, every role held by all of n: 1 − 1/(2n).
    let shared =
        ["a", "b", "c"].iter().fold(CaseBuilder::new("all", "All"), |case, id| case.actor(Actor::new(*id, "A")).assignment(held("r", id)));
    let shared = shared.role_model(RoleModel::new("one").with_roles([Role::new("r")])).build().expect("a sound case");
    assert!(found(&shared, &Options::default()).area.is_ok_and(|area| (area - (1.0 - 1.0 / 6.0)).abs() < 1e-12));
}

#[test]
fn nothing_that_can_be_lost_has_no_value() {
    let of = |case: CaseBuilder| found(&case.build().expect("a sound case"), &Options::default());
    let only_self = of(["self", "a"]
        .iter()
        .fold(CaseBuilder::new("house", "House"), |case, id| case.actor(Actor::new(*id, "A")))
        .self_actor("self")
        .assignment(held("owner", "self")));
    assert_eq!((only_self.k_half, only_self.k_min), (Err(Reason::NoHolder), Err(Reason::NoHolder)));
    assert_eq!((only_self.area_of_filled, &only_self.none_lost[..]), (Ok(1.0), &[Ok(1.0), Ok(1.0)][..]));
    assert_eq!(only_self.worst_pair, Err(Reason::TooFewActors));
    let unheld = of(CaseBuilder::new("house", "House").actor(Actor::new("a", "A")));
    assert_eq!((unheld.area, unheld.area_of_filled, unheld.none_lost[0]), (Ok(0.0), Err(Reason::NoHolder), Err(Reason::NoHolder)));
    let empty = of(CaseBuilder::new("house", "House"));
    assert_eq!(
        (empty.coverage, empty.area, empty.k_min, empty.worst_single),
        (Ok(0.0), Err(Reason::NoActors), Err(Reason::NoActors), Err(Reason::NoActors))
    );
    let without = of(CaseBuilder::new("house", "House").role_model(RoleModel::new("none")).actor(Actor::new("a", "A")));
    assert_eq!((without.coverage, without.area, without.k_half), (Err(Reason::NoRoles), Err(Reason::NoRoles), Err(Reason::NoRoles)));
    let roles = (0..21).map(|role| Role::new(format!("r{role}")));
    let many = CaseBuilder::new("house", "House").role_model(RoleModel::new("many").with_roles(roles)).actor(Actor::new("a", "A"));
    let many = of((0..21).fold(many, |case, role| case.assignment(held(&format!("r{role}"), "a"))));
    assert_eq!((many.k_half, many.none_lost[0], many.k_min, many.area), (Err(Reason::TooLarge), Err(Reason::TooLarge), Ok(1), Ok(0.5)));
}
