//! What members of one mode share of the other: pair by pair, and summed up for each member.
//!
//! Nobody who shares nothing is ever looked at: from a member to what it is linked to, and on to who else is linked to that.
//! The work grows with Σ k² over the members k of the other mode, not with the number of pairs.
//!
//! # Source
//! Robins & Alexander 2004 (Comput. Math. Organ. Theory 10) for four-cycles over paths of three; Latapy, Magnien & Del
//! Vecchio 2008 (Social Networks 30) for the coefficients of members and redundancy.

use super::{Rows, Stopped, Watch, in_blocks};

/// How many members are looked at between two chances to stop.
const BLOCK: usize = 256;

/// For one member at a time what it shares with the others of its mode.
pub(crate) struct Shared {
    count: Vec<u32>,
    sum: Vec<f64>,
    touched: Vec<u32>,
}

impl Shared {
    pub(crate) fn new(members: usize) -> Self {
        Self { count: vec![0; members], sum: Vec::new(), touched: Vec::new() }
    }

    /// The later members of its mode with which a member shares something, in ascending order.
    pub(crate) fn later(&mut self, by_own: &Rows, by_other: &Rows, member: usize) -> &[u32] {
        for between in by_own.row(member) {
            // From the end, so that nothing before the member is looked at.
            for other in by_other.row(*between as usize).iter().rev().take_while(|other| **other as usize > member) {
                self.add(*other);
            }
        }
        self.in_order(member + 1)
    }

    /// The same, with Σ of a weight of what is shared, in its order.
    fn later_weighted(&mut self, by_own: &Rows, by_other: &Rows, weight: &[f64], member: usize) -> &[u32] {
        self.sum.resize(self.count.len(), 0.0);
        for between in by_own.row(member) {
            let weight = weight[*between as usize];
            for other in by_other.row(*between as usize).iter().rev().take_while(|other| **other as usize > member) {
                self.add(*other);
                self.sum[*other as usize] += weight;
            }
        }
        self.in_order(member + 1)
    }

    /// All members of its mode with which a member shares something, in ascending order.
    fn all(&mut self, by_own: &Rows, by_other: &Rows, member: usize) -> &[u32] {
        for between in by_own.row(member) {
            for other in by_other.row(*between as usize) {
                self.add(*other);
            }
        }
        if by_own.degree(member) > 0 {
            self.count[member] = 0;
            self.touched.retain(|other| *other as usize != member);
        }
        self.in_order(0)
    }

    fn add(&mut self, other: u32) {
        let count = &mut self.count[other as usize];
        if *count == 0 {
            self.touched.push(other);
        }
        *count += 1;
    }

    fn in_order(&mut self, from: usize) -> &[u32] {
        // Where many are touched, going through all is quicker than sorting.
        if self.touched.len() > (self.count.len() - from.min(self.count.len())) / 8 && self.touched.len() > 64 {
            self.touched.clear();
            let counts = self.count.iter().enumerate().skip(from);
            self.touched.extend(counts.filter(|(_, count)| **count > 0).map(|(other, _)| other as u32));
        } else {
            self.touched.sort_unstable();
        }
        &self.touched
    }

    /// How much the member shares with this one.
    pub(crate) fn with(&self, other: u32) -> u32 {
        self.count[other as usize]
    }

    pub(crate) fn clear(&mut self) {
        for other in self.touched.drain(..) {
            self.count[other as usize] = 0;
            if let Some(sum) = self.sum.get_mut(other as usize) {
                *sum = 0.0;
            }
        }
    }
}

/// Pairs of members of one mode that share something, the smaller number first, sorted by first, then second.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct SharingPairs {
    pub(crate) from: Vec<u32>,
    pub(crate) to: Vec<u32>,
    /// How much they share.
    pub(crate) shared: Vec<u32>,
    pub(crate) value: Vec<f64>,
}

/// How a pair of members is valued.
pub(crate) enum PairValue<'a> {
    /// From what they share and the links that each has.
    Counts(fn(f64, f64, f64) -> f64),
    /// Σ of a weight over what they share.
    Weights(&'a [f64]),
}

