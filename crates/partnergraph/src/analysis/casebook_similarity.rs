//! Which partnerships are built alike, whoever the actors are.
//!
//! Two houses may have no actor and no sector in common with what a third has, and still be put together in the same way: one
//! public owner in the middle, clubs around it that do not know each other. Four ways of asking give four answers.

use std::collections::HashMap;

use super::casebook_distances::{Condensed, Near};
use super::role_coverage::{CLASSES, class};
use super::shared::nearest_cases::survey;
use super::shared::similarity_tables as tables;
use crate::maths::likeness::{Edit, Edited, Labels, Portrait, Profile, Shape, Subtrees, edit};
use crate::maths::{in_blocks, likeness, pairs, weak_components};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, OptionError, OptionKind, OptionSpec, Preset, Reason, Subject, TableSpec, Value,
    Watch,
};
use crate::model::{Case, CaseId, Casebook, Code as _, RelationIndex};
use crate::view::{Choice as _, Direction, Incidence, Network, Scope, Selection, SelfActor, Weights, choices};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "casebook_similarity",
    version: 1,
    level: Level::Casebook,
    subject: Subject::Casebook,
    question: "Which partnerships are built alike, whoever the actors are?",
    definition: "Of the networks without directions, without the actor that stands for the case.\n\
        wl (Weisfeiler and Lehman): an actor's label is its sector and the sorted list of its roles (`label`); in each round the new label is the \
        old one with the sorted list of the neighbours' old ones, with `tie_kinds` each after the kinds and directions of the tie. k = Σ over \
        the labels of all rounds of the product of their counts in both; value = k/√(k of the one with itself × k of the other).\n\
        portrait: B(l,k) = number of actors with k others at distance l, l = 0 included. pairs: P = k B(l,k)/Σ k B(l,k). factorised: P = \
        B(l,k)/n × the share of pairs at distance l. value = the divergence of Jensen and Shannon of both P, to base 2.\n\
        netsimile: of each actor neighbours, clustering, mean neighbours and mean clustering of the neighbours (what is undefined is 0), ties \
        among it and its neighbours, ties that leave these, actors outside at their ends; of each of the seven median, mean, standard \
        deviation, skewness and excess kurtosis over the actors; value = Σ |x − y|/(|x| + |y|) of the 35 numbers.\n\
        edit: an actor in or out, another label, a tie in or out cost 1 each. Up to 8 actors on both sides all ways are gone through; otherwise \
        `upper` is the cost of the way that the best assignment of actors by label and number of neighbours gives, and `lower` = max(n1, n2) − \
        labels in common + |m1 − m2|. value = cost/(n1 + m1 + n2 + m2), where both meet.",
    reading: "wl: 1 for networks that cannot be told apart, 0 for no label in common. All others are distances: 0 for alike; portrait and edit up to \
        1, netsimile up to 35. Values of different methods cannot be compared. Pairs in different pieces leave no trace in a portrait, so look \
        at `components`. A small network and a large one differ by size alone, and what was not written down is not there.",
    undefined: &[
        (Reason::NoActors, "value, when one of the networks has no actor"),
        (Reason::TooLarge, "value and cost of `edit`, where lower and upper do not meet"),
        (Reason::TooFewCases, "everything, with fewer than two cases: the tables of pairs are empty and a remark says so"),
    ],
    source: "Shervashidze et al. 2011, Weisfeiler-Lehman graph kernels. JMLR 12; Bagrow & Bollt 2019, An information-theoretic, all-scales approach \
        to comparing networks. Applied Network Science 4; Berlingerio et al. 2012, NetSimile; Riesen & Bunke 2009, Approximate graph edit \
        distance computation by means of bipartite graph matching. Image and Vision Computing 27.",
    elsewhere: "netrd gives the portrait divergence that is called factorised here; the authors' own code the other. Programs for NetSimile differ in \
        every choice; compare only with ourselves.",
    scope: SCOPE,
    options: &[
        OptionSpec {
            name: "method",
            kind: OptionKind::Choice(Method::WORDS),
            preset: Preset::Text("wl"),
            meaning: "`wl`, `portrait`, `netsimile` or `edit`, as in the definition",
        },
        OptionSpec {
            name: "label",
            kind: OptionKind::Choice(Label::WORDS),
            preset: Preset::Text("class_and_roles"),
            meaning: "for `wl` and `edit`, what an actor is labelled with: its sector and roles, one of the two, its kind, or nothing",
        },
        OptionSpec {
            name: "rounds",
            kind: OptionKind::Whole { min: 0, max: 20 },
            preset: Preset::Whole(2),
            meaning: "for `wl`, how many steps around each actor are looked at",
        },
        OptionSpec {
            name: "tie_kinds",
            kind: OptionKind::Flag,
            preset: Preset::Flag(false),
            meaning: "for `wl`, whether kinds and directions of ties count too",
        },
        OptionSpec {
            name: "weighting",
            kind: OptionKind::Choice(Weighting::WORDS),
            preset: Preset::Text("pairs"),
            meaning: "for `portrait`, `pairs` or `factorised`, as in the definition",
        },
        OptionSpec {
            name: "nearest",
            kind: OptionKind::Whole { min: 1, max: 1000 },
            preset: Preset::Whole(3),
            meaning: "how many of the cases most alike are listed",
        },
        OptionSpec {
            name: "pairs_up_to",
            kind: OptionKind::Whole { min: 0, max: 20_000 },
            preset: Preset::Whole(PAIRS_UP_TO as i64),
            meaning: "up to how many cases every pair has a row in `main`; beyond, only each case with those most alike",
        },
    ],
    tables: &[
        TableSpec {
            name: "main",
            row: "a pair of cases, in the order of the casebook",
            columns: &[
                ColumnSpec::new("case", "id of the case that comes first"),
                ColumnSpec::new("other", "id of the other"),
                ColumnSpec::new("value", "how alike they are (`wl`), or how far apart (all others)"),
            ],
        },
        TableSpec {
            name: "nearest",
            row: "a case and one of the cases most alike, first the most",
            columns: &[
                ColumnSpec::new("case", "id of the case"),
                ColumnSpec::new("rank", "1 for the most alike; equals share the smaller rank"),
                ColumnSpec::new("other", "id of the one that is alike"),
                ColumnSpec::new("value", "as in `main`"),
            ],
        },
        TableSpec {
            name: "cases",
            row: "a case",
            columns: &[
                ColumnSpec::new("case", "id of the case"),
                ColumnSpec::new("actors", "number of actors of the network"),
                ColumnSpec::new("ties", "number of ties between them"),
                ColumnSpec::new("components", "number of pieces, an actor alone being one"),
                ColumnSpec::new("sizes", "number of actors of each piece, the largest first, as texts"),
            ],
        },
        TableSpec {
            name: "kernels",
            row: "a pair of cases, with `wl`",
            columns: &[
                ColumnSpec::new("case", "id of the case that comes first"),
                ColumnSpec::new("other", "id of the other"),
                ColumnSpec::new("kernel", "k of the two"),
                ColumnSpec::new("of_case", "k of the first with itself"),
                ColumnSpec::new("of_other", "k of the other with itself"),
            ],
        },
        TableSpec {
            name: "edits",
            row: "a pair of cases that both have actors, with `edit`",
            columns: &[
                ColumnSpec::new("case", "id of the case that comes first"),
                ColumnSpec::new("other", "id of the other"),
                ColumnSpec::new("cost", "number of changes that make the one of the other, where it is known"),
                ColumnSpec::new("lower", "it is no less"),
                ColumnSpec::new("upper", "it is no more"),
                ColumnSpec::new("exact", "whether both meet"),
            ],
        },
    ],
};

