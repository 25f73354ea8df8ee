//! How wide letters are, so that text can be placed without asking a font.
//!
//! Figures are drawn where no font can be measured: on a server, in a build, in a browser that has other fonts than the
//! next one. So every width here is an upper bound over the fonts that the figures name: the wider of DejaVu Sans (as wide
//! as Verdana) and Liberation Sans (as wide as Arial and Helvetica). What is planned with it fits in all of them.
//!
//! # Source
//! Advance widths of DejaVu Sans 2.37 and Liberation Sans 2.1, regular and bold, in thousandths of the font size, rounded
//! up; for scripts with many letters the widest letter of the script stands for all.

/// The fonts that the widths are upper bounds of, as an attribute names them.
pub(crate) const FONTS: &str = "Arial, 'Liberation Sans', Helvetica, 'DejaVu Sans', sans-serif";

/// How heavy text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// Running text.
    Regular,
    /// Names and headings.
    Bold,
}

/// Space to tilde, regular.
const REGULAR: [u16; 95] = [
    318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337, 637, 637, 637, 637, 637, 637, 637, 637, 637, 637, 337,
    337, 838, 838, 838, 557, 1016, 685, 687, 723, 771, 667, 611, 778, 752, 295, 500, 667, 558, 863, 749, 788, 667, 788, 723, 667, 611, 732,
    685, 989, 686, 667, 686, 391, 337, 391, 838, 557, 500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580, 278, 975, 634, 612, 635,
    635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838,
];

/// Space to tilde, bold.
const BOLD: [u16; 95] = [
    349, 457, 521, 838, 696, 1002, 873, 307, 458, 458, 523, 838, 380, 416, 380, 366, 696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400,
    400, 838, 838, 838, 611, 1000, 774, 763, 734, 831, 684, 684, 821, 837, 373, 557, 775, 638, 996, 837, 851, 733, 851, 771, 721, 683, 813,
    774, 1104, 771, 725, 726, 458, 366, 458, 838, 557, 500, 675, 716, 593, 716, 679, 436, 716, 712, 343, 343, 666, 343, 1042, 712, 688,
    716, 716, 494, 596, 479, 712, 652, 924, 646, 652, 583, 712, 366, 712, 838,
];

/// How wide a text is at a font size, at most, in whole units.
pub(crate) fn width(text: &str, size: u32, weight: Weight) -> u32 {
    let sum: u32 = text.chars().map(|letter| thousandths(letter, weight)).fold(0, u32::saturating_add);
    sum.saturating_mul(size).div_ceil(1000)
}

/// How wide a letter is, at most, in thousandths of the font size.
fn thousandths(letter: char, weight: Weight) -> u32 {
    let heavy = weight == Weight::Bold;
    let of = |regular: u32, bold: u32| if heavy { bold } else { regular };
    if let Some(place) = (letter as usize).checked_sub(0x20).filter(|place| *place < REGULAR.len()) {
        return u32::from(if heavy { BOLD[place] } else { REGULAR[place] });
    }
    if is_mark(letter) {
        return 0;
    }
    match letter {
        'Å' | 'Ä' | 'À'..='Ã' => of(685, 774),
        'Ø' | 'Ö' | 'Ò'..='Õ' => of(788, 851),
        'Æ' | 'æ' => of(1000, 1085),
        'å' | 'ä' | 'à'..='ã' => of(613, 675),
        'ø' | 'ö' | 'ò'..='õ' => of(612, 688),
        'è'..='ë' => of(616, 679),
        'È'..='Ë' => of(667, 684),
        'ù'..='ü' => of(634, 712),
        'Ù'..='Ü' => of(732, 813),
        '\u{a0}' | '·' | '‘' | '’' => of(318, 380),
        '«' | '»' | '“' | '”' | '„' | '•' => of(612, 660),
        '–' | '§' | '°' | '´' => 560,
        '\u{a1}'..='\u{bf}' => 1040,
        'Œ' | 'œ' | 'Ŵ' | 'ŵ' => 1170,
        'À'..='\u{17f}' => {
            if letter.is_lowercase() {
                800
            } else {
                980
            }
        }
        '\u{180}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
            if letter.is_lowercase() {
                1300
            } else {
                1560
            }
        }
        '\u{370}'..='\u{3ff}' => 1100,
        '\u{400}'..='\u{45f}' => {
            if letter.is_lowercase() {
                1110
            } else {
                1330
            }
        }
        '\u{460}'..='\u{52f}' => 1410,
        '\u{590}'..='\u{5ff}' => 760,
        'س' | 'ش' | 'ص' | 'ض' => 1400,
        'ف' => 1170,
        'ا' | 'أ' | 'إ' | 'آ' => 350,
        'د' | 'ذ' | 'ر' | 'ز' | 'ه' | 'ة' | 'و' | 'ؤ' | 'ء' => 630,
        'ج' | 'ح' | 'خ' | 'ع' | 'غ' | 'م' => 740,
        'ق' | 'ك' | 'ل' | 'ن' | 'ى' | 'ي' | 'ئ' => 920,
        'ب' | 'ت' | 'ث' | 'ط' | 'ظ' => 1040,
        '\u{600}'..='\u{8ff}' | '\u{fb50}'..='\u{fdf9}' | '\u{fe70}'..='\u{fefe}' => 1400,
        // Whole phrases that are one letter.
        '\u{fdfa}'..='\u{fdff}' => 14_000,
        '\u{2031}' | '\u{2e3a}' => 2000,
        '\u{2e3b}' => 3000,
        '\u{2000}'..='\u{206f}' => 1100,
        '\u{20a0}'..='\u{214f}' | '\u{2190}'..='\u{25ff}' => 1530,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' => {
            1050
        }
        '\u{12000}'..='\u{1254f}' => 7000,
        // Pictures, and everything that no font here has and that is drawn as a box.
        _ => 1500,
    }
}

