//! Who is the same actor in several cases.
//!
//! Two actors are the same when they have the same `same_as` or an identifier (scheme and number) in common, directly or by
//! way of a third; never by name alone.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::{Actor, ActorIndex, Case, Identifier, RoleIndex};
use crate::view::Incidence;

/// The identities of the actors of several cases.
#[derive(Debug, Clone)]
pub(crate) struct Identities {
    /// For each case and actor the number of its identity.
    numbers: Vec<Vec<Option<usize>>>,
    /// What each identity is called.
    names: Vec<String>,
    /// Whether that is a `same_as`.
    is_same_as: Vec<bool>,
}

impl Identities {
    /// The identities in these cases, numbered in the order in which they first occur.
    pub(crate) fn of<'a>(cases: impl Iterator<Item = &'a Case> + Clone) -> Self {
        let mut keys = Keys::default();
        for actor in cases.clone().flat_map(Case::actors) {
            let mut before = None;
            for key in keys_of(actor) {
                let here = keys.place(key);
                before.into_iter().for_each(|before| keys.join(before, here));
                before = Some(here);
            }
        }
        let mut number_of_root: HashMap<usize, usize> = HashMap::new();
        let (mut numbers, mut roots) = (Vec::new(), Vec::new());
        for case in cases.clone() {
            let of_case = case.actors().iter().map(|actor| {
                let root = keys.known(keys_of(actor).next()?)?;
                let next = roots.len();
                Some(*number_of_root.entry(root).or_insert_with(|| {
                    roots.push(root);
                    next
                }))
            });
            numbers.push(of_case.collect());
        }
        let (names, is_same_as) = names(cases, &numbers, roots.len());
        Self { numbers, names, is_same_as }
    }

    /// The number of an actor's identity, by the position of its case; nothing where none is recorded.
    pub(crate) fn number(&self, case: usize, actor: ActorIndex) -> Option<usize> {
        *self.numbers.get(case)?.get(actor.position())?
    }

    /// The identities of a case's actors, by the position of the case; each once, ascending.
    pub(crate) fn of_case(&self, case: usize) -> Vec<usize> {
        let mut found: Vec<usize> = self.numbers.get(case).into_iter().flatten().flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What each identity is called: its `same_as`, or scheme and number of an identifier.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// What an identity is called when one of the cases, with its position, is read before all others.
    pub(crate) fn name_in<'a>(&'a self, (position, case): (usize, &'a Case), identity: usize) -> Cow<'a, str> {
        let is_it = |(actor, number): (&'a Actor, &Option<usize>)| (*number == Some(identity)).then_some(actor);
        let own = || case.actors().iter().zip(&self.numbers[position]).filter_map(is_it);
        match (own().find_map(Actor::same_as), own().find_map(|actor| actor.identifiers().first())) {
            (Some(same_as), _) => Cow::Borrowed(same_as),
            (None, Some(first)) if !self.is_same_as[identity] => Cow::Owned(identifier_name(first)),
            _ => Cow::Borrowed(&self.names[identity]),
        }
    }

    /// The number of actors without an identity.
    pub(crate) fn without(&self) -> usize {
        self.numbers.iter().flatten().filter(|number| number.is_none()).count()
    }
}

/// The first `same_as` of each identity, and the first identifier of those that have none; and whether it is a `same_as`.
fn names<'a>(cases: impl Iterator<Item = &'a Case>, numbers: &[Vec<Option<usize>>], count: usize) -> (Vec<String>, Vec<bool>) {
    let mut same_as: Vec<Option<String>> = vec![None; count];
    let mut identifier: Vec<String> = vec![String::new(); count];
    for (actor, number) in cases.flat_map(Case::actors).zip(numbers.iter().flatten()) {
        let Some(number) = *number else { continue };
        if same_as[number].is_none() {
            same_as[number] = actor.same_as().map(str::to_owned);
        }
        if let (true, Some(first)) = (identifier[number].is_empty(), actor.identifiers().first()) {
            identifier[number] = identifier_name(first);
        }
    }
    let is_same_as = same_as.iter().map(Option::is_some).collect();
    (same_as.into_iter().zip(identifier).map(|(same_as, identifier)| same_as.unwrap_or(identifier)).collect(), is_same_as)
}

fn identifier_name(identifier: &Identifier) -> String {
    format!("{}:{}", identifier.scheme(), identifier.id())
}

/// Something that marks an actor in every case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key<'a> {
    SameAs(&'a str),
    Identifier(&'a str, &'a str),
}

fn keys_of(actor: &Actor) -> impl Iterator<Item = Key<'_>> {
    let identifiers = actor.identifiers().iter().map(|identifier| Key::Identifier(identifier.scheme(), identifier.id()));
    actor.same_as().map(Key::SameAs).into_iter().chain(identifiers)
}

