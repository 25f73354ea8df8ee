//! What a document may hold, as data.
//!
//! Every record of the format describes itself: its fields, what each may be, what each means. The reader checks a
//! document against this description, the JSON Schema is written from it, and other languages show it to their users.

use super::code::Code;
use super::fingerprint::Digest;
use super::text::{Few, Text};

/// A record of the format: what it is and which fields it has, in the order in which they are written.
#[derive(Debug)]
pub struct RecordShape {
    /// The record's name in messages, for example `actor`.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// Its fields.
    pub fields: &'static [FieldShape],
}

/// A field of a record.
#[derive(Debug)]
pub struct FieldShape {
    /// The key in the document.
    pub key: &'static str,
    /// What it holds.
    pub doc: &'static str,
    /// Whether a document without it is wrong.
    pub required: bool,
    /// What its value may be.
    pub shape: Shape,
}

/// What a value may be.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Shape {
    /// The name and version of the format.
    Format,
    /// Any text.
    Text,
    /// The id of something.
    Id,
    /// Yes or no.
    Flag,
    /// A whole number between two bounds, both included.
    Whole {
        /// The smallest allowed.
        min: u32,
        /// The largest allowed.
        max: u32,
    },
    /// Any finite number.
    Number,
    /// A partial date.
    Date,
    /// A time of day.
    Time,
    /// One of a closed list.
    Code {
        /// What the list is called.
        name: &'static str,
        /// What may stand there.
        codes: &'static [&'static str],
    },
    /// A list of such values.
    List(&'static Shape),
    /// Names that the document chooses, each with such a value.
    Map(&'static Shape),
    /// A record.
    Record(&'static RecordShape),
    /// Either of two.
    Either(&'static Shape, &'static Shape),
}

/// A value that can stand in a field.
pub(crate) trait Field {
    /// What a document may write there.
    const SHAPE: Shape;

    /// Whether nothing is known, so that nothing need be written.
    fn is_absent(&self) -> bool {
        false
    }

    /// Adds the content to a fingerprint.
    fn feed(&self, digest: &mut Digest);
}

impl Field for String {
    const SHAPE: Shape = Shape::Text;

    fn feed(&self, digest: &mut Digest) {
        digest.text(self);
    }
}

impl Field for Text {
    const SHAPE: Shape = Shape::Text;

    fn feed(&self, digest: &mut Digest) {
        digest.text(self);
    }
}

impl Field for bool {
    const SHAPE: Shape = Shape::Flag;

    fn feed(&self, digest: &mut Digest) {
        digest.number(u64::from(*self));
    }
}

impl<T: Field> Field for Option<T> {
    const SHAPE: Shape = T::SHAPE;

    fn is_absent(&self) -> bool {
        // A place of which nothing is known is not the same as no place: what was read is written again.
        self.is_none()
    }

    fn feed(&self, digest: &mut Digest) {
        if let Some(value) = self {
            value.feed(digest);
        }
    }
}

impl<T: Field> Field for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn feed(&self, digest: &mut Digest) {
        feed_list(self, digest);
    }
}

impl<T: Field> Field for Few<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn feed(&self, digest: &mut Digest) {
        feed_list(self, digest);
    }
}

fn feed_list(items: &[impl Field], digest: &mut Digest) {
    digest.number(items.len() as u64);
    for item in items {
        item.feed(digest);
    }
}

impl<T: Code> Field for T {
    const SHAPE: Shape = Shape::Code { name: T::NAME, codes: T::CODES };

    fn feed(&self, digest: &mut Digest) {
        digest.text(self.as_str());
    }
}

macro_rules! fields_as_text {
    ($($name:ty => $shape:expr),+ $(,)?) => { $(
        impl Field for $name {
            const SHAPE: Shape = $shape;

            fn feed(&self, digest: &mut Digest) {
                digest.text(&self.to_string());
            }
        }
    )+ };
}

fields_as_text! {
    super::id::CaseId => Shape::Id,
    super::id::ActorId => Shape::Id,
    super::id::RoleId => Shape::Id,
    super::id::RelationId => Shape::Id,
    super::id::AgreementId => Shape::Id,
    super::id::RiskId => Shape::Id,
    super::id::SourceId => Shape::Id,
    super::date::PartialDate => Shape::Date,
    super::date::ClockTime => Shape::Time,
}
