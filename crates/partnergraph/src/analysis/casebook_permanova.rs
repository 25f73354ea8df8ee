//! Whether given groups of cases differ in their profiles: by country, by who owns, by any list of your own.
//!
//! A researcher asks whether Danish and Norwegian houses, or public and civil owners, make another kind of partnership, or whether
//! the difference is one that any division of so few cases would show.

use super::casebook_distances::{self, Condensed, DISTANCE, Distance};
use super::casebook_profiles::{Profiles, SCOPE};
use super::shared::case_distances::{COLUMNS, Complete, RANGE, ROOT, complete, distances, left_out, listed, rooted};
use super::shared::case_groups::{self, BY, CaseGroups};
use super::shared::group_tables as tables;
use super::shared::lot::SEED;
use super::shared::permutations::{self, ARRANGEMENTS, EXACT, MEAN, P_GREATER, P_LESS, REPLICATES, SD, Z};
use crate::maths::permanova::{self as maths, Grouping, NotSpread};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, OptionError, OptionKind, OptionSpec, Preset, Reason, Subject, TableSpec, Value,
    Watch,
};
use crate::model::{Casebook, nearest::nearest, problem::quoted};
use crate::view::{Choice as _, choices};

pub use super::shared::lot::Lot;
pub use super::shared::permutations::Permuted;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "casebook_permanova",
    version: 1,
    level: Level::Casebook,
    subject: Subject::Casebook,
    question: "Do given groups of cases differ in their profiles?",
    definition: "N cases, d a distance of `casebook_distances`, a groups of sizes n: total = Σ d²/N over all pairs; within = Σ over groups of Σ \
        d²/n over the pairs in it; f = ((total − within)/(a − 1))/(within/(N − a)); r2 = 1 − within/total. p: the labels of the groups are \
        shuffled over the cases, side greater; all arrangements where there are at most 50,000, else `replicates` of them.\n\
        dispersion: in the space of the axes of −d²/2 (centred) that stand for more than 0, z is the distance of a case to the mean of its \
        group (centroid) or to the point with the smallest sum of distances to it (median); f of an analysis of variance of z; p by shuffling \
        the labels and working everything out again. negative_share = Σ|λ−|/Σ|λ|.\n\
        differences, of two groups x and y, column by column: means, medians, delta = (#{x > y} − #{x < y})/(n_x n_y); p of the difference of \
        means by shuffling labels, two-sided (twice the smaller side, at most 1); p_holm after Holm's method over all columns with a p.\n\
        mantel: the correlation r of two distances over the pairs of cases, and p by shuffling the cases of the second, side greater.",
    reading: "f is large when groups differ in where they are or in how far they spread: a small p of the dispersion beside it says that the second \
        may be why. With few cases the smallest possible p is large (1/arrangements), and a large p says nothing. Claim nothing from fewer than \
        ten cases. Documentation differs between groups as well as houses do: look at `completeness` among the differences first.",
    undefined: &[
        (
            Reason::TooFewCases,
            "f, r2, p and dispersion, with fewer than 3 cases that have a group and distances to each other; r of `mantel`",
        ),
        (Reason::TooFewGroups, "the same, with fewer than two groups, or as many groups as cases"),
        (Reason::ZeroVariance, "the same, when all distances are 0; z of a test, when every arrangement gives the same value"),
        (
            Reason::ZeroWithin,
            "f and p, when all cases in the same group are alike; those of the dispersion, when z does not vary in groups",
        ),
        (Reason::TooLarge, "dispersion, with more than 2000 cases"),
        (Reason::NotConverged, "dispersion, when the axes are not found"),
        (
            Reason::NotRecorded,
            "group, when nothing is recorded of it; distance, of a case that is not compared; means of a group without values",
        ),
        (Reason::NoPartition, "group, when no holder has a sector, or the case is not in the list that is given"),
        (Reason::NoHolder, "group, when the role is known to be empty"),
        (Reason::UnknownRole, "group, when nothing is known of the role"),
        (Reason::NoRoles, "group, when the case's role model does not have the role"),
        (Reason::ZeroTotal, "group, when the amounts of money add up to 0"),
    ],
    source: "Anderson 2001, A new method for non-parametric multivariate analysis of variance. Austral Ecology 26; Anderson 2006, Distance-based \
        tests for homogeneity of multivariate dispersions. Biometrics 62; Cliff 1993, Dominance statistics. Psychological Bulletin 114; Holm \
        1979, A simple sequentially rejective multiple test procedure. Scand. J. Statistics 6; Mantel 1967; p: Phipson & Smyth 2010.",
    elsewhere: "R vegan `adonis2` and scikit-bio sample permutations where all are gone through here.",
    scope: SCOPE,
    options: &[
        BY,
        DISTANCE,
        RANGE,
        COLUMNS,
        ROOT,
        OptionSpec {
            name: "centre",
            kind: OptionKind::Choice(Centre::WORDS),
            preset: Preset::Text("centroid"),
            meaning: "what the spread of a group is measured from: its `centroid` or its spatial `median`",
        },
        OptionSpec {
            name: "compare",
            kind: OptionKind::Texts,
            preset: Preset::Nothing,
            meaning: "the two groups whose columns are compared one by one; without it the two that there are, or none where there are more",
        },
        OptionSpec {
            name: "measures",
            kind: OptionKind::Texts,
            preset: Preset::Texts(&["numbers"]),
            meaning: "the columns of `casebook_profiles` that are compared one by one, by name or in groups: `holders`, `states`, `numbers`",
        },
        OptionSpec {
            name: "mantel",
            kind: OptionKind::Choice(Distance::WORDS),
            preset: Preset::Nothing,
            meaning: "another distance, of its own columns, that is correlated with the first over all pairs of cases; fills the table `mantel`",
        },
        REPLICATES,
        SEED,
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "the casebook",
            columns: &[
                ColumnSpec::new("cases", "number of cases that are compared"),
                ColumnSpec::new("groups", "number of groups"),
                ColumnSpec::new("f", "how much more groups differ than cases within them, 0 or more"),
                ColumnSpec::new("r2", "share of the squares of distances that lies between groups, 0 to 1 as a rule"),
                MEAN,
                SD,
                Z,
                ColumnSpec::new("p", "probability of at least such an f when labels are shuffled"),
                P_GREATER,
                P_LESS,
                EXACT,
                ARRANGEMENTS,
            ],
        },
        TableSpec {
            name: "dispersion",
            row: "the casebook",
            columns: &[
                ColumnSpec::new("f", "how much more the spread of groups differs than that of cases within them, 0 or more"),
                ColumnSpec::new("negative_share", "share of the axes that no distances in space could have, 0 to below 1"),
                MEAN,
                SD,
                Z,
                ColumnSpec::new("p", "probability of at least such an f when labels are shuffled"),
                P_GREATER,
                P_LESS,
                EXACT,
                ARRANGEMENTS,
            ],
        },
        TableSpec {
            name: "groups",
            row: "a group, in the order in which they first occur",
            columns: &[
                ColumnSpec::new("group", "what it is called"),
                ColumnSpec::new("cases", "number of its cases that are compared"),
                ColumnSpec::new("mean_distance", "mean distance of its cases from its centre"),
                ColumnSpec::new("members", "ids of these cases"),
            ],
        },
        TableSpec {
            name: "cases",
            row: "a case, in the order of the casebook",
            columns: &[
                ColumnSpec::new("case", "id of the case"),
                ColumnSpec::new("group", "its group"),
                ColumnSpec::new("distance", "its distance from the centre of its group"),
            ],
        },
        TableSpec {
            name: "differences",
            row: "a column of the profiles, of two groups",
            columns: &[
                ColumnSpec::new("column", "name of the column"),
                ColumnSpec::new("first", "name of the one group, x"),
                ColumnSpec::new("second", "name of the other, y"),
                ColumnSpec::new("first_cases", "number of cases of x with a value"),
                ColumnSpec::new("second_cases", "number of cases of y with a value"),
                ColumnSpec::new("first_mean", "mean of x"),
                ColumnSpec::new("second_mean", "mean of y"),
                ColumnSpec::new("difference", "first_mean − second_mean"),
                ColumnSpec::new("first_median", "median of x"),
                ColumnSpec::new("second_median", "median of y"),
                ColumnSpec::new("difference_of_medians", "first_median − second_median"),
                ColumnSpec::new("delta", "how much oftener a case of x has more than one of y than less, −1 to 1"),
                ColumnSpec::new("p", "probability of a difference of means as extreme on either side"),
                ColumnSpec::new("p_holm", "the same after Holm's method"),
                ColumnSpec::new("tests", "number of columns with a p"),
                EXACT,
                ARRANGEMENTS,
            ],
        },
        TableSpec {
            name: "mantel",
            row: "two distances, where another is named in `mantel`",
            columns: &[
                ColumnSpec::new("distance", "the first"),
                ColumnSpec::new("other", "the other"),
                ColumnSpec::new("cases", "number of cases with both distances to each other"),
                ColumnSpec::new("r", "their correlation over all pairs, −1 to 1"),
                MEAN,
                SD,
                Z,
                ColumnSpec::new("p", "probability of at least such an r when the cases of the second are shuffled"),
                P_GREATER,
                P_LESS,
                EXACT,
                ARRANGEMENTS,
                ColumnSpec::new("p_two_sided", "probability of an r at least as far from 0"),
            ],
        },
    ],
};

