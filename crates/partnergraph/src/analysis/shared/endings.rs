//! What ends within a horizon, and what falls with it.

use std::collections::HashMap;

use super::funding::income;
use crate::analysis::relation_expiry::{EndCounts, Ended, Ending, Expiry, Loss, RelationExpiry};
use crate::method::Reason;
use crate::model::{ActorIndex, Agreement, AmountForm, AssignmentIndex, Day, PartialDate, RelationIndex, RelationKind, RoleIndex, Stage};
use crate::view::{ExcludedAmount, Network, Selection, Uncertain, main_currency, yearly};

/// What ends within so many days of the date of the scope, and what falls with it.
pub(crate) fn of(selection: &Selection<'_>, network: &Network, horizon_days: u32) -> RelationExpiry {
    let case = selection.case();
    let currency = selection.scope().currency().map(str::to_owned).or_else(|| main_currency(case, selection.relations()));
    let day = selection.scope().at().map(PartialDate::last_day);
    let ground = Ground::of(selection, network, currency.as_deref().unwrap_or_default());
    let mut counts = [EndCounts::default(); 3];
    let mut items = Vec::new();
    for (kind, (ending, end)) in ends(selection) {
        let counts = &mut counts[kind];
        counts.in_scope += 1;
        let Some((until, planned)) = end else {
            counts.end_unknown += 1;
            continue;
        };
        let Some(day) = day else { continue };
        match until.last_day().number() - day.number() {
            left if left < 0 => counts.overdue += 1,
            left if left > i64::from(horizon_days) => counts.later += 1,
            left => {
                counts.ending += 1;
                let relations = ground.relations(ending);
                let mut fallen = Fallen::new(&ground);
                fallen.add(ending, &relations);
                items.push(Expiry { ending, until, planned, days_left: left as usize, relations, loss: fallen.loss() });
            }
        }
    }
    let amount = |item: &Expiry| item.loss.amount.unwrap_or(-1.0);
    // Stable, so that equals stay in document order.
    items.sort_by(|one, other| {
        (other.loss.roles.len().cmp(&one.loss.roles.len()))
            .then(amount(other).total_cmp(&amount(one)))
            .then(one.days_left.cmp(&other.days_left))
    });
    let (cumulative, excluded) = cumulative(&ground, &items);
    let without_end = |index: &RelationIndex| {
        let relation = case.relation_at(*index);
        relation.term().is_some() && relation.until().or_else(|| relation.planned_until()).is_none()
    };
    let terms = selection.relations().iter().copied().filter(without_end).collect();
    RelationExpiry { at: day.ok_or(Reason::NoDate), items, cumulative, terms, counts, currency, excluded }
}

/// When something ends, and whether that is a plan; nothing where it is not known.
type End = Option<(PartialDate, bool)>;

/// Agreements, relations and assignments in scope, in document order, with their ends.
fn ends<'s>(selection: &'s Selection<'_>) -> impl Iterator<Item = (usize, (Ending, End))> + 's {
    let case = selection.case();
    let stated = |until: Option<PartialDate>| until.map(|until| (until, false));
    let agreements = case.agreements().iter().enumerate().filter(move |(_, agreement)| is_in_scope(selection, agreement));
    let agreements = agreements.map(move |(position, agreement)| (0, (Ending::Agreement(position), stated(agreement.until()))));
    let relations = selection.relations().iter().map(move |index| {
        let relation = case.relation_at(*index);
        (1, (Ending::Relation(*index), stated(relation.until()).or_else(|| relation.planned_until().map(|until| (until, true)))))
    });
    let held = selection.assignments().filter(|index| case.links().assignments[index.position()].0.is_some());
    let assignments = held.map(move |index| (2, (Ending::Assignment(index), stated(case.assignment_at(index).until()))));
    agreements.chain(relations).chain(assignments)
}

fn is_in_scope(selection: &Selection<'_>, agreement: &Agreement) -> bool {
    let scope = selection.scope();
    scope.at().is_none_or(|at| agreement.period().has(at))
        && scope.stages().contains(&agreement.stage().unwrap_or(Stage::Agreed))
        && !(scope.uncertain() == Uncertain::Exclude && agreement.evidence().is_uncertain())
}

/// What things that end are held against.
struct Ground<'s, 'a> {
    selection: &'s Selection<'a>,
    network: &'s Network,
    currency: &'s str,
    /// For each role of the role model the number of assignments in scope that somebody holds it by.
    held: Vec<usize>,
    /// The actors of each tie.
    ends: Vec<(ActorIndex, ActorIndex)>,
    /// For each relation that is merged in a tie the number of the tie.
    ties: HashMap<RelationIndex, usize>,
    /// The relations in scope that name an agreement.
    naming: HashMap<&'a str, Vec<RelationIndex>>,
}

