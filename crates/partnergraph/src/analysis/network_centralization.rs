//! Whether a network hangs on one actor or everyone in it is alike.
//!
//! One number for each way of being central, from 0 in a ring to 1 in a star, with who stands in the middle. It is what people
//! mean who ask whether a partnership is really one organisation with friends.

use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, Given, Level, OptionError, OptionKind, OptionSpec, Preset, Reason, Study, Subject, TIE_SCOPE,
    Table, TableSpec, Value,
};
use crate::view::{Choice, Network};

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "network_centralization",
    version: 1,
    level: Level::Network,
    subject: Subject::Network,
    question: "Does the network hang on one actor, or is everyone alike?",
    definition: "value = Σ(C_max − C) over all n actors, divided by the largest that this sum can be among n actors, C the score of an actor:\n\
        degree, number of partners: (n−1)(n−2). in_degree and out_degree, numbers of arcs: (n−1)².\n\
        betweenness, raw: (n−1)²(n−2)/2, directed (n−1)²(n−2).\n\
        closeness, (n−1) over the sum of distances: (n−1)(n−2)/(2n−3). harmonic, mean of 1/distance: (n−2)/2.\n\
        leaders: who has C_max; scores that differ by at most 1e-12 × max(1, C_max) are the same.",
    reading: "From 0 (all alike, as in a ring or where everyone is tied to everyone) to 1 (a star: all ties go to one actor). Without ties it is \
        0, as all are alike. It depends on size and density; compare cases of unlike size with care. No weights are used: with them the \
        largest sums do not hold.",
    undefined: &[
        (Reason::TooFewActors, "value, when the network has fewer than three actors"),
        (Reason::Disconnected, "closeness, when the network has more than one component; take harmonic"),
        (Reason::Directed, "degree, closeness and harmonic, of a directed network"),
        (Reason::Undirected, "in_degree and out_degree, of an undirected network"),
    ],
    source: "Freeman 1979, Centrality in social networks: conceptual clarification. Social Networks 1, DOI 10.1016/0378-8733(78)90021-7; \
        directed: Wasserman & Faust 1994, Social network analysis, p. 199; the largest sum of harmonic scores is that of the star.",
    elsewhere: "R igraph `centr_degree` makes room for loops by default, so that a star of 8 has 0.75 (1.3.5); `loops = FALSE` gives 1. R sna \
        gives 0 for closeness in a disconnected network. python-igraph and networkx have none. An eigenvector form is left out: there is no \
        agreed maximum. For actors and roles see `two_mode_degree`.",
    scope: TIE_SCOPE,
    options: &[FORM],
    tables: &[TableSpec {
        name: "main",
        row: "a form, in the order of the definition",
        columns: &[
            ColumnSpec::new("form", "`degree`, `in_degree`, `out_degree`, `betweenness`, `closeness` or `harmonic`"),
            ColumnSpec::new("value", "how much the network hangs on its leaders, 0 to 1"),
            ColumnSpec::new("leaders", "ids of the actors with the largest score; nobody where there is no value"),
        ],
    }],
};

const FORM: OptionSpec = OptionSpec {
    name: "form",
    kind: OptionKind::Choice(Form::WORDS),
    preset: Preset::Text("all"),
    meaning: "the one form that is wanted: `degree`, `in_degree`, `out_degree`, `betweenness`, `closeness` or `harmonic`; or `all`",
};

/// Which form is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Form {
    /// Each of them.
    #[default]
    All,
    /// By number of partners.
    Degree,
    /// By number of arcs that come in.
    InDegree,
    /// By number of arcs that go out.
    OutDegree,
    /// By shares of shortest paths between others.
    Betweenness,
    /// By distances to all others.
    Closeness,
    /// By means of 1/distance.
    Harmonic,
}

impl Choice for Form {
    const ALL: &'static [Self] =
        &[Self::All, Self::Degree, Self::InDegree, Self::OutDegree, Self::Betweenness, Self::Closeness, Self::Harmonic];
    const WORDS: &'static [&'static str] = &["all", "degree", "in_degree", "out_degree", "betweenness", "closeness", "harmonic"];
}

