//! Files, and which format is in them.

use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::model::Problem;

use super::{Read, ReadError, ReadOptions, Strictness, json, place::Origin};

/// The endings of the formats that are built in.
pub(super) const EXTENSIONS: &[&str] = if cfg!(feature = "toml") { &["json", "toml"] } else { &["json"] };

/// A format that one document is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// JSON.
    Json,
    /// TOML.
    #[cfg(feature = "toml")]
    Toml,
}

impl Format {
    /// The format that the file's name speaks of.
    pub(super) fn of(path: &Path) -> Result<Self, ReadError> {
        let is = |ending: &str| path.extension().and_then(OsStr::to_str).is_some_and(|found| found.eq_ignore_ascii_case(ending));
        if is("json") {
            return Ok(Self::Json);
        }
        #[cfg(feature = "toml")]
        if is("toml") {
            return Ok(Self::Toml);
        }
        Err(ReadError::UnknownExtension { path: path.to_owned(), known: EXTENSIONS })
    }

    /// The case in a file of this format.
    pub(super) fn read_file(self, path: &Path, options: &ReadOptions) -> Result<Read, ReadError> {
        let bytes = bytes(path)?;
        let name = options.name.clone().unwrap_or_else(|| name(path));
        self.read(&bytes, &Origin::file(Some(name)), options.strictness).map_err(ReadError::document)
    }

    /// The case in these bytes, or everything that is wrong in them.
    pub(super) fn read(self, bytes: &[u8], origin: &Origin, strictness: Strictness) -> Result<Read, Vec<Problem>> {
        match self {
            Self::Json => json::read_bytes(bytes, origin, strictness),
            #[cfg(feature = "toml")]
            Self::Toml => super::toml::read_bytes(bytes, origin, strictness),
        }
    }
}

/// A path as messages name it.
pub(super) fn name(path: &Path) -> Arc<str> {
    path.to_string_lossy().into()
}

/// Everything in a file.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    fs::read(path).map_err(|source| io_error(path, source))
}

/// Everything that a reader gives.
pub(super) fn bytes_of(mut reader: impl io::Read, options: &ReadOptions) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    match reader.read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(source) => Err(ReadError::Io { path: options.name().map(PathBuf::from), source }),
    }
}

pub(super) fn io_error(path: &Path, source: io::Error) -> ReadError {
    ReadError::Io { path: Some(path.to_owned()), source }
}
