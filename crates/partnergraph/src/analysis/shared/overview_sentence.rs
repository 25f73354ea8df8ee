//! The sentence of `actor_overview`, in Norwegian, Danish and English.
//!
//! It gives reasons, so it says what was counted and is silent about what was not: that no relation is in scope does not mean
//! that there is none. A *partner* is an actor tied to it in the network without the house, so one with no other partner may
//! still have relations with the house.

use crate::model::{Case, CaseKind, Language, RoleIndex};

/// The reasons that there are, one after the other; that there are none where it is so.
pub(in crate::analysis) fn joined(case: &Case, reasons: [Option<String>; 3], language: Language) -> String {
    let said: Vec<String> = reasons.into_iter().flatten().collect();
    if said.is_empty() { nothing(case, language) } else { said.join(" ") }
}

fn nothing(case: &Case, language: Language) -> String {
    let Some(house) = name_of_house(case, language) else {
        return language
            .pick([
                "Ingen rolle eller partner er registrert i denne avgrensningen.",
                "Ingen rolle eller partner er registreret i denne afgrænsning.",
                "No role or partner is recorded in this scope.",
            ])
            .to_owned();
    };
    match language {
        Language::Nb => format!("Ingen rolle, partner eller relasjon til {house} er registrert i denne avgrensningen."),
        Language::Da => format!("Ingen rolle, partner eller relation til {house} er registreret i denne afgrænsning."),
        Language::En => format!("No role, partner or relation with {house} is recorded in this scope."),
    }
}

/// That the actor stands for the case, and is in no network.
pub(in crate::analysis) fn itself(language: Language) -> String {
    let text = language.pick([
        "Står for hele caset, så partnerne telles ikke.",
        "Står for hele casen, så partnerne tælles ikke.",
        "Stands for the whole case, so its partners are not counted.",
    ]);
    text.to_owned()
}

/// Which roles the actor holds, and which of them alone; nothing where it holds none.
pub(in crate::analysis) fn roles(case: &Case, roles: &[RoleIndex], alone: &[RoleIndex], language: Language) -> Option<String> {
    let held = roles.len();
    let [holds, role, many, both, all, shared] = match language {
        Language::Nb | Language::Da => ["Har", "rolle", "roller", "begge", "alle", "delt med andre"],
        Language::En => ["Holds", "role", "roles", "both", "all", "shared with others"],
    };
    let every = if held == 2 { both } else { all };
    let how = match (held, alone.len()) {
        (0, _) => return None,
        (1, 0) => format!("1 {role}, {shared}"),
        (1, _) => format!("1 {role} {}", word_alone(language)),
        (_, 0) => format!("{held} {many}, {every} {shared}"),
        (_, some) if some == held => format!("{held} {many}, {every} {}", word_alone(language)),
        (_, some) => format!("{held} {many}, {some} {} {}", language.pick(["av dem", "af dem", "of them"]), word_alone(language)),
    };
    let named = if alone.is_empty() { roles } else { alone };
    let names: Vec<&str> = named.iter().map(|role| case.roles()[role.position()].name(language)).collect();
    Some(format!("{holds} {how}: {}.", listing(&names, language)))
}

const fn word_alone(language: Language) -> &'static str {
    language.pick(["alene", "alene", "alone"])
}

/// How many partners it has, and how many of them hang on it; nothing where it has none.
pub(in crate::analysis) fn partners(partners: usize, hanging: usize, language: Language) -> Option<String> {
    let no_other = language.pick(["har noen annen partner", "har nogen anden partner", "no other partner"]);
    let text = match (language, partners, hanging) {
        (_, 0, _) => return None,
        (_, 1, 0) => "1 partner".to_owned(),
        (Language::Nb | Language::Da, 1, _) => format!("1 partner, som ikke {no_other}"),
        (Language::Nb | Language::Da, _, 0) => format!("{partners} partnere"),
        (Language::Nb, _, some) if some == partners => format!("{partners} partnere; ingen av dem {no_other}"),
        (Language::Da, _, some) if some == partners => format!("{partners} partnere; ingen af dem {no_other}"),
        (Language::Nb, _, _) => format!("{partners} partnere, hvorav {hanging} ikke {no_other}"),
        (Language::Da, _, _) => format!("{partners} partnere, hvoraf {hanging} ikke {no_other}"),
        (Language::En, 1, _) => format!("1 partner, which has {no_other}"),
        (Language::En, _, 0) => format!("{partners} partners"),
        (Language::En, 2, 2) => "2 partners, neither of which has another partner".to_owned(),
        (Language::En, _, some) if some == partners => format!("{partners} partners, none of which has another partner"),
        (Language::En, _, 1) => format!("{partners} partners, 1 of which has {no_other}"),
        (Language::En, _, _) => format!("{partners} partners, {hanging} of which have {no_other}"),
    };
    Some(format!("{text}."))
}

/// How many relations it has with the actor that stands for the case; nothing where there are none.
pub(in crate::analysis) fn house(case: &Case, relations: usize, language: Language) -> Option<String> {
    let house = name_of_house(case, language)?;
    let (one, more) = match language {
        Language::Nb => ("relasjon til", "relasjoner til"),
        Language::Da => ("relation til", "relationer til"),
        Language::En => ("relation with", "relations with"),
    };
    match relations {
        0 => None,
        1 => Some(format!("1 {one} {house}.")),
        _ => Some(format!("{relations} {more} {house}.")),
    }
}

