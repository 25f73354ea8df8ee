//! Who could take a role that is empty, or share one that rests on a single actor.
//!
//! Whoever builds a partnership asks this with the case on the table. The answer is a list for a conversation: five pieces of
//! evidence for each candidate, no score.

use std::sync::Arc;

use super::role_coverage::{self, RoleCoverage, role_position};
use super::shared::candidates::{Ranked, classes_in_use, filling_set, listed, ranked};
use super::shared::elsewhere::{Elsewhere, Others};
use super::shared::outsiders::{Outsiders, Wanted};
use super::shared::partition::NO_CLASS;
use super::shared::pool::{Pool as Asked, Resources};
use crate::method::{
    ACTOR_SCOPE, AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, OptionKind, OptionSpec, Preset, Reason, Study, Subject,
    Surroundings, Table, TableSpec,
};
use crate::model::{ActorIndex, Case, Casebook, Code as _, Resource, RoleIndex, RoleState};
use crate::view::{Choice as _, Scope, Selection, choices};

pub use super::shared::candidates::{Candidate, FillingMember, FillingSet, RoleCandidates};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "role_candidates",
    version: 1,
    level: Level::Role,
    subject: Subject::Case,
    question: "Who could take a role that is empty, or share one that rests on a single actor?",
    definition: "Every actor of the pool that does not hold the role r gets five pieces of evidence.\n\
        potential: whether a potential assignment to r is recorded.\n\
        match = |N ∩ G|/|N|, G the categories of what the actor gives, N those that go with r (`role_needs`), narrowed to those that the case \
        is said to need where any of N is among them.\n\
        experience: number of other cases of the casebook in which the same identity holds or held r.\n\
        habit: the largest N(s and r)/N(s) over the roles s that the actor holds here, N counting pairs of an actor and another case in which \
        the actor holds s, or both; only roles with N(s) of `min_support` or more.\n\
        reach: number of target groups and parts of the day that the actor covers and no holder of r does.\n\
        Order: number of pieces above 0, then potential, experience, match, habit, reach (a missing one counts as lowest), then the smaller \
        load, then document order. Rank: those that differ in nothing but document order share the smaller one.\n\
        Smallest filling set: the fewest candidates that together could fill every empty role. With `by` = potential an actor can fill a role \
        when a potential assignment is recorded, with any when any piece is above 0. Exact: the smallest sets in document order, up to \
        `list_sets` of them, with the number of all sets of that size.",
    reading: "A list for a conversation, not a recommendation: it knows nothing of willingness or capacity. A missing piece says that nothing \
        is recorded, not that there is nothing.",
    undefined: &[
        (
            Reason::NotRecorded,
            "match, when no category is recorded of what the actor gives, or none goes with the role; experience without \
            casebook or identity; habit, when the actor holds no role with enough support elsewhere; reach, when nothing is recorded of what \
            the actor reaches",
        ),
        (Reason::NoRoles, "size and sets, when the role model has no role"),
        (
            Reason::TooLarge,
            "size and sets, when more than 64 empty roles have a candidate, or trying would take more than 20 million steps; sets, when there are more than 2^63",
        ),
    ],
    source: "The question which roles an actor could have had: building-block workshop of neighbourhood houses (SoCentral and NIBR, \
        nabolaghus.no), step 1. The evidence and the order are our own.",
    elsewhere: "",
    scope: ACTOR_SCOPE,
    options: &[
        OptionSpec {
            name: "role",
            kind: OptionKind::Text,
            preset: Preset::Nothing,
            meaning: "the role that candidates are listed for; without it all that are empty, then all that rest on one actor",
        },
        OptionSpec {
            name: "pool",
            kind: OptionKind::Choice(Pool::WORDS),
            preset: Preset::Text("case"),
            meaning: "who can be a candidate: the actors of the case, merely potential ones too, or besides everybody with an identity in \
                the other cases of the casebook",
        },
        OptionSpec {
            name: "role_needs",
            kind: OptionKind::ChoicesByRole(Resource::CODES),
            preset: Preset::Nothing,
            meaning: "for each role the categories that go with it; of a role that is not named: owner premises; funder money; operator \
                staff, services, competence; programme_coordinator activities, staff, competence; neighbourhood_partner network, \
                legitimacy, access; activity_partner activities, volunteers",
        },
        OptionSpec {
            name: "min_support",
            kind: OptionKind::Whole { min: 1, max: i64::MAX },
            preset: Preset::Whole(3),
            meaning: "how many pairs of an actor and another case a role needs to say something about habit",
        },
        OptionSpec {
            name: "top",
            kind: OptionKind::Whole { min: 1, max: i64::MAX },
            preset: Preset::Whole(10),
            meaning: "how many candidates are listed for each role",
        },
        OptionSpec {
            name: "by",
            kind: OptionKind::Choice(By::WORDS),
            preset: Preset::Text("potential"),
            meaning: "when a candidate can fill a role in the smallest filling set: when it is recorded as potential, or when any piece speaks for it",
        },
        OptionSpec {
            name: "list_sets",
            kind: OptionKind::Whole { min: 1, max: 10_000 },
            preset: Preset::Whole(10),
            meaning: "how many of the smallest filling sets are listed",
        },
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "a role and a candidate, roles in the order of the option `role`, candidates by rank",
            columns: &[
                ColumnSpec::new("role", "id of the role"),
                ColumnSpec::new("actor", "id of the candidate; of one from other cases its identity"),
                ColumnSpec::new("name", "its name"),
                ColumnSpec::new("rank", "place among the candidates for the role, from 1"),
                ColumnSpec::new("pieces", "number of pieces of evidence above 0, 0 to 5"),
                ColumnSpec::new("potential", "whether a potential assignment to the role is recorded"),
                ColumnSpec::new("match", "share of the categories that go with the role that it gives, 0 to 1"),
                ColumnSpec::new("experience", "number of other cases in which it holds or held the role"),
                ColumnSpec::new("habit", "how often actors elsewhere that hold a role of its own hold this one too, 0 to 1"),
                ColumnSpec::new("reach", "number of target groups and parts of the day that no holder of the role covers"),
                ColumnSpec::new("load", "number of roles that it holds in the case"),
                ColumnSpec::new("sector", "`public`, `private`, `civil`, `residents` or `none`"),
                ColumnSpec::new("new_sector", "whether it has a sector that no holder of any role has"),
            ],
        },
        TableSpec {
            name: "filling_set",
            row: "a member of one of the smallest filling sets; sets and members in document order",
            columns: &[
                ColumnSpec::new("set", "number of the set, from 1"),
                ColumnSpec::new("actor", "id of the candidate; of one from other cases its identity"),
                ColumnSpec::new("name", "its name"),
                ColumnSpec::new("roles", "ids of the empty roles that it could fill"),
            ],
        },
        TableSpec {
            name: "summary",
            row: "the case",
            columns: &[
                ColumnSpec::new("empty_roles", "ids of the roles known to be empty"),
                ColumnSpec::new("unfillable_roles", "ids of those among them that nobody can fill; the filling set leaves them out"),
                ColumnSpec::new("size", "number of candidates in the smallest filling set; 0 when there is nothing to fill"),
                ColumnSpec::new("sets", "number of filling sets of this size"),
            ],
        },
    ],
};

