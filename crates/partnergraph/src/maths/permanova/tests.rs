use super::*;
use crate::maths::slow::eigenpairs;
use crate::maths::{Random, pairs};

fn square(rows: &[&[f64]]) -> Condensed {
    let values = rows.iter().enumerate().flat_map(|(row, cells)| cells[row + 1..].iter().copied()).collect();
    Condensed::new(rows.len(), values).expect("a square")
}

fn grouping(labels: &[u32]) -> Grouping {
    Grouping::new(labels.to_vec()).expect("no group is empty")
}

fn drawn(random: &mut Random, count: usize) -> Condensed {
    Condensed::new(count, (0..pairs(count)).map(|_| (1 + random.below(1000)) as f64 / 1000.0).collect()).expect("one for each pair")
}

/// Points in a space of some dimensions, and their distances.
fn points(random: &mut Random, count: usize, dimensions: usize) -> (Vec<Vec<f64>>, Condensed) {
    let points: Vec<Vec<f64>> = (0..count).map(|_| (0..dimensions).map(|_| random.below(1000) as f64 / 100.0).collect()).collect();
    let between = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum::<f64>().sqrt();
    let values = (0..count).flat_map(|i| (i + 1..count).map(move |j| (i, j))).map(|(i, j)| between(&points[i], &points[j])).collect();
    let distances = Condensed::new(count, values).expect("one for each pair");
    (points, distances)
}

#[test]
fn the_examples_of_scikit_bio() {
    let of = |distances: &Condensed, labels: &[u32]| {
        let found = permanova(distances, &grouping(labels), Lot::default(), &Watch::new()).expect("nobody stops it");
        let tested = found.tested.expect("groups vary");
        assert!(tested.exact);
        (tested.observed(0), 1.0 - found.within / found.total, tested.greater(0))
    };
    let ties = square(&[&[0., 1., 1., 4.], &[1., 0., 3., 2.], &[1., 3., 0., 3.], &[4., 2., 3., 0.]]);
    assert_eq!(of(&ties, &[0, 0, 1, 1]), (2.0, 0.5, 4.0 / 6.0));
    let no_ties = square(&[&[0., 1., 5., 4.], &[1., 0., 3., 2.], &[5., 3., 0., 3.], &[4., 2., 3., 0.]]);
    let (f, r2, p) = of(&no_ties, &[0, 0, 1, 1]);
    assert!((f - 4.4).abs() < 1e-12 && (r2 - 0.6875).abs() < 1e-12 && p == 2.0 / 6.0);
}

#[test]
fn looking_sums_up_gives_what_adding_gives() {
    let mut random = Random::new(21, 0);
    for (items, labels) in [(9, 2), (16, 3), (61, 2), (40, 5)] {
        let distances = drawn(&mut random, items);
        let mut of: Vec<u32> = (0..items as u32).map(|item| item % labels).collect();
        let weights = grouping(&of).inverse_sizes();
        let mut placed = Vec::new();
        for _ in 0..60 {
            random.shuffle(&mut of);
            placed.extend_from_slice(&of);
        }
        let found = within(&distances, &placed, &weights, &Watch::new()).expect("nobody stops it");
        for (placed, found) in placed.chunks(items).zip(found) {
            let mut sum = 0.0;
            for (i, j) in (0..items).flat_map(|i| (i + 1..items).map(move |j| (i, j))).filter(|(i, j)| placed[*i] == placed[*j]) {
                sum += distances.at(i, j) * weights[placed[i] as usize];
            }
            assert!((found - sum).abs() < 1e-10);
        }
    }
}

#[test]
fn f_is_that_of_an_analysis_of_variance_where_items_are_numbers() {
    // On a line, distances are differences: F is that of Fisher. Here 3, 4, 8 against 1, 2, 3, 6.
    let numbers = [3.0, 4.0, 8.0, 1.0, 2.0, 3.0, 6.0_f64];
    let values = (0..7).flat_map(|i| (i + 1..7).map(move |j| (numbers[i] - numbers[j]).abs())).collect();
    let found = permanova(&Condensed::new(7, values).expect("21"), &grouping(&[0, 0, 0, 1, 1, 1, 1]), Lot::default(), &Watch::new());
    let found = found.expect("nobody stops it");
    // Means 5 and 3: within 14 + 14, between 3·4·2²/7.
    assert!((found.within - 28.0).abs() < 1e-12 && (found.total - 28.0 - 48.0 / 7.0).abs() < 1e-12);
    let tested = found.tested.expect("groups vary");
    assert!((tested.observed(0) - (48.0 / 7.0) / (28.0 / 5.0)).abs() < 1e-12 && tested.arrangements == 35);
}

