//! Text that came from outside the program.

use super::Word;
use super::clean::{self, Clean};
use super::fate;
use serde::{Deserialize, Deserializer, Serialize};

/// Text from outside (subjects, names, notes): kept exactly as it came for storage, JSON and search.
///
/// It has no `Display`, so it cannot reach a terminal by accident: a screen or a line of plain output takes
/// [`Raw::line`] or [`Raw::block`], a file or JSON takes [`Raw::raw`].
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Raw(Word);

impl Raw {
    /// Keeps the text; NUL becomes U+FFFD because PostgreSQL text cannot hold it and both stores must agree.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.contains('\0') { Self(text.replace('\0', "\u{fffd}").into()) } else { Self(text.into()) }
    }

    /// The text of a word that others share.
    #[must_use]
    pub(super) fn of(word: Word) -> Self {
        if word.contains('\0') { Self::new(word.as_str()) } else { Self(word) }
    }

    /// The text as it came.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.0
    }

    /// True when a person would see nothing: white space and invisible characters only. A name of Hangul fillers
    /// does not pass for a name.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.chars().all(|c| c.is_whitespace() || c == '\u{2800}' || fate::unseen(c))
    }

    /// One row of at most `max_cols` columns, ready to be shown; what does not fit ends in `…`, a line break is `⏎`.
    #[must_use]
    pub fn line(&self, max_cols: usize) -> Clean {
        clean::line(&self.0, max_cols)
    }

    /// At most `max_lines` rows of at most `max_cols` columns, broken at line breaks and between words; several empty
    /// lines in a row count as one, and where text is left over the last row ends in `…`.
    #[must_use]
    pub fn block(&self, max_cols: usize, max_lines: usize) -> Vec<Clean> {
        clean::block(&self.0, max_cols, max_lines)
    }
}

/// A document is a door like any other: what it brings goes through `Raw::of`.
impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Word::deserialize(from).map(Self::of)
    }
}

impl std::fmt::Debug for Raw {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(&self.0, f)
    }
}

impl From<&str> for Raw {
    fn from(text: &str) -> Self {
        if text.contains('\0') { Self::new(text) } else { Self(text.into()) }
    }
}

impl From<String> for Raw {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Raw;

    #[test]
    fn a_text_is_the_same_by_whichever_door_it_came_in() {
        let read: Raw = serde_json::from_str(r#""до\u0000после""#).unwrap();
        assert_eq!(read, Raw::from("до\0после"));
        assert_eq!(read.raw(), "до\u{fffd}после");
    }
}
