//! The one pass that makes outside text harmless: characters first, then the graphemes they form.

use super::fate::{self, Fate, UNSEEN};
use super::width;
use unicode_segmentation::UnicodeSegmentation;

/// More code points in one cell than this are cut, whatever they are.
const MOST_POINTS: usize = 8;
/// More than this are cut where all but the first only pile up on it.
const MOST_PILED: usize = 4;
/// More bytes in one cell than this are cut.
const MOST_BYTES: usize = 32;
/// What stays of a cut cell.
const KEPT_POINTS: usize = 3;

/// One cell's worth of harmless text.
#[derive(Clone, Copy, Debug)]
pub struct Glyph {
    /// Where it ends in the text.
    pub end: usize,
    /// Columns, 1 or more.
    pub cols: usize,
    /// True when it stands for something that was neutralised.
    pub mark: bool,
    /// True for a blank, where a row may be broken.
    pub blank: bool,
}

/// Harmless text with its cells.
#[derive(Default)]
pub struct Scrubbed {
    pub text: String,
    pub glyphs: Vec<Glyph>,
    /// Columns of all glyphs.
    pub cols: usize,
    /// True when the source went on beyond what was looked at.
    pub more: bool,
}

impl Scrubbed {
    /// Where the glyph of that index begins.
    pub fn start(&self, index: usize) -> usize {
        index.checked_sub(1).and_then(|before| self.glyphs.get(before)).map_or(0, |g| g.end)
    }

    fn push(&mut self, text: &str, cols: usize, mark: bool) {
        self.text.push_str(text);
        self.cols += cols;
        self.glyphs.push(Glyph { end: self.text.len(), cols, mark, blank: text == " " });
    }

    fn mark(&mut self, c: char) {
        self.push(c.encode_utf8(&mut [0; 4]), 1, true);
    }
}

/// Makes the beginning of `text` harmless: at least `enough_cols` columns of it where there are so many, looking at no
/// more than `look` characters, so that the cost of a row does not depend on the length of what was sent.
pub fn scrub(text: &str, enough_cols: usize, widest: usize, look: usize) -> Scrubbed {
    let mut done = Scrubbed::default();
    let mut run = String::new();
    let mut chars = text.chars().take(look).peekable();
    let mut seen = 0;
    let mut last_kept = None;
    while let Some(c) = chars.next() {
        seen += c.len_utf8();
        let fate = match fate::of(c) {
            Fate::Joiner if last_kept.is_some_and(fate::is_emoji) && chars.peek().copied().is_some_and(fate::is_emoji) => {
                Fate::Keep
            }
            Fate::Joiner => Fate::Mark(UNSEEN),
            // Carriage return with line feed is one line break; alone it would rewrite the row and is shown as itself.
            _ if c == '\r' && chars.peek() == Some(&'\n') => continue,
            fate => fate,
        };
        match fate {
            // What would hang on the cell before (our own border, or a mark) has nothing of its own to hang on.
            Fate::Keep if run.is_empty() && hangs(c) => done.mark(UNSEEN),
            Fate::Keep | Fate::Joiner => run.push(c),
            Fate::Blank => run.push(' '),
            Fate::Mark(mark) => {
                flush(&mut run, &mut done, widest);
                done.mark(mark);
            }
        }
        last_kept = (fate == Fate::Keep).then_some(c);
        // The run's cells are not counted yet: 16 bytes a column is more than any writing needs, a flood ends here.
        if done.cols + run.len() / 16 > enough_cols {
            break;
        }
    }
    flush(&mut run, &mut done, widest);
    done.more = seen < text.len();
    done
}

/// Moves a run of kept characters over, cell by cell.
fn flush(run: &mut String, done: &mut Scrubbed, widest: usize) {
    for g in run.graphemes(true) {
        let kept = if excess(g) { beginning(g) } else { g };
        let shown = kept.trim_end_matches('\u{200d}');
        match width::grapheme(shown) {
            0 => done.mark(UNSEEN),
            cols if cols > widest => done.mark(fate::BROKEN),
            cols => {
                done.push(shown, cols, false);
                if shown.len() < g.len() {
                    done.mark(UNSEEN);
                }
            }
        }
    }
    run.clear();
}

/// What stays of a flooded cell.
fn beginning(g: &str) -> &str {
    let end = g.char_indices().nth(KEPT_POINTS).map_or(g.len(), |(at, _)| at);
    g.get(..end).unwrap_or_default()
}

/// Floods of combining marks have crashed terminals (CVE-2021-27135).
fn excess(g: &str) -> bool {
    if g.len() <= MOST_PILED {
        return false;
    }
    let points = g.chars().count();
    let piled = || g.chars().skip(1).all(|c| unicode_width::UnicodeWidthChar::width(c) == Some(0));
    g.len() > MOST_BYTES || points > MOST_POINTS || (points > MOST_PILED && piled())
}

/// True when the character joins the cell before it instead of opening its own.
fn hangs(c: char) -> bool {
    c >= '\u{300}' && !matches!(c, 'А'..='я' | 'Ё' | 'ё') && {
        let pair: String = ['a', c].into_iter().collect();
        pair.graphemes(true).nth(1).is_none()
    }
}
