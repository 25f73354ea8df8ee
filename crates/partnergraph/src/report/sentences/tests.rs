//! Every analysis on real cases, in all languages.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use super::*;
use crate::analysis::{self, METHODS, Method};
use crate::method::{AnalysisError, Given, OptionValue};
use crate::model::{Actor, Assignment, CaseBuilder, CaseDocument, Relation, RelationKind, Status};
use crate::view::{Direction, Network, Parallel};

/// The cases that come with the library.
fn library() -> &'static [Arc<Case>] {
    static CASES: LazyLock<Vec<Arc<Case>>> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("library");
        let mut paths: Vec<_> =
            std::fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("a file").path()).collect();
        paths.sort();
        let read = |path: &std::path::PathBuf| {
            let text = std::fs::read_to_string(path).expect("a document");
            let document: CaseDocument = serde_json::from_str(&text).expect("a case document");
            Arc::new(CaseBuilder::from(document).build().expect("a sound case"))
        };
        paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "json")).map(read).collect()
    });
    &CASES
}

/// The least that an analysis must be told.
fn least(name: &str) -> Given {
    let text = |text: &str| OptionValue::Text(text.to_owned());
    let given = Given::nothing();
    match name {
        "actor_strength" => given.with("collapse", text("count")),
        "relation_expiry" | "case_risks" => given.with("at", text("2020")),
        "case_change" => given.with("since", text("2015")).with("until", text("2024")),
        _ => given,
    }
}

fn answer(method: &Method, case: &Case) -> Option<Answer> {
    match method.of_case(case, &least(method.card().name)) {
        Ok(answer) => Some(answer),
        Err(AnalysisError::WrongSubject { .. }) => None,
        // Some can only be asked with options that depend on the case.
        Err(_) => None,
    }
}

