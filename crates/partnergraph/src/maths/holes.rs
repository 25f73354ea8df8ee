//! Structural holes after Burt 1992: how an item's neighbours close in on it.
//!
//! z_ij = w_ij + w_ji is what runs between two items, s_i = Σ_q z_iq, p_ij = z_ij/s_i. V_i are those with z_ij > 0.

use std::ops::Range;

use super::{Marks, Rows, Stopped, Watch, block_for, in_blocks};

/// What runs between any two items, both directions together, as sorted rows.
#[derive(Debug)]
pub(crate) struct Dyads<'a>(Source<'a>);

#[derive(Debug)]
enum Source<'a> {
    /// The same for every tie; rows of neighbours.
    Even(&'a Rows),
    /// Undirected rows with weights; z is twice the weight, which p does not see.
    Weighted(&'a Rows),
    /// Put together from arcs in both directions.
    Joined { from: Vec<usize>, others: Vec<u32>, weights: Vec<f64> },
}

impl<'a> Dyads<'a> {
    /// From undirected rows.
    pub(crate) fn undirected(rows: &'a Rows, weighted: bool) -> Self {
        if !weighted {
            return Self(Source::Even(rows));
        }
        match scale((0..rows.len()).flat_map(|item| rows.row_weights(item)).copied()) {
            None => Self(Source::Weighted(rows)),
            Some(scale) => Self::joined(rows.len(), |item, put| {
                rows.row(item).iter().zip(rows.row_weights(item)).for_each(|(other, weight)| put(*other, weight * scale));
            }),
        }
    }

    /// From the rows of arcs out and back.
    pub(crate) fn directed(out: &Rows, back: &Rows, weighted: bool) -> Self {
        let weights = (0..out.len()).flat_map(|item| out.row_weights(item)).copied();
        let scale = if weighted { scale(weights).unwrap_or(1.0) } else { 1.0 };
        let weight = |rows: &Rows, item: usize, place: usize| if weighted { rows.row_weights(item)[place] * scale } else { 1.0 };
        Self::joined(out.len(), |item, put| {
            let (towards, from) = (out.row(item), back.row(item));
            let (mut a, mut b) = (0, 0);
            while a < towards.len() || b < from.len() {
                let next = |row: &[u32], place: usize| row.get(place).copied().unwrap_or(u32::MAX);
                let other = next(towards, a).min(next(from, b));
                let mut between = 0.0;
                if next(towards, a) == other {
                    between += weight(out, item, a);
                    a += 1;
                }
                if next(from, b) == other {
                    between += weight(back, item, b);
                    b += 1;
                }
                put(other, between);
            }
        })
    }

    fn joined(items: usize, row: impl Fn(usize, &mut dyn FnMut(u32, f64))) -> Self {
        let (mut from, mut others, mut weights) = (Vec::with_capacity(items + 1), Vec::new(), Vec::new());
        from.push(0);
        for item in 0..items {
            row(item, &mut |other, weight| {
                others.push(other);
                weights.push(weight);
            });
            from.push(others.len());
        }
        Self(Source::Joined { from, others, weights })
    }

    /// The number of items.
    pub(crate) fn len(&self) -> usize {
        match &self.0 {
            Source::Even(rows) | Source::Weighted(rows) => rows.len(),
            Source::Joined { from, .. } => from.len() - 1,
        }
    }

    /// The number of entries in all rows.
    pub(crate) fn entries(&self) -> usize {
        match &self.0 {
            Source::Even(rows) | Source::Weighted(rows) => rows.entries(),
            Source::Joined { others, .. } => others.len(),
        }
    }

    /// V_i in ascending order.
    pub(crate) fn row(&self, item: usize) -> &[u32] {
        match &self.0 {
            Source::Even(rows) | Source::Weighted(rows) => rows.row(item),
            Source::Joined { from, others, .. } => &others[from[item]..from[item + 1]],
        }
    }

    /// z_ij for each j of V_i; empty where all are the same.
    fn weights(&self, item: usize) -> &[f64] {
        match &self.0 {
            Source::Even(_) => &[],
            Source::Weighted(rows) => rows.row_weights(item),
            Source::Joined { from, weights, .. } => &weights[from[item]..from[item + 1]],
        }
    }

    const fn is_even(&self) -> bool {
        matches!(self.0, Source::Even(_))
    }

    /// 1/s_i, in the unit that makes every z 1 where all are the same; 0 for an item without neighbours.
    fn share(&self, item: usize) -> f64 {
        let total = if self.is_even() { self.row(item).len() as f64 } else { self.weights(item).iter().sum() };
        if self.row(item).is_empty() { 0.0 } else { 1.0 / total }
    }

    fn shares(&self) -> Vec<f64> {
        (0..self.len()).map(|item| self.share(item)).collect()
    }
}

/// A power of two that brings weights near 1, where sums of them could be too large or too small to be told apart.
fn scale(weights: impl Iterator<Item = f64>) -> Option<f64> {
    const LARGE: f64 = 1e200;
    let largest = weights.fold(0.0, f64::max);
    (largest > 0.0 && !(1.0 / LARGE..=LARGE).contains(&largest)).then(|| 2_f64.powi(-largest.log2().clamp(-1021.0, 1021.0) as i32))
}

/// For each item C_i = Σ_j c_ij; 0 for one without neighbours.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn constraint(dyads: &Dyads<'_>, watch: &Watch) -> Result<Vec<f64>, Stopped> {
    circles(dyads, watch, |circle, found| found.push(circle.iter().sum()))
}

