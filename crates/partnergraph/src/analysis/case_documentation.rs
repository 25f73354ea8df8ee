//! How well a case is documented: how many of its statements have a source, a certainty, a date.
//!
//! Whoever compares cases asks this first, because cases differ in depth of documentation as much as in what they are.

use super::role_coverage;
use super::shared::lot;
use super::shared::ratings;
use super::shared::required::{self, has_formality};
use super::shared::sections::sections;
use crate::method::{
    ACTOR_SCOPE, AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, OptionKind, OptionSpec, Preset, Reason, Study, Subject,
    Table, TableSpec, Value,
};
use crate::model::{Case, Relation, RoleState};
use crate::view::{Choice as _, Scope, Selection};

pub use super::shared::ratings::Spread;
pub use super::shared::required::Required;
pub use super::shared::sections::Section;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "case_documentation",
    version: 1,
    level: Level::Case,
    subject: Subject::Case,
    question: "How far can the other answers about this case be trusted?",
    definition: "For each section of the document the items in scope, and the shares of them with at least one source, of each certainty, with \
        a beginning and with an end. In scope: the actors of the network; assignments, relations and agreements by date, status and stage; \
        participation not after the date.\n\
        completeness = recorded required fields/required fields. Required may be: the state of each role of the role model (filled or empty); \
        a source for each assignment and each relation; formality and beginning of each relation; for each relation of kind `funds` an amount \
        with value and currency, per year or month.\n\
        trust = mean of all answers about trust (reliable, mission, open; 1 to 4) between actors of the network. Resampled: as many raters as \
        gave such an answer are drawn again with replacement; replicate r draws from stream r of the seed (ChaCha, 8 rounds); percentiles lie \
        between the two nearest replicates in proportion.",
    reading: "High shares say that statements can be checked, not that they are true. Counts of actors between cases compare the evidence as \
        much as the houses; put this beside every comparison.",
    undefined: &[
        (
            Reason::NotRecorded,
            "a share of no items; with_since and with_until of sections that have none; completeness, when nothing is required",
        ),
        (Reason::NoRatings, "trust, when nobody answered a question about it"),
    ],
    source: "Our own measure.",
    elsewhere: "",
    scope: ACTOR_SCOPE,
    options: &[
        OptionSpec {
            name: "required",
            kind: OptionKind::Choices(Required::WORDS),
            preset: Preset::Texts(Required::WORDS),
            meaning: "the fields that a complete case has",
        },
        OptionSpec {
            name: "resample",
            kind: OptionKind::Whole { min: 1, max: MOST_REPLICATES },
            preset: Preset::Nothing,
            meaning: "how many times raters are drawn again, to see how far the trust depends on who answered; not at all without it",
        },
        lot::SEED,
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "a section of the document",
            columns: &[
                ColumnSpec::new(
                    "section",
                    "`actors`, `assignments`, `relations`, `agreements`, `exchanges`, `activities` or `participation`",
                ),
                ColumnSpec::new("items", "number of items in scope"),
                ColumnSpec::new("with_source", "share of the items with at least one source, 0 to 1"),
                ColumnSpec::new("stated", "share that a source states, 0 to 1"),
                ColumnSpec::new("judged", "share that whoever wrote the case judged from stated facts, 0 to 1"),
                ColumnSpec::new("uncertain", "share that is marked as uncertain, 0 to 1"),
                ColumnSpec::new("not_said", "share of which no certainty is recorded, 0 to 1"),
                ColumnSpec::new("with_since", "share with a beginning, 0 to 1"),
                ColumnSpec::new("with_until", "share with an end, 0 to 1; an end may be missing because it has not come"),
            ],
        },
        TableSpec {
            name: "summary",
            row: "the case",
            columns: &[
                ColumnSpec::new("roles_filled", "number of filled roles"),
                ColumnSpec::new("roles_empty", "number of roles known to be empty"),
                ColumnSpec::new("roles_unknown", "number of roles of which nothing is known"),
                ColumnSpec::new("with_formality", "share of the relations known to be formal or informal, 0 to 1"),
                ColumnSpec::new("with_strength", "share of the relations with a strength, 0 to 1"),
                ColumnSpec::new("with_amount", "share of the relations with an amount of known value, 0 to 1"),
                ColumnSpec::new("with_rating", "share of the relations with a rating, 0 to 1"),
                ColumnSpec::new("sources", "number of sources"),
                ColumnSpec::new("recorded", "number of required fields that are recorded"),
                ColumnSpec::new("required", "number of required fields"),
                ColumnSpec::new("completeness", "recorded over required, 0 to 1"),
            ],
        },
        TableSpec {
            name: "ratings",
            row: "the case",
            columns: &[
                ColumnSpec::new("raters", "number of actors that rated another"),
                ColumnSpec::new("rated", "number of actors that were rated"),
                ColumnSpec::new("rated_pairs", "number of pairs of which one rated the other"),
                ColumnSpec::new("tied_pairs", "number of pairs that a relation links"),
                ColumnSpec::new("rated_share", "rated pairs over tied pairs, 0 to 1"),
                ColumnSpec::new("trust", "mean answer about trust, 1 to 4"),
            ],
        },
        TableSpec {
            name: "resampled",
            row: "the case; no row without `resample`",
            columns: &[
                ColumnSpec::new("replicates", "number of times that raters were drawn again"),
                ColumnSpec::new("trust_sd", "standard deviation of the trust over the replicates (population form)"),
                ColumnSpec::new("trust_low", "2.5th percentile of the trust over the replicates"),
                ColumnSpec::new("trust_high", "97.5th percentile of the trust over the replicates"),
            ],
        },
    ],
};

