//! Actors and ties, after the scope is applied and parallel relations are merged.

use std::borrow::Cow;

use super::selection::{main_currency, relation_weight};
use super::{Collapse, Direction, ExcludedAmount, Scope, Selection, ViewError, Weights};
use crate::maths::Rows;
use crate::model::{ActorIndex, Case, RelationIndex};

/// A simple network in compact sparse rows: no loops, no parallel ties, weights that mean strength.
///
/// Actors are numbered from 0 in document order. Of an undirected network each tie is a neighbour on both sides; of a
/// directed one `successors` and `predecessors` are kept.
#[derive(Debug, Clone)]
pub struct Network {
    labels: Labels,
    directed: bool,
    /// How a directed network is looked at by measures of one actor.
    direction: Direction,
    weighting: Weighting,
    ties: Vec<(u32, u32)>,
    weights: Vec<f64>,
    out: Rows,
    back: Option<Rows>,
    /// For tie t the merged relations are `merged[merged_from[t]..merged_from[t + 1]]`.
    merged_from: Vec<u32>,
    merged: Vec<u32>,
    relations: usize,
    loops_dropped: usize,
    missing_weights: usize,
    excluded: Vec<ExcludedAmount>,
    currency: Option<String>,
    /// Whether weights are made of steps of an ordinal scale.
    ordinal: bool,
    /// Whether there are relations, and each of them goes both ways.
    mutual: bool,
}

#[derive(Debug, Clone)]
enum Labels {
    /// Positions of the actors in their case.
    Actors(Vec<ActorIndex>),
    /// Names of their own.
    Names(Vec<Box<str>>),
}

/// What the weights of a network are good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weighting {
    /// There are none.
    None,
    /// Numbers of relations: strength of a tie, not used unless a measure asks for it.
    Counts,
    /// Named by the user.
    Named,
}

/// A tie of a network: two different actors by their number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tie {
    /// The first actor; the sender in a directed network.
    pub from: usize,
    /// The second actor; the receiver in a directed network.
    pub to: usize,
    /// The strength; 1 in a network without weights.
    pub weight: f64,
}

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
    /// More actors or edges than can be numbered.
    #[error("found {found} {what}, expected at most 4294967294")]
    TooMany {
        /// What there are too many of.
        what: &'static str,
        /// How many there are.
        found: usize,
    },
}

struct Arc {
    from: u32,
    to: u32,
    weight: f64,
    origin: u32,
}

impl Network {
    /// The network of a case under a scope.
    ///
    /// # Errors
    /// As [`Selection::of`].
    ///
    /// # Examples
    /// ```
    /// use partnergraph::{Actor, CaseBuilder, Relation, RelationKind, view::{Network, Scope}};
    ///
    /// let case = CaseBuilder::new("house", "House")
    ///     .actor(Actor::new("a", "A"))
    ///     .actor(Actor::new("b", "B"))
    ///     .actor(Actor::new("c", "C"))
    ///     .relation(Relation::new("a", "b", RelationKind::Funds))
    ///     .relation(Relation::new("b", "a", RelationKind::Serves))
    ///     .build()?;
    /// let network = Network::of(&case, &Scope::default())?;
    /// assert_eq!((network.actors(), network.ties().len()), (3, 1));
    /// assert_eq!(network.merged(0).count(), 2);
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(case: &Case, scope: &Scope) -> Result<Self, ViewError> {
        Selection::of(case, scope).map(|selection| Self::from_selection(&selection))
    }

