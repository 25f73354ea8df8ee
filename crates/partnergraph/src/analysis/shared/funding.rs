//! Yearly funding by giver.
//!
//! Funding is what stands on relations of kind `funds` as grant, fee or without a form; loans, purchases and rent are never
//! income, and what is given in kind is no money. Of one currency, per year: an amount per month counts twelve times; single
//! sums and sums per flat and day are never converted.

use crate::model::{ActorIndex, Amount, AmountForm, Purpose, RelationIndex, RelationKind};
use crate::view::{ExcludedAmount, Selection, currencies, main_currency, most_counted, yearly};

/// What is given per year.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Funding {
    /// The currency; nothing where there is no amount in any.
    pub(crate) currency: Option<String>,
    /// Givers with a usable amount and what they give per year, in document order of their first relation.
    pub(crate) givers: Vec<(ActorIndex, f64)>,
    /// The relations with a usable amount.
    pub(crate) basis: Vec<RelationIndex>,
    /// What could not be added, and why.
    pub(crate) excluded: Vec<ExcludedAmount>,
}

/// What everybody gives per year, in the currency of the scope, otherwise in the one with most amounts: the actor that stands for
/// the case too, as money is money whoever gives it. Where actors are chosen one by one, what those give.
pub(crate) fn of(selection: &Selection<'_>) -> Funding {
    let case = selection.case();
    let counts = |actor: ActorIndex| selection.scope().actors().is_none() || selection.members().binary_search(&actor).is_ok();
    let relations: Vec<RelationIndex> = selection
        .relations()
        .iter()
        .copied()
        .filter(|index| case.relation_at(*index).kind() == RelationKind::Funds && counts(selection.ends(*index).0))
        .collect();
    let currency = selection.scope().currency().map(str::to_owned).or_else(|| main_currency(case, &relations));
    let mut found = Funding { currency, givers: Vec::new(), basis: Vec::new(), excluded: Vec::new() };
    for index in relations {
        let (giver, taker) = selection.ends(index);
        if giver == taker {
            exclude_all(&mut found.excluded, index, case.relation_at(index).amounts().len(), "from an actor to itself");
            continue;
        }
        for (position, amount) in case.relation_at(index).amounts().iter().enumerate() {
            match income(amount, found.currency.as_deref()) {
                Ok(value) => {
                    match found.givers.iter_mut().find(|(known, _)| *known == giver) {
                        Some((_, sum)) => *sum += value,
                        None => found.givers.push((giver, value)),
                    }
                    if found.basis.last() != Some(&index) {
                        found.basis.push(index);
                    }
                }
                Err(reason) => found.excluded.push(ExcludedAmount { relation: index, position, reason }),
            }
        }
    }
    found
}

/// What an amount brings in per year in a currency, or why it is no such income.
pub(crate) fn income(amount: &Amount, currency: Option<&str>) -> Result<f64, &'static str> {
    match amount.form() {
        Some(AmountForm::InKind) => Err("in kind"),
        Some(AmountForm::Loan | AmountForm::Purchase | AmountForm::Rent) => Err("not income"),
        _ => yearly(amount, currency.unwrap_or_default()),
    }
}

/// What was read of the amounts, before anything is divided.
pub(crate) struct Read<'a> {
    pub(crate) currency: Option<&'a str>,
    /// For each giver, in document order, with its sums: all, operating, binding; nothing where no amount is usable.
    pub(crate) givers: Vec<(ActorIndex, Option<[f64; 3]>, Vec<RelationIndex>)>,
    /// For each actor of the case whether it gets what is added up.
    pub(crate) gets: Vec<bool>,
    pub(crate) by_purpose: [f64; PURPOSES.len()],
    pub(crate) by_form: [f64; FORMS.len()],
    pub(crate) binding_operating: f64,
    pub(crate) bound: f64,
    pub(crate) in_kind: f64,
    pub(crate) excluded: Vec<ExcludedAmount>,
}

pub(crate) const PURPOSES: [Option<Purpose>; 4] = [Some(Purpose::Operating), Some(Purpose::Project), Some(Purpose::Investment), None];
pub(crate) const FORMS: [Option<AmountForm>; 3] = [Some(AmountForm::Grant), Some(AmountForm::Fee), None];

