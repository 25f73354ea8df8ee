//! How many roles each actor carries, and which of them nobody else holds.
//!
//! Asked before more is put on the same shoulders: who carries many roles, who carries roles alone, and who does so in several
//! houses at once.

use super::shared::identity::Identities;
use crate::maths::gini;
use crate::method::{
    ACTOR_SCOPE, AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, OptionKind, OptionSpec, Prepared, Preset, Reason, Study,
    Subject, Table, TableSpec, Value, case_actor_keys,
};
use crate::model::{ActorIndex, Case, Casebook, RoleIndex};
use crate::view::{Incidence, Scope, Selection, ViewError};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_load",
    version: 1,
    level: Level::Actor,
    subject: Subject::Case,
    question: "Who carries many roles, and who carries roles that nobody else holds?",
    definition: "roles k = number of roles of the role model that the actor holds, parallel assignments counted once; share = k/|R|.\n\
        sole_roles = roles of which it is the only holder. overloaded = k is `overload` or more.\n\
        cases = number of cases of the casebook in which the same actor (same `same_as` or identifier, never the name alone) holds at least \
        one role; an actor without such a mark is known in its own case only.\n\
        summary: largest and mean k of the actors listed, and Gini G = 2Σ i·x_(i)/(nΣx) − (n+1)/n of k, x sorted upwards.",
    reading: "0 roles is a genuine zero: the actor is there without a role. A role in `sole_roles` falls when the actor leaves. The mark for \
        many roles is a convention, not a finding; how much work a role is, nobody counts here.",
    undefined: &[
        (Reason::NoRoles, "share, when the role model has no role"),
        (Reason::NotRecorded, "cases, when the case is not looked at as one of a casebook"),
        (Reason::NoActors, "max and mean, when there is no actor"),
        (Reason::ZeroTotal, "gini, when nobody holds a role"),
    ],
    source: "Two-mode degree on actors and roles: Borgatti & Everett 1997, Social Networks 19, DOI 10.1016/S0378-8733(96)00301-2. The marks are \
        our own.",
    elsewhere: "",
    scope: ACTOR_SCOPE,
    options: &[OptionSpec {
        name: "overload",
        kind: OptionKind::Whole { min: 1, max: i64::MAX },
        preset: Preset::Whole(OVERLOAD),
        meaning: "from how many roles on an actor is marked as overloaded",
    }],
    tables: &[
        TableSpec {
            name: "main",
            row: "an actor of the network, or the one that stands for the case where it holds a role, in document order",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name"),
                ColumnSpec::new("roles", "number of roles that it holds, 0 or more"),
                ColumnSpec::new("share", "that number as a share of the roles of the model, 0 to 1"),
                ColumnSpec::new("sole_roles", "ids of the roles of which it is the only holder"),
                ColumnSpec::new("seats", "number of seats in bodies that it holds"),
                ColumnSpec::new("cases", "number of cases of the casebook in which it holds a role"),
                ColumnSpec::new("overloaded", "whether it holds as many roles as the mark says, or more"),
            ],
        },
        TableSpec {
            name: "summary",
            row: "all actors listed",
            columns: &[
                ColumnSpec::new("actors", "number of actors listed"),
                ColumnSpec::new("max", "largest number of roles of one actor"),
                ColumnSpec::new("mean", "mean number of roles"),
                ColumnSpec::new("gini", "how unevenly roles are spread, from 0 (all alike) towards 1 (one has all)"),
            ],
        },
    ],
};

const OVERLOAD: i64 = 3;

/// Which part of the case, and from how many roles on an actor is overloaded.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
    overload: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { scope: Scope::default(), overload: OVERLOAD as usize }
    }
}

impl Options {
    /// The same, asked of another part of the case.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same, with actors marked from so many roles on.
    pub const fn with_overload(mut self, roles: usize) -> Self {
        self.overload = roles;
        self
    }
}

