//! How far what the less linked members have is a part of what the more linked ones have.
//!
//! A pair of members of unequal k counts 100·shared/min(k). Summed over all pairs this needs no pairs: in each column of the
//! other mode a member with k links adds 1/k for every member there that has more. So the work grows with the links alone,
//! and the whole numbers that are added up for each k make the result the same for every order of rows and columns.
//!
//! # Source
//! Almeida-Neto et al. 2008, A consistent metric for nestedness analysis in ecological systems. Oikos 117, DOI
//! 10.1111/j.0030-1299.2008.16644.x.

use super::Rows;

/// What stays the same as long as every member keeps its number of links.
pub(crate) struct Nestedness {
    /// Rows that have links, by number of links, those with most first; and where a group of the same number ends.
    rows: Vec<u32>,
    groups: Vec<(usize, u32)>,
    /// For each column the number of smaller numbers of links among columns, and those numbers.
    rank: Vec<u32>,
    numbers: Vec<u32>,
}

/// Room for one pass.
#[derive(Default)]
pub(crate) struct Room {
    seen: Vec<u32>,
    ranks: Vec<u32>,
    sums: Vec<u64>,
}

impl Nestedness {
    pub(crate) fn new(by_row: &Rows, by_column: &Rows) -> Self {
        let mut rows: Vec<u32> = (0..by_row.len() as u32).filter(|row| by_row.degree(*row as usize) > 0).collect();
        rows.sort_unstable_by_key(|row| (std::cmp::Reverse(by_row.degree(*row as usize)), *row));
        let degree = |row: u32| by_row.degree(row as usize) as u32;
        let mut groups: Vec<(usize, u32)> = Vec::new();
        for (place, row) in rows.iter().enumerate() {
            match groups.last_mut() {
                Some((end, links)) if *links == degree(*row) => *end = place + 1,
                _ => groups.push((place + 1, degree(*row))),
            }
        }
        let mut numbers: Vec<u32> = (0..by_column.len()).map(|column| by_column.degree(column) as u32).collect();
        let of_columns = numbers.clone();
        numbers.sort_unstable();
        numbers.dedup();
        let rank = of_columns.iter().map(|links| numbers.partition_point(|known| known < links) as u32).collect();
        Self { rows, groups, rank, numbers }
    }

    /// Σ over pairs of rows, and over pairs of columns, of 100·shared/min(k), in a table in which row r has the columns
    /// `cells[from[r]..from[r + 1]]`.
    pub(crate) fn sums(&self, from: &[u32], cells: &[u32], room: &mut Room) -> (f64, f64) {
        let row = |row: u32| &cells[from[row as usize] as usize..from[row as usize + 1] as usize];
        room.seen.clear();
        room.seen.resize(self.rank.len(), 0);
        let (mut of_rows, mut begin) = (0.0, 0);
        for (end, links) in &self.groups {
            let group = &self.rows[begin..*end];
            begin = *end;
            let shared: u64 = group.iter().flat_map(|member| row(*member)).map(|column| u64::from(room.seen[*column as usize])).sum();
            of_rows += shared as f64 / f64::from(*links);
            group.iter().flat_map(|member| row(*member)).for_each(|column| room.seen[*column as usize] += 1);
        }
        room.sums.clear();
        room.sums.resize(self.numbers.len(), 0);
        for member in &self.rows {
            room.ranks.clear();
            room.ranks.extend(row(*member).iter().map(|column| self.rank[*column as usize]));
            room.ranks.sort_unstable();
            // From the most linked column on: how many are linked more than this one.
            let (mut more, mut before) = (0, None);
            for (place, rank) in room.ranks.iter().rev().enumerate() {
                if before.replace(*rank) != Some(*rank) {
                    more = place as u64;
                }
                room.sums[*rank as usize] += more;
            }
        }
        // From the largest number on, as for rows, so that a table that is turned gives the same bits.
        // Folded, as the sum of nothing would be −0.
        let of_columns = self
            .numbers
            .iter()
            .zip(&room.sums)
            .rev()
            .filter(|(_, sum)| **sum > 0)
            .fold(0.0, |all, (k, sum)| all + *sum as f64 / f64::from(*k));
        (100.0 * of_rows, 100.0 * of_columns)
    }
}
