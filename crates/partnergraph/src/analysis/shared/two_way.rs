//! What flows from whom to whom: exchanges, and relations along which something is given.

use std::collections::BTreeMap;

use crate::method::Item;
use crate::model::{ActorIndex, AmountForm, Code as _, ExchangeDirection, RelationKind, Resource};
use crate::view::{Selection, Uncertain};

/// Who gives or takes: an actor, or the case as a whole, which is also the actor that stands for it.
pub(crate) type Side = Option<ActorIndex>;

/// Something that flows from a giver to a taker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Flow {
    pub(crate) giver: Side,
    pub(crate) taker: Side,
    pub(crate) category: Option<Resource>,
    pub(crate) item: Item,
}

/// The category of what is given along a kind of relation; nothing for kinds along which nothing is.
const fn given_along(kind: RelationKind) -> Option<Resource> {
    match kind {
        RelationKind::Funds => Some(Resource::Money),
        RelationKind::LeasesTo | RelationKind::LendsTo | RelationKind::Hosts => Some(Resource::Premises),
        RelationKind::VolunteersFor => Some(Resource::Volunteers),
        RelationKind::Supplies | RelationKind::Serves => Some(Resource::Services),
        _ => None,
    }
}

/// Everything that flows between different sides: of exchanges what somebody gives or gets, of relations what is given along
/// them, and rent, which the taker pays.
pub(crate) fn flows(selection: &Selection<'_>) -> Vec<Flow> {
    let case = selection.case();
    let itself = case.self_actor().map(|actor| selection.stands_as(actor));
    // Nothing for somebody who is not in the network.
    let side = |actor: Option<ActorIndex>| -> Option<Side> {
        match actor.map(|actor| selection.stands_as(actor)) {
            None => Some(None),
            Some(actor) if Some(actor) == itself => Some(None),
            Some(actor) => selection.members().binary_search(&actor).is_ok().then_some(Some(actor)),
        }
    };
    let mut found = Vec::new();
    let mut add = |giver: Option<Side>, taker: Option<Side>, category, item| {
        if let (Some(giver), Some(taker)) = (giver, taker)
            && giver != taker
        {
            found.push(Flow { giver, taker, category, item });
        }
    };
    let left_out = selection.scope().uncertain() == Uncertain::Exclude;
    for (position, (exchange, (actor, with))) in case.exchanges().iter().zip(&case.links().exchanges).enumerate() {
        let (one, other, item) = (side(Some(*actor)), side(*with), Item::Exchange(position as u32));
        match exchange.direction() {
            _ if left_out && exchange.evidence().is_uncertain() => {}
            ExchangeDirection::Gives => add(one, other, exchange.category(), item),
            ExchangeDirection::Gets => add(other, one, exchange.category(), item),
            _ => {}
        }
    }
    for index in selection.relations() {
        let (relation, (from, to)) = (case.relation_at(*index), selection.ends(*index));
        let Some(category) = given_along(relation.kind()) else { continue };
        let (from, to, item) = (side(Some(from)), side(Some(to)), Item::Relation(*index));
        add(from, to, Some(category), item);
        if relation.is_mutual() {
            add(to, from, Some(category), item);
        }
        if relation.amounts().iter().any(|amount| amount.form() == Some(AmountForm::Rent)) {
            add(to, from, Some(Resource::Money), item);
        }
    }
    found
}

/// How many pairs exchange anything, and between how many something flows both ways.
pub(crate) fn two_way(flows: &[Flow]) -> (usize, usize) {
    let mut pairs: BTreeMap<(Side, Side), [bool; 2]> = BTreeMap::new();
    for flow in flows {
        let (one, other) = (flow.giver.min(flow.taker), flow.giver.max(flow.taker));
        pairs.entry((one, other)).or_default()[usize::from(flow.giver == one)] = true;
    }
    (pairs.len(), pairs.values().filter(|ways| **ways == [true; 2]).count())
}

/// The actors that give something, in document order.
pub(crate) fn givers(flows: &[Flow]) -> Vec<ActorIndex> {
    let mut givers: Vec<ActorIndex> = flows.iter().filter_map(|flow| flow.giver).collect();
    givers.sort_unstable();
    givers.dedup();
    givers
}

/// The categories that two actors or more give, in the order of the format.
pub(crate) fn pooled(flows: &[Flow]) -> Vec<Resource> {
    let mut given: BTreeMap<usize, Vec<ActorIndex>> = BTreeMap::new();
    for (category, giver) in flows.iter().filter_map(|flow| flow.category.zip(flow.giver)) {
        let actors = given.entry(category as usize).or_default();
        if let Err(place) = actors.binary_search(&giver) {
            actors.insert(place, giver);
        }
    }
    let is_pooled = |category: &&Resource| given.get(&(**category as usize)).is_some_and(|actors| actors.len() > 1);
    Resource::ALL.iter().filter(is_pooled).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Amount, CaseBuilder, Exchange, Relation};
    use crate::view::Scope;

    #[test]
    fn what_flows_both_ways_is_two_way_whatever_it_is() {
        let gives = |actor: &str| Exchange::new(actor, ExchangeDirection::Gives, "x");
        let lease = Relation::new("town", "club", RelationKind::LeasesTo);
        let rent = Amount::default().with_form(AmountForm::Rent);
        let case = CaseBuilder::new("h", "H")
            .self_actor("self")
            .actor(Actor::new("self", "S"))
            .actor(Actor::new("town", "T"))
            .actor(Actor::new("club", "C"))
            .actor(Actor::new("choir", "C"))
            .relation(lease.with_amounts([rent]))
            .relation(Relation::new("town", "choir", RelationKind::Funds))
            .relation(Relation::new("town", "town", RelationKind::Funds))
            .relation(Relation::new("club", "choir", RelationKind::Informs))
            .exchange(gives("choir").with_category(Resource::Money))
            .exchange(gives("self").with_partner("choir"))
            .exchange(Exchange::new("club", ExchangeDirection::Gets, "x").with_partner("choir").with_category(Resource::Money))
            .exchange(Exchange::new("club", ExchangeDirection::Needs, "x").with_category(Resource::Staff))
            .build()
            .expect("a sound case");
        let scope = Scope::default();
        let flows = flows(&Selection::of(&case, &scope).expect("the scope fits"));
        assert_eq!(flows.len(), 6);
        // Town and club, town and choir, choir and the house, club and choir; the first and third both ways.
        assert_eq!(two_way(&flows), (4, 2));
        assert_eq!(givers(&flows), [ActorIndex(1), ActorIndex(2), ActorIndex(3)]);
        // Money from choir (twice), town and club; premises from town alone.
        assert_eq!(pooled(&flows), [Resource::Money]);
        assert_eq!((two_way(&[]), pooled(&[])), ((0, 0), vec![]));
    }
}
