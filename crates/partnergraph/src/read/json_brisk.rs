//! Documents as most are written, read quickly.
//!
//! A document is a thousand short texts, most of them keys and ids. A reader of JSON for everybody spends half of its time on
//! what cannot happen here: numbers in keys, errors with a place, texts that come in pieces. This one reads the same documents, and
//! where it meets anything that it does not know it gives up without a reason: `serde_json` then reads from the start, and has the
//! last word on what is JSON. It reads numbers and texts with escapes in any case. That both agree is tested on damaged documents.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// What a text holds, or nothing where somebody else has to look.
pub(super) fn from_str<'de, T: de::Deserialize<'de>>(text: &'de str) -> Option<T> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    let found = T::deserialize(&mut reader).ok()?;
    reader.next().is_none().then_some(found)
}

/// This reader gives up.
#[derive(Debug)]
struct GivenUp;

impl fmt::Display for GivenUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("another reader has to look")
    }
}

impl std::error::Error for GivenUp {}

impl de::Error for GivenUp {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

struct Reader<'de> {
    text: &'de str,
    at: usize,
    /// How many brackets are open.
    depth: usize,
}

/// No document opens as many brackets.
const DEEPEST: usize = 32;

impl<'de> Reader<'de> {
    /// The next byte that is no space, which is not passed.
    #[inline]
    fn next(&mut self) -> Option<u8> {
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    /// Passes the next byte that is no space, which must be this one.
    #[inline]
    fn pass(&mut self, byte: u8) -> Result<(), GivenUp> {
        if self.next() != Some(byte) {
            return Err(GivenUp);
        }
        self.at += 1;
        Ok(())
    }

    fn pass_word(&mut self, word: &str) -> Result<(), GivenUp> {
        if !self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            return Err(GivenUp);
        }
        self.at += word.len();
        Ok(())
    }

    /// The text that comes next, handed to a visitor.
    #[inline]
    fn text<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, GivenUp> {
        self.pass(b'"')?;
        let from = self.at;
        let end = end_of_plain(self.text.as_bytes(), from);
        match self.text.as_bytes().get(end) {
            Some(b'"') => {
                self.at = end + 1;
                visitor.visit_borrowed_str(self.text.get(from..end).ok_or(GivenUp)?)
            }
            Some(b'\\') => self.escaped_text(from, end, visitor),
            _ => Err(GivenUp),
        }
    }

    /// A text with something escaped in it, the first at `end`.
    #[cold]
    fn escaped_text<V: Visitor<'de>>(&mut self, from: usize, mut end: usize, visitor: V) -> Result<V::Value, GivenUp> {
        let bytes = self.text.as_bytes();
        while bytes.get(end) == Some(&b'\\') {
            end = end_of_plain(bytes, (end + 2).min(bytes.len()));
        }
        let whole = self.text.get(from - 1..=end).ok_or(GivenUp)?;
        self.at = end + 1;
        visitor.visit_string(serde_json::from_str(whole).map_err(|_| GivenUp)?)
    }

    /// A number, read by `serde_json`.
    fn number<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, GivenUp> {
        if !matches!(self.next(), Some(b'-' | b'0'..=b'9')) {
            return Err(GivenUp);
        }
        let rest = &self.text[self.at..];
        let end = rest.bytes().position(|byte| !matches!(byte, b'+' | b'-' | b'.' | b'0'..=b'9' | b'e' | b'E')).unwrap_or(rest.len());
        self.at += end;
        let mut number = serde_json::Deserializer::from_str(&rest[..end]);
        let found = number.deserialize_any(visitor).map_err(|_| GivenUp)?;
        number.end().map_err(|_| GivenUp)?;
        Ok(found)
    }

    fn truth<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, GivenUp> {
        match self.next() {
            Some(b't') => self.pass_word("true").and_then(|()| visitor.visit_bool(true)),
            Some(b'f') => self.pass_word("false").and_then(|()| visitor.visit_bool(false)),
            _ => Err(GivenUp),
        }
    }

    /// What stands between brackets of some kind, of which the visitor must take everything.
    #[inline]
    fn enclosed<T>(&mut self, opens: u8, visit: impl FnOnce(&mut Items<'_, 'de>) -> Result<T, GivenUp>) -> Result<T, GivenUp> {
        self.pass(opens)?;
        if self.depth == DEEPEST {
            return Err(GivenUp);
        }
        self.depth += 1;
        let mut items = Items { reader: self, closes: opens + 2, place: Place::Start };
        let found = visit(&mut items)?;
        if !matches!(items.place, Place::End) {
            return Err(GivenUp);
        }
        self.depth -= 1;
        Ok(found)
    }
}

