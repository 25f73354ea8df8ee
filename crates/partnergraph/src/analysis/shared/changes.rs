//! What is otherwise between two looks at a partnership: two dates of a case, or two versions of it.

use std::collections::HashMap;

use crate::analysis::network_centralization::{self, Form};
use crate::analysis::role_coverage::RoleCoverage;
use crate::analysis::{case_coverage, case_funding, role_coverage};
use crate::method::{AnalysisError, Card, Reason, Study, Value};
use crate::model::{ActorId, ActorIndex, AssignmentIndex, Case, RelationIndex, RelationKind, RoleId, RoleState};
use crate::view::{Network, Scope, Selection, choices};

choices! {
    /// What became of something between two looks.
    Change {
        /// It is there both times.
        Stayed = "stayed",
        /// It is there the second time only.
        Came = "came",
        /// It is there the first time only.
        Went = "went",
    }
}

impl Change {
    const fn of(first: bool, second: bool) -> Self {
        match (first, second) {
            (true, false) => Self::Went,
            (false, true) => Self::Came,
            _ => Self::Stayed,
        }
    }
}

/// What became of an actor of the network.
#[derive(Debug, Clone, PartialEq)]
pub struct ActorChange {
    /// The actor.
    pub actor: ActorId,
    /// Its name, as the second look has it where it is there.
    pub name: String,
    /// What became of it.
    pub change: Change,
    /// Whether no date says if it was there at the first look: of one that was, no assignment or relation that puts it there has a
    /// beginning; of one that came, an assignment that is not in scope may have held then.
    pub undated: Value<bool>,
    /// Its position in each of the two cases, where they have it.
    pub(crate) places: [Option<ActorIndex>; 2],
}

/// What became of a tie.
#[derive(Debug, Clone, PartialEq)]
pub struct TieChange {
    /// The actor that it comes from; of a tie without direction the one that comes first.
    pub from: ActorId,
    /// The other actor.
    pub to: ActorId,
    /// What became of it.
    pub change: Change,
    /// The relations that it is made of the first and the second time.
    pub relations: [Vec<RelationIndex>; 2],
}

/// What became of a relation in scope.
#[derive(Debug, Clone, PartialEq)]
pub struct RelationChange {
    /// Its id, or its place in the document.
    pub relation: String,
    /// From whom.
    pub from: ActorId,
    /// To whom.
    pub to: ActorId,
    /// What sort of tie it is.
    pub kind: RelationKind,
    /// What became of it.
    pub change: Change,
    /// Its position in each of the two cases, where it is in scope.
    pub places: [Option<RelationIndex>; 2],
}

/// What became of a role.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleChange {
    /// The role.
    pub role: RoleId,
    /// Its state each time; nothing where the role model has no such role.
    pub states: [Option<RoleState>; 2],
    /// Who holds it the second time and not the first.
    pub added: Vec<ActorId>,
    /// Who holds it the first time and not the second.
    pub removed: Vec<ActorId>,
    /// Who holds it both times.
    pub kept: Vec<ActorId>,
    /// The assignments that this rests on each time.
    pub(crate) basis: [Vec<AssignmentIndex>; 2],
}

impl RoleChange {
    /// Whether it was known to be empty and is filled.
    #[must_use]
    pub const fn became_filled(&self) -> bool {
        matches!(self.states, [Some(RoleState::Empty), Some(RoleState::Filled)])
    }

    /// Whether it was filled and is known to be empty.
    #[must_use]
    pub const fn became_empty(&self) -> bool {
        matches!(self.states, [Some(RoleState::Filled), Some(RoleState::Empty)])
    }

    /// Whether nothing was known of it and something is.
    #[must_use]
    pub const fn became_known(&self) -> bool {
        matches!(self.states, [Some(RoleState::Unknown), Some(RoleState::Filled | RoleState::Empty)])
    }

    /// Whether something was known of it and nothing is: its holders went, and nothing says whether others came.
    #[must_use]
    pub const fn became_unknown(&self) -> bool {
        matches!(self.states, [Some(RoleState::Filled | RoleState::Empty), Some(RoleState::Unknown)])
    }

    /// Whether it is filled both times and nobody of those who held it does any more.
    #[must_use]
    pub const fn changed_hands(&self) -> bool {
        self.kept.is_empty() && !self.added.is_empty() && !self.removed.is_empty()
    }
}

/// A number both times.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeasureChange {
    /// What it is.
    pub measure: &'static str,
    /// The first time.
    pub first: Value,
    /// The second time.
    pub second: Value,
}

impl MeasureChange {
    /// The second less the first.
    ///
    /// # Errors
    /// The reason why one of them is missing, the first before the second.
    pub fn change(&self) -> Value {
        Ok(-self.first? + self.second?)
    }
}