const SCOPE: &[&str] = &["at", "statuses", "stages", "uncertain", "level", "include_self", "kinds", "at_least"];
const PAIRS_UP_TO: usize = 1000;

choices! {
    /// How networks are compared.
    Method {
        /// By what stands around each actor.
        Wl = "wl",
        /// By how many are how far away.
        Portrait = "portrait",
        /// By how actors are tied on the whole.
        Netsimile = "netsimile",
        /// By how much has to be changed.
        Edit = "edit",
    }

    /// What an actor is labelled with.
    Label {
        /// Its sector and its roles.
        ClassAndRoles = "class_and_roles",
        /// Its sector.
        Class = "class",
        /// Its roles.
        Roles = "roles",
        /// What sort of actor it is.
        Kind = "kind",
        /// Nothing: all are alike.
        None = "none",
    }

    /// How the cells of a portrait are weighted.
    Weighting {
        /// By pairs of actors.
        Pairs = "pairs",
        /// By actors at each distance.
        Factorised = "factorised",
    }

    /// Whether kinds and directions of ties count.
    TieKinds {
        /// A tie is a tie.
        Alike = "alike",
        /// Ties of different kinds differ.
        Count = "count",
    }
}

/// How networks are compared.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Options {
    scope: Scope,
    method: Method,
    label: Label,
    rounds: usize,
    tie_kinds: TieKinds,
    weighting: Weighting,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            scope: Scope::default(),
            method: Method::default(),
            label: Label::default(),
            rounds: 2,
            tie_kinds: TieKinds::default(),
            weighting: Weighting::default(),
        }
    }
}

