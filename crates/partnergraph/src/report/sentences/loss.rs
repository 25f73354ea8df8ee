//! Loss: what goes when somebody leaves, and how many can be lost.

use super::said::{MOST_NAMES, Rows, Said};
use crate::report::numbers::{listed, listed_of, number, percent};
use crate::report::words::phrases;

/// How many losses are spoken of one by one.
const MOST_LOSSES: usize = 5;

pub(super) fn removal(said: &Said<'_>) -> Option<Vec<String>> {
    let main = said.main();
    let mut all = Vec::new();
    let mut harmless = 0;
    let mut spoken = 0;
    for row in main.all() {
        let losses = losses(said, &main, row)?;
        if losses.is_empty() {
            harmless += 1;
        } else if spoken < MOST_LOSSES {
            spoken += 1;
            let puts = [("names", leaving(said, &main, row)?.into()), ("losses", listed(said.language(), &losses, 9).into())];
            all.push(said.say(IF_LEAVES, &puts));
        }
    }
    let left = main.len() - harmless - spoken;
    if left > 0 {
        all.push(said.say(MORE_LOSSES, &[("n", left.into())]));
    }
    if harmless > 0 {
        all.push(said.say(HARMLESS, &[("n", harmless.into()), ("of", main.len().into())]));
    }
    all.extend(coordinator(said)?);
    Some(all)
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

/// What goes with whoever coordinates.
fn coordinator(said: &Said<'_>) -> Option<Vec<String>> {
    let Some(rows) = said.table("coordinator") else { return Some(Vec::new()) };
    let mut all = Vec::new();
    for row in rows.all().take(MOST_LOSSES) {
        let losses = losses(said, &rows, row)?;
        let (names, ties) = (leaving(said, &rows, row)?, rows.count("ties_lost", row)?);
        let puts = [("names", names.into()), ("ties", ties.into()), ("losses", listed(said.language(), &losses, 9).into())];
        all.push(said.say(if losses.is_empty() { COORDINATOR_TIES } else { COORDINATOR }, &puts));
    }
    Some(all)
}

pub(super) fn robustness(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, language) = (said.main(), said.language());
    let mut all = match main.number("area", 0)? {
        Ok(area) => vec![said.say(AREA, &[("area", number(language, area).into())])],
        Err(reason) => vec![said.not_known(HOW_ROBUST, reason)],
    };
    match main.number("k_min", 0)? {
        Ok(least) => all.push(said.say(K_MIN, &[("n", (least as usize).into())])),
        Err(reason) => all.push(said.not_known(HOW_FEW, reason)),
    }
    if let Ok(half) = main.number("k_half", 0)? {
        all.push(said.say(K_HALF, &[("n", (half as usize).into())]));
    }
    let curve = said.table("curve")?;
    if let Some(row) = curve.all().find(|row| curve.count("lost", *row) == Some(1))
        && let Ok(share) = curve.number("expected_coverage", row)?
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
        let names = listed_of(language, &names, of, MOST_NAMES);
        all.push(said.say(WORST, &[("names", names.into()), ("n", (roles as usize).into()), ("pairs", (pairs as usize).into())]));
    }
    Some(all)
}

phrases! {
    IF_LEAVES ["uten {names}: {losses}", "uden {names}: {losses}", "without {names}: {losses}"];
    ROLES_LOST ["ingen har lenger {n:rollen|rollene} som {roles}", "ingen har længere {n:rollen|rollerne} som {roles}", "nobody holds the {n:role|roles} of {roles} any more"];
    ROLES_LEFT ["{n:rollen|rollene} som {roles} hviler på én{n:| hver}", "{n:rollen|rollerne} som {roles} hviler på én{n:| hver}", "the {n:role|roles} of {roles} {n:rests|each rest} on one"];
    SEPARATED ["{n} {n:par|par} av aktører mister forbindelsen", "{n} par af aktører mister forbindelsen", "{n} {n:pair of actors loses|pairs of actors lose} contact"];
    LEFT_ALONE ["{names} står igjen uten bånd", "{names} står tilbage uden bånd", "{names} {n:is|are} left without ties"];
    MONEY ["{share} av de årlige midlene faller bort", "{share} af de årlige midler falder bort", "{share} of the yearly money goes"];
    AGREEMENTS ["{n} {n:avtale|avtaler} mister en part", "{n} {n:aftale|aftaler} mister en part", "{n} {n:agreement loses|agreements lose} a party"];
    MORE_LOSSES ["{n} {n:tap|tap} til som gjør noe, er ikke omtalt her", "{n} {n:andet tab|andre tab}, der gør noget, er ikke omtalt her", "{n} more {n:loss|losses} that {n:does|do} something {n:is|are} not spoken of here"];
    HARMLESS ["ved {n} av {of} tap er det ikke registrert at noe av dette skjer", "ved {n} af {of} tab er det ikke registreret, at noget af dette sker", "with {n} of {of} losses nothing of this is recorded to happen"];
    COORDINATOR ["den som koordinerer: uten {names} faller {ties} bånd bort; {losses}", "den, der koordinerer: uden {names} falder {ties} bånd bort; {losses}", "who coordinates: without {names}, {ties} {ties:tie goes|ties go}; {losses}"];
    COORDINATOR_TIES ["den som koordinerer: uten {names} faller {ties} bånd bort", "den, der koordinerer: uden {names} falder {ties} bånd bort", "who coordinates: without {names}, {ties} {ties:tie goes|ties go}"];
    AREA ["når aktører faller fra én etter én på måfå, er i gjennomsnitt {area} av rollene fylt underveis, der 1 er alle", "når aktører falder fra én efter én i tilfældig orden, er i gennemsnit {area} af rollerne besat undervejs, hvor 1 er alle", "as actors drop out one by one at random, {area} of the roles are filled on the way on average, where 1 is all"];
    AFTER_ONE ["når én aktør på måfå faller fra, er det i gjennomsnitt fortsatt {share} av rollene som er fylt", "når én tilfældig aktør falder fra, er i gennemsnit stadig {share} af rollerne besat", "when one actor drops out at random, {share} of the roles are still filled on average"];
    WORST ["det største tapet av én aktør er {names}, med {n} {n:rolle|roller} tapt og {pairs} par skilt fra hverandre", "det største tab af én aktør er {names}, med {n} {n:rolle|roller} tabt og {pairs} par skilt fra hinanden", "the largest loss of one actor is {names}, with {n} {n:role|roles} lost and {pairs} {pairs:pair|pairs} separated"];
    K_MIN ["det er nok at {n} {n:bestemt aktør|bestemte aktører} faller fra for at en fylt rolle blir tom", "det er nok, at {n} {n:bestemt aktør|bestemte aktører} falder fra, for at en besat rolle bliver ubesat", "it takes the loss of {n} certain {n:actor|actors} for a filled role to become empty"];
    K_HALF ["faller {n} {n:aktør|aktører} fra på måfå, er det minst like sannsynlig som ikke at en fylt rolle blir tom", "falder {n} {n:tilfældig aktør|tilfældige aktører} fra, er det mindst lige så sandsynligt som ikke, at en besat rolle bliver ubesat", "with {n} {n:actor|actors} lost at random, it is at least as likely as not that a filled role becomes empty"];
    HOW_ROBUST ["hvor mye som tåles av tap,", "hvor store tab der tåles,", "how much loss can be borne"];
    HOW_FEW ["hvor få som må falle fra før en rolle blir tom,", "hvor få der skal falde fra, før en rolle bliver ubesat,", "how few must drop out before a role becomes empty"];
}
