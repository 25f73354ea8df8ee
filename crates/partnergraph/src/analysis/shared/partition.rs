//! What sorts actors into declared classes.

use std::collections::{HashMap, HashSet};

use crate::analysis::role_coverage::{CLASSES, class};
use crate::method::{AnalysisError, Given, OptionError, OptionKind, OptionSpec, OptionValue, Prepared, Preset, Study};
use crate::model::{Actor, ActorIndex, ActorKind, Case, Casebook, Code as _, nearest::nearest};
use crate::view::{Network, Scope, ViewError};

/// What sorts actors into declared classes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Partition {
    /// The sector: public, private, civil, residents; other and unknown sectors are no class.
    #[default]
    Sector,
    /// What sort of actor it is: organisation, unit, body and so on; where none is recorded there is no class.
    Kind,
    /// Actors by name, each with its class; who is not named has none.
    ByActor(Vec<(String, String)>),
}

/// The attributes of actors that can be named.
const WORDS: &[&str] = &["sector", "kind"];

/// The option that chooses it.
pub(crate) const PARTITION: OptionSpec = OptionSpec {
    name: "partition",
    kind: OptionKind::ClassByActor(WORDS),
    preset: Preset::Text("sector"),
    meaning: "what sorts actors into classes: the sector (public, private, civil, residents; other and unknown sectors are no class), the \
        kind of actor, or for each actor by name its class. In a network made from edges only the last says something",
};

/// What actors without a class are counted under.
pub(crate) const NO_CLASS: &str = "none";

impl Partition {
    /// The declared classes, in their order: those of the attribute, or those that are named, as they come.
    #[must_use]
    pub fn classes(&self) -> Vec<&str> {
        match self {
            Self::Sector => CLASSES.iter().map(|class| class.as_str()).collect(),
            Self::Kind => ActorKind::CODES.to_vec(),
            Self::ByActor(named) => {
                let mut seen = HashSet::new();
                named.iter().map(|(_, class)| class.as_str()).filter(|class| seen.insert(*class)).collect()
            }
        }
    }

    /// What was given as the option.
    pub(crate) fn given(given: &Given) -> Result<Self, OptionError> {
        let refused = |found: &dyn std::fmt::Display| OptionError {
            option: PARTITION.name.to_owned(),
            found: found.to_string(),
            expected: format!("one of `{}`, or for each actor by name its class", WORDS.join("`, `")),
            nearest: None,
        };
        match given.get(PARTITION.name) {
            None => Ok(Self::default()),
            Some(OptionValue::Text(word)) => match word.as_str() {
                "sector" => Ok(Self::Sector),
                "kind" => Ok(Self::Kind),
                other => Err(OptionError {
                    nearest: nearest(other, WORDS.iter().copied()).map(str::to_owned),
                    ..refused(&OptionValue::Text(word.clone()))
                }),
            },
            Some(OptionValue::Map(items)) => {
                let class = |value: &OptionValue| match value {
                    OptionValue::Text(text) => Ok(Some(text.clone())),
                    OptionValue::Whole(number) => Ok(Some(number.to_string())),
                    OptionValue::Number(number) => Ok(Some(number.to_string())),
                    OptionValue::Flag(flag) => Ok(Some(flag.to_string())),
                    OptionValue::Nothing => Ok(None),
                    other => Err(refused(other)),
                };
                let named = items.iter().filter_map(|(actor, value)| match class(value) {
                    Ok(None) => None,
                    Ok(Some(class)) => Some(Ok((actor.clone(), class))),
                    Err(error) => Some(Err(error)),
                });
                named.collect::<Result<_, _>>().map(Self::ByActor)
            }
            Some(other) => Err(refused(other)),
        }
    }

