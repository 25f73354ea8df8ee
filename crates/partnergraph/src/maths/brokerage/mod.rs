//! Brokerage between classes after Gould and Fernandez: open two-paths a→v→c without a→c, by how the classes of the three differ.

mod chance;

pub(crate) use chance::Chance;

use super::{Stopped, Watch, in_blocks};

/// The roles of a broker, in the order of all arrays here; the total stands after them.
pub(crate) const ROLES: usize = 5;

pub(crate) const COORDINATOR: usize = 0;
pub(crate) const ITINERANT: usize = 1;
pub(crate) const REPRESENTATIVE: usize = 2;
pub(crate) const GATEKEEPER: usize = 3;
pub(crate) const LIAISON: usize = 4;

/// The role of v in a→v→c.
const fn role(a: u32, v: u32, c: u32) -> usize {
    // By a = c, v = c, a = v as three bits: looked up, as no branch could be foreseen.
    const BY_SAME: [usize; 8] = [LIAISON, REPRESENTATIVE, GATEKEEPER, COORDINATOR, ITINERANT, COORDINATOR, COORDINATOR, COORDINATOR];
    BY_SAME[((a == v) as usize) | ((v == c) as usize) << 1 | ((a == c) as usize) << 2]
}

/// Arcs between numbered items, in rows of both directions.
#[derive(Debug, Clone)]
pub(crate) struct Arcs {
    out: Lists,
    back: Lists,
    /// For each item those with arcs in both directions.
    mutual: Lists,
    closed: Closed,
}

/// The two-paths a→v→c that an arc a→c closes.
#[derive(Debug, Clone)]
enum Closed {
    /// All of them, as a, v, c.
    Known(Vec<[u32; 3]>),
    /// Too many to be kept: they are found anew each time.
    TooMany,
}

/// Beyond so many closed two-paths they are not kept.
const MOST_KEPT: usize = 1 << 22;

/// Up to so many two-paths are looked through one by one.
const FEW: usize = 1 << 10;

#[derive(Debug, Clone)]
struct Lists {
    from: Vec<usize>,
    others: Vec<u32>,
}

impl Lists {
    fn of(items: usize, mut fill: impl FnMut(usize, &mut Vec<u32>)) -> Self {
        let (mut from, mut others) = (Vec::with_capacity(items + 1), Vec::new());
        from.push(0);
        for item in 0..items {
            fill(item, &mut others);
            from.push(others.len());
        }
        Self { from, others }
    }

    fn row(&self, item: usize) -> &[u32] {
        &self.others[self.from[item]..self.from[item + 1]]
    }

    fn len(&self) -> usize {
        self.from.len() - 1
    }
}

/// What open two-paths make of each item.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Brokers {
    /// Of an item's two-paths between different classes those that nobody else could carry.
    pub(crate) exclusive: Vec<u64>,
    /// For each item and role the two-paths, each divided by the number of those who could carry it.
    pub(crate) shared: Vec<[f64; ROLES]>,
}

