//! Everybody with an identity in the cases of a casebook: whom a case that looks for partners could ask.
//!
//! What cases say of somebody is put together once for all; a case that says something itself leaves that out.

use super::identity::Identities;
use super::pool::{Member, Resources, actors, exchanged};
use super::reach::{self, Hours, Reach};
use crate::analysis::role_coverage::class;
use crate::method::Prepared;
use crate::model::{Casebook, ExchangeDirection};
use crate::view::{Scope, Selection, ViewError};

/// Everybody with an identity in a casebook, in the order in which they are first mentioned.
#[derive(Debug)]
pub(crate) struct Outsiders(Vec<Somebody>);

#[derive(Debug)]
struct Somebody {
    identity: usize,
    /// What each case says, in the order of the casebook and in each case of its actors.
    mentions: Vec<Mention>,
    /// All of that together.
    all: Mention,
}

/// What a case says of one of its actors.
#[derive(Debug, Clone)]
struct Mention {
    case: usize,
    /// The place among all mentions in the casebook.
    place: usize,
    name: String,
    class: Option<usize>,
    gives: Resources,
    hours: Hours,
    groups: Vec<String>,
}

impl Prepared for Outsiders {
    fn of(casebook: &Casebook, scope: &Scope) -> Result<Self, ViewError> {
        let identities = Identities::of(casebook.cases().iter().map(AsRef::as_ref));
        let mut mentions: Vec<Vec<Mention>> = vec![Vec::new(); identities.names().len()];
        let mut place = 0;
        for (position, case) in casebook.cases().iter().enumerate() {
            let there = Selection::of(case, scope)?;
            let (reach, gives) = (reach::of_actors(&there), exchanged(&there, ExchangeDirection::Gives));
            for actor in actors(&there) {
                let Some(identity) = identities.number(position, actor) else { continue };
                let Reach { hours, groups } = &reach[actor.position()];
                mentions[identity].push(Mention {
                    case: position,
                    place,
                    name: case.actor_at(actor).name().to_owned(),
                    class: class(case, actor),
                    gives: gives[actor.position()],
                    hours: *hours,
                    groups: groups.iter().map(|group| (*group).to_owned()).collect(),
                });
                place += 1;
            }
        }
        let mut everybody: Vec<Somebody> =
            mentions.into_iter().enumerate().filter_map(|(identity, mentions)| Somebody::of(identity, mentions)).collect();
        everybody.sort_by_key(|somebody| somebody.all.place);
        Ok(Self(everybody))
    }
}

impl Outsiders {
    /// Everybody whom cases other than one mention, with the identity, in the order in which they do; without those who are
    /// present in that one, which are sorted.
    pub(crate) fn of_others(&self, here: usize, present: &[usize]) -> Vec<(usize, Member<'_>)> {
        let absent = self.0.iter().filter(|somebody| present.binary_search(&somebody.identity).is_err());
        let mut found: Vec<_> =
            absent.filter_map(|somebody| somebody.in_others(here).map(|(place, member)| (place, somebody.identity, member))).collect();
        // Whoever is mentioned here first comes later in the others.
        found.sort_by_key(|(place, ..)| *place);
        found.into_iter().map(|(_, identity, member)| (identity, member)).collect()
    }
}

impl Somebody {
    fn of(identity: usize, mentions: Vec<Mention>) -> Option<Self> {
        let (_, together) = joined(&mentions)?;
        let all = Mention {
            class: together.class,
            gives: together.gives,
            hours: together.reach.hours,
            groups: together.reach.groups.into_iter().map(str::to_owned).collect(),
            ..mentions.first()?.clone()
        };
        Some(Self { identity, mentions, all })
    }

    /// What cases other than one say, and the place of the first mention in them.
    fn in_others(&self, here: usize) -> Option<(usize, Member<'_>)> {
        if self.mentions.binary_search_by_key(&here, |mention| mention.case).is_err() {
            return joined([&self.all]);
        }
        joined(self.mentions.iter().filter(|mention| mention.case != here))
    }
}

/// Mentions of somebody put together, and the place of the first.
fn joined<'a>(mentions: impl IntoIterator<Item = &'a Mention>) -> Option<(usize, Member<'a>)> {
    let mut mentions = mentions.into_iter().peekable();
    let first = *mentions.peek()?;
    let mut member = Member::outside(&first.name);
    for Mention { class, gives, hours, groups, .. } in mentions {
        member.class = member.class.or(*class);
        member.gives = member.gives.either(*gives);
        member.reach.join(&Reach { hours: *hours, groups: groups.iter().map(String::as_str).collect() });
    }
    Some((first.place, member))
}