/// The numbers of a sentence, as a program would write them.
fn numbers(sentence: &str, language: Language) -> Vec<String> {
    let mut text: Vec<char> = sentence.chars().collect();
    let digit = |text: &[char], at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    let (point, between) = match language {
        Language::Nb => (',', '\u{a0}'),
        Language::Da => (',', '.'),
        Language::En => ('.', ','),
    };
    let mut at = 0;
    while at < text.len() {
        let within = at > 0 && digit(&text, at - 1) && digit(&text, at + 1);
        let three = within && digit(&text, at + 2) && digit(&text, at + 3) && !digit(&text, at + 4);
        if text[at] == between && three {
            text.remove(at);
            continue;
        }
        if text[at] == point && within {
            text[at] = '.';
        }
        at += 1;
    }
    let text: String = text.into_iter().collect();
    let parts = text.split(|letter: char| !letter.is_ascii_digit() && letter != '.').map(|part| part.trim_matches('.'));
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn assert_reads_well(name: &str, all: &[Vec<String>; 3]) {
    for (language, sentences) in Language::ALL.into_iter().zip(all) {
        assert!(!sentences.is_empty(), "{name}, {language}: nothing is said");
        for sentence in sentences {
            assert!(sentence.chars().count() > 5, "{name}, {language}: `{sentence}` is empty");
            assert!(sentence.ends_with(['.', '?', '!']) && !sentence.ends_with(".."), "{name}, {language}: `{sentence}` does not end");
            assert!(!sentence.contains(['{', '}', '|', '\n']), "{name}, {language}: a gap is left in `{sentence}`");
            assert!(!sentence.contains("  ") && !sentence.contains(" ."), "{name}, {language}: something is missing in `{sentence}`");
            assert!(!sentence.contains("NaN") && !sentence.contains("inf."), "{name}, {language}: `{sentence}`");
            // Over a casebook it begins with the name of the case, whatever that is.
            let begins_small = sentence.chars().next().is_some_and(char::is_lowercase);
            let small_name = library().iter().flat_map(|case| case.actors()).any(|actor| sentence.starts_with(actor.name()));
            assert!(!begins_small || small_name || name.ends_with("of a casebook"), "{name}, {language}: `{sentence}`");
        }
        assert_eq!(sentences.len(), all[0].len(), "{name}, {language}: as many sentences in every language");
        for (sentence, first) in sentences.iter().zip(&all[0]) {
            let (mut found, mut expected) = (numbers(sentence, language), numbers(first, Language::Nb));
            // Another language may put them in another order.
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{name}, {language}: other numbers in `{sentence}` than in `{first}`");
        }
    }
}

#[test]
fn every_analysis_reads_well_on_every_case_in_every_language() {
    for method in METHODS {
        for case in library() {
            if let Some(answer) = answer(method, case) {
                let all = Language::ALL.map(|language| sentences(&answer, About::Case(case), language));
                assert_reads_well(&format!("{} of {}", method.card().name, case.id()), &all);
            }
        }
    }
}

#[test]
fn every_analysis_reads_well_over_a_casebook() {
    let book = Casebook::new(library().iter().cloned());
    let empty = Casebook::new([]);
    for method in METHODS {
        for book in [&book, &empty] {
            if let Ok(answer) = crate::casebook::ask(book, method, &least(method.card().name)) {
                let all = Language::ALL.map(|language| sentences(&answer, About::Casebook(book), language));
                assert_reads_well(&format!("{} of a casebook", method.card().name), &all);
            }
        }
    }
}

#[test]
fn every_analysis_reads_well_of_next_to_nothing() {
    let nothing = CaseBuilder::new("none", "None").build().expect("a sound case");
    let one = CaseBuilder::new("one", "One")
        .actor(Actor::new("a", "A"))
        .assignment(Assignment::new("owner", Status::Current).with_actor("a"))
        .build()
        .expect("a sound case");
    let two = CaseBuilder::new("two", "Two")
        .actor(Actor::new("a", "A"))
        .actor(Actor::new("b", "Huset A.S."))
        .relation(Relation::new("a", "b", RelationKind::Cooperates))
        .build()
        .expect("a sound case");
    for method in METHODS {
        for case in [&nothing, &one, &two] {
            if let Some(answer) = answer(method, case) {
                let all = Language::ALL.map(|language| sentences(&answer, About::Case(case), language));
                assert_reads_well(&format!("{} of {}", method.card().name, case.id()), &all);
            }
        }
    }
}

#[test]
fn tables_are_as_the_sentences_of_their_own_expect_them() {
    for (name, own) in OWN {
        // Some are of analyses that are not in the register yet.
        let Ok(method) = analysis::find(name) else { continue };
        if method.card().subject == Subject::Casebook {
            let book = Casebook::new(library().iter().cloned());
            let answer = crate::casebook::ask(&book, method, &least(name)).expect("an answer");
            assert!(own(&Said::new(&answer, About::Casebook(&book), Language::Nb)).is_some(), "{name}: a table or column has another name");
            continue;
        }
        for case in library() {
            let answer = answer(method, case).expect("an answer");
            assert!(own(&Said::new(&answer, About::Case(case), Language::Nb)).is_some(), "{name}: a table or column has another name");
        }
    }
}

#[test]
fn phrases_have_the_same_gaps_in_every_language() {
    let tables = [
        actors::ALL,
        casebook::ALL,
        change::ALL,
        compared::ALL,
        elements::ALL,
        exchange::ALL,
        general::ALL,
        indicators::ALL,
        influence::ALL,
        loss::ALL,
        money::ALL,
        network::ALL,
        participation::ALL,
        reasons::ALL,
        record::ALL,
        risk::ALL,
        roles::ALL,
        said::ALL,
        structure::ALL,
        topics::ALL,
        crate::report::numbers::ALL,
        ALL,
    ];
    for (name, phrase) in tables.into_iter().flatten() {
        for language in Language::ALL {
            let text = phrase.say(language);
            assert!(!text.trim().is_empty() && !text.ends_with('.'), "{name}");
            assert_eq!(phrase.gaps(language), phrase.gaps(Language::Nb), "{name}");
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{name}");
        }
    }
}

#[test]
fn a_network_made_from_edges_is_spoken_of_by_its_keys() {
    let network = Network::from_edges(3, &[0, 1], &[1, 2], None, Direction::Undirected, Parallel::Any).expect("a network");
    let method = analysis::find("actor_degree").expect("it is there");
    let answer = method.of_network(&network, &Given::nothing()).expect("an answer");
    assert!(sentences(&answer, About::Made, Language::En)[0].starts_with("The most recorded partners"));
}

#[test]
fn a_form_of_governance_that_rests_on_a_tie_or_two_is_not_named() {
    let with = |ties: usize| {
        let actors = (0..5).fold(CaseBuilder::new("one", "One"), |case, number| case.actor(Actor::new(format!("a{number}"), "A")));
        let tied = |case: CaseBuilder, number: usize| case.relation(Relation::new("a0", format!("a{number}"), RelationKind::Cooperates));
        let case = (1..=ties).fold(actors, tied).build().expect("a sound case");
        let answer = analysis::find("case_governance").and_then(|method| method.of_case(&case, &Given::nothing())).expect("an answer");
        sentences(&answer, About::Case(&case), Language::En)
    };
    assert_eq!(with(1)[0], "Only 1 tie of cooperation is recorded among the 5 actors, which is too little to say who governs.");
    assert!(with(2)[0].contains("too little") && with(2).iter().all(|sentence| !sentence.contains("rule")));
    assert!(with(4)[0].contains("(lead organisation)"));
    assert_eq!(with(4)[1], "This rests on 4 recorded ties of cooperation among 5 actors.");
    assert!(with(0)[0].contains("cannot be told"));
}

#[test]
fn a_candidate_comes_with_the_strongest_thing_recorded_of_it() {
    let case = CaseBuilder::new("one", "One")
        .actor(Actor::new("a", "A"))
        .actor(Actor::new("b", "B"))
        .assignment(Assignment::new("owner", Status::Sought))
        .assignment(Assignment::new("owner", Status::Potential).with_actor("a"))
        .build()
        .expect("a sound case");
    let answer = analysis::find("role_candidates").and_then(|method| method.of_case(&case, &Given::nothing())).expect("an answer");
    let said = sentences(&answer, About::Case(&case), Language::En);
    assert!(said.contains(&"For the role of owner something is recorded of A (named as possible).".to_owned()), "{said:?}");
}

#[test]
fn what_has_no_date_is_told_from_what_has() {
    let date = |text: &str| text.parse().expect("a date");
    let case = CaseBuilder::new("one", "One")
        .established(date("2019"))
        .actor(Actor::new("a", "A"))
        .actor(Actor::new("b", "B"))
        .assignment(Assignment::new("owner", Status::Current).with_actor("a"))
        .assignment(Assignment::new("operator", Status::Current).with_actor("b").with_since(date("2020")))
        .build()
        .expect("a sound case");
    let answer = analysis::find("case_change").and_then(|method| method.of_case(&case, &least("case_change"))).expect("an answer");
    let said = sentences(&answer, About::Case(&case), Language::En);
    assert_eq!(
        said[..3],
        [
            "From 2015 to 2024, 1 actor came, 0 left and 1 stayed.",
            "The first date is before the partnership was established in 2019.",
            "Of those that stayed, 1 has no date to show that it was there the first time.",
        ]
    );
}

#[test]
fn names_stay_as_they_are_written_and_a_comma_in_one_ends_no_name() {
    let case = CaseBuilder::new("one", "One")
        .actor(Actor::new("fsb", "fsb"))
        .actor(Actor::new("house", "Huset, Byen"))
        .assignment(Assignment::new("owner", Status::Current).with_actor("fsb"))
        .assignment(Assignment::new("operator", Status::Current).with_actor("house"))
        .build()
        .expect("a sound case");
    let answer = analysis::find("role_coverage").and_then(|method| method.of_case(&case, &Given::nothing())).expect("an answer");
    let said = sentences(&answer, About::Case(&case), Language::En);
    assert_eq!(said[1..3], ["fsb alone holds the role of owner.", "“Huset, Byen” alone holds the role of operator."]);
}

#[test]
fn names_that_end_with_a_full_stop_bring_no_second_one() {
    assert_eq!(finished("alt kommer fra Huset A.S.."), "alt kommer fra Huset A.S.");
    assert_eq!(finished("ingen har rollen "), "ingen har rollen.");
}
