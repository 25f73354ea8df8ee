//! Which roles are filled, empty or unknown in each house: houses as rows, roles as columns.
//!
//! A municipality looks at it to see which roles its houses lack and where nothing is known. As a figure it shows the sectors
//! of the holders too, as text it fits in a terminal.
//!
//! # Reading the answer
//! A disc with a number says how many actors hold the role; a ring that it is known to be empty; a question mark that it is
//! not known; a dash that the house is read with a role model that has no such role.

mod figure;
mod text;

pub(super) use text::{WIDE, wrapped};

use crate::analysis::role_coverage;
use crate::model::{Case, CaseId, Casebook, Language, RoleId, RoleState, Sector};
use crate::report::board::{actor_name, case_name};
use crate::report::markup::one_line;

/// Roles and houses.
#[derive(Debug, Clone)]
pub struct Matrix {
    language: Language,
    roles: Vec<(RoleId, String)>,
    rows: Vec<MatrixRow>,
    rejected: Vec<String>,
}

/// The roles of one house.
#[derive(Debug, Clone)]
pub(super) struct MatrixRow {
    pub(super) case: CaseId,
    pub(super) name: String,
    /// One for each role of the matrix; nothing where the case's role model has no such role.
    pub(super) cells: Vec<Option<MatrixCell>>,
}

/// How a role stands in a house.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct MatrixCell {
    pub(super) state: RoleState,
    pub(super) sought: bool,
    pub(super) holders: Vec<(String, Option<Sector>)>,
}

impl Matrix {
    /// The roles of all cases of a casebook: those of the first role model in its order, then what others add.
    ///
    /// # Examples
    /// ```
    /// use partnergraph::{Actor, Assignment, CaseBuilder, Casebook, Language, Status, report::matrix::Matrix};
    ///
    /// let case = CaseBuilder::new("house", "Huset")
    ///     .actor(Actor::new("town", "Oslo kommune"))
    ///     .assignment(Assignment::new("owner", Status::Current).with_actor("town"))
    ///     .assignment(Assignment::new("operator", Status::Sought))
    ///     .build()?;
    /// let matrix = Matrix::of(&Casebook::from_iter([case]), Language::Nb);
    /// let row = matrix.to_text().lines().find(|line| line.starts_with("Huset")).map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    /// assert_eq!(row.as_deref(), Some("Huset ● 1 ? ○ ? ? ?"));
    /// assert!(matrix.to_svg().contains("Oslo kommune"));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn of(casebook: &Casebook, language: Language) -> Self {
        let mut roles: Vec<(RoleId, String)> = Vec::new();
        for role in casebook.cases().iter().flat_map(|case| case.roles()) {
            if !roles.iter().any(|(known, _)| known == role.id()) {
                roles.push((role.id().clone(), one_line(role.name(language))));
            }
        }
        let rows = casebook.cases().iter().map(|case| row(case, &roles)).collect();
        let rejected = casebook.rejected().iter().map(|rejected| one_line(&rejected.name)).collect();
        Self { language, roles, rows, rejected }
    }

    /// The matrix as plain text, at most 120 columns wide.
    #[must_use]
    pub fn to_text(&self) -> String {
        text::render(self)
    }

    /// The matrix as SVG: one element that scales with its surroundings and needs nothing from elsewhere.
    #[must_use]
    pub fn to_svg(&self) -> String {
        figure::svg(self)
    }

    pub(super) fn roles(&self) -> &[(RoleId, String)] {
        &self.roles
    }

    pub(super) fn rows(&self) -> &[MatrixRow] {
        &self.rows
    }

    /// In how many cases a role of the matrix has a state.
    fn count(&self, role: usize, state: RoleState) -> usize {
        self.rows.iter().filter(|row| row.cells[role].as_ref().is_some_and(|cell| cell.state == state)).count()
    }

    fn lacks_a_role(&self) -> bool {
        self.rows.iter().any(|row| row.cells.iter().any(Option::is_none))
    }
}

/// The matrix of a casebook as plain text, at most 120 columns wide.
#[must_use]
pub fn matrix_text(casebook: &Casebook, language: Language) -> String {
    Matrix::of(casebook, language).to_text()
}

/// The matrix of a casebook as SVG.
#[must_use]
pub fn matrix_svg(casebook: &Casebook, language: Language) -> String {
    Matrix::of(casebook, language).to_svg()
}

fn row(case: &Case, roles: &[(RoleId, String)]) -> MatrixRow {
    let coverage = role_coverage::compute(case, &role_coverage::Options::default()).unwrap_or_default();
    let cell = |role: &RoleId| {
        let place = case.roles().iter().position(|known| known.id() == role)?;
        let found = coverage.get(place)?;
        let holders = found.holders.iter().map(|actor| &case.actors()[actor.position()]);
        Some(MatrixCell {
            state: found.state,
            sought: found.sought,
            holders: holders.map(|actor| (actor_name(actor), actor.sector())).collect(),
        })
    };
    MatrixRow { case: case.id().clone(), name: case_name(case), cells: roles.iter().map(|(role, _)| cell(role)).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Assignment, CaseBuilder, Role, RoleModel, Status};
    use crate::report::letters::columns;

    fn book() -> Casebook {
        let first = CaseBuilder::new("a", "Et hus med et usedvanlig langt navn som ikke får plass på én linje i noen terminal")
            .actor(Actor::new("town", "Oslo kommune").with_sector(Sector::Public))
            .assignment(Assignment::new("owner", Status::Current).with_actor("town"))
            .assignment(Assignment::new("operator", Status::Sought));
        let own = RoleModel::new("own").with_roles([Role::new("owner"), Role::new("builder")]);
        let second = CaseBuilder::new("b", "مركز الجوار 🏠").role_model(own);
        [first, second].map(|case| case.build().expect("a sound case")).into_iter().collect()
    }

    #[test]
    fn roles_of_all_models_are_columns_and_what_a_model_lacks_is_a_dash() {
        let matrix = Matrix::of(&book(), Language::En);
        assert_eq!(matrix.roles().len(), 7);
        let text = matrix.to_text();
        let row: Vec<&str> = text.lines().find(|line| line.contains("مركز")).expect("the second case").split_whitespace().collect();
        assert_eq!(row[row.len() - 7..], ["?", "–", "–", "–", "–", "–", "?"]);
    }

    #[test]
    fn the_text_is_at_most_120_columns_wide_and_names_are_whole() {
        for language in Language::ALL {
            let text = matrix_text(&book(), language);
            assert!(text.lines().all(|line| columns(line) <= 120), "{text}");
            for word in ["usedvanlig", "terminal", "langt"] {
                assert!(text.contains(word));
            }
        }
    }

    #[test]
    fn many_roles_are_numbered_and_set_in_several_bands() {
        let roles = (0..60).map(|number| Role::new(format!("role-{number}")));
        let case = CaseBuilder::new("c", "Case").role_model(RoleModel::new("large").with_roles(roles)).build().expect("a sound case");
        let text = matrix_text(&Casebook::from_iter([case]), Language::En);
        assert!(text.lines().all(|line| columns(line) <= 120));
        assert_eq!(text.lines().filter(|line| line.starts_with("Case ")).map(|line| line.matches('?').count()).sum::<usize>(), 60);
        assert!(text.contains("60 role-59"));
    }

    #[test]
    fn an_empty_casebook_says_so() {
        assert!(matrix_text(&Casebook::default(), Language::Nb).contains("Samlingen er tom."));
        assert!(matrix_svg(&Casebook::default(), Language::Nb).contains("Samlingen er tom."));
    }
}
