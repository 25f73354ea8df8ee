//! What of a partnership rests on paper, what on habit, and of what it is not known.
//!
//! A house leader asks this before people change; a municipality, before it asks for yet another agreement.

use super::role_coverage::{CLASSES, class};
use super::shared::partition::NO_CLASS;
use crate::method::{AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, Reason, Study, Subject, Table, TableSpec, Value};
use crate::model::{Agreement, Basis, Case, Code as _, Formality, RelationIndex, RelationKind, Stage};
use crate::view::{Scope, Selection, Uncertain};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "case_formality",
    version: 1,
    level: Level::Case,
    subject: Subject::Case,
    question: "What rests on paper and what on habit?",
    definition: "value = formal/(formal + informal) over the relations in scope between different actors, those with the actor that stands for \
        the case included; the same by kind of relation, and by the classes at both ends, whichever way the relation goes. This counts \
        relations, not ties.\n\
        binding_basis = assignments with basis `ownership`, `lease` or `contract` over those with a recorded basis.\n\
        Agreements by date and certainty: formal_agreements = formal/(formal + informal); agreed = those of stage `agreed` over those with \
        a recorded stage, of whatever stage; with_review = those with a review date over all. formal_agreements and with_review look at \
        the stages in scope, where none recorded counts as agreed.",
    reading: "Both forms of cooperation count, and a high share is not a better partnership: everyday informality can be what carries it. What is \
        not known is left out of every share; the counts stand beside it. A relation that is a leg of an agreement is formal only when it \
        says so itself.",
    undefined: &[(Reason::NotRecorded, "a share of which nothing is recorded; with_review, when no agreement has a review date")],
    source: "Our own measure, after the guide to area programmes (veiviseren.no), which asks for formal and informal networks alike.",
    elsewhere: "",
    scope: &["at", "statuses", "stages", "uncertain", "level", "kinds"],
    options: &[],
    tables: &[
        TableSpec {
            name: "main",
            row: "the case",
            columns: &[
                ColumnSpec::new("value", "formal share of the relations whose formality is known, 0 to 1"),
                ColumnSpec::new("formal", "number of formal relations"),
                ColumnSpec::new("informal", "number of informal relations"),
                ColumnSpec::new("unknown", "number of relations of which it is not known"),
                ColumnSpec::new("binding_basis", "share of the assignments with a known basis that rest on ownership, lease or contract"),
                ColumnSpec::new("basis_known", "number of assignments with a known basis"),
                ColumnSpec::new("basis_unknown", "number of assignments without one"),
                ColumnSpec::new("agreements", "number of agreements in scope"),
                ColumnSpec::new("formal_agreements", "formal share of the agreements whose formality is known, 0 to 1"),
                ColumnSpec::new("agreements_known", "number of agreements whose formality is known"),
                ColumnSpec::new("agreed", "share of the agreements with a known stage that are agreed, 0 to 1"),
                ColumnSpec::new("stage_known", "number of agreements of any stage with a known one"),
                ColumnSpec::new("with_review", "share of the agreements that have a review date, 0 to 1"),
            ],
        },
        TableSpec {
            name: "kinds",
            row: "a kind of relation that occurs, in the order of the case format",
            columns: &[
                ColumnSpec::new("kind", "the kind"),
                ColumnSpec::new("value", "formal share of its relations whose formality is known, 0 to 1"),
                ColumnSpec::new("formal", "number of formal relations"),
                ColumnSpec::new("informal", "number of informal relations"),
                ColumnSpec::new("unknown", "number of relations of which it is not known"),
            ],
        },
        TableSpec {
            name: "classes",
            row: "two sectors (or `none`) between which there are relations, the one that is declared first in front",
            columns: &[
                ColumnSpec::new("class", "the sector at one end"),
                ColumnSpec::new("other_class", "the sector at the other end"),
                ColumnSpec::new("value", "formal share of the relations whose formality is known, 0 to 1"),
                ColumnSpec::new("formal", "number of formal relations"),
                ColumnSpec::new("informal", "number of informal relations"),
                ColumnSpec::new("unknown", "number of relations of which it is not known"),
            ],
        },
        TableSpec {
            name: "bases",
            row: "what assignments rest on",
            columns: &[
                ColumnSpec::new("basis", "`ownership`, `lease`, `contract`, `letter_of_intent`, `informal` or `unknown`"),
                ColumnSpec::new("assignments", "number of assignments that rest on it"),
            ],
        },
        TableSpec {
            name: "relations",
            row: "a relation in scope, in document order",
            columns: &[
                ColumnSpec::new("relation", "its id, or its place in the document"),
                ColumnSpec::new("from", "id of the actor that it comes from"),
                ColumnSpec::new("to", "id of the actor that it goes to"),
                ColumnSpec::new("kind", "its kind"),
                ColumnSpec::new("formality", "`formal`, `informal` or `unknown`"),
            ],
        },
    ],
};

