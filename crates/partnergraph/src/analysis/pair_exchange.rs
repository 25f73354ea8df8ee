//! What flows between two partners each way, how balanced it is, and what could flow.
//!
//! Two partners ask this of each other before they renew an agreement; a coordinator asks it of everybody, to find who offers
//! what somebody else needs. This is the matching of step 3 of the building-block workshop.

use std::collections::BTreeMap;

use super::actor_exchange::{FLOWS, KINDS_OPTION, SCOPE, TABLE_OF_EXCLUDED, TABLE_OF_FLOWS, found};
use super::shared::exchange_tables as tables;
use super::shared::flows::{ExcludedValue, Flow, Flows, Party};
use crate::method::{AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, Reason, Study, Subject, TableSpec, Value};
use crate::model::{ActorIndex, Case, RelationIndex, RelationKind, Resource};
use crate::view::{Scope, Selection};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "pair_exchange",
    version: 1,
    level: Level::Pair,
    subject: Subject::Case,
    question: "Is the exchange between these two balanced, what flows each way, and what could?",
    definition: FLOWS,
    reading: "Every pair with a flow has a row, pairs with the actor that stands for the case too; `from` is the one that comes first in the \
        document, and `forward` is what flows from it. balance = amount_forward − amount_back; reciprocity = 2·min/(sum) of the two amounts is \
        1 when they are equal and 0 when one is 0. Money is not all that counts: a pair that is one-sided in money may be two-way. \
        A match is a category that one gives, to anybody, and the other says it needs, also where nothing flows between them yet: something \
        to talk about. It does not say that there is any left to give. `other` is no match, because it is no one thing.",
    undefined: &[
        (
            Reason::NoExchanges,
            "the numbers of pairs, when no exchange and no such relation is recorded: `main` is empty and a remark says so",
        ),
        (Reason::NoAmounts, "amounts and balance, when nothing between the two has a usable amount in the currency; amount of such a flow"),
        (Reason::ZeroTotal, "reciprocity, when the two amounts add up to 0, or there are none"),
        (Reason::NotRecorded, "amount in `excluded`, when a record of an amount has none"),
    ],
    source: "Weighted reciprocity: Squartini, Picciolo, Ruzzenenti & Garlaschelli 2013, Scientific Reports 3, DOI 10.1038/srep02729; matching: \
        step 3 of the building-block workshop (nabolaghus.no), find common value. The rest is our own measure.",
    elsewhere: "",
    scope: SCOPE,
    options: &[KINDS_OPTION],
    tables: &[
        TableSpec {
            name: "main",
            row: "a pair between which something flows, by first, then second in document order; the case as a whole last",
            columns: &[
                ColumnSpec::new("from", "id of the first"),
                ColumnSpec::new("to", "id of the second, or `case`"),
                ColumnSpec::new("from_name", "name of the first"),
                ColumnSpec::new("to_name", "name of the second"),
                ColumnSpec::new("forward", "the categories that the first gives the second"),
                ColumnSpec::new("back", "the categories that the second gives the first"),
                ColumnSpec::new("two_way", "whether something flows each way, with an amount or without"),
                ColumnSpec::new("unvalued_forward", "number of flows from the first without a usable yearly amount"),
                ColumnSpec::new("unvalued_back", "number of flows from the second without one"),
                ColumnSpec::new("currency", "the currency of the amounts; empty where there is none"),
                ColumnSpec::new("amount_forward", "what the first gives per year"),
                ColumnSpec::new("amount_back", "what the second gives per year"),
                ColumnSpec::new("balance", "amount_forward − amount_back"),
                ColumnSpec::new("reciprocity", "2·min(amounts)/(sum of amounts), 0 to 1"),
            ],
        },
        TableSpec {
            name: "summary",
            row: "the case",
            columns: &[
                ColumnSpec::new("pairs", "number of pairs between which something flows"),
                ColumnSpec::new("two_way", "number of them with flows each way"),
                ColumnSpec::new("two_way_share", "the same over all of them, 0 to 1"),
                ColumnSpec::new("matches", "number of possible matches"),
                ColumnSpec::new("needs", "number of needs: an actor and a category each"),
                ColumnSpec::new("needs_given", "number of them that somebody else gives"),
            ],
        },
        TableSpec {
            name: "money",
            row: "a pair and a currency in which something between the two has an amount",
            columns: &[
                ColumnSpec::new("from", "id of the first"),
                ColumnSpec::new("to", "id of the second, or `case`"),
                ColumnSpec::new("from_name", "name of the first"),
                ColumnSpec::new("to_name", "name of the second"),
                ColumnSpec::new("currency", "the currency"),
                ColumnSpec::new("forward", "what the first gives per year"),
                ColumnSpec::new("back", "what the second gives per year"),
                ColumnSpec::new("balance", "forward − back"),
                ColumnSpec::new("reciprocity", "2·min(amounts)/(sum of amounts), 0 to 1"),
            ],
        },
        TableSpec {
            name: "matches",
            row: "a category that one gives and another needs, by who needs it, category and giver",
            columns: &[
                ColumnSpec::new("from", "id of who gives it, or `case`"),
                ColumnSpec::new("to", "id of who needs it"),
                ColumnSpec::new("from_name", "name of who gives it"),
                ColumnSpec::new("to_name", "name of who needs it"),
                ColumnSpec::new("category", "the category"),
                ColumnSpec::new("flows", "whether it flows between these two already"),
                ColumnSpec::new("exchanging", "whether anything flows between the two, either way"),
                ColumnSpec::new("mutual", "whether there is a match the other way too, so that each has what the other needs"),
            ],
        },
        TABLE_OF_FLOWS,
        TABLE_OF_EXCLUDED,
    ],
};

