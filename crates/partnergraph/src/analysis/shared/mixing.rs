//! How ties mix by class, for `network_mixing`.

use super::grouped::Grouped;
use super::lot::Lot;
use super::permutations::Permuted;
use crate::maths::Watch;
use crate::maths::mixing::{Ties, ei_index};
use crate::maths::permutation::permuted;
use crate::method::{AnalysisError, Reason, Value};
use crate::view::Network;

/// Up to so many classes every two of them have a row, and a test.
const MOST_CLASSES: usize = 100;

/// How ties mix by class.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassMixing {
    /// The number of actors that have a class.
    pub classified: usize,
    /// The number of actors that have none and are left out.
    pub left_out: usize,
    /// Ties inside classes.
    pub internal: Block,
    /// Ties between classes.
    pub external: Block,
    /// (external − internal)/(external + internal).
    pub ei_index: Value,
    /// The same if every possible tie were there.
    pub ei_from_sizes: Value,
    /// How alike the classes at the ends of ties are.
    pub assortativity: Value,
    /// Each declared class.
    pub classes: Vec<OneClass>,
    /// Each actor of the network.
    pub actors: Vec<Value<Ends>>,
    /// Ties between every two classes.
    pub cells: Vec<Cell>,
    /// How the index compares with those of shuffled classes, where that was asked for.
    pub test: Option<Permuted>,
}

/// Some of the ties.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Block {
    /// Their number.
    pub ties: u64,
    /// Their weights together.
    pub weight: f64,
    /// How many there could be.
    pub possible: u64,
}

impl Block {
    /// The share of possible ties that are there.
    ///
    /// # Errors
    /// [`Reason::ZeroTotal`] when none is possible.
    pub fn density(&self) -> Value {
        if self.possible == 0 { Err(Reason::ZeroTotal) } else { Ok(self.ties as f64 / self.possible as f64) }
    }
}

/// Ties of a class or an actor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ends {
    /// Inside the class.
    pub internal: f64,
    /// To other classes.
    pub external: f64,
    /// (external − internal)/(external + internal).
    pub ei_index: Value,
}

/// A class.
#[derive(Debug, Clone, PartialEq)]
pub struct OneClass {
    /// What it is called.
    pub name: String,
    /// The number of actors in it.
    pub members: usize,
    /// Its ties.
    pub ends: Ends,
}

/// Ties between two classes.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The position of the class that they come from.
    pub from: usize,
    /// The position of the class that they go to.
    pub to: usize,
    /// The ties.
    pub block: Block,
    /// How their weight compares with that of shuffled classes, where that was asked for.
    pub test: Option<Permuted>,
}

/// The ties between actors that have a class.
fn ties(network: &Network, grouped: &Grouped) -> Ties {
    let weighted = network.is_weighted();
    let mut ties = Ties { directed: network.is_directed(), weights: weighted.then(Vec::new), pairs: Vec::new() };
    for tie in network.ties() {
        if let (Some(from), Some(to)) = (grouped.numbers[tie.from], grouped.numbers[tie.to]) {
            ties.pairs.push((from, to));
            if let Some(weights) = &mut ties.weights {
                weights.push(tie.weight);
            }
        }
    }
    ties
}

