//! What goes with actors when they leave: roles, money, agreements.

use std::collections::HashSet;

use super::funding::income;
use crate::method::{AnalysisError, OptionError, Prepared, Reason, Study, Value};
use crate::model::{ActorId, ActorIndex, Case, Casebook, Period, RelationIndex, RelationKind, RoleIndex, Stage};
use crate::view::{ExcludedAmount, Incidence, Scope, Selection, Uncertain, ViewError, main_currency};

/// What actors give per year, in each currency apart.
#[derive(Debug)]
pub(crate) struct Money {
    /// The currencies in the order in which they come, each with the sum of what everybody gives.
    pub(crate) currencies: Vec<(String, f64)>,
    /// The one that losses are ranked by.
    main: Option<usize>,
    /// Who gives, sorted.
    givers: Vec<Giver>,
    /// What could not be added.
    pub(crate) excluded: Vec<ExcludedAmount>,
}

#[derive(Debug)]
struct Giver {
    actor: ActorIndex,
    /// The relations on which it gives, with a usable amount or without.
    relations: Vec<RelationIndex>,
    /// How much in each currency; nothing where no amount is usable.
    amounts: Vec<Option<f64>>,
}

impl Money {
    pub(crate) fn of(selection: &Selection<'_>) -> Self {
        let case = selection.case();
        let funds = |index: &RelationIndex| case.relation_at(*index).kind() == RelationKind::Funds;
        let relations: Vec<RelationIndex> = selection.relations().iter().copied().filter(funds).collect();
        let mut found = Self { currencies: Vec::new(), main: None, givers: Vec::new(), excluded: Vec::new() };
        for index in &relations {
            let (giver, taker) = selection.ends(*index);
            if giver == taker {
                continue;
            }
            let place = found.givers.binary_search_by_key(&giver, |known| known.actor).unwrap_or_else(|place| {
                found.givers.insert(place, Giver { actor: giver, relations: Vec::new(), amounts: Vec::new() });
                place
            });
            found.givers[place].relations.push(*index);
            for (position, amount) in case.relation_at(*index).amounts().iter().enumerate() {
                let value = match income(amount, amount.currency()) {
                    Ok(value) => value,
                    Err(reason) => {
                        found.excluded.push(ExcludedAmount { relation: *index, position, reason });
                        continue;
                    }
                };
                let name = amount.currency().unwrap_or_default();
                let currency = found.currencies.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
                    found.currencies.push((name.to_owned(), 0.0));
                    found.currencies.len() - 1
                });
                found.currencies[currency].1 += value;
                let sums = &mut found.givers[place].amounts;
                sums.resize(sums.len().max(currency + 1), None);
                *sums[currency].get_or_insert(0.0) += value;
            }
        }
        let main = selection.scope().currency().map(str::to_owned).or_else(|| main_currency(case, &relations));
        found.main = found.currencies.iter().position(|(known, _)| Some(known) == main.as_ref());
        found
    }

    /// The currency that losses are ranked by; nothing where no amount is usable in it.
    pub(crate) fn currency(&self) -> Option<&str> {
        self.main.map(|main| self.currencies[main].0.as_str())
    }

    /// What everybody gives in that currency.
    pub(crate) fn total(&self) -> Value {
        self.main.map(|main| self.currencies[main].1).ok_or(Reason::NoAmounts)
    }

    fn giver(&self, actor: ActorIndex) -> Option<&Giver> {
        self.givers.binary_search_by_key(&actor, |known| known.actor).ok().map(|place| &self.givers[place])
    }

    /// The relations on which an actor gives money, with a usable amount or without.
    pub(crate) fn relations(&self, actor: ActorIndex) -> &[RelationIndex] {
        self.giver(actor).map_or(&[], |giver| &giver.relations)
    }

    /// What these give in each currency, where an amount is usable.
    pub(crate) fn given_by(&self, actors: &[ActorIndex]) -> Vec<(usize, f64)> {
        let mut sums = vec![None; self.currencies.len()];
        for giver in actors.iter().filter_map(|actor| self.giver(*actor)) {
            for (sum, amount) in sums.iter_mut().zip(&giver.amounts) {
                if let Some(amount) = amount {
                    *sum.get_or_insert(0.0) += amount;
                }
            }
        }
        sums.into_iter().enumerate().filter_map(|(currency, sum)| sum.map(|sum| (currency, sum))).collect()
    }

    /// What these give in the currency that losses are ranked by: 0 where none of them is recorded as a giver.
    pub(crate) fn amount(&self, actors: &[ActorIndex], given: &[(usize, f64)]) -> Value {
        let main = self.main.ok_or(Reason::NoAmounts)?;
        match given.iter().find(|(currency, _)| *currency == main) {
            Some((_, amount)) => Ok(*amount),
            None if actors.iter().all(|actor| self.giver(*actor).is_none()) => Ok(0.0),
            None => Err(Reason::NoAmounts),
        }
    }
}

