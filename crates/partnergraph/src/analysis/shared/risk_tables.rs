//! The tables of risks.

use crate::analysis::case_risks::{Assessment, Candidate, NotKnown, RatedRisk, RiskClass, RiskMatrix};
use crate::method::{Item, Reason, Table, Value};
use crate::model::{Case, Grade, Measure, Risk};

fn number(grade: Value<Grade>) -> Value<usize> {
    grade.map(|grade| usize::from(grade.get()))
}

fn word(class: Value<RiskClass>) -> Value<&'static str> {
    class.map(RiskClass::as_str)
}

fn id(case: &Case, position: usize) -> String {
    case.risks()[position].id().to_string()
}

fn basis(position: usize) -> Vec<Item> {
    vec![Item::Risk(position as u32)]
}

pub(crate) fn main(case: &Case, risks: &[RatedRisk]) -> Table {
    let recorded = |risk: &RatedRisk| -> &Risk { &case.risks()[risk.position] };
    let mut table = Table::new("main", risks.len());
    table
        .text("risk", risks.iter().map(|risk| id(case, risk.position)))
        .text("event", risks.iter().map(|risk| recorded(risk).event().to_owned()))
        .whole("likelihood", risks.iter().map(|risk| number(risk.now.likelihood)))
        .whole("consequence", risks.iter().map(|risk| number(risk.now.consequence)))
        .texts("worst", risks.iter().map(|risk| risk.worst.clone()))
        .whole("score", risks.iter().map(|risk| risk.now.score))
        .valued_text("class", risks.iter().map(|risk| word(risk.now.class)))
        .whole("likelihood_after", risks.iter().map(|risk| number(risk.after.likelihood)))
        .whole("consequence_after", risks.iter().map(|risk| number(risk.after.consequence)))
        .whole("score_after", risks.iter().map(|risk| risk.after.score))
        .valued_text("class_after", risks.iter().map(|risk| word(risk.after.class)))
        .count("measures", risks.iter().map(|risk| risk.measures.len()))
        .texts("causes", risks.iter().map(|risk| recorded(risk).causes().to_vec()))
        .texts("affects", risks.iter().map(|risk| recorded(risk).affects().to_vec()))
        .rests_on(risks.iter().map(|risk| basis(risk.position)));
    table
}

pub(crate) fn measures(case: &Case, risks: &[RatedRisk]) -> Table {
    let rows: Vec<(usize, usize, &Measure)> = risks
        .iter()
        .flat_map(|risk| risk.measures.iter().map(|place| (risk.position, *place, &case.risks()[risk.position].measures()[*place])))
        .collect();
    let mut table = Table::new("measures", rows.len());
    table
        .text("risk", rows.iter().map(|(risk, ..)| id(case, *risk)))
        .count("position", rows.iter().map(|(_, place, _)| *place))
        .optional_text("what", rows.iter().map(|(.., measure)| measure.what().map(str::to_owned)))
        .optional_text("reduces", rows.iter().map(|(.., measure)| measure.reduces().map(|side| side.to_string())))
        .optional_text("owner", rows.iter().map(|(.., measure)| measure.owner().map(str::to_owned)))
        .optional_text("due", rows.iter().map(|(.., measure)| measure.due().map(|due| due.to_string())))
        .whole("likelihood_after", rows.iter().map(|(.., measure)| grade(measure.likelihood_after())))
        .whole("consequence_after", rows.iter().map(|(.., measure)| grade(measure.consequence_after())))
        .rests_on(rows.iter().map(|(risk, ..)| basis(*risk)));
    table
}

fn grade(grade: Option<Grade>) -> Value<usize> {
    number(grade.ok_or(Reason::NotRecorded))
}

pub(crate) fn consequences(case: &Case, risks: &[RatedRisk], matrix: &RiskMatrix) -> Table {
    let rows: Vec<(usize, &str, Grade, Assessment)> = risks
        .iter()
        .flat_map(|risk| {
            let recorded = &case.risks()[risk.position];
            let rate = move |grade| Assessment::of(matrix, recorded.likelihood(), Some(grade));
            recorded.consequence().iter().map(move |(dimension, grade)| (risk.position, dimension, grade, rate(grade)))
        })
        .collect();
    let mut table = Table::new("consequences", rows.len());
    table
        .text("risk", rows.iter().map(|(risk, ..)| id(case, *risk)))
        .text("dimension", rows.iter().map(|(_, dimension, ..)| (*dimension).to_owned()))
        .count("consequence", rows.iter().map(|(_, _, grade, _)| usize::from(grade.get())))
        .whole("score", rows.iter().map(|(.., rated)| rated.score))
        .valued_text("class", rows.iter().map(|(.., rated)| word(rated.class)))
        .rests_on(rows.iter().map(|(risk, ..)| basis(*risk)));
    table
}

pub(crate) fn matrix(case: &Case, risks: &[RatedRisk], matrix: &RiskMatrix) -> Table {
    let cells: Vec<(Grade, Grade, RiskClass)> = matrix.cells().collect();
    let inside = |(likelihood, consequence, _): &(Grade, Grade, RiskClass), side: fn(&RatedRisk) -> Assessment| {
        let is_inside = |risk: &&RatedRisk| (side(risk).likelihood, side(risk).consequence) == (Ok(*likelihood), Ok(*consequence));
        risks.iter().filter(is_inside).map(|risk| risk.position).collect::<Vec<_>>()
    };
    let ids = |positions: Vec<usize>| positions.into_iter().map(|position| id(case, position)).collect::<Vec<_>>();
    let both = |cell: &(Grade, Grade, RiskClass)| {
        let mut positions = inside(cell, |risk| risk.now);
        positions.extend(inside(cell, |risk| risk.after));
        positions.sort_unstable();
        positions.dedup();
        positions.into_iter().flat_map(basis).collect()
    };
    let mut table = Table::new("matrix", cells.len());
    table
        .count("likelihood", cells.iter().map(|(likelihood, ..)| usize::from(likelihood.get())))
        .count("consequence", cells.iter().map(|(_, consequence, _)| usize::from(consequence.get())))
        .count("score", cells.iter().map(|(likelihood, consequence, _)| usize::from(likelihood.get()) * usize::from(consequence.get())))
        .text("class", cells.iter().map(|(.., class)| class.as_str()))
        .texts("risks", cells.iter().map(|cell| ids(inside(cell, |risk| risk.now))))
        .texts("risks_after", cells.iter().map(|cell| ids(inside(cell, |risk| risk.after))))
        .rests_on(cells.iter().map(both));
    table
}

pub(crate) fn candidates(case: &Case, candidates: &[Candidate]) -> Table {
    let mut table = Table::new("candidates", candidates.len());
    table
        .text("trigger", candidates.iter().map(|candidate| candidate.trigger.as_str()))
        .text("what", candidates.iter().map(|candidate| candidate.what.clone()))
        .number("value", candidates.iter().map(|candidate| Ok(candidate.value)))
        .texts("concerns", candidates.iter().map(|candidate| candidate.concerns.clone()))
        .texts("recorded", candidates.iter().map(|candidate| candidate.recorded.iter().map(|risk| id(case, *risk)).collect()))
        .rests_on(candidates.iter().map(|candidate| candidate.basis.clone()));
    table
}

pub(crate) fn not_known(not_known: &[NotKnown]) -> Table {
    let mut table = Table::new("not_known", not_known.len());
    table
        .text("trigger", not_known.iter().map(|row| row.trigger.as_str()))
        .text("why", not_known.iter().map(|row| row.why.clone()))
        .texts("concerns", not_known.iter().map(|row| row.concerns.clone()));
    table
}
