//! Cases written as TOML.
//!
//! The keys, codes and rules are those of the JSON form. A full date may also be written without quotes. TOML has no
//! `null`: what is not known is left out.

use std::{io, path::Path};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::model::{Case, Pointer, Problem, ProblemKind, problem::quoted};

use super::{
    Read, ReadError, ReadOptions, Strictness, encoding,
    examine::examine,
    file,
    place::{Found, Origin, placed},
    tree::{Content, Key, Node},
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
/// let case = read::toml::from_str(
///     r#"
///     format = "partnergraph/case/1"
///     id = "house"
///     name = "House"
///     established = 2016-05-27
///
///     [[actors]]
///     id = "town"
///     name = "Town"
///     "#,
/// )?;
/// assert_eq!(case.actor("town").map(|town| town.name()), Ok("Town"));
/// # Ok::<_, read::ReadError>(())
/// ```
pub fn from_str(text: &str) -> Result<Case, ReadError> {
    from_str_with(text, &ReadOptions::default()).map(|read| read.case)
}

/// The same as [`from_str`], read in another way.
///
/// # Errors
/// As for [`from_str`].
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
    file::Format::Toml.read_file(path.as_ref(), options)
}

/// The case in these bytes, or everything that is wrong in them.
pub(super) fn read_bytes(bytes: &[u8], origin: &Origin, strictness: Strictness) -> Result<Read, Vec<Problem>> {
    read_text(encoding::text(bytes, origin)?, origin, strictness)
}

fn read_text(text: &str, origin: &Origin, strictness: Strictness) -> Result<Read, Vec<Problem>> {
    if let Some(problems) = encoding::nothing(text, "a case as TOML", origin) {
        return Err(problems);
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(placed(text, errors.iter().map(|error| syntax_problem(text, error)).collect(), origin));
    }
    let root = Spanned::new(table.span(), DeValue::Table(table.into_inner()));
    match examine(TomlNode { text, value: &root }, strictness) {
        Ok((case, warnings)) => Ok(Read { case, warnings: placed(text, warnings, origin) }),
        Err(found) => Err(placed(text, found, origin)),
    }
}

fn syntax_problem(text: &str, error: &toml::de::Error) -> Found {
    let span = error.span().unwrap_or(0..0);
    let there = text.get(span.clone()).unwrap_or_default();
    let (reason, expected) = error.message().split_once(", expected ").unwrap_or((error.message(), "TOML"));
    let problem = if reason == "duplicate key" {
        Problem::new(ProblemKind::DoubledKey, Pointer::root(), format!("the key {} a second time", quoted(there)), "each key once")
    } else {
        let found = if there.trim().is_empty() { reason.to_owned() } else { format!("{} ({reason})", quoted(there)) };
        Problem::new(ProblemKind::Syntax, Pointer::root(), found, expected)
    };
    Found { problem, at: span.start }
}

/// A value in a TOML text.
#[derive(Debug, Clone, Copy)]
struct TomlNode<'t> {
    text: &'t str,
    value: &'t Spanned<DeValue<'t>>,
}

impl<'t> Node<'t> for TomlNode<'t> {
    fn start(self) -> usize {
        self.value.span().start
    }

    fn content(self) -> Content<'t, Self> {
        match self.value.get_ref() {
            DeValue::String(text) => Content::Text(text.as_ref().into()),
            DeValue::Integer(number) if number.radix() == 10 => Content::Number(number.as_str().into()),
            // What is too large to be written out here is too large for every field.
            DeValue::Integer(number) => Content::Number(
                u64::from_str_radix(number.as_str(), number.radix())
                    .map_or_else(|_| number.to_string(), |number| number.to_string())
                    .into(),
            ),
            DeValue::Float(number) => Content::Number(number.as_str().into()),
            DeValue::Boolean(flag) => Content::Flag(*flag),
            DeValue::Datetime(_) => Content::Moment(self.text.get(self.value.span()).unwrap_or_default()),
            DeValue::Array(items) => Content::List(items.iter().map(|value| Self { text: self.text, value }).collect()),
            DeValue::Table(table) => {
                let entry = |(key, value): (&'t Spanned<_>, &'t _)| {
                    let name: &std::borrow::Cow<'t, str> = key.get_ref();
                    (Key { name: name.as_ref().into(), start: key.span().start, broken: false }, Self { text: self.text, value })
                };
                let mut entries: Vec<_> = table.iter().map(entry).collect();
                // The table itself is sorted by key.
                entries.sort_by_key(|(key, _)| key.start);
                Content::Object(entries)
            }
        }
    }
}
