//! Many cases at once: any analysis over all of them, in one tidy table with the case in front.

use std::borrow::Cow;
use std::sync::Arc;

use crate::analysis::Method;
pub use crate::method::Watch;
use crate::method::{AnalysisError, Answer, Given, Study, Surroundings};
use crate::model::{Case, CaseId, Casebook};
use crate::view::Scope;

/// An analysis that cannot be carried out on one of the cases.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}{source}", case.as_ref().map(|case| format!("case `{case}`: ")).unwrap_or_default())]
pub struct CasebookError {
    /// The case; nothing where it is the same for all.
    pub case: Option<CaseId>,
    /// What is wrong.
    pub source: AnalysisError,
}

/// The answer of an analysis over all cases of a casebook.
///
/// An analysis of cases gives the rows of every case in the order of the casebook, with the column `case` in front; an
/// analysis of casebooks gives its own table. The answer is the same, byte for byte, whatever the number of threads.
///
/// # Errors
/// [`CasebookError`] when an option has a value that it cannot take; with the case where it does not fit one case only.
///
/// # Examples
/// ```
/// use partnergraph::{CaseBuilder, Casebook, analysis, casebook, method::Given};
///
/// let book: Casebook = ["a", "b"].map(|id| CaseBuilder::new(id, id).build().expect("a sound case")).into_iter().collect();
/// let answer = casebook::ask(&book, analysis::find("role_coverage")?, &Given::nothing())?;
/// assert_eq!(answer.table().rows(), 12);
/// assert_eq!(answer.table().columns()[0].name, "case");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn ask(casebook: &Casebook, method: &Method, given: &Given) -> Result<Answer, CasebookError> {
    ask_watched(casebook, method, given, &Watch::new())
        .map(|answer| answer.unwrap_or_else(|| unreachable!("nobody else can stop this watch")))
}

/// The same, watched: how many cases are done can be read, and the work can be stopped, from another thread. Nothing when it
/// was stopped.
///
/// # Errors
/// As [`ask`].
pub fn ask_watched(casebook: &Casebook, method: &Method, given: &Given, watch: &Watch) -> Result<Option<Answer>, CasebookError> {
    ask_many(casebook, &[(method, given.clone())], watch).map(|answers| answers.and_then(|mut answers| answers.pop()))
}

/// The answers of many analyses over all cases, each as [`ask`] gives it, in the order of the questions; nothing when the work
/// was stopped.
///
/// Every case is gone through once: what analyses under the same scope share, such as network and shortest ways, is worked out
/// once for all of them.
///
/// # Errors
/// As [`ask`], for the first case that one of the questions cannot be put to.
///
/// # Examples
/// ```
/// use partnergraph::{CaseBuilder, Casebook, analysis, casebook, method::{Given, Watch}};
///
/// let book: Casebook = ["a", "b"].map(|id| CaseBuilder::new(id, id).build().expect("a sound case")).into_iter().collect();
/// let questions = [(analysis::find("role_coverage")?, Given::nothing()), (analysis::find("actor_degree")?, Given::nothing())];
/// let answers = casebook::ask_many(&book, &questions, &Watch::new())?.expect("nobody stopped it");
/// assert_eq!(answers.iter().map(|answer| answer.table().rows()).collect::<Vec<_>>(), [12, 0]);
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn ask_many(casebook: &Casebook, questions: &[(&Method, Given)], watch: &Watch) -> Result<Option<Vec<Answer>>, CasebookError> {
    let anywhere = |source| CasebookError { case: None, source };
    let mut asked = Asked::default();
    let mut of_cases = Vec::with_capacity(questions.len());
    let mut joined = Vec::with_capacity(questions.len());
    for (method, given) in questions {
        if let Some(answer) = method.of_whole_casebook(casebook, given, watch) {
            match answer {
                Err(AnalysisError::Stopped(_)) => return Ok(None),
                answer => joined.push(answer.map_err(anywhere)?),
            }
            of_cases.push(false);
            continue;
        }
        let given = asked.add(method, given).map_err(anywhere)?;
        joined.push(Answer::of_casebook(method.card(), given));
        of_cases.push(true);
    }
    if asked.scopes.is_empty() {
        return Ok(Some(joined));
    }
    let surroundings: Vec<Surroundings<'_>> = asked.scopes.iter().map(|scope| Surroundings::new(casebook, scope)).collect();
    watch.expect(casebook.cases().len());
    let of_case = |position: usize| -> Result<Option<Vec<Answer>>, AnalysisError> {
        if watch.check().is_err() {
            return Ok(None);
        }
        let part = watch.of_part();
        let studies = surroundings.iter().map(|around| Ok(around.study(position)?.watched(&part)));
        let studies = studies.collect::<Result<Vec<_>, AnalysisError>>()?;
        let mut answers = Vec::with_capacity(asked.questions.len());
        for (method, given, scope) in &asked.questions {
            match method.of_study(&studies[*scope], given) {
                Err(AnalysisError::Stopped(_)) => return Ok(None),
                answer => answers.push(answer?),
            }
        }
        watch.add_done(1);
        Ok(Some(answers))
    };
    // Of many cases only as many answers are held one by one as are worked out together.
    for (number, cases) in casebook.cases().chunks(BLOCK).enumerate() {
        let answers = each(cases.len(), |place| of_case(number * BLOCK + place));
        for (case, answers) in cases.iter().zip(answers) {
            let answers = answers.map_err(|source| CasebookError { case: Some(case.id().clone()), source })?;
            let Some(answers) = answers else { return Ok(None) };
            let id: Arc<str> = case.id().as_str().into();
            let joined = joined.iter_mut().zip(&of_cases).filter(|(_, of_cases)| **of_cases);
            for ((joined, _), answer) in joined.zip(answers) {
                joined.add_case(&id, answer);
            }
        }
    }
    Ok(Some(joined))
}

