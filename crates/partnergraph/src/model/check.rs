//! Whether the parts of a document fit together, and what they refer to.

use std::{
    collections::{HashMap, HashSet, hash_map},
    sync::Arc,
};

use super::{
    ActorKind, Amount, Case, CaseDocument, Count, Evidence, Period, RelationKind, RoleModel,
    case::Links,
    code::Code as _,
    graph::{ActorIndex, RoleIndex},
    hash::{self, ById},
    id::{LONGEST_ID, RoleId, are_well_formed},
    nearest::nearest,
    problem::{MOST_PROBLEMS, Pointer, Problem, ProblemKind, more_problems, quoted},
    role_model::{BUILT_IN, BYGGEKLOSS, RoleModelChoice, preset},
    text::Text,
};

/// The case, or the document back with everything that is wrong in it, in the order of the document.
pub(crate) fn check(document: CaseDocument) -> Result<Case, (Box<CaseDocument>, Vec<Problem>)> {
    let mut checker = Checker {
        document: &document,
        problems: Vec::new(),
        actors: ById::default(),
        sources: ById::default(),
        agreements: ById::default(),
        comparisons: MOST_COMPARISONS,
    };
    checker.head();
    let role_model = checker.role_model();
    checker.lists_of_ids();
    let mut links = Links { self_actor: checker.self_actor(), part_of: checker.part_of(), ..Links::default() };
    checker.actors();
    let mut other_roles = Vec::new();
    links.assignments = checker.assignments(&role_model, &mut other_roles);
    links.relations = checker.relations();
    checker.agreements();
    links.exchanges = checker.exchanges();
    links.seats = checker.seats();
    checker.rest(&role_model);
    let Checker { mut problems, .. } = checker;
    if problems.len() > MOST_PROBLEMS {
        problems.truncate(MOST_PROBLEMS);
        problems.push(more_problems());
    }
    if problems.is_empty() { Ok(Case::assemble(document, role_model, other_roles, links)) } else { Err((Box::new(document), problems)) }
}

/// After so many comparisons with known ids no nearest one is looked for: a document may hold a million wrong references,
/// and a million ids they might mean.
const MOST_COMPARISONS: usize = 1_000_000;

struct Checker<'a> {
    document: &'a CaseDocument,
    problems: Vec<Problem>,
    actors: ById<'a, u32>,
    sources: ById<'a, u32>,
    agreements: ById<'a, u32>,
    /// How many comparisons with known ids are left.
    comparisons: usize,
}

/// Where a section's item stands.
fn item(section: &'static str, index: usize) -> Pointer {
    Pointer::root().key(section).index(index)
}

impl<'a> Checker<'a> {
    /// Whether so many problems are known that further ones need not be described.
    const fn is_full(&self) -> bool {
        self.problems.len() > MOST_PROBLEMS
    }

    fn push(&mut self, problem: Problem) {
        if !self.is_full() {
            self.problems.push(problem);
        }
    }

    fn report(&mut self, kind: ProblemKind, at: Pointer, found: impl Into<String>, expected: impl Into<String>) {
        self.push(Problem::new(kind, at, found, expected));
    }

    fn unknown(&mut self, id: &str, at: Pointer, expected: impl Into<String>, known: impl IntoIterator<Item = &'a str>) {
        let left = &mut self.comparisons;
        let near = if *left == 0 { None } else { nearest(id, known.into_iter().inspect(|_| *left = left.saturating_sub(1))) };
        self.push(Problem::new(ProblemKind::UnknownReference, at, quoted(id), expected).with_nearest(near));
    }

    fn id(&mut self, id: &Text, at: impl FnOnce() -> Pointer) {
        if !are_well_formed(id.as_bytes()) {
            let expected = format!(
                "an id of lower-case letters a to z, digits and `_.:-`, beginning with a letter or digit, at most {LONGEST_ID} long"
            );
            self.report(ProblemKind::MalformedId, at(), quoted(id), expected);
        }
    }

    fn not_blank(&mut self, text: &str, what: &str, at: impl FnOnce() -> Pointer) {
        if !text.starts_with(|letter: char| letter.is_ascii_graphic()) && text.trim().is_empty() {
            self.report(ProblemKind::Missing, at(), "an empty text", what);
        }
    }

