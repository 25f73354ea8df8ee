//! Cases as TOML.

use std::{io, path::Path};

use crate::model::Case;

use super::{WriteError, json::WRITABLE, to_file, to_stream};

/// The case as a document, keys in the order of the format as far as TOML allows: plain values come before tables.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, CaseBuilder, write};
///
/// let case = CaseBuilder::new("house", "House").actor(Actor::new("town", "Town")).build()?;
/// assert_eq!(
///     write::toml::to_string(&case),
///     "format = \"partnergraph/case/1\"\nid = \"house\"\nname = \"House\"\n\n[[actors]]\nid = \"town\"\nname = \"Town\"\n",
/// );
/// # Ok::<_, partnergraph::CaseError>(())
/// ```
#[must_use]
pub fn to_string(case: &Case) -> String {
    toml::to_string_pretty(case.document()).expect(WRITABLE)
}

/// Writes the same as [`to_string`] gives.
///
/// # Errors
/// [`WriteError::Io`] when the writer does not take it.
pub fn to_writer(case: &Case, writer: impl io::Write) -> Result<(), WriteError> {
    to_stream(writer, &to_string(case))
}

/// Writes the same as [`to_string`] gives to a file, in place of what was there.
///
/// # Errors
/// [`WriteError::Io`] when the file cannot be written.
pub fn to_path(case: &Case, path: impl AsRef<Path>) -> Result<(), WriteError> {
    to_file(path.as_ref(), &to_string(case))
}
