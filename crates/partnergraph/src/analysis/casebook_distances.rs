//! Which cases resemble each other, and in what they differ.
//!
//! A planner asks which houses are like this one, a researcher which models there are, a house what the houses like it have that it
//! has not. What is not known of a case is left out of every pair that it is in, and never taken for empty.

use super::casebook_profiles::{self, ColumnKind, HOLDERS, NUMBERS, PRESENCE, ProfileColumn, Profiles, SCOPE, STATES};
use super::shared::distance_tables::{self as tables, Documents};
use super::shared::nearest_cases::survey;
use crate::maths::distances::{Column, Measure, Read, Table as Compared};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, OptionError, OptionKind, OptionSpec, Preset, Reason, Subject, TableSpec, Value,
    Watch,
};
use crate::model::{CaseId, Casebook, nearest::nearest, problem::quoted};
use crate::view::{Choice as _, Scope, choices};

pub use super::shared::nearest_cases::Near;
pub use crate::maths::Condensed;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "casebook_distances",
    version: 1,
    level: Level::Casebook,
    subject: Subject::Casebook,
    question: "Which cases resemble each other, and in what do they differ?",
    definition: "x and y are two cases' values in the columns of `casebook_profiles`. A column in which either has none is left out of the pair; \
        compared = the number of those that are left.\n\
        jaccard: 1 − both/(both + one alone), over the cells of role and sector with at least one holder. sorensen: 1 − 2 both/(2 both + one \
        alone). bray_curtis: Σ|x−y|/Σ(x+y), numbers of holders in the cells. cosine: 1 − Σxy/√(Σx² Σy²), of the same. canberra: Σ \
        |x−y|/(|x|+|y|) over the numbers, 0/0 adding 0. hamming: share of the roles of known state in both whose state differs. gower: mean of \
        |x−y|/range over the numbers, of 0 or 1 over the states, and of 0 or 1 over the cells, left out where neither has a holder.\n\
        range: what is declared, else from the smallest to the largest value of the cases; a column whose range comes from the cases and is 0 is \
        left out. Without `columns` neither numbers of actors and ties nor completeness is compared.\n\
        nearest: among the cases with which at least `least_compared` of the columns are known in both; distances that differ by at most \
        1e-12 × max(1, value) are the same. differences: the cells that are filled in one case of a pair \
        and not in the other, where the role is known in both. lessons: roles that a case does not fill and all of its nearest cases do, if there \
        are at least two of them.",
    reading: "From 0 (alike in all that is known of both) to 1; Canberra has no upper end. A distance that rests on few columns says little: look at \
        `compared`. Cases differ in depth of documentation as much as in what they are: look at the table `cases` too, and at the remark that says \
        how far distances follow it. A lesson is a question to ask, not advice: a role of which nothing is recorded may well be filled.",
    undefined: &[
        (
            Reason::NotRecorded,
            "value, where no column is known in both; mean, where too few are with every other case; lower and upper, when no case has a \
            value; completeness, when nothing is required",
        ),
        (Reason::BothEmpty, "jaccard, sorensen and bray_curtis, where neither case has a holder in what is compared"),
        (Reason::ZeroTotal, "cosine, where all that is compared is 0 in one of the cases"),
        (Reason::TooFewCases, "mean, with one case; with none or one the tables of pairs are empty and a remark says so"),
    ],
    source: "Jaccard 1912, The distribution of the flora in the alpine zone. New Phytologist 11; Bray & Curtis 1957, An ordination of the upland \
        forest communities of southern Wisconsin. Ecological Monographs 27; Gower 1971, A general coefficient of similarity and some of its \
        properties. Biometrics 27; Sørensen 1948; Lance & Williams 1967 (Canberra). Nearest cases, differences and lessons are our own.",
    elsewhere: "R vegan gives NaN with a warning for two empty profiles; scipy gives 0 for jaccard and sorensen. R `daisy` takes Gower's ranges from \
        the cases, as `range` = sample does; scipy has no Gower.",
    scope: SCOPE,
    options: &[
        DISTANCE,
        OptionSpec {
            name: "range",
            kind: OptionKind::Choice(Range::WORDS),
            preset: Preset::Text("declared"),
            meaning: "for `gower`, what a difference of numbers is held against: the declared range of the column where there is one, or always \
                that of the cases, which changes when a case is added",
        },
        OptionSpec {
            name: "columns",
            kind: OptionKind::Texts,
            preset: Preset::Nothing,
            meaning: "the columns that are compared, by name or in groups, as in `casebook_profiles`; those that the definition names without it",
        },
        OptionSpec {
            name: "nearest",
            kind: OptionKind::Whole { min: 1, max: 1000 },
            preset: Preset::Whole(NEAREST as i64),
            meaning: "how many of the nearest cases are listed and learnt from",
        },
        OptionSpec {
            name: "least_compared",
            kind: OptionKind::Number,
            preset: Preset::Number(LEAST_COMPARED),
            meaning: "the share of the columns, 0 to 1, that must be known in both cases for one to be near to the other; without such a bound, a \
                case of which next to nothing is known would be nearest to many",
        },
        OptionSpec {
            name: "pairs_up_to",
            kind: OptionKind::Whole { min: 0, max: 20_000 },
            preset: Preset::Whole(PAIRS_UP_TO as i64),
            meaning: "up to how many cases every pair has a row in `main`; beyond, only each case with its nearest",
        },
        OptionSpec {
            name: "differences_up_to",
            kind: OptionKind::Whole { min: 0, max: 20_000 },
            preset: Preset::Whole(DIFFERENCES_UP_TO as i64),
            meaning: "up to how many cases differences are listed for every pair; beyond, only for each case with its nearest",
        },
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "a pair of cases, in the order of the casebook",
            columns: &[
                ColumnSpec::new("case", "id of the case that comes first"),
                ColumnSpec::new("other", "id of the other"),
                ColumnSpec::new("value", "their distance, 0 to 1; of `canberra` 0 and more"),
                ColumnSpec::new("compared", "number of columns in which both have a value"),
            ],
        },
        TableSpec {
            name: "nearest",
            row: "a case and one of the cases nearest to it, nearest first",
            columns: &[
                ColumnSpec::new("case", "id of the case"),
                ColumnSpec::new("rank", "1 for the nearest; cases that are as near share the smaller rank"),
                ColumnSpec::new("other", "id of the one that is near"),
                ColumnSpec::new("value", "their distance"),
                ColumnSpec::new("compared", "number of columns in which both have a value"),
                ColumnSpec::new("tied", "number of cases that are just as near, this one and those not listed among them"),
            ],
        },
        TableSpec {
            name: "differences",
            row: "a pair of cases and a role and sector that has a holder in just one of them",
            columns: &[
                ColumnSpec::new("case", "id of the case that comes first"),
                ColumnSpec::new("other", "id of the other"),
                ColumnSpec::new("role", "id of the role"),
                ColumnSpec::new("class", "the sector"),
                ColumnSpec::new("filled_in", "id of the case in which somebody of the sector holds the role"),
                ColumnSpec::new("held_by", "ids of the holders there, in document order"),
                ColumnSpec::new("names", "their names"),
            ],
        },
        TableSpec {
            name: "lessons",
            row: "a role that a case does not fill and all of its nearest cases do, and one of these",
            columns: &[
                ColumnSpec::new("case", "id of the case"),
                ColumnSpec::new("role", "id of the role"),
                ColumnSpec::new("state", "how the role stands in the case: `empty` or `unknown`"),
                ColumnSpec::new("other", "id of the near case"),
                ColumnSpec::new("held_by", "ids of those who hold the role there, in document order"),
                ColumnSpec::new("names", "their names"),
                ColumnSpec::new("classes", "their sectors, `none` where it is other or not known"),
            ],
        },
        TableSpec {
            name: "cases",
            row: "a case",
            columns: &[
                ColumnSpec::new("case", "id of the case"),
                ColumnSpec::new("mean", "its mean distance from the others of which enough is known"),
                ColumnSpec::new("others", "number of cases with which enough columns are known in both, and there is a distance"),
                ColumnSpec::new("completeness", "recorded over required fields (`case_documentation`), 0 to 1"),
                ColumnSpec::new("roles_unknown", "number of roles of which nothing is known"),
                ColumnSpec::new(
                    "holders_without_class",
                    "number of holders of roles whose sector is other or not known, once for each role",
                ),
            ],
        },
        TableSpec {
            name: "columns",
            row: "a column that is compared, or would be if it were not constant",
            columns: &[
                ColumnSpec::new("column", "its name"),
                ColumnSpec::new("kind", "`presence`, `count`, `number` or `state`: how it is read here"),
                ColumnSpec::new("range", "of `gower` where the range of a number comes from: `declared` or `cases`; empty otherwise"),
                ColumnSpec::new("lower", "the lower end of the range; without one the smallest value of a case"),
                ColumnSpec::new("upper", "the upper end of the range; without one the largest value of a case"),
                ColumnSpec::new("known", "number of cases that have a value"),
                ColumnSpec::new("left_out", "whether it is left out because its range comes from the cases and is 0"),
            ],
        },
    ],
};

