//! Which form of governance a case has, who holds the seats, and how far its bodies are apart.
//!
//! A municipality asks this before it calls a partnership equal; a board, whether it still hears those who do the work.

use super::role_coverage::CLASSES;
use super::shared::governance::{COORDINATION, COORDINATION_CODES, DECISION, DECISION_CODES, Thresholds, governed, layer, network_of};
use super::shared::partition::NO_CLASS;
use super::shared::seats::{self, MOST_BODIES};
use crate::maths::Watch;
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, OptionError, OptionKind, OptionSpec, Preset, Reason, Study, Subject,
    Table, TableSpec, Value, case_actor_keys,
};
use crate::model::{ActorIndex, Case, Code as _, RelationKind};
use crate::view::{Scope, Selection};

pub(crate) use super::shared::governance::FEW_TIES;
pub use super::shared::governance::{Form, Governed, Layer};
pub use super::shared::seats::{BodyPair, DecisionSeats, SeatHolder};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "case_governance",
    version: 1,
    level: Level::Case,
    subject: Subject::Case,
    question: "Which form of network governance does the case have, and who holds the decisions?",
    definition: "Form, on the layer of coordination (relations of the `kinds`, without direction and without the actor that stands for the case): \
        C = degree centralization (as `network_centralization`); top = the actor with the largest betweenness; share = its betweenness over \
        the sum of all. In this order: fewer than three actors, or no tie: undetermined. C below its threshold, and share below its own or \
        nothing: participant_governed. Betweenness adds up to 0, or several are top: undetermined. top has the tag `network_admin`, which \
        says that it was set up to run the partnership: network_administrative_organisation. Otherwise lead_organisation, which is top. The \
        tag does not count where the actor holds activity_partner or neighbourhood_partner.\n\
        Decision layer: the same C for the `decision_kinds`.\n\
        Seats: those with a vote, s = share of an actor or class in them; hhi = Σs², for classes among the seats whose holders have one. \
        Shares are of all seats with a vote. A seat of which no vote is recorded is not one with a vote; it is counted apart.\n\
        Bodies: actors of kind `body`, or in which somebody has a seat. Two are adjacent when somebody is a member of both (by a seat, or a \
        relation `member_of` in scope), one has a seat in the other, or a relation in scope links them; distance = steps from body to body.",
    reading: "The form is a name for the numbers beside it, never more than they are: the thresholds are ours, and what nobody recorded is not \
        in the layer. Of one or two ties it says nothing of who governs, whatever it is called. Where everything runs over the house itself little is left of the layer, because the house is left out. A distance \
        above 1 says that a board and a group hear of each other over a third, as far as is recorded. Seats have neither date nor \
        certainty: all of them count.",
    undefined: &[
        (Reason::TooFewActors, "centralization, with fewer than three actors"),
        (Reason::NoTies, "centralization of a layer without a tie: nothing is recorded of it"),
        (Reason::ZeroTotal, "share, when nobody lies between others"),
        (Reason::AmbiguousLeadingPair, "administrative, when several lie most between others"),
        (Reason::NoSeats, "what is made of seats with a vote, when none is recorded"),
        (Reason::NoPartition, "what is made of classes, when no holder of a seat with a vote has one"),
        (Reason::NotRecorded, "apart, with fewer than two bodies"),
        (Reason::NoReachableActor, "distance of two bodies that no steps join"),
        (Reason::TooLarge, "apart, with more than 1,000 bodies, whose pairs are not listed"),
    ],
    source: "The three forms: Provan & Kenis 2008, Modes of Network Governance: Structure, Management, and Effectiveness. Journal of Public \
        Administration Research and Theory 18, DOI 10.1093/jopart/mum015. The rule and its thresholds are our own, and so is the reading of \
        seats. That boards should be close to follow-up groups: VIVE and RUC 2023, Partnerskaber med mange aktører.",
    elsewhere: "",
    scope: &["at", "statuses", "stages", "uncertain", "level", "actors", "at_least"],
    options: &[
        OptionSpec {
            name: "kinds",
            kind: OptionKind::Choices(RelationKind::CODES),
            preset: Preset::Texts(COORDINATION_CODES),
            meaning: "the relation kinds that make the layer of coordination",
        },
        OptionSpec {
            name: "decision_kinds",
            kind: OptionKind::Choices(RelationKind::CODES),
            preset: Preset::Texts(DECISION_CODES),
            meaning: "the relation kinds that make the decision layer",
        },
        OptionSpec {
            name: "centralization_threshold",
            kind: OptionKind::Number,
            preset: Preset::Number(0.4),
            meaning: "from what C on a layer counts as centralised, 0 to 1",
        },
        OptionSpec {
            name: "share_threshold",
            kind: OptionKind::Number,
            preset: Preset::Number(0.5),
            meaning: "from what share of all betweenness on one actor counts as the broker, 0 to 1",
        },
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "the case",
            columns: &[
                ColumnSpec::new(
                    "form",
                    "`participant_governed`, `lead_organisation`, `network_administrative_organisation` or `undetermined`",
                ),
                ColumnSpec::new("actors", "number of actors in the layer of coordination"),
                ColumnSpec::new("ties", "number of its ties"),
                ColumnSpec::new(
                    "with_case",
                    "number of relations of its kinds that are left out, being with the actor that stands for the case",
                ),
                ColumnSpec::new("centralization", "C of the layer of coordination, 0 (all alike) to 1 (a star)"),
                ColumnSpec::new("share", "share of all betweenness that top has, 0 to 1"),
                ColumnSpec::new("top", "ids of the actors with the largest betweenness; nobody where it adds up to 0"),
                ColumnSpec::new("administrative", "whether top has the tag of an actor set up to run the partnership"),
                ColumnSpec::new("centralization_threshold", "from what C on the layer counts as centralised"),
                ColumnSpec::new("share_threshold", "from what share on one actor counts as the broker"),
                ColumnSpec::new("bodies", "number of bodies"),
                ColumnSpec::new("apart", "number of pairs of bodies that are further apart than 1, or not joined at all"),
            ],
        },
        TableSpec {
            name: "layers",
            row: "a layer",
            columns: &[
                ColumnSpec::new("layer", "`coordination` or `decision`"),
                ColumnSpec::new("kinds", "the relation kinds that make it"),
                ColumnSpec::new("actors", "number of actors"),
                ColumnSpec::new("ties", "number of ties"),
                ColumnSpec::new("centralization", "degree centralization, 0 (all alike) to 1 (a star)"),
                ColumnSpec::new("leaders", "ids of the actors with most partners; nobody without a tie"),
            ],
        },
        TableSpec {
            name: "seats",
            row: "the case",
            columns: &[
                ColumnSpec::new("seats", "number of seats of any kind"),
                ColumnSpec::new("voting_seats", "number of seats with a vote"),
                ColumnSpec::new("voting_unknown", "number of seats of which it is not recorded whether they have a vote"),
                ColumnSpec::new("hhi", "Σs² of the actors' shares in the seats with a vote, 0 to 1 (one has all)"),
                ColumnSpec::new("top_share", "the largest share of an actor, 0 to 1"),
                ColumnSpec::new("top", "ids of the actors that have it"),
                ColumnSpec::new("class_hhi", "Σs² of the sectors' shares in the seats whose holders have one, 0.25 to 1"),
                ColumnSpec::new("class_top_share", "the largest share of a sector, 0 to 1"),
                ColumnSpec::new("class_top", "the sectors that have it"),
                ColumnSpec::new("residents_share", "share of residents, 0 to 1"),
            ],
        },
        TableSpec {
            name: "seats_by_actor",
            row: "an actor with a seat, in document order",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name"),
                ColumnSpec::new("sector", "its sector; `none` where it is other or not known"),
                ColumnSpec::new("seats", "number of its seats of any kind"),
                ColumnSpec::new("voting_seats", "number of its seats with a vote"),
                ColumnSpec::new("share", "its share of all seats with a vote, 0 to 1"),
            ],
        },
        TableSpec {
            name: "seats_by_sector",
            row: "a sector (or `none` where the sector is other or not known)",
            columns: &[
                ColumnSpec::new("sector", "`public`, `private`, `civil`, `residents` or `none`"),
                ColumnSpec::new("seats", "number of seats of any kind that its actors hold"),
                ColumnSpec::new("voting_seats", "number of their seats with a vote"),
                ColumnSpec::new("share", "their share of all seats with a vote, 0 to 1"),
            ],
        },
        TableSpec {
            name: "bodies",
            row: "two bodies, in document order",
            columns: &[
                ColumnSpec::new("from", "id of the body that comes first in the document"),
                ColumnSpec::new("to", "id of the other"),
                ColumnSpec::new("from_name", "its name"),
                ColumnSpec::new("to_name", "the other's name"),
                ColumnSpec::new("distance", "steps from one to the other, 1 where they are in direct contact"),
                ColumnSpec::new("direct", "whether they are in direct contact"),
                ColumnSpec::new("shared", "ids of who is a member of both, by a seat or a relation `member_of`"),
            ],
        },
    ],
};

