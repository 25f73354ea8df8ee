//! How far groups spread about their centres.
//!
//! Items are looked at in the space that their distances span: the axes of −d²/2, centred, that stand for more than 0. Squared
//! distances there are d² and what the other axes take away; centres follow from these alone, so that no coordinates are needed.

use std::ops::Range;

use super::placements::Placements;
use super::{Grouping, TOGETHER};
use crate::maths::permutation::{Lot, Tested, permuted, permuted_together};
use crate::maths::spectral::axes;
use crate::maths::{Condensed, Stopped, Watch, in_blocks};

/// What items are measured from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Centre {
    /// The mean of the group.
    Mean,
    /// The point with the smallest sum of distances to the group.
    Median,
}

/// How far groups spread.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Spread {
    /// For each item how far it is from the centre of its group.
    pub(crate) of_item: Vec<f64>,
    /// The mean of that in each group.
    pub(crate) means: Vec<f64>,
    /// Σ|λ−|/Σ|λ|: how much of the distances lies on axes that stand for less than 0.
    pub(crate) negative_share: f64,
    /// F of an analysis of variance of these numbers, and what it is when labels are shuffled; nothing where they do not vary within
    /// groups.
    pub(crate) tested: Option<Tested>,
}

/// Why there is no spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotSpread {
    /// There are more items than are looked at.
    TooMany,
    /// The axes were not found.
    NotSettled,
}

/// The axes of more items are not looked for.
pub(crate) const MOST: usize = 2000;

/// How far groups spread, for 2 to N − 1 groups.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn spread(
    distances: &Condensed,
    groups: &Grouping,
    centre: Centre,
    lot: Lot,
    watch: &Watch,
) -> Result<Result<Spread, NotSpread>, Stopped> {
    if distances.count() > MOST {
        return Ok(Err(NotSpread::TooMany));
    }
    let Some((space, negative_share)) = Space::of(distances, watch)? else { return Ok(Err(NotSpread::NotSettled)) };
    let of_item = match centre {
        Centre::Mean => space.to_means(&groups.of, groups),
        Centre::Median => space.to_medians(&groups.of, groups),
    };
    let weights = groups.inverse_sizes();
    let mut means = vec![0.0; groups.sizes.len()];
    of_item.iter().zip(&groups.of).for_each(|(z, group)| means[*group as usize] += z * weights[*group as usize]);
    let variance = Variance::about(&of_item, &groups.of, &weights);
    let tested = match variance.f(&of_item, &groups.of) {
        None => None,
        Some(observed) => Some(match centre {
            Centre::Mean => {
                let most = TOGETHER.min(8_000_000 / space.items.max(1)).max(1);
                permuted_together(&groups.of, lot, &[observed], most, watch, |placed, values| {
                    space.variances(placed, &variance, values, watch)
                })?
            }
            Centre::Median => permuted(
                &groups.of,
                lot,
                &[observed],
                watch,
                || (),
                |(), placed, values| {
                    let z = space.to_medians(placed, groups);
                    values[0] = variance.f(&z, placed).unwrap_or(f64::INFINITY);
                },
            )?,
        }),
    };
    Ok(Ok(Spread { of_item, means, negative_share, tested }))
}

/// An analysis of variance of numbers in groups.
struct Variance<'a> {
    weights: &'a [f64],
    items: f64,
    /// What is taken from each number, so that digits are not lost.
    shift: f64,
    /// What is nothing but rounding beside the numbers.
    nothing: f64,
}

impl<'a> Variance<'a> {
    fn about(numbers: &[f64], _: &[u32], weights: &'a [f64]) -> Self {
        let items = numbers.len() as f64;
        let shift = numbers.iter().sum::<f64>() / items;
        Self { weights, items, shift, nothing: 1e-24 * items * shift * shift }
    }

    fn f(&self, numbers: &[f64], labels: &[u32]) -> Option<f64> {
        let (mut sums, mut squares) = (vec![0.0; self.weights.len()], 0.0);
        for (number, label) in numbers.iter().zip(labels) {
            let number = number - self.shift;
            sums[*label as usize] += number;
            squares += number * number;
        }
        self.of_sums(&sums, squares)
    }

