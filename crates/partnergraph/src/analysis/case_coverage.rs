//! How much of the role model is filled, how much is known, and how the holders spread over the roles.
//!
//! A funder or a municipality asks this to compare houses. Where roles are unknown the coverage is a lower bound, and its
//! upper bound stands beside it.

use super::role_coverage::{self, RoleCoverage, WANTED};
use crate::maths::Diversity;
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, ROLE_SCOPE, Reason, Study, Subject, Table, TableSpec, Value,
};
use crate::model::{Case, RoleIndex, RoleState};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "case_coverage",
    version: 1,
    level: Level::Case,
    subject: Subject::Case,
    question: "How much of the role model is filled in this case?",
    definition: "R = the roles of the role model, c = holders of a role, q = wanted holders (see `role_coverage`).\n\
        value = filled/|R|; lower = filled/|R|, unknown roles taken as empty; upper = (filled + unknown)/|R|; \
        among_known = filled/(filled + empty); wanted_coverage = Σ min(c, q)/Σ q.\n\
        mean_redundancy = mean of c − 1 over the filled roles.\n\
        Spread of the holders over all roles, p = c/Σc and 0 for a role without holder: blau = 1 − Σp², evenness = −Σ p ln p/ln|R|.",
    reading: "From 0 (no role filled) to 1 (all). It counts roles, not people or work: a role that many share and one that rests on a \
        single actor count the same. Between cases compare lower and upper, because what is unknown depends on the documentation.",
    undefined: &[
        (Reason::NoRoles, "all shares, when the role model has no role"),
        (Reason::UnknownRole, "among_known, when nothing is known of any role"),
        (Reason::NoHolder, "mean_redundancy, when nobody holds a role"),
        (Reason::ZeroTotal, "blau and evenness, when nobody holds a role; wanted_coverage, when no holder is wanted"),
        (Reason::OneClass, "evenness, when the role model has a single role"),
    ],
    source: "Roles and states: the building-block model of neighbourhood houses (SoCentral and NIBR, nabolaghus.no); the counts are our own.",
    elsewhere: "",
    scope: ROLE_SCOPE,
    options: &[WANTED],
    tables: &[
        TableSpec {
            name: "main",
            row: "the case",
            columns: &[
                ColumnSpec::new("value", "coverage: share of the roles that are filled, 0 to 1"),
                ColumnSpec::new("lower", "the same as a lower bound: unknown roles taken as empty, 0 to 1"),
                ColumnSpec::new("upper", "upper bound: unknown roles taken as filled, 0 to 1"),
                ColumnSpec::new("among_known", "share of the roles of known state that are filled, 0 to 1"),
                ColumnSpec::new(
                    "wanted_coverage",
                    "share of the wanted holders that are there, 0 to 1; holders beyond the wanted number do not count",
                ),
                ColumnSpec::new("roles", "number of roles in the role model"),
                ColumnSpec::new("filled", "number of filled roles"),
                ColumnSpec::new("empty", "number of roles known to be empty"),
                ColumnSpec::new("unknown", "number of roles of which nothing is known"),
                ColumnSpec::new("empty_roles", "ids of the roles known to be empty"),
                ColumnSpec::new("unknown_roles", "ids of the roles of which nothing is known"),
                ColumnSpec::new("single_holder_roles", "ids of the roles that rest on one actor alone"),
                ColumnSpec::new("potential_only_roles", "ids of the roles that nobody holds and somebody could hold"),
                ColumnSpec::new("mean_redundancy", "holders beyond the first, on average over the filled roles, 0 or more"),
                ColumnSpec::new("blau", "probability that two holders drawn with replacement hold different roles, 0 to 1 − 1/|R|"),
                ColumnSpec::new(
                    "evenness",
                    "how evenly the holders spread over the roles, 0 (one role has all) to 1 (all have equally many)",
                ),
            ],
        },
        TableSpec {
            name: "by_sector",
            row: "a role and a sector (or `none` where the sector is other or not known)",
            columns: &[
                ColumnSpec::new("role", "id of the role"),
                ColumnSpec::new("sector", "`public`, `private`, `civil`, `residents` or `none`"),
                ColumnSpec::new("holders", "number of holders of this sector"),
            ],
        },
    ],
};

/// Which part of the case, and how many holders each role should have.
pub type Options = role_coverage::Options;

/// How much of the role model is filled.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseCoverage {
    /// The share of the roles that are filled; also its lower bound.
    pub value: Value,
    /// The upper bound: unknown roles taken as filled.
    pub upper: Value,
    /// The share of the roles of known state that are filled.
    pub among_known: Value,
    /// The share of the wanted holders that are there.
    pub wanted_coverage: Value,
    /// The roles that are filled.
    pub filled: Vec<RoleIndex>,
    /// The roles that are known to be empty.
    pub empty: Vec<RoleIndex>,
    /// The roles of which nothing is known.
    pub unknown: Vec<RoleIndex>,
    /// The roles that rest on one actor alone.
    pub single_holder: Vec<RoleIndex>,
    /// The roles that nobody holds and somebody could hold.
    pub potential_only: Vec<RoleIndex>,
    /// Holders beyond the first, on average over the filled roles.
    pub mean_redundancy: Value,
    /// Blau index of the holders over the roles.
    pub blau: Value,
    /// Evenness of the holders over the roles.
    pub evenness: Value,
}

