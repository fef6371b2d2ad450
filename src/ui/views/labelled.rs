//! Lines with a fixed label at the left: «Долг» stands on the same line and in the same column every time.

use crate::text::width;
use crate::theme::Meaning;
use crate::ui::scene::Scene;
use crate::ui::widgets::{Sheet, Strip};
use ratatui::text::Line;

/// Columns of the labels with the blank before and after: «СОГЛАСОВАТЬ» fits.
pub(super) const LABEL: usize = 13;

/// A line that begins with its label.
pub(super) fn labelled<'a>(scene: Scene<'a>, key: &str, cols: usize) -> Strip<'a> {
    scene.strip(cols).gap(1).put(&scene.word(key), Meaning::Label).gap(1).to(LABEL.min(cols))
}

/// A label and one line of words.
pub(super) fn line(scene: Scene, key: &str, words: &str, cols: usize) -> Line<'static> {
    labelled(scene, key, cols).text(words).line()
}

/// A label and words on as many lines as they need, at most `most`.
pub(super) fn wrapped(scene: Scene, sheet: &mut Sheet, key: &str, words: &str, cols: usize, most: usize) {
    let rows = wrap(words, cols.saturating_sub(LABEL), most);
    for (place, row) in rows.iter().enumerate() {
        let strip = if place == 0 { labelled(scene, key, cols) } else { scene.strip(cols).to(LABEL.min(cols)) };
        sheet.add(strip.text(row).line());
    }
}

/// A label and words on exactly so many lines, so that what stands below never moves.
pub(super) fn fixed(scene: Scene, sheet: &mut Sheet, key: &str, words: &str, cols: usize, lines: usize) {
    let end = sheet.next() + lines;
    wrapped(scene, sheet, key, words, cols, lines);
    while sheet.next() < end {
        sheet.add(Line::default());
    }
}

/// A label and words on exactly so many lines with what stands at their end: where there is little room the words give way, not the
/// source and the age of what they say.
pub(super) fn fixed_to(scene: Scene, sheet: &mut Sheet, key: &str, words: &str, end: &str, cols: usize, lines: usize) {
    let below = sheet.next() + lines;
    for (place, row) in wrap_to(words, end, cols.saturating_sub(LABEL), lines).iter().enumerate() {
        let strip = if place == 0 { labelled(scene, key, cols) } else { scene.strip(cols).to(LABEL.min(cols)) };
        sheet.add(strip.text(row).line());
    }
    while sheet.next() < below {
        sheet.add(Line::default());
    }
}

/// Breaks words into rows so that their end is whole: it is the words before it that are clipped.
pub(super) fn wrap_to(words: &str, end: &str, cols: usize, most: usize) -> Vec<String> {
    if end.is_empty() {
        return wrap(words, cols, most);
    }
    let mut rows = wrap(words, cols, most);
    let fits = rows.last().is_some_and(|last| width::of(last) + 1 + width::of(end) <= cols);
    if !fits && rows.len() < most {
        rows.push(end.to_owned());
    } else if let Some(last) = rows.pop() {
        let room = cols.saturating_sub(width::of(end) + 1);
        rows.push(format!("{} {end}", width::clip(&last, room)));
    }
    rows
}

/// Empty lines up to the last one of a pane, and the keys on it: they are always in one place.
pub(super) fn keys_last(sheet: &mut Sheet, keys: Line<'static>, rows: usize) {
    sheet.lines.truncate(rows.saturating_sub(1).max(1));
    while sheet.next() + 1 < rows {
        sheet.add(Line::default());
    }
    sheet.add(keys);
}

/// Breaks clean words at blanks into rows of at most `cols`; the last of `most` rows is clipped.
pub(super) fn wrap(words: &str, cols: usize, most: usize) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    let mut rest = words;
    while !rest.is_empty() && rows.len() < most && cols > 0 {
        if rows.len() + 1 == most || width::of(rest) <= cols {
            rows.push(width::clip(rest, cols).into_owned());
            break;
        }
        let fits = rest.char_indices().map(|(at, _)| at).take_while(|at| width::of(&rest[..*at]) <= cols).last().unwrap_or(0);
        let cut = match blank_before(rest, fits) {
            Some(at) if at > 0 => at,
            _ => fits,
        };
        let (row, after) = rest.split_at(cut);
        rows.push(row.trim_end().to_owned());
        let after = after.trim_start();
        if after.len() == rest.len() {
            break;
        }
        rest = after;
    }
    if rows.is_empty() {
        rows.push(String::new());
    }
    rows
}

/// The last blank up to there where a row may end: not between a number and what it counts, «24 ч», «1 800».
fn blank_before(words: &str, end: usize) -> Option<usize> {
    let blanks = words.char_indices().filter(|(at, c)| *at <= end && *c == ' ').map(|(at, _)| at);
    blanks.rev().find(|at| {
        let after = words[at + 1..].split(' ').next().unwrap_or_default();
        let counted =
            after.starts_with(|c: char| c.is_ascii_digit()) || after.chars().filter(|c| c.is_alphanumeric()).count() <= 3;
        !(words[..*at].ends_with(|c: char| c.is_ascii_digit()) && counted && !after.is_empty())
    })
}

/// The rule above a pane with its title: `── ПЛАН ─ вся очередь ────`.
pub(super) fn rule(scene: Scene, pieces: &[(&str, Meaning)], cols: usize) -> Line<'static> {
    let mut strip = scene.strip(cols).put("── ", Meaning::Pane);
    for (place, (words, meaning)) in pieces.iter().filter(|(words, _)| !words.is_empty()).enumerate() {
        strip = if place > 0 { strip.put(" ─ ", Meaning::Pane) } else { strip };
        strip = strip.put(words, *meaning);
    }
    strip.ruled().line()
}

#[cfg(test)]
mod tests {
    use super::{wrap, wrap_to};

    #[test]
    fn words_are_broken_at_blanks_and_the_last_row_is_clipped() {
        assert_eq!(wrap("раз два три", 7, 9), ["раз два", "три"]);
        assert_eq!(wrap("раз два три", 7, 1), ["раз дв…"]);
        assert_eq!(wrap("длинноеслово", 5, 3), ["длинн", "оесло", "во"]);
        assert_eq!(wrap("", 5, 3), [""]);
        assert_eq!(wrap("охрана 24 ч; ключи", 10, 9), ["охрана", "24 ч;", "ключи"]);
        assert_eq!(wrap("долг 12 400 ₽, 9 дн", 9, 9), ["долг", "12 400 ₽,", "9 дн"]);
        assert_eq!(wrap("永永永", 1, 3), [""]);
    }

    #[test]
    fn what_stands_at_the_end_is_whole_and_the_words_before_it_give_way() {
        assert_eq!(wrap_to("долг 12 400", "(1С 20.11)", 30, 1), ["долг 12 400 (1С 20.11)"]);
        assert_eq!(wrap_to("долг 12 400", "(1С 20.11)", 18, 1), ["долг 1… (1С 20.11)"]);
        assert_eq!(wrap_to("долг 12 400", "(1С 20.11)", 18, 2), ["долг 12 400", "(1С 20.11)"]);
        assert_eq!(wrap_to("долг 12 400", "", 18, 1), ["долг 12 400"]);
    }
}
