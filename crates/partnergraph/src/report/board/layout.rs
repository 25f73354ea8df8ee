//! Where everything on a board stands: whole units, from widths that no font exceeds.

use super::content::{BlockContent, BrickContent, Content};
use super::{BoardHeading, Brick, RoleBlock};
use crate::model::{Language, RoleState};
use crate::report::figure::{Frame, Line, Type};
use crate::report::letters::{Weight, width};
use crate::report::words::{self, capital, counted};

/// The width of a board: at 1120 units the smallest text is 8.5 points on A4 across.
pub(super) const WIDTH: u32 = 1120;
pub(super) const MARGIN: u32 = 20;
const ROOM: u32 = WIDTH - 2 * MARGIN;
/// The height from which on a block takes the whole width.
const TALLEST: u32 = 640;
/// Between two blocks.
const GAP: u32 = 18;
/// Between the edge of a block and what stands in it.
const PAD: u32 = 10;
/// Between two bricks.
const JOINT: u32 = 6;
/// How far the studs of a block rise above it.
pub(super) const STUD: u32 = 9;
/// The strip of a brick that holds the mark of its sector.
pub(super) const STRIP: u32 = 24;
const BRICK_PAD: u32 = 8;
/// Between the letter of an actor and what stands beside it.
const BESIDE: u32 = 5;
/// The mark of a block's state, at the right of its head.
pub(super) const STATE: u32 = 30;
/// The circle with the letter of an actor that stands in several blocks.
pub(super) const BADGE: u32 = 18;

const TITLE: Type = Type { size: 28, leading: 34, weight: Weight::Bold };
const SUBTITLE: Type = Type { size: 16, leading: 22, weight: Weight::Regular };
const HEAD: Type = Type { size: 18, leading: 23, weight: Weight::Bold };
const STATE_LINE: Type = Type { size: 13, leading: 17, weight: Weight::Regular };
const NAME: Type = Type { size: 15, leading: 19, weight: Weight::Regular };
const NOTE: Type = Type { size: 12, leading: 16, weight: Weight::Regular };
const SLOT: Type = Type { size: 16, leading: 21, weight: Weight::Bold };
const KEY: Type = Type { size: 13, leading: 22, weight: Weight::Regular };
const KEY_HEAD: Type = Type { size: 13, leading: 22, weight: Weight::Bold };

/// A board with everything in its place.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) height: u32,
    pub(super) head: Vec<Line>,
    pub(super) blocks: Vec<RoleBlock>,
    /// The frame and heading of the roles outside the role model, and their bricks.
    pub(super) other: Option<RoleBlock>,
    pub(super) repeated_head: Option<Line>,
    pub(super) repeated: Vec<(Line, Vec<Line>)>,
    pub(super) key: Vec<(Sample, u32, u32, Line)>,
    pub(super) key_head: Line,
    pub(super) rule: u32,
    pub(super) foot: Vec<Line>,
}

/// What a line of the key explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sample {
    Sector(Option<crate::model::Sector>),
    Potential,
    Filled,
    Empty,
    Unknown,
    Letter,
}