const MOST_REPLICATES: i64 = 1_000_000;

/// Which part of the case, which fields are required, and whether raters are drawn again.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
    required: Vec<Required>,
    resample: Option<u32>,
    seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { scope: Scope::default(), required: Required::ALL.to_vec(), resample: None, seed: 1 }
    }
}

impl Options {
    /// The same, asked of another part of the case.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same, with just these fields required.
    pub fn with_required(mut self, required: impl IntoIterator<Item = Required>) -> Self {
        self.required = required.into_iter().collect();
        self
    }

    /// The same, with raters drawn again so many times.
    pub const fn with_resample(mut self, replicates: u32) -> Self {
        self.resample = Some(replicates);
        self
    }

    /// The same, with random draws that start from another seed.
    pub const fn with_seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }
}

/// How well a case is documented.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseDocumentation {
    /// Actors, assignments, relations, agreements, exchanges, activities, participation.
    pub sections: Vec<Section>,
    /// The number of roles that are filled, known to be empty, and unknown.
    pub roles: [usize; 3],
    /// The share of the relations known to be formal or informal.
    pub with_formality: Value,
    /// The share of the relations with a strength.
    pub with_strength: Value,
    /// The share of the relations with an amount of known value.
    pub with_amount: Value,
    /// The share of the relations with a rating.
    pub with_rating: Value,
    /// The number of sources.
    pub sources: usize,
    /// The number of required fields that are recorded.
    pub recorded: usize,
    /// The number of required fields.
    pub required: usize,
    /// Recorded over required.
    pub completeness: Value,
    /// The number of actors that rated another.
    pub raters: usize,
    /// The number of actors that were rated.
    pub rated: usize,
    /// The number of pairs of which one rated the other.
    pub rated_pairs: usize,
    /// The number of pairs that a relation links.
    pub tied_pairs: usize,
    /// Rated pairs over tied pairs.
    pub rated_share: Value,
    /// The mean answer about trust.
    pub trust: Value,
    /// How far the trust varies with who answered, where it was asked for.
    pub resampled: Option<Spread>,
}

/// How well a case is documented.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, CaseBuilder, Evidence, Relation, RelationKind, Source, analysis::case_documentation};
///
/// let case = CaseBuilder::new("house", "House")
///     .source(Source::new("s1"))
///     .actor(Actor::new("town", "Town").with_evidence(Evidence::default().with_sources(["s1"])))
///     .actor(Actor::new("club", "Club"))
///     .build()?;
/// let documentation = case_documentation::compute(&case, &Default::default())?;
/// assert_eq!(documentation.sections[0].with_source, Ok(0.5), "of the two actors");
/// assert_eq!((documentation.recorded, documentation.required), (0, 6), "the state of each of the six roles");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<CaseDocumentation, AnalysisError> {
    let study = Study::new(case, &options.scope)?;
    of(&study, options)
}