/// What one actor carries.
#[derive(Debug, Clone, PartialEq)]
pub struct ActorLoad {
    /// The actor.
    pub actor: ActorIndex,
    /// The roles that it holds, in the order of the role model.
    pub roles: Vec<RoleIndex>,
    /// Their number as a share of the roles of the model.
    pub share: Value,
    /// The roles of which it is the only holder.
    pub sole_roles: Vec<RoleIndex>,
    /// The number of seats in bodies.
    pub seats: usize,
    /// Whether it holds as many roles as the mark says, or more.
    pub overloaded: bool,
}

/// What all actors carry.
#[derive(Debug, Clone, PartialEq)]
pub struct Load {
    /// Each actor, in document order.
    pub actors: Vec<ActorLoad>,
    /// The largest number of roles of one actor.
    pub max: Value<usize>,
    /// The mean number of roles.
    pub mean: Value,
    /// How unevenly roles are spread.
    pub gini: Value,
}

/// What each actor carries, in document order.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Assignment, CaseBuilder, Status, analysis::actor_load};
///
/// let held = |role, actor: &str| Assignment::new(role, Status::Current).with_actor(actor);
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("town", "Town"))
///     .actor(Actor::new("club", "Club"))
///     .assignment(held("owner", "town"))
///     .assignment(held("funder", "town"))
///     .assignment(held("funder", "club"))
///     .build()?;
/// let load = actor_load::compute(&case, &Default::default())?;
/// assert_eq!((load.actors[0].roles.len(), load.actors[0].sole_roles.len()), (2, 1));
/// assert_eq!(load.mean, Ok(1.5));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<Load, AnalysisError> {
    let selection = Selection::of(case, &options.scope)?;
    Ok(of(&selection, &Incidence::of(&selection), options.overload))
}

pub(crate) fn of(selection: &Selection<'_>, incidence: &Incidence, overload: usize) -> Load {
    let seats = seats(selection);
    let actors: Vec<ActorLoad> = listed(selection, incidence)
        .map(|row| {
            let actor = incidence.actors()[row];
            let roles: Vec<RoleIndex> = incidence.by_actor().row(row).iter().map(|role| RoleIndex(*role)).collect();
            ActorLoad {
                actor,
                share: if incidence.roles() == 0 { Err(Reason::NoRoles) } else { Ok(roles.len() as f64 / incidence.roles() as f64) },
                sole_roles: sole(incidence, &roles),
                seats: seats[actor.position()],
                overloaded: roles.len() >= overload,
                roles,
            }
        })
        .collect();
    let loads: Vec<f64> = actors.iter().map(|actor| actor.roles.len() as f64).collect();
    Load {
        max: actors.iter().map(|actor| actor.roles.len()).max().ok_or(Reason::NoActors),
        mean: if loads.is_empty() { Err(Reason::NoActors) } else { Ok(loads.iter().sum::<f64>() / loads.len() as f64) },
        gini: gini(&loads).ok_or(Reason::ZeroTotal),
        actors,
    }
}

/// The rows of the actors in scope: those of the network, and the one that stands for the case where it holds a role, unless
/// the actors were chosen one by one.
pub(crate) fn listed(selection: &Selection<'_>, incidence: &Incidence) -> impl Iterator<Item = usize> {
    let itself = selection.case().self_actor().filter(|_| selection.scope().actors().is_none());
    (0..incidence.actors().len()).filter(move |row| {
        let actor = incidence.actors()[*row];
        Some(actor) == itself || selection.members().binary_search(&actor).is_ok()
    })
}

/// Those of an actor's roles that nobody else holds.
pub(crate) fn sole(incidence: &Incidence, roles: &[RoleIndex]) -> Vec<RoleIndex> {
    roles.iter().copied().filter(|role| incidence.by_role().degree(role.position()) == 1).collect()
}

/// What an actor's load rests on: the assignments to its roles.
pub(crate) fn basis(incidence: &Incidence, actor: ActorIndex, roles: &[RoleIndex]) -> Vec<Item> {
    let row = incidence.row_of(actor);
    row.into_iter().flat_map(|row| roles.iter().flat_map(move |role| incidence.stated(row, *role))).copied().map(Item::Assignment).collect()
}

