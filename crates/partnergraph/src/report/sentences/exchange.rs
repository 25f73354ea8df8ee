//! Exchange and reach: what is given and got, what is needed, what is covered.

use super::actors::top;
use super::said::{Rows, Said};
use crate::method::Reason;
use crate::model::{Slot, Weekday};
use crate::report::markup::one_line;
use crate::report::numbers::{number, percent};
use crate::report::words::phrases;

/// How many actors, pairs and matches are spoken of one by one.
const MOST: usize = 5;

pub(super) fn of_actors(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, language) = (said.main(), said.language());
    if let Some(reason) = nothing_flows(&main, "given") {
        return Some(vec![said.not_known(WHAT_FLOWS, reason)]);
    }
    let mut all = Vec::new();
    let show = |flows| number(language, flows);
    for (column, most, everyone) in [("given", MOST_GIVEN, ALL_GIVEN), ("taken", MOST_TAKEN, ALL_TAKEN)] {
        let top = top(&main, column)?;
        let named = main.numbers(column)?.iter().filter(|(_, flows)| *flows > 0.0).count();
        let phrase = if named <= top.rows.len() { everyone } else { most };
        if !top.rows.is_empty() {
            all.push(said.say(phrase, &[("names", top.named(said, &main, show)?.into())]));
        }
    }
    let mut one_sided = 0;
    let mut needs = Vec::new();
    for row in main.all() {
        let (gives, gets) = (main.texts("only_gives_to", row)?, main.texts("only_gets_from", row)?);
        one_sided += usize::from(!gives.is_empty() || !gets.is_empty());
        let (needed, given) = (main.texts("needs", row)?, main.texts("needs_given", row)?);
        let open: Vec<&str> = needed.iter().copied().filter(|category| !given.contains(category)).collect();
        if !open.is_empty() {
            needs.push((row, open));
        }
    }
    all.push(said.say(ONE_SIDED, &[("n", one_sided.into()), ("actors", main.len().into())]));
    for (row, open) in needs.iter().take(MOST) {
        let puts = [("name", said.actor_of(&main, *row)?.into()), ("what", resources(said, open).into())];
        all.push(said.say(NEED_OPEN, &puts));
    }
    if needs.len() > MOST {
        all.push(said.say(MORE_NEEDS, &[("n", (needs.len() - MOST).into())]));
    }
    Some(all)
}

/// Why nothing is known of flows, where that is so.
fn nothing_flows(main: &Rows<'_>, column: &str) -> Option<Reason> {
    let nobody = main.numbers(column).is_some_and(|numbers| numbers.iter().all(|(_, number)| *number == 0.0));
    (main.len() == 0 || nobody).then(|| {
        let known = main.reasons("one_sidedness").into_iter().find(|reason| reason.as_str() == "no_exchanges");
        known.unwrap_or(Reason::NotRecorded)
    })
}

fn resources(said: &Said<'_>, codes: &[&str]) -> String {
    said.names(codes.iter().map(|code| said.resource(code)))
}

pub(super) fn of_pairs(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, summary, matches) = (said.main(), said.table("summary")?, said.table("matches")?);
    let mut all = Vec::new();
    match summary.number("two_way_share", 0)? {
        Ok(share) => {
            let (pairs, two_way) = (summary.count("pairs", 0)?, summary.count("two_way", 0)?);
            let share = percent(said.language(), share);
            all.push(said.say(
                if two_way == 0 { NONE_TWO_WAY } else { TWO_WAY },
                &[("pairs", pairs.into()), ("n", two_way.into()), ("share", share.into())],
            ));
        }
        Err(reason) => all.push(said.not_known(WHAT_FLOWS, reason)),
    }
    for row in main.all().take(MOST) {
        let (forward, back) = (main.texts("forward", row)?, main.texts("back", row)?);
        let puts = [
            ("first", side(said, &main, row, "from")?.into()),
            ("second", side(said, &main, row, "to")?.into()),
            ("forward", resources(said, &forward).into()),
            ("back", resources(said, &back).into()),
        ];
        all.push(match (forward.is_empty(), back.is_empty()) {
            (false, false) => said.say(BOTH_GIVE, &puts),
            (false, true) => said.say(FIRST_GIVES, &puts),
            _ => said.say(SECOND_GIVES, &puts),
        });
    }
    if main.len() > MOST {
        all.push(said.say(MORE_PAIRS, &[("n", (main.len() - MOST).into())]));
    }
    let open: Vec<usize> = matches.all().filter(|row| matches.flag("flows", *row) == Some(false)).collect();
    for row in open.iter().take(MOST) {
        let puts = [
            ("taker", side(said, &matches, *row, "to")?.into()),
            ("giver", side(said, &matches, *row, "from")?.into()),
            ("what", said.resource(matches.text("category", *row)?).into()),
        ];
        all.push(said.say(MATCH, &puts));
    }
    if open.len() > MOST {
        all.push(said.say(MORE_MATCHES, &[("n", (open.len() - MOST).into())]));
    }
    if let Some(needs) = summary.count("needs", 0).filter(|needs| *needs > 0) {
        all.push(said.say(NEEDS_MET, &[("needs", needs.into()), ("n", summary.count("needs_given", 0)?.into())]));
    }
    Some(all)
}

