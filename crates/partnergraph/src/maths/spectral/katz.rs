//! Status that counts ways of any length towards an item, the longer the less (Katz 1953).

use super::super::{Rows, Stopped, Watch, strong_components};
use super::blockwise::fill;
use super::dense::solve_in_order;
use super::leading::{Wanted, lead_of_strong, undirected};
use super::settle::{Step, settle};
use super::ties::row_dot;
use super::{DENSE, Weighing};

/// The spectral radius of a matrix without negative entries.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Radius {
    /// It was found; 0 where no way leads back.
    Known(f64),
    /// It did not settle.
    Unknown,
}

/// The spectral radius of a network with these rows.
pub(crate) fn radius(rows: &Rows, is_symmetric: bool, weighing: Weighing, watch: &Watch) -> Result<Radius, Stopped> {
    let mut largest = 0.0_f64;
    if is_symmetric {
        for piece in undirected(rows, weighing, watch)?.pieces {
            let Some(value) = piece.largest else { return Ok(Radius::Unknown) };
            largest = largest.max(value);
        }
        return Ok(Radius::Known(largest));
    }
    let mut number = vec![u32::MAX; rows.len()];
    for items in strong_components(rows).pieces.iter().take_while(|piece| piece.len() > 1) {
        let Some(found) = lead_of_strong(items, rows, weighing, Wanted::First, &mut number, watch)? else { return Ok(Radius::Unknown) };
        largest = largest.max(found.first);
    }
    Ok(Radius::Known(largest))
}

/// The solution of x = αMx + β, M the matrix with these rows, α below 1 over its spectral radius; nothing where it does not
/// settle, and no finite number where it has none.
pub(crate) fn katz(rows: &Rows, weighing: Weighing, alpha: f64, beta: f64, watch: &Watch) -> Result<Option<Vec<f64>>, Stopped> {
    let n = rows.len();
    let weights = |item: usize| if weighing == Weighing::ByWeight { rows.row_weights(item) } else { &[] };
    let mut x = vec![beta; n];
    if n <= DENSE {
        watch.check()?;
        let mut matrix = vec![0.0; n * n];
        for (item, row) in matrix.chunks_exact_mut(n.max(1)).enumerate() {
            row[item] = 1.0;
            for (place, other) in rows.row(item).iter().enumerate() {
                row[*other as usize] -= alpha * weights(item).get(place).copied().unwrap_or(1.0);
            }
        }
        solve_in_order(&mut matrix, n, &mut x);
        return Ok(Some(x));
    }
    struct Ways<'a, W: Fn(usize) -> &'a [f64] + Sync> {
        rows: &'a Rows,
        weights: W,
        alpha: f64,
        beta: f64,
    }
    impl<'a, W: Fn(usize) -> &'a [f64] + Sync> Step for Ways<'a, W> {
        fn step(&mut self, x: &[f64], out: &mut Vec<f64>, watch: &Watch) -> Result<(), Stopped> {
            let (rows, weights, alpha, beta) = (self.rows, &self.weights, self.alpha, self.beta);
            fill(out, watch, |item| beta + alpha * row_dot(rows.row(item), weights(item), x))
        }
    }
    settle(x, 1e-15, 20_000, &mut Ways { rows, weights, alpha, beta }, watch)
}
