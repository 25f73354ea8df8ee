//! What pages are made of: headings, paragraphs, tables, figures, lists.
//!
//! A block holds text and figures, never HTML, so that whoever renders it decides how it is written and every text is
//! escaped where it is written. [`html`](super::html) makes a page of blocks.

use super::board::Board;
use super::matrix::Matrix;

/// A part of a page.
///
/// # Examples
/// ```
/// use partnergraph::report::block::{Block, Rank, Text};
/// use partnergraph::{Language, report::html};
///
/// let blocks = [Block::heading(Rank::Page, "Hus & <folk>"), Block::Paragraph(Text::from("Hvem står bak?"))];
/// let page = html::page("Hus", Language::Nb, &blocks);
/// assert!(page.contains("<h1>Hus &amp; &lt;folk&gt;</h1>"));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Block {
    /// A heading; what stands between the marks can be linked to where there is an anchor.
    Heading {
        /// How important it is.
        rank: Rank,
        /// What it says.
        text: Text,
        /// What it is called in links.
        anchor: Option<String>,
    },
    /// A paragraph.
    Paragraph(Text),
    /// A table.
    Table(Table),
    /// A figure.
    Figure(Figure),
    /// A list.
    List(Vec<Item>),
    /// Something that a reader opens when they want to know more.
    Details {
        /// What stands there while it is closed.
        summary: Text,
        /// What it is called in links.
        anchor: Option<String>,
        /// What is in it.
        blocks: Vec<Block>,
    },
    /// Several that belong together, and on paper begin on a page of their own.
    Section(Vec<Block>),
    /// Several short ones, side by side where there is room.
    Columns(Vec<Block>),
    /// Several that a reader must not overlook.
    Notice(Vec<Block>),
}

impl Block {
    /// A heading without an anchor.
    #[must_use]
    pub fn heading(rank: Rank, text: impl Into<Text>) -> Self {
        Self::Heading { rank, text: text.into(), anchor: None }
    }

    /// A heading that can be linked to.
    #[must_use]
    pub fn anchored(rank: Rank, text: impl Into<Text>, anchor: impl Into<String>) -> Self {
        Self::Heading { rank, text: text.into(), anchor: Some(anchor.into()) }
    }
}

/// How important a heading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Of the page.
    Page,
    /// Of a part of the page.
    Part,
    /// Of a section in a part.
    Section,
    /// Of a piece of a section.
    Piece,
}

/// A text with emphasis and links.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct Text {
    pieces: Vec<Piece>,
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) tone: Tone,
    pub(crate) target: Option<Target>,
}

/// How a stretch of text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Plain,
    Strong,
    Soft,
    /// A name from a document, which may run in another direction than the text around it.
    Name,
    /// What is not needed where a pointer can rest on the text before: shown on paper.
    Printed,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Target {
    /// To an address on the web.
    Web(WebAddress),
    /// To an anchor on the same page.
    Here(String),
}

/// An address on the web: `http` or `https`, and nothing that a browser could take for a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress(String);

impl WebAddress {
    /// The address, if it is one of the web.
    ///
    /// # Examples
    /// ```
    /// use partnergraph::report::block::WebAddress;
    ///
    /// assert!(WebAddress::new("https://nabolaghus.no/").is_some());
    /// assert!(WebAddress::new("javascript:alert(1)").is_none());
    /// ```
    #[must_use]
    pub fn new(address: &str) -> Option<Self> {
        let address = address.trim();
        let (scheme, rest) = address.split_once("://")?;
        let of_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        let sound = rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '[')
            && !rest.contains(|letter: char| letter.is_control() || letter.is_whitespace() || "<>\"".contains(letter));
        (of_web && sound).then(|| Self(address.to_owned()))
    }

    /// The address as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Text {
    /// A text with nothing in it.
    pub const fn new() -> Self {
        Self { pieces: Vec::new() }
    }

    /// The text and then this.
    pub fn plain(self, text: impl Into<String>) -> Self {
        self.then(text, Tone::Plain, None)
    }

    /// The text and then this, emphasised.
    pub fn strong(self, text: impl Into<String>) -> Self {
        self.then(text, Tone::Strong, None)
    }

    /// The text and then this, as an aside.
    pub fn soft(self, text: impl Into<String>) -> Self {
        self.then(text, Tone::Soft, None)
    }

    /// The text and then a name from a document, which may run in another direction.
    pub fn name(self, text: impl Into<String>) -> Self {
        self.then(text, Tone::Name, None)
    }

    /// The text and then what is read on paper only, or where nothing can be pointed at.
    pub fn printed(self, text: impl Into<String>) -> Self {
        self.then(text, Tone::Printed, None)
    }

    /// The text and then a link.
    pub fn link(self, text: impl Into<String>, target: Target) -> Self {
        self.then(text, Tone::Name, Some(target))
    }

    fn then(mut self, text: impl Into<String>, tone: Tone, target: Option<Target>) -> Self {
        self.pieces.push(Piece { text: text.into(), tone, target });
        self
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces.iter().all(|piece| piece.text.is_empty())
    }

    pub(crate) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }
}

