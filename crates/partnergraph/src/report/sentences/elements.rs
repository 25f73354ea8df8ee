//! What rests on paper, and lists of indicators without a score.

use super::said::Said;
use crate::model::{Basis, Code as _};
use crate::report::markup::one_line;
use crate::report::numbers::{number, percent};
use crate::report::words::phrases;

pub(super) fn formality(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, language) = (said.main(), said.language());
    let mut all = Vec::new();
    match main.number("value", 0)? {
        Ok(share) => {
            let (formal, informal) = (main.count("formal", 0)?, main.count("informal", 0)?);
            let known = formal + informal;
            all.push(said.say(FORMAL, &[("n", formal.into()), ("known", known.into()), ("share", percent(language, share).into())]));
        }
        Err(reason) => all.push(said.not_known(HOW_FORMAL, reason)),
    }
    let unknown = main.count("unknown", 0)?;
    if unknown > 0 {
        all.push(said.say(UNKNOWN, &[("n", unknown.into())]));
    }
    match main.number("binding_basis", 0)? {
        Ok(share) => {
            let puts = [("n", main.count("basis_known", 0)?.into()), ("share", percent(language, share).into())];
            all.push(said.say(BINDING, &puts));
        }
        Err(reason) => all.push(said.not_known(WHAT_ROLES_REST_ON, reason)),
    }
    let bases = said.table("bases")?;
    let mut parts = Vec::new();
    for row in bases.all() {
        let (basis, number_of) = (bases.text("basis", row)?, bases.number("assignments", row)?.ok()?);
        let word = Basis::from_code(basis).map_or_else(|| NOT_STATED.say(language), |basis| basis.label(language));
        if number_of > 0.0 {
            parts.push(format!("{word} {}", number(language, number_of)));
        }
    }
    if !parts.is_empty() {
        all.push(format!("{}: {}", BASES.say(language), parts.join(", ")));
    }
    match main.count("agreements", 0)? {
        0 => all.push(said.say(NO_AGREEMENTS, &[])),
        agreements => {
            let review = main.number("with_review", 0)?.ok()?;
            all.push(said.say(AGREEMENTS, &[("n", agreements.into()), ("share", percent(language, review).into())]));
        }
    }
    Some(all)
}

/// Lists of indicators in groups, each with a value or a reason: how many of each group are known.
pub(super) fn indicators(said: &Said<'_>) -> Option<Vec<String>> {
    let main = said.main();
    let group = ["criterion", "element"].into_iter().find(|name| main.of_table().column(name).is_some())?;
    let number_of = |row| main.count(group, row).map(|number| number.to_string()).or_else(|| main.text(group, row).map(one_line));
    let mut groups: Vec<(String, usize, usize)> = Vec::new();
    for row in main.all() {
        let (name, known) = (number_of(row)?, usize::from(is_known(said, row)?));
        match groups.last_mut() {
            Some((last, all, of_them)) if *last == name => {
                *all += 1;
                *of_them += known;
            }
            _ => groups.push((name, 1, known)),
        }
    }
    let known: usize = groups.iter().map(|(_, _, known)| known).sum();
    let mut all = vec![said.say(INDICATORS, &[("n", known.into()), ("of", main.len().into())])];
    for (place, (_, of, known)) in groups.iter().enumerate() {
        let phrase = if group == "criterion" { CRITERION } else { ELEMENT };
        all.push(said.say(phrase, &[("place", (place + 1).into()), ("n", (*known).into()), ("of", (*of).into())]));
    }
    all.push(said.say(NO_SCORE, &[]));
    Some(all)
}

fn is_known(said: &Said<'_>, row: usize) -> Option<bool> {
    said.main().number("value", row).map(|value| value.is_ok())
}

phrases! {
    FORMAL ["{n} av {known} {known:relasjon|relasjoner} der det er kjent, er formelle ({share})", "{n} af {known} {known:relation|relationer}, hvor det er kendt, er formelle ({share})", "{n} of {known} {known:relation|relations} of which it is known {n:is|are} formal ({share})"];
    HOW_FORMAL ["hvor mye som er formelt,", "hvor meget der er formelt,", "how much is formal"];
    UNKNOWN ["for {n} {n:relasjon|relasjoner} sier kildene ikke om {n:den er formell eller uformell|de er formelle eller uformelle}", "for {n} {n:relation|relationer} siger kilderne ikke, om {n:den er formel eller uformel|de er formelle eller uformelle}", "of {n} {n:relation|relations} the sources do not say whether {n:it is|they are} formal or informal"];
    BINDING ["av {n} {n:rolletildeling|rolletildelinger} med kjent grunnlag hviler {share} på eierskap, leieforhold eller avtale", "af {n} {n:rolletildeling|rolletildelinger} med kendt grundlag hviler {share} på ejerskab, lejeforhold eller aftale", "of {n} assigned {n:role|roles} of known basis {share} rest on ownership, a lease or a contract"];
    WHAT_ROLES_REST_ON ["hva rollene hviler på,", "hvad rollerne hviler på,", "what the roles rest on"];
    BASES ["grunnlaget for rollene", "grundlaget for rollerne", "what the roles rest on"];
    NOT_STATED ["ikke kjent", "ikke kendt", "not known"];
    NO_AGREEMENTS ["ingen avtaler er registrert for seg", "ingen aftaler er registreret for sig", "no agreements are recorded by themselves"];
    AGREEMENTS ["av {n} {n:avtale|avtaler} har {share} en dato for ny gjennomgang", "af {n} {n:aftale|aftaler} har {share} en dato for ny gennemgang", "of {n} {n:agreement|agreements} {share} have a date for review"];
    INDICATORS ["{n} av {of} kjennetegn er kjent", "{n} af {of} kendetegn er kendt", "{n} of {of} indicators {n:is|are} known"];
    CRITERION ["kriterium {place}: {n} av {of} kjennetegn er kjent", "kriterium {place}: {n} af {of} kendetegn er kendt", "criterion {place}: {n} of {of} indicators {n:is|are} known"];
    ELEMENT ["element {place}: {n} av {of} kjennetegn er kjent", "element {place}: {n} af {of} kendetegn er kendt", "element {place}: {n} of {of} indicators {n:is|are} known"];
    NO_SCORE ["dette er ingen samlet karakter, og det som ikke er kjent, er ikke regnet som fravær", "dette er ingen samlet karakter, og det, der ikke er kendt, er ikke regnet som fravær", "this is no total score, and what is not known does not count as absent"];
}