    fn of_sums(&self, sums: &[f64], squares: f64) -> Option<f64> {
        let total: f64 = sums.iter().sum();
        let of_groups: f64 = sums.iter().zip(self.weights).map(|(sum, weight)| sum * sum * weight).sum();
        let (between, within) = (of_groups - total * total / self.items, squares - of_groups);
        let groups = self.weights.len() as f64;
        (within > self.nothing).then(|| (between.max(0.0) / (groups - 1.0)) / (within / (self.items - groups)))
    }
}

/// Items by the squares of their distances.
struct Space {
    items: usize,
    squares: Vec<f64>,
}

impl Space {
    /// The space of the axes above 0, and the share of what is below.
    fn of(distances: &Condensed, watch: &Watch) -> Result<Option<(Self, f64)>, Stopped> {
        let n = distances.count();
        let mut squares = vec![0.0; n * n];
        for one in 0..n {
            for (after, distance) in distances.row(one).iter().enumerate() {
                let other = one + 1 + after;
                (squares[one * n + other], squares[other * n + one]) = (distance * distance, distance * distance);
            }
        }
        let means: Vec<f64> = squares.chunks_exact(n.max(1)).map(|row| row.iter().sum::<f64>() / n as f64).collect();
        let mean = means.iter().sum::<f64>() / n as f64;
        let mut centred = squares.clone();
        for (row, of_row) in centred.chunks_exact_mut(n.max(1)).zip(&means) {
            for (entry, of_column) in row.iter_mut().zip(&means) {
                *entry = -0.5 * (*entry - of_row - of_column + mean);
            }
        }
        let Some(found) = axes(&mut centred, n, watch)? else { return Ok(None) };
        let below: f64 = found.below.iter().map(|(value, _)| -value).sum();
        let all: f64 = found.values.iter().map(|value| value.abs()).sum();
        for (value, vector) in &found.below {
            watch.check()?;
            for (row, one) in squares.chunks_exact_mut(n.max(1)).zip(vector) {
                for (square, other) in row.iter_mut().zip(vector) {
                    *square -= value * (one - other) * (one - other);
                }
            }
        }
        Ok(Some((Self { items: n, squares }, if all > 0.0 { below / all } else { 0.0 })))
    }

    fn row(&self, item: usize) -> &[f64] {
        &self.squares[item * self.items..(item + 1) * self.items]
    }

    /// How far items are from the means of their groups: the mean of the squares to its group, less half the mean within it.
    fn to_means(&self, labels: &[u32], groups: &Grouping) -> Vec<f64> {
        let mut within = vec![0.0; groups.sizes.len()];
        let mut own = Vec::with_capacity(self.items);
        for item in 0..self.items {
            let label = labels[item];
            let sum: f64 = self.row(item).iter().zip(labels).filter(|(_, other)| **other == label).map(|(square, _)| square).sum();
            within[label as usize] += sum;
            own.push(sum);
        }
        let from = |(sum, label): (&f64, &u32)| {
            let size = groups.sizes[*label as usize] as f64;
            (sum / size - 0.5 * within[*label as usize] / (size * size)).max(0.0).sqrt()
        };
        own.iter().zip(labels).map(from).collect()
    }

