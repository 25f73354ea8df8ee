//! Two-mode tables from links between numbered rows and columns.

use super::{Incidence, Members, Side, Stated};
use crate::maths::Rows;
use crate::view::Names;

/// Links that make no two-mode table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LinkError {
    /// A link names a row or column that is not there.
    #[error("link {link}: found {side} number {found}, expected a number below {members}", side = match side { Side::Rows => "row", Side::Columns => "column" })]
    OutOfRange {
        /// The position of the link, counted from 0.
        link: usize,
        /// Whether it is the row or the column.
        side: Side,
        /// The number that was given.
        found: u32,
        /// The number of rows or columns.
        members: usize,
    },
    /// The lists are not equally long.
    #[error("argument `column`: found {found} values, expected {expected}, one for each link")]
    Length {
        /// The number of columns that were given.
        found: usize,
        /// The number of rows that were given.
        expected: usize,
    },
    /// More members or links than can be numbered.
    #[error("found {found} {what}, expected at most 4294967294")]
    TooMany {
        /// What there are too many of.
        what: &'static str,
        /// How many there are.
        found: usize,
    },
}

impl Incidence {
    /// A table from links between numbered rows and columns: link l goes from row `row[l]` to column `column[l]`.
    ///
    /// Rows and columns are lists of names, or just how many there are. Links that are given twice are merged and counted.
    ///
    /// # Errors
    /// [`LinkError`] when the lists differ in length, or a link names a row or column that is not there.
    ///
    /// # Examples
    /// ```
    /// use partnergraph::view::Incidence;
    ///
    /// let women = ["Evelyn", "Laura", "Theresa"].map(String::from).to_vec();
    /// let incidence = Incidence::from_links(women, 2, &[0, 0, 1, 0], &[0, 1, 1, 1])?;
    /// assert_eq!((incidence.links(), incidence.doubled()), (3, 1));
    /// assert_eq!(incidence.by_column().row(1), [0, 1]);
    /// # Ok::<_, partnergraph::view::LinkError>(())
    /// ```
    pub fn from_links(rows: impl Into<Members>, columns: impl Into<Members>, row: &[u32], column: &[u32]) -> Result<Self, LinkError> {
        let (rows, columns) = (rows.into(), columns.into());
        for (what, found) in [("rows and columns", rows.len().saturating_add(columns.len())), ("links", row.len())] {
            if found >= u32::MAX as usize {
                return Err(LinkError::TooMany { what, found });
            }
        }
        if column.len() != row.len() {
            return Err(LinkError::Length { found: column.len(), expected: row.len() });
        }
        let beyond = |side, given: &[u32], members: usize| {
            let link = given.iter().position(|number| *number as usize >= members)?;
            Some(LinkError::OutOfRange { link, side, found: given[link], members })
        };
        if let Some(error) = beyond(Side::Rows, row, rows.len()).or_else(|| beyond(Side::Columns, column, columns.len())) {
            return Err(error);
        }
        // Laid out by column and then by row, the columns of a row stand in their order, doubles beside each other.
        let given: Vec<(u32, u32)> = column.iter().copied().zip(row.iter().copied()).collect();
        let by_column = Rows::two_mode(columns.len(), &given);
        let mut links = transposed(&by_column);
        let doubled_rows = Rows::two_mode(rows.len(), &links);
        links.clear();
        for row in 0..rows.len() {
            let mut last = None;
            for column in doubled_rows.row(row) {
                if last.replace(*column) != Some(*column) {
                    links.push((row as u32, *column));
                }
            }
        }
        let doubled = given.len() - links.len();
        let by_row = if doubled == 0 { doubled_rows } else { Rows::two_mode(rows.len(), &links) };
        links.iter_mut().for_each(|link| *link = (link.1, link.0));
        Ok(Self {
            by_column: Rows::two_mode(columns.len(), &links),
            by_row,
            modes: None,
            rows,
            columns,
            doubled,
            links: Vec::new(),
            stated_from: Vec::new(),
            stated: Stated::Positions(Vec::new()),
        })
    }
}

/// Each entry of the rows as a pair with its row second.
fn transposed(rows: &Rows) -> Vec<(u32, u32)> {
    let mut pairs = Vec::with_capacity(rows.entries());
    for row in 0..rows.len() {
        pairs.extend(rows.row(row).iter().map(|other| (*other, row as u32)));
    }
    pairs
}

impl From<Names> for Members {
    fn from(names: Names) -> Self {
        Self::Own(names)
    }
}

impl From<usize> for Members {
    fn from(count: usize) -> Self {
        Self::Own(count.into())
    }
}

impl From<Vec<String>> for Members {
    fn from(names: Vec<String>) -> Self {
        Self::Own(names.into())
    }
}
