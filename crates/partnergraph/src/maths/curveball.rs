//! Tables drawn by lot in which every row and every column keeps its number of links.
//!
//! # Source
//! Strona, Nappo, Boccacci, Fattorini & San-Miguel-Ayanz 2014, A fast and unbiased procedure to randomize ecological binary
//! matrices with fixed row and column totals. Nature Communications 5, DOI 10.1038/ncomms5114 (curveball).

use super::{Random, Rows, Stopped, Watch, in_blocks};

/// The trades of a replicate for each row.
const TRADES: usize = 20;
/// How many trades are made between two chances to stop.
const STRETCH: usize = 1 << 14;

/// A table to start from: row r has the columns `cells[from[r]..from[r + 1]]`, in ascending order.
pub(crate) struct Curveball {
    pub(crate) from: Vec<u32>,
    pub(crate) cells: Vec<u32>,
    columns: usize,
}

/// A table that was drawn, and room to draw it in.
#[derive(Default)]
pub(crate) struct Drawn {
    pub(crate) cells: Vec<u32>,
    bits: Vec<u64>,
    common: Vec<u32>,
    pool: Vec<u32>,
}

impl Curveball {
    pub(crate) fn new(by_row: &Rows, columns: usize) -> Self {
        let mut from = Vec::with_capacity(by_row.len() + 1);
        let mut cells = Vec::with_capacity(by_row.entries());
        from.push(0);
        for row in 0..by_row.len() {
            cells.extend_from_slice(by_row.row(row));
            from.push(cells.len() as u32);
        }
        Self { from, cells, columns }
    }

    fn rows(&self) -> usize {
        self.from.len() - 1
    }

    /// Draws replicate number `stream`: trades between two rows of the columns that only one of them has.
    ///
    /// # Errors
    /// [`Stopped`] when the watch says so.
    pub(crate) fn draw(&self, drawn: &mut Drawn, seed: u64, stream: u64, watch: &Watch) -> Result<(), Stopped> {
        let (mut random, rows) = (Random::new(seed, stream), self.rows());
        let trades = if rows < 2 { 0 } else { TRADES * rows };
        let narrow = self.columns <= 64;
        drawn.begin(self, narrow);
        for stretch in (0..trades).step_by(STRETCH) {
            if stretch > 0 {
                watch.check()?;
            }
            for _ in stretch..trades.min(stretch + STRETCH) {
                let first = random.below(rows);
                let second = random.below(rows - 1);
                let second = second + usize::from(second >= first);
                if narrow { drawn.trade_bits(first, second, &mut random) } else { drawn.trade(&self.from, first, second, &mut random) }
            }
        }
        if narrow {
            drawn.write_bits(&self.from);
        }
        Ok(())
    }
}

impl Drawn {
    fn begin(&mut self, table: &Curveball, narrow: bool) {
        self.cells.clear();
        self.cells.extend_from_slice(&table.cells);
        if narrow {
            self.bits.clear();
            let row =
                |bounds: &[u32]| table.cells[bounds[0] as usize..bounds[1] as usize].iter().fold(0, |bits, column| bits | 1 << column);
            self.bits.extend(table.from.windows(2).map(row));
        }
    }

    fn trade(&mut self, from: &[u32], first: usize, second: usize, random: &mut Random) {
        let (a, b) = (from[first] as usize..from[first + 1] as usize, from[second] as usize..from[second + 1] as usize);
        self.common.clear();
        self.pool.clear();
        let (mut left, mut right) = (&self.cells[a.clone()], &self.cells[b.clone()]);
        while let ([one, more @ ..], [other, rest @ ..]) = (left, right) {
            if one == other {
                self.common.push(*one);
                (left, right) = (more, rest);
            } else if one < other {
                self.pool.push(*one);
                left = more;
            } else {
                self.pool.push(*other);
                right = rest;
            }
        }
        self.pool.extend_from_slice(left);
        self.pool.extend_from_slice(right);
        random.shuffle(&mut self.pool);
        let (of_first, of_second) = self.pool.split_at_mut(a.len() - self.common.len());
        for (bounds, own) in [(a, of_first), (b, of_second)] {
            own.sort_unstable();
            let (mut common, mut own) = (&self.common[..], &*own);
            for cell in &mut self.cells[bounds] {
                let next = match (common, own) {
                    ([one, ..], [other, ..]) if one < other => &mut common,
                    (_, [_, ..]) => &mut own,
                    _ => &mut common,
                };
                if let [column, rest @ ..] = *next {
                    (*cell, *next) = (*column, rest);
                }
            }
        }
    }

