//! Which actors hold the widely shared roles, and which roles are held by the widely engaged.
//!
//! What the eigenvector is among actors, for actors and roles together: an actor counts by its roles, a role by its holders.

use super::shared::spectral::{SCALE, Scale, settled};
use super::shared::two_mode::{Listed, MEMBER_COLUMN, MEMBER_ROW, MODE, MODE_COLUMN, NAME_COLUMN, member_table};
use crate::maths::spectral::{Leading, Piece, Weighing, of_two_modes};
use crate::maths::{Rows, Watch};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, MODES, Reason, Study, Subject, TWO_MODE_SCOPE, Table, TableSpec, Value,
};
use crate::view::{Incidence, Side};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "two_mode_eigenvector",
    version: 1,
    level: Level::TwoMode,
    subject: Subject::TwoMode,
    question: "Which actors hold the widely shared roles, and which roles are held by the widely engaged?",
    definition: "B has a 1 where an actor (row) holds a role (column), parallel assignments counted once. In each component with a link: the \
        left singular vector of B for actors and the right one for roles, for its largest singular value σ1, none of their entries negative, \
        each of length 1, times √(n_c/n*), n_c the members of that mode in the component and n* all members of that mode with a link, so that \
        the squares of all values of a mode add up to 1. scale = max: each mode over its largest value.\n\
        components: σ1, σ2 and the numbers of members.",
    reading: "High where a member's links go to members with high values. Values of actors compare with those of actors, values of roles with \
        those of roles. The nearer σ2 is to σ1, the less the values say.",
    undefined: &[
        (Reason::TwoModeEmpty, "value, when there is no actor or no role"),
        (Reason::NoTies, "value, when nobody holds a role"),
        (Reason::Isolate, "value, of a member without a link"),
        (
            Reason::NotConverged,
            "value and sigma_1, where the procedure did not settle; sigma_2, where in a large table it needs many more steps",
        ),
    ],
    source: "Bonacich 1972, Factoring and weighting approaches to status scores and clique identification. Journal of Mathematical Sociology \
        2, DOI 10.1080/0022250X.1972.9989806; Faust 1997, Centrality in affiliation networks. Social Networks 19, DOI \
        10.1016/S0378-8733(96)00300-0. The share of each component is our own.",
    elsewhere: "The values are the eigenvectors of BBᵀ and BᵀB with their diagonals; projections with the diagonal set to 0 give other \
        numbers. `evcent` of R sna 2.7-1 does not converge on two-mode graphs and gives equal values on a star.",
    scope: TWO_MODE_SCOPE,
    options: &[MODES, MODE, SCALE],
    tables: &[
        TableSpec {
            name: "main",
            row: MEMBER_ROW,
            columns: &[
                MODE_COLUMN,
                MEMBER_COLUMN,
                NAME_COLUMN,
                ColumnSpec::new("value", "how central the members are that it is linked to, 0 to 1"),
            ],
        },
        TableSpec {
            name: "components",
            row: "a component with a link, the one with most members first, then by first row",
            columns: &[
                ColumnSpec::new("first", "id of its first row (actor)"),
                ColumnSpec::new("row_members", "how many rows (actors) are in it"),
                ColumnSpec::new("column_members", "how many columns (roles) are in it"),
                ColumnSpec::new("sigma_1", "the largest singular value, above 0"),
                ColumnSpec::new("sigma_2", "the second largest singular value, 0 or more; 0 where there is only one"),
            ],
        },
    ],
};

/// How values are scaled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[must_use]
pub struct Options {
    scale: Scale,
}

impl Options {
    /// The same, with values measured by this.
    pub const fn with_scale(mut self, scale: Scale) -> Self {
        self.scale = scale;
        self
    }
}

/// How central the links of each member of two modes are.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoModeEigenvector {
    /// For each row its value.
    pub rows: Vec<Value>,
    /// For each column its value.
    pub columns: Vec<Value>,
    /// The components with a link, the one with most members first, then by first row.
    pub components: Vec<TwoModeComponent>,
}

/// A component with a link and its two largest singular values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TwoModeComponent {
    /// Its first row.
    pub first: usize,
    /// The number of its rows.
    pub rows: usize,
    /// The number of its columns.
    pub columns: usize,
    /// The largest singular value.
    pub sigma_1: Value,
    /// The second largest singular value; 0 where there is only one.
    pub sigma_2: Value,
}

/// How central the links of each row and each column are.
///
/// # Errors
/// None that a caller can bring about.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::two_mode_eigenvector, view::Incidence};
///
/// // Two actors that share their one role.
/// let incidence = Incidence::from_links(2, 1, &[0, 1], &[0, 0])?;
/// let found = two_mode_eigenvector::compute(&incidence, &Default::default())?;
/// assert!(found.rows[0].is_ok_and(|value| (value - 0.5_f64.sqrt()).abs() < 1e-12));
/// assert!(found.components[0].sigma_1.is_ok_and(|sigma| (sigma - 2.0_f64.sqrt()).abs() < 1e-12));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(incidence: &Incidence, options: &Options) -> Result<TwoModeEigenvector, AnalysisError> {
    of(incidence.by_row(), incidence.by_column(), options.scale, Watch::nobody())
}

