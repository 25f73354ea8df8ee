//! Cases made from other cases: as it was at a date, as it would be without an actor.

use std::collections::HashSet;

use super::{
    Assignment, Case, CaseDocument, Evidence,
    case::UnknownActor,
    check::check,
    date::PartialDate,
    graph::ActorIndex,
    id::ActorId,
    terms::{Certainty, Status},
};

impl Case {
    /// The case as it was at a date.
    ///
    /// Assignments, relations and agreements whose period does not include the date are left out; so are participation,
    /// scores and events of a later date. What has no date stays. An actor goes when it had assignments, relations, seats
    /// or exchanges and none of them is left, unless something else in the case still names it. A partial date stands for
    /// its last day.
    #[must_use]
    pub fn at(&self, date: PartialDate) -> Self {
        let mut document = self.document().clone();
        let happened = |when: Option<PartialDate>| when.is_none_or(|when| when.first_day() <= date.last_day());
        document.assignments.retain(|assignment| assignment.period().has(date));
        document.relations.retain(|relation| relation.period().has(date));
        document.agreements.retain(|agreement| agreement.period().has(date));
        document.participation.retain(|participation| happened(participation.when));
        document.scores.retain(|score| happened(score.when));
        document.events.retain(|event| happened(event.when));
        let before = busy_actors(self.document());
        let after = busy_actors(&document);
        forget_agreements(&mut document);
        let mut kept = after;
        named_actors(&document, &mut kept);
        kept.extend(document.actors.iter().map(|actor| &actor.id).filter(|id| !before.contains(*id)).cloned());
        // Whatever a kept actor is part of stays with it.
        for start in 0..self.actors().len() {
            if kept.contains(self.actors()[start].id()) {
                let mut owner = self.links().part_of[start];
                while let Some(index) = owner {
                    kept.insert(self.actor_at(index).id().clone());
                    owner = self.links().part_of[index.position()];
                }
            }
        }
        document.actors.retain(|actor| kept.contains(&actor.id));
        self.forget_affected(&mut document);
        remade(document)
    }

    /// The case as it would be without an actor and everything that names it.
    ///
    /// Its assignments, relations, seats, exchanges, activities and participation go; agreements go on without it while two
    /// parties are left; actors that were part of it become part of what it was part of. A role that it alone held, and
    /// for which nobody is sought, is then known to be empty: an assignment without actor says so.
    ///
    /// # Errors
    /// [`UnknownActor`] when the case has no such actor.
    pub fn without(&self, actor: &str) -> Result<Self, UnknownActor> {
        let gone = self.actor_index(actor)?;
        let id = self.actor_at(gone).id();
        let mut document = self.document().clone();
        document.actors.retain(|other| other.id != *id);
        let owner = self.links().part_of[gone.position()].map(|index| self.actor_at(index).id().clone());
        for other in document.actors.iter_mut().filter(|other| other.part_of.as_ref() == Some(id)) {
            other.part_of.clone_from(&owner);
        }
        document.assignments.retain(|assignment| assignment.actor.as_ref() != Some(id));
        document.assignments.extend(self.roles_emptied_by(gone));
        document.relations.retain(|relation| relation.from != *id && relation.to != *id);
        document.exchanges.retain(|exchange| exchange.actor != *id && exchange.with.as_ref() != Some(id));
        document.activities.retain(|activity| activity.actor.as_ref() != Some(id));
        document.seats.retain(|seat| seat.actor != *id && seat.body != *id);
        document.participation.retain(|participation| *participation.group != *id.as_str());
        for agreement in &mut document.agreements {
            agreement.parties.retain(|party| party != id);
        }
        document.agreements.retain(|agreement| agreement.parties.len() >= 2);
        if document.self_actor.as_ref() == Some(id) {
            document.self_actor = None;
        }
        forget_agreements(&mut document);
        self.forget_affected(&mut document);
        Ok(remade(document))
    }

    /// Lets go of what risks would touch where that is no longer there.
    fn forget_affected(&self, document: &mut CaseDocument) {
        let actors: HashSet<&str> = document.actors.iter().map(|actor| actor.id.as_str()).collect();
        let relations: HashSet<&str> =
            document.relations.iter().filter_map(|relation| relation.id.as_ref()).map(|id| id.as_str()).collect();
        let assigned = document.assignments.iter().map(|assignment| assignment.role.as_str());
        let roles: HashSet<&str> = self.roles().iter().map(|role| role.id.as_str()).chain(assigned).collect();
        for risk in &mut document.risks {
            risk.affects.retain(|id| [&actors, &relations, &roles].iter().any(|known| known.contains(id.as_str())));
        }
    }

    fn roles_emptied_by(&self, gone: ActorIndex) -> Vec<Assignment> {
        let holds = |wanted: bool, role| {
            self.assignments().iter().zip(&self.links().assignments).any(|(assignment, (actor, held))| {
                *held == role && assignment.status == Status::Current && actor.is_some_and(|actor| (actor == gone) == wanted)
            })
        };
        let known_empty = |role| {
            self.assignments().iter().zip(&self.links().assignments).any(|(assignment, (actor, held))| {
                *held == role && actor.is_none() && matches!(assignment.status, Status::Current | Status::Sought)
            })
        };
        (0..self.roles().len())
            .filter(|position| {
                let role = super::RoleIndex(*position as u32);
                holds(true, role) && !holds(false, role) && !known_empty(role)
            })
            .map(|position| {
                let note = format!("Held by `{}` alone, which this version of the case leaves out.", self.actor_at(gone).id());
                Assignment::new(self.roles()[position].id().clone(), Status::Current)
                    .with_evidence(Evidence::default().with_certainty(Certainty::Judged).with_note(note))
            })
            .collect()
    }
}

