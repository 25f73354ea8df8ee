//! What the measures by leading eigenvectors share: which rows they look at, how values are scaled, how pieces are listed.

use crate::maths::Rows;
use crate::maths::spectral::Weighing;
use crate::method::{DIRECTED, Given, OptionError, OptionKind, OptionSpec, Preset, Reason, Value};
use crate::view::{Choice, Direction, Network};

/// What the values are measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Scale {
    /// The squares of all values add up to 1.
    #[default]
    L2,
    /// The largest value is 1.
    Max,
}

impl Choice for Scale {
    const ALL: &'static [Self] = &[Self::L2, Self::Max];
    const WORDS: &'static [&'static str] = &["l2", "max"];
}

pub(crate) const SCALE: OptionSpec = OptionSpec {
    name: "scale",
    kind: OptionKind::Choice(Scale::WORDS),
    preset: Preset::Text("l2"),
    meaning: "what values are measured by: `l2` (their squares add up to 1) or `max` (the largest is 1)",
};

impl Scale {
    /// Values of which the squares add up to 1, by this measure. What is no number counts for nothing.
    pub(crate) fn applied(self, values: &mut [f64]) {
        let largest = values.iter().copied().fold(0.0, f64::max);
        if self == Self::Max && largest > 0.0 {
            values.iter_mut().for_each(|value| *value /= largest);
        }
    }
}

/// Whether the network has weights that count.
pub(crate) fn weighing(network: &Network) -> Weighing {
    if network.is_weighted() { Weighing::ByWeight } else { Weighing::Alike }
}

/// The rows that an actor's value is added up from: those that point to it, or with `out` those that it points to.
pub(crate) fn sources(network: &Network, direction: Direction) -> &Rows {
    if direction == Direction::Out { network.successors() } else { network.predecessors() }
}

/// A number that the procedure found, or that it did not settle.
pub(crate) fn settled(found: Option<f64>) -> Value {
    found.filter(|found| !found.is_nan()).ok_or(Reason::NotConverged)
}

/// That a measure of what arcs say is asked with or without direction, not for one side of it.
pub(crate) fn check_direction(given: &Given) -> Result<(), OptionError> {
    match given.choice(DIRECTED.name)? {
        Some(direction @ (Direction::In | Direction::Out)) => {
            Err(OptionError::new(DIRECTED.name, format_args!("`{direction}`"), "one of `directed`, `undirected`"))
        }
        _ => Ok(()),
    }
}
