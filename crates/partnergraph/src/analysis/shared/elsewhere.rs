//! What the other cases of a casebook know of roles and of those who hold them.
//!
//! It is counted once over all cases; each of them takes off what it says itself.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::identity::Identities;
use crate::method::Prepared;
use crate::model::{ActorIndex, Case, Casebook, RoleId, Status};
use crate::view::{Incidence, Scope, Selection, Uncertain, ViewError};

/// Who is the same in several cases of a casebook, who holds or held which role in how many of them, and how roles go together.
#[derive(Debug)]
pub(crate) struct Elsewhere {
    identities: Identities,
    /// For each case the numbers of the roles of its role model; the same id has the same number in every case.
    roles: Vec<Vec<usize>>,
    /// For each identity the roles that it holds or held, by number, and in how many cases; sorted.
    experience: Vec<Vec<(usize, usize)>>,
    /// N(s and r) by the numbers of s and r: the pairs of an actor and a case where it holds both; N(s) where they are the same.
    together: BTreeMap<(usize, usize), usize>,
}

impl Prepared for Elsewhere {
    fn of(casebook: &Casebook, scope: &Scope) -> Result<Self, ViewError> {
        let identities = Identities::of(casebook.cases().iter().map(AsRef::as_ref));
        let mut numbers: HashMap<&RoleId, usize> = HashMap::new();
        let (mut roles, mut together) = (Vec::new(), BTreeMap::new());
        let mut experience: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (position, case) in casebook.cases().iter().enumerate() {
            let there = Selection::of(case, scope)?;
            let number_of = |role| {
                let next = numbers.len();
                *numbers.entry(role).or_insert(next)
            };
            let own: Vec<usize> = case.roles().iter().map(|role| role.id()).map(number_of).collect();
            for (s, r) in held_together(&Incidence::of(&there)) {
                *together.entry((own[s], own[r])).or_default() += 1;
            }
            for (identity, role) in holders(&there, |actor| identities.number(position, actor)) {
                *experience.entry((identity, own[role])).or_default() += 1;
            }
            roles.push(own);
        }
        let mut by_identity = vec![Vec::new(); identities.names().len()];
        for ((identity, role), cases) in experience {
            by_identity[identity].push((role, cases));
        }
        Ok(Self { identities, roles, experience: by_identity, together })
    }
}

impl Elsewhere {
    /// The roles that an identity holds or held anywhere, by number, and in how many cases; sorted.
    pub(super) fn roles_of(&self, identity: usize) -> &[(usize, usize)] {
        &self.experience[identity]
    }
}

/// The pairs of roles that an actor holds, for each actor; each role with itself too. Positions in the role model.
fn held_together(incidence: &Incidence) -> impl Iterator<Item = (usize, usize)> {
    (0..incidence.actors().len()).flat_map(|row| {
        let held = incidence.by_actor().row(row);
        held.iter().flat_map(move |s| held.iter().map(move |r| (*s as usize, *r as usize)))
    })
}

/// Which identity holds, in scope, or held which role of the role model; each pair once, sorted.
fn holders(there: &Selection<'_>, identity: impl Fn(ActorIndex) -> Option<usize>) -> Vec<(usize, usize)> {
    let (case, scope) = (there.case(), there.scope());
    let mut held: Vec<(usize, usize)> = Vec::new();
    for (assignment, (actor, role)) in case.assignments().iter().zip(&case.links().assignments) {
        let status = assignment.status();
        let counts = status == Status::Former || scope.statuses().contains(&status);
        // What ended before the date was held; what began after it was not.
        let begun = scope.at().zip(assignment.since()).is_none_or(|(at, since)| since.first_day() <= at.last_day());
        let certain = scope.uncertain() == Uncertain::Include || !assignment.evidence().is_uncertain();
        let holder = actor.filter(|_| counts && begun && certain && role.position() < case.roles().len());
        if let Some(identity) = holder.and_then(|holder| identity(there.stands_as(holder))) {
            held.push((identity, role.position()));
        }
    }
    held.sort_unstable();
    held.dedup();
    held
}

/// What all cases but one know, in the roles of that one.
#[derive(Debug)]
pub(crate) struct Others<'a> {
    known: &'a Elsewhere,
    here: usize,
    case: &'a Case,
    /// Which identity holds or held which role in the case itself; sorted.
    own: Vec<(usize, usize)>,
}

impl<'a> Others<'a> {
    /// What all cases but this one know, which stands at a position of the casebook.
    ///
    /// A choice of actors in the scope of the selection makes no difference.
    pub(crate) fn of(known: &'a Elsewhere, here: usize, selection: &Selection<'a>) -> Self {
        let own = holders(selection, |actor| known.identities.number(here, actor));
        Self { known, here, case: selection.case(), own }
    }

    /// The position of the case in the casebook.
    pub(crate) const fn here(&self) -> usize {
        self.here
    }

    /// The number of a role of the case; the same id has the same number in every case.
    pub(crate) fn role_number(&self, position: usize) -> usize {
        self.known.roles[self.here][position]
    }

