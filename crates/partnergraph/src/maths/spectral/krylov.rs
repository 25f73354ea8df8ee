//! The leading eigenvector of a large matrix from its products with a few vectors.
//!
//! A basis of products is kept orthogonal; the matrix restricted to it is small and worked out densely. When the basis is full
//! it is made small again: of a symmetric matrix its best vectors are kept (Lanczos with thick restarts, Wu & Simon 2000), of
//! another its leading one (Arnoldi).

use super::super::{Stopped, Watch};
use super::blockwise::{add, dots, norm, scale};
use super::dense::{Symmetric, eigenvalues, solve};
use super::ties::{Operator, quotient};

/// What was found.
pub(super) struct Found {
    /// The eigenvector of length 1; its entries have one sign but for rounding.
    pub(super) vector: Vec<f64>,
    pub(super) first: f64,
    /// The second largest eigenvalue, where it settled too.
    pub(super) second: Option<f64>,
}

/// How far the residual may be from 0, as a share of the eigenvalue: what is aimed at, and what is accepted.
const AIM: f64 = 5e-14;
const ACCEPTED: f64 = 1e-12;
/// The same for the second eigenvalue, whose own error is smaller by far: it goes with the square.
const SECOND: f64 = 1e-9;

/// So many entries are looked at for the first eigenvalue before it is given up, and so many more for the second.
const MOST_WORK: usize = 20_000_000_000;
const MORE_WORK: usize = 20_000_000;
const LEAST_STEPS: usize = 400;

/// Longer vectors are set at right angles on the last two only, as long as nothing has settled: the others follow but for rounding
/// (Paige 1971).
const SHORT: usize = 20_000;
/// As long as nothing is nearer to being settled, what is so left undone is too small to matter.
const UNSETTLED: f64 = 1e-8;

/// An orthogonal basis, and the matrix restricted to it.
struct Basis {
    vectors: Vec<Vec<f64>>,
    /// Row by row, `room` wide.
    small: Vec<f64>,
    room: usize,
    /// A bound on how far the last vector may be from standing at right angles on the others, and whether the one before was
    /// set right.
    loss: f64,
    set_right: bool,
    /// Memory for a product.
    product: Vec<f64>,
}

/// A loss beyond this is set right.
const MOST_LOSS: f64 = 1e-14;

impl Basis {
    fn new(first: Vec<f64>, room: usize) -> Self {
        let mut basis =
            Self { vectors: vec![first], small: vec![0.0; room * room], room, loss: f64::EPSILON, set_right: false, product: Vec::new() };
        let length = norm(&basis.vectors[0]);
        basis.vectors[0].iter_mut().for_each(|part| *part /= length);
        basis
    }

    /// Takes the product of the last vector into the small matrix; gives what of it is new, with its length. Of the vectors
    /// before it those from `first` on are looked at.
    fn product_of_last(&mut self, operator: &dyn Operator, first: usize, watch: &Watch) -> Result<(Vec<f64>, f64), Stopped> {
        let last = self.vectors.len() - 1;
        let mut product = std::mem::take(&mut self.product);
        let mut rest = vec![0.0; operator.len()];
        operator.product(&self.vectors[last], &mut product, watch)?;
        let vectors = &self.vectors[first..];
        let mut along = dots(vectors, &product, watch)?;
        let minus: Vec<f64> = along.iter().map(|part| -part).collect();
        let mut squares = add(Some(&product), vectors, &minus, &mut rest, watch)?;
        // Where little is left, what is wrong is a larger part of it. It takes two vectors in a row to begin anew.
        let ratio = (along.iter().map(|part| part * part).sum::<f64>() / squares.max(f64::MIN_POSITIVE)).sqrt();
        self.loss = self.loss * ratio + f64::EPSILON * (1.0 + ratio);
        let is_large = self.loss > MOST_LOSS;
        if first == 0 && (is_large || self.set_right) {
            let again = dots(&self.vectors, &rest, watch)?;
            let minus: Vec<f64> = again.iter().map(|part| -part).collect();
            squares = add(Some(&rest), &self.vectors, &minus, &mut product, watch)?;
            std::mem::swap(&mut rest, &mut product);
            along.iter_mut().zip(again).for_each(|(along, more)| *along += more);
            self.loss = f64::EPSILON;
        }
        self.set_right = is_large;
        for (row, along) in along.into_iter().enumerate() {
            self.small[(first + row) * self.room + last] = along;
        }
        self.product = product;
        Ok((rest, squares.sqrt()))
    }

