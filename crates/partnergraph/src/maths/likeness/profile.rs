//! How items are tied on the whole: seven numbers of each item, each summed up by five.

use super::Shape;

const NUMBERS: usize = 7;

/// The 35 numbers of a network.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Profile {
    pub(crate) values: [f64; 5 * NUMBERS],
}

impl Profile {
    /// Of a network with at least one item. What is not defined is 0.
    pub(crate) fn of(shape: &Shape) -> Self {
        let n = shape.items();
        let mut inside = vec![usize::MAX; n];
        let mut counted = vec![usize::MAX; n];
        let mut columns: [Vec<f64>; NUMBERS] = std::array::from_fn(|_| Vec::with_capacity(n));
        let mut clustering = Vec::with_capacity(n);
        for item in 0..n {
            let (row, k) = (shape.row(item), shape.degree(item));
            inside[item] = item;
            row.iter().for_each(|other| inside[*other as usize] = item);
            // Ends of ties of the item and its neighbours, those that stay among them, and who is outside at the other end.
            let (mut ends, mut within, mut outside) = (k, k, 0);
            for other in row {
                let of_other = shape.row(*other as usize);
                ends += of_other.len();
                for far in of_other {
                    let far = *far as usize;
                    if inside[far] == item {
                        within += 1;
                    } else if counted[far] != item {
                        counted[far] = item;
                        outside += 1;
                    }
                }
            }
            let among = within / 2 - k;
            clustering.push(if k < 2 { 0.0 } else { among as f64 / (k * (k - 1) / 2) as f64 });
            columns[0].push(k as f64);
            columns[4].push((within / 2) as f64);
            columns[5].push((ends - within) as f64);
            columns[6].push(f64::from(outside));
        }
        for item in 0..n {
            let row = shape.row(item);
            let mean = |of: &dyn Fn(usize) -> f64| {
                let sum: f64 = row.iter().map(|other| of(*other as usize)).sum();
                if row.is_empty() { 0.0 } else { sum / row.len() as f64 }
            };
            let of_others = [mean(&|other| shape.degree(other) as f64), mean(&|other| clustering[other])];
            columns[2].push(of_others[0]);
            columns[3].push(of_others[1]);
        }
        columns[1] = clustering;
        let mut values = [0.0; 5 * NUMBERS];
        for (column, values) in columns.iter_mut().zip(values.chunks_exact_mut(5)) {
            values.copy_from_slice(&summed_up(column));
        }
        Self { values }
    }

    /// Σ |x − y|/(|x| + |y|), where both are 0 nothing.
    pub(crate) fn distance(&self, other: &Self) -> f64 {
        let part = |(x, y): (&f64, &f64)| if *x == 0.0 && *y == 0.0 { 0.0 } else { (x - y).abs() / (x.abs() + y.abs()) };
        self.values.iter().zip(&other.values).map(part).sum()
    }
}

/// Median, mean, standard deviation, skewness and excess kurtosis, all over their number.
fn summed_up(column: &mut [f64]) -> [f64; 5] {
    let n = column.len() as f64;
    let mean = column.iter().sum::<f64>() / n;
    column.sort_by(f64::total_cmp);
    let half = column.len() / 2;
    let median = if column.len() % 2 == 1 { column[half] } else { f64::midpoint(column[half - 1], column[half]) };
    let spread = column[column.len() - 1] - column[0];
    if spread <= 1e-12 * mean.abs().max(1.0) {
        return [median, mean, 0.0, 0.0, 0.0];
    }
    let [m2, m3, m4] = [2, 3, 4].map(|power| column.iter().map(|value| (value - mean).powi(power)).sum::<f64>() / n);
    // What is 0 but for rounding is 0: one part in the sum below would otherwise be 1.
    let skewness = m3 / m2.powf(1.5);
    let skewness = if skewness.abs() <= 1e-12 { 0.0 } else { skewness };
    let kurtosis = m4 / (m2 * m2) - 3.0;
    let kurtosis = if kurtosis.abs() <= 1e-12 { 0.0 } else { kurtosis };
    [median, mean, m2.sqrt(), skewness, kurtosis]
}