    /// The identities of all actors of the case, ascending.
    pub(crate) fn identities(&self) -> Vec<usize> {
        self.known.identities.of_case(self.here)
    }

    /// The identity of an actor of the case.
    pub(crate) fn identity(&self, actor: ActorIndex) -> Option<usize> {
        self.known.identities.number(self.here, actor)
    }

    /// What an identity is called, by the case itself if it is named there.
    pub(crate) fn name(&self, identity: usize) -> Cow<'a, str> {
        self.known.identities.name_in((self.here, self.case), identity)
    }

    /// For each role of the case the number of other cases in which an identity holds or held it.
    pub(crate) fn experience(&self, identity: usize) -> Vec<usize> {
        let found = &self.known.experience[identity];
        let cases = |role: usize| found.binary_search_by_key(&role, |(known, _)| *known).map_or(0, |place| found[place].1);
        // Its own cases are among all cases, so the difference is never below 0.
        let others = |(position, role)| cases(role) - usize::from(self.own.binary_search(&(identity, position)).is_ok());
        self.known.roles[self.here].iter().copied().enumerate().map(others).collect()
    }

    /// How roles of the case go together in the other cases, given who holds which in the case itself.
    pub(crate) fn habits(&self, incidence: &Incidence) -> Habits {
        let roles = &self.known.roles[self.here];
        let count = |s: &usize, r: &usize| self.known.together.get(&(*s, *r)).copied().unwrap_or_default();
        let mut both: Vec<usize> = roles.iter().flat_map(|s| roles.iter().map(|r| count(s, r))).collect();
        for (s, r) in held_together(incidence) {
            both[s * roles.len() + r] -= 1;
        }
        Habits { roles: roles.len(), both }
    }
}

/// How often roles go together in the other cases: over all pairs of an actor and a case.
#[derive(Debug, Clone, Default)]
pub(crate) struct Habits {
    roles: usize,
    /// N(s and r), by s · roles + r; N(s) where both are the same.
    both: Vec<usize>,
}

impl Habits {
    /// N(s and r) and N(s) of the role s, among those held, where the share of those with r is largest.
    pub(crate) fn largest(&self, held: &[usize], role: usize, min_support: usize) -> Option<(usize, usize)> {
        let shares = held.iter().map(|s| (self.both[s * self.roles + role], self.both[s * self.roles + s]));
        shares
            .filter(|(_, support)| *support >= min_support.max(1))
            .reduce(|best, next| if next.0 * best.1 > best.0 * next.1 { next } else { best })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::role_coverage::class;
    use crate::analysis::shared::outsiders::Outsiders;
    use crate::analysis::shared::pool::{Pool, Resources, actors, exchanged};
    use crate::analysis::shared::reach::{self, Reach};
    use crate::analysis::shared::testing::{drawn_casebook, drawn_scopes, identities_by_joining};
    use crate::method::Surroundings;
    use crate::model::{Actor, ExchangeDirection};

    /// What is said of somebody from other cases: id, name, class, what it gives, whom it reaches, experience in each role.
    type Said<'a> = (String, &'a str, Option<usize>, Resources, Reach<'a>, Vec<usize>);

    /// One case, and all others gone through for it alone.
    struct Slow<'a> {
        case: &'a Case,
        /// The case itself, then the others.
        there: Vec<Selection<'a>>,
        identities: Vec<Vec<Option<usize>>>,
    }

    impl<'a> Slow<'a> {
        fn of(casebook: &'a Casebook, case: &'a Case, scope: &'a Scope) -> Self {
            let others = casebook.cases().iter().map(|other| &**other).filter(|other| other.id() != case.id());
            let cases: Vec<&Case> = std::iter::once(case).chain(others).collect();
            let there = cases.iter().map(|case| Selection::of(case, scope).expect("the scope names nobody")).collect();
            Self { case, there, identities: identities_by_joining(&cases) }
        }

        fn others(&self) -> impl Iterator<Item = (&Selection<'a>, &Vec<Option<usize>>)> {
            self.there.iter().zip(&self.identities).skip(1)
        }

        fn experience(&self, identity: usize) -> Vec<usize> {
            let held_in = |there: &Selection<'_>, identities: &[Option<usize>], role: &RoleId| {
                let (case, scope) = (there.case(), there.scope());
                case.roles().iter().any(|known| known.id() == role)
                    && case.assignments().iter().any(|held| {
                        let actor = held.actor().map(|actor| case.actor_index(actor.as_str()).expect("a checked case"));
                        held.role() == role
                            && actor.is_some_and(|actor| identities[there.stands_as(actor).position()] == Some(identity))
                            && (held.status() == Status::Former || scope.statuses().contains(&held.status()))
                            && scope.at().is_none_or(|at| held.since().is_none_or(|since| since.first_day() <= at.last_day()))
                            && !(scope.uncertain() == Uncertain::Exclude && held.evidence().is_uncertain())
                    })
            };
            let cases = |role| self.others().filter(|(there, identities)| held_in(there, identities, role)).count();
            self.case.roles().iter().map(|role| cases(role.id())).collect()
        }

