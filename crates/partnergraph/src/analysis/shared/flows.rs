//! What actors give each other: flows from a giver to a taker in one category, from exchanges and from relations on which
//! something is given.
//!
//! The same flow recorded from both sides counts once, and so do its amounts: those of relations are read first, then what the
//! giver says, then what the taker says.

use std::collections::HashMap;

use crate::method::Item;
use crate::model::{
    ActorIndex, Amount, AmountForm, AmountPer, Case, Code as _, Exchange, ExchangeDirection, Relation, RelationIndex, RelationKind,
    Resource,
};
use crate::view::{Selection, Uncertain, yearly};

/// The relation kinds on which something is given, unless others are chosen.
pub(crate) const KINDS: [RelationKind; 7] = [
    RelationKind::Funds,
    RelationKind::LeasesTo,
    RelationKind::LendsTo,
    RelationKind::Supplies,
    RelationKind::Hosts,
    RelationKind::Serves,
    RelationKind::VolunteersFor,
];
/// The same in words, for cards.
pub(crate) const KIND_WORDS: &[&str] = &["funds", "leases_to", "lends_to", "supplies", "hosts", "serves", "volunteers_for"];

/// What a flow is called whose category is not recorded.
pub(crate) const NO_CATEGORY: &str = "unknown";
/// What the case as a whole is called where no actor stands for it.
const THE_CASE: &str = "case";

/// One side of an exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Party {
    /// An actor.
    Actor(ActorIndex),
    /// The case as a whole, where no actor stands for it.
    Case,
}

impl Party {
    /// The id of the actor, or `case`.
    pub(crate) fn id(self, case: &Case) -> String {
        match self {
            Self::Actor(actor) => case.actor_at(actor).id().to_string(),
            Self::Case => THE_CASE.to_owned(),
        }
    }

    /// What it is called.
    pub(crate) fn name(self, case: &Case) -> String {
        match self {
            Self::Actor(actor) => case.actor_at(actor).name().to_owned(),
            Self::Case => case.name().to_owned(),
        }
    }
}

/// Something that goes from a giver to a taker.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// Who gives.
    pub giver: Party,
    /// Who takes.
    pub taker: Party,
    /// What sort of thing; nothing where no category is recorded.
    pub category: Option<Resource>,
    /// What it is worth per year, in each currency in which that is recorded.
    pub amounts: Vec<(String, f64)>,
    /// The exchanges and relations that say so.
    pub basis: Vec<Item>,
}

impl Flow {
    /// What it is worth per year in a currency.
    pub(crate) fn amount(&self, currency: &str) -> Option<f64> {
        self.amounts.iter().find(|(known, _)| known == currency).map(|(_, amount)| *amount)
    }

    /// The category as one word.
    pub(crate) fn category_word(&self) -> &'static str {
        word(self.category)
    }
}

/// A category as one word.
pub(crate) fn word(category: Option<Resource>) -> &'static str {
    category.map_or(NO_CATEGORY, |category| category.as_str())
}

/// Something that an actor says it needs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Need {
    pub(crate) actor: ActorIndex,
    pub(crate) category: Resource,
    pub(crate) basis: Vec<Item>,
}

/// An amount that is not the yearly worth of a flow, and why.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExcludedValue {
    /// The exchange or relation that it stands on.
    pub item: Item,
    /// Its position among the amounts of a relation.
    pub position: usize,
    /// Why it was not added.
    pub reason: &'static str,
}

/// Everything that is given in a case.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Flows {
    /// By giver, taker and category, in document order.
    pub(crate) flows: Vec<Flow>,
    /// By actor and category.
    pub(crate) needs: Vec<Need>,
    pub(crate) excluded: Vec<ExcludedValue>,
    /// The currencies of what was added, with the number of flows that have an amount in each, in the order in which they come.
    pub(crate) currencies: Vec<(String, usize)>,
    /// Relations of kind `hosts` that have the case itself under somebody's roof.
    pub(crate) case_as_guest: Vec<RelationIndex>,
}

/// A flow by giver, taker and category; where there is no category what it is in words tells one from another.
type Key<'a> = (Party, Party, Option<Resource>, &'a str);

/// Who said what a flow is worth.
#[derive(Clone, Copy)]
enum Said {
    Relation = 0,
    Giver = 1,
    Taker = 2,
}

