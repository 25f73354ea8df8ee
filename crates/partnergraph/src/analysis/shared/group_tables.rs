//! The tables of a comparison of groups of cases.

use super::case_groups::CaseGroups;
use super::permutations::{self, PSide, Permuted};
use crate::analysis::casebook_distances::Distance;
use crate::analysis::casebook_permanova::{CasebookPermanova, Difference, Lot, differ};
use crate::analysis::casebook_profiles::Profiles;
use crate::maths::{Watch, permanova::holm};
use crate::method::{AnalysisError, Reason, Table, Value};
use crate::model::CaseId;

pub(crate) fn main(found: &CasebookPermanova) -> Table {
    let mut table = Table::new("main", 1);
    table
        .count("cases", [found.kept.len()])
        .count("groups", [found.groups.len()])
        .number("f", [found.f.map(|f| f.observed)])
        .number("r2", [found.r2]);
    permutations::add(&mut table, &[found.f], PSide::Greater);
    table
}

pub(crate) fn dispersion(found: &CasebookPermanova) -> Table {
    let spread = found.dispersion.as_ref().map_err(|reason| *reason);
    let f = spread.and_then(|spread| spread.f);
    let mut table = Table::new("dispersion", 1);
    table.number("f", [f.map(|f| f.observed)]).number("negative_share", [spread.map(|spread| spread.negative_share)]);
    permutations::add(&mut table, &[f], PSide::Greater);
    table
}

pub(crate) fn mantel(found: Option<([Distance; 2], usize, Value<Permuted>)>) -> Table {
    let rows = usize::from(found.is_some());
    let r: Vec<Value<Permuted>> = found.iter().map(|(_, _, r)| *r).collect();
    let two_sided = r.iter().map(|r| r.map(|r| r.p_two_sided)).collect::<Vec<Value>>();
    let mut table = Table::new("mantel", rows);
    table
        .text("distance", found.iter().map(|(of, _, _)| of[0].as_str()))
        .text("other", found.iter().map(|(of, _, _)| of[1].as_str()))
        .count("cases", found.iter().map(|(_, cases, _)| *cases))
        .number("r", r.iter().map(|r| r.map(|r| r.observed)));
    permutations::add(&mut table, &r, PSide::Greater);
    table.number("p_two_sided", two_sided);
    table
}

pub(crate) fn groups(found: &CasebookPermanova, groups: &CaseGroups, cases: &[CaseId]) -> Table {
    let members = |group: usize| {
        let of_group = found.kept.iter().zip(&found.group_of).filter(move |(_, of)| **of as usize == group);
        of_group.map(|(case, _)| cases[*case].to_string()).collect::<Vec<_>>()
    };
    let mean = |group: usize| found.dispersion.as_ref().map(|spread| spread.means[group]).map_err(|reason| *reason);
    let mut table = Table::new("groups", found.groups.len());
    table
        .text("group", found.groups.iter().map(|group| groups.names[group.0 as usize].clone()))
        .count("cases", found.groups.iter().map(|group| group.1))
        .number("mean_distance", (0..found.groups.len()).map(mean))
        .texts("members", (0..found.groups.len()).map(members));
    table
}

pub(crate) fn cases(found: &CasebookPermanova, groups: &CaseGroups, cases: &[CaseId]) -> Table {
    let mut distances: Vec<Value> = vec![Err(Reason::NotRecorded); cases.len()];
    for (place, case) in found.kept.iter().enumerate() {
        distances[*case] = found.dispersion.as_ref().map(|spread| spread.of_case[place]).map_err(|reason| *reason);
    }
    let mut table = Table::new("cases", cases.len());
    table
        .text("case", cases.iter().map(ToString::to_string))
        .valued_text("group", groups.of.iter().map(|group| group.map(|group| groups.names[group as usize].clone())))
        .number("distance", distances);
    table
}

pub(crate) fn differences(
    profiles: &Profiles,
    groups: &CaseGroups,
    compared: Option<[u32; 2]>,
    columns: &[usize],
    lot: Lot,
    watch: &Watch,
) -> Result<Table, AnalysisError> {
    let Some(pair) = compared else { return Ok(rows(profiles, &[], &[], &[String::new(), String::new()])) };
    let (mut found, mut sizes) = (Vec::with_capacity(columns.len()), Vec::with_capacity(columns.len()));
    for column in columns {
        let [first, second] = pair.map(|group| {
            let of_group = (0..profiles.cases().len()).filter(|case| groups.of[*case] == Ok(group));
            of_group.filter_map(|case| profiles.value(case, *column).ok()).collect::<Vec<f64>>()
        });
        sizes.push((*column, [first.len(), second.len()]));
        found.push(differ(&first, &second, lot, watch)?);
    }
    Ok(rows(profiles, &sizes, &found, &pair.map(|group| groups.names[group as usize].clone())))
}

fn rows(profiles: &Profiles, sizes: &[(usize, [usize; 2])], found: &[Value<Difference>], names: &[String; 2]) -> Table {
    let number = |of: fn(&Difference) -> f64| found.iter().map(move |value| value.as_ref().map(of).map_err(|reason| *reason));
    // What is the same in all cases is no test.
    let p: Vec<Option<f64>> = found.iter().map(|value| value.as_ref().ok().map(|found| found.difference.p_two_sided)).collect();
    let adjusted =
        holm(&p).into_iter().zip(found).map(|(p, found)| p.ok_or_else(|| found.as_ref().err().copied().unwrap_or(Reason::NotRecorded)));
    let tests = p.iter().flatten().count();
    let valued = |of: fn(&Difference) -> usize| found.iter().map(move |value| value.as_ref().map(of).map_err(|reason| *reason));
    let mut table = Table::new("differences", sizes.len());
    table
        .text("column", sizes.iter().map(|(column, _)| profiles.columns()[*column].name.clone()))
        .text("first", sizes.iter().map(|_| names[0].clone()))
        .text("second", sizes.iter().map(|_| names[1].clone()))
        .count("first_cases", sizes.iter().map(|(_, sizes)| sizes[0]))
        .count("second_cases", sizes.iter().map(|(_, sizes)| sizes[1]))
        .number("first_mean", number(|found| found.means[0]))
        .number("second_mean", number(|found| found.means[1]))
        .number("difference", number(|found| found.means[0] - found.means[1]))
        .number("first_median", number(|found| found.medians[0]))
        .number("second_median", number(|found| found.medians[1]))
        .number("difference_of_medians", number(|found| found.medians[0] - found.medians[1]))
        .number("delta", number(|found| found.delta))
        .number("p", number(|found| found.difference.p_two_sided))
        .number("p_holm", adjusted)
        .count("tests", sizes.iter().map(|_| tests))
        .optional_flag("exact", found.iter().map(|value| value.as_ref().map(|found| found.difference.exact).map_err(|reason| *reason)))
        .whole("arrangements", valued(|found| found.difference.arrangements));
    table
}
