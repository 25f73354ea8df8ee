//! Which form of governance a case has, by Provan and Kenis, and how far its layers hang on one actor.

use crate::analysis::network_centralization;
use crate::maths::Watch;
use crate::method::{AnalysisError, Item, Reason, Value};
use crate::model::{ActorIndex, Case, RelationIndex, RelationKind};
use crate::view::{Direction, Network, Scope, Selection, SelfActor, Weights, choices};

choices! {
    /// A form of network governance.
    Form {
        /// The partners govern together.
        ParticipantGoverned = "participant_governed",
        /// One of the partners leads.
        LeadOrganisation = "lead_organisation",
        /// A body that was set up to run the partnership leads.
        NetworkAdministrativeOrganisation = "network_administrative_organisation",
        /// What is recorded does not tell.
        Undetermined = "undetermined",
    }
}

/// The kinds of relations that coordinate.
pub(crate) const COORDINATION: &[RelationKind] =
    &[RelationKind::Cooperates, RelationKind::Operates, RelationKind::Governs, RelationKind::Represents];
/// The same as codes.
pub(crate) const COORDINATION_CODES: &[&str] = &["cooperates", "operates", "governs", "represents"];
/// The kinds of relations along which decisions are made.
pub(crate) const DECISION: &[RelationKind] =
    &[RelationKind::Governs, RelationKind::Represents, RelationKind::Influences, RelationKind::Authorises];
/// The same as codes.
pub(crate) const DECISION_CODES: &[&str] = &["governs", "represents", "influences", "authorises"];

/// With fewer ties than this, what a layer looks like is what happens to be written down.
pub(crate) const FEW_TIES: usize = 3;

/// The tag of an actor that was set up to run the partnership.
pub(crate) const ADMINISTRATOR: &str = "network_admin";
/// Who holds one of these roles takes part, and does not only administer.
const TAKING_PART: [&str; 2] = ["activity_partner", "neighbourhood_partner"];

/// Where a layer counts as centralised, and as run by one actor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Thresholds {
    pub(crate) centralization: f64,
    pub(crate) share: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { centralization: 0.4, share: 0.5 }
    }
}

/// How far the ties of some kinds hang on one actor.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// The kinds of relations that make its ties.
    pub kinds: Vec<RelationKind>,
    /// The number of actors.
    pub actors: usize,
    /// The number of ties.
    pub ties: usize,
    /// Degree centralization.
    pub centralization: Value,
    /// Who has most partners; several where they are equal, nobody where there is no tie or no centralization.
    pub leaders: Vec<ActorIndex>,
    pub(crate) basis: Vec<Item>,
}

/// The form of governance with the numbers that it follows from.
#[derive(Debug, Clone, PartialEq)]
pub struct Governed {
    /// The form.
    pub form: Form,
    /// Why it is undetermined, where it is.
    pub why: Option<Reason>,
    /// The number of relations that would coordinate, were they not with the actor that stands for the case.
    pub with_case: usize,
    /// The layer of coordination.
    pub layer: Layer,
    /// The share of all betweenness that the actor with the largest has.
    pub share: Value,
    /// Who that is; several where they are equal, nobody where betweenness adds up to 0.
    pub top: Vec<ActorIndex>,
    /// Whether the one actor is tagged as set up to run the partnership, where there is one.
    pub tagged: Value<bool>,
    /// The tag does not count, because the actor takes part in the partnership itself.
    pub disregarded: bool,
}

/// The network of the ties of some kinds, without direction, weights, and the actor that stands for the case.
pub(crate) fn network_of(selection: &Selection<'_>, kinds: &[RelationKind]) -> Result<Network, AnalysisError> {
    let mut scope: Scope = selection.scope().clone().with_kinds(kinds.iter().copied());
    scope = scope.with_direction(Direction::Undirected).with_weights(Weights::None).with_self_actor(SelfActor::LeftOut);
    scope.collapse = None;
    Ok(Network::of(selection.case(), &scope)?)
}