/// The answers of many analyses of one case, in the order of the questions: what analyses under the same scope share is worked
/// out once for all of them.
///
/// # Errors
/// As [`Method::of_case`], for the first question that cannot be put.
///
/// # Examples
/// ```
/// use partnergraph::{CaseBuilder, analysis, casebook, method::{Given, Watch}};
///
/// let case = CaseBuilder::new("house", "House").build()?;
/// let questions = [(analysis::find("role_coverage")?, Given::nothing()), (analysis::find("actor_degree")?, Given::nothing())];
/// let answers = casebook::ask_of_case(&case, &questions, &Watch::new())?;
/// assert_eq!(answers.iter().map(|answer| answer.table().rows()).collect::<Vec<_>>(), [6, 0]);
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub fn ask_of_case(case: &Case, questions: &[(&Method, Given)], watch: &Watch) -> Result<Vec<Answer>, AnalysisError> {
    let mut asked = Asked::default();
    for (method, given) in questions {
        asked.add(method, given)?;
    }
    let studies = asked.scopes.iter().map(|scope| Ok(Study::new(case, scope)?.watched(watch)));
    let studies = studies.collect::<Result<Vec<_>, AnalysisError>>()?;
    asked.questions.iter().map(|(method, given, scope)| method.of_study(&studies[*scope], given)).collect()
}

/// Questions to a case, each with the number of its scope.
#[derive(Default)]
struct Asked<'a> {
    scopes: Vec<Scope>,
    questions: Vec<(&'a Method, Cow<'a, Given>, usize)>,
}

impl<'a> Asked<'a> {
    /// Adds a question, and gives its options with the direction that its card presets.
    fn add(&mut self, method: &'a Method, given: &'a Given) -> Result<&Given, AnalysisError> {
        method.check_options(given, true)?;
        let given = given.with_direction_of(method.card());
        let scope = given.scope()?;
        let number = self.scopes.iter().position(|known| *known == scope).unwrap_or_else(|| {
            self.scopes.push(scope);
            self.scopes.len() - 1
        });
        self.questions.push((method, given, number));
        Ok(&self.questions[self.questions.len() - 1].1)
    }
}

/// So many cases are gone through before their answers are put together.
const BLOCK: usize = 1024;

/// What a function makes of the numbers below a count, in order.
#[cfg(feature = "parallel")]
fn each<T: Send>(count: usize, make: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    use rayon::prelude::*;

    (0..count).into_par_iter().map(make).collect()
}

/// What a function makes of the numbers below a count, in order.
#[cfg(not(feature = "parallel"))]
fn each<T>(count: usize, make: impl Fn(usize) -> T) -> Vec<T> {
    (0..count).map(make).collect()
}
