use super::*;
use crate::maths::Random;

const ALL: [Measure; 7] =
    [Measure::Jaccard, Measure::Sorensen, Measure::BrayCurtis, Measure::Gower, Measure::Canberra, Measure::Cosine, Measure::Hamming];

/// The distance of two rows as its definition says it.
fn slowly(measure: Measure, columns: &[Column], one: usize, other: usize) -> f64 {
    let (mut above, mut below, mut squares) = (0.0, 0.0, [0.0; 2]);
    let mut compared = 0;
    for column in columns {
        let [x, y] = [column.values[one], column.values[other]];
        if x.is_nan() || y.is_nan() {
            continue;
        }
        compared += 1;
        let (a, b) = match (measure, column.read) {
            (Measure::Jaccard, _) => (f64::from((x > 0.0) != (y > 0.0)), f64::from(x > 0.0 || y > 0.0)),
            (Measure::Sorensen, _) => (f64::from((x > 0.0) != (y > 0.0)), f64::from(x > 0.0) + f64::from(y > 0.0)),
            (Measure::BrayCurtis, _) => ((x - y).abs(), x + y),
            (Measure::Gower, Read::Presence) => (f64::from((x > 0.0) != (y > 0.0)), f64::from(x > 0.0 || y > 0.0)),
            (Measure::Gower, Read::Number(scale)) => ((x - y).abs() * scale, 1.0),
            (Measure::Gower | Measure::Hamming, _) => (f64::from(x != y), 1.0),
            (Measure::Canberra, _) if x == 0.0 && y == 0.0 => (0.0, 0.0),
            (Measure::Canberra, _) => ((x - y).abs() / (x.abs() + y.abs()), 0.0),
            (Measure::Cosine, _) => {
                squares = [squares[0] + x * x, squares[1] + y * y];
                (x * y, 0.0)
            }
        };
        above += a;
        below += b;
    }
    match measure {
        _ if compared == 0 => f64::NAN,
        Measure::Canberra => above,
        Measure::Cosine if squares[0] * squares[1] == 0.0 => f64::NAN,
        Measure::Cosine => 1.0 - above / (squares[0] * squares[1]).sqrt(),
        _ => above / below,
    }
}

/// Columns drawn by lot, with many values that are the same and some that are missing.
fn drawn(measure: Measure, rows: usize, columns: usize, missing: usize, seed: u64) -> Vec<Column> {
    let mut random = Random::new(seed, 9);
    let mut one = |number: usize| {
        let read = match measure {
            Measure::Jaccard | Measure::Sorensen => Read::Presence,
            Measure::Hamming => Read::State,
            Measure::Gower => [Read::Presence, Read::Number(0.25), Read::State][number % 3],
            _ => Read::Number(1.0),
        };
        let mut value = || match random.below(100) {
            below if below < missing => f64::NAN,
            _ => random.below(4) as f64,
        };
        Column { read, values: (0..rows).map(|_| value()).collect() }
    };
    (0..columns).map(&mut one).collect()
}

fn agrees(found: f64, expected: f64) -> bool {
    (found.is_nan() && expected.is_nan()) || (found - expected).abs() <= 1e-12 * expected.abs().max(1.0)
}

#[test]
fn every_pair_is_as_its_definition_says() {
    for (seed, measure) in (1..).zip(ALL) {
        for (rows, columns, missing) in [(1, 3, 0), (2, 1, 50), (5, 0, 0), (40, 7, 0), (40, 24, 20), (300, 90, 5), (530, 3, 30)] {
            let table = drawn(measure, rows, columns, missing, seed);
            let ready = Table::new(measure, rows, &table);
            let found = ready.all_pairs(&Watch::new()).expect("nobody stops it");
            for one in 0..rows {
                for other in one + 1..rows {
                    let expected = slowly(measure, &table, one, other);
                    assert!(agrees(found.at(one, other), expected), "{measure:?} {rows}×{columns}: {one}, {other}");
                    let compared = table.iter().filter(|column| column.has(one) && column.has(other)).count();
                    assert_eq!(ready.compared(one, other), compared);
                }
            }
        }
    }
}

