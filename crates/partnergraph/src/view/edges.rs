//! Networks made from edges: lists of numbers, or a petgraph graph.

use petgraph::visit::{EdgeRef, GraphProp, IntoEdgeReferences, IntoNodeIdentifiers, NodeIndexable};

use super::network::{Labels, Weighting};
use super::ties::Edges;
use super::{Direction, Names, Network};

/// What becomes of edges between the same two actors when a network is made from edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Parallel {
    /// The tie is there; its weight is 1, and weights must not be given.
    #[default]
    Any,
    /// The weight is their number.
    Count,
    /// The weight is the sum of their weights.
    Sum,
    /// The weight is the largest of their weights.
    Max,
}

/// Weights between these, however many are added up, can be multiplied with each other and stay finite and above 0.
pub(super) const SMALLEST_WEIGHT: f64 = 1e-50;
pub(super) const LARGEST_WEIGHT: f64 = 1e50;

/// Edges that make no network.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EdgeError {
    /// An edge names an actor that is not there.
    #[error("edge {edge}: found actor number {found}, expected a number below {actors}")]
    OutOfRange {
        /// The position of the edge, counted from 0.
        edge: usize,
        /// The number that was given.
        found: u32,
        /// The number of actors.
        actors: usize,
    },
    /// The lists are not equally long.
    #[error("argument `{argument}`: found {found} values, expected {expected}, one for each edge")]
    Length {
        /// The list that is too short or too long.
        argument: &'static str,
        /// Its length.
        found: usize,
        /// The number of edges.
        expected: usize,
    },
    /// A weight that is so large or small that numbers made of it could not be told.
    #[error("edge {edge}: found weight {found:e}, expected 0 or a number from {SMALLEST_WEIGHT:e} to {LARGEST_WEIGHT:e}")]
    WeightSize {
        /// The position of the edge, counted from 0.
        edge: usize,
        /// The weight that was given.
        found: f64,
    },
    /// A weight that is negative or not finite.
    #[error("edge {edge}: found weight {found}, expected a finite number of 0 or more")]
    Weight {
        /// The position of the edge, counted from 0.
        edge: usize,
        /// The weight that was given.
        found: f64,
    },
    /// Weights are given together with a rule that does not use them, or are missing for one that does.
    #[error("argument `weight`: found {}, expected {}", if *given { "weights" } else { "none" }, if *given { "none with this rule for parallel edges" } else { "weights to merge" })]
    WeightRule {
        /// Whether weights were given.
        given: bool,
    },
    /// Stored lists that are not the parts of a network.
    #[error("parts of a network: found lists that do not belong together, expected those of one network")]
    Parts,
    /// More actors or edges than can be numbered.
    #[error("found {found} {what}, expected at most 4294967294")]
    TooMany {
        /// What there are too many of.
        what: &'static str,
        /// How many there are.
        found: usize,
    },
}

/// All that makes a network of named actors, as plain lists: to be stored, and put together again.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkParts {
    /// The actors.
    pub names: Names,
    /// How the network is looked at.
    pub direction: Direction,
    /// The first actor of each tie.
    pub source: Vec<u32>,
    /// The second actor of each tie.
    pub target: Vec<u32>,
    /// The strength of each tie, where ties have strengths.
    pub weight: Option<Vec<f64>>,
    /// Whether measures use the strengths.
    pub weighted: bool,
    /// The number of edges merged in each tie.
    pub merged: Vec<u32>,
    /// The positions of those edges, tie by tie.
    pub edges: Vec<u32>,
    /// The number of edges that were loops.
    pub loops_dropped: usize,
    /// The number of edges without the weight that was asked for.
    pub missing_weights: usize,
    /// The number of edges of weight 0.
    pub zero_weights: usize,
}

