//! Breaking a cleaned paragraph into rows, between words where it can.

use super::scrub::Glyph;
use std::ops::Range;

/// Index ranges of the rows; blanks at a break belong to no row. No row is wider than `max_cols` (no glyph may be).
pub fn rows(glyphs: &[Glyph], max_cols: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let (mut start, mut cols) = (0, 0);
    let mut word = None;
    for (i, glyph) in glyphs.iter().enumerate() {
        // Carrying a word over may still leave no room for a wide letter: then the word itself breaks.
        while cols + glyph.cols > max_cols && i > start {
            let cut = if glyph.blank { i } else { word.filter(|at| *at > start).unwrap_or(i) };
            let end = trimmed(glyphs, start, cut);
            if end > start {
                rows.push(start..end);
            }
            start = cut;
            word = None;
            cols = glyphs[start..i].iter().map(|g| g.cols).sum();
        }
        if glyph.blank && i == start && start > 0 {
            start = i + 1;
            continue;
        }
        if glyph.blank {
            word = Some(i + 1);
        }
        cols += glyph.cols;
    }
    if start < glyphs.len() || rows.is_empty() {
        rows.push(start..trimmed(glyphs, start, glyphs.len()));
    }
    rows
}

/// The end without the blanks before it.
fn trimmed(glyphs: &[Glyph], start: usize, end: usize) -> usize {
    (start..end).rev().find(|i| !glyphs[*i].blank).map_or(start, |i| i + 1)
}

#[cfg(test)]
mod tests {
    use super::super::clean::block;

    fn rows(text: &str, cols: usize) -> Vec<String> {
        block(text, cols, 100).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn rows_break_between_words() {
        assert_eq!(rows("Камеры на складе не пишут", 10), ["Камеры на", "складе не", "пишут"]);
        assert_eq!(rows("раз   два", 5), ["раз", "два"]);
    }

    #[test]
    fn a_word_longer_than_the_row_is_broken() {
        assert_eq!(rows("ab огнетушитель", 6), ["ab", "огнету", "шитель"]);
        assert_eq!(rows("永永永", 3), ["永", "永", "永"]);
        assert_eq!(rows("a 永永", 4), ["a", "永永"]);
    }

    #[test]
    fn the_indent_of_a_paragraph_stays_and_blank_runs_give_no_empty_rows() {
        assert_eq!(rows("x\n  y z", 4), ["x", "  y", "z"]);
        assert_eq!(rows("x\n          слово", 6), ["x", "слово"]);
    }
}
