//! The tables of what changed.

use crate::analysis::case_change::{ActorChange, CaseChange, Change, MeasureChange, RelationChange, RoleChange, TieChange};
use crate::method::{Item, Table};
use crate::model::{Code as _, RoleState};

/// What a row rests on: what the second look has, and what the first has where both are of one document.
fn both<T: Copy + Ord>(first: &[T], second: &[T], same: bool, item: fn(T) -> Item) -> Vec<Item> {
    let mut all: Vec<T> = first.iter().filter(|_| same).chain(second).copied().collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter().map(item).collect()
}

fn relations_of(tie: &TieChange, same: bool) -> Vec<Item> {
    both(&tie.relations[0], &tie.relations[1], same, Item::Relation)
}

pub(crate) fn main(found: &CaseChange, same: bool) -> Table {
    let roles = |is: fn(&RoleChange) -> bool| {
        [found.roles.iter().filter(|role| is(role)).map(|role| role.role.to_string()).collect::<Vec<String>>()]
    };
    let mut basis: Vec<Item> = found.ties.iter().flat_map(|tie| relations_of(tie, same)).collect();
    basis.sort_unstable_by_key(|item| if let Item::Relation(index) = item { index.position() } else { usize::MAX });
    basis.dedup();
    let mut table = Table::new("main", 1);
    table
        .optional_text("since", [found.since.map(|date| date.to_string())])
        .optional_text("until", [found.until.map(|date| date.to_string())])
        .number("value", [found.stability()])
        .number("stability_stayed", [found.stability_stayed()])
        .whole("kept", [found.ties_that(Change::Stayed)])
        .whole("new", [found.ties_that(Change::Came)])
        .whole("ended", [found.ties_that(Change::Went)])
        .whole("hamming", [found.hamming()])
        .number("correlation", [found.correlation()])
        .whole("entered", [found.actors_that(Change::Came)])
        .whole("left", [found.actors_that(Change::Went)])
        .whole("stayed", [found.actors_that(Change::Stayed)])
        .whole("entered_undated", [found.undated(Change::Came)])
        .whole("stayed_undated", [found.undated(Change::Stayed)])
        .number("turnover", [found.turnover()])
        .texts("changed_hands", roles(RoleChange::changed_hands))
        .texts("became_empty", roles(RoleChange::became_empty))
        .texts("became_filled", roles(RoleChange::became_filled))
        .rests_on([basis]);
    table
}

pub(crate) fn measures(measures: &[MeasureChange]) -> Table {
    let mut table = Table::new("measures", measures.len());
    table
        .text("measure", measures.iter().map(|row| row.measure))
        .number("first", measures.iter().map(|row| row.first))
        .number("second", measures.iter().map(|row| row.second))
        .number("change", measures.iter().map(MeasureChange::change));
    table
}

pub(crate) fn actors(actors: &[ActorChange], same: bool) -> Table {
    let basis = |actor: &ActorChange| both(actor.places[0].as_slice(), actor.places[1].as_slice(), same, Item::Actor);
    let mut table = Table::new("actors", actors.len());
    table
        .text("actor", actors.iter().map(|actor| actor.actor.to_string()))
        .text("name", actors.iter().map(|actor| actor.name.clone()))
        .text("change", actors.iter().map(|actor| actor.change.as_str()))
        .optional_flag("undated", actors.iter().map(|actor| actor.undated))
        .rests_on(actors.iter().map(basis));
    table
}

pub(crate) fn roles(roles: &[RoleChange], same: bool) -> Table {
    let state = |state: Option<RoleState>| state.map(|state| state.as_str());
    let ids = |actors: &[crate::model::ActorId]| actors.iter().map(ToString::to_string).collect::<Vec<_>>();
    let mut table = Table::new("roles", roles.len());
    table
        .text("role", roles.iter().map(|role| role.role.to_string()))
        .optional_text("first", roles.iter().map(|role| state(role.states[0])))
        .optional_text("second", roles.iter().map(|role| state(role.states[1])))
        .texts("added", roles.iter().map(|role| ids(&role.added)))
        .texts("removed", roles.iter().map(|role| ids(&role.removed)))
        .texts("kept", roles.iter().map(|role| ids(&role.kept)))
        .flag("changed_hands", roles.iter().map(RoleChange::changed_hands))
        .flag("became_filled", roles.iter().map(RoleChange::became_filled))
        .flag("became_empty", roles.iter().map(RoleChange::became_empty))
        .flag("became_known", roles.iter().map(RoleChange::became_known))
        .flag("became_unknown", roles.iter().map(RoleChange::became_unknown))
        .rests_on(roles.iter().map(|role| both(&role.basis[0], &role.basis[1], same, Item::Assignment)));
    table
}

pub(crate) fn ties(ties: &[TieChange], same: bool) -> Table {
    let mut table = Table::new("ties", ties.len());
    table
        .text("from", ties.iter().map(|tie| tie.from.to_string()))
        .text("to", ties.iter().map(|tie| tie.to.to_string()))
        .text("change", ties.iter().map(|tie| tie.change.as_str()))
        .rests_on(ties.iter().map(|tie| relations_of(tie, same)));
    table
}

pub(crate) fn relations(relations: &[RelationChange], same: bool) -> Table {
    let basis = |row: &RelationChange| both(row.places[0].as_slice(), row.places[1].as_slice(), same, Item::Relation);
    let mut table = Table::new("relations", relations.len());
    table
        .text("relation", relations.iter().map(|row| row.relation.clone()))
        .text("from", relations.iter().map(|row| row.from.to_string()))
        .text("to", relations.iter().map(|row| row.to.to_string()))
        .text("kind", relations.iter().map(|row| row.kind.as_str()))
        .text("change", relations.iter().map(|row| row.change.as_str()))
        .rests_on(relations.iter().map(basis));
    table
}

pub(crate) fn timeline(found: &CaseChange) -> Table {
    let moments = &found.timeline;
    let mut table = Table::new("timeline", moments.len());
    table
        .text("when", moments.iter().map(|moment| moment.when.to_string()))
        .text("happening", moments.iter().map(|moment| moment.happening.as_str()))
        .text("section", moments.iter().map(|moment| moment.section))
        .text("item", moments.iter().map(|moment| moment.item.clone()))
        .text("what", moments.iter().map(|moment| moment.what.clone()))
        .optional_flag("between", moments.iter().map(|moment| found.is_between(moment)))
        .rests_on(moments.iter().map(|moment| moment.basis.clone()));
    table
}
