//! Who was involved in which phase, how and at which level, who never was, and how a partnership answers its own checklists.
//!
//! A planner asks this to see whether residents had a say while something could still be decided. An area programme and a
//! strategic partnership go through other phases; both can be asked for. What is to be watched in a phase each partnership
//! writes down itself: its checklists are shown with what was answered, and when.

use super::shared::checklists::{self, Checklists};
use super::shared::participation_tables as tables;
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level as AnswerLevel, OptionKind, OptionSpec, Preset, Reason, Study, Subject,
    TableSpec, Value,
};
use crate::model::{ActorIndex, Case, Code, Level, Participation, Phase};
use crate::view::{Scope, Uncertain, choices};

pub use super::shared::checklists::{ChecklistItem, Wave};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "case_participation",
    version: 1,
    level: AnswerLevel::Case,
    subject: Subject::Case,
    question: "Who was involved when, how, and at which level, and who never?",
    definition: "Rows: the groups that took part, in the order in which they first do, then those that are only named in `groups`. A group is \
        one by its exact text or actor id. Columns: the phases of `phase_model` or `phases`; a phase that occurs outside of them stands before \
        the first of them that comes later in the format.\n\
        value = the highest level recorded for a group in a phase, 0 none, 1 one-way information, 2 two-way information, 3 dialogue, \
        4 cooperation, 5 co-decision, 6 decision.\n\
        never_involved: every cell of the row is empty or 0. median_level over the groups with a level above 0 in the phase, of two middle \
        ones the lower. early_share = records in the first half of the columns, the middle one included, over all records. heaviest_early: \
        every phase with most records is in that half.\n\
        Checklists: items of scorecards, those of `checklists` first. Answers to an item of the same date are one wave, shown by their \
        median (of two middle ones the lower); waves are ordered by date, those without a date last. change = latest − first dated wave. An \
        item that begins with the code of a phase and a colon, such as `develop: …`, is watched in that phase.\n\
        With `at` what happened later is left out; what has no date counts.",
    reading: "Levels are ordinal and never averaged. A cell without a record says that nothing is recorded, not that nobody asked. Guides \
        advise to involve people early: early_share counts records, not people, and in five phases the first three are early. Of a scorecard \
        the library knows neither the questions nor the scale; whoever wrote it reads it.",
    undefined: &[
        (
            Reason::NotRecorded,
            "a cell, a highest level and a median without records; what is said of an item that nobody answered; change \
            without two dated waves",
        ),
        (Reason::ZeroTotal, "early_share and heaviest_early, when nothing is recorded"),
    ],
    source: "Levels: the six-step ladder of participation used by Norwegian municipalities. Phases: the guide to area work in existing \
        neighbourhoods (veiviseren.no), and AlmenNet's booklet on strategic partnerships. The tables are our own.",
    elsewhere: "",
    scope: &["at", "uncertain"],
    options: &[
        OptionSpec {
            name: "phase_model",
            kind: OptionKind::Choice(<PhaseModel as crate::view::Choice>::WORDS),
            preset: Preset::Text("area_programme"),
            meaning: "which phases are the columns: those of an area programme (knowledge, establish, mobilise, implement, continue), of a \
                strategic partnership (tender, bid, establish, develop, operate, wind_down), or all of the format",
        },
        OptionSpec {
            name: "phases",
            kind: OptionKind::Choices(Phase::CODES),
            preset: Preset::Nothing,
            meaning: "the phases that are the columns, in their order, instead of those of a model",
        },
        OptionSpec {
            name: "groups",
            kind: OptionKind::Texts,
            preset: Preset::Nothing,
            meaning: "groups that have a row even if they never took part: texts or ids of actors",
        },
        OptionSpec {
            name: "checklists",
            kind: OptionKind::TextsByName,
            preset: Preset::Nothing,
            meaning: "for each scorecard the items on it, such as points of attention or questions, so that those without an answer are seen",
        },
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "a group and a phase",
            columns: &[
                ColumnSpec::new("group", "the group as it is recorded: an actor's id or a text"),
                ColumnSpec::new("name", "the actor's name, or the text"),
                ColumnSpec::new("phase", "the phase"),
                ColumnSpec::new("value", "highest level, 0 to 6"),
                ColumnSpec::new("records", "number of records"),
                ColumnSpec::new("methods", "how it was done, each method once"),
                ColumnSpec::new("issues", "what it was about, each issue once"),
            ],
        },
        TableSpec {
            name: "groups",
            row: "a group",
            columns: &[
                ColumnSpec::new("group", "the group as it is recorded"),
                ColumnSpec::new("name", "the actor's name, or the text"),
                ColumnSpec::new("sector", "the actor's sector; empty where none is recorded or the group is no actor"),
                ColumnSpec::new("highest_level", "highest level ever, 0 to 6"),
                ColumnSpec::new("phases", "the phases in which it had a level above 0"),
                ColumnSpec::new("records", "number of records"),
                ColumnSpec::new("never_involved", "whether every cell is empty or 0"),
            ],
        },
        TableSpec {
            name: "phases",
            row: "a phase, in the order of the columns",
            columns: &[
                ColumnSpec::new("phase", "the phase"),
                ColumnSpec::new("name", "what it is called, in English"),
                ColumnSpec::new("early", "whether it is in the first half of the columns"),
                ColumnSpec::new("records", "number of records"),
                ColumnSpec::new("level_0", "number of groups with highest level 0: none"),
                ColumnSpec::new("level_1", "number of groups with highest level 1: one-way information"),
                ColumnSpec::new("level_2", "number of groups with highest level 2: two-way information"),
                ColumnSpec::new("level_3", "number of groups with highest level 3: dialogue"),
                ColumnSpec::new("level_4", "number of groups with highest level 4: cooperation"),
                ColumnSpec::new("level_5", "number of groups with highest level 5: co-decision"),
                ColumnSpec::new("level_6", "number of groups with highest level 6: decision"),
                ColumnSpec::new("without_record", "number of groups of which nothing is recorded"),
                ColumnSpec::new("median_level", "median level of the groups above 0, 1 to 6"),
                ColumnSpec::new("items", "number of items of checklists that are watched in it"),
                ColumnSpec::new("answered", "number of them that were answered"),
            ],
        },
        TableSpec {
            name: "summary",
            row: "the case",
            columns: &[
                ColumnSpec::new("records", "number of records"),
                ColumnSpec::new("groups", "number of groups, those that are only named included"),
                ColumnSpec::new("never_involved", "the groups that never were involved"),
                ColumnSpec::new("early_share", "share of the records in early phases, 0 to 1"),
                ColumnSpec::new("heaviest", "the phases with most records; none where nothing is recorded"),
                ColumnSpec::new("heaviest_early", "whether all of them are early"),
            ],
        },
        checklists::ITEMS,
        checklists::SCORES,
    ],
};

