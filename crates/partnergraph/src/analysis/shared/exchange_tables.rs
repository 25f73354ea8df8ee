//! The tables of what actors and pairs exchange.

use std::borrow::Cow;

use super::flows::{ExcludedValue, Flow, Party, word};
use crate::analysis::actor_exchange::{ActorExchange, Exchanges};
use crate::analysis::pair_exchange::{Match, PairExchange, Pairs};
use crate::method::{Answer, Item, Reason, Table, Value, case_actor_keys};
use crate::model::{ActorIndex, Amount, Case, Code as _, Resource};

/// What a reader must know about the answer.
pub(crate) fn remarked(answer: Answer, flows: &[Flow], excluded: &[ExcludedValue], hosts: Option<String>) -> Answer {
    let mut answer = answer;
    if flows.is_empty() {
        answer = answer.with_remark("no exchange, and no relation on which something is given, is recorded (no_exchanges)");
    }
    if !excluded.is_empty() {
        answer = answer.with_remark(format!("amounts that could not be added: {}; they are listed in `excluded`", excluded.len()));
    }
    hosts.into_iter().fold(answer, Answer::with_remark)
}

/// The categories of some flows, each once, in the order of the case format; last those that are not recorded.
pub(crate) fn categories_of<'a>(flows: impl Iterator<Item = &'a Flow>) -> Vec<&'static str> {
    let mut found: Vec<(u32, &'static str)> = flows.map(|flow| (order(flow.category), flow.category_word())).collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|(_, word)| word).collect()
}

fn order(category: Option<Resource>) -> u32 {
    category.map_or(u32::MAX, |category| category as u32)
}

fn ids(case: &Case, actors: &[ActorIndex]) -> Vec<String> {
    actors.iter().map(|actor| case.actor_at(*actor).id().to_string()).collect()
}

fn basis<'a>(flows: &'a [Flow], numbers: impl Iterator<Item = &'a usize>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for item in numbers.flat_map(|number| &flows[*number].basis) {
        if !items.contains(item) {
            items.push(*item);
        }
    }
    items
}

/// What each actor gives and gets.
pub(crate) fn main(case: &Case, found: &Exchanges) -> Table {
    let (actors, flows, currency) = (&found.actors, &found.flows, found.currency.as_deref());
    let known = |count: usize| if flows.is_empty() { Err(Reason::NoExchanges) } else { Ok(count) };
    let unvalued = |numbers: &[usize]| numbers.iter().filter(|number| flows[**number].amounts.is_empty()).count();
    let money = |actor: &ActorExchange| actor.money_in(currency).cloned().ok_or(Reason::NoAmounts);
    let partners = |actor: &ActorExchange, wanted: [bool; 2]| {
        actor.partners.iter().filter(|(_, ways)| *ways == wanted).map(|(party, _)| party.id(case)).collect::<Vec<_>>()
    };
    let of = |numbers: &[usize]| categories_of(numbers.iter().map(|number| &flows[*number]));
    let words = |needs: &mut dyn Iterator<Item = &(Resource, Vec<ActorIndex>)>| needs.map(|(need, _)| need.as_str()).collect::<Vec<_>>();
    let mut table = Table::new("main", actors.len());
    case_actor_keys(&mut table, case, &actors.iter().map(|actor| actor.actor).collect::<Vec<_>>());
    table
        .whole("given", actors.iter().map(|actor| known(actor.given.len())))
        .whole("taken", actors.iter().map(|actor| known(actor.taken.len())))
        .texts("gives", actors.iter().map(|actor| of(&actor.given)))
        .texts("gets", actors.iter().map(|actor| of(&actor.taken)))
        .whole("unvalued_given", actors.iter().map(|actor| known(unvalued(&actor.given))))
        .whole("unvalued_taken", actors.iter().map(|actor| known(unvalued(&actor.taken))))
        .optional_text("currency", actors.iter().map(|_| found.currency.clone()))
        .number("amount_given", actors.iter().map(|actor| money(actor).map(|money| money.given)))
        .number("amount_taken", actors.iter().map(|actor| money(actor).map(|money| money.taken)))
        .number("net", actors.iter().map(|actor| money(actor).map(|money| money.taken - money.given)))
        .number(
            "one_sidedness",
            actors.iter().map(|actor| actor.money_in(currency).ok_or(Reason::ZeroTotal).and_then(|money| money.one_sidedness())),
        )
        .whole("partners", actors.iter().map(|actor| known(actor.partners.len())))
        .whole("two_way_partners", actors.iter().map(|actor| known(actor.two_way())))
        .number("two_way_share", actors.iter().map(|actor| known(0).and_then(|_| actor.two_way_share())))
        .texts("only_gives_to", actors.iter().map(|actor| partners(actor, [true, false])))
        .texts("only_gets_from", actors.iter().map(|actor| partners(actor, [false, true])))
        .texts("needs", actors.iter().map(|actor| words(&mut actor.needs.iter())))
        .texts("needs_given", actors.iter().map(|actor| words(&mut actor.needs.iter().filter(|(_, givers)| !givers.is_empty()))))
        .rests_on(actors.iter().map(|actor| {
            let mut items = basis(flows, actor.given.iter().chain(&actor.taken));
            items.extend(&actor.needs_basis);
            items
        }));
    table
}