/// Which part of the case, which relations coordinate and decide, and from where on a layer hangs on one actor.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
    kinds: Vec<RelationKind>,
    decision_kinds: Vec<RelationKind>,
    thresholds: Thresholds,
}

impl Default for Options {
    fn default() -> Self {
        Self { scope: Scope::default(), kinds: COORDINATION.to_vec(), decision_kinds: DECISION.to_vec(), thresholds: Thresholds::default() }
    }
}

impl Options {
    /// The same, asked of another part of the case; its kinds of relations are not looked at.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same, with these kinds of relations as the layer of coordination.
    pub fn with_kinds(mut self, kinds: impl IntoIterator<Item = RelationKind>) -> Self {
        self.kinds = kinds.into_iter().collect();
        self
    }

    /// The same, with these kinds of relations as the decision layer.
    pub fn with_decision_kinds(mut self, kinds: impl IntoIterator<Item = RelationKind>) -> Self {
        self.decision_kinds = kinds.into_iter().collect();
        self
    }

    /// The same, with a layer centralised from this centralization on.
    pub const fn with_centralization_threshold(mut self, threshold: f64) -> Self {
        self.thresholds.centralization = threshold;
        self
    }

    /// The same, with one actor the broker from this share of all betweenness on.
    pub const fn with_share_threshold(mut self, threshold: f64) -> Self {
        self.thresholds.share = threshold;
        self
    }

