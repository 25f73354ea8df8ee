//! The correlation of two matrices over their cells, and what it is when the rows and columns of the second are permuted together.

use super::permutation::{Lot, Tested, permuted};
use super::{Stopped, Watch};

/// A square matrix by its cells that are not 0, sorted; of a symmetric one each pair once, the smaller number first.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Cells {
    pub(crate) places: Vec<(u32, u32)>,
    /// What stands there; 1 everywhere where nothing is given.
    pub(crate) values: Option<Vec<f64>>,
}

/// Up to so many items a matrix of ones is kept as bits.
const MOST_IN_BITS: usize = 4096;

impl Cells {
    fn value(&self, place: usize) -> f64 {
        self.values.as_ref().map_or(1.0, |values| values[place])
    }

    /// The sum over the cells, and of their squares.
    fn sums(&self) -> (f64, f64) {
        match &self.values {
            None => (self.places.len() as f64, self.places.len() as f64),
            Some(values) => (values.iter().sum(), values.iter().map(|value| value * value).sum()),
        }
    }

    /// Whether the same stands in all of so many cells.
    fn is_constant(&self, cells: f64) -> bool {
        let all = self.places.len() as f64 >= cells;
        match &self.values {
            None => all || self.places.is_empty(),
            Some(values) => values.iter().all(|value| *value == 0.0) || all && values.windows(2).all(|pair| pair[0] == pair[1]),
        }
    }
}

/// Two matrices on the same items, ready to be correlated.
#[derive(Debug)]
pub(crate) struct Pair<'a> {
    items: usize,
    /// What is walked, tie by tie; and whether it is the second matrix, so that items stand where the order takes them from.
    walked: &'a Cells,
    /// For each item where its places stand.
    rows: Vec<std::ops::Range<usize>>,
    is_second: bool,
    looked_up: LookedUp,
    cells: f64,
    /// The sums of both, and the root of the product of their variations.
    sums: [f64; 2],
    variation: f64,
}

/// The other matrix, whole rows of it.
#[derive(Debug)]
enum LookedUp {
    Bits { width: usize, bits: Vec<u64> },
    Rows { from: Vec<usize>, others: Vec<(u32, f64)> },
}

impl LookedUp {
    fn of(cells: &Cells, items: usize, directed: bool, bits: bool) -> Self {
        let both = |(a, b): (u32, u32)| [(a, b), (b, a)].into_iter().take(if directed { 1 } else { 2 });
        if bits {
            let width = items.div_ceil(64);
            let mut bits = vec![0_u64; items * width];
            for (a, b) in cells.places.iter().copied().flat_map(both) {
                bits[a as usize * width + b as usize / 64] |= 1 << (b % 64);
            }
            return Self::Bits { width, bits };
        }
        let mut from = vec![0; items + 1];
        for (a, _) in cells.places.iter().copied().flat_map(both) {
            from[a as usize + 1] += 1;
        }
        for item in 0..items {
            from[item + 1] += from[item];
        }
        let (mut next, mut others) = (from.clone(), vec![(0, 0.0); from[items]]);
        for (place, pair) in cells.places.iter().enumerate() {
            for (a, b) in both(*pair) {
                others[next[a as usize]] = (b, cells.value(place));
                next[a as usize] += 1;
            }
        }
        Self::Rows { from, others }
    }
}

/// Room that a product needs, to be used again.
#[derive(Debug, Default)]
struct Room {
    inverse: Vec<u32>,
    row: Vec<f64>,
}

impl<'a> Pair<'a> {
    /// Two matrices on so many items, over the cells i < j, or over all i ≠ j where they are directed. Nothing where one of them is
    /// the same in all cells.
    pub(crate) fn of(first: &'a Cells, second: &'a Cells, items: usize, directed: bool) -> Option<Self> {
        let ordered = items as f64 * (items as f64 - 1.0);
        let cells = if directed { ordered } else { ordered / 2.0 };
        if first.is_constant(cells) || second.is_constant(cells) {
            return None;
        }
        let (of_first, of_second) = (first.sums(), second.sums());
        let variation = |(sum, squares): (f64, f64)| (cells * squares - sum * sum).max(0.0);
        let variation = variation(of_first).sqrt() * variation(of_second).sqrt();
        if variation <= 0.0 || !variation.is_finite() {
            return None;
        }
        // Walking the sparser matrix pays when it saves more than turning the order round costs.
        let is_second = first.places.len() > second.places.len() + items;
        let (walked, other) = if is_second { (second, first) } else { (first, second) };
        let bits = items <= MOST_IN_BITS && first.values.is_none() && second.values.is_none();
        let looked_up = LookedUp::of(other, items, directed, bits);
        let mut rows = Vec::with_capacity(items);
        let mut from = 0;
        for item in 0..items {
            let to = from + walked.places[from..].iter().take_while(|(a, _)| *a as usize == item).count();
            rows.push(from..to);
            from = to;
        }
        Some(Self { items, walked, rows, is_second, looked_up, cells, sums: [of_first.0, of_second.0], variation })
    }

