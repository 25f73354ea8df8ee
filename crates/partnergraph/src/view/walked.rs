//! Shortest paths in steps along the ties of a network, which a small network remembers.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::Network;
use crate::maths::{Distances, Sources, Stopped, Watch, Ways};

/// What has been asked for. Only networks of the size of a case remember: several measures of a case ask for the same, and what
/// is found takes no more memory than the actors' names.
#[derive(Debug, Clone, Default)]
pub(super) struct Walked {
    along: OnceLock<Box<Distances>>,
    against: OnceLock<Box<Distances>>,
    betweenness: OnceLock<Box<[f64]>>,
}

/// Networks of up to so many actors remember.
const REMEMBERED: usize = 128;

impl Network {
    /// Distances in steps from each actor along ties.
    pub(crate) fn distances(&self, watch: &Watch) -> Result<Cow<'_, Distances>, Stopped> {
        let found = self.remembered(&self.walked.along, watch, |ways| ways.distances(watch).map(Box::new))?;
        Ok(plain(found))
    }

    /// The same against the direction of ties.
    pub(crate) fn distances_back(&self, watch: &Watch) -> Result<Cow<'_, Distances>, Stopped> {
        if !self.is_directed() {
            return self.distances(watch);
        }
        let back = || Ways::of_steps(self.predecessors(), self.successors());
        let found = self.remembered(&self.walked.against, watch, |_| back().distances(watch).map(Box::new))?;
        Ok(plain(found))
    }

    /// For each actor the sum of its shares of shortest ways in steps over ordered pairs of others.
    pub(crate) fn betweenness(&self, watch: &Watch) -> Result<Cow<'_, [f64]>, Stopped> {
        let sums = |ways: Ways<'_>| Ok(ways.betweenness(Sources::All, watch)?.sums.into_boxed_slice());
        Ok(match self.remembered(&self.walked.betweenness, watch, sums)? {
            Found::Kept(found) => Cow::Borrowed(found),
            Found::New(found) => Cow::Owned(found.into_vec()),
        })
    }

    fn remembered<'a, T>(
        &'a self,
        kept: &'a OnceLock<T>,
        watch: &Watch,
        work: impl FnOnce(Ways<'_>) -> Result<T, Stopped>,
    ) -> Result<Found<'a, T>, Stopped> {
        watch.check()?;
        if let Some(found) = kept.get() {
            return Ok(Found::Kept(found));
        }
        let ways = Ways::of_steps(self.successors(), self.predecessors());
        let found = work(ways)?;
        Ok(if self.actors() <= REMEMBERED { Found::Kept(kept.get_or_init(|| found)) } else { Found::New(found) })
    }
}

enum Found<'a, T> {
    Kept(&'a T),
    New(T),
}

fn plain(found: Found<'_, Box<Distances>>) -> Cow<'_, Distances> {
    match found {
        Found::Kept(found) => Cow::Borrowed(found),
        Found::New(found) => Cow::Owned(*found),
    }
}
