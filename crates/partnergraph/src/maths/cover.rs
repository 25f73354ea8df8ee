//! The fewest sets that together hold everything.

/// The smallest choices of sets that cover everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Covers {
    /// The number of sets in each of them.
    pub(crate) size: usize,
    /// The first such choices, as many as were asked for: positions in ascending order, choices being compared position by
    /// position.
    pub(crate) first: Vec<Vec<usize>>,
    /// The number of choices of this size; nothing where it does not fit 64 bits.
    pub(crate) choices: Option<u64>,
}

/// No more things than this can be covered.
const MOST_THINGS: usize = 64;

/// Up to so many things every set of them is looked at; beyond, choices are tried.
const MOST_IN_TABLE: usize = 12;

/// So many steps of trying are taken at most.
const MOST_STEPS: usize = 20_000_000;

const IMPOSSIBLE: u8 = u8::MAX;

/// That there are too many things, or trying would take too many steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooMany;

/// The smallest choices of sets that cover the things 0 … `things` − 1, bit t of a set saying that it holds t, and the first
/// `most` of them. Nothing where all sets together do not cover everything.
///
/// Exact. Up to 12 things by the sets from i on and the things that are still to be covered: sets × 2^things steps. Beyond, by
/// trying for a thing that few sets hold each of them.
///
/// # Errors
/// [`TooMany`] above [`MOST_THINGS`] things, and where trying would take too many steps.
pub(crate) fn smallest_covers(sets: &[u64], things: usize, most: usize) -> Result<Option<Covers>, TooMany> {
    if things > MOST_THINGS {
        return Err(TooMany);
    }
    let all = if things == 64 { u64::MAX } else { (1 << things) - 1 };
    if sets.iter().fold(0, |union, set| union | set) & all != all {
        return Ok(None);
    }
    if things <= MOST_IN_TABLE {
        let table = Table::of(sets, things);
        let size = usize::from(table.least(0, all));
        let first = first(sets, all, size, most, &mut |from, needed, open| Ok(usize::from(table.least(from, needed)) <= open))?;
        let number = table.choices[all as usize * (things + 1) + size];
        return Ok(Some(Covers { size, first, choices: (number < u64::MAX).then_some(number) }));
    }
    let mut tried = Tried { sets, steps: MOST_STEPS };
    let mut size = 1;
    while !tried.fits(0, all, size)? {
        size += 1;
    }
    let first = first(sets, all, size, most, &mut |from, needed, open| tried.fits(from, needed, open))?;
    let number = tried.count(all, size)?;
    Ok(Some(Covers { size, first, choices: (number < u64::MAX).then_some(number) }))
}

/// The first choices of `size` sets that cover what is needed, given whether the sets from a position on can cover something
/// with so many.
fn first(
    sets: &[u64],
    needed: u64,
    size: usize,
    most: usize,
    fits: &mut impl FnMut(usize, u64, usize) -> Result<bool, TooMany>,
) -> Result<Vec<Vec<usize>>, TooMany> {
    let mut found = Vec::new();
    // What is chosen, and what was still needed before it.
    let mut chosen: Vec<(usize, u64)> = Vec::with_capacity(size);
    let (mut next, mut needed) = (0, needed);
    while found.len() < most {
        if chosen.len() == size {
            found.push(chosen.iter().map(|(position, _)| *position).collect());
        } else if fits(next, needed, size - chosen.len())? {
            // No choice is longer than it must be, so that each set in it adds something.
            let left = needed & !sets.get(next).copied().unwrap_or_default();
            if left != needed && fits(next + 1, left, size - chosen.len() - 1)? {
                chosen.push((next, needed));
                needed = left;
            }
            next += 1;
            continue;
        }
        let Some((position, before)) = chosen.pop() else { break };
        (next, needed) = (position + 1, before);
    }
    Ok(found)
}

/// What can be covered, for every set of things.
struct Table {
    states: usize,
    /// least[i · states + needed]: the fewest of the sets i, i + 1, … that cover what is needed.
    least: Vec<u8>,
    /// choices[needed · (things + 1) + k]: how many choices of k sets cover what is needed.
    choices: Vec<u64>,
}

impl Table {
    fn of(sets: &[u64], things: usize) -> Self {
        let states = 1_usize << things;
        let mut least = vec![IMPOSSIBLE; (sets.len() + 1) * states];
        least[sets.len() * states] = 0;
        let sizes = things + 1;
        let mut choices = vec![0_u64; states * sizes];
        choices[0] = 1;
        for (position, set) in sets.iter().enumerate().rev() {
            // From large to small: what is left to cover is never larger, and still holds the numbers without this set.
            for needed in (0..states).rev() {
                let left = needed & !(*set as usize);
                let with = least[(position + 1) * states + left].saturating_add(1);
                least[position * states + needed] = with.min(least[(position + 1) * states + needed]);
                for size in (1..sizes).rev() {
                    choices[needed * sizes + size] = choices[needed * sizes + size].saturating_add(choices[left * sizes + size - 1]);
                }
            }
        }
        Self { states, least, choices }
    }

    fn least(&self, from: usize, needed: u64) -> u8 {
        self.least[from * self.states + needed as usize]
    }
}

/// Choices that are tried one after the other.
struct Tried<'s> {
    sets: &'s [u64],
    /// How many more steps may be taken.
    steps: usize,
}

