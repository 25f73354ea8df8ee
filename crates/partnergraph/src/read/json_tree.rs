//! A JSON text as a tree.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

use super::tree::{Content, Key, Node};

/// A value in a JSON text whose grammar has been checked.
#[derive(Debug, Clone, Copy)]
pub(super) struct JsonNode<'t> {
    text: &'t str,
    /// The part of the text that is the value.
    value: &'t str,
}

impl<'t> JsonNode<'t> {
    /// The whole document; the grammar of all of it is checked, however deep it is.
    pub(super) fn root(text: &'t str) -> Result<Self, serde_json::Error> {
        let value: &RawValue = serde_json::from_str(text)?;
        Ok(Self { text, value: value.get() })
    }

    fn part(self, part: &'t RawValue) -> Self {
        Self { text: self.text, value: part.get() }
    }

    fn key(self, key: &'t RawValue) -> Key<'t> {
        let key = self.part(key);
        let (name, broken) = match key.content() {
            Content::Text(name) => (name, false),
            _ => (Cow::Borrowed(key.value), true),
        };
        Key { name, start: key.start(), broken }
    }
}

impl<'t> Node<'t> for JsonNode<'t> {
    fn start(self) -> usize {
        // Both are parts of the same text.
        self.value.as_ptr() as usize - self.text.as_ptr() as usize
    }

    fn content(self) -> Content<'t, Self> {
        let content = match self.value.as_bytes().first() {
            Some(b'{') => serde_json::from_str::<Entries<'t>>(self.value).map(|Entries(entries)| {
                Content::Object(entries.into_iter().map(|(key, value)| (self.key(key), self.part(value))).collect())
            }),
            Some(b'[') => serde_json::from_str::<Vec<&'t RawValue>>(self.value)
                .map(|items| Content::List(items.into_iter().map(|item| self.part(item)).collect())),
            Some(b'"') => match self.value.get(1..self.value.len().saturating_sub(1)) {
                Some(inside) if !inside.contains('\\') => Ok(Content::Text(Cow::Borrowed(inside))),
                _ => serde_json::from_str::<String>(self.value).map(|text| Content::Text(Cow::Owned(text))),
            },
            Some(b't') => Ok(Content::Flag(true)),
            Some(b'f') => Ok(Content::Flag(false)),
            Some(b'n') => Ok(Content::Null),
            _ => Ok(Content::Number(Cow::Borrowed(self.value))),
        };
        content.unwrap_or(Content::Broken(self.value))
    }
}

/// The keys and values of an object in their order, doubled keys and all.
struct Entries<'t>(Vec<(&'t RawValue, &'t RawValue)>);

impl<'t> Deserialize<'t> for Entries<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyEntries;
        impl<'t> Visitor<'t> for AnyEntries {
            type Value = Entries<'t>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Entries<'t>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(AnyEntries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_keys_know_where_they_stand() {
        let text = " {\"a\" : [1, \"\\u00e5\"], \"\\u0062\": null, \"\\ud800\": \"\\ud800\"} ";
        let root = JsonNode::root(text).expect("sound JSON");
        let Content::Object(entries) = root.content() else { unreachable!("an object was written") };
        let keys: Vec<_> = entries.iter().map(|(key, node)| (key.name.as_ref(), key.broken, key.start, node.start())).collect();
        assert_eq!(keys, [("a", false, 2, 8), ("b", false, 23, 33), ("\"\\ud800\"", true, 39, 49)]);
        let Content::List(items) = entries[0].1.content() else { unreachable!("a list was written") };
        assert!(matches!(items[0].content(), Content::Number(number) if number == "1"));
        assert!(matches!(items[1].content(), Content::Text(text) if text == "å"));
        assert!(matches!(entries[1].1.content(), Content::Null));
        assert!(matches!(entries[2].1.content(), Content::Broken("\"\\ud800\"")));
    }
}