/// What the amounts are, in the currency of the scope, otherwise in the one with most amounts; and what other currencies there are.
pub(crate) fn read<'a>(selection: &Selection<'a>, to: Option<&[ActorIndex]>, horizon_days: u32) -> (Read<'a>, Vec<&'a str>) {
    let (case, scope) = (selection.case(), selection.scope());
    let kinds = scope.kinds().unwrap_or(&[RelationKind::Funds]);
    let is_taker = |index: RelationIndex| to.is_none_or(|takers| takers.contains(&selection.ends(index).1));
    let relations =
        || selection.relations().iter().copied().filter(|index| kinds.contains(&case.relation_at(*index).kind()) && is_taker(*index));
    let counts = currencies(case, relations());
    let currency = scope.currency().or_else(|| most_counted(&counts));
    let mut found = Read {
        currency,
        givers: Vec::new(),
        gets: vec![false; case.actors().len()],
        by_purpose: [0.0; PURPOSES.len()],
        by_form: [0.0; FORMS.len()],
        binding_operating: 0.0,
        bound: 0.0,
        in_kind: 0.0,
        excluded: Vec::new(),
    };
    // For each actor its place among the givers.
    let mut places: Vec<u32> = vec![u32::MAX; case.actors().len()];
    let day = scope.at().map(|at| at.last_day().number() + i64::from(horizon_days));
    for index in relations() {
        let (relation, (giver, taker)) = (case.relation_at(index), selection.ends(index));
        if giver == taker {
            exclude_all(&mut found.excluded, index, relation.amounts().len(), "from an actor to itself");
            continue;
        }
        if places[giver.position()] == u32::MAX {
            places[giver.position()] = found.givers.len() as u32;
            found.givers.push((giver, None, Vec::new()));
        }
        let place = places[giver.position()] as usize;
        found.givers[place].2.push(index);
        let end = relation.until().or_else(|| relation.planned_until());
        let runs_on = day.is_some_and(|day| end.is_none_or(|end| end.last_day().number() >= day));
        for (position, amount) in relation.amounts().iter().enumerate() {
            let mut exclude = |reason| found.excluded.push(ExcludedAmount { relation: index, position, reason });
            if amount.form() == Some(AmountForm::InKind) {
                match yearly(amount, currency.unwrap_or_default()) {
                    Ok(value) => found.in_kind += value,
                    Err(reason) => exclude(reason),
                }
                continue;
            }
            let value = match income(amount, currency) {
                Ok(value) => value,
                Err(reason) => {
                    exclude(reason);
                    continue;
                }
            };
            let (operating, binding) = (amount.purpose() == Some(Purpose::Operating), amount.binding() == Some(true));
            let sums = found.givers[place].1.get_or_insert([0.0; 3]);
            for (sum, counts) in sums.iter_mut().zip([true, operating, binding]) {
                *sum += if counts { value } else { 0.0 };
            }
            if operating && binding {
                found.binding_operating += value;
                found.bound += if runs_on { value } else { 0.0 };
            }
            found.by_purpose[place_of(&PURPOSES, amount.purpose())] += value;
            found.by_form[place_of(&FORMS, amount.form())] += value;
            found.gets[taker.position()] |= value > 0.0;
        }
    }
    found.givers.sort_unstable_by_key(|(giver, _, _)| *giver);
    let others = counts.iter().map(|(other, _)| *other).filter(|other| Some(*other) != currency).collect();
    (found, others)
}

fn exclude_all(excluded: &mut Vec<ExcludedAmount>, relation: RelationIndex, amounts: usize, reason: &'static str) {
    excluded.extend((0..amounts).map(|position| ExcludedAmount { relation, position, reason }));
}

/// The place of a code in a list that ends with what is not recorded.
fn place_of<T: Copy + PartialEq>(known: &[Option<T>], code: Option<T>) -> usize {
    known.iter().position(|known| *known == code).unwrap_or(known.len() - 1)
}