/// What makes an assignment binding.
pub(crate) const BINDING: [Basis; 3] = [Basis::Ownership, Basis::Lease, Basis::Contract];

/// Which part of the case.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
}

impl Options {
    /// The same, asked of another part of the case.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }
}

/// Some statements by how formal they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Formal {
    /// Those on paper.
    pub formal: usize,
    /// Those on habit.
    pub informal: usize,
    /// Those of which it is not known.
    pub unknown: usize,
}

impl Formal {
    fn add(&mut self, formality: Option<Formality>) {
        match formality {
            Some(Formality::Formal) => self.formal += 1,
            Some(Formality::Informal) => self.informal += 1,
            _ => self.unknown += 1,
        }
    }

    /// The formal share of those of which it is known.
    ///
    /// # Errors
    /// [`Reason::NotRecorded`] when it is known of none.
    pub fn share(self) -> Value {
        share(self.formal, self.formal + self.informal)
    }
}

/// Relations between two classes, or of a kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Part<K> {
    /// Which.
    pub part: K,
    /// How formal its relations are.
    pub formal: Formal,
    /// The relations.
    pub relations: Vec<RelationIndex>,
}

/// How formal a case is.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseFormality {
    /// The relations.
    pub relations: Formal,
    /// The relations by kind, those that occur in the order of the format.
    pub kinds: Vec<Part<RelationKind>>,
    /// The relations by the classes at both ends, as positions among public, private, civil, residents and none.
    pub classes: Vec<Part<(usize, usize)>>,
    /// The number of assignments by what they rest on, in the order of the format; last those of which it is not known.
    pub bases: Vec<(Option<Basis>, usize)>,
    /// The share of the assignments with a known basis that rest on ownership, lease or contract.
    pub binding_basis: Value,
    /// The number of agreements in scope.
    pub agreements: usize,
    /// The agreements in scope by how formal they are.
    pub formal_agreements: Formal,
    /// The share of the agreements with a known stage that are agreed.
    pub agreed: Value,
    /// The number of agreements with a known stage.
    pub stage_known: usize,
    /// The share of the agreements in scope that have a review date.
    pub with_review: Value,
}

/// How formal a case is.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, CaseBuilder, Formality, Relation, RelationKind, analysis::case_formality};
///
/// let tied = |kind| Relation::new("town", "club", kind);
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("town", "Town"))
///     .actor(Actor::new("club", "Club"))
///     .relation(tied(RelationKind::LeasesTo).with_formality(Formality::Formal))
///     .relation(tied(RelationKind::Cooperates).with_formality(Formality::Informal))
///     .relation(tied(RelationKind::Informs))
///     .build()?;
/// let found = case_formality::compute(&case, &Default::default())?;
/// assert_eq!((found.relations.share(), found.relations.unknown), (Ok(0.5), 1));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<CaseFormality, AnalysisError> {
    Ok(of(&Selection::of(case, &options.scope)?))
}

/// A part of a whole that is not empty.
pub(crate) fn share(part: usize, whole: usize) -> Value {
    if whole == 0 { Err(Reason::NotRecorded) } else { Ok(part as f64 / whole as f64) }
}

