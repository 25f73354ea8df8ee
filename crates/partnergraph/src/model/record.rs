//! The macro that turns the table of the format into types.

use super::{fingerprint::Digest, shape::Field};

/// Defines the records of the format: types with private fields, a constructor that takes what is required, getters,
/// setters that consume and return the record, reading and writing, and the description of the record as data.
macro_rules! records {
    ($(
        $(#[doc = $doc:literal])*
        record $name:ident $title:literal {
            lead { $( $(#[doc = $ldoc:literal])* $lead:ident, $set_lead:ident = $lkey:literal: [$($lty:tt)+], )* }
            required { $( $(#[doc = $rdoc:literal])* $required:ident = $rkey:literal: [$($rty:tt)+], )* }
            more { $( $(#[doc = $mdoc:literal])* $more:ident, $set_more:ident = $mkey:literal: [$($mty:tt)+], )* }
        }
    )+) => { $(
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        pub struct $name {
            $(
                #[serde(rename = $lkey, skip_serializing_if = "Field::is_absent")]
                pub(crate) $lead: value_type!($($lty)+),
            )*
            $(
                #[serde(rename = $rkey)]
                pub(crate) $required: value_type!($($rty)+),
            )*
            $(
                #[serde(rename = $mkey, skip_serializing_if = "Field::is_absent")]
                pub(crate) $more: value_type!($($mty)+),
            )*
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::read(deserializer, |record| record)
            }
        }

        impl<'de> Listable<'de> for $name {
            fn read_into<D: serde::Deserializer<'de>>(list: &mut Vec<Self>, deserializer: D) -> Result<(), D::Error> {
                Self::read(deserializer, |record| list.push(record))
            }
        }

        impl $name {
            /// Reads a record and puts it where it stays: a record is large, and passing it on takes longer than reading it.
            ///
            /// What serde derives for a record would also take a list of its values in order, and would look at every value
            /// that may be missing twice.
            fn read<'de, D, R>(deserializer: D, put: impl FnOnce(Self) -> R) -> Result<R, D::Error>
            where
                D: serde::Deserializer<'de>,
            {
                const KEYS: &[&str] = &[$( $lkey, )* $( $rkey, )* $( $mkey, )*];

                #[allow(non_camel_case_types, reason = "they are the fields")]
                #[derive(Clone, Copy)]
                enum Key { $( $lead, )* $( $required, )* $( $more, )* }

                impl<'de> serde::Deserialize<'de> for Key {
                    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                        deserializer.deserialize_identifier(AnyKey)
                    }
                }

                struct AnyKey;

                impl serde::de::Visitor<'_> for AnyKey {
                    type Value = Key;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("a key")
                    }

                    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<Key, E> {
                        match key {
                            $( $lkey => Ok(Key::$lead), )*
                            $( $rkey => Ok(Key::$required), )*
                            $( $mkey => Ok(Key::$more), )*
                            _ => Err(E::unknown_field(key, KEYS)),
                        }
                    }
                }

                struct AnyRecord<P>(P);

                impl<'de, R, P: FnOnce($name) -> R> serde::de::Visitor<'de> for AnyRecord<P> {
                    type Value = R;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("a ", $title, " as an object"))
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut entries: A) -> Result<R, A::Error> {
                        use serde::de::Error as _;

                        $( let mut $lead: value_type!($($lty)+) = Default::default(); )*
                        $( let mut $required: Option<value_type!($($rty)+)> = None; )*
                        $( let mut $more: value_type!($($mty)+) = Default::default(); )*
                        let mut seen = 0_u32;
                        while let Some(key) = entries.next_key::<Key>()? {
                            let bit = 1_u32 << (key as u32);
                            if seen & bit != 0 {
                                return Err(A::Error::duplicate_field(KEYS[key as usize]));
                            }
                            seen |= bit;
                            match key {
                                $( Key::$lead => $lead = next_value!(entries $($lty)+), )*
                                $( Key::$required => $required = Some(entries.next_value()?), )*
                                $( Key::$more => $more = next_value!(entries $($mty)+), )*
                            }
                        }
                        Ok((self.0)($name {
                            $( $lead, )*
                            $( $required: match $required {
                                Some(value) => value,
                                None => return Err(A::Error::missing_field($rkey)),
                            }, )*
                            $( $more, )*
                        }))
                    }
                }

                deserializer.deserialize_struct($title, KEYS, AnyRecord(put))
            }
        }

        constructor!($name $title $( $required: [$($rty)+], )* ; $( $lead, )* $( $more, )*);

        impl $name {
            $( getter!($(#[doc = $ldoc])* $lead: $($lty)+); )*
            $( getter!($(#[doc = $rdoc])* $required: $($rty)+); )*
            $( getter!($(#[doc = $mdoc])* $more: $($mty)+); )*
            $( setter!($lkey $lead $set_lead: $($lty)+); )*
            $( setter!($mkey $more $set_more: $($mty)+); )*

            /// The record's fields and what each may hold.
            pub const SHAPE: &'static RecordShape = &RecordShape {
                name: $title,
                doc: concat!($($doc, "\n",)*),
                fields: &[
                    $( field_shape!([$($ldoc)*] $lkey false $($lty)+), )*
                    $( field_shape!([$($rdoc)*] $rkey true $($rty)+), )*
                    $( field_shape!([$($mdoc)*] $mkey false $($mty)+), )*
                ],
            };
        }

        impl Field for $name {
            const SHAPE: Shape = Shape::Record(Self::SHAPE);

            fn is_absent(&self) -> bool {
                true $( && self.$lead.is_absent() )* $( && self.$required.is_absent() )* $( && self.$more.is_absent() )*
            }

            fn feed(&self, digest: &mut Digest) {
                $( feed_field(digest, $lkey, &self.$lead); )*
                $( feed_field(digest, $rkey, &self.$required); )*
                $( feed_field(digest, $mkey, &self.$more); )*
                digest.text("");
            }
        }
    )+ };
}
pub(crate) use records;

/// How a field is kept; `copy` marks those that getters hand out by value. Texts and sources are mostly short and few.
macro_rules! value_type {
    (copy $($ty:tt)+) => { $($ty)+ };
    (String) => { Text };
    (Option<String>) => { Option<Text> };
    (Vec<SourceId>) => { Few<SourceId> };
    ($($ty:tt)+) => { $($ty)+ };
}
pub(crate) use value_type;

/// The next value of an object, where `null` stands for *not known*.
macro_rules! next_value {
    ($entries:ident copy Option<$ty:ty>) => {
        $entries.next_value()?
    };
    ($entries:ident Option<$ty:ty>) => {
        $entries.next_value()?
    };
    ($entries:ident Vec<SourceId>) => {
        $entries.next_value::<Option<_>>()?.unwrap_or_default()
    };
    ($entries:ident Vec<$ty:ty>) => {
        $entries.next_value::<Option<Listed<$ty>>>()?.unwrap_or_default().0
    };
    ($entries:ident $($ty:tt)+) => {
        $entries.next_value::<Option<_>>()?.unwrap_or_default()
    };
}
pub(crate) use next_value;

macro_rules! field_shape {
    ([$($doc:literal)*] $key:literal $required:literal $($ty:tt)+) => {
        FieldShape {
            key: $key,
            doc: concat!($($doc, "\n",)*),
            required: $required,
            shape: <value_type!($($ty)+) as Field>::SHAPE,
        }
    };
}
pub(crate) use field_shape;

macro_rules! constructor {
    ($name:ident $title:literal ; $($optional:ident,)*) => {
        impl Default for $name {
            #[doc = concat!("A ", $title, " of which nothing is known.")]
            fn default() -> Self {
                Self { $( $optional: Default::default(), )* }
            }
        }
    };
    ($name:ident $title:literal $( $required:ident: [$($rty:tt)+], )+ ; $($optional:ident,)*) => {
        impl $name {
            #[doc = concat!("A new ", $title, ", with nothing known beyond what is required.")]
            #[must_use]
            pub fn new($( $required: argument_type!($($rty)+) ),+) -> Self {
                Self {
                    $( $required: kept!($required: $($rty)+), )+
                    $( $optional: Default::default(), )*
                }
            }
        }
    };
}
pub(crate) use constructor;

macro_rules! argument_type {
    (copy $ty:ty) => { $ty };
    ($ty:ty) => { impl Into<$ty> };
}
pub(crate) use argument_type;

/// An argument as the field keeps it.
macro_rules! kept {
    ($value:ident: String) => {
        Text::from(Into::<String>::into($value))
    };
    ($value:ident: $($ty:tt)+) => {
        $value.into()
    };
}
pub(crate) use kept;

macro_rules! getter {
    ($(#[doc = $doc:literal])* $name:ident: copy $ty:ty) => {
        $(#[doc = $doc])*
        #[must_use]
        pub const fn $name(&self) -> $ty {
            self.$name
        }
    };
    ($(#[doc = $doc:literal])* $name:ident: String) => {
        $(#[doc = $doc])*
        #[must_use]
        pub fn $name(&self) -> &str {
            &self.$name
        }
    };
    ($(#[doc = $doc:literal])* $name:ident: Option<String>) => {
        $(#[doc = $doc])*
        #[must_use]
        pub fn $name(&self) -> Option<&str> {
            self.$name.as_deref()
        }
    };
    ($(#[doc = $doc:literal])* $name:ident: Option<$ty:ty>) => {
        $(#[doc = $doc])*
        #[must_use]
        pub const fn $name(&self) -> Option<&$ty> {
            self.$name.as_ref()
        }
    };
    ($(#[doc = $doc:literal])* $name:ident: Vec<$ty:ty>) => {
        $(#[doc = $doc])*
        #[must_use]
        pub fn $name(&self) -> &[$ty] {
            &self.$name
        }
    };
    ($(#[doc = $doc:literal])* $name:ident: $ty:ty) => {
        $(#[doc = $doc])*
        #[must_use]
        pub const fn $name(&self) -> &$ty {
            &self.$name
        }
    };
}
pub(crate) use getter;

macro_rules! setter {
    ($key:literal $name:ident $set:ident: Option<String>) => {
        #[doc = concat!("The same, with this `", $key, "`.")]
        #[must_use]
        pub fn $set(mut self, value: impl Into<String>) -> Self {
            self.$name = Some(kept!(value: String));
            self
        }
    };
    ($key:literal $name:ident $set:ident: copy Option<$ty:ty>) => {
        #[doc = concat!("The same, with this `", $key, "`.")]
        #[must_use]
        pub const fn $set(mut self, value: $ty) -> Self {
            self.$name = Some(value);
            self
        }
    };
    ($key:literal $name:ident $set:ident: Option<$ty:ty>) => {
        #[doc = concat!("The same, with this `", $key, "`.")]
        #[must_use]
        pub fn $set(mut self, value: impl Into<$ty>) -> Self {
            self.$name = Some(value.into());
            self
        }
    };
    ($key:literal $name:ident $set:ident: Vec<$ty:ty>) => {
        #[doc = concat!("The same, with these as its `", $key, "`.")]
        #[must_use]
        pub fn $set(mut self, values: impl IntoIterator<Item = impl Into<$ty>>) -> Self {
            self.$name = values.into_iter().map(Into::into).collect();
            self
        }
    };
    ($key:literal $name:ident $set:ident: $ty:ty) => {
        #[doc = concat!("The same, with this `", $key, "`.")]
        #[must_use]
        pub fn $set(mut self, value: impl Into<$ty>) -> Self {
            self.$name = value.into();
            self
        }
    };
}
pub(crate) use setter;

/// Adds a field to a fingerprint, if there is something in it.
pub(crate) fn feed_field(digest: &mut Digest, key: &str, field: &impl Field) {
    if !field.is_absent() {
        digest.text(key);
        field.feed(digest);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Actor, Evidence, Place, Relation};

    #[test]
    fn a_list_is_no_record_at_any_depth() {
        let read = |text: &str| serde_json::from_str::<Vec<Actor>>(text);
        assert!(read(r#"[{"id": "a", "name": "A", "evidence": {"sources": ["s"]}}]"#).is_ok());
        assert!(read(r#"[["a", "A"]]"#).is_err());
        assert!(read(r#"[{"id": "a", "name": "A", "evidence": [["s"]]}]"#).is_err());
        assert!(serde_json::from_str::<Option<Place>>(r#"["x"]"#).is_err());
        assert_eq!(serde_json::from_str::<Option<Place>>("null").ok(), Some(None));
    }

    #[test]
    fn a_record_has_each_key_once_and_knows_all_of_them() {
        let read = |text: &str| serde_json::from_str::<Relation>(text).map_err(|error| error.to_string());
        assert!(read(r#"{"to": "b", "from": "a", "id": null, "term": null, "amounts": null, "kind": "funds"}"#).is_ok());
        for (text, reason) in [
            (r#"{"from": "a", "from": "a", "to": "b", "kind": "funds"}"#, "duplicate field `from`"),
            (r#"{"term": null, "term": null, "from": "a", "to": "b", "kind": "funds"}"#, "duplicate field `term`"),
            (r#"{"from": "a", "kind": "funds"}"#, "missing field `to`"),
            (r#"{"from": "a", "to": null, "kind": "funds"}"#, "invalid type: null, expected a text"),
            (r#"{"colour": 1}"#, "unknown field `colour`"),
        ] {
            let error = read(text).expect_err("no relation");
            assert!(error.starts_with(reason), "{error}");
        }
        assert_eq!(serde_json::from_str::<Evidence>("{}").ok(), Some(Evidence::default()));
    }
}
