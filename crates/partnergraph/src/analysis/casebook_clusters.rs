//! Which groups of cases form, and how firmly.
//!
//! A researcher asks which models of partnership there are among five or ten houses, a national programme among thousands. Groups
//! are always found, also where there are none: how firm they are is said beside them.

use super::casebook_distances::{Condensed, DISTANCE, Distances};
use super::casebook_profiles::SCOPE;
use super::shared::case_distances::{COLUMNS, Complete, RANGE, ROOT, complete, distances, left_out, rooted};
use crate::maths::linkage::{self, Merge, Tree};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, OptionError, OptionKind, OptionSpec, Preset, Reason, Subject, Table, TableSpec,
    Value, Watch,
};
use crate::model::{CaseId, Casebook};
use crate::view::{Choice as _, choices};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "casebook_clusters",
    version: 1,
    level: Level::Casebook,
    subject: Subject::Casebook,
    question: "Which groups of cases form, and how firmly?",
    definition: "The two groups of cases that are closest are joined, again and again. d is a distance of `casebook_distances`.\n\
        average: d(A∪B, C) = (|A| d(A,C) + |B| d(B,C))/(|A| + |B|). single: the smaller of d(A,C) and d(B,C). complete: the larger. ward: \
        √(((|A|+|C|) d²(A,C) + (|B|+|C|) d²(B,C) − |C| d²(A,B))/(|A|+|B|+|C|)), for Euclidean distances only.\n\
        Of equal smallest distances (that differ by at most 1e-12 × max(1, value)) the pair with the smallest (first, second) is joined first, \
        a group being numbered by its first case.\n\
        Cophenetic distance: the height at which two cases are joined. silhouette = (b − a)/max(a, b): a mean distance to the own group, b \
        smallest mean distance to another, 0 for a case alone.\n\
        adjusted_rand: each case in turn is left out, the rest grouped again into as many groups, and compared with the groups of the rest.",
    reading: "Groups are numbered by their first case. There are groups in any set of distances; a mean silhouette near 0, or an index well below \
        1 when one case is left out, says that these are not firm. With about ten cases: read the table, describe, claim nothing. Cases that \
        are documented alike may be grouped for that.",
    undefined: &[
        (Reason::TooFewCases, "everything, when fewer than 3 cases have distances to each other"),
        (Reason::NotRecorded, "what is said of a case that was taken out because a distance to others is missing"),
        (
            Reason::ZeroVariance,
            "cophenetic_correlation, when all distances are the same; silhouette, when all distances that it looks at are 0; adjusted_rand, \
            when both groupings have all cases in one group, or each alone",
        ),
        (Reason::TooFewGroups, "silhouette, when there is one group"),
        (Reason::TooLarge, "adjusted_rand, when it was not asked for and there are more than 200 cases"),
    ],
    source: "Sokal & Michener 1958, A statistical method for evaluating systematic relationships (average); Ward 1963, Hierarchical grouping to \
        optimize an objective function. JASA 58; Sokal & Rohlf 1962 (cophenetic correlation); Rousseeuw 1987, Silhouettes. J. Comput. Appl. \
        Math. 20; Hubert & Arabie 1985, Comparing partitions. J. Classification 2.",
    elsewhere: "R `ward.D` is another method; ward here is R's `ward.D2` and scipy's. Where distances are equal, other programs may join other \
        pairs first.",
    scope: SCOPE,
    options: &[
        DISTANCE,
        RANGE,
        COLUMNS,
        ROOT,
        OptionSpec {
            name: "linkage",
            kind: OptionKind::Choice(Linkage::WORDS),
            preset: Preset::Text("average"),
            meaning: "what the distance of two groups is: `average`, `single`, `complete` or `ward`",
        },
        OptionSpec {
            name: "groups",
            kind: OptionKind::Whole { min: 1, max: 1_000_000 },
            preset: Preset::Nothing,
            meaning: "the number of groups; without it and `height` the number from 2 to 10 with the largest mean silhouette, one where none is \
                above 0",
        },
        OptionSpec {
            name: "height",
            kind: OptionKind::Number,
            preset: Preset::Nothing,
            meaning: "the height up to which cases are joined, instead of a number of groups",
        },
        OptionSpec {
            name: "leave_one_out",
            kind: OptionKind::Flag,
            preset: Preset::Nothing,
            meaning: "whether the rest is grouped again without each case; by itself up to 200 cases",
        },
        OptionSpec {
            name: "pairs_up_to",
            kind: OptionKind::Whole { min: 0, max: 20_000 },
            preset: Preset::Whole(PAIRS_UP_TO as i64),
            meaning: "up to how many cases the table `cophenetic` has a row for every pair; it has none beyond",
        },
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "a case, in the order of the casebook",
            columns: &[
                ColumnSpec::new("case", "id of the case"),
                ColumnSpec::new("group", "number of its group, from 1, by their first case"),
                ColumnSpec::new("place", "its place in an order in which every group stands together, from 1"),
                ColumnSpec::new("silhouette", "how much closer it is to its own group than to the next, −1 to 1"),
                ColumnSpec::new("adjusted_rand", "how much of the other groups stays when it is left out, 1 for all of it"),
            ],
        },
        TableSpec {
            name: "merges",
            row: "two groups that are joined, in the order in which they are",
            columns: &[
                ColumnSpec::new("step", "1 for the first"),
                ColumnSpec::new("first", "id of the first case of the one"),
                ColumnSpec::new("second", "id of the first case of the other"),
                ColumnSpec::new("height", "their distance"),
                ColumnSpec::new("size", "number of cases in both together"),
            ],
        },
        TableSpec {
            name: "summary",
            row: "the casebook",
            columns: &[
                ColumnSpec::new("cases", "number of cases that were grouped"),
                ColumnSpec::new("left_out", "number of cases that were taken out because a distance to others is missing"),
                ColumnSpec::new("groups", "number of groups"),
                ColumnSpec::new("cophenetic_correlation", "how well the heights of the tree follow the distances, up to 1"),
                ColumnSpec::new("mean_silhouette", "mean of the silhouettes, −1 to 1"),
                ColumnSpec::new("adjusted_rand_mean", "mean of adjusted_rand over the cases that are left out in turn"),
                ColumnSpec::new("adjusted_rand_smallest", "the smallest of these"),
            ],
        },
        TableSpec {
            name: "numbers",
            row: "a number of groups that there could be, from 2 to 10",
            columns: &[
                ColumnSpec::new("groups", "the number"),
                ColumnSpec::new("mean_silhouette", "mean of the silhouettes then, −1 to 1"),
                ColumnSpec::new("height", "the height at which there would be one group less"),
            ],
        },
        TableSpec {
            name: "cophenetic",
            row: "a pair of cases",
            columns: &[
                ColumnSpec::new("case", "id of the case that comes first"),
                ColumnSpec::new("other", "id of the other"),
                ColumnSpec::new("value", "the height at which they are joined"),
                ColumnSpec::new("distance", "their distance"),
            ],
        },
    ],
};

