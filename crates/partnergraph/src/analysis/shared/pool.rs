//! Who could be asked to take a role, and what the case and the casebook know of them.

use std::borrow::Cow;

use super::elsewhere::{Habits, Others};
use super::outsiders::{Outsiders, Wanted};
use super::reach::{self, Reach};
use crate::analysis::role_coverage::class;
use crate::model::{ActorIndex, ExchangeDirection, Resource, Status};
use crate::view::{Incidence, Selection, SelfActor, Uncertain};

/// A set of categories of resources.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) struct Resources(u32);

impl Resources {
    pub(crate) fn of(list: &[Resource]) -> Self {
        Self(list.iter().fold(0, |set, resource| set | 1 << *resource as u32))
    }

    pub(crate) const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    pub(crate) const fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) const fn either(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Somebody who could be asked.
#[derive(Debug, Clone)]
pub(crate) struct Member<'a> {
    /// The actor; nothing for somebody from other cases.
    pub(crate) actor: Option<ActorIndex>,
    /// The id in the case, or the identity.
    pub(crate) id: Cow<'a, str>,
    pub(crate) name: &'a str,
    /// The class by sector.
    pub(crate) class: Option<usize>,
    /// The roles that it holds in the case, as positions in the role model.
    pub(crate) roles: Vec<usize>,
    /// The categories of what it gives; nothing where none is recorded.
    pub(crate) gives: Resources,
    pub(crate) reach: Reach<'a>,
    /// For each role the number of other cases in which it holds or held it; nothing without casebook or identity.
    pub(crate) experience: Option<Vec<usize>>,
}

impl<'a> Member<'a> {
    /// Somebody from other cases of whom only the name is known yet.
    pub(crate) fn outside(name: &'a str) -> Self {
        Self {
            actor: None,
            id: Cow::default(),
            name,
            class: None,
            roles: Vec::new(),
            gives: Resources::default(),
            reach: Reach::default(),
            experience: None,
        }
    }
}

/// Everybody who could be asked, and what the roles are judged by.
#[derive(Debug)]
pub(crate) struct Pool<'a> {
    pub(crate) members: Vec<Member<'a>>,
    /// What the actors of the case reach, by position of the actor.
    pub(crate) reach: Vec<Reach<'a>>,
    /// The categories that the case is said to need.
    pub(crate) needed: Resources,
    /// How roles go together elsewhere; nothing without a casebook.
    pub(crate) habits: Option<Habits>,
}

impl<'a> Pool<'a> {
    /// The actors of the network, and those that hold a role merely potentially, in document order; with what other cases
    /// know of them.
    pub(crate) fn of_case(selection: &Selection<'a>, incidence: &Incidence) -> Self {
        let case = selection.case();
        let reach = reach::of_actors(selection);
        let exchanged = |direction| exchanged(selection, direction);
        let gives = exchanged(ExchangeDirection::Gives);
        let members = actors(selection).into_iter().map(|actor| Member {
            actor: Some(actor),
            id: case.actor_at(actor).id().as_str().into(),
            name: case.actor_at(actor).name(),
            class: class(case, actor),
            roles: incidence.row_of(actor).map_or_else(Vec::new, |row| positions(incidence.by_actor().row(row))),
            gives: gives[actor.position()],
            reach: reach[actor.position()].clone(),
            experience: None,
        });
        let members = members.collect();
        let needed = exchanged(ExchangeDirection::Needs).into_iter().fold(Resources::default(), Resources::either);
        Self { members, reach, needed, habits: None }
    }

