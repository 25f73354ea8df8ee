//! Published and independently computed numbers: every check of `tests/golden` whose measure is in the register.
//!
//! A check says of what (a case, edges, an incidence table, counts), which measure, with which options, and what must come
//! out. Nothing is skipped in silence: a check of a registered measure that cannot be carried out fails.

use std::path::PathBuf;

use partnergraph::analysis::{Method, casebook_distances::Condensed, casebook_permanova, find};
use partnergraph::method::{Answer, Given, OptionValue, Subject, Table, Values};
use partnergraph::view::{Direction, Incidence, Network, Parallel};
use partnergraph::{Actor, Assignment, Case, CaseBuilder, CaseDocument, Role, RoleModel, Sector, Status};
use serde_json::{Map, Value};

/// How many checks could be carried out when this was written; more when more measures are in the register.
const FLOOR: usize = 144;

struct Golden {
    file: String,
    content: Value,
}

fn goldens() -> Vec<Golden> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("the folder of goldens is there")
        .map(|entry| entry.expect("a file that can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| Golden {
            file: path.file_name().expect("a file has a name").to_string_lossy().into_owned(),
            content: serde_json::from_str(&std::fs::read_to_string(path).expect("a file that can be read")).expect("goldens are JSON"),
        })
        .collect()
}

fn checks(golden: &Golden) -> &[Value] {
    golden.content["checks"].as_array().expect("a list of checks")
}

#[test]
#[expect(clippy::print_stdout, reason = "the numbers of checks are what one runs this for")]
fn every_golden_of_a_registered_measure_is_met() {
    let (mut met, mut skipped, mut failures) = (0, Vec::new(), Vec::new());
    for golden in goldens() {
        for (position, check) in checks(&golden).iter().enumerate() {
            let measure = text(check, "measure").expect("every check names its measure");
            match find(measure) {
                Err(_) => skipped.push(measure.to_owned()),
                Ok(method) => match carried_out(method, &golden.content["data"], check) {
                    Ok(()) => met += 1,
                    Err(problem) => failures.push(format!("{}, check {position}, {measure} {}: {problem}", golden.file, check["options"])),
                },
            }
        }
    }
    let unmet = skipped.len();
    skipped.sort();
    skipped.dedup();
    println!("goldens: {met} met, {unmet} skipped because these are not in the register: {}", skipped.join(", "));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(met >= FLOOR, "{met} checks were carried out, and {FLOOR} before");
}

#[test]
fn a_wrong_number_is_noticed() {
    let golden = goldens().into_iter().find(|golden| golden.file == "golden_house.json").expect("the golden house");
    let method = find("actor_betweenness").expect("in the register");
    let mut check = checks(&golden).iter().find(|check| check["measure"] == "actor_betweenness").expect("a check").clone();
    assert_eq!(carried_out(method, &golden.content["data"], &check), Ok(()));
    check["expected"]["skole"] = Value::from(0.5);
    assert_eq!(carried_out(method, &golden.content["data"], &check), Err("`skole`: found 0, expected 0.5".to_owned()));
    check["expected"] = Value::from(0);
    assert!(carried_out(method, &golden.content["data"], &check).is_err());
}

