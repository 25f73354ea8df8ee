//! How two groups differ in one number each, and several such tests at a time.

use crate::maths::permutation::{Lot, Tested, permuted};
use crate::maths::{Stopped, Watch};

/// How the numbers of two groups differ, the second taken from the first.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Difference {
    pub(crate) means: [f64; 2],
    pub(crate) medians: [f64; 2],
    /// (#{x > y} − #{x < y})/(n_x n_y): 1 where all of the first are larger, −1 where all are smaller.
    pub(crate) delta: f64,
    /// The difference of the means, and what it is when labels are shuffled.
    pub(crate) tested: Tested,
}

/// How two groups of numbers, none of them empty, differ.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn difference(first: &[f64], second: &[f64], lot: Lot, watch: &Watch) -> Result<Difference, Stopped> {
    let (sizes, all) = ([first.len() as f64, second.len() as f64], [first, second].concat());
    let labels: Vec<u32> = (0..all.len()).map(|item| u32::from(item >= first.len())).collect();
    // From the mean of all, so that large numbers that differ little keep their digits.
    let mean = all.iter().sum::<f64>() / (sizes[0] + sizes[1]);
    let numbers: Vec<f64> = all.iter().map(|number| number - mean).collect();
    let total: f64 = numbers.iter().sum();
    let of = |labels: &[u32]| {
        let of_first: f64 = numbers.iter().zip(labels).filter(|(_, label)| **label == 0).map(|(number, _)| number).sum();
        of_first / sizes[0] - (total - of_first) / sizes[1]
    };
    let tested = permuted(&labels, lot, &[of(&labels)], watch, || (), |(), placed, values| values[0] = of(placed))?;
    let sorted = [first, second].map(|numbers| {
        let mut numbers = numbers.to_vec();
        numbers.sort_by(f64::total_cmp);
        numbers
    });
    let means = [first, second].map(|numbers| numbers.iter().sum::<f64>() / numbers.len() as f64);
    let medians = [median(&sorted[0]), median(&sorted[1])];
    Ok(Difference { means, medians, delta: delta(&sorted[0], &sorted[1]), tested })
}

fn median(sorted: &[f64]) -> f64 {
    let half = sorted.len() / 2;
    if sorted.len() % 2 == 1 { sorted[half] } else { f64::midpoint(sorted[half - 1], sorted[half]) }
}

/// Of two sorted lists how much oftener the first is larger.
fn delta(first: &[f64], second: &[f64]) -> f64 {
    let (mut smaller, mut not_larger, mut sum) = (0, 0, 0_i64);
    for x in first {
        let slack = 1e-12 * x.abs().max(1.0);
        while smaller < second.len() && second[smaller] < x - slack {
            smaller += 1;
        }
        while not_larger < second.len() && second[not_larger] <= x + slack {
            not_larger += 1;
        }
        sum += smaller as i64 - (second.len() - not_larger) as i64;
    }
    sum as f64 / (first.len() as f64 * second.len() as f64)
}

/// Probabilities after Holm: the smallest times their number, the next times one less, and so on; none below the one before it, none
/// above 1. Those that are missing are no tests.
pub(crate) fn holm(probabilities: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut order: Vec<(usize, f64)> = probabilities.iter().enumerate().filter_map(|(place, p)| p.map(|p| (place, p))).collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut adjusted = vec![None; probabilities.len()];
    let mut largest = 0.0_f64;
    for (rank, (place, p)) in order.iter().enumerate() {
        largest = largest.max((order.len() - rank) as f64 * p).min(1.0);
        adjusted[*place] = Some(largest);
    }
    adjusted
}
