//! Laws that the answers obey on any network and any case; none needs an expected number.

use partnergraph::analysis::{
    actor_betweenness, actor_closeness, actor_degree, actor_eigenvector, actor_harmonic, actor_hits, actor_katz, actor_load,
    actor_overview, actor_pagerank, actor_strength, network_centralization, network_summary, relation_betweenness, role_coverage,
    two_mode_degree,
};
use partnergraph::method::{Reason, Value};
use partnergraph::view::{Direction, Incidence, Modes, Network, Parallel};
use partnergraph::{Actor, Assignment, Case, CaseBuilder, Relation, RelationKind, Role, RoleModel, Status};
use proptest::prelude::*;

const CASES: u32 = 96;

/// Edges between numbered actors, loops and parallel ones included.
#[derive(Debug, Clone)]
struct Sketch {
    actors: u32,
    edges: Vec<(u32, u32)>,
    direction: Direction,
}

impl Sketch {
    fn network(&self, parallel: Parallel) -> Network {
        let (source, target): (Vec<u32>, Vec<u32>) = self.edges.iter().copied().unzip();
        let names: Vec<String> = (0..self.actors).map(|actor| actor.to_string()).collect();
        Network::from_edges(names, &source, &target, None, self.direction, parallel).expect("edges among the actors")
    }

    fn with_edge(&self, from: u32, to: u32) -> Self {
        let mut more = self.clone();
        more.edges.push((from, to));
        more
    }

    fn with_isolate(&self) -> Self {
        Self { actors: self.actors + 1, ..self.clone() }
    }

    /// The same with other numbers: actor i becomes `order[i]`.
    fn reordered(&self, order: &[u32]) -> Self {
        let edges = self.edges.iter().map(|(a, b)| (order[*a as usize], order[*b as usize])).collect();
        Self { edges, ..self.clone() }
    }

    fn reversed(&self) -> Self {
        Self { edges: self.edges.iter().map(|(a, b)| (*b, *a)).collect(), ..self.clone() }
    }
}

fn sketches() -> impl Strategy<Value = Sketch> {
    let directions = prop_oneof![Just(Direction::Undirected), Just(Direction::Directed), Just(Direction::In), Just(Direction::Out)];
    (1..8_u32, directions).prop_flat_map(|(actors, direction)| {
        prop::collection::vec((0..actors, 0..actors), 0..16).prop_map(move |edges| Sketch { actors, edges, direction })
    })
}

fn reordered_sketches() -> impl Strategy<Value = (Sketch, Vec<u32>)> {
    sketches().prop_flat_map(|sketch| {
        let order = Just((0..sketch.actors).collect::<Vec<u32>>()).prop_shuffle();
        (Just(sketch), order)
    })
}

/// Everything that is said of single actors of a network, one row for each.
fn actor_rows(network: &Network) -> Vec<[Value; 6]> {
    let degree = actor_degree::compute(network, &Default::default()).expect("never refused");
    let harmonic = actor_harmonic::compute(network, &Default::default()).expect("there are no weights");
    let betweenness = actor_betweenness::compute(network, &Default::default()).expect("there are no weights");
    let numbers = degree.iter().zip(&harmonic).zip(&betweenness);
    numbers
        .map(|((degree, harmonic), between)| {
            [Ok(degree.raw as f64), degree.value, Ok(harmonic.raw), harmonic.value, Ok(between.raw), between.value]
        })
        .collect()
}

/// What is said of single actors by measures of status: eigenvector, Katz and its raw form, PageRank, hub and authority.
fn status(network: &Network) -> [Vec<Value>; 6] {
    let eigenvector = actor_eigenvector::compute(network, &Default::default()).expect("never refused");
    let katz = actor_katz::compute(network, &Default::default()).expect("the preset is below the bound");
    let pagerank = actor_pagerank::compute(network, &Default::default()).expect("the preset is a damping");
    let hits = actor_hits::compute(network, &Default::default()).expect("never refused");
    [eigenvector.values, katz.values, katz.raw, pagerank, hits.hubs, hits.authorities]
}

