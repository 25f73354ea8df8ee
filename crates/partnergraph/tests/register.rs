//! The register lists everything and is true: what a card promises is what the answer gives.

use std::collections::HashSet;
use std::path::Path;

use partnergraph::analysis::{METHODS, Method, find};
use partnergraph::method::{Answer, Card, Cells, Given, OptionKind, OptionValue, Preset, Reason, Subject, Table, Values};
use partnergraph::view::{Direction, Incidence, Network, Parallel};
use partnergraph::{
    Actor, Assignment, Case, CaseBuilder, CaseDocument, Casebook, Relation, RelationKind, RoleModel, Sector, Status, casebook,
};

/// The levels in the order of the register.
const LEVELS: [&str; 8] = ["role", "actor", "pair", "relation", "network", "two_mode", "case", "casebook"];

fn level(name: &str) -> usize {
    LEVELS.iter().position(|level| name.starts_with(&format!("{level}_"))).expect("a name begins with a level")
}

#[test]
fn every_name_begins_with_its_level_and_names_its_file() {
    for method in METHODS {
        let card = method.card();
        assert!(card.name.starts_with(&format!("{}_", card.level.as_str())), "`{}` is of level `{}`", card.name, card.level.as_str());
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/analysis").join(card.name).with_extension("rs");
        assert!(file.is_file(), "{} is there", file.display());
        assert!(find(card.name).is_ok_and(|found| found.card().name == card.name));
    }
}

#[test]
fn the_register_is_sorted_by_level_and_name_and_names_nothing_twice() {
    let keys: Vec<(usize, &str)> = METHODS.iter().map(|method| (level(method.card().name), method.card().name)).collect();
    for pair in keys.windows(2) {
        assert!(pair[0] < pair[1], "`{}` stands before `{}`", pair[0].1, pair[1].1);
    }
}

#[test]
fn every_file_of_an_analysis_is_in_the_register() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/analysis");
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("a file that can be listed").path();
        let text = if path.is_file() { std::fs::read_to_string(&path).expect("a file that can be read") } else { continue };
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if text.contains("pub const CARD: Card") {
            assert!(find(&name).is_ok(), "`{name}` has a card and is not in the register");
        }
    }
}

#[test]
fn every_card_says_what_a_reader_must_know() {
    for card in METHODS.iter().map(Method::card) {
        let name = card.name;
        assert!(card.version >= 1 && card.question.ends_with('?'), "{name}: the question is one");
        for text in [card.definition, card.reading, card.source] {
            assert!(!text.trim().is_empty() && !text.contains("  "), "{name}: {text:?}");
        }
        assert_eq!(card.tables.first().map(|table| table.name), Some("main"), "{name}: the first table is the main one");
        let tables: HashSet<&str> = card.tables.iter().map(|table| table.name).collect();
        assert_eq!(tables.len(), card.tables.len(), "{name}: tables have names of their own");
        for table in card.tables {
            let columns: HashSet<&str> = table.columns.iter().map(|column| column.name).collect();
            assert_eq!(columns.len(), table.columns.len(), "{name}.{}: columns have names of their own", table.name);
            assert!(!columns.is_empty() && !table.row.is_empty(), "{name}.{}", table.name);
            assert!(table.columns.iter().all(|column| !column.meaning.is_empty()), "{name}.{}: every column says what it is", table.name);
        }
        assert!(card.undefined.iter().all(|(_, when)| !when.is_empty()), "{name}: it is said when there is no value");
        let text = card.to_text();
        assert!(text.contains(card.question) && card.all_options().all(|option| text.contains(option.name)), "{name}");
    }
}

