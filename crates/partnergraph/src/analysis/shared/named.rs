//! Actors of a network that an option names.

use std::collections::HashMap;

use crate::method::{OptionError, Study};
use crate::model::{nearest::nearest, problem::quoted};

/// The actors of a study's network by what they are called.
pub(crate) struct Named<'s, 'a> {
    study: &'s Study<'a>,
    numbers: HashMap<String, u32>,
}

impl<'s, 'a> Named<'s, 'a> {
    pub(crate) fn of(study: &'s Study<'a>) -> Self {
        let actors = study.network().actors();
        Self { study, numbers: (0..actors).map(|actor| (study.actor_name(actor), actor as u32)).collect() }
    }

    /// The number of an actor that an option names.
    ///
    /// # Errors
    /// [`OptionError`] when it is not in the network, with the nearest that is.
    pub(crate) fn number(&self, option: &str, name: &str) -> Result<u32, OptionError> {
        self.numbers.get(name).copied().ok_or_else(|| {
            // In document order, so that of several that are as near the first is named.
            let known: Vec<String> = (0..self.study.network().actors()).map(|actor| self.study.actor_name(actor)).collect();
            OptionError {
                nearest: nearest(name, known.iter().map(String::as_str)).map(str::to_owned),
                ..OptionError::new(option, quoted(name), "an actor of the network")
            }
        })
    }
}