const PAIRS_UP_TO: usize = 100;
/// Up to so many cases each is left out in turn without being asked for.
const LEFT_OUT_UP_TO: usize = 200;
/// The largest number of groups that is looked at where none is named.
const MOST_GROUPS: usize = 10;

choices! {
    /// What the distance of two groups is.
    Linkage {
        /// The mean over all pairs.
        Average = "average",
        /// The smallest of all pairs.
        Single = "single",
        /// The largest of all pairs.
        Complete = "complete",
        /// What the squares within groups grow by, for Euclidean distances.
        Ward = "ward",
    }
}

impl Linkage {
    const fn method(self) -> linkage::Linkage {
        match self {
            Self::Average => linkage::Linkage::Average,
            Self::Single => linkage::Linkage::Single,
            Self::Complete => linkage::Linkage::Complete,
            Self::Ward => linkage::Linkage::Ward,
        }
    }
}

/// Where a tree is cut.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
#[non_exhaustive]
pub enum Cut {
    /// Into the number of groups, from 2 to 10, with the largest mean silhouette.
    #[default]
    BySilhouette,
    /// Into so many groups.
    Groups(usize),
    /// At a height: what is no further apart is joined.
    Height(f64),
}

/// How cases are grouped.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
#[must_use]
pub struct Options {
    linkage: Linkage,
    cut: Cut,
    leave_one_out: Option<LeaveOneOut>,
}

