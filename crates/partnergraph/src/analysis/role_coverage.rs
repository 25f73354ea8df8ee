//! Which roles are filled, which are known to be empty, which are not known, and which rest on one actor alone.
//!
//! A house leader asks this before a partner leaves; a municipality asks it of all its houses at once. Not mentioned is not
//! vacant: a role of which nothing is recorded is unknown, not empty.

use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, OptionError, OptionKind, OptionSpec, Preset, ROLE_SCOPE, Reason, Study,
    Subject, Table, TableSpec, Value,
};
use crate::model::{ActorIndex, AssignmentIndex, Case, Code as _, RoleIndex, RoleState, Sector, Status, nearest::nearest, problem::quoted};
use crate::view::{Incidence, Scope, Selection};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "role_coverage",
    version: 1,
    level: Level::Role,
    subject: Subject::Case,
    question: "Who holds each role, which roles are empty or unknown, and which rest on one actor?",
    definition: "holders c = number of actors with at least one assignment to the role in scope; parallel assignments count once.\n\
        state = filled when c is 1 or more; empty when c is 0 and an assignment without actor (status sought or current) says so; \
        otherwise unknown.\n\
        redundancy = c − 1; shortfall = max(0, wanted − c).",
    reading: "A filled role with one holder falls when that holder leaves. An unknown role says that nobody recorded it, not that nobody \
        holds it. The actor that stands for the case may hold roles and counts.",
    undefined: &[
        (Reason::NoHolder, "redundancy of an empty role"),
        (Reason::UnknownRole, "redundancy and shortfall of an unknown role"),
        (Reason::NoRoles, "everything, when the role model has no role: the table is empty and a remark says so"),
    ],
    source: "Roles and states: the building-block model of neighbourhood houses (SoCentral and NIBR, nabolaghus.no), step 1; the counts are our own.",
    elsewhere: "",
    scope: ROLE_SCOPE,
    options: &[WANTED],
    tables: &[
        TableSpec {
            name: "main",
            row: "a role of the role model, in its order",
            columns: &[
                ColumnSpec::new("role", "id of the role"),
                ColumnSpec::new("name", "the role in English, as the role model calls it"),
                ColumnSpec::new("state", "`filled`, `empty` or `unknown`"),
                ColumnSpec::new("holders", "number of actors that hold it, 0 or more"),
                ColumnSpec::new("single_holder", "whether just one actor holds it"),
                ColumnSpec::new("redundancy", "holders beyond the first, 0 or more"),
                ColumnSpec::new("shortfall", "holders missing to the wanted number, 0 or more"),
                ColumnSpec::new("sought", "whether somebody is being looked for, also where the role is filled"),
                ColumnSpec::new("held_by", "ids of the holders, in document order"),
                ColumnSpec::new("potential", "ids of actors that could hold it and do not"),
                ColumnSpec::new("former", "ids of actors that held it and do not now"),
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
        TableSpec {
            name: "other_roles",
            row: "a role that is assigned but not in the role model; listed, not counted",
            columns: &[
                ColumnSpec::new("role", "id of the role"),
                ColumnSpec::new("native_role", "the role's own name"),
                ColumnSpec::new("held_by", "ids of the actors that hold it, in scope"),
            ],
        },
    ],
};

/// How many holders each role should have.
pub(crate) const WANTED: OptionSpec = OptionSpec {
    name: "wanted",
    kind: OptionKind::WholeByRole,
    preset: Preset::Nothing,
    meaning: "for each role how many holders are wanted; 1 for a role that is not named",
};

/// Which part of the case, and how many holders each role should have.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
    wanted: Vec<(String, u32)>,
}

impl Options {
    /// The same, asked of another part of the case.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same, with so many holders wanted for a role.
    pub fn with_wanted(mut self, role: impl Into<String>, holders: u32) -> Self {
        self.wanted.push((role.into(), holders));
        self
    }
}

