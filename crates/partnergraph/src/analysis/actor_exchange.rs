//! What each actor gives and gets, and with whom it is one-sided.
//!
//! A partner asks this before it renews: what do we put in, what do we get out, and who gives us nothing back? Step 3 of the
//! building-block workshop lays offers and needs beside each other.

use super::shared::exchange_tables as tables;
use super::shared::flows::{self, ExcludedValue, Flow, Flows, KIND_WORDS, KINDS, Party};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Item, Level, OptionKind, OptionSpec, Preset, Reason, Study, Subject, TableSpec, Value,
};
use crate::model::{ActorIndex, Case, Code as _, RelationKind, Resource};
use crate::view::{Scope, Selection};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_exchange",
    version: 1,
    level: Level::Actor,
    subject: Subject::Case,
    question: "What does each actor give and get, and with whom is it one-sided?",
    definition: FLOWS,
    reading: "one_sidedness is 1 for who only gives and −1 for who only takes; it knows nothing of what has no yearly amount, which is counted \
        in unvalued_given and unvalued_taken. Giving money and getting activities in return is two-way. The actor that stands for the case \
        is a partner like any other, and has a row of its own with include_self. Categories of needs are listed as they are recorded; who \
        needs something and did not say so is not known.",
    undefined: &[
        (Reason::NoExchanges, "every count, when no exchange and no such relation is recorded in the case"),
        (
            Reason::NoAmounts,
            "amount_given, amount_taken and net, when nothing that the actor gives or takes has a usable amount in the currency",
        ),
        (Reason::ZeroTotal, "one_sidedness, when the amounts given and taken add up to 0, or there are none"),
        (Reason::Isolate, "two_way_share, of an actor without a partner in exchange"),
        (Reason::NotRecorded, "amount in `excluded`, when a record of an amount has none"),
    ],
    source: "Our own measure; two_way_share is the reciprocity of a node over any category.",
    elsewhere: "",
    scope: SCOPE,
    options: &[KINDS_OPTION],
    tables: &[
        TableSpec {
            name: "main",
            row: "an actor of the network",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name"),
                ColumnSpec::new("given", "number of flows from it, 0 or more"),
                ColumnSpec::new("taken", "number of flows to it, 0 or more"),
                ColumnSpec::new("gives", "the categories that it gives"),
                ColumnSpec::new("gets", "the categories that it gets"),
                ColumnSpec::new("unvalued_given", "number of flows from it without a usable yearly amount"),
                ColumnSpec::new("unvalued_taken", "number of flows to it without one"),
                ColumnSpec::new("currency", "the currency of the amounts; empty where there is none"),
                ColumnSpec::new("amount_given", "g, what it gives per year"),
                ColumnSpec::new("amount_taken", "t, what it gets per year"),
                ColumnSpec::new("net", "t − g"),
                ColumnSpec::new("one_sidedness", "(g − t)/(g + t), −1 (only takes) to 1 (only gives)"),
                ColumnSpec::new("partners", "number of partners in exchange"),
                ColumnSpec::new("two_way_partners", "number of them with whom something flows each way"),
                ColumnSpec::new("two_way_share", "two_way_partners/partners, 0 to 1"),
                ColumnSpec::new("only_gives_to", "ids of the partners that it gives to and gets nothing from"),
                ColumnSpec::new("only_gets_from", "ids of the partners that it gets from and gives nothing to"),
                ColumnSpec::new("needs", "the categories that it needs"),
                ColumnSpec::new("needs_given", "those of them that some other actor gives, to anybody; `other` is no match"),
            ],
        },
        TableSpec {
            name: "categories",
            row: "an actor and a category that it gives, gets or needs",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name"),
                ColumnSpec::new("category", "the category; `unknown` where none is recorded"),
                ColumnSpec::new("given", "number of flows of it from the actor"),
                ColumnSpec::new("taken", "number of flows of it to the actor"),
                ColumnSpec::new("needed", "whether the actor needs it"),
                ColumnSpec::new("given_by", "ids of the other actors that give it, to anybody, where the actor needs it"),
            ],
        },
        TableSpec {
            name: "money",
            row: "an actor and a currency in which something that it gives or gets has an amount",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name"),
                ColumnSpec::new("currency", "the currency"),
                ColumnSpec::new("given", "g, what it gives per year"),
                ColumnSpec::new("taken", "t, what it gets per year"),
                ColumnSpec::new("net", "t − g"),
                ColumnSpec::new("one_sidedness", "(g − t)/(g + t), −1 to 1"),
            ],
        },
        TABLE_OF_FLOWS,
        TABLE_OF_EXCLUDED,
    ],
};