#[test]
fn every_option_is_known_and_preset_to_a_value_that_it_can_take() {
    for card in METHODS.iter().map(Method::card) {
        assert_eq!(card.all_options().count(), card.scope.len() + card.options.len(), "{}: the options of the scope are known", card.name);
        let names: HashSet<&str> = card.all_options().map(|option| option.name).collect();
        assert_eq!(names.len(), card.all_options().count(), "{}: options have names of their own", card.name);
        for option in card.all_options() {
            let place = format!("{}, option `{}`", card.name, option.name);
            assert!(!option.meaning.is_empty(), "{place}");
            let fits = match (option.kind, option.preset) {
                (_, Preset::Nothing)
                | (OptionKind::Flag, Preset::Flag(_))
                | (OptionKind::Number, Preset::Whole(_) | Preset::Text(_))
                | (OptionKind::Text | OptionKind::Date, Preset::Text(_))
                | (OptionKind::Texts, Preset::Texts(_)) => true,
                (OptionKind::Whole { min, max }, Preset::Whole(value)) => (min..=max).contains(&value),
                (OptionKind::Choice(words), Preset::Text(word)) => words.contains(&word),
                (OptionKind::Choices(words), Preset::Texts(list)) => list.iter().all(|word| words.contains(word)),
                // A kind or preset that was added later.
                _ => !matches!(option.kind, OptionKind::Flag | OptionKind::Whole { .. } | OptionKind::Choice(_) | OptionKind::Choices(_)),
            };
            assert!(fits, "{place}: {:?} for {:?}", option.preset, option.kind);
        }
    }
}

fn read(path: &Path) -> serde_json::Value {
    serde_json::from_str(&std::fs::read_to_string(path).expect("a file that can be read")).expect("a document in JSON")
}

fn golden_house() -> Case {
    let mut golden = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/golden_house.json"));
    let document: CaseDocument = serde_json::from_value(golden["data"]["case"].take()).expect("a case document");
    CaseBuilder::from(document).build().expect("a sound case")
}

/// Nothing, one actor, no roles, a house of which little is known, and one that is complete.
fn cases() -> Vec<Case> {
    let held = |role: &str, actor: &str, status| Assignment::new(role, status).with_actor(actor);
    let mut cases: Vec<Case> = [
        CaseBuilder::new("empty", "Empty"),
        CaseBuilder::new("one", "One").actor(Actor::new("a", "A").with_sector(Sector::Civil)).assignment(held(
            "owner",
            "a",
            Status::Current,
        )),
        CaseBuilder::new("no-roles", "No roles").role_model(RoleModel::new("none")).actor(Actor::new("a", "A")).actor(Actor::new("b", "B")),
        CaseBuilder::new("little", "Little is known")
            .self_actor("self")
            .actor(Actor::new("self", "The house"))
            .actor(Actor::new("a", "A").with_sector(Sector::Public).with_same_as("org:a"))
            .actor(Actor::new("b", "B"))
            .actor(Actor::new("c", "C"))
            .assignment(held("operator", "self", Status::Current))
            .assignment(held("funder", "b", Status::Potential))
            .assignment(Assignment::new("funder", Status::Sought))
            .relation(Relation::new("self", "a", RelationKind::Serves))
            .relation(Relation::new("a", "b", RelationKind::Funds))
            .relation(Relation::new("b", "b", RelationKind::Informs)),
    ]
    .map(|case| case.build().expect("a sound case"))
    .into();
    cases.push(golden_house());
    cases
}

/// Nobody, one actor, a path of three and somebody who is alone; ties have numbers of edges as strengths.
fn networks() -> Vec<Network> {
    let names = |count: usize| (0..count).map(|actor| format!("n{actor}")).collect::<Vec<_>>();
    let of = |count, source: &[u32], target: &[u32], direction| {
        Network::from_edges(names(count), source, target, None, direction, Parallel::Count).expect("edges among the actors")
    };
    vec![
        of(0, &[], &[], Direction::Undirected),
        of(1, &[], &[], Direction::Undirected),
        of(4, &[0, 1], &[1, 2], Direction::Undirected),
        of(4, &[0, 1], &[1, 2], Direction::Directed),
    ]
}

