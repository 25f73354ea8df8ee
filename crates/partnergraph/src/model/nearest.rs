//! The word that somebody may have meant.

/// Texts longer than this are not compared: nobody mistypes a word of this length, and the comparison is quadratic.
const LONGEST_COMPARED: usize = 64;

/// The candidate that takes the fewest changes of letters, if that are few enough for a slip: at most a third of the word.
///
/// Of several equally near the first in the list is taken. Capitals, and `-` or a blank for `_`, do not count as changes.
pub(crate) fn nearest<'a>(found: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let found = fold(found)?;
    candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(&found, &fold(candidate)?), candidate)))
        .min_by_key(|(changes, _)| *changes)
        .filter(|(changes, _)| *changes * 3 <= found.len().max(3))
        .map(|(_, candidate)| candidate)
}

fn fold(word: &str) -> Option<Vec<char>> {
    (word.len() <= LONGEST_COMPARED).then(|| {
        word.chars().flat_map(char::to_lowercase).map(|letter| if letter == '-' || letter == ' ' { '_' } else { letter }).collect()
    })
}

/// Insertions, deletions, replacements and swaps of two neighbours (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before_last[j - 1] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        let roles = ["owner", "funder", "operator"];
        assert_eq!(nearest("oprator", roles), Some("operator"));
        assert_eq!(nearest("Owner", roles), Some("owner"));
        assert_eq!(nearest("onwer", roles), Some("owner"));
        assert_eq!(nearest("janitor", roles), None);
        assert_eq!(nearest("", roles), None);
        assert_eq!(nearest("leases to", ["leases_to", "lends_to"]), Some("leases_to"));
        assert_eq!(nearest(&"o".repeat(10_000), roles), None);
    }
}
