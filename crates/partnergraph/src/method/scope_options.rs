//! The options of the scope, each defined once for all analyses that take it.

use std::borrow::Cow;

use super::{Card, Given, OptionError, OptionKind, OptionSpec, OptionValue, Preset};
use crate::model::{Code as _, RelationKind, Stage, Status, Strength};
use crate::view::{ActorLevel, Choice as _, Collapse, Direction, Modes, Scope, SelfActor, Uncertain, Weights};

impl Given {
    /// The scope that the options describe.
    ///
    /// # Errors
    /// [`OptionError`] when one has a value that it cannot take.
    pub fn scope(&self) -> Result<Scope, OptionError> {
        let mut scope = Scope::default();
        if let Some(at) = self.date("at")? {
            scope = scope.with_at(at);
        }
        if let Some(statuses) = self.codes::<Status>("statuses")? {
            scope = scope.with_statuses(statuses);
        }
        if let Some(stages) = self.codes::<Stage>("stages")? {
            scope = scope.with_stages(stages);
        }
        if let Some(uncertain) = self.choice::<Uncertain>("uncertain")? {
            scope = scope.with_uncertain(uncertain);
        }
        if let Some(level) = self.choice::<ActorLevel>("level")? {
            scope = scope.with_level(level);
        }
        if self.flag("include_self")? == Some(true) {
            scope = scope.with_self_actor(SelfActor::Included);
        }
        if let Some(actors) = self.texts("actors")? {
            scope = scope.with_actors(actors);
        }
        if let Some(kinds) = self.codes::<RelationKind>("kinds")? {
            scope = scope.with_kinds(kinds);
        }
        if let Some(direction) = self.choice::<Direction>("direction")? {
            scope = scope.with_direction(direction);
        }
        if let Some(collapse) = self.choice::<Collapse>("collapse")? {
            scope = scope.with_collapse(collapse);
        }
        if let Some(weights) = self.choice::<Weights>("weights")? {
            scope = scope.with_weights(weights);
        }
        if let Some(currency) = self.text("currency")? {
            scope = scope.with_currency(currency);
        }
        if let Some(least) = self.whole("at_least", 1, 4)?.and_then(|least| Strength::new(least as u8)) {
            scope = scope.with_at_least(least);
        }
        Ok(scope)
    }

    /// That every option given is one of the scope.
    ///
    /// # Errors
    /// [`OptionError`] for the first that is not, with the nearest that is.
    pub fn check_scope(&self) -> Result<(), OptionError> {
        self.check(&SCOPE.iter().collect::<Vec<_>>())
    }

    /// The same without the options of a card's scope that are as preset: of a network or table that is ready they say nothing.
    #[must_use]
    pub(crate) fn without_presets(&self, card: &Card) -> Self {
        let own = own_direction(card);
        let as_preset = |name: &str, value: &OptionValue| {
            let of_case = card.is_of_case(name).then(|| scope_option(name).or(Some(&MODES).filter(|modes| modes.name == name))).flatten();
            of_case.or(own.filter(|own| own.name == name)).is_some_and(|option| OptionValue::from(option.preset) == *value)
        };
        Self { values: self.values.iter().filter(|(name, value)| !as_preset(name, value)).cloned().collect() }
    }

    /// The same, with the direction that a card presets where none is given.
    #[must_use]
    pub(crate) fn with_direction_of(&self, card: &Card) -> Cow<'_, Self> {
        match own_direction(card).filter(|_| self.get("direction").is_none()) {
            None => Cow::Borrowed(self),
            Some(own) => Cow::Owned(self.clone().with(own.name, own.preset.into())),
        }
    }
}

/// The direction of a card that presets another one than the scope does.
fn own_direction(card: &Card) -> Option<&'static OptionSpec> {
    card.options.iter().find(|option| option.name == "direction")
}