/// How one role stands.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleCoverage {
    /// The role.
    pub role: RoleIndex,
    /// Whether somebody holds it, nobody does, or it is not known.
    pub state: RoleState,
    /// Who holds it, in document order.
    pub holders: Vec<ActorIndex>,
    /// Whether somebody is being looked for.
    pub sought: bool,
    /// Holders beyond the first.
    pub redundancy: Value<usize>,
    /// How many holders were wanted.
    pub wanted: usize,
    /// Holders missing to the wanted number.
    pub shortfall: Value<usize>,
    /// Who could hold it and does not.
    pub potential: Vec<ActorIndex>,
    /// Who held it and does not now.
    pub former: Vec<ActorIndex>,
    /// The assignments that all this rests on.
    pub basis: Vec<AssignmentIndex>,
}

/// How each role of the role model stands, in its order.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied, [`AnalysisError::Option`] when `wanted` names a role that the
/// role model does not have.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Assignment, CaseBuilder, RoleState, Status, analysis::role_coverage};
///
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("town", "Town"))
///     .assignment(Assignment::new("owner", Status::Current).with_actor("town"))
///     .assignment(Assignment::new("operator", Status::Sought))
///     .build()?;
/// let coverage = role_coverage::compute(&case, &Default::default())?;
/// let states: Vec<_> = coverage.iter().map(|role| role.state).collect();
/// assert_eq!(states[..3], [RoleState::Filled, RoleState::Unknown, RoleState::Empty]);
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<Vec<RoleCoverage>, AnalysisError> {
    let selection = Selection::of(case, &options.scope)?;
    compute_in(&selection, &Incidence::of(&selection), options)
}

/// The same of a selection that is already made, with its incidence; the scope of the options is not looked at.
///
/// # Errors
/// As [`compute`], but for the scope.
pub fn compute_in(selection: &Selection<'_>, incidence: &Incidence, options: &Options) -> Result<Vec<RoleCoverage>, AnalysisError> {
    Ok(of(selection, incidence, &wanted(selection.case(), &options.wanted)?))
}

/// For each role how many holders are wanted.
pub(crate) fn wanted(case: &Case, given: &[(String, u32)]) -> Result<Vec<usize>, AnalysisError> {
    let mut wanted = vec![1; case.roles().len()];
    for (role, holders) in given {
        let position = role_position(case, "wanted", role)?;
        wanted[position] = *holders as usize;
    }
    Ok(wanted)
}

/// The same, from options by name.
pub(crate) fn wanted_given(case: &Case, given: &Given) -> Result<Vec<usize>, AnalysisError> {
    let by_name = given.whole_by_name(WANTED.name)?.unwrap_or_default();
    wanted(case, &by_name.into_iter().map(|(role, holders)| (role.to_owned(), holders)).collect::<Vec<_>>())
}

/// The position of a role that an option names.
pub(crate) fn role_position(case: &Case, option: &str, role: &str) -> Result<usize, AnalysisError> {
    let ids = || case.roles().iter().map(|known| known.id().as_str());
    ids().position(|known| known == role).ok_or_else(|| {
        let expected = format!("a role of the model `{}`", case.role_model().id());
        let mut error = OptionError::new(option, quoted(role), expected);
        error.nearest = nearest(role, ids()).map(str::to_owned);
        error.into()
    })
}

