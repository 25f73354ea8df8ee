//! Money: who gives how much, and what ends.

use super::said::{MOST_NAMES, Rows, Said};
use crate::method::Reason;
use crate::model::{AmountPer, PartialDate, RelationKind};
use crate::report::markup::one_line;
use crate::report::numbers::{listed, money, number, percent};
use crate::report::words::{self, Phrase, Put, phrases};

pub(super) fn funding(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, language) = (said.main(), said.language());
    let currency = main.text("currency", 0).unwrap_or_default();
    let sum = |amount: f64| money(language, amount, currency);
    let mut all = Vec::new();
    let funders = main.count("funders", 0)?;
    match main.number("total", 0)? {
        Ok(total) => {
            all.push(said.say(TOTAL, &[("sum", sum(total).into()), ("n", funders.into())]));
            all.extend(who_gives(said, funders)?);
        }
        Err(reason) => all.push(said.not_known(HOW_MUCH, reason)),
    }
    if let Some(unvalued) = main.count("unvalued", 0).filter(|unvalued| *unvalued > 0) {
        all.push(said.say(UNVALUED, &[("n", unvalued.into())]));
    }
    let role_only = main.texts("role_only", 0)?;
    if !role_only.is_empty() {
        let puts = [("n", role_only.len().into()), ("names", said.actors(&role_only).into()), ("role", said.role("funder").into())];
        all.push(said.say(ROLE_ONLY, &puts));
    }
    if let Some(Ok(in_kind)) = main.number("in_kind", 0).filter(|sum| sum.is_ok_and(|sum| sum > 0.0)) {
        all.push(said.say(IN_KIND, &[("sum", sum(in_kind).into())]));
    }
    if let Some(Ok(share)) = main.number("binding_of_operating", 0) {
        all.push(said.say(BINDING, &[("share", percent(language, share).into())]));
    }
    if main.number("total", 0)?.is_ok() {
        all.extend(bound(said));
    }
    let others = main.texts("other_currencies", 0)?;
    if !others.is_empty() {
        let names = others.iter().map(|currency| (*currency).to_owned());
        all.push(said.say(OTHER_CURRENCIES, &[("names", said.names(names).into())]));
    }
    all.extend(excluded(said));
    Some(all)
}

/// Who gives most, and how concentrated it is.
fn who_gives(said: &Said<'_>, funders: usize) -> Option<Vec<String>> {
    let (main, language) = (said.main(), said.language());
    let Ok(share) = main.number("top_share", 0)? else { return Some(Vec::new()) };
    let top = main.texts("top", 0)?;
    // With `by` the largest is a class, not an actor.
    let by_class = said.option_text("by") == Some("class");
    let names = if by_class { said.names(top.iter().map(|class| said.class(class))) } else { said.actors(&top) };
    let mut all = Vec::new();
    if funders == 1 && !by_class {
        all.push(said.say(ONE_GIVES_ALL, &[("name", names.into())]));
        return Some(all);
    }
    all.push(said.say(TOP, &[("names", names.into()), ("n", top.len().into()), ("share", percent(language, share).into())]));
    if let (Some(Ok(equal)), false) = (main.number("effective_number", 0), by_class) {
        all.push(said.say(EFFECTIVE, &[("equal", number(language, equal).into())]));
    }
    Some(all)
}

/// How much of operation is secured, where a date is given.
fn bound(said: &Said<'_>) -> Option<String> {
    let (main, language) = (said.main(), said.language());
    match main.number("bound_of_operating", 0)? {
        Ok(share) => {
            let puts: [(&str, Put); 3] = [
                ("share", percent(language, share).into()),
                ("days", said.option_whole("horizon_days")?.into()),
                ("date", said.option_date("at")?.into()),
            ];
            Some(said.say(BOUND, &puts))
        }
        // Nobody asked for it.
        Err(Reason::NoDate) => None,
        Err(Reason::ZeroTotal | Reason::NoAmounts) => Some(said.not_known(HOW_SECURED, Reason::NoAmounts)),
        Err(reason) => Some(said.not_known(HOW_SECURED, reason)),
    }
}