impl Options {
    /// The same, of another part of each case. Directions and weights say nothing here.
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same, compared in another way.
    pub const fn with_method(mut self, method: Method) -> Self {
        self.method = method;
        self
    }

    /// The same, with actors labelled in another way.
    pub const fn with_label(mut self, label: Label) -> Self {
        self.label = label;
        self
    }

    /// The same, with so many rounds; at most 20.
    pub const fn with_rounds(mut self, rounds: usize) -> Self {
        self.rounds = if rounds > 20 { 20 } else { rounds };
        self
    }

    /// The same, with kinds of ties that count or not.
    pub const fn with_tie_kinds(mut self, tie_kinds: TieKinds) -> Self {
        self.tie_kinds = tie_kinds;
        self
    }

    /// The same, with portraits weighted in another way.
    pub const fn with_weighting(mut self, weighting: Weighting) -> Self {
        self.weighting = weighting;
        self
    }
}

/// What pairs are compared by; each case has one.
#[derive(Debug, Clone)]
enum Signatures {
    Subtrees(Vec<Subtrees>),
    Portraits(Vec<Option<Portrait>>),
    Profiles(Vec<Option<Profile>>),
    Shapes,
}

/// How alike networks are.
#[derive(Debug, Clone)]
pub struct CasebookSimilarity {
    /// The ids of the cases, in their order.
    pub cases: Vec<CaseId>,
    /// The number of actors of each network.
    pub actors: Vec<usize>,
    /// The number of ties of each network.
    pub ties: Vec<usize>,
    /// The number of actors of each piece of each network, the largest first.
    pub components: Vec<Vec<usize>>,
    /// The value of each pair; `NaN` where there is none.
    pub values: Condensed,
    /// The number of assignments and relations in scope that are marked as uncertain.
    pub uncertain: usize,
    method: Method,
    shapes: Vec<Shape>,
    signatures: Signatures,
}

impl CasebookSimilarity {
    /// The value of two cases, by position.
    ///
    /// # Errors
    /// [`Reason::NoActors`] when one has no actor, [`Reason::TooLarge`] where the edit distance is not known.
    pub fn value(&self, one: usize, other: usize) -> Value {
        let value = self.values.at(one, other);
        if self.actors[one] == 0 || self.actors[other] == 0 {
            Err(Reason::NoActors)
        } else if one == other {
            Ok(if self.method == Method::Wl { 1.0 } else { 0.0 })
        } else if value.is_nan() {
            Err(Reason::TooLarge)
        } else {
            Ok(value)
        }
    }

