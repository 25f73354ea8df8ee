//! Power and trust: who is influential, who is trusted, who governs.

use super::actors::top;
use super::reasons;
use super::said::Said;
use crate::analysis::case_governance::FEW_TIES;
use crate::method::Reason;
use crate::report::numbers::{number, percent};
use crate::report::words::phrases;

/// How many missing links and pairs of bodies are spoken of one by one.
const MOST: usize = 5;

pub(super) fn influence(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, summary) = (said.main(), said.table("summary")?);
    let (actors, recorded) = (summary.count("actors", 0)?, summary.count("recorded", 0)?);
    if recorded == 0 {
        return Some(vec![said.say(NONE_RECORDED, &[("actors", actors.into())])]);
    }
    let mut all = vec![said.say(RECORDED, &[("n", recorded.into()), ("actors", actors.into())])];
    for (cell, phrase) in [("key_partner", KEY), ("talk_to_next", TALK), ("connector", CONNECTOR)] {
        let names: Vec<String> =
            main.all().filter(|row| main.text("cell", *row) == Some(cell)).map(|row| said.actor_of(&main, row)).collect::<Option<_>>()?;
        if !names.is_empty() {
            all.push(said.say(phrase, &[("n", names.len().into()), ("names", said.names(names).into())]));
        }
    }
    match summary.number("missing_links", 0)? {
        Ok(0.0) => all.push(said.say(NONE_MISSING, &[])),
        Ok(_) => {
            let links = said.table("missing_links")?;
            let names: Vec<String> = links.all().map(|row| said.actor_of(&links, row)).collect::<Option<_>>()?;
            let reference = summary.texts("reference", 0)?;
            let puts = [("n", names.len().into()), ("names", said.names(names).into()), ("reference", said.actors(&reference).into())];
            all.push(said.say(MISSING, &puts));
        }
        Err(reason) => all.push(said.not_known(WHO_IS_MISSING, reason)),
    }
    Some(all)
}

pub(super) fn trust(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, summary, language) = (said.main(), said.table("summary")?, said.language());
    let mut all = Vec::new();
    for (column, ratings, phrase, unknown, highest) in
        [("trust", "trust_ratings", TRUST, HOW_TRUSTED, MOST_TRUST), ("value", "value_ratings", VALUE, HOW_VALUED, MOST_VALUE)]
    {
        match summary.number(column, 0)? {
            Ok(mean) => {
                let puts = [
                    ("mean", number(language, mean).into()),
                    ("n", summary.count(ratings, 0)?.into()),
                    ("raters", summary.count("raters", 0)?.into()),
                ];
                all.push(said.say(phrase, &puts));
                let top = top(&main, column)?;
                if !top.rows.is_empty() {
                    all.push(said.say(highest, &[("names", top.named(said, &main, |mean| number(language, mean))?.into())]));
                }
            }
            Err(reason) => all.push(said.not_known(unknown, reason)),
        }
    }
    Some(all)
}

pub(super) fn governance(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, language) = (said.main(), said.language());
    let form = match main.text("form", 0)? {
        "participant_governed" => PARTICIPANTS,
        "lead_organisation" => LEAD,
        "network_administrative_organisation" => NAO,
        _ => UNDETERMINED,
    };
    let (ties, with_case) = (main.count("ties", 0)?, main.count("with_case", 0)?);
    let rests_on = [("ties", ties.into()), ("actors", main.count("actors", 0)?.into())];
    let mut all = Vec::new();
    // A form that follows from a tie or two says nothing of who governs; it stands in the table with its numbers.
    if (1..FEW_TIES).contains(&ties) {
        all.push(said.say(TOO_FEW_TIES, &rests_on));
    } else {
        let top = main.texts("top", 0)?;
        all.push(said.say(form, &[("names", said.actors(&top).into())]));
        if ties > 0 {
            all.push(said.say(RESTS_ON, &rests_on));
        }
        all.extend(why_this_form(said, &top)?);
    }
    if let Some(itself) = said.itself().filter(|_| with_case > 0) {
        all.push(said.say(WITH_CASE, &[("n", with_case.into()), ("name", itself.into())]));
    }
    let seats = said.table("seats")?;
    match seats.number("top_share", 0)? {
        Ok(share) => {
            let top = seats.texts("top", 0)?;
            let puts = [
                ("n", seats.count("voting_seats", 0)?.into()),
                ("few", top.len().into()),
                ("names", said.actors(&top).into()),
                ("share", percent(language, share).into()),
            ];
            all.push(said.say(VOTES, &puts));
            if let Ok(residents) = seats.number("residents_share", 0)? {
                all.push(said.say(RESIDENTS, &[("share", percent(language, residents).into())]));
            }
        }
        Err(reason) => all.push(said.not_known(WHO_VOTES, reason)),
    }
    let bodies = said.table("bodies")?;
    let apart: Vec<usize> = bodies.all().filter(|row| bodies.flag("direct", *row) == Some(false)).collect();
    for row in apart.iter().take(MOST) {
        let name = |column| bodies.text(column, *row).map(|name| said.called(name));
        let puts = [("first", name("from_name")?.into()), ("second", name("to_name")?.into())];
        all.push(said.say(BODIES_APART, &puts));
    }
    if apart.len() > MOST {
        all.push(said.say(MORE_APART, &[("n", (apart.len() - MOST).into())]));
    }
    Some(all)
}

