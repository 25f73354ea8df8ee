//! Who is central, and why: the counts that make an actor central, side by side, with a sentence that says them.
//!
//! In recorded cases many relations go to the house itself, and few actors are tied to each other: in the library four actors
//! in five have one partner at most, and as many lie between nobody. A single index of centrality then says 0 of nearly
//! everyone. So no index stands alone here: an actor is central because it carries roles alone, because it joins roles,
//! because others have no other partner, or because it lies between them; the table shows which.

use super::shared::overview_sentence as sentence;
use super::{actor_betweenness, actor_load};
use crate::maths::two_mode::{betweenness, largest_betweenness};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, OptionKind, OptionSpec, Preset, Reason, Study, Subject, Table, TableSpec,
    Value, Watch, case_actor_keys,
};
use crate::model::{ActorIndex, Case, Code as _, Language, RelationIndex, RoleIndex};
use crate::view::{Incidence, Scope, Selection};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_overview",
    version: 1,
    level: Level::Actor,
    subject: Subject::Case,
    question: "Who is central, and why?",
    definition: "roles = number of roles of the role model that the actor holds; roles_alone = those that nobody else holds.\n\
        partners = number of actors tied to it in the network between actors: undirected, parallel relations merged, without the actor that \
        stands for the case; betweenness = its betweenness there, over (n−1)(n−2)/2; hanging_ties = number of its partners that have no other \
        partner.\n\
        house_relations = number of relations in scope between it and the actor that stands for the case.\n\
        role_betweenness = betweenness in the graph of actors and roles, over the largest value that an actor can have there.\n\
        Order: roles_alone, roles, partners, each largest first, then document order.",
    reading: "Read a row as a whole. In recorded cases many relations go to the house itself and few actors are tied to each other, so that \
        betweenness is 0 for most; that says how the case was recorded as much as how the partnership works. The order is for reading and is \
        not a score. The sentence gives reasons: of what is not in scope it says nothing.",
    undefined: &[
        (Reason::NotRecorded, "house_relations, when no actor stands for the case"),
        (
            Reason::NotRecorded,
            "partners, house_relations, betweenness and hanging_ties of the actor that stands for the case, which is left out of the network",
        ),
        (Reason::TooFewActors, "betweenness below three actors; role_betweenness when no actor can lie between others"),
        (Reason::TwoModeEmpty, "role_betweenness, when the role model has no role"),
    ],
    source: "Our own measure: in recorded cases many relations go to the house itself and few actors are tied to each other (in the cases that \
        come with the library more than a third of the relations, and four actors in five have one partner at most), so that no single index \
        may stand alone. Its parts: betweenness after Freeman 1977 and Brandes 2001 (see actor_betweenness); role_betweenness after Borgatti & \
        Everett 1997, Network analysis of 2-mode data. Social Networks 19, DOI 10.1016/S0378-8733(96)00301-2.",
    elsewhere: "",
    scope: &["at", "stages", "uncertain", "level", "actors", "kinds", "at_least"],
    options: &[OptionSpec {
        name: "language",
        kind: OptionKind::Choice(&["nb", "da", "en"]),
        preset: Preset::Text("en"),
        meaning: "the language of the sentence: `nb`, `da` or `en`",
    }],
    tables: &[TableSpec {
        name: "main",
        row: "an actor of the network, or the one that stands for the case where it holds a role; the most central first",
        columns: &[
            ColumnSpec::new("actor", "id of the actor"),
            ColumnSpec::new("name", "its name"),
            ColumnSpec::new("sector", "its sector as a code; empty where not recorded"),
            ColumnSpec::new("roles", "number of roles that it holds"),
            ColumnSpec::new("roles_alone", "number of roles that it alone holds"),
            ColumnSpec::new("role_ids", "ids of the roles that it holds, in the order of the role model"),
            ColumnSpec::new("roles_alone_ids", "ids of the roles that it alone holds"),
            ColumnSpec::new("partners", "number of other actors tied to it, without the one that stands for the case"),
            ColumnSpec::new("house_relations", "number of relations between it and the actor that stands for the case"),
            ColumnSpec::new("role_betweenness", "how much it joins roles, 0 to 1"),
            ColumnSpec::new("betweenness", "share of the pairs of other actors that it lies between, 0 to 1"),
            ColumnSpec::new("hanging_ties", "number of partners that have no other partner"),
            ColumnSpec::new("why", "what of this makes it central, as a sentence in the chosen language"),
        ],
    }],
};

/// Which part of the case.
///
/// Of the scope, what the card names applies; everything else is as preset: current assignments, an undirected network
/// without weights and without the actor that stands for the case.
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

