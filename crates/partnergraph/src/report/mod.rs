//! Figures and pages: what house leaders and planners look at, on paper as much as on screens.
//!
//! - [`board`] draws a case as its building blocks; [`matrix`] sets the roles of many houses side by side.
//! - [`overview`] is the page about a casebook or a case, made of the blocks in [`block`] and written by [`html`].
//! - [`sentences()`] says an answer in words.
//! - [`answer`] sets the table of any answer, and [`central`] the most central actors, for notebooks and terminals.
//!
//! Nothing here is said by colour alone, no name is cut, and every figure and page needs nothing from elsewhere: no script,
//! no font, no picture. The same case in the same language gives the same bytes. Text from documents is written through
//! `quick_xml`, which escapes it, so that any name can stand anywhere.

pub mod answer;
pub mod block;
pub mod board;
pub mod central;
mod figure;
pub mod html;
mod letters;
mod markup;
pub mod matrix;
mod numbers;
pub mod overview;
mod palette;
pub mod sentences;
mod words;
mod wrap;

pub use sentences::{About, sentences};
