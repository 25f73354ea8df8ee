//! Answers: one wrapper for all analyses.

use std::sync::Arc;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatchIterator, RecordBatchReader};
use partnergraph::analysis;
use partnergraph::casebook::ask_of_case;
use partnergraph::method::{AnalysisError, Answer, Cells, Given, Table, Values, Watch};
use partnergraph::model as core;
use partnergraph::report::{self, About};
use partnergraph::write::arrow::record_batch;
use pyo3::IntoPyObjectExt as _;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList, PyMapping, PyString, PyTuple};

use crate::case::PyCase;
use crate::casebook::PyCasebook;
use crate::error::{analysis_error, answer_error, internal, missing_package};
use crate::incidence::PyIncidence;
use crate::network::{PyNetwork, ask_networks};
use crate::options::to_py;
use crate::work::{self, How};

/// How many rows are shown before the rest is only counted.
const ROWS_SHOWN: usize = 20;

/// The answer to an analysis: tidy tables, and everything needed to trace a number back to the document.
///
/// The main table has one row for each observation: keys first, then numbers, then ``reason``, filled exactly where a number is
/// missing. ``answer.explain()`` says what every column means.
#[pyclass(frozen, name = "Answer", module = "partnergraph")]
pub(crate) struct PyAnswer {
    answer: Answer,
    subject: Subject,
    given: Given,
}

/// What a question was put to.
#[derive(Clone)]
pub(crate) enum Subject {
    Case(Arc<core::Case>),
    /// What changed from the first of two versions of a case to the second.
    Versions([Arc<core::Case>; 2]),
    Casebook(Arc<core::Casebook>),
    /// A network, with the case that it was made from.
    Network(Option<Arc<core::Case>>),
}

impl PyAnswer {
    pub(crate) const fn new(answer: Answer, subject: Subject, given: Given) -> Self {
        Self { answer, subject, given }
    }

    fn table(&self, py: Python<'_>, name: Option<&str>) -> PyResult<&Table> {
        let Some(name) = name else { return Ok(self.answer.table()) };
        self.answer.tables().iter().find(|table| table.name() == name).ok_or_else(|| {
            let known: Vec<_> = self.answer.tables().iter().map(Table::name).collect();
            let message =
                format!("table `{name}`: `{}` has no such table, expected one of `{}`", self.answer.card().name, known.join("`, `"));
            answer_error(py, &message)
        })
    }

    fn fingerprint(&self) -> Option<String> {
        match &self.subject {
            Subject::Case(case) | Subject::Versions([_, case]) | Subject::Network(Some(case)) => Some(case.fingerprint().to_string()),
            Subject::Casebook(_) | Subject::Network(None) => None,
        }
    }
}

/// The answers of several analyses of a case; scope and network are worked out once.
pub(crate) fn ask_case(py: Python<'_>, case: &Arc<core::Case>, names: &[&str], given: &Given, how: &How<'_>) -> PyResult<Vec<PyAnswer>> {
    let ask = |watch: &Watch| {
        let questions = names.iter().map(|name| Ok((analysis::find(name)?, given.clone()))).collect::<Result<Vec<_>, AnalysisError>>()?;
        ask_of_case(case, &questions, watch)
    };
    let answers = work::run(py, how, case.actors().len() + case.relations().len(), ask)?.map_err(|error| analysis_error(py, &error))?;
    Ok(answers.into_iter().map(|answer| PyAnswer::new(answer, Subject::Case(Arc::clone(case)), given.clone())).collect())
}

/// What changed from one version of a case to another.
pub(crate) fn ask_versions(py: Python<'_>, versions: [&Arc<core::Case>; 2], given: Given) -> PyResult<PyAnswer> {
    let [first, second] = versions;
    let size = versions.map(|case| case.actors().len() + case.relations().len()).iter().sum();
    let answer = work::run(py, &How::quietly(), size, |_| analysis::case_change::answer_between(first, second, &given))?;
    let answer = answer.map_err(|error| analysis_error(py, &error))?;
    Ok(PyAnswer::new(answer, Subject::Versions(versions.map(Arc::clone)), given))
}

