//! The ends of edges as they come from Python: arrays, columns of dataframes, lists of anything hashable.

use std::collections::HashMap;

use partnergraph::view::Names;
use pyo3::buffer::{Element, PyBuffer};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyIterator, PyTuple};

use crate::error::plain_edge_error;

/// The ends of edges by number, and what the numbers stand for.
pub(crate) struct Ends {
    pub(crate) source: Vec<u32>,
    pub(crate) target: Vec<u32>,
    pub(crate) names: Names,
    /// The nodes as they were given, where they are not all whole numbers.
    pub(crate) nodes: Option<Vec<Py<PyAny>>>,
}

impl Ends {
    /// Reads ends of edges between the actors, or between those that appear, in order of appearance.
    pub(crate) fn read(source: &Bound<'_, PyAny>, target: &Bound<'_, PyAny>, actors: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let py = source.py();
        if let Some(count) = actors.filter(|actors| actors.is_instance_of::<PyInt>() && !actors.is_instance_of::<PyBool>()) {
            let count =
                count.extract::<u32>().map_err(|_| expected(py, "actors", count, "a number of actors below 4294967295, or their names"))?;
            let numbers = |argument, ends: &Bound<'_, PyAny>| numbers_below(argument, ends, count);
            return Ok(Self {
                source: numbers("source", source)?,
                target: numbers("target", target)?,
                names: Names::Counted(count as usize),
                nodes: None,
            });
        }
        if let (Some(source), Some(target)) = (whole_array(source)?, whole_array(target)?) {
            let known = match actors {
                None => None,
                Some(actors) => match whole_array(actors)? {
                    Some(known) => Some(known),
                    None => items(actors)?.map(|actor| actor?.extract::<i64>()).collect::<PyResult<Vec<_>>>().ok(),
                },
            };
            if actors.is_none() || known.is_some() {
                return Self::of_numbers(py, &source, &target, known);
            }
        }
        Self::of_nodes(source, target, actors)
    }

    fn of_numbers(py: Python<'_>, source: &[i64], target: &[i64], actors: Option<Vec<i64>>) -> PyResult<Self> {
        let mut numbers = Numbers::for_values(source.iter().chain(target).chain(actors.iter().flatten()).copied());
        let closed = actors.is_some();
        for actor in actors.into_iter().flatten() {
            if !numbers.add(actor).1 {
                return Err(plain_edge_error(py, &format!("argument `actors`: found {actor} twice, expected each actor once")));
            }
        }
        let mut ends = |values: &[i64]| {
            let number = |(edge, value): (usize, &i64)| match numbers.get(*value) {
                Some(number) => Ok(number),
                None if closed => Err(plain_edge_error(py, &format!("edge {edge}: found {value}, expected one of `actors`"))),
                None => Ok(numbers.add(*value).0),
            };
            values.iter().enumerate().map(number).collect::<PyResult<Vec<u32>>>()
        };
        let (source, target) = (ends(source)?, ends(target)?);
        Ok(Self { source, target, names: numbers.names(), nodes: None })
    }

    fn of_nodes(source: &Bound<'_, PyAny>, target: &Bound<'_, PyAny>, actors: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let mut nodes = Nodes::new(source.py());
        if let Some(actors) = actors {
            for actor in items(actors)? {
                nodes.add_new(&actor?)?;
            }
            nodes.closed = true;
        }
        let (source, target) = (nodes.ends(source)?, nodes.ends(target)?);
        let (names, nodes) = nodes.finish()?;
        Ok(Self { source, target, names, nodes })
    }
}

fn expected(py: Python<'_>, argument: &str, found: &Bound<'_, PyAny>, what: &str) -> PyErr {
    let found = found.repr().map_or_else(|_| String::new(), |text| text.to_string());
    plain_edge_error(py, &format!("argument `{argument}`: found {found}, expected {what}"))
}

