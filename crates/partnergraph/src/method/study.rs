//! What an analysis runs on: a case under a scope, a network or a two-mode table, with everything that several analyses share.

use std::borrow::{Borrow as _, Cow};
use std::cell::OnceCell;
use std::sync::Arc;

use super::{Card, Given, Item, MODES, OptionError, Subject, Surroundings, Table, basis::Items};
use crate::maths::{Distances, Stopped, Watch};
use crate::model::{ActorIndex, Case, Casebook};
use crate::view::{Choice as _, Direction, Incidence, Modes, Names, Network, Parallel, Scope, Selection, Side, ViewError};

/// A case under a scope, a network made from edges, or a two-mode table made from links, ready to be asked.
///
/// Network, incidence and shortest paths are worked out when an analysis first needs them, and once for all that are asked
/// of the study.
#[derive(Debug)]
pub struct Study<'a> {
    ground: Ground<'a>,
    around: Option<(&'a Surroundings<'a>, usize)>,
    direction: Direction,
    /// Who looks after long work; nobody where the caller just waits.
    watch: Option<&'a Watch>,
    incidence: OnceCell<Incidence>,
    distances: OnceCell<Distances>,
    distances_back: OnceCell<Distances>,
    betweenness: OnceCell<Vec<f64>>,
    /// The actors of the network by their position in the case, for all tables that name them.
    actors: OnceCell<Arc<[ActorIndex]>>,
    /// For each actor of the network the relations that its ties are made of.
    relations: OnceCell<Arc<Items>>,
}

#[derive(Debug)]
enum Ground<'a> {
    Case {
        selection: Box<Selection<'a>>,
        network: OnceCell<Box<Network>>,
    },
    Network {
        network: &'a Network,
        case: Option<&'a Case>,
    },
    /// At least one, with names that differ, all with directions or all without.
    Layers {
        networks: Vec<(String, &'a Network)>,
        case: Option<&'a Case>,
    },
    Incidence {
        incidence: &'a Incidence,
        network: OnceCell<Box<Network>>,
    },
}

/// What is found where networks should be and there is none.
const NO_NETWORK: &str = "none";

/// An analysis that cannot be carried out.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AnalysisError {
    /// The scope cannot be applied to the case.
    #[error(transparent)]
    View(#[from] ViewError),
    /// An option has a value that it cannot take, or is none of the analysis.
    #[error(transparent)]
    Option(#[from] OptionError),
    /// There is no such analysis.
    #[error("found `{found}`, expected an analysis{}", nearest.map(|name| format!("; the nearest is `{name}`")).unwrap_or_default())]
    UnknownAnalysis {
        /// The name that was given.
        found: String,
        /// The name that is nearest to it, if one is near.
        nearest: Option<&'static str>,
    },
    /// The analysis cannot be asked of what it was asked of.
    #[error("analysis `{analysis}`: found {found}, expected {}", match expected { Subject::Case => "a case", Subject::Network => "a case or a network", Subject::TwoMode => "a case or an incidence", Subject::Layers => "a case or several networks", Subject::Casebook => "a casebook" })]
    WrongSubject {
        /// The analysis.
        analysis: &'static str,
        /// What it was asked of.
        found: &'static str,
        /// What it can be asked of.
        expected: Subject,
    },
    /// Several networks that cannot be compared.
    #[error("{}: found {found}, expected {expected}", if name.is_empty() && *found == NO_NETWORK { "several networks".to_owned() } else { format!("network `{name}`") })]
    Networks {
        /// What the network is called.
        name: String,
        /// What it is.
        found: &'static str,
        /// What it should be.
        expected: String,
    },
    /// Lengths of ways are needed, and it is not said what a weight means.
    #[error(
        "option `weight_as`: found nothing beside weights, expected `strength` (a tie has length 1/weight) or `distance` (length weight)"
    )]
    WeightMeaningMissing,
    /// Weights of 0, which are no ties, and no lengths either.
    #[error("option `weight_as`: found `distance` beside weights of 0 ({ties} of them), expected weights above 0")]
    ZeroDistance {
        /// How many there are.
        ties: usize,
    },
    /// A weight that is no length.
    #[error("tie `{from}` – `{to}`: found a length that is not a finite number above 0, expected one")]
    Length {
        /// The first actor of the tie.
        from: String,
        /// The second actor of the tie.
        to: String,
    },
    /// The work was stopped from outside.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

impl<'a> Study<'a> {
    /// A case under a scope.
    ///
    /// # Errors
    /// [`ViewError`] when the scope cannot be applied.
    pub fn new(case: &'a Case, scope: &'a Scope) -> Result<Self, ViewError> {
        let selection = Box::new(Selection::of(case, scope)?);
        Ok(Self::on(Ground::Case { selection, network: OnceCell::new() }, scope.direction()))
    }

