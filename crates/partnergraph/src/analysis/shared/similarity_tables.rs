//! The tables of a comparison of networks.

use super::nearest_cases::Near;
use crate::analysis::casebook_similarity::{CasebookSimilarity, Method};
use crate::method::{Reason, Table};

/// The pairs that are listed: all of them up to so many cases, or of each case those with the most alike.
pub(crate) fn pairs(count: usize, up_to: usize, nearest: &[Vec<Near>]) -> Vec<(usize, usize)> {
    if count <= up_to {
        return (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other))).collect();
    }
    let near = nearest.iter().enumerate().flat_map(|(one, near)| near.iter().map(move |near| (one.min(near.case), one.max(near.case))));
    let mut pairs: Vec<(usize, usize)> = near.collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn keyed(name: &'static str, found: &CasebookSimilarity, pairs: &[(usize, usize)]) -> Table {
    let mut table = Table::new(name, pairs.len());
    table
        .text("case", pairs.iter().map(|(one, _)| found.cases[*one].to_string()))
        .text("other", pairs.iter().map(|(_, other)| found.cases[*other].to_string()));
    table
}

pub(crate) fn main(found: &CasebookSimilarity, pairs: &[(usize, usize)]) -> Table {
    let mut table = keyed("main", found, pairs);
    table.number("value", pairs.iter().map(|(one, other)| found.value(*one, *other)));
    table
}

pub(crate) fn nearest(found: &CasebookSimilarity, nearest: &[Vec<Near>]) -> Table {
    let rows: Vec<(usize, &Near)> = nearest.iter().enumerate().flat_map(|(case, near)| near.iter().map(move |near| (case, near))).collect();
    let mut table = Table::new("nearest", rows.len());
    table
        .text("case", rows.iter().map(|(case, _)| found.cases[*case].to_string()))
        .count("rank", rows.iter().map(|(_, near)| near.rank))
        .text("other", rows.iter().map(|(_, near)| found.cases[near.case].to_string()))
        .number("value", rows.iter().map(|(case, near)| found.value(*case, near.case)));
    table
}

pub(crate) fn cases(found: &CasebookSimilarity) -> Table {
    let mut table = Table::new("cases", found.cases.len());
    table
        .text("case", found.cases.iter().map(ToString::to_string))
        .count("actors", found.actors.iter().copied())
        .count("ties", found.ties.iter().copied())
        .count("components", found.components.iter().map(Vec::len))
        .texts("sizes", found.components.iter().map(|sizes| sizes.iter().map(ToString::to_string).collect()));
    table
}

pub(crate) fn kernels(found: &CasebookSimilarity, pairs: &[(usize, usize)]) -> Table {
    let pairs = if found.method() == Method::Wl { pairs } else { &[] };
    let kernel = |one: usize, other: usize| usize::try_from(found.kernel(one, other).unwrap_or(0)).unwrap_or(usize::MAX);
    let mut table = keyed("kernels", found, pairs);
    table
        .count("kernel", pairs.iter().map(|(one, other)| kernel(*one, *other)))
        .count("of_case", pairs.iter().map(|(one, _)| kernel(*one, *one)))
        .count("of_other", pairs.iter().map(|(_, other)| kernel(*other, *other)));
    table
}

pub(crate) fn edits(found: &CasebookSimilarity, pairs: &[(usize, usize)]) -> Table {
    let bounded: Vec<((usize, usize), [usize; 2])> =
        pairs.iter().filter_map(|pair| found.edit(pair.0, pair.1).map(|bounds| (*pair, bounds))).collect();
    let mut table = keyed("edits", found, &bounded.iter().map(|(pair, _)| *pair).collect::<Vec<_>>());
    table
        .whole("cost", bounded.iter().map(|(_, [lower, upper])| if lower == upper { Ok(*upper) } else { Err(Reason::TooLarge) }))
        .count("lower", bounded.iter().map(|(_, bounds)| bounds[0]))
        .count("upper", bounded.iter().map(|(_, bounds)| bounds[1]))
        .flag("exact", bounded.iter().map(|(_, [lower, upper])| lower == upper));
    table
}
