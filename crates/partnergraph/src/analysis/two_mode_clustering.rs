//! Whether the same actors meet again in several roles.
//!
//! Two actors who share one role may well meet; two who share several meet again and again. Where that is common, the
//! partnership is carried by the same few.

use super::shared::two_mode::{Listed, MEMBER_COLUMN, MEMBER_ROW, MODE, MODE_COLUMN, NAME_COLUMN, member_table};
use crate::maths::overlap::{meetings, paths_of_three};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, MODES, OptionKind, OptionSpec, Preset, Reason, Stopped, Study, Subject,
    TWO_MODE_SCOPE, Table, TableSpec, Value, Watch,
};
use crate::view::{Choice, Incidence, Side, choices};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "two_mode_clustering",
    version: 1,
    level: Level::TwoMode,
    subject: Subject::TwoMode,
    question: "Do the same actors meet again in several roles?",
    definition: "value = mean over the members j that share a neighbour with i of |Ni∩Nj|/|Ni∪Nj| (`dot`), |Ni∩Nj|/min(ki,kj) (`min`) or \
        |Ni∩Nj|/max(ki,kj) (`max`), Ni what i is linked to and ki its number.\n\
        redundancy = share of the pairs of i's neighbours that some other member joins too.\n\
        whole = 4·C4/L3, C4 the number of four-cycles, Σ over pairs of rows of |Ni∩Nj|(|Ni∩Nj|−1)/2, and L3 that of paths of three links, \
        Σ over links of (k−1)(k−1) of its two ends.",
    reading: "From 0 (nobody meets twice) to 1 (whoever meets, meets everywhere). A redundancy of 1 says that without the member all its roles \
        would still be joined by others. Averages are over the members that have a value.",
    undefined: &[
        (Reason::TwoModeEmpty, "everything, when a mode has no member"),
        (Reason::Isolate, "value, when no other member shares a neighbour; average, when that holds for all"),
        (
            Reason::TooFewNeighbours,
            "whole, when there is no path of three links; redundancy of a member with fewer than two links, average_redundancy, when that is \
             all of them",
        ),
    ],
    source: "Robins & Alexander 2004, Small worlds among interlocking directors. Comput. Math. Organ. Theory 10, DOI \
        10.1023/B:CMOT.0000032580.12184.c0 (whole); Latapy, Magnien & Del Vecchio 2008, Basic notions for the analysis of large two-mode networks. \
        Social Networks 30, DOI 10.1016/j.socnet.2007.04.006 (members).",
    elsewhere: "networkx counts members without a value as 0 in its averages.",
    scope: TWO_MODE_SCOPE,
    options: &[
        MODES,
        MODE,
        OptionSpec {
            name: "over",
            kind: OptionKind::Choice(Over::WORDS),
            preset: Preset::Text("dot"),
            meaning: "what is shared is compared with: all that the two have (`dot`), what the one with less has (`min`), what the one with more \
                has (`max`)",
        },
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: MEMBER_ROW,
            columns: &[
                MODE_COLUMN,
                MEMBER_COLUMN,
                NAME_COLUMN,
                ColumnSpec::new("value", "mean overlap with those who share a neighbour, 0 to 1"),
                ColumnSpec::new("redundancy", "share of the pairs of its neighbours that another member joins too, 0 to 1"),
            ],
        },
        TableSpec {
            name: "summary",
            row: "a mode, rows first, and `both`",
            columns: &[
                MODE_COLUMN,
                ColumnSpec::new("members", "number of members"),
                ColumnSpec::new("average", "mean of value over the members that have one"),
                ColumnSpec::new("averaged", "number of members that have one"),
                ColumnSpec::new("average_redundancy", "mean of redundancy over the members that have one"),
                ColumnSpec::new("averaged_redundancy", "number of members that have one"),
            ],
        },
        TableSpec {
            name: "whole",
            row: "the table as a whole",
            columns: &[
                ColumnSpec::new("whole", "share of the paths of three links that are closed to four-cycles, 0 to 1"),
                ColumnSpec::new("four_cycles", "number of four-cycles: two of the one mode linked to the same two of the other"),
                ColumnSpec::new("paths_of_three", "number of paths of three links"),
            ],
        },
    ],
};

choices! {
    /// What the overlap of two members is compared with.
    Over {
        /// All that the two are linked to.
        Dot = "dot",
        /// What the one with fewer links has.
        Min = "min",
        /// What the one with more links has.
        Max = "max",
    }
}

/// What the overlap of two members is compared with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[must_use]
pub struct Options {
    over: Over,
}

impl Options {
    /// The same, with overlaps compared with this.
    pub const fn with_over(mut self, over: Over) -> Self {
        self.over = over;
        self
    }
}

/// How often a member meets the same others again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MemberClustering {
    /// The mean overlap with those who share a neighbour.
    pub value: Value,
    /// The share of the pairs of its neighbours that another member joins too.
    pub redundancy: Value,
}

/// A mean over the members that have a value, and how many those are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Average {
    /// The mean.
    pub mean: Value,
    /// The number of members that it is over.
    pub members: usize,
}