/// Nobody in one mode or the other, no link, one row, and a table of four and three with a link that is given twice.
fn incidences() -> Vec<Incidence> {
    let names = |letter: char, count: usize| (0..count).map(|number| format!("{letter}{number}")).collect::<Vec<_>>();
    let of = |rows, columns, row: &[u32], column: &[u32]| {
        Incidence::from_links(names('r', rows), names('c', columns), row, column).expect("links among the members")
    };
    vec![
        of(0, 0, &[], &[]),
        of(0, 2, &[], &[]),
        of(2, 0, &[], &[]),
        of(3, 2, &[], &[]),
        of(1, 3, &[0, 0], &[0, 2]),
        of(4, 3, &[0, 0, 1, 1, 2, 2], &[0, 1, 0, 1, 1, 1]),
    ]
}

fn book() -> Casebook {
    cases().into_iter().collect()
}

/// Options that an analysis cannot be asked without.
const NEEDED: [(&str, &str, &str); 1] = [("actor_strength", "collapse", "count")];

/// The least that an analysis must be given.
fn least(card: &Card) -> Given {
    let needed = NEEDED.iter().filter(|(name, _, _)| *name == card.name);
    needed.fold(Given::nothing(), |given, (_, option, word)| given.with(*option, OptionValue::Text((*word).to_owned())))
}

fn is_needed(card: &Card, option: &str) -> bool {
    NEEDED.iter().any(|(name, needed, _)| *name == card.name && *needed == option)
}

/// Every analysis asked of everything that it can be asked of, in words; with the least options, and one more where it takes it.
fn answers(more: Option<(&str, &str)>) -> Vec<(String, Answer)> {
    let mut answers = Vec::new();
    for method in METHODS {
        let card = method.card();
        let more = more.filter(|(name, _)| card.options.iter().any(|option| option.name == *name));
        let with_more =
            |given: Given| more.into_iter().fold(given, |given, (name, word)| given.with(name, OptionValue::Text(word.to_owned())));
        let given = with_more(least(card));
        let mut keep = |of: &str, answer: Result<Answer, String>| match answer {
            Ok(answer) => answers.push((format!("{} of {of}, {given:?}", card.name), answer)),
            // An option may ask for another beside it.
            Err(error) => assert!(more.is_some(), "{} of {of}: {error}", card.name),
        };
        if card.subject == Subject::Casebook {
            for (of, book) in [("a casebook", book()), ("no cases", Casebook::default())] {
                keep(of, casebook::ask(&book, method, &given).map_err(|error| error.to_string()));
            }
            continue;
        }
        for case in cases() {
            keep(case.name(), method.of_case(&case, &given).map_err(|error| error.to_string()));
        }
        if card.subject == Subject::Network {
            for network in networks() {
                let of = format!("a network of {}, {}", network.actors(), network.direction());
                // How ties are merged was chosen when the network was made.
                keep(&of, method.of_network(&network, &with_more(Given::nothing())).map_err(|error| error.to_string()));
            }
        }
        if card.subject == Subject::TwoMode {
            for incidence in incidences() {
                let of = format!("an incidence of {} and {}", incidence.rows(), incidence.columns());
                keep(&of, method.of_incidence(&incidence, &with_more(Given::nothing())).map_err(|error| error.to_string()));
            }
        }
    }
    answers
}

/// What a card promises: tables with their columns; some of them, such as names, only of cases.
fn promised(card: &Card, of_case: bool) -> Vec<(&'static str, Vec<&'static str>)> {
    let columns = |table: &partnergraph::method::TableSpec| {
        let only_of_case =
            |name: &str, meaning: &str| meaning.ends_with("only of a case") || ["name", "from_name", "to_name"].contains(&name);
        table.columns.iter().filter(|column| of_case || !only_of_case(column.name, column.meaning)).map(|column| column.name).collect()
    };
    card.tables.iter().map(|table| (table.name, columns(table))).collect()
}

fn given_columns(table: &Table) -> Vec<&str> {
    table.columns().iter().map(|column| column.name.as_ref()).collect()
}

#[test]
fn every_answer_has_the_tables_and_columns_that_its_card_lists() {
    for (of, answer) in answers(None) {
        let of_case = answer.case().is_some() || answer.card().subject == Subject::Casebook;
        let found: Vec<_> = answer.tables().iter().map(|table| (table.name(), given_columns(table))).collect();
        assert_eq!(found, promised(answer.card(), of_case), "{of}");
    }
}

