//! What each case looks like in numbers that can be compared.
//!
//! Whoever lays several houses side by side begins here: who holds which role by sector, how the network hangs together, how
//! the money comes, and how well all that is documented. Distances, groups and tests of casebooks are worked out from it.

use std::borrow::Cow;
use std::collections::HashMap;

use super::role_coverage::CLASSES;
use super::shared::profile::{self, COMPLETENESS, COUNT, CaseRow, MEASURES, RoleRow};
use crate::maths::in_blocks;
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, OptionError, OptionKind, OptionSpec, Preset, Reason, Subject, Table, TableSpec,
    Value, Watch,
};
use crate::model::{Case, CaseId, Casebook, Code as _, RoleId, RoleState, nearest::nearest, problem::quoted};
use crate::view::Scope;

pub use super::shared::profile::{ColumnKind, Documented};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "casebook_profiles",
    version: 1,
    level: Level::Casebook,
    subject: Subject::Casebook,
    question: "What does each case look like in numbers that can be compared?",
    definition: "All cases are asked the same, of one network: undirected, without weights, without the actor that stands for the case.\n\
        coverage_among_known: `among_known` of `case_coverage`. funding_hhi: `hhi` of `case_funding`, of all money. blau: of the actors over the \
        four sectors, `case_diversity`. degree_centralization: `network_centralization`. ei_index: `network_mixing`, by sector. brokerage_…: the \
        counts of `network_brokerage` over their total. formal_share: `value` of `case_formality`. area_of_filled: `case_robustness`. \
        completeness: `case_documentation`.\n\
        The table `values` has the columns of the profile: for each role and sector the number of holders (`owner_public`), for each role its \
        state (`owner_state`, 1 filled and 0 known to be empty), and the numbers of the main table; with `columns` also whether there is a \
        holder (`has_owner_public`). Roles are those of all role models, in the order in which they first occur. A role of which nothing \
        is known has no state and no numbers of holders.",
    reading: "Read it beside `completeness` and the other columns of documentation: cases differ in depth of documentation as much as in what they \
        are, and more actors may only be more actors written down. Centralisation, E-I index, brokerage and robustness depend on the number of \
        actors and ties. Holders without a sector stand in no cell, and are counted in `holders_without_class`.",
    undefined: &[
        (Reason::UnknownRole, "holders and state of a role of which nothing is known; coverage_among_known, when that is so of every role"),
        (Reason::NoRoles, "what is said of a role that the case's role model does not have; coverage and robustness, when it has none"),
        (Reason::NoHolder, "area_of_filled, when no role is filled"),
        (Reason::NoActors, "area_of_filled, when there is no actor"),
        (Reason::NoAmounts, "funding_hhi, when no amount per year is recorded"),
        (Reason::ZeroTotal, "funding_hhi, when the amounts are 0; blau, when no actor has a sector; brokerage, when nobody mediates"),
        (Reason::TooFewActors, "centralisation below three actors, brokerage below three with a sector, the E-I index without any"),
        (Reason::NoPartition, "ei_index and brokerage, when no actor has a sector"),
        (Reason::NoTies, "ei_index, when no two actors with a sector are tied"),
        (
            Reason::NotRecorded,
            "formal_share, when it is known of no relation; completeness, when nothing is required; lower and upper, where no range is \
            declared; smallest and largest, when no case has a value",
        ),
    ],
    source: "Our own selection; each number as its own analysis says.",
    elsewhere: "",
    scope: SCOPE,
    options: &[COLUMNS],
    tables: &[
        TableSpec {
            name: "main",
            row: "a case, in the order of the casebook",
            columns: &[
                ColumnSpec::new("case", "id of the case"),
                ColumnSpec::new("name", "its name"),
                ColumnSpec::new("coverage_among_known", "share of the roles of known state that are filled, 0 to 1"),
                ColumnSpec::new("funding_hhi", "concentration of the yearly funding on few funders, above 0 to 1"),
                ColumnSpec::new("blau", "how mixed the sectors of the actors are, 0 to 0.75"),
                ColumnSpec::new("degree_centralization", "how much the network hangs on one actor, 0 to 1"),
                ColumnSpec::new("ei_index", "ties between sectors against ties inside them, −1 to 1"),
                ColumnSpec::new("brokerage_coordinator", "share of the mediation within one sector, 0 to 1"),
                ColumnSpec::new("brokerage_itinerant", "share of that between two of one sector by another, 0 to 1"),
                ColumnSpec::new("brokerage_representative", "share of that from the broker's own sector to another, 0 to 1"),
                ColumnSpec::new("brokerage_gatekeeper", "share of that from another sector to the broker's own, 0 to 1"),
                ColumnSpec::new("brokerage_liaison", "share of that among three sectors, 0 to 1"),
                ColumnSpec::new("formal_share", "share of the relations of known formality that are formal, 0 to 1"),
                ColumnSpec::new("area_of_filled", "how long filled roles last when actors leave at random, 0 to 1"),
                ColumnSpec::new("actors", "number of actors of the network"),
                ColumnSpec::new("ties", "number of ties between them"),
                ColumnSpec::new("completeness", "recorded over required fields, 0 to 1"),
                ColumnSpec::new("recorded", "number of required fields that are recorded"),
                ColumnSpec::new("required", "number of required fields"),
                ColumnSpec::new("relations", "number of relations in scope"),
                ColumnSpec::new("formality_known", "number of those that `formal_share` and completeness know as formal or informal"),
                ColumnSpec::new("sources", "number of sources of the case"),
                ColumnSpec::new("roles_unknown", "number of roles of which nothing is known"),
                ColumnSpec::new("actors_without_class", "number of actors of the network whose sector is other or not known"),
                ColumnSpec::new(
                    "holders_without_class",
                    "number of holders of roles whose sector is other or not known, once for each role",
                ),
            ],
        },
        TableSpec {
            name: "values",
            row: "a case and a column of the profile",
            columns: &[
                ColumnSpec::new("case", "id of the case"),
                ColumnSpec::new("column", "name of the column"),
                ColumnSpec::new("value", "the value; of a state 1 filled, 0 known to be empty; of presence 1 yes, 0 no"),
            ],
        },
        TableSpec {
            name: "columns",
            row: "a column of the profile",
            columns: &[
                ColumnSpec::new("column", "its name"),
                ColumnSpec::new("kind", "`presence`, `count`, `number` or `state`"),
                ColumnSpec::new("role", "id of the role that it speaks of, if it is one"),
                ColumnSpec::new("class", "the sector that it speaks of, if it is one"),
                ColumnSpec::new("analysis", "the analysis that it comes from"),
                ColumnSpec::new("field", "the column there"),
                ColumnSpec::new("lower", "the smallest value that it can have, where both ends are declared"),
                ColumnSpec::new("upper", "the largest value that it can have, where both ends are declared"),
                ColumnSpec::new("known", "number of cases that have a value"),
                ColumnSpec::new("smallest", "the smallest value that a case has"),
                ColumnSpec::new("largest", "the largest value that a case has"),
                ColumnSpec::new("constant", "whether all cases with a value have the same"),
            ],
        },
    ],
};

