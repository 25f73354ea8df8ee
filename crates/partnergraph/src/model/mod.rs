//! What is recorded about a partnership: the case, its actors, roles, relations and everything else of the format.

pub(crate) mod builder;
pub(crate) mod case;
pub(crate) mod casebook;
pub(crate) mod check;
pub(crate) mod code;
pub(crate) mod date;
pub(crate) mod fingerprint;
mod format;
pub(crate) mod graph;
mod hash;
pub(crate) mod id;
pub(crate) mod nearest;
mod part;
pub(crate) mod problem;
mod record;
pub(crate) mod role_model;
pub(crate) mod shape;
pub(crate) mod terms;
mod text;
pub(crate) mod value;

pub use builder::{CaseBuilder, CaseError};
pub use case::{Case, UnknownActor};
pub use casebook::{Casebook, Rejected, UnknownCase};
pub use code::{Code, Language};
pub use date::{ClockTime, DateError, Day, KnownDate, PartialDate, Period, TimeError};
pub use fingerprint::Fingerprint;
pub use graph::{ActorIndex, AssignmentIndex, Edge, Node, RelationIndex, RoleIndex};
pub use id::{ActorId, AgreementId, CaseId, LONGEST_ID, RelationId, RiskId, RoleId, SourceId, is_well_formed};
pub use problem::{Place as ProblemPlace, Pointer, Position, Problem, ProblemKind, Step};
pub use role_model::{BYGGEKLOSS, RoleModelChoice, RoleModelId};
pub use shape::{FieldShape, RecordShape, Shape};
pub use terms::*;
pub use value::{Consequences, Count, CountRange, FORMAT, FormatTag, Grade, Influence, Level, Quantity, Rating, Strength};

use fingerprint::Digest;
use record::{argument_type, constructor, feed_field, field_shape, getter, kept, next_value, records, setter, value_type};
use shape::Field;
use text::{Few, Listable, Listed, Text};

crate::case_format!(records);

/// Every record of the format, outermost first.
pub const RECORDS: &[&RecordShape] = &[
    CaseDocument::SHAPE,
    Place::SHAPE,
    Source::SHAPE,
    Evidence::SHAPE,
    Actor::SHAPE,
    Identifier::SHAPE,
    Assignment::SHAPE,
    Relation::SHAPE,
    Ratings::SHAPE,
    Amount::SHAPE,
    Agreement::SHAPE,
    Exchange::SHAPE,
    Activity::SHAPE,
    Times::SHAPE,
    Seat::SHAPE,
    Participation::SHAPE,
    Risk::SHAPE,
    Measure::SHAPE,
    Score::SHAPE,
    Event::SHAPE,
    RoleModel::SHAPE,
    Role::SHAPE,
    Labels::SHAPE,
];

impl Assignment {
    /// From when until when it holds.
    #[must_use]
    pub const fn period(&self) -> Period {
        Period { since: self.since, until: self.until }
    }
}

impl Relation {
    /// From when until when it holds.
    #[must_use]
    pub const fn period(&self) -> Period {
        Period { since: self.since, until: self.until }
    }

    /// Whether the relation has no direction: as it says itself, and otherwise where the two cooperate.
    #[must_use]
    pub fn is_mutual(&self) -> bool {
        self.mutual.unwrap_or(self.kind == RelationKind::Cooperates)
    }
}

impl Agreement {
    /// From when until when it holds.
    #[must_use]
    pub const fn period(&self) -> Period {
        Period { since: self.since, until: self.until }
    }
}

impl Evidence {
    /// Whether the statement is marked as uncertain.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.certainty == Some(Certainty::Uncertain)
    }
}
