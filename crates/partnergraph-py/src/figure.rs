//! Figures, shown as SVG in notebooks.

use std::path::PathBuf;

use pyo3::prelude::*;

use crate::error::os_error;

/// A drawing, as SVG: shows itself in Jupyter, and can be saved.
#[pyclass(frozen, eq, hash, name = "Figure", module = "partnergraph")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct PyFigure {
    title: String,
    svg: String,
}

impl PyFigure {
    pub(crate) const fn new(title: String, svg: String) -> Self {
        Self { title, svg }
    }

    pub(crate) fn svg_text(&self) -> &str {
        &self.svg
    }
}

#[pymethods]
impl PyFigure {
    /// What the figure shows, in one line.
    #[getter]
    fn title(&self) -> &str {
        &self.title
    }

    /// The figure as SVG text.
    #[getter]
    fn svg(&self) -> &str {
        &self.svg
    }

    /// Writes the figure to a file as SVG; gives the path back.
    fn to_svg(&self, py: Python<'_>, path: PathBuf) -> PyResult<PathBuf> {
        std::fs::write(&path, &self.svg).map_err(|error| os_error(py, &path, &error))?;
        Ok(path)
    }

    fn _repr_svg_(&self) -> &str {
        &self.svg
    }

    fn __repr__(&self) -> String {
        format!("Figure({:?})", self.title)
    }

    #[staticmethod]
    const fn _from_parts(title: String, svg: String) -> Self {
        Self { title, svg }
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String, String))> {
        let Self { title, svg } = slf.get();
        Ok((slf.getattr("_from_parts")?, (title.clone(), svg.clone())))
    }
}
