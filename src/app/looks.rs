//! How the screen looks, as far as a person changes it while working. Only names and switches: styles are made where it is drawn.

use crate::desk::{Minutes, Moment};
use crate::text::{fold, twin};

/// How the screen looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looks {
    /// The theme's name.
    pub theme: String,
    /// The theme that comes back unless the one in sight is kept; none while nobody tries any.
    pub before: Option<String>,
    /// The themes that there are.
    pub themes: Vec<Offered>,
    /// For a thin line: ASCII lines and signs, nothing that changes by the second.
    pub thin: bool,
    /// What is nobody else's business is covered.
    pub mask: Mask,
}

/// A theme that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Its name, as in the configuration.
    pub name: String,
    /// What it is called in the person's language.
    pub label: String,
}

/// Phones, sums and codes are covered, so that nobody reads them over a shoulder or from a projector.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mask {
    /// They are.
    pub on: bool,
    /// They will be after so long without a key.
    pub after: Option<Minutes>,
    /// When the last key was pressed.
    pub touched: Moment,
}

impl Default for Looks {
    fn default() -> Self {
        Self { theme: "default".to_owned(), before: None, themes: Vec::new(), thin: false, mask: Mask::default() }
    }
}

impl Looks {
    /// The theme that a person means: its name or what it is called, the beginning of either, also typed on the other layout.
    #[must_use]
    pub fn meant(&self, typed: &str) -> Option<&Offered> {
        let wanted = [fold(typed), fold(&twin(&fold(typed)))];
        let fits = |name: &str| wanted.iter().any(|w| fold(name) == *w);
        let begins = |name: &str| wanted.iter().any(|w| !w.is_empty() && fold(name).starts_with(w.as_str()));
        let named = |fits: &dyn Fn(&str) -> bool| self.themes.iter().find(|theme| fits(&theme.name) || fits(&theme.label));
        named(&fits).or_else(|| named(&begins))
    }
}

#[cfg(test)]
mod tests {
    use super::{Looks, Offered};

    #[test]
    fn a_theme_is_meant_by_name_by_word_by_its_beginning_and_on_the_other_layout() {
        let offered = |name: &str, label: &str| Offered { name: name.into(), label: label.into() };
        let themes = vec![offered("default", "цвета терминала"), offered("dark", "тёмная"), offered("dark-blue", "синяя")];
        let looks = Looks { themes, ..Looks::default() };
        let meant = |typed| looks.meant(typed).map(|theme| theme.name.as_str());
        assert_eq!(meant("dark"), Some("dark"));
        assert_eq!(meant("Темная"), Some("dark"));
        assert_eq!(meant("вфкл"), Some("dark"));
        assert_eq!(meant("nt"), Some("dark"), "«те» on the Latin layout");
        assert_eq!(meant("dark-"), Some("dark-blue"));
        assert_eq!(meant("зелёная"), None);
        assert_eq!(meant(""), None);
    }
}