/// What a flow is, for cards.
pub(crate) const FLOWS: &str = "A flow goes from a giver to a taker in one category. Flows come from exchanges (gives: from the actor to \
    `with`; gets: from `with` to the actor; without `with` the other side is the actor that stands for the case, or the case as a whole, called \
    `case`) and from relations of the kinds in `kinds`, from `from` to `to`, of a mutual relation both ways: money on `funds`; premises on \
    `leases_to`, `lends_to` and `hosts`, which goes from the host; volunteers on `volunteers_for`; services on all others.\n\
    Amounts count per year, in one currency at a time, and with the flow: those on `funds` and those in kind from `from` to `to`; rent, fees and \
    prices on other kinds the other way, as money, because the taker pays. Loans are no gifts. What cannot be added is listed in `excluded`.\n\
    The same flow recorded several times (same pair, direction and category) counts once. Its amount is the sum over its relations; where \
    they have none, what the giver says, then what the taker says. Where no category is recorded the words tell one flow from another.\n\
    g = amounts given, t = amounts taken; net = t − g; one_sidedness = (g − t)/(g + t). Two partners are two-way when something flows each way, \
    whatever it is.";

pub(crate) const SCOPE: &[&str] = &["at", "statuses", "stages", "uncertain", "level", "include_self", "actors", "currency"];

pub(crate) const KINDS_OPTION: OptionSpec = OptionSpec {
    name: "kinds",
    kind: OptionKind::Choices(RelationKind::CODES),
    preset: Preset::Texts(KIND_WORDS),
    meaning: "the relation kinds on which something is given",
};

pub(crate) const TABLE_OF_FLOWS: TableSpec = TableSpec {
    name: "flows",
    row: "a flow, by giver, taker and category",
    columns: &[
        ColumnSpec::new("from", "id of the giver, or `case`"),
        ColumnSpec::new("to", "id of the taker, or `case`"),
        ColumnSpec::new("from_name", "name of the giver"),
        ColumnSpec::new("to_name", "name of the taker"),
        ColumnSpec::new("category", "what flows; `unknown` where no category is recorded"),
        ColumnSpec::new("amount", "its amount per year in the currency of the answer"),
        ColumnSpec::new("records", "number of exchanges and relations that say so"),
    ],
};