/// Which part of the case; the relation kinds on which something is given are those of the scope, if it chooses any.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
}

impl Options {
    /// The same, asked of another part of the case; its `kinds` are the relation kinds on which something is given.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }
}

/// What flows between two in a currency, per year.
#[derive(Debug, Clone, PartialEq)]
pub struct PairMoney {
    /// The currency.
    pub currency: String,
    /// What the first gives, and what the second gives.
    pub amounts: [f64; 2],
}

impl PairMoney {
    /// How balanced it is, 0 (one way only) to 1 (as much each way).
    ///
    /// # Errors
    /// [`Reason::ZeroTotal`] when nothing is given.
    pub fn reciprocity(&self) -> Value {
        let [forward, back] = self.amounts;
        let total = forward + back;
        if total > 0.0 { Ok(2.0 * forward.min(back) / total) } else { Err(Reason::ZeroTotal) }
    }
}

/// What flows between two.
#[derive(Debug, Clone, PartialEq)]
pub struct PairExchange {
    /// The two, in document order; the case as a whole comes last.
    pub ends: (Party, Party),
    /// The flows from the first to the second, as positions in [`Pairs::flows`].
    pub forward: Vec<usize>,
    /// The flows from the second to the first.
    pub back: Vec<usize>,
    /// What they are worth in each currency in which anything of that has an amount.
    pub money: Vec<PairMoney>,
}

impl PairExchange {
    /// Whether something flows each way.
    #[must_use]
    pub const fn is_two_way(&self) -> bool {
        !self.forward.is_empty() && !self.back.is_empty()
    }

    /// What they are worth in a currency, where anything of that has an amount.
    pub(crate) fn money_in(&self, currency: Option<&str>) -> Option<&PairMoney> {
        self.money.iter().find(|money| Some(money.currency.as_str()) == currency)
    }
}

/// Something that one gives and another needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// Who gives it, to anybody.
    pub giver: Party,
    /// Who needs it.
    pub needs: ActorIndex,
    /// What.
    pub category: Resource,
    /// Whether it flows between the two already.
    pub flows: bool,
    /// Whether anything flows between the two.
    pub exchanging: bool,
    /// Whether there is a match the other way too.
    pub mutual: bool,
    /// The statements that it rests on: the need, then what is given.
    pub(crate) basis: Vec<Item>,
}

/// What flows between pairs, and what could.
#[derive(Debug, Clone, PartialEq)]
pub struct Pairs {
    /// Everything that flows, by giver, taker and category.
    pub flows: Vec<Flow>,
    /// The pairs between which something flows.
    pub pairs: Vec<PairExchange>,
    /// What one gives and another needs, by who needs it, category and giver.
    pub matches: Vec<Match>,
    /// The number of needs: an actor and a category each.
    pub needs: usize,
    /// The number of needs that somebody else gives.
    pub needs_given: usize,
    /// The currency that is read first: the chosen one, or the one in which most flows have an amount.
    pub currency: Option<String>,
    /// Amounts that could not be added, and why.
    pub excluded: Vec<ExcludedValue>,
}