/// From a place on the first byte that is a quote, begins an escape or must not stand in a text, or the end.
#[inline]
fn end_of_plain(bytes: &[u8], from: usize) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    let (words, rest) = bytes[from..].as_chunks::<8>();
    let mut at = from;
    for word in words {
        let word = u64::from_le_bytes(*word);
        let (quote, escape) = (word ^ (ONES * b'"' as u64), word ^ (ONES * b'\\' as u64));
        // A byte of nothing borrows from its highest bit; those above it may be taken for one, those below not.
        let nothing = (quote.wrapping_sub(ONES) & !quote) | (escape.wrapping_sub(ONES) & !escape);
        let control = word.wrapping_sub(ONES * 0x20) & !word;
        let found = (nothing | control) & HIGH;
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    at + rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20)).unwrap_or(rest.len())
}

enum Place {
    Start,
    Middle,
    End,
}

/// The items of a list or the entries of an object.
struct Items<'r, 'de> {
    reader: &'r mut Reader<'de>,
    closes: u8,
    place: Place,
}

impl Items<'_, '_> {
    /// Whether there is another one, which is next.
    #[inline]
    fn another(&mut self) -> Result<bool, GivenUp> {
        let next = self.reader.next().ok_or(GivenUp)?;
        match self.place {
            _ if next == self.closes => {
                self.reader.at += 1;
                self.place = Place::End;
                Ok(false)
            }
            Place::Start => {
                self.place = Place::Middle;
                Ok(true)
            }
            Place::Middle if next == b',' => {
                self.reader.at += 1;
                // What comes after a comma is read; that it is there is seen then, and brackets begin nothing.
                Ok(true)
            }
            _ => Err(GivenUp),
        }
    }
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = GivenUp;

    #[inline]
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, GivenUp> {
        if self.another()? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }
}