/// What could not be added, by why, with the amounts.
fn excluded(said: &Said<'_>) -> Vec<String> {
    let Some(rows) = said.table("excluded") else { return Vec::new() };
    let mut all = Vec::new();
    for (why, phrase) in WHYS {
        let of: Vec<usize> = rows.all().filter(|row| rows.text("why", *row) == Some(why)).collect();
        if of.is_empty() {
            continue;
        }
        let amount = |row: &usize| {
            let Some(Ok(amount)) = rows.number("amount", *row) else { return None };
            let sum = match rows.text("currency", *row) {
                Some(currency) => money(said.language(), amount, currency),
                None => number(said.language(), amount),
            };
            // A sum says nothing without the time that it is for.
            let per = rows.text("per", *row).filter(|per| *per != "unknown");
            Some(per.map_or_else(|| sum.clone(), |per| format!("{sum} {}", said.code::<AmountPer>(per))))
        };
        let amounts: Vec<String> = of.iter().filter_map(amount).collect();
        let left_out = said.say(*phrase, &[("n", of.len().into())]);
        all.push(if amounts.len() == of.len() {
            format!("{left_out} ({})", listed(said.language(), &amounts, MOST_NAMES))
        } else {
            left_out
        });
    }
    all
}

/// Why an amount was left out, with the words for it.
const WHYS: &[(&str, Phrase)] = &[
    ("not_yearly", NOT_YEARLY),
    ("another_currency", ANOTHER_CURRENCY),
    ("no_currency", NO_CURRENCY),
    ("not_income", NOT_INCOME),
    ("no_value", NO_VALUE),
    ("from_an_actor_to_itself", TO_ITSELF),
];

/// How many of the things that end are spoken of one by one.
const MOST_ENDS: usize = 5;

pub(super) fn expiry(said: &Said<'_>) -> Option<Vec<String>> {
    let main = said.main();
    let Some(date) = said.option_date("at") else { return Some(vec![said.not_known(WHAT_ENDS, Reason::NoDate)]) };
    let puts = [("n", main.len().into()), ("days", said.option_whole("horizon_days")?.into()), ("date", date.into())];
    let mut all = vec![said.say(if main.len() == 0 { NOTHING_ENDS } else { ENDS }, &puts)];
    for row in main.all().take(MOST_ENDS) {
        all.push(ending(said, &main, row)?);
    }
    if main.len() > MOST_ENDS {
        all.push(said.say(MORE_ENDS, &[("n", (main.len() - MOST_ENDS).into())]));
    }
    let summary = said.table("summary")?;
    let (mut overdue, mut unknown) = (0, 0);
    for row in summary.all() {
        overdue += summary.count("overdue", row)?;
        unknown += summary.count("end_unknown", row)?;
    }
    let terms = said.table("terms")?;
    for row in terms.all().take(MOST_ENDS) {
        all.push(term(said, &terms, row)?);
    }
    if terms.len() > MOST_ENDS {
        all.push(said.say(MORE_TERMS, &[("n", (terms.len() - MOST_ENDS).into())]));
    }
    if overdue > 0 {
        all.push(said.say(OVERDUE, &[("n", overdue.into())]));
    }
    if unknown > 0 {
        all.push(said.say(END_UNKNOWN, &[("n", unknown.into())]));
    }
    Some(all)
}

/// A relation of which it is written how long it lasts, and not when it ends.
fn term(said: &Said<'_>, terms: &Rows<'_>, row: usize) -> Option<String> {
    let (kind, actors) = (said.code::<RelationKind>(terms.text("what", row)?), said.actors(&terms.texts("actors", row)?));
    let mut puts: Vec<(&str, Put)> = vec![
        ("what", said.say(RELATION_OF, &[("what", kind.into()), ("actors", actors.into())]).into()),
        ("term", one_line(terms.text("term", row)?).into()),
    ];
    let since = terms.text("since", row).and_then(|since| since.parse().ok());
    Some(match since.map(|since| words::date(said.language(), since)) {
        Some(since) => {
            puts.push(("since", since.into()));
            said.say(TERM_SINCE, &puts)
        }
        None => said.say(TERM, &puts),
    })
}

