//! How much of a network still hangs together when items are taken out one after the other.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{Random, Rows, Sources, Stopped, Watch, Ways, in_blocks};

/// Up to so many items the expectation over all orders is worked out from all subsets.
pub(crate) const MOST_EXACT: usize = 15;

/// Up to so many numbers of drawn curves are kept at a time (256 MB).
const MOST_KEPT: usize = 1 << 26;

/// What is left after 0, 1, … removals: the size of the largest piece, and the pairs of items that are in the same piece.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Curve {
    pub(crate) largest: Vec<u32>,
    pub(crate) pairs: Vec<u64>,
}

/// What is left on average over orders.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Expected {
    /// The mean size of the largest piece.
    pub(crate) largest: Vec<f64>,
    /// The mean number of pairs in the same piece.
    pub(crate) pairs: Vec<f64>,
    /// The smallest size that at least 5 and 95 per cent of the orders have at most.
    pub(crate) low: Vec<u32>,
    pub(crate) high: Vec<u32>,
}

/// An order of items, and how often the next was one of several that were equal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Order {
    pub(crate) items: Vec<u32>,
    pub(crate) ties: usize,
}

/// Pieces that grow together as items are put back, kept from order to order to save allocations.
#[derive(Debug, Default)]
pub(crate) struct Pieces {
    /// Above an item that is there another of its piece, or, for the one that stands for the piece, its size with the highest
    /// bit set; 0 for an item that is not there and has never been. Numbers are shifted by one.
    above: Vec<u32>,
}

const TOP: u32 = 1 << 31;

impl Pieces {
    fn begin(&mut self, items: usize) {
        self.above.clear();
        self.above.resize(items, 0);
    }

    fn root(&mut self, item: usize) -> usize {
        let mut item = item;
        loop {
            let above = self.above[item];
            if above & TOP != 0 {
                return item;
            }
            let next = above as usize - 1;
            // Halving the way: each second item is hung one further up.
            let over = self.above[next];
            if over & TOP != 0 {
                return next;
            }
            self.above[item] = over;
            item = over as usize - 1;
        }
    }

    /// Puts items back, the last of the order first, and tells how many are out, how large the largest piece is and how many
    /// pairs are in the same piece. What is not in the order stays.
    pub(crate) fn put_back(&mut self, rows: &Rows, order: &[u32], mut tell: impl FnMut(usize, u32, u64)) {
        self.begin(rows.len());
        let (mut largest, mut pairs) = (0, 0);
        if order.len() < rows.len() {
            let mut is_out = vec![false; rows.len()];
            order.iter().for_each(|item| is_out[*item as usize] = true);
            (0..rows.len()).filter(|item| !is_out[*item]).for_each(|item| self.put(rows, item, &mut largest, &mut pairs));
        }
        tell(order.len(), largest, pairs);
        for (out, item) in order.iter().enumerate().rev() {
            self.put(rows, *item as usize, &mut largest, &mut pairs);
            tell(out, largest, pairs);
        }
    }

    fn put(&mut self, rows: &Rows, item: usize, largest: &mut u32, pairs: &mut u64) {
        self.above[item] = TOP | 1;
        let (mut own, mut size) = (item, 1_u32);
        for other in rows.row(item) {
            let other = *other as usize;
            if self.above[other] == 0 {
                continue;
            }
            let root = self.root(other);
            if root == own {
                continue;
            }
            let more = self.above[root] & !TOP;
            *pairs += u64::from(size) * u64::from(more);
            if more > size {
                self.above[own] = root as u32 + 1;
                own = root;
            } else {
                self.above[root] = own as u32 + 1;
            }
            size += more;
            self.above[own] = TOP | size;
        }
        *largest = (*largest).max(size);
    }
}

/// What is left when items go in an order.
pub(crate) fn curve(rows: &Rows, order: &[u32]) -> Curve {
    let mut curve = Curve { largest: vec![0; order.len() + 1], pairs: vec![0; order.len() + 1] };
    Pieces::default().put_back(rows, order, |out, largest, pairs| {
        curve.largest[out] = largest;
        curve.pairs[out] = pairs;
    });
    curve
}

