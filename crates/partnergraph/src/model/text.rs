//! Short texts and short lists that need no memory of their own.
//!
//! A document has a thousand texts, most of them ids and words of a few letters. Each in a piece of memory of its own would
//! cost more than reading it.

use std::{borrow::Borrow, cmp::Ordering, fmt, hash, ops::Deref};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, SeqAccess, Visitor},
};

use super::{ActorId, Weekday};

/// The longest text that stands in its place, in bytes: as many as leave the size of a `String`.
const SHORT: usize = 22;

/// A text that does not change; a short one stands where it is held, a long one in memory of its own.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Text(Kept);

/// A text of one length is kept in one way only, and what a short one does not fill is zero, so that equal texts are equal.
#[derive(Clone, PartialEq, Eq)]
enum Kept {
    Short { length: u8, bytes: [u8; SHORT] },
    Long(Box<str>),
}

impl Text {
    pub(crate) fn as_str(&self) -> &str {
        match &self.0 {
            // What was copied from a text is one.
            Kept::Short { .. } => str::from_utf8(self.as_bytes()).unwrap_or_default(),
            Kept::Long(text) => text,
        }
    }

    /// The text as bytes, which takes no look at whether they are one.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Kept::Short { length, bytes } => bytes.get(..usize::from(*length)).unwrap_or_default(),
            Kept::Long(text) => text.as_bytes(),
        }
    }
}

impl From<&str> for Text {
    #[inline]
    fn from(text: &str) -> Self {
        match short(text.as_bytes()) {
            Some(bytes) => Self(Kept::Short { length: text.len() as u8, bytes }),
            None => Self(Kept::Long(text.into())),
        }
    }
}

/// A short text, with zeros behind it. It is copied in two pieces of a fixed length that meet or overlap: a copy of any length
/// takes longer than all else that is done with it.
#[inline]
fn short(text: &[u8]) -> Option<[u8; SHORT]> {
    #[inline]
    fn copied<const HEAD: usize, const TAIL: usize>(text: &[u8]) -> Option<[u8; SHORT]> {
        let mut bytes = [0; SHORT];
        *bytes.first_chunk_mut::<HEAD>()? = *text.first_chunk()?;
        *bytes.get_mut(..text.len())?.last_chunk_mut::<TAIL>()? = *text.last_chunk()?;
        Some(bytes)
    }
    match text.len() {
        0 => Some([0; SHORT]),
        1 => copied::<1, 1>(text),
        2..4 => copied::<2, 2>(text),
        4..8 => copied::<4, 4>(text),
        8..=16 => copied::<8, 8>(text),
        17..=SHORT => copied::<16, 8>(text),
        _ => None,
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        if text.len() <= SHORT { Self::from(text.as_str()) } else { Self(Kept::Long(text.into())) }
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl hash::Hash for Text {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyText;
        impl Visitor<'_> for AnyText {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(text.into())
            }

            fn visit_string<E: serde::de::Error>(self, text: String) -> Result<Text, E> {
                Ok(text.into())
            }
        }
        deserializer.deserialize_str(AnyText)
    }
}

/// A list that mostly has one item.
#[derive(Clone, Default)]
pub(crate) enum Few<T> {
    /// No item.
    #[default]
    None,
    /// One item, which stands where the list is held.
    One(T),
    /// Two or more.
    More(Vec<T>),
}

impl<T> Few<T> {
    pub(crate) fn as_slice(&self) -> &[T] {
        match self {
            Self::None => &[],
            Self::One(item) => std::slice::from_ref(item),
            Self::More(items) => items,
        }
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T: PartialEq> PartialEq for Few<T> {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl<T: fmt::Debug> fmt::Debug for Few<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_slice(), f)
    }
}

impl<T> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut items = items.into_iter();
        match (items.next(), items.next()) {
            (None, _) => Self::None,
            (Some(item), None) => Self::One(item),
            (Some(first), Some(second)) => Self::More([first, second].into_iter().chain(items).collect()),
        }
    }
}

impl<T: Serialize> Serialize for Few<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_slice().serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Few<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyList<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for AnyList<T> {
            type Value = Few<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Few<T>, A::Error> {
                let Some(first) = list.next_element()? else { return Ok(Few::None) };
                let Some(second) = list.next_element()? else { return Ok(Few::One(first)) };
                let mut items = vec![first, second];
                while let Some(item) = list.next_element()? {
                    items.push(item);
                }
                Ok(Few::More(items))
            }
        }
        deserializer.deserialize_seq(AnyList(std::marker::PhantomData))
    }
}

/// What a list can be made of.
pub(crate) trait Listable<'de>: Deserialize<'de> {
    /// Reads the next item of a list into it.
    fn read_into<D: Deserializer<'de>>(list: &mut Vec<Self>, deserializer: D) -> Result<(), D::Error> {
        list.push(Self::deserialize(deserializer)?);
        Ok(())
    }
}

impl Listable<'_> for String {}
impl Listable<'_> for ActorId {}
impl Listable<'_> for Weekday {}

/// A list as it is read: one of large records begins with room for as many as a document mostly has, so that they need not be
/// moved while it grows.
pub(crate) struct Listed<T>(pub(crate) Vec<T>);

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// Records from this size on, in bytes, are large, and room is made for so many of them.
const LARGE: usize = 150;
const ROOM: usize = 64;

/// The next item of a list.
struct Next<'a, T>(&'a mut Vec<T>);

impl<'de, T: Listable<'de>> DeserializeSeed<'de> for Next<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.0.is_empty() {
            self.0.reserve(if size_of::<T>() >= LARGE { ROOM } else { 1 });
        }
        T::read_into(self.0, deserializer)
    }
}

impl<'de, T: Listable<'de>> Deserialize<'de> for Listed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyList<T>(std::marker::PhantomData<T>);
        impl<'de, T: Listable<'de>> Visitor<'de> for AnyList<T> {
            type Value = Listed<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Listed<T>, A::Error> {
                let mut items = Vec::new();
                while list.next_element_seed(Next(&mut items))?.is_some() {}
                items.shrink_to_fit();
                Ok(Listed(items))
            }
        }
        deserializer.deserialize_seq(AnyList(std::marker::PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_the_same_however_it_is_kept() {
        let lengths = (0..SHORT + 3).map(|length| "abcdefghijklmnopqrstuvwxyz"[..length].to_owned());
        for text in lengths.chain(["æøå".to_owned(), "ø".repeat(SHORT / 2), "ø".repeat(SHORT)]) {
            let text = text.as_str();
            let kept = Text::from(text);
            assert_eq!(kept.as_str(), text);
            assert_eq!(kept, Text::from(text.to_owned()));
            assert_eq!(serde_json::to_string(&kept).ok(), serde_json::to_string(text).ok());
            assert_eq!(serde_json::from_str::<Text>(&serde_json::to_string(text).expect("a text")).ok(), Some(kept));
        }
        assert!(Text::from("b") > Text::from("a".repeat(40)));
        assert_eq!(size_of::<Option<Text>>(), size_of::<String>());
    }

    #[test]
    fn a_list_is_the_same_however_it_is_kept() {
        for items in [vec![], vec![1], vec![1, 2], vec![1, 2, 3]] {
            let few: Few<i32> = items.iter().copied().collect();
            assert_eq!(few.as_slice(), items);
            assert_eq!(serde_json::from_str::<Few<i32>>(&serde_json::to_string(&few).expect("a list")).ok(), Some(few));
        }
        assert!(serde_json::from_str::<Few<i32>>("[1, \"2\"]").is_err());
    }
}