    /// The network of what is in scope.
    #[must_use]
    pub fn from_selection(selection: &Selection<'_>) -> Self {
        let (case, scope) = (selection.case(), selection.scope());
        let mut number = vec![u32::MAX; case.actors().len()];
        for (position, actor) in selection.members().iter().enumerate() {
            number[actor.position()] = position as u32;
        }
        let chosen: Option<String> = (scope.weights == Weights::Amount)
            .then(|| scope.currency.clone().or_else(|| main_currency(case, selection.relations())))
            .flatten();
        let (mut relations, mut loops_dropped, mut missing_weights, mut excluded) = (0, 0, 0, Vec::new());
        let mut mutual = true;
        let mut arcs = Vec::with_capacity(selection.relations().len());
        for index in selection.relations() {
            let relation = case.relation_at(*index);
            let (from, to) = selection.ends(*index);
            let (from, to) = (number[from.position()], number[to.position()]);
            let of_kind = scope.kinds.as_ref().is_none_or(|kinds| kinds.contains(&relation.kind()));
            if !of_kind || from == u32::MAX || to == u32::MAX {
                continue;
            }
            if let Some(least) = scope.at_least {
                match relation.strength() {
                    Some(strength) if strength >= least => {}
                    Some(_) => continue,
                    None => {
                        missing_weights += 1;
                        continue;
                    }
                }
            }
            if from == to {
                loops_dropped += 1;
                continue;
            }
            match relation_weight(relation, *index, scope.weights, chosen.as_deref(), &mut excluded) {
                None => missing_weights += 1,
                // A strength of 0 means no tie.
                Some(0.0) => {}
                Some(weight) => {
                    relations += 1;
                    mutual &= relation.is_mutual();
                    arcs.push(Arc { from, to, weight, origin: index.0 });
                    if scope.direction.is_directed() && relation.is_mutual() {
                        arcs.push(Arc { from: to, to: from, weight, origin: index.0 });
                    }
                }
            }
        }
        let collapse = match scope.collapse.unwrap_or_default() {
            Collapse::Any => Parallel::Any,
            Collapse::Count => Parallel::Count,
            Collapse::Sum => Parallel::Sum,
            Collapse::Max => Parallel::Max,
        };
        let weighting = match (scope.weights, collapse) {
            (Weights::Strength | Weights::Amount, _) => Weighting::Named,
            (Weights::None, Parallel::Count) => Weighting::Counts,
            (Weights::None, _) => Weighting::None,
        };
        let mut network = Self::merge(Labels::Actors(selection.members().to_vec()), arcs, scope.direction, collapse, weighting);
        network.relations = relations;
        network.loops_dropped = loops_dropped;
        network.missing_weights = missing_weights;
        network.excluded = excluded;
        network.currency = chosen;
        network.mutual = mutual && relations > 0;
        network.ordinal = scope.weights == Weights::Strength && collapse != Parallel::Count;
        network
    }

    /// A network from edges between numbered actors.
    ///
    /// Loops are dropped and counted; edges between the same two actors are merged by `parallel`; an edge of weight 0 is no
    /// tie. Of an undirected network the order of an edge's ends means nothing.
    ///
    /// # Errors
    /// [`EdgeError`] when lists differ in length, an end is not among the actors, a weight is negative or not finite, or
    /// weights and the rule for parallel edges do not go together.
    pub fn from_edges(
        names: Vec<String>,
        source: &[u32],
        target: &[u32],
        weight: Option<&[f64]>,
        direction: Direction,
        parallel: Parallel,
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
        let (mut loops_dropped, mut arcs) = (0, Vec::with_capacity(source.len()));
        for (edge, (from, to)) in source.iter().zip(target).enumerate() {
            for end in [from, to] {
                if *end as usize >= names.len() {
                    return Err(EdgeError::OutOfRange { edge, found: *end, actors: names.len() });
                }
            }
            let weight = weight.map_or(1.0, |weights| weights[edge]);
            if !weight.is_finite() || weight < 0.0 {
                return Err(EdgeError::Weight { edge, found: weight });
            }
            if from == to {
                loops_dropped += 1;
            } else if weight > 0.0 {
                arcs.push(Arc { from: *from, to: *to, weight, origin: edge as u32 });
            }
        }
        let weighting = match (weight, parallel) {
            (Some(_), _) => Weighting::Named,
            (None, Parallel::Count) => Weighting::Counts,
            (None, _) => Weighting::None,
        };
        let relations = arcs.len();
        let names = names.into_iter().map(String::into_boxed_str).collect();
        let mut network = Self::merge(Labels::Names(names), arcs, direction, parallel, weighting);
        network.relations = relations;
        network.loops_dropped = loops_dropped;
        Ok(network)
    }

    fn merge(labels: Labels, mut arcs: Vec<Arc>, direction: Direction, parallel: Parallel, weighting: Weighting) -> Self {
        let actors = labels.len();
        let directed = direction.is_directed();
        if !directed {
            for arc in &mut arcs {
                (arc.from, arc.to) = (arc.from.min(arc.to), arc.from.max(arc.to));
            }
        }
        // Stable, so that relations of one tie stay in document order and sums are taken in it.
        arcs.sort_by_key(|arc| (arc.from, arc.to));
        let (mut ties, mut weights, mut merged_from) = (Vec::new(), Vec::new(), Vec::new());
        for (position, arc) in arcs.iter().enumerate() {
            if ties.last() == Some(&(arc.from, arc.to)) {
                if let Some(last) = weights.last_mut() {
                    *last = match parallel {
                        Parallel::Any => 1.0,
                        Parallel::Count => *last + 1.0,
                        Parallel::Sum => *last + arc.weight,
                        Parallel::Max => f64::max(*last, arc.weight),
                    };
                }
            } else {
                ties.push((arc.from, arc.to));
                merged_from.push(position as u32);
                weights.push(if matches!(parallel, Parallel::Sum | Parallel::Max) { arc.weight } else { 1.0 });
            }
        }
        merged_from.push(arcs.len() as u32);
        let weights_of_rows = (weighting != Weighting::None).then_some(&*weights);
        let (out, back) = if directed {
            (Rows::directed(actors, &ties, weights_of_rows), Some(Rows::reversed(actors, &ties, weights_of_rows)))
        } else {
            (Rows::undirected(actors, &ties, weights_of_rows), None)
        };
        Self {
            labels,
            directed,
            direction,
            weighting,
            ties,
            weights,
            out,
            back,
            merged_from,
            merged: arcs.into_iter().map(|arc| arc.origin).collect(),
            relations: 0,
            loops_dropped: 0,
            missing_weights: 0,
            excluded: Vec::new(),
            currency: None,
            ordinal: false,
            mutual: false,
        }
    }

