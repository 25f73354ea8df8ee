//! Leading eigenvectors and what follows from them, and solutions of x = Mx + b, on sparse rows.
//!
//! Small matrices are worked out densely, large ones by Krylov methods that touch the matrix only through products with it.
//! Products and sums are done block by block, so that results do not depend on the number of threads.

mod axes;
mod blockwise;
mod dense;
mod katz;
mod krylov;
mod leading;
mod pagerank;
mod pieces;
mod settle;
mod ties;
mod top;

pub(crate) use axes::axes;
pub(crate) use katz::{Radius, katz, radius};
pub(crate) use leading::{Leading, Piece, directed, of_arcs, of_two_modes, undirected};
pub(crate) use pagerank::{Shares, pagerank};

/// Whether weights of rows are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weighing {
    /// Every entry counts 1.
    Alike,
    /// Every entry counts its weight.
    ByWeight,
}

/// Matrices up to this size are worked out densely.
const DENSE: usize = 64;
