//! Networks: of a case, or made from edges.

use std::sync::Arc;

use partnergraph::analysis;
use partnergraph::method::{Given, OptionValue, Study, Watch};
use partnergraph::model as core;
use partnergraph::view::{Direction, Names, Network, NetworkParts, Parallel};
use pyo3::IntoPyObjectExt as _;
use pyo3::exceptions::{PyKeyError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyInt, PyMapping, PyTuple};

use crate::answer::{PyAnswer, Subject};
use crate::case::PyCase;
use crate::error::{analysis_error, edge_error, internal, missing_package, option_error, plain_edge_error};
use crate::nodes::{EDGES, Nodes, Read, weights};
use crate::options::{given, to_py};
use crate::work::{self, How};

/// Actors and ties after the scope is applied and parallel relations are merged: a simple, perhaps weighted graph.
///
/// Made by :meth:`Case.network` or :meth:`Network.from_edges`. Weights mean strength.
#[pyclass(frozen, name = "Network", module = "partnergraph")]
pub(crate) struct PyNetwork {
    pub(crate) network: Arc<Network>,
    /// The case that it was made from, and with which options.
    case: Option<(Arc<core::Case>, Given)>,
    /// The nodes as they were given, where the network was made from edges and they are not all whole numbers.
    nodes: Option<Vec<Py<PyAny>>>,
}

impl PyNetwork {
    pub(crate) fn of_case(py: Python<'_>, case: &Arc<core::Case>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let given = given(options)?;
        given.check_scope().map_err(|error| option_error(py, &error))?;
        let scope = given.scope().map_err(|error| option_error(py, &error))?;
        let network = Network::of(case, &scope).map_err(|error| analysis_error(py, &error.into()))?;
        Ok(Self { network: Arc::new(network), case: Some((Arc::clone(case), given)), nodes: None })
    }
}

/// The answer of an analysis of several networks by name, each a layer; options as keywords.
pub(crate) fn ask_networks(name: &str, networks: &Bound<'_, PyMapping>, options: Option<&Bound<'_, PyDict>>) -> PyResult<PyAnswer> {
    let py = networks.py();
    let method = analysis::find(name).map_err(|error| analysis_error(py, &error))?;
    let mut layers: Vec<(String, Bound<'_, PyNetwork>)> = Vec::new();
    for item in networks.items()?.iter() {
        let (layer, network): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
        let network = network.cast_into::<PyNetwork>().map_err(|error| {
            let found = error.into_inner().get_type().name().map_or_else(|_| String::new(), |text| text.to_string());
            PyTypeError::new_err(format!("analysis `{name}`, layer {layer}: found {found}, expected a Network"))
        })?;
        layers.push((layer.str()?.extract()?, network));
    }
    let options = options.map_or_else(|| Ok(PyDict::new(py)), |options| options.copy())?;
    let how = {
        let taken = |name: &str| -> PyResult<Option<Bound<'_, PyAny>>> {
            let value = options.get_item(name)?.filter(|value| !value.is_none());
            options.del_item(name).or_else(|error| if error.is_instance_of::<PyKeyError>(py) { Ok(()) } else { Err(error) })?;
            Ok(value)
        };
        How::new(py, name, taken("threads")?.as_ref(), taken("progress")?.as_ref())?
    };
    let given = given(Some(&options))?;
    let known: Vec<(&str, &PyNetwork)> = layers.iter().map(|(layer, network)| (layer.as_str(), network.get())).collect();
    // Actors of one case go by their ids, others by their own names.
    let mut cases = known.iter().map(|(_, network)| network.case.as_ref().map(|(case, _)| case));
    let case = cases.next().flatten().filter(|first| cases.all(|case| case.is_some_and(|case| Arc::ptr_eq(case, first) || case == *first)));
    let networks: Vec<(&str, &Network)> = known.iter().map(|(layer, network)| (*layer, &*network.network)).collect();
    let size = networks.iter().map(|(_, network)| network.actors() + network.ties().len()).sum();
    let case = case.map(Arc::clone);
    let ask = |watch: &Watch| method.of_made(Study::of_networks(&networks, case.as_deref())?.watched(watch), &given);
    let answer = work::run(py, &how, size, ask)?.map_err(|error| analysis_error(py, &error))?;
    Ok(PyAnswer::new(answer, Subject::Network(case), given))
}

