//! The corpus of hostile strings against everything this room promises.

use super::{Raw, fold, width};
use serde_json::Value;
use std::path::PathBuf;
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

/// One string of the corpus.
struct Hostile {
    id: String,
    text: String,
    must: Vec<String>,
}

fn corpus() -> Vec<Hostile> {
    let folder = std::env::var_os("PULT_TEST_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    let file = folder.join("hostile_strings.json");
    let Ok(json) = std::fs::read_to_string(&file) else {
        eprintln!("skipped: {} is not there (PULT_TEST_DATA names the folder)", file.display());
        return Vec::new();
    };
    let json: Value = serde_json::from_str(&json).expect("the corpus is JSON");
    json["items"].as_array().expect("items").iter().map(hostile).collect()
}

/// The strings of the corpus, for rooms that send words past the screen.
pub fn strings() -> Vec<String> {
    corpus().into_iter().map(|hostile| hostile.text).collect()
}

fn hostile(item: &Value) -> Hostile {
    let text = item["s"].as_str().map_or_else(|| from_recipe(&item["gen"]), ToOwned::to_owned);
    let must = item["must"].as_array().expect("must").iter().map(|m| m.as_str().expect("name").to_owned()).collect();
    Hostile { id: item["id"].as_str().expect("id").to_owned(), text, must }
}

/// A long string stands in the corpus as a list of (text, times).
fn from_recipe(parts: &Value) -> String {
    let part = |p: &Value| Some(p[0].as_str()?.repeat(usize::try_from(p[1].as_u64()?).ok()?));
    parts.as_array().expect("a recipe").iter().map(|p| part(p).expect("text and times")).collect()
}

const WIDTHS: [usize; 6] = [1, 2, 7, 24, 80, 400];

#[test]
fn every_hostile_string_is_harmless_on_one_row_of_any_width() {
    for Hostile { id, text, .. } in corpus() {
        for cols in WIDTHS {
            let clean = Raw::from(text.as_str()).line(cols);
            assert_eq!(harm(clean.as_str()), None, "{id} at {cols}");
            assert!(clean.width() <= cols, "{id} at {cols}: {} columns", clean.width());
        }
    }
}

#[test]
fn every_hostile_string_is_harmless_as_a_block() {
    for Hostile { id, text, .. } in corpus() {
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
    for Hostile { id, text, must } in corpus() {
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
        corpus().into_iter().filter(|h| h.must.iter().any(|m| m == "search_fold")).map(|h| fold(&h.text)).collect();
    assert!(found.is_empty() || found == ["пароль", "договор"], "{found:?}");
}
