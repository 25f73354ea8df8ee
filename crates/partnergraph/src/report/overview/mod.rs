//! The page about a casebook: who stands behind the houses, what is known of it, and where it is from.
//!
//! House leaders and planners read it without having used the program, often on paper. It begins with how to read it, then
//! shows all houses side by side, then each house with its board, its most central actors, what is known and what is not,
//! the sources, and for every actor what the statements about it rest on. Every board and every number leads there.

mod evidence;
mod house;

use super::block::{Block, Cell, CellKind, Item, Rank, Table, Target, Text};
use super::html;
use super::markup::one_line;
use super::matrix::{Matrix, MatrixCell, MatrixRow};
use super::words::{self, Phrase, capital, counted};
use super::wrap::dividable;
use crate::model::{Case, Casebook, Language, RoleState};

/// The page about a casebook, as HTML that needs nothing else.
///
/// The same casebook gives the same bytes.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Assignment, CaseBuilder, Casebook, Language, Source, Status, report::overview};
///
/// let case = CaseBuilder::new("house", "Nabolagshuset")
///     .source(Source::new("s1").with_title("Om huset").with_url("https://example.org/om"))
///     .actor(Actor::new("town", "Oslo kommune"))
///     .assignment(Assignment::new("owner", Status::Current).with_actor("town"))
///     .build()?;
/// let page = overview::page(&Casebook::from_iter([case]), Language::Nb);
/// assert!(page.contains("Hvem står bak husene?") && page.contains("<svg") && page.contains("href=\"https://example.org/om\""));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn page(casebook: &Casebook, language: Language) -> String {
    let title = words::PAGE_TITLE.say(language);
    html::page(title, language, &blocks(casebook, language))
}

/// The page about one case, as HTML that needs nothing else.
///
/// # Examples
/// ```
/// use partnergraph::{CaseBuilder, Language, report::overview};
///
/// let case = CaseBuilder::new("house", "Nabolagshuset").build()?;
/// assert!(overview::case_page(&case, Language::Da).contains("ikke kendt"));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn case_page(case: &Case, language: Language) -> String {
    let mut blocks = house::blocks(case, language, Rank::Page);
    blocks.extend([heading(words::PAGE_READING, language), reading(language), foot(language)]);
    html::page(&super::board::case_name(case), language, &blocks)
}

/// The blocks that the page about a casebook is made of.
#[must_use]
pub fn blocks(casebook: &Casebook, language: Language) -> Vec<Block> {
    let mut blocks = vec![Block::heading(Rank::Page, words::PAGE_TITLE.say(language))];
    if !casebook.rejected().is_empty() {
        blocks.push(rejected(casebook, language));
    }
    blocks.push(Block::Paragraph(words::PAGE_INTRO.say(language).into()));
    if casebook.cases().is_empty() {
        blocks.push(Block::Paragraph(words::NO_CASES.say(language).into()));
        return blocks;
    }
    blocks.extend([heading(words::PAGE_READING, language), reading(language)]);
    blocks.push(Block::Section(vec![heading(words::MATRIX, language), matrix(casebook, language)]));
    for case in casebook.cases() {
        blocks.push(Block::Section(house::blocks(case, language, Rank::Part)));
    }
    blocks.push(foot(language));
    blocks
}

fn heading(phrase: Phrase, language: Language) -> Block {
    Block::heading(Rank::Part, phrase.say(language))
}

/// How to read the page.
fn reading(language: Language) -> Block {
    let entry = |sign: &str, phrase: Phrase| Item::from(Text::new().strong(format!("{sign} ")).plain(phrase.say(language)));
    let mut items = vec![
        entry("●", words::READ_FILLED),
        entry("○", words::READ_EMPTY),
        entry("?", words::READ_UNKNOWN),
        entry("A", words::READ_LETTER),
    ];
    items.extend([words::READ_CENTRAL, words::READ_DEPTH, words::READ_TRACE].map(|phrase| Item::from(phrase.say(language))));
    Block::List(items)
}

fn foot(language: Language) -> Block {
    let up = Text::new().soft(words::FOOT.say(language)).plain(" ").link(words::UP.say(language), Target::Here("top".to_owned()));
    Block::Paragraph(up)
}

/// What could not be read, and why.
fn rejected(casebook: &Casebook, language: Language) -> Block {
    let mut blocks = vec![heading(words::REJECTED, language), Block::Paragraph(words::REJECTED_MEANS.say(language).into())];
    for rejected in casebook.rejected() {
        blocks.push(Block::Paragraph(Text::new().strong(one_line(&rejected.name))));
        blocks.push(Block::List(rejected.problems.iter().map(|problem| Item::from(one_line(&problem.to_string()))).collect()));
    }
    Block::Notice(blocks)
}

/// All houses side by side.
fn matrix(casebook: &Casebook, language: Language) -> Block {
    let matrix = Matrix::of(casebook, language);
    let heads = matrix.roles().iter().map(|(_, name)| dividable(&capital(name)));
    let mut table = Table::new(std::iter::once(capital(words::CASE.say(language))).chain(heads)).with_caption(counted(
        language,
        matrix.rows().len(),
        [words::HOUSE, words::HOUSES],
    ));
    for row in matrix.rows() {
        let name = Cell::words(Text::new().link(row.name.clone(), Target::Here(evidence::case_anchor(&row.case))));
        let cells = row.cells.iter().map(|cell| matrix_cell(row, cell.as_ref(), language));
        table = table.with_row(std::iter::once(name).chain(cells));
    }
    Block::Table(table)
}

fn matrix_cell(row: &MatrixRow, cell: Option<&MatrixCell>, language: Language) -> Cell {
    let Some(cell) = cell else { return Cell::of(CellKind::Missing, format!("– {}", words::NOT_IN_MODEL.say(language))) };
    let names: Vec<&str> = cell.holders.iter().map(|(name, _)| name.as_str()).collect();
    let (kind, text) = match (cell.state, cell.sought) {
        (RoleState::Filled, _) => {
            let target = Target::Here(evidence::case_anchor(&row.case));
            let text = Text::new().link(format!("● {}", cell.holders.len()), target).printed(format!(" {}", names.join(", ")));
            (CellKind::Filled, text)
        }
        (RoleState::Empty, true) => (CellKind::Empty, format!("○ {}", words::SOUGHT_SHORT.say(language)).into()),
        (RoleState::Empty, false) => (CellKind::Empty, format!("○ {}", words::EMPTY_SHORT.say(language)).into()),
        _ => (CellKind::Unknown, format!("? {}", words::UNKNOWN_BLOCK.say(language)).into()),
    };
    Cell::of(kind, text).with_hover(names.join("\n"))
}