/// A board with everything in its place.
pub(super) fn place(content: &Content, language: Language, heading: BoardHeading) -> Layout {
    let (mut head, mut top) = (Vec::new(), MARGIN);
    if heading == BoardHeading::Shown {
        head = TITLE.lines(&content.title, MARGIN, top, ROOM);
        top += TITLE.leading * head.len() as u32;
        let subtitle = SUBTITLE.lines(&content.subtitle, MARGIN, top, ROOM);
        top += SUBTITLE.leading * subtitle.len() as u32 + 10;
        head.extend(subtitle);
    }
    if content.blocks.is_empty() {
        let nothing = NAME.lines(words::NO_ROLES.say(language), MARGIN, top, ROOM);
        top += NAME.leading * nothing.len() as u32 + GAP;
        head.extend(nothing);
    }
    let across = columns(content.blocks.len());
    let block_width = (ROOM - GAP * (across as u32 - 1)) / across as u32;
    let at = |block: &BlockContent, left, top, width| block_at(block, left, top, width, language);
    let crowded: Vec<bool> = content.blocks.iter().map(|block| at(block, MARGIN, top, block_width).frame.height > TALLEST).collect();
    let mut placed: Vec<(usize, RoleBlock)> = Vec::new();
    let usual: Vec<usize> = (0..content.blocks.len()).filter(|number| !crowded[*number]).collect();
    for row in usual.chunks(across) {
        top += STUD;
        let lefts = (0..).map(|column| MARGIN + column * (block_width + GAP));
        let start = placed.len();
        placed.extend(row.iter().zip(lefts).map(|(number, left)| (*number, at(&content.blocks[*number], left, top, block_width))));
        let tallest = placed[start..].iter().map(|(_, block)| block.frame.height).max().unwrap_or(0);
        placed[start..].iter_mut().for_each(|(_, block)| block.stretch(tallest));
        top += tallest + GAP;
    }
    // A block that would be taller than a page takes the whole width, below the others.
    for number in (0..content.blocks.len()).filter(|number| crowded[*number]) {
        top += STUD;
        let block = at(&content.blocks[number], MARGIN, top, ROOM);
        top += block.frame.height + GAP;
        placed.push((number, block));
    }
    placed.sort_by_key(|(number, _)| *number);
    let blocks = placed.into_iter().map(|(_, block)| block).collect();
    let other = (!content.other.is_empty()).then(|| {
        let block = other_at(&content.other, top, language);
        top += block.frame.height + GAP;
        block
    });
    let (repeated_head, repeated) = repeated_at(content, &mut top, language);
    let rule = top;
    top += 10;
    let key_head = KEY_HEAD.line(words::LEGEND.say(language).to_owned(), MARGIN, top);
    let key = key_at(content, &key_head, &mut top, language);
    let foot = NOTE.lines(&content.foot, MARGIN, top + 6, ROOM);
    let height = top + 6 + NOTE.leading * foot.len() as u32 + MARGIN - 6;
    Layout { height, head, blocks, other, repeated_head, repeated, key, key_head, rule, foot }
}

/// How many blocks stand side by side.
pub(super) const fn columns(blocks: usize) -> usize {
    match blocks {
        0 | 1 => 1,
        2 | 4 => 2,
        _ => 3,
    }
}

fn block_at(block: &BlockContent, left: u32, top: u32, width: u32, language: Language) -> RoleBlock {
    let inner = width - 2 * PAD;
    let mut below = top + 8;
    let mut head = HEAD.lines(&capital(&block.name), left + PAD + 2, below, inner - STATE - 8);
    if head.len() == 1 {
        // One line stands at the height of the mark beside it.
        head.iter_mut().for_each(|line| line.baseline += (STATE - HEAD.leading) / 2 + 1);
    }
    below += HEAD.leading * head.len() as u32;
    let mut remarks = Vec::new();
    if block.optional {
        remarks.push(words::OPTIONAL.say(language));
    }
    if block.state == RoleState::Filled && block.sought {
        remarks.push(words::MORE_SOUGHT.say(language));
    }
    if !remarks.is_empty() {
        below = below.max(top + 8 + STATE - 2);
    }
    let remark = STATE_LINE.lines(&remarks.join(" · "), left + PAD + 2, below, inner - STATE - 8);
    below += STATE_LINE.leading * remark.len() as u32;
    head.extend(remark);
    below = below.max(top + 8 + STATE) + 8;
    let body = below;
    below += PAD;
    let mut slot_lines = Vec::new();
    let mut slot = None;
    if block.state != RoleState::Filled {
        slot_lines = slot_words(block, left + PAD, below, inner, language);
        let height = 12 + slot_lines.iter().map(leading_of).sum::<u32>() + 12;
        slot = Some(Frame { left: left + PAD, top: below, width: inner, height });
        below += height + JOINT;
    }
    let bricks = wall(&block.bricks, left + PAD, &mut below, inner, language);
    let frame = Frame { left, top, width, height: below - JOINT + PAD - top };
    RoleBlock {
        role: block.role.clone(),
        name: capital(&block.name),
        state: block.state,
        holders: block.holders,
        frame,
        body,
        head,
        slot,
        slot_lines,
        bricks,
    }
}

/// What stands in a block that nobody fills.
fn slot_words(block: &BlockContent, left: u32, top: u32, inner: u32, language: Language) -> Vec<Line> {
    let (left, room) = (left + 46, inner - 46 - 10);
    let (title, more) = match (block.state, block.sought) {
        (RoleState::Empty, true) => (words::EMPTY_SOUGHT, None),
        (RoleState::Empty, false) => (words::EMPTY_NOBODY, None),
        _ => (words::UNKNOWN_BLOCK, Some(words::UNKNOWN_MEANS)),
    };
    let mut lines = SLOT.lines(title.say(language), left, top + 12, room);
    let mut below = top + 12 + SLOT.leading * lines.len() as u32;
    let mut notes: Vec<String> = more.iter().map(|more| more.say(language).to_owned()).collect();
    if block.former > 0 {
        notes.push(counted(language, block.former, [words::FORMER_HOLDER, words::FORMER_HOLDERS]));
    }
    for note in notes {
        let more = NOTE.lines(&note, left, below, room);
        below += NOTE.leading * more.len() as u32;
        lines.extend(more);
    }
    lines
}

