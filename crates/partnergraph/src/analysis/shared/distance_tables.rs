//! What `casebook_distances` lists beside the distances: in what cases differ, and what one could learn from those near to it.

use super::nearest_cases::Near;
use super::partition::NO_CLASS;
use crate::analysis::casebook_distances::{Distances, Range, UsedColumn};
use crate::analysis::casebook_profiles::Profiles;
use crate::analysis::role_coverage::{self, CLASSES, class};
use crate::maths::in_blocks;
use crate::method::{AnalysisError, Reason, Table, Value, Watch};
use crate::model::{ActorIndex, Case, Casebook, Code as _, RoleState};
use crate::view::{Incidence, Scope, Selection};

/// How a role stands in a case, and who holds it.
struct Standing {
    state: RoleState,
    holders: Vec<ActorIndex>,
}

/// How the roles stand in every case.
pub(crate) struct Documents<'a> {
    casebook: &'a Casebook,
    profiles: &'a Profiles,
    /// For each case, by the roles of the profiles; nothing where its role model does not have the role.
    standing: Vec<Vec<Option<Standing>>>,
}

/// So many cases are gone through between two looks at the watch.
const BLOCK: usize = 256;

impl<'a> Documents<'a> {
    pub(crate) fn of(casebook: &'a Casebook, profiles: &'a Profiles, scope: &Scope, watch: &Watch) -> Result<Self, AnalysisError> {
        let cases = casebook.cases();
        let of_case = |case: &Case| -> Result<Vec<Option<Standing>>, AnalysisError> {
            let selection = Selection::of(case, scope)?;
            let incidence = Incidence::of(&selection);
            let mut standing: Vec<Option<Standing>> = profiles.roles().iter().map(|_| None).collect();
            for found in role_coverage::of(&selection, &incidence, &vec![1; case.roles().len()]) {
                let (position, id) = (found.role.position(), case.roles()[found.role.position()].id());
                // Most cases have the same roles in the same order.
                let is_here = profiles.roles().get(position) == Some(id);
                let place = if is_here { Some(position) } else { profiles.roles().iter().position(|role| role == id) };
                place.into_iter().for_each(|place| standing[place] = Some(Standing { state: found.state, holders: found.holders.clone() }));
            }
            Ok(standing)
        };
        let (mut standing, mut failed) = (Vec::with_capacity(cases.len()), None);
        let of_block =
            |(): &mut (), range: std::ops::Range<usize>| cases[range].iter().map(|case| of_case(case)).collect::<Result<Vec<_>, _>>();
        in_blocks(
            cases.len(),
            BLOCK,
            watch,
            || (),
            of_block,
            |found| match found {
                Ok(found) => standing.extend(found),
                Err(error) => failed = failed.take().or(Some(error)),
            },
        )?;
        failed.map_or(Ok(Self { casebook, profiles, standing }), Err)
    }

    fn case(&self, case: usize) -> &'a Case {
        &self.casebook.cases()[case]
    }

    fn id(&self, case: usize) -> String {
        self.case(case).id().to_string()
    }

    fn role(&self, role: usize) -> String {
        self.profiles.roles()[role].to_string()
    }

    /// Who holds a role, of a class if one is given; nothing where nothing is known of the role.
    fn holders(&self, case: usize, role: usize, of: Option<usize>) -> Option<Vec<ActorIndex>> {
        let standing = self.standing[case][role].as_ref().filter(|standing| standing.state != RoleState::Unknown)?;
        let is_meant = |actor: &&ActorIndex| of.is_none_or(|of| class(self.case(case), **actor) == Some(of));
        Some(standing.holders.iter().filter(is_meant).copied().collect())
    }

    fn ids(&self, case: usize, actors: &[ActorIndex]) -> Vec<String> {
        actors.iter().map(|actor| self.case(case).actor_at(*actor).id().to_string()).collect()
    }

    fn names(&self, case: usize, actors: &[ActorIndex]) -> Vec<String> {
        actors.iter().map(|actor| self.case(case).actor_at(*actor).name().to_owned()).collect()
    }

    /// The classes of some actors, each once, in the order in which they are declared; last those without one.
    fn classes(&self, case: usize, actors: &[ActorIndex]) -> Vec<&'static str> {
        let mut found: Vec<usize> = actors.iter().map(|actor| class(self.case(case), *actor).unwrap_or(CLASSES.len())).collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|class| CLASSES.get(class).map_or(NO_CLASS, |class| class.as_str())).collect()
    }
}

/// The pairs that are listed: all of them, or of each case those with its nearest.
pub(crate) struct Pairs {
    pub(crate) is_all: bool,
    pairs: Vec<(usize, usize)>,
}