/// c_ij for each j of V_i, row by row.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn constraint_of_pairs(dyads: &Dyads<'_>, watch: &Watch) -> Result<Vec<f64>, Stopped> {
    circles(dyads, watch, |circle, found| found.extend_from_slice(circle))
}

/// For each item H_i, how far its constraint rests on one neighbour; 1 for one neighbour, 0 for none.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn hierarchy(dyads: &Dyads<'_>, watch: &Watch) -> Result<Vec<f64>, Stopped> {
    circles(dyads, watch, |circle, found| found.push(concentration(circle)))
}

/// Σ_j x_j ln x_j/(N ln N), x_j = c_j/(C/N).
fn concentration(circle: &[f64]) -> f64 {
    let number = circle.len() as f64;
    match circle {
        [] => 0.0,
        [_] => 1.0,
        [first, others @ ..] if others.iter().all(|other| other == first) => 0.0,
        _ => {
            let mean = circle.iter().sum::<f64>() / number;
            let term = |share: f64| if share > 0.0 { share * share.ln() } else { 0.0 };
            (circle.iter().map(|c| term(c / mean)).sum::<f64>() / (number * number.ln())).clamp(0.0, 1.0)
        }
    }
}

/// What a thread works with.
struct Scratch {
    near: Marks,
    /// For each item that is near what a way over it counts; of the others anything.
    over: Vec<f64>,
    circle: Vec<f64>,
}

/// For each item what `of` makes of its c_ij.
fn circles(dyads: &Dyads<'_>, watch: &Watch, of: impl Fn(&[f64], &mut Vec<f64>) + Sync) -> Result<Vec<f64>, Stopped> {
    if dyads.is_even() && dyads.len() <= FEW {
        watch.check()?;
        return Ok(few_circles(dyads, of));
    }
    let shares = dyads.shares();
    // A way over t from i to j counts z_it · z_tj/s_t; where all z are the same, that is 1/s_t whoever i and j are.
    let over = |i: usize, scratch: &mut Scratch| {
        let weights = dyads.weights(i);
        dyads.row(i).iter().zip(weights).for_each(|(t, weight)| scratch.over[*t as usize] = weight * shares[*t as usize]);
    };
    let work = |scratch: &mut Scratch, range: Range<usize>| {
        let mut found = Vec::with_capacity(range.len());
        for i in range {
            if !dyads.is_even() {
                over(i, scratch);
            }
            let ways = if dyads.is_even() { &shares } else { &scratch.over };
            let (weights, share) = (dyads.weights(i), shares[i]);
            scratch.circle.clear();
            indirect(dyads, i, &mut scratch.near, ways, |place, _, sum| {
                let direct = weights.get(place).copied().unwrap_or(1.0);
                let proportion = (direct + sum) * share;
                scratch.circle.push(proportion * proportion);
            });
            of(&scratch.circle, &mut found);
        }
        found
    };
    gathered(dyads, !dyads.is_even(), watch, work)
}

/// So few items that a row fits in a word.
const FEW: usize = 64;

/// The same, of few items and where all z are the same.
fn few_circles(dyads: &Dyads<'_>, of: impl Fn(&[f64], &mut Vec<f64>)) -> Vec<f64> {
    let (mut near, mut shares, mut circle) = ([0_u64; FEW], [0.0; FEW], [0.0; FEW]);
    for item in 0..dyads.len() {
        near[item] = dyads.row(item).iter().fold(0, |near, other| near | 1 << other);
        shares[item] = dyads.share(item);
    }
    let mut found = Vec::with_capacity(dyads.len());
    for i in 0..dyads.len() {
        let row = dyads.row(i);
        for (place, j) in row.iter().enumerate() {
            let (mut both, mut sum) = (near[i] & near[*j as usize], 0.0);
            while both != 0 {
                sum += shares[both.trailing_zeros() as usize];
                both &= both - 1;
            }
            let proportion = (1.0 + sum) * shares[i];
            circle[place] = proportion * proportion;
        }
        of(&circle[..row.len()], &mut found);
    }
    found
}

