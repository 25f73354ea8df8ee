//! Dates as precisely as they are known, and periods between them.
//!
//! Sources say "1970s", "2016" or "in May"; a date holds what was said and no more. For comparisons it stands for its
//! first or its last possible day.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day of the calendar, for comparing dates that are known with different precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// Year, month and day of the month.
    #[must_use]
    pub const fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// The day after, or the same where the calendar ends.
    pub(crate) const fn next(self) -> Self {
        let Self { year, month, day } = self;
        if day < days_in(year, month) {
            Self { year, month, day: day + 1 }
        } else if month < 12 {
            Self { year, month: month + 1, day: 1 }
        } else if year < LAST_YEAR {
            Self { year: year + 1, month: 1, day: 1 }
        } else {
            self
        }
    }

    /// How many days lie between the first of March of the year 0 and this day, to count days between dates.
    pub(crate) const fn number(self) -> i64 {
        // Years begin in March here, so that a leap day is the last day of its year and months before it have fixed lengths.
        let month = (self.month as i64 + 9) % 12;
        let year = self.year as i64 - if month >= 10 { 1 } else { 0 };
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        365 * year + leap_days + (153 * month + 2) / 5 + self.day as i64 - 1
    }
}

/// A date known to the decade, the year, the month or the day.
///
/// Written `197X`, `2016`, `2016-05` or `2016-05-27`, and made by parsing what is written.
///
/// # Examples
/// ```
/// use partnergraph::PartialDate;
///
/// let spring: PartialDate = "2016-05".parse()?;
/// assert_eq!(spring.last_day().parts(), (2016, 5, 31));
/// assert!("2016-13".parse::<PartialDate>().is_err());
/// # Ok::<_, partnergraph::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate(KnownDate);

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KnownDate {
    /// Ten years from this one; `1970` for `197X`.
    Decade(u16),
    /// A year.
    Year(u16),
    /// Year and month.
    Month(u16, u8),
    /// Year, month and day.
    Day(u16, u8, u8),
}

/// A text that is no date of the calendar in one of the four forms.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found `{found}`, expected {EXPECTED_DATE}")]
pub struct DateError {
    found: String,
}

/// The last year that can be written.
const LAST_YEAR: u16 = 9999;

/// What a date may look like, for messages.
pub(crate) const EXPECTED_DATE: &str = "a date such as `2016-05-27`, `2016-05`, `2016` or the decade `197X`";

impl PartialDate {
    /// How much of it is known.
    #[must_use]
    pub const fn known(self) -> KnownDate {
        self.0
    }

    /// A day as a date that is fully known.
    pub(crate) const fn of_day(day: Day) -> Self {
        Self(KnownDate::Day(day.year, day.month, day.day))
    }

    /// The first day that the date can mean.
    #[must_use]
    pub const fn first_day(self) -> Day {
        match self.0 {
            KnownDate::Decade(year) | KnownDate::Year(year) => Day { year, month: 1, day: 1 },
            KnownDate::Month(year, month) => Day { year, month, day: 1 },
            KnownDate::Day(year, month, day) => Day { year, month, day },
        }
    }

    /// The last day that the date can mean.
    #[must_use]
    pub const fn last_day(self) -> Day {
        match self.0 {
            KnownDate::Decade(year) => Day { year: year + 9, month: 12, day: 31 },
            KnownDate::Year(year) => Day { year, month: 12, day: 31 },
            KnownDate::Month(year, month) => Day { year, month, day: days_in(year, month) },
            KnownDate::Day(year, month, day) => Day { year, month, day },
        }
    }
}

const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        parse(text.as_bytes()).map(Self).ok_or_else(|| DateError { found: text.to_owned() })
    }
}

fn parse(text: &[u8]) -> Option<KnownDate> {
    let number =
        |digits: &[u8]| digits.iter().try_fold(0_u16, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u16::from(digit - b'0')));
    let month = |digits: &[u8]| number(digits).and_then(|month| u8::try_from(month).ok()).filter(|month| (1..=12).contains(month));
    match text.len() {
        4 if text[3] == b'X' => Some(KnownDate::Decade(number(&text[..3])? * 10)),
        4 => Some(KnownDate::Year(number(text)?)),
        7 if text[4] == b'-' => Some(KnownDate::Month(number(&text[..4])?, month(&text[5..])?)),
        10 if text[4] == b'-' && text[7] == b'-' => {
            let (year, month) = (number(&text[..4])?, month(&text[5..7])?);
            let day = number(&text[8..]).and_then(|day| u8::try_from(day).ok())?;
            (1..=days_in(year, month)).contains(&day).then_some(KnownDate::Day(year, month, day))
        }
        _ => None,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            KnownDate::Decade(year) => write!(f, "{:03}X", year / 10),
            KnownDate::Year(year) => write!(f, "{year:04}"),
            KnownDate::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            KnownDate::Day(year, month, day) => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(ParsedVisitor(EXPECTED_DATE, std::marker::PhantomData))
    }
}

/// Reads a value from its written form without making a copy of the text.
struct ParsedVisitor<T>(&'static str, std::marker::PhantomData<T>);

impl<T: FromStr<Err: fmt::Display>> serde::de::Visitor<'_> for ParsedVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

/// From when until when something holds; both days included, either end open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Period {
    /// When it began, if that is known.
    pub since: Option<PartialDate>,
    /// When it ended, if that is known.
    pub until: Option<PartialDate>,
}

