//! What speaks for a candidate for a role, in which order candidates stand, and how few could fill all empty roles.

use std::cmp::Ordering;

use super::pool::{Member, Pool, Resources};
use crate::analysis::role_coverage::{CLASSES, RoleCoverage, class};
use crate::maths::smallest_covers;
use crate::method::{Reason, Value};
use crate::model::{ActorIndex, Case, RoleIndex, Sector};

/// Somebody who could take a role, and what speaks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The actor; nothing for somebody from other cases.
    pub actor: Option<ActorIndex>,
    /// The id in the case, or the identity of somebody from other cases.
    pub id: String,
    /// The name.
    pub name: String,
    /// The place among the candidates, from 1.
    pub rank: usize,
    /// The number of pieces of evidence above 0.
    pub pieces: usize,
    /// Whether a potential assignment is recorded.
    pub potential: bool,
    /// The share of the categories that go with the role that it gives.
    pub matched: Value,
    /// The number of other cases in which it holds or held the role.
    pub experience: Value<usize>,
    /// How often a role of its own goes with this one elsewhere.
    pub habit: Value,
    /// The number of target groups and parts of the day that no holder covers.
    pub reach: Value<usize>,
    /// The number of roles that it holds in the case.
    pub load: usize,
    /// The sector, if it is one of the four classes.
    pub sector: Option<Sector>,
    /// Whether no holder of any role has this sector.
    pub new_sector: bool,
}

/// The candidates for a role.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleCandidates {
    /// The role.
    pub role: RoleIndex,
    /// Those listed, the first ranks first.
    pub candidates: Vec<Candidate>,
}

/// The fewest candidates that together could fill every empty role.
#[derive(Debug, Clone, PartialEq)]
pub struct FillingSet {
    /// The smallest sets, as many as are listed: sets and their members in document order.
    pub listed: Vec<Vec<FillingMember>>,
    /// The roles known to be empty.
    pub empty: Vec<RoleIndex>,
    /// Those among them that nobody can fill.
    pub unfillable: Vec<RoleIndex>,
    /// The number of members.
    pub size: Value<usize>,
    /// The number of sets of this size.
    pub sets: Value<usize>,
}

impl FillingSet {
    /// The first of the smallest sets, in document order.
    #[must_use]
    pub fn members(&self) -> &[FillingMember] {
        self.listed.first().map_or(&[], Vec::as_slice)
    }
}

/// A member of the smallest filling set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FillingMember {
    /// The actor; nothing for somebody from other cases.
    pub actor: Option<ActorIndex>,
    /// The id in the case, or the identity.
    pub id: String,
    /// The name.
    pub name: String,
    /// The empty roles that it could fill.
    pub roles: Vec<RoleIndex>,
}

/// What speaks for a candidate; nothing where it cannot be judged. Shares are kept as whole numbers, so that equal ones are
/// equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Evidence {
    pub(crate) potential: bool,
    /// The number of categories that match; of equally many for all candidates.
    matched: Option<usize>,
    experience: Option<usize>,
    /// So many out of so many.
    habit: Option<(usize, usize)>,
    reach: Option<usize>,
}

impl Evidence {
    /// The number of pieces above 0.
    pub(crate) fn pieces(&self) -> usize {
        let habit = self.habit.map(|(both, _)| both);
        let counted = [self.matched, self.experience, habit, self.reach].into_iter().flatten().filter(|piece| *piece > 0).count();
        counted + usize::from(self.potential)
    }

    /// The one with more evidence first.
    fn compare(&self, other: &Self) -> Ordering {
        // What is missing is less than anything that is there, as nothing is less than something.
        let habit = match (self.habit, other.habit) {
            (Some(mine), Some(theirs)) => (theirs.0 * mine.1).cmp(&(mine.0 * theirs.1)),
            (mine, theirs) => theirs.is_some().cmp(&mine.is_some()),
        };
        (other.pieces().cmp(&self.pieces()))
            .then(other.potential.cmp(&self.potential))
            .then(other.experience.cmp(&self.experience))
            .then(other.matched.cmp(&self.matched))
            .then(habit)
            .then(other.reach.cmp(&self.reach))
    }
}

/// A candidate by its place in the pool, with its evidence and rank.
pub(crate) type Ranked = (usize, Evidence, usize);