impl Form {
    const fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }
}

/// Which form is wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[must_use]
pub struct Options {
    form: Form,
}

impl Options {
    /// The same, with one form only.
    pub const fn with_form(mut self, form: Form) -> Self {
        self.form = form;
        self
    }
}

/// How much a network hangs on its leaders.
#[derive(Debug, Clone, PartialEq)]
pub struct Centralization {
    /// By which scores.
    pub form: Form,
    /// The sum of the distances to the largest score, as a share of the largest such sum.
    pub value: Value,
    /// The actors with the largest score, in the order of the network; nobody where there is no value.
    pub leaders: Vec<usize>,
}

/// How much a network hangs on its leaders, in each form that is wanted.
///
/// # Errors
/// [`AnalysisError::Option`] when the network has named weights: the largest possible sums hold without weights only.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::network_centralization, view::{Direction, Network, Parallel}};
///
/// let names = ["hub", "a", "b", "c"].map(String::from).to_vec();
/// let star = Network::from_edges(names, &[0, 0, 0], &[1, 2, 3], None, Direction::Undirected, Parallel::Any)?;
/// let found = network_centralization::compute(&star, &Default::default())?;
/// assert_eq!(found[0].value, Ok(1.0));
/// assert_eq!(found[0].leaders, [0]);
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, options: &Options) -> Result<Vec<Centralization>, AnalysisError> {
    of(&Study::of_network(network), options.form)
}

/// What is asked for of distances and betweenness is worked out only where a form needs it.
pub(crate) fn of(study: &Study<'_>, wanted: Form) -> Result<Vec<Centralization>, AnalysisError> {
    let network = study.network();
    if network.is_weighted() {
        let expected = "`none`: the largest possible sums hold only where ties have no weights";
        return Err(OptionError::new("weights", "a network with named weights", expected).into());
    }
    let forms = Form::ALL.iter().copied().filter(|form| *form != Form::All && (wanted == Form::All || wanted == *form));
    let (out, back, actors) = (network.successors(), network.predecessors(), network.actors());
    let n = actors as f64;
    let mut found = Vec::new();
    let of_rows = |rows: &crate::maths::Rows| (0..actors).map(|actor| rows.degree(actor) as f64).collect::<Vec<f64>>();
    for form in forms {
        let reason = match form {
            Form::Degree | Form::Closeness | Form::Harmonic if network.is_directed() => Some(Reason::Directed),
            Form::InDegree | Form::OutDegree if !network.is_directed() => Some(Reason::Undirected),
            _ => (actors < 3).then_some(Reason::TooFewActors),
        };
        if let Some(reason) = reason {
            found.push(Centralization { form, value: Err(reason), leaders: Vec::new() });
            continue;
        }
        let (scores, largest) = match form {
            Form::All | Form::Degree => (of_rows(out), (n - 1.0) * (n - 2.0)),
            Form::InDegree => (of_rows(back), (n - 1.0) * (n - 1.0)),
            Form::OutDegree => (of_rows(out), (n - 1.0) * (n - 1.0)),
            Form::Betweenness => {
                // The sums are of ordered pairs; each pair of an undirected network is among them twice.
                let times = if network.is_directed() { 1.0 } else { 2.0 };
                let scores = study.betweenness()?.iter().map(|sum| sum / times).collect();
                (scores, (n - 1.0) * (n - 1.0) * (n - 2.0) / times)
            }
            Form::Closeness => {
                let distances = study.distances()?;
                if distances.reached.iter().any(|reached| *reached as usize + 1 < actors) {
                    found.push(Centralization { form, value: Err(Reason::Disconnected), leaders: Vec::new() });
                    continue;
                }
                let scores = distances.distance_sum.iter().map(|sum| (n - 1.0) / sum).collect();
                (scores, (n - 1.0) * (n - 2.0) / (2.0 * n - 3.0))
            }
            Form::Harmonic => {
                let scores = study.distances()?.harmonic_sum.iter().map(|sum| sum / (n - 1.0)).collect();
                (scores, (n - 2.0) / 2.0)
            }
        };
        found.push(one(form, &scores, largest));
    }
    Ok(found)
}

