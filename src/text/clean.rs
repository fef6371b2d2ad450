//! Text that may be shown.

use super::scrub::{Scrubbed, scrub};
use super::width::is_plain;
use super::{width, wrap};
use std::fmt;
use std::ops::Range;

/// Text that may be shown: it holds no control characters, nothing invisible, nothing that turns the direction of what
/// follows, and no cell of more than 32 bytes or 8 code points.
///
/// It is made by cleaning ([`super::Raw::line`], [`super::Raw::block`]) or from our own words ([`Clean::ours`]). It knows
/// which parts stand for something neutralised, so that the screen can show them in a style that no text can imitate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Clean {
    text: String,
    /// Byte ranges of the marks, in order.
    marks: Vec<Range<usize>>,
}

impl Clean {
    /// Words that stand in our own source.
    #[must_use]
    pub fn ours(words: &'static str) -> Self {
        Self { text: words.to_owned(), marks: Vec::new() }
    }

    /// The text, marks included.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Columns that it takes.
    #[must_use]
    pub fn width(&self) -> usize {
        width::of(&self.text)
    }

    /// True when there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// True when something in it was neutralised.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        !self.marks.is_empty()
    }

    /// Its parts in order, each with whether it is a mark for something neutralised.
    pub fn pieces(&self) -> impl Iterator<Item = (&str, bool)> {
        let mut at = 0;
        let ends = self.marks.iter().flat_map(|m| [(m.start, false), (m.end, true)]).chain([(self.text.len(), false)]);
        ends.filter_map(move |(end, mark)| {
            let piece = self.text.get(at..end).unwrap_or_default();
            at = end;
            (!piece.is_empty()).then_some((piece, mark))
        })
    }

    /// The glyphs of that range, then `…` if asked.
    fn cut(from: &Scrubbed, glyphs: Range<usize>, ellipsis: bool) -> Self {
        let base = from.start(glyphs.start);
        let mut text = from.text.get(base..from.start(glyphs.end)).unwrap_or_default().to_owned();
        if ellipsis {
            text.push('…');
        }
        let mut marks: Vec<Range<usize>> = Vec::new();
        for i in glyphs.filter(|i| from.glyphs[*i].mark) {
            let mark = from.start(i) - base..from.start(i + 1) - base;
            match marks.last_mut() {
                Some(last) if last.end == mark.start => last.end = mark.end,
                _ => marks.push(mark),
            }
        }
        Self { text, marks }
    }

    /// The same with an `…` at its end, in at most `max_cols` columns.
    fn and_more(mut self, max_cols: usize) -> Self {
        self.text.push('…');
        self.text = width::clip(&self.text, max_cols).into_owned();
        let kept = self.text.len() - '…'.len_utf8();
        self.marks.retain_mut(|mark| {
            mark.end = mark.end.min(kept);
            mark.start < kept
        });
        self
    }

    /// As many of the glyphs as fit before an `…`.
    fn clipped(from: &Scrubbed, glyphs: Range<usize>, max_cols: usize) -> Self {
        let mut cols = 1;
        let end = glyphs.clone().find(|i| {
            cols += from.glyphs[*i].cols;
            cols > max_cols
        });
        Self::cut(from, glyphs.start..end.unwrap_or(glyphs.end), true)
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl AsRef<str> for Clean {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

/// See [`super::Raw::line`].
pub fn line(text: &str, max_cols: usize) -> Clean {
    if max_cols == 0 {
        return Clean::default();
    }
    if let Some(plain) = plain_line(text, max_cols) {
        return plain;
    }
    let scrubbed = scrub(text, max_cols, max_cols, 8 * max_cols + 64);
    let all = 0..scrubbed.glyphs.len();
    if scrubbed.more || scrubbed.cols > max_cols {
        Clean::clipped(&scrubbed, all, max_cols)
    } else {
        Clean::cut(&scrubbed, all, false)
    }
}

/// The common case: nothing but characters that are one column wide and stand alone, as far as the row goes.
fn plain_line(text: &str, max_cols: usize) -> Option<Clean> {
    let mut clip_at = 0;
    for (count, (at, c)) in text.char_indices().enumerate() {
        if !is_plain(c) {
            return None;
        }
        if count + 1 == max_cols {
            clip_at = at;
        }
        if count == max_cols {
            return Some(Clean { text: format!("{}…", text.get(..clip_at).unwrap_or_default()), marks: Vec::new() });
        }
    }
    Some(Clean { text: text.to_owned(), marks: Vec::new() })
}

/// See [`super::Raw::block`].
pub fn block(text: &str, max_cols: usize, max_lines: usize) -> Vec<Clean> {
    let mut lines: Vec<Clean> = Vec::new();
    if max_cols == 0 || max_lines == 0 {
        return lines;
    }
    let text = text.trim_start();
    let look = 8 * max_cols * max_lines + 64;
    let seen = text.char_indices().nth(look).map_or(text.len(), |(at, _)| at);
    let mut left_over = seen < text.len();
    for paragraph in paragraphs(text.get(..seen).unwrap_or(text).trim_end()) {
        if paragraph.trim().is_empty() && lines.last().is_none_or(Clean::is_empty) {
            continue;
        }
        let scrubbed = scrub(paragraph, max_cols * max_lines, max_cols, look);
        let rows = wrap::rows(&scrubbed.glyphs, max_cols);
        let room = max_lines - lines.len();
        let full = rows.len() > room;
        lines.extend(rows.into_iter().take(room).map(|row| Clean::cut(&scrubbed, row, false)));
        if full || scrubbed.more {
            left_over = true;
            break;
        }
    }
    if left_over {
        let last = lines.pop().unwrap_or_default();
        lines.push(last.and_more(max_cols));
    }
    lines
}

/// Pieces between line breaks of any kind; a carriage return that stands alone is no break.
fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\u{85}', '\u{2028}', '\u{2029}']).map(|p| p.strip_suffix('\r').unwrap_or(p))
}

#[cfg(test)]
mod tests {
    use crate::text::{Clean, Raw, width};
    use proptest::prelude::*;

    fn line(text: &str, cols: usize) -> String {
        Raw::from(text).line(cols).to_string()
    }

    fn block(text: &str, cols: usize, lines: usize) -> Vec<String> {
        Raw::from(text).block(cols, lines).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_ordinary_subject_is_shown_as_it_is_and_clipped_with_an_ellipsis() {
        assert_eq!(line("Камеры: нет записи", 40), "Камеры: нет записи");
        assert_eq!(line("Камеры: нет записи", 18), "Камеры: нет записи");
        assert_eq!(line("Камеры: нет записи", 8), "Камеры:…");
        assert_eq!(line("Камеры", 1), "…");
        assert_eq!(line("Камеры", 0), "");
        assert_eq!(line("", 5), "");
    }

    #[test]
    fn a_sequence_that_clears_the_screen_is_seen_and_does_nothing() {
        assert_eq!(line("Не печатает\u{1b}[2J принтер", 40), "Не печатает␛[2J принтер");
        assert_eq!(line("x\u{9b}2J", 40), "x\u{fffd}2J");
    }

    #[test]
    fn a_subject_of_several_lines_stays_on_one_row() {
        assert_eq!(line("одна\nдве\r\nтри\u{2028}четыре\tпять\rшесть", 60), "одна⏎две⏎три⏎четыре пять␍шесть");
    }

    #[test]
    fn a_flood_of_combining_marks_is_cut_and_says_so() {
        let zalgo = format!("З{}аявка", "\u{301}\u{489}".repeat(5));
        assert_eq!(line(&zalgo, 40), "З\u{301}\u{489}·аявка");
        assert_eq!(line("\u{301}тема", 40), "·тема");
        assert_eq!(line("за\u{301}мок", 40), "за\u{301}мок");
    }

    #[test]
    fn an_emoji_keeps_its_joiners_and_a_word_does_not() {
        assert_eq!(line("👨‍👩‍👧 семья", 40), "👨‍👩‍👧 семья");
        assert_eq!(line("па\u{200d}роль", 40), "па·роль");
        assert_eq!(line("a\u{fe0f}\u{200d}❤", 40), "a\u{fe0f}·❤");
    }

    #[test]
    fn marks_are_told_apart_from_text_that_looks_like_them() {
        let clean = Raw::from("·a\u{1b}\u{7}b").line(40);
        assert_eq!(clean.pieces().collect::<Vec<_>>(), [("·a", false), ("␛␇", true), ("b", false)]);
        assert!(clean.is_marked());
        assert_eq!(Clean::ours("⏎").pieces().collect::<Vec<_>>(), [("⏎", false)]);
    }

    #[test]
    fn a_block_breaks_at_lines_and_words_and_says_when_there_is_more() {
        let text = "Камеры на складе\r\nне пишут.\n\n\n\nПерезвоните!\n\n";
        assert_eq!(block(text, 10, 9), ["Камеры на", "складе", "не пишут.", "", "Перезвонит", "е!"]);
        assert_eq!(block(text, 10, 2), ["Камеры на", "складе…"]);
        assert_eq!(block("абвгд еж", 5, 1), ["абвг…"]);
        assert_eq!(block("", 10, 5), Vec::<String>::new());
        assert_eq!(block("  \n\n  ", 10, 5), Vec::<String>::new());
    }

    #[test]
    fn marks_survive_the_end_of_a_block() {
        let lines = Raw::from("\u{7}\u{7}\u{7}\u{7} x y").block(3, 1);
        assert_eq!(lines.first().map(|l| l.pieces().collect::<Vec<_>>()), Some(vec![("␇␇", true), ("…", false)]));
    }

    /// Text as nobody decent sends it: all of Unicode, dense in what does harm.
    fn nasty() -> impl Strategy<Value = String> {
        let bad = prop::sample::select("\u{1b}\u{7f}\u{9b}\u{200d}\u{fe0f}\u{301}\u{489}\u{ad}\u{202e}\u{3164}\u{1160}\u{1100}\u{ff9e}\u{1f1f7}❤👩🏻永aЖ \n\r\t\u{e000}\u{600}\u{94d}\u{915}".chars().collect::<Vec<_>>());
        prop::collection::vec(prop_oneof![3 => bad, 1 => any::<char>()], 0..120).prop_map(|c| c.into_iter().collect())
    }

    proptest! {
        #[test]
        fn whatever_is_sent_a_row_is_harmless_and_fits(text in nasty(), cols in 0_usize..50) {
            let clean = Raw::from(text.as_str()).line(cols);
            prop_assert!(width::of(clean.as_str()) <= cols, "{clean:?}");
            prop_assert_eq!(super::super::tests::harm(clean.as_str()), None);
            prop_assert_eq!(clean.pieces().map(|(p, _)| p).collect::<String>(), clean.as_str());
        }

        #[test]
        fn whatever_is_sent_a_block_is_harmless_and_fits(text in nasty(), cols in 1_usize..20, lines in 0_usize..6) {
            let block = Raw::from(text.as_str()).block(cols, lines);
            prop_assert!(block.len() <= lines);
            for clean in block {
                prop_assert!(width::of(clean.as_str()) <= cols, "{clean:?}");
                prop_assert_eq!(super::super::tests::harm(clean.as_str()), None);
            }
        }

        #[test]
        fn a_row_that_is_wide_enough_shows_every_character_or_a_mark(text in "[a-zа-я\u{1b}\u{ad}\u{202e}\u{e000} ]{0,40}") {
            prop_assert_eq!(Raw::from(text.as_str()).line(200).as_str().chars().count(), text.chars().count());
        }
    }
}
