//! The indicators of the four success criteria and of the eight core elements, one by one: each with what it rests on, and those of
//! which the sources are silent together, with the reason. There is no total.

use super::reasons;
use super::said::{Rows, Said};
use crate::analysis::case_governance::FEW_TIES;
use crate::method::Reason;
use crate::model::{ActorIndex, PARTICIPATION_LABELS, PartialDate, Phase, Resource, STRENGTH_LABELS, Sector, Status};
use crate::report::numbers::{listed, number, percent};
use crate::report::words::{self, Phrase, Put, phrases};

pub(super) fn indicators(said: &Said<'_>) -> Option<Vec<String>> {
    let main = said.main();
    let known = main.all().filter(|row| matches!(main.number("value", *row), Some(Ok(_)))).count();
    let mut all = vec![said.say(INDICATORS, &[("n", known.into()), ("of", main.len().into())])];
    let mut row = 0;
    while row < main.len() {
        let theme = main.text("theme", row)?;
        let end = (row..main.len()).find(|later| main.text("theme", *later) != Some(theme)).unwrap_or(main.len());
        all.extend(of_theme(said, &main, theme_words(theme)?, row..end)?);
        row = end;
    }
    all.push(said.say(NO_SCORE, &[]));
    Some(all)
}

/// What is known of a theme, then what is not, by reason.
fn of_theme(said: &Said<'_>, main: &Rows<'_>, theme: Phrase, rows: std::ops::Range<usize>) -> Option<Vec<String>> {
    let language = said.language();
    let mut found = Vec::new();
    let mut silent: Vec<(Phrase, Vec<String>)> = Vec::new();
    let (of, mut known) = (rows.len(), 0);
    for row in rows {
        let name = main.text("indicator", row)?;
        match main.number("value", row)? {
            Ok(value) => {
                known += 1;
                found.extend(One { said, main, row, value }.sentence(name)?);
            }
            Err(reason) => {
                let (why, topic) = (why(name, reason), topic(name)?.say(language).to_owned());
                match silent.iter_mut().find(|(known, _)| *known == why) {
                    Some((_, topics)) => topics.push(topic),
                    None => silent.push((why, vec![topic])),
                }
            }
        }
    }
    let mut all = vec![said.say(THEME, &[("theme", theme.say(language).into()), ("n", known.into()), ("of", of.into())])];
    all.append(&mut found);
    for (why, topics) in silent {
        let what = said.say(CLAUSES, &[("what", listed(language, &topics, topics.len()).into())]);
        all.push(said.say(reasons::NOT_KNOWN, &[("what", what.into()), ("why", why.say(language).into())]));
    }
    Some(all)
}

/// An indicator that has a value.
struct One<'s, 'a> {
    said: &'s Said<'a>,
    main: &'s Rows<'a>,
    row: usize,
    value: f64,
}

impl One<'_, '_> {
    /// The words for it; nothing where another one says it already.
    fn sentence(&self, name: &str) -> Option<Vec<String>> {
        let (said, value) = (self.said, self.value);
        let is_yes = value > 0.0;
        let role = |id: &str| ("role", Put::from(said.role(id)));
        Some(vec![match name {
            "binding_basis" => self.say_known(BINDING_BASIS)?,
            "binding_of_operating" => self.say(BINDING_OF_OPERATING)?,
            "bound_of_operating" => self.say(BOUND_OF_OPERATING)?,
            "potential_per_role" => self.say(POTENTIAL)?,
            "mean_redundancy" => self.say(REDUNDANCY)?,
            "review_share" => self.say(REVIEW)?,
            "departures_filled" => self.say(DEPARTURES)?,
            "programme_coordinator_filled" if is_yes => self.say_more(HOLDS, &[role("programme_coordinator")])?,
            "programme_coordinator_filled" => self.say_more(IS_EMPTY, &[role("programme_coordinator")])?,
            "operator_filled" if is_yes => self.say_more(HOLDS, &[role("operator")])?,
            "operator_filled" => self.say_more(IS_EMPTY, &[role("operator")])?,
            "coordinator_betweenness" => self.say(BETWEENNESS)?,
            "coordinator_rank" if value <= 1.0 => self.say(FIRST_RANK)?,
            "coordinator_rank" => self.say_more(RANK, &[("above", Put::Count(value as usize - 1))])?,
            "coordinator_funders" => self.say_more(FUNDERS, &[("who", self.coordinator()?)])?,
            "coordinator_funded_days" => self.funded_days()?,
            "removal_roles_lost" if is_yes => {
                let roles = said.roles(&self.about()?);
                self.say_more(ROLES_LOST, &[("who", self.coordinator()?), ("roles", roles.into())])?
            }
            "removal_roles_lost" => self.say_more(NO_ROLE_LOST, &[("who", self.coordinator()?)])?,
            "removal_separated_pairs" if is_yes => self.say(SEPARATED)?,
            "removal_separated_pairs" => self.say(NONE_SEPARATED)?,
            "removal_fragmentation" => self.say(FRAGMENTED)?,
            "neighbourhood_partners" if is_yes => self.say_more(HOLDS, &[role("neighbourhood_partner")])?,
            "neighbourhood_partners" => self.say_more(IS_EMPTY, &[role("neighbourhood_partner")])?,
            // Of an empty role there is nothing more to say.
            "neighbourhood_partner_sectors" if !is_yes => return Some(Vec::new()),
            "neighbourhood_partner_sectors" => {
                let sectors = self.codes::<Sector>()?;
                self.say_more(PARTNER_SECTORS, &[role("neighbourhood_partner"), ("sectors", sectors)])?
            }
            "resident_seats" => self.say_known(RESIDENT_SEATS)?,
            "local_share" => self.say(LOCAL)?,
            "political_decision" => self.decision(POLITICAL)?,
            "administrative_decision" => self.decision(ADMINISTRATIVE)?,
            "network_trust" => self.say(TRUST)?,
            "median_strength" => {
                let word = said.language().pick(*STRENGTH_LABELS.get(value as usize)?);
                self.with_unknown(self.say_more(STRENGTH, &[("word", word.into())])?)?
            }
            // E-I = (between − within)/(between + within).
            "ei_sector" => self.with_unknown(self.say_share(BETWEEN_SECTORS, f64::midpoint(1.0, value))?)?,
            "two_way_share" => self.say(TWO_WAY)?,
            "frequent_share" => self.say_known(FREQUENT)?,
            "formal_share" => self.say_known(FORMAL)?,
            "blau_sector" => self.with_unknown(self.say(MIXED)?)?,
            "giving_share" => self.say(GIVING)?,
            "pooled_categories" if is_yes => self.say_more(POOLED, &[("kinds", self.codes::<Resource>()?)])?,
            "pooled_categories" => self.say(NOT_POOLED)?,
            "facilitated" if is_yes => self.say(FACILITATED)?,
            "facilitated" => self.say_more(NOT_FACILITATED, &[role("programme_coordinator")])?,
            "independent" if is_yes => match self.part_of_interest() {
                Some((_, whole)) if self.about()?.len() == 1 => self.say_more(INDEPENDENT_PART, &[("whole", whole.into())])?,
                Some((part, whole)) => self.say_more(INDEPENDENT_BUT, &[("part", part.into()), ("whole", whole.into())])?,
                None => self.say(INDEPENDENT)?,
            },
            "independent" => self.say(NOT_INDEPENDENT)?,
            "administrative_organisation" if is_yes => self.say(ADMINISTERED)?,
            "administrative_organisation" => self.unless_few(NOT_ADMINISTERED, FEW_OF_COOPERATION)?,
            "timed_activities" => self.say(TIMED)?,
            "named_activities" => self.say(NAMED)?,
            "bounded_agreements" => self.say(BOUNDED)?,
            "seat_hhi" => self.with_unknown(self.say(SEATS)?)?,
            "seat_sector_hhi" => self.say_more(SEATS_BY_SECTOR, &[("sectors", self.codes::<Sector>()?)])?,
            "decision_centralization" => self.unless_few(DECISIONS, FEW_OF_DECISIONS)?,
            "highest_level" => self.level(HIGHEST)?,
            "highest_level_residents" => self.level(HIGHEST_OF_RESIDENTS)?,
            "cooperative_phases" if is_yes => self.say_more(COOPERATIVE, &[("phases", self.codes::<Phase>()?)])?,
            "cooperative_phases" => self.say(NOT_COOPERATIVE)?,
            "reciprocity" => self.say(RECIPROCAL)?,
            "highest_influence" => self.with_unknown(self.say(MOST_INFLUENCE)?)?,
            "lowest_influence" => self.say(LEAST_INFLUENCE)?,
            _ => return None,
        }])
    }

