//! Shortest ways from every item: distances, sums of them, and the share of ways over each item and each tie.
//!
//! Distances alone need far less work than counting ways, so they are worked out apart: [`Ways::distances`] in steps is
//! `distances.rs`, [`Ways::betweenness`] is `brandes.rs`, both for lengths are `lengths.rs`, and `tiny.rs` for graphs of the
//! size of a case. All give the same bits for any number of threads.

mod brandes;
mod compact;
mod distances;
mod lengths;
mod single;
mod tiny;

use std::ops::Range;

use self::compact::{Compact, Entries};
use self::lengths::Length;
use super::{Rows, Stopped, Watch, in_blocks};

/// How far others are from each item.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Distances {
    /// For each item the number of others it reaches.
    pub(crate) reached: Vec<u32>,
    /// For each item the sum of the distances to the others it reaches.
    pub(crate) distance_sum: Vec<f64>,
    /// For each item the sum of 1/distance over the others it reaches.
    pub(crate) harmonic_sum: Vec<f64>,
    /// The largest finite distance, if anything is reached.
    pub(crate) longest: Option<f64>,
}

impl Distances {
    fn of_nobody(items: usize) -> Self {
        Self { reached: vec![0; items], distance_sum: vec![0.0; items], harmonic_sum: vec![0.0; items], longest: None }
    }
}

/// What all searches add to each item, or to each entry of the rows.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Shares {
    /// The sum over the sources.
    pub(crate) sums: Vec<f64>,
    /// The sum of the squares, where only some sources were searched from; otherwise nothing.
    pub(crate) squares: Vec<f64>,
}

/// Where searches begin.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Sources<'a> {
    /// At every item.
    All,
    /// At these.
    Some(&'a [u32]),
}

/// A length that no way can have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct LengthError {
    /// The first item of the tie.
    pub(crate) from: usize,
    /// The second item of the tie.
    pub(crate) to: usize,
}

/// The ways along rows: each step as long as the next, or each tie with its own length.
#[derive(Debug)]
pub(crate) struct Ways<'a> {
    rows: &'a Rows,
    back: &'a Rows,
    lengths: Option<Vec<f64>>,
}

/// What is asked for each of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Items,
    Entries,
}

impl<'a> Ways<'a> {
    /// Each step counts 1, whatever the weights. `back` are the rows turned round: the same rows where they do not differ.
    pub(crate) const fn of_steps(rows: &'a Rows, back: &'a Rows) -> Self {
        Self { rows, back, lengths: None }
    }

    /// Each tie is as long as `length` makes of its weight.
    ///
    /// # Errors
    /// [`LengthError`] when a length is not a finite number above 0.
    pub(crate) fn of_lengths(rows: &'a Rows, back: &'a Rows, length: fn(f64) -> f64) -> Result<Self, LengthError> {
        let mut lengths = Vec::with_capacity(rows.entries());
        for from in 0..rows.len() {
            for (weight, to) in rows.row_weights(from).iter().zip(rows.row(from)) {
                let length = length(*weight);
                if !(length.is_finite() && length > 0.0) {
                    return Err(LengthError { from, to: *to as usize });
                }
                lengths.push(length);
            }
        }
        Ok(Self { rows, back, lengths: Some(lengths) })
    }

    /// How far others are from each item.
    ///
    /// # Errors
    /// [`Stopped`] when the watch says so.
    pub(crate) fn distances(&self, watch: &Watch) -> Result<Distances, Stopped> {
        match &self.lengths {
            None if self.rows.len() <= tiny::MOST => {
                watch.check()?;
                Ok(tiny::distances(self.rows))
            }
            None => distances::distances(self.rows, self.back, watch),
            Some(lengths) => self.distances_by_length(lengths, watch),
        }
    }