impl Pairs {
    pub(crate) fn of(count: usize, up_to: usize, nearest: &[Vec<Near>]) -> Self {
        if count <= up_to {
            let pairs = (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other))).collect();
            return Self { is_all: true, pairs };
        }
        let both = nearest.iter().enumerate().flat_map(|(one, list)| list.iter().map(move |near| (one.min(near.case), one.max(near.case))));
        let mut pairs: Vec<(usize, usize)> = both.collect();
        pairs.sort_unstable();
        pairs.dedup();
        Self { is_all: count < 2, pairs }
    }
}

pub(crate) fn main(found: &Distances, listed: &Pairs) -> Table {
    let (pairs, id) = (&listed.pairs, |case: usize| found.cases[case].to_string());
    let mut table = Table::new("main", pairs.len());
    table
        .text("case", pairs.iter().map(|(one, _)| id(*one)))
        .text("other", pairs.iter().map(|(_, other)| id(*other)))
        .number("value", pairs.iter().map(|(one, other)| found.value(*one, *other)))
        .count("compared", pairs.iter().map(|(one, other)| found.compared(*one, *other)));
    table
}

pub(crate) fn nearest(found: &Distances, nearest: &[Vec<Near>]) -> Table {
    let rows: Vec<(usize, &Near)> = nearest.iter().enumerate().flat_map(|(case, list)| list.iter().map(move |near| (case, near))).collect();
    let mut table = Table::new("nearest", rows.len());
    table
        .text("case", rows.iter().map(|(case, _)| found.cases[*case].to_string()))
        .count("rank", rows.iter().map(|(_, near)| near.rank))
        .text("other", rows.iter().map(|(_, near)| found.cases[near.case].to_string()))
        .number("value", rows.iter().map(|(_, near)| Ok(near.value)))
        .count("compared", rows.iter().map(|(case, near)| found.compared(*case, near.case)))
        .count("tied", rows.iter().map(|(_, near)| near.tied));
    table
}

/// A cell of role and class with holders in one of two cases.
struct Difference {
    pair: (usize, usize),
    role: usize,
    class: usize,
    filled_in: usize,
    holders: Vec<ActorIndex>,
}

pub(crate) fn differences(documents: &Documents<'_>, listed: &Pairs) -> Table {
    let mut rows = Vec::new();
    for &(one, other) in &listed.pairs {
        for (role, class) in (0..documents.profiles.roles().len()).flat_map(|role| (0..CLASSES.len()).map(move |class| (role, class))) {
            let of = |case: usize| documents.holders(case, role, Some(class));
            let (Some(here), Some(there)) = (of(one), of(other)) else { continue };
            let (filled_in, holders) = match (here.is_empty(), there.is_empty()) {
                (false, true) => (one, here),
                (true, false) => (other, there),
                _ => continue,
            };
            rows.push(Difference { pair: (one, other), role, class, filled_in, holders });
        }
    }
    let mut table = Table::new("differences", rows.len());
    table
        .text("case", rows.iter().map(|row| documents.id(row.pair.0)))
        .text("other", rows.iter().map(|row| documents.id(row.pair.1)))
        .text("role", rows.iter().map(|row| documents.role(row.role)))
        .text("class", rows.iter().map(|row| CLASSES[row.class].as_str()))
        .text("filled_in", rows.iter().map(|row| documents.id(row.filled_in)))
        .texts("held_by", rows.iter().map(|row| documents.ids(row.filled_in, &row.holders)))
        .texts("names", rows.iter().map(|row| documents.names(row.filled_in, &row.holders)));
    table
}

pub(crate) fn lessons(documents: &Documents<'_>, nearest: &[Vec<Near>]) -> Table {
    let mut rows = Vec::new();
    for (case, near) in nearest.iter().enumerate().filter(|(_, near)| near.len() > 1) {
        for (role, standing) in documents.standing[case].iter().enumerate() {
            let Some(state) = standing.as_ref().map(|standing| standing.state).filter(|state| *state != RoleState::Filled) else {
                continue;
            };
            let held = near.iter().map(|near| documents.holders(near.case, role, None).filter(|held| !held.is_empty()));
            let Some(held) = held.collect::<Option<Vec<_>>>() else { continue };
            rows.extend(near.iter().zip(held).map(|(near, held)| (case, role, state, near.case, held)));
        }
    }
    let mut table = Table::new("lessons", rows.len());
    table
        .text("case", rows.iter().map(|(case, ..)| documents.id(*case)))
        .text("role", rows.iter().map(|(_, role, ..)| documents.role(*role)))
        .text("state", rows.iter().map(|(_, _, state, ..)| state.as_str()))
        .text("other", rows.iter().map(|(_, _, _, other, _)| documents.id(*other)))
        .texts("held_by", rows.iter().map(|(_, _, _, other, held)| documents.ids(*other, held)))
        .texts("names", rows.iter().map(|(_, _, _, other, held)| documents.names(*other, held)))
        .texts("classes", rows.iter().map(|(_, _, _, other, held)| documents.classes(*other, held)));
    table
}

