//! What is wrong with a keymap file, as data: the words are found where people's languages are known.

use super::context::Context;
use super::map::Keymap;

/// What is wrong with a keymap file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Line, from 1.
    pub line: usize,
    /// What.
    pub wrong: Wrong,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Not TOML; the parser's words.
    Syntax(String),
    /// No shipped keymap has the name that the file wants to stand on.
    Inherits(String),
    /// A line that stands under no table.
    Outside(String),
    /// No such table.
    Table(String),
    /// No such action.
    Action(String),
    /// The action knows no such argument.
    Argument {
        /// Which action.
        action: &'static str,
        /// What it was given.
        argument: String,
    },
    /// The action was given something else than keys in quotes.
    Keys(String),
    /// No such key.
    Chord(String),
    /// A terminal sends the same for another key.
    SameForTerminals {
        /// The chord that was written.
        chord: String,
        /// What a terminal sends.
        sent: &'static str,
    },
    /// A character is text while a line is typed.
    IsText(String),
    /// These keys mean another action of the same file already.
    Twice {
        /// The keys.
        keys: String,
        /// The action that has them.
        action: &'static str,
        /// Where.
        context: Context,
    },
    /// Two of the file's sequences begin with the same keys: one could not be pressed.
    Begins {
        /// The keys.
        keys: String,
        /// The other ones.
        taken: String,
        /// The action that has those.
        action: &'static str,
        /// Where.
        context: Context,
    },
    /// These keys are taken, as the file wants it, but shipped sequences that begin with them can no longer be pressed there.
    Hides {
        /// The keys.
        keys: String,
        /// The sequences that are gone.
        hidden: String,
        /// Where.
        context: Context,
    },
    /// A macro without a name or with something else than lines in quotes.
    Macro(String),
    /// A macro's step begins with no word of the command line.
    Step {
        /// Which macro.
        name: String,
        /// The word that nobody knows.
        word: String,
    },
}

impl Wrong {
    /// The code of its text, and the values of the text's places.
    #[must_use]
    pub fn said(&self) -> (&'static str, Vec<(&'static str, String)>) {
        let one = |code, name, value: &str| (code, vec![(name, value.to_owned())]);
        match self {
            Self::Syntax(what) => one("syntax", "what", what),
            Self::Inherits(name) => ("inherits", vec![("name", name.clone()), ("known", Keymap::NAMES.join(", "))]),
            Self::Outside(word) => one("outside", "word", word),
            Self::Table(word) => ("table", vec![("word", word.clone()), ("known", Context::ALL.map(Context::name).join(", "))]),
            Self::Action(name) => one("action", "name", name),
            Self::Argument { action, argument } => {
                ("argument", vec![("action", (*action).to_owned()), ("argument", argument.clone())])
            }
            Self::Keys(name) => one("keys", "name", name),
            Self::Chord(text) => one("chord", "keys", text),
            Self::SameForTerminals { chord, sent } => ("same", vec![("keys", chord.clone()), ("sent", (*sent).to_owned())]),
            Self::IsText(chord) => one("is-text", "keys", chord),
            Self::Twice { keys, action, context } => {
                let at = context.name().to_owned();
                ("twice", vec![("keys", keys.clone()), ("action", (*action).to_owned()), ("context", at)])
            }
            Self::Begins { keys, taken, action, context } => {
                let (action, at) = ((*action).to_owned(), context.name().to_owned());
                ("begins", vec![("keys", keys.clone()), ("taken", taken.clone()), ("action", action), ("context", at)])
            }
            Self::Hides { keys, hidden, context } => {
                let at = context.name().to_owned();
                ("hides", vec![("keys", keys.clone()), ("hidden", hidden.clone()), ("context", at)])
            }
            Self::Macro(name) => one("macro", "name", name),
            Self::Step { name, word } => ("step", vec![("name", name.clone()), ("word", word.clone())]),
        }
    }
}
