use super::*;
use crate::analysis::shared::testing::{numbers, table, texts, wholes};
use crate::method::{OptionValue, Stopped, Table, Values};
use crate::model::{Actor, Assignment, Case, CaseBuilder, Role, RoleModel, Sector, Status};

/// A case in which actors (p public, c civil, r private, x without sector) hold roles, and some roles are sought.
fn case(id: &str, held: &[(&str, &str)], sought: &[&str]) -> Case {
    let sector = |letter: &str| match letter {
        "p" => Some(Sector::Public),
        "c" => Some(Sector::Civil),
        "r" => Some(Sector::Private),
        _ => None,
    };
    let actors = ["p", "c", "r", "x"].map(|letter| sector(letter).into_iter().fold(Actor::new(letter, letter), Actor::with_sector));
    let case = actors.into_iter().fold(CaseBuilder::new(id, id), CaseBuilder::actor);
    let case = held.iter().fold(case, |case, (role, actor)| case.assignment(Assignment::new(*role, Status::Current).with_actor(*actor)));
    sought.iter().fold(case, |case, role| case.assignment(Assignment::new(*role, Status::Sought))).build().expect("a sound case")
}

/// a and b differ in who operates; c has a funder that is sought in a and not known in b; of d nothing is known.
fn book() -> Casebook {
    [
        case("a", &[("owner", "p"), ("operator", "c")], &["funder"]),
        case("b", &[("owner", "p"), ("operator", "r"), ("operator", "x")], &[]),
        case("c", &[("owner", "p"), ("operator", "c"), ("funder", "p"), ("funder", "c")], &[]),
        case("d", &[], &[]),
    ]
    .into_iter()
    .collect()
}

fn distances(book: &Casebook, options: &Options) -> Distances {
    let profiles = casebook_profiles::compute(book, &options.profiles(Scope::default())).expect("the default scope");
    compute(&profiles, options).expect("columns that fit")
}

fn values(found: &Distances) -> Vec<Value> {
    let count = found.cases.len();
    (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other))).map(|(one, other)| found.value(one, other)).collect()
}

#[test]
fn distances_are_as_worked_out_by_hand() {
    let of = |distance: Distance| values(&distances(&book(), &Options::default().with_distance(distance)));
    let none = Err(Reason::NotRecorded);
    // ab over owners and operators: owner.public in both, one operator each: 2 of 3. ac over funders too: two of four more in c. bc: 2 of 3.
    assert_eq!(of(Distance::Jaccard), [Ok(2.0 / 3.0), Ok(0.5), none, Ok(2.0 / 3.0), none, none]);
    assert_eq!(of(Distance::Sorensen), [Ok(0.5), Ok(2.0 / 6.0), none, Ok(0.5), none, none]);
    assert_eq!(of(Distance::BrayCurtis), [Ok(0.5), Ok(2.0 / 6.0), none, Ok(0.5), none, none]);
    // ab: filled both times twice; ac: the funder is empty in a and filled in c.
    assert_eq!(of(Distance::Hamming), [Ok(0.0), Ok(1.0 / 3.0), none, Ok(0.0), none, none]);
    let cosine = of(Distance::Cosine);
    assert!(cosine[0].is_ok_and(|value| (value - 0.5).abs() < 1e-15));
    assert!(cosine[1].is_ok_and(|value| (value - (1.0 - 2.0 / 8.0_f64.sqrt())).abs() < 1e-15));
}

#[test]
fn gower_takes_each_column_as_what_it_is() {
    let options = Options::default().with_distance(Distance::Gower);
    let found = distances(&book(), &options.clone().with_columns(["has_operator_civil", "operator_state", "coverage_among_known", "blau"]));
    // ab: one of one differs, the same state, coverage 2/3 and 1, the same mix: (1 + 0 + 1/3 + 0)/4.
    assert!(found.value(0, 1).is_ok_and(|value| (value - 1.0 / 3.0).abs() < 1e-15));
    // d has just the mix of its actors.
    assert_eq!((found.value(0, 3), found.compared(0, 3), found.compared(0, 1)), (Ok(0.0), 1, 4));
    // From the cases: coverage from 2/3 to 1, and blau is the same everywhere.
    let sample = options.with_range(Range::Sample).with_columns(["coverage_among_known", "blau"]);
    let found = distances(&book(), &sample);
    assert_eq!(found.columns.iter().map(|used| used.left_out).collect::<Vec<_>>(), [false, true]);
    assert!(found.value(0, 1).is_ok_and(|value| (value - 1.0).abs() < 1e-15));
    assert_eq!((found.value(1, 2), found.value(0, 3)), (Ok(0.0), Err(Reason::NotRecorded)));
}

