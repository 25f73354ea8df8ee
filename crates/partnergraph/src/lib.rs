#![doc = include_str!("../README.md")]
//!
//! # Where to begin
//!
//! A [`Case`] holds actors, roles and the relations between them: [`CaseBuilder`] makes one from parts, the module `read` from a
//! document. [`analysis`] lists the questions that can be put to it; each has a typed `compute`. [`casebook`] puts a question to
//! many cases at once. [`view`] is what measures of networks run on, and can be made from edges too.

pub mod analysis;
pub mod casebook;
mod maths;
pub mod method;
pub mod model;
#[cfg(feature = "json")]
pub mod read;
#[cfg(feature = "report")]
pub mod report;
pub mod view;
#[cfg(feature = "json")]
pub mod write;

pub use model::*;
pub use petgraph;
