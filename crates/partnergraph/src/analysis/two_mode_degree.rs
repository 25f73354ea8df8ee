//! How many roles each actor has, how many actors each role has, and how unevenly that is spread.
//!
//! Actors and roles are two modes: links go from one to the other, never within. One table answers both who is widely engaged
//! and which roles are widely shared.

use super::shared::two_mode::{Listed, MEMBER_COLUMN, MEMBER_ROW, MODE, MODE_COLUMN, NAME_COLUMN, member_table};
use crate::maths::two_mode::centralization;
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, MODES, Reason, Study, Subject, TWO_MODE_SCOPE, Table, TableSpec, Value,
};
use crate::view::{Incidence, Side};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "two_mode_degree",
    version: 1,
    level: Level::TwoMode,
    subject: Subject::TwoMode,
    question: "How many roles has each actor, how many actors has each role, and how uneven is that?",
    definition: "raw = k, the number of links of a member to members of the other mode, parallel assignments counted once; value = k/n_oth, \
        n_oth the number of members of the other mode.\n\
        summary: density = links/(actors × roles); centralization = Σ(k_max − k)/((n_own−1) n_oth), for each mode and never pooled.",
    reading: "From 0 (no link) to 1 (linked to all of the other mode). An empty and an unknown role are both roles without a link. \
        Centralization runs from 0 (all alike) to 1 (one member has all links, and the others none).",
    undefined: &[
        (Reason::TwoModeEmpty, "value, raw, density and centralization, when a mode has no member"),
        (Reason::TooFewActors, "centralization, when a mode has fewer than two members"),
    ],
    source: "Faust 1997, Centrality in affiliation networks. Social Networks 19, DOI 10.1016/S0378-8733(96)00300-0; Borgatti & Everett 1997, \
        Network analysis of 2-mode data. Social Networks 19, DOI 10.1016/S0378-8733(96)00301-2. The maximum of centralization is our own.",
    elsewhere: "Published two-mode maxima of centralization take every member to have a link, (n_own−1)(n_oth−1); as roles without holder and \
        actors without role occur here, that form could exceed 1.",
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
                ColumnSpec::new("value", "share of the other mode that it is linked to, 0 to 1"),
                ColumnSpec::new("raw", "number of members of the other mode that it is linked to"),
            ],
        },
        TableSpec {
            name: "summary",
            row: "a mode, rows first",
            columns: &[
                MODE_COLUMN,
                ColumnSpec::new("members", "number of members, those without a link included"),
                ColumnSpec::new("links", "number of links; the same for both modes"),
                ColumnSpec::new("density", "share of the possible links that are there, 0 to 1; the same for both modes"),
                ColumnSpec::new("centralization", "how unevenly links are spread over the members, 0 to 1"),
            ],
        },
    ],
};

/// How many links a member of a mode has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TwoModeDegree {
    /// The number of members of the other mode that it is linked to.
    pub raw: Value<usize>,
    /// That number as a share of the other mode.
    pub value: Value,
}

/// The links of both modes.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoModeDegrees {
    /// The rows; the actors of a case, in document order.
    pub rows: Vec<TwoModeDegree>,
    /// The columns; the roles of a case, in the order of the role model.
    pub columns: Vec<TwoModeDegree>,
    /// The number of links.
    pub links: usize,
    /// The share of the possible links that are there.
    pub density: Value,
    /// How unevenly links are spread over rows.
    pub rows_centralization: Value,
    /// How unevenly links are spread over columns.
    pub columns_centralization: Value,
}

/// How many links each row has, and how many each column.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Assignment, CaseBuilder, Status, analysis::two_mode_degree, view::{Incidence, Modes, Scope}};
///
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("town", "Town"))
///     .actor(Actor::new("club", "Club"))
///     .assignment(Assignment::new("owner", Status::Current).with_actor("town"))
///     .assignment(Assignment::new("funder", Status::Current).with_actor("town"))
///     .build()?;
/// let found = two_mode_degree::compute(&Incidence::of_case(&case, &Scope::default(), Modes::Roles)?);
/// assert_eq!(found.rows[0].value, Ok(2.0 / 6.0));
/// assert_eq!(found.columns[0].value, Ok(1.0 / 2.0));
/// assert_eq!(found.density, Ok(2.0 / 12.0));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn compute(incidence: &Incidence) -> TwoModeDegrees {
    of(incidence)
}