/// What the actor that stands for the case is called: the house, or by its name where the case is of another kind.
fn name_of_house(case: &Case, language: Language) -> Option<&str> {
    let itself = case.actor_at(case.self_actor()?).name();
    let is_house = matches!(case.document().kind(), Some(CaseKind::House) | None);
    Some(if is_house { language.pick(["huset", "huset", "the house"]) } else { itself })
}

/// Names as a list in running text: a, b and c.
fn listing(names: &[&str], language: Language) -> String {
    let and = language.pick(["og", "og", "and"]);
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, CaseBuilder};

    fn case(kind: CaseKind) -> Case {
        CaseBuilder::new("h", "H").kind(kind).self_actor("self").actor(Actor::new("self", "Fjell 2020")).build().expect("a sound case")
    }

    fn said(held: u32, alone: &[u32]) -> [String; 3] {
        let index = |roles: &[u32]| roles.iter().map(|role| RoleIndex(*role)).collect::<Vec<_>>();
        let held = index(&(0..held).collect::<Vec<_>>());
        Language::ALL.map(|language| roles(&case(CaseKind::House), &held, &index(alone), language).unwrap_or_default())
    }

    #[test]
    fn roles_are_counted_and_named() {
        assert_eq!(said(1, &[0]), ["Har 1 rolle alene: eier.", "Har 1 rolle alene: ejer.", "Holds 1 role alone: owner."]);
        assert_eq!(said(1, &[])[1..], ["Har 1 rolle, delt med andre: ejer.", "Holds 1 role, shared with others: owner."]);
        assert_eq!(
            said(2, &[]),
            [
                "Har 2 roller, begge delt med andre: eier og finansieringspartner.",
                "Har 2 roller, begge delt med andre: ejer og finansieringspartner.",
                "Holds 2 roles, both shared with others: owner and funding partner.",
            ]
        );
        assert_eq!(said(2, &[0, 1])[2], "Holds 2 roles, both alone: owner and funding partner.");
        assert_eq!(
            said(3, &[0, 1, 2]),
            [
                "Har 3 roller, alle alene: eier, finansieringspartner og drifter.",
                "Har 3 roller, alle alene: ejer, finansieringspartner og driftsansvarlig.",
                "Holds 3 roles, all alone: owner, funding partner and operator.",
            ]
        );
        assert_eq!(said(3, &[1])[0], "Har 3 roller, 1 av dem alene: finansieringspartner.");
    }

    #[test]
    fn partners_are_counted_and_those_that_hang_on_it() {
        let said = |all, hanging| Language::ALL.map(|language| partners(all, hanging, language).unwrap_or_default());
        assert_eq!(said(1, 0), ["1 partner.", "1 partner.", "1 partner."]);
        assert_eq!(
            said(1, 1),
            [
                "1 partner, som ikke har noen annen partner.",
                "1 partner, som ikke har nogen anden partner.",
                "1 partner, which has no other partner.",
            ]
        );
        assert_eq!(said(4, 0), ["4 partnere.", "4 partnere.", "4 partners."]);
        assert_eq!(
            said(4, 1),
            [
                "4 partnere, hvorav 1 ikke har noen annen partner.",
                "4 partnere, hvoraf 1 ikke har nogen anden partner.",
                "4 partners, 1 of which has no other partner.",
            ]
        );
        assert_eq!(
            said(2, 2)[1..],
            ["2 partnere; ingen af dem har nogen anden partner.", "2 partners, neither of which has another partner."]
        );
        assert_eq!(said(3, 3)[0], "3 partnere; ingen av dem har noen annen partner.");
        assert_eq!(said(3, 3)[2], "3 partners, none of which has another partner.");
    }

    #[test]
    fn a_house_is_called_so_and_anything_else_by_its_name() {
        let said = |kind, relations| Language::ALL.map(|language| house(&case(kind), relations, language).unwrap_or_default());
        assert_eq!(said(CaseKind::House, 1), ["1 relasjon til huset.", "1 relation til huset.", "1 relation with the house."]);
        assert_eq!(
            said(CaseKind::Area, 5),
            ["5 relasjoner til Fjell 2020.", "5 relationer til Fjell 2020.", "5 relations with Fjell 2020."]
        );
    }

    #[test]
    fn what_was_not_counted_is_not_spoken_of_unless_nothing_was() {
        let case = case(CaseKind::House);
        let said = |held: &[RoleIndex], all, relations| {
            let reasons = |language| [roles(&case, held, &[], language), partners(all, 0, language), house(&case, relations, language)];
            Language::ALL.map(|language| joined(&case, reasons(language), language))
        };
        assert_eq!(said(&[], 0, 2)[2], "2 relations with the house.");
        assert_eq!(said(&[], 3, 0)[0], "3 partnere.");
        assert_eq!(
            said(&[], 0, 0),
            [
                "Ingen rolle, partner eller relasjon til huset er registrert i denne avgrensningen.",
                "Ingen rolle, partner eller relation til huset er registreret i denne afgrænsning.",
                "No role, partner or relation with the house is recorded in this scope.",
            ]
        );
        let without = CaseBuilder::new("h", "H").build().expect("a sound case");
        assert_eq!(joined(&without, [None, None, None], Language::En), "No role or partner is recorded in this scope.");
    }
}