/// How two profiles are held against each other.
pub(crate) const DISTANCE: OptionSpec = OptionSpec {
    name: "distance",
    kind: OptionKind::Choice(Distance::WORDS),
    preset: Preset::Text("jaccard"),
    meaning: "how two profiles are held against each other: `jaccard`, `sorensen`, `bray_curtis`, `gower`, `canberra`, `cosine` or `hamming`",
};

/// How many of the nearest cases are listed where nothing else is chosen.
const NEAREST: usize = 3;
const LEAST_COMPARED: f64 = 0.5;
const PAIRS_UP_TO: usize = 1000;
const DIFFERENCES_UP_TO: usize = 50;

choices! {
    /// How two profiles are held against each other.
    Distance {
        /// Over what either has: the share that only one has.
        Jaccard = "jaccard",
        /// The same with what both have counted twice.
        Sorensen = "sorensen",
        /// Differences of counts over their sums.
        BrayCurtis = "bray_curtis",
        /// The mean difference over columns of any kind.
        Gower = "gower",
        /// The sum of differences of numbers, each over the size of both.
        Canberra = "canberra",
        /// One less the cosine of the angle between both.
        Cosine = "cosine",
        /// The share of states that differ.
        Hamming = "hamming",
    }

    /// What a difference of numbers is held against.
    Range {
        /// The declared range of the column, where there is one.
        Declared = "declared",
        /// The range of the cases.
        Sample = "sample",
    }
}

