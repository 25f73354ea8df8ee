//! Projections worked out by hand, by slow definitions and by lot.

use super::super::shared::testing::{
    SMALL, drawn_incidence, every_incidence, given, incidence, numbers, southern_women, table, texts, wholes,
};
use super::*;
use crate::analysis::find;
use crate::maths::curveball::Drawn;
use crate::method::OptionValue;
use crate::model::{Actor, Assignment, CaseBuilder, Status};

const WEIGHTS: [ProjectionWeight; 5] =
    [ProjectionWeight::Count, ProjectionWeight::Jaccard, ProjectionWeight::Overlap, ProjectionWeight::Newman, ProjectionWeight::Allocation];

fn found(incidence: &Incidence, side: Side, weight: ProjectionWeight) -> Projection {
    compute(incidence, &Options::default().with_side(side).with_weight(weight)).expect("nobody stops it")
}

fn agrees(table: &Incidence) {
    for (side, weight) in [Side::Rows, Side::Columns].into_iter().flat_map(|side| WEIGHTS.map(|weight| (side, weight))) {
        let (own, other) = (table.by(side), table.by(side.other()));
        let mut expected = Vec::new();
        for (i, j) in (0..own.len()).flat_map(|i| (i + 1..own.len()).map(move |j| (i, j))) {
            let shared: Vec<usize> = own.row(i).iter().map(|k| *k as usize).filter(|k| own.has(j, *k)).collect();
            let (a, b, s) = (own.degree(i) as f64, own.degree(j) as f64, shared.len() as f64);
            let value = match weight {
                ProjectionWeight::Count => s,
                ProjectionWeight::Jaccard => s / (a + b - s),
                ProjectionWeight::Overlap => s / a.min(b),
                ProjectionWeight::Newman => shared.iter().map(|k| 1.0 / (other.degree(*k) as f64 - 1.0)).sum(),
                ProjectionWeight::Allocation => shared.iter().map(|k| 1.0 / other.degree(*k) as f64).sum(),
            };
            if !shared.is_empty() {
                expected.push((i as u32, j as u32, shared.len() as u32, value));
            }
        }
        let found = found(table, side, weight);
        let pairs = (0..found.len()).map(|pair| (found.from()[pair], found.to()[pair], found.shared()[pair], found.values()[pair]));
        assert_eq!(pairs.collect::<Vec<_>>(), expected, "{weight}");
    }
}

#[test]
fn every_small_table_agrees_with_the_definition() {
    for (rows, columns) in SMALL {
        every_incidence(rows, columns).for_each(|table| agrees(&table));
    }
    (0..6).for_each(|seed| agrees(&drawn_incidence(seed, 50, 30, 200)));
}

#[test]
fn the_southern_women_as_networkx_has_them() {
    // networkx 3.6.1: weighted, collaboration and overlap projections; Evelyn and Laura, 139 pairs with 322 events in common.
    let women = southern_women();
    let of = |weight| found(&women, Side::Rows, weight).values()[0];
    assert_eq!((of(ProjectionWeight::Count), of(ProjectionWeight::Jaccard), of(ProjectionWeight::Overlap)), (6.0, 2.0 / 3.0, 6.0 / 7.0));
    assert!((of(ProjectionWeight::Newman) - 1.5626373626373626).abs() < 1e-12);
    let counts = found(&women, Side::Rows, ProjectionWeight::Count);
    assert_eq!((counts.len(), counts.shared().iter().sum::<u32>()), (139, 322));
    let network = counts.network(women.member_ids(Side::Rows, None)).expect("a name for each");
    assert_eq!((network.actors(), network.ties().len(), network.is_weighted()), (18, 139, true));
    assert!(counts.network(vec!["one".to_owned()]).is_err());
}

#[test]
fn under_newman_the_strength_is_the_number_of_links_that_are_shared() {
    let method = find("two_mode_projection").expect("in the register");
    for seed in 0..5 {
        let drawn = drawn_incidence(seed, 30, 20, 90);
        for mode in ["rows", "columns"] {
            let answer = method.of_incidence(&drawn, &given(&[("weight", "newman"), ("mode", mode)])).expect("options that fit");
            let members = table(&answer, "members");
            for (strength, links) in numbers(members, "strength").into_iter().zip(wholes(members, "shared_links")) {
                assert!((strength.unwrap_or(f64::NAN) - links.map_or(f64::NAN, |links| links as f64)).abs() < 1e-12);
            }
        }
    }
}

#[test]
fn all_pairs_are_listed_on_demand_with_reasons() {
    let method = find("two_mode_projection").expect("in the register");
    let table = incidence(4, 3, &[(0, 0), (0, 1), (1, 1)]);
    let of = |weight: &str| {
        let answer = method.of_incidence(&table, &given(&[("pairs", "all"), ("weight", weight)])).expect("options that fit");
        (numbers(answer.table(), "value"), answer.table().reason_column())
    };
    let (values, reasons) = of("jaccard");
    assert_eq!(values, [Some(0.5), Some(0.0), Some(0.0), Some(0.0), Some(0.0), None]);
    assert_eq!(reasons[5].as_deref(), Some("both_empty"));
    let (values, reasons) = of("overlap");
    assert_eq!(values, [Some(1.0), None, None, None, None, None]);
    assert!(reasons[1..].iter().all(|reason| reason.as_deref() == Some("isolate")));
    let many = incidence(MOST_IN_PAIRS + 1, 1, &[]);
    let message = method.of_incidence(&many, &given(&[("pairs", "all")])).map(|_| ()).expect_err("too many pairs");
    assert!(message.to_string().starts_with("option `pairs`: found `all` of 3001 members"), "{message}");
    let message = method.of_incidence(&table, &given(&[("mode", "both")])).map(|_| ()).expect_err("one mode at a time");
    assert!(message.to_string().starts_with("option `mode`: found `both`"), "{message}");
}

