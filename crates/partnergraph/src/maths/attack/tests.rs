//! Orders and curves against slow versions; all orders, drawn orders; stopping; threads.

use super::*;
use crate::maths::slow::{Slow, every_graph};

/// The largest piece and the pairs among those that are left, by distances.
fn slowly(items: u32, pairs: &[(u32, u32)], left: &[u32]) -> (u32, u64) {
    let kept: Vec<(u32, u32)> = pairs.iter().copied().filter(|(a, b)| left.contains(a) && left.contains(b)).collect();
    let sizes = Slow::new(items, &kept, false, None).piece_sizes();
    let of_left = || left.iter().map(|item| sizes[*item as usize]);
    (of_left().max().unwrap_or(0) as u32, of_left().map(|size| size as u64 - 1).sum::<u64>() / 2)
}

fn every_order(items: &[u32]) -> Vec<Vec<u32>> {
    if items.is_empty() {
        return vec![Vec::new()];
    }
    let of_first = |first: &u32| {
        let rest: Vec<u32> = items.iter().copied().filter(|item| item != first).collect();
        every_order(&rest).into_iter().map(|order| [vec![*first], order].concat()).collect::<Vec<_>>()
    };
    items.iter().flat_map(of_first).collect()
}

#[test]
fn every_order_of_every_graph_of_up_to_five_items_agrees_with_looking_anew_after_each_step() {
    for items in 0..=5_u32 {
        let orders = every_order(&(0..items).collect::<Vec<_>>());
        for pairs in every_graph(items) {
            let rows = Rows::undirected(items as usize, &pairs, None);
            let subsets: Vec<(u32, u64)> = (0..1_u32 << items)
                .map(|subset| slowly(items, &pairs, &(0..items).filter(|item| subset >> item & 1 == 1).collect::<Vec<_>>()))
                .collect();
            let mut sums = vec![(0_u32, 0_u64); items as usize + 1];
            let mut sizes = vec![Vec::new(); items as usize + 1];
            for order in &orders {
                let found = curve(&rows, order);
                let mut left = (1_usize << items) - 1;
                for out in 0..=items as usize {
                    let (largest, together) = subsets[left];
                    assert_eq!((found.largest[out], found.pairs[out]), (largest, together), "{pairs:?} {order:?}");
                    sums[out] = (sums[out].0 + largest, sums[out].1 + together);
                    sizes[out].push(largest);
                    left &= !order.get(out).map_or(0, |item| 1 << item);
                }
            }
            let exact = over_all_orders(&rows);
            for (out, mut sizes) in sizes.into_iter().enumerate() {
                let times = orders.len() as f64;
                assert!((exact.largest[out] - f64::from(sums[out].0) / times).abs() < 1e-12, "{pairs:?}");
                assert!((exact.pairs[out] - sums[out].1 as f64 / times).abs() < 1e-12, "{pairs:?}");
                sizes.sort_unstable();
                let place = |hundredths: usize| (hundredths * orders.len()).div_ceil(100) - 1;
                assert_eq!((exact.low[out], exact.high[out]), (sizes[place(5)], sizes[place(95)]), "{pairs:?}");
            }
            let (single, double) = losses(&rows);
            let all = subsets[subsets.len() - 1];
            let loss = |gone: usize| {
                let left = subsets[subsets.len() - 1 - gone];
                Loss { largest: all.0 - left.0, pairs: all.1 - left.1 }
            };
            assert!(single.iter().enumerate().all(|(item, found)| *found == loss(1 << item)), "{pairs:?}");
            assert!(double.iter().all(|(a, b, found)| *found == loss(1 << a | 1 << b)), "{pairs:?}");
            assert_eq!(double.len(), (items * items.saturating_sub(1) / 2) as usize);
        }
    }
}

/// The next to go: of those left the first with the largest value, worked out anew.
fn slow_order(items: u32, pairs: &[(u32, u32)], value: impl Fn(&Slow, usize) -> f64) -> Order {
    let mut left: Vec<u32> = (0..items).collect();
    let mut order = Order::default();
    while !left.is_empty() {
        let kept: Vec<(u32, u32)> = pairs.iter().copied().filter(|(a, b)| left.contains(a) && left.contains(b)).collect();
        let slow = Slow::new(items, &kept, false, None);
        let values: Vec<f64> = left.iter().map(|item| value(&slow, *item as usize)).collect();
        let most = values.iter().copied().fold(0.0, f64::max);
        let equal: Vec<usize> = (0..left.len()).filter(|place| values[*place] > most - 1e-9).collect();
        order.ties += usize::from(equal.len() > 1);
        order.items.push(left.remove(equal[0]));
    }
    order
}

#[test]
fn adaptive_orders_agree_with_looking_anew_at_what_is_left() {
    for items in 0..=5 {
        for pairs in every_graph(items) {
            let rows = Rows::undirected(items as usize, &pairs, None);
            let degree = |slow: &Slow, item: usize| (0..items as usize).filter(|other| slow.tied(item, *other)).count() as f64;
            assert_eq!(by_degree_left(&rows, &Watch::new()), Ok(slow_order(items, &pairs, degree)), "{pairs:?}");
            let between = |slow: &Slow, item: usize| slow.betweenness()[item];
            assert_eq!(by_betweenness_left(&rows, &Watch::new()), Ok(slow_order(items, &pairs, between)), "{pairs:?}");
        }
    }
}

#[test]
fn a_static_order_looks_at_the_whole_network_once() {
    // A path of four: both in the middle have two ties, both at the ends one.
    let rows = Rows::undirected(4, &[(0, 1), (1, 2), (2, 3)], None);
    assert_eq!(by_degree(&rows), Order { items: vec![1, 2, 0, 3], ties: 2 });
}

fn ladder(items: u32) -> Rows {
    let mut pairs: Vec<(u32, u32)> = (0..items).flat_map(|a| [(a, a + 1), (a, a + 7)]).filter(|(_, b)| *b < items).collect();
    pairs.sort_unstable();
    Rows::undirected(items as usize, &pairs, None)
}

#[test]
fn drawn_orders_come_near_all_orders() {
    let rows = ladder(12);
    let (exact, drawn) = (over_all_orders(&rows), over_drawn_orders(&rows, 4000, 1, &Watch::new()).expect("nobody stops it"));
    for out in 0..=12 {
        assert!((exact.largest[out] - drawn.largest[out]).abs() < 0.2, "{out}");
        assert!((exact.pairs[out] - drawn.pairs[out]).abs() < 1.5, "{out}");
        assert!(exact.low[out].abs_diff(drawn.low[out]) <= 1 && exact.high[out].abs_diff(drawn.high[out]) <= 1, "{out}");
    }
}

#[cfg(feature = "parallel")]
#[test]
fn one_thread_and_several_give_the_same_bits() {
    let rows = ladder(400);
    let alone = over_drawn_orders(&rows, 50, 3, &Watch::new());
    assert!(alone.is_ok());
    for threads in [1, 2, 5] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        assert_eq!(pool.install(|| over_drawn_orders(&rows, 50, 3, &Watch::new())), alone);
    }
}

#[test]
fn it_can_be_stopped() {
    let watch = Watch::with_visitor(std::time::Duration::ZERO, |watch| watch.done() < 5);
    assert_eq!(over_drawn_orders(&ladder(5000), 1000, 1, &watch), Err(Stopped));
    assert!(watch.done() < 20);
    let watch = Watch::with_visitor(std::time::Duration::ZERO, |watch| watch.done() < 5);
    assert_eq!(by_betweenness_left(&ladder(50), &watch), Err(Stopped));
}
