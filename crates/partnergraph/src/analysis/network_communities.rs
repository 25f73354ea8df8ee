//! Whether the network falls into groups, and into which.
//!
//! Who works with whom of their own accord seldom follows the organisation chart. Groups that are tied more inside than chance
//! would have it show where the partnership has its natural parts, and how well a division that is given matches the ties.

use super::shared::lot;
use super::shared::partition::{Classes, classes};
use crate::maths::communities::{self, MOST_EXACT, Ties};
use crate::maths::{Stopped, Watch};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, NETWORK_SCOPE, OptionError, OptionKind, OptionSpec, OptionValue, Preset, Reason,
    Study, Subject, Table, TableSpec, Value,
};
use crate::view::Network;

/// Up to so many ties the search starts twenty times, beyond once.
const TIES_OF_MANY_STARTS: usize = 100_000;
const MANY_STARTS: usize = 20;

const BEST: &str = "best";

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "network_communities",
    version: 1,
    level: Level::Network,
    subject: Subject::Network,
    question: "Does the network fall into groups that are tied more inside than chance would have it?",
    definition: "Modularity of a partition: Q = Σ_c [L_c/m − γ(D_c/2m)²], L_c ties inside group c, D_c sum of the degrees in it, γ the \
        resolution; directed Q = (1/m) Σ_ij [a_ij − γ k_i^out k_j^in/m] over pairs in the same group; with named weights, sums of weights. \
        Isolates are groups of their own.\n\
        partition = best: of at most 10 actors with ties the best of all partitions into connected groups (exact). Otherwise the best that \
        several searches end in. A search visits the actors in an order drawn by lot and moves each to the group where Q grows most, by more \
        than 1e-12, of equal ones to that with the first member in document order, and goes on with whoever has lost a neighbour, until \
        nothing moves; then groups are split into connected pieces and taken apart into well tied parts, which are the actors of the next \
        level. From the groups that are found it all begins again, until Q no longer grows; above 10,000 ties, three times. Of equal \
        partitions that with fewer groups, then that whose groups, numbered by first member, come first.\n\
        Otherwise Q of the partition that is given; actors without a class are left out with their ties.",
    reading: "0 for one group or ties as by chance, towards 1 for many groups that hardly touch; below 0 when ties avoid the groups. Below \
        about ten actors Q says little; random networks of few ties have a large Q too, so compare with networks of the same size. Small true \
        groups can be merged, the more so the larger the network (resolution limit). Partitions quite unlike each other can have nearly the \
        same Q: starts_share says how many searches agreed. Weights are strengths.",
    undefined: &[
        (Reason::NoTies, "value, without ties, or without ties between actors of the given partition"),
        (Reason::NoPartition, "value, when a partition is given and nobody has a class"),
        (
            Reason::NotRecorded,
            "exact and starts_share, of a partition that is given; starts_share, of an exact search; community, of an actor without a class",
        ),
    ],
    source: "Newman & Girvan 2004, Finding and evaluating community structure in networks. Phys. Rev. E 69, DOI 10.1103/PhysRevE.69.026113; \
        directed: Leicht & Newman 2008, Phys. Rev. Lett. 100, DOI 10.1103/PhysRevLett.100.118703; search: Blondel, Guillaume, Lambiotte & \
        Lefebvre 2008, J. Stat. Mech. P10008, and Traag, Waltman & van Eck 2019, From Louvain to Leiden. Sci. Rep. 9, DOI \
        10.1038/s41598-019-41695-z; limit: Fortunato & Barthélemy 2007, PNAS 104, DOI 10.1073/pnas.0605965104.",
    elsewhere: "Louvain in networkx, igraph and networkit can leave groups that do not hang together. All of them give other partitions for \
        other orders; compare Q, not groups.",
    scope: NETWORK_SCOPE,
    options: &[
        OptionSpec {
            name: "partition",
            kind: OptionKind::ClassByActor(&[BEST, "sector", "kind"]),
            preset: Preset::Text(BEST),
            meaning: "`best` looks for the partition of largest Q; the sector or kind of actor, or for each actor by name its class, is a \
                partition that is given",
        },
        OptionSpec {
            name: "resolution",
            kind: OptionKind::Number,
            preset: Preset::Whole(1),
            meaning: "γ, above 0: larger finds more and smaller groups",
        },
        OptionSpec {
            name: "starts",
            kind: OptionKind::Whole { min: 1, max: 100_000 },
            preset: Preset::Nothing,
            meaning: "how many searches; without it 20, above 100,000 ties 1",
        },
        lot::SEED,
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "the network as a whole",
            columns: &[
                ColumnSpec::new("value", "modularity Q of the partition, at most 1"),
                ColumnSpec::new("communities", "number of groups, isolates that are groups of their own included"),
                ColumnSpec::new("exact", "whether every partition was looked at"),
                ColumnSpec::new("starts", "number of searches"),
                ColumnSpec::new("starts_share", "share of the searches that ended in this partition, 0 to 1"),
                ColumnSpec::new("left_out", "number of actors without a class in the given partition"),
            ],
        },
        TableSpec {
            name: "communities",
            row: "a group, in the order of their first members",
            columns: &[
                ColumnSpec::new("community", "number of the group, from 1"),
                ColumnSpec::new("class", "what it is called in the given partition"),
                ColumnSpec::new("size", "number of its members"),
                ColumnSpec::new("members", "ids of its members, in document order"),
            ],
        },
        TableSpec {
            name: "actors",
            row: "an actor of the network, in document order",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name; only of a case"),
                ColumnSpec::new("community", "number of the group it is in"),
            ],
        },
    ],
};