/// For each choice of each option of its own a card's options with just that.
fn choices() -> impl Iterator<Item = (&'static str, &'static str)> {
    let of_card = |card: &'static Card| {
        card.options.iter().filter_map(|option| if let OptionKind::Choice(words) = option.kind { Some((option.name, words)) } else { None })
    };
    METHODS.iter().flat_map(move |method| of_card(method.card())).flat_map(|(name, words)| words.iter().map(move |word| (name, *word)))
}

#[test]
fn whatever_is_chosen_the_tables_and_columns_are_those_of_the_card() {
    for (option, word) in choices().collect::<HashSet<_>>() {
        for (of, answer) in answers(Some((option, word))) {
            let of_case = answer.case().is_some() || answer.card().subject == Subject::Casebook;
            let mut found: Vec<_> = answer.tables().iter().map(|table| (table.name(), given_columns(table))).collect();
            let mut promised = promised(answer.card(), of_case);
            // An option may say which table comes first.
            found.sort_unstable();
            promised.sort_unstable();
            assert_eq!(found, promised, "{of}");
            check_reasons(&of, &answer);
        }
    }
}

/// Rows of a column without a value.
fn missing(values: &Values) -> Vec<usize> {
    fn rows<T: Copy + Default>(values: &Cells<T>) -> Vec<usize> {
        (0..values.len()).filter(|row| values.is_missing(*row)).collect()
    }
    match values {
        Values::Whole(values) => rows(values),
        Values::Number(values) => rows(values),
        Values::Flag(values) => rows(values),
        Values::Text(values) => (0..values.len()).filter(|row| values.get(*row).is_none()).collect(),
        _ => Vec::new(),
    }
}

fn check_reasons(of: &str, answer: &Answer) {
    for table in answer.tables() {
        let place = format!("{of}, table `{}`", table.name());
        let reasons: Vec<(usize, &str, Reason)> = table.reasons().collect();
        let cells: HashSet<(usize, &str)> = reasons.iter().map(|(row, column, _)| (*row, *column)).collect();
        assert_eq!(cells.len(), reasons.len(), "{place}: one reason for each value");
        for column in table.columns() {
            let without: HashSet<usize> = missing(&column.values).into_iter().collect();
            let explained: HashSet<usize> = cells.iter().filter(|(_, name)| *name == column.name).map(|(row, _)| *row).collect();
            match &column.values {
                // A text may be missing without a reason, but not have one and a reason too.
                Values::Text(_) => assert!(explained.is_subset(&without), "{place}, column `{}`", column.name),
                _ => assert_eq!(explained, without, "{place}, column `{}`", column.name),
            }
            if let Values::Number(values) = &column.values {
                assert!(values.iter().flatten().all(|value| value.is_finite()), "{place}, column `{}`", column.name);
            }
        }
        let printed: Vec<bool> = table.reason_column().iter().map(Option::is_some).collect();
        let expected: Vec<bool> = (0..table.rows()).map(|row| cells.iter().any(|(other, _)| *other == row)).collect();
        assert_eq!(printed, expected, "{place}");
        for (_, column, reason) in reasons {
            let announced = answer.card().undefined.iter().any(|(known, _)| *known == reason);
            assert!(announced, "{place}, column `{column}`: the card does not say when it is `{reason}`");
        }
    }
}

#[test]
fn a_reason_stands_exactly_where_a_value_is_missing() {
    for (of, answer) in answers(None) {
        check_reasons(&of, &answer);
    }
}

#[test]
fn an_answer_repeats_all_options() {
    for (of, answer) in answers(None) {
        let known: Vec<&str> = answer.card().all_options().map(|option| option.name).collect();
        let echoed: Vec<&str> = answer.options().iter().map(|(name, _)| *name).collect();
        if answer.case().is_some() || answer.card().subject == Subject::Casebook {
            assert_eq!(echoed, known, "{of}");
            for (option, (name, value)) in answer.card().all_options().zip(answer.options()) {
                assert!(is_needed(answer.card(), name) || *value == OptionValue::from(option.preset), "{of}, option `{name}`: {value}");
            }
        } else {
            // The scope of a network or incidence was chosen when it was made; only the direction of a network is left.
            let left = if answer.card().subject == Subject::Network { Some("direction") } else { None };
            let of_case = |name: &str| answer.card().subject == Subject::TwoMode && name == "modes";
            let own =
                answer.card().options.iter().map(|option| option.name).filter(|name| !of_case(name)).chain(left).collect::<HashSet<_>>();
            assert_eq!(echoed.into_iter().collect::<HashSet<_>>(), own, "{of}");
        }
    }
}