/// What goes with the roles of the built-in model.
const NEEDS: [(&str, &[Resource]); 6] = [
    ("owner", &[Resource::Premises]),
    ("funder", &[Resource::Money]),
    ("operator", &[Resource::Staff, Resource::Services, Resource::Competence]),
    ("programme_coordinator", &[Resource::Activities, Resource::Staff, Resource::Competence]),
    ("neighbourhood_partner", &[Resource::Network, Resource::Legitimacy, Resource::Access]),
    ("activity_partner", &[Resource::Activities, Resource::Volunteers]),
];

choices! {
    /// Who can be a candidate.
    Pool {
        /// The actors of the case, merely potential ones too.
        Case = "case",
        /// Besides everybody with an identity in the other cases of the casebook.
        Casebook = "casebook",
    }

    /// When a candidate can fill a role.
    By {
        /// When a potential assignment is recorded.
        Potential = "potential",
        /// When any piece of evidence speaks for it.
        Any = "any",
    }
}

/// Which role, who can be a candidate, and by what they are judged.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
    role: Option<String>,
    pool: Pool,
    role_needs: Vec<(String, Vec<Resource>)>,
    min_support: usize,
    top: usize,
    by: By,
    list_sets: usize,
}

impl Default for Options {
    fn default() -> Self {
        let (pool, by) = (Pool::default(), By::default());
        Self { scope: Scope::default(), role: None, pool, role_needs: Vec::new(), min_support: 3, top: 10, by, list_sets: 10 }
    }
}

