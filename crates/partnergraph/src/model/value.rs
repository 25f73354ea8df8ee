//! Values of the format that are neither text nor code: bounded whole numbers, quantities, counts.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    code::Language,
    fingerprint::Digest,
    role_model::{RoleModelChoice, RoleModelId},
    shape::{Field, RecordShape, Shape},
    terms::{PARTICIPATION_LABELS, STRENGTH_LABELS},
};

/// The name and version of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FormatTag;

/// How the format is named in a document.
pub const FORMAT: &str = "partnergraph/case/1";

impl Serialize for FormatTag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(FORMAT)
    }
}

impl<'de> Deserialize<'de> for FormatTag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = FormatTag;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(FORMAT)
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<FormatTag, E> {
                if text == FORMAT { Ok(FormatTag) } else { Err(E::invalid_value(serde::de::Unexpected::Str(text), &self)) }
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

impl Field for FormatTag {
    const SHAPE: Shape = Shape::Format;

    fn feed(&self, digest: &mut Digest) {
        digest.text(FORMAT);
    }
}

macro_rules! whole_numbers {
    ($( $(#[doc = $doc:literal])* $name:ident($ty:ident) $min:literal..=$max:literal, )+) => { $(
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name($ty);

        impl $name {
            #[doc = concat!("The value, if it lies between ", $min, " and ", $max, ".")]
            #[must_use]
            pub const fn new(value: $ty) -> Option<Self> {
                #[allow(clippy::absurd_extreme_comparisons, unused_comparisons, reason = "some of the bounds are those of the type")]
                if value >= $min && value <= $max { Some(Self(value)) } else { None }
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> $ty {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::new($ty::deserialize(deserializer)?)
                    .ok_or_else(|| serde::de::Error::custom(concat!("expected a whole number from ", $min, " to ", $max)))
            }
        }

        impl Field for $name {
            const SHAPE: Shape = Shape::Whole { min: $min, max: $max };

            fn feed(&self, digest: &mut Digest) {
                digest.number(u64::from(self.0));
            }
        }
    )+ };
}

whole_numbers! {
    /// How close a relation is: 1 awareness, 2 cooperation, 3 coordination, 4 integration. Ordinal.
    Strength(u8) 1..=4,
    /// An answer in a survey among partners, from 1 to 4. Ordinal.
    Rating(u8) 1..=4,
    /// How much a group had to say: 0 none, 1 one-way information, 2 two-way information, 3 dialogue, 4 cooperation, 5
    /// co-decision, 6 decision. Ordinal.
    Level(u8) 0..=6,
    /// A likelihood or a consequence, from 1 to 5. Ordinal.
    Grade(u8) 1..=5,
    /// Influence as given in a workshop, from 0. Ordinal.
    Influence(u32) 0..=4_294_967_295,
}

impl Strength {
    /// The word for it.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        language.pick(STRENGTH_LABELS[self.0 as usize])
    }
}

impl Level {
    /// The word for it.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        language.pick(PARTICIPATION_LABELS[self.0 as usize])
    }
}

/// A finite number that was given in a document.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Quantity(f64);

/// Whole numbers up to here are held exactly.
const LARGEST_EXACT: u64 = 1 << f64::MANTISSA_DIGITS;

impl Quantity {
    /// The number, if it is finite.
    #[must_use]
    pub const fn new(value: f64) -> Option<Self> {
        if value.is_finite() { Some(Self(value)) } else { None }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // A sum that was written `100000` is written so again, not `100000.0`.
        if self.0.fract() == 0.0 && self.0.abs() <= LARGEST_EXACT as f64 {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Quantity;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number")
            }

            fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Quantity, E> {
                Quantity::new(value).ok_or_else(|| E::custom("expected a finite number"))
            }

            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Quantity, E> {
                if value <= LARGEST_EXACT { Ok(Quantity(value as f64)) } else { Err(E::custom("expected a number of at most 15 digits")) }
            }

            fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Quantity, E> {
                self.visit_u64(value.unsigned_abs()).map(|Quantity(size)| Quantity(if value < 0 { -size } else { size }))
            }
        }
        deserializer.deserialize_f64(Visitor)
    }
}

impl Field for Quantity {
    const SHAPE: Shape = Shape::Number;

    fn feed(&self, digest: &mut Digest) {
        // Minus zero and zero are the same content.
        digest.number((self.0 + 0.0).to_bits());
    }
}

