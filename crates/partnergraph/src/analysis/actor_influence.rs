//! Who is influential, who is well connected, and who of the influential nobody in charge is in touch with yet.
//!
//! A workshop builds towers: the higher, the more influence. Beside the ties of the case they say whom to talk to next.

use std::collections::HashMap;

use super::shared::partition;
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, OptionError, OptionKind, OptionSpec, Preset, Reason, Study, Subject,
    Table, TableSpec, UNDIRECTED_SCOPE, Value, case_actor_keys,
};
use crate::model::{ActorId, ActorIndex, Case, RelationIndex};
use crate::view::{Network, Scope, Selection};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_influence",
    version: 1,
    level: Level::Actor,
    subject: Subject::Case,
    question: "Who is influential here and should be talked to next?",
    definition: "Read are the influence of an actor as recorded (an ordinal score, such as the height of a tower in a workshop), its degree k \
        (number of partners, without direction) and its goals.\n\
        High influence: score above the median of the recorded scores. Well connected: k above the median degree of the network. Above is \
        strict.\n\
        cell = key_partner (both), talk_to_next (influence only), connector (degree only), peripheral (neither).\n\
        Reference set: the actors that `reference` names; without it the actor that stands for the case where it has a tie, and the holders \
        of `operator` and `programme_coordinator`. Ties to them count also where they are not in the network.\n\
        missing_link: high influence, not in the reference set, and without a tie to anyone in it; listed by score, then degree, both \
        largest first, then document order.\n\
        shared_goals: goals of the actor, word for word, that somebody else in the reference set has too.",
    reading: "Scores are steps of a scale that somebody set up: they are counted and ranked, never averaged, and not compared between cases. \
        With an even number of scores the median is the lower of the two middle ones, which sorts actors as the point between them would. \
        An actor without a score is not known to be without influence. A missing link says that no tie is recorded.",
    undefined: &[
        (
            Reason::NotRecorded,
            "influence, rank, cell and missing_link of an actor without a score; median_influence without any score, and the number of \
            missing links; shared_goals, where the actor or everyone else in the reference set has no goals recorded",
        ),
        (
            Reason::NoHolder,
            "tied_to_reference, missing_link, shared_goals and in_reference of goals, when the reference set is empty, or holds nobody but \
            the actor",
        ),
        (Reason::NoActors, "median_degree, when the network has no actor"),
    ],
    source: "Influence and links: Schiffer & Hauck 2010, Net-Map: Collecting Social Network Data and Facilitating Network Learning through \
        Participatory Influence Network Mapping. Field Methods 22, DOI 10.1177/1525822X10374798. The four cells are our own.",
    elsewhere: "",
    scope: UNDIRECTED_SCOPE,
    options: &[OptionSpec {
        name: "reference",
        kind: OptionKind::Texts,
        preset: Preset::Nothing,
        meaning: "ids of the actors that others should be in touch with; without it the actor that stands for the case where it has a tie, \
            with the holders of operator and programme_coordinator",
    }],
    tables: &[
        TableSpec {
            name: "main",
            row: "an actor of the network, in document order",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name"),
                ColumnSpec::new("influence", "its score, as recorded; ordinal, 0 or more"),
                ColumnSpec::new("rank", "its rank among the recorded scores, 1 for the highest; equal scores share the smaller rank"),
                ColumnSpec::new("degree", "k, number of its partners"),
                ColumnSpec::new("cell", "`key_partner`, `talk_to_next`, `connector` or `peripheral`"),
                ColumnSpec::new("in_reference", "whether it is in the reference set"),
                ColumnSpec::new("tied_to_reference", "whether it has a tie to somebody else in the reference set"),
                ColumnSpec::new("missing_link", "whether it is influential and such a tie is missing"),
                ColumnSpec::new("shared_goals", "number of its goals that somebody else in the reference set has too"),
            ],
        },
        TableSpec {
            name: "summary",
            row: "the case",
            columns: &[
                ColumnSpec::new("actors", "number of actors in the network"),
                ColumnSpec::new("recorded", "number of them with a score"),
                ColumnSpec::new("median_influence", "median of the recorded scores, the lower of two middle ones"),
                ColumnSpec::new("median_degree", "median of the degrees, halfway between two middle ones"),
                ColumnSpec::new("key_partner", "number of actors with high influence that are well connected"),
                ColumnSpec::new("talk_to_next", "number of those with high influence that are not"),
                ColumnSpec::new("connector", "number of well connected actors without high influence"),
                ColumnSpec::new("peripheral", "number of actors with neither"),
                ColumnSpec::new("reference", "ids of the reference set, in document order"),
                ColumnSpec::new("missing_links", "number of missing links"),
            ],
        },
        TableSpec {
            name: "missing_links",
            row: "an actor of high influence without a tie to the reference set, the highest score first",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name"),
                ColumnSpec::new("influence", "its score"),
                ColumnSpec::new("degree", "number of its partners"),
            ],
        },
        TableSpec {
            name: "goals",
            row: "a goal of an actor of the network or the reference set, in document order",
            columns: &[
                ColumnSpec::new("goal", "the goal, as recorded"),
                ColumnSpec::new("actors", "number of actors that have it"),
                ColumnSpec::new("held_by", "their ids"),
                ColumnSpec::new("in_reference", "whether somebody in the reference set has it"),
            ],
        },
    ],
};