    /// The same for many placements of the labels, down to the F of each.
    fn variances(&self, placed: &[u32], variance: &Variance<'_>, values: &mut [f64], watch: &Watch) -> Result<(), Stopped> {
        let labels = variance.weights.len();
        let placements = Placements::of(placed, self.items, labels);
        let many = placements.many();
        let of_rows = |(): &mut (), rows: Range<usize>| {
            let mut sums = vec![0.0; rows.len() * many];
            for (row, sums) in rows.zip(sums.chunks_exact_mut(many)) {
                placements.add_row(row, 0, self.row(row), sums);
            }
            sums
        };
        let mut own = Vec::with_capacity(self.items * many);
        in_blocks(self.items, 8, watch, || (), of_rows, |part| own.extend(part))?;
        let mut within = vec![0.0; many * labels];
        for (item, own) in own.chunks_exact(many).enumerate() {
            for ((number, sum), label) in own.iter().enumerate().zip(placements.labels_of(item)) {
                within[number * labels + *label as usize] += sum;
            }
        }
        let (mut sums, mut squares) = (vec![0.0; many * labels], vec![0.0; many]);
        for (item, own) in own.chunks_exact(many).enumerate() {
            for ((number, sum), label) in own.iter().enumerate().zip(placements.labels_of(item)) {
                let (slot, weight) = (number * labels + *label as usize, variance.weights[*label as usize]);
                let z = (sum * weight - 0.5 * within[slot] * weight * weight).max(0.0).sqrt() - variance.shift;
                sums[slot] += z;
                squares[number] += z * z;
            }
        }
        for ((value, sums), squares) in values.iter_mut().zip(sums.chunks_exact(labels)).zip(squares) {
            *value = variance.of_sums(sums, squares).unwrap_or(f64::INFINITY);
        }
        Ok(())
    }

    fn to_medians(&self, labels: &[u32], groups: &Grouping) -> Vec<f64> {
        let mut found = vec![0.0; self.items];
        for group in 0..groups.sizes.len() {
            let members: Vec<usize> = (0..self.items).filter(|item| labels[*item] as usize == group).collect();
            for (item, distance) in members.iter().zip(self.median_of(&members)) {
                found[*item] = distance;
            }
        }
        found
    }

    /// How far each of some items is from their spatial median.
    ///
    /// The median is a mean of the items with weights that add up to 1, w: the square from item i is Σ w_j s_ij − ½ Σ w_j w_k s_jk,
    /// s being the squares between items. Weiszfeld's steps make the weights 1/distance.
    fn median_of(&self, members: &[usize]) -> Vec<f64> {
        const MOST_STEPS: usize = 2000;
        let size = members.len();
        let square = |one: usize, other: usize| self.squares[members[one] * self.items + members[other]];
        let from_item = |item: usize| (0..size).map(|other| square(item, other).max(0.0).sqrt()).collect::<Vec<_>>();
        let sums: Vec<f64> = (0..size).map(|item| from_item(item).iter().sum()).collect();
        let best = (0..size).fold(0, |best, item| if sums[item] < sums[best] { item } else { best });
        let from_best = from_item(best);
        let scale = from_best.iter().fold(0.0_f64, |scale, distance| scale.max(*distance));
        if scale == 0.0 {
            return from_best;
        }
        // An item is the median when the directions from it to all others pull less than it has copies.
        let others: Vec<usize> = (0..size).filter(|item| from_best[*item] > 1e-12 * scale).collect();
        let mut pull = 0.0;
        for one in &others {
            for other in &others {
                let along = 0.5 * (square(best, *one) + square(best, *other) - square(*one, *other));
                pull += along / (from_best[*one] * from_best[*other]);
            }
        }
        if pull.max(0.0).sqrt() <= (size - others.len()) as f64 + 1e-12 {
            return from_best;
        }
        let mut weights = vec![1.0 / size as f64; size];
        let mut distances = vec![0.0; size];
        for _ in 0..MOST_STEPS {
            let mut spread = 0.0;
            let mut next: Vec<f64> = Vec::with_capacity(size);
            for item in 0..size {
                let sum: f64 = (0..size).map(|other| weights[other] * square(item, other)).sum();
                spread += weights[item] * sum;
                next.push(sum);
            }
            let mut moved = 0.0_f64;
            for (distance, sum) in distances.iter_mut().zip(next) {
                let anew = (sum - 0.5 * spread).max(0.0).sqrt();
                moved = moved.max((anew - *distance).abs());
                *distance = anew;
            }
            if moved <= 1e-13 * scale {
                break;
            }
            weights.iter_mut().zip(&distances).for_each(|(weight, distance)| *weight = 1.0 / distance.max(1e-12 * scale));
            let all: f64 = weights.iter().sum();
            weights.iter_mut().for_each(|weight| *weight /= all);
        }
        distances
    }
}
