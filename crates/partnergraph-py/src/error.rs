//! Errors of the core as Python exceptions; the classes stand in `partnergraph/errors.py`.

use std::fmt;

use partnergraph::casebook::CasebookError;
use partnergraph::method::{AnalysisError, OptionError};
use partnergraph::model as core;
use partnergraph::read::ReadError;
use partnergraph::view::{EdgeError, ViewError};
use pyo3::exceptions::{PyIsADirectoryError, PyOSError, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

/// One thing that is wrong in a document: where, what was found, what was expected, and the nearest word that would do.
#[pyclass(frozen, eq, name = "Problem", module = "partnergraph")]
#[derive(Clone, PartialEq)]
pub(crate) struct PyProblem(pub(crate) core::Problem);

#[pymethods]
impl PyProblem {
    /// What sort of problem it is, as one word, for example `unknown_key`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind.as_str()
    }

    /// The file, as it was named; None where there is none.
    #[getter]
    fn file(&self) -> Option<&str> {
        self.0.place.file.as_deref()
    }

    /// The line, counted from 1; None where the document has no lines.
    #[getter]
    fn line(&self) -> Option<usize> {
        self.0.place.position.map(|position| position.line)
    }

    /// The character in the line, counted from 1; None where the document has no lines.
    #[getter]
    fn column(&self) -> Option<usize> {
        self.0.place.position.map(|position| position.column)
    }

    /// The JSON pointer (RFC 6901) to the place in the document; empty for the whole document.
    #[getter]
    fn pointer(&self) -> String {
        self.0.place.pointer.to_string()
    }

    /// What stands there.
    #[getter]
    fn found(&self) -> &str {
        &self.0.found
    }

    /// What should stand there.
    #[getter]
    fn expected(&self) -> &str {
        &self.0.expected
    }

    /// The known word that is nearest to what was found; None where none is near.
    #[getter]
    fn nearest(&self) -> Option<&str> {
        self.0.nearest.as_deref()
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("Problem({:?})", self.0.to_string())
    }

    #[staticmethod]
    #[expect(clippy::too_many_arguments, reason = "called by pickle alone, with everything a problem holds")]
    fn _from_parts(
        kind: &str,
        file: Option<String>,
        line: Option<usize>,
        column: Option<usize>,
        steps: Vec<Bound<'_, PyAny>>,
        found: String,
        expected: String,
        nearest: Option<String>,
    ) -> PyResult<Self> {
        let steps = steps.into_iter().map(|step| match step.extract::<usize>() {
            Ok(index) => Ok(core::Step::Index(index)),
            Err(_) => step.extract::<String>().map(|key| core::Step::Key(key.into())),
        });
        let pointer = core::Pointer::from_steps(steps.collect::<PyResult<_>>()?);
        let kind = core::ProblemKind::ALL.iter().copied().find(|known| known.as_str() == kind);
        Ok(Self(core::Problem {
            kind: kind.ok_or_else(|| PyRuntimeError::new_err("this problem was made by another version of partnergraph"))?,
            place: core::ProblemPlace {
                file: file.map(Into::into),
                position: line.zip(column).map(|(line, column)| core::Position { line, column }),
                pointer,
            },
            found,
            expected,
            nearest,
        }))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let (py, problem) = (slf.py(), slf.get());
        let steps = problem.0.place.pointer.steps().iter().map(|step| match step {
            core::Step::Index(index) => Ok(index.into_pyobject(py)?.into_any()),
            core::Step::Key(key) => Ok(key.into_pyobject(py)?.into_any()),
            _ => Err(PyRuntimeError::new_err("a step of an unknown kind")),
        });
        let steps = steps.collect::<PyResult<Vec<_>>>()?;
        let parts = (
            problem.kind(),
            problem.file(),
            problem.line(),
            problem.column(),
            steps,
            problem.found(),
            problem.expected(),
            problem.nearest(),
        );
        Ok((slf.getattr("_from_parts")?, parts.into_pyobject(py)?))
    }
}

/// An exception of `partnergraph.errors`, with attributes by name.
fn raise(py: Python<'_>, class: &str, message: &str, attributes: &[(&str, Py<PyAny>)]) -> PyErr {
    let made = || -> PyResult<Bound<'_, PyAny>> {
        let class = py.import("partnergraph.errors")?.getattr(class)?;
        let named = PyDict::new(py);
        for (name, value) in attributes {
            named.set_item(name, value)?;
        }
        class.call((message,), Some(&named))
    };
    made().map_or_else(|error| error, PyErr::from_value)
}

fn text(py: Python<'_>, text: Option<&(impl fmt::Display + ?Sized)>) -> Py<PyAny> {
    text.map_or_else(|| py.None(), |text| pyo3::types::PyString::new(py, &text.to_string()).into_any().unbind())
}

/// What cannot happen unless this package is broken.
pub(crate) fn internal(error: impl fmt::Display) -> PyErr {
    PyRuntimeError::new_err(format!("a fault of partnergraph itself, please report it: {error}"))
}

pub(crate) fn case_error(py: Python<'_>, problems: &[core::Problem]) -> PyErr {
    let message = problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let wrapped = problems.iter().map(|problem| Py::new(py, PyProblem(problem.clone()))).collect::<PyResult<Vec<_>>>();
    match wrapped.and_then(|wrapped| Ok(PyTuple::new(py, wrapped)?.into_any().unbind())) {
        Ok(problems) => raise(py, "CaseError", &message, &[("problems", problems)]),
        Err(error) => error,
    }
}