    /// Σ x_ij · y_π(i)π(j), π being the order.
    fn product(&self, order: &[u32], room: &mut Room) -> f64 {
        let order = if self.is_second {
            room.inverse.resize(self.items, 0);
            for (item, place) in order.iter().enumerate() {
                room.inverse[*place as usize] = item as u32;
            }
            &room.inverse[..]
        } else {
            order
        };
        match &self.looked_up {
            LookedUp::Bits { width, bits } => {
                let mut shared = 0;
                for (item, row) in order.iter().zip(&self.rows) {
                    let bits = &bits[*item as usize * width..(*item as usize + 1) * width];
                    for (_, b) in &self.walked.places[row.clone()] {
                        let b = order[*b as usize];
                        shared += bits[b as usize / 64] >> (b % 64) & 1;
                    }
                }
                shared as f64
            }
            LookedUp::Rows { from, others } => {
                room.row.resize(self.items, 0.0);
                let mut sum = 0.0;
                for (item, row) in order.iter().zip(&self.rows).filter(|(_, row)| !row.is_empty()) {
                    let item = *item as usize;
                    let others = &others[from[item]..from[item + 1]];
                    for (other, value) in others {
                        room.row[*other as usize] = *value;
                    }
                    let there = |b: u32| room.row[order[b as usize] as usize];
                    let places = &self.walked.places[row.clone()];
                    match &self.walked.values {
                        None => sum = places.iter().fold(sum, |sum, (_, b)| sum + there(*b)),
                        Some(values) => {
                            let weighted = places.iter().zip(&values[row.clone()]);
                            sum = weighted.fold(sum, |sum, ((_, b), value)| sum + value * there(*b));
                        }
                    }
                    for (other, _) in others {
                        room.row[*other as usize] = 0.0;
                    }
                }
                sum
            }
        }
    }

    fn correlation(&self, order: &[u32], room: &mut Room) -> f64 {
        ((self.cells * self.product(order, room) - self.sums[0] * self.sums[1]) / self.variation).clamp(-1.0, 1.0)
    }