impl Period {
    /// Whether the period holds at a date: it may have begun by the date's last day and may last until it.
    ///
    /// A partial date stands for its first day as a start, and for its last day as an end and as the date asked for.
    #[must_use]
    pub fn has(&self, at: PartialDate) -> bool {
        let day = at.last_day();
        self.since.is_none_or(|since| since.first_day() <= day) && self.until.is_none_or(|until| until.last_day() >= day)
    }

    /// Whether no day can lie in the period, because its end is before its start.
    #[must_use]
    pub fn is_reversed(&self) -> bool {
        matches!((self.since, self.until), (Some(since), Some(until)) if until.last_day() < since.first_day())
    }
}

/// A time of day to the minute, `00:00` to `24:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime {
    minutes: u16,
}

/// A text that is no time of day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found `{found}`, expected {EXPECTED_TIME}")]
pub struct TimeError {
    found: String,
}

/// What a time may look like, for messages.
pub(crate) const EXPECTED_TIME: &str = "a time of day from `00:00` to `24:00`";

impl ClockTime {
    /// Minutes since midnight, 0 to 1440.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.minutes
    }
}

impl FromStr for ClockTime {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let parts = |text: &str| {
            let (hours, minutes) = text.split_once(':')?;
            let number =
                |digits: &str| (digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse::<u16>().ok())?;
            let (hours, minutes) = (number(hours)?, number(minutes)?);
            (minutes < 60 && hours * 60 + minutes <= 24 * 60).then_some(hours * 60 + minutes)
        };
        parts(text).map(|minutes| Self { minutes }).ok_or_else(|| TimeError { found: text.to_owned() })
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

impl Serialize for ClockTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ClockTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(ParsedVisitor(EXPECTED_TIME, std::marker::PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().expect("the tests write real dates")
    }

    #[test]
    fn every_form_is_read_and_written_back_unchanged() {
        for text in ["197X", "2016", "2016-05", "2016-05-27", "2024-02-29", "0000", "0987-12"] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_not_on_the_calendar_is_no_date() {
        for text in [
            "",
            "16",
            "2016-5",
            "2016-13",
            "2016-00",
            "2023-02-29",
            "1900-02-29",
            "2016-04-31",
            "2016-05-00",
            "x016",
            "2016/05",
            "20160527",
            "197x",
            "２０１６",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_partial_date_spans_all_its_days() {
        assert_eq!(date("197X").first_day().parts(), (1970, 1, 1));
        assert_eq!(date("197X").last_day().parts(), (1979, 12, 31));
        assert_eq!(date("2024-02").last_day().parts(), (2024, 2, 29));
        assert_eq!(date("2100-02").last_day().parts(), (2100, 2, 28));
    }

    #[test]
    fn days_are_counted_over_leap_days_and_ends_of_years() {
        let between = |from: &str, to: &str| date(to).first_day().number() - date(from).first_day().number();
        assert_eq!(between("0000-03-01", "0000-03-01"), 0);
        assert_eq!(date("0000-03-01").first_day().number(), 0);
        assert_eq!(between("0000-01-01", "0000-03-01"), 60, "the year 0 has a leap day");
        assert_eq!((between("2024-02-28", "2024-03-01"), between("1900-02-28", "1900-03-01")), (2, 1));
        assert_eq!((between("2023", "2024"), between("2024", "2025"), between("2000", "2400")), (365, 366, 146_097));
        assert_eq!((between("2023-12-31", "2024-01-01"), between("2024-07-31", "2024-08-01")), (1, 1));
    }

    #[test]
    fn the_next_day_follows_over_leap_days_and_ends_of_years() {
        let next = |text: &str| PartialDate::of_day(date(text).last_day().next()).to_string();
        assert_eq!([next("2023-02-28"), next("2024-02-28"), next("2024-02")], ["2023-03-01", "2024-02-29", "2024-03-01"]);
        assert_eq!([next("2023"), next("197X"), next("2024-04-30")], ["2024-01-01", "1980-01-01", "2024-05-01"]);
        assert_eq!(next("9999"), "9999-12-31", "no later day can be written");
    }

    #[test]
    fn a_period_holds_at_both_its_ends() {
        let period = Period { since: Some(date("2018")), until: Some(date("2020-06")) };
        assert!(!period.has(date("2017")));
        assert!(period.has(date("2018")));
        assert!(period.has(date("2020-06-30")));
        assert!(!period.has(date("2020-07-01")));
        // As the date asked for, a year stands for its last day.
        assert!(!period.has(date("2020")));
        assert!(Period::default().has(date("197X")));
    }

    #[test]
    fn a_period_is_reversed_only_when_no_day_fits() {
        let reversed = |since, until| Period { since: Some(date(since)), until: Some(date(until)) }.is_reversed();
        assert!(reversed("2020", "2019"));
        assert!(!reversed("2020-06", "2020"));
        assert!(!reversed("2020", "2020-01-01"));
    }

    #[test]
    fn a_time_of_day_ends_at_midnight() {
        assert_eq!("24:00".parse::<ClockTime>().map(ClockTime::minutes), Ok(1440));
        for text in ["24:01", "25:00", "12:60", "12", "1:00", "+1:00", "12:0"] {
            assert!(text.parse::<ClockTime>().is_err(), "{text}");
        }
    }
}
