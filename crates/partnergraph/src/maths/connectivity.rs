//! How many items or ties must go before a network falls apart.
//!
//! Both are smallest cuts between two items, and by Menger's theorem largest numbers of ways that share nothing, which are found
//! as flows (Dinic 1970). Which pairs must be tried: for items Esfahanian & Hakimi 1984, for ties Matula 1987.

use super::{Rows, Stopped, Watch};

/// The fewest items whose loss disconnects the rest, of rows that hang together and in which some tie is missing.
///
/// At least `least` is known to be needed.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn vertex_connectivity(rows: &Rows, least: usize, watch: &Watch) -> Result<usize, Stopped> {
    let Some(lowest) = (0..rows.len()).min_by_key(|item| rows.degree(*item)) else { return Ok(0) };
    let mut found = rows.degree(lowest);
    let mut flow = None;
    // Either the item is outside of some smallest cut, which then divides it from another; or it is in all of them, and then
    // two of its neighbours are divided.
    let others = (0..rows.len()).filter(|other| *other != lowest && !rows.has(lowest, *other)).map(|other| (lowest, other));
    let near = rows.row(lowest);
    let among = near.iter().enumerate().flat_map(|(place, a)| near[place + 1..].iter().map(|b| (*a as usize, *b as usize)));
    for (a, b) in others.chain(among.filter(|(a, b)| !rows.has(*a, *b))) {
        if found <= least {
            break;
        }
        // Each neighbour of both is a way of its own.
        if shared(rows.row(a), rows.row(b)) >= found {
            continue;
        }
        watch.check()?;
        let flow = flow.get_or_insert_with(|| Flow::over_items(rows));
        found = flow.largest(2 * a as u32 + 1, 2 * b as u32, found);
    }
    Ok(found)
}

/// The fewest ties whose loss disconnects rows of two items or more that hang together.
///
/// At least `least` is known to be needed.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn edge_connectivity(rows: &Rows, least: usize, watch: &Watch) -> Result<usize, Stopped> {
    let mut found = (0..rows.len()).map(|item| rows.degree(item)).min().unwrap_or(0);
    // Where everyone is tied to half of the others, the weakest cut is around one of them (Chartrand 1966).
    if found >= rows.len() / 2 {
        return Ok(found);
    }
    // If a cut is smaller than every degree, on each side is somebody all of whose neighbours are there too, and so is one of any
    // set that dominates all.
    let mut dominated = vec![false; rows.len()];
    let mut first = None;
    let mut flow = None;
    for item in 0..rows.len() {
        if dominated[item] {
            continue;
        }
        rows.row(item).iter().for_each(|other| dominated[*other as usize] = true);
        let Some(first) = first else {
            first = Some(item);
            continue;
        };
        if found <= least {
            break;
        }
        watch.check()?;
        let flow = flow.get_or_insert_with(|| Flow::over_ties(rows));
        found = flow.largest(first as u32, item as u32, found);
    }
    Ok(found)
}

/// The number of items that are in both of two sorted rows.
fn shared(mut a: &[u32], mut b: &[u32]) -> usize {
    let mut count = 0;
    while let ([x, rest_of_a @ ..], [y, rest_of_b @ ..]) = (a, b) {
        count += usize::from(x == y);
        (a, b) = (if x <= y { rest_of_a } else { a }, if y <= x { rest_of_b } else { b });
    }
    count
}

/// Arcs that each let one unit through, with room to send it back.
struct Flow {
    from: Vec<u32>,
    to: Vec<u32>,
    /// The place of the arc in the other direction.
    back: Vec<u32>,
    room: Vec<u8>,
    empty: Vec<u8>,
    /// Arcs whose room is not as in the beginning.
    changed: Vec<u32>,
    level: Vec<u32>,
    next: Vec<u32>,
    queue: Vec<u32>,
    way: Vec<u32>,
}

const FAR: u32 = u32::MAX;

impl Flow {
    /// Each tie lets one unit through in either direction.
    fn over_ties(rows: &Rows) -> Self {
        let arcs = (0..rows.len()).flat_map(|a| rows.row(a).iter().map(move |b| (a as u32, *b))).filter(|(a, b)| a < b);
        Self::new(rows.len(), &arcs.map(|(a, b)| (a, b, 1)).collect::<Vec<_>>())
    }

    /// Each item is two, one to come in and one to go out, with one unit between them.
    fn over_items(rows: &Rows) -> Self {
        let inside = (0..rows.len() as u32).map(|item| (2 * item, 2 * item + 1, 0));
        let ties = (0..rows.len()).flat_map(|a| rows.row(a).iter().map(move |b| (2 * a as u32 + 1, 2 * b, 0)));
        Self::new(2 * rows.len(), &inside.chain(ties).collect::<Vec<_>>())
    }

