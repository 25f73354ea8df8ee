//! Who has which roles where, and which roles go together.
//!
//! Whoever runs or funds several houses asks this: which roles stay empty, which sector carries which role, and which roles
//! the same actor tends to hold.

use std::collections::{HashMap, HashSet};

use super::role_coverage;
use super::role_coverage::{CLASSES, class};
use super::shared::identity::{Identities, present};
use super::shared::partition::NO_CLASS;
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, OptionKind, OptionSpec, Preset, ROLE_SCOPE, Reason, Subject, Table, TableSpec,
    Value, Watch,
};
use crate::model::{ActorIndex, Case, Casebook, Code as _, Language, RoleId, RoleIndex, RoleState};
use crate::view::{Choice as _, Incidence, Scope, Selection, choices};

pub use super::shared::identity::Presence;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "casebook_matrix",
    version: 1,
    level: Level::Casebook,
    subject: Subject::Casebook,
    question: "Who has which roles where, and which roles go together?",
    definition: "For each role of any role model in the casebook and each case: state and holders as in `role_coverage`, also by sector.\n\
        filled_share = filled/(filled + empty) over cases; unknown roles are counted beside it.\n\
        Co-occurrence over all pairs of an actor and a case: N(r) pairs in which the actor holds r, both = N(r and s), share = both/N(r), \
        jaccard = both/(N(r) + N(s) − both).\n\
        Two actors of different cases are the same when they have the same `same_as` or an identifier in common, never by name alone.",
    reading: "An unknown role is missing, not empty. Cases differ in depth of documentation, so compare shares, and look at the counts behind \
        them. A large share of r with s says that whoever holds r mostly holds s too, not the other way round.",
    undefined: &[
        (Reason::NoRoles, "state and counts, where the case's role model does not have the role"),
        (Reason::UnknownRole, "filled_share, when the role is unknown in all cases"),
        (Reason::NoHolder, "share, when nobody holds the first role in any case"),
        (Reason::BothEmpty, "jaccard, when nobody holds either role in any case"),
        (Reason::TooFewCases, "everything, when the casebook has no case: the tables are empty and a remark says so"),
    ],
    source: "Our own measure.",
    elsewhere: "",
    scope: ROLE_SCOPE,
    options: &[OptionSpec {
        name: "variant",
        kind: OptionKind::Choice(Variant::WORDS),
        preset: Preset::Text("roles"),
        meaning: "which of the tables `main` (roles × cases), `actors` (actors × cases) and `classes` (classes × roles) comes first",
    }],
    tables: &[
        TableSpec {
            name: "main",
            row: "a role and a case; roles in the order in which they first occur, cases in that of the casebook",
            columns: &[
                ColumnSpec::new("role", "id of the role"),
                ColumnSpec::new("case", "id of the case"),
                ColumnSpec::new("state", "`filled`, `empty` or `unknown`"),
                ColumnSpec::new("holders", "number of actors that hold it, 0 or more"),
                ColumnSpec::new("held_by", "ids of the holders in the case, in document order"),
                ColumnSpec::new("public", "number of holders of this sector"),
                ColumnSpec::new("private", "number of holders of this sector"),
                ColumnSpec::new("civil", "number of holders of this sector"),
                ColumnSpec::new("residents", "number of holders of this sector"),
                ColumnSpec::new("none", "number of holders whose sector is other or not known"),
            ],
        },
        TableSpec {
            name: "roles",
            row: "a role, in the order in which they first occur",
            columns: &[
                ColumnSpec::new("role", "id of the role"),
                ColumnSpec::new("name", "the role in English, as the first role model that has it calls it"),
                ColumnSpec::new("cases", "number of cases whose role model has it"),
                ColumnSpec::new("filled", "number of cases in which it is filled"),
                ColumnSpec::new("empty", "number of cases in which it is known to be empty"),
                ColumnSpec::new("unknown", "number of cases in which nothing is known of it"),
                ColumnSpec::new("filled_share", "share of the cases of known state in which it is filled, 0 to 1"),
            ],
        },
        TableSpec {
            name: "co_occurrence",
            row: "an ordered pair of different roles",
            columns: &[
                ColumnSpec::new("role", "id of the first role"),
                ColumnSpec::new("other", "id of the second role"),
                ColumnSpec::new("role_pairs", "N(role), number of pairs of an actor and a case in which the actor holds the first"),
                ColumnSpec::new("other_pairs", "N(other), the same of the second"),
                ColumnSpec::new("both", "number of pairs in which the actor holds both"),
                ColumnSpec::new("share", "share of those with the first that hold the second too, 0 to 1"),
                ColumnSpec::new("jaccard", "share of those with either that hold both, 0 to 1"),
            ],
        },
        TableSpec {
            name: "actors",
            row: "an identity and a case in which it occurs; actors without an identity are left out and counted in a remark",
            columns: &[
                ColumnSpec::new("identity", "the actor's `same_as`, otherwise scheme and number of an identifier"),
                ColumnSpec::new("case", "id of the case"),
                ColumnSpec::new("name", "its name in the case"),
                ColumnSpec::new("actors", "ids that it has in the case"),
                ColumnSpec::new("roles", "number of roles that it holds in the case, 0 or more"),
                ColumnSpec::new("held", "ids of the roles, in the order of the case's role model"),
            ],
        },
        TableSpec {
            name: "classes",
            row: "a sector (or `none`) and a role",
            columns: &[
                ColumnSpec::new("class", "`public`, `private`, `civil`, `residents` or `none`"),
                ColumnSpec::new("role", "id of the role"),
                ColumnSpec::new("holders", "number of holders of this sector, over all cases"),
            ],
        },
    ],
};