impl Distance {
    const fn measure(self) -> Measure {
        match self {
            Self::Jaccard => Measure::Jaccard,
            Self::Sorensen => Measure::Sorensen,
            Self::BrayCurtis => Measure::BrayCurtis,
            Self::Gower => Measure::Gower,
            Self::Canberra => Measure::Canberra,
            Self::Cosine => Measure::Cosine,
            Self::Hamming => Measure::Hamming,
        }
    }

    /// The groups of columns that are compared where none are chosen.
    const fn groups(self) -> &'static [&'static str] {
        match self {
            Self::Jaccard | Self::Sorensen => &[PRESENCE],
            Self::BrayCurtis | Self::Cosine => &[HOLDERS],
            Self::Gower => &[PRESENCE, STATES, NUMBERS],
            Self::Canberra => &[NUMBERS],
            Self::Hamming => &[STATES],
        }
    }

    /// How a column is read; what it should be where it cannot be.
    fn read(self, column: &ProfileColumn) -> Result<ColumnKind, &'static str> {
        let is_below_0 = column.range.is_some_and(|[least, _]| least < 0.0);
        match (self, column.kind) {
            (Self::Jaccard | Self::Sorensen, ColumnKind::Presence | ColumnKind::Count) => Ok(ColumnKind::Presence),
            (Self::Jaccard | Self::Sorensen, _) => Err("columns of holders or presence"),
            (Self::Hamming, ColumnKind::State) => Ok(ColumnKind::State),
            (Self::Hamming, _) => Err("columns of states"),
            (Self::Gower, kind) => Ok(kind),
            (_, ColumnKind::State) => Err("columns of numbers, of holders or presence"),
            (Self::BrayCurtis, _) if is_below_0 => Err("columns that are never below 0"),
            (_, kind) => Ok(kind),
        }
    }
}

