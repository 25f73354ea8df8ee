//! Work on many items, block by block, with the same result for any number of threads.

use std::ops::Range;

use super::{Stopped, Watch};

/// Does work on the items `0..count`, cut into blocks of the same length whatever the number of threads, and hands over what
/// each block gave in the order of the blocks.
///
/// `start` makes the state that a thread works with; it is handed on from block to block. The work is done on the rayon pool
/// that it is called in; outside of any pool, and for a single block, on the thread that calls. A block should take some
/// milliseconds at most: between two blocks is where work can be stopped.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn in_blocks<State: Send, Part: Send>(
    count: usize,
    block: usize,
    watch: &Watch,
    start: impl Fn() -> State + Sync,
    work: impl Fn(&mut State, Range<usize>) -> Part + Sync,
    mut take: impl FnMut(Part),
) -> Result<(), Stopped> {
    let block = block.max(1);
    let blocks = count.div_ceil(block);
    let range = |number: usize| number * block..((number + 1) * block).min(count);
    #[cfg(feature = "parallel")]
    if blocks > 1 && rayon::current_thread_index().is_some() && rayon::current_num_threads() > 1 {
        return in_waves(blocks, watch, &start, &|state, number| work(state, range(number)), &mut take);
    }
    let mut state = start();
    for number in 0..blocks {
        watch.check()?;
        take(work(&mut state, range(number)));
    }
    Ok(())
}

#[cfg(feature = "parallel")]
fn in_waves<State: Send, Part: Send>(
    blocks: usize,
    watch: &Watch,
    start: &(impl Fn() -> State + Sync),
    work: &(impl Fn(&mut State, usize) -> Part + Sync),
    take: &mut impl FnMut(Part),
) -> Result<(), Stopped> {
    use std::sync::{Mutex, PoisonError};

    use rayon::prelude::*;

    // So many blocks that threads seldom wait for each other, and so few that what they gave fits in memory.
    let wave = 4 * rayon::current_num_threads();
    let idle = Mutex::new(Vec::new());
    let one = |number: usize| {
        watch.check()?;
        let waiting = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut state = waiting.unwrap_or_else(start);
        let part = work(&mut state, number);
        idle.lock().unwrap_or_else(PoisonError::into_inner).push(state);
        Ok(part)
    };
    for first in (0..blocks).step_by(wave) {
        let parts: Vec<_> = (first..(first + wave).min(blocks)).into_par_iter().with_max_len(1).map(one).collect();
        for part in parts {
            take(part?);
        }
    }
    Ok(())
}

/// Does work on a list in place, block by block, and hands over what each block gave in the order of the blocks; `work` is told
/// where its block begins. As [`in_blocks`] otherwise.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn in_place<Item: Send, Part: Send>(
    list: &mut [Item],
    block: usize,
    watch: &Watch,
    work: impl Fn(usize, &mut [Item]) -> Part + Sync,
    mut take: impl FnMut(Part),
) -> Result<(), Stopped> {
    let block = block.max(1);
    let one = |(number, part): (usize, &mut [Item])| {
        watch.check()?;
        Ok(work(number * block, part))
    };
    #[cfg(feature = "parallel")]
    if list.len() > block && rayon::current_thread_index().is_some() && rayon::current_num_threads() > 1 {
        use rayon::prelude::*;

        let parts: Vec<_> = list.par_chunks_mut(block).enumerate().with_max_len(1).map(one).collect();
        return parts.into_iter().try_for_each(|part| part.map(&mut take));
    }
    list.chunks_mut(block).enumerate().try_for_each(|part| one(part).map(&mut take))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum_of_roots(watch: &Watch) -> Result<f64, Stopped> {
        let mut sum = 0.0;
        let of_block = |_: &mut (), range: Range<usize>| range.map(|item| (item as f64).sqrt()).sum::<f64>();
        in_blocks(1000, 7, watch, || (), of_block, |part| sum += part)?;
        Ok(sum)
    }

    #[cfg(feature = "parallel")]
    #[test]
    fn one_thread_and_several_give_the_same_bits() {
        let alone = sum_of_roots(&Watch::new()).expect("nobody stops it");
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            let found = pool.install(|| sum_of_roots(&Watch::new())).expect("nobody stops it");
            assert_eq!(found.to_bits(), alone.to_bits());
        }
    }

    #[test]
    fn every_item_of_a_list_is_worked_on_once() {
        let mut list = vec![1_usize; 1000];
        let mut begun = Vec::new();
        let work = |start: usize, part: &mut [usize]| {
            part.iter_mut().enumerate().for_each(|(place, item)| *item += start + place);
            start
        };
        assert_eq!(in_place(&mut list, 300, &Watch::new(), work, |start| begun.push(start)), Ok(()));
        assert_eq!((begun, list), (vec![0, 300, 600, 900], (1..=1000).collect::<Vec<_>>()));
    }

    #[test]
    fn every_item_is_in_one_block() {
        for (count, block) in [(0, 3), (1, 3), (3, 3), (10, 3), (10, 0)] {
            let mut seen = Vec::new();
            let found = in_blocks(count, block, &Watch::new(), || (), |(), range| range, |range| seen.extend(range));
            assert_eq!((found, seen), (Ok(()), (0..count).collect::<Vec<_>>()));
        }
    }

    #[test]
    fn stopped_work_gives_nothing() {
        let watch = Watch::new();
        watch.stop();
        assert_eq!(sum_of_roots(&watch), Err(Stopped));
    }
}