choices! {
    /// The phases that a partnership goes through.
    PhaseModel {
        /// Those of an area programme: knowledge, establish, mobilise, implement, continue.
        AreaProgramme = "area_programme",
        /// Those of a strategic partnership: tender, bid, establish, develop, operate, wind down.
        StrategicPartnership = "strategic_partnership",
        /// All of the format.
        All = "all",
    }
}

impl PhaseModel {
    /// The phases, in their order.
    #[must_use]
    pub const fn phases(self) -> &'static [Phase] {
        match self {
            Self::AreaProgramme => &[Phase::Knowledge, Phase::Establish, Phase::Mobilise, Phase::Implement, Phase::Continue],
            Self::StrategicPartnership => &[Phase::Tender, Phase::Bid, Phase::Establish, Phase::Develop, Phase::Operate, Phase::WindDown],
            Self::All => <Phase as Code>::ALL,
        }
    }
}

/// Which phases, which groups have a row in any case, and what is on the checklists.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
    phase_model: PhaseModel,
    phases: Option<Vec<Phase>>,
    groups: Vec<String>,
    checklists: Checklists,
}

impl Options {
    /// The same, asked of another part of the case: a date, or without what is uncertain.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same, with the phases of another model.
    pub const fn with_phase_model(mut self, phase_model: PhaseModel) -> Self {
        self.phase_model = phase_model;
        self
    }

    /// The same, with just these phases, besides those that occur.
    pub fn with_phases(mut self, phases: impl IntoIterator<Item = Phase>) -> Self {
        self.phases = Some(phases.into_iter().collect());
        self
    }

    /// The same, with rows for these groups even if they never took part.
    pub fn with_groups(mut self, groups: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.groups = groups.into_iter().map(Into::into).collect();
        self
    }

    /// The same, with these items on a scorecard.
    pub fn with_checklist(mut self, card: impl Into<String>, items: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.checklists.push((card.into(), items.into_iter().map(Into::into).collect()));
        self
    }
}