/// What part of each case is looked at: at one date for all, and no actors one by one, which would be those of one case.
pub(crate) const SCOPE: &[&str] = &["at", "statuses", "stages", "uncertain", "level", "include_self", "kinds", "at_least", "currency"];

pub(crate) const COLUMNS: OptionSpec = OptionSpec {
    name: "columns",
    kind: OptionKind::Texts,
    preset: Preset::Nothing,
    meaning: "the columns of the profile, by name or in groups: `holders` (role and sector), `presence` (the same as yes or no), `states` (of \
        roles), `numbers`; all but `presence` without it",
};

/// Groups of columns that can be chosen together.
const GROUPS: [&str; 4] = [HOLDERS, PRESENCE, STATES, NUMBERS];
pub(crate) const HOLDERS: &str = "holders";
pub(crate) const PRESENCE: &str = "presence";
pub(crate) const STATES: &str = "states";
pub(crate) const NUMBERS: &str = "numbers";

/// Which part of each case, and which columns.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
    columns: Option<Vec<String>>,
}

impl Options {
    /// The same, asked of another part of the cases. Directions, weights and actors chosen one by one say nothing here.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The part of each case that is looked at.
    #[must_use]
    pub const fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The same, with these columns: names, or the groups `holders`, `presence`, `states` and `numbers`.
    pub fn with_columns(mut self, columns: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.columns = Some(columns.into_iter().map(Into::into).collect());
        self
    }
}