/// How profiles are held against each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct Options {
    distance: Distance,
    range: Range,
    columns: Option<Vec<String>>,
}

impl Options {
    /// The same, with another distance.
    pub const fn with_distance(mut self, distance: Distance) -> Self {
        self.distance = distance;
        self
    }

    /// The same, with differences held against other ranges.
    pub const fn with_range(mut self, range: Range) -> Self {
        self.range = range;
        self
    }

    /// The same, of these columns of the profiles: names, or the groups `holders`, `presence`, `states` and `numbers`.
    pub fn with_columns(mut self, columns: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.columns = Some(columns.into_iter().map(Into::into).collect());
        self
    }

    /// Profiles with just the columns that are compared.
    pub fn profiles(&self, scope: Scope) -> casebook_profiles::Options {
        let options = casebook_profiles::Options::default().with_scope(scope);
        match &self.columns {
            Some(columns) => options.with_columns(columns.iter().cloned()),
            None => options.with_columns(self.distance.groups().iter().copied()),
        }
    }
}

/// A column that is compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UsedColumn {
    /// Its position in the profiles.
    pub column: usize,
    /// How it is read.
    pub kind: ColumnKind,
    /// What a difference is held against, and whether that comes from the cases; only of numbers in `gower`.
    pub range: Option<([f64; 2], Range)>,
    /// Whether it is left out because its range comes from the cases and is 0.
    pub left_out: bool,
}

/// How far cases are from each other.
#[derive(Debug, Clone)]
pub struct Distances {
    /// How they were held against each other.
    pub distance: Distance,
    /// The ids of the cases, in their order.
    pub cases: Vec<CaseId>,
    /// The distance of each pair; `NaN` where there is none.
    pub condensed: Condensed,
    /// The columns that were chosen.
    pub columns: Vec<UsedColumn>,
    compared: Compared,
}

impl Distances {
    /// The distance of two cases, by position; 0 of a case from itself.
    ///
    /// # Errors
    /// The reason why there is none.
    pub fn value(&self, one: usize, other: usize) -> Value {
        let value = self.condensed.at(one, other);
        match self.distance {
            _ if !value.is_nan() => Ok(value),
            _ if self.compared(one, other) == 0 => Err(Reason::NotRecorded),
            Distance::Cosine => Err(Reason::ZeroTotal),
            Distance::Jaccard | Distance::Sorensen | Distance::BrayCurtis => Err(Reason::BothEmpty),
            _ => Err(Reason::NotRecorded),
        }
    }

    /// The number of columns in which both cases have a value.
    #[must_use]
    pub fn compared(&self, one: usize, other: usize) -> usize {
        self.compared.compared(one, other)
    }

    /// The nearest cases of each, at most so many, among those with which at least this share of the columns are known in both.
    #[must_use]
    pub fn nearest(&self, most: usize, least_compared: f64) -> Vec<Vec<Near>> {
        let found = survey(&self.condensed, most, self.enough(least_compared), &Watch::new());
        found.map_or_else(|_| Vec::new(), |found| found.nearest)
    }

