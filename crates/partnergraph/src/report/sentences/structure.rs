//! How the network hangs together: across sectors, around a core, over single ties and over those who broker.

use super::actors::top;
use super::said::{Rows, Said};
use crate::method::Reason;
use crate::report::numbers::{number, percent};
use crate::report::words::phrases;

/// How many ties and actors are spoken of one by one.
const MOST: usize = 5;
/// How many of the most central actors are spoken of.
const MOST_CENTRAL: usize = 3;

pub(super) fn mixing(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, sides, language) = (said.main(), said.table("sides")?, said.language());
    let by_sector = said.option_text("partition") == Some("sector");
    let mut all = Vec::new();
    match main.number("ei_index", 0)? {
        Ok(index) => {
            let mut ties = 0;
            for row in sides.all() {
                ties += sides.count("ties", row)?;
            }
            // E-I = (between − within)/(between + within).
            let between = percent(language, f64::midpoint(1.0, index));
            let puts = [("n", ties.into()), ("actors", main.count("classified", 0)?.into()), ("share", between.into())];
            all.push(said.say(if by_sector { BETWEEN_SECTORS } else { BETWEEN_CLASSES }, &puts));
            if let Ok(index) = main.number("ei_from_sizes", 0)? {
                all.push(said.say(IF_ALL_WERE_TIED, &[("share", percent(language, f64::midpoint(1.0, index)).into())]));
            }
        }
        Err(reason) => all.push(said.not_known(HOW_MIXED, reason)),
    }
    if let Some(left_out) = main.count("left_out", 0).filter(|left_out| *left_out > 0) {
        all.push(said.say(if by_sector { NO_SECTOR } else { NO_CLASS }, &[("n", left_out.into())]));
    }
    Some(all)
}

pub(super) fn brokerage(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, language) = (said.main(), said.language());
    if main.len() == 0 {
        return Some(vec![said.not_known(WHO_BROKERS, Reason::NoActors)]);
    }
    let top = top(&main, "total")?;
    let mut all = vec![match (top.rows.is_empty(), main.reasons("total").first().copied()) {
        (true, Some(reason)) => said.not_known(WHO_BROKERS, reason),
        (true, None) => said.say(NOBODY_BROKERS, &[]),
        (false, _) => {
            // Without direction each way is counted there and back.
            let ways = if said.option_text("direction") == Some("undirected") { 0.5 } else { 1.0 };
            said.say(BROKERS, &[("names", top.named(said, &main, |total| number(language, total * ways))?.into())])
        }
    }];
    let left_out = main.all().filter(|row| main.text("class", *row).is_none()).count();
    if left_out > 0 {
        all.push(said.say(NO_CLASS, &[("n", left_out.into())]));
    }
    Some(all)
}

pub(super) fn core(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, actors, language) = (said.main(), said.table("actors")?, said.language());
    let core = main.texts("core", 0)?;
    let fit = match main.number("fit", 0)? {
        Ok(fit) if !core.is_empty() => fit,
        Ok(_) => return None,
        Err(reason) => return Some(vec![said.not_known(WHO_IS_CORE, reason)]),
    };
    let puts = [("names", said.actors(&core).into()), ("n", core.len().into()), ("actors", actors.len().into())];
    let mut all = vec![said.say(CORE, &puts), said.say(FIT, &[("fit", number(language, fit).into())])];
    if said.option_text("pattern") == Some("missing") {
        all.push(said.say(LEFT_ASIDE, &[]));
    }
    if let Some(optima) = main.count("optima", 0).filter(|optima| *optima > 1) {
        all.push(said.say(AS_GOOD, &[("n", optima.into())]));
    }
    if let Some(Ok(p)) = main.number("p", 0) {
        all.push(said.say(BY_CHANCE, &[("share", percent(language, p).into())]));
    }
    Some(all)
}