/// Whether each case is left out in turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeaveOneOut {
    /// Each case is left out in turn.
    Each,
    /// None is.
    None,
}

impl Options {
    /// The same, with groups compared in another way; `Ward` is for Euclidean distances only.
    pub const fn with_linkage(mut self, linkage: Linkage) -> Self {
        self.linkage = linkage;
        self
    }

    /// The same, with the tree cut elsewhere.
    pub const fn with_cut(mut self, cut: Cut) -> Self {
        self.cut = cut;
        self
    }

    /// The same, with each case left out in turn or none; up to 200 cases each is, unless something else is said.
    pub const fn with_leave_one_out(mut self, leave_one_out: LeaveOneOut) -> Self {
        self.leave_one_out = Some(leave_one_out);
        self
    }
}

/// Two groups of cases that are joined.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Joined {
    /// The position of the first case of the one.
    pub first: usize,
    /// The position of the first case of the other.
    pub second: usize,
    /// How far apart they are.
    pub height: f64,
    /// The number of cases in both together.
    pub size: usize,
}

/// A number of groups that there could be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// The number.
    pub groups: usize,
    /// The mean of the silhouettes then.
    pub mean_silhouette: Value,
    /// The height at which there would be one group less.
    pub height: f64,
}

/// Groups of cases, by positions among all cases; empty where there are fewer than 3 with distances to each other.
#[derive(Debug, Clone, PartialEq)]
pub struct CasebookClusters {
    /// The cases that were grouped.
    pub kept: Vec<usize>,
    /// The cases that were taken out because a distance to others is missing.
    pub left_out: Vec<usize>,
    /// What was joined, in its order.
    pub merges: Vec<Joined>,
    /// The cases in an order in which every group stands together.
    pub order: Vec<usize>,
    /// The group of each case that was grouped, from 0, numbered by their first case.
    pub groups: Vec<u32>,
    /// How well the heights of the tree follow the distances.
    pub cophenetic_correlation: Value,
    /// The silhouette of each case that was grouped.
    pub silhouettes: Vec<Value>,
    /// For each case that was grouped how much of the groups of the others stays without it.
    pub adjusted_rand: Vec<Value>,
    /// Numbers of groups that there could be, from 2 to 10.
    pub numbers: Vec<Number>,
    tree: Option<Tree>,
    distances: Condensed,
}

impl CasebookClusters {
    /// The number of groups.
    #[must_use]
    pub fn number_of_groups(&self) -> usize {
        self.groups.iter().max().map_or(0, |last| *last as usize + 1)
    }

    /// For each pair of the cases that were grouped the height at which they are joined.
    #[must_use]
    pub fn cophenetic(&self) -> Option<Condensed> {
        self.tree.as_ref().map(Tree::cophenetic)
    }
}

/// The mean of those that there are.
fn mean(values: &[Value]) -> Value {
    let known: Vec<f64> = values.iter().filter_map(|value| value.ok()).collect();
    match values.first() {
        Some(Err(reason)) if known.is_empty() => Err(*reason),
        None => Err(Reason::TooFewCases),
        _ => Ok(known.iter().sum::<f64>() / known.len() as f64),
    }
}

/// Which groups cases form, by the distances between them; `NaN` stands where there is none.
///
/// - Cost: the square of the number of cases, in time as a rule and in memory.
///
/// # Errors
/// [`AnalysisError::Option`] when the number of groups is 0, or the height is no finite number.
///
/// # Examples
/// ```
/// use partnergraph::analysis::{casebook_clusters::{self, Cut}, casebook_distances::Condensed};
///
/// // Three houses: the first two are close.
/// let distances = Condensed::new(3, vec![0.1, 0.8, 0.9]).expect("three pairs");
/// let found = casebook_clusters::compute(&distances, &casebook_clusters::Options::default().with_cut(Cut::Groups(2)))?;
/// assert_eq!(found.groups, [0, 0, 1]);
/// assert!((found.merges[1].height - 0.85).abs() < 1e-12);
/// # Ok::<_, partnergraph::method::AnalysisError>(())
/// ```
pub fn compute(distances: &Condensed, options: &Options) -> Result<CasebookClusters, AnalysisError> {
    of(distances, options, &Watch::new())
}

