use super::firmness::adjusted_rand;
use super::*;
use crate::maths::{Random, pairs};

const ALL: [Linkage; 4] = [Linkage::Average, Linkage::Single, Linkage::Complete, Linkage::Ward];

fn tree(distances: &Condensed, how: Linkage) -> Tree {
    joined(distances, how, &Watch::new()).expect("nobody stops it")
}

/// The same, from all items of both groups each time: means, extremes, and Ward's by its own recurrence on a full table.
fn slowly(distances: &Condensed, how: Linkage) -> Vec<Merge> {
    let count = distances.count();
    let mut table: Vec<Vec<f64>> = (0..count).map(|i| (0..count).map(|j| distances.at(i, j)).collect()).collect();
    let mut groups: Vec<Vec<usize>> = (0..count).map(|item| vec![item]).collect();
    let mut merges = Vec::new();
    while groups.len() > 1 {
        let mut smallest = f64::INFINITY;
        let all: Vec<(usize, usize)> = (0..groups.len()).flat_map(|a| (a + 1..groups.len()).map(move |b| (a, b))).collect();
        let between = |groups: &[Vec<usize>], table: &[Vec<f64>], (a, b): (usize, usize)| {
            let pairs = || groups[a].iter().flat_map(|i| groups[b].iter().map(move |j| distances.at(*i, *j)));
            match how {
                Linkage::Average => pairs().sum::<f64>() / (groups[a].len() * groups[b].len()) as f64,
                Linkage::Single => pairs().fold(f64::INFINITY, f64::min),
                Linkage::Complete => pairs().fold(0.0, f64::max),
                Linkage::Ward => table[groups[a][0]][groups[b][0]],
            }
        };
        for pair in &all {
            smallest = smallest.min(between(&groups, &table, *pair));
        }
        let tied = smallest + 1e-12 * smallest.max(1.0);
        let (a, b) = *all.iter().find(|pair| between(&groups, &table, **pair) <= tied).expect("the smallest itself");
        let (first, second, height) = (groups[a][0], groups[b][0], between(&groups, &table, (a, b)));
        for other in groups.iter().filter(|other| other[0] != first && other[0] != second) {
            let (x, y, z, o) = (groups[a].len() as f64, groups[b].len() as f64, other.len() as f64, other[0]);
            let square = ((x + z) * table[first][o].powi(2) + (y + z) * table[second][o].powi(2) - z * height * height) / (x + y + z);
            table[first][o] = square.sqrt();
            table[o][first] = square.sqrt();
        }
        let more = groups.remove(b);
        groups[a].extend(more);
        merges.push(Merge { first, second, height, size: groups[a].len() });
    }
    merges
}

fn drawn(random: &mut Random, count: usize, values: usize) -> Condensed {
    // Points on a line or in a plane with few places, so that many distances are the same; many values give none that are.
    Condensed::new(count, (0..pairs(count)).map(|_| (1 + random.below(values)) as f64 / 7.0).collect()).expect("one for each pair")
}

fn agree(found: &[Merge], expected: &[Merge]) -> bool {
    found.len() == expected.len()
        && found
            .iter()
            .zip(expected)
            .all(|(a, b)| (a.first, a.second, a.size) == (b.first, b.second, b.size) && (a.height - b.height).abs() < 1e-9)
}

#[test]
fn groups_are_joined_as_the_definition_says_ties_included() {
    let mut random = Random::new(11, 0);
    for round in 0..400 {
        let count = 2 + random.below(12);
        let distances = drawn(&mut random, count, [1, 2, 3, 5, 1_000_000][round % 5]);
        for how in ALL {
            let found = tree(&distances, how);
            let expected = slowly(&distances, how);
            assert!(agree(found.merges(), &expected), "{how:?} {distances:?}\n{:?}\n{expected:?}", found.merges());
        }
    }
}

