//! What is wrong with a script, to be said in the person's language.

use crate::i18n::Texts;

/// A text of ours with words in its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    key: &'static str,
    values: Vec<(&'static str, String)>,
}

impl Sentence {
    /// The text of a key.
    #[must_use]
    pub fn of(key: &'static str) -> Self {
        Self { key, values: Vec::new() }
    }

    /// With the word that it is about.
    #[must_use]
    pub fn about(self, word: &str) -> Self {
        self.with("word", word)
    }

    /// With what there is instead.
    #[must_use]
    pub fn there_are(self, all: &[&str]) -> Self {
        self.with("list", &all.join(", "))
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.values.push((name, crate::text::Raw::from(value).line(200).to_string()));
        self
    }

    /// The sentence.
    #[must_use]
    pub fn say(&self, texts: &Texts) -> String {
        let values: Vec<(&str, &str)> = self.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        texts.tell(self.key, &values)
    }
}
