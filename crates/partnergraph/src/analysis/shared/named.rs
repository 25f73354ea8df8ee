//! Actors of a network that an option names.

use crate::method::{OptionError, Study};
use crate::model::nearest::nearest;

/// The numbers of actors that an option names, in the order in which they are named, each once.
///
/// # Errors
/// [`OptionError`] for the first that is not in the network, with the nearest that is.
pub(crate) fn actors(study: &Study<'_>, option: &str, names: &[&str]) -> Result<Vec<u32>, OptionError> {
    let known: Vec<String> = (0..study.network().actors()).map(|number| study.actor_name(number)).collect();
    let mut found: Vec<u32> = Vec::with_capacity(names.len());
    for name in names {
        let Some(number) = known.iter().position(|actor| actor == name) else {
            let mut error = OptionError::new(option, format_args!("`{name}`"), "actors of the network");
            error.nearest = nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
            return Err(error);
        };
        if !found.contains(&(number as u32)) {
            found.push(number as u32);
        }
    }
    Ok(found)
}