/// The relations in scope between different actors, of the kinds that are asked for.
pub(crate) fn relations<'s>(selection: &'s Selection<'_>) -> impl Iterator<Item = RelationIndex> + 's {
    let of_kind = |index: RelationIndex| {
        let kind = selection.case().relation_at(index).kind();
        selection.scope().kinds().is_none_or(|kinds| kinds.contains(&kind))
    };
    selection.relations().iter().copied().filter(move |index| {
        let (from, to) = selection.ends(*index);
        from != to && of_kind(*index)
    })
}

/// The formality of all relations in scope.
pub(crate) fn of_relations(selection: &Selection<'_>) -> Formal {
    let mut all = Formal::default();
    relations(selection).for_each(|index| all.add(selection.case().relation_at(index).formality()));
    all
}

/// The agreements that hold at the date and are certain enough, of any stage, with their position in the document.
pub(crate) fn dated_agreements<'a>(selection: &Selection<'a>) -> impl Iterator<Item = (u32, &'a Agreement)> {
    let (at, uncertain) = (selection.scope().at(), selection.scope().uncertain());
    let agreements = selection.case().agreements().iter().enumerate();
    agreements.map(|(position, agreement)| (position as u32, agreement)).filter(move |(_, agreement)| {
        at.is_none_or(|at| agreement.period().has(at)) && !(uncertain == Uncertain::Exclude && agreement.evidence().is_uncertain())
    })
}

/// The same of the stages in scope.
pub(crate) fn agreements<'a>(selection: &Selection<'a>) -> impl Iterator<Item = (u32, &'a Agreement)> {
    let stages = selection.scope().stages().to_vec();
    dated_agreements(selection).filter(move |(_, agreement)| stages.contains(&agreement.stage().unwrap_or(Stage::Agreed)))
}