/// How many a group is: a number, or at least and at most so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Count {
    /// Exactly so many.
    Exactly(u32),
    /// Between two numbers, both included.
    Between(CountRange),
}

/// At least and at most so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountRange {
    /// The smallest number it may be.
    pub min: u32,
    /// The largest number it may be.
    pub max: u32,
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Count;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number or an object with `min` and `max`")
            }

            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Count, E> {
                let number = u32::try_from(value);
                number.map(Count::Exactly).map_err(|_| E::invalid_value(serde::de::Unexpected::Unsigned(value), &self))
            }

            fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Count, E> {
                let number = u32::try_from(value);
                number.map(Count::Exactly).map_err(|_| E::invalid_value(serde::de::Unexpected::Signed(value), &self))
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Count, A::Error> {
                CountRange::deserialize(serde::de::value::MapAccessDeserializer::new(map)).map(Count::Between)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

const ANY_COUNT: Shape = Shape::Whole { min: 0, max: u32::MAX };

impl Field for CountRange {
    const SHAPE: Shape = Shape::Record(&RecordShape {
        name: "range",
        doc: "At least and at most so many.\n",
        fields: &[
            super::shape::FieldShape { key: "min", doc: "The smallest number it may be.\n", required: true, shape: ANY_COUNT },
            super::shape::FieldShape { key: "max", doc: "The largest number it may be.\n", required: true, shape: ANY_COUNT },
        ],
    });

    fn feed(&self, digest: &mut Digest) {
        digest.number(u64::from(self.min));
        digest.number(u64::from(self.max));
    }
}

impl Field for Count {
    const SHAPE: Shape = Shape::Either(&ANY_COUNT, &CountRange::SHAPE);

    fn feed(&self, digest: &mut Digest) {
        match self {
            Self::Exactly(number) => digest.number(u64::from(*number)),
            Self::Between(range) => range.feed(digest),
        }
    }
}

impl Field for RoleModelId {
    const SHAPE: Shape = Shape::Text;

    fn feed(&self, digest: &mut Digest) {
        digest.text(self.as_str());
    }
}

impl Field for RoleModelChoice {
    const SHAPE: Shape = Shape::Either(&RoleModelId::SHAPE, &<super::RoleModel as Field>::SHAPE);

    fn feed(&self, digest: &mut Digest) {
        match self {
            Self::BuiltIn(id) => id.feed(digest),
            Self::Own(model) => model.feed(digest),
        }
    }
}

/// How bad a risk would be, from 1 to 5, for each thing that matters (people, trust, money …), in the order given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Consequences(Vec<(String, Grade)>);

impl Consequences {
    /// What matters and how bad it would be for it.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, Grade)> {
        self.0.iter().map(|(dimension, grade)| (dimension.as_str(), *grade))
    }
}

impl<T: Into<String>> FromIterator<(T, Grade)> for Consequences {
    fn from_iter<I: IntoIterator<Item = (T, Grade)>>(items: I) -> Self {
        let mut known: Vec<(String, Grade)> = Vec::new();
        for (dimension, grade) in items {
            let dimension = dimension.into();
            // Each thing has one grade; of two the later holds.
            match known.iter_mut().find(|(other, _)| *other == dimension) {
                Some((_, held)) => *held = grade,
                None => known.push((dimension, grade)),
            }
        }
        Self(known)
    }
}

impl Serialize for Consequences {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Consequences {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Consequences;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of numbers from 1 to 5")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Consequences, A::Error> {
                let mut items: Vec<(String, Grade)> = Vec::new();
                let mut known = std::collections::HashSet::new();
                // As in a record, `null` means not known.
                while let Some((dimension, grade)) = map.next_entry::<String, Option<Grade>>()? {
                    if !known.insert(dimension.clone()) {
                        return Err(serde::de::Error::custom(format_args!("duplicate field `{dimension}`")));
                    }
                    items.extend(grade.map(|grade| (dimension, grade)));
                }
                Ok(Consequences(items))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

impl Field for Consequences {
    const SHAPE: Shape = Shape::Map(&Grade::SHAPE);

    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }

    fn feed(&self, digest: &mut Digest) {
        digest.number(self.0.len() as u64);
        for (dimension, grade) in &self.0 {
            digest.text(dimension);
            grade.feed(digest);
        }
    }
}
