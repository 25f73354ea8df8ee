//! Who points to the good sources, and who is pointed to by good hubs.
//!
//! Two scores that rest on each other: a hub is good when it points to good authorities, an authority when good hubs point to it.

use super::shared::spectral::{check_direction, settled, weighing};
use crate::maths::Watch;
use crate::maths::spectral::{Leading, Weighing, of_arcs};
use crate::method::{
    AnalysisError, Answer, Card, ColumnSpec, DIRECTED, DIRECTED_SCOPE, Given, Level, Reason, Study, Subject, Table, TableSpec, Value,
};
use crate::view::Network;

/// What a reader must know about it.
pub const CARD: Card = Card {
    name: "actor_hits",
    version: 1,
    level: Level::Actor,
    subject: Subject::Network,
    question: "Who points to the good sources, and who is pointed to by good hubs?",
    definition: "A the adjacency matrix (with weights, of the weights), rows are senders. hub = the left, authority = the right singular \
        vector of A for its largest singular value σ1, none of their entries negative, each of length 1.\n\
        summary: σ1, the second largest singular value σ2, and how many actors have a hub or authority score above 0 (the support).",
    reading: "From 0 to 1. A high hub points to many high authorities, a high authority is pointed to by many high hubs. Everything speaks of \
        the part of the network where σ1 is at home; who is outside it has 0, however well tied elsewhere. The nearer σ2 is to σ1, the less \
        the scores say.",
    undefined: &[
        (Reason::NoTies, "everything, when the network has no tie"),
        (
            Reason::Undirected,
            "everything, when the network is undirected or every arc has its reverse, with weights one of the same weight: hub and authority \
             would both be the eigenvector",
        ),
        (Reason::AmbiguousLeadingPair, "hub and authority, when σ1 − σ2 ≤ 1e-9 σ1: then the pair is not the only one"),
        (
            Reason::NotConverged,
            "everything, where the procedure did not settle; sigma_2 alone, where in a large network it needs many more steps than σ1",
        ),
    ],
    source: "Kleinberg 1999, Authoritative sources in a hyperlinked environment. Journal of the ACM 46, DOI 10.1145/324133.324140.",
    elsewhere: "networkx scales each vector to sum 1, igraph to maximum 1. networkx 3.6.1 gives negative values on some multigraphs; do not \
        use it as a reference there.",
    scope: DIRECTED_SCOPE,
    options: &[DIRECTED],
    tables: &[
        TableSpec {
            name: "main",
            row: "an actor of the network, in document order",
            columns: &[
                ColumnSpec::new("actor", "id of the actor"),
                ColumnSpec::new("name", "its name; only of a case"),
                ColumnSpec::new("hub", "how well it points to good authorities, 0 to 1; the squares of all add up to 1"),
                ColumnSpec::new("authority", "how well good hubs point to it, 0 to 1; the squares of all add up to 1"),
            ],
        },
        TableSpec {
            name: "summary",
            row: "the network",
            columns: &[
                ColumnSpec::new("sigma_1", "the largest singular value, above 0"),
                ColumnSpec::new("sigma_2", "the second largest singular value, 0 or more"),
                ColumnSpec::new("hubs", "number of actors with a hub score above 0"),
                ColumnSpec::new("authorities", "number of actors with an authority score above 0"),
            ],
        },
    ],
};

/// Nothing can be chosen yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[must_use]
pub struct Options {}

/// Hubs and authorities, and how sure they are.
#[derive(Debug, Clone, PartialEq)]
pub struct Hits {
    /// For each actor how well it points to good authorities.
    pub hubs: Vec<Value>,
    /// For each actor how well good hubs point to it.
    pub authorities: Vec<Value>,
    /// The largest singular value.
    pub sigma_1: Value,
    /// The second largest singular value.
    pub sigma_2: Value,
    /// The numbers of actors with a hub and with an authority score above 0.
    pub support: Value<(usize, usize)>,
}