fn of(distances: &Condensed, options: &Options, watch: &Watch) -> Result<CasebookClusters, AnalysisError> {
    match options.cut {
        Cut::Groups(0) => return Err(OptionError::new("groups", 0, "a whole number of 1 or more").into()),
        Cut::Height(height) if !height.is_finite() => return Err(OptionError::new("height", height, "a finite number").into()),
        _ => {}
    }
    let Complete { kept, left_out, distances } = complete(distances, |_| true);
    let count = kept.len();
    if count < 3 {
        return Ok(CasebookClusters {
            merges: Vec::new(),
            order: kept.clone(),
            groups: Vec::new(),
            cophenetic_correlation: Err(Reason::TooFewCases),
            silhouettes: vec![Err(Reason::TooFewCases); count],
            adjusted_rand: vec![Err(Reason::TooFewCases); count],
            numbers: Vec::new(),
            tree: None,
            kept,
            left_out,
            distances,
        });
    }
    let method = options.linkage.method();
    let tree = linkage::joined(&distances, method, watch)?;
    let most = MOST_GROUPS.min(count - 1);
    let partitions: Vec<Vec<u32>> = (2..=most).rev().map(|groups| tree.divided(groups)).collect();
    let of_numbers = linkage::silhouettes(&distances, &partitions, watch)?;
    let valued = |value: Option<f64>| value.ok_or(Reason::ZeroVariance);
    let mut numbers: Vec<Number> = Vec::with_capacity(partitions.len());
    for (groups, silhouettes) in (2..=most).rev().zip(&of_numbers) {
        let mean_silhouette = mean(&silhouettes.iter().map(|value| valued(*value)).collect::<Vec<_>>());
        numbers.push(Number { groups, mean_silhouette, height: tree.merges()[count - groups].height });
    }
    numbers.reverse();
    let groups = match options.cut {
        Cut::Groups(groups) => tree.divided(groups),
        Cut::Height(height) => tree.at_height(height),
        Cut::BySilhouette => {
            let mut best: Option<Number> = None;
            for number in &numbers {
                let is_better = |best: Number| match (number.mean_silhouette, best.mean_silhouette) {
                    (Ok(one), Ok(other)) => one > other + 1e-12,
                    (one, other) => one.is_ok() && other.is_err(),
                };
                if best.is_none_or(is_better) {
                    best = Some(*number);
                }
            }
            // Where no division is better than none, all are one group.
            let is_any = |best: &Number| best.mean_silhouette.is_ok_and(|mean| mean > 1e-12);
            tree.divided(best.filter(is_any).map_or(1, |best| best.groups))
        }
    };
    let number = groups.iter().max().map_or(0, |last| *last as usize + 1);
    let found = linkage::silhouettes(&distances, std::slice::from_ref(&groups), watch)?;
    let why = if number < 2 { Reason::TooFewGroups } else { Reason::ZeroVariance };
    let silhouettes = found.into_iter().flatten().map(|value| value.ok_or(why)).collect();
    let in_turn = options.leave_one_out.map_or(count <= LEFT_OUT_UP_TO, |chosen| chosen == LeaveOneOut::Each);
    let adjusted_rand = if in_turn {
        linkage::left_out(&distances, method, &groups, watch)?.of_item.into_iter().map(valued).collect()
    } else {
        vec![Err(Reason::TooLarge); count]
    };
    let joined = |merge: &Merge| Joined { first: kept[merge.first], second: kept[merge.second], height: merge.height, size: merge.size };
    Ok(CasebookClusters {
        merges: tree.merges().iter().map(joined).collect(),
        order: tree.order().iter().map(|case| kept[*case as usize]).collect(),
        groups,
        cophenetic_correlation: tree.correlation(&distances, watch)?.ok_or(Reason::ZeroVariance),
        silhouettes,
        adjusted_rand,
        numbers,
        tree: Some(tree),
        kept,
        left_out,
        distances,
    })
}

