//! What one case looks like in numbers that can be compared, for `casebook_profiles`.

use super::grouped::{Grouped, Unknown};
use super::partition::{Classes, Partition};
use super::required::{self, Required};
use crate::analysis::role_coverage::{self, CLASSES, RoleCoverage, class};
use crate::analysis::{
    case_coverage, case_diversity, case_formality, case_funding, case_robustness, casebook_profiles, network_brokerage,
    network_centralization, network_mixing,
};
use crate::method::{AnalysisError, Reason, Study, Value, Watch};
use crate::model::{ActorIndex, Case, Relation, RoleState};
use crate::view::{Choice as _, Network, Scope, Selection, choices};

choices! {
    /// What sort of values a column holds.
    ColumnKind {
        /// Yes (1) or no (0).
        Presence = "presence",
        /// A number of things.
        Count = "count",
        /// A number.
        Number = "number",
        /// One of some states; of roles 1 filled and 0 known to be empty.
        State = "state",
    }
}

/// A number that every case has or could have.
pub(crate) struct Measure {
    pub(crate) name: &'static str,
    pub(crate) kind: ColumnKind,
    pub(crate) range: Option<[f64; 2]>,
    /// The analysis that gives it, and the column there.
    pub(crate) analysis: &'static str,
    pub(crate) field: &'static str,
}

const fn number(name: &'static str, analysis: &'static str, field: &'static str, range: [f64; 2]) -> Measure {
    Measure { name, kind: ColumnKind::Number, range: Some(range), analysis, field }
}

const fn count(name: &'static str, field: &'static str) -> Measure {
    Measure { name, kind: ColumnKind::Count, range: None, analysis: "network_summary", field }
}

/// How many there are.
pub(crate) const COUNT: usize = 15;

/// The numbers, in the order of their columns.
pub(crate) const MEASURES: [Measure; COUNT] = [
    number("coverage_among_known", "case_coverage", "among_known", [0.0, 1.0]),
    number("funding_hhi", "case_funding", "hhi", [0.0, 1.0]),
    // Of four declared classes Blau is at most 1 − 1/4.
    number("blau", "case_diversity", "blau", [0.0, 0.75]),
    number("degree_centralization", "network_centralization", "value", [0.0, 1.0]),
    number("ei_index", "network_mixing", "ei_index", [-1.0, 1.0]),
    number("brokerage_coordinator", "network_brokerage", "count", [0.0, 1.0]),
    number("brokerage_itinerant", "network_brokerage", "count", [0.0, 1.0]),
    number("brokerage_representative", "network_brokerage", "count", [0.0, 1.0]),
    number("brokerage_gatekeeper", "network_brokerage", "count", [0.0, 1.0]),
    number("brokerage_liaison", "network_brokerage", "count", [0.0, 1.0]),
    number("formal_share", "case_formality", "value", [0.0, 1.0]),
    number("area_of_filled", "case_robustness", "area_of_filled", [0.0, 1.0]),
    count("actors", "actors"),
    count("ties", "ties"),
    number(COMPLETENESS, "case_documentation", "completeness", [0.0, 1.0]),
];

/// The number that says how well a case is documented, and nothing of the case itself.
pub(crate) const COMPLETENESS: &str = "completeness";

/// The first of the five shares of brokerage.
const BROKERAGE: usize = 5;

/// How a role stands in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RoleRow {
    pub(crate) state: RoleState,
    /// The number of holders in each declared class.
    pub(crate) classes: [u32; CLASSES.len()],
}

/// How well a case is documented.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Documented {
    /// The number of required fields that are recorded.
    pub recorded: usize,
    /// The number of required fields.
    pub required: usize,
    /// The number of relations in scope.
    pub relations: usize,
    /// The number of those of which it is known whether they are formal.
    pub formality_known: usize,
    /// The number of sources.
    pub sources: usize,
    /// The number of roles of which nothing is known.
    pub roles_unknown: usize,
    /// The number of actors of the network without a sector that is a class.
    pub actors_without_class: usize,
    /// The number of holders of roles, each once for each role, without a sector that is a class: they are in no cell.
    pub holders_without_class: usize,
}

impl Documented {
    /// Recorded over required.
    ///
    /// # Errors
    /// [`Reason::NotRecorded`] when nothing is required.
    pub fn completeness(&self) -> Value {
        if self.required == 0 { Err(Reason::NotRecorded) } else { Ok(self.recorded as f64 / self.required as f64) }
    }
}

/// A case in numbers.
pub(crate) struct CaseRow {
    pub(crate) measures: [Value; COUNT],
    /// The roles of its role model, in its order.
    pub(crate) roles: Vec<RoleRow>,
    pub(crate) documented: Documented,
    pub(crate) uncertain: usize,
}

