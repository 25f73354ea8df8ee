//! What of a case is in scope: assignments, relations, actors.

use super::edges::{LARGEST_WEIGHT, SMALLEST_WEIGHT};
use super::{ActorLevel, Collapse, Scope, SelfActor, Uncertain, ViewError, Weights};
use crate::model::{ActorIndex, Amount, AmountPer, AssignmentIndex, Case, Relation, RelationIndex, Stage};

/// A case narrowed by a scope, in the order of the conventions: date, status, stage, certainty, level, self actor, actors.
#[derive(Debug, Clone)]
pub struct Selection<'a> {
    case: &'a Case,
    scope: &'a Scope,
    /// For each actor the one that it stands as at the chosen level.
    stands_as: Vec<u32>,
    dated: Vec<AssignmentIndex>,
    relations: Vec<RelationIndex>,
    members: Vec<ActorIndex>,
    uncertain: usize,
}

/// An amount that could not be added to others, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExcludedAmount {
    /// The relation it stands on.
    pub relation: RelationIndex,
    /// Its position among the amounts of the relation.
    pub position: usize,
    /// Why it could not be added.
    pub reason: &'static str,
}

impl<'a> Selection<'a> {
    /// What of a case is in a scope.
    ///
    /// # Errors
    /// [`ViewError::UnknownActor`] when the scope names an actor that the case does not have;
    /// [`ViewError::CollapseMissing`] and [`ViewError::WeightsMissing`] when only one of the two that belong together is given.
    pub fn of(case: &'a Case, scope: &'a Scope) -> Result<Self, ViewError> {
        match (scope.weights, scope.collapse) {
            (Weights::Strength | Weights::Amount, None | Some(Collapse::Any)) => {
                return Err(ViewError::CollapseMissing { weights: scope.weights });
            }
            (Weights::None, Some(collapse @ (Collapse::Sum | Collapse::Max))) => return Err(ViewError::WeightsMissing { collapse }),
            _ => {}
        }
        let mut selection = Self {
            case,
            scope,
            stands_as: outermost(case, scope.level),
            dated: Vec::with_capacity(case.assignments().len()),
            relations: Vec::with_capacity(case.relations().len()),
            members: Vec::new(),
            uncertain: 0,
        };
        selection.choose_assignments();
        selection.choose_relations();
        selection.choose_members()?;
        Ok(selection)
    }

    fn choose_assignments(&mut self) {
        for (position, assignment) in self.case.assignments().iter().enumerate() {
            let uncertain = assignment.evidence().is_uncertain();
            if self.scope.at.is_none_or(|at| assignment.period().has(at)) {
                let counts = self.scope.statuses.contains(&assignment.status());
                if uncertain && self.scope.uncertain == Uncertain::Exclude {
                    continue;
                }
                self.uncertain += usize::from(uncertain && counts);
                self.dated.push(AssignmentIndex(position as u32));
            }
        }
    }

    fn choose_relations(&mut self) {
        for (position, relation) in self.case.relations().iter().enumerate() {
            let uncertain = relation.evidence().is_uncertain();
            let dated = self.scope.at.is_none_or(|at| relation.period().has(at));
            let staged = self.scope.stages.contains(&relation.stage().unwrap_or(Stage::Agreed));
            if dated && staged && !(uncertain && self.scope.uncertain == Uncertain::Exclude) {
                self.uncertain += usize::from(uncertain);
                self.relations.push(RelationIndex(position as u32));
            }
        }
    }

    fn choose_members(&mut self) -> Result<(), ViewError> {
        let case = self.case;
        if let Some(chosen) = &self.scope.actors {
            let mut members = Vec::with_capacity(chosen.len());
            for id in chosen {
                let index = case.actor_index(id.as_str()).map_err(ViewError::UnknownActor)?;
                members.push(self.stands_as(index));
            }
            members.sort_unstable();
            members.dedup();
            self.members = members;
            return Ok(());
        }
        let links = case.links();
        let count = case.actors().len();
        // Of each actor whether anything is said of it, and whether what is said is in scope.
        const SAID: u8 = 1;
        const IN_SCOPE: u8 = 2;
        let mut marks = vec![0_u8; count];
        let mut mark = |actor: ActorIndex, bits: u8| marks[self.stands_as[actor.position()] as usize] |= bits;
        links.assignments.iter().filter_map(|(actor, _)| *actor).for_each(|actor| mark(actor, SAID));
        for index in &self.dated {
            if let (Some(actor), _) = links.assignments[index.position()]
                && self.scope.statuses.contains(&case.assignment_at(*index).status())
            {
                mark(actor, IN_SCOPE);
            }
        }
        for (from, to) in &links.relations {
            mark(*from, SAID);
            mark(*to, SAID);
        }
        for index in &self.relations {
            let (from, to) = links.relations[index.position()];
            mark(from, IN_SCOPE);
            mark(to, IN_SCOPE);
        }
        for (body, actor) in &links.seats {
            mark(*body, SAID | IN_SCOPE);
            mark(*actor, SAID | IN_SCOPE);
        }
        for ((actor, with), exchange) in links.exchanges.iter().zip(case.exchanges()) {
            let is_out = self.scope.uncertain == Uncertain::Exclude && exchange.evidence().is_uncertain();
            let bits = if is_out { SAID } else { SAID | IN_SCOPE };
            mark(*actor, bits);
            with.iter().for_each(|with| mark(*with, bits));
        }
        let left_out = case.self_actor().filter(|_| self.scope.self_actor == SelfActor::LeftOut);
        self.members.reserve(count);
        let members = (0..count)
            .filter(|actor| self.stands_as[*actor] as usize == *actor && marks[*actor] != SAID)
            .map(|actor| ActorIndex(actor as u32))
            .filter(|actor| Some(*actor) != left_out);
        self.members.extend(members);
        Ok(())
    }

