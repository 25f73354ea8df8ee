//! Many cases on one thread, through the typed functions: what an embedder pays.
//!
//! `cargo bench --bench cases -- cases.ndjson 5` prints, as JSON, for each step the median over five runs of the microseconds
//! per case. `benchmarks/cases.py` runs it beside the Python package and networkx.
//!
//! `cargo bench --bench cases -- cases.ndjson 5 corpus` prints the same for the fourteen questions of `benchmarks/corpus.py`, put
//! to every case at once; names of analyses behind it choose among them.

use std::hint::black_box;
use std::time::Instant;

use partnergraph::analysis::{self, Method, actor_betweenness, actor_degree, actor_harmonic, network_summary, role_coverage};
use partnergraph::method::{Given, OptionValue, Watch};
use partnergraph::view::{Network, Scope};
use partnergraph::{Case, casebook, read};

const STEPS: [&str; 6] = ["read and build", "coverage", "degree", "harmonic", "betweenness", "summary"];

#[expect(clippy::print_stdout, reason = "the times are what it is for")]
fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [path, runs, more @ ..] = &arguments[..] else {
        return Err("found too few arguments, expected a .ndjson file and the number of runs".into());
    };
    let (text, runs) = (std::fs::read_to_string(path)?, runs.parse::<usize>()?);
    let documents: Vec<&str> = text.lines().collect();
    match more {
        [] => println!("{}", medians(&STEPS, runs, || run(&documents))?),
        [corpus, names @ ..] if corpus == "corpus" => {
            let questions = questions(names)?;
            println!("{}", medians(&["read and build", "questions at once"], runs, || run_corpus(&documents, &questions))?);
        }
        _ => return Err("found another word, expected `corpus` or nothing".into()),
    }
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

/// The questions of the corpus: what is asked of arcs, and what of ties.
const QUESTIONS: [(&str, &str); 14] = [
    ("role_coverage", "undirected"),
    ("actor_degree", "undirected"),
    ("actor_closeness", "undirected"),
    ("actor_harmonic", "undirected"),
    ("actor_betweenness", "undirected"),
    ("actor_eigenvector", "undirected"),
    ("actor_pagerank", "directed"),
    ("actor_constraint", "undirected"),
    ("network_cut_points", "undirected"),
    ("actor_brokerage", "directed"),
    ("network_summary", "directed"),
    ("network_centralization", "undirected"),
    ("case_diversity", "undirected"),
    ("case_funding", "undirected"),
];

type Question = (&'static Method, Given);

/// All of them, or those that are named; one that is not in the register is an error.
fn questions(names: &[String]) -> Result<Vec<Question>, Failure> {
    let unknown = names.iter().find(|name| !QUESTIONS.iter().any(|(known, _)| known == name));
    if let Some(name) = unknown {
        return Err(format!("found `{name}`, expected a question of the corpus").into());
    }
    let asked = QUESTIONS.iter().filter(|(name, _)| names.is_empty() || names.iter().any(|asked| asked == name));
    asked
        .map(|(name, direction)| {
            let given = match *direction {
                "undirected" => Given::nothing(),
                other => Given::nothing().with("direction", OptionValue::Text(other.to_owned())),
            };
            Ok((analysis::find(name)?, given))
        })
        .collect()
}

/// Microseconds per case of reading and of asking everything; scope, network and shortest ways are worked out once for a case.
fn run_corpus(documents: &[&str], questions: &[Question]) -> Result<[f64; 2], Failure> {
    let mut micros = [0.0; 2];
    for document in documents {
        let case = clocked(&mut micros[0], || read::json::from_str(document))?;
        clocked(&mut micros[1], || casebook::ask_of_case(&case, questions, &Watch::new()).map(drop))?;
    }
    Ok(micros.map(|sum| sum / documents.len() as f64))
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
