//! The real cases that come with the crate.
//!
//! Eighteen houses, area programmes, housing plans and construction partnerships in Norway and Denmark, each written from
//! public sources that it names. They are part of the program; nothing is looked up.

use std::sync::Arc;

use crate::model::{Case, Casebook, UnknownCase};

use super::{json, place::Origin};

macro_rules! embedded {
    ($( $id:literal )+) => {
        &[$( ($id, include_str!(concat!("../../library/", $id, ".json"))), )+]
    };
}

/// The id and the text of each case, in the order of the ids.
const DOCUMENTS: &[(&str, &str)] = embedded! {
    "arvoll-gard"
    "baerum-naboskap"
    "bankall-gard"
    "biermannsgarden"
    "boker-og-bylab"
    "byggepartnerskabet-os"
    "fjell-2020"
    "forandringshuset-bergen"
    "fredrikstad-bryggeri"
    "fsb-hjem"
    "garnisonsykehuset"
    "halden-kulturhus"
    "lystgarden"
    "nabohuset-holmlia"
    "petersborghuset"
    "valerenga-bydelshus"
    "varde-helhedsplan"
    "vollebekk-fabrikker"
};

/// The id of each case, and its document as JSON.
///
/// # Examples
/// ```
/// use partnergraph::read::library;
///
/// assert_eq!(library::documents().len(), 18);
/// assert!(library::documents().all(|(id, text)| text.contains(&format!("\"id\": \"{id}\""))));
/// ```
pub fn documents() -> impl ExactSizeIterator<Item = (&'static str, &'static str)> {
    DOCUMENTS.iter().copied()
}

/// All cases, in the order of their ids.
///
/// # Examples
/// ```
/// use partnergraph::read::library;
///
/// let book = library::casebook();
/// assert_eq!(book.cases().len(), 18);
/// assert!(book.rejected().is_empty());
/// ```
#[must_use]
pub fn casebook() -> Casebook {
    let read = |(id, text): (&str, &str)| {
        let name = format!("{id}.json");
        let origin = Origin::file(Some(name.as_str().into()));
        let case = json::read_text(text, &origin, super::Strictness::Strict).map(|read| Arc::new(read.case));
        (name, case)
    };
    Casebook::from_results(documents().map(read))
}

/// The case with this id.
///
/// # Errors
/// [`UnknownCase`] when there is none, with the nearest id that there is.
///
/// # Examples
/// ```
/// use partnergraph::read::library;
///
/// assert_eq!(library::case("petersborghuset")?.name(), "Nabolagshuset, Petersborg (Petersborghuset)");
/// assert_eq!(library::case("petersborg").map_err(|error| error.nearest).err(), Some(None));
/// # Ok::<_, partnergraph::UnknownCase>(())
/// ```
pub fn case(id: &str) -> Result<Case, UnknownCase> {
    let embedded = documents().find(|(known, _)| *known == id);
    match embedded.and_then(|(_, text)| json::from_str(text).ok()) {
        Some(case) => Ok(case),
        None => casebook().case(id).map(|case| Case::clone(case)),
    }
}