/// What each actor gives, gets and needs, by category.
pub(crate) fn categories(case: &Case, found: &Exchanges, givers: &[Vec<ActorIndex>]) -> Table {
    let rows: Vec<(&ActorExchange, Option<Resource>)> = found
        .actors
        .iter()
        .flat_map(|actor| {
            let flowing = actor.given.iter().chain(&actor.taken).map(|number| found.flows[*number].category);
            let mut all: Vec<Option<Resource>> = flowing.chain(actor.needs.iter().map(|(need, _)| Some(*need))).collect();
            all.sort_unstable_by_key(|category| order(*category));
            all.dedup();
            all.into_iter().map(move |category| (actor, category))
        })
        .collect();
    let of = |numbers: &[usize], category: Option<Resource>| {
        numbers.iter().copied().filter(|number| found.flows[*number].category == category).collect::<Vec<usize>>()
    };
    let mut table = Table::new("categories", rows.len());
    case_actor_keys(&mut table, case, &rows.iter().map(|(actor, _)| actor.actor).collect::<Vec<_>>());
    table
        .text("category", rows.iter().map(|(_, category)| word(*category)))
        .count("given", rows.iter().map(|(actor, category)| of(&actor.given, *category).len()))
        .count("taken", rows.iter().map(|(actor, category)| of(&actor.taken, *category).len()))
        .flag("needed", rows.iter().map(|(actor, category)| actor.needs.iter().any(|(need, _)| Some(*need) == *category)))
        .texts(
            "given_by",
            rows.iter().map(|(actor, category)| {
                let needed = category.filter(|category| actor.needs.iter().any(|(need, _)| need == category));
                let all = needed.map_or(&[][..], |category| &givers[category as usize]);
                ids(case, &all.iter().copied().filter(|giver| *giver != actor.actor).collect::<Vec<_>>())
            }),
        )
        .rests_on(rows.iter().map(|(actor, category)| {
            let flowing = [of(&actor.given, *category), of(&actor.taken, *category)].concat();
            let mut items = basis(&found.flows, flowing.iter());
            if actor.needs.iter().any(|(need, _)| Some(*need) == *category) {
                let is_of =
                    |item: &&Item| matches!(item, Item::Exchange(position) if case.exchanges()[*position as usize].category() == *category);
                items.extend(actor.needs_basis.iter().filter(is_of));
            }
            items
        }));
    table
}