/// All pairs that share something, with their values.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn sharing_pairs(by_own: &Rows, by_other: &Rows, value: &PairValue<'_>, watch: &Watch) -> Result<SharingPairs, Stopped> {
    let members = by_own.len();
    watch.expect(members);
    // So many there are where nobody shares twice; memory that is not written to costs nothing.
    let most = (0..by_other.len()).map(|other| by_other.degree(other) * by_other.degree(other).saturating_sub(1) / 2).sum::<usize>();
    let room = most.min(members * members.saturating_sub(1) / 2).min(1 << 24);
    let mut pairs = SharingPairs {
        from: Vec::with_capacity(room),
        to: Vec::with_capacity(room),
        shared: Vec::with_capacity(room),
        value: Vec::with_capacity(room),
    };
    let of_block = |state: &mut Shared, range: std::ops::Range<usize>| {
        let mut part = SharingPairs::default();
        let done = range.len();
        for member in range {
            let own = by_own.degree(member) as f64;
            match value {
                PairValue::Counts(_) => state.later(by_own, by_other, member),
                PairValue::Weights(weight) => state.later_weighted(by_own, by_other, weight, member),
            };
            part.from.resize(part.from.len() + state.touched.len(), member as u32);
            part.to.extend_from_slice(&state.touched);
            for other in &state.touched {
                let shared = state.with(*other);
                part.shared.push(shared);
                part.value.push(match value {
                    PairValue::Counts(value) => value(f64::from(shared), own, by_own.degree(*other as usize) as f64),
                    PairValue::Weights(_) => state.sum[*other as usize],
                });
            }
            state.clear();
        }
        watch.add_done(done);
        part
    };
    in_blocks(
        members,
        BLOCK,
        watch,
        || Shared::new(members),
        of_block,
        |part| {
            pairs.from.extend_from_slice(&part.from);
            pairs.to.extend_from_slice(&part.to);
            pairs.shared.extend_from_slice(&part.shared);
            pairs.value.extend_from_slice(&part.value);
        },
    )?;
    Ok(pairs)
}

/// What the members of a mode meet again in, each for itself and all together.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Meetings {
    /// For each member the mean over the others that it shares something with; nothing where there is none.
    pub(crate) mean: Vec<Option<f64>>,
    /// For each member the share of the pairs of what it is linked to that somebody else joins too; nothing below two links.
    pub(crate) redundancy: Vec<Option<f64>>,
    /// Pairs of members and pairs of what both are linked to.
    pub(crate) four_cycles: u128,
}

/// For each member how much it shares with the others, relative to what `of` makes of the two numbers of links and what is
/// shared.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn meetings(by_own: &Rows, by_other: &Rows, of: fn(f64, f64, f64) -> f64, watch: &Watch) -> Result<Meetings, Stopped> {
    let members = by_own.len();
    watch.expect(members);
    let mut found = Meetings { mean: Vec::with_capacity(members), redundancy: Vec::with_capacity(members), four_cycles: 0 };
    let start = || (Shared::new(members), Marks::new(by_other.len()));
    let of_block = |(shared, marks): &mut (Shared, Marks), range: std::ops::Range<usize>| {
        let mut part = Meetings::default();
        let done = range.len();
        for member in range {
            let (own, mut sum, mut twice) = (by_own.degree(member) as f64, 0.0, false);
            shared.all(by_own, by_other, member);
            for other in &shared.touched {
                let count = shared.with(*other);
                sum += f64::from(count) / of(own, by_own.degree(*other as usize) as f64, f64::from(count));
                twice |= count > 1;
                if *other as usize > member {
                    part.four_cycles += u128::from(count) * u128::from(count - 1) / 2;
                }
            }
            part.mean.push((!shared.touched.is_empty()).then(|| sum / shared.touched.len() as f64));
            let pairs = own * (own - 1.0) / 2.0;
            let joined = |marks: &mut Marks| if twice { marks.joined(by_own, by_other, shared, member) as f64 } else { 0.0 };
            part.redundancy.push((pairs > 0.0).then(|| joined(marks) / pairs));
            shared.clear();
        }
        watch.add_done(done);
        part
    };
    in_blocks(members, BLOCK, watch, start, of_block, |part| {
        found.mean.extend(part.mean);
        found.redundancy.extend(part.redundancy);
        found.four_cycles += part.four_cycles;
    })?;
    Ok(found)
}

/// Marks on the members of the other mode.
struct Marks {
    linked: Vec<bool>,
    /// The number of the search that a member was last found in.
    found_in: Vec<u64>,
    search: u64,
}

impl Marks {
    fn new(others: usize) -> Self {
        Self { linked: vec![false; others], found_in: vec![0; others], search: 0 }
    }

