//! What one case has and another has not, for `casebook_comparison`.

use super::identity::Identities;
use super::identity::present;
use super::partition::NO_CLASS;
use crate::analysis::case_formality;
use crate::analysis::role_coverage::{self, CLASSES, class};
use crate::method::{AnalysisError, Item, Value};
use crate::model::{ActorIndex, Case, Code as _, ExchangeDirection, RoleId, RoleIndex, RoleState};
use crate::view::{Incidence, Scope, Selection, choices};

choices! {
    /// Which of two cases have something.
    Who {
        /// Both.
        Both = "both",
        /// The first, and the second is known not to.
        First = "first",
        /// The second, and the first is known not to.
        Second = "second",
        /// Neither, as far as it is known of both.
        Neither = "neither",
        /// It is not known of one of them, or of both.
        NotKnown = "not_known",
    }
}

impl Who {
    /// Which of two cases have something; nothing where it is not known.
    pub(crate) const fn of(first: Option<bool>, second: Option<bool>) -> Self {
        match (first, second) {
            (Some(true), Some(true)) => Self::Both,
            (Some(true), Some(false)) => Self::First,
            (Some(false), Some(true)) => Self::Second,
            (Some(false), Some(false)) => Self::Neither,
            _ => Self::NotKnown,
        }
    }
}

/// How a role stands in one of two cases.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// Whether somebody holds it, nobody does, or it is not known.
    pub state: RoleState,
    /// Who holds it, in document order.
    pub holders: Vec<ActorIndex>,
    /// What that rests on.
    pub(crate) basis: Vec<Item>,
}

impl Side {
    const fn has_holder(&self) -> Option<bool> {
        match self.state {
            RoleState::Filled => Some(true),
            RoleState::Empty => Some(false),
            _ => None,
        }
    }
}

/// A role in two cases.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedRole {
    /// The role.
    pub role: RoleId,
    /// How it stands in each; nothing where the case's role model does not have it.
    pub sides: [Option<Side>; 2],
}

impl ComparedRole {
    /// Which of the two fill it.
    #[must_use]
    pub fn who(&self) -> Who {
        let [first, second] = self.sides.each_ref().map(|side| side.as_ref().and_then(Side::has_holder));
        Who::of(first, second)
    }
}

/// A role and a sector in two cases.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedCell {
    /// The role.
    pub role: RoleId,
    /// The sector, or `none` for holders whose sector is other or not known.
    pub class: &'static str,
    /// Who holds it in each.
    pub holders: [Vec<ActorIndex>; 2],
    /// Which of the two have such holders.
    pub who: Who,
}

/// An actor that is in both cases.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedActor {
    /// What it is called in every case.
    pub identity: String,
    /// Which actors it is in each.
    pub actors: [Vec<ActorIndex>; 2],
    /// The roles that it holds in each.
    pub roles: [Vec<RoleIndex>; 2],
}

/// Something else that a case may have.
#[derive(Debug, Clone, PartialEq)]
pub struct Trait {
    /// What sort of thing: `relation_kind`, `resource` or `target_group`.
    pub section: &'static str,
    /// Which.
    pub item: String,
    /// How many statements each case has of it.
    pub counts: [usize; 2],
    /// In which of the two it is recorded; not known where a case says nothing of the whole sort.
    pub who: Who,
}

/// What is compared of two cases.
pub(crate) struct Sides<'a> {
    selections: [Selection<'a>; 2],
    incidences: [Incidence; 2],
}

