//! The fields that a complete case has, and how many of them are recorded.

use crate::model::{AmountPer, Formality, Relation, RelationKind};
use crate::view::{Choice as _, Selection, choices};

choices! {
    /// A field that a complete case has.
    Required {
        /// Whether each role of the role model is filled or empty.
        RoleState = "role_state",
        /// A source for each assignment.
        AssignmentSource = "assignment_source",
        /// A source for each relation.
        RelationSource = "relation_source",
        /// Whether each relation is formal or informal.
        RelationFormality = "relation_formality",
        /// When each relation began.
        RelationSince = "relation_since",
        /// A yearly amount on each relation of kind `funds`.
        FundsAmount = "funds_amount",
    }
}

/// Whether a relation is known to be formal or informal.
pub(crate) fn has_formality(relation: &Relation) -> bool {
    relation.formality().is_some_and(|formality| formality != Formality::Unknown)
}

/// How many of the required fields are recorded, and how many there should be.
pub(crate) fn recorded(required: &[Required], selection: &Selection<'_>, relations: &[&Relation], roles: [usize; 3]) -> (usize, usize) {
    let sums = Required::ALL.iter().filter(|field| required.contains(field)).map(|field| fields(*field, selection, relations, roles));
    sums.fold((0, 0), |(recorded, all), (has, needs)| (recorded + has, all + needs))
}

/// How many fields of a sort are recorded, and how many there should be.
fn fields(field: Required, selection: &Selection<'_>, relations: &[&Relation], roles: [usize; 3]) -> (usize, usize) {
    let case = selection.case();
    let of_relations = |is_known: fn(&Relation) -> bool| (relations.iter().filter(|of| is_known(of)).count(), relations.len());
    match field {
        Required::RoleState => (roles[0] + roles[1], roles.iter().sum()),
        Required::AssignmentSource => {
            let sourced = selection.assignments().filter(|index| !case.assignment_at(*index).evidence().sources().is_empty());
            (sourced.count(), selection.assignments().count())
        }
        Required::RelationSource => of_relations(|relation| !relation.evidence().sources().is_empty()),
        Required::RelationFormality => of_relations(has_formality),
        Required::RelationSince => of_relations(|relation| relation.since().is_some()),
        Required::FundsAmount => {
            let funds: Vec<_> = relations.iter().filter(|relation| relation.kind() == RelationKind::Funds).collect();
            (funds.iter().filter(|relation| has_yearly_amount(relation)).count(), funds.len())
        }
    }
}

/// Whether a relation has an amount that can be added up over a year, in some currency.
fn has_yearly_amount(relation: &Relation) -> bool {
    let is_yearly = |per: Option<AmountPer>| matches!(per, Some(AmountPer::Year | AmountPer::Month));
    relation.amounts().iter().any(|amount| amount.value().is_some() && amount.currency().is_some() && is_yearly(amount.per()))
}