    fn about(&self) -> Option<Vec<&str>> {
        self.main.texts("about", self.row)
    }

    /// The codes that it is about, in words.
    fn codes<T: crate::model::Code>(&self) -> Option<Put> {
        Some(self.said.names(self.about()?.into_iter().map(|code| self.said.code::<T>(code))).into())
    }

    fn coordinator(&self) -> Option<Put> {
        Some(self.said.actor(self.said.table("coordinator")?.text("actor", 0)?).into())
    }

    fn say(&self, phrase: Phrase) -> Option<String> {
        self.say_more(phrase, &[])
    }

    /// The phrase with the number in its forms, what it rests on, and whom it is about.
    fn say_more(&self, phrase: Phrase, more: &[(&str, Put)]) -> Option<String> {
        self.filled(phrase, self.value, more)
    }

    fn say_share(&self, phrase: Phrase, share: f64) -> Option<String> {
        self.filled(phrase, share, &[])
    }

    fn filled(&self, phrase: Phrase, value: f64, more: &[(&str, Put)]) -> Option<String> {
        let (said, language) = (self.said, self.said.language());
        let (known, unknown, about) = (self.main.count("known", self.row)?, self.main.count("unknown", self.row)?, self.about()?);
        let mut puts = vec![
            ("n", Put::Count(value.abs() as usize)),
            ("value", number(language, value).into()),
            ("share", percent(language, value).into()),
            ("known", known.into()),
            ("all", (known + unknown).into()),
            ("few", Put::Count(about.len())),
            ("names", said.actors(&about).into()),
        ];
        puts.extend(more.iter().cloned());
        Some(said.say(phrase, &puts))
    }

    /// A sentence, with of how many more it is not known.
    fn with_unknown(&self, sentence: String) -> Option<String> {
        Some(match self.main.count("unknown", self.row)? {
            0 => sentence,
            unknown => sentence + &self.said.say(MORE_UNKNOWN, &[("n", unknown.into())]),
        })
    }

    fn say_known(&self, phrase: Phrase) -> Option<String> {
        self.with_unknown(self.say(phrase)?)
    }

    /// The phrase, or that it rests on too little to say so.
    fn unless_few(&self, phrase: Phrase, few: Phrase) -> Option<String> {
        self.say(if self.main.count("known", self.row)? < FEW_TIES { few } else { phrase })
    }

    /// One of those it is about, and what it is part of that holds the role of owner or funder now.
    fn part_of_interest(&self) -> Option<(String, String)> {
        let case = self.said.case().filter(|_| self.said.option_text("level") != Some("top"))?;
        let links = case.links();
        let has_interest = |actor: ActorIndex| {
            case.assignments().iter().zip(&links.assignments).any(|(assignment, (holder, _))| {
                *holder == Some(actor)
                    && assignment.status() == Status::Current
                    && ["owner", "funder"].contains(&assignment.role().as_str())
            })
        };
        self.about()?.into_iter().find_map(|id| {
            let mut whole = links.part_of[case.actor_index(id).ok()?.position()];
            while let Some(actor) = whole {
                if has_interest(actor) {
                    return Some((self.said.actor(id), self.said.actor(case.actor_at(actor).id().as_str())));
                }
                whole = links.part_of[actor.position()];
            }
            None
        })
    }

