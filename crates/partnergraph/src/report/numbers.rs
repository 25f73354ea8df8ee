//! Numbers as people write them in Norwegian, Danish and English, and lists of names.

use super::answer::shown_number;
use super::words::{Put, phrases};
use crate::model::Language;

/// A space at which no line is broken.
const FIXED_SPACE: char = '\u{a0}';

/// A whole number, with its thousands set apart: `12 000`, `12.000`, `12,000`.
pub(crate) fn whole(language: Language, number: usize) -> String {
    grouped(language, &number.to_string())
}

fn grouped(language: Language, digits: &str) -> String {
    let (between, least) = match language {
        // Norwegian keeps four digits together.
        Language::Nb => (FIXED_SPACE, 5),
        Language::Da => ('.', 4),
        Language::En => (',', 4),
    };
    if digits.len() < least {
        return digits.to_owned();
    }
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(between);
        }
        text.push(digit);
    }
    text
}

/// A number with two digits behind the comma, or as many as it takes to show two of it, and no zeros at its end.
pub(crate) fn number(language: Language, number: f64) -> String {
    let size = number.abs();
    // Below a tenth as many as it takes; what is smaller still is written with its power of ten.
    let digits = if (1e-4..0.1).contains(&size) { (-size.log10()).ceil() as usize + 1 } else { 2 };
    let text = shown_number(number, digits);
    let (sign, text) = text.strip_prefix('-').map_or(("", &*text), |text| ("−", text));
    let (before, behind) = text.split_once('.').map_or((text, None), |(before, behind)| (before, Some(behind)));
    if behind.is_some_and(|behind| behind.contains('e')) || before.contains('e') {
        return if language == Language::En { format!("{sign}{text}") } else { format!("{sign}{}", text.replace('.', ",")) };
    }
    let mut whole = format!("{sign}{}", grouped(language, before));
    if let Some(behind) = behind {
        whole.push(if language == Language::En { '.' } else { ',' });
        whole.push_str(behind);
    }
    whole
}

/// A share in whole per cent. What is not quite nothing or not quite all is not rounded to it.
pub(crate) fn percent(language: Language, share: f64) -> String {
    let rounded = (share * 100.0).round();
    if share > 0.0 && rounded < 1.0 {
        return UNDER.with(language, percent(language, 0.01));
    }
    if share < 1.0 && rounded >= 100.0 {
        return OVER.with(language, percent(language, 0.99));
    }
    let text = number(language, rounded);
    if language == Language::En { format!("{text}%") } else { format!("{text}{FIXED_SPACE}%") }
}

/// A sum of money in whole units, with its currency.
pub(crate) fn money(language: Language, amount: f64, currency: &str) -> String {
    let sum = number(language, if amount.abs() >= 1.0 { amount.round() } else { amount });
    let of_one = |one, many| if sum == "1" { one } else { many };
    let name = match (currency, language) {
        (_, Language::En) => return format!("{currency}{FIXED_SPACE}{sum}"),
        ("NOK", Language::Nb) | ("DKK", Language::Da) => of_one("krone", "kroner"),
        ("DKK", Language::Nb) => of_one("dansk krone", "danske kroner"),
        ("NOK", Language::Da) => of_one("norsk krone", "norske kroner"),
        ("SEK", _) => of_one("svensk krone", "svenske kroner"),
        ("EUR", _) => "euro",
        (other, _) => other,
    };
    format!("{sum}{FIXED_SPACE}{name}")
}

/// Names in a row: `A, B og C`. Of more than `most` the first are named and the others counted; one more is named too, as
/// saying so would not be shorter.
pub(crate) fn listed(language: Language, names: &[String], most: usize) -> String {
    listed_of(language, names, names.len(), most)
}

/// The same where the names given are the first of so many.
pub(crate) fn listed_of(language: Language, names: &[String], of: usize, most: usize) -> String {
    let named = if of <= most + 1 { names.len() } else { names.len().min(most) };
    let (names, left) = (&names[..named], of - of.min(named));
    match (names, left) {
        ([], 0) => String::new(),
        ([one], 0) => one.clone(),
        ([first @ .., last], 0) => format!("{}{}{last}", first.join(", "), AND.say(language)),
        (some, left) => AND_MORE.fill(language, &[("names", some.join(", ").into()), ("left", Put::Count(left))]),
    }
}

phrases! {
    AND [" og ", " og ", " and "];
    AND_MORE ["{names} og {left} til", "{names} og {left} {left:anden|andre}", "{names} and {left} more"];
    UNDER ["under {x}", "under {x}", "less than {x}"];
    OVER ["over {x}", "over {x}", "more than {x}"];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        let all = |say: fn(Language) -> String| Language::ALL.map(say);
        assert_eq!(all(|language| whole(language, 1_234_567)), ["1\u{a0}234\u{a0}567", "1.234.567", "1,234,567"]);
        assert_eq!(all(|language| whole(language, 1234)), ["1234", "1.234", "1,234"]);
        assert_eq!(all(|language| number(language, 0.456)), ["0,46", "0,46", "0.46"]);
        assert_eq!(all(|language| number(language, -12_000.5)), ["−12\u{a0}000,5", "−12.000,5", "−12,000.5"]);
        assert_eq!(all(|language| percent(language, 0.125)), ["13\u{a0}%", "13\u{a0}%", "13%"]);
        assert_eq!(
            all(|language| money(language, 1_200_000.4, "NOK")),
            ["1\u{a0}200\u{a0}000\u{a0}kroner", "1.200.000\u{a0}norske kroner", "NOK\u{a0}1,200,000"]
        );
        assert_eq!(money(Language::Da, 1.0, "NOK"), "1\u{a0}norsk krone");
        let en = Language::En;
        assert_eq!([0.0, 0.012_34, 1e-5, 2.0, 1e20].map(|value| number(en, value)), ["0", "0.012", "1.00e-5", "2", "1.00e20"]);
    }

    #[test]
    fn nearly_nothing_is_not_nothing_and_nearly_all_is_not_all() {
        let say = [0.0, 0.001, 0.999, 1.0].map(|share| percent(Language::En, share));
        assert_eq!(say, ["0%", "less than 1%", "more than 99%", "100%"]);
    }

    #[test]
    fn long_lists_say_how_many_more_there_are() {
        let names: Vec<String> = ["A", "B", "C", "D", "E"].map(str::to_owned).into();
        assert_eq!(listed(Language::Nb, &names, 3), "A, B, C og 2 til");
        assert_eq!(listed(Language::Da, &names, 4), "A, B, C, D og E");
        assert_eq!(listed(Language::En, &names[..1], 3), "A");
        assert_eq!(listed(Language::En, &names[..2], 1), "A and B");
        assert_eq!(listed_of(Language::Da, &names[..3], 4, 2), "A, B og 2 andre");
        assert_eq!(listed(Language::En, &[], 3), "");
    }
}
