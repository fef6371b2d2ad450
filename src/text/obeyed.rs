//! The wall behind the cleaning: what goes out beside the frames.

use super::fate::{self, Fate};
use std::borrow::Cow;
use std::fmt::Write;

/// The text with a mark in place of each letter that a terminal obeys or that turns round what follows; line breaks stay, and
/// so does all else. Text from outside is cleaned where it is put into a sentence; this is for whole outputs, where something
/// may have been put together past that.
#[must_use]
pub fn unobeyed(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mark = |c| match fate::of(c) {
        Fate::Mark(mark) if is_obeyed(c) => mark,
        _ => c,
    };
    Cow::Owned(text.chars().map(mark).collect())
}

/// The same text of a JSON document with such letters written as `\u001b`: read back it is what it was to the letter. They
/// stand nowhere but in strings; JSON itself demands it of those below U+0020 only.
#[must_use]
pub fn json(document: String) -> String {
    if !document.contains(is_obeyed) {
        return document;
    }
    let mut out = String::with_capacity(document.len() + 64);
    for c in document.chars() {
        if is_obeyed(c) {
            // Writing into a String cannot fail.
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// A record of a log in one line: what would end it, or move whoever reads it in a terminal, stands as `\n`, `\u{1b}`.
#[must_use]
pub fn record(text: &str) -> Cow<'_, str> {
    let ends = |c: char| is_obeyed(c) || matches!(c, '\n' | '\u{2028}' | '\u{2029}');
    if !text.contains(ends) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 64);
    for c in text.chars() {
        if ends(c) { out.extend(c.escape_default()) } else { out.push(c) }
    }
    Cow::Owned(out)
}

fn is_obeyed(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t')) || fate::is_bidi(c)
}

#[cfg(test)]
mod tests {
    use super::{json, record, unobeyed};

    const BAD: &str = "a\u{1b}[2J\u{9b}b\u{202e}\u{7f}\r\nтаб\tконец";

    #[test]
    fn an_output_keeps_its_lines_and_loses_what_a_terminal_obeys() {
        assert_eq!(unobeyed(BAD), "a␛[2J\u{fffd}b\u{fffd}␡␍\nтаб\tконец");
        assert_eq!(unobeyed("Ничего\nне записано"), "Ничего\nне записано");
    }

    #[test]
    fn a_document_is_read_back_to_the_letter() {
        let document = json(serde_json::to_string(BAD).expect("a document"));
        assert!(!document.contains(super::is_obeyed), "{document}");
        assert_eq!(serde_json::from_str::<String>(&document).expect("a string"), BAD);
    }

    #[test]
    fn a_record_is_one_line() {
        assert_eq!(record(BAD), r"a\u{1b}[2J\u{9b}b\u{202e}\u{7f}\r\nтаб	конец");
    }
}
