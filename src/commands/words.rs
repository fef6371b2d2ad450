//! Texts with places for plain words.

use crate::i18n::{Texts, Value};

/// The text of a key, its places filled with words that are clean already.
#[must_use]
pub fn words(texts: &Texts, key: &str, values: &[(&str, &str)]) -> String {
    let values: Vec<(&str, Value<'_>)> = values.iter().map(|(name, value)| (*name, Value::from(*value))).collect();
    texts.say(key, &values)
}
