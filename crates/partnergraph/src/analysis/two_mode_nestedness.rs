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
    Ok(of(incidence, options, &Watch::new())?)
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
        answer = answer.with_remark(format!("{} columns make {pairs} pairs: their part says little", found.column_members));
    }
    Ok(answer)
}
