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
    Ok(of(incidence, options, Watch::nobody())?)
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

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{SMALL, close, drawn_incidence, every_incidence, incidence, southern_women};
    use super::*;

    fn found(incidence: &Incidence, over: Over) -> TwoModeClustering {
        compute(incidence, &Options::default().with_over(over)).expect("nobody stops it")
    }

    #[test]
    fn a_mode_without_members_and_a_table_without_links_have_no_value() {
        let nobody = found(&incidence(2, 0, &[]), Over::Dot);
        assert_eq!(nobody.rows, [MemberClustering { value: Err(Reason::TwoModeEmpty), redundancy: Err(Reason::TwoModeEmpty) }; 2]);
        assert_eq!((nobody.whole, nobody.four_cycles), (Err(Reason::TwoModeEmpty), Err(Reason::TwoModeEmpty)));
        let idle = found(&incidence(2, 2, &[]), Over::Dot);
        assert_eq!(idle.rows, [MemberClustering { value: Err(Reason::Isolate), redundancy: Err(Reason::TooFewNeighbours) }; 2]);
        assert_eq!((idle.whole, idle.averages[2]), (Err(Reason::TooFewNeighbours), Average { mean: Err(Reason::Isolate), members: 0 }));
    }

    #[test]
    fn the_southern_women_as_networkx_has_them() {
        // networkx 3.6.1: robins_alexander_clustering, latapy_clustering, node_redundancy; everyone has a value.
        let women = southern_women();
        let expected = [
            (Over::Dot, [0.3179433311786253, 0.2961646196940315, 0.3171399238477187, 0.3430734373496574, 0.32848583600481696]),
            (Over::Min, [0.6416666666666666, 0.7769230769230769, 0.6140413589678296, 0.724095695970696, 0.6621901314065837]),
            (Over::Max, [0.36764705882352944, 0.3241758241758242, 0.3770891439488253, 0.3799131671899529, 0.3783246541168187]),
        ];
        for (over, expected) in expected {
            let found = found(&women, over);
            let [rows, columns, both] = found.averages.map(|average| average.mean);
            let values = [found.rows[0].value, found.columns[7].value, rows, columns, both].map(|value| value.unwrap_or(f64::NAN));
            assert!(close(&values, &expected), "{values:?}");
        }
        let found = found(&women, Over::Dot);
        let [rows, columns, _] = found.redundancies.map(|average| average.mean);
        let values = [found.whole, found.rows[0].redundancy, found.columns[0].redundancy, rows, columns];
        let expected = [0.46776406035665297, 0.9642857142857143, 1.0, 0.9785714285714285, 0.9325987504558934];
        assert!(close(&values.map(|value| value.unwrap_or(f64::NAN)), &expected), "{values:?}");
    }

    #[test]
    fn every_small_table_agrees_with_the_definition() {
        for (rows, columns) in SMALL {
            every_incidence(rows, columns).for_each(|table| agrees(&table));
        }
        (0..8).for_each(|seed| agrees(&drawn_incidence(seed, 40, 25, 150)));
    }

    fn agrees(table: &Incidence) {
        for over in [Over::Dot, Over::Min, Over::Max] {
            let found = found(table, over);
            for (side, members) in [(Side::Rows, &found.rows), (Side::Columns, &found.columns)] {
                let rows = table.by(side);
                let common = |i: usize, j: usize| rows.row(i).iter().filter(|other| rows.has(j, **other as usize)).count() as f64;
                for (i, member) in members.iter().enumerate() {
                    let sharing: Vec<usize> = (0..rows.len()).filter(|j| *j != i && common(i, *j) > 0.0).collect();
                    let of = |j: &usize| {
                        let (a, b, c) = (rows.degree(i) as f64, rows.degree(*j) as f64, common(i, *j));
                        c / match over {
                            Over::Dot => a + b - c,
                            Over::Min => a.min(b),
                            Over::Max => a.max(b),
                        }
                    };
                    let mean = sharing.iter().map(of).sum::<f64>() / sharing.len() as f64;
                    match member.value {
                        Ok(value) => assert!((value - mean).abs() < 1e-12),
                        Err(reason) => assert_eq!((reason, sharing.len()), (Reason::Isolate, 0)),
                    }
                    let row = rows.row(i);
                    let pairs: Vec<(u32, u32)> =
                        row.iter().flat_map(|a| row.iter().filter(move |b| a < *b).map(move |b| (*a, *b))).collect();
                    let joined =
                        |(a, b): &&(u32, u32)| (0..rows.len()).any(|j| j != i && rows.has(j, *a as usize) && rows.has(j, *b as usize));
                    match member.redundancy {
                        Ok(share) => assert!((share - pairs.iter().filter(joined).count() as f64 / pairs.len() as f64).abs() < 1e-12),
                        Err(reason) => assert_eq!((reason, pairs.len()), (Reason::TooFewNeighbours, 0)),
                    }
                }
            }
            assert!(found.whole.is_err() || found.whole.is_ok_and(|whole| (0.0..=1.0).contains(&whole)));
        }
    }

    #[cfg(feature = "parallel")]
    #[test]
    fn one_thread_and_several_give_the_same_bits() {
        let table = drawn_incidence(1, 900, 700, 4000);
        let alone = found(&table, Over::Dot);
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            assert_eq!(pool.install(|| found(&table, Over::Dot)), alone);
        }
    }
}