impl Options {
    /// The same, asked of another part of the case.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same, for one role whatever its state.
    pub fn with_role(mut self, role: impl Into<String>) -> Self {
        self.role = Some(role.into());
        self
    }

    /// The same, with other candidates.
    pub const fn with_pool(mut self, pool: Pool) -> Self {
        self.pool = pool;
        self
    }

    /// The same, with these categories going with a role.
    pub fn with_role_needs(mut self, role: impl Into<String>, categories: impl IntoIterator<Item = Resource>) -> Self {
        self.role_needs.push((role.into(), categories.into_iter().collect()));
        self
    }

    /// The same, with so many pairs of an actor and another case needed to speak of habit.
    pub const fn with_min_support(mut self, pairs: usize) -> Self {
        self.min_support = pairs;
        self
    }

    /// The same, with so many candidates listed for each role.
    pub const fn with_top(mut self, candidates: usize) -> Self {
        self.top = candidates;
        self
    }

    /// The same, with another way to tell who can fill a role.
    pub const fn with_by(mut self, by: By) -> Self {
        self.by = by;
        self
    }

    /// The same, with so many of the smallest filling sets listed.
    pub const fn with_list_sets(mut self, sets: usize) -> Self {
        self.list_sets = sets;
        self
    }
}

/// Who could take which role, and the fewest who could take all that are empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidates {
    /// For each role asked about the candidates.
    pub roles: Vec<RoleCandidates>,
    /// The fewest for all that are empty.
    pub filling_set: FillingSet,
}

/// Who could take a role that is empty, or share one that rests on a single actor.
///
/// Without a casebook nothing is known of experience and habit, and only actors of the case are candidates.
///
/// - Cost: one pass over the casebook.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied, [`AnalysisError::Option`] when an option names a role that the
/// role model does not have.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Assignment, CaseBuilder, Status, analysis::role_candidates};
///
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("town", "Town"))
///     .actor(Actor::new("club", "Club"))
///     .assignment(Assignment::new("operator", Status::Sought))
///     .assignment(Assignment::new("operator", Status::Potential).with_actor("club"))
///     .build()?;
/// let found = role_candidates::compute(&case, None, &Default::default())?;
/// assert_eq!(found.roles[0].candidates[0].id, "club");
/// assert_eq!((found.filling_set.size, found.filling_set.sets), (Ok(1), Ok(1)));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, casebook: Option<&Casebook>, options: &Options) -> Result<Candidates, AnalysisError> {
    let Some(casebook) = casebook else { return of(&Study::new(case, &options.scope)?, options) };
    // The case among the others, as it is given: the casebook may have another version of it, or none.
    let others = casebook.cases().iter().filter(|other| other.id() != case.id()).cloned();
    let casebook = Casebook::new(others.chain([Arc::new(case.clone())]));
    let surroundings = Surroundings::new(&casebook, &options.scope);
    of(&surroundings.study(casebook.cases().len() - 1)?, options)
}

