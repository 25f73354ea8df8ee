//! The tables of `casebook_comparison`.

use super::compared::{ComparedNumber, ComparedRole, SharedActor};
use super::partition::NO_CLASS;
use crate::analysis::casebook_comparison::Comparison;
use crate::analysis::casebook_profiles::Documented;
use crate::analysis::role_coverage::class;
use crate::method::{Answer, Item, Reason, Table};
use crate::model::{ActorIndex, Case, Code as _, RoleIndex};

/// All tables; empty where there are not two cases.
pub(crate) fn tables(cases: [Option<&Case>; 2], found: &Comparison, answer: Answer) -> Answer {
    answer
        .with_table(main(cases, found))
        .with_table(cells(cases, found))
        .with_table(number_table(found))
        .with_table(trait_table(found))
        .with_table(shared_table(cases, found))
        .with_table(distance_table(found))
        .with_table(case_table(cases, found))
}

/// What is said of actors of one of the cases.
fn of_actors<T>(case: Option<&Case>, actors: &[ActorIndex], say: impl Fn(&Case, ActorIndex) -> T) -> Vec<T> {
    case.map_or_else(Vec::new, |case| actors.iter().map(|actor| say(case, *actor)).collect())
}

fn id(case: &Case, actor: ActorIndex) -> String {
    case.actor_at(actor).id().to_string()
}

/// Where in the document something is said, then its sources, each once.
fn evidence(case: Option<&Case>, basis: &[Item]) -> Vec<String> {
    let (mut places, mut sources) = (Vec::new(), Vec::new());
    for item in basis {
        if let (Some(case), Item::Assignment(index)) = (case, item) {
            places.push(format!("/assignments/{}", index.position()));
            for source in case.assignment_at(*index).evidence().sources().iter().map(ToString::to_string) {
                if !sources.contains(&source) {
                    sources.push(source);
                }
            }
        }
    }
    places.into_iter().chain(sources).collect()
}

fn main(cases: [Option<&Case>; 2], found: &Comparison) -> Table {
    let roles = &found.roles;
    let state =
        |place: usize| roles.iter().map(move |role| role.sides[place].as_ref().map(|side| side.state.as_str()).ok_or(Reason::NoRoles));
    let held = |place: usize, say: fn(&Case, ActorIndex) -> String| {
        let of = move |role: &ComparedRole| {
            let holders = role.sides[place].as_ref().map_or(&[][..], |side| &side.holders);
            of_actors(cases[place], holders, say)
        };
        roles.iter().map(of)
    };
    let name = |case: &Case, actor: ActorIndex| case.actor_at(actor).name().to_owned();
    let class_name = |case: &Case, actor: ActorIndex| {
        let sector = case.actor_at(actor).sector().filter(|_| class(case, actor).is_some());
        sector.map_or(NO_CLASS, |sector| sector.as_str()).to_owned()
    };
    let basis =
        |place: usize| roles.iter().map(move |role| evidence(cases[place], role.sides[place].as_ref().map_or(&[][..], |side| &side.basis)));
    let mut table = Table::new("main", roles.len());
    table
        .text("role", roles.iter().map(|role| role.role.to_string()))
        .text("who", roles.iter().map(|role| role.who().as_str()))
        .valued_text("first_state", state(0))
        .valued_text("second_state", state(1))
        .texts("first_held_by", held(0, id))
        .texts("second_held_by", held(1, id))
        .texts("first_names", held(0, name))
        .texts("second_names", held(1, name))
        .texts("first_classes", held(0, class_name))
        .texts("second_classes", held(1, class_name))
        .texts("first_evidence", basis(0))
        .texts("second_evidence", basis(1));
    table
}