/// Which partition, and how it is looked for.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Options {
    classes: Option<Classes>,
    resolution: f64,
    starts: Option<usize>,
    seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { classes: None, resolution: 1.0, starts: None, seed: 1 }
    }
}

impl Options {
    /// The same, for this partition instead of the best that is found.
    pub fn with_classes(mut self, classes: Classes) -> Self {
        self.classes = Some(classes);
        self
    }

    /// The same with another γ, a number above 0.
    pub const fn with_resolution(mut self, resolution: f64) -> Self {
        self.resolution = resolution;
        self
    }

    /// The same with so many searches; without it 20, above 100,000 ties 1.
    pub const fn with_starts(mut self, starts: usize) -> Self {
        self.starts = Some(starts);
        self
    }

    /// The same with random numbers that begin elsewhere.
    pub const fn with_seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }
}

/// A partition of the actors.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Communities {
    /// Modularity Q.
    pub value: Value,
    /// For each actor the number of its group, counted from 0 by first member; nothing where it has no class.
    pub groups: Vec<Option<u32>>,
    /// The number of groups.
    pub count: usize,
    /// Whether every partition was looked at.
    pub exact: Value<bool>,
    /// How many searches were made.
    pub starts: usize,
    /// The share of them that ended in this partition.
    pub starts_share: Value,
}

/// The groups that the network falls into, or those that are given, with their modularity.
///
/// # Errors
/// [`AnalysisError::Option`] when the resolution is not a finite number above 0, there are no starts, or there is not a class (or
/// none) for each actor.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::network_communities, view::{Direction, Network, Parallel}};
///
/// // Two triangles and a tie between them: Q = 6/7 − 2·(7/14)².
/// let names: Vec<String> = (0..6).map(|actor| actor.to_string()).collect();
/// let (from, to) = ([0, 0, 1, 2, 3, 3, 4], [1, 2, 2, 3, 4, 5, 5]);
/// let network = Network::from_edges(names, &from, &to, None, Direction::Undirected, Parallel::Any)?;
/// let found = network_communities::compute(&network, &Default::default())?;
/// assert!(found.value.is_ok_and(|q| (q - (6.0 / 7.0 - 0.5)).abs() < 1e-12));
/// assert_eq!(found.groups, [0, 0, 0, 1, 1, 1].map(Some));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, options: &Options) -> Result<Communities, AnalysisError> {
    of(network, options, Watch::nobody())
}

