//! Change: what came, went and changed hands.

use super::said::Said;
use crate::report::numbers::percent;
use crate::report::words::{self, Put, phrases};

pub(super) fn change(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, language) = (said.main(), said.language());
    // Without two dates there is nothing to compare.
    for column in ["entered", "kept"] {
        if let Err(reason) = main.number(column, 0)? {
            return Some(vec![said.not_known(HOW_STABLE, reason)]);
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

phrases! {
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
