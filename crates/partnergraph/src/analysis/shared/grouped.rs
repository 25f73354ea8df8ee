//! The actors of a network that have a class, for measures that compare what is inside and between classes.

use super::partition::{Classes, NO_CLASS};
use crate::method::{AnalysisError, OptionError, OptionKind, OptionSpec, Preset, Reason, Value};
use crate::view::{Choice as _, Network, choices};

choices! {
    /// What becomes of actors without a class.
    Unknown {
        /// They leave the network, and are counted.
        Exclude = "exclude",
        /// Together they are a class of their own.
        OwnClass = "own_class",
    }
}

/// The option that chooses it.
pub(crate) const UNKNOWN: OptionSpec = OptionSpec {
    name: "unknown",
    kind: OptionKind::Choice(Unknown::WORDS),
    preset: Preset::Text("exclude"),
    meaning: "what becomes of actors without a class: they leave the network, or are together a class of their own, called `none`",
};

/// The actors of a network that have a class, numbered anew in their order.
#[derive(Debug)]
pub(crate) struct Grouped {
    /// For each actor of the network its new number; nothing where it is left out.
    pub(crate) numbers: Vec<Option<u32>>,
    /// For each new number the class.
    pub(crate) labels: Vec<u32>,
    pub(crate) class_names: Vec<String>,
    /// How many actors are left out.
    pub(crate) left_out: usize,
}

impl Grouped {
    /// The actors of a network with their classes; a reason where nobody has one.
    pub(crate) fn of(network: &Network, classes: &Classes, unknown: Unknown) -> Result<Value<Self>, AnalysisError> {
        let (found, expected) = (classes.of.len(), network.actors());
        if found != expected {
            let expected = format!("those of {expected}, the actors of the network");
            return Err(OptionError::new("partition", format_args!("classes of {found} actors"), expected).into());
        }
        if classes.of.iter().all(Option::is_none) {
            return Ok(Err(if expected == 0 { Reason::TooFewActors } else { Reason::NoPartition }));
        }
        let mut class_names = classes.names.clone();
        let own = (unknown == Unknown::OwnClass).then_some(class_names.len() as u32);
        if own.is_some() {
            class_names.push(NO_CLASS.to_owned());
        }
        let (mut numbers, mut labels) = (Vec::with_capacity(expected), Vec::with_capacity(expected));
        for class in &classes.of {
            numbers.push(class.or(own).map(|label| {
                labels.push(label);
                labels.len() as u32 - 1
            }));
        }
        let left_out = expected - labels.len();
        Ok(Ok(Self { numbers, labels, class_names, left_out }))
    }

    /// What an actor's class is called.
    pub(crate) fn class_name(&self, actor: usize) -> Option<&str> {
        self.numbers[actor].map(|number| self.class_names[self.labels[number as usize] as usize].as_str())
    }

    /// How many are left out, in words.
    pub(crate) fn remark(&self) -> Option<String> {
        (self.left_out > 0).then(|| format!("actors without a class that are left out: {}", self.left_out))
    }
}

/// What to say where nobody has a class.
pub(crate) const NOBODY: &str = "no actor has a class; a network made from edges knows no sectors, so give `partition` as a class for each \
    actor by name";