    /// The case that was narrowed.
    #[must_use]
    pub const fn case(&self) -> &'a Case {
        self.case
    }

    /// The scope that narrowed it.
    #[must_use]
    pub const fn scope(&self) -> &'a Scope {
        self.scope
    }

    /// The actors of the network, in document order.
    #[must_use]
    pub fn members(&self) -> &[ActorIndex] {
        &self.members
    }

    /// The relations in scope, of every kind, in document order; also those with the actor that stands for the case.
    #[must_use]
    pub fn relations(&self) -> &[RelationIndex] {
        &self.relations
    }

    /// The assignments of any status that hold at the date and are certain enough, in document order.
    #[must_use]
    pub fn assignments_of_any_status(&self) -> &[AssignmentIndex] {
        &self.dated
    }

    /// The assignments in scope, in document order; also those without actor and those to roles outside the model.
    pub fn assignments(&self) -> impl Iterator<Item = AssignmentIndex> {
        self.dated.iter().copied().filter(|index| self.scope.statuses.contains(&self.case.assignment_at(*index).status()))
    }

    /// The number of assignments and relations in scope that are marked as uncertain.
    #[must_use]
    pub const fn uncertain(&self) -> usize {
        self.uncertain
    }

    /// The actor that stands for this one at the chosen level.
    #[must_use]
    pub fn stands_as(&self, actor: ActorIndex) -> ActorIndex {
        ActorIndex(self.stands_as[actor.position()])
    }

    /// The two ends of a relation, at the chosen level.
    #[must_use]
    pub fn ends(&self, relation: RelationIndex) -> (ActorIndex, ActorIndex) {
        let (from, to) = self.case.links().relations[relation.position()];
        (self.stands_as(from), self.stands_as(to))
    }
}

/// For each actor the outermost one that it is part of, or itself.
fn outermost(case: &Case, level: ActorLevel) -> Vec<u32> {
    let owners = &case.links().part_of;
    (0..owners.len() as u32)
        .map(|actor| {
            let mut here = actor;
            while let (ActorLevel::Top, Some(owner)) = (level, owners[here as usize]) {
                here = owner.0;
            }
            here
        })
        .collect()
}

/// The currencies of the amounts on some relations, each with the number of its amounts, in the order in which they come.
pub(crate) fn currencies(case: &Case, relations: impl IntoIterator<Item = RelationIndex>) -> Vec<(&str, usize)> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for index in relations {
        for amount in case.relation_at(index).amounts() {
            if let (Some(_), Some(currency)) = (amount.value(), amount.currency()) {
                match counts.iter_mut().find(|(known, _)| *known == currency) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((currency, 1)),
                }
            }
        }
    }
    counts
}

/// The currency with most amounts, the first of those with equally many.
pub(crate) fn most_counted<'a>(counts: &[(&'a str, usize)]) -> Option<&'a str> {
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.iter().find(|(_, count)| *count == most).map(|(currency, _)| *currency)
}

/// The currency that yearly amounts of a case are read in: the one with most amounts, the first of those with equally many.
pub(crate) fn main_currency(case: &Case, relations: &[RelationIndex]) -> Option<String> {
    most_counted(&currencies(case, relations.iter().copied())).map(str::to_owned)
}

/// A yearly amount in a currency, or why there is none.
pub(crate) fn yearly(amount: &Amount, currency: &str) -> Result<f64, &'static str> {
    let value = amount.value().ok_or("no value")?.get();
    match amount.currency() {
        None => return Err("no currency"),
        Some(other) if other != currency => return Err("another currency"),
        Some(_) => {}
    }
    match amount.per() {
        Some(AmountPer::Year) => Ok(value),
        Some(AmountPer::Month) => Ok(12.0 * value),
        _ => Err("not yearly"),
    }
}

/// The weight of a relation under the scope's `weights`; nothing where it is not recorded.
pub(crate) fn relation_weight(
    relation: &Relation,
    index: RelationIndex,
    weights: Weights,
    currency: Option<&str>,
    excluded: &mut Vec<ExcludedAmount>,
) -> Option<f64> {
    match weights {
        Weights::None => Some(1.0),
        Weights::Strength => relation.strength().map(|strength| f64::from(strength.get())),
        Weights::Amount => {
            let currency = currency?;
            let mut sum = None;
            for (position, amount) in relation.amounts().iter().enumerate() {
                match yearly(amount, currency) {
                    Ok(value) if value > 0.0 && !(SMALLEST_WEIGHT..=LARGEST_WEIGHT).contains(&value) => {
                        excluded.push(ExcludedAmount { relation: index, position, reason: "too large or too small to be compared" });
                    }
                    Ok(value) => sum = Some(sum.unwrap_or(0.0) + value),
                    Err(reason) => excluded.push(ExcludedAmount { relation: index, position, reason }),
                }
            }
            sum
        }
    }
}
