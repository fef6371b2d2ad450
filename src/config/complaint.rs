//! What is wrong with the configuration, said so that a person can mend it.

use std::fmt;
use std::path::PathBuf;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Not TOML; the parser's words.
    Syntax(String),
    /// The file cannot be read; the system's words.
    Unreadable(String),
    /// No such key.
    UnknownKey(String),
    /// The key wants something else.
    WrongValue {
        /// Which key.
        key: String,
        /// What it wants, in a few words.
        wants: &'static str,
    },
    /// The filter of a view cannot be read.
    BadFilter {
        /// Which view.
        view: String,
        /// What is wrong with its filter.
        what: String,
    },
    /// No profile of that name.
    UnknownProfile(String),
}

/// One complaint, with the place to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The file; none for the environment.
    pub file: Option<PathBuf>,
    /// The line, where known.
    pub line: Option<usize>,
    /// What is wrong.
    pub wrong: Wrong,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.file, self.line) {
            (Some(file), Some(line)) => write!(f, "{}:{line}: ", file.display())?,
            (Some(file), None) => write!(f, "{}: ", file.display())?,
            (None, _) => {}
        }
        match &self.wrong {
            Wrong::Syntax(what) | Wrong::Unreadable(what) => f.write_str(what),
            Wrong::UnknownKey(key) => write!(f, "unknown key `{key}`"),
            Wrong::WrongValue { key, wants } => write!(f, "`{key}` wants {wants}"),
            Wrong::BadFilter { view, what } => write!(f, "view `{view}`: {what}"),
            Wrong::UnknownProfile(name) => write!(f, "no profile `{name}`"),
        }
    }
}