/// The ids of roles.
pub(crate) fn role_ids(case: &Case, roles: &[RoleIndex]) -> Vec<String> {
    roles.iter().map(|role| case.roles()[role.position()].id().to_string()).collect()
}

/// For each actor of the case the seats that it holds, at the chosen level.
fn seats(selection: &Selection<'_>) -> Vec<usize> {
    let mut seats = vec![0; selection.case().actors().len()];
    for (_, actor) in &selection.case().links().seats {
        seats[selection.stands_as(*actor).position()] += 1;
    }
    seats
}

/// For each actor in how many cases of the casebook it holds a role.
fn cases(study: &Study<'_>, found: &[ActorLoad]) -> Result<Vec<Value<usize>>, AnalysisError> {
    let Some((surroundings, here)) = study.around() else { return Ok(vec![Err(Reason::NotRecorded); found.len()]) };
    let holding = surroundings.prepared::<Holding>()?;
    let known = |actor: &ActorLoad| holding.identities.number(here, actor.actor).map(|identity| holding.cases[identity]);
    Ok(found.iter().map(|actor| Ok(known(actor).unwrap_or_else(|| usize::from(!actor.roles.is_empty())))).collect())
}

/// Who is the same in several cases of a casebook, and in how many of them each holds a role.
struct Holding {
    identities: Identities,
    /// By the number of the identity.
    cases: Vec<usize>,
}

impl Prepared for Holding {
    fn of(casebook: &Casebook, scope: &Scope) -> Result<Self, ViewError> {
        let identities = Identities::of(casebook.cases().iter().map(AsRef::as_ref));
        let mut cases = vec![0; identities.names().len()];
        for (position, case) in casebook.cases().iter().enumerate() {
            let selection = Selection::of(case, scope)?;
            let mut holders: Vec<usize> = selection
                .assignments()
                .filter_map(|assignment| {
                    let (actor, role) = case.links().assignments[assignment.position()];
                    let holder = selection.stands_as(actor.filter(|_| role.position() < case.roles().len())?);
                    identities.number(position, holder)
                })
                .collect();
            holders.sort_unstable();
            holders.dedup();
            holders.into_iter().for_each(|identity| cases[identity] += 1);
        }
        Ok(Self { identities, cases })
    }
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let incidence = study.incidence(&CARD)?;
    let overload = given.whole("overload", 1, i64::MAX)?.unwrap_or(OVERLOAD);
    let load = of(selection, incidence, usize::try_from(overload).unwrap_or(usize::MAX));
    let (case, found) = (selection.case(), &load.actors);
    let mut main = Table::new("main", found.len());
    case_actor_keys(&mut main, case, &found.iter().map(|actor| actor.actor).collect::<Vec<_>>());
    main.count("roles", found.iter().map(|actor| actor.roles.len()))
        .number("share", found.iter().map(|actor| actor.share))
        .texts("sole_roles", found.iter().map(|actor| role_ids(case, &actor.sole_roles)))
        .count("seats", found.iter().map(|actor| actor.seats))
        .whole("cases", cases(study, found)?)
        .flag("overloaded", found.iter().map(|actor| actor.overloaded))
        .rests_on(found.iter().map(|actor| basis(incidence, actor.actor, &actor.roles)));
    let mut summary = Table::new("summary", 1);
    summary.count("actors", [found.len()]).whole("max", [load.max]).number("mean", [load.mean]).number("gini", [load.gini]);
    Ok(Answer::new(&CARD, study, given).with_table(main).with_table(summary))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{drawn_casebook, drawn_scopes, identities_by_joining, numbers, table, texts, wholes};
    use super::*;
    use crate::analysis::find;
    use crate::method::{OptionValue, Surroundings};
    use crate::model::{Actor, Assignment, CaseBuilder, Identifier, RoleModel, Seat, Status};

    fn held(role: &str, actor: &str) -> Assignment {
        Assignment::new(role, Status::Current).with_actor(actor)
    }

    fn house(id: &str) -> CaseBuilder {
        CaseBuilder::new(id, "House")
            .self_actor("self")
            .actor(Actor::new("self", "The house"))
            .actor(Actor::new("town", "Town").with_same_as("org:town"))
            .actor(Actor::new("club", "Club").with_part_of("town"))
    }

