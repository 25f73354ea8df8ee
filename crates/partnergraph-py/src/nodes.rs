//! The ends of edges as they come from Python: arrays, columns of dataframes, lists of anything hashable.

use std::collections::HashMap;

use partnergraph::view::Names;
use pyo3::buffer::{Element, PyBuffer};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyIterator, PyTuple};

use crate::error::{internal, plain_edge_error};

/// Columns of nodes by number, and what the numbers stand for.
pub(crate) struct Read {
    pub(crate) columns: Vec<Vec<u32>>,
    pub(crate) names: Names,
    /// The nodes as they were given, where they are not all whole numbers.
    pub(crate) nodes: Option<Vec<Py<PyAny>>>,
}

/// What is read: for messages.
#[derive(Clone, Copy)]
pub(crate) struct Words {
    /// What one row of the columns is.
    pub(crate) item: &'static str,
    /// The argument that lists the nodes.
    pub(crate) known: &'static str,
    /// What a node is, with its article.
    pub(crate) node: &'static str,
}

/// The ends of edges.
pub(crate) const EDGES: Words = Words { item: "edge", known: "actors", node: "an actor" };

impl Words {
    fn twice(self, py: Python<'_>, found: &str) -> PyErr {
        let node = self.node.split_once(' ').map_or(self.node, |(_, node)| node);
        plain_edge_error(py, &format!("argument `{}`: found {found} twice, expected each {node} once", self.known))
    }

    fn unknown(self, py: Python<'_>, argument: &str, place: usize, found: &str, closed: bool) -> PyErr {
        let expected = if closed { format!("one of `{}`", self.known) } else { self.node.to_owned() };
        plain_edge_error(py, &format!("argument `{argument}`, {} {place}: found {found}, expected {expected}", self.item))
    }
}