fn of(selection: &Selection<'_>) -> CaseFormality {
    let case = selection.case();
    let mut kinds: Vec<Part<RelationKind>> =
        RelationKind::ALL.iter().map(|kind| Part { part: *kind, formal: Formal::default(), relations: Vec::new() }).collect();
    let sides = CLASSES.len() + 1;
    let pairs = (0..sides).flat_map(|one| (one..sides).map(move |other| (one, other)));
    let mut classes: Vec<Part<(usize, usize)>> =
        pairs.map(|part| Part { part, formal: Formal::default(), relations: Vec::new() }).collect();
    let mut all = Formal::default();
    for index in relations(selection) {
        let (relation, (from, to)) = (case.relation_at(index), selection.ends(index));
        let side = |actor| class(case, actor).unwrap_or(CLASSES.len());
        let pair = (side(from).min(side(to)), side(from).max(side(to)));
        all.add(relation.formality());
        for part in kinds.iter_mut().filter(|part| part.part == relation.kind()) {
            part.formal.add(relation.formality());
            part.relations.push(index);
        }
        for part in classes.iter_mut().filter(|part| part.part == pair) {
            part.formal.add(relation.formality());
            part.relations.push(index);
        }
    }
    kinds.retain(|part| !part.relations.is_empty());
    classes.retain(|part| !part.relations.is_empty());
    let mut bases: Vec<(Option<Basis>, usize)> = Basis::ALL.iter().map(|basis| (Some(*basis), 0)).chain([(None, 0)]).collect();
    for index in selection.assignments().filter(|index| case.links().assignments[index.position()].0.is_some()) {
        let basis = case.assignment_at(index).basis();
        bases.iter_mut().filter(|(known, _)| *known == basis).for_each(|(_, count)| *count += 1);
    }
    let counted = |wanted: &dyn Fn(Basis) -> bool| -> usize {
        bases.iter().filter(|(basis, _)| basis.is_some_and(wanted)).map(|(_, count)| *count).sum()
    };
    let binding_basis = share(counted(&|basis| BINDING.contains(&basis)), counted(&|_| true));
    let mut formal_agreements = Formal::default();
    agreements(selection).for_each(|(_, agreement)| formal_agreements.add(agreement.formality()));
    let count = agreements(selection).count();
    let reviewed = agreements(selection).filter(|(_, agreement)| agreement.review().is_some()).count();
    let stages: Vec<Stage> = dated_agreements(selection).filter_map(|(_, agreement)| agreement.stage()).collect();
    CaseFormality {
        relations: all,
        kinds,
        classes,
        bases,
        binding_basis,
        agreements: count,
        formal_agreements,
        agreed: share(stages.iter().filter(|stage| **stage == Stage::Agreed).count(), stages.len()),
        stage_known: stages.len(),
        with_review: if reviewed == 0 { Err(Reason::NotRecorded) } else { share(reviewed, count) },
    }
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let (case, found) = (selection.case(), of(selection));
    let items = |relations: &[RelationIndex]| relations.iter().copied().map(Item::Relation).collect::<Vec<_>>();
    let listed: Vec<RelationIndex> = relations(selection).collect();
    let held = selection.assignments().filter(|index| case.links().assignments[index.position()].0.is_some());
    let held: Vec<_> = held.map(|index| (case.assignment_at(index).basis(), Item::Assignment(index))).collect();
    let mut basis = items(&listed);
    basis.extend(held.iter().map(|(_, item)| *item));
    basis.extend(dated_agreements(selection).map(|(position, _)| Item::Agreement(position)));
    let unknown = found.bases.iter().filter(|(basis, _)| basis.is_none()).map(|(_, count)| *count).sum();
    let mut main = Table::new("main", 1);
    main.number("value", [found.relations.share()])
        .count("formal", [found.relations.formal])
        .count("informal", [found.relations.informal])
        .count("unknown", [found.relations.unknown])
        .number("binding_basis", [found.binding_basis])
        .count("basis_known", [held.len() - unknown])
        .count("basis_unknown", [unknown])
        .count("agreements", [found.agreements])
        .number("formal_agreements", [found.formal_agreements.share()])
        .count("agreements_known", [found.agreements - found.formal_agreements.unknown])
        .number("agreed", [found.agreed])
        .count("stage_known", [found.stage_known])
        .number("with_review", [found.with_review])
        .rests_on([basis]);
    let mut kinds = Table::new("kinds", found.kinds.len());
    kinds.text("kind", found.kinds.iter().map(|part| part.part.as_str()));
    add_counts(&mut kinds, &found.kinds.iter().map(|part| part.formal).collect::<Vec<_>>());
    kinds.rests_on(found.kinds.iter().map(|part| items(&part.relations)));
    let name = |side: usize| CLASSES.get(side).map_or(NO_CLASS, |class| class.as_str());
    let mut classes = Table::new("classes", found.classes.len());
    classes
        .text("class", found.classes.iter().map(|part| name(part.part.0)))
        .text("other_class", found.classes.iter().map(|part| name(part.part.1)));
    add_counts(&mut classes, &found.classes.iter().map(|part| part.formal).collect::<Vec<_>>());
    classes.rests_on(found.classes.iter().map(|part| items(&part.relations)));
    let mut bases = Table::new("bases", found.bases.len());
    bases
        .text("basis", found.bases.iter().map(|(basis, _)| basis.map_or("unknown", |basis| basis.as_str())))
        .count("assignments", found.bases.iter().map(|(_, count)| *count))
        .rests_on(found.bases.iter().map(|(basis, _)| {
            let own = held.iter().filter(|(known, _)| known == basis);
            own.map(|(_, item)| *item).collect()
        }));
    let id = |actor: crate::model::ActorIndex| case.actor_at(actor).id().to_string();
    let formality = |index: &RelationIndex| match case.relation_at(*index).formality() {
        Some(known @ (Formality::Formal | Formality::Informal)) => known.as_str(),
        _ => "unknown",
    };
    let mut relations = Table::new("relations", listed.len());
    relations
        .text("relation", listed.iter().map(|index| case.relation_name(*index)))
        .text("from", listed.iter().map(|index| id(selection.ends(*index).0)))
        .text("to", listed.iter().map(|index| id(selection.ends(*index).1)))
        .text("kind", listed.iter().map(|index| case.relation_at(*index).kind().as_str()))
        .text("formality", listed.iter().map(formality))
        .rests_on(listed.iter().map(|index| vec![Item::Relation(*index)]));
    let answer = Answer::new(&CARD, study, given);
    Ok([main, kinds, classes, bases, relations].into_iter().fold(answer, Answer::with_table))
}

