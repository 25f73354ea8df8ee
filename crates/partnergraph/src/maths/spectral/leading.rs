//! The leading eigenvectors or singular vectors of each piece of a network.

use super::super::{Rows, Stopped, Watch, strong_components};
use super::blockwise::norm;
use super::dense::{Symmetric, eigenvalues, leading_of_irreducible};
use super::krylov::{Found, irreducible, symmetric};
use super::pieces::Pieces;
use super::ties::{All, Gram, Operator as _, Part, Ties, start};
use super::top::Top;
use super::{DENSE, Weighing};

/// What was found for each item and for each piece.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Leading {
    /// Of each item with a tie its entry, 0 or more; not a number where the piece did not settle. Of two kinds the first stand
    /// before the second.
    pub(crate) entries: Vec<f64>,
    /// The pieces with a tie, the largest first, then by first item.
    pub(crate) pieces: Vec<Piece>,
}

/// A piece of a network and its two largest eigenvalues, or singular values between two kinds of items.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Piece {
    /// Its first item.
    pub(crate) first: usize,
    /// Its items of the first kind, and of the second.
    pub(crate) sizes: (usize, usize),
    /// The largest; nothing where it did not settle.
    pub(crate) largest: Option<f64>,
    /// The second largest; nothing where it did not settle, or was too much work.
    pub(crate) second: Option<f64>,
}

/// Symmetric matrices up to this size are worked out densely: only their top is asked for, which is less work than all of them.
const SMALL: usize = 128;

/// Memory that is used for one small piece after the other.
struct Desk {
    number: Vec<u32>,
    matrix: Vec<f64>,
    solver: Symmetric,
}

impl Desk {
    fn new(count: usize) -> Self {
        Self { number: vec![u32::MAX; count], matrix: Vec::new(), solver: Symmetric::default() }
    }

    /// The leading vector of a piece, in the order of its items.
    fn lead(&mut self, ties: &Ties<'_>, items: &[u32], watch: &Watch) -> Result<Option<Found>, Stopped> {
        if let [first, _] = items {
            let value = ties.row(*first as usize).1.first().copied().unwrap_or(1.0);
            return Ok(Some(Found { vector: vec![0.5_f64.sqrt(); 2], first: value, second: Some(-value) }));
        }
        for (place, item) in items.iter().enumerate() {
            self.number[*item as usize] = place as u32;
        }
        let found = if items.len() <= SMALL { Ok(self.lead_small(ties, items)) } else { self.lead_large(ties, items, watch) };
        for item in items {
            self.number[*item as usize] = u32::MAX;
        }
        found
    }

    fn lead_small(&mut self, ties: &Ties<'_>, items: &[u32]) -> Option<Found> {
        let n = items.len();
        self.matrix.clear();
        self.matrix.resize(n * n, 0.0);
        for (item, row) in items.iter().zip(self.matrix.chunks_exact_mut(n)) {
            let (others, weights, shift) = ties.row(*item as usize);
            for (place, other) in others.iter().enumerate() {
                row[self.number[(*other + shift) as usize] as usize] = weights.get(place).copied().unwrap_or(1.0);
            }
        }
        let Top { first: value, second, vector: mut found } = self.solver.solve_top(&mut self.matrix, n)?;
        found.iter_mut().for_each(|part| *part = part.abs());
        // A step of the power method on A + λ1, which adds without subtracting, brings small entries nearer.
        let mut vector: Vec<f64> = Vec::with_capacity(n);
        for (place, item) in items.iter().enumerate() {
            let (others, weights, shift) = ties.row(*item as usize);
            let of = |place: usize| found[self.number[(others[place] + shift) as usize] as usize];
            let sum: f64 = (0..others.len()).map(|other| weights.get(other).copied().unwrap_or(1.0) * of(other)).sum();
            vector.push(sum + value * found[place]);
        }
        let length = norm(&vector);
        vector.iter_mut().for_each(|part| *part /= length);
        Some(Found { vector, first: value, second: Some(second) })
    }