/// What is found in the scope of the study.
fn of(study: &Study<'_>, options: &Options) -> Result<Candidates, AnalysisError> {
    let (selection, incidence) = (study.needed_selection(&CARD)?, study.incidence(&CARD)?);
    let case = selection.case();
    let roles = role_coverage::of(selection, incidence, &vec![1; case.roles().len()]);
    let asked: Vec<usize> = match &options.role {
        Some(role) => vec![role_position(case, "role", role)?],
        None => empty(&roles).chain((0..roles.len()).filter(|role| roles[*role].holders.len() == 1)).collect(),
    };
    let needs = needs(case, &options.role_needs)?;
    let elsewhere = study.around().map(|(surroundings, _)| surroundings.prepared::<Elsewhere>()).transpose()?;
    let widened = study.around().filter(|_| options.pool == Pool::Casebook);
    let outsiders = widened.map(|(surroundings, _)| surroundings.prepared::<Outsiders>()).transpose()?;
    let mut pool = Asked::of_case(selection, incidence);
    let needed = pool.needed;
    let needs_of = |role: usize| {
        let narrowed = needs[role].both(needed);
        if narrowed.len() > 0 { narrowed } else { needs[role] }
    };
    if let (Some(elsewhere), Some((_, here))) = (&elsewhere, study.around()) {
        let others = Others::of(elsewhere, here, selection);
        // Whoever is not in the case is no potential holder, so that only those listed are needed.
        let wanted = (options.by == By::Potential).then(|| Wanted {
            roles: asked.iter().map(|role| (*role, needs_of(*role), pool.reach_of(&roles[*role].holders))).collect(),
            top: options.top,
        });
        pool.look_elsewhere((selection, incidence), &others, outsiders.as_deref().map(|outsiders| (outsiders, wanted.as_ref())));
    }
    let ranked_for = |role: usize| ranked(&pool, &roles[role], needs_of(role), options.min_support);
    let in_use = classes_in_use(case, &roles);
    let listed_for = |role: usize| RoleCandidates {
        role: roles[role].role,
        candidates: ranked_for(role).iter().take(options.top).map(|found| listed(&pool, found, needs_of(role), &in_use)).collect(),
    };
    let is_able = |(_, evidence, _): &Ranked| evidence.potential || options.by == By::Any && evidence.pieces() > 0;
    let able = |role: usize| ranked_for(role).iter().filter(|found| is_able(found)).map(|(place, _, _)| *place).collect();
    let mut filling_set =
        filling_set(&pool, &empty(&roles).map(|role| (roles[role].role, able(role))).collect::<Vec<_>>(), options.list_sets);
    if roles.is_empty() {
        (filling_set.size, filling_set.sets) = (Err(Reason::NoRoles), Err(Reason::NoRoles));
    }
    Ok(Candidates { roles: asked.into_iter().map(listed_for).collect(), filling_set })
}

fn empty(roles: &[RoleCoverage]) -> impl Iterator<Item = usize> {
    (0..roles.len()).filter(|role| roles[*role].state == RoleState::Empty)
}

/// For each role the categories that go with it.
fn needs(case: &Case, given: &[(String, Vec<Resource>)]) -> Result<Vec<Resources>, AnalysisError> {
    let preset = |role: &str| NEEDS.iter().find(|(known, _)| *known == role).map_or(&[][..], |(_, categories)| *categories);
    let mut needs: Vec<Resources> = case.roles().iter().map(|role| Resources::of(preset(role.id().as_str()))).collect();
    for (role, categories) in given {
        needs[role_position(case, "role_needs", role)?] = Resources::of(categories);
    }
    Ok(needs)
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let case = selection.case();
    let (preset, by_role) = (Options::default(), given.codes_by_name::<Resource>("role_needs", "role")?.unwrap_or_default());
    let options = Options {
        scope: selection.scope().clone(),
        role: given.text("role")?.map(str::to_owned),
        pool: given.choice("pool")?.unwrap_or(preset.pool),
        role_needs: by_role.into_iter().map(|(role, categories)| (role.to_owned(), categories)).collect(),
        min_support: given.whole("min_support", 1, i64::MAX)?.map_or(preset.min_support, |pairs| pairs as usize),
        top: given.whole("top", 1, i64::MAX)?.map_or(preset.top, |candidates| candidates as usize),
        by: given.choice("by")?.unwrap_or(preset.by),
        list_sets: given.whole("list_sets", 1, 10_000)?.map_or(preset.list_sets, |sets| sets as usize),
    };
    let found = of(study, &options)?;
    let mut answer = Answer::new(&CARD, study, given)
        .with_table(main(selection, &found.roles))
        .with_table(filling_table(selection, &found.filling_set))
        .with_table(summary(case, &found.filling_set));
    if case.roles().is_empty() {
        answer = answer.with_remark("the role model has no role (no_roles)");
    }
    if study.casebook().is_none() {
        answer = answer.with_remark("no casebook is at hand: nothing is known of experience, habit and actors of other cases");
    }
    Ok(answer)
}