#[test]
fn profiles_of_all_columns_give_the_same() {
    let profiles = casebook_profiles::compute(&book(), &Default::default()).expect("the default scope");
    for distance in Distance::ALL {
        let options = Options::default().with_distance(*distance);
        assert_eq!(values(&compute(&profiles, &options).expect("all columns")), values(&distances(&book(), &options)), "{distance}");
    }
}

#[test]
fn columns_that_do_not_fit_are_refused() {
    let error = |distance, column: &str| {
        let options = Options::default().with_distance(distance).with_columns([column]);
        let profiles = casebook_profiles::compute(&book(), &Default::default()).expect("the default scope");
        compute(&profiles, &options).expect_err("it does not fit").to_string()
    };
    assert_eq!(
        error(Distance::Jaccard, "blau"),
        "option `columns`: found `blau`, which is a column of kind `number`, expected columns of holders or presence for `jaccard`"
    );
    assert!(error(Distance::Hamming, "holders").ends_with("expected columns of states for `hamming`"));
    assert!(error(Distance::BrayCurtis, "ei_index").ends_with("expected columns that are never below 0 for `bray_curtis`"));
    assert!(error(Distance::Canberra, "states").contains("expected columns of numbers"));
    assert!(error(Distance::Gower, "blaau").ends_with("expected a column of the profiles; the nearest is `blau`"));
}

#[test]
fn neither_has_anything() {
    let empty = |id| case(id, &[], &["owner"]);
    let book: Casebook = [empty("a"), empty("b")].into_iter().collect();
    let of = |distance: Distance| distances(&book, &Options::default().with_distance(distance)).value(0, 1);
    assert_eq!([Distance::Jaccard, Distance::Sorensen, Distance::BrayCurtis].map(of), [Err(Reason::BothEmpty); 3]);
    assert_eq!((of(Distance::Cosine), of(Distance::Hamming)), (Err(Reason::ZeroTotal), Ok(0.0)));
}

fn answer(book: &Casebook, options: &[(&str, OptionValue)]) -> Answer {
    let given = options.iter().fold(Given::nothing(), |given, (name, value)| given.with(*name, value.clone()));
    run(book, &given, &Watch::new()).expect("an answer")
}

fn lists(table: &Table, column: &str) -> Vec<String> {
    match table.column(column) {
        Some(Values::Texts(lists)) => lists.iter().map(|list| list.join(" ")).collect(),
        other => unreachable!("`{column}` holds lists, not {other:?}"),
    }
}

#[test]
fn differences_name_who_holds_what_in_just_one() {
    let answer = answer(&book(), &[]);
    let found = table(&answer, "differences");
    let rows: Vec<String> = ["case", "other", "role", "class", "filled_in"]
        .map(|column| texts(found, column))
        .into_iter()
        .reduce(|left, right| left.iter().zip(right).map(|(left, right)| format!("{left} {right}")).collect())
        .expect("five columns");
    // Of the funders of b nothing is known: no difference between b and c is one.
    let expected = [
        "a b operator private b",
        "a b operator civil a",
        "a c funder public c",
        "a c funder civil c",
        "b c operator private b",
        "b c operator civil c",
    ];
    assert_eq!(rows, expected);
    assert_eq!(lists(found, "held_by"), ["r", "c", "p", "c", "r", "c"]);
    assert!(answer.remarks().iter().any(|remark| remark == "pairs of cases without a distance: 3 of 6"));
    assert!(answer.remarks().iter().any(|remark| remark.ends_with("in no cell of role and sector: 1")));
}

#[test]
fn a_case_can_learn_from_those_near_to_it() {
    let held = [("owner", "p"), ("operator", "c"), ("funder", "p")];
    let full = |id| case(id, &held, &[]);
    let sought = || case("b", &held[..2], &["funder"]);
    let lessons = |book: Casebook| {
        let answer = answer(&book, &[("nearest", OptionValue::Whole(2)), ("least_compared", OptionValue::Number(0.3))]);
        let found = table(&answer, "lessons");
        let rows = ["case", "role", "state", "other"].map(|column| texts(found, column).join(" "));
        (rows, lists(found, "held_by"), lists(found, "classes"))
    };
    let one = |texts: [&str; 4], held: &str, class: &str| (texts.map(str::to_owned), vec![held.to_owned(); 2], vec![class.to_owned(); 2]);
    let found = lessons([full("a"), sought(), full("c")].into_iter().collect());
    assert_eq!(found, one(["b b", "funder funder", "empty empty", "a c"], "p", "public"));
    // d is alike to all in what is known of it. It is nearest to b, which can learn nothing from it.
    let found = lessons([full("a"), full("c"), sought(), case("d", &held[..2], &[])].into_iter().collect());
    assert_eq!(found, one(["d d", "funder funder", "unknown unknown", "a c"], "p", "public"));
}

