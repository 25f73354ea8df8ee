//! How deep items lie in the dense part of a network.

use super::{Rows, Stopped, Watch};

/// For each item the largest k such that it belongs to a set in which each has k others of the set in its row; of undirected
/// rows.
///
/// For k = 0, 1, … whoever has at most k neighbours left goes, and with them those that fall to k on the way. Who is left is
/// looked through once for each k, as often as its own core number at most, so that all looking is no more than n + 2m steps.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn core_numbers(rows: &Rows, watch: &Watch) -> Result<Vec<u32>, Stopped> {
    // Those that are left over; in the end the core numbers, because what has gone is not counted down any more.
    let mut degree: Vec<u32> = (0..rows.len()).map(|item| rows.degree(item) as u32).collect();
    let mut left: Vec<u32> = (0..rows.len() as u32).collect();
    let mut going = Vec::new();
    let mut steps = 0;
    while !left.is_empty() {
        let lowest = left.iter().map(|item| degree[*item as usize]).min().unwrap_or(0);
        left.retain(|item| {
            let stays = degree[*item as usize] > lowest;
            if !stays {
                going.push(*item);
            }
            stays
        });
        steps += left.len();
        while let Some(item) = going.pop() {
            let row = rows.row(item as usize);
            for other in row {
                let open = &mut degree[*other as usize];
                if *open > lowest {
                    *open -= 1;
                    if *open == lowest {
                        going.push(*other);
                    }
                }
            }
            steps += row.len() + 1;
            if steps >= STEPS {
                watch.check()?;
                steps = 0;
            }
        }
        // Those that fell on the way are still among those that are left.
        left.retain(|item| degree[*item as usize] > lowest);
    }
    Ok(degree)
}

/// Between two looks at the watch.
const STEPS: usize = 1 << 20;

#[cfg(test)]
mod tests {
    use super::super::slow::{Slow, drawn_pairs, every_graph};
    use super::*;

    fn found(items: usize, pairs: &[(u32, u32)]) -> Vec<u32> {
        core_numbers(&Rows::undirected(items, pairs, None), &Watch::new()).expect("nobody stops it")
    }

    #[test]
    fn a_triangle_with_a_tail_and_somebody_alone() {
        assert_eq!(found(5, &[(0, 1), (0, 2), (1, 2), (2, 3)]), [2, 2, 2, 1, 0]);
        assert!(found(0, &[]).is_empty());
    }

    #[test]
    fn every_small_graph_agrees_with_all_its_sets() {
        for items in 0..=5 {
            for pairs in every_graph(items) {
                let slow = Slow::new(items, &pairs, false, None).core_numbers();
                assert_eq!(found(items as usize, &pairs), slow, "{pairs:?}");
            }
        }
    }

    #[test]
    fn a_core_number_is_at_most_the_degree_and_within_the_core_everyone_has_it() {
        let pairs = drawn_pairs(5, 400, 1600);
        let (rows, cores) = (Rows::undirected(400, &pairs, None), found(400, &pairs));
        for item in 0..400 {
            let inside = rows.row(item).iter().filter(|other| cores[**other as usize] >= cores[item]).count();
            assert!(inside >= cores[item] as usize);
            // Beyond it nobody holds on.
            let beyond = rows.row(item).iter().filter(|other| cores[**other as usize] > cores[item]).count();
            assert!(beyond <= cores[item] as usize);
        }
    }

    #[test]
    fn a_long_path_is_one_core_and_work_can_be_stopped() {
        let path: Vec<(u32, u32)> = (1..1_000_000).map(|item| (item - 1, item)).collect();
        assert!(found(1_000_000, &path).iter().all(|core| *core == 1));
        let watch = Watch::new();
        watch.stop();
        assert_eq!(core_numbers(&Rows::undirected(1_000_000, &path, None), &watch), Err(Stopped));
    }
}