/// What can be measured both times, in the order in which it is shown.
pub(crate) const MEASURES: [&str; 6] = ["coverage", "coverage_upper", "density", "degree_centralization", "funding_total", "funding_hhi"];

/// Two looks at a partnership.
pub(crate) struct Looks<'s, 'a> {
    pub(crate) studies: [&'s Study<'a>; 2],
    pub(crate) card: &'static Card,
}

/// Whose presence at a look rests on something that has a beginning, and who may have been there besides; both in order.
struct Undated {
    begun: Vec<ActorIndex>,
    held: Vec<ActorIndex>,
    has_date: bool,
}

impl Undated {
    fn of(selection: &Selection<'_>) -> Self {
        let case = selection.case();
        let holder = |index: AssignmentIndex| case.links().assignments[index.position()].0.map(|actor| selection.stands_as(actor));
        let begins = |index: &AssignmentIndex| case.assignment_at(*index).since().is_some();
        let mut begun: Vec<ActorIndex> = selection.assignments().filter(begins).filter_map(holder).collect();
        let relations = selection.relations().iter().filter(|index| case.relation_at(**index).since().is_some());
        begun.extend(relations.flat_map(|index| <[ActorIndex; 2]>::from(selection.ends(*index))));
        let mut held: Vec<ActorIndex> = selection.assignments_of_any_status().iter().filter_map(|index| holder(*index)).collect();
        begun.sort_unstable();
        held.sort_unstable();
        Self { begun, held, has_date: selection.scope().at().is_some() }
    }

    fn is(&self, actor: Option<ActorIndex>, was_there: bool) -> Value<bool> {
        let among = |actors: &[ActorIndex]| actor.is_some_and(|actor| actors.binary_search(&actor).is_ok());
        match (self.has_date, was_there) {
            (false, _) => Err(Reason::NoDate),
            (true, true) => Ok(!among(&self.begun)),
            (true, false) => Ok(among(&self.held)),
        }
    }
}

/// Ties by the places of their actors, each with the relations that it is made of; in order.
type Ties = Vec<((u32, u32), Vec<RelationIndex>)>;