#[test]
fn ranks_are_closed_without_changing_what_is_joined() {
    let mut random = Random::new(12, 0);
    for values in [2, 6, 1_000_000] {
        let distances = drawn(&mut random, 150, values);
        for how in ALL {
            assert!(agree(tree(&distances, how).merges(), &slowly(&distances, how)), "{how:?} {values}");
        }
    }
}

#[test]
fn an_example_by_hand() {
    // Four places on a line at 0, 1, 3 and 7.
    let line = Condensed::new(4, vec![1.0, 3.0, 7.0, 2.0, 6.0, 4.0]).expect("six pairs");
    let heights = |how| tree(&line, how).merges().iter().map(|merge| merge.height).collect::<Vec<_>>();
    assert_eq!(heights(Linkage::Single), [1.0, 2.0, 4.0]);
    assert_eq!(heights(Linkage::Complete), [1.0, 3.0, 7.0]);
    assert_eq!(heights(Linkage::Average), [1.0, 2.5, 17.0 / 3.0]);
    // Ward: √(2·2·1/3)·2.5 and √(2·3·1/4)·(7 − 4/3), the means being half, four thirds and seven.
    let ward = heights(Linkage::Ward);
    assert!((ward[1] - (4.0_f64 / 3.0).sqrt() * 2.5).abs() < 1e-12 && (ward[2] - 1.5_f64.sqrt() * (7.0 - 4.0 / 3.0)).abs() < 1e-12);
    let average = tree(&line, Linkage::Average);
    assert_eq!(average.cophenetic().values(), [1.0, 2.5, 17.0 / 3.0, 2.5, 17.0 / 3.0, 17.0 / 3.0]);
    assert_eq!((average.divided(2), average.divided(3)), (vec![0, 0, 0, 1], vec![0, 0, 1, 2]));
    assert_eq!((average.at_height(0.5), average.at_height(2.5)), (vec![0, 1, 2, 3], vec![0, 0, 0, 1]));
    assert_eq!((average.divided(0), average.divided(9)), (vec![0; 4], vec![0, 1, 2, 3]));
    let found = silhouettes(&line, &[vec![0, 0, 0, 1]], &Watch::new()).expect("nobody stops it");
    // The first: a = 2, b = 7.
    assert!((found[0][0].expect("there is another group") - 5.0 / 7.0).abs() < 1e-15);
    assert_eq!(found[0][3], Some(0.0), "alone");
}

#[test]
fn every_group_stands_together_in_the_order() {
    let mut random = Random::new(13, 0);
    let distances = drawn(&mut random, 40, 1_000_000);
    let found = tree(&distances, Linkage::Average);
    let mut sorted = found.order().to_vec();
    sorted.sort_unstable();
    assert!(sorted.iter().copied().eq(0..40));
    let heights = found.cophenetic();
    for groups in 1..=40 {
        let partition = found.divided(groups);
        assert_eq!(partition.iter().max(), Some(&(groups as u32 - 1)));
        let changes = found.order().windows(2).filter(|pair| partition[pair[0] as usize] != partition[pair[1] as usize]).count();
        assert_eq!(changes, groups - 1);
        // Two are in one group exactly when they were joined by then.
        let height = if groups == 40 { 0.0 } else { found.merges()[39 - groups].height };
        for (i, j) in (0..40).flat_map(|i| (i + 1..40).map(move |j| (i, j))) {
            assert_eq!(partition[i] == partition[j], heights.at(i, j) <= height);
        }
    }
}