fn cells(cases: [Option<&Case>; 2], found: &Comparison) -> Table {
    let cells = &found.cells;
    let held = |place: usize| cells.iter().map(move |cell| of_actors(cases[place], &cell.holders[place], id));
    let mut table = Table::new("cells", cells.len());
    table
        .text("role", cells.iter().map(|cell| cell.role.to_string()))
        .text("class", cells.iter().map(|cell| cell.class))
        .text("who", cells.iter().map(|cell| cell.who.as_str()))
        .texts("first_held_by", held(0))
        .texts("second_held_by", held(1));
    table
}

fn number_table(found: &Comparison) -> Table {
    let numbers = &found.numbers;
    let mut table = Table::new("numbers", numbers.len());
    table
        .text("column", numbers.iter().map(|number| number.column.clone()))
        .number("first", numbers.iter().map(|number| number.values[0]))
        .number("second", numbers.iter().map(|number| number.values[1]))
        .number("difference", numbers.iter().map(ComparedNumber::difference));
    table
}

fn trait_table(found: &Comparison) -> Table {
    let traits = &found.traits;
    let mut table = Table::new("traits", traits.len());
    table
        .text("section", traits.iter().map(|one| one.section))
        .text("item", traits.iter().map(|one| one.item.clone()))
        .text("who", traits.iter().map(|one| one.who.as_str()))
        .count("first", traits.iter().map(|one| one.counts[0]))
        .count("second", traits.iter().map(|one| one.counts[1]));
    table
}

fn shared_table(cases: [Option<&Case>; 2], found: &Comparison) -> Table {
    let shared = &found.shared;
    let actors = |place: usize| shared.iter().map(move |actor| of_actors(cases[place], &actor.actors[place], id));
    let role = |case: &Case, role: &RoleIndex| case.role_id(*role).map(ToString::to_string);
    let roles = |place: usize| {
        let of = move |actor: &SharedActor| {
            cases[place].map_or_else(Vec::new, |case| actor.roles[place].iter().filter_map(|held| role(case, held)).collect::<Vec<_>>())
        };
        shared.iter().map(of)
    };
    let name = |actor: &SharedActor| cases[0].map_or_else(String::new, |case| case.actor_at(actor.actors[0][0]).name().to_owned());
    let mut table = Table::new("shared_actors", shared.len());
    table
        .text("identity", shared.iter().map(|actor| actor.identity.clone()))
        .text("name", shared.iter().map(name))
        .texts("first_actors", actors(0))
        .texts("second_actors", actors(1))
        .texts("first_roles", roles(0))
        .texts("second_roles", roles(1));
    table
}

fn distance_table(found: &Comparison) -> Table {
    let distances = &found.distances;
    let mut table = Table::new("distances", distances.len());
    table
        .text("distance", distances.iter().map(|(distance, ..)| distance.as_str()))
        .number("value", distances.iter().map(|(_, value, _)| *value))
        .count("compared", distances.iter().map(|(.., compared)| *compared));
    table
}

fn case_table(cases: [Option<&Case>; 2], found: &Comparison) -> Table {
    let rows: Vec<(&'static str, &Case, &Documented)> = ["first", "second"]
        .into_iter()
        .zip(cases)
        .zip(&found.documented)
        .filter_map(|((place, case), documented)| Some((place, case?, documented)))
        .collect();
    let mut table = Table::new("cases", rows.len());
    table
        .text("place", rows.iter().map(|(place, ..)| *place))
        .text("case", rows.iter().map(|(_, case, _)| case.id().to_string()))
        .text("name", rows.iter().map(|(_, case, _)| case.name().to_owned()))
        .text("fingerprint", rows.iter().map(|(_, case, _)| case.fingerprint().to_string()))
        .number("completeness", rows.iter().map(|(.., documented)| documented.completeness()))
        .count("sources", rows.iter().map(|(.., documented)| documented.sources))
        .count("roles_unknown", rows.iter().map(|(.., documented)| documented.roles_unknown))
        .count("holders_without_class", rows.iter().map(|(.., documented)| documented.holders_without_class));
    table
}
