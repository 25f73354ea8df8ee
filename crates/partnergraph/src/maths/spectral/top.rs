//! The two largest eigenvalues of a matrix of three diagonals, and the vector of the largest.
//!
//! Laguerre's iteration comes down on the largest root of the characteristic polynomial from above and cannot pass it. Divided by
//! what was found, the polynomial gives the second in the same way. Counts of the eigenvalues above a number (Sturm) prove both. Where
//! anything is in doubt, as with roots too near each other, nothing is given and the caller takes the slower way.

/// A symmetric matrix of three diagonals.
pub(super) struct ThreeDiagonals<'a> {
    /// What stands on the diagonal.
    diagonal: &'a [f64],
    /// What stands beside it, each between an item and the one behind it.
    beside: &'a [f64],
    /// The squares of these.
    squares: Vec<f64>,
    /// No eigenvalue is further from 0.
    bound: f64,
    /// The sum of the squares of all eigenvalues.
    sum_of_squares: f64,
}

/// What was found of a matrix.
pub(super) struct Top {
    pub(super) first: f64,
    pub(super) second: f64,
    /// The vector of the first, of length 1.
    pub(super) vector: Vec<f64>,
}

/// What the characteristic polynomial p says at a point x.
struct Look {
    /// How many roots are above x.
    above: usize,
    /// Σ 1/(x − λ), which is −p′/p.
    slope: f64,
    /// Σ 1/(x − λ)².
    bend: f64,
}

/// As many iterations are allowed: five are the rule.
const MOST_STEPS: usize = 24;

impl<'a> ThreeDiagonals<'a> {
    /// Of n items and at least the n − 1 numbers beside them.
    pub(super) fn new(diagonal: &'a [f64], beside: &'a [f64]) -> Self {
        let beside = &beside[..diagonal.len().saturating_sub(1)];
        let squares: Vec<f64> = beside.iter().map(|entry| entry * entry).collect();
        let sum_of_squares = diagonal.iter().map(|entry| entry * entry).sum::<f64>() + 2.0 * squares.iter().sum::<f64>();
        let side = |place: Option<usize>| place.and_then(|place| beside.get(place)).map_or(0.0, |entry| entry.abs());
        let row = |(place, entry): (usize, &f64)| entry.abs() + side(place.checked_sub(1)) + side(Some(place));
        let widest = diagonal.iter().enumerate().map(row).fold(0.0, f64::max);
        Self { diagonal, beside, squares, bound: widest.min(sum_of_squares.sqrt()) * (1.0 + 1e-14), sum_of_squares }
    }

    /// The two largest eigenvalues and the vector of the first; nothing where they are not beyond doubt.
    pub(super) fn top(&self) -> Option<Top> {
        let n = self.diagonal.len();
        let nearly = 8.0 * f64::EPSILON * self.bound;
        let first = self.largest_root(self.bound, None, nearly)?;
        let rest = (self.sum_of_squares - first * first).max(0.0).sqrt() * (1.0 + 1e-12);
        let second = self.largest_root(rest.min(0.999 * first), Some(first), nearly)?;
        // A root is where the count changes.
        let margin = 32.0 * n as f64 * f64::EPSILON * self.bound;
        let counts = self.counts([first + margin, first - margin, second + margin, second - margin]);
        let [0, 1, 1, two_or_more] = counts else { return None };
        if two_or_more < 2 {
            return None;
        }
        let (vector, residual) = self.vector(first);
        (residual <= margin).then_some(Top { first, second, vector })
    }

    /// The largest root from above, of those beside one that is known.
    fn largest_root(&self, from: f64, known: Option<f64>, nearly: f64) -> Option<f64> {
        let others = usize::from(known.is_some());
        let degree = (self.diagonal.len() - others) as f64;
        let (mut x, mut down) = (from, 0.0);
        let mut climb = 0.0;
        for _ in 0..MOST_STEPS {
            let look = self.look(x);
            if look.above != others {
                // Rounding has led past a root: as near as can be, or by a small part of the step before.
                climb = if climb == 0.0 { 1e-6 * down } else { 16.0 * climb };
                if climb <= nearly {
                    return (down > 0.0).then_some(x);
                }
                x += climb;
                continue;
            }
            let off = known.map_or(0.0, |known| 1.0 / (x - known));
            let (slope, bend) = (look.slope - off, look.bend - off * off);
            let root = ((degree - 1.0) * (degree * bend - slope * slope)).max(0.0).sqrt();
            let step = degree / (slope + root);
            // On a root there is no step; whether it is the right one is seen by counting.
            if !(step >= 0.0 && step.is_finite()) {
                return (down > 0.0).then_some(x);
            }
            x -= step;
            (down, climb) = (step, 0.0);
            if down <= nearly {
                return Some(x);
            }
        }
        None
    }

    /// The pivots of T − x and their first two derivatives, each divided by the pivot.
    fn look(&self, x: f64) -> Look {
        let mut look = Look { above: 0, slope: 0.0, bend: 0.0 };
        let (mut inverse, mut first, mut second) = (0.0, 0.0, 0.0);
        for (place, entry) in self.diagonal.iter().enumerate() {
            let by = if place == 0 { 0.0 } else { self.squares[place - 1] * inverse };
            let pivot = (entry - x) - by;
            inverse = 1.0 / pivot;
            second = by * (second - 2.0 * first * first) * inverse;
            first = (by * first - 1.0) * inverse;
            look.above += usize::from(pivot > 0.0);
            look.slope += first;
            look.bend += first * first - second;
        }
        look
    }

