//! One house on the page: its board, its central actors, what is known of it, its sources.

use super::evidence::{self, case_anchor};
use crate::model::{Case, Certainty, Code as _, Evidence, Language};
use crate::report::block::{Block, Cell, CellKind, Figure, Item, Rank, Table, Target, Text, WebAddress};
use crate::report::board::{Board, BoardHeading, BoardOptions, case_name};
use crate::report::central::{self, COLUMNS};
use crate::report::markup::one_line;
use crate::report::words::{self, capital};

/// How many central actors are shown.
const TOP: usize = 5;

/// Everything about a case, under a heading of this rank.
pub(super) fn blocks(case: &Case, language: Language, rank: Rank) -> Vec<Block> {
    let mut blocks = vec![Block::anchored(rank, Text::new().name(case_name(case)), case_anchor(case.id()))];
    // The preset scope fits every case.
    let board = Board::of(case, &BoardOptions::default().with_language(language).with_heading(BoardHeading::LeftOut)).ok();
    let about = board.as_ref().map(Board::subtitle).filter(|about| !about.is_empty());
    blocks.extend(about.map(|about| Block::Paragraph(Text::new().soft(about))));
    blocks.extend(case.document().summary().map(|summary| Block::Paragraph(Text::new().name(one_line(summary)))));
    let link = |actor: &_| format!("#{}", evidence::actor_anchor(case, actor));
    blocks.extend(board.map(|board| Block::Figure(Figure::drawn(board.to_linked_svg(&link)))));
    blocks.push(Block::heading(Rank::Section, words::CENTRAL.say(language)));
    blocks.push(central_actors(case, language));
    blocks.push(Block::heading(Rank::Section, words::DOCUMENTATION.say(language)));
    blocks.extend(documentation(case, language));
    blocks.push(Block::heading(Rank::Section, words::SOURCES_HEAD.say(language)));
    blocks.push(sources(case, language));
    blocks.push(Block::anchored(Rank::Section, words::EVIDENCE.say(language), evidence::anchor(case)));
    blocks.push(Block::Columns(evidence::blocks(case, language)));
    blocks
}

fn central_actors(case: &Case, language: Language) -> Block {
    let found = central::of(case, language);
    if found.is_empty() {
        return Block::Paragraph(words::NO_ACTORS.say(language).into());
    }
    let heads = COLUMNS.iter().map(|phrase| capital(phrase.say(language)));
    let heads = std::iter::once(capital(words::ACTOR_HEAD.say(language))).chain(heads).chain([capital(words::WHY_HEAD.say(language))]);
    let mut table = Table::new(heads);
    for central in found.into_iter().take(TOP) {
        let anchor = evidence::actor_anchor(case, &central.actor.as_str().into());
        let name = Cell::words(Text::new().link(central.name, Target::Here(anchor)));
        let numbers = central.numbers.into_iter().map(|number| match number {
            Ok(number) => Cell::number(number),
            Err(reason) => Cell::of(CellKind::Missing, format!("– ({})", central::reason_words(reason, language))),
        });
        table = table.with_row(std::iter::once(name).chain(numbers).chain([Cell::words(central.why)]));
    }
    Block::Table(table)
}

/// How certain the statements are, what they rest on, and what could not be found.
fn documentation(case: &Case, language: Language) -> Vec<Block> {
    let certainties = [Some(Certainty::Stated), Some(Certainty::Judged), Some(Certainty::Uncertain), None];
    let said = |certainty: &Option<Certainty>| certainty.map_or(words::NOT_SAID.say(language), |certainty| certainty.label(language));
    let heads = [words::STATEMENTS.say(language)]
        .into_iter()
        .chain(certainties.iter().map(said))
        .chain([words::WITH_SOURCE.say(language), words::TOTAL.say(language)]);
    let to_evidence = |phrase: words::Phrase| Text::new().link(capital(phrase.say(language)), Target::Here(evidence::anchor(case)));
    let row = |phrase, statements: Vec<&Evidence>| {
        let count =
            |keep: &dyn Fn(&Evidence) -> bool| Cell::number(statements.iter().filter(|evidence| keep(evidence)).count().to_string());
        let mut cells = vec![Cell::words(to_evidence(phrase))];
        cells.extend(certainties.iter().map(|certainty| count(&|evidence| evidence.certainty() == *certainty)));
        cells.push(count(&|evidence| !evidence.sources().is_empty()));
        cells.push(count(&|_| true));
        cells
    };
    let table = Table::new(heads.map(capital))
        .with_row(row(words::ACTORS_HEAD, case.actors().iter().map(|actor| actor.evidence()).collect()))
        .with_row(row(words::ASSIGNMENTS_HEAD, case.assignments().iter().map(|assignment| assignment.evidence()).collect()))
        .with_row(row(words::RELATIONS_HEAD, case.relations().iter().map(|relation| relation.evidence()).collect()));
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(
        case.document().gaps().map(|gaps| Block::Paragraph(Text::new().strong(words::GAPS.say(language)).plain(" ").name(one_line(gaps)))),
    );
    blocks
}

fn sources(case: &Case, language: Language) -> Block {
    if case.sources().is_empty() {
        return Block::Paragraph(words::NO_SOURCES.say(language).into());
    }
    let item = |source: &crate::model::Source| {
        let address = source.url().and_then(WebAddress::new);
        let title = one_line(source.title().unwrap_or_default());
        let text = Text::new().strong(format!("{} ", source.id()));
        let text = match (address, title.is_empty()) {
            (Some(address), false) => {
                let shown = address.as_str().to_owned();
                text.link(title, Target::Web(address)).printed(format!(" {shown}"))
            }
            (Some(address), true) => {
                let shown = address.as_str().to_owned();
                text.link(shown, Target::Web(address))
            }
            (None, false) => text.name(title),
            // An address that is not of the web is read, not followed.
            (None, true) => text.name(one_line(source.url().or(source.file()).unwrap_or_default())),
        };
        Item::from(text).with_anchor(evidence::source_anchor(case, source.id()))
    };
    Block::List(case.sources().iter().map(item).collect())
}
