//! Edges sorted, and those between the same two actors merged, in time that grows with their number.

use super::Parallel;
use crate::maths::Rows;

/// Edges between numbered actors, as lists of the same length.
#[derive(Clone, Copy)]
pub(super) struct Edges<'a> {
    pub(super) source: &'a [u32],
    pub(super) target: &'a [u32],
    /// None where every edge has the weight 1.
    pub(super) weight: Option<&'a [f64]>,
}

/// The ties of a network and what was merged in them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ties {
    /// The neighbours of each actor; of a directed network those that ties go to.
    pub(super) out: Rows,
    /// Of a directed network those that ties come from.
    pub(super) back: Option<Rows>,
    /// For each actor the number of the first tie that begins there.
    first: Vec<u32>,
    /// For tie t the merged edges are those from `merged_from[t]` to `merged_from[t + 1]`; None where each tie is one edge.
    merged_from: Option<Vec<u32>>,
    /// The merged edges, tie by tie; None where that is the order in which they were given.
    merged: Option<Vec<u32>>,
}

/// Below this many edges a comparing sort is faster than counting.
const FEW: usize = 256;

impl Ties {
    /// Sorts and merges the edges at the positions that are kept; loops are not among them.
    pub(super) fn of(actors: usize, edges: Edges<'_>, kept: Vec<u32>, directed: bool, parallel: Parallel, weighted: bool) -> Self {
        let ends = |edge: u32| {
            let (from, to) = (edges.source[edge as usize], edges.target[edge as usize]);
            if directed { (from, to) } else { (from.min(to), from.max(to)) }
        };
        let order = sorted(actors, kept, ends);
        let weight = |edge: u32| edges.weight.map_or(1.0, |weights| weights[edge as usize]);
        let mut first = vec![0_u32; actors + 1];
        let mut to = Vec::with_capacity(order.len());
        let mut weights = weighted.then(|| Vec::with_capacity(order.len()));
        let mut merged_from: Vec<u32> = Vec::new();
        let mut last = None;
        for (place, edge) in order.iter().enumerate() {
            let tie = ends(*edge);
            if last == Some(tie) {
                if merged_from.is_empty() {
                    // Until here each tie was one edge.
                    merged_from.extend(0..to.len() as u32);
                }
                if let Some(strength) = weights.as_mut().and_then(|weights: &mut Vec<f64>| weights.last_mut()) {
                    *strength = match parallel {
                        Parallel::Any => 1.0,
                        Parallel::Count => *strength + 1.0,
                        Parallel::Sum => *strength + weight(*edge),
                        Parallel::Max => strength.max(weight(*edge)),
                    };
                }
            } else {
                last = Some(tie);
                if !merged_from.is_empty() {
                    merged_from.push(place as u32);
                }
                first[tie.0 as usize + 1] += 1;
                to.push(tie.1);
                if let Some(weights) = &mut weights {
                    weights.push(if matches!(parallel, Parallel::Sum | Parallel::Max) { weight(*edge) } else { 1.0 });
                }
            }
        }
        for actor in 0..actors {
            first[actor + 1] += first[actor];
        }
        to.shrink_to_fit();
        let merged_from = (!merged_from.is_empty()).then(|| {
            merged_from.push(order.len() as u32);
            merged_from
        });
        let in_order = order.iter().enumerate().all(|(place, edge)| *edge == place as u32);
        let merged = (!in_order).then_some(order);
        let (out, back) = if directed {
            let back = Rows::transposed(actors, &first, &to, weights.as_deref());
            (Rows::ready(first.clone(), to, weights), Some(back))
        } else {
            (Rows::symmetric(&first, &to, weights.as_deref()), None)
        };
        Self { out, back, first, merged_from, merged }
    }

    /// The number of ties.
    pub(super) fn len(&self) -> usize {
        self.first.last().map_or(0, |last| *last as usize)
    }

    /// Where the ties that begin at an actor stand in its row.
    pub(super) fn places(&self, actor: usize) -> std::ops::Range<usize> {
        let degree = self.out.degree(actor);
        degree - (self.first[actor + 1] - self.first[actor]) as usize..degree
    }

