//! How many roles each actor has, how many actors each role has, and how unevenly that is spread.
//!
//! Actors and roles are two modes: links go from one to the other, never within. One table answers both who is widely engaged
//! and which roles are widely shared.

use crate::maths::two_mode::centralization;
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, OptionKind, OptionSpec, Preset, Reason, Study, Subject, Table, TableSpec,
    Value,
};
use crate::model::{Case, Language, RoleIndex};
use crate::view::{Choice, Incidence, Scope, Selection};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "two_mode_degree",
    version: 1,
    level: Level::TwoMode,
    subject: Subject::Case,
    question: "How many roles has each actor, how many actors has each role, and how uneven is that?",
    definition: "raw = k, the number of links of a member to members of the other mode, parallel assignments counted once; value = k/n_oth, \
        n_oth the number of members of the other mode.\n\
        summary: density = links/(actors × roles); centralization = Σ(k_max − k)/((n_own−1) n_oth), for each mode and never pooled.",
    reading: "From 0 (no link) to 1 (linked to all of the other mode). An empty and an unknown role are both roles without a link. \
        Centralization runs from 0 (all alike) to 1 (one member has all links, and the others none).",
    undefined: &[
        (Reason::TwoModeEmpty, "value, raw, density and centralization, when there is no actor or no role"),
        (Reason::TooFewActors, "centralization, when a mode has fewer than two members"),
    ],
    source: "Faust 1997, Centrality in affiliation networks. Social Networks 19, DOI 10.1016/S0378-8733(96)00300-0; Borgatti & Everett 1997, \
        Network analysis of 2-mode data. Social Networks 19, DOI 10.1016/S0378-8733(96)00301-2. The maximum of centralization is our own.",
    elsewhere: "Published two-mode maxima of centralization take every member to have a link, (n_own−1)(n_oth−1); as roles without holder and \
        actors without role occur here, that form could exceed 1.",
    scope: TWO_MODE_SCOPE,
    options: &[MODE],
    tables: &[
        TableSpec {
            name: "main",
            row: "an actor, in document order, or a role, in the order of the role model",
            columns: &[
                ColumnSpec::new("mode", "`actors` or `roles`"),
                ColumnSpec::new("member", "id of the actor or role"),
                ColumnSpec::new("name", "the actor's name, or the role in English"),
                ColumnSpec::new("value", "share of the other mode that it is linked to, 0 to 1"),
                ColumnSpec::new("raw", "number of members of the other mode that it is linked to"),
            ],
        },
        TableSpec {
            name: "summary",
            row: "a mode, actors first",
            columns: &[
                ColumnSpec::new("mode", "`actors` or `roles`"),
                ColumnSpec::new("members", "number of members, those without a link included"),
                ColumnSpec::new("links", "number of links; the same for both modes"),
                ColumnSpec::new("density", "share of the possible links that are there, 0 to 1; the same for both modes"),
                ColumnSpec::new("centralization", "how unevenly links are spread over the members, 0 to 1"),
            ],
        },
    ],
};

/// What decides which actors, roles and links there are: actors cannot be chosen one by one, as every holder is one.
pub(crate) const TWO_MODE_SCOPE: &[&str] = &["at", "statuses", "stages", "uncertain", "level", "include_self"];

pub(crate) const MODE: OptionSpec = OptionSpec {
    name: "mode",
    kind: OptionKind::Choice(Mode::WORDS),
    preset: Preset::Text("both"),
    meaning: "whose members are listed: `actors`, `roles` or `both`",
};

/// Whose members are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Mode {
    /// Actors, then roles.
    #[default]
    Both,
    /// Actors only.
    Actors,
    /// Roles only.
    Roles,
}

impl Choice for Mode {
    const ALL: &'static [Self] = &[Self::Both, Self::Actors, Self::Roles];
    const WORDS: &'static [&'static str] = &["both", "actors", "roles"];
}

impl Mode {
    pub(crate) const fn has_actors(self) -> bool {
        matches!(self, Self::Both | Self::Actors)
    }