/// The agreements in scope, by position in the document, each with its parties.
pub(crate) fn agreements(selection: &Selection<'_>) -> Vec<(usize, Vec<ActorIndex>)> {
    let (case, scope) = (selection.case(), selection.scope());
    let in_scope = case.agreements().iter().enumerate().filter(|(_, agreement)| {
        let period = Period { since: agreement.since(), until: agreement.until() };
        scope.at().is_none_or(|at| period.has(at))
            && scope.stages().contains(&agreement.stage().unwrap_or(Stage::Agreed))
            && !(scope.uncertain() == Uncertain::Exclude && agreement.evidence().is_uncertain())
    });
    let party = |id: &ActorId| case.actor_index(id.as_str()).ok().map(|actor| selection.stands_as(actor));
    in_scope.map(|(position, agreement)| (position, agreement.parties().iter().filter_map(party).collect())).collect()
}

/// What becomes of roles when some actors leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RolesWithout {
    /// The roles that they hold, in the order of the role model.
    pub(crate) held: Vec<RoleIndex>,
    /// Those among them that nobody holds any more.
    pub(crate) lost: Vec<RoleIndex>,
    /// Those among them that several held and one is left of.
    pub(crate) left_with_one: Vec<RoleIndex>,
}

/// What becomes of roles without these actors.
pub(crate) fn roles_without(incidence: &Incidence, actors: &[ActorIndex]) -> RolesWithout {
    let mut roles: Vec<u32> =
        actors.iter().filter_map(|actor| incidence.row_of(*actor)).flat_map(|row| incidence.by_actor().row(row)).copied().collect();
    roles.sort_unstable();
    let mut found = RolesWithout { held: Vec::new(), lost: Vec::new(), left_with_one: Vec::new() };
    for same in roles.chunk_by(|a, b| a == b) {
        let role = RoleIndex(same[0]);
        let holders = incidence.by_role().degree(role.position());
        found.held.push(role);
        match holders - same.len() {
            0 => found.lost.push(role),
            1 => found.left_with_one.push(role),
            _ => {}
        }
    }
    found
}

/// The numbers in the network of actors that an option names, each once, ascending; those that only `elsewhere` knows are left
/// out, and so are those of the case that are not in the network where other cases are asked too.
///
/// # Errors
/// [`AnalysisError::Option`] when somebody is not in the network, with the nearest who is in the case.
pub(crate) fn numbers(
    selection: &Selection<'_>,
    option: &str,
    ids: &[ActorId],
    elsewhere: impl Fn(&str) -> Result<bool, AnalysisError>,
) -> Result<Vec<u32>, AnalysisError> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        let known = selection.case().actor_index(id.as_str());
        let member = known.as_ref().ok().and_then(|actor| selection.members().binary_search(&selection.stands_as(*actor)).ok());
        match member {
            Some(number) => found.push(number as u32),
            None if elsewhere(id.as_str())? => {}
            None => {
                let nearest = known.err().and_then(|unknown| unknown.nearest).map(|id| id.to_string());
                return Err(OptionError { nearest, ..OptionError::new(option, format_args!("`{id}`"), "an actor of the network") }.into());
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Whether another case of the casebook that the study is one of has a role with this id in its role model.
pub(crate) fn is_role_elsewhere(study: &Study<'_>, role: &str) -> Result<bool, AnalysisError> {
    match study.around() {
        Some((surroundings, _)) => Ok(surroundings.prepared::<EveryRole>()?.0.contains(role)),
        None => Ok(false),
    }
}

/// The ids of all roles of the role models of a casebook.
struct EveryRole(HashSet<String>);

impl Prepared for EveryRole {
    fn of(casebook: &Casebook, _: &Scope) -> Result<Self, ViewError> {
        let ids = |case: &Case| case.roles().iter().map(|role| role.id().to_string()).collect::<Vec<_>>();
        Ok(Self(casebook.cases().iter().flat_map(|case| ids(case)).collect()))
    }
}
