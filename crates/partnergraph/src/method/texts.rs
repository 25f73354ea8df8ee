//! The texts of a column.

use std::{borrow::Cow, fmt, sync::Arc};

use crate::model::{ActorIndex, Case, CaseDocument};

/// The texts of a column, one for each row, of which some may be missing.
///
/// Texts that stand in a document already, such as ids and names of actors, are not copied: the column holds the document.
#[derive(Clone, Default)]
pub struct Texts {
    rows: usize,
    /// The parts in order, each with its first row.
    parts: Vec<(usize, Part)>,
}

#[derive(Clone)]
enum Part {
    Own(Vec<Option<Cow<'static, str>>>),
    Same(Arc<str>),
    Actors { document: Arc<CaseDocument>, actors: Arc<[ActorIndex]>, key: ActorKey },
}

/// What a column says of an actor.
#[derive(Debug, Clone, Copy)]
pub(crate) enum ActorKey {
    Id,
    Name,
}

impl Part {
    /// The text in a row, counted from the first of the part.
    fn get(&self, row: usize) -> Option<&str> {
        match self {
            Self::Own(texts) => texts.get(row)?.as_deref(),
            Self::Same(text) => Some(text),
            Self::Actors { document, actors, key } => {
                let actor = document.actors().get(actors.get(row)?.position())?;
                Some(match key {
                    ActorKey::Id => actor.id().as_str(),
                    ActorKey::Name => actor.name(),
                })
            }
        }
    }
}

impl Texts {
    /// The ids or names of actors of a case.
    pub(super) fn of_actors(case: &Case, actors: Arc<[ActorIndex]>, key: ActorKey) -> Self {
        let rows = actors.len();
        Self { rows, parts: vec![(0, Part::Actors { document: case.shared_document(), actors, key })] }
    }

    /// The same text in so many rows.
    pub(super) fn same(text: &Arc<str>, rows: usize) -> Self {
        let mut same = Self::default();
        same.append_same(text, rows);
        same
    }

    /// The number of rows.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is no row.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The text in a row; nothing where it is missing.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<&str> {
        let place = self.parts.partition_point(|(first, _)| *first <= row).checked_sub(1)?;
        let (first, part) = self.parts.get(place)?;
        if row < self.rows { part.get(row - first) } else { None }
    }

    /// The texts in order; nothing where one is missing.
    pub fn iter(&self) -> impl Iterator<Item = Option<&str>> {
        let ends = self.parts.iter().skip(1).map(|(first, _)| *first).chain([self.rows]);
        self.parts.iter().zip(ends).flat_map(|((first, part), end)| (0..end - first).map(|row| part.get(row)))
    }

    /// Adds rows with the same text.
    pub(super) fn append_same(&mut self, text: &Arc<str>, rows: usize) {
        if rows > 0 {
            self.parts.push((self.rows, Part::Same(Arc::clone(text))));
            self.rows += rows;
        }
    }

    /// Adds the rows of another column.
    pub(super) fn append(&mut self, more: Self) {
        let before = self.rows;
        self.rows += more.rows;
        for (first, part) in more.parts {
            match (self.parts.last_mut(), part) {
                (Some((_, Part::Own(texts))), Part::Own(more)) => texts.extend(more),
                (_, part) => self.parts.push((before + first, part)),
            }
        }
    }
}

impl<T: Into<Cow<'static, str>>> FromIterator<Option<T>> for Texts {
    fn from_iter<I: IntoIterator<Item = Option<T>>>(texts: I) -> Self {
        let texts: Vec<_> = texts.into_iter().map(|text| text.map(Into::into)).collect();
        Self { rows: texts.len(), parts: if texts.is_empty() { Vec::new() } else { vec![(0, Part::Own(texts))] } }
    }
}

impl PartialEq for Texts {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows && self.iter().eq(other.iter())
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, CaseBuilder};

    #[test]
    fn a_column_is_the_same_wherever_its_texts_stand() {
        let case =
            CaseBuilder::new("house", "House").actor(Actor::new("a", "A")).actor(Actor::new("b", "B")).build().expect("a sound case");
        let actors: Arc<[ActorIndex]> = Arc::new([ActorIndex(1), ActorIndex(0)]);
        let mut column = Texts::of_actors(&case, Arc::clone(&actors), ActorKey::Id);
        column.append(Texts::from_iter([Some("x"), None]));
        column.append(Texts::from_iter([Some("y".to_owned())]));
        column.append(Texts::same(&"z".into(), 2));
        column.append(Texts::default());
        column.append(Texts::of_actors(&case, actors, ActorKey::Name));
        drop(case);
        let expected = [Some("b"), Some("a"), Some("x"), None, Some("y"), Some("z"), Some("z"), Some("B"), Some("A")];
        assert!(column.iter().eq(expected));
        assert!((0..expected.len()).all(|row| column.get(row) == expected[row]));
        assert_eq!((column.len(), column.get(9)), (9, None));
        assert_eq!(column, Texts::from_iter(expected));
        assert!(Texts::same(&"z".into(), 0).is_empty());
    }
}
