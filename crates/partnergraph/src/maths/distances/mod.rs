//! Distances between the rows of a table, over all pairs of rows.
//!
//! A value that is missing is `NaN`; a column in which one of two rows has none is left out of their pair. What is yes or no is
//! held as bits, small counts as whole numbers of 16 bits, everything else as floats, all by columns: one row is held against a
//! stretch of others at a time.

mod bits;
mod numbers;
mod whole;

use self::bits::{Bits, Presence, States};
use self::numbers::Numbers;
use self::whole::Whole;
use super::condensed::{Condensed, pairs, place};
use super::{Stopped, Watch, in_place};

/// How two rows are held against each other. x and y are their values in a column, all sums over the columns of the pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    /// 1 − (both yes)/(either yes).
    Jaccard,
    /// 1 − 2 (both yes)/(yes of one + yes of the other).
    Sorensen,
    /// Σ|x−y|/Σ(x+y), of values of 0 or more.
    BrayCurtis,
    /// The mean over the columns of |x−y| of scaled numbers, and of 0 for the same and 1 for another state or presence; what is
    /// there in neither is left out.
    Gower,
    /// Σ |x−y|/(|x|+|y|), a column with 0/0 adding 0.
    Canberra,
    /// 1 − Σxy/√(Σx² Σy²).
    Cosine,
    /// The share of the states that differ.
    Hamming,
}

/// How a column is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Read {
    /// Whether there is something: yes where it is above 0.
    Presence,
    /// As a number, times this.
    Number(f64),
    /// As a state: the same or another.
    State,
}

/// A column: how it is read, and a value for each row, `NaN` where there is none.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Column {
    pub(crate) read: Read,
    pub(crate) values: Vec<f64>,
}

impl Column {
    fn has(&self, row: usize) -> bool {
        !self.values[row].is_nan()
    }
}

/// So many rows are held against one at a time.
const TILE: usize = 256;
/// So many pairs of rows of 32 values are worked out between two looks at the watch.
const BLOCK: usize = 1 << 18;

/// Rows that are ready to be compared.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    measure: Measure,
    count: usize,
    columns: usize,
    /// Of each column and row whether there is a value.
    known: Bits,
    presence: Presence,
    states: States,
    numbers: Numbers,
    whole: Option<Whole>,
}

impl Table {
    /// So many rows with these columns; a measure reads those that it is made for.
    pub(crate) fn new(measure: Measure, count: usize, columns: &[Column]) -> Self {
        let of = |wanted: fn(Read) -> bool| columns.iter().filter(|column| wanted(column.read)).collect::<Vec<&Column>>();
        let numbers = of(|read| matches!(read, Read::Number(_)));
        let whole = if measure == Measure::BrayCurtis { Whole::of(count, &numbers) } else { None };
        Self {
            measure,
            count,
            columns: columns.len(),
            known: Bits::of(count, columns.len(), |column, row| columns[column].has(row)),
            presence: Presence::of(count, &of(|read| read == Read::Presence)),
            states: States::of(count, &of(|read| read == Read::State)),
            numbers: Numbers::of(count, if whole.is_some() { &[] } else { &numbers }),
            whole,
        }
    }

    /// The number of columns in which both rows have a value.
    pub(crate) fn compared(&self, one: usize, other: usize) -> usize {
        self.known.common(one, other)
    }

    /// The distance of every pair of rows; `NaN` where there is none.
    pub(crate) fn all_pairs(&self, watch: &Watch) -> Result<Condensed, Stopped> {
        let mut values = vec![0.0; pairs(self.count)];
        watch.expect(values.len());
        let block = (BLOCK * 32 / self.columns.max(32)).max(TILE);
        let work = |start: usize, part: &mut [f64]| {
            self.stretch(start, part);
            part.len()
        };
        in_place(&mut values, block, watch, work, |done| watch.add_done(done))?;
        Ok(Condensed::new(self.count, values).expect("there is a value for each pair"))
    }

    /// The distances of the pairs from a place on. All rows of the stretch are held against the same others before it goes on to
    /// the next ones, so that these are at hand.
    fn stretch(&self, start: usize, part: &mut [f64]) {
        let (count, end) = (self.count, start + part.len());
        let (first, last) = (row_of(count, start), row_of(count, end - 1));
        for tile in (first + 1..count).step_by(TILE) {
            for row in first..=last {
                // The others of this row that are in the stretch and not done yet.
                let begin = place(count, row, row + 1);
                let from = tile.max(row + 1).max(row + 1 + start.saturating_sub(begin));
                let to = (tile + TILE).min(count).min((row + 1 + end).saturating_sub(begin));
                if from < to {
                    let at = begin + from - row - 1 - start;
                    self.fill(row, from, &mut part[at..at + to - from]);
                }
            }
        }
    }

    /// The distances of one row to the others from a place on, no more than [`TILE`] of them.
    fn fill(&self, row: usize, from: usize, out: &mut [f64]) {
        let ratio = |part: u32, whole: u32| f64::from(part) / f64::from(whole);
        match self.measure {
            Measure::Jaccard => self.presence.each(row, from, out.len(), |place, both, either| out[place] = ratio(either - both, either)),
            Measure::Sorensen => {
                self.presence.each(row, from, out.len(), |place, both, either| out[place] = ratio(either - both, either + both));
            }
            Measure::Hamming => self.states.each(row, from, out.len(), |place, same, known| out[place] = ratio(known - same, known)),
            Measure::BrayCurtis => match &self.whole {
                Some(whole) => whole.bray_curtis(row, from, out),
                None => self.numbers.bray_curtis(row, from, out),
            },
            Measure::Canberra => {
                self.numbers.canberra(row, from, out);
                // A sum over nothing is no distance.
                self.missing(row, from, out);
            }
            Measure::Cosine => self.numbers.cosine(row, from, out),
            Measure::Gower => self.gower(row, from, out),
        }
    }

    fn missing(&self, row: usize, from: usize, out: &mut [f64]) {
        if !self.known.is_full() || self.columns == 0 {
            let nothing = |(other, _): &(usize, &mut f64)| self.compared(row, from + other) == 0;
            out.iter_mut().enumerate().filter(nothing).for_each(|(_, value)| *value = f64::NAN);
        }
    }

    fn gower(&self, row: usize, from: usize, out: &mut [f64]) {
        let (mut weights, others) = ([0.0; TILE], out.len());
        let weights = &mut weights[..others];
        self.numbers.differences(row, from, out, weights);
        let mut add = |place: usize, differ: u32, of: u32| {
            out[place] += f64::from(differ);
            weights[place] += f64::from(of);
        };
        self.presence.each(row, from, others, |place, both, either| add(place, either - both, either));
        self.states.each(row, from, others, |place, same, known| add(place, known - same, known));
        out.iter_mut().zip(weights).for_each(|(sum, weight)| *sum /= *weight);
    }
}

/// The row that the pair at a place belongs to: that of its first.
fn row_of(count: usize, pair: usize) -> usize {
    let (mut low, mut high) = (0, count - 1);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if place(count, middle, middle + 1) <= pair {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests;
