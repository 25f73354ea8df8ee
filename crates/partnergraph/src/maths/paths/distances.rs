//! Distances in steps between all items, searched from hundreds of them at once.
//!
//! A set of searches is a bit in each word: for each item it is kept which searches have come to it, and which came with the
//! last step. Then M. et al. 2014, The more the merrier: efficient multi-source graph traversal. PVLDB 8.
//!
//! Searches go against the rows, so that what is counted at an item is how many others *it* reaches in so many steps: a sum
//! over whole words, where counting for each search would look at single bits.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use super::Distances;
use super::compact::{Compact, Entries};
use crate::maths::{Rows, Stopped, Watch, in_blocks};

/// What is known of the distances from one item. All numbers are whole, so that their order of adding means nothing.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Total {
    /// Σ 1/d in units of 2⁻⁶³, each 1/d cut off there.
    pub(super) harmonic: u128,
    /// Σ d.
    pub(super) sum: u64,
    pub(super) reached: u32,
}

/// 1 in the units of [`Total::harmonic`].
const ONE: u64 = 1 << 63;

impl Total {
    /// Adds so many others at a distance.
    #[inline]
    pub(super) fn add(&mut self, number: u32, distance: u32) {
        self.add_inverse(number, distance, inverse(distance));
    }

    #[inline]
    fn add_inverse(&mut self, number: u32, distance: u32, inverse: u64) {
        self.harmonic += u128::from(number) * u128::from(inverse);
        self.sum += u64::from(number) * u64::from(distance);
        self.reached += number;
    }

    #[inline]
    pub(super) fn harmonic_sum(&self) -> f64 {
        // The integer is rounded to the nearest float once; dividing by a power of two is exact.
        self.harmonic as f64 / ONE as f64
    }
}

/// 1/d in units of 2⁻⁶³.
#[inline]
const fn inverse(distance: u32) -> u64 {
    ONE / distance as u64
}

/// What several threads have found together.
struct Found {
    totals: Vec<Total>,
    longest: u32,
}

/// Distances from each item along the rows; `back` are the rows turned round, the same object where they do not differ.
pub(super) fn distances(rows: &Rows, back: &Rows, watch: &Watch) -> Result<Distances, Stopped> {
    match rows.len() {
        0..=128 => with_width::<2>(rows, back, watch),
        129..=1024 => with_width::<4>(rows, back, watch),
        1025..=262_144 => with_width::<8>(rows, back, watch),
        // What a thread keeps stays below 150 MB for a million items.
        _ => with_width::<4>(rows, back, watch),
    }
}

/// The same with 64 × `WIDTH` searches at once.
pub(super) fn with_width<const WIDTH: usize>(rows: &Rows, back: &Rows, watch: &Watch) -> Result<Distances, Stopped> {
    let items = rows.len();
    watch.expect(items);
    let graph = Compact::new(rows, back, Entries::Plain, watch)?;
    let found = Mutex::new(Found { totals: vec![Total::default(); items], longest: 0 });
    let start = || Searches::<WIDTH>::new(&graph, &found);
    let mut stopped = Ok(());
    let work = |searches: &mut Searches<'_, WIDTH>, sources: Range<usize>| {
        let number = sources.len();
        searches.run(sources, watch)?;
        watch.add_done(number);
        Ok(())
    };
    in_blocks(items, 64 * WIDTH, watch, start, work, |part: Result<(), Stopped>| stopped = stopped.and(part))?;
    stopped?;
    let found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    let of = |item: usize| &found.totals[graph.new[item] as usize];
    Ok(Distances {
        reached: (0..items).map(|item| of(item).reached).collect(),
        distance_sum: (0..items).map(|item| of(item).sum as f64).collect(),
        harmonic_sum: (0..items).map(|item| of(item).harmonic_sum()).collect(),
        longest: (found.longest > 0).then(|| f64::from(found.longest)),
    })
}

/// The searches under way on one thread, and what they have found so far.
struct Searches<'a, const WIDTH: usize> {
    graph: &'a Compact,
    into: &'a Mutex<Found>,
    found: Found,
    /// For each item the searches that have come to it.
    seen: Vec<[u64; WIDTH]>,
    /// The same for the last step; nothing but for items of `front`.
    now: Vec<[u64; WIDTH]>,
    /// The same for the step that is being taken; nothing in between.
    next: Vec<[u64; WIDTH]>,
    /// The items that a search came to with the last step.
    front: Vec<u32>,
    /// The items that some search may still come to; worked out when first needed.
    open: Vec<u32>,
    touched: Vec<u32>,
}

/// After so many items it is asked whether to stop.
const ITEMS_BETWEEN_CHECKS: usize = 1 << 15;

impl<'a, const WIDTH: usize> Searches<'a, WIDTH> {
    fn new(graph: &'a Compact, into: &'a Mutex<Found>) -> Self {
        let nothing = || vec![[0; WIDTH]; graph.items()];
        Self {
            graph,
            into,
            found: Found { totals: vec![Total::default(); graph.items()], longest: 0 },
            seen: nothing(),
            now: nothing(),
            next: nothing(),
            front: Vec::new(),
            open: Vec::new(),
            touched: Vec::new(),
        }
    }