fn of(study: &Study<'_>, options: &Options) -> Result<CaseDocumentation, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let case = selection.case();
    let relations: Vec<&Relation> = selection.relations().iter().map(|index| case.relation_at(*index)).collect();
    let wanted = vec![1; case.roles().len()];
    let coverage = role_coverage::of(selection, study.incidence(&CARD)?, &wanted);
    let in_state = |state: RoleState| coverage.iter().filter(|role| role.state == state).count();
    let roles = [RoleState::Filled, RoleState::Empty, RoleState::Unknown].map(in_state);
    let relation_share = |is_known: fn(&Relation) -> bool| share(relations.iter().filter(|of| is_known(of)).count(), relations.len());
    let (recorded, required) = required::recorded(&options.required, selection, &relations, roles);
    let ratings = ratings::of(selection);
    let distinct = |mut list: Vec<(u32, u32)>| {
        list.sort_unstable();
        list.dedup();
        list.len()
    };
    let rated_pairs = distinct(ratings.iter().map(|of| (of.rater.0.min(of.rated.0), of.rater.0.max(of.rated.0))).collect());
    let tied_pairs = tied_pairs(selection);
    Ok(CaseDocumentation {
        sections: sections(selection),
        roles,
        with_formality: relation_share(has_formality),
        with_strength: relation_share(|relation| relation.strength().is_some()),
        with_amount: relation_share(|relation| relation.amounts().iter().any(|amount| amount.value().is_some())),
        with_rating: relation_share(ratings::has_answer),
        sources: case.sources().len(),
        recorded,
        required,
        completeness: share(recorded, required),
        raters: distinct(ratings.iter().map(|of| (of.rater.0, 0)).collect()),
        rated: distinct(ratings.iter().map(|of| (of.rated.0, 0)).collect()),
        rated_pairs,
        tied_pairs,
        rated_share: share(rated_pairs, tied_pairs),
        trust: ratings::network_trust(&ratings),
        resampled: options.resample.map(|replicates| ratings::resampled(&ratings, replicates as usize, options.seed)),
    })
}

/// The number of pairs of different actors of the network that a relation links, in either direction.
fn tied_pairs(selection: &Selection<'_>) -> usize {
    let is_member = |actor| selection.members().binary_search(&actor).is_ok();
    let ends = selection.relations().iter().map(|index| selection.ends(*index));
    let mut pairs: Vec<_> = ends.filter(|(from, to)| from != to && is_member(*from) && is_member(*to)).collect();
    pairs.iter_mut().for_each(|pair| *pair = (pair.0.min(pair.1), pair.0.max(pair.1)));
    pairs.sort_unstable();
    pairs.dedup();
    pairs.len()
}

fn share(part: usize, whole: usize) -> Value {
    if whole == 0 { Err(Reason::NotRecorded) } else { Ok(part as f64 / whole as f64) }
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let preset = Options::default();
    let options = Options {
        scope: selection.scope().clone(),
        required: given.choices("required")?.unwrap_or(preset.required),
        resample: given.whole("resample", 1, MOST_REPLICATES)?.map(|replicates| replicates as u32),
        seed: lot::seed(given)?,
    };
    let found = of(study, &options)?;
    Ok(Answer::new(&CARD, study, given)
        .with_network_facts(study)
        .with_table(main(selection, &found.sections))
        .with_table(summary(&found))
        .with_table(rating_table(&found))
        .with_table(resampled(&options, found.resampled)))
}

