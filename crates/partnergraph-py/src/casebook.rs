//! Many cases at once.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::PathBuf;
use std::sync::Arc;

use partnergraph::analysis;
use partnergraph::casebook::{ask_many, ask_watched};
use partnergraph::method::{AnalysisError, Watch};
use partnergraph::model as core;
use partnergraph::read;
use partnergraph::report;
use pyo3::exceptions::{PyIndexError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt, PyString, PyTuple};

use crate::answer::{PyAnswer, Subject};
use crate::case::{PyCase, cases};
use crate::error::{self, PyProblem, analysis_error, casebook_error, internal, unknown_case};
use crate::figure::PyFigure;
use crate::options::given;
use crate::work::{self, How};

/// A collection of cases, in the order in which they were given.
///
/// Read one with :func:`partnergraph.read_casebook`, or take the real cases with :func:`partnergraph.load_casebook`. Analyses
/// are methods and give the rows of all cases in one table, with the column ``case`` in front.
#[pyclass(frozen, eq, name = "Casebook", module = "partnergraph")]
#[derive(PartialEq)]
pub(crate) struct PyCasebook(pub(crate) Arc<core::Casebook>);

/// A document that is not among the cases of a casebook, and why.
#[pyclass(frozen, eq, name = "Rejected", module = "partnergraph")]
#[derive(PartialEq)]
pub(crate) struct PyRejected(core::Rejected);

#[pymethods]
impl PyRejected {
    /// The file, or what else the document is known by.
    #[getter]
    fn name(&self) -> &str {
        &self.0.name
    }

    /// What is wrong with it; at least one.
    #[getter]
    fn problems<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let problems = self.0.problems.iter().map(|problem| Py::new(py, PyProblem(problem.clone())));
        PyTuple::new(py, problems.collect::<PyResult<Vec<_>>>()?)
    }

    fn __repr__(&self) -> String {
        format!("Rejected({:?}, {} problems)", self.0.name, self.0.problems.len())
    }

    #[staticmethod]
    fn _from_parts(name: String, problems: Vec<Bound<'_, PyProblem>>) -> Self {
        Self(core::Rejected { name, problems: problems.iter().map(|problem| problem.get().0.clone()).collect() })
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String, Bound<'py, PyTuple>))> {
        Ok((slf.getattr("_from_parts")?, (slf.get().0.name.clone(), slf.get().problems(slf.py())?)))
    }
}

/// The language with this code.
pub(crate) fn language(py: Python<'_>, code: &str) -> PyResult<core::Language> {
    core::Language::from_code(code).ok_or_else(|| {
        let found = format!("option `language`: found `{code}`, expected `nb`, `da` or `en`");
        error::plain_option(py, "language", &found)
    })
}

#[pymethods]
impl PyCasebook {
    /// A casebook of these cases; what has an id that is already there is among the rejected.
    #[new]
    fn new(cases: Vec<Bound<'_, PyCase>>) -> Self {
        Self(Arc::new(core::Casebook::new(cases.iter().map(|case| Arc::clone(&case.get().0)))))
    }