#[test]
fn the_nearest_come_first_and_equals_share_their_rank() {
    let near = [("nearest", OptionValue::Whole(1)), ("least_compared", OptionValue::Whole(0))];
    let answer = answer(&book(), &near);
    let nearest = table(&answer, "nearest");
    assert_eq!(
        (texts(nearest, "case"), texts(nearest, "other")),
        (vec!["a".into(), "b".into(), "c".into()], vec!["c".into(), "a".into(), "a".into()])
    );
    assert_eq!((wholes(nearest, "rank"), wholes(nearest, "tied")), (vec![Some(1); 3], vec![Some(1), Some(2), Some(1)]));
    assert_eq!(numbers(table(&answer, "cases"), "mean")[3], None);
}

#[test]
fn many_cases_are_listed_with_their_nearest_only() {
    let few = [
        ("nearest", OptionValue::Whole(1)),
        ("least_compared", OptionValue::Number(0.25)),
        ("pairs_up_to", OptionValue::Whole(3)),
        ("differences_up_to", OptionValue::Whole(0)),
    ];
    let answer = answer(&book(), &few);
    assert_eq!(texts(answer.table(), "other"), ["b", "c"]);
    assert_eq!(table(&answer, "differences").rows(), 4);
    assert_eq!(answer.remarks().iter().filter(|remark| remark.contains("with its nearest only")).count(), 2);
}

#[test]
fn none_one_alike_and_unknown_cases_are_no_error() {
    let none = answer(&Casebook::default(), &[]);
    assert!(none.tables().iter().all(|table| table.rows() == 0 || table.name() == "columns"));
    let one = answer(&[case("a", &[], &[])].into_iter().collect(), &[]);
    assert_eq!((one.table().rows(), numbers(table(&one, "cases"), "mean")), (0, vec![None]));
    assert!(one.remarks().iter().any(|remark| remark.ends_with("(too_few_cases)")));
    let same = |id| case(id, &[("owner", "p")], &[]);
    let alike = answer(&[same("a"), same("b")].into_iter().collect(), &[]);
    assert_eq!((numbers(alike.table(), "value"), table(&alike, "differences").rows()), (vec![Some(0.0)], 0));
    let unknown: Casebook = ["a", "b", "c"].map(|id| case(id, &[], &[])).into_iter().collect();
    for distance in Distance::WORDS {
        let found = answer(&unknown, &[("distance", OptionValue::Text((*distance).to_owned()))]);
        let expected = matches!(*distance, "gower" | "canberra");
        assert!(numbers(found.table(), "value").iter().all(|value| value.is_some() == expected), "{distance}: actors have sectors");
    }
    let no_roles = |id: &str| CaseBuilder::new(id, id).role_model(RoleModel::new("none")).build().expect("a sound case");
    let bare = answer(&[no_roles("a"), no_roles("b")].into_iter().collect(), &[]);
    assert_eq!(numbers(bare.table(), "value"), [None]);
    let own = CaseBuilder::new("o", "O").role_model(RoleModel::new("own").with_roles([Role::new("host")])).build().expect("a sound case");
    let mixed = answer(&[case("a", &[("owner", "p")], &[]), own].into_iter().collect(), &[]);
    assert_eq!(mixed.table().reason_column(), [Some("not_recorded".to_owned())]);
}

#[test]
fn stopped_work_gives_nothing() {
    let watch = Watch::new();
    watch.stop();
    assert_eq!(run(&book(), &Given::nothing(), &watch).expect_err("stopped"), AnalysisError::Stopped(Stopped));
}

#[test]
fn who_is_hardly_known_is_near_to_nobody() {
    let held = [("owner", "p"), ("operator", "c"), ("funder", "p"), ("activity_partner", "c")];
    let book: Casebook =
        [case("a", &held, &[]), case("b", &held[..3], &["activity_partner"]), case("c", &held[..1], &[])].into_iter().collect();
    let of = |least: f64| {
        let answer = answer(&book, &[("least_compared", OptionValue::Number(least))]);
        (texts(table(&answer, "nearest"), "other").join(" "), wholes(table(&answer, "cases"), "others"), answer.remarks().len())
    };
    // Of a and b 16 of 24 columns are known in both, of c with either 4: 0 apart, and no neighbour.
    assert_eq!(of(0.5), ("b a".to_owned(), vec![Some(1), Some(1), Some(0)], of(0.0).2 + 1));
    assert_eq!((of(0.0).0.as_str(), of(0.0).1), ("c b c a a b", vec![Some(2); 3]));
    assert_eq!(of(0.7).0, "");
    let wrong = Given::nothing().with("least_compared", OptionValue::Number(1.5));
    let error = run(&book, &wrong, &Watch::new()).expect_err("more than all").to_string();
    assert_eq!(error, "option `least_compared`: found `1.5`, expected a share from 0 to 1");
}