pub(crate) fn cases(profiles: &Profiles, sums: &[(f64, usize)]) -> Table {
    let alone = sums.len() < 2;
    let mean = |(sum, count): &(f64, usize)| match count {
        0 if alone => Err(Reason::TooFewCases),
        0 => Err(Reason::NotRecorded),
        _ => Ok(sum / *count as f64),
    };
    let documented = profiles.documented();
    let mut table = Table::new("cases", sums.len());
    table
        .text("case", profiles.cases().iter().map(ToString::to_string))
        .number("mean", sums.iter().map(mean))
        .count("others", sums.iter().map(|(_, count)| *count))
        .number("completeness", documented.iter().map(|of| of.completeness()))
        .count("roles_unknown", documented.iter().map(|of| of.roles_unknown))
        .count("holders_without_class", documented.iter().map(|of| of.holders_without_class));
    table
}

pub(crate) fn columns(profiles: &Profiles, used: &[UsedColumn]) -> Table {
    let spreads: Vec<_> = used.iter().map(|used| profiles.spread(used.column)).collect();
    let end = |end: usize| {
        let rows = used.iter().zip(&spreads);
        rows.map(move |(used, (_, spread))| {
            // Whoever is read as there or not is so from 0 to 1.
            let declared = used.range.filter(|(_, range)| *range == Range::Declared).map(|(range, _)| range);
            declared.or(*spread).map(|range| range[end]).ok_or(Reason::NotRecorded)
        })
    };
    let range = |used: &UsedColumn| used.range.map(|(_, range)| if range == Range::Declared { "declared" } else { "cases" });
    let mut table = Table::new("columns", used.len());
    table
        .text("column", used.iter().map(|used| profiles.columns()[used.column].name.clone()))
        .text("kind", used.iter().map(|used| used.kind.as_str()))
        .optional_text("range", used.iter().map(range))
        .number("lower", end(0))
        .number("upper", end(1))
        .count("known", spreads.iter().map(|(known, _)| *known))
        .flag("left_out", used.iter().map(|used| used.left_out));
    table
}

/// What a reader of distances must know about them.
pub(crate) fn remarks(profiles: &Profiles, found: &Distances, sums: &[(f64, usize)], listed: &Pairs, differing: &Pairs) -> Vec<String> {
    let mut remarks = Vec::new();
    if found.cases.len() == 1 {
        remarks.push("there is one case, and none to compare it with (too_few_cases)".to_owned());
    }
    let missing = found.condensed.values().iter().filter(|value| value.is_nan()).count();
    if missing > 0 {
        remarks.push(format!("pairs of cases without a distance: {missing} of {}", found.condensed.values().len()));
    }
    // Each pair that counts is counted by both of its cases.
    let counted = sums.iter().map(|(_, count)| count).sum::<usize>() / 2;
    let thin = found.condensed.values().len() - missing - counted;
    if thin > 0 {
        remarks
            .push(format!("pairs of which too few columns are known in both for one to be near to the other (`least_compared`): {thin}"));
    }
    if found.columns.iter().any(|used| used.range.is_some_and(|(_, range)| range == Range::Sample)) {
        remarks.push("ranges of some columns come from the cases: adding a case changes the distances of the others".to_owned());
    }
    if let Ok(correlation) = with_documentation(profiles, found) {
        remarks.push(format!(
            "over all pairs, distance and difference in completeness of documentation correlate with {correlation:.2}: near 1, distances would say \
            how cases are documented rather than what they are"
        ));
    }
    if !listed.is_all {
        remarks.push("`main` lists each case with its nearest only; `pairs_up_to` chooses more".to_owned());
    }
    if !differing.is_all {
        remarks.push("`differences` are listed for each case with its nearest only; `differences_up_to` chooses more".to_owned());
    }
    remarks
}

/// The correlation, over the pairs that have a distance, of the distance with the difference in completeness.
fn with_documentation(profiles: &Profiles, found: &Distances) -> Value {
    let completeness: Vec<f64> = profiles.documented().iter().map(|of| of.completeness().unwrap_or(f64::NAN)).collect();
    let count = completeness.len();
    // Sums of x, y, x², y² and xy, with the number of pairs.
    let (mut sums, mut pairs) = ([0.0; 5], 0.0);
    for one in 0..count {
        for (x, other) in found.condensed.row(one).iter().zip(one + 1..) {
            let y = (completeness[one] - completeness[other]).abs();
            if !x.is_nan() && !y.is_nan() {
                pairs += 1.0;
                for (sum, term) in sums.iter_mut().zip([*x, y, x * x, y * y, x * y]) {
                    *sum += term;
                }
            }
        }
    }
    let [x, y, xx, yy, xy] = sums;
    let spread = (pairs * xx - x * x) * (pairs * yy - y * y);
    if pairs > 2.0 && spread > 1e-12 { Ok((pairs * xy - x * y) / spread.sqrt()) } else { Err(Reason::ZeroVariance) }
}
