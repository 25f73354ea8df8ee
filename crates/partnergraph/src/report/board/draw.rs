//! A placed board as SVG.

use super::content::Content;
use super::layout::{BADGE, MARGIN, SAMPLE, STATE, STRIP, STUD, Sample, WIDTH, badge_width};
use super::{Board, Brick, RoleBlock};
use crate::model::{ActorId, Language, RoleState};
use crate::report::figure::{DOTTED, Frame, Ground, Line, SOLID, draw_line, draw_state, open_svg, rectangle};
use crate::report::markup::{Attributes, Markup};
use crate::report::palette::{DARK, FAINT, GREY, PAPER, SOFT, TEXT, draw_mark, look};
use crate::report::words::{self, capital, counted};

/// The board as one SVG element.
pub(super) fn svg(board: &Board, link: Option<&dyn Fn(&ActorId) -> String>) -> String {
    let mut figure = Markup::figure();
    let layout = &board.layout;
    // An image has no parts; one whose bricks are links is a group.
    let role = if link.is_some() { "group" } else { "img" };
    open_svg(&mut figure, (WIDTH, layout.height), role, board.language, &board.title);
    figure.line("title", &[], &board.title).line("desc", &[], &board.description);
    figure.lone("rect", &[("width", &WIDTH), ("height", &layout.height), ("fill", &PAPER)]);
    layout.head.iter().for_each(|line| draw_line(&mut figure, line, if line.bold { TEXT } else { SOFT }));
    for block in &layout.blocks {
        draw_block(&mut figure, block, link);
    }
    if let Some(other) = &layout.other {
        draw_other(&mut figure, other, link);
    }
    if let Some(head) = &layout.repeated_head {
        draw_line(&mut figure, head, TEXT);
    }
    for (letter, lines) in &layout.repeated {
        let frame = Frame { left: letter.left, top: letter.baseline - 14, width: badge_width(&letter.text), height: BADGE };
        draw_badge(&mut figure, frame, letter);
        lines.iter().for_each(|line| draw_line(&mut figure, line, TEXT));
    }
    figure.lone("path", &[("d", &format!("M{MARGIN} {}H{}", layout.rule, WIDTH - MARGIN)), ("stroke", &FAINT)]);
    draw_line(&mut figure, &layout.key_head, TEXT);
    for (sample, left, top, line) in &layout.key {
        draw_sample(&mut figure, *sample, *left, *top);
        draw_line(&mut figure, line, TEXT);
    }
    layout.foot.iter().for_each(|line| draw_line(&mut figure, line, SOFT));
    figure.finish()
}

fn draw_block(figure: &mut Markup, block: &RoleBlock, link: Option<&dyn Fn(&ActorId) -> String>) {
    let Frame { left, top, width, height } = block.frame;
    let body = block.body;
    figure.open("g", &[("data-role", &block.role), ("data-state", &block.state)]);
    draw_studs(figure, block);
    let text = match block.state {
        RoleState::Filled => {
            rectangle(figure, block.frame, 5, SOLID);
            let path = format!("M{left} {body}V{}a5 5 0 0 1 5 -5H{}a5 5 0 0 1 5 5V{body}Z", top + 5, left + width - 5);
            figure.lone("path", &[("d", &path), ("fill", &DARK)]);
            PAPER
        }
        RoleState::Empty => {
            rectangle(figure, block.frame, 5, SOLID);
            figure.lone("path", &[("d", &format!("M{left} {body}H{}", left + width)), ("stroke", &DARK), ("stroke-width", &2)]);
            TEXT
        }
        _ => {
            rectangle(figure, block.frame, 5, DOTTED);
            rectangle(figure, Frame { left: left + 3, top: top + 3, width: width - 6, height: height - 6 }, 3, &[("fill", &GREY)]);
            TEXT
        }
    };
    block.head.iter().for_each(|line| draw_line(figure, line, text));
    let centre = (left + width - 12 - STATE / 2, top + 8 + STATE / 2);
    draw_state(figure, block.state, block.holders, centre, STATE / 2 - 1, Ground::Dark);
    draw_slot(figure, block);
    block.bricks.iter().for_each(|brick| draw_brick(figure, brick, link));
    figure.close();
}

/// The studs on top of a block: full, hollow or dotted, as the block is filled, empty or not known.
fn draw_studs(figure: &mut Markup, block: &RoleBlock) {
    let Frame { left, top, width, .. } = block.frame;
    let gap = (width - STUDS * STUD_WIDTH) / (STUDS + 1);
    for number in 0..STUDS {
        let frame = Frame { left: left + gap + number * (STUD_WIDTH + gap), top: top - STUD, width: STUD_WIDTH, height: STUD + 4 };
        let look: Attributes<'_> = match block.state {
            RoleState::Filled => &[("fill", &DARK)],
            RoleState::Empty => SOLID,
            _ => DOTTED,
        };
        rectangle(figure, frame, 3, look);
    }
}

const STUDS: u32 = 4;
const STUD_WIDTH: u32 = 38;

fn draw_slot(figure: &mut Markup, block: &RoleBlock) {
    let Some(slot) = block.slot else { return };
    let centre = (slot.left + 24, slot.top + slot.height / 2);
    if block.state == RoleState::Empty {
        rectangle(figure, slot, 3, &[("fill", &PAPER), ("stroke", &DARK), ("stroke-width", &3)]);
        draw_state(figure, block.state, 0, centre, 13, Ground::Light);
    } else {
        rectangle(figure, slot, 3, DOTTED);
        draw_state(figure, block.state, 0, centre, 24, Ground::Light);
    }
    block.slot_lines.iter().for_each(|line| draw_line(figure, line, TEXT));
}

