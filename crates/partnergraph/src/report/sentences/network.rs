//! The network as a whole: how large it is, what holds it together, whether it hangs on few.

use super::said::Said;
use crate::method::Reason;
use crate::report::numbers::{number, percent};
use crate::report::words::phrases;

pub(super) fn summary(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, language) = (said.main(), said.language());
    let (actors, ties) = (main.count("actors", 0)?, main.count("ties", 0)?);
    // Strong components there are only where ties have a direction.
    let directed = main.number("strong_components", 0)?.is_ok();
    let mut all = vec![said.say(if directed { SIZE_DIRECTED } else { SIZE }, &[("actors", actors.into()), ("ties", ties.into())])];
    match main.number("density", 0)? {
        Ok(density) => all.push(said.say(DENSITY, &[("share", percent(language, density).into())])),
        Err(reason) => all.push(said.not_known(HOW_DENSE, reason)),
    }
    if let (Ok(degree), false) = (main.number("average_degree", 0)?, directed) {
        all.push(said.say(DEGREE, &[("ties", number(language, degree).into())]));
    }
    let components = main.count("components", 0)?;
    if let Ok(share) = main.number("largest_share", 0)? {
        if components == 1 {
            all.extend((actors > 1).then(|| said.say(ONE_PIECE, &[])));
        } else {
            all.push(said.say(PIECES, &[("n", components.into()), ("share", percent(language, share).into())]));
        }
    }
    let isolates = main.count("isolates", 0)?;
    if isolates > 0 {
        all.push(said.say(ISOLATES, &[("n", isolates.into())]));
    }
    match (main.number("average_path", 0)?, main.count("diameter", 0)) {
        (Ok(path), Some(longest)) => {
            all.push(said.say(PATHS, &[("path", number(language, path).into()), ("longest", longest.into())]));
        }
        (Err(reason), _) => all.push(said.not_known(HOW_FAR, reason)),
        _ => {}
    }
    if let Some(Ok(mutual)) = main.number("reciprocity_edgewise", 0) {
        all.push(said.say(MUTUAL, &[("share", percent(language, mutual).into())]));
    }
    Some(all)
}

/// How many cut-points are spoken of one by one.
const MOST_CUTS: usize = 5;

pub(super) fn cut_points(said: &Said<'_>) -> Option<Vec<String>> {
    let main = said.main();
    let count = main.count("cut_point_count", 0)?;
    let mut all = Vec::new();
    if count == 0 {
        all.push(said.say(NO_CUT, &[]));
    } else {
        let points = said.table("cut_points")?;
        all.push(said.say(CUTS, &[("n", count.into())]));
        let mut order: Vec<(usize, usize)> = Vec::with_capacity(points.len());
        for row in points.all() {
            order.push((points.count("cut_off", row)?, row));
        }
        // The largest loss first, then as the document has them.
        order.sort_by_key(|(cut_off, row)| (std::cmp::Reverse(*cut_off), *row));
        let shown = if order.len() <= MOST_CUTS + 1 { order.len() } else { MOST_CUTS };
        for (cut_off, row) in &order[..shown] {
            let puts = [
                ("name", said.actor_of(&points, *row)?.into()),
                ("n", (*cut_off).into()),
                ("pieces", points.count("pieces", *row)?.into()),
            ];
            all.push(said.say(WITHOUT, &puts));
        }
        if order.len() > shown {
            all.push(said.say(MORE_CUTS, &[("n", (order.len() - shown).into())]));
        }
    }
    let bridges = main.count("bridge_count", 0)?;
    if bridges > 0 {
        all.push(said.say(BRIDGES, &[("n", bridges.into())]));
    }
    match main.number("vertex_connectivity", 0)? {
        Ok(0.0) => all.push(said.say(ALREADY_APART, &[])),
        Ok(least) => all.push(said.say(LEAST, &[("n", (least as usize).into())])),
        Err(reason) => all.push(said.not_known(HOW_MANY_TO_PART, reason)),
    }
    Some(all)
}

pub(super) fn centralization(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, language) = (said.main(), said.language());
    let (mut all, mut reason) = (Vec::new(), None);
    for row in main.all() {
        let phrase = match main.text("form", row)? {
            "degree" => BY_DEGREE,
            "in_degree" => BY_IN,
            "out_degree" => BY_OUT,
            "betweenness" => BY_BETWEENNESS,
            // Two more ways to see the same, which need more words than they say.
            _ => continue,
        };
        let leaders = main.texts("leaders", row)?;
        match main.number("value", row)? {
            Ok(0.0) => all.push(said.say(ALIKE, &[("by", phrase.say(language).into())])),
            Ok(value) => {
                let puts = [
                    ("by", phrase.say(language).into()),
                    ("value", number(language, value).into()),
                    ("n", leaders.len().into()),
                    ("names", said.actors(&leaders).into()),
                ];
                all.push(said.say(CENTRALIZED, &puts));
            }
            // Forms for the other kind of network were not asked about.
            Err(Reason::Directed | Reason::Undirected) => {}
            Err(why) => reason = Some(why),
        }
    }
    if let (Some(reason), true) = (reason, all.is_empty()) {
        all.push(said.not_known(HOW_CENTRALIZED, reason));
    }
    Some(all)
}

