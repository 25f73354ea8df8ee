//! Small matrices, row by row in one slice.

use super::top::{ThreeDiagonals, Top};
use crate::maths::{Stopped, Watch};

/// Matrices with more rows than this can be stopped on the way.
const LOOKED_AT: usize = 128;

/// Eigenvalues and eigenvectors of small symmetric matrices, in memory that is used again.
#[derive(Default)]
pub(super) struct Symmetric {
    /// The eigenvalues, in no order.
    pub(super) values: Vec<f64>,
    beside: Vec<f64>,
    mirrors: Vec<f64>,
    factors: Vec<f64>,
    product: Vec<f64>,
    turns: Vec<Turn>,
}

/// A turn in the plane of an item and the one behind it.
struct Turn {
    place: usize,
    sine: f64,
    cosine: f64,
}

impl Symmetric {
    /// Solves for a matrix of n rows, which is used up. Says whether the values settled, which they do for finite numbers.
    pub(super) fn solve(&mut self, matrix: &mut [f64], n: usize) -> bool {
        self.solve_watched(matrix, n, Watch::nobody()).is_ok_and(|settled| settled)
    }

    /// The same, which can be stopped.
    ///
    /// # Errors
    /// [`Stopped`] when the watch says so.
    pub(super) fn solve_watched(&mut self, matrix: &mut [f64], n: usize, watch: &Watch) -> Result<bool, Stopped> {
        let largest = self.begin(matrix, n, watch)?;
        if largest == 0.0 {
            return Ok(true);
        }
        // Two sweeps or less for each value are the rule.
        self.turns.reserve(n * n);
        let settled = self.leave_one_diagonal(n, watch)?;
        self.values.iter_mut().for_each(|value| *value *= largest);
        Ok(settled)
    }

    /// The two largest eigenvalues of a matrix of three or more rows, which is used up, and the vector of the largest; nothing
    /// where values do not settle.
    pub(super) fn solve_top(&mut self, matrix: &mut [f64], n: usize) -> Option<Top> {
        // Small enough that nobody stops it.
        let largest = self.begin(matrix, n, Watch::nobody()).ok()?;
        if let Some(mut top) = ThreeDiagonals::new(&self.values, &self.beside).top() {
            self.mirror(&mut top.vector);
            return Some(Top { first: top.first * largest, second: top.second * largest, vector: top.vector });
        }
        self.turns.reserve(n * n);
        if !self.leave_one_diagonal(n, Watch::nobody()).ok()? {
            return None;
        }
        let (first, second) = self.two_largest();
        Some(Top { first: self.values[first] * largest, second: self.values[second?] * largest, vector: self.vector(first) })
    }

    /// Leaves three diagonals of a matrix divided by its largest entry, which is what comes back.
    fn begin(&mut self, matrix: &mut [f64], n: usize, watch: &Watch) -> Result<f64, Stopped> {
        let largest = matrix.iter().fold(0.0_f64, |largest, entry| largest.max(entry.abs()));
        for list in [&mut self.values, &mut self.beside, &mut self.factors, &mut self.product] {
            list.clear();
            list.resize(n, 0.0);
        }
        self.mirrors.clear();
        self.mirrors.resize(n * n, 0.0);
        self.turns.clear();
        if largest > 0.0 {
            matrix.iter_mut().for_each(|entry| *entry /= largest);
            self.leave_three_diagonals(matrix, n, watch)?;
        }
        Ok(largest)
    }

    /// Places of the largest and the second largest eigenvalue.
    pub(super) fn two_largest(&self) -> (usize, Option<usize>) {
        let (mut first, mut second) = (0, None);
        for place in 1..self.values.len() {
            if self.values[place] > self.values[first] {
                second = Some(first);
                first = place;
            } else if second.is_none_or(|second: usize| self.values[place] > self.values[second]) {
                second = Some(place);
            }
        }
        (first, second)
    }

