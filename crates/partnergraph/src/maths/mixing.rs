//! Who is tied to whom by class: sums of ties inside and between classes, and how much ends of ties are alike.

use super::Rows;

/// Ties between items, each once; of a directed network from the first to the second.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Ties {
    pub(crate) pairs: Vec<(u32, u32)>,
    /// How strong they are; all 1 where nothing is given.
    pub(crate) weights: Option<Vec<f64>>,
    pub(crate) directed: bool,
}

impl Ties {
    /// Each tie with its weight.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        let weight = |tie: usize| self.weights.as_ref().map_or(1.0, |weights| weights[tie]);
        self.pairs.iter().enumerate().map(move |(tie, (a, b))| (*a as usize, *b as usize, weight(tie)))
    }

    /// The place of the ties from one class to another in a square table; those of undirected ties stand where the first class is
    /// not the larger number.
    pub(crate) const fn cell(&self, from: usize, to: usize, classes: usize) -> usize {
        if self.directed || from <= to { from * classes + to } else { to * classes + from }
    }

    /// The sums of weights between classes, as a square table.
    pub(crate) fn sums(&self, labels: &[u32], classes: usize, sums: &mut Vec<f64>) {
        sums.clear();
        sums.resize(classes * classes, 0.0);
        for (a, b, weight) in self.iter() {
            sums[self.cell(labels[a] as usize, labels[b] as usize, classes)] += weight;
        }
    }

    /// The sums of weights inside classes and between them.
    pub(crate) fn inside_and_between(&self, labels: &[u32]) -> (f64, f64) {
        let (mut inside, mut between) = (0.0, 0.0);
        for (a, b, weight) in self.iter() {
            *if labels[a] == labels[b] { &mut inside } else { &mut between } += weight;
        }
        (inside, between)
    }

    /// How much the classes of the two ends of a tie are alike, after Newman: 1 when all ties are inside classes, 0 when as many as
    /// chance brings. Nothing when all ends are of one class, or there is no tie.
    pub(crate) fn assortativity(&self, labels: &[u32], classes: usize) -> Option<f64> {
        let (mut leaving, mut arriving, mut inside) = (vec![0_u64; classes], vec![0_u64; classes], 0_u64);
        for (a, b) in &self.pairs {
            let (from, to) = (labels[*a as usize] as usize, labels[*b as usize] as usize);
            leaving[from] += 1;
            arriving[to] += 1;
            if !self.directed {
                leaving[to] += 1;
                arriving[from] += 1;
            }
            inside += if from == to { if self.directed { 1 } else { 2 } } else { 0 };
        }
        let total = leaving.iter().sum::<u64>();
        let by_chance: i128 = leaving.iter().zip(&arriving).map(|(a, b)| i128::from(*a) * i128::from(*b)).sum();
        let all = i128::from(total) * i128::from(total);
        (all > by_chance).then(|| (i128::from(total) * i128::from(inside) - by_chance) as f64 / (all - by_chance) as f64)
    }
}

/// (between − inside)/(between + inside); nothing where there is neither.
pub(crate) fn ei_index(inside: f64, between: f64) -> Option<f64> {
    let all = inside + between;
    (all > 0.0).then(|| (between - inside) / all)
}

/// The correlation of the numbers of neighbours at the two ends of a tie, each tie both ways; nothing where there is no tie or all
/// ends have as many.
pub(crate) fn degree_assortativity(neighbours: &Rows) -> Option<f64> {
    let degree = |item: usize| neighbours.degree(item) as i128;
    let (mut ends, mut sum, mut squares, mut products) = (0_i128, 0_i128, 0_i128, 0_i128);
    for item in 0..neighbours.len() {
        let own = degree(item);
        ends += own;
        sum += own * own;
        squares += own * own * own;
        products += own * neighbours.row(item).iter().map(|other| degree(*other as usize)).sum::<i128>();
    }
    let variation = ends * squares - sum * sum;
    (variation > 0).then(|| (ends * products - sum * sum) as f64 / variation as f64)
}

/// The correlation of two lists of whole numbers; nothing where one of them is the same everywhere.
pub(crate) fn correlation(pairs: impl Iterator<Item = (usize, usize)>) -> Option<f64> {
    let [mut count, mut a_sum, mut b_sum, mut a_squares, mut b_squares, mut products] = [0_i128; 6];
    for (a, b) in pairs {
        let (a, b) = (a as i128, b as i128);
        count += 1;
        a_sum += a;
        b_sum += b;
        a_squares += a * a;
        b_squares += b * b;
        products += a * b;
    }
    let (of_a, of_b) = (count * a_squares - a_sum * a_sum, count * b_squares - b_sum * b_sum);
    let root = (of_a as f64).sqrt() * (of_b as f64).sqrt();
    (of_a > 0 && of_b > 0).then(|| ((count * products - a_sum * b_sum) as f64 / root).clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assortativity_is_1_inside_and_at_its_least_between() {
        let ties = |pairs: &[(u32, u32)], directed| Ties { pairs: pairs.to_vec(), weights: None, directed };
        assert_eq!(ties(&[(0, 1), (2, 3)], false).assortativity(&[0, 0, 1, 1], 2), Some(1.0));
        assert_eq!(ties(&[(0, 2), (1, 3)], false).assortativity(&[0, 0, 1, 1], 2), Some(-1.0));
        assert_eq!(ties(&[(0, 1)], false).assortativity(&[0, 0], 2), None);
        assert_eq!(ties(&[], false).assortativity(&[0, 1], 2), None);
        // All from one class to another: nothing is alike, and chance would have it so.
        assert_eq!(ties(&[(0, 1)], true).assortativity(&[0, 1], 2), Some(0.0));
        // e = [[2, 1], [1, 0]]/4, so (2/4 − 10/16)/(1 − 10/16).
        let path = ties(&[(0, 1), (1, 2)], false).assortativity(&[0, 0, 1], 2).expect("two classes");
        assert!((path + 1.0 / 3.0).abs() < 1e-15);
    }

    #[test]
    fn degrees_correlate_as_in_a_star_and_in_a_path() {
        let rows = |items, pairs: &[(u32, u32)]| Rows::undirected(items, pairs, None);
        assert_eq!(degree_assortativity(&rows(4, &[(0, 1), (0, 2), (0, 3)])), Some(-1.0));
        assert_eq!(degree_assortativity(&rows(4, &[(0, 1), (1, 2), (2, 3)])), Some(-0.5));
        assert_eq!(degree_assortativity(&rows(4, &[(0, 1), (2, 3)])), None);
        assert_eq!(degree_assortativity(&rows(3, &[])), None);
    }

    #[test]
    fn whole_numbers_correlate() {
        assert_eq!(correlation([(0, 1), (1, 3), (2, 5)].into_iter()), Some(1.0));
        assert_eq!(correlation([(0, 1), (1, 1)].into_iter()), None);
        assert_eq!(correlation([(0, 1), (1, 0), (1, 1), (0, 0)].into_iter()), Some(0.0));
    }
}
