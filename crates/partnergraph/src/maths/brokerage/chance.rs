//! The counts of brokerage that chance brings: their mean and variance when arcs are drawn independently, after Gould and Fernandez.
//!
//! That the numbers are right is shown in the tests of the folder, by all digraphs on four items.

use super::{COORDINATOR, GATEKEEPER, LIAISON, REPRESENTATIVE, ROLES};

/// What counts would be if arcs were drawn independently: class sizes, and the probability of an arc.
#[derive(Debug, Clone)]
pub(crate) struct Chance {
    sizes: Vec<i128>,
    /// Sums of the sizes, of their squares and of their cubes.
    sums: [i128; 3],
    density: f64,
}

impl Chance {
    /// Of items in these classes with so many arcs.
    pub(crate) fn of(classes: &[u32], arcs: usize) -> Self {
        let mut sizes = vec![0_i128; classes.iter().max().map_or(0, |class| *class as usize + 1)];
        for class in classes {
            sizes[*class as usize] += 1;
        }
        let sum = |power: u32| sizes.iter().map(|size| size.pow(power)).sum();
        let sums = [sum(1), sum(2), sum(3)];
        let items = classes.len() as f64;
        let density = if classes.len() < 2 { 0.0 } else { arcs as f64 / (items * (items - 1.0)) };
        Self { sizes, sums, density }
    }

    /// The probability of an arc.
    #[cfg(test)]
    pub(crate) const fn density(&self) -> f64 {
        self.density
    }

    /// The probability that a two-path between three given items is there and open.
    fn open(&self) -> f64 {
        self.density * self.density * (1.0 - self.density)
    }

    /// The probability that two open two-paths that share an arc are both there, less the product of theirs.
    fn sharing(&self) -> f64 {
        (self.density * (1.0 - self.density)).powi(3)
    }

    /// For a broker of a class the pairs (a, c) that make each role, and all of them.
    fn pairs(&self, class: usize) -> [i128; ROLES + 1] {
        let [n, squares, _] = self.sums;
        let own = self.sizes[class];
        let (rest, squares) = (n - own, squares - own * own);
        let crossing = rest * (own - 1);
        [(own - 1) * (own - 2), squares - rest, crossing, crossing, rest * rest - squares, (n - 1) * (n - 2)]
    }

    /// For a broker of a class the number of pairs of such pairs that share an item, so that they share an arc.
    fn touching(&self, class: usize) -> [i128; ROLES + 1] {
        let [n, squares, cubes] = self.sums;
        let own = self.sizes[class];
        let (rest, squares, cubes) = (n - own, squares - own * own, cubes - own * own * own);
        let two = |of: i128| of * (of - 1) / 2;
        let crossing = (own - 1) * two(rest) + rest * two(own - 1);
        // Σ n_h(n_h−1)(n_h−2), and Σ n_h(r−n_h)(r−n_h−1) with r = rest, both over the other classes.
        let itinerant = cubes - 3 * squares + 2 * rest;
        let liaison = (rest * rest - rest) * rest - (2 * rest - 1) * squares + cubes;
        [(own - 1) * (own - 2) * (own - 3), itinerant, crossing, crossing, liaison, (n - 1) * (n - 2) * (n - 3)]
    }

    /// Expected count and standard deviation for a broker of a class, in each role and in total; 0 for a class without items.
    pub(crate) fn of_broker(&self, class: u32) -> [(f64, f64); ROLES + 1] {
        if self.sizes.get(class as usize).is_none_or(|size| *size == 0) {
            return [(0.0, 0.0); ROLES + 1];
        }
        let (open, sharing) = (self.open(), self.sharing());
        let (pairs, touching) = (self.pairs(class as usize), self.touching(class as usize));
        std::array::from_fn(|role| {
            let expected = open * number(pairs[role]);
            let variance = expected * (1.0 - open) + 2.0 * number(touching[role]) * sharing;
            (expected, variance.max(0.0).sqrt())
        })
    }

    /// Expected count over all items, in each role and in total.
    pub(crate) fn of_all(&self) -> [f64; ROLES + 1] {
        self.triples().map(|triples| self.open() * triples as f64)
    }

    /// The ordered triples (a, v, c) that make each role, and all of them.
    fn triples(&self) -> [i128; ROLES + 1] {
        let mut triples = [0; ROLES + 1];
        for (class, size) in self.sizes.iter().enumerate().filter(|(_, size)| **size > 0) {
            triples.iter_mut().zip(self.pairs(class)).for_each(|(sum, pairs)| *sum += size * pairs);
        }
        triples
    }

    /// The standard deviation of the total.
    pub(crate) fn sd_of_total(&self) -> f64 {
        let n = self.sums[0];
        let (arcs, two) = (n * (n - 1), (n - 2) * (n - 3) / 2);
        let sharing = 2 * arcs * two + arcs * (n - 2) * (n - 2);
        let excluding = 2 * arcs * (n - 2) * (n - 2) - arcs * (n - 2);
        self.sd(arcs * (n - 2), sharing, excluding, arcs * two)
    }

    /// The standard deviation of the count over all items in each role, from how many triples have an arc present or absent: the
    /// numbers depend on the classes of its ends alone.
    pub(crate) fn sd_of_roles(&self) -> [f64; ROLES] {
        let n = self.sums[0];
        let two = |of: i128| of * (of - 1) / 2;
        let (mut sharing, mut excluding, mut same) = ([0_i128; ROLES], [0_i128; ROLES], [0_i128; ROLES]);
        let used = || self.sizes.iter().enumerate().filter(|(_, size)| **size > 0);
        for (s, from) in used() {
            for (t, to) in used() {
                let arcs = if s == t { from * (from - 1) } else { from * to };
                let inside = s == t;
                let third = n - from - to;
                // How many triples of each role have the arc as one of the two that are there, and as the one that is not.
                let present = match inside {
                    true => [2 * (from - 2), 0, n - from, n - from, 0],
                    false => [0, (from - 1) + (to - 1), from - 1, to - 1, 2 * third],
                };
                let absent = match inside {
                    true => [from - 2, n - from, 0, 0, 0],
                    false => [0, 0, from - 1, to - 1, third],
                };
                for role in 0..ROLES {
                    sharing[role] += arcs * two(present[role]);
                    excluding[role] += arcs * present[role] * absent[role];
                    same[role] += arcs * two(absent[role]);
                }
            }
        }
        let triples = self.triples();
        // Pairs of triples on the same three items that exclude each other both ways were counted twice.
        let twice = [triples[COORDINATOR], 0, triples[REPRESENTATIVE] / 2, triples[GATEKEEPER] / 2, triples[LIAISON]];
        std::array::from_fn(|role| self.sd(triples[role], sharing[role], excluding[role] - twice[role], same[role]))
    }

    /// From the number of triples, and of pairs of them that share an arc that is there, that exclude each other, and that lack the
    /// same arc.
    fn sd(&self, triples: i128, sharing: i128, excluding: i128, same: i128) -> f64 {
        let (d, open) = (self.density, self.open());
        let pairs = self.sharing() * sharing as f64 - open * open * excluding as f64 + d.powi(5) * (1.0 - d) * same as f64;
        let variance = open * (1.0 - open) * triples as f64 + 2.0 * pairs;
        // What rounding leaves of nothing is nothing.
        if variance <= 1e-12 * (triples as f64).max(1.0) { 0.0 } else { variance.sqrt() }
    }
}

/// The same number; most are small, and those take a fraction of the time.
fn number(whole: i128) -> f64 {
    i64::try_from(whole).map_or(whole as f64, |small| small as f64)
}