#[test]
fn of_a_case_what_is_shared_and_what_that_rests_on_is_named() {
    let case =
        ["town", "club", "school"].into_iter().fold(CaseBuilder::new("h", "H"), |case, id| case.actor(Actor::new(id, id.to_uppercase())));
    let held = |role: &str, actor: &str| Assignment::new(role, Status::Current).with_actor(actor);
    let case = case.assignment(held("funder", "town")).assignment(held("owner", "town")).assignment(held("funder", "school"));
    let case = case.build().expect("a sound case");
    let method = find("two_mode_projection").expect("in the register");
    let answer = method.of_case(&case, &Given::nothing()).expect("options that fit");
    assert_eq!((texts(answer.table(), "from"), texts(answer.table(), "to_name")), (vec!["town".to_owned()], vec!["SCHOOL".to_owned()]));
    assert_eq!(answer.trace(&case, "main", 0), ["/assignments/0", "/assignments/2"]);
    let shared = table(&answer, "shared");
    assert_eq!((texts(shared, "from"), texts(shared, "shared")), (vec!["town".to_owned()], vec!["funder".to_owned()]));
    assert_eq!(answer.trace(&case, "shared", 0), ["/assignments/0", "/assignments/2"]);
    let without = method.of_case(&case, &Given::nothing().with("list_shared", OptionValue::Flag(false))).expect("options that fit");
    assert_eq!((table(&without, "shared").rows(), without.table().rows()), (0, 1));
    assert_eq!(wholes(table(&answer, "members"), "links"), [Some(2), Some(0), Some(1)]);
    let roles = method.of_case(&case, &given(&[("mode", "roles")])).expect("options that fit");
    assert_eq!((texts(roles.table(), "from"), texts(roles.table(), "to")), (vec!["owner".to_owned()], vec!["funder".to_owned()]));
}

#[test]
fn the_test_counts_tables_in_which_two_share_as_much() {
    for side in [Side::Rows, Side::Columns] {
        let (table, lot) = (drawn_incidence(2, 12, 9, 40), Lot::default().with_replicates(60).with_seed(5));
        let found = found(&table, side, ProjectionWeight::Count);
        let by_lot = test(&table, &found, lot).expect("nobody stops it");
        let (start, mut drawn) = (Curveball::new(table.by_row(), 9), Drawn::default());
        let mut counts = vec![Vec::new(); found.len()];
        for stream in 1..=60 {
            start.draw(&mut drawn, 5, stream, &Watch::new()).expect("nobody stops it");
            let links: Vec<(u32, u32)> = start
                .from
                .windows(2)
                .enumerate()
                .flat_map(|(row, bounds)| {
                    drawn.cells[bounds[0] as usize..bounds[1] as usize].iter().map(move |column| (row as u32, *column))
                })
                .collect();
            let replicate = incidence(12, 9, &links);
            for (pair, counts) in counts.iter_mut().enumerate() {
                counts.push(shared_members(&replicate, side, found.from()[pair], found.to()[pair]).count() as f64);
            }
        }
        for (pair, counts) in by_lot.iter().zip(&counts) {
            let expected = ByLot::of(pair.observed, counts);
            assert_eq!(pair.p, expected.p);
            assert!((pair.mean - expected.mean).abs() < 1e-12 && (pair.sd - expected.sd).abs() < 1e-12);
        }
    }
}

#[cfg(feature = "parallel")]
#[test]
fn one_thread_and_several_give_the_same_bits() {
    let table = drawn_incidence(1, 900, 700, 4000);
    let of = || {
        let found = found(&table, Side::Rows, ProjectionWeight::Newman);
        let by_lot = test(&table, &found, Lot::default().with_replicates(3)).expect("nobody stops it");
        (found, by_lot)
    };
    let alone = of();
    for threads in [1, 2, 5] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        assert_eq!(pool.install(of), alone);
    }
}

#[test]
fn long_work_can_be_stopped() {
    let (table, watch) = (southern_women(), Watch::new());
    let found = found(&table, Side::Rows, ProjectionWeight::Count);
    watch.stop();
    assert_eq!(tested(&table, &found, Lot::default(), &watch), Err(Stopped));
    assert_eq!(of(&table, &Options::default(), &watch), Err(Stopped));
    let given = Given::nothing().with("test", OptionValue::Flag(true));
    let study = Study::of_incidence(&table).watched(&watch);
    assert_eq!(run(&study, &given).map(|_| ()), Err(AnalysisError::Stopped(Stopped)));
}
