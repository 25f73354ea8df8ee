//! The mix of sectors, and how well a case is documented.

use super::said::Said;
use crate::report::numbers::{number, percent};
use crate::report::words::{Phrase, phrases};

pub(super) fn diversity(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, language) = (said.main(), said.language());
    let (sum, without) = match said.option_text("count")? {
        "actors" => (ACTORS_OF, ACTORS_WITHOUT),
        "assignments" => (ROLES_OF, ROLES_WITHOUT),
        "amount" => (AMOUNTS_OF, AMOUNTS_WITHOUT),
        _ => return None,
    };
    let total = main.number("total", 0)?.ok()?;
    let of = |number_of: f64| [("n", (number_of as usize).into()), ("sum", number(language, number_of).into())];
    let mut all = Vec::new();
    if total > 0.0 {
        let classes = said.table("classes")?;
        let mut counts = Vec::new();
        for row in classes.all() {
            let class = classes.text("class", row)?;
            if class != "none" {
                let count = classes.number("count", row)?.ok()?;
                counts.push(format!("{} {}", said.class(class), number(language, count)));
            }
        }
        all.push(format!("{}: {}", said.say(sum, &of(total)), counts.join(", ")));
        let (richness, classes) = (main.count("richness", 0)?, main.count("classes", 0)?);
        all.push(said.say(IN_USE, &[("richness", richness.into()), ("classes", classes.into())]));
        if let Ok(equal) = main.number("hill_2", 0)? {
            all.push(said.say(AS_MIXED, &[("equal", number(language, equal).into())]));
        }
    } else {
        all.push(said.not_known(HOW_MIXED, main.number("blau", 0)?.err()?));
    }
    let left_out = main.number("without_class", 0)?.ok()?;
    if left_out > 0.0 {
        all.push(said.say(without, &of(left_out)));
    }
    Some(all)
}

pub(super) fn documentation(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, summary, language) = (said.main(), said.table("summary")?, said.language());
    let mut all = vec![said.say(SOURCES, &[("n", summary.count("sources", 0)?.into())])];
    let (mut shares, mut absent) = (Vec::new(), Vec::new());
    for row in main.all() {
        let (section, items) = (section(main.text("section", row)?)?, main.count("items", row)?);
        let name = said.say(section, &[("n", items.into())]);
        match (items, main.number("with_source", row)?) {
            (0, _) => absent.push(name),
            (items, Ok(share)) => {
                let puts = [("name", name.into()), ("n", items.into()), ("share", percent(language, share).into())];
                shares.push(said.say(OF_SECTION, &puts));
            }
            (_, Err(_)) => {}
        }
    }
    if !shares.is_empty() {
        all.push(format!("{}: {}", WITH_SOURCE.say(language), shares.join(", ")));
    }
    if !absent.is_empty() {
        // All of them: what is silent is what a reader looks for.
        let many = absent.len();
        all.push(said.say(SILENT, &[("names", crate::report::numbers::listed(language, &absent, many).into())]));
    }
    let unknown = summary.count("roles_unknown", 0)?;
    if unknown > 0 {
        all.push(said.say(UNKNOWN, &[("n", unknown.into())]));
    }
    if let (Some(recorded), Some(required), Some(Ok(share))) =
        (summary.count("recorded", 0), summary.count("required", 0), summary.number("completeness", 0))
    {
        let puts = [("recorded", recorded.into()), ("required", required.into()), ("share", percent(language, share).into())];
        all.push(said.say(COMPLETE, &puts));
    }
    let ratings = said.table("ratings")?;
    all.push(match ratings.number("trust", 0)? {
        Ok(trust) => said.say(TRUST, &[("n", ratings.count("raters", 0)?.into()), ("trust", number(language, trust).into())]),
        Err(reason) => said.not_known(HOW_TRUSTED, reason),
    });
    Some(all)
}

fn section(code: &str) -> Option<Phrase> {
    Some(match code {
        "actors" => ACTORS,
        "assignments" => ASSIGNMENTS,
        "relations" => RELATIONS,
        "agreements" => AGREEMENTS,
        "exchanges" => EXCHANGES,
        "activities" => ACTIVITIES,
        "participation" => PARTICIPATION,
        _ => return None,
    })
}

