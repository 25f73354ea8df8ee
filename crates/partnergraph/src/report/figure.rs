//! What all figures are made of: lines of text in their place, rectangles, the marks of a role's state.

use super::letters::{FONTS, Weight, is_right_to_left, width};
use super::markup::{Attributes, Markup};
use super::palette::{DARK, FAINT, PAPER};
use super::wrap::wrap;
use crate::model::{Language, RoleState};

/// A rectangle on a figure, in whole units from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Frame {
    /// How far from the left edge it begins.
    pub left: u32,
    /// How far from the upper edge it begins.
    pub top: u32,
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
}

/// A line of text on a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub(crate) text: String,
    pub(crate) left: u32,
    pub(crate) baseline: u32,
    pub(crate) size: u32,
    pub(crate) bold: bool,
    pub(crate) right_to_left: bool,
    pub(crate) width: u32,
}

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Type {
    pub(crate) size: u32,
    pub(crate) leading: u32,
    pub(crate) weight: Weight,
}

impl Type {
    /// A text from a corner on, in lines that fit.
    pub(crate) fn lines(self, text: &str, left: u32, top: u32, room: u32) -> Vec<Line> {
        let texts = wrap(text, self.size, self.weight, room);
        // All lines of a text run the way that the text as a whole does.
        let right_to_left = is_right_to_left(text);
        let line = |(text, number)| Line { right_to_left, ..self.line(text, left, top + number * self.leading) };
        texts.into_iter().zip(0..).map(line).collect()
    }

    /// A text from a corner on, on one line.
    pub(crate) fn line(self, text: String, left: u32, top: u32) -> Line {
        let baseline = top + (self.leading * 10 + self.size * 7) / 20;
        let width = self.width(&text);
        Line { text, left, baseline, size: self.size, bold: self.weight == Weight::Bold, right_to_left: false, width }
    }

    /// How wide a text is at most.
    pub(crate) fn width(self, text: &str) -> u32 {
        width(text, self.size, self.weight)
    }
}

impl Frame {
    /// Whether another rectangle lies in this one.
    #[must_use]
    pub const fn holds(&self, other: &Self) -> bool {
        other.left >= self.left
            && other.top >= self.top
            && other.left + other.width <= self.left + self.width
            && other.top + other.height <= self.top + self.height
    }

    /// Whether the two rectangles have room in common.
    #[must_use]
    pub const fn overlaps(&self, other: &Self) -> bool {
        self.left < other.left + other.width
            && other.left < self.left + self.width
            && self.top < other.top + other.height
            && other.top < self.top + self.height
    }
}

impl Line {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The room that the line takes at most, in any of the fonts that figures name.
    #[must_use]
    pub const fn frame(&self) -> Frame {
        Frame { left: self.left, top: self.baseline - self.size, width: self.width, height: self.size + self.size / 4 }
    }
}

/// Opens the outermost element of a figure.
pub(crate) fn open_svg(figure: &mut Markup, (width, height): (u32, u32), role: &str, language: Language, title: &str) {
    figure.open(
        "svg",
        &[
            ("xmlns", &"http://www.w3.org/2000/svg"),
            ("viewBox", &format_args!("0 0 {width} {height}")),
            ("width", &width),
            ("height", &height),
            ("style", &"max-width:100%;height:auto"),
            ("role", &role),
            ("aria-label", &title),
            ("xml:lang", &language),
            ("font-family", &FONTS),
        ],
    );
}

/// Draws a line of text.
pub(crate) fn draw_line(figure: &mut Markup, line: &Line, fill: &str) {
    let mut attributes: Vec<(&str, &dyn std::fmt::Display)> =
        vec![("x", &line.left), ("y", &line.baseline), ("font-size", &line.size), ("fill", &fill)];
    if line.bold {
        attributes.push(("font-weight", &"bold"));
    }
    if line.right_to_left {
        // In text that runs from right to left the end is at the left.
        attributes.extend([("direction", &"rtl" as &dyn std::fmt::Display), ("unicode-bidi", &"embed"), ("text-anchor", &"end")]);
    }
    figure.line("text", &attributes, &line.text);
}

/// Draws a rectangle with round corners.
pub(crate) fn rectangle(figure: &mut Markup, frame: Frame, radius: u32, more: Attributes<'_>) {
    let mut attributes: Vec<(&str, &dyn std::fmt::Display)> =
        vec![("x", &frame.left), ("y", &frame.top), ("width", &frame.width), ("height", &frame.height), ("rx", &radius)];
    attributes.extend_from_slice(more);
    figure.lone("rect", &attributes);
}

/// The outline of a thing that is full or hollow.
pub(crate) const SOLID: Attributes<'static> = &[("fill", &PAPER), ("stroke", &DARK), ("stroke-width", &2)];
/// The outline of a thing of which nothing is known.
pub(crate) const DOTTED: Attributes<'static> =
    &[("fill", &PAPER), ("stroke", &FAINT), ("stroke-width", &2), ("stroke-dasharray", &"1 5"), ("stroke-linecap", &"round")];

/// What a mark stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ground {
    Dark,
    Light,
}

/// The mark of a state: a disc with a number, a ring, a question mark.
pub(crate) fn draw_state(figure: &mut Markup, state: RoleState, holders: usize, (x, y): (u32, u32), radius: u32, ground: Ground) {
    let size = radius + 4;
    let sign = |figure: &mut Markup, text: &str, fill: &str| {
        let size = if text.len() > 2 { size - 4 } else { size };
        let attributes: Attributes<'_> = &[
            ("x", &x),
            ("y", &(y + size * 7 / 20)),
            ("font-size", &size),
            ("font-weight", &"bold"),
            ("text-anchor", &"middle"),
            ("fill", &fill),
        ];
        figure.line("text", attributes, text);
    };
    match state {
        RoleState::Filled => {
            let (disc, text) = if ground == Ground::Dark { (PAPER, DARK) } else { (DARK, PAPER) };
            figure.lone("circle", &[("cx", &x), ("cy", &y), ("r", &radius), ("fill", &disc)]);
            sign(figure, &holders.to_string(), text);
        }
        RoleState::Empty => {
            let ring = radius - 2;
            figure.lone("circle", &[("cx", &x), ("cy", &y), ("r", &ring), ("fill", &PAPER), ("stroke", &DARK), ("stroke-width", &3)]);
        }
        _ => sign(figure, "?", FAINT),
    }
}