    /// The same where a row fits in the bits of one number.
    fn trade_bits(&mut self, first: usize, second: usize, random: &mut Random) {
        let (a, b) = (self.bits[first], self.bits[second]);
        let (common, mut either) = (a & b, a ^ b);
        let (mut pool, mut size) = ([0_u8; 64], 0);
        while either != 0 {
            pool[size] = either.trailing_zeros() as u8;
            either &= either - 1;
            size += 1;
        }
        let pool = &mut pool[..size];
        random.shuffle(pool);
        let of_first = (a & !b).count_ones() as usize;
        let bits = |columns: &[u8]| columns.iter().fold(common, |bits, column| bits | 1 << column);
        self.bits[first] = bits(&pool[..of_first]);
        self.bits[second] = bits(&pool[of_first..]);
    }

    fn write_bits(&mut self, from: &[u32]) {
        for (bounds, bits) in from.windows(2).zip(&self.bits) {
            let mut left = *bits;
            for cell in &mut self.cells[bounds[0] as usize..bounds[1] as usize] {
                *cell = left.trailing_zeros();
                left &= left.wrapping_sub(1);
            }
        }
    }
}

/// The columns' rows of a table.
#[derive(Default)]
pub(crate) struct Turned {
    pub(crate) from: Vec<u32>,
    pub(crate) cells: Vec<u32>,
}

impl Turned {
    /// Turns a table, so that what were columns are rows.
    pub(crate) fn turn(&mut self, from: &[u32], cells: &[u32], columns: usize) {
        self.from.clear();
        self.from.resize(columns + 1, 0);
        // One place ahead, so that filling leaves each start where it belongs.
        for column in cells {
            if let Some(count) = self.from.get_mut(*column as usize + 2) {
                *count += 1;
            }
        }
        for column in 1..self.from.len() {
            self.from[column] += self.from[column - 1];
        }
        self.cells.clear();
        self.cells.resize(cells.len(), 0);
        for (row, bounds) in from.windows(2).enumerate() {
            for column in &cells[bounds[0] as usize..bounds[1] as usize] {
                let next = &mut self.from[*column as usize + 1];
                self.cells[*next as usize] = row as u32;
                *next += 1;
            }
        }
    }
}

/// What replicates gave for each of many whole numbers that were observed.
pub(crate) struct Counted {
    /// How many replicates were at least as large.
    pub(crate) at_least: Vec<u32>,
    pub(crate) sum: Vec<u64>,
    pub(crate) squares: Vec<u64>,
}

