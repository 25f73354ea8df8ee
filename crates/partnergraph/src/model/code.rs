//! Closed lists of codes, each with its words in Norwegian, Danish and English.

use std::fmt;

/// A language that labels and sentences are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Language {
    /// Norwegian bokmål.
    Nb,
    /// Danish.
    Da,
    /// English.
    #[default]
    En,
}

impl Language {
    /// All languages, in the order in which labels are listed.
    pub const ALL: [Self; 3] = [Self::Nb, Self::Da, Self::En];

    /// The language code: `nb`, `da` or `en`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Da => "da",
            Self::En => "en",
        }
    }

    /// The language with this code, if it is one of the three.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.as_str() == code)
    }

    /// One of three texts given in the order Norwegian, Danish, English.
    #[must_use]
    pub const fn pick(self, labels: [&str; 3]) -> &str {
        match self {
            Self::Nb => labels[0],
            Self::Da => labels[1],
            Self::En => labels[2],
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A value from a closed list of the case format.
pub trait Code: Copy + Eq + fmt::Debug + 'static {
    /// What the list is called in messages, for example `relation kind`.
    const NAME: &'static str;
    /// Every value, in the order of the format.
    const ALL: &'static [Self];
    /// Every value as it is written in a document, in the same order.
    const CODES: &'static [&'static str];

    /// The value as it is written in a document.
    fn as_str(self) -> &'static str;

    /// The word for it in a language, in lower case, short enough for a table.
    fn label(self, language: Language) -> &'static str;

    /// The value that is written like this, if there is one.
    fn from_code(code: &str) -> Option<Self> {
        Self::CODES.iter().position(|known| *known == code).map(|position| Self::ALL[position])
    }
}

/// Defines closed lists: the enum, its codes and its labels, from one table.
macro_rules! codes {
    ($(
        $(#[doc = $doc:literal])*
        $name:ident $key:literal {
            $( $(#[doc = $vdoc:literal])* $variant:ident = $code:literal [$nb:literal, $da:literal, $en:literal], )+
        }
    )+) => { $(
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[doc = $vdoc])* $variant, )+
        }

        impl $crate::model::code::Code for $name {
            const NAME: &'static str = $key;
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const CODES: &'static [&'static str] = &[$($code),+];

            fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            fn from_code(code: &str) -> Option<Self> {
                match code {
                    $($code => Some(Self::$variant),)+
                    _ => None,
                }
            }

            fn label(self, language: $crate::model::code::Language) -> &'static str {
                match self { $(Self::$variant => language.pick([$nb, $da, $en])),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::model::code::Code::as_str(*self))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::model::code::Code::as_str(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str($crate::model::code::CodeVisitor(std::marker::PhantomData))
            }
        }
    )+ };
}
pub(crate) use codes;

/// Reads a code without making a copy of its text.
pub(crate) struct CodeVisitor<T>(pub(crate) std::marker::PhantomData<T>);

impl<T: Code> serde::de::Visitor<'_> for CodeVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {}", T::NAME)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        T::from_code(text).ok_or_else(|| E::unknown_variant(text, T::CODES))
    }
}

#[cfg(test)]
mod tests {
    use super::super::terms::{RelationKind, Sector};
    use super::*;

    #[test]
    fn a_code_is_found_by_how_it_is_written() {
        assert_eq!(Sector::from_code("residents"), Some(Sector::Residents));
        assert_eq!(Sector::from_code("Residents"), None);
        assert_eq!(RelationKind::LeasesTo.as_str(), "leases_to");
    }

    #[test]
    fn a_label_is_given_in_the_language_asked_for() {
        assert_eq!(Sector::Public.label(Language::Nb), "offentlig");
        assert_eq!(Language::from_code("no"), None);
        assert_eq!(Language::from_code("nb"), Some(Language::Nb));
    }
}