choices! {
    /// What the spread of a group is measured from.
    Centre {
        /// The mean of the group.
        Centroid = "centroid",
        /// The point with the smallest sum of distances to the group.
        Median = "median",
    }
}

/// How groups are compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[must_use]
pub struct Options {
    centre: Centre,
    lot: Lot,
}

impl Options {
    /// The same, with the spread of groups measured from elsewhere.
    pub const fn with_centre(mut self, centre: Centre) -> Self {
        self.centre = centre;
        self
    }

    /// The same, with labels shuffled in another way.
    pub const fn with_permutations(mut self, lot: Lot) -> Self {
        self.lot = lot;
        self
    }
}

/// How groups of cases differ.
#[derive(Debug, Clone, PartialEq)]
pub struct CasebookPermanova {
    /// The cases that are compared, by position.
    pub kept: Vec<usize>,
    /// Cases with a group that were taken out because a distance to others is missing.
    pub left_out: Vec<usize>,
    /// For each group that is compared its number as it was given, and how many cases it has.
    pub groups: Vec<(u32, usize)>,
    /// The group of each case that is compared, as a position among these.
    pub group_of: Vec<u32>,
    /// How much more groups differ than cases within them, and what that is when labels are shuffled.
    pub f: Value<Permuted>,
    /// The share of the squares of distances that lies between groups.
    pub r2: Value,
    /// How many arrangements have no f, as nothing varies within groups; they count as at least as extreme.
    pub endless: usize,
    /// How far groups spread.
    pub dispersion: Value<Dispersion>,
}

