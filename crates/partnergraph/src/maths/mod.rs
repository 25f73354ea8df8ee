//! Formulas on plain numbers and slices: sparse rows, paths, components, clustering, shares.
//!
//! Nothing here knows what an actor is.

pub(crate) mod attack;
mod blocks;
pub(crate) mod brokerage;
mod clustering;
pub(crate) mod communities;
mod components;
mod condensed;
mod connectivity;
pub(crate) mod core_periphery;
mod cores;
mod cover;
pub(crate) mod curveball;
mod cuts;
pub(crate) mod distances;
mod diversity;
mod holes;
pub(crate) mod likeness;
pub(crate) mod linkage;
pub(crate) mod losses;
mod marks;
pub(crate) mod mixing;
pub(crate) mod nestedness;
pub(crate) mod overlap;
mod paths;
pub(crate) mod permanova;
pub(crate) mod permutation;
pub(crate) mod qap;
mod random;
pub(crate) mod random_graphs;
pub(crate) mod removal;
mod rows;
#[cfg(test)]
pub(crate) mod slow;
pub(crate) mod spectral;
pub(crate) mod two_mode;
mod watch;

pub(crate) use blocks::{in_blocks, in_place};
pub(crate) use clustering::clustering;
pub(crate) use components::{Components, component_counts, strong_components, weak_components};
pub use condensed::Condensed;
pub(crate) use condensed::pairs;
pub(crate) use connectivity::{edge_connectivity, vertex_connectivity};
pub(crate) use cores::core_numbers;
pub(crate) use cover::smallest_covers;
pub(crate) use cuts::{Cuts, bridges, cuts};
pub(crate) use diversity::{Diversity, gini};
pub(crate) use holes::{Dyads, constraint, constraint_of_pairs, effective_size, hierarchy};
use marks::{Marks, block_for, block_of};
pub(crate) use paths::{Distances, Shares, Sources, Ways};
pub(crate) use random::Random;
pub use rows::Rows;
pub use watch::{Stopped, Watch};
