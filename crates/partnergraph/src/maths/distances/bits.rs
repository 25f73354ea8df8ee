//! What is yes or no, as bits.

use super::{Column, TILE};

/// Bits of rows: of row r the word w is `words[w · count + r]`.
#[derive(Debug, Clone, Default)]
pub(super) struct Bits {
    count: usize,
    words: Vec<u64>,
    is_full: bool,
}

impl Bits {
    /// So many bits of so many rows.
    pub(super) fn of(count: usize, bits: usize, is_set: impl Fn(usize, usize) -> bool) -> Self {
        let mut words = vec![0_u64; bits.div_ceil(64) * count];
        let mut is_full = true;
        for bit in 0..bits {
            for (row, word) in words[bit / 64 * count..][..count].iter_mut().enumerate() {
                let set = is_set(bit, row);
                is_full &= set;
                *word |= u64::from(set) << (bit % 64);
            }
        }
        Self { count, words, is_full }
    }

    /// Whether every bit is set.
    pub(super) const fn is_full(&self) -> bool {
        self.is_full
    }

    /// The words of all rows, by their number.
    fn by_word(&self) -> impl Iterator<Item = &[u64]> {
        self.words.chunks_exact(self.count.max(1))
    }

    /// The number of bits that both rows have.
    pub(super) fn common(&self, one: usize, other: usize) -> usize {
        self.by_word().map(|words| (words[one] & words[other]).count_ones() as usize).sum()
    }
}

/// What is there or not.
#[derive(Debug, Clone, Default)]
pub(super) struct Presence {
    /// Yes.
    ones: Bits,
    /// Yes or no, not missing.
    known: Bits,
}

impl Presence {
    pub(super) fn of(count: usize, columns: &[&Column]) -> Self {
        Self {
            ones: Bits::of(count, columns.len(), |column, row| columns[column].values[row] > 0.0),
            known: Bits::of(count, columns.len(), |column, row| columns[column].has(row)),
        }
    }

    /// For each of the others how many columns are yes in both, and how many in either, among those known in both.
    pub(super) fn each(&self, row: usize, from: usize, others: usize, mut take: impl FnMut(usize, u32, u32)) {
        let (mut both, mut either) = ([0_u32; TILE], [0_u32; TILE]);
        let (both, either) = (&mut both[..others], &mut either[..others]);
        for (ones, known) in self.ones.by_word().zip(self.known.by_word()) {
            let (one, one_known) = (ones[row], known[row]);
            let (ones, known) = (&ones[from..from + others], &known[from..from + others]);
            if self.known.is_full {
                for ((both, either), other) in both.iter_mut().zip(either.iter_mut()).zip(ones) {
                    *both += (one & other).count_ones();
                    *either += (one | other).count_ones();
                }
            } else {
                for (((both, either), other), other_known) in both.iter_mut().zip(either.iter_mut()).zip(ones).zip(known) {
                    // What is yes is known.
                    *both += (one & other).count_ones();
                    *either += ((one & other_known) | (other & one_known)).count_ones();
                }
            }
        }
        both.iter().zip(either).enumerate().for_each(|(place, (both, either))| take(place, *both, *either));
    }
}

/// What is in one of some states: a bit for each state that a column has.
#[derive(Debug, Clone, Default)]
pub(super) struct States {
    states: Bits,
    known: Bits,
}

impl States {
    pub(super) fn of(count: usize, columns: &[&Column]) -> Self {
        let mut bits: Vec<(usize, f64)> = Vec::new();
        for (number, column) in columns.iter().enumerate() {
            let mut states: Vec<f64> = column.values.iter().copied().filter(|state| !state.is_nan()).collect();
            states.sort_by(f64::total_cmp);
            states.dedup();
            bits.extend(states.into_iter().map(|state| (number, state)));
        }
        Self {
            states: Bits::of(count, bits.len(), |bit, row| columns[bits[bit].0].values[row] == bits[bit].1),
            known: Bits::of(count, columns.len(), |column, row| columns[column].has(row)),
        }
    }

    /// For each of the others how many columns are in the same state, and how many are known in both.
    pub(super) fn each(&self, row: usize, from: usize, others: usize, mut take: impl FnMut(usize, u32, u32)) {
        let (mut same, mut known) = ([0_u32; TILE], [0_u32; TILE]);
        let (same, known) = (&mut same[..others], &mut known[..others]);
        for (bits, counts) in [(&self.states, &mut *same), (&self.known, &mut *known)] {
            for words in bits.by_word() {
                let one = words[row];
                counts.iter_mut().zip(&words[from..from + others]).for_each(|(count, other)| *count += (one & other).count_ones());
            }
        }
        same.iter().zip(known).enumerate().for_each(|(place, (same, known))| take(place, *same, *known));
    }
}
