//! Phrases in Norwegian, Danish and English, and the phrases of figures and pages; all others are labels of the model.

use std::fmt::Display;

use super::numbers::whole;
use crate::model::{KnownDate, Language, PartialDate};

/// A phrase in the order Norwegian, Danish, English. `{x}` stands for what is put in; where that is a count, `{x:one|many}` for
/// the form that goes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Phrase([&'static str; 3]);

/// What is put into a phrase.
#[derive(Debug, Clone)]
pub(crate) enum Put {
    /// A number of things; forms that go with it follow it.
    Count(usize),
    /// A text as it is.
    Text(String),
}

impl From<usize> for Put {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<String> for Put {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Put {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Phrase {
    /// A phrase in the order Norwegian, Danish, English.
    pub(crate) const fn new(texts: [&'static str; 3]) -> Self {
        Self(texts)
    }

    /// The phrase in a language.
    pub(crate) const fn say(self, language: Language) -> &'static str {
        language.pick(self.0)
    }

    /// The phrase with something put in.
    pub(crate) fn with(self, language: Language, what: impl Display) -> String {
        self.say(language).replace("{x}", &what.to_string())
    }

    /// The phrase with several things put in, by name. What is put in is not looked at again, whatever stands in it.
    pub(crate) fn fill(self, language: Language, puts: &[(&str, Put)]) -> String {
        let mut rest = self.say(language);
        let mut text = String::new();
        while let Some((before, after)) = rest.split_once('{') {
            let Some((gap, after)) = after.split_once('}') else { break };
            text.push_str(before);
            rest = after;
            let (name, forms) = gap.split_once(':').map_or((gap, None), |(name, forms)| (name, forms.split_once('|')));
            let put = puts.iter().find(|(known, _)| *known == name).map(|(_, put)| put);
            debug_assert!(put.is_some(), "`{name}` is not put into `{}`", self.0[2]);
            match (put, forms) {
                (Some(Put::Count(1)), Some((one, _))) => text.push_str(one),
                (_, Some((_, many))) => text.push_str(many),
                (Some(Put::Count(count)), None) => text.push_str(&whole(language, *count)),
                (Some(Put::Text(what)), None) => text.push_str(what),
                (None, None) => {}
            }
        }
        text + rest
    }

