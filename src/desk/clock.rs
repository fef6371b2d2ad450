//! What the clocks of a ticket say; `sla` computes them, every room reads them.

use super::ids::CalendarId;
use super::moment::{Minutes, Moment};
use serde::{Deserialize, Serialize};

/// Which promise a clock measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockKind {
    /// Created -> first answer or accepted.
    Reaction,
    /// The client's last word -> our answer.
    Reply,
    /// Created -> on site.
    Arrival,
    /// Created -> solved, standing still while the policy pauses it.
    Resolution,
    /// What a person said to the client.
    Promise,
    /// Assigned -> solved: the engineer's own time.
    Holder,
    /// Unassigned -> assigned: the pool owner's time.
    Queue,
}

impl ClockKind {
    /// All of them, in the order of a ticket's life; what people promise and our own norms come last.
    pub const ALL: [Self; 7] =
        [Self::Reaction, Self::Reply, Self::Arrival, Self::Resolution, Self::Promise, Self::Holder, Self::Queue];

    /// The name in JSON and in the texts (`cmd-clock-arrival`).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reaction => "reaction",
            Self::Reply => "reply",
            Self::Arrival => "arrival",
            Self::Resolution => "resolution",
            Self::Promise => "promise",
            Self::Holder => "holder",
            Self::Queue => "queue",
        }
    }
}

/// When something is due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "due")]
pub enum Due {
    /// At this moment.
    At {
        /// The moment.
        at: Moment,
    },
    /// The clock stands.
    Paused {
        /// Working minutes left when it stopped.
        left: Minutes,
    },
    /// Served without a promised time.
    BestEffort,
    /// No clock runs.
    #[default]
    None,
}

impl Due {
    /// Place of the kind in the board's order: moments, then paused, best effort, none.
    #[must_use]
    pub fn rank(self) -> u8 {
        match self {
            Self::At { .. } => 0,
            Self::Paused { .. } => 1,
            Self::BestEffort => 2,
            Self::None => 3,
        }
    }

    /// The moment, where there is one.
    #[must_use]
    pub fn at(self) -> Option<Moment> {
        if let Self::At { at } = self { Some(at) } else { None }
    }
}

/// A stretch when the clocks that pause stood still.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// From.
    pub from: Moment,
    /// To; still standing when none.
    pub to: Option<Moment>,
    /// Why (code of the policy).
    pub reason: String,
}

/// One clock of one ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// Which.
    pub kind: ClockKind,
    /// When it started.
    pub started: Moment,
    /// When it was stopped for good.
    pub met: Option<Moment>,
    /// The goal in working minutes; best effort when none.
    pub goal: Option<Minutes>,
    /// The calendar that counts.
    pub calendar: CalendarId,
    /// Since when goal and calendar are these; what was used before is in `used_before`.
    pub since: Moment,
    /// Working milliseconds used before `since`, under the terms of that time.
    #[serde(default)]
    pub used_before: i64,
    /// The answer.
    pub due: Due,
}

/// All clocks of a ticket, and the one that the board sorts by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clocks {
    /// Each clock that was ever started.
    #[serde(default)]
    pub list: Vec<Clock>,
    /// When the clocks that pause stood.
    #[serde(default)]
    pub pauses: Vec<Pause>,
    /// The earliest unmet due.
    #[serde(default)]
    pub due: Due,
    /// Whose it is.
    pub due_of: Option<ClockKind>,
    /// When that clock crosses the warning thresholds of its package, earliest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warn_at: Vec<Moment>,
    /// Our first word to the client.
    pub answered: Option<Moment>,
    /// An engineer said yes.
    pub accepted: Option<Moment>,
    /// The client's last word that waits for an answer.
    pub client_spoke: Option<Moment>,
    /// The engineer stood on site.
    pub arrived: Option<Moment>,
    /// Solved.
    pub solved: Option<Moment>,
    /// A deadline was missed at some time: the mark stays after a new promise.
    pub breached: Option<Moment>,
    /// The help desk's own deadline, where it has one; it wins over ours.
    pub foreign_due: Option<Moment>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_called_alike_everywhere() {
        for kind in ClockKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
        }
    }
}