/// How much of the role model is filled.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied, [`AnalysisError::Option`] when `wanted` names a role that the
/// role model does not have.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Assignment, CaseBuilder, Status, analysis::case_coverage};
///
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("town", "Town"))
///     .assignment(Assignment::new("owner", Status::Current).with_actor("town"))
///     .assignment(Assignment::new("funder", Status::Current).with_actor("town"))
///     .assignment(Assignment::new("operator", Status::Sought))
///     .build()?;
/// let coverage = case_coverage::compute(&case, &Default::default())?;
/// assert_eq!(coverage.value, Ok(2.0 / 6.0));
/// assert_eq!(coverage.upper, Ok(5.0 / 6.0));
/// assert_eq!(coverage.among_known, Ok(2.0 / 3.0));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<CaseCoverage, AnalysisError> {
    role_coverage::compute(case, options).map(|roles| of(&roles))
}

/// The same of roles that are already looked at.
pub(crate) fn of(roles: &[RoleCoverage]) -> CaseCoverage {
    let those = |wanted: &dyn Fn(&RoleCoverage) -> bool| roles.iter().filter(|role| wanted(role)).map(|role| role.role).collect::<Vec<_>>();
    let in_state = |state: RoleState| those(&|role| role.state == state);
    let (filled, empty, unknown) = (in_state(RoleState::Filled), in_state(RoleState::Empty), in_state(RoleState::Unknown));
    // Without roles nothing is defined; otherwise a share of so many out of so many, with the reason if that is none.
    let share = |part: usize, whole: usize, without: Reason| match (roles.len(), whole) {
        (0, _) => Err(Reason::NoRoles),
        (_, 0) => Err(without),
        _ => Ok(part as f64 / whole as f64),
    };
    let counts: Vec<f64> = roles.iter().map(|role| role.holders.len() as f64).collect();
    let spread = Diversity::of(&counts);
    let spread_of = |index: Option<f64>| if roles.is_empty() { Err(Reason::NoRoles) } else { index.ok_or(Reason::ZeroTotal) };
    let evenness = spread_of(spread.shannon());
    CaseCoverage {
        value: share(filled.len(), roles.len(), Reason::NoRoles),
        upper: share(filled.len() + unknown.len(), roles.len(), Reason::NoRoles),
        among_known: share(filled.len(), filled.len() + empty.len(), Reason::UnknownRole),
        wanted_coverage: share(
            roles.iter().map(|role| role.holders.len().min(role.wanted)).sum(),
            roles.iter().map(|role| role.wanted).sum(),
            Reason::ZeroTotal,
        ),
        mean_redundancy: share(roles.iter().filter_map(|role| role.redundancy.ok()).sum(), filled.len(), Reason::NoHolder),
        blau: spread_of(spread.hhi().map(|hhi| 1.0 - hhi)),
        evenness: if roles.len() == 1 { evenness.and(Err(Reason::OneClass)) } else { evenness.map(|h| h / (roles.len() as f64).ln()) },
        single_holder: those(&|role| role.holders.len() == 1),
        potential_only: those(&|role| role.holders.is_empty() && !role.potential.is_empty()),
        filled,
        empty,
        unknown,
    }
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let case = selection.case();
    let roles = role_coverage::of(selection, study.incidence(&CARD)?, &role_coverage::wanted_given(case, given)?);
    let found = of(&roles);
    let ids = |list: &[RoleIndex]| [list.iter().map(|role| case.roles()[role.position()].id().to_string()).collect::<Vec<_>>()];
    let mut main = Table::new("main", 1);
    main.number("value", [found.value])
        .number("lower", [found.value])
        .number("upper", [found.upper])
        .number("among_known", [found.among_known])
        .number("wanted_coverage", [found.wanted_coverage])
        .count("roles", [roles.len()])
        .count("filled", [found.filled.len()])
        .count("empty", [found.empty.len()])
        .count("unknown", [found.unknown.len()])
        .texts("empty_roles", ids(&found.empty))
        .texts("unknown_roles", ids(&found.unknown))
        .texts("single_holder_roles", ids(&found.single_holder))
        .texts("potential_only_roles", ids(&found.potential_only))
        .number("mean_redundancy", [found.mean_redundancy])
        .number("blau", [found.blau])
        .number("evenness", [found.evenness])
        .rests_on([roles.iter().flat_map(|role| role.basis.iter().copied().map(Item::Assignment)).collect()]);
    Ok(Answer::new(&CARD, study, given).with_table(main).with_table(role_coverage::by_sector(case, &roles)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Assignment, CaseBuilder, Role, RoleModel, Sector, Status};

    fn house() -> CaseBuilder {
        let actors = ["a", "b", "c"].map(|id| Actor::new(id, id).with_sector(Sector::Civil));
        actors.into_iter().fold(CaseBuilder::new("house", "House"), CaseBuilder::actor)
    }

    fn held(role: &str, actor: &str) -> Assignment {
        Assignment::new(role, Status::Current).with_actor(actor)
    }

    fn coverage(case: CaseBuilder) -> CaseCoverage {
        compute(&case.build().expect("a sound case"), &Options::default()).expect("the default scope fits every case")
    }

    fn is_near(value: Value, expected: f64) -> bool {
        value.is_ok_and(|value| (value - expected).abs() < 1e-12)
    }

    #[test]
    fn what_is_unknown_widens_the_bounds_and_leaves_the_share_among_the_known_alone() {
        // Owner: a, b; funder: a (stated twice); operator: sought; the other three roles: nothing.
        let found = coverage(
            house()
                .assignment(held("owner", "a"))
                .assignment(held("owner", "b"))
                .assignment(held("funder", "a"))
                .assignment(held("funder", "a"))
                .assignment(Assignment::new("operator", Status::Sought))
                .assignment(Assignment::new("operator", Status::Potential).with_actor("c")),
        );
        assert_eq!((found.value, found.upper, found.among_known), (Ok(2.0 / 6.0), Ok(5.0 / 6.0), Ok(2.0 / 3.0)));
        assert_eq!((found.filled.len(), found.empty.len(), found.unknown.len()), (2, 1, 3));
        assert_eq!((found.single_holder, found.potential_only), (vec![RoleIndex(1)], vec![RoleIndex(2)]));
        assert_eq!(found.mean_redundancy, Ok(0.5));
        // p = 2/3, 1/3: Blau 1 − 5/9; H = ln 3 − (2/3) ln 2, over ln 6.
        assert!(is_near(found.blau, 4.0 / 9.0));
        assert!(is_near(found.evenness, (3.0_f64.ln() - 2.0 / 3.0 * 2.0_f64.ln()) / 6.0_f64.ln()));
    }

    #[test]
    fn a_case_in_which_nothing_is_known_has_coverage_zero_with_upper_bound_one() {
        for case in [house(), CaseBuilder::new("house", "House")] {
            let found = coverage(case);
            assert_eq!((found.value, found.upper, found.among_known), (Ok(0.0), Ok(1.0), Err(Reason::UnknownRole)));
            assert_eq!((found.blau, found.evenness), (Err(Reason::ZeroTotal), Err(Reason::ZeroTotal)));
            assert_eq!((found.mean_redundancy, found.unknown.len()), (Err(Reason::NoHolder), 6));
        }
    }

    #[test]
    fn one_actor_in_every_role_fills_the_model_evenly() {
        let roles = ["owner", "funder", "operator", "programme_coordinator", "neighbourhood_partner", "activity_partner"];
        let found = coverage(roles.iter().fold(house(), |case, role| case.assignment(held(role, "a"))));
        assert_eq!((found.value, found.upper, found.among_known, found.mean_redundancy), (Ok(1.0), Ok(1.0), Ok(1.0), Ok(0.0)));
        assert_eq!(found.single_holder.len(), 6);
        assert!(is_near(found.blau, 5.0 / 6.0) && is_near(found.evenness, 1.0));
    }

    #[test]
    fn a_role_model_without_roles_has_no_coverage_and_one_with_a_single_role_no_evenness() {
        let none = coverage(house().role_model(RoleModel::new("none")));
        for value in [none.value, none.upper, none.among_known, none.wanted_coverage, none.mean_redundancy, none.blau, none.evenness] {
            assert_eq!(value, Err(Reason::NoRoles));
        }
        let single = house().role_model(RoleModel::new("one").with_roles([Role::new("owner")]));
        let found = coverage(single.clone().assignment(held("owner", "a")));
        assert_eq!((found.value, found.blau, found.evenness), (Ok(1.0), Ok(0.0), Err(Reason::OneClass)));
        assert_eq!(coverage(single).evenness, Err(Reason::ZeroTotal));
    }

    #[test]
    fn holders_beyond_the_wanted_number_do_not_count_towards_it() {
        let case = house().assignment(held("owner", "a")).assignment(held("owner", "b")).assignment(held("funder", "c"));
        let case = case.build().expect("a sound case");
        // Wanted: owner 1, funder 3, the other four 1 each: (1 + 1)/8.
        let found = compute(&case, &Options::default().with_wanted("funder", 3)).expect("the role is there");
        assert_eq!(found.wanted_coverage, Ok(0.25));
        let roles = case.roles().iter().map(|role| role.id().as_str());
        let nobody = roles.fold(Options::default(), |options, role| options.with_wanted(role, 0));
        assert_eq!(compute(&case, &nobody).expect("the roles are there").wanted_coverage, Err(Reason::ZeroTotal));
    }

    #[test]
    fn a_role_held_by_the_house_itself_is_filled() {
        let case = house().actor(Actor::new("self", "The house")).self_actor("self").assignment(held("operator", "self"));
        assert_eq!(coverage(case).filled, [RoleIndex(2)]);
    }
}
