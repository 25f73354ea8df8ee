//! Roles: who holds them, how many are filled, who could, who carries many.

use super::said::{MOST_NAMES, Rows, Said};
use crate::method::Reason;
use crate::report::numbers::{listed_of, number, percent};
use crate::report::words::phrases;

/// How many roles are spoken of one by one.
const MOST_ROLES: usize = 12;
/// How many actors are spoken of one by one.
const MOST_ACTORS: usize = 3;

pub(super) fn coverage(said: &Said<'_>) -> Option<Vec<String>> {
    let main = said.main();
    if main.len() == 0 {
        return Some(vec![said.not_known(WHO_HOLDS, Reason::NoRoles)]);
    }
    let mut states = Vec::with_capacity(main.len());
    for row in main.all() {
        states.push(main.text("state", row)?);
    }
    let filled = states.iter().filter(|state| **state == "filled").count();
    let mut all = vec![said.say(COVERED, &[("filled", filled.into()), ("roles", main.len().into())])];
    let mut unknown = Vec::new();
    for (row, state) in states.iter().enumerate().take(MOST_ROLES) {
        let id = main.text("role", row)?;
        let (role, holders) = (said.role(id), main.texts("held_by", row)?);
        let puts = [("names", said.actors(&holders).into()), ("role", role.as_str().into())];
        let sought = main.flag("sought", row)?;
        match (*state, &holders[..]) {
            ("filled", [_]) => all.push(said.say(ALONE, &puts)),
            ("filled", _) => all.push(said.say(HOLD, &puts)),
            ("empty", _) => all.push(said.say(if sought { NOBODY_SOUGHT } else { NOBODY }, &puts[1..])),
            _ => unknown.push(id),
        }
        if *state == "filled" && sought {
            all.push(said.say(MORE_SOUGHT, &puts[1..]));
        }
        if let Some(short) = main.count("shortfall", row).filter(|short| *short > 0 && *state == "filled") {
            all.push(said.say(SHORT, &[("n", short.into()), ("role", role.as_str().into())]));
        }
        let potential = main.texts("potential", row)?;
        if !potential.is_empty() {
            all.push(said.say(COULD, &[("names", said.actors(&potential).into()), ("role", role.into())]));
        }
    }
    if let Some(left) = main.len().checked_sub(MOST_ROLES).filter(|left| *left > 0) {
        all.push(said.say(MORE_ROLES, &[("n", left.into())]));
    }
    all.extend(unknown_roles(said, &unknown));
    all.extend(other_roles(said));
    Some(all)
}

/// Of which roles nothing is known.
fn unknown_roles(said: &Said<'_>, unknown: &[&str]) -> Option<String> {
    (!unknown.is_empty()).then(|| said.say(NOT_SAID, &[("n", unknown.len().into()), ("roles", said.roles(unknown).into())]))
}

/// Roles that are assigned but not in the role model.
fn other_roles(said: &Said<'_>) -> Option<String> {
    let others = said.table("other_roles").filter(|others| others.len() > 0)?;
    let name = |row| others.text("native_role", row).or_else(|| others.text("role", row)).map(str::to_owned);
    let names: Vec<String> = others.all().map(name).collect::<Option<_>>()?;
    Some(said.say(OTHERS, &[("n", names.len().into()), ("roles", said.names(names).into())]))
}

pub(super) fn case_coverage(said: &Said<'_>) -> Option<Vec<String>> {
    let main = said.main();
    let share = match main.number("value", 0)? {
        Ok(share) => share,
        Err(reason) => return Some(vec![said.not_known(HOW_MANY_FILLED, reason)]),
    };
    let (filled, roles) = (main.count("filled", 0)?, main.count("roles", 0)?);
    let language = said.language();
    let puts = [("filled", filled.into()), ("roles", roles.into()), ("share", percent(language, share).into())];
    let mut all = vec![said.say(COVERED_SHARE, &puts)];
    let list = |column| main.texts(column, 0);
    let (empty, unknown) = (list("empty_roles")?, list("unknown_roles")?);
    let listed = |roles: &[&str]| [("n", roles.len().into()), ("roles", said.roles(roles).into())];
    if !empty.is_empty() {
        all.push(said.say(NOBODY_OF, &listed(&empty)));
    }
    if !unknown.is_empty() {
        all.extend(unknown_roles(said, &unknown));
        let (lower, upper) = (main.number("lower", 0)?.ok()?, main.number("upper", 0)?.ok()?);
        all.push(said.say(BOUNDS, &[("lower", percent(language, lower).into()), ("upper", percent(language, upper).into())]));
    }
    let single = list("single_holder_roles")?;
    if !single.is_empty() {
        all.push(said.say(RESTS_ON_ONE, &listed(&single)));
    }
    let potential = list("potential_only_roles")?;
    if !potential.is_empty() {
        all.push(said.say(COULD_ONLY, &listed(&potential)));
    }
    Some(all)
}