/// The answer of an analysis about a case, a casebook, a network, several networks by name, or a two-mode table.
#[pyfunction]
#[pyo3(signature = (name, of, options = None))]
pub(crate) fn ask(name: &str, of: &Bound<'_, PyAny>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Py<PyAny>> {
    let knows = of.is_instance_of::<PyCase>() || of.is_instance_of::<PyCasebook>();
    if knows || of.is_instance_of::<PyNetwork>() || of.is_instance_of::<PyIncidence>() {
        return Ok(of.call_method("ask", (name,), options)?.unbind());
    }
    match of.cast::<PyMapping>() {
        Ok(networks) => ask_networks(name, networks, options)?.into_py_any(of.py()),
        Err(_) => {
            let (found, expected) = (of.get_type().name()?, "a Case, a Casebook, a Network, an Incidence or a dict of networks by name");
            Err(pyo3::exceptions::PyTypeError::new_err(format!("analysis `{name}`: found {found}, expected {expected}")))
        }
    }
}

/// The name of the column of reasons.
const REASON: &str = "reason";

/// The names of a table's columns, with that of the reasons where it has them.
fn column_names(table: &Table) -> impl Iterator<Item = &str> {
    table.columns().iter().map(|column| &*column.name).chain(table.has_reasons().then_some(REASON))
}

fn list<'py>(py: Python<'py>, values: &Values) -> PyResult<Bound<'py, PyList>> {
    match values {
        Values::Text(values) => {
            // Keys that stand in many rows, such as the case, come from the same place and become one object.
            let mut last: Option<(&str, Bound<'py, PyString>)> = None;
            let list = PyList::empty(py);
            for text in values.iter() {
                let Some(text) = text else {
                    list.append(py.None())?;
                    continue;
                };
                let object = match &last {
                    Some((known, object)) if std::ptr::eq(*known, text) => object.clone(),
                    _ => PyString::new(py, text),
                };
                list.append(&object)?;
                last = Some((text, object));
            }
            Ok(list)
        }
        Values::Texts(values) => PyList::new(py, values.iter().map(|texts| texts.iter().map(|text| &**text).collect::<Vec<_>>())),
        Values::Whole(values) => of_cells(py, values),
        Values::Number(values) => of_cells(py, values),
        Values::Flag(values) => of_cells(py, values),
        _ => Err(internal("a column of an unknown kind")),
    }
}

fn of_cells<'py, T: Copy + Default + IntoPyObject<'py>>(py: Python<'py>, cells: &Cells<T>) -> PyResult<Bound<'py, PyList>> {
    if cells.has_missing() { PyList::new(py, cells.iter()) } else { PyList::new(py, cells.values().iter().copied()) }
}

fn columns<'py>(py: Python<'py>, table: &Table) -> PyResult<Vec<(String, Bound<'py, PyList>)>> {
    let mut all = Vec::with_capacity(table.columns().len() + 1);
    for known in table.columns() {
        all.push((known.name.to_string(), list(py, &known.values)?));
    }
    if table.has_reasons() {
        all.push((REASON.to_owned(), PyList::new(py, table.reason_column())?));
    }
    Ok(all)
}

fn dicts<'py>(py: Python<'py>, table: &Table) -> PyResult<Bound<'py, PyList>> {
    let columns = columns(py, table)?;
    let rows = PyList::empty(py);
    for row in 0..table.rows() {
        let dict = PyDict::new(py);
        for (name, values) in &columns {
            dict.set_item(name, values.get_item(row)?)?;
        }
        rows.append(dict)?;
    }
    Ok(rows)
}

