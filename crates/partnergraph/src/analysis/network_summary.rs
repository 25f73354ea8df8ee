//! How large, dense, connected and mutual a network is, in one row.
//!
//! The first thing to look at, and what every figure of a network should say beside it: how many actors and ties there are,
//! whether they hang together, and how many stand alone.

use super::shared::ties::all_relations;
use crate::maths::{Components, Distances, Stopped, Watch, clustering, strong_components, weak_components};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, NETWORK_SCOPE, Reason, Study, Subject, Table, TableSpec, Value,
};
use crate::view::Network;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "network_summary",
    version: 1,
    level: Level::Network,
    subject: Subject::Network,
    question: "How large, dense, connected and mutual is the network?",
    definition: "n actors, m ties (arcs when directed), d(i,j) the length of the shortest path in steps, n_c the size of component c.\n\
        density = 2m/(n(n−1)), directed m/(n(n−1)); average_degree = 2m/n, directed m/n.\n\
        average_path = mean of d over the ordered pairs that are reachable; diameter = the largest of them; efficiency = mean of 1/d over \
        all n(n−1) ordered pairs, 1/∞ = 0.\n\
        components are weak; fragmentation = 1 − Σ n_c(n_c−1)/(n(n−1)); connectedness = 1 − fragmentation.\n\
        transitivity = 3 × triangles / paths of length two; average_clustering = mean over actors with two or more neighbours of the share of \
        pairs of neighbours that are tied. Both read a directed network as undirected.\n\
        reciprocity, directed only, with M mutual, A asymmetric and N null pairs: edgewise r = 2M/m; dyadic_non_null = M/(M+A); dyadic = \
        (M+N)/C(n,2); net = (r−density)/(1−density); weighted = Σ min(w_ij, w_ji)/Σ w_ij.",
    reading: "Density depends on size: a house of five partners is almost always denser than one of thirty. Where one reciprocity is asked \
        for, it is the edgewise one. Paths are counted in steps also where weights are named; weights decide reciprocity_weighted, and a tie \
        that lacks the weight is no tie.",
    undefined: &[
        (Reason::NoActors, "largest_share, average_degree and connected, without actors"),
        (
            Reason::TooFewActors,
            "density, reachable_share, efficiency, fragmentation, connectedness and reciprocity_dyadic, below two actors",
        ),
        (Reason::NoReachablePairs, "average_path and diameter, when nobody reaches anybody"),
        (Reason::TooFewNeighbours, "transitivity and average_clustering, when nobody has two neighbours"),
        (
            Reason::Undirected,
            "strong_components and every reciprocity, of an undirected network; every reciprocity, when all relations are recorded as mutual",
        ),
        (Reason::NoTies, "reciprocity_edgewise, reciprocity_dyadic_non_null and reciprocity_net, without arcs"),
        (Reason::Complete, "reciprocity_net, when every arc exists"),
        (Reason::NotRecorded, "reciprocity_weighted, when no weights are named"),
        (Reason::ZeroTotal, "reciprocity_weighted, when all weights together are 0"),
    ],
    source: "Wasserman & Faust 1994, Social network analysis, chapters 4 and 13; efficiency: Latora & Marchiori 2001, Phys. Rev. Lett. 87, DOI \
        10.1103/PhysRevLett.87.198701; net of density: Garlaschelli & Loffredo 2004, Phys. Rev. Lett. 93, DOI \
        10.1103/PhysRevLett.93.268701; weighted: Squartini, Picciolo, Ruzzenenti & Garlaschelli 2013, Sci. Rep. 3, DOI 10.1038/srep02729; \
        fragmentation: Borgatti 2006, Comput. Math. Organ. Theory 12, DOI 10.1007/s10588-006-7084-x.",
    elsewhere: "R sna `grecip` prints the dyadic form by default. For undirected networks igraph prints reciprocity 1 and networkx 0; we give \
        none. networkx raises and igraph gives NaN for empty networks; networkx counts clustering 0 where there is no pair of neighbours, \
        which lowers the average.",
    scope: NETWORK_SCOPE,
    options: &[],
    tables: &[TableSpec {
        name: "main",
        row: "the network as a whole",
        columns: &[
            ColumnSpec::new("actors", "number of actors"),
            ColumnSpec::new("ties", "number of ties, or of arcs of a directed network"),
            ColumnSpec::new("relations", "number of relations that make them"),
            ColumnSpec::new("loops_dropped", "number of relations of an actor to itself, which are left out"),
            ColumnSpec::new("density", "ties as a share of those that could be, 0 to 1"),
            ColumnSpec::new("components", "number of pieces that hang together, whatever the direction of ties"),
            ColumnSpec::new("largest_share", "share of the actors that are in the largest piece, 0 to 1"),
            ColumnSpec::new("strong_components", "number of pieces within which arcs lead from everyone to everyone"),
            ColumnSpec::new("isolates", "number of actors without a tie"),
            ColumnSpec::new("average_degree", "mean number of partners; directed, of arcs out"),
            ColumnSpec::new("average_path", "mean distance in steps between those that reach each other"),
            ColumnSpec::new("reachable_share", "share of the ordered pairs that are reachable, 0 to 1"),
            ColumnSpec::new("diameter", "largest distance in steps between two that reach each other"),
            ColumnSpec::new("connected", "whether the network is one piece, whatever the direction of ties"),
            ColumnSpec::new("efficiency", "mean of 1/distance over all ordered pairs, 0 to 1"),
            ColumnSpec::new("fragmentation", "share of the pairs that are in different pieces, 0 to 1"),
            ColumnSpec::new("connectedness", "share of the pairs that are in the same piece, 0 to 1"),
            ColumnSpec::new("transitivity", "share of the paths of length two that are closed, 0 to 1"),
            ColumnSpec::new("average_clustering", "mean share of an actor's pairs of neighbours that are tied, 0 to 1"),
            ColumnSpec::new("clustering_actors", "number of actors that this mean rests on"),
            ColumnSpec::new("reciprocity_edgewise", "share of the arcs that are returned, 0 to 1"),
            ColumnSpec::new("reciprocity_dyadic_non_null", "share of the linked pairs that are mutual, 0 to 1"),
            ColumnSpec::new("reciprocity_dyadic", "share of all pairs that are mutual or not linked, 0 to 1"),
            ColumnSpec::new("reciprocity_net", "edgewise reciprocity beyond what density alone gives, at most 1"),
            ColumnSpec::new("reciprocity_weighted", "share of the weight that is returned, 0 to 1"),
        ],
    }],
};