pub(super) fn candidates(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, summary) = (said.main(), said.table("summary")?);
    let mut all = Vec::new();
    let empty = summary.texts("empty_roles", 0)?;
    if empty.is_empty() {
        all.push(said.say(NONE_EMPTY, &[]));
    } else {
        all.push(said.say(NOBODY_OF, &[("n", empty.len().into()), ("roles", said.roles(&empty).into())]));
    }
    let mut row = 0;
    while row < main.len() {
        let role = main.text("role", row)?;
        let end = (row..main.len()).find(|later| main.text("role", *later) != Some(role)).unwrap_or(main.len());
        all.push(candidates_for(said, &main, role, row..end)?);
        row = end;
    }
    let reaching = reaching(said, &main)?;
    if !reaching.is_empty() {
        all.push(said.say(REACH, &[("n", reaching.len().into()), ("names", said.names(reaching).into())]));
    }
    let unfillable = summary.texts("unfillable_roles", 0)?;
    if !unfillable.is_empty() {
        let phrase = if said.option_text("by") == Some("any") { NOBODY_AT_ALL } else { NOBODY_POTENTIAL };
        all.push(said.say(phrase, &[("n", unfillable.len().into()), ("roles", said.roles(&unfillable).into())]));
    }
    all.extend(filling_set(said, &summary, empty.len() - unfillable.len().min(empty.len())));
    if main.len() > 0 {
        all.push(said.say(ONLY_A_LIST, &[]));
    }
    Some(all)
}

/// The strongest thing recorded of a candidate that has to do with the role, in the order in which candidates are ranked; whom it
/// reaches has not.
fn what_speaks(said: &Said<'_>, main: &Rows<'_>, row: usize) -> Option<String> {
    let found = |column| match main.number(column, row) {
        Some(Ok(found)) if found > 0.0 => Some(found),
        _ => None,
    };
    if main.flag("potential", row) == Some(true) {
        Some(said.say(IS_NAMED, &[]))
    } else if let Some(cases) = found("experience") {
        Some(said.say(HAS_HELD, &[("n", (cases as usize).into())]))
    } else if found("match").is_some() {
        Some(said.say(GIVES_WHAT_IT_NEEDS, &[]))
    } else {
        found("habit").map(|share| said.say(OTHERS_DO, &[("share", percent(said.language(), share).into())]))
    }
}

/// The candidates who reach somebody or some hour that nobody else reaches, each once.
fn reaching(said: &Said<'_>, main: &Rows<'_>) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for row in main.all().filter(|row| main.count("reach", *row).is_some_and(|reach| reach > 0)) {
        let name = said.actor_of(main, row)?;
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Some(names)
}

fn candidates_for(said: &Said<'_>, main: &Rows<'_>, role: &str, rows: std::ops::Range<usize>) -> Option<String> {
    let mut named = Vec::new();
    for row in rows.clone() {
        if let Some(why) = what_speaks(said, main, row) {
            named.push(format!("{} ({why})", said.actor_of(main, row)?));
        }
    }
    let role = said.role(role).into();
    if named.is_empty() {
        return Some(said.say(NOTHING_SPEAKS, &[("role", role)]));
    }
    // The list may have been cut where the table was.
    let cut = named.len() == rows.len() && said.option_whole("top").is_some_and(|top| rows.len() >= top);
    let names = listed_of(said.language(), &named, named.len(), MOST_NAMES);
    Some(said.say(if cut { SPEAKS_CUT } else { SPEAKS }, &[("names", names.into()), ("role", role)]))
}

fn filling_set(said: &Said<'_>, summary: &Rows<'_>, fillable: usize) -> Option<String> {
    let set = said.table("filling_set")?;
    match summary.number("size", 0)? {
        Err(reason) => Some(said.not_known(FEWEST, reason)),
        Ok(_) if fillable == 0 || set.len() == 0 => None,
        Ok(_) => {
            let names: Vec<String> = set.all().map(|row| said.actor_of(&set, row)).collect::<Option<_>>()?;
            let puts = [("n", set.len().into()), ("names", said.names(names).into()), ("roles", fillable.into())];
            Some(said.say(FILLING, &puts))
        }
    }
}