/// How far groups spread.
#[derive(Debug, Clone, PartialEq)]
pub struct Dispersion {
    /// For each case that is compared its distance from the centre of its group.
    pub of_case: Vec<f64>,
    /// The mean of these in each group.
    pub means: Vec<f64>,
    /// The share of the axes that stand for less than 0.
    pub negative_share: f64,
    /// How much more the spread of groups differs than that of cases within them, and what that is when labels are shuffled.
    pub f: Value<Permuted>,
}

/// Whether groups of cases differ, by the distances between the cases (`NaN` where there is none) and a number for the group of
/// each; cases without one are left out.
///
/// # Errors
/// [`AnalysisError::Option`] when there is not a group or nothing for each case.
///
/// # Examples
/// ```
/// use partnergraph::analysis::{casebook_distances::Condensed, casebook_permanova};
///
/// let distances = Condensed::new(4, vec![1.0, 5.0, 4.0, 3.0, 2.0, 3.0]).expect("six pairs");
/// let found = casebook_permanova::compute(&distances, &[Some(0), Some(0), Some(1), Some(1)], &Default::default())?;
/// assert!(found.r2.is_ok_and(|r2| (r2 - 0.6875).abs() < 1e-12));
/// assert!(found.f.is_ok_and(|f| f.exact && f.arrangements == 6));
/// # Ok::<_, partnergraph::method::AnalysisError>(())
/// ```
pub fn compute(distances: &Condensed, groups: &[Option<u32>], options: &Options) -> Result<CasebookPermanova, AnalysisError> {
    of(distances, groups, options, &Watch::new())
}

