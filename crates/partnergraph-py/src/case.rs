//! One case.

use std::path::PathBuf;
use std::sync::Arc;

use partnergraph::model as core;
use partnergraph::read::{self, ReadOptions, Strictness};
use partnergraph::report::board::{Board, BoardOptions};
use partnergraph::write;
use pyo3::exceptions::PyUserWarning;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::answer::{PyAnswer, ask_case, ask_versions};
use crate::error::{self, analysis_error, internal, option_error, os_error, plain_option, unknown_actor};
use crate::figure::PyFigure;
use crate::network::PyNetwork;
use crate::options::given;
use crate::record::{ToPy, to_dict};
use crate::work::How;

/// One partnership that is studied: a house, an area programme, a housing plan, a construction partnership.
///
/// A case is a value: complete, checked and never changed in place. Read one with :func:`partnergraph.read_case`, or make one
/// with :meth:`Case.from_dict` or :class:`partnergraph.CaseBuilder`. Analyses are methods: ``case.role_coverage()``.
#[pyclass(frozen, eq, name = "Case", module = "partnergraph")]
#[derive(PartialEq)]
pub(crate) struct PyCase(pub(crate) Arc<core::Case>);

macro_rules! sections {
    ($( $(#[doc = $doc:literal])* $name:ident; )+) => {
        #[pymethods]
        impl PyCase {
            /// The case's id.
            #[getter]
            fn id(&self) -> &str {
                self.0.id().as_str()
            }

            /// What the case is called.
            #[getter]
            fn name(&self) -> &str {
                self.0.name()
            }

            /// What sort of case it is: house, area, plan, construction, routine, programme or other; None where not known.
            #[getter]
            fn kind(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
                self.0.document().kind().to_py(py)
            }

            /// Where it is; None where not known.
            #[getter]
            fn place(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
                self.0.document().place().to_py(py)
            }

            /// When the house or partnership began, as precisely as it is known; None where not known.
            #[getter]
            fn established(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
                self.0.document().established().to_py(py)
            }

            /// When it ended; None where not known.
            #[getter]
            fn closed(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
                self.0.document().closed().to_py(py)
            }

            /// The id of the role model that the case is read with.
            #[getter]
            fn role_model(&self) -> &str {
                self.0.role_model().id()
            }

            /// The roles of the role model, in its order.
            #[getter]
            fn roles(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
                self.0.roles().to_py(py)
            }

            /// The id of the actor that stands for the case itself; None where there is none.
            #[getter]
            fn self_actor(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
                self.0.document().self_actor().to_py(py)
            }

            /// The case in a few sentences; None where there is nothing.
            #[getter]
            fn summary(&self) -> Option<&str> {
                self.0.document().summary()
            }

            /// What could not be found; None where nothing is said.
            #[getter]
            fn gaps(&self) -> Option<&str> {
                self.0.document().gaps()
            }

            /// 32 hexadecimal digits that are the same for the same content, on every machine.
            #[getter]
            fn fingerprint(&self) -> String {
                self.0.fingerprint().to_string()
            }

            $(
                $(#[doc = $doc])*
                #[getter]
                fn $name(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
                    self.0.$name().to_py(py)
                }
            )+

            /// The actor with this id.
            ///
            /// Raises
            /// ------
            /// UnknownActor
            ///     When the case has none, with the nearest id that it has.
            fn actor(&self, py: Python<'_>, id: &str) -> PyResult<Py<PyAny>> {
                self.0.actor(id).map_err(|error| unknown_actor(py, &error))?.to_py(py)
            }

            /// The case as it was at a date, given as ``"2018"``, ``"2018-05"``, ``"2018-05-27"``, ``"201X"`` or a date.
            ///
            /// Assignments, relations and agreements whose period does not include the date are left out, and actors that had
            /// something and have nothing left. A partial date stands for its last day.
            ///
            /// Raises
            /// ------
            /// OptionError
            ///     When the date is none.
            fn at(&self, py: Python<'_>, date: &Bound<'_, PyAny>) -> PyResult<Self> {
                let options = PyDict::new(py);
                options.set_item("at", date)?;
                let scope = given(Some(&options))?.scope().map_err(|error| option_error(py, &error))?;
                let date = scope.at().ok_or_else(|| plain_option(py, "at", "option `at`: found nothing, expected a date"))?;
                Ok(Self(Arc::new(self.0.at(date))))
            }

            /// The case as it would be without an actor and everything that names it.
            ///
            /// A role that it alone held is then known to be empty, unless somebody is sought for it.
            ///
            /// Raises
            /// ------
            /// UnknownActor
            ///     When the case has no such actor.
            fn without(&self, py: Python<'_>, actor: &str) -> PyResult<Self> {
                self.0.without(actor).map(|case| Self(Arc::new(case))).map_err(|error| unknown_actor(py, &error))
            }

            /// The network of the case: actors and ties after the scope is applied and parallel relations are merged.
            ///
            /// Takes the options of the scope as keywords: ``at``, ``statuses``, ``stages``, ``uncertain``, ``level``,
            /// ``include_self``, ``actors``, ``kinds``, ``direction``, ``at_least``, ``collapse``, ``weights``, ``currency``.
            ///
            /// Raises
            /// ------
            /// OptionError
            ///     When an option has a value that it cannot take.
            /// UnknownActor
            ///     When ``actors`` names one that the case does not have.
            #[pyo3(signature = (**options))]
            fn network(&self, py: Python<'_>, options: Option<&Bound<'_, PyDict>>) -> PyResult<PyNetwork> {
                PyNetwork::of_case(py, &self.0, options)
            }

            /// The answer of an analysis by its name; options as keywords. ``case.ask("role_coverage")`` is
            /// ``case.role_coverage()``.
            ///
            /// Raises
            /// ------
            /// UnknownAnalysis
            ///     When there is no such analysis, with the nearest name that there is.
            /// OptionError
            ///     When an option has a value that it cannot take.
            #[pyo3(signature = (name, /, *, threads = None, progress = None, **options))]
            fn ask(
                &self,
                py: Python<'_>,
                name: &str,
                threads: Option<&Bound<'_, PyAny>>,
                progress: Option<&Bound<'_, PyAny>>,
                options: Option<&Bound<'_, PyDict>>,
            ) -> PyResult<PyAnswer> {
                let how = How::new(py, name, threads, progress)?;
                ask_case(py, &self.0, &[name], &given(options)?, &how)?.pop().ok_or_else(|| internal("one question has one answer"))
            }

            /// The answers of several analyses as a dict by name; scope and network are worked out once for all of them.
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
                let how = How::new(py, "analyse", threads, progress)?;
                let given = given(options)?;
                let asked: Vec<&str> = names.iter().map(String::as_str).collect();
                let answers = ask_case(py, &self.0, &asked, &given, &how)?;
                let dict = PyDict::new(py);
                for (name, answer) in asked.into_iter().zip(answers) {
                    dict.set_item(name, Py::new(py, answer)?)?;
                }
                Ok(dict)
            }

            /// What changed from this version of the case to another: actors, roles and relations that came, went or changed
            /// hands, as :meth:`Case.case_change` says it of two dates.
            ///
            /// Actors, roles and relations are the same where their ids are; relations without an id where ends and kind are.
            /// Each version is looked at as a whole, or at a date of its own. Rows rest on statements of the second version.
            ///
            /// Parameters
            /// ----------
            /// other : Case
            ///     The second version.
            /// since, until : str or date, optional
            ///     The date at which the first, and at which the second version is looked at.
            /// **options
            ///     Those of the scope: ``statuses``, ``stages``, ``uncertain``, ``level``, ``include_self``, ``actors``,
            ///     ``kinds``, ``direction``, ``currency``.
            ///
            /// Returns
            /// -------
            /// Answer
            ///     With the tables of ``case_change``.
            ///
            /// Raises
            /// ------
            /// OptionError
            ///     When an option is none of these, or has a value that it cannot take.
            /// UnknownActor
            ///     When ``actors`` names one that a version does not have.
            #[pyo3(signature = (other, /, **options))]
            fn change_to(&self, py: Python<'_>, other: &Self, options: Option<&Bound<'_, PyDict>>) -> PyResult<PyAnswer> {
                ask_versions(py, [&self.0, &other.0], given(options)?)
            }

            /// The case drawn as its building blocks: a block for each role, actors as bricks.
            ///
            /// Options of the scope as keywords: ``at``, ``statuses``, ``uncertain``, ``level``; and ``language``, ``nb``,
            /// ``da`` or ``en``.
            #[pyo3(signature = (*, language = "en", **options))]
            fn board(&self, py: Python<'_>, language: &str, options: Option<&Bound<'_, PyDict>>) -> PyResult<PyFigure> {
                let language = crate::casebook::language(py, language)?;
                let given = given(options)?;
                given.check_scope().map_err(|error| option_error(py, &error))?;
                let scope = given.scope().map_err(|error| option_error(py, &error))?;
                let options = BoardOptions::default().with_language(language).with_scope(scope);
                let board = Board::of(&self.0, &options).map_err(|error| analysis_error(py, &error))?;
                Ok(PyFigure::new(format!("{}: building blocks", self.0.name()), board.to_svg()))
            }

            /// The whole document as a dict, in the case format; what is not known is left out.
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                to_dict(py, self.0.document())
            }

            /// The whole document as JSON text in the case format, the same bytes for the same content.
            fn to_json(&self) -> String {
                write::json::to_string(&self.0)
            }

            /// The whole document as TOML text.
            fn to_toml(&self) -> String {
                write::toml::to_string(&self.0)
            }

            /// Writes the document to a file, ``.json`` or ``.toml``; gives the path back.
            fn write(&self, py: Python<'_>, path: PathBuf) -> PyResult<PathBuf> {
                let text = match path.extension().and_then(|extension| extension.to_str()) {
                    Some("toml") => self.to_toml(),
                    Some("json") => self.to_json(),
                    _ => return Err(error::format_error(py, &path)),
                };
                std::fs::write(&path, text).map_err(|error| os_error(py, &path, &error))?;
                Ok(path)
            }

            /// A case from a dict in the case format.
            ///
            /// Raises
            /// ------
            /// CaseError
            ///     With every problem in the document, each with its JSON pointer.
            #[staticmethod]
            fn from_dict(py: Python<'_>, document: &Bound<'_, PyAny>) -> PyResult<Self> {
                let options = PyDict::new(py);
                options.set_item("allow_nan", false)?;
                let text: String = py.import("json")?.call_method("dumps", (document,), Some(&options))?.extract()?;
                let case = match serde_json::from_str::<serde_json::Value>(&text) {
                    Ok(value) => read::json::from_value(&value),
                    // Half of a surrogate pair, or lists in lists without end: the reader of texts says what is wrong.
                    Err(_) => read::json::from_str(&text).map_err(error::without_positions),
                };
                case.map(|case| Self(Arc::new(case))).map_err(|error| error::read_error(py, &error))
            }

            #[staticmethod]
            fn _from_json(py: Python<'_>, text: &str) -> PyResult<Self> {
                read::json::from_str(text).map(|case| Self(Arc::new(case))).map_err(|error| error::read_error(py, &error))
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
                Ok((slf.getattr("_from_json")?, (slf.get().to_json(),)))
            }

            fn __copy__(slf: Py<Self>) -> Py<Self> {
                slf
            }

            fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
                slf
            }

            fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
                self.fingerprint().into_pyobject(py)?.hash()
            }

            fn __repr__(&self) -> String {
                let case = &self.0;
                format!(
                    "Case({:?}, {} actors, {} assignments, {} relations)",
                    case.id().as_str(),
                    case.actors().len(),
                    case.assignments().len(),
                    case.relations().len()
                )
            }

            fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
                let board = self.board(py, "en", None)?;
                Ok(board.svg_text().to_owned())
            }
        }
    };
}