fn remade(document: CaseDocument) -> Case {
    match check(document) {
        Ok(case) => case,
        Err((_, problems)) => {
            unreachable!(
                "what is left of a checked case refers only to what is left: {}",
                problems.first().map(ToString::to_string).unwrap_or_default()
            )
        }
    }
}

/// The actors that have an assignment, relation, seat or exchange.
fn busy_actors(document: &CaseDocument) -> HashSet<ActorId> {
    let assigned = document.assignments.iter().filter_map(|assignment| assignment.actor.as_ref());
    let tied = document.relations.iter().flat_map(|relation| [&relation.from, &relation.to]);
    let seated = document.seats.iter().flat_map(|seat| [&seat.body, &seat.actor]);
    let exchanging = document.exchanges.iter().flat_map(|exchange| std::iter::once(&exchange.actor).chain(&exchange.with));
    assigned.chain(tied).chain(seated).chain(exchanging).cloned().collect()
}

/// Adds the actors that anything else names.
fn named_actors(document: &CaseDocument, named: &mut HashSet<ActorId>) {
    named.extend(document.self_actor.iter().cloned());
    named.extend(document.agreements.iter().flat_map(|agreement| &agreement.parties).cloned());
    let affected: HashSet<&str> = document.risks.iter().flat_map(|risk| &risk.affects).map(String::as_str).collect();
    named.extend(document.actors.iter().map(|actor| &actor.id).filter(|id| affected.contains(id.as_str())).cloned());
    named.extend(document.activities.iter().filter_map(|activity| activity.actor.clone()));
    let groups: HashSet<&str> = document.participation.iter().map(|participation| participation.group.as_str()).collect();
    named.extend(document.actors.iter().map(|actor| &actor.id).filter(|id| groups.contains(id.as_str())).cloned());
}

/// Lets go of references to agreements that are no longer there.
fn forget_agreements(document: &mut CaseDocument) {
    let kept: HashSet<_> = document.agreements.iter().map(|agreement| agreement.id.clone()).collect();
    for relation in &mut document.relations {
        relation.agreement = relation.agreement.take().filter(|agreement| kept.contains(agreement));
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Actor, Agreement, CaseBuilder, Relation, RelationKind, Risk, Seat};
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().expect("the tests write real dates")
    }

    fn house() -> Case {
        CaseBuilder::new("house", "House")
            .self_actor("self")
            .actor(Actor::new("self", "The house"))
            .actor(Actor::new("city", "City"))
            .actor(Actor::new("district", "District").with_part_of("city"))
            .actor(Actor::new("office", "Office").with_part_of("district"))
            .actor(Actor::new("club", "Club"))
            .assignment(Assignment::new("owner", Status::Current).with_actor("district"))
            .assignment(Assignment::new("operator", Status::Former).with_actor("club").with_until(date("2018")))
            .relation(Relation::new("club", "self", RelationKind::Operates).with_id("r1").with_until(date("2018")))
            .relation(Relation::new("district", "self", RelationKind::Owns).with_id("r2").with_agreement("a1"))
            .agreement(Agreement::new("a1", vec!["district".into(), "city".into()]))
            .risk(Risk::new("k1", "The roof leaks").with_affects(["district", "owner", "r1"]))
            .seat(Seat::new("office", "district"))
            .build()
            .expect("a sound case")
    }

    #[test]
    fn at_a_date_only_what_held_then_is_left() {
        let then = house().at(date("2017"));
        assert_eq!(then.actors().len(), 5);
        assert_eq!(then.relations().len(), 2);
        let now = house().at(date("2020"));
        let ids: Vec<_> = now.actors().iter().map(|actor| actor.id().as_str()).collect();
        assert_eq!(ids, ["self", "city", "district", "office"], "the club has nothing left");
        assert_eq!(now.risks()[0].affects(), ["district", "owner"]);
    }

    #[test]
    fn without_its_only_holder_a_role_is_known_to_be_empty() {
        let rest = house().without("district").expect("the district is there");
        assert_eq!(rest.actor("office").expect("the office stays").part_of().map(ActorId::as_str), Some("city"));
        assert!(rest.assignments().iter().any(|assignment| assignment.role().as_str() == "owner" && assignment.actor().is_none()));
        assert!(rest.agreements().is_empty() && rest.seats().is_empty());
        assert_eq!(rest.relations().len(), 1);
        assert_eq!(rest.risks()[0].affects(), ["owner", "r1"]);
        assert_ne!(rest.fingerprint(), house().fingerprint());
    }

    #[test]
    fn an_actor_that_is_not_there_cannot_leave() {
        let error = house().without("distrikt").expect_err("there is no such actor");
        assert_eq!(error.to_string(), "case `house`: `distrikt` is not an actor; the nearest is `district`");
    }
}