    pub(crate) const fn has_roles(self) -> bool {
        matches!(self, Self::Both | Self::Roles)
    }
}

/// Which part of the case.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
}

impl Options {
    /// The same, asked of another part of the case.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }
}

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
    /// Actors, in document order.
    pub actors: Vec<TwoModeDegree>,
    /// Roles, in the order of the role model.
    pub roles: Vec<TwoModeDegree>,
    /// The number of links.
    pub links: usize,
    /// The share of the possible links that are there.
    pub density: Value,
    /// How unevenly links are spread over actors.
    pub actors_centralization: Value,
    /// How unevenly links are spread over roles.
    pub roles_centralization: Value,
}

/// How many roles each actor has, and how many actors each role.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Assignment, CaseBuilder, Status, analysis::two_mode_degree};
///
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("town", "Town"))
///     .actor(Actor::new("club", "Club"))
///     .assignment(Assignment::new("owner", Status::Current).with_actor("town"))
///     .assignment(Assignment::new("funder", Status::Current).with_actor("town"))
///     .build()?;
/// let found = two_mode_degree::compute(&case, &Default::default())?;
/// assert_eq!(found.actors[0].value, Ok(2.0 / 6.0));
/// assert_eq!(found.roles[0].value, Ok(1.0 / 2.0));
/// assert_eq!(found.density, Ok(2.0 / 12.0));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<TwoModeDegrees, AnalysisError> {
    Ok(of(&Incidence::of(&Selection::of(case, &options.scope)?)))
}

pub(crate) fn of(incidence: &Incidence) -> TwoModeDegrees {
    let (actors, roles) = (incidence.actors().len(), incidence.roles());
    let empty = actors == 0 || roles == 0;
    let degrees_of_actors: Vec<usize> = (0..actors).map(|actor| incidence.by_actor().degree(actor)).collect();
    let degrees_of_roles: Vec<usize> = (0..roles).map(|role| incidence.by_role().degree(role)).collect();
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
        actors: listed(&degrees_of_actors, roles),
        roles: listed(&degrees_of_roles, actors),
        links: incidence.links(),
        density: if empty { Err(Reason::TwoModeEmpty) } else { Ok(incidence.links() as f64 / (actors as f64 * roles as f64)) },
        actors_centralization: spread(&degrees_of_actors, roles),
        roles_centralization: spread(&degrees_of_roles, actors),
    }
}

/// Adds the keys of the members of both modes to a table: `mode`, `member` and `name`.
pub(crate) fn member_keys(table: &mut Table, case: &Case, incidence: &Incidence, mode: Mode) {
    let actors = || incidence.actors().iter().filter(|_| mode.has_actors()).map(|actor| case.actor_at(*actor));
    let roles = || case.roles().iter().filter(|_| mode.has_roles());
    table
        .text("mode", actors().map(|_| "actors").chain(roles().map(|_| "roles")))
        .text("member", actors().map(|actor| actor.id().to_string()).chain(roles().map(|role| role.id().to_string())))
        .text("name", actors().map(|actor| actor.name().to_owned()).chain(roles().map(|role| role.name(Language::En).to_owned())));
}

