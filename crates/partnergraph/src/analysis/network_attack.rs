//! How the network holds when actors leave one after the other.
//!
//! People move on and projects end. A network that hangs on two busy partners looks as connected as any other until they go;
//! taken apart step by step, at random or the central ones first, it shows how much it can lose.

use super::shared::lot;
use super::shared::named::Named;
use crate::maths::{Stopped, Watch, attack};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, NETWORK_SCOPE, OptionError, OptionKind, OptionSpec, Preset, Reason, Study,
    Subject, Table, TableSpec, Value,
};
use crate::view::{Choice as _, Network, choices};

choices! {
    /// Which actor goes next.
    Order {
        /// The one with most partners among those that are left.
        DegreeAdaptive = "degree_adaptive",
        /// The one with most partners in the intact network.
        DegreeStatic = "degree_static",
        /// The one with the largest betweenness among those that are left.
        BetweennessAdaptive = "betweenness_adaptive",
        /// Any, each order equally likely.
        Random = "random",
        /// The next of a list.
        Listed = "listed",
    }
}

/// Up to so many actors every loss of one and of two is worked out.
const MOST_OF_LOSSES: usize = 40;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "network_attack",
    version: 1,
    level: Level::Network,
    subject: Subject::Network,
    question: "How does the network hold when actors leave one after the other, at random or the central ones first?",
    definition: "S(q) = size of the largest component after q removals, S(n) = 0. R = (1/n) Σ_{q=1..n} S(q)/n; relative = (R − lower)/(upper \
        − lower), lower = (n−1)/n² (no ties, or a star whose hub goes first), upper = (n−1)/(2n) (complete network).\n\
        curve: S(q)/n, and Σ_c C(n_c,2)/C(n,2), the share of pairs that are still connected, n as at the beginning.\n\
        order: most partners in what is left (degree_adaptive) or in the intact network (degree_static), largest betweenness in what is left \
        (betweenness_adaptive), of equal ones the first in document order; random: expectation over all orders, up to 15 actors exactly from \
        all subsets, otherwise the mean of drawn orders, with the smallest S(q) that at least 5 and 95 per cent of the orders have at most; \
        listed: a list, curve as far as it goes.\n\
        Up to 40 actors what is lost when each one, and each two, go: of the largest component and of the connected pairs, they themselves \
        included.\n\
        Components are weak, neighbours those in either direction; weights are not used.",
    reading: "relative is near 0 when the network falls apart at once and 1 when whoever is left stays together to the end. The gap between a \
        random order and the central ones first says how much hangs on a few. With many ties among equals (ties) another order in the document \
        could give another curve.",
    undefined: &[
        (Reason::TooFewActors, "value, lower and upper, below two actors; relative, below three"),
        (
            Reason::NotRecorded,
            "value and relative, when the list does not name every actor; ties of random and listed orders; p05 and p95 of other orders than random",
        ),
    ],
    source: "Albert, Jeong & Barabási 2000, Error and attack tolerance of complex networks. Nature 406, DOI 10.1038/35019019; R: Schneider, \
        Moreira, Andrade, Havlin & Herrmann 2011, Mitigation of malicious attacks on networks. PNAS 108, DOI 10.1073/pnas.1009440108. \
        Exact expectation and losses: our own.",
    elsewhere: "Schneider et al. state the lower bound 1/n, which is reached only when S(n) counts one actor.",
    scope: NETWORK_SCOPE,
    options: &[
        OptionSpec {
            name: "order",
            kind: OptionKind::Choice(Order::WORDS),
            preset: Preset::Text("degree_adaptive"),
            meaning: "which actor goes next; listed needs `list`",
        },
        OptionSpec {
            name: "list",
            kind: OptionKind::Texts,
            preset: Preset::Nothing,
            meaning: "with order = listed: ids of actors in the order in which they go",
        },
        OptionSpec {
            name: "replicates",
            kind: OptionKind::Whole { min: 1, max: 1_000_000 },
            preset: Preset::Whole(1000),
            meaning: "with order = random and more than 15 actors: how many orders are drawn",
        },
        lot::SEED,
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "the network as a whole",
            columns: &[
                ColumnSpec::new("value", "R, the mean share of the actors that still hang together, below 0.5"),
                ColumnSpec::new("relative", "R between its bounds, 0 to 1"),
                ColumnSpec::new("lower", "the smallest R that a network of this size can have"),
                ColumnSpec::new("upper", "the largest"),
                ColumnSpec::new("ties", "how often the next was one of several that were equal"),
                ColumnSpec::new("exact", "whether the curve is exact, not a mean of drawn orders"),
                ColumnSpec::new("orders", "number of orders drawn"),
            ],
        },
        TableSpec {
            name: "curve",
            row: "a number of removals, from none",
            columns: &[
                ColumnSpec::new("removed", "number of actors that are gone"),
                ColumnSpec::new("actor", "id of the one that went last"),
                ColumnSpec::new("value", "largest component as a share of all actors there were, 0 to 1"),
                ColumnSpec::new("connected_pairs", "connected pairs as a share of all pairs there were, 0 to 1"),
                ColumnSpec::new("p05", "share that at most about 5 per cent of the orders stay below"),
                ColumnSpec::new("p95", "share that at least 95 per cent of the orders do not exceed"),
            ],
        },
        TableSpec {
            name: "single_losses",
            row: "an actor, up to 40 of them, in document order",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name; only of a case"),
                ColumnSpec::new("largest_loss", "actors that the largest component loses"),
                ColumnSpec::new("pairs_loss", "pairs that are no longer connected"),
            ],
        },
        TableSpec {
            name: "pair_losses",
            row: "two actors, up to 40 of them, in document order",
            columns: &[
                ColumnSpec::new("first", "id of the first actor"),
                ColumnSpec::new("second", "id of the second actor"),
                ColumnSpec::new("largest_loss", "actors that the largest component loses"),
                ColumnSpec::new("pairs_loss", "pairs that are no longer connected"),
            ],
        },
    ],
};

