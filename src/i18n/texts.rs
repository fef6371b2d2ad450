//! The texts themselves: keys in, words out.

use super::Lang;
use super::book::{Book, Text};
use fluent::{FluentArgs, FluentValue};
use std::borrow::Cow;
use std::sync::OnceLock;

/// Names the `.ftl` files once and includes each in both languages.
macro_rules! shelves {
    ($($name:literal)*) => {
        /// The texts of a language as (file name, content).
        pub(super) fn shelves(lang: Lang) -> &'static [(&'static str, &'static str)] {
            match lang {
                Lang::Ru => &[$(($name, include_str!(concat!("ru/", $name, ".ftl"))),)*],
                Lang::En => &[$(($name, include_str!(concat!("en/", $name, ".ftl"))),)*],
            }
        }
    };
}

shelves! { "board" "card" "call" "package" "phone" "clipboard" "sending" "autopilot" "overlay" "keys" "looks" "actions" "filter" "said" "team" "failure" "commands" "specification" "itself" "script" "verdict" "routing" "policy" "explain" "history" "lead" "loyalty" }

/// A value for a place in a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Words, already clean and formatted.
    Text(Cow<'a, str>),
    /// A number; plural forms follow it.
    Number(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// All texts of one language; saying something costs microseconds.
#[derive(Clone, Copy)]
pub struct Texts {
    lang: Lang,
    book: &'static Book,
}

/// The texts of the languages, each looked through when it is first asked for.
static READ: [OnceLock<Book>; 2] = [OnceLock::new(), OnceLock::new()];

impl Texts {
    /// The texts of the language; they are part of the program.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let read = match lang {
            Lang::Ru => &READ[0],
            Lang::En => &READ[1],
        };
        Self { lang, book: read.get_or_init(|| Book::of(lang)) }
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The text of the key whose values are all words.
    #[must_use]
    pub fn tell(&self, key: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<(&str, Value<'_>)> = values.iter().map(|(name, value)| (*name, Value::from(*value))).collect();
        self.say(key, &values)
    }

    /// Is there a text of this key?
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.book.has(key)
    }

    /// A text without places; a key that is missing comes back as ⟨key⟩.
    #[must_use]
    pub fn word(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// The text of the key with its places filled; a key that is missing comes back as ⟨key⟩.
    #[must_use]
    pub fn say(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let formed = match self.book.text(key) {
            Some(Text::Words(words)) => return words.to_owned(),
            Some(Text::Formed(formed)) => formed,
            None => return format!("⟨{key}⟩"),
        };
        let Some(pattern) = formed.get_message(key).and_then(|m| m.value()) else {
            return format!("⟨{key}⟩");
        };
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            match value {
                Value::Text(text) => args.set(*name, text.as_ref()),
                Value::Number(number) => args.set(*name, FluentValue::from(*number)),
            }
        }
        // A place without a value shows its own name; the tests keep texts and callers together.
        let mut gaps = Vec::new();
        formed.format_pattern(pattern, Some(&args), &mut gaps).into_owned()
    }

    /// The words that may be typed for an action on the command line (`word-<name>`), several with commas between.
    #[must_use]
    pub fn typed_words(&self, action: &str) -> Vec<String> {
        let key = format!("word-{action}");
        if !self.has(&key) {
            return Vec::new();
        }
        self.word(&key).split(',').map(|w| w.trim().to_owned()).filter(|w| !w.is_empty()).collect()
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Texts").field("lang", &self.lang).finish_non_exhaustive()
    }
}