/// For each member of both modes the assignments that its links rest on.
pub(crate) fn member_basis(incidence: &Incidence, mode: Mode) -> Vec<Vec<Item>> {
    let stated = |row: usize, role: u32| incidence.stated(row, RoleIndex(role)).iter().copied().map(Item::Assignment);
    let actors = (0..incidence.actors().len()).filter(|_| mode.has_actors());
    let roles = (0..incidence.roles()).filter(|_| mode.has_roles());
    actors
        .map(|row| incidence.by_actor().row(row).iter().flat_map(|role| stated(row, *role)).collect())
        .chain(roles.map(|role| incidence.by_role().row(role).iter().flat_map(|row| stated(*row as usize, role as u32)).collect()))
        .collect()
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let case = study.needed_selection(&CARD)?.case();
    let incidence = study.incidence(&CARD)?;
    let mode = given.choice::<Mode>(MODE.name)?.unwrap_or_default();
    let found = of(incidence);
    let listed: Vec<TwoModeDegree> =
        found.actors.iter().filter(|_| mode.has_actors()).chain(found.roles.iter().filter(|_| mode.has_roles())).copied().collect();
    let mut main = Table::new("main", listed.len());
    member_keys(&mut main, case, incidence, mode);
    main.number("value", listed.iter().map(|member| member.value))
        .whole("raw", listed.iter().map(|member| member.raw))
        .rests_on(member_basis(incidence, mode));
    let mut summary = Table::new("summary", 2);
    summary
        .text("mode", ["actors", "roles"])
        .count("members", [found.actors.len(), found.roles.len()])
        .count("links", [found.links; 2])
        .number("density", [found.density; 2])
        .number("centralization", [found.actors_centralization, found.roles_centralization]);
    Ok(Answer::new(&CARD, study, given).with_table(main).with_table(summary))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{given, numbers, table, texts, wholes};
    use super::*;
    use crate::analysis::find;
    use crate::model::{Actor, Assignment, CaseBuilder, Role, RoleModel, Status};

    fn held(role: &str, actor: &str) -> Assignment {
        Assignment::new(role, Status::Current).with_actor(actor)
    }

    fn three_roles() -> CaseBuilder {
        let roles = [Role::new("owner"), Role::new("funder"), Role::new("operator")];
        CaseBuilder::new("house", "House").role_model(RoleModel::new("own").with_roles(roles))
    }

    fn found(case: CaseBuilder) -> TwoModeDegrees {
        compute(&case.build().expect("a sound case"), &Options::default()).expect("the default scope fits every case")
    }

    fn answer(case: CaseBuilder, options: &[(&str, &str)]) -> Answer {
        let case = case.build().expect("a sound case");
        find("two_mode_degree").and_then(|method| method.of_case(&case, &given(options))).expect("options that fit")
    }

    #[test]
    fn a_mode_without_members_leaves_everything_open() {
        let nobody = found(three_roles());
        assert_eq!((nobody.actors.len(), nobody.links, nobody.density), (0, 0, Err(Reason::TwoModeEmpty)));
        assert_eq!(nobody.roles, [TwoModeDegree { raw: Err(Reason::TwoModeEmpty), value: Err(Reason::TwoModeEmpty) }; 3]);
        assert_eq!((nobody.actors_centralization, nobody.roles_centralization), (Err(Reason::TwoModeEmpty), Err(Reason::TwoModeEmpty)));
        let no_roles = found(CaseBuilder::new("h", "H").role_model(RoleModel::new("none")).actor(Actor::new("a", "A")));
        assert_eq!(no_roles.actors[0].raw, Err(Reason::TwoModeEmpty));
    }

    #[test]
    fn one_actor_cannot_be_more_central_than_others() {
        let one = found(three_roles().actor(Actor::new("a", "A")).assignment(held("owner", "a")));
        assert_eq!((one.actors[0].value, one.actors_centralization), (Ok(1.0 / 3.0), Err(Reason::TooFewActors)));
        // Roles with 1, 0 and 0 of one actor: (0 + 1 + 1)/(2 · 1).
        assert_eq!(one.roles_centralization, Ok(1.0));
    }

    #[test]
    fn without_a_link_everyone_has_a_genuine_zero() {
        let idle = found(three_roles().actor(Actor::new("a", "A")).actor(Actor::new("b", "B")));
        assert_eq!(idle.actors, [TwoModeDegree { raw: Ok(0), value: Ok(0.0) }; 2]);
        assert_eq!((idle.density, idle.actors_centralization, idle.roles_centralization), (Ok(0.0), Ok(0.0), Ok(0.0)));
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
        assert_eq!(found(case()).actors.len(), 1);
        assert_eq!(found(case().assignment(held("owner", "self"))).actors.len(), 2);
    }
}