fn one(form: Form, scores: &[f64], largest: f64) -> Centralization {
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let near = 1e-12 * f64::max(1.0, most.abs());
    let leaders = scores.iter().enumerate().filter(|(_, score)| most - **score <= near).map(|(actor, _)| actor).collect();
    let behind: f64 = scores.iter().map(|score| most - score).sum();
    Centralization { form, value: Ok(behind / largest), leaders }
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    let found = of(study, given.choice::<Form>(FORM.name)?.unwrap_or_default())?;
    let mut table = Table::new("main", found.len());
    table
        .text("form", found.iter().map(|row| row.form.word()))
        .number("value", found.iter().map(|row| row.value))
        .texts("leaders", found.iter().map(|row| row.leaders.iter().map(|actor| study.actor_name(*actor)).collect()))
        .rests_on_all(super::shared::ties::all_relations(study));
    Ok(Answer::new(&CARD, study, given).with_network_facts(study).with_table(table))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{given, network, numbers, texts};
    use super::*;
    use crate::analysis::find;
    use crate::maths::slow::{Slow, every_directed_graph, every_graph};
    use crate::method::Values;
    use crate::view::Direction;

    fn all(network: &Network) -> Vec<Centralization> {
        compute(network, &Options::default()).expect("there are no weights")
    }

    fn values(network: &Network) -> Vec<Value> {
        all(network).iter().map(|row| row.value).collect()
    }

    fn near(found: &[Value], expected: &[f64]) -> bool {
        found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| a.is_ok_and(|a| (a - b).abs() < 1e-12))
    }

    /// The forms of an undirected network.
    fn undirected(found: &[Value]) -> Vec<Value> {
        [0, 3, 4, 5].map(|place| found[place]).to_vec()
    }

    #[test]
    fn a_star_has_1_and_a_ring_and_a_complete_network_0_in_every_form() {
        for actors in 3..9_u32 {
            let star: Vec<(u32, u32)> = (1..actors).map(|other| (0, other)).collect();
            let ring: Vec<(u32, u32)> = (0..actors).map(|actor| (actor, (actor + 1) % actors)).collect();
            let complete: Vec<(u32, u32)> = (0..actors).flat_map(|a| (0..a).map(move |b| (a, b))).collect();
            let of = |edges: &[(u32, u32)]| network(actors, edges, None, Direction::Undirected);
            assert!(near(&undirected(&values(&of(&star))), &[1.0; 4]), "{:?}", values(&of(&star)));
            assert!(all(&of(&star)).iter().filter(|row| row.value.is_ok()).all(|row| row.leaders == [0]));
            for alike in [ring, complete] {
                assert!(near(&undirected(&values(&of(&alike))), &[0.0; 4]));
                assert!(all(&of(&alike)).iter().filter(|row| row.value.is_ok()).all(|row| row.leaders.len() == actors as usize));
            }
            assert_eq!(values(&of(&star))[1..3], [Err(Reason::Undirected); 2]);
        }
    }

    #[test]
    fn arcs_into_one_actor_are_a_star_by_arcs_that_come_in() {
        let found = values(&network(4, &[(1, 0), (2, 0), (3, 0)], None, Direction::Directed));
        // By hand: in 3, 0, 0, 0; out 0, 1, 1, 1, so that one of three is behind by 1 of 9.
        let none = Err(Reason::Directed);
        assert_eq!(found, [none, Ok(1.0), Ok(1.0 / 9.0), Ok(0.0), none, none]);
        // Arcs both ways between a middle and the others: it is on the way of all ordered pairs.
        let both = [(0, 1), (1, 0), (0, 2), (2, 0), (0, 3), (3, 0)];
        assert_eq!(values(&network(4, &both, None, Direction::Directed))[3], Ok(1.0));
    }

    #[test]
    fn what_is_too_small_or_in_pieces_says_so() {
        for actors in 0..3 {
            let found = values(&network(actors, &[], None, Direction::Undirected));
            assert_eq!(undirected(&found), [Err(Reason::TooFewActors); 4]);
        }
        let alone = all(&network(3, &[(1, 1)], None, Direction::Undirected));
        let found: Vec<Value> = alone.iter().map(|row| row.value).collect();
        assert_eq!(undirected(&found), [Ok(0.0), Ok(0.0), Err(Reason::Disconnected), Ok(0.0)]);
        assert_eq!((alone[0].leaders.len(), alone[4].leaders.len()), (3, 0));
    }

    #[test]
    fn weights_are_refused() {
        let weighted = network(3, &[(0, 1), (1, 2)], Some(&[1.0, 2.0]), Direction::Undirected);
        let error = compute(&weighted, &Options::default()).expect_err("weights");
        assert!(error.to_string().starts_with("option `weights`: found a network with named weights, expected `none`"), "{error}");
    }

    #[test]
    fn one_form_alone_is_that_row_and_leaders_are_named() {
        let path = network(5, &[(0, 1), (1, 2), (2, 3), (3, 4)], None, Direction::Undirected);
        let method = find("network_centralization").expect("in the register");
        let answer = method.of_network(&path, &given(&[("form", "degree")])).expect("always an answer");
        assert_eq!(texts(answer.table(), "form"), ["degree"]);
        // Two ends behind by 1 each, of 4 · 3.
        assert_eq!(numbers(answer.table(), "value"), [Some(2.0 / 12.0)]);
        let leaders = vec!["1".into(), "2".into(), "3".into()];
        assert_eq!(answer.table().column("leaders"), Some(&Values::Texts(vec![leaders])));
        let every = method.of_network(&path, &Given::nothing()).expect("always an answer");
        assert_eq!(texts(every.table(), "form"), Form::WORDS[1..]);
    }

    #[test]
    fn every_small_graph_lies_between_0_and_1_and_agrees_with_scores_worked_out_slowly() {
        let check = |found: Value, scores: Vec<f64>, largest: f64| {
            let most = scores.iter().copied().fold(0.0, f64::max);
            let expected = scores.iter().map(|score| most - score).sum::<f64>() / largest;
            assert!(found.is_ok_and(|found| (found - expected).abs() < 1e-12 && (-1e-12..=1.0 + 1e-12).contains(&found)));
        };
        for pairs in every_graph(5) {
            let slow = Slow::new(5, &pairs, false, None);
            let found = values(&network(5, &pairs, None, Direction::Undirected));
            check(found[3], slow.betweenness().iter().map(|sum| sum / 2.0).collect(), 24.0);
            check(found[5], slow.harmonic().iter().map(|sum| sum / 4.0).collect(), 1.5);
            let distances = slow.distances();
            let connected = distances.iter().flatten().all(|distance| distance.is_finite());
            assert_eq!(found[4].is_ok(), connected);
            if connected {
                check(found[4], distances.iter().map(|row| 4.0 / row.iter().sum::<f64>()).collect(), 12.0 / 7.0);
            }
        }
        for arcs in every_directed_graph(4) {
            let slow = Slow::new(4, &arcs, true, None);
            let found = values(&network(4, &arcs, None, Direction::Directed));
            check(found[3], slow.betweenness(), 18.0);
            let degree = |tied: &dyn Fn(usize, usize) -> bool| (0..4).map(|a| (0..4).filter(|b| tied(a, *b)).count() as f64).collect();
            check(found[1], degree(&|a, b| slow.tied(b, a)), 9.0);
            check(found[2], degree(&|a, b| slow.tied(a, b)), 9.0);
        }
    }
}