/// How much pairs of rows, or of columns, share in tables drawn by lot, beside what they share in the table itself.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn shared_by_lot(
    table: &Curveball,
    of_columns: bool,
    (from, to, shared): (&[u32], &[u32], &[u32]),
    (replicates, seed): (usize, u64),
    watch: &Watch,
) -> Result<Counted, Stopped> {
    watch.expect(replicates);
    let pairs = from.len();
    let none = || Counted { at_least: vec![0; pairs], sum: vec![0; pairs], squares: vec![0; pairs] };
    let others = if of_columns { table.rows() } else { table.columns };
    let start = || (Drawn::default(), Turned::default(), vec![0_u32; others]);
    let of_block = |(drawn, turned, mark): &mut (Drawn, Turned, Vec<u32>), range: std::ops::Range<usize>| {
        let mut part = none();
        for replicate in range {
            watch.check()?;
            table.draw(drawn, seed, replicate as u64 + 1, watch)?;
            if of_columns {
                turned.turn(&table.from, &drawn.cells, table.columns);
            }
            let (starts, cells) = if of_columns { (&turned.from, &turned.cells) } else { (&table.from, &drawn.cells) };
            let row = |member: u32| &cells[starts[member as usize] as usize..starts[member as usize + 1] as usize];
            mark.fill(0);
            let mut marked = None;
            for pair in 0..pairs {
                if marked != Some(from[pair]) {
                    marked = Some(from[pair]);
                    // Numbers from 1, as nothing is marked by 0.
                    row(from[pair]).iter().for_each(|other| mark[*other as usize] = from[pair] + 1);
                }
                let found = row(to[pair]).iter().filter(|other| mark[**other as usize] == from[pair] + 1).count() as u64;
                part.at_least[pair] += u32::from(found >= u64::from(shared[pair]));
                part.sum[pair] += found;
                part.squares[pair] += found * found;
            }
            watch.add_done(1);
        }
        Ok(part)
    };
    let mut all = none();
    let mut stopped = Ok(());
    // So few blocks that what they give fits in memory where there are many pairs.
    in_blocks(replicates, replicates.div_ceil(32), watch, start, of_block, |part: Result<Counted, Stopped>| match part {
        Ok(part) => {
            all.at_least.iter_mut().zip(part.at_least).for_each(|(all, part)| *all += part);
            all.sum.iter_mut().zip(part.sum).for_each(|(all, part)| *all += part);
            all.squares.iter_mut().zip(part.squares).for_each(|(all, part)| *all += part);
        }
        Err(error) => stopped = Err(error),
    })?;
    stopped.map(|()| all)
}

