//! What becomes of each single character on its way to the screen.
//!
//! Per character, never by a pattern over escape sequences: patterns miss forms (`~`, `:`, 8-bit, unterminated), and
//! removing one sequence can build another. Nothing is removed silently; what is neutralised leaves a visible mark.

/// Control, bidirectional override, private or no character at all.
pub const BROKEN: char = '\u{fffd}';
/// A character that takes no room and shows nothing.
pub const UNSEEN: char = '·';
/// A line break in a field of one row.
pub const BREAK: char = '⏎';

/// True for the letters that stand for something neutralised and, in words of our own, for nothing else. `UNSEEN` is not among
/// them: it parts our own words too.
#[must_use]
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{2400}'..='\u{2421}' | BROKEN | BREAK)
}

/// What becomes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Shown as it is.
    Keep,
    /// Shown as a blank (tab).
    Blank,
    /// Replaced by a visible mark.
    Mark(char),
    /// U+200D: kept between emoji, otherwise a mark.
    Joiner,
}

/// What becomes of one character, looked at alone.
pub fn of(c: char) -> Fate {
    match c {
        ' '..='~' | 'А'..='я' | 'Ё' | 'ё' => Fate::Keep,
        '\t' => Fate::Blank,
        '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Mark(BREAK),
        '\0'..='\u{1f}' => Fate::Mark(char::from_u32(0x2400 + u32::from(c)).unwrap_or(BROKEN)),
        '\u{7f}' => Fate::Mark('\u{2421}'),
        '\u{80}'..='\u{9f}' => Fate::Mark(BROKEN),
        '\u{200d}' => Fate::Joiner,
        c if is_bidi(c) || is_private(c) || is_nothing(c) => Fate::Mark(BROKEN),
        c if is_invisible(c) || is_miscounted(c) => Fate::Mark(UNSEEN),
        _ => Fate::Keep,
    }
}

/// True for characters that a search and an "is it filled in" check must not count: controls, direction marks, invisible ones.
pub fn unseen(c: char) -> bool {
    c.is_control() || is_bidi(c) || is_invisible(c) || c == '\u{200d}' || matches!(c, '\u{fe00}'..='\u{fe0f}')
}

/// The characters that turn the direction of what follows (CVE-2021-42574).
pub fn is_bidi(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

/// Noncharacters: the last two of each plane and U+FDD0..U+FDEF.
fn is_nothing(c: char) -> bool {
    u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}')
}

/// Format characters and fillers that take no room on the screen, or a room that terminals disagree about. Variation
/// selectors 15 and 16 (U+FE0E, U+FE0F) are not among them: they belong to ordinary emoji.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}' | '\u{891}' | '\u{8e2}'
        | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200c}'
        | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0d}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1345f}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// The halfwidth sound marks: ratatui-core 0.1.2 adds a column for them that unicode-width 0.2.3 has counted already, so
/// that everything to their right would shift by one.
fn is_miscounted(c: char) -> bool {
    matches!(c, '\u{ff9e}' | '\u{ff9f}')
}

/// True for characters that stand on either side of a joiner in emoji; skin tones and U+FE0F count.
pub fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2900}'..='\u{297f}'
        | '\u{2b00}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::{Fate, of};

    #[test]
    fn every_control_character_becomes_a_mark_or_a_blank() {
        for c in ('\0'..='\u{9f}').filter(|c| c.is_control()) {
            match of(c) {
                Fate::Mark(mark) => assert!(!mark.is_control(), "{c:?} -> {mark:?}"),
                fate => assert_eq!((fate, c), (Fate::Blank, '\t')),
            }
        }
        assert_eq!(of('\u{1b}'), Fate::Mark('␛'));
        assert_eq!(of('\u{7f}'), Fate::Mark('␡'));
    }

    #[test]
    fn letters_of_any_script_and_signs_of_a_price_are_kept() {
        for c in "aЯёßéЇқקع永한№₽«»—…€°²☎❤✓│".chars() {
            assert_eq!(of(c), Fate::Keep, "{c}");
        }
    }

    #[test]
    fn what_hides_or_turns_text_becomes_a_mark() {
        for c in "\u{202e}\u{2066}\u{200f}\u{e000}\u{fffe}\u{10ffff}\u{fdd0}\u{9b}".chars() {
            assert_eq!(of(c), Fate::Mark('\u{fffd}'), "{c:?}");
        }
        for c in "\u{ad}\u{200b}\u{200c}\u{2060}\u{feff}\u{34f}\u{3164}\u{e0069}\u{e0101}".chars() {
            assert_eq!(of(c), Fate::Mark('·'), "{c:?}");
        }
    }
}
