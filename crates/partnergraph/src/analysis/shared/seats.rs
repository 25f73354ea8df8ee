//! Who holds seats with a vote, and how far bodies are apart.

use std::collections::VecDeque;

use crate::analysis::role_coverage::{CLASSES, class};
use crate::maths::Diversity;
use crate::method::{Item, Reason, Value};
use crate::model::{ActorIndex, ActorKind, RelationKind, Sector};
use crate::view::Selection;

/// Seats with a vote: who holds them.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionSeats {
    /// The number of seats of any kind.
    pub seats: usize,
    /// The number of seats with a vote.
    pub voting: usize,
    /// The number of seats of which it is not recorded whether they have one.
    pub not_known: usize,
    /// Each actor with a seat of any kind, in document order, with its seats by position.
    pub holders: Vec<SeatHolder>,
    /// For public, private, civil, residents, and last those without a class: seats of any kind, and with a vote.
    pub by_class: [(usize, usize); CLASSES.len() + 1],
    /// Σs² of the shares of actors in the seats with a vote.
    pub hhi: Value,
    /// The largest share of an actor.
    pub top_share: Value,
    /// Who has it.
    pub top: Vec<ActorIndex>,
    /// Σs² of the shares of classes in the seats with a vote whose holders have one.
    pub class_hhi: Value,
    /// The largest share of a class in all seats with a vote.
    pub class_top_share: Value,
    /// Which class has it.
    pub class_top: Vec<Sector>,
    /// The share of residents in all seats with a vote.
    pub residents: Value,
    /// The positions of the seats with a vote.
    pub(crate) basis: Vec<Item>,
}

/// An actor with seats.
#[derive(Debug, Clone, PartialEq)]
pub struct SeatHolder {
    /// The actor.
    pub actor: ActorIndex,
    /// Its seats, by their position in the document.
    pub seats: Vec<u32>,
    /// The number of them that have a vote.
    pub voting: usize,
    /// Its share of all seats with a vote.
    pub share: Value,
}

/// Who holds the seats of a case, at the chosen level. Seats have no date and no certainty: all of them count.
pub(crate) fn decision_seats(selection: &Selection<'_>) -> DecisionSeats {
    let case = selection.case();
    let (seats, links) = (case.seats(), &case.links().seats);
    let has_vote = |position: usize| seats[position].voting() == Some(true);
    let mut by_holder: Vec<(ActorIndex, u32)> =
        links.iter().enumerate().map(|(position, (_, actor))| (selection.stands_as(*actor), position as u32)).collect();
    by_holder.sort_unstable();
    let voting = (0..seats.len()).filter(|position| has_vote(*position)).count();
    let share = |part: usize| if voting == 0 { Err(Reason::NoSeats) } else { Ok(part as f64 / voting as f64) };
    let mut by_class = [(0, 0); CLASSES.len() + 1];
    let holders: Vec<SeatHolder> = by_holder
        .chunk_by(|one, next| one.0 == next.0)
        .map(|own| {
            let held: Vec<u32> = own.iter().map(|(_, position)| *position).collect();
            let votes = held.iter().filter(|position| has_vote(**position as usize)).count();
            let of_class = &mut by_class[class(case, own[0].0).unwrap_or(CLASSES.len())];
            of_class.0 += held.len();
            of_class.1 += votes;
            SeatHolder { actor: own[0].0, voting: votes, share: share(votes), seats: held }
        })
        .collect();
    let most = holders.iter().map(|holder| holder.voting).max().unwrap_or_default();
    let class_votes: Vec<usize> = by_class[..CLASSES.len()].iter().map(|(_, votes)| *votes).collect();
    let class_most = class_votes.iter().copied().max().unwrap_or_default();
    let hhi = |votes: &[usize], without: Reason| {
        let votes: Vec<f64> = votes.iter().map(|votes| *votes as f64).collect();
        if voting == 0 { Err(Reason::NoSeats) } else { Diversity::of(&votes).hhi().ok_or(without) }
    };
    DecisionSeats {
        seats: seats.len(),
        voting,
        not_known: seats.iter().filter(|seat| seat.voting().is_none()).count(),
        hhi: hhi(&holders.iter().map(|holder| holder.voting).collect::<Vec<_>>(), Reason::NoSeats),
        top_share: share(most),
        top: holders.iter().filter(|holder| most > 0 && holder.voting == most).map(|holder| holder.actor).collect(),
        class_hhi: hhi(&class_votes, Reason::NoPartition),
        class_top_share: if voting > 0 && class_most == 0 { Err(Reason::NoPartition) } else { share(class_most) },
        class_top: CLASSES
            .into_iter()
            .zip(&class_votes)
            .filter(|(_, votes)| class_most > 0 && **votes == class_most)
            .map(|(c, _)| c)
            .collect(),
        residents: share(class_votes[CLASSES.len() - 1]),
        holders,
        by_class,
        basis: (0..seats.len()).filter(|position| has_vote(*position)).map(|position| Item::Seat(position as u32)).collect(),
    }
}

