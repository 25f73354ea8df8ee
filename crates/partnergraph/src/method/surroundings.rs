//! What stands around a case when all cases of a casebook are asked the same.
//!
//! Some analyses look at the other cases too. If every case went through all others, the work would grow with the square of
//! their number; so what all need is worked out once, for the first case that asks, and kept for the others.

use std::any::Any;
use std::sync::{Arc, Mutex, PoisonError};

use super::Study;
use crate::model::Casebook;
use crate::view::{Scope, ViewError};

/// A casebook under a scope, and what analyses keep of it for all its cases.
#[derive(Debug)]
pub struct Surroundings<'a> {
    casebook: &'a Casebook,
    scope: &'a Scope,
    /// At most one value of each type.
    kept: Mutex<Vec<Arc<dyn Any + Send + Sync>>>,
}

/// What an analysis works out once for all cases of a casebook.
///
/// It follows from casebook and scope alone, so it does not matter which case asks first, nor on which thread. It is worked out
/// on that thread alone: work handed to the threads that wait for it would never be done.
pub(crate) trait Prepared: Any + Send + Sync + Sized {
    /// The value for a casebook. The scope chooses no actors one by one: those would be the actors of one case.
    fn of(casebook: &Casebook, scope: &Scope) -> Result<Self, ViewError>;
}

impl<'a> Surroundings<'a> {
    /// A casebook under a scope.
    #[must_use]
    pub const fn new(casebook: &'a Casebook, scope: &'a Scope) -> Self {
        Self { casebook, scope, kept: Mutex::new(Vec::new()) }
    }

    /// The casebook.
    #[must_use]
    pub const fn casebook(&self) -> &'a Casebook {
        self.casebook
    }

    /// The study of each case, in the order of the casebook; an error where the scope cannot be applied to the case.
    pub fn studies(&'a self) -> impl ExactSizeIterator<Item = Result<Study<'a>, ViewError>> {
        (0..self.casebook.cases().len()).map(|position| self.study(position))
    }

    /// The study of the case at this position of the casebook.
    pub(crate) fn study(&'a self, position: usize) -> Result<Study<'a>, ViewError> {
        Ok(Study::new(&self.casebook.cases()[position], self.scope)?.within(self, position))
    }

    /// What all cases need, worked out when a first one asks; others that ask meanwhile wait for it.
    pub(crate) fn prepared<T: Prepared>(&self) -> Result<Arc<T>, ViewError> {
        // A value is put in when it is complete, so what a thread that panicked leaves behind is sound.
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.iter().find_map(|value| Arc::clone(value).downcast::<T>().ok()) {
            return Ok(known);
        }
        let made = Arc::new(T::of(self.casebook, &Scope { actors: None, ..self.scope.clone() })?);
        kept.push(Arc::<T>::clone(&made));
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::model::{Actor, CaseBuilder};

    static COUNTED: AtomicUsize = AtomicUsize::new(0);

    struct Actors(usize);

    impl Prepared for Actors {
        fn of(casebook: &Casebook, scope: &Scope) -> Result<Self, ViewError> {
            assert_eq!(scope.actors(), None, "those that are chosen are of one case");
            COUNTED.fetch_add(1, Ordering::Relaxed);
            Ok(Self(casebook.cases().iter().map(|case| case.actors().len()).sum()))
        }
    }

    struct Cases(usize);

    impl Prepared for Cases {
        fn of(casebook: &Casebook, _: &Scope) -> Result<Self, ViewError> {
            Ok(Self(casebook.cases().len()))
        }
    }

    fn book() -> Casebook {
        ["a", "b", "c"].map(|id| CaseBuilder::new(id, id).actor(Actor::new("x", "X")).build().expect("a sound case")).into_iter().collect()
    }

    #[test]
    fn what_all_cases_need_is_worked_out_once_whoever_asks_first() {
        let (book, scope) = (book(), Scope::default().with_actors(["x"]));
        let surroundings = Surroundings::new(&book, &scope);
        std::thread::scope(|threads| {
            for _ in 0..4 {
                threads.spawn(|| {
                    for _ in 0..50 {
                        let found = (surroundings.prepared::<Actors>(), surroundings.prepared::<Cases>());
                        assert!(found.0.is_ok_and(|actors| actors.0 == 3) && found.1.is_ok_and(|cases| cases.0 == 3));
                    }
                });
            }
        });
        assert_eq!(COUNTED.load(Ordering::Relaxed), 1);
    }

    #[test]
    fn each_case_knows_its_place() {
        let (book, scope) = (book(), Scope::default());
        let surroundings = Surroundings::new(&book, &scope);
        let studies: Vec<_> = surroundings.studies().map(|study| study.expect("the default scope fits every case")).collect();
        let places: Vec<_> = studies.iter().filter_map(|study| study.around().map(|(_, place)| place)).collect();
        assert_eq!(places, [0, 1, 2]);
        assert!(studies.iter().zip(book.cases()).all(|(study, case)| study.case().is_some_and(|of| std::ptr::eq(of, &**case))));
        let missing = Scope::default().with_actors(["y"]);
        assert!(Surroundings::new(&book, &missing).studies().all(|study| study.is_err()));
    }
}
