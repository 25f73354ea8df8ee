//! Groups that are tied more inside than chance would have it: partitions of large modularity.
//!
//! The names follow the formula Q = (1/T) Σ_ij [a_ij − γ k_i^out k_j^in/T] δ(c_i,c_j) (Leicht & Newman 2008), T the sum of all
//! a_ij. Of an undirected network a_ij = a_ji and T = 2m, which gives Newman's Q.

mod exact;
mod level;
mod moves;
mod refine;

use std::cmp::Ordering;

use level::Level;
use moves::Mover;

use super::{Random, Rows, Stopped, Watch, in_blocks};

/// Two values of Q, or two gains, are equal when they differ by at most this.
pub(crate) const TOLERANCE: f64 = 1e-12;

/// Up to so many items with ties every partition is looked at.
pub(crate) const MOST_EXACT: usize = 10;

/// Of networks with more ties a search goes up through all levels three times and no more: every further time gains less, and there
/// are hundreds of them.
const MOST_TIES: usize = 10_000;
const ROUNDS_OF_LARGE: usize = 3;

/// Who is tied to whom, and what a tie counts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ties<'a> {
    /// Arcs out; of an undirected network every tie on both sides.
    pub(crate) out: &'a Rows,
    /// Arcs in; nothing of an undirected network.
    pub(crate) back: Option<&'a Rows>,
    /// Whether the weights of the rows count.
    pub(crate) is_weighted: bool,
    /// γ, above 0.
    pub(crate) resolution: f64,
}

/// A partition, and how it was found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// For each item the number of its group, groups numbered by their first item.
    pub(crate) groups: Vec<u32>,
    /// Its modularity.
    pub(crate) q: f64,
    /// Whether every partition was looked at.
    pub(crate) is_exact: bool,
    /// How many starts ended in this partition; of an exact search none was needed.
    pub(crate) agreeing: usize,
}

/// The modularity of a partition; items without a group take no part, neither do their ties. Nothing where no tie is left.
pub(crate) fn modularity(ties: &Ties<'_>, groups: &[Option<u32>]) -> Option<f64> {
    let count = groups.iter().flatten().max().map_or(0, |last| *last as usize + 1);
    let (mut inside, mut out, mut back) = (vec![0.0; count], vec![0.0; count], vec![0.0; count]);
    let mut total = 0.0;
    for (item, group) in groups.iter().enumerate() {
        let Some(group) = group else { continue };
        for (place, other) in ties.out.row(item).iter().enumerate() {
            let Some(of_other) = groups[*other as usize] else { continue };
            let weight = if ties.is_weighted { ties.out.row_weights(item)[place] } else { 1.0 };
            total += weight;
            out[*group as usize] += weight;
            back[of_other as usize] += weight;
            if of_other == *group {
                inside[*group as usize] += weight;
            }
        }
    }
    (total > 0.0).then(|| {
        let of = |group: usize| inside[group] / total - ties.resolution * (out[group] / total) * (back[group] / total);
        (0..count).map(of).sum()
    })
}