pub(crate) fn of(incidence: &Incidence) -> TwoModeDegrees {
    let (rows, columns) = (incidence.rows(), incidence.columns());
    let empty = rows == 0 || columns == 0;
    let degrees = |side: Side| -> Vec<usize> { (0..incidence.by(side).len()).map(|member| incidence.by(side).degree(member)).collect() };
    let (of_rows, of_columns) = (degrees(Side::Rows), degrees(Side::Columns));
    let listed = |degrees: &[usize], other: usize| -> Vec<TwoModeDegree> {
        let of = |raw: &usize| match empty {
            true => TwoModeDegree { raw: Err(Reason::TwoModeEmpty), value: Err(Reason::TwoModeEmpty) },
            false => TwoModeDegree { raw: Ok(*raw), value: Ok(*raw as f64 / other as f64) },
        };
        degrees.iter().map(of).collect()
    };
    let spread = |degrees: &[usize], other: usize| {
        if empty { Err(Reason::TwoModeEmpty) } else { centralization(degrees, other).ok_or(Reason::TooFewActors) }
    };
    TwoModeDegrees {
        rows: listed(&of_rows, columns),
        columns: listed(&of_columns, rows),
        links: incidence.links(),
        density: if empty { Err(Reason::TwoModeEmpty) } else { Ok(incidence.links() as f64 / (rows as f64 * columns as f64)) },
        rows_centralization: spread(&of_rows, columns),
        columns_centralization: spread(&of_columns, rows),
    }
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let incidence = study.two_mode(&CARD, given)?;
    let listed = Listed::of(given, &incidence)?.unwrap_or(Listed::Both);
    let found = of(&incidence);
    let members = listed.chosen(&found.rows, &found.columns);
    let mut main = member_table("main", study, &incidence, listed);
    main.number("value", members.clone().map(|member| member.value)).whole("raw", members.map(|member| member.raw));
    let mut summary = Table::new("summary", 2);
    summary
        .text("mode", [Side::Rows, Side::Columns].map(|side| incidence.mode_name(side)))
        .count("members", [found.rows.len(), found.columns.len()])
        .count("links", [found.links; 2])
        .number("density", [found.density; 2])
        .number("centralization", [found.rows_centralization, found.columns_centralization]);
    Ok(Answer::new(&CARD, study, given).with_two_mode_facts(&incidence).with_table(main).with_table(summary))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{given, numbers, table, texts, wholes};
    use super::*;
    use crate::analysis::find;
    use crate::model::{Actor, Assignment, CaseBuilder, Role, RoleModel, Status};
    use crate::view::{Modes, Scope};

    fn held(role: &str, actor: &str) -> Assignment {
        Assignment::new(role, Status::Current).with_actor(actor)
    }

    fn three_roles() -> CaseBuilder {
        let roles = [Role::new("owner"), Role::new("funder"), Role::new("operator")];
        CaseBuilder::new("house", "House").role_model(RoleModel::new("own").with_roles(roles))
    }

    fn found(case: CaseBuilder) -> TwoModeDegrees {
        let case = case.build().expect("a sound case");
        compute(&Incidence::of_case(&case, &Scope::default(), Modes::Roles).expect("the default scope fits every case"))
    }

    fn answer(case: CaseBuilder, options: &[(&str, &str)]) -> Answer {
        let case = case.build().expect("a sound case");
        find("two_mode_degree").and_then(|method| method.of_case(&case, &given(options))).expect("options that fit")
    }

    #[test]
    fn a_mode_without_members_leaves_everything_open() {
        let nobody = found(three_roles());
        assert_eq!((nobody.rows.len(), nobody.links, nobody.density), (0, 0, Err(Reason::TwoModeEmpty)));
        assert_eq!(nobody.columns, [TwoModeDegree { raw: Err(Reason::TwoModeEmpty), value: Err(Reason::TwoModeEmpty) }; 3]);
        assert_eq!((nobody.rows_centralization, nobody.columns_centralization), (Err(Reason::TwoModeEmpty), Err(Reason::TwoModeEmpty)));
        let no_roles = found(CaseBuilder::new("h", "H").role_model(RoleModel::new("none")).actor(Actor::new("a", "A")));
        assert_eq!(no_roles.rows[0].raw, Err(Reason::TwoModeEmpty));
    }

    #[test]
    fn one_actor_cannot_be_more_central_than_others() {
        let one = found(three_roles().actor(Actor::new("a", "A")).assignment(held("owner", "a")));
        assert_eq!((one.rows[0].value, one.rows_centralization), (Ok(1.0 / 3.0), Err(Reason::TooFewActors)));
        // Roles with 1, 0 and 0 of one actor: (0 + 1 + 1)/(2 · 1).
        assert_eq!(one.columns_centralization, Ok(1.0));
    }

    #[test]
    fn without_a_link_everyone_has_a_genuine_zero() {
        let idle = found(three_roles().actor(Actor::new("a", "A")).actor(Actor::new("b", "B")));
        assert_eq!(idle.rows, [TwoModeDegree { raw: Ok(0), value: Ok(0.0) }; 2]);
        assert_eq!((idle.density, idle.rows_centralization, idle.columns_centralization), (Ok(0.0), Ok(0.0), Ok(0.0)));
    }

    #[test]
    fn parallel_assignments_count_once_and_the_spread_is_told_for_each_mode() {
        let case = three_roles()
            .actor(Actor::new("a", "A"))
            .actor(Actor::new("b", "B"))
            .actor(Actor::new("c", "C"))
            .assignment(held("owner", "a"))
            .assignment(held("owner", "a"))
            .assignment(held("funder", "a"))
            .assignment(held("funder", "b"));
        let both = answer(case.clone(), &[]);
        assert_eq!(texts(both.table(), "member"), ["a", "b", "c", "owner", "funder", "operator"]);
        assert_eq!(wholes(both.table(), "raw"), [2, 1, 0, 1, 2, 0].map(Some));
        assert_eq!(both.trace(&case.clone().build().expect("a sound case"), "main", 3), ["/assignments/0", "/assignments/1"]);
        let summary = table(&both, "summary");
        assert_eq!(wholes(summary, "links"), [Some(3); 2]);
        assert_eq!(numbers(summary, "density"), [Some(3.0 / 9.0); 2]);
        // (0 + 1 + 2)/(2 · 3) for both.
        assert_eq!(numbers(summary, "centralization"), [Some(0.5); 2]);
        let roles = answer(case, &[("mode", "roles")]);
        assert_eq!(texts(roles.table(), "member"), ["owner", "funder", "operator"]);
        assert_eq!(numbers(roles.table(), "value"), [1.0 / 3.0, 2.0 / 3.0, 0.0].map(Some));
    }

    #[test]
    fn the_actor_that_stands_for_the_case_is_a_member_where_it_holds_a_role() {
        let case = || three_roles().self_actor("self").actor(Actor::new("a", "A")).actor(Actor::new("self", "The house"));
        assert_eq!(found(case()).rows.len(), 1);
        assert_eq!(found(case().assignment(held("owner", "self"))).rows.len(), 2);
    }
}
