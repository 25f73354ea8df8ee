//! Change: what came, went and changed hands.

use super::said::{Rows, Said};
use crate::method::Reason;
use crate::model::PartialDate;
use crate::report::numbers::percent;
use crate::report::words::{self, Put, phrases};

pub(super) fn change(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, language) = (said.main(), said.language());
    // Without two dates there is nothing to compare.
    for column in ["entered", "kept"] {
        if let Err(reason) = main.number(column, 0)? {
            // Whichever dates were asked for.
            return Some(vec![if reason == Reason::NoDate { said.say(NO_DATES, &[]) } else { said.not_known(HOW_STABLE, reason) }]);
        }
    }
    let count = |column| main.count(column, 0);
    let (entered, left, stayed) = (count("entered")?, count("left")?, count("stayed")?);
    let date = |column| main.text(column, 0).and_then(|date| date.parse().ok()).map(|date| words::date(language, date));
    let mut puts: Vec<(&str, Put)> = vec![("entered", entered.into()), ("left", left.into()), ("stayed", stayed.into())];
    let mut all = vec![match (date("since"), date("until")) {
        (Some(since), Some(until)) => {
            puts.extend([("since", since.into()), ("until", until.into())]);
            said.say(ACTORS_BETWEEN, &puts)
        }
        _ => said.say(ACTORS, &puts),
    }];
    if let Some(established) = before(said, &main) {
        all.push(said.say(BEFORE, &[("established", established.into())]));
    }
    for (column, phrase) in [("stayed_undated", STAYED_UNDATED), ("entered_undated", ENTERED_UNDATED)] {
        if let Some(undated) = count(column).filter(|undated| *undated > 0) {
            all.push(said.say(phrase, &[("n", undated.into())]));
        }
    }
    let actors = said.table("actors")?;
    for (change, phrase) in [("came", CAME), ("went", WENT)] {
        let names: Vec<String> = actors
            .all()
            .filter(|row| actors.text("change", *row) == Some(change))
            .map(|row| said.actor_of(&actors, row))
            .collect::<Option<_>>()?;
        if !names.is_empty() {
            all.push(said.say(phrase, &[("names", said.names(names).into())]));
        }
    }
    let (new, ended, kept) = (count("new")?, count("ended")?, count("kept")?);
    all.push(said.say(TIES, &[("new", new.into()), ("ended", ended.into()), ("kept", kept.into())]));
    match main.number("value", 0)? {
        Ok(share) => all.push(said.say(STABLE, &[("share", percent(language, share).into())])),
        Err(reason) => all.push(said.not_known(HOW_STABLE, reason)),
    }
    for (column, phrase) in [("became_empty", EMPTIED), ("became_filled", FILLED), ("changed_hands", CHANGED_HANDS)] {
        let found = main.texts(column, 0)?;
        if !found.is_empty() {
            all.push(said.say(phrase, &[("n", found.len().into()), ("roles", said.roles(&found).into())]));
        }
    }
    if main.text("since", 0).is_some() {
        all.push(said.say(UNDATED, &[]));
    }
    Some(all)
}

/// When the partnership was established, where that is after the first date.
fn before(said: &Said<'_>, main: &Rows<'_>) -> Option<String> {
    let since: PartialDate = main.text("since", 0)?.parse().ok()?;
    let established = said.case()?.document().established().filter(|established| since.last_day() < established.first_day())?;
    Some(words::on(said.language(), established))
}

phrases! {
    NO_DATES ["hva som er endret, er ikke kjent: ingen rolle eller relasjon har noen dato", "hvad der er ændret, er ikke kendt: ingen rolle eller relation har nogen dato", "what has changed is not known: no role or relation has a date"];
    BEFORE ["den første datoen er før partnerskapet ble etablert {established}", "den første dato er før partnerskabet blev etableret {established}", "the first date is before the partnership was established {established}"];
    STAYED_UNDATED ["for {n} av dem som ble, viser ingen dato at de var med fra først av", "for {n} af dem, der blev, viser ingen dato, at de var med fra begyndelsen", "of those that stayed, {n} {n:has|have} no date to show that {n:it was|they were} there the first time"];
    ENTERED_UNDATED ["{n} av dem som kom til, kan ha vært med før, i en rolle uten dato", "{n} af dem, der kom til, kan have været med før, i en rolle uden dato", "of those that came, {n} may have been there before, in a role without a date"];
    ACTORS ["{entered} {entered:aktør|aktører} kom til, {left} falt fra og {stayed} ble", "{entered} {entered:aktør|aktører} kom til, {left} faldt fra og {stayed} blev", "{entered} {entered:actor|actors} came, {left} left and {stayed} stayed"];
    ACTORS_BETWEEN ["fra {since} til {until} kom {entered} {entered:aktør|aktører} til, {left} falt fra og {stayed} ble", "fra {since} til {until} kom {entered} {entered:aktør|aktører} til, {left} faldt fra og {stayed} blev", "from {since} to {until}, {entered} {entered:actor|actors} came, {left} left and {stayed} stayed"];
    CAME ["{names} kom til", "{names} kom til", "{names} came"];
    WENT ["{names} falt fra", "{names} faldt fra", "{names} left"];
    UNDATED ["det som ikke har noen dato, er regnet som til stede hele tiden", "det, der ikke har nogen dato, er regnet som til stede hele tiden", "what has no date counts as there all the time"];
    TIES ["{new} bånd er {new:nytt|nye}, {ended} er borte og {kept} består", "{new} bånd er {new:nyt|nye}, {ended} er borte og {kept} består", "{new} {new:tie is|ties are} new, {ended} {ended:is|are} gone and {kept} {kept:remains|remain}"];
    STABLE ["{share} av alle bånd fra de to gangene finnes begge ganger", "{share} af alle bånd fra de to gange findes begge gange", "{share} of all ties of either time are there both times"];
    HOW_STABLE ["hvor stor del av båndene som består,", "hvor stor en del af båndene der består,", "how many of the ties remain"];
    EMPTIED ["{n:rollen|rollene} som {roles} ble {n:tom|tomme}", "{n:rollen|rollerne} som {roles} blev {n:ubesat|ubesatte}", "the {n:role|roles} of {roles} became empty"];
    FILLED ["{n:rollen|rollene} som {roles} ble fylt", "{n:rollen|rollerne} som {roles} blev besat", "the {n:role|roles} of {roles} {n:was|were} filled"];
    CHANGED_HANDS ["{n:rollen|rollene} som {roles} gikk over til andre", "{n:rollen|rollerne} som {roles} gik over til andre", "the {n:role|roles} of {roles} changed hands"];
}
