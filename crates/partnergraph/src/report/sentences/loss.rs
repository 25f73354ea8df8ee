//! Loss: what goes when somebody leaves, and how many can be lost.

use super::said::{MOST_NAMES, Rows, Said};
use crate::model::Actor;
use crate::report::numbers::{listed_of, percent};
use crate::report::words::phrases;

/// How many losses are spoken of one by one.
const MOST_LOSSES: usize = 5;

pub(super) fn removal(said: &Said<'_>) -> Option<Vec<String>> {
    let main = said.main();
    let mut all = Vec::new();
    let mut spoken = Vec::new();
    let mut harmless = 0;
    for row in main.all() {
        let losses = losses(said, &main, row)?;
        if losses.is_empty() {
            harmless += 1;
        } else if spoken.len() < MOST_LOSSES {
            let names = leaving(said, &main, row)?;
            all.push(without(said, &names, &losses));
            spoken.push(names);
        }
    }
    let of_two = said.option_whole("size") == Some(2);
    let left = main.len() - harmless - spoken.len();
    if left > 0 {
        all.push(said.say(if of_two { MORE_PAIRS } else { MORE_LOSSES }, &[("n", left.into())]));
    }
    if harmless > 0 {
        let phrase = match (harmless == main.len(), of_two) {
            (true, _) => ALL_HARMLESS,
            (false, true) => HARMLESS_PAIRS,
            (false, false) => HARMLESS,
        };
        all.push(said.say(phrase, &[("n", harmless.into())]));
    }
    all.extend(parts_that_stay(said, &main));
    all.extend(coordinator(said, &spoken)?);
    if let Some(itself) = said.itself_left_out().filter(|_| main.len() > 0) {
        all.push(said.say(WITHOUT_HOUSE, &[("name", itself.into())]));
    }
    Some(all)
}

/// Whose units stay when it leaves, because each actor is looked at by itself.
fn parts_that_stay(said: &Said<'_>, main: &Rows<'_>) -> Vec<String> {
    let Some(case) = said.case().filter(|_| said.option_text("level") != Some("top")) else { return Vec::new() };
    let (mut all, mut said_of) = (Vec::new(), Vec::new());
    for row in main.all().take(MOST_LOSSES) {
        let Some(whole) = main.text("actor", row).and_then(|id| case.actor_index(id).ok()) else { continue };
        let leaves = |id: &str| main.texts("others", row).is_some_and(|others| others.contains(&id));
        let is_part = |actor: &&Actor| actor.part_of().is_some_and(|part_of| part_of == case.actor_at(whole).id());
        let parts: Vec<&str> = case.actors().iter().filter(is_part).map(|actor| actor.id().as_str()).filter(|id| !leaves(id)).collect();
        if !parts.is_empty() && !said_of.contains(&whole) {
            said_of.push(whole);
            let name = said.actor(case.actor_at(whole).id().as_str());
            all.push(said.say(PARTS_STAY, &[("name", name.into()), ("parts", said.actors(&parts).into()), ("n", parts.len().into())]));
        }
    }
    all
}

/// What goes with somebody, as one sentence.
fn without(said: &Said<'_>, names: &str, losses: &[String]) -> String {
    let losses = match losses {
        [first @ .., last] if !first.is_empty() => {
            said.say(AND_LAST, &[("first", first.join(", ").into()), ("last", last.as_str().into())])
        }
        _ => losses.concat(),
    };
    said.say(IF_LEAVES, &[("names", names.into()), ("losses", losses.into())])
}

/// Those who leave in a row.
fn leaving(said: &Said<'_>, rows: &Rows<'_>, row: usize) -> Option<String> {
    let others = rows.texts("others", row).unwrap_or_default();
    let names: Vec<String> = [said.actor_of(rows, row)?].into_iter().chain(others.iter().map(|id| said.actor(id))).collect();
    Some(said.names(names))
}