/// A flow while it is put together: its worth by who said it.
#[derive(Default)]
struct Heap<'a> {
    worth: [Vec<(&'a str, f64)>; 3],
    basis: Vec<Item>,
}

struct Builder<'s, 'a> {
    selection: &'s Selection<'a>,
    itself: Option<ActorIndex>,
    places: HashMap<Key<'a>, usize>,
    heaps: Vec<(Key<'a>, Heap<'a>)>,
    excluded: Vec<ExcludedValue>,
}

/// Everything that is given in the scope, on relations of these kinds and in exchanges.
pub(crate) fn of(selection: &Selection<'_>, kinds: &[RelationKind]) -> Flows {
    let case = selection.case();
    let itself = case.self_actor().map(|actor| selection.stands_as(actor));
    let mut builder = Builder { selection, itself, places: HashMap::new(), heaps: Vec::new(), excluded: Vec::new() };
    let mut needs: Vec<Need> = Vec::new();
    let left_out = selection.scope().uncertain() == Uncertain::Exclude;
    for (position, (exchange, (actor, with))) in case.exchanges().iter().zip(&case.links().exchanges).enumerate() {
        if left_out && exchange.evidence().is_uncertain() {
            continue;
        }
        let item = Item::Exchange(position as u32);
        let actor = selection.stands_as(*actor);
        let other = with.map_or_else(|| itself.map_or(Party::Case, Party::Actor), |with| Party::Actor(selection.stands_as(with)));
        match exchange.direction() {
            ExchangeDirection::Gives => builder.add_exchange((Party::Actor(actor), other), exchange, item, Said::Giver),
            ExchangeDirection::Gets => builder.add_exchange((other, Party::Actor(actor)), exchange, item, Said::Taker),
            _ => {
                if let Some(category) = exchange.category().filter(|_| builder.counts(Party::Actor(actor))) {
                    match needs.iter_mut().find(|need| (need.actor, need.category) == (actor, category)) {
                        Some(need) => need.basis.push(item),
                        None => needs.push(Need { actor, category, basis: vec![item] }),
                    }
                }
            }
        }
    }
    let mut case_as_guest = Vec::new();
    for index in selection.relations() {
        let relation = case.relation_at(*index);
        if kinds.contains(&relation.kind()) {
            builder.add_relation(*index, relation);
            if relation.kind() == RelationKind::Hosts && !relation.is_mutual() && Some(selection.ends(*index).1) == itself {
                case_as_guest.push(*index);
            }
        }
    }
    needs.sort_by_key(|need| (need.actor, need.category as u32));
    let mut found = Flows { needs, case_as_guest, ..builder.finish() };
    for flow in &found.flows {
        for (currency, _) in &flow.amounts {
            match found.currencies.iter_mut().find(|(known, _)| known == currency) {
                Some((_, count)) => *count += 1,
                None => found.currencies.push((currency.clone(), 1)),
            }
        }
    }
    found
}

impl<'a> Builder<'_, 'a> {
    /// Whether somebody takes part: everybody does unless actors are chosen one by one, and the case itself always.
    fn counts(&self, party: Party) -> bool {
        match party {
            Party::Actor(actor) => {
                self.selection.scope().actors().is_none()
                    || Some(actor) == self.itself
                    || self.selection.members().binary_search(&actor).is_ok()
            }
            Party::Case => true,
        }
    }

    /// The flow with these ends, made where it is not there yet; nothing where it goes from somebody to itself, or somebody does
    /// not take part.
    fn flow(&mut self, key: Key<'a>, item: Item) -> Option<&mut Heap<'a>> {
        if key.0 == key.1 || !self.counts(key.0) || !self.counts(key.1) {
            return None;
        }
        let place = *self.places.entry(key).or_insert(self.heaps.len());
        if place == self.heaps.len() {
            self.heaps.push((key, Heap::default()));
        }
        let heap = &mut self.heaps[place].1;
        if heap.basis.last() != Some(&item) {
            heap.basis.push(item);
        }
        Some(heap)
    }

    fn add_worth(&mut self, key: Key<'a>, amount: &'a Amount, (item, position): (Item, usize), said: Said) {
        let worth = match amount.form() {
            Some(AmountForm::Loan) => Err("loan"),
            _ => yearly_worth(amount),
        };
        let Some(heap) = self.flow(key, item) else { return };
        match worth {
            Ok((currency, value)) => {
                let worth = &mut heap.worth[said as usize];
                match worth.iter_mut().find(|(known, _)| *known == currency) {
                    Some((_, sum)) => *sum += value,
                    None => worth.push((currency, value)),
                }
            }
            Err(reason) => self.excluded.push(ExcludedValue { item, position, reason }),
        }
    }

    fn add_exchange(&mut self, (giver, taker): (Party, Party), exchange: &'a Exchange, item: Item, said: Said) {
        let category = exchange.category();
        let key = (giver, taker, category, if category.is_none() { exchange.what() } else { "" });
        match exchange.value() {
            Some(amount) => self.add_worth(key, amount, (item, 0), said),
            None => {
                self.flow(key, item);
            }
        }
    }

    fn add_relation(&mut self, index: RelationIndex, relation: &'a Relation) {
        let (from, to) = self.selection.ends(index);
        let (from, to) = (Party::Actor(from), Party::Actor(to));
        let item = Item::Relation(index);
        let given = (from, to, Some(category(relation.kind())), "");
        // Who takes premises or a service pays for them.
        let paid = (to, from, Some(Resource::Money), "");
        self.flow(given, item);
        if relation.is_mutual() {
            self.flow((to, from, given.2, ""), item);
        }
        for (position, amount) in relation.amounts().iter().enumerate() {
            let place = (item, position);
            match (relation.kind(), amount.form()) {
                _ if relation.is_mutual() => self.exclude(given, place, "of a mutual relation"),
                (RelationKind::Funds, _) | (_, Some(AmountForm::InKind)) => self.add_worth(given, amount, place, Said::Relation),
                (_, Some(AmountForm::Rent | AmountForm::Fee | AmountForm::Purchase))
                | (RelationKind::LeasesTo, None | Some(AmountForm::Unknown)) => self.add_worth(paid, amount, place, Said::Relation),
                (_, Some(AmountForm::Loan)) => self.exclude(given, place, "loan"),
                _ => self.exclude(given, place, "not said who pays"),
            }
        }
    }

    fn exclude(&mut self, key: Key<'a>, (item, position): (Item, usize), reason: &'static str) {
        if self.flow(key, item).is_some() {
            self.excluded.push(ExcludedValue { item, position, reason });
        }
    }

    fn finish(self) -> Flows {
        let place = |category: Option<Resource>| category.map_or(u32::MAX, |category| category as u32);
        let mut heaps = self.heaps;
        // Stable, so that flows without a category stay in document order.
        heaps.sort_by_key(|((giver, taker, category, _), _)| (*giver, *taker, place(*category)));
        let flow = |((giver, taker, category, _), heap): (Key<'a>, Heap<'a>)| {
            let mut amounts: Vec<(String, f64)> = Vec::new();
            for (currency, value) in heap.worth.into_iter().flatten() {
                if !amounts.iter().any(|(known, _)| known == currency) {
                    amounts.push((currency.to_owned(), value));
                }
            }
            Flow { giver, taker, category, amounts, basis: heap.basis }
        };
        Flows { flows: heaps.into_iter().map(flow).collect(), excluded: self.excluded, ..Flows::default() }
    }
}

/// What is given on a relation.
const fn category(kind: RelationKind) -> Resource {
    match kind {
        RelationKind::Funds => Resource::Money,
        RelationKind::LeasesTo | RelationKind::LendsTo | RelationKind::Hosts => Resource::Premises,
        RelationKind::VolunteersFor => Resource::Volunteers,
        _ => Resource::Services,
    }
}

/// An amount per year with its currency, or why there is none.
fn yearly_worth(amount: &Amount) -> Result<(&str, f64), &'static str> {
    let currency = amount.currency().unwrap_or_default();
    if currency.is_empty() && amount.value().is_some() && matches!(amount.per(), Some(AmountPer::Year | AmountPer::Month)) {
        return Err("no currency");
    }
    yearly(amount, currency).map(|value| (currency, value))
}

