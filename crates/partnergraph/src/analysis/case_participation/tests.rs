//! Tables of participation worked out by hand, and scorecards over time.

use super::*;
use crate::analysis::find;
use crate::analysis::shared::testing::{given, numbers, table, texts, wholes};
use crate::method::{OptionValue, Values};
use crate::model::{Actor, CaseBuilder, Certainty, Evidence, PartialDate, Quantity, Score, Sector};

fn date(text: &str) -> PartialDate {
    text.parse().expect("the tests write real dates")
}

fn level(number: u8) -> Level {
    Level::new(number).expect("a level")
}

fn took_part(group: &str, phase: Phase, number: u8) -> Participation {
    Participation::new(group, phase, level(number))
}

/// Residents (an actor) and young people (a text): residents at 1 and 3 when knowledge is gathered and at 5 later; young people
/// at 0 and 4; a school that was merely counted as not involved.
fn area() -> Case {
    CaseBuilder::new("area", "Area")
        .actor(Actor::new("residents", "The residents' association").with_sector(Sector::Residents))
        .participation(took_part("residents", Phase::Knowledge, 1).with_method("letter").with_when(date("2020-01")))
        .participation(took_part("young", Phase::Knowledge, 0))
        .participation(took_part("residents", Phase::Knowledge, 3).with_method("walk").with_issue("lights").with_when(date("2020-05")))
        .participation(took_part("young", Phase::Operate, 4).with_method("letter").with_when(date("2023")))
        .participation(took_part("residents", Phase::Implement, 5).with_evidence(Evidence::default().with_certainty(Certainty::Uncertain)))
        .participation(took_part("school", Phase::Establish, 0))
        .build()
        .expect("a sound case")
}

fn of(options: &Options) -> CaseParticipation {
    compute(&area(), options).expect("the options fit")
}

#[test]
fn a_cell_is_the_highest_level_and_nothing_where_nothing_is_recorded() {
    let found = of(&Options::default().with_groups(["elderly", "young"]));
    let phases: Vec<Phase> = found.phases.iter().map(|phase| phase.phase).collect();
    // `operate` occurs outside the five and stands before `continue`, which comes later in the format.
    let expected = [Phase::Knowledge, Phase::Establish, Phase::Mobilise, Phase::Implement, Phase::Operate, Phase::Continue];
    assert_eq!(phases, expected);
    let none = Err(Reason::NotRecorded);
    let rows: Vec<(&str, Vec<Value<Level>>)> =
        found.groups.iter().map(|group| (group.group.as_str(), group.cells.iter().map(|cell| cell.level).collect())).collect();
    assert_eq!(rows[0], ("residents", vec![Ok(level(3)), none, none, Ok(level(5)), none, none]));
    assert_eq!(rows[1], ("young", vec![Ok(level(0)), none, none, none, Ok(level(4)), none]));
    assert_eq!(rows[2], ("school", vec![none, Ok(level(0)), none, none, none, none]));
    assert_eq!(rows[3], ("elderly", vec![none; 6]), "`young` is named and occurs: one row");
    let never: Vec<&str> = found.groups.iter().filter(|group| group.never_involved).map(|group| group.group.as_str()).collect();
    assert_eq!(never, ["school", "elderly"]);
    assert_eq!((found.groups[0].highest, found.groups[2].highest, found.groups[3].highest), (Ok(level(5)), Ok(level(0)), none));
    assert_eq!((found.groups[0].actor.is_some(), found.groups[1].actor), (true, None));
    assert_eq!(found.groups[0].cells[0].records, [0, 2]);
}

#[test]
fn phases_count_groups_by_level_and_their_median_leaves_0_out() {
    let found = of(&Options::default());
    let knowledge = &found.phases[0];
    assert_eq!((knowledge.records, knowledge.at_level, knowledge.without_record), (3, [1, 0, 0, 1, 0, 0, 0], 1));
    assert_eq!(knowledge.median, Ok(level(3)));
    assert_eq!((found.phases[1].median, found.phases[1].at_level[0]), (Err(Reason::NotRecorded), 1), "nobody is above 0");
    // Of levels 1, 2, 4, 6 the lower of the two middle ones.
    let groups = [("a", 6), ("b", 1), ("c", 4), ("d", 2)];
    let case = groups
        .iter()
        .fold(CaseBuilder::new("area", "Area"), |case, (group, number)| case.participation(took_part(group, Phase::Mobilise, *number)));
    let found = compute(&case.build().expect("a sound case"), &Options::default()).expect("the options fit");
    assert_eq!(found.phases[2].median, Ok(level(2)));
}