pub(crate) fn of(network: &Network, options: &Options, watch: &Watch) -> Result<Communities, AnalysisError> {
    if !options.resolution.is_finite() || options.resolution <= 0.0 {
        return Err(OptionError::new("resolution", format_args!("`{}`", options.resolution), "a finite number above 0").into());
    }
    if options.starts == Some(0) {
        return Err(OptionError::new("starts", "`0`", "a whole number of 1 or more").into());
    }
    let ties = Ties {
        out: network.successors(),
        back: network.is_directed().then(|| network.predecessors()),
        is_weighted: network.is_weighted(),
        resolution: options.resolution,
    };
    match &options.classes {
        Some(classes) if classes.of().len() != network.actors() => {
            let found = format!("{} classes", classes.of().len());
            Err(OptionError::new("partition", found, format!("one, or none, for each of {} actors", network.actors())).into())
        }
        Some(classes) => Ok(given_partition(&ties, classes)),
        None => Ok(best(network, &ties, options, watch)?),
    }
}

fn given_partition(ties: &Ties<'_>, classes: &Classes) -> Communities {
    let mut number = vec![None; classes.names().len()];
    let mut count = 0;
    let groups: Vec<Option<u32>> = classes
        .of()
        .iter()
        .map(|class| {
            class.map(|class| {
                *number[class as usize].get_or_insert_with(|| {
                    count += 1;
                    count - 1
                })
            })
        })
        .collect();
    let value = if count == 0 { Err(Reason::NoPartition) } else { communities::modularity(ties, &groups).ok_or(Reason::NoTies) };
    let none = Reason::NotRecorded;
    Communities { value, groups, count: count as usize, exact: Err(none), starts: 0, starts_share: Err(none) }
}

