//! What can go wrong with a desk, as a dispatcher needs to know it.

use super::moment::Moment;
use super::row::Row;
use crate::text::Raw;

/// Why a desk did not do what was asked. The texts for people are made by `i18n` from the variant and its code.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Failure {
    /// The desk cannot be reached; nothing was changed.
    #[error("the desk cannot be reached: {0}")]
    Offline(String),
    /// The file that the desk lives in, or its disk, does not let us; nothing was changed. The code names a text.
    #[error("the desk's file: {code} {what:?}")]
    File {
        /// Code of a text (`file-…`).
        code: &'static str,
        /// Which file, where known.
        what: Raw,
    },
    /// The desk says no; the code names a text.
    #[error("refused: {code}")]
    Refused {
        /// Code of a text.
        code: String,
        /// Particulars for people (a name, a number), from outside.
        what: Option<Raw>,
    },
    /// The ticket was changed by somebody else meanwhile.
    #[error("changed meanwhile")]
    Conflict {
        /// The row as it is now.
        theirs: Box<Row>,
        /// Who changed it and when, where the desk knows.
        by: Option<(Raw, Moment)>,
    },
    /// Too many requests; try again then.
    #[error("the desk asks to wait")]
    SlowDown(Moment),
    /// A part that this desk does not have.
    #[error("this desk cannot do that: {0}")]
    Unsupported(&'static str),
    /// Something is wrong in the desk or in us; the log has more under this id.
    #[error("the desk failed ({id}): {what}")]
    Broken {
        /// Where to look in the log.
        id: String,
        /// One sentence without secrets.
        what: String,
    },
}

impl Failure {
    /// A refusal by code.
    pub fn refused(code: impl Into<String>) -> Self {
        Self::Refused { code: code.into(), what: None }
    }
}