    /// The number of actors.
    #[must_use]
    pub fn actors(&self) -> usize {
        self.labels.len()
    }

    /// The actors' positions in their case, where the network was made from one.
    #[must_use]
    pub fn case_actors(&self) -> Option<&[ActorIndex]> {
        match &self.labels {
            Labels::Actors(actors) => Some(actors),
            Labels::Names(_) => None,
        }
    }

    /// The actors' own names, where the network was made from edges.
    #[must_use]
    pub fn names(&self) -> Option<&[Box<str>]> {
        match &self.labels {
            Labels::Actors(_) => None,
            Labels::Names(names) => Some(names),
        }
    }

    /// Whether ties have a direction.
    #[must_use]
    pub const fn is_directed(&self) -> bool {
        self.directed
    }

    /// How measures of one actor look at the network.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// Whether there are relations and each of them says of itself that it goes both ways, so that direction says nothing.
    #[must_use]
    pub const fn is_mutual_throughout(&self) -> bool {
        self.mutual
    }

    /// Whether weights were asked for by name, so that measures use them.
    #[must_use]
    pub fn is_weighted(&self) -> bool {
        self.weighting == Weighting::Named
    }

    /// Whether ties have strengths, be it named weights or numbers of relations.
    #[must_use]
    pub fn has_strengths(&self) -> bool {
        self.weighting != Weighting::None
    }

    /// The ties, sorted by first, then second actor. Of an undirected network each stands once, the smaller number first.
    pub fn ties(&self) -> impl ExactSizeIterator<Item = Tie> {
        self.ties.iter().zip(&self.weights).map(|((from, to), weight)| Tie { from: *from as usize, to: *to as usize, weight: *weight })
    }

    /// The relations (or edges, by their position) that were merged into a tie, in document order; nothing for a number that
    /// is no tie.
    pub fn merged(&self, tie: usize) -> impl ExactSizeIterator<Item = RelationIndex> {
        let bounds = self.merged_from.get(tie).zip(self.merged_from.get(tie + 1));
        let (from, to) = bounds.map_or((0, 0), |(from, to)| (*from as usize, *to as usize));
        self.merged[from..to].iter().map(|index| RelationIndex(*index))
    }

    /// The number of relations that made ties.
    #[must_use]
    pub const fn relations(&self) -> usize {
        self.relations
    }

    /// The number of relations of an actor to itself, which are dropped.
    #[must_use]
    pub const fn loops_dropped(&self) -> usize {
        self.loops_dropped
    }

    /// The number of relations without the weight that was asked for, which are left out.
    #[must_use]
    pub const fn missing_weights(&self) -> usize {
        self.missing_weights
    }

    /// The currency of the weights, where they are amounts: the one chosen, or the one with most amounts.
    #[must_use]
    pub fn currency(&self) -> Option<&str> {
        self.currency.as_deref()
    }

    /// Whether weights are made of strengths of relations, which are ordinal, so that sums of them take the steps to be equal.
    #[must_use]
    pub const fn is_ordinal(&self) -> bool {
        self.ordinal
    }

    /// The amounts that could not be added.
    #[must_use]
    pub fn excluded(&self) -> &[ExcludedAmount] {
        &self.excluded
    }

    /// The rows of neighbours: all of an undirected network, those that ties go to of a directed one.
    #[must_use]
    pub const fn successors(&self) -> &Rows {
        &self.out
    }

    /// The rows of those that ties come from; of an undirected network the same as [`successors`](Self::successors).
    #[must_use]
    pub fn predecessors(&self) -> &Rows {
        self.back.as_ref().unwrap_or(&self.out)
    }

    /// The rows of those that an actor is tied to in either direction, without weights where the network is directed; of an
    /// undirected network the same as [`successors`](Self::successors).
    #[must_use]
    pub fn neighbours(&self) -> Cow<'_, Rows> {
        if !self.directed {
            return Cow::Borrowed(&self.out);
        }
        let mut pairs: Vec<(u32, u32)> = self.ties.iter().map(|(from, to)| (*from.min(to), *from.max(to))).collect();
        pairs.sort_unstable();
        pairs.dedup();
        Cow::Owned(Rows::undirected(self.actors(), &pairs, None))
    }
}

impl Labels {
    fn len(&self) -> usize {
        match self {
            Self::Actors(actors) => actors.len(),
            Self::Names(names) => names.len(),
        }
    }
}
