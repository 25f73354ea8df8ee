//! The axes of a symmetric matrix, where some of what they stand for may be below 0.

use super::dense::Symmetric;
use crate::maths::{Stopped, Watch};

/// Eigenvalues, and the vectors of those that are below 0.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Axes {
    /// All values, the largest first; those that are nothing but rounding are 0.
    pub(crate) values: Vec<f64>,
    /// Those below 0, each with its vector of length 1.
    pub(crate) below: Vec<(f64, Vec<f64>)>,
}

/// The axes of a symmetric matrix of n rows, which is used up; nothing where the procedure does not settle.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn axes(matrix: &mut [f64], n: usize, watch: &Watch) -> Result<Option<Axes>, Stopped> {
    let mut solver = Symmetric::default();
    if !solver.solve_watched(matrix, n, watch)? {
        return Ok(None);
    }
    let largest = solver.values.iter().fold(0.0_f64, |largest, value| largest.max(value.abs()));
    let nothing = largest * 1e-14 * n as f64;
    let mut below = Vec::new();
    for place in 0..n {
        if solver.values[place] < -nothing {
            watch.check()?;
            below.push((solver.values[place], solver.vector(place)));
        }
    }
    let mut values: Vec<f64> = solver.values.iter().map(|value| if value.abs() <= nothing { 0.0 } else { *value }).collect();
    values.sort_by(|a, b| b.total_cmp(a));
    Ok(Some(Axes { values, below }))
}
