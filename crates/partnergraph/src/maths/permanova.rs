//! Whether groups of items differ: by all distances between them, by how far they spread, or by one number each.

mod difference;
mod placements;
mod spread;

pub(crate) use difference::{Difference, difference, holm};
pub(crate) use spread::{Centre, NotSpread, spread};

use super::permutation::{Lot, Tested, permuted_together};
use super::qap::{Cells, Pair};
use super::{Condensed, Stopped, Watch};
use placements::within;

/// Items sorted into groups that are numbered from 0, none of them empty.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Grouping {
    pub(crate) of: Vec<u32>,
    pub(crate) sizes: Vec<usize>,
}

impl Grouping {
    /// Nothing where a number below the largest has no item.
    pub(crate) fn new(of: Vec<u32>) -> Option<Self> {
        let mut sizes = vec![0; of.iter().max().map_or(0, |last| *last as usize + 1)];
        of.iter().for_each(|group| sizes[*group as usize] += 1);
        sizes.iter().all(|size| *size > 0).then_some(Self { of, sizes })
    }

    fn inverse_sizes(&self) -> Vec<f64> {
        self.sizes.iter().map(|size| 1.0 / *size as f64).collect()
    }
}

/// How distances within groups compare with all.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Permanova {
    /// Σ d²/N over all pairs.
    pub(crate) total: f64,
    /// Σ over groups of Σ d²/n over the pairs in it.
    pub(crate) within: f64,
    /// F and what it is when labels are shuffled; nothing where nothing varies within groups.
    pub(crate) tested: Option<Tested>,
}

/// So many arrangements are looked at together: as many as make looking up sums worthwhile.
const TOGETHER: usize = 1024;

/// F = ((total − within)/(a − 1))/(within/(N − a)), for 2 to N − 1 groups.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn permanova(distances: &Condensed, groups: &Grouping, lot: Lot, watch: &Watch) -> Result<Permanova, Stopped> {
    let (items, number) = (distances.count(), groups.sizes.len());
    let squares = Condensed::new(items, distances.values().iter().map(|value| value * value).collect()).expect("as many as there were");
    // Row by row: in one long sum the last digits would be lost, and f lives of what is left of total − within.
    let total = (0..items).map(|item| squares.row(item).iter().sum::<f64>()).sum::<f64>() / items as f64;
    let weights = groups.inverse_sizes();
    let sum_within = |placed: &[u32]| within(&squares, placed, &weights, watch);
    let observed = sum_within(&groups.of)?[0];
    // Where all pairs in groups are alike, what is left is rounding.
    if observed <= 1e-15 * total {
        return Ok(Permanova { total, within: 0.0, tested: None });
    }
    let ratio = (items - number) as f64 / (number - 1) as f64;
    let f = |within: f64| if within <= 1e-15 * total { f64::INFINITY } else { (total - within) / within * ratio };
    let tested = permuted_together(&groups.of, lot, &[f(observed)], TOGETHER, watch, |placed, values| {
        let sums = sum_within(placed)?;
        values.iter_mut().zip(sums).for_each(|(value, sum)| *value = f(sum));
        Ok(())
    })?;
    Ok(Permanova { total, within: observed, tested: Some(tested) })
}

/// The correlation of two sets of distances of the same items, and what it is when the items of the second are shuffled; nothing
/// where one of the two is the same for all pairs.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn mantel(first: &Condensed, second: &Condensed, lot: Lot, watch: &Watch) -> Result<Option<Tested>, Stopped> {
    let count = first.count();
    let cells = |distances: &Condensed| {
        let places = (0..count as u32).flat_map(|one| (one + 1..count as u32).map(move |other| (one, other))).collect();
        Cells { places, values: Some(distances.values().to_vec()) }
    };
    let (first, second) = (cells(first), cells(second));
    Pair::of(&first, &second, count, false).map(|pair| pair.tested(lot, watch)).transpose()
}

#[cfg(test)]
mod tests;