#[test]
fn the_correlation_is_that_of_two_lists() {
    let mut random = Random::new(14, 0);
    for how in ALL {
        let distances = drawn(&mut random, 90, 50);
        let found = tree(&distances, how);
        let heights = found.cophenetic();
        let (x, y) = (distances.values(), heights.values());
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        let (mx, my) = (mean(x), mean(y));
        let sum = |of: fn(f64, f64) -> f64| x.iter().zip(y).map(|(x, y)| of(x - mx, y - my)).sum::<f64>();
        let expected = sum(|x, y| x * y) / (sum(|x, _| x * x) * sum(|_, y| y * y)).sqrt();
        let found = found.correlation(&distances, &Watch::new()).expect("nobody stops it");
        assert!((found.expect("both vary") - expected).abs() < 1e-12);
    }
    let same = Condensed::new(3, vec![0.1; 3]).expect("three pairs");
    assert_eq!(tree(&same, Linkage::Average).correlation(&same, &Watch::new()), Ok(None));
}

#[test]
fn silhouettes_of_nested_partitions_are_those_of_each() {
    let mut random = Random::new(15, 0);
    let distances = drawn(&mut random, 50, 9);
    let found = tree(&distances, Linkage::Complete);
    let partitions: Vec<Vec<u32>> = (1..=7).rev().map(|groups| found.divided(groups)).collect();
    let together = silhouettes(&distances, &partitions, &Watch::new()).expect("nobody stops it");
    for (partition, together) in partitions.iter().zip(together) {
        let number = partition.iter().max().map_or(0, |last| last + 1);
        for item in 0..50 {
            let mean = |group: u32| {
                let others = (0..50).filter(|other| *other != item && partition[*other] == group);
                let of: Vec<f64> = others.map(|other| distances.at(item, other)).collect();
                of.iter().sum::<f64>() / of.len() as f64
            };
            let own = partition[item];
            let alone = partition.iter().filter(|group| **group == own).count() == 1;
            let (a, b) = (mean(own), (0..number).filter(|group| *group != own).map(mean).fold(f64::INFINITY, f64::min));
            let expected = if number < 2 {
                None
            } else if alone {
                Some(0.0)
            } else {
                Some((b - a) / a.max(b))
            };
            assert!(match (together[item], expected) {
                (Some(found), Some(expected)) => (found - expected).abs() < 1e-12,
                (found, expected) => found == expected,
            });
        }
    }
}

#[test]
fn agreement_of_partitions() {
    assert_eq!(adjusted_rand(&[0, 0, 1, 1], &[1, 1, 0, 0]), Some(1.0));
    // As in the documentation of scikit-learn: 0.57…
    assert!((adjusted_rand(&[0, 0, 1, 2], &[0, 0, 1, 1]).expect("they vary") - 4.0 / 7.0).abs() < 1e-12);
    assert_eq!(adjusted_rand(&[0, 0, 1, 1], &[0, 1, 0, 1]), Some(-0.5));
    assert_eq!(adjusted_rand(&[0, 0, 0], &[0, 0, 0]), None, "one group each");
    assert_eq!(adjusted_rand(&[0, 1, 2], &[0, 1, 2]), None, "all alone");
}

#[test]
fn what_is_clear_stays_when_one_is_left_out() {
    // Two heaps of three far from each other.
    let places = [0.0, 0.1, 0.3, 9.0, 9.1, 9.3_f64];
    let values = (0..6).flat_map(|i| (i + 1..6).map(move |j| (places[i] - places[j]).abs()));
    let distances = Condensed::new(6, values.collect()).expect("one for each pair");
    let groups = tree(&distances, Linkage::Average).divided(2);
    let found = left_out(&distances, Linkage::Average, &groups, &Watch::new()).expect("nobody stops it");
    assert_eq!(found.of_item, vec![Some(1.0); 6]);
}

#[test]
fn nothing_and_next_to_nothing() {
    for count in 0..2 {
        let found = tree(&Condensed::new(count, vec![]).expect("no pair"), Linkage::Ward);
        assert!(found.merges().is_empty() && found.divided(1).len() == count && found.order().len() == count);
    }
    let watch = Watch::new();
    watch.stop();
    assert_eq!(joined(&Condensed::new(2, vec![1.0]).expect("a pair"), Linkage::Single, &watch), Err(Stopped));
}