/// For each item the number of neighbours that are not redundant, Σ_j (1 − Σ_q p_iq m_jq), m_jq = z_jq/max_x z_jx; 0 for one
/// without neighbours. Where all z are the same it is less work to count triangles.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn effective_size(dyads: &Dyads<'_>, watch: &Watch) -> Result<Vec<f64>, Stopped> {
    let shares = dyads.shares();
    let largest: Vec<f64> = (0..dyads.len()).map(|item| dyads.weights(item).iter().copied().fold(0.0, f64::max)).collect();
    let work = |scratch: &mut Scratch, range: Range<usize>| {
        let mut found = Vec::with_capacity(range.len());
        for i in range {
            let row = dyads.row(i);
            for (place, t) in row.iter().enumerate() {
                scratch.over[*t as usize] = dyads.weights(i).get(place).copied().unwrap_or(1.0) * shares[i];
            }
            let mut size = 0.0;
            indirect(dyads, i, &mut scratch.near, &scratch.over, |_, j, sum| {
                size += 1.0 - if dyads.is_even() { sum } else { sum / largest[j as usize] };
            });
            found.push(size);
        }
        found
    };
    gathered(dyads, true, watch, work)
}

/// What the work gives for all items, in their order; with room for ways where they differ from item to item.
fn gathered(
    dyads: &Dyads<'_>,
    ways: bool,
    watch: &Watch,
    work: impl Fn(&mut Scratch, Range<usize>) -> Vec<f64> + Sync,
) -> Result<Vec<f64>, Stopped> {
    let items = dyads.len();
    let start = || Scratch { near: Marks::new(items), over: if ways { vec![0.0; items] } else { Vec::new() }, circle: Vec::new() };
    let (mut all, block) = (Vec::new(), block_for(items, dyads.entries()));
    in_blocks(items, block, watch, start, work, |part| {
        if all.is_empty() {
            all = part;
            all.reserve(items.saturating_sub(all.len()));
        } else {
            all.extend(part);
        }
    })?;
    Ok(all)
}

/// A row so many times as long as another is searched in, not walked along.
const MUCH_LONGER: usize = 16;

/// For each j of V_i its place, j, and the sum over those t that are tied to both of `ways[t] · z_tj`, in the order of t.
fn indirect(dyads: &Dyads<'_>, i: usize, near: &mut Marks, ways: &[f64], mut take: impl FnMut(usize, u32, f64)) {
    let row = dyads.row(i);
    near.set(row);
    for (place, j) in row.iter().enumerate() {
        let (others, weights) = (dyads.row(*j as usize), dyads.weights(*j as usize));
        let mut sum = 0.0;
        if others.len() > MUCH_LONGER * row.len() {
            for t in row {
                if let Ok(found) = others.binary_search(t) {
                    sum += weights.get(found).map_or(ways[*t as usize], |weight| ways[*t as usize] * weight);
                }
            }
        } else if weights.is_empty() {
            for t in others {
                if near.has(*t) {
                    sum += ways[*t as usize];
                }
            }
        } else {
            for (t, weight) in others.iter().zip(weights) {
                if near.has(*t) {
                    sum += ways[*t as usize] * weight;
                }
            }
        }
        take(place, *j, sum);
    }
    near.clear(row);
}

#[cfg(test)]
mod tests {
    use super::super::slow::{Slow, drawn_pairs, every_directed_graph, every_graph};
    use super::*;

    fn close(found: &Result<Vec<f64>, Stopped>, slow: impl Iterator<Item = Option<f64>>) -> bool {
        let found = found.as_ref().expect("nobody stops it");
        let slow: Vec<f64> = slow.map(|value| value.unwrap_or(0.0)).collect();
        found.len() == slow.len() && found.iter().zip(slow).all(|(a, b)| (a - b).abs() < 1e-12)
    }

    fn agree(dyads: &Dyads<'_>, slow: &Slow, what: &str) {
        let watch = Watch::new();
        let dyadic = slow.dyadic_constraint();
        assert!(close(&constraint(dyads, &watch), slow.constraint().into_iter()), "{what}");
        assert!(close(&constraint_of_pairs(dyads, &watch), dyadic.into_iter().flatten().map(Some)), "{what}");
        assert!(close(&hierarchy(dyads, &watch), slow.hierarchy().into_iter()), "{what}");
        assert!(close(&effective_size(dyads, &watch), slow.effective_size().into_iter()), "{what}");
    }

