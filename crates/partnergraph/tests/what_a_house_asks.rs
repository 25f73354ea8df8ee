//! What becomes of documents and questions that say something a house does not mean: a clear error, or a rule that is stated.
//!
//! Money in several currencies, a negative amount, a loan among grants, shares above all there is, a period without an end, hours
//! past midnight, a risk off the scale, a scorecard with a doubled item, a phase that nobody defined, a seat in something that is no
//! body. What is wrong in a document whatever is asked of it is also tested in `read_bad_input.rs`.

#![allow(clippy::panic, reason = "a test fails by panicking")]

use partnergraph::method::{Answer, Given, OptionValue, Reason, Table, Values};
use partnergraph::{Case, analysis, read};

const ACTORS: &str =
    "[{\"id\": \"town\", \"name\": \"Town\"}, {\"id\": \"bank\", \"name\": \"Bank\"}, {\"id\": \"club\", \"name\": \"Club\"}]";

fn document(lines: &str) -> String {
    format!("{{\"format\": \"partnergraph/case/1\", \"id\": \"h\", \"name\": \"H\", \"actors\": {ACTORS}, {lines}}}")
}

fn case(lines: &str) -> Case {
    read::json::from_str(&document(lines)).unwrap_or_else(|error| panic!("the document is sound: {error}"))
}

/// What is said of a document that is wrong in one way, from the place of what is wrong.
fn wrong(lines: &str) -> String {
    let error = read::json::from_str(&document(lines)).expect_err("the document is wrong");
    let [problem] = error.problems() else { panic!("one thing is wrong: {error}") };
    let text = problem.to_string();
    text.find('`').map_or(text.clone(), |place| text[place..].to_owned())
}

fn ask(case: &Case, name: &str, given: &Given) -> Answer {
    analysis::find(name).and_then(|method| method.of_case(case, given)).unwrap_or_else(|error| panic!("`{name}` is answered: {error}"))
}

/// What is said of an option that cannot be.
fn refused(case: &Case, name: &str, given: &Given) -> String {
    let answer = analysis::find(name).and_then(|method| method.of_case(case, given));
    answer.expect_err("the option is wrong").to_string()
}

fn with(name: &str, value: OptionValue) -> Given {
    Given::nothing().with(name, value)
}

fn text(text: &str) -> OptionValue {
    OptionValue::Text(text.to_owned())
}

fn table<'a>(answer: &'a Answer, name: &str) -> &'a Table {
    answer.tables().iter().find(|table| table.name() == name).unwrap_or_else(|| panic!("there is a table `{name}`"))
}

/// A column, each value as text; what is missing as its reason.
fn column(table: &Table, name: &str) -> Vec<String> {
    let missing = |row: usize| {
        let reason = table.reasons().find(|(at, known, _)| (*at, *known) == (row, name));
        reason.map_or_else(String::new, |(_, _, reason)| reason.as_str().to_owned())
    };
    let values = table.column(name).unwrap_or_else(|| panic!("`{}` has a column `{name}`", table.name()));
    let of = |row: usize| match values {
        Values::Text(texts) => texts.get(row).map(str::to_owned),
        Values::Texts(lists) => lists.get(row).map(|list| list.iter().map(|text| &**text).collect::<Vec<_>>().join(", ")),
        Values::Whole(numbers) => numbers.get(row).map(|number| number.to_string()),
        Values::Number(numbers) => numbers.get(row).map(|number| number.to_string()),
        Values::Flag(flags) => flags.get(row).map(|flag| flag.to_string()),
        _ => None,
    };
    (0..table.rows()).map(|row| of(row).unwrap_or_else(|| missing(row))).collect()
}

fn one(answer: &Answer, name: &str) -> String {
    let mut values = column(answer.table(), name);
    assert_eq!(values.len(), 1, "`{name}` has one row");
    values.remove(0)
}

/// Relations of kind `funds` to the club, each from somebody with one amount.
fn funded(amounts: &[(&str, &str)]) -> String {
    let relation = |(number, (from, amount)): (usize, &(&str, &str))| {
        format!("{{\"id\": \"r{number}\", \"from\": \"{from}\", \"to\": \"club\", \"kind\": \"funds\", \"amounts\": [{{{amount}}}]}}")
    };
    let relations: Vec<String> = amounts.iter().enumerate().map(relation).collect();
    format!("\"relations\": [{}]", relations.join(", "))
}