choices! {
    /// Which table comes first.
    Variant {
        /// Roles × cases.
        Roles = "roles",
        /// Actors × cases.
        Actors = "actors",
        /// Classes × roles.
        Classes = "classes",
    }
}

/// Which part of each case is looked at.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
}

impl Options {
    /// The same, asked of another part of the cases.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }
}

/// A role of a casebook.
#[derive(Debug, Clone, PartialEq)]
pub struct CasebookRole {
    /// Its id.
    pub role: RoleId,
    /// Its name in English, as the first role model that has it calls it.
    pub name: String,
    /// How it stands in each case; nothing where the case's role model does not have it.
    pub cases: Vec<Option<Standing>>,
}

/// How a role stands in a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Whether somebody holds it, nobody does, or it is not known.
    pub state: RoleState,
    /// Who holds it, in document order.
    pub holders: Vec<ActorIndex>,
    /// The number of holders in each declared class, and of those without a class.
    pub classes: Vec<usize>,
}

/// Who has which roles where.
#[derive(Debug, Clone, PartialEq)]
pub struct CasebookMatrix {
    /// The roles, in the order in which they first occur.
    pub roles: Vec<CasebookRole>,
    /// N(r and s) for each pair of roles, N(r) where both are the same.
    pub together: Vec<Vec<usize>>,
    /// Everybody with an identity, by identity and case.
    pub actors: Vec<Presence>,
    /// The number of actors without an identity.
    pub without_identity: usize,
    /// The number of assignments and relations in scope that are marked as uncertain.
    pub uncertain: usize,
}

impl CasebookRole {
    /// In how many cases the role is in a state.
    #[must_use]
    pub fn in_state(&self, state: RoleState) -> usize {
        self.cases.iter().flatten().filter(|standing| standing.state == state).count()
    }

    /// The share of the cases of known state in which it is filled.
    ///
    /// # Errors
    /// [`Reason::UnknownRole`] when it is unknown in all cases.
    pub fn filled_share(&self) -> Value {
        let (filled, empty) = (self.in_state(RoleState::Filled), self.in_state(RoleState::Empty));
        if filled + empty == 0 { Err(Reason::UnknownRole) } else { Ok(filled as f64 / (filled + empty) as f64) }
    }
}

impl CasebookMatrix {
    /// The share of those who hold one role that hold another too, by positions among the roles.
    ///
    /// # Errors
    /// [`Reason::NoHolder`] when nobody holds the first.
    pub fn share(&self, role: usize, other: usize) -> Value {
        let (both, alone) = (self.together[role][other], self.together[role][role]);
        if alone == 0 { Err(Reason::NoHolder) } else { Ok(both as f64 / alone as f64) }
    }

