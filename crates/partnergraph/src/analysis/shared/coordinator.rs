//! Who coordinates a case, and what leans on that actor.

use super::governance::is_tagged;
use super::indicators::{Indicator, Unit, role};
use crate::analysis::{actor_betweenness, role_coverage::RoleCoverage};
use crate::maths::Rows;
use crate::method::{AnalysisError, Item, Reason, Study, Value};
use crate::model::{ActorIndex, RelationIndex, RelationKind};
use crate::view::{Selection, choices};

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
    selection: &Selection<'_>,
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
    let held = actor.map(|actor| roles.iter().filter(|role| role.holders.contains(&actor)).collect::<Vec<_>>());
    let lost: Vec<&&RoleCoverage> = held.iter().flatten().filter(|role| role.holders.len() == 1).collect();
    let role_id = |role: &&&RoleCoverage| case.roles()[role.role.position()].id().to_string();
    found.push(
        with_person(
            Indicator::new(head, "removal_roles_lost", Unit::Count, held.as_ref().map(|_| lost.len() as f64).map_err(|reason| *reason)),
            lost.iter().flat_map(|role| role.basis.iter().copied().map(Item::Assignment)).collect(),
        )
        .counting(held.as_ref().map_or(0, Vec::len), 0)
        .about(lost.iter().map(role_id)),
    );
    let neighbours = network.neighbours();
    let removal = number.map(|number| Removal::of(&neighbours, number));
    found.push(
        with_person(Indicator::new(head, "removal_separated_pairs", Unit::Count, removal.map(|of| of.separated as f64)), on_ties())
            .counting(removal.map_or(0, |of| of.joined), 0)
            .about(who()),
    );
    found.push(
        with_person(Indicator::new(head, "removal_fragmentation", Unit::Share, removal.and_then(|of| of.fragmentation())), on_ties())
            .counting(network.actors(), 0)
            .about(who()),
    );
    Ok(found)
}

/// What the loss of an actor does to a network without directions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Removal {
    /// Actors that are left.
    left: usize,
    /// Pairs of them that were joined before.
    joined: usize,
    /// Pairs of them that were joined before and are not any more.
    separated: usize,
}

impl Removal {
    fn of(neighbours: &Rows, gone: usize) -> Self {
        let pairs = |sizes: &[usize]| sizes.iter().map(|size| size * size.saturating_sub(1) / 2).sum::<usize>();
        // The piece of the actor is the one that has a size of its own before; it counts without it.
        let (before, after) = (pieces(neighbours, None, gone), pieces(neighbours, Some(gone), gone));
        let (joined, still) = (pairs(&before), pairs(&after));
        Self { left: neighbours.len() - 1, joined, separated: joined - still }
    }

    /// 1 − (ordered pairs that reach each other)/(all ordered pairs).
    fn fragmentation(self) -> Value {
        if self.left < 2 {
            return Err(Reason::TooFewActors);
        }
        let reached = 2 * (self.joined - self.separated);
        Ok(1.0 - reached as f64 / (self.left * (self.left - 1)) as f64)
    }
}

/// The sizes of the pieces, without ways over one actor where one is closed, and without counting one.
fn pieces(neighbours: &Rows, closed: Option<usize>, uncounted: usize) -> Vec<usize> {
    let mut seen = vec![false; neighbours.len()];
    if let Some(closed) = closed {
        seen[closed] = true;
    }
    let mut sizes = Vec::new();
    let mut open = Vec::new();
    for start in 0..neighbours.len() {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        open.push(start);
        let mut size = 0;
        while let Some(here) = open.pop() {
            size += usize::from(here != uncounted);
            for next in neighbours.row(here) {
                if !std::mem::replace(&mut seen[*next as usize], true) {
                    open.push(*next as usize);
                }
            }
        }
        sizes.push(size);
    }
    sizes
}

#[cfg(test)]
mod tests {
    use super::super::testing::network;
    use super::*;
    use crate::maths::slow::{Slow, every_graph};
    use crate::view::Direction;

    #[test]
    fn what_a_loss_separates_is_what_going_through_all_pairs_finds() {
        for actors in 1..=5_u32 {
            for pairs in every_graph(actors) {
                let network = network(actors, &pairs, None, Direction::Undirected);
                let before = Slow::new(actors, &pairs, false, None).distances();
                for gone in 0..actors {
                    let left: Vec<(u32, u32)> = pairs.iter().copied().filter(|(a, b)| *a != gone && *b != gone).collect();
                    let after = Slow::new(actors, &left, false, None).distances();
                    let others = (0..actors).flat_map(|a| (0..a).map(move |b| (a, b))).filter(|(a, b)| *a != gone && *b != gone);
                    let (mut joined, mut separated) = (0, 0);
                    for (a, b) in others.map(|(a, b)| (a as usize, b as usize)) {
                        joined += usize::from(before[a][b].is_finite());
                        separated += usize::from(before[a][b].is_finite() && after[a][b].is_infinite());
                    }
                    let found = Removal::of(&network.neighbours(), gone as usize);
                    assert_eq!((found.joined, found.separated), (joined, separated), "{pairs:?} without {gone}");
                }
            }
        }
    }

    #[test]
    fn without_the_middle_of_a_star_nobody_reaches_anyone() {
        let star = network(4, &[(0, 1), (0, 2), (0, 3)], None, Direction::Undirected);
        let middle = Removal::of(&star.neighbours(), 0);
        assert_eq!((middle.separated, middle.fragmentation()), (3, Ok(1.0)));
        assert_eq!(Removal::of(&star.neighbours(), 1).fragmentation(), Ok(0.0));
        let pair = network(2, &[(0, 1)], None, Direction::Undirected);
        assert_eq!(Removal::of(&pair.neighbours(), 0).fragmentation(), Err(Reason::TooFewActors));
    }
}