/// What `of` makes of each of some tables drawn by lot, in the order of the replicates.
///
/// # Errors
/// [`Stopped`] when the watch says so.
pub(crate) fn by_lot<Room: Default + Send, T: Send>(
    table: &Curveball,
    (replicates, seed): (usize, u64),
    watch: &Watch,
    of: impl Fn(&[u32], &mut Room) -> T + Sync,
) -> Result<Vec<T>, Stopped> {
    watch.expect(replicates);
    let start = || (Drawn::default(), Room::default());
    let of_block = |(drawn, room): &mut (Drawn, Room), range: std::ops::Range<usize>| {
        let mut part = Vec::with_capacity(range.len());
        for replicate in range {
            watch.check()?;
            table.draw(drawn, seed, replicate as u64 + 1, watch)?;
            part.push(of(&drawn.cells, room));
            watch.add_done(1);
        }
        Ok(part)
    };
    let (mut all, mut stopped) = (Vec::with_capacity(replicates), Ok(()));
    // Some milliseconds of trades in a block.
    let block = (20_000 / (TRADES * table.rows()).max(1)).clamp(1, 64);
    in_blocks(replicates, block, watch, start, of_block, |part: Result<Vec<T>, Stopped>| match part {
        Ok(part) => all.extend(part),
        Err(error) => stopped = Err(error),
    })?;
    stopped.map(|()| all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: usize, columns: usize, links: &[(u32, u32)]) -> Curveball {
        Curveball::new(&Rows::two_mode(rows, links), columns)
    }

    fn drawn(table: &Curveball, seed: u64, stream: u64) -> Vec<u32> {
        let mut drawn = Drawn::default();
        table.draw(&mut drawn, seed, stream, &Watch::new()).expect("nobody stops it");
        drawn.cells
    }

    const LINKS: [(u32, u32); 13] =
        [(0, 0), (0, 1), (0, 2), (0, 4), (1, 0), (1, 3), (2, 1), (2, 2), (2, 3), (2, 5), (3, 2), (4, 0), (4, 5)];

    #[test]
    fn every_row_and_every_column_keeps_its_number_of_links() {
        let start = table(5, 6, &LINKS);
        let mut sums = vec![0; 6];
        start.cells.iter().for_each(|column| sums[*column as usize] += 1);
        let mut moved = 0;
        for stream in 1..200 {
            let cells = drawn(&start, 1, stream);
            let mut found = vec![0; 6];
            cells.iter().for_each(|column| found[*column as usize] += 1);
            assert_eq!(found, sums);
            assert!(start.from.windows(2).all(|row| cells[row[0] as usize..row[1] as usize].windows(2).all(|pair| pair[0] < pair[1])));
            moved += usize::from(cells != start.cells);
        }
        assert!(moved > 150);
    }

    #[test]
    fn a_row_in_bits_and_a_row_in_a_list_are_traded_alike() {
        // Columns without a link change no lot, but 65 of them no longer fit in the bits of one number.
        let (narrow, wide) = (table(5, 6, &LINKS), table(5, 65, &LINKS));
        assert!((1..50).all(|stream| drawn(&narrow, 7, stream) == drawn(&wide, 7, stream)));
    }

    #[test]
    fn a_trade_is_what_the_definition_says() {
        // Two rows are drawn 40 times: which is first, how the pool in column order is shuffled, who gets how many.
        let start = table(2, 5, &[(0, 0), (0, 1), (0, 2), (1, 2), (1, 3)]);
        let (mut random, mut rows) = (Random::new(3, 9), [vec![0_u32, 1, 2], vec![2, 3]]);
        for _ in 0..40 {
            let first = random.below(2);
            let second = (random.below(1) + 1 + first) % 2;
            let only = |one: &[u32], other: &[u32]| one.iter().copied().filter(|column| !other.contains(column)).collect::<Vec<_>>();
            let (a, b) = (only(&rows[first], &rows[second]), only(&rows[second], &rows[first]));
            let mut pool = [a.clone(), b].concat();
            pool.sort_unstable();
            random.shuffle(&mut pool);
            let common: Vec<u32> = rows[first].iter().copied().filter(|column| rows[second].contains(column)).collect();
            rows[first] = [&common, &pool[..a.len()]].concat();
            rows[second] = [&common, &pool[a.len()..]].concat();
            rows.iter_mut().for_each(|row| row.sort_unstable());
        }
        assert_eq!(drawn(&start, 3, 9), rows.concat());
    }

    #[test]
    fn every_table_with_the_same_sums_is_drawn_about_equally_often() {
        // Three rows and columns with one link each: six tables.
        let start = table(3, 3, &[(0, 0), (1, 1), (2, 2)]);
        let mut counts = std::collections::BTreeMap::new();
        (1..=6000).for_each(|stream| *counts.entry(drawn(&start, 1, stream)).or_insert(0) += 1);
        assert_eq!(counts.len(), 6);
        assert!(counts.values().all(|count| (850..=1150).contains(count)), "{counts:?}");
    }

    #[test]
    fn one_row_stays_as_it_is() {
        assert_eq!(drawn(&table(1, 4, &[(0, 1), (0, 3)]), 1, 1), [1, 3]);
        assert!(drawn(&table(0, 4, &[]), 1, 1).is_empty());
    }

    #[test]
    fn a_turned_table_has_the_rows_of_each_column() {
        let (start, mut turned) = (table(5, 7, &LINKS), Turned::default());
        turned.turn(&start.from, &start.cells, 7);
        let row = |column: usize| &turned.cells[turned.from[column] as usize..turned.from[column + 1] as usize];
        assert_eq!((row(0), row(2), row(5), row(6)), (&[0, 1, 4][..], &[0, 2, 3][..], &[2, 4][..], &[][..]));
        assert_eq!((turned.from[0], turned.from[7]), (0, 13));
    }
}
