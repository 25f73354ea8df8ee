//! Slow and obvious versions of the measures, and every small graph to compare them on. For tests only.

/// A small graph as a table of lengths, infinite where there is no tie.
#[derive(Debug, Clone)]
pub(crate) struct Slow {
    pub(crate) lengths: Vec<Vec<f64>>,
}

/// Every choice of some of these pairs, in their order.
fn every_choice(pairs: Vec<(u32, u32)>) -> impl Iterator<Item = Vec<(u32, u32)>> {
    (0_u32..1 << pairs.len())
        .map(move |chosen| pairs.iter().enumerate().filter(|(bit, _)| chosen >> bit & 1 == 1).map(|(_, pair)| *pair).collect())
}

/// Every undirected graph of so many items, as sorted pairs with the smaller item first.
pub(crate) fn every_graph(items: u32) -> impl Iterator<Item = Vec<(u32, u32)>> {
    every_choice((0..items).flat_map(|a| (a + 1..items).map(move |b| (a, b))).collect())
}

/// Every directed graph of so many items, as sorted pairs.
pub(crate) fn every_directed_graph(items: u32) -> impl Iterator<Item = Vec<(u32, u32)>> {
    every_choice((0..items).flat_map(|a| (0..items).filter(move |b| *b != a).map(move |b| (a, b))).collect())
}

/// Eigenvalues of a symmetric table, the largest first, each with its vector of length 1: Jacobi's rotations, one entry after the
/// other, until nothing is left beside the diagonal.
pub(crate) fn eigenpairs(table: &[Vec<f64>]) -> Vec<(f64, Vec<f64>)> {
    let n = table.len();
    let mut a = table.to_vec();
    let mut v: Vec<Vec<f64>> = (0..n).map(|row| (0..n).map(|column| f64::from(u8::from(row == column))).collect()).collect();
    for _ in 0..60 {
        for p in 0..n {
            for q in p + 1..n {
                if a[p][q].abs() < 1e-300 {
                    continue;
                }
                let angle = 0.5 * (2.0 * a[p][q]).atan2(a[q][q] - a[p][p]);
                let (s, c) = angle.sin_cos();
                for k in 0..n {
                    (a[k][p], a[k][q]) = (c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]);
                }
                for k in 0..n {
                    (a[p][k], a[q][k]) = (c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]);
                    (v[k][p], v[k][q]) = (c * v[k][p] - s * v[k][q], s * v[k][p] + c * v[k][q]);
                }
            }
        }
    }
    let mut pairs: Vec<(f64, Vec<f64>)> = (0..n).map(|k| (a[k][k], v.iter().map(|row| row[k]).collect())).collect();
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    pairs
}

impl Slow {
    /// A 1 where there is a tie, else a 0.
    pub(crate) fn adjacency(&self) -> Vec<Vec<f64>> {
        self.lengths.iter().map(|row| row.iter().map(|length| f64::from(u8::from(length.is_finite()))).collect()).collect()
    }

    /// A graph whose ties have the length 1, or the one given for each pair.
    pub(crate) fn new(items: u32, pairs: &[(u32, u32)], directed: bool, lengths: Option<&[f64]>) -> Self {
        let mut table = vec![vec![f64::INFINITY; items as usize]; items as usize];
        for (position, (a, b)) in pairs.iter().enumerate() {
            let length = lengths.map_or(1.0, |lengths| lengths[position]);
            table[*a as usize][*b as usize] = length;
            if !directed {
                table[*b as usize][*a as usize] = length;
            }
        }
        Self { lengths: table }
    }

    pub(crate) fn items(&self) -> usize {
        self.lengths.len()
    }

    pub(crate) fn tied(&self, a: usize, b: usize) -> bool {
        self.lengths[a][b].is_finite()
    }

    /// The same with every tie in both directions.
    pub(crate) fn undirected(&self) -> Self {
        let of = |a: usize, b: usize| self.lengths[a][b].min(self.lengths[b][a]);
        Self { lengths: (0..self.items()).map(|a| (0..self.items()).map(|b| of(a, b)).collect()).collect() }
    }

    /// The same with every tie turned round.
    pub(crate) fn reversed(&self) -> Self {
        Self { lengths: (0..self.items()).map(|a| (0..self.items()).map(|b| self.lengths[b][a]).collect()).collect() }
    }

