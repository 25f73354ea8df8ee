//! Several networks on the same actors: the kinds of relations of a case, or networks that are given, each a layer.

use std::collections::{HashMap, HashSet};

use crate::method::{AnalysisError, Card, Given, Item, OptionError, OptionKind, OptionSpec, Preset, Study, Subject};
use crate::model::{Case, Code as _, RelationKind};
use crate::view::{Network, Selection};

/// The option that names the layers of a case.
pub(crate) const LAYERS: OptionSpec = OptionSpec {
    name: "layers",
    kind: OptionKind::ChoicesByName(RelationKind::CODES),
    preset: Preset::Nothing,
    meaning: "for each layer by a name of your own the relation kinds that make it; without it each kind that makes a tie is a layer. Of \
        several networks each is a layer",
};

/// Layers over the same actors.
#[derive(Debug, Default)]
pub(crate) struct Layers {
    /// How the actors are called: ids of a case, or their own names.
    pub(crate) actors: Vec<String>,
    /// What they are called in words, of a case.
    pub(crate) names: Option<Vec<String>>,
    pub(crate) layers: Vec<Layer>,
    pub(crate) directed: bool,
}

/// One of several networks.
#[derive(Debug)]
pub(crate) struct Layer {
    pub(crate) name: String,
    /// For each actor whether it was asked about; nothing where all were.
    pub(crate) asked: Option<Vec<bool>>,
    /// The ties in the numbers of all actors, sorted; of an undirected network each once, the smaller number first.
    pub(crate) ties: Vec<(u32, u32)>,
    /// How strong they are, where weights are named.
    pub(crate) weights: Option<Vec<f64>>,
    /// Of a case, for each tie the relations that it is made of.
    relations: Option<Vec<Vec<Item>>>,
}

impl Layer {
    pub(crate) fn is_asked(&self, actor: usize) -> bool {
        self.asked.as_ref().is_none_or(|asked| asked[actor])
    }

    /// For each actor the number of its ties; of a directed network of arcs in both directions.
    pub(crate) fn degrees(&self, actors: usize) -> Vec<usize> {
        let mut degrees = vec![0; actors];
        for (a, b) in &self.ties {
            degrees[*a as usize] += 1;
            degrees[*b as usize] += 1;
        }
        degrees
    }

    /// What a comparison of the layer rests on: all relations that its ties are made of.
    pub(crate) fn basis(&self) -> impl Iterator<Item = Item> {
        self.relations.iter().flatten().flatten().copied()
    }

    /// What the tie of a pair rests on, if there is one.
    pub(crate) fn basis_of(&self, pair: (u32, u32)) -> &[Item] {
        let place = self.ties.binary_search(&pair).ok();
        place.and_then(|place| self.relations.as_ref()?.get(place)).map_or(&[], Vec::as_slice)
    }

    fn of(name: &str, network: &Network, numbers: Option<&[u32]>, actors: usize, of_case: bool) -> Self {
        let number = |actor: usize| numbers.map_or(actor as u32, |numbers| numbers[actor]);
        let mut ties: Vec<((u32, u32), f64, usize)> = network
            .ties()
            .enumerate()
            .map(|(place, tie)| {
                let (a, b) = (number(tie.from), number(tie.to));
                let pair = if network.is_directed() || a < b { (a, b) } else { (b, a) };
                (pair, tie.weight, place)
            })
            .collect();
        if numbers.is_some() {
            ties.sort_unstable_by_key(|(pair, _, _)| *pair);
        }
        let relations = of_case.then(|| ties.iter().map(|(_, _, tie)| network.merged(*tie).map(Item::Relation).collect()).collect());
        let asked = numbers.filter(|numbers| numbers.len() < actors).map(|numbers| {
            let mut asked = vec![false; actors];
            numbers.iter().for_each(|number| asked[*number as usize] = true);
            asked
        });
        let weights = network.is_weighted().then(|| ties.iter().map(|(_, weight, _)| *weight).collect());
        Self { name: name.to_owned(), asked, ties: ties.into_iter().map(|(pair, _, _)| pair).collect(), weights, relations }
    }
}

impl Layers {
    /// The layers of a study: of several networks these, of a case its kinds of relations as the option says.
    ///
    /// # Errors
    /// [`AnalysisError::Option`] when the option cannot be read; [`AnalysisError::WrongSubject`] for a single network.
    pub(crate) fn of(study: &Study<'_>, given: &Given, card: &'static Card) -> Result<Self, AnalysisError> {
        if let Some(networks) = study.networks() {
            if let Some(value) = given.get(LAYERS.name) {
                return Err(OptionError::new(LAYERS.name, value, "nothing beside several networks: each is a layer").into());
            }
            return Self::of_networks(&networks.iter().map(|(name, network)| (name.as_str(), *network)).collect::<Vec<_>>(), study.case());
        }
        let wrong = AnalysisError::WrongSubject { analysis: card.name, found: "a network", expected: Subject::Layers };
        let selection = study.selection().ok_or(wrong)?;
        let named = given.codes_by_name::<RelationKind>(LAYERS.name, "layer")?;
        Self::of_case(selection, named.as_deref())
    }