pub(crate) fn read_error(py: Python<'_>, error: &ReadError) -> PyErr {
    match error {
        ReadError::Io { path: Some(path), source } | ReadError::Folder { path, source } => os_error(py, path, source),
        ReadError::UnknownExtension { path, .. } if path.is_dir() => {
            PyIsADirectoryError::new_err(format!("{}: found a folder, expected a file", path.display()))
        }
        error => match error.problems() {
            [] => raise(py, "PartnerGraphError", &error.to_string(), &[]),
            problems => case_error(py, problems),
        },
    }
}

/// The same without lines and columns, which mean nothing in a text that nobody wrote.
pub(crate) fn without_positions(mut error: ReadError) -> ReadError {
    if let ReadError::Document(error) = &mut error {
        for problem in &mut error.problems {
            problem.place.position = None;
        }
    }
    error
}

/// Python's own exception for the operating system's error, so that a missing file is a `FileNotFoundError`.
pub(crate) fn os_error(py: Python<'_>, path: &std::path::Path, error: &std::io::Error) -> PyErr {
    let Some(code) = error.raw_os_error() else {
        return PyOSError::new_err(format!("{}: {error}", path.display()));
    };
    let named = || -> PyResult<PyErr> {
        let words = py.import("os")?.call_method1("strerror", (code,))?;
        Ok(PyErr::from_value(py.get_type::<PyOSError>().call1((code, words, path.as_os_str()))?))
    };
    named().unwrap_or_else(|error| error)
}

pub(crate) fn unknown_actor(py: Python<'_>, error: &core::UnknownActor) -> PyErr {
    let attributes =
        [("case", text(py, Some(&error.case))), ("found", text(py, Some(&error.found))), ("nearest", text(py, error.nearest.as_ref()))];
    raise(py, "UnknownActor", &error.to_string(), &attributes)
}

pub(crate) fn unknown_case(py: Python<'_>, error: &core::UnknownCase) -> PyErr {
    let attributes = [("found", text(py, Some(&error.found))), ("nearest", text(py, error.nearest.as_ref()))];
    raise(py, "UnknownCase", &error.to_string(), &attributes)
}

pub(crate) fn option_error(py: Python<'_>, error: &OptionError) -> PyErr {
    let attributes = [
        ("option", text(py, Some(&error.option))),
        ("found", text(py, Some(&error.found))),
        ("expected", text(py, Some(&error.expected))),
        ("nearest", text(py, error.nearest.as_ref())),
    ];
    raise(py, "OptionError", &error.to_string(), &attributes)
}

pub(crate) fn analysis_error(py: Python<'_>, error: &AnalysisError) -> PyErr {
    let message = error.to_string();
    match error {
        AnalysisError::View(ViewError::UnknownActor(error)) => unknown_actor(py, error),
        AnalysisError::View(ViewError::CollapseMissing { .. }) => plain_option(py, "collapse", &message),
        AnalysisError::View(ViewError::WeightsMissing { .. }) => plain_option(py, "weights", &message),
        AnalysisError::Option(error) => option_error(py, error),
        AnalysisError::UnknownAnalysis { found, nearest } => {
            raise(py, "UnknownAnalysis", &message, &[("found", text(py, Some(found))), ("nearest", text(py, nearest.as_ref()))])
        }
        AnalysisError::WeightMeaningMissing | AnalysisError::ZeroDistance { .. } => plain_option(py, "weight_as", &message),
        AnalysisError::WrongSubject { .. } | AnalysisError::Length { .. } => raise(py, "AnalysisError", &message, &[]),
        _ => raise(py, "AnalysisError", &message, &[]),
    }
}

pub(crate) fn plain_option(py: Python<'_>, option: &str, message: &str) -> PyErr {
    raise(py, "OptionError", message, &[("option", text(py, Some(option)))])
}

pub(crate) fn casebook_error(py: Python<'_>, error: &CasebookError) -> PyErr {
    let raised = analysis_error(py, &error.source);
    if let Some(case) = &error.case {
        // A note stands below the message; the exception keeps its class and attributes.
        if let Err(error) = raised.value(py).call_method1("add_note", (format!("in case `{case}`"),)) {
            return error;
        }
    }
    raised
}

pub(crate) fn edge_error(py: Python<'_>, error: &EdgeError) -> PyErr {
    raise(py, "EdgeError", &error.to_string(), &[])
}

/// A Python package is needed that is not there.
pub(crate) fn missing_package(py: Python<'_>, package: &str, extra: &str) -> PyErr {
    let message = format!("`{package}` is not installed; it comes with `pip install \"partnergraph[{extra}]\"`");
    raise(py, "MissingPackage", &message, &[("package", text(py, Some(package)))])
}

/// A table or a value was asked for that an answer does not have.
pub(crate) fn answer_error(py: Python<'_>, message: &str) -> PyErr {
    raise(py, "AnswerError", message, &[])
}

/// A file whose ending says nothing that can be written.
pub(crate) fn format_error(py: Python<'_>, path: &std::path::Path) -> PyErr {
    let extension = path.extension().map_or_else(String::new, |extension| format!(".{}", extension.display()));
    unknown_format(py, &extension)
}

pub(crate) fn unknown_format(py: Python<'_>, found: &str) -> PyErr {
    let attributes = [("option", text(py, Some("format"))), ("found", text(py, Some(found)))];
    raise(py, "OptionError", &format!("format: found `{found}`, expected `json` or `toml`"), &attributes)
}

pub(crate) fn plain_edge_error(py: Python<'_>, message: &str) -> PyErr {
    raise(py, "EdgeError", message, &[])
}