#[test]
fn early_is_the_first_half_and_the_middle_one() {
    // Six columns: knowledge, establish and mobilise are early, with 4 of 6 records; knowledge alone has most, 3.
    let found = of(&Options::default());
    assert_eq!((found.records, found.early_share), (6, Ok(4.0 / 6.0)));
    assert_eq!((found.heaviest.as_slice(), found.heaviest_early), (&[Phase::Knowledge][..], Ok(true)));
    let late = took_part("a", Phase::Continue, 3);
    let case = CaseBuilder::new("area", "Area").participation(took_part("a", Phase::Mobilise, 3)).participation(late);
    let found = compute(&case.build().expect("a sound case"), &Options::default()).expect("the options fit");
    assert_eq!((found.phases[2].early, found.phases[3].early), (true, false), "of five the third is early");
    assert_eq!((found.early_share, found.heaviest.len(), found.heaviest_early), (Ok(0.5), 2, Ok(false)));
}

#[test]
fn a_strategic_partnership_has_phases_of_its_own() {
    let model = |model| Options::default().with_phase_model(model);
    let phases = |options: &Options| of(options).phases.iter().map(|phase| phase.phase.as_str()).collect::<Vec<_>>();
    // `knowledge` and `implement` occur besides: each stands before the first that comes later in the format.
    let expected = ["knowledge", "tender", "bid", "establish", "implement", "develop", "operate", "wind_down"];
    assert_eq!(phases(&model(PhaseModel::StrategicPartnership)), expected);
    assert_eq!(phases(&model(PhaseModel::All)), Phase::CODES);
    let own = Options::default().with_phases([Phase::Operate, Phase::Knowledge, Phase::Operate]);
    assert_eq!(phases(&own), ["establish", "implement", "operate", "knowledge"]);
}

#[test]
fn dates_and_certainty_narrow_what_counts() {
    let records = |scope: Scope| of(&Options::default().with_scope(scope)).records;
    // What has no date counts at every date.
    assert_eq!(records(Scope::default().with_at(date("2020-03"))), 4);
    assert_eq!(records(Scope::default().with_uncertain(Uncertain::Exclude)), 5);
}

#[test]
fn where_nothing_is_recorded_nothing_is_said() {
    let case = CaseBuilder::new("area", "Area").build().expect("a sound case");
    let found = compute(&case, &Options::default()).expect("the options fit");
    assert_eq!((found.groups.len(), found.phases.len(), found.records), (0, 5, 0));
    assert_eq!((found.early_share, found.heaviest_early), (Err(Reason::ZeroTotal), Err(Reason::ZeroTotal)));
    assert!(found.heaviest.is_empty());
    let method = find("case_participation").expect("in the register");
    let answer = method.of_case(&case, &Given::nothing()).expect("an answer");
    assert_eq!(answer.remarks(), ["nothing is recorded of who took part (not_recorded)"]);
    let named = method.of_case(&case, &given(&[("groups", "elderly")])).expect("an answer");
    assert_eq!((named.table().rows(), wholes(named.table(), "value")), (5, vec![None; 5]));
    assert!(named.remarks().is_empty());
}

#[test]
fn rows_rest_on_the_records_and_their_sources() {
    let method = find("case_participation").expect("in the register");
    let answer = method.of_case(&area(), &Given::nothing()).expect("an answer");
    assert_eq!(answer.trace(&area(), "main", 0), ["/participation/0", "/participation/2"]);
    assert_eq!(texts(answer.table(), "name")[0], "The residents' association");
    assert_eq!(
        answer.table().column("methods"),
        Some(&Values::Texts(
            (0..18)
                .map(|row| match row {
                    0 => vec!["letter".into(), "walk".into()],
                    10 => vec!["letter".into()],
                    _ => Vec::new(),
                })
                .collect()
        ))
    );
    assert_eq!(answer.trace(&area(), "phases", 3), ["/participation/4"]);
    let misspelled = method.of_case(&area(), &given(&[("phases", "mobilize")])).expect_err("no such phase");
    assert!(misspelled.to_string().ends_with("the nearest is `mobilise`"), "{misspelled}");
}

fn score(item: &str, value: f64) -> Score {
    Score::new("points", item, Quantity::new(value).expect("a number"))
}

