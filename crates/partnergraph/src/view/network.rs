//! Actors and ties, after the scope is applied and parallel relations are merged.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::selection::{main_currency, relation_weight};
use super::ties::{Edges, Ties};
use super::walked::Walked;
use super::{Collapse, Direction, ExcludedAmount, Names, Parallel, Scope, Selection, ViewError, Weights};
use crate::maths::{Rows, component_counts};
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
    pub(super) weighting: Weighting,
    pub(super) ties: Ties,
    pub(super) relations: usize,
    pub(super) loops_dropped: usize,
    pub(super) missing_weights: usize,
    pub(super) zero_weights: usize,
    excluded: Vec<ExcludedAmount>,
    currency: Option<String>,
    /// Whether weights are made of steps of an ordinal scale.
    ordinal: bool,
    /// Whether there are relations, and each of them goes both ways.
    mutual: bool,
    /// The numbers of pieces and of actors without a tie, once they have been asked for.
    counted: OnceLock<(usize, usize)>,
    pub(super) walked: Walked,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Labels {
    /// Positions of the actors in their case.
    Actors(Vec<ActorIndex>),
    /// Names of their own.
    Names(Names),
}

/// What the weights of a network are good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weighting {
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
        Self::from_selection_with(selection, selection.scope().direction())
    }

    /// The same, with directions or without, whatever the scope says of them.
    #[must_use]
    pub fn from_selection_with(selection: &Selection<'_>, direction: Direction) -> Self {
        let (case, scope) = (selection.case(), selection.scope());
        let mut number = vec![u32::MAX; case.actors().len()];
        for (position, actor) in selection.members().iter().enumerate() {
            number[actor.position()] = position as u32;
        }
        let chosen: Option<String> = (scope.weights == Weights::Amount)
            .then(|| scope.currency.clone().or_else(|| main_currency(case, selection.relations())))
            .flatten();
        let (mut relations, mut loops_dropped, mut missing_weights, mut zero_weights, mut excluded) = (0, 0, 0, 0, Vec::new());
        let mut mutual = true;
        let count = selection.relations().len();
        let (mut source, mut target, mut weight, mut origin) =
            (Vec::with_capacity(count), Vec::with_capacity(count), Vec::with_capacity(count), Vec::with_capacity(count));
        let mut add = |from: u32, to: u32, of: f64, relation: u32| {
            source.push(from);
            target.push(to);
            weight.push(of);
            origin.push(relation);
        };
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
                Some(0.0) => zero_weights += 1,
                Some(strength) => {
                    relations += 1;
                    mutual &= relation.is_mutual();
                    add(from, to, strength, index.0);
                    if direction.is_directed() && relation.is_mutual() {
                        add(to, from, strength, index.0);
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
        let labels = Labels::Actors(selection.members().to_vec());
        let edges = Edges { source: &source, target: &target, weight: Some(&weight) };
        let kept = (0..source.len() as u32).collect();
        let mut network = Self::merge(labels, edges, kept, direction, collapse, weighting);
        network.ties.number_merged(&origin);
        network.relations = relations;
        network.loops_dropped = loops_dropped;
        network.missing_weights = missing_weights;
        network.zero_weights = zero_weights;
        network.excluded = excluded;
        network.currency = chosen;
        network.mutual = mutual && relations > 0;
        network.ordinal = scope.weights == Weights::Strength && collapse != Parallel::Count;
        network
    }

    pub(super) fn merge(
        labels: Labels,
        edges: Edges<'_>,
        kept: Vec<u32>,
        direction: Direction,
        parallel: Parallel,
        weighting: Weighting,
    ) -> Self {
        let directed = direction.is_directed();
        Self {
            ties: Ties::of(labels.len(), edges, kept, directed, parallel, weighting != Weighting::None),
            labels,
            directed,
            direction,
            weighting,
            relations: 0,
            loops_dropped: 0,
            missing_weights: 0,
            zero_weights: 0,
            excluded: Vec::new(),
            currency: None,
            ordinal: false,
            mutual: false,
            counted: OnceLock::new(),
            walked: Walked::default(),
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
    pub const fn names(&self) -> Option<&Names> {
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
        let starts = (0..self.actors()).flat_map(|actor| self.ties.places(actor).map(move |place| (actor, place)));
        let tie = |(from, place): (usize, usize)| Tie {
            from,
            to: self.ties.out.row(from)[place] as usize,
            weight: self.ties.out.row_weights(from).get(place).copied().unwrap_or(1.0),
        };
        Counted { left: self.ties.len(), items: starts.map(tie) }
    }

    /// The relations (or edges, by their position) that were merged into a tie, in document order; nothing for a number that
    /// is no tie.
    pub fn merged(&self, tie: usize) -> impl ExactSizeIterator<Item = RelationIndex> {
        self.ties.merged(tie).map(RelationIndex)
    }

    /// The number of components, and of actors without a tie among them.
    #[must_use]
    pub fn pieces(&self) -> (usize, usize) {
        *self.counted.get_or_init(|| component_counts(self.successors(), self.predecessors()))
    }

    /// The memory that ties, weights and what was merged in them take, in bytes.
    #[must_use]
    pub fn tie_bytes(&self) -> usize {
        self.ties.bytes()
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

    /// The number of relations (or edges) of weight 0, which are no ties. As distances they are an error.
    #[must_use]
    pub const fn zero_weights(&self) -> usize {
        self.zero_weights
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
        &self.ties.out
    }

    /// The rows of those that ties come from; of an undirected network the same as [`successors`](Self::successors).
    #[must_use]
    pub fn predecessors(&self) -> &Rows {
        self.ties.back.as_ref().unwrap_or(&self.ties.out)
    }

    /// The rows of those that an actor is tied to in either direction, without weights where the network is directed; of an
    /// undirected network the same as [`successors`](Self::successors).
    #[must_use]
    pub fn neighbours(&self) -> Cow<'_, Rows> {
        match &self.ties.back {
            None => Cow::Borrowed(&self.ties.out),
            Some(back) => Cow::Owned(Rows::united(&self.ties.out, back)),
        }
    }
}

/// An iterator that knows how many items are left.
struct Counted<I> {
    left: usize,
    items: I,
}

impl<I: Iterator> Iterator for Counted<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        let item = self.items.next();
        self.left -= usize::from(item.is_some());
        item
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<I: Iterator> ExactSizeIterator for Counted<I> {}

impl PartialEq for Network {
    /// Whether actors, direction, ties and weights are the same.
    fn eq(&self, other: &Self) -> bool {
        self.labels == other.labels
            && self.direction == other.direction
            && self.weighting == other.weighting
            && self.ties.out == other.ties.out
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