const fn leading_of(line: &Line) -> u32 {
    if line.size == SLOT.size { SLOT.leading } else { NOTE.leading }
}

/// Bricks in rows, each row as wide as the room; `top` moves down below them and the joint after the last.
fn wall(bricks: &[BrickContent], left: u32, top: &mut u32, room: u32, language: Language) -> Vec<Brick> {
    let natural: Vec<u32> = bricks.iter().map(|brick| natural_width(brick, language).min(room)).collect();
    let mut placed = Vec::new();
    let mut start = 0;
    while start < bricks.len() {
        let mut end = start + 1;
        let mut taken = natural[start];
        while end < bricks.len() && taken + JOINT + natural[end] <= room {
            taken += JOINT + natural[end];
            end += 1;
        }
        let (count, spare) = ((end - start) as u32, room - taken);
        let mut x = left;
        let mut row: Vec<Brick> = Vec::new();
        for (number, position) in (0..count).zip(start..end) {
            // What is left over is shared out, so that every row of the wall is as long as the others.
            let wide = natural[position] + spare / count + u32::from(number < spare % count);
            row.push(brick_at(&bricks[position], x, *top, wide, language));
            x += wide + JOINT;
        }
        let tallest = row.iter().map(|brick| brick.frame.height).max().unwrap_or(0);
        row.iter_mut().for_each(|brick| brick.stretch(tallest));
        *top += tallest + JOINT;
        placed.extend(row);
        start = end;
    }
    placed
}

/// What stands below the name of a brick: what comes beside its letter, and what comes on lines of its own.
fn small_print(brick: &BrickContent, language: Language, room: u32) -> (Option<(String, String)>, String) {
    let notes = brick.notes.join(" · ");
    let Some((letter, blocks)) = &brick.badge else { return (None, notes) };
    let blocks = words::IN_BLOCKS.with(language, blocks);
    let together = format!("{blocks} · {notes}");
    if !notes.is_empty() && badge_width(letter) + BESIDE + NOTE.width(&together) <= room {
        return (Some((letter.clone(), together)), String::new());
    }
    (Some((letter.clone(), blocks)), notes)
}

/// How wide a brick would like to be: its name on one line, and what is said about it below.
fn natural_width(brick: &BrickContent, language: Language) -> u32 {
    let (badge, notes) = small_print(brick, language, u32::MAX);
    let badge = badge.map_or(0, |(letter, text)| badge_width(&letter) + BESIDE + NOTE.width(&text));
    STRIP + 2 * BRICK_PAD + NAME.width(&brick.name).max(badge).max(NOTE.width(&notes))
}

/// How wide the mark with an actor's letter is: a circle, or longer where the letters are many.
pub(super) fn badge_width(letter: &str) -> u32 {
    BADGE.max(width(letter, NOTE.size, Weight::Bold) + 8)
}

fn brick_at(brick: &BrickContent, left: u32, top: u32, wide: u32, language: Language) -> Brick {
    let (text_left, room) = (left + STRIP + BRICK_PAD, wide - STRIP - 2 * BRICK_PAD);
    let mut below = top + 6;
    let mut lines = NAME.lines(&brick.name, text_left, below, room);
    below += NAME.leading * lines.len() as u32;
    let (badge, notes) = small_print(brick, language, room);
    let badge = badge.map(|(letter, text)| {
        let mark = badge_width(&letter);
        lines.push(NOTE.line(text, text_left + mark + BESIDE, below + 1));
        let label = Type { weight: Weight::Bold, ..NOTE }.line(letter, text_left, below + 1);
        let frame = Frame { left: text_left, top: below, width: mark, height: BADGE };
        below += BADGE + 1;
        (frame, label)
    });
    let notes = NOTE.lines(&notes, text_left, below, room);
    below += NOTE.leading * notes.len() as u32;
    lines.extend(notes);
    Brick {
        actor: brick.actor.clone(),
        name: brick.name.clone(),
        sector: brick.sector,
        potential: brick.potential,
        hover: brick.hover.clone(),
        frame: Frame { left, top, width: wide, height: below + 6 - top },
        lines,
        badge,
    }
}

