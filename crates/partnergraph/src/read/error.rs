//! What can go wrong between a file and a case.

use std::{
    io,
    path::{Path, PathBuf},
};

use crate::model::{CaseError, Problem};

/// Why there is no case.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The bytes could not be had. Which of the usual reasons it was is the source's [`kind`](io::Error::kind).
    #[error("{}", unreadable(path.as_deref(), source))]
    Io {
        /// The file or folder, as it was named.
        path: Option<PathBuf>,
        /// What the operating system said.
        source: io::Error,
    },
    /// A folder could not be looked into. Which of the usual reasons it was is the source's [`kind`](io::Error::kind).
    #[error("{}: found {}, expected a folder", path.display(), found_and_expected(source).0)]
    Folder {
        /// The folder, as it was named.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The document is no case.
    #[error("{0}")]
    Document(CaseError),
    /// The file's name does not say that it holds a case in a format that is known.
    #[error("{}: found {}, expected {}", path.display(), found_extension(path), expected_extension(known))]
    UnknownExtension {
        /// The file, as it was named.
        path: PathBuf,
        /// The endings that are known.
        known: &'static [&'static str],
    },
    /// A folder holds no document.
    #[error("{}: found no document in the folder, expected {}", path.display(), expected_extension(known))]
    NoDocument {
        /// The folder, as it was named.
        path: PathBuf,
        /// The endings that are known.
        known: &'static [&'static str],
    },
}

impl ReadError {
    /// Everything that is wrong in the document, in its order; nothing where it was not read.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::Document(error) => &error.problems,
            Self::Io { .. } | Self::Folder { .. } | Self::UnknownExtension { .. } | Self::NoDocument { .. } => &[],
        }
    }

    pub(super) const fn document(problems: Vec<Problem>) -> Self {
        Self::Document(CaseError { problems })
    }
}

fn unreadable(path: Option<&Path>, source: &io::Error) -> String {
    let name = path.map_or_else(|| "document".to_owned(), |path| path.display().to_string());
    let (found, expected) = found_and_expected(source);
    format!("{name}: found {found}, expected {expected}")
}

/// What stands where a file or folder was looked for, and what should.
pub(super) fn found_and_expected(source: &io::Error) -> (&'static str, &'static str) {
    match source.kind() {
        io::ErrorKind::NotFound => ("nothing of that name", "a file"),
        io::ErrorKind::IsADirectory => ("a folder", "a file"),
        io::ErrorKind::NotADirectory => ("a file where a folder belongs", "a file"),
        io::ErrorKind::PermissionDenied => ("something that may not be read", "a file that may"),
        _ => ("something that cannot be read", "a file that can"),
    }
}

/// What a path's ending is, in words.
pub(super) fn found_extension(path: &Path) -> String {
    path.extension().map_or_else(
        || "a name without an ending".to_owned(),
        |extension| format!("a name that ends in `.{}`", extension.to_string_lossy()),
    )
}

/// The endings that are known, in words.
pub(super) fn expected_extension(known: &[&str]) -> String {
    let endings: Vec<String> = known.iter().map(|ending| format!("`.{ending}`")).collect();
    format!("one that ends in {}", endings.join(" or "))
}
