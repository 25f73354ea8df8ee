//! Many houses side by side.

use super::actors::top;
use super::said::{MOST_NAMES, Said};
use crate::report::markup::one_line;
use crate::report::numbers::{listed, percent, whole};
use crate::report::words::{self, counted, phrases};

/// How many roles are spoken of one by one.
const MOST_ROLES: usize = 12;

pub(super) fn matrix(said: &Said<'_>) -> Option<Vec<String>> {
    let (roles, book, language) = (said.table("roles")?, said.book()?, said.language());
    if book.cases().is_empty() {
        return Some(vec![words::NO_CASES.say(language).to_owned()]);
    }
    let houses = counted(language, book.cases().len(), [words::HOUSE, words::HOUSES]);
    let mut all = vec![said.say(LOOKED_AT, &[("houses", houses.into())])];
    for row in roles.all().take(MOST_ROLES) {
        let role = said.role(roles.text("role", row)?);
        let (filled, empty) = (roles.count("filled", row)?, roles.count("empty", row)?);
        let unknown = roles.count("unknown", row)?;
        let puts = [("role", role.as_str().into()), ("filled", filled.into()), ("empty", empty.into()), ("unknown", unknown.into())];
        all.push(said.say(if unknown == 0 { ROLE_KNOWN } else { ROLE }, &puts));
    }
    if let Some(left) = roles.len().checked_sub(MOST_ROLES).filter(|left| *left > 0) {
        all.push(said.say(MORE_ROLES, &[("n", left.into())]));
    }
    all.extend(together(said));
    all.extend(in_several(said));
    Some(all)
}

/// The two roles that are most often held together.
fn together(said: &Said<'_>) -> Option<String> {
    let pairs = said.table("co_occurrence")?;
    let (row, both) = *top(&pairs, "both")?.rows.first()?;
    // Of the two orders of the pair the one with the larger share, so that the sentence says most.
    let (role, other) = (pairs.text("role", row)?, pairs.text("other", row)?);
    let share = |role, other| {
        let row = pairs.all().find(|row| (pairs.text("role", *row), pairs.text("other", *row)) == (Some(role), Some(other)))?;
        Some((pairs.number("share", row)?.ok()?, pairs.count("role_pairs", row)?))
    };
    let (first, second) = (share(role, other)?, share(other, role)?);
    let (role, other, (share, of)) = if second.0 > first.0 { (other, role, second) } else { (role, other, first) };
    let puts = [
        ("role", said.role(role).into()),
        ("other", said.role(other).into()),
        ("both", (both as usize).into()),
        ("of", of.into()),
        ("share", percent(said.language(), share).into()),
    ];
    Some(said.say(TOGETHER, &puts))
}

/// Actors that are there in more than one house.
fn in_several(said: &Said<'_>) -> Option<String> {
    let actors = said.table("actors")?;
    // An identity, its first name, and in how many houses it is; in the order of the table.
    let mut found: Vec<(&str, String, usize)> = Vec::new();
    let mut place = std::collections::HashMap::new();
    for row in actors.all() {
        let identity = actors.text("identity", row)?;
        let at = *place.entry(identity).or_insert(found.len());
        match found.get_mut(at) {
            Some((_, _, houses)) => *houses += 1,
            None => found.push((identity, one_line(actors.text("name", row)?), 1)),
        }
    }
    found.retain(|(_, _, houses)| *houses > 1);
    if found.is_empty() {
        return Some(said.say(NOBODY_IN_SEVERAL, &[]));
    }
    found.sort_by_key(|(_, _, houses)| std::cmp::Reverse(*houses));
    let language = said.language();
    let names: Vec<String> = found.iter().map(|(_, name, houses)| format!("{name} ({})", whole(language, *houses))).collect();
    Some(said.say(IN_SEVERAL, &[("n", names.len().into()), ("names", listed(language, &names, MOST_NAMES).into())]))
}

phrases! {
    LOOKED_AT ["sammenlignet er {houses}", "sammenlignet er {houses}", "compared here: {houses}"];
    ROLE ["rollen som {role} er fylt i {filled}, tom i {empty} og ikke kjent i {unknown}", "rollen som {role} er besat i {filled}, ubesat i {empty} og ikke kendt i {unknown}", "the role of {role} is filled in {filled}, empty in {empty} and not known in {unknown}"];
    ROLE_KNOWN ["rollen som {role} er fylt i {filled} og tom i {empty}", "rollen som {role} er besat i {filled} og ubesat i {empty}", "the role of {role} is filled in {filled} and empty in {empty}"];
    MORE_ROLES ["{n} {n:rolle|roller} til er ikke omtalt her", "{n} {n:anden rolle|andre roller} er ikke omtalt her", "{n} more {n:role is|roles are} not spoken of here"];
    TOGETHER ["oftest har samme aktør i samme hus rollene som {role} og {other}: {both} av {of} med den første har også den andre ({share})", "oftest har samme aktør i samme hus rollerne som {role} og {other}: {both} af {of} med den første har også den anden ({share})", "most often the same actor in the same house holds the roles of {role} and {other}: {both} of {of} with the first also hold the second ({share})"];
    IN_SEVERAL ["{n} {n:aktør|aktører} finnes i mer enn ett hus: {names}", "{n} {n:aktør|aktører} findes i mere end ét hus: {names}", "{n} {n:actor is|actors are} found in more than one house: {names}"];
    NOBODY_IN_SEVERAL ["ingen aktør er gjenkjent i mer enn ett hus", "ingen aktør er genkendt i mere end ét hus", "no actor is recognised in more than one house"];
}