impl<'a> Looks<'_, 'a> {
    fn selections(&self) -> Result<[&Selection<'a>; 2], AnalysisError> {
        let [first, second] = self.studies;
        Ok([first.needed_selection(self.card)?, second.needed_selection(self.card)?])
    }

    /// The actors of either network: those of the first case in its order, then those that only the second has.
    pub(crate) fn actors(&self) -> Result<Vec<ActorChange>, AnalysisError> {
        let selections = self.selections()?;
        let cases = selections.map(Selection::case);
        let is_member =
            |look: usize, actor: Option<ActorIndex>| actor.is_some_and(|actor| selections[look].members().binary_search(&actor).is_ok());
        let same = std::ptr::eq(cases[0].document(), cases[1].document());
        let places = |look: usize| (0..cases[look].actors().len()).map(|position| ActorIndex(position as u32));
        let elsewhere = |look: usize, actor: ActorIndex, in_look: usize| {
            if same { Some(actor) } else { cases[in_look].actor_index(cases[look].actor_at(actor).id().as_str()).ok() }
        };
        let of_first = places(0).map(|actor| [Some(actor), elsewhere(0, actor, 1)]);
        let of_second = places(1).map(|actor| [elsewhere(1, actor, 0), Some(actor)]).filter(|places| places[0].is_none());
        let all = of_first.chain(if same { None } else { Some(of_second) }.into_iter().flatten());
        let undated = Undated::of(selections[0]);
        let mut found = Vec::new();
        for places in all {
            let there = [is_member(0, places[0]), is_member(1, places[1])];
            let look = usize::from(places[1].is_some());
            if let (true, Some(place)) = (there[0] || there[1], places[look]) {
                let actor = cases[look].actor_at(place);
                let change = Change::of(there[0], there[1]);
                let undated = undated.is(places[0], there[0]);
                found.push(ActorChange { actor: actor.id().clone(), name: actor.name().to_owned(), change, undated, places });
            }
        }
        Ok(found)
    }

    /// The ties of either network among these actors, in the order of the actors.
    pub(crate) fn ties(&self, actors: &[ActorChange]) -> Vec<TieChange> {
        let [first, second] = [0, 1].map(|look| self.ties_of(look, actors));
        let mut both: HashMap<(u32, u32), [Vec<RelationIndex>; 2]> = HashMap::with_capacity(first.len() + second.len());
        let mut keys: Vec<(u32, u32)> = Vec::with_capacity(first.len() + second.len());
        let mut there: HashMap<(u32, u32), [bool; 2]> = HashMap::with_capacity(first.len() + second.len());
        for (look, ties) in [first, second].into_iter().enumerate() {
            for (key, relations) in ties {
                keys.push(key);
                both.entry(key).or_default()[look] = relations;
                there.entry(key).or_default()[look] = true;
            }
        }
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter()
            .map(|key| {
                let [first, second] = there.get(&key).copied().unwrap_or_default();
                TieChange {
                    from: actors[key.0 as usize].actor.clone(),
                    to: actors[key.1 as usize].actor.clone(),
                    change: Change::of(first, second),
                    relations: both.remove(&key).unwrap_or_default(),
                }
            })
            .collect()
    }

    fn ties_of(&self, look: usize, actors: &[ActorChange]) -> Ties {
        let network = self.studies[look].network();
        let case_actors = network.case_actors().unwrap_or_default();
        let mut place = vec![0_u32; case_actors.len()];
        for (position, actor) in actors.iter().enumerate() {
            if let Some(number) = actor.places[look].and_then(|actor| case_actors.binary_search(&actor).ok()) {
                place[number] = position as u32;
            }
        }
        let key = |from: usize, to: usize| match (place[from], place[to]) {
            (from, to) if network.is_directed() || from < to => (from, to),
            (from, to) => (to, from),
        };
        network.ties().enumerate().map(|(number, tie)| (key(tie.from, tie.to), network.merged(number).collect())).collect()
    }

    /// The relations in scope either time: those of the first look in document order, then those that came.
    pub(crate) fn relations(&self) -> Result<Vec<RelationChange>, AnalysisError> {
        let selections = self.selections()?;
        let cases = selections.map(Selection::case);
        let in_scope = |look: usize| {
            let selection = selections[look];
            let is_kind = move |index: &RelationIndex| {
                selection.scope().kinds().is_none_or(|kinds| kinds.contains(&selection.case().relation_at(*index).kind()))
            };
            selection.relations().iter().copied().filter(is_kind).collect::<Vec<_>>()
        };
        let lists = [in_scope(0), in_scope(1)];
        let same = std::ptr::eq(cases[0].document(), cases[1].document());
        let partners = if same { same_places(&lists) } else { matched(cases, &lists) };
        let row = |places: [Option<RelationIndex>; 2]| {
            let look = usize::from(places[1].is_some());
            places[look].map(|index| {
                let relation = cases[look].relation_at(index);
                RelationChange {
                    relation: cases[look].relation_name(index),
                    from: relation.from().clone(),
                    to: relation.to().clone(),
                    kind: relation.kind(),
                    change: Change::of(places[0].is_some(), places[1].is_some()),
                    places,
                }
            })
        };
        let mut taken: Vec<RelationIndex> = partners.iter().flatten().copied().collect();
        taken.sort_unstable();
        let stayed = lists[0].iter().zip(&partners).map(|(index, partner)| [Some(*index), *partner]);
        let came = lists[1].iter().filter(|index| taken.binary_search(index).is_err()).map(|index| [None, Some(*index)]);
        let mut rows: Vec<RelationChange> = stayed.chain(came).filter_map(row).collect();
        if same {
            rows.sort_by_key(|row| row.places[0].or(row.places[1]));
        }
        Ok(rows)
    }

    /// The roles of either role model: those of the first in its order, then those that only the second has.
    pub(crate) fn roles(&self) -> Result<Vec<RoleChange>, AnalysisError> {
        let selections = self.selections()?;
        let coverage = [self.coverage(0)?, self.coverage(1)?];
        let id = |look: usize, role: &RoleCoverage| selections[look].case().role_id(role.role).cloned();
        let mut ids: Vec<RoleId> = Vec::new();
        for role in [0, 1].into_iter().flat_map(|look| coverage[look].iter().filter_map(move |role| id(look, role))) {
            if !ids.contains(&role) {
                ids.push(role);
            }
        }
        let found = |role: RoleId| {
            let of = [0, 1].map(|look| coverage[look].iter().find(|known| id(look, known).as_ref() == Some(&role)));
            let holders = [0, 1].map(|look| {
                let actors = of[look].map(|role| role.holders.as_slice()).unwrap_or_default();
                actors.iter().map(|actor| selections[look].case().actor_at(*actor).id().clone()).collect::<Vec<ActorId>>()
            });
            let [first, second] = &holders;
            RoleChange {
                added: second.iter().filter(|actor| !first.contains(actor)).cloned().collect(),
                removed: first.iter().filter(|actor| !second.contains(actor)).cloned().collect(),
                kept: first.iter().filter(|actor| second.contains(actor)).cloned().collect(),
                states: of.map(|role| role.map(|role| role.state)),
                basis: of.map(|role| role.map(|role| role.basis.clone()).unwrap_or_default()),
                role,
            }
        };
        Ok(ids.into_iter().map(found).collect())
    }

    fn coverage(&self, look: usize) -> Result<Vec<RoleCoverage>, AnalysisError> {
        let selection = self.selections()?[look];
        let wanted = vec![1; selection.case().roles().len()];
        Ok(role_coverage::of(selection, self.studies[look].incidence(self.card)?, &wanted))
    }

    /// What can be measured both times, in the order of [`MEASURES`].
    pub(crate) fn measures(&self) -> Result<Vec<MeasureChange>, AnalysisError> {
        let selections = self.selections()?;
        // Money is compared in one currency: the one chosen, else that of the second look, else that of the first.
        let later = money(selections[1], None)?;
        let currency = later.currency.or(money(selections[0], None)?.currency);
        let money = [money(selections[0], currency.as_deref())?, money(selections[1], currency.as_deref())?];
        let mut values = [[Err(Reason::NoDate); 2]; MEASURES.len()];
        for look in [0, 1] {
            let coverage = case_coverage::of(&self.coverage(look)?);
            let network = self.studies[look].network();
            let centralization =
                network_centralization::compute(network, &network_centralization::Options::default().with_form(Form::Degree))?;
            let of_look = [
                coverage.value,
                coverage.upper,
                density(network),
                centralization.first().map_or(Err(Reason::TooFewActors), |found| found.value),
                money[look].all.total,
                money[look].all.hhi,
            ];
            for (value, found) in values.iter_mut().zip(of_look) {
                value[look] = found;
            }
        }
        Ok(MEASURES.iter().zip(values).map(|(measure, [first, second])| MeasureChange { measure, first, second }).collect())
    }
}

