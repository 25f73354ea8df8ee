//! How many steps it is from one actor to another.
//!
//! Behind closeness and betweenness stand distances. This gives the distances themselves, pair by pair: who is one
//! acquaintance away from the funder, and who can be reached at all.

use super::shared::named::Named;
use super::shared::path::{self, Side, WeightAs};
use crate::maths::Sources;
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, NETWORK_SCOPE, OptionError, OptionKind, OptionSpec, Preset, Reason, Study,
    Subject, Table, TableSpec, Value, Watch,
};
use crate::view::Network;

/// Without named sources no more than this many actors: a table of all pairs grows with the square.
pub const MOST_ACTORS: usize = 2_000;

const SOURCES: OptionSpec = OptionSpec {
    name: "sources",
    kind: OptionKind::Texts,
    preset: Preset::Nothing,
    meaning: "the actors that distances are taken from; all without it, in networks of at most 2000 actors",
};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "pair_distance",
    version: 1,
    level: Level::Pair,
    subject: Subject::Network,
    question: "How many steps is it from one actor to another?",
    definition: "The length of a shortest path: the number of ties, or where weights are named the sum of the lengths of its ties. Directed \
        networks along the arcs. Of an undirected network each pair stands once, unless the actors to start from are named.",
    reading: "1 is a partner, 2 a partner's partner. Pairs that no path joins are not listed; the table `sources` says how many an actor \
        reaches.",
    undefined: &[(Reason::NoReachableActor, "farthest in the table `sources`, when the actor reaches nobody")],
    source: "Wasserman & Faust 1994, Social network analysis, chapter 4; with lengths: Dijkstra 1959, Numer. Math. 1, DOI \
        10.1007/BF01386390.",
    elsewhere: "networkx 3.6.1 reads weights as lengths and lists the distance 0 of an actor to itself.",
    scope: NETWORK_SCOPE,
    options: &[SOURCES, path::WEIGHT_AS],
    tables: &[
        TableSpec {
            name: "main",
            row: "a pair of actors that a path joins, by first, then second actor",
            columns: &[
                ColumnSpec::new("from", "id of the actor that the path begins at"),
                ColumnSpec::new("to", "id of the actor that it leads to"),
                ColumnSpec::new("from_name", "name of the first; only of a case"),
                ColumnSpec::new("to_name", "name of the second; only of a case"),
                ColumnSpec::new("value", "length of the shortest path: a number of steps, or a sum of lengths where weights are named"),
            ],
        },
        TableSpec {
            name: "sources",
            row: "an actor that distances were taken from",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("reached", "number of others that it reaches"),
                ColumnSpec::new("farthest", "distance to the farthest of them, also called eccentricity"),
            ],
        },
    ],
};

/// Where distances are taken from, and what weights mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct Options {
    sources: Option<Vec<u32>>,
    weight_as: Option<WeightAs>,
}

impl Options {
    /// The same, from these actors of the network only.
    pub fn with_sources(mut self, sources: impl IntoIterator<Item = u32>) -> Self {
        self.sources = Some(sources.into_iter().collect());
        self
    }

    /// The same, with weights that mean this.
    pub const fn with_weight_as(mut self, weight_as: WeightAs) -> Self {
        self.weight_as = Some(weight_as);
        self
    }
}

/// The distance from one actor to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distance {
    /// The actor that the path begins at.
    pub from: usize,
    /// The actor that it leads to.
    pub to: usize,
    /// The length of the shortest path.
    pub value: f64,
}

/// The distances of the pairs that a path joins, by first, then second actor.
///
/// # Errors
/// [`AnalysisError::Option`] when no sources are named in a network of more than [`MOST_ACTORS`], or one is not there;
/// [`AnalysisError::WeightMeaningMissing`] and [`AnalysisError::Length`] as every measure of paths.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::pair_distance, view::{Direction, Network, Parallel}};
///
/// let network = Network::from_edges(4, &[0, 1], &[1, 2], None, Direction::Undirected, Parallel::Any)?;
/// let found = pair_distance::compute(&network, &Default::default())?;
/// assert_eq!(found.iter().map(|pair| (pair.from, pair.to, pair.value)).collect::<Vec<_>>(), [(0, 1, 1.0), (0, 2, 2.0), (1, 2, 1.0)]);
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, options: &Options) -> Result<Vec<Distance>, AnalysisError> {
    let name = |actor| path::name(network, actor);
    of(network, options, name, Watch::nobody()).map(|(pairs, _)| pairs)
}

/// How many others an actor reaches, and how far the farthest is.
type Reach = (usize, Value);

