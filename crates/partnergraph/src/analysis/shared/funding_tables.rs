//! The tables of what a case is funded with.

use crate::analysis::case_funding::{CaseFunding, share};
use crate::analysis::shared::partition::Partition;
use crate::method::{ColumnSpec, Item, Reason, Table, TableSpec, case_actor_keys};
use crate::model::{Case, Code as _};
use crate::view::ExcludedAmount;

/// What the tables hold.
pub(crate) const SPECS: &[TableSpec] = &[
    TableSpec {
        name: "main",
        row: "the case",
        columns: &[
            ColumnSpec::new("currency", "the currency that was read; empty where no amount has one"),
            ColumnSpec::new("other_currencies", "the other currencies in which amounts are recorded; ask with `currency` for each"),
            ColumnSpec::new("total", "sum of the usable amounts per year"),
            ColumnSpec::new("funders", "N, number of funders who give more than 0"),
            ColumnSpec::new("unvalued", "number of funders without a usable amount"),
            ColumnSpec::new("partial", "whether there are any"),
            ColumnSpec::new(
                "role_only",
                "ids of actors that hold the role `funder` and give on no relation of the `kinds`, so that they are not counted; empty with `to`",
            ),
            ColumnSpec::new("hhi", "Σs², 1/N (equal shares) to 1 (one gives all)"),
            ColumnSpec::new("hhi_normalised", "the same from 0 to 1"),
            ColumnSpec::new("effective_number", "1/hhi, 1 to N"),
            ColumnSpec::new("top_share", "the largest share, 0 to 1"),
            ColumnSpec::new("top", "who has it: ids of funders, or classes; several where they are equal"),
            ColumnSpec::new("binding_of_operating", "share of the operating amounts that is binding, 0 to 1"),
            ColumnSpec::new("bound", "operating amounts per year that are bound beyond the horizon"),
            ColumnSpec::new("bound_of_operating", "the same over all operating amounts, 0 to 1"),
            ColumnSpec::new("bound_of_budget", "the same over the budget, 0 and more"),
            ColumnSpec::new("in_kind", "what is given in kind per year, added up apart"),
            ColumnSpec::new("passing_on", "ids of actors that give and get what was added up here"),
        ],
    },
    TableSpec {
        name: "parts",
        row: "all money, operating money, binding money",
        columns: &[
            ColumnSpec::new("part", "`all`, `operating` or `binding`"),
            ColumnSpec::new("total", "sum of the amounts per year"),
            ColumnSpec::new("share", "the same over all money, 0 to 1"),
            ColumnSpec::new("funders", "number of funders who give more than 0 of it"),
            ColumnSpec::new("hhi", "Σs² within this money"),
            ColumnSpec::new("hhi_normalised", "the same from 0 to 1"),
            ColumnSpec::new("effective_number", "1/hhi"),
            ColumnSpec::new("top_share", "the largest share, 0 to 1"),
            ColumnSpec::new("top", "who has it"),
        ],
    },
    TableSpec {
        name: "funders",
        row: "who gives, with a usable amount or without; the largest amount first",
        columns: &[
            ColumnSpec::new("actor", "id of the actor"),
            ColumnSpec::new("name", "its name"),
            ColumnSpec::new("class", "its class; empty where it has none"),
            ColumnSpec::new("amount", "what it gives per year"),
            ColumnSpec::new("share", "its share of all money, 0 to 1"),
            ColumnSpec::new("operating", "what of it is for operation"),
            ColumnSpec::new("binding", "what of it is binding"),
        ],
    },
    TableSpec {
        name: "sums",
        row: "a purpose, a form or a class of funders; the same money is divided in each of the three ways",
        columns: &[
            ColumnSpec::new("by", "`purpose`, `form` or `class`"),
            ColumnSpec::new("part", "which; `unknown` where no purpose or form is recorded, `none` for funders without a class"),
            ColumnSpec::new("amount", "sum of the amounts per year"),
            ColumnSpec::new("share", "its share of all money, 0 to 1"),
        ],
    },
    TableSpec {
        name: "excluded",
        row: "an amount that could not be added",
        columns: &[
            ColumnSpec::new("relation", "id of its relation, or its place in the document"),
            ColumnSpec::new("position", "its place among the amounts of the relation, from 0"),
            ColumnSpec::new("from", "id of the giver"),
            ColumnSpec::new("to", "id of the taker"),
            ColumnSpec::new("amount", "the amount, as it is recorded"),
            ColumnSpec::new("currency", "its currency, where recorded"),
            ColumnSpec::new("per", "for what stretch of time, where recorded"),
            ColumnSpec::new("form", "what sort of payment, where recorded"),
            ColumnSpec::new(
                "why",
                "`not_income` (loan, purchase, rent), `another_currency`, `no_currency`, `not_yearly`, `no_value` or \
                    `from_an_actor_to_itself`",
            ),
        ],
    },
];

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
        .texts("role_only", [found.role_only.iter().map(|actor| case.actor_at(*actor).id().to_string()).collect::<Vec<_>>()])
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