    /// The distance from each to each, after Floyd and Warshall.
    pub(crate) fn distances(&self) -> Vec<Vec<f64>> {
        let mut distance = self.lengths.clone();
        (0..self.items()).for_each(|item| distance[item][item] = 0.0);
        for over in 0..self.items() {
            for a in 0..self.items() {
                for b in 0..self.items() {
                    distance[a][b] = distance[a][b].min(distance[a][over] + distance[over][b]);
                }
            }
        }
        distance
    }

    /// All pairs that are not the same, in order.
    pub(crate) fn ordered_pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        let items = self.items();
        (0..items).flat_map(move |a| (0..items).filter(move |b| *b != a).map(move |b| (a, b)))
    }

    /// Every shortest path from one to another, found by walking every path that passes no item twice.
    fn shortest_paths(&self, from: usize, to: usize) -> Vec<Vec<usize>> {
        let mut open = vec![(vec![from], 0.0)];
        let (mut paths, mut shortest) = (Vec::new(), f64::INFINITY);
        while let Some((path, length)) = open.pop() {
            let here = path[path.len() - 1];
            if here == to {
                if length < shortest {
                    (paths, shortest) = (Vec::new(), length);
                }
                if length == shortest {
                    paths.push(path);
                }
                continue;
            }
            for next in (0..self.items()).filter(|next| self.tied(here, *next) && !path.contains(next)) {
                let longer = path.iter().copied().chain([next]).collect();
                open.push((longer, length + self.lengths[here][next]));
            }
        }
        paths
    }

    /// For each item Σ σ_st(i)/σ_st over ordered pairs of others. Lengths must be whole numbers, so that sums are exact.
    pub(crate) fn betweenness(&self) -> Vec<f64> {
        let mut sums = vec![0.0; self.items()];
        for (from, to) in self.ordered_pairs() {
            let paths = self.shortest_paths(from, to);
            for (item, sum) in sums.iter_mut().enumerate().filter(|(item, _)| *item != from && *item != to) {
                let over = paths.iter().filter(|path| path.contains(&item)).count();
                if over > 0 {
                    *sum += over as f64 / paths.len() as f64;
                }
            }
        }
        sums
    }

    /// For each ordered tie Σ σ_st(tie)/σ_st over ordered pairs, the ends included. Lengths must be whole numbers.
    pub(crate) fn tie_betweenness(&self) -> Vec<Vec<f64>> {
        let mut sums = vec![vec![0.0; self.items()]; self.items()];
        for (from, to) in self.ordered_pairs() {
            let paths = self.shortest_paths(from, to);
            for step in paths.iter().flat_map(|path| path.windows(2)) {
                sums[step[0]][step[1]] += 1.0 / paths.len() as f64;
            }
        }
        sums
    }

    /// For each item Σ 1/d over the others.
    pub(crate) fn harmonic(&self) -> Vec<f64> {
        let distances = self.distances();
        let of = |a: usize| (0..self.items()).filter(|b| *b != a).map(|b| 1.0 / distances[a][b]).sum();
        (0..self.items()).map(of).collect()
    }

    /// For each item the sizes of sets that it reaches and that reach it, itself included.
    pub(crate) fn piece_sizes(&self) -> Vec<usize> {
        let distances = self.distances();
        let together = |a: usize, b: usize| distances[a][b].is_finite() && distances[b][a].is_finite();
        (0..self.items()).map(|a| (0..self.items()).filter(|b| together(a, *b)).count()).collect()
    }

    /// Pairs of neighbours that are tied and pairs of neighbours, for each item of an undirected graph.
    pub(crate) fn closed_pairs(&self) -> Vec<(usize, usize)> {
        let of = |item: usize| {
            let near: Vec<usize> = (0..self.items()).filter(|other| self.tied(item, *other)).collect();
            let pairs = near.iter().flat_map(|a| near.iter().filter(move |b| a < *b).map(move |b| (*a, *b)));
            pairs.fold((0, 0), |(closed, all), (a, b)| (closed + usize::from(self.tied(a, b)), all + 1))
        };
        (0..self.items()).map(of).collect()
    }
}