fn add_counts(table: &mut Table, parts: &[Formal]) {
    table
        .number("value", parts.iter().map(|part| part.share()))
        .count("formal", parts.iter().map(|part| part.formal))
        .count("informal", parts.iter().map(|part| part.informal))
        .count("unknown", parts.iter().map(|part| part.unknown));
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{numbers, table, texts, wholes};
    use super::*;
    use crate::analysis::find;
    use crate::model::{Actor, Assignment, CaseBuilder, Certainty, Evidence, PartialDate, Relation, Sector, Status};

    fn date(text: &str) -> PartialDate {
        text.parse().expect("the tests write real dates")
    }

    fn tied(from: &str, to: &str, kind: RelationKind, formality: Option<Formality>) -> Relation {
        formality.into_iter().fold(Relation::new(from, to, kind), Relation::with_formality)
    }

    /// Leases: formal, formal, unknown (said so); cooperation: informal, nothing said, and one of the club with itself.
    fn house() -> CaseBuilder {
        let held = |role, basis: Option<Basis>| {
            let held = Assignment::new(role, Status::Current).with_actor("town");
            basis.into_iter().fold(held, Assignment::with_basis)
        };
        CaseBuilder::new("house", "House")
            .self_actor("self")
            .actor(Actor::new("self", "The house"))
            .actor(Actor::new("town", "Town").with_sector(Sector::Public))
            .actor(Actor::new("club", "Club").with_sector(Sector::Civil))
            .relation(tied("town", "self", RelationKind::LeasesTo, Some(Formality::Formal)).with_id("r1"))
            .relation(tied("town", "club", RelationKind::LeasesTo, Some(Formality::Formal)).with_id("r2"))
            .relation(tied("club", "town", RelationKind::LeasesTo, Some(Formality::Unknown)))
            .relation(tied("club", "town", RelationKind::Cooperates, Some(Formality::Informal)))
            .relation(tied("club", "self", RelationKind::Cooperates, None))
            .relation(tied("club", "club", RelationKind::Cooperates, Some(Formality::Formal)))
            .assignment(held("owner", Some(Basis::Ownership)))
            .assignment(held("funder", Some(Basis::LetterOfIntent)))
            .assignment(held("operator", Some(Basis::Informal)))
            .assignment(held("activity_partner", None))
            .assignment(Assignment::new("neighbourhood_partner", Status::Sought))
    }

    fn agreement(id: &str, formality: Option<Formality>, stage: Option<Stage>) -> Agreement {
        let agreement = Agreement::new(id, vec!["town".into(), "club".into()]);
        let agreement = formality.into_iter().fold(agreement, Agreement::with_formality);
        stage.into_iter().fold(agreement, Agreement::with_stage)
    }

    fn of_case(case: CaseBuilder, scope: Scope) -> CaseFormality {
        compute(&case.build().expect("a sound case"), &Options::default().with_scope(scope)).expect("the scope fits")
    }

    #[test]
    fn relations_count_one_by_one_and_what_is_not_known_is_left_out() {
        let found = of_case(house(), Scope::default());
        assert_eq!(found.relations, Formal { formal: 2, informal: 1, unknown: 2 });
        assert_eq!(found.relations.share(), Ok(2.0 / 3.0));
        let leases = Formal { formal: 2, informal: 0, unknown: 1 };
        let cooperation = Formal { formal: 0, informal: 1, unknown: 1 };
        let kinds: Vec<_> = found.kinds.iter().map(|part| (part.part, part.formal)).collect();
        assert_eq!(kinds, [(RelationKind::LeasesTo, leases), (RelationKind::Cooperates, cooperation)]);
        // Public with civil, whichever way; public with the house, which has no sector; civil with the house.
        let classes: Vec<_> = found.classes.iter().map(|part| (part.part, part.formal.formal, part.formal.share())).collect();
        assert_eq!(classes, [((0, 2), 1, Ok(0.5)), ((0, 4), 1, Ok(1.0)), ((2, 4), 0, Err(Reason::NotRecorded))]);
        let leases = of_case(house(), Scope::default().with_kinds([RelationKind::LeasesTo]));
        assert_eq!((leases.relations.share(), leases.kinds.len()), (Ok(1.0), 1));
    }

    #[test]
    fn assignments_rest_on_something_or_nobody_says_on_what() {
        let found = of_case(house(), Scope::default());
        assert_eq!(found.binding_basis, Ok(1.0 / 3.0));
        assert_eq!(found.bases.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [1, 0, 0, 1, 1, 1]);
    }

    #[test]
    fn agreements_are_counted_by_date_certainty_and_stage() {
        let formal = Some(Formality::Formal);
        let doubtful = Evidence::default().with_certainty(Certainty::Uncertain);
        let case = || {
            house()
                .agreement(agreement("a1", formal, Some(Stage::Agreed)).with_review(date("2025")))
                .agreement(agreement("a2", Some(Formality::Informal), None))
                .agreement(agreement("a3", formal, Some(Stage::Intended)).with_review(date("2025")))
                .agreement(agreement("a4", None, None).with_until(date("2020")).with_evidence(doubtful.clone()))
        };
        let found = of_case(case(), Scope::default());
        assert_eq!((found.agreements, found.formal_agreements.share()), (3, Ok(0.5)));
        assert_eq!((found.agreed, found.stage_known, found.with_review), (Ok(0.5), 2, Ok(1.0 / 3.0)));
        let all = of_case(case(), Scope::default().with_stages([Stage::Agreed, Stage::Intended]));
        assert_eq!((all.agreements, all.formal_agreements.share(), all.agreed, all.with_review), (4, Ok(2.0 / 3.0), Ok(0.5), Ok(0.5)));
        for scope in [Scope::default().with_at(date("2021")), Scope::default().with_uncertain(Uncertain::Exclude)] {
            assert_eq!(of_case(case(), scope).with_review, Ok(0.5));
        }
    }

    #[test]
    fn where_nothing_is_recorded_there_is_no_share() {
        let found = of_case(CaseBuilder::new("h", "H"), Scope::default());
        for value in [found.relations.share(), found.binding_basis, found.formal_agreements.share(), found.agreed, found.with_review] {
            assert_eq!(value, Err(Reason::NotRecorded));
        }
        let silent = of_case(house(), Scope::default().with_kinds([RelationKind::Funds]));
        assert_eq!((silent.relations.share(), silent.kinds.len()), (Err(Reason::NotRecorded), 0));
    }

    #[test]
    fn the_answer_lists_every_relation_and_what_rows_rest_on() {
        let case = house().agreement(agreement("a1", None, None)).build().expect("a sound case");
        let answer = find("case_formality").and_then(|method| method.of_case(&case, &Given::nothing())).expect("an answer");
        assert_eq!(texts(table(&answer, "relations"), "formality"), ["formal", "formal", "unknown", "informal", "unknown"]);
        assert_eq!(texts(table(&answer, "classes"), "other_class"), ["civil", "none", "none"]);
        assert_eq!(numbers(table(&answer, "kinds"), "value"), [Some(1.0), Some(0.0)]);
        assert_eq!((wholes(answer.table(), "basis_known"), wholes(answer.table(), "basis_unknown")), (vec![Some(3)], vec![Some(1)]));
        assert_eq!(answer.trace(&case, "kinds", 0), ["r1", "r2", "/relations/2"]);
        assert!(answer.trace(&case, "main", 0).contains(&"a1".to_owned()));
        assert_eq!(answer.trace(&case, "bases", 3), ["/assignments/1"]);
    }

    #[test]
    fn at_the_top_level_what_stays_inside_one_actor_is_not_counted() {
        let case = house().actor(Actor::new("office", "Office").with_part_of("town")).relation(tied(
            "office",
            "town",
            RelationKind::Informs,
            Some(Formality::Formal),
        ));
        assert_eq!(of_case(case.clone(), Scope::default()).relations.formal, 3);
        assert_eq!(of_case(case, Scope::default().with_level(crate::view::ActorLevel::Top)).relations.formal, 2);
    }
}
