//! Cases by the distances of their profiles, for analyses that go on from there.

use super::super::casebook_distances::{self, Distances, Range};
use super::super::casebook_profiles::{self, Profiles};
use crate::maths::{Condensed, Watch, pairs};
use crate::method::{AnalysisError, Given, OptionKind, OptionSpec, Preset};
use crate::model::{CaseId, Casebook};
use crate::view::{Choice as _, Scope};

/// What differences of numbers are held against.
pub(crate) const RANGE: OptionSpec = OptionSpec {
    name: "range",
    kind: OptionKind::Choice(Range::WORDS),
    preset: Preset::Text("declared"),
    meaning: "for `gower`, what a difference of numbers is held against, as in `casebook_distances`",
};

/// What is compared.
pub(crate) const COLUMNS: OptionSpec = OptionSpec {
    name: "columns",
    kind: OptionKind::Texts,
    preset: Preset::Nothing,
    meaning: "the columns of `casebook_profiles` that distances are of, by name or in groups; those of `casebook_distances` without it",
};

/// Whether square roots of the distances are taken.
pub(crate) const ROOT: OptionSpec = OptionSpec {
    name: "root",
    kind: OptionKind::Flag,
    preset: Preset::Flag(false),
    meaning: "whether the square roots of the distances are taken instead of the distances; `ward` needs it",
};

/// Profiles of all columns, and the distances that the options name.
pub(crate) fn distances(casebook: &Casebook, given: &Given, scope: Scope, watch: &Watch) -> Result<(Profiles, Distances), AnalysisError> {
    let options = casebook_distances::given_options(given)?;
    let profiles = casebook_profiles::of(casebook, casebook_profiles::Options::default().with_scope(scope), watch)?;
    let found = casebook_distances::of(&profiles, &options, watch)?;
    Ok((profiles, found))
}

/// The distances, or their roots where these are asked for.
pub(crate) fn rooted(distances: Condensed, root: bool) -> Condensed {
    if !root {
        return distances;
    }
    let roots = distances.values().iter().map(|value| value.sqrt()).collect();
    Condensed::new(distances.count(), roots).expect("as many as there were")
}

/// Cases of which every two have a distance.
#[derive(Debug)]
pub(crate) struct Complete {
    /// Positions of those that are kept, ascending.
    pub(crate) kept: Vec<usize>,
    /// Positions of those that were taken out, ascending.
    pub(crate) left_out: Vec<usize>,
    pub(crate) distances: Condensed,
}

/// Takes cases out one at a time until none is left without a distance to another: those without most first, of equals the last.
/// Of `among` only those that are true are looked at.
pub(crate) fn complete(distances: &Condensed, among: impl Fn(usize) -> bool) -> Complete {
    let count = distances.count();
    let mut is_in: Vec<bool> = (0..count).map(among).collect();
    let mut missing = vec![0_usize; count];
    for one in 0..count {
        for (after, value) in distances.row(one).iter().enumerate() {
            let other = one + 1 + after;
            if value.is_nan() && is_in[one] && is_in[other] {
                missing[one] += 1;
                missing[other] += 1;
            }
        }
    }
    let mut left_out = Vec::new();
    while let Some(worst) = (0..count).filter(|case| is_in[*case] && missing[*case] > 0).max_by_key(|case| (missing[*case], *case)) {
        is_in[worst] = false;
        left_out.push(worst);
        for other in (0..count).filter(|other| *other != worst && is_in[*other]) {
            missing[other] -= usize::from(distances.at(worst, other).is_nan());
        }
    }
    left_out.sort_unstable();
    let kept: Vec<usize> = (0..count).filter(|case| is_in[*case]).collect();
    let distances = if kept.len() == count {
        distances.clone()
    } else {
        let mut values = Vec::with_capacity(pairs(kept.len()));
        for (place, one) in kept.iter().enumerate() {
            values.extend(kept[place + 1..].iter().map(|other| distances.at(*one, *other)));
        }
        Condensed::new(kept.len(), values).expect("a value for each pair that is kept")
    };
    Complete { kept, left_out, distances }
}

/// That cases were taken out, in words.
pub(crate) fn left_out(cases: &[CaseId], left_out: &[usize]) -> Option<String> {
    listed(cases, left_out).map(|list| format!("left out, because a distance to others is missing: {list}"))
}

/// Some cases by their ids, the first twenty; nothing where there is none.
pub(crate) fn listed(cases: &[CaseId], some: &[usize]) -> Option<String> {
    const NAMED: usize = 20;
    let ids: Vec<String> = some.iter().take(NAMED).map(|case| format!("`{}`", cases[*case])).collect();
    let more = if some.len() > NAMED { format!(" and {} more", some.len() - NAMED) } else { String::new() };
    (!some.is_empty()).then(|| format!("{}{more}", ids.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_with_most_missing_go_first() {
        let none = f64::NAN;
        // 1 has no distance to 0 and 3, 2 none to 3.
        let distances = Condensed::new(4, vec![none, 0.1, 0.2, 0.3, none, none]).expect("six pairs");
        let found = complete(&distances, |_| true);
        assert_eq!((found.kept, found.left_out), (vec![0, 2], vec![1, 3]));
        assert_eq!(found.distances.values(), [0.1]);
        // Of equals the last goes.
        let even = complete(&Condensed::new(2, vec![none]).expect("a pair"), |_| true);
        assert_eq!((even.kept, even.left_out), (vec![0], vec![1]));
        let some = complete(&distances, |case| case != 3 && case != 1);
        assert_eq!((some.kept, some.left_out), (vec![0, 2], vec![]));
        let cases: Vec<CaseId> = ["a", "b"].map(CaseId::from).to_vec();
        assert_eq!(left_out(&cases, &[1]).as_deref(), Some("left out, because a distance to others is missing: `b`"));
    }
}