#[test]
fn the_overview_gives_the_two_mode_betweenness_that_networkx_gives() {
    let golden = goldens().into_iter().find(|golden| golden.file == "golden_house.json").expect("the golden house");
    let wanted = |check: &&Value| check["measure"] == "two_mode_betweenness" && check["options"]["mode"] == "actors";
    let mut check = checks(&golden).iter().find(wanted).expect("a check of actors").clone();
    check["field"] = Value::from("role_betweenness");
    check["options"] = Value::Object(Map::new());
    assert_eq!(carried_out(find("actor_overview").expect("in the register"), &golden.content["data"], &check), Ok(()));
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

fn carried_out(method: &Method, data: &Value, check: &Value) -> Result<(), String> {
    let options = check["options"].as_object().ok_or("a check has options")?;
    if method.card().name == "casebook_permanova" {
        let table = groups_of_distances(data, options)?;
        let column = text(check, "field").ok_or("a check of groups names its field")?;
        let values = table.column(column).ok_or("no such column")?;
        let tolerance = check["tolerance"].as_f64().ok_or("a check has a tolerance")?;
        return Found { table: &table, column, values }.compare(&check["expected"], tolerance, None, None);
    }
    let (answer, field) = (answer(method, data, options, text(check, "field"))?, text(check, "field"));
    let found = Found::of(&answer, field)?;
    let tolerance = check["tolerance"].as_f64().ok_or("a check has a tolerance")?;
    found.compare(&check["expected"], tolerance, text(check, "compare"), text(check, "reason"))
}

/// What the measure answers of the data of a check.
fn answer(method: &Method, data: &Value, options: &Map<String, Value>, field: Option<&str>) -> Result<Answer, String> {
    let mut given = Given::nothing();
    let groups = data.get("groups").filter(|_| text_option(options, "partition") == Some("groups"));
    // These say of what; the rest is for the measure.
    let of_weights = options.contains_key("weights") && data.get("case").is_none();
    for (name, value) in options {
        match name.as_str() {
            "network" | "networks" => {}
            "partition" if groups.is_some() => {}
            "weights" | "collapse" if of_weights => {}
            // Networks of nodes and edges have no attributes: the classes of the data are given one by one.
            "partition" if value == "attribute" => given = given.with("partition", classes(data, text_option(options, "attribute"))?),
            "attribute" => {}
            name => given = given.with(name, option_value(value)?),
        }
    }
    if method.card().name == "case_diversity" && data.get("counts").is_some() && field == Some("gini") {
        given = given.with("gini", OptionValue::Text("counts".to_owned()));
    }
    if let Some(groups) = groups {
        let nodes = data["nodes"].as_array().ok_or("no nodes in the data")?;
        let of_node = |(node, group): (&Value, &Value)| Ok((node.as_str().ok_or("a node is a text")?.to_owned(), option_value(group)?));
        let groups = nodes.iter().zip(groups.as_array().ok_or("groups are a list")?).map(of_node);
        given = given.with("partition", OptionValue::Map(groups.collect::<Result<_, String>>()?));
    }
    if let (Subject::TwoMode, Some(rows)) = (method.card().subject, data.get("incidence").and_then(Value::as_array)) {
        let incidence = incidence(data, rows)?;
        return method.of_incidence(&incidence, &given).map_err(|error| error.to_string());
    }
    if let Some(case) = case(data)? {
        return method.of_case(&case, &given).map_err(|error| error.to_string());
    }
    match method.card().subject {
        Subject::Network => {
            let network = network(data, text_option(options, "network"), of_weights)?;
            method.of_network(&network, &given).map_err(|error| error.to_string())
        }
        Subject::Layers => {
            let names = options.get("networks").and_then(Value::as_array).ok_or("the check names no networks")?;
            let named = names.iter().map(|name| {
                let name = name.as_str().ok_or("a network is named by a text")?;
                Ok((name, network(data, Some(name), of_weights)?))
            });
            let networks = named.collect::<Result<Vec<(&str, Network)>, String>>()?;
            let networks: Vec<(&str, &Network)> = networks.iter().map(|(name, network)| (*name, network)).collect();
            method.of_networks(&networks, &given).map_err(|error| error.to_string())
        }
        other => Err(format!("there is no case in the data, and the measure is asked of {other:?}")),
    }
}

/// What a comparison of groups says of the distances that an option names: no case stands behind them, so it is asked of those.
fn groups_of_distances(data: &Value, options: &Map<String, Value>) -> Result<Table, String> {
    let data = &data[text_option(options, "distances").ok_or("the check names no distances")?];
    let rows = data["distances"].as_array().ok_or("distances are a table")?;
    let cell = |row: usize, column: usize| rows[row][column].as_f64().ok_or("a distance is a number");
    let values = (0..rows.len()).flat_map(|row| (row + 1..rows.len()).map(move |column| (row, column)));
    let values = values.map(|(row, column)| cell(row, column)).collect::<Result<Vec<f64>, _>>()?;
    let distances = Condensed::new(rows.len(), values).ok_or("a square of distances")?;
    let names: Vec<&str> = data["groups"].as_array().ok_or("groups are a list")?.iter().filter_map(Value::as_str).collect();
    let number = |name: &&str| names.iter().position(|known| known == name).and_then(|place| u32::try_from(place).ok());
    let groups: Vec<Option<u32>> = names.iter().map(number).collect();
    let found = casebook_permanova::compute(&distances, &groups, &Default::default()).map_err(|error| error.to_string())?;
    let mut table = Table::new("main", 1);
    table
        .number("f", [found.f.map(|f| f.observed)])
        .number("r2", [found.r2])
        .number("p", [found.f.map(|f| f.p_greater)])
        .flag("exact", [found.f.is_ok_and(|f| f.exact)]);
    Ok(table)
}

/// For each node of the data the class that the list of this name gives it.
fn classes(data: &Value, name: Option<&str>) -> Result<OptionValue, String> {
    let list = |name: &str| data[name].as_array().ok_or_else(|| format!("no list `{name}` in the data"));
    let pairs = list("nodes")?.iter().zip(list(name.unwrap_or("groups"))?);
    let items = pairs.map(|(node, class)| Ok((node.as_str().ok_or("a node is a name")?.to_owned(), option_value(class)?)));
    Ok(OptionValue::Map(items.collect::<Result<_, String>>()?))
}

fn text_option<'a>(options: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    options.get(name).and_then(Value::as_str)
}