impl Arcs {
    /// The arcs of some items: rows of both directions, sorted, each item as the number that it gets; nothing where it is left
    /// out. Items keep their order.
    ///
    /// # Errors
    /// [`Stopped`] when the watch says so.
    pub(crate) fn of<'a>(
        items: usize,
        numbers: &[Option<u32>],
        out: impl Fn(usize) -> &'a [u32],
        back: impl Fn(usize) -> &'a [u32],
        watch: &Watch,
    ) -> Result<Self, Stopped> {
        let mut old = vec![0; items];
        for (item, number) in numbers.iter().enumerate() {
            if let Some(number) = number {
                old[*number as usize] = item;
            }
        }
        let kept = |row: &'a [u32], others: &mut Vec<u32>| others.extend(row.iter().filter_map(|other| numbers[*other as usize]));
        let out = Lists::of(items, |item, others| kept(out(old[item]), others));
        let back = Lists::of(items, |item, others| kept(back(old[item]), others));
        let mutual = Lists::of(items, |item, others| {
            merged(out.row(item), back.row(item), |other, bits| {
                if bits == BOTH {
                    others.push(other);
                }
            });
        });
        let mut arcs = Self { out, back, mutual, closed: Closed::TooMany };
        let mut known = Vec::new();
        let two_paths: usize = (0..items).map(|item| arcs.out.row(item).len() * arcs.back.row(item).len()).sum();
        if two_paths <= FEW {
            arcs.each_closed_of_few(|a, v, c| known.push([a, v, c]));
        } else {
            arcs.each_closed(watch, |a, v, c| {
                if known.len() <= MOST_KEPT {
                    known.push([a, v, c]);
                }
            })?;
        }
        if known.len() <= MOST_KEPT {
            arcs.closed = Closed::Known(known);
        }
        Ok(arcs)
    }

    pub(crate) fn items(&self) -> usize {
        self.out.len()
    }

    pub(crate) fn arcs(&self) -> usize {
        self.out.others.len()
    }

    /// Calls back for every two-path a→v→c that an arc a→c closes, from a look at each two-path.
    fn each_closed_of_few(&self, mut found: impl FnMut(u32, u32, u32)) {
        for v in 0..self.items() {
            let out = self.out.row(v);
            if out.is_empty() {
                continue;
            }
            for a in self.back.row(v) {
                let closing = self.out.row(*a as usize);
                // The arc to v itself closes nothing.
                if closing.len() > 1 {
                    out.iter().filter(|c| closing.contains(c)).for_each(|c| found(*a, v as u32, *c));
                }
            }
        }
    }

    /// Calls back for every two-path a→v→c that an arc a→c closes: triangles of the graph without directions, each looked at
    /// once, from its item with fewest neighbours.
    fn each_closed(&self, watch: &Watch, mut found: impl FnMut(u32, u32, u32)) -> Result<(), Stopped> {
        let items = self.items();
        let degree = |item: usize| self.out.row(item).len() + self.back.row(item).len() - self.mutual.row(item).len();
        let rank = |item: u32| (degree(item as usize), item);
        // For each item those of higher rank, with the directions of the arcs between.
        let mut bits_above = Vec::new();
        let above = Lists::of(items, |item, others| {
            merged(self.out.row(item), self.back.row(item), |other, bits| {
                if rank(other) > rank(item as u32) {
                    others.push(other);
                    bits_above.push(bits);
                }
            });
        });
        let bits_of = |item: usize| &bits_above[above.from[item]..above.from[item + 1]];
        let mut marked = vec![0_u8; items];
        let mut steps = 0;
        for x in 0..items {
            for (z, bits) in above.row(x).iter().zip(bits_of(x)) {
                marked[*z as usize] = *bits;
            }
            for (y, xy) in above.row(x).iter().zip(bits_of(x)) {
                for (z, yz) in above.row(*y as usize).iter().zip(bits_of(*y as usize)) {
                    let xz = marked[*z as usize];
                    if xz != 0 {
                        let (x, y, z) = (x as u32, *y, *z);
                        // Directions between two as seen from the first; turned round as seen from the second.
                        let mut look = |a, v, c, av: u8, vc: u8, ac: u8| {
                            if av & vc & ac & FORTH != 0 {
                                found(a, v, c);
                            }
                        };
                        let (xy, yz) = (*xy, *yz);
                        let (yx, zy, zx) = (turned(xy), turned(yz), turned(xz));
                        look(x, y, z, xy, yz, xz);
                        look(x, z, y, xz, zy, xy);
                        look(y, x, z, yx, xz, yz);
                        look(y, z, x, yz, zx, yx);
                        look(z, x, y, zx, xy, zy);
                        look(z, y, x, zy, yx, zx);
                    }
                }
                steps += 1 + above.row(*y as usize).len();
            }
            if steps > 1 << 20 {
                watch.check()?;
                steps = 0;
            }
            for z in above.row(x) {
                marked[*z as usize] = 0;
            }
        }
        Ok(())
    }

    /// For each item and role the number of open two-paths that it carries, when these are the classes of the items.
    ///
    /// All two-paths are counted from how many come from and go to each class; those that are closed are taken off.
    ///
    /// # Errors
    /// [`Stopped`] when the watch says so.
    pub(crate) fn counts(&self, classes: &[u32], room: &mut Room, watch: &Watch) -> Result<(), Stopped> {
        room.counts.clear();
        room.counts.resize(self.items(), [0; ROLES]);
        let most = classes.iter().max().map_or(0, |class| *class as usize + 1);
        if room.going.len() < most {
            room.going.resize(most, 0);
        }
        for (v, counts) in room.counts.iter_mut().enumerate() {
            let own = classes[v];
            let (out, back) = (self.out.row(v), self.back.row(v));
            if out.is_empty() || back.is_empty() {
                continue;
            }
            for c in out {
                room.going[classes[*c as usize] as usize] += 1;
            }
            // Coming from the own class, and ways back to the class that one comes from.
            let (mut inside, mut around) = (0_i64, 0_i64);
            for a in back {
                let class = classes[*a as usize];
                inside += i64::from(class == own);
                around += room.going[class as usize];
            }
            let mutual_inside = self.mutual.row(v).iter().filter(|w| classes[**w as usize] == own).count() as i64;
            let mutual_outside = self.mutual.row(v).len() as i64 - mutual_inside;
            let outside = back.len() as i64 - inside;
            let to_inside = room.going[own as usize];
            around -= inside * to_inside;
            let to_outside = out.len() as i64 - to_inside;
            counts[COORDINATOR] = inside * to_inside - mutual_inside;
            counts[ITINERANT] = around - mutual_outside;
            counts[REPRESENTATIVE] = inside * to_outside;
            counts[GATEKEEPER] = outside * to_inside;
            counts[LIAISON] = outside * to_outside - around;
            for c in out {
                room.going[classes[*c as usize] as usize] = 0;
            }
        }
        let counts = &mut room.counts;
        let mut take_off =
            |a: u32, v: u32, c: u32| counts[v as usize][role(classes[a as usize], classes[v as usize], classes[c as usize])] -= 1;
        match &self.closed {
            Closed::Known(known) => known.iter().for_each(|[a, v, c]| take_off(*a, *v, *c)),
            Closed::TooMany => self.each_closed(watch, take_off)?,
        }
        Ok(())
    }

    /// What depends on how many could carry a two-path: every one is walked, from all items a at a time.
    ///
    /// # Errors
    /// [`Stopped`] when the watch says so.
    pub(crate) fn brokers(&self, classes: &[u32], watch: &Watch) -> Result<Brokers, Stopped> {
        let items = self.items();
        let mut brokers = Brokers { exclusive: vec![0; items], shared: vec![[0.0; ROLES]; items] };
        // For each item how many two-paths from a lead there; one that needs none, as it is a or has an arc from it.
        let start = || (vec![0_u32; items], Vec::<u32>::new());
        let work = |(carriers, reached): &mut (Vec<u32>, Vec<u32>), sources: std::ops::Range<usize>| {
            let mut parts: Vec<(u32, u64, [f64; ROLES])> = Vec::new();
            for a in sources {
                for v in self.out.row(a) {
                    for c in self.out.row(*v as usize) {
                        let carriers = &mut carriers[*c as usize];
                        if *carriers == 0 {
                            reached.push(*c);
                        }
                        *carriers += 1;
                    }
                }
                carriers[a] = 0;
                for c in self.out.row(a) {
                    carriers[*c as usize] = 0;
                }
                for v in self.out.row(a) {
                    let (mut exclusive, mut shared) = (0, [0.0; ROLES]);
                    for c in self.out.row(*v as usize) {
                        let carriers = carriers[*c as usize];
                        if carriers > 0 {
                            let role = role(classes[a], classes[*v as usize], classes[*c as usize]);
                            shared[role] += 1.0 / f64::from(carriers);
                            exclusive += u64::from(carriers == 1 && role >= REPRESENTATIVE);
                        }
                    }
                    parts.push((*v, exclusive, shared));
                }
                for c in reached.drain(..) {
                    carriers[c as usize] = 0;
                }
            }
            parts
        };
        in_blocks(items, 64, watch, start, work, |parts| {
            for (v, exclusive, shared) in parts {
                brokers.exclusive[v as usize] += exclusive;
                brokers.shared[v as usize].iter_mut().zip(shared).for_each(|(sum, more)| *sum += more);
            }
        })?;
        Ok(brokers)
    }
}