fn draw_brick(figure: &mut Markup, brick: &Brick, link: Option<&dyn Fn(&ActorId) -> String>) {
    let look = look(brick.sector);
    let Frame { left, top, height, .. } = brick.frame;
    if let Some(link) = link {
        figure.open("a", &[("href", &link(&brick.actor))]);
    }
    figure.open("g", &[("data-actor", &brick.actor)]).line("title", &[], &brick.hover);
    let strip = format!("M{} {top}H{}V{}H{}a3 3 0 0 1 -3 -3V{}a3 3 0 0 1 3 -3Z", left + 3, left + STRIP, top + height, left + 3, top + 3);
    let centre = (left + STRIP / 2, top + height / 2);
    if brick.potential {
        rectangle(figure, brick.frame, 3, &[("fill", &PAPER)]);
        figure.lone("path", &[("d", &strip), ("fill", &look.tint)]);
        draw_mark(figure, look.mark, centre, 7, look.ink);
        rectangle(figure, brick.frame, 3, &[("fill", &"none"), ("stroke", &look.ink), ("stroke-width", &2), ("stroke-dasharray", &"7 5")]);
    } else {
        rectangle(figure, brick.frame, 3, &[("fill", &look.tint)]);
        figure.lone("path", &[("d", &strip), ("fill", &look.ink)]);
        draw_mark(figure, look.mark, centre, 7, PAPER);
        rectangle(figure, brick.frame, 3, &[("fill", &"none"), ("stroke", &look.ink), ("stroke-width", &1)]);
    }
    brick.lines.iter().for_each(|line| draw_line(figure, line, TEXT));
    if let Some((frame, letter)) = &brick.badge {
        draw_badge(figure, *frame, letter);
    }
    figure.close();
    if link.is_some() {
        figure.close();
    }
}

/// The letter of an actor that stands in several blocks.
fn draw_badge(figure: &mut Markup, frame: Frame, letter: &Line) {
    rectangle(figure, frame, frame.height / 2, &[("fill", &TEXT)]);
    let attributes: Attributes<'_> = &[
        ("x", &(frame.left + frame.width / 2)),
        ("y", &letter.baseline),
        ("font-size", &letter.size),
        ("font-weight", &"bold"),
        ("text-anchor", &"middle"),
        ("fill", &PAPER),
    ];
    figure.line("text", attributes, &letter.text);
}

fn draw_other(figure: &mut Markup, other: &RoleBlock, link: Option<&dyn Fn(&ActorId) -> String>) {
    figure.open("g", &[("data-role", &"")]);
    rectangle(figure, other.frame, 5, &[("fill", &PAPER), ("stroke", &FAINT)]);
    other.head.iter().for_each(|line| draw_line(figure, line, TEXT));
    other.bricks.iter().for_each(|brick| draw_brick(figure, brick, link));
    figure.close();
}

fn draw_sample(figure: &mut Markup, sample: Sample, left: u32, top: u32) {
    let frame = Frame { left, top: top + 3, width: SAMPLE - 8, height: 16 };
    let centre = (left + frame.width / 2, top + 11);
    match sample {
        Sample::Sector(sector) => {
            let look = look(sector);
            rectangle(figure, frame, 3, &[("fill", &look.ink)]);
            draw_mark(figure, look.mark, centre, 5, PAPER);
        }
        Sample::Potential => {
            rectangle(figure, frame, 3, &[("fill", &PAPER), ("stroke", &DARK), ("stroke-width", &2), ("stroke-dasharray", &"5 4")]);
        }
        Sample::Filled => draw_state(figure, RoleState::Filled, 3, centre, 10, Ground::Light),
        Sample::Empty => draw_state(figure, RoleState::Empty, 0, centre, 10, Ground::Light),
        Sample::Unknown => draw_state(figure, RoleState::Unknown, 0, centre, 13, Ground::Light),
        Sample::Letter => {
            figure.lone("circle", &[("cx", &centre.0), ("cy", &centre.1), ("r", &9), ("fill", &TEXT)]);
            let attributes: Attributes<'_> = &[
                ("x", &centre.0),
                ("y", &(centre.1 + 4)),
                ("font-size", &12),
                ("font-weight", &"bold"),
                ("text-anchor", &"middle"),
                ("fill", &PAPER),
            ];
            figure.line("text", attributes, "A");
        }
    }
}

/// What a board shows, in sentences.
pub(super) fn description(content: &Content, language: Language) -> String {
    let mut sentences = vec![content.subtitle.clone()];
    for block in &content.blocks {
        let state = match (block.state, block.sought) {
            (RoleState::Filled, _) => counted(language, block.holders, [words::ACTOR, words::ACTORS]),
            (RoleState::Empty, true) => words::EMPTY_SOUGHT.say(language).to_owned(),
            (RoleState::Empty, false) => words::EMPTY_NOBODY.say(language).to_owned(),
            _ => words::UNKNOWN_BLOCK.say(language).to_owned(),
        };
        let names: Vec<String> = block
            .bricks
            .iter()
            .map(|brick| {
                let notes = if brick.notes.is_empty() { String::new() } else { format!(" ({})", brick.notes.join(", ")) };
                format!("{}{notes}", brick.name)
            })
            .collect();
        let list = if names.is_empty() { String::new() } else { format!(": {}", names.join("; ")) };
        sentences.push(format!("{}, {state}{list}", capital(&block.name)));
    }
    sentences.push(content.foot.clone());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(". ")
}