fn of(distances: &Condensed, groups: &[Option<u32>], options: &Options, watch: &Watch) -> Result<CasebookPermanova, AnalysisError> {
    if groups.len() != distances.count() {
        let expected = format!("one for each of the {} cases", distances.count());
        return Err(OptionError::new(BY.name, format_args!("{} groups", groups.len()), expected).into());
    }
    let Complete { kept, left_out, distances } = complete(distances, |case| groups[case].is_some());
    let mut numbers: Vec<(u32, usize)> = Vec::new();
    let mut group_of = Vec::with_capacity(kept.len());
    let mut places = std::collections::HashMap::new();
    for group in kept.iter().filter_map(|case| groups[*case]) {
        let place = *places.entry(group).or_insert_with(|| {
            numbers.push((group, 0));
            numbers.len() - 1
        });
        numbers[place].1 += 1;
        group_of.push(place as u32);
    }
    let mut found = CasebookPermanova {
        f: Err(Reason::TooFewCases),
        r2: Err(Reason::TooFewCases),
        endless: 0,
        dispersion: Err(Reason::TooFewCases),
        groups: numbers,
        group_of,
        kept,
        left_out,
    };
    if found.kept.len() < 3 {
        return Ok(found);
    }
    let grouping = Grouping::new(found.group_of.clone()).filter(|groups| (2..found.kept.len()).contains(&groups.sizes.len()));
    let Some(grouping) = grouping else {
        (found.f, found.r2, found.dispersion) = (Err(Reason::TooFewGroups), Err(Reason::TooFewGroups), Err(Reason::TooFewGroups));
        return Ok(found);
    };
    if distances.values().iter().all(|value| *value == 0.0) {
        (found.f, found.r2, found.dispersion) = (Err(Reason::ZeroVariance), Err(Reason::ZeroVariance), Err(Reason::ZeroVariance));
        return Ok(found);
    }
    let tested = maths::permanova(&distances, &grouping, options.lot, watch)?;
    found.r2 = Ok(1.0 - tested.within / tested.total);
    found.endless = tested.tested.as_ref().map_or(0, |tested| tested.endless(0));
    found.f = tested.tested.as_ref().map(|tested| Permuted::of(tested, 0)).ok_or(Reason::ZeroWithin);
    let centre = match options.centre {
        Centre::Centroid => maths::Centre::Mean,
        Centre::Median => maths::Centre::Median,
    };
    found.dispersion = match maths::spread(&distances, &grouping, centre, options.lot, watch)? {
        Err(NotSpread::TooMany) => Err(Reason::TooLarge),
        Err(NotSpread::NotSettled) => Err(Reason::NotConverged),
        Ok(spread) => Ok(Dispersion {
            of_case: spread.of_item,
            means: spread.means,
            negative_share: spread.negative_share,
            f: spread.tested.as_ref().map(|tested| Permuted::of(tested, 0)).ok_or(Reason::ZeroWithin),
        }),
    };
    Ok(found)
}

/// How two groups differ in one number each.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The means of both.
    pub means: [f64; 2],
    /// The medians of both.
    pub medians: [f64; 2],
    /// How much oftener one of the first has more than one of the second than less.
    pub delta: f64,
    /// The difference of the means, and what it is when labels are shuffled.
    pub difference: Permuted,
}