/// Marks that stand for the same actor, joined to one root.
#[derive(Debug, Default)]
struct Keys<'a> {
    places: HashMap<Key<'a>, usize>,
    above: Vec<usize>,
}

impl<'a> Keys<'a> {
    fn place(&mut self, key: Key<'a>) -> usize {
        let next = self.above.len();
        let place = *self.places.entry(key).or_insert(next);
        if place == next {
            self.above.push(next);
        }
        place
    }

    fn known(&mut self, key: Key<'a>) -> Option<usize> {
        let place = *self.places.get(&key)?;
        Some(self.root(place))
    }

    fn root(&mut self, mut place: usize) -> usize {
        while self.above[place] != place {
            // Halving the way on each walk keeps long chains of marks short.
            self.above[place] = self.above[self.above[place]];
            place = self.above[place];
        }
        place
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.above[a.max(b)] = a.min(b);
    }
}

/// Somebody in a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Presence {
    /// What the same actor is called in every case.
    pub identity: String,
    /// The position of the case.
    pub case: usize,
    /// The actors of the case that it is.
    pub actors: Vec<ActorIndex>,
    /// The roles that it holds there.
    pub roles: Vec<RoleIndex>,
}

/// Everybody with an identity in a case, with the number of the identity; actors with the same one taken together.
pub(crate) fn present(incidence: &Incidence, case: usize, identities: &Identities) -> Vec<(usize, Presence)> {
    let mut found: Vec<(usize, Presence)> = Vec::new();
    for (row, actor) in incidence.actors().iter().enumerate() {
        let Some(number) = identities.number(case, *actor) else { continue };
        let roles = incidence.by_actor().row(row).iter().map(|role| RoleIndex(*role));
        match found.iter_mut().find(|(known, _)| *known == number) {
            Some((_, presence)) => {
                presence.actors.push(*actor);
                presence.roles.extend(roles);
                presence.roles.sort_unstable();
                presence.roles.dedup();
            }
            None => {
                let identity = identities.names()[number].clone();
                found.push((number, Presence { identity, case, actors: vec![*actor], roles: roles.collect() }));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CaseBuilder, Identifier};

    fn case(id: &str, actors: Vec<Actor>) -> Case {
        actors.into_iter().fold(CaseBuilder::new(id, id), CaseBuilder::actor).build().expect("a sound case")
    }

    #[test]
    fn the_same_mark_is_the_same_actor_and_the_same_name_is_not() {
        let cases = [
            case("a", vec![Actor::new("x", "Town").with_same_as("org:town"), Actor::new("y", "Club"), Actor::new("z", "Bank")]),
            case(
                "b",
                vec![
                    Actor::new("y", "Club"),
                    Actor::new("bank", "Bank").with_identifiers([Identifier::new("NO-BRC", "1")]),
                    Actor::new("t", "Town").with_same_as("org:town"),
                ],
            ),
        ];
        let found = Identities::of(cases.iter());
        assert_eq!(found.names(), ["org:town", "NO-BRC:1"]);
        let number = |case, actor| found.number(case, ActorIndex(actor));
        assert_eq!((number(0, 0), number(0, 1), number(0, 2)), (Some(0), None, None));
        assert_eq!((number(1, 0), number(1, 1), number(1, 2)), (None, Some(1), Some(0)));
        assert_eq!((found.without(), number(2, 0), number(0, 9)), (3, None, None));
    }

    #[test]
    fn marks_are_joined_by_an_actor_that_has_both() {
        let number = || Identifier::new("NO-BRC", "7");
        let cases = [
            case("a", vec![Actor::new("x", "X").with_identifiers([number()])]),
            case("b", vec![Actor::new("x", "X").with_same_as("org:x")]),
            case("c", vec![Actor::new("x", "X").with_same_as("org:x").with_identifiers([Identifier::new("DK-CVR", "7"), number()])]),
        ];
        let found = Identities::of(cases.iter());
        assert_eq!(found.names(), ["org:x"]);
        assert!((0..3).all(|case| found.number(case, ActorIndex(0)) == Some(0)));
    }
}