/// Hub and authority of each actor, in the order of the network.
///
/// # Errors
/// Never; the result is what other analyses of networks give too.
///
/// # Examples
/// ```
/// use partnergraph::{analysis::actor_hits, view::{Direction, Network, Parallel}};
///
/// let names = ["a", "b", "c"].map(String::from).to_vec();
/// let arcs = Network::from_edges(names, &[0, 1], &[2, 2], None, Direction::Directed, Parallel::Any)?;
/// let found = actor_hits::compute(&arcs, &Default::default())?;
/// assert!(found.hubs[0].is_ok_and(|hub| (hub - 0.5_f64.sqrt()).abs() < 1e-12));
/// assert!(found.authorities[2].is_ok_and(|authority| (authority - 1.0).abs() < 1e-12));
/// assert_eq!(found.support, Ok((2, 1)));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn compute(network: &Network, options: &Options) -> Result<Hits, AnalysisError> {
    let Options {} = options;
    of(network, Watch::nobody())
}

pub(crate) fn of(network: &Network, watch: &Watch) -> Result<Hits, AnalysisError> {
    let actors = network.actors();
    let nothing = |reason| Hits {
        hubs: vec![Err(reason); actors],
        authorities: vec![Err(reason); actors],
        sigma_1: Err(reason),
        sigma_2: Err(reason),
        support: Err(reason),
    };
    if network.ties().len() == 0 {
        return Ok(nothing(Reason::NoTies));
    }
    if is_symmetric(network) {
        return Ok(nothing(Reason::Undirected));
    }
    let found = of_arcs(network.successors(), network.predecessors(), weighing(network), watch)?;
    let Some((Leading { entries, .. }, piece)) = found.and_then(|found| found.pieces.first().copied().map(|piece| (found, piece))) else {
        return Ok(nothing(Reason::NotConverged));
    };
    let (sigma_1, sigma_2) = (settled(piece.largest), settled(piece.second));
    if let (Ok(first), Ok(second)) = (sigma_1, sigma_2)
        && first - second <= 1e-9 * first
    {
        return Ok(Hits { sigma_1, sigma_2, ..nothing(Reason::AmbiguousLeadingPair) });
    }
    let values = |side: &[f64]| side.iter().map(|value| Ok(*value)).collect();
    let (hubs, authorities) = entries.split_at(actors);
    Ok(Hits { hubs: values(hubs), authorities: values(authorities), sigma_1, sigma_2, support: Ok(piece.sizes) })
}

/// Whether every arc has its reverse, with weights one of the same weight.
fn is_symmetric(network: &Network) -> bool {
    let (out, back) = (network.successors(), network.predecessors());
    let same = |actor| weighing(network) == Weighing::Alike || out.row_weights(actor) == back.row_weights(actor);
    !network.is_directed() || (0..network.actors()).all(|actor| out.row(actor) == back.row(actor) && same(actor))
}

pub(crate) fn run(study: &Study<'_>, given: &Given) -> Result<Answer, AnalysisError> {
    check_direction(given)?;
    let found = of(study.network(), study.watch())?;
    let mut main = study.actor_table("main");
    main.number("hub", found.hubs).number("authority", found.authorities);
    let mut summary = Table::new("summary", 1);
    summary
        .number("sigma_1", [found.sigma_1])
        .number("sigma_2", [found.sigma_2])
        .whole("hubs", [found.support.map(|support| support.0)])
        .whole("authorities", [found.support.map(|support| support.1)]);
    Ok(Answer::new(&CARD, study, given).with_network_facts(study).with_table(main).with_table(summary))
}

#[cfg(test)]
mod tests {
    use super::super::shared::testing::{close, network, numbers, table, wholes};
    use super::*;
    use crate::analysis::find;
    use crate::maths::Stopped;
    use crate::maths::slow::{Slow, eigenpairs, every_directed_graph};
    use crate::model::{Actor, CaseBuilder, Relation, RelationKind};
    use crate::view::Direction;

