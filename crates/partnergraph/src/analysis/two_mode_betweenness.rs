//! Which actors join roles that nobody else joins, and which roles join actors.
//!
//! An actor that alone holds two roles is the only way between those who share the one and those who share the other.

use super::shared::two_mode::{Listed, MEMBER_COLUMN, MEMBER_ROW, MODE, MODE_COLUMN, NAME_COLUMN, member_table};
use crate::maths::two_mode::{betweenness, largest_betweenness};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, MODES, Reason, Stopped, Study, Subject, TWO_MODE_SCOPE, TableSpec, Value, Watch,
};
use crate::view::Incidence;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "two_mode_betweenness",
    version: 1,
    level: Level::TwoMode,
    subject: Subject::TwoMode,
    question: "Which actors join roles, and which roles join actors?",
    definition: "raw = Σ σst(i)/σst over pairs s, t of other members, of any mode, in the graph of both modes, σst the number of shortest ways \
        and σst(i) those over i; value = raw over the largest that a member of its mode can have.\n\
        With n members in its own and m in the other mode, s = ⌊(n−1)/m⌋ and t = (n−1) mod m: largest = ½[m²(s+1)² + m(s+1)(2t−s−1) − t(2s−t+3)].",
    reading: "From 0 (on no way between others) to 1 (all ways lead over it). Each mode has a largest value of its own, so that actors and roles \
        can be read side by side.",
    undefined: &[
        (Reason::TwoModeEmpty, "value and raw, when a mode has no member"),
        (Reason::TooFewActors, "value, when there are too few members for anyone to be between others; raw is then 0"),
    ],
    source: "Borgatti & Everett 1997, Network analysis of 2-mode data. Social Networks 19, DOI 10.1016/S0378-8733(96)00301-2; Borgatti & Halgin \
        2011, Analyzing affiliation networks, in: Scott & Carrington (eds), The SAGE Handbook of Social Network Analysis.",
    elsewhere: "",
    scope: TWO_MODE_SCOPE,
    options: &[MODES, MODE],
    tables: &[TableSpec {
        name: "main",
        row: MEMBER_ROW,
        columns: &[
            MODE_COLUMN,
            MEMBER_COLUMN,
            NAME_COLUMN,
            ColumnSpec::new("value", "share of the largest betweenness that a member of its mode can have, 0 to 1"),
            ColumnSpec::new("raw", "sum of the shares of shortest ways over all pairs of other members"),
        ],
    }],
};

/// How much a member lies between others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TwoModeBetweenness {
    /// The sum of its shares of shortest ways.
    pub raw: Value,
    /// That sum over the largest that there can be.
    pub value: Value,
}

/// How much the members of both modes lie between others.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoModeBetweennesses {
    /// The rows.
    pub rows: Vec<TwoModeBetweenness>,
    /// The columns.
    pub columns: Vec<TwoModeBetweenness>,
}

/// How much each row and each column lies between others.
///
/// # Errors
/// None that a caller can bring about.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::two_mode_betweenness, view::Incidence};
///
/// // One row that has all three columns.
/// let incidence = Incidence::from_links(1, 3, &[0, 0, 0], &[0, 1, 2])?;
/// let found = two_mode_betweenness::compute(&incidence)?;
/// assert_eq!((found.rows[0].raw, found.rows[0].value), (Ok(3.0), Ok(1.0)));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(incidence: &Incidence) -> Result<TwoModeBetweennesses, AnalysisError> {
    Ok(of(incidence, &Watch::new())?)
}

pub(crate) fn of(incidence: &Incidence, watch: &Watch) -> Result<TwoModeBetweennesses, Stopped> {
    let (rows, columns) = (incidence.rows(), incidence.columns());
    if rows == 0 || columns == 0 {
        let nobody = TwoModeBetweenness { raw: Err(Reason::TwoModeEmpty), value: Err(Reason::TwoModeEmpty) };
        return Ok(TwoModeBetweennesses { rows: vec![nobody; rows], columns: vec![nobody; columns] });
    }
    let of_mode = |raw: &[f64], largest: f64| {
        let value = |raw: f64| if largest > 0.0 { Ok(raw / largest) } else { Err(Reason::TooFewActors) };
        raw.iter().map(|raw| TwoModeBetweenness { raw: Ok(*raw), value: value(*raw) }).collect()
    };
    let raw = betweenness(incidence.by_row(), columns, watch)?;
    let (of_rows, of_columns) = raw.split_at(rows);
    Ok(TwoModeBetweennesses {
        rows: of_mode(of_rows, largest_betweenness(rows, columns)),
        columns: of_mode(of_columns, largest_betweenness(columns, rows)),
    })
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let incidence = study.two_mode(&CARD, given)?;
    let listed = Listed::of(given, &incidence)?.unwrap_or(Listed::Both);
    let found = of(&incidence, study.watch())?;
    let members = || listed.chosen(&found.rows, &found.columns);
    let mut main = member_table("main", study, &incidence, listed);
    main.number("value", members().map(|member| member.value)).number("raw", members().map(|member| member.raw));
    Ok(Answer::new(&CARD, study, given).with_two_mode_facts(&incidence).with_table(main))
}