/// A column of profiles.
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileColumn {
    /// Its name.
    pub name: String,
    /// What sort of values it holds.
    pub kind: ColumnKind,
    /// The smallest and the largest value that it can have, where they are declared.
    pub range: Option<[f64; 2]>,
    /// The role that it speaks of, as a position among those of the profiles.
    pub role: Option<usize>,
    /// The sector that it speaks of, as a position among public, private, civil and residents.
    pub class: Option<usize>,
    /// The analysis that it comes from.
    pub analysis: &'static str,
    /// The column there.
    pub field: &'static str,
    /// Where its values are in the row of a case.
    source: Source,
}

impl ProfileColumn {
    /// The group that it is chosen with.
    pub(crate) fn group(&self) -> &'static str {
        match (self.source, self.kind) {
            (Source::Holders(..), ColumnKind::Presence) => PRESENCE,
            (Source::Holders(..), _) => HOLDERS,
            (Source::State(_), _) => STATES,
            (Source::Measure(_), _) => NUMBERS,
        }
    }

    /// Whether it says how well a case is documented, and nothing of the case itself.
    #[must_use]
    pub fn is_of_documentation(&self) -> bool {
        self.name == COMPLETENESS
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Source {
    Holders(usize, usize),
    State(usize),
    Measure(usize),
}

/// What cases look like in numbers that can be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Profiles {
    cases: Vec<CaseId>,
    roles: Vec<RoleId>,
    columns: Vec<ProfileColumn>,
    values: Vec<f64>,
    reasons: Vec<Option<Reason>>,
    documented: Vec<Documented>,
    measures: Vec<[Value; COUNT]>,
    uncertain: usize,
}

impl Profiles {
    /// The ids of the cases, in the order in which they were given.
    #[must_use]
    pub fn cases(&self) -> &[CaseId] {
        &self.cases
    }

    /// The roles of all role models, in the order in which they first occur.
    #[must_use]
    pub fn roles(&self) -> &[RoleId] {
        &self.roles
    }

    /// The columns.
    #[must_use]
    pub fn columns(&self) -> &[ProfileColumn] {
        &self.columns
    }

    /// The values, those of the first case first; `NaN` where there is none, and nowhere else.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The value of a case in a column, both by position.
    ///
    /// # Errors
    /// The reason why there is none.
    pub fn value(&self, case: usize, column: usize) -> Value {
        let place = case * self.columns.len() + column;
        self.reasons[place].map_or(Ok(self.values[place]), Err)
    }

    /// How well each case is documented.
    #[must_use]
    pub fn documented(&self) -> &[Documented] {
        &self.documented
    }

    /// The number of assignments and relations in scope that are marked as uncertain.
    #[must_use]
    pub const fn uncertain(&self) -> usize {
        self.uncertain
    }

