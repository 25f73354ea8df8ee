//! The matrix as a figure.

use super::{Matrix, MatrixCell};
use crate::model::{Code as _, RoleState};
use crate::report::figure::{Frame, Ground, Line, Type, draw_line, draw_state, open_svg, rectangle};
use crate::report::letters::Weight;
use crate::report::markup::Markup;
use crate::report::palette::{FAINT, GREY, PAPER, SECTORS, SOFT, TEXT, draw_mark, look};
use crate::report::words::{self, Phrase, capital, counted};

const MARGIN: u32 = 20;
/// The room for names of cases.
const NAMES: u32 = 320;
/// What a figure is at least as wide as; with many roles it grows.
const LEAST: u32 = 1120;
/// The least room for a role.
const COLUMN: u32 = 118;
/// Between the marks of two holders.
const STEP: u32 = 17;

const TITLE: Type = Type { size: 24, leading: 32, weight: Weight::Bold };
const SUBTITLE: Type = Type { size: 15, leading: 22, weight: Weight::Regular };
const HEAD: Type = Type { size: 14, leading: 18, weight: Weight::Bold };
const NAME: Type = Type { size: 14, leading: 18, weight: Weight::Regular };
const SMALL: Type = Type { size: 12, leading: 16, weight: Weight::Regular };
const KEY: Type = Type { size: 13, leading: 24, weight: Weight::Regular };

/// The matrix as one SVG element.
pub(super) fn svg(matrix: &Matrix) -> String {
    let language = matrix.language;
    let roles = matrix.roles.len() as u32;
    let column = (LEAST - 2 * MARGIN - NAMES).checked_div(roles).map_or(COLUMN, |share| share.max(COLUMN));
    let wide = (2 * MARGIN + NAMES + roles * column).max(LEAST);
    let right = MARGIN + NAMES + roles * column;
    let title = words::MATRIX.say(language);
    let count = counted(language, matrix.rows.len(), [words::HOUSE, words::HOUSES]);

    let mut body = Body { figure: Markup::figure(), top: MARGIN };
    body.text(TITLE, title, wide - 2 * MARGIN, TEXT);
    body.text(SUBTITLE, if matrix.rows.is_empty() { words::NO_CASES.say(language) } else { &count }, wide - 2 * MARGIN, SOFT);
    body.top += 12;
    heads(&mut body, matrix, column, right);
    for row in &matrix.rows {
        let mut names = NAME.lines(&row.name, MARGIN, body.top, NAMES - 12);
        let lines = row.cells.iter().flatten().map(|cell| mark_lines(cell, column)).max().unwrap_or(1);
        let height = (12 + NAME.leading * names.len() as u32).max(12 + 20 * lines).max(38);
        let lower = (height - NAME.leading * names.len() as u32) / 2;
        names.iter_mut().for_each(|line| line.baseline += lower);
        names.iter().for_each(|line| draw_line(&mut body.figure, line, TEXT));
        for (place, cell) in (0..).zip(&row.cells) {
            let frame = Frame { left: MARGIN + NAMES + place * column, top: body.top, width: column, height };
            draw_cell(&mut body.figure, matrix, cell.as_ref(), frame);
        }
        body.top += height;
        rule(&mut body.figure, body.top, right);
    }
    body.top += 14;
    key(&mut body, matrix, wide);
    let height = body.top + MARGIN;

    let mut figure = Markup::figure();
    open_svg(&mut figure, (wide, height), "img", language, title);
    figure.line("title", &[], &format!("{title}: {count}")).line("desc", &[], &description(matrix));
    figure.lone("rect", &[("width", &wide), ("height", &height), ("fill", &PAPER)]);
    figure.made("\n").made(body.figure.finish().trim_start()).made("\n");
    figure.finish()
}

/// A figure that grows downwards.
struct Body {
    figure: Markup,
    top: u32,
}

impl Body {
    fn text(&mut self, kind: Type, text: &str, room: u32, fill: &str) {
        let lines = kind.lines(text, MARGIN, self.top, room);
        self.top += kind.leading * lines.len() as u32;
        lines.iter().for_each(|line| draw_line(&mut self.figure, line, fill));
    }
}

fn rule(figure: &mut Markup, top: u32, right: u32) {
    figure.lone("path", &[("d", &format!("M{MARGIN} {top}H{right}")), ("stroke", &"#bdbdbd")]);
}

fn heads(body: &mut Body, matrix: &Matrix, column: u32, right: u32) {
    let lefts = (0..).map(|place| MARGIN + NAMES + place * column);
    let heads: Vec<Vec<Line>> =
        matrix.roles.iter().zip(lefts).map(|((_, name), left)| HEAD.lines(&capital(name), left + 6, body.top, column - 12)).collect();
    let tallest = heads.iter().map(Vec::len).max().unwrap_or(0) as u32;
    for mut head in heads {
        // Heads stand on the line below them.
        let lower = (tallest - head.len() as u32) * HEAD.leading;
        head.iter_mut().for_each(|line| line.baseline += lower);
        head.iter().for_each(|line| draw_line(&mut body.figure, line, TEXT));
    }
    body.top += tallest * HEAD.leading + 6;
    body.figure.lone("path", &[("d", &format!("M{MARGIN} {}H{right}", body.top)), ("stroke", &TEXT), ("stroke-width", &2)]);
}