impl Network {
    /// The network as plain lists; nothing where it was made from a case, which is what to store then.
    #[must_use]
    pub fn parts(&self) -> Option<NetworkParts> {
        let names = self.names()?.clone();
        let (source, target) = self.ties().map(|tie| (tie.from as u32, tie.to as u32)).unzip();
        Some(NetworkParts {
            names,
            direction: self.direction(),
            source,
            target,
            weight: self.has_strengths().then(|| self.ties().map(|tie| tie.weight).collect()),
            weighted: self.is_weighted(),
            merged: (0..self.ties().len()).map(|tie| self.merged(tie).len() as u32).collect(),
            edges: (0..self.ties().len()).flat_map(|tie| self.merged(tie).map(|edge| edge.0)).collect(),
            loops_dropped: self.loops_dropped(),
            missing_weights: self.missing_weights(),
            zero_weights: self.zero_weights(),
        })
    }

    /// The network that these lists are the parts of.
    ///
    /// # Errors
    /// As [`from_edges`](Self::from_edges), and [`EdgeError::Parts`] when the lists are not those of a network.
    pub fn from_parts(parts: NetworkParts) -> Result<Self, EdgeError> {
        let NetworkParts {
            names,
            direction,
            source,
            target,
            weight,
            weighted,
            merged,
            edges,
            loops_dropped,
            missing_weights,
            zero_weights,
        } = parts;
        let parallel = if weight.is_some() { Parallel::Sum } else { Parallel::Any };
        // The weight of a tie may be the sum of as many edges as there can be.
        let largest = LARGEST_WEIGHT * f64::from(u32::MAX);
        let mut network = Self::of_edges(names, [&source, &target], weight.as_deref(), direction, parallel, largest)?;
        let same = network.ties().map(|tie| (tie.from as u32, tie.to as u32)).eq(source.iter().copied().zip(target));
        let all: usize = merged.iter().map(|count| *count as usize).sum();
        if !same || merged.len() != source.len() || merged.contains(&0) || all != edges.len() {
            return Err(EdgeError::Parts);
        }
        if weight.is_some() && !weighted {
            network.weighting = Weighting::Counts;
        }
        network.ties.restore_merged(&merged, edges);
        network.relations = all;
        network.loops_dropped = loops_dropped;
        network.zero_weights = zero_weights;
        Ok(network.with_missing_weights(missing_weights))
    }

    /// The same, with the number of edges that lack the weight that was asked for, and were left out before.
    #[must_use]
    pub const fn with_missing_weights(mut self, missing_weights: usize) -> Self {
        self.missing_weights = missing_weights;
        self
    }

    /// A network from edges between numbered actors.
    ///
    /// Loops are dropped and counted; edges between the same two actors are merged by `parallel`; an edge of weight 0 is no
    /// tie. Of an undirected network the order of an edge's ends means nothing.
    ///
    /// # Errors
    /// [`EdgeError`] when lists differ in length, an end is not among the actors, a weight is negative, not finite, or neither 0
    /// nor from 1e-50 to 1e50, or weights and the rule for parallel edges do not go together.
    pub fn from_edges(
        names: impl Into<Names>,
        source: &[u32],
        target: &[u32],
        weight: Option<&[f64]>,
        direction: Direction,
        parallel: Parallel,
    ) -> Result<Self, EdgeError> {
        Self::of_edges(names.into(), [source, target], weight, direction, parallel, LARGEST_WEIGHT)
    }

