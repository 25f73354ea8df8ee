//! Cases written as JSON.

use std::{io, path::Path};

use serde::Deserialize;

use crate::model::{Case, CaseDocument, Pointer, Problem, ProblemKind, RoleModelChoice, check::check};

use super::{
    Read, ReadError, ReadOptions, Strictness, encoding,
    examine::examine,
    file, json_brisk,
    json_text::{offset, reason, syntax_problem},
    json_tree::JsonNode,
    place::{Found, Origin, placed},
};

/// The case in a text.
///
/// # Errors
/// [`ReadError::Document`] with every problem in it when it is no case.
///
/// # Examples
/// ```
/// use partnergraph::read;
///
/// let text = r#"{
///   "format": "partnergraph/case/1", "id": "house", "name": "House",
///   "actors": [{"id": "town", "name": "Town", "sector": "publik"}],
///   "assignments": [{"actor": "tow", "role": "owner", "status": "current"}]
/// }"#;
/// let error = read::json::from_str(text).expect_err("two words are misspelled");
/// let messages: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
/// assert_eq!(messages, [
///     "line 3, column 55, `/actors/0/sector`: found `publik`, expected a sector (`public`, `private`, `civil`, \
///      `residents` or `other`); the nearest is `public`",
///     "line 4, column 29, `/assignments/0/actor`: found `tow`, expected the id of an actor of this case; the nearest is `town`",
/// ]);
///
/// let case = read::json::from_str(&text.replace("publik", "public").replace("\"tow\"", "\"town\""))?;
/// assert_eq!(case.actors().len(), 1);
/// # Ok::<_, read::ReadError>(())
/// ```
pub fn from_str(text: &str) -> Result<Case, ReadError> {
    from_str_with(text, &ReadOptions::default()).map(|read| read.case)
}

/// The same as [`from_str`], read in another way.
///
/// # Errors
/// As for [`from_str`].
///
/// # Examples
/// ```
/// use partnergraph::read::{self, ReadOptions, Strictness};
///
/// let text = r#"{"format": "partnergraph/case/1", "id": "house", "name": "House", "colour": "red"}"#;
/// assert!(read::json::from_str(text).is_err());
///
/// let read = read::json::from_str_with(text, &ReadOptions::default().with_strictness(Strictness::Lenient))?;
/// assert_eq!(read.case.name(), "House");
/// assert_eq!(read.warnings[0].place.to_string(), "line 1, column 67, `/colour`");
/// # Ok::<_, read::ReadError>(())
/// ```
pub fn from_str_with(text: &str, options: &ReadOptions) -> Result<Read, ReadError> {
    let origin = Origin::file(options.name.clone());
    read_text(encoding::without_mark(text), &origin, options.strictness).map_err(ReadError::document)
}

/// The case in these bytes, which are a text in UTF-8.
///
/// # Errors
/// [`ReadError::Document`] with every problem in it when it is no case.
pub fn from_slice(bytes: &[u8]) -> Result<Case, ReadError> {
    from_slice_with(bytes, &ReadOptions::default()).map(|read| read.case)
}

/// The same as [`from_slice`], read in another way.
///
/// # Errors
/// As for [`from_slice`].
pub fn from_slice_with(bytes: &[u8], options: &ReadOptions) -> Result<Read, ReadError> {
    read_bytes(bytes, &Origin::file(options.name.clone()), options.strictness).map_err(ReadError::document)
}

/// The case that a reader gives, to its end.
///
/// # Errors
/// [`ReadError::Io`] when it cannot be read, [`ReadError::Document`] with every problem in it when it is no case.
pub fn from_reader(reader: impl io::Read) -> Result<Case, ReadError> {
    from_reader_with(reader, &ReadOptions::default()).map(|read| read.case)
}

/// The same as [`from_reader`], read in another way.
///
/// # Errors
/// As for [`from_reader`].
pub fn from_reader_with(reader: impl io::Read, options: &ReadOptions) -> Result<Read, ReadError> {
    from_slice_with(&file::bytes_of(reader, options)?, options)
}