    fn distances_by_length(&self, lengths: &[f64], watch: &Watch) -> Result<Distances, Stopped> {
        let items = self.rows.len();
        watch.expect(items);
        let graph = Compact::new(self.rows, self.back, Entries::Known, watch)?;
        let lengths: Vec<f64> = graph.entries.iter().map(|entry| lengths[*entry as usize]).collect();
        let mut found = Distances::of_nobody(items);
        let work = |search: &mut lengths::Search, sources: Range<usize>| {
            let mut part = Vec::with_capacity(sources.len());
            for source in sources {
                watch.check()?;
                search.distances(&graph, Length::Each(&lengths), source);
                watch.add_done(1);
                let (mut sum, mut harmonic, mut longest) = (0.0, 0.0, 0.0);
                for item in &search.order[1..] {
                    let distance = search.distance[*item as usize];
                    sum += distance;
                    harmonic += 1.0 / distance;
                    longest = distance;
                }
                part.push((graph.old[source] as usize, search.order.len() as u32 - 1, sum, harmonic, longest));
            }
            Ok(part)
        };
        let mut stopped = Ok(());
        in_blocks(
            items,
            block(items),
            watch,
            || lengths::Search::new(items),
            work,
            |part| match part {
                Err(error) => stopped = Err(error),
                Ok(part) => {
                    for (item, reached, sum, harmonic, longest) in part {
                        (found.reached[item], found.distance_sum[item], found.harmonic_sum[item]) = (reached, sum, harmonic);
                        if reached > 0 {
                            found.longest = Some(found.longest.map_or(longest, |known| known.max(longest)));
                        }
                    }
                }
            },
        )?;
        stopped.map(|()| found)
    }

    /// For each item Σ σ_st(i)/σ_st over ordered pairs of other items, s among the sources.
    ///
    /// # Errors
    /// [`Stopped`] when the watch says so.
    pub(crate) fn betweenness(&self, sources: Sources<'_>, watch: &Watch) -> Result<Shares, Stopped> {
        if self.is_tiny(sources) {
            watch.check()?;
            return Ok(Shares { sums: tiny::betweenness(self.rows, |_, _| {}), squares: Vec::new() });
        }
        self.shares(Of::Items, sources, watch)
    }

    /// For each entry of the rows Σ σ_st(e)/σ_st over ordered pairs of items, s among the sources.
    ///
    /// # Errors
    /// [`Stopped`] when the watch says so.
    pub(crate) fn betweenness_of_entries(&self, sources: Sources<'_>, watch: &Watch) -> Result<Shares, Stopped> {
        if self.is_tiny(sources) {
            watch.check()?;
            let mut sums = vec![0.0; self.rows.entries()];
            tiny::betweenness(self.rows, |entry, ways| sums[entry] += ways);
            return Ok(Shares { sums, squares: Vec::new() });
        }
        self.shares(Of::Entries, sources, watch)
    }

    fn is_tiny(&self, sources: Sources<'_>) -> bool {
        self.lengths.is_none() && self.rows.len() <= tiny::MOST && matches!(sources, Sources::All)
    }