    /// A network made from edges.
    #[must_use]
    pub fn of_network(network: &'a Network) -> Self {
        Self::on(Ground::Network { network, case: None }, network.direction())
    }

    /// A network that was made from a case before, with the case that knows what its actors are called.
    #[must_use]
    pub fn of_network_of(network: &'a Network, case: &'a Case) -> Self {
        Self::on(Ground::Network { network, case: Some(case) }, network.direction())
    }

    /// A two-mode table made from links.
    #[must_use]
    pub const fn of_incidence(incidence: &'a Incidence) -> Self {
        Self::on(Ground::Incidence { incidence, network: OnceCell::new() }, Direction::Undirected)
    }

    /// Several networks, each a layer with a name; actors are the same where they have the same name. With the case that knows
    /// what its actors are called, where the networks were made from one.
    ///
    /// # Errors
    /// [`AnalysisError::Networks`] when there is none, two have the same name, or only some have directions.
    pub fn of_networks(networks: &[(&str, &'a Network)], case: Option<&'a Case>) -> Result<Self, AnalysisError> {
        let refused = |name: &str, found, expected| Err(AnalysisError::Networks { name: name.to_owned(), found, expected });
        let Some((first, network)) = networks.first() else {
            return refused("", NO_NETWORK, "at least one".to_owned());
        };
        for (position, (name, other)) in networks.iter().enumerate() {
            if networks[..position].iter().any(|(before, _)| before == name) {
                return refused(name, "the name twice", "a name for each".to_owned());
            }
            if other.is_directed() != network.is_directed() {
                let kind = |directed| if directed { "a directed one" } else { "an undirected one" };
                return refused(name, kind(other.is_directed()), format!("{} like `{first}`", kind(network.is_directed())));
            }
        }
        let named = networks.iter().map(|(name, network)| ((*name).to_owned(), *network)).collect();
        Ok(Self::on(Ground::Layers { networks: named, case }, network.direction()))
    }

    /// The layers, where the study is of several networks.
    pub(crate) fn networks(&self) -> Option<&[(String, &'a Network)]> {
        match &self.ground {
            Ground::Layers { networks, .. } => Some(networks),
            _ => None,
        }
    }

    const fn on(ground: Ground<'a>, direction: Direction) -> Self {
        Self {
            ground,
            around: None,
            direction,
            watch: None,
            incidence: OnceCell::new(),
            distances: OnceCell::new(),
            distances_back: OnceCell::new(),
            betweenness: OnceCell::new(),
            actors: OnceCell::new(),
            relations: OnceCell::new(),
        }
    }

    /// The same, looked after by a watch: the work can be stopped, and how much of it is done can be read.
    #[must_use]
    pub const fn watched(mut self, watch: &'a Watch) -> Self {
        self.watch = Some(watch);
        self
    }

    /// Who looks after the work: the watch that was given, or one that nobody holds.
    pub(crate) fn watch(&self) -> &Watch {
        self.watch.unwrap_or_else(|| Watch::nobody())
    }

    /// The same study as that of the case at a position of a casebook, for analyses that look at the other cases too.
    pub(super) const fn within(mut self, surroundings: &'a Surroundings<'a>, position: usize) -> Self {
        self.around = Some((surroundings, position));
        self
    }

    /// The same study of a network, looked at in a direction that its options give.
    ///
    /// # Errors
    /// [`OptionError`] when an undirected network is to be looked at with directions, or a directed one without.
    pub(crate) fn looked_at(mut self, given: &Given) -> Result<Self, OptionError> {
        let network = match &self.ground {
            Ground::Case { .. } | Ground::Incidence { .. } => None,
            Ground::Network { network, .. } => Some(*network),
            Ground::Layers { networks, .. } => networks.first().map(|(_, network)| *network),
        };
        if let (Some(network), Some(direction)) = (network, given.choice::<Direction>("direction")?) {
            if direction.is_directed() != network.is_directed() {
                let known =
                    Direction::ALL.iter().filter(|known| known.is_directed() == network.is_directed()).map(|known| format!("`{known}`"));
                let what = if network.is_directed() { "a directed" } else { "an undirected" };
                let expected = format!("{} for {what} network", known.collect::<Vec<_>>().join(", "));
                return Err(OptionError::new("direction", format_args!("`{direction}`"), expected));
            }
            self.direction = direction;
        }
        Ok(self)
    }

    /// The case, where the study is of one or of a network made from one.
    #[must_use]
    pub fn case(&self) -> Option<&'a Case> {
        match &self.ground {
            Ground::Case { selection, .. } => Some(selection.case()),
            Ground::Network { case, .. } | Ground::Layers { case, .. } => *case,
            Ground::Incidence { .. } => None,
        }
    }

    /// What is in scope, where the study is of a case.
    #[must_use]
    pub fn selection(&self) -> Option<&Selection<'a>> {
        match &self.ground {
            Ground::Case { selection, .. } => Some(selection),
            Ground::Network { .. } | Ground::Layers { .. } | Ground::Incidence { .. } => None,
        }
    }

    /// What is in scope; an analysis that needs a case says so.
    pub(crate) fn needed_selection(&self, card: &'static Card) -> Result<&Selection<'a>, AnalysisError> {
        self.selection().ok_or(AnalysisError::WrongSubject { analysis: card.name, found: self.what(), expected: Subject::Case })
    }

    /// What it is of, for messages.
    pub(crate) const fn what(&self) -> &'static str {
        match self.ground {
            Ground::Case { .. } => "a case",
            Ground::Network { .. } => "a network",
            Ground::Layers { .. } => "several networks",
            Ground::Incidence { .. } => "an incidence",
        }
    }

    /// What an analysis must be asked of to be asked of this.
    pub(crate) const fn subject(&self) -> Subject {
        match self.ground {
            Ground::Case { .. } => Subject::Case,
            Ground::Network { .. } => Subject::Network,
            Ground::Layers { .. } => Subject::Layers,
            Ground::Incidence { .. } => Subject::TwoMode,
        }
    }

    /// The casebook that the case is looked at in, if there is one.
    #[must_use]
    pub fn casebook(&self) -> Option<&'a Casebook> {
        self.around.map(|(surroundings, _)| surroundings.casebook())
    }