/// What goes with those of a row, each as a few words.
fn losses(said: &Said<'_>, rows: &Rows<'_>, row: usize) -> Option<Vec<String>> {
    let mut all = Vec::new();
    let (lost, one) = (rows.texts("roles_lost", row)?, rows.texts("roles_left_with_one", row)?);
    if !lost.is_empty() {
        all.push(said.say(ROLES_LOST, &[("n", lost.len().into()), ("roles", said.roles(&lost).into())]));
    }
    if !one.is_empty() {
        all.push(said.say(ROLES_LEFT, &[("n", one.len().into()), ("roles", said.roles(&one).into())]));
    }
    let pairs = rows.count("separated_pairs", row)?;
    if pairs > 0 {
        all.push(said.say(SEPARATED, &[("n", pairs.into())]));
    }
    let alone = rows.texts("left_alone", row)?;
    if !alone.is_empty() {
        all.push(said.say(LEFT_ALONE, &[("n", alone.len().into()), ("names", said.actors(&alone).into())]));
    }
    if let Ok(share) = rows.number("share", row)?
        && share > 0.0
    {
        all.push(said.say(MONEY, &[("share", percent(said.language(), share).into())]));
    }
    let agreements = rows.texts("agreements", row)?.len();
    if agreements > 0 {
        all.push(said.say(AGREEMENTS, &[("n", agreements.into())]));
    }
    Some(all)
}

/// Who coordinates, and what goes with it where that was not said before.
fn coordinator(said: &Said<'_>, spoken: &[String]) -> Option<Vec<String>> {
    let Some(rows) = said.table("coordinator") else { return Some(Vec::new()) };
    let role = said.role(said.option_text("coordinator")?);
    let mut all = Vec::new();
    for row in rows.all().take(MOST_LOSSES) {
        let (names, losses, ties) = (leaving(said, &rows, row)?, losses(said, &rows, row)?, rows.count("ties_lost", row)?);
        let several = 1 + rows.texts("others", row).map_or(0, |others| others.len());
        let puts = [("names", names.as_str().into()), ("several", several.into()), ("role", role.as_str().into()), ("ties", ties.into())];
        all.push(said.say(COORDINATES, &puts));
        if !losses.is_empty() && !spoken.contains(&names) {
            all.push(without(said, &names, &losses));
        }
    }
    Some(all)
}

pub(super) fn robustness(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, language) = (said.main(), said.language());
    let (filled, roles) = (main.count("filled", 0)?, said.case().map_or(0, |case| case.roles().len()));
    let mut all = Vec::new();
    if filled == 0 && roles > 0 {
        return Some(vec![said.say(NOTHING_FILLED, &[])]);
    }
    if filled < roles {
        all.push(said.say(FILLED_ONLY, &[("filled", filled.into()), ("roles", roles.into())]));
    }
    all.push(match main.number("area_of_filled", 0)? {
        Ok(area) => said.say(AREA, &[("share", percent(language, area).into())]),
        Err(reason) => said.not_known(HOW_ROBUST, reason),
    });
    match main.number("k_min", 0)? {
        Ok(least) => all.push(said.say(K_MIN, &[("n", (least as usize).into())])),
        Err(reason) => all.push(said.not_known(HOW_FEW, reason)),
    }
    if let Ok(half) = main.number("k_half", 0)? {
        all.push(said.say(K_HALF, &[("n", (half as usize).into())]));
    }
    let curve = said.table("curve")?;
    if let Some(row) = curve.all().find(|row| curve.count("lost", *row) == Some(1))
        && let Ok(share) = curve.number("expected_of_filled", row)?
    {
        all.push(said.say(AFTER_ONE, &[("share", percent(language, share).into())]));
    }
    let worst = said.table("worst")?;
    let names: Vec<String> =
        worst.all().filter(|row| worst.count("losses", *row) == Some(1)).map(|row| said.actor_of(&worst, row)).collect::<Option<_>>()?;
    if let (Ok(roles), Ok(pairs)) = (main.number("single_roles_lost", 0)?, main.number("single_separated_pairs", 0)?)
        && !names.is_empty()
        && roles + pairs > 0.0
    {
        // The table may list fewer than there are.
        let of = main.count("single_worst", 0)?.max(names.len());
        let (roles, pairs) = (roles as usize, pairs as usize);
        let phrase = match (roles, pairs) {
            (_, 0) => WORST_ROLES,
            (0, _) => WORST_PAIRS,
            _ => WORST,
        };
        let puts = [
            ("names", listed_of(language, &names, of, MOST_NAMES).into()),
            ("of", of.into()),
            ("n", roles.into()),
            ("pairs", pairs.into()),
        ];
        all.push(said.say(phrase, &puts));
        if let Some(itself) = said.itself_left_out().filter(|_| pairs > 0) {
            all.push(said.say(WITHOUT_HOUSE, &[("name", itself.into())]));
        }
    }
    Some(all)
}