/// What flows between the pairs of a case, and what could.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, CaseBuilder, Exchange, ExchangeDirection, Relation, RelationKind, Resource, analysis::pair_exchange};
///
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("town", "Town"))
///     .actor(Actor::new("club", "Club"))
///     .actor(Actor::new("choir", "Choir"))
///     .relation(Relation::new("town", "club", RelationKind::LendsTo))
///     .exchange(Exchange::new("choir", ExchangeDirection::Needs, "a stage").with_category(Resource::Premises))
///     .build()?;
/// let found = pair_exchange::compute(&case, &Default::default())?;
/// assert!(!found.pairs[0].is_two_way());
/// // The town lends rooms, and the choir needs some.
/// assert_eq!((found.matches.len(), found.matches[0].category, found.matches[0].exchanging), (1, Resource::Premises, false));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<Pairs, AnalysisError> {
    let selection = Selection::of(case, &options.scope)?;
    Ok(of(&selection, found(&selection)))
}

/// The pairs between which something flows.
pub(crate) fn pairs(flows: &[Flow]) -> Vec<PairExchange> {
    by_ends(flows).into_values().collect()
}

fn by_ends(flows: &[Flow]) -> BTreeMap<(Party, Party), PairExchange> {
    let mut by_ends: BTreeMap<(Party, Party), PairExchange> = BTreeMap::new();
    for (number, flow) in flows.iter().enumerate() {
        let ends = ordered(flow.giver, flow.taker);
        let pair = by_ends.entry(ends).or_insert_with(|| PairExchange { ends, forward: Vec::new(), back: Vec::new(), money: Vec::new() });
        let way = usize::from(flow.giver != ends.0);
        if way == 0 { &mut pair.forward } else { &mut pair.back }.push(number);
        for (currency, amount) in &flow.amounts {
            let known = pair.money.iter().position(|money| money.currency == *currency).unwrap_or_else(|| {
                pair.money.push(PairMoney { currency: currency.clone(), amounts: [0.0; 2] });
                pair.money.len() - 1
            });
            pair.money[known].amounts[way] += amount;
        }
    }
    by_ends
}

fn of(selection: &Selection<'_>, found: Flows) -> Pairs {
    let currency = found.currency(selection);
    let by_ends = by_ends(&found.flows);
    let matches = matches(&found, &by_ends);
    let needs_given =
        found.needs.iter().filter(|need| matches.iter().any(|each| (each.needs, each.category) == (need.actor, need.category)));
    Pairs {
        needs: found.needs.len(),
        needs_given: needs_given.count(),
        pairs: by_ends.into_values().collect(),
        matches,
        currency,
        flows: found.flows,
        excluded: found.excluded,
    }
}

fn ordered(one: Party, other: Party) -> (Party, Party) {
    (one.min(other), one.max(other))
}