/// The same of a selection that is already made.
pub(crate) fn of(selection: &Selection<'_>, incidence: &Incidence, wanted: &[usize]) -> Vec<RoleCoverage> {
    let case = selection.case();
    let mut found: Vec<RoleCoverage> = (0..incidence.roles())
        .map(|position| {
            let role = RoleIndex(position as u32);
            RoleCoverage {
                role,
                state: RoleState::Unknown,
                holders: incidence.holders(role).collect(),
                sought: false,
                redundancy: Err(Reason::UnknownRole),
                wanted: wanted[position],
                shortfall: Err(Reason::UnknownRole),
                potential: Vec::new(),
                former: Vec::new(),
                basis: Vec::new(),
            }
        })
        .collect();
    let mut known_empty = vec![false; found.len()];
    let mut currently: Vec<Vec<ActorIndex>> = vec![Vec::new(); found.len()];
    for index in selection.assignments_of_any_status() {
        let (actor, role) = case.links().assignments[index.position()];
        let Some(entry) = found.get_mut(role.position()) else { continue };
        let status = case.assignment_at(*index).status();
        entry.basis.push(*index);
        entry.sought |= status == Status::Sought;
        match (actor.map(|actor| selection.stands_as(actor)), status) {
            (None, Status::Sought | Status::Current) => known_empty[role.position()] = true,
            (Some(actor), Status::Current) => currently[role.position()].push(actor),
            (Some(actor), Status::Potential) => entry.potential.push(actor),
            (Some(actor), Status::Former) => entry.former.push(actor),
            _ => {}
        }
    }
    for (position, entry) in found.iter_mut().enumerate() {
        for list in [&mut entry.potential, &mut entry.former] {
            list.retain(|actor| !currently[position].contains(actor));
            list.sort_unstable();
            list.dedup();
        }
        let count = entry.holders.len();
        entry.state = match (count, known_empty[position]) {
            (1.., _) => RoleState::Filled,
            (0, true) => RoleState::Empty,
            (0, false) => RoleState::Unknown,
        };
        entry.redundancy = match entry.state {
            RoleState::Filled => Ok(count - 1),
            RoleState::Empty => Err(Reason::NoHolder),
            _ => Err(Reason::UnknownRole),
        };
        if entry.state != RoleState::Unknown {
            entry.shortfall = Ok(entry.wanted.saturating_sub(count));
        }
    }
    found
}

/// The classes that sectors make: the four declared ones; `other` and unknown sectors have none.
pub(crate) const CLASSES: [Sector; 4] = [Sector::Public, Sector::Private, Sector::Civil, Sector::Residents];

/// The class of an actor, as a position in [`CLASSES`].
pub(crate) fn class(case: &Case, actor: ActorIndex) -> Option<usize> {
    CLASSES.iter().position(|class| case.actor_at(actor).sector() == Some(*class))
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let case = selection.case();
    let found = of(selection, study.incidence(&CARD)?, &wanted_given(case, given)?);
    let ids = |actors: &[ActorIndex]| actors.iter().map(|actor| case.actor_at(*actor).id().to_string()).collect::<Vec<_>>();
    let mut main = Table::new("main", found.len());
    main.text("role", case.roles().iter().map(|role| role.id().to_string()))
        .text("name", case.roles().iter().map(|role| role.name(crate::model::Language::En).to_owned()))
        .text("state", found.iter().map(|role| role.state.as_str()))
        .count("holders", found.iter().map(|role| role.holders.len()))
        .flag("single_holder", found.iter().map(|role| role.holders.len() == 1))
        .whole("redundancy", found.iter().map(|role| role.redundancy))
        .whole("shortfall", found.iter().map(|role| role.shortfall))
        .flag("sought", found.iter().map(|role| role.sought))
        .texts("held_by", found.iter().map(|role| ids(&role.holders)))
        .texts("potential", found.iter().map(|role| ids(&role.potential)))
        .texts("former", found.iter().map(|role| ids(&role.former)))
        .rests_on(found.iter().map(|role| role.basis.iter().copied().map(Item::Assignment).collect()));
    let mut answer =
        Answer::new(&CARD, study, given).with_table(main).with_table(by_sector(case, &found)).with_table(other_roles(selection));
    if found.is_empty() {
        answer = answer.with_remark("the role model has no role (no_roles)");
    }
    Ok(answer)
}