/// Everybody in the pool who does not hold a role, in order.
pub(crate) fn ranked(pool: &Pool<'_>, role: &RoleCoverage, needs: Resources, min_support: usize) -> Vec<Ranked> {
    let held = pool.reach_of(&role.holders);
    let position = role.role.position();
    let evidence = |member: &Member<'_>| Evidence {
        potential: member.actor.is_some_and(|actor| role.potential.contains(&actor)),
        matched: (needs.len() > 0 && member.gives.len() > 0).then(|| needs.both(member.gives).len()),
        experience: member.experience.as_ref().map(|cases| cases[position]),
        habit: pool.habits.as_ref().and_then(|habits| habits.largest(&member.roles, position, min_support)),
        reach: member.reach.is_recorded().then(|| member.reach.beyond(&held)),
    };
    let open = pool.members.iter().enumerate().filter(|(_, member)| !member.roles.contains(&position));
    let mut ranked: Vec<Ranked> = open.map(|(place, member)| (place, evidence(member), 1)).collect();
    let order = |a: &Ranked, b: &Ranked| a.1.compare(&b.1).then_with(|| pool.members[a.0].roles.len().cmp(&pool.members[b.0].roles.len()));
    // Stable: those that are equal stay in document order, and share the smaller rank.
    ranked.sort_by(order);
    for next in 1..ranked.len() {
        let same = order(&ranked[next - 1], &ranked[next]).is_eq();
        ranked[next].2 = if same { ranked[next - 1].2 } else { next + 1 };
    }
    ranked
}

/// A candidate as it is listed.
pub(crate) fn listed(pool: &Pool<'_>, (place, evidence, rank): &Ranked, needs: Resources, classes_in_use: &[bool]) -> Candidate {
    let member = &pool.members[*place];
    let share = |part: usize, whole: usize| part as f64 / whole as f64;
    Candidate {
        actor: member.actor,
        id: member.id.to_string(),
        name: member.name.to_owned(),
        rank: *rank,
        pieces: evidence.pieces(),
        potential: evidence.potential,
        matched: evidence.matched.map(|part| share(part, needs.len())).ok_or(Reason::NotRecorded),
        experience: evidence.experience.ok_or(Reason::NotRecorded),
        habit: evidence.habit.map(|(both, alone)| share(both, alone)).ok_or(Reason::NotRecorded),
        reach: evidence.reach.ok_or(Reason::NotRecorded),
        load: member.roles.len(),
        sector: member.class.map(|class| CLASSES[class]),
        new_sector: member.class.is_some_and(|class| !classes_in_use[class]),
    }
}

/// For each class whether a holder of any role has it.
pub(crate) fn classes_in_use(case: &Case, roles: &[RoleCoverage]) -> [bool; CLASSES.len()] {
    let mut in_use = [false; CLASSES.len()];
    for class in roles.iter().flat_map(|role| &role.holders).filter_map(|holder| class(case, *holder)) {
        in_use[class] = true;
    }
    in_use
}

/// The fewest members of a pool that together could fill each of the empty roles, given who could fill each; of equally small
/// sets the first `most`.
pub(crate) fn filling_set(pool: &Pool<'_>, empty: &[(RoleIndex, Vec<usize>)], most: usize) -> FillingSet {
    let fillable: Vec<&(RoleIndex, Vec<usize>)> = empty.iter().filter(|(_, able)| !able.is_empty()).collect();
    let mut found = FillingSet {
        listed: Vec::new(),
        empty: empty.iter().map(|(role, _)| *role).collect(),
        unfillable: empty.iter().filter(|(_, able)| able.is_empty()).map(|(role, _)| *role).collect(),
        size: Err(Reason::TooLarge),
        sets: Err(Reason::TooLarge),
    };
    let mut masks = vec![0_u64; pool.members.len()];
    // More than 64 are refused below.
    for (bit, (_, able)) in fillable.iter().enumerate().take(64) {
        able.iter().for_each(|place| masks[*place] |= 1 << bit);
    }
    if let Ok(Some(covers)) = smallest_covers(&masks, fillable.len(), most) {
        found.size = Ok(covers.size);
        found.sets = covers.choices.and_then(|sets| i64::try_from(sets).ok()).map(|sets| sets as usize).ok_or(Reason::TooLarge);
        let set = |places: Vec<usize>| places.into_iter().map(|place| member(pool, place, &fillable)).collect();
        found.listed = covers.first.into_iter().map(set).collect();
    }
    found
}

