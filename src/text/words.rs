//! Each text once.

use super::{Raw, Word};
use foldhash::fast::RandomState;
use std::collections::HashSet;

/// The texts met so far while something long is read: an equal one is handed out again instead of being kept twice.
#[derive(Debug, Default)]
pub struct Words(HashSet<Word, RandomState>);

impl Words {
    /// The word of these letters; the same one for the same letters.
    pub fn word(&mut self, letters: &str) -> Word {
        if let Some(known) = self.0.get(letters) {
            return known.clone();
        }
        let word = Word::from(letters);
        self.0.insert(word.clone());
        word
    }

    /// Text from outside of these letters, shared likewise.
    pub fn raw(&mut self, letters: &str) -> Raw {
        Raw::of(self.word(letters))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_letters_are_kept_once() {
        let mut words = Words::default();
        let (first, second, other) = (words.word("север"), words.word("север"), words.word("юг"));
        assert!(first.is_same(&second) && !first.is_same(&other));
        assert_eq!((first, other), ("север".into(), "юг".into()));
    }
}
