//! A case narrowed to what is asked about: scope, selection, network, incidence.

mod edges;
mod incidence;
mod names;
mod network;
mod scope;
mod selection;
mod ties;
mod walked;

pub use crate::maths::Rows;
pub use edges::{EdgeError, NetworkParts, Parallel};
pub use incidence::{Incidence, LinkError, Members, Modes, Side, Statement};
pub use names::Names;
pub use network::{Network, Tie};
pub use scope::{ActorLevel, Choice, Collapse, Direction, Scope, SelfActor, Uncertain, ViewError, Weights};
pub use selection::{ExcludedAmount, Selection};

pub(crate) use scope::choices;
pub(crate) use selection::{currencies, main_currency, most_counted, yearly};
