//! From documents to cases: one file for each format, and many documents at once.
//!
//! A document that is right is read in one pass. One that is not is gone through a second time, and everything that is
//! wrong in it is reported: where it stands, what was found, what was expected, and the nearest word that would do.
//!
//! # Reading the problems
//! Lines and columns are counted from 1, columns in characters. What depends on a value that could not be read is not
//! judged: an actor without an id makes no reference to it wrong.

pub mod casebook;
pub mod json;
#[cfg(feature = "library")]
pub mod library;
#[cfg(feature = "toml")]
pub mod toml;

mod encoding;
mod error;
mod examine;
mod file;
mod json_brisk;
mod json_text;
mod json_tree;
mod place;
mod repaired;
mod tree;
mod walk;
mod words;

#[cfg(test)]
mod laws;

use std::{path::Path, sync::Arc};

pub use error::ReadError;

use crate::model::{Case, Problem};

/// What a reader does about keys that the format does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Strictness {
    /// They are errors.
    #[default]
    Strict,
    /// They are warnings, and what they hold is not read. Everything else stays an error.
    Lenient,
}

/// How a document is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadOptions {
    strictness: Strictness,
    name: Option<Arc<str>>,
}

impl ReadOptions {
    /// The same, with this strictness; strict where nothing is said.
    #[must_use]
    pub const fn with_strictness(mut self, strictness: Strictness) -> Self {
        self.strictness = strictness;
        self
    }

    /// The same, with this as the document's name in messages; its path where nothing is said.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<Arc<str>>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// What is done about unknown keys.
    #[must_use]
    pub const fn strictness(&self) -> Strictness {
        self.strictness
    }

    /// The document's name in messages.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }
}

/// A case that was read, with what was passed over.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Read {
    /// The case.
    pub case: Case,
    /// The keys that the format does not know, in the order of the document; none in strict reading.
    pub warnings: Vec<Problem>,
}

/// The case in a file; its name says in which format it is written (`.json`, and `.toml` with the feature `toml`).
///
/// # Errors
/// [`ReadError::UnknownExtension`] for any other name, [`ReadError::Io`] when the file cannot be read, and
/// [`ReadError::Document`] with every problem in it when it is no case.
///
/// # Examples
/// ```
/// use partnergraph::read;
///
/// let error = read::from_path("house.docx").expect_err("that is no format of ours");
/// assert!(error.to_string().starts_with("house.docx: found a name that ends in `.docx`, expected one that ends in `.json`"));
/// ```
pub fn from_path(path: impl AsRef<Path>) -> Result<Case, ReadError> {
    from_path_with(path, &ReadOptions::default()).map(|read| read.case)
}

/// The same as [`from_path`], read in another way.
///
/// # Errors
/// As for [`from_path`].
pub fn from_path_with(path: impl AsRef<Path>, options: &ReadOptions) -> Result<Read, ReadError> {
    let path = path.as_ref();
    file::Format::of(path)?.read_file(path, options)
}