/// One thing that ends, when, and what falls with it.
fn ending(said: &Said<'_>, main: &Rows<'_>, row: usize) -> Option<String> {
    let language = said.language();
    let (what, actors) = (main.text("what", row), said.actors(&main.texts("actors", row)?));
    let (phrase, name) = match (main.text("kind", row)?, what) {
        ("assignment", Some(role)) => (ROLE_OF, said.role(role)),
        ("relation", Some(kind)) => (RELATION_OF, said.code::<RelationKind>(kind)),
        ("agreement", Some(name)) => (AGREEMENT_OF, one_line(name)),
        ("agreement", None) => (NAMELESS_AGREEMENT_OF, String::new()),
        _ => return None,
    };
    let subject = phrase.fill(language, &[("what", name.into()), ("actors", actors.into())]);
    let until: PartialDate = main.text("until", row)?.parse().ok()?;
    let puts = [("what", subject.into()), ("date", words::on(language, until).into())];
    let mut sentence = said.say(if main.flag("planned", row)? { PLANNED_END } else { ONE_ENDS }, &puts);
    let (roles, ties) = (main.texts("roles_lost", row)?, main.count("ties_lost", row)?);
    let mut falls = Vec::new();
    if !roles.is_empty() {
        falls.push(said.say(ROLES_FALL, &[("n", roles.len().into()), ("roles", said.roles(&roles).into())]));
    }
    if ties > 0 {
        falls.push(said.say(TIES_FALL, &[("n", ties.into())]));
    }
    if let (Some(Ok(amount)), Some(currency)) =
        (main.number("amount", row).filter(|sum| sum.is_ok_and(|sum| sum > 0.0)), main.text("currency", row))
    {
        falls.push(said.say(AMOUNT_FALLS, &[("sum", money(language, amount, currency).into())]));
    }
    if !falls.is_empty() {
        sentence += &said.say(THEN, &[("falls", listed(language, &falls, MOST_NAMES).into())]);
    }
    Some(sentence)
}