fn of(
    network: &Network,
    options: &Options,
    name: impl Fn(usize) -> String,
    watch: &Watch,
) -> Result<(Vec<Distance>, Vec<Reach>), AnalysisError> {
    let actors = network.actors();
    let sources = match &options.sources {
        Some(named) => Sources::Some(named),
        None if actors > MOST_ACTORS => {
            let expected = format!("the actors to start from, in a network of more than {MOST_ACTORS} actors");
            return Err(OptionError::new(SOURCES.name, format_args!("nothing, and {actors} actors"), expected).into());
        }
        None => Sources::All,
    };
    if let Some(outside) = options.sources.iter().flatten().find(|source| **source as usize >= actors) {
        return Err(OptionError::new(SOURCES.name, format_args!("`{outside}`"), format!("numbers below {actors}")).into());
    }
    let once = options.sources.is_none() && !network.is_directed();
    let (mut pairs, mut reach) = (Vec::new(), Vec::new());
    path::ways(network, Side::Forwards, options.weight_as, name)?.each(sources, watch, |from, found| {
        let to = found.iter().filter(|(to, _)| !once || *to as usize > from);
        pairs.extend(to.map(|(to, value)| Distance { from, to: *to as usize, value: *value }));
        let farthest = found.iter().map(|(_, distance)| *distance).reduce(f64::max);
        reach.push((found.len(), farthest.ok_or(Reason::NoReachableActor)));
    })?;
    Ok((pairs, reach))
}

/// The numbers of the actors that are named, in the order in which they are named, each once.
fn sources(study: &Study<'_>, names: &[&str]) -> Result<Vec<u32>, OptionError> {
    let (named, mut is_in) = (Named::of(study), vec![false; study.network().actors()]);
    let mut found = Vec::with_capacity(names.len());
    for name in names {
        let number = named.number(SOURCES.name, name)?;
        if !std::mem::replace(&mut is_in[number as usize], true) {
            found.push(number);
        }
    }
    Ok(found)
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let sources = given.texts(SOURCES.name)?.map(|names| sources(study, &names)).transpose()?;
    let options = Options { sources, weight_as: given.choice(path::WEIGHT_AS.name)? };
    let (found, reach) = of(study.network(), &options, |actor| study.actor_name(actor), study.watch())?;
    let mut table = Table::new("main", found.len());
    study.pair_keys(&mut table, &found.iter().map(|pair| (pair.from, pair.to)).collect::<Vec<_>>());
    // A way is the shortest only beside all other ties.
    table.number("value", found.iter().map(|pair| Ok(pair.value))).rests_on_all(super::shared::ties::all_relations(study));
    let mut sources = Table::new("sources", reach.len());
    let starts = options.sources.unwrap_or_else(|| (0..study.network().actors() as u32).collect());
    study.actor_column(&mut sources, "actor", starts.iter().map(|actor| *actor as usize));
    sources.count("reached", reach.iter().map(|(reached, _)| *reached)).number("farthest", reach.iter().map(|(_, farthest)| *farthest));
    Ok(Answer::new(&CARD, study, given).with_network_facts(study).with_table(table).with_table(sources))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::network;
    use super::*;
    use crate::maths::slow::{Slow, every_directed_graph};
    use crate::view::Direction;

    #[test]
    fn every_directed_graph_agrees_with_floyd_and_warshall() {
        for actors in 1..=4 {
            for arcs in every_directed_graph(actors) {
                let weights: Vec<f64> = (0..arcs.len()).map(|arc| [1.0, 2.5, 0.5][arc % 3]).collect();
                for lengths in [None, Some(&weights[..])] {
                    let slow = Slow::new(actors, &arcs, true, lengths).distances();
                    let options = Options::default().with_weight_as(WeightAs::Distance);
                    let found = compute(&network(actors, &arcs, lengths, Direction::Directed), &options).expect("sound lengths");
                    let pairs = (0..slow.len()).flat_map(|a| (0..slow.len()).map(move |b| (a, b)));
                    let expected = pairs.filter(|(a, b)| a != b && slow[*a][*b].is_finite());
                    assert_eq!(found.iter().map(|pair| (pair.from, pair.to)).collect::<Vec<_>>(), expected.collect::<Vec<_>>());
                    assert!(found.iter().all(|pair| (pair.value - slow[pair.from][pair.to]).abs() < 1e-12), "{arcs:?}");
                }
            }
        }
    }

    #[test]
    fn from_named_actors_every_pair_is_listed() {
        let path = network(4, &[(0, 1), (1, 2)], None, Direction::Undirected);
        let found = compute(&path, &Options::default().with_sources([2, 3])).expect("they are there");
        assert_eq!(found.iter().map(|pair| (pair.from, pair.to, pair.value)).collect::<Vec<_>>(), [(2, 0, 2.0), (2, 1, 1.0)]);
        assert!(compute(&path, &Options::default().with_sources([4])).is_err());
    }

    #[test]
    fn a_weight_of_zero_is_no_tie_and_no_distance() {
        let some = network(3, &[(0, 1), (1, 2)], Some(&[2.0, 0.0]), Direction::Undirected);
        let asked = |weight_as| compute(&some, &Options::default().with_weight_as(weight_as));
        assert_eq!(asked(WeightAs::Strength).map(|found| found.len()), Ok(1));
        assert_eq!(asked(WeightAs::Distance), Err(AnalysisError::ZeroDistance { ties: 1 }));
    }

    #[test]
    fn a_table_of_all_pairs_has_a_limit() {
        let large = network(MOST_ACTORS as u32 + 1, &[(0, 1)], None, Direction::Undirected);
        let error = compute(&large, &Options::default()).expect_err("too many pairs");
        assert!(error.to_string().contains("found nothing, and 2001 actors"), "{error}");
        assert_eq!(compute(&large, &Options::default().with_sources([0])).map(|found| found.len()), Ok(1));
    }
}