    /// The share of those who hold either of two roles that hold both.
    ///
    /// # Errors
    /// [`Reason::BothEmpty`] when nobody holds either.
    pub fn jaccard(&self, role: usize, other: usize) -> Value {
        let both = self.together[role][other];
        let either = self.together[role][role] + self.together[other][other] - both;
        if either == 0 { Err(Reason::BothEmpty) } else { Ok(both as f64 / either as f64) }
    }
}

/// Who has which roles where, over all cases of a casebook.
///
/// - Cost: one pass over the assignments and relations of the cases.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Assignment, CaseBuilder, Casebook, Status, analysis::casebook_matrix};
///
/// let case = |id: &str| CaseBuilder::new(id, id)
///     .actor(Actor::new("town", "Town").with_same_as("org:town"))
///     .assignment(Assignment::new("owner", Status::Current).with_actor("town"));
/// let book: Casebook = [case("a").build()?, case("b").assignment(Assignment::new("funder", Status::Sought)).build()?].into_iter().collect();
/// let matrix = casebook_matrix::compute(&book, &Default::default())?;
/// assert_eq!(matrix.roles[0].filled_share(), Ok(1.0));
/// assert_eq!(matrix.roles[1].filled_share(), Ok(0.0), "in b it is empty, in a unknown");
/// assert_eq!(matrix.actors.len(), 2, "the town in both cases");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(casebook: &Casebook, options: &Options) -> Result<CasebookMatrix, AnalysisError> {
    let cases: Vec<&Case> = casebook.cases().iter().map(AsRef::as_ref).collect();
    let mut roles = union(&cases);
    let place: HashMap<RoleId, usize> = roles.iter().enumerate().map(|(place, role)| (role.role.clone(), place)).collect();
    let identities = Identities::of(cases.iter().copied());
    let mut together = vec![vec![0; roles.len()]; roles.len()];
    let (mut actors, mut uncertain) = (Vec::new(), 0);
    for (number, case) in cases.iter().enumerate() {
        let selection = Selection::of(case, &options.scope)?;
        let incidence = Incidence::of(&selection);
        uncertain += selection.uncertain();
        for found in role_coverage::of(&selection, &incidence, &vec![1; case.roles().len()]) {
            let standing = Standing { state: found.state, classes: by_class(case, &found.holders), holders: found.holders };
            roles[place[case.roles()[found.role.position()].id()]].cases[number] = Some(standing);
        }
        for row in 0..incidence.actors().len() {
            let held = || incidence.by_actor().row(row).iter().map(|role| place[case.roles()[*role as usize].id()]);
            for role in held() {
                held().for_each(|other| together[role][other] += 1);
            }
        }
        actors.extend(present(&incidence, number, &identities));
    }
    // Stable: by identity in the order in which they first occur, then by case.
    actors.sort_by_key(|(identity, _)| *identity);
    let actors = actors.into_iter().map(|(_, presence)| presence).collect();
    Ok(CasebookMatrix { roles, together, actors, without_identity: identities.without(), uncertain })
}

/// The roles of all role models, in the order in which they first occur.
fn union(cases: &[&Case]) -> Vec<CasebookRole> {
    let mut known: HashSet<&RoleId> = HashSet::new();
    let mut roles = Vec::new();
    for role in cases.iter().flat_map(|case| case.roles()) {
        if known.insert(role.id()) {
            let name = role.name(Language::En).to_owned();
            roles.push(CasebookRole { role: role.id().clone(), name, cases: vec![None; cases.len()] });
        }
    }
    roles
}

fn by_class(case: &Case, holders: &[ActorIndex]) -> Vec<usize> {
    let classes = CLASSES.len();
    let mut counts = vec![0; classes + 1];
    for holder in holders {
        counts[class(case, *holder).unwrap_or(classes)] += 1;
    }
    counts
}