/// How far the ties of a network hang on one actor.
pub(crate) fn layer(network: &Network, kinds: &[RelationKind]) -> Result<Layer, AnalysisError> {
    let options = network_centralization::Options::default().with_form(network_centralization::Form::Degree);
    let found = network_centralization::compute(network, &options)?.pop();
    let ties = network.ties().len();
    let (value, leaders) = found.map_or((Err(Reason::TooFewActors), Vec::new()), |found| (found.value, found.leaders));
    let actors = network.case_actors().unwrap_or_default();
    Ok(Layer {
        kinds: kinds.to_vec(),
        actors: network.actors(),
        ties,
        // Nothing recorded is no equality.
        centralization: if ties == 0 { value.and(Err(Reason::NoTies)) } else { value },
        leaders: if ties == 0 { Vec::new() } else { leaders.into_iter().map(|number| actors[number]).collect() },
        basis: (0..ties).flat_map(|tie| network.merged(tie).map(Item::Relation)).collect(),
    })
}

/// The form of governance that the ties of some kinds show.
pub(crate) fn governed(
    selection: &Selection<'_>,
    kinds: &[RelationKind],
    thresholds: Thresholds,
    watch: &Watch,
) -> Result<Governed, AnalysisError> {
    let network = network_of(selection, kinds)?;
    let layer = layer(&network, kinds)?;
    let actors = network.case_actors().unwrap_or_default();
    let sums = network.betweenness(watch)?;
    let (total, most) = (sums.iter().sum::<f64>(), sums.iter().copied().fold(0.0, f64::max));
    let share = if total > 0.0 { Ok(most / total) } else { Err(Reason::ZeroTotal) };
    let near = 1e-12 * f64::max(1.0, most);
    let top: Vec<ActorIndex> = match share {
        Ok(_) => sums.iter().zip(actors).filter(|(sum, _)| most - **sum <= near).map(|(_, actor)| *actor).collect(),
        Err(_) => Vec::new(),
    };
    let only = if let [only] = top[..] { Ok(only) } else { Err(share.err().unwrap_or(Reason::AmbiguousLeadingPair)) };
    let tagged = only.map(|only| is_tagged(selection.case(), only, ADMINISTRATOR));
    let disregarded = tagged == Ok(true) && only.is_ok_and(|only| takes_part(selection, only));
    let is_below = |value: Value, threshold: f64| value.is_ok_and(|value| value < threshold);
    let is_spread = share.is_err() || is_below(share, thresholds.share);
    let (form, why) = if let Err(reason) = layer.centralization {
        (Form::Undetermined, Some(reason))
    } else if is_below(layer.centralization, thresholds.centralization) && is_spread {
        (Form::ParticipantGoverned, None)
    } else {
        match tagged {
            Err(reason) => (Form::Undetermined, Some(reason)),
            Ok(true) if !disregarded => (Form::NetworkAdministrativeOrganisation, None),
            Ok(_) => (Form::LeadOrganisation, None),
        }
    };
    let case = selection.case();
    let itself = case.self_actor().map(|actor| selection.stands_as(actor));
    let is_left_out = |index: &&RelationIndex| {
        let (from, to) = selection.ends(**index);
        from != to && (Some(from) == itself || Some(to) == itself) && kinds.contains(&case.relation_at(**index).kind())
    };
    let with_case = selection.relations().iter().filter(is_left_out).count();
    Ok(Governed { form, why, with_case, layer, share, top, tagged, disregarded })
}

/// Whether an actor has a tag.
pub(crate) fn is_tagged(case: &Case, actor: ActorIndex, tag: &str) -> bool {
    case.actor_at(actor).tags().iter().any(|known| known == tag)
}

/// Whether an actor holds a role of those who take part in the partnership itself.
fn takes_part(selection: &Selection<'_>, actor: ActorIndex) -> bool {
    let case = selection.case();
    selection.assignments().any(|index| {
        let (holder, role) = case.links().assignments[index.position()];
        holder.is_some_and(|holder| selection.stands_as(holder) == actor)
            && case.role_id(role).is_some_and(|role| TAKING_PART.contains(&role.as_str()))
    })
}
