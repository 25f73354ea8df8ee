//! What sorts actors into declared classes.

use crate::analysis::role_coverage::{CLASSES, class};
use crate::method::{OptionKind, OptionSpec, Preset};
use crate::model::{ActorIndex, Case, Code as _};
use crate::view::{Choice as _, choices};

choices! {
    /// What sorts actors into declared classes.
    Partition {
        /// The sector: public, private, civil, residents; other and unknown sectors are no class.
        Sector = "sector",
    }
}

/// The option that chooses it.
pub(crate) const PARTITION: OptionSpec = OptionSpec {
    name: "partition",
    kind: OptionKind::Choice(Partition::WORDS),
    preset: Preset::Text("sector"),
    meaning: "what sorts actors into classes: the sector (public, private, civil, residents; other and unknown sectors are no class)",
};

/// What actors without a class are counted under.
pub(crate) const NO_CLASS: &str = "none";

impl Partition {
    /// The declared classes, in their order.
    #[must_use]
    pub fn classes(self) -> Vec<&'static str> {
        match self {
            Self::Sector => CLASSES.iter().map(|class| class.as_str()).collect(),
        }
    }

    /// The class of an actor, as a position among the declared ones; nothing where it has none.
    pub(crate) fn class(self, case: &Case, actor: ActorIndex) -> Option<usize> {
        match self {
            Self::Sector => class(case, actor),
        }
    }
}