/// Room that counting needs, to be used again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Room {
    /// For each item and role the open two-paths.
    pub(crate) counts: Vec<[i64; ROLES]>,
    /// For each class the arcs that go there from the item that is looked at.
    going: Vec<i64>,
}

const FORTH: u8 = 1;
const BOTH: u8 = 3;

const fn turned(bits: u8) -> u8 {
    bits >> 1 | bits << 1 & 2
}

/// Calls back for each item of one or both of two sorted rows, with 1 for the first row and 2 for the second.
fn merged(out: &[u32], back: &[u32], mut found: impl FnMut(u32, u8)) {
    let (mut i, mut j) = (0, 0);
    while i < out.len() || j < back.len() {
        let (next_out, next_back) = (out.get(i), back.get(j));
        let next = match (next_out, next_back) {
            (Some(a), Some(b)) => *a.min(b),
            (Some(only), None) | (None, Some(only)) => *only,
            (None, None) => return,
        };
        let (in_out, in_back) = (next_out == Some(&next), next_back == Some(&next));
        found(next, u8::from(in_out) | u8::from(in_back) << 1);
        i += usize::from(in_out);
        j += usize::from(in_back);
    }
}

#[cfg(test)]
mod tests {
    use super::super::slow::every_directed_graph;
    use super::*;
    use crate::maths::Random;

