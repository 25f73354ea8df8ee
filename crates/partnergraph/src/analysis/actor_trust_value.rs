//! How much partners trust each actor, and how much they think it is worth to the partnership.
//!
//! Partners rate each other from 1 to 4 on six items. Who is trusted without being valued, or valued without being trusted, is
//! somebody to talk about; so is a sector that rates another low.

use super::shared::partition::{self, NO_CLASS, PARTITION};
use super::shared::ratings::{self, Rated, Sum};
use crate::method::{
    ACTOR_SCOPE, AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, Reason, Study, Subject, Table, TableSpec, Value,
    case_actor_keys,
};
use crate::model::{ActorIndex, Case, Rating, RelationIndex};
use crate::view::{Scope, Selection};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_trust_value",
    version: 1,
    level: Level::Actor,
    subject: Subject::Case,
    question: "How much do partners trust and value each actor?",
    definition: "Ratings stand on relations: what `from` thinks of `to`, each item from 1 to 4. Trust: reliable, mission (shares it), open (to \
        discussion). Value: power, involvement, resources.\n\
        trust = mean of the answers to the three items of trust, over all who rated the actor; value likewise with the three items of value; \
        and the mean of each item. Several ratings by the same actor: each answer counts. A rating of oneself does not count.\n\
        Of the network: means of all answers; trust_share and value_share are those divided by 4, the maximum.\n\
        By class: the same means of the answers that actors of one class gave about actors of another.\n\
        complete: everybody who rated the actor answered all three items.",
    reading: "From 1 (not at all) to 4 (a great deal); 2.5 is the middle of the scale. What was not answered is left out, never 0, so read the \
        number of raters beside each mean: with one or two raters it is an opinion. Means take the steps of the scale to be equal.",
    undefined: &[(
        Reason::NoRatings,
        "trust, value and means of items, when nobody answered an item; the flags that say whether ratings are complete, when nobody rated \
        the actor",
    )],
    source: "The six items: PARTNER, as printed in table 1 of DOI 10.1186/s12889-016-3194-7; Varda, Chandra, Stern & Lurie 2008, Core Dimensions of \
        Connectivity in Public Health Collaboratives. Journal of Public Health Management and Practice 14.",
    elsewhere: "PARTNER CPRM computes no score at all when one of the six items was not asked; here the items that were are used.",
    scope: ACTOR_SCOPE,
    options: &[PARTITION],
    tables: &[
        TableSpec {
            name: "main",
            row: "an actor of the network, in document order",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name"),
                ColumnSpec::new("trust", "mean of the answers about trust, 1 to 4"),
                ColumnSpec::new("trust_raters", "number of actors that answered an item of trust"),
                ColumnSpec::new("trust_ratings", "number of their answers"),
                ColumnSpec::new("trust_complete", "whether everybody who rated it answered all items of trust"),
                ColumnSpec::new("value", "mean of the answers about value, 1 to 4"),
                ColumnSpec::new("value_raters", "number of actors that answered an item of value"),
                ColumnSpec::new("value_ratings", "number of their answers"),
                ColumnSpec::new("value_complete", "whether everybody who rated it answered all items of value"),
            ],
        },
        TableSpec {
            name: "items",
            row: "an actor that was rated and an item",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name"),
                ColumnSpec::new("item", "`reliable`, `mission`, `open`, `power`, `involvement` or `resources`"),
                ColumnSpec::new("mean", "mean of the answers, 1 to 4"),
                ColumnSpec::new("ratings", "number of answers"),
            ],
        },
        TableSpec {
            name: "summary",
            row: "the network",
            columns: &[
                ColumnSpec::new("trust", "mean of all answers about trust, 1 to 4"),
                ColumnSpec::new("trust_share", "the same as a share of the maximum, 0.25 to 1"),
                ColumnSpec::new("trust_ratings", "number of answers about trust"),
                ColumnSpec::new("value", "mean of all answers about value, 1 to 4"),
                ColumnSpec::new("value_share", "the same as a share of the maximum, 0.25 to 1"),
                ColumnSpec::new("value_ratings", "number of answers about value"),
                ColumnSpec::new("raters", "number of actors that rated another"),
                ColumnSpec::new("rated", "number of actors that were rated"),
            ],
        },
        TableSpec {
            name: "classes",
            row: "a class of raters and a class that they rated, in the order of the classes",
            columns: &[
                ColumnSpec::new("rater_class", "the class of who answered; `none` where it has none"),
                ColumnSpec::new("rated_class", "the class of whom it is about; `none` where it has none"),
                ColumnSpec::new("trust", "mean of the answers about trust, 1 to 4"),
                ColumnSpec::new("trust_ratings", "number of answers about trust"),
                ColumnSpec::new("value", "mean of the answers about value, 1 to 4"),
                ColumnSpec::new("value_ratings", "number of answers about value"),
            ],
        },
    ],
};