fn main(selection: &Selection<'_>, roles: &[RoleCandidates]) -> Table {
    let case = selection.case();
    let rows: Vec<(RoleIndex, &Candidate)> =
        roles.iter().flat_map(|role| role.candidates.iter().map(|candidate| (role.role, candidate))).collect();
    let each = || rows.iter().map(|(_, candidate)| *candidate);
    let mut table = Table::new("main", rows.len());
    table
        .text("role", rows.iter().map(|(role, _)| case.roles()[role.position()].id().to_string()))
        .text("actor", each().map(|candidate| candidate.id.clone()))
        .text("name", each().map(|candidate| candidate.name.clone()))
        .count("rank", each().map(|candidate| candidate.rank))
        .count("pieces", each().map(|candidate| candidate.pieces))
        .flag("potential", each().map(|candidate| candidate.potential))
        .number("match", each().map(|candidate| candidate.matched))
        .whole("experience", each().map(|candidate| candidate.experience))
        .number("habit", each().map(|candidate| candidate.habit))
        .whole("reach", each().map(|candidate| candidate.reach))
        .count("load", each().map(|candidate| candidate.load))
        .text("sector", each().map(|candidate| candidate.sector.map_or(NO_CLASS, |sector| sector.as_str())))
        .flag("new_sector", each().map(|candidate| candidate.new_sector))
        .rests_on(rows.iter().map(|(role, candidate)| basis(selection, *role, candidate.actor)));
    table
}

/// The actor, and its assignments to the role of whatever status.
fn basis(selection: &Selection<'_>, role: RoleIndex, actor: Option<ActorIndex>) -> Vec<Item> {
    let links = &selection.case().links().assignments;
    let names_it = |position: usize| matches!(links[position], (Some(of), to) if to == role && Some(selection.stands_as(of)) == actor);
    let assignments = selection.assignments_of_any_status().iter().filter(|index| names_it(index.position()));
    actor.into_iter().map(Item::Actor).chain(assignments.copied().map(Item::Assignment)).collect()
}

fn role_ids(case: &Case, roles: &[RoleIndex]) -> Vec<String> {
    roles.iter().map(|role| case.roles()[role.position()].id().to_string()).collect()
}

fn filling_table(selection: &Selection<'_>, found: &FillingSet) -> Table {
    let case = selection.case();
    let members: Vec<(usize, &FillingMember)> =
        found.listed.iter().zip(1..).flat_map(|(set, number)| set.iter().map(move |member| (number, member))).collect();
    let each = || members.iter().map(|(_, member)| *member);
    let mut table = Table::new("filling_set", members.len());
    table
        .count("set", members.iter().map(|(number, _)| *number))
        .text("actor", each().map(|member| member.id.clone()))
        .text("name", each().map(|member| member.name.clone()))
        .texts("roles", each().map(|member| role_ids(case, &member.roles)))
        .rests_on(each().map(|member| {
            let potential = member.roles.iter().flat_map(|role| basis(selection, *role, member.actor));
            let mut items: Vec<Item> = member.actor.into_iter().map(Item::Actor).chain(potential).collect();
            let mut seen = std::collections::HashSet::new();
            items.retain(|item| seen.insert(*item));
            items
        }));
    table
}