    fn push(&mut self, mut vector: Vec<f64>, length: f64, watch: &Watch) -> Result<(), Stopped> {
        scale(&mut vector, 1.0 / length, watch)?;
        self.vectors.push(vector);
        Ok(())
    }

    fn combined(&self, factors: &[f64], watch: &Watch) -> Result<Vec<f64>, Stopped> {
        let mut vector = vec![0.0; self.vectors[0].len()];
        add(None, &self.vectors[..factors.len()], factors, &mut vector, watch)?;
        Ok(vector)
    }
}

fn room(count: usize) -> usize {
    if count > 200_000 { 24 } else { 32.min(count) }
}

/// Whether a second step of the power method brings what is accepted, and what then stands there.
fn finished(operator: &dyn Operator, vector: &[f64], shift: f64, watch: &Watch) -> Result<Option<(Vec<f64>, f64)>, Stopped> {
    // Without negative entries nothing is lost: the vector that is looked for has none.
    let length = norm(vector);
    let mut vector: Vec<f64> = vector.iter().map(|part| part.abs() / length).collect();
    let mut product = Vec::new();
    operator.product(&vector, &mut product, watch)?;
    let value = quotient(&vector, &product);
    let residual = vector.iter().zip(&product).map(|(x, ax)| (ax - value * x) * (ax - value * x)).sum::<f64>().sqrt();
    if residual > ACCEPTED * value {
        return Ok(None);
    }
    // The product is at hand: adding it brings the vector nearer still.
    vector.iter_mut().zip(&product).for_each(|(x, ax)| *x = shift * value * *x + ax);
    let length = norm(&vector);
    vector.iter_mut().for_each(|part| *part /= length);
    Ok(Some((vector, value)))
}

/// The largest eigenvalue of a symmetric matrix without negative entries on the piece that `from` is above 0 on; nothing where
/// it does not settle. `shift` times that eigenvalue is added in the last step, so that no other has its size.
pub(super) fn symmetric(operator: &dyn Operator, from: Vec<f64>, shift: f64, watch: &Watch) -> Result<Option<Found>, Stopped> {
    let (count, work) = (operator.len(), operator.work());
    let room = room(count);
    let kept = room / 3;
    let most = (MOST_WORK / (work + count * room)).max(LEAST_STEPS);
    let more = MORE_WORK / (work + count * room);
    let mut basis = Basis::new(from, room);
    let (mut solver, mut square) = (Symmetric::default(), Vec::new());
    let (mut steps, mut settled_at, mut is_short) = (0, None, count > SHORT);
    loop {
        let size = basis.vectors.len();
        let first = if is_short { size.saturating_sub(2) } else { 0 };
        let (rest, length) = basis.product_of_last(operator, first, watch)?;
        steps += 1;
        let full = size == room || length == 0.0;
        if !full && !size.is_multiple_of(3) {
            basis.push(rest, length, watch)?;
            continue;
        }
        square.clear();
        for row in 0..size {
            square.extend((0..size).map(|column| basis.small[row.min(column) * room + row.max(column)]));
        }
        if !solver.solve(&mut square, size) {
            return Ok(None);
        }
        let (first, second) = solver.two_largest();
        let value = solver.values[first];
        let exact = length <= 1e-14 * value;
        let leading = solver.vector(first);
        let residual = |vector: &[f64]| length * vector[size - 1].abs();
        let first_settled = exact || residual(&leading) <= AIM * value;
        if first_settled {
            settled_at.get_or_insert(steps);
        }
        let first_settled = settled_at.is_some();
        let second_settled = exact || second.is_some_and(|second| residual(&solver.vector(second)) <= SECOND * value);
        let over = settled_at.is_some_and(|settled| is_short || steps - settled >= more) || steps >= most;
        if over || first_settled && second_settled {
            let vector = basis.combined(&leading, watch)?;
            let second = second.filter(|_| second_settled).map(|second| solver.values[second]);
            match finished(operator, &vector, shift, watch)? {
                None if steps < most => {
                    (basis, settled_at, is_short) = (Basis::new(vector, room), None, false);
                    continue;
                }
                found => return Ok(found.map(|(vector, first)| Found { vector, first, second })),
            }
        }
        if full && std::mem::replace(&mut is_short, false) && (0..size).any(|place| residual(&solver.vector(place)) <= UNSETTLED * value) {
            let vector = basis.combined(&leading, watch)?;
            basis = Basis::new(vector, room);
            continue;
        }
        if full {
            let mut order: Vec<usize> = (0..size).collect();
            order.sort_by(|a, b| solver.values[*b].total_cmp(&solver.values[*a]));
            let mut vectors = Vec::with_capacity(room);
            for place in &order[..kept] {
                vectors.push(basis.combined(&solver.vector(*place), watch)?);
            }
            basis.small.fill(0.0);
            for (place, from) in order[..kept].iter().enumerate() {
                basis.small[place * room + place] = solver.values[*from];
            }
            basis.vectors = vectors;
        }
        basis.push(rest, length, watch)?;
    }
}

