//! What parsers are fed with in the tests: documents that were right until somebody damaged them.

use proptest::prelude::*;
use proptest::sample::{Index, select};

/// How many inputs each parser is fuzzed with: `PULT_TEST_FUZZ`, else 20,000.
///
/// The parsers of the AMI, of the CTI endpoint, of debts (the table of our columns, 1C's report, JSON, workbooks) and of phone
/// numbers are fuzzed with so many each; `PULT_TEST_FUZZ=1000000 cargo test --release --lib fuzz_` takes a million.
pub(crate) fn trials() -> u32 {
    std::env::var("PULT_TEST_FUZZ").ok().and_then(|many| many.parse().ok()).unwrap_or(20_000)
}

/// So many inputs, and no shrinking for minutes.
pub(crate) fn config() -> ProptestConfig {
    ProptestConfig { cases: trials(), max_shrink_iters: 2_000, ..ProptestConfig::default() }
}

/// What is put into a document where it does not belong.
const PIECES: [&str; 40] = [
    ";",
    ",",
    "\t",
    "\"",
    "\"\"",
    "\n",
    "\r\n",
    "\r",
    "\0",
    " ",
    "\u{a0}",
    "\u{feff}",
    "\u{202e}",
    "-",
    "−",
    "(",
    ")",
    "+",
    "0",
    "99999999999999999999999",
    "-0,005",
    "1e308",
    "1.2.3",
    "ё",
    "Ъ",
    "ß",
    "İ",
    "🙂",
    "e\u{301}",
    "٣",
    "８",
    "{",
    "}",
    "[",
    "]",
    ":",
    "\\",
    "%",
    "=",
    "&",
];

/// One damage.
#[derive(Clone, Debug)]
enum Damage {
    Cut(Index, usize),
    Again(Index, usize),
    Put(Index, &'static str),
    Byte(Index, u8),
    Lines(Index, Index),
    End(Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        3 => (any::<Index>(), 1_usize..24).prop_map(|(at, long)| Damage::Cut(at, long)),
        2 => (any::<Index>(), 1_usize..60).prop_map(|(at, long)| Damage::Again(at, long)),
        6 => (any::<Index>(), select(&PIECES[..])).prop_map(|(at, piece)| Damage::Put(at, piece)),
        2 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(one, other)| Damage::Lines(one, other)),
        1 => any::<Index>().prop_map(Damage::End),
    ]
}

fn damaged(mut text: Vec<u8>, damage: &Damage) -> Vec<u8> {
    let at = |index: &Index, text: &Vec<u8>| index.index(text.len() + 1);
    match damage {
        Damage::Cut(from, long) => {
            let from = at(from, &text);
            text.drain(from..text.len().min(from + long));
        }
        Damage::Again(from, long) => {
            let from = at(from, &text);
            let again = text[from..text.len().min(from + long)].to_vec();
            text.splice(from..from, again);
        }
        Damage::Put(place, piece) => {
            let place = at(place, &text);
            text.splice(place..place, piece.bytes());
        }
        Damage::Byte(place, byte) => {
            let place = at(place, &text);
            text.splice(place..text.len().min(place + 1), [*byte]);
        }
        Damage::Lines(one, other) => {
            let mut lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').collect();
            if let count @ 1.. = lines.len() {
                lines.swap(one.index(count), other.index(count));
            }
            text = lines.concat();
        }
        Damage::End(place) => {
            let place = at(place, &text);
            text.truncate(place);
        }
    }
    text
}

/// One of these documents, damaged in up to eight places; sometimes not at all.
pub(crate) fn twisted(documents: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let damages = proptest::collection::vec(damage(), 0..8);
    (select(documents), damages).prop_map(|(document, damages)| damages.iter().fold(document, damaged))
}

/// The same as text; what is no UTF-8 any more is replaced.
pub(crate) fn twisted_text(documents: &[&str]) -> impl Strategy<Value = String> + use<> {
    let documents = documents.iter().map(|text| text.as_bytes().to_vec()).collect();
    twisted(documents).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}
