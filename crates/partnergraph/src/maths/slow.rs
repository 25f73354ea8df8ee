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
                for row in &mut a {
                    (row[p], row[q]) = (c * row[p] - s * row[q], s * row[p] + c * row[q]);
                }
                let (of_p, of_q) = (a[p].clone(), a[q].clone());
                a[p] = of_p.iter().zip(&of_q).map(|(x, y)| c * x - s * y).collect();
                a[q] = of_p.iter().zip(&of_q).map(|(x, y)| s * x + c * y).collect();
                for row in &mut v {
                    (row[p], row[q]) = (c * row[p] - s * row[q], s * row[p] + c * row[q]);
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

    /// z_ij = w_ij + w_ji; lengths are read as weights.
    fn between(&self, a: usize, b: usize) -> f64 {
        let weight = |a: usize, b: usize| if self.tied(a, b) { self.lengths[a][b] } else { 0.0 };
        weight(a, b) + weight(b, a)
    }

    /// p_ij = z_ij/Σ_q z_iq.
    fn proportion(&self, a: usize, b: usize) -> f64 {
        let all: f64 = (0..self.items()).map(|other| self.between(a, other)).sum();
        if all > 0.0 { self.between(a, b) / all } else { 0.0 }
    }

    /// V_i = {j : z_ij > 0}.
    fn circle(&self, item: usize) -> Vec<usize> {
        (0..self.items()).filter(|other| self.between(item, *other) > 0.0).collect()
    }

    /// For each item (p_ij + Σ_q p_iq p_qj)² for each j in its circle.
    pub(crate) fn dyadic_constraint(&self) -> Vec<Vec<f64>> {
        let of = |i: usize, j: usize| {
            let over = (0..self.items()).filter(|q| *q != i && *q != j);
            (self.proportion(i, j) + over.map(|q| self.proportion(i, q) * self.proportion(q, j)).sum::<f64>()).powi(2)
        };
        (0..self.items()).map(|i| self.circle(i).into_iter().map(|j| of(i, j)).collect()).collect()
    }

    /// The sum of these, for each item that has a circle.
    pub(crate) fn constraint(&self) -> Vec<Option<f64>> {
        self.dyadic_constraint().iter().map(|circle| (!circle.is_empty()).then(|| circle.iter().sum())).collect()
    }

    /// Σ_j x_j ln x_j/(N ln N), x_j = c_ij/(C_i/N); 1 for a circle of one.
    pub(crate) fn hierarchy(&self) -> Vec<Option<f64>> {
        let of = |circle: &Vec<f64>| {
            let number = circle.len() as f64;
            let mean = circle.iter().sum::<f64>() / number;
            let sum: f64 = circle.iter().map(|c| c / mean * (c / mean).ln()).sum();
            match circle.len() {
                0 => None,
                1 => Some(1.0),
                _ => Some(sum / (number * number.ln())),
            }
        };
        self.dyadic_constraint().iter().map(of).collect()
    }

    /// Σ_j (1 − Σ_q p_iq m_jq), m_jq = z_jq/max_x z_jx, for each item that has a circle.
    pub(crate) fn effective_size(&self) -> Vec<Option<f64>> {
        let most = |j: usize| (0..self.items()).map(|x| self.between(j, x)).fold(0.0, f64::max);
        let of = |i: usize| {
            let redundancy = |j: usize| -> f64 {
                let over = (0..self.items()).filter(|q| *q != i && *q != j);
                over.map(|q| self.proportion(i, q) * self.between(j, q) / most(j)).sum()
            };
            let circle = self.circle(i);
            (!circle.is_empty()).then(|| circle.into_iter().map(|j| 1.0 - redundancy(j)).sum())
        };
        (0..self.items()).map(of).collect()
    }

    /// For each item of an undirected graph the largest k such that some set holds it in which everyone has k others of the set.
    pub(crate) fn core_numbers(&self) -> Vec<u32> {
        let mut cores = vec![0; self.items()];
        for set in 1_u32..1 << self.items() {
            let holds = |item: &usize| set >> item & 1 == 1;
            let members: Vec<usize> = (0..self.items()).filter(holds).collect();
            let inside = |item: usize| members.iter().filter(|other| self.tied(item, **other)).count() as u32;
            let least = members.iter().map(|item| inside(*item)).min().unwrap_or(0);
            members.iter().for_each(|item| cores[*item] = least.max(cores[*item]));
        }
        cores
    }

    /// Sizes of the pieces of an undirected graph without some of its items, the largest first.
    pub(crate) fn pieces_without(&self, gone: &[usize]) -> Vec<usize> {
        let mut left: Vec<usize> = (0..self.items()).filter(|item| !gone.contains(item)).collect();
        let mut sizes = Vec::new();
        while let Some(first) = left.pop() {
            let (mut open, mut size) = (vec![first], 0);
            while let Some(item) = open.pop() {
                size += 1;
                let (near, far): (Vec<usize>, Vec<usize>) = left.iter().partition(|other| self.tied(item, **other));
                open.extend(near);
                left = far;
            }
            sizes.push(size);
        }
        sizes.sort_by_key(|size| std::cmp::Reverse(*size));
        sizes
    }

    /// The same graph without some of its ties, in either direction.
    pub(crate) fn without_ties(&self, gone: &[(u32, u32)]) -> Self {
        let mut less = self.clone();
        for (a, b) in gone.iter().map(|(a, b)| (*a as usize, *b as usize)) {
            (less.lengths[a][b], less.lengths[b][a]) = (f64::INFINITY, f64::INFINITY);
        }
        less
    }

    /// The fewest items whose loss disconnects the others or leaves one, by trying all sets.
    pub(crate) fn vertex_connectivity(&self) -> usize {
        let sets = (0_u32..1 << self.items()).map(|set| (0..self.items()).filter(|item| set >> item & 1 == 1).collect::<Vec<_>>());
        let done = |set: &Vec<usize>| self.items() - set.len() == 1 || self.pieces_without(set).len() > 1;
        sets.filter(done).map(|set| set.len()).min().unwrap_or(0)
    }

    /// The fewest ties whose loss disconnects an undirected graph of two items or more, by trying all ways to divide it.
    pub(crate) fn edge_connectivity(&self) -> usize {
        let across = |set: u32| self.ordered_pairs().filter(|(a, b)| set >> a & 1 == 1 && set >> b & 1 == 0 && self.tied(*a, *b)).count();
        (1_u32..(1 << self.items()) - 1).map(across).min().unwrap_or(0)
    }
}

/// So many pairs of items drawn at random, sorted, those drawn twice once.
pub(crate) fn drawn_pairs(seed: u64, items: usize, draws: usize) -> Vec<(u32, u32)> {
    let mut random = super::Random::new(seed, 1);
    let drawn = (0..draws).map(|_| (random.below(items) as u32, random.below(items) as u32)).filter(|(a, b)| a != b);
    let mut pairs: Vec<(u32, u32)> = drawn.map(|(a, b)| (a.min(b), a.max(b))).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
