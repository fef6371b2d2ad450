//! What a change answers.

use serde::Serialize;

/// A change that was done.
#[derive(Clone, Debug, Serialize)]
pub struct Done {
    /// Its sequence number; `pult undo SEQ` takes it back.
    pub seq: i64,
    /// The ticket; null for a change of something else.
    pub ticket: Option<String>,
    /// The version that the ticket has now.
    pub version: i64,
}

/// A phone call that was told to the consoles.
#[derive(Clone, Debug, Serialize)]
pub struct CallDone {
    /// Sequence number.
    pub seq: i64,
    /// Identifier of the call: give it to `answer` and `end`.
    pub call: String,
    /// ringing, answered, ended, missed.
    pub state: crate::desk::CallState,
    /// Who it is, once known.
    pub contact: Option<super::Who>,
    /// Of which company.
    pub company: Option<super::Who>,
}
