//! Names that things carry inside a document.
//!
//! An id is a type of its own, so that an actor cannot be taken for a role. Whether an id is well formed is checked when
//! a case is built, together with everything else; every id inside a [`Case`](crate::model::Case) is well formed.

use std::{borrow::Borrow, fmt};

use serde::{Deserialize, Serialize};

use super::text::Text;

/// The longest id that the format allows, in bytes.
pub const LONGEST_ID: usize = 128;

/// Whether a text has the form of an id: `[a-z0-9][a-z0-9_.:-]*`, at most 128 bytes.
#[must_use]
pub fn is_well_formed(id: &str) -> bool {
    are_well_formed(id.as_bytes())
}

/// The same for the bytes of a text.
pub(crate) fn are_well_formed(id: &[u8]) -> bool {
    let mut bytes = id.iter();
    id.len() <= LONGEST_ID
        && bytes.next().is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_.:-".contains(byte))
}

macro_rules! ids {
    ($( $(#[doc = $doc:literal])* $name:ident, )+) => { $(
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Text);

        impl $name {
            /// The id as it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }

            pub(crate) const fn text(&self) -> &Text {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.into())
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id.into())
            }
        }

        impl From<&$name> for $name {
            fn from(id: &$name) -> Self {
                id.clone()
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+ };
}

ids! {
    /// The id of a case, unique in a casebook.
    CaseId,
    /// The id of an actor, unique in its case.
    ActorId,
    /// The id of a role, unique in its role model.
    RoleId,
    /// The id of a relation, unique in its case.
    RelationId,
    /// The id of an agreement, unique in its case.
    AgreementId,
    /// The id of a risk, unique in its case.
    RiskId,
    /// The id of a source, unique in its case.
    SourceId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_lower_case_ascii_of_bounded_length() {
        for good in ["a", "0", "org:oslo-kommune", "r1.2_b"] {
            assert!(is_well_formed(good), "{good}");
        }
        for bad in ["", "A", "-a", "å", "a b", "a/b", &"a".repeat(129)] {
            assert!(!is_well_formed(bad), "{bad}");
        }
        assert!(is_well_formed(&"a".repeat(128)));
    }
}
