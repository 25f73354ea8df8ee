//! Which part of a case is looked at.

use crate::model::{ActorId, PartialDate, RelationKind, Stage, Status, Strength, UnknownActor};

/// An option with a closed list of values.
pub trait Choice: Copy + 'static {
    /// Every choice.
    const ALL: &'static [Self];
    /// Every choice as one word, in the same order.
    const WORDS: &'static [&'static str];
}

/// Defines options with a closed list of values; the first is what holds when nothing is chosen.
macro_rules! choices {
    ($( $(#[doc = $doc:literal])* $name:ident { $( $(#[doc = $vdoc:literal])* $variant:ident = $code:literal, )+ } )+) => { $(
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[doc = $vdoc])* $variant, )+
        }

        /// The first choice.
        impl Default for $name {
            fn default() -> Self {
                <Self as $crate::view::Choice>::ALL[0]
            }
        }

        impl $crate::view::Choice for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const WORDS: &'static [&'static str] = &[$($code),+];
        }

        impl $name {
            /// The choice as one word.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    )+ };
}
pub(crate) use choices;

choices! {
    /// Whether items whose certainty is `uncertain` count.
    Uncertain {
        /// They count like all others.
        Include = "include",
        /// They are left out.
        Exclude = "exclude",
    }

    /// At which level actors are looked at.
    ActorLevel {
        /// As they are written.
        AsRecorded = "as_recorded",
        /// Each actor as the outermost one that it is part of.
        Top = "top",
    }

    /// Whether the actor that stands for the case itself takes part in networks between actors.
    SelfActor {
        /// It and its relations are left out: it is the centre of its case by construction.
        LeftOut = "left_out",
        /// It takes part like any other.
        Included = "included",
    }

    /// How relations are read.
    Direction {
        /// Two actors are tied when any relation links them.
        Undirected = "undirected",
        /// A relation goes from one to the other; a mutual one both ways.
        Directed = "directed",
        /// As `directed`, for measures of one actor: from others towards the actor.
        In = "in",
        /// As `directed`, for measures of one actor: from the actor towards others.
        Out = "out",
    }

    /// How several relations between the same two actors become one tie.
    Collapse {
        /// A tie is there or not.
        Any = "any",
        /// The number of relations.
        Count = "count",
        /// The sum of their weights.
        Sum = "sum",
        /// The largest of their weights.
        Max = "max",
    }

    /// What makes one tie stronger than another.
    Weights {
        /// Nothing: ties are there or not.
        None = "none",
        /// The strength of the relation, 1 to 4; ordinal, so that sums take the steps to be equal.
        Strength = "strength",
        /// The yearly amount of the relation, in one currency.
        Amount = "amount",
    }
}

impl Direction {
    /// Whether the network keeps which way its ties go.
    #[must_use]
    pub const fn is_directed(self) -> bool {
        !matches!(self, Self::Undirected)
    }
}

/// Which part of a case is looked at, and how its relations become ties.
///
/// The default is everything that is current, at any date, without the actor that stands for the case itself; two actors
/// are tied when any relation links them.
///
/// # Examples
/// ```
/// use partnergraph::{RelationKind, view::{Direction, Scope}};
///
/// let money = Scope::default().with_kinds([RelationKind::Funds]).with_direction(Direction::Directed).with_at("2024".parse()?);
/// assert_eq!(money.kinds().map(<[_]>::len), Some(1));
/// # Ok::<_, partnergraph::DateError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Scope {
    pub(crate) at: Option<PartialDate>,
    pub(crate) statuses: Vec<Status>,
    pub(crate) stages: Vec<Stage>,
    pub(crate) uncertain: Uncertain,
    pub(crate) level: ActorLevel,
    pub(crate) self_actor: SelfActor,
    pub(crate) actors: Option<Vec<ActorId>>,
    pub(crate) kinds: Option<Vec<RelationKind>>,
    pub(crate) direction: Direction,
    pub(crate) collapse: Option<Collapse>,
    pub(crate) weights: Weights,
    pub(crate) currency: Option<String>,
    pub(crate) at_least: Option<Strength>,
}

impl Default for Scope {
    fn default() -> Self {
        Self {
            at: None,
            statuses: vec![Status::Current],
            stages: vec![Stage::Agreed],
            uncertain: Uncertain::default(),
            level: ActorLevel::default(),
            self_actor: SelfActor::default(),
            actors: None,
            kinds: None,
            direction: Direction::default(),
            collapse: None,
            weights: Weights::default(),
            currency: None,
            at_least: None,
        }
    }
}

