//! Long work: off the interpreter, on a pool of threads of this process, stopped by Ctrl-C.

use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;

use partnergraph::method::Watch;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyBool;
use rayon::ThreadPool;

use crate::error::internal;

/// How often Python is asked whether Ctrl-C was pressed, and progress is told.
const TICK: Duration = Duration::from_millis(50);

/// The pool of this process and the number of threads it was asked to have. A child made by `fork` has another process id
/// and makes a pool of its own: the threads of its parent do not exist there.
static POOL: Mutex<Option<(u32, usize, Arc<ThreadPool>)>> = Mutex::new(None);

/// More threads help nobody, and the operating system may not have them.
const MOST_THREADS: usize = 256;

/// Up to so many actors and ties together a question is answered sooner than threads are woken.
const SMALL: usize = 2_000;

/// How work is to be done: on how many threads, and who is told how far it is.
pub(crate) struct How<'py> {
    threads: Option<usize>,
    progress: Option<Bound<'py, PyAny>>,
}

impl<'py> How<'py> {
    /// From the arguments `threads` and `progress` of a question called `name`.
    pub(crate) fn new(
        py: Python<'py>,
        name: &str,
        threads: Option<&Bound<'py, PyAny>>,
        progress: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Self> {
        let threads = match threads {
            None => None,
            Some(given) => {
                Some(given.extract::<usize>().ok().filter(|count| *count > 0 && !given.is_instance_of::<PyBool>()).ok_or_else(|| {
                    let found = given.repr().map_or_else(|_| String::new(), |text| text.to_string());
                    PyValueError::new_err(format!("argument `threads`: found {found}, expected a whole number of 1 or more, or None"))
                })?)
            }
        };
        let progress = match progress {
            None => None,
            Some(given) if given.is_instance_of::<PyBool>() => {
                given.is_truthy()?.then(|| py.import("partnergraph._progress")?.call_method1("line", (name,))).transpose()?
            }
            Some(given) if given.is_callable() => Some(given.clone()),
            Some(given) => {
                let found = given.get_type().name()?;
                return Err(PyTypeError::new_err(format!("argument `progress`: found {found}, expected True, False or a callable")));
            }
        };
        Ok(Self { threads, progress })
    }

    /// As many threads as there are cores, and nobody told.
    pub(crate) const fn quietly() -> Self {
        Self { threads: None, progress: None }
    }
}

fn pool(threads: usize) -> PyResult<Arc<ThreadPool>> {
    let threads = threads.min(MOST_THREADS);
    let process = std::process::id();
    let mut kept = POOL.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((owner, count, pool)) = &*kept
        && (*owner, *count) == (process, threads)
    {
        return Ok(Arc::clone(pool));
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map(Arc::new).map_err(internal)?;
    if let Some((owner, _, old)) = kept.replace((process, threads, Arc::clone(&pool)))
        && owner != process
    {
        // Waiting for threads that do not exist here would never end.
        std::mem::forget(old);
    }
    Ok(pool)
}

/// Does work on a case or network of this many actors and ties, while Python goes on: on the thread that asks where it is
/// small or one thread is wanted, on the pool otherwise. Ctrl-C stops it.
pub(crate) fn run<T: Send>(py: Python<'_>, how: &How<'_>, size: usize, work: impl FnOnce(&Watch) -> T + Send) -> PyResult<T> {
    match how.threads {
        Some(1) => here(py, how, work),
        None if size <= SMALL => here(py, how, work),
        _ => on_pool(py, how, work),
    }
}

/// Does work on the thread that asks; between two steps of it Python is asked whether Ctrl-C was pressed.
fn here<T: Send>(py: Python<'_>, how: &How<'_>, work: impl FnOnce(&Watch) -> T + Send) -> PyResult<T> {
    let raised = Arc::new(Mutex::new(None));
    let (progress, noted) = (how.progress.clone().map(Bound::unbind), Arc::clone(&raised));
    let watch = Watch::with_visitor(TICK, move |watch| {
        let visited = Python::attach(|py| {
            py.check_signals()?;
            tell(progress.as_ref().map(|progress| progress.bind(py)), watch)
        });
        visited.map_err(|error| *noted.lock().unwrap_or_else(PoisonError::into_inner) = Some(error)).is_ok()
    });
    let outcome = py.detach(|| work(&watch));
    if let Some(error) = raised.lock().unwrap_or_else(PoisonError::into_inner).take() {
        return Err(error);
    }
    tell(how.progress.as_ref(), &watch)?;
    Ok(outcome)
}

/// Does work on the pool while this thread asks Python whether Ctrl-C was pressed.
pub(crate) fn on_pool<T: Send>(py: Python<'_>, how: &How<'_>, work: impl FnOnce(&Watch) -> T + Send) -> PyResult<T> {
    let pool = pool(how.threads.unwrap_or(0))?;
    let watch = Watch::new();
    let (sender, receiver) = mpsc::channel();
    // Waiting is done off the interpreter, which takes what may be shared between threads.
    let receiver = Mutex::new(receiver);
    let wait = || receiver.lock().unwrap_or_else(PoisonError::into_inner).recv_timeout(TICK);
    // A thread of the pool does the work: one made for it would ask for memory that those of the pool hold already.
    let outcome = pool.in_place_scope(|scope| {
        let watch = &watch;
        scope.spawn(move |_| {
            // Nobody listens any more when the work was stopped.
            let _ = sender.send(work(watch));
        });
        loop {
            match py.detach(wait) {
                Ok(outcome) => return Ok(outcome),
                Err(mpsc::RecvTimeoutError::Timeout) => {}
                Err(error) => return Err(internal(error)),
            }
            if let Err(error) = py.check_signals().and_then(|()| tell(how.progress.as_ref(), watch)) {
                watch.stop();
                // The end of the scope waits for the work to notice.
                return Err(error);
            }
        }
    })?;
    tell(how.progress.as_ref(), &watch)?;
    Ok(outcome)
}

/// Tells how far the work is, where that can be said.
fn tell(progress: Option<&Bound<'_, PyAny>>, watch: &Watch) -> PyResult<()> {
    match (progress, watch.expected()) {
        (Some(progress), expected) if expected > 0 => progress.call1((watch.done(), expected)).map(drop),
        _ => Ok(()),
    }
}