    /// The kernel of two cases, with `wl`.
    #[must_use]
    pub fn kernel(&self, one: usize, other: usize) -> Option<u64> {
        match &self.signatures {
            Signatures::Subtrees(all) => Some(all[one].kernel(&all[other])),
            _ => None,
        }
    }

    /// The least and the most that it costs to make one network of the other, with `edit`; nothing where one has no actor.
    #[must_use]
    pub fn edit(&self, one: usize, other: usize) -> Option<[usize; 2]> {
        let has_actors = self.actors[one] > 0 && self.actors[other] > 0;
        let (Edit { lower, upper }, _) =
            (self.method == Method::Edit && has_actors).then(|| edit(&self.shapes[one], &self.shapes[other]))?;
        Some([lower, upper])
    }

    /// The cases most alike to each, at most so many; their values as distances, for `wl` 1 − value.
    pub(crate) fn nearest(&self, most: usize, watch: &Watch) -> Result<Vec<Vec<Near>>, AnalysisError> {
        let values = self.values.values();
        if self.method == Method::Wl {
            let apart = Condensed::new(self.cases.len(), values.iter().map(|value| 1.0 - value).collect());
            return Ok(survey(&apart.expect("as many as there were"), most, |_, _| true, watch)?.nearest);
        }
        Ok(survey(&self.values, most, |_, _| true, watch)?.nearest)
    }

    pub(crate) const fn method(&self) -> Method {
        self.method
    }
}

/// A network before its labels are numbered together with those of the others.
struct Raw {
    labels: Vec<String>,
    ties: Vec<(u32, u32, [String; 2])>,
    components: Vec<usize>,
    uncertain: usize,
}

/// How alike the networks of every two cases are.
///
/// - Cost: a signature for each case, and for each pair a pass over both; blocks of pairs side by side in a rayon pool. `edit` of
///   larger networks takes the cube of the number of their actors for each pair.
///
/// # Errors
/// [`AnalysisError::View`] when the scope cannot be applied.
///
/// # Examples
/// ```
/// use partnergraph::{Actor, CaseBuilder, Casebook, Relation, RelationKind, Sector, analysis::casebook_similarity};
///
/// // A chain of a club, a town and a club, and one of two clubs and a town.
/// let chain = |id: &str, sectors: [Sector; 3]| {
///     let case = ["a", "b", "c"].iter().zip(sectors).fold(CaseBuilder::new(id, id), |case, (id, sector)| {
///         case.actor(Actor::new(*id, *id).with_sector(sector))
///     });
///     case.relation(Relation::new("a", "b", RelationKind::Informs)).relation(Relation::new("b", "c", RelationKind::Informs)).build()
/// };
/// let (town, club) = (Sector::Public, Sector::Civil);
/// let book: Casebook = [chain("x", [club, town, club])?, chain("y", [club, club, town])?].into_iter().collect();
/// let found = casebook_similarity::compute(&book, &casebook_similarity::Options::default().with_rounds(1))?;
/// assert_eq!((found.kernel(0, 1), found.kernel(0, 0), found.kernel(1, 1)), (Some(5), Some(10), Some(8)));
/// assert!(found.value(0, 1).is_ok_and(|value| (value - 0.559017).abs() < 1e-6));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(casebook: &Casebook, options: &Options) -> Result<CasebookSimilarity, AnalysisError> {
    of(casebook, options, &Watch::new())
}

