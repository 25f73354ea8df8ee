//! What actors of the network think of each other.
//!
//! Each of six items is answered from 1 to 4: three of trust (reliable, shares the mission, open to discussion) and three of
//! value (power, involvement, resources). What was not answered is left out, never 0; a rating of oneself is dropped.

use crate::maths::Random;
use crate::method::{Reason, Value};
use crate::model::{ActorIndex, Rating, Relation, RelationIndex};
use crate::view::Selection;

/// What one actor thinks of another, as one relation says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rated {
    /// Who answered.
    pub(crate) rater: ActorIndex,
    /// Of whom.
    pub(crate) rated: ActorIndex,
    /// The relation that says so.
    pub(crate) relation: RelationIndex,
    /// The items of trust: reliable, mission, open.
    pub(crate) trust: [Option<Rating>; 3],
    /// The items of value: power, involvement, resources.
    pub(crate) value: [Option<Rating>; 3],
}

/// The ratings in scope with at least one answer, between actors of the network, in document order.
pub(crate) fn of(selection: &Selection<'_>) -> Vec<Rated> {
    let is_member = |actor: ActorIndex| selection.members().binary_search(&actor).is_ok();
    let rated = |index: &RelationIndex| {
        let (rater, rated) = selection.ends(*index);
        let relation = selection.case().relation_at(*index);
        let counts = rater != rated && is_member(rater) && is_member(rated) && has_answer(relation);
        let trust = relation.ratings().map_or([None; 3], |ratings| [ratings.reliable(), ratings.mission(), ratings.open()]);
        let value = relation.ratings().map_or([None; 3], |ratings| [ratings.power(), ratings.involvement(), ratings.resources()]);
        counts.then_some(Rated { rater, rated, relation: *index, trust, value })
    };
    selection.relations().iter().filter_map(rated).collect()
}

/// Whether a relation has ratings with at least one of the six items answered.
pub(crate) fn has_answer(relation: &Relation) -> bool {
    relation.ratings().is_some_and(|of| {
        [of.reliable(), of.mission(), of.open(), of.power(), of.involvement(), of.resources()].iter().any(Option::is_some)
    })
}

/// Sum and number of some answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    pub(crate) sum: usize,
    pub(crate) answers: usize,
}

impl Sum {
    /// Those of these that were answered.
    pub(crate) fn of(answers: &[Option<Rating>]) -> Self {
        let answered = || answers.iter().flatten().map(|answer| usize::from(answer.get()));
        Self { sum: answered().sum(), answers: answered().count() }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.sum += other.sum;
        self.answers += other.answers;
    }

    /// Their mean, 1 to 4.
    pub(crate) fn mean(self) -> Value {
        if self.answers == 0 { Err(Reason::NoRatings) } else { Ok(self.sum as f64 / self.answers as f64) }
    }
}

/// For each rater with an answer about trust, in the order in which they first occur, its answers taken together.
fn by_rater(ratings: &[Rated]) -> Vec<(ActorIndex, Sum)> {
    let mut raters: Vec<(ActorIndex, Sum)> = Vec::new();
    for rating in ratings {
        let sum = Sum::of(&rating.trust);
        match raters.iter_mut().find(|(known, _)| *known == rating.rater) {
            _ if sum.answers == 0 => {}
            Some((_, known)) => known.add(sum),
            None => raters.push((rating.rater, sum)),
        }
    }
    raters
}

/// The network trust: the mean of all answers about trust, 1 to 4.
pub(crate) fn network_trust(ratings: &[Rated]) -> Value {
    let mut all = Sum::default();
    by_rater(ratings).into_iter().for_each(|(_, sum)| all.add(sum));
    all.mean()
}

/// How far the network trust would vary with other raters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The standard deviation over the replicates (population form).
    pub sd: Value,
    /// The 2.5th percentile.
    pub low: Value,
    /// The 97.5th percentile.
    pub high: Value,
}