fn main(selection: &Selection<'_>, sections: &[Section]) -> Table {
    let basis = sections.iter().map(|section| match section.name {
        "actors" => selection.members().iter().copied().map(Item::Actor).collect(),
        "assignments" => selection.assignments().map(Item::Assignment).collect(),
        "relations" => selection.relations().iter().copied().map(Item::Relation).collect(),
        _ => Vec::new(),
    });
    let mut table = Table::new("main", sections.len());
    table
        .text("section", sections.iter().map(|section| section.name))
        .count("items", sections.iter().map(|section| section.items))
        .number("with_source", sections.iter().map(|section| section.with_source))
        .number("stated", sections.iter().map(|section| section.stated))
        .number("judged", sections.iter().map(|section| section.judged))
        .number("uncertain", sections.iter().map(|section| section.uncertain))
        .number("not_said", sections.iter().map(|section| section.not_said))
        .number("with_since", sections.iter().map(|section| section.with_since))
        .number("with_until", sections.iter().map(|section| section.with_until))
        .rests_on(basis);
    table
}

fn summary(found: &CaseDocumentation) -> Table {
    let [filled, empty, unknown] = found.roles;
    let mut table = Table::new("summary", 1);
    table
        .count("roles_filled", [filled])
        .count("roles_empty", [empty])
        .count("roles_unknown", [unknown])
        .number("with_formality", [found.with_formality])
        .number("with_strength", [found.with_strength])
        .number("with_amount", [found.with_amount])
        .number("with_rating", [found.with_rating])
        .count("sources", [found.sources])
        .count("recorded", [found.recorded])
        .count("required", [found.required])
        .number("completeness", [found.completeness]);
    table
}

fn rating_table(found: &CaseDocumentation) -> Table {
    let mut table = Table::new("ratings", 1);
    table
        .count("raters", [found.raters])
        .count("rated", [found.rated])
        .count("rated_pairs", [found.rated_pairs])
        .count("tied_pairs", [found.tied_pairs])
        .number("rated_share", [found.rated_share])
        .number("trust", [found.trust]);
    table
}