    /// What some actors of the case reach together.
    pub(crate) fn reach_of(&self, actors: &[ActorIndex]) -> Reach<'a> {
        let mut reach = Reach::default();
        actors.iter().for_each(|actor| reach.join(&self.reach[actor.position()]));
        reach
    }

    /// Adds what the other cases of a casebook know, and those from them who could be asked too: everybody, or those who can be
    /// among the first for some roles.
    pub(crate) fn look_elsewhere(
        &mut self,
        (selection, incidence): (&Selection<'a>, &Incidence),
        others: &Others<'a>,
        outsiders: Option<(&'a Outsiders, Option<&Wanted<'_>>)>,
    ) {
        for member in &mut self.members {
            member.experience = member.actor.and_then(|actor| others.identity(actor)).map(|identity| others.experience(identity));
        }
        if let Some((outsiders, wanted)) = outsiders {
            let members = self.members.iter().filter_map(|member| member.actor);
            let here = members.chain(incidence.actors().iter().copied()).chain(selection.case().self_actor());
            let mut present: Vec<usize> = here.filter_map(|actor| others.identity(actor)).collect();
            present.sort_unstable();
            let found = match wanted {
                None => outsiders.of_others(others.here(), &present),
                Some(wanted) => outsiders.first_of_others(others, &present, wanted),
            };
            for (identity, mut member) in found {
                member.id = others.name(identity);
                member.experience = Some(others.experience(identity));
                self.members.push(member);
            }
        }
        self.habits = Some(others.habits(incidence));
    }
}

fn positions(row: &[u32]) -> Vec<usize> {
    row.iter().map(|role| *role as usize).collect()
}

/// The actors of the network and those of potential assignments, in document order.
pub(super) fn actors(selection: &Selection<'_>) -> Vec<ActorIndex> {
    let (case, scope) = (selection.case(), selection.scope());
    let mut actors = selection.members().to_vec();
    if scope.actors().is_none() {
        let potential =
            selection.assignments_of_any_status().iter().filter(|index| case.assignment_at(**index).status() == Status::Potential);
        actors.extend(potential.filter_map(|index| case.links().assignments[index.position()].0).map(|actor| selection.stands_as(actor)));
        actors.sort_unstable();
        actors.dedup();
        actors.retain(|actor| scope.self_actor() == SelfActor::Included || Some(*actor) != case.self_actor());
    }
    actors
}

