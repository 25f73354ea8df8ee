//! What goes when an actor leaves: roles that nobody else holds, contact among those who stay, money and agreements.
//!
//! A house leader asks this before a partner leaves, and a funder before the paid coordinator is no longer paid. Each loss is
//! looked at with everything else unchanged; who would step in, nobody knows beforehand.

use super::actor_overview::house_relations;
use super::role_coverage::role_position;
use super::shared::leaving::{self, Money};
use super::shared::losses::{Leaving, put_in_order};
use super::shared::partition::is_elsewhere;
use super::shared::removal_tables as tables;
use crate::maths::removal::{Left, Whole};
use crate::method::{
    AnalysisError, Answer, Card, Given, Level, OptionError, OptionKind, OptionSpec, Preset, Reason, Study, Subject, Value, Watch,
};
use crate::model::{ActorId, ActorIndex, Case, RelationIndex, RoleIndex};
use crate::view::{ExcludedAmount, Incidence, Network, Scope, Selection};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_removal",
    version: 1,
    level: Level::Actor,
    subject: Subject::Case,
    question: "If this actor leaves, which roles become empty, who loses contact, what money and agreements go?",
    definition: "For each actor, for all of `set` together, or for each two (`size` = 2), with everything else unchanged.\n\
        roles_lost = roles whose holders all leave; coverage_loss = |roles_lost|/|R|; roles_left_with_one = roles that several held and one \
        is left of.\n\
        ties_lost = ties with somebody who leaves, to actors of the network; house_relations = relations with the actor that stands for the \
        case.\n\
        separated_pairs = pairs of remaining actors that hung together before and no longer do; left_alone = actors all of whose ties went.\n\
        network: components, isolates, largest component, reachable ordered pairs Σ n_c(n_c − 1), and fragmentation F = 1 − reachable/(n(n − \
        1)) of all n actors, and of those who remain. With `direction` = directed reachable pairs are counted along arcs; components and \
        separated pairs are those without direction.\n\
        money = usable yearly amounts that those who leave give on relations of kind `funds`, in one currency, and their share of what \
        everybody gives in it (see `case_funding`); the other currencies stand in `money`.\n\
        agreements = agreements in scope to which somebody who leaves is a party.\n\
        rank: most roles lost, then most separated pairs, then the largest share of money (a missing one counts as lowest).",
    reading: "An actor that holds a role alone, is the only way between others, or pays most of the money stands at the top. What is not \
        recorded cannot be lost here: a role nobody is known to hold, ties that no document mentions. Ties are those among the actors of the \
        network; relations with the house itself are counted apart. Money of somebody with amounts that cannot be added is a lower bound.",
    undefined: &[
        (Reason::NoRoles, "coverage_loss, when the role model has no role"),
        (Reason::TooFewActors, "fragmentation, when fewer than two actors are left"),
        (Reason::NoAmounts, "amount and share, when nobody gives a usable amount in the currency, or those who leave give without one"),
        (Reason::ZeroTotal, "share, when the amounts add up to 0"),
        (Reason::NotRecorded, "house_relations, when no actor stands for the case"),
        (
            Reason::TooLarge,
            "removals, with `size` = 2 and more than 200 actors; reachable pairs and fragmentation along arcs, when that would take more than \
                1,000 million steps",
        ),
    ],
    source: "Fragmentation: Borgatti 2006, Identifying sets of key players in a social network. Computational & Mathematical Organization \
        Theory 12, DOI 10.1007/s10588-006-7084-x. Reading a partnership without its paid coordinator: study of two health partnerships, \
        PMC1276782. The combination is our own.",
    elsewhere: "",
    scope: &["at", "statuses", "stages", "uncertain", "level", "include_self", "actors", "kinds", "direction", "at_least", "currency"],
    options: &[
        OptionSpec {
            name: "actor",
            kind: OptionKind::Text,
            preset: Preset::Nothing,
            meaning: "id of the one actor that leaves; each without it",
        },
        OptionSpec {
            name: "set",
            kind: OptionKind::Texts,
            preset: Preset::Nothing,
            meaning: "ids of actors that leave together; in a casebook those of them that a case has",
        },
        OptionSpec {
            name: "size",
            kind: OptionKind::Whole { min: 1, max: 2 },
            preset: Preset::Whole(1),
            meaning: "how many leave at a time: each actor, or each two of up to 200 actors",
        },
        OptionSpec {
            name: "coordinator",
            kind: OptionKind::Text,
            preset: Preset::Text(COORDINATOR),
            meaning: "the role whose holders stand in the table `coordinator`",
        },
        OptionSpec {
            name: "list_up_to",
            kind: OptionKind::Whole { min: 0, max: i64::MAX },
            preset: Preset::Whole(LIST_UP_TO as i64),
            meaning: "in networks of up to so many actors the pieces that are left are listed; with `size` = 2 never",
        },
    ],
    tables: tables::SPECS,
};

