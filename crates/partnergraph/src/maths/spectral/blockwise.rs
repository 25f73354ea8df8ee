//! Vectors that are long enough to be worked on block by block.

use super::super::{Stopped, Watch, in_blocks};

/// Items of a block: a vector of this length and what it is made from stay in the fastest memory.
pub(super) const BLOCK: usize = 4096;

/// Fills a vector, item by item.
pub(super) fn fill(out: &mut [f64], watch: &Watch, of: impl Fn(usize) -> f64 + Sync) -> Result<(), Stopped> {
    if out.len() <= BLOCK {
        watch.check()?;
        out.iter_mut().enumerate().for_each(|(item, slot)| *slot = of(item));
        return Ok(());
    }
    let (mut at, count) = (0, out.len());
    in_blocks(
        count,
        BLOCK,
        watch,
        || (),
        |(), range| range.map(&of).collect::<Vec<f64>>(),
        |part| {
            out[at..at + part.len()].copy_from_slice(&part);
            at += part.len();
        },
    )
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
    let (mut at, mut squares, count) = (0, 0.0, out.len());
    let of = |(): &mut (), range: std::ops::Range<usize>| {
        let mut part = from.map_or_else(|| vec![0.0; range.len()], |from| from[range.clone()].to_vec());
        for (vector, factor) in vectors.iter().zip(factors) {
            part.iter_mut().zip(&vector[range.clone()]).for_each(|(slot, value)| *slot += factor * value);
        }
        let squares = dot(&part, &part);
        (part, squares)
    };
    in_blocks(
        count,
        BLOCK,
        watch,
        || (),
        of,
        |(part, more)| {
            out[at..at + part.len()].copy_from_slice(&part);
            at += part.len();
            squares += more;
        },
    )?;
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