    fn shares(&self, of: Of, sources: Sources<'_>, watch: &Watch) -> Result<Shares, Stopped> {
        let items = self.rows.len();
        let known = if of == Of::Entries || self.lengths.is_some() { Entries::Known } else { Entries::Plain };
        let graph = Compact::new(self.rows, self.back, known, watch)?;
        let lengths: Option<Vec<f64>> =
            self.lengths.as_ref().map(|lengths| graph.entries.iter().map(|entry| lengths[*entry as usize]).collect());
        let mut some: Vec<u32> = match sources {
            Sources::All => Vec::new(),
            Sources::Some(some) => some.iter().map(|source| graph.new[*source as usize]).collect(),
        };
        some.sort_unstable();
        let (count, with_squares) = match sources {
            Sources::All => (items, false),
            Sources::Some(_) => (some.len(), true),
        };
        watch.expect(count);
        let source = |place: usize| if with_squares { some[place] as usize } else { place };
        let size = if of == Of::Items { items } else { self.rows.entries() };
        let mut found = Part { from: 0, sums: vec![0.0; size], squares: vec![0.0; if with_squares { size } else { 0 }] };
        let work = |searches: &mut Searches, places: Range<usize>| {
            let around = graph.around(source(places.start), source(places.end - 1));
            let range = match of {
                Of::Items => around,
                Of::Entries => graph.forth.range(around.start).start..graph.forth.range(around.end - 1).end,
            };
            let squares = vec![0.0; if with_squares { range.len() } else { 0 }];
            let mut part = Part { from: range.start, sums: vec![0.0; range.len()], squares };
            for place in places {
                watch.check()?;
                match &lengths {
                    Some(lengths) => searches.by_length(&graph, Length::Each(lengths), source(place), of, &mut part),
                    None => searches.by_steps(&graph, source(place), of, &mut part, watch)?,
                }
                watch.add_done(1);
            }
            Ok(part)
        };
        let mut stopped = Ok(());
        in_blocks(count, block(items), watch, Searches::default, work, |part: Result<Part, Stopped>| match part {
            Ok(part) => found.join(&part),
            Err(error) => stopped = Err(error),
        })?;
        stopped?;
        let outside = |values: &[f64]| -> Vec<f64> {
            match of {
                Of::Items if values.is_empty() => Vec::new(),
                Of::Items => graph.new.iter().map(|item| values[*item as usize]).collect(),
                Of::Entries => {
                    let mut placed = vec![0.0; values.len()];
                    graph.entries.iter().zip(values).for_each(|(entry, value)| placed[*entry as usize] = *value);
                    placed
                }
            }
        };
        Ok(Shares { sums: outside(&found.sums), squares: outside(&found.squares) })
    }
}

/// How many sources one thread searches from before it hands over what they add up to: so many that adding is little work beside
/// searching.
fn block(items: usize) -> usize {
    ((1 << 20) / items.max(1)).clamp(8, 64)
}

/// What some searches add to a range of items or entries.
struct Part {
    from: usize,
    sums: Vec<f64>,
    squares: Vec<f64>,
}

impl Part {
    #[inline]
    fn add(&mut self, place: usize, amount: f64) {
        self.sums[place - self.from] += amount;
        if let Some(square) = self.squares.get_mut(place - self.from) {
            *square += amount * amount;
        }
    }

    fn join(&mut self, other: &Self) {
        let add = |(sum, more): (&mut f64, &f64)| *sum += more;
        self.sums[other.from..].iter_mut().zip(&other.sums).for_each(add);
        self.squares.iter_mut().skip(other.from).zip(&other.squares).for_each(add);
    }
}

/// The searches of one thread, each made when it is first needed.
#[derive(Default)]
struct Searches {
    steps: Option<brandes::Search>,
    lengths: Option<lengths::Search>,
}

impl Searches {
    fn by_steps(&mut self, graph: &Compact, source: usize, of: Of, part: &mut Part, watch: &Watch) -> Result<(), Stopped> {
        let search = self.steps.get_or_insert_with(|| brandes::Search::new(graph.items()));
        if !search.forth(graph, source, watch)? {
            self.by_length(graph, Length::One, source, of, part);
            return Ok(());
        }
        match of {
            Of::Items => search.back(graph, source, watch, |item, dependency| part.add(item, dependency)),
            Of::Entries => {
                search.back(graph, source, watch, |_, _| {})?;
                search.entries(graph, |entry, ways| part.add(entry, ways));
                Ok(())
            }
        }
    }

    fn by_length(&mut self, graph: &Compact, lengths: Length<'_>, source: usize, of: Of, part: &mut Part) {
        let search = self.lengths.get_or_insert_with(|| lengths::Search::new(graph.items()));
        search.forth(graph, lengths, source);
        match of {
            Of::Items => search.back(|item, dependency| part.add(item, dependency), |_, _| {}),
            Of::Entries => search.back(|_, _| {}, |entry, ways| part.add(entry, ways)),
        }
    }
}

#[cfg(test)]
mod tests;