/// The roles whose holders are the reference set where nobody is named.
const REFERENCE_ROLES: [&str; 2] = ["operator", "programme_coordinator"];

/// Which part of the case, and whom others should be in touch with.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
    reference: Option<Vec<ActorId>>,
}

impl Options {
    /// The same, asked of another part of the case.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same, with these actors as the reference set.
    pub fn with_reference(mut self, reference: impl IntoIterator<Item = impl Into<ActorId>>) -> Self {
        self.reference = Some(reference.into_iter().map(Into::into).collect());
        self
    }
}

/// How an actor stands by influence and partners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cell {
    /// Influential and well connected.
    KeyPartner,
    /// Influential, not well connected.
    TalkToNext,
    /// Well connected, not influential.
    Connector,
    /// Neither.
    Peripheral,
}

impl Cell {
    /// Every cell.
    pub const ALL: [Self; 4] = [Self::KeyPartner, Self::TalkToNext, Self::Connector, Self::Peripheral];

    /// The cell as one word, as tables print it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::KeyPartner => "key_partner",
            Self::TalkToNext => "talk_to_next",
            Self::Connector => "connector",
            Self::Peripheral => "peripheral",
        }
    }
}

/// An actor's influence and partners.
#[derive(Debug, Clone, PartialEq)]
pub struct ActorInfluence {
    /// The actor.
    pub actor: ActorIndex,
    /// Its score.
    pub influence: Value<usize>,
    /// Its rank among the recorded scores.
    pub rank: Value<usize>,
    /// The number of its partners.
    pub degree: usize,
    /// How it stands by both.
    pub cell: Value<Cell>,
    /// Whether it is in the reference set.
    pub in_reference: bool,
    /// Whether it has a tie to somebody else in the reference set.
    pub tied_to_reference: Value<bool>,
    /// Whether it is influential and such a tie is missing.
    pub missing_link: Value<bool>,
    /// The number of its goals that somebody else in the reference set has too.
    pub shared_goals: Value<usize>,
    /// The relations to the reference set.
    pub reference_relations: Vec<RelationIndex>,
}

/// A goal and who has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// The goal, as recorded.
    pub goal: String,
    /// The actors that have it, in document order.
    pub held_by: Vec<ActorIndex>,
    /// Whether somebody in the reference set is among them.
    pub in_reference: Value<bool>,
}

/// Influence and partners of all actors.
#[derive(Debug, Clone, PartialEq)]
pub struct Influence {
    /// Each actor of the network.
    pub actors: Vec<ActorInfluence>,
    /// The median of the recorded scores, the lower of two middle ones.
    pub median_influence: Value<usize>,
    /// The median of the degrees.
    pub median_degree: Value,
    /// The reference set, in document order.
    pub reference: Vec<ActorIndex>,
    /// The positions in `actors` of the missing links, the highest score first.
    pub missing_links: Value<Vec<usize>>,
    /// Goals of actors of the network and of the reference set.
    pub goals: Vec<Goal>,
}

