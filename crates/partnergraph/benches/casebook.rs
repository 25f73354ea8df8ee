//! Many cases held against each other: profiles from documents in one pass, then the distances of all pairs.
//!
//! `cargo bench --bench casebook -- cases.ndjson 3 folder` prints, as JSON, the microseconds per case of reading and of its
//! profile on one thread, and for each distance the seconds on one thread and on two with the most memory that was held. Into the
//! folder it writes the columns that were compared, and the distances of up to 3,000 cases, as 64-bit floats; the columns have their
//! numbers of rows and columns in front. `benchmarks/casebook.py` runs it beside scipy.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use partnergraph::analysis::casebook_distances::{self, Distance, Distances};
use partnergraph::analysis::casebook_profiles::{Profiles, Profiling};
use partnergraph::read;

type Failure = Box<dyn std::error::Error>;

const DISTANCES: [Distance; 4] = [Distance::BrayCurtis, Distance::Jaccard, Distance::Gower, Distance::Canberra];
const MOST_WRITTEN: usize = 3000;

#[expect(clippy::print_stdout, reason = "the times are what it is for")]
fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [path, runs, folder] = &arguments[..] else {
        return Err("found another number of arguments, expected a .ndjson file, the number of runs and a folder".into());
    };
    let (text, runs) = (std::fs::read_to_string(path)?, runs.parse::<usize>()?);
    let documents: Vec<&str> = text.lines().collect();
    let mut best = [f64::INFINITY; 2];
    let mut profiles = None;
    for _ in 0..runs {
        let (seconds, found) = profiled(&documents)?;
        best.iter_mut().zip(seconds).for_each(|(best, seconds)| *best = best.min(1e6 * seconds / documents.len() as f64));
        profiles = Some(found);
    }
    let profiles = profiles.ok_or("found no runs, expected at least one")?;
    let mut parts = vec![format!("\"cases\": {}, \"read\": {:.3}, \"profile\": {:.3}", documents.len(), best[0], best[1])];
    for distance in DISTANCES {
        let options = casebook_distances::Options::default().with_distance(distance);
        for threads in [1, 2] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
            let mut best = f64::INFINITY;
            for _ in 0..runs {
                let start = Instant::now();
                let found = pool.install(|| casebook_distances::compute(&profiles, &options))?;
                best = best.min(start.elapsed().as_secs_f64());
                if threads == 1 {
                    write(&profiles, &found, Path::new(folder))?;
                }
                black_box(&found);
            }
            parts.push(format!("\"{distance} {threads}\": {best:.4}"));
        }
    }
    println!("{{{}, \"peak\": {}}}", parts.join(", "), peak()?);
    Ok(())
}

/// The seconds that reading took and that the profiles took, and the profiles. No case is kept.
fn profiled(documents: &[&str]) -> Result<([f64; 2], Profiles), Failure> {
    let mut seconds = [0.0; 2];
    let mut profiling = Profiling::new(Default::default());
    for document in documents {
        let start = Instant::now();
        let case = read::json::from_str(document)?;
        let middle = Instant::now();
        profiling.add(&case)?;
        seconds[0] += (middle - start).as_secs_f64();
        seconds[1] += middle.elapsed().as_secs_f64();
    }
    let start = Instant::now();
    let profiles = profiling.finish()?;
    seconds[1] += start.elapsed().as_secs_f64();
    Ok((seconds, profiles))
}

/// Writes what was compared, and the distances where there are not too many.
fn write(profiles: &Profiles, found: &Distances, folder: &Path) -> Result<(), Failure> {
    let (cases, width) = (profiles.cases().len(), profiles.columns().len());
    let mut numbers = vec![cases as f64, found.columns.len() as f64];
    for case in 0..cases {
        numbers.extend(found.columns.iter().map(|used| profiles.values()[case * width + used.column]));
    }
    let bytes = |numbers: &[f64]| numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>();
    std::fs::write(folder.join(format!("{}.columns", found.distance)), bytes(&numbers))?;
    if cases <= MOST_WRITTEN {
        std::fs::write(folder.join(format!("{}.distances", found.distance)), bytes(found.condensed.values()))?;
    }
    Ok(())
}

/// The most memory that this process has held, in bytes.
fn peak() -> Result<u64, Failure> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("this system does not tell how much memory was held")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse::<u64>()? * 1024)
}
