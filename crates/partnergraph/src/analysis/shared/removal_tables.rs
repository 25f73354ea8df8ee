//! The tables of what goes when actors leave.

use crate::analysis::actor_load::{basis, role_ids};
use crate::analysis::actor_removal::{Removal, Removals, Standing};
use crate::method::{AnalysisError, ColumnSpec, Item, Study, Table, TableSpec, Value};
use crate::model::{ActorIndex, Case};

const KEYS: [ColumnSpec; 3] = [
    ColumnSpec::new("actor", "id of the actor that leaves; of several the first in document order"),
    ColumnSpec::new("name", "its name"),
    ColumnSpec::new("others", "ids of those who leave with it"),
];

const LOSS: [ColumnSpec; 14] = [
    ColumnSpec::new("roles", "ids of the roles that those who leave hold"),
    ColumnSpec::new("roles_lost", "ids of those among them that nobody holds any more"),
    ColumnSpec::new("roles_left_with_one", "ids of those among them that several held and one is left of"),
    ColumnSpec::new("coverage_loss", "roles lost as a share of all roles of the model, 0 to 1"),
    ColumnSpec::new("ties_lost", "number of ties to actors of the network that go"),
    ColumnSpec::new("house_relations", "number of relations with the actor that stands for the case"),
    ColumnSpec::new("separated_pairs", "number of pairs of those who remain that no longer hang together"),
    ColumnSpec::new("left_alone", "ids of those who remain all of whose ties went"),
    ColumnSpec::new("components_after", "number of components among those who remain"),
    ColumnSpec::new("fragmentation_after", "F among those who remain, 0 (everybody reaches everybody) to 1 (nobody anybody)"),
    ColumnSpec::new("currency", "the currency of amount and share; empty where no amount is usable in it"),
    ColumnSpec::new("amount", "what those who leave give per year"),
    ColumnSpec::new("share", "the same as a share of what everybody gives, 0 to 1"),
    ColumnSpec::new("agreements", "ids of the agreements to which one of them is a party"),
];

const RANK: [ColumnSpec; 1] = [ColumnSpec::new("rank", "place by roles lost, separated pairs and share of money, from 1")];

/// One list of columns after the other.
const fn joined<const ALL: usize>(first: &[ColumnSpec], second: &[ColumnSpec], third: &[ColumnSpec]) -> [ColumnSpec; ALL] {
    let mut columns = [first[0]; ALL];
    let mut place = 0;
    while place < ALL {
        let (after_first, after_second) = (first.len(), first.len() + second.len());
        columns[place] = match place {
            _ if place < after_first => first[place],
            _ if place < after_second => second[place - after_first],
            _ => third[place - after_second],
        };
        place += 1;
    }
    columns
}

const MAIN: [ColumnSpec; 18] = joined(&KEYS, &LOSS, &RANK);
const COORDINATOR: [ColumnSpec; 17] = joined(&KEYS, &LOSS, &[]);
const COMPONENTS: [ColumnSpec; 5] = joined(
    &KEYS,
    &[ColumnSpec::new("actors", "number of actors in the piece"), ColumnSpec::new("components", "ids of the actors in the piece")],
    &[],
);
const NETWORK: [ColumnSpec; 10] = joined(
    &[ColumnSpec::new("when", "`before` or `after`")],
    &KEYS,
    &[
        ColumnSpec::new("actors", "number of actors"),
        ColumnSpec::new("component_count", "number of components"),
        ColumnSpec::new("isolates", "number of actors without a tie"),
        ColumnSpec::new("largest", "number of actors in the largest component"),
        ColumnSpec::new("reachable_ordered_pairs", "number of ordered pairs of which the first reaches the second"),
        ColumnSpec::new("fragmentation", "share of the ordered pairs of which it does not, 0 to 1"),
    ],
);
const MONEY: [ColumnSpec; 6] = joined(
    &KEYS,
    &[
        ColumnSpec::new("currency", "the currency"),
        ColumnSpec::new("amount", "what those who leave give per year"),
        ColumnSpec::new("share", "the same as a share of what everybody gives in this currency, 0 to 1"),
    ],
    &[],
);

/// What the tables hold.
pub(crate) const SPECS: &[TableSpec] = &[
    TableSpec { name: "main", row: "an actor that leaves, or several together; by rank, then in document order", columns: &MAIN },
    TableSpec {
        name: "coordinator",
        row: "a holder of the role that `coordinator` names, in document order; where there are several, last all of them together",
        columns: &COORDINATOR,
    },
    TableSpec {
        name: "components",
        row: "a piece that is left, the largest first, where somebody is separated from others; in the order of the main table",
        columns: &COMPONENTS,
    },
    TableSpec { name: "network", row: "the network before, then without those of each row of the main table", columns: &NETWORK },
    TableSpec { name: "money", row: "those of a row of the main table and a currency in which they give", columns: &MONEY },
    TableSpec {
        name: "summary",
        row: "the case",
        columns: &[
            ColumnSpec::new("removals", "number of losses that were tried"),
            ColumnSpec::new("currency", "the currency that losses are ranked by; empty where no amount is usable in it"),
            ColumnSpec::new("total", "what everybody gives in it per year"),
        ],
    },
];

/// Adds who leaves.
fn keys<'r>(table: &mut Table, case: &Case, removals: impl Iterator<Item = Option<&'r Removal>> + Clone) {
    let first = |removal: Option<&'r Removal>| removal.and_then(|removal| removal.actors.first()).map(|actor| case.actor_at(*actor));
    let others = |removal: Option<&'r Removal>| removal.map_or(&[][..], |removal| removal.actors.get(1..).unwrap_or_default());
    table
        .optional_text("actor", removals.clone().map(|removal| first(removal).map(|actor| actor.id().to_string())))
        .optional_text("name", removals.clone().map(|removal| first(removal).map(|actor| actor.name().to_owned())))
        .texts("others", removals.map(|removal| ids(case, others(removal))));
}