    /// From arcs with a room of one, and the room of the way back.
    fn new(items: usize, arcs: &[(u32, u32, u8)]) -> Self {
        let mut from = vec![0_u32; items + 1];
        for (a, b, _) in arcs {
            from[*a as usize + 1] += 1;
            from[*b as usize + 1] += 1;
        }
        for item in 0..items {
            from[item + 1] += from[item];
        }
        let mut next = from.clone();
        let mut place = |item: u32| {
            next[item as usize] += 1;
            next[item as usize] - 1
        };
        let (mut to, mut back, mut room) = (vec![0; 2 * arcs.len()], vec![0; 2 * arcs.len()], vec![0; 2 * arcs.len()]);
        for (a, b, returned) in arcs {
            let (there, here) = (place(*a), place(*b));
            (to[there as usize], back[there as usize], room[there as usize]) = (*b, here, 1);
            (to[here as usize], back[here as usize], room[here as usize]) = (*a, there, *returned);
        }
        let empty = room.clone();
        Self { from, to, back, room, empty, changed: Vec::new(), level: vec![FAR; items], next, queue: Vec::new(), way: Vec::new() }
    }

    /// The largest flow from one item to another, or `most` as soon as it is that large.
    fn largest(&mut self, source: u32, sink: u32, most: usize) -> usize {
        for arc in self.changed.drain(..) {
            self.room[arc as usize] = self.empty[arc as usize];
        }
        let mut flow = 0;
        while flow < most && self.reaches(source, sink) {
            flow += self.fill(source, sink, most - flow);
        }
        flow
    }

    /// Numbers items by their distance from the source, as far as the sink.
    fn reaches(&mut self, source: u32, sink: u32) -> bool {
        self.level.fill(FAR);
        self.queue.clear();
        self.queue.push(source);
        self.level[source as usize] = 0;
        let mut first = 0;
        while let Some(item) = self.queue.get(first).map(|item| *item as usize) {
            first += 1;
            for arc in self.from[item] as usize..self.from[item + 1] as usize {
                let other = self.to[arc];
                if self.room[arc] > 0 && self.level[other as usize] == FAR {
                    self.level[other as usize] = self.level[item] + 1;
                    if other == sink {
                        return true;
                    }
                    self.queue.push(other);
                }
            }
        }
        false
    }

    /// Sends units along shortest ways as long as there are any.
    fn fill(&mut self, source: u32, sink: u32, most: usize) -> usize {
        let items = self.level.len();
        self.next.copy_from_slice(&self.from);
        self.way.clear();
        let (mut flow, mut here) = (0, source as usize);
        loop {
            if here == sink as usize {
                for arc in self.way.drain(..) {
                    let back = self.back[arc as usize];
                    self.room[arc as usize] -= 1;
                    self.room[back as usize] += 1;
                    self.changed.extend([arc, back]);
                }
                flow += 1;
                here = source as usize;
                if flow == most {
                    return flow;
                }
            }
            debug_assert!(here < items, "ways lead among the items");
            let arc = self.next[here];
            if arc < self.from[here + 1] {
                let other = self.to[arc as usize] as usize;
                if self.room[arc as usize] > 0 && self.level[other] == self.level[here] + 1 {
                    self.way.push(arc);
                    here = other;
                } else {
                    self.next[here] += 1;
                }
            } else if let Some(arc) = self.way.pop() {
                here = self.to[self.back[arc as usize] as usize] as usize;
                self.next[here] += 1;
            } else {
                return flow;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::slow::{Slow, drawn_pairs, every_graph};
    use super::*;

    fn found(items: usize, pairs: &[(u32, u32)]) -> (usize, usize) {
        let (rows, watch) = (Rows::undirected(items, pairs, None), Watch::new());
        let of = |found: Result<usize, Stopped>| found.expect("nobody stops it");
        (of(vertex_connectivity(&rows, 0, &watch)), of(edge_connectivity(&rows, 0, &watch)))
    }

    #[test]
    fn every_small_graph_agrees_with_trying_all_sets() {
        for items in 2..=5 {
            for pairs in every_graph(items) {
                let slow = Slow::new(items, &pairs, false, None);
                assert_eq!(found(items as usize, &pairs), (slow.vertex_connectivity(), slow.edge_connectivity()), "{pairs:?}");
            }
        }
    }

    #[test]
    fn graphs_of_nine_drawn_at_random_agree_with_trying_all_sets() {
        for seed in 0..300 {
            let pairs = drawn_pairs(seed, 9, 10 + (seed as usize * 7) % 50);
            let slow = Slow::new(9, &pairs, false, None);
            assert_eq!(found(9, &pairs), (slow.vertex_connectivity(), slow.edge_connectivity()), "{pairs:?}");
        }
    }

    #[test]
    fn cliques_that_share_items_or_are_joined_by_ties_are_cut_there() {
        // Two cliques of six that share two actors; then two of six joined by three ties.
        let clique = |first: u32| (first..first + 6).flat_map(move |a| (a + 1..first + 6).map(move |b| (a, b)));
        let mut sharing: Vec<_> = clique(0).chain(clique(4)).collect();
        sharing.sort_unstable();
        sharing.dedup();
        assert_eq!(found(10, &sharing), (2, 5));
        let mut joined: Vec<_> = clique(0).chain(clique(6)).chain([(0, 6), (1, 7), (1, 8)]).collect();
        joined.sort_unstable();
        assert_eq!(found(12, &joined), (2, 3));
        let stopped = Watch::new();
        stopped.stop();
        assert_eq!(edge_connectivity(&Rows::undirected(12, &joined, None), 0, &stopped), Err(Stopped));
    }
}