/// How ties mix by class.
pub(crate) fn by_class(network: &Network, grouped: &Grouped, test: Option<Lot>, watch: &Watch) -> Result<ClassMixing, AnalysisError> {
    let (labels, ties) = (&grouped.labels, ties(network, grouped));
    let label = |actor: usize| labels[actor] as usize;
    let mut members = vec![0_u64; grouped.class_names.len()];
    labels.iter().for_each(|label| members[*label as usize] += 1);
    let inside = |class: usize| {
        let pairs = members[class] * members[class].saturating_sub(1);
        if ties.directed { pairs } else { pairs / 2 }
    };
    let (mut internal, mut external) = (Block::default(), Block::default());
    let mut of_classes = vec![(0.0, 0.0); members.len()];
    let mut of_actors = vec![(0.0, 0.0); labels.len()];
    for (a, b, weight) in ties.iter() {
        let same = label(a) == label(b);
        let block = if same { &mut internal } else { &mut external };
        block.ties += 1;
        block.weight += weight;
        for end in [a, b] {
            *if same { &mut of_actors[end].0 } else { &mut of_actors[end].1 } += weight;
        }
        if same {
            of_classes[label(a)].0 += weight;
        } else {
            of_classes[label(a)].1 += weight;
            of_classes[label(b)].1 += weight;
        }
    }
    let all = labels.len() as u64 * (labels.len() as u64).saturating_sub(1);
    internal.possible = (0..members.len()).map(inside).sum();
    external.possible = if ties.directed { all } else { all / 2 } - internal.possible;
    let ei = |(inside, between): (f64, f64), reason: Reason| ei_index(inside, between).ok_or(reason);
    let ends = |(internal, external): (f64, f64), reason| Ends { internal, external, ei_index: ei((internal, external), reason) };

    let mut cells = cells(&ties, labels, members.len());
    for cell in &mut cells {
        cell.block.possible = if cell.from == cell.to { inside(cell.from) } else { members[cell.from] * members[cell.to] };
    }
    let ei_all = ei((internal.weight, external.weight), Reason::NoTies);
    let test = match test {
        Some(test) if ei_all.is_ok() => Some(tested(&ties, labels, &mut cells, members.len(), test, watch)?),
        _ => None,
    };
    Ok(ClassMixing {
        classified: labels.len(),
        left_out: grouped.left_out,
        ei_index: ei_all,
        ei_from_sizes: ei((internal.possible as f64, external.possible as f64), Reason::ZeroTotal),
        assortativity: ei_all.and_then(|_| ties.assortativity(labels, members.len()).ok_or(Reason::OneClass)),
        internal,
        external,
        classes: grouped
            .class_names
            .iter()
            .zip(members.iter().zip(of_classes))
            .map(|(name, (members, sums))| OneClass { name: name.clone(), members: *members as usize, ends: ends(sums, Reason::NoTies) })
            .collect(),
        actors: grouped
            .numbers
            .iter()
            .map(|number| number.map(|number| ends(of_actors[number as usize], Reason::Isolate)).ok_or(Reason::NoPartition))
            .collect(),
        cells,
        test,
    })
}

/// The ties between every two classes; where there are very many classes, between those that are tied.
fn cells(ties: &Ties, labels: &[u32], classes: usize) -> Vec<Cell> {
    let cell = |from: usize, to: usize| Cell { from, to, block: Block::default(), test: None };
    let label = |actor: usize| labels[actor] as usize;
    if classes > MOST_CLASSES {
        let mut found: Vec<(usize, f64)> = ties.iter().map(|(a, b, weight)| (ties.cell(label(a), label(b), classes), weight)).collect();
        // Stable, so that sums are taken in the order of the ties.
        found.sort_by_key(|(place, _)| *place);
        let blocks = found.chunk_by(|one, next| one.0 == next.0).map(|same| {
            let mut cell = cell(same[0].0 / classes, same[0].0 % classes);
            cell.block.ties = same.len() as u64;
            cell.block.weight = same.iter().map(|(_, weight)| weight).sum();
            cell
        });
        return blocks.collect();
    }
    let mut blocks = vec![Block::default(); classes * classes];
    for (a, b, weight) in ties.iter() {
        let block = &mut blocks[ties.cell(label(a), label(b), classes)];
        block.ties += 1;
        block.weight += weight;
    }
    let places = (0..classes).flat_map(|from| (0..classes).map(move |to| (from, to))).filter(|(from, to)| ties.directed || from <= to);
    places.map(|(from, to)| Cell { block: blocks[from * classes + to], ..cell(from, to) }).collect()
}

/// How the index and the weights of the cells compare with those of shuffled classes.
fn tested(ties: &Ties, labels: &[u32], cells: &mut [Cell], classes: usize, test: Lot, watch: &Watch) -> Result<Permuted, AnalysisError> {
    let of_cells = classes <= MOST_CLASSES;
    let (inside, between) = ties.inside_and_between(labels);
    let index = |(inside, between): (f64, f64)| ei_index(inside, between).unwrap_or_default();
    let mut observed = vec![index((inside, between))];
    let places: Vec<usize> = cells.iter().map(|cell| cell.from * classes + cell.to).collect();
    if of_cells {
        observed.extend(cells.iter().map(|cell| cell.block.weight));
    }
    let found = permuted(labels, test, &observed, watch, Vec::new, |sums: &mut Vec<f64>, placed, values| {
        values[0] = index(ties.inside_and_between(placed));
        if of_cells {
            ties.sums(placed, classes, sums);
            values[1..].iter_mut().zip(&places).for_each(|(value, place)| *value = sums[*place]);
        }
    })?;
    if of_cells {
        cells.iter_mut().enumerate().for_each(|(number, cell)| cell.test = Some(Permuted::of(&found, number + 1)));
    }
    Ok(Permuted::of(&found, 0))
}
