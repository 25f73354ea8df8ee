//! Two modes, such as actors and roles, and the links between them.
//!
//! # Source
//! Borgatti & Everett 1997, Network analysis of 2-mode data. Social Networks 19, DOI 10.1016/S0378-8733(96)00301-2, for
//! the largest betweenness; the largest unevenness of degrees is our own.

use super::{Rows, Sources, Stopped, Watch, Ways};

/// Both modes in one undirected graph: first the members of the one, then those of the other.
///
/// `by_first` has a row for each member of the first mode, with the members of the second that it is linked to.
pub(crate) fn joined(by_first: &Rows, seconds: usize) -> Rows {
    let firsts = by_first.len();
    let links: Vec<(u32, u32)> =
        (0..firsts).flat_map(|first| by_first.row(first).iter().map(move |second| (first as u32, firsts as u32 + second))).collect();
    Rows::undirected(firsts + seconds, &links, None)
}

/// For each member of both modes the sum of its shares of shortest ways over unordered pairs of others, of any mode.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn betweenness(by_first: &Rows, seconds: usize, watch: &Watch) -> Result<Vec<f64>, Stopped> {
    let rows = joined(by_first, seconds);
    // A search from every member counts each pair twice.
    let ordered = Ways::of_steps(&rows, &rows).betweenness(Sources::All, watch)?.sums;
    Ok(ordered.into_iter().map(|ordered| ordered / 2.0).collect())
}

/// For each member of both modes the sum of its distances to all members, of any mode, that it can reach.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn distance_sums(by_first: &Rows, seconds: usize, watch: &Watch) -> Result<Vec<f64>, Stopped> {
    let rows = joined(by_first, seconds);
    Ok(Ways::of_steps(&rows, &rows).distances(watch)?.distance_sum)
}

/// The largest betweenness that a member can have, with so many members in its own mode and in the other.
///
/// n is `own`, m is `other`: ½[m²(s+1)² + m(s+1)(2t−s−1) − t(2s−t+3)] with s = ⌊(n−1)/m⌋ and t = (n−1) mod m.
pub(crate) fn largest_betweenness(own: usize, other: usize) -> f64 {
    if own == 0 || other == 0 {
        return 0.0;
    }
    let (m, s, t) = (other as f64, ((own - 1) / other) as f64, ((own - 1) % other) as f64);
    0.5 * (m * m * (s + 1.0) * (s + 1.0) + m * (s + 1.0) * (2.0 * t - s - 1.0) - t * (2.0 * s - t + 3.0))
}

/// How near a member is to all others over links: ((r−1)/(N−1)) · (m + 2(n−1))/D, with n and m the numbers of members of its own
/// and of the other mode in its component, r both together, N all members, D the sum of the distances; 1 is the nearest there
/// can be.
pub(crate) fn closeness(own: usize, other: usize, members: usize, distance_sum: f64) -> f64 {
    let reached = (own + other - 1) as f64 / (members - 1) as f64;
    reached * (other + 2 * (own - 1)) as f64 / distance_sum
}

/// How unevenly links are spread over the members of a mode: Σ(k_max − k)/((n−1)m), n its own and m the other mode's
/// members; nothing below two members, or without the other mode.
pub(crate) fn centralization(degrees: &[usize], other: usize) -> Option<f64> {
    let most = degrees.iter().max()?;
    let behind: usize = degrees.iter().map(|degree| most - degree).sum();
    let largest = (degrees.len() - 1) * other;
    (largest > 0).then(|| behind as f64 / largest as f64)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Every two-mode graph with so many members, as rows of the first mode.
    pub(crate) fn every_graph(firsts: usize, seconds: usize) -> impl Iterator<Item = Rows> {
        let links: Vec<(u32, u32)> = (0..firsts as u32).flat_map(|a| (0..seconds as u32).map(move |b| (a, b))).collect();
        (0_u32..1 << links.len()).map(move |chosen| {
            let some: Vec<_> = links.iter().enumerate().filter(|(bit, _)| chosen >> bit & 1 == 1).map(|(_, link)| *link).collect();
            Rows::two_mode(firsts, &some)
        })
    }

    #[test]
    fn no_member_exceeds_the_largest_betweenness_and_one_reaches_it() {
        for (own, other) in [(1, 1), (1, 3), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (3, 3), (4, 1), (4, 2), (5, 2), (2, 5), (1, 5), (5, 1)]
        {
            let found = every_graph(own, other)
                .flat_map(|rows| betweenness(&rows, other, &Watch::new()).expect("nobody stops it")[..own].to_vec())
                .fold(0.0, f64::max);
            assert!((found - largest_betweenness(own, other)).abs() < 1e-12, "{own} and {other}: {found}");
        }
    }

    #[test]
    fn eight_actors_and_six_roles() {
        // By hand: s = t = 1, ½(36·4 + 6·2·0 − 4); and for a role s = 0, t = 5, ½(64 + 8·9 − 5·(−2)).
        assert_eq!((largest_betweenness(8, 6), largest_betweenness(6, 8)), (70.0, 73.0));
        assert_eq!((largest_betweenness(0, 6), largest_betweenness(6, 0)), (0.0, 0.0));
    }

    #[test]
    fn the_golden_house_as_networkx_has_it() {
        // tests/golden/golden_house.json, networkx 3.6.1: actors over 70, roles over 73, to six decimals.
        let links = [(0, 1), (0, 4), (1, 5), (2, 0), (3, 1), (4, 2), (4, 3), (5, 5), (6, 3), (6, 5), (7, 1), (7, 4)];
        let found = betweenness(&Rows::two_mode(8, &links), 6, &Watch::new()).expect("nobody stops it");
        let (actors, roles) = found.split_at(8);
        let close = |found: &[f64], largest: f64, expected: &[f64]| {
            found.iter().zip(expected).for_each(|(raw, expected)| assert!((raw / largest - expected).abs() < 5e-7, "{raw} {expected}"));
        };
        close(actors, 70.0, &[0.014286, 0.0, 0.0, 0.0, 0.071429, 0.0, 0.128571, 0.014286]);
        close(roles, 73.0, &[0.0, 0.047945, 0.0, 0.109589, 0.006849, 0.123288]);
    }

    #[test]
    fn one_member_that_has_all_links_is_as_uneven_as_can_be() {
        assert_eq!(centralization(&[3, 0, 0], 3), Some(1.0));
        assert_eq!(centralization(&[1, 1], 4), Some(0.0));
        assert_eq!((centralization(&[2], 3), centralization(&[], 3), centralization(&[0, 0], 0)), (None, None, None));
    }

    #[test]
    fn centralization_stays_between_0_and_1() {
        for (own, other) in [(2, 2), (2, 3), (3, 2), (3, 3)] {
            for rows in every_graph(own, other) {
                let degrees: Vec<usize> = (0..own).map(|member| rows.degree(member)).collect();
                assert!(centralization(&degrees, other).is_some_and(|found| (0.0..=1.0).contains(&found)));
            }
        }
    }
}