/// For each actor the categories of its exchanges in a direction, by position of the actor.
pub(super) fn exchanged(selection: &Selection<'_>, direction: ExchangeDirection) -> Vec<Resources> {
    let case = selection.case();
    let left_out = selection.scope().uncertain() == Uncertain::Exclude;
    let mut found = vec![Resources::default(); case.actors().len()];
    for (exchange, (actor, _)) in case.exchanges().iter().zip(&case.links().exchanges) {
        if let (true, Some(category)) = (exchange.direction() == direction, exchange.category())
            && !(left_out && exchange.evidence().is_uncertain())
        {
            let set = &mut found[selection.stands_as(*actor).position()];
            *set = set.either(Resources::of(&[category]));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::analysis::role_candidates::{self, Candidate, Options};
    use crate::method::Reason;
    use crate::model::{Actor, Assignment, Case, CaseBuilder, Casebook, Exchange, ExchangeDirection, Resource, Sector, Status};
    use crate::view::Scope;

    fn held(role: &str, actor: &str, status: Status) -> Assignment {
        Assignment::new(role, status).with_actor(actor)
    }

    /// The bank funds; the house itself and a choir without identity are there; the operator is sought.
    fn house() -> Case {
        CaseBuilder::new("house", "House")
            .self_actor("self")
            .actor(Actor::new("self", "The house").with_same_as("org:house"))
            .actor(Actor::new("bank", "Bank").with_same_as("org:bank"))
            .actor(Actor::new("choir", "Choir"))
            .assignment(held("funder", "bank", Status::Current))
            .assignment(Assignment::new("operator", Status::Sought))
            .build()
            .expect("a sound case")
    }

    fn of(case: &Case, casebook: &Casebook, options: &Options) -> Vec<Candidate> {
        let options = options.clone().with_role("operator");
        role_candidates::compute(case, Some(casebook), &options).expect("the scope fits").roles.remove(0).candidates
    }

    fn one<'a>(candidates: &'a [Candidate], id: &str) -> &'a Candidate {
        candidates.iter().find(|candidate| candidate.id == id).expect("a candidate")
    }

    fn other(number: usize, bank_is: &str) -> Case {
        CaseBuilder::new(format!("other-{number}").as_str(), "Other")
            .actor(Actor::new("b", "The bank").with_same_as("org:bank").with_sector(Sector::Private))
            .actor(Actor::new("m", "Mission").with_same_as("org:mission").with_sector(Sector::Civil))
            .actor(Actor::new("nameless", "Choir"))
            .assignment(held("funder", "b", Status::Current))
            .assignment(held(bank_is, "b", Status::Current))
            .assignment(held("operator", "b", Status::Potential))
            .assignment(held("operator", "m", Status::Former))
            .assignment(held("funder", "nameless", Status::Current))
            .exchange(Exchange::new("m", ExchangeDirection::Gives, "counsel").with_category(Resource::Services))
            .build()
            .expect("a sound case")
    }

    #[test]
    fn the_casebook_knows_of_experience_and_habit() {
        let book: Casebook = [house(), other(1, "operator"), other(2, "operator"), other(3, "owner")].into_iter().collect();
        let found = of(&house(), &book, &Options::default());
        // Funder elsewhere: the bank and a nameless one in three cases each; funder and operator: the bank in two.
        assert_eq!((one(&found, "bank").experience, one(&found, "bank").habit), (Ok(2), Ok(2.0 / 6.0)));
        assert_eq!((found[0].id.as_str(), found[0].pieces), ("bank", 2));
        assert_eq!(one(&found, "choir").experience, Err(Reason::NotRecorded), "the choir has no identity");
        let rare = of(&house(), &book, &Options::default().with_min_support(7));
        assert_eq!((one(&rare, "bank").experience, one(&rare, "bank").habit), (Ok(2), Err(Reason::NotRecorded)));
    }

    #[test]
    fn the_pool_can_hold_everybody_with_an_identity_elsewhere() {
        let book: Casebook = [house(), other(1, "operator"), other(2, "owner")].into_iter().collect();
        let wide = of(&house(), &book, &Options::default().with_pool(role_candidates::Pool::Casebook));
        // The mission: operator in both, and it gives one of three categories. The bank: operator in one; of the four who fund
        // elsewhere one operates.
        let ids: Vec<&str> = wide.iter().map(|candidate| candidate.id.as_str()).collect();
        assert_eq!(ids, ["org:mission", "bank", "choir"]);
        let mission = &wide[0];
        assert_eq!(
            (mission.actor, mission.name.as_str(), mission.sector, mission.new_sector),
            (None, "Mission", Some(Sector::Civil), true)
        );
        assert_eq!((mission.pieces, mission.experience, mission.matched, mission.load), (2, Ok(2), Ok(1.0 / 3.0), 0));
        assert_eq!((wide[1].pieces, wide[1].experience, wide[1].habit), (2, Ok(1), Ok(0.25)));
        assert!(of(&house(), &book, &Options::default()).iter().all(|candidate| candidate.actor.is_some()));
    }

    #[test]
    fn what_ended_before_the_date_was_held_and_what_begins_after_it_was_not() {
        let date = |text: &str| text.parse().expect("the tests write real dates");
        let book = |assignment: Assignment| -> Casebook {
            let there = CaseBuilder::new("other", "Other").actor(Actor::new("b", "B").with_same_as("org:bank")).assignment(assignment);
            [house(), there.build().expect("a sound case")].into_iter().collect()
        };
        let at = Options::default().with_scope(Scope::default().with_at(date("2020")));
        let experience = |assignment| one(&of(&house(), &book(assignment), &at), "bank").experience;
        assert_eq!(experience(held("operator", "b", Status::Current).with_until(date("2015"))), Ok(1));
        assert_eq!(experience(held("operator", "b", Status::Current).with_since(date("2021"))), Ok(0));
        assert_eq!(experience(held("operator", "b", Status::Potential)), Ok(0));
    }
}