fn of(casebook: &Casebook, options: &Options, watch: &Watch) -> Result<CasebookSimilarity, AnalysisError> {
    let cases = casebook.cases();
    let mut scope = options.scope.clone().with_direction(Direction::Undirected).with_weights(Weights::None);
    (scope.collapse, scope.actors) = (None, None);
    let (mut raw, mut failed) = (Vec::with_capacity(cases.len()), None);
    watch.expect(2 * cases.len());
    let of_block = |(): &mut (), range: std::ops::Range<usize>| {
        cases[range].iter().map(|case| read(case, &scope, options)).collect::<Result<Vec<_>, AnalysisError>>()
    };
    in_blocks(
        cases.len(),
        32,
        watch,
        || (),
        of_block,
        |part| match part {
            Ok(part) => {
                watch.add_done(part.len());
                raw.extend(part);
            }
            Err(error) => failed = failed.take().or(Some(error)),
        },
    )?;
    if let Some(error) = failed {
        return Err(error);
    }
    let shapes = numbered(&raw);
    let signatures = signed(&shapes, options, watch)?;
    let count = cases.len();
    let mut values = Vec::with_capacity(pairs(count));
    let own: Vec<f64> = match &signatures {
        Signatures::Subtrees(all) => all.iter().map(|of| of.kernel(of) as f64).collect(),
        _ => Vec::new(),
    };
    let compared = |(): &mut (), range: std::ops::Range<usize>| {
        let mut part = Vec::new();
        for one in range.clone() {
            for other in one + 1..count {
                // One pair of large networks can take long.
                if options.method == Method::Edit {
                    watch.check()?;
                }
                part.push(between(&shapes, &signatures, &own, one, other));
            }
        }
        watch.add_done(range.len());
        Ok(part)
    };
    let mut stopped = None;
    in_blocks(
        count,
        if options.method == Method::Edit { 1 } else { 8 },
        watch,
        || (),
        compared,
        |part| match part {
            Ok(part) => values.extend(part),
            Err(error) => stopped = Some(error),
        },
    )?;
    if let Some(error) = stopped {
        return Err(AnalysisError::Stopped(error));
    }
    Ok(CasebookSimilarity {
        cases: cases.iter().map(|case| case.id().clone()).collect(),
        actors: shapes.iter().map(Shape::items).collect(),
        ties: shapes.iter().map(Shape::ties).collect(),
        uncertain: raw.iter().map(|raw| raw.uncertain).sum(),
        components: raw.into_iter().map(|raw| raw.components).collect(),
        values: Condensed::new(count, values).expect("a value for each pair"),
        method: options.method,
        shapes,
        signatures,
    })
}

fn between(shapes: &[Shape], signatures: &Signatures, own: &[f64], one: usize, other: usize) -> f64 {
    if shapes[one].items() == 0 || shapes[other].items() == 0 {
        return f64::NAN;
    }
    match signatures {
        Signatures::Subtrees(all) => (all[one].kernel(&all[other]) as f64 / (own[one] * own[other]).sqrt()).min(1.0),
        Signatures::Portraits(all) => all[one].as_ref().zip(all[other].as_ref()).map_or(f64::NAN, |(one, other)| one.divergence(other)),
        Signatures::Profiles(all) => all[one].as_ref().zip(all[other].as_ref()).map_or(f64::NAN, |(one, other)| one.distance(other)),
        Signatures::Shapes => {
            let (one, other) = (&shapes[one], &shapes[other]);
            let (Edit { lower, upper }, how) = edit(one, other);
            let is_known = how == Edited::Exactly || lower == upper;
            let all = one.items() + one.ties() + other.items() + other.ties();
            if is_known { upper as f64 / all as f64 } else { f64::NAN }
        }
    }
}