    /// The smallest and the largest value that a case has in a column, and how many cases have one.
    #[must_use]
    pub fn spread(&self, column: usize) -> (usize, Option<[f64; 2]>) {
        let values = (0..self.cases.len()).filter_map(|case| self.value(case, column).ok());
        values.fold((0, None), |(known, range), value| {
            let [least, most] = range.unwrap_or([value; 2]);
            (known + 1, Some([f64::min(least, value), f64::max(most, value)]))
        })
    }
}

/// Profiles that are put together case by case, from a stream of cases of which none is kept.
///
/// # Examples
/// ```
/// use partnergraph::{CaseBuilder, analysis::casebook_profiles::Profiling};
///
/// let mut profiling = Profiling::new(Default::default());
/// for id in ["a", "b"] {
///     profiling.add(&CaseBuilder::new(id, id).build()?)?;
/// }
/// assert_eq!(profiling.finish()?.cases().len(), 2);
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Profiling {
    options: Options,
    wanted: [bool; COUNT],
    cases: Vec<CaseId>,
    roles: Vec<RoleId>,
    places: HashMap<RoleId, usize>,
    /// For each case how the roles stand, in the order of `roles`; shorter where roles came later.
    standing: Vec<Vec<Option<RoleRow>>>,
    measures: Vec<[Value; COUNT]>,
    documented: Vec<Documented>,
    uncertain: usize,
}

impl Profiling {
    /// No case yet.
    #[must_use]
    pub fn new(options: Options) -> Self {
        let options = Options { scope: comparable(options.scope), ..options };
        let is_wanted = |name: &str| options.columns.as_ref().is_none_or(|chosen| chosen.iter().any(|one| one == name || one == NUMBERS));
        Self {
            wanted: MEASURES.each_ref().map(|measure| is_wanted(measure.name)),
            options,
            cases: Vec::new(),
            roles: Vec::new(),
            places: HashMap::new(),
            standing: Vec::new(),
            measures: Vec::new(),
            documented: Vec::new(),
            uncertain: 0,
        }
    }

    /// Adds the profile of a case.
    ///
    /// # Errors
    /// [`AnalysisError::View`] when the scope cannot be applied to the case.
    pub fn add(&mut self, case: &Case) -> Result<(), AnalysisError> {
        let row = profile::row(case, &self.options.scope, &self.wanted, Watch::nobody())?;
        self.take(case, row);
        Ok(())
    }

    fn take(&mut self, case: &Case, row: CaseRow) {
        self.cases.push(case.id().clone());
        let mut standing = vec![None; self.roles.len()];
        for (position, (role, found)) in case.roles().iter().zip(row.roles).enumerate() {
            // Most cases have the same roles in the same order.
            let place = match self.roles.get(position) {
                Some(known) if known == role.id() => position,
                _ => self.place(role.id()),
            };
            if place >= standing.len() {
                standing.resize(place + 1, None);
            }
            standing[place] = Some(found);
        }
        self.standing.push(standing);
        self.measures.push(row.measures);
        self.documented.push(row.documented);
        self.uncertain += row.uncertain;
    }

    fn place(&mut self, role: &RoleId) -> usize {
        if let Some(known) = self.places.get(role) {
            return *known;
        }
        let place = self.roles.len();
        self.roles.push(role.clone());
        self.places.insert(role.clone(), place);
        place
    }

    /// The profiles of all cases that were added.
    ///
    /// # Errors
    /// [`AnalysisError::Option`] when a column was chosen that there is not.
    pub fn finish(self) -> Result<Profiles, AnalysisError> {
        let columns = columns(&self.roles, self.options.columns.as_deref())?;
        let cells = self.cases.len() * columns.len();
        let (mut values, mut reasons) = (Vec::with_capacity(cells), Vec::with_capacity(cells));
        for (standing, measures) in self.standing.iter().zip(&self.measures) {
            for column in &columns {
                let value = match column.source {
                    Source::Measure(place) => measures[place],
                    Source::State(role) => known(standing, role).map(|role| f64::from(u8::from(role.state == RoleState::Filled))),
                    Source::Holders(role, class) => known(standing, role).map(|role| match (column.kind, role.classes[class]) {
                        (ColumnKind::Presence, count) => f64::from(count.min(1)),
                        (_, count) => f64::from(count),
                    }),
                };
                values.push(value.unwrap_or(f64::NAN));
                reasons.push(value.err());
            }
        }
        let Self { cases, roles, documented, measures, uncertain, .. } = self;
        Ok(Profiles { cases, roles, columns, values, reasons, documented, measures, uncertain })
    }
}