/// Items by their number of ties in the whole network, most first, of equal ones the first first.
pub(crate) fn by_degree(rows: &Rows) -> Order {
    let mut items: Vec<u32> = (0..rows.len() as u32).collect();
    items.sort_by_key(|item| Reverse(rows.degree(*item as usize)));
    let same = |pair: &&[u32]| rows.degree(pair[0] as usize) == rows.degree(pair[1] as usize);
    Order { ties: items.windows(2).filter(same).count(), items }
}

/// Items by their number of ties to those that are left, most first, of equal ones the first first.
pub(crate) fn by_degree_left(rows: &Rows, watch: &Watch) -> Result<Order, Stopped> {
    const OUT: u32 = u32::MAX;
    let items = rows.len();
    let mut degree: Vec<u32> = (0..items).map(|item| rows.degree(item) as u32).collect();
    let mut having = vec![0_usize; degree.iter().max().map_or(0, |most| *most as usize + 1)];
    degree.iter().for_each(|degree| having[*degree as usize] += 1);
    // Entries are put in anew when a degree falls; what is out of date is passed over.
    let entry = |item: usize, degree: u32| (degree, Reverse(item as u32));
    let mut heap: BinaryHeap<(u32, Reverse<u32>)> = degree.iter().enumerate().map(|(item, degree)| entry(item, *degree)).collect();
    let mut order = Order { items: Vec::with_capacity(items), ties: 0 };
    while let Some((most, Reverse(item))) = heap.pop() {
        if degree[item as usize] != most {
            continue;
        }
        order.ties += usize::from(having[most as usize] > 1);
        having[most as usize] -= 1;
        degree[item as usize] = OUT;
        if order.items.len().is_multiple_of(4096) {
            watch.check()?;
        }
        order.items.push(item);
        for other in rows.row(item as usize) {
            let other = *other as usize;
            if degree[other] != OUT {
                having[degree[other] as usize] -= 1;
                degree[other] -= 1;
                having[degree[other] as usize] += 1;
                heap.push(entry(other, degree[other]));
            }
        }
    }
    Ok(order)
}

/// Items by their betweenness among those that are left, most first, of equal ones the first first.
///
/// Only in the piece that lost an item betweenness can change.
pub(crate) fn by_betweenness_left(rows: &Rows, watch: &Watch) -> Result<Order, Stopped> {
    let items = rows.len();
    let mut between = betweenness(rows, watch)?;
    let mut is_out = vec![false; items];
    let mut order = Order { items: Vec::with_capacity(items), ties: 0 };
    let (mut number, mut piece) = (vec![u32::MAX; items], Vec::new());
    watch.expect(items);
    while order.items.len() < items {
        watch.check()?;
        let left = || (0..items).filter(|item| !is_out[*item]);
        let most = left().map(|item| between[item]).fold(0.0, f64::max);
        let slack = 1e-12 * most.max(1.0);
        let mut equal = left().filter(|item| between[*item] >= most - slack);
        let Some(item) = equal.next() else { break };
        order.ties += usize::from(equal.next().is_some());
        order.items.push(item as u32);
        is_out[item] = true;
        watch.add_done(1);
        for start in rows.row(item) {
            if is_out[*start as usize] || number[*start as usize] != u32::MAX {
                continue;
            }
            let first = piece.len();
            number[*start as usize] = 0;
            piece.push(*start);
            let mut next = first;
            while next < piece.len() {
                for other in rows.row(piece[next] as usize) {
                    if !is_out[*other as usize] && number[*other as usize] == u32::MAX {
                        number[*other as usize] = 0;
                        piece.push(*other);
                    }
                }
                next += 1;
            }
            let members = &mut piece[first..];
            members.sort_unstable();
            members.iter().enumerate().for_each(|(place, member)| number[*member as usize] = place as u32);
            let mut pairs = Vec::new();
            for (place, member) in members.iter().enumerate() {
                let later = rows.row(*member as usize).iter().filter(|other| !is_out[**other as usize] && *other > member);
                pairs.extend(later.map(|other| (place as u32, number[*other as usize])));
            }
            let of_piece = betweenness(&Rows::undirected(members.len(), &pairs, None), watch)?;
            members.iter().zip(of_piece).for_each(|(member, value)| between[*member as usize] = value);
        }
        piece.drain(..).for_each(|member| number[member as usize] = u32::MAX);
    }
    Ok(order)
}

