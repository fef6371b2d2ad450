//! The views that a person can name: ours, and those that they have saved.

use super::view::View;
use crate::desk::filter::{Key, Lexicon, Means, SavedView};
use crate::text::{fold, twin};

/// The views that a person can name, and the words of the filter language.
#[derive(Clone, Debug, Default)]
pub struct Views {
    /// The words of the filter language.
    pub lexicon: Lexicon,
    /// Saved views, in the order of their digits.
    pub saved: Vec<SavedView>,
    /// What our views are called in people's languages.
    pub words: Vec<(String, View)>,
    /// The file that saved views are kept in; empty where there is none.
    pub file: String,
}

/// A view that was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// One of ours.
    Ours(View),
    /// A saved one, by its place.
    Saved(usize),
}

impl Views {
    /// The view of that name, as typed or on the other layout: ours by its name or its words, a saved one by its name or its
    /// digit; the beginning of a name is enough where no whole one fits.
    #[must_use]
    pub fn find(&self, typed: &str) -> Option<Named> {
        let typed = fold(typed);
        self.called(&typed).or_else(|| self.called(&fold(&twin(&typed))))
    }

    fn called(&self, typed: &str) -> Option<Named> {
        if typed.is_empty() {
            return None;
        }
        if let Some(place) = typed.parse::<usize>().ok().and_then(|digit| digit.checked_sub(1)) {
            return (place < self.saved.len()).then_some(Named::Saved(place));
        }
        let whole = |name: &str| name == typed;
        let begins = |name: &str| name.starts_with(typed);
        self.saved(whole).or_else(|| self.ours(whole)).or_else(|| self.ours(begins)).or_else(|| self.saved(begins))
    }

    fn saved(&self, fits: impl Fn(&str) -> bool) -> Option<Named> {
        self.saved.iter().position(|view| fits(&fold(&view.name))).map(Named::Saved)
    }

    fn ours(&self, fits: impl Fn(&str) -> bool) -> Option<Named> {
        let named = View::ALL.into_iter().find(|view| fits(view.name()));
        named.or_else(|| self.words.iter().find(|(word, _)| fits(&fold(word))).map(|(_, view)| *view)).map(Named::Ours)
    }

    /// What they are called, for a person who named none of them.
    #[must_use]
    pub fn names(&self) -> String {
        let mut names: Vec<&str> = View::ALL.map(View::name).into();
        names.extend(self.saved.iter().map(|view| view.name.as_str()));
        names.join(", ")
    }

    /// The key of the filter language that a word names, if the board can be grouped by it.
    #[must_use]
    pub fn grouping(&self, word: &str) -> Option<Key> {
        let key = self.lexicon.exactly(word, |means| if let Means::Key(key) = means { Some(key) } else { None });
        key.filter(|key| Key::GROUPING.contains(key))
    }

    /// The word for a key.
    #[must_use]
    pub fn word(&self, key: Key) -> &str {
        self.lexicon.written(Means::Key(key))
    }
}