/// How a role stands of which something is known.
fn known(standing: &[Option<RoleRow>], role: usize) -> Value<RoleRow> {
    match standing.get(role).copied().flatten() {
        None => Err(Reason::NoRoles),
        Some(RoleRow { state: RoleState::Unknown, .. }) => Err(Reason::UnknownRole),
        Some(row) => Ok(row),
    }
}

/// A scope without what would make cases unlike each other, or their measures something else.
fn comparable(scope: Scope) -> Scope {
    let preset = Scope::default();
    Scope { actors: None, direction: preset.direction, collapse: preset.collapse, weights: preset.weights, ..scope }
}

/// All columns that there are with these roles, each with its group.
fn all_columns(roles: &[RoleId]) -> Vec<(&'static str, ProfileColumn)> {
    let cells = || (0..roles.len()).flat_map(|role| (0..CLASSES.len()).map(move |class| (role, class)));
    let cell = |prefix: &str, kind, (role, class): (usize, usize)| ProfileColumn {
        name: format!("{prefix}{}_{}", roles[role], CLASSES[class].as_str()),
        kind,
        range: if kind == ColumnKind::Presence { Some([0.0, 1.0]) } else { None },
        role: Some(role),
        class: Some(class),
        analysis: "role_coverage",
        field: "holders",
        source: Source::Holders(role, class),
    };
    let state = |role: usize| ProfileColumn {
        name: format!("{}_state", roles[role]),
        kind: ColumnKind::State,
        range: None,
        role: Some(role),
        class: None,
        analysis: "role_coverage",
        field: "state",
        source: Source::State(role),
    };
    let measure = |(place, measure): (usize, &profile::Measure)| ProfileColumn {
        name: measure.name.to_owned(),
        kind: measure.kind,
        range: measure.range,
        role: None,
        class: None,
        analysis: measure.analysis,
        field: measure.field,
        source: Source::Measure(place),
    };
    let holders = cells().map(|at| (HOLDERS, cell("", ColumnKind::Count, at)));
    let presence = cells().map(|at| (PRESENCE, cell("has_", ColumnKind::Presence, at)));
    let states = (0..roles.len()).map(|role| (STATES, state(role)));
    holders.chain(presence).chain(states).chain(MEASURES.iter().enumerate().map(|at| (NUMBERS, measure(at)))).collect()
}

/// The columns that are chosen, each once, in the order of the choice.
fn columns(roles: &[RoleId], chosen: Option<&[String]>) -> Result<Vec<ProfileColumn>, OptionError> {
    let all = all_columns(roles);
    let Some(chosen) = chosen else {
        return Ok(all.into_iter().filter(|(group, _)| *group != PRESENCE).map(|(_, column)| column).collect());
    };
    let mut is_taken = vec![false; all.len()];
    let mut found = Vec::new();
    for name in chosen {
        let mut is_known = GROUPS.contains(&name.as_str());
        for (place, (_, column)) in all.iter().enumerate().filter(|(_, (group, column))| *group == name || column.name == *name) {
            is_known = true;
            if !std::mem::replace(&mut is_taken[place], true) {
                found.push(column.clone());
            }
        }
        if !is_known {
            let names = || all.iter().map(|(_, column)| column.name.as_str()).chain(GROUPS);
            let near = nearest(name, names()).map(str::to_owned);
            let expected = format!("a column of the profile, or one of `{}`", GROUPS.join("`, `"));
            return Err(OptionError { nearest: near, ..OptionError::new(COLUMNS.name, quoted(name), expected) });
        }
    }
    Ok(found)
}