    /// The names of the gaps that things are put into, each once; forms that go with a count are no gaps.
    #[cfg(test)]
    pub(crate) fn gaps(self, language: Language) -> std::collections::BTreeSet<&'static str> {
        let gaps = self.say(language).split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        gaps.map(|(gap, _)| gap).filter(|gap| !gap.contains(':')).collect()
    }
}

/// A number of things: the first phrase for one, the second for any other number.
pub(crate) fn counted(language: Language, number: usize, [one, many]: [Phrase; 2]) -> String {
    if number == 1 { one } else { many }.with(language, number)
}

/// A text with a capital at its beginning, as headings have.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A date as people write it: `27.5.2016` in Norwegian and Danish, `27 May 2016` in English.
pub(crate) fn date(language: Language, date: PartialDate) -> String {
    let (nordic, english) = (&MONTHS[0], &MONTHS[2]);
    let danish = &MONTHS[1];
    let month = |month: u8| {
        let names = match language {
            Language::Nb => nordic,
            Language::Da => danish,
            Language::En => english,
        };
        names[usize::from(month.clamp(1, 12)) - 1]
    };
    match date.known() {
        KnownDate::Decade(year) => DECADE.with(language, year),
        KnownDate::Year(year) => year.to_string(),
        KnownDate::Month(year, number) => format!("{} {year}", month(number)),
        KnownDate::Day(year, number, day) => match language {
            Language::Nb | Language::Da => format!("{day}. {} {year}", month(number)),
            Language::En => format!("{day} {} {year}", month(number)),
        },
    }
}

/// The same after a verb, with the little word before it: `i mai 2016`, `27. mai 2016`, `in May 2016`, `on 27 May 2016`.
pub(crate) fn on(language: Language, when: PartialDate) -> String {
    let phrase = match when.known() {
        KnownDate::Decade(_) => IN_DECADE,
        KnownDate::Year(_) | KnownDate::Month(..) => IN,
        KnownDate::Day(..) => ON,
    };
    phrase.with(language, date(language, when))
}

const MONTHS: [[&str; 12]; 3] = [
    ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"],
    ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"],
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
];

/// Phrases, each in the order Norwegian, Danish, English, and `ALL` of them for tests.
macro_rules! phrases {
    ($( $name:ident [$nb:literal, $da:literal, $en:literal $(,)?]; )+) => {
        $( pub(crate) const $name: $crate::report::words::Phrase = $crate::report::words::Phrase::new([$nb, $da, $en]); )+

        #[cfg(test)]
        pub(crate) const ALL: &[(&str, $crate::report::words::Phrase)] = &[$( (stringify!($name), $name) ),+];
    };
}
pub(crate) use phrases;

phrases! {
    // Dates and counts.
    DECADE ["{x}-tallet", "{x}'erne", "the {x}s"];
    IN_DECADE ["på {x}", "i {x}", "in {x}"];
    IN ["i {x}", "i {x}", "in {x}"];
    ON ["{x}", "den {x}", "on {x}"];
    SOMETHING ["noe", "noget", "something"];
    SOMETHING_ELSE ["noe annet", "noget andet", "something else"];
    ACTOR ["{x} aktør", "{x} aktør", "{x} actor"];
    ACTORS ["{x} aktører", "{x} aktører", "{x} actors"];
    SOURCE ["{x} kilde", "{x} kilde", "{x} source"];
    SOURCES ["{x} kilder", "{x} kilder", "{x} sources"];
    RELATION ["{x} relasjon", "{x} relation", "{x} relation"];
    RELATIONS ["{x} relasjoner", "{x} relationer", "{x} relations"];
    HOUSE ["{x} hus eller partnerskap", "{x} hus eller partnerskab", "{x} house or partnership"];
    HOUSES ["{x} hus og partnerskap", "{x} huse og partnerskaber", "{x} houses and partnerships"];
    SINCE ["siden {x}", "siden {x}", "since {x}"];
    UNTIL ["til {x}", "til {x}", "until {x}"];
    BEGAN ["startet: {x}", "begyndt: {x}", "began: {x}"];
    CLOSED ["avsluttet: {x}", "afsluttet: {x}", "closed: {x}"];

    // The board.
    BOARD_OF ["Byggeklosser: {x}", "Byggeklodser: {x}", "Building blocks: {x}"];
    EMPTY_SOUGHT ["tom – noen søkes", "ubesat – nogen søges", "empty – someone is sought"];
    EMPTY_NOBODY ["tom – ingen har rollen", "ubesat – ingen har rollen", "empty – nobody holds it"];
    UNKNOWN_BLOCK ["ikke kjent", "ikke kendt", "not known"];
    UNKNOWN_MEANS ["Kildene sier ikke om noen har rollen.", "Kilderne siger ikke, om nogen har rollen.", "No source says if anyone holds it."];
    MORE_SOUGHT ["flere søkes", "flere søges", "more are sought"];
    OPTIONAL ["valgfri", "valgfri", "optional"];
    IN_BLOCKS ["i {x} blokker", "i {x} blokke", "in {x} blocks"];
    SEVERAL_ROLES ["Samme aktør i flere blokker", "Samme aktør i flere blokke", "The same actor in several blocks"];
    OTHER_ROLES ["Andre roller", "Andre roller", "Other roles"];
    OTHER_ROLES_MEAN ["utenfor rollemodellen", "uden for rollemodellen", "outside the role model"];
    ABOUT_SCOPE ["gjelder: {x}", "gælder: {x}", "for: {x}"];
    PART_OF ["del av {x}", "del af {x}", "part of {x}"];
    SECTOR_NOT_KNOWN ["sektor ikke kjent", "sektor ikke kendt", "sector not known"];
    NO_ROLES ["Rollemodellen har ingen roller.", "Rollemodellen har ingen roller.", "The role model has no roles."];

    // Legends.
    LEGEND ["Tegnforklaring", "Signaturforklaring", "Key"];
    LEGEND_POTENTIAL ["stiplet: kunne hatt rollen", "stiplet: kunne have rollen", "dashed: could hold the role"];
    LEGEND_EMPTY ["tom: ingen har rollen", "ubesat: ingen har rollen", "empty: nobody holds the role"];
    LEGEND_UNKNOWN ["ikke kjent: kildene sier det ikke", "ikke kendt: kilderne siger det ikke", "not known: the sources do not say"];
    LEGEND_FILLED ["fylt, med antall aktører", "besat, med antal aktører", "filled, with number of actors"];
    LEGEND_SAME ["samme bokstav = samme aktør", "samme bogstav = samme aktør", "same letter = same actor"];
    LEGEND_NOT_IN_MODEL ["rollen finnes ikke i rollemodellen", "rollen findes ikke i rollemodellen", "the role is not in the role model"];
    NOT_IN_MODEL ["ikke i modellen", "ikke i modellen", "not in the model"];

    // Foots.
    SHOWN_CURRENT ["Vist: hvem som har rollene, og hvem som kunne hatt dem", "Vist: hvem der har rollerne, og hvem der kunne have dem", "Shown: who holds the roles, and who could"];
    SHOWN_AT ["slik det var {x}", "som det var {x}", "as it was {x}"];
    SHOWN_STATUSES ["Vist: {x}", "Vist: {x}", "Shown: {x}"];
    FORMER_LEFT_OUT_ONE ["{x} tidligere rolle er ikke tegnet", "{x} tidligere rolle er ikke tegnet", "{x} former role is not drawn"];
    FORMER_LEFT_OUT ["{x} tidligere roller er ikke tegnet", "{x} tidligere roller er ikke tegnet", "{x} former roles are not drawn"];
    FORMER_HOLDER ["Tidligere: {x} aktør (ikke tegnet).", "Tidligere: {x} aktør (ikke tegnet).", "Formerly: {x} actor (not drawn)."];
    FORMER_HOLDERS ["Tidligere: {x} aktører (ikke tegnet).", "Tidligere: {x} aktører (ikke tegnet).", "Formerly: {x} actors (not drawn)."];
    UNCERTAIN_LEFT_OUT ["uten det som er usikkert", "uden det, der er usikkert", "without what is uncertain"];
    TOP_LEVEL ["deler er regnet til den ytterste organisasjonen", "dele er regnet til den yderste organisation", "parts count as their outermost organisation"];

    // Matrices.
    FILLED_IN ["fylt i så mange hus", "besat i så mange huse", "filled in so many houses"];
    SOUGHT_SHORT ["tom, noen søkes", "ubesat, nogen søges", "empty, sought"];
    EMPTY_SHORT ["tom", "ubesat", "empty"];
    MATRIX ["Roller og hus", "Roller og huse", "Roles and houses"];
    CASE ["hus eller partnerskap", "hus eller partnerskab", "house or partnership"];

    // Central actors.
    CENTRAL ["Mest sentrale aktører", "Mest centrale aktører", "Most central actors"];
    ACTOR_HEAD ["aktør", "aktør", "actor"];
    ROLES_HEAD ["roller", "roller", "roles"];
    ROLES_ALONE_HEAD ["alene om", "alene om", "alone in"];
    PARTNERS_HEAD ["partnere", "partnere", "partners"];
    HOUSE_RELATIONS_HEAD ["bånd til huset", "bånd til huset", "ties to the house"];
    ROLE_BETWEENNESS_HEAD ["binder roller", "binder roller", "links roles"];
    BETWEENNESS_HEAD ["brobygger", "brobygger", "bridge"];
    HANGING_TIES_HEAD ["henger på den", "hænger på den", "hang on it"];
    WHY_HEAD ["hvorfor", "hvorfor", "why"];
    REASON_NOT_RECORDED ["ikke registrert", "ikke registreret", "not recorded"];
    REASON_TOO_FEW_ACTORS ["for få aktører", "for få aktører", "too few actors"];
    REASON_NO_ROLES ["ingen roller i modellen", "ingen roller i modellen", "no roles in the model"];
    NO_ACTORS ["Ingen aktører er registrert.", "Ingen aktører er registreret.", "No actors are recorded."];

    // The page.
    PAGE_TITLE ["Hvem står bak husene?", "Hvem står bag husene?", "Who stands behind the houses?"];
    PAGE_INTRO [
        "Denne siden viser hvem som står bak nabolagshus og nabolagspartnerskap: hvem som eier, betaler, drifter, lager program, taler for nærmiljøet og fyller huset med aktivitet. Hvert hus er tegnet som et sett byggeklosser, én for hver rolle, med aktørene som steiner i klossene.",
        "Denne side viser, hvem der står bag beboerhuse og lokale partnerskaber: hvem der ejer, betaler, driver, laver program, taler for lokalområdet og fylder huset med aktivitet. Hvert hus er tegnet som et sæt byggeklodser, én for hver rolle, med aktørerne som sten i klodserne.",
        "This page shows who stands behind neighbourhood houses and partnerships: who owns, pays, runs, makes the programme, speaks for the neighbourhood and fills the house with activity. Each house is drawn as a set of building blocks, one for each role, with the actors as bricks in the blocks."
    ];
    PAGE_READING ["Slik leses den", "Sådan læses den", "How to read it"];
    READ_FILLED ["Fylt: minst én aktør har rollen. Tallet sier hvor mange.", "Besat: mindst én aktør har rollen. Tallet siger hvor mange.", "Filled: at least one actor holds the role. The number says how many."];
    READ_EMPTY ["Tom: det er kjent at ingen har rollen, eller at noen søkes.", "Ubesat: det er kendt, at ingen har rollen, eller at nogen søges.", "Empty: it is known that nobody holds the role, or that someone is sought."];
    READ_UNKNOWN ["Ikke kjent: kildene sier ikke om noen har rollen. Det er ikke det samme som tom.", "Ikke kendt: kilderne siger ikke, om nogen har rollen. Det er ikke det samme som ubesat.", "Not known: the sources do not say whether anyone holds the role. That is not the same as empty."];
    READ_LETTER ["En bokstav på en stein: den samme aktøren står i flere blokker.", "Et bogstav på en sten: den samme aktør står i flere blokke.", "A letter on a brick: the same actor stands in several blocks."];
    READ_CENTRAL [
        "Sentrale aktører: «alene om» er roller som ingen andre har; «partnere» er andre aktører den har en registrert relasjon til; «bånd til huset» er relasjoner til huset selv; «binder roller» (0 til 1) sier hvor mye den knytter rollene sammen; «brobygger» (0 til 1) hvor ofte den ligger mellom to andre; «henger på den» er partnere som ikke har noen annen partner.",
        "Centrale aktører: »alene om« er roller, som ingen andre har; »partnere« er andre aktører, den har en registreret relation til; »bånd til huset« er relationer til huset selv; »binder roller« (0 til 1) siger, hvor meget den knytter rollerne sammen; »brobygger« (0 til 1), hvor ofte den ligger mellem to andre; »hænger på den« er partnere, som ikke har nogen anden partner.",
        "Central actors: “alone in” are roles that nobody else holds; “partners” are other actors that it has a recorded relation with; “ties to the house” are relations with the house itself; “links roles” (0 to 1) says how much it joins the roles; “bridge” (0 to 1) how often it lies between two others; “hang on it” are partners that have no other partner."
    ];
    READ_DEPTH ["Husene er ulikt godt dokumentert. Mange aktører betyr ofte at mye er skrevet om huset, ikke at huset har flere bak seg enn et annet.", "Husene er forskelligt dokumenteret. Mange aktører betyder ofte, at der er skrevet meget om huset, ikke at huset har flere bag sig end et andet.", "The houses are not equally well documented. Many actors often means that much is written about the house, not that more stand behind it than behind another."];
    READ_TRACE ["Trykk på en stein eller et navn for å se hva opplysningen bygger på.", "Tryk på en sten eller et navn for at se, hvad oplysningen bygger på.", "Follow a brick or a name to see what the statement rests on."];
    REJECTED ["Dette kunne ikke leses inn", "Dette kunne ikke læses ind", "This could not be read"];
    REJECTED_MEANS ["Dokumentene under er ikke med på siden. Rett det som står, og lag siden på nytt.", "Dokumenterne herunder er ikke med på siden. Ret det, der står, og lav siden igen.", "The documents below are not on this page. Correct what is named and make the page again."];
    NO_CASES ["Samlingen er tom.", "Samlingen er tom.", "The casebook is empty."];
    DOCUMENTATION ["Hva vi vet, og hva vi ikke vet", "Hvad vi ved, og hvad vi ikke ved", "What is known, and what is not"];
    STATEMENTS ["opplysninger", "oplysninger", "statements"];
    ACTORS_HEAD ["aktører", "aktører", "actors"];
    ASSIGNMENTS_HEAD ["roller", "roller", "roles"];
    RELATIONS_HEAD ["relasjoner", "relationer", "relations"];
    NOT_SAID ["ikke sagt", "ikke sagt", "not said"];
    WITH_SOURCE ["med kilde", "med kilde", "with a source"];
    TOTAL ["i alt", "i alt", "in all"];
    GAPS ["Ikke funnet:", "Ikke fundet:", "Not found:"];
    ROLE_STATED ["{x} rolle", "{x} rolle", "{x} role"];
    ROLES_STATED ["{x} roller", "{x} roller", "{x} roles"];
    SOURCES_HEAD ["Kilder", "Kilder", "Sources"];
    NO_SOURCES ["Ingen kilder er oppgitt.", "Ingen kilder er oplyst.", "No sources are given."];
    EVIDENCE ["Hva opplysningene bygger på", "Hvad oplysningerne bygger på", "What the statements rest on"];
    EVIDENCE_VACANT ["Roller som ingen har", "Roller, som ingen har", "Roles that nobody holds"];
    FOOT ["Laget med partnergraph. Byggeklossmodellen er utviklet av SoCentral og NIBR (OsloMet).", "Lavet med partnergraph. Byggeklodsmodellen er udviklet af SoCentral og NIBR (OsloMet).", "Made with partnergraph. The building-block model was developed by SoCentral and NIBR (OsloMet)."];
    UP ["Til toppen", "Til toppen", "To the top"];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_there_in_three_languages_with_the_same_gaps() {
        for (name, phrase) in ALL {
            for language in Language::ALL {
                assert!(!phrase.say(language).trim().is_empty(), "{name}");
                assert_eq!(phrase.gaps(language), phrase.gaps(Language::Nb), "{name}");
            }
        }
    }

    #[test]
    fn words_follow_their_count() {
        let phrase = Phrase::new(["{n} {n:rolle er tom|roller er tomme}", "{n} {n:rolle|roller}: {who}", "{n} {n:role is|roles are}"]);
        let say = |language, count: usize| phrase.fill(language, &[("n", count.into()), ("who", "{n}".into())]);
        assert_eq!([say(Language::Nb, 1), say(Language::Nb, 0)], ["1 rolle er tom", "0 roller er tomme"]);
        assert_eq!([say(Language::Da, 1), say(Language::En, 12_000)], ["1 rolle: {n}", "12,000 roles are"]);
        assert!(phrase.gaps(Language::Da).iter().eq(&["n", "who"]));
    }

    #[test]
    fn one_is_not_many() {
        assert_eq!(counted(Language::Nb, 1, [ACTOR, ACTORS]), "1 aktør");
        assert_eq!(counted(Language::En, 0, [ACTOR, ACTORS]), "0 actors");
    }

    #[test]
    fn dates_are_written_as_people_write_them() {
        let say = |language, text: &str| date(language, text.parse().expect("the test writes real dates"));
        assert_eq!(say(Language::Nb, "2016-05-27"), "27. mai 2016");
        assert_eq!(say(Language::En, "2016-05"), "May 2016");
        assert_eq!(say(Language::Da, "197X"), "1970'erne");
        assert_eq!(capital("økonomi"), "Økonomi");
    }
}
