//! Two-mode tables made from links.

use std::sync::Arc;

use partnergraph::analysis;
use partnergraph::method::{Study, Watch};
use partnergraph::view::{Incidence, Names, Side};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::answer::{PyAnswer, Subject};
use crate::error::{analysis_error, plain_edge_error};
use crate::nodes::{Read, Words};
use crate::options::given;
use crate::work::{self, How};

const ROWS: Words = Words { item: "link", known: "rows", node: "a member" };
const COLUMNS: Words = Words { item: "link", known: "columns", node: "a member" };

/// Who is linked to what: actors to roles, houses to partners, people to boards. Rows and columns are two declared modes.
///
/// Made by :meth:`Incidence.from_links`; of a case the two-mode analyses are asked directly.
#[pyclass(frozen, name = "Incidence", module = "partnergraph")]
pub(crate) struct PyIncidence {
    incidence: Arc<Incidence>,
    rows: Nodes,
    columns: Nodes,
}

/// The members of a mode as they were given.
type Nodes = (Names, Option<Vec<Py<PyAny>>>);

fn read(words: Words, argument: &str, column: &Bound<'_, PyAny>, known: Option<&Bound<'_, PyAny>>) -> PyResult<(Vec<u32>, Nodes)> {
    let Read { mut columns, names, nodes } = Read::of(words, &[(argument, column)], known)?;
    Ok((columns.pop().unwrap_or_default(), (names, nodes)))
}

fn listed<'py>(py: Python<'py>, (names, nodes): &Nodes) -> PyResult<Bound<'py, PyTuple>> {
    match nodes {
        Some(nodes) => PyTuple::new(py, nodes.iter().map(|node| node.clone_ref(py))),
        None => PyTuple::new(py, (0..names.len()).map(|number| names.number(number)).collect::<Vec<_>>()),
    }
}

#[pymethods]
impl PyIncidence {
    /// A two-mode table from links.
    ///
    /// Parameters
    /// ----------
    /// row, column
    ///     The two ends of each link: equally long sequences of anything hashable (lists, arrays, dataframe columns).
    /// rows, columns
    ///     All members of a mode, also those without a link, in the order of the answer; or their number, where links name them
    ///     0, 1, 2 …. Those of the links, in order of appearance, where none are given.
    ///
    /// Returns
    /// -------
    /// Incidence
    ///     A link that is given twice counts once.
    ///
    /// Raises
    /// ------
    /// EdgeError
    ///     When lists differ in length, an end is not among the members, or members are named twice.
    #[staticmethod]
    #[pyo3(signature = (row, column, *, rows = None, columns = None))]
    fn from_links(
        py: Python<'_>,
        row: &Bound<'_, PyAny>,
        column: &Bound<'_, PyAny>,
        rows: Option<&Bound<'_, PyAny>>,
        columns: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let (of_rows, rows) = read(ROWS, "row", row, rows)?;
        let (of_columns, columns) = read(COLUMNS, "column", column, columns)?;
        let made = py.detach(|| Incidence::from_links(rows.0.clone(), columns.0.clone(), &of_rows, &of_columns));
        let incidence = made.map_err(|error| plain_edge_error(py, &error.to_string()))?;
        Ok(Self { incidence: Arc::new(incidence), rows, columns })
    }

    /// The members that are rows, as they were given.
    #[getter]
    fn rows<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        listed(py, &self.rows)
    }

    /// The members that are columns, as they were given.
    #[getter]
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        listed(py, &self.columns)
    }

    /// The links as (row, column), by row, then column.
    #[getter]
    fn links<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let (rows, columns) = (self.rows(py)?, self.columns(py)?);
        let of_row = |row: usize| self.incidence.by(Side::Rows).row(row).iter().map(move |column| (row, *column as usize));
        let links = (0..self.incidence.rows()).flat_map(of_row);
        let links = links.map(|(row, column)| Ok((rows.get_item(row)?, columns.get_item(column)?)));
        PyTuple::new(py, links.collect::<PyResult<Vec<_>>>()?)
    }

    /// The answer of an analysis by its name; options as keywords.
    ///
    /// Parameters
    /// ----------
    /// name
    ///     The name of the analysis.
    /// threads
    ///     How many threads work on it; as many as there are cores where none is given. The answer does not depend on it.
    /// progress
    ///     True writes a line on standard error; a callable is called with the number of steps done and of all.
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
        let how = How::new(py, name, threads, progress)?;
        let size = self.incidence.rows() + self.incidence.columns() + self.incidence.links();
        let ask = |watch: &Watch| method.of_made(Study::of_incidence(&self.incidence).watched(watch), &given);
        let answer = work::run(py, &how, size, ask)?.map_err(|error| analysis_error(py, &error))?;
        Ok(PyAnswer::new(answer, Subject::Network(None), given))
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        let Ok(other) = other.cast::<Self>() else { return Ok(false) };
        let other = other.get();
        Ok(self.rows(py)?.eq(other.rows(py)?)? && self.columns(py)?.eq(other.columns(py)?)? && self.links(py)?.eq(other.links(py)?)?)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let (py, incidence) = (slf.py(), slf.get());
        let links: Vec<(Py<PyAny>, Py<PyAny>)> = incidence.links(py)?.extract()?;
        let (row, column): (Vec<_>, Vec<_>) = links.into_iter().unzip();
        Ok((slf.getattr("_of_parts")?, (row, column, incidence.rows(py)?, incidence.columns(py)?).into_pyobject(py)?))
    }

    #[staticmethod]
    fn _of_parts(row: &Bound<'_, PyAny>, column: &Bound<'_, PyAny>, rows: &Bound<'_, PyAny>, columns: &Bound<'_, PyAny>) -> PyResult<Self> {
        Self::from_links(row.py(), row, column, Some(rows), Some(columns))
    }

    fn __len__(&self) -> usize {
        self.incidence.links()
    }

    fn __repr__(&self) -> String {
        format!("Incidence({} rows, {} columns, {} links)", self.incidence.rows(), self.incidence.columns(), self.incidence.links())
    }
}
