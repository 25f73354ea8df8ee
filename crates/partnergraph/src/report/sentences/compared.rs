//! Houses held against each other: two of them, those that are near to each other, and what all look like in numbers.

use super::said::{Rows, Said};
use crate::report::markup::one_line;
use crate::report::numbers::{listed, number, percent};
use crate::report::words::{self, Phrase, counted, phrases};

use super::said::MOST_NAMES;

/// How many houses are spoken of one by one.
const MOST_HOUSES: usize = 20;
/// How many differences are spoken of one by one.
const MOST_CELLS: usize = 12;

/// What one house has and another has not.
pub(super) fn comparison(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, cases) = (said.main(), said.table("cases")?);
    if cases.len() < 2 {
        return Some(vec![said.say(NOT_TWO, &[])]);
    }
    let [first, second] = [0, 1].map(|row| cases.text("name", row).map(one_line));
    let (first, second) = (first?, second?);
    let houses = || vec![("first", first.as_str().into()), ("second", second.as_str().into())];
    let mut all = vec![said.say(COMPARED, &houses())];
    let of = |who: &str| main.all().filter(|row| main.text("who", *row) == Some(who)).collect::<Vec<_>>();
    let roles = |rows: &[usize]| said.names(rows.iter().filter_map(|row| main.text("role", *row)).map(|role| said.role(role)));
    for (who, phrase) in [("both", BOTH), ("neither", NEITHER)] {
        let rows = of(who);
        if !rows.is_empty() {
            all.push(said.say(phrase, &[houses(), vec![("n", rows.len().into()), ("roles", roles(&rows).into())]].concat()));
        }
    }
    for (who, names, phrase) in [("first", "first_names", IN_ONE), ("second", "second_names", IN_ONE)] {
        for row in of(who) {
            let (here, there) = if who == "first" { (&first, &second) } else { (&second, &first) };
            let held = said.names(main.texts(names, row)?.into_iter().map(one_line));
            let role = said.role(main.text("role", row)?);
            all.push(said.say(
                phrase,
                &[("role", role.into()), ("here", here.as_str().into()), ("names", held.into()), ("there", there.as_str().into())],
            ));
        }
    }
    for row in of("not_known") {
        all.push(one_not_known(said, &main, row, [&first, &second])?);
    }
    all.extend(cells(said, [&first, &second]));
    all.extend(shared(said));
    all.extend(jaccard(said));
    let documented = [0, 1].map(|row| cases.number("completeness", row));
    if let [Some(Ok(one)), Some(Ok(other))] = documented {
        let shares = vec![("one", percent(said.language(), one).into()), ("other", percent(said.language(), other).into())];
        all.push(said.say(DOCUMENTED, &[houses(), shares].concat()));
    }
    Some(all)
}

/// A role of which nothing is known in one of the two, or in both.
fn one_not_known(said: &Said<'_>, main: &Rows<'_>, row: usize, [first, second]: [&str; 2]) -> Option<String> {
    let role = said.role(main.text("role", row)?);
    let filled = |column: &str| main.text(column, row) == Some("filled");
    let (here, there, names) = match (filled("first_state"), filled("second_state")) {
        (true, _) => (first, second, "first_names"),
        (_, true) => (second, first, "second_names"),
        _ => return Some(said.say(UNKNOWN, &[("role", role.into())])),
    };
    let held = said.names(main.texts(names, row)?.into_iter().map(one_line));
    Some(said.say(UNKNOWN_THERE, &[("role", role.into()), ("here", here.into()), ("names", held.into()), ("there", there.into())]))
}

/// The sectors that carry a role in one of the two only, where both fill it.
fn cells(said: &Said<'_>, houses: [&str; 2]) -> Vec<String> {
    let Some(cells) = said.table("cells") else { return Vec::new() };
    let main = said.main();
    let both: Vec<&str> =
        main.all().filter(|row| main.text("who", *row) == Some("both")).filter_map(|row| main.text("role", row)).collect();
    let mut found = Vec::new();
    for (who, house) in [("first", houses[0]), ("second", houses[1])] {
        let rows = cells.all().filter(|row| cells.text("who", *row) == Some(who));
        let rows = rows.filter(|row| cells.text("role", *row).is_some_and(|role| both.contains(&role)));
        let named: Vec<String> = rows
            .filter_map(|row| {
                let (role, class) = (said.role(cells.text("role", row)?), cells.text("class", row)?);
                let class = if class == "none" { said.say(NO_SECTOR, &[]) } else { said.class(class) };
                Some(format!("{role} ({class})"))
            })
            .collect();
        if !named.is_empty() {
            let cells = listed(said.language(), &named, MOST_CELLS);
            found.push(said.say(SECTORS, &[("house", house.into()), ("cells", cells.into())]));
        }
    }
    found
}

