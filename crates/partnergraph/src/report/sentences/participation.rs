//! Participation: who was involved when, at which level, and who never.

use super::said::Said;
use crate::method::Reason;
use crate::model::{PARTICIPATION_LABELS, Phase};
use crate::report::numbers::percent;
use crate::report::words::phrases;

/// How many groups are spoken of one by one.
const MOST: usize = 6;

pub(super) fn participation(said: &Said<'_>) -> Option<Vec<String>> {
    let (groups, summary, language) = (said.table("groups")?, said.table("summary")?, said.language());
    let records = summary.count("records", 0)?;
    if records == 0 && groups.len() == 0 {
        return Some(vec![said.not_known(WHO_WAS_INVOLVED, Reason::NotRecorded)]);
    }
    let mut all = vec![said.say(RECORDS, &[("n", records.into()), ("groups", groups.len().into())])];
    let mut shown = 0;
    for row in groups.all() {
        let (Ok(level), phases) = (groups.number("highest_level", row)?, groups.texts("phases", row)?) else { continue };
        if phases.is_empty() {
            continue;
        }
        shown += 1;
        if shown <= MOST {
            let level = level as usize;
            let puts = [
                ("name", said.called(groups.text("name", row)?).into()),
                ("level", level.into()),
                ("word", language.pick(*PARTICIPATION_LABELS.get(level)?).into()),
                ("n", phases.len().into()),
                ("phases", said.names(phases.iter().map(|phase| said.code::<Phase>(phase))).into()),
            ];
            all.push(said.say(INVOLVED, &puts));
        }
    }
    if shown > MOST {
        all.push(said.say(MORE_GROUPS, &[("n", (shown - MOST).into())]));
    }
    let never: Vec<String> = groups
        .all()
        .filter(|row| groups.flag("never_involved", *row) == Some(true))
        .map(|row| groups.text("name", row).map(|name| said.called(name)))
        .collect::<Option<_>>()?;
    if !never.is_empty() {
        all.push(said.say(NEVER, &[("names", said.names(never).into())]));
    }
    match summary.number("early_share", 0)? {
        Ok(share) => all.push(said.say(EARLY, &[("share", percent(language, share).into())])),
        Err(reason) => all.push(said.not_known(HOW_EARLY, reason)),
    }
    Some(all)
}

phrases! {
    WHO_WAS_INVOLVED ["hvem som har medvirket når,", "hvem der er blevet inddraget hvornår,", "who was involved when"];
    RECORDS ["det er registrert {n} {n:tilfelle|tilfeller} av medvirkning, for {groups} {groups:gruppe|grupper}", "der er registreret {n} {n:tilfælde|tilfælde} af borgerinddragelse, for {groups} {groups:gruppe|grupper}", "{n} {n:instance|instances} of participation {n:is|are} recorded, for {groups} {groups:group|groups}"];
    INVOLVED ["{name} har medvirket i {n:fasen|fasene} {phases}; høyeste trinn er {level} av 6 ({word})", "{name} er blevet inddraget i {n:fasen|faserne} {phases}; højeste trin er {level} af 6 ({word})", "{name} took part in the {n:phase|phases} {phases}; the highest level is {level} of 6 ({word})"];
    MORE_GROUPS ["{n} {n:gruppe|grupper} til har medvirket", "{n} {n:anden gruppe|andre grupper} er blevet inddraget", "{n} more {n:group|groups} took part"];
    NEVER ["det er ikke registrert at {names} har medvirket", "det er ikke registreret, at {names} er blevet inddraget", "it is not recorded that {names} took part"];
    EARLY ["{share} av det som er registrert, er i de tidlige fasene", "{share} af det, der er registreret, er i de tidlige faser", "{share} of what is recorded is in the early phases"];
    HOW_EARLY ["hvor tidlig medvirkningen kom,", "hvor tidligt inddragelsen kom,", "how early participation came"];
}
