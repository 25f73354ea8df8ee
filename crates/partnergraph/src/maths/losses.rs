//! How long things last when what they rest on is lost at random: exact expectations, without drawing.

/// Up to so many things the probability that all of them last is worked out: the work doubles with each.
pub(crate) const MOST_TO_LAST: usize = 20;

/// Up to so many items everything is counted in whole numbers: C(100, 50) · 2²⁰ is far below 2¹²⁷.
const MOST_COUNTED: usize = 100;

/// For k = 0 … n the share of the choices of k out of n items that hold c given ones: C(n−c, k−c)/C(n, k) = C(k, c)/C(n, c).
pub(crate) fn all_chosen(n: usize, c: usize) -> Vec<f64> {
    let mut shares = vec![0.0; n + 1];
    if c > n {
        return shares;
    }
    // From k = n down: C(k−1, c) = C(k, c) · (k − c)/k.
    let mut share = 1.0;
    for k in (c..=n).rev() {
        shares[k] = share;
        share *= (k - c) as f64 / k.max(1) as f64;
    }
    shares
}

/// For k = 0 … n the probability that after k random losses out of n items nothing is lost. A thing lasts while one of its items
/// does; `rests_on` says for each item that anything rests on which things do, bit t for thing t. Nothing where there are more
/// than [`MOST_TO_LAST`] things.
///
/// By inclusion and exclusion: P_k = Σ_S (−1)^|S| C(n−h, k−h)/C(n, k) over all sets S of things, h items carrying one of S.
pub(crate) fn all_last(n: usize, things: usize, rests_on: &[u32]) -> Option<Vec<f64>> {
    if things > MOST_TO_LAST {
        return None;
    }
    let sets = 1_usize << things;
    // within[S]: items that carry only things of S; at first those that carry exactly S.
    let mut within = vec![0_u32; sets];
    rests_on.iter().for_each(|carried| within[*carried as usize] += 1);
    for thing in 0..things {
        for set in (0..sets).filter(|set| set >> thing & 1 == 1) {
            within[set] += within[set ^ (1 << thing)];
        }
    }
    // terms[h]: Σ (−1)^|S| over the sets that h items carry one of.
    let mut terms = vec![0_i64; rests_on.len() + 1];
    for set in 0..sets {
        let carrying = rests_on.len() - within[sets - 1 - set] as usize;
        terms[carrying] += if set.count_ones() % 2 == 0 { 1 } else { -1 };
    }
    let terms: Vec<(usize, i64)> = terms.into_iter().enumerate().filter(|(_, term)| *term != 0).collect();
    if n <= MOST_COUNTED {
        let pascal = pascal(n);
        let choices = |n: usize, k: usize| pascal[n].get(k).copied().unwrap_or(0);
        let lasting = |k: usize| -> i128 {
            let counted = terms.iter().filter(|(carrying, _)| *carrying <= k);
            counted.map(|(carrying, term)| i128::from(*term) * choices(n - carrying, k - carrying)).sum()
        };
        return Some((0..=n).map(|k| lasting(k) as f64 / choices(n, k) as f64).collect());
    }
    let mut lasting = vec![0.0; n + 1];
    for (carrying, term) in terms {
        for (sum, share) in lasting.iter_mut().zip(all_chosen(n, carrying)) {
            *sum += term as f64 * share;
        }
    }
    // What rounding left beyond the bounds.
    Some(lasting.into_iter().map(|share| share.clamp(0.0, 1.0)).collect())
}

/// Binomial coefficients: the rows 0 … n of Pascal's triangle.
fn pascal(n: usize) -> Vec<Vec<i128>> {
    let mut rows = vec![vec![1]];
    for row in 0..n {
        let above = &rows[row];
        let inner = above.windows(2).map(|two| two[0] + two[1]);
        let next = std::iter::once(1).chain(inner).chain([1]).collect();
        rows.push(next);
    }
    rows
}

/// The area under a curve over 0 … 1, by trapezoids of the same width.
pub(crate) fn area(curve: &[f64]) -> Option<f64> {
    let steps = curve.len().checked_sub(1).filter(|steps| *steps > 0)?;
    Some(curve.windows(2).map(|two| f64::midpoint(two[0], two[1])).sum::<f64>() / steps as f64)
}

#[cfg(test)]
mod tests {
    use super::super::Random;
    use super::*;

    #[test]
    fn what_lasts_is_what_counting_all_choices_finds() {
        for seed in 0..300 {
            let mut random = Random::new(seed, 1);
            let (n, things) = (random.below(9), random.below(6));
            let carried: Vec<u32> = (0..n).map(|_| (random.number() & random.number()) as u32 & ((1 << things) - 1)).collect();
            let carried: Vec<u32> = carried.into_iter().filter(|carried| *carried > 0).collect();
            let all = carried.iter().fold(0, |all, carried| all | carried);
            let (mut lasting, mut choices) = (vec![0_u32; n + 1], vec![0_u32; n + 1]);
            for lost in 0_usize..1 << n {
                let k = lost.count_ones() as usize;
                let left =
                    carried.iter().enumerate().filter(|(item, _)| lost >> item & 1 == 0).fold(0, |left, (_, carried)| left | carried);
                choices[k] += 1;
                lasting[k] += u32::from(left == (1 << things) - 1);
            }
            let things_carried = all.count_ones() as usize == things;
            let found = all_last(n, things, &carried).expect("few things");
            for k in 0..=n {
                let expected = f64::from(lasting[k]) / f64::from(choices[k]);
                // A thing that rests on nothing is lost from the beginning.
                assert!((found[k] - expected).abs() < 1e-12, "seed {seed}, k {k}, {things_carried}: {} and {expected}", found[k]);
            }
        }
        assert_eq!(all_last(3, 21, &[]), None);
    }

    #[test]
    fn many_items_are_as_exact_as_few() {
        // 150 items, the first thing on one of them, the second on two others.
        let found = all_last(150, 2, &[1, 2, 2]).expect("few things");
        for k in 0..=150_usize {
            let (n, k) = (150.0, k as f64);
            let expected = (1.0 - k / n) * (1.0 - (k * (k - 1.0)) / ((n - 1.0) * (n - 2.0)));
            assert!((found[k as usize] - expected.max(0.0)).abs() < 1e-12, "{k}: {}", found[k as usize]);
        }
    }

    #[test]
    fn shares_and_areas_by_hand() {
        // Of 4 items, 2 given ones: 0, 0, 1/6, 1/2, 1.
        let shares = all_chosen(4, 2);
        assert!(shares.iter().zip([0.0, 0.0, 1.0 / 6.0, 0.5, 1.0]).all(|(a, b)| (a - b).abs() < 1e-15), "{shares:?}");
        assert_eq!((all_chosen(3, 0), all_chosen(1, 2), all_chosen(0, 0)), (vec![1.0; 4], vec![0.0; 2], vec![1.0]));
        assert_eq!((area(&[1.0, 0.5, 0.0]), area(&[1.0])), (Some(0.5), None));
    }
}
