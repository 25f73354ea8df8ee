//! Cases sorted into groups: by country, by what they are, by who owns, operates or pays, or by a list.

use crate::analysis::casebook_typology;
use crate::maths::Watch;
use crate::method::{AnalysisError, Given, OptionError, OptionKind, OptionSpec, OptionValue, Preset, Reason, Value};
use crate::model::{Case, Casebook, Code as _, nearest::nearest, problem::quoted};
use crate::view::Scope;

const WORDS: &[&str] = &["country", "kind", "owner", "operator", "funder", "governance"];

/// What makes the groups.
pub(crate) const BY: OptionSpec = OptionSpec {
    name: "by",
    kind: OptionKind::ClassByActor(WORDS),
    preset: Preset::Text("country"),
    meaning: "what makes the groups: the `country` or `kind` of the case; the sector of its `owner` or `operator` or of the `funder` that pays \
        most, or its form of `governance`, as in `casebook_typology`; or for each case by id the name of its group",
};

/// The group of each case.
#[derive(Debug)]
pub(crate) struct CaseGroups {
    /// What groups are called, in the order in which they first occur.
    pub(crate) names: Vec<String>,
    /// For each case its group, as a position among the names.
    pub(crate) of: Vec<Value<u32>>,
}

impl CaseGroups {
    fn new(groups: impl Iterator<Item = Value<String>>) -> Self {
        let mut names: Vec<String> = Vec::new();
        let mut places = std::collections::HashMap::new();
        let mut place = |name: String| {
            *places.entry(name).or_insert_with_key(|name: &String| {
                names.push(name.clone());
                names.len() as u32 - 1
            })
        };
        let of = groups.map(|group| group.map(&mut place)).collect();
        Self { names, of }
    }
}

/// The groups that the options say.
pub(crate) fn given(casebook: &Casebook, given: &Given, scope: &Scope, watch: &Watch) -> Result<CaseGroups, AnalysisError> {
    let cases = || casebook.cases().iter().map(AsRef::as_ref);
    let refused = |found: &OptionValue| {
        OptionError::new(BY.name, found, format!("one of `{}`, or for each case by id the name of its group", WORDS.join("`, `")))
    };
    let by = match given.get(BY.name) {
        None => "country",
        Some(OptionValue::Text(word)) => word.as_str(),
        Some(OptionValue::Map(named)) => return by_list(casebook, named, &refused),
        Some(other) => return Err(refused(other).into()),
    };
    if by == "country" || by == "kind" {
        let of = |case: &Case| {
            let place = case.document().place().and_then(|place| place.country());
            let found = if by == "country" {
                place.map(|country| country.to_string())
            } else {
                case.document().kind().map(|kind| kind.as_str().to_owned())
            };
            found.ok_or(Reason::NotRecorded)
        };
        return Ok(CaseGroups::new(cases().map(of)));
    }
    if !WORDS.contains(&by) {
        let near = nearest(by, WORDS.iter().copied()).map(str::to_owned);
        return Err(OptionError { nearest: near, ..refused(&OptionValue::Text(by.to_owned())) }.into());
    }
    let types = casebook_typology::of(casebook, scope, watch)?;
    Ok(CaseGroups::new(types.iter().map(|found| match by {
        "owner" => found.owner.map(str::to_owned),
        "operator" => found.operator.map(str::to_owned),
        "funder" => found.funder.map(str::to_owned),
        _ => Ok(found.governance.as_str().to_owned()),
    })))
}

fn by_list(
    casebook: &Casebook,
    named: &[(String, OptionValue)],
    refused: &dyn Fn(&OptionValue) -> OptionError,
) -> Result<CaseGroups, AnalysisError> {
    let mut groups = std::collections::HashMap::new();
    for (case, group) in named {
        if !casebook.cases().iter().any(|known| known.id().as_str() == case) {
            let near = nearest(case, casebook.cases().iter().map(|case| case.id().as_str())).map(str::to_owned);
            return Err(OptionError { nearest: near, ..OptionError::new(BY.name, quoted(case), "the id of a case") }.into());
        }
        let group = match group {
            OptionValue::Text(text) => Some(text.clone()),
            OptionValue::Whole(number) => Some(number.to_string()),
            OptionValue::Number(number) => Some(number.to_string()),
            OptionValue::Flag(flag) => Some(flag.to_string()),
            OptionValue::Nothing => None,
            other => return Err(refused(other).into()),
        };
        if groups.insert(case.as_str(), group).is_some() {
            return Err(OptionError::new(BY.name, format_args!("{} twice", quoted(case)), "each case once").into());
        }
    }
    let of = |id: &str| groups.get(id).cloned().flatten().ok_or(Reason::NoPartition);
    Ok(CaseGroups::new(casebook.cases().iter().map(|case| of(case.id().as_str()))))
}
