//! Everything that is wrong in a document: first its shape, then how its parts fit together.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use crate::model::{
    Case, CaseDocument, Pointer, Problem, ProblemKind, Step,
    check::check,
    problem::{MOST_PROBLEMS, more_problems},
};

use super::{
    Strictness,
    place::Found,
    tree::{Content, Node},
    walk::{Findings, walk},
};

/// The case and what was passed over, or everything that is wrong.
pub(super) fn examine<'t, N: Node<'t>>(root: N, strictness: Strictness) -> Result<(Case, Vec<Found>), Vec<Found>> {
    let Findings { document, mut problems, warnings, damage, misspelled } = walk(root, strictness);
    if problems.len() > MOST_PROBLEMS || warnings.len() > MOST_PROBLEMS {
        // The rest of the document was not looked at.
        problems.truncate(MOST_PROBLEMS);
        problems.push(Found { problem: more_problems(), at: root.start() });
        return Err(problems);
    }
    let Some(document) = document else { return Err(problems) };
    let document = match CaseDocument::deserialize(document) {
        Ok(document) => document,
        Err(error) => {
            // The walk and the types follow from the same table; should they ever differ, the reader is still told.
            let problem = Problem::new(ProblemKind::Unreadable, Pointer::root(), error.to_string(), "a case");
            problems.push(Found { problem, at: root.start() });
            return Err(problems);
        }
    };
    match check(document) {
        Ok(case) if problems.is_empty() => Ok((case, warnings)),
        Ok(_) => Err(problems),
        Err((_, mut unfit)) => {
            let doubt = Doubt::from(damage);
            unfit.retain(|problem| !doubt.concerns(problem));
            rename(&mut unfit, misspelled);
            let places = starts(root, &unfit);
            problems.extend(unfit.into_iter().zip(places).map(|(problem, at)| Found { problem, at }));
            Err(problems)
        }
    }
}

/// What cannot be judged because something in the document could not be read.
#[derive(Debug)]
struct Doubt {
    /// The ways to what could not be read.
    damaged: HashSet<Vec<Step>>,
    /// The same, and the ways to all that it lies in.
    touched: HashSet<Vec<Step>>,
    /// The sections of which not every id is known.
    sections: HashSet<String>,
}

impl From<Vec<Vec<Step>>> for Doubt {
    fn from(damage: Vec<Vec<Step>>) -> Self {
        let mut touched = HashSet::new();
        let mut sections = HashSet::new();
        for way in &damage {
            let parts = (0..=way.len()).map(|length| &way[..length]);
            for part in parts {
                if !touched.contains(part) {
                    touched.insert(part.to_vec());
                }
            }
            let id = match way.first() {
                Some(Step::Key(section)) if section == "assignments" => "role",
                _ => "id",
            };
            match way.as_slice() {
                // Whatever is wrong in a role model, its roles are not certain.
                [Step::Key(section), ..] if section == "role_model" => sections.insert(section.to_string()),
                [Step::Key(section)] | [Step::Key(section), Step::Index(_)] => sections.insert(section.to_string()),
                [Step::Key(section), Step::Index(_), Step::Key(key)] if key == id => sections.insert(section.to_string()),
                _ => false,
            };
        }
        Self { damaged: damage.into_iter().collect(), touched, sections }
    }
}

impl Doubt {
    /// Whether a problem may be one of the repaired document only.
    fn concerns(&self, problem: &Problem) -> bool {
        let way = problem.place.pointer.steps();
        if way.is_empty() {
            return false;
        }
        let inside = (0..=way.len()).any(|length| self.damaged.contains(&way[..length]));
        inside || self.touched.contains(way) || self.beside(way) || self.is_score(way) || self.refers(problem)
    }

    /// Whether what the problem is about depends on a neighbour that could not be read.
    fn beside(&self, way: &[Step]) -> bool {
        let [item @ .., Step::Key(key)] = way else { return false };
        let neighbour = match key.as_ref() {
            "role" => "native_role",
            "kind" => "native_kind",
            _ => return false,
        };
        let mut way = item.to_vec();
        way.push(Step::Key(neighbour.into()));
        self.touched.contains(&way)
    }

    /// Whether the problem is that an item was answered twice, where one of the answers could not be read as a whole.
    fn is_score(&self, way: &[Step]) -> bool {
        matches!(way, [Step::Key(section), Step::Index(_)] if section == "scores") && self.touched.contains(&way[..1])
    }

    /// Whether the problem is a reference to something that may be there under an id that could not be read.
    fn refers(&self, problem: &Problem) -> bool {
        if problem.kind != ProblemKind::UnknownReference {
            return false;
        }
        let mut keys = problem.place.pointer.steps().iter().rev().filter_map(|step| match step {
            Step::Key(key) => Some(key.as_ref()),
            Step::Index(_) => None,
        });
        let targets: &[&str] = match keys.next() {
            Some("sources") => &["sources"],
            Some("agreement") => &["agreements"],
            Some("role") => &["role_model"],
            Some("role_model") => &[],
            Some("affects") => &["actors", "role_model", "assignments", "relations"],
            _ => &["actors"],
        };
        targets.iter().any(|section| self.sections.contains(*section))
    }
}

/// Makes problems point to keys as they are written.
fn rename(problems: &mut [Problem], misspelled: Vec<(Vec<Step>, String)>) {
    if misspelled.is_empty() {
        return;
    }
    let misspelled: HashMap<Vec<Step>, String> = misspelled.into_iter().collect();
    for problem in problems {
        let way = problem.place.pointer.steps();
        let step = |(position, step): (usize, &Step)| match misspelled.get(&way[..=position]) {
            Some(key) => Step::Key(key.clone().into()),
            None => step.clone(),
        };
        problem.place.pointer = Pointer::from_steps(way.iter().enumerate().map(step).collect());
    }
}

/// Where in the text each of the problems is.
///
/// The document is gone through once, and only values that a problem lies in are opened.
fn starts<'t, N: Node<'t>>(root: N, problems: &[Problem]) -> Vec<usize> {
    let mut starts = vec![root.start(); problems.len()];
    let ways: Vec<&[Step]> = problems.iter().map(|problem| problem.place.pointer.steps()).collect();
    descend(root, &ways, (0..problems.len()).collect(), 0, &mut starts);
    starts
}

fn descend<'t, N: Node<'t>>(node: N, ways: &[&[Step]], here: Vec<usize>, depth: usize, starts: &mut [usize]) {
    let mut further: HashMap<&Step, Vec<usize>> = HashMap::new();
    for problem in here {
        starts[problem] = node.start();
        if let Some(step) = ways[problem].get(depth) {
            further.entry(step).or_default().push(problem);
        }
    }
    if further.is_empty() {
        return;
    }
    match node.content() {
        Content::Object(entries) => {
            for (key, value) in entries {
                let step = Step::Key(key.name.into_owned().into());
                if let Some(problems) = further.remove(&step) {
                    descend(value, ways, problems, depth + 1, starts);
                }
            }
        }
        Content::List(items) => {
            for (index, item) in items.into_iter().enumerate() {
                if let Some(problems) = further.remove(&Step::Index(index)) {
                    descend(item, ways, problems, depth + 1, starts);
                }
            }
        }
        _ => {}
    }
}