/// Holders by role and class, one row for each combination.
pub(crate) fn by_sector(case: &Case, found: &[RoleCoverage]) -> Table {
    let classes = CLASSES.iter().map(|class| class.as_str()).chain(["none"]);
    let rows: Vec<(&RoleCoverage, usize, &'static str)> =
        found.iter().flat_map(|role| classes.clone().enumerate().map(move |(class, name)| (role, class, name))).collect();
    let mut table = Table::new("by_sector", rows.len());
    table
        .text("role", rows.iter().map(|(role, _, _)| case.roles()[role.role.position()].id().to_string()))
        .text("sector", rows.iter().map(|(_, _, name)| *name))
        .count(
            "holders",
            rows.iter().map(|(role, wanted, _)| {
                role.holders.iter().filter(|actor| class(case, **actor).unwrap_or(CLASSES.len()) == *wanted).count()
            }),
        );
    table
}

fn other_roles(selection: &Selection<'_>) -> Table {
    let case = selection.case();
    let rows: Vec<_> = case
        .other_roles()
        .iter()
        .enumerate()
        .map(|(position, role)| {
            let index = RoleIndex((case.roles().len() + position) as u32);
            let stated: Vec<_> =
                selection.assignments().filter(|assignment| case.links().assignments[assignment.position()].1 == index).collect();
            (role, stated)
        })
        .filter(|(_, stated)| !stated.is_empty())
        .collect();
    let mut table = Table::new("other_roles", rows.len());
    table
        .text("role", rows.iter().map(|(role, _)| role.to_string()))
        .optional_text("native_role", rows.iter().map(|(_, stated)| case.assignment_at(stated[0]).native_role().map(str::to_owned)))
        .texts(
            "held_by",
            rows.iter().map(|(_, stated)| {
                stated.iter().filter_map(|index| case.assignment_at(*index).actor().map(ToString::to_string)).collect::<Vec<_>>()
            }),
        );
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Assignment, CaseBuilder, RoleModel};

    fn house() -> CaseBuilder {
        CaseBuilder::new("house", "House").actor(Actor::new("a", "A").with_sector(Sector::Public)).actor(Actor::new("b", "B"))
    }

    fn held(role: &str, actor: &str, status: Status) -> Assignment {
        Assignment::new(role, status).with_actor(actor)
    }

    fn coverage(case: CaseBuilder) -> Vec<RoleCoverage> {
        compute(&case.build().expect("a sound case"), &Options::default()).expect("the default scope fits every case")
    }

    #[test]
    fn a_role_of_which_nothing_is_recorded_is_unknown_and_not_empty() {
        let found = coverage(house().assignment(Assignment::new("operator", Status::Sought)));
        assert_eq!(
            (found[0].state, found[0].redundancy, found[0].shortfall),
            (RoleState::Unknown, Err(Reason::UnknownRole), Err(Reason::UnknownRole))
        );
        assert_eq!((found[2].state, found[2].redundancy, found[2].shortfall), (RoleState::Empty, Err(Reason::NoHolder), Ok(1)));
        assert!(found[2].sought);
    }

    #[test]
    fn a_filled_role_for_which_another_is_sought_is_filled() {
        let found = coverage(house().assignment(held("owner", "a", Status::Current)).assignment(Assignment::new("owner", Status::Sought)));
        assert_eq!((found[0].state, found[0].sought, found[0].redundancy), (RoleState::Filled, true, Ok(0)));
    }

    #[test]
    fn parallel_assignments_of_one_actor_count_once() {
        let twice = house().assignment(held("funder", "a", Status::Current)).assignment(held("funder", "a", Status::Current));
        assert_eq!(coverage(twice)[1].holders.len(), 1);
    }

    #[test]
    fn who_holds_a_role_now_is_not_listed_as_potential_or_former() {
        let found = coverage(
            house()
                .assignment(held("owner", "a", Status::Former))
                .assignment(held("owner", "a", Status::Potential))
                .assignment(held("funder", "a", Status::Former))
                .assignment(held("funder", "a", Status::Current)),
        );
        assert_eq!((found[0].former.len(), found[0].potential.len()), (1, 1));
        assert!(found[1].former.is_empty());
        assert_eq!(found[0].state, RoleState::Unknown);
    }

    #[test]
    fn a_wanted_number_for_a_role_that_is_not_there_is_refused() {
        let case = house().build().expect("a sound case");
        let error = compute(&case, &Options::default().with_wanted("ownr", 2)).expect_err("there is no such role");
        assert_eq!(error.to_string(), "option `wanted`: found `ownr`, expected a role of the model `byggekloss`; the nearest is `owner`");
    }

    #[test]
    fn a_role_model_without_roles_has_no_coverage() {
        assert!(coverage(house().role_model(RoleModel::new("none"))).is_empty());
    }
}