/// Nothing to choose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {}

/// A network in numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Summary {
    /// The number of actors.
    pub actors: usize,
    /// The number of ties, or of arcs of a directed network.
    pub ties: usize,
    /// The number of relations that make them.
    pub relations: usize,
    /// The number of relations of an actor to itself.
    pub loops_dropped: usize,
    /// Ties as a share of those that could be.
    pub density: Value,
    /// The number of weak components.
    pub components: usize,
    /// The share of the actors in the largest component.
    pub largest_share: Value,
    /// The number of strong components.
    pub strong_components: Value<usize>,
    /// The number of actors without a tie.
    pub isolates: usize,
    /// The mean number of partners, or of arcs out.
    pub average_degree: Value,
    /// The mean distance between those that reach each other.
    pub average_path: Value,
    /// The share of the ordered pairs that are reachable.
    pub reachable_share: Value,
    /// The largest distance between two that reach each other.
    pub diameter: Value<usize>,
    /// Whether there is one weak component.
    pub connected: Value<bool>,
    /// The mean of 1/distance over all ordered pairs.
    pub efficiency: Value,
    /// The share of the pairs that are in different components.
    pub fragmentation: Value,
    /// The share of the pairs that are in the same component.
    pub connectedness: Value,
    /// The share of the paths of length two that are closed.
    pub transitivity: Value,
    /// The mean clustering of the actors that have one.
    pub average_clustering: Value,
    /// The number of actors that this mean rests on.
    pub clustering_actors: usize,
    /// How far arcs are returned.
    pub reciprocity: Reciprocity,
}