/// A group in a phase.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The highest level.
    pub level: Value<Level>,
    /// The records, by their positions in the document.
    pub records: Vec<usize>,
}

/// A group over all phases.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The group as it is recorded.
    pub group: String,
    /// The actor, where it is one.
    pub actor: Option<ActorIndex>,
    /// One cell for each phase.
    pub cells: Vec<Cell>,
    /// The highest level ever.
    pub highest: Value<Level>,
    /// The phases in which it had a level above 0.
    pub phases: Vec<Phase>,
    /// Whether every cell is empty or 0.
    pub never_involved: bool,
}

/// A phase over all groups.
#[derive(Debug, Clone, PartialEq)]
pub struct PhaseView {
    /// The phase.
    pub phase: Phase,
    /// Whether it is in the first half of the columns.
    pub early: bool,
    /// The number of records.
    pub records: usize,
    /// The number of groups with each highest level.
    pub at_level: [usize; 7],
    /// The number of groups of which nothing is recorded.
    pub without_record: usize,
    /// The median level of the groups above 0.
    pub median: Value<Level>,
    /// The number of items of checklists that are watched in it.
    pub items: usize,
    /// The number of them that were answered.
    pub answered: usize,
}

/// Who was involved when, and what was answered to the checklists.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseParticipation {
    /// The phases, in the order of the columns.
    pub phases: Vec<PhaseView>,
    /// The groups, in the order of the rows.
    pub groups: Vec<Group>,
    /// The number of records.
    pub records: usize,
    /// The share of the records in early phases.
    pub early_share: Value,
    /// The phases with most records; none where nothing is recorded.
    pub heaviest: Vec<Phase>,
    /// Whether all of them are early.
    pub heaviest_early: Value<bool>,
    /// The items of checklists.
    pub items: Vec<ChecklistItem>,
    /// The answers to them over time.
    pub waves: Vec<Wave>,
}

/// Who was involved in which phase, how and at which level, and who never was.
///
/// # Errors
/// [`AnalysisError::Option`] when a checklist has an item twice.
///
/// # Examples
/// ```
/// use partnergraph::{CaseBuilder, Level, Participation, Phase, analysis::case_participation::{self, Options}};
///
/// let dialogue = Level::new(3).unwrap();
/// let case = CaseBuilder::new("area", "Area")
///     .participation(Participation::new("young people", Phase::Mobilise, dialogue).with_method("evening in the school"))
///     .build()?;
/// let found = case_participation::compute(&case, &Options::default().with_groups(["elderly people"]))?;
/// assert_eq!(found.groups[0].cells[2].level, Ok(dialogue));
/// assert!(found.groups[1].never_involved);
/// assert_eq!(found.early_share, Ok(1.0), "the third of five phases is an early one");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<CaseParticipation, AnalysisError> {
    let scope = &options.scope;
    let is_known = |item: &Participation| {
        let happened = scope.at().is_none_or(|at| item.when().is_none_or(|when| when.first_day() <= at.last_day()));
        happened && (scope.uncertain() == Uncertain::Include || !item.evidence().is_uncertain())
    };
    let records: Vec<(usize, &Participation)> = case.participation().iter().enumerate().filter(|(_, item)| is_known(item)).collect();
    let columns = columns(options, &records);
    let (items, waves) = checklists::of(case, scope.at(), &options.checklists)?;
    let groups = groups(case, options, &records, &columns);
    let phases: Vec<PhaseView> = columns.iter().enumerate().map(|(place, phase)| view(*phase, place, &columns, &groups, &items)).collect();
    let early: usize = phases.iter().filter(|phase| phase.early).map(|phase| phase.records).sum();
    let most = phases.iter().map(|phase| phase.records).max().filter(|most| *most > 0);
    let heaviest: Vec<&PhaseView> = phases.iter().filter(|phase| Some(phase.records) == most).collect();
    Ok(CaseParticipation {
        early_share: if records.is_empty() { Err(Reason::ZeroTotal) } else { Ok(early as f64 / records.len() as f64) },
        heaviest_early: if records.is_empty() { Err(Reason::ZeroTotal) } else { Ok(heaviest.iter().all(|phase| phase.early)) },
        heaviest: heaviest.iter().map(|phase| phase.phase).collect(),
        records: records.len(),
        phases,
        groups,
        items,
        waves,
    })
}

