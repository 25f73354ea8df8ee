//! Many cases on one thread, through the typed functions: what an embedder pays.
//!
//! `cargo bench --bench cases -- cases.ndjson 5` prints, as JSON, for each step the median over five runs of the microseconds
//! per case. `benchmarks/cases.py` runs it beside the Python package and networkx.

use std::hint::black_box;
use std::time::Instant;

use partnergraph::analysis::{actor_betweenness, actor_degree, actor_harmonic, network_summary, role_coverage};
use partnergraph::view::{Network, Scope};
use partnergraph::{Case, read};

const STEPS: [&str; 6] = ["read and build", "coverage", "degree", "harmonic", "betweenness", "summary"];

#[expect(clippy::print_stdout, reason = "the times are what it is for")]
fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [path, runs] = &arguments[..] else {
        return Err("found another number of arguments, expected a .ndjson file and the number of runs".into());
    };
    let (text, runs) = (std::fs::read_to_string(path)?, runs.parse::<usize>()?);
    let documents: Vec<&str> = text.lines().collect();
    println!("{}", medians(&STEPS, runs, || run(&documents))?);
    Ok(())
}

type Failure = Box<dyn std::error::Error>;

/// For each step the median of what the runs give, as JSON.
fn medians<const N: usize>(steps: &[&str; N], runs: usize, mut run: impl FnMut() -> Result<[f64; N], Failure>) -> Result<String, Failure> {
    let mut times = vec![Vec::with_capacity(runs); N];
    for _ in 0..runs {
        for (step, micros) in run()?.into_iter().enumerate() {
            times[step].push(micros);
        }
    }
    let medians = times.iter_mut().map(|times| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    });
    let parts: Vec<String> = steps.iter().zip(medians).map(|(step, micros)| format!("\"{step}\": {micros:.3}")).collect();
    Ok(format!("{{{}}}", parts.join(", ")))
}

/// Microseconds per case of each step.
fn run(documents: &[&str]) -> Result<[f64; STEPS.len()], Failure> {
    let mut micros = [0.0; STEPS.len()];
    let scope = Scope::default();
    for document in documents {
        let case = clocked(&mut micros[0], || read::json::from_str(document))?;
        clocked(&mut micros[1], || role_coverage::compute(&case, &role_coverage::Options::default()).map(drop))?;
        clocked(&mut micros[2], || of_network(&case, &scope, |network| actor_degree::compute(network, &Default::default()).map(drop)))?;
        clocked(&mut micros[3], || of_network(&case, &scope, |network| actor_harmonic::compute(network, &Default::default()).map(drop)))?;
        clocked(&mut micros[4], || {
            of_network(&case, &scope, |network| actor_betweenness::compute(network, &Default::default()).map(drop))
        })?;
        clocked(&mut micros[5], || of_network(&case, &scope, |network| network_summary::compute(network, &Default::default()).map(drop)))?;
    }
    Ok(micros.map(|sum| sum / documents.len() as f64))
}

fn clocked<T>(micros: &mut f64, work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let made = black_box(work());
    *micros += begun.elapsed().as_secs_f64() * 1e6;
    made
}

/// Every question makes the network anew, as it does when asked alone.
fn of_network<E>(case: &Case, scope: &Scope, ask: impl FnOnce(&Network) -> Result<(), E>) -> Result<(), Failure>
where
    E: std::error::Error + 'static,
{
    Ok(ask(&Network::of(case, scope)?)?)
}