pub(super) fn bridges(said: &Said<'_>) -> Option<Vec<String>> {
    let main = said.main();
    let mut all = Vec::new();
    if main.len() == 0 {
        all.push(said.say(NO_BRIDGE, &[]));
    }
    for row in main.all().take(MOST) {
        all.push(bridge(said, &main, row)?);
    }
    if main.len() > MOST {
        all.push(said.say(MORE_BRIDGES, &[("n", (main.len() - MOST).into())]));
    }
    if let Some(itself) = said.itself_left_out() {
        all.push(said.say(WITHOUT_HOUSE, &[("name", itself.into())]));
    }
    Some(all)
}

/// What a single tie holds together, and whether one relation makes it.
fn bridge(said: &Said<'_>, main: &Rows<'_>, row: usize) -> Option<String> {
    // Of a network that was made from edges actors may be called by whole numbers, and have no names.
    let end = |id: &str, name: &str| {
        let named = main.text(name, row).map(|name| said.called(name));
        let called = || main.text(id, row).map(|id| said.actor(id));
        named.or_else(called).or_else(|| main.count(id, row).map(|number| number.to_string()))
    };
    let (first, second) = (end("from", "from_name")?, end("to", "to_name")?);
    let puts = [("first", first.into()), ("second", second.into()), ("n", main.count("smaller_side", row)?.into())];
    let sentence = said.say(BRIDGE, &puts);
    Some(if main.flag("single_relation", row)? { sentence + SINGLE.say(said.language()) } else { sentence })
}

pub(super) fn overview(said: &Said<'_>) -> Option<Vec<String>> {
    let main = said.main();
    if main.len() == 0 {
        return Some(vec![said.not_known(WHO_IS_CENTRAL, Reason::NoActors)]);
    }
    let mut all = vec![said.say(ORDER, &[("n", main.len().into())])];
    for row in main.all().take(MOST_CENTRAL) {
        let puts = [
            ("name", said.actor_of(&main, row)?.into()),
            ("roles", main.count("roles", row)?.into()),
            ("alone", main.count("roles_alone", row)?.into()),
            ("partners", main.count("partners", row)?.into()),
        ];
        all.push(said.say(CENTRAL, &puts));
    }
    if let Some(itself) = said.itself() {
        all.push(said.say(WITHOUT_HOUSE, &[("name", itself.into())]));
    }
    Some(all)
}