/// Ends that are numbers of actors.
fn numbers_below(argument: &str, ends: &Bound<'_, PyAny>, count: u32) -> PyResult<Vec<u32>> {
    let py = ends.py();
    let outside = |(edge, found): (usize, String)| {
        plain_edge_error(
            py,
            &format!("argument `{argument}`, edge {edge}: found {found}, expected a whole number from 0 and below {count}"),
        )
    };
    let check = |(edge, value): (usize, i64)| {
        u32::try_from(value).ok().filter(|number| *number < count).ok_or_else(|| outside((edge, value.to_string())))
    };
    if let Some(numbers) = array::<u32>(ends)? {
        return match numbers.iter().position(|number| *number >= count) {
            Some(edge) => Err(outside((edge, numbers[edge].to_string()))),
            None => Ok(numbers),
        };
    }
    if let Some(values) = whole_array(ends)? {
        return values.into_iter().enumerate().map(check).collect();
    }
    let of_item = |(edge, end): (usize, PyResult<Bound<'_, PyAny>>)| {
        let end = end?;
        match end.extract::<i64>() {
            Ok(value) if !end.is_instance_of::<PyBool>() => check((edge, value)),
            _ => Err(outside((edge, end.repr()?.to_string()))),
        }
    };
    items(ends)?.enumerate().map(of_item).collect()
}

/// Weights as numbers; those that are no numbers are an error that says where.
pub(crate) fn weights(column: &Bound<'_, PyAny>) -> PyResult<Vec<f64>> {
    if let Some(numbers) = array::<f64>(column)? {
        return Ok(numbers);
    }
    if let Some(numbers) = array::<f32>(column)? {
        return Ok(numbers.into_iter().map(f64::from).collect());
    }
    let number = |(edge, weight): (usize, PyResult<Bound<'_, PyAny>>)| {
        let weight = weight?;
        weight.extract::<f64>().or_else(|_| {
            let found = weight.repr()?;
            Err(plain_edge_error(weight.py(), &format!("edge {edge}: found weight {found}, expected a finite number of 0 or more")))
        })
    };
    items(column)?.enumerate().map(number).collect()
}

/// What stands in a column. An Arrow array would give scalars of its own, which are equal to nothing else.
fn items<'py>(column: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyIterator>> {
    if column.hasattr("to_pylist")? { column.call_method0("to_pylist")?.try_iter() } else { column.try_iter() }
}

/// The numbers of an array with this kind of number, or of a column of a dataframe that can be looked at as one.
fn array<T: Element>(column: &Bound<'_, PyAny>) -> PyResult<Option<Vec<T>>> {
    if let Ok(buffer) = PyBuffer::<T>::get(column) {
        return if buffer.dimensions() == 1 { buffer.to_vec(column.py()).map(Some) } else { Ok(None) };
    }
    if !column.hasattr("to_numpy")? {
        return Ok(None);
    }
    // pyarrow copies only when told that it may.
    let options = PyDict::new(column.py());
    if column.hasattr("to_pylist")? {
        options.set_item("zero_copy_only", false)?;
    }
    match column.call_method("to_numpy", (), Some(&options)) {
        Ok(values) => match PyBuffer::<T>::get(&values) {
            Ok(buffer) if buffer.dimensions() == 1 => buffer.to_vec(column.py()).map(Some),
            _ => Ok(None),
        },
        // A column that numpy does not know is read value by value.
        Err(_) => Ok(None),
    }
}

/// The numbers of an array of whole numbers; nothing where it is something else.
fn whole_array(column: &Bound<'_, PyAny>) -> PyResult<Option<Vec<i64>>> {
    fn widened<T: Element + Into<i64>>(column: &Bound<'_, PyAny>) -> PyResult<Option<Vec<i64>>> {
        Ok(array::<T>(column)?.map(|numbers| numbers.into_iter().map(Into::into).collect()))
    }
    if !column.hasattr("__len__")? || column.is_instance_of::<pyo3::types::PyList>() || column.is_instance_of::<PyTuple>() {
        return Ok(None);
    }
    if let Some(numbers) = array::<i64>(column)? {
        return Ok(Some(numbers));
    }
    for read in [widened::<u32>, widened::<i32>, widened::<i16>, widened::<u16>, widened::<i8>, widened::<u8>] {
        if let Some(numbers) = read(column)? {
            return Ok(Some(numbers));
        }
    }
    Ok(array::<u64>(column)?.and_then(|numbers| numbers.into_iter().map(|number| i64::try_from(number).ok()).collect()))
}

/// Whole numbers, numbered in order of appearance.
struct Numbers {
    list: Vec<i64>,
    smallest: i64,
    /// By value, from the smallest; empty where values are far apart.
    table: Vec<u32>,
    map: HashMap<i64, u32>,
}

