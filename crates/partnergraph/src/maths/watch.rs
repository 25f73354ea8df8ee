//! Looking after long work from another thread, or between two of its steps.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How much of long work is done, and whether it is to stop.
///
/// What a step is depends on the work: a case of a casebook, a source of searches, a replicate of a test.
#[derive(Debug, Default)]
pub struct Watch {
    work: Arc<Work>,
    /// Whether the steps under this watch are not counted, because they are parts of steps.
    within: bool,
}

#[derive(Debug, Default)]
struct Work {
    done: AtomicUsize,
    expected: AtomicUsize,
    stopped: AtomicBool,
    visitor: Option<Visitor>,
}

/// Who looks in between two steps, and when that was last.
struct Visitor {
    every: Duration,
    last: Mutex<Instant>,
    visit: Box<dyn Fn(&Watch) -> bool + Send + Sync>,
}

impl fmt::Debug for Visitor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Visitor").field("every", &self.every).finish_non_exhaustive()
    }
}

/// Work that was asked to stop before it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the work was stopped before it was done")]
pub struct Stopped;

impl Watch {
    /// A watch over work that has not begun.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A watch that nobody holds: for work that is waited for. It counts nothing.
    pub(crate) fn nobody() -> &'static Self {
        static NOBODY: LazyLock<Watch> = LazyLock::new(|| Watch::new().of_part());
        &NOBODY
    }

    /// A watch with someone who looks in between two steps of the work, on the thread that does it, as soon as `every` has
    /// passed since the last time; the work stops when they say no.
    #[must_use]
    pub fn with_visitor(every: Duration, visit: impl Fn(&Self) -> bool + Send + Sync + 'static) -> Self {
        let visitor = Some(Visitor { every, last: Mutex::new(Instant::now()), visit: Box::new(visit) });
        Self { work: Arc::new(Work { visitor, ..Work::default() }), within: false }
    }

    /// A watch over a part of a step: it stops and is visited with this one, and what is done under it is not counted.
    #[must_use]
    pub fn of_part(&self) -> Self {
        Self { work: Arc::clone(&self.work), within: true }
    }

    /// The number of steps that are done.
    #[must_use]
    pub fn done(&self) -> usize {
        self.work.done.load(Ordering::Relaxed)
    }

    /// The number of steps that are known to be needed; 0 as long as that is not known.
    #[must_use]
    pub fn expected(&self) -> usize {
        self.work.expected.load(Ordering::Relaxed)
    }

    /// Asks the work to stop after the steps that are under way.
    pub fn stop(&self) {
        self.work.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether the work was asked to stop.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.work.stopped.load(Ordering::Relaxed)
    }

    /// Says that this many steps more are needed.
    pub(crate) fn expect(&self, steps: usize) {
        if !self.within {
            self.work.expected.fetch_add(steps, Ordering::Relaxed);
        }
    }

    /// Says that so many steps are done.
    pub(crate) fn add_done(&self, steps: usize) {
        if !self.within {
            self.work.done.fetch_add(steps, Ordering::Relaxed);
        }
    }

    /// To be called between two steps, at least every 50 ms.
    ///
    /// # Errors
    /// [`Stopped`] when the work is to stop.
    pub(crate) fn check(&self) -> Result<(), Stopped> {
        if self.is_stopped() || self.work.visitor.as_ref().is_some_and(|visitor| !visitor.goes_on(self)) {
            self.stop();
            return Err(Stopped);
        }
        Ok(())
    }
}

impl Visitor {
    fn goes_on(&self, watch: &Watch) -> bool {
        // Where another thread of the work is just being visited, this one need not be.
        let Ok(mut last) = self.last.try_lock().or_else(|error| match error {
            std::sync::TryLockError::Poisoned(error) => Ok(PoisonError::into_inner(error)),
            std::sync::TryLockError::WouldBlock => Err(()),
        }) else {
            return true;
        };
        if last.elapsed() < self.every {
            return true;
        }
        let goes_on = (self.visit)(watch);
        *last = Instant::now();
        goes_on
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_goes_on_until_it_is_stopped_and_parts_stop_with_it() {
        let watch = Watch::new();
        let part = watch.of_part();
        watch.expect(3);
        watch.add_done(2);
        part.expect(8);
        part.add_done(7);
        assert_eq!((part.done(), part.expected(), watch.done(), watch.expected()), (2, 3, 2, 3));
        assert_eq!((watch.check(), part.check()), (Ok(()), Ok(())));
        watch.stop();
        assert_eq!((watch.check(), part.check()), (Err(Stopped), Err(Stopped)));
    }

    #[test]
    fn who_looks_in_can_stop_the_work() {
        let watch = Watch::with_visitor(Duration::ZERO, |watch| watch.done() < 2);
        watch.add_done(1);
        assert_eq!(watch.check(), Ok(()));
        watch.add_done(1);
        assert_eq!(watch.check(), Err(Stopped));
        assert!(watch.is_stopped());
    }

    #[test]
    fn nobody_looks_in_before_it_is_time() {
        let watch = Watch::with_visitor(Duration::from_secs(3600), |_| false);
        assert_eq!(watch.check(), Ok(()));
    }
}
