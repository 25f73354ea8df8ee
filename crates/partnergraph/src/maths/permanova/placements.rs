//! Sums over items with the same label, for many placements of the labels at a time.
//!
//! Sums of every choice of eight numbers are worked out once, and then looked up by which of the eight items have the label: for a
//! thousand placements that is an eighth of the additions, and nothing is decided on the way.

use std::ops::Range;

use crate::maths::{Condensed, Stopped, Watch, in_blocks};

/// So many items share a table of sums.
const WIDTH: usize = 8;
/// So many tables are made at a time: as many as stay near the processor. Their masks fill a word.
const TABLES: usize = 8;
/// Below so many placements the tables cost more than they save.
const FEW: usize = 48;

/// Placements of labels over the same items.
#[derive(Debug)]
pub(super) struct Placements {
    many: usize,
    labels: usize,
    /// For each 64 items, placement and label which of the 64 have it.
    masks: Vec<u64>,
    /// For each item and placement the label.
    label_of: Vec<u32>,
}

impl Placements {
    /// Placements one after the other, each a label for every item.
    pub(super) fn of(placed: &[u32], items: usize, labels: usize) -> Self {
        let many = placed.len() / items.max(1);
        let mut masks = vec![0_u64; items.div_ceil(WIDTH * TABLES) * many * labels];
        for (number, labels_of) in placed.chunks_exact(items.max(1)).enumerate() {
            for (place, labels_of) in labels_of.chunks(WIDTH * TABLES).enumerate() {
                let from = (place * many + number) * labels;
                let words = &mut masks[from..from + labels];
                labels_of.iter().enumerate().for_each(|(bit, label)| words[*label as usize] |= 1 << bit);
            }
        }
        // Turned round in squares, so that what is written stands together.
        const SIDE: usize = 32;
        let mut label_of = vec![0_u32; items * many];
        for first in (0..many).step_by(SIDE) {
            for start in (0..items).step_by(SIDE) {
                for number in first..(first + SIDE).min(many) {
                    for item in start..(start + SIDE).min(items) {
                        label_of[item * many + number] = placed[number * items + item];
                    }
                }
            }
        }
        Self { many, labels, masks, label_of }
    }

    pub(super) const fn many(&self) -> usize {
        self.many
    }

    /// The label of an item in each placement.
    pub(super) fn labels_of(&self, item: usize) -> &[u32] {
        &self.label_of[item * self.many..(item + 1) * self.many]
    }

    /// Adds for each placement the values of those items, from one on, that have the label of an item.
    pub(super) fn add_row(&self, item: usize, from: usize, values: &[f64], sums: &mut [f64]) {
        let labels_of = self.labels_of(item);
        let wide = self.many * self.labels;
        let mut tables = [[0.0; 1 << WIDTH]; TABLES];
        let (mut at, mut rest) = (from, values);
        while !rest.is_empty() {
            let (chunk, offset) = (at / (WIDTH * TABLES), at % (WIDTH * TABLES));
            let (now, later) = rest.split_at(rest.len().min(WIDTH * TABLES - offset));
            for (number, table) in tables.iter_mut().enumerate() {
                for bit in 0..WIDTH {
                    let value = (number * WIDTH + bit).checked_sub(offset).and_then(|place| now.get(place)).copied().unwrap_or(0.0);
                    let (low, high) = table.split_at_mut(1 << bit);
                    high.iter_mut().zip(&*low).for_each(|(with, without)| *with = without + value);
                }
            }
            let words = self.masks[chunk * wide..(chunk + 1) * wide].chunks_exact(self.labels);
            for ((sum, label), words) in sums.iter_mut().zip(labels_of).zip(words) {
                let [a, b, c, d, e, f, g, h] = words[*label as usize].to_le_bytes();
                let one = tables[0][a as usize] + tables[1][b as usize];
                let two = tables[2][c as usize] + tables[3][d as usize];
                let three = tables[4][e as usize] + tables[5][f as usize];
                let four = tables[6][g as usize] + tables[7][h as usize];
                *sum += (one + two) + (three + four);
            }
            at += now.len();
            rest = later;
        }
    }
}

/// For each placement the sum over all pairs with the same label of what stands between them, times the weight of the label.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(super) fn within(values: &Condensed, placed: &[u32], weights: &[f64], watch: &Watch) -> Result<Vec<f64>, Stopped> {
    let items = values.count();
    let many = placed.len() / items.max(1);
    let in_groups: f64 = weights.iter().map(|weight| weight.powi(-2)).sum();
    if many < FEW || in_groups < 0.125 * (items * items) as f64 {
        return one_by_one(values, placed, weights, watch);
    }
    let placements = Placements::of(placed, items, weights.len());
    let mut total = vec![0.0; many];
    let of_rows = |sums: &mut Vec<f64>, rows: Range<usize>| {
        let mut part = vec![0.0; many];
        for row in rows {
            sums.fill(0.0);
            placements.add_row(row, row + 1, values.row(row), sums);
            for ((part, sum), label) in part.iter_mut().zip(&*sums).zip(placements.labels_of(row)) {
                *part += sum * weights[*label as usize];
            }
        }
        part
    };
    in_blocks(items, 16, watch, || vec![0.0; many], of_rows, |part| total.iter_mut().zip(part).for_each(|(sum, more)| *sum += more))?;
    Ok(total)
}

/// The same, following the members of each group.
fn one_by_one(values: &Condensed, placed: &[u32], weights: &[f64], watch: &Watch) -> Result<Vec<f64>, Stopped> {
    let items = values.count();
    let mut total = Vec::with_capacity(placed.len() / items.max(1));
    let of_some = |members: &mut Vec<Vec<u32>>, numbers: Range<usize>| {
        let mut sums = Vec::with_capacity(numbers.len());
        for placed in placed[numbers.start * items..numbers.end * items].chunks_exact(items.max(1)) {
            members.iter_mut().for_each(Vec::clear);
            placed.iter().enumerate().for_each(|(item, label)| members[*label as usize].push(item as u32));
            let of_group = |members: &Vec<u32>| {
                let mut sum = 0.0;
                for (place, one) in members.iter().enumerate() {
                    let row = values.row(*one as usize);
                    sum += members[place + 1..].iter().map(|other| row[(other - one) as usize - 1]).sum::<f64>();
                }
                sum
            };
            sums.push(members.iter().zip(weights).map(|(members, weight)| of_group(members) * weight).sum());
        }
        sums
    };
    let block = (100_000 / (items * items).max(1)).max(1);
    in_blocks(placed.len() / items.max(1), block, watch, || vec![Vec::new(); weights.len()], of_some, |part: Vec<f64>| total.extend(part))?;
    Ok(total)
}
