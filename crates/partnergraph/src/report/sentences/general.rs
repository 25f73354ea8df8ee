//! What is true of any answer: what was asked, its number, who has the largest, or how many rows there are.

use super::actors::top;
use super::said::{Rows, Said};
use super::topics::topic;
use crate::report::numbers::number;
use crate::report::words::phrases;

pub(super) fn sentences(said: &Said<'_>) -> Vec<String> {
    let (main, language) = (said.main(), said.language());
    let what = topic(said.analysis())
        .map_or_else(|| said.say(QUESTION, &[("question", said.answer().card().question.into())]), |topic| topic.say(language).to_owned());
    let found = match main.len() {
        0 => Some(said.say(NO_ROWS, &[("what", what.as_str().into())])),
        1 => single(said, &main, &what),
        _ => ranking(said, &main, &what),
    };
    let mut all = vec![found.unwrap_or_else(|| said.say(ROWS, &[("what", what.into()), ("n", main.len().into())]))];
    let missing = main.len() - main.numbers("value").map_or(main.len(), |numbers| numbers.len());
    if missing > 0 && main.len() > 1 {
        let whys: Vec<&str> = main.reasons("value").into_iter().map(|reason| super::reasons::of(reason).say(language)).collect();
        all.push(said.say(MISSING, &[("n", missing.into()), ("of", main.len().into()), ("why", whys.join("; ").into())]));
    }
    all
}

/// The one value of an answer, or why there is none.
fn single(said: &Said<'_>, main: &Rows<'_>, what: &str) -> Option<String> {
    let column = if main.of_table().column("value").is_some() { "value" } else { only_number(main)? };
    Some(match main.number(column, 0)? {
        Ok(value) => said.say(VALUE, &[("what", what.into()), ("value", number(said.language(), value).into())]),
        Err(reason) => {
            let why = super::reasons::of(reason).say(said.language());
            said.say(NO_VALUE, &[("what", what.into()), ("why", why.into())])
        }
    })
}

/// The only column of a table that holds numbers.
fn only_number<'a>(main: &Rows<'a>) -> Option<&'a str> {
    let mut numbers = main.of_table().columns().iter().filter(|column| super::is_numeric(&column.values));
    numbers.next().filter(|_| numbers.next().is_none()).map(|column| &*column.name)
}

/// Who has the largest value, where each row is an actor.
fn ranking(said: &Said<'_>, main: &Rows<'_>, what: &str) -> Option<String> {
    main.of_table().column("actor")?;
    let top = top(main, "value")?;
    let names = top.named(said, main, |value| number(said.language(), value)).filter(|_| !top.rows.is_empty())?;
    Some(said.say(HIGHEST, &[("what", what.into()), ("names", names.into())]))
}

phrases! {
    QUESTION ["spørsmålet «{question}»", "spørgsmålet »{question}«", "the question “{question}”"];
    NO_ROWS ["{what}: det er ingenting å vise", "{what}: der er intet at vise", "{what}: there is nothing to show"];
    ROWS ["{what}: svaret har {n} {n:rad|rader}", "{what}: svaret har {n} {n:række|rækker}", "{what}: the answer has {n} {n:row|rows}"];
    VALUE ["{what}: {value}", "{what}: {value}", "{what}: {value}"];
    NO_VALUE ["{what}: tallet kan ikke oppgis ({why})", "{what}: tallet kan ikke oplyses ({why})", "{what}: the number cannot be given ({why})"];
    HIGHEST ["{what}: høyest for {names}", "{what}: højest for {names}", "{what}: highest for {names}"];
    MISSING ["for {n} av {of} kan tallet ikke oppgis: {why}", "for {n} af {of} kan tallet ikke oplyses: {why}", "for {n} of {of} the number cannot be given: {why}"];
}