/// A checklist of a strategic partnership: disputes answered in 2020 by three and in 2022 by two, trust once without a date.
fn partnership() -> Case {
    let disputes = |value, by: &str, when: &str| score("develop: disputes", value).with_by(by).with_when(date(when));
    CaseBuilder::new("plan", "Plan")
        .score(disputes(4.0, "client", "2022"))
        .score(disputes(5.0, "builder", "2022").with_note("settled at the site"))
        .score(disputes(1.0, "client", "2020"))
        .score(disputes(3.0, "builder", "2020"))
        .score(disputes(2.0, "architect", "2020"))
        .score(score("trust", 3.0))
        .score(score("develop: disputes", 1.0))
        .build()
        .expect("a sound case")
}

#[test]
fn answers_of_one_date_are_a_wave_and_change_is_from_the_first_to_the_latest() {
    let options = Options::default()
        .with_phase_model(PhaseModel::StrategicPartnership)
        .with_checklist("points", ["wind_down: who takes over", "develop: disputes"]);
    let found = compute(&partnership(), &options).expect("the options fit");
    let items: Vec<(&str, Option<Phase>, usize)> =
        found.items.iter().map(|item| (item.item.as_str(), item.phase, item.answers.len())).collect();
    let expected =
        [("wind_down: who takes over", Some(Phase::WindDown), 0), ("develop: disputes", Some(Phase::Develop), 6), ("trust", None, 1)];
    assert_eq!(items, expected);
    // 2020: 1, 2, 3; 2022: 4 and 5, of which the lower; one answer without a date is a wave that is neither first nor latest.
    let disputes = &found.items[1];
    assert_eq!((disputes.waves, disputes.first, disputes.latest, disputes.change), (3, Ok(2.0), Ok(4.0), Ok(2.0)));
    assert_eq!((disputes.first_when, disputes.latest_when), (Some(date("2020")), Some(date("2022"))));
    let none = Err(Reason::NotRecorded);
    assert_eq!((found.items[0].first, found.items[0].latest, found.items[0].change), (none, none, none));
    assert_eq!((found.items[2].first, found.items[2].latest, found.items[2].change), (Ok(3.0), Ok(3.0), none));
    let waves: Vec<(Option<PartialDate>, f64, f64, f64)> =
        found.waves.iter().map(|wave| (wave.when, wave.lowest, wave.median, wave.highest)).collect();
    let dated = |text| Some(date(text));
    assert_eq!(waves, [(dated("2020"), 1.0, 2.0, 3.0), (dated("2022"), 4.0, 4.0, 5.0), (None, 1.0, 1.0, 1.0), (None, 3.0, 3.0, 3.0)]);
    let phases: Vec<(usize, usize)> = found.phases.iter().map(|phase| (phase.items, phase.answered)).collect();
    assert_eq!(phases, [(0, 0), (0, 0), (0, 0), (1, 1), (0, 0), (1, 0)]);
}

#[test]
fn answers_after_the_date_are_left_out() {
    let options = Options::default().with_scope(Scope::default().with_at(date("2021")));
    let found = compute(&partnership(), &options).expect("the options fit");
    assert_eq!((found.items[0].answers.len(), found.items[0].latest, found.items[0].change), (4, Ok(2.0), Err(Reason::NotRecorded)));
}

#[test]
fn a_checklist_is_given_by_name_and_has_each_item_once() {
    let method = find("case_participation").expect("in the register");
    let list = |items: [&str; 2]| {
        let items = items.map(|item| OptionValue::Text(item.to_owned()));
        Given::nothing().with("checklists", OptionValue::Map(vec![("points".to_owned(), OptionValue::List(items.into()))]))
    };
    let answer = method.of_case(&partnership(), &list(["questions", "trust"])).expect("an answer");
    let items = table(&answer, "checklists");
    assert_eq!(texts(items, "item"), ["questions", "trust", "develop: disputes"]);
    assert_eq!(numbers(items, "latest"), [None, Some(3.0), Some(4.0)]);
    assert_eq!(texts(table(&answer, "scores"), "when"), ["", "2020", "2022", ""]);
    assert_eq!(answer.trace(&partnership(), "scores", 2), ["/scores/0", "/scores/1"]);
    let twice = method.of_case(&partnership(), &list(["trust", "trust"])).expect_err("an item twice");
    assert_eq!(twice.to_string(), "option `checklists`: found `trust` twice on `points`, expected each item once");
}