pub(crate) const TABLE_OF_EXCLUDED: TableSpec = TableSpec {
    name: "excluded",
    row: "an amount that could not be added",
    columns: &[
        ColumnSpec::new("statement", "id or pointer of the relation or exchange that it stands on"),
        ColumnSpec::new("position", "its position among the amounts of the relation, from 0"),
        ColumnSpec::new("amount", "the number that is written"),
        ColumnSpec::new("currency", "its currency; may be missing"),
        ColumnSpec::new("per", "for what stretch of time; may be missing"),
        ColumnSpec::new("form", "what sort of payment; may be missing"),
        ColumnSpec::new("why", "`no_value`, `no_currency`, `not_yearly`, `loan`, `not_said_who_pays` or `of_a_mutual_relation`"),
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

/// What an actor gives and gets in a currency, per year.
#[derive(Debug, Clone, PartialEq)]
pub struct MoneyExchanged {
    /// The currency.
    pub currency: String,
    /// What it gives.
    pub given: f64,
    /// What it gets.
    pub taken: f64,
}

impl MoneyExchanged {
    /// How one-sided it is, −1 (only takes) to 1 (only gives).
    ///
    /// # Errors
    /// [`Reason::ZeroTotal`] when both are 0.
    pub fn one_sidedness(&self) -> Value {
        let total = self.given + self.taken;
        if total > 0.0 { Ok((self.given - self.taken) / total) } else { Err(Reason::ZeroTotal) }
    }
}

/// What an actor gives and gets.
#[derive(Debug, Clone, PartialEq)]
pub struct ActorExchange {
    /// The actor.
    pub actor: ActorIndex,
    /// The flows from it, as positions in [`Exchanges::flows`].
    pub given: Vec<usize>,
    /// The flows to it.
    pub taken: Vec<usize>,
    /// What it gives and gets in each currency in which anything of that has an amount.
    pub money: Vec<MoneyExchanged>,
    /// Its partners in exchange, in document order, with whether something flows from it and to it.
    pub partners: Vec<(Party, [bool; 2])>,
    /// The categories that it needs, with the other actors that give them.
    pub needs: Vec<(Resource, Vec<ActorIndex>)>,
    /// What the needs rest on.
    pub(crate) needs_basis: Vec<Item>,
}

impl ActorExchange {
    /// The number of partners with whom something flows each way.
    #[must_use]
    pub fn two_way(&self) -> usize {
        self.partners.iter().filter(|(_, ways)| *ways == [true; 2]).count()
    }

    /// The same over all partners.
    ///
    /// # Errors
    /// [`Reason::Isolate`] when there is no partner.
    pub fn two_way_share(&self) -> Value {
        if self.partners.is_empty() { Err(Reason::Isolate) } else { Ok(self.two_way() as f64 / self.partners.len() as f64) }
    }

    /// What it gives and gets in a currency, where anything of that has an amount.
    pub(crate) fn money_in(&self, currency: Option<&str>) -> Option<&MoneyExchanged> {
        self.money.iter().find(|money| Some(money.currency.as_str()) == currency)
    }
}

/// What actors give and get.
#[derive(Debug, Clone, PartialEq)]
pub struct Exchanges {
    /// Everything that flows, by giver, taker and category.
    pub flows: Vec<Flow>,
    /// Each actor of the network.
    pub actors: Vec<ActorExchange>,
    /// The currency that is read first: the chosen one, or the one in which most flows have an amount.
    pub currency: Option<String>,
    /// Amounts that could not be added, and why.
    pub excluded: Vec<ExcludedValue>,
}

/// What each actor of a case gives and gets.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, CaseBuilder, Exchange, ExchangeDirection, Relation, RelationKind, Resource, analysis::actor_exchange};
///
/// let case = CaseBuilder::new("house", "House")
///     .actor(Actor::new("town", "Town"))
///     .actor(Actor::new("club", "Club"))
///     .actor(Actor::new("choir", "Choir"))
///     .relation(Relation::new("town", "club", RelationKind::Funds))
///     .relation(Relation::new("club", "town", RelationKind::Serves))
///     .relation(Relation::new("club", "choir", RelationKind::LendsTo))
///     .build()?;
/// let found = actor_exchange::compute(&case, &Default::default())?;
/// // The club gives services to the town, which pays, and rooms to the choir, which gives nothing back.
/// let club = &found.actors[1];
/// assert_eq!((club.given.len(), club.taken.len(), club.two_way_share()), (2, 1, Ok(0.5)));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(case: &Case, options: &Options) -> Result<Exchanges, AnalysisError> {
    let selection = Selection::of(case, &options.scope)?;
    Ok(of(&selection, found(&selection)))
}

/// Everything that is given, on the relation kinds that the scope chooses.
pub(crate) fn found(selection: &Selection<'_>) -> Flows {
    flows::of(selection, selection.scope().kinds().unwrap_or(&KINDS))
}

fn of(selection: &Selection<'_>, found: Flows) -> Exchanges {
    let members = selection.members();
    let mut actors: Vec<ActorExchange> = members.iter().map(|actor| empty(*actor)).collect();
    let place = |party: Party| match party {
        Party::Actor(actor) => members.binary_search(&actor).ok(),
        Party::Case => None,
    };
    for (number, flow) in found.flows.iter().enumerate() {
        for (own, other, gives) in [(flow.giver, flow.taker, true), (flow.taker, flow.giver, false)] {
            let Some(actor) = place(own).map(|place| &mut actors[place]) else { continue };
            if gives { &mut actor.given } else { &mut actor.taken }.push(number);
            actor.partners.push((other, [gives, !gives]));
            for (currency, amount) in &flow.amounts {
                let known = actor.money.iter().position(|money| money.currency == *currency).unwrap_or_else(|| {
                    actor.money.push(MoneyExchanged { currency: currency.clone(), given: 0.0, taken: 0.0 });
                    actor.money.len() - 1
                });
                let money = &mut actor.money[known];
                *if gives { &mut money.given } else { &mut money.taken } += amount;
            }
        }
    }
    for actor in &mut actors {
        actor.partners.sort_unstable();
        actor.partners.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 = [kept.1[0] || next.1[0], kept.1[1] || next.1[1]];
            }
            same
        });
    }
    let givers = givers(&found);
    for need in &found.needs {
        if let Some(actor) = place(Party::Actor(need.actor)).map(|place| &mut actors[place]) {
            let others = givers[need.category as usize].iter().copied().filter(|giver| *giver != need.actor);
            actor.needs.push((need.category, others.collect()));
            actor.needs_basis.extend(&need.basis);
        }
    }
    let currency = found.currency(selection);
    Exchanges { currency, actors, flows: found.flows, excluded: found.excluded }
}