    fn arcs_of(items: u32, pairs: &[(u32, u32)]) -> Arcs {
        let rows = |turn: bool| -> Vec<Vec<u32>> {
            let row = |item| {
                let ends = pairs.iter().map(|(from, to)| if turn { (*to, *from) } else { (*from, *to) });
                let mut row: Vec<u32> = ends.filter(|(from, _)| *from == item).map(|(_, to)| to).collect();
                row.sort_unstable();
                row
            };
            (0..items).map(row).collect()
        };
        let (out, back) = (rows(false), rows(true));
        let numbers: Vec<Option<u32>> = (0..items).map(Some).collect();
        Arcs::of(items as usize, &numbers, |item| &out[item], |item| &back[item], &Watch::new()).expect("nobody stops it")
    }

    /// Every open two-path, one after the other.
    fn open_two_paths(items: u32, pairs: &[(u32, u32)]) -> Vec<(u32, u32, u32)> {
        let has = |a, b| pairs.contains(&(a, b));
        let all = (0..items).flat_map(|a| (0..items).flat_map(move |v| (0..items).map(move |c| (a, v, c))));
        all.filter(|(a, v, c)| a != v && v != c && a != c && has(*a, *v) && has(*v, *c) && !has(*a, *c)).collect()
    }

    fn counted(arcs: &Arcs, classes: &[u32]) -> Vec<[i64; ROLES]> {
        let mut room = Room::default();
        arcs.counts(classes, &mut room, &Watch::new()).expect("nobody stops it");
        room.counts
    }

    fn compare(items: u32, pairs: &[(u32, u32)], classes: &[u32]) {
        let mut arcs = arcs_of(items, pairs);
        let paths = open_two_paths(items, pairs);
        let (mut counts, mut exclusive) = (vec![[0; ROLES]; items as usize], vec![0; items as usize]);
        let mut shared = vec![[0.0; ROLES]; items as usize];
        for (a, v, c) in &paths {
            let [of_a, of_v, of_c] = [a, v, c].map(|item| classes[*item as usize]);
            let role = match () {
                () if of_a == of_v && of_v == of_c => COORDINATOR,
                () if of_a == of_c => ITINERANT,
                () if of_a == of_v => REPRESENTATIVE,
                () if of_v == of_c => GATEKEEPER,
                () => LIAISON,
            };
            let carriers = paths.iter().filter(|(from, _, to)| from == a && to == c).count();
            counts[*v as usize][role] += 1;
            shared[*v as usize][role] += 1.0 / carriers as f64;
            exclusive[*v as usize] += u64::from(carriers == 1 && of_a != of_c);
        }
        assert_eq!(counted(&arcs, classes), counts, "{pairs:?} {classes:?}");
        arcs.closed = Closed::TooMany;
        assert_eq!(counted(&arcs, classes), counts, "{pairs:?} {classes:?}");
        let brokers = arcs.brokers(classes, &Watch::new()).expect("nobody stops it");
        assert_eq!(brokers.exclusive, exclusive, "{pairs:?} {classes:?}");
        let close = brokers.shared.iter().flatten().zip(shared.iter().flatten()).all(|(a, b)| (a - b).abs() < 1e-12);
        assert!(close, "{pairs:?} {classes:?}");
    }