/// The case in a file, whatever its name.
///
/// # Errors
/// [`ReadError::Io`] when it cannot be read, [`ReadError::Document`] with every problem in it when it is no case.
pub fn from_path(path: impl AsRef<Path>) -> Result<Case, ReadError> {
    from_path_with(path, &ReadOptions::default()).map(|read| read.case)
}

/// The same as [`from_path`], read in another way.
///
/// # Errors
/// As for [`from_path`].
pub fn from_path_with(path: impl AsRef<Path>, options: &ReadOptions) -> Result<Read, ReadError> {
    file::Format::Json.read_file(path.as_ref(), options)
}

/// The case in a value that another part of a program has made.
///
/// Problems have no line and column. They come in the order in which the value gives its keys.
///
/// # Errors
/// [`ReadError::Document`] with every problem in it when it is no case.
///
/// # Examples
/// ```
/// use partnergraph::read;
/// use serde_json::json;
///
/// let error = read::json::from_value(&json!({"format": "partnergraph/case/1", "id": "house", "name": 5}));
/// assert_eq!(error.expect_err("a name is a text").to_string(), "`/name`: found the number 5, expected a text");
/// ```
pub fn from_value(value: &serde_json::Value) -> Result<Case, ReadError> {
    from_value_with(value, &ReadOptions::default()).map(|read| read.case)
}

/// The same as [`from_value`], read in another way.
///
/// # Errors
/// As for [`from_value`].
pub fn from_value_with(value: &serde_json::Value, options: &ReadOptions) -> Result<Read, ReadError> {
    let origin = Origin::values(options.name.clone());
    read_text(&value.to_string(), &origin, options.strictness).map_err(ReadError::document)
}

/// The case in these bytes, or everything that is wrong in them.
pub(super) fn read_bytes(bytes: &[u8], origin: &Origin, strictness: Strictness) -> Result<Read, Vec<Problem>> {
    read_text(encoding::text(bytes, origin)?, origin, strictness)
}

/// The case in this text, or everything that is wrong in it.
pub(super) fn read_text(text: &str, origin: &Origin, strictness: Strictness) -> Result<Read, Vec<Problem>> {
    let refused = match document(text) {
        // What serde makes of a role model is not strict enough: the walk has to look at it.
        Ok(document) if !matches!(document.role_model, Some(RoleModelChoice::Own(_))) => match check(document) {
            Ok(case) => return Ok(Read { case, warnings: Vec::new() }),
            Err(_) => None,
        },
        Ok(_) => None,
        Err(error) => Some(error),
    };
    examined(text, refused, origin, strictness)
}

/// The document, by the shortest way.
pub(super) fn document(text: &str) -> Result<CaseDocument, serde_json::Error> {
    if let Some(document) = json_brisk::from_str(text) {
        return Ok(document);
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let document = CaseDocument::deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(document)
}

/// The case, or everything that is wrong, by the way that knows where things stand.
fn examined(text: &str, refused: Option<serde_json::Error>, origin: &Origin, strictness: Strictness) -> Result<Read, Vec<Problem>> {
    if let Some(problems) = encoding::nothing(text, "a case as JSON", origin) {
        return Err(problems);
    }
    let root = JsonNode::root(text).map_err(|error| placed(text, vec![syntax_problem(text, &error)], origin))?;
    match (examine(root, strictness), refused) {
        (Err(found), _) => Err(placed(text, found, origin)),
        (Ok((_, warnings)), Some(error)) if warnings.is_empty() => {
            let problem = Problem::new(ProblemKind::Unreadable, Pointer::root(), reason(&error), "a case");
            Err(placed(text, vec![Found { problem, at: offset(text, &error) }], origin))
        }
        (Ok((case, warnings)), _) => Ok(Read { case, warnings: placed(text, warnings, origin) }),
    }
}
