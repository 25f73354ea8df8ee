//! The matrix for a terminal.

use super::{Matrix, MatrixCell};
use crate::model::{Language, RoleState};
use crate::report::letters::columns;
use crate::report::words::{self, capital, counted};
use crate::report::wrap::{divides_well, padded, wrap_columns};

/// How wide a terminal is taken to be.
pub(in crate::report) const WIDE: usize = 120;
/// The widest that names of cases are set.
const NAME: usize = 40;
/// Between two columns.
const GAP: usize = 2;

/// The matrix as text.
pub(super) fn render(matrix: &Matrix) -> String {
    let language = matrix.language;
    let mut text = String::new();
    let count = counted(language, matrix.rows.len(), [words::HOUSE, words::HOUSES]);
    push(&mut text, &format!("{}: {count}", words::MATRIX.say(language)));
    push(&mut text, "");
    if matrix.rows.is_empty() {
        push(&mut text, words::NO_CASES.say(language));
    } else {
        let name = matrix.rows.iter().map(|row| columns(&row.name)).chain([columns(filled_in(language))]).max().unwrap_or(0).min(NAME);
        match named(matrix, name) {
            Some(widths) => band(&mut text, matrix, name, 0, &widths, &|role| capital(&matrix.roles[role].1)),
            None => {
                let across = ((WIDE - name) / (5 + GAP)).max(1);
                for start in (0..matrix.roles.len()).step_by(across) {
                    let widths = vec![5; across.min(matrix.roles.len() - start)];
                    band(&mut text, matrix, name, start, &widths, &|role| (role + 1).to_string());
                    push(&mut text, "");
                }
                for (number, (_, name)) in matrix.roles.iter().enumerate() {
                    wrapped(&mut text, &format!("{:>4} {name}", number + 1), 5);
                }
            }
        }
    }
    push(&mut text, "");
    let mut legend = vec![
        format!("{} {}", sign(RoleState::Filled), words::LEGEND_FILLED.say(language)),
        format!("{} {}", sign(RoleState::Empty), words::LEGEND_EMPTY.say(language)),
        format!("{} {}", sign(RoleState::Unknown), words::LEGEND_UNKNOWN.say(language)),
    ];
    if matrix.lacks_a_role() {
        legend.push(format!("{NONE} {}", words::LEGEND_NOT_IN_MODEL.say(language)));
    }
    wrapped(&mut text, &legend.join(" · "), 0);
    if !matrix.rejected.is_empty() {
        wrapped(&mut text, &format!("{}: {}", words::REJECTED.say(language), matrix.rejected.join(", ")), 0);
    }
    text
}

/// How wide each role's column must be for its name to stand over it; nothing where that does not go.
fn named(matrix: &Matrix, name: usize) -> Option<Vec<usize>> {
    let fits = |role: &str, room: usize| divides_well(role, room) && wrap_columns(role, room).len() <= 3;
    let widths: Option<Vec<usize>> = matrix.roles.iter().map(|(_, role)| (5..=24).find(|room| fits(&capital(role), *room))).collect();
    widths.filter(|widths| name + widths.iter().map(|width| width + GAP).sum::<usize>() <= WIDE)
}

/// Some of the roles over all cases.
fn band(text: &mut String, matrix: &Matrix, name: usize, start: usize, widths: &[usize], head: &dyn Fn(usize) -> String) {
    let heads: Vec<Vec<String>> = widths.iter().zip(start..).map(|(width, role)| wrap_columns(&head(role), *width)).collect();
    let tallest = heads.iter().map(Vec::len).max().unwrap_or(0);
    for line in 0..tallest {
        // Heads stand on the line below them.
        let cells = heads.iter().map(|head| (line + head.len()).checked_sub(tallest).map_or("", |line| head[line].as_str()));
        push(text, &row("", name, cells.zip(widths)));
    }
    let rule: usize = name + widths.iter().map(|width| width + GAP).sum::<usize>();
    push(text, &"─".repeat(rule));
    for case in &matrix.rows {
        let names = wrap_columns(&case.name, name);
        let cells: Vec<String> = case.cells[start..].iter().map(|cell| state(cell.as_ref())).collect();
        for (number, part) in names.iter().enumerate() {
            let cells = cells.iter().map(|cell| if number == 0 { cell.as_str() } else { "" });
            push(text, &row(part, name, cells.zip(widths)));
        }
    }
    push(text, &"─".repeat(rule));
    let counts: Vec<String> = (start..start + widths.len()).map(|role| matrix.count(role, RoleState::Filled).to_string()).collect();
    push(text, &row(filled_in(matrix.language), name, counts.iter().map(|count| count.as_str()).zip(widths)));
}

fn row<'a>(name: &str, room: usize, cells: impl Iterator<Item = (&'a str, &'a usize)>) -> String {
    let mut line = padded(name, room);
    for (cell, width) in cells {
        line.push_str(&" ".repeat(GAP));
        line.push_str(&padded(cell, *width));
    }
    line
}

/// A role that the case's role model does not have.
const NONE: &str = "–";

const fn sign(state: RoleState) -> &'static str {
    match state {
        RoleState::Filled => "●",
        RoleState::Empty => "○",
        RoleState::Unknown => "?",
    }
}

fn state(cell: Option<&MatrixCell>) -> String {
    match cell {
        Some(cell) if cell.state == RoleState::Filled => format!("{} {}", sign(cell.state), cell.holders.len()),
        Some(cell) => sign(cell.state).to_owned(),
        None => NONE.to_owned(),
    }
}

const fn filled_in(language: Language) -> &'static str {
    words::FILLED_IN.say(language)
}

fn push(text: &mut String, line: &str) {
    text.push_str(line.trim_end());
    text.push('\n');
}

/// A long line, with what does not fit below it and set in.
pub(in crate::report) fn wrapped(text: &mut String, line: &str, indent: usize) {
    for (number, part) in wrap_columns(line, WIDE - indent).iter().enumerate() {
        // Wrapping takes the spaces at the beginning away.
        let space = if number == 0 { line.len() - line.trim_start().len() } else { indent };
        push(text, &format!("{}{part}", " ".repeat(space)));
    }
}
