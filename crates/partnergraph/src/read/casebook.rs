//! Many documents at once.
//!
//! One document that is wrong does not stop the others: it is among [`rejected`](Casebook::rejected), with everything that
//! is wrong in it. With the feature `parallel` documents are read on several threads; what comes back is the same for any
//! number of them.

use std::{
    fs, io,
    io::BufRead,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::model::{Case, Casebook, Pointer, Problem, ProblemKind};

use super::{
    ReadError, ReadOptions, Strictness,
    error::{expected_extension, found_and_expected, found_extension},
    file::{EXTENSIONS, Format, io_error, name},
    place::Origin,
};

/// A document's name, and its case or what is wrong with it.
type Outcome = (String, Result<Arc<Case>, Vec<Problem>>);

/// So many bytes of lines are read before they are made into cases.
const BATCH: usize = 1 << 24;

/// The cases in the documents of a folder, in the order of their file names.
///
/// Documents are the files directly in it whose names end in `.json`, or `.toml` with the feature `toml`; others are not
/// looked at.
///
/// # Errors
/// [`ReadError::Folder`] when there is no such folder or it cannot be looked into, [`ReadError::NoDocument`] when nothing in
/// it is a document. A file that cannot be read is among the rejected.
pub fn from_folder(path: impl AsRef<Path>) -> Result<Casebook, ReadError> {
    let folder = path.as_ref();
    let mut paths = Vec::new();
    let unlisted = |source| ReadError::Folder { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(unlisted)? {
        let path = entry.map_err(unlisted)?.path();
        if Format::of(&path).is_ok() && !path.is_dir() {
            paths.push(path);
        }
    }
    if paths.is_empty() {
        return Err(ReadError::NoDocument { path: folder.to_owned(), known: EXTENSIONS });
    }
    paths.sort_by(|one, other| one.file_name().cmp(&other.file_name()));
    Ok(from_paths(paths))
}

/// The cases in these files, in this order.
///
/// # Examples
/// ```
/// use partnergraph::read;
///
/// let book = read::casebook::from_paths(["nowhere/house.json"]);
/// assert!(book.cases().is_empty());
/// assert_eq!(book.rejected()[0].problems[0].to_string(), "nowhere/house.json: found nothing of that name, expected a file");
/// ```
#[must_use]
pub fn from_paths(paths: impl IntoIterator<Item = impl AsRef<Path>>) -> Casebook {
    let paths: Vec<PathBuf> = paths.into_iter().map(|path| path.as_ref().to_owned()).collect();
    Casebook::from_results(each(&paths, |path| (name(path).to_string(), from_file(path))))
}

fn from_file(path: &Path) -> Result<Arc<Case>, Vec<Problem>> {
    let read = Format::of(path).and_then(|format| format.read_file(path, &ReadOptions::default()));
    read.map(|read| Arc::new(read.case)).map_err(|error| {
        let (found, expected) = match error {
            ReadError::Document(error) => return error.problems,
            ReadError::Io { source, .. } | ReadError::Folder { source, .. } => {
                let (found, expected) = found_and_expected(&source);
                (found.to_owned(), expected.to_owned())
            }
            ReadError::UnknownExtension { known, .. } | ReadError::NoDocument { known, .. } => {
                (found_extension(path), expected_extension(known))
            }
        };
        let mut problem = Problem::new(ProblemKind::Unreadable, Pointer::root(), found, expected);
        problem.place.file = Some(name(path));
        vec![problem]
    })
}

/// The cases in a file with one JSON document on each line; lines with nothing on them are passed over.
///
/// Each document is known by the file and its line, `houses.ndjson:14`.
///
/// # Errors
/// [`ReadError::Io`] when the file cannot be read.
pub fn from_ndjson_path(path: impl AsRef<Path>) -> Result<Casebook, ReadError> {
    let path = path.as_ref();
    let file = fs::File::open(path).map_err(|source| io_error(path, source))?;
    from_ndjson_reader(io::BufReader::new(file), name(path))
}

/// The cases that a reader gives, one JSON document on each line; messages name them by this name.
///
/// # Errors
/// [`ReadError::Io`] when it cannot be read.
pub fn from_ndjson_reader(mut reader: impl BufRead, name: impl Into<Arc<str>>) -> Result<Casebook, ReadError> {
    let name = name.into();
    let mut outcomes = Vec::new();
    let mut batch = Vec::new();
    let (mut number, mut size) = (0, 0);
    loop {
        let mut line = Vec::new();
        let length = reader.read_until(b'\n', &mut line).map_err(|source| io_error(Path::new(&*name), source))?;
        number += 1;
        size += length;
        if length > 0 && !line.trim_ascii().is_empty() {
            batch.push((number, line));
        }
        if length == 0 || size > BATCH {
            outcomes.extend(each(&batch, |(number, line)| from_line(line, *number, &name)));
            batch.clear();
            size = 0;
        }
        if length == 0 {
            return Ok(Casebook::from_results(outcomes));
        }
    }
}

/// The cases in a text with one JSON document on each line; messages name them by this name.
///
/// # Examples
/// ```
/// use partnergraph::read;
///
/// let text = "{\"format\": \"partnergraph/case/1\", \"id\": \"a\", \"name\": \"A\"}\n\n{\"name\": 5}\n";
/// let book = read::casebook::from_ndjson_str(text, "houses.ndjson");
/// assert_eq!(book.cases().len(), 1);
/// assert_eq!(book.rejected()[0].name, "houses.ndjson:3");
/// assert_eq!(
///     book.rejected()[0].problems[2].to_string(),
///     "houses.ndjson, line 3, column 10, `/name`: found the number 5, expected a text",
/// );
/// ```
#[must_use]
pub fn from_ndjson_str(text: &str, name: impl Into<Arc<str>>) -> Casebook {
    let name = name.into();
    let lines: Vec<(usize, &str)> = text.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty()).collect();
    Casebook::from_results(each(&lines, |(index, line)| from_line(line.as_bytes(), index + 1, &name)))
}

fn from_line(line: &[u8], number: usize, file: &Arc<str>) -> Outcome {
    let origin = Origin::line(Arc::clone(file), number);
    let case = Format::Json.read(line, &origin, Strictness::Strict).map(|read| Arc::new(read.case));
    (format!("{file}:{number}"), case)
}

/// What comes of each of the items, in their order.
#[cfg(not(feature = "parallel"))]
fn each<T>(items: &[T], make: impl Fn(&T) -> Outcome) -> Vec<Outcome> {
    items.iter().map(make).collect()
}

/// What comes of each of the items, in their order.
#[cfg(feature = "parallel")]
fn each<T: Sync>(items: &[T], make: impl Fn(&T) -> Outcome + Sync + Send) -> Vec<Outcome> {
    use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

    items.par_iter().map(make).collect()
}
