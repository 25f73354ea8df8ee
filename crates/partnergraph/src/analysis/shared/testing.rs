//! What the tests of several analyses share.

use crate::maths::Random;
use crate::method::{Answer, Given, OptionValue, Table, Values};
use crate::model::{
    Activity, Actor, Assignment, Case, CaseBuilder, Casebook, Certainty, Evidence, Exchange, ExchangeDirection, Identifier, Relation,
    RelationKind, Resource, Role, RoleModel, Sector, Slot, Status, Times,
};
use crate::view::{ActorLevel, Direction, Incidence, Network, Parallel, Scope, SelfActor, Uncertain};

/// A network of numbered actors.
pub(crate) fn network(actors: u32, edges: &[(u32, u32)], weights: Option<&[f64]>, direction: Direction) -> Network {
    let parallel = if weights.is_some() { Parallel::Sum } else { Parallel::Any };
    merged(actors, edges, weights, direction, parallel)
}

/// The same, with a rule for parallel edges.
pub(crate) fn merged(actors: u32, edges: &[(u32, u32)], weights: Option<&[f64]>, direction: Direction, parallel: Parallel) -> Network {
    let (source, target): (Vec<u32>, Vec<u32>) = edges.iter().copied().unzip();
    let names: Vec<String> = (0..actors).map(|actor| actor.to_string()).collect();
    Network::from_edges(names, &source, &target, weights, direction, parallel).expect("edges among the actors")
}

/// Whether two lists of numbers agree but for rounding.
pub(crate) fn close(found: &[f64], expected: &[f64]) -> bool {
    found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12)
}

/// Options by name, each a text.
pub(crate) fn given(options: &[(&str, &str)]) -> Given {
    options.iter().fold(Given::nothing(), |given, (name, value)| given.with(*name, OptionValue::Text((*value).to_owned())))
}

/// A two-mode table of numbered members from its links.
pub(crate) fn incidence(rows: usize, columns: usize, links: &[(u32, u32)]) -> Incidence {
    let (row, column): (Vec<u32>, Vec<u32>) = links.iter().copied().unzip();
    Incidence::from_links(rows, columns, &row, &column).expect("links among the members")
}

/// Every two-mode table with so many rows and columns.
pub(crate) fn every_incidence(rows: usize, columns: usize) -> impl Iterator<Item = Incidence> {
    let links: Vec<(u32, u32)> = (0..rows as u32).flat_map(|a| (0..columns as u32).map(move |b| (a, b))).collect();
    (0_u32..1 << links.len()).map(move |chosen| {
        let some: Vec<_> = links.iter().enumerate().filter(|(bit, _)| chosen >> bit & 1 == 1).map(|(_, link)| *link).collect();
        incidence(rows, columns, &some)
    })
}

/// The sizes of which every table is looked at.
pub(crate) const SMALL: [(usize, usize); 9] = [(1, 1), (1, 3), (3, 1), (2, 2), (2, 3), (3, 2), (3, 3), (4, 3), (2, 5)];

/// A two-mode table drawn by lot, in which some columns have many more links than others.
pub(crate) fn drawn_incidence(seed: u64, rows: usize, columns: usize, links: usize) -> Incidence {
    let mut random = Random::new(seed, 3);
    let mut column = || {
        let bound = 1 + random.below(columns);
        (random.below(rows) as u32, random.below(bound) as u32)
    };
    incidence(rows, columns, &(0..links).map(|_| column()).collect::<Vec<_>>())
}