const NOK: &str = "\"value\": 100, \"currency\": \"NOK\", \"per\": \"year\", \"form\": \"grant\"";
const DKK: &str = "\"value\": 70, \"currency\": \"DKK\", \"per\": \"year\"";
const EUR: &str = "\"value\": 10, \"currency\": \"EUR\", \"per\": \"year\"";

#[test]
fn amounts_in_three_currencies_are_never_added_and_all_of_them_are_listed() {
    let case = case(&funded(&[("town", NOK), ("bank", NOK), ("town", DKK), ("bank", EUR)]));
    let answer = ask(&case, "case_funding", &Given::nothing());
    // The currency in which most amounts are recorded.
    assert_eq!([one(&answer, "currency"), one(&answer, "total"), one(&answer, "other_currencies")], ["NOK", "200", "DKK, EUR"]);
    let excluded = table(&answer, "excluded");
    assert_eq!(column(excluded, "relation"), ["r2", "r3"]);
    assert_eq!(column(excluded, "currency"), ["DKK", "EUR"]);
    assert_eq!(column(excluded, "why"), ["another_currency"; 2]);
    // Each can be asked for; a currency in which nothing is recorded gives nothing, not 0.
    for (currency, total) in [("DKK", "70"), ("EUR", "10"), ("SEK", "no_amounts")] {
        let answer = ask(&case, "case_funding", &with("currency", text(currency)));
        assert_eq!(one(&answer, "total"), total, "{currency}");
    }
    let removal = ask(&case, "actor_removal", &with("actor", text("town")));
    let money = table(&removal, "money");
    assert_eq!(
        (column(money, "currency"), column(money, "amount")),
        (vec!["NOK".to_owned(), "DKK".to_owned()], vec!["100".to_owned(), "70".to_owned()])
    );
    let exchange = ask(&case, "actor_exchange", &Given::nothing());
    let money = table(&exchange, "money");
    assert_eq!(column(money, "currency"), ["NOK", "DKK", "NOK", "EUR", "NOK", "DKK", "EUR"], "a row for each actor and currency");
}

#[test]
fn a_negative_amount_is_an_error_wherever_it_stands() {
    let expected = "expected an amount of 0 or more; turn the relation round for money that goes the other way";
    let relation = funded(&[("town", "\"value\": -100, \"currency\": \"NOK\"")]);
    assert_eq!(wrong(&relation), format!("`/relations/0/amounts/0/value`: found `-100`, {expected}"));
    let exchange = "\"exchanges\": [{\"actor\": \"town\", \"direction\": \"gives\", \"what\": \"w\", \"value\": {\"value\": -0.5}}]";
    assert_eq!(wrong(exchange), format!("`/exchanges/0/value/value`: found `-0.5`, {expected}"));
    // Nothing at all is an amount.
    let answer =
        ask(&case(&funded(&[("town", "\"value\": 0, \"currency\": \"NOK\", \"per\": \"year\"")])), "case_funding", &Given::nothing());
    assert_eq!((one(&answer, "total"), one(&answer, "hhi")), ("0".to_owned(), "zero_total".to_owned()));
}

#[test]
fn a_loan_is_never_income_and_no_gift() {
    let loan = "\"value\": 5000, \"currency\": \"NOK\", \"per\": \"year\", \"form\": \"loan\"";
    let both = case(&funded(&[("town", NOK), ("bank", loan)]));
    let answer = ask(&both, "case_funding", &Given::nothing());
    assert_eq!([one(&answer, "total"), one(&answer, "top"), one(&answer, "unvalued")], ["100", "town", "1"]);
    let excluded = table(&answer, "excluded");
    assert_eq!((column(excluded, "relation"), column(excluded, "why")), (vec!["r1".to_owned()], vec!["not_income".to_owned()]));
    let exchange = ask(&both, "actor_exchange", &Given::nothing());
    assert_eq!(column(table(&exchange, "excluded"), "why"), ["loan"]);
    let removal = ask(&both, "actor_removal", &with("actor", text("bank")));
    assert_eq!(column(removal.table(), "amount"), [Reason::NoAmounts.as_str()], "who only lends takes no income away");
    // Of a loan alone there is no income, which is not an income of 0.
    let answer = ask(&case(&funded(&[("bank", loan)])), "case_funding", &Given::nothing());
    assert_eq!(one(&answer, "total"), "no_amounts");
}

