//! A line that is being written.

use crate::text::{Clean, Raw, found, is_mark, width};
use crate::theme::{Meaning, Theme};
use crate::ui::veil::Veil;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

/// A line that is being written, piece by piece, never beyond its columns.
pub(in crate::ui) struct Strip<'a> {
    theme: &'a Theme,
    veil: Veil<'a>,
    cols: usize,
    used: usize,
    spans: Vec<Span<'static>>,
    lit: Vec<String>,
}

impl<'a> Strip<'a> {
    pub fn new(theme: &'a Theme, veil: Veil<'a>, cols: usize) -> Self {
        Self { theme, veil, cols, used: 0, spans: Vec::new(), lit: Vec::new() }
    }

    /// Columns that are left.
    pub fn room(&self) -> usize {
        self.cols.saturating_sub(self.used)
    }

    /// Columns that are taken.
    pub fn used(&self) -> usize {
        self.used
    }

    /// Our own words or cleaned ones, cut at the end of the line.
    pub fn put(self, words: &str, meaning: Meaning) -> Self {
        let veil = self.veil;
        self.put_bare(&veil.over(words), meaning)
    }

    /// What a person types here: a secret in it keeps its length, so that the cursor stays where it is.
    pub fn put_typed(self, words: &str, meaning: Meaning) -> Self {
        let veil = self.veil;
        self.put_bare(&veil.over_typed(words), meaning)
    }

    fn put_bare(mut self, words: &str, meaning: Meaning) -> Self {
        let words = width::clip(words, self.room());
        if !words.is_empty() {
            self.used += width::of(&words);
            let mut shown = 0;
            for hit in if self.lit.is_empty() { Vec::new() } else { found(&words, &self.lit) } {
                self.push(&words[shown..hit.start], meaning);
                self.push(&words[hit.clone()], Meaning::Match);
                shown = hit.end;
            }
            self.push(&words[shown..], meaning);
        }
        self
    }

    /// A mark keeps its style when what was cleaned has become a part of a sentence.
    fn push(&mut self, words: &str, meaning: Meaning) {
        let mut rest = words;
        while let Some(first) = rest.chars().next() {
            let mark = is_mark(first);
            let end = rest.find(|c| is_mark(c) != mark).unwrap_or(rest.len());
            let (piece, behind) = rest.split_at(end);
            let meaning = if mark { Meaning::Mark } else { meaning };
            self.spans.push(Span::styled(piece.to_owned(), self.theme.style(meaning)));
            rest = behind;
        }
    }

    /// From here on these letters (folded) are lit up wherever they stand; none of them, no more.
    pub fn lit(mut self, letters: &[String]) -> Self {
        if !(self.lit.is_empty() && letters.is_empty()) {
            letters.clone_into(&mut self.lit);
        }
        self
    }

    /// The same without emphasis.
    pub fn text(self, words: &str) -> Self {
        self.put(words, Meaning::Normal)
    }

    /// Words in exactly so many columns.
    pub fn cell(self, words: &str, cols: usize, meaning: Meaning) -> Self {
        let cols = cols.min(self.room());
        let veil = self.veil;
        let fitted = width::fit(&veil.over(words), cols);
        let shown = fitted.trim_end_matches(' ');
        self.put_bare(shown, meaning).blank(fitted.len() - shown.len(), meaning)
    }

    /// Words at the right end of so many columns: numbers, times left.
    pub fn cell_right(self, words: &str, cols: usize, meaning: Meaning) -> Self {
        let cols = cols.min(self.room());
        let veil = self.veil;
        let fitted = width::fit_right(&veil.over(words), cols);
        let shown = fitted.trim_start_matches(' ');
        self.blank(fitted.len() - shown.len(), meaning).put_bare(shown, meaning)
    }

    /// Blanks of a cell: what lies behind the words lies behind them too, but a line under nothing would be read as a word.
    fn blank(mut self, cols: usize, meaning: Meaning) -> Self {
        let cols = cols.min(self.room());
        if cols > 0 {
            self.used += cols;
            let style = self.theme.style(meaning).remove_modifier(Modifier::UNDERLINED);
            self.spans.push(Span::styled(" ".repeat(cols), style));
        }
        self
    }

    /// Text from outside in at most so many columns; what was neutralised in it has a style of its own.
    pub fn raw(mut self, raw: &Raw, cols: usize, meaning: Meaning) -> Self {
        let clean = raw.line(cols.min(self.room()));
        self = self.clean(&clean, meaning);
        self
    }

    /// Text from outside in exactly so many columns.
    pub fn raw_cell(self, raw: &Raw, cols: usize, meaning: Meaning) -> Self {
        let cols = cols.min(self.room());
        let end = self.used + cols;
        self.raw(raw, cols, meaning).to(end)
    }

    /// Cleaned text.
    pub fn clean(mut self, clean: &Clean, meaning: Meaning) -> Self {
        for (piece, neutralised) in clean.pieces() {
            self = self.put(piece, if neutralised { Meaning::Mark } else { meaning });
        }
        self
    }

    /// Blanks.
    pub fn gap(self, cols: usize) -> Self {
        let cols = cols.min(self.room());
        self.text(&" ".repeat(cols))
    }

    /// Blanks up to the column.
    pub fn to(self, col: usize) -> Self {
        let gap = col.saturating_sub(self.used);
        self.gap(gap)
    }

    /// The rest of the line in one sign, after a blank.
    pub fn ruled(self) -> Self {
        let rest = self.room().saturating_sub(1);
        let gap = usize::from(self.used > 0);
        self.gap(gap).put(&"─".repeat(rest + 1 - gap), Meaning::Pane)
    }

    /// Words at the end of the line, if they fit beside what stands there.
    pub fn end(self, words: &str, meaning: Meaning) -> Self {
        let veil = self.veil;
        let words = &veil.over(words);
        let wide = width::of(words);
        if wide >= self.room() {
            return self;
        }
        let gap = self.room() - wide;
        self.gap(gap).put_bare(words, meaning)
    }

    /// A key with what it does, after a dot where it is not the first; left out when it does not fit.
    pub fn hint(self, key: &str, does: &str, first: &mut bool) -> Self {
        let gap = if *first { "" } else { " · " };
        let words = if does.is_empty() { 0 } else { 1 + width::of(does) };
        if self.room() < width::of(gap) + width::of(key) + words {
            return self;
        }
        *first = false;
        let strip = self.put(gap, Meaning::Dim).put(key, Meaning::Key);
        if does.is_empty() { strip } else { strip.text(" ").text(does) }
    }

    /// The same line with more columns.
    pub fn widened(mut self, cols: usize) -> Self {
        self.cols = cols.max(self.cols);
        self
    }

    /// The line.
    pub fn line(self) -> Line<'static> {
        Line::from(self.spans)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_are_underlined_not_the_room_beside_them() {
        let theme = Theme::mono();
        let cells = |strip: Strip<'_>| strip.line().spans.into_iter().map(|s| (s.content.into_owned(), underlined(s.style)));
        let strip = || Strip::new(&theme, Veil::OFF, 20);
        let left = strip().cell("ждём", 6, Meaning::Unassigned);
        assert_eq!(cells(left).collect::<Vec<_>>(), [("ждём".to_owned(), true), ("  ".to_owned(), false)]);
        let right = strip().cell_right("0:11", 6, Meaning::AtRisk);
        assert_eq!(cells(right).collect::<Vec<_>>(), [("  ".to_owned(), false), ("0:11".to_owned(), true)]);
    }

    fn underlined(style: ratatui::style::Style) -> bool {
        style.add_modifier.contains(Modifier::UNDERLINED)
    }
}