#[test]
fn an_option_that_is_not_there_is_refused_with_the_nearest_that_is() {
    let (case, book) = (golden_house(), book());
    for method in METHODS {
        for option in method.card().all_options() {
            let misspelled = format!("{}x", option.name);
            let given = Given::nothing().with(misspelled.clone(), OptionValue::Flag(true));
            let of_case = match method.card().subject {
                Subject::Casebook => casebook::ask(&book, method, &given).map_err(|error| error.to_string()),
                _ => method.of_case(&case, &given).map_err(|error| error.to_string()),
            };
            let of_book = casebook::ask(&book, method, &given).map_err(|error| error.to_string());
            for message in [of_case, of_book] {
                let message = message.expect_err("there is no such option");
                assert!(message.starts_with(&format!("option `{misspelled}`: found no such option")), "{message}");
                assert!(message.contains("; the nearest is `"), "{}: {message}", method.card().name);
            }
        }
    }
}

#[test]
fn a_value_that_an_option_cannot_take_is_refused() {
    let (case, book) = (golden_house(), book());
    for method in METHODS {
        for option in method.card().all_options() {
            // No option is a map of something to a date.
            let given = Given::nothing().with(option.name, OptionValue::Map(vec![("x".to_owned(), OptionValue::Text("2024".to_owned()))]));
            let message = match method.card().subject {
                Subject::Casebook => casebook::ask(&book, method, &given).map_err(|error| error.to_string()),
                _ => method.of_case(&case, &given).map_err(|error| error.to_string()),
            };
            let place = format!("{}, option `{}`", method.card().name, option.name);
            let message = message.map(|_| place.clone()).expect_err(&place);
            assert!(message.contains(&format!("option `{}`: found ", option.name)), "{place}: {message}");
        }
    }
}

#[test]
fn over_a_casebook_the_case_stands_in_front() {
    let book = book();
    for method in METHODS.iter().filter(|method| method.card().subject != Subject::Casebook) {
        let given = least(method.card());
        let answer = casebook::ask(&book, method, &given).expect("an answer");
        let found: Vec<_> = answer.tables().iter().map(|table| (table.name(), given_columns(table))).collect();
        let with_case = promised(method.card(), true).into_iter().map(|(name, columns)| (name, [vec!["case"], columns].concat()));
        assert_eq!(found, with_case.collect::<Vec<_>>(), "{}", method.card().name);
        check_reasons(method.card().name, &answer);
        let rows: usize = book.cases().iter().map(|case| method.of_case(case, &given).map_or(0, |answer| answer.table().rows())).sum();
        assert_eq!(answer.table().rows(), rows, "{}: the rows of every case", method.card().name);
    }
}

/// The cases that come with the library, and the small ones.
#[cfg(feature = "parallel")]
fn large_book() -> Casebook {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("library");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    let read = paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "json")).map(|path| {
        let document: CaseDocument = serde_json::from_value(read(path)).expect("a case document");
        CaseBuilder::from(document).build().expect("a sound case")
    });
    read.chain(cases()).collect()
}

#[cfg(feature = "parallel")]
#[test]
fn one_thread_and_several_give_the_same_bytes() {
    let book = large_book();
    for method in METHODS {
        let on = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool of threads");
            let answer = pool.install(|| casebook::ask(&book, method, &least(method.card()))).expect("an answer");
            (format!("{answer:?}"), answer)
        };
        let (one, answer) = on(1);
        check_reasons(method.card().name, &answer);
        for threads in [2, 5] {
            assert_eq!(on(threads).0, one, "{} on {threads} threads", method.card().name);
        }
    }
}