#[test]
fn no_share_is_written_down_and_none_that_is_worked_out_is_cut_at_all_there_is() {
    // Shares are worked out from amounts: a document has no place for one.
    let message = wrong(&funded(&[("town", "\"value\": 100, \"currency\": \"NOK\", \"share\": 1.2")]));
    assert!(message.starts_with("`/relations/0/amounts/0/share`: found the key `share`, expected"), "{message}");
    // More may be bound than the budget needs, and then the share says so.
    let bound = "\"value\": 150, \"currency\": \"NOK\", \"per\": \"year\", \"purpose\": \"operating\", \"binding\": true";
    let case = case(&funded(&[("town", bound)]));
    let budget = |budget| with("at", text("2024")).with("budget", OptionValue::Number(budget));
    assert_eq!(one(&ask(&case, "case_funding", &budget(100.0)), "bound_of_budget"), "1.5");
    // A threshold that no share can pass is refused.
    let message = refused(&case, "case_governance", &with("share_threshold", OptionValue::Number(1.2)));
    assert!(message.starts_with("option `share_threshold`: found `1.2`, expected"), "{message}");
    let message = refused(&case, "case_funding", &with("budget", OptionValue::Number(-1.0)));
    assert!(message.starts_with("option `budget`: found `-1`, expected"), "{message}");
}

#[test]
fn what_has_no_end_goes_on_and_is_counted_as_not_known_to_end() {
    let relation = |more: &str| {
        format!(
            "{{\"from\": \"town\", \"to\": \"club\", \"kind\": \"funds\"{more}, \"amounts\": [{{\"value\": 100, \"currency\": \"NOK\", \
             \"per\": \"year\", \"purpose\": \"operating\", \"binding\": true}}]}}"
        )
    };
    let of = |more: &str| case(&format!("\"relations\": [{}]", relation(more)));
    let expiry = |more: &str| {
        let answer = ask(&of(more), "relation_expiry", &with("at", text("2024-06-30")));
        let summary = table(&answer, "summary");
        let relations = column(summary, "kind").iter().position(|kind| kind == "relation").unwrap_or_else(|| panic!("a row of relations"));
        ["in_scope", "ending", "later", "end_unknown"].map(|name| column(summary, name).swap_remove(relations))
    };
    assert_eq!(expiry(", \"since\": \"2020\""), ["1", "0", "0", "1"]);
    assert_eq!(expiry(", \"until\": \"2024\""), ["1", "1", "0", "0"]);
    assert_eq!(expiry(", \"until\": \"2030\""), ["1", "0", "1", "0"]);
    let bound = |more: &str| one(&ask(&of(more), "case_funding", &with("at", text("2024-06-30"))), "bound");
    assert_eq!(bound(", \"since\": \"2020\""), "100");
    assert_eq!(bound(", \"until\": \"2024\""), "0", "it ends before the horizon");
    // An end before the beginning is none.
    let message = wrong(&format!("\"relations\": [{}]", relation(", \"since\": \"2024\", \"until\": \"2020\"")));
    assert!(message.starts_with("`/relations/0/until`: found `2020`"), "{message}");
}

#[test]
fn hours_past_midnight_are_the_night_of_the_same_activity() {
    let open = |from: &str, until: &str| {
        format!("\"activities\": [{{\"what\": \"w\", \"actor\": \"club\", \"when\": [{{\"from\": \"{from}\", \"until\": \"{until}\"}}]}}]")
    };
    let parts = |from: &str, until: &str| {
        let answer = ask(&case(&open(from, until)), "case_reach", &Given::nothing());
        let columns = table(&answer, "columns");
        let rows = column(columns, "dimension").into_iter().zip(column(columns, "column")).zip(column(columns, "covered"));
        rows.filter(|((dimension, _), covered)| dimension == "times" && covered == "true").map(|((_, part), _)| part).collect::<Vec<_>>()
    };
    assert_eq!(parts("20:00", "02:00"), ["evening", "night"]);
    assert_eq!(parts("20:00", "22:00"), ["evening"]);
    let message = wrong(&open("20:00", "26:00"));
    assert_eq!(message, "`/activities/0/when/0/until`: found `26:00`, expected a time of day from `00:00` to `24:00`");
}

