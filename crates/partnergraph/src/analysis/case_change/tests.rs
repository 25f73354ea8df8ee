//! Two looks at small partnerships, worked out by hand.

use super::*;
use crate::analysis::find;
use crate::analysis::shared::testing::{given, numbers, table, texts, wholes};
use crate::maths::Random;
use crate::model::{
    Actor, Agreement, Amount, AmountPer, Assignment, CaseBuilder, Event, Evidence, Level as Participating, Measure, Participation, Phase,
    Quantity, Relation, RelationKind, Risk, RoleState, Score, Source, Status,
};
use crate::view::Direction;

fn date(text: &str) -> PartialDate {
    text.parse().expect("the tests write real dates")
}

fn tie(from: &str, to: &str, since: Option<&str>, until: Option<&str>) -> Relation {
    let relation = Relation::new(from, to, RelationKind::Cooperates);
    let relation = since.into_iter().fold(relation, |relation, day| relation.with_since(date(day)));
    until.into_iter().fold(relation, |relation, day| relation.with_until(date(day)))
}

fn held(role: &str, actor: &str, since: Option<&str>, until: Option<&str>) -> Assignment {
    let held = Assignment::new(role, Status::Current).with_actor(actor);
    let held = since.into_iter().fold(held, |held, day| held.with_since(date(day)));
    until.into_iter().fold(held, |held, day| held.with_until(date(day)))
}

fn actors(ids: &[&str]) -> CaseBuilder {
    ids.iter().fold(CaseBuilder::new("house", "House"), |case, id| case.actor(Actor::new(*id, format!("Actor {id}"))))
}

/// Ties a–b always; a–c until 2019; b–c from 2021; c–d from 2021. Owner: a until 2019, then b. Operator: a until 2019, afterwards
/// known to be sought. Funder: unknown, then c from 2021. Coordinator: d until 2019 and nobody says who came after.
fn house() -> CaseBuilder {
    actors(&["a", "b", "c", "d"])
        .relation(tie("a", "b", None, None))
        .relation(tie("a", "c", None, Some("2019")))
        .relation(tie("c", "b", Some("2021"), None))
        .relation(tie("c", "d", Some("2021"), None).with_id("r4"))
        .assignment(held("owner", "a", None, Some("2019")))
        .assignment(held("owner", "b", Some("2020"), None))
        .assignment(held("operator", "a", None, Some("2019")))
        .assignment(Assignment::new("operator", Status::Sought).with_since(date("2020")))
        .assignment(held("funder", "c", Some("2021"), None))
        .assignment(held("programme_coordinator", "d", None, Some("2019")))
}

fn built(case: CaseBuilder) -> Case {
    case.build().expect("a sound case")
}

fn between_years(case: &Case, since: &str, until: &str) -> CaseChange {
    compute(case, &Options::default().with_since(date(since)).with_until(date(until))).expect("the dates are in order")
}

#[test]
fn ties_are_kept_new_or_ended() {
    let found = between_years(&built(house()), "2019", "2021");
    // First a–b, a–c among a, b, c and d (who holds a role); second a–b, b–c, c–d.
    let ties: Vec<(&str, &str, Change)> = found.ties.iter().map(|tie| (tie.from.as_str(), tie.to.as_str(), tie.change)).collect();
    assert_eq!(ties, [("a", "b", Change::Stayed), ("a", "c", Change::Went), ("b", "c", Change::Came), ("c", "d", Change::Came)]);
    assert_eq!((found.stability(), found.stability_stayed(), found.hamming()), (Ok(0.25), Ok(0.25), Ok(3)));
    // Six pairs; tied 2 and 3 times, both times once: (6 − 6)/√(2 · 4 · 3 · 3) = 0.
    assert_eq!(found.correlation(), Ok(0.0));
    assert_eq!((found.actors_that(Change::Stayed), found.turnover()), (Ok(4), Ok(0.0)));
}

#[test]
fn arrivals_do_not_look_like_new_ties_among_the_old() {
    let case = actors(&["a", "b", "c", "d"]).relation(tie("a", "b", None, None)).relation(tie("b", "d", None, Some("2019"))).relation(tie(
        "c",
        "a",
        Some("2021"),
        None,
    ));
    let found = between_years(&built(case), "2019", "2021");
    let changes: Vec<Change> = found.actors.iter().map(|actor| actor.change).collect();
    assert_eq!(changes, [Change::Stayed, Change::Stayed, Change::Came, Change::Went]);
    assert_eq!((found.stability(), found.stability_stayed(), found.turnover()), (Ok(1.0 / 3.0), Ok(1.0), Ok(0.5)));
    assert_eq!(found.correlation(), Err(Reason::ZeroVariance), "of the two who stayed the one pair is tied both times");
}