    fn date(&self) -> Option<String> {
        let date: PartialDate = self.about()?.first()?.parse().ok()?;
        Some(words::date(self.said.language(), date))
    }

    fn funded_days(&self) -> Option<String> {
        let phrase = if self.value < 0.0 { FUNDED_UNTIL_BEFORE } else { FUNDED_UNTIL };
        self.say_more(phrase, &[("who", self.coordinator()?), ("date", self.date()?.into())])
    }

    fn decision(&self, of: Phrase) -> Option<String> {
        let what = ("what", Put::from(of.say(self.said.language())));
        match self.date() {
            Some(date) => self.say_more(DECIDED_AT, &[what, ("date", date.into())]),
            None => self.say_more(DECIDED, &[what]),
        }
    }

    fn level(&self, phrase: Phrase) -> Option<String> {
        let word = self.said.language().pick(*PARTICIPATION_LABELS.get(self.value as usize)?);
        let groups = self.said.names(self.about()?.into_iter().map(|group| self.said.actor(group)));
        self.say_more(phrase, &[("word", word.into()), ("groups", groups.into())])
    }
}

/// Why an indicator has no value, in words that fit it.
fn why(name: &str, reason: Reason) -> Phrase {
    let of_coordinator = name.starts_with("coordinator_") || name.starts_with("removal_");
    match (name, reason) {
        (_, Reason::NoHolder) if of_coordinator => NO_COORDINATOR,
        ("coordinator_betweenness" | "coordinator_rank" | "removal_separated_pairs" | "removal_fragmentation", Reason::NotRecorded) => {
            NOT_IN_NETWORK
        }
        ("independent", Reason::NoHolder) => NO_FACILITATOR,
        ("independent", Reason::UnknownRole) => OWNER_UNKNOWN,
        ("mean_redundancy", Reason::NoHolder) => NO_ROLE_HELD,
        ("departures_filled", Reason::ZeroTotal) => NOBODY_LEFT,
        ("departures_filled", Reason::NoDate) => NO_TWO_DATES,
        ("binding_of_operating" | "bound_of_operating", Reason::ZeroTotal) => NO_OPERATING_MONEY,
        ("political_decision" | "administrative_decision", Reason::NotRecorded) => NOT_ON_CHECKLIST,
        ("blau_sector", Reason::ZeroTotal) => NO_SECTOR,
        ("administrative_organisation", Reason::ZeroTotal) => NOBODY_BETWEEN,
        ("administrative_organisation" | "decision_centralization", Reason::NoTies) => reasons::NO_SUCH_TIES,
        _ => reasons::of(reason),
    }
}

/// What a theme is about.
fn theme_words(theme: &str) -> Option<Phrase> {
    Some(match theme {
        "binding_economy" => BINDING_ECONOMY,
        "elastic_models" => ELASTIC_MODELS,
        "coordinator" => COORDINATOR,
        "anchoring" => ANCHORING,
        "close_relations" => CLOSE_RELATIONS,
        "frequent_coordination" => FREQUENT_COORDINATION,
        "structured_cooperation" => STRUCTURED_COOPERATION,
        "facilitation" => FACILITATION,
        "bounded_activities" => BOUNDED_ACTIVITIES,
        "shared_power" => SHARED_POWER,
        "citizen_involvement" => CITIZEN_INVOLVEMENT,
        "voluntary_and_equal" => VOLUNTARY_AND_EQUAL,
        _ => return None,
    })
}

/// What is not known where an indicator has no value.
fn topic(name: &str) -> Option<Phrase> {
    TOPICS.iter().find(|(known, _)| *known == name).map(|(_, topic)| *topic)
}

const TOPICS: &[(&str, Phrase)] = &[
    ("binding_basis", OF_BINDING_BASIS),
    ("binding_of_operating", OF_BINDING_OF_OPERATING),
    ("bound_of_operating", OF_BOUND_OF_OPERATING),
    ("potential_per_role", OF_POTENTIAL),
    ("mean_redundancy", OF_REDUNDANCY),
    ("review_share", OF_REVIEW),
    ("departures_filled", OF_DEPARTURES),
    ("programme_coordinator_filled", OF_PROGRAMME_COORDINATOR),
    ("operator_filled", OF_OPERATOR),
    ("coordinator_betweenness", OF_BETWEENNESS),
    ("coordinator_rank", OF_RANK),
    ("coordinator_funders", OF_FUNDERS),
    ("coordinator_funded_days", OF_FUNDED_DAYS),
    ("removal_roles_lost", OF_ROLES_LOST),
    ("removal_separated_pairs", OF_SEPARATED),
    ("removal_fragmentation", OF_FRAGMENTED),
    ("neighbourhood_partners", OF_PARTNERS),
    ("neighbourhood_partner_sectors", OF_PARTNER_SECTORS),
    ("resident_seats", OF_RESIDENT_SEATS),
    ("local_share", OF_LOCAL),
    ("political_decision", OF_POLITICAL),
    ("administrative_decision", OF_ADMINISTRATIVE),
    ("network_trust", OF_TRUST),
    ("median_strength", OF_STRENGTH),
    ("ei_sector", OF_BETWEEN_SECTORS),
    ("two_way_share", OF_TWO_WAY),
    ("frequent_share", OF_FREQUENT),
    ("formal_share", OF_FORMAL),
    ("blau_sector", OF_MIXED),
    ("giving_share", OF_GIVING),
    ("pooled_categories", OF_POOLED),
    ("facilitated", OF_FACILITATED),
    ("independent", OF_INDEPENDENT),
    ("administrative_organisation", OF_ADMINISTERED),
    ("timed_activities", OF_TIMED),
    ("named_activities", OF_NAMED),
    ("bounded_agreements", OF_BOUNDED),
    ("seat_hhi", OF_SEATS),
    ("seat_sector_hhi", OF_SEATS_BY_SECTOR),
    ("decision_centralization", OF_DECISIONS),
    ("highest_level", OF_HIGHEST),
    ("highest_level_residents", OF_HIGHEST_OF_RESIDENTS),
    ("cooperative_phases", OF_COOPERATIVE),
    ("reciprocity", OF_RECIPROCAL),
    ("highest_influence", OF_MOST_INFLUENCE),
    ("lowest_influence", OF_LEAST_INFLUENCE),
];