/// The options of the scope, each defined once for all analyses that take it.
const SCOPE: &[OptionSpec] = &[
    OptionSpec {
        name: "at",
        kind: OptionKind::Date,
        preset: Preset::Nothing,
        meaning: "the date that items must hold at, as `2016-05-27`, `2016-05`, `2016` or `197X`; without it nothing is left out by date",
    },
    OptionSpec {
        name: "statuses",
        kind: OptionKind::Choices(Status::CODES),
        preset: Preset::Texts(&["current"]),
        meaning: "the statuses of assignments that count",
    },
    OptionSpec {
        name: "stages",
        kind: OptionKind::Choices(Stage::CODES),
        preset: Preset::Texts(&["agreed"]),
        meaning: "the stages of relations that count; a relation of which none is recorded counts as agreed",
    },
    OptionSpec {
        name: "uncertain",
        kind: OptionKind::Choice(Uncertain::WORDS),
        preset: Preset::Text("include"),
        meaning: "whether items marked as uncertain count",
    },
    OptionSpec {
        name: "level",
        kind: OptionKind::Choice(ActorLevel::WORDS),
        preset: Preset::Text("as_recorded"),
        meaning: "actors as they are written, or each as the outermost one that it is part of",
    },
    OptionSpec {
        name: "include_self",
        kind: OptionKind::Flag,
        preset: Preset::Flag(false),
        meaning: "whether the actor that stands for the case takes part in networks between actors",
    },
    OptionSpec {
        name: "actors",
        kind: OptionKind::Texts,
        preset: Preset::Nothing,
        meaning: "the ids of the actors that the network holds, instead of all that have something in scope",
    },
    OptionSpec {
        name: "kinds",
        kind: OptionKind::Choices(RelationKind::CODES),
        preset: Preset::Nothing,
        meaning: "the relation kinds that make ties; all without it. Who is in the network does not depend on it",
    },
    OptionSpec {
        name: "direction",
        kind: OptionKind::Choice(Direction::WORDS),
        preset: Preset::Text("undirected"),
        meaning: "how relations are read",
    },
    OptionSpec {
        name: "at_least",
        kind: OptionKind::Whole { min: 1, max: 4 },
        preset: Preset::Nothing,
        meaning: "the smallest strength of a relation that counts, from 1 awareness to 4 integration; all count without it",
    },
    OptionSpec {
        name: "collapse",
        kind: OptionKind::Choice(Collapse::WORDS),
        preset: Preset::Text("any"),
        meaning: "how several relations between the same two actors become one tie; to be chosen where weights are named",
    },
    OptionSpec {
        name: "weights",
        kind: OptionKind::Choice(Weights::WORDS),
        preset: Preset::Text("none"),
        meaning: "what makes one tie stronger than another: nothing, the strength of the relation, or its yearly amount",
    },
    OptionSpec {
        name: "currency",
        kind: OptionKind::Text,
        preset: Preset::Nothing,
        meaning: "the currency that amounts are read in; the one with most amounts without it",
    },
];

/// What decides which roles are held.
pub(crate) const ROLE_SCOPE: &[&str] = &["at", "statuses", "uncertain", "level"];
/// What decides who is in the network, besides.
pub(crate) const ACTOR_SCOPE: &[&str] = &["at", "statuses", "stages", "uncertain", "level", "include_self", "actors"];
/// What decides which ties there are, besides.
pub(crate) const TIE_SCOPE: &[&str] =
    &["at", "statuses", "stages", "uncertain", "level", "include_self", "actors", "kinds", "direction", "at_least"];
/// The same for measures that read every tie without its direction.
pub(crate) const UNDIRECTED_SCOPE: &[&str] =
    &["at", "statuses", "stages", "uncertain", "level", "include_self", "actors", "kinds", "at_least"];
/// What gives ties their weight, besides.
pub(crate) const NETWORK_SCOPE: &[&str] = &[
    "at",
    "statuses",
    "stages",
    "uncertain",
    "level",
    "include_self",
    "actors",
    "kinds",
    "direction",
    "at_least",
    "collapse",
    "weights",
    "currency",
];

/// The same for measures of what arcs say, which are asked with [`DIRECTED`].
pub(crate) const DIRECTED_SCOPE: &[&str] =
    &["at", "statuses", "stages", "uncertain", "level", "include_self", "actors", "kinds", "at_least", "collapse", "weights", "currency"];

/// How relations are read by measures of what arcs say: with direction, unless something else is asked for.
pub(crate) const DIRECTED: OptionSpec = OptionSpec {
    name: "direction",
    kind: OptionKind::Choice(&["directed", "undirected"]),
    preset: Preset::Text("directed"),
    meaning: "how relations are read: `directed`, a mutual one as both arcs, or `undirected`",
};

/// What decides which actors, and which of two modes they are linked to: actors cannot be chosen one by one, as everyone with a
/// link is one.
pub(crate) const TWO_MODE_SCOPE: &[&str] = &["at", "statuses", "stages", "uncertain", "level", "include_self"];

/// What is looked at beside the actors of a case.
pub(crate) const MODES: OptionSpec = OptionSpec {
    name: "modes",
    kind: OptionKind::Choice(Modes::WORDS),
    preset: Preset::Text("actors x roles"),
    meaning: "what actors are linked to: roles by assignments in scope; bodies by seats; activities, those of the same name being one, by \
        standing for them; resources by giving them, the kind `other` left aside. Only of a case",
};

/// The scope's option with this name.
pub(crate) fn scope_option(name: &str) -> Option<&'static OptionSpec> {
    SCOPE.iter().find(|option| option.name == name)
}
