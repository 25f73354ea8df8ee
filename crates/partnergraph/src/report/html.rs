//! Blocks as one HTML page that needs nothing else: no script, no font, no picture from elsewhere.

use std::fmt::Display;

use super::block::{Block, Cell, CellKind, Figure, Piece, Rank, Table, Target, Text, Tone};
use super::markup::Markup;
use crate::model::Language;

/// How a page looks, on screens and on paper.
const STYLE: &str = include_str!("page.css");

/// What a browser may do with a page: show it, and nothing more.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// A whole page.
///
/// It can be read on a phone and printed on A4 across, and is well-formed XML too. The same blocks give the same bytes.
///
/// # Examples
/// ```
/// use partnergraph::report::block::{Block, Rank};
/// use partnergraph::{Language, report::html};
///
/// let page = html::page("Houses", Language::En, &[Block::heading(Rank::Page, "Houses")]);
/// assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
/// assert!(!page.contains("<script"));
/// ```
#[must_use]
pub fn page(title: &str, language: Language, blocks: &[Block]) -> String {
    let mut page = Markup::page();
    page.made("<!DOCTYPE html>\n").open("html", &[("lang", &language)]).open("head", &[]);
    page.lone("meta", &[("charset", &"utf-8")]);
    page.lone("meta", &[("name", &"viewport"), ("content", &"width=device-width, initial-scale=1")]);
    page.lone("meta", &[("http-equiv", &"Content-Security-Policy"), ("content", &POLICY)]);
    page.line("title", &[], title);
    page.open("style", &[]).made("\n").made(STYLE).close().close().made("\n");
    page.open("body", &[("id", &"top")]).open("main", &[]).made("\n");
    blocks.iter().for_each(|block| render(&mut page, block));
    let mut text = page.finish();
    text.push('\n');
    text
}

fn render(page: &mut Markup, block: &Block) {
    match block {
        Block::Heading { rank, text, anchor } => {
            let name = match rank {
                Rank::Page => "h1",
                Rank::Part => "h2",
                Rank::Section => "h3",
                Rank::Piece => "h4",
            };
            open(page, name, anchor.as_deref());
            words(page, text);
            page.close();
        }
        Block::Paragraph(text) => {
            page.open("p", &[]);
            words(page, text);
            page.close();
        }
        Block::Table(table) => render_table(page, table),
        Block::Figure(Figure { svg, caption }) => {
            page.open("figure", &[]).made(svg);
            if !caption.is_empty() {
                page.open("figcaption", &[]);
                words(page, caption);
                page.close();
            }
            page.close();
        }
        Block::List(items) => {
            page.open("ul", &[]);
            for item in items {
                open(page, "li", item.anchor.as_deref());
                words(page, &item.text);
                page.close();
            }
            page.close();
        }
        Block::Details { summary, anchor, blocks } => {
            open(page, "details", anchor.as_deref());
            page.open("summary", &[]);
            words(page, summary);
            page.close();
            blocks.iter().for_each(|block| render(page, block));
            page.close();
        }
        Block::Section(blocks) => {
            page.open("section", &[]);
            blocks.iter().for_each(|block| render(page, block));
            page.close();
        }
        Block::Columns(blocks) => {
            page.open("div", &[("class", &"columns")]);
            blocks.iter().for_each(|block| render(page, block));
            page.close();
        }
        Block::Notice(blocks) => {
            page.open("div", &[("class", &"notice"), ("role", &"note")]);
            blocks.iter().for_each(|block| render(page, block));
            page.close();
        }
    }
    page.made("\n");
}

fn open(page: &mut Markup, name: &'static str, anchor: Option<&str>) {
    match anchor {
        Some(anchor) => page.open(name, &[("id", &anchor)]),
        None => page.open(name, &[]),
    };
}