/// The role whose holders are looked at on their own where no other is chosen.
const COORDINATOR: &str = "programme_coordinator";
/// In networks of up to so many actors pieces are listed where nothing else is chosen.
const LIST_UP_TO: usize = 200;
/// Each two actors are tried among up to so many.
pub(crate) const MOST_FOR_PAIRS: usize = 200;
/// So many steps are taken at most to count pairs along arcs.
const MOST_STEPS: usize = 1_000_000_000;

/// Who leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Whom {
    Each,
    Together(&'static str, Vec<ActorId>),
    EachTwo,
}

/// Who leaves, and what is listed.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
    whom: Whom,
    coordinator: Option<String>,
    list_up_to: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { scope: Scope::default(), whom: Whom::Each, coordinator: None, list_up_to: LIST_UP_TO }
    }
}

impl Options {
    /// The same, asked of another part of the case.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same, of one actor only.
    pub fn with_actor(mut self, actor: impl Into<ActorId>) -> Self {
        self.whom = Whom::Together("actor", vec![actor.into()]);
        self
    }

    /// The same, of some actors that leave together.
    pub fn with_set(mut self, actors: impl IntoIterator<Item = impl Into<ActorId>>) -> Self {
        self.whom = Whom::Together("set", actors.into_iter().map(Into::into).collect());
        self
    }

    /// The same, of each two actors.
    pub fn with_each_two(mut self) -> Self {
        self.whom = Whom::EachTwo;
        self
    }

    /// The same, with the holders of another role looked at on their own.
    pub fn with_coordinator(mut self, role: impl Into<String>) -> Self {
        self.coordinator = Some(role.into());
        self
    }

    /// The same, with pieces listed in networks of up to so many actors.
    pub const fn with_list_up_to(mut self, actors: usize) -> Self {
        self.list_up_to = actors;
        self
    }
}

/// The network with or without somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The number of actors.
    pub actors: usize,
    /// The number of components.
    pub components: usize,
    /// The number of actors without a tie.
    pub isolates: usize,
    /// The size of the largest component.
    pub largest: usize,
    /// The ordered pairs of actors of which the first reaches the second.
    pub reachable: Value<usize>,
    /// The share of the ordered pairs of which it does not.
    pub fragmentation: Value,
}

impl Standing {
    pub(crate) fn of(left: Left, reachable: Value<u64>) -> Self {
        let pairs = left.items as f64 * (left.items as f64 - 1.0);
        Self {
            actors: left.items,
            components: left.pieces,
            isolates: left.alone,
            largest: left.largest,
            reachable: reachable.map(|pairs| pairs as usize),
            fragmentation: if left.items < 2 { Err(Reason::TooFewActors) } else { reachable.map(|reached| 1.0 - reached as f64 / pairs) },
        }
    }
}

/// Money that goes.
#[derive(Debug, Clone, PartialEq)]
pub struct MoneyLost {
    /// The currency.
    pub currency: String,
    /// The amount per year.
    pub amount: f64,
    /// Its share of what everybody gives in this currency.
    pub share: Value,
}

/// What goes when some actors leave.
#[derive(Debug, Clone, PartialEq)]
pub struct Removal {
    /// Who leaves, in document order.
    pub actors: Vec<ActorIndex>,
    /// The place by roles lost, separated pairs and share of money, from 1.
    pub rank: usize,
    /// The roles that they hold.
    pub roles: Vec<RoleIndex>,
    /// Those among them that nobody holds any more.
    pub roles_lost: Vec<RoleIndex>,
    /// Those among them that several held and one is left of.
    pub roles_left_with_one: Vec<RoleIndex>,
    /// The share of all roles that is lost.
    pub coverage_loss: Value,
    /// The number of ties that go.
    pub ties_lost: usize,
    /// Their relations with the actor that stands for the case.
    pub house_relations: Value<Vec<RelationIndex>>,
    /// The pairs of those who remain that no longer hang together.
    pub separated_pairs: usize,
    /// Those who remain all of whose ties went.
    pub left_alone: Vec<ActorIndex>,
    /// The network without them.
    pub after: Standing,
    /// The pieces that are left, the largest first, where somebody is separated and pieces are listed.
    pub pieces: Vec<Vec<ActorIndex>>,
    /// What they give per year in the currency that losses are ranked by.
    pub amount: Value,
    /// Its share of what everybody gives.
    pub share: Value,
    /// What they give in each currency.
    pub money: Vec<MoneyLost>,
    /// The agreements to which one of them is a party, by position in the document.
    pub agreements: Vec<usize>,
    /// The relations on which they give money, with a usable amount or without.
    pub funding: Vec<RelationIndex>,
}