/// One side of an exchange: an actor, or the case as a whole.
fn side(said: &Said<'_>, rows: &Rows<'_>, row: usize, column: &str) -> Option<String> {
    let id = rows.text(column, row)?;
    let name = rows.text(if column == "from" { "from_name" } else { "to_name" }, row);
    Some(match (id, name) {
        ("case", None | Some("case")) => THE_WHOLE.say(said.language()).to_owned(),
        (_, Some(name)) => one_line(name),
        (id, None) => said.actor(id),
    })
}

pub(super) fn reach(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, language) = (said.main(), said.language());
    let mut all = Vec::new();
    for row in main.all() {
        let dimension = main.text("dimension", row)?;
        let what = match dimension {
            "times" => TIMES,
            "days" => DAYS,
            "target_groups" => TARGET_GROUPS,
            "resources" => RESOURCES,
            _ => return None,
        };
        if let Err(reason) = main.number("coverage", row)? {
            let puts = [("what", what.say(language).into()), ("why", super::reasons::of(reason).say(language).into())];
            all.push(said.say(NOT_REACHED, &puts));
            continue;
        }
        let name = |code: &&str| match dimension {
            "times" => said.code::<Slot>(code),
            "days" => said.code::<Weekday>(code),
            "resources" => said.resource(code),
            _ => one_line(code),
        };
        let (covered, columns) = (main.count("covered", row)?, main.count("columns", row)?);
        let reached = if dimension == "resources" { GIVEN } else { REACHED };
        all.push(said.say(reached, &[("n", covered.into()), ("of", columns.into()), ("what", what.say(language).into())]));
        for (column, phrase) in [("gaps", GAPS), ("not_known", NOT_KNOWN), ("single_cover", SINGLE)] {
            let codes = main.texts(column, row)?;
            if !codes.is_empty() {
                let phrase = if column == "single_cover" && dimension == "resources" { GIVEN_BY_ONE } else { phrase };
                all.push(said.say(phrase, &[("names", said.names(codes.iter().map(name)).into()), ("n", codes.len().into())]));
            }
        }
        if let Some(unknown) = main.count("time_unknown", row).filter(|unknown| *unknown > 0 && dimension == "times") {
            all.push(said.say(TIME_UNKNOWN, &[("n", unknown.into())]));
        }
    }
    Some(all)
}

