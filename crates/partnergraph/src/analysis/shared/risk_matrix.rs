//! How acceptable a risk is: a matrix of likelihood and consequence with a class in each of its 25 cells.

use crate::method::OptionError;
use crate::model::{Grade, nearest::nearest, problem::quoted};
use crate::view::{Choice as _, choices};

choices! {
    /// How acceptable a risk is, from the mildest to the worst.
    RiskClass {
        /// Acceptable; measures may be considered.
        Green = "green",
        /// Measures must be considered.
        Yellow = "yellow",
        /// Not acceptable; measures must bring it down.
        Red = "red",
    }
}

/// The number of steps on either side.
const STEPS: usize = 5;

/// A class for each likelihood and consequence from 1 to 5.
///
/// A likelihood or consequence that is larger never has a milder class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RiskMatrix {
    /// By likelihood, then by consequence, each less 1.
    cells: [[RiskClass; STEPS]; STEPS],
}

impl Default for RiskMatrix {
    fn default() -> Self {
        Self::ministry()
    }
}

impl RiskMatrix {
    /// The matrix to begin with: five steps by five and three classes, as in the ministry's planning guide.
    ///
    /// The guide leaves it to the municipality which cells are acceptable; here the class follows the score, likelihood times
    /// consequence: green to 4, yellow from 5 to 12, red from 15.
    ///
    /// # Examples
    /// ```
    /// use partnergraph::{Grade, analysis::case_risks::{RiskClass, RiskMatrix}};
    ///
    /// let grade = |grade| Grade::new(grade).unwrap();
    /// assert_eq!(RiskMatrix::ministry().class(grade(5), grade(1)), RiskClass::Yellow);
    /// assert_eq!(RiskMatrix::ministry().class(grade(3), grade(5)), RiskClass::Red);
    /// ```
    #[must_use]
    pub const fn ministry() -> Self {
        let mut cells = [[RiskClass::Green; STEPS]; STEPS];
        let mut likelihood = 0;
        while likelihood < STEPS {
            let mut consequence = 0;
            while consequence < STEPS {
                cells[likelihood][consequence] = match (likelihood + 1) * (consequence + 1) {
                    0..=4 => RiskClass::Green,
                    5..=12 => RiskClass::Yellow,
                    _ => RiskClass::Red,
                };
                consequence += 1;
            }
            likelihood += 1;
        }
        Self { cells }
    }

    /// A matrix of one's own: five rows from likelihood 1 to 5, in each the classes from consequence 1 to 5.
    ///
    /// # Errors
    /// [`OptionError`] when a larger likelihood or consequence has a milder class.
    pub fn from_cells(cells: [[RiskClass; STEPS]; STEPS]) -> Result<Self, OptionError> {
        for likelihood in 0..STEPS {
            for consequence in 0..STEPS {
                let class = cells[likelihood][consequence];
                let before = [
                    likelihood.checked_sub(1).map(|row| cells[row][consequence]),
                    consequence.checked_sub(1).map(|column| cells[likelihood][column]),
                ];
                if let Some(worse) = before.into_iter().flatten().find(|before| *before as usize > class as usize) {
                    let found = format!("`{class}` at likelihood {} and consequence {} after `{worse}`", likelihood + 1, consequence + 1);
                    return Err(OptionError::new(MATRIX, found, "classes that never become milder with likelihood or consequence"));
                }
            }
        }
        Ok(Self { cells })
    }

    /// The class of a likelihood and a consequence.
    #[must_use]
    pub const fn class(&self, likelihood: Grade, consequence: Grade) -> RiskClass {
        self.cells[likelihood.get() as usize - 1][consequence.get() as usize - 1]
    }

    /// Every cell: likelihood, consequence, class.
    pub fn cells(&self) -> impl Iterator<Item = (Grade, Grade, RiskClass)> {
        let grades = || (1..=STEPS as u8).filter_map(Grade::new);
        grades().flat_map(move |likelihood| grades().map(move |consequence| (likelihood, consequence, self.class(likelihood, consequence))))
    }