/// Influence and partners of all actors of a case.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied; [`AnalysisError::Option`] when `reference` names an actor that the
/// case does not have.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, CaseBuilder, Influence, Relation, RelationKind, analysis::actor_influence};
///
/// let actor = |id: &str, score| Actor::new(id, id).with_influence(Influence::new(score).unwrap());
/// let case = CaseBuilder::new("house", "House")
///     .actor(actor("club", 1))
///     .actor(actor("town", 4))
///     .actor(actor("choir", 1))
///     .relation(Relation::new("club", "choir", RelationKind::Cooperates))
///     .build()?;
/// let options = actor_influence::Options::default().with_reference(["club"]);
/// let found = actor_influence::compute(&case, &options)?;
/// assert_eq!(found.actors[1].cell, Ok(actor_influence::Cell::TalkToNext));
/// assert_eq!(found.missing_links, Ok(vec![1]));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<Influence, AnalysisError> {
    let selection = Selection::of(case, &options.scope)?;
    let reference = options.reference.as_deref().map(|ids| named(&selection, ids, |_| Ok(false))).transpose()?;
    Ok(of(&selection, &Network::from_selection(&selection), reference))
}

/// The actors that are named; who is only in another case of the casebook is not here.
fn named(
    selection: &Selection<'_>,
    ids: &[ActorId],
    elsewhere: impl Fn(&str) -> Result<bool, AnalysisError>,
) -> Result<Vec<ActorIndex>, AnalysisError> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        match selection.case().actor_index(id.as_str()) {
            Ok(actor) => found.push(selection.stands_as(actor)),
            Err(_) if elsewhere(id.as_str())? => {}
            Err(unknown) => {
                let nearest = unknown.nearest.map(|id| id.to_string());
                return Err(OptionError { nearest, ..OptionError::new("reference", format_args!("`{id}`"), "an actor of the case") }.into());
            }
        }
    }
    Ok(found)
}

/// The relations in scope, of the kinds and strength that make ties, between different actors.
fn tying<'s>(selection: &'s Selection<'_>) -> impl Iterator<Item = RelationIndex> + 's {
    let scope = selection.scope();
    selection.relations().iter().copied().filter(move |index| {
        let relation = selection.case().relation_at(*index);
        let (from, to) = selection.ends(*index);
        from != to
            && scope.kinds().is_none_or(|kinds| kinds.contains(&relation.kind()))
            && scope.at_least().is_none_or(|least| relation.strength().is_some_and(|strength| strength >= least))
    })
}

/// The actor that stands for the case where it has a tie, and who holds the roles of those in charge.
fn in_charge(selection: &Selection<'_>) -> Vec<ActorIndex> {
    let case = selection.case();
    let itself = case.self_actor().map(|actor| selection.stands_as(actor));
    let is_tied = |actor: &ActorIndex| tying(selection).any(|index| matches!(selection.ends(index), (a, b) if a == *actor || b == *actor));
    let held = selection.assignments().filter_map(|index| {
        let (actor, role) = case.links().assignments[index.position()];
        let is_wanted = case.role_id(role).is_some_and(|role| REFERENCE_ROLES.contains(&role.as_str()));
        actor.filter(|_| is_wanted).map(|actor| selection.stands_as(actor))
    });
    held.chain(itself.filter(is_tied)).collect()
}