/// Eighteen women at fourteen events (Davis, Gardner & Gardner 1941), as networkx 3.6.1 has them.
pub(crate) fn southern_women() -> Incidence {
    const WOMEN: [&str; 18] = [
        "11111101100000",
        "11101111000000",
        "01111111100000",
        "10111111000000",
        "00111010000000",
        "00101101000000",
        "00001111000000",
        "00000101100000",
        "00001011100000",
        "00000011100100",
        "00000001110100",
        "00000001110111",
        "00000011110111",
        "00000110111111",
        "00000011011100",
        "00000001100000",
        "00000000101000",
        "00000000101000",
    ];
    let links = WOMEN.iter().enumerate().flat_map(|(woman, events)| {
        events.bytes().enumerate().filter(|(_, there)| *there == b'1').map(move |(event, _)| (woman as u32, event as u32))
    });
    incidence(18, 14, &links.collect::<Vec<_>>())
}

/// The table of an answer with this name.
pub(crate) fn table<'a>(answer: &'a Answer, name: &str) -> &'a Table {
    answer.tables().iter().find(|table| table.name() == name).expect("the analysis gives this table")
}

/// A column of whole numbers.
pub(crate) fn wholes(table: &Table, column: &str) -> Vec<Option<i64>> {
    match table.column(column) {
        Some(Values::Whole(values)) => values.iter().collect(),
        other => unreachable!("`{column}` holds whole numbers, not {other:?}"),
    }
}

/// A column of numbers.
pub(crate) fn numbers(table: &Table, column: &str) -> Vec<Option<f64>> {
    match table.column(column) {
        Some(Values::Number(values)) => values.iter().collect(),
        other => unreachable!("`{column}` holds numbers, not {other:?}"),
    }
}

/// A column of texts, those that are missing as nothing.
pub(crate) fn texts(table: &Table, column: &str) -> Vec<String> {
    match table.column(column) {
        Some(Values::Text(values)) => values.iter().map(|text| text.unwrap_or_default().to_owned()).collect(),
        other => unreachable!("`{column}` holds texts, not {other:?}"),
    }
}

/// A casebook drawn by lot: cases share actors by several marks, and some roles; every case has the actors `a0` and `a1`.
pub(crate) fn drawn_casebook(seed: u64, cases: usize) -> Casebook {
    let mut random = Random::new(seed, 7);
    (0..cases).map(|number| drawn_case(&mut random, number, cases)).collect()
}

fn drawn_case(random: &mut Random, number: usize, people: usize) -> Case {
    const ROLES: [&str; 8] =
        ["owner", "funder", "operator", "programme_coordinator", "neighbourhood_partner", "activity_partner", "host", "caretaker"];
    let mut case = CaseBuilder::new(format!("case-{number}").as_str(), "Case");
    let mut roles = ROLES[..6].to_vec();
    if random.below(3) == 0 {
        roles = (0..ROLES.len()).map(|role| ROLES[(role * 3 + number) % ROLES.len()]).filter(|_| random.below(3) > 0).collect();
        case = case.role_model(RoleModel::new("own").with_roles(roles.iter().map(|role| Role::new(*role))));
    }
    let count = 2 + random.below(5);
    let id = |actor: usize| format!("a{actor}");
    for actor in 0..count {
        case = case.actor(drawn_actor(random, &format!("{number}-{actor}"), actor, people));
    }
    if random.below(2) == 0 {
        case = case.self_actor(id(random.below(count)).as_str());
    }
    let evidence = |is_uncertain| {
        let certain = Evidence::default();
        if is_uncertain { certain.with_certainty(Certainty::Uncertain) } else { certain }
    };
    for _ in 0..random.below(3 * count) {
        let role = if roles.is_empty() || random.below(8) == 0 { "outside" } else { roles[random.below(roles.len())] };
        let status = [Status::Current, Status::Current, Status::Potential, Status::Former][random.below(4)];
        let mut held = Assignment::new(role, status).with_actor(id(random.below(count)).as_str());
        held = held.with_native_role("as they call it").with_evidence(evidence(random.below(6) == 0));
        let year = |year: usize| format!("20{}", 10 + year).parse().expect("a year");
        let (since, years) = (random.below(12), random.below(6));
        held = if random.below(3) == 0 { held.with_since(year(since)) } else { held };
        case = case.assignment(if random.below(3) == 0 { held.with_until(year(since + years)) } else { held });
    }
    for _ in 0..random.below(count) {
        let relation = Relation::new(id(random.below(count)).as_str(), id(random.below(count)).as_str(), RelationKind::Cooperates);
        case = case.relation(relation.with_evidence(evidence(random.below(3) == 0)));
        let category = [Resource::Money, Resource::Staff, Resource::Premises, Resource::Network][random.below(4)];
        case = case.exchange(Exchange::new(id(random.below(count)).as_str(), ExchangeDirection::Gives, "x").with_category(category));
        let slot = Times::default().with_slot([Slot::Morning, Slot::Evening, Slot::Night][random.below(3)]);
        let group = ["old", "young", "new"][random.below(3)];
        let activity = Activity::new("x").with_actor(id(random.below(count)).as_str()).with_target_groups([group]).with_when([slot]);
        case = case.activity(activity);
    }
    case.build().expect("a sound case")
}