    /// Whether so large a share of the columns is known in both of two cases.
    fn enough(&self, least_compared: f64) -> impl Fn(usize, usize) -> bool {
        let columns = self.columns.iter().filter(|used| !used.left_out).count();
        let least = (least_compared * columns as f64 - 1e-9).ceil();
        move |one, other| least <= 0.0 || self.compared(one, other) as f64 >= least
    }
}

/// How far every two cases are from each other.
///
/// - Cost: pairs × columns, with the distances themselves in memory and little else; blocks of pairs side by side in a rayon pool.
///
/// # Errors
/// [`AnalysisError::Option`] when a column is chosen that the profiles do not have, or that cannot be compared in this way.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Assignment, CaseBuilder, Casebook, Sector, Status, analysis::{casebook_distances, casebook_profiles}};
///
/// let house = |id: &str, roles: &[&str]| {
///     let case = CaseBuilder::new(id, id).actor(Actor::new("town", "Town").with_sector(Sector::Public));
///     roles.iter().fold(case, |case, role| case.assignment(Assignment::new(*role, Status::Current).with_actor("town"))).build()
/// };
/// let book: Casebook = [house("a", &["owner", "funder"])?, house("b", &["owner"])?, house("c", &["operator"])?].into_iter().collect();
/// let profiles = casebook_profiles::compute(&book, &Default::default())?;
/// let distances = casebook_distances::compute(&profiles, &Default::default())?;
/// assert_eq!(distances.value(0, 1), Ok(0.0), "of the funders of b nothing is known, so only the owners are compared");
/// assert_eq!(distances.compared(0, 1), 4, "owners of four sectors");
/// assert!(distances.value(0, 2).is_err());
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(profiles: &Profiles, options: &Options) -> Result<Distances, AnalysisError> {
    of(profiles, options, &Watch::new())
}

/// The same, watched.
pub(crate) fn of(profiles: &Profiles, options: &Options, watch: &Watch) -> Result<Distances, AnalysisError> {
    let columns: Vec<UsedColumn> = used(profiles, options)?;
    let count = profiles.cases().len();
    let width = profiles.columns().len();
    let read = |used: &UsedColumn| Column {
        read: match (used.kind, used.range) {
            (ColumnKind::Presence, _) => Read::Presence,
            (ColumnKind::State, _) => Read::State,
            (_, Some(([least, most], _))) => Read::Number(1.0 / (most - least)),
            (_, None) => Read::Number(1.0),
        },
        values: (0..count).map(|case| profiles.values()[case * width + used.column]).collect(),
    };
    let chosen: Vec<Column> = columns.iter().filter(|used| !used.left_out).map(read).collect();
    let compared = Compared::new(options.distance.measure(), count, &chosen);
    let condensed = compared.all_pairs(watch)?;
    Ok(Distances { distance: options.distance, cases: profiles.cases().to_vec(), condensed, columns, compared })
}

