//! Exchange and reach: what is given and got, what is needed, what is covered.

use super::actors::top;
use super::said::{Rows, Said};
use crate::method::Reason;
use crate::model::{Slot, Weekday};
use crate::report::numbers::{number, percent};
use crate::report::words::{Phrase, phrases};

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
        (_, Some(name)) => said.called(name),
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
            _ => said.called(code),
        };
        let (covered, columns) = (main.count("covered", row)?, main.count("columns", row)?);
        let puts = [("n", covered.into()), ("of", columns.into())];
        all.push(match dimension {
            "times" => said.say(TIMES_REACHED, &puts),
            "days" => said.say(DAYS_REACHED, &puts),
            "resources" => said.say(KINDS_GIVEN, &puts),
            // Who is recorded is reached by who recorded it; there is something to find only where groups were named.
            _ if said.option_is_open("target_groups") => said.say(GROUPS_RECORDED, &puts[..1]),
            _ => said.say(GROUPS_REACHED, &puts),
        });
        for (column, phrase) in [("gaps", GAPS), ("not_known", NOT_KNOWN), ("single_cover", SINGLE)] {
            let codes = main.texts(column, row)?;
            if !codes.is_empty() {
                let phrase = cover(dimension, column).unwrap_or(phrase);
                all.push(said.say(phrase, &[("names", said.names(codes.iter().map(name)).into()), ("n", codes.len().into())]));
            }
        }
        if let Some(unknown) = main.count("time_unknown", row).filter(|unknown| *unknown > 0 && dimension == "times") {
            all.push(said.say(TIME_UNKNOWN, &[("n", unknown.into())]));
        }
    }
    Some(all)
}

/// The words for what nobody, or one alone, gives or reaches; those of activities are others.
fn cover(dimension: &str, column: &str) -> Option<Phrase> {
    Some(match (dimension, column) {
        ("target_groups", "gaps") => NOBODY_REACHES,
        ("target_groups", "single_cover") => REACHED_BY_ONE,
        ("resources", "gaps") => NOBODY_GIVES,
        ("resources", "single_cover") => GIVEN_BY_ONE,
        _ => return None,
    })
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
    FIRST_GIVES ["{first} gir {second} {forward}; andre veien er ingenting registrert", "{first} giver {second} {forward}; den anden vej er intet registreret", "{first} gives {second} {forward}; nothing is recorded the other way"];
    SECOND_GIVES ["{second} gir {first} {back}; andre veien er ingenting registrert", "{second} giver {first} {back}; den anden vej er intet registreret", "{second} gives {first} {back}; nothing is recorded the other way"];
    MORE_PAIRS ["{n} par til er ikke omtalt her", "{n} {n:andet par|andre par} er ikke omtalt her", "{n} more {n:pair is|pairs are} not spoken of here"];
    MATCH ["{taker} trenger {what}, og {giver} gir det til andre", "{taker} har brug for {what}, og {giver} giver det til andre", "{taker} needs {what}, and {giver} gives it to others"];
    MORE_MATCHES ["{n} {n:slik mulighet|slike muligheter} til er ikke omtalt her", "{n} {n:anden sådan mulighed|andre sådanne muligheder} er ikke omtalt her", "{n} more such {n:match is|matches are} not spoken of here"];
    NEEDS_MET ["av {needs} registrerte behov er det {n} som noen andre gir noe til", "af {needs} registrerede behov er der {n}, som nogen andre giver noget til", "of {needs} recorded {needs:need|needs}, somebody else gives something for {n}"];
    THE_WHOLE ["partnerskapet som helhet", "partnerskabet som helhed", "the partnership as a whole"];
    TIMES_REACHED ["i {n} av {of} tider på døgnet er minst én aktivitet registrert", "i {n} af {of} tider på døgnet er mindst én aktivitet registreret", "in {n} of {of} parts of the day at least one activity is recorded"];
    DAYS_REACHED ["på {n} av {of} dager i uka er minst én aktivitet registrert", "på {n} af {of} dage i ugen er mindst én aktivitet registreret", "on {n} of {of} days of the week at least one activity is recorded"];
    GROUPS_RECORDED ["{n} {n:målgruppe|målgrupper} er registrert; hvem som burde nås, sier ikke det som er registrert", "{n} {n:målgruppe|målgrupper} er registreret; hvem der burde nås, siger det registrerede ikke", "{n} target {n:group is|groups are} recorded; who should be reached is not part of what is recorded"];
    GROUPS_REACHED ["av {of} {of:målgruppe som er registrert eller nevnt i spørsmålet|målgrupper som er registrert eller nevnt i spørsmålet}, er det registrert at noen når {n}", "af {of} {of:målgruppe|målgrupper}, der er registreret eller nævnt i spørgsmålet, er det registreret, at nogen når {n}", "of {of} target {of:group|groups} recorded or named in the question, {n} {n:is|are} recorded as reached by someone"];
    KINDS_GIVEN ["av {of} slags ressurser som er nevnt, er det registrert at noen gir {n}", "af {of} slags ressourcer, der er nævnt, er det registreret, at nogen giver {n}", "of {of} {of:kind|kinds} of resources mentioned, {n} {n:is|are} recorded as given by someone"];
    GAPS ["for {names} er ingen aktivitet registrert", "for {names} er ingen aktivitet registreret", "no activity is recorded for {names}"];
    NOT_KNOWN ["det er ikke kjent om {names} er dekket", "det er ikke kendt, om {names} er dækket", "it is not known whether {names} {n:is|are} covered"];
    NOT_REACHED ["hvilke {what} som er dekket, kan ikke sies: {why}", "hvilke {what} der er dækket, kan ikke siges: {why}", "which {what} are covered cannot be said: {why}"];
    SINGLE ["for {names} er det bare registrert én som står for noe{n:| hver gang}", "for {names} er der kun registreret én, der står for noget{n:| hver gang}", "for {names} one actor alone is recorded{n:| each time}"];
    NOBODY_REACHES ["det er ikke registrert at noen når {names}", "det er ikke registreret, at nogen når {names}", "nobody is recorded as reaching {names}"];
    REACHED_BY_ONE ["{names} er bare registrert som nådd av én{n:| hver}", "{names} er kun registreret som nået af én{n:| hver}", "{names} {n:is|are each} recorded as reached by one alone"];
    NOBODY_GIVES ["det er ikke registrert at noen gir {names}", "det er ikke registreret, at nogen giver {names}", "nobody is recorded as giving {names}"];
    GIVEN_BY_ONE ["{names} er bare registrert som gitt av én{n:| hver}", "{names} er kun registreret som givet af én{n:| hver}", "{names} {n:is|are each} recorded as given by one alone"];
    TIME_UNKNOWN ["for {n} {n:aktivitet|aktiviteter} er det ikke registrert hvilken del av døgnet {n:den|de} er i", "for {n} {n:aktivitet|aktiviteter} er det ikke registreret, hvilken del af døgnet {n:den|de} er i", "of {n} {n:activity|activities} the part of the day is not recorded"];
    TIMES ["tider på døgnet", "tider på døgnet", "parts of the day"];
    DAYS ["dager i uka", "dage i ugen", "days of the week"];
    TARGET_GROUPS ["målgrupper", "målgrupper", "target groups"];
    RESOURCES ["slags ressurser", "slags ressourcer", "kinds of resources"];
}