#[test]
fn spread_is_that_of_points_about_their_means() {
    let mut random = Random::new(22, 0);
    let (places, distances) = points(&mut random, 12, 3);
    let labels = [0, 1, 2, 0, 1, 0, 0, 1, 1, 2, 2, 0];
    let groups = grouping(&labels);
    let found = spread(&distances, &groups, Centre::Mean, Lot::default(), &Watch::new()).expect("nobody stops it").expect("few items");
    assert!(found.negative_share < 1e-12);
    for (item, z) in found.of_item.iter().enumerate() {
        let own: Vec<&Vec<f64>> = places.iter().zip(&labels).filter(|(_, label)| **label == labels[item]).map(|(place, _)| place).collect();
        let mean = |axis: usize| own.iter().map(|place| place[axis]).sum::<f64>() / own.len() as f64;
        let expected = (0..3).map(|axis| (places[item][axis] - mean(axis)).powi(2)).sum::<f64>().sqrt();
        assert!((z - expected).abs() < 1e-9, "{z} {expected}");
    }
    let tested = found.tested.expect("they vary");
    assert!(!tested.exact || tested.arrangements > 1);
}

#[test]
fn axes_below_0_are_left_out() {
    let mut random = Random::new(23, 0);
    let distances = drawn(&mut random, 10);
    let labels = [0, 0, 1, 1, 0, 1, 0, 1, 1, 0];
    let found = spread(&distances, &grouping(&labels), Centre::Mean, Lot::default(), &Watch::new());
    let found = found.expect("nobody stops it").expect("few items");
    let mean = |of: &dyn Fn(usize) -> f64| (0..10).map(of).sum::<f64>() / 10.0;
    let square = |i: usize, j: usize| distances.at(i, j).powi(2);
    let all = mean(&|i| mean(&|j| square(i, j)));
    let centred: Vec<Vec<f64>> = (0..10)
        .map(|i| (0..10).map(|j| -0.5 * (square(i, j) - mean(&|k| square(i, k)) - mean(&|k| square(k, j)) + all)).collect())
        .collect();
    let axes = eigenpairs(&centred);
    let (below, sum) = axes.iter().fold((0.0, 0.0), |(below, sum), (value, _)| (below + (-value).max(0.0), sum + value.abs()));
    assert!((found.negative_share - below / sum).abs() < 1e-9 && below > 0.0);
    for (item, z) in found.of_item.iter().enumerate() {
        let own: Vec<usize> = (0..10).filter(|other| labels[*other] == labels[item]).collect();
        let along = |(value, vector): &(f64, Vec<f64>)| {
            let mean = own.iter().map(|other| vector[*other]).sum::<f64>() / own.len() as f64;
            value.max(0.0) * (vector[item] - mean).powi(2)
        };
        assert!((z - axes.iter().map(along).sum::<f64>().sqrt()).abs() < 1e-9);
    }
    let again = spread(&distances, &grouping(&labels), Centre::Mean, Lot::default(), &Watch::new()).expect("nobody stops it");
    assert_eq!(again, Ok(found));
}

#[test]
fn many_placements_give_the_f_of_each() {
    let mut random = Random::new(24, 0);
    let distances = drawn(&mut random, 9);
    let groups = grouping(&[0, 0, 0, 0, 1, 1, 1, 2, 2]);
    let exact = |centre| {
        let found = spread(&distances, &groups, centre, Lot::default(), &Watch::new()).expect("nobody stops it").expect("few items");
        found.tested.expect("they vary")
    };
    let tested = exact(Centre::Mean);
    assert!(tested.exact && tested.arrangements == 1260);
    // The same one after the other, each from the start.
    let f = |labels: &[u32]| {
        let found = spread(&distances, &grouping(labels), Centre::Mean, Lot::default().with_replicates(1), &Watch::new());
        found.expect("nobody stops it").expect("few items").tested.expect("they vary").observed(0)
    };
    let observed = f(&groups.of);
    assert!((tested.observed(0) - observed).abs() < 1e-12);
    let mut at_least = 0;
    let mut labels = groups.of.clone();
    for _ in 0..200 {
        random.shuffle(&mut labels);
        at_least += usize::from(f(&labels) >= observed - 1e-9);
    }
    assert!((at_least as f64 / 200.0 - tested.greater(0)).abs() < 0.12);
    assert!(exact(Centre::Median).exact);
}