/// What a case is funded with under the scope of a selection, whatever kinds of ties are looked at.
fn money(selection: &Selection<'_>, currency: Option<&str>) -> Result<case_funding::CaseFunding, AnalysisError> {
    let scope: Scope = selection.scope().clone().with_kinds([RelationKind::Funds]);
    let scope = currency.into_iter().fold(scope, |scope, currency| scope.with_currency(currency));
    case_funding::in_selection(&Selection::of(selection.case(), &scope)?)
}

/// Ties as a share of those that could be.
fn density(network: &Network) -> Value {
    let n = network.actors() as f64;
    if network.actors() < 2 {
        return Err(Reason::TooFewActors);
    }
    let pairs = if network.is_directed() { n * (n - 1.0) } else { n * (n - 1.0) / 2.0 };
    Ok(network.ties().len() as f64 / pairs)
}

/// For each relation of the first list the same of the second, where it is there: both are of one document.
fn same_places(lists: &[Vec<RelationIndex>; 2]) -> Vec<Option<RelationIndex>> {
    lists[0].iter().map(|index| lists[1].binary_search(index).ok().map(|_| *index)).collect()
}

/// For each relation of the first list its like in the second: the one with the same id and ends, else the first that is left with
/// the same ends and kind.
fn matched(cases: [&Case; 2], lists: &[Vec<RelationIndex>; 2]) -> Vec<Option<RelationIndex>> {
    let mut by_id: HashMap<(&str, &str, &str), RelationIndex> = HashMap::new();
    for index in &lists[1] {
        let relation = cases[1].relation_at(*index);
        if let Some(id) = relation.id() {
            by_id.insert((id.as_str(), relation.from().as_str(), relation.to().as_str()), *index);
        }
    }
    let of_id = |index: &RelationIndex| {
        let relation = cases[0].relation_at(*index);
        by_id.get(&(relation.id()?.as_str(), relation.from().as_str(), relation.to().as_str())).copied()
    };
    let mut partners: Vec<Option<RelationIndex>> = lists[0].iter().map(of_id).collect();
    let mut taken: Vec<RelationIndex> = partners.iter().flatten().copied().collect();
    taken.sort_unstable();
    type Like<'a> = (&'a str, &'a str, RelationKind, Option<&'a str>);
    fn like(case: &Case, index: RelationIndex) -> Like<'_> {
        let relation = case.relation_at(index);
        (relation.from().as_str(), relation.to().as_str(), relation.kind(), relation.native_kind())
    }
    let mut left: HashMap<Like<'_>, std::collections::VecDeque<RelationIndex>> = HashMap::new();
    for index in lists[1].iter().filter(|index| taken.binary_search(index).is_err()) {
        left.entry(like(cases[1], *index)).or_default().push_back(*index);
    }
    for (index, partner) in lists[0].iter().zip(&mut partners).filter(|(_, partner)| partner.is_none()) {
        *partner = left.get_mut(&like(cases[0], *index)).and_then(std::collections::VecDeque::pop_front);
    }
    partners
}