fn resampled(options: &Options, spread: Option<Spread>) -> Table {
    let mut table = Table::new("resampled", spread.iter().len());
    table
        .count("replicates", spread.and(options.resample).map(|replicates| replicates as usize))
        .number("trust_sd", spread.map(|spread| spread.sd))
        .number("trust_low", spread.map(|spread| spread.low))
        .number("trust_high", spread.map(|spread| spread.high));
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::shared::testing::table;
    use crate::model::{
        Actor, Amount, AmountPer, Assignment, CaseBuilder, Evidence, Formality, Quantity, Rating, Ratings, RelationKind, Source, Status,
        Strength,
    };

    fn sourced() -> Evidence {
        Evidence::default().with_sources(["s1"])
    }

    fn trust(reliable: u8, open: u8) -> Ratings {
        let rating = |answer| Rating::new(answer).expect("an answer from 1 to 4");
        Ratings::default().with_reliable(rating(reliable)).with_open(rating(open))
    }

    /// Three actors; roles: owner filled (with source), operator sought; four relations, one of them with the house itself.
    fn house() -> CaseBuilder {
        let yearly = Amount::default().with_value(Quantity::new(10.0).expect("a number")).with_currency("NOK").with_per(AmountPer::Year);
        CaseBuilder::new("house", "House")
            .source(Source::new("s1"))
            .actor(Actor::new("self", "The house"))
            .self_actor("self")
            .actor(Actor::new("a", "A"))
            .actor(Actor::new("b", "B"))
            .actor(Actor::new("c", "C"))
            .assignment(Assignment::new("owner", Status::Current).with_actor("a").with_evidence(sourced()))
            .assignment(Assignment::new("owner", Status::Current).with_actor("b"))
            .assignment(Assignment::new("operator", Status::Sought).with_evidence(sourced()))
            .relation(Relation::new("a", "b", RelationKind::Funds).with_amounts([yearly.clone()]).with_ratings(trust(4, 2)))
            .relation(Relation::new("b", "a", RelationKind::Cooperates).with_formality(Formality::Informal).with_ratings(trust(3, 3)))
            .relation(
                Relation::new("b", "c", RelationKind::Funds)
                    .with_amounts([yearly.with_per(AmountPer::Once)])
                    .with_formality(Formality::Unknown)
                    .with_since("2020".parse().expect("a date"))
                    .with_evidence(sourced()),
            )
            .relation(Relation::new("self", "c", RelationKind::Hosts).with_strength(Strength::new(2).expect("2")).with_ratings(trust(1, 1)))
    }

    fn documentation(case: CaseBuilder, options: &Options) -> CaseDocumentation {
        compute(&case.build().expect("a sound case"), options).expect("the scope fits")
    }

    #[test]
    fn required_fields_are_counted_over_all_items() {
        let found = documentation(house(), &Options::default());
        assert_eq!(found.roles, [1, 1, 4]);
        // Role states 2 of 6, assignments in scope with source 1 of 2, relations: source 1 of 4, formality 1 of 4, since 1 of 4,
        // yearly amounts 1 of 2.
        assert_eq!((found.recorded, found.required, found.completeness), (7, 22, Ok(7.0 / 22.0)));
        let only = documentation(house(), &Options::default().with_required([Required::FundsAmount, Required::RoleState]));
        assert_eq!((only.recorded, only.required), (3, 8));
        let nothing = documentation(house(), &Options::default().with_required([]));
        assert_eq!((nothing.required, nothing.completeness), (0, Err(Reason::NotRecorded)));
    }

    #[test]
    fn what_is_known_of_relations_is_a_share_of_all_of_them() {
        let found = documentation(house(), &Options::default());
        assert_eq!(
            (found.with_formality, found.with_strength, found.with_amount, found.with_rating),
            (Ok(0.25), Ok(0.25), Ok(0.5), Ok(0.75))
        );
        assert_eq!(found.sources, 1);
    }

    #[test]
    fn ratings_of_and_by_the_house_itself_are_left_out() {
        let found = documentation(house(), &Options::default());
        assert_eq!((found.raters, found.rated, found.rated_pairs, found.tied_pairs, found.rated_share), (2, 2, 1, 2, Ok(0.5)));
        assert_eq!((found.trust, found.resampled), (Ok(3.0), None));
        let with_self = Options::default().with_scope(Scope::default().with_self_actor(crate::view::SelfActor::Included));
        assert_eq!(documentation(house(), &with_self).trust, Ok(14.0 / 6.0));
        // Both raters have the mean 3, so whoever is drawn.
        let spread = documentation(house(), &Options::default().with_resample(50).with_seed(7)).resampled.expect("it was asked for");
        assert_eq!((spread.sd, spread.low, spread.high), (Ok(0.0), Ok(3.0), Ok(3.0)));
    }

    #[test]
    fn of_nothing_there_is_no_share() {
        let found = documentation(CaseBuilder::new("house", "House"), &Options::default().with_resample(10));
        assert_eq!((found.recorded, found.required, found.completeness), (0, 6, Ok(0.0)));
        for value in [found.with_formality, found.with_strength, found.with_amount, found.with_rating, found.rated_share] {
            assert_eq!(value, Err(Reason::NotRecorded));
        }
        assert_eq!((found.trust, found.resampled.map(|spread| spread.sd)), (Err(Reason::NoRatings), Some(Err(Reason::NoRatings))));
        let one = documentation(CaseBuilder::new("house", "House").actor(Actor::new("a", "A")), &Options::default());
        assert_eq!((one.sections[0].items, one.sections[0].with_source, one.tied_pairs), (1, Ok(0.0), 0));
    }

    #[test]
    fn replicates_have_a_row_only_where_they_are_asked_for() {
        let case = house().build().expect("a sound case");
        let method = crate::analysis::find("case_documentation").expect("it is in the register");
        let rows = |given: &Given| table(&method.of_case(&case, given).expect("an answer"), "resampled").rows();
        assert_eq!(rows(&Given::nothing()), 0);
        assert_eq!(rows(&Given::nothing().with("resample", crate::method::OptionValue::Whole(3))), 1);
        let wrong = Given::nothing().with("required", crate::method::OptionValue::Text("role_stat".to_owned()));
        assert!(method.of_case(&case, &wrong).expect_err("misspelled").to_string().ends_with("the nearest is `role_state`"));
    }
}
