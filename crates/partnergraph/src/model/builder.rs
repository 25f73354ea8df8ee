//! Making a case from parts.

use super::{
    Activity, Actor, Agreement, Assignment, Case, CaseDocument, Event, Exchange, FormatTag, Participation, Place, Relation, Risk,
    RoleModelChoice, Score, Seat, Source,
    check::check,
    date::PartialDate,
    id::{ActorId, CaseId},
    problem::Problem,
    terms::CaseKind,
};

/// Collects the parts of a case, and checks all of them at once.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Assignment, CaseBuilder, Sector, Status};
///
/// let problems = CaseBuilder::new("house", "House")
///     .actor(Actor::new("town", "Town").with_sector(Sector::Public))
///     .assignment(Assignment::new("owner", Status::Current).with_actor("tow"))
///     .assignment(Assignment::new("fundr", Status::Current).with_actor("town"))
///     .build()
///     .expect_err("two words are misspelled")
///     .problems;
/// assert_eq!(problems[0].nearest.as_deref(), Some("town"));
/// assert_eq!(problems[1].nearest.as_deref(), Some("funder"));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct CaseBuilder {
    document: CaseDocument,
}

/// A document that is no case, with everything that is wrong in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", listing(problems))]
#[non_exhaustive]
pub struct CaseError {
    /// What is wrong, in the order of the document; at least one.
    pub problems: Vec<Problem>,
}

fn listing(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

macro_rules! adders {
    ($( $(#[doc = $doc:literal])* $name:ident $list:ident $ty:ty, )+) => { $(
        $(#[doc = $doc])*
        pub fn $name(mut self, item: $ty) -> Self {
            self.document.$list.push(item);
            self
        }
    )+ };
}

impl CaseBuilder {
    /// A case with nothing in it but its id and name.
    pub fn new(id: impl Into<CaseId>, name: impl Into<String>) -> Self {
        Self { document: CaseDocument::new(FormatTag, id, name) }
    }

    /// What sort of case it is.
    pub fn kind(mut self, kind: CaseKind) -> Self {
        self.document.kind = Some(kind);
        self
    }

    /// Where it is.
    pub fn place(mut self, place: Place) -> Self {
        self.document.place = Some(place);
        self
    }

    /// When the house or partnership began.
    pub fn established(mut self, date: PartialDate) -> Self {
        self.document.established = Some(date);
        self
    }

    /// When it ended.
    pub fn closed(mut self, date: PartialDate) -> Self {
        self.document.closed = Some(date);
        self
    }

    /// The roles that the case is read with; the building-block model where nothing is said.
    pub fn role_model(mut self, model: impl Into<RoleModelChoice>) -> Self {
        self.document.role_model = Some(model.into());
        self
    }

    /// The actor that stands for the case itself.
    pub fn self_actor(mut self, actor: impl Into<ActorId>) -> Self {
        self.document.self_actor = Some(actor.into());
        self
    }

    /// The case in a few sentences.
    pub fn summary(mut self, summary: impl Into<String>) -> Self {
        self.document.summary = Some(summary.into().into());
        self
    }

    /// What could not be found.
    pub fn gaps(mut self, gaps: impl Into<String>) -> Self {
        self.document.gaps = Some(gaps.into().into());
        self
    }

    adders! {
        /// Adds a source.
        source sources Source,
        /// Adds an actor.
        actor actors Actor,
        /// Adds an assignment.
        assignment assignments Assignment,
        /// Adds a relation.
        relation relations Relation,
        /// Adds an agreement.
        agreement agreements Agreement,
        /// Adds an exchange.
        exchange exchanges Exchange,
        /// Adds an activity.
        activity activities Activity,
        /// Adds a seat in a body.
        seat seats Seat,
        /// Adds that a group took part in a phase.
        participation participation Participation,
        /// Adds a risk.
        risk risks Risk,
        /// Adds a score.
        score scores Score,
        /// Adds an event.
        event events Event,
    }

    /// The document as it stands, checked or not.
    #[must_use]
    pub const fn document(&self) -> &CaseDocument {
        &self.document
    }

    /// The case, if everything in it fits together.
    ///
    /// # Errors
    /// [`CaseError`] with every problem: ids that are malformed, doubled or unknown, periods that end before they begin,
    /// actors that are part of themselves, amounts below zero, roles outside the model that have no name of their own.
    pub fn build(self) -> Result<Case, CaseError> {
        check(self.document).map_err(|(_, problems)| CaseError { problems })
    }
}

impl From<CaseDocument> for CaseBuilder {
    fn from(document: CaseDocument) -> Self {
        Self { document }
    }
}

impl Case {
    /// A builder that holds everything of this case, to make another one from it.
    pub fn to_builder(&self) -> CaseBuilder {
        CaseBuilder { document: self.document().clone() }
    }
}