#[test]
fn roles_change_hands_become_empty_filled_known_or_unknown() {
    let found = between_years(&built(house()), "2019", "2021");
    let role = |id: &str| found.roles.iter().find(|role| role.role.as_str() == id).expect("a role of the model");
    let owner = role("owner");
    assert_eq!((owner.added.len(), owner.removed.len(), owner.kept.len(), owner.changed_hands()), (1, 1, 0, true));
    assert!(!owner.became_filled() && !owner.became_known());
    let operator = role("operator");
    assert_eq!(operator.states, [Some(RoleState::Filled), Some(RoleState::Empty)]);
    assert!(operator.became_empty() && !operator.changed_hands());
    assert!(role("funder").became_known() && !role("funder").became_filled(), "nobody knows that it was empty");
    assert!(role("programme_coordinator").became_unknown() && !role("programme_coordinator").became_empty());
    let partner = role("activity_partner");
    assert!(!partner.became_unknown() && !partner.became_known());
    // Coverage: owner, operator and coordinator of six; then owner and funder. Upper bounds: 6 of 6; 5 of 6, one being empty.
    let coverage = found.measures[0];
    assert_eq!((coverage.first, coverage.second), (Ok(0.5), Ok(2.0 / 6.0)));
    assert_eq!((found.measures[1].first, found.measures[1].second), (Ok(1.0), Ok(5.0 / 6.0)));
    assert!(coverage.change().is_ok_and(|change| (change + 1.0 / 6.0).abs() < 1e-15));
    // Density: 2 of 6, then 3 of 6. Degrees 2, 1, 1, 0 are behind by 1 + 1 + 2 of 6; 1, 2, 2, 1 by 1 + 1 of 6.
    assert_eq!((found.measures[2].first, found.measures[2].second), (Ok(2.0 / 6.0), Ok(0.5)));
    assert_eq!((found.measures[3].first, found.measures[3].second), (Ok(4.0 / 6.0), Ok(2.0 / 6.0)));
    assert_eq!(found.measures[4].change(), Err(Reason::NoAmounts));
    let kept = between_years(
        &built(actors(&["a", "b"]).assignment(held("owner", "a", None, None)).assignment(held("owner", "b", Some("2020"), None))),
        "2019",
        "2021",
    );
    assert!(!kept.roles[0].changed_hands(), "one of two was there before");
}

#[test]
fn money_is_compared_in_one_currency() {
    let yearly = |value, currency: &str| {
        Amount::default().with_value(Quantity::new(value).expect("a number")).with_currency(currency).with_per(AmountPer::Year)
    };
    let gives = |from: &str, amounts: Vec<Amount>| Relation::new(from, "c", RelationKind::Funds).with_amounts(amounts);
    let case = actors(&["a", "b", "c"])
        .relation(gives("a", vec![yearly(5.0, "EUR"), yearly(7.0, "EUR")]).with_until(date("2019")))
        .relation(gives("a", vec![yearly(300.0, "NOK")]))
        .relation(gives("b", vec![yearly(100.0, "NOK")]).with_since(date("2020")));
    let found = between_years(&built(case.clone()), "2019", "2021");
    // Of the first look most amounts are in euro; compared are kroner, as at the second: 300, then 300 and 100.
    assert_eq!((found.measures[4].first, found.measures[4].second), (Ok(300.0), Ok(400.0)));
    assert_eq!((found.measures[5].first, found.measures[5].second), (Ok(1.0), Ok(0.625)));
    let euro = Options::default().with_scope(Scope::default().with_currency("EUR").with_kinds([RelationKind::Cooperates]));
    let found = compute(&built(case), &euro.with_since(date("2019")).with_until(date("2021"))).expect("the dates are in order");
    // The kinds of ties that are looked at say nothing of money.
    assert_eq!((found.measures[4].first, found.measures[4].change()), (Ok(12.0), Err(Reason::NoAmounts)));
    assert_eq!(found.ties.len(), 0);
}

