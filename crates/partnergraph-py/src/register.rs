//! The register of analyses and the description of the format, as plain data for whoever generates code or help from them.

use partnergraph::analysis::METHODS;
use partnergraph::method::{OptionKind, OptionSpec, OptionValue, Subject};
use partnergraph::model::{RECORDS, Shape};
use partnergraph::write;
use pyo3::IntoPyObjectExt as _;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

use crate::options::to_py;
use crate::record::attribute;

/// Every analysis as a dict: name, level, subject, question, options, tables, texts of its card.
#[pyfunction]
pub(crate) fn register(py: Python<'_>) -> PyResult<Bound<'_, PyList>> {
    let all = PyList::empty(py);
    for method in METHODS {
        let card = method.card();
        let dict = PyDict::new(py);
        dict.set_item("name", card.name)?;
        dict.set_item("version", card.version)?;
        dict.set_item("level", card.level.as_str())?;
        let subject = match card.subject {
            Subject::Case => "case",
            Subject::Network => "network",
            Subject::TwoMode => "two_mode",
            Subject::Layers => "layers",
            _ => "casebook",
        };
        dict.set_item("subject", subject)?;
        dict.set_item("question", card.question)?;
        dict.set_item("definition", card.definition)?;
        dict.set_item("reading", card.reading)?;
        dict.set_item("source", card.source)?;
        dict.set_item("elsewhere", card.elsewhere)?;
        let undefined: Vec<_> = card.undefined.iter().map(|(reason, when)| (reason.as_str(), *when)).collect();
        dict.set_item("undefined", undefined)?;
        let options = card.all_options().map(|spec| option(py, spec, card.scope.contains(&spec.name)));
        dict.set_item("options", options.collect::<PyResult<Vec<_>>>()?)?;
        let tables = PyList::empty(py);
        for table in card.tables {
            let columns: Vec<_> = table.columns.iter().map(|column| (column.name, column.meaning)).collect();
            let entry = PyDict::new(py);
            entry.set_item("name", table.name)?;
            entry.set_item("row", table.row)?;
            entry.set_item("columns", columns)?;
            tables.append(entry)?;
        }
        dict.set_item("tables", tables)?;
        all.append(dict)?;
    }
    Ok(all)
}

fn option<'py>(py: Python<'py>, spec: &OptionSpec, of_scope: bool) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    dict.set_item("name", spec.name)?;
    dict.set_item("meaning", spec.meaning)?;
    dict.set_item("of_scope", of_scope)?;
    dict.set_item("preset", to_py(py, &OptionValue::from(spec.preset))?)?;
    let (kind, words): (&str, &[&str]) = match spec.kind {
        OptionKind::Flag => ("flag", &[]),
        OptionKind::Whole { min, max } => {
            dict.set_item("min", min)?;
            dict.set_item("max", max)?;
            ("whole", &[])
        }
        OptionKind::Number => ("number", &[]),
        OptionKind::Date => ("date", &[]),
        OptionKind::Choice(words) => ("choice", words),
        OptionKind::Choices(words) => ("choices", words),
        OptionKind::Texts => ("texts", &[]),
        OptionKind::WholeByRole => ("whole_by_role", &[]),
        OptionKind::ChoicesByRole(words) => ("choices_by_role", words),
        OptionKind::ChoicesByName(words) => ("choices_by_name", words),
        OptionKind::TextsByName => ("texts_by_name", &[]),
        OptionKind::ClassByActor(words) => ("class_by_actor", words),
        OptionKind::NumberByActor => ("number_by_actor", &[]),
        _ => ("text", &[]),
    };
    dict.set_item("kind", kind)?;
    dict.set_item("words", words)?;
    Ok(dict)
}

/// Every record of the case format as a dict: name, doc, fields.
#[pyfunction]
pub(crate) fn shapes(py: Python<'_>) -> PyResult<Bound<'_, PyList>> {
    let all = PyList::empty(py);
    for record in RECORDS {
        let fields = PyList::empty(py);
        for field in record.fields {
            let dict = PyDict::new(py);
            dict.set_item("key", field.key)?;
            dict.set_item("attribute", attribute(field.key))?;
            dict.set_item("doc", field.doc.trim())?;
            dict.set_item("required", field.required)?;
            dict.set_item("shape", shape(py, &field.shape)?)?;
            fields.append(dict)?;
        }
        let dict = PyDict::new(py);
        dict.set_item("name", record.name)?;
        dict.set_item("doc", record.doc.trim())?;
        dict.set_item("fields", fields)?;
        all.append(dict)?;
    }
    Ok(all)
}

/// A shape as nested tuples of words.
fn shape(py: Python<'_>, shape: &Shape) -> PyResult<Py<PyAny>> {
    match shape {
        Shape::List(item) => ("list", self::shape(py, item)?).into_py_any(py),
        Shape::Map(item) => ("map", self::shape(py, item)?).into_py_any(py),
        Shape::Record(record) => ("record", record.name).into_py_any(py),
        Shape::Either(a, b) => ("either", self::shape(py, a)?, self::shape(py, b)?).into_py_any(py),
        Shape::Code { name, codes } => ("code", *name, codes.to_vec()).into_py_any(py),
        Shape::Flag => ("flag",).into_py_any(py),
        Shape::Whole { .. } => ("whole",).into_py_any(py),
        Shape::Number => ("number",).into_py_any(py),
        _ => ("text",).into_py_any(py),
    }
}

/// The JSON Schema of the case format, as text.
#[pyfunction]
pub(crate) fn schema() -> String {
    write::schema::to_string()
}