phrases! {
    INDICATORS ["{n} av {of} kjennetegn er kjent", "{n} af {of} kendetegn er kendt", "{n} of {of} indicators {n:is|are} known"];
    THEME ["om {theme} er {n} av {of} kjennetegn kjent", "om {theme} er {n} af {of} kendetegn kendt", "of {theme}, {n} of {of} {of:indicator|indicators} {of:is|are} known"];
    CLAUSES ["{what},", "{what},", "{what}"];
    MORE_UNKNOWN ["; for {n} til er det ikke kjent", "; for {n} {n:anden|andre} er det ikke kendt", "; of {n} more it is not known"];
    NO_SCORE ["dette er ingen samlet karakter, og det som ikke er kjent, er ikke regnet som fravær", "dette er ingen samlet karakter, og det, der ikke er kendt, er ikke regnet som fravær", "this is no total score, and what is not known does not count as absent"];

    // Themes.
    BINDING_ECONOMY ["en klar og bindende fordeling av det økonomiske ansvaret", "en klar og bindende fordeling af det økonomiske ansvar", "a clear and binding split of financial responsibility"];
    ELASTIC_MODELS ["elastiske modeller", "elastiske modeller", "elastic models"];
    COORDINATOR ["koordinatorens rolle", "koordinatorens rolle", "the part of the coordinator"];
    ANCHORING ["forankring hos aktørene og i lokalsamfunnet", "forankring hos aktørerne og i lokalsamfundet", "anchoring in the actors and the local community"];
    CLOSE_RELATIONS ["nære og tillitsfulle relasjoner", "tætte og tillidsfulde relationer", "close and trusting relations"];
    FREQUENT_COORDINATION ["hyppig kommunikasjon og koordinering", "hyppig kommunikation og koordinering", "frequent communication and coordination"];
    STRUCTURED_COOPERATION ["strukturert samarbeid på tvers av sektorer", "struktureret samarbejde på tværs af sektorer", "structured cooperation across sectors"];
    FACILITATION ["tilrettelegging for felles mål og læring", "facilitering af fælles mål og læring", "facilitation of common goals and learning"];
    BOUNDED_ACTIVITIES ["avgrensede aktiviteter", "afgrænsede aktiviteter", "bounded activities"];
    SHARED_POWER ["delt makt", "delt magt", "shared power"];
    CITIZEN_INVOLVEMENT ["medvirkning fra innbyggere", "inddragelse af borgere", "the involvement of citizens"];
    VOLUNTARY_AND_EQUAL ["frivillig og likeverdig deltakelse", "frivillig og ligeværdig deltagelse", "voluntary and equal participation"];

    // The four criteria.
    BINDING_BASIS ["av {known} {known:tildeling|tildelinger} av eierskap, drift og finansiering hviler {share} på eierskap, leieforhold eller avtale", "af {known} {known:tildeling|tildelinger} af ejerskab, drift og finansiering hviler {share} på ejerskab, lejeforhold eller aftale", "of {known} {known:assignment|assignments} of owning, operating and funding, {share} rest on ownership, a lease or a contract"];
    BINDING_OF_OPERATING ["{share} av midlene til drift er registrert som bindende, regnet av beløp fra {known} {known:giver|givere}", "{share} af midlerne til drift er registreret som bindende, regnet af beløb fra {known} {known:giver|givere}", "{share} of the money for operation is recorded as binding, by amounts from {known} {known:funder|funders}"];
    BOUND_OF_OPERATING ["{share} av midlene til drift er bundet ett år fram eller lenger", "{share} af midlerne til drift er bundet et år frem eller længere", "{share} of the money for operation is bound for a year ahead or longer"];
    POTENTIAL ["i gjennomsnitt er {value} aktører nevnt som mulige i hver rolle, utenom dem som har den", "i gennemsnit er {value} aktører nævnt som mulige i hver rolle, ud over dem, der har den", "on average {value} actors are named as possible in each role, beside those who hold it"];
    REDUNDANCY ["hver fylt rolle har i gjennomsnitt {value} aktører ut over den første", "hver besat rolle har i gennemsnit {value} aktører ud over den første", "each filled role has on average {value} actors beyond the first"];
    REVIEW ["for {known} av {all} {all:avtale|avtaler} er det registrert en dato for ny gjennomgang", "for {known} af {all} {all:aftale|aftaler} er der registreret en dato for ny gennemgang", "{known} of {all} {all:agreement|agreements} {known:has|have} a date for review recorded"];
    DEPARTURES ["av {known} som sluttet i en rolle mellom de to datoene, ble rollen fortsatt fylt etter {share}", "af {known}, der stoppede i en rolle mellem de to datoer, var rollen stadig besat efter {share}", "of {known} who left a role between the two dates, the role was still filled after {share}"];
    HOLDS ["{names} har rollen som {role}", "{names} har rollen som {role}", "{names} {few:holds|hold} the role of {role}"];
    IS_EMPTY ["ingen har rollen som {role}", "ingen har rollen som {role}", "nobody holds the role of {role}"];
    BETWEENNESS ["{names} ligger i gjennomsnitt på {share} av de korteste veiene mellom to andre aktører", "{names} ligger i gennemsnit på {share} af de korteste veje mellem to andre aktører", "{names} lies on {share} of the shortest ways between two other actors on average"];
    RANK ["av {known} {known:aktør|aktører} ligger {above} oftere mellom andre enn {names}", "af {known} {known:aktør|aktører} ligger {above} oftere mellem andre end {names}", "of {known} {known:actor|actors}, {above} {above:lies|lie} more often between others than {names}"];
    FIRST_RANK ["ingen av {known} {known:aktør|aktører} ligger oftere mellom andre enn {names}", "ingen af {known} {known:aktør|aktører} ligger oftere mellem andre end {names}", "of {known} {known:actor|actors} nobody lies more often between others than {names}"];
    FUNDERS ["{names} gir penger til {who}", "{names} giver penge til {who}", "{names} {few:gives|give} money to {who}"];
    FUNDED_UNTIL ["den siste registrerte finansieringen av {who} varer ut {date}, som er {n} {n:dag|dager} fram", "den sidste registrerede finansiering af {who} varer til og med {date}, som er {n} {n:dag|dage} frem", "the last recorded funding of {who} runs to the end of {date}, {n} {n:day|days} ahead"];
    FUNDED_UNTIL_BEFORE ["den siste registrerte finansieringen av {who} varte ut {date}, som er {n} {n:dag|dager} siden", "den sidste registrerede finansiering af {who} varede til og med {date}, som er {n} {n:dag|dage} siden", "the last recorded funding of {who} ran to the end of {date}, {n} {n:day|days} ago"];
    ROLES_LOST ["uten {who} har ingen {n:rollen|rollene} som {roles}", "uden {who} har ingen {n:rollen|rollerne} som {roles}", "without {who} nobody holds the {n:role|roles} of {roles}"];
    NO_ROLE_LOST ["ingen rolle blir tom uten {who}", "ingen rolle bliver ubesat uden {who}", "no role becomes empty without {who}"];
    SEPARATED ["uten {names} henger {n} par av andre aktører ikke lenger sammen i nettverket", "uden {names} hænger {n} par af andre aktører ikke længere sammen i netværket", "without {names}, {n} {n:pair|pairs} of other actors no longer {n:hangs|hang} together in the network"];
    NONE_SEPARATED ["ingen andre aktører skilles fra hverandre i nettverket uten {names}", "ingen andre aktører skilles fra hinanden i netværket uden {names}", "no other actors are separated in the network without {names}"];
    FRAGMENTED ["uten {names} er det {share} av parene av aktører som ikke henger sammen i nettverket", "uden {names} er det {share} af parrene af aktører, der ikke hænger sammen i netværket", "without {names}, {share} of the pairs of actors do not hang together in the network"];
    PARTNER_SECTORS ["de som har rollen som {role}, er fra {n} {n:sektor|sektorer} ({sectors})", "de, der har rollen som {role}, er fra {n} {n:sektor|sektorer} ({sectors})", "those who hold the role of {role} are from {n} {n:sector|sectors} ({sectors})"];
    RESIDENT_SEATS ["beboere har {share} av {known} {known:plass|plasser} med stemmerett", "beboere har {share} af {known} {known:plads|pladser} med stemmeret", "residents have {share} of {known} {known:seat|seats} with a vote"];
    LOCAL ["av {known} {known:aktør|aktører} som er merket som lokale eller ikke, er {share} lokale", "af {known} {known:aktør|aktører}, der er mærket som lokale eller ej, er {share} lokale", "of {known} {known:actor that is|actors that are} marked as local or not, {share} are local"];
    POLITICAL ["politisk vedtak", "politisk beslutning", "a political decision"];
    ADMINISTRATIVE ["administrativt vedtak", "administrativ beslutning", "an administrative decision"];
    DECIDED ["i sjekklisten success_factors er spørsmålet om {what} besvart med {value}", "i tjeklisten success_factors er spørgsmålet om {what} besvaret med {value}", "in the checklist success_factors the question of {what} is answered by {value}"];
    DECIDED_AT ["i sjekklisten success_factors er spørsmålet om {what} besvart med {value} ({date})", "i tjeklisten success_factors er spørgsmålet om {what} besvaret med {value} ({date})", "in the checklist success_factors the question of {what} is answered by {value} ({date})"];

    // The eight elements.
    TRUST ["tilliten mellom aktørene er i gjennomsnitt {value} på en skala fra 1 til 4, etter {known} svar", "tilliden mellem aktørerne er i gennemsnit {value} på en skala fra 1 til 4, efter {known} svar", "trust between the actors is {value} on average on a scale from 1 to 4, by {known} {known:answer|answers}"];
    STRENGTH ["midterste styrke av {known} {known:relasjon|relasjoner} er {value} av 4 ({word})", "den midterste styrke af {known} {known:relation|relationer} er {value} af 4 ({word})", "the middle strength of {known} {known:relation|relations} is {value} of 4 ({word})"];
    BETWEEN_SECTORS ["{share} av båndene mellom {known} aktører med kjent sektor går fra én sektor til en annen", "{share} af båndene mellem {known} aktører med kendt sektor går fra én sektor til en anden", "{share} of the ties between {known} actors of known sector go from one sector to another"];
    TWO_WAY ["av {known} par som utveksler noe, er det hos {share} registrert at noe går begge veier", "af {known} par, der udveksler noget, er det hos {share} registreret, at noget går begge veje", "of {known} {known:pair that exchanges|pairs that exchange} something, {share} have something recorded both ways"];
    FREQUENT ["av {known} {known:relasjon|relasjoner} med kjent hyppighet er {share} minst månedlige", "af {known} {known:relation|relationer} med kendt hyppighed er {share} mindst månedlige", "of {known} {known:relation|relations} of known frequency {share} are monthly or more often"];
    FORMAL ["av {known} {known:relasjon|relasjoner} der det er kjent, er {share} formelle", "af {known} {known:relation|relationer}, hvor det er kendt, er {share} formelle", "of {known} {known:relation|relations} of which it is known {share} are formal"];
    MIXED ["to aktører trukket på måfå er fra ulike sektorer i {share} av tilfellene, regnet av {known} {known:aktør|aktører}", "to tilfældigt udtrukne aktører er fra forskellige sektorer i {share} af tilfældene, regnet af {known} {known:aktør|aktører}", "two actors drawn at random are of different sectors in {share} of draws, by {known} {known:actor|actors}"];
    GIVING ["av {all} {all:aktør|aktører} er det for {known} registrert noe de gir ({share})", "af {all} {all:aktør|aktører} er der for {known} registreret noget, de giver ({share})", "of {all} {all:actor|actors}, {known} {known:is|are} recorded as giving something ({share})"];
    POOLED ["{n} slags ressurser gis av to aktører eller flere ({kinds})", "{n} slags ressourcer gives af to aktører eller flere ({kinds})", "{n} {n:kind of resource is|kinds of resources are} given by two actors or more ({kinds})"];
    NOT_POOLED ["det er ikke registrert at to aktører gir samme slags ressurser", "det er ikke registreret, at to aktører giver samme slags ressourcer", "no kind of resource is recorded as given by two actors"];
    FACILITATED ["{names} legger til rette", "{names} faciliterer", "{names} {few:facilitates|facilitate}"];
    NOT_FACILITATED ["ingen har rollen som {role}, og ingen er merket som den som legger til rette", "ingen har rollen som {role}, og ingen er mærket som den, der faciliterer", "nobody holds the role of {role}, and nobody is marked as facilitator"];
    INDEPENDENT ["{names} verken eier eller finansierer", "{names} hverken ejer eller finansierer", "{names} neither {few:owns nor funds|own nor fund}"];
    INDEPENDENT_PART ["{names} verken eier eller finansierer selv, men er del av {whole}, som gjør det", "{names} hverken ejer eller finansierer selv, men er en del af {whole}, som gør det", "{names} does not itself own or fund, but is part of {whole}, which does"];
    INDEPENDENT_BUT ["{names} verken eier eller finansierer selv, men {part} er del av {whole}, som gjør det", "{names} hverken ejer eller finansierer selv, men {part} er en del af {whole}, som gør det", "{names} do not themselves own or fund, but {part} is part of {whole}, which does"];
    FEW_OF_COOPERATION ["bare {known} bånd av samarbeid er registrert, og det er for lite til å si om en egen administrativ enhet styrer nettverket", "kun {known} bånd af samarbejde er registreret, og det er for lidt til at sige, om en særskilt administrativ enhed styrer netværket", "only {known} {known:tie|ties} of cooperation {known:is|are} recorded, too little to say whether an administrative organisation of its own governs the network"];
    FEW_OF_DECISIONS ["bare {known} bånd som beslutninger går langs, er registrert, og det er for lite til å si hvor mye som henger på én", "kun {known} bånd, som beslutninger går langs, er registreret, og det er for lidt til at sige, hvor meget der hænger på én", "only {known} {known:tie|ties} along which decisions go {known:is|are} recorded, too little to say how much hangs on one"];
    NOT_ON_CHECKLIST ["sjekklisten success_factors har ikke noe svar på det", "tjeklisten success_factors har ikke noget svar på det", "the checklist success_factors has no answer to it"];
    NOT_INDEPENDENT ["den som legger til rette, eier eller finansierer også", "den, der faciliterer, ejer eller finansierer også", "whoever facilitates also owns or funds"];
    ADMINISTERED ["etter regelen her styres nettverket av en egen administrativ enhet, {names}", "efter reglen her styres netværket af en særskilt administrativ enhed, {names}", "by the rule used here an administrative organisation of its own governs the network, {names}"];
    NOT_ADMINISTERED ["etter regelen her styres nettverket ikke av en egen administrativ enhet", "efter reglen her styres netværket ikke af en særskilt administrativ enhed", "by the rule used here no administrative organisation of its own governs the network"];
    TIMED ["for {known} av {all} {all:aktivitet|aktiviteter} er det registrert når de er", "for {known} af {all} {all:aktivitet|aktiviteter} er det registreret, hvornår de er", "of {all} {all:activity|activities}, {known} {known:has|have} a time recorded"];
    NAMED ["for {known} av {all} {all:aktivitet|aktiviteter} er det registrert hvem som står for dem", "for {known} af {all} {all:aktivitet|aktiviteter} er det registreret, hvem der står for dem", "of {all} {all:activity|activities}, {known} {known:has|have} an actor recorded"];
    BOUNDED ["for {known} av {all} relasjoner og avtaler er det registrert en slutt, en varighet eller en dato for gjennomgang", "for {known} af {all} relationer og aftaler er der registreret et udløb, en varighed eller en dato for gennemgang", "of {all} relations and agreements, {known} {known:has|have} an end, a term or a date for review recorded"];
    SEATS ["konsentrasjonen av {known} {known:plass|plasser} med stemmerett er {value}, der 1 er at én aktør har alle; flest har {names}", "koncentrationen af {known} {known:plads|pladser} med stemmeret er {value}, hvor 1 er, at én aktør har alle; flest har {names}", "the concentration of {known} {known:seat|seats} with a vote is {value}, where 1 is one actor with all of them; {names} {few:has|have} most"];
    SEATS_BY_SECTOR ["mellom sektorer er den {value}; flest plasser har {sectors}", "mellem sektorer er den {value}; flest pladser har {sectors}", "between sectors it is {value}; the most seats are of {sectors}"];
    DECISIONS ["sentraliseringen av {known} bånd som beslutninger går langs, er {value}, der 1 er at alt henger på én", "centraliseringen af {known} bånd, som beslutninger går langs, er {value}, hvor 1 er, at alt hænger på én", "the centralization of {known} {known:tie|ties} along which decisions go is {value}, where 1 is all hanging on one"];
    HIGHEST ["det høyeste trinnet av medvirkning er {value} av 6 ({word}), for {groups}", "det højeste trin af inddragelse er {value} af 6 ({word}), for {groups}", "the highest level of participation is {value} of 6 ({word}), for {groups}"];
    HIGHEST_OF_RESIDENTS ["for beboere er det høyeste trinnet {value} av 6 ({word}), for {groups}", "for beboere er det højeste trin {value} af 6 ({word}), for {groups}", "of residents the highest level is {value} of 6 ({word}), for {groups}"];
    COOPERATIVE ["av {known} {known:fase|faser} der medvirkning er registrert, nådde {share} samarbeid eller mer ({phases})", "af {known} {known:fase|faser}, hvor inddragelse er registreret, nåede {share} samarbejde eller mere ({phases})", "of {known} {known:phase|phases} with recorded participation, {share} reached cooperation or more ({phases})"];
    NOT_COOPERATIVE ["ingen av {known} {known:fase|faser} der medvirkning er registrert, nådde samarbeid", "ingen af {known} {known:fase|faser}, hvor inddragelse er registreret, nåede samarbejde", "of {known} {known:phase|phases} with recorded participation no phase reached cooperation"];
    RECIPROCAL ["av {known} bånd med retning går {share} også den andre veien", "af {known} bånd med retning går {share} også den anden vej", "of {known} {known:tie|ties} with a direction {share} also go the other way"];
    MOST_INFLUENCE ["av {known} {known:aktør|aktører} med vurdert innflytelse har {share} den høyeste ({names})", "af {known} {known:aktør|aktører} med vurderet indflydelse har {share} den højeste ({names})", "of {known} {known:actor|actors} with a score of influence {share} have the highest ({names})"];
    LEAST_INFLUENCE ["av {known} {known:aktør|aktører} med vurdert innflytelse har {share} den laveste ({names})", "af {known} {known:aktør|aktører} med vurderet indflydelse har {share} den laveste ({names})", "of {known} {known:actor|actors} with a score of influence {share} have the lowest ({names})"];

    // What is not known.
    OF_BINDING_BASIS ["hvor stor del av eierskap, drift og finansiering som hviler på noe bindende", "hvor stor en del af ejerskab, drift og finansiering der hviler på noget bindende", "how much of owning, operating and funding rests on something binding"];
    OF_BINDING_OF_OPERATING ["hvor stor del av driftsmidlene som er bindende", "hvor stor en del af driftsmidlerne der er bindende", "how much of the money for operation is binding"];
    OF_BOUND_OF_OPERATING ["hvor stor del av driftsmidlene som er bundet et år fram", "hvor stor en del af driftsmidlerne der er bundet et år frem", "how much of the money for operation is bound a year ahead"];
    OF_POTENTIAL ["hvem som ellers kunne hatt rollene", "hvem der ellers kunne have rollerne", "who else could hold the roles"];
    OF_REDUNDANCY ["hvor mange som deler en rolle", "hvor mange der deler en rolle", "how many share a role"];
    OF_REVIEW ["hvilke avtaler som skal gjennomgås på nytt", "hvilke aftaler der skal gennemgås igen", "which agreements are to be reviewed"];
    OF_DEPARTURES ["om roller ble fylt etter dem som sluttet", "om roller blev besat efter dem, der stoppede", "whether roles were filled after those who left"];
    OF_PROGRAMME_COORDINATOR ["om noen er programansvarlig", "om nogen er programansvarlig", "whether there is a programme coordinator"];
    OF_OPERATOR ["om noen drifter", "om nogen driver", "whether there is an operator"];
    OF_BETWEENNESS ["hvor ofte koordinatoren ligger mellom andre", "hvor ofte koordinatoren ligger mellem andre", "how often the coordinator lies between others"];
    OF_RANK ["hvor mange som ligger oftere mellom andre enn koordinatoren", "hvor mange der ligger oftere mellem andre end koordinatoren", "how many lie more often between others than the coordinator"];
    OF_FUNDERS ["hvem som gir penger til koordinatoren", "hvem der giver penge til koordinatoren", "who gives money to the coordinator"];
    OF_FUNDED_DAYS ["hvor lenge koordinatoren er finansiert", "hvor længe koordinatoren er finansieret", "for how long the coordinator is funded"];
    OF_ROLES_LOST ["hvilke roller som blir tomme uten koordinatoren", "hvilke roller der bliver ubesatte uden koordinatoren", "which roles become empty without the coordinator"];
    OF_SEPARATED ["hvem som skilles fra hverandre uten koordinatoren", "hvem der skilles fra hinanden uden koordinatoren", "who is separated without the coordinator"];
    OF_FRAGMENTED ["hvor mye av nettverket som henger sammen uten koordinatoren", "hvor meget af netværket der hænger sammen uden koordinatoren", "how much of the network hangs together without the coordinator"];
    OF_PARTNERS ["hvem som er nærmiljøpartnere", "hvem der er partnere fra nærmiljøet", "who the neighbourhood partners are"];
    OF_PARTNER_SECTORS ["hvilke sektorer nærmiljøpartnerne er fra", "hvilke sektorer partnerne fra nærmiljøet er fra", "of which sectors the neighbourhood partners are"];
    OF_RESIDENT_SEATS ["hvor mange plasser med stemmerett beboere har", "hvor mange pladser med stemmeret beboere har", "how many seats with a vote residents have"];
    OF_LOCAL ["hvor mange av aktørene som er lokale", "hvor mange af aktørerne der er lokale", "how many of the actors are local"];
    OF_POLITICAL ["om det er gjort et politisk vedtak", "om der er truffet en politisk beslutning", "whether there is a political decision"];
    OF_ADMINISTRATIVE ["om det er gjort et administrativt vedtak", "om der er truffet en administrativ beslutning", "whether there is an administrative decision"];
    OF_TRUST ["hvor stor tilliten er mellom aktørene", "hvor stor tilliden er mellem aktørerne", "how much the actors trust each other"];
    OF_STRENGTH ["hvor sterke relasjonene er", "hvor stærke relationerne er", "how strong the relations are"];
    OF_BETWEEN_SECTORS ["hvor mange bånd som går på tvers av sektorer", "hvor mange bånd der går på tværs af sektorer", "how many ties go across sectors"];
    OF_TWO_WAY ["hvor mange som både gir hverandre noe og får noe igjen", "hvor mange der både giver hinanden noget og får noget igen", "how many both give each other something and get something back"];
    OF_FREQUENT ["hvor ofte de som samarbeider, har kontakt", "hvor ofte de, der samarbejder, har kontakt", "how often those who cooperate are in contact"];
    OF_FORMAL ["hvor mange relasjoner som er formelle", "hvor mange relationer der er formelle", "how many relations are formal"];
    OF_MIXED ["hvordan sektorene er blandet", "hvordan sektorerne er blandet", "how the sectors are mixed"];
    OF_GIVING ["hvor mange aktører som gir noe", "hvor mange aktører der giver noget", "how many actors give something"];
    OF_POOLED ["hvilke ressurser flere gir", "hvilke ressourcer flere giver", "which resources several give"];
    OF_FACILITATED ["om noen legger til rette", "om nogen faciliterer", "whether anyone facilitates"];
    OF_INDEPENDENT ["om den som legger til rette, er uavhengig av dem som eier og finansierer", "om den, der faciliterer, er uafhængig af dem, der ejer og finansierer", "whether whoever facilitates is independent of those who own and fund"];
    OF_ADMINISTERED ["om nettverket styres av en egen administrativ enhet", "om netværket styres af en særskilt administrativ enhed", "whether an administrative organisation of its own governs the network"];
    OF_TIMED ["når aktivitetene er", "hvornår aktiviteterne er", "when the activities are"];
    OF_NAMED ["hvem som står for aktivitetene", "hvem der står for aktiviteterne", "who runs the activities"];
    OF_BOUNDED ["hvor lenge relasjoner og avtaler varer", "hvor længe relationer og aftaler varer", "how long relations and agreements last"];
    OF_SEATS ["hvordan plasser med stemmerett er fordelt mellom aktørene", "hvordan pladser med stemmeret er fordelt mellem aktørerne", "how seats with a vote are spread over the actors"];
    OF_SEATS_BY_SECTOR ["hvordan de er fordelt mellom sektorene", "hvordan de er fordelt mellem sektorerne", "how they are spread over the sectors"];
    OF_DECISIONS ["hvor mye beslutningene henger på én", "hvor meget beslutningerne hænger på én", "how much decisions hang on one"];
    OF_HIGHEST ["hvor mye noen har fått medvirke", "hvor meget nogen er blevet inddraget", "how much anyone was involved"];
    OF_HIGHEST_OF_RESIDENTS ["hvor mye beboere har fått medvirke", "hvor meget beboere er blevet inddraget", "how much residents were involved"];
    OF_COOPERATIVE ["i hvilke faser noen har vært med på samarbeid", "i hvilke faser nogen har været med i samarbejde", "in which phases anyone took part in cooperation"];
    OF_RECIPROCAL ["hvor mange bånd som går begge veier", "hvor mange bånd der går begge veje", "how many ties go both ways"];
    OF_MOST_INFLUENCE ["hvor mange som har størst innflytelse", "hvor mange der har størst indflydelse", "how many have the most influence"];
    OF_LEAST_INFLUENCE ["hvor mange som har minst", "hvor mange der har mindst", "how many have the least"];

    // Why.
    NO_COORDINATOR ["det er ikke registrert én bestemt koordinator", "der er ikke registreret én bestemt koordinator", "no one coordinator is recorded"];
    NOT_IN_NETWORK ["koordinatoren er ikke blant aktørene i nettverket", "koordinatoren er ikke blandt aktørerne i netværket", "the coordinator is not among the actors of the network"];
    NO_FACILITATOR ["ingen er registrert som den som legger til rette", "ingen er registreret som den, der faciliterer", "nobody is recorded as facilitating"];
    OWNER_UNKNOWN ["kildene sier ikke hvem som eier eller finansierer", "kilderne siger ikke, hvem der ejer eller finansierer", "the sources do not say who owns or who funds"];
    NO_ROLE_HELD ["ingen har noen rolle", "ingen har nogen rolle", "nobody holds any role"];
    NOBODY_LEFT ["ingen er registrert som sluttet i en rolle mellom datoene", "ingen er registreret som stoppet i en rolle mellem datoerne", "nobody is recorded as leaving a role between the dates"];
    NO_TWO_DATES ["det er ikke oppgitt mellom hvilke datoer", "det er ikke oplyst mellem hvilke datoer", "it is not given between which dates"];
    NO_OPERATING_MONEY ["ingen beløp er registrert som midler til drift", "ingen beløb er registreret som midler til drift", "no amount is recorded as money for operation"];
    NO_SECTOR ["sektoren er ikke kjent for noen aktør", "sektoren er ikke kendt for nogen aktør", "the sector of no actor is known"];
    NOBODY_BETWEEN ["ingen ligger mellom andre i nettverket", "ingen ligger mellem andre i netværket", "nobody lies between others in the network"];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::find;
    use crate::method::{Given, Values};
    use crate::model::CaseBuilder;

    #[test]
    fn every_indicator_has_words_and_every_word_an_indicator() {
        let case = CaseBuilder::new("none", "None").build().expect("a sound case");
        let mut names: Vec<String> = Vec::new();
        for name in ["case_success_factors", "case_partnership_elements"] {
            let answer = find(name).and_then(|method| method.of_case(&case, &Given::nothing())).expect("an answer");
            let Some(Values::Text(found)) = answer.table().column("indicator") else { continue };
            names.extend(found.iter().flatten().map(str::to_owned));
        }
        for name in &names {
            assert!(topic(name).is_some(), "{name}");
        }
        for (name, _) in TOPICS {
            assert!(names.iter().any(|known| known == name), "{name}");
        }
    }
}