/// How far the network trust varies when as many raters as there are are drawn again, with replacement.
///
/// Replicate r (1, 2, …) draws from stream r of the seed. Percentiles lie between the two nearest replicates, in proportion.
pub(crate) fn resampled(ratings: &[Rated], replicates: usize, seed: u64) -> Spread {
    let raters = by_rater(ratings);
    if raters.is_empty() || replicates == 0 {
        return Spread { sd: Err(Reason::NoRatings), low: Err(Reason::NoRatings), high: Err(Reason::NoRatings) };
    }
    let replicate = |number: usize| {
        let mut random = Random::new(seed, number as u64);
        let mut drawn = Sum::default();
        raters.iter().for_each(|_| drawn.add(raters[random.below(raters.len())].1));
        drawn.sum as f64 / drawn.answers as f64
    };
    let mut means: Vec<f64> = (1..=replicates).map(replicate).collect();
    let size = means.len() as f64;
    let mean = means.iter().sum::<f64>() / size;
    let variance = means.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / size;
    means.sort_by(f64::total_cmp);
    Spread { sd: Ok(variance.sqrt()), low: Ok(percentile(&means, 0.025)), high: Ok(percentile(&means, 0.975)) }
}

/// The value below which this share of sorted values lies, between the two nearest in proportion.
fn percentile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let (below, above) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
    below + (above - below) * place.fract()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rating(rater: u32, trust: [u8; 3]) -> Rated {
        Rated {
            rater: ActorIndex(rater),
            rated: ActorIndex(9),
            relation: RelationIndex(0),
            trust: trust.map(Rating::new),
            value: [None; 3],
        }
    }

    #[test]
    fn trust_is_the_mean_of_all_answers_and_an_answer_not_given_is_not_zero() {
        // 0 is no answer: (4 + 2 + 3 + 1 + 1)/5.
        assert_eq!(network_trust(&[rating(0, [4, 2, 0]), rating(1, [3, 0, 0]), rating(0, [1, 1, 0])]), Ok(11.0 / 5.0));
        assert_eq!(network_trust(&[rating(0, [0, 0, 0])]), Err(Reason::NoRatings));
        assert_eq!(network_trust(&[]), Err(Reason::NoRatings));
    }

    #[test]
    fn percentiles_lie_between_the_nearest_values() {
        // Places .075, 1.5 and 2.925 of 0 to 3: 1 + .075 · 1, 2 + .5 · 2, 4 + .925 · 4.
        let values = [1.0, 2.0, 4.0, 8.0];
        for (share, expected) in [(0.025, 1.075), (0.5, 3.0), (0.975, 7.7), (0.0, 1.0), (1.0, 8.0)] {
            assert!((percentile(&values, share) - expected).abs() < 1e-12);
        }
        assert_eq!(percentile(&[2.5], 0.975), 2.5);
    }

    // Two raters, A (answers 4, 4, 4) and B (answer 1): four equally likely draws. AA gives 4, BB 1, AB and BA 13/4. The first
    // bit of each draw decides, because 2^64 is a multiple of 2: number mod 2.
    #[test]
    fn replicates_draw_raters_from_streams_of_their_own() {
        let ratings = [rating(0, [4, 4, 4]), rating(1, [1, 0, 0])];
        let expected = |stream: u64| {
            let mut random = Random::new(1, stream);
            let (first, second) = (random.number() % 2, random.number() % 2);
            [4.0, 13.0 / 4.0, 1.0][(first + second) as usize]
        };
        let spread = |replicates| resampled(&ratings, replicates, 1);
        assert_eq!((spread(1).sd, spread(1).low, spread(1).high), (Ok(0.0), Ok(expected(1)), Ok(expected(1))));
        let (a, b) = (expected(1), expected(2));
        assert_eq!(spread(2).sd, Ok((a - b).abs() / 2.0));
        let many = spread(2000);
        // Mean 2.875, variance (4² + 1 + 2 · 3.25²)/4 − 2.875² = 1.265625: sd 1.125.
        assert!((many.sd.expect("there are raters") - 1.125).abs() < 0.05);
        assert_eq!((many.low, many.high), (Ok(1.0), Ok(4.0)));
    }

    #[test]
    fn without_raters_nothing_can_be_drawn_again() {
        assert_eq!(resampled(&[rating(0, [0, 0, 0])], 100, 1).sd, Err(Reason::NoRatings));
    }
}
