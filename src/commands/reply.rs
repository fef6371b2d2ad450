//! What a command says, and how it exits.

use super::trouble::Trouble;
use crate::text::obeyed;
use serde::Serialize;

/// What a command says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// For stdout.
    pub out: String,
    /// For stderr.
    pub aside: String,
    /// The exit code.
    pub exit: u8,
}

impl Reply {
    /// Text for people.
    #[must_use]
    pub fn text(mut out: String) -> Self {
        if !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        Self { out, ..Self::default() }
    }

    /// One JSON document. What a terminal obeys is written as `\u001b` in it: a document may be looked at, too.
    pub fn json(document: &impl Serialize) -> Result<Self, Trouble> {
        match serde_json::to_string(document) {
            Ok(text) => Ok(Self::text(obeyed::json(text))),
            Err(error) => Err(Trouble::Failed(error.to_string())),
        }
    }

    /// The document where `--json` was given, else the text.
    pub fn either(json: bool, document: &impl Serialize, text: impl FnOnce() -> String) -> Result<Self, Trouble> {
        if json { Self::json(document) } else { Ok(Self::text(text())) }
    }

    /// The same with a line for stderr.
    #[must_use]
    pub fn with_aside(mut self, line: &str) -> Self {
        if !line.is_empty() {
            self.aside.push_str(line);
            self.aside.push('\n');
        }
        self
    }

    /// The same with another exit code.
    #[must_use]
    pub fn exiting(mut self, exit: u8) -> Self {
        self.exit = exit;
        self
    }
}