phrases! {
    IF_LEAVES ["uten {names} {losses}", "uden {names} {losses}", "without {names}, {losses}"];
    AND_LAST ["{first}, og {last}", "{first}, og {last}", "{first}, and {last}"];
    ROLES_LOST ["har ingen lenger {n:rollen|rollene} som {roles}", "har ingen længere {n:rollen|rollerne} som {roles}", "nobody holds the {n:role|roles} of {roles} any more"];
    ROLES_LEFT ["hviler {n:rollen|rollene} som {roles} på én{n:| hver}", "hviler {n:rollen|rollerne} som {roles} på én{n:| hver}", "the {n:role|roles} of {roles} {n:rests|each rest} on one"];
    SEPARATED ["henger {n} par av andre aktører ikke lenger sammen i nettverket", "hænger {n} par af andre aktører ikke længere sammen i netværket", "{n} {n:pair|pairs} of other actors no longer {n:hangs|hang} together in the network"];
    LEFT_ALONE ["står {names} igjen uten bånd til andre aktører", "står {names} tilbage uden bånd til andre aktører", "{names} {n:is|are} left without ties to other actors"];
    PARTS_STAY ["{parts} er {n:del|deler} av {name}, men blir her igjen når {name} faller fra", "{parts} er {n:en del|dele} af {name}, men bliver her tilbage, når {name} falder fra", "{parts} {n:is part|are parts} of {name} but {n:stays|stay} here when {name} leaves"];
    MONEY ["faller {share} av de årlige midlene bort", "falder {share} af de årlige midler bort", "{share} of the yearly money goes"];
    AGREEMENTS ["mister {n} {n:avtale|avtaler} en part", "mister {n} {n:aftale|aftaler} en part", "{n} {n:agreement loses|agreements lose} a party"];
    MORE_LOSSES ["tapene ved {n} {n:aktør|aktører} til er ikke omtalt her", "tabene ved {n} {n:anden aktør|andre aktører} er ikke omtalt her", "the losses of {n} more {n:actor|actors} are not spoken of here"];
    MORE_PAIRS ["tapene ved {n} par av aktører til er ikke omtalt her", "tabene ved {n} {n:andet par|andre par} af aktører er ikke omtalt her", "the losses of {n} more {n:pair|pairs} of actors are not spoken of here"];
    HARMLESS ["for {n} {n:annen aktør|andre aktører} viser det som er registrert, ikke noe slikt tap", "for {n} {n:anden aktør|andre aktører} viser det registrerede ikke noget sådant tab", "of {n} other {n:actor|actors} what is recorded shows no such loss"];
    HARMLESS_PAIRS ["for {n} andre par av aktører viser det som er registrert, ikke noe slikt tap", "for {n} {n:andet par|andre par} af aktører viser det registrerede ikke noget sådant tab", "of {n} other {n:pair|pairs} of actors what is recorded shows no such loss"];
    ALL_HARMLESS ["ved ingen av {n} {n:tap|tap} viser det som er registrert at en rolle blir tom, at noen mister bånd eller at penger faller bort", "ved ingen af {n} tab viser det registrerede, at en rolle bliver ubesat, at nogen mister bånd, eller at penge falder bort", "with none of {n} {n:loss|losses} does what is recorded show that a role becomes empty, that anyone loses ties or that money goes"];
    COORDINATES ["{names} har rollen som {role} og {ties} bånd i nettverket", "{names} har rollen som {role} og {ties} bånd i netværket", "{names} {several:holds|hold} the role of {role} and {several:has|have} {ties} {ties:tie|ties} in the network"];
    WITHOUT_HOUSE ["bånd til {name} selv er ikke med i nettverket", "bånd til {name} selv er ikke med i netværket", "ties to {name} itself are not in the network"];
    NOTHING_FILLED ["hvor mye som tåles av tap, kan ikke sies: ingen rolle er registrert som fylt", "hvor store tab der tåles, kan ikke siges: ingen rolle er registreret som besat", "how much loss can be borne cannot be said: no role is recorded as filled"];
    FILLED_ONLY ["her er bare de fylte rollene regnet med, {filled} av {roles}", "her er kun de besatte roller regnet med, {filled} af {roles}", "only the filled roles are counted here, {filled} of {roles}"];
    AREA ["faller aktørene fra én etter én i tilfeldig rekkefølge, er i gjennomsnitt {share} av de fylte rollene fortsatt fylt underveis", "falder aktørerne fra én efter én i tilfældig rækkefølge, er i gennemsnit {share} af de besatte roller stadig besat undervejs", "as actors drop out one by one in random order, {share} of the filled roles are still filled on the way on average"];
    AFTER_ONE ["når én tilfeldig aktør faller fra, er i gjennomsnitt {share} av de fylte rollene fortsatt fylt", "når én tilfældig aktør falder fra, er i gennemsnit {share} af de besatte roller stadig besat", "when one random actor drops out, {share} of the filled roles are still filled on average"];
    WORST ["størst er tapet av {names}{of:|, hver for seg}; da blir {n} {n:rolle tom|roller tomme}, og {pairs} par av andre aktører henger ikke lenger sammen i nettverket", "størst er tabet af {names}{of:|, hver for sig}; da bliver {n} {n:rolle ubesat|roller ubesatte}, og {pairs} par af andre aktører hænger ikke længere sammen i netværket", "the largest loss is that of {names}{of:|, each by itself}; then {n} {n:role becomes|roles become} empty, and {pairs} {pairs:pair|pairs} of other actors no longer {pairs:hangs|hang} together in the network"];
    WORST_ROLES ["størst er tapet av {names}{of:|, hver for seg}; da blir {n} {n:rolle tom|roller tomme}", "størst er tabet af {names}{of:|, hver for sig}; da bliver {n} {n:rolle ubesat|roller ubesatte}", "the largest loss is that of {names}{of:|, each by itself}; then {n} {n:role becomes|roles become} empty"];
    WORST_PAIRS ["størst er tapet av {names}{of:|, hver for seg}; da henger {pairs} par av andre aktører ikke lenger sammen i nettverket", "størst er tabet af {names}{of:|, hver for sig}; da hænger {pairs} par af andre aktører ikke længere sammen i netværket", "the largest loss is that of {names}{of:|, each by itself}; then {pairs} {pairs:pair|pairs} of other actors no longer {pairs:hangs|hang} together in the network"];
    K_MIN ["det er nok at {n} {n:bestemt aktør|bestemte aktører} faller fra for at en fylt rolle blir tom", "det er nok, at {n} {n:bestemt aktør|bestemte aktører} falder fra, for at en besat rolle bliver ubesat", "the loss of {n} particular {n:actor|actors} is enough for a filled role to become empty"];
    K_HALF ["faller {n} {n:tilfeldig aktør|tilfeldige aktører} fra, er det minst like sannsynlig som ikke at en fylt rolle blir tom", "falder {n} {n:tilfældig aktør|tilfældige aktører} fra, er det mindst lige så sandsynligt som ikke, at en besat rolle bliver ubesat", "with {n} random {n:actor|actors} lost, it is at least as likely as not that a filled role becomes empty"];
    HOW_ROBUST ["hvor mye som tåles av tap,", "hvor store tab der tåles,", "how much loss can be borne"];
    HOW_FEW ["hvor få som må falle fra før en rolle blir tom,", "hvor få der skal falde fra, før en rolle bliver ubesat,", "how few must drop out before a role becomes empty"];
}
