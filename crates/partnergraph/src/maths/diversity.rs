//! How evenly something is spread over classes.

/// Counts in declared classes, empty ones included.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Diversity<'a> {
    counts: &'a [f64],
    total: f64,
}

impl<'a> Diversity<'a> {
    pub(crate) fn of(counts: &'a [f64]) -> Self {
        Self { counts, total: counts.iter().sum() }
    }

    fn shares(&self) -> impl Iterator<Item = f64> {
        let total = self.total;
        self.counts.iter().filter(|count| **count > 0.0).map(move |count| count / total)
    }

    /// The sum of all counts.
    pub(crate) const fn total(&self) -> f64 {
        self.total
    }

    /// The number of declared classes.
    pub(crate) const fn classes(&self) -> usize {
        self.counts.len()
    }

    /// The number of classes with something in them.
    pub(crate) fn richness(&self) -> usize {
        self.counts.iter().filter(|count| **count > 0.0).count()
    }

    /// Σp²; nothing when there is nothing to share.
    pub(crate) fn hhi(&self) -> Option<f64> {
        (self.total > 0.0).then(|| self.shares().map(|share| share * share).sum())
    }

    /// −Σ p ln p; nothing when there is nothing to share.
    pub(crate) fn shannon(&self) -> Option<f64> {
        // The sum of −p ln p, so that one class alone gives 0 and not −0.
        (self.total > 0.0).then(|| self.shares().map(|share| share * (1.0 / share).ln()).sum())
    }

    /// 1 − Σ n(n−1)/(N(N−1)); nothing below two.
    pub(crate) fn simpson_unbiased(&self) -> Option<f64> {
        let pairs: f64 = self.counts.iter().map(|count| count * (count - 1.0)).sum();
        (self.total >= 2.0).then(|| 1.0 - pairs / (self.total * (self.total - 1.0)))
    }
}

/// Gini coefficient of numbers of 0 or more; nothing when they add up to 0.
///
/// G = 2 Σ i·x₍ᵢ₎/(n Σx) − (n+1)/n with x₍₁₎ ≤ … ≤ x₍ₙ₎.
pub(crate) fn gini(numbers: &[f64]) -> Option<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let (count, total) = (sorted.len() as f64, sorted.iter().sum::<f64>());
    let ranked: f64 = sorted.iter().enumerate().map(|(place, number)| (place + 1) as f64 * number).sum();
    (total > 0.0).then(|| 2.0 * ranked / (count * total) - (count + 1.0) / count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_class_alone_has_no_diversity_and_nothing_has_none_at_all() {
        let one = Diversity::of(&[3.0, 0.0]);
        assert_eq!((one.hhi(), one.shannon(), one.richness()), (Some(1.0), Some(0.0), 1));
        let nothing = Diversity::of(&[0.0, 0.0]);
        assert_eq!((nothing.hhi(), nothing.shannon(), nothing.simpson_unbiased()), (None, None, None));
    }

    #[test]
    fn gini_runs_from_equal_to_one_takes_all() {
        assert_eq!(gini(&[2.0, 2.0, 2.0]), Some(0.0));
        // One of four takes all: (n − 1)/n.
        assert!((gini(&[0.0, 0.0, 0.0, 5.0]).expect("there is something") - 0.75).abs() < 1e-15);
        assert_eq!(gini(&[0.0, 0.0]), None);
        assert_eq!(gini(&[]), None);
    }
}