phrases! {
    BETWEEN_SECTORS ["av {n} bånd mellom {actors} {actors:aktør|aktører} med kjent sektor går {share} fra én sektor til en annen", "af {n} bånd mellem {actors} {actors:aktør|aktører} med kendt sektor går {share} fra én sektor til en anden", "of {n} {n:tie|ties} among {actors} {actors:actor|actors} of known sector, {share} go from one sector to another"];
    BETWEEN_CLASSES ["av {n} bånd mellom {actors} {actors:aktør|aktører} med kjent gruppe går {share} fra én gruppe til en annen", "af {n} bånd mellem {actors} {actors:aktør|aktører} med kendt gruppe går {share} fra én gruppe til en anden", "of {n} {n:tie|ties} among {actors} {actors:actor|actors} of known class, {share} go from one class to another"];
    IF_ALL_WERE_TIED ["var alle bundet til alle, ville det vært {share}", "var alle bundet til alle, ville det være {share}", "were all tied to all, it would be {share}"];
    HOW_MIXED ["hvor mange bånd som går mellom grupper,", "hvor mange bånd der går mellem grupper,", "how many ties go between classes"];
    NO_SECTOR ["{n} {n:aktør|aktører} er ikke med, fordi sektoren er en annen eller ikke kjent", "{n} {n:aktør|aktører} er ikke med, fordi sektoren er en anden eller ikke kendt", "{n} {n:actor is|actors are} left out, as the sector is another or not known"];
    NO_CLASS ["{n} {n:aktør|aktører} er ikke med, fordi det ikke er kjent hvilken gruppe {n:den|de} hører til", "{n} {n:aktør|aktører} er ikke med, fordi det ikke er kendt, hvilken gruppe {n:den|de} hører til", "{n} {n:actor is|actors are} left out, as it is not known which class {n:it belongs|they belong} to"];
    WHO_BROKERS ["hvem som megler mellom andre,", "hvem der mægler mellem andre,", "who brokers between others"];
    NOBODY_BROKERS ["ingen ligger mellom to som ikke selv er bundet sammen", "ingen ligger mellem to, der ikke selv er bundet sammen", "nobody lies between two that are not tied themselves"];
    BROKERS ["flest veier mellom to som ikke selv er bundet sammen, går over {names}", "flest veje mellem to, der ikke selv er bundet sammen, går over {names}", "most ways between two that are not tied themselves go over {names}"];
    WHO_IS_CORE ["hvem som er kjernen,", "hvem der er kernen,", "who is the core"];
    CORE ["kjernen er {names}, {n} av {actors} {actors:aktør|aktører}", "kernen er {names}, {n} af {actors} {actors:aktør|aktører}", "the core is {names}, {n} of {actors} {actors:actor|actors}"];
    FIT ["likheten med et mønster der alle i kjernen er bundet sammen og ingen utenfor er det, er {fit}, der 1 er helt lik", "ligheden med et mønster, hvor alle i kernen er bundet sammen og ingen uden for er det, er {fit}, hvor 1 er helt ens", "its likeness to a pattern in which all of the core are tied and none of the others is {fit}, where 1 is the same"];
    LEFT_ASIDE ["bånd mellom kjernen og de andre er ikke regnet med i dette", "bånd mellem kernen og de andre er ikke regnet med i dette", "ties between the core and the others are left aside in this"];
    AS_GOOD ["{n} ulike kjerner passer like godt", "{n} forskellige kerner passer lige godt", "{n} different cores fit equally well"];
    BY_CHANCE ["{share} av de tilfeldige nettverkene det er sammenlignet med, passer minst like godt", "{share} af de tilfældige netværk, der er sammenlignet med, passer mindst lige så godt", "{share} of the random networks it is compared with fit at least as well"];
    NO_BRIDGE ["ingen registrert forbindelse mellom to aktører holder alene to deler av nettverket sammen", "ingen registreret forbindelse mellem to aktører holder alene to dele af netværket sammen", "no single recorded tie between two actors holds two parts of the network together"];
    BRIDGE ["uten båndet mellom {first} og {second} mister {n} {n:aktør|aktører} forbindelsen til resten", "uden båndet mellem {first} og {second} mister {n} {n:aktør|aktører} forbindelsen til resten", "without the tie between {first} and {second}, {n} {n:actor loses|actors lose} touch with the rest"];
    SINGLE ["; det er bare én relasjon som gjør det", "; det er kun én relation, der gør det", "; one relation alone makes it"];
    MORE_BRIDGES ["det samme gjelder {n} bånd til", "det samme gælder {n} {n:andet|andre} bånd", "the same is true of {n} more {n:tie|ties}"];
    WITHOUT_HOUSE ["bånd til {name} selv er ikke regnet med", "bånd til {name} selv er ikke regnet med", "ties to {name} itself are not counted"];
    WHO_IS_CENTRAL ["hvem som er mest sentral,", "hvem der er mest central,", "who is most central"];
    ORDER ["{n} {n:aktør|aktører} er ordnet etter roller og partnere; de første er nevnt her", "{n} {n:aktør|aktører} er ordnet efter roller og partnere; de første er nævnt her", "{n} {n:actor is|actors are} put in order by roles and partners; the first are named here"];
    CENTRAL ["{name} har {roles} {roles:rolle|roller}, er alene om {alone}, og har {partners} {partners:partner|partnere}", "{name} har {roles} {roles:rolle|roller}, er alene om {alone}, og har {partners} {partners:partner|partnere}", "{name} has {roles} {roles:role|roles}, is alone in {alone}, and has {partners} {partners:partner|partners}"];
}
