//! Kernels against each other and against slow versions; laws; stopping; threads.

use super::*;
use crate::maths::Random;
use crate::maths::slow::{Slow, every_directed_graph, every_graph};

type Pairs = Vec<(u32, u32)>;

/// Rows of pairs, and the same turned round.
struct Graph {
    rows: Rows,
    turned: Option<Rows>,
}

impl Graph {
    fn new(items: u32, pairs: &[(u32, u32)], directed: bool, weights: Option<&[f64]>) -> Self {
        let items = items as usize;
        if !directed {
            return Self { rows: Rows::undirected(items, pairs, weights), turned: None };
        }
        Self { rows: Rows::directed(items, pairs, weights), turned: Some(Rows::reversed(items, pairs, weights)) }
    }

    fn back(&self) -> &Rows {
        self.turned.as_ref().unwrap_or(&self.rows)
    }

    fn steps(&self) -> Ways<'_> {
        Ways::of_steps(&self.rows, self.back())
    }

    fn lengths(&self, length: fn(f64) -> f64) -> Ways<'_> {
        Ways::of_lengths(&self.rows, self.back(), length).expect("lengths above 0")
    }
}

fn undirected(items: u32, pairs: &[(u32, u32)]) -> Graph {
    Graph::new(items, pairs, false, None)
}

fn distances(ways: &Ways<'_>) -> Distances {
    ways.distances(&Watch::new()).expect("nobody stops it")
}

fn betweenness(ways: &Ways<'_>) -> Vec<f64> {
    ways.betweenness(Sources::All, &Watch::new()).expect("nobody stops it").sums
}

fn of_entries(ways: &Ways<'_>) -> Vec<f64> {
    ways.betweenness_of_entries(Sources::All, &Watch::new()).expect("nobody stops it").sums
}

/// The same by the ways of larger graphs.
fn large(ways: &Ways<'_>, of: Of) -> Vec<f64> {
    ways.shares(of, Sources::All, &Watch::new()).expect("nobody stops it").sums
}

fn close(found: &[f64], expected: &[f64]) -> bool {
    let near = |(a, b): (&f64, &f64)| (a - b).abs() <= 1e-10 * f64::max(1.0, b.abs());
    found.len() == expected.len() && found.iter().zip(expected).all(near)
}