/// The phases that are asked for, each once, and those that occur besides, each at its place in the format.
fn columns(options: &Options, records: &[(usize, &Participation)]) -> Vec<Phase> {
    let mut columns: Vec<Phase> = Vec::new();
    for phase in options.phases.as_deref().unwrap_or_else(|| options.phase_model.phases()) {
        if !columns.contains(phase) {
            columns.push(*phase);
        }
    }
    for phase in <Phase as Code>::ALL {
        if !columns.contains(phase) && records.iter().any(|(_, record)| record.phase() == *phase) {
            // The order of the format is that of the enum.
            let place = columns.iter().position(|column| column > phase).unwrap_or(columns.len());
            columns.insert(place, *phase);
        }
    }
    columns
}

fn groups(case: &Case, options: &Options, records: &[(usize, &Participation)], columns: &[Phase]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut places = std::collections::HashMap::new();
    let empty = || Cell { level: Err(Reason::NotRecorded), records: Vec::new() };
    let names = records.iter().map(|(position, record)| (record.group(), Some((*position, *record))));
    for (name, record) in names.chain(options.groups.iter().map(|name| (name.as_str(), None))) {
        let place = *places.entry(name).or_insert_with(|| {
            groups.push(Group {
                group: name.to_owned(),
                actor: case.actor_index(name).ok(),
                cells: columns.iter().map(|_| empty()).collect(),
                highest: Err(Reason::NotRecorded),
                phases: Vec::new(),
                never_involved: true,
            });
            groups.len() - 1
        });
        let group = &mut groups[place];
        if let Some((position, record)) = record
            && let Some(column) = columns.iter().position(|column| *column == record.phase())
        {
            let cell = &mut group.cells[column];
            let higher = |before: Value<Level>| Ok(before.map_or(record.level(), |before| before.max(record.level())));
            (cell.level, group.highest) = (higher(cell.level), higher(group.highest));
            cell.records.push(position);
        }
    }
    for group in &mut groups {
        let is_involved = |cell: &Cell| cell.level.is_ok_and(|level| level.get() > 0);
        group.phases = columns.iter().zip(&group.cells).filter(|(_, cell)| is_involved(cell)).map(|(phase, _)| *phase).collect();
        group.never_involved = group.phases.is_empty();
    }
    groups
}

fn view(phase: Phase, place: usize, columns: &[Phase], groups: &[Group], items: &[ChecklistItem]) -> PhaseView {
    let mut at_level = [0; 7];
    let mut above: Vec<Level> = Vec::new();
    for level in groups.iter().filter_map(|group| group.cells[place].level.ok()) {
        at_level[usize::from(level.get())] += 1;
        if level.get() > 0 {
            above.push(level);
        }
    }
    above.sort_unstable();
    let watched = || items.iter().filter(|item| item.phase == Some(phase));
    PhaseView {
        phase,
        early: place < columns.len().div_ceil(2),
        records: groups.iter().map(|group| group.cells[place].records.len()).sum(),
        at_level,
        without_record: groups.iter().filter(|group| group.cells[place].records.is_empty()).count(),
        // Of two middle ones the lower.
        median: above.get(above.len().saturating_sub(1) / 2).copied().ok_or(Reason::NotRecorded),
        items: watched().count(),
        answered: watched().filter(|item| !item.answers.is_empty()).count(),
    }
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let case = selection.case();
    let owned = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let checklists = given.texts_by_name("checklists")?.unwrap_or_default();
    let options = Options {
        scope: selection.scope().clone(),
        phase_model: given.choice("phase_model")?.unwrap_or_default(),
        phases: given.codes("phases")?,
        groups: given.texts("groups")?.map(owned).unwrap_or_default(),
        checklists: checklists.into_iter().map(|(card, items)| (card.to_owned(), owned(items))).collect(),
    };
    let found = compute(case, &options)?;
    let mut answer = Answer::new(&CARD, study, given);
    if found.groups.is_empty() {
        answer = answer.with_remark("nothing is recorded of who took part (not_recorded)");
    }
    Ok(answer
        .with_table(tables::main(case, &found))
        .with_table(tables::groups(case, &found.groups))
        .with_table(tables::phases(&found))
        .with_table(tables::summary(&found))
        .with_table(checklists::item_table(&found.items))
        .with_table(checklists::score_table(case, &found.waves)))
}

#[cfg(test)]
mod tests;