/// What each actor gives and gets in each currency.
pub(crate) fn money(case: &Case, found: &Exchanges) -> Table {
    let rows: Vec<_> = found.actors.iter().flat_map(|actor| actor.money.iter().map(move |money| (actor, money))).collect();
    let mut table = Table::new("money", rows.len());
    case_actor_keys(&mut table, case, &rows.iter().map(|(actor, _)| actor.actor).collect::<Vec<_>>());
    table
        .text("currency", rows.iter().map(|(_, money)| money.currency.clone()))
        .number("given", rows.iter().map(|(_, money)| Ok(money.given)))
        .number("taken", rows.iter().map(|(_, money)| Ok(money.taken)))
        .number("net", rows.iter().map(|(_, money)| Ok(money.taken - money.given)))
        .number("one_sidedness", rows.iter().map(|(_, money)| money.one_sidedness()))
        .rests_on(rows.iter().map(|(actor, money)| {
            let valued = |number: &&usize| found.flows[**number].amount(&money.currency).is_some();
            basis(&found.flows, actor.given.iter().chain(&actor.taken).filter(valued))
        }));
    table
}

/// Everything that flows.
pub(crate) fn flows(case: &Case, flows: &[Flow], currency: Option<&str>) -> Table {
    let amount = |flow: &Flow| currency.and_then(|currency| flow.amount(currency)).ok_or(Reason::NoAmounts);
    let mut table = Table::new("flows", flows.len());
    keys(&mut table, case, &flows.iter().map(|flow| (flow.giver, flow.taker)).collect::<Vec<_>>());
    table
        .text("category", flows.iter().map(Flow::category_word))
        .number("amount", flows.iter().map(amount))
        .count("records", flows.iter().map(|flow| flow.basis.len()))
        .rests_on(flows.iter().map(|flow| flow.basis.clone()));
    table
}

/// What could not be added, and why.
pub(crate) fn excluded(case: &Case, excluded: &[ExcludedValue]) -> Table {
    let amount = |each: &ExcludedValue| -> Option<&Amount> {
        match each.item {
            Item::Relation(index) => case.relation_at(index).amounts().get(each.position),
            Item::Exchange(position) => case.exchanges()[position as usize].value(),
            _ => None,
        }
    };
    let statement = |each: &ExcludedValue| match each.item {
        Item::Relation(index) => case.relation_name(index),
        Item::Exchange(position) => format!("/exchanges/{position}"),
        _ => String::new(),
    };
    let number = |each| amount(each).and_then(Amount::value).map(|value| value.get()).ok_or(Reason::NotRecorded);
    let mut table = Table::new("excluded", excluded.len());
    table
        .text("statement", excluded.iter().map(statement))
        .count("position", excluded.iter().map(|each| each.position))
        .number("amount", excluded.iter().map(number))
        .optional_text("currency", excluded.iter().map(|each| amount(each).and_then(Amount::currency).map(str::to_owned)))
        .optional_text("per", excluded.iter().map(|each| amount(each).and_then(Amount::per).map(|per| per.as_str())))
        .optional_text("form", excluded.iter().map(|each| amount(each).and_then(Amount::form).map(|form| form.as_str())))
        .text("why", excluded.iter().map(|each| Cow::Owned::<str>(each.reason.replace(' ', "_"))))
        .rests_on(excluded.iter().map(|each| vec![each.item]));
    table
}