/// What each case of a casebook looks like in numbers that can be compared.
///
/// - Cost: some tens of microseconds for each case, side by side in a rayon pool.
///
/// # Errors
/// [`AnalysisError::Option`] when a column is chosen that there is not.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Assignment, CaseBuilder, Casebook, Sector, Status, analysis::casebook_profiles};
///
/// let house = CaseBuilder::new("house", "House")
///     .actor(Actor::new("town", "Town").with_sector(Sector::Public))
///     .assignment(Assignment::new("owner", Status::Current).with_actor("town"))
///     .build()?;
/// let book: Casebook = [house].into_iter().collect();
/// let options = casebook_profiles::Options::default().with_columns(["owner_public", "owner_civil", "funder_public"]);
/// let profiles = casebook_profiles::compute(&book, &options)?;
/// assert_eq!((profiles.value(0, 0), profiles.value(0, 1)), (Ok(1.0), Ok(0.0)));
/// assert!(profiles.value(0, 2).is_err(), "nothing is known of the funders");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(casebook: &Casebook, options: &Options) -> Result<Profiles, AnalysisError> {
    of(casebook, options.clone(), &Watch::new())
}

/// So many cases are gone through between two looks at the watch.
const BLOCK: usize = 64;

/// The same, watched.
pub(crate) fn of(casebook: &Casebook, options: Options, watch: &Watch) -> Result<Profiles, AnalysisError> {
    filled(Profiling::new(options), casebook, watch)
}

fn filled(mut profiling: Profiling, casebook: &Casebook, watch: &Watch) -> Result<Profiles, AnalysisError> {
    let (scope, wanted) = (profiling.options.scope.clone(), profiling.wanted);
    let cases = casebook.cases();
    watch.expect(cases.len());
    let of_block = |(): &mut (), range: std::ops::Range<usize>| {
        let rows = cases[range.clone()].iter().map(|case| profile::row(case, &scope, &wanted, Watch::nobody()));
        (range, rows.collect::<Result<Vec<_>, _>>())
    };
    let mut failed = None;
    in_blocks(
        cases.len(),
        BLOCK,
        watch,
        || (),
        of_block,
        |(range, rows)| {
            watch.add_done(range.len());
            match rows {
                Ok(rows) => cases[range].iter().zip(rows).for_each(|(case, row)| profiling.take(case, row)),
                Err(error) => failed = failed.take().or(Some(error)),
            }
        },
    )?;
    failed.map_or_else(|| profiling.finish(), Err)
}

/// The options of profiles, by name.
pub(crate) fn given_options(given: &Given) -> Result<Options, OptionError> {
    let columns = given.texts(COLUMNS.name)?.map(|columns| columns.into_iter().map(str::to_owned).collect());
    Ok(Options { scope: given.scope()?, columns })
}

pub(crate) fn run(casebook: &Casebook, given: &Given, watch: &Watch) -> Result<Answer, AnalysisError> {
    // The main table has every number, whichever columns the profile has.
    let profiling = Profiling { wanted: [true; COUNT], ..Profiling::new(given_options(given)?) };
    let found = filled(profiling, casebook, watch)?;
    let mut answer = Answer::bare(&CARD, given)
        .with_uncertain(found.uncertain)
        .with_table(main(casebook, &found))
        .with_table(value_table(&found))
        .with_table(column_table(&found));
    for remark in remarks(&found) {
        answer = answer.with_remark(remark);
    }
    Ok(answer)
}

