//! What the verdict of a call goes by beside contracts and debts, and what is said aloud.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A sentence to say to a caller, in both languages; `{sum}`, `{visit}`, `{hour}`, `{until}` and the like stand for values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// Russian.
    pub ru: String,
    /// English.
    pub en: String,
}

/// When an end is near, and the house's own sentences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Verdicts {
    /// A contract that ends within so many days is said to be expiring.
    pub expiring_days: i64,
    /// A limit with so many percent of it left, or less, is nearly spent.
    pub nearly_percent: i64,
    /// What is said instead of the built-in phrase, by the code of the reason that decides.
    pub phrases: BTreeMap<String, Phrase>,
}

impl Default for Verdicts {
    fn default() -> Self {
        Self { expiring_days: 14, nearly_percent: 20, phrases: BTreeMap::new() }
    }
}

impl Phrase {
    /// The names of the places in either language, as they come, some perhaps twice.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        [&self.ru, &self.en]
            .into_iter()
            .flat_map(|text| text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.trim())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_in_both_languages() {
        let phrase = Phrase { ru: "Выезд {visit}, час { hour }".into(), en: "A visit is {visit}, {open".into() };
        assert_eq!(phrase.places().collect::<Vec<_>>(), ["visit", "hour", "visit"]);
    }
}