/// The items in the order of the case format: three of trust, three of value.
const ITEMS: [&str; 6] = ["reliable", "mission", "open", "power", "involvement", "resources"];

/// Which part of the case.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
}

impl Options {
    /// The same, asked of another part of the case.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }
}

/// The mean of answers to three items.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// The mean, 1 to 4.
    pub mean: Value,
    /// How many actors answered.
    pub raters: usize,
    /// How many answers there are.
    pub ratings: usize,
    /// Whether everybody who rated the actor answered all three items.
    pub complete: Value<bool>,
}

/// How much an actor is trusted and valued.
#[derive(Debug, Clone, PartialEq)]
pub struct TrustValue {
    /// The actor.
    pub actor: ActorIndex,
    /// How much it is trusted.
    pub trust: Score,
    /// How much it is valued.
    pub value: Score,
    /// For each item in the order of the case format the mean and the number of answers.
    pub items: [(Value, usize); 6],
    /// The relations that the ratings stand on.
    pub relations: Vec<RelationIndex>,
}

/// How much each actor of the network is trusted and valued, in document order.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, CaseBuilder, Rating, Ratings, Relation, RelationKind, analysis::actor_trust_value};
///
/// let ratings = Ratings::default().with_reliable(Rating::new(4).unwrap()).with_open(Rating::new(3).unwrap());
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("town", "Town"))
///     .actor(Actor::new("club", "Club"))
///     .relation(Relation::new("town", "club", RelationKind::Cooperates).with_ratings(ratings))
///     .build()?;
/// let found = actor_trust_value::compute(&case, &Default::default())?;
/// assert_eq!((found[1].trust.mean, found[1].trust.complete), (Ok(3.5), Ok(false)));
/// assert!(found[1].value.mean.is_err() && found[0].trust.mean.is_err());
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<Vec<TrustValue>, AnalysisError> {
    let selection = Selection::of(case, &options.scope)?;
    Ok(of(&selection, &ratings::of(&selection)))
}

fn of(selection: &Selection<'_>, ratings: &[Rated]) -> Vec<TrustValue> {
    let mut by_rated: Vec<&Rated> = ratings.iter().collect();
    // By who was rated, then by who answered; stable, so that what one said keeps its order.
    by_rated.sort_by_key(|rating| (rating.rated, rating.rater));
    let of_actor = |actor: &ActorIndex| {
        let first = by_rated.partition_point(|rating| rating.rated < *actor);
        let own = &by_rated[first..by_rated.partition_point(|rating| rating.rated <= *actor)];
        let items: [Sum; 6] = std::array::from_fn(|item| {
            own.iter().fold(Sum::default(), |mut sum, rating| {
                sum.add(Sum::of(&[answers(rating)[item]]));
                sum
            })
        });
        TrustValue {
            actor: *actor,
            trust: score(own, |rating| rating.trust),
            value: score(own, |rating| rating.value),
            items: items.map(|sum| (sum.mean(), sum.answers)),
            relations: own.iter().map(|rating| rating.relation).collect(),
        }
    };
    selection.members().iter().map(of_actor).collect()
}

/// The answers of a rating in the order of the case format.
fn answers(rating: &Rated) -> [Option<Rating>; 6] {
    let ([a, b, c], [d, e, f]) = (rating.trust, rating.value);
    [a, b, c, d, e, f]
}