    fn lead_large(&mut self, ties: &Ties<'_>, items: &[u32], watch: &Watch) -> Result<Option<Found>, Stopped> {
        match *ties {
            // The rows of other pieces are carried along, as 0: that is cheaper than a copy.
            Ties::One(rows, weighing) if items.len() * 4 >= rows.len() * 3 => {
                let mut from = start(rows.len());
                from.iter_mut().zip(&self.number).filter(|(_, number)| **number == u32::MAX).for_each(|(part, _)| *part = 0.0);
                let found = symmetric(&All(rows, weighing), from, 1.0, watch)?;
                Ok(found.map(|found| Found { vector: items.iter().map(|item| found.vector[*item as usize]).collect(), ..found }))
            }
            Ties::One(..) => symmetric(&Part::of(items, |item| ties.row(item), &self.number), start(items.len()), 1.0, watch),
            Ties::Two(first, ..) => self.lead_two(ties, items, first.len(), watch),
        }
    }

    /// Of two kinds: the leading eigenvector of BᵀB, on the side with fewer items, and what it gives on the other.
    fn lead_two(&mut self, ties: &Ties<'_>, items: &[u32], kinds: usize, watch: &Watch) -> Result<Option<Found>, Stopped> {
        let border = items.partition_point(|item| (*item as usize) < kinds);
        let (above, below) = items.split_at(border);
        for side in [above, below] {
            side.iter().enumerate().for_each(|(place, item)| self.number[*item as usize] = place as u32);
        }
        let down = Part::of(above, |item| ties.row(item), &self.number);
        let up = Part::of(below, |item| ties.row(item), &self.number);
        let fewer_above = above.len() < below.len();
        let gram = if fewer_above { Gram { rows: &up, columns: &down } } else { Gram { rows: &down, columns: &up } };
        let Some(found) = symmetric(&gram, start(gram.len()), 0.0, watch)? else { return Ok(None) };
        let mut other = Vec::new();
        gram.rows.product(&found.vector, &mut other, watch)?;
        let length = norm(&other);
        let half = 0.5_f64.sqrt();
        let own = found.vector.into_iter().map(|part| part * half);
        let other = other.into_iter().map(|part| part / length * half);
        let vector = if fewer_above { own.chain(other).collect() } else { other.chain(own).collect() };
        let second = if above.len().min(below.len()) < 2 { Some(0.0) } else { found.second.map(|second| second.max(0.0).sqrt()) };
        Ok(Some(Found { vector, first: found.first.sqrt(), second }))
    }
}

/// The leading eigenvector of each piece of an undirected network, of length √(size of the piece/items with a tie).
pub(crate) fn undirected(rows: &Rows, weighing: Weighing, watch: &Watch) -> Result<Leading, Stopped> {
    let ties = Ties::One(rows, weighing);
    let pieces = Pieces::of(&ties);
    let tied: usize = pieces.iter().map(<[u32]>::len).sum();
    let mut desk = Desk::new(rows.len());
    let mut leading = Leading { entries: vec![0.0; rows.len()], pieces: Vec::with_capacity(pieces.iter().len()) };
    for (number, items) in pieces.iter().enumerate() {
        if number.is_multiple_of(1024) {
            watch.check()?;
        }
        let found = desk.lead(&ties, items, watch)?;
        let share = (items.len() as f64 / tied as f64).sqrt();
        for (place, item) in items.iter().enumerate() {
            leading.entries[*item as usize] = found.as_ref().map_or(f64::NAN, |found| found.vector[place] * share);
        }
        leading.pieces.push(Piece {
            first: items[0] as usize,
            sizes: (items.len(), 0),
            largest: found.as_ref().map(|found| found.first),
            second: found.and_then(|found| found.second),
        });
    }
    Ok(leading)
}

