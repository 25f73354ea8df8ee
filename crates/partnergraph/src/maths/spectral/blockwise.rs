//! Vectors that are long enough to be worked on block by block.

use super::super::{Stopped, Watch, in_blocks, in_place};

/// Items of a block: a vector of this length and what it is made from stay in the fastest memory.
pub(super) const BLOCK: usize = 4096;

/// Fills a vector, item by item.
pub(super) fn fill(out: &mut [f64], watch: &Watch, of: impl Fn(usize) -> f64 + Sync) -> Result<(), Stopped> {
    let block = |start: usize, part: &mut [f64]| part.iter_mut().enumerate().for_each(|(item, slot)| *slot = of(start + item));
    in_place(out, BLOCK, watch, block, |()| ())
}

/// Makes a vector so many times as long.
pub(super) fn scale(vector: &mut [f64], factor: f64, watch: &Watch) -> Result<(), Stopped> {
    in_place(vector, BLOCK, watch, |_, part| part.iter_mut().for_each(|entry| *entry *= factor), |()| ())
}

/// The products of some vectors with one.
pub(super) fn dots(vectors: &[Vec<f64>], with: &[f64], watch: &Watch) -> Result<Vec<f64>, Stopped> {
    let mut sums = vec![0.0; vectors.len()];
    let of = |(): &mut (), range: std::ops::Range<usize>| -> Vec<f64> {
        let with = &with[range.clone()];
        vectors.iter().map(|vector| dot(&vector[range.clone()], with)).collect()
    };
    in_blocks(with.len(), BLOCK, watch, || (), of, |part| sums.iter_mut().zip(part).for_each(|(sum, part)| *sum += part))?;
    Ok(sums)
}

/// `from` + Σ `factors`·`vectors` into `out`; gives the sum of its squares.
pub(super) fn add(from: Option<&[f64]>, vectors: &[Vec<f64>], factors: &[f64], out: &mut [f64], watch: &Watch) -> Result<f64, Stopped> {
    let mut squares = 0.0;
    let block = |start: usize, part: &mut [f64]| {
        let range = start..start + part.len();
        match from {
            Some(from) => part.copy_from_slice(&from[range.clone()]),
            None => part.fill(0.0),
        }
        for (vector, factor) in vectors.iter().zip(factors) {
            part.iter_mut().zip(&vector[range.clone()]).for_each(|(slot, value)| *slot += factor * value);
        }
        dot(part, part)
    };
    in_place(out, BLOCK, watch, block, |more| squares += more)?;
    Ok(squares)
}

/// Product of two vectors, in four sums side by side.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (a, b) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest: f64 = a.remainder().iter().zip(b.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in a.zip(b) {
        for lane in 0..4 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}

/// The length of a vector.
pub(super) fn norm(vector: &[f64]) -> f64 {
    vector.chunks(BLOCK).map(|block| dot(block, block)).sum::<f64>().sqrt()
}