/// A graph drawn by lot: pairs sorted, none twice; one item in a few is left alone.
fn drawn(items: u32, ties: usize, directed: bool, seed: u64) -> Pairs {
    let mut random = Random::new(seed, 3);
    let mut end = || random.below(items as usize) as u32;
    let mut pairs: Pairs = (0..ties).map(|_| (end(), end())).filter(|(a, b)| a != b && a % 7 != 3 && b % 7 != 3).collect();
    if !directed {
        pairs.iter_mut().for_each(|pair| *pair = (pair.0.min(pair.1), pair.0.max(pair.1)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn drawn_graphs() -> impl Iterator<Item = (Graph, String)> {
    let sizes = [(3, 2), (10, 14), (40, 50), (64, 200), (65, 90), (150, 180), (300, 250), (300, 3000), (1100, 1500), (1500, 9000)];
    sizes.into_iter().enumerate().flat_map(|(seed, (items, ties))| {
        [false, true].map(|directed| {
            let pairs = drawn(items, ties, directed, seed as u64);
            (Graph::new(items, &pairs, directed, None), format!("{items} items, {ties} ties, directed: {directed}"))
        })
    })
}

/// One search after the other, with a queue.
fn plain(rows: &Rows) -> Distances {
    let mut found = Distances::of_nobody(rows.len());
    for source in 0..rows.len() {
        let mut distance = vec![u32::MAX; rows.len()];
        let mut queue = vec![source as u32];
        let mut total = distances::Total::default();
        distance[source] = 0;
        let mut next = 0;
        while next < queue.len() {
            let item = queue[next] as usize;
            next += 1;
            for other in rows.row(item) {
                if distance[*other as usize] == u32::MAX {
                    distance[*other as usize] = distance[item] + 1;
                    total.add(1, distance[item] + 1);
                    found.longest = Some(found.longest.unwrap_or(0.0).max(f64::from(distance[item] + 1)));
                    queue.push(*other);
                }
            }
        }
        found.reached[source] = total.reached;
        found.distance_sum[source] = total.sum as f64;
        found.harmonic_sum[source] = total.harmonic_sum();
    }
    found
}

#[test]
fn on_a_path_the_middle_lies_between_all_others() {
    let graph = undirected(5, &[(0, 1), (1, 2), (2, 3), (3, 4)]);
    let found = distances(&graph.steps());
    assert_eq!(found.distance_sum, [10.0, 7.0, 6.0, 7.0, 10.0]);
    assert_eq!(found.longest, Some(4.0));
    assert_eq!(found.harmonic_sum[0], 25.0 / 12.0);
    // Ordered pairs: 2 · (2 · 2) for the middle, 2 · 3 beside it; 2 · 4 over the tie at the end, 2 · 6 over the next.
    assert_eq!(betweenness(&graph.steps()), [0.0, 6.0, 8.0, 6.0, 0.0]);
    assert_eq!(of_entries(&graph.steps()), [4.0, 4.0, 6.0, 6.0, 6.0, 6.0, 4.0, 4.0]);
    assert_eq!(large(&graph.steps(), Of::Items), [0.0, 6.0, 8.0, 6.0, 0.0]);
    assert_eq!(large(&graph.steps(), Of::Entries), [4.0, 4.0, 6.0, 6.0, 6.0, 6.0, 4.0, 4.0]);
}

#[test]
fn what_is_not_reached_adds_nothing() {
    let found = distances(&undirected(3, &[(0, 1)]).steps());
    assert_eq!((found.reached, found.harmonic_sum, found.longest), (vec![1, 1, 0], vec![1.0, 1.0, 0.0], Some(1.0)));
    for items in [0, 1, 2, 70, 600] {
        let graph = undirected(items, &[]);
        assert_eq!(distances(&graph.steps()), Distances::of_nobody(items as usize));
        assert_eq!(large(&graph.steps(), Of::Items), vec![0.0; items as usize]);
        assert!(large(&graph.steps(), Of::Entries).is_empty());
    }
}

#[test]
fn every_kernel_gives_the_same_distances_to_the_bit() {
    for (graph, name) in drawn_graphs() {
        let expected = plain(&graph.rows);
        assert_eq!(distances(&graph.steps()), expected, "{name}");
        let watch = Watch::new();
        assert_eq!(distances::with_width::<1>(&graph.rows, graph.back(), &watch), Ok(expected.clone()), "{name}");
        assert_eq!(distances::with_width::<2>(&graph.rows, graph.back(), &watch), Ok(expected.clone()), "{name}");
        assert_eq!(distances::with_width::<8>(&graph.rows, graph.back(), &watch), Ok(expected), "{name}");
    }
}

#[test]
fn a_sum_of_inverse_distances_is_the_float_nearest_to_it() {
    for (number, distance) in [(1, 1), (1, 3), (2, 3), (3, 3), (7, 7), (1, 49), (1_000_000, 3), (u32::MAX, 7)] {
        let mut total = distances::Total::default();
        total.add(number, distance);
        assert_eq!(total.harmonic_sum(), f64::from(number) / f64::from(distance), "{number}/{distance}");
    }
}

#[test]
fn every_kernel_gives_the_same_betweenness_but_for_rounding() {
    for (graph, name) in drawn_graphs() {
        let weighted = Ways { lengths: Some(vec![1.0; graph.rows.entries()]), ..graph.steps() };
        for of in [Of::Items, Of::Entries] {
            let found = large(&graph.steps(), of);
            assert!(close(&large(&weighted, of), &found), "{name}");
            let small = if of == Of::Items { betweenness(&graph.steps()) } else { of_entries(&graph.steps()) };
            assert!(close(&small, &found), "{name}");
        }
        let (by_steps, by_lengths) = (distances(&graph.steps()), distances(&weighted));
        assert_eq!((by_lengths.reached, by_lengths.distance_sum), (by_steps.reached, by_steps.distance_sum), "{name}");
        assert!(close(&by_lengths.harmonic_sum, &by_steps.harmonic_sum) && by_lengths.longest == by_steps.longest, "{name}");
    }
}

#[test]
fn sums_of_betweenness_are_sums_of_distances() {
    for (graph, name) in drawn_graphs() {
        let found = distances(&graph.steps());
        let sum: f64 = found.distance_sum.iter().sum();
        let pairs: f64 = found.reached.iter().map(|reached| f64::from(*reached)).sum();
        let near = |found: Vec<f64>, expected: f64| (found.iter().sum::<f64>() - expected).abs() <= 1e-9 * expected.max(1.0);
        assert!(near(betweenness(&graph.steps()), sum - pairs), "{name}");
        assert!(near(of_entries(&graph.steps()), sum), "{name}");
    }
}

/// A slow table of the betweenness of entries, in the order of the rows.
fn slow_entries(slow: &Slow, rows: &Rows) -> Vec<f64> {
    let ties = slow.tie_betweenness();
    (0..rows.len()).flat_map(|item| rows.row(item).iter().map(|other| ties[item][*other as usize]).collect::<Vec<_>>()).collect()
}

#[test]
fn every_small_graph_agrees_with_walking_every_path() {
    let undirected = (0..=5).flat_map(|items| every_graph(items).map(move |pairs| (items, pairs, false)));
    let directed = (0..=4).flat_map(|items| every_directed_graph(items).map(move |pairs| (items, pairs, true)));
    for (items, pairs, is_directed) in undirected.chain(directed) {
        let slow = Slow::new(items, &pairs, is_directed, None);
        let graph = Graph::new(items, &pairs, is_directed, None);
        assert_eq!(distances(&graph.steps()), plain(&graph.rows), "{pairs:?}");
        assert_eq!(distances::with_width::<1>(&graph.rows, graph.back(), &Watch::new()), Ok(plain(&graph.rows)), "{pairs:?}");
        assert!(close(&distances(&graph.steps()).harmonic_sum, &slow.harmonic()), "{pairs:?}");
        let (of_items, of_ties) = (slow.betweenness(), slow_entries(&slow, &graph.rows));
        assert!(close(&betweenness(&graph.steps()), &of_items) && close(&large(&graph.steps(), Of::Items), &of_items), "{pairs:?}");
        assert!(close(&of_entries(&graph.steps()), &of_ties) && close(&large(&graph.steps(), Of::Entries), &of_ties), "{pairs:?}");
    }
}

#[test]
fn weighted_graphs_whose_ways_are_equally_long_but_for_rounding_agree_with_walking_every_path() {
    let undirected = every_graph(5).map(|pairs| (5, pairs, false));
    let directed = every_directed_graph(4).map(|pairs| (4, pairs, true));
    for (items, pairs, is_directed) in undirected.chain(directed) {
        let whole: Vec<f64> = (0..pairs.len()).map(|position| [2.0, 1.0, 1.0, 3.0, 2.0][position % 5]).collect();
        let nearly: Vec<f64> = (whole.iter().enumerate())
            .map(|(position, length)| length * (1.0 + 1e-12 * [0.0, 3.0, -7.0, 1.0, 5.0, -2.0, 4.0][position % 7]))
            .collect();
        let slow = Slow::new(items, &pairs, is_directed, Some(&whole));
        let graph = Graph::new(items, &pairs, is_directed, Some(&nearly));
        let ways = graph.lengths(|weight| weight);
        assert!(close(&betweenness(&ways), &slow.betweenness()), "{pairs:?}");
        assert!(close(&of_entries(&ways), &slow_entries(&slow, &graph.rows)), "{pairs:?}");
        assert!(close(&distances(&ways).harmonic_sum, &slow.harmonic()), "{pairs:?}");
    }
}

#[test]
fn two_ways_that_are_equally_long_but_for_rounding_are_both_shortest() {
    // 0.1 + 0.2 and 0.15 + 0.15 differ in the last bit.
    let graph = Graph::new(4, &[(0, 1), (0, 2), (1, 3), (2, 3)], false, Some(&[0.1, 0.15, 0.2, 0.15]));
    let found = betweenness(&graph.lengths(|weight| weight));
    assert_eq!((found[1], found[2]), (1.0, 1.0));
}

#[test]
fn a_length_of_nothing_is_refused() {
    let graph = Graph::new(2, &[(0, 1)], false, Some(&[0.0]));
    let error = Ways::of_lengths(&graph.rows, graph.back(), |weight| weight).expect_err("a length of 0");
    assert_eq!(error, LengthError { from: 0, to: 1 });
}

#[test]
fn more_shortest_paths_than_a_float_can_count_are_still_shared_evenly() {
    // A chain of squares: from one end to the other there are 2^1200 ways, half of them over each side of each square.
    let squares = 1200_u32;
    let pairs: Pairs =
        (0..squares).flat_map(|square| [(0, 1), (0, 2), (1, 3), (2, 3)].map(|(a, b)| (3 * square + a, 3 * square + b))).collect();
    let mut pairs = pairs;
    pairs.sort_unstable();
    let graph = undirected(3 * squares + 1, &pairs);
    let sources: Vec<u32> = vec![0];
    let found = graph.steps().betweenness(Sources::Some(&sources), &Watch::new()).expect("nobody stops it").sums;
    // From the one end: half of those behind go over each side, all over the corners.
    for square in [0, 1, 600, 1199] {
        let behind = f64::from(3 * (squares - square - 1) + 1);
        let side = found[3 * square as usize + 1];
        assert!((side - behind / 2.0).abs() < 1e-6, "square {square}: {side}, half of {behind}");
    }
}

#[test]
fn all_sources_named_are_all_sources() {
    for (graph, name) in drawn_graphs().filter(|(graph, _)| graph.rows.len() < 400) {
        let mut sources: Vec<u32> = (0..graph.rows.len() as u32).rev().collect();
        let named = graph.steps().betweenness(Sources::Some(&sources), &Watch::new()).expect("nobody stops it");
        assert_eq!(named.sums, large(&graph.steps(), Of::Items), "{name}");
        sources.truncate(1);
        let one = graph.steps().betweenness(Sources::Some(&sources), &Watch::new()).expect("nobody stops it");
        assert_eq!(one.squares, one.sums.iter().map(|sum| sum * sum).collect::<Vec<_>>(), "{name}");
    }
}

#[cfg(feature = "parallel")]
#[test]
fn one_thread_and_several_give_the_same_bits() {
    for (graph, name) in drawn_graphs().filter(|(graph, _)| (200..400).contains(&graph.rows.len())) {
        let lengths = (0..graph.rows.entries()).map(|entry| 1.0 + (entry % 5) as f64 / 3.0).collect();
        let weighted = Ways { lengths: Some(lengths), ..graph.steps() };
        let all = |ways: &Ways<'_>| (distances(ways), betweenness(ways), of_entries(ways));
        let alone = (all(&graph.steps()), all(&weighted));
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            assert_eq!(pool.install(|| (all(&graph.steps()), all(&weighted))), alone, "{name}, {threads} threads");
        }
    }
}

#[test]
fn work_that_is_stopped_stops_and_steps_are_counted() {
    let graph = Graph::new(700, &drawn(700, 2000, false, 1), false, None);
    let weighted = Ways { lengths: Some(vec![1.0; graph.rows.entries()]), ..graph.steps() };
    for ways in [graph.steps(), weighted] {
        let stopped = Watch::new();
        stopped.stop();
        assert_eq!(ways.distances(&stopped), Err(Stopped));
        assert_eq!(ways.betweenness(Sources::All, &stopped), Err(Stopped));
        assert_eq!(ways.betweenness_of_entries(Sources::All, &stopped), Err(Stopped));
        let watch = Watch::new();
        assert!(ways.distances(&watch).is_ok() && ways.betweenness(Sources::Some(&[1, 2]), &watch).is_ok());
        assert_eq!((watch.done(), watch.expected()), (702, 702));
        // Somebody who looks in stops the work on its way.
        let soon = Watch::with_visitor(std::time::Duration::ZERO, |watch| watch.done() < 3);
        assert_eq!(ways.betweenness(Sources::All, &soon), Err(Stopped));
        assert!(soon.done() < 10);
    }
}
