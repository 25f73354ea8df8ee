//! Networks: of a case, or made from edges.

use std::collections::HashMap;
use std::sync::Arc;

use partnergraph::analysis;
use partnergraph::model as core;
use partnergraph::view::{Direction, Network, Parallel};
use pyo3::IntoPyObjectExt as _;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyTuple};

use crate::answer::{PyAnswer, Subject};
use crate::error::{analysis_error, edge_error, internal, option_error};
use crate::options::given;

/// Actors and ties after the scope is applied and parallel relations are merged: a simple, perhaps weighted graph.
///
/// Made by :meth:`Case.network` or :meth:`Network.from_edges`. Weights mean strength.
#[pyclass(frozen, name = "Network", module = "partnergraph")]
pub(crate) struct PyNetwork {
    pub(crate) network: Arc<Network>,
    case: Option<Arc<core::Case>>,
    /// The nodes as they were given, where the network was made from edges.
    nodes: Option<Arc<Vec<Py<PyAny>>>>,
}

impl PyNetwork {
    pub(crate) fn of_case(py: Python<'_>, case: &Arc<core::Case>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let given = given(options)?;
        given.check_scope().map_err(|error| option_error(py, &error))?;
        let scope = given.scope().map_err(|error| option_error(py, &error))?;
        let network = Network::of(case, &scope).map_err(|error| analysis_error(py, &error.into()))?;
        Ok(Self { network: Arc::new(network), case: Some(Arc::clone(case)), nodes: None })
    }
}

fn parallel_rule(py: Python<'_>, word: &str) -> PyResult<Parallel> {
    match word {
        "any" => Ok(Parallel::Any),
        "count" => Ok(Parallel::Count),
        "sum" => Ok(Parallel::Sum),
        "max" => Ok(Parallel::Max),
        other => {
            let given = partnergraph::method::Given::nothing().with("collapse", partnergraph::method::OptionValue::Text(other.to_owned()));
            Err(given
                .scope()
                .map_or_else(|error| option_error(py, &error), |_| internal("a rule for parallel edges that is known elsewhere")))
        }
    }
}

/// What stands in a column. An Arrow array would give scalars of its own, which are equal to nothing else.
fn items<'py>(column: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyIterator>> {
    if column.hasattr("to_pylist")? { column.call_method0("to_pylist")?.try_iter() } else { column.try_iter() }
}

#[pymethods]
impl PyNetwork {
    /// A network from edges.
    ///
    /// Parameters
    /// ----------
    /// source, target
    ///     The ends of each edge: equally long sequences of anything hashable (lists, arrays, dataframe columns).
    /// weight
    ///     The strength of each edge, 0 or more and finite; an edge of weight 0 is no tie.
    /// directed
    ///     Whether an edge goes from source to target only.
    /// actors
    ///     All actors, also those without an edge, in the order of the answer; those of the edges in order of appearance where
    ///     none are given.
    /// collapse
    ///     What becomes of several edges between the same two actors: ``any`` (the tie is there), ``count``, ``sum`` or
    ///     ``max`` of their weights. ``sum`` where weights are given, ``any`` otherwise.
    ///
    /// Returns
    /// -------
    /// Network
    ///     Loops are dropped and counted in :attr:`loops_dropped`.
    ///
    /// Raises
    /// ------
    /// EdgeError
    ///     When lists differ in length, an end is not among ``actors``, ``actors`` names one twice, or a weight is negative or
    ///     not finite.
    #[staticmethod]
    #[pyo3(signature = (source, target, weight = None, *, directed = false, actors = None, collapse = None))]
    fn from_edges(
        py: Python<'_>,
        source: &Bound<'_, PyAny>,
        target: &Bound<'_, PyAny>,
        weight: Option<&Bound<'_, PyAny>>,
        directed: bool,
        actors: Option<&Bound<'_, PyAny>>,
        collapse: Option<&str>,
    ) -> PyResult<Self> {
        let mut nodes = Nodes::default();
        if let Some(actors) = actors {
            for actor in items(actors)? {
                if !nodes.add(&actor?)? {
                    return Err(nodes.doubled(py));
                }
            }
            nodes.closed = true;
        }
        let (source, target) = (nodes.ends(source)?, nodes.ends(target)?);
        let weight: Option<Vec<f64>> = weight.map(|weight| items(weight)?.map(|weight| weight?.extract()).collect()).transpose()?;
        let parallel = parallel_rule(py, collapse.unwrap_or(if weight.is_some() { "sum" } else { "any" }))?;
        let direction = if directed { Direction::Directed } else { Direction::Undirected };
        let names = nodes.list.iter().map(|node| node.bind(py).str()?.extract()).collect::<PyResult<Vec<String>>>()?;
        let network = py
            .detach(|| Network::from_edges(names, &source, &target, weight.as_deref(), direction, parallel))
            .map_err(|error| edge_error(py, &error))?;
        Ok(Self { network: Arc::new(network), case: None, nodes: Some(Arc::new(nodes.list)) })
    }

