//! A case narrowed to what is asked about: scope, selection, network, incidence.

mod incidence;
mod network;
mod scope;
mod selection;

pub use crate::maths::Rows;
pub use incidence::Incidence;
pub use network::{EdgeError, Network, Parallel, Tie};
pub use scope::{ActorLevel, Choice, Collapse, Direction, Scope, SelfActor, Uncertain, ViewError, Weights};
pub use selection::{ExcludedAmount, Selection};

pub(crate) use scope::choices;
pub(crate) use selection::{main_currency, yearly};