    fn load(case: CaseBuilder) -> Load {
        compute(&case.build().expect("a sound case"), &Options::default()).expect("the default scope fits every case")
    }

    fn counts(load: &Load) -> Vec<usize> {
        load.actors.iter().map(|actor| actor.roles.len()).collect()
    }

    #[test]
    fn roles_are_counted_once_and_those_held_alone_are_named() {
        let found = load(
            house("a")
                .assignment(held("owner", "town"))
                .assignment(held("owner", "town"))
                .assignment(held("funder", "town"))
                .assignment(held("funder", "club"))
                .assignment(Assignment::new("operator", Status::Sought)),
        );
        assert_eq!(counts(&found), [2, 1], "the actor that stands for the case holds no role and is not listed");
        assert_eq!(found.actors[0].share, Ok(2.0 / 6.0));
        assert_eq!((&found.actors[0].sole_roles[..], found.actors[1].sole_roles.len()), (&[RoleIndex(0)][..], 0));
        assert_eq!((found.max, found.mean), (Ok(2), Ok(1.5)));
        // By hand for 1 and 2: 2(1·1 + 2·2)/(2·3) − 3/2.
        assert!(found.gini.is_ok_and(|gini| (gini - 1.0 / 6.0).abs() < 1e-12));
    }

    #[test]
    fn the_actor_that_stands_for_the_case_is_listed_where_it_holds_a_role() {
        let found = load(house("a").assignment(held("operator", "self")));
        assert_eq!(counts(&found), [1, 0, 0]);
        let chosen = Options::default().with_scope(Scope::default().with_actors(["club"]));
        let case = house("a").assignment(held("operator", "self")).assignment(held("owner", "town")).build().expect("a sound case");
        assert_eq!(compute(&case, &chosen).map(|found| counts(&found)), Ok(vec![0]), "only those that were chosen");
    }

    #[test]
    fn without_actors_roles_or_assignments_there_is_less_to_say() {
        let nobody = load(CaseBuilder::new("a", "A"));
        assert_eq!((nobody.max, nobody.mean, nobody.gini), (Err(Reason::NoActors), Err(Reason::NoActors), Err(Reason::ZeroTotal)));
        let idle = load(house("a"));
        assert_eq!((idle.max, idle.mean, idle.gini), (Ok(0), Ok(0.0), Err(Reason::ZeroTotal)));
        assert_eq!((idle.actors[0].share, idle.actors[0].overloaded), (Ok(0.0), false));
        let no_roles = load(house("a").role_model(RoleModel::new("none")));
        assert_eq!(no_roles.actors[0].share, Err(Reason::NoRoles));
    }

    #[test]
    fn potential_holders_and_roles_outside_the_model_do_not_count() {
        let found = load(
            house("a")
                .assignment(Assignment::new("owner", Status::Potential).with_actor("town"))
                .assignment(held("caretaker", "club").with_native_role("vaktmester")),
        );
        assert_eq!(counts(&found), [0], "the town is outside, the club carries no role of the model");
    }

    #[test]
    fn seats_are_counted_and_all_moves_up_to_the_top_level() {
        let case = house("a").seat(Seat::new("town", "club")).seat(Seat::new("town", "town")).assignment(held("owner", "club"));
        let found = load(case.clone());
        assert_eq!(found.actors.iter().map(|actor| actor.seats).collect::<Vec<_>>(), [1, 1]);
        let top = Options::default().with_scope(Scope::default().with_level(crate::view::ActorLevel::Top));
        let found = compute(&case.build().expect("a sound case"), &top).expect("the scope fits");
        assert_eq!((counts(&found), found.actors[0].seats), (vec![1], 2));
    }