/// What a reader of profiles must know about how the cases are documented.
pub(crate) fn remarks(found: &Profiles) -> Vec<String> {
    let mut remarks = Vec::new();
    if found.cases.is_empty() {
        remarks.push("the casebook has no case (too_few_cases)".to_owned());
    }
    let documented: Vec<f64> = found.documented.iter().filter_map(|of| of.completeness().ok()).collect();
    if let (Some(least), Some(most)) = (documented.iter().copied().reduce(f64::min), documented.iter().copied().reduce(f64::max))
        && found.cases.len() > 1
    {
        remarks.push(format!(
            "between {:.0} % and {:.0} % of the required fields are recorded: differences between cases can be differences in documentation",
            100.0 * least,
            100.0 * most
        ));
    }
    let without: usize = found.documented.iter().map(|of| of.holders_without_class).sum();
    if without > 0 {
        remarks.push(format!("holders of roles without a sector, who are in no cell of role and sector: {without}"));
    }
    remarks
}

fn main(casebook: &Casebook, found: &Profiles) -> Table {
    let of = |name: &str| {
        let place = MEASURES.iter().position(|measure| measure.name == name);
        found.measures.iter().map(move |row| place.map_or(Err(Reason::NotRecorded), |place| row[place]))
    };
    let count = |of: fn(&Documented) -> usize| found.documented.iter().map(of);
    let mut table = Table::new("main", found.cases.len());
    table
        .text("case", found.cases.iter().map(ToString::to_string))
        .text("name", casebook.cases().iter().map(|case| case.name().to_owned()));
    for measure in &MEASURES {
        if measure.kind == ColumnKind::Count {
            table.whole(measure.name, of(measure.name).map(|value| value.map(|value| value as usize)));
        } else {
            table.number(measure.name, of(measure.name));
        }
    }
    table
        .count("recorded", count(|of| of.recorded))
        .count("required", count(|of| of.required))
        .count("relations", count(|of| of.relations))
        .count("formality_known", count(|of| of.formality_known))
        .count("sources", count(|of| of.sources))
        .count("roles_unknown", count(|of| of.roles_unknown))
        .count("actors_without_class", count(|of| of.actors_without_class))
        .count("holders_without_class", count(|of| of.holders_without_class));
    table
}

fn value_table(found: &Profiles) -> Table {
    let columns = found.columns.len();
    let places = || (0..found.cases.len()).flat_map(|case| (0..columns).map(move |column| (case, column)));
    let mut table = Table::new("values", found.values.len());
    table
        .text("case", places().map(|(case, _)| found.cases[case].to_string()))
        .text("column", places().map(|(_, column)| found.columns[column].name.clone()))
        .number("value", places().map(|(case, column)| found.value(case, column)));
    table
}

fn column_table(found: &Profiles) -> Table {
    let columns = &found.columns;
    let spreads: Vec<_> = (0..columns.len()).map(|column| found.spread(column)).collect();
    let end = |end: usize| spreads.iter().map(move |(_, range)| range.map(|range| range[end]).ok_or(Reason::NotRecorded));
    let declared = |end: usize| columns.iter().map(move |column| column.range.map(|range| range[end]).ok_or(Reason::NotRecorded));
    let mut table = Table::new("columns", columns.len());
    table
        .text("column", columns.iter().map(|column| column.name.clone()))
        .text("kind", columns.iter().map(|column| column.kind.as_str()))
        .optional_text("role", columns.iter().map(|column| column.role.map(|role| found.roles[role].to_string())))
        .optional_text("class", columns.iter().map(|column| column.class.map(|class| Cow::Borrowed(CLASSES[class].as_str()))))
        .text("analysis", columns.iter().map(|column| column.analysis))
        .text("field", columns.iter().map(|column| column.field))
        .number("lower", declared(0))
        .number("upper", declared(1))
        .count("known", spreads.iter().map(|(known, _)| *known))
        .number("smallest", end(0))
        .number("largest", end(1))
        .flag("constant", spreads.iter().map(|(_, range)| range.is_some_and(|[least, most]| least == most)));
    table
}

#[cfg(test)]
mod tests;