    fn of_edges(
        names: Names,
        [source, target]: [&[u32]; 2],
        weight: Option<&[f64]>,
        direction: Direction,
        parallel: Parallel,
        largest_weight: f64,
    ) -> Result<Self, EdgeError> {
        for (what, found) in [("actors", names.len()), ("edges", source.len())] {
            if found >= u32::MAX as usize {
                return Err(EdgeError::TooMany { what, found });
            }
        }
        if target.len() != source.len() {
            return Err(EdgeError::Length { argument: "target", found: target.len(), expected: source.len() });
        }
        if let Some(weights) = weight.filter(|weights| weights.len() != source.len()) {
            return Err(EdgeError::Length { argument: "weight", found: weights.len(), expected: source.len() });
        }
        match (parallel, weight) {
            (Parallel::Any, Some(_)) => return Err(EdgeError::WeightRule { given: true }),
            (Parallel::Sum | Parallel::Max, None) => return Err(EdgeError::WeightRule { given: false }),
            _ => {}
        }
        let actors = names.len();
        let (mut loops_dropped, mut zero_weights, mut kept) = (0, 0, Vec::with_capacity(source.len()));
        for (edge, (from, to)) in source.iter().zip(target).enumerate() {
            let largest = *from.max(to);
            if largest as usize >= actors {
                let found = if *from as usize >= actors { *from } else { *to };
                return Err(EdgeError::OutOfRange { edge, found, actors });
            }
            let weight = weight.map_or(1.0, |weights| weights[edge]);
            if !weight.is_finite() || weight < 0.0 {
                return Err(EdgeError::Weight { edge, found: weight });
            }
            if weight > largest_weight || (weight > 0.0 && weight < SMALLEST_WEIGHT) {
                return Err(EdgeError::WeightSize { edge, found: weight });
            }
            if from == to {
                loops_dropped += 1;
            } else if weight > 0.0 {
                kept.push(edge as u32);
            } else {
                zero_weights += 1;
            }
        }
        let weighting = match (weight, parallel) {
            (Some(_), _) => Weighting::Named,
            (None, Parallel::Count) => Weighting::Counts,
            (None, _) => Weighting::None,
        };
        let relations = kept.len();
        let edges = Edges { source, target, weight };
        let mut network = Self::merge(Labels::Names(names), edges, kept, direction, parallel, weighting);
        network.relations = relations;
        network.loops_dropped = loops_dropped;
        network.zero_weights = zero_weights;
        // Every answer says how many pieces there are; of a network of this kind many questions are asked.
        let _ = network.pieces();
        Ok(network)
    }

    /// A network from any petgraph graph; actors are called by their node index, also where nodes were removed.
    ///
    /// # Errors
    /// As [`from_edges`](Self::from_edges).
    ///
    /// # Examples
    /// ```
    /// use partnergraph::{petgraph::graph::UnGraph, view::{Network, Parallel}};
    ///
    /// let graph = UnGraph::<(), ()>::from_edges([(0, 1), (1, 0), (1, 2)]);
    /// let network = Network::from_graph(&graph, Parallel::Any)?;
    /// assert_eq!((network.actors(), network.ties().len(), network.relations()), (3, 2, 3));
    /// # Ok::<_, partnergraph::view::EdgeError>(())
    /// ```
    pub fn from_graph<G>(graph: G, parallel: Parallel) -> Result<Self, EdgeError>
    where
        G: IntoNodeIdentifiers + IntoEdgeReferences + NodeIndexable + GraphProp,
    {
        Self::of_graph(graph, parallel, None::<fn(G::EdgeRef) -> f64>)
    }

    /// The same, with the strength that a function gives each edge.
    ///
    /// # Errors
    /// As [`from_edges`](Self::from_edges).
    ///
    /// # Examples
    /// ```
    /// use partnergraph::{petgraph::graph::DiGraph, view::{Network, Parallel}};
    ///
    /// let graph = DiGraph::<(), f64>::from_edges([(0, 1, 0.5), (0, 1, 2.0)]);
    /// let network = Network::from_weighted_graph(&graph, Parallel::Sum, |edge| *edge.weight())?;
    /// assert_eq!(network.ties().map(|tie| tie.weight).collect::<Vec<_>>(), [2.5]);
    /// # Ok::<_, partnergraph::view::EdgeError>(())
    /// ```
    pub fn from_weighted_graph<G>(graph: G, parallel: Parallel, weight: impl FnMut(G::EdgeRef) -> f64) -> Result<Self, EdgeError>
    where
        G: IntoNodeIdentifiers + IntoEdgeReferences + NodeIndexable + GraphProp,
    {
        Self::of_graph(graph, parallel, Some(weight))
    }

    fn of_graph<G>(graph: G, parallel: Parallel, weight: Option<impl FnMut(G::EdgeRef) -> f64>) -> Result<Self, EdgeError>
    where
        G: IntoNodeIdentifiers + IntoEdgeReferences + NodeIndexable + GraphProp,
    {
        // Where nodes were removed their indices are missing, and actors are numbered without gaps.
        let (mut numbers, mut names) = (vec![u32::MAX; graph.node_bound()], Vec::new());
        for node in graph.node_identifiers() {
            let index = graph.to_index(node);
            numbers[index] = names.len() as u32;
            names.push(index as i64);
        }
        let number = |node| numbers[graph.to_index(node)];
        let source: Vec<u32> = graph.edge_references().map(|edge| number(edge.source())).collect();
        let target: Vec<u32> = graph.edge_references().map(|edge| number(edge.target())).collect();
        let weights: Option<Vec<f64>> = weight.map(|weight| graph.edge_references().map(weight).collect());
        let direction = if graph.is_directed() { Direction::Directed } else { Direction::Undirected };
        Self::from_edges(names, &source, &target, weights.as_deref(), direction, parallel)
    }
}