impl Read {
    /// Reads columns of nodes that are known, given as a list or as their number, or of those that appear, in order of
    /// appearance.
    pub(crate) fn of(words: Words, columns: &[(&str, &Bound<'_, PyAny>)], known: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        if let Some(count) = known.filter(|known| is_whole(known)) {
            let number = count.extract::<u32>().map_err(|_| {
                let found = count.repr().map_or_else(|_| String::new(), |text| text.to_string());
                let expected = "a number from 0 to 4294967294, or a list";
                plain_edge_error(count.py(), &format!("argument `{}`: found {found}, expected {expected}", words.known))
            })?;
            let columns = columns.iter().map(|(argument, column)| numbers_below(words, argument, column, number));
            return Ok(Self { columns: columns.collect::<PyResult<_>>()?, names: Names::Counted(number as usize), nodes: None });
        }
        let whole = columns.iter().map(|(argument, column)| Ok(whole_array(column)?.map(|values| (*argument, values))));
        let whole = whole.collect::<PyResult<Option<Vec<_>>>>()?;
        if let (Some(whole), Some((_, first))) = (whole, columns.first()) {
            let list = match known {
                None => None,
                Some(known) => match whole_array(known)? {
                    Some(list) => Some(list),
                    None => items(words.known, known)?.map(|node| node?.extract::<i64>()).collect::<PyResult<Vec<_>>>().ok(),
                },
            };
            if known.is_none() || list.is_some() {
                return Self::of_numbers(words, first.py(), &whole, list);
            }
        }
        Self::of_nodes(words, columns, known)
    }

    fn of_numbers(words: Words, py: Python<'_>, columns: &[(&str, Vec<i64>)], known: Option<Vec<i64>>) -> PyResult<Self> {
        let mut numbers = Numbers::for_values(columns.iter().flat_map(|(_, values)| values).chain(known.iter().flatten()).copied());
        let closed = known.is_some();
        for node in known.into_iter().flatten() {
            if !numbers.add(node).1 {
                return Err(words.twice(py, &node.to_string()));
            }
        }
        let mut read = |(argument, values): (&str, &Vec<i64>)| {
            let number = |(place, value): (usize, &i64)| match numbers.get(*value) {
                Some(number) => Ok(number),
                None if closed => Err(words.unknown(py, argument, place, &value.to_string(), closed)),
                None => Ok(numbers.add(*value).0),
            };
            values.iter().enumerate().map(number).collect::<PyResult<Vec<u32>>>()
        };
        let columns = columns.iter().map(|(argument, values)| read((*argument, values))).collect::<PyResult<_>>()?;
        Ok(Self { columns, names: numbers.list.into(), nodes: None })
    }

    fn of_nodes(words: Words, columns: &[(&str, &Bound<'_, PyAny>)], known: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let Some((_, first)) = columns.first() else { return Err(internal("there is a column to read")) };
        let mut nodes = Nodes::new(first.py(), words);
        if let Some(known) = known {
            for node in items(words.known, known)? {
                nodes.add_new(&node?)?;
            }
            nodes.closed = true;
        }
        let columns = columns.iter().map(|(argument, column)| nodes.column(argument, column)).collect::<PyResult<_>>()?;
        let (names, nodes) = nodes.finish()?;
        Ok(Self { columns, names, nodes })
    }
}

/// Whether it is a whole number, also one of numpy; arrays can stand for one too, but are lists here.
fn is_whole(value: &Bound<'_, PyAny>) -> bool {
    let is_number = value.is_instance_of::<PyInt>() || (value.hasattr("__index__").unwrap_or(false) && value.try_iter().is_err());
    is_number && !value.is_instance_of::<PyBool>()
}

/// A column of numbers of nodes.
fn numbers_below(words: Words, argument: &str, column: &Bound<'_, PyAny>, count: u32) -> PyResult<Vec<u32>> {
    let py = column.py();
    let outside = |place: usize, found: &str| {
        let expected = format!("a whole number from 0 and below {count}");
        plain_edge_error(py, &format!("argument `{argument}`, {} {place}: found {found}, expected {expected}", words.item))
    };
    let check = |(place, value): (usize, i64)| {
        u32::try_from(value).ok().filter(|number| *number < count).ok_or_else(|| outside(place, &value.to_string()))
    };
    if let Some(numbers) = array::<u32>(column)? {
        return match numbers.iter().position(|number| *number >= count) {
            Some(place) => Err(outside(place, &numbers[place].to_string())),
            None => Ok(numbers),
        };
    }
    if let Some(values) = whole_array(column)? {
        return values.into_iter().enumerate().map(check).collect();
    }
    let of_item = |(place, node): (usize, PyResult<Bound<'_, PyAny>>)| {
        let node = node?;
        match node.extract::<i64>() {
            Ok(value) if !node.is_instance_of::<PyBool>() => check((place, value)),
            _ => Err(outside(place, &node.repr()?.to_string())),
        }
    };
    items(argument, column)?.enumerate().map(of_item).collect()
}

/// Weights as numbers; those that are no numbers are an error that says where.
pub(crate) fn weights(argument: &str, column: &Bound<'_, PyAny>) -> PyResult<Vec<f64>> {
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
    items(argument, column)?.enumerate().map(number).collect()
}

/// What stands in a column. An Arrow array would give scalars of its own, which are equal to nothing else.
fn items<'py>(argument: &str, column: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyIterator>> {
    let column = if column.hasattr("to_pylist")? { column.call_method0("to_pylist")? } else { column.clone() };
    match column.try_iter() {
        Err(error) if error.is_instance_of::<PyTypeError>(column.py()) => {
            let found = column.get_type().name()?;
            Err(PyTypeError::new_err(format!("argument `{argument}`: found {found}, expected a list, an array or a column")))
        }
        other => other,
    }
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
}

/// Nodes as they are given, numbered in order of appearance.
pub(crate) struct Nodes<'py> {
    words: Words,
    list: Vec<Bound<'py, PyAny>>,
    numbers: Bound<'py, PyDict>,
    closed: bool,
}

impl<'py> Nodes<'py> {
    pub(crate) fn new(py: Python<'py>, words: Words) -> Self {
        Self { words, list: Vec::new(), numbers: PyDict::new(py), closed: false }
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
            return Err(self.words.twice(node.py(), &node.repr()?.to_string()));
        }
        self.add(node).map(drop)
    }

    fn column(&mut self, argument: &str, column: &Bound<'py, PyAny>) -> PyResult<Vec<u32>> {
        let mut numbers = Vec::with_capacity(column.len().unwrap_or(0));
        for (place, node) in items(argument, column)?.enumerate() {
            let node = node?;
            let number = match self.number(&node)? {
                Some(number) => number,
                None if self.closed || node.is_none() || is_nan(&node) => {
                    return Err(self.words.unknown(node.py(), argument, place, &node.repr()?.to_string(), self.closed));
                }
                None => self.add(&node)?,
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