phrases! {
    SIZE ["nettverket har {actors} {actors:aktør|aktører} og {ties} bånd mellom dem", "netværket har {actors} {actors:aktør|aktører} og {ties} bånd mellem dem", "the network has {actors} {actors:actor|actors} and {ties} {ties:tie|ties} between them"];
    SIZE_DIRECTED ["nettverket har {actors} {actors:aktør|aktører} og {ties} bånd med retning mellom dem", "netværket har {actors} {actors:aktør|aktører} og {ties} bånd med retning mellem dem", "the network has {actors} {actors:actor|actors} and {ties} {ties:tie|ties} with a direction between them"];
    DENSITY ["av alle bånd som kunne finnes mellom dem, finnes {share}", "af alle bånd, der kunne findes mellem dem, findes {share}", "of all ties that there could be between them, {share} are there"];
    HOW_DENSE ["hvor stor del av de mulige båndene som finnes,", "hvor stor en del af de mulige bånd der findes,", "how many of the possible ties there are"];
    DEGREE ["i gjennomsnitt har hver aktør {ties} bånd til de andre", "i gennemsnit har hver aktør {ties} bånd til de andre", "the average number of ties of an actor is {ties}"];
    ONE_PIECE ["alle henger sammen, direkte eller gjennom andre", "alle hænger sammen, direkte eller gennem andre", "all hang together, directly or through others"];
    PIECES ["nettverket er i {n} deler uten bånd til hverandre, og den største delen har {share} av aktørene", "netværket er i {n} dele uden bånd til hinanden, og den største del har {share} af aktørerne", "the network is in {n} pieces without ties to each other, and the largest has {share} of the actors"];
    ISOLATES ["{n} {n:aktør|aktører} har ingen registrerte bånd til de andre aktørene", "{n} {n:aktør|aktører} har ingen registrerede bånd til de andre aktører", "{n} {n:actor has|actors have} no recorded tie to the other actors"];
    PATHS ["mellom to som når hverandre, er det i gjennomsnitt {path} ledd og på det meste {longest}", "mellem to, der når hinanden, er der i gennemsnit {path} led og højst {longest}", "between two that reach each other there are {path} steps on average and {longest} at most"];
    HOW_FAR ["hvor langt det er mellom aktørene,", "hvor langt der er mellem aktørerne,", "how far the actors are from each other"];
    MUTUAL ["av båndene går {share} begge veier", "af båndene går {share} begge veje", "of the ties {share} go both ways"];
    NO_CUT ["det er ingen aktør som nettverket ville falle i flere deler uten", "der er ingen aktør, som netværket ville falde i flere dele uden", "there is no actor without whom the network would fall into more pieces"];
    CUTS ["{n} {n:aktør|aktører} holder deler av nettverket sammen alene", "{n} {n:aktør|aktører} holder dele af netværket sammen alene", "{n} {n:actor alone holds|actors each alone hold} parts of the network together"];
    WITHOUT ["uten {name} ville nettverket rundt falle fra hverandre i {pieces} deler, og {n} {n:aktør|aktører} ville være skilt fra den største av dem", "uden {name} ville netværket omkring falde fra hinanden i {pieces} dele, og {n} {n:aktør|aktører} ville være skilt fra den største af dem", "without {name} the network around would fall apart into {pieces} pieces, and {n} {n:actor|actors} would be cut off from the largest of them"];
    MORE_CUTS ["{n} {n:slik aktør|slike aktører} til er ikke nevnt her", "{n} {n:anden sådan aktør|andre sådanne aktører} er ikke nævnt her", "{n} more such {n:actor is|actors are} not named here"];
    BRIDGES ["{n} bånd er {n:|hvert for seg }den eneste forbindelsen mellom to deler av nettverket", "{n} bånd er {n:|hver for sig }den eneste forbindelse mellem to dele af netværket", "{n} {n:tie is|ties are each} the only one between two parts of the network"];
    ALREADY_APART ["nettverket henger ikke sammen fra før", "netværket hænger ikke sammen i forvejen", "the network does not hang together as it is"];
    LEAST ["så få som {n} {n:aktør|aktører} må bort før resten deler seg eller bare én er igjen", "så få som {n} {n:aktør|aktører} skal væk, før resten deler sig eller kun én er tilbage", "as few as {n} {n:actor has|actors have} to go before the rest splits or only one is left"];
    HOW_MANY_TO_PART ["hvor mange som må bort før nettverket deler seg,", "hvor mange der skal væk, før netværket deler sig,", "how many have to go before the network splits"];
    BY_DEGREE ["antall partnere", "antal partnere", "number of partners"];
    BY_IN ["antall bånd fra andre", "antal bånd fra andre", "number of ties from others"];
    BY_OUT ["antall bånd til andre", "antal bånd til andre", "number of ties to others"];
    BY_BETWEENNESS ["plass mellom andre", "plads mellem andre", "place between others"];
    ALIKE ["målt etter {by} er alle like", "målt på {by} er alle lige", "measured by {by}, all are alike"];
    CENTRALIZED ["målt etter {by} er sentraliseringen {value}, der 0 betyr at alle er like og 1 at alt henger på én; høyest står {names}", "målt på {by} er centraliseringen {value}, hvor 0 betyder, at alle er lige, og 1, at alt hænger på én; højest står {names}", "measured by {by}, centralization is {value}, where 0 means that all are alike and 1 that all hangs on one; {names} {n:stands|stand} highest"];
    HOW_CENTRALIZED ["hvor mye nettverket henger på én,", "hvor meget netværket hænger på én,", "how much the network hangs on one"];
}