fn of(selection: &Selection<'_>, network: &Network, reference: Option<Vec<ActorIndex>>) -> Influence {
    let case = selection.case();
    let mut reference = reference.unwrap_or_else(|| in_charge(selection));
    reference.sort_unstable();
    reference.dedup();
    let is_in_charge = |actor: ActorIndex| reference.binary_search(&actor).is_ok();
    // For each actor of the case the relations that tie it to somebody else in the reference set.
    let mut to_reference: Vec<Vec<RelationIndex>> = vec![Vec::new(); case.actors().len()];
    for index in tying(selection) {
        let (from, to) = selection.ends(index);
        for (actor, other) in [(from, to), (to, from)] {
            if is_in_charge(other) {
                to_reference[actor.position()].push(index);
            }
        }
    }
    let goals = Goals::of(selection, &reference);
    let members = selection.members();
    let neighbours = network.neighbours();
    let degrees: Vec<usize> = (0..members.len()).map(|number| neighbours.degree(number)).collect();
    let mut scores: Vec<usize> = members.iter().filter_map(|actor| score(case, *actor)).collect();
    scores.sort_unstable();
    let median_influence = scores.len().checked_sub(1).map(|last| scores[last / 2]).ok_or(Reason::NotRecorded);
    let median_degree = median(&degrees).ok_or(Reason::NoActors);
    let actors: Vec<ActorInfluence> = members
        .iter()
        .zip(degrees)
        .map(|(actor, degree)| {
            let influence = score(case, *actor).ok_or(Reason::NotRecorded);
            let is_high = influence.and_then(|score| median_influence.map(|median| score > median));
            let is_tied = median_degree.is_ok_and(|median| degree as f64 > median);
            let somebody_else = if reference.iter().any(|other| other != actor) { Ok(()) } else { Err(Reason::NoHolder) };
            let relations = std::mem::take(&mut to_reference[actor.position()]);
            let tied_to_reference = somebody_else.map(|()| !relations.is_empty());
            ActorInfluence {
                actor: *actor,
                influence,
                rank: influence.map(|score| 1 + scores.len() - scores.partition_point(|other| *other <= score)),
                degree,
                cell: is_high.map(|is_high| match (is_high, is_tied) {
                    (true, true) => Cell::KeyPartner,
                    (true, false) => Cell::TalkToNext,
                    (false, true) => Cell::Connector,
                    (false, false) => Cell::Peripheral,
                }),
                in_reference: is_in_charge(*actor),
                tied_to_reference,
                missing_link: match (reference.is_empty(), is_in_charge(*actor)) {
                    (true, _) => Err(Reason::NoHolder),
                    (false, true) => is_high.map(|_| false),
                    (false, false) => is_high.map(|is_high| is_high && relations.is_empty()),
                },
                shared_goals: somebody_else.and_then(|()| goals.shared(*actor)),
                reference_relations: relations,
            }
        })
        .collect();
    let mut missing: Vec<usize> = (0..actors.len()).filter(|place| actors[*place].missing_link == Ok(true)).collect();
    // Stable, so that equals stay in document order.
    missing.sort_by_key(|place| std::cmp::Reverse((actors[*place].influence.unwrap_or_default(), actors[*place].degree)));
    let missing_links = match (reference.is_empty(), scores.is_empty()) {
        (true, _) => Err(Reason::NoHolder),
        (false, true) => Err(Reason::NotRecorded),
        (false, false) => Ok(missing),
    };
    let is_concerned = |actor: ActorIndex| members.binary_search(&actor).is_ok() || is_in_charge(actor);
    let goals = goals.listed(is_concerned);
    Influence { actors, median_influence, median_degree, reference, missing_links, goals }
}

/// The influence of an actor, as recorded.
fn score(case: &Case, actor: ActorIndex) -> Option<usize> {
    case.actor_at(actor).influence().map(|influence| influence.get() as usize)
}

/// The middle of some numbers, halfway between two middle ones.
fn median(numbers: &[usize]) -> Option<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let last = sorted.len().checked_sub(1)?;
    Some((sorted[last / 2] as f64 + sorted[sorted.len() / 2] as f64) / 2.0)
}

/// Who has which goals, at the chosen level.
struct Goals<'a> {
    /// For each actor of the case its goals, each once.
    by_actor: Vec<Vec<&'a str>>,
    /// For each goal of the reference set who in it has it.
    wanted: HashMap<&'a str, Vec<ActorIndex>>,
    reference: &'a [ActorIndex],
}

impl<'a> Goals<'a> {
    fn of(selection: &Selection<'a>, reference: &'a [ActorIndex]) -> Self {
        let case = selection.case();
        let mut by_actor: Vec<Vec<&str>> = vec![Vec::new(); case.actors().len()];
        for (position, actor) in case.actors().iter().enumerate() {
            let own = &mut by_actor[selection.stands_as(ActorIndex(position as u32)).position()];
            for goal in actor.goals() {
                if !own.contains(&goal.as_str()) {
                    own.push(goal);
                }
            }
        }
        let mut wanted: HashMap<&str, Vec<ActorIndex>> = HashMap::new();
        for actor in reference {
            by_actor[actor.position()].iter().for_each(|goal| wanted.entry(goal).or_default().push(*actor));
        }
        Self { by_actor, wanted, reference }
    }

    /// The number of an actor's goals that somebody else in the reference set has too.
    fn shared(&self, actor: ActorIndex) -> Value<usize> {
        let own = &self.by_actor[actor.position()];
        let are_theirs_known = self.reference.iter().any(|other| *other != actor && !self.by_actor[other.position()].is_empty());
        if own.is_empty() || !are_theirs_known {
            return Err(Reason::NotRecorded);
        }
        Ok(own.iter().filter(|goal| self.wanted.get(**goal).is_some_and(|by| by.iter().any(|by| *by != actor))).count())
    }