/// Which actor goes next.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Options {
    order: Order,
    list: Vec<u32>,
    replicates: usize,
    seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { order: Order::default(), list: Vec::new(), replicates: 1000, seed: 1 }
    }
}

impl Options {
    /// The same with another order; [`with_list`](Self::with_list) for a list.
    pub const fn with_order(mut self, order: Order) -> Self {
        self.order = order;
        self
    }

    /// The same, with actors going as a list of their numbers says.
    pub fn with_list(mut self, list: impl IntoIterator<Item = u32>) -> Self {
        self.order = Order::Listed;
        self.list = list.into_iter().collect();
        self
    }

    /// The same with so many drawn orders.
    pub const fn with_replicates(mut self, replicates: usize) -> Self {
        self.replicates = replicates;
        self
    }

    /// The same with random numbers that begin elsewhere.
    pub const fn with_seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }
}

/// How a network holds.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Attack {
    /// R.
    pub value: Value,
    /// R between its bounds.
    pub relative: Value,
    /// The smallest and the largest R of a network of this size.
    pub bounds: Value<(f64, f64)>,
    /// How often the next was one of several that were equal.
    pub ties: Value<usize>,
    /// Whether the curve is exact.
    pub exact: bool,
    /// How many orders were drawn.
    pub orders: usize,
    /// Who went, by number; empty for random orders.
    pub removed: Vec<u32>,
    /// What is left after 0, 1, … removals.
    pub curve: Vec<Left>,
    /// What is lost when one actor goes; empty above 40 actors.
    pub single_losses: Vec<Loss>,
    /// What is lost when two actors go, with their numbers; empty above 40 actors.
    pub pair_losses: Vec<(u32, u32, Loss)>,
}

/// What is left, as shares of what there was.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Left {
    /// The largest component.
    pub largest: f64,
    /// Connected pairs.
    pub connected_pairs: f64,
    /// The smallest share that at least 5 and 95 per cent of the orders have at most.
    pub percentiles: Value<(f64, f64)>,
}

/// What is lost when actors go, they themselves included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss {
    /// By how many actors the largest component shrinks.
    pub largest: usize,
    /// How many pairs are no longer connected.
    pub pairs: usize,
}