impl Flows {
    /// The currency that amounts are read in: the chosen one, or the one in which most flows have an amount.
    pub(crate) fn currency(&self, selection: &Selection<'_>) -> Option<String> {
        let most = self.currencies.iter().map(|(_, count)| *count).max();
        let main = self.currencies.iter().find(|(_, count)| Some(*count) == most).map(|(currency, _)| currency.clone());
        selection.scope().currency().map(str::to_owned).or(main)
    }

    /// What a reader must know about how relations of kind `hosts` were read; nothing where it says nothing.
    pub(crate) fn remark_on_hosts(&self, case: &Case) -> Option<String> {
        let ids: Vec<String> = self.case_as_guest.iter().map(|index| case.relation_name(*index)).collect();
        (!ids.is_empty()).then(|| {
            format!(
                "`hosts` is read from the host to the guest, so that the actor that stands for the case is a guest in {}; where it is \
                the host, `from` and `to` have to be exchanged",
                ids.join(", ")
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, CaseBuilder, Quantity};
    use crate::view::Scope;

    fn amount(value: f64, per: AmountPer, form: AmountForm) -> Amount {
        Amount::default().with_value(Quantity::new(value).expect("a number")).with_currency("NOK").with_per(per).with_form(form)
    }

    fn yearly_amount(value: f64, form: AmountForm) -> Amount {
        amount(value, AmountPer::Year, form)
    }

    fn house() -> CaseBuilder {
        ["town", "club", "bank", "self"].into_iter().fold(CaseBuilder::new("house", "House"), |case, id| case.actor(Actor::new(id, id)))
    }

    fn flows(case: CaseBuilder) -> Vec<(String, String, &'static str, Option<f64>)> {
        let case = case.build().expect("a sound case");
        let scope = Scope::default();
        let found = of(&Selection::of(&case, &scope).expect("the default scope fits"), &KINDS);
        let row = |flow: &Flow| (flow.giver.id(&case), flow.taker.id(&case), flow.category_word(), flow.amount("NOK"));
        found.flows.iter().map(row).collect()
    }

    fn row(from: &str, to: &str, what: &'static str, amount: Option<f64>) -> (String, String, &'static str, Option<f64>) {
        (from.to_owned(), to.to_owned(), what, amount)
    }

    #[test]
    fn the_same_flow_from_both_sides_counts_once_and_so_does_its_amount() {
        let gives = Exchange::new("bank", ExchangeDirection::Gives, "a grant").with_partner("club").with_category(Resource::Money);
        let gets = Exchange::new("club", ExchangeDirection::Gets, "from the bank").with_partner("bank").with_category(Resource::Money);
        let both = || {
            house()
                .exchange(gives.clone().with_value(yearly_amount(100.0, AmountForm::Grant)))
                .exchange(gets.clone().with_value(yearly_amount(90.0, AmountForm::Grant)))
        };
        assert_eq!(flows(both()), [row("bank", "club", "money", Some(100.0))]);
        let funds = |value| Relation::new("bank", "club", RelationKind::Funds).with_amounts([yearly_amount(value, AmountForm::Grant)]);
        // Two relations are two payments; what they say is read before what the giver says.
        assert_eq!(flows(both().relation(funds(70.0)).relation(funds(20.0))), [row("bank", "club", "money", Some(90.0))]);
    }

    #[test]
    fn rent_goes_the_other_way_and_amounts_that_are_no_yearly_worth_do_not_count() {
        let lease = Relation::new("town", "club", RelationKind::LeasesTo).with_amounts([
            amount(10.0, AmountPer::Month, AmountForm::Rent),
            yearly_amount(5.0, AmountForm::InKind),
            amount(900.0, AmountPer::Once, AmountForm::Rent),
        ]);
        assert_eq!(flows(house().relation(lease)), [row("town", "club", "premises", Some(5.0)), row("club", "town", "money", Some(120.0))]);
        let loan = Relation::new("bank", "club", RelationKind::Funds).with_amounts([yearly_amount(50.0, AmountForm::Loan)]);
        assert_eq!(flows(house().relation(loan)), [row("bank", "club", "money", None)], "a loan is no gift");
        let serves = Relation::new("club", "town", RelationKind::Serves).with_amounts([yearly_amount(50.0, AmountForm::Unknown)]);
        assert_eq!(flows(house().relation(serves)), [row("club", "town", "services", None)], "it is not said who pays");
    }

    #[test]
    fn without_a_partner_the_other_side_is_the_case_or_who_stands_for_it() {
        let gives = || house().exchange(Exchange::new("town", ExchangeDirection::Gives, "rooms").with_category(Resource::Premises));
        assert_eq!(flows(gives()), [row("town", "case", "premises", None)]);
        assert_eq!(flows(gives().self_actor("self")), [row("town", "self", "premises", None)]);
        let same = gives().self_actor("self").relation(Relation::new("town", "self", RelationKind::LendsTo));
        assert_eq!(flows(same).len(), 1, "the relation says the same");
    }

    #[test]
    fn things_without_a_category_are_told_apart_by_their_words() {
        let gives = |what: &str| Exchange::new("town", ExchangeDirection::Gives, what).with_partner("club");
        assert_eq!(flows(house().exchange(gives("tea")).exchange(gives("cake")).exchange(gives("tea"))).len(), 2);
    }

    #[test]
    fn a_mutual_relation_flows_both_ways_and_a_loop_nowhere() {
        let mutual = Relation::new("town", "club", RelationKind::Serves).with_mutual(true);
        assert_eq!(flows(house().relation(mutual)), [row("town", "club", "services", None), row("club", "town", "services", None)]);
        assert!(flows(house().relation(Relation::new("town", "town", RelationKind::Funds))).is_empty());
    }

    #[test]
    fn the_words_of_the_kinds_are_their_codes() {
        assert!(KINDS.iter().map(|kind| kind.as_str()).eq(KIND_WORDS.iter().copied()));
    }
}