/// How far arcs are returned, counted in five ways.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Reciprocity {
    /// The share of the arcs that are returned.
    pub edgewise: Value,
    /// The share of the linked pairs that are mutual.
    pub dyadic_non_null: Value,
    /// The share of all pairs that are mutual or not linked.
    pub dyadic: Value,
    /// The edgewise share beyond what density alone gives.
    pub net: Value,
    /// The share of the weight that is returned.
    pub weighted: Value,
}

/// A network in numbers.
///
/// # Errors
/// Never; the result is what other analyses of networks give too.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::network_summary, view::{Direction, Network, Parallel}};
///
/// let names = ["a", "b", "c", "alone"].map(String::from).to_vec();
/// let path = Network::from_edges(names, &[0, 1], &[1, 2], None, Direction::Undirected, Parallel::Any)?;
/// let found = network_summary::compute(&path, &Default::default())?;
/// assert_eq!(found.density, Ok(2.0 / 6.0));
/// assert_eq!((found.components, found.isolates, found.diameter), (2, 1, Ok(2)));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, _options: &Options) -> Result<Summary, AnalysisError> {
    let watch = Watch::nobody();
    Ok(of(network, &*network.distances(watch)?, watch)?)
}

/// The same with the distances of all pairs already searched, in steps.
fn of(network: &Network, found: &Distances, watch: &Watch) -> Result<Summary, Stopped> {
    let (actors, ties) = (network.actors(), network.ties().len());
    let (n, m) = (actors as f64, ties as f64);
    let pairs = n * (n - 1.0);
    let of_pairs = |number: f64| if actors < 2 { Err(Reason::TooFewActors) } else { Ok(number / pairs) };
    let of_actors = |number: f64| if actors == 0 { Err(Reason::NoActors) } else { Ok(number / n) };
    // Each undirected tie is two of the ordered pairs.
    let arcs = if network.is_directed() { m } else { 2.0 * m };
    let components = weak_components(network.successors(), network.predecessors());
    let together = connected_pairs(&components);
    let reached: f64 = found.reached.iter().map(|reached| f64::from(*reached)).sum();
    let distances: f64 = found.distance_sum.iter().sum();
    let closed = clustering(&network.neighbours(), watch)?;
    let local: Vec<f64> = closed.local().flatten().collect();
    let density = of_pairs(arcs);
    Ok(Summary {
        actors,
        ties,
        relations: network.relations(),
        loops_dropped: network.loops_dropped(),
        density,
        components: components.pieces.len(),
        largest_share: of_actors(components.pieces.first().map_or(0, <[u32]>::len) as f64),
        strong_components: if network.is_directed() {
            Ok(strong_components(network.successors()).pieces.len())
        } else {
            Err(Reason::Undirected)
        },
        isolates: components.pieces.iter().filter(|piece| piece.len() == 1).count(),
        average_degree: of_actors(arcs),
        average_path: if reached > 0.0 { Ok(distances / reached) } else { Err(Reason::NoReachablePairs) },
        reachable_share: of_pairs(reached),
        diameter: found.longest.map(|longest| longest as usize).ok_or(Reason::NoReachablePairs),
        connected: if actors == 0 { Err(Reason::NoActors) } else { Ok(components.pieces.len() == 1) },
        efficiency: of_pairs(found.harmonic_sum.iter().sum()),
        fragmentation: of_pairs(together).map(|share| 1.0 - share),
        connectedness: of_pairs(together),
        transitivity: closed.transitivity().ok_or(Reason::TooFewNeighbours),
        average_clustering: if local.is_empty() {
            Err(Reason::TooFewNeighbours)
        } else {
            Ok(local.iter().sum::<f64>() / local.len() as f64)
        },
        clustering_actors: local.len(),
        reciprocity: reciprocity(network),
    })
}

/// Σ n_c(n_c − 1), the ordered pairs of actors that are in the same component.
fn connected_pairs(components: &Components) -> f64 {
    components.pieces.iter().map(|piece| piece.len() as f64 * (piece.len() as f64 - 1.0)).sum()
}