    /// The same, ready to be asked of many actors.
    fn sorter(&self) -> Result<Sorter<'_>, OptionError> {
        let Self::ByActor(named) = self else { return Ok(Sorter { partition: self, classes: HashMap::new() }) };
        let numbers: HashMap<&str, usize> = self.classes().into_iter().enumerate().map(|(number, class)| (class, number)).collect();
        let mut classes = HashMap::with_capacity(named.len());
        for (actor, class) in named {
            if classes.insert(actor.as_str(), numbers[class.as_str()]).is_some() {
                return Err(OptionError::new(PARTITION.name, format_args!("`{actor}` twice"), "each actor once"));
            }
        }
        Ok(Sorter { partition: self, classes })
    }

    /// The class of each of some actors of a case, as a position among the declared ones; nothing where it has none.
    ///
    /// # Errors
    /// [`OptionError`] when somebody is named that neither the case nor `elsewhere` knows.
    pub(crate) fn of_case(
        &self,
        case: &Case,
        elsewhere: impl Fn(&str) -> bool,
        actors: impl IntoIterator<Item = ActorIndex>,
    ) -> Result<Vec<Option<usize>>, OptionError> {
        let sorter = self.sorter()?;
        if let Self::ByActor(named) = self {
            let unknown = named.iter().find_map(|(actor, _)| case.actor_index(actor).err().filter(|_| !elsewhere(actor)));
            if let Some(unknown) = unknown {
                return Err(nobody(&unknown.found, unknown.nearest.map(|id| id.to_string()), "an actor of the case"));
            }
        }
        Ok(actors.into_iter().map(|actor| sorter.class(case, actor)).collect())
    }
}

/// A partition that is ready to be asked of many actors.
struct Sorter<'a> {
    partition: &'a Partition,
    classes: HashMap<&'a str, usize>,
}

impl Sorter<'_> {
    fn class(&self, case: &Case, actor: ActorIndex) -> Option<usize> {
        match self.partition {
            Partition::Sector => class(case, actor),
            Partition::Kind => {
                let kind = case.actor_at(actor).kind()?;
                ActorKind::CODES.iter().position(|code| *code == kind.as_str())
            }
            Partition::ByActor(_) => self.classes.get(case.actor_at(actor).id().as_str()).copied(),
        }
    }
}

fn nobody(found: &str, nearest: Option<String>, expected: &str) -> OptionError {
    OptionError { option: PARTITION.name.to_owned(), found: format!("`{found}`"), expected: expected.to_owned(), nearest }
}

/// The actors of a network, sorted into classes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Classes {
    pub(crate) names: Vec<String>,
    pub(crate) of: Vec<Option<u32>>,
}

impl Classes {
    /// The class of each actor, in the order of the network; nothing where it has none. Classes stand in the order in which they
    /// come.
    ///
    /// # Examples
    /// ```
    /// use partnergraph::analysis::Classes;
    ///
    /// let classes = Classes::new([Some("red"), None, Some("blue"), Some("red")]);
    /// assert_eq!(classes.names(), ["red", "blue"]);
    /// assert_eq!(classes.of(), [Some(0), None, Some(1), Some(0)]);
    /// ```
    #[must_use]
    pub fn new<S: AsRef<str>>(classes: impl IntoIterator<Item = Option<S>>) -> Self {
        let (mut found, mut numbers) = (Self::default(), HashMap::<String, u32>::new());
        for class in classes {
            found.of.push(class.map(|class| {
                let class = class.as_ref();
                numbers.get(class).copied().unwrap_or_else(|| {
                    let number = found.names.len() as u32;
                    found.names.push(class.to_owned());
                    numbers.insert(class.to_owned(), number);
                    number
                })
            }));
        }
        found
    }

    /// The declared classes, in their order.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// For each actor the position of its class; nothing where it has none.
    #[must_use]
    pub fn of(&self) -> &[Option<u32>] {
        &self.of
    }

