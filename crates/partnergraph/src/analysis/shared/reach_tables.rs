//! The tables of what a case reaches.

use crate::analysis::case_reach::{CaseReach, ReachColumn, ReachTable};
use crate::analysis::shared::flows::Party;
use crate::analysis::shared::reach::Cover;
use crate::method::{Item, Reason, Table};
use crate::model::{Case, Code as _};

/// How much of each dimension is covered.
pub(crate) fn main(found: &CaseReach) -> Table {
    let tables = &found.tables;
    let named = |table: &ReachTable, wanted: Cover| {
        table.columns.iter().filter(|column| table.state(column) == Ok(wanted)).map(|column| column.name.clone()).collect::<Vec<_>>()
    };
    let mut main = Table::new("main", tables.len());
    main.text("dimension", tables.iter().map(|table| table.dimension.as_str()))
        .count("columns", tables.iter().map(|table| table.columns.len()))
        .whole("covered", tables.iter().map(ReachTable::covered))
        .number("coverage", tables.iter().map(ReachTable::coverage))
        .texts("single_cover", tables.iter().map(|table| named(table, Cover::Single)))
        .texts("gaps", tables.iter().map(|table| named(table, Cover::Gap)))
        .texts("not_known", tables.iter().map(|table| named(table, Cover::NotKnown)))
        .count("time_unknown", tables.iter().map(|table| table.time_unknown))
        .rests_on(tables.iter().map(|table| distinct(table.columns.iter().flat_map(|column| &column.by).flat_map(|(_, items)| items))));
    main
}

fn distinct<'a>(items: impl Iterator<Item = &'a Item>) -> Vec<Item> {
    let mut seen = std::collections::HashSet::new();
    items.copied().filter(|item| seen.insert(*item)).collect()
}

/// Each column, and who covers it.
pub(crate) fn columns(case: &Case, found: &CaseReach) -> Table {
    let rows: Vec<(&ReachTable, &ReachColumn)> =
        found.tables.iter().flat_map(|table| table.columns.iter().map(move |column| (table, column))).collect();
    let recorded = |table: &ReachTable| if table.is_recorded { Ok(()) } else { Err(Reason::NotRecorded) };
    let covered = |(table, column): &(&ReachTable, &ReachColumn)| match table.state(column)? {
        Cover::NotKnown => Err(Reason::NotRecorded),
        state => Ok(state != Cover::Gap),
    };
    let mut table = Table::new("columns", rows.len());
    table
        .text("dimension", rows.iter().map(|(table, _)| table.dimension.as_str()))
        .text("column", rows.iter().map(|(_, column)| column.name.clone()))
        .whole("actors", rows.iter().map(|(table, column)| recorded(table).map(|()| column.by.len())))
        .texts("covered_by", rows.iter().map(|(_, column)| column.by.iter().map(|(party, _)| party.id(case)).collect::<Vec<_>>()))
        .optional_flag("covered", rows.iter().map(covered))
        .valued_text("state", rows.iter().map(|(table, column)| table.state(column).map(Cover::as_str)))
        .rests_on(rows.iter().map(|(_, column)| distinct(column.by.iter().flat_map(|(_, items)| items))));
    table
}

/// How much each actor covers.
pub(crate) fn actors(case: &Case, found: &CaseReach) -> Table {
    let rows = &found.rows;
    let mut table = Table::new("actors", rows.len());
    keys(&mut table, case, rows.iter().copied());
    let covers = |column: &ReachColumn, party: Party| column.by.iter().any(|(by, _)| *by == party);
    for each in &found.tables {
        let count = |party: &Party| {
            let columns = each.columns.iter().filter(|column| covers(column, *party)).count();
            if each.is_recorded { Ok(columns) } else { Err(Reason::NotRecorded) }
        };
        table.whole(each.dimension.as_str(), rows.iter().map(count));
    }
    let basis = |party: &Party| {
        let by = found.tables.iter().flat_map(|table| &table.columns).flat_map(|column| &column.by).filter(|(by, _)| by == party);
        distinct(by.flat_map(|(_, items)| items))
    };
    table.rests_on(rows.iter().map(basis));
    table
}

fn keys(table: &mut Table, case: &Case, parties: impl Iterator<Item = Party> + Clone) {
    table.text("actor", parties.clone().map(|party| party.id(case))).text("name", parties.map(|party| party.name(case)));
}

/// Who covers what.
pub(crate) fn cells(case: &Case, found: &CaseReach) -> Table {
    let mut rows: Vec<(Party, &ReachTable, &ReachColumn, &Vec<Item>)> = Vec::new();
    for table in &found.tables {
        for column in &table.columns {
            rows.extend(column.by.iter().map(|(party, items)| (*party, table, column, items)));
        }
    }
    // Stable, so that the columns of an actor stay in their order.
    rows.sort_by_key(|(party, _, _, _)| *party);
    let mut table = Table::new("cells", rows.len());
    keys(&mut table, case, rows.iter().map(|(party, _, _, _)| *party));
    table
        .text("dimension", rows.iter().map(|(_, table, _, _)| table.dimension.as_str()))
        .text("column", rows.iter().map(|(_, _, column, _)| column.name.clone()))
        .rests_on(rows.iter().map(|(_, _, _, items)| (*items).clone()));
    table
}

/// Who holds, uses and needs which resource.
pub(crate) fn resources(case: &Case, found: &CaseReach) -> Table {
    let rows = &found.resources;
    let ids = |parties: &mut dyn Iterator<Item = Party>| parties.map(|party| party.id(case)).collect::<Vec<_>>();
    let held =
        |used: bool| rows.iter().map(move |row| ids(&mut row.held.iter().filter(|(_, is_used)| *is_used == used).map(|(party, _)| *party)));
    let mut table = Table::new("resources", rows.len());
    table
        .text("category", rows.iter().map(|row| row.category.as_str()))
        .texts("held_by", rows.iter().map(|row| ids(&mut row.held.iter().map(|(party, _)| *party))))
        .texts("used_of", held(true))
        .texts("unused_of", held(false))
        .texts("needed_by", rows.iter().map(|row| ids(&mut row.needed_by.iter().copied())))
        .rests_on(rows.iter().map(|row| row.basis.clone()));
    table
}
