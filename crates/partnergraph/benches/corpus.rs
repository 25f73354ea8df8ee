//! Fourteen questions to each of many cases, on one thread, through the typed functions: what an embedder pays for a row a case.
//!
//! `cargo bench --bench corpus -- cases.ndjson 5` prints, as JSON, the median over five runs of the seconds per case, with those
//! of reading among them, and the peak of memory in bytes. With 0 runs it prints the rows, one JSON object a line.
//! `benchmarks/corpus.py` runs both beside igraph and rustworkx.
//!
//! Memory is given out by the allocator that the Python package has too.

use std::hint::black_box;
use std::time::Instant;

use partnergraph::analysis::{
    Classes, Partition, actor_betweenness, actor_brokerage, actor_closeness, actor_constraint, actor_degree, actor_eigenvector,
    actor_harmonic, actor_pagerank, case_diversity, case_funding, network_centralization, network_cut_points, network_summary,
    role_coverage,
};
use partnergraph::method::Value;
use partnergraph::view::{Direction, Incidence, Network, Scope, Selection};
use partnergraph::{Case, Code as _, read};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Failure = Box<dyn std::error::Error>;

#[expect(clippy::print_stdout, reason = "the times are what it is for")]
fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [path, runs] = &arguments[..] else {
        return Err("found another number of arguments, expected a .ndjson file and the number of runs".into());
    };
    let (text, runs) = (std::fs::read_to_string(path)?, runs.parse::<usize>()?);
    let documents: Vec<&str> = text.lines().collect();
    let asked = Asked::default();
    if runs == 0 {
        for document in documents {
            println!("{}", asked.of(&read::json::from_str(document)?)?.as_json());
        }
        return Ok(());
    }
    let mut taken = Vec::with_capacity(runs);
    for _ in 0..runs {
        let (mut all, mut reading) = (0.0, 0.0);
        for document in &documents {
            let begun = Instant::now();
            let case = read::json::from_str(document)?;
            reading += begun.elapsed().as_secs_f64();
            drop(black_box(asked.of(&case)?));
            drop(black_box(case));
            all += begun.elapsed().as_secs_f64();
        }
        taken.push((all / documents.len() as f64, reading / documents.len() as f64));
    }
    taken.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (all, reading) = taken[runs / 2];
    println!("{}", serde_json::json!({"seconds": all, "reading": reading, "peak": peak()?}));
    Ok(())
}

/// The most memory that this process has held, in bytes.
fn peak() -> Result<u64, Failure> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("this system does not tell how much memory was held")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse::<u64>()? * 1024)
}

/// The scopes and options of the questions that have any, made once.
struct Asked {
    scope: Scope,
    coverage: role_coverage::Options,
    cut_points: network_cut_points::Options,
    diversity: case_diversity::Options,
    funding: case_funding::Options,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            scope: Scope::default(),
            coverage: role_coverage::Options::default(),
            // The points are asked for, not how many actors or ties must go before the network falls apart.
            cut_points: network_cut_points::Options::default().with_limit(0),
            diversity: case_diversity::Options::default(),
            funding: case_funding::Options::default(),
        }
    }
}

/// What is known of one case.
struct Row {
    actors: Vec<String>,
    coverage: Vec<role_coverage::RoleCoverage>,
    degree: Vec<actor_degree::Degree>,
    closeness: Vec<actor_closeness::Closeness>,
    harmonic: Vec<actor_harmonic::Harmonic>,
    betweenness: Vec<actor_betweenness::Betweenness>,
    eigenvector: actor_eigenvector::Eigenvector,
    pagerank: Vec<Value>,
    constraint: actor_constraint::Constraints,
    cut_points: network_cut_points::CutPoints,
    brokerage: Vec<Value<actor_brokerage::Broker>>,
    reciprocity: network_summary::Reciprocity,
    centralization: Vec<network_centralization::Centralization>,
    diversity: case_diversity::CaseDiversity,
    funding: case_funding::CaseFunding,
}

impl Asked {
    fn of(&self, case: &Case) -> Result<Row, Failure> {
        let selection = Selection::of(case, &self.scope)?;
        let incidence = Incidence::of(&selection);
        let (ties, arcs) = (Network::from_selection(&selection), Network::from_selection_with(&selection, Direction::Directed));
        let sectors = Classes::of_case(case, &arcs, &Partition::Sector)?;
        Ok(Row {
            coverage: role_coverage::compute_in(&selection, &incidence, &self.coverage)?,
            degree: actor_degree::compute(&ties, &Default::default())?,
            closeness: actor_closeness::compute(&ties, &Default::default())?,
            harmonic: actor_harmonic::compute(&ties, &Default::default())?,
            betweenness: actor_betweenness::compute(&ties, &Default::default())?,
            eigenvector: actor_eigenvector::compute(&ties, &Default::default())?,
            pagerank: actor_pagerank::compute(&arcs, &Default::default())?,
            constraint: actor_constraint::compute(&ties, &Default::default())?,
            cut_points: network_cut_points::compute(&ties, &self.cut_points)?,
            brokerage: actor_brokerage::compute(&arcs, &sectors, &Default::default())?,
            reciprocity: network_summary::reciprocity(&arcs),
            centralization: network_centralization::compute(&ties, &Default::default())?,
            diversity: case_diversity::compute_in(&selection, &incidence, &self.diversity)?,
            funding: case_funding::compute_in(&selection, &self.funding)?,
            actors: ties.case_actors().unwrap_or_default().iter().map(|actor| case.actors()[actor.position()].id().to_string()).collect(),
        })
    }
}

impl Row {
    /// The numbers that other programs give as well.
    fn as_json(&self) -> serde_json::Value {
        let each = |values: &mut dyn Iterator<Item = Value>| values.map(Value::ok).collect::<Vec<_>>();
        let brokers = |role: usize| self.brokerage.iter().map(move |broker| broker.as_ref().ok().map(|found| found.counts.values()[role]));
        serde_json::json!({
            "coverage": self.coverage.iter().map(|role| role.state.as_str()).collect::<Vec<_>>(),
            "degree": each(&mut self.degree.iter().map(|found| found.value)),
            "closeness": each(&mut self.closeness.iter().map(|found| found.value)),
            "harmonic": each(&mut self.harmonic.iter().map(|found| found.value)),
            "betweenness": each(&mut self.betweenness.iter().map(|found| found.value)),
            "eigenvector": each(&mut self.eigenvector.values.iter().copied()),
            "pagerank": each(&mut self.pagerank.iter().copied()),
            "constraint": each(&mut self.constraint.actors.iter().copied()),
            "cut points": self.cut_points.cut_points().map(|point| &self.actors[point.actor]).collect::<Vec<_>>(),
            "brokerage": (0..5).map(|role| brokers(role).collect::<Vec<_>>()).collect::<Vec<_>>(),
            "reciprocity": self.reciprocity.edgewise.ok(),
            "centralization": each(&mut self.centralization.iter().map(|found| found.value)),
            "diversity": [self.diversity.blau.ok(), self.diversity.shannon.ok()],
            "funding": self.funding.all.hhi.ok(),
        })
    }
}
