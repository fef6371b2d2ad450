//! A filter that somebody gave a name.

use super::lexicon::Key;

/// A view that a person has saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// What it is called.
    pub name: String,
    /// The filter, as typed.
    pub filter: String,
    /// The view of ours that was filtered, by its name; all that is open where there is none.
    pub view: Option<String>,
    /// The keys that show it, as the keymap writes them; `v 1` to `v 9` by their order without.
    pub keys: Option<String>,
    /// How its rows are grouped.
    pub group: Option<Key>,
}
