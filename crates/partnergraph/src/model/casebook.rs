//! Many cases side by side.

use std::sync::Arc;

use super::{
    case::Case,
    id::CaseId,
    nearest::nearest,
    problem::{Pointer, Problem, ProblemKind, quoted},
};

/// A collection of cases, in the order in which they were given, with what could not be taken in.
///
/// Ids are unique: a case whose id is already there is rejected, not lost.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Casebook {
    cases: Vec<Arc<Case>>,
    rejected: Vec<Rejected>,
}

/// A document that is not among the cases, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// The file, or what else the document is known by.
    pub name: String,
    /// What is wrong with it; at least one.
    pub problems: Vec<Problem>,
}

/// A case was named that the casebook does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{found}` is not a case of this casebook{}", nearest.as_ref().map(|id| format!("; the nearest is `{id}`")).unwrap_or_default())]
pub struct UnknownCase {
    /// The id that was given.
    pub found: String,
    /// The id that is nearest to it, if one is near.
    pub nearest: Option<CaseId>,
}

impl Casebook {
    /// A casebook of these cases; what has an id that is already there is rejected.
    #[must_use]
    pub fn new(cases: impl IntoIterator<Item = Arc<Case>>) -> Self {
        Self::from_results(cases.into_iter().map(|case| (case.id().to_string(), Ok(case))))
    }

    /// A casebook of what was read, each with the name it is known by.
    #[must_use]
    pub fn from_results(results: impl IntoIterator<Item = (String, Result<Arc<Case>, Vec<Problem>>)>) -> Self {
        let mut book = Self::default();
        let mut ids = std::collections::HashSet::new();
        for (name, result) in results {
            match result {
                Ok(case) if ids.insert(case.id().clone()) => book.cases.push(case),
                Ok(case) => {
                    let found = quoted(case.id().as_str());
                    let mut problem =
                        Problem::new(ProblemKind::DoubledId, Pointer::root().key("id"), found, "an id that no case before it has");
                    problem.place.file = Some(name.as_str().into());
                    book.rejected.push(Rejected { name, problems: vec![problem] });
                }
                Err(problems) => book.rejected.push(Rejected { name, problems }),
            }
        }
        book
    }

    /// The cases, in the order in which they were given.
    #[must_use]
    pub fn cases(&self) -> &[Arc<Case>] {
        &self.cases
    }

    /// What is not among the cases, and why.
    #[must_use]
    pub fn rejected(&self) -> &[Rejected] {
        &self.rejected
    }

    /// The case with this id.
    ///
    /// # Errors
    /// [`UnknownCase`] when there is none, with the nearest id that there is.
    pub fn case(&self, id: &str) -> Result<&Arc<Case>, UnknownCase> {
        self.cases.iter().find(|case| case.id().as_str() == id).ok_or_else(|| UnknownCase {
            found: id.to_owned(),
            nearest: nearest(id, self.cases.iter().map(|case| case.id().as_str())).map(CaseId::from),
        })
    }
}

impl FromIterator<Case> for Casebook {
    fn from_iter<I: IntoIterator<Item = Case>>(cases: I) -> Self {
        Self::new(cases.into_iter().map(Arc::new))
    }
}

#[cfg(test)]
mod tests {
    use super::super::CaseBuilder;
    use super::*;

    #[test]
    fn a_doubled_case_is_rejected_and_said_so() {
        let case = || CaseBuilder::new("house", "House").build().expect("a sound case");
        let book = Casebook::from_iter([case(), case()]);
        assert_eq!(book.cases().len(), 1);
        assert_eq!(book.rejected()[0].problems[0].to_string(), "house, `/id`: found `house`, expected an id that no case before it has");
        assert_eq!(book.case("hous").expect_err("misspelled").to_string(), "`hous` is not a case of this casebook; the nearest is `house`");
    }
}