fn summary(case: &Case, found: &FillingSet) -> Table {
    let mut table = Table::new("summary", 1);
    table
        .texts("empty_roles", [role_ids(case, &found.empty)])
        .texts("unfillable_roles", [role_ids(case, &found.unfillable)])
        .whole("size", [found.size])
        .whole("sets", [found.sets]);
    table
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{drawn_casebook, drawn_scopes};
    use super::*;
    use crate::method::Reason;
    use crate::model::{Actor, Assignment, CaseBuilder, Identifier, RoleModel, Sector, Status};

    fn held(role: &str, actor: &str, status: Status) -> Assignment {
        Assignment::new(role, status).with_actor(actor)
    }

    fn found(case: &Case, casebook: Option<&Casebook>, options: &Options) -> Candidates {
        compute(case, casebook, options).expect("the scope fits")
    }

    fn ids(candidates: &[Candidate]) -> Vec<(&str, usize)> {
        candidates.iter().map(|candidate| (candidate.id.as_str(), candidate.rank)).collect()
    }

    /// The operator is sought; the owner is the town alone; the bank funds; a choir could be operator; the self actor is there.
    fn house() -> CaseBuilder {
        CaseBuilder::new("house", "House")
            .self_actor("self")
            .actor(Actor::new("self", "The house").with_same_as("org:house"))
            .actor(Actor::new("town", "Town").with_sector(Sector::Public).with_same_as("org:town"))
            .actor(Actor::new("bank", "Bank").with_sector(Sector::Private).with_same_as("org:bank"))
            .actor(Actor::new("choir", "Choir").with_sector(Sector::Civil))
            .actor(Actor::new("old", "Old partner"))
            .actor(Actor::new("new", "Newcomer"))
            .assignment(held("owner", "town", Status::Current))
            .assignment(held("funder", "bank", Status::Current))
            .assignment(held("funder", "town", Status::Current))
            .assignment(held("operator", "choir", Status::Potential))
            .assignment(held("operator", "old", Status::Former))
            .assignment(Assignment::new("operator", Status::Sought))
    }

    #[test]
    fn candidates_are_asked_for_empty_roles_first_and_then_for_those_that_rest_on_one_actor() {
        let case = house().build().expect("a sound case");
        let found = found(&case, None, &Options::default());
        assert_eq!(found.roles.iter().map(|role| role.role.position()).collect::<Vec<_>>(), [2, 0], "operator, then owner");
        // The choir is potential. Town 2 roles, bank 1, newcomer none; the former partner and the house itself are no candidates.
        assert_eq!(ids(&found.roles[0].candidates), [("choir", 1), ("new", 2), ("bank", 3), ("town", 4)]);
        // For the owner's role nothing speaks for anybody; choir and newcomer hold no role and differ in nothing.
        assert_eq!(ids(&found.roles[1].candidates), [("choir", 1), ("new", 1), ("bank", 3)]);
        let choir = &found.roles[0].candidates[0];
        assert_eq!((choir.pieces, choir.potential, choir.sector, choir.new_sector), (1, true, Some(Sector::Civil), true));
        let missing = Err(Reason::NotRecorded);
        assert_eq!(
            (choir.matched, choir.experience, choir.habit, choir.reach),
            (missing, Err(Reason::NotRecorded), missing, Err(Reason::NotRecorded))
        );
        assert!(!found.roles[0].candidates[2].new_sector, "the bank is a holder itself");
        assert_eq!(ids(&compute(&case, None, &Options::default().with_top(1)).expect("fits").roles[0].candidates), [("choir", 1)]);
    }

    #[test]
    fn nobody_can_be_asked_where_nobody_is() {
        let nobody = CaseBuilder::new("house", "House").assignment(Assignment::new("owner", Status::Sought)).build().expect("a sound case");
        let none = found(&nobody, None, &Options::default());
        assert!(none.roles[0].candidates.is_empty() && none.filling_set.members().is_empty());
        assert_eq!((none.filling_set.size, none.filling_set.sets, none.filling_set.unfillable.len()), (Ok(0), Ok(1), 1));
        let unknown = CaseBuilder::new("house", "House").actor(Actor::new("a", "A")).build().expect("a sound case");
        let nothing = found(&unknown, None, &Options::default());
        assert!(nothing.roles.is_empty() && nothing.filling_set.empty.is_empty(), "what is unknown is not empty");
        assert_eq!((nothing.filling_set.size, nothing.filling_set.sets), (Ok(0), Ok(1)));
        let without = CaseBuilder::new("house", "House").role_model(RoleModel::new("none")).build().expect("a sound case");
        assert_eq!(found(&without, None, &Options::default()).filling_set.size, Err(Reason::NoRoles));
    }

    #[test]
    fn a_role_that_is_not_there_is_refused() {
        let case = house().build().expect("a sound case");
        let error = compute(&case, None, &Options::default().with_role("oprator")).expect_err("there is no such role");
        assert_eq!(
            error.to_string(),
            "option `role`: found `oprator`, expected a role of the model `byggekloss`; the nearest is `operator`"
        );
        let error = compute(&case, None, &Options::default().with_role_needs("x", [])).expect_err("there is no such role");
        assert!(error.to_string().starts_with("option `role_needs`: found `x`"));
    }
    #[test]
    fn a_case_finds_the_same_alone_among_all_cases_and_as_one_of_many() {
        let book = drawn_casebook(11, 15);
        for scope in drawn_scopes() {
            let surroundings = Surroundings::new(&book, &scope);
            for (pool, by) in [(Pool::Casebook, By::Any), (Pool::Case, By::Potential)] {
                let options = Options::default().with_scope(scope.clone()).with_pool(pool).with_by(by).with_min_support(1);
                for (study, case) in surroundings.studies().zip(book.cases()) {
                    let of_many = of(&study.expect("every case has these actors"), &options);
                    assert_eq!(of_many, compute(case, Some(&book), &options), "{}, {scope:?}", case.id());
                }
            }
        }
    }

    #[test]
    fn those_who_can_be_among_the_first_are_those_who_are_among_all() {
        let mut listed = 0;
        for (seed, cases) in [(21, 12), (22, 30), (23, 3)] {
            let book = drawn_casebook(seed, cases);
            for scope in drawn_scopes() {
                let surroundings = Surroundings::new(&book, &scope);
                for top in [1, 2, 5, 100] {
                    let of = |by: By, study: &Study<'_>| {
                        let options = Options::default().with_scope(scope.clone()).with_pool(Pool::Casebook).with_min_support(1);
                        of(study, &options.with_top(top).with_by(by)).expect("no role is named").roles
                    };
                    for study in surroundings.studies() {
                        let study = study.expect("every case has these actors");
                        // Everybody is looked at for the filling set by any piece of evidence.
                        let (first, all) = (of(By::Potential, &study), of(By::Any, &study));
                        assert_eq!(first, all, "seed {seed}, {top}, {scope:?}");
                        listed += first.iter().flat_map(|role| &role.candidates).filter(|candidate| candidate.actor.is_none()).count();
                    }
                }
            }
        }
        assert!(listed > 1000, "{listed}");
    }

    #[test]
    fn a_case_is_taken_as_it_is_given_whatever_the_casebook_has() {
        let other = |same_as: &str| {
            let there = CaseBuilder::new("other", "Other").actor(Actor::new("x", "X").with_same_as(same_as));
            there.assignment(held("operator", "x", Status::Current)).build().expect("a sound case")
        };
        let as_in_book = house().assignment(held("operator", "bank", Status::Former)).build().expect("a sound case");
        let book: Casebook = [as_in_book, other("org:choir")].into_iter().collect();
        let joined = Actor::new("both", "Choir and bank").with_same_as("org:choir").with_identifiers([Identifier::new("no", "1")]);
        let given = house().actor(joined).actor(Actor::new("third", "Third").with_identifiers([Identifier::new("no", "1")]));
        let given = given.build().expect("a sound case");
        let of_third = |casebook: &Casebook| {
            let found = found(&given, Some(casebook), &Options::default()).roles.remove(0).candidates;
            found.into_iter().find(|candidate| candidate.id == "third").expect("a candidate").experience
        };
        assert_eq!(of_third(&book), Ok(1), "the case itself says that the third one is the choir");
        assert_eq!(of_third(&[other("org:choir")].into_iter().collect()), Ok(1));
        assert_eq!(of_third(&[other("org:bank")].into_iter().collect()), Ok(0));
    }
}
