//! Yearly funding by giver.
//!
//! Funding is what stands on relations of kind `funds` as grant, fee or without a form; loans, purchases and rent are never
//! income, and what is given in kind is no money. Of one currency, per year: an amount per month counts twelve times; single
//! sums and sums per flat and day are never converted.

use crate::model::{ActorIndex, Amount, AmountForm, RelationIndex, RelationKind};
use crate::view::{ExcludedAmount, Selection, main_currency, yearly};

/// What the actors of the network give per year.
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

/// What the actors of the network give per year, in the currency of the scope, otherwise in the one with most amounts.
pub(crate) fn of(selection: &Selection<'_>) -> Funding {
    let case = selection.case();
    let is_member = |actor: ActorIndex| selection.members().binary_search(&actor).is_ok();
    let relations: Vec<RelationIndex> = selection
        .relations()
        .iter()
        .copied()
        .filter(|index| case.relation_at(*index).kind() == RelationKind::Funds)
        .filter(|index| matches!(selection.ends(*index), (from, to) if from != to && is_member(from)))
        .collect();
    let currency = selection.scope().currency().map(str::to_owned).or_else(|| main_currency(case, &relations));
    let mut found = Funding { currency, givers: Vec::new(), basis: Vec::new(), excluded: Vec::new() };
    for index in relations {
        let (giver, _) = selection.ends(index);
        for (position, amount) in case.relation_at(index).amounts().iter().enumerate() {
            match usable(amount, found.currency.as_deref()) {
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

fn usable(amount: &Amount, currency: Option<&str>) -> Result<f64, &'static str> {
    match amount.form() {
        Some(AmountForm::InKind) => Err("in kind"),
        Some(AmountForm::Loan | AmountForm::Purchase | AmountForm::Rent) => Err("not income"),
        _ => yearly(amount, currency.unwrap_or_default()),
    }
}