    /// The cases, in order.
    #[getter]
    fn cases<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        cases(py, self.0.cases())
    }

    /// Documents that are not among the cases, each with its problems.
    #[getter]
    fn rejected<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let rejected = self.0.rejected().iter().map(|rejected| Py::new(py, PyRejected(rejected.clone())));
        PyTuple::new(py, rejected.collect::<PyResult<Vec<_>>>()?)
    }

    /// The answer of an analysis by its name over all cases; options as keywords.
    ///
    /// Parameters
    /// ----------
    /// name
    ///     The name of the analysis.
    /// threads
    ///     How many threads work on it; as many as there are cores where none is given. The answer does not depend on it.
    /// progress
    ///     True writes a line on standard error; a callable is called with the number of cases done and the number of all, about
    ///     twenty times a second.
    #[pyo3(signature = (name, /, *, threads = None, progress = None, **options))]
    fn ask(
        &self,
        py: Python<'_>,
        name: &str,
        threads: Option<&Bound<'_, PyAny>>,
        progress: Option<&Bound<'_, PyAny>>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<PyAnswer> {
        let given = given(options)?;
        let method = analysis::find(name).map_err(|error| analysis_error(py, &error))?;
        let book = &self.0;
        let how = How::new(py, name, threads, progress)?;
        let answer = work::on_pool(py, &how, |watch| ask_watched(book, method, &given, watch))?;
        let answer = answer.map_err(|error| casebook_error(py, &error))?;
        let answer = answer.ok_or_else(|| internal("stopped without having been asked to"))?;
        Ok(PyAnswer::new(answer, Subject::Casebook(Arc::clone(book)), given))
    }

    /// The answers of several analyses over all cases as a dict by name; each case is gone through once for all of them.
    ///
    /// Options as keywords; each must be one that all of the analyses take.
    #[pyo3(signature = (names, /, *, threads = None, progress = None, **options))]
    fn analyse<'py>(
        &self,
        py: Python<'py>,
        names: Vec<String>,
        threads: Option<&Bound<'py, PyAny>>,
        progress: Option<&Bound<'py, PyAny>>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let given = given(options)?;
        let questions = names.iter().map(|name| Ok((analysis::find(name)?, given.clone()))).collect::<Result<Vec<_>, AnalysisError>>();
        let questions = questions.map_err(|error| analysis_error(py, &error))?;
        let (book, how) = (&self.0, How::new(py, "analyse", threads, progress)?);
        let answers = work::on_pool(py, &how, |watch| ask_many(book, &questions, watch))?;
        let answers = answers.map_err(|error| casebook_error(py, &error))?;
        let dict = PyDict::new(py);
        for (name, answer) in names.iter().zip(answers.ok_or_else(|| internal("stopped without having been asked to"))?) {
            let answer = PyAnswer::new(answer, Subject::Casebook(Arc::clone(book)), given.clone());
            dict.set_item(name, Py::new(py, answer)?)?;
        }
        Ok(dict)
    }

    /// The roles of every case side by side, as a figure: which are filled, by how many, which are empty, which not known.
    #[pyo3(signature = (*, language = "en"))]
    fn matrix(&self, py: Python<'_>, language: &str) -> PyResult<PyFigure> {
        let language = self::language(py, language)?;
        let svg = report::matrix::matrix_svg(&self.0, language);
        Ok(PyFigure::new(format!("Roles in {} cases", self.0.cases().len()), svg))
    }

    /// The matrix of roles and cases as text for a terminal.
    #[pyo3(signature = (*, language = "en"))]
    fn matrix_text(&self, py: Python<'_>, language: &str) -> PyResult<String> {
        Ok(report::matrix::matrix_text(&self.0, self::language(py, language)?))
    }

    /// The most central actors of each case as text for a terminal, and why they are.
    #[pyo3(signature = (*, language = "en", top = 3))]
    fn central_text(&self, py: Python<'_>, language: &str, top: usize) -> PyResult<String> {
        Ok(report::central::central_text(&self.0, self::language(py, language)?, top))
    }

    /// One self-contained HTML page: the matrix, and for each case its board, its central actors and its sources.
    #[pyo3(signature = (*, language = "en"))]
    fn overview_html(&self, py: Python<'_>, language: &str) -> PyResult<String> {
        Ok(report::overview::page(&self.0, self::language(py, language)?))
    }

    fn __len__(&self) -> usize {
        self.0.cases().len()
    }

    fn __getitem__<'py>(&self, py: Python<'py>, key: &Bound<'py, PyAny>) -> PyResult<PyCase> {
        if let Ok(id) = key.cast::<PyString>() {
            let id: String = id.extract()?;
            return self.0.case(&id).map(|case| PyCase(Arc::clone(case))).map_err(|error| unknown_case(py, &error));
        }
        if key.is_instance_of::<PyInt>() {
            let (position, length): (isize, isize) = (key.extract()?, self.0.cases().len() as isize);
            let position = if position < 0 { position + length } else { position };
            let case = usize::try_from(position).ok().and_then(|position| self.0.cases().get(position));
            return case.map(|case| PyCase(Arc::clone(case))).ok_or_else(|| PyIndexError::new_err("casebook index out of range"));
        }
        Err(PyTypeError::new_err(format!("found {}, expected the id of a case or its position", key.get_type().name()?)))
    }

    fn __contains__(&self, key: &Bound<'_, PyAny>) -> bool {
        match (key.extract::<String>(), key.cast::<PyCase>()) {
            (Ok(id), _) => self.0.case(&id).is_ok(),
            (_, Ok(case)) => self.0.cases().contains(&case.get().0),
            _ => false,
        }
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.cases(py)?.try_iter()?.into_any())
    }

    fn __repr__(&self) -> String {
        match self.0.rejected().len() {
            0 => format!("Casebook({} cases)", self.0.cases().len()),
            rejected => format!("Casebook({} cases, {rejected} rejected)", self.0.cases().len()),
        }
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        self.matrix(py, "en").map(|figure| figure.svg_text().to_owned())
    }

    #[staticmethod]
    fn _from_parts(cases: Vec<Bound<'_, PyCase>>, rejected: Vec<Bound<'_, PyRejected>>) -> Self {
        let cases = cases.iter().map(|case| (case.get().0.id().to_string(), Ok(Arc::clone(&case.get().0))));
        let rejected = rejected.iter().map(|rejected| (rejected.get().0.name.clone(), Err(rejected.get().0.problems.clone())));
        Self(Arc::new(core::Casebook::from_results(cases.chain(rejected))))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyTuple>, Bound<'py, PyTuple>))> {
        let book = slf.get();
        Ok((slf.getattr("_from_parts")?, (book.cases(slf.py())?, book.rejected(slf.py())?)))
    }
}