/// The numbers that a form of governance follows from.
fn why_this_form(said: &Said<'_>, top: &[&str]) -> Option<Vec<String>> {
    let (main, language) = (said.main(), said.language());
    let mut all = Vec::new();
    match main.number("centralization", 0)? {
        Ok(value) => {
            let threshold = main.number("centralization_threshold", 0)?.ok()?;
            let puts = [("value", number(language, value).into()), ("threshold", number(language, threshold).into())];
            all.push(said.say(BECAUSE, &puts));
        }
        // There may be ties of other kinds.
        Err(Reason::NoTies) => {
            let puts = [("what", HOW_CENTRALIZED.say(language).into()), ("why", reasons::NO_SUCH_TIES.say(language).into())];
            all.push(said.say(reasons::NOT_KNOWN, &puts));
        }
        Err(reason) => all.push(said.not_known(HOW_CENTRALIZED, reason)),
    }
    if let (Ok(share), Ok(threshold)) = (main.number("share", 0)?, main.number("share_threshold", 0)?) {
        let puts = [
            ("n", top.len().into()),
            ("names", said.actors(top).into()),
            ("share", percent(language, share).into()),
            ("threshold", percent(language, threshold).into()),
        ];
        all.push(said.say(BETWEEN, &puts));
    }
    Some(all)
}