    /// The eigenvector of the value at a place, of length 1: the mirrors and turns that led to it, taken backwards.
    pub(super) fn vector(&self, place: usize) -> Vec<f64> {
        let n = self.values.len();
        let mut vector = vec![0.0; n];
        vector[place] = 1.0;
        for Turn { place, sine, cosine } in self.turns.iter().rev() {
            let (x, y) = (vector[*place], vector[place + 1]);
            vector[*place] = cosine * x + sine * y;
            vector[place + 1] = cosine * y - sine * x;
        }
        self.mirror(&mut vector);
        vector
    }

    /// Takes a vector of the three diagonals back to one of the matrix.
    fn mirror(&self, vector: &mut [f64]) {
        let n = vector.len();
        for step in (0..n.saturating_sub(2)).rev().filter(|step| self.factors[*step] != 0.0) {
            let mirror = &self.mirrors[step * n + step + 1..(step + 1) * n];
            let below = &mut vector[step + 1..];
            let along = self.factors[step] * below.iter().zip(mirror).map(|(entry, part)| entry * part).sum::<f64>();
            below.iter_mut().zip(mirror).for_each(|(entry, part)| *entry -= along * part);
        }
    }

    /// Householder's mirrors, which leave the diagonal and what stands beside it.
    fn leave_three_diagonals(&mut self, a: &mut [f64], n: usize, watch: &Watch) -> Result<(), Stopped> {
        for step in 0..n.saturating_sub(2) {
            if n > LOOKED_AT {
                watch.check()?;
            }
            let below = step + 1;
            let (mut rest, head) = (0.0, a[step * n + below]);
            for entry in &a[step * n + below + 1..(step + 1) * n] {
                rest += entry * entry;
            }
            // The largest entry was 1: what is this small beside it is what rounding left, and its squares would be lost.
            if rest < 1e-40 {
                self.beside[step] = head;
                continue;
            }
            let length = (head * head + rest).sqrt();
            let kept = if head > 0.0 { -length } else { length };
            let v = &mut self.mirrors[step * n + below..(step + 1) * n];
            v.copy_from_slice(&a[step * n + below..(step + 1) * n]);
            v[0] -= kept;
            let factor = 2.0 / (v[0] * v[0] + rest);
            self.factors[step] = factor;
            self.beside[step] = kept;
            let p = &mut self.product[below..n];
            // The matrix is symmetric: its rows are added up, which goes side by side.
            p.fill(0.0);
            for (row, part) in v.iter().enumerate() {
                let part = factor * part;
                let entries = &a[(below + row) * n + below..(below + row + 1) * n];
                p.iter_mut().zip(entries).for_each(|(slot, entry)| *slot += part * entry);
            }
            let half = 0.5 * factor * p.iter().zip(&*v).map(|(p, v)| p * v).sum::<f64>();
            p.iter_mut().zip(&*v).for_each(|(p, v)| *p -= half * v);
            for row in 0..n - below {
                let (of_v, of_p) = (v[row], p[row]);
                let entries = &mut a[(below + row) * n + below..(below + row + 1) * n];
                for ((entry, v), p) in entries.iter_mut().zip(&*v).zip(&*p) {
                    *entry -= of_v * p + of_p * v;
                }
            }
        }
        if n >= 2 {
            self.beside[n - 2] = a[(n - 2) * n + n - 1];
        }
        (0..n).for_each(|item| self.values[item] = a[item * n + item]);
        Ok(())
    }

