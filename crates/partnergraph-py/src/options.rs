//! Options from keyword arguments.

use partnergraph::method::{Given, OptionValue};
use pyo3::IntoPyObjectExt as _;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDate, PyDict, PyFloat, PyInt, PyMapping, PyString};

/// The options given as keywords; None leaves an option as preset.
pub(crate) fn given(options: Option<&Bound<'_, PyDict>>) -> PyResult<Given> {
    let mut given = Given::nothing();
    for (name, value) in options.into_iter().flat_map(|options| options.iter()) {
        let name: String = name.extract()?;
        let value = option_value(&name, &value, 0)?;
        given = given.with(name, value);
    }
    Ok(given)
}

/// Lists in lists deeper than this are no option of any analysis.
const DEEPEST: usize = 4;

fn option_value(name: &str, value: &Bound<'_, PyAny>, depth: usize) -> PyResult<OptionValue> {
    if value.is_none() {
        Ok(OptionValue::Nothing)
    } else if value.is_instance_of::<PyBool>() {
        value.extract().map(OptionValue::Flag)
    } else if value.is_instance_of::<PyString>() {
        value.extract().map(OptionValue::Text)
    } else if value.is_instance_of::<PyInt>() {
        value.extract().map(OptionValue::Whole).or_else(|_| value.str()?.extract().map(OptionValue::Text))
    } else if value.is_instance_of::<PyFloat>() {
        value.extract().map(OptionValue::Number)
    } else if value.is_instance_of::<PyDate>() {
        // Also a datetime: its day counts.
        value.call_method1("strftime", ("%Y-%m-%d",))?.extract().map(OptionValue::Text)
    } else if depth < DEEPEST {
        if let Ok(mapping) = value.cast::<PyMapping>() {
            let items = mapping.items()?.iter().map(|item| {
                let (key, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
                // Actors of a network may be numbers; as options they go by the text that stands for them.
                Ok((key.str()?.extract()?, option_value(name, &value, depth + 1)?))
            });
            items.collect::<PyResult<_>>().map(OptionValue::Map)
        } else if let Ok(items) = value.try_iter() {
            items.map(|item| option_value(name, &item?, depth + 1)).collect::<PyResult<_>>().map(OptionValue::List)
        } else {
            Err(PyTypeError::new_err(format!(
                "option `{name}`: found {}, expected a number, a text, a list or a dict",
                value.get_type().name()?
            )))
        }
    } else {
        Err(PyTypeError::new_err(format!("option `{name}`: found lists more than {DEEPEST} deep")))
    }
}

/// The value of an option as a Python object.
pub(crate) fn to_py(py: Python<'_>, value: &OptionValue) -> PyResult<Py<PyAny>> {
    match value {
        OptionValue::Flag(value) => value.into_py_any(py),
        OptionValue::Whole(value) => value.into_py_any(py),
        OptionValue::Number(value) => value.into_py_any(py),
        OptionValue::Text(value) => value.into_py_any(py),
        OptionValue::List(values) => values.iter().map(|value| to_py(py, value)).collect::<PyResult<Vec<_>>>()?.into_py_any(py),
        OptionValue::Map(items) => {
            let dict = PyDict::new(py);
            for (name, value) in items {
                dict.set_item(name, to_py(py, value)?)?;
            }
            dict.into_py_any(py)
        }
        _ => Ok(py.None()),
    }
}