fn best(network: &Network, ties: &Ties<'_>, options: &Options, watch: &Watch) -> Result<Communities, Stopped> {
    let preset = if network.ties().len() > TIES_OF_MANY_STARTS { 1 } else { MANY_STARTS };
    let starts = options.starts.unwrap_or(preset);
    let found = communities::best(ties, starts, options.seed, watch)?;
    let starts = if found.is_exact { 0 } else { starts };
    Ok(Communities {
        value: if network.ties().len() == 0 { Err(Reason::NoTies) } else { Ok(found.q) },
        count: found.groups.iter().max().map_or(0, |last| *last as usize + 1),
        groups: found.groups.into_iter().map(Some).collect(),
        exact: Ok(found.is_exact),
        starts,
        starts_share: if starts == 0 { Err(Reason::NotRecorded) } else { Ok(found.agreeing as f64 / starts as f64) },
    })
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let network = study.network();
    let is_best = match given.get("partition") {
        None => true,
        Some(OptionValue::Text(word)) => word == BEST,
        Some(_) => false,
    };
    let mut options = Options { resolution: given.number("resolution")?.unwrap_or(1.0), ..Options::default() };
    options.starts = given.whole("starts", 1, 100_000)?.map(|starts| starts as usize);
    options.seed = lot::seed(given)?;
    if !is_best {
        options.classes = Some(classes(study, given)?);
    }
    let found = of(network, &options, study.watch())?;
    let mut main = Table::new("main", 1);
    main.number("value", [found.value])
        .count("communities", [found.count])
        .optional_flag("exact", [found.exact])
        .count("starts", [found.starts])
        .number("starts_share", [found.starts_share])
        .count("left_out", [found.groups.iter().filter(|group| group.is_none()).count()])
        .rests_on([super::shared::ties::all_relations(study)]);
    let mut members: Vec<Vec<String>> = vec![Vec::new(); found.count];
    let mut called: Vec<Option<String>> = vec![None; found.count];
    for (actor, group) in found.groups.iter().enumerate() {
        let Some(group) = group.map(|group| group as usize) else { continue };
        if members[group].is_empty() {
            called[group] = options.classes.as_ref().and_then(|classes| classes.name(actor)).map(str::to_owned);
        }
        members[group].push(study.actor_name(actor));
    }
    let mut groups = Table::new("communities", found.count);
    groups
        .count("community", 1..=found.count)
        .optional_text("class", called)
        .count("size", members.iter().map(Vec::len).collect::<Vec<_>>())
        .texts("members", members);
    let mut actors = study.actor_table("actors");
    actors.whole("community", found.groups.iter().map(|group| group.map(|group| group as usize + 1).ok_or(Reason::NotRecorded)));
    let mut answer = Answer::new(&CARD, study, given).with_network_facts(study).with_table(main).with_table(groups).with_table(actors);
    if is_best && found.exact == Ok(true) && found.value.is_ok() {
        answer = answer.with_remark(format!("at most {MOST_EXACT} actors have ties: every partition was looked at"));
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{close, network, numbers, table, texts, wholes};
    use super::*;
    use crate::analysis::find;
    use crate::maths::Random;
    use crate::maths::slow::{every_directed_graph, every_graph};
    use crate::view::Direction;

    /// Q pair by pair, as it is written.
    fn slow_q(network: &Network, groups: &[u32], resolution: f64) -> f64 {
        let n = network.actors();
        let mut a = vec![vec![0.0; n]; n];
        for tie in network.ties() {
            let weight = if network.is_weighted() { tie.weight } else { 1.0 };
            a[tie.from][tie.to] = weight;
            if !network.is_directed() {
                a[tie.to][tie.from] = weight;
            }
        }
        let total: f64 = a.iter().flatten().sum();
        let out: Vec<f64> = a.iter().map(|row| row.iter().sum()).collect();
        let back: Vec<f64> = (0..n).map(|j| a.iter().map(|row| row[j]).sum()).collect();
        let pairs = (0..n).flat_map(|i| (0..n).map(move |j| (i, j))).filter(|(i, j)| groups[*i] == groups[*j]);
        pairs.map(|(i, j)| a[i][j] - resolution * out[i] * back[j] / total).sum::<f64>() / total
    }

    /// Every partition of n items, in the order of their numbers.
    fn every_partition(n: usize) -> Vec<Vec<u32>> {
        (0..n).fold(vec![vec![]], |shorter, _| {
            let longer = |groups: Vec<u32>| {
                let next = groups.iter().max().map_or(0, |last| last + 1);
                (0..=next).map(move |group| [groups.clone(), vec![group]].concat())
            };
            shorter.into_iter().flat_map(longer).collect()
        })
    }

    fn holds_together(network: &Network, groups: &[u32]) -> bool {
        let near = network.neighbours();
        (0..groups.len()).all(|first| {
            let mut seen = vec![first as u32];
            let mut next = 0;
            while let Some(actor) = seen.get(next) {
                let more: Vec<u32> =
                    near.row(*actor as usize).iter().copied().filter(|other| groups[*other as usize] == groups[first]).collect();
                more.into_iter().for_each(|other| {
                    if !seen.contains(&other) {
                        seen.push(other);
                    }
                });
                next += 1;
            }
            groups.iter().filter(|group| **group == groups[first]).count() == seen.len()
        })
    }

    fn agrees_with_every_partition(network: &Network, resolution: f64) {
        let found = compute(network, &Options::default().with_resolution(resolution)).expect("a sound resolution");
        if network.ties().len() == 0 {
            assert_eq!((found.value, found.count), (Err(Reason::NoTies), network.actors()));
            return;
        }
        let count = |groups: &Vec<u32>| groups.iter().max().map_or(0, |last| last + 1);
        let all: Vec<(f64, Vec<u32>)> =
            every_partition(network.actors()).into_iter().map(|groups| (slow_q(network, &groups, resolution), groups)).collect();
        let most = all.iter().map(|(q, _)| *q).fold(f64::NEG_INFINITY, f64::max);
        let best = all.iter().filter(|(q, groups)| *q > most - 1e-10 && holds_together(network, groups)).map(|(_, groups)| groups);
        let best = best.min_by_key(|groups| (count(groups), (*groups).clone())).expect("some partition is the best");
        let groups: Vec<u32> = found.groups.iter().map(|group| group.expect("everyone is in a group")).collect();
        assert_eq!(&groups, best, "{:?}", network.ties().collect::<Vec<_>>());
        assert!(found.value.is_ok_and(|q| (q - most).abs() < 1e-12) && found.exact == Ok(true));
    }

    #[test]
    fn small_networks_agree_with_every_partition() {
        for actors in 0..=5 {
            for pairs in every_graph(actors) {
                agrees_with_every_partition(&network(actors, &pairs, None, Direction::Undirected), 1.0);
            }
        }
        for arcs in every_directed_graph(3) {
            agrees_with_every_partition(&network(3, &arcs, None, Direction::Directed), 1.0);
        }
        for (number, pairs) in every_graph(5).enumerate().filter(|(number, _)| number % 7 == 0) {
            let weights: Vec<f64> = (0..pairs.len()).map(|place| [2.0, 1.0, 0.5, 3.0][(place + number) % 4]).collect();
            let direction = if number % 2 == 0 { Direction::Undirected } else { Direction::Directed };
            agrees_with_every_partition(&network(5, &pairs, Some(&weights), direction), [1.0, 0.5, 1.7][number % 3]);
        }
    }

    /// Groups of so many actors with most ties inside.
    fn planted(actors: u32, size: u32, seed: u64, direction: Direction) -> Network {
        let mut random = Random::new(seed, 1);
        let pairs: Vec<(u32, u32)> = (0..actors)
            .flat_map(|a| (0..actors).filter(move |b| *b != a).map(move |b| (a, b)))
            .filter(|(a, b)| random.below(100) < if a / size == b / size { 40 } else { 4 })
            .collect();
        network(actors, &pairs, None, direction)
    }

    #[test]
    fn planted_groups_are_found_and_every_group_hangs_together() {
        for direction in [Direction::Undirected, Direction::Directed] {
            let network = planted(48, 12, 3, direction);
            let found = compute(&network, &Options::default()).expect("the preset options");
            let groups: Vec<u32> = found.groups.iter().map(|group| group.expect("everyone is in a group")).collect();
            let planted: Vec<u32> = (0..48).map(|actor| actor / 12).collect();
            assert!(
                found
                    .value
                    .is_ok_and(|q| q >= slow_q(&network, &planted, 1.0) - 1e-12 && (q - slow_q(&network, &groups, 1.0)).abs() < 1e-12)
            );
            assert!(holds_together(&network, &groups));
            assert_eq!((found.exact, found.starts), (Ok(false), 20));
            // No single move to another group, or away from all, is left that gains anything.
            let q = slow_q(&network, &groups, 1.0);
            for actor in 0..48 {
                for group in 0..=found.count as u32 {
                    let mut moved = groups.clone();
                    moved[actor] = group;
                    assert!(slow_q(&network, &moved, 1.0) <= q + 1e-10);
                }
            }
        }
    }

    #[test]
    fn an_isolate_and_the_unit_of_weights_change_nothing() {
        let pairs: Vec<(u32, u32)> = (0..30).flat_map(|a| [(a, (a + 1) % 30), (a, (a + 2) % 30), (a, (a * 7 + 3) % 30)]).collect();
        let weights: Vec<f64> = (0..pairs.len()).map(|place| 1.0 + (place % 5) as f64).collect();
        let larger: Vec<f64> = weights.iter().map(|weight| weight * 1024.0).collect();
        let of = |actors, weights: &[f64]| {
            compute(&network(actors, &pairs, Some(weights), Direction::Undirected), &Options::default()).expect("the preset options")
        };
        assert_eq!(of(30, &weights), of(30, &larger));
        let (before, after) = (of(30, &weights), of(31, &weights));
        assert!(after.value.is_ok_and(|q| (q - before.value.expect("there are ties")).abs() < 0.02) && after.groups[30].is_some());
    }

    #[test]
    fn a_given_partition_is_judged_and_who_has_no_class_is_left_out() {
        // A path of four in two halves: L = 1 and D = 3 in each, m = 3. Q = 2·(1/3 − 1/4) = 1/6.
        let path = network(4, &[(0, 1), (1, 2), (2, 3)], None, Direction::Undirected);
        let of =
            |classes: [Option<&str>; 4]| compute(&path, &Options::default().with_classes(Classes::new(classes))).expect("a class for each");
        let halves = of([Some("b"), Some("b"), Some("a"), Some("a")]);
        assert!(halves.value.is_ok_and(|q| (q - 1.0 / 6.0).abs() < 1e-15));
        assert_eq!((halves.count, halves.exact, halves.groups), (2, Err(Reason::NotRecorded), vec![Some(0), Some(0), Some(1), Some(1)]));
        // Without the last one: m = 2, one tie inside, D = 3 and 1. Q = 1/2 − 9/16 − 1/16.
        let three = of([Some("b"), Some("b"), Some("a"), None]);
        assert!(three.value.is_ok_and(|q| (q + 0.125).abs() < 1e-15));
        assert!(of([Some("x"); 4]).value.is_ok_and(|q| q.abs() < 1e-15), "one group of all has 0");
        assert_eq!(of([None; 4]).value, Err(Reason::NoPartition));
        assert_eq!(of([Some("a"), None, Some("b"), None]).value, Err(Reason::NoTies));
        assert!(compute(&path, &Options::default().with_classes(Classes::new([Some("a")]))).is_err());
        assert!(compute(&path, &Options::default().with_resolution(0.0)).is_err());
    }

    #[test]
    fn tables_say_who_is_where() {
        let network = network(7, &[(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)], None, Direction::Undirected);
        let method = find("network_communities").expect("in the register");
        let answer = method.of_network(&network, &Given::nothing()).expect("an answer");
        assert!(close(&[numbers(answer.table(), "value")[0].expect("there are ties")], &[6.0 / 7.0 - 0.5]));
        assert_eq!(wholes(table(&answer, "communities"), "size"), [3, 3, 1].map(Some));
        assert_eq!(wholes(table(&answer, "actors"), "community"), [1, 1, 1, 2, 2, 2, 3].map(Some));
        let items = [("0", "x"), ("1", "x"), ("3", "y")].map(|(actor, class)| (actor.to_owned(), OptionValue::Text(class.to_owned())));
        let given = Given::nothing().with("partition", OptionValue::Map(items.to_vec()));
        let answer = method.of_network(&network, &given).expect("an answer");
        assert_eq!(texts(table(&answer, "communities"), "class"), ["x", "y"]);
        assert_eq!(wholes(answer.table(), "left_out"), [Some(4)]);
    }

    #[cfg(feature = "parallel")]
    #[test]
    fn one_thread_and_several_give_the_same() {
        let network = planted(150, 15, 5, Direction::Undirected);
        let alone = compute(&network, &Options::default());
        assert!(alone.is_ok());
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            assert_eq!(pool.install(|| compute(&network, &Options::default())), alone);
        }
    }

    #[test]
    fn a_search_can_be_stopped() {
        let watch = Watch::with_visitor(std::time::Duration::ZERO, |watch| watch.done() < 3);
        let found = of(&planted(150, 15, 5, Direction::Undirected), &Options::default().with_starts(1000), &watch);
        assert!(matches!(found, Err(AnalysisError::Stopped(_))) && watch.done() < 10);
    }
}
