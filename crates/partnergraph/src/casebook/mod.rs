//! Many cases at once: any analysis over all of them, in one tidy table with the case in front.

use crate::analysis::Method;
pub use crate::method::Watch;
use crate::method::{AnalysisError, Answer, Given, Surroundings};
use crate::model::{Case, CaseId, Casebook};

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
    let anywhere = |source| CasebookError { case: None, source };
    if let Some(answer) = method.of_whole_casebook(casebook, given) {
        return answer.map(Some).map_err(anywhere);
    }
    method.check_options(given, true).map_err(anywhere)?;
    let given = &*given.with_direction_of(method.card());
    let scope = given.scope().map_err(|error| anywhere(error.into()))?;
    let surroundings = Surroundings::new(casebook, &scope);
    watch.expect(casebook.cases().len());
    let of_case = |position: usize, case: &Case| {
        if watch.check().is_err() {
            return None;
        }
        let part = watch.of_part();
        let study = surroundings.study(position).map_err(AnalysisError::from);
        let answer = match study.and_then(|study| method.of_study(&study.watched(&part), given)) {
            Err(AnalysisError::Stopped(_)) => return None,
            answer => answer,
        };
        watch.add_done(1);
        Some(answer.map_err(|source| CasebookError { case: Some(case.id().clone()), source }))
    };
    let answers = each(casebook, of_case);
    let mut joined = Answer::of_casebook(method.card(), given);
    for (case, answer) in casebook.cases().iter().zip(answers) {
        let Some(answer) = answer else { return Ok(None) };
        joined.add_case(case.id(), answer?);
    }
    Ok(Some(joined))
}

/// What a function makes of the position of every case and of the case, in the order of the casebook.
#[cfg(feature = "parallel")]
fn each<T: Send>(casebook: &Casebook, of_case: impl Fn(usize, &Case) -> T + Sync) -> Vec<T> {
    use rayon::prelude::*;

    casebook.cases().par_iter().enumerate().map(|(position, case)| of_case(position, case)).collect()
}

/// What a function makes of the position of every case and of the case, in the order of the casebook.
#[cfg(not(feature = "parallel"))]
fn each<T>(casebook: &Casebook, of_case: impl Fn(usize, &Case) -> T) -> Vec<T> {
    casebook.cases().iter().enumerate().map(|(position, case)| of_case(position, case)).collect()
}