#[test]
fn a_risk_off_the_scale_is_an_error() {
    let risk = |likelihood: &str| format!("\"risks\": [{{\"id\": \"k\", \"event\": \"e\", \"likelihood\": {likelihood}}}]");
    for likelihood in ["6", "0"] {
        let expected = format!("`/risks/0/likelihood`: found the number {likelihood}, expected a whole number from 1 to 5");
        assert_eq!(wrong(&risk(likelihood)), expected);
    }
    // One that nobody has judged is in no cell of the matrix, and is no risk of the lowest class.
    let answer = ask(&case("\"risks\": [{\"id\": \"k\", \"event\": \"e\"}]"), "case_risks", &with("at", text("2024")));
    assert_eq!(column(answer.table(), "score"), [Reason::NotRecorded.as_str()]);
}

#[test]
fn an_item_of_a_scorecard_that_stands_twice_is_an_error_in_documents_and_options() {
    let score = "{\"card\": \"checkpoints\", \"item\": \"goals\", \"value\": 2}";
    let message = wrong(&format!("\"scores\": [{score}, {score}]"));
    assert!(message.starts_with("`/scores/1/item`: found `goals`, expected one answer to each item of `checkpoints`"), "{message}");
    // Two who answer are two answers, and neither is left out.
    let by = |who: &str| score.replace('}', &format!(", \"by\": \"{who}\", \"when\": \"2024\"}}"));
    let case = case(&format!("\"scores\": [{}, {}]", by("town"), by("club")));
    let answer = ask(&case, "case_participation", &Given::nothing());
    assert_eq!(column(table(&answer, "scores"), "answers"), ["2"]);
    let items = |items: &[&str]| {
        let items = items.iter().map(|item| text(item)).collect();
        with("checklists", OptionValue::Map(vec![("checkpoints".to_owned(), OptionValue::List(items))]))
    };
    let message = refused(&case, "case_participation", &items(&["goals", "trust", "goals"]));
    assert_eq!(message, "option `checklists`: found `goals` twice on `checkpoints`, expected each item once");
    let answer = ask(&case, "case_participation", &items(&["goals", "trust"]));
    assert_eq!(column(table(&answer, "checklists"), "answers"), ["2", "0"]);
}

#[test]
fn a_phase_that_nobody_defined_is_an_error_in_documents_and_options() {
    let message = wrong("\"participation\": [{\"group\": \"g\", \"phase\": \"dreaming\", \"level\": 3}]");
    assert!(message.starts_with("`/participation/0/phase`: found `dreaming`, expected a phase"), "{message}");
    let phases = OptionValue::List(vec![text("mobilise"), text("dreaming")]);
    let message = refused(&case("\"participation\": []"), "case_participation", &with("phases", phases));
    assert!(message.starts_with("option `phases`: found `dreaming`, expected"), "{message}");
}

#[test]
fn a_seat_in_something_that_is_no_body_is_an_error() {
    let seat = |body: &str| format!("\"seats\": [{{\"body\": \"{body}\", \"actor\": \"town\", \"voting\": true}}]");
    let message = wrong(&seat("bord"));
    assert!(message.starts_with("`/seats/0/body`: found `bord`, expected the id of an actor of this case"), "{message}");
    let organisation = "[{\"id\": \"town\", \"name\": \"Town\"}, {\"id\": \"board\", \"name\": \"Board\", \"kind\": \"organisation\"}]";
    let text = document(&seat("board")).replace(ACTORS, organisation);
    let error = read::json::from_str(&text).expect_err("an organisation has no seats").to_string();
    assert!(error.contains("found `board`, an actor of kind `organisation`, expected an actor of kind `body`"), "{error}");
    // Of somebody of which it is not said what it is, it is not known that it is no body.
    let answer = ask(&case(&seat("club")), "case_governance", &Given::nothing());
    assert_eq!(column(table(&answer, "seats"), "voting_seats"), ["1"]);
}