sections! {
    /// What the statements rest on, in document order.
    sources;
    /// The actors, in document order.
    actors;
    /// Who holds which role, could hold it or held it, in document order.
    assignments;
    /// What ties one actor to another, in document order.
    relations;
    /// What two or more have agreed on together, in document order.
    agreements;
    /// What actors give, get and need, in document order.
    exchanges;
    /// What goes on, for whom and when, in document order.
    activities;
    /// Who sits in which body, in document order.
    seats;
    /// Who took part in which phase, in document order.
    participation;
    /// What could go wrong, and what is done about it, in document order.
    risks;
    /// Answers to scorecards, in document order.
    scores;
    /// What happened when, in document order.
    events;
}

/// How strictly a document is read.
fn read_options(strict: bool) -> ReadOptions {
    ReadOptions::default().with_strictness(if strict { Strictness::Strict } else { Strictness::Lenient })
}

/// Warns of what lenient reading passed over, and gives the case.
fn warned(py: Python<'_>, read: read::Read) -> PyResult<PyCase> {
    let category = py.get_type::<PyUserWarning>();
    for warning in &read.warnings {
        let text = std::ffi::CString::new(warning.to_string().replace('\0', "\\0")).map_err(internal)?;
        PyErr::warn(py, &category, &text, 1)?;
    }
    Ok(PyCase(Arc::new(read.case)))
}

