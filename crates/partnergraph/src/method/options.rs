//! Options by name, for languages and command lines that know them only at run time.

use std::fmt;

use crate::model::{Code, Language, PartialDate, nearest::nearest, problem::quoted};
use crate::view::Choice;

/// An option that an analysis takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OptionSpec {
    /// Its name, the same in every language.
    pub name: &'static str,
    /// What may be given.
    pub kind: OptionKind,
    /// What holds when nothing is given.
    pub preset: Preset,
    /// What it does.
    pub meaning: &'static str,
}

/// What may be given for an option.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum OptionKind {
    /// Yes or no.
    Flag,
    /// A whole number between two bounds, both included.
    Whole {
        /// The smallest allowed.
        min: i64,
        /// The largest allowed.
        max: i64,
    },
    /// A finite number.
    Number,
    /// Any text.
    Text,
    /// A partial date.
    Date,
    /// One of a list.
    Choice(&'static [&'static str]),
    /// Some of a list.
    Choices(&'static [&'static str]),
    /// A list of texts.
    Texts,
    /// For each role a whole number of 0 or more.
    WholeByRole,
    /// For each role some of a list.
    ChoicesByRole(&'static [&'static str]),
    /// One of a list, or for each actor by name a text.
    ClassByActor(&'static [&'static str]),
    /// For each name, which is free, some of a list.
    ChoicesByName(&'static [&'static str]),
    /// For each name, which is free, a list of texts.
    TextsByName,
    /// For some actors, by id, a finite number of 0 or more; the others have 0.
    NumberByActor,
}

/// What an option is when nothing is given.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Preset {
    /// Nothing; what that means stands in the option's meaning.
    Nothing,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Whole(i64),
    /// A number.
    Number(f64),
    /// A text.
    Text(&'static str),
    /// A list of texts.
    Texts(&'static [&'static str]),
}

impl fmt::Display for Preset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("none"),
            Self::Flag(value) => write!(f, "{}", if *value { "yes" } else { "no" }),
            Self::Whole(value) => write!(f, "{value}"),
            Self::Number(value) => write!(f, "{value}"),
            Self::Text(value) => f.write_str(value),
            Self::Texts(values) => f.write_str(&values.join(", ")),
        }
    }
}

/// The value of an option, as it was given or as it is preset.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum OptionValue {
    /// Nothing.
    Nothing,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Whole(i64),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<OptionValue>),
    /// Names with values.
    Map(Vec<(String, OptionValue)>),
}

impl From<Preset> for OptionValue {
    fn from(preset: Preset) -> Self {
        match preset {
            Preset::Nothing => Self::Nothing,
            Preset::Flag(value) => Self::Flag(value),
            Preset::Whole(value) => Self::Whole(value),
            Preset::Number(value) => Self::Number(value),
            Preset::Text(value) => Self::Text(value.to_owned()),
            Preset::Texts(values) => Self::List(values.iter().map(|value| Self::Text((*value).to_owned())).collect()),
        }
    }
}

impl fmt::Display for OptionValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("nothing"),
            Self::Flag(value) => write!(f, "`{value}`"),
            Self::Whole(value) => write!(f, "`{value}`"),
            Self::Number(value) => write!(f, "`{value}`"),
            Self::Text(value) => f.write_str(&quoted(value)),
            Self::List(values) if values.is_empty() => f.write_str("an empty list"),
            Self::List(values) => f.write_str(&values.iter().take(6).map(ToString::to_string).collect::<Vec<_>>().join(", ")),
            Self::Map(_) => f.write_str("names with values"),
        }
    }
}

/// An option that an analysis does not take, or a value that it cannot take.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("option `{option}`: found {found}, expected {expected}{}", nearest.as_ref().map(|word| format!("; the nearest is `{word}`")).unwrap_or_default())]
pub struct OptionError {
    /// The option.
    pub option: String,
    /// What was given.
    pub found: String,
    /// What may be given.
    pub expected: String,
    /// The known word that is nearest to what was given, if one is near.
    pub nearest: Option<String>,
}

impl OptionError {
    /// A value that an option cannot take.
    pub(crate) fn new(option: &str, found: impl fmt::Display, expected: impl Into<String>) -> Self {
        Self { option: option.to_owned(), found: found.to_string(), expected: expected.into(), nearest: None }
    }