    /// The correlation over the cells, and what it is when the rows and columns of the second matrix are permuted together.
    ///
    /// # Errors
    /// [`Stopped`] when the watch says so.
    pub(crate) fn tested(&self, lot: Lot, watch: &Watch) -> Result<Tested, Stopped> {
        let items: Vec<u32> = (0..self.items as u32).collect();
        let observed = self.correlation(&items, &mut Room::default());
        permuted(&items, lot, &[observed], watch, Room::default, |room, order, values| values[0] = self.correlation(order, room))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maths::Random;

    const LOT: Lot = Lot { replicates: 200, seed: 1 };

    fn drawn(random: &mut Random, items: u32, directed: bool, weighted: bool, density: usize) -> Cells {
        let pairs = (0..items).flat_map(|a| (0..items).filter(move |b| a != *b && (directed || a < *b)).map(move |b| (a, b)));
        let places: Vec<(u32, u32)> = pairs.filter(|_| random.below(10) < density).collect();
        let values = weighted.then(|| places.iter().map(|_| 1.0 + random.below(5) as f64).collect());
        Cells { places, values }
    }

    /// Pearson's r over the cells, from two full tables, the second in another order.
    fn by_table(first: &Cells, second: &Cells, items: usize, directed: bool, order: &[u32]) -> f64 {
        let table = |cells: &Cells| {
            let mut table = vec![vec![0.0; items]; items];
            for (place, (a, b)) in cells.places.iter().enumerate() {
                table[*a as usize][*b as usize] = cells.value(place);
                if !directed {
                    table[*b as usize][*a as usize] = cells.value(place);
                }
            }
            table
        };
        let (x, y) = (table(first), table(second));
        let cells: Vec<(f64, f64)> = (0..items)
            .flat_map(|i| (0..items).filter(move |j| i != *j && (directed || i < *j)).map(move |j| (i, j)))
            .map(|(i, j)| (x[i][j], y[order[i] as usize][order[j] as usize]))
            .collect();
        let count = cells.len() as f64;
        let (mean_x, mean_y) = (cells.iter().map(|cell| cell.0).sum::<f64>() / count, cells.iter().map(|cell| cell.1).sum::<f64>() / count);
        let product: f64 = cells.iter().map(|(a, b)| (a - mean_x) * (b - mean_y)).sum();
        let square = |of: &dyn Fn(&(f64, f64)) -> f64| cells.iter().map(|cell| of(cell).powi(2)).sum::<f64>();
        product / (square(&|cell| cell.0 - mean_x) * square(&|cell| cell.1 - mean_y)).sqrt()
    }

    #[test]
    fn the_correlation_is_that_of_the_tables_in_every_order() {
        let mut random = Random::new(2, 0);
        for (items, directed, weighted) in [(6, false, false), (6, true, false), (7, false, true), (7, true, true), (70, true, false)] {
            for densities in [(3, 4), (8, 1)] {
                let first = drawn(&mut random, items, directed, weighted, densities.0);
                let second = drawn(&mut random, items, directed, false, densities.1);
                let Some(pair) = Pair::of(&first, &second, items as usize, directed) else { continue };
                let mut order: Vec<u32> = (0..items).collect();
                for _ in 0..20 {
                    let found = pair.correlation(&order, &mut Room::default());
                    let expected = by_table(&first, &second, items as usize, directed, &order);
                    assert!((found - expected).abs() < 1e-12, "{found} {expected}");
                    random.shuffle(&mut order);
                }
            }
        }
    }

    #[test]
    fn a_matrix_with_itself_gives_1_and_a_constant_one_nothing() {
        let path = Cells { places: vec![(0, 1), (1, 2), (2, 3)], values: None };
        let found = Pair::of(&path, &path, 4, false).expect("it varies").tested(LOT, &Watch::new()).expect("nobody stops it");
        assert!(found.exact && found.arrangements == 24 && (found.observed(0) - 1.0).abs() < 1e-15);
        // A path of four read forwards and backwards; and two orders in which it is where it was not, which gives −1.
        assert_eq!((found.greater(0), found.less(0), found.further(0)), (2.0 / 24.0, 1.0, 4.0 / 24.0));
        let full = Cells { places: vec![(0, 1), (0, 2), (1, 2)], values: None };
        let some = Cells { places: vec![(0, 1)], values: None };
        assert!(Pair::of(&full, &some, 3, false).is_none() && Pair::of(&some, &Cells::default(), 3, false).is_none());
        assert!(Pair::of(&full, &some, 3, true).is_some());
        let even = Cells { values: Some(vec![0.1; 3]), ..full.clone() };
        let uneven = Cells { values: Some(vec![0.1, 0.1, 0.2]), ..full };
        assert!(Pair::of(&even, &some, 3, false).is_none() && Pair::of(&uneven, &some, 3, false).is_some());
    }

    #[test]
    fn drawn_orders_come_near_to_all_orders() {
        let mut random = Random::new(9, 0);
        let (first, second) = (drawn(&mut random, 8, true, false, 4), drawn(&mut random, 8, true, false, 3));
        let pair = Pair::of(&first, &second, 8, true).expect("they vary");
        let exact = pair.tested(LOT, &Watch::new()).expect("nobody stops it");
        assert!(exact.exact && exact.arrangements == 40_320);
        // The same with an isolate more is too large for all orders, so the drawn ones of eight are looked at by hand.
        let mut order: Vec<u32> = (0..8).collect();
        let (mut greater, mut sum) = (0, 0.0);
        for _ in 0..4000 {
            random.shuffle(&mut order);
            let value = by_table(&first, &second, 8, true, &order);
            greater += usize::from(value >= exact.observed(0) - 1e-9);
            sum += value;
        }
        assert!((f64::from(greater as u32) / 4000.0 - exact.greater(0)).abs() < 0.03);
        assert!((sum / 4000.0 - exact.mean(0)).abs() < 0.01);
    }
}
