//! Casebooks with one case on each line, as JSON.

use std::{fs, io, path::Path};

use crate::model::{Case, Casebook};

use super::{WriteError, json::WRITABLE};

/// The cases of a casebook, one on each line; what was rejected is not among them.
///
/// # Examples
/// ```
/// use partnergraph::{CaseBuilder, Casebook, write};
///
/// let book = Casebook::from_iter([CaseBuilder::new("a", "A").build()?, CaseBuilder::new("b", "B").build()?]);
/// assert_eq!(
///     write::ndjson::to_string(&book),
///     "{\"format\":\"partnergraph/case/1\",\"id\":\"a\",\"name\":\"A\"}\n{\"format\":\"partnergraph/case/1\",\"id\":\"b\",\"name\":\"B\"}\n",
/// );
/// # Ok::<_, partnergraph::CaseError>(())
/// ```
#[must_use]
pub fn to_string(book: &Casebook) -> String {
    book.cases().iter().map(|case| line(case)).collect()
}

/// Writes the same as [`to_string`] gives, a line at a time.
///
/// # Errors
/// [`WriteError::Io`] when the writer does not take it.
pub fn to_writer(book: &Casebook, writer: impl io::Write) -> Result<(), WriteError> {
    lines(book, writer).map_err(|source| WriteError::Io { path: None, source })
}

/// Writes the same as [`to_string`] gives to a file, in place of what was there.
///
/// # Errors
/// [`WriteError::Io`] when the file cannot be written.
pub fn to_path(book: &Casebook, path: impl AsRef<Path>) -> Result<(), WriteError> {
    let path = path.as_ref();
    let file = fs::File::create(path);
    let written = file.and_then(|file| lines(book, io::BufWriter::new(file)));
    written.map_err(|source| WriteError::Io { path: Some(path.to_owned()), source })
}

fn lines(book: &Casebook, mut writer: impl io::Write) -> io::Result<()> {
    for case in book.cases() {
        writer.write_all(line(case).as_bytes())?;
    }
    writer.flush()
}

fn line(case: &Case) -> String {
    let mut text = serde_json::to_string(case.document()).expect(WRITABLE);
    text.push('\n');
    text
}