/// How often the same members meet again.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoModeClustering {
    /// The rows.
    pub rows: Vec<MemberClustering>,
    /// The columns.
    pub columns: Vec<MemberClustering>,
    /// The averages of the overlap: rows, columns, both.
    pub averages: [Average; 3],
    /// The averages of redundancy: rows, columns, both.
    pub redundancies: [Average; 3],
    /// The share of paths of three links that are closed to four-cycles.
    pub whole: Value,
    /// The number of four-cycles.
    pub four_cycles: Value<u128>,
    /// The number of paths of three links.
    pub paths_of_three: Value<u128>,
}

/// How often the same rows meet again in several columns, and the same columns in several rows.
///
/// # Errors
/// None that a caller can bring about.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::two_mode_clustering, view::Incidence};
///
/// // Two rows that share both columns, and a third that has the second.
/// let incidence = Incidence::from_links(3, 2, &[0, 0, 1, 1, 2], &[0, 1, 0, 1, 1])?;
/// let found = two_mode_clustering::compute(&incidence, &Default::default())?;
/// assert_eq!(found.rows[0].value, Ok((1.0 + 0.5) / 2.0));
/// assert_eq!(found.rows[0].redundancy, Ok(1.0));
/// assert_eq!((found.four_cycles, found.paths_of_three), (Ok(1), Ok(6)));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(incidence: &Incidence, options: &Options) -> Result<TwoModeClustering, AnalysisError> {
    Ok(of(incidence, options, &Watch::new())?)
}

fn of(incidence: &Incidence, options: &Options, watch: &Watch) -> Result<TwoModeClustering, Stopped> {
    let (by_row, by_column) = (incidence.by_row(), incidence.by_column());
    let empty = by_row.is_empty() || by_column.is_empty();
    // k of the one, k of the other, what they share.
    let over: fn(f64, f64, f64) -> f64 = match options.over {
        Over::Dot => |own, other, shared| own + other - shared,
        Over::Min => |own, other, _| own.min(other),
        Over::Max => |own, other, _| own.max(other),
    };
    let (of_rows, of_columns) = (meetings(by_row, by_column, over, watch)?, meetings(by_column, by_row, over, watch)?);
    let without = |reason: Reason| if empty { Reason::TwoModeEmpty } else { reason };
    let member = |(mean, redundancy): (&Option<f64>, &Option<f64>)| MemberClustering {
        value: mean.ok_or(without(Reason::Isolate)),
        redundancy: redundancy.ok_or(without(Reason::TooFewNeighbours)),
    };
    let average = |parts: [&[Option<f64>]; 2], reason: Reason| {
        let (mut sum, mut members) = (0.0, 0);
        for value in parts.into_iter().flatten().flatten() {
            sum += value;
            members += 1;
        }
        Average { mean: if members == 0 { Err(without(reason)) } else { Ok(sum / members as f64) }, members }
    };
    let averages = |rows: &[Option<f64>], columns: &[Option<f64>], reason| {
        [average([rows, &[]], reason), average([columns, &[]], reason), average([rows, columns], reason)]
    };
    let paths = paths_of_three(by_row, by_column);
    let counted = |count: u128| if empty { Err(Reason::TwoModeEmpty) } else { Ok(count) };
    Ok(TwoModeClustering {
        rows: of_rows.mean.iter().zip(&of_rows.redundancy).map(member).collect(),
        columns: of_columns.mean.iter().zip(&of_columns.redundancy).map(member).collect(),
        averages: averages(&of_rows.mean, &of_columns.mean, Reason::Isolate),
        redundancies: averages(&of_rows.redundancy, &of_columns.redundancy, Reason::TooFewNeighbours),
        whole: match (empty, paths) {
            (true, _) => Err(Reason::TwoModeEmpty),
            (false, 0) => Err(Reason::TooFewNeighbours),
            (false, paths) => Ok(4.0 * of_rows.four_cycles as f64 / paths as f64),
        },
        four_cycles: counted(of_rows.four_cycles),
        paths_of_three: counted(paths),
    })
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let incidence = study.two_mode(&CARD, given)?;
    let listed = Listed::of(given, &incidence)?.unwrap_or(Listed::Both);
    let options = Options { over: given.choice("over")?.unwrap_or_default() };
    let found = of(&incidence, &options, study.watch())?;
    let members = || listed.chosen(&found.rows, &found.columns);
    let mut main = member_table("main", study, &incidence, listed);
    main.number("value", members().map(|member| member.value)).number("redundancy", members().map(|member| member.redundancy));
    let mut summary = Table::new("summary", 3);
    let [rows, columns] = [Side::Rows, Side::Columns].map(|side| incidence.mode_name(side));
    summary
        .text("mode", [rows, columns, "both"])
        .count("members", [found.rows.len(), found.columns.len(), found.rows.len() + found.columns.len()])
        .number("average", found.averages.map(|average| average.mean))
        .count("averaged", found.averages.map(|average| average.members))
        .number("average_redundancy", found.redundancies.map(|average| average.mean))
        .count("averaged_redundancy", found.redundancies.map(|average| average.members));
    let mut whole = Table::new("whole", 1);
    // More than a table can hold is as much as it can hold.
    let count = |count: Value<u128>| count.map(|count| usize::try_from(count).unwrap_or(usize::MAX).min(i64::MAX as usize));
    whole
        .number("whole", [found.whole])
        .whole("four_cycles", [count(found.four_cycles)])
        .whole("paths_of_three", [count(found.paths_of_three)]);
    Ok(Answer::new(&CARD, study, given).with_two_mode_facts(&incidence).with_table(main).with_table(summary).with_table(whole))
}