    fn check(&self) -> Result<(), OptionError> {
        let thresholds = [("centralization_threshold", self.thresholds.centralization), ("share_threshold", self.thresholds.share)];
        match thresholds.into_iter().find(|(_, value)| !(0.0..=1.0).contains(value)) {
            Some((name, value)) => Err(OptionError::new(name, format_args!("`{value}`"), "a number from 0 to 1")),
            None => Ok(()),
        }
    }
}

/// How a case is governed.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseGovernance {
    /// The form, and the layer of coordination that it follows from.
    pub governed: Governed,
    /// The layer along which decisions are made.
    pub decision: Layer,
    /// Who holds the seats.
    pub seats: DecisionSeats,
    /// The bodies, in document order.
    pub bodies: Vec<ActorIndex>,
    /// Every two of them; nothing with more than 1,000 bodies.
    pub pairs: Vec<BodyPair>,
    /// The number of pairs that are further apart than 1.
    pub apart: Value<usize>,
}

/// How a case is governed.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied; [`AnalysisError::Option`] when a threshold is not from 0 to 1.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, CaseBuilder, Relation, RelationKind, analysis::case_governance};
///
/// let tied = |other: &str| Relation::new("hub", other, RelationKind::Cooperates);
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("hub", "Hub"))
///     .actor(Actor::new("town", "Town"))
///     .actor(Actor::new("club", "Club"))
///     .relation(tied("town"))
///     .relation(tied("club"))
///     .build()?;
/// let found = case_governance::compute(&case, &Default::default())?;
/// assert_eq!(found.governed.form, case_governance::Form::LeadOrganisation);
/// assert_eq!((found.governed.layer.centralization, found.governed.share), (Ok(1.0), Ok(1.0)));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<CaseGovernance, AnalysisError> {
    of(&Selection::of(case, &options.scope)?, options, &Watch::new())
}