/// Two bodies and how far they are apart.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyPair {
    /// The one that comes first in the document.
    pub from: ActorIndex,
    /// The other.
    pub to: ActorIndex,
    /// How many steps from body to body lead from one to the other.
    pub distance: Value<usize>,
    /// Who is a member of both.
    pub shared: Vec<ActorIndex>,
    /// The seats, memberships and other relations that make them adjacent, where they are.
    pub(crate) basis: Vec<Item>,
}

/// Beyond so many bodies the pairs are not listed.
pub(crate) const MOST_BODIES: usize = 1_000;

/// The bodies of a case that are in scope: actors of the network that are of that kind, or in which somebody has a seat.
pub(crate) fn bodies(selection: &Selection<'_>) -> Vec<ActorIndex> {
    let case = selection.case();
    let of_kind = case.actors().iter().enumerate().filter(|(_, actor)| actor.kind() == Some(ActorKind::Body));
    let of_kind = of_kind.map(|(position, _)| ActorIndex(position as u32));
    let mut bodies: Vec<ActorIndex> =
        of_kind.chain(case.links().seats.iter().map(|(body, _)| *body)).map(|body| selection.stands_as(body)).collect();
    bodies.sort_unstable();
    bodies.dedup();
    bodies.retain(|body| selection.members().binary_search(body).is_ok());
    bodies
}

/// Every two bodies with how far they are apart: adjacent are those that share a member, of which one has a seat in the other, or
/// that a relation in scope links. A member has a seat, or a relation in scope that says that it is a member.
pub(crate) fn body_pairs(selection: &Selection<'_>, bodies: &[ActorIndex]) -> Vec<BodyPair> {
    let case = selection.case();
    let number = |actor: ActorIndex| bodies.binary_search(&selection.stands_as(actor)).ok();
    let pairs = || (0..bodies.len()).flat_map(|a| (a + 1..bodies.len()).map(move |b| (a, b)));
    let place = |a: usize, b: usize| {
        let (a, b) = (a.min(b), a.max(b));
        a * bodies.len() - a * (a + 1) / 2 + b - a - 1
    };
    let mut found: Vec<BodyPair> = pairs()
        .map(|(a, b)| BodyPair {
            from: bodies[a],
            to: bodies[b],
            distance: Err(Reason::NoReachableActor),
            shared: Vec::new(),
            basis: Vec::new(),
        })
        .collect();
    // For each holder the bodies that it sits in, with the seats.
    let mut held: Vec<(ActorIndex, usize, Item)> = Vec::with_capacity(case.seats().len());
    for (position, (body, actor)) in case.links().seats.iter().enumerate() {
        let (Some(body), holder) = (number(*body), selection.stands_as(*actor)) else { continue };
        held.push((holder, body, Item::Seat(position as u32)));
        if let Some(holder) = number(holder).filter(|holder| *holder != body) {
            found[place(holder, body)].basis.push(Item::Seat(position as u32));
        }
    }
    for index in selection.relations().iter().filter(|index| case.relation_at(**index).kind() == RelationKind::MemberOf) {
        let (member, body) = selection.ends(*index);
        if let Some(body) = number(body) {
            held.push((member, body, Item::Relation(*index)));
        }
    }
    // Stable, so that seats stand before relations, each in document order.
    held.sort_by_key(|(holder, body, _)| (*holder, *body));
    for own in held.chunk_by(|one, next| one.0 == next.0) {
        for (one, (_, a, here)) in own.iter().enumerate() {
            for (holder, b, there) in own[one + 1..].iter().filter(|(_, b, _)| b != a) {
                let pair = &mut found[place(*a, *b)];
                if pair.shared.last() != Some(holder) {
                    pair.shared.push(*holder);
                }
                pair.basis.extend([*here, *there]);
            }
        }
    }
    for index in selection.relations() {
        let (from, to) = selection.ends(*index);
        if let (Some(a), Some(b)) = (number(from), number(to))
            && a != b
        {
            found[place(a, b)].basis.push(Item::Relation(*index));
        }
    }
    let mut near: Vec<Vec<usize>> = vec![Vec::new(); bodies.len()];
    for (a, b) in pairs().filter(|(a, b)| !found[place(*a, *b)].basis.is_empty()) {
        near[a].push(b);
        near[b].push(a);
    }
    for start in 0..bodies.len() {
        let mut steps: Vec<Option<usize>> = vec![None; bodies.len()];
        steps[start] = Some(0);
        let mut next = VecDeque::from([(start, 0)]);
        while let Some((here, step)) = next.pop_front() {
            for other in &near[here] {
                if steps[*other].is_none() {
                    steps[*other] = Some(step + 1);
                    next.push_back((*other, step + 1));
                }
            }
        }
        for (other, step) in steps.into_iter().enumerate().skip(start + 1) {
            if let Some(step) = step {
                found[place(start, other)].distance = Ok(step);
            }
        }
    }
    found
}
