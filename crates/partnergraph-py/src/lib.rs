//! The Python binding of partnergraph.
//!
//! It translates and decides nothing: one wrapper for each shape, none for an analysis. What the Python package adds on top
//! (functions and methods of the register, exceptions, the command line) is in `python/partnergraph`.

#![expect(clippy::needless_pass_by_value, reason = "what Python hands over is owned")]
#![expect(clippy::type_complexity, reason = "what pickle takes is spelled out where it is made")]

mod answer;
mod case;
mod casebook;
mod error;
mod figure;
mod incidence;
mod network;
mod nodes;
mod options;
mod record;
mod register;
mod work;

use pyo3::prelude::*;

/// Documents and answers are many small texts.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The compiled part of partnergraph.
#[pymodule(name = "_native", gil_used = false)]
mod native {
    #[pymodule_export]
    use super::answer::{Explanation, PyAnswer, ask};
    #[pymodule_export]
    use super::case::{PyCase, read_case, read_case_text};
    #[pymodule_export]
    use super::casebook::{PyCasebook, PyRejected, load_casebook, read_casebook};
    #[pymodule_export]
    use super::error::PyProblem;
    #[pymodule_export]
    use super::figure::PyFigure;
    #[pymodule_export]
    use super::incidence::PyIncidence;
    #[pymodule_export]
    use super::network::PyNetwork;
    #[pymodule_export]
    use super::record::{
        Activity, Actor, Agreement, Amount, Assignment, Event, Evidence, Exchange, Identifier, Labels, Measure, Participation, Place,
        Ratings, Relation, Risk, Role, RoleModel, Score, Seat, Source, Times,
    };
    #[pymodule_export]
    use super::register::{register, schema, shapes};

    use super::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        super::record::rename_keywords(module)
    }
}