pub(crate) fn run(casebook: &Casebook, given: &Given, _: &Watch) -> Result<Answer, AnalysisError> {
    let variant: Variant = given.choice("variant")?.unwrap_or_default();
    let found = compute(casebook, &Options { scope: given.scope()? })?;
    let mut tables =
        vec![main(casebook, &found), role_table(&found), co_occurrence(&found), actor_table(casebook, &found), classes(&found)];
    let first = match variant {
        Variant::Roles => 0,
        Variant::Actors => 3,
        Variant::Classes => 4,
    };
    tables[..=first].rotate_right(1);
    let answer = Answer::bare(&CARD, given).with_uncertain(found.uncertain);
    let mut answer = tables.into_iter().fold(answer, Answer::with_table);
    if casebook.cases().is_empty() {
        answer = answer.with_remark("the casebook has no case (too_few_cases)");
    }
    if found.without_identity > 0 {
        answer = answer.with_remark(format!("{} actors without an identity are not in the table `actors`", found.without_identity));
    }
    Ok(answer)
}

fn main(casebook: &Casebook, found: &CasebookMatrix) -> Table {
    let cases = casebook.cases();
    let rows: Vec<(&RoleId, &Case, Option<&Standing>)> = (found.roles.iter())
        .flat_map(|role| role.cases.iter().zip(cases).map(|(standing, case)| (&role.role, case.as_ref(), standing.as_ref())))
        .collect();
    let valued = |value: fn(&Standing) -> usize| rows.iter().map(move |(_, _, standing)| standing.map(value).ok_or(Reason::NoRoles));
    let ids = |case: &Case, actors: &[ActorIndex]| actors.iter().map(|actor| case.actor_at(*actor).id().to_string()).collect::<Vec<_>>();
    let mut table = Table::new("main", rows.len());
    table
        .text("role", rows.iter().map(|(role, _, _)| role.to_string()))
        .text("case", rows.iter().map(|(_, case, _)| case.id().to_string()))
        .valued_text("state", rows.iter().map(|(_, _, standing)| standing.map(|of| of.state.as_str()).ok_or(Reason::NoRoles)))
        .whole("holders", valued(|standing| standing.holders.len()))
        .texts("held_by", rows.iter().map(|(_, case, standing)| standing.map_or_else(Vec::new, |of| ids(case, &of.holders))))
        .whole("public", valued(|standing| standing.classes[0]))
        .whole("private", valued(|standing| standing.classes[1]))
        .whole("civil", valued(|standing| standing.classes[2]))
        .whole("residents", valued(|standing| standing.classes[3]))
        .whole("none", valued(|standing| standing.classes[4]));
    table
}

fn role_table(found: &CasebookMatrix) -> Table {
    let roles = &found.roles;
    let mut table = Table::new("roles", roles.len());
    table
        .text("role", roles.iter().map(|role| role.role.to_string()))
        .text("name", roles.iter().map(|role| role.name.clone()))
        .count("cases", roles.iter().map(|role| role.cases.iter().flatten().count()))
        .count("filled", roles.iter().map(|role| role.in_state(RoleState::Filled)))
        .count("empty", roles.iter().map(|role| role.in_state(RoleState::Empty)))
        .count("unknown", roles.iter().map(|role| role.in_state(RoleState::Unknown)))
        .number("filled_share", roles.iter().map(CasebookRole::filled_share));
    table
}

fn co_occurrence(found: &CasebookMatrix) -> Table {
    let count = found.roles.len();
    let pairs: Vec<(usize, usize)> =
        (0..count).flat_map(|role| (0..count).map(move |other| (role, other))).filter(|(a, b)| a != b).collect();
    let id = |role: usize| found.roles[role].role.to_string();
    let mut table = Table::new("co_occurrence", pairs.len());
    table
        .text("role", pairs.iter().map(|(role, _)| id(*role)))
        .text("other", pairs.iter().map(|(_, other)| id(*other)))
        .count("role_pairs", pairs.iter().map(|(role, _)| found.together[*role][*role]))
        .count("other_pairs", pairs.iter().map(|(_, other)| found.together[*other][*other]))
        .count("both", pairs.iter().map(|(role, other)| found.together[*role][*other]))
        .number("share", pairs.iter().map(|(role, other)| found.share(*role, *other)))
        .number("jaccard", pairs.iter().map(|(role, other)| found.jaccard(*role, *other)));
    table
}