/// The leading singular vectors of each piece of a network between two kinds, on each side of length √(the piece's items of
/// that kind/items of that kind with a tie).
pub(crate) fn of_two_modes(first: &Rows, second: &Rows, weighing: Weighing, watch: &Watch) -> Result<Leading, Stopped> {
    let ties = Ties::Two(first, second, weighing);
    let pieces = Pieces::of(&ties);
    let mut desk = Desk::new(ties.len());
    let kinds = ties.of_first_kind();
    let tied = (0..kinds).filter(|item| ties.degree(*item) > 0).count();
    let tied = (tied, (kinds..ties.len()).filter(|item| ties.degree(*item) > 0).count());
    let mut leading = Leading { entries: vec![0.0; ties.len()], pieces: Vec::new() };
    for items in pieces.iter() {
        watch.check()?;
        let found = desk.lead(&ties, items, watch)?;
        let piece = piece_of_two(items, kinds, found.as_ref());
        if let Some(mut found) = found {
            let (above, below) = found.vector.split_at_mut(piece.sizes.0);
            for (side, share) in [(above, piece.sizes.0 as f64 / tied.0 as f64), (below, piece.sizes.1 as f64 / tied.1 as f64)] {
                let factor = share.sqrt() / norm(side);
                side.iter_mut().for_each(|part| *part *= factor);
            }
            items.iter().zip(found.vector).for_each(|(item, part)| leading.entries[*item as usize] = part);
        } else {
            items.iter().for_each(|item| leading.entries[*item as usize] = f64::NAN);
        }
        leading.pieces.push(piece);
    }
    Ok(leading)
}

fn piece_of_two(items: &[u32], kinds: usize, found: Option<&Found>) -> Piece {
    let above = items.partition_point(|item| (*item as usize) < kinds);
    let sizes = (above, items.len() - above);
    // Of one row or one column there is one singular value; the others are 0. All come with both signs.
    let second = if sizes.0.min(sizes.1) < 2 { Some(0.0) } else { found.and_then(|found| found.second).map(|second| second.max(0.0)) };
    Piece { first: items[0] as usize, sizes, largest: found.map(|found| found.first), second: second.filter(|_| found.is_some()) }
}

/// The leading singular vectors of a whole matrix, senders before receivers, each of length 1, with the two largest singular
/// values; nothing where they do not settle. The pair is the only one where the second is smaller.
pub(crate) fn of_arcs(out: &Rows, back: &Rows, weighing: Weighing, watch: &Watch) -> Result<Option<Leading>, Stopped> {
    let ties = Ties::Two(out, back, weighing);
    let pieces = Pieces::of(&ties);
    let mut desk = Desk::new(ties.len());
    let mut best: Option<(&[u32], Found)> = None;
    let mut second = Some(0.0_f64);
    for (number, items) in pieces.iter().enumerate() {
        if number.is_multiple_of(1024) {
            watch.check()?;
        }
        // No singular value exceeds the geometric mean of the largest sums of rows and of columns.
        if second.is_some_and(|second| largest_possible(&ties, items) < second) {
            continue;
        }
        let Some(found) = desk.lead(&ties, items, watch)? else { return Ok(None) };
        let behind = piece_of_two(items, out.len(), Some(&found)).second;
        let top = best.as_ref().map_or(0.0, |(_, best)| best.first);
        if found.first > top {
            second = behind.map(|behind| behind.max(top));
            best = Some((items, found));
        } else {
            second = second.map(|second| second.max(found.first));
        }
    }
    let mut entries = vec![0.0; ties.len()];
    let Some((items, mut found)) = best else { return Ok(Some(Leading { entries, pieces: Vec::new() })) };
    let mut piece = piece_of_two(items, out.len(), Some(&found));
    piece.second = second;
    let (above, below) = found.vector.split_at_mut(piece.sizes.0);
    for side in [above, below] {
        let length = norm(side);
        side.iter_mut().for_each(|part| *part /= length);
    }
    items.iter().zip(found.vector).for_each(|(item, part)| entries[*item as usize] = part);
    Ok(Some(Leading { entries, pieces: vec![piece] }))
}