    /// The actors in the order of the network: ids of a case, or the nodes as they were given.
    #[getter]
    fn actors<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        match (&self.nodes, &self.case, self.network.case_actors()) {
            (Some(nodes), _, _) => PyTuple::new(py, nodes.iter().map(|node| node.clone_ref(py))),
            (None, Some(case), Some(actors)) => PyTuple::new(py, actors.iter().map(|actor| case.actors()[actor.position()].id().as_str())),
            _ => Err(internal("a network is of a case or has nodes of its own")),
        }
    }

    /// The ties as (actor, actor, weight), sorted by first, then second actor; each tie of an undirected network once.
    #[getter]
    fn ties<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let actors = self.actors(py)?;
        let ties = self.network.ties().map(|tie| (actors.get_item(tie.from)?, actors.get_item(tie.to)?, tie.weight).into_py_any(py));
        PyTuple::new(py, ties.collect::<PyResult<Vec<_>>>()?)
    }

    /// Whether ties have a direction.
    #[getter]
    fn directed(&self) -> bool {
        self.network.is_directed()
    }

    /// Whether weights were asked for by name, so that measures use them.
    #[getter]
    fn weighted(&self) -> bool {
        self.network.is_weighted()
    }

    /// The number of relations (or edges) that made ties.
    #[getter]
    fn relations(&self) -> usize {
        self.network.relations()
    }

    /// The number of relations (or edges) of an actor to itself, which are dropped.
    #[getter]
    fn loops_dropped(&self) -> usize {
        self.network.loops_dropped()
    }

    /// The answer of an analysis by its name; options as keywords.
    #[pyo3(signature = (name, /, **options))]
    fn ask(&self, py: Python<'_>, name: &str, options: Option<&Bound<'_, PyDict>>) -> PyResult<PyAnswer> {
        let given = given(options)?;
        let method = analysis::find(name).map_err(|error| analysis_error(py, &error))?;
        let answer = py.detach(|| match &self.case {
            None => method.of_network(&self.network, &given),
            Some(case) => method.of_network_of(&self.network, case, &given),
        });
        Ok(PyAnswer::new(answer.map_err(|error| analysis_error(py, &error))?, Subject::Network(self.case.clone()), given))
    }

    fn __len__(&self) -> usize {
        self.network.actors()
    }

    fn __repr__(&self) -> String {
        let kind = if self.network.is_directed() { "directed" } else { "undirected" };
        format!("Network({} actors, {} ties, {kind})", self.network.actors(), self.network.ties().len())
    }
}

/// Nodes as they are given, numbered in order of appearance.
#[derive(Default)]
struct Nodes {
    list: Vec<Py<PyAny>>,
    closed: bool,
    /// By hash; nodes of the same hash are compared.
    numbers: HashMap<isize, Vec<u32>>,
}

impl Nodes {
    fn find(&self, node: &Bound<'_, PyAny>) -> PyResult<(isize, Option<u32>)> {
        let hash = node.hash()?;
        for number in self.numbers.get(&hash).into_iter().flatten() {
            let known = self.list[*number as usize].bind(node.py());
            if known.is(node) || known.eq(node)? {
                return Ok((hash, Some(*number)));
            }
        }
        Ok((hash, None))
    }

    /// Adds a node; says whether it is new.
    fn add(&mut self, node: &Bound<'_, PyAny>) -> PyResult<bool> {
        let (hash, known) = self.find(node)?;
        if known.is_none() {
            self.numbers.entry(hash).or_default().push(self.list.len() as u32);
        }
        // A doubled node is kept last, to be named in the error.
        self.list.push(node.clone().unbind());
        Ok(known.is_none())
    }

    fn ends(&mut self, ends: &Bound<'_, PyAny>) -> PyResult<Vec<u32>> {
        let mut numbers = Vec::with_capacity(ends.len().unwrap_or(0));
        for (edge, end) in items(ends)?.enumerate() {
            let end = end?;
            let (hash, known) = self.find(&end)?;
            let number = match known {
                Some(number) => number,
                None if self.closed => {
                    let found = end.repr()?;
                    return Err(crate::error::plain_edge_error(end.py(), &format!("edge {edge}: found {found}, expected one of `actors`")));
                }
                None => {
                    self.numbers.entry(hash).or_default().push(self.list.len() as u32);
                    self.list.push(end.unbind());
                    self.list.len() as u32 - 1
                }
            };
            numbers.push(number);
        }
        Ok(numbers)
    }

    fn doubled(&self, py: Python<'_>) -> PyErr {
        let found =
            self.list.last().map_or_else(String::new, |node| node.bind(py).repr().map_or_else(|_| String::new(), |text| text.to_string()));
        crate::error::plain_edge_error(py, &format!("argument `actors`: found {found} twice, expected each actor once"))
    }
}