fn parallel_rule(py: Python<'_>, word: &str) -> PyResult<Parallel> {
    match word {
        "any" => Ok(Parallel::Any),
        "count" => Ok(Parallel::Count),
        "sum" => Ok(Parallel::Sum),
        "max" => Ok(Parallel::Max),
        other => {
            let given = Given::nothing().with("collapse", OptionValue::Text(other.to_owned()));
            Err(given
                .scope()
                .map_or_else(|error| option_error(py, &error), |_| internal("a rule for parallel edges that is known elsewhere")))
        }
    }
}

/// Source, target, weight, number merged, edges, as bytes.
type Lists = (Vec<u8>, Vec<u8>, Option<Vec<u8>>, Vec<u8>, Vec<u8>);

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|bytes| u32::from_le_bytes(std::array::from_fn(|place| bytes[place]))).collect()
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
    ///     The strength of each edge: 0, or from 1e-50 to 1e50. An edge of weight 0 is no tie; as a distance it is an error.
    /// directed
    ///     Whether an edge goes from source to target only.
    /// actors
    ///     All actors, also those without an edge, in the order of the answer; or their number, where edges name them 0, 1, 2 ….
    ///     Those of the edges, in order of appearance, where none are given.
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
    ///     When lists differ in length, an end is not among ``actors``, ``actors`` names one twice, or a weight is negative, not
    ///     finite, or too large or small.
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
        let Read { columns, names, nodes } = Read::of(EDGES, &[("source", source), ("target", target)], actors)?;
        let [source, target] = &columns[..] else { return Err(internal("two columns were read")) };
        let weight = weight.map(|weight| weights("weight", weight)).transpose()?;
        let parallel = parallel_rule(py, collapse.unwrap_or(if weight.is_some() { "sum" } else { "any" }))?;
        let direction = if directed { Direction::Directed } else { Direction::Undirected };
        let network = py
            .detach(|| Network::from_edges(names, source, target, weight.as_deref(), direction, parallel))
            .map_err(|error| edge_error(py, &error))?;
        Ok(Self { network: Arc::new(network), case: None, nodes })
    }

    /// A network from a networkx graph.
    ///
    /// Parameters
    /// ----------
    /// graph
    ///     A Graph, DiGraph, MultiGraph or MultiDiGraph. Its nodes are the actors, in its order.
    /// weight
    ///     The edge attribute that holds the strength, 0 or more; weights are not used where none is named. An edge without it is
    ///     left out and counted, neither taken for 1 nor for 0.
    /// collapse
    ///     What becomes of several edges between the same two actors, as for :meth:`from_edges`.
    ///
    /// Returns
    /// -------
    /// Network
    ///     Directed where the graph is. Loops are dropped and counted in :attr:`loops_dropped`.
    ///
    /// Raises
    /// ------
    /// EdgeError
    ///     When a weight is no number, negative or not finite.
    #[staticmethod]
    #[pyo3(signature = (graph, weight = None, *, collapse = None))]
    fn from_networkx(graph: &Bound<'_, PyAny>, weight: Option<&str>, collapse: Option<&str>) -> PyResult<Self> {
        let py = graph.py();
        let mut nodes = Nodes::new(py, EDGES);
        for node in graph.try_iter()? {
            nodes.add_new(&node?)?;
        }
        let options = PyDict::new(py);
        if let Some(weight) = weight {
            options.set_item("data", weight)?;
        }
        let (mut source, mut target, mut strengths, mut missing) = (Vec::new(), Vec::new(), Vec::new(), 0);
        for (place, edge) in graph.call_method("edges", (), Some(&options))?.try_iter()?.enumerate() {
            let edge = edge?;
            let end = |side: usize| nodes.number(&edge.get_item(side)?)?.ok_or_else(|| internal("an edge of a graph joins its nodes"));
            if weight.is_some() {
                let strength = edge.get_item(2)?;
                if strength.is_none() {
                    missing += 1;
                    continue;
                }
                strengths.push(strength.extract::<f64>().or_else(|_| {
                    let found = strength.repr()?;
                    Err(plain_edge_error(py, &format!("edge {place}: found weight {found}, expected a finite number of 0 or more")))
                })?);
            }
            source.push(end(0)?);
            target.push(end(1)?);
        }
        let strengths = weight.is_some().then_some(strengths);
        let parallel = parallel_rule(py, collapse.unwrap_or(if weight.is_some() { "sum" } else { "any" }))?;
        let directed: bool = graph.call_method0("is_directed")?.extract()?;
        let direction = if directed { Direction::Directed } else { Direction::Undirected };
        let (names, nodes) = nodes.finish()?;
        let network = py
            .detach(|| Network::from_edges(names, &source, &target, strengths.as_deref(), direction, parallel))
            .map_err(|error| edge_error(py, &error))?;
        Ok(Self { network: Arc::new(network.with_missing_weights(missing)), case: None, nodes })
    }

    /// The network as a networkx graph: a DiGraph where ties have a direction, a Graph otherwise.
    ///
    /// Returns
    /// -------
    /// networkx.Graph or networkx.DiGraph
    ///     Nodes in the order of :attr:`actors`, with ``name`` where the network is of a case; edges with ``relations``, the number
    ///     of what was merged in them, and ``weight``, the strength, where ties have strengths.
    ///
    /// Raises
    /// ------
    /// MissingPackage
    ///     When networkx is not installed.
    fn to_networkx<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let networkx = py.import("networkx").map_err(|_| missing_package(py, "networkx", "networkx"))?;
        let graph = networkx.call_method0(if self.network.is_directed() { "DiGraph" } else { "Graph" })?;
        let actors = self.actors(py)?;
        match (&self.case, self.network.case_actors()) {
            (Some((case, _)), Some(known)) => {
                for (actor, index) in actors.iter().zip(known) {
                    let attributes = PyDict::new(py);
                    attributes.set_item("name", case.actors()[index.position()].name())?;
                    graph.call_method("add_node", (actor,), Some(&attributes))?;
                }
            }
            _ => drop(graph.call_method1("add_nodes_from", (&actors,))?),
        }
        for (number, tie) in self.network.ties().enumerate() {
            let attributes = PyDict::new(py);
            attributes.set_item("relations", self.network.merged(number).len())?;
            if self.network.has_strengths() {
                attributes.set_item("weight", tie.weight)?;
            }
            graph.call_method("add_edge", (actors.get_item(tie.from)?, actors.get_item(tie.to)?), Some(&attributes))?;
        }
        Ok(graph)
    }

    /// The actors in the order of the network: ids of a case, or the nodes as they were given.
    #[getter]
    fn actors<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        match (&self.nodes, &self.case, self.network.case_actors(), self.network.names()) {
            (Some(nodes), _, _, _) => PyTuple::new(py, nodes.iter().map(|node| node.clone_ref(py))),
            (None, Some((case, _)), Some(actors), _) => {
                PyTuple::new(py, actors.iter().map(|actor| case.actors()[actor.position()].id().as_str()))
            }
            (None, None, None, Some(names)) => PyTuple::new(py, (0..names.len()).map(|number| names.number(number)).collect::<Vec<_>>()),
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

    /// The number of edges without the weight that was asked for, which are left out.
    #[getter]
    fn missing_weights(&self) -> usize {
        self.network.missing_weights()
    }

    /// The number of relations (or edges) of weight 0, which are no ties. As distances they are an error.
    #[getter]
    fn zero_weights(&self) -> usize {
        self.network.zero_weights()
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
    ///     True writes a line on standard error; a callable is called with the number of steps done and of all, about twenty
    ///     times a second.
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
        let size = self.network.actors() + self.network.ties().len();
        let case = self.case.as_ref().map(|(case, _)| Arc::clone(case));
        let ask = |watch: &Watch| {
            let study = match &case {
                None => Study::of_network(&self.network),
                Some(case) => Study::of_network_of(&self.network, case),
            };
            method.of_made(study.watched(watch), &given)
        };
        let answer = work::run(py, &how, size, ask)?;
        Ok(PyAnswer::new(answer.map_err(|error| analysis_error(py, &error))?, Subject::Network(case), given))
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        let Ok(other) = other.cast::<Self>() else { return Ok(false) };
        let other = other.get();
        Ok(self.case.as_ref().map(|(case, _)| case) == other.case.as_ref().map(|(case, _)| case)
            && *self.network == *other.network
            && self.actors(py)?.eq(other.actors(py)?)?)
    }

    #[staticmethod]
    #[pyo3(signature = (case, options))]
    fn _of_case(case: &Bound<'_, PyCase>, options: &Bound<'_, PyDict>) -> PyResult<Self> {
        Self::of_case(case.py(), &case.get().0, Some(options))
    }

    #[staticmethod]
    fn _of_parts(
        py: Python<'_>,
        nodes: &Bound<'_, PyAny>,
        direction: &str,
        lists: Lists,
        counts: (bool, usize, usize, usize),
    ) -> PyResult<Self> {
        let mut known = Nodes::new(py, EDGES);
        let (names, nodes) = if nodes.is_instance_of::<PyInt>() {
            (nodes.extract::<usize>()?.into(), None)
        } else {
            for node in nodes.try_iter()? {
                known.add_new(&node?)?;
            }
            known.finish()?
        };
        let given = Given::nothing().with("direction", OptionValue::Text(direction.to_owned()));
        let direction = given.scope().map_err(|error| option_error(py, &error))?.direction();
        let (source, target, weight, merged, edges) = lists;
        let parts = NetworkParts {
            names,
            direction,
            source: numbers(&source),
            target: numbers(&target),
            weight: weight
                .map(|weight| weight.chunks_exact(8).map(|bytes| f64::from_le_bytes(std::array::from_fn(|place| bytes[place]))).collect()),
            weighted: counts.0,
            merged: numbers(&merged),
            edges: numbers(&edges),
            loops_dropped: counts.1,
            missing_weights: counts.2,
            zero_weights: counts.3,
        };
        let network = Network::from_parts(parts).map_err(|error| edge_error(py, &error))?;
        Ok(Self { network: Arc::new(network), case: None, nodes })
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let (py, network) = (slf.py(), slf.get());
        if let Some((case, given)) = &network.case {
            let options = PyDict::new(py);
            for (name, value) in given.iter() {
                options.set_item(name, to_py(py, value)?)?;
            }
            return Ok((slf.getattr("_of_case")?, (Py::new(py, PyCase(Arc::clone(case)))?, options).into_pyobject(py)?));
        }
        let parts = network.network.parts().ok_or_else(|| internal("a network without a case has names of its own"))?;
        let nodes = match parts.names {
            Names::Counted(count) => count.into_pyobject(py)?.into_any(),
            _ => network.actors(py)?.into_any(),
        };
        let bytes = |numbers: &[u32]| PyBytes::new(py, &numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<_>>());
        let weight =
            parts.weight.map(|weight| PyBytes::new(py, &weight.iter().flat_map(|weight| weight.to_le_bytes()).collect::<Vec<_>>()));
        let lists = (bytes(&parts.source), bytes(&parts.target), weight, bytes(&parts.merged), bytes(&parts.edges));
        let counts = (parts.weighted, parts.loops_dropped, parts.missing_weights, parts.zero_weights);
        Ok((slf.getattr("_of_parts")?, (nodes, parts.direction.as_str(), lists, counts).into_pyobject(py)?))
    }

    fn __len__(&self) -> usize {
        self.network.actors()
    }

    fn __repr__(&self) -> String {
        let kind = if self.network.is_directed() { "directed" } else { "undirected" };
        format!("Network({} actors, {} ties, {kind})", self.network.actors(), self.network.ties().len())
    }
}
