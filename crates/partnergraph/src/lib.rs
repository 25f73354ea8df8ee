//! Who stands behind a neighbourhood house, and what follows from it.

pub mod model;

pub use model::*;
pub use petgraph;
