//! Why there is no value.

use std::fmt;

/// A value, or the reason why there is none. Absent is not zero.
pub type Value<T = f64> = Result<T, Reason>;

macro_rules! reasons {
    ($( $(#[doc = $doc:literal])* $variant:ident = $code:literal, )+) => {
        /// Why a value is not defined.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Reason {
            $( $(#[doc = $doc])* $variant, )+
        }

        impl Reason {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The reason as one word, as tables print it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The reason in a sentence.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),*)),+ }
            }
        }
    };
}

reasons! {
    /// There are no actors.
    NoActors = "no_actors",
    /// There are fewer actors than the measure needs.
    TooFewActors = "too_few_actors",
    /// The network has no tie.
    NoTies = "no_ties",
    /// The actor has no tie.
    Isolate = "isolate",
    /// Nobody can be reached from or by the actor.
    NoReachableActor = "no_reachable_actor",
    /// No two actors reach each other.
    NoReachablePairs = "no_reachable_pairs",
    /// There are fewer than two neighbours where pairs of neighbours are needed.
    TooFewNeighbours = "too_few_neighbours",
    /// The measure needs a network that hangs together.
    Disconnected = "disconnected",
    /// The measure needs a network in which arcs lead from everyone to everyone.
    NotStronglyConnected = "not_strongly_connected",
    /// The measure needs a network without directions.
    Directed = "directed",
    /// The measure needs a network with directions.
    Undirected = "undirected",
    /// Every possible tie exists, and the denominator vanishes.
    Complete = "complete",
    /// What forms the denominator adds up to 0.
    ZeroTotal = "zero_total",
    /// One side of a correlation, or all of what is compared, is the same everywhere.
    ZeroVariance = "zero_variance",
    /// No actor has a class.
    NoPartition = "no_partition",
    /// There are fewer than two classes where two are needed.
    OneClass = "one_class",
    /// The role model has no role.
    NoRoles = "no_roles",
    /// The role is known to be empty, or nobody holds any.
    NoHolder = "no_holder",
    /// Nothing is recorded about the role.
    UnknownRole = "unknown_role",
    /// No amount of money can be used.
    NoAmounts = "no_amounts",
    /// It is not given how much is needed.
    NoBudget = "no_budget",
    /// One funder leaves nothing to normalise.
    SingleFunder = "single_funder",
    /// No ratings are recorded.
    NoRatings = "no_ratings",
    /// No seats with a vote are recorded.
    NoSeats = "no_seats",
    /// Nothing is recorded that anybody gives or gets.
    NoExchanges = "no_exchanges",
    /// No date is given that the measure could be asked at.
    NoDate = "no_date",
    /// The records that the measure reads are absent.
    NotRecorded = "not_recorded",
    /// One of the two modes has no members.
    TwoModeEmpty = "two_mode_empty",
    /// Both things that are compared are empty.
    BothEmpty = "both_empty",
    /// The two largest singular values are equal, so that the leading pair is not the only one.
    AmbiguousLeadingPair = "ambiguous_leading_pair",
    /// The procedure did not settle.
    NotConverged = "not_converged",
    /// The casebook has too few cases.
    TooFewCases = "too_few_cases",
    /// There are too few groups, or each case is a group of its own.
    TooFewGroups = "too_few_groups",
    /// Nothing varies within the groups.
    ZeroWithin = "zero_within",
    /// The exact method was asked for beyond its limit.
    TooLarge = "too_large",
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