    /// The positions of the edges merged in a tie; nothing for a number that is no tie.
    pub(super) fn merged(&self, tie: usize) -> impl ExactSizeIterator<Item = u32> + use<'_> {
        let places = match &self.merged_from {
            _ if tie >= self.len() => 0..0,
            None => tie as u32..tie as u32 + 1,
            Some(from) => from[tie]..from[tie + 1],
        };
        places.map(|place| self.merged.as_ref().map_or(place, |merged| merged[place as usize]))
    }

    /// Says of the merged edges which they are in a longer list.
    pub(super) fn number_merged(&mut self, origin: &[u32]) {
        match &mut self.merged {
            Some(merged) => merged.iter_mut().for_each(|edge| *edge = origin[*edge as usize]),
            None => self.merged = Some(origin.to_vec()),
        }
    }

    /// Takes over how many edges each tie is made of, and which.
    pub(super) fn restore_merged(&mut self, counts: &[u32], edges: Vec<u32>) {
        let mut from = Vec::with_capacity(counts.len() + 1);
        from.push(0);
        from.extend(counts.iter().scan(0, |end, count| {
            *end += count;
            Some(*end)
        }));
        self.merged_from = (edges.len() > counts.len()).then_some(from);
        let in_order = edges.iter().enumerate().all(|(place, edge)| *edge == place as u32);
        self.merged = (!in_order).then_some(edges);
    }

    /// Memory in bytes.
    pub(super) fn bytes(&self) -> usize {
        let lists = [Some(&self.first), self.merged_from.as_ref(), self.merged.as_ref()];
        let lists: usize = lists.into_iter().flatten().map(|list| 4 * list.capacity()).sum();
        lists + self.out.bytes() + self.back.as_ref().map_or(0, Rows::bytes)
    }
}

/// Edges by their ends, those with the same ends in the order in which they stood.
fn sorted(actors: usize, mut kept: Vec<u32>, ends: impl Fn(u32) -> (u32, u32)) -> Vec<u32> {
    if kept.is_sorted_by_key(|edge| ends(*edge)) {
        return kept;
    }
    if kept.len() < FEW || actors / 8 > kept.len() {
        kept.sort_by_key(|edge| ends(*edge));
        return kept;
    }
    // By second end, then by first: counting keeps what is equal in order, so the second pass leaves rows sorted. An entry
    // holds the other end and the edge, so that nothing has to be looked up again.
    let entry = |end: u32, edge: u32| u64::from(end) << 32 | u64::from(edge);
    let half = |entry: u64| ((entry >> 32) as usize, entry as u32);
    let mut by_second = vec![0_u64; kept.len()];
    let mut next = counted(actors, kept.iter().map(|edge| ends(*edge).1));
    for edge in &kept {
        let (first, second) = ends(*edge);
        let place = &mut next[second as usize];
        by_second[*place as usize] = entry(first, *edge);
        *place += 1;
    }
    let mut next = counted(actors, by_second.iter().map(|known| half(*known).0 as u32));
    for known in &by_second {
        let (first, edge) = half(*known);
        kept[next[first] as usize] = edge;
        next[first] += 1;
    }
    kept
}

/// For each actor the place of the first entry that is its own.
fn counted(actors: usize, ends: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut places = vec![0_u32; actors + 1];
    for end in ends {
        places[end as usize + 1] += 1;
    }
    for actor in 0..actors {
        places[actor + 1] += places[actor];
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maths::Random;

    #[test]
    fn counting_and_comparing_sort_alike() {
        let mut random = Random::new(1, 1);
        for (actors, edges) in [(1, 400), (7, 1000), (300, 2000), (2000, 700)] {
            let ends: Vec<(u32, u32)> = (0..edges).map(|_| (random.below(actors) as u32, random.below(actors) as u32)).collect();
            let kept: Vec<u32> = (0..edges as u32).filter(|_| random.below(10) > 0).collect();
            let mut expected = kept.clone();
            expected.sort_by_key(|edge| ends[*edge as usize]);
            assert_eq!(sorted(actors, kept, |edge| ends[edge as usize]), expected);
        }
    }

    #[test]
    fn merged_edges_are_known_by_their_position() {
        let edges = Edges { source: &[2, 0, 1, 0], target: &[1, 1, 0, 2], weight: None };
        let ties = Ties::of(3, edges, vec![0, 1, 2, 3], false, Parallel::Count, true);
        let merged: Vec<Vec<u32>> = (0..4).map(|tie| ties.merged(tie).collect()).collect();
        assert_eq!(merged, [vec![1, 2], vec![3], vec![0], vec![]]);
        assert_eq!((ties.out.row(0), ties.out.row_weights(0)), (&[1, 2][..], &[2.0, 1.0][..]));
        assert_eq!((ties.places(0), ties.places(1), ties.places(2)), (0..2, 1..2, 2..2));
    }
}