/// Betweenness in steps of an undirected network, each pair counted twice.
fn betweenness(rows: &Rows, watch: &Watch) -> Result<Vec<f64>, Stopped> {
    Ok(Ways::of_steps(rows, rows).betweenness(Sources::All, &watch.of_part())?.sums)
}

/// The expectation over all orders, from all subsets of at most 15 items.
pub(crate) fn over_all_orders(rows: &Rows) -> Expected {
    let items = rows.len();
    let near = bits(rows);
    // For each subset the largest piece and the pairs; a subset without the piece of its first item has been looked at before.
    let (mut largest, mut pairs) = (vec![0_u8; 1 << items], vec![0_u8; 1 << items]);
    let mut counts = vec![0_u32; (items + 1) * (items + 1)];
    let mut sums = vec![0_u64; items + 1];
    for subset in 0_usize..1 << items {
        if subset > 0 {
            let piece = piece_of(&near, subset as u64, subset.trailing_zeros()) as usize;
            let (rest, size) = (subset & !piece, piece.count_ones() as u8);
            largest[subset] = size.max(largest[rest]);
            pairs[subset] = size * (size - 1) / 2 + pairs[rest];
        }
        let out = items - subset.count_ones() as usize;
        counts[out * (items + 1) + usize::from(largest[subset])] += 1;
        sums[out] += u64::from(pairs[subset]);
    }
    let mut expected = Expected::default();
    for out in 0..=items {
        let of_size = &counts[out * (items + 1)..(out + 1) * (items + 1)];
        let all: u32 = of_size.iter().sum();
        let mean = of_size.iter().enumerate().map(|(size, count)| size as u64 * u64::from(*count)).sum::<u64>() as f64;
        expected.largest.push(mean / f64::from(all));
        expected.pairs.push(sums[out] as f64 / f64::from(all));
        let share = |hundredths: u64| {
            let mut below = 0;
            of_size.iter().position(|count| {
                below += u64::from(*count);
                100 * below >= hundredths * u64::from(all)
            })
        };
        expected.low.push(share(5).unwrap_or(0) as u32);
        expected.high.push(share(95).unwrap_or(0) as u32);
    }
    expected
}