/// Whether a letter has no width of its own: a combining mark, or a sign that steers how its neighbours are shown.
pub(crate) const fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}'
        | '\u{610}'..='\u{61a}' | '\u{61c}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{feff}'
        | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a line must not be broken between two letters, because they are shown as one.
pub(crate) const fn sticks(before: char, after: char) -> bool {
    const JOINER: char = '\u{200d}';
    let flags = matches!(before, '\u{1f1e6}'..='\u{1f1ff}') && matches!(after, '\u{1f1e6}'..='\u{1f1ff}');
    let skin = matches!(after, '\u{1f3fb}'..='\u{1f3ff}');
    // Vowel signs of Indic and South-East Asian scripts follow their letter.
    let vowel = matches!(after, '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}');
    is_mark(after) || before == JOINER || flags || skin || vowel
}

/// Whether a text runs from right to left: whether its first letter is of a script that does.
pub(crate) fn is_right_to_left(text: &str) -> bool {
    text.chars().find(|letter| letter.is_alphabetic()).is_some_and(|letter| {
        matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

/// How many columns of a terminal a text takes.
pub(crate) fn columns(text: &str) -> usize {
    text.chars().map(letter_columns).sum()
}

/// How many columns of a terminal a letter takes.
const fn letter_columns(letter: char) -> usize {
    if is_mark(letter) {
        return 0;
    }
    match letter {
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{303e}'
        | '\u{3041}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f000}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_widest_font() {
        // DejaVu Sans: `i` 278, `m` 975; Liberation Sans is narrower in both.
        assert_eq!(width("im", 1000, Weight::Regular), 1253);
        assert_eq!(width("Ø", 10, Weight::Bold), 9);
        assert_eq!(width("", 10, Weight::Bold), 0);
    }

    #[test]
    fn bold_is_never_narrower_but_for_the_at_sign() {
        let narrower: Vec<char> =
            (' '..='\u{24f}').filter(|letter| thousandths(*letter, Weight::Bold) < thousandths(*letter, Weight::Regular)).collect();
        assert_eq!(narrower, ['@'], "as in the fonts themselves");
    }

    #[test]
    fn marks_take_no_room_and_pictures_take_plenty() {
        assert_eq!(width("e\u{301}", 100, Weight::Regular), width("e", 100, Weight::Regular));
        assert!(width("🏠", 10, Weight::Regular) >= 14);
        assert_eq!((columns("hus"), columns("🏠"), columns("房子"), columns("e\u{301}")), (3, 2, 4, 1));
    }

    #[test]
    fn what_is_shown_as_one_sticks_together() {
        assert!(sticks('e', '\u{301}') && sticks('\u{200d}', '👩') && sticks('🇳', '🇴') && sticks('👍', '🏽'));
        assert!(!sticks('a', 'b'));
    }

    #[test]
    fn the_first_letter_decides_the_direction() {
        assert!(is_right_to_left("مركز الجوار") && is_right_to_left("12 בית השכונה"));
        assert!(!is_right_to_left("Bydel Østensjø (مركز)") && !is_right_to_left("12"));
    }
}