/// Reads one case from a file, ``.json`` or ``.toml``.
///
/// Parameters
/// ----------
/// path
///     A path, or a file opened for reading (then the text is JSON).
/// strict
///     Whether a key that the format does not have is an error (True) or a warning (False).
///
/// Returns
/// -------
/// Case
///
/// Raises
/// ------
/// CaseError
///     With every problem in the document, each with file, line, column, what was found and what was expected.
/// FileNotFoundError, IsADirectoryError, PermissionError
///     When the file cannot be read.
#[pyfunction]
#[pyo3(signature = (path, *, strict = true))]
pub(crate) fn read_case(py: Python<'_>, path: &Bound<'_, PyAny>, strict: bool) -> PyResult<PyCase> {
    let options = read_options(strict);
    let read = if path.hasattr("read")? {
        let content = path.call_method0("read")?;
        let options = match path.getattr("name").and_then(|name| name.extract::<String>()) {
            Ok(name) => options.with_name(name),
            Err(_) => options,
        };
        match content.extract::<&[u8]>() {
            Ok(bytes) => read::json::from_slice_with(bytes, &options),
            Err(_) => read::json::from_str_with(&content.extract::<String>()?, &options),
        }
    } else {
        let path: PathBuf = path.extract()?;
        py.detach(|| read::from_path_with(&path, &options))
    };
    warned(py, read.map_err(|error| error::read_error(py, &error))?)
}

/// Reads one case from text in the case format.
///
/// Parameters
/// ----------
/// text
///     The document.
/// format
///     ``"json"`` or ``"toml"``.
/// strict
///     Whether a key that the format does not have is an error (True) or a warning (False).
///
/// Raises
/// ------
/// CaseError
///     With every problem in the document, each with line, column, what was found and what was expected.
#[pyfunction]
#[pyo3(signature = (text, *, format = "json", strict = true))]
pub(crate) fn read_case_text(py: Python<'_>, text: &str, format: &str, strict: bool) -> PyResult<PyCase> {
    let options = read_options(strict);
    let read = match format {
        "json" => read::json::from_str_with(text, &options),
        "toml" => read::toml::from_str_with(text, &options),
        other => return Err(error::unknown_format(py, other)),
    };
    warned(py, read.map_err(|error| error::read_error(py, &error))?)
}

/// A tuple of cases as Python objects.
pub(crate) fn cases<'py>(py: Python<'py>, cases: &[Arc<core::Case>]) -> PyResult<Bound<'py, PyTuple>> {
    let wrapped = cases.iter().map(|case| Py::new(py, PyCase(Arc::clone(case)))).collect::<PyResult<Vec<_>>>()?;
    PyTuple::new(py, wrapped)
}