fn drawn_actor(random: &mut Random, name: &str, number: usize, people: usize) -> Actor {
    let mut actor = Actor::new(format!("a{number}").as_str(), name);
    if random.below(3) > 0 {
        actor = actor.with_sector([Sector::Public, Sector::Private, Sector::Civil, Sector::Other][random.below(4)]);
    }
    if number > 0 && random.below(5) == 0 {
        actor = actor.with_part_of(format!("a{}", random.below(number)).as_str());
    }
    let who = random.below(people);
    let numbers = [Identifier::new("no", who.to_string()), Identifier::new("dk", (who / 3).to_string())];
    match random.below(7) {
        0 | 1 => actor.with_same_as(format!("org:{who}")),
        2 => actor.with_same_as(format!("org:{who}")).with_identifiers([numbers[0].clone()]),
        3 => actor.with_same_as(format!("alias:{who}")).with_identifiers([numbers[0].clone()]),
        4 => actor.with_identifiers([numbers[0].clone()]),
        5 if random.below(3) == 0 => actor.with_identifiers(numbers.into_iter().rev()),
        _ => actor,
    }
}

/// Scopes that differ in everything that decides who holds what, the last ones with actors of one case.
pub(crate) fn drawn_scopes() -> Vec<Scope> {
    let at = Scope::default().with_at("2018".parse().expect("a date"));
    vec![
        Scope::default(),
        at.clone(),
        Scope::default().with_level(ActorLevel::Top).with_self_actor(SelfActor::Included),
        Scope::default().with_uncertain(Uncertain::Exclude).with_statuses([Status::Current, Status::Potential]),
        at.with_statuses([Status::Former]).with_actors(["a1"]),
        Scope::default().with_actors(["a0", "a1"]),
    ]
}

/// For each actor of some cases the number of its identity, found by joining whoever has a mark in common until nothing changes.
pub(crate) fn identities_by_joining(cases: &[&Case]) -> Vec<Vec<Option<usize>>> {
    let marks = |actor: &Actor| -> Vec<String> {
        let identifiers = actor.identifiers().iter().map(|identifier| format!("{} {}", identifier.scheme(), identifier.id()));
        actor.same_as().map(|same_as| format!("same as {same_as}")).into_iter().chain(identifiers).collect()
    };
    let all: Vec<Vec<String>> = cases.iter().flat_map(|case| case.actors()).map(marks).collect();
    let mut numbers: Vec<usize> = (0..all.len()).collect();
    loop {
        let before = numbers.clone();
        for a in 0..all.len() {
            for b in 0..all.len() {
                if all[a].iter().any(|mark| all[b].contains(mark)) {
                    numbers[a] = numbers[a].min(numbers[b]);
                }
            }
        }
        if numbers == before {
            break;
        }
    }
    let mut found = numbers.into_iter().zip(&all).map(|(number, marks)| (!marks.is_empty()).then_some(number));
    cases.iter().map(|case| found.by_ref().take(case.actors().len()).collect()).collect()
}