#[test]
fn without_dates_the_first_and_the_last_day_on_which_something_changes_are_compared() {
    let found = compute(&built(house()), &Options::default()).expect("there are dates");
    // What lasts until 2019 has ended on the first day of 2020, when the owner changes; the last changes are of 2021.
    assert_eq!((found.since, found.until), (Some(date("2020-01-01")), Some(date("2021-01-01"))));
    let one = compute(&built(house()), &Options::default().with_since(date("2022"))).expect("a date after all others");
    assert_eq!((one.since, one.until, one.hamming()), (Some(date("2022")), Some(date("2022")), Ok(0)));
    let before = compute(&built(house()), &Options::default().with_until(date("2018"))).expect("a date before all others");
    assert_eq!((before.since, before.until), (Some(date("2018")), Some(date("2018"))));
    let wrong = compute(&built(house()), &Options::default().with_since(date("2021")).with_until(date("2020-12"))).expect_err("reversed");
    assert_eq!(wrong.to_string(), "option `until`: found `2020-12`, expected a date that is not before `since`, `2021`");
}

#[test]
fn who_has_no_date_is_counted_beside_those_who_stayed_or_came() {
    let case = house()
        .established(date("2019-06"))
        .actor(Actor::new("e", "E"))
        .assignment(Assignment::new("owner", Status::Former).with_actor("e"))
        .assignment(held("funder", "e", Some("2021"), None));
    let case = built(case);
    let found = between_years(&case, "2018", "2021");
    let of = |id: &str| found.actors.iter().find(|actor| actor.actor.as_str() == id).map(|actor| (actor.change, actor.undated));
    // What e held before has no date.
    assert_eq!(of("e"), Some((Change::Came, Ok(true))));
    assert_eq!(found.undated(Change::Stayed), Ok(4), "nothing of theirs begins before 2018");
    assert_eq!(found.undated(Change::Came), Ok(1));
    let method = find("case_change").expect("in the register");
    let answer = method.of_case(&case, &given(&[("since", "2018"), ("until", "2021")])).expect("an answer");
    assert!(answer.remarks().iter().any(|remark| remark.contains("before the case was established (2019-06)")), "{:?}", answer.remarks());
    let answer = method.of_case(&case, &given(&[("since", "2019-06"), ("until", "2021")])).expect("an answer");
    assert!(answer.remarks().iter().all(|remark| !remark.contains("established")));
}

#[test]
fn a_case_without_dates_has_not_changed_as_far_as_is_known() {
    let case = built(actors(&["a", "b"]).relation(tie("a", "b", None, None)).event(Event::new("something")));
    let method = find("case_change").expect("in the register");
    for given in [Given::nothing(), given(&[("since", "2019"), ("until", "2021")])] {
        let answer = method.of_case(&case, &given).expect("an answer");
        assert!(answer.table().reasons().all(|(_, _, reason)| reason == Reason::NoDate));
        assert_eq!((numbers(answer.table(), "value"), wholes(answer.table(), "kept")), (vec![None], vec![None]));
        assert_eq!(numbers(table(&answer, "measures"), "change"), [None; 6]);
        assert_eq!((table(&answer, "ties").rows(), table(&answer, "timeline").rows()), (0, 0));
        assert_eq!(answer.remarks().len(), 2, "no dates, and an event without one: {:?}", answer.remarks());
    }
}

#[test]
fn the_timeline_holds_everything_that_has_a_date() {
    let day = |text: &str| date(text);
    let case = house()
        .established(day("197X"))
        .agreement(Agreement::new("rent", vec!["a".into(), "b".into()]).with_since(day("2020")).with_review(day("2024")))
        .participation(Participation::new("young", Phase::Mobilise, Participating::new(3).expect("a level")).with_when(day("2020-05")))
        .risk(Risk::new("k", "it ends").with_measures([Measure::default().with_what("talk").with_due(day("2025"))]))
        .score(Score::new("card", "one", Quantity::new(1.0).expect("a number")).with_when(day("2023")))
        .score(Score::new("card", "two", Quantity::new(1.0).expect("a number")).with_when(day("2023")))
        .event(Event::new("opened").with_when(day("2020-01-01")))
        .event(Event::new("nobody knows when"));
    let found = between_years(&built(case), "2019", "2021");
    let rows: Vec<(String, &str, &str, Value<bool>)> = found
        .timeline
        .iter()
        .map(|moment| (moment.when.to_string(), moment.happening.as_str(), moment.section, found.is_between(moment)))
        .collect();
    let row = |when: &str, happening, section, between| (when.to_owned(), happening, section, Ok(between));
    // An end stands at its last day and makes a difference on the day after; a beginning stands at its first day.
    assert_eq!(
        rows,
        [
            row("197X", "began", "case", false),
            row("2019", "ended", "assignments", true),
            row("2019", "ended", "assignments", true),
            row("2019", "ended", "assignments", true),
            row("2019", "ended", "relations", true),
            row("2020", "began", "assignments", true),
            row("2020", "began", "assignments", true),
            row("2020", "began", "agreements", true),
            row("2020-01-01", "happened", "events", true),
            row("2020-05", "happened", "participation", true),
            row("2021", "began", "assignments", true),
            row("2021", "began", "relations", true),
            row("2021", "began", "relations", true),
            row("2023", "answered", "scores", false),
            row("2024", "review", "agreements", false),
            row("2025", "due", "risks", false),
        ]
    );
    assert_eq!(found.timeline[4].what, "a cooperates c");
    assert_eq!(found.timeline[13].basis.len(), 2, "two answers on one card");
}

