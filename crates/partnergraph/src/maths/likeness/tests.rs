use super::edit::{assignment, by_assignment, common};
use super::*;
use crate::maths::Random;
use crate::maths::slow::every_graph;

fn shape(labels: &[u32], ties: &[(u32, u32)]) -> Shape {
    Shape::new(labels.to_vec(), &ties.iter().map(|(a, b)| (*a, *b, [0; 2])).collect::<Vec<_>>())
}

fn drawn(random: &mut Random, items: usize, labels: usize) -> Shape {
    let of = (0..items).map(|_| random.below(labels) as u32).collect::<Vec<_>>();
    let pairs: Vec<(u32, u32)> = (0..items as u32).flat_map(|a| (a + 1..items as u32).map(move |b| (a, b))).collect();
    let ties: Vec<(u32, u32)> = pairs.into_iter().filter(|_| random.below(3) == 0).collect();
    shape(&of, &ties)
}

/// The same network with its items in another order.
fn renamed(random: &mut Random, of: &Shape) -> Shape {
    let mut order: Vec<u32> = (0..of.items() as u32).collect();
    random.shuffle(&mut order);
    let mut labels = vec![0; of.items()];
    order.iter().zip(&of.labels).for_each(|(to, label)| labels[*to as usize] = *label);
    let ends = (0..of.items()).flat_map(|item| of.row(item).iter().map(move |other| (item as u32, *other))).filter(|(a, b)| a < b);
    shape(&labels, &ends.map(|(a, b)| (order[a as usize], order[b as usize])).collect::<Vec<_>>())
}

#[test]
fn the_example_of_the_kernel() {
    // A chain A–B–A against a chain A–A–B, one round.
    let mut labels = Labels::default();
    let [one, other] = [[0, 1, 0], [0, 0, 1]].map(|of| labels.of(&shape(&of, &[(0, 1), (1, 2)]), 1));
    assert_eq!((one.kernel(&other), one.kernel(&one), other.kernel(&other)), (5, 10, 8));
    assert!((5.0 / 80.0_f64.sqrt() - 0.559_017).abs() < 1e-6);
}

#[test]
fn the_kernel_is_that_of_labels_written_out() {
    // Labels as texts, in full.
    let written = |of: &Shape, rounds: usize| {
        let mut labels: Vec<String> = of.labels.iter().map(ToString::to_string).collect();
        let mut all = labels.clone();
        for _ in 0..rounds {
            labels = (0..of.items())
                .map(|item| {
                    let mut around: Vec<&str> = of.row(item).iter().map(|other| &*labels[*other as usize]).collect();
                    around.sort_unstable();
                    format!("({}[{}])", labels[item], around.join(","))
                })
                .collect();
            all.extend(labels.iter().cloned());
        }
        all
    };
    let mut random = Random::new(31, 0);
    let mut labels = Labels::default();
    for _ in 0..60 {
        let (items, rounds) = (1 + random.below(7), random.below(4));
        let (one, other) = (drawn(&mut random, items, 2), drawn(&mut random, 6, 2));
        let (a, b) = (written(&one, rounds), written(&other, rounds));
        let expected = a.iter().map(|label| b.iter().filter(|other| *other == label).count() as u64).sum::<u64>();
        let (of_one, of_other) = (labels.of(&one, rounds), labels.of(&other, rounds));
        assert_eq!(of_one.kernel(&of_other), expected);
        let again = renamed(&mut random, &one);
        assert_eq!(labels.of(&again, rounds), of_one);
        assert!(of_one.kernel(&of_other).pow(2) <= of_one.kernel(&of_one) * of_other.kernel(&of_other));
    }
}

#[test]
fn marks_of_ties_tell_networks_apart() {
    let mut labels = Labels::default();
    let [one, other, back] = [[1, 2], [1, 3], [2, 1]].map(|marks| labels.of(&Shape::new(vec![0, 0], &[(0, 1, marks)]), 1));
    assert_eq!((one.kernel(&other), one.kernel(&one), one.kernel(&back)), (4 + 1, 4 + 2, 4 + 2));
}

#[test]
fn the_examples_of_portraits() {
    let [chain, triangle] = [&[(0, 1), (1, 2)][..], &[(0, 1), (0, 2), (1, 2)]].map(|ties| shape(&[0; 3], ties));
    let between = |weighting| Portrait::of(&chain, weighting).divergence(&Portrait::of(&triangle, weighting));
    assert!((between(Weighting::Pairs) - 0.306_099).abs() < 1e-6, "{}", between(Weighting::Pairs));
    assert!((between(Weighting::Factorised) - 0.387_984).abs() < 1e-6, "{}", between(Weighting::Factorised));
}

#[test]
fn portraits_of_the_same_network_do_not_diverge() {
    let mut random = Random::new(32, 0);
    for _ in 0..40 {
        let items = 1 + random.below(9);
        let (one, other) = (drawn(&mut random, items, 1), drawn(&mut random, 5, 1));
        let again = renamed(&mut random, &one);
        for weighting in [Weighting::Pairs, Weighting::Factorised] {
            let [one, other, again] = [&one, &other, &again].map(|of| Portrait::of(of, weighting));
            assert!((one.cells.iter().map(|cell| cell.1).sum::<f64>() - 1.0).abs() < 1e-12);
            assert!(one.divergence(&again) < 1e-15);
            assert_eq!(one.divergence(&other).to_bits(), other.divergence(&one).to_bits());
            assert!((0.0..=1.0).contains(&one.divergence(&other)));
        }
    }
}