/// A file that ends in an error when the work is to stop.
struct Stoppable<'a, R> {
    reader: R,
    watch: &'a Watch,
}

impl<R: BufRead> Read for Stoppable<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.reader.read(buffer)
    }
}

impl<R: BufRead> BufRead for Stoppable<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.watch.is_stopped() { Err(io::Error::other("stopped")) } else { self.reader.fill_buf() }
    }

    fn consume(&mut self, amount: usize) {
        self.reader.consume(amount);
    }
}

/// Reads many cases.
///
/// Parameters
/// ----------
/// path
///     A folder (all ``.json`` and ``.toml`` directly in it, by file name), a ``.ndjson`` file (one case a line), or a list of
///     paths.
///
/// Returns
/// -------
/// Casebook
///     With one bad document the others are still there; the bad one is in ``casebook.rejected`` with its problems.
///
/// Raises
/// ------
/// FileNotFoundError
///     When the folder or the ``.ndjson`` file is not there.
#[pyfunction]
pub(crate) fn read_casebook(py: Python<'_>, path: &Bound<'_, PyAny>) -> PyResult<PyCasebook> {
    let book = match path.extract::<PathBuf>() {
        Ok(path) if path.extension().is_some_and(|extension| extension == "ndjson") => {
            work::on_pool(py, &How::quietly(), |watch| match File::open(&path) {
                Ok(file) => {
                    let reader = Stoppable { reader: BufReader::new(file), watch };
                    read::casebook::from_ndjson_reader(reader, path.to_string_lossy())
                }
                // It says what is wrong with the file.
                Err(_) => read::casebook::from_ndjson_path(&path),
            })?
        }
        Ok(path) => work::on_pool(py, &How::quietly(), |_| read::casebook::from_folder(&path))?,
        Err(_) => {
            let paths = path.try_iter()?.map(|path| path?.extract()).collect::<PyResult<Vec<PathBuf>>>()?;
            Ok(work::on_pool(py, &How::quietly(), |_| read::casebook::from_paths(&paths))?)
        }
    };
    book.map(|book| PyCasebook(Arc::new(book))).map_err(|error| error::read_error(py, &error))
}

/// The library of real cases that comes with the package: eighteen neighbourhood houses and partnerships in Norway and Denmark.
#[pyfunction]
pub(crate) fn load_casebook(py: Python<'_>) -> PyCasebook {
    PyCasebook(Arc::new(py.detach(read::library::casebook)))
}