    /// What stands around the case, and its position there, where it is looked at as one of a casebook.
    pub(crate) const fn around(&self) -> Option<(&'a Surroundings<'a>, usize)> {
        self.around
    }

    /// How measures of one actor look at the network.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// The network, worked out when first asked for; of several the first.
    #[must_use]
    pub fn network(&self) -> &Network {
        match &self.ground {
            Ground::Case { selection, network } => network.get_or_init(|| Box::new(Network::from_selection(selection))),
            Ground::Network { network, .. } => network,
            Ground::Incidence { incidence, network } => network.get_or_init(|| Box::new(joined(incidence))),
            Ground::Layers { networks, .. } => networks[0].1,
        }
    }

    /// Two modes: those that the option `modes` names of a case, or those of a table made from links.
    pub(crate) fn two_mode(&self, card: &'static Card, given: &Given) -> Result<Cow<'_, Incidence>, AnalysisError> {
        match given.choice::<Modes>(MODES.name)?.unwrap_or_default() {
            Modes::Roles => Ok(Cow::Borrowed(self.incidence(card)?)),
            modes => Ok(Cow::Owned(Incidence::of_modes(self.needed_selection(card)?, modes))),
        }
    }

    /// Who holds which role, worked out when first asked for, or the table made from links; of a network nothing.
    pub(crate) fn incidence(&self, card: &'static Card) -> Result<&Incidence, AnalysisError> {
        if let Ground::Incidence { incidence, .. } = self.ground {
            return Ok(incidence);
        }
        let selection = self.needed_selection(card)?;
        Ok(self.incidence.get_or_init(|| Incidence::of(selection)))
    }

    /// Distances in steps from each actor along ties, worked out when first asked for.
    pub(crate) fn distances(&self) -> Result<&Distances, Stopped> {
        kept(&self.distances, || self.network().distances(self.watch()))
    }

    /// The same against the direction of ties.
    pub(crate) fn distances_back(&self) -> Result<&Distances, Stopped> {
        if !self.network().is_directed() {
            return self.distances();
        }
        kept(&self.distances_back, || self.network().distances_back(self.watch()))
    }

    /// For each actor the sum of its shares of shortest ways in steps over ordered pairs of others, worked out when first asked
    /// for.
    pub(crate) fn betweenness(&self) -> Result<&[f64], Stopped> {
        kept(&self.betweenness, || self.network().betweenness(self.watch()))
    }

    /// How an actor of the network is called: its id, or its own name in a network made from edges.
    pub(crate) fn actor_name(&self, number: usize) -> String {
        actor_name(self.case(), self.network(), number)
    }

    /// Adds the keys of the network's actors to a table: `actor`, and `name` where there is a case.
    pub(crate) fn actor_keys(&self, table: &mut Table) {
        match (self.case(), self.network().case_actors()) {
            (Some(case), Some(actors)) => {
                table.actors(case, self.actors.get_or_init(|| actors.into()));
            }
            _ => self.actor_column(table, "actor", 0..self.network().actors()),
        }
    }

    /// Adds a column of actors of the network: ids of a case, or their own names, as numbers where they are numbers.
    pub(crate) fn actor_column(&self, table: &mut Table, name: &'static str, actors: impl Iterator<Item = usize>) {
        match self.network().names() {
            Some(names) if !matches!(names, Names::Texts(_)) => {
                table.integers(name, actors.map(|number| names.number(number)));
            }
            _ => {
                table.text(name, actors.map(|number| self.actor_name(number)));
            }
        }
    }

    /// A table with a row for each actor of the network: its keys, and the relations that its ties rest on.
    pub(crate) fn actor_table(&self, name: &'static str) -> Table {
        let mut table = Table::new(name, self.network().actors());
        self.actor_keys(&mut table);
        if self.case().is_some() {
            table.rests_on_shared(Arc::clone(self.relations()));
        }
        table
    }

    /// Adds the keys of pairs of actors to a table: `from` and `to`, and `from_name` and `to_name` where there is a case.
    pub(crate) fn pair_keys(&self, table: &mut Table, pairs: &[(usize, usize)]) {
        self.actor_column(table, "from", pairs.iter().map(|(from, _)| *from));
        self.actor_column(table, "to", pairs.iter().map(|(_, to)| *to));
        if let (Some(case), Some(actors)) = (self.case(), self.network().case_actors()) {
            let name = |number: usize| case.actor_at(actors[number]).name().to_owned();
            table.text("from_name", pairs.iter().map(|(from, _)| name(*from)));
            table.text("to_name", pairs.iter().map(|(_, to)| name(*to)));
        }
    }

    /// For each actor of the network what its ties rest on: the relations merged in them; nothing where there is no case.
    pub(crate) fn actor_relations(&self) -> Vec<Vec<Item>> {
        (0..self.network().actors()).map(|actor| self.relations().of(actor).to_vec()).collect()
    }

    fn relations(&self) -> &Arc<Items> {
        self.relations.get_or_init(|| {
            let network = self.network();
            let mut pairs = Vec::new();
            if self.case().is_some() {
                for (number, tie) in network.ties().enumerate() {
                    for relation in network.merged(number) {
                        pairs.push((tie.from as u32, Item::Relation(relation)));
                        pairs.push((tie.to as u32, Item::Relation(relation)));
                    }
                }
            }
            Arc::new(Items::sorted(network.actors(), &pairs))
        })
    }
}

/// What is kept, worked out where nothing is kept yet.
fn kept<'s, T: ToOwned + ?Sized>(
    cell: &'s OnceCell<T::Owned>,
    work: impl FnOnce() -> Result<Cow<'s, T>, Stopped>,
) -> Result<&'s T, Stopped> {
    if let Some(known) = cell.get() {
        return Ok(known.borrow());
    }
    Ok(match work()? {
        Cow::Borrowed(found) => found,
        Cow::Owned(found) => cell.get_or_init(|| found).borrow(),
    })
}