    fn found(actors: u32, arcs: &[(u32, u32)], weights: Option<&[f64]>) -> Hits {
        compute(&network(actors, arcs, weights, Direction::Directed), &Options::default()).expect("nothing is refused")
    }

    fn values(list: &[Value]) -> Vec<f64> {
        list.iter().map(|value| value.unwrap_or(f64::NAN)).collect()
    }

    #[test]
    fn what_says_nothing_of_hubs_has_no_scores() {
        assert!(found(0, &[], None).hubs.is_empty());
        assert_eq!(found(2, &[(1, 1)], None).hubs, [Err(Reason::NoTies); 2]);
        let tie = compute(&network(2, &[(0, 1)], None, Direction::Undirected), &Options::default()).expect("nothing is refused");
        assert_eq!((tie.authorities, tie.sigma_1), (vec![Err(Reason::Undirected); 2], Err(Reason::Undirected)));
        assert_eq!(found(2, &[(0, 1), (1, 0)], None).hubs, [Err(Reason::Undirected); 2]);
        assert_eq!(found(2, &[(0, 1), (1, 0)], Some(&[2.0, 2.0])).hubs, [Err(Reason::Undirected); 2]);
        // With weights 2 and 1 the larger arc leads alone.
        let uneven = found(2, &[(0, 1), (1, 0)], Some(&[2.0, 1.0]));
        assert_eq!((values(&uneven.hubs), values(&uneven.authorities)), (vec![1.0, 0.0], vec![0.0, 1.0]));
        assert_eq!((uneven.sigma_1, uneven.sigma_2), (Ok(2.0), Ok(1.0)));
    }

    #[test]
    fn scores_by_hand() {
        // 0 and 1 point to 2, 0 points to 3: AAᵀ on {0, 1} is [[2, 1], [1, 1]], its largest eigenvalue φ² with vector (φ, 1).
        let golden = (1.0 + 5.0_f64.sqrt()) / 2.0;
        let length = (golden * golden + 1.0).sqrt();
        let uneven = found(5, &[(0, 2), (1, 2), (0, 3)], None);
        assert!(close(&values(&uneven.hubs), &[golden / length, 1.0 / length, 0.0, 0.0, 0.0]));
        assert!(close(&values(&uneven.authorities), &[0.0, 0.0, golden / length, 1.0 / length, 0.0]));
        assert!(close(&values(&[uneven.sigma_1, uneven.sigma_2]), &[golden, 1.0 / golden]));
        assert_eq!(uneven.support, Ok((2, 2)));
    }

    #[test]
    fn who_is_outside_the_leading_part_has_0_and_two_equal_parts_have_none() {
        let apart = found(7, &[(0, 2), (1, 2), (3, 4), (5, 2)], None);
        assert!(close(&values(&apart.hubs), &[(1.0_f64 / 3.0).sqrt(), (1.0_f64 / 3.0).sqrt(), 0.0, 0.0, 0.0, (1.0_f64 / 3.0).sqrt(), 0.0]));
        assert!(close(&values(&[apart.sigma_1, apart.sigma_2]), &[3.0_f64.sqrt(), 1.0]));
        assert_eq!(apart.support, Ok((3, 1)));
        let equal = found(4, &[(0, 1), (2, 3)], None);
        assert_eq!((equal.hubs, equal.sigma_1, equal.sigma_2), (vec![Err(Reason::AmbiguousLeadingPair); 4], Ok(1.0), Ok(1.0)));
        assert_eq!(equal.support, Err(Reason::AmbiguousLeadingPair));
    }

