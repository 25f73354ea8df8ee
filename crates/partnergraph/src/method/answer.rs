//! What comes back when a question is put.

use std::{
    fmt,
    sync::{Arc, OnceLock},
};

use super::{Card, Given, Item, OptionSpec, OptionValue, Study, Subject, Table};
use crate::model::{Case, CaseId, Fingerprint};
use crate::view::{Direction, ExcludedAmount, Incidence};

/// The answer to an analysis: its tables and everything needed to trace a number back to the document.
#[derive(Debug, Clone)]
pub struct Answer {
    card: &'static Card,
    given: Given,
    /// Whether what is asked was made before the question was put; of a network, how measures look at it.
    ready: Option<Option<Direction>>,
    /// Put together when somebody asks for them.
    options: OnceLock<Vec<(&'static str, OptionValue)>>,
    facts: Facts,
    tables: Vec<Table>,
    remarks: Vec<String>,
    case: Option<CaseId>,
    fingerprint: Option<Fingerprint>,
}

/// What the analysis saw: how many actors and ties, and what was left out on the way. Nothing where it does not apply.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Facts {
    /// Actors in the network.
    pub actors: Option<usize>,
    /// Ties, or arcs of a directed network.
    pub ties: Option<usize>,
    /// Relations that made the ties.
    pub relations: Option<usize>,
    /// Relations of an actor to itself, which are dropped.
    pub loops_dropped: Option<usize>,
    /// Relations without the weight that was asked for.
    pub missing_weights: Option<usize>,
    /// Amounts that could not be added: relation, position among its amounts, why.
    pub excluded: Vec<(String, usize, &'static str)>,
    /// Assignments and relations in scope that are marked as uncertain.
    pub uncertain: Option<usize>,
    /// Pieces of the network.
    pub components: Option<usize>,
    /// Actors without a tie.
    pub isolates: Option<usize>,
    /// Rows of a two-mode table.
    pub rows: Option<usize>,
    /// Columns of a two-mode table.
    pub columns: Option<usize>,
    /// Links of a two-mode table, each counted once.
    pub links: Option<usize>,
    /// Links that were stated or given once more.
    pub doubled_links: Option<usize>,
}

impl Facts {
    /// The facts that are numbers, by name.
    pub fn numbers(&self) -> impl Iterator<Item = (&'static str, usize)> {
        [
            ("actors", self.actors),
            ("ties", self.ties),
            ("relations", self.relations),
            ("loops_dropped", self.loops_dropped),
            ("missing_weights", self.missing_weights),
            ("uncertain", self.uncertain),
            ("components", self.components),
            ("isolates", self.isolates),
            ("rows", self.rows),
            ("columns", self.columns),
            ("links", self.links),
            ("doubled_links", self.doubled_links),
        ]
        .into_iter()
        .filter_map(|(name, number)| number.map(|number| (name, number)))
    }
}

impl Answer {
    /// An answer without tables yet, from a study of a case or network.
    pub(crate) fn new(card: &'static Card, study: &Study<'_>, given: &Given) -> Self {
        let mut answer = Self::bare(card, given);
        answer.case = study.case().map(|case| case.id().clone());
        if let Some(selection) = study.selection() {
            answer.facts.uncertain = Some(selection.uncertain());
        } else {
            answer.ready = Some((card.subject == Subject::Network).then(|| study.direction()));
        }
        answer
    }

    /// An answer without tables yet, with nothing said of what it speaks about.
    pub(crate) fn bare(card: &'static Card, given: &Given) -> Self {
        Self {
            card,
            given: given.clone(),
            ready: None,
            options: OnceLock::new(),
            facts: Facts::default(),
            tables: Vec::new(),
            remarks: Vec::new(),
            case: None,
            fingerprint: None,
        }
    }

    /// Says what the network of the study looked like.
    pub(crate) fn with_network_facts(mut self, study: &Study<'_>) -> Self {
        let network = study.network();
        let (components, isolates) = network.pieces();
        self.facts.actors = Some(network.actors());
        self.facts.ties = Some(network.ties().len());
        self.facts.relations = Some(network.relations());
        self.facts.loops_dropped = Some(network.loops_dropped());
        self.facts.missing_weights = Some(network.missing_weights());
        self.facts.components = Some(components);
        self.facts.isolates = Some(isolates);
        match study.case() {
            Some(case) => self.with_excluded(case, network.excluded()),
            None => self,
        }
    }

    /// Says what the two modes of the study looked like.
    pub(crate) fn with_two_mode_facts(mut self, incidence: &Incidence) -> Self {
        self.facts.rows = Some(incidence.rows());
        self.facts.columns = Some(incidence.columns());
        self.facts.links = Some(incidence.links());
        self.facts.doubled_links = Some(incidence.doubled());
        self
    }

    /// Says how many pieces there are, and how many of them are one member.
    pub(crate) const fn with_components(mut self, components: usize, isolates: usize) -> Self {
        self.facts.components = Some(components);
        self.facts.isolates = Some(isolates);
        self
    }

    /// Says how many actors there are, where there is more than one network.
    pub(crate) fn with_actors(mut self, actors: usize) -> Self {
        self.facts.actors = Some(actors);
        self
    }

    /// Says which amounts could not be added.
    pub(crate) fn with_excluded(mut self, case: &Case, excluded: &[ExcludedAmount]) -> Self {
        self.facts.excluded = excluded.iter().map(|amount| (case.relation_name(amount.relation), amount.position, amount.reason)).collect();
        self
    }