    fn run(&mut self, sources: Range<usize>, watch: &Watch) -> Result<(), Stopped> {
        let around = self.graph.around(sources.start, sources.end - 1);
        let (mut all, mut push_cost) = ([0; WIDTH], 0);
        self.seen[around.clone()].fill([0; WIDTH]);
        self.front.clear();
        for (search, source) in sources.enumerate() {
            all[search / 64] |= 1 << (search % 64);
            self.seen[source][search / 64] |= 1 << (search % 64);
            self.now[source] = self.seen[source];
            self.front.push(source as u32);
            push_cost += self.graph.back().degree(source);
        }
        // What looking from all open items would cost; as long as none are listed, of all items around.
        let mut pull_cost = around.clone().map(|item| self.graph.forth.degree(item)).sum::<usize>();
        let mut listed = false;
        let mut step = 0;
        while !self.front.is_empty() && push_cost > 0 {
            watch.check()?;
            step += 1;
            // An entry costs more where it is written to than where it is only read.
            if 2 * push_cost < pull_cost {
                push_cost = self.push(step, watch)?;
            } else {
                if !std::mem::replace(&mut listed, true) {
                    self.open.clear();
                    let open = around.clone().filter(|item| self.graph.forth.degree(*item) > 0 && self.seen[*item] != all);
                    self.open.extend(open.map(|item| item as u32));
                }
                (push_cost, pull_cost) = self.pull(step, &all, watch)?;
            }
            if !self.front.is_empty() {
                self.found.longest = self.found.longest.max(step);
            }
        }
        for item in self.front.drain(..) {
            self.now[item as usize] = [0; WIDTH];
        }
        Ok(())
    }

    /// A step from each item of the front to those that have it in their rows; gives what the same would cost for the next step.
    fn push(&mut self, step: u32, watch: &Watch) -> Result<usize, Stopped> {
        let Self { graph, found, seen, now, next, front, touched, .. } = self;
        let back = graph.back();
        touched.clear();
        for (place, item) in front.iter().enumerate() {
            if place % ITEMS_BETWEEN_CHECKS == ITEMS_BETWEEN_CHECKS - 1 {
                watch.check()?;
            }
            let here = std::mem::replace(&mut now[*item as usize], [0; WIDTH]);
            for other in back.row(*item as usize) {
                let there = &mut next[*other as usize];
                if *there == [0; WIDTH] {
                    touched.push(*other);
                }
                (0..WIDTH).for_each(|word| there[word] |= here[word]);
            }
        }
        front.clear();
        let (mut cost, inverse) = (0, inverse(step));
        for item in touched.iter() {
            let item_place = *item as usize;
            let (seen, came) = (&mut seen[item_place], &mut next[item_place]);
            (0..WIDTH).for_each(|word| came[word] &= !seen[word]);
            if *came != [0; WIDTH] {
                (0..WIDTH).for_each(|word| seen[word] |= came[word]);
                found.totals[item_place].add_inverse(ones(came), step, inverse);
                front.push(*item);
                cost += back.degree(item_place);
            }
        }
        std::mem::swap(now, next);
        Ok(cost)
    }

    /// A step seen from each open item: which searches came to one in its row with the last step. Gives what the next step
    /// would cost from the front and from the open items.
    fn pull(&mut self, step: u32, all: &[u64; WIDTH], watch: &Watch) -> Result<(usize, usize), Stopped> {
        let Self { graph, found, seen, now, next, front, open, touched, .. } = self;
        let (forth, back) = (&graph.forth, graph.back());
        touched.clear();
        let (mut push_cost, mut pull_cost, mut left, inverse) = (0, 0, 0, inverse(step));
        for place in 0..open.len() {
            if place % ITEMS_BETWEEN_CHECKS == ITEMS_BETWEEN_CHECKS - 1 {
                watch.check()?;
            }
            let item = open[place];
            let item_place = item as usize;
            let mut came = [0; WIDTH];
            for other in forth.row(item_place) {
                let there = &now[*other as usize];
                (0..WIDTH).for_each(|word| came[word] |= there[word]);
            }
            let seen = &mut seen[item_place];
            (0..WIDTH).for_each(|word| came[word] &= !seen[word]);
            if came != [0; WIDTH] {
                (0..WIDTH).for_each(|word| seen[word] |= came[word]);
                next[item_place] = came;
                found.totals[item_place].add_inverse(ones(&came), step, inverse);
                touched.push(item);
                push_cost += back.degree(item_place);
            }
            if seen != all {
                open[left] = item;
                left += 1;
                pull_cost += forth.degree(item_place);
            }
        }
        open.truncate(left);
        for item in front.iter() {
            now[*item as usize] = [0; WIDTH];
        }
        std::mem::swap(front, touched);
        std::mem::swap(now, next);
        Ok((push_cost, pull_cost))
    }
}

/// The number of bits that are set.
#[inline]
fn ones<const WIDTH: usize>(words: &[u64; WIDTH]) -> u32 {
    words.iter().map(|word| word.count_ones()).sum()
}

impl<const WIDTH: usize> Drop for Searches<'_, WIDTH> {
    /// A thread that is done hands over what it found.
    fn drop(&mut self) {
        let mut into = self.into.lock().unwrap_or_else(PoisonError::into_inner);
        into.longest = into.longest.max(self.found.longest);
        for (total, more) in into.totals.iter_mut().zip(&self.found.totals) {
            total.harmonic += more.harmonic;
            total.sum += more.sum;
            total.reached += more.reached;
        }
    }
}
