//! Boards of real and of arbitrary cases: what is stored, and what holds for all.
#![cfg(feature = "report")]

use std::{fs, path::PathBuf};

use partnergraph::report::board::{Board, BoardOptions, Brick, Frame, Line};
use partnergraph::report::{central, matrix, overview};
use partnergraph::{
    Actor, Assignment, Case, CaseBuilder, CaseDocument, Casebook, Code as _, Labels, Language, Role, RoleModel, Sector, Status,
};
use proptest::prelude::*;

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn real(id: &str) -> Case {
    let text = fs::read_to_string(folder("library").join(format!("{id}.json"))).expect("a case of the library");
    let document: CaseDocument = serde_json::from_str(&text).expect("a case document");
    CaseBuilder::from(document).build().expect("a sound case")
}

fn all_real() -> Casebook {
    let names = fs::read_dir(folder("library")).expect("the library").map(|entry| entry.expect("an entry").path());
    let mut ids: Vec<String> = names
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    ids.sort();
    ids.iter().map(|id| real(id)).collect()
}

fn board(case: &Case, language: Language) -> Board {
    Board::of(case, &BoardOptions::default().with_language(language)).expect("the preset scope fits every case")
}

/// Run with `PARTNERGRAPH_BLESS=1` after a change that is meant, and look at the figures before they are committed.
#[test]
fn boards_of_real_cases_are_as_stored() {
    let stored = [
        ("petersborghuset", Language::Nb),
        ("bankall-gard", Language::Nb),
        ("fsb-hjem", Language::Da),
        ("valerenga-bydelshus", Language::En),
    ];
    for (id, language) in stored {
        let path = folder("tests/fixtures/board").join(format!("{id}.{language}.svg"));
        let drawn = board(&real(id), language).to_svg() + "\n";
        if std::env::var_os("PARTNERGRAPH_BLESS").is_some() {
            fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
            fs::write(&path, &drawn).expect("the figure can be stored");
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == drawn, "{} differs from what is drawn now; PARTNERGRAPH_BLESS=1 stores it anew", path.display());
    }
}

#[test]
fn every_role_is_named_in_every_language_and_every_sector_in_the_key() {
    for language in Language::ALL {
        let svg = board(&real("petersborghuset"), language).to_svg().to_lowercase();
        for role in RoleModel::byggekloss().roles() {
            let words: Vec<&str> = role.name(language).split(' ').collect();
            assert!(words.iter().all(|word| svg.contains(&word.to_lowercase())), "{} in {language}", role.id());
        }
        for sector in [Sector::Public, Sector::Private, Sector::Civil, Sector::Residents] {
            assert!(svg.contains(sector.label(language)), "{sector} in {language}");
        }
    }
}

#[test]
fn boards_of_all_real_cases_are_sound_and_always_the_same() {
    for case in all_real().cases() {
        for language in Language::ALL {
            let drawn = board(case, language);
            check(&drawn, case.id().as_str());
            assert_eq!(drawn.to_svg(), board(case, language).to_svg());
        }
    }
}

#[test]
fn a_board_needs_nothing_from_elsewhere_and_runs_nothing() {
    let svg = board(&real("petersborghuset"), Language::Nb).to_svg();
    for word in ["<script", "<image", "<style", "@import", "url(", "href", "onload"] {
        assert!(!svg.contains(word), "{word}");
    }
    assert_eq!(svg.matches("http").count(), 1, "only the name of the format");
}

#[test]
fn the_page_of_all_real_cases_is_sound_and_leads_from_every_link_to_something() {
    let book = all_real();
    for language in Language::ALL {
        let page = overview::page(&book, language);
        well_formed(&page, "page");
        assert_eq!(page, overview::page(&book, language));
        let (mut anchors, mut links) = (std::collections::HashSet::new(), Vec::new());
        attributes(&page, |key, value| match key {
            "id" => assert!(anchors.insert(value.to_owned()), "{value} stands twice"),
            "href" => links.push(value.to_owned()),
            _ => {}
        });
        for link in links {
            let sound = match link.strip_prefix('#') {
                Some(anchor) => anchors.contains(anchor),
                None => link.starts_with("https://") || link.starts_with("http://"),
            };
            assert!(sound, "{link}");
        }
        for case in book.cases() {
            assert!(anchors.contains(&format!("case/{}", case.id())));
            assert!(case.sources().iter().all(|source| anchors.contains(&format!("source/{}/{}", case.id(), source.id()))));
        }
    }
}

#[test]
fn what_could_not_be_read_stands_at_the_top_of_the_page() {
    let problems = CaseBuilder::new("Bad id", "<b>").build().expect_err("the id is malformed").problems;
    let book = Casebook::from_results([("houses & <more>.json".to_owned(), Err(problems))]);
    let page = overview::page(&book, Language::En);
    let (notice, intro) = (page.find("class=\"notice\"").expect("a notice"), page.find("This page shows").expect("an introduction"));
    assert!(notice < intro && page.contains("houses &amp; &lt;more&gt;.json") && page.contains("`Bad id`"));
    well_formed(&page, "page");
}

#[test]
fn text_for_terminals_is_at_most_120_columns_wide() {
    let book = all_real();
    for language in Language::ALL {
        for text in [matrix::matrix_text(&book, language), central::central_text(&book, language, 3)] {
            assert!(text.lines().all(|line| line.chars().count() <= 120), "{text}");
            assert!(text.lines().count() > book.cases().len());
        }
        well_formed(&matrix::matrix_svg(&book, language), "matrix");
    }
}