fn words(page: &mut Markup, text: &Text) {
    for piece in text.pieces() {
        let link = match &piece.target {
            Some(Target::Web(address)) => Some(address.as_str().to_owned()),
            Some(Target::Here(anchor)) => Some(format!("#{anchor}")),
            None => None,
        };
        match (&link, &piece.target) {
            (Some(link), Some(Target::Web(_))) => page.open("a", &[("href", link), ("rel", &"noreferrer")]),
            (Some(link), _) => page.open("a", &[("href", link)]),
            (None, _) => page,
        };
        words_of(page, piece);
        if link.is_some() {
            page.close();
        }
    }
}

fn words_of(page: &mut Markup, piece: &Piece) {
    match piece.tone {
        Tone::Plain => page.text(&piece.text),
        Tone::Strong => page.line("strong", &[], &piece.text),
        Tone::Soft => page.line("span", &[("class", &"soft")], &piece.text),
        Tone::Name => page.line("bdi", &[], &piece.text),
        Tone::Printed => page.line("span", &[("class", &"printed")], &piece.text),
    };
}

fn render_table(page: &mut Markup, table: &Table) {
    // A wide table is moved sideways, not the page; with a keyboard too.
    page.open("div", &[("class", &"scroll"), ("tabindex", &"0")]).open("table", &[]);
    if !table.caption.is_empty() {
        page.open("caption", &[]);
        words(page, &table.caption);
        page.close();
    }
    page.open("thead", &[]).open("tr", &[]);
    for head in &table.head {
        page.open("th", &[("scope", &"col")]);
        words(page, head);
        page.close();
    }
    page.close().close().open("tbody", &[]);
    for row in &table.rows {
        page.open("tr", &[]);
        for (column, cell) in row.iter().enumerate() {
            render_cell(page, cell, column == 0);
        }
        page.close().made("\n");
    }
    page.close().close().close();
}

fn render_cell(page: &mut Markup, cell: &Cell, names_row: bool) {
    let class = match cell.kind {
        CellKind::Words => "",
        CellKind::Number => "number",
        CellKind::Missing => "missing",
        CellKind::Filled => "filled",
        CellKind::Empty => "empty",
        CellKind::Unknown => "unknown",
    };
    let mut attributes: Vec<(&str, &dyn Display)> = Vec::new();
    if names_row {
        attributes.push(("scope", &"row"));
    }
    if !class.is_empty() {
        attributes.push(("class", &class));
    }
    if !cell.hover.is_empty() {
        attributes.push(("title", &cell.hover));
    }
    page.open(if names_row { "th" } else { "td" }, &attributes);
    words(page, &cell.text);
    page.close();
}

#[cfg(test)]
mod tests {
    use super::super::block::WebAddress;
    use super::*;

    #[test]
    fn a_page_is_well_formed_whatever_stands_in_it() {
        let nasty = "</title><script>alert(1)</script>\u{0}\"'&";
        let address = WebAddress::new("https://a.no/?b='c'&d").expect("an address of the web");
        let text =
            || Text::new().plain(nasty).strong(nasty).soft(nasty).name(nasty).printed(nasty).link(nasty, Target::Web(address.clone()));
        let table = Table::new([text()]).with_caption(text()).with_row([Cell::words(text()).with_hover(nasty), Cell::number("1")]);
        let blocks = [
            Block::heading(Rank::Page, text()),
            Block::anchored(Rank::Piece, text(), nasty),
            Block::Table(table),
            Block::List(vec![text().into()]),
            Block::Section(vec![Block::Notice(vec![Block::Details {
                summary: text(),
                anchor: None,
                blocks: vec![Block::Paragraph(text())],
            }])]),
        ];
        let page = page(nasty, Language::Nb, &blocks);
        assert!(!page.contains("<script"));
        let mut reader = quick_xml::Reader::from_str(&page);
        reader.config_mut().check_end_names = true;
        loop {
            match reader.read_event().expect("well-formed") {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(start) | quick_xml::events::Event::Empty(start) => {
                    assert!(start.attributes().all(|attribute| attribute.is_ok()));
                }
                _ => {}
            }
        }
    }
}
