//! How much each item belongs to the core, as a number.

use crate::maths::{Rows, Stopped, Watch};

const MOST_SWEEPS: usize = 10_000;
const SETTLED: f64 = 1e-12;

/// How much each item belongs to the core, and how well the products of these numbers fit the ties.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Coreness {
    pub(crate) of_items: Vec<f64>,
    /// Σ_{i<j} (a_ij − c_i c_j)².
    pub(crate) sum_of_squares: f64,
    /// Pearson's r of a_ij and c_i c_j over i<j; nothing where one of them is the same everywhere.
    pub(crate) r: Option<f64>,
}

/// The numbers c_i ≥ 0 that make Σ_{i<j} (a_ij − c_i c_j)² small, each in turn set to the best beside the others, from k_i/√(2m)
/// on, until none moves; nothing where that does not happen within 10,000 sweeps. There must be a tie.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn coreness(rows: &Rows, watch: &Watch) -> Result<Option<Coreness>, Stopped> {
    let items = rows.len();
    let root = (rows.entries() as f64).sqrt();
    let mut c: Vec<f64> = (0..items).map(|item| rows.degree(item) as f64 / root).collect();
    let between_checks = (1 << 20) / (rows.entries() + items + 1) + 1;
    for sweep in 0..MOST_SWEEPS {
        if sweep % between_checks == 0 {
            watch.check()?;
        }
        // Summed anew in each sweep, so that rounding does not add up.
        let mut squares: f64 = c.iter().map(|c| c * c).sum();
        let mut moved = 0.0_f64;
        for item in 0..items {
            let tied: f64 = rows.row(item).iter().map(|other| c[*other as usize]).sum();
            let others = squares - c[item] * c[item];
            let new = if others > 0.0 && tied > 0.0 { tied / others } else { 0.0 };
            moved = moved.max((new - c[item]).abs());
            squares = others + new * new;
            c[item] = new;
        }
        if !moved.is_finite() {
            return Ok(None);
        }
        if moved <= SETTLED {
            return Ok(Some(fit(rows, c)));
        }
    }
    Ok(None)
}

fn fit(rows: &Rows, c: Vec<f64>) -> Coreness {
    let items = rows.len() as f64;
    let (pairs, ties) = (items * (items - 1.0) / 2.0, rows.entries() as f64 / 2.0);
    let power = |exponent: i32| c.iter().map(|c| c.powi(exponent)).sum::<f64>();
    let (first, second, fourth) = (power(1), power(2), power(4));
    // Over i<j: Σ c_i c_j, Σ (c_i c_j)² and Σ a_ij c_i c_j.
    let (products, squares) = ((first * first - second) / 2.0, (second * second - fourth) / 2.0);
    let on_ties: f64 = (0..rows.len())
        .map(|item| c[item] * rows.row(item).iter().filter(|other| **other as usize > item).map(|other| c[*other as usize]).sum::<f64>())
        .sum();
    let of_ties = ties - ties * ties / pairs;
    let of_products = squares - products * products / pairs;
    // Rounding leaves a little where all products are equal.
    let varies = of_ties > 0.0 && of_products > 1e-9 * squares.max(f64::MIN_POSITIVE);
    let r = varies.then(|| (on_ties - ties * products / pairs) / (of_ties * of_products).sqrt());
    Coreness { of_items: c, sum_of_squares: ties - 2.0 * on_ties + squares, r }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(items: usize, pairs: &[(u32, u32)]) -> Option<Coreness> {
        coreness(&Rows::undirected(items, pairs, None), &Watch::new()).expect("nobody stops it")
    }

    #[test]
    fn a_star_is_never_settled_and_a_ring_has_the_same_everywhere() {
        assert_eq!(of(7, &(1..7).map(|leaf| (0, leaf)).collect::<Vec<_>>()), None);
        // In a ring of five each has 2c/4c² = c, c² = ½: five ties are missed by ½, five pairs too.
        let ring = of(5, &[(0, 1), (0, 4), (1, 2), (2, 3), (3, 4)]).expect("it settles");
        assert!(ring.of_items.iter().all(|c| (c * c - 0.5).abs() < 1e-10), "{ring:?}");
        assert!((ring.sum_of_squares - 2.5).abs() < 1e-10 && ring.r.is_none(), "{ring:?}");
    }

    #[test]
    fn a_triangle_with_somebody_alone_is_met_exactly() {
        let found = of(4, &[(0, 1), (0, 2), (1, 2)]).expect("it settles");
        assert!(found.sum_of_squares.abs() < 1e-10 && found.r.is_some_and(|r| (r - 1.0).abs() < 1e-10), "{found:?}");
        assert_eq!(found.of_items[3], 0.0);
    }
}