pub(super) fn load(said: &Said<'_>) -> Option<Vec<String>> {
    let main = said.main();
    if main.len() == 0 {
        return Some(vec![said.not_known(WHO_HOLDS, Reason::NoActors)]);
    }
    let mut loads: Vec<(usize, usize)> = Vec::with_capacity(main.len());
    for row in main.all() {
        loads.push((main.count("roles", row)?, row));
    }
    let language = said.language();
    let with_role = loads.iter().filter(|(roles, _)| *roles > 0).count();
    let mut all = vec![said.say(WITH_ROLE, &[("n", with_role.into()), ("actors", main.len().into())])];
    let most = loads.iter().map(|(roles, _)| *roles).max().filter(|most| *most > 0);
    if let Some(most) = most {
        let names = loads.iter().filter(|(roles, _)| *roles == most).map(|(_, row)| said.actor_of(&main, *row));
        let names: Vec<String> = names.collect::<Option<_>>()?;
        let puts = [("n", names.len().into()), ("most", most.into()), ("names", said.names(names).into())];
        all.push(said.say(MOST, &puts));
        if let Some(Ok(mean)) = said.table("summary").and_then(|summary| summary.number("mean", 0)) {
            all.push(said.say(MEAN_ROLES, &[("mean", number(language, mean).into())]));
        }
    }
    let mut alone = Vec::new();
    for row in main.all() {
        let roles = main.texts("sole_roles", row)?;
        if !roles.is_empty() {
            alone.push((row, roles));
        }
    }
    // Those with most of them first; the sort keeps the order of the rest.
    alone.sort_by_key(|(_, roles)| std::cmp::Reverse(roles.len()));
    let shown = if alone.len() <= MOST_ACTORS + 1 { alone.len() } else { MOST_ACTORS };
    for (row, roles) in &alone[..shown] {
        let puts = [("n", roles.len().into()), ("name", said.actor_of(&main, *row)?.into()), ("roles", said.roles(roles).into())];
        all.push(said.say(ALONE_IN, &puts));
    }
    if alone.len() > shown {
        all.push(said.say(MORE_ALONE, &[("n", (alone.len() - shown).into())]));
    }
    Some(all)
}