/// The actors that are in both.
fn shared(said: &Said<'_>) -> Option<String> {
    let shared = said.table("shared_actors")?;
    let names: Vec<String> = shared.all().filter_map(|row| shared.text("name", row)).map(one_line).collect();
    if names.is_empty() {
        return Some(said.say(NOBODY_SHARED, &[]));
    }
    let listed = listed(said.language(), &names, MOST_NAMES);
    Some(said.say(SHARED, &[("n", names.len().into()), ("names", listed.into())]))
}

/// How many of the roles and sectors with a holder only one of them has.
fn jaccard(said: &Said<'_>) -> Option<String> {
    let distances = said.table("distances")?;
    let row = distances.all().find(|row| distances.text("distance", *row) == Some("jaccard"))?;
    Some(match distances.number("value", row)? {
        Ok(share) => said.say(ONE_ALONE, &[("share", percent(said.language(), share).into())]),
        Err(reason) => said.not_known(HOW_FAR, reason),
    })
}

/// Which houses are near to each other, and what one could learn from those near to it.
pub(super) fn distances(said: &Said<'_>) -> Option<Vec<String>> {
    let (book, nearest, cases) = (said.book()?, said.table("nearest")?, said.table("cases")?);
    if cases.len() < 2 {
        return Some(vec![said.say(NOT_TWO, &[])]);
    }
    let name = |id: &str| book.case(id).map_or_else(|_| one_line(id), |case| one_line(case.name()));
    let language = said.language();
    let mut all = vec![said.say(LOOKED_AT, &[("houses", counted(language, cases.len(), [words::HOUSE, words::HOUSES]).into())])];
    for row in cases.all().take(MOST_HOUSES) {
        let id = cases.text("case", row)?;
        let near = nearest.all().filter(|row| nearest.text("case", *row) == Some(id) && nearest.count("rank", *row) == Some(1));
        let near: Vec<usize> = near.collect();
        let Some(first) = near.first() else {
            all.push(said.say(NONE_NEAR, &[("house", name(id).into())]));
            continue;
        };
        let others: Vec<String> = near.iter().filter_map(|row| nearest.text("other", *row)).map(name).collect();
        let value = number(language, nearest.number("value", *first)?.ok()?);
        // There may be more that are as near than are listed.
        let tied = nearest.count("tied", *first)?;
        let names = crate::report::numbers::listed_of(language, &others, tied, MOST_NAMES);
        all.push(said.say(NEAREST, &[("house", name(id).into()), ("names", names.into()), ("value", value.into())]));
    }
    if let Some(left) = cases.len().checked_sub(MOST_HOUSES).filter(|left| *left > 0) {
        all.push(said.say(MORE, &[("n", left.into())]));
    }
    all.extend(lessons(said, &name)?);
    Some(all)
}

fn lessons(said: &Said<'_>, name: &dyn Fn(&str) -> String) -> Option<Vec<String>> {
    let lessons = said.table("lessons")?;
    let mut all = Vec::new();
    let mut row = 0;
    while row < lessons.len() && all.len() < MOST_HOUSES {
        let (case, role) = (lessons.text("case", row)?, lessons.text("role", row)?);
        let same = |row: &usize| (lessons.text("case", *row), lessons.text("role", *row)) == (Some(case), Some(role));
        let rows: Vec<usize> = (row..lessons.len()).take_while(same).collect();
        let mut by: Vec<String> = Vec::new();
        for near in &rows {
            let held = said.names(lessons.texts("names", *near)?.into_iter().map(one_line));
            by.push(format!("{} ({held})", name(lessons.text("other", *near)?)));
        }
        let phrase: Phrase = if lessons.text("state", row) == Some("empty") { LESSON } else { LESSON_UNKNOWN };
        let names = listed(said.language(), &by, MOST_NAMES);
        all.push(said.say(phrase, &[("house", name(case).into()), ("role", said.role(role).into()), ("names", names.into())]));
        row += rows.len().max(1);
    }
    Some(all)
}