#[cfg(test)]
mod tests {
    use petgraph::stable_graph::StableUnGraph;

    use super::*;

    #[test]
    fn weights_that_no_number_can_be_made_of_are_refused_and_those_of_zero_counted() {
        let of = |weight: &[f64]| {
            Network::from_edges(3, &vec![0; weight.len()], &vec![1; weight.len()], Some(weight), Direction::Undirected, Parallel::Sum)
        };
        let message = |weight: f64| of(&[1.0, weight]).map(|_| ()).expect_err("a weight that is none").to_string();
        assert_eq!(message(2e50), "edge 1: found weight 2e50, expected 0 or a number from 1e-50 to 1e50");
        assert_eq!(message(5e-51), "edge 1: found weight 5e-51, expected 0 or a number from 1e-50 to 1e50");
        assert_eq!(message(-1.0), "edge 1: found weight -1, expected a finite number of 0 or more");
        assert_eq!(message(f64::INFINITY), "edge 1: found weight inf, expected a finite number of 0 or more");
        let network = of(&[1e50, 0.0, 1e50]).expect("weights that can be added up");
        assert_eq!((network.zero_weights(), network.relations(), network.ties().next().map(|tie| tie.weight)), (1, 2, Some(2e50)));
        let back = network.parts().map(Network::from_parts).expect("a network of its own").expect("parts of a network");
        assert_eq!((&back, back.zero_weights()), (&network, 1));
    }

    #[test]
    fn a_graph_from_which_a_node_was_removed_has_no_hole() {
        let mut graph = StableUnGraph::<(), ()>::from_edges([(0, 1), (1, 2), (2, 3), (3, 3)]);
        graph.remove_node(1.into());
        let network = Network::from_graph(&graph, Parallel::Any).expect("a graph is always sound");
        assert_eq!(network.names(), Some(&Names::Numbers(vec![0, 2, 3])));
        assert_eq!(network.ties().map(|tie| (tie.from, tie.to)).collect::<Vec<_>>(), [(1, 2)]);
        assert_eq!((network.relations(), network.loops_dropped(), network.pieces()), (1, 1, (2, 1)));
    }

    #[test]
    fn ten_million_parallel_edges_are_one_tie() {
        let ends = vec![0_u32; 10_000_000];
        let others = vec![1_u32; 10_000_000];
        let network = Network::from_edges(2, &ends, &others, None, Direction::Undirected, Parallel::Count).expect("sound edges");
        assert_eq!(network.ties().map(|tie| tie.weight).collect::<Vec<_>>(), [1e7]);
        assert_eq!((network.relations(), network.merged(0).count()), (10_000_000, 10_000_000));
    }

    #[test]
    fn a_tie_takes_at_most_forty_bytes() {
        let mut random = crate::maths::Random::new(1, 1);
        let edges: Vec<(u32, u32)> = (0..50_000).map(|_| (random.below(5_000) as u32, random.below(5_000) as u32)).collect();
        let (source, target): (Vec<u32>, Vec<u32>) = edges.into_iter().unzip();
        let weights = vec![0.5; source.len()];
        for direction in [Direction::Undirected, Direction::Directed] {
            let plain = Network::from_edges(5_000, &source, &target, None, direction, Parallel::Any).expect("sound edges");
            assert!(plain.tie_bytes() <= 20 * plain.ties().len() + 3 * 4 * 5_001, "{} bytes", plain.tie_bytes());
            let weighted = Network::from_edges(5_000, &source, &target, Some(&weights), direction, Parallel::Sum).expect("sound edges");
            assert!(weighted.tie_bytes() <= 40 * weighted.ties().len(), "{} bytes", weighted.tie_bytes());
        }
    }
}
