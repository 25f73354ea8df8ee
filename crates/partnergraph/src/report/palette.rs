//! Colours and marks of the sectors.
//!
//! Every sector has a light tint, a dark ink and a mark of its own shape. The tints are pale versions of the colours of Okabe
//! and Ito, which people with any common form of colour blindness tell apart; in black and white the marks do.
//!
//! # Source
//! Masataka Okabe and Kei Ito, *Color Universal Design*, 2008, figure 16: <https://jfly.uni-koeln.de/color/>. Contrast as in
//! the Web Content Accessibility Guidelines 2.1, <https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio>.

use super::markup::Markup;
use crate::model::Sector;

/// The colour of text.
pub(crate) const TEXT: &str = "#1a1a1a";
/// The colour of lesser text.
pub(crate) const SOFT: &str = "#4a4a4a";
/// The colour of paper.
pub(crate) const PAPER: &str = "#ffffff";
/// The colour of strong lines and bars.
pub(crate) const DARK: &str = "#2f2f2f";
/// The colour of lines around what is not known.
pub(crate) const FAINT: &str = "#636363";
/// The colour behind what is not known.
pub(crate) const GREY: &str = "#f0f0f0";

/// How a sector is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Look {
    /// The colour behind text.
    pub(crate) tint: &'static str,
    /// The colour behind the mark.
    pub(crate) ink: &'static str,
    /// The shape of the mark.
    pub(crate) mark: Mark,
}

/// The shape of a sector's mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    Square,
    Diamond,
    Disc,
    House,
    Cross,
    Bar,
}

/// The sectors in the order of legends; nothing stands for a sector that is not recorded.
pub(crate) const SECTORS: [Option<Sector>; 6] =
    [Some(Sector::Public), Some(Sector::Private), Some(Sector::Civil), Some(Sector::Residents), Some(Sector::Other), None];

/// How actors of a sector are shown.
pub(crate) const fn look(sector: Option<Sector>) -> Look {
    match sector {
        Some(Sector::Public) => Look { tint: "#d4e7f5", ink: "#004f7c", mark: Mark::Square },
        Some(Sector::Private) => Look { tint: "#fce0cd", ink: "#9c4400", mark: Mark::Diamond },
        Some(Sector::Civil) => Look { tint: "#cfeee2", ink: "#00664a", mark: Mark::Disc },
        Some(Sector::Residents) => Look { tint: "#f5dcea", ink: "#8a3167", mark: Mark::House },
        Some(Sector::Other) => Look { tint: "#f8f3c4", ink: "#655c00", mark: Mark::Cross },
        None => Look { tint: "#ececec", ink: "#595959", mark: Mark::Bar },
    }
}

/// Draws a mark with a radius around a point.
pub(crate) fn draw_mark(figure: &mut Markup, mark: Mark, (x, y): (u32, u32), radius: u32, fill: &str) {
    let (x, y, r) = (f64::from(x), f64::from(y), f64::from(radius));
    let path = match mark {
        Mark::Square => polygon(&[(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)], (x, y), r),
        Mark::Diamond => polygon(&[(0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)], (x, y), r),
        Mark::House => polygon(&[(0.0, -1.1), (1.1, -0.1), (0.8, -0.1), (0.8, 0.95), (-0.8, 0.95), (-0.8, -0.1), (-1.1, -0.1)], (x, y), r),
        Mark::Cross => {
            let (a, b) = (0.36, 1.05);
            let corners = [(-a, -b), (a, -b), (a, -a), (b, -a), (b, a), (a, a), (a, b), (-a, b), (-a, a), (-b, a), (-b, -a), (-a, -a)];
            polygon(&corners, (x, y), r)
        }
        Mark::Bar => polygon(&[(-0.9, -0.25), (0.9, -0.25), (0.9, 0.25), (-0.9, 0.25)], (x, y), r),
        Mark::Disc => {
            figure.lone("circle", &[("cx", &x), ("cy", &y), ("r", &r), ("fill", &fill)]);
            return;
        }
    };
    figure.lone("path", &[("d", &path), ("fill", &fill)]);
}

/// A closed path through corners given in units of `size` around a point, to a tenth of a unit.
fn polygon(corners: &[(f64, f64)], (x, y): (f64, f64), size: f64) -> String {
    let place = |value: f64| (value * 10.0).round() / 10.0;
    let steps: Vec<String> = corners.iter().map(|(dx, dy)| format!("{} {}", place(x + dx * size), place(y + dy * size))).collect();
    format!("M{}Z", steps.join("L"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: &str) -> f64 {
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("two hexadecimal digits")) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn the_contrast_of_black_on_white_is_21() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
        // The grey with which many tools give the value 4.54.
        assert!((contrast("#767676", "#ffffff") - 4.54).abs() < 0.01);
    }

    #[test]
    fn all_text_stands_out_from_what_is_behind_it() {
        for sector in SECTORS {
            let look = look(sector);
            for text in [TEXT, SOFT] {
                assert!(contrast(text, look.tint) >= 4.5, "{text} on {sector:?}");
            }
            assert!(contrast(PAPER, look.ink) >= 4.5, "the mark of {sector:?}");
            assert!(contrast(look.ink, look.tint) >= 4.5, "the strip of {sector:?}");
        }
        for (text, ground) in [(PAPER, DARK), (TEXT, PAPER), (SOFT, PAPER), (SOFT, GREY), (TEXT, GREY), (FAINT, PAPER), (FAINT, GREY)] {
            assert!(contrast(text, ground) >= 4.5, "{text} on {ground}: {}", contrast(text, ground));
        }
    }

    #[test]
    fn every_sector_has_its_own_colour_and_its_own_mark() {
        for (position, one) in SECTORS.iter().enumerate() {
            for other in &SECTORS[..position] {
                let (one, other) = (look(*one), look(*other));
                assert!(one.mark != other.mark && one.tint != other.tint && one.ink != other.ink);
            }
        }
    }
}
