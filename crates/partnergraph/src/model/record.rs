//! The macro that turns the table of the format into types.

use serde::{Deserialize, Deserializer};

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
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(
                #[serde(rename = $lkey, default, deserialize_with = "null_is_absent", skip_serializing_if = "Field::is_absent")]
                pub(crate) $lead: value_type!($($lty)+),
            )*
            $(
                #[serde(rename = $rkey)]
                pub(crate) $required: value_type!($($rty)+),
            )*
            $(
                #[serde(rename = $mkey, default, deserialize_with = "null_is_absent", skip_serializing_if = "Field::is_absent")]
                pub(crate) $more: value_type!($($mty)+),
            )*
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

/// The Rust type of a field; `copy` marks those that getters hand out by value.
macro_rules! value_type {
    (copy $($ty:tt)+) => { $($ty)+ };
    ($($ty:tt)+) => { $($ty)+ };
}
pub(crate) use value_type;

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
                    $( $required: $required.into(), )+
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

/// Reads `null` as *not known*.
pub(crate) fn null_is_absent<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Option::<T>::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// Adds a field to a fingerprint, if there is something in it.
pub(crate) fn feed_field(digest: &mut Digest, key: &str, field: &impl Field) {
    if !field.is_absent() {
        digest.text(key);
        field.feed(digest);
    }
}