fn given_options(given: &Given) -> Result<(Options, bool), OptionError> {
    let mut options = Options::default().with_linkage(given.choice("linkage")?.unwrap_or_default());
    let root = given.flag(ROOT.name)?.unwrap_or(false);
    if options.linkage == Linkage::Ward && !root {
        return Err(OptionError::new("linkage", "`ward` without `root`", "`average`, `single`, `complete`, or `root` beside it"));
    }
    match (given.whole("groups", 1, 1_000_000)?, given.number("height")?) {
        (Some(_), Some(height)) => return Err(OptionError::new("height", format!("`{height}` beside `groups`"), "one of the two")),
        (Some(groups), None) => options.cut = Cut::Groups(usize::try_from(groups).unwrap_or(1)),
        (None, Some(height)) => options.cut = Cut::Height(height),
        (None, None) => {}
    }
    if let Some(each) = given.flag("leave_one_out")? {
        options.leave_one_out = Some(if each { LeaveOneOut::Each } else { LeaveOneOut::None });
    }
    Ok((options, root))
}

pub(crate) fn run(casebook: &Casebook, given: &Given, watch: &Watch) -> Result<Answer, AnalysisError> {
    let (options, root) = given_options(given)?;
    let pairs_up_to = given.whole("pairs_up_to", 0, 20_000)?.map_or(PAIRS_UP_TO, |most| usize::try_from(most).unwrap_or(0));
    let (profiles, Distances { condensed, cases, .. }) = distances(casebook, given, given.scope()?, watch)?;
    let found = of(&rooted(condensed, root), &options, watch)?;
    let mut answer = Answer::bare(&CARD, given)
        .with_uncertain(profiles.uncertain())
        .with_table(main(&cases, &found))
        .with_table(merges(&cases, &found))
        .with_table(summary(&found))
        .with_table(numbers(&found))
        .with_table(cophenetic(&cases, &found, pairs_up_to));
    if found.merges.is_empty() {
        answer = answer.with_remark(format!("cases with distances to each other: {} (too_few_cases)", found.kept.len()));
    }
    if let Some(remark) = left_out(&cases, &found.left_out) {
        answer = answer.with_remark(remark);
    }
    if options.cut == Cut::BySilhouette && !found.merges.is_empty() {
        answer = answer.with_remark(match found.number_of_groups() {
            1 => "no number of groups was given, and none from 2 to 10 has a mean silhouette above 0".to_owned(),
            groups => format!("no number of groups was given; of those from 2 to 10, {groups} has the largest mean silhouette"),
        });
    }
    if options.linkage == Linkage::Ward {
        answer = answer.with_remark("roots of these distances are Euclidean where nothing is unknown; elsewhere read `ward` with care");
    }
    Ok(answer)
}

fn main(cases: &[CaseId], found: &CasebookClusters) -> Table {
    let none = if found.merges.is_empty() { Reason::TooFewCases } else { Reason::NotRecorded };
    // For each case where it stands among those that were grouped, and in the order.
    let (mut kept, mut places) = (vec![None; cases.len()], vec![None; cases.len()]);
    if !found.merges.is_empty() {
        found.kept.iter().enumerate().for_each(|(place, case)| kept[*case] = Some(place));
        found.order.iter().enumerate().for_each(|(place, case)| places[*case] = Some(place + 1));
    }
    let of = |values: &[Value]| kept.iter().map(|place| place.map_or(Err(none), |place| values[place])).collect::<Vec<_>>();
    let mut table = Table::new("main", cases.len());
    table
        .text("case", cases.iter().map(ToString::to_string))
        .whole("group", kept.iter().map(|place| place.map_or(Err(none), |place| Ok(found.groups[place] as usize + 1))))
        .whole("place", places.iter().map(|place| place.ok_or(none)))
        .number("silhouette", of(&found.silhouettes))
        .number("adjusted_rand", of(&found.adjusted_rand));
    table
}