/// How many marks of holders stand side by side in a cell.
const fn marks_across(column: u32) -> u32 {
    (column - 44) / STEP
}

fn mark_lines(cell: &MatrixCell, column: u32) -> u32 {
    (cell.holders.len() as u32).div_ceil(marks_across(column)).max(1)
}

fn draw_cell(figure: &mut Markup, matrix: &Matrix, cell: Option<&MatrixCell>, frame: Frame) {
    let language = matrix.language;
    let Frame { left, top, height, .. } = frame;
    let Some(cell) = cell else {
        let words = words::NOT_IN_MODEL.say(language);
        figure.open("g", &[]).line("title", &[], words);
        figure.lone("path", &[("d", &format!("M{} {}h16", left + 10, top + height / 2)), ("stroke", &FAINT), ("stroke-width", &2)]);
        figure.close();
        return;
    };
    figure.open("g", &[("data-state", &cell.state)]).line("title", &[], &holders(matrix, cell));
    if cell.state == RoleState::Unknown {
        rectangle(figure, Frame { left: left + 2, top: top + 2, width: frame.width - 4, height: height - 4 }, 2, &[("fill", &GREY)]);
    }
    let centre = (left + 20, top + height / 2);
    match cell.state {
        RoleState::Filled => {
            draw_state(figure, cell.state, cell.holders.len(), centre, 12, Ground::Light);
            let across = marks_across(frame.width);
            let lines = mark_lines(cell, frame.width);
            let first = top + height / 2 - (lines - 1) * 10;
            for (number, (_, sector)) in (0..).zip(&cell.holders) {
                let at = (left + 46 + number % across * STEP, first + number / across * 20);
                let look = look(*sector);
                draw_mark(figure, look.mark, at, 6, look.ink);
            }
        }
        _ => {
            draw_state(figure, cell.state, 0, centre, 12, Ground::Light);
            let words = state_words(cell).say(language);
            let lines = SMALL.lines(words, left + 38, top, frame.width - 42);
            let lower = (height - SMALL.leading * lines.len() as u32) / 2;
            for mut line in lines {
                line.baseline += lower;
                draw_line(figure, &line, TEXT);
            }
        }
    }
    figure.close();
}

/// What a cell without holders says.
fn state_words(cell: &MatrixCell) -> Phrase {
    match (cell.state, cell.sought) {
        (RoleState::Empty, true) => words::SOUGHT_SHORT,
        (RoleState::Empty, false) => words::EMPTY_SHORT,
        _ => words::UNKNOWN_BLOCK,
    }
}

/// Who holds a role, or why nobody is named.
fn holders(matrix: &Matrix, cell: &MatrixCell) -> String {
    if cell.holders.is_empty() {
        return state_words(cell).say(matrix.language).to_owned();
    }
    cell.holders.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join("\n")
}

fn key(body: &mut Body, matrix: &Matrix, wide: u32) {
    let language = matrix.language;
    let shown =
        |sector| matrix.rows.iter().flat_map(|row| row.cells.iter().flatten()).any(|cell| cell.holders.iter().any(|(_, of)| *of == sector));
    let states =
        [(RoleState::Filled, words::LEGEND_FILLED), (RoleState::Empty, words::LEGEND_EMPTY), (RoleState::Unknown, words::LEGEND_UNKNOWN)];
    let mut left = MARGIN;
    let mut place = |body: &mut Body, text: &str| {
        let taken = 30 + KEY.width(text) + 22;
        if left > MARGIN && left + taken - 22 > wide - MARGIN {
            left = MARGIN;
            body.top += KEY.leading;
        }
        draw_line(&mut body.figure, &KEY.line(text.to_owned(), left + 30, body.top), TEXT);
        left += taken;
        (left - taken + 12, body.top + KEY.leading / 2)
    };
    for (state, phrase) in states {
        let at = place(body, phrase.say(language));
        draw_state(&mut body.figure, state, 3, at, 10, Ground::Light);
    }
    if matrix.lacks_a_role() {
        let (x, y) = place(body, words::LEGEND_NOT_IN_MODEL.say(language));
        body.figure.lone("path", &[("d", &format!("M{} {y}h16", x - 8)), ("stroke", &FAINT), ("stroke-width", &2)]);
    }
    for sector in SECTORS.into_iter().filter(|sector| shown(*sector)) {
        let text = sector.map_or_else(|| words::SECTOR_NOT_KNOWN.say(language), |sector| sector.label(language));
        let at = place(body, text);
        draw_mark(&mut body.figure, look(sector).mark, at, 7, look(sector).ink);
    }
    body.top += KEY.leading;
}

/// What the matrix shows, in sentences.
fn description(matrix: &Matrix) -> String {
    let language = matrix.language;
    let sentence = |row: &super::MatrixRow| {
        let cells = row.cells.iter().zip(&matrix.roles).filter_map(|(cell, (_, role))| {
            let cell = cell.as_ref()?;
            let said = match cell.state {
                RoleState::Filled => counted(language, cell.holders.len(), [words::ACTOR, words::ACTORS]),
                _ => state_words(cell).say(language).to_owned(),
            };
            Some(format!("{role}: {said}"))
        });
        format!("{}: {}.", row.name, cells.collect::<Vec<_>>().join(", "))
    };
    matrix.rows.iter().map(sentence).collect::<Vec<_>>().join(" ")
}