impl Tried<'_> {
    fn step(&mut self) -> Result<(), TooMany> {
        self.steps = self.steps.checked_sub(1).ok_or(TooMany)?;
        Ok(())
    }

    /// The thing among those needed that fewest sets hold from a position on.
    fn rarest(&self, from: usize, needed: u64) -> u64 {
        let things = (0..u64::BITS).map(|bit| 1 << bit).filter(|thing| needed & thing != 0);
        things.min_by_key(|thing| self.sets[from..].iter().filter(|set| *set & thing != 0).count()).unwrap_or(0)
    }

    /// Whether at most `open` of the sets from a position on cover what is needed.
    fn fits(&mut self, from: usize, needed: u64, open: usize) -> Result<bool, TooMany> {
        self.step()?;
        if needed == 0 {
            return Ok(true);
        }
        let largest = self.sets[from..].iter().map(|set| (set & needed).count_ones() as usize).max().unwrap_or(0);
        if open * largest < needed.count_ones() as usize {
            return Ok(false);
        }
        let thing = self.rarest(from, needed);
        for place in from..self.sets.len() {
            if self.sets[place] & thing != 0 && self.fits(from, needed & !self.sets[place], open - 1)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// How many choices of `size` sets cover what is needed, where fewer cannot; at most as many as 64 bits hold.
    fn count(&mut self, needed: u64, size: usize) -> Result<u64, TooMany> {
        // No such choice has two sets that hold the same of what is needed.
        let mut kinds: Vec<u64> = self.sets.iter().map(|set| set & needed).filter(|set| *set != 0).collect();
        kinds.sort_unstable();
        let kinds: Vec<(u64, u64)> = kinds.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u64)).collect();
        let mut is_out = vec![false; kinds.len()];
        self.count_of(&kinds, &mut is_out, needed, size)
    }

    fn count_of(&mut self, kinds: &[(u64, u64)], is_out: &mut [bool], needed: u64, open: usize) -> Result<u64, TooMany> {
        self.step()?;
        if needed == 0 {
            return Ok(1);
        }
        let largest = kinds.iter().map(|(set, _)| (set & needed).count_ones() as usize).max().unwrap_or(0);
        if open * largest < needed.count_ones() as usize {
            return Ok(0);
        }
        let thing = self.rarest(0, needed);
        let (mut sum, mut taken) = (0_u64, Vec::new());
        for (place, (set, times)) in kinds.iter().enumerate() {
            if set & thing != 0 && !is_out[place] {
                // A choice is counted with the first of its sets that hold the thing.
                is_out[place] = true;
                taken.push(place);
                sum = sum.saturating_add(self.count_of(kinds, is_out, needed & !set, open - 1)?.saturating_mul(*times));
            }
        }
        taken.into_iter().for_each(|place| is_out[place] = false);
        Ok(sum)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Random;
    use super::*;

    /// All choices, by size and then by position.
    fn by_trying(sets: &[u64], things: usize) -> Option<Covers> {
        let all = (1_u64 << things) - 1;
        let mut found: Vec<Vec<usize>> = (0..1_u32 << sets.len())
            .map(|choice| (0..sets.len()).filter(|position| choice >> position & 1 == 1).collect::<Vec<_>>())
            .filter(|members| members.iter().fold(0, |union, member| union | sets[*member]) & all == all)
            .collect();
        found.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
        let size = found.first()?.len();
        found.retain(|members| members.len() == size);
        Some(Covers { size, choices: Some(found.len() as u64), first: found })
    }

    #[test]
    fn it_is_what_trying_all_choices_finds() {
        for seed in 0..400 {
            let mut random = Random::new(seed, 1);
            let things = if seed % 4 == 0 { 13 + random.below(4) } else { random.below(5) };
            let mut set =
                || (random.number() & if things > 12 { random.number() | random.number() } else { random.number() }) & ((1 << things) - 1);
            let sets: Vec<u64> = (0..9).map(|_| set()).collect();
            let sets = &sets[..seed as usize % 10];
            assert_eq!(smallest_covers(sets, things, usize::MAX), Ok(by_trying(sets, things)), "seed {seed}: {sets:?} of {things}");
        }
    }

    #[test]
    fn nothing_to_cover_takes_nothing_and_too_much_is_not_tried() {
        let nothing = Covers { size: 0, first: vec![vec![]], choices: Some(1) };
        assert_eq!(smallest_covers(&[0b1, 0b1], 0, 3), Ok(Some(nothing)));
        assert_eq!(smallest_covers(&[], 1, 3), Ok(None));
        assert_eq!(smallest_covers(&[u64::MAX], 65, 3), Err(TooMany));
        assert_eq!(smallest_covers(&[u64::MAX, 1], 64, 3), Ok(Some(Covers { size: 1, first: vec![vec![0]], choices: Some(1) })));
    }

    #[test]
    fn many_choices_are_counted_without_listing_them() {
        // Twelve things, each held by a hundred sets of its own: 100^12 = 10^24 choices, more than 64 bits hold.
        let sets: Vec<u64> = (0..1200).map(|position| 1 << (position % 12)).collect();
        let cover = smallest_covers(&sets, 12, 1).expect("few things").expect("each thing is held");
        assert_eq!((&cover.first[..], cover.choices), (&[(0..12).collect::<Vec<_>>()][..], None));
        let six = smallest_covers(&sets, 6, 2).expect("few things").expect("each thing is held");
        // The next choice has the thing of the last set from the next set that holds it.
        assert_eq!((six.first, six.choices), (vec![vec![0, 1, 2, 3, 4, 5], vec![0, 1, 2, 3, 4, 17]], Some(1_000_000_000_000)));
        // Thirty things, each held by two sets of its own.
        let sets: Vec<u64> = (0..60).map(|position| 1 << (position / 2)).collect();
        let thirty = smallest_covers(&sets, 30, 2).expect("few steps").expect("each thing is held");
        assert_eq!((thirty.size, thirty.choices), (30, Some(1 << 30)));
    }
}