/// The largest eigenvalue of a matrix without negative entries in which every item leads to every other, and its vector;
/// nothing where it does not settle.
pub(super) fn irreducible(operator: &dyn Operator, watch: &Watch) -> Result<Option<Found>, Stopped> {
    let (count, work) = (operator.len(), operator.work());
    let room = room(count);
    let most = (MOST_WORK / (work + count * room)).max(LEAST_STEPS);
    let mut basis = Basis::new(vec![1.0; count], room);
    let mut steps = 0;
    loop {
        let (rest, length) = basis.product_of_last(operator, 0, watch)?;
        steps += 1;
        let size = basis.vectors.len();
        let full = size == room || length == 0.0;
        if full || size.is_multiple_of(4) || (size == 1 && length <= 1e-13 * basis.small[0]) {
            let square: Vec<f64> = (0..size * size).map(|place| basis.small[place / size * room + place % size]).collect();
            let Some((value, vector)) = leading_of_small(&square, size) else { return Ok(None) };
            let settled = length * vector[size - 1].abs() <= AIM * value || length <= 1e-14 * value;
            if settled || full {
                let vector = basis.combined(&vector, watch)?;
                if settled || steps >= most {
                    let found = finished(operator, &vector, 1.0, watch)?;
                    if found.is_some() || steps >= most {
                        return Ok(found.map(|(vector, first)| Found { vector, first, second: None }));
                    }
                }
                basis = Basis::new(vector, room);
                continue;
            }
        }
        // What is found next belongs to the row below the diagonal.
        basis.small[size * room + size - 1] = length;
        basis.push(rest, length, watch)?;
    }
}

/// The eigenvalue with the largest real part of a small matrix, and its vector of length 1.
fn leading_of_small(matrix: &[f64], n: usize) -> Option<(f64, Vec<f64>)> {
    let value = eigenvalues(matrix, n)?.into_iter().map(|value| value.0).fold(f64::NEG_INFINITY, f64::max);
    let mut vector = vec![1.0; n];
    for _ in 0..3 {
        let mut shifted = matrix.to_vec();
        (0..n).for_each(|item| shifted[item * n + item] -= value);
        solve(&mut shifted, n, &mut vector, f64::EPSILON * value.abs().max(f64::MIN_POSITIVE));
        let length = norm(&vector);
        if !length.is_finite() || length == 0.0 {
            return None;
        }
        vector.iter_mut().for_each(|part| *part /= length);
    }
    Some((value, vector))
}
