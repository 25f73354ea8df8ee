//! Solutions of x = g(x) for a g that is linear but for a constant, and brings any two points nearer to each other.
//!
//! Plain steps where they come near fast; otherwise steps that are put together from the last few (Anderson 1965), which for
//! such a g is a Krylov method.

use super::super::{Stopped, Watch};
use super::blockwise::{BLOCK, add, dots};
use super::dense::solve;

/// A step from a point to a nearer one.
pub(super) trait Step {
    fn step(&mut self, x: &[f64], out: &mut Vec<f64>, watch: &Watch) -> Result<(), Stopped>;
}

/// Steps that are put together.
const MEMORY: usize = 3;
/// Plain steps that shorten the way to less than this share are left plain.
const FAST: f64 = 0.65;

/// Goes on from x until a plain step changes it by at most `enough` of its sum; nothing where that is not reached. Gives the
/// point that the last step led to.
pub(super) fn settle(x: Vec<f64>, enough: f64, most: usize, step: &mut impl Step, watch: &Watch) -> Result<Option<Vec<f64>>, Stopped> {
    let mut x = x;
    let count = x.len();
    let (mut image, mut change) = (vec![0.0; count], vec![0.0; count]);
    let (mut last_x, mut last_change, mut partly) = (Vec::new(), Vec::new(), Vec::new());
    let (mut moves, mut changes): (Vec<Vec<f64>>, Vec<Vec<f64>>) = (Vec::new(), Vec::new());
    let (mut products, mut oldest) = (vec![0.0; MEMORY * MEMORY], 0);
    let (mut before, mut plain) = (f64::INFINITY, true);
    for number in 0..most {
        step.step(&x, &mut image, watch)?;
        let (mut moved, mut total) = (0.0, 0.0);
        for ((image, x), change) in image.chunks(BLOCK).zip(x.chunks(BLOCK)).zip(change.chunks_mut(BLOCK)) {
            let (mut block_moved, mut block_total) = (0.0, 0.0);
            for ((image, x), change) in image.iter().zip(x).zip(change) {
                *change = image - x;
                block_moved += change.abs();
                block_total += image.abs();
            }
            moved += block_moved;
            total += block_total;
        }
        if moved <= enough * total {
            return Ok(Some(image));
        }
        if !total.is_finite() {
            return Ok(None);
        }
        if plain && number > 3 && moved > FAST * before {
            plain = false;
        }
        // Where putting together leads astray, a plain step begins anew.
        let astray = !plain && moved > 4.0 * before;
        before = moved;
        if plain || astray {
            if astray {
                moves.clear();
                changes.clear();
                last_x.clear();
            }
            std::mem::swap(&mut x, &mut image);
            continue;
        }
        if !last_x.is_empty() {
            let place = if moves.len() < MEMORY {
                moves.push(vec![0.0; count]);
                changes.push(vec![0.0; count]);
                moves.len() - 1
            } else {
                oldest = (oldest + 1) % MEMORY;
                (oldest + MEMORY - 1) % MEMORY
            };
            difference(&x, &last_x, &mut moves[place]);
            difference(&change, &last_change, &mut changes[place]);
            for (other, product) in dots(&changes, &changes[place], watch)?.into_iter().enumerate() {
                products[place * MEMORY + other] = product;
                products[other * MEMORY + place] = product;
            }
        } else {
            oldest = 0;
        }
        last_x.clear();
        last_x.extend_from_slice(&x);
        last_change.clear();
        last_change.extend_from_slice(&change);
        let size = changes.len();
        let mut factors = dots(&changes, &change, watch)?;
        let mut square: Vec<f64> = (0..size * size).map(|place| products[place / size * MEMORY + place % size]).collect();
        let scale = (0..size).map(|item| square[item * size + item]).fold(0.0, f64::max);
        (0..size).for_each(|item| square[item * size + item] *= 1.0 + 1e-14);
        solve(&mut square, size, &mut factors, scale * 1e-16 + f64::MIN_POSITIVE);
        let minus: Vec<f64> = factors.iter().map(|factor| -factor).collect();
        partly.resize(count, 0.0);
        add(Some(&image), &moves, &minus, &mut partly, watch)?;
        add(Some(&partly), &changes, &minus, &mut x, watch)?;
    }
    Ok(None)
}

fn difference(a: &[f64], b: &[f64], out: &mut [f64]) {
    out.iter_mut().zip(a).zip(b).for_each(|((out, a), b)| *out = a - b);
}