fn option_value(value: &Value) -> Result<OptionValue, String> {
    Ok(match value {
        Value::Null => OptionValue::Nothing,
        Value::Bool(flag) => OptionValue::Flag(*flag),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => OptionValue::Whole(whole),
            (None, Some(number)) => OptionValue::Number(number),
            (None, None) => return Err(format!("{number} is no option")),
        },
        Value::String(text) => OptionValue::Text(text.clone()),
        Value::Array(values) => OptionValue::List(values.iter().map(option_value).collect::<Result<_, _>>()?),
        Value::Object(values) => {
            let values = values.iter().map(|(name, value)| option_value(value).map(|value| (name.clone(), value)));
            OptionValue::Map(values.collect::<Result<_, _>>()?)
        }
    })
}

/// The case of the data: written out, or made from an incidence table of actors and roles, or from counts of actors by sector.
fn case(data: &Value) -> Result<Option<Case>, String> {
    let built = |case: CaseBuilder| case.build().map(Some).map_err(|error| error.to_string());
    if let Some(case) = data.get("case") {
        let document: CaseDocument = serde_json::from_value(case.clone()).map_err(|error| error.to_string())?;
        return built(CaseBuilder::from(document));
    }
    if let Some(counts) = data.get("counts").and_then(Value::as_array) {
        let sectors = [Sector::Public, Sector::Private, Sector::Civil, Sector::Residents];
        if counts.len() != sectors.len() {
            return Err(format!("{} counts for {} sectors", counts.len(), sectors.len()));
        }
        let of_sector = |case, (sector, count): (Sector, &Value)| {
            (0..count.as_u64().unwrap_or(0)).fold(case, |case: CaseBuilder, number| {
                case.actor(Actor::new(format!("{sector}-{number}"), "An actor").with_sector(sector))
            })
        };
        return built(sectors.into_iter().zip(counts).fold(CaseBuilder::new("counts", "Counts"), of_sector));
    }
    let Some(rows) = data.get("incidence").and_then(Value::as_array) else { return Ok(None) };
    let columns = rows.first().and_then(Value::as_array).map_or(0, Vec::len);
    let roles = (0..columns).map(|column| Role::new(format!("c{column}")));
    let mut case = CaseBuilder::new("incidence", "Incidence").role_model(RoleModel::new("columns").with_roles(roles));
    for (row, cells) in rows.iter().enumerate() {
        case = case.actor(Actor::new(format!("r{row}"), format!("Row {row}")));
        for (column, cell) in cells.as_array().ok_or("a row is a list")?.iter().enumerate() {
            if cell.as_u64() == Some(1) {
                case = case.assignment(Assignment::new(format!("c{column}"), Status::Current).with_actor(format!("r{row}")));
            }
        }
    }
    built(case)
}

/// The two-mode table of the data, with its own names where it has any.
fn incidence(data: &Value, table: &[Value]) -> Result<Incidence, String> {
    let cells = table.iter().map(Value::as_array).collect::<Option<Vec<_>>>().ok_or("a row is a list")?;
    let links = cells.iter().enumerate().flat_map(|(row, cells)| {
        let held = cells.iter().enumerate().filter(|(_, cell)| cell.as_u64() == Some(1));
        held.map(move |(column, _)| (row as u32, column as u32))
    });
    let (rows, columns): (Vec<u32>, Vec<u32>) = links.unzip();
    let names = |key: &str, count: usize| -> Vec<String> {
        let given =
            data.get(key).and_then(Value::as_array).map(|names| names.iter().filter_map(Value::as_str).map(str::to_owned).collect());
        given.unwrap_or_else(|| (0..count).map(|number| format!("{key} {number}")).collect())
    };
    let count = cells.first().map_or(0, |row| row.len());
    Incidence::from_links(names("rows", cells.len()), names("columns", count), &rows, &columns).map_err(|error| error.to_string())
}

