//! The records of the format as Python classes, from the same table as the Rust types.

use partnergraph::model as core;
use pyo3::IntoPyObjectExt as _;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};
use serde::Serialize;

/// A value of a record as a Python object.
pub(crate) trait ToPy {
    fn to_py(&self, py: Python<'_>) -> PyResult<Py<PyAny>>;
}

impl ToPy for str {
    fn to_py(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.into_py_any(py)
    }
}

impl ToPy for String {
    fn to_py(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.as_str().into_py_any(py)
    }
}

impl ToPy for bool {
    fn to_py(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.into_py_any(py)
    }
}

impl<T: ToPy + ?Sized> ToPy for &T {
    fn to_py(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        (**self).to_py(py)
    }
}

impl<T: ToPy> ToPy for Option<T> {
    fn to_py(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.as_ref().map_or_else(|| Ok(py.None()), |value| value.to_py(py))
    }
}

impl<T: ToPy> ToPy for [T] {
    fn to_py(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        let items = self.iter().map(|item| item.to_py(py)).collect::<PyResult<Vec<_>>>()?;
        PyTuple::new(py, items)?.into_py_any(py)
    }
}

macro_rules! as_text {
    ($($ty:ty),+ $(,)?) => { $(
        impl ToPy for $ty {
            fn to_py(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
                self.to_string().into_py_any(py)
            }
        }
    )+ };
}

as_text!(
    core::ActorId,
    core::ActorKind,
    core::AgreementId,
    core::AmountForm,
    core::AmountPer,
    core::Basis,
    core::Capacity,
    core::CaseKind,
    core::Certainty,
    core::ClockTime,
    core::ExchangeDirection,
    core::Formality,
    core::Frequency,
    core::PartialDate,
    core::Phase,
    core::Purpose,
    core::Reduces,
    core::RelationId,
    core::RelationKind,
    core::Resource,
    core::RiskId,
    core::RoleId,
    core::Sector,
    core::Slot,
    core::SourceId,
    core::Stage,
    core::Status,
    core::Weekday,
);

macro_rules! as_number {
    ($($ty:ty),+ $(,)?) => { $(
        impl ToPy for $ty {
            fn to_py(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
                self.get().into_py_any(py)
            }
        }
    )+ };
}

as_number!(core::Grade, core::Influence, core::Level, core::Quantity, core::Rating, core::Strength);

impl ToPy for core::Count {
    fn to_py(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        match self {
            Self::Exactly(number) => number.into_py_any(py),
            Self::Between(range) => (range.min, range.max).into_py_any(py),
            _ => Ok(py.None()),
        }
    }
}

impl ToPy for core::Consequences {
    fn to_py(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        let dict = PyDict::new(py);
        for (dimension, grade) in self.iter() {
            dict.set_item(dimension, grade.get())?;
        }
        dict.into_py_any(py)
    }
}

/// A record as a Python dict, as it stands in a document.
pub(crate) fn to_dict<'py>(py: Python<'py>, record: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    let text = serde_json::to_string(record).map_err(crate::error::internal)?;
    py.import("json")?.call_method1("loads", (text,))
}

/// One line: the class and what is known, lists and evidence left out.
fn repr(py: Python<'_>, class: &str, record: &impl Serialize) -> PyResult<String> {
    let mut parts = Vec::new();
    for item in to_dict(py, record)?.cast::<PyDict>()?.items() {
        let (key, value): (String, Bound<'_, PyAny>) = item.extract()?;
        if value.is_instance_of::<PyDict>() || value.is_instance_of::<pyo3::types::PyList>() {
            continue;
        }
        parts.push(format!("{}={}", attribute(&key), value.repr()?));
    }
    Ok(format!("{class}({})", parts.join(", ")))
}

/// How a key of the format is called as an attribute: Python's own words get an underscore, as is usual there.
pub(crate) fn attribute(key: &str) -> String {
    match key {
        "from" | "with" => format!("{key}_"),
        _ => key.to_owned(),
    }
}

/// Gives attributes that Python reserves the name with an underscore.
pub(crate) fn rename_keywords(module: &Bound<'_, PyModule>) -> PyResult<()> {
    for (class, name) in [("Relation", "from"), ("Times", "from"), ("Exchange", "with")] {
        let class = module.getattr(class)?;
        let class = class.cast::<PyType>()?;
        class.setattr(attribute(name), class.getattr(name)?)?;
        class.delattr(name)?;
    }
    Ok(())
}

macro_rules! record_classes {
    ($(
        $(#[doc = $doc:literal])*
        record $name:ident $title:literal {
            lead { $( $(#[doc = $ldoc:literal])* $lead:ident, $set_lead:ident = $lkey:literal: [$($lty:tt)+], )* }
            required { $( $(#[doc = $rdoc:literal])* $required:ident = $rkey:literal: [$($rty:tt)+], )* }
            more { $( $(#[doc = $mdoc:literal])* $more:ident, $set_more:ident = $mkey:literal: [$($mty:tt)+], )* }
        }
    )+) => { $(
        record_class! {
            $name; [ $($doc)* ];
            $( [$($ldoc)*] $lead; )* $( [$($rdoc)*] $required; )* $( [$($mdoc)*] $more; )*
        }
    )+ };
}

macro_rules! record_class {
    // The document itself is the class `Case`.
    (CaseDocument; $($rest:tt)*) => {};
    ($name:ident; [$($doc:literal)*]; $( [$($fdoc:literal)*] $field:ident; )*) => {
        $(#[doc = $doc])*
        #[pyclass(frozen, eq, module = "partnergraph")]
        #[derive(PartialEq)]
        pub(crate) struct $name(core::$name);

        #[pymethods]
        impl $name {
            $(
                $(#[doc = $fdoc])*
                #[getter]
                fn $field(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
                    self.0.$field().to_py(py)
                }
            )*

            /// The record as a dict, as it stands in a document; what is not known is left out.
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                to_dict(py, &self.0)
            }

            #[staticmethod]
            fn _from_json(text: &str) -> PyResult<Self> {
                serde_json::from_str(text).map(Self).map_err(crate::error::internal)
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
                let text = serde_json::to_string(&slf.get().0).map_err(crate::error::internal)?;
                Ok((slf.getattr("_from_json")?, (text,)))
            }

            fn __hash__(slf: &Bound<'_, Self>) -> PyResult<isize> {
                let text = serde_json::to_string(&slf.get().0).map_err(crate::error::internal)?;
                text.into_pyobject(slf.py())?.hash()
            }

            fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
                repr(py, stringify!($name), &self.0)
            }
        }

        impl ToPy for core::$name {
            fn to_py(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
                $name(self.clone()).into_py_any(py)
            }
        }
    };
}

partnergraph::case_format!(record_classes);