    /// What was given as the option: the name of the preset, or 25 classes.
    pub(crate) fn given(words: &[&str]) -> Result<Self, OptionError> {
        const EXPECTED: &str = "`ministry`, or 25 classes (`green`, `yellow` or `red`): those of likelihood 1 from consequence 1 to 5, \
            then those of likelihood 2, and so on";
        match words {
            [PRESET] => Ok(Self::ministry()),
            [one] if RiskClass::WORDS.iter().all(|word| word != one) => {
                let near = nearest(one, [PRESET]).map(str::to_owned);
                Err(OptionError { nearest: near, ..OptionError::new(MATRIX, quoted(one), EXPECTED) })
            }
            words if words.len() != STEPS * STEPS => Err(OptionError::new(MATRIX, format_args!("{} classes", words.len()), EXPECTED)),
            words => {
                let mut cells = [[RiskClass::Green; STEPS]; STEPS];
                for (place, word) in words.iter().enumerate() {
                    let class = RiskClass::WORDS.iter().position(|known| known == word).ok_or_else(|| {
                        let near = nearest(word, RiskClass::WORDS.iter().copied()).map(str::to_owned);
                        OptionError { nearest: near, ..OptionError::new(MATRIX, quoted(word), EXPECTED) }
                    })?;
                    cells[place / STEPS][place % STEPS] = RiskClass::ALL[class];
                }
                Self::from_cells(cells)
            }
        }
    }
}

/// What the option is called, and its preset.
pub(crate) const MATRIX: &str = "matrix";
pub(crate) const PRESET: &str = "ministry";

#[cfg(test)]
mod tests {
    use super::*;

    fn grade(number: u8) -> Grade {
        Grade::new(number).expect("a grade")
    }

    #[test]
    fn the_preset_follows_the_score() {
        let count = |class| RiskMatrix::ministry().cells().filter(|(.., other)| *other == class).count();
        // Products of two numbers to 5: eight to 4, eleven from 5 to 12, six from 15 (13 and 14 do not occur).
        assert_eq!([count(RiskClass::Green), count(RiskClass::Yellow), count(RiskClass::Red)], [8, 11, 6]);
        for (likelihood, consequence, class) in RiskMatrix::ministry().cells() {
            let score = likelihood.get() * consequence.get();
            assert_eq!(class == RiskClass::Green, score <= 4);
            assert_eq!(class == RiskClass::Red, score >= 15);
        }
    }

    #[test]
    fn a_matrix_of_ones_own_is_given_cell_by_cell() {
        let mut words = ["green"; 25];
        words[24] = "red";
        let matrix = RiskMatrix::given(&words).expect("a matrix");
        assert_eq!((matrix.class(grade(5), grade(5)), matrix.class(grade(5), grade(4))), (RiskClass::Red, RiskClass::Green));
        words[0] = "yellow";
        let message = RiskMatrix::given(&words).expect_err("it becomes milder").to_string();
        assert_eq!(
            message,
            "option `matrix`: found `green` at likelihood 1 and consequence 2 after `yellow`, expected classes that never become milder with \
             likelihood or consequence"
        );
        words[0] = "gren";
        assert!(RiskMatrix::given(&words).expect_err("no class").to_string().ends_with("the nearest is `green`"));
        assert!(
            RiskMatrix::given(&["green"; 24]).expect_err("too few").to_string().contains("found 24 classes, expected `ministry`, or 25")
        );
        assert!(RiskMatrix::given(&["minstry"]).expect_err("no preset").to_string().ends_with("the nearest is `ministry`"));
        assert!(RiskMatrix::given(&["red"]).expect_err("one class").to_string().contains("found 1 classes"));
        assert_eq!(RiskMatrix::given(&["ministry"]), Ok(RiskMatrix::default()));
    }
}