/// The network that an option names, or the only one of the data.
fn network(data: &Value, named: Option<&str>, weighted: bool) -> Result<Network, String> {
    let names = |value: &Value| -> Option<Vec<String>> {
        value.as_array()?.iter().map(|node| node.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>()
    };
    let part = match named {
        None => data,
        // `marriage15` is `marriage` among the fifteen that have a tie.
        Some(name) => data.get(name).or_else(|| data.get(name.trim_end_matches(|c: char| c.is_ascii_digit()))).ok_or("no such network")?,
    };
    let edges_of = |part: &Value, key: &str| part.get(key).and_then(|edges| edges.as_array().cloned());
    let undirected = part.as_array().cloned().or_else(|| edges_of(part, "edges")).map(|edges| (edges, Direction::Undirected));
    let directed = || edges_of(part, "arcs").map(|arcs| (arcs, Direction::Directed));
    let (edges, direction) = undirected.or_else(directed).ok_or("no edges in the data")?;
    let ends: Vec<Vec<String>> = edges.iter().map(names).collect::<Option<_>>().ok_or("an edge is two names")?;
    let mut nodes = names(part.get("nodes").unwrap_or(&data["nodes"])).ok_or("no nodes in the data")?;
    if let Some(name) = named.filter(|name| data.get(*name).is_none()) {
        nodes.retain(|node| ends.iter().flatten().any(|end| end == node));
        if !name.ends_with(&nodes.len().to_string()) {
            return Err(format!("`{name}` has {} nodes", nodes.len()));
        }
    }
    let number = |name: &String| nodes.iter().position(|node| node == name).map(|number| number as u32);
    let of_side = |side: usize| ends.iter().map(|end| number(&end[side])).collect::<Option<Vec<u32>>>().ok_or("an end is a node");
    let weights: Option<Vec<f64>> = weighted.then(|| part["weights"].as_array()?.iter().map(Value::as_f64).collect()).flatten();
    if weighted && weights.is_none() {
        return Err("no weights in the data".to_owned());
    }
    let parallel = if weighted { Parallel::Sum } else { Parallel::Any };
    Network::from_edges(nodes.clone(), &of_side(0)?, &of_side(1)?, weights.as_deref(), direction, parallel)
        .map_err(|error| error.to_string())
}

/// The column of an answer that a check is about.
struct Found<'a> {
    table: &'a Table,
    column: &'a str,
    values: &'a Values,
}

impl<'a> Found<'a> {
    /// The column named `value` of the main table, or the one named in the check, wherever it is.
    fn of(answer: &'a Answer, field: Option<&'a str>) -> Result<Self, String> {
        let has = |column: &str| answer.tables().iter().any(|table| table.column(column).is_some());
        let column = match field {
            None => "value",
            // Q and R are the one number of some measures.
            Some(field @ ("q" | "r")) if !has(field) => "value",
            Some(field) => field,
        };
        answer
            .tables()
            .iter()
            .find_map(|table| table.column(column).map(|values| Self { table, column, values }))
            .ok_or_else(|| format!("the answer has no column `{column}`"))
    }

    fn number(&self, row: usize) -> Result<f64, String> {
        match self.values {
            Values::Number(values) => values.get(row),
            Values::Whole(values) => values.get(row).map(|whole| whole as f64),
            _ => return Err(format!("`{}` holds no numbers", self.column)),
        }
        .ok_or_else(|| format!("row {row} has no value"))
    }

    /// The row that a key names.
    fn row(&self, key: &str) -> Result<usize, String> {
        let holds = |values: &Values| match values {
            Values::Text(texts) => texts.iter().position(|text| text == Some(key)),
            _ => None,
        };
        self.table.columns().iter().find_map(|column| holds(&column.values)).ok_or_else(|| format!("no row for `{key}`"))
    }