/// What flows between the two of each pair.
pub(crate) fn pairs(case: &Case, found: &Pairs) -> Table {
    let (pairs, flows, currency) = (&found.pairs, &found.flows, found.currency.as_deref());
    let of = |numbers: &[usize]| categories_of(numbers.iter().map(|number| &flows[*number]));
    let unvalued = |numbers: &[usize]| numbers.iter().filter(|number| flows[**number].amounts.is_empty()).count();
    let money = |pair: &PairExchange, read: fn([f64; 2]) -> f64| -> Value {
        pair.money_in(currency).map(|money| read(money.amounts)).ok_or(Reason::NoAmounts)
    };
    let mut table = Table::new("main", pairs.len());
    keys(&mut table, case, &pairs.iter().map(|pair| pair.ends).collect::<Vec<_>>());
    table
        .texts("forward", pairs.iter().map(|pair| of(&pair.forward)))
        .texts("back", pairs.iter().map(|pair| of(&pair.back)))
        .flag("two_way", pairs.iter().map(PairExchange::is_two_way))
        .count("unvalued_forward", pairs.iter().map(|pair| unvalued(&pair.forward)))
        .count("unvalued_back", pairs.iter().map(|pair| unvalued(&pair.back)))
        .optional_text("currency", pairs.iter().map(|_| found.currency.clone()))
        .number("amount_forward", pairs.iter().map(|pair| money(pair, |[forward, _]| forward)))
        .number("amount_back", pairs.iter().map(|pair| money(pair, |[_, back]| back)))
        .number("balance", pairs.iter().map(|pair| money(pair, |[forward, back]| forward - back)))
        .number(
            "reciprocity",
            pairs.iter().map(|pair| pair.money_in(currency).ok_or(Reason::ZeroTotal).and_then(|money| money.reciprocity())),
        )
        .rests_on(pairs.iter().map(|pair| basis(flows, pair.forward.iter().chain(&pair.back))));
    table
}

fn keys(table: &mut Table, case: &Case, ends: &[(Party, Party)]) {
    table
        .text("from", ends.iter().map(|(from, _)| from.id(case)))
        .text("to", ends.iter().map(|(_, to)| to.id(case)))
        .text("from_name", ends.iter().map(|(from, _)| from.name(case)))
        .text("to_name", ends.iter().map(|(_, to)| to.name(case)));
}

/// What flows between the two of each pair in each currency.
pub(crate) fn pair_money(case: &Case, found: &Pairs) -> Table {
    let rows: Vec<_> = found.pairs.iter().flat_map(|pair| pair.money.iter().map(move |money| (pair, money))).collect();
    let mut table = Table::new("money", rows.len());
    keys(&mut table, case, &rows.iter().map(|(pair, _)| pair.ends).collect::<Vec<_>>());
    table
        .text("currency", rows.iter().map(|(_, money)| money.currency.clone()))
        .number("forward", rows.iter().map(|(_, money)| Ok(money.amounts[0])))
        .number("back", rows.iter().map(|(_, money)| Ok(money.amounts[1])))
        .number("balance", rows.iter().map(|(_, money)| Ok(money.amounts[0] - money.amounts[1])))
        .number("reciprocity", rows.iter().map(|(_, money)| money.reciprocity()))
        .rests_on(rows.iter().map(|(pair, money)| {
            let valued = |number: &&usize| found.flows[**number].amount(&money.currency).is_some();
            basis(&found.flows, pair.forward.iter().chain(&pair.back).filter(valued))
        }));
    table
}

/// What one gives and another needs.
pub(crate) fn matches(case: &Case, found: &Pairs) -> Table {
    let matches = &found.matches;
    let mut table = Table::new("matches", matches.len());
    keys(&mut table, case, &matches.iter().map(|each| (each.giver, Party::Actor(each.needs))).collect::<Vec<_>>());
    table
        .text("category", matches.iter().map(|each| each.category.as_str()))
        .flag("flows", matches.iter().map(|each| each.flows))
        .flag("exchanging", matches.iter().map(|each| each.exchanging))
        .flag("mutual", matches.iter().map(|each| each.mutual))
        .rests_on(matches.iter().map(|each: &Match| each.basis.clone()));
    table
}

/// How many pairs exchange something, and how many both ways.
pub(crate) fn summary(found: &Pairs) -> Table {
    let known = |count: usize| if found.flows.is_empty() { Err(Reason::NoExchanges) } else { Ok(count) };
    let two_way = found.pairs.iter().filter(|pair| pair.is_two_way()).count();
    let mut table = Table::new("summary", 1);
    table
        .whole("pairs", [known(found.pairs.len())])
        .whole("two_way", [known(two_way)])
        .number("two_way_share", [known(found.pairs.len()).map(|pairs| two_way as f64 / pairs as f64)])
        .count("matches", [found.matches.len()])
        .count("needs", [found.needs])
        .count("needs_given", [found.needs_given]);
    table
}