impl Numbers {
    fn for_values(values: impl Iterator<Item = i64>) -> Self {
        let (mut smallest, mut largest, mut count) = (i64::MAX, i64::MIN, 0_u64);
        for value in values {
            smallest = smallest.min(value);
            largest = largest.max(value);
            count += 1;
        }
        let width = if count == 0 { 0 } else { largest.abs_diff(smallest).saturating_add(1) };
        let table = if width <= 8 * count + 1024 { vec![u32::MAX; width as usize] } else { Vec::new() };
        Self { list: Vec::new(), smallest, table, map: HashMap::new() }
    }

    fn get(&self, value: i64) -> Option<u32> {
        if self.table.is_empty() {
            return self.map.get(&value).copied();
        }
        self.table.get(value.abs_diff(self.smallest) as usize).copied().filter(|number| *number != u32::MAX)
    }

    /// The number of a value, and whether it is new.
    fn add(&mut self, value: i64) -> (u32, bool) {
        if let Some(number) = self.get(value) {
            return (number, false);
        }
        let number = self.list.len() as u32;
        self.list.push(value);
        if self.table.is_empty() {
            self.map.insert(value, number);
        } else {
            self.table[value.abs_diff(self.smallest) as usize] = number;
        }
        (number, true)
    }

    fn names(self) -> Names {
        self.list.into()
    }
}

/// Nodes as they are given, numbered in order of appearance.
pub(crate) struct Nodes<'py> {
    list: Vec<Bound<'py, PyAny>>,
    numbers: Bound<'py, PyDict>,
    closed: bool,
}

impl<'py> Nodes<'py> {
    pub(crate) fn new(py: Python<'py>) -> Self {
        Self { list: Vec::new(), numbers: PyDict::new(py), closed: false }
    }

    /// The number of a node, if it is known.
    pub(crate) fn number(&self, node: &Bound<'py, PyAny>) -> PyResult<Option<u32>> {
        self.numbers.get_item(node)?.map(|number| number.extract()).transpose()
    }

    fn add(&mut self, node: &Bound<'py, PyAny>) -> PyResult<u32> {
        let number = self.list.len() as u32;
        self.numbers.set_item(node, number)?;
        self.list.push(node.clone());
        Ok(number)
    }

    /// Adds a node that must not be there yet.
    pub(crate) fn add_new(&mut self, node: &Bound<'py, PyAny>) -> PyResult<()> {
        if self.number(node)?.is_some() {
            let found = node.repr()?;
            return Err(plain_edge_error(node.py(), &format!("argument `actors`: found {found} twice, expected each actor once")));
        }
        self.add(node).map(drop)
    }

    fn ends(&mut self, ends: &Bound<'py, PyAny>) -> PyResult<Vec<u32>> {
        let mut numbers = Vec::with_capacity(ends.len().unwrap_or(0));
        for (edge, end) in items(ends)?.enumerate() {
            let end = end?;
            let number = match self.number(&end)? {
                Some(number) => number,
                None if self.closed || end.is_none() || is_nan(&end) => {
                    let (found, wanted) = (end.repr()?, if self.closed { "one of `actors`" } else { "an actor" });
                    return Err(plain_edge_error(end.py(), &format!("edge {edge}: found {found}, expected {wanted}")));
                }
                None => self.add(&end)?,
            };
            numbers.push(number);
        }
        Ok(numbers)
    }

    /// What the nodes are called, and the nodes themselves where they are not all whole numbers.
    pub(crate) fn finish(self) -> PyResult<(Names, Option<Vec<Py<PyAny>>>)> {
        let whole = |node: &Bound<'_, PyAny>| if node.is_exact_instance_of::<PyInt>() { node.extract::<i64>().ok() } else { None };
        if let Some(numbers) = self.list.iter().map(whole).collect::<Option<Vec<i64>>>() {
            return Ok((numbers.into(), None));
        }
        let names = self.list.iter().map(|node| node.str()?.extract()).collect::<PyResult<Vec<String>>>()?;
        Ok((names.into(), Some(self.list.into_iter().map(Bound::unbind).collect())))
    }
}

/// Not a number is not even equal to itself: each would be an actor of its own.
fn is_nan(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyFloat>() && value.extract::<f64>().is_ok_and(f64::is_nan)
}
