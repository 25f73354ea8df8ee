//! The tables of how many partners a case can lose.

use super::leaving::roles_without;
use crate::analysis::actor_load::{basis, role_ids};
use crate::analysis::case_robustness::{Robustness, Worst};
use crate::method::{Item, Reason, Study, Table, Value};
use crate::model::{ActorIndex, RoleIndex};
use crate::view::{Incidence, Selection};

/// The main table, the curve and the worst losses.
pub(crate) fn all(study: &Study<'_>, selection: &Selection<'_>, incidence: &Incidence, found: &Robustness) -> [Table; 3] {
    let case = selection.case();
    let stated = |actor: ActorIndex, roles: &[RoleIndex]| basis(incidence, actor, roles);
    let every_role: Vec<RoleIndex> = (0..incidence.roles() as u32).map(RoleIndex).collect();
    let all: Vec<Item> = incidence.actors().iter().flat_map(|actor| stated(*actor, &every_role)).collect();
    let of_worst = |worst: &Value<Worst>, of: fn(&Worst) -> usize| [worst.as_ref().map(of).map_err(|reason| *reason)];
    let mut main = Table::new("main", 1);
    main.number("area", [found.area])
        .number("area_of_filled", [found.area_of_filled])
        .count("actors", [found.leaving.len()])
        .number("coverage", [found.coverage])
        .count("filled", [found.filled.len()])
        .texts("lasting_roles", [role_ids(case, &found.lasting)])
        .whole("k_half", [found.k_half])
        .whole("k_min", [found.k_min])
        .whole("single_roles_lost", of_worst(&found.worst_single, |worst| worst.roles_lost))
        .whole("single_separated_pairs", of_worst(&found.worst_single, |worst| worst.separated_pairs))
        .whole("single_worst", of_worst(&found.worst_single, |worst| worst.number))
        .whole("pair_roles_lost", of_worst(&found.worst_pair, |worst| worst.roles_lost))
        .whole("pair_separated_pairs", of_worst(&found.worst_pair, |worst| worst.separated_pairs))
        .whole("pair_worst", of_worst(&found.worst_pair, |worst| worst.number))
        .number("targeted_area", [found.targeted_area])
        .number("targeted_area_of_filled", [found.targeted_area_of_filled])
        .rests_on([all.clone()]);
    let id = |actor: &ActorIndex| case.actor_at(*actor).id().to_string();
    let mut curve = Table::new("curve", found.leaving.len() + 1);
    curve
        .count("lost", 0..=found.leaving.len())
        .number("expected_coverage", found.expected_coverage.iter().copied())
        .number("expected_of_filled", found.expected_of_filled.iter().copied())
        .number("none_lost", found.none_lost.iter().copied())
        .optional_text("actor", std::iter::once(None).chain(found.leaving.iter().map(|actor| Some(id(actor)))))
        .number("targeted_coverage", found.targeted_coverage.iter().copied())
        .rests_on_all(all);
    [main, curve, worst_table(study, selection, incidence, found)]
}

fn worst_table(study: &Study<'_>, selection: &Selection<'_>, incidence: &Incidence, found: &Robustness) -> Table {
    let case = selection.case();
    let listed = |worst: &Value<Worst>| worst.as_ref().map_or(Vec::new(), |worst| worst.losses.clone());
    let losses: Vec<(Vec<ActorIndex>, usize)> = [&found.worst_single, &found.worst_pair]
        .into_iter()
        .flat_map(|worst| listed(worst).into_iter().map(|loss| (loss, worst.as_ref().map_or(0, |worst| worst.separated_pairs))))
        .collect();
    let lost: Vec<Vec<RoleIndex>> = losses.iter().map(|(loss, _)| roles_without(incidence, loss).lost).collect();
    let ties = study.actor_relations();
    let rests_on = |(loss, _): &(Vec<ActorIndex>, usize)| {
        let of_actor = |actor: &ActorIndex| {
            let mut items = basis(incidence, *actor, &roles_without(incidence, &[*actor]).held);
            items.extend(selection.members().binary_search(actor).map_or(&[][..], |number| &ties[number]));
            items
        };
        let mut items: Vec<Item> = loss.iter().flat_map(of_actor).collect();
        let mut seen = std::collections::HashSet::new();
        items.retain(|item| seen.insert(*item));
        items
    };
    let id = |actor: &ActorIndex| case.actor_at(*actor).id().to_string();
    let after = |lost: &Vec<RoleIndex>| match incidence.roles() {
        0 => Err(Reason::NoRoles),
        roles => Ok((found.filled.len() - lost.len()) as f64 / roles as f64),
    };
    let mut table = Table::new("worst", losses.len());
    table
        .count("losses", losses.iter().map(|(loss, _)| loss.len()))
        .text("actor", losses.iter().map(|(loss, _)| id(&loss[0])))
        .text("name", losses.iter().map(|(loss, _)| case.actor_at(loss[0]).name().to_owned()))
        .optional_text("other", losses.iter().map(|(loss, _)| loss.get(1).map(id)))
        .texts("roles_lost", lost.iter().map(|lost| role_ids(case, lost)))
        .count("separated_pairs", losses.iter().map(|(_, separated)| *separated))
        .number("coverage_after", lost.iter().map(after))
        .rests_on(losses.iter().map(rests_on));
    table
}