fn merges(cases: &[CaseId], found: &CasebookClusters) -> Table {
    let mut table = Table::new("merges", found.merges.len());
    table
        .count("step", 1..=found.merges.len())
        .text("first", found.merges.iter().map(|merge| cases[merge.first].to_string()))
        .text("second", found.merges.iter().map(|merge| cases[merge.second].to_string()))
        .number("height", found.merges.iter().map(|merge| Ok(merge.height)))
        .count("size", found.merges.iter().map(|merge| merge.size));
    table
}

fn summary(found: &CasebookClusters) -> Table {
    let groups = found.number_of_groups();
    let smallest = found.adjusted_rand.iter().filter_map(|value| value.ok()).reduce(f64::min);
    let mean_rand = mean(&found.adjusted_rand);
    let mut table = Table::new("summary", 1);
    table
        .count("cases", [found.kept.len()])
        .count("left_out", [found.left_out.len()])
        .whole("groups", [if groups == 0 { Err(Reason::TooFewCases) } else { Ok(groups) }])
        .number("cophenetic_correlation", [found.cophenetic_correlation])
        .number("mean_silhouette", [mean(&found.silhouettes)])
        .number("adjusted_rand_mean", [mean_rand])
        .number("adjusted_rand_smallest", [mean_rand.map(|mean| smallest.unwrap_or(mean))]);
    table
}

fn numbers(found: &CasebookClusters) -> Table {
    let mut table = Table::new("numbers", found.numbers.len());
    table
        .count("groups", found.numbers.iter().map(|number| number.groups))
        .number("mean_silhouette", found.numbers.iter().map(|number| number.mean_silhouette))
        .number("height", found.numbers.iter().map(|number| Ok(number.height)));
    table
}

