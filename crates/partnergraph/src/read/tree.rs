//! A document as a tree that knows where its values stand, whatever format it is written in.
//!
//! The tree is opened one value at a time, as far as the format of cases reaches. What lies deeper is never looked at, so
//! that a value nested a hundred thousand levels deep is one wrong value.

use std::borrow::Cow;

/// A value in a text.
pub(super) trait Node<'t>: Copy {
    /// The byte of the text where the value begins.
    fn start(self) -> usize;

    /// What the value is.
    fn content(self) -> Content<'t, Self>;
}

/// A key in a text.
#[derive(Debug, Clone)]
pub(super) struct Key<'t> {
    pub(super) name: Cow<'t, str>,
    /// The byte of the text where the key begins.
    pub(super) start: usize,
    /// Whether it is written in a way that no text can be made of.
    pub(super) broken: bool,
}

/// What a value is; items of lists and objects are opened when they are asked for.
#[derive(Debug, Clone)]
pub(super) enum Content<'t, N> {
    Null,
    Flag(bool),
    /// A number, in decimal notation.
    Number(Cow<'t, str>),
    Text(Cow<'t, str>),
    /// A date or time that is not written as a text.
    #[cfg_attr(not(feature = "toml"), expect(dead_code, reason = "JSON has no dates"))]
    Moment(&'t str),
    List(Vec<N>),
    Object(Vec<(Key<'t>, N)>),
    /// A text that no text can be made of.
    Broken(&'t str),
}