/// What was said of one actor about three items, sorted by who said it.
fn score(own: &[&Rated], three: impl Fn(&Rated) -> [Option<Rating>; 3]) -> Score {
    let (mut all, mut raters, mut complete) = (Sum::default(), 0, true);
    for by_one in own.chunk_by(|one, next| one.rater == next.rater) {
        let mut answered = [false; 3];
        for answers in by_one.iter().map(|rating| three(rating)) {
            all.add(Sum::of(&answers));
            answered.iter_mut().zip(answers).for_each(|(known, answer)| *known |= answer.is_some());
        }
        raters += usize::from(answered.contains(&true));
        complete &= !answered.contains(&false);
    }
    let complete = if own.is_empty() { Err(Reason::NoRatings) } else { Ok(complete) };
    Score { mean: all.mean(), raters, ratings: all.answers, complete }
}

/// What actors of one class said of actors of another: the positions of both classes, the answers, the relations.
struct Block {
    classes: (usize, usize),
    trust: Sum,
    value: Sum,
    relations: Vec<Item>,
}

fn blocks(ratings: &[Rated], class: impl Fn(ActorIndex) -> usize) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut sorted: Vec<((usize, usize), &Rated)> = ratings.iter().map(|of| ((class(of.rater), class(of.rated)), of)).collect();
    sorted.sort_by_key(|(classes, _)| *classes);
    for (classes, rating) in sorted {
        if found.last().is_none_or(|last| last.classes != classes) {
            found.push(Block { classes, trust: Sum::default(), value: Sum::default(), relations: Vec::new() });
        }
        if let Some(block) = found.last_mut() {
            block.trust.add(Sum::of(&rating.trust));
            block.value.add(Sum::of(&rating.value));
            block.relations.push(Item::Relation(rating.relation));
        }
    }
    found
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let case = selection.case();
    let classes = partition::classes(study, given)?;
    let ratings = ratings::of(selection);
    let found = of(selection, &ratings);
    let relations = |actor: &TrustValue| actor.relations.iter().copied().map(Item::Relation).collect::<Vec<_>>();
    let mut main = study.actor_table("main");
    main.number("trust", found.iter().map(|actor| actor.trust.mean))
        .count("trust_raters", found.iter().map(|actor| actor.trust.raters))
        .count("trust_ratings", found.iter().map(|actor| actor.trust.ratings))
        .optional_flag("trust_complete", found.iter().map(|actor| actor.trust.complete))
        .number("value", found.iter().map(|actor| actor.value.mean))
        .count("value_raters", found.iter().map(|actor| actor.value.raters))
        .count("value_ratings", found.iter().map(|actor| actor.value.ratings))
        .optional_flag("value_complete", found.iter().map(|actor| actor.value.complete))
        .rests_on(found.iter().map(relations));
    let rated: Vec<&TrustValue> = found.iter().filter(|actor| !actor.relations.is_empty()).collect();
    let each_item = || rated.iter().flat_map(|actor| (0..ITEMS.len()).map(move |item| (*actor, item)));
    let mut items = Table::new("items", each_item().count());
    case_actor_keys(&mut items, case, &each_item().map(|(actor, _)| actor.actor).collect::<Vec<_>>());
    items
        .text("item", each_item().map(|(_, item)| ITEMS[item]))
        .number("mean", each_item().map(|(actor, item)| actor.items[item].0))
        .count("ratings", each_item().map(|(actor, item)| actor.items[item].1))
        .rests_on(each_item().map(|(actor, _)| relations(actor)));
    let (mut trust, mut value) = (Sum::default(), Sum::default());
    for rating in &ratings {
        trust.add(Sum::of(&rating.trust));
        value.add(Sum::of(&rating.value));
    }
    let distinct = |mut actors: Vec<ActorIndex>| {
        actors.sort_unstable();
        actors.dedup();
        actors.len()
    };
    let mut summary = Table::new("summary", 1);
    summary
        .number("trust", [trust.mean()])
        .number("trust_share", [trust.mean().map(|mean| mean / MAXIMUM)])
        .count("trust_ratings", [trust.answers])
        .number("value", [value.mean()])
        .number("value_share", [value.mean().map(|mean| mean / MAXIMUM)])
        .count("value_ratings", [value.answers])
        .count("raters", [distinct(ratings.iter().map(|rating| rating.rater).collect())])
        .count("rated", [distinct(ratings.iter().map(|rating| rating.rated).collect())])
        .rests_on([ratings.iter().map(|rating| Item::Relation(rating.relation)).collect()]);
    // Actors without a class come after all classes.
    let none = classes.names().len();
    let members = selection.members();
    let class = |actor: ActorIndex| {
        let number = members.binary_search(&actor).ok();
        number.and_then(|number| classes.of()[number]).map_or(none, |class| class as usize)
    };
    let blocks = blocks(&ratings, class);
    let name = |class: usize| classes.names().get(class).cloned().unwrap_or_else(|| NO_CLASS.to_owned());
    let mut by_class = Table::new("classes", blocks.len());
    by_class
        .text("rater_class", blocks.iter().map(|block| name(block.classes.0)))
        .text("rated_class", blocks.iter().map(|block| name(block.classes.1)))
        .number("trust", blocks.iter().map(|block| block.trust.mean()))
        .count("trust_ratings", blocks.iter().map(|block| block.trust.answers))
        .number("value", blocks.iter().map(|block| block.value.mean()))
        .count("value_ratings", blocks.iter().map(|block| block.value.answers))
        .rests_on(blocks.into_iter().map(|block| block.relations));
    let answer = Answer::new(&CARD, study, given).with_network_facts(study);
    Ok([main, items, summary, by_class].into_iter().fold(answer, Answer::with_table))
}