fn actor_table(casebook: &Casebook, found: &CasebookMatrix) -> Table {
    let rows: Vec<(&Presence, &Case)> = found.actors.iter().map(|presence| (presence, casebook.cases()[presence.case].as_ref())).collect();
    let role_ids =
        |case: &Case, roles: &[RoleIndex]| roles.iter().map(|role| case.roles()[role.position()].id().to_string()).collect::<Vec<_>>();
    let actor_ids =
        |case: &Case, actors: &[ActorIndex]| actors.iter().map(|actor| case.actor_at(*actor).id().to_string()).collect::<Vec<_>>();
    let mut table = Table::new("actors", rows.len());
    table
        .text("identity", rows.iter().map(|(presence, _)| presence.identity.clone()))
        .text("case", rows.iter().map(|(_, case)| case.id().to_string()))
        .text("name", rows.iter().map(|(presence, case)| case.actor_at(presence.actors[0]).name().to_owned()))
        .texts("actors", rows.iter().map(|(presence, case)| actor_ids(case, &presence.actors)))
        .count("roles", rows.iter().map(|(presence, _)| presence.roles.len()))
        .texts("held", rows.iter().map(|(presence, case)| role_ids(case, &presence.roles)));
    table
}

fn classes(found: &CasebookMatrix) -> Table {
    let names = CLASSES.iter().map(|class| class.as_str()).chain([NO_CLASS]);
    let rows: Vec<(&'static str, usize, &CasebookRole)> =
        names.enumerate().flat_map(|(class, name)| found.roles.iter().map(move |role| (name, class, role))).collect();
    let mut table = Table::new("classes", rows.len());
    table
        .text("class", rows.iter().map(|(name, _, _)| *name))
        .text("role", rows.iter().map(|(_, _, role)| role.role.to_string()))
        .count("holders", rows.iter().map(|(_, class, role)| role.cases.iter().flatten().map(|standing| standing.classes[*class]).sum()));
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::shared::testing::{given, table, texts};
    use crate::method::OptionValue;
    use crate::model::{Actor, Assignment, CaseBuilder, Identifier, Role, RoleModel, Sector, Status};

    fn held(role: &str, actor: &str) -> Assignment {
        Assignment::new(role, Status::Current).with_actor(actor)
    }

    /// Case a: the town (public) owns and funds, a club (civil) funds (twice said), the operator is sought. Case b: the town owns,
    /// the bank (no sector) funds and operates. Case c has a role model of its own: funder and host; its funder is the bank.
    fn book() -> Casebook {
        let a = CaseBuilder::new("a", "A")
            .actor(Actor::new("town", "Town").with_sector(Sector::Public).with_same_as("org:town"))
            .actor(Actor::new("club", "Club").with_sector(Sector::Civil))
            .assignment(held("owner", "town"))
            .assignment(held("funder", "town"))
            .assignment(held("funder", "club"))
            .assignment(held("funder", "club"))
            .assignment(Assignment::new("operator", Status::Sought));
        let b = CaseBuilder::new("b", "B")
            .actor(Actor::new("bank", "Bank").with_identifiers([Identifier::new("NO-BRC", "1")]))
            .actor(Actor::new("by", "Byen").with_sector(Sector::Public).with_same_as("org:town"))
            .assignment(held("owner", "by"))
            .assignment(held("funder", "bank"))
            .assignment(held("operator", "bank"));
        let c = CaseBuilder::new("c", "C")
            .role_model(RoleModel::new("own").with_roles([Role::new("funder"), Role::new("host")]))
            .actor(Actor::new("bank", "Banken").with_identifiers([Identifier::new("NO-BRC", "1")]))
            .assignment(held("funder", "bank"));
        [a, b, c].map(|case| case.build().expect("a sound case")).into_iter().collect()
    }

    fn matrix() -> CasebookMatrix {
        compute(&book(), &Options::default()).expect("the default scope fits every case")
    }

    #[test]
    fn a_role_that_a_role_model_does_not_have_is_neither_empty_nor_unknown() {
        let matrix = matrix();
        let ids: Vec<_> = matrix.roles.iter().map(|role| role.role.as_str()).collect();
        assert_eq!(ids.len(), 7);
        assert_eq!((ids[0], ids[1], ids[2], ids[6]), ("owner", "funder", "operator", "host"));
        let states = |role: usize| matrix.roles[role].cases.iter().map(|standing| standing.as_ref().map(|of| of.state)).collect::<Vec<_>>();
        assert_eq!(states(0), [Some(RoleState::Filled), Some(RoleState::Filled), None]);
        assert_eq!(states(2), [Some(RoleState::Empty), Some(RoleState::Filled), None]);
        assert_eq!(states(6), [None, None, Some(RoleState::Unknown)]);
        let shares: Vec<_> = matrix.roles.iter().map(CasebookRole::filled_share).collect();
        assert_eq!(shares[..4], [Ok(1.0), Ok(1.0), Ok(0.5), Err(Reason::UnknownRole)]);
        let funder = matrix.roles[1].cases.iter().flatten().map(|standing| standing.classes.clone()).collect::<Vec<_>>();
        assert_eq!(funder, [[1, 0, 1, 0, 0], [0, 0, 0, 0, 1], [0, 0, 0, 0, 1]]);
    }

    #[test]
    fn roles_go_together_over_pairs_of_an_actor_and_a_case() {
        let matrix = matrix();
        // Owner: town in a, town in b. Funder: town and club in a, bank in b and in c. Operator: bank in b.
        assert_eq!((matrix.together[0][0], matrix.together[1][1], matrix.together[2][2]), (2, 4, 1));
        assert_eq!((matrix.share(0, 1), matrix.share(1, 0), matrix.jaccard(0, 1)), (Ok(0.5), Ok(0.25), Ok(0.2)));
        assert_eq!((matrix.share(2, 1), matrix.jaccard(1, 2), matrix.share(0, 2)), (Ok(1.0), Ok(0.25), Ok(0.0)));
        assert_eq!((matrix.share(6, 0), matrix.share(0, 6), matrix.jaccard(6, 0)), (Err(Reason::NoHolder), Ok(0.0), Ok(0.0)));
        assert_eq!(matrix.jaccard(3, 6), Err(Reason::BothEmpty));
    }

    #[test]
    fn the_same_actor_is_known_by_its_identity_in_every_case() {
        let matrix = matrix();
        let found: Vec<_> = matrix.actors.iter().map(|of| (of.identity.as_str(), of.case, of.roles.len())).collect();
        assert_eq!(found, [("org:town", 0, 2), ("org:town", 1, 1), ("NO-BRC:1", 1, 2), ("NO-BRC:1", 2, 1)]);
        assert_eq!(matrix.without_identity, 1);
    }

    #[test]
    fn the_variant_says_which_table_comes_first() {
        let order = |given: &Given| {
            let answer = run(&book(), given, &Watch::new()).expect("an answer");
            answer.tables().iter().map(Table::name).collect::<Vec<_>>()
        };
        assert_eq!(order(&Given::nothing()), ["main", "roles", "co_occurrence", "actors", "classes"]);
        assert_eq!(order(&given(&[("variant", "actors")])), ["actors", "main", "roles", "co_occurrence", "classes"]);
        assert_eq!(order(&given(&[("variant", "classes")])), ["classes", "main", "roles", "co_occurrence", "actors"]);
        let answer = run(&book(), &Given::nothing(), &Watch::new()).expect("an answer");
        assert_eq!(texts(answer.table(), "case")[..4], ["a", "b", "c", "a"]);
        let reasons = answer.table().reason_column();
        assert!(reasons[0].is_none() && reasons[2].as_ref().is_some_and(|reason| reason.starts_with("state: no_roles; holders: no_roles")));
        assert_eq!(table(&answer, "co_occurrence").rows(), 42);
    }

    #[test]
    fn without_cases_there_is_no_matrix() {
        let answer = run(&Casebook::default(), &Given::nothing(), &Watch::new()).expect("an answer");
        assert!(answer.tables().iter().all(|table| table.rows() == 0));
        assert!(answer.remarks()[0].ends_with("(too_few_cases)"));
        let wrong = Given::nothing().with("variant", OptionValue::Text("actor".to_owned()));
        assert!(run(&book(), &wrong, &Watch::new()).expect_err("misspelled").to_string().ends_with("the nearest is `actors`"));
    }
}
