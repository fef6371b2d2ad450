//! Text as search compares it: case, ё, stress marks, invisible characters and the keyboard's layout do not matter.

use super::fate;
use super::layout;
use std::ops::Range;

/// The text for comparing: lower case, ё as е, without stress marks and invisible characters, each run of white space
/// one blank, none at the ends.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut blank = false;
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_whitespace() {
            blank = true;
        } else if c == '\u{306}' && folded.ends_with('и') {
            // File names from a Mac come with й in two pieces.
            folded.pop();
            folded.push('й');
        } else if !(fate::unseen(c) || piles_up(c)) {
            if blank && !folded.is_empty() {
                folded.push(' ');
            }
            blank = false;
            folded.push(if c == 'ё' { 'е' } else { c });
        }
    }
    folded
}

fn piles_up(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{20d0}'..='\u{20ff}')
}

/// What the same keys give on the other layout, word by word: `hjvfirf` -> `ромашка`, `шефд` -> `ital`. A word with
/// anything Cyrillic in it is taken for typed in ЙЦУКЕН.
#[must_use]
pub fn twin(text: &str) -> String {
    text.split_inclusive(char::is_whitespace).flat_map(twin_word).collect()
}

fn twin_word(word: &str) -> impl Iterator<Item = char> {
    let other = if word.is_ascii() { layout::to_russian } else { layout::to_latin };
    word.chars().map(other)
}

/// Where the folded letters stand in a text as it is shown, in bytes, in order and apart from each other.
#[must_use]
pub fn found<S: AsRef<str>>(text: &str, letters: &[S]) -> Vec<Range<usize>> {
    let (mut folded, mut at) = (String::new(), Vec::new());
    for (start, c) in text.char_indices() {
        for small in c.to_lowercase() {
            let small = if small == 'ё' { 'е' } else { small };
            folded.push(small);
            at.extend(std::iter::repeat_n(start..start + c.len_utf8(), small.len_utf8()));
        }
    }
    let mut lit = vec![false; text.len()];
    for sought in letters.iter().map(AsRef::as_ref).filter(|sought| !sought.is_empty()) {
        for (from, hit) in folded.match_indices(sought) {
            at[from..from + hit.len()].iter().flat_map(Clone::clone).for_each(|byte| lit[byte] = true);
        }
    }
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for byte in lit.iter().enumerate().filter(|(_, lit)| **lit).map(|(byte, _)| byte) {
        match ranges.last_mut() {
            Some(last) if last.end == byte => last.end = byte + 1,
            _ => ranges.push(byte..byte + 1),
        }
    }
    ranges
}

/// What a person looks for, ready to be compared with many folded texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// Each word as typed and as the other layout would have it, both folded.
    words: Vec<(String, String)>,
}

impl Sought {
    /// Takes what was typed; nothing in it is special.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self { words: fold(typed).split(' ').filter(|w| !w.is_empty()).map(|w| (w.to_owned(), fold(&twin(w)))).collect() }
    }

    /// True when the folded text holds every word, as typed or on the other layout. Nothing typed finds everything.
    #[must_use]
    pub fn is_in(&self, folded: &str) -> bool {
        self.words.iter().all(|(typed, twin)| folded.contains(typed) || (!twin.is_empty() && folded.contains(twin)))
    }

    /// True when nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// True when the folded text holds every word of what was typed, on either layout. For many texts make one [`Sought`].
#[must_use]
pub fn matches(folded: &str, typed: &str) -> bool {
    Sought::new(typed).is_in(folded)
}

#[cfg(test)]
mod tests {
    use super::{fold, found, matches, twin};
    use proptest::prelude::*;

    #[test]
    fn case_yo_stress_and_invisible_characters_do_not_matter() {
        assert_eq!(fold("  ЁЛКА\t\n и  Берёза "), "елка и береза");
        assert_eq!(fold("до\u{ad}го\u{ad}вор\u{34f}"), "договор");
        assert_eq!(fold("па\u{200b}роль\u{200d}\u{2060}\u{feff}"), "пароль");
        assert_eq!(fold("За\u{301}мок, Трои\u{306}ка"), "замок, тройка");
        assert_eq!(fold("\u{202e}\u{3164}\u{1b}"), "");
    }

    #[test]
    fn the_other_layout_is_tried_both_ways() {
        assert_eq!(twin("hjvfirf"), "ромашка");
        assert_eq!(twin("шефд зсы"), "ital pcs");
        assert_eq!(twin("1042"), "1042");
        assert!(matches("ооо ромашка", "hjvfirf"));
        assert!(matches("printer hp", "зкштеук РЗ"));
        assert!(matches("елка", "`krf"));
        assert!(matches("база юг", ",fpf .u"));
    }

    #[test]
    fn what_was_found_is_shown_where_it_stands() {
        let lit = |text: &str, letters: &[&str]| -> Vec<String> {
            found(text, letters).into_iter().map(|range| text[range].to_owned()).collect()
        };
        assert_eq!(lit("ООО «Ёлка», Елка", &["елка"]), ["Ёлка", "Елка"]);
        assert_eq!(lit("Камеры", &["кам", "меры"]), ["Камеры"]);
        assert_eq!(lit("İstanbul", &["stan"]), ["stan"]);
        assert!(lit("Камеры", &["", "нет"]).is_empty());
    }

    #[test]
    fn every_word_must_be_there_in_any_order() {
        assert!(matches("ромашка, лесная 5", "лес ромаш"));
        assert!(!matches("ромашка, лесная 5", "лес логист"));
        assert!(matches("что угодно", "  "));
    }

    #[test]
    fn what_is_typed_is_taken_literally() {
        assert!(!matches("договор", "%' OR 1=1 -- _\\"));
        assert!(matches("a %' or 1=1 -- _\\ b", "%' OR 1=1 -- _\\"));
        assert!(!matches("near", "\"NEAR( OR * ^ -: AND"));
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in ".{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn the_twin_of_the_twin_finds_the_same(word in "[a-z]{1,12}") {
            prop_assert_eq!(twin(&twin(&word)), word);
        }
    }
}