#[test]
fn numbers_that_are_no_small_counts_are_as_good() {
    for measure in [Measure::BrayCurtis, Measure::Canberra, Measure::Cosine] {
        for scale in [0.37, 5000.0] {
            let mut table = drawn(measure, 60, 11, 10, 5);
            table.iter_mut().for_each(|column| column.values.iter_mut().for_each(|value| *value *= scale));
            let found = Table::new(measure, 60, &table).all_pairs(&Watch::new()).expect("nobody stops it");
            for one in 0..60 {
                assert!((one + 1..60).all(|other| agrees(found.at(one, other), slowly(measure, &table, one, other))));
            }
        }
    }
}

#[test]
fn small_tables_are_as_worked_out_by_hand() {
    let rows = |read: Read, rows: &[&[f64]]| -> Vec<Column> {
        (0..rows[0].len()).map(|column| Column { read, values: rows.iter().map(|row| row[column]).collect() }).collect()
    };
    let of = |measure, columns: &[Column]| Table::new(measure, 2, columns).all_pairs(&Watch::new()).expect("nobody stops it").at(1, 0);
    let presence = rows(Read::Presence, &[&[1.0, 1.0, 0.0, 0.0], &[1.0, 0.0, 1.0, 0.0]]);
    assert_eq!((of(Measure::Jaccard, &presence), of(Measure::Sorensen, &presence)), (2.0 / 3.0, 0.5));
    let counts = rows(Read::Number(1.0), &[&[6.0, 7.0, 4.0], &[10.0, 0.0, 6.0]]);
    // |−4| + 7 + |−2| over 33; 4/16 + 7/7 + 2/10; 60 + 24 over √(101 · 136).
    assert_eq!(of(Measure::BrayCurtis, &counts), 13.0 / 33.0);
    assert!(agrees(of(Measure::Canberra, &counts), 1.45));
    assert!(agrees(of(Measure::Cosine, &counts), 1.0 - 84.0 / 13736.0_f64.sqrt()));
    let states = rows(Read::State, &[&[1.0, 0.0, f64::NAN, 1.0], &[1.0, 1.0, 1.0, 0.0]]);
    assert_eq!(of(Measure::Hamming, &states), 2.0 / 3.0);
    // A number 3 apart of 4, the same state, one of two present (of three columns, one there in neither): (0.75 + 0 + 1)/4.
    let mut mixed = rows(Read::Number(0.25), &[&[1.0], &[4.0]]);
    mixed.extend(rows(Read::State, &[&[1.0], &[1.0]]));
    mixed.extend(rows(Read::Presence, &[&[1.0, 1.0, 0.0], &[1.0, 0.0, 0.0]]));
    assert_eq!(of(Measure::Gower, &mixed), 1.75 / 4.0);
}

#[test]
fn two_alike_are_0_apart_and_two_empty_ones_have_no_distance() {
    for measure in ALL {
        let mut table = drawn(measure, 2, 9, 0, 3);
        table.iter_mut().for_each(|column| column.values[1] = column.values[0]);
        let found = Table::new(measure, 2, &table).all_pairs(&Watch::new()).expect("nobody stops it");
        assert_eq!(found.at(0, 1), 0.0, "{measure:?}");
        table.iter_mut().for_each(|column| column.values.fill(0.0));
        let found = Table::new(measure, 2, &table).all_pairs(&Watch::new()).expect("nobody stops it").at(0, 1);
        let is_a_mean = matches!(measure, Measure::Gower | Measure::Hamming | Measure::Canberra);
        assert!(if is_a_mean { found == 0.0 } else { found.is_nan() }, "{measure:?}");
    }
}

#[cfg(feature = "parallel")]
#[test]
fn one_thread_and_several_give_the_same_bits() {
    for measure in ALL {
        let ready = Table::new(measure, 900, &drawn(measure, 900, 24, 10, 1));
        let alone = ready.all_pairs(&Watch::new()).expect("nobody stops it");
        let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build().expect("a pool");
        let beside = pool.install(|| ready.all_pairs(&Watch::new())).expect("nobody stops it");
        assert!(alone.values().iter().zip(beside.values()).all(|(a, b)| a.to_bits() == b.to_bits()), "{measure:?}");
    }
}

#[test]
fn stopped_work_gives_nothing() {
    let watch = Watch::new();
    watch.stop();
    let table = drawn(Measure::Jaccard, 20, 3, 0, 1);
    assert_eq!(Table::new(Measure::Jaccard, 20, &table).all_pairs(&watch), Err(Stopped));
}