const fn empty(actor: ActorIndex) -> ActorExchange {
    ActorExchange {
        actor,
        given: Vec::new(),
        taken: Vec::new(),
        money: Vec::new(),
        partners: Vec::new(),
        needs: Vec::new(),
        needs_basis: Vec::new(),
    }
}

/// For each category the actors that give it to anybody, in document order; nobody for `other`, which is no one thing.
pub(crate) fn givers(found: &Flows) -> Vec<Vec<ActorIndex>> {
    let mut givers = vec![Vec::new(); Resource::ALL.len()];
    for flow in &found.flows {
        if let (Party::Actor(giver), Some(category)) = (flow.giver, flow.category)
            && category != Resource::Other
        {
            givers[category as usize].push(giver);
        }
    }
    for list in &mut givers {
        list.sort_unstable();
        list.dedup();
    }
    givers
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let selection = study.needed_selection(&CARD)?;
    let case = selection.case();
    let found = found(selection);
    let hosts = found.remark_on_hosts(case);
    let givers = givers(&found);
    let found = of(selection, found);
    let answer = tables::remarked(Answer::new(&CARD, study, given), &found.flows, &found.excluded, hosts);
    Ok(answer
        .with_table(tables::main(case, &found))
        .with_table(tables::categories(case, &found, &givers))
        .with_table(tables::money(case, &found))
        .with_table(tables::flows(case, &found.flows, found.currency.as_deref()))
        .with_table(tables::excluded(case, &found.excluded)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::shared::testing::{numbers, table, texts, wholes};
    use crate::method::OptionValue;
    use crate::model::{Actor, Amount, AmountPer, CaseBuilder, Exchange, ExchangeDirection, Quantity, Relation};

    fn yearly(value: f64, currency: &str) -> Amount {
        Amount::default().with_value(Quantity::new(value).expect("a number")).with_currency(currency).with_per(AmountPer::Year)
    }

    /// The town pays the club 300 and lends it rooms; the club pays the town 100 back and serves the residents; the bank only
    /// needs standing, which the residents give to the case.
    fn house() -> CaseBuilder {
        let exchange = |actor: &str, direction, category| Exchange::new(actor, direction, "x").with_category(category);
        ["town", "club", "bank", "residents", "self"]
            .into_iter()
            .fold(CaseBuilder::new("house", "House"), |case, id| case.actor(Actor::new(id, id)))
            .self_actor("self")
            .relation(Relation::new("town", "club", RelationKind::Funds).with_amounts([yearly(300.0, "NOK"), yearly(7.0, "EUR")]))
            .relation(Relation::new("club", "town", RelationKind::Funds).with_amounts([yearly(100.0, "NOK")]))
            .relation(Relation::new("town", "club", RelationKind::LendsTo))
            .relation(Relation::new("club", "residents", RelationKind::Serves))
            .exchange(exchange("residents", ExchangeDirection::Gives, Resource::Legitimacy))
            .exchange(exchange("bank", ExchangeDirection::Needs, Resource::Legitimacy))
            .exchange(exchange("bank", ExchangeDirection::Needs, Resource::Staff))
            .exchange(exchange("town", ExchangeDirection::Needs, Resource::Money))
    }

    fn answer(case: CaseBuilder, given: &Given) -> Answer {
        super::super::find("actor_exchange")
            .and_then(|method| method.of_case(&case.build().expect("a sound case"), given))
            .expect("an answer")
    }

    #[test]
    fn the_house_by_hand() {
        let answer = answer(house(), &Given::nothing());
        let main = answer.table();
        assert_eq!(texts(main, "actor"), ["town", "club", "bank", "residents"]);
        assert_eq!(wholes(main, "given"), [Some(2), Some(2), Some(0), Some(1)]);
        assert_eq!(wholes(main, "taken"), [Some(1), Some(2), Some(0), Some(1)]);
        assert_eq!(wholes(main, "unvalued_given"), [Some(1), Some(1), Some(0), Some(1)]);
        assert_eq!(numbers(main, "one_sidedness"), [Some(0.5), Some(-0.5), None, None]);
        assert_eq!(numbers(main, "net"), [Some(-200.0), Some(200.0), None, None]);
        assert_eq!(numbers(main, "two_way_share"), [Some(1.0), Some(0.5), None, Some(0.0)]);
        assert_eq!(wholes(main, "partners"), [Some(1), Some(2), Some(0), Some(2)]);
        let money = table(&answer, "money");
        assert_eq!(texts(money, "currency"), ["NOK", "EUR", "NOK", "EUR"]);
        assert_eq!(numbers(money, "one_sidedness"), [Some(0.5), Some(1.0), Some(-0.5), Some(-1.0)]);
        let reasons: Vec<_> =
            main.reasons().filter(|(row, _, _)| *row == 2).map(|(_, column, reason)| (column.to_owned(), reason)).collect();
        assert!(reasons.contains(&("two_way_share".to_owned(), Reason::Isolate)), "{reasons:?}");
        assert!(reasons.contains(&("one_sidedness".to_owned(), Reason::ZeroTotal)), "{reasons:?}");
    }

    #[test]
    fn needs_are_matched_by_what_others_give_and_not_by_oneself() {
        let case = house().build().expect("a sound case");
        let found = compute(&case, &Options::default()).expect("the default scope fits");
        let needs = |place: usize| found.actors[place].needs.clone();
        let actor = |id: &str| case.actor_index(id).expect("an actor");
        // The town gives money itself; the club does too.
        assert_eq!(needs(0), [(Resource::Money, vec![actor("club")])]);
        assert_eq!(needs(2), [(Resource::Staff, vec![]), (Resource::Legitimacy, vec![actor("residents")])]);
    }

    #[test]
    fn the_actor_that_stands_for_the_case_has_a_row_when_asked_for() {
        let answer = answer(house(), &Given::nothing().with("include_self", OptionValue::Flag(true)));
        assert_eq!(texts(answer.table(), "actor").last().map(String::as_str), Some("self"));
        assert_eq!(wholes(answer.table(), "taken").last(), Some(&Some(1)));
    }

    #[test]
    fn where_nothing_is_exchanged_nothing_is_known() {
        let case = CaseBuilder::new("house", "House").actor(Actor::new("a", "A")).actor(Actor::new("b", "B"));
        let answer = answer(case, &Given::nothing());
        assert_eq!(wholes(answer.table(), "given"), [None, None]);
        assert!(answer.table().reasons().any(|(_, column, reason)| column == "given" && reason == Reason::NoExchanges));
    }

    #[test]
    fn a_case_that_is_its_own_guest_is_remarked_on() {
        let case = house().relation(Relation::new("club", "self", RelationKind::Hosts).with_id("h1"));
        let answer = answer(case, &Given::nothing());
        assert!(answer.remarks().iter().any(|remark| remark.contains("h1")), "{:?}", answer.remarks());
    }

    #[test]
    fn other_kinds_can_be_chosen() {
        let given = Given::nothing().with("kinds", OptionValue::List(vec![OptionValue::Text("serves".to_owned())]));
        assert_eq!(wholes(answer(house(), &given).table(), "given"), [Some(0), Some(1), Some(0), Some(1)]);
    }
}