fn strengths(network: &Network, alpha: Option<f64>) -> Vec<actor_strength::ActorStrength> {
    let options = alpha.map_or_else(actor_strength::Options::default, |alpha| actor_strength::Options::default().with_alpha(alpha));
    actor_strength::compute(network, &options).expect("edges are counted")
}

fn summary(network: &Network) -> network_summary::Summary {
    network_summary::compute(network, &network_summary::Options::default()).expect("never refused")
}

/// What a summary says beside counts of relations.
fn summary_values(network: &Network) -> Vec<Value> {
    let found = summary(network);
    let whole = |number: usize| Ok(number as f64);
    let r = found.reciprocity;
    let mut values = [found.actors, found.ties, found.components, found.isolates, found.clustering_actors].map(whole).to_vec();
    values.extend([
        found.strong_components.and_then(whole),
        found.diameter.and_then(whole),
        found.connected.and_then(|yes| whole(usize::from(yes))),
    ]);
    values.extend([found.density, found.largest_share, found.average_degree, found.average_path, found.reachable_share, found.efficiency]);
    values.extend([found.fragmentation, found.connectedness, found.transitivity, found.average_clustering]);
    values.extend([r.edgewise, r.dyadic_non_null, r.dyadic, r.net, r.weighted]);
    values
}

fn same(a: Value, b: Value) -> bool {
    match (a, b) {
        (Ok(a), Ok(b)) => (a - b).abs() < 1e-9,
        (a, b) => a == b,
    }
}

fn all_same(a: &[Value], b: &[Value]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(*a, *b))
}

fn sum(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, |sum, value| sum + value)
}