/// A case in numbers, those that are wanted; the others are not worked out.
pub(crate) fn row(case: &Case, scope: &Scope, wanted: &[bool; COUNT], watch: &Watch) -> Result<CaseRow, AnalysisError> {
    let study = Study::new(case, scope)?.watched(watch);
    let card = &casebook_profiles::CARD;
    let (selection, incidence) = (study.needed_selection(card)?, study.incidence(card)?);
    let roles = role_coverage::of(selection, incidence, &vec![1; case.roles().len()]);
    let documented = documented(selection, &roles);
    let mut measures = [Err(Reason::NotRecorded); COUNT];
    let is_wanted = |name: &str| MEASURES.iter().zip(wanted).any(|(measure, wanted)| *wanted && measure.name.starts_with(name));
    let mut put = |name: &str, value: Value| {
        MEASURES.iter().position(|measure| measure.name == name).into_iter().for_each(|place| measures[place] = value);
    };
    if is_wanted("coverage") {
        put("coverage_among_known", case_coverage::of(&roles).among_known);
    }
    if is_wanted("funding") {
        put("funding_hhi", funding_hhi(selection)?);
    }
    if is_wanted("blau") {
        put("blau", blau(selection));
    }
    if ["degree", "ei", "brokerage", "actors", "ties"].into_iter().any(is_wanted) {
        let network = study.network();
        put("actors", Ok(network.actors() as f64));
        put("ties", Ok(network.ties().len() as f64));
        if is_wanted("degree") {
            let found = network_centralization::of(&study, network_centralization::Form::Degree)?;
            put("degree_centralization", found.first().map_or(Err(Reason::TooFewActors), |row| row.value));
        }
        if is_wanted("ei") || is_wanted("brokerage") {
            let grouped = Grouped::of(network, &Classes::of_case(case, network, &Partition::Sector)?, Unknown::Exclude)?;
            let mixing = network_mixing::of(network, &grouped, None, study.watch())?;
            put("ei_index", mixing.by_class.and_then(|mixing| mixing.ei_index));
            let shares = if is_wanted("brokerage") { brokerage(network, &grouped, study.watch())? } else { [Err(Reason::NoTies); 5] };
            MEASURES[BROKERAGE..].iter().zip(shares).for_each(|(measure, share)| put(measure.name, share));
        }
    }
    if is_wanted("formal") {
        put("formal_share", case_formality::of_relations(selection).share());
    }
    if is_wanted("area") {
        put("area_of_filled", case_robustness::area_of_filled(selection, incidence));
    }
    put(COMPLETENESS, documented.completeness());
    let by_class = |role: &RoleCoverage| RoleRow { state: role.state, classes: classes(case, &role.holders).0 };
    Ok(CaseRow { measures, roles: roles.iter().map(by_class).collect(), documented, uncertain: selection.uncertain() })
}

/// The number of some actors in each declared class, and of those without one.
pub(crate) fn classes(case: &Case, actors: &[ActorIndex]) -> ([u32; CLASSES.len()], u32) {
    let (mut counts, mut without) = ([0; CLASSES.len()], 0);
    for actor in actors {
        *class(case, *actor).map_or(&mut without, |class| &mut counts[class]) += 1;
    }
    (counts, without)
}

fn documented(selection: &Selection<'_>, roles: &[RoleCoverage]) -> Documented {
    let case = selection.case();
    let in_state = |state: RoleState| roles.iter().filter(|role| role.state == state).count();
    let states = [RoleState::Filled, RoleState::Empty, RoleState::Unknown].map(in_state);
    let relations: Vec<&Relation> = selection.relations().iter().map(|index| case.relation_at(*index)).collect();
    let (recorded, required) = required::recorded(Required::ALL, selection, &relations, states);
    Documented {
        recorded,
        required,
        relations: relations.len(),
        formality_known: relations.iter().filter(|relation| required::has_formality(relation)).count(),
        sources: case.sources().len(),
        roles_unknown: states[2],
        actors_without_class: classes(case, selection.members()).1 as usize,
        holders_without_class: roles.iter().map(|role| classes(case, &role.holders).1 as usize).sum(),
    }
}

/// Money is what `case_funding` says of it, whichever kinds of relations make ties.
fn funding_hhi(selection: &Selection<'_>) -> Result<Value, AnalysisError> {
    let scope = selection.scope();
    if scope.kinds().is_none() {
        return Ok(case_funding::in_selection(selection)?.all.hhi);
    }
    let scope = Scope { kinds: None, ..scope.clone() };
    Ok(case_funding::in_selection(&Selection::of(selection.case(), &scope)?)?.all.hhi)
}

fn blau(selection: &Selection<'_>) -> Value {
    let (counts, _) = classes(selection.case(), selection.members());
    case_diversity::of(counts.map(f64::from).to_vec(), &[]).blau
}

/// The share of each of the five roles of brokers.
fn brokerage(network: &Network, grouped: &Value<Grouped>, watch: &Watch) -> Result<[Value; 5], AnalysisError> {
    Ok(match network_brokerage::counts_of(network, grouped, watch)? {
        Err(reason) => [Err(reason); 5],
        Ok([.., 0]) => [Err(Reason::ZeroTotal); 5],
        Ok([counts @ .., total]) => counts.map(|count| Ok(count as f64 / total as f64)),
    })
}