#[test]
fn versions_are_matched_by_ids_and_relations_without_one_by_what_they_are() {
    let first = built(
        actors(&["a", "b", "c"])
            .relation(tie("a", "b", None, None).with_id("r1"))
            .relation(tie("a", "b", None, None))
            .relation(tie("b", "c", None, None).with_id("r2")),
    );
    let second = built(
        // In another order, with a name of its own for what had none, and r2 between others.
        actors(&["c", "b", "a", "d"])
            .relation(tie("c", "d", None, None).with_id("r2"))
            .relation(tie("a", "b", None, None).with_id("new"))
            .relation(tie("a", "b", None, None).with_id("r1")),
    );
    let found = compute_between(&first, &second, &Options::default()).expect("two versions");
    let relations: Vec<(&str, Change)> = found.relations.iter().map(|row| (row.relation.as_str(), row.change)).collect();
    assert_eq!(relations, [("r1", Change::Stayed), ("new", Change::Stayed), ("r2", Change::Went), ("r2", Change::Came)]);
    let actors: Vec<(&str, Change)> = found.actors.iter().map(|row| (row.actor.as_str(), row.change)).collect();
    assert_eq!(actors, [("a", Change::Stayed), ("b", Change::Stayed), ("c", Change::Stayed), ("d", Change::Came)]);
    let ties: Vec<(&str, &str, Change)> = found.ties.iter().map(|row| (row.from.as_str(), row.to.as_str(), row.change)).collect();
    assert_eq!(ties, [("a", "b", Change::Stayed), ("b", "c", Change::Went), ("c", "d", Change::Came)]);
    assert_eq!((found.stability(), found.since), (Ok(1.0 / 3.0), None));
    let answer = answer_between(&first, &second, &Given::nothing()).expect("an answer");
    assert_eq!(answer.trace(&second, "relations", 1), ["new"]);
    assert_eq!(answer.trace(&second, "relations", 2), [""; 0], "what went is no statement of the second version");
    assert!(answer.remarks()[0].starts_with("two versions: `house` with fingerprint "), "{:?}", answer.remarks());
    assert!(answer_between(&first, &second, &given(&[("at", "2020")])).is_err(), "a date is given for each");
}

#[test]
fn one_version_beside_itself_has_not_changed_and_turned_round_what_came_went() {
    let (first, second) = (built(house()), built(house()).without("c").expect("it is there"));
    let same = compute_between(&first, &first, &Options::default()).expect("two versions");
    assert_eq!((same.stability(), same.hamming(), same.turnover()), (Ok(1.0), Ok(0), Ok(0.0)));
    assert!(same.measures.iter().all(|measure| measure.change().unwrap_or(0.0) == 0.0));
    let there = compute_between(&first, &second, &Options::default()).expect("two versions");
    let back = compute_between(&second, &first, &Options::default()).expect("two versions");
    assert_eq!((there.stability(), there.correlation()), (back.stability(), back.correlation()));
    assert_eq!(there.ties_that(Change::Went), back.ties_that(Change::Came));
    assert_eq!(there.actors_that(Change::Went), Ok(1));
    assert_eq!(
        (there.measures[0].first, there.measures[0].change()),
        (back.measures[0].second, back.measures[0].change().map(|change| -change))
    );
}

#[test]
fn rows_rest_on_statements_of_both_looks() {
    let evidence = Evidence::default().with_sources(["s1"]);
    let case = built(house().source(Source::new("s1")).assignment(held("owner", "d", None, Some("2019")).with_evidence(evidence)));
    let answer =
        find("case_change").expect("in the register").of_case(&case, &given(&[("since", "2019"), ("until", "2021")])).expect("an answer");
    assert_eq!(answer.trace(&case, "roles", 0), ["/assignments/0", "/assignments/1", "/assignments/6", "s1"]);
    assert_eq!(answer.trace(&case, "ties", 3), ["r4"]);
    assert_eq!(texts(table(&answer, "relations"), "change"), ["stayed", "went", "came", "came"]);
    assert_eq!(texts(table(&answer, "roles"), "first")[..3], ["filled", "unknown", "filled"]);
    assert!(answer.remarks().is_empty());
}

