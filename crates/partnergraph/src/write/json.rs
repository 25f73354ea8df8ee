//! Cases as JSON.

use std::{io, path::Path};

use crate::model::Case;

use super::{WriteError, to_file, to_stream};

/// Why writing to memory goes through.
pub(super) const WRITABLE: &str = "a case holds texts, finite numbers and flags, and its keys are texts";

/// The case as a document: two spaces for each level, letters as they are, keys in the order of the format.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, CaseBuilder, write};
///
/// let case = CaseBuilder::new("house", "Huset på Ensjø").actor(Actor::new("town", "Town")).build()?;
/// let text = r#"{
///   "format": "partnergraph/case/1",
///   "id": "house",
///   "name": "Huset på Ensjø",
///   "actors": [
///     {
///       "id": "town",
///       "name": "Town"
///     }
///   ]
/// }
/// "#;
/// assert_eq!(write::json::to_string(&case), text);
/// # Ok::<_, partnergraph::CaseError>(())
/// ```
#[must_use]
pub fn to_string(case: &Case) -> String {
    let mut text = serde_json::to_string_pretty(case.document()).expect(WRITABLE);
    text.push('\n');
    text
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
