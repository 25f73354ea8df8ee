//! Whether the roles of actors with few roles are a part of those of actors with many.
//!
//! In a nested partnership the generalists hold what everyone holds and more: when one of them leaves, roles that only
//! generalists have are at risk. In one that is not nested actors complement each other.

use super::shared::lot::{ByLot, Lot, REPLICATES, SEED, TEST};
use super::shared::two_mode::item;
use crate::maths::Rows;
use crate::maths::curveball::{Curveball, by_lot};
use crate::maths::nestedness::{Nestedness, Room};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, MODES, OptionKind, OptionSpec, Preset, Reason, Stopped, Study, Subject,
    TWO_MODE_SCOPE, Table, TableSpec, Value, Watch,
};
use crate::view::{Choice, Incidence, choices};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "two_mode_nestedness",
    version: 1,
    level: Level::TwoMode,
    subject: Subject::TwoMode,
    question: "Are the roles of actors with few roles a subset of those of actors with many?",
    definition: "NODF: for each unordered pair of rows 0 when ki = kj or one of them is 0, otherwise 100·|Ni∩Nj|/min(ki,kj), Ni what the row is \
        linked to and ki its number; the same for columns. rows and columns are the means over their pairs, nodf the mean over all pairs of \
        both. The order of rows and columns plays no part.\n\
        test: tables with the same number of links in every row and every column, drawn by curveball: 20 trades for each row, each between \
        two rows of the columns that only one of them has. p is the share of tables that are at least as nested; z = (nodf − mean)/sd.",
    reading: "From 0 (nobody's roles are a part of another's) to 100 (perfectly nested). NODF depends on size and on the number of links: between \
        cases compare z, not nodf. A few columns make few pairs (six roles: 15), so that the part of the columns says little; `columns_weak` \
        marks fewer than ten.",
    undefined: &[
        (Reason::TwoModeEmpty, "everything, when a mode has no member"),
        (Reason::NoTies, "everything, when there is no link"),
        (
            Reason::TooFewActors,
            "rows or columns, when there are fewer than two of them; nodf is then the other part, and missing when both are",
        ),
        (Reason::ZeroVariance, "z, when all tables drawn are equally nested"),
    ],
    source: "Almeida-Neto et al. 2008, A consistent metric for nestedness analysis in ecological systems. Oikos 117, DOI \
        10.1111/j.0030-1299.2008.16644.x; Strona et al. 2014, A fast and unbiased procedure to randomize ecological binary matrices with fixed row \
        and column totals. Nature Communications 5, DOI 10.1038/ncomms5114 (curveball).",
    elsewhere: "R vegan `nestednodf` gives another number for an unsorted matrix with `order = FALSE`. Some programs drop empty rows, or print a \
        scale from 0 to 1.",
    scope: TWO_MODE_SCOPE,
    options: &[
        MODES,
        OptionSpec {
            name: "empty",
            kind: OptionKind::Choice(Empty::WORDS),
            preset: Preset::Text("keep"),
            meaning: "whether rows and columns without a link count (`keep`: a role without holder is a fact) or are left out first (`drop`)",
        },
        TEST,
        REPLICATES,
        SEED,
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "the table as a whole",
            columns: &[
                ColumnSpec::new("nodf", "nestedness of rows and columns together, 0 to 100"),
                ColumnSpec::new("rows", "nestedness among rows (actors), 0 to 100"),
                ColumnSpec::new("columns", "nestedness among columns (roles), 0 to 100"),
                ColumnSpec::new("row_members", "number of rows"),
                ColumnSpec::new("column_members", "number of columns"),
                ColumnSpec::new("links", "number of links"),
                ColumnSpec::new("columns_weak", "whether there are so few columns that their part says little"),
            ],
        },
        TableSpec {
            name: "test",
            row: "a part, `nodf`, `rows` or `columns`; none without a test",
            columns: &[
                ColumnSpec::new("part", "which number is compared"),
                ColumnSpec::new("observed", "what was found"),
                ColumnSpec::new("mean", "mean over the tables drawn"),
                ColumnSpec::new("sd", "standard deviation over the tables drawn"),
                ColumnSpec::new("z", "how many standard deviations the observed number is above the mean"),
                ColumnSpec::new("p", "how likely a number at least as large is by lot, above 0"),
                ColumnSpec::new("replicates", "number of tables drawn"),
            ],
        },
    ],
};