/// How two groups of numbers differ.
///
/// # Errors
/// The reason why there is nothing to compare: [`Reason::NotRecorded`] when a group has no number.
///
/// # Examples
/// ```
/// use partnergraph::analysis::casebook_permanova;
///
/// let found = casebook_permanova::difference(&[3.0, 4.0, 8.0], &[1.0, 2.0, 3.0, 6.0], &Default::default()).expect("both have numbers");
/// assert_eq!((found.means, found.medians), ([5.0, 3.0], [4.0, 2.5]));
/// assert!((found.delta - 7.0 / 12.0).abs() < 1e-12);
/// ```
pub fn difference(first: &[f64], second: &[f64], options: &Options) -> Value<Difference> {
    differ(first, second, options.lot, &Watch::new()).unwrap_or_else(|_| unreachable!("nobody else can stop this watch"))
}

pub(super) fn differ(first: &[f64], second: &[f64], lot: Lot, watch: &Watch) -> Result<Value<Difference>, AnalysisError> {
    if first.is_empty() || second.is_empty() {
        return Ok(Err(Reason::NotRecorded));
    }
    let maths::Difference { means, medians, delta, tested } = maths::difference(first, second, lot, watch)?;
    Ok(Ok(Difference { means, medians, delta, difference: Permuted::of(&tested, 0) }))
}

/// How two sets of distances between the same cases go together: their correlation over all pairs, and what it is when the cases of
/// the second are shuffled. Cases without a distance (`NaN`) in one of the two are left out.
///
/// # Errors
/// The reason why there is none: [`Reason::TooFewCases`] below 3 cases or where there are not as many in both,
/// [`Reason::ZeroVariance`] when one of the two is the same for all pairs.
///
/// # Examples
/// ```
/// use partnergraph::analysis::{casebook_distances::Condensed, casebook_permanova};
///
/// let distances = Condensed::new(4, vec![0.1, 0.9, 0.8, 0.7, 0.6, 0.2]).expect("six pairs");
/// let same = casebook_permanova::mantel(&distances, &distances, &Default::default()).expect("they vary");
/// assert!((same.observed - 1.0).abs() < 1e-12 && same.p_greater == 1.0 / 24.0);
/// ```
pub fn mantel(first: &Condensed, second: &Condensed, options: &Options) -> Value<Permuted> {
    correlated(first, second, options.lot, &Watch::new()).unwrap_or_else(|_| unreachable!("nobody else can stop this watch")).1
}

/// The same, with the number of cases that have both.
fn correlated(first: &Condensed, second: &Condensed, lot: Lot, watch: &Watch) -> Result<(usize, Value<Permuted>), AnalysisError> {
    if first.count() != second.count() {
        return Ok((0, Err(Reason::TooFewCases)));
    }
    let both = first.values().iter().zip(second.values()).map(|(one, other)| if other.is_nan() { *other } else { *one }).collect();
    let both = Condensed::new(first.count(), both).expect("as many as there were");
    let Complete { kept, .. } = complete(&both, |_| true);
    if kept.len() < 3 {
        return Ok((kept.len(), Err(Reason::TooFewCases)));
    }
    let of = |distances: &Condensed| {
        let rows = kept.iter().enumerate();
        let values = rows.flat_map(|(place, one)| kept[place + 1..].iter().map(move |other| distances.at(*one, *other))).collect();
        Condensed::new(kept.len(), values).expect("a value for each pair that is kept")
    };
    let tested = maths::mantel(&of(first), &of(second), lot, watch)?;
    Ok((kept.len(), tested.map(|tested| Permuted::of_correlation(&tested, 0)).ok_or(Reason::ZeroVariance)))
}

/// The two groups that are compared column by column: those that are named, or the two that there are.
fn chosen(given: &Given, groups: &CaseGroups) -> Result<Option<[u32; 2]>, OptionError> {
    let Some(named) = given.texts("compare")? else {
        return Ok(if groups.names.len() == 2 { Some([0, 1]) } else { None });
    };
    let [first, second] = named[..] else {
        return Err(OptionError::new("compare", format_args!("{} names", named.len()), "the names of two groups"));
    };
    let place = |name: &str| {
        groups.names.iter().position(|known| known == name).map(|place| place as u32).ok_or_else(|| OptionError {
            nearest: nearest(name, groups.names.iter().map(String::as_str)).map(str::to_owned),
            ..OptionError::new("compare", quoted(name), "the name of a group")
        })
    };
    let (one, other) = (place(first)?, place(second)?);
    if one == other {
        return Err(OptionError::new("compare", format_args!("{} twice", quoted(first)), "two groups"));
    }
    Ok(Some([one, other]))
}

