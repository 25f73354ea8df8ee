//! The numbers and flags of a column.

use std::{fmt, sync::Arc};

/// The values of a column, one for each row, of which some may be missing.
///
/// They stand side by side without room for what may be missing; which rows have none is kept beside them, and only where
/// there are such rows. A copy shares them.
#[derive(Clone)]
pub struct Cells<T> {
    /// Of each row its value; where there is none, the default.
    values: Arc<Vec<T>>,
    /// A bit for each row that has no value, 64 to a word. May end before the rows do: what comes after has its value.
    missing: Vec<u64>,
}

const BITS: usize = u64::BITS as usize;

impl<T: Copy + Default> Cells<T> {
    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The value in a row; nothing where it is missing, and behind the last row.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<T> {
        if self.is_missing(row) { None } else { self.values.get(row).copied() }
    }

    /// Whether the row has no value.
    #[must_use]
    pub fn is_missing(&self, row: usize) -> bool {
        self.missing.get(row / BITS).is_some_and(|word| word >> (row % BITS) & 1 == 1)
    }

    /// Whether a row has no value.
    #[must_use]
    pub fn has_missing(&self) -> bool {
        !self.missing.is_empty()
    }

    /// The values in order; nothing where one is missing.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<T>> {
        self.values.iter().enumerate().map(|(row, value)| (!self.is_missing(row)).then_some(*value))
    }

    /// The values side by side; where one is missing, the default of its kind.
    #[must_use]
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// The same values, for somebody who keeps them.
    #[cfg(feature = "arrow")]
    pub(crate) fn shared(&self) -> Arc<Vec<T>> {
        Arc::clone(&self.values)
    }

    fn add_missing(&mut self, row: usize) {
        if self.missing.len() <= row / BITS {
            self.missing.resize(row / BITS + 1, 0);
        }
        self.missing[row / BITS] |= 1 << (row % BITS);
    }

    /// Adds the rows of another column.
    pub(super) fn append(&mut self, more: &Self) {
        let before = self.values.len();
        Arc::make_mut(&mut self.values).extend_from_slice(&more.values);
        if more.has_missing() {
            (before..self.values.len()).filter(|row| more.is_missing(row - before)).for_each(|row| self.add_missing(row));
        }
    }
}

impl<T> From<Vec<T>> for Cells<T> {
    /// A value in every row.
    fn from(values: Vec<T>) -> Self {
        Self { values: Arc::new(values), missing: Vec::new() }
    }
}

impl<T: Copy + Default> FromIterator<Option<T>> for Cells<T> {
    fn from_iter<I: IntoIterator<Item = Option<T>>>(values: I) -> Self {
        let mut missing = Vec::new();
        let values = values.into_iter().enumerate().map(|(row, value)| {
            if value.is_none() {
                missing.push(row);
            }
            value.unwrap_or_default()
        });
        let mut cells = Self::from(values.collect::<Vec<_>>());
        missing.into_iter().for_each(|row| cells.add_missing(row));
        cells
    }
}

impl<T: Copy + Default + PartialEq> PartialEq for Cells<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<T: Copy + Default + fmt::Debug> fmt::Debug for Cells<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_missing_wherever_it_stands() {
        let of = |row: usize| (row % 7 != 3 && row != 190).then_some(row as i64);
        let whole: Cells<i64> = (0..200).map(of).collect();
        assert!((0..200).all(|row| whole.get(row) == of(row)) && whole.iter().eq((0..200).map(of)));
        assert_eq!((whole.len(), whole.get(200), whole.values()[190]), (200, None, 0));
        for cut in [0, 1, 63, 64, 65, 199, 200] {
            let mut parts: Cells<i64> = (0..cut).map(of).collect();
            parts.append(&(cut..200).map(of).collect());
            assert_eq!(parts, whole, "cut at {cut}");
        }
    }

    #[test]
    fn a_column_without_gaps_has_no_list_of_them() {
        let mut full = Cells::from(vec![1.0, 2.0]);
        full.append(&[Some(3.0)].into_iter().collect());
        assert!(!full.has_missing() && full.values() == [1.0, 2.0, 3.0]);
        full.append(&[None].into_iter().collect());
        assert!(full.has_missing() && full.get(3).is_none());
        assert_eq!(format!("{full:?}"), "[Some(1.0), Some(2.0), Some(3.0), None]");
        assert!(Cells::<bool>::from(Vec::new()).is_empty());
    }
}