/// What all houses look like in numbers.
pub(super) fn profiles(said: &Said<'_>) -> Option<Vec<String>> {
    let (main, language) = (said.main(), said.language());
    if main.len() == 0 {
        return Some(vec![words::NO_CASES.say(language).to_owned()]);
    }
    let mut all = vec![said.say(LOOKED_AT, &[("houses", counted(language, main.len(), [words::HOUSE, words::HOUSES]).into())])];
    for (column, what) in SPREADS {
        let numbers = main.numbers(column)?;
        let ends = numbers.iter().map(|(_, value)| *value).fold(None, |ends: Option<(f64, f64)>, value| {
            let (least, most) = ends.unwrap_or((value, value));
            Some((least.min(value), most.max(value)))
        });
        let what = what.say(language);
        let Some((least, most)) = ends else {
            all.push(said.say(NOWHERE, &[("what", what.into())]));
            continue;
        };
        let as_text =
            |value: f64| if *column == "actors" || *column == "ei_index" { number(language, value) } else { percent(language, value) };
        let puts = [
            ("what", what.into()),
            ("least", as_text(least).into()),
            ("most", as_text(most).into()),
            ("n", numbers.len().into()),
            ("of", main.len().into()),
        ];
        all.push(said.say(if numbers.len() == main.len() { SPREAD } else { SPREAD_OF_SOME }, &puts));
    }
    Some(all)
}

/// The numbers that are spoken of, and what they are.
const SPREADS: &[(&str, Phrase)] = &[
    ("coverage_among_known", OF_COVERAGE),
    ("funding_hhi", OF_FUNDING),
    ("formal_share", OF_FORMAL),
    ("area_of_filled", OF_AREA),
    ("ei_index", OF_EI),
    ("actors", OF_ACTORS),
    ("completeness", OF_COMPLETENESS),
];