    #[test]
    fn the_mark_is_where_the_option_says() {
        let case = house("a").assignment(held("owner", "town")).assignment(held("funder", "town")).build().expect("a sound case");
        let marked = |overload| {
            let found = compute(&case, &Options::default().with_overload(overload)).expect("the default scope fits every case");
            found.actors[0].overloaded
        };
        assert!(marked(2) && !marked(3));
        let error = find("actor_load").expect("in the register").of_case(&case, &Given::nothing().with("overload", OptionValue::Whole(0)));
        assert_eq!(
            error.expect_err("0 roles is no load").to_string(),
            "option `overload`: found `0`, expected a whole number of 1 or more"
        );
    }

    #[test]
    fn in_a_casebook_the_same_actor_is_counted_over_its_cases() {
        let bank = || Actor::new("bank", "Bank").with_identifiers([Identifier::new("NO-BRC", "1")]);
        let book: Casebook = [
            house("a")
                .actor(bank())
                .assignment(held("owner", "town"))
                .assignment(held("funder", "bank"))
                .assignment(held("funder", "club")),
            house("b")
                .actor(bank())
                .assignment(held("owner", "town"))
                .assignment(held("operator", "town"))
                .assignment(held("funder", "bank")),
            house("c").assignment(held("operator", "club")),
        ]
        .into_iter()
        .map(|case| case.build().expect("a sound case"))
        .collect();
        let method = find("actor_load").expect("in the register");
        let scope = Scope::default();
        let surroundings = Surroundings::new(&book, &scope);
        let answers: Vec<Answer> = surroundings
            .studies()
            .map(|study| {
                let study = study.expect("the default scope fits every case");
                method.of_study(&study, &Given::nothing()).expect("the default options fit")
            })
            .collect();
        let actors: Vec<_> = answers.iter().flat_map(|answer| texts(answer.table(), "actor")).collect();
        assert_eq!(actors, ["town", "club", "bank", "town", "club", "bank", "town", "club"]);
        let cases: Vec<_> = answers.iter().flat_map(|answer| wholes(answer.table(), "cases")).collect();
        let expected = [2, 1, 2, 2, 0, 2, 2, 1].map(Some);
        assert_eq!(cases, expected, "clubs are different ones; the town has no role in c, and two elsewhere");
        let means: Vec<_> = answers.iter().flat_map(|answer| numbers(table(answer, "summary"), "mean")).collect();
        assert_eq!(means, [Some(1.0), Some(1.0), Some(0.5)]);
        let alone = method.of_case(&book.cases()[0], &Given::nothing()).expect("the default options fit");
        assert_eq!(alone.table().reason_column()[0].as_deref(), Some("cases: not_recorded"));
        assert_eq!(alone.trace(&book.cases()[0], "main", 1), ["/assignments/2"]);
    }
    #[test]
    fn what_is_counted_once_for_all_cases_is_what_counting_for_each_finds() {
        for (seed, cases) in [(1, 12), (2, 25), (3, 1)] {
            let book = drawn_casebook(seed, cases);
            let cases: Vec<&Case> = book.cases().iter().map(AsRef::as_ref).collect();
            let identities = identities_by_joining(&cases);
            for scope in drawn_scopes() {
                let anywhere = Scope { actors: None, ..scope.clone() };
                // Whether somebody with this identity holds a role of the role model in the case.
                let holds = |there: usize, identity: usize| {
                    let of_case = compute(cases[there], &Options::default().with_scope(anywhere.clone())).expect("the scope names nobody");
                    of_case.actors.iter().any(|of| !of.roles.is_empty() && identities[there][of.actor.position()] == Some(identity))
                };
                let surroundings = Surroundings::new(&book, &scope);
                for (here, study) in surroundings.studies().enumerate() {
                    let study = study.expect("every case has these actors");
                    let found = compute(cases[here], &Options::default().with_scope(scope.clone())).expect("the scope fits").actors;
                    let by_counting = found.iter().map(|actor| match identities[here][actor.actor.position()] {
                        Some(identity) => Ok((0..cases.len()).filter(|there| holds(*there, identity)).count()),
                        None => Ok(usize::from(!actor.roles.is_empty())),
                    });
                    assert_eq!(
                        super::cases(&study, &found).expect("the scope fits"),
                        by_counting.collect::<Vec<_>>(),
                        "seed {seed}, {scope:?}"
                    );
                }
            }
        }
    }
}
