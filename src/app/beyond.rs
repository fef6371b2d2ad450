//! Parts of the desk that reach beyond the board, for the command line and for scripts.

use crate::desk::{PhaseKind, Row};

/// What a listing or a count may ask for beside the views of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// Every ticket of the desk.
    All,
    /// Those that are solved.
    Solved,
    /// Those that are closed.
    Closed,
}

impl Beyond {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::All, Self::Solved, Self::Closed];

    /// Its name on the command line and in scripts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Solved => PhaseKind::Solved.name(),
            Self::Closed => PhaseKind::Closed.name(),
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    /// Does the row belong to it?
    #[must_use]
    pub fn holds(self, row: &Row) -> bool {
        match self {
            Self::All => true,
            Self::Solved => row.facts.phase == PhaseKind::Solved,
            Self::Closed => row.facts.phase == PhaseKind::Closed,
        }
    }
}