    /// The goals of some actors, in the order in which they come.
    fn listed(&self, is_concerned: impl Fn(ActorIndex) -> bool) -> Vec<Goal> {
        let (mut listed, mut places): (Vec<Goal>, HashMap<&str, usize>) = (Vec::new(), HashMap::new());
        let actors = (0..self.by_actor.len()).map(|actor| ActorIndex(actor as u32)).filter(|actor| is_concerned(*actor));
        for (actor, goal) in actors.flat_map(|actor| self.by_actor[actor.position()].iter().map(move |goal| (actor, *goal))) {
            let place = *places.entry(goal).or_insert(listed.len());
            if place == listed.len() {
                let in_reference = if self.reference.is_empty() { Err(Reason::NoHolder) } else { Ok(self.wanted.contains_key(goal)) };
                listed.push(Goal { goal: goal.to_owned(), held_by: Vec::new(), in_reference });
            }
            listed[place].held_by.push(actor);
        }
        listed
    }
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let ids = given.texts("reference")?.map(|ids| ids.into_iter().map(ActorId::from).collect::<Vec<_>>());
    let reference = ids.map(|ids| named(selection, &ids, |id| partition::is_elsewhere(study, id))).transpose()?;
    let (case, found) = (selection.case(), of(selection, study.network(), reference));
    let actors = &found.actors;
    let id = |actor: &ActorIndex| case.actor_at(*actor).id().to_string();
    let basis = || {
        study.actor_relations().into_iter().zip(actors).map(|(mut ties, actor)| {
            ties.extend(actor.reference_relations.iter().copied().map(Item::Relation));
            ties.insert(0, Item::Actor(actor.actor));
            ties
        })
    };
    let mut main = study.actor_table("main");
    main.whole("influence", actors.iter().map(|actor| actor.influence))
        .whole("rank", actors.iter().map(|actor| actor.rank))
        .count("degree", actors.iter().map(|actor| actor.degree))
        .valued_text("cell", actors.iter().map(|actor| actor.cell.map(Cell::as_str)))
        .flag("in_reference", actors.iter().map(|actor| actor.in_reference))
        .optional_flag("tied_to_reference", actors.iter().map(|actor| actor.tied_to_reference))
        .optional_flag("missing_link", actors.iter().map(|actor| actor.missing_link))
        .whole("shared_goals", actors.iter().map(|actor| actor.shared_goals))
        .rests_on(basis());
    let mut summary = Table::new("summary", 1);
    summary
        .count("actors", [actors.len()])
        .count("recorded", [actors.iter().filter(|actor| actor.influence.is_ok()).count()])
        .whole("median_influence", [found.median_influence])
        .number("median_degree", [found.median_degree]);
    for cell in Cell::ALL {
        summary.count(cell.as_str(), [actors.iter().filter(|actor| actor.cell == Ok(cell)).count()]);
    }
    summary
        .texts("reference", [found.reference.iter().map(id).collect()])
        .whole("missing_links", [found.missing_links.as_ref().map(Vec::len).map_err(|reason| *reason)])
        .rests_on([actors.iter().map(|actor| Item::Actor(actor.actor)).collect()]);
    let listed: Vec<usize> = found.missing_links.unwrap_or_default();
    let mut missing = Table::new("missing_links", listed.len());
    case_actor_keys(&mut missing, case, &listed.iter().map(|place| actors[*place].actor).collect::<Vec<_>>());
    missing
        .whole("influence", listed.iter().map(|place| actors[*place].influence))
        .count("degree", listed.iter().map(|place| actors[*place].degree))
        .rests_on(listed.iter().map(|place| vec![Item::Actor(actors[*place].actor)]));
    let mut goals = Table::new("goals", found.goals.len());
    goals
        .text("goal", found.goals.iter().map(|goal| goal.goal.clone()))
        .count("actors", found.goals.iter().map(|goal| goal.held_by.len()))
        .texts("held_by", found.goals.iter().map(|goal| goal.held_by.iter().map(id).collect()))
        .optional_flag("in_reference", found.goals.iter().map(|goal| goal.in_reference))
        .rests_on(found.goals.iter().map(|goal| goal.held_by.iter().copied().map(Item::Actor).collect()));
    let answer = Answer::new(&CARD, study, given).with_network_facts(study);
    Ok([main, summary, missing, goals].into_iter().fold(answer, Answer::with_table))
}

#[cfg(test)]
mod tests;
