//! Breaking text into lines that fit.

use super::letters::{Weight, columns, sticks, width};

/// Endings of long Scandinavian compounds before which a word is best divided: `finansierings-partner`.
const ENDINGS: [&str; 8] = ["partner", "ansvarlig", "koordinator", "coordinator", "foreningen", "selskapet", "kommune", "organisation"];

/// A text as lines none of which is wider than `room` at a font size.
///
/// Lines break between words, after a hyphen or slash, and only where a word alone is too wide inside it. The text is not
/// shortened. A single sign that is wider than the room stands alone on its line.
pub(crate) fn wrap(text: &str, size: u32, weight: Weight, room: u32) -> Vec<String> {
    lines(text, &|part| width(part, size, weight) <= room)
}

/// The same in columns of a terminal.
pub(crate) fn wrap_columns(text: &str, room: usize) -> Vec<String> {
    lines(text, &|part| columns(part) <= room)
}

/// Whether a text can be set in a room without dividing a word anywhere but at the end of a known part.
pub(crate) fn divides_well(text: &str, room: usize) -> bool {
    wrap_columns(text, room).iter().filter(|line| line.ends_with('-')).all(|line| {
        let ending = text.find(line.trim_end_matches('-')).map(|start| &text[start + line.trim_end_matches('-').len()..]);
        ending.is_some_and(|ending| ending.starts_with('-') || ENDINGS.iter().any(|known| ending.starts_with(known)))
    })
}

