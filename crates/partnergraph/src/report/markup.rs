//! Writing XML and HTML so that any text can stand in it.

use std::fmt::Display;

use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::writer::Writer;

/// Markup in the making; elements are closed in the order in which they were opened.
pub(crate) struct Markup {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

/// The attributes of an element, each with its value.
pub(crate) type Attributes<'a> = &'a [(&'a str, &'a dyn Display)];

impl Markup {
    /// Markup with a line for each element: for figures, where space between elements means nothing.
    pub(crate) fn figure() -> Self {
        Self { writer: Writer::new_with_indent(Vec::new(), b' ', 1), open: Vec::new() }
    }

    /// Markup in which nothing stands between elements: for pages.
    pub(crate) const fn page() -> Self {
        Self { writer: Writer::new(Vec::new()), open: Vec::new() }
    }

    /// Opens an element.
    pub(crate) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) -> &mut Self {
        self.open.push(name);
        self.put(Event::Start(start(name, attributes)))
    }

    /// Closes the element that was opened last.
    pub(crate) fn close(&mut self) -> &mut Self {
        match self.open.pop() {
            Some(name) => self.put(Event::End(BytesEnd::new(name))),
            None => self,
        }
    }

    /// An element without content, written as one tag.
    pub(crate) fn lone(&mut self, name: &'static str, attributes: Attributes<'_>) -> &mut Self {
        self.put(Event::Empty(start(name, attributes)))
    }

    /// A text.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.put(Event::Text(BytesText::new(&shown(text))))
    }

    /// An element with a text in it.
    pub(crate) fn line(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) -> &mut Self {
        self.open(name, attributes).text(text).close()
    }

    /// Markup that was made here before.
    pub(crate) fn made(&mut self, markup: &str) -> &mut Self {
        self.put(Event::Text(BytesText::from_escaped(markup)))
    }

    /// The markup, with everything closed.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        String::from_utf8_lossy(&self.writer.into_inner()).into_owned()
    }

    fn put(&mut self, event: Event<'_>) -> &mut Self {
        self.writer.write_event(event).expect("memory takes every byte that is written to it");
        self
    }
}

fn start<'a>(name: &'static str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, shown(&value.to_string()).as_str()));
    }
    start
}

/// A text with everything that XML does not allow replaced, and without what would change the direction of text behind it.
///
/// Marks that open an override or an embedding are left out: their counterpart may stand on another line.
pub(crate) fn shown(text: &str) -> String {
    text.chars()
        .filter(|letter| !matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .map(|letter| match letter {
            '\t' | '\n' => letter,
            '\r' => '\n',
            '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
            letter if letter.is_control() => char::REPLACEMENT_CHARACTER,
            letter => letter,
        })
        .collect()
}

/// A text on one line, fit to be shown: as [`shown`], with every stretch of white space as one space.
pub(crate) fn one_line(text: &str) -> String {
    shown(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_can_stand_in_an_element_and_in_an_attribute() {
        let nasty = "<script>\"a\" & 'b'</script>\u{0}\u{1b}\u{ffff}";
        let mut markup = Markup::page();
        markup.line("p", &[("title", &nasty)], nasty);
        let safe = "&lt;script&gt;&quot;a&quot; &amp; &apos;b&apos;&lt;/script&gt;\u{fffd}\u{fffd}\u{fffd}";
        assert_eq!(markup.finish(), format!("<p title=\"{safe}\">{safe}</p>"));
    }

    #[test]
    fn what_was_left_open_is_closed() {
        let mut markup = Markup::page();
        markup.open("g", &[]).open("a", &[]).lone("br", &[]);
        assert_eq!(markup.finish(), "<g><a><br/></a></g>");
    }

    #[test]
    fn marks_that_turn_the_text_around_are_left_out() {
        assert_eq!(shown("a\u{202e}b\u{2066}c\u{200f}"), "abc\u{200f}");
        assert_eq!(one_line(" a\n\t b \r\n"), "a b");
    }
}
