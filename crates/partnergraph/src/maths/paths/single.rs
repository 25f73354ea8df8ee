//! Who is reached from single items, and how far each is.

use super::compact::{Compact, Entries};
use super::lengths::{Length, Search};
use super::{Sources, Ways};
use crate::maths::{Stopped, Watch};

impl Ways<'_> {
    /// For each source, in the order given, hands over the others that it reaches with their distances, by item.
    ///
    /// # Errors
    /// [`Stopped`] when the watch says so.
    pub(crate) fn each(&self, sources: Sources<'_>, watch: &Watch, mut take: impl FnMut(usize, &[(u32, f64)])) -> Result<(), Stopped> {
        let all: Vec<u32>;
        let sources = match sources {
            Sources::Some(some) => some,
            Sources::All => {
                all = (0..self.rows.len() as u32).collect();
                &all
            }
        };
        watch.expect(sources.len());
        let mut found = Vec::new();
        match &self.lengths {
            None => {
                let mut steps = Steps::new(self.rows.len());
                for source in sources {
                    watch.check()?;
                    steps.from(self.rows, *source, &mut found);
                    take(*source as usize, &found);
                    watch.add_done(1);
                }
            }
            Some(lengths) => {
                let graph = Compact::new(self.rows, self.back, Entries::Known, watch)?;
                let lengths: Vec<f64> = graph.entries.iter().map(|entry| lengths[*entry as usize]).collect();
                let mut search = Search::new(self.rows.len());
                for source in sources {
                    watch.check()?;
                    search.distances(&graph, Length::Each(&lengths), graph.new[*source as usize] as usize);
                    found.clear();
                    found.extend(search.order[1..].iter().map(|item| (graph.old[*item as usize], search.distance[*item as usize])));
                    found.sort_unstable_by_key(|(item, _)| *item);
                    take(*source as usize, &found);
                    watch.add_done(1);
                }
            }
        }
        Ok(())
    }
}

/// A search in steps, kept between sources to save allocations.
struct Steps {
    seen: Vec<bool>,
    front: Vec<u32>,
    next: Vec<u32>,
}

impl Steps {
    fn new(items: usize) -> Self {
        Self { seen: vec![false; items], front: Vec::new(), next: Vec::new() }
    }

    fn from(&mut self, rows: &crate::maths::Rows, source: u32, found: &mut Vec<(u32, f64)>) {
        for (item, _) in found.drain(..) {
            self.seen[item as usize] = false;
        }
        self.seen[source as usize] = true;
        self.front.clear();
        self.front.push(source);
        let mut step = 0.0;
        while !self.front.is_empty() {
            step += 1.0;
            self.next.clear();
            for other in self.front.iter().flat_map(|item| rows.row(*item as usize)) {
                if !std::mem::replace(&mut self.seen[*other as usize], true) {
                    self.next.push(*other);
                    found.push((*other, step));
                }
            }
            std::mem::swap(&mut self.front, &mut self.next);
        }
        self.seen[source as usize] = false;
        found.sort_unstable_by_key(|(item, _)| *item);
    }
}
