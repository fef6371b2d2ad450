//! PURE. Meaning -> style, with fallback and inheritance; built-in themes from `themes/*.toml`.
//!
//! Views name meanings, never colours: [`Theme::style`] is the only way from one to the other.

mod depth;
mod file;
mod meaning;
mod shelf;
mod style;

#[cfg(test)]
mod contrast;
#[cfg(test)]
mod tests;

pub use depth::Depth;
pub use file::{Complaint, Wrong};
pub use meaning::Meaning;
pub use shelf::Themes;
pub use style::{NotAStyle, read_style};

use ratatui::style::Style;
use std::collections::BTreeMap;

/// The themes that pult ships: name, text with comments.
const BUILTIN: [(&str, &str); 6] = [
    ("default", include_str!("../../themes/default.toml")),
    ("dark", include_str!("../../themes/dark.toml")),
    ("light", include_str!("../../themes/light.toml")),
    ("high-contrast", include_str!("../../themes/high-contrast.toml")),
    ("colour-blind", include_str!("../../themes/colour-blind.toml")),
    ("mono", include_str!("../../themes/mono.toml")),
];

/// A style for every meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    styles: BTreeMap<Meaning, Style>,
}

impl Theme {
    /// Names of the shipped themes, in the order in which they are offered.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILTIN.into_iter().map(|(name, _)| name)
    }

    /// The text of a shipped theme, with its comments.
    #[must_use]
    pub fn builtin_toml(name: &str) -> Option<&'static str> {
        BUILTIN.into_iter().find(|(known, _)| *known == name).map(|(_, text)| text)
    }

    /// A shipped theme.
    #[must_use]
    pub fn builtin(name: &str) -> Option<Self> {
        Self::builtin_toml(name).map(|text| Self::read(text).0)
    }

    /// The terminal's own sixteen colours.
    #[must_use]
    pub fn standard() -> Self {
        Self::builtin("default").unwrap_or_default()
    }

    /// No colours: what `NO_COLOR` means here.
    #[must_use]
    pub fn mono() -> Self {
        Self::builtin("mono").unwrap_or_default()
    }

    /// The theme of a person's file, and all that is wrong with it; what is right is taken all the same. A theme inherits
    /// from a shipped one only, so there is no circle to walk in.
    #[must_use]
    pub fn read(toml: &str) -> (Self, Vec<Complaint>) {
        let (given, complaints) = file::read(toml);
        let mut theme = given.inherits.and_then(Self::builtin).unwrap_or_default();
        theme.styles.extend(given.styles);
        (theme, complaints)
    }

    /// The style of a meaning; where the theme has none, that of the meaning behind it.
    #[must_use]
    pub fn style(&self, meaning: Meaning) -> Style {
        meaning.and_behind().find_map(|m| self.styles.get(&m).copied()).unwrap_or_default()
    }

    /// The same theme with the colours that a terminal of that depth can show. Where it shows none, a theme that tells states
    /// apart by colour alone would go blind: the mono theme stands in for it.
    #[must_use]
    pub fn at(&self, depth: Depth) -> Self {
        let coloured = self.styles.values().any(|style| style.fg.is_some() || style.bg.is_some());
        if depth == Depth::Mono && coloured {
            return Self::mono();
        }
        Self { styles: self.styles.iter().map(|(meaning, style)| (*meaning, depth.of(*style))).collect() }
    }
}