macro_rules! settings {
    ($( $(#[doc = $doc:literal])* $name:ident $with:ident ($arg:ty) $value:expr, -> $get:ty { $getter:expr }; )+) => {
        impl Scope {
            $(
                $(#[doc = $doc])*
                #[must_use]
                pub fn $name(&self) -> $get {
                    let getter: fn(&Self) -> $get = $getter;
                    getter(self)
                }

                #[doc = concat!("The same scope with another `", stringify!($name), "`.")]
                #[must_use]
                pub fn $with(mut self, $name: $arg) -> Self {
                    let setter: fn(&mut Self, $arg) = $value;
                    setter(&mut self, $name);
                    self
                }
            )+
        }
    };
}

settings! {
    /// The date that items must hold at; nothing is left out by date where none is given.
    at with_at(PartialDate) |scope, at| scope.at = Some(at), -> Option<PartialDate> { |scope| scope.at };
    /// Whether items marked as uncertain count.
    uncertain with_uncertain(Uncertain) |scope, uncertain| scope.uncertain = uncertain, -> Uncertain { |scope| scope.uncertain };
    /// At which level actors are looked at.
    level with_level(ActorLevel) |scope, level| scope.level = level, -> ActorLevel { |scope| scope.level };
    /// Whether the actor that stands for the case takes part in networks.
    self_actor with_self_actor(SelfActor) |scope, self_actor| scope.self_actor = self_actor, -> SelfActor { |scope| scope.self_actor };
    /// How relations are read.
    direction with_direction(Direction) |scope, direction| scope.direction = direction, -> Direction { |scope| scope.direction };
    /// How several relations between two actors become one tie; `any` where nothing is chosen.
    collapse with_collapse(Collapse) |scope, collapse| scope.collapse = Some(collapse), -> Option<Collapse> { |scope| scope.collapse };
    /// What makes one tie stronger than another.
    weights with_weights(Weights) |scope, weights| scope.weights = weights, -> Weights { |scope| scope.weights };
    /// The smallest strength of a relation that counts; all count where none is given.
    at_least with_at_least(Strength) |scope, at_least| scope.at_least = Some(at_least), -> Option<Strength> { |scope| scope.at_least };
}

impl Scope {
    /// The statuses of assignments that count; `current` unless chosen otherwise.
    #[must_use]
    pub fn statuses(&self) -> &[Status] {
        &self.statuses
    }

    /// The same scope with other `statuses`.
    #[must_use]
    pub fn with_statuses(mut self, statuses: impl IntoIterator<Item = Status>) -> Self {
        self.statuses = statuses.into_iter().collect();
        self
    }

    /// The stages of relations that count; `agreed` unless chosen otherwise. A relation of which none is recorded counts
    /// as agreed.
    #[must_use]
    pub fn stages(&self) -> &[Stage] {
        &self.stages
    }

    /// The same scope with other `stages`.
    #[must_use]
    pub fn with_stages(mut self, stages: impl IntoIterator<Item = Stage>) -> Self {
        self.stages = stages.into_iter().collect();
        self
    }

    /// The actors that the network holds, where they are chosen one by one.
    #[must_use]
    pub fn actors(&self) -> Option<&[ActorId]> {
        self.actors.as_deref()
    }

    /// The same scope with a network of just these actors.
    #[must_use]
    pub fn with_actors(mut self, actors: impl IntoIterator<Item = impl Into<ActorId>>) -> Self {
        self.actors = Some(actors.into_iter().map(Into::into).collect());
        self
    }

    /// The relation kinds that make ties, where they are chosen.
    #[must_use]
    pub fn kinds(&self) -> Option<&[RelationKind]> {
        self.kinds.as_deref()
    }

    /// The same scope with ties of these relation kinds only; who is in the network does not depend on it.
    #[must_use]
    pub fn with_kinds(mut self, kinds: impl IntoIterator<Item = RelationKind>) -> Self {
        self.kinds = Some(kinds.into_iter().collect());
        self
    }

    /// The currency that amounts are read in; the one with most amounts where none is chosen.
    #[must_use]
    pub fn currency(&self) -> Option<&str> {
        self.currency.as_deref()
    }

    /// The same scope with amounts read in this currency.
    #[must_use]
    pub fn with_currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }
}

/// A scope that cannot be applied.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ViewError {
    /// The scope names an actor that the case does not have.
    #[error("option `actors`: {0}")]
    UnknownActor(UnknownActor),
    /// Weights are asked for without saying how parallel relations are merged.
    #[error("option `collapse`: found nothing beside `weights={weights}`, expected `count`, `sum` or `max`")]
    CollapseMissing {
        /// The weights that are asked for.
        weights: Weights,
    },
    /// Relation weights are to be merged, and none are named.
    #[error("option `weights`: found `none` beside `collapse={collapse}`, expected `strength` or `amount`")]
    WeightsMissing {
        /// How they are to be merged.
        collapse: Collapse,
    },
}