fn member(pool: &Pool<'_>, place: usize, fillable: &[&(RoleIndex, Vec<usize>)]) -> FillingMember {
    let Member { actor, id, name, .. } = &pool.members[place];
    let roles = fillable.iter().filter(|(_, able)| able.contains(&place)).map(|(role, _)| *role);
    FillingMember { actor: *actor, id: id.to_string(), name: (*name).to_owned(), roles: roles.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::role_candidates::{By, Options, compute};
    use crate::maths::Random;
    use crate::model::{Activity, Actor, Assignment, CaseBuilder, Exchange, ExchangeDirection, Resource, Slot, Status, Times};

    const ROLES: [&str; 6] = ["owner", "funder", "operator", "programme_coordinator", "neighbourhood_partner", "activity_partner"];

    /// Up to seven actors, some of which could hold some of six roles, some of which are known to be empty.
    fn random_case(random: &mut Random) -> Case {
        let actors = random.below(8);
        let name = |actor: usize| format!("a{actor}");
        let mut case =
            (0..actors).fold(CaseBuilder::new("house", "House"), |case, actor| case.actor(Actor::new(name(actor).as_str(), name(actor))));
        for role in ROLES {
            if random.below(3) > 0 {
                case = case.assignment(Assignment::new(role, Status::Sought));
            }
            for actor in 0..actors {
                let status = match random.below(9) {
                    0 | 1 => Status::Potential,
                    2 if random.below(6) == 0 => Status::Current,
                    _ => continue,
                };
                case = case.assignment(Assignment::new(role, status).with_actor(name(actor).as_str()));
            }
        }
        for actor in 0..actors {
            if random.below(2) == 0 {
                let category = [Resource::Premises, Resource::Staff, Resource::Money, Resource::Other][random.below(4)];
                case = case.exchange(Exchange::new(name(actor).as_str(), ExchangeDirection::Gives, "x").with_category(category));
            }
        }
        case.build().expect("a sound case")
    }

    /// The smallest of all sets of actors that can fill what can be filled, in document order.
    fn by_trying(actors: usize, able: &[Vec<usize>]) -> Vec<Vec<usize>> {
        let fillable: Vec<&Vec<usize>> = able.iter().filter(|able| !able.is_empty()).collect();
        let mut sets: Vec<Vec<usize>> = (0..1_u32 << actors)
            .map(|set| (0..actors).filter(|actor| set >> actor & 1 == 1).collect::<Vec<_>>())
            .filter(|set| fillable.iter().all(|able| able.iter().any(|actor| set.contains(actor))))
            .collect();
        sets.sort();
        let smallest = sets.iter().map(Vec::len).min().expect("everybody together can");
        sets.retain(|set| set.len() == smallest);
        sets
    }

    #[test]
    fn the_smallest_filling_set_is_what_trying_all_sets_finds() {
        for seed in 0..1000 {
            let mut random = Random::new(seed, 2);
            let case = random_case(&mut random);
            for by in [By::Potential, By::Any] {
                let options = Options::default().with_by(by).with_top(100).with_list_sets(10_000);
                let found = compute(&case, None, &options).expect("the scope fits").filling_set;
                let able: Vec<Vec<usize>> = (found.empty.iter().map(|role| case.roles()[role.position()].id().to_string()))
                    .map(|role| compute(&case, None, &options.clone().with_role(role)).expect("the role is there"))
                    .map(|of| {
                        let candidates = of.roles[0].candidates.iter();
                        let able = candidates.filter(|candidate| candidate.potential || by == By::Any && candidate.pieces > 0);
                        able.filter_map(|candidate| candidate.actor).map(ActorIndex::position).collect()
                    })
                    .collect();
                let sets = by_trying(case.actors().len(), &able);
                let ids = |set: &Vec<FillingMember>| set.iter().filter_map(|member| member.actor).map(ActorIndex::position).collect();
                let listed: Vec<Vec<usize>> = found.listed.iter().map(ids).collect();
                assert_eq!((found.size, found.sets), (Ok(sets[0].len()), Ok(sets.len())), "seed {seed}, {by}");
                assert_eq!(listed, sets, "seed {seed}, {by}");
                let first = compute(&case, None, &options.clone().with_list_sets(1)).expect("the scope fits").filling_set;
                assert_eq!((first.members(), first.listed.len(), first.sets), (found.members(), 1, found.sets));
                assert_eq!(found.unfillable.len(), able.iter().filter(|able| able.is_empty()).count());
            }
        }
    }

    fn evidence(potential: bool, pieces: [Option<usize>; 3], habit: Option<(usize, usize)>) -> Evidence {
        let [experience, matched, reach] = pieces;
        Evidence { potential, matched, experience, habit, reach }
    }

    #[test]
    fn more_pieces_come_first_and_then_one_after_the_other_with_what_is_missing_last() {
        let in_order = [
            evidence(false, [Some(1), Some(1), Some(1)], Some((1, 2))),
            evidence(true, [Some(0), Some(0), Some(0)], Some((1, 9))),
            evidence(false, [Some(2), None, Some(1)], None),
            evidence(false, [Some(1), Some(1), None], None),
            evidence(false, [None, Some(2), Some(1)], None),
            evidence(false, [None, Some(1), None], Some((1, 3))),
            evidence(false, [None, None, Some(4)], Some((1, 2))),
            evidence(false, [None, None, Some(3)], Some((2, 4))),
            evidence(true, [None, None, None], None),
            evidence(false, [None, Some(0), Some(1)], None),
            evidence(false, [None, None, None], Some((1, 9))),
            evidence(false, [None, None, Some(1)], Some((0, 4))),
            evidence(false, [None, None, Some(1)], None),
            evidence(false, [None, None, Some(0)], None),
            evidence(false, [None, None, None], None),
        ];
        let mut sorted = in_order;
        sorted.reverse();
        sorted.sort_by(Evidence::compare);
        assert_eq!(sorted, in_order);
        assert_eq!(in_order.map(|evidence| evidence.pieces()), [4, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 0, 0]);
    }

    /// The town owns; bank and choir hold nothing; the operator is sought.
    fn house() -> CaseBuilder {
        let case = ["town", "bank", "choir"].iter().fold(CaseBuilder::new("house", "House"), |case, id| case.actor(Actor::new(*id, *id)));
        case.assignment(Assignment::new("owner", Status::Current).with_actor("town"))
            .assignment(Assignment::new("operator", Status::Sought))
    }

    fn gives(actor: &str, category: Resource) -> Exchange {
        Exchange::new(actor, ExchangeDirection::Gives, "something").with_category(category)
    }

    /// What one piece of evidence is for town, bank and choir; nothing for the holder.
    fn of_each<T: Copy>(case: CaseBuilder, options: &Options, piece: fn(&Candidate) -> T) -> [Option<T>; 3] {
        let case = case.build().expect("a sound case");
        let found = compute(&case, None, options).expect("the role is there");
        ["town", "bank", "choir"].map(|id| found.roles[0].candidates.iter().find(|candidate| candidate.id == id).map(piece))
    }

    #[test]
    fn the_match_is_with_what_goes_with_the_role_and_is_needed() {
        let matched = |needed: Option<Resource>, options: &Options| {
            let case = house().exchange(gives("bank", Resource::Staff)).exchange(gives("bank", Resource::Competence));
            let case = case.exchange(gives("choir", Resource::Money)).exchange(Exchange::new("town", ExchangeDirection::Gives, "goodwill"));
            let needs = needed.map(|category| Exchange::new("town", ExchangeDirection::Needs, "help").with_category(category));
            of_each(needs.into_iter().fold(case, CaseBuilder::exchange), options, |candidate| candidate.matched)
        };
        let operator = Options::default().with_role("operator");
        let missing = Some(Err(Reason::NotRecorded));
        // Staff, services, competence: the bank gives two of three; what the town gives has no category.
        assert_eq!(matched(None, &operator), [missing, Some(Ok(2.0 / 3.0)), Some(Ok(0.0))]);
        assert_eq!(matched(Some(Resource::Staff), &operator), [missing, Some(Ok(1.0)), Some(Ok(0.0))]);
        assert_eq!(matched(Some(Resource::Services), &operator), [missing, Some(Ok(0.0)), Some(Ok(0.0))]);
        // Premises are needed, but do not go with the role.
        assert_eq!(matched(Some(Resource::Premises), &operator), [missing, Some(Ok(2.0 / 3.0)), Some(Ok(0.0))]);
        let money = operator.clone().with_role_needs("operator", [Resource::Money]);
        assert_eq!(matched(None, &money), [missing, Some(Ok(0.0)), Some(Ok(1.0))]);
        assert_eq!(matched(None, &operator.with_role_needs("operator", [])), [missing; 3], "nothing goes with the role");
    }

    #[test]
    fn reach_is_what_no_holder_of_the_role_covers() {
        let times = |slot| Times::default().with_slot(slot);
        let case = house()
            .activity(Activity::new("Meeting").with_actor("town").with_target_groups(["old"]).with_when([times(Slot::Day)]))
            .activity(Activity::new("Concert").with_actor("choir").with_target_groups(["old", "young"]).with_when([times(Slot::Evening)]));
        let reach = |case, role: &str| of_each(case, &Options::default().with_role(role), |candidate| candidate.reach);
        assert_eq!(reach(case.clone(), "owner"), [None, Some(Err(Reason::NotRecorded)), Some(Ok(2))]);
        assert_eq!(reach(case.clone(), "operator"), [Some(Ok(2)), Some(Err(Reason::NotRecorded)), Some(Ok(3))]);
        let advice = Activity::new("Advice").with_actor("bank").with_target_groups(["old"]);
        assert_eq!(reach(case.activity(advice), "owner"), [None, Some(Ok(0)), Some(Ok(2))]);
    }
}