    /// The row that two keys name, each in a column of its own.
    fn row_of_two(&self, first: &str, second: &str) -> Result<usize, String> {
        let texts: Vec<_> = self
            .table
            .columns()
            .iter()
            .filter_map(|column| if let Values::Text(texts) = &column.values { Some(texts) } else { None })
            .collect();
        let holds = |row: usize, key: &str| texts.iter().any(|texts| texts.get(row) == Some(key));
        (0..self.table.rows())
            .find(|row| holds(*row, first) && holds(*row, second))
            .ok_or_else(|| format!("no row for `{first}`, `{second}`"))
    }

    /// The lists of the column: what stands in the rows, or the keys of those rows that say yes.
    fn lists(&self) -> Result<Vec<Vec<String>>, String> {
        match (self.values, &self.table.columns()[0].values) {
            (Values::Texts(lists), _) => Ok(lists.iter().map(|list| list.iter().map(ToString::to_string).collect()).collect()),
            (Values::Flag(flags), Values::Text(keys)) => {
                let yes = keys.iter().zip(flags.iter()).filter(|(_, flag)| *flag == Some(true));
                Ok(vec![yes.filter_map(|(key, _)| key.map(ToString::to_string)).collect()])
            }
            _ => Err(format!("`{}` holds no lists", self.column)),
        }
    }

    fn compare(&self, expected: &Value, tolerance: f64, how: Option<&str>, reason: Option<&str>) -> Result<(), String> {
        let rows = self.table.rows();
        let same = |row: usize, name: &str, expected: &Value| {
            let expected = expected.as_f64().ok_or("what is expected is no number")?;
            let found = self.number(row)?;
            let holds = match how {
                None => (found - expected).abs() <= tolerance,
                Some("not above expected, at most the tolerance below") => (expected - tolerance..=expected + 1e-9).contains(&found),
                Some(how) => return Err(format!("numbers cannot be compared by `{how}`")),
            };
            if holds { Ok(()) } else { Err(format!("{name}: found {found}, expected {expected}")) }
        };
        match expected {
            Value::Null => {
                let given: Vec<String> =
                    self.table.reasons().filter(|(_, column, _)| *column == self.column).map(|(_, _, reason)| reason.to_string()).collect();
                let holds = rows > 0 && given.len() == rows && given.iter().all(|given| Some(given.as_str()) == reason);
                if holds { Ok(()) } else { Err(format!("found reasons {given:?}, expected {reason:?} in each row")) }
            }
            Value::Number(_) if rows > 0 => (0..rows).try_for_each(|row| same(row, "value", expected)),
            Value::Array(list) if list.iter().all(Value::is_number) => {
                if list.len() != rows {
                    return Err(format!("{rows} rows for {} numbers", list.len()));
                }
                list.iter().enumerate().try_for_each(|(row, expected)| same(row, &format!("row {row}"), expected))
            }
            Value::Array(list) => self.compare_lists(list, how),
            Value::Object(by_key) if by_key.values().all(Value::is_object) => by_key.iter().try_for_each(|(first, inner)| {
                let inner = inner.as_object().into_iter().flatten();
                inner
                    .into_iter()
                    .try_for_each(|(second, expected)| same(self.row_of_two(first, second)?, &format!("`{first}`, `{second}`"), expected))
            }),
            Value::Object(by_key) => by_key.iter().try_for_each(|(key, expected)| same(self.row(key)?, &format!("`{key}`"), expected)),
            _ => Err("a check of a kind that is not known here".to_owned()),
        }
    }

    fn compare_lists(&self, expected: &[Value], how: Option<&str>) -> Result<(), String> {
        let texts = |list: &[Value]| list.iter().map(|text| text.as_str().map(str::to_owned)).collect::<Option<Vec<String>>>();
        let nested: Option<Vec<Vec<String>>> = expected.iter().map(|list| list.as_array().and_then(|list| texts(list))).collect();
        let mut expected = nested.or_else(|| texts(expected).map(|list| vec![list])).ok_or("what is expected is no list of texts")?;
        let mut found = self.lists()?;
        if matches!(how, Some("set" | "sets")) {
            for lists in [&mut expected, &mut found] {
                lists.iter_mut().for_each(|list| list.sort());
                lists.sort();
            }
        }
        if found == expected { Ok(()) } else { Err(format!("found {found:?}, expected {expected:?}")) }
    }
}