#[test]
fn the_spatial_median_has_the_smallest_sum_of_distances() {
    // The corners of a triangle with a flat angle: the median is that corner. Of a square it is the middle.
    let at = |places: &[[f64; 2]]| {
        let count = places.len();
        let between = |i: usize, j: usize| ((places[i][0] - places[j][0]).powi(2) + (places[i][1] - places[j][1]).powi(2)).sqrt();
        let values = (0..count).flat_map(|i| (i + 1..count).map(move |j| (i, j))).map(|(i, j)| between(i, j)).collect();
        Condensed::new(count, values).expect("one for each pair")
    };
    let of = |places: &[[f64; 2]], labels: &[u32]| {
        let found = spread(&at(places), &grouping(labels), Centre::Median, Lot::default(), &Watch::new());
        found.expect("nobody stops it").expect("few items").of_item
    };
    let flat = of(&[[-3.0, 0.5], [0.0, 0.0], [4.0, 0.5], [9.0, 9.0]], &[0, 0, 0, 1]);
    assert!(flat[1] < 1e-9 && (flat[0] - 9.25_f64.sqrt()).abs() < 1e-9 && flat[3] == 0.0, "{flat:?}");
    let middle = of(&[[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0], [7.0, 7.0]], &[0, 0, 0, 0, 1]);
    assert!(middle[..4].iter().all(|z| (z - 2.0_f64.sqrt()).abs() < 1e-9), "{middle:?}");
    let same = of(&[[1.0, 1.0], [1.0, 1.0], [5.0, 5.0]], &[0, 0, 1]);
    assert_eq!(same, [0.0; 3]);
}

#[test]
fn two_groups_of_numbers() {
    let found = difference(&[3.0, 4.0, 8.0], &[1.0, 2.0, 3.0, 6.0], Lot::default(), &Watch::new()).expect("nobody stops it");
    assert_eq!((found.means, found.medians), ([5.0, 3.0], [4.0, 2.5]));
    // 3 beats 1 and 2, loses to 6; 4 beats three, loses to 6; 8 beats all: 2 + 3 + 4 − 1 − 1 of 12.
    assert!((found.delta - 7.0 / 12.0).abs() < 1e-15);
    assert!(found.tested.exact && found.tested.arrangements == 35 && (found.tested.observed(0) - 2.0).abs() < 1e-12);
    // Sums of three of the seven that are at least 15: of 35, counted from 27 in all: those with sum ≥ 15.
    let numbers = [3, 4, 8, 1, 2, 3, 6];
    let triples = (0..7).flat_map(|i| (i + 1..7).flat_map(move |j| (j + 1..7).map(move |k| [i, j, k])));
    let at_least = triples.filter(|triple| triple.iter().map(|item| numbers[*item]).sum::<i32>() >= 15).count();
    assert_eq!(found.tested.greater(0), at_least as f64 / 35.0);
    let same = difference(&[2.0, 2.0], &[2.0], Lot::default(), &Watch::new()).expect("nobody stops it");
    assert_eq!((same.delta, same.tested.two_sided(0), same.tested.z(0)), (0.0, 1.0, None));
}

#[test]
fn probabilities_after_holm() {
    let found = holm(&[Some(0.01), None, Some(0.04), Some(0.03), Some(0.005)]);
    let expected = [Some(0.03), None, Some(0.06), Some(0.06), Some(0.02)];
    assert!(found.iter().zip(expected).all(|(a, b)| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-15,
        (a, b) => *a == b,
    }));
    assert_eq!(holm(&[Some(0.9), Some(0.8)]), [Some(1.0), Some(1.0)]);
}

#[test]
fn distances_go_together_with_themselves() {
    let mut random = Random::new(25, 0);
    let distances = drawn(&mut random, 6);
    let found = mantel(&distances, &distances, Lot::default(), &Watch::new()).expect("nobody stops it").expect("they vary");
    assert!(found.exact && found.arrangements == 720 && (found.observed(0) - 1.0).abs() < 1e-12 && found.greater(0) == 1.0 / 720.0);
    let same = Condensed::new(6, vec![0.5; 15]).expect("15");
    assert_eq!(mantel(&distances, &same, Lot::default(), &Watch::new()), Ok(None));
}

#[cfg(feature = "parallel")]
#[test]
fn one_thread_and_several_give_the_same_bits() {
    let mut random = Random::new(26, 0);
    let distances = drawn(&mut random, 70);
    let groups = grouping(&(0..70).map(|item| item % 3).collect::<Vec<u32>>());
    let run = || {
        let watch = Watch::new();
        (permanova(&distances, &groups, Lot::default(), &watch), spread(&distances, &groups, Centre::Mean, Lot::default(), &watch))
    };
    let alone = run();
    for threads in [1, 2, 5] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        assert!(pool.install(run) == alone);
    }
}