/// Fewer columns than these make fewer than 45 pairs.
const FEW_COLUMNS: usize = 10;

choices! {
    /// What becomes of rows and columns without a link.
    Empty {
        /// They count.
        Keep = "keep",
        /// They are left out first.
        Drop = "drop",
    }
}

/// What counts, and whether it is tested.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[must_use]
pub struct Options {
    empty: Empty,
    test: Option<Lot>,
}

impl Options {
    /// The same with this done to rows and columns without a link.
    pub const fn with_empty(mut self, empty: Empty) -> Self {
        self.empty = empty;
        self
    }

    /// The same with a test by lot.
    pub const fn with_test(mut self, lot: Lot) -> Self {
        self.test = Some(lot);
        self
    }
}

/// How nested a table is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TwoModeNestedness {
    /// Rows and columns together.
    pub nodf: Value,
    /// Rows alone.
    pub rows: Value,
    /// Columns alone.
    pub columns: Value,
    /// The number of rows that count.
    pub row_members: usize,
    /// The number of columns that count.
    pub column_members: usize,
    /// Where a test is asked for: the same three beside tables drawn by lot.
    pub test: Option<[Value<ByLot>; 3]>,
}

/// How nested a table is.
///
/// # Errors
/// None that a caller can bring about.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::two_mode_nestedness, view::Incidence};
///
/// // Rows with three, two and one of three columns, each a part of the one before.
/// let incidence = Incidence::from_links(3, 3, &[0, 0, 0, 1, 1, 2], &[0, 1, 2, 0, 1, 0])?;
/// assert_eq!(two_mode_nestedness::compute(&incidence, &Default::default())?.nodf, Ok(100.0));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(incidence: &Incidence, options: &Options) -> Result<TwoModeNestedness, AnalysisError> {
    Ok(of(incidence, options, Watch::nobody())?)
}

fn of(incidence: &Incidence, options: &Options, watch: &Watch) -> Result<TwoModeNestedness, Stopped> {
    let without = (options.empty == Empty::Drop).then(|| without_empty(incidence));
    let (by_row, by_column) =
        without.as_ref().map_or_else(|| (incidence.by_row(), incidence.by_column()), |(rows, columns)| (rows, columns));
    let (rows, columns, test) = (by_row.len(), by_column.len(), options.test);
    let missing = match incidence.links() {
        _ if incidence.rows() == 0 || incidence.columns() == 0 => Some(Reason::TwoModeEmpty),
        0 => Some(Reason::NoTies),
        _ => None,
    };
    if let Some(reason) = missing {
        return Ok(TwoModeNestedness {
            nodf: Err(reason),
            rows: Err(reason),
            columns: Err(reason),
            row_members: rows,
            column_members: columns,
            test: test.map(|_| [Err(reason); 3]),
        });
    }
    let pairs = |members: usize| members as f64 * (members as f64 - 1.0) / 2.0;
    let (row_pairs, column_pairs) = (pairs(rows), pairs(columns));
    let mean = |sum: f64, pairs: f64| if pairs > 0.0 { Ok(sum / pairs) } else { Err(Reason::TooFewActors) };
    let parts = |(of_rows, of_columns): (f64, f64)| {
        [mean(of_rows + of_columns, row_pairs + column_pairs), mean(of_rows, row_pairs), mean(of_columns, column_pairs)]
    };
    let (nestedness, table) = (Nestedness::new(by_row, by_column), Curveball::new(by_row, columns));
    let observed = parts(nestedness.sums(&table.from, &table.cells, &mut Room::default()));
    let test = match test {
        None => None,
        Some(lot) => {
            let drawn = by_lot(&table, lot.parts(), watch, |cells, room: &mut Room| parts(nestedness.sums(&table.from, cells, room)))?;
            let of_part = |part: usize| {
                let values: Vec<f64> = drawn.iter().filter_map(|parts| parts[part].ok()).collect();
                observed[part].map(|observed| ByLot::of(observed, &values))
            };
            Some([of_part(0), of_part(1), of_part(2)])
        }
    };
    let [nodf, of_rows, of_columns] = observed;
    Ok(TwoModeNestedness { nodf, rows: of_rows, columns: of_columns, row_members: rows, column_members: columns, test })
}