/// Everything counted anew, pair by pair, for cases drawn by lot.
#[test]
fn cases_drawn_by_lot_agree_with_what_is_counted_pair_by_pair() {
    let ids: Vec<String> = (0..6).map(|actor| format!("a{actor}")).collect();
    for seed in 0..300 {
        let mut random = Random::new(seed, 1);
        let mut case = actors(&ids.iter().map(String::as_str).collect::<Vec<_>>());
        // Each relation holds at the first date (bit 1), at the second (bit 2), or at both.
        let mut drawn: Vec<(usize, usize, usize)> = Vec::new();
        for _ in 0..random.below(9) {
            let (from, to, when) = (random.below(6), random.below(6), 1 + random.below(3));
            drawn.push((from, to, when));
            let (since, until) = ((when == 2).then_some("2021"), (when == 1).then_some("2019"));
            case = case.relation(tie(&ids[from], &ids[to], since, until));
        }
        if drawn.iter().all(|(.., when)| *when == 3) {
            continue;
        }
        for direction in [Direction::Undirected, Direction::Directed] {
            let options = Options::default().with_scope(Scope::default().with_direction(direction));
            let found = compute(&built(case.clone()), &options.with_since(date("2019")).with_until(date("2021"))).expect("in order");
            let is_directed = direction == Direction::Directed;
            let tied = |from: usize, to: usize, look: usize| {
                drawn.iter().any(|(a, b, when)| {
                    // Cooperation has no direction, so that an arc goes both ways.
                    when & look != 0 && ((*a, *b) == (from, to) || (*b, *a) == (from, to))
                })
            };
            let pairs: Vec<(usize, usize)> =
                (0..6).flat_map(|a| (0..6).map(move |b| (a, b))).filter(|(a, b)| if is_directed { a != b } else { a < b }).collect();
            let count =
                |first: bool, second: bool| pairs.iter().filter(|(a, b)| (tied(*a, *b, 1), tied(*a, *b, 2)) == (first, second)).count();
            let (kept, ended, new) = (count(true, true), count(true, false), count(false, true));
            assert_eq!(
                (found.ties_that(Change::Stayed), found.ties_that(Change::Went), found.ties_that(Change::Came)),
                (Ok(kept), Ok(ended), Ok(new))
            );
            let all = kept + ended + new;
            assert_eq!(found.stability().ok(), (all > 0).then(|| kept as f64 / all as f64));
            // Somebody of whom nothing at all is said is always there; with a relation only while it holds.
            let is_there = |actor: usize, look: usize| {
                let mut own = drawn.iter().filter(|(a, b, _)| *a == actor || *b == actor).peekable();
                own.peek().is_none() || own.any(|(.., when)| when & look != 0)
            };
            let stayed: Vec<usize> = (0..6).filter(|actor| is_there(*actor, 1) && is_there(*actor, 2)).collect();
            assert_eq!(found.actors_that(Change::Stayed), Ok(stayed.len()), "seed {seed}");
            let vectors: Vec<(f64, f64)> = pairs
                .iter()
                .filter(|(a, b)| stayed.contains(a) && stayed.contains(b))
                .map(|(a, b)| (f64::from(u8::from(tied(*a, *b, 1))), f64::from(u8::from(tied(*a, *b, 2)))))
                .collect();
            let n = vectors.len() as f64;
            let means = vectors.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0 / n, sum.1 + pair.1 / n));
            let sum = |of: &dyn Fn(&(f64, f64)) -> f64| vectors.iter().map(of).sum::<f64>();
            let spread = sum(&|pair| (pair.0 - means.0).powi(2)) * sum(&|pair| (pair.1 - means.1).powi(2));
            match found.correlation() {
                Ok(correlation) => {
                    let expected = sum(&|pair| (pair.0 - means.0) * (pair.1 - means.1)) / spread.sqrt();
                    assert!((correlation - expected).abs() < 1e-12, "seed {seed}: {correlation} for {expected}");
                }
                Err(reason) => assert!(reason == Reason::ZeroVariance && spread < 1e-12, "seed {seed}"),
            }
        }
    }
}