impl<'a> Sides<'a> {
    pub(crate) fn of(cases: [&'a Case; 2], scope: &'a Scope) -> Result<Self, AnalysisError> {
        let [first, second] = cases;
        let selections = [Selection::of(first, scope)?, Selection::of(second, scope)?];
        let incidences = selections.each_ref().map(Incidence::of);
        Ok(Self { selections, incidences })
    }

    /// The number of items in scope that are marked as uncertain.
    pub(crate) fn uncertain(&self) -> usize {
        self.selections.iter().map(Selection::uncertain).sum()
    }

    /// The roles of both role models, those of the first case first.
    pub(crate) fn roles(&self) -> Vec<ComparedRole> {
        let mut found: Vec<ComparedRole> = Vec::new();
        for (place, (selection, incidence)) in self.selections.iter().zip(&self.incidences).enumerate() {
            let case = selection.case();
            for role in role_coverage::of(selection, incidence, &vec![1; case.roles().len()]) {
                let id = case.roles()[role.role.position()].id();
                // What says that somebody is being looked for counts too: that is how a role is known to be empty.
                let basis = role.basis.iter().filter(|index| {
                    let assignment = case.assignment_at(**index);
                    assignment.actor().is_none() || selection.scope().statuses().contains(&assignment.status())
                });
                let basis = basis.map(|index| Item::Assignment(*index)).collect();
                let side = Side { state: role.state, holders: role.holders, basis };
                match found.iter_mut().find(|known| known.role == *id) {
                    Some(known) => known.sides[place] = Some(side),
                    None => {
                        let mut sides = [None, None];
                        sides[place] = Some(side);
                        found.push(ComparedRole { role: id.clone(), sides });
                    }
                }
            }
        }
        found
    }

    /// The roles and sectors that somebody holds in one of the two.
    pub(crate) fn cells(&self, roles: &[ComparedRole]) -> Vec<ComparedCell> {
        let mut found = Vec::new();
        for role in roles {
            for class_number in 0..=CLASSES.len() {
                let of = |place: usize| {
                    let case = self.selections[place].case();
                    let side = role.sides[place].as_ref();
                    let held = side.map_or(&[][..], |side| &side.holders).iter().copied();
                    let held: Vec<ActorIndex> = held.filter(|actor| class(case, *actor).unwrap_or(CLASSES.len()) == class_number).collect();
                    (side.and_then(Side::has_holder).map(|_| !held.is_empty()), held)
                };
                let ([(first, here), (second, there)], class) =
                    ([of(0), of(1)], CLASSES.get(class_number).map_or(NO_CLASS, |class| class.as_str()));
                if !here.is_empty() || !there.is_empty() {
                    found.push(ComparedCell { role: role.role.clone(), class, holders: [here, there], who: Who::of(first, second) });
                }
            }
        }
        found
    }

    /// The actors that are in both, by `same_as` or an identifier.
    pub(crate) fn shared(&self) -> Vec<SharedActor> {
        let identities = Identities::of(self.selections.iter().map(Selection::case));
        let [first, second] = [0, 1].map(|place| present(&self.incidences[place], place, &identities));
        let of_both = first.into_iter().filter_map(|(number, here)| {
            let there = second.iter().find(|(known, _)| *known == number)?.1.clone();
            Some(SharedActor { identity: here.identity, actors: [here.actors, there.actors], roles: [here.roles, there.roles] })
        });
        of_both.collect()
    }

    /// What kinds of relations there are, what is given, and whom activities are for.
    pub(crate) fn traits(&self) -> Vec<Trait> {
        let mut found = Vec::new();
        let kinds = |selection: &Selection<'_>| {
            let kinds = case_formality::relations(selection).map(|index| selection.case().relation_at(index).kind().as_str().to_owned());
            kinds.collect::<Vec<_>>()
        };
        let resources = |selection: &Selection<'_>| {
            let given = selection.case().exchanges().iter().filter(|exchange| exchange.direction() == ExchangeDirection::Gives);
            given.filter_map(|exchange| exchange.category()).map(|category| category.as_str().to_owned()).collect::<Vec<_>>()
        };
        let groups = |selection: &Selection<'_>| {
            let activities = selection.case().activities().iter();
            activities.flat_map(|activity| activity.target_groups().iter().cloned()).collect::<Vec<_>>()
        };
        self.add_traits(&mut found, "relation_kind", kinds);
        self.add_traits(&mut found, "resource", resources);
        self.add_traits(&mut found, "target_group", groups);
        found
    }

    fn add_traits(&self, found: &mut Vec<Trait>, section: &'static str, items: impl Fn(&Selection<'_>) -> Vec<String>) {
        let start = found.len();
        let sides = self.selections.each_ref().map(items);
        for (place, side) in sides.iter().enumerate() {
            for item in side {
                match found[start..].iter().position(|known| known.item == *item) {
                    Some(known) => found[start + known].counts[place] += 1,
                    None => {
                        let mut counts = [0, 0];
                        counts[place] = 1;
                        found.push(Trait { section, item: item.clone(), counts, who: Who::NotKnown });
                    }
                }
            }
        }
        for one in &mut found[start..] {
            // Where nothing of the sort is recorded, nobody looked.
            let [first, second] = [0, 1].map(|place| (!sides[place].is_empty()).then_some(one.counts[place] > 0));
            one.who = Who::of(first, second);
        }
    }
}

/// A number that both cases have or could have.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedNumber {
    /// Its name, as in `casebook_profiles`.
    pub column: String,
    /// The value of each case.
    pub values: [Value; 2],
}

impl ComparedNumber {
    /// The value of the second less that of the first.
    ///
    /// # Errors
    /// The reason why one of the two has none.
    pub fn difference(&self) -> Value {
        let [first, second] = self.values;
        Ok(second? - first?)
    }
}