/// The columns that are compared one by one.
fn measures(given: &Given, profiles: &Profiles) -> Result<Vec<usize>, OptionError> {
    let named = given.texts("measures")?.unwrap_or_else(|| vec!["numbers"]);
    let columns = profiles.columns();
    let mut found = Vec::new();
    for name in named {
        let before = found.len();
        found.extend((0..columns.len()).filter(|place| columns[*place].name == name || columns[*place].group() == name));
        if found.len() == before {
            let near = nearest(name, columns.iter().map(|column| column.name.as_str())).map(str::to_owned);
            return Err(OptionError { nearest: near, ..OptionError::new("measures", quoted(name), "a column of the profiles") });
        }
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|place| seen.insert(*place));
    Ok(found)
}

pub(crate) fn run(casebook: &Casebook, given: &Given, watch: &Watch) -> Result<Answer, AnalysisError> {
    let lot = Lot::given(given)?;
    let options = Options { centre: given.choice("centre")?.unwrap_or_default(), lot };
    let root = given.flag(ROOT.name)?.unwrap_or(false);
    let scope = given.scope()?;
    let groups = case_groups::given(casebook, given, &scope, watch)?;
    let compared = chosen(given, &groups)?;
    let (profiles, distances) = distances(casebook, given, scope, watch)?;
    let columns = measures(given, &profiles)?;
    let other = match given.choice::<Distance>("mantel")? {
        None => None,
        Some(other) => {
            let found = casebook_distances::of(&profiles, &casebook_distances::Options::default().with_distance(other), watch)?;
            let (cases, r) = correlated(&distances.condensed, &found.condensed, lot, watch)?;
            Some(([distances.distance, other], cases, r))
        }
    };
    let of_case: Vec<Option<u32>> = groups.of.iter().map(|group| group.ok()).collect();
    let found = of(&rooted(distances.condensed, root), &of_case, &options, watch)?;
    let mut answer = Answer::bare(&CARD, given)
        .with_uncertain(profiles.uncertain())
        .with_table(tables::main(&found))
        .with_table(tables::dispersion(&found))
        .with_table(tables::groups(&found, &groups, &distances.cases))
        .with_table(tables::cases(&found, &groups, &distances.cases))
        .with_table(tables::differences(&profiles, &groups, compared, &columns, lot, watch)?)
        .with_table(tables::mantel(other));
    let without: Vec<usize> = (0..of_case.len()).filter(|case| of_case[*case].is_none()).collect();
    if let Some(cases) = listed(&distances.cases, &without) {
        answer = answer.with_remark(format!("in no group: {cases}"));
    }
    if let Some(remark) = left_out(&distances.cases, &found.left_out) {
        answer = answer.with_remark(remark);
    }
    let alone: Vec<&str> = found.groups.iter().filter(|group| group.1 == 1).map(|group| &*groups.names[group.0 as usize]).collect();
    if !alone.is_empty() {
        answer = answer.with_remark(format!("groups of one case, which is at its own centre: {}", alone.join(", ")));
    }
    if let Some(remark) = permutations::remark(lot, "labels of groups were shuffled over the cases", found.f.as_ref().ok()) {
        answer = answer.with_remark(remark);
    }
    if found.endless > 0 {
        answer = answer.with_remark(format!("arrangements in which groups do not vary, and f has no end: {}", found.endless));
    }
    if compared.is_none() && groups.names.len() > 2 {
        answer = answer.with_remark("there are more than two groups; `compare` names the two whose columns are compared");
    }
    if (3..10).contains(&found.kept.len()) {
        answer = answer.with_remark(format!("{} cases are compared: describe, and claim nothing", found.kept.len()));
    }
    Ok(answer)
}

#[cfg(test)]
mod tests;
