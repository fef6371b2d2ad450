//! Text that came from outside the program.

use serde::{Deserialize, Serialize};

/// Text from outside (subjects, names, notes): kept exactly as it came for storage, JSON and search.
///
/// It has no `Display`, so it cannot reach a terminal by accident: a screen or a line of plain output takes
/// [`Raw::line`] or [`Raw::block`], a file or JSON takes [`Raw::raw`].
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Raw(String);

impl Raw {
    /// Keeps the text; NUL becomes U+FFFD because PostgreSQL text cannot hold it and both stores must agree.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.contains('\0') { Self(text.replace('\0', "\u{fffd}")) } else { Self(text) }
    }

    /// The text as it came.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.0
    }

    /// True when nothing but white space is there.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.chars().all(char::is_whitespace)
    }
}

impl std::fmt::Debug for Raw {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(&self.0, f)
    }
}

impl From<&str> for Raw {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Raw {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}
