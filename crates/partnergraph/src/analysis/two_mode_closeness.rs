//! How near each actor and each role is to all others, over roles that are shared.
//!
//! From an actor to a role that it holds is one step, to an actor with the same role two. Who is near to all hears early what
//! goes on anywhere.

use super::shared::two_mode::{Listed, MEMBER_COLUMN, MEMBER_ROW, MODE, MODE_COLUMN, NAME_COLUMN, member_table};
use crate::maths::two_mode::{closeness, distance_sums, joined};
use crate::maths::weak_components;
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, MODES, Reason, Stopped, Study, Subject, TWO_MODE_SCOPE, Table, TableSpec, Value,
    Watch,
};
use crate::view::{Incidence, Side};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "two_mode_closeness",
    version: 1,
    level: Level::TwoMode,
    subject: Subject::TwoMode,
    question: "How near is an actor to all actors and roles, over shared roles?",
    definition: "value = ((r−1)/(N−1)) · (m + 2(n−1))/D, with n and m the numbers of members of its own and of the other mode in its component, \
        r = n + m, N the number of all members of both modes, D the sum of the distances from it, counted in links.\n\
        Where everything hangs together this is (n_oth + 2(n_own−1))/D, the least sum that there can be over the sum that there is.",
    reading: "From 0 to 1: 1 is one step from the whole other mode and two from all of its own. Members of small components are far from 1, \
        since most others are out of reach. An actor and a role of one table are not measured alike; compare within a mode.",
    undefined: &[
        (Reason::TwoModeEmpty, "value and distance_sum, when a mode has no member"),
        (Reason::Isolate, "value and distance_sum, when the member has no link"),
    ],
    source: "Faust 1997, Centrality in affiliation networks. Social Networks 19, DOI 10.1016/S0378-8733(96)00300-0; Borgatti & Everett 1997, \
        Network analysis of 2-mode data. Social Networks 19, DOI 10.1016/S0378-8733(96)00301-2. The treatment of several components is our own, \
        after Wasserman & Faust 1994.",
    elsewhere: "networkx uses the least sum of the whole network inside each component and then exceeds 1: 1.54 for an actor and a role that have \
        only each other, beside six more roles and seven more actors.",
    scope: TWO_MODE_SCOPE,
    options: &[MODES, MODE],
    tables: &[
        TableSpec {
            name: "main",
            row: MEMBER_ROW,
            columns: &[
                MODE_COLUMN,
                MEMBER_COLUMN,
                NAME_COLUMN,
                ColumnSpec::new("value", "how near it is to all others, 0 to 1"),
                ColumnSpec::new("distance_sum", "sum of the distances to all members it can reach, in links"),
                ColumnSpec::new("component", "number of its component"),
            ],
        },
        TableSpec {
            name: "components",
            row: "a component, the largest first",
            columns: &[
                ColumnSpec::new("component", "its number, from 1"),
                ColumnSpec::new("row_members", "how many rows (actors) are in it"),
                ColumnSpec::new("column_members", "how many columns (roles) are in it"),
                ColumnSpec::new("components", "ids of its members, rows first"),
            ],
        },
    ],
};

/// How near a member is to all others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TwoModeCloseness {
    /// Its closeness.
    pub value: Value,
    /// The sum of the distances to all members that it can reach.
    pub distance_sum: Value,
    /// The number of its component, from 0.
    pub component: usize,
}

/// How near the members of both modes are to all others.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoModeClosenesses {
    /// The rows.
    pub rows: Vec<TwoModeCloseness>,
    /// The columns.
    pub columns: Vec<TwoModeCloseness>,
    /// The components, the largest first, as their rows and their columns.
    pub components: Vec<(Vec<u32>, Vec<u32>)>,
}

/// How near each row and each column is to all others.
///
/// # Errors
/// None that a caller can bring about.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::two_mode_closeness, view::Incidence};
///
/// // Row 0 has both columns, row 1 has the second.
/// let incidence = Incidence::from_links(2, 2, &[0, 0, 1], &[0, 1, 1])?;
/// let found = two_mode_closeness::compute(&incidence)?;
/// assert_eq!(found.rows[0].value, Ok(1.0));
/// assert_eq!(found.rows[1].value, Ok((2.0 + 2.0) / (1.0 + 2.0 + 3.0)));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(incidence: &Incidence) -> Result<TwoModeClosenesses, AnalysisError> {
    Ok(of(incidence, Watch::nobody())?)
}