    #[test]
    fn every_small_graph_is_counted_as_by_hand() {
        for items in 1..=4 {
            for pairs in every_directed_graph(items) {
                for classes in [[0, 0, 0, 0], [0, 1, 0, 1], [0, 1, 2, 0], [3, 2, 1, 0], [1, 1, 0, 1]] {
                    compare(items, &pairs, &classes[..items as usize]);
                }
            }
        }
    }

    #[test]
    fn larger_graphs_drawn_by_lot_are_counted_as_by_hand() {
        let mut random = Random::new(5, 0);
        for items in [5_u32, 8, 14, 25] {
            for density in [2, 4, 9] {
                let all = (0..items).flat_map(|a| (0..items).filter(move |b| *b != a).map(move |b| (a, b)));
                let pairs: Vec<(u32, u32)> = all.filter(|_| random.below(10) < density).collect();
                let classes: Vec<u32> = (0..items).map(|_| random.below(4) as u32).collect();
                compare(items, &pairs, &classes);
            }
        }
    }

    #[test]
    fn items_can_be_left_out() {
        let (out, back) = ([vec![1, 2], vec![2, 3], vec![3], vec![]], [vec![], vec![0], vec![0, 1], vec![1, 2]]);
        let numbers = [Some(0), Some(1), None, Some(2)];
        let arcs = Arcs::of(3, &numbers, |item| &out[item], |item| &back[item], &Watch::new()).expect("nobody stops it");
        assert_eq!((arcs.items(), arcs.arcs()), (3, 2));
        assert_eq!(counted(&arcs, &[0, 0, 1]), [[0; 5], [0, 0, 1, 0, 0], [0; 5]]);
    }

    /// Mean and variance over all digraphs on four items of a count, given with the number of arcs, each arc there with
    /// probability d.
    fn moments(d: f64, counts: impl Iterator<Item = (usize, i64)>) -> (f64, f64) {
        let (mut mean, mut square) = (0.0, 0.0);
        for (arcs, count) in counts {
            let probability = d.powi(arcs as i32) * (1.0 - d).powi(12 - arcs as i32);
            mean += probability * count as f64;
            square += probability * (count * count) as f64;
        }
        (mean, square - mean * mean)
    }

    #[test]
    fn chance_is_that_of_all_digraphs_on_four_items() {
        for classes in [[0, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 1], [0, 1, 2, 0], [0, 1, 2, 3]] {
            let all: Vec<(usize, Vec<[i64; ROLES]>)> =
                every_directed_graph(4).map(|pairs| (pairs.len(), counted(&arcs_of(4, &pairs), &classes))).collect();
            // Twelve possible arcs; so many of them give the densities.
            for arcs in [2, 5, 9] {
                let chance = Chance::of(&classes, arcs);
                assert_eq!(chance.density(), arcs as f64 / 12.0);
                let (expected, roles) = (chance.of_all(), chance.sd_of_roles());
                let near = |found: f64, wanted: f64| assert!((found - wanted).abs() < 1e-9, "{found} {wanted} {classes:?} {arcs}");
                for role in 0..=ROLES {
                    let of = |counts: &[i64; ROLES]| if role == ROLES { counts.iter().sum() } else { counts[role] };
                    let network = all.iter().map(|(arcs, counts)| (*arcs, counts.iter().map(of).sum()));
                    let (mean, variance) = moments(chance.density(), network);
                    near(expected[role], mean);
                    near(if role == ROLES { chance.sd_of_total() } else { roles[role] }.powi(2), variance);
                    let (mean, variance) = moments(chance.density(), all.iter().map(|(arcs, counts)| (*arcs, of(&counts[0]))));
                    near(chance.of_broker(classes[0])[role].0, mean);
                    near(chance.of_broker(classes[0])[role].1.powi(2), variance);
                }
            }
        }
    }
}