/// The network of a case with everything that labels are made of.
fn read(case: &Case, scope: &Scope, options: &Options) -> Result<Raw, AnalysisError> {
    let selection = Selection::of(case, scope)?;
    let network = Network::from_selection(&selection);
    let actors = network.case_actors().unwrap_or_default();
    let is_labelled = matches!(options.method, Method::Wl | Method::Edit);
    let mut held: HashMap<_, Vec<&str>> = HashMap::new();
    if is_labelled && matches!(options.label, Label::ClassAndRoles | Label::Roles) {
        let incidence = Incidence::of(&selection);
        for (row, actor) in incidence.actors().iter().enumerate() {
            let mut roles: Vec<&str> =
                incidence.by_actor().row(row).iter().map(|role| case.roles()[*role as usize].id().as_str()).collect();
            roles.sort_unstable();
            held.insert(*actor, roles);
        }
    }
    let sector = |actor| class(case, actor).map_or("", |class| CLASSES[class].as_str());
    let roles = |actor| held.get(&actor).map(|roles| roles.join("\u{1f}")).unwrap_or_default();
    let label = |actor| match options.label {
        _ if !is_labelled => String::new(),
        Label::ClassAndRoles => format!("{}\u{1e}{}", sector(actor), roles(actor)),
        Label::Class => sector(actor).to_owned(),
        Label::Roles => roles(actor),
        Label::Kind => case.actor_at(actor).kind().map(|kind| kind.as_str().to_owned()).unwrap_or_default(),
        Label::None => String::new(),
    };
    let is_marked = options.method == Method::Wl && options.tie_kinds == TieKinds::Count;
    let ties = network.ties().enumerate().map(|(number, tie)| {
        let mark = |from: usize| {
            let of_relation = |relation: RelationIndex| {
                let recorded = case.relation_at(relation);
                let way = if recorded.is_mutual() {
                    "with"
                } else if selection.ends(relation).0 == actors[from] {
                    "to"
                } else {
                    "from"
                };
                format!("{} {way}", recorded.kind().as_str())
            };
            let mut kinds: Vec<String> = network.merged(number).map(of_relation).collect();
            kinds.sort_unstable();
            kinds.dedup();
            kinds.join("\u{1f}")
        };
        let marks = if is_marked { [mark(tie.from), mark(tie.to)] } else { [String::new(), String::new()] };
        (tie.from as u32, tie.to as u32, marks)
    });
    Ok(Raw {
        ties: ties.collect(),
        labels: actors.iter().map(|actor| label(*actor)).collect(),
        components: weak_components(network.successors(), network.predecessors()).pieces.iter().map(<[u32]>::len).collect(),
        uncertain: selection.uncertain(),
    })
}

/// The networks with the same number for the same label, in all of them.
fn numbered(raw: &[Raw]) -> Vec<Shape> {
    let mut known: HashMap<&str, u32> = HashMap::new();
    // The empty text is a label too, and means that nothing is said of a tie.
    known.insert("", 0);
    let mut shapes = Vec::with_capacity(raw.len());
    for of in raw {
        for text in of.labels.iter().chain(of.ties.iter().flat_map(|(_, _, marks)| marks)) {
            let next = known.len() as u32;
            known.entry(text.as_str()).or_insert(next);
        }
        let of_text = |text: &String| known.get(text.as_str()).copied().unwrap_or(0);
        let labels = of.labels.iter().map(of_text).collect();
        let ties: Vec<(u32, u32, [u32; 2])> =
            of.ties.iter().map(|(from, to, [one, other])| (*from, *to, [of_text(one), of_text(other)])).collect();
        shapes.push(Shape::new(labels, &ties));
    }
    shapes
}

fn signed(shapes: &[Shape], options: &Options, watch: &Watch) -> Result<Signatures, AnalysisError> {
    let has_actors = |shape: &Shape| shape.items() > 0;
    Ok(match options.method {
        Method::Wl => {
            let mut labels = Labels::default();
            let mut found = Vec::with_capacity(shapes.len());
            for shape in shapes {
                watch.check()?;
                found.push(labels.of(shape, options.rounds));
            }
            Signatures::Subtrees(found)
        }
        Method::Portrait => {
            let weighting = match options.weighting {
                Weighting::Pairs => likeness::Weighting::Pairs,
                Weighting::Factorised => likeness::Weighting::Factorised,
            };
            Signatures::Portraits(each(shapes, watch, |shape| has_actors(shape).then(|| Portrait::of(shape, weighting)))?)
        }
        Method::Netsimile => Signatures::Profiles(each(shapes, watch, |shape| has_actors(shape).then(|| Profile::of(shape)))?),
        Method::Edit => Signatures::Shapes,
    })
}