    fn word(option: &str, found: &str, known: &[&'static str]) -> Self {
        let list = known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        Self {
            option: option.to_owned(),
            found: quoted(found),
            expected: format!("one of {list}"),
            nearest: nearest(found, known.iter().copied()).map(str::to_owned),
        }
    }
}

/// Values by name, in the order in which they were given.
type ByName<'a, T> = Vec<(&'a str, T)>;

/// Options by name, as they were given; what is not given is preset.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Given {
    pub(super) values: Vec<(String, OptionValue)>,
}

impl Given {
    /// No option: everything as preset.
    #[must_use]
    pub const fn nothing() -> Self {
        Self { values: Vec::new() }
    }

    /// The same with one option more; `Nothing` leaves it as preset.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: OptionValue) -> Self {
        if value != OptionValue::Nothing {
            self.values.push((name.into(), value));
        }
        self
    }

    /// Every option that was given, in the order in which they were given.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &OptionValue)> {
        self.values.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// What was given for an option.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&OptionValue> {
        self.values.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// That every option given is one of these.
    ///
    /// # Errors
    /// [`OptionError`] for the first that is not, with the nearest that is.
    pub(crate) fn check(&self, known: &[&'static OptionSpec]) -> Result<(), OptionError> {
        for (name, _) in &self.values {
            if !known.iter().any(|option| option.name == name) {
                let names: Vec<&'static str> = known.iter().map(|option| option.name).collect();
                return Err(OptionError {
                    expected: if names.is_empty() { "no option".to_owned() } else { format!("one of `{}`", names.join("`, `")) },
                    nearest: nearest(name, names).map(str::to_owned),
                    option: name.clone(),
                    found: "no such option".to_owned(),
                });
            }
        }
        Ok(())
    }

    pub(crate) fn flag(&self, name: &str) -> Result<Option<bool>, OptionError> {
        self.read(name, "yes or no (`true` or `false`)", |value| match value {
            OptionValue::Flag(flag) => Some(*flag),
            _ => None,
        })
    }

    pub(crate) fn whole(&self, name: &str, min: i64, max: i64) -> Result<Option<i64>, OptionError> {
        if self.get(name).is_none() {
            return Ok(None);
        }
        let expected =
            if max == i64::MAX { format!("a whole number of {min} or more") } else { format!("a whole number from {min} to {max}") };
        self.read(name, &expected, |value| match value {
            OptionValue::Whole(number) if (min..=max).contains(number) => Some(*number),
            _ => None,
        })
    }

    pub(crate) fn number(&self, name: &str) -> Result<Option<f64>, OptionError> {
        self.read(name, "a finite number", |value| match value {
            OptionValue::Whole(number) => Some(*number as f64),
            OptionValue::Number(number) if number.is_finite() => Some(*number),
            _ => None,
        })
    }

    pub(crate) fn text(&self, name: &str) -> Result<Option<&str>, OptionError> {
        self.read(name, "a text", |value| match value {
            OptionValue::Text(text) => Some(text.as_str()),
            _ => None,
        })
    }

    pub(crate) fn date(&self, name: &str) -> Result<Option<PartialDate>, OptionError> {
        self.read(name, crate::model::date::EXPECTED_DATE, |value| match value {
            OptionValue::Text(text) => text.parse().ok(),
            _ => None,
        })
    }

    pub(crate) fn choice<T: Choice>(&self, name: &str) -> Result<Option<T>, OptionError> {
        if self.get(name).is_none() {
            // Nothing to be put into words.
            return Ok(None);
        }
        let known = T::WORDS;
        let Some(text) = self.read(name, &format!("one of `{}`", known.join("`, `")), |value| match value {
            OptionValue::Text(text) => Some(text.as_str()),
            _ => None,
        })?
        else {
            return Ok(None);
        };
        known.iter().position(|word| *word == text).map(|place| Some(T::ALL[place])).ok_or_else(|| OptionError::word(name, text, known))
    }

    /// Some of a closed list.
    pub(crate) fn choices<T: Choice>(&self, name: &str) -> Result<Option<Vec<T>>, OptionError> {
        let place = |text: &str| T::WORDS.iter().position(|word| *word == text).ok_or_else(|| OptionError::word(name, text, T::WORDS));
        self.texts(name)?.map(|texts| texts.into_iter().map(|text| place(text).map(|place| T::ALL[place])).collect()).transpose()
    }

    /// A list of texts; one text counts as a list of one.
    pub(crate) fn texts(&self, name: &str) -> Result<Option<Vec<&str>>, OptionError> {
        self.read(name, "a list of texts", texts)
    }

    pub(crate) fn codes<T: Code>(&self, name: &str) -> Result<Option<Vec<T>>, OptionError> {
        self.texts(name)?
            .map(|texts| texts.into_iter().map(|text| T::from_code(text).ok_or_else(|| OptionError::word(name, text, T::CODES))).collect())
            .transpose()
    }

    /// For each name a whole number of 0 or more.
    pub(crate) fn whole_by_name(&self, name: &str) -> Result<Option<Vec<(&str, u32)>>, OptionError> {
        self.read(name, "for each role a whole number of 0 or more", |value| match value {
            OptionValue::Map(items) => items
                .iter()
                .map(|(key, value)| match value {
                    OptionValue::Whole(number) => u32::try_from(*number).ok().map(|number| (key.as_str(), number)),
                    _ => None,
                })
                .collect(),
            _ => None,
        })
    }

    /// For each name a finite number of 0 or more.
    pub(crate) fn numbers_by_name(&self, name: &str) -> Result<Option<ByName<'_, f64>>, OptionError> {
        const EXPECTED: &str = "for each actor a finite number of 0 or more";
        let Some(items) = self.read(name, EXPECTED, |value| match value {
            OptionValue::Map(items) => Some(items),
            _ => None,
        })?
        else {
            return Ok(None);
        };
        let number = |(key, value): &'_ (String, OptionValue)| match value {
            OptionValue::Whole(number) if *number >= 0 => Ok(*number as f64),
            OptionValue::Number(number) if number.is_finite() && *number >= 0.0 => Ok(*number),
            _ => Err(OptionError::new(name, format_args!("{value} for {}", quoted(key)), EXPECTED)),
        };
        items.iter().map(|item| number(item).map(|number| (item.0.as_str(), number))).collect::<Result<_, _>>().map(Some)
    }

    /// For each name a list of codes.
    pub(crate) fn codes_by_name<T: Code>(&self, name: &str, of: &str) -> Result<Option<ByName<'_, Vec<T>>>, OptionError> {
        let expected = format!("for each {of} a list of texts");
        let items: Option<ByName<'_, Vec<&str>>> = self.read(name, &expected, |value| match value {
            OptionValue::Map(items) => items.iter().map(|(key, value)| texts(value).map(|texts| (key.as_str(), texts))).collect(),
            _ => None,
        })?;
        items
            .map(|items| {
                items
                    .into_iter()
                    .map(|(key, texts)| {
                        let codes = texts.into_iter().map(|text| T::from_code(text).ok_or_else(|| OptionError::word(name, text, T::CODES)));
                        codes.collect::<Result<Vec<T>, _>>().map(|codes| (key, codes))
                    })
                    .collect()
            })
            .transpose()
    }

    /// For each name a list of texts.
    pub(crate) fn texts_by_name(&self, name: &str) -> Result<Option<ByName<'_, Vec<&str>>>, OptionError> {
        let list = |value| matches!(value, &OptionValue::List(_)).then(|| texts(value)).flatten();
        self.read(name, "for each name a list of texts", |value| match value {
            OptionValue::Map(items) => items.iter().map(|(key, value)| list(value).map(|texts| (key.as_str(), texts))).collect(),
            _ => None,
        })
    }

    fn read<'a, T>(
        &'a self,
        name: &str,
        expected: &str,
        read: impl FnOnce(&'a OptionValue) -> Option<T>,
    ) -> Result<Option<T>, OptionError> {
        self.get(name).map(|value| read(value).ok_or_else(|| OptionError::new(name, value, expected))).transpose()
    }

    /// The language asked for in `language`.
    pub(crate) fn language(&self) -> Result<Language, OptionError> {
        const KNOWN: [&str; 3] = ["nb", "da", "en"];
        self.text("language")?
            .map_or(Ok(Language::default()), |text| Language::from_code(text).ok_or_else(|| OptionError::word("language", text, &KNOWN)))
    }
}

fn texts(value: &OptionValue) -> Option<Vec<&str>> {
    match value {
        OptionValue::Text(text) => Some(vec![text.as_str()]),
        OptionValue::List(values) => values
            .iter()
            .map(|value| match value {
                OptionValue::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect(),
        _ => None,
    }
}
