//! What goes with actors that leave, worked out for one loss after the other.

use super::leaving::{self, Money};
use crate::analysis::actor_removal::{MoneyLost, Removal, Standing};
use crate::maths::removal::{Left, Loss, Remover, Whole, reachable_along_arcs};
use crate::method::{Reason, Stopped, Watch};
use crate::model::{ActorIndex, RelationIndex, RoleIndex};
use crate::view::{Incidence, Network, Selection};

/// By rank; those that differ in nothing but document order share the smaller one.
pub(crate) fn put_in_order(removals: &mut [Removal]) {
    let share = |removal: &Removal| removal.share.unwrap_or(-1.0);
    let counts = |removal: &Removal| (removal.roles_lost.len(), removal.separated_pairs);
    removals.sort_by(|a, b| counts(b).cmp(&counts(a)).then(share(b).total_cmp(&share(a))));
    for place in 0..removals.len() {
        let same = place > 0 && {
            let (before, this) = (&removals[place - 1], &removals[place]);
            counts(before) == counts(this) && (share(before) - share(this)).abs() <= 1e-12
        };
        removals[place].rank = if same { removals[place - 1].rank } else { place + 1 };
    }
}

/// Everything that losses are read from.
pub(crate) struct Leaving<'s, 'a, 'r> {
    pub(crate) selection: &'s Selection<'a>,
    pub(crate) incidence: &'s Incidence,
    pub(crate) network: &'s Network,
    pub(crate) whole: &'s Whole<'r>,
    pub(crate) remover: Remover<'s, 'r>,
    pub(crate) money: Money,
    pub(crate) agreements: Vec<(usize, Vec<ActorIndex>)>,
    /// For each actor of the case its relations with the house; nothing where no actor stands for the case.
    pub(crate) with_house: Option<Vec<Vec<RelationIndex>>>,
    /// Of a network with directions whether there is time to follow them.
    pub(crate) along_arcs: Option<bool>,
    pub(crate) lists: bool,
    pub(crate) watch: &'s Watch,
}

impl Leaving<'_, '_, '_> {
    pub(crate) fn each(&mut self) -> Result<Vec<Removal>, Stopped> {
        let losses = self.whole.without_each(self.watch)?;
        self.watch.expect(losses.len());
        (losses.into_iter().enumerate()).map(|(actor, loss)| self.removal(&[actor as u32], loss)).collect()
    }

    pub(crate) fn each_two(&mut self) -> Result<Vec<Removal>, Stopped> {
        let actors = self.whole.before().items as u32;
        self.watch.expect(actors as usize * actors.saturating_sub(1) as usize / 2);
        (0..actors).flat_map(|a| (a + 1..actors).map(move |b| [a, b])).map(|two| self.together(&two)).collect()
    }

    /// Each holder of a role alone, and then all of them where there are several; only those in the network.
    pub(crate) fn holders(&mut self, role: Option<usize>) -> Result<Vec<Removal>, Stopped> {
        let Some(role) = role else { return Ok(Vec::new()) };
        let members = self.selection.members();
        let holders = self.incidence.holders(RoleIndex(role as u32));
        let holders: Vec<u32> = holders.filter_map(|holder| members.binary_search(&holder).ok()).map(|number| number as u32).collect();
        let all = (holders.len() > 1).then_some(&holders[..]);
        holders.chunks(1).chain(all).map(|gone| self.together(gone)).collect()
    }

    pub(crate) fn together(&mut self, gone: &[u32]) -> Result<Removal, Stopped> {
        let loss = self.remover.without(gone);
        self.removal(gone, loss)
    }

    fn removal(&mut self, gone: &[u32], loss: Loss) -> Result<Removal, Stopped> {
        self.watch.check()?;
        let (members, rows) = (self.selection.members(), self.whole.rows());
        let actors: Vec<ActorIndex> = gone.iter().map(|number| members[*number as usize]).collect();
        let roles = leaving::roles_without(self.incidence, &actors);
        let is_gone = |number: &u32| gone.binary_search(number).is_ok();
        let mut left_alone: Vec<u32> = Vec::new();
        // A tie between two who leave is seen from both.
        let (mut to_others, mut within) = (0, 0);
        for number in gone {
            for other in rows.row(*number as usize) {
                if is_gone(other) {
                    within += 1;
                } else {
                    to_others += 1;
                    if rows.row(*other as usize).iter().all(is_gone) {
                        left_alone.push(*other);
                    }
                }
            }
        }
        left_alone.sort_unstable();
        left_alone.dedup();
        let given = self.money.given_by(&actors);
        let part = |amount: f64, total: f64| if total > 0.0 { Ok(amount / total) } else { Err(Reason::ZeroTotal) };
        let amount = self.money.amount(&actors, &given);
        let money = given.iter().map(|(currency, amount)| {
            let (currency, total) = &self.money.currencies[*currency];
            MoneyLost { currency: currency.clone(), amount: *amount, share: part(*amount, *total) }
        });
        let relations_of = |actor: &ActorIndex| self.with_house.as_ref().map(|found| found[actor.position()].iter().copied());
        Ok(Removal {
            rank: 1,
            coverage_loss: match self.incidence.roles() {
                0 => Err(Reason::NoRoles),
                all => Ok(roles.lost.len() as f64 / all as f64),
            },
            roles: roles.held,
            roles_lost: roles.lost,
            roles_left_with_one: roles.left_with_one,
            ties_lost: to_others + within / 2,
            house_relations: if self.with_house.is_some() {
                Ok(actors.iter().filter_map(relations_of).flatten().collect())
            } else {
                Err(Reason::NotRecorded)
            },
            separated_pairs: loss.separated as usize,
            left_alone: left_alone.iter().map(|number| members[*number as usize]).collect(),
            share: amount.and_then(|amount| part(amount, self.money.total()?)),
            amount,
            money: money.collect(),
            agreements: {
                let of_these = self.agreements.iter().filter(|(_, parties)| parties.iter().any(|party| actors.contains(party)));
                of_these.map(|(position, _)| *position).collect()
            },
            funding: actors.iter().flat_map(|actor| self.money.relations(*actor)).copied().collect(),
            pieces: if self.lists && loss.separated > 0 { self.pieces(gone) } else { Vec::new() },
            after: self.standing(loss.left, gone)?,
            actors,
        })
    }

    /// The pieces that are left, the largest first, then by first actor.
    fn pieces(&mut self, gone: &[u32]) -> Vec<Vec<ActorIndex>> {
        let (members, mut pieces) = (self.selection.members(), Vec::new());
        self.remover.pieces(gone, |piece| {
            let mut actors: Vec<ActorIndex> = piece.iter().map(|number| members[*number as usize]).collect();
            actors.sort_unstable();
            pieces.push(actors);
        });
        pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
        pieces
    }

    pub(crate) fn standing(&self, left: Left, gone: &[u32]) -> Result<Standing, Stopped> {
        let reachable = match self.along_arcs {
            None => Ok(left.ordered_pairs),
            Some(true) => Ok(reachable_along_arcs(self.network.successors(), gone, self.watch)?),
            Some(false) => Err(Reason::TooLarge),
        };
        Ok(Standing::of(left, reachable))
    }
}