    /// Says how many items in scope are marked as uncertain, where the answer is of many cases.
    pub(crate) fn with_uncertain(mut self, uncertain: usize) -> Self {
        self.facts.uncertain = Some(uncertain);
        self
    }

    /// Adds a table; the first is the main one.
    pub(crate) fn with_table(mut self, table: Table) -> Self {
        self.tables.push(table);
        self
    }

    /// Adds something that a reader must know.
    pub(crate) fn with_remark(mut self, remark: impl Into<String>) -> Self {
        self.remarks.push(remark.into());
        self
    }

    /// Says what the answer speaks about, so that it can be recognised later.
    #[must_use]
    pub fn with_fingerprint(mut self, fingerprint: Fingerprint) -> Self {
        self.fingerprint = Some(fingerprint);
        self
    }

    /// What a reader must know about the analysis.
    #[must_use]
    pub const fn card(&self) -> &'static Card {
        self.card
    }

    /// All options with their values, those that were preset included.
    #[must_use]
    pub fn options(&self) -> &[(&'static str, OptionValue)] {
        self.options.get_or_init(|| {
            let value = |option: &OptionSpec| self.given.get(option.name).cloned().unwrap_or_else(|| option.preset.into());
            let options = self.card.all_options().map(|option| (option.name, value(option)));
            match self.ready {
                // Its scope is no longer open to options.
                Some(direction) => options
                    .filter(|(name, _)| !self.card.is_of_case(name) && *name != "direction")
                    .chain(direction.map(|direction| ("direction", OptionValue::Text(direction.to_string()))))
                    .collect(),
                None => options.collect(),
            }
        })
    }

    /// What the analysis saw.
    #[must_use]
    pub const fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The main table.
    #[must_use]
    pub fn table(&self) -> &Table {
        &self.tables[0]
    }

    /// All tables, the main one first.
    #[must_use]
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// What a reader must know about this answer.
    #[must_use]
    pub fn remarks(&self) -> &[String] {
        &self.remarks
    }

    /// The case it speaks about, if it is one.
    #[must_use]
    pub const fn case(&self) -> Option<&CaseId> {
        self.case.as_ref()
    }

    /// The fingerprint of what it speaks about, where one was asked for.
    #[must_use]
    pub const fn fingerprint(&self) -> Option<Fingerprint> {
        self.fingerprint
    }

    /// The ids of what a row of a table rests on, and of the sources of that: first the items, then the sources.
    #[must_use]
    pub fn trace(&self, case: &Case, table: &str, row: usize) -> Vec<String> {
        let items = self.tables.iter().find(|known| known.name() == table).map_or(&[][..], |table| table.basis(row));
        let mut names: Vec<String> = Vec::new();
        let mut sources: Vec<String> = Vec::new();
        for item in items {
            let (name, evidence) = match item {
                Item::Actor(index) => (case.actor_at(*index).id().to_string(), case.actor_at(*index).evidence()),
                Item::Assignment(index) => (format!("/assignments/{}", index.position()), case.assignment_at(*index).evidence()),
                Item::Relation(index) => (case.relation_name(*index), case.relation_at(*index).evidence()),
                Item::Agreement(position) => {
                    let agreement = &case.agreements()[*position as usize];
                    (agreement.id().to_string(), agreement.evidence())
                }
                Item::Activity(position) => (format!("/activities/{position}"), case.activities()[*position as usize].evidence()),
                Item::Exchange(position) => (format!("/exchanges/{position}"), case.exchanges()[*position as usize].evidence()),
                Item::Participation(position) => {
                    (format!("/participation/{position}"), case.participation()[*position as usize].evidence())
                }
                Item::Seat(position) => {
                    names.push(format!("/seats/{position}"));
                    continue;
                }
                Item::Risk(position) => (case.risks()[*position as usize].id().to_string(), case.risks()[*position as usize].evidence()),
                Item::Score(position) => {
                    names.push(format!("/scores/{position}"));
                    continue;
                }
                Item::Event(position) => (format!("/events/{position}"), case.events()[*position as usize].evidence()),
            };
            names.push(name);
            sources.extend(evidence.sources().iter().map(ToString::to_string));
        }
        for list in [&mut names, &mut sources] {
            let mut seen = std::collections::HashSet::new();
            list.retain(|id| seen.insert(id.clone()));
        }
        names.into_iter().chain(sources).collect()
    }

    /// An answer over many cases, without rows yet.
    pub(crate) fn of_casebook(card: &'static Card, given: &Given) -> Self {
        let mut answer = Self::bare(card, given);
        answer.tables = card.tables.iter().map(|table| Table::new(table.name, 0).with_key("case", &Arc::default())).collect();
        answer
    }

    /// Adds the rows of one case, with its id in front.
    pub(crate) fn add_case(&mut self, case: &Arc<str>, answer: Self) {
        let remarks = answer.remarks.into_iter().map(|remark| format!("{case}: {remark}"));
        self.remarks.extend(remarks);
        for table in answer.tables {
            match self.tables.iter_mut().find(|known| known.name() == table.name()) {
                Some(known) if known.columns().len() > 1 => {
                    let same = known.append_under(case, table);
                    debug_assert!(same, "an analysis gives the same columns for every case");
                }
                Some(known) => *known = table.with_key("case", case),
                None => self.tables.push(table.with_key("case", case)),
            }
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} rows", self.card.name, self.tables.first().map_or(0, Table::rows))
    }
}