/// The partition of largest modularity that is found: of few items the best of all, of more the best that `starts` searches end
/// in, each of them in an order drawn from a stream of the seed of its own. Of equal ones that with fewer groups, then that
/// whose groups, numbered by first item, come first.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn best(ties: &Ties<'_>, starts: usize, seed: u64, watch: &Watch) -> Result<Found, Stopped> {
    let level = Level::of(ties);
    let q = |groups: &[u32]| modularity(ties, &groups.iter().copied().map(Some).collect::<Vec<_>>()).unwrap_or(0.0);
    let tied = (0..level.len()).filter(|item| level.row(*item).next().is_some()).count();
    if tied <= MOST_EXACT {
        let groups = exact::best(&level, ties.resolution);
        return Ok(Found { q: q(&groups), groups, is_exact: true, agreeing: 0 });
    }
    watch.expect(starts);
    let search = |mover: &mut Mover, range: std::ops::Range<usize>| -> Result<Vec<Found>, Stopped> {
        range
            .map(|start| {
                let groups = one_search(&level, ties.resolution, &mut Random::new(seed, start as u64 + 1), mover, watch)?;
                watch.add_done(1);
                Ok(Found { q: q(&groups), groups, is_exact: false, agreeing: 1 })
            })
            .collect()
    };
    // Searches of small networks are so short that several of them are one block.
    let block = 2000_usize.div_ceil(level.entries() + level.len());
    let mut kept: Option<Found> = None;
    let mut stopped = None;
    in_blocks(starts.max(1), block, watch, Mover::default, search, |found| match found {
        Ok(found) => found.into_iter().for_each(|found| keep_better(&mut kept, found)),
        Err(error) => stopped = Some(error),
    })?;
    match (stopped, kept) {
        (None, Some(kept)) => Ok(kept),
        _ => Err(Stopped),
    }
}

fn keep_better(kept: &mut Option<Found>, found: Found) {
    let Some(best) = kept else {
        *kept = Some(found);
        return;
    };
    let groups = |found: &Found| found.groups.iter().max().copied();
    let order = if (found.q - best.q).abs() > TOLERANCE {
        best.q.total_cmp(&found.q)
    } else {
        groups(&found).cmp(&groups(best)).then_with(|| found.groups.cmp(&best.groups))
    };
    match order {
        Ordering::Less => *best = found,
        Ordering::Equal => best.agreeing += 1,
        Ordering::Greater => {}
    }
}

/// One search: items are moved as long as Q grows, groups are split into connected pieces and refined, what is refined becomes
/// the items of the next level (Blondel et al. 2008; Traag, Waltman & van Eck 2019), and all of it again from what was found
/// until nothing is gained.
fn one_search(first: &Level, resolution: f64, random: &mut Random, mover: &mut Mover, watch: &Watch) -> Result<Vec<u32>, Stopped> {
    let mut groups: Vec<u32> = (0..first.len() as u32).collect();
    let mut rounds = if first.entries() / 2 > MOST_TIES { ROUNDS_OF_LARGE } else { usize::MAX };
    while rounds > 0 && one_round(first, resolution, &mut groups, random, mover, watch)? > TOLERANCE {
        rounds -= 1;
    }
    first.split_into_pieces(&mut groups);
    Ok(groups)
}

/// One way up through all levels; says how much Q has grown.
fn one_round(
    first: &Level,
    resolution: f64,
    groups: &mut [u32],
    random: &mut Random,
    mover: &mut Mover,
    watch: &Watch,
) -> Result<f64, Stopped> {
    let mut gained = 0.0;
    // For each item of the first level its item of the present one.
    let mut place: Vec<u32> = (0..first.len() as u32).collect();
    let mut made: Option<Level> = None;
    let mut of_level = groups.to_vec();
    loop {
        let level = made.as_ref().unwrap_or(first);
        gained += mover.move_items(level, resolution, &mut of_level, random, watch)?;
        let count = level.split_into_pieces(&mut of_level);
        for (item, group) in groups.iter_mut().enumerate() {
            *group = of_level[place[item] as usize];
        }
        if count == level.len() {
            return Ok(gained);
        }
        let mut finer = refine::refined(level, resolution, &of_level, count, random, mover, watch)?;
        let mut parts = level::renumber(&mut finer);
        if parts == level.len() {
            (finer, parts) = (of_level.clone(), count);
        }
        let mut next_groups = vec![0; parts];
        for (item, part) in finer.iter().enumerate() {
            next_groups[*part as usize] = of_level[item];
        }
        let next = level.merged(&finer, parts);
        for of in &mut place {
            *of = finer[*of as usize];
        }
        level::renumber(&mut next_groups);
        (of_level, made) = (next_groups, Some(next));
        watch.check()?;
    }
}
