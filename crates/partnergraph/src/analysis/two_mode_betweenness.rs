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
    Ok(of(incidence, Watch::nobody())?)
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

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{SMALL, close, every_incidence, given, incidence, numbers, southern_women, texts};
    use super::*;
    use crate::analysis::find;
    use crate::maths::slow::Slow;

    fn found(incidence: &Incidence) -> TwoModeBetweennesses {
        compute(incidence).expect("nobody stops it")
    }

    #[test]
    fn a_mode_without_members_leaves_everything_open() {
        let empty = TwoModeBetweenness { raw: Err(Reason::TwoModeEmpty), value: Err(Reason::TwoModeEmpty) };
        assert_eq!(found(&incidence(0, 2, &[])), TwoModeBetweennesses { rows: vec![], columns: vec![empty; 2] });
    }

    #[test]
    fn without_others_there_is_nobody_to_be_between() {
        let pair = found(&incidence(1, 1, &[(0, 0)]));
        assert_eq!(pair.rows, [TwoModeBetweenness { raw: Ok(0.0), value: Err(Reason::TooFewActors) }]);
        let idle = found(&incidence(2, 2, &[]));
        assert_eq!(idle.rows, [TwoModeBetweenness { raw: Ok(0.0), value: Ok(0.0) }; 2]);
    }

    #[test]
    fn the_southern_women_as_networkx_has_them() {
        // networkx 3.6.1, bipartite.betweenness_centrality.
        let women = found(&southern_women());
        let three = [women.rows[0].value, women.rows[17].value, women.columns[7].value].map(|value| value.unwrap_or(f64::NAN));
        assert!(close(&three, &[0.09658472108029267, 0.005054505236263333, 0.24381946234957552]));
    }

    #[test]
    fn every_small_table_agrees_with_walking_every_path() {
        for (rows, columns) in SMALL.into_iter().filter(|(rows, columns)| rows * columns <= 9) {
            for table in every_incidence(rows, columns) {
                let links = (0..rows).flat_map(|row| table.by_row().row(row).iter().map(move |column| (row as u32, rows as u32 + column)));
                let slow = Slow::new((rows + columns) as u32, &links.collect::<Vec<_>>(), false, None).betweenness();
                let found = found(&table);
                let raw: Vec<f64> = found.rows.iter().chain(&found.columns).map(|member| member.raw.unwrap_or(f64::NAN)).collect();
                assert!(close(&raw, &slow.iter().map(|ordered| ordered / 2.0).collect::<Vec<_>>()));
                assert!(
                    found
                        .rows
                        .iter()
                        .chain(&found.columns)
                        .all(|member| member.value.is_err() || member.value.is_ok_and(|value| value < 1.0 + 1e-12))
                );
            }
        }
    }

    #[test]
    fn the_modes_can_be_listed_apart_by_what_they_are_called() {
        let (table, method) = (incidence(1, 3, &[(0, 0), (0, 1), (0, 2)]), find("two_mode_betweenness").expect("in the register"));
        let listed = |mode: &str| method.of_incidence(&table, &given(&[("mode", mode)]));
        let rows = listed("rows").expect("there are rows");
        assert_eq!((texts(rows.table(), "mode"), numbers(rows.table(), "value")), (vec!["rows".to_owned()], vec![Some(1.0)]));
        assert_eq!(listed("columns").map(|answer| answer.table().rows()), Ok(3));
        let message = listed("roles").map(|_| ()).expect_err("an incidence has no roles").to_string();
        assert_eq!(message, "option `mode`: found `roles`, expected `rows` or `columns`, which the two modes are called");
        let message = method.of_incidence(&table, &given(&[("modes", "actors x bodies")])).map(|_| ()).expect_err("it has its own modes");
        assert!(message.to_string().starts_with("option `modes`: found no such option"), "{message}");
        assert!(method.of_incidence(&table, &given(&[("modes", "actors x roles")])).is_ok(), "a preset says nothing");
        let other = find("role_coverage").and_then(|method| method.of_incidence(&table, &given(&[]))).map(|_| ());
        assert_eq!(other.expect_err("it needs a case").to_string(), "analysis `role_coverage`: found an incidence, expected a case");
    }
}
