//! From cases to documents: one file for each format.
//!
//! Nothing is lost: what is read from a document that was written here is equal to what was written. The same case gives the
//! same bytes, on every machine.

#[cfg(feature = "arrow")]
pub mod arrow;
pub mod json;
pub mod ndjson;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(feature = "toml")]
pub mod toml;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Why a document was not written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The bytes could not be put there. Which of the usual reasons it was is the source's [`kind`](io::Error::kind).
    #[error("{}", unwritable(path.as_deref(), source))]
    Io {
        /// The file, as it was named.
        path: Option<PathBuf>,
        /// What the operating system said.
        source: io::Error,
    },
}

fn unwritable(path: Option<&Path>, source: &io::Error) -> String {
    let name = path.map_or_else(|| "document".to_owned(), |path| path.display().to_string());
    let (found, expected) = match source.kind() {
        io::ErrorKind::NotFound => ("no folder to put it in", "one that is there"),
        io::ErrorKind::IsADirectory => ("a folder", "the name of a file"),
        io::ErrorKind::PermissionDenied => ("a place that may not be written to", "one that may"),
        io::ErrorKind::StorageFull => ("no space left", "enough for the document"),
        _ => ("a place that cannot be written to", "one that can"),
    };
    format!("{name}: found {found}, expected {expected}")
}

/// Puts a whole text where it belongs.
fn to_file(path: &Path, text: &str) -> Result<(), WriteError> {
    fs::write(path, text).map_err(|source| WriteError::Io { path: Some(path.to_owned()), source })
}

fn to_stream(mut writer: impl io::Write, text: &str) -> Result<(), WriteError> {
    let written = writer.write_all(text.as_bytes()).and_then(|()| writer.flush());
    written.map_err(|source| WriteError::Io { path: None, source })
}
