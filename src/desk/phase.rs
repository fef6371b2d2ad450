//! Where the work on a ticket stands.

use super::moment::Moment;
use serde::{Deserialize, Serialize};

/// Where the work stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "phase")]
pub enum Phase {
    /// Nobody has taken it up.
    #[default]
    New,
    /// In work.
    Open,
    /// Somebody or something else is waited for; the policy says which reasons stop the clocks.
    Waiting {
        /// Code of the policy's list (`client`, `part`, `access`, `approval`, …).
        reason: String,
        /// When to wake up; by hand when none.
        until: Option<Moment>,
    },
    /// Done in the engineer's opinion.
    Solved,
    /// Done in the client's opinion, or withdrawn.
    Closed,
}

/// A phase without its particulars.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhaseKind {
    /// Новая.
    New,
    /// В работе.
    Open,
    /// Ждём.
    Waiting,
    /// Решена.
    Solved,
    /// Закрыта.
    Closed,
}

impl Phase {
    /// The phase without its particulars.
    #[must_use]
    pub fn kind(&self) -> PhaseKind {
        match self {
            Self::New => PhaseKind::New,
            Self::Open => PhaseKind::Open,
            Self::Waiting { .. } => PhaseKind::Waiting,
            Self::Solved => PhaseKind::Solved,
            Self::Closed => PhaseKind::Closed,
        }
    }
}

impl PhaseKind {
    /// All of them, in the order of a ticket's life.
    pub const ALL: [Self; 5] = [Self::New, Self::Open, Self::Waiting, Self::Solved, Self::Closed];

    /// The name in JSON, in scripts and in the texts (`phase-waiting`).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Open => "open",
            Self::Waiting => "waiting",
            Self::Solved => "solved",
            Self::Closed => "closed",
        }
    }

    /// True while the ticket stands on the board.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::New | Self::Open | Self::Waiting)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phase_is_called_alike_everywhere() {
        for phase in PhaseKind::ALL {
            assert_eq!(serde_json::to_value(phase).unwrap(), phase.name());
        }
    }
}
