//! Everybody with an identity in the cases of a casebook: whom a case that looks for partners could ask.
//!
//! What cases say of somebody is put together once for all; a case that says something itself leaves that out.

use std::collections::HashMap;

use super::elsewhere::{Elsewhere, Others};
use super::identity::Identities;
use super::pool::{Member, Resources, actors, exchanged};
use super::reach::{self, Hours, Reach, SLOTS};
use crate::analysis::role_coverage::class;
use crate::method::Prepared;
use crate::model::{Casebook, ExchangeDirection};
use crate::view::{Scope, Selection, ViewError};

/// Everybody with an identity in a casebook.
#[derive(Debug)]
pub(crate) struct Outsiders {
    /// In the order in which they are first mentioned.
    everybody: Vec<Somebody>,
    /// For each identity its place among them.
    places: Vec<Option<u32>>,
    /// Those who give and reach the same, so that all cases judge them alike but for experience.
    alike: Vec<Alike>,
}

/// Those who give and reach the same.
#[derive(Debug)]
struct Alike {
    gives: Resources,
    hours: Hours,
    groups: Vec<String>,
    /// Their places, ascending.
    places: Vec<u32>,
    /// By the number of a role, ascending, those who hold or held it: those in most cases first, then by place.
    experienced: Vec<(usize, Vec<u32>)>,
}

/// Roles for which only those who can be among the first are wanted.
#[derive(Debug)]
pub(crate) struct Wanted<'a> {
    /// For each its position in the role model, what goes with it, and what its holders reach.
    pub(crate) roles: Vec<(usize, Resources, Reach<'a>)>,
    /// How many for each.
    pub(crate) top: usize,
}

#[derive(Debug)]
struct Somebody {
    identity: usize,
    /// What each case says, in the order of the casebook and in each case of its actors.
    mentions: Vec<Mention>,
    /// All of that together.
    all: Mention,
    /// The roles that it holds or held anywhere, by number, and in how many cases; sorted.
    roles: Vec<(usize, usize)>,
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
        let known = Elsewhere::of(casebook, scope)?;
        let somebody = |(identity, mentions)| Somebody::of(identity, mentions, known.roles_of(identity));
        let mut everybody: Vec<Somebody> = mentions.into_iter().enumerate().filter_map(somebody).collect();
        everybody.sort_by_key(|somebody| somebody.all.place);
        let mut places = vec![None; identities.names().len()];
        everybody.iter().zip(0..).for_each(|(somebody, place)| places[somebody.identity] = Some(place));
        Ok(Self { alike: alike(&everybody), everybody, places })
    }
}

/// Those who give and reach the same, in the order in which they are first mentioned.
fn alike(everybody: &[Somebody]) -> Vec<Alike> {
    let mut known: HashMap<(Resources, [bool; SLOTS], Vec<&str>), usize> = HashMap::new();
    let mut found: Vec<Alike> = Vec::new();
    for (somebody, place) in everybody.iter().zip(0..) {
        let Mention { gives, hours, groups, .. } = &somebody.all;
        let mut sorted: Vec<&str> = groups.iter().map(String::as_str).collect();
        sorted.sort_unstable();
        let number = *known.entry((*gives, hours.slots, sorted)).or_insert_with(|| {
            found.push(Alike { gives: *gives, hours: *hours, groups: groups.clone(), places: Vec::new(), experienced: Vec::new() });
            found.len() - 1
        });
        let alike = &mut found[number];
        alike.places.push(place);
        for (role, _) in &somebody.roles {
            match alike.experienced.binary_search_by_key(role, |(known, _)| *known) {
                Ok(at) => alike.experienced[at].1.push(place),
                Err(at) => alike.experienced.insert(at, (*role, vec![place])),
            }
        }
    }
    for (role, places) in found.iter_mut().flat_map(|alike| &mut alike.experienced) {
        // Stable: of those in as many cases the first stays first.
        places.sort_by_key(|place| std::cmp::Reverse(everybody[*place as usize].cases(*role)));
    }
    found
}

/// How many of the categories that go with a role those alike give, and how much they reach that its holders do not; nothing
/// where it cannot be judged, which is less than 0.
type Judged = (Option<usize>, Option<usize>);

