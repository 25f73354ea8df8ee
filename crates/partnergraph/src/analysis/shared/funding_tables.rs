//! The tables of what a case is funded with.

use crate::analysis::case_funding::{CaseFunding, share};
use crate::analysis::shared::partition::Partition;
use crate::method::{Item, Reason, Table, case_actor_keys};
use crate::model::{Case, Code as _};
use crate::view::ExcludedAmount;

/// How few the money comes from, and how much is bound.
pub(crate) fn main(case: &Case, found: &CaseFunding) -> Table {
    let basis: Vec<Item> = found.funders.iter().flat_map(|funder| &funder.relations).copied().map(Item::Relation).collect();
    let mut table = Table::new("main", 1);
    table
        .optional_text("currency", [found.currency.clone()])
        .texts("other_currencies", [found.other_currencies.clone()])
        .number("total", [found.all.total])
        .count("funders", [found.all.funders])
        .count("unvalued", [found.unvalued])
        .flag("partial", [found.unvalued > 0])
        .number("hhi", [found.all.hhi])
        .number("hhi_normalised", [found.all.hhi_normalised])
        .number("effective_number", [found.all.effective_number])
        .number("top_share", [found.all.top_share])
        .texts("top", [found.all.top.clone()])
        .number("binding_of_operating", [found.binding_of_operating])
        .number("bound", [found.bound])
        .number("bound_of_operating", [found.bound_of_operating])
        .number("bound_of_budget", [found.bound_of_budget])
        .number("in_kind", [Ok(found.in_kind)])
        .texts("passing_on", [found.passing_on.iter().map(|actor| case.actor_at(*actor).id().to_string()).collect::<Vec<_>>()])
        .rests_on([basis]);
    table
}

/// The same of all, operating and binding money.
pub(crate) fn parts(found: &CaseFunding) -> Table {
    let parts = [&found.all, &found.operating, &found.binding];
    let mut table = Table::new("parts", parts.len());
    table
        .text("part", ["all", "operating", "binding"])
        .number("total", parts.map(|part| part.total))
        .number("share", parts.map(|part| share(part.total, found.all.total)))
        .count("funders", parts.map(|part| part.funders))
        .number("hhi", parts.map(|part| part.hhi))
        .number("hhi_normalised", parts.map(|part| part.hhi_normalised))
        .number("effective_number", parts.map(|part| part.effective_number))
        .number("top_share", parts.map(|part| part.top_share))
        .texts("top", parts.map(|part| part.top.clone()));
    table
}

/// Who gives.
pub(crate) fn funders(case: &Case, found: &CaseFunding, partition: &Partition) -> Table {
    let funders = &found.funders;
    let classes = partition.classes();
    let mut table = Table::new("funders", funders.len());
    case_actor_keys(&mut table, case, &funders.iter().map(|funder| funder.actor).collect::<Vec<_>>());
    table
        .optional_text("class", funders.iter().map(|funder| funder.class.map(|class| classes[class].to_owned())))
        .number("amount", funders.iter().map(|funder| funder.amount))
        .number("share", funders.iter().map(|funder| share(funder.amount, found.all.total)))
        .number("operating", funders.iter().map(|funder| funder.operating))
        .number("binding", funders.iter().map(|funder| funder.binding))
        .rests_on(funders.iter().map(|funder| funder.relations.iter().copied().map(Item::Relation).collect()));
    table
}

/// Sums by purpose, form and class.
pub(crate) fn sums(found: &CaseFunding) -> Table {
    let sums = &found.sums;
    let mut table = Table::new("sums", sums.len());
    table
        .text("by", sums.iter().map(|sum| sum.by))
        .text("part", sums.iter().map(|sum| sum.part.clone()))
        .number("amount", sums.iter().map(|sum| sum.amount))
        .number("share", sums.iter().map(|sum| sum.share));
    table
}

/// What could not be added, and why.
pub(crate) fn excluded(case: &Case, found: &CaseFunding) -> Table {
    excluded_amounts(case, &found.excluded)
}

/// Amounts that could not be added, and why.
pub(crate) fn excluded_amounts(case: &Case, excluded: &[ExcludedAmount]) -> Table {
    let amount = |excluded: &ExcludedAmount| &case.relation_at(excluded.relation).amounts()[excluded.position];
    let mut table = Table::new("excluded", excluded.len());
    table
        .text("relation", excluded.iter().map(|each| case.relation_name(each.relation)))
        .count("position", excluded.iter().map(|each| each.position))
        .text("from", excluded.iter().map(|each| case.relation_at(each.relation).from().to_string()))
        .text("to", excluded.iter().map(|each| case.relation_at(each.relation).to().to_string()))
        .number("amount", excluded.iter().map(|each| amount(each).value().map(|value| value.get()).ok_or(Reason::NotRecorded)))
        .optional_text("currency", excluded.iter().map(|each| amount(each).currency().map(str::to_owned)))
        .optional_text("per", excluded.iter().map(|each| amount(each).per().map(|per| per.as_str())))
        .optional_text("form", excluded.iter().map(|each| amount(each).form().map(|form| form.as_str())))
        .text("why", excluded.iter().map(|each| each.reason.replace(' ', "_")))
        .rests_on(excluded.iter().map(|each| vec![Item::Relation(each.relation)]));
    table
}