phrases! {
    COMPARED ["sammenlignet er {first} og {second}", "sammenlignet er {first} og {second}", "compared here: {first} and {second}"];
    NOT_TWO ["det trengs to hus eller partnerskap for å sammenligne", "der skal to huse eller partnerskaber til at sammenligne", "it takes two houses or partnerships to compare"];
    BOTH ["begge har fylt {n:rollen|rollene} som {roles}", "begge har besat {n:rollen|rollerne} som {roles}", "both fill the {n:role|roles} of {roles}"];
    NEITHER ["{n:rollen|rollene} som {roles} er {n:tom|tomme} i begge", "{n:rollen|rollerne} som {roles} er {n:ubesat|ubesatte} i begge", "the {n:role|roles} of {roles} {n:is|are} empty in both"];
    IN_ONE ["rollen som {role} er fylt i {here} ({names}) og tom i {there}", "rollen som {role} er besat i {here} ({names}) og ubesat i {there}", "the role of {role} is filled in {here} ({names}) and empty in {there}"];
    UNKNOWN_THERE ["rollen som {role} er fylt i {here} ({names}); i {there} er ingenting opplyst om den", "rollen som {role} er besat i {here} ({names}); i {there} er intet oplyst om den", "the role of {role} is filled in {here} ({names}); in {there} nothing is recorded about it"];
    UNKNOWN ["om rollen som {role} er det ikke opplyst nok i noen av dem til å sammenligne", "om rollen som {role} er der ikke oplyst nok i nogen af dem til at sammenligne", "too little is recorded about the role of {role} in either to compare"];
    SECTORS ["der begge har fylt rollen, er disse sektorene med bare i {house}: {cells}", "hvor begge har besat rollen, er disse sektorer kun med i {house}: {cells}", "where both fill the role, these sectors take part in {house} alone: {cells}"];
    NO_SECTOR ["sektor ikke kjent", "sektor ikke kendt", "sector not known"];
    SHARED ["{n} {n:aktør|aktører} er gjenkjent i begge: {names}", "{n} {n:aktør|aktører} er genkendt i begge: {names}", "{n} {n:actor is|actors are} recognised in both: {names}"];
    NOBODY_SHARED ["ingen aktør er gjenkjent i begge", "ingen aktør er genkendt i begge", "no actor is recognised in both"];
    ONE_ALONE ["av rollene og sektorene som noen fyller i minst ett av dem, er {share} fylt i bare det ene", "af de roller og sektorer, som nogen har i mindst ét af dem, er {share} kun besat i det ene", "of the roles and sectors that somebody fills in at least one of them, {share} are filled in one alone"];
    HOW_FAR ["hvor mye de to skiller seg,", "hvor meget de to adskiller sig,", "how much the two differ"];
    DOCUMENTED ["av opplysningene som bør finnes, er {one} registrert i {first} og {other} i {second}; forskjeller kan være forskjeller i hva som er skrevet ned", "af de oplysninger, der bør findes, er {one} registreret i {first} og {other} i {second}; forskelle kan være forskelle i, hvad der er skrevet ned", "of what should be recorded, {one} is in {first} and {other} in {second}; differences may be differences in what was written down"];
    LOOKED_AT ["sammenlignet er {houses}", "sammenlignet er {houses}", "compared here: {houses}"];
    NEAREST ["{house} ligner mest på {names} (avstand {value})", "{house} ligner mest {names} (afstand {value})", "{house} is most like {names} (distance {value})"];
    NONE_NEAR ["for {house} er det for lite opplyst til å si hvem som ligner", "for {house} er der for lidt oplyst til at sige, hvem der ligner", "too little is recorded of {house} to say which others are like it"];
    MORE ["{n} {n:hus eller partnerskap|hus og partnerskap} til er ikke omtalt her", "{n} {n:andet hus eller partnerskab|andre huse og partnerskaber} er ikke omtalt her", "{n} more {n:house or partnership is|houses and partnerships are} not spoken of here"];
    LESSON ["rollen som {role} er tom i {house} og fylt i alle som ligner mest: {names}", "rollen som {role} er ubesat i {house} og besat i alle, der ligner mest: {names}", "the role of {role} is empty in {house} and filled in all that are most like it: {names}"];
    LESSON_UNKNOWN ["om rollen som {role} er ingenting opplyst i {house}; den er fylt i alle som ligner mest: {names}", "om rollen som {role} er intet oplyst i {house}; den er besat i alle, der ligner mest: {names}", "nothing is recorded about the role of {role} in {house}; it is filled in all that are most like it: {names}"];
    SPREAD ["{what}: fra {least} til {most}", "{what}: fra {least} til {most}", "{what}: from {least} to {most}"];
    SPREAD_OF_SOME ["{what}: fra {least} til {most} i de {n} av {of} der det kan oppgis", "{what}: fra {least} til {most} i de {n} af {of}, hvor det kan oplyses", "{what}: from {least} to {most} in the {n} of {of} where it can be given"];
    NOWHERE ["{what}: kan ikke oppgis for noen", "{what}: kan ikke oplyses for nogen", "{what}: cannot be given for any"];
    OF_COVERAGE ["andel av de kjente rollene som er fylt", "andel af de kendte roller, der er besat", "share of the known roles that are filled"];
    OF_FUNDING ["hvor samlet pengene er på få (HHI)", "hvor samlet pengene er på få (HHI)", "how far the money comes from few (HHI)"];
    OF_FORMAL ["andel formelle bånd av dem der det er kjent", "andel formelle bånd af dem, hvor det er kendt", "share of formal ties among those where it is known"];
    OF_AREA ["hvor lenge fylte roller varer når aktører faller fra tilfeldig", "hvor længe besatte roller varer, når aktører falder fra tilfældigt", "how long filled roles last when actors leave at random"];
    OF_EI ["bånd på tvers av sektorer mot bånd innenfor (E-I)", "bånd på tværs af sektorer mod bånd inden for (E-I)", "ties across sectors against ties within them (E-I)"];
    OF_ACTORS ["antall aktører i nettverket", "antal aktører i netværket", "number of actors in the network"];
    OF_COMPLETENESS ["andel registrert av det som bør finnes", "andel registreret af det, der bør findes", "share recorded of what should be"];
}
