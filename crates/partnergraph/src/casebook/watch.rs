//! Looking after long work from another thread.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// How many cases are done, and whether the work is to stop.
#[derive(Debug, Default)]
pub struct Watch {
    done: AtomicUsize,
    stopped: AtomicBool,
}

impl Watch {
    /// A watch over work that has not begun.
    #[must_use]
    pub const fn new() -> Self {
        Self { done: AtomicUsize::new(0), stopped: AtomicBool::new(false) }
    }

    /// The number of cases that are done.
    #[must_use]
    pub fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    /// Asks the work to stop after the cases that are under way.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether the work was asked to stop.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    pub(crate) fn add_done(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}