/// What goes with whom.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Removals {
    /// The network as it is.
    pub before: Standing,
    /// Each loss, by rank; with the reason where there are too many to be tried.
    pub removals: Value<Vec<Removal>>,
    /// The losses of those who hold the coordinating role: each alone, then all together where there are several.
    pub coordinators: Vec<Removal>,
    /// The currency that losses are ranked by; nothing where no amount is usable in it.
    pub currency: Option<String>,
    /// What everybody gives in it per year.
    pub total: Value,
    /// Amounts that could not be added, and why.
    pub excluded: Vec<ExcludedAmount>,
}

/// What goes when actors leave.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied, [`AnalysisError::Option`] when somebody is named who is not in the
/// network, or a role that the role model does not have.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Assignment, CaseBuilder, Relation, RelationKind, Status, analysis::actor_removal};
///
/// let held = |role, actor: &str| Assignment::new(role, Status::Current).with_actor(actor);
/// let tied = |from, to| Relation::new(from, to, RelationKind::Cooperates);
/// let case = ["town", "club", "bank"].iter()
///     .fold(CaseBuilder::new("house", "House"), |case, id| case.actor(Actor::new(*id, "Somebody")))
///     .assignment(held("operator", "club"))
///     .assignment(held("funder", "bank"))
///     .assignment(held("funder", "town"))
///     .relation(tied("town", "club"))
///     .relation(tied("club", "bank"))
///     .build()?;
/// let found = actor_removal::compute(&case, &Default::default())?;
/// let worst = &found.removals.unwrap()[0];
/// assert_eq!(case.actors()[worst.actors[0].position()].id().as_str(), "club");
/// assert_eq!((worst.roles_lost.len(), worst.separated_pairs, worst.left_alone.len()), (1, 1, 2));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<Removals, AnalysisError> {
    let selection = Selection::of(case, &options.scope)?;
    let network = Network::from_selection(&selection);
    of((&selection, &Incidence::of(&selection), &network), options, |_| Ok(false), |_| Ok(false), &Watch::new())
}