    /// The actors of a network that was made from a case, in the classes of a partition; of any other network nobody has one.
    ///
    /// # Errors
    /// [`OptionError`] when the partition names an actor that the case does not have, or one twice.
    ///
    /// # Examples
    /// ```
    /// use partnergraph::{Actor, CaseBuilder, Sector, analysis::{Classes, Partition}, view::{Network, Scope}};
    ///
    /// let case = CaseBuilder::new("house", "House")
    ///     .actor(Actor::new("town", "Town").with_sector(Sector::Public))
    ///     .actor(Actor::new("firm", "Firm"))
    ///     .build()?;
    /// let network = Network::of(&case, &Scope::default())?;
    /// let sectors = Classes::of_case(&case, &network, &Partition::Sector)?;
    /// assert_eq!((sectors.name(0), sectors.name(1)), (Some("public"), None));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_case(case: &Case, network: &Network, partition: &Partition) -> Result<Self, OptionError> {
        let of = match network.case_actors() {
            Some(actors) => partition.of_case(case, |_| false, actors.iter().copied())?,
            None => vec![None; network.actors()],
        };
        Ok(Self::numbered(partition, of))
    }

    fn numbered(partition: &Partition, of: Vec<Option<usize>>) -> Self {
        let names = partition.classes().into_iter().map(str::to_owned).collect();
        Self { names, of: of.into_iter().map(|class| class.map(|class| class as u32)).collect() }
    }

    /// What an actor's class is called.
    #[must_use]
    pub fn name(&self, actor: usize) -> Option<&str> {
        self.of.get(actor).copied().flatten().map(|class| self.names[class as usize].as_str())
    }
}

/// The actors of the study's network in the classes that the option `partition` makes. A network made from edges has no
/// attributes: nobody has a class there unless it is given.
///
/// # Errors
/// [`AnalysisError::Option`] when the option cannot be read, or names an actor that is not there.
pub(crate) fn classes(study: &Study<'_>, given: &Given) -> Result<Classes, AnalysisError> {
    let partition = Partition::given(given)?;
    let network = study.network();
    let of: Vec<Option<usize>> = match (study.case(), network.case_actors()) {
        (Some(case), Some(actors)) => of_case(study, &partition, case, actors)?,
        _ => {
            let sorter = partition.sorter()?;
            let of: Vec<Option<usize>> = match network.names() {
                Some(names) => names.iter().map(|name| sorter.classes.get(&*name).copied()).collect(),
                None => vec![None; network.actors()],
            };
            if let Partition::ByActor(named) = &partition {
                // Who has a class was named: only when fewer have one than are named can somebody be named who is not there.
                if of.iter().flatten().count() < named.len() {
                    let names: Vec<_> = network.names().map(|names| names.iter().collect()).unwrap_or_default();
                    let known: HashSet<&str> = names.iter().map(|name| &**name).collect();
                    if let Some((actor, _)) = named.iter().find(|(actor, _)| !known.contains(actor.as_str())) {
                        let near = nearest(actor, names.iter().map(|name| &**name));
                        return Err(nobody(actor, near.map(str::to_owned), "an actor of the network").into());
                    }
                }
            }
            of
        }
    };
    Ok(Classes::numbered(&partition, of))
}

/// The class of each of some actors of a study's case. Over a casebook an actor of any of its cases may be named.
pub(crate) fn of_case(
    study: &Study<'_>,
    partition: &Partition,
    case: &Case,
    actors: &[ActorIndex],
) -> Result<Vec<Option<usize>>, AnalysisError> {
    let everyone = match (partition, study.around()) {
        (Partition::ByActor(_), Some((surroundings, _))) => Some(surroundings.prepared::<Everyone>()?),
        _ => None,
    };
    let elsewhere = |actor: &str| everyone.as_ref().is_some_and(|everyone| everyone.0.contains(actor));
    Ok(partition.of_case(case, elsewhere, actors.iter().copied())?)
}

/// Whether another case of the casebook that the study is one of has an actor with this id.
pub(crate) fn is_elsewhere(study: &Study<'_>, actor: &str) -> Result<bool, AnalysisError> {
    match study.around() {
        Some((surroundings, _)) => Ok(surroundings.prepared::<Everyone>()?.0.contains(actor)),
        None => Ok(false),
    }
}

/// The ids of all actors of a casebook.
struct Everyone(HashSet<String>);

