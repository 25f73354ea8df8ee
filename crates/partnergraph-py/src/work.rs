//! Long work: off the interpreter, on a pool of threads of this process, stopped by Ctrl-C.

use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;

use partnergraph::casebook::Watch;
use pyo3::prelude::*;
use rayon::ThreadPool;

use crate::error::internal;

/// How often Python is asked whether Ctrl-C was pressed, and progress is told.
const TICK: Duration = Duration::from_millis(50);

/// The pool of this process and the number of threads it was asked to have. A child made by `fork` has another process id
/// and makes a pool of its own: the threads of its parent do not exist there.
static POOL: Mutex<Option<(u32, usize, Arc<ThreadPool>)>> = Mutex::new(None);

/// More threads help nobody, and the operating system may not have them.
const MOST_THREADS: usize = 256;

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

/// Does the work on `threads` threads (0: as many as there are cores) while Python goes on; Ctrl-C stops it, and `progress`
/// is called with the number of cases done and the number of all.
pub(crate) fn run<T: Send>(
    py: Python<'_>,
    threads: usize,
    total: usize,
    progress: Option<&Bound<'_, PyAny>>,
    work: impl FnOnce(&Watch) -> T + Send,
) -> PyResult<T> {
    let pool = pool(threads)?;
    let watch = Watch::new();
    let (sender, receiver) = mpsc::channel();
    // Waiting is done off the interpreter, which takes what may be shared between threads.
    let receiver = Mutex::new(receiver);
    let wait = || receiver.lock().unwrap_or_else(PoisonError::into_inner).recv_timeout(TICK);
    let outcome = std::thread::scope(|scope| {
        let watch = &watch;
        scope.spawn(move || {
            // Nobody listens any more when the work was stopped.
            let _ = sender.send(pool.install(|| work(watch)));
        });
        loop {
            match py.detach(wait) {
                Ok(outcome) => return Ok(outcome),
                Err(mpsc::RecvTimeoutError::Timeout) => {}
                Err(error) => return Err(internal(error)),
            }
            if let Err(error) = py.check_signals().and_then(|()| tell(progress, watch.done(), total)) {
                watch.stop();
                // The end of the scope waits for the work to notice.
                return Err(error);
            }
        }
    })?;
    tell(progress, total, total)?;
    Ok(outcome)
}

fn tell(progress: Option<&Bound<'_, PyAny>>, done: usize, total: usize) -> PyResult<()> {
    progress.map_or(Ok(()), |progress| progress.call1((done, total)).map(drop))
}