/// What makes an actor central.
#[derive(Debug, Clone, PartialEq)]
pub struct ActorOverview {
    /// The actor.
    pub actor: ActorIndex,
    /// The roles that it holds, in the order of the role model.
    pub roles: Vec<RoleIndex>,
    /// Those that nobody else holds.
    pub roles_alone: Vec<RoleIndex>,
    /// The number of actors tied to it.
    pub partners: Value<usize>,
    /// The number of relations with the actor that stands for the case.
    pub house_relations: Value<usize>,
    /// How much it joins roles.
    pub role_betweenness: Value,
    /// The share of the pairs of others that it lies between.
    pub betweenness: Value,
    /// The number of partners that have no other partner.
    pub hanging_ties: Value<usize>,
}

/// What makes each actor central, the most central first.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, Assignment, CaseBuilder, Language, Relation, RelationKind, Status, analysis::actor_overview};
///
/// let case = CaseBuilder::new("house", "House")
///     .self_actor("house")
///     .actor(Actor::new("house", "The house"))
///     .actor(Actor::new("town", "Town"))
///     .actor(Actor::new("club", "Club"))
///     .assignment(Assignment::new("operator", Status::Current).with_actor("club"))
///     .relation(Relation::new("town", "club", RelationKind::Funds))
///     .relation(Relation::new("town", "house", RelationKind::Owns))
///     .build()?;
/// let found = actor_overview::compute(&case, &Default::default())?;
/// assert_eq!(
///     found[0].why(&case, Language::En),
///     "Holds 1 role alone: operator. 1 partner, which has no other partner."
/// );
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<Vec<ActorOverview>, AnalysisError> {
    let scope = applied(case, &options.scope);
    let study = Study::new(case, &scope)?;
    of(&study, names_itself(case, &options.scope))
}

/// What of a scope applies: the rest is as preset, and the actor that stands for the case is in no network.
fn applied(case: &Case, scope: &Scope) -> Scope {
    let itself = case.self_actor().map(|actor| case.actor_at(actor).id());
    let actors = scope.actors.as_ref().map(|ids| ids.iter().filter(|id| Some(*id) != itself).cloned().collect());
    Scope {
        at: scope.at,
        stages: scope.stages.clone(),
        uncertain: scope.uncertain,
        level: scope.level,
        actors,
        kinds: scope.kinds.clone(),
        at_least: scope.at_least,
        ..Scope::default()
    }
}

/// Whether a scope has room for the actor that stands for the case.
fn names_itself(case: &Case, scope: &Scope) -> bool {
    let itself = case.self_actor().map(|actor| case.actor_at(actor).id());
    scope.actors.as_ref().is_none_or(|ids| ids.iter().any(|id| Some(id) == itself))
}

fn of(study: &Study<'_>, with_itself: bool) -> Result<Vec<ActorOverview>, AnalysisError> {
    let (selection, incidence, network) = (study.needed_selection(&CARD)?, study.incidence(&CARD)?, study.network());
    let itself = selection.case().self_actor();
    let neighbours = network.neighbours();
    let between = actor_betweenness::of(network, study.betweenness()?);
    let between_roles = betweenness_among_roles(incidence, study.watch())?;
    let with_house = house_relations(selection);
    let row = |row: usize| {
        let actor = incidence.actors()[row];
        let number = selection.members().binary_search(&actor).ok();
        let roles: Vec<RoleIndex> = incidence.by_actor().row(row).iter().map(|role| RoleIndex(*role)).collect();
        let hanging = |number: usize| neighbours.row(number).iter().filter(|other| neighbours.degree(**other as usize) == 1).count();
        let is_listed = number.is_some() || (with_itself && Some(actor) == itself && !roles.is_empty());
        is_listed.then(|| ActorOverview {
            actor,
            roles_alone: actor_load::sole(incidence, &roles),
            roles,
            partners: number.map(|number| neighbours.degree(number)).ok_or(Reason::NotRecorded),
            house_relations: number.and(itself).map(|_| with_house[actor.position()].len()).ok_or(Reason::NotRecorded),
            role_betweenness: between_roles[row],
            betweenness: number.map_or(Err(Reason::NotRecorded), |number| between[number].value),
            hanging_ties: number.map(hanging).ok_or(Reason::NotRecorded),
        })
    };
    let mut found: Vec<ActorOverview> = (0..incidence.actors().len()).filter_map(row).collect();
    // Stable, so that equals stay in document order.
    found.sort_by_key(|actor| std::cmp::Reverse((actor.roles_alone.len(), actor.roles.len(), actor.partners.unwrap_or(0))));
    Ok(found)
}