/// How the network holds when actors leave in an order.
///
/// # Errors
/// [`AnalysisError::Option`] when a list names somebody twice or who is not there, or nothing is to be drawn.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::network_attack, view::{Direction, Network, Parallel}};
///
/// // A star whose hub goes first: one actor is the largest component until the last has gone.
/// let names = ["hub", "a", "b", "c"].map(String::from).to_vec();
/// let star = Network::from_edges(names, &[0, 0, 0], &[1, 2, 3], None, Direction::Undirected, Parallel::Any)?;
/// let found = network_attack::compute(&star, &Default::default())?;
/// assert_eq!((found.value, found.relative), (Ok(3.0 / 16.0), Ok(0.0)));
/// assert_eq!(found.removed[0], 0);
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, options: &Options) -> Result<Attack, AnalysisError> {
    of(network, options, Watch::nobody())
}

pub(crate) fn of(network: &Network, options: &Options, watch: &Watch) -> Result<Attack, AnalysisError> {
    let items = network.actors();
    if options.order == Order::Listed {
        let mut is_out = vec![false; items];
        for actor in &options.list {
            match is_out.get_mut(*actor as usize) {
                None => return Err(refused(&actor.to_string(), "the number of an actor").into()),
                Some(true) => return Err(refused(&format!("{actor}` twice, `{actor}"), "each actor once").into()),
                Some(out) => *out = true,
            }
        }
    }
    if options.replicates == 0 {
        return Err(OptionError::new("replicates", "`0`", "a whole number of 1 or more").into());
    }
    let mut found = Attack {
        value: Err(Reason::TooFewActors),
        relative: Err(Reason::TooFewActors),
        bounds: Err(Reason::TooFewActors),
        ties: Err(Reason::NotRecorded),
        exact: true,
        orders: 0,
        removed: Vec::new(),
        curve: Vec::new(),
        single_losses: Vec::new(),
        pair_losses: Vec::new(),
    };
    if items < 2 {
        return Ok(found);
    }
    found.go(network, options, watch)?;
    let n = items as f64;
    let (lower, upper) = ((n - 1.0) / (n * n), (n - 1.0) / (2.0 * n));
    found.bounds = Ok((lower, upper));
    if found.curve.len() > items {
        let r = found.curve[1..].iter().map(|left| left.largest).sum::<f64>() / n;
        found.value = Ok(r);
        found.relative = if items < 3 { Err(Reason::TooFewActors) } else { Ok((r - lower) / (upper - lower)) };
    } else {
        (found.value, found.relative) = (Err(Reason::NotRecorded), Err(Reason::NotRecorded));
    }
    Ok(found)
}

impl Attack {
    /// Works out curve and losses of at least two actors.
    fn go(&mut self, network: &Network, options: &Options, watch: &Watch) -> Result<(), Stopped> {
        let rows = network.neighbours();
        let items = rows.len();
        let (n, pairs) = (items as f64, items as f64 * (items as f64 - 1.0) / 2.0);
        let order = match options.order {
            Order::DegreeStatic => Some(attack::by_degree(&rows)),
            Order::DegreeAdaptive => Some(attack::by_degree_left(&rows, watch)?),
            Order::BetweennessAdaptive => Some(attack::by_betweenness_left(&rows, watch)?),
            Order::Listed => Some(attack::Order { items: options.list.clone(), ties: 0 }),
            Order::Random => None,
        };
        if let Some(order) = order {
            let curve = attack::curve(&rows, &order.items);
            let left = |(largest, connected): (&u32, &u64)| Left {
                largest: f64::from(*largest) / n,
                connected_pairs: *connected as f64 / pairs,
                percentiles: Err(Reason::NotRecorded),
            };
            self.curve = curve.largest.iter().zip(&curve.pairs).map(left).collect();
            if options.order != Order::Listed {
                self.ties = Ok(order.ties);
            }
            self.removed = order.items;
        } else {
            let expected = if items <= attack::MOST_EXACT {
                attack::over_all_orders(&rows)
            } else {
                (self.exact, self.orders) = (false, options.replicates);
                attack::over_drawn_orders(&rows, options.replicates, options.seed, watch)?
            };
            let left = |out: usize| Left {
                largest: expected.largest[out] / n,
                connected_pairs: expected.pairs[out] / pairs,
                percentiles: Ok((f64::from(expected.low[out]) / n, f64::from(expected.high[out]) / n)),
            };
            self.curve = (0..=items).map(left).collect();
        }
        if items <= MOST_OF_LOSSES {
            let of = |loss: attack::Loss| Loss { largest: loss.largest as usize, pairs: loss.pairs as usize };
            let (single, double) = attack::losses(&rows);
            self.single_losses = single.into_iter().map(of).collect();
            self.pair_losses = double.into_iter().map(|(a, b, loss)| (a, b, of(loss))).collect();
        }
        Ok(())
    }
}