/// How far the arcs of a network are returned, without the rest of the summary.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::network_summary, view::{Direction, Network, Parallel}};
///
/// let names = ["a", "b", "c"].map(String::from).to_vec();
/// let arcs = Network::from_edges(names, &[0, 1, 1], &[1, 0, 2], None, Direction::Directed, Parallel::Any)?;
/// assert_eq!(network_summary::reciprocity(&arcs).edgewise, Ok(2.0 / 3.0));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn reciprocity(network: &Network) -> Reciprocity {
    // Where every relation is mutual by its nature there is no direction to speak of.
    if !network.is_directed() || network.is_mutual_throughout() {
        let none = Err(Reason::Undirected);
        return Reciprocity { edgewise: none, dyadic_non_null: none, dyadic: none, net: none, weighted: none };
    }
    let arcs = network.ties().len();
    let out = network.successors();
    let returned = network.ties().filter(|tie| out.has(tie.to, tie.from)).count();
    let mutual = returned / 2;
    let linked = arcs - mutual;
    let pairs = network.actors() * network.actors().saturating_sub(1) / 2;
    let of_arcs = |number: f64, all: f64| if arcs == 0 { Err(Reason::NoTies) } else { Ok(number / all) };
    let edgewise = of_arcs(returned as f64, arcs as f64);
    Reciprocity {
        edgewise,
        dyadic_non_null: of_arcs(mutual as f64, linked as f64),
        dyadic: if pairs == 0 { Err(Reason::TooFewActors) } else { Ok((mutual + pairs - linked) as f64 / pairs as f64) },
        net: edgewise.and_then(|edgewise| {
            let density = arcs as f64 / (2 * pairs) as f64;
            if arcs == 2 * pairs { Err(Reason::Complete) } else { Ok((edgewise - density) / (1.0 - density)) }
        }),
        weighted: weighted(network),
    }
}

/// Σ min(w_ij, w_ji)/Σ w_ij over ordered pairs.
fn weighted(network: &Network) -> Value {
    if !network.is_weighted() {
        return Err(Reason::NotRecorded);
    }
    let out = network.successors();
    let back = |from: usize, to: usize| {
        out.row(to).binary_search(&(from as u32)).ok().and_then(|place| out.row_weights(to).get(place)).copied().unwrap_or(0.0)
    };
    let (returned, total) = network
        .ties()
        .fold((0.0, 0.0), |(returned, total), tie| (returned + f64::min(tie.weight, back(tie.from, tie.to)), total + tie.weight));
    if total > 0.0 { Ok(returned / total) } else { Err(Reason::ZeroTotal) }
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let network = study.network();
    let found = of(network, study.distances()?, study.watch())?;
    let mut table = Table::new("main", 1);
    table
        .count("actors", [found.actors])
        .count("ties", [found.ties])
        .count("relations", [found.relations])
        .count("loops_dropped", [found.loops_dropped])
        .number("density", [found.density])
        .count("components", [found.components])
        .number("largest_share", [found.largest_share])
        .whole("strong_components", [found.strong_components])
        .count("isolates", [found.isolates])
        .number("average_degree", [found.average_degree])
        .number("average_path", [found.average_path])
        .number("reachable_share", [found.reachable_share])
        .whole("diameter", [found.diameter])
        .optional_flag("connected", [found.connected])
        .number("efficiency", [found.efficiency])
        .number("fragmentation", [found.fragmentation])
        .number("connectedness", [found.connectedness])
        .number("transitivity", [found.transitivity])
        .number("average_clustering", [found.average_clustering])
        .count("clustering_actors", [found.clustering_actors])
        .number("reciprocity_edgewise", [found.reciprocity.edgewise])
        .number("reciprocity_dyadic_non_null", [found.reciprocity.dyadic_non_null])
        .number("reciprocity_dyadic", [found.reciprocity.dyadic])
        .number("reciprocity_net", [found.reciprocity.net])
        .number("reciprocity_weighted", [found.reciprocity.weighted])
        .rests_on([all_relations(study)]);
    Ok(Answer::new(&CARD, study, given).with_network_facts(study).with_table(table))
}

#[cfg(test)]
mod tests;