    /// Implicit QL steps with Wilkinson's shift, until nothing stands beside the diagonal.
    fn leave_one_diagonal(&mut self, n: usize, watch: &Watch) -> Result<bool, Stopped> {
        const MOST_STEPS: usize = 60;
        let (d, e) = (&mut self.values, &mut self.beside);
        let size = (0..n).fold(0.0_f64, |size, item| size.max(d[item].abs() + e[item].abs()));
        let nothing = 0.5 * f64::EPSILON * size;
        for low in 0..n {
            if n > LOOKED_AT {
                watch.check()?;
            }
            for step in 0.. {
                let high = (low..n - 1).find(|place| e[*place].abs() <= nothing).unwrap_or(n - 1);
                if high == low {
                    break;
                }
                if step == MOST_STEPS {
                    return Ok(false);
                }
                let slope = (d[low + 1] - d[low]) / (2.0 * e[low]);
                let root = (slope * slope + 1.0).sqrt();
                let mut g = d[high] - d[low] + e[low] / (slope + root.copysign(slope));
                let (mut sine, mut cosine, mut moved) = (1.0, 1.0, 0.0);
                let mut split = false;
                for place in (low..high).rev() {
                    let (f, b) = (sine * e[place], cosine * e[place]);
                    let length = (f * f + g * g).sqrt();
                    e[place + 1] = length;
                    if length == 0.0 {
                        d[place + 1] -= moved;
                        e[high] = 0.0;
                        split = true;
                        break;
                    }
                    (sine, cosine) = (f / length, g / length);
                    g = d[place + 1] - moved;
                    let turned = (d[place] - g) * sine + 2.0 * cosine * b;
                    moved = sine * turned;
                    d[place + 1] = g + moved;
                    g = cosine * turned - b;
                    self.turns.push(Turn { place, sine, cosine });
                }
                if !split {
                    d[low] -= moved;
                    e[low] = g;
                    e[high] = 0.0;
                }
            }
        }
        Ok(true)
    }
}

/// The largest eigenvalue of a matrix without negative entries in which every item leads to every other, and its eigenvector
/// with sum 1. The matrix, of at least two rows, is kept.
///
/// (A + shift) is squared again and again, which leaves nothing but its leading part: all numbers are positive, so that no
/// digit is lost, and a gap however small doubles with every step.
pub(super) fn leading_of_irreducible(matrix: &[f64], n: usize) -> (f64, Vec<f64>) {
    let row_sum = |row: usize| matrix[row * n..(row + 1) * n].iter().sum::<f64>();
    let shift = 0.5 * (0..n).map(row_sum).fold(0.0, f64::max);
    let mut power = matrix.to_vec();
    (0..n).for_each(|item| power[item * n + item] += shift);
    let mut x = vec![1.0 / n as f64; n];
    let mut squared = vec![0.0; n * n];
    for _ in 0..64 {
        let total: f64 = power.iter().sum();
        power.iter_mut().for_each(|entry| *entry /= total);
        let mut next: Vec<f64> = (0..n).map(|row| power[row * n..(row + 1) * n].iter().zip(&x).map(|(a, x)| a * x).sum()).collect();
        let sum: f64 = next.iter().sum();
        next.iter_mut().for_each(|part| *part /= sum);
        let moved: f64 = next.iter().zip(&x).map(|(a, b)| (a - b).abs()).sum();
        x = next;
        if moved <= 1e-15 {
            break;
        }
        squared.fill(0.0);
        for row in 0..n {
            for over in 0..n {
                let factor = power[row * n + over];
                let (to, from) = (&mut squared[row * n..(row + 1) * n], &power[over * n..(over + 1) * n]);
                to.iter_mut().zip(from).for_each(|(slot, entry)| *slot += factor * entry);
            }
        }
        std::mem::swap(&mut power, &mut squared);
    }
    let value = (0..n).map(|row| matrix[row * n..(row + 1) * n].iter().zip(&x).map(|(a, x)| a * x).sum::<f64>()).sum();
    (value, x)
}

/// A complex number.
type Complex = (f64, f64);