fn of(selection: &Selection<'_>, options: &Options, watch: &Watch) -> Result<CaseGovernance, AnalysisError> {
    options.check()?;
    let decision = layer(&network_of(selection, &options.decision_kinds)?, &options.decision_kinds)?;
    let bodies = seats::bodies(selection);
    let pairs = if bodies.len() > MOST_BODIES { Vec::new() } else { seats::body_pairs(selection, &bodies) };
    let apart = match bodies.len() {
        0 | 1 => Err(Reason::NotRecorded),
        count if count > MOST_BODIES => Err(Reason::TooLarge),
        _ => Ok(pairs.iter().filter(|pair| pair.distance != Ok(1)).count()),
    };
    Ok(CaseGovernance {
        governed: governed(selection, &options.kinds, options.thresholds, watch)?,
        decision,
        seats: seats::decision_seats(selection),
        bodies,
        pairs,
        apart,
    })
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let preset = Options::default();
    let options = Options {
        scope: Scope::default(),
        kinds: given.codes("kinds")?.unwrap_or(preset.kinds),
        decision_kinds: given.codes("decision_kinds")?.unwrap_or(preset.decision_kinds),
        thresholds: Thresholds {
            centralization: given.number("centralization_threshold")?.unwrap_or(preset.thresholds.centralization),
            share: given.number("share_threshold")?.unwrap_or(preset.thresholds.share),
        },
    };
    let found = of(selection, &options, study.watch())?;
    let case = selection.case();
    let mut answer = Answer::new(&CARD, study, given);
    if let (true, [top]) = (found.governed.disregarded, &found.governed.top[..]) {
        let id = case.actor_at(*top).id();
        answer = answer.with_remark(format!("`{id}` takes part in the partnership itself, so that its tag `network_admin` does not count"));
    }
    if found.governed.with_case > found.governed.layer.ties {
        answer = answer.with_remark(format!(
            "of the relations that coordinate {} are with the actor that stands for the case, and left out; the form rests on the {} ties \
             that are left",
            found.governed.with_case, found.governed.layer.ties
        ));
    }
    if (1..FEW_TIES).contains(&found.governed.layer.ties) {
        answer = answer.with_remark(format!(
            "the form rests on fewer than {FEW_TIES} ties ({}), which is too little to say who governs; more may be there than is recorded",
            found.governed.layer.ties
        ));
    }
    if found.seats.not_known > 0 {
        answer = answer.with_remark(format!(
            "of {} of {} seats it is not recorded whether they have a vote; they are not among those with one",
            found.seats.not_known, found.seats.seats
        ));
    }
    Ok(answer
        .with_table(main(case, &found, &options))
        .with_table(layers(case, &[&found.governed.layer, &found.decision]))
        .with_table(seat_table(case, &found.seats))
        .with_table(seats_by_actor(case, &found.seats))
        .with_table(seats_by_sector(case, &found.seats))
        .with_table(body_table(case, &found.pairs)))
}

fn ids(case: &Case, actors: &[ActorIndex]) -> Vec<String> {
    actors.iter().map(|actor| case.actor_at(*actor).id().to_string()).collect()
}

fn main(case: &Case, found: &CaseGovernance, options: &Options) -> Table {
    let governed = &found.governed;
    let mut basis: Vec<Item> = governed.layer.basis.clone();
    // That an actor was set up to run the partnership stands on the actor.
    basis.extend(governed.top.iter().copied().filter(|_| governed.tagged == Ok(true)).map(Item::Actor));
    let mut table = Table::new("main", 1);
    table
        .text("form", [governed.form.as_str()])
        .count("actors", [governed.layer.actors])
        .count("ties", [governed.layer.ties])
        .count("with_case", [governed.with_case])
        .number("centralization", [governed.layer.centralization])
        .number("share", [governed.share])
        .texts("top", [ids(case, &governed.top)])
        .optional_flag("administrative", [governed.tagged])
        .number("centralization_threshold", [Ok(options.thresholds.centralization)])
        .number("share_threshold", [Ok(options.thresholds.share)])
        .count("bodies", [found.bodies.len()])
        .whole("apart", [found.apart])
        .rests_on([basis]);
    table
}