/// The columns that are compared, each with how it is read.
fn used(profiles: &Profiles, options: &Options) -> Result<Vec<UsedColumn>, OptionError> {
    let columns = profiles.columns();
    let mut found = Vec::new();
    let mut add = |column: usize, kind: ColumnKind| {
        let is_number = matches!(kind, ColumnKind::Number | ColumnKind::Count);
        let declared = columns[column].range.filter(|_| options.range == Range::Declared).map(|range| (range, Range::Declared));
        let range = (options.distance == Distance::Gower && is_number)
            .then(|| declared.unwrap_or_else(|| (profiles.spread(column).1.unwrap_or_default(), Range::Sample)));
        let left_out = range.is_some_and(|([least, most], _)| least == most);
        found.push(UsedColumn { column, kind, range, left_out });
    };
    let Some(chosen) = &options.columns else {
        let has_presence = columns.iter().any(|column| column.group() == PRESENCE);
        for (place, column) in columns.iter().enumerate() {
            // Numbers of holders say who is there where the profiles do not say so themselves.
            let as_presence = column.group() == HOLDERS && !has_presence;
            let groups = options.distance.groups();
            let is_size = column.group() == NUMBERS && column.kind == ColumnKind::Count;
            if as_presence && groups.contains(&PRESENCE) {
                add(place, ColumnKind::Presence);
            } else if groups.contains(&column.group()) && !is_size && !column.is_of_documentation() {
                add(place, column.kind);
            }
        }
        return Ok(found);
    };
    let mut is_taken = vec![false; columns.len()];
    for name in chosen {
        let is_meant = |column: &ProfileColumn| column.name == *name || column.group() == name;
        let is_group = [HOLDERS, PRESENCE, STATES, NUMBERS].contains(&name.as_str());
        if !is_group && !columns.iter().any(is_meant) {
            let near = nearest(name, columns.iter().map(|column| column.name.as_str())).map(str::to_owned);
            return Err(OptionError { nearest: near, ..OptionError::new("columns", quoted(name), "a column of the profiles") });
        }
        for (place, column) in columns.iter().enumerate().filter(|(_, column)| is_meant(column)) {
            let kind = options.distance.read(column).map_err(|expected| {
                let found = format!("{}, which is a column of kind `{}`", quoted(&column.name), column.kind);
                OptionError::new("columns", found, format!("{expected} for `{}`", options.distance))
            })?;
            if !std::mem::replace(&mut is_taken[place], true) {
                add(place, kind);
            }
        }
    }
    Ok(found)
}

/// The options of distances, by name.
pub(crate) fn given_options(given: &Given) -> Result<Options, OptionError> {
    let columns = given.texts("columns")?.map(|columns| columns.into_iter().map(str::to_owned).collect());
    Ok(Options { distance: given.choice("distance")?.unwrap_or_default(), range: given.choice("range")?.unwrap_or_default(), columns })
}

pub(crate) fn run(casebook: &Casebook, given: &Given, watch: &Watch) -> Result<Answer, AnalysisError> {
    let (options, scope) = (given_options(given)?, given.scope()?);
    let whole = |name: &str, least: i64, most: i64, preset: usize| {
        given.whole(name, least, most).map(|number| number.map_or(preset, |number| usize::try_from(number).unwrap_or(preset)))
    };
    let near = whole("nearest", 1, 1000, NEAREST)?;
    let least_compared = given.number("least_compared")?.unwrap_or(LEAST_COMPARED);
    if !(0.0..=1.0).contains(&least_compared) {
        return Err(OptionError::new("least_compared", format_args!("`{least_compared}`"), "a share from 0 to 1").into());
    }
    let (pairs_up_to, differences_up_to) =
        (whole("pairs_up_to", 0, 20_000, PAIRS_UP_TO)?, whole("differences_up_to", 0, 20_000, DIFFERENCES_UP_TO)?);
    let profiles = casebook_profiles::of(casebook, options.profiles(scope.clone()), watch)?;
    let found = of(&profiles, &options, watch)?;
    let surveyed = survey(&found.condensed, near, found.enough(least_compared), watch)?;
    let documents = Documents::of(casebook, &profiles, &scope, watch)?;
    let listed = tables::Pairs::of(casebook.cases().len(), pairs_up_to, &surveyed.nearest);
    let differing = tables::Pairs::of(casebook.cases().len(), differences_up_to, &surveyed.nearest);
    let answer = Answer::bare(&CARD, given)
        .with_uncertain(profiles.uncertain())
        .with_table(tables::main(&found, &listed))
        .with_table(tables::nearest(&found, &surveyed.nearest))
        .with_table(tables::differences(&documents, &differing))
        .with_table(tables::lessons(&documents, &surveyed.nearest))
        .with_table(tables::cases(&profiles, &surveyed.sums))
        .with_table(tables::columns(&profiles, &found.columns));
    let mut remarks = casebook_profiles::remarks(&profiles);
    remarks.extend(tables::remarks(&profiles, &found, &surveyed.sums, &listed, &differing));
    Ok(remarks.into_iter().fold(answer, Answer::with_remark))
}

#[cfg(test)]
mod tests;