phrases! {
    RECORDED ["innflytelse er registrert for {n} av {actors} {actors:aktør|aktører}", "indflydelse er registreret for {n} af {actors} {actors:aktør|aktører}", "influence is recorded for {n} of {actors} {actors:actor|actors}"];
    NONE_RECORDED ["innflytelse er ikke registrert for noen av {actors} {actors:aktør|aktører}", "indflydelse er ikke registreret for nogen af {actors} {actors:aktør|aktører}", "influence is recorded for none of {actors} {actors:actor|actors}"];
    KEY ["over midten både i innflytelse og i antall partnere ligger {names}", "over midten både i indflydelse og i antal partnere ligger {names}", "{names} {n:is|are} above the middle both in influence and in number of partners"];
    TALK ["over midten i innflytelse, men ikke i antall partnere, ligger {names}", "over midten i indflydelse, men ikke i antal partnere, ligger {names}", "{names} {n:is|are} above the middle in influence but not in number of partners"];
    CONNECTOR ["over midten i antall partnere, men ikke i innflytelse, ligger {names}", "over midten i antal partnere, men ikke i indflydelse, ligger {names}", "{names} {n:is|are} above the middle in number of partners but not in influence"];
    NONE_MISSING ["alle med innflytelse over midten har et registrert bånd til dem som driver partnerskapet", "alle med indflydelse over midten har et registreret bånd til dem, der driver partnerskabet", "all with influence above the middle have a recorded tie to those who run the partnership"];
    MISSING ["{names} har innflytelse over midten, men ikke noe registrert bånd til {reference}", "{names} har indflydelse over midten, men ikke noget registreret bånd til {reference}", "{names} {n:has|have} influence above the middle but no recorded tie to {reference}"];
    WHO_IS_MISSING ["hvem en mangler bånd til,", "hvem man mangler bånd til,", "who a tie is missing to"];
    TRUST ["tilliten er i gjennomsnitt {mean} på en skala fra 1 til 4, etter {n} svar fra {raters} {raters:aktør|aktører}", "tilliden er i gennemsnit {mean} på en skala fra 1 til 4, efter {n} svar fra {raters} {raters:aktør|aktører}", "trust is {mean} on average, on a scale from 1 to 4, by {n} {n:answer|answers} of {raters} {raters:actor|actors}"];
    VALUE ["det aktørene bidrar med, er i gjennomsnitt vurdert til {mean} på en skala fra 1 til 4, etter {n} svar fra {raters} {raters:aktør|aktører}", "det, aktørerne bidrager med, er i gennemsnit vurderet til {mean} på en skala fra 1 til 4, efter {n} svar fra {raters} {raters:aktør|aktører}", "what actors contribute is rated {mean} on average, on a scale from 1 to 4, by {n} {n:answer|answers} of {raters} {raters:actor|actors}"];
    HOW_TRUSTED ["hvor stor tilliten er mellom aktørene,", "hvor stor tilliden er mellem aktørerne,", "how much the actors trust each other"];
    HOW_VALUED ["hvordan aktørenes bidrag vurderes,", "hvordan aktørernes bidrag vurderes,", "how contributions are rated"];
    MOST_TRUST ["høyest tillit har {names}", "højest tillid har {names}", "most trusted: {names}"];
    MOST_VALUE ["høyest vurdert bidrag har {names}", "højest vurderede bidrag har {names}", "contributions rated highest: {names}"];
    PARTICIPANTS ["etter regelen her henger samarbeidet ikke på noen enkelt aktør (styrt av deltakerne sammen)", "efter reglen her hænger samarbejdet ikke på nogen enkelt aktør (styret af deltagerne sammen)", "by the rule used here the cooperation hangs on no single actor (governed by the participants together)"];
    LEAD ["etter regelen her henger samarbeidet på én av deltakerne, {names} (ledende organisasjon); om den også leder, sier ikke tallene", "efter reglen her hænger samarbejdet på én af deltagerne, {names} (ledende organisation); om den også leder, siger tallene ikke", "by the rule used here the cooperation hangs on one of the participants, {names} (lead organisation); whether it leads as well the numbers do not say"];
    NAO ["etter regelen her henger samarbeidet på en egen organisasjon for det, {names}", "efter reglen her hænger samarbejdet på en særskilt organisation til det, {names}", "by the rule used here the cooperation hangs on an organisation set up for it, {names}"];
    UNDETERMINED ["hvilken form for styring partnerskapet har, kan ikke avgjøres med regelen her", "hvilken form for styring partnerskabet har, kan ikke afgøres med reglen her", "which form of governance the partnership has cannot be told by the rule used here"];
    TOO_FEW_TIES ["mellom de {actors} aktørene er det bare registrert {ties} bånd av samarbeid; det er for lite til å si hvem som styrer", "mellem de {actors} aktører er der kun registreret {ties} bånd af samarbejde; det er for lidt til at sige, hvem der styrer", "only {ties} {ties:tie|ties} of cooperation {ties:is|are} recorded among the {actors} actors, which is too little to say who governs"];
    RESTS_ON ["dette hviler på {ties} registrerte bånd av samarbeid mellom {actors} aktører", "dette hviler på {ties} registrerede bånd af samarbejde mellem {actors} aktører", "this rests on {ties} recorded ties of cooperation among {actors} actors"];
    WITH_CASE ["{n} {n:relasjon|relasjoner} med {name} selv er ikke med i dette", "{n} {n:relation|relationer} med {name} selv er ikke med i dette", "{n} {n:relation|relations} with {name} itself {n:is|are} not part of this"];
    BECAUSE ["sentraliseringen i samarbeidet er {value}; regelen setter grensen ved {threshold}", "centraliseringen i samarbejdet er {value}; reglen sætter grænsen ved {threshold}", "centralization of the cooperation is {value}; the rule sets the limit at {threshold}"];
    BETWEEN ["av alt som går over andre i samarbeidet, går {share} over {names}{n:| hver}; regelen setter grensen ved {threshold}", "af alt, der går over andre i samarbejdet, går {share} over {names}{n:| hver}; reglen sætter grænsen ved {threshold}", "of all that goes over others in the cooperation, {share} goes over {names}{n:| each}; the rule sets the limit at {threshold}"];
    HOW_CENTRALIZED ["hvor mye samarbeidet henger på én,", "hvor meget samarbejdet hænger på én,", "how much the cooperation hangs on one"];
    VOTES ["av {n} {n:plass|plasser} med stemmerett har {names} størst andel, {share}", "af {n} {n:plads|pladser} med stemmeret har {names} størst andel, {share}", "of {n} voting {n:seat|seats} {names} {few:has|each have} the largest share, {share}"];
    RESIDENTS ["beboere har {share} av plassene som er fordelt på sektor", "beboere har {share} af de pladser, der er fordelt på sektor", "residents have {share} of the seats that are sorted by sector"];
    WHO_VOTES ["hvem som har stemmene,", "hvem der har stemmerne,", "who has the votes"];
    BODIES_APART ["{first} og {second} har ingen registrert direkte kontakt", "{first} og {second} har ingen registreret direkte kontakt", "{first} and {second} have no recorded direct contact"];
    MORE_APART ["det samme gjelder {n} par av organer til", "det samme gælder {n} {n:andet par|andre par} af organer", "the same is true of {n} more {n:pair|pairs} of bodies"];
}