    /// For each of four numbers how many eigenvalues are above it.
    fn counts(&self, numbers: [f64; 4]) -> [usize; 4] {
        let mut counts = [0; 4];
        let mut pivots = [1.0; 4];
        for (place, entry) in self.diagonal.iter().enumerate() {
            let square = if place == 0 { 0.0 } else { self.squares[place - 1] };
            for ((pivot, number), count) in pivots.iter_mut().zip(numbers).zip(&mut counts) {
                *pivot = entry - number - square / *pivot;
                if pivot.abs() < f64::MIN_POSITIVE {
                    *pivot = -f64::MIN_POSITIVE;
                }
                *count += usize::from(*pivot > 0.0);
            }
        }
        counts
    }

    /// The vector of an eigenvalue, and by how much it fails to be one: eliminated from both ends to where they meet best.
    fn vector(&self, value: f64) -> (Vec<f64>, f64) {
        let n = self.diagonal.len();
        let pivot = |number: f64| if number.abs() < f64::MIN_POSITIVE { -f64::MIN_POSITIVE } else { number };
        let mut down: Vec<f64> = Vec::with_capacity(n);
        for (place, entry) in self.diagonal.iter().enumerate() {
            let by = if place == 0 { 0.0 } else { self.squares[place - 1] / down[place - 1] };
            down.push(pivot(entry - value - by));
        }
        let mut up = vec![0.0; n];
        for place in (0..n).rev() {
            let by = if place + 1 == n { 0.0 } else { self.squares[place] / up[place + 1] };
            up[place] = pivot(self.diagonal[place] - value - by);
        }
        let left = |place: usize| (down[place] + up[place] - (self.diagonal[place] - value)).abs();
        let (mut meeting, mut least) = (0, f64::INFINITY);
        for (place, left) in (0..n).map(left).enumerate() {
            if left < least {
                (meeting, least) = (place, left);
            }
        }
        let mut vector = vec![0.0; n];
        vector[meeting] = 1.0;
        for place in (0..meeting).rev() {
            vector[place] = -self.beside[place] * vector[place + 1] / down[place];
        }
        for place in meeting + 1..n {
            vector[place] = -self.beside[place - 1] * vector[place - 1] / up[place];
        }
        let length = vector.iter().map(|part| part * part).sum::<f64>().sqrt();
        vector.iter_mut().for_each(|part| *part /= length);
        (vector, least / length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maths::Random;

    /// Eigenvalues of a path: 2 cos(kπ/(n + 1)); entries of the first vector sin(iπ/(n + 1)).
    #[test]
    fn a_path_is_as_its_formula() {
        for n in 3..100 {
            let (diagonal, beside) = (vec![0.0; n], vec![1.0; n - 1]);
            let angle = std::f64::consts::PI / (n as f64 + 1.0);
            let found = ThreeDiagonals::new(&diagonal, &beside).top().expect("its values are far from each other");
            assert!((found.first - 2.0 * angle.cos()).abs() < 1e-13, "{n} {}", found.first);
            assert!((found.second - 2.0 * (2.0 * angle).cos()).abs() < 1e-13, "{n} {}", found.second);
            let scale = (2.0 / (n as f64 + 1.0)).sqrt();
            for (place, part) in found.vector.iter().enumerate() {
                assert!((part.abs() - scale * ((place + 1) as f64 * angle).sin()).abs() < 1e-10, "{n} {place}");
            }
        }
    }

    /// A number from 0 to 1.
    fn part(random: &mut Random) -> f64 {
        random.below(1 << 20) as f64 / f64::from(1 << 20)
    }

    #[test]
    fn what_is_given_is_an_eigenpair_and_nothing_is_above_it() {
        let mut random = Random::new(7, 0);
        let (mut given, all) = (0, 400);
        for _ in 0..all {
            let n = 3 + random.below(40);
            let diagonal: Vec<f64> = (0..n).map(|_| 2.0 * part(&mut random) - 1.0).collect();
            let beside: Vec<f64> = (1..n).map(|_| if random.below(9) == 0 { 0.0 } else { part(&mut random) }).collect();
            let matrix = ThreeDiagonals::new(&diagonal, &beside);
            let Some(found) = matrix.top() else { continue };
            given += 1;
            for place in 0..n {
                let before = if place > 0 { beside[place - 1] * found.vector[place - 1] } else { 0.0 };
                let after = if place + 1 < n { beside[place] * found.vector[place + 1] } else { 0.0 };
                let product = before + diagonal[place] * found.vector[place] + after;
                assert!((product - found.first * found.vector[place]).abs() < 1e-12);
            }
            let counts = matrix.counts([found.first + 1e-11, found.first - 1e-11, found.second + 1e-11, found.second - 1e-11]);
            assert!(counts[..3] == [0, 1, 1] && counts[3] > 1, "{counts:?}");
        }
        assert!(given > all * 9 / 10, "{given} of {all}");
    }

    #[test]
    fn values_that_cannot_be_told_apart_are_left_to_others() {
        // Two paths of the same length.
        assert!(ThreeDiagonals::new(&[0.0; 6], &[1.0, 1.0, 0.0, 1.0, 1.0]).top().is_none());
        assert!(ThreeDiagonals::new(&[0.0; 4], &[0.0; 3]).top().is_none());
    }
}
