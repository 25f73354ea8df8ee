//! Indicators: single numbers under the heads of somebody else's framework, each with its own reason when it is missing. There is
//! never a total.

use crate::analysis::role_coverage::RoleCoverage;
use crate::method::{Item, Reason, Table, Value};
use crate::model::{Case, RoleState};
use crate::view::choices;

choices! {
    /// What the number of an indicator is.
    Unit {
        /// A share, 0 to 1.
        Share = "share",
        /// A number of things.
        Count = "count",
        /// 1 for yes, 0 for no.
        YesOrNo = "yes_or_no",
        /// A mean.
        Mean = "mean",
        /// The median of an ordinal scale, the lower of two middle values.
        Median = "median",
        /// A step of an ordinal scale.
        Level = "level",
        /// A rank, 1 for the first.
        Rank = "rank",
        /// An index with bounds of its own.
        Index = "index",
        /// A number of days.
        Days = "days",
        /// An answer on a scorecard.
        Score = "score",
    }
}

/// A single number under a head of a framework.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// The head it stands under, as a position.
    pub head: usize,
    /// What it is called.
    pub name: &'static str,
    /// What its number is.
    pub unit: Unit,
    /// The number.
    pub value: Value,
    /// How many records say what it asks.
    pub known: usize,
    /// How many records it looked at that do not say.
    pub unknown: usize,
    /// Ids or words that it is about.
    pub about: Vec<String>,
    pub(crate) basis: Vec<Item>,
}

impl Indicator {
    pub(crate) const fn new(head: usize, name: &'static str, unit: Unit, value: Value) -> Self {
        Self { head, name, unit, value, known: 0, unknown: 0, about: Vec::new(), basis: Vec::new() }
    }

    /// The share of records that are so among those of which it is known.
    pub(crate) fn share(head: usize, name: &'static str, part: usize, known: usize, unknown: usize) -> Self {
        let value = if known == 0 { Err(Reason::NotRecorded) } else { Ok(part as f64 / known as f64) };
        Self::new(head, name, Unit::Share, value).counting(known, unknown)
    }

    /// The share of records in which something stands among all of them; where it stands in none, it is not known of any.
    pub(crate) fn recorded(head: usize, name: &'static str, with: usize, all: usize) -> Self {
        let value = if with == 0 { Err(Reason::NotRecorded) } else { Ok(with as f64 / all as f64) };
        Self::new(head, name, Unit::Share, value).counting(with, all - with)
    }

    pub(crate) const fn counting(mut self, known: usize, unknown: usize) -> Self {
        self.known = known;
        self.unknown = unknown;
        self
    }

    pub(crate) fn about<T: Into<String>>(mut self, about: impl IntoIterator<Item = T>) -> Self {
        self.about = about.into_iter().map(Into::into).collect();
        self
    }

    pub(crate) fn on(mut self, basis: impl IntoIterator<Item = Item>) -> Self {
        self.basis = basis.into_iter().collect();
        self
    }
}

/// The main table of indicators, with the head as a number from 1 under `key` and as a word.
pub(crate) fn table(key: &'static str, heads: &[&'static str], indicators: &[Indicator]) -> Table {
    let mut table = Table::new("main", indicators.len());
    table
        .count(key, indicators.iter().map(|indicator| indicator.head + 1))
        .text("theme", indicators.iter().map(|indicator| heads[indicator.head]))
        .text("indicator", indicators.iter().map(|indicator| indicator.name))
        .number("value", indicators.iter().map(|indicator| indicator.value))
        .text("unit", indicators.iter().map(|indicator| indicator.unit.as_str()))
        .count("known", indicators.iter().map(|indicator| indicator.known))
        .count("unknown", indicators.iter().map(|indicator| indicator.unknown))
        .texts("about", indicators.iter().map(|indicator| indicator.about.clone()))
        .rests_on(indicators.iter().map(|indicator| indicator.basis.clone()));
    table
}

/// For each head how many of its indicators have a value.
pub(crate) fn heads_table(name: &'static str, key: &'static str, heads: &[&'static str], indicators: &[Indicator]) -> Table {
    let of = |head: usize| indicators.iter().filter(move |indicator| indicator.head == head);
    let mut table = Table::new(name, heads.len());
    table
        .count(key, 1..=heads.len())
        .text("theme", heads.iter().copied())
        .count("indicators", (0..heads.len()).map(|head| of(head).count()))
        .count("with_value", (0..heads.len()).map(|head| of(head).filter(|indicator| indicator.value.is_ok()).count()))
        .rests_on((0..heads.len()).map(|head| of(head).flat_map(|indicator| indicator.basis.iter().copied()).collect()));
    table
}

/// The role of the role model with this id, if it has one.
pub(crate) fn role<'r>(case: &Case, roles: &'r [RoleCoverage], id: &str) -> Option<&'r RoleCoverage> {
    roles.iter().find(|role| case.roles()[role.role.position()].id().as_str() == id)
}

/// Whether a role is filled: 1 or 0, or not known.
pub(crate) fn is_filled(role: Option<&RoleCoverage>) -> Value {
    match role.map(|role| role.state) {
        Some(RoleState::Filled) => Ok(1.0),
        Some(RoleState::Empty) => Ok(0.0),
        _ => Err(Reason::UnknownRole),
    }
}

/// What is said of a role: who holds it, and the assignments that say so.
pub(crate) fn on_role(indicator: Indicator, case: &Case, role: Option<&RoleCoverage>) -> Indicator {
    let holders = role.map(|role| role.holders.as_slice()).unwrap_or_default();
    let basis = role.map(|role| role.basis.as_slice()).unwrap_or_default();
    indicator
        .counting(basis.len(), 0)
        .about(holders.iter().map(|holder| case.actor_at(*holder).id().to_string()))
        .on(basis.iter().copied().map(Item::Assignment))
}

/// The lower of the two middle values of an ordinal scale.
pub(crate) fn median(mut values: Vec<u8>) -> Value {
    values.sort_unstable();
    values.len().checked_sub(1).map(|last| f64::from(values[last / 2])).ok_or(Reason::NotRecorded)
}
