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
mod tests;