    #[test]
    fn every_small_undirected_graph_agrees_with_the_definitions() {
        for items in 0..=5 {
            for pairs in every_graph(items) {
                let weights: Vec<f64> = (0..pairs.len()).map(|place| [3.0, 1.0, 0.5, 5.0, 2.0][place % 5]).collect();
                let rows = Rows::undirected(items as usize, &pairs, Some(&weights));
                let what = format!("{pairs:?}");
                agree(&Dyads::undirected(&rows, false), &Slow::new(items, &pairs, false, None), &what);
                agree(&Dyads::undirected(&rows, true), &Slow::new(items, &pairs, false, Some(&weights)), &what);
            }
        }
    }

    #[test]
    fn every_small_directed_graph_agrees_with_the_definitions() {
        for items in 0..=4 {
            for arcs in every_directed_graph(items) {
                let weights: Vec<f64> = (0..arcs.len()).map(|place| [3.0, 1.0, 0.5, 5.0, 2.0][place % 5]).collect();
                let out = Rows::directed(items as usize, &arcs, Some(&weights));
                let back = Rows::reversed(items as usize, &arcs, Some(&weights));
                let what = format!("{arcs:?}");
                agree(&Dyads::directed(&out, &back, false), &Slow::new(items, &arcs, true, None), &what);
                agree(&Dyads::directed(&out, &back, true), &Slow::new(items, &arcs, true, Some(&weights)), &what);
            }
        }
    }

    #[test]
    fn in_a_closed_triad_everyone_is_constrained_by_nine_eighths() {
        let rows = Rows::undirected(3, &[(0, 1), (0, 2), (1, 2)], None);
        assert_eq!(constraint(&Dyads::undirected(&rows, false), &Watch::new()), Ok(vec![1.125; 3]));
        assert_eq!(hierarchy(&Dyads::undirected(&rows, false), &Watch::new()), Ok(vec![0.0; 3]));
    }

    #[test]
    fn few_items_and_many_are_worked_out_alike() {
        for seed in 0..20 {
            let pairs = drawn_pairs(seed, 40, 150);
            let (few, many) = (Rows::undirected(40, &pairs, None), Rows::undirected(FEW + 1, &pairs, None));
            let of = |rows: &Rows| constraint(&Dyads::undirected(rows, false), &Watch::new()).expect("nobody stops it");
            assert_eq!(of(&few), of(&many)[..40]);
        }
    }

    #[test]
    fn weights_of_any_size_give_the_same() {
        let pairs = drawn_pairs(2, 12, 30);
        let weights: Vec<f64> = (1..=pairs.len()).map(|weight| weight as f64).collect();
        let of = |factor: f64| {
            let weights: Vec<f64> = weights.iter().map(|weight| weight * factor).collect();
            let rows = Rows::undirected(12, &pairs, Some(&weights));
            let dyads = Dyads::undirected(&rows, true);
            let (out, back) = (Rows::directed(12, &pairs, Some(&weights)), Rows::reversed(12, &pairs, Some(&weights)));
            let arcs = Dyads::directed(&out, &back, true);
            let watch = Watch::new();
            [constraint(&dyads, &watch), hierarchy(&dyads, &watch), effective_size(&dyads, &watch), constraint(&arcs, &watch)]
        };
        for factor in [7.0, 1e-305, 3e306, 1e250] {
            for (found, plain) in of(factor).iter().zip(of(1.0)) {
                assert!(close(found, plain.expect("nobody stops it").into_iter().map(Some)), "{factor}");
            }
        }
    }

    #[test]
    fn hubs_and_several_threads_change_no_bit() {
        let mut pairs = drawn_pairs(4, 3000, 12_000);
        pairs.extend((0..3000).filter(|other| *other != 1500).map(|other: u32| (other.min(1500), other.max(1500))));
        pairs.sort_unstable();
        pairs.dedup();
        let weights: Vec<f64> = (0..pairs.len()).map(|place| 1.0 + (place % 7) as f64 / 3.0).collect();
        let rows = Rows::undirected(3000, &pairs, Some(&weights));
        for weighted in [false, true] {
            let dyads = Dyads::undirected(&rows, weighted);
            let all = || {
                let watch = Watch::new();
                [constraint(&dyads, &watch), hierarchy(&dyads, &watch), effective_size(&dyads, &watch), constraint_of_pairs(&dyads, &watch)]
            };
            let alone = all();
            let sums: Vec<f64> = {
                let mut flat = alone[3].as_ref().expect("nobody stops it").iter();
                (0..3000).map(|item| flat.by_ref().take(dyads.row(item).len()).sum()).collect()
            };
            assert_eq!(alone[0], Ok(sums));
            #[cfg(feature = "parallel")]
            for threads in [1, 2, 5] {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
                assert_eq!(pool.install(all), alone);
            }
        }
        let watch = Watch::new();
        watch.stop();
        assert_eq!(constraint(&Dyads::undirected(&rows, true), &watch), Err(Stopped));
        assert_eq!(effective_size(&Dyads::undirected(&rows, true), &watch), Err(Stopped));
    }
}
