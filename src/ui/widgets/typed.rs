//! A line that a person types, with the cursor in sight.

use super::Strip;
use crate::app::overlay::Typed;
use crate::text::width;
use crate::theme::Meaning;
use crate::ui::scene::clean;

/// Puts the typed text into at most `cols` columns so that the cursor is in sight; gives the cursor's column in the line.
pub(in crate::ui) fn typed<'a>(strip: Strip<'a>, typed: &Typed, cols: usize) -> (Strip<'a>, usize) {
    let start = strip.used();
    let cols = cols.min(strip.room());
    let room = cols.saturating_sub(1);
    let before: String = typed.text.chars().take(typed.at).collect();
    let after: String = typed.text.chars().skip(typed.at).collect();
    let mut shown = before.as_str();
    // A long line shows its end: what is being typed counts, not how it began.
    while width::of(shown) > room {
        let mut chars = shown.chars();
        if chars.next().is_none() {
            break;
        }
        shown = chars.as_str();
    }
    let shown = keep_blank(shown, room);
    let at = start + width::of(&shown).min(room);
    let rest = cols.saturating_sub(width::of(&shown));
    let line = format!("{shown}{}", clean(&after, rest));
    (strip.put_typed(&line, Meaning::Normal), at)
}

/// Cleaned, with the blank at its end that the next word needs.
fn keep_blank(words: &str, cols: usize) -> String {
    let mut shown = clean(words, cols);
    let blanks = words.chars().rev().take_while(|c| *c == ' ').count();
    let there = shown.chars().rev().take_while(|c| *c == ' ').count();
    for _ in there..blanks {
        if width::of(&shown) < cols {
            shown.push(' ');
        }
    }
    shown
}