pub(crate) fn of(first: &Rows, second: &Rows, scale: Scale, watch: &Watch) -> Result<TwoModeEigenvector, AnalysisError> {
    let nothing = |reason| TwoModeEigenvector {
        rows: vec![Err(reason); first.len()],
        columns: vec![Err(reason); second.len()],
        components: Vec::new(),
    };
    if first.is_empty() || second.is_empty() {
        return Ok(nothing(Reason::TwoModeEmpty));
    }
    if (0..first.len()).all(|row| first.degree(row) == 0) {
        return Ok(nothing(Reason::NoTies));
    }
    let Leading { mut entries, pieces } = of_two_modes(first, second, Weighing::Alike, watch)?;
    let (rows, columns) = entries.split_at_mut(first.len());
    let values = |entries: &mut [f64], rows: &Rows| {
        scale.applied(entries);
        let of = |(row, value): (usize, &f64)| if rows.degree(row) == 0 { Err(Reason::Isolate) } else { settled(Some(*value)) };
        entries.iter().enumerate().map(of).collect()
    };
    let component = |piece: Piece| TwoModeComponent {
        first: piece.first,
        rows: piece.sizes.0,
        columns: piece.sizes.1,
        sigma_1: settled(piece.largest),
        sigma_2: settled(piece.second),
    };
    Ok(TwoModeEigenvector {
        rows: values(rows, first),
        columns: values(columns, second),
        components: pieces.into_iter().map(component).collect(),
    })
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let incidence = study.two_mode(&CARD, given)?;
    let listed = Listed::of(given, &incidence)?.unwrap_or(Listed::Both);
    let found = of(incidence.by_row(), incidence.by_column(), given.choice(SCALE.name)?.unwrap_or_default(), study.watch())?;
    let mut main = member_table("main", study, &incidence, listed);
    main.number("value", listed.chosen(&found.rows, &found.columns).copied());
    let mut components = Table::new("components", found.components.len());
    components
        .text("first", found.components.iter().map(|component| incidence.member_id(Side::Rows, component.first, study.case())))
        .count("row_members", found.components.iter().map(|component| component.rows))
        .count("column_members", found.components.iter().map(|component| component.columns))
        .number("sigma_1", found.components.iter().map(|component| component.sigma_1))
        .number("sigma_2", found.components.iter().map(|component| component.sigma_2));
    Ok(Answer::new(&CARD, study, given).with_table(main).with_table(components))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{close, given, numbers, table, texts, wholes};
    use super::*;
    use crate::analysis::find;
    use crate::maths::slow::eigenpairs;
    use crate::model::{Actor, Assignment, CaseBuilder, Role, RoleModel, Status};

    fn rows(links: &[(u32, u32)], actors: u32, roles: u32) -> TwoModeEigenvector {
        let mut turned: Vec<(u32, u32)> = links.iter().map(|(actor, role)| (*role, *actor)).collect();
        turned.sort_unstable();
        let (first, second) = (Rows::two_mode(actors as usize, links), Rows::two_mode(roles as usize, &turned));
        of(&first, &second, Scale::L2, &Watch::new()).expect("nobody stops it")
    }

    fn values(list: &[Value]) -> Vec<f64> {
        list.iter().map(|value| value.unwrap_or(f64::NAN)).collect()
    }

    #[test]
    fn without_members_or_links_there_is_nothing_to_be_central_in() {
        assert_eq!(rows(&[], 0, 2).columns, [Err(Reason::TwoModeEmpty); 2]);
        assert_eq!(rows(&[], 2, 0).rows, [Err(Reason::TwoModeEmpty); 2]);
        let idle = rows(&[], 2, 1);
        assert_eq!((idle.rows, idle.columns), (vec![Err(Reason::NoTies); 2], vec![Err(Reason::NoTies)]));
        let one = rows(&[(0, 1)], 2, 2);
        assert_eq!((one.rows, one.columns), (vec![Ok(1.0), Err(Reason::Isolate)], vec![Err(Reason::Isolate), Ok(1.0)]));
        assert_eq!(one.components, [TwoModeComponent { first: 0, rows: 1, columns: 1, sigma_1: Ok(1.0), sigma_2: Ok(0.0) }]);
    }

    #[test]
    fn components_share_by_the_members_of_each_mode() {
        // Actor 0 holds roles 0 and 1, actor 1 role 0: BBᵀ = [[2, 1], [1, 1]], σ1 = φ, vectors (φ, 1). Actor 2 holds role 2.
        let golden = (1.0 + 5.0_f64.sqrt()) / 2.0;
        let length = (golden * golden + 1.0).sqrt();
        let found = rows(&[(0, 0), (0, 1), (1, 0), (2, 2)], 3, 3);
        let expected = [golden / length, 1.0 / length].map(|part| part * (2.0_f64 / 3.0).sqrt());
        let expected = [expected[0], expected[1], (1.0_f64 / 3.0).sqrt()];
        assert!(close(&values(&found.rows), &expected) && close(&values(&found.columns), &expected), "{found:?}");
        let sigmas: Vec<Value> = found.components.iter().flat_map(|component| [component.sigma_1, component.sigma_2]).collect();
        assert!(close(&values(&sigmas), &[golden, 1.0 / golden, 1.0, 0.0]));
    }

    #[test]
    fn the_answer_lists_members_and_components() {
        let held = |role: &str, actor: &str| Assignment::new(role, Status::Current).with_actor(actor);
        let case = CaseBuilder::new("house", "House")
            .role_model(RoleModel::new("own").with_roles([Role::new("owner"), Role::new("funder")]))
            .actor(Actor::new("a", "A"))
            .actor(Actor::new("b", "B"))
            .assignment(held("owner", "b"))
            .assignment(held("owner", "b"))
            .assignment(held("funder", "b"))
            .build()
            .expect("a sound case");
        let method = find("two_mode_eigenvector").expect("in the register");
        let answer = method.of_case(&case, &given(&[("scale", "max")])).expect("options that fit");
        assert_eq!(texts(answer.table(), "member"), ["a", "b", "owner", "funder"]);
        let found = numbers(answer.table(), "value");
        assert_eq!(found[0], None);
        assert!(close(&found.into_iter().flatten().collect::<Vec<_>>(), &[1.0; 3]));
        assert_eq!(texts(table(&answer, "components"), "first"), ["b"]);
        assert_eq!(wholes(table(&answer, "components"), "column_members"), [Some(2)]);
        let roles = method.of_case(&case, &given(&[("mode", "roles")])).expect("options that fit");
        assert_eq!(texts(roles.table(), "member"), ["owner", "funder"]);
    }

    #[test]
    fn every_table_of_three_by_three_agrees_with_rotations() {
        let cells: Vec<(u32, u32)> = (0..3).flat_map(|actor| (0..3).map(move |role| (actor, role))).collect();
        for chosen in 1_u32..1 << cells.len() {
            let links: Vec<(u32, u32)> =
                cells.iter().enumerate().filter(|(bit, _)| chosen >> bit & 1 == 1).map(|(_, cell)| *cell).collect();
            let found = rows(&links, 3, 3);
            // The whole of one component must agree; with several, the largest singular value must be among them.
            let at = |actor: usize, role: usize| f64::from(u8::from(links.contains(&(actor as u32, role as u32))));
            let gram: Vec<Vec<f64>> =
                (0..3).map(|a| (0..3).map(|b| (0..3).map(|role| at(a, role) * at(b, role)).sum()).collect()).collect();
            let pairs = eigenpairs(&gram);
            let largest = found.components.iter().filter_map(|component| component.sigma_1.ok()).fold(0.0, f64::max);
            assert!((largest - pairs[0].0.sqrt()).abs() < 1e-12, "{links:?}: {found:?}");
            if let [component] = found.components[..] {
                assert!(component.sigma_2.is_ok_and(|sigma| (sigma - pairs[1].0.max(0.0).sqrt()).abs() < 1e-7), "{links:?}: {found:?}");
                for (actor, value) in found.rows.iter().enumerate().filter(|(_, value)| value.is_ok()) {
                    assert!(value.is_ok_and(|value| (value - pairs[0].1[actor].abs()).abs() < 1e-12), "{links:?}: {found:?}");
                }
                for (role, value) in found.columns.iter().enumerate().filter(|(_, value)| value.is_ok()) {
                    let sum: f64 = (0..3).map(|actor| at(actor, role) * pairs[0].1[actor].abs()).sum();
                    assert!(value.is_ok_and(|value| (value - sum / pairs[0].0.sqrt()).abs() < 1e-12), "{links:?}: {found:?}");
                }
            }
        }
    }

    #[test]
    fn a_large_table_has_the_closed_form_of_its_blocks() {
        // 90 actors hold 10 roles each of the same 10, and 40 hold one more.
        let links: Vec<(u32, u32)> =
            (0..90).flat_map(|actor| (0..10).map(move |role| (actor, role))).chain((90..130).map(|actor| (actor, 10))).collect();
        let found = rows(&links, 130, 11);
        let (of_first, of_second) = ((90.0_f64 / 130.0 / 90.0).sqrt(), (40.0_f64 / 130.0 / 40.0).sqrt());
        let of = |actor: usize| if actor < 90 { of_first } else { of_second };
        assert!(found.rows.iter().enumerate().all(|(actor, value)| value.is_ok_and(|value| (value - of(actor)).abs() < 1e-12)));
        assert!(found.components[0].sigma_1.is_ok_and(|sigma| (sigma - 30.0).abs() < 1e-11));
        assert!(found.components[0].sigma_2.is_ok_and(|sigma| sigma < 1e-6), "{:?}", found.components);
    }
}