fn times(a: Complex, b: Complex) -> Complex {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

fn size(a: Complex) -> f64 {
    a.0.hypot(a.1)
}

fn root(a: Complex) -> Complex {
    let length = size(a);
    let re = (0.5 * (length + a.0)).max(0.0).sqrt();
    (re, (0.5 * (length - a.0)).max(0.0).sqrt().copysign(a.1))
}

/// The eigenvalues of any real matrix, in no order; nothing where they do not settle.
pub(super) fn eigenvalues(matrix: &[f64], n: usize) -> Option<Vec<Complex>> {
    let mut h = matrix.to_vec();
    let largest = h.iter().fold(0.0_f64, |largest, entry| largest.max(entry.abs()));
    if largest == 0.0 {
        return Some(vec![(0.0, 0.0); n]);
    }
    h.iter_mut().for_each(|entry| *entry /= largest);
    leave_hessenberg(&mut h, n);
    let mut h: Vec<Complex> = h.into_iter().map(|entry| (entry, 0.0)).collect();
    let mut high = n;
    let mut steps = 0_u32;
    while high > 0 {
        let last = high - 1;
        let at = |row: usize, column: usize| row * n + column;
        let small = |h: &[Complex], row: usize| {
            let around = size(h[at(row, row)]) + size(h[at(row - 1, row - 1)]);
            size(h[at(row, row - 1)]) <= f64::EPSILON * if around == 0.0 { 1.0 } else { around }
        };
        let low = (1..high).rev().find(|row| small(&h, *row)).unwrap_or(0);
        if low == last {
            (high, steps) = (last, 0);
            continue;
        }
        steps += 1;
        if steps > 90 {
            return None;
        }
        // Wilkinson's shift, and now and then another one, which ends what would go round in circles.
        let shift = if steps.is_multiple_of(12) {
            (size(h[at(last, last - 1)]) + size(h[at(last, last)]), 0.3 * size(h[at(last, last - 1)]))
        } else {
            let (a, b) = (h[at(last - 1, last - 1)], h[at(last - 1, last)]);
            let (c, d) = (h[at(last, last - 1)], h[at(last, last)]);
            let half = (0.5 * (a.0 - d.0), 0.5 * (a.1 - d.1));
            let (square, product) = (times(half, half), times(b, c));
            let spread = root((square.0 + product.0, square.1 + product.1));
            let middle = (0.5 * (a.0 + d.0), 0.5 * (a.1 + d.1));
            let (plus, minus) = ((middle.0 + spread.0, middle.1 + spread.1), (middle.0 - spread.0, middle.1 - spread.1));
            let far = |value: Complex| size((value.0 - d.0, value.1 - d.1));
            if far(plus) < far(minus) { plus } else { minus }
        };
        turn(&mut h, n, low, high, shift);
    }
    Some((0..n).map(|item| (h[item * n + item].0 * largest, h[item * n + item].1 * largest)).collect())
}

/// One QR step on the rows and columns `low..high` of a matrix with one diagonal below its main one.
fn turn(h: &mut [Complex], n: usize, low: usize, high: usize, shift: Complex) {
    for item in low..high {
        let entry = &mut h[item * n + item];
        *entry = (entry.0 - shift.0, entry.1 - shift.1);
    }
    let mut turns = Vec::with_capacity(high - low);
    for row in low..high - 1 {
        let (a, b) = (h[row * n + row], h[(row + 1) * n + row]);
        let length = size(a).hypot(size(b));
        let (c, s) = if length == 0.0 { ((1.0, 0.0), (0.0, 0.0)) } else { ((a.0 / length, -a.1 / length), (b.0 / length, -b.1 / length)) };
        turns.push((c, s));
        for column in row..high {
            let (x, y) = (h[row * n + column], h[(row + 1) * n + column]);
            let (cx, sy) = (times(c, x), times(s, y));
            let (cy, sx) = (times((c.0, -c.1), y), times((s.0, -s.1), x));
            h[row * n + column] = (cx.0 + sy.0, cx.1 + sy.1);
            h[(row + 1) * n + column] = (cy.0 - sx.0, cy.1 - sx.1);
        }
    }
    for (place, (c, s)) in turns.into_iter().enumerate() {
        let column = low + place;
        for row in low..(column + 2).min(high) {
            let (x, y) = (h[row * n + column], h[row * n + column + 1]);
            let (cx, sy) = (times((c.0, -c.1), x), times((s.0, -s.1), y));
            let (cy, sx) = (times(c, y), times(s, x));
            h[row * n + column] = (cx.0 + sy.0, cx.1 + sy.1);
            h[row * n + column + 1] = (cy.0 - sx.0, cy.1 - sx.1);
        }
    }
    for item in low..high {
        let entry = &mut h[item * n + item];
        *entry = (entry.0 + shift.0, entry.1 + shift.1);
    }
}

/// Elimination from both sides that leaves one diagonal below the main one.
fn leave_hessenberg(h: &mut [f64], n: usize) {
    for step in 1..n.saturating_sub(1) {
        let below = step - 1;
        let mut pivot = step;
        for row in step + 1..n {
            if h[row * n + below].abs() > h[pivot * n + below].abs() {
                pivot = row;
            }
        }
        if h[pivot * n + below] == 0.0 {
            continue;
        }
        if pivot != step {
            (below..n).for_each(|column| h.swap(pivot * n + column, step * n + column));
            (0..n).for_each(|row| h.swap(row * n + pivot, row * n + step));
        }
        for row in step + 1..n {
            let factor = h[row * n + below] / h[step * n + below];
            if factor != 0.0 {
                h[row * n + below] = 0.0;
                for column in step..n {
                    h[row * n + column] -= factor * h[step * n + column];
                }
                for over in 0..n {
                    h[over * n + step] += factor * h[over * n + row];
                }
            }
        }
    }
}

/// Solves a system of n equations in place, with the largest pivot of each column; a pivot of nothing counts as `least`.
pub(super) fn solve(matrix: &mut [f64], n: usize, right: &mut [f64], least: f64) {
    for step in 0..n {
        let mut pivot = step;
        for row in step + 1..n {
            if matrix[row * n + step].abs() > matrix[pivot * n + step].abs() {
                pivot = row;
            }
        }
        if pivot != step {
            (step..n).for_each(|column| matrix.swap(pivot * n + column, step * n + column));
            right.swap(pivot, step);
        }
        if matrix[step * n + step].abs() < least {
            matrix[step * n + step] = least;
        }
        let (above, below) = matrix.split_at_mut((step + 1) * n);
        let above = &above[step * n..];
        for (place, row) in below.chunks_exact_mut(n).enumerate() {
            if row[step] != 0.0 {
                let factor = row[step] / above[step];
                row[step + 1..].iter_mut().zip(&above[step + 1..]).for_each(|(entry, from)| *entry -= factor * from);
                right[step + 1 + place] -= factor * right[step];
            }
        }
    }
    for row in (0..n).rev() {
        let known: f64 = (row + 1..n).map(|column| matrix[row * n + column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row * n + row];
    }
}

/// Solves a system of n equations in place whose matrix has no entry above 0 beside its diagonal and a solution without negative
/// entries for every right side without them: then no rows need to change places, and beside the diagonal nothing is subtracted.
pub(super) fn solve_in_order(matrix: &mut [f64], n: usize, right: &mut [f64]) {
    for step in 0..n {
        let (above, below) = matrix.split_at_mut((step + 1) * n);
        let above = &above[step * n..];
        for (place, row) in below.chunks_exact_mut(n).enumerate() {
            if row[step] != 0.0 {
                let factor = row[step] / above[step];
                row[step + 1..].iter_mut().zip(&above[step + 1..]).for_each(|(entry, from)| *entry -= factor * from);
                right[step + 1 + place] -= factor * right[step];
            }
        }
    }
    for row in (0..n).rev() {
        let known: f64 = (row + 1..n).map(|column| matrix[row * n + column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row * n + row];
    }
}