impl<T: Into<String>> From<T> for Text {
    fn from(text: T) -> Self {
        Self::new().plain(text)
    }
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct Item {
    pub(crate) text: Text,
    pub(crate) anchor: Option<String>,
}

impl Item {
    /// The same, so that it can be linked to.
    pub fn with_anchor(mut self, anchor: impl Into<String>) -> Self {
        self.anchor = Some(anchor.into());
        self
    }
}

impl<T: Into<Text>> From<T> for Item {
    fn from(text: T) -> Self {
        Self { text: text.into(), anchor: None }
    }
}

/// A table; its first column names the rows.
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use]
pub struct Table {
    pub(crate) caption: Text,
    pub(crate) head: Vec<Text>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table with these columns and no rows yet.
    pub fn new(head: impl IntoIterator<Item = impl Into<Text>>) -> Self {
        Self { caption: Text::new(), head: head.into_iter().map(Into::into).collect(), rows: Vec::new() }
    }

    /// The same under a caption.
    pub fn with_caption(mut self, caption: impl Into<Text>) -> Self {
        self.caption = caption.into();
        self
    }

    /// The same with a row more.
    pub fn with_row(mut self, cells: impl IntoIterator<Item = Cell>) -> Self {
        self.rows.push(cells.into_iter().collect());
        self
    }
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Cell {
    pub(crate) text: Text,
    pub(crate) kind: CellKind,
    pub(crate) hover: String,
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CellKind {
    /// Words.
    Words,
    /// A number.
    Number,
    /// No number, and why.
    Missing,
    /// A filled role.
    Filled,
    /// A role known to be empty.
    Empty,
    /// A role of which nothing is known.
    Unknown,
}

impl Cell {
    /// A cell with words.
    pub fn words(text: impl Into<Text>) -> Self {
        Self::of(CellKind::Words, text)
    }

    /// A cell with a number.
    pub fn number(text: impl Into<Text>) -> Self {
        Self::of(CellKind::Number, text)
    }

    /// A cell of this kind.
    pub fn of(kind: CellKind, text: impl Into<Text>) -> Self {
        Self { text: text.into(), kind, hover: String::new() }
    }

    /// The same with words that are shown when a pointer rests on it.
    pub fn with_hover(mut self, words: impl Into<String>) -> Self {
        self.hover = words.into();
        self
    }
}

/// A figure that was drawn here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub(crate) svg: String,
    pub(crate) caption: Text,
}

impl Figure {
    pub(crate) const fn drawn(svg: String) -> Self {
        Self { svg, caption: Text::new() }
    }

    /// The same with a caption.
    #[must_use]
    pub fn with_caption(mut self, caption: impl Into<Text>) -> Self {
        self.caption = caption.into();
        self
    }
}

impl From<&Board> for Figure {
    fn from(board: &Board) -> Self {
        Self::drawn(board.to_svg())
    }
}

impl From<&Matrix> for Figure {
    fn from(matrix: &Matrix) -> Self {
        Self::drawn(matrix.to_svg())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        for good in ["http://a.no", "HTTPS://a.no/æ?b=c&d='e'", " https://[::1]/ "] {
            assert!(WebAddress::new(good).is_some(), "{good}");
        }
        let bad = [
            "",
            "a.no",
            "javascript:alert(1)//https://a.no",
            "data:text/html,x",
            "https://",
            "https:// a",
            "https://a\"b",
            "ftp://a.no",
            "https://a\u{0}",
        ];
        for bad in bad {
            assert!(WebAddress::new(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_text_of_empty_pieces_is_empty() {
        assert!(Text::new().is_empty() && Text::from("").is_empty() && !Text::from("a").is_empty());
    }
}