/// The links among rows and columns that have any.
fn without_empty(incidence: &Incidence) -> (Rows, Rows) {
    let kept = |rows: &Rows| -> Vec<u32> {
        let mut next = 0;
        let number = |member: usize| {
            let number = next;
            next += u32::from(rows.degree(member) > 0);
            number
        };
        (0..rows.len()).map(number).collect()
    };
    let count = |rows: &Rows| (0..rows.len()).filter(|member| rows.degree(*member) > 0).count();
    let (by_row, by_column) = (incidence.by_row(), incidence.by_column());
    let (row_number, column_number) = (kept(by_row), kept(by_column));
    let links = |rows: &Rows, own: &[u32], other: &[u32]| -> Vec<(u32, u32)> {
        (0..rows.len()).flat_map(|member| rows.row(member).iter().map(move |linked| (own[member], other[*linked as usize]))).collect()
    };
    (
        Rows::two_mode(count(by_row), &links(by_row, &row_number, &column_number)),
        Rows::two_mode(count(by_column), &links(by_column, &column_number, &row_number)),
    )
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let incidence = study.two_mode(&CARD, given)?;
    let options = Options { empty: given.choice("empty")?.unwrap_or_default(), test: Lot::of(given)? };
    let found = of(&incidence, &options, study.watch())?;
    let weak = found.column_members < FEW_COLUMNS;
    let mut main = Table::new("main", 1);
    main.number("nodf", [found.nodf])
        .number("rows", [found.rows])
        .number("columns", [found.columns])
        .count("row_members", [found.row_members])
        .count("column_members", [found.column_members])
        .count("links", [incidence.links()])
        .flag("columns_weak", [weak]);
    if study.case().is_some() {
        let links = (0..incidence.rows()).flat_map(|row| incidence.by_row().row(row).iter().map(move |column| (row, *column as usize)));
        main.rests_on([links.flat_map(|(row, column)| incidence.statements(row, column)).map(item).collect()]);
    }
    let tested: Vec<(&str, Value<ByLot>)> =
        found.test.into_iter().flat_map(|parts| ["nodf", "rows", "columns"].into_iter().zip(parts)).collect();
    let number = |of: fn(ByLot) -> Value| tested.iter().map(move |(_, part)| part.and_then(of));
    let mut test = Table::new("test", tested.len());
    test.text("part", tested.iter().map(|(part, _)| *part))
        .number("observed", number(|part| Ok(part.observed)))
        .number("mean", number(|part| Ok(part.mean)))
        .number("sd", number(|part| Ok(part.sd)))
        .number("z", number(|part| part.z))
        .number("p", number(|part| Ok(part.p)))
        .count("replicates", tested.iter().map(|_| options.test.map_or(0, |lot| lot.parts().0)));
    let mut answer = Answer::new(&CARD, study, given).with_two_mode_facts(&incidence).with_table(main).with_table(test);
    // Over a casebook the column says so for each case.
    if weak && found.columns.is_ok() && study.casebook().is_none() {
        let pairs = found.column_members * (found.column_members - 1) / 2;
        answer = answer.with_remark(format!("columns: {}, pairs of them: {pairs}; their part says little", found.column_members));
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{SMALL, drawn_incidence, every_incidence, incidence, numbers, southern_women, table};
    use super::*;
    use crate::analysis::find;
    use crate::method::OptionValue;
    use crate::view::Side;

    fn found(incidence: &Incidence) -> TwoModeNestedness {
        compute(incidence, &Options::default()).expect("nobody stops it")
    }

    fn tested(incidence: &Incidence, replicates: usize) -> [Value<ByLot>; 3] {
        let options = Options::default().with_test(Lot::default().with_replicates(replicates));
        compute(incidence, &options).expect("nobody stops it").test.expect("a test was asked for")
    }

    /// The sum over pairs of a mode, pair by pair.
    fn pair_sum(incidence: &Incidence, side: Side) -> f64 {
        let rows = incidence.by(side);
        let of = |i: usize, j: usize| match (rows.degree(i), rows.degree(j)) {
            (a, b) if a == b || a == 0 || b == 0 => 0.0,
            (a, b) => 100.0 * rows.row(i).iter().filter(|other| rows.has(j, **other as usize)).count() as f64 / a.min(b) as f64,
        };
        (0..rows.len()).flat_map(|i| (i + 1..rows.len()).map(move |j| (i, j))).map(|(i, j)| of(i, j)).sum()
    }

    fn agrees(table: &Incidence) {
        let pairs = |members: usize| (members * members.saturating_sub(1)) as f64 / 2.0;
        let (sums, pairs) = ([Side::Rows, Side::Columns].map(|side| pair_sum(table, side)), [pairs(table.rows()), pairs(table.columns())]);
        let found = found(table);
        if table.links() == 0 {
            return assert_eq!((found.nodf, found.rows, found.columns), (Err(Reason::NoTies), Err(Reason::NoTies), Err(Reason::NoTies)));
        }
        let expected = [(sums[0] + sums[1], pairs[0] + pairs[1]), (sums[0], pairs[0]), (sums[1], pairs[1])];
        for (found, (sum, pairs)) in [found.nodf, found.rows, found.columns].into_iter().zip(expected) {
            match found {
                Ok(value) => assert!((value - sum / pairs).abs() < 1e-9 && (0.0..=100.0 + 1e-9).contains(&value)),
                Err(reason) => assert_eq!((reason, pairs), (Reason::TooFewActors, 0.0)),
            }
        }
    }

    #[test]
    fn every_small_table_agrees_with_going_through_all_pairs() {
        for (rows, columns) in SMALL {
            every_incidence(rows, columns).for_each(|table| agrees(&table));
        }
        (0..10).for_each(|seed| agrees(&drawn_incidence(seed, 60, 40, 250)));
    }

    #[test]
    fn bad_tables_have_no_value_and_the_reason_why() {
        for (rows, columns) in [(0, 0), (0, 3), (3, 0)] {
            for empty in [Empty::Keep, Empty::Drop] {
                let nobody = compute(&incidence(rows, columns, &[]), &Options::default().with_empty(empty)).expect("nobody stops it");
                assert_eq!(
                    (nobody.nodf, nobody.rows, nobody.columns),
                    (Err(Reason::TwoModeEmpty), Err(Reason::TwoModeEmpty), Err(Reason::TwoModeEmpty))
                );
            }
        }
        let one = found(&incidence(1, 3, &[(0, 0), (0, 1)]));
        assert_eq!((one.rows, one.nodf == one.columns), (Err(Reason::TooFewActors), true));
        let single = found(&incidence(1, 1, &[(0, 0)]));
        assert_eq!(single.nodf, Err(Reason::TooFewActors));
        assert_eq!(tested(&incidence(2, 2, &[]), 5), [Err(Reason::NoTies); 3]);
    }

    #[test]
    fn a_triangle_is_nested_and_the_order_of_rows_and_columns_plays_no_part() {
        let triangle: Vec<(u32, u32)> = (0..6).flat_map(|row| (0..6 - row).map(move |column| (row, column))).collect();
        assert_eq!(found(&incidence(6, 6, &triangle)).nodf, Ok(100.0));
        let table = drawn_incidence(5, 30, 20, 120);
        let links: Vec<(u32, u32)> =
            (0..30).flat_map(|row| table.by_row().row(row).iter().map(move |column| (row as u32, *column))).collect();
        let moved: Vec<(u32, u32)> = links.iter().map(|(row, column)| ((row * 7 + 3) % 30, (column * 3 + 1) % 20)).collect();
        assert_eq!(found(&incidence(30, 20, &moved)), found(&table));
        let turned: Vec<(u32, u32)> = links.iter().map(|(row, column)| (*column, *row)).collect();
        let (plain, other) = (found(&table), found(&incidence(20, 30, &turned)));
        assert_eq!((plain.rows, plain.columns), (other.columns, other.rows));
        assert!(plain.nodf.is_ok_and(|plain| other.nodf.is_ok_and(|other| (plain - other).abs() < 1e-12)));
    }

    #[test]
    fn what_is_empty_counts_unless_it_is_left_out() {
        // By hand: rows {0, 1} and {0} share all of the lesser; columns 0 and 1 too; and two empty members.
        let table = incidence(3, 3, &[(0, 0), (0, 1), (2, 0)]);
        let kept = found(&table);
        assert_eq!((kept.nodf, kept.rows, kept.row_members), (Ok(200.0 / 6.0), Ok(100.0 / 3.0), 3));
        let dropped = compute(&table, &Options::default().with_empty(Empty::Drop)).expect("nobody stops it");
        assert_eq!((dropped.nodf, dropped.row_members, dropped.column_members), (Ok(100.0), 2, 2));
    }

    #[test]
    fn the_test_stands_beside_tables_with_the_same_sums() {
        // Three rows and columns with one link each: every table that can be drawn has NODF 0.
        let [nodf, _, _] = tested(&incidence(3, 3, &[(0, 0), (1, 1), (2, 2)]), 20);
        assert_eq!(nodf, Ok(ByLot { observed: 0.0, mean: 0.0, sd: 0.0, z: Err(Reason::ZeroVariance), p: 1.0 }));
        // A triangle is the only table with its sums.
        let triangle: Vec<(u32, u32)> = (0..4).flat_map(|row| (0..4 - row).map(move |column| (row, column))).collect();
        assert!(tested(&incidence(4, 4, &triangle), 20)[0].is_ok_and(|nodf| nodf.mean == 100.0 && nodf.z.is_err() && nodf.p == 1.0));
        let women = tested(&southern_women(), 200)[0].expect("there are links");
        assert!((women.observed - 48.58118657299).abs() < 1e-8);
        assert!(women.sd > 0.0 && women.z.is_ok_and(|z| (z - (women.observed - women.mean) / women.sd).abs() < 1e-12));
        assert!((1.0 / 201.0..=1.0).contains(&women.p));
    }

    #[cfg(feature = "parallel")]
    #[test]
    fn one_thread_and_several_give_the_same_bits() {
        let women = southern_women();
        let alone = tested(&women, 150);
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            assert_eq!(pool.install(|| tested(&women, 150)), alone);
        }
    }

    #[test]
    fn a_test_can_be_stopped() {
        let watch = Watch::with_visitor(std::time::Duration::ZERO, |watch| watch.done() < 3);
        let options = Options::default().with_test(Lot::default());
        assert_eq!(of(&southern_women(), &options, &watch), Err(Stopped));
        assert!(watch.done() < 200);
    }

    #[test]
    fn the_answer_lists_the_test_only_where_it_is_asked_for() {
        let method = find("two_mode_nestedness").expect("in the register");
        let plain = method.of_incidence(&southern_women(), &Given::nothing()).expect("options that fit");
        assert_eq!((plain.tables()[1].rows(), plain.remarks().len()), (0, 0));
        let given = Given::nothing().with("test", OptionValue::Flag(true)).with("replicates", OptionValue::Whole(9));
        let answer = method.of_incidence(&incidence(3, 2, &[(0, 0), (0, 1), (1, 0)]), &given).expect("options that fit");
        assert_eq!(numbers(table(&answer, "test"), "observed"), [Some(50.0), Some(100.0 / 3.0), Some(100.0)]);
        assert_eq!(answer.remarks(), ["columns: 2, pairs of them: 1; their part says little"]);
        let wrong = method.of_incidence(&southern_women(), &Given::nothing().with("replicates", OptionValue::Whole(0))).map(|_| ());
        assert!(wrong.expect_err("there must be one").to_string().contains("option `replicates`: found `0`"));
    }
}
