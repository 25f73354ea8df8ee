//! All splits of few items.

use super::{Between, Equal, MOST_LISTED, Shape, Split, TOLERANCE};
use crate::maths::{Rows, Stopped, Watch, in_blocks};

/// Up to so many items every split is looked at.
pub(crate) const MOST_EXACT: usize = 20;

/// So many splits are one block.
const BLOCK: usize = 1 << 15;

/// The best of what has been looked at, cores as bits.
#[derive(Debug, Clone)]
struct Best {
    r: f64,
    optima: u64,
    first: u32,
    cores: Vec<u32>,
    in_core: [u64; MOST_EXACT],
}

/// The split of largest r among all, of equal ones that with the smallest core, then that whose core comes first; nothing where
/// r is defined for none. The items must be at most 20.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn every_split(rows: &Rows, between: Between, watch: &Watch) -> Result<Option<Split>, Stopped> {
    let shape = Shape::of(rows, between);
    let near: Vec<u32> = (0..rows.len()).map(|item| rows.row(item).iter().fold(0, |near, other| near | 1 << other)).collect();
    let sizes: Vec<Size> = (0..=rows.len() as i64).map(|core| Size::of(shape, core)).collect();
    let mut best = Best::none();
    let work = |_: &mut (), range: std::ops::Range<usize>| looked_at(shape, &near, &sizes, range);
    in_blocks(1 << rows.len(), BLOCK, watch, || (), work, |found| best.add(&found))?;
    Ok((best.optima > 0).then(|| best.split(rows.len())))
}

/// What all cores of one size have in common.
#[derive(Debug, Clone, Copy)]
struct Size {
    ones: i64,
    all: i64,
    /// Ones times zeros.
    product: f64,
}

impl Size {
    fn of(shape: Shape, core: i64) -> Self {
        let (ones, zeros) = shape.pairs(core);
        Self { ones, all: ones + zeros, product: (ones * zeros) as f64 }
    }
}

/// Goes through splits so that each differs from the one before in one item (Gray code): split i has the bits i xor i/2.
fn looked_at(shape: Shape, near: &[u32], sizes: &[Size], range: std::ops::Range<usize>) -> Best {
    let mut core = (range.start ^ range.start >> 1) as u32;
    let members = |set: u32| (0..near.len()).filter(move |item| set >> item & 1 == 1);
    let inside_of = |set: u32| members(set).map(|item| i64::from((near[item] & set).count_ones())).sum::<i64>() / 2;
    let everyone = ((1_u64 << near.len()) - 1) as u32;
    let (mut inside, mut outside) = (inside_of(core), inside_of(everyone & !core));
    let mut best = Best::none();
    // What a split must have to come into question, as far as it can be told without a root.
    let mut bar = 0.0;
    for number in range.clone() {
        if number > range.start {
            let item = number.trailing_zeros() as usize;
            let (bit, degree) = (1 << item, i64::from(near[item].count_ones()));
            let tied = i64::from((near[item] & core).count_ones());
            if core & bit == 0 {
                inside += tied;
                outside -= degree - tied;
            } else {
                inside -= tied;
                outside += degree - tied;
            }
            core ^= bit;
        }
        let size = sizes[core.count_ones() as usize];
        let (hits, misses) = shape.hits(inside, outside);
        let ties = hits + misses;
        let above = (size.all * hits - size.ones * ties) as f64;
        let below = size.product * (ties * (size.all - ties)) as f64;
        if bar > 0.0 && (above <= 0.0 || above * above < bar * below) {
            continue;
        }
        if below > 0.0 {
            best.count(above / below.sqrt(), core);
            let least = best.r - 10.0 * TOLERANCE;
            bar = if least > 0.0 { least * least } else { 0.0 };
        }
    }
    best
}

impl Best {
    const fn none() -> Self {
        Self { r: f64::NEG_INFINITY, optima: 0, first: 0, cores: Vec::new(), in_core: [0; MOST_EXACT] }
    }

    fn count(&mut self, r: f64, core: u32) {
        if r < self.r - TOLERANCE {
            return;
        }
        if r > self.r + TOLERANCE {
            *self = Self { r, ..Self::none() };
        }
        self.r = self.r.max(r);
        if self.optima == 0 || comes_before(core, self.first) {
            self.first = core;
        }
        self.optima += 1;
        if self.cores.len() <= MOST_LISTED {
            self.cores.push(core);
        }
        let mut rest = core;
        while rest != 0 {
            self.in_core[rest.trailing_zeros() as usize] += 1;
            rest &= rest - 1;
        }
    }

    fn add(&mut self, other: &Self) {
        if other.optima == 0 || other.r < self.r - TOLERANCE {
            return;
        }
        if other.r > self.r + TOLERANCE {
            self.clone_from(other);
            return;
        }
        self.r = self.r.max(other.r);
        if comes_before(other.first, self.first) {
            self.first = other.first;
        }
        self.optima += other.optima;
        self.cores.extend(&other.cores);
        self.in_core.iter_mut().zip(other.in_core).for_each(|(times, more)| *times += more);
    }

    fn split(mut self, items: usize) -> Split {
        if self.optima > MOST_LISTED as u64 {
            self.cores = vec![self.first];
        }
        self.cores.sort_by(|a, b| if comes_before(*a, *b) { std::cmp::Ordering::Less } else { std::cmp::Ordering::Greater });
        let members = |core: u32| (0..items as u32).filter(|item| core >> item & 1 == 1).collect::<Vec<_>>();
        Split {
            r: self.r,
            core: members(self.first),
            equal: Some(Equal {
                optima: self.optima,
                cores: self.cores.iter().map(|core| members(*core)).collect(),
                in_core: self.in_core[..items].to_vec(),
            }),
        }
    }
}

/// Whether a core is smaller than another, or as large and before it: the lowest item that only one of them has is its own.
const fn comes_before(core: u32, other: u32) -> bool {
    let (a, b, differ) = (core.count_ones(), other.count_ones(), core ^ other);
    a < b || a == b && core & differ & differ.wrapping_neg() != 0
}