fn ids(case: &Case, actors: &[ActorIndex]) -> Vec<String> {
    actors.iter().map(|actor| case.actor_at(*actor).id().to_string()).collect()
}

/// Adds what goes, and what that rests on.
fn loss(table: &mut Table, case: &Case, found: &Removals, removals: &[Removal], basis: Vec<Vec<Item>>) {
    let each = || removals.iter();
    table
        .texts("roles", each().map(|removal| role_ids(case, &removal.roles)))
        .texts("roles_lost", each().map(|removal| role_ids(case, &removal.roles_lost)))
        .texts("roles_left_with_one", each().map(|removal| role_ids(case, &removal.roles_left_with_one)))
        .number("coverage_loss", each().map(|removal| removal.coverage_loss))
        .count("ties_lost", each().map(|removal| removal.ties_lost))
        .whole("house_relations", each().map(|removal| removal.house_relations.as_ref().map(Vec::len).map_err(|reason| *reason)))
        .count("separated_pairs", each().map(|removal| removal.separated_pairs))
        .texts("left_alone", each().map(|removal| ids(case, &removal.left_alone)))
        .count("components_after", each().map(|removal| removal.after.components))
        .number("fragmentation_after", each().map(|removal| removal.after.fragmentation))
        .optional_text("currency", each().map(|_| found.currency.clone()))
        .number("amount", each().map(|removal| removal.amount))
        .number("share", each().map(|removal| removal.share))
        .texts("agreements", each().map(|removal| agreement_ids(case, removal)))
        .rests_on(basis);
}

fn agreement_ids(case: &Case, removal: &Removal) -> Vec<String> {
    removal.agreements.iter().map(|position| case.agreements()[*position].id().to_string()).collect()
}

/// Every table of an answer.
pub(crate) fn all(study: &Study<'_>, found: &Removals) -> Result<[Table; 6], AnalysisError> {
    let selection = study.needed_selection(&crate::analysis::actor_removal::CARD)?;
    let incidence = study.incidence(&crate::analysis::actor_removal::CARD)?;
    let case = selection.case();
    let ties = study.actor_relations();
    let rests_on = |removal: &Removal| {
        let mut items: Vec<Item> = Vec::new();
        for actor in &removal.actors {
            items.extend(basis(incidence, *actor, &removal.roles));
            items.extend(selection.members().binary_search(actor).map_or(&[][..], |number| &ties[number]));
        }
        let money = removal.house_relations.iter().flatten().chain(&removal.funding).copied().map(Item::Relation);
        items.extend(money.chain(removal.agreements.iter().map(|position| Item::Agreement(*position as u32))));
        let mut seen = std::collections::HashSet::new();
        items.retain(|item| seen.insert(*item));
        items
    };
    let removals = found.removals.as_deref().unwrap_or_default();
    let mut main = Table::new("main", removals.len());
    keys(&mut main, case, removals.iter().map(Some));
    loss(&mut main, case, found, removals, removals.iter().map(rests_on).collect());
    main.count("rank", removals.iter().map(|removal| removal.rank));

    let mut coordinator = Table::new("coordinator", found.coordinators.len());
    keys(&mut coordinator, case, found.coordinators.iter().map(Some));
    loss(&mut coordinator, case, found, &found.coordinators, found.coordinators.iter().map(rests_on).collect());

    let pieces = || removals.iter().flat_map(|removal| removal.pieces.iter().map(move |piece| (removal, piece)));
    let mut components = Table::new("components", pieces().count());
    keys(&mut components, case, pieces().map(|(removal, _)| Some(removal)));
    components.count("actors", pieces().map(|(_, piece)| piece.len())).texts("components", pieces().map(|(_, piece)| ids(case, piece)));

    let standings = || std::iter::once((None, &found.before)).chain(removals.iter().map(|removal| (Some(removal), &removal.after)));
    let number = |of: fn(&Standing) -> usize| standings().map(move |(_, standing)| of(standing));
    let mut network = Table::new("network", removals.len() + 1);
    network.text("when", standings().map(|(removal, _)| if removal.is_some() { "after" } else { "before" }));
    keys(&mut network, case, standings().map(|(removal, _)| removal));
    network
        .count("actors", number(|standing| standing.actors))
        .count("component_count", number(|standing| standing.components))
        .count("isolates", number(|standing| standing.isolates))
        .count("largest", number(|standing| standing.largest))
        .whole("reachable_ordered_pairs", standings().map(|(_, standing)| standing.reachable))
        .number("fragmentation", standings().map(|(_, standing)| standing.fragmentation));

    let sums = || removals.iter().flat_map(|removal| removal.money.iter().map(move |money| (removal, money)));
    let mut money = Table::new("money", sums().count());
    keys(&mut money, case, sums().map(|(removal, _)| Some(removal)));
    money
        .text("currency", sums().map(|(_, money)| money.currency.clone()))
        .number("amount", sums().map(|(_, money)| Ok(money.amount)))
        .number("share", sums().map(|(_, money)| money.share))
        .rests_on(sums().map(|(removal, _)| removal.funding.iter().copied().map(Item::Relation).collect()));

    let mut summary = Table::new("summary", 1);
    let tried: Value<usize> = found.removals.as_ref().map(Vec::len).map_err(|reason| *reason);
    summary.whole("removals", [tried]).optional_text("currency", [found.currency.clone()]).number("total", [found.total]);
    Ok([main, coordinator, components, network, money, summary])
}