fn each<T: Send>(shapes: &[Shape], watch: &Watch, make: impl Fn(&Shape) -> T + Sync) -> Result<Vec<T>, AnalysisError> {
    let mut found = Vec::with_capacity(shapes.len());
    let of_block = |(): &mut (), range: std::ops::Range<usize>| shapes[range].iter().map(&make).collect::<Vec<T>>();
    in_blocks(shapes.len(), 16, watch, || (), of_block, |part| found.extend(part))?;
    Ok(found)
}

fn given_options(given: &Given) -> Result<Options, AnalysisError> {
    let rounds = given.whole("rounds", 0, 20)?.map_or(2, |rounds| usize::try_from(rounds).unwrap_or(2));
    let method = given.choice("method")?.unwrap_or_default();
    let preset = Options::default();
    let other = [
        ("rounds", rounds != preset.rounds, &[Method::Wl][..]),
        ("tie_kinds", given.flag("tie_kinds")? == Some(true), &[Method::Wl]),
        ("label", given.choice("label")?.is_some_and(|label: Label| label != preset.label), &[Method::Wl, Method::Edit]),
        ("weighting", given.choice("weighting")?.is_some_and(|weighting: Weighting| weighting != preset.weighting), &[Method::Portrait]),
    ];
    // What is preset says nothing.
    if let Some((option, _, of)) = other.into_iter().find(|(_, is_other, of)| *is_other && !of.contains(&method)) {
        let words: Vec<&str> = of.iter().map(|method| method.as_str()).collect();
        let expected = format!("nothing, or `method={}`", words.join("` or `"));
        return Err(OptionError::new(option, format_args!("a value beside `method={method}`"), expected).into());
    }
    let tie_kinds = if given.flag("tie_kinds")? == Some(true) { TieKinds::Count } else { TieKinds::Alike };
    Ok(Options {
        scope: given.scope()?,
        method,
        label: given.choice("label")?.unwrap_or_default(),
        rounds,
        tie_kinds,
        weighting: given.choice("weighting")?.unwrap_or_default(),
    })
}

pub(crate) fn run(casebook: &Casebook, given: &Given, watch: &Watch) -> Result<Answer, AnalysisError> {
    let options = given_options(given)?;
    let near = given.whole("nearest", 1, 1000)?.map_or(3, |near| usize::try_from(near).unwrap_or(3));
    let up_to = given.whole("pairs_up_to", 0, 20_000)?.map_or(PAIRS_UP_TO, |most| usize::try_from(most).unwrap_or(0));
    let found = of(casebook, &options, watch)?;
    let nearest = found.nearest(near, watch)?;
    let listed = tables::pairs(found.cases.len(), up_to, &nearest);
    let mut answer = Answer::bare(&CARD, given)
        .with_uncertain(found.uncertain)
        .with_table(tables::main(&found, &listed))
        .with_table(tables::nearest(&found, &nearest))
        .with_table(tables::cases(&found))
        .with_table(tables::kernels(&found, &listed))
        .with_table(tables::edits(&found, &listed));
    if found.cases.len() < 2 {
        answer = answer.with_remark("there are fewer than two cases to compare (too_few_cases)");
    }
    if found.cases.len() > up_to {
        answer =
            answer.with_remark(format!("{} cases: each is listed with those most alike only; `pairs_up_to` lists all", found.cases.len()));
    }
    let empty = found.actors.iter().filter(|actors| **actors == 0).count();
    if empty > 0 {
        answer = answer.with_remark(format!("cases without an actor, which cannot be compared: {empty}"));
    }
    if options.scope.self_actor() == SelfActor::Included {
        answer =
            answer.with_remark("the actors that stand for the cases are in the networks, each at the centre of its own by construction");
    }
    Ok(answer)
}

#[cfg(test)]
mod tests;