    /// The layers of a case; each kind that makes a tie where none are named.
    fn of_case(selection: &Selection<'_>, named: Option<&[(&str, Vec<RelationKind>)]>) -> Result<Self, AnalysisError> {
        let case = selection.case();
        let there = |code: &str| selection.relations().iter().any(|relation| case.relation_at(*relation).kind().as_str() == code);
        let every_kind = || {
            let kinds = RelationKind::CODES.iter().filter(|code| there(code)).filter_map(|code| RelationKind::from_code(code));
            kinds.map(|kind| (kind.as_str(), vec![kind])).collect()
        };
        let wanted: Vec<(&str, Vec<RelationKind>)> = named.map_or_else(every_kind, <[_]>::to_vec);
        let members = selection.members();
        let mut layers = Self {
            actors: members.iter().map(|actor| case.actor_at(*actor).id().to_string()).collect(),
            names: Some(members.iter().map(|actor| case.actor_at(*actor).name().to_owned()).collect()),
            layers: Vec::with_capacity(wanted.len()),
            directed: selection.scope().direction().is_directed(),
        };
        for (name, kinds) in wanted {
            let network = Network::of(case, &selection.scope().clone().with_kinds(kinds))?;
            let layer = Layer::of(name, &network, None, network.actors(), true);
            if named.is_some() || !layer.ties.is_empty() {
                layers.layers.push(layer);
            }
        }
        Ok(layers)
    }

    /// Several networks; actors with the same name are the same.
    pub(crate) fn of_networks(networks: &[(&str, &Network)], case: Option<&Case>) -> Result<Self, AnalysisError> {
        Study::of_networks(networks, case)?;
        let called = |network: &Network, actor: usize| match (case, network.case_actors(), network.names()) {
            (Some(case), Some(actors), _) => case.actor_at(actors[actor]).id().to_string(),
            (None, Some(actors), _) => actors[actor].position().to_string(),
            (_, None, Some(names)) => names.text(actor).into_owned(),
            (_, None, None) => actor.to_string(),
        };
        let mut layers = Self { directed: networks.iter().any(|(_, network)| network.is_directed()), ..Self::default() };
        let alike = |a: &Network, b: &Network| a.names() == b.names() && a.case_actors() == b.case_actors();
        let all_alike = networks.windows(2).all(|pair| alike(pair[0].1, pair[1].1));
        if let Some((_, first)) = networks.first().filter(|_| all_alike) {
            layers.actors = (0..first.actors()).map(|actor| called(first, actor)).collect();
            layers.layers =
                networks.iter().map(|(name, network)| Layer::of(name, network, None, network.actors(), case.is_some())).collect();
        } else {
            let mut known: HashMap<String, u32> = HashMap::new();
            let mut numbered = Vec::with_capacity(networks.len());
            // For each actor the last network that it was met in, counted from 1.
            let mut met: Vec<usize> = Vec::new();
            for (place, (name, network)) in networks.iter().enumerate() {
                let mut numbers = Vec::with_capacity(network.actors());
                for actor in 0..network.actors() {
                    let id = called(network, actor);
                    let next = layers.actors.len() as u32;
                    let number = *known.entry(id).or_insert_with_key(|id| {
                        layers.actors.push(id.clone());
                        next
                    });
                    met.resize(layers.actors.len(), 0);
                    if std::mem::replace(&mut met[number as usize], place + 1) == place + 1 {
                        return Err(doubled(name));
                    }
                    numbers.push(number);
                }
                numbered.push(numbers);
            }
            let actors = layers.actors.len();
            let each = networks.iter().zip(&numbered);
            layers.layers =
                each.map(|((name, network), numbers)| Layer::of(name, network, Some(numbers), actors, case.is_some())).collect();
        }
        if let Some(case) = case {
            let name = |id: &String| case.actor(id).map_or_else(|_| id.clone(), |actor| actor.name().to_owned());
            layers.names = Some(layers.actors.iter().map(name).collect());
        }
        Ok(layers)
    }

    /// For every two layers, in their order, what their comparison rests on: each relation once.
    pub(crate) fn basis_of_pairs(&self) -> impl Iterator<Item = Vec<Item>> {
        self.pairs().map(|(first, second)| {
            let mut met = HashSet::new();
            first.basis().chain(second.basis()).filter(|item| met.insert(*item)).collect()
        })
    }

    /// Every two layers, in their order.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&Layer, &Layer)> {
        self.layers.iter().enumerate().flat_map(|(place, first)| self.layers[place + 1..].iter().map(move |second| (first, second)))
    }
}

fn doubled(name: &str) -> AnalysisError {
    AnalysisError::Networks {
        name: name.to_owned(),
        found: "two actors of the same name",
        expected: "names that tell actors apart".to_owned(),
    }
}