        /// The pairs of an actor and another case where it holds both roles.
        fn together(&self, s: &RoleId, r: &RoleId) -> usize {
            let holds = |there: &Selection<'_>, actor: usize, role: &RoleId| {
                there.assignments().any(|index| {
                    let (of, to) = there.case().links().assignments[index.position()];
                    of.is_some_and(|of| there.stands_as(of).position() == actor)
                        && there.case().roles().get(to.position()).is_some_and(|known| known.id() == role)
                })
            };
            let pairs = |there: &Selection<'_>| {
                (0..there.case().actors().len()).filter(|actor| holds(there, *actor, s) && holds(there, *actor, r)).count()
            };
            self.others().map(|(there, _)| pairs(there)).sum()
        }

        /// Everybody with an identity in other cases who is none of these.
        fn outsiders(&self, here: &[usize]) -> Vec<Said<'a>> {
            let mut found: Vec<(usize, Said<'a>)> = Vec::new();
            for (there, identities) in self.others() {
                let (reach, gives) = (reach::of_actors(there), exchanged(there, ExchangeDirection::Gives));
                for actor in actors(there) {
                    let Some(identity) = identities[actor.position()].filter(|identity| !here.contains(identity)) else { continue };
                    let (class, gives, reach) = (class(there.case(), actor), gives[actor.position()], &reach[actor.position()]);
                    match found.iter_mut().find(|(known, _)| *known == identity) {
                        Some((_, said)) => {
                            (said.2, said.3) = (said.2.or(class), said.3.either(gives));
                            said.4.join(reach);
                        }
                        None => {
                            let name = there.case().actor_at(actor).name();
                            found.push((identity, (self.name(identity), name, class, gives, reach.clone(), self.experience(identity))));
                        }
                    }
                }
            }
            found.into_iter().map(|(_, said)| said).collect()
        }

        fn name(&self, identity: usize) -> String {
            let everybody = self.there.iter().flat_map(|there| there.case().actors()).zip(self.identities.iter().flatten());
            let same: Vec<&Actor> = everybody.filter(|(_, number)| **number == Some(identity)).map(|(actor, _)| actor).collect();
            let same_as = same.iter().find_map(|actor| actor.same_as()).map(str::to_owned);
            let identifier = || same.iter().find_map(|actor| actor.identifiers().first()).expect("an identity has a mark");
            same_as.unwrap_or_else(|| format!("{}:{}", identifier().scheme(), identifier().id()))
        }
    }

    #[test]
    fn what_is_counted_once_is_what_going_through_all_other_cases_finds() {
        for (seed, cases) in [(1, 9), (2, 14), (3, 2), (4, 1), (5, 20)] {
            let book = drawn_casebook(seed, cases);
            for scope in drawn_scopes() {
                let surroundings = Surroundings::new(&book, &scope);
                let anywhere = Scope { actors: None, ..scope.clone() };
                let known = surroundings.prepared::<Elsewhere>().expect("the scope fits");
                let outsiders = surroundings.prepared::<Outsiders>().expect("the scope fits");
                for (here, case) in book.cases().iter().enumerate() {
                    let selection = Selection::of(case, &scope).expect("the scope fits");
                    let incidence = Incidence::of(&selection);
                    let mut pool = Pool::of_case(&selection, &incidence);
                    pool.look_elsewhere((&selection, &incidence), &Others::of(&known, here, &selection), Some((&*outsiders, None)));
                    let slow = Slow::of(&book, case, &anywhere);
                    let own = |actor: ActorIndex| slow.identities[0][actor.position()];
                    let (mut here, mut said) = (Vec::new(), Vec::new());
                    for member in pool.members {
                        match member.actor {
                            Some(actor) => {
                                here.push(actor);
                                assert_eq!(
                                    member.experience,
                                    own(actor).map(|identity| slow.experience(identity)),
                                    "seed {seed}, {scope:?}"
                                );
                            }
                            None => {
                                let experience = member.experience.expect("those from other cases have an identity");
                                said.push((member.id.into_owned(), member.name, member.class, member.gives, member.reach, experience));
                            }
                        }
                    }
                    let here: Vec<usize> =
                        here.into_iter().chain(incidence.actors().iter().copied()).chain(case.self_actor()).filter_map(own).collect();
                    assert_eq!(said, slow.outsiders(&here), "seed {seed}, {}, {scope:?}", case.id());
                    let roles = || case.roles().iter().map(|role| role.id());
                    let together: Vec<usize> = roles().flat_map(|s| roles().map(|r| slow.together(s, r)).collect::<Vec<_>>()).collect();
                    assert_eq!(pool.habits.map(|habits| habits.both), Some(together), "seed {seed}, {}, {scope:?}", case.id());
                }
            }
        }
    }
}