/// The network of both modes of a table: first its rows, then its columns.
fn joined(incidence: &Incidence) -> Network {
    let of = |side, count| (0..count).map(move |number| incidence.member_id(side, number, None).into_owned());
    let names = of(Side::Rows, incidence.rows()).chain(of(Side::Columns, incidence.columns())).collect::<Vec<_>>();
    let links = || (0..incidence.rows()).flat_map(|row| incidence.by_row().row(row).iter().map(move |column| (row as u32, *column)));
    let (source, target): (Vec<u32>, Vec<u32>) = links().map(|(row, column)| (row, incidence.rows() as u32 + column)).unzip();
    let network = Network::from_edges(names, &source, &target, None, Direction::Undirected, Parallel::Any);
    network.expect("rows and columns are as many as the names, and can be numbered together")
}

/// Adds the keys of actors of a case to a table.
pub(crate) fn case_actor_keys(table: &mut Table, case: &Case, actors: &[ActorIndex]) {
    table.actors(case, &actors.into());
}

/// How an actor of a network is called.
pub(crate) fn actor_name(case: Option<&Case>, network: &Network, number: usize) -> String {
    match (case, network.case_actors(), network.names()) {
        (Some(case), Some(actors), _) => case.actor_at(actors[number]).id().to_string(),
        (_, _, Some(names)) => names.text(number).into_owned(),
        _ => number.to_string(),
    }
}
