//! Which cases are nearest to each, found in one pass over all pairs.

use crate::maths::{Condensed, Stopped, Watch};

/// A case that is near to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// Its position.
    pub case: usize,
    /// How far it is.
    pub value: f64,
    /// Its place among all others, from 1; cases that are as near share the smaller one.
    pub rank: usize,
    /// The number of cases that are just as near, itself among them; also those that are not listed.
    pub tied: usize,
}

/// How far the others are from each case.
pub(crate) struct Surveyed {
    /// The nearest of each case, at most as many as were asked for.
    pub(crate) nearest: Vec<Vec<Near>>,
    /// The sum of the distances of each case, and how many there are.
    pub(crate) sums: Vec<(f64, usize)>,
}

/// Distances that differ by no more are the same.
fn near(value: f64) -> f64 {
    1e-12 * f64::max(1.0, value.abs())
}

/// The nearest cases of each, in the order of their distances, equals in that of the document. Pairs of which too little is known are
/// passed over.
pub(crate) fn survey(
    distances: &Condensed,
    most: usize,
    is_enough: impl Fn(usize, usize) -> bool,
    watch: &Watch,
) -> Result<Surveyed, Stopped> {
    let count = distances.count();
    let mut nearest: Vec<Vec<Near>> = vec![Vec::new(); count];
    let mut sums = vec![(0.0, 0); count];
    for one in 0..count {
        watch.check()?;
        let counts = |(value, other): &(&f64, usize)| !value.is_nan() && is_enough(one, *other);
        for (value, other) in distances.row(one).iter().zip(one + 1..).filter(counts) {
            for (case, other) in [(one, other), (other, one)] {
                sums[case].0 += value;
                sums[case].1 += 1;
                // A case meets the others in the order of the document, so that of equals the first are kept.
                insert(&mut nearest[case], Near { case: other, value: *value, rank: 0, tied: 0 }, most);
            }
        }
    }
    let farthest: Vec<f64> =
        nearest.iter().map(|list| list.last().map_or(f64::NEG_INFINITY, |last| last.value + near(last.value))).collect();
    let mut within = vec![0_usize; count];
    for one in 0..count {
        watch.check()?;
        for (value, other) in distances.row(one).iter().zip(one + 1..) {
            let near = [one, other].map(|case| *value <= farthest[case]);
            if (near[0] || near[1]) && is_enough(one, other) {
                within[one] += usize::from(near[0]);
                within[other] += usize::from(near[1]);
            }
        }
    }
    for (list, within) in nearest.iter_mut().zip(within) {
        rank(list, within);
    }
    Ok(Surveyed { nearest, sums })
}

fn insert(list: &mut Vec<Near>, found: Near, most: usize) {
    let is_farther = |known: &Near| known.value > found.value + near(found.value);
    if list.len() == most && !list.last().is_some_and(is_farther) {
        return;
    }
    let place = list.partition_point(|known| !is_farther(known));
    list.insert(place, found);
    list.truncate(most);
}

/// Gives equals the same rank, and says how many there are of them; `within` cases are no farther than the last.
fn rank(list: &mut [Near], within: usize) {
    let mut start = 0;
    while start < list.len() {
        let first = list[start].value;
        let end = start + list[start..].iter().take_while(|other| other.value <= first + near(first)).count();
        let tied = if end == list.len() { within - start } else { end - start };
        for other in &mut list[start..end] {
            (other.rank, other.tied) = (start + 1, tied);
        }
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_share_a_rank_and_are_counted_beyond_the_list() {
        // Four things: 0–1 0.5, 0–2 0.25, 0–3 0.5, 1–2 0.5, 1–3 none, 2–3 0.5 and a little.
        let values = vec![0.5, 0.25, 0.5, 0.5, f64::NAN, 0.5 + 1e-14];
        let distances = Condensed::new(4, values).expect("six pairs");
        let found = survey(&distances, 2, |_, _| true, &Watch::new()).expect("nobody stops it");
        let listed = |case: usize| found.nearest[case].iter().map(|near| (near.case, near.rank, near.tied)).collect::<Vec<_>>();
        assert_eq!(listed(0), [(2, 1, 1), (1, 2, 2)]);
        assert_eq!(listed(1), [(0, 1, 2), (2, 1, 2)]);
        assert_eq!(listed(2), [(0, 1, 1), (1, 2, 2)]);
        assert_eq!(listed(3), [(0, 1, 2), (2, 1, 2)]);
        assert_eq!((found.sums[1], found.sums[0].1), ((1.0, 2), 3));
        let enough = survey(&distances, 2, |one, other| (one, other) != (0, 2), &Watch::new()).expect("nobody stops it");
        assert_eq!(enough.nearest[0].iter().map(|near| (near.case, near.tied)).collect::<Vec<_>>(), [(1, 2), (3, 2)]);
        assert_eq!(enough.nearest[2].iter().map(|near| near.case).collect::<Vec<_>>(), [1, 3]);
    }

    #[test]
    fn alone_there_is_nobody_near() {
        let alone = survey(&Condensed::new(1, vec![]).expect("no pair"), 3, |_, _| true, &Watch::new()).expect("nobody stops it");
        assert_eq!((alone.nearest, alone.sums), (vec![vec![]], vec![(0.0, 0)]));
    }
}