/// The roles outside the role model: one low frame over the whole width.
fn other_at(bricks: &[BrickContent], top: u32, language: Language) -> RoleBlock {
    let text = format!("{} ({})", words::OTHER_ROLES.say(language), words::OTHER_ROLES_MEAN.say(language));
    let head = KEY_HEAD.lines(&text, MARGIN + PAD + 2, top + 6, ROOM - 2 * PAD);
    let body = top + 6 + KEY_HEAD.leading * head.len() as u32;
    let mut below = body + 4;
    let bricks = wall(bricks, MARGIN + PAD, &mut below, ROOM - 2 * PAD, language);
    RoleBlock {
        role: "other".into(),
        name: text,
        state: RoleState::Filled,
        holders: bricks.len(),
        frame: Frame { left: MARGIN, top, width: ROOM, height: below - JOINT + PAD - top },
        body,
        head,
        slot: None,
        slot_lines: Vec::new(),
        bricks,
    }
}

/// The list of actors that stand in several blocks, in two columns.
fn repeated_at(content: &Content, top: &mut u32, language: Language) -> (Option<Line>, Vec<(Line, Vec<Line>)>) {
    if content.repeated.is_empty() {
        return (None, Vec::new());
    }
    let head = KEY_HEAD.line(words::SEVERAL_ROLES.say(language).to_owned(), MARGIN, *top);
    *top += KEY_HEAD.leading + 2;
    let column = (ROOM - GAP) / 2;
    let mut placed = Vec::new();
    for pair in content.repeated.chunks(2) {
        let mut tallest = 0;
        for (repeated, number) in pair.iter().zip(0..) {
            let left = MARGIN + number * (column + GAP);
            let mark = badge_width(&repeated.letter);
            let letter = Type { weight: Weight::Bold, ..NOTE }.line(repeated.letter.clone(), left, *top + 1);
            let mut lines = Type { leading: 18, ..KEY }.lines(&repeated.text, left + mark + 7, *top, column - mark - 7);
            lines.iter_mut().for_each(|line| line.right_to_left = false);
            tallest = tallest.max(18 * lines.len() as u32 + 5);
            placed.push((letter, lines));
        }
        *top += tallest;
    }
    *top += 8;
    (Some(head), placed)
}

/// How wide the sample beside a line of the key is.
pub(super) const SAMPLE: u32 = 30;

/// The key, as many entries on a line as there is room for; `top` moves down below it.
fn key_at(content: &Content, head: &Line, top: &mut u32, language: Language) -> Vec<(Sample, u32, u32, Line)> {
    let state = |state: RoleState| content.blocks.iter().any(|block| block.state == state);
    let potential = content.blocks.iter().flat_map(|block| &block.bricks).any(|brick| brick.potential);
    let sector_words = |sector: Option<crate::model::Sector>| {
        use crate::model::Code as _;
        sector.map_or_else(|| words::SECTOR_NOT_KNOWN.say(language), |sector| sector.label(language))
    };
    let mut entries: Vec<(Sample, &str)> = content.sectors.iter().map(|sector| (Sample::Sector(*sector), sector_words(*sector))).collect();
    let more = [
        (potential, Sample::Potential, words::LEGEND_POTENTIAL),
        (state(RoleState::Filled), Sample::Filled, words::LEGEND_FILLED),
        (state(RoleState::Empty), Sample::Empty, words::LEGEND_EMPTY),
        (state(RoleState::Unknown), Sample::Unknown, words::LEGEND_UNKNOWN),
        (!content.repeated.is_empty(), Sample::Letter, words::LEGEND_SAME),
    ];
    entries.extend(more.into_iter().filter(|(there, ..)| *there).map(|(_, sample, phrase)| (sample, phrase.say(language))));
    let indent = MARGIN + head.width + 16;
    let mut left = indent;
    let mut placed = Vec::new();
    for (sample, text) in entries {
        let wide = SAMPLE + KEY.width(text);
        if left > indent && left + wide > WIDTH - MARGIN {
            left = indent;
            *top += KEY.leading + 2;
        }
        placed.push((sample, left, *top, KEY.line(text.to_owned(), left + SAMPLE, *top)));
        left += wide + 20;
    }
    *top += KEY.leading;
    placed
}
