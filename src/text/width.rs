//! How many columns a text takes, and fitting it into so many. For text that is already clean, or our own.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns of one grapheme, counted as ratatui counts its cells.
pub(super) fn grapheme(g: &str) -> usize {
    if g.len() == 1 { 1 } else { g.width() }
}

/// A character that takes one column and stands alone, whatever stands beside it. Nearly all that a dispatcher reads is made of
/// these, and finding where a character of several code points ends is most of what a frame would cost without them.
#[must_use]
pub fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | 'А'..='я' | 'Ё' | 'ё' | '«' | '»' | '–' | '—' | '…' | '№' | '₽' | '·' | '─' | '│')
}

/// Columns that the text takes on the screen.
#[must_use]
pub fn of(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    plain(text).unwrap_or_else(|| text.graphemes(true).map(grapheme).sum())
}

/// Columns of a text of nothing but plain characters.
fn plain(text: &str) -> Option<usize> {
    text.chars().try_fold(0, |cols, c| is_plain(c).then_some(cols + 1))
}

/// The text if it fits into `cols` columns, otherwise its beginning and `…`.
#[must_use]
pub fn clip(text: &str, cols: usize) -> Cow<'_, str> {
    if text.len() <= cols || of(text) <= cols {
        return Cow::Borrowed(text);
    }
    if cols == 0 {
        return Cow::Borrowed("");
    }
    let mut clipped = String::with_capacity(text.len().min(cols * 4));
    let mut taken = 0;
    for g in text.graphemes(true) {
        taken += grapheme(g);
        if taken > cols - 1 {
            break;
        }
        clipped.push_str(g);
    }
    clipped.push('…');
    Cow::Owned(clipped)
}

/// The text in exactly `cols` columns: clipped with `…` or filled with blanks on the right.
#[must_use]
pub fn fit(text: &str, cols: usize) -> String {
    let mut fitted = clip(text, cols).into_owned();
    let missing = cols.saturating_sub(of(&fitted));
    fitted.extend(std::iter::repeat_n(' ', missing));
    fitted
}

/// The text in exactly `cols` columns, at their right end: for numbers and times left.
#[must_use]
pub fn fit_right(text: &str, cols: usize) -> String {
    let clipped = clip(text, cols);
    let mut fitted = " ".repeat(cols.saturating_sub(of(&clipped)));
    fitted.push_str(&clipped);
    fitted
}

#[cfg(test)]
mod tests {
    use super::{clip, fit, fit_right, is_plain, of};
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn a_wide_letter_takes_two_columns_and_a_stress_mark_none() {
        assert_eq!((of("абв"), of("永"), of("за\u{301}мок"), of("👨‍👩‍👧"), of("")), (3, 2, 5, 2, 0));
    }

    #[test]
    fn fitting_gives_exactly_the_columns_asked_for() {
        assert_eq!(fit("Ежов", 6), "Ежов  ");
        assert_eq!(fit("Сидоров", 5), "Сидо…");
        assert_eq!(fit("永永永", 4), "永… ");
        assert_eq!(fit_right("0:40", 6), "  0:40");
        assert_eq!((fit("Ежов", 0), fit("Ежов", 1)), (String::new(), "…".to_owned()));
        for cols in 0..9 {
            assert_eq!(of(&fit("a永Ж永", cols)), cols);
        }
    }

    #[test]
    fn a_plain_character_is_a_column_of_its_own_beside_any_other() {
        let plain: Vec<char> = (' '..='\u{ffff}').filter(|c| is_plain(*c)).collect();
        for (one, other) in plain.iter().flat_map(|one| plain.iter().map(move |other| (one, other))) {
            let both = String::from_iter([*one, *other]);
            let graphemes: Vec<&str> = both.graphemes(true).collect();
            assert_eq!(graphemes.len(), 2, "{both:?}");
            assert_eq!(both.width(), 2, "{both:?}");
        }
    }

    #[test]
    fn a_text_that_fits_is_not_copied() {
        assert!(matches!(clip("Ежов", 4), std::borrow::Cow::Borrowed("Ежов")));
    }
}