fn layers(case: &Case, layers: &[&Layer; 2]) -> Table {
    let mut table = Table::new("layers", layers.len());
    table
        .text("layer", ["coordination", "decision"])
        .texts("kinds", layers.iter().map(|layer| layer.kinds.iter().map(|kind| kind.as_str()).collect()))
        .count("actors", layers.iter().map(|layer| layer.actors))
        .count("ties", layers.iter().map(|layer| layer.ties))
        .number("centralization", layers.iter().map(|layer| layer.centralization))
        .texts("leaders", layers.iter().map(|layer| ids(case, &layer.leaders)))
        .rests_on(layers.iter().map(|layer| layer.basis.clone()));
    table
}

fn seat_table(case: &Case, seats: &DecisionSeats) -> Table {
    let mut table = Table::new("seats", 1);
    table
        .count("seats", [seats.seats])
        .count("voting_seats", [seats.voting])
        .count("voting_unknown", [seats.not_known])
        .number("hhi", [seats.hhi])
        .number("top_share", [seats.top_share])
        .texts("top", [ids(case, &seats.top)])
        .number("class_hhi", [seats.class_hhi])
        .number("class_top_share", [seats.class_top_share])
        .texts("class_top", [seats.class_top.iter().map(|class| class.as_str()).collect()])
        .number("residents_share", [seats.residents])
        .rests_on([seats.basis.clone()]);
    table
}

/// What the sector of an actor is called among the classes.
fn sector(case: &Case, actor: ActorIndex) -> &'static str {
    super::role_coverage::class(case, actor).map_or(NO_CLASS, |class| CLASSES[class].as_str())
}

fn seats_by_actor(case: &Case, seats: &DecisionSeats) -> Table {
    let holders = &seats.holders;
    let mut table = Table::new("seats_by_actor", holders.len());
    case_actor_keys(&mut table, case, &holders.iter().map(|holder| holder.actor).collect::<Vec<_>>());
    table
        .text("sector", holders.iter().map(|holder| sector(case, holder.actor)))
        .count("seats", holders.iter().map(|holder| holder.seats.len()))
        .count("voting_seats", holders.iter().map(|holder| holder.voting))
        .number("share", holders.iter().map(|holder| holder.share))
        .rests_on(holders.iter().map(|holder| holder.seats.iter().copied().map(Item::Seat).collect()));
    table
}

fn seats_by_sector(case: &Case, seats: &DecisionSeats) -> Table {
    let names: Vec<&'static str> = CLASSES.iter().map(|class| class.as_str()).chain([NO_CLASS]).collect();
    let share = |votes: usize| if seats.voting == 0 { Err(Reason::NoSeats) } else { Ok(votes as f64 / seats.voting as f64) };
    let basis = |name: &str| {
        let own = seats.holders.iter().filter(|holder| sector(case, holder.actor) == name);
        own.flat_map(|holder| holder.seats.iter().copied().map(Item::Seat)).collect::<Vec<_>>()
    };
    let mut table = Table::new("seats_by_sector", names.len());
    table
        .text("sector", names.iter().copied())
        .count("seats", seats.by_class.iter().map(|(all, _)| *all))
        .count("voting_seats", seats.by_class.iter().map(|(_, votes)| *votes))
        .number("share", seats.by_class.iter().map(|(_, votes)| share(*votes)))
        .rests_on(names.iter().map(|name| basis(name)));
    table
}

fn body_table(case: &Case, pairs: &[BodyPair]) -> Table {
    let name = |actor: ActorIndex| case.actor_at(actor).name().to_owned();
    let mut table = Table::new("bodies", pairs.len());
    table
        .text("from", pairs.iter().map(|pair| case.actor_at(pair.from).id().to_string()))
        .text("to", pairs.iter().map(|pair| case.actor_at(pair.to).id().to_string()))
        .text("from_name", pairs.iter().map(|pair| name(pair.from)))
        .text("to_name", pairs.iter().map(|pair| name(pair.to)))
        .whole("distance", pairs.iter().map(|pair| pair.distance))
        .flag("direct", pairs.iter().map(|pair| pair.distance == Ok(1)))
        .texts("shared", pairs.iter().map(|pair| ids(case, &pair.shared)))
        .rests_on(pairs.iter().map(|pair| {
            let bodies = [Item::Actor(pair.from), Item::Actor(pair.to)];
            if pair.basis.is_empty() { bodies.to_vec() } else { pair.basis.clone() }
        }));
    table
}

#[cfg(test)]
mod tests;