impl<'de> MapAccess<'de> for Items<'_, 'de> {
    type Error = GivenUp;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, GivenUp> {
        if !self.another()? {
            return Ok(None);
        }
        if self.reader.next() != Some(b'"') {
            return Err(GivenUp);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }

    #[inline]
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, GivenUp> {
        self.reader.pass(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}

/// Methods that read in one of the ways above.
macro_rules! reads {
    ($($way:ident: $($method:ident)+;)+) => { $($(
        #[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, GivenUp> {
            self.$way(visitor)
        }
    )+)+ };
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = GivenUp;

    reads! {
        text: deserialize_str deserialize_string deserialize_identifier;
        number: deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16 deserialize_u32
            deserialize_u64 deserialize_f32 deserialize_f64;
        truth: deserialize_bool;
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, GivenUp> {
        match self.next() {
            Some(b'"') => self.text(visitor),
            Some(b'{') => self.deserialize_map(visitor),
            Some(b'[') => self.deserialize_seq(visitor),
            Some(b'n') => self.pass_word("null").and_then(|()| visitor.visit_unit()),
            Some(b't' | b'f') => self.truth(visitor),
            _ => self.number(visitor),
        }
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, GivenUp> {
        if self.next() == Some(b'n') { self.pass_word("null").and_then(|()| visitor.visit_none()) } else { visitor.visit_some(self) }
    }

    #[inline]
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, GivenUp> {
        self.enclosed(b'[', |items| visitor.visit_seq(items))
    }

    #[inline]
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, GivenUp> {
        self.enclosed(b'{', |items| visitor.visit_map(items))
    }

    #[inline]
    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, GivenUp> {
        // serde_json would take a list as well; whether a type does is not asked here.
        self.deserialize_map(visitor)
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, GivenUp> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], _: V) -> Result<V::Value, GivenUp> {
        Err(GivenUp)
    }

    serde::forward_to_deserialize_any! {
        i128 u128 char bytes byte_buf unit unit_struct tuple tuple_struct ignored_any
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::CaseDocument;
    use crate::read::library;

    fn by_serde(text: &str) -> Option<CaseDocument> {
        serde_json::from_str(text).ok()
    }

    #[test]
    fn every_case_of_the_library_is_read_as_by_serde() {
        for (name, text) in library::documents() {
            let compact = serde_json::from_str::<serde_json::Value>(text).expect("it is JSON").to_string();
            for text in [text, compact.as_str()] {
                let found = from_str::<CaseDocument>(text);
                assert!(found.is_some(), "{name}");
                assert_eq!(found, by_serde(text), "{name}");
            }
        }
    }

    #[test]
    fn what_is_rare_is_read_or_left() {
        let head = r#""format": "partnergraph/case/1", "id": "h""#;
        let with = |more: &str| format!("{{{head}, {more}}}");
        for (more, is_read) in [
            (r#""name": "\u00c5rvoll \"g\u00e5rd\" \\ \n""#, true),
            (r#""name": "a\\""#, true),
            (r#""name": "\ud83d\ude00""#, true),
            (r#""name": "\ud83d""#, false),
            (r#""name": "\x""#, false),
            ("\"name\": \"a\tb\"", false),
            (r#""name": "a", "#, false),
            (r#""name": "a", "kind": null, "place": {"name": null}"#, true),
            (r#""name": "a", "place": {"name": null,}"#, false),
            (r#""name": "a", "place": ["x"]"#, false),
            (r#""name": "a", "actors": [,]"#, false),
            (r#""name": "a", "actors": []"#, true),
            (r#""name": "a", "actors": [] ,"sources" :[ ] "#, true),
            (r#""name": "a" "kind": null"#, false),
            (r#""name": "a", "kind": nul"#, false),
            (r#""name": "a", 5: null"#, false),
            (r#""name": "a", "actors": [{"id": "a", "name": "A", "count": 3}]"#, true),
            (r#""name": "a", "actors": [{"id": "a", "name": "A", "count": 03}]"#, false),
            (r#""name": "a", "actors": [{"id": "a", "name": "A", "count": {"min": 1, "max": 2}}]"#, true),
            (r#""name": "a", "actors": [{"id": "a", "name": "A"]"#, false),
            (r#""name": "a", "relations": [{"from": "a", "to": "b", "kind": "funds", "mutual": true}]"#, true),
            (r#""name": "a", "relations": [{"from": "a", "to": "b", "kind": "funds", "mutual": tru}]"#, false),
            (r#""name": "a", "relations": [{"from": "a", "to": "b", "kind": "funds", "amounts": [{"value": 1.5e3}]}]"#, true),
            (r#""name": "a", "relations": [{"from": "a", "to": "b", "kind": "funds", "amounts": [{"value": 1.5e}]}]"#, false),
        ] {
            let text = with(more);
            let found = from_str::<CaseDocument>(&text);
            assert_eq!(found.is_some(), is_read, "{text}");
            assert_eq!(found, by_serde(&text), "{text}");
        }
        let text = with(r#""name": "a""#);
        assert!(from_str::<CaseDocument>(&format!(" {text}\n")).is_some());
        for text in [format!("{text}}}"), format!("{text} null"), text[..text.len() - 1].to_owned(), String::new(), "[".to_owned()] {
            assert!(from_str::<CaseDocument>(&text).is_none() && by_serde(&text).is_none(), "{text}");
        }
    }

    #[test]
    fn texts_end_where_they_end_at_every_length() {
        for length in 0..40 {
            for special in ['"', '\\', '\u{1f}', 'å', '\u{7f}', '!', '#', '[', ']', ' '] {
                for place in 0..length {
                    let text: String = (0..length).map(|at| if at == place { special } else { 'x' }).collect();
                    let expected = text.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20)).unwrap_or(text.len());
                    assert_eq!(end_of_plain(text.as_bytes(), 0), expected, "{text}");
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

        #[test]
        fn what_is_read_of_a_damaged_document_is_what_serde_reads(
            which in 0_usize..18,
            at in 0.0_f64..1.0,
            taken in 0_usize..4,
            put in "[\\[\\]{}:,\"\\\\0-9 a-fnule.\\-\u{0}\u{e5}]{0,3}",
        ) {
            let (_, text) = library::documents().nth(which).expect("there are eighteen");
            let from = (0..=(at * text.len() as f64) as usize).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let until = (from + taken..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
            let damaged = format!("{}{put}{}", &text[..from], &text[until.max(from)..]);
            prop_assert_eq!(from_str::<CaseDocument>(&damaged), by_serde(&damaged));
        }
    }
}