fn matches(found: &Flows, by_ends: &BTreeMap<(Party, Party), PairExchange>) -> Vec<Match> {
    // For each giver and category the statements that it gives that.
    let mut given: BTreeMap<(Party, u32), Vec<&Flow>> = BTreeMap::new();
    for flow in &found.flows {
        if let Some(category) = flow.category {
            given.entry((flow.giver, category as u32)).or_default().push(flow);
        }
    }
    let mut matches = Vec::new();
    for need in found.needs.iter().filter(|need| need.category != Resource::Other) {
        let needs = Party::Actor(need.actor);
        let givers = given.iter().filter(|((giver, category), _)| *giver != needs && *category == need.category as u32);
        matches.extend(givers.map(|((giver, _), flows)| Match {
            giver: *giver,
            needs: need.actor,
            category: need.category,
            flows: flows.iter().any(|flow| flow.taker == needs),
            exchanging: by_ends.contains_key(&ordered(*giver, needs)),
            mutual: false,
            basis: need.basis.iter().chain(flows.iter().flat_map(|flow| &flow.basis)).copied().collect(),
        }));
    }
    let ways: std::collections::HashSet<(Party, Party)> = matches.iter().map(|each| (each.giver, Party::Actor(each.needs))).collect();
    for each in &mut matches {
        each.mutual = ways.contains(&(Party::Actor(each.needs), each.giver));
    }
    matches
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let case = selection.case();
    let found = found(selection);
    let hosts = found.remark_on_hosts(case);
    let found = of(selection, found);
    let mut answer = tables::remarked(Answer::new(&CARD, study, given), &found.flows, &found.excluded, hosts);
    let is_silent = |index: &&RelationIndex| {
        let relation = case.relation_at(**index);
        relation.kind() == RelationKind::LeasesTo && relation.amounts().is_empty()
    };
    let silent = selection.relations().iter().filter(is_silent).count();
    if silent > 0 {
        answer = answer.with_remark(format!(
            "leases of which no rent is recorded: {silent}; nothing flows back by them here, though rent may be paid"
        ));
    }
    Ok(answer
        .with_table(tables::pairs(case, &found))
        .with_table(tables::summary(&found))
        .with_table(tables::pair_money(case, &found))
        .with_table(tables::matches(case, &found))
        .with_table(tables::flows(case, &found.flows, found.currency.as_deref()))
        .with_table(tables::excluded(case, &found.excluded)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::shared::testing::{numbers, table, texts};
    use crate::maths::Random;
    use crate::model::{Actor, Amount, AmountPer, CaseBuilder, Code as _, Exchange, ExchangeDirection, Quantity, Relation};

    fn yearly(value: f64, currency: &str) -> Amount {
        Amount::default().with_value(Quantity::new(value).expect("a number")).with_currency(currency).with_per(AmountPer::Year)
    }

    fn actors(ids: &[&str]) -> CaseBuilder {
        ids.iter().fold(CaseBuilder::new("house", "House"), |case, id| case.actor(Actor::new(*id, *id)))
    }

    fn funds(from: &str, to: &str, amounts: Vec<Amount>) -> Relation {
        Relation::new(from, to, RelationKind::Funds).with_amounts(amounts)
    }

    fn answer(case: CaseBuilder) -> Answer {
        super::super::find("pair_exchange")
            .and_then(|method| method.of_case(&case.build().expect("a sound case"), &Given::nothing()))
            .expect("an answer")
    }

    #[test]
    fn balance_and_reciprocity_are_of_one_currency_at_a_time() {
        let case = actors(&["a", "b", "c", "d"])
            .relation(funds("b", "a", vec![yearly(300.0, "NOK"), yearly(10.0, "DKK")]))
            .relation(funds("a", "b", vec![yearly(100.0, "NOK"), yearly(5.0, "EUR")]))
            .relation(funds("c", "d", vec![yearly(0.0, "NOK")]))
            .relation(Relation::new("d", "c", RelationKind::Serves))
            .relation(Relation::new("a", "d", RelationKind::LendsTo));
        let answer = answer(case);
        let main = answer.table();
        assert_eq!((texts(main, "from"), texts(main, "to")), (words(&["a", "a", "c"]), words(&["b", "d", "d"])));
        // 2·100/400.
        assert_eq!(numbers(main, "reciprocity"), [Some(0.5), None, None]);
        assert_eq!(numbers(main, "balance"), [Some(-200.0), None, Some(0.0)]);
        let money = table(&answer, "money");
        assert_eq!(texts(money, "currency"), ["NOK", "EUR", "DKK", "NOK"]);
        assert_eq!(numbers(money, "reciprocity"), [Some(0.5), Some(0.0), Some(0.0), None]);
        assert_eq!(numbers(table(&answer, "summary"), "two_way_share"), [Some(2.0 / 3.0)]);
    }

    fn words(list: &[&str]) -> Vec<String> {
        list.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn whom_each_has_what_the_other_needs_is_a_match_both_ways() {
        let exchange = |actor: &str, direction, category| Exchange::new(actor, direction, "x").with_category(category);
        let case = actors(&["club", "school", "bank"])
            .exchange(exchange("club", ExchangeDirection::Gives, Resource::Volunteers))
            .exchange(exchange("club", ExchangeDirection::Needs, Resource::Premises))
            .exchange(exchange("school", ExchangeDirection::Gives, Resource::Premises).with_partner("bank"))
            .exchange(exchange("school", ExchangeDirection::Needs, Resource::Volunteers))
            .exchange(exchange("bank", ExchangeDirection::Needs, Resource::Premises))
            .exchange(exchange("bank", ExchangeDirection::Needs, Resource::Other))
            .exchange(exchange("club", ExchangeDirection::Gives, Resource::Other))
            .exchange(exchange("school", ExchangeDirection::Needs, Resource::Staff));
        let case = case.build().expect("a sound case");
        let found = compute(&case, &Options::default()).expect("the default scope fits");
        let row = |each: &Match| {
            let needs = case.actor_at(each.needs).id().to_string();
            (each.giver.id(&case), needs, each.category.as_str(), each.flows, each.exchanging, each.mutual)
        };
        let row_of =
            |from: &str, to: &str, what, flows, exchanging, mutual| (from.to_owned(), to.to_owned(), what, flows, exchanging, mutual);
        assert_eq!(
            found.matches.iter().map(row).collect::<Vec<_>>(),
            [
                row_of("school", "club", "premises", false, false, true),
                row_of("club", "school", "volunteers", false, false, true),
                row_of("school", "bank", "premises", true, true, false),
            ]
        );
        assert_eq!((found.needs, found.needs_given), (5, 3));
    }

    #[test]
    fn where_nothing_flows_there_is_no_pair_and_a_remark() {
        let answer = answer(actors(&["a", "b"]));
        assert_eq!(answer.table().rows(), 0);
        assert!(answer.remarks()[0].contains("no_exchanges"));
    }

    /// Every category that somebody gives to somebody, found by looking at every statement for every pair.
    #[test]
    fn pairs_and_matches_are_those_found_by_trying_every_two() {
        let (directions, kinds) = (ExchangeDirection::ALL, RelationKind::ALL);
        for seed in 0..300 {
            let mut random = Random::new(seed, 1);
            let ids = ["a", "b", "c", "d", "e"];
            let mut case = actors(&ids);
            for _ in 0..random.below(8) {
                let category = [Resource::Money, Resource::Premises, Resource::Staff][random.below(3)];
                let exchange = Exchange::new(ids[random.below(5)], directions[random.below(3)], "x").with_category(category);
                case = case.exchange(if random.below(4) == 0 { exchange } else { exchange.with_partner(ids[random.below(5)]) });
            }
            for _ in 0..random.below(5) {
                let kind = kinds[random.below(kinds.len())];
                if kind != RelationKind::Other {
                    case = case.relation(Relation::new(ids[random.below(5)], ids[random.below(5)], kind));
                }
            }
            let case = case.build().expect("a sound case");
            let found = compute(&case, &Options::default()).expect("the default scope fits");
            let gives = |from: &str, to: Option<&str>, category: Resource| {
                let is_to = |taker: Option<&str>| to.is_none() || taker == to;
                case.exchanges().iter().any(|exchange| {
                    let with = exchange.with().map_or("case", |with| with.as_str());
                    let (giver, taker) = match exchange.direction() {
                        ExchangeDirection::Gives => (exchange.actor().as_str(), with),
                        ExchangeDirection::Gets => (with, exchange.actor().as_str()),
                        _ => return false,
                    };
                    giver != taker && giver == from && is_to(Some(taker)) && exchange.category() == Some(category)
                }) || case.relations().iter().any(|relation| {
                    let (giver, taker) = (relation.from().as_str(), relation.to().as_str());
                    let of_kind = match relation.kind() {
                        RelationKind::Funds => Resource::Money,
                        RelationKind::LeasesTo | RelationKind::LendsTo | RelationKind::Hosts => Resource::Premises,
                        RelationKind::VolunteersFor => Resource::Volunteers,
                        RelationKind::Supplies | RelationKind::Serves => Resource::Services,
                        _ => return false,
                    };
                    giver != taker && giver == from && is_to(Some(taker)) && category == of_kind
                })
            };
            let everybody = ["a", "b", "c", "d", "e", "case"];
            let needs = |actor: &str, category: Resource| {
                let mut exchanges = case.exchanges().iter();
                exchanges.any(|each| {
                    each.direction() == ExchangeDirection::Needs && each.actor().as_str() == actor && each.category() == Some(category)
                })
            };
            let mut expected = Vec::new();
            let mut pairs = Vec::new();
            for (place, one) in everybody.iter().enumerate() {
                for other in &everybody[place + 1..] {
                    let flows = |from, to| Resource::ALL.iter().filter(|what| gives(from, Some(to), **what)).count();
                    if flows(one, other) + flows(other, one) > 0 {
                        pairs.push(((*one).to_owned(), (*other).to_owned(), flows(one, other), flows(other, one)));
                    }
                }
                for giver in everybody.iter().filter(|giver| *giver != one) {
                    for what in Resource::ALL.iter().filter(|what| needs(one, **what) && gives(giver, None, **what)) {
                        expected.push((*what as u32, (*giver).to_owned(), (*one).to_owned()));
                    }
                }
            }
            let found_pairs: Vec<_> = found
                .pairs
                .iter()
                .map(|pair| (pair.ends.0.id(&case), pair.ends.1.id(&case), pair.forward.len(), pair.back.len()))
                .collect();
            assert_eq!(found_pairs, pairs, "seed {seed}");
            let mut matches: Vec<_> = found
                .matches
                .iter()
                .map(|each| (each.category as u32, each.giver.id(&case), case.actor_at(each.needs).id().to_string()))
                .collect();
            matches.sort();
            expected.sort();
            assert_eq!(matches, expected, "seed {seed}");
        }
    }
}