#[pymethods]
impl PyAnswer {
    /// The name of the analysis.
    #[getter]
    fn analysis(&self) -> &'static str {
        self.answer.card().name
    }

    /// The names of the tables, the main one (``main``) first.
    #[getter]
    fn tables<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.answer.tables().iter().map(Table::name))
    }

    /// The names of the columns of the main table, in order.
    #[getter]
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, column_names(self.answer.table()).collect::<Vec<_>>())
    }

    /// The one number of the answer; a list with one for each row where the main table has several.
    ///
    /// None where there is no value; the reason stands in the column ``reason``.
    ///
    /// Raises
    /// ------
    /// AnswerError
    ///     When the main table has several numbers and none is called ``value``.
    #[getter]
    fn value(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        let table = self.answer.table();
        let Some(values) = table.column("value") else {
            let names: Vec<_> = table.columns().iter().map(|column| column.name.to_string()).collect();
            let message = format!("`{}` has no single value, its columns are `{}`", self.answer.card().name, names.join("`, `"));
            return Err(answer_error(py, &message));
        };
        let values = list(py, values)?;
        let single = table.rows() == 1 && table.column("actor").is_none();
        if single { Ok(values.get_item(0)?.unbind()) } else { values.into_py_any(py) }
    }

    /// The column of a table with this name, as a list with one item for each row; None where there is no value.
    ///
    /// Raises
    /// ------
    /// AnswerError
    ///     When the table has no such column, or the answer no such table.
    #[pyo3(signature = (name, table = None))]
    fn column<'py>(&self, py: Python<'py>, name: &str, table: Option<&str>) -> PyResult<Bound<'py, PyList>> {
        let table = self.table(py, table)?;
        match table.column(name) {
            Some(values) => list(py, values),
            None if name == REASON && table.has_reasons() => PyList::new(py, table.reason_column()),
            None => {
                let known: Vec<_> = column_names(table).collect();
                let (analysis, of) = (self.answer.card().name, table.name());
                let message =
                    format!("column `{name}`: table `{of}` of `{analysis}` has no such column, expected one of `{}`", known.join("`, `"));
                Err(answer_error(py, &message))
            }
        }
    }

    /// The rows of a table as dicts.
    #[pyo3(signature = (table = None))]
    fn to_dicts<'py>(&self, py: Python<'py>, table: Option<&str>) -> PyResult<Bound<'py, PyList>> {
        dicts(py, self.table(py, table)?)
    }

    /// A table as a dict of lists, one for each column.
    #[pyo3(signature = (table = None))]
    fn to_dict<'py>(&self, py: Python<'py>, table: Option<&str>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (name, values) in columns(py, self.table(py, table)?)? {
            dict.set_item(name, values)?;
        }
        Ok(dict)
    }

    /// A table as a pandas dataframe. Needs pandas.
    #[pyo3(signature = (table = None))]
    fn to_pandas<'py>(&self, py: Python<'py>, table: Option<&str>) -> PyResult<Bound<'py, PyAny>> {
        let pandas = py.import("pandas").map_err(|_| missing_package(py, "pandas", "pandas"))?;
        let frame = self.to_dict(py, table)?;
        for known in self.table(py, table)?.columns() {
            // Counts with a missing value stay whole numbers, and flags stay flags.
            let kind = match &known.values {
                Values::Whole(values) if values.has_missing() => "Int64",
                Values::Flag(values) if values.has_missing() => "boolean",
                Values::Number(_) => "float64",
                _ => continue,
            };
            let name = known.name.as_ref();
            if let Some(values) = frame.get_item(name)? {
                let options = PyDict::new(py);
                options.set_item("dtype", kind)?;
                frame.set_item(name, pandas.call_method("Series", (values,), Some(&options))?)?;
            }
        }
        pandas.call_method1("DataFrame", (frame,))
    }

    /// A table as a polars dataframe. Needs polars.
    #[pyo3(signature = (table = None))]
    fn to_polars<'py>(&self, py: Python<'py>, table: Option<&str>) -> PyResult<Bound<'py, PyAny>> {
        let polars = py.import("polars").map_err(|_| missing_package(py, "polars", "polars"))?;
        let table = Py::new(py, ArrowTable { batch: record_batch(self.table(py, table)?).map_err(internal)? })?;
        polars.call_method1("DataFrame", (table,))
    }

    /// The whole answer as JSON text: tables, options, facts, remarks, provenance.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        let dict = self.provenance(py)?;
        let tables = PyDict::new(py);
        for table in self.answer.tables() {
            tables.set_item(table.name(), dicts(py, table)?)?;
        }
        dict.set_item("tables", tables)?;
        let options = PyDict::new(py);
        options.set_item("ensure_ascii", false)?;
        options.set_item("allow_nan", false)?;
        py.import("json")?.call_method("dumps", (dict,), Some(&options))?.extract()
    }

    /// What a reader must know about the analysis: question, definition, columns, options, source.
    fn explain(&self) -> Explanation {
        Explanation { text: self.answer.card().to_text() }
    }

    /// The answer in plain sentences: what was found, with the numbers, then what is not known and why.
    ///
    /// A sentence says what the tables say and no more: no number is called good or bad, and what is not known is never said to
    /// be nothing. Of an answer over a casebook each sentence begins with the name of its case.
    ///
    /// Parameters
    /// ----------
    /// language : str
    ///     ``nb`` (Norwegian bokmål), ``da`` (Danish) or ``en`` (English).
    ///
    /// Raises
    /// ------
    /// OptionError
    ///     When there is no such language.
    #[pyo3(signature = (*, language = "en"))]
    fn sentences(&self, py: Python<'_>, language: &str) -> PyResult<Vec<String>> {
        let language = crate::casebook::language(py, language)?;
        let about = match &self.subject {
            Subject::Case(case) | Subject::Versions([_, case]) | Subject::Network(Some(case)) => About::Case(case),
            Subject::Casebook(book) => About::Casebook(book),
            Subject::Network(None) => About::Made,
        };
        Ok(report::sentences(&self.answer, about, language))
    }

    /// Where the numbers come from: analysis and version, options with their values, what the analysis saw, remarks, citation,
    /// case and fingerprint.
    #[getter]
    fn provenance<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        let card = self.answer.card();
        dict.set_item("analysis", card.name)?;
        dict.set_item("version", card.version)?;
        dict.set_item("package", env!("CARGO_PKG_VERSION"))?;
        let options = PyDict::new(py);
        for (name, value) in self.answer.options() {
            options.set_item(name, to_py(py, value)?)?;
        }
        dict.set_item("options", options)?;
        let facts = PyDict::new(py);
        for (name, number) in self.answer.facts().numbers() {
            facts.set_item(name, number)?;
        }
        if !self.answer.facts().excluded.is_empty() {
            let excluded = self.answer.facts().excluded.iter();
            // Lists, as JSON has no tuples.
            let excluded = excluded.map(|(relation, position, why)| (relation, position, why).into_pyobject(py)?.to_list().into_py_any(py));
            facts.set_item("excluded", excluded.collect::<PyResult<Vec<_>>>()?)?;
        }
        dict.set_item("facts", facts)?;
        dict.set_item("remarks", self.answer.remarks())?;
        dict.set_item("source", card.source)?;
        dict.set_item("case", self.answer.case().map(core::CaseId::as_str))?;
        dict.set_item("fingerprint", self.fingerprint())?;
        Ok(dict)
    }

    /// What a reader must know about this answer.
    #[getter]
    fn remarks<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.answer.remarks())
    }

    /// The ids of what a row rests on: assignments (as JSON pointers) and relations, then the sources of those.
    ///
    /// Of an answer over a casebook those of the row's case.
    #[pyo3(signature = (row, table = None))]
    fn trace<'py>(&self, py: Python<'py>, row: usize, table: Option<&str>) -> PyResult<Bound<'py, PyTuple>> {
        let table = self.table(py, table)?;
        if row >= table.rows() {
            let message = format!("row {row}: table `{}` has {} rows, counted from 0", table.name(), table.rows());
            return Err(answer_error(py, &message));
        }
        let case = match &self.subject {
            Subject::Case(case) | Subject::Versions([_, case]) | Subject::Network(Some(case)) => Some(case),
            Subject::Network(None) => None,
            Subject::Casebook(book) => match table.column("case") {
                Some(Values::Text(ids)) => ids.get(row).and_then(|id| book.case(id).ok()),
                _ => None,
            },
        };
        PyTuple::new(py, case.map_or_else(Vec::new, |case| self.answer.trace(case, table.name(), row)))
    }

    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(&self, py: Python<'py>, requested_schema: Option<&Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        stream(py, record_batch(self.answer.table()).map_err(internal)?)
    }

    fn __len__(&self) -> usize {
        self.answer.table().rows()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.to_dicts(py, None)?.try_iter()?.into_any())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        let Ok(other) = other.cast::<Self>() else { return false };
        let (answer, other) = (&self.answer, &other.get().answer);
        answer.card().name == other.card().name && answer.options() == other.options() && answer.tables() == other.tables()
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.to_json(py)?.into_pyobject(py)?.hash()
    }

    fn __repr__(&self) -> String {
        format!("Answer({:?}, {} rows)", self.answer.card().name, self.answer.table().rows())
    }

    fn __str__(&self) -> String {
        report::answer::text(&self.answer, ROWS_SHOWN)
    }

    fn _repr_html_(&self) -> String {
        report::answer::html(&self.answer, ROWS_SHOWN)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let (py, this) = (slf.py(), slf.get());
        let options = PyDict::new(py);
        for (name, value) in this.given.iter() {
            options.set_item(name, to_py(py, value)?)?;
        }
        let subject = match &this.subject {
            Subject::Case(case) => Py::new(py, PyCase(Arc::clone(case)))?.into_any(),
            Subject::Casebook(book) => Py::new(py, PyCasebook(Arc::clone(book)))?.into_any(),
            Subject::Versions([first, second]) => {
                let [first, second] = [first, second].map(|case| Py::new(py, PyCase(Arc::clone(case))));
                let asked = first?.getattr(py, "change_to")?;
                let asked = py.import("functools")?.getattr("partial")?.call((asked, second?), Some(&options))?;
                return Ok((asked, PyTuple::empty(py)));
            }
            Subject::Network(..) => return Err(answer_error(py, "an answer about a network cannot be pickled; pickle its `to_dicts()`")),
        };
        let arguments = (this.answer.card().name, subject, options).into_pyobject(py)?;
        Ok((py.import("partnergraph._native")?.getattr("ask")?, arguments))
    }
}

/// A card as text that a notebook prints as it is.
#[pyclass(frozen, eq, hash, name = "Explanation", module = "partnergraph")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Explanation {
    text: String,
}

#[pymethods]
impl Explanation {
    fn __str__(&self) -> &str {
        &self.text
    }

    fn __repr__(&self) -> &str {
        &self.text
    }
}

/// One table on its way to a dataframe library.
#[pyclass(frozen)]
struct ArrowTable {
    batch: arrow_array::RecordBatch,
}

#[pymethods]
impl ArrowTable {
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(&self, py: Python<'py>, requested_schema: Option<&Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        stream(py, self.batch.clone())
    }
}

fn stream(py: Python<'_>, batch: arrow_array::RecordBatch) -> PyResult<Bound<'_, PyCapsule>> {
    let schema = batch.schema();
    let reader: Box<dyn RecordBatchReader + Send> = Box::new(RecordBatchIterator::new([Ok(batch)], schema));
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(reader), c"arrow_array_stream")
}
