//! Which keys mean which action where.

use super::chord::Chord;
use super::context::Context;
use super::file::{self, Complaint, Given};
use super::spelling::sequence;
use crate::action::Action;

/// A sequence of chords and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// One chord or several after one another.
    pub keys: Vec<Chord>,
    /// What it does.
    pub action: Action,
    /// With which argument (`view unassigned`).
    pub argument: Option<String>,
}

impl Binding {
    /// The keys as people write them: `g g`.
    #[must_use]
    pub fn keys_text(&self) -> String {
        text(&self.keys)
    }

    /// One of the two is pressed on the way to the other, so that both cannot hold.
    fn clashes(&self, other: &Self) -> bool {
        self.context == other.context && (self.keys.starts_with(&other.keys) || other.keys.starts_with(&self.keys))
    }
}

/// Chords with blanks between them.
pub(super) fn text(chords: &[Chord]) -> String {
    chords.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// Which keys mean which action where; in one context no sequence begins another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    pub(super) bindings: Vec<Binding>,
}

impl Keymap {
    /// The text of the keymap that pult ships, with its comments.
    pub const DEFAULT_TOML: &str = include_str!("../../keymaps/default.toml");

    /// The keymap that pult ships.
    #[must_use]
    pub fn builtin() -> Self {
        Self::default().changed_by(Self::DEFAULT_TOML).0
    }

    /// The shipped keymap with a person's changes, and all that is wrong with those; what is right is taken all the same.
    #[must_use]
    pub fn with(user_toml: &str) -> (Self, Vec<Complaint>) {
        Self::builtin().changed_by(user_toml)
    }

    /// This keymap with the changes of a file.
    pub(super) fn changed_by(mut self, toml: &str) -> (Self, Vec<Complaint>) {
        let (given, mut complaints) = file::read(toml);
        for wish in &given {
            let same = |b: &Binding| b.context == wish.context && b.action == wish.action && b.argument == wish.argument;
            self.bindings.retain(|b| !same(b));
        }
        let mut fresh: Vec<Binding> = Vec::new();
        for Given { context, action, argument, keys } in given {
            for (keys, line) in keys {
                let binding = Binding { context, keys, action, argument: argument.clone() };
                match fresh.iter().find(|b| b.clashes(&binding)) {
                    Some(first) => complaints.push(Complaint { line, text: clash(&binding, first) }),
                    None => fresh.push(binding),
                }
            }
        }
        self.bindings.retain(|b| !fresh.iter().any(|f| f.clashes(b)));
        self.bindings.append(&mut fresh);
        self.bindings.sort_by_key(|b| b.context);
        complaints.sort_by_key(|c| c.line);
        (self, complaints)
    }

    /// Gives keys to one more wish; what they would get in the way of loses its key.
    ///
    /// # Errors
    /// A sentence when the text names no keys.
    pub fn give(&mut self, context: Context, keys: &str, action: Action, argument: &str) -> Result<(), String> {
        let keys = sequence(keys).map_err(|no_key| no_key.to_string())?;
        let fresh = Binding { context, keys, action, argument: Some(argument.to_owned()) };
        self.bindings.retain(|b| !fresh.clashes(b));
        self.bindings.push(fresh);
        self.bindings.sort_by_key(|b| b.context);
        Ok(())
    }

    /// All bindings, by context, for the README's table and `pult keys`.
    pub fn table(&self) -> &[Binding] {
        &self.bindings
    }
}

fn clash(new: &Binding, first: &Binding) -> String {
    let (keys, taken, name, context) = (new.keys_text(), first.keys_text(), first.action.name(), new.context.name());
    if keys == taken {
        format!("`{keys}` means `{name}` in [{context}] already")
    } else {
        format!("`{keys}` and `{taken}` (`{name}`) in [{context}] begin with the same keys: one could not be pressed")
    }
}