fn largest_possible(ties: &Ties<'_>, items: &[u32]) -> f64 {
    let sum = |item: u32| {
        let (others, weights, _) = ties.row(item as usize);
        if weights.is_empty() { others.len() as f64 } else { weights.iter().sum() }
    };
    let border = items.partition_point(|item| (*item as usize) < ties.of_first_kind());
    let most = |side: &[u32]| side.iter().map(|item| sum(*item)).fold(0.0, f64::max);
    // A little more, against rounding.
    (most(&items[..border]) * most(&items[border..])).sqrt() * (1.0 + 1e-12)
}

/// The leading eigenvector of the matrix with these rows, of length 1, where all items with a tie lead to each other; otherwise
/// nothing. What is second here is the second largest absolute value, and is worked out for small matrices only.
pub(crate) fn directed(out: &Rows, rows: &Rows, weighing: Weighing, watch: &Watch) -> Result<Option<Leading>, Stopped> {
    let pieces = strong_components(out).pieces;
    let Some(items) = pieces.first().filter(|piece| piece.len() > 1) else { return Ok(None) };
    let is_alone = |item: usize| out.degree(item) == 0 && rows.degree(item) == 0;
    let alone = (0..out.len()).filter(|item| out.degree(*item) == 0).count();
    if items.len() + alone < out.len() || (0..out.len()).any(|item| out.degree(item) == 0 && !is_alone(item)) {
        return Ok(None);
    }
    let mut entries = vec![0.0; out.len()];
    let found = lead_of_strong(items, rows, weighing, Wanted::Both, &mut vec![u32::MAX; out.len()], watch)?;
    for (place, item) in items.iter().enumerate() {
        entries[*item as usize] = found.as_ref().map_or(f64::NAN, |found| found.vector[place]);
    }
    let largest = found.as_ref().map(|found| found.first);
    let piece = Piece { first: items[0] as usize, sizes: (items.len(), 0), largest, second: found.and_then(|found| found.second) };
    Ok(Some(Leading { entries, pieces: vec![piece] }))
}

/// Whether the second eigenvalue is wanted beside the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    First,
    Both,
}

/// The leading vector of a strong piece, of length 1, in the order of its items. `number` is as it was afterwards.
pub(super) fn lead_of_strong(
    items: &[u32],
    rows: &Rows,
    weighing: Weighing,
    wanted: Wanted,
    number: &mut [u32],
    watch: &Watch,
) -> Result<Option<Found>, Stopped> {
    items.iter().enumerate().for_each(|(place, item)| number[*item as usize] = place as u32);
    let ties = Ties::One(rows, weighing);
    let part = Part::of(items, |item| ties.row(item), number);
    items.iter().for_each(|item| number[*item as usize] = u32::MAX);
    if items.len() > DENSE {
        return irreducible(&part, watch);
    }
    watch.check()?;
    let n = items.len();
    let mut matrix = vec![0.0; n * n];
    for (row, entries) in matrix.chunks_exact_mut(n).enumerate() {
        let (others, weights) = part.row(row);
        for (place, other) in others.iter().enumerate() {
            entries[*other as usize] = weights.get(place).copied().unwrap_or(1.0);
        }
    }
    let (first, mut vector) = leading_of_irreducible(&matrix, n);
    let length = norm(&vector);
    vector.iter_mut().for_each(|part| *part /= length);
    let second = (wanted == Wanted::Both).then(|| second_in_size(&matrix, n, first)).flatten();
    Ok(Some(Found { vector, first, second }))
}

/// The second largest absolute value of an eigenvalue: the largest of all but the one that is nearest to the first.
fn second_in_size(matrix: &[f64], n: usize, first: f64) -> Option<f64> {
    let values = eigenvalues(matrix, n)?;
    let far = |value: &(f64, f64)| (value.0 - first).hypot(value.1);
    let own = (0..n).min_by(|a, b| far(&values[*a]).total_cmp(&far(&values[*b])))?;
    Some(values.iter().enumerate().filter(|(place, _)| *place != own).map(|(_, value)| value.0.hypot(value.1)).fold(0.0, f64::max))
}