/// Distances by steps over ordered pairs that are connected, one breadth at a time.
fn distances(network: &Network) -> Vec<f64> {
    let actors = network.actors();
    let tied = |from: usize, to: usize| {
        network.ties().any(|tie| (tie.from, tie.to) == (from, to) || (!network.is_directed() && (tie.to, tie.from) == (from, to)))
    };
    let mut found = Vec::new();
    for start in 0..actors {
        let (mut seen, mut edge, mut steps) = (vec![start], vec![start], 0.0);
        while !edge.is_empty() {
            let next: Vec<usize> = (0..actors).filter(|to| !seen.contains(to) && edge.iter().any(|from| tied(*from, *to))).collect();
            steps += 1.0;
            found.extend(next.iter().map(|_| steps));
            seen.extend(&next);
            edge = next;
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn status_follows_the_actors_and_not_their_order((sketch, order) in reordered_sketches()) {
        let (before, after) = (status(&sketch.network(Parallel::Any)), status(&sketch.reordered(&order).network(Parallel::Any)));
        for (values, moved) in before.iter().zip(&after) {
            for (actor, value) in values.iter().enumerate() {
                prop_assert!(same(*value, moved[order[actor] as usize]), "{values:?} {moved:?}");
            }
        }
    }

    #[test]
    fn status_is_measured_by_what_it_says_and_loops_and_doubles_are_not_there(sketch in sketches()) {
        let found = status(&sketch.network(Parallel::Any));
        let [eigenvector, katz, raw, pagerank, hubs, authorities] = &found;
        for values in [eigenvector, katz, hubs, authorities].map(|values| values.iter().flatten().copied().collect::<Vec<f64>>()) {
            prop_assert!(values.iter().all(|value| *value >= 0.0));
            prop_assert!(values.is_empty() || (sum(values.iter().map(|value| value * value)) - 1.0).abs() < 1e-9);
        }
        prop_assert!(raw.iter().flatten().all(|value| *value >= 1.0));
        prop_assert!((sum(pagerank.iter().flatten().copied()) - 1.0).abs() < 1e-12);
        let more = sketch.edges.first().map_or(sketch.clone(), |(from, to)| sketch.with_edge(*from, *to)).with_edge(0, 0);
        prop_assert_eq!(&status(&more.network(Parallel::Any)), &found);
        let wider = status(&sketch.with_isolate().network(Parallel::Any));
        let actors = sketch.actors as usize;
        for kept in [0, 2, 4, 5] {
            prop_assert!(all_same(&wider[kept][..actors], &found[kept]), "{:?} {:?}", wider[kept], found[kept]);
        }
        let turned = status(&sketch.reversed().network(Parallel::Any));
        prop_assert!(all_same(&turned[4], authorities) && all_same(&turned[5], hubs));
    }

    #[test]
    fn reordering_actors_permutes_values_and_changes_nothing_else((sketch, order) in reordered_sketches()) {
        let (before, after) = (sketch.network(Parallel::Any), sketch.reordered(&order).network(Parallel::Any));
        let (rows, moved) = (actor_rows(&before), actor_rows(&after));
        let (counted, moved_counted) = (sketch.network(Parallel::Count), sketch.reordered(&order).network(Parallel::Count));
        let (strong, moved_strong) = (strengths(&counted, Some(0.5)), strengths(&moved_counted, Some(0.5)));
        for (actor, row) in rows.iter().enumerate() {
            let there = order[actor] as usize;
            prop_assert!(all_same(row, &moved[there]));
            prop_assert!(same(strong[actor].value, moved_strong[there].value) && same(strong[actor].share, moved_strong[there].share));
        }
        prop_assert!(all_same(&summary_values(&before), &summary_values(&after)));
    }

    #[test]
    fn doubling_a_relation_or_adding_a_loop_changes_nothing_but_counts_of_relations(sketch in sketches(), which in any::<prop::sample::Index>()) {
        let before = sketch.network(Parallel::Any);
        let looped = sketch.with_edge(which.index(sketch.actors as usize) as u32, which.index(sketch.actors as usize) as u32);
        let mut others = vec![looped.network(Parallel::Any)];
        prop_assert_eq!(summary(&others[0]).loops_dropped, summary(&before).loops_dropped + 1);
        if !sketch.edges.is_empty() {
            let (from, to) = sketch.edges[which.index(sketch.edges.len())];
            others.push(sketch.with_edge(from, to).network(Parallel::Any));
        }
        for after in others {
            prop_assert_eq!(actor_rows(&before), actor_rows(&after));
            prop_assert_eq!(summary_values(&before), summary_values(&after));
        }
    }

    #[test]
    fn an_isolate_leaves_raw_numbers_of_the_others_as_they_are(sketch in sketches()) {
        let (before, after) = (actor_rows(&sketch.network(Parallel::Any)), actor_rows(&sketch.with_isolate().network(Parallel::Any)));
        for (row, later) in before.iter().zip(&after) {
            prop_assert_eq!([row[0], row[2], row[4]], [later[0], later[2], later[4]]);
        }
        prop_assert_eq!([0, 2, 4].map(|column| after[before.len()][column]), [Ok(0.0); 3]);
    }

    #[test]
    fn sums_over_actors_are_sums_over_pairs(sketch in sketches()) {
        let network = sketch.network(Parallel::Any);
        let (found, far) = (summary(&network), distances(&network));
        // Undirected betweenness and degree are of unordered pairs.
        let times = if network.is_directed() { 1.0 } else { 2.0 };
        let column = |column: usize| sum(actor_rows(&network).iter().filter_map(|row| row[column].ok()));
        prop_assert!((column(4) - sum(far.iter().map(|steps| steps - 1.0)) / times).abs() < 1e-9);
        let degrees = if sketch.direction == Direction::Directed { 2.0 } else { times };
        prop_assert_eq!(column(0), degrees * found.ties as f64);
        prop_assert!((column(2) - sum(far.iter().map(|steps| 1.0 / steps))).abs() < 1e-9);
        if sketch.actors > 1 {
            prop_assert!(same(found.efficiency, Ok(column(3) / f64::from(sketch.actors))));
            prop_assert!(same(found.fragmentation.map(|share| 1.0 - share), found.connectedness));
        }
        prop_assert!(far.is_empty() == found.average_path.is_err());
    }

    #[test]
    fn shortest_paths_over_ties_add_up_to_distances(sketch in sketches()) {
        let network = sketch.network(Parallel::Any);
        let times = if network.is_directed() { 1.0 } else { 2.0 };
        let ties = relation_betweenness::compute(&network, &Default::default()).expect("there are no weights");
        prop_assert_eq!(ties.len(), network.ties().len());
        prop_assert!((sum(ties.iter().map(|tie| tie.raw)) - sum(distances(&network).into_iter()) / times).abs() < 1e-9);
        // Each tie carries at least the paths of its own two.
        prop_assert!(ties.iter().all(|tie| tie.raw >= 1.0 - 1e-9 && tie.value <= 1.0 + 1e-9));
    }

    #[test]
    fn an_isolate_lowers_closeness_by_the_share_that_it_adds((sketch, order) in reordered_sketches()) {
        let closeness = |sketch: &Sketch| actor_closeness::compute(&sketch.network(Parallel::Any), &Default::default());
        let (before, after) = (closeness(&sketch).expect("there are no weights"), closeness(&sketch.with_isolate()).expect("the same"));
        let n = f64::from(sketch.actors);
        for (row, later) in before.iter().zip(&after).filter(|_| sketch.actors > 1) {
            prop_assert!(same(row.value.map(|value| value * (n - 1.0) / n), later.value) && row.reached == later.reached);
        }
        let moved = closeness(&sketch.reordered(&order)).expect("there are no weights");
        for (actor, row) in before.iter().enumerate() {
            prop_assert!(same(row.value, moved[order[actor] as usize].value));
        }
    }

    #[test]
    fn centralization_lies_between_0_and_1_whatever_the_order((sketch, order) in reordered_sketches()) {
        let centralization = |sketch: &Sketch| network_centralization::compute(&sketch.network(Parallel::Any), &Default::default());
        let (before, after) = (centralization(&sketch).expect("no weights"), centralization(&sketch.reordered(&order)).expect("no weights"));
        for (row, moved) in before.iter().zip(&after) {
            prop_assert!(row.value.is_err() || row.value.is_ok_and(|value| (-1e-12..=1.0 + 1e-12).contains(&value)));
            prop_assert!(same(row.value, moved.value));
            let mut leaders: Vec<usize> = row.leaders.iter().map(|actor| order[*actor] as usize).collect();
            leaders.sort_unstable();
            prop_assert_eq!(&leaders, &moved.leaders);
        }
    }

    #[test]
    fn what_others_send_is_what_one_gets_when_all_arcs_are_turned(sketch in sketches()) {
        prop_assume!(sketch.direction != Direction::Undirected);
        let (arcs, turned) = (sketch.network(Parallel::Count), sketch.reversed().network(Parallel::Count));
        let harmonic = |network: &Network, direction| {
            actor_harmonic::compute(network, &actor_harmonic::Options::default().with_direction(direction)).expect("there are no weights")
        };
        let strength = |network: &Network, direction| {
            actor_strength::compute(network, &actor_strength::Options::default().with_direction(direction)).expect("edges are counted")
        };
        prop_assert_eq!(harmonic(&arcs, Direction::In), harmonic(&turned, Direction::Out));
        prop_assert_eq!(strength(&arcs, Direction::In), strength(&turned, Direction::Out));
    }

    #[test]
    fn strength_lies_between_degree_and_sum_and_its_shares_make_one(sketch in sketches()) {
        let network = sketch.network(Parallel::Count);
        let (plain, as_degree, as_sum) = (strengths(&network, None), strengths(&network, Some(0.0)), strengths(&network, Some(1.0)));
        let degrees = actor_degree::compute(&network, &Default::default()).expect("never refused");
        for (actor, found) in plain.iter().enumerate() {
            if degrees[actor].raw > 0 {
                prop_assert_eq!(as_degree[actor].value, Ok(degrees[actor].raw as f64));
                prop_assert!(same(as_sum[actor].value, Ok(found.raw)));
            }
        }
        if network.ties().len() > 0 {
            prop_assert!((sum(plain.iter().filter_map(|actor| actor.share.ok())) - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn a_network_in_which_every_arc_is_returned_is_fully_mutual(sketch in sketches()) {
        let mut both = Sketch { direction: Direction::Directed, ..sketch };
        both.edges.extend(both.reversed().edges);
        let found = summary(&both.network(Parallel::Any));
        let expected = if found.ties == 0 { Err(Reason::NoTies) } else { Ok(1.0) };
        prop_assert_eq!(found.reciprocity.edgewise, expected);
        prop_assert_eq!(found.reciprocity.dyadic_non_null, expected);
    }
}

#[test]
fn in_a_complete_network_of_three_or_more_all_is_closed() {
    for actors in 3..7 {
        let edges = (0..actors).flat_map(|a| (0..a).map(move |b| (a, b))).collect();
        let found = summary(&Sketch { actors, edges, direction: Direction::Undirected }.network(Parallel::Any));
        assert_eq!((found.transitivity, found.average_clustering, found.clustering_actors), (Ok(1.0), Ok(1.0), actors as usize));
        assert_eq!((found.density, found.diameter, found.efficiency), (Ok(1.0), Ok(1), Ok(1.0)));
    }
}

/// Roles held and relations between numbered actors; the first stands for the case where `with_self` says so.
#[derive(Debug, Clone)]
struct Partnership {
    actors: usize,
    held: Vec<(usize, usize)>,
    relations: Vec<(usize, usize)>,
    with_self: bool,
}

const ROLES: usize = 4;

impl Partnership {
    /// The case with its actors in this order.
    fn case(&self, order: &[usize]) -> Case {
        let roles = (0..ROLES).map(|role| Role::new(format!("role{role}")));
        let mut case = CaseBuilder::new("case", "Case").role_model(RoleModel::new("four").with_roles(roles));
        for actor in order {
            case = case.actor(Actor::new(format!("a{actor}"), format!("Actor {actor}")));
        }
        if self.with_self {
            case = case.self_actor("a0");
        }
        for (actor, role) in &self.held {
            case = case.assignment(Assignment::new(format!("role{role}"), Status::Current).with_actor(format!("a{actor}")));
        }
        for (from, to) in &self.relations {
            case = case.relation(Relation::new(format!("a{from}"), format!("a{to}"), RelationKind::Funds));
        }
        case.build().expect("a sound case")
    }

    fn in_order(&self) -> Case {
        self.case(&(0..self.actors).collect::<Vec<_>>())
    }
}

fn partnerships() -> impl Strategy<Value = Partnership> {
    (1..7_usize, any::<bool>()).prop_flat_map(|(actors, with_self)| {
        let held = prop::collection::vec((0..actors, 0..ROLES), 0..8);
        let relations = prop::collection::vec((0..actors, 0..actors), 0..10);
        (held, relations).prop_map(move |(held, relations)| Partnership { actors, held, relations, with_self })
    })
}

fn reordered_partnerships() -> impl Strategy<Value = (Partnership, Vec<usize>)> {
    partnerships().prop_flat_map(|partnership| {
        let order = Just((0..partnership.actors).collect::<Vec<_>>()).prop_shuffle();
        (Just(partnership), order)
    })
}

fn overview(case: &Case) -> Vec<actor_overview::ActorOverview> {
    actor_overview::compute(case, &Default::default()).expect("the default scope fits every case")
}

fn load(case: &Case) -> actor_load::Load {
    actor_load::compute(case, &Default::default()).expect("the default scope fits every case")
}

fn two_mode(case: &Case) -> two_mode_degree::TwoModeDegrees {
    two_mode_degree::compute(&Incidence::of_case(case, &Default::default(), Modes::Roles).expect("the default scope fits every case"))
}

/// What is said of each actor of a case in numbers, by its id.
fn by_id(case: &Case) -> Vec<(String, Vec<Value>)> {
    let whole = |number: usize| Ok(number as f64);
    let mut rows: Vec<(String, Vec<Value>)> = overview(case)
        .iter()
        .map(|row| {
            let counts =
                [whole(row.roles.len()), whole(row.roles_alone.len()), row.partners.and_then(whole), row.hanging_ties.and_then(whole)];
            let more = [row.house_relations.and_then(whole), row.role_betweenness, row.betweenness];
            (case.actors()[row.actor.position()].id().to_string(), counts.into_iter().chain(more).collect())
        })
        .collect();
    for row in load(case).actors {
        let id = case.actors()[row.actor.position()].id().to_string();
        rows.push((format!("{id} carries"), vec![whole(row.roles.len()), row.share, whole(row.sole_roles.len()), whole(row.seats)]));
    }
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn the_order_of_actors_in_a_document_changes_no_number((partnership, order) in reordered_partnerships()) {
        let (plain, other) = (partnership.in_order(), partnership.case(&order));
        let (before, after) = (by_id(&plain), by_id(&other));
        prop_assert_eq!(before.len(), after.len());
        for ((id, values), (other, later)) in before.iter().zip(&after) {
            prop_assert_eq!(id, other);
            prop_assert!(all_same(values, later), "{}: {:?} and {:?}", id, values, later);
        }
        let (a, b) = (two_mode(&plain), two_mode(&other));
        prop_assert!(a.columns == b.columns && same(a.density, b.density) && same(a.rows_centralization, b.rows_centralization));
        let (a, b) = (load(&plain), load(&other));
        prop_assert!(a.max == b.max && same(a.mean, b.mean) && same(a.gini, b.gini));
    }

    #[test]
    fn saying_something_twice_changes_no_number_but_relations_with_the_house(partnership in partnerships()) {
        let plain = partnership.in_order();
        let mut twice = partnership.clone();
        twice.held.extend_from_within(..);
        twice.relations.extend(partnership.relations.iter().copied().filter(|(a, b)| !partnership.with_self || (*a > 0 && *b > 0)));
        let twice = twice.in_order();
        prop_assert_eq!(by_id(&plain), by_id(&twice));
        prop_assert_eq!(two_mode(&plain), two_mode(&twice));
    }

    #[test]
    fn roles_are_the_same_from_every_side(partnership in partnerships()) {
        let case = partnership.in_order();
        let (load, two_mode, overview) = (load(&case), two_mode(&case), overview(&case));
        let coverage = role_coverage::compute(&case, &Default::default()).expect("the default scope fits every case");
        let held: usize = load.actors.iter().map(|actor| actor.roles.len()).sum();
        prop_assert_eq!(held, two_mode.links);
        prop_assert_eq!(held, coverage.iter().map(|role| role.holders.len()).sum::<usize>());
        prop_assert_eq!(held, overview.iter().map(|actor| actor.roles.len()).sum::<usize>());
        let alone = coverage.iter().filter(|role| role.holders.len() == 1).count();
        prop_assert_eq!(alone, load.actors.iter().map(|actor| actor.sole_roles.len()).sum::<usize>());
        prop_assert_eq!(alone, overview.iter().map(|actor| actor.roles_alone.len()).sum::<usize>());
    }

    #[test]
    fn the_overview_holds_together(partnership in partnerships()) {
        let case = partnership.in_order();
        let (rows, network) = (overview(&case), Network::of(&case, &Default::default()).expect("the default scope fits every case"));
        prop_assert_eq!(rows.iter().filter_map(|row| row.partners.ok()).sum::<usize>(), 2 * network.ties().len());
        for row in &rows {
            prop_assert!(row.roles_alone.iter().all(|role| row.roles.contains(role)));
            prop_assert!(row.hanging_ties.unwrap_or(0) <= row.partners.unwrap_or(0));
            prop_assert!(row.role_betweenness.is_ok_and(|share| (0.0..=1.0 + 1e-12).contains(&share)));
            prop_assert_eq!(row.house_relations.is_ok(), partnership.with_self && row.actor.position() > 0);
        }
        let rank = |row: &actor_overview::ActorOverview| (row.roles_alone.len(), row.roles.len(), row.partners.unwrap_or(0));
        prop_assert!(rows.windows(2).all(|pair| rank(&pair[0]) > rank(&pair[1]) || (rank(&pair[0]) == rank(&pair[1]) && pair[0].actor < pair[1].actor)));
        let house: usize = rows.iter().filter_map(|row| row.house_relations.ok()).sum();
        let recorded = partnership.relations.iter().filter(|(a, b)| partnership.with_self && (*a == 0) != (*b == 0)).count();
        prop_assert_eq!(house, recorded);
    }
}