    /// The number of pairs of what a member is linked to that some other member, who shares two or more, joins too.
    fn joined(&mut self, by_own: &Rows, by_other: &Rows, shared: &Shared, member: usize) -> u64 {
        let row = by_own.row(member);
        row.iter().for_each(|between| self.linked[*between as usize] = true);
        let mut joined = 0;
        for (place, first) in row.iter().enumerate() {
            self.search += 1;
            let mut open = row.len() - place - 1;
            for other in by_other.row(*first as usize) {
                if open == 0 {
                    break;
                }
                // The member itself has no count.
                if shared.with(*other) < 2 {
                    continue;
                }
                for second in by_own.row(*other as usize).iter().rev().take_while(|second| *second > first) {
                    let second = *second as usize;
                    if self.linked[second] && self.found_in[second] != self.search {
                        self.found_in[second] = self.search;
                        open -= 1;
                        joined += 1;
                    }
                }
            }
        }
        row.iter().for_each(|between| self.linked[*between as usize] = false);
        joined
    }
}

/// The number of paths of three links: Σ over links of (k of the one end − 1)(k of the other − 1).
pub(crate) fn paths_of_three(by_first: &Rows, by_second: &Rows) -> u128 {
    let of = |first: usize| -> u128 {
        let seconds = by_first.row(first).iter().map(|second| by_second.degree(*second as usize) as u128 - 1);
        (by_first.degree(first) as u128).saturating_sub(1) * seconds.sum::<u128>()
    };
    (0..by_first.len()).map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::super::two_mode::tests::every_graph;
    use super::*;

    fn turned(rows: &Rows, columns: usize) -> Rows {
        let mut links: Vec<(u32, u32)> =
            (0..rows.len()).flat_map(|row| rows.row(row).iter().map(move |column| (*column, row as u32))).collect();
        links.sort_unstable();
        Rows::two_mode(columns, &links)
    }

    #[test]
    fn four_cycles_and_paths_are_those_that_can_be_walked() {
        for (own, other) in [(2, 2), (3, 2), (2, 3), (3, 3), (3, 4)] {
            for rows in every_graph(own, other) {
                let back = turned(&rows, other);
                let (mut cycles, mut paths) = (0_u128, 0_u128);
                for (a, b) in (0..own).flat_map(|a| (0..own).map(move |b| (a, b))).filter(|(a, b)| a != b) {
                    for (x, y) in (0..other).flat_map(|x| (0..other).map(move |y| (x, y))).filter(|(x, y)| x != y) {
                        // y – a – x – b, each path once, as its ends are of different modes.
                        let path = rows.has(a, y) && rows.has(a, x) && rows.has(b, x);
                        paths += u128::from(path);
                        cycles += u128::from(path && rows.has(b, y));
                    }
                }
                let of = |_: f64, _: f64, _: f64| 1.0;
                let found = meetings(&rows, &back, of, &Watch::new()).expect("nobody stops it");
                let other_side = meetings(&back, &rows, of, &Watch::new()).expect("nobody stops it");
                assert_eq!((found.four_cycles * 4, other_side.four_cycles), (cycles, found.four_cycles));
                assert_eq!((paths_of_three(&rows, &back), paths_of_three(&back, &rows)), (paths, paths));
            }
        }
    }

    #[test]
    fn many_who_share_are_listed_in_order_too() {
        // One member of the other mode that all have, so that everyone shares with everyone.
        let links: Vec<(u32, u32)> = (0..300).map(|member| (member, 0)).collect();
        let rows = Rows::two_mode(300, &links);
        let back = turned(&rows, 1);
        let mut shared = Shared::new(300);
        for member in [0, 10, 250, 299] {
            assert_eq!(shared.later(&rows, &back, member), (member as u32 + 1..300).collect::<Vec<_>>());
            shared.clear();
        }
        assert_eq!(shared.all(&rows, &back, 7).len(), 299);
    }

    #[test]
    fn stopped_work_gives_nothing() {
        let (rows, watch) = (Rows::two_mode(2, &[(0, 0), (1, 0)]), Watch::new());
        watch.stop();
        let back = turned(&rows, 1);
        assert_eq!(sharing_pairs(&rows, &back, &PairValue::Counts(|shared, _, _| shared), &watch), Err(Stopped));
        assert_eq!(meetings(&rows, &back, |_, _, _| 1.0, &watch), Err(Stopped));
    }
}
