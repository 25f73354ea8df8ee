//! Who stands out among the actors.

use super::said::{Rows, Said};
use crate::method::Reason;
use crate::report::numbers::{listed, number, percent};
use crate::report::words::{Phrase, Put, phrases};

/// How many actors are named.
const TOP: usize = 3;

/// The first of those with the largest numbers, and how many more have the same as the last of them.
pub(super) struct Top {
    /// The rows, the largest number first; equal ones as in the table.
    pub(super) rows: Vec<(usize, f64)>,
    pub(super) as_many: usize,
}

/// The rows with the largest numbers above 0.
pub(super) fn top(rows: &Rows<'_>, column: &str) -> Option<Top> {
    let mut numbers = rows.numbers(column)?;
    numbers.retain(|(_, number)| *number > 0.0);
    numbers.sort_by(|(one, first), (other, second)| second.total_cmp(first).then(one.cmp(other)));
    let last = numbers.get(TOP - 1).map(|(_, number)| *number);
    let as_many = numbers.iter().skip(TOP).take_while(|(_, number)| Some(*number) == last).count();
    numbers.truncate(TOP);
    Some(Top { rows: numbers, as_many })
}

impl Top {
    /// The names, each with its number in brackets.
    pub(super) fn named(&self, said: &Said<'_>, rows: &Rows<'_>, show: impl Fn(f64) -> String) -> Option<String> {
        let name = |(row, number): &(usize, f64)| Some(format!("{} ({})", said.actor_of(rows, *row)?, show(*number)));
        let names: Vec<String> = self.rows.iter().map(name).collect::<Option<_>>()?;
        let names = listed(said.language(), &names, TOP);
        let puts = [("names", names.as_str().into()), ("n", Put::Count(self.as_many))];
        Some(if self.as_many > 0 { said.say(AND_AS_MANY, &puts) } else { names })
    }
}

pub(super) fn degree(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, language) = (said.main(), said.language());
    let phrase = match said.option_text("direction") {
        Some("in") => MOST_IN,
        Some("out") => MOST_OUT,
        Some("directed") => MOST_BOTH,
        _ => MOST_PARTNERS,
    };
    let mut all = most(said, "raw", phrase, NO_PARTNERS, |raw| number(language, raw))?;
    let nobody = main.numbers("raw")?.iter().filter(|(_, raw)| *raw == 0.0).count();
    if nobody > 0 && nobody < main.len() {
        all.push(said.say(WITHOUT_PARTNERS, &[("n", nobody.into()), ("actors", main.len().into())]));
    }
    Some(all)
}

pub(super) fn betweenness(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, language) = (said.main(), said.language());
    let mut all = most(said, "value", MOST_BETWEEN, NOBODY_BETWEEN, |value| percent(language, value))?;
    let nobody = main.numbers("value")?.iter().filter(|(_, value)| *value == 0.0).count();
    if nobody > 0 && nobody < main.len() {
        all.push(said.say(NOT_BETWEEN, &[("n", nobody.into()), ("actors", main.len().into())]));
    }
    Some(all)
}

/// Who has the largest number; where nobody has more than 0 that is said, and where there is no number why.
fn most(said: &Said<'_>, column: &str, phrase: Phrase, nobody: Phrase, show: impl Fn(f64) -> String) -> Option<Vec<String>> {
    let main = said.main();
    if main.len() == 0 {
        return Some(vec![said.not_known(WHO_IS_CENTRAL, Reason::NoActors)]);
    }
    let top = top(&main, column)?;
    Some(vec![match (top.rows.is_empty(), main.reasons(column).first().copied()) {
        (true, Some(reason)) => said.not_known(WHO_IS_CENTRAL, reason),
        (true, None) => said.say(nobody, &[]),
        (false, _) => said.say(phrase, &[("names", top.named(said, &main, show)?.into())]),
    }])
}

phrases! {
    AND_AS_MANY ["{names}, og {n} til like høyt som den siste", "{names}, og {n} {n:anden|andre} lige så højt som den sidste", "{names}, and {n} more as high as the last"];
    MOST_PARTNERS ["flest registrerte partnere har {names}", "flest registrerede partnere har {names}", "the most recorded partners are those of {names}"];
    MOST_IN ["flest bånd fra andre har {names}", "flest bånd fra andre har {names}", "the most ties from others are those of {names}"];
    MOST_OUT ["flest bånd til andre har {names}", "flest bånd til andre har {names}", "the most ties to others are those of {names}"];
    MOST_BOTH ["flest bånd til og fra andre har {names}", "flest bånd til og fra andre har {names}", "the most ties to and from others are those of {names}"];
    NO_PARTNERS ["ingen aktør har registrerte bånd til de andre", "ingen aktør har registrerede bånd til de andre", "no actor has a recorded tie to the others"];
    WITHOUT_PARTNERS ["{n} av {actors} aktører har ingen registrerte bånd til de andre", "{n} af {actors} aktører har ingen registrerede bånd til de andre", "{n} of {actors} actors {n:has|have} no recorded tie to the others"];
    MOST_BETWEEN ["oftest på korteste vei mellom to andre ligger {names}", "oftest på den korteste vej mellem to andre ligger {names}", "most often on the shortest way between two others: {names}"];
    NOBODY_BETWEEN ["ingen aktør ligger på korteste vei mellom to andre", "ingen aktør ligger på den korteste vej mellem to andre", "no actor lies on the shortest way between two others"];
    NOT_BETWEEN ["{n} av {actors} aktører ligger ikke på korteste vei mellom noen", "{n} af {actors} aktører ligger ikke på den korteste vej mellem nogen", "{n} of {actors} actors {n:lies|lie} on the shortest way between no two others"];
    WHO_IS_CENTRAL ["hvem som er mest sentral,", "hvem der er mest central,", "who is most central"];
}