/// The highest answer.
const MAXIMUM: f64 = 4.0;

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{numbers, table, texts, wholes};
    use super::*;
    use crate::analysis::find;
    use crate::maths::Random;
    use crate::model::{Actor, CaseBuilder, Ratings, Relation, RelationKind, Sector};

    /// A rating with these answers in the order of the case format; 0 is no answer.
    fn rated(from: &str, to: &str, answers: [u8; 6]) -> Relation {
        let [a, b, c, d, e, f] = answers.map(Rating::new);
        let ratings = Ratings::default();
        let ratings = a.into_iter().fold(ratings, Ratings::with_reliable);
        let ratings = b.into_iter().fold(ratings, Ratings::with_mission);
        let ratings = c.into_iter().fold(ratings, Ratings::with_open);
        let ratings = d.into_iter().fold(ratings, Ratings::with_power);
        let ratings = e.into_iter().fold(ratings, Ratings::with_involvement);
        Relation::new(from, to, RelationKind::Cooperates).with_ratings(f.into_iter().fold(ratings, Ratings::with_resources))
    }

    fn house() -> CaseBuilder {
        CaseBuilder::new("house", "House")
            .actor(Actor::new("town", "Town").with_sector(Sector::Public))
            .actor(Actor::new("club", "Club").with_sector(Sector::Civil))
            .actor(Actor::new("choir", "Choir"))
    }

    /// Town on club 4, 2, –; 1, –, –; choir on club 3, 3, 3; –; choir on town – ; 2, 2, 2; club on itself; town on choir nothing.
    fn rated_house() -> Case {
        house()
            .relation(rated("town", "club", [4, 2, 0, 1, 0, 0]).with_id("r1"))
            .relation(rated("choir", "club", [3, 3, 3, 0, 0, 0]).with_id("r2"))
            .relation(rated("choir", "town", [0, 0, 0, 2, 2, 2]))
            .relation(rated("club", "club", [4, 4, 4, 4, 4, 4]))
            .relation(rated("town", "choir", [0; 6]))
            .build()
            .expect("a sound case")
    }

    #[test]
    fn means_are_of_what_was_answered_worked_out_by_hand() {
        let found = compute(&rated_house(), &Options::default()).expect("the scope fits");
        let club = &found[1];
        assert_eq!(club.trust, Score { mean: Ok(3.0), raters: 2, ratings: 5, complete: Ok(false) });
        assert_eq!(club.value, Score { mean: Ok(1.0), raters: 1, ratings: 1, complete: Ok(false) });
        let no = Err(Reason::NoRatings);
        assert_eq!(club.items, [(Ok(3.5), 2), (Ok(2.5), 2), (Ok(3.0), 1), (Ok(1.0), 1), (no, 0), (no, 0)]);
        let town = &found[0];
        assert_eq!(town.trust, Score { mean: no, raters: 0, ratings: 0, complete: Ok(false) });
        assert_eq!(town.value, Score { mean: Ok(2.0), raters: 1, ratings: 3, complete: Ok(true) });
        let choir = &found[2];
        assert_eq!((choir.trust.mean, choir.trust.complete, choir.relations.len()), (no, Err(Reason::NoRatings), 0));
    }

    #[test]
    fn several_ratings_by_the_same_actor_count_each_and_complete_each_other() {
        let case = house().relation(rated("town", "club", [4, 0, 4, 0, 0, 0])).relation(rated("town", "club", [1, 1, 0, 0, 0, 0]));
        let found = compute(&case.build().expect("a sound case"), &Options::default()).expect("the scope fits");
        assert_eq!(found[1].trust, Score { mean: Ok(2.5), raters: 1, ratings: 4, complete: Ok(true) });
    }

    #[test]
    fn classes_and_the_network_are_means_of_the_same_answers() {
        let case = rated_house();
        let answer = find("actor_trust_value").and_then(|method| method.of_case(&case, &Given::nothing())).expect("an answer");
        let summary = table(&answer, "summary");
        assert_eq!((numbers(summary, "trust"), numbers(summary, "trust_share")), (vec![Some(3.0)], vec![Some(0.75)]));
        assert_eq!((numbers(summary, "value"), wholes(summary, "raters")), (vec![Some(1.75)], vec![Some(2)]));
        let classes = table(&answer, "classes");
        assert_eq!(texts(classes, "rater_class"), ["public", "none", "none"]);
        assert_eq!(texts(classes, "rated_class"), ["civil", "public", "civil"]);
        assert_eq!(numbers(classes, "trust"), [Some(3.0), None, Some(3.0)]);
        assert_eq!(table(&answer, "items").rows(), 12, "two actors were rated");
        assert_eq!(answer.trace(&case, "main", 1), ["r1", "r2"]);
        let silent = house().build().expect("a sound case");
        let answer = find("actor_trust_value").and_then(|method| method.of_case(&silent, &Given::nothing())).expect("an answer");
        assert_eq!(numbers(answer.table(), "trust"), [None; 3]);
        assert_eq!((numbers(table(&answer, "summary"), "value"), table(&answer, "classes").rows()), (vec![None], 0));
    }

    #[test]
    fn ratings_drawn_by_lot_agree_with_going_through_all_of_them() {
        let mut random = Random::new(11, 0);
        for _ in 0..300 {
            let ids = ["town", "club", "choir"];
            let drawn: Vec<(usize, usize, [u8; 6])> =
                (0..random.below(9)).map(|_| (random.below(3), random.below(3), std::array::from_fn(|_| random.below(5) as u8))).collect();
            let case = drawn.iter().fold(house(), |case, (from, to, answers)| case.relation(rated(ids[*from], ids[*to], *answers)));
            let found = compute(&case.build().expect("a sound case"), &Options::default()).expect("the scope fits");
            for (place, actor) in found.iter().enumerate() {
                let about = || drawn.iter().filter(move |(from, to, answers)| *to == place && from != to && *answers != [0; 6]);
                let three = |of: usize| about().flat_map(move |(_, _, answers)| answers[of..of + 3].to_vec()).filter(|answer| *answer > 0);
                for (score, of) in [(actor.trust, 0), (actor.value, 3)] {
                    let (sum, count) = (three(of).map(f64::from).sum::<f64>(), three(of).count());
                    assert_eq!(score.mean.ok(), (count > 0).then(|| sum / count as f64), "{drawn:?}");
                    let has = |rater: usize, item: usize| about().any(|(from, _, answers)| *from == rater && answers[of + item] > 0);
                    let raters: Vec<usize> = (0..3).filter(|rater| about().any(|(from, _, _)| from == rater)).collect();
                    let all = raters.iter().all(|rater| (0..3).all(|item| has(*rater, item)));
                    assert_eq!(score.complete.ok(), (!raters.is_empty()).then_some(all), "{drawn:?}");
                    assert_eq!(score.raters, (0..3).filter(|rater| (0..3).any(|item| has(*rater, item))).count());
                }
            }
        }
    }
}
