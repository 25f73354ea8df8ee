//! Who coordinates a case, and what leans on that actor.

use super::governance::is_tagged;
use super::indicators::{Indicator, Unit, role};
use super::leaving;
use crate::analysis::{actor_betweenness, actor_removal::Standing, role_coverage::RoleCoverage};
use crate::maths::removal::Whole;
use crate::method::{AnalysisError, Item, Reason, Study};
use crate::model::{ActorIndex, RelationIndex, RelationKind};
use crate::view::{Incidence, Selection, choices};

/// The tag of the actor that coordinates.
const TAG: &str = "coordinator";
/// The roles whose only holder coordinates where nobody has the tag, in this order.
const ROLES: [(&str, FoundBy); 2] = [("programme_coordinator", FoundBy::ProgrammeCoordinator), ("operator", FoundBy::Operator)];

choices! {
    /// By what the coordinator was found.
    FoundBy {
        /// It is the only actor with the tag `coordinator`.
        Tag = "tag",
        /// It is the only holder of the role.
        ProgrammeCoordinator = "programme_coordinator",
        /// It is the only holder of the role, and `programme_coordinator` has none or several.
        Operator = "operator",
    }
}

/// Who coordinates.
#[derive(Debug, Clone, PartialEq)]
pub struct Coordinator {
    /// The actor.
    pub actor: ActorIndex,
    /// How it was found.
    pub found_by: FoundBy,
    pub(crate) basis: Vec<Item>,
}

/// The one actor tagged as coordinator, otherwise the only holder of the role, otherwise the only operator.
pub(crate) fn coordinator(selection: &Selection<'_>, roles: &[RoleCoverage]) -> Option<Coordinator> {
    let case = selection.case();
    let everyone = selection.members().iter().copied().chain(case.self_actor().map(|actor| selection.stands_as(actor)));
    let mut tagged: Vec<ActorIndex> = everyone.filter(|actor| is_tagged(case, *actor, TAG)).collect();
    tagged.sort_unstable();
    tagged.dedup();
    if let [actor] = tagged[..] {
        return Some(Coordinator { actor, found_by: FoundBy::Tag, basis: vec![Item::Actor(actor)] });
    }
    ROLES.into_iter().find_map(|(id, found_by)| {
        let role = role(case, roles, id)?;
        let [actor] = role.holders[..] else { return None };
        let own = role.basis.iter().filter(|index| {
            let holder = case.links().assignments[index.position()].0;
            holder.is_some_and(|holder| selection.stands_as(holder) == actor)
        });
        Some(Coordinator { actor, found_by, basis: own.copied().map(Item::Assignment).collect() })
    })
}

