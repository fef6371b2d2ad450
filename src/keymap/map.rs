//! Which keys mean which action where.

use super::chord::Chord;
use super::complaint::{Complaint, Wrong};
use super::context::Context;
use super::file::{self, Given, Written};
use super::macros::Macro;
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

/// What the readers of the other rooms know: whether an argument or a macro's step makes sense.
#[derive(Clone, Copy)]
pub struct Judges<'a> {
    /// May the action be given this argument? Macros of the file itself are known without asking.
    pub argument: &'a dyn Fn(Action, &str) -> bool,
    /// Is this a line of the command line? The error is the word that nobody knows.
    pub step: &'a dyn Fn(&str) -> Result<(), String>,
}

impl Judges<'_> {
    /// Lets everything pass.
    pub const LENIENT: Self = Self { argument: &|_, _| true, step: &|_| Ok(()) };
}

/// Which keys mean which action where, and the macros; in one context no sequence begins another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    pub(super) bindings: Vec<Binding>,
    pub(super) macros: Vec<Macro>,
}

impl Keymap {
    /// The text of the keymap that pult ships, with its comments.
    pub const DEFAULT_TOML: &str = include_str!("../../keymaps/default.toml");

    /// Names of the keymaps that pult ships.
    pub const NAMES: [&str; 3] = ["default", "vim", "one-hand"];

    /// The keymap that pult ships.
    #[must_use]
    pub fn builtin() -> Self {
        Self::default().changed_by(&file::read(Self::DEFAULT_TOML), Judges::LENIENT).0
    }

    /// The file of a shipped keymap, with its comments.
    #[must_use]
    pub fn shipped_toml(name: &str) -> Option<&'static str> {
        match name {
            "default" => Some(Self::DEFAULT_TOML),
            "vim" => Some(include_str!("../../keymaps/vim.toml")),
            "one-hand" => Some(include_str!("../../keymaps/one-hand.toml")),
            _ => None,
        }
    }

    /// A shipped keymap by name.
    #[must_use]
    pub fn shipped(name: &str) -> Option<Self> {
        match name {
            "default" => Some(Self::builtin()),
            name => Some(Self::with(Self::shipped_toml(name)?).0),
        }
    }

    /// A shipped keymap with a person's changes, and all that is wrong with those; what is right is taken all the same.
    #[must_use]
    pub fn with(user_toml: &str) -> (Self, Vec<Complaint>) {
        Self::judged(user_toml, Judges::LENIENT)
    }

    /// The same, where arguments and the steps of macros are judged too.
    #[must_use]
    pub fn judged(user_toml: &str, judges: Judges<'_>) -> (Self, Vec<Complaint>) {
        let mut written = file::read(user_toml);
        let base = match &written.inherits {
            // A keymap that stands on itself would never end.
            Some((name, _)) if user_toml == Self::shipped_toml(name).unwrap_or_default() => None,
            Some((name, _)) => Self::shipped(name),
            None => Some(Self::builtin()),
        };
        if let (None, Some((name, line))) = (&base, &written.inherits) {
            written.complaints.push(Complaint { line: *line, wrong: Wrong::Inherits(name.clone()) });
        }
        base.unwrap_or_else(Self::builtin).changed_by(&written, judges)
    }

    /// This keymap with the macros of a file that holds other things too, and what is wrong with those.
    #[must_use]
    pub fn with_macros_of(mut self, toml: &str, judges: Judges<'_>) -> (Self, Vec<Complaint>) {
        let written = file::read_macros(toml);
        let mut complaints = written.complaints.clone();
        self.take_macros(&written, judges, &mut complaints);
        (self, complaints)
    }

    /// This keymap with the changes of a file.
    pub(super) fn changed_by(mut self, written: &Written, judges: Judges<'_>) -> (Self, Vec<Complaint>) {
        let mut complaints = written.complaints.clone();
        self.take_macros(written, judges, &mut complaints);
        for wish in &written.given {
            let same = |b: &Binding| b.context == wish.context && b.action == wish.action && b.argument == wish.argument;
            self.bindings.retain(|b| !same(b));
        }
        let mut fresh: Vec<Binding> = Vec::new();
        for Given { context, action, argument, line, keys } in &written.given {
            if let Some(argument) = argument.as_deref().filter(|argument| !self.takes(*action, argument, judges)) {
                let wrong = Wrong::Argument { action: action.name(), argument: argument.to_owned() };
                complaints.push(Complaint { line: *line, wrong });
                continue;
            }
            for (keys, line) in keys {
                let binding = Binding { context: *context, keys: keys.clone(), action: *action, argument: argument.clone() };
                if let Some(first) = fresh.iter().find(|b| b.clashes(&binding)) {
                    complaints.push(Complaint { line: *line, wrong: clash(&binding, first) });
                } else {
                    complaints.extend(self.hidden_by(&binding).map(|wrong| Complaint { line: *line, wrong }));
                    fresh.push(binding);
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

    fn takes(&self, action: Action, argument: &str, judges: Judges<'_>) -> bool {
        match action {
            Action::Macro => self.macro_named(argument).is_some() || (judges.argument)(action, argument),
            _ => (judges.argument)(action, argument),
        }
    }

    /// Which shipped sequences can no longer be pressed once these keys act at once.
    fn hidden_by(&self, new: &Binding) -> Option<Wrong> {
        let longer = |b: &&Binding| b.keys.len() > new.keys.len() && b.keys.starts_with(&new.keys);
        let lost: Vec<String> = new
            .context
            .chain()
            .flat_map(|level| self.bindings.iter().filter(move |b| b.context == level))
            .filter(longer)
            .map(|b| format!("{} ({})", b.keys_text(), b.action.name()))
            .collect();
        let hides = || Wrong::Hides { keys: new.keys_text(), hidden: lost.join(", "), context: new.context };
        (!lost.is_empty()).then(hides)
    }

    /// Takes over the macros; one of the same name stands for the earlier one.
    fn take_macros(&mut self, written: &Written, judges: Judges<'_>, complaints: &mut Vec<Complaint>) {
        for made in &written.macros {
            let before = complaints.len();
            for step in &made.steps {
                if let Err(word) = (judges.step)(&step.text) {
                    complaints.push(Complaint { line: step.line, wrong: Wrong::Step { name: made.name.clone(), word } });
                }
            }
            // Half a macro would do what nobody asked for.
            if complaints.len() == before {
                self.macros.retain(|known| known.name != made.name);
                self.macros.push(made.clone());
            }
        }
    }

    /// All bindings, by context, for the README's table and `pult keys`.
    pub fn table(&self) -> &[Binding] {
        &self.bindings
    }

    /// The macros, in the order of their files.
    #[must_use]
    pub fn macros(&self) -> &[Macro] {
        &self.macros
    }

    /// The macro of that name; case and ё do not matter.
    #[must_use]
    pub fn macro_named(&self, name: &str) -> Option<&Macro> {
        let wanted = crate::text::fold(name);
        self.macros.iter().find(|known| crate::text::fold(&known.name) == wanted)
    }
}

fn clash(new: &Binding, first: &Binding) -> Wrong {
    let (keys, taken, action, context) = (new.keys_text(), first.keys_text(), first.action.name(), new.context);
    if keys == taken { Wrong::Twice { keys, action, context } } else { Wrong::Begins { keys, taken, action, context } }
}
