//! The corpus of hostile strings against everything this room promises.

#[path = "../../tests/house/corpus.rs"]
pub mod corpus;

use super::{Raw, fold, width};
use corpus::{Hostile, strings};
use unicode_segmentation::UnicodeSegmentation;

/// What in a text that is about to be shown could do harm, said independently of the code that cleans.
pub fn harm(shown: &str) -> Option<String> {
    const BIDI: &str = "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";
    const UNSEEN: &str = "\u{ad}\u{34f}\u{115f}\u{1160}\u{200b}\u{200c}\u{2060}\u{2028}\u{2029}\u{3164}\u{feff}\u{ffa0}\u{e0069}";
    for c in shown.chars() {
        if c.is_control() || BIDI.contains(c) || UNSEEN.contains(c) || u32::from(c) & 0xfffe == 0xfffe {
            return Some(format!("{c:?} in {shown:?}"));
        }
    }
    for cell in shown.graphemes(true) {
        if cell.len() > 32 || cell.chars().count() > 8 || width::of(cell) == 0 || cell.ends_with('\u{200d}') {
            return Some(format!("cell {cell:?}"));
        }
    }
    None
}

const WIDTHS: [usize; 6] = [1, 2, 7, 24, 80, 400];

#[test]
fn every_hostile_string_is_harmless_on_one_row_of_any_width() {
    for Hostile { id, text, .. } in strings() {
        for cols in WIDTHS {
            let clean = Raw::from(text.as_str()).line(cols);
            assert_eq!(harm(clean.as_str()), None, "{id} at {cols}");
            assert!(clean.width() <= cols, "{id} at {cols}: {} columns", clean.width());
        }
    }
}

#[test]
fn every_hostile_string_is_harmless_as_a_block() {
    for Hostile { id, text, .. } in strings() {
        for cols in WIDTHS {
            let block = Raw::from(text.as_str()).block(cols, 12);
            assert!(block.len() <= 12, "{id}");
            for row in block {
                assert_eq!(harm(row.as_str()), None, "{id} at {cols}");
                assert!(row.width() <= cols, "{id} at {cols}");
            }
        }
    }
}

#[test]
fn each_promise_named_by_the_corpus_is_kept() {
    for Hostile { id, text, must } in strings() {
        let raw = Raw::from(text.as_str());
        let wide = raw.line(2_000);
        for promise in &must {
            let kept = match promise.as_str() {
                "marker" => wide.is_marked(),
                "one_row" => !wide.as_str().contains(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}']),
                "stored_raw" => raw.raw() == text,
                "clip" => raw.line(20).as_str().ends_with('…') && raw.line(20).width() <= 20,
                "readable" | "literal" => wide.as_str() == text && !wide.is_marked(),
                "not_blank" => raw.is_blank() && !wide.is_empty(),
                "csv_safe" => super::csv_safe(&text).starts_with('\''),
                "log_one_line" => !super::obeyed::record(&text).contains(['\n', '\r', '\u{1b}']),
                "literal_search" => super::matches(&fold(&text), &text) && !super::matches("договор or near", &text),
                _ => true,
            };
            assert!(kept, "{id} must {promise}, but is shown as {wide:?}");
        }
    }
}

#[test]
fn search_finds_the_word_without_its_invisible_characters() {
    let found: Vec<_> =
        strings().into_iter().filter(|h| h.must.iter().any(|m| m == "search_fold")).map(|h| fold(&h.text)).collect();
    assert!(found.is_empty() || found == ["пароль", "договор"], "{found:?}");
}