phrases! {
    ACTORS_OF ["{n} {n:aktør|aktører} etter sektor", "{n} {n:aktør|aktører} efter sektor", "{n} {n:actor|actors} by sector"];
    ROLES_OF ["{n} {n:rolletildeling|rolletildelinger} etter sektor", "{n} {n:rolletildeling|rolletildelinger} efter sektor", "{n} held {n:role|roles} by sector"];
    AMOUNTS_OF ["{sum} i året etter giverens sektor", "{sum} om året efter giverens sektor", "{sum} a year by the sector of the giver"];
    ACTORS_WITHOUT ["{n} {n:aktør|aktører} til er ikke regnet med, fordi sektoren er en annen eller ikke kjent", "{n} {n:anden aktør|andre aktører} er ikke regnet med, fordi sektoren er en anden eller ikke kendt", "{n} more {n:actor is|actors are} not counted, as the sector is another or not known"];
    ROLES_WITHOUT ["{n} {n:rolletildeling|rolletildelinger} til er ikke regnet med, fordi sektoren er en annen eller ikke kjent", "{n} {n:anden rolletildeling|andre rolletildelinger} er ikke regnet med, fordi sektoren er en anden eller ikke kendt", "{n} more held {n:role is|roles are} not counted, as the sector is another or not known"];
    AMOUNTS_WITHOUT ["{sum} i året er ikke regnet med, fordi giverens sektor er en annen eller ikke kjent", "{sum} om året er ikke regnet med, fordi giverens sektor er en anden eller ikke kendt", "{sum} a year is not counted, as the sector of the giver is another or not known"];
    IN_USE ["{richness} av {classes} {classes:sektor|sektorer} er med", "{richness} af {classes} {classes:sektor|sektorer} er med", "{richness} of {classes} {classes:sector|sectors} take part"];
    AS_MIXED ["blandingen er som om {equal} sektorer var like store", "blandingen er, som hvis {equal} sektorer var lige store", "the mix is as if {equal} sectors were of equal size"];
    HOW_MIXED ["hvordan sektorene er blandet,", "hvordan sektorerne er blandet,", "how sectors are mixed"];
    SOURCES ["opplysningene bygger på {n} {n:kilde|kilder}", "oplysningerne bygger på {n} {n:kilde|kilder}", "the statements rest on {n} {n:source|sources}"];
    WITH_SOURCE ["med kilde", "med kilde", "with a source"];
    OF_SECTION ["{share} av {n} {name}", "{share} af {n} {name}", "{share} of {n} {name}"];
    SILENT ["ingenting er registrert om {names}", "intet er registreret om {names}", "nothing is recorded about {names}"];
    UNKNOWN ["om {n} {n:rolle|roller} sier kildene ikke om noen har {n:den|dem}", "om {n} {n:rolle|roller} siger kilderne ikke, om nogen har {n:den|dem}", "of {n} {n:role|roles} the sources do not say whether anyone holds {n:it|them}"];
    COMPLETE ["av {required} opplysninger som trengs, er {recorded} registrert ({share})", "af {required} oplysninger, der er brug for, er {recorded} registreret ({share})", "of {required} statements that are needed, {recorded} are recorded ({share})"];
    TRUST ["tilliten er i gjennomsnitt {trust} på en skala fra 1 til 4, etter svar fra {n} {n:aktør|aktører}", "tilliden er i gennemsnit {trust} på en skala fra 1 til 4, efter svar fra {n} {n:aktør|aktører}", "trust is {trust} on average, on a scale from 1 to 4, by answers of {n} {n:actor|actors}"];
    HOW_TRUSTED ["hvor stor tilliten er mellom aktørene,", "hvor stor tilliden er mellem aktørerne,", "how much the actors trust each other"];
    ACTORS ["{n:aktør|aktører}", "{n:aktør|aktører}", "{n:actor|actors}"];
    ASSIGNMENTS ["{n:rolletildeling|rolletildelinger}", "{n:rolletildeling|rolletildelinger}", "{n:assigned role|assigned roles}"];
    RELATIONS ["{n:relasjon|relasjoner}", "{n:relation|relationer}", "{n:relation|relations}"];
    AGREEMENTS ["{n:avtale|avtaler}", "{n:aftale|aftaler}", "{n:agreement|agreements}"];
    EXCHANGES ["{n:utveksling|utvekslinger}", "{n:udveksling|udvekslinger}", "{n:exchange|exchanges}"];
    ACTIVITIES ["{n:aktivitet|aktiviteter}", "{n:aktivitet|aktiviteter}", "{n:activity|activities}"];
    PARTICIPATION ["{n:tilfelle|tilfeller} av medvirkning", "{n:tilfælde|tilfælde} af borgerinddragelse", "{n:instance|instances} of participation"];
}
