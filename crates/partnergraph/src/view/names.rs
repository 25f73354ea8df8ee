//! How the actors of a network that was made from edges are called.

use std::borrow::Cow;

/// The names of the actors of a network that was made from edges, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Names {
    /// So many actors, called 0, 1, 2 ….
    Counted(usize),
    /// Whole numbers.
    Numbers(Vec<i64>),
    /// Texts.
    Texts(Vec<Box<str>>),
}

impl Names {
    /// The number of actors.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Counted(count) => *count,
            Self::Numbers(numbers) => numbers.len(),
            Self::Texts(texts) => texts.len(),
        }
    }

    /// Whether there is no actor.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The name of the actor at a position, as text.
    #[must_use]
    pub fn text(&self, position: usize) -> Cow<'_, str> {
        match self {
            Self::Counted(_) => Cow::Owned(position.to_string()),
            Self::Numbers(numbers) => Cow::Owned(numbers[position].to_string()),
            Self::Texts(texts) => Cow::Borrowed(&texts[position]),
        }
    }

    /// The names as texts, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Cow<'_, str>> {
        (0..self.len()).map(|position| self.text(position))
    }

    /// The name of the actor at a position, where names are whole numbers.
    #[must_use]
    pub fn number(&self, position: usize) -> Option<i64> {
        match self {
            Self::Counted(_) => Some(position as i64),
            Self::Numbers(numbers) => Some(numbers[position]),
            Self::Texts(_) => None,
        }
    }
}

impl From<usize> for Names {
    fn from(count: usize) -> Self {
        Self::Counted(count)
    }
}

impl From<Vec<i64>> for Names {
    /// Counted where the numbers are 0, 1, 2 ….
    fn from(numbers: Vec<i64>) -> Self {
        if numbers.iter().enumerate().all(|(position, number)| position as i64 == *number) {
            Self::Counted(numbers.len())
        } else {
            Self::Numbers(numbers)
        }
    }
}

impl From<Vec<String>> for Names {
    fn from(texts: Vec<String>) -> Self {
        Self::Texts(texts.into_iter().map(String::into_boxed_str).collect())
    }
}
