//! What rests on paper, and what the roles rest on.

use super::said::Said;
use crate::model::{Basis, Code as _};
use crate::report::numbers::{listed, percent};
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
    let (mut parts, mut some_known) = (Vec::new(), false);
    for row in bases.all() {
        let (basis, number_of) = (bases.text("basis", row)?, bases.number("assignments", row)?.ok()?);
        let word = Basis::from_code(basis).map_or_else(|| NOT_STATED.say(language), |basis| basis.label(language));
        if number_of > 0.0 {
            some_known |= Basis::from_code(basis).is_some();
            parts.push(said.say(BASIS, &[("what", word.into()), ("n", (number_of as usize).into())]));
        }
    }
    // Where no basis is known the sentence before has said so.
    if some_known {
        all.push(said.say(BASES, &[("parts", listed(language, &parts, parts.len()).into())]));
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

phrases! {
    FORMAL ["{n} av {known} {known:relasjon|relasjoner} der det er kjent, er formelle ({share})", "{n} af {known} {known:relation|relationer}, hvor det er kendt, er formelle ({share})", "{n} of {known} {known:relation|relations} of which it is known {n:is|are} formal ({share})"];
    HOW_FORMAL ["hvor mye som er formelt,", "hvor meget der er formelt,", "how much is formal"];
    UNKNOWN ["for {n} {n:relasjon|relasjoner} sier kildene ikke om {n:den er formell eller uformell|de er formelle eller uformelle}", "for {n} {n:relation|relationer} siger kilderne ikke, om {n:den er formel eller uformel|de er formelle eller uformelle}", "of {n} {n:relation|relations} the sources do not say whether {n:it is|they are} formal or informal"];
    BINDING ["av {n} {n:rolletildeling|rolletildelinger} med kjent grunnlag hviler {share} på eierskap, leieforhold eller avtale", "af {n} {n:rolletildeling|rolletildelinger} med kendt grundlag hviler {share} på ejerskab, lejeforhold eller aftale", "of {n} assigned {n:role|roles} of known basis {share} rest on ownership, a lease or a contract"];
    WHAT_ROLES_REST_ON ["hva rollene hviler på,", "hvad rollerne hviler på,", "what the roles rest on"];
    BASES ["grunnlaget er {parts}", "grundlaget er {parts}", "the basis is {parts}"];
    BASIS ["{what} for {n}", "{what} for {n}", "{what} for {n}"];
    NOT_STATED ["ikke kjent", "ikke kendt", "not known"];
    NO_AGREEMENTS ["ingen egne avtaler er registrert", "ingen selvstændige aftaler er registreret", "no agreements are recorded on their own"];
    AGREEMENTS ["av {n} {n:avtale|avtaler} har {share} en dato for ny gjennomgang", "af {n} {n:aftale|aftaler} har {share} en dato for ny gennemgang", "of {n} {n:agreement|agreements} {share} have a date for review"];
}