/// What is said of the coordinator: how it lies between others, who pays it and until when, and what goes with it.
pub(crate) fn indicators(
    study: &Study<'_>,
    (selection, incidence): (&Selection<'_>, &Incidence),
    roles: &[RoleCoverage],
    coordinator: Option<&Coordinator>,
    head: usize,
) -> Result<Vec<Indicator>, AnalysisError> {
    let (case, network) = (selection.case(), study.network());
    let actor = coordinator.map(|coordinator| coordinator.actor).ok_or(Reason::NoHolder);
    // The actor that stands for the case is not in the network.
    let number = actor.and_then(|actor| selection.members().binary_search(&actor).map_err(|_| Reason::NotRecorded));
    let who = || coordinator.map(|coordinator| case.actor_at(coordinator.actor).id().to_string());
    let on_ties = || match number {
        Ok(number) => study.actor_relations().into_iter().nth(number).unwrap_or_default(),
        Err(_) => Vec::new(),
    };
    let with_person = |indicator: Indicator, more: Vec<Item>| {
        let person = coordinator.map(|coordinator| coordinator.basis.clone()).unwrap_or_default();
        indicator.on(person.into_iter().chain(more))
    };
    let scores = actor_betweenness::of(network, study.betweenness()?);
    let betweenness = number.and_then(|number| scores[number].value);
    let rank = number.and_then(|number| {
        let own = scores[number].value?;
        let above = scores.iter().filter(|score| score.value.is_ok_and(|value| value > own + 1e-12)).count();
        Ok((above + 1) as f64)
    });
    let mut found = vec![
        with_person(Indicator::new(head, "coordinator_betweenness", Unit::Share, betweenness), on_ties())
            .counting(network.ties().len(), 0)
            .about(who()),
        with_person(Indicator::new(head, "coordinator_rank", Unit::Rank, rank), on_ties()).counting(network.actors(), 0).about(who()),
    ];
    let funding: Vec<RelationIndex> = match actor {
        Ok(actor) => {
            let pays = |index: &RelationIndex| {
                let (from, to) = selection.ends(*index);
                case.relation_at(*index).kind() == RelationKind::Funds && to == actor && from != actor
            };
            selection.relations().iter().copied().filter(pays).collect()
        }
        Err(_) => Vec::new(),
    };
    let mut funders: Vec<ActorIndex> = funding.iter().map(|index| selection.ends(*index).0).collect();
    funders.sort_unstable();
    funders.dedup();
    let count = actor.and(if funders.is_empty() { Err(Reason::NotRecorded) } else { Ok(funders.len() as f64) });
    let paid = || funding.iter().copied().map(Item::Relation).collect::<Vec<_>>();
    found.push(
        with_person(Indicator::new(head, "coordinator_funders", Unit::Count, count), paid())
            .counting(funding.len(), 0)
            .about(funders.iter().map(|funder| case.actor_at(*funder).id().to_string())),
    );
    let end = |index: &RelationIndex| {
        let relation = case.relation_at(*index);
        relation.until().or_else(|| relation.planned_until())
    };
    let last = funding.iter().filter_map(end).max_by_key(|end| end.last_day());
    let days = actor.and_then(|_| last.ok_or(Reason::NotRecorded)).and_then(|last| {
        let today = selection.scope().at().ok_or(Reason::NoDate)?;
        Ok((last.last_day().number() - today.last_day().number()) as f64)
    });
    let ends = funding.iter().filter_map(end).count();
    found.push(
        with_person(Indicator::new(head, "coordinator_funded_days", Unit::Days, days), paid())
            .counting(ends, funding.len() - ends)
            .about(last.map(|last| last.to_string())),
    );
    let roles_lost = actor.map(|actor| leaving::roles_without(incidence, &[actor]));
    let (held, lost) = roles_lost.as_ref().map_or((0, &[][..]), |found| (found.held.len(), &found.lost));
    let of_lost = roles.iter().filter(|role| lost.contains(&role.role));
    found.push(
        with_person(
            Indicator::new(
                head,
                "removal_roles_lost",
                Unit::Count,
                roles_lost.as_ref().map(|_| lost.len() as f64).map_err(|reason| *reason),
            ),
            of_lost.flat_map(|role| role.basis.iter().copied().map(Item::Assignment)).collect(),
        )
        .counting(held, 0)
        .about(lost.iter().map(|role| case.roles()[role.position()].id().to_string())),
    );
    let neighbours = network.neighbours();
    let loss = number.map(|number| Whole::of(&neighbours).remover().without(&[number as u32]));
    // Pairs of others that hung together before: those that are separated, and those that still do.
    let joined = loss.map_or(0, |loss| loss.separated + loss.left.ordered_pairs / 2);
    found.push(
        with_person(Indicator::new(head, "removal_separated_pairs", Unit::Count, loss.map(|loss| loss.separated as f64)), on_ties())
            .counting(joined as usize, 0)
            .about(who()),
    );
    let fragmentation = loss.and_then(|loss| Standing::of(loss.left, Ok(loss.left.ordered_pairs)).fragmentation);
    found.push(
        with_person(Indicator::new(head, "removal_fragmentation", Unit::Share, fragmentation), on_ties())
            .counting(network.actors(), 0)
            .about(who()),
    );
    Ok(found)
}
