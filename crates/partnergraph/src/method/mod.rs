//! What all analyses share: the card that describes one, the options it takes, the study it runs on, the answer it gives.

mod answer;
mod basis;
mod card;
mod cells;
mod options;
mod reason;
mod scope_options;
mod study;
mod surroundings;
mod table;
mod texts;

pub use crate::maths::{Stopped, Watch};
pub use answer::{Answer, Facts};
pub use card::{Card, ColumnSpec, Level, Subject, TableSpec};
pub use cells::Cells;
pub use options::{Given, OptionError, OptionKind, OptionSpec, OptionValue, Preset};
pub use reason::{Reason, Value};
pub use study::{AnalysisError, Study};
pub use surroundings::Surroundings;
pub use table::{Column, Item, Table, Values};
pub use texts::Texts;

pub(crate) use scope_options::{
    ACTOR_SCOPE, DIRECTED, DIRECTED_SCOPE, MODES, NETWORK_SCOPE, ROLE_SCOPE, TIE_SCOPE, TWO_MODE_SCOPE, UNDIRECTED_SCOPE, scope_option,
};
pub(crate) use study::case_actor_keys;
pub(crate) use surroundings::Prepared;