pub(crate) fn of(incidence: &Incidence, watch: &Watch) -> Result<TwoModeClosenesses, Stopped> {
    let (rows, columns) = (incidence.rows(), incidence.columns());
    let both = joined(incidence.by_row(), columns);
    let pieces = weak_components(&both, &both).pieces;
    let sums = distance_sums(incidence.by_row(), columns, watch)?;
    let nowhere = TwoModeCloseness { value: Err(Reason::TwoModeEmpty), distance_sum: Err(Reason::TwoModeEmpty), component: 0 };
    let mut members = vec![nowhere; rows + columns];
    let mut components = Vec::with_capacity(pieces.len());
    for (component, piece) in pieces.iter().enumerate() {
        let of_rows = piece.partition_point(|member| (*member as usize) < rows);
        let of_columns = piece.len() - of_rows;
        for (place, member) in piece.iter().enumerate() {
            let member = *member as usize;
            let (own, other) = if place < of_rows { (of_rows, of_columns) } else { (of_columns, of_rows) };
            let value = match (rows == 0 || columns == 0, piece.len()) {
                (true, _) => Err(Reason::TwoModeEmpty),
                (false, 1) => Err(Reason::Isolate),
                (false, _) => Ok(closeness(own, other, rows + columns, sums[member])),
            };
            members[member] = TwoModeCloseness { value, distance_sum: value.map(|_| sums[member]), component };
        }
        let columns = piece[of_rows..].iter().map(|member| member - rows as u32);
        components.push((piece[..of_rows].to_vec(), columns.collect()));
    }
    let of_columns = members.split_off(rows);
    Ok(TwoModeClosenesses { rows: members, columns: of_columns, components })
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let incidence = study.two_mode(&CARD, given)?;
    let listed = Listed::of(given, &incidence)?.unwrap_or(Listed::Both);
    let found = of(&incidence, study.watch())?;
    let members = || listed.chosen(&found.rows, &found.columns);
    let mut main = member_table("main", study, &incidence, listed);
    main.number("value", members().map(|member| member.value))
        .number("distance_sum", members().map(|member| member.distance_sum))
        .count("component", members().map(|member| member.component + 1));
    let id = |side: Side| {
        let incidence = &incidence;
        move |member: &u32| incidence.member_id(side, *member as usize, study.case())
    };
    let mut components = Table::new("components", found.components.len());
    components
        .count("component", 1..=found.components.len())
        .count("row_members", found.components.iter().map(|(rows, _)| rows.len()))
        .count("column_members", found.components.iter().map(|(_, columns)| columns.len()))
        .texts(
            "components",
            found
                .components
                .iter()
                .map(|(rows, columns)| rows.iter().map(id(Side::Rows)).chain(columns.iter().map(id(Side::Columns))).collect::<Vec<_>>()),
        );
    let isolates = found.components.iter().filter(|(rows, columns)| rows.len() + columns.len() == 1).count();
    let answer = Answer::new(&CARD, study, given).with_two_mode_facts(&incidence).with_components(found.components.len(), isolates);
    Ok(answer.with_table(main).with_table(components))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{SMALL, every_incidence, incidence, southern_women};
    use super::*;
    use crate::maths::slow::Slow;

    fn found(incidence: &Incidence) -> TwoModeClosenesses {
        compute(incidence).expect("nobody stops it")
    }

    #[test]
    fn a_mode_without_members_leaves_everything_open() {
        let nobody = found(&incidence(0, 2, &[]));
        assert_eq!(nobody.columns.iter().map(|member| member.value).collect::<Vec<_>>(), [Err(Reason::TwoModeEmpty); 2]);
        assert_eq!(found(&incidence(2, 0, &[])).rows[0].distance_sum, Err(Reason::TwoModeEmpty));
        assert!(found(&incidence(0, 0, &[])).components.is_empty());
    }

    #[test]
    fn the_southern_women_as_networkx_has_them() {
        // networkx 3.6.1, bipartite.closeness_centrality; the events and women hang together.
        let women = found(&southern_women());
        let close = |found: Value, expected: f64| assert!(found.is_ok_and(|found| (found - expected).abs() < 1e-12));
        close(women.rows[0].value, 0.8);
        close(women.rows[17].value, 0.5853658536585366);
        close(women.columns[7].value, 0.8461538461538461);
        assert_eq!(women.components.len(), 1);
    }

    #[test]
    fn every_small_table_agrees_with_the_definition() {
        for (rows, columns) in SMALL {
            for table in every_incidence(rows, columns) {
                let links = (0..rows).flat_map(|row| table.by_row().row(row).iter().map(move |column| (row as u32, rows as u32 + column)));
                let slow = Slow::new((rows + columns) as u32, &links.collect::<Vec<_>>(), false, None).distances();
                let found = found(&table);
                let members: Vec<_> = found.rows.iter().chain(&found.columns).collect();
                for (member, value) in members.iter().enumerate() {
                    let near: Vec<usize> = (0..rows + columns).filter(|other| slow[member][*other].is_finite()).collect();
                    let own = near.iter().filter(|other| (**other < rows) == (member < rows)).count();
                    let sum: f64 = near.iter().map(|other| slow[member][*other]).sum();
                    let (n, m, all) = (own as f64, (near.len() - own) as f64, (rows + columns) as f64);
                    match near.len() {
                        1 => assert_eq!((value.value, value.distance_sum), (Err(Reason::Isolate), Err(Reason::Isolate))),
                        _ => {
                            let expected = (n + m - 1.0) / (all - 1.0) * (m + 2.0 * (n - 1.0)) / sum;
                            assert!(value.value.is_ok_and(|found| (found - expected).abs() < 1e-12 && (0.0..=1.0).contains(&found)));
                            assert_eq!(value.distance_sum, Ok(sum));
                        }
                    }
                    let (of_rows, of_columns) = &found.components[value.component];
                    assert_eq!(of_rows.len() + of_columns.len(), near.len());
                }
                assert!(found.components.windows(2).all(|pair| pair[0].0.len() + pair[0].1.len() >= pair[1].0.len() + pair[1].1.len()));
            }
        }
    }
}
