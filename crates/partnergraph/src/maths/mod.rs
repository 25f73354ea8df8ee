//! Formulas on plain numbers and slices: sparse rows, paths, components, clustering, shares.
//!
//! Nothing here knows what an actor is.

mod blocks;
mod clustering;
mod components;
mod cover;
pub(crate) mod curveball;
mod diversity;
pub(crate) mod nestedness;
pub(crate) mod overlap;
mod paths;
mod random;
mod rows;
#[cfg(test)]
pub(crate) mod slow;
pub(crate) mod spectral;
pub(crate) mod two_mode;
mod watch;

pub(crate) use blocks::in_blocks;
pub(crate) use clustering::clustering;
pub(crate) use components::{Components, strong_components, weak_components};
pub(crate) use cover::{MOST_THINGS, smallest_cover};
pub(crate) use diversity::{Diversity, gini};
pub(crate) use paths::{Distances, Shares, Sources, Ways};
pub(crate) use random::Random;
pub use rows::Rows;
pub use watch::{Stopped, Watch};