phrases! {
    TOTAL ["til sammen er {sum} i året registrert fra {n} {n:finansieringskilde|finansieringskilder}", "i alt er {sum} om året registreret fra {n} {n:finansieringskilde|finansieringskilder}", "together {sum} a year is recorded from {n} {n:funder|funders}"];
    HOW_MUCH ["hvor mye som gis i året,", "hvor meget der gives om året,", "how much is given each year"];
    ONE_GIVES_ALL ["alt kommer fra {name}", "alt kommer fra {name}", "all of it comes from {name}"];
    TOP ["mest kommer fra {names}, med {share} av summen{n:| hver}", "mest kommer fra {names}, med {share} af summen{n:| hver}", "most comes from {names}, with {share} of the sum{n:| each}"];
    EFFECTIVE ["pengene er like samlet som om {equal} finansieringskilder ga like mye hver", "pengene er lige så samlede, som hvis {equal} finansieringskilder gav lige meget hver", "the money is as concentrated as if {equal} funders gave equal amounts"];
    UNVALUED ["fra {n} {n:finansieringskilde|finansieringskilder} er det ikke registrert noe årlig beløp", "fra {n} {n:finansieringskilde|finansieringskilder} er der ikke registreret noget årligt beløb", "from {n} {n:funder|funders} no yearly amount is recorded"];
    ROLE_ONLY ["{names} har rollen som {role}, men er ikke med her, fordi ingen relasjon sier at {n:den|de} gir penger", "{names} har rollen som {role}, men er ikke med her, fordi ingen relation siger, at {n:den|de} giver penge", "{names} {n:holds|hold} the role of {role} but {n:is|are} not counted here, as no relation says that {n:it gives|they give} money"];
    IN_KIND ["i tillegg gis det {sum} i året i annet enn penger", "derudover gives der {sum} om året i andet end penge", "besides, {sum} a year is given in kind"];
    BINDING ["av midlene til drift er {share} registrert som bindende", "af midlerne til drift er {share} registreret som bindende", "of the money for operation {share} is recorded as binding"];
    BOUND ["av midlene til drift er {share} bundet {days} {days:dag|dager} fram fra {date}", "af midlerne til drift er {share} bundet {days} {days:dag|dage} frem fra {date}", "of the money for operation {share} is bound for {days} {days:day|days} from {date}"];
    HOW_SECURED ["hvor mye av driften som er sikret framover,", "hvor meget af driften der er sikret fremover,", "how much of operation is secured ahead"];
    OTHER_CURRENCIES ["det finnes også beløp i {names}; de er ikke regnet om", "der findes også beløb i {names}; de er ikke regnet om", "there are also amounts in {names}; they are not converted"];
    NOT_YEARLY ["{n} beløp {n:gjelder|gjelder} ikke per år og er ikke regnet med", "{n} beløb gælder ikke pr. år og er ikke regnet med", "{n} {n:amount is|amounts are} not by the year and {n:is|are} not counted"];
    ANOTHER_CURRENCY ["{n} beløp i en annen valuta er ikke regnet med", "{n} beløb i en anden valuta er ikke regnet med", "{n} {n:amount|amounts} in another currency {n:is|are} not counted"];
    NO_CURRENCY ["{n} beløp uten valuta er ikke regnet med", "{n} beløb uden valuta er ikke regnet med", "{n} {n:amount|amounts} without a currency {n:is|are} not counted"];
    NOT_INCOME ["{n} beløp er lån, kjøp eller leie og er ikke regnet som inntekt", "{n} beløb er lån, køb eller leje og er ikke regnet som indtægt", "{n} {n:amount is a loan, a purchase or rent and is|amounts are loans, purchases or rent and are} not counted as income"];
    NO_VALUE ["{n} {n:bidrag|bidrag} uten kjent beløp er ikke regnet med", "{n} bidrag uden kendt beløb er ikke regnet med", "{n} {n:contribution|contributions} without a known amount {n:is|are} not counted"];
    TO_ITSELF ["{n} beløp fra en aktør til den selv er ikke regnet med", "{n} beløb fra en aktør til den selv er ikke regnet med", "{n} {n:amount|amounts} from an actor to itself {n:is|are} not counted"];
    WHAT_ENDS ["hva som løper ut snart,", "hvad der snart udløber,", "what ends soon"];
    ENDS ["{n} {n:avtale, relasjon eller rolle|avtaler, relasjoner og roller} løper ut innen {days} {days:dag|dager} fra {date}", "{n} {n:aftale, relation eller rolle|aftaler, relationer og roller} udløber inden for {days} {days:dag|dage} fra {date}", "{n} {n:agreement, relation or role ends|agreements, relations and roles end} within {days} {days:day|days} from {date}"];
    NOTHING_ENDS ["ingen avtale, relasjon eller rolle med kjent slutt løper ut innen {days} {days:dag|dager} fra {date}", "ingen aftale, relation eller rolle med kendt udløb udløber inden for {days} {days:dag|dage} fra {date}", "no agreement, relation or role with a known end ends within {days} {days:day|days} from {date}"];
    ONE_ENDS ["{what} løper ut {date}", "{what} udløber {date}", "{what} ends {date}"];
    PLANNED_END ["{what} løper etter planen ut {date}", "{what} udløber efter planen {date}", "{what} is planned to end {date}"];
    THEN ["; da {falls}", "; så {falls}", "; then {falls}"];
    ROLES_FALL ["har ingen lenger {n:rollen|rollene} som {roles}", "har ingen længere {n:rollen|rollerne} som {roles}", "nobody holds the {n:role|roles} of {roles} any more"];
    TIES_FALL ["faller {n} bånd bort", "falder {n} bånd bort", "{n} {n:tie goes|ties go}"];
    AMOUNT_FALLS ["stanser {sum} i året", "standser {sum} om året", "{sum} a year stops"];
    ROLE_OF ["rollen som {what} ({actors})", "rollen som {what} ({actors})", "the role of {what} ({actors})"];
    RELATION_OF ["relasjonen «{what}» ({actors})", "relationen »{what}« ({actors})", "the relation “{what}” ({actors})"];
    AGREEMENT_OF ["avtalen «{what}» ({actors})", "aftalen »{what}« ({actors})", "the agreement “{what}” ({actors})"];
    NAMELESS_AGREEMENT_OF ["en avtale ({actors})", "en aftale ({actors})", "an agreement ({actors})"];
    MORE_ENDS ["{n} til er ikke omtalt her", "{n} {n:anden|andre} er ikke omtalt her", "{n} more {n:is|are} not spoken of here"];
    OVERDUE ["for {n} {n:avtale, relasjon eller rolle|avtaler, relasjoner og roller} er den planlagte slutten passert", "for {n} {n:aftale, relation eller rolle|aftaler, relationer og roller} er det planlagte udløb passeret", "of {n} {n:agreement, relation or role|agreements, relations and roles} the planned end has passed"];
    TERM ["{what} har varigheten «{term}», men det er ikke registrert når den slutter", "{what} har varigheden »{term}«, men det er ikke registreret, hvornår den udløber", "{what} has the term “{term}”, but it is not recorded when it ends"];
    TERM_SINCE ["{what} har varigheten «{term}» fra {since}, men det er ikke registrert når den slutter", "{what} har varigheden »{term}« fra {since}, men det er ikke registreret, hvornår den udløber", "{what} has the term “{term}” from {since}, but it is not recorded when it ends"];
    MORE_TERMS ["{n} {n:relasjon|relasjoner} til har bare en varighet", "{n} {n:anden relation|andre relationer} har kun en varighed", "{n} more {n:relation has|relations have} a term only"];
    END_UNKNOWN ["for {n} {n:avtale, relasjon eller rolle|avtaler, relasjoner og roller} er slutten ikke kjent", "for {n} {n:aftale, relation eller rolle|aftaler, relationer og roller} er udløbet ikke kendt", "of {n} {n:agreement, relation or role|agreements, relations and roles} the end is not known"];
}
