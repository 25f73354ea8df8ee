//! How often two neighbours of an item are neighbours too.

use super::Rows;

/// Triangles and paths of length two, for each item and together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Clustering {
    /// For each item the number of pairs of its neighbours that are neighbours.
    pub(crate) triangles: Vec<u64>,
    /// For each item the number of pairs of its neighbours.
    pub(crate) pairs: Vec<u64>,
}

/// Counts on undirected rows.
pub(crate) fn clustering(rows: &Rows) -> Clustering {
    let mut marked = vec![false; rows.len()];
    let mut triangles = vec![0; rows.len()];
    for (item, count) in triangles.iter_mut().enumerate() {
        for other in rows.row(item) {
            marked[*other as usize] = true;
        }
        let ends: usize =
            rows.row(item).iter().map(|other| rows.row(*other as usize).iter().filter(|third| marked[**third as usize]).count()).sum();
        *count = ends as u64 / 2;
        for other in rows.row(item) {
            marked[*other as usize] = false;
        }
    }
    let pairs = (0..rows.len()).map(|item| rows.degree(item) as u64).map(|degree| degree * degree.saturating_sub(1) / 2).collect();
    Clustering { triangles, pairs }
}

impl Clustering {
    /// For each item the share of its pairs of neighbours that are neighbours, where there is a pair.
    pub(crate) fn local(&self) -> impl Iterator<Item = Option<f64>> {
        self.triangles.iter().zip(&self.pairs).map(|(triangles, pairs)| (*pairs > 0).then(|| *triangles as f64 / *pairs as f64))
    }

    /// Three times the triangles over the paths of length two, where there is one.
    pub(crate) fn transitivity(&self) -> Option<f64> {
        // Every triangle is seen from its three items.
        let (closed, paths): (u64, u64) = (self.triangles.iter().sum(), self.pairs.iter().sum());
        (paths > 0).then(|| closed as f64 / paths as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_triangle_with_a_tail() {
        let found = clustering(&Rows::undirected(4, &[(0, 1), (0, 2), (1, 2), (2, 3)], None));
        assert_eq!(found.triangles, [1, 1, 1, 0]);
        assert_eq!(found.local().collect::<Vec<_>>(), [Some(1.0), Some(1.0), Some(1.0 / 3.0), None]);
        assert_eq!(found.transitivity(), Some(3.0 / 5.0));
    }

    #[test]
    fn without_a_path_of_length_two_there_is_no_transitivity() {
        assert_eq!(clustering(&Rows::undirected(3, &[(0, 1)], None)).transitivity(), None);
    }
}
