//! Texts with places for plain words.

use crate::i18n::{Texts, Value};
use crate::text::obeyed::unobeyed;

/// The text of a key, its places filled with these words: clean ones, or what was typed after the program's name, which a
/// sentence repeats.
#[must_use]
pub fn words(texts: &Texts, key: &str, values: &[(&str, &str)]) -> String {
    let values: Vec<(&str, Value<'_>)> =
        values.iter().map(|(name, value)| (*name, Value::from(unobeyed(value).into_owned()))).collect();
    texts.say(key, &values)
}