/// That everything stands where it may, and that the figure is well-formed.
fn check(board: &Board, what: &str) {
    let blocks = board.blocks();
    for (number, block) in blocks.iter().enumerate() {
        assert!(board.frame().holds(&block.frame()), "{what}: block {number} on the board");
        assert!(blocks[..number].iter().all(|other| !other.frame().overlaps(&block.frame())), "{what}: block {number} over another");
        for line in block.lines() {
            assert!(block.frame().holds(&line.frame()), "{what}: `{}` in its block", line.text());
            assert!(block.bricks().iter().all(|brick| !brick.frame().overlaps(&line.frame())), "{what}: `{}` over a brick", line.text());
        }
        apart(block.lines().map(Line::frame), what);
        check_bricks(block.bricks(), &block.frame(), what);
    }
    check_bricks(board.other_bricks(), &board.frame(), what);
    well_formed(&board.to_svg(), what);
}

fn check_bricks(bricks: &[Brick], room: &Frame, what: &str) {
    apart(bricks.iter().map(Brick::frame), what);
    for brick in bricks {
        assert!(room.holds(&brick.frame()), "{what}: brick `{}` in its block", brick.name());
        for line in brick.lines() {
            assert!(brick.frame().holds(&line.frame()), "{what}: `{}` in brick `{}`", line.text(), brick.name());
        }
        apart(brick.lines().map(Line::frame), what);
        // The name is whole: only spaces and hyphens come and go where lines break.
        let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect::<String>();
        let drawn: String = brick.lines().map(Line::text).collect();
        assert!(letters(&drawn).contains(&letters(brick.name())), "{what}: `{}` is whole", brick.name());
    }
}

fn apart(frames: impl Iterator<Item = Frame>, what: &str) {
    let frames: Vec<Frame> = frames.collect();
    for (number, frame) in frames.iter().enumerate() {
        assert!(frames[..number].iter().all(|other| !other.overlaps(frame)), "{what}: {frame:?} over another");
    }
}

fn well_formed(markup: &str, what: &str) {
    attributes(markup, |_, _| {});
    let allowed = |letter: char| matches!(letter, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(markup.chars().all(allowed), "{what}: only what XML allows");
}

/// Reads markup from beginning to end, with every attribute.
fn attributes(markup: &str, mut each: impl FnMut(&str, &str)) {
    use quick_xml::events::Event;

    let mut reader = quick_xml::Reader::from_str(markup);
    let mut depth = 0;
    loop {
        match reader.read_event().expect("well-formed markup") {
            Event::Start(start) => {
                depth += 1;
                read(&start, &mut each);
            }
            Event::Empty(start) => read(&start, &mut each),
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "everything that is opened is closed");
}

fn read(start: &quick_xml::events::BytesStart<'_>, each: &mut impl FnMut(&str, &str)) {
    for attribute in start.attributes() {
        let attribute = attribute.expect("a sound attribute");
        let value = quick_xml::escape::unescape(&attribute.value).expect("nothing but known entities");
        each(attribute.key.as_ref(), &value);
    }
}

fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>().prop_filter("a name is not empty", |name| !name.trim().is_empty()),
        "[a-zæøå][a-zæøåA-ZÆØÅ .,&<>\"'()-]{0,80}",
        "[a-zæøå]{1,320}",
        Just("<script>alert(1)</script> & \"co\" 'x' ]]> --> \u{0}\u{1b}\u{202e}".to_owned()),
        Just("👩\u{200d}👩\u{200d}👧\u{200d}👦🏠🇳🇴".repeat(9)),
        Just("مركز الجوار للثقافة والفنون في أوسلو (2020)".to_owned()),
        Just("בית השכונה – Nabolagshuset".to_owned()),
        Just("社区中心与邻里合作伙伴关系委员会办公室".to_owned()),
        Just("\u{fdfd}\u{12031}\u{2e3b}".repeat(4)),
    ]
}

prop_compose! {
    fn any_case()(
        name in any_name(),
        names in prop::collection::vec((any_name(), 0..6_usize), 1..14),
        labels in prop::collection::vec(any_name(), 0..15),
        held in prop::collection::vec((0..14_usize, 0..16_usize, 0..6_usize), 0..40),
    ) -> Case {
        let roles = labels.iter().enumerate().map(|(place, label)| {
            Role::new(format!("role-{place}")).with_label(Labels::default().with_nb(label.as_str())).with_required(place % 3 != 0)
        });
        let mut case = CaseBuilder::new("case", name).role_model(RoleModel::new("own").with_roles(roles));
        for (place, (name, sector)) in names.iter().enumerate() {
            let actor = Actor::new(format!("actor-{place}"), name.as_str());
            case = case.actor(match Sector::ALL.get(*sector) {
                Some(sector) => actor.with_sector(*sector),
                None => actor,
            });
        }
        for (actor, role, status) in held {
            let status = Status::ALL[status % Status::ALL.len()];
            // Beyond the model's roles stand roles that only the document knows.
            let assignment = Assignment::new(format!("role-{role}"), status).with_native_role(names[actor % names.len()].0.as_str());
            let vacant = status == Status::Sought || actor == 13;
            case = case.assignment(if vacant { assignment } else { assignment.with_actor(format!("actor-{}", actor % names.len())) });
        }
        case.build().expect("a sound case")
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_case_holds_its_board_is_sound(case in any_case()) {
        let drawn = board(&case, Language::Nb);
        check(&drawn, "any case");
        prop_assert_eq!(drawn.to_svg(), board(&case, Language::Nb).to_svg());
    }

    #[test]
    fn whatever_a_case_holds_its_page_and_matrix_are_well_formed(case in any_case()) {
        let book: Casebook = [case].into_iter().collect();
        well_formed(&overview::page(&book, Language::Da), "page");
        well_formed(&matrix::matrix_svg(&book, Language::En), "matrix");
        well_formed(&overview::case_page(&book.cases()[0], Language::En), "page of a case");
    }
}
