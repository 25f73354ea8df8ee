//! Risks: what may happen, what the structure itself suggests, what is left after measures.

use super::said::Said;
use crate::report::markup::one_line;
use crate::report::words::{Phrase, phrases};

/// How many risks and candidates are spoken of one by one.
const MOST: usize = 5;

pub(super) fn risks(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, candidates) = (said.main(), said.table("candidates")?);
    let mut all = vec![said.say(if main.len() == 0 { NO_RISKS } else { RISKS }, &[("n", main.len().into())])];
    for row in main.all().take(MOST) {
        let event = one_line(main.text("event", row)?);
        let puts = |score: f64, residual: f64| {
            let class = |column| class(main.text(column, row)).map_or("", |class| class.say(said.language()));
            [
                ("event", event.as_str().into()),
                ("score", (score as usize).into()),
                ("residual", (residual as usize).into()),
                ("class", class("class").into()),
                ("after", class("class_after").into()),
            ]
        };
        all.push(match (main.number("score", row)?, main.number("score_after", row)?) {
            (Ok(score), Ok(residual)) => said.say(SCORED, &puts(score, residual)),
            _ => said.say(NOT_SCORED, &puts(0.0, 0.0)[..1]),
        });
    }
    if main.len() > MOST {
        all.push(said.say(MORE_RISKS, &[("n", (main.len() - MOST).into())]));
    }
    let mut triggers: Vec<(&str, usize)> = Vec::new();
    for row in candidates.all() {
        let trigger = candidates.text("trigger", row)?;
        match triggers.iter_mut().find(|(known, _)| *known == trigger) {
            Some((_, number)) => *number += 1,
            None => triggers.push((trigger, 1)),
        }
    }
    if candidates.len() > 0 {
        all.push(said.say(if main.len() == 0 { SUGGESTED_ALONE } else { SUGGESTED }, &[]));
    }
    for (trigger, number) in triggers {
        let puts = [("n", number.into()), ("days", said.option_whole("horizon_days")?.into())];
        all.push(said.say(words_of(trigger).unwrap_or(OTHER), &puts));
    }
    if candidates.len() > 0 {
        all.push(said.say(NOT_JUDGED, &[]));
    }
    Some(all)
}

/// The colour of a risk.
fn class(code: Option<&str>) -> Option<Phrase> {
    Some(match code? {
        "green" => GREEN,
        "yellow" => YELLOW,
        "red" => RED,
        _ => return None,
    })
}

/// The words for what the structure of the case suggests.
fn words_of(trigger: &str) -> Option<Phrase> {
    Some(match trigger {
        "empty_role" => EMPTY_ROLE,
        "single_holder" => SINGLE_HOLDER,
        "one_funder" => ONE_FUNDER,
        "ending" => ENDING,
        "cut_point" => CUT_POINT,
        "no_residents" => NO_RESIDENTS,
        "no_basis" => OPERATOR,
        _ => return None,
    })
}

phrases! {
    RISKS ["{n} {n:uønsket hendelse|uønskede hendelser} er registrert", "{n} {n:uønsket hændelse|uønskede hændelser} er registreret", "{n} unwanted {n:event is|events are} recorded"];
    NO_RISKS ["ingen uønskede hendelser er registrert", "ingen uønskede hændelser er registreret", "no unwanted events are recorded"];
    SCORED ["{event}: sannsynlighet ganger konsekvens er {score} ({class}), og {residual} etter tiltak ({after})", "{event}: sandsynlighed gange konsekvens er {score} ({class}), og {residual} efter tiltag ({after})", "{event}: likelihood times consequence is {score} ({class}), and {residual} after measures ({after})"];
    NOT_SCORED ["{event}: sannsynlighet eller konsekvens er ikke registrert", "{event}: sandsynlighed eller konsekvens er ikke registreret", "{event}: likelihood or consequence is not recorded"];
    MORE_RISKS ["{n} {n:hendelse|hendelser} til er ikke omtalt her", "{n} {n:anden hændelse|andre hændelser} er ikke omtalt her", "{n} more {n:event is|events are} not spoken of here"];
    SUGGESTED ["det som er registrert om roller, bånd og penger, peker på mer", "det, der er registreret om roller, bånd og penge, peger på mere", "what is recorded of roles, ties and money points to more"];
    SUGGESTED_ALONE ["det som er registrert om roller, bånd og penger, peker på noe som kan gå galt", "det, der er registreret om roller, bånd og penge, peger på noget, der kan gå galt", "what is recorded of roles, ties and money points to something that may go wrong"];
    GREEN ["grønn", "grøn", "green"];
    YELLOW ["gul", "gul", "yellow"];
    RED ["rød", "rød", "red"];
    EMPTY_ROLE ["{n} {n:rolle|roller} er {n:tom|tomme}", "{n} {n:rolle|roller} er {n:ubesat|ubesatte}", "{n} {n:role is|roles are} empty"];
    SINGLE_HOLDER ["{n} {n:rolle|roller} hviler på én aktør{n:| hver}", "{n} {n:rolle|roller} hviler på én aktør{n:| hver}", "{n} {n:role rests|roles each rest} on one actor"];
    ONE_FUNDER ["midlene er mer samlet på én finansieringskilde enn grensen som er satt", "midlerne er mere samlet på én finansieringskilde end den grænse, der er sat", "the money is more concentrated on one funder than the limit that is set"];
    ENDING ["{n} {n:avtale eller relasjon|avtaler og relasjoner} løper ut innen {days} {days:dag|dager}", "{n} {n:aftale eller relation|aftaler og relationer} udløber inden for {days} {days:dag|dage}", "{n} {n:agreement or relation ends|agreements and relations end} within {days} {days:day|days}"];
    CUT_POINT ["uten den som koordinerer, ville nettverket falle i flere deler", "uden den, der koordinerer, ville netværket falde i flere dele", "without its coordinator the network would fall into more pieces"];
    NO_RESIDENTS ["det er ikke registrert at beboere har medvirket", "det er ikke registreret, at beboere er blevet inddraget", "no participation of residents is recorded"];
    OPERATOR ["{n} {n:aktør|aktører} som drifter, gjør det uten avtale, leieforhold eller eierskap", "{n} {n:aktør|aktører}, der driver, gør det uden aftale, lejeforhold eller ejerskab", "{n} {n:actor that operates does|actors that operate do} so without contract, lease or ownership"];
    OTHER ["{n} {n:annet forhold|andre forhold} i måten partnerskapet er bygd på, kan gi en uønsket hendelse", "{n} {n:andet forhold|andre forhold} i den måde, partnerskabet er bygget på, kan give en uønsket hændelse", "{n} more {n:feature|features} of how the partnership is built may lead to an unwanted event"];
    NOT_JUDGED ["hvor sannsynlig eller alvorlig dette er, må menneskene i partnerskapet vurdere", "hvor sandsynligt eller alvorligt dette er, må menneskene i partnerskabet vurdere", "how likely or serious this is, the people in the partnership must judge"];
}