phrases! {
    WHAT_FLOWS ["hva som gis og fås,", "hvad der gives og fås,", "what is given and got"];
    MOST_GIVEN ["blant aktørene er det registrert at mest kommer fra {names}", "blandt aktørerne er det registreret, at mest kommer fra {names}", "among the actors most of what is recorded comes from {names}"];
    ALL_GIVEN ["blant aktørene er det registrert at noe kommer fra {names}", "blandt aktørerne er det registreret, at noget kommer fra {names}", "among the actors something is recorded to come from {names}"];
    MOST_TAKEN ["mest går til {names}", "mest går til {names}", "most goes to {names}"];
    ALL_TAKEN ["noe går til {names}", "noget går til {names}", "something goes to {names}"];
    ONE_SIDED ["{n} av {actors} aktører har en partner der det bare er registrert at noe går den ene veien", "{n} af {actors} aktører har en partner, hvor det kun er registreret, at noget går den ene vej", "{n} of {actors} actors {n:has|have} a partner with whom something is recorded one way only"];
    NEED_OPEN ["{name} trenger {what}, som ingen andre er registrert som giver av", "{name} har brug for {what}, som ingen andre er registreret som giver af", "{name} needs {what}, which nobody else is recorded as giving"];
    MORE_NEEDS ["{n} {n:aktør|aktører} til trenger noe ingen er registrert som giver av", "{n} {n:anden aktør|andre aktører} har brug for noget, ingen er registreret som giver af", "{n} more {n:actor needs|actors need} something that nobody is recorded as giving"];
    TWO_WAY ["av {pairs} par der noe er registrert, går det noe begge veier hos {n} ({share})", "af {pairs} par, hvor noget er registreret, går der noget begge veje hos {n} ({share})", "of {pairs} {pairs:pair|pairs} with something recorded, {n} {n:has|have} something both ways ({share})"];
    NONE_TWO_WAY ["av {pairs} par der noe er registrert, er det ikke registrert at noe går begge veier hos noen", "af {pairs} par, hvor noget er registreret, er det ikke registreret, at noget går begge veje hos nogen", "of {pairs} {pairs:pair|pairs} with something recorded, none has something recorded both ways"];
    BOTH_GIVE ["{first} gir {second} {forward} og får {back}", "{first} giver {second} {forward} og får {back}", "{first} gives {second} {forward} and gets {back}"];
    FIRST_GIVES ["{first} gir {second} {forward}; det er ikke registrert hva som går andre veien", "{first} giver {second} {forward}; det er ikke registreret, hvad der går den anden vej", "{first} gives {second} {forward}; nothing is recorded the other way"];
    SECOND_GIVES ["{second} gir {first} {back}; det er ikke registrert hva som går andre veien", "{second} giver {first} {back}; det er ikke registreret, hvad der går den anden vej", "{second} gives {first} {back}; nothing is recorded the other way"];
    MORE_PAIRS ["{n} par til er ikke omtalt her", "{n} {n:andet par|andre par} er ikke omtalt her", "{n} more {n:pair is|pairs are} not spoken of here"];
    MATCH ["{taker} trenger {what}, og {giver} gir det til andre", "{taker} har brug for {what}, og {giver} giver det til andre", "{taker} needs {what}, and {giver} gives it to others"];
    MORE_MATCHES ["{n} {n:slik mulighet|slike muligheter} til er ikke omtalt her", "{n} {n:anden sådan mulighed|andre sådanne muligheder} er ikke omtalt her", "{n} more such {n:match is|matches are} not spoken of here"];
    NEEDS_MET ["av {needs} registrerte behov er det {n} som noen andre gir noe til", "af {needs} registrerede behov er der {n}, som nogen andre giver noget til", "of {needs} recorded {needs:need|needs}, somebody else gives something for {n}"];
    THE_WHOLE ["partnerskapet som helhet", "partnerskabet som helhed", "the partnership as a whole"];
    REACHED ["{n} av {of} {what} er dekket", "{n} af {of} {what} er dækket", "{n} of {of} {what} {n:is|are} covered"];
    GIVEN ["av {of} {what} som er nevnt, er det registrert at noen gir {n}", "af {of} {what}, der er nævnt, er det registreret, at nogen giver {n}", "of {of} {what} that are mentioned, {n} {n:is|are} recorded as given by someone"];
    GAPS ["{names} dekkes ikke av noen", "{names} dækkes ikke af nogen", "nobody covers {names}"];
    NOT_KNOWN ["det er ikke kjent om {names} er dekket", "det er ikke kendt, om {names} er dækket", "it is not known whether anybody covers {names}"];
    NOT_REACHED ["hvilke {what} som er dekket, kan ikke sies: {why}", "hvilke {what} der er dækket, kan ikke siges: {why}", "which {what} are covered cannot be said: {why}"];
    SINGLE ["{names} dekkes av bare én{n:| hver}", "{names} dækkes af kun én{n:| hver}", "one alone covers {n:|each of }{names}"];
    GIVEN_BY_ONE ["{names} gis av bare én{n:| hver}", "{names} gives af kun én{n:| hver}", "one alone gives {n:|each of }{names}"];
    TIME_UNKNOWN ["for {n} {n:aktivitet|aktiviteter} er tiden ikke registrert", "for {n} {n:aktivitet|aktiviteter} er tiden ikke registreret", "of {n} {n:activity|activities} no time is recorded"];
    TIMES ["tider på døgnet", "tider på døgnet", "parts of the day"];
    DAYS ["dager i uka", "dage i ugen", "days of the week"];
    TARGET_GROUPS ["målgrupper", "målgrupper", "target groups"];
    RESOURCES ["slags ressurser", "slags ressourcer", "kinds of resources"];
}