fn refused(found: &str, expected: &str) -> OptionError {
    OptionError::new("list", format_args!("`{found}`"), expected)
}

/// The numbers of the actors in a list of ids.
fn listed(study: &Study<'_>, list: &[&str]) -> Result<Vec<u32>, OptionError> {
    let (named, mut is_out) = (Named::of(study), vec![false; study.network().actors()]);
    list.iter()
        .map(|name| {
            let number = named.number("list", name)?;
            let is_twice = std::mem::replace(&mut is_out[number as usize], true);
            if is_twice { Err(refused(&format!("{name}` twice, `{name}"), "each actor once")) } else { Ok(number) }
        })
        .collect()
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let mut options = Options {
        order: given.choice("order")?.unwrap_or_default(),
        list: Vec::new(),
        replicates: given.whole("replicates", 1, 1_000_000)?.map_or(1000, |replicates| replicates as usize),
        seed: lot::seed(given)?,
    };
    match (options.order, given.texts("list")?) {
        (Order::Listed, Some(list)) => options.list = listed(study, &list)?,
        (Order::Listed, None) => return Err(OptionError::new("list", "nothing", "ids of actors beside the order `listed`").into()),
        (order, Some(_)) => {
            return Err(OptionError::new("list", format_args!("a list beside the order `{order}`"), "the order `listed`").into());
        }
        (_, None) => {}
    }
    let found = of(study.network(), &options, study.watch())?;
    let mut main = Table::new("main", 1);
    main.number("value", [found.value])
        .number("relative", [found.relative])
        .number("lower", [found.bounds.map(|(lower, _)| lower)])
        .number("upper", [found.bounds.map(|(_, upper)| upper)])
        .whole("ties", [found.ties])
        .flag("exact", [found.exact])
        .count("orders", [found.orders])
        .rests_on([super::shared::ties::all_relations(study)]);
    let mut curve = Table::new("curve", found.curve.len());
    let gone = |out: usize| out.checked_sub(1).and_then(|out| found.removed.get(out)).map(|actor| study.actor_name(*actor as usize));
    curve
        .count("removed", 0..found.curve.len())
        .optional_text("actor", (0..found.curve.len()).map(gone))
        .number("value", found.curve.iter().map(|left| Ok(left.largest)))
        .number("connected_pairs", found.curve.iter().map(|left| Ok(left.connected_pairs)))
        .number("p05", found.curve.iter().map(|left| left.percentiles.map(|(low, _)| low)))
        .number("p95", found.curve.iter().map(|left| left.percentiles.map(|(_, high)| high)));
    let mut single = Table::new("single_losses", found.single_losses.len());
    if found.single_losses.len() == study.network().actors() {
        study.actor_keys(&mut single);
    } else {
        study.actor_column(&mut single, "actor", std::iter::empty());
        if study.case().is_some() {
            single.text("name", Vec::<String>::new());
        }
    }
    single
        .count("largest_loss", found.single_losses.iter().map(|loss| loss.largest))
        .count("pairs_loss", found.single_losses.iter().map(|loss| loss.pairs));
    let mut double = Table::new("pair_losses", found.pair_losses.len());
    study.actor_column(&mut double, "first", found.pair_losses.iter().map(|(first, ..)| *first as usize));
    study.actor_column(&mut double, "second", found.pair_losses.iter().map(|(_, second, _)| *second as usize));
    double
        .count("largest_loss", found.pair_losses.iter().map(|(.., loss)| loss.largest))
        .count("pairs_loss", found.pair_losses.iter().map(|(.., loss)| loss.pairs));
    let tables = [main, curve, single, double];
    Ok(tables.into_iter().fold(Answer::new(&CARD, study, given).with_network_facts(study), Answer::with_table))
}

#[cfg(test)]
mod tests;