    /// Checks a list's ids and gives them with their first position.
    fn unique(&mut self, section: &'static str, count: usize, ids: impl Iterator<Item = (usize, &'a Text)>) -> ById<'a, u32> {
        let mut known = ById::with_capacity_and_hasher(count, hash::Start::default());
        for (index, id) in ids {
            self.id(id, || item(section, index).key("id"));
            match known.entry(id.as_bytes()) {
                hash_map::Entry::Occupied(first) => {
                    let first = item(section, *first.get() as usize);
                    let expected = format!("an id that nothing before it has; `{first}` has it already");
                    self.report(ProblemKind::DoubledId, item(section, index).key("id"), quoted(id), expected);
                }
                hash_map::Entry::Vacant(place) => {
                    place.insert(index as u32);
                }
            }
        }
        known
    }

    fn actor(&mut self, id: &Text, at: impl FnOnce() -> Pointer) -> Option<ActorIndex> {
        let known = self.actors.get(id.as_bytes()).copied().map(ActorIndex);
        if known.is_none() && !self.is_full() {
            let ids = self.document.actors.iter().map(|actor| actor.id.as_str());
            self.unknown(id, at(), "the id of an actor of this case", ids);
        }
        known
    }

    fn period(&mut self, period: Period, at: impl FnOnce() -> Pointer) {
        if let (true, Some(since), Some(until)) = (period.is_reversed(), period.since, period.until) {
            self.report(
                ProblemKind::ReversedPeriod,
                at(),
                quoted(&until.to_string()),
                format!("an end that is not before the start `{since}`"),
            );
        }
    }

    fn evidence(&mut self, evidence: &Evidence, at: impl Fn() -> Pointer) {
        for (index, source) in evidence.sources.iter().enumerate() {
            if !self.sources.contains_key(source.text().as_bytes()) {
                let ids = self.document.sources.iter().map(|source| source.id.as_str());
                let at = at().key("evidence").key("sources").index(index);
                self.unknown(source.as_str(), at, "the id of a source of this case", ids);
            }
        }
    }

    fn amount(&mut self, amount: &Amount, at: impl Fn() -> Pointer) {
        if let Some(value) = amount.value
            && value.get() < 0.0
        {
            self.report(
                ProblemKind::OutOfRange,
                at().key("value"),
                quoted(&value.to_string()),
                "an amount of 0 or more; turn the relation round for money that goes the other way",
            );
        }
        if let Some(currency) = &amount.currency
            && !(currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase()))
        {
            self.report(
                ProblemKind::UnknownCode,
                at().key("currency"),
                quoted(currency),
                "a currency as three capital letters, such as `NOK` or `DKK`",
            );
        }
    }

    fn head(&mut self) {
        let document = self.document;
        self.id(document.id.text(), || Pointer::root().key("id"));
        self.not_blank(&document.name, "the name of the case", || Pointer::root().key("name"));
        self.period(Period { since: document.established, until: document.closed }, || Pointer::root().key("closed"));
        if let Some(country) = document.place.as_ref().and_then(|place| place.country.as_ref())
            && !(country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase()))
        {
            self.report(
                ProblemKind::UnknownCode,
                Pointer::root().key("place").key("country"),
                quoted(country),
                "a country as two capital letters, such as `NO` or `DK`",
            );
        }
    }

    fn role_model(&mut self) -> Arc<RoleModel> {
        match &self.document.role_model {
            None => preset(),
            Some(RoleModelChoice::BuiltIn(id)) => (id.as_str() == BYGGEKLOSS).then(preset).unwrap_or_else(|| {
                let expected = format!("a built-in role model (`{}`) or a role model of the document's own", BUILT_IN.join("`, `"));
                self.unknown(id.as_str(), Pointer::root().key("role_model"), expected, BUILT_IN);
                preset()
            }),
            Some(RoleModelChoice::Own(model)) => {
                let roles = || Pointer::root().key("role_model").key("roles");
                self.not_blank(&model.id, "the id of the role model", || Pointer::root().key("role_model").key("id"));
                if &*model.id == BYGGEKLOSS {
                    self.report(
                        ProblemKind::DoubledId,
                        Pointer::root().key("role_model").key("id"),
                        quoted(BYGGEKLOSS),
                        "another id: this one is built in",
                    );
                }
                let mut known = HashSet::new();
                for (index, role) in model.roles.iter().enumerate() {
                    self.id(role.id.text(), || roles().index(index).key("id"));
                    if !known.insert(role.id.as_str()) {
                        self.report(
                            ProblemKind::DoubledId,
                            roles().index(index).key("id"),
                            quoted(role.id.as_str()),
                            "an id that no role before it has",
                        );
                    }
                }
                Arc::new(model.clone())
            }
        }
    }

    fn lists_of_ids(&mut self) {
        let document = self.document;
        self.sources = self.unique("sources", document.sources.len(), document.sources.iter().map(|source| source.id.text()).enumerate());
        self.actors = self.unique("actors", document.actors.len(), document.actors.iter().map(|actor| actor.id.text()).enumerate());
        let relations = document.relations.iter().enumerate();
        self.unique(
            "relations",
            document.relations.len(),
            relations.filter_map(|(index, relation)| Some((index, relation.id.as_ref()?.text()))),
        );
        self.agreements = self.unique(
            "agreements",
            document.agreements.len(),
            document.agreements.iter().map(|agreement| agreement.id.text()).enumerate(),
        );
        self.unique("risks", document.risks.len(), document.risks.iter().map(|risk| risk.id.text()).enumerate());
    }

    fn self_actor(&mut self) -> Option<ActorIndex> {
        let id = self.document.self_actor.as_ref()?;
        self.actor(id.text(), || Pointer::root().key("self"))
    }

    fn part_of(&mut self) -> Vec<Option<ActorIndex>> {
        let document = self.document;
        let owners: Vec<_> = document
            .actors
            .iter()
            .enumerate()
            .map(|(index, actor)| {
                actor.part_of.as_ref().and_then(|owner| self.actor(owner.text(), || item("actors", index).key("part_of")))
            })
            .collect();
        self.cycles(&owners);
        owners
    }

    /// Reports every circle of actors that are part of each other once, at its first actor.
    fn cycles(&mut self, owners: &[Option<ActorIndex>]) {
        let document = self.document;
        // 0 = not seen, otherwise the number of the walk that came by, plus one.
        let mut walk = vec![0_usize; owners.len()];
        for start in 0..owners.len() {
            let mut here = start;
            while walk[here] == 0 {
                walk[here] = start + 1;
                let Some(owner) = owners[here] else { break };
                here = owner.position();
            }
            if walk[here] == start + 1 && owners[here].is_some() {
                let mut circle = vec![here];
                let mut next = owners[here];
                while let Some(owner) = next.filter(|owner| owner.position() != here) {
                    circle.push(owner.position());
                    next = owners[owner.position()];
                }
                let first = circle.iter().enumerate().min_by_key(|(_, actor)| **actor).map_or(0, |(place, _)| place);
                circle.rotate_left(first);
                let shown = 8;
                let mut names: Vec<&str> = circle.iter().take(shown).map(|actor| document.actors[*actor].id.as_str()).collect();
                if circle.len() > shown {
                    names.push("…");
                }
                names.push(document.actors[circle[0]].id.as_str());
                let found = format!("a circle: {}", format_args!("`{}`", names.join(" → ")));
                self.report(
                    ProblemKind::Cycle,
                    item("actors", circle[0]).key("part_of"),
                    found,
                    "an actor that is not, over others, part of itself",
                );
            }
        }
    }

    fn actors(&mut self) {
        for (index, actor) in self.document.actors.iter().enumerate() {
            self.not_blank(&actor.name, "the name of the actor", || item("actors", index).key("name"));
            self.evidence(&actor.evidence, || item("actors", index));
            if let Some(Count::Between(range)) = actor.count
                && range.max < range.min
            {
                let found = format!("from {} to {}", range.min, range.max);
                self.report(
                    ProblemKind::OutOfRange,
                    item("actors", index).key("count"),
                    found,
                    "a largest number that is not below the smallest",
                );
            }
        }
    }

    fn assignments(&mut self, model: &'a RoleModel, other_roles: &mut Vec<RoleId>) -> Vec<(Option<ActorIndex>, RoleIndex)> {
        let document = self.document;
        let mut known: ById<'_, usize> = ById::default();
        for (position, role) in model.roles.iter().enumerate() {
            known.entry(role.id.text().as_bytes()).or_insert(position);
        }
        let mut links = Vec::with_capacity(document.assignments.len());
        for (index, assignment) in document.assignments.iter().enumerate() {
            let actor = assignment.actor.as_ref().and_then(|id| self.actor(id.text(), || item("assignments", index).key("actor")));
            self.id(assignment.role.text(), || item("assignments", index).key("role"));
            let id = assignment.role.text();
            if known.get(id.as_bytes()).is_none_or(|position| *position >= model.roles.len()) && assignment.native_role.is_none() {
                let expected = format!("a role of the model `{}`, or the role's own name in `native_role`", model.id);
                let roles = model.roles.iter().map(|role| role.id.as_str());
                self.unknown(id, item("assignments", index).key("role"), expected, roles);
            }
            // Roles outside the model follow after those in it.
            let role = *known.entry(id.as_bytes()).or_insert_with(|| {
                other_roles.push(assignment.role.clone());
                model.roles.len() + other_roles.len() - 1
            });
            self.period(assignment.period(), || item("assignments", index).key("until"));
            self.evidence(&assignment.evidence, || item("assignments", index));
            links.push((actor, RoleIndex(role as u32)));
        }
        links
    }

    fn relations(&mut self) -> Vec<(ActorIndex, ActorIndex)> {
        let document = self.document;
        let mut links = Vec::with_capacity(document.relations.len());
        for (index, relation) in document.relations.iter().enumerate() {
            let at = || item("relations", index);
            let from = self.actor(relation.from.text(), || at().key("from"));
            let to = self.actor(relation.to.text(), || at().key("to"));
            if relation.kind == RelationKind::Other && relation.native_kind.is_none() {
                let found = format!("`{}` without `native_kind`", RelationKind::Other.as_str());
                self.report(ProblemKind::Missing, at().key("kind"), found, "the tie's own name in `native_kind`");
            }
            self.period(relation.period(), || at().key("until"));
            self.period(Period { since: relation.since, until: relation.planned_until }, || at().key("planned_until"));
            for (place, amount) in relation.amounts.iter().enumerate() {
                self.amount(amount, || at().key("amounts").index(place));
            }
            if let Some(agreement) = &relation.agreement {
                self.agreement(agreement.text(), || at().key("agreement"));
            }
            self.evidence(&relation.evidence, at);
            if let (Some(from), Some(to)) = (from, to) {
                links.push((from, to));
            }
        }
        links
    }

    fn agreement(&mut self, id: &Text, at: impl FnOnce() -> Pointer) {
        if !self.agreements.contains_key(id.as_bytes()) {
            let ids = self.document.agreements.iter().map(|agreement| agreement.id.as_str());
            self.unknown(id, at(), "the id of an agreement of this case", ids);
        }
    }

    fn agreements(&mut self) {
        for (index, agreement) in self.document.agreements.iter().enumerate() {
            let parties = || item("agreements", index).key("parties");
            let mut named = HashSet::new();
            for (place, party) in agreement.parties.iter().enumerate() {
                self.actor(party.text(), || parties().index(place));
                if !named.insert(party) && !self.is_full() {
                    self.report(ProblemKind::DoubledId, parties().index(place), quoted(party.as_str()), "each party once");
                }
            }
            if agreement.parties.len() < 2 {
                let found = if agreement.parties.is_empty() { "no party" } else { "one party" };
                self.report(ProblemKind::Missing, parties(), found, "two parties or more");
            }
            self.period(agreement.period(), || item("agreements", index).key("until"));
            self.evidence(&agreement.evidence, || item("agreements", index));
        }
    }

    fn exchanges(&mut self) -> Vec<(ActorIndex, Option<ActorIndex>)> {
        let mut links = Vec::with_capacity(self.document.exchanges.len());
        for (index, exchange) in self.document.exchanges.iter().enumerate() {
            let actor = self.actor(exchange.actor.text(), || item("exchanges", index).key("actor"));
            let with = exchange.with.as_ref().and_then(|with| self.actor(with.text(), || item("exchanges", index).key("with")));
            if let Some(value) = &exchange.value {
                self.amount(value, || item("exchanges", index).key("value"));
            }
            self.evidence(&exchange.evidence, || item("exchanges", index));
            if let Some(actor) = actor {
                links.push((actor, with));
            }
        }
        links
    }

    fn seats(&mut self) -> Vec<(ActorIndex, ActorIndex)> {
        let mut links = Vec::with_capacity(self.document.seats.len());
        for (index, seat) in self.document.seats.iter().enumerate() {
            let body = self.actor(seat.body.text(), || item("seats", index).key("body"));
            // Of an actor of which it is not recorded what it is, it is not known that it is no body.
            let kind = body.and_then(|body| self.document.actors[body.position()].kind);
            if let Some(kind) = kind.filter(|kind| *kind != ActorKind::Body) {
                let found = format!("{}, an actor of kind `{kind}`", quoted(seat.body.as_str()));
                self.report(ProblemKind::UnknownReference, item("seats", index).key("body"), found, "an actor of kind `body`");
            }
            let actor = self.actor(seat.actor.text(), || item("seats", index).key("actor"));
            if let (Some(body), Some(actor)) = (body, actor) {
                links.push((body, actor));
            }
        }
        links
    }

    fn rest(&mut self, model: &'a RoleModel) {
        let document = self.document;
        for (index, activity) in document.activities.iter().enumerate() {
            if let Some(actor) = &activity.actor {
                self.actor(actor.text(), || item("activities", index).key("actor"));
            }
            self.evidence(&activity.evidence, || item("activities", index));
        }
        for (index, participation) in document.participation.iter().enumerate() {
            self.not_blank(&participation.group, "the group that took part", || item("participation", index).key("group"));
            self.evidence(&participation.evidence, || item("participation", index));
        }
        let ids = || {
            let actors = document.actors.iter().map(|actor| actor.id.as_str());
            let roles = model.roles.iter().map(|role| role.id.as_str());
            let assigned = document.assignments.iter().map(|assignment| assignment.role.as_str());
            let relations = document.relations.iter().filter_map(|relation| Some(relation.id.as_ref()?.as_str()));
            actors.chain(roles).chain(assigned).chain(relations)
        };
        let known: HashSet<&str> =
            if document.risks.iter().any(|risk| !risk.affects.is_empty()) { ids().collect() } else { HashSet::new() };
        for (index, risk) in document.risks.iter().enumerate() {
            for (place, id) in risk.affects.iter().enumerate() {
                if !known.contains(id.as_str()) {
                    let at = item("risks", index).key("affects").index(place);
                    self.unknown(id, at, "the id of an actor, role or relation of this case", ids());
                }
            }
            self.evidence(&risk.evidence, || item("risks", index));
        }
        self.scores();
        for (index, event) in document.events.iter().enumerate() {
            self.evidence(&event.evidence, || item("events", index));
        }
    }

    /// An item is answered once by each who answers at each date; a second answer would count twice.
    fn scores(&mut self) {
        let document = self.document;
        let mut answered = HashMap::new();
        for (index, score) in document.scores.iter().enumerate() {
            let answer = (&*score.card, &*score.item, score.by.as_deref(), score.when);
            match answered.entry(answer) {
                hash_map::Entry::Occupied(first) => {
                    let first = item("scores", *first.get());
                    let expected = format!(
                        "one answer to each item of `{}` by each who answers at each date, with `by` and `when` to tell them apart; \
                         `{first}` has this one already",
                        score.card
                    );
                    self.report(ProblemKind::DoubledId, item("scores", index).key("item"), quoted(&score.item), expected);
                }
                hash_map::Entry::Vacant(place) => {
                    place.insert(index);
                }
            }
        }
    }
}