impl Prepared for Everyone {
    fn of(casebook: &Casebook, _: &Scope) -> Result<Self, ViewError> {
        let ids = |case: &Case| case.actors().iter().map(Actor::id).map(ToString::to_string).collect::<Vec<_>>();
        Ok(Self(casebook.cases().iter().flat_map(|case| ids(case)).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::network;
    use super::*;
    use crate::model::{CaseBuilder, Sector};
    use crate::view::Direction;

    fn by_actor(named: &[(&str, &str)]) -> Given {
        let items = named.iter().map(|(actor, class)| ((*actor).to_owned(), OptionValue::Text((*class).to_owned())));
        Given::nothing().with("partition", OptionValue::Map(items.collect()))
    }

    fn house() -> Case {
        CaseBuilder::new("house", "House")
            .actor(Actor::new("town", "Town").with_sector(Sector::Public).with_kind(ActorKind::Organisation))
            .actor(Actor::new("club", "Club").with_sector(Sector::Civil))
            .actor(Actor::new("firm", "Firm").with_sector(Sector::Other))
            .build()
            .expect("a sound case")
    }

    fn of_house(given: &Given) -> Result<Classes, String> {
        let (case, scope) = (house(), Scope::default());
        classes(&Study::new(&case, &scope).expect("the default scope"), given).map_err(|error| error.to_string())
    }

    #[test]
    fn attributes_and_names_make_classes() {
        let by_sector = of_house(&Given::nothing()).expect("the default");
        assert_eq!(by_sector.names(), ["public", "private", "civil", "residents"]);
        assert_eq!(by_sector.of(), [Some(0), Some(2), None]);
        let by_kind = of_house(&Given::nothing().with("partition", OptionValue::Text("kind".to_owned()))).expect("an attribute");
        assert_eq!((by_kind.name(0), by_kind.name(1)), (Some("organisation"), None));
        let named = of_house(&by_actor(&[("firm", "x"), ("town", "y"), ("club", "x")])).expect("actors of the case");
        assert_eq!((named.names(), named.of()), (&["x".to_owned(), "y".to_owned()][..], &[Some(1), Some(0), Some(0)][..]));
        assert_eq!(of_house(&by_actor(&[])), Ok(Classes { names: vec![], of: vec![None; 3] }));
    }

    #[test]
    fn who_is_not_there_cannot_be_named() {
        assert_eq!(
            of_house(&by_actor(&[("twon", "x")])),
            Err("option `partition`: found `twon`, expected an actor of the case; the nearest is `town`".to_owned())
        );
        assert_eq!(
            of_house(&by_actor(&[("town", "x"), ("town", "y")])),
            Err("option `partition`: found `town` twice, expected each actor once".to_owned())
        );
        let edges = network(3, &[(0, 1)], None, Direction::Undirected);
        let found = classes(&Study::of_network(&edges), &by_actor(&[("0", "x"), ("2", "y")])).expect("they are there");
        assert_eq!(found.of(), [Some(0), None, Some(1)]);
        let error = classes(&Study::of_network(&edges), &by_actor(&[("0", "x"), ("7", "y")])).expect_err("nobody is called 7");
        assert!(error.to_string().starts_with("option `partition`: found `7`, expected an actor of the network"), "{error}");
        assert_eq!(classes(&Study::of_network(&edges), &Given::nothing()).expect("no classes").of(), [None; 3]);
    }

    #[test]
    fn a_word_that_is_none_is_refused() {
        let given = |value| Given::nothing().with("partition", value);
        assert_eq!(
            of_house(&given(OptionValue::Text("sectr".to_owned()))),
            Err(
                "option `partition`: found `sectr`, expected one of `sector`, `kind`, or for each actor by name its class; the nearest is \
                `sector`"
                    .to_owned()
            )
        );
        assert!(of_house(&given(OptionValue::Whole(3))).is_err());
        assert!(of_house(&given(OptionValue::Map(vec![("town".to_owned(), OptionValue::List(vec![]))]))).is_err());
        let whole = given(OptionValue::Map(vec![("town".to_owned(), OptionValue::Whole(1)), ("club".to_owned(), OptionValue::Nothing)]));
        assert_eq!(of_house(&whole).map(|classes| classes.names), Ok(vec!["1".to_owned()]));
    }
}