phrases! {
    COVERED ["{filled} av {roles} {roles:rolle|roller} er fylt", "{filled} af {roles} {roles:rolle|roller} er besat", "{filled} of {roles} {roles:role|roles} {filled:is|are} filled"];
    COVERED_SHARE ["{filled} av {roles} {roles:rolle|roller} er fylt ({share})", "{filled} af {roles} {roles:rolle|roller} er besat ({share})", "{filled} of {roles} {roles:role|roles} {filled:is|are} filled ({share})"];
    ALONE ["{names} er alene om rollen som {role}", "{names} er alene om rollen som {role}", "{names} alone holds the role of {role}"];
    HOLD ["{names} har rollen som {role}", "{names} har rollen som {role}", "{names} hold the role of {role}"];
    NOBODY ["ingen har rollen som {role}", "ingen har rollen som {role}", "nobody holds the role of {role}"];
    NOBODY_SOUGHT ["ingen har rollen som {role}, men noen søkes", "ingen har rollen som {role}, men nogen søges", "nobody holds the role of {role}, but someone is sought"];
    NOBODY_OF ["ingen har {n:rollen|rollene} som {roles}", "ingen har {n:rollen|rollerne} som {roles}", "nobody holds the {n:role|roles} of {roles}"];
    NONE_EMPTY ["kildene sier ikke om noen rolle at den er tom", "kilderne siger ikke om nogen rolle, at den er ubesat", "of no role do the sources say that it is empty"];
    MORE_SOUGHT ["flere søkes til rollen som {role}", "flere søges til rollen som {role}", "more are sought for the role of {role}"];
    SHORT ["til det ønskede antallet i rollen som {role} mangler {n} {n:aktør|aktører}", "til det ønskede antal i rollen som {role} mangler {n} {n:aktør|aktører}", "the role of {role} is {n} {n:actor|actors} short of the wanted number"];
    COULD ["{names} kunne hatt rollen som {role}", "{names} kunne have rollen som {role}", "{names} could hold the role of {role}"];
    COULD_ONLY ["{n:rollen|rollene} som {roles} har ingen, men noen er nevnt som mulige", "{n:rollen|rollerne} som {roles} har ingen, men nogen er nævnt som mulige", "nobody holds the {n:role|roles} of {roles}, but someone is named who could"];
    MORE_ROLES ["{n} {n:rolle|roller} til er ikke omtalt her", "{n} {n:anden rolle|andre roller} er ikke omtalt her", "{n} more {n:role is|roles are} not spoken of here"];
    NOT_SAID ["kildene sier ikke om noen har {n:rollen|rollene} som {roles}", "kilderne siger ikke, om nogen har {n:rollen|rollerne} som {roles}", "the sources do not say whether anyone holds the {n:role|roles} of {roles}"];
    OTHERS ["utenfor rollemodellen er {n} {n:rolle|roller} til registrert: {roles}", "uden for rollemodellen er {n} {n:anden rolle|andre roller} registreret: {roles}", "outside the role model {n} more {n:role is|roles are} recorded: {roles}"];
    WHO_HOLDS ["hvem som har hvilke roller,", "hvem der har hvilke roller,", "who holds which roles"];
    HOW_MANY_FILLED ["hvor stor del av rollene som er fylt,", "hvor stor en del af rollerne der er besat,", "how many of the roles are filled"];
    BOUNDS ["når de er kjent, kan andelen fylte roller være alt fra {lower} til {upper}", "når de er kendt, kan andelen af besatte roller være alt fra {lower} til {upper}", "once they are known, the share of filled roles may be anything from {lower} to {upper}"];
    RESTS_ON_ONE ["{n:rollen|rollene} som {roles} hviler på én aktør{n:| hver}", "{n:rollen|rollerne} som {roles} hviler på én aktør{n:| hver}", "the {n:role|roles} of {roles} {n:rests|each rest} on one actor alone"];
    SPEAKS ["for rollen som {role} er det registrert noe om {names}", "om rollen som {role} er der registreret noget om {names}", "for the role of {role} something is recorded of {names}"];
    SPEAKS_CUT ["for rollen som {role} er det registrert noe om blant andre {names}", "om rollen som {role} er der registreret noget om blandt andre {names}", "for the role of {role} something is recorded of, among others, {names}"];
    IS_NAMED ["nevnt som mulig", "nævnt som mulig", "named as possible"];
    HAS_HELD ["har eller har hatt rollen i {n} {n:annet hus eller partnerskap|andre hus og partnerskap}", "har eller har haft rollen i {n} {n:andet hus eller partnerskab|andre huse og partnerskaber}", "holds or held it in {n} other {n:house or partnership|houses and partnerships}"];
    GIVES_WHAT_IT_NEEDS ["gir noe som hører til rollen", "giver noget, der hører til rollen", "gives something that goes with the role"];
    OTHERS_DO ["{share} av dem som har samme rolle andre steder, har også denne", "{share} af dem, der har samme rolle andre steder, har også denne", "{share} of those who elsewhere have one of its roles have this one too"];
    NOTHING_SPEAKS ["ingenting som er registrert, peker mot noen ny i rollen som {role}", "intet, der er registreret, peger mod nogen ny i rollen som {role}", "nothing recorded points to anyone new in the role of {role}"];
    REACH ["{names} når{n:| hver} målgrupper eller tider som ingen andre når", "{names} når{n:| hver} målgrupper eller tider, som ingen andre når", "{names} {n:reaches|each reach} target groups or hours that nobody else reaches"];
    NOBODY_POTENTIAL ["ingen er nevnt som mulig i {n:rollen|rollene} som {roles}", "ingen er nævnt som mulig i {n:rollen|rollerne} som {roles}", "nobody is named as possible in the {n:role|roles} of {roles}"];
    NOBODY_AT_ALL ["ingenting som er registrert, peker mot noen i {n:rollen|rollene} som {roles}", "intet, der er registreret, peger mod nogen i {n:rollen|rollerne} som {roles}", "nothing recorded points to anyone in the {n:role|roles} of {roles}"];
    FEWEST ["hvor få som kunne fylle de tomme rollene,", "hvor få der kunne besætte de ubesatte roller,", "how few could fill the empty roles"];
    FILLING ["{names} kunne {n:alene|sammen} fylt {roles} {roles:tom rolle|tomme roller}; færre enn {n} går ikke", "{names} kunne {n:alene|sammen} besætte {roles} {roles:ubesat rolle|ubesatte roller}; færre end {n} rækker ikke", "{names} could {n:alone|together} fill {roles} empty {roles:role|roles}; fewer than {n} would not do"];
    ONLY_A_LIST ["dette sier ikke noe om hvem som vil eller har tid, eller hvem som selv søker noen til rollen", "dette siger ikke noget om, hvem der vil eller har tid, eller hvem der selv søger nogen til rollen", "this says nothing of who is willing or has the time, or of who is itself looking for someone"];
    WITH_ROLE ["{n} av {actors} {actors:aktør|aktører} har en rolle", "{n} af {actors} {actors:aktør|aktører} har en rolle", "{n} of {actors} {actors:actor|actors} {n:has|have} a role"];
    MOST ["flest roller har {names}, med {most}{n:| hver}", "flest roller har {names}, med {most}{n:| hver}", "{names} {n:has|have} the most roles, {most}{n:| each}"];
    MEAN_ROLES ["i gjennomsnitt har en aktør {mean} roller", "i gennemsnit har en aktør {mean} roller", "on average an actor has {mean} roles"];
    ALONE_IN ["{name} er alene om {n:rollen|rollene} som {roles}", "{name} er alene om {n:rollen|rollerne} som {roles}", "{name} alone holds the {n:role|roles} of {roles}"];
    MORE_ALONE ["{n} {n:aktør|aktører} til er alene om en rolle", "{n} {n:anden aktør|andre aktører} er alene om en rolle", "{n} more {n:actor is|actors are} alone in a role"];
}