impl Alike {
    fn judged(&self, needs: Resources, held: &Reach<'_>) -> Judged {
        let slots = self.hours.slots.iter().zip(held.hours.slots);
        let slots = slots.filter(|(mine, theirs)| **mine && !theirs).count();
        let groups = self.groups.iter().filter(|group| !held.groups.contains(&group.as_str())).count();
        let is_recorded = !self.groups.is_empty() || self.hours.slots.contains(&true);
        let matched = (needs.len() > 0 && self.gives.len() > 0).then(|| needs.both(self.gives).len());
        (matched, is_recorded.then_some(slots + groups))
    }

    fn experienced(&self, role: usize) -> &[u32] {
        self.experienced.binary_search_by_key(&role, |(known, _)| *known).map_or(&[], |at| &self.experienced[at].1)
    }
}

impl Outsiders {
    /// Everybody whom cases other than one mention, with the identity, in the order in which they do; without those who are
    /// present in that one, which are sorted.
    pub(crate) fn of_others(&self, here: usize, present: &[usize]) -> Vec<(usize, Member<'_>)> {
        let absent = self.everybody.iter().filter(|somebody| present.binary_search(&somebody.identity).is_err());
        as_others_say(absent, here)
    }

    /// Those of them who can be among the first for some roles.
    ///
    /// - Cost: the number of those in the case and of kinds of outsiders that give or reach different things, not of outsiders.
    pub(crate) fn first_of_others(&self, others: &Others<'_>, present: &[usize], wanted: &Wanted<'_>) -> Vec<(usize, Member<'_>)> {
        // What all cases say of somebody who is in this one too is not what the others say, so these are looked at one by one.
        let own = others.identities();
        let is_own = |place: &u32| own.binary_search(&self.everybody[*place as usize].identity).is_ok();
        let absent = own.iter().filter(|identity| present.binary_search(identity).is_err());
        let mut places: Vec<u32> = absent.filter_map(|identity| self.places[*identity]).collect();
        for (position, needs, held) in &wanted.roles {
            let role = others.role_number(*position);
            // By number of pieces of evidence: those alike without experience, and those with it.
            let mut by_pieces: [Vec<(bool, &[u32], Judged)>; 4] = Default::default();
            for alike in &self.alike {
                let judged = alike.judged(*needs, held);
                let pieces = usize::from(judged.0 > Some(0)) + usize::from(judged.1 > Some(0));
                by_pieces[pieces].push((false, &alike.places, judged));
                by_pieces[pieces + 1].push((true, alike.experienced(role), judged));
            }
            let mut open = wanted.top;
            for same in by_pieces.iter().rev() {
                let mut found = Vec::new();
                for (experienced, those, judged) in same {
                    let cases = |place: u32| self.everybody[place as usize].cases(role);
                    let counts = those.iter().copied().filter(|place| !is_own(place) && *experienced == (cases(*place) > 0));
                    found.extend(counts.take(open).map(|place| (std::cmp::Reverse((cases(place), *judged)), place)));
                }
                found.sort_unstable();
                found.truncate(open);
                open -= found.len();
                places.extend(found.into_iter().map(|(_, place)| place));
            }
        }
        places.sort_unstable();
        places.dedup();
        as_others_say(places.iter().map(|place| &self.everybody[*place as usize]), others.here())
    }
}

/// What cases other than one say of these, with their identities, in the order in which those mention them.
fn as_others_say<'a>(those: impl Iterator<Item = &'a Somebody>, here: usize) -> Vec<(usize, Member<'a>)> {
    let mut found: Vec<_> =
        those.filter_map(|somebody| somebody.in_others(here).map(|(place, member)| (place, somebody.identity, member))).collect();
    // Whoever is mentioned here first comes later in the others.
    found.sort_by_key(|(place, ..)| *place);
    found.into_iter().map(|(_, identity, member)| (identity, member)).collect()
}

impl Somebody {
    fn of(identity: usize, mentions: Vec<Mention>, roles: &[(usize, usize)]) -> Option<Self> {
        let (_, together) = joined(&mentions)?;
        let all = Mention {
            class: together.class,
            gives: together.gives,
            hours: together.reach.hours,
            groups: together.reach.groups.into_iter().map(str::to_owned).collect(),
            ..mentions.first()?.clone()
        };
        Some(Self { identity, mentions, all, roles: roles.to_vec() })
    }

    /// In how many cases it holds or held a role.
    fn cases(&self, role: usize) -> usize {
        self.roles.binary_search_by_key(&role, |(known, _)| *known).map_or(0, |at| self.roles[at].1)
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