/// For each actor's row its betweenness in the graph of actors and roles, over the largest that an actor can have there.
fn betweenness_among_roles(incidence: &Incidence, watch: &Watch) -> Result<Vec<Value>, AnalysisError> {
    let (actors, roles) = (incidence.actors().len(), incidence.roles());
    let largest = largest_betweenness(actors, roles);
    let value = |raw: f64| match roles {
        0 => Err(Reason::TwoModeEmpty),
        _ if largest > 0.0 => Ok(raw / largest),
        _ => Err(Reason::TooFewActors),
    };
    Ok(betweenness(incidence.by_actor(), roles, watch)?.into_iter().take(actors).map(value).collect())
}

/// For each actor of the case its relations in scope with the actor that stands for the case, each once.
pub(crate) fn house_relations(selection: &Selection<'_>) -> Vec<Vec<RelationIndex>> {
    let (case, scope) = (selection.case(), selection.scope());
    let mut found = vec![Vec::new(); case.actors().len()];
    for index in selection.relations() {
        let relation = case.relation_at(*index);
        let of_kind = scope.kinds().is_none_or(|kinds| kinds.contains(&relation.kind()));
        let strong = scope.at_least().is_none_or(|least| relation.strength().is_some_and(|strength| strength >= least));
        // The ends as they are written: at the top level the house may be part of another actor.
        let (from, to) = case.links().relations[index.position()];
        let (from_itself, to_itself) = (Some(from) == case.self_actor(), Some(to) == case.self_actor());
        if of_kind && strong && from_itself != to_itself {
            let other = selection.stands_as(if from_itself { to } else { from });
            found[other.position()].push(*index);
        }
    }
    found
}

impl ActorOverview {
    /// What makes the actor central, as one line in a language.
    #[must_use]
    pub fn why(&self, case: &Case, language: Language) -> String {
        let roles = sentence::roles(case, &self.roles, &self.roles_alone, language);
        let (partners, house) = match self.partners {
            Ok(partners) => (
                sentence::partners(partners, self.hanging_ties.unwrap_or(0), language),
                self.house_relations.ok().and_then(|relations| sentence::house(case, relations, language)),
            ),
            Err(_) => (Some(sentence::itself(language)), None),
        };
        sentence::joined(case, [roles, partners, house], language)
    }
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let (case, language) = (selection.case(), given.language()?);
    let scope = applied(case, selection.scope());
    let with_itself = names_itself(case, selection.scope());
    // What other analyses share is used where nothing in the scope is left aside.
    let own = if scope == *selection.scope() { None } else { Some(Study::new(case, &scope)?) };
    let study = own.as_ref().unwrap_or(study);
    let found = of(study, with_itself)?;
    let mut table = Table::new("main", found.len());
    case_actor_keys(&mut table, case, &found.iter().map(|actor| actor.actor).collect::<Vec<_>>());
    table
        .optional_text("sector", found.iter().map(|actor| case.actor_at(actor.actor).sector().map(|sector| sector.as_str())))
        .count("roles", found.iter().map(|actor| actor.roles.len()))
        .count("roles_alone", found.iter().map(|actor| actor.roles_alone.len()))
        .texts("role_ids", found.iter().map(|actor| actor_load::role_ids(case, &actor.roles)))
        .texts("roles_alone_ids", found.iter().map(|actor| actor_load::role_ids(case, &actor.roles_alone)))
        .whole("partners", found.iter().map(|actor| actor.partners))
        .whole("house_relations", found.iter().map(|actor| actor.house_relations))
        .number("role_betweenness", found.iter().map(|actor| actor.role_betweenness))
        .number("betweenness", found.iter().map(|actor| actor.betweenness))
        .whole("hanging_ties", found.iter().map(|actor| actor.hanging_ties))
        .text("why", found.iter().map(|actor| actor.why(case, language)))
        .rests_on(basis(study, &found)?);
    Ok(Answer::new(&CARD, study, given).with_network_facts(study).with_table(table))
}

