//! The main table of an answer, for notebooks and for terminals.

use super::letters::columns;
use super::markup::{Attributes, Markup, one_line};
use super::matrix::{WIDE, wrapped};
use super::wrap::{padded, right, wrap_columns};
use crate::method::{Answer, Table, Values};

/// The widest that a column of text is set in a terminal; what is longer goes on below.
const WIDEST: usize = 40;
/// Between two columns.
const GAP: usize = 2;
/// Columns that name what a row speaks about.
const KEYS: [&str; 8] = ["case", "actor", "role", "from", "to", "relation", "sector", "kind"];

/// The main table of an answer as HTML for a notebook, under the question as caption.
///
/// Where a number is missing the reason stands in the last column, dimmed. Of more than `max_rows` rows the first are shown
/// and the others counted.
///
/// # Examples
/// ```
/// use partnergraph::{CaseBuilder, analysis, method::Given, report};
///
/// let case = CaseBuilder::new("house", "House").build()?;
/// let answer = analysis::find("role_coverage")?.of_case(&case, &Given::nothing())?;
/// let html = report::answer::html(&answer, 4);
/// assert!(html.contains("<td style=\"text-align:left\">owner</td>") && html.contains("redundancy: unknown_role"));
/// assert!(html.contains("and 2 more rows"));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn html(answer: &Answer, max_rows: usize) -> String {
    let mut page = Markup::page();
    page.open("div", &[("class", &"partnergraph-answer")]);
    if let Some(table) = answer.tables().first() {
        html_table(&mut page, answer.card().question, table, max_rows);
    }
    let notes: Vec<String> = notes(answer, max_rows);
    for note in &notes {
        page.line("p", &[("style", &"margin:.2em 0;opacity:.75")], note);
    }
    page.finish()
}

const LEFT: &str = "text-align:left";
const RIGHT: &str = "text-align:right";
const DIM: &str = "text-align:left;opacity:.6;font-style:italic";

fn html_table(page: &mut Markup, question: &str, table: &Table, max_rows: usize) {
    let reasons = reasons(table);
    page.open("table", &[]).line("caption", &[("style", &"caption-side:top;text-align:left;font-weight:bold")], question);
    page.open("thead", &[]).open("tr", &[]);
    for column in table.columns() {
        page.line("th", &[("style", &if is_numeric(&column.values) { RIGHT } else { LEFT })], &column.name);
    }
    if reasons.is_some() {
        page.line("th", &[("style", &DIM)], "reason");
    }
    page.close().close().open("tbody", &[]).made("\n");
    for row in 0..table.rows().min(max_rows) {
        page.open("tr", &[]);
        for column in table.columns() {
            let style: Attributes<'_> = &[("style", &if is_numeric(&column.values) { RIGHT } else { LEFT })];
            page.line("td", style, &value(&column.values, row).unwrap_or_default());
        }
        if let Some(reasons) = &reasons {
            page.line("td", &[("style", &DIM)], reasons[row].as_deref().unwrap_or_default());
        }
        page.close().made("\n");
    }
    page.close().close();
}

/// The main table of an answer as text for a terminal, under the question, at most 120 columns wide.
///
/// Columns that do not fit beside each other follow below, each time with the columns that name the rows. Where a number is
/// missing there is a dash, and the reason stands in the last column.
///
/// # Examples
/// ```
/// use partnergraph::{CaseBuilder, analysis, method::Given, report};
///
/// let case = CaseBuilder::new("house", "House").build()?;
/// let answer = analysis::find("role_coverage")?.of_case(&case, &Given::nothing())?;
/// let text = report::answer::text(&answer, 10);
/// assert!(text.starts_with("Who holds each role"));
/// assert!(text.lines().all(|line| line.chars().count() <= 120));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn text(answer: &Answer, max_rows: usize) -> String {
    let mut text = String::new();
    wrapped(&mut text, answer.card().question, 0);
    if let Some(table) = answer.tables().first() {
        text_table(&mut text, table, max_rows);
    }
    for note in notes(answer, max_rows) {
        wrapped(&mut text, &note, 2);
    }
    text
}

/// A column ready to be set: its head and its cells, each in lines.
struct Set {
    numeric: bool,
    width: usize,
    head: Vec<String>,
    cells: Vec<Vec<String>>,
}

fn text_table(text: &mut String, table: &Table, max_rows: usize) {
    let shown = table.rows().min(max_rows);
    let keys = table.columns().iter().take_while(|column| KEYS.contains(&&*column.name)).count().min(3);
    // The keys stand in every band, so that the widest column must still fit beside them.
    let key_room = if keys == 3 { 24 } else { 36 };
    let mut sets: Vec<Set> = table
        .columns()
        .iter()
        .enumerate()
        .map(|(number, column)| {
            let cell = |row| value(&column.values, row).unwrap_or_else(|| "–".to_owned());
            let room = if number < keys { key_room } else { WIDEST };
            set(&column.name, room, is_numeric(&column.values), (0..shown).map(cell))
        })
        .collect();
    if let Some(reasons) = reasons(table) {
        sets.push(set("reason", WIDEST, false, reasons.into_iter().take(shown).map(Option::unwrap_or_default)));
    }
    let (keys, values) = sets.split_at(keys);
    let key_width: usize = keys.iter().map(|set| set.width + GAP).sum();
    let mut start = 0;
    while start < values.len() || start == 0 {
        let mut end = start;
        let mut taken = key_width;
        while end < values.len() && (end == start || taken + values[end].width <= WIDE) {
            taken += values[end].width + GAP;
            end += 1;
        }
        text.push('\n');
        let band: Vec<&Set> = keys.iter().chain(&values[start..end]).collect();
        push_row(text, &band, |set| &set.head);
        for row in 0..shown {
            push_row(text, &band, |set| &set.cells[row]);
        }
        if end >= values.len() {
            break;
        }
        start = end;
    }
}