fn lines(text: &str, fits: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        // A word is divided only when it does not fit on a line of its own.
        let word_parts = if fits(word) { vec![word] } else { parts(word) };
        for (position, part) in word_parts.into_iter().enumerate() {
            let gap = if line.is_empty() || position > 0 { "" } else { " " };
            let longer = format!("{line}{gap}{part}");
            if fits(&longer) {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            let mut rest = divided(part, fits);
            line = rest.pop().unwrap_or_default();
            lines.extend(rest);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// A word at the places where it may be divided without a hyphen being added.
fn parts(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut letters = word.char_indices().peekable();
    while let Some((_, letter)) = letters.next() {
        let Some((next, after)) = letters.peek() else { break };
        // `3-4`, `2016–2021` and `//` stay whole.
        let between = matches!(letter, '-' | '/' | '–' | '—' | '_' | '·') && after.is_alphabetic() && *next > start + letter.len_utf8();
        if between {
            parts.push(&word[start..*next]);
            start = *next;
        }
    }
    parts.push(&word[start..]);
    parts
}

/// A word as pieces that fit, with a hyphen where it is divided between letters.
fn divided(word: &str, fits: &dyn Fn(&str) -> bool) -> Vec<String> {
    if fits(word) {
        return vec![word.to_owned()];
    }
    for ending in ENDINGS {
        if let Some(cut) = word.find(ending).filter(|cut| *cut > 0) {
            let head = format!("{}-", &word[..cut]);
            if fits(&head) {
                let mut pieces = vec![head];
                pieces.extend(divided(&word[cut..], fits));
                return pieces;
            }
        }
    }
    let clusters = clusters(word);
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for (position, cluster) in clusters.iter().enumerate() {
        let mut needed = format!("{piece}{cluster}");
        if clusters.get(position + 1).is_some_and(|next| hyphenates(cluster, next)) {
            // Room for the hyphen, should the word be divided after this sign.
            needed.push('-');
        }
        if !piece.is_empty() && !fits(&needed) {
            if hyphenates(&piece, cluster) {
                piece.push('-');
            }
            pieces.push(std::mem::take(&mut piece));
        }
        piece.push_str(cluster);
    }
    pieces.push(piece);
    // A sign made of many that is wider than the room is divided after all: nothing may stick out.
    pieces.into_iter().flat_map(|piece| if fits(&piece) { vec![piece] } else { piece.chars().map(String::from).collect() }).collect()
}

fn hyphenates(before: &str, after: &str) -> bool {
    // Scripts whose letters join, or that have no hyphen, are divided without one.
    let divides = |letter: char| letter.is_alphanumeric() && (letter as u32) < 0x530;
    before.chars().next_back().is_some_and(divides) && after.chars().next().is_some_and(divides)
}

/// The signs of a word, each with what sticks to it.
fn clusters(word: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut before: Option<char> = None;
    for (position, letter) in word.char_indices() {
        if before.is_some_and(|before| !sticks(before, letter)) {
            cuts.push(position);
        }
        // Flags are pairs: after one pair the next begins.
        before = if before.is_some_and(|before| is_flag(before) && is_flag(letter)) { Some('\u{2060}') } else { Some(letter) };
    }
    cuts.push(word.len());
    cuts.windows(2).map(|ends| &word[ends[0]..ends[1]]).filter(|cluster| !cluster.is_empty()).collect()
}

const fn is_flag(letter: char) -> bool {
    matches!(letter, '\u{1f1e6}'..='\u{1f1ff}')
}

/// A text in which a browser may divide long compounds before their last part.
pub(crate) fn dividable(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let cut = ENDINGS.iter().find_map(|ending| word.find(ending)).filter(|cut| *cut > 0 && columns(word) > 12);
        cut.map_or_else(|| word.to_owned(), |cut| format!("{}\u{ad}{}", &word[..cut], &word[cut..]))
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A text filled with spaces to a number of columns.
pub(crate) fn padded(text: &str, room: usize) -> String {
    format!("{text}{}", " ".repeat(room.saturating_sub(columns(text))))
}

/// A text with spaces in front to a number of columns.
pub(crate) fn right(text: &str, room: usize) -> String {
    format!("{}{text}", " ".repeat(room.saturating_sub(columns(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_breaks_between_words() {
        assert_eq!(wrap_columns("Velforeninger og borettslag på Landås", 16), ["Velforeninger og", "borettslag på", "Landås"]);
        assert_eq!(wrap_columns("", 5), Vec::<String>::new());
    }

    #[test]
    fn a_compound_is_divided_before_its_last_part() {
        assert_eq!(wrap_columns("finansieringspartner", 14), ["finansierings-", "partner"]);
        assert!(divides_well("finansieringspartner", 14) && !divides_well("finansieringspartner", 9));
        assert_eq!(wrap_columns("Rådgivning/utvikling", 12), ["Rådgivning/", "utvikling"]);
    }

    #[test]
    fn a_word_that_is_too_long_is_divided_with_a_hyphen() {
        assert_eq!(wrap_columns("abcdefghij", 4), ["abc-", "def-", "ghij"]);
        assert_eq!(wrap_columns("abcdefgh", 4), ["abc-", "def-", "gh"]);
        assert_eq!(wrap_columns("房子房子", 4), ["房子", "房子"]);
        assert_eq!(wrap_columns("2016–2021", 9), ["2016–2021"]);
    }

    #[test]
    fn signs_that_are_shown_as_one_stay_one() {
        let family = "👩\u{200d}👩\u{200d}👧";
        assert_eq!(clusters(&format!("a{family}b")), ["a", family, "b"]);
        assert_eq!(clusters("🇳🇴🇩🇰"), ["🇳🇴", "🇩🇰"]);
        assert_eq!(clusters("e\u{301}a"), ["e\u{301}", "a"]);
    }

    #[test]
    fn nothing_is_lost_and_nothing_sticks_out() {
        for text in ["a", "Sameier på Ensjø (eight)", &"æ".repeat(300), "🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠", "مركز الجوار للثقافة والفنون"]
        {
            for room in [40, 90, 300] {
                let lines = wrap(text, 15, Weight::Bold, room);
                assert!(lines.iter().all(|line| width(line, 15, Weight::Bold) <= room), "{text} in {room}");
                let letters = |text: &str| text.chars().filter(|letter| !" -".contains(*letter)).collect::<String>();
                assert_eq!(letters(&lines.concat()), letters(text));
            }
        }
    }

    #[test]
    fn a_browser_is_told_where_a_compound_may_be_divided() {
        assert_eq!(dividable("Finansieringspartner og eier"), "Finansierings\u{ad}partner og eier");
        assert_eq!(dividable("partner"), "partner");
    }

    #[test]
    fn text_is_filled_up_on_either_side() {
        assert_eq!((padded("å", 3).as_str(), right("7", 3).as_str()), ("å  ", "  7"));
    }
}