/// What each row rests on: assignments to roles, relations with partners, relations with the house.
fn basis(study: &Study<'_>, found: &[ActorOverview]) -> Result<Vec<Vec<Item>>, AnalysisError> {
    let (selection, incidence) = (study.needed_selection(&CARD)?, study.incidence(&CARD)?);
    let (ties, with_house) = (study.actor_relations(), house_relations(selection));
    let of_actor = |actor: &ActorOverview| {
        let mut items = actor_load::basis(incidence, actor.actor, &actor.roles);
        if let Ok(number) = selection.members().binary_search(&actor.actor) {
            items.extend_from_slice(&ties[number]);
            items.extend(with_house[actor.actor.position()].iter().copied().map(Item::Relation));
        }
        items
    };
    Ok(found.iter().map(of_actor).collect())
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{given, numbers, texts, wholes};
    use super::*;
    use crate::analysis::find;
    use crate::model::{Actor, Assignment, CaseBuilder, Relation, RelationKind, RoleModel, Status};
    use crate::view::{Collapse, Direction, SelfActor, Weights};

    fn held(role: &str, actor: &str) -> Assignment {
        Assignment::new(role, Status::Current).with_actor(actor)
    }

    fn ties(from: &str, to: &[&str]) -> impl Fn(CaseBuilder) -> CaseBuilder {
        move |case| to.iter().fold(case, |case, to| case.relation(Relation::new(from, *to, RelationKind::Funds)))
    }

    /// A club that runs the house, a town that owns it, a bank and a school that know only the club, and a street.
    fn house() -> CaseBuilder {
        let names = ["self", "town", "club", "bank", "school", "street"];
        let case =
            names.iter().fold(CaseBuilder::new("h", "H").self_actor("self"), |case, id| case.actor(Actor::new(*id, id.to_uppercase())));
        let case = ties("club", &["town", "town", "bank", "school", "self", "self", "club"])(ties("town", &["self", "street"])(case));
        case.assignment(held("operator", "club"))
            .assignment(held("programme_coordinator", "club"))
            .assignment(held("funder", "club"))
            .assignment(held("funder", "town"))
            .assignment(held("owner", "town"))
            .assignment(Assignment::new("activity_partner", Status::Potential).with_actor("street"))
    }

    fn found(case: &CaseBuilder, options: &Options) -> (Case, Vec<ActorOverview>) {
        let case = case.clone().build().expect("a sound case");
        let found = compute(&case, options).expect("the scope fits");
        (case, found)
    }

    fn sentences(case: &CaseBuilder, language: Language) -> Vec<String> {
        let (case, found) = found(case, &Options::default());
        found.iter().map(|actor| actor.why(&case, language)).collect()
    }

    #[test]
    fn all_reasons_to_be_central_stand_side_by_side() {
        let case = house().build().expect("a sound case");
        let answer = find("actor_overview").and_then(|method| method.of_case(&case, &Given::nothing())).expect("the default options fit");
        let main = answer.table();
        assert_eq!(texts(main, "actor"), ["club", "town", "bank", "school", "street"]);
        assert_eq!(wholes(main, "roles"), [3, 2, 0, 0, 0].map(Some));
        assert_eq!(wholes(main, "roles_alone"), [2, 1, 0, 0, 0].map(Some));
        assert_eq!(wholes(main, "partners"), [3, 2, 1, 1, 1].map(Some));
        assert_eq!(wholes(main, "house_relations"), [2, 1, 0, 0, 0].map(Some));
        assert_eq!(wholes(main, "hanging_ties"), [2, 1, 0, 0, 0].map(Some));
        // By hand: of six pairs of others the club lies between five, the town between three.
        assert_eq!(numbers(main, "betweenness"), [5.0 / 6.0, 0.5, 0.0, 0.0, 0.0].map(Some));
        // By hand: a path owner – town – funder – club, and two roles more at the club. Without the club it falls into pieces of
        // 3, 1 and 1, so 7 pairs; without the town into 1 and 4. The largest with five actors and six roles: ½(36 + 6·7 + 4).
        assert_eq!(numbers(main, "role_betweenness"), [7.0 / 41.0, 4.0 / 41.0, 0.0, 0.0, 0.0].map(Some));
        let basis = ["/assignments/4", "/assignments/3", "/relations/2", "/relations/3", "/relations/1", "/relations/0"];
        assert_eq!(answer.trace(&case, "main", 1), basis);
    }

    #[test]
    fn the_sentence_says_what_the_numbers_carry_in_three_languages() {
        assert_eq!(
            sentences(&house(), Language::En)[..3],
            [
                "Holds 3 roles, 2 of them alone: operator and programme coordinator. 3 partners, 2 of which have no other partner. \
                 2 relations with the house.",
                "Holds 2 roles, 1 of them alone: owner. 2 partners, 1 of which has no other partner. 1 relation with the house.",
                "1 partner.",
            ]
        );
        assert_eq!(
            sentences(&house(), Language::Nb)[0],
            "Har 3 roller, 2 av dem alene: drifter og programansvarlig. 3 partnere, hvorav 2 ikke har noen annen partner. \
             2 relasjoner til huset."
        );
        let danish =
            find("actor_overview").and_then(|method| method.of_case(&house().build().expect("sound"), &given(&[("language", "da")])));
        assert_eq!(
            texts(danish.expect("a language that there is").table(), "why")[0],
            "Har 3 roller, 2 af dem alene: driftsansvarlig og programansvarlig. 3 partnere, hvoraf 2 ikke har nogen anden partner. \
             2 relationer til huset."
        );
    }

    #[test]
    fn what_the_scope_has_beyond_the_card_changes_nothing() {
        let case = house().build().expect("a sound case");
        let odd = Scope::default()
            .with_self_actor(SelfActor::Included)
            .with_direction(Direction::Directed)
            .with_statuses([Status::Potential])
            .with_weights(Weights::Strength)
            .with_collapse(Collapse::Sum);
        let (_, plain) = found(&house(), &Options::default());
        assert_eq!(compute(&case, &Options::default().with_scope(odd.clone())), Ok(plain.clone()));
        let answer = run(&Study::new(&case, &odd).expect("the scope fits"), &Given::nothing()).expect("the same");
        assert_eq!(texts(answer.table(), "why"), plain.iter().map(|actor| actor.why(&case, Language::En)).collect::<Vec<_>>());
    }

    #[test]
    fn kinds_narrow_partners_and_relations_with_the_house_alike() {
        let (_, found) = found(&house(), &Options::default().with_scope(Scope::default().with_kinds([RelationKind::Owns])));
        assert!(found.iter().all(|actor| (actor.partners, actor.house_relations) == (Ok(0), Ok(0))), "all relations are of another kind");
        assert_eq!(found[0].betweenness, Ok(0.0));
    }

    #[test]
    fn at_the_top_level_relations_with_the_house_are_still_those_with_the_house() {
        // The house and its café are parts of the town: relations of the house to itself and among others do not count.
        let part = |id: &str, whole: &str| Actor::new(id, id).with_part_of(whole);
        let case = CaseBuilder::new("h", "H").self_actor("self").actor(Actor::new("town", "Town")).actor(Actor::new("club", "Club"));
        let case = case.actor(part("self", "town")).actor(part("choir", "club")).actor(part("office", "town"));
        let case = ties("choir", &["self", "office"])(ties("office", &["self"])(ties("self", &["self", "club"])(case)));
        let (_, found) = found(&case, &Options::default().with_scope(Scope::default().with_level(crate::view::ActorLevel::Top)));
        let counts: Vec<_> = found.iter().map(|actor| (actor.actor.position(), actor.house_relations)).collect();
        assert_eq!(counts, [(0, Ok(1)), (1, Ok(2))]);
    }

    #[test]
    fn the_actor_that_stands_for_the_case_is_listed_where_it_holds_a_role_and_has_no_partners_to_count() {
        let (case, found) = found(&house().assignment(held("activity_partner", "self")), &Options::default());
        let itself = found.iter().find(|actor| actor.actor.position() == 0).expect("it holds a role");
        assert_eq!((itself.partners, itself.house_relations), (Err(Reason::NotRecorded), Err(Reason::NotRecorded)));
        assert_eq!((itself.betweenness, itself.role_betweenness), (Err(Reason::NotRecorded), Ok(0.0)));
        assert_eq!(
            itself.why(&case, Language::En),
            "Holds 1 role alone: activity partner. Stands for the whole case, so its partners are not counted."
        );
        let chosen = |ids: &[&str]| {
            let options = Options::default().with_scope(Scope::default().with_actors(ids.iter().copied()));
            compute(&case, &options).expect("the actors are there").len()
        };
        assert_eq!((chosen(&["club", "town"]), chosen(&["club", "self"])), (2, 2));
    }

    #[test]
    fn nobody_one_actor_no_self_actor_and_no_roles() {
        let empty = CaseBuilder::new("h", "H");
        assert!(found(&empty, &Options::default()).1.is_empty());
        let one = empty.actor(Actor::new("a", "A"));
        let (_, alone) = found(&one, &Options::default());
        assert_eq!((alone[0].partners, alone[0].house_relations), (Ok(0), Err(Reason::NotRecorded)));
        assert_eq!((alone[0].betweenness, alone[0].role_betweenness), (Err(Reason::TooFewActors), Ok(0.0)));
        assert_eq!(sentences(&one, Language::En), ["No role or partner is recorded in this scope."]);
        let (_, no_roles) = found(&one.role_model(RoleModel::new("none")), &Options::default());
        assert_eq!(no_roles[0].role_betweenness, Err(Reason::TwoModeEmpty));
    }
}