fn of(
    (selection, incidence, network): (&Selection<'_>, &Incidence, &Network),
    options: &Options,
    elsewhere: impl Fn(&str) -> Result<bool, AnalysisError>,
    role_elsewhere: impl Fn(&str) -> Result<bool, AnalysisError>,
    watch: &Watch,
) -> Result<Removals, AnalysisError> {
    let case = selection.case();
    let role = match options.coordinator.as_deref() {
        None => case.roles().iter().position(|role| role.id().as_str() == COORDINATOR),
        Some(role) => match role_position(case, "coordinator", role) {
            Ok(role) => Some(role),
            // The preset is no choice: a role model may have no such role.
            Err(_) if role == COORDINATOR || role_elsewhere(role)? => None,
            Err(error) => return Err(error),
        },
    };
    let rows = network.neighbours();
    let whole = Whole::of(&rows);
    let actors = whole.before().items;
    let tried = match &options.whom {
        Whom::Together(..) => 1,
        Whom::Each => actors,
        Whom::EachTwo => actors * actors.saturating_sub(1) / 2,
    };
    let steps = tried.saturating_mul(actors).saturating_mul(actors + network.successors().entries());
    let lists = actors <= options.list_up_to && options.whom != Whom::EachTwo;
    let with_house = case.self_actor().map(|_| house_relations(selection));
    let mut leaving = Leaving {
        selection,
        incidence,
        network,
        whole: &whole,
        remover: whole.remover(),
        money: Money::of(selection),
        agreements: leaving::agreements(selection),
        with_house,
        along_arcs: network.is_directed().then_some(steps <= MOST_STEPS),
        lists,
        watch,
    };
    let mut found = Removals {
        before: leaving.standing(whole.before(), &[])?,
        removals: Ok(Vec::new()),
        coordinators: leaving.holders(role)?,
        currency: leaving.money.currency().map(str::to_owned),
        total: leaving.money.total(),
        excluded: std::mem::take(&mut leaving.money.excluded),
    };
    found.removals = match &options.whom {
        Whom::EachTwo if actors > MOST_FOR_PAIRS => Err(Reason::TooLarge),
        Whom::EachTwo => leaving.each_two().map(Ok)?,
        Whom::Each => leaving.each().map(Ok)?,
        Whom::Together(option, ids) => {
            if ids.is_empty() {
                return Err(OptionError::new(option, "an empty list", "at least one actor").into());
            }
            match &leaving::numbers(selection, option, ids, elsewhere)?[..] {
                [] => Ok(Vec::new()),
                gone => Ok(vec![leaving.together(gone)?]),
            }
        }
    };
    if let Ok(removals) = &mut found.removals {
        put_in_order(removals);
    }
    Ok(found)
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let size = given.whole("size", 1, 2)?.unwrap_or(1);
    let whom = match (given.text("actor")?, given.texts("set")?) {
        (Some(_), Some(_)) => return Err(OptionError::new("set", "a list beside `actor`", "only one of the two").into()),
        (Some(_), _) | (_, Some(_)) if size > 1 => {
            return Err(OptionError::new("size", format_args!("`{size}` beside `actor` or `set`"), "only one of the three").into());
        }
        (Some(actor), None) => Whom::Together("actor", vec![actor.into()]),
        (None, Some(set)) => Whom::Together("set", set.into_iter().map(Into::into).collect()),
        (None, None) if size == 2 => Whom::EachTwo,
        (None, None) => Whom::Each,
    };
    let list_up_to = given.whole("list_up_to", 0, i64::MAX)?.map_or(LIST_UP_TO, |actors| usize::try_from(actors).unwrap_or(usize::MAX));
    let coordinator = given.text("coordinator")?.map(str::to_owned);
    let options = Options { scope: selection.scope().clone(), whom, coordinator, list_up_to };
    let ground = (selection, study.incidence(&CARD)?, study.network());
    let found = of(ground, &options, |actor| is_elsewhere(study, actor), |role| leaving::is_role_elsewhere(study, role), study.watch())?;
    let mut answer = Answer::new(&CARD, study, given).with_network_facts(study).with_excluded(selection.case(), &found.excluded);
    for table in tables::all(study, &found)? {
        answer = answer.with_table(table);
    }
    if found.removals == Err(Reason::TooLarge) {
        answer = answer.with_remark(format!("each two of more than {MOST_FOR_PAIRS} actors are not tried (too_large)"));
    }
    for remark in remarks(selection, &found) {
        answer = answer.with_remark(remark);
    }
    if found.coordinators.is_empty() {
        let role = options.coordinator.as_deref().unwrap_or(COORDINATOR);
        answer = answer.with_remark(format!("nobody in the network holds the role `{role}` (no_holder)"));
    }
    let separates = |removal: &Removal| removal.separated_pairs > 0 && removal.pieces.is_empty();
    if options.whom != Whom::EachTwo && found.removals.as_ref().is_ok_and(|removals| removals.iter().any(separates)) {
        answer =
            answer.with_remark(format!("pieces are listed in networks of up to {list_up_to} actors; `list_up_to` says how many may be"));
    }
    Ok(answer)
}

/// What is removed by itself though it is more than one, and what counts though it has ended.
fn remarks(selection: &Selection<'_>, found: &Removals) -> Vec<String> {
    let (case, mut remarks) = (selection.case(), Vec::new());
    let part_of = &case.links().part_of;
    let is_part = |whole: ActorIndex| selection.members().iter().any(|part| part_of[part.position()] == Some(whole));
    // At the level of wholes nobody in the network is part of another.
    let mut wholes: Vec<ActorIndex> = found.removals.iter().flatten().flat_map(|removal| removal.actors.iter().copied()).collect();
    wholes.sort_unstable();
    wholes.dedup();
    wholes.retain(|whole| is_part(*whole));
    if !wholes.is_empty() {
        let ids: Vec<String> = wholes.iter().map(|whole| format!("`{}`", case.actor_at(*whole).id())).collect();
        remarks.push(format!("units that are part of {} stay when it leaves; with `level` = top they leave with it", ids.join(", ")));
    }
    let ended = selection.relations().iter().filter(|index| case.relation_at(**index).until().is_some()).count();
    if selection.scope().at().is_none() && ended > 0 {
        remarks.push(format!(
            "relations with an end that count as if they still ran, because no `at` is given: {ended}; assignments count by their status"
        ));
    }
    remarks
}

#[cfg(test)]
mod tests;