fn cophenetic(cases: &[CaseId], found: &CasebookClusters, up_to: usize) -> Table {
    let heights = found.cophenetic().filter(|_| found.kept.len() <= up_to);
    let count = heights.as_ref().map_or(0, Condensed::count);
    let pairs = || (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other)));
    let id = |place: usize| cases[found.kept[place]].to_string();
    let values = |of: &Condensed| of.values().iter().map(|value| Ok(*value)).collect::<Vec<Value>>();
    let mut table = Table::new("cophenetic", pairs().count());
    table
        .text("case", pairs().map(|(one, _)| id(one)))
        .text("other", pairs().map(|(_, other)| id(other)))
        .number("value", heights.as_ref().map(values).unwrap_or_default())
        .number("distance", heights.as_ref().map(|_| values(&found.distances)).unwrap_or_default());
    table
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{given, numbers, table, texts, wholes};
    use super::*;
    use crate::method::OptionValue;
    use crate::model::{Actor, Assignment, Case, CaseBuilder, Sector, Status};

    fn house(id: &str, held: &[(&str, Sector)]) -> Case {
        let case = held.iter().enumerate().fold(CaseBuilder::new(id, id), |case, (number, (_, sector))| {
            case.actor(Actor::new(format!("a{number}"), "Somebody").with_sector(*sector))
        });
        let held = held.iter().enumerate();
        let case = held.fold(case, |case, (number, (role, _))| {
            case.assignment(Assignment::new(*role, Status::Current).with_actor(format!("a{number}")))
        });
        case.build().expect("a sound case")
    }

    fn book() -> Casebook {
        let all = ["owner", "operator", "funder"];
        let of = |id: &str, sectors: [Sector; 3]| house(id, &all.into_iter().zip(sectors).collect::<Vec<_>>());
        let (p, c, r) = (Sector::Public, Sector::Civil, Sector::Private);
        [of("a", [p, c, p]), of("b", [r, r, p]), of("c", [p, c, p]), of("d", [r, r, r]), house("e", &[])].into_iter().collect()
    }

    fn answer(book: &Casebook, given: &Given) -> Answer {
        run(book, given, &Watch::new()).expect("options that fit")
    }

    #[test]
    fn groups_of_houses_by_hand() {
        let found = answer(&book(), &Given::nothing());
        // a and c are the same; of b and d two of four cells differ: ½; between these two groups 4/5 of five, or all of six.
        let merges = table(&found, "merges");
        assert_eq!(
            (texts(merges, "first"), texts(merges, "second")),
            (vec!["a".into(), "b".into(), "a".into()], vec!["c".into(), "d".into(), "b".into()])
        );
        let heights = numbers(merges, "height");
        assert!(heights.iter().zip([0.0, 0.5, 0.9]).all(|(found, expected)| found.is_some_and(|found| (found - expected).abs() < 1e-12)));
        assert_eq!(wholes(found.table(), "group"), [Some(1), Some(2), Some(1), Some(2), None]);
        assert_eq!(found.table().reason_column()[4].as_deref().map(|reason| reason.matches("not_recorded").count()), Some(4));
        assert!(found.remarks().iter().any(|remark| remark.ends_with("is missing: `e`")));
        let summary = table(&found, "summary");
        assert_eq!((wholes(summary, "cases"), wholes(summary, "groups")), (vec![Some(4)], vec![Some(2)]));
    }

    #[test]
    fn few_cases_the_same_cases_and_unknown_ones() {
        let one = answer(&[house("a", &[("owner", Sector::Public)])].into_iter().collect(), &Given::nothing());
        assert_eq!(wholes(one.table(), "group"), [None]);
        assert!(one.remarks()[0].ends_with("(too_few_cases)"));
        let same: Casebook = ["a", "b", "c", "d"].map(|id| house(id, &[("owner", Sector::Public)])).into_iter().collect();
        let found = answer(&same, &Given::nothing());
        assert_eq!(wholes(found.table(), "group"), [Some(1); 4]);
        assert_eq!(numbers(table(&found, "summary"), "cophenetic_correlation"), [None]);
        let unknown: Casebook = ["a", "b", "c", "d"].map(|id| house(id, &[])).into_iter().collect();
        let found = answer(&unknown, &Given::nothing());
        assert_eq!((wholes(found.table(), "group"), wholes(table(&found, "summary"), "left_out")), (vec![None; 4], vec![Some(3)]));
        let none = answer(&Casebook::default(), &Given::nothing());
        assert_eq!(none.table().rows(), 0);
    }

    #[test]
    fn options_that_do_not_fit_are_refused() {
        let error = |given: &Given| {
            let refused = run(&book(), given, &Watch::new()).expect_err("they do not fit");
            refused.to_string()
        };
        let ward = given(&[("linkage", "ward")]);
        assert!(error(&ward).contains("found `ward` without `root`"), "{}", error(&ward));
        let both = Given::nothing().with("groups", OptionValue::Whole(2)).with("height", OptionValue::Number(0.5));
        assert!(error(&both).contains("one of the two"));
        let with_root = ward.with("root", OptionValue::Flag(true));
        assert_eq!(wholes(answer(&book(), &with_root).table(), "group")[..4], [Some(1), Some(2), Some(1), Some(2)]);
    }

    #[test]
    fn a_tree_is_cut_where_it_is_said() {
        let distances = Condensed::new(4, vec![1.0, 3.0, 7.0, 2.0, 6.0, 4.0]).expect("six pairs");
        let of = |cut| compute(&distances, &Options::default().with_cut(cut)).expect("it fits").groups;
        assert_eq!(
            (of(Cut::Height(2.5)), of(Cut::Height(0.0)), of(Cut::Groups(3))),
            (vec![0, 0, 0, 1], vec![0, 1, 2, 3], vec![0, 0, 1, 2])
        );
        assert_eq!(of(Cut::Groups(1)), [0; 4]);
        assert!(compute(&distances, &Options::default().with_cut(Cut::Groups(0))).is_err());
        assert!(compute(&distances, &Options::default().with_cut(Cut::Height(f64::NAN))).is_err());
    }
}