#[test]
fn the_numbers_of_items_as_counted() {
    // A triangle 0, 1, 2 with 3 at 2 and 4 at 3; 5 alone.
    let found = Profile::of(&shape(&[0; 6], &[(0, 1), (0, 2), (1, 2), (2, 3), (3, 4)]));
    let mean = |column: usize| found.values[5 * column + 1] * 6.0;
    // Neighbours 2, 2, 3, 2, 1, 0; clustering 1, 1, ⅓; neighbours of neighbours 2½, 2½, 2, 2, 2; their clustering ⅔, ⅔, ⅔, ⅙, 0;
    // ties within 3, 3, 4, 2, 1; leaving 1, 1, 1, 2, 1; outside 1, 1, 1, 2, 1.
    let sums = [10.0, 7.0 / 3.0, 11.0, 13.0 / 6.0, 13.0, 6.0, 6.0];
    for (column, sum) in sums.into_iter().enumerate() {
        assert!((mean(column) - sum).abs() < 1e-12, "{column}: {} {sum}", mean(column));
    }
    assert_eq!(found.values[0], 2.0, "the median of the numbers of neighbours");
    let constant = Profile::of(&shape(&[0; 3], &[(0, 1), (0, 2), (1, 2)]));
    assert_eq!(constant.values[..5], [2.0, 2.0, 0.0, 0.0, 0.0]);
    assert_eq!((found.distance(&found), constant.distance(&found)), (0.0, found.distance(&constant)));
}

/// The same by trying everything: each item of the first becomes one of the second or is taken out.
fn slowly(one: &Shape, other: &Shape) -> usize {
    fn go_on(one: &Shape, other: &Shape, became: &mut Vec<Option<usize>>) -> usize {
        if became.len() < one.items() {
            let mut best = usize::MAX;
            for to in (0..other.items()).map(Some).chain([None]) {
                if to.is_none() || !became.contains(&to) {
                    became.push(to);
                    best = best.min(go_on(one, other, became));
                    became.pop();
                }
            }
            return best;
        }
        let mut cost = other.items() - became.iter().flatten().count();
        for (item, to) in became.iter().enumerate() {
            cost += to.map_or(1, |to| usize::from(one.labels[item] != other.labels[to]));
        }
        let mut kept = 0;
        for (a, b) in (0..one.items()).flat_map(|a| (a + 1..one.items()).map(move |b| (a, b))) {
            if let (true, Some(to), Some(too)) = (one.has(a, b), became[a], became[b]) {
                kept += usize::from(other.has(to, too));
            }
        }
        cost + one.ties() + other.ties() - 2 * kept
    }
    go_on(one, other, &mut Vec::new())
}

#[test]
fn the_least_change_of_every_two_small_networks() {
    let graphs: Vec<Shape> = (1..=4)
        .flat_map(|items| every_graph(items).map(move |ties| (items, ties)))
        .map(|(items, ties)| shape(&(0..items).map(|item| item % 2).collect::<Vec<_>>(), &ties))
        .collect();
    for one in graphs.iter().step_by(2) {
        for other in graphs.iter().step_by(3) {
            let (found, how) = edit(one, other);
            assert_eq!((found.lower, how), (slowly(one, other), Edited::Exactly), "{one:?} {other:?}");
        }
    }
}

#[test]
fn bounds_hold_what_lies_between() {
    let mut random = Random::new(33, 0);
    for round in 0..30 {
        let (one, other) = (drawn(&mut random, 5 + round % 3, 3), drawn(&mut random, 6, 3));
        let exact = edit(&one, &other).0.lower;
        if round < 10 {
            assert_eq!(exact, slowly(&one, &other));
        }
        let lower = one.items().max(other.items()) - common(&one.labels, &other.labels) + one.ties().abs_diff(other.ties());
        assert!(lower <= exact && exact <= by_assignment(&one, &other));
    }
    let large = drawn(&mut random, 14, 3);
    let again = renamed(&mut random, &large);
    let (found, how) = edit(&large, &again);
    assert_eq!((found.lower, how), (0, Edited::ByAssignment));
}

#[test]
fn assignments_cost_the_least() {
    let mut random = Random::new(34, 0);
    for _ in 0..50 {
        let costs: Vec<f64> = (0..25).map(|_| random.below(20) as f64).collect();
        let found = assignment(5, |row, column| costs[5 * row + column]);
        let cost = |order: &[usize]| order.iter().enumerate().map(|(row, column)| costs[5 * row + column]).sum::<f64>();
        let mut orders = vec![vec![]];
        for _ in 0..5 {
            orders = orders
                .iter()
                .flat_map(|order: &Vec<usize>| {
                    (0..5).filter(|column| !order.contains(column)).map(|column| [&order[..], &[column]].concat())
                })
                .collect();
        }
        let least = orders.iter().map(|order| cost(order)).fold(f64::INFINITY, f64::min);
        assert_eq!(cost(&found), least);
    }
}