impl<'s, 'a> Ground<'s, 'a> {
    fn of(selection: &'s Selection<'a>, network: &'s Network, currency: &'s str) -> Self {
        let case = selection.case();
        let mut held = vec![0; case.roles().len()];
        for index in selection.assignments() {
            if let (Some(_), role) = case.links().assignments[index.position()]
                && let Some(count) = held.get_mut(role.position())
            {
                *count += 1;
            }
        }
        let ties = (0..network.ties().len()).flat_map(|tie| network.merged(tie).map(move |relation| (relation, tie))).collect();
        let mut naming: HashMap<&'a str, Vec<RelationIndex>> = HashMap::new();
        for index in selection.relations() {
            if let Some(agreement) = case.relation_at(*index).agreement() {
                naming.entry(agreement.as_str()).or_default().push(*index);
            }
        }
        let actors = network.case_actors().unwrap_or_default();
        let ends = network.ties().map(|tie| (actors[tie.from], actors[tie.to])).collect();
        Self { selection, network, currency, held, ends, ties, naming }
    }

    /// The relations that end with something.
    fn relations(&self, ending: Ending) -> Vec<RelationIndex> {
        match ending {
            Ending::Agreement(position) => {
                let id = self.selection.case().agreements()[position].id().as_str();
                self.naming.get(id).cloned().unwrap_or_default()
            }
            Ending::Relation(index) => vec![index],
            Ending::Assignment(_) => Vec::new(),
        }
    }
}

/// What has ended, while it is put together.
struct Fallen<'g, 's, 'a> {
    ground: &'g Ground<'s, 'a>,
    relations: Vec<RelationIndex>,
    assignments: Vec<AssignmentIndex>,
    /// For each tie that a relation of has ended how many have.
    ties: HashMap<usize, usize>,
    roles: HashMap<RoleIndex, usize>,
    amount: Option<f64>,
    funding: Option<f64>,
    excluded: Vec<ExcludedAmount>,
}

impl<'g, 's, 'a> Fallen<'g, 's, 'a> {
    fn new(ground: &'g Ground<'s, 'a>) -> Self {
        Self {
            ground,
            relations: Vec::new(),
            assignments: Vec::new(),
            ties: HashMap::new(),
            roles: HashMap::new(),
            amount: None,
            funding: None,
            excluded: Vec::new(),
        }
    }

    fn add(&mut self, ending: Ending, relations: &[RelationIndex]) {
        for index in relations {
            if !self.relations.contains(index) {
                self.relations.push(*index);
                if let Some(tie) = self.ground.ties.get(index) {
                    *self.ties.entry(*tie).or_insert(0) += 1;
                }
                self.add_amounts(*index);
            }
        }
        if let Ending::Assignment(index) = ending
            && !self.assignments.contains(&index)
        {
            self.assignments.push(index);
            let (_, role) = self.ground.selection.case().links().assignments[index.position()];
            *self.roles.entry(role).or_insert(0) += 1;
        }
    }

    fn add_amounts(&mut self, index: RelationIndex) {
        let relation = self.ground.selection.case().relation_at(index);
        for (position, amount) in relation.amounts().iter().enumerate() {
            let worth = match amount.form() {
                Some(AmountForm::Rent) => yearly(amount, self.ground.currency),
                _ => income(amount, Some(self.ground.currency)),
            };
            match worth {
                Ok(value) => {
                    *self.amount.get_or_insert(0.0) += value;
                    if relation.kind() == RelationKind::Funds && amount.form() != Some(AmountForm::Rent) {
                        *self.funding.get_or_insert(0.0) += value;
                    }
                }
                Err(reason) => self.excluded.push(ExcludedAmount { relation: index, position, reason }),
            }
        }
    }

    fn loss(&self) -> Loss {
        let ground = self.ground;
        let mut roles: Vec<RoleIndex> =
            self.roles.iter().filter(|(role, ended)| ground.held.get(role.position()) == Some(*ended)).map(|(role, _)| *role).collect();
        roles.sort_unstable();
        let mut ties: Vec<usize> =
            self.ties.iter().filter(|(tie, ended)| ground.network.merged(**tie).len() == **ended).map(|(tie, _)| *tie).collect();
        ties.sort_unstable();
        Loss {
            roles,
            ties: ties.into_iter().map(|tie| ground.ends[tie]).collect(),
            amount: self.amount.ok_or(Reason::NoAmounts),
            funding: self.funding.ok_or(Reason::NoAmounts),
        }
    }
}

/// What is lost up to each day on which something ends, and what could not be added.
fn cumulative(ground: &Ground<'_, '_>, items: &[Expiry]) -> (Vec<Ended>, Vec<ExcludedAmount>) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|place| items[*place].days_left);
    let mut fallen = Fallen::new(ground);
    let mut days: Vec<Ended> = Vec::new();
    let mut ended: Vec<usize> = Vec::new();
    for same in order.chunk_by(|one, other| items[*one].days_left == items[*other].days_left) {
        for place in same {
            fallen.add(items[*place].ending, &items[*place].relations);
        }
        ended.extend(same);
        let day: Day = items[same[0]].until.last_day();
        days.push(Ended { day, days_left: items[same[0]].days_left, ending: same.to_vec(), ended: ended.clone(), loss: fallen.loss() });
    }
    let mut excluded = fallen.excluded;
    excluded.sort_by_key(|amount| (amount.relation, amount.position));
    (days, excluded)
}