    #[test]
    fn a_case_is_read_with_direction() {
        let case = CaseBuilder::new("house", "House")
            .actor(Actor::new("town", "Town"))
            .actor(Actor::new("club", "Club"))
            .relation(Relation::new("town", "club", RelationKind::Funds))
            .build()
            .expect("a sound case");
        let answer = find("actor_hits").and_then(|method| method.of_case(&case, &Given::nothing())).expect("preset options");
        assert_eq!(numbers(answer.table(), "hub"), [Some(1.0), Some(0.0)]);
        assert_eq!(wholes(table(&answer, "summary"), "hubs"), [Some(1)]);
        assert_eq!(numbers(table(&answer, "summary"), "sigma_2"), [Some(0.0)]);
    }

    #[test]
    fn every_directed_graph_of_up_to_four_actors_agrees_with_rotations() {
        for arcs in (2..=4).flat_map(every_directed_graph).filter(|arcs| !arcs.is_empty()) {
            let a = Slow::new(4, &arcs, true, None).adjacency();
            let found = found(4, &arcs, None);
            if (0..4).all(|i| (0..4).all(|j| a[i][j] == a[j][i])) {
                assert_eq!(found.hubs, [Err(Reason::Undirected); 4]);
                continue;
            }
            let gram: Vec<Vec<f64>> = (0..4).map(|i| (0..4).map(|j| (0..4).map(|k| a[i][k] * a[j][k]).sum()).collect()).collect();
            let pairs = eigenpairs(&gram);
            let sigmas = (pairs[0].0.sqrt(), pairs[1].0.max(0.0).sqrt());
            assert!(found.sigma_1.is_ok_and(|sigma| (sigma - sigmas.0).abs() < 1e-12), "{arcs:?}: {found:?}");
            assert!(found.sigma_2.is_ok_and(|sigma| (sigma - sigmas.1).abs() < 1e-7), "{arcs:?}: {found:?}");
            if sigmas.0 - sigmas.1 < 1e-9 {
                assert_eq!(found.hubs, [Err(Reason::AmbiguousLeadingPair); 4], "{arcs:?}");
                continue;
            }
            let hubs: Vec<f64> = pairs[0].1.iter().map(|part| part.abs()).collect();
            let authorities: Vec<f64> = (0..4).map(|j| (0..4).map(|i| a[i][j] * hubs[i]).sum::<f64>() / sigmas.0).collect();
            assert!(close(&values(&found.hubs), &hubs) && close(&values(&found.authorities), &authorities), "{arcs:?}: {found:?}");
        }
    }

    #[test]
    fn large_parts_agree_with_a_closed_form_and_threads_change_no_bit() {
        // Each of 100 points to each of 200: σ1 = √20000, everyone alike; and an arc beside.
        let arcs: Vec<(u32, u32)> = (0..100).flat_map(|from| (100..300).map(move |to| (from, to))).chain([(300, 301)]).collect();
        let block = found(302, &arcs, None);
        assert!(values(&block.hubs)[..100].iter().all(|hub| (hub - 0.1).abs() < 1e-12));
        assert!(values(&block.authorities)[100..300].iter().all(|authority| (authority - 200.0_f64.sqrt().recip()).abs() < 1e-12));
        assert!(block.sigma_1.is_ok_and(|sigma| (sigma - 20_000.0_f64.sqrt()).abs() < 1e-10));
        assert!(block.sigma_2.is_ok_and(|sigma| (sigma - 1.0).abs() < 1e-9), "{:?}", block.sigma_2);
        let actors = 20_000_u32;
        let arcs: Vec<(u32, u32)> = (0..4 * actors).map(|arc| (arc % actors, (arc.wrapping_mul(2_654_435_761) >> 7) % actors)).collect();
        let ties = network(actors, &arcs, None, Direction::Directed);
        let alone = compute(&ties, &Options::default()).expect("nothing is refused");
        assert!(alone.hubs[0].is_ok());
        #[cfg(feature = "parallel")]
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            assert_eq!(pool.install(|| compute(&ties, &Options::default())).as_ref(), Ok(&alone));
        }
        let watch = Watch::new();
        watch.stop();
        assert_eq!(of(&ties, &watch), Err(AnalysisError::Stopped(Stopped)));
    }
}
