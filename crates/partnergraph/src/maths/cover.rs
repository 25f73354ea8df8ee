//! The fewest sets that together hold everything.

/// The smallest choice of sets that covers everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cover {
    /// The first such choice, as positions in ascending order.
    pub(crate) members: Vec<usize>,
    /// The number of choices of this size; nothing where it does not fit 64 bits.
    pub(crate) choices: Option<u64>,
}

/// No more things than this can be covered: the work doubles with each.
pub(crate) const MOST_THINGS: usize = 12;

const IMPOSSIBLE: u8 = u8::MAX;

/// The smallest choice of sets that covers the things 0 … `things` − 1, bit t of a set saying that it holds t; of several the
/// first, choices being compared position by position. Nothing where all sets together do not cover everything, or where
/// there are more than [`MOST_THINGS`].
///
/// Exact, by the sets from i on and the things that are still to be covered: sets × 2^things steps.
pub(crate) fn smallest_cover(sets: &[u32], things: usize) -> Option<Cover> {
    if things > MOST_THINGS {
        return None;
    }
    let states = 1_usize << things;
    let all = states - 1;
    let rest = |needed: usize, set: u32| needed & !(set as usize);
    // least[i · states + needed]: the fewest of the sets i, i + 1, … that cover what is needed.
    let mut least = vec![IMPOSSIBLE; (sets.len() + 1) * states];
    least[sets.len() * states] = 0;
    // choices[needed · (things + 1) + k]: how many choices of k of the sets so far cover what is needed.
    let sizes = things + 1;
    let mut choices = vec![0_u64; states * sizes];
    choices[0] = 1;
    for (position, set) in sets.iter().enumerate().rev() {
        // From large to small: what is left to cover is never larger, and still holds the numbers without this set.
        for needed in (0..states).rev() {
            let left = rest(needed, *set);
            let with = least[(position + 1) * states + left].saturating_add(1);
            least[position * states + needed] = with.min(least[(position + 1) * states + needed]);
            for size in (1..sizes).rev() {
                choices[needed * sizes + size] = choices[needed * sizes + size].saturating_add(choices[left * sizes + size - 1]);
            }
        }
    }
    let size = usize::from(least[all]);
    if least[all] == IMPOSSIBLE {
        return None;
    }
    let (mut members, mut needed) = (Vec::with_capacity(size), all);
    for (position, set) in sets.iter().enumerate() {
        let open = size - members.len();
        let left = rest(needed, *set);
        if open > 0 && usize::from(least[(position + 1) * states + left]) < open {
            members.push(position);
            needed = left;
        }
    }
    let number = choices[all * sizes + size];
    Some(Cover { members, choices: (number < u64::MAX).then_some(number) })
}

#[cfg(test)]
mod tests {
    use super::super::Random;
    use super::*;

    /// All choices, by size and then by position.
    fn by_trying(sets: &[u32], things: usize) -> Option<Cover> {
        let all = (1_u32 << things) - 1;
        let mut found: Vec<Vec<usize>> = (0..1_u32 << sets.len())
            .map(|choice| (0..sets.len()).filter(|position| choice >> position & 1 == 1).collect::<Vec<_>>())
            .filter(|members| members.iter().fold(0, |union, member| union | sets[*member]) & all == all)
            .collect();
        found.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
        let first = found.first()?.clone();
        let choices = found.iter().filter(|members| members.len() == first.len()).count();
        Some(Cover { members: first, choices: Some(choices as u64) })
    }

    #[test]
    fn it_is_what_trying_all_choices_finds() {
        for seed in 0..400 {
            let mut random = Random::new(seed, 1);
            let things = random.below(5);
            let sets: Vec<u32> = (0..random.below(9)).map(|_| (random.number() & random.number()) as u32 & ((1 << things) - 1)).collect();
            assert_eq!(smallest_cover(&sets, things), by_trying(&sets, things), "seed {seed}: {sets:?} of {things}");
        }
    }

    #[test]
    fn nothing_to_cover_takes_nothing_and_too_much_is_not_tried() {
        assert_eq!(smallest_cover(&[0b1, 0b1], 0), Some(Cover { members: vec![], choices: Some(1) }));
        assert_eq!(smallest_cover(&[], 1), None);
        assert_eq!(smallest_cover(&[u32::MAX], 13), None);
    }

    #[test]
    fn many_choices_are_counted_without_listing_them() {
        // Twelve things, each held by a hundred sets of its own: 100^12 = 10^24 choices, more than 64 bits hold.
        let sets: Vec<u32> = (0..1200).map(|position| 1 << (position % 12)).collect();
        let cover = smallest_cover(&sets, 12).expect("each thing is held");
        assert_eq!((cover.members, cover.choices), ((0..12).collect(), None));
        let six = smallest_cover(&sets, 6).expect("each thing is held");
        assert_eq!(six.choices, Some(1_000_000_000_000));
    }
}