/// The mean over orders drawn by lot, each from a stream of the seed of its own.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn over_drawn_orders(rows: &Rows, replicates: usize, seed: u64, watch: &Watch) -> Result<Expected, Stopped> {
    let items = rows.len();
    let replicates = replicates.max(1);
    // Percentiles need every curve. Where that is too much to keep, the same orders are gone through once for each stretch.
    let stretch = (MOST_KEPT / replicates).clamp(1, items + 1);
    let stretches = (items + 1).div_ceil(stretch);
    let mut expected = Expected::default();
    let mut sums = vec![(0_u64, 0_u64); items + 1];
    watch.expect(replicates * stretches);
    // So many orders that a block takes about a millisecond.
    let block = 20_000_usize.div_ceil(rows.entries() + 4 * items + 1).min(32);
    for number in 0..stretches {
        let from = number * stretch;
        let length = stretch.min(items + 1 - from);
        let mut kept = vec![0_u32; length * replicates];
        let mut done = 0;
        let start = || (Pieces::default(), Vec::new());
        let work = |(pieces, order): &mut (Pieces, Vec<u32>), range: std::ops::Range<usize>| {
            let mut sizes = vec![0_u32; length * range.len()];
            let mut sums = vec![(0_u64, 0_u64); if number == 0 { items + 1 } else { 0 }];
            for (place, replicate) in range.clone().enumerate() {
                order.clear();
                order.extend(0..items as u32);
                Random::new(seed, replicate as u64 + 1).shuffle(order);
                let sizes = &mut sizes[place * length..(place + 1) * length];
                pieces.put_back(rows, order, |out, largest, pairs| {
                    if let Some(sum) = sums.get_mut(out) {
                        sum.0 += u64::from(largest);
                        sum.1 += pairs;
                    }
                    if let Some(size) = out.checked_sub(from).and_then(|out| sizes.get_mut(out)) {
                        *size = largest;
                    }
                });
            }
            watch.add_done(range.len());
            (sizes, sums)
        };
        in_blocks(replicates, block, watch, start, work, |(sizes, of_block)| {
            sums.iter_mut().zip(of_block).for_each(|(sum, more)| *sum = (sum.0 + more.0, sum.1 + more.1));
            for curve in sizes.chunks_exact(length) {
                curve.iter().enumerate().for_each(|(out, size)| kept[out * replicates + done] = *size);
                done += 1;
            }
        })?;
        let place = |hundredths: usize| (hundredths * replicates).div_ceil(100).clamp(1, replicates) - 1;
        for sizes in kept.chunks_exact_mut(replicates) {
            let (_, high, _) = sizes.select_nth_unstable(place(95));
            expected.high.push(*high);
            let (_, low, _) = sizes.select_nth_unstable(place(5));
            expected.low.push(*low);
        }
        watch.check()?;
    }
    expected.largest = sums.iter().map(|sum| sum.0 as f64 / replicates as f64).collect();
    expected.pairs = sums.iter().map(|sum| sum.1 as f64 / replicates as f64).collect();
    Ok(expected)
}

/// For each item the items that it is tied to, as bits.
fn bits(rows: &Rows) -> Vec<u64> {
    (0..rows.len()).map(|item| rows.row(item).iter().fold(0, |near, other| near | 1 << other)).collect()
}

/// The piece of an item within a set.
fn piece_of(near: &[u64], set: u64, item: u32) -> u64 {
    let mut piece = 1_u64 << item;
    let mut open = piece;
    while open != 0 {
        let next = near[open.trailing_zeros() as usize] & set & !piece;
        open = (open & (open - 1)) | next;
        piece |= next;
    }
    piece
}

/// The largest piece of a set of at most 64 items, and the pairs in the same piece.
fn left(near: &[u64], set: u64) -> (u32, u64) {
    let (mut rest, mut largest, mut pairs) = (set, 0, 0);
    while rest != 0 {
        let piece = piece_of(near, rest, rest.trailing_zeros());
        let size = piece.count_ones();
        largest = largest.max(size);
        pairs += u64::from(size) * (u64::from(size) - 1) / 2;
        rest &= !piece;
    }
    (largest, pairs)
}

/// What is lost of the largest piece and of the pairs in the same piece when some items go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Loss {
    pub(crate) largest: u32,
    pub(crate) pairs: u64,
}

/// What is lost when each item alone, and each two items, go; of at most 64 items.
pub(crate) fn losses(rows: &Rows) -> (Vec<Loss>, Vec<(u32, u32, Loss)>) {
    let items = rows.len() as u32;
    let near = bits(rows);
    let all = if items == 0 { 0 } else { u64::MAX >> (64 - items) };
    let before = left(&near, all);
    let loss = |gone: u64| {
        let (largest, pairs) = left(&near, all & !gone);
        Loss { largest: before.0 - largest, pairs: before.1 - pairs }
    };
    let single = (0..items).map(|item| loss(1 << item)).collect();
    let double = (0..items).flat_map(|a| (a + 1..items).map(move |b| (a, b))).map(|(a, b)| (a, b, loss(1 << a | 1 << b))).collect();
    (single, double)
}

#[cfg(test)]
mod tests;