fn set(name: &str, room: usize, numeric: bool, cells: impl Iterator<Item = String>) -> Set {
    let fit = |text: &str| {
        let lines = wrap_columns(text, room);
        if lines.is_empty() { vec![String::new()] } else { lines }
    };
    let (head, cells) = (fit(name), cells.map(|cell| fit(&cell)).collect::<Vec<_>>());
    let width = cells.iter().chain([&head]).flatten().map(|line| columns(line)).max().unwrap_or(0);
    Set { numeric, width, head, cells }
}

fn push_row(text: &mut String, band: &[&Set], of: impl Fn(&Set) -> &Vec<String>) {
    let height = band.iter().map(|set| of(set).len()).max().unwrap_or(0);
    for number in 0..height {
        let mut line = String::new();
        for set in band {
            let part = of(set).get(number).map_or("", String::as_str);
            line.push_str(&if set.numeric { right(part, set.width) } else { padded(part, set.width) });
            line.push_str(&" ".repeat(GAP));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
}

/// What stands below a table: what is left out of it, the other tables, what a reader must know.
fn notes(answer: &Answer, max_rows: usize) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(more) = answer.tables().first().and_then(|table| table.rows().checked_sub(max_rows)).filter(|more| *more > 0) {
        notes.push(format!("… and {more} more {}", if more == 1 { "row" } else { "rows" }));
    }
    let others: Vec<String> = answer.tables().iter().skip(1).map(|table| format!("{} ({} rows)", table.name(), table.rows())).collect();
    if !others.is_empty() {
        notes.push(format!("Further tables: {}", others.join(", ")));
    }
    notes.extend(answer.remarks().iter().map(|remark| one_line(remark)));
    notes
}

fn reasons(table: &Table) -> Option<Vec<Option<String>>> {
    table.reasons().next().is_some().then(|| table.reason_column())
}

const fn is_numeric(values: &Values) -> bool {
    matches!(values, Values::Whole(_) | Values::Number(_))
}

/// A value as people read it; nothing where there is none.
pub(super) fn value(values: &Values, row: usize) -> Option<String> {
    match values {
        Values::Text(values) => values.get(row).map(one_line),
        Values::Texts(values) => values.get(row).map(|texts| one_line(&texts.join(", "))),
        Values::Whole(values) => values.get(row).map(|number| number.to_string()),
        Values::Number(values) => values.get(row).map(|number| shown_number(number, 4)),
        Values::Flag(values) => values.get(row).map(|flag| if flag { "yes" } else { "no" }.to_owned()),
    }
}

/// A number with at most so many digits behind the point, and no zeros at its end.
pub(super) fn shown_number(number: f64, digits: usize) -> String {
    let size = number.abs();
    if number != 0.0 && !(1e-4..1e15).contains(&size) {
        return format!("{number:.digits$e}");
    }
    let text = format!("{number:.digits$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis;
    use crate::method::Given;
    use crate::model::{Actor, Assignment, Case, CaseBuilder, Status};

    fn case() -> Case {
        let long = "Et navn <med> & et \"usedvanlig\" langt ord i seg: eiendomsforvaltningsselskapsstyremedlem";
        let mut case = CaseBuilder::new("house", "House").actor(Actor::new("long", long));
        for number in 0..30 {
            let id = format!("an-actor-with-a-rather-long-id-{number}");
            case = case
                .actor(Actor::new(id.as_str(), "🏠 مركز"))
                .assignment(Assignment::new("funder", Status::Current).with_actor(id.as_str()));
        }
        case.build().expect("a sound case")
    }

    fn answers() -> Vec<Answer> {
        let case = case();
        ["role_coverage", "actor_degree"]
            .map(|name| analysis::find(name).and_then(|method| method.of_case(&case, &Given::nothing())).expect("an answer"))
            .into()
    }

    #[test]
    fn text_is_at_most_120_columns_wide_and_leaves_nothing_out() {
        for answer in answers() {
            let text = text(&answer, 100);
            assert!(text.lines().all(|line| columns(line) <= WIDE), "{text}");
            assert!(answer.table().columns().iter().all(|column| text.contains(&*column.name)), "{text}");
        }
        assert!(text(&answers()[0], 100).contains("an-actor-with-a-rather-long-id-29"));
    }

    #[test]
    fn rows_that_are_left_out_are_counted() {
        assert!(text(&answers()[0], 0).contains("… and 6 more rows"));
        assert!(text(&answers()[0], 5).contains("… and 1 more row\n"));
        assert!(!html(&answers()[0], 6).contains("more row"));
    }

    #[test]
    fn numbers_are_short_and_still_what_they_are() {
        let all = [0.0, -0.0, 1.0, 0.25, 1.0 / 3.0, 12_345.678_91, 1e-9, 1e20, -2.5].map(|number| shown_number(number, 4));
        assert_eq!(all, ["0", "0", "1", "0.25", "0.3333", "12345.6789", "1.0000e-9", "1.0000e20", "-2.5"]);
    }

    #[test]
    fn html_is_well_formed_whatever_the_names() {
        for answer in answers() {
            let html = html(&answer, 100);
            assert!(!html.contains("<med>"));
            let mut reader = quick_xml::Reader::from_str(&html);
            while reader.read_event().expect("well-formed") != quick_xml::events::Event::Eof {}
        }
    }
}
