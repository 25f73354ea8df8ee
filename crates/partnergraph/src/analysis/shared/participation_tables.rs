//! The tables of who took part.

use crate::analysis::case_participation::{CaseParticipation, Cell, Group};
use crate::method::{Item, Table, Value};
use crate::model::{Case, Code, Language, Level, Participation, Phase};

fn basis<'a>(records: impl IntoIterator<Item = &'a usize>) -> Vec<Item> {
    records.into_iter().map(|position| Item::Participation(*position as u32)).collect()
}

fn name(case: &Case, group: &Group) -> String {
    group.actor.map_or_else(|| group.group.clone(), |actor| case.actor_at(actor).name().to_owned())
}

fn number(level: Value<Level>) -> Value<usize> {
    level.map(|level| usize::from(level.get()))
}

pub(crate) fn main(case: &Case, found: &CaseParticipation) -> Table {
    let rows: Vec<(&Group, Phase, &Cell)> = found
        .groups
        .iter()
        .flat_map(|group| found.phases.iter().zip(&group.cells).map(move |(phase, cell)| (group, phase.phase, cell)))
        .collect();
    let texts = |cell: &Cell, text: fn(&Participation) -> Option<&str>| {
        let mut texts: Vec<String> = Vec::new();
        for text in cell.records.iter().filter_map(|position| text(&case.participation()[*position])) {
            if !texts.iter().any(|known| known == text) {
                texts.push(text.to_owned());
            }
        }
        texts
    };
    let mut table = Table::new("main", rows.len());
    table
        .text("group", rows.iter().map(|(group, ..)| group.group.clone()))
        .text("name", rows.iter().map(|(group, ..)| name(case, group)))
        .text("phase", rows.iter().map(|(_, phase, _)| phase.as_str()))
        .whole("value", rows.iter().map(|(.., cell)| number(cell.level)))
        .count("records", rows.iter().map(|(.., cell)| cell.records.len()))
        .texts("methods", rows.iter().map(|(.., cell)| texts(cell, Participation::method)))
        .texts("issues", rows.iter().map(|(.., cell)| texts(cell, Participation::issue)))
        .rests_on(rows.iter().map(|(.., cell)| basis(&cell.records)));
    table
}

pub(crate) fn groups(case: &Case, groups: &[Group]) -> Table {
    let records = |group: &Group| group.cells.iter().map(|cell| cell.records.len()).sum();
    let sector = |group: &Group| group.actor.and_then(|actor| case.actor_at(actor).sector()).map(Code::as_str);
    let mut table = Table::new("groups", groups.len());
    table
        .text("group", groups.iter().map(|group| group.group.clone()))
        .text("name", groups.iter().map(|group| name(case, group)))
        .optional_text("sector", groups.iter().map(sector))
        .whole("highest_level", groups.iter().map(|group| number(group.highest)))
        .texts("phases", groups.iter().map(|group| group.phases.iter().map(|phase| phase.as_str()).collect()))
        .count("records", groups.iter().map(records))
        .flag("never_involved", groups.iter().map(|group| group.never_involved))
        .rests_on(groups.iter().map(|group| basis(group.cells.iter().flat_map(|cell| &cell.records))));
    table
}

pub(crate) fn phases(found: &CaseParticipation) -> Table {
    const LEVELS: [&str; 7] = ["level_0", "level_1", "level_2", "level_3", "level_4", "level_5", "level_6"];
    let phases = &found.phases;
    let mut table = Table::new("phases", phases.len());
    table
        .text("phase", phases.iter().map(|phase| phase.phase.as_str()))
        .text("name", phases.iter().map(|phase| phase.phase.label(Language::En)))
        .flag("early", phases.iter().map(|phase| phase.early))
        .count("records", phases.iter().map(|phase| phase.records));
    for (level, column) in LEVELS.into_iter().enumerate() {
        table.count(column, phases.iter().map(|phase| phase.at_level[level]));
    }
    let of_phase = |place: usize| basis(found.groups.iter().flat_map(move |group| &group.cells[place].records));
    table
        .count("without_record", phases.iter().map(|phase| phase.without_record))
        .whole("median_level", phases.iter().map(|phase| number(phase.median)))
        .count("items", phases.iter().map(|phase| phase.items))
        .count("answered", phases.iter().map(|phase| phase.answered))
        .rests_on((0..phases.len()).map(of_phase));
    table
}

pub(crate) fn summary(found: &CaseParticipation) -> Table {
    let never = found.groups.iter().filter(|group| group.never_involved).map(|group| group.group.clone()).collect();
    let mut table = Table::new("summary", 1);
    table
        .count("records", [found.records])
        .count("groups", [found.groups.len()])
        .texts::<String>("never_involved", [never])
        .number("early_share", [found.early_share])
        .texts("heaviest", [found.heaviest.iter().map(|phase| phase.as_str()).collect()])
        .optional_flag("heaviest_early", [found.heaviest_early])
        .rests_on([basis(found.groups.iter().flat_map(|group| group.cells.iter().flat_map(|cell| &cell.records)))]);
    table
}
