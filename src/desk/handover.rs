//! The hand-over of a shift: what the next one must know, signed by the one who leaves and by the one who comes.

use super::clock::ClockKind;
use super::moment::Moment;
use super::ticket::Priority;
use crate::text::Raw;
use serde::{Deserialize, Serialize};

/// Lines of each part of a sheet at most: what nobody reads hides what matters. The counts are always whole.
pub const MOST: usize = 30;

/// What the next shift must know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandOver {
    /// As of when.
    pub at: Moment,
    /// How much is left, counted.
    pub counts: Counts,
    /// What is left, by urgency.
    pub left: Vec<Left>,
    /// What was promised to clients.
    pub promised: Vec<Promised>,
    /// Who waits to be called back.
    pub call_back: Vec<CallBack>,
    /// What will be late within two hours.
    pub at_risk: Vec<AtRisk>,
    /// Who is away.
    pub out: Vec<Away>,
    /// Who comes.
    pub coming: Vec<Coming>,
    /// Changes of this console that the desk has not confirmed yet.
    pub unsent: u32,
    /// A line from the one who leaves.
    pub note: Raw,
}

/// How much is left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Open.
    pub open: usize,
    /// Overdue.
    pub overdue: usize,
    /// Nobody holds it.
    pub unassigned: usize,
    /// Waits for somebody or something.
    pub waiting: usize,
    /// Promises that are not kept yet.
    pub promised: usize,
    /// At risk within two hours.
    pub at_risk: usize,
    /// Open ones of each priority, least urgent first.
    pub by_priority: [usize; 4],
}

/// An open ticket on the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// Its number.
    pub number: i64,
    /// One line.
    pub subject: Raw,
    /// Client and object.
    pub place: Raw,
    /// How urgent.
    pub priority: Priority,
    /// Who holds it.
    pub holder: Option<Raw>,
    /// The next deadline.
    pub due: Option<Moment>,
    /// Of which clock.
    pub of: Option<ClockKind>,
}

/// A word given to a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promised {
    /// Number of the ticket.
    pub number: i64,
    /// What was said.
    pub text: Raw,
    /// By when.
    pub until: Moment,
    /// Who keeps it.
    pub owner: Raw,
}

/// Somebody who waits to be called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "why")]
pub enum CallBack {
    /// Nobody answered them.
    Missed {
        /// Who, where known.
        who: Option<Raw>,
        /// Their number.
        phone: Raw,
        /// When they called.
        at: Moment,
    },
    /// A call was promised.
    Promised {
        /// The promise.
        promise: Promised,
    },
}

/// A ticket that will be late within two hours, or may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtRisk {
    /// The ticket.
    pub ticket: Left,
    /// When it will be met, by the queue of its holder; none where the queue does not say.
    pub expected: Option<Moment>,
    /// True when the forecast says that it will be missed.
    pub late: bool,
}

/// Who is away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Away {
    /// Who.
    pub name: Raw,
    /// Until when.
    pub until: Moment,
    /// Why (`ill`, `holiday`, free words).
    pub why: String,
}

/// Who comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coming {
    /// Who.
    pub name: Raw,
    /// From when.
    pub from: Moment,
}

/// Who signed when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Who.
    pub by: Raw,
    /// When.
    pub at: Moment,
}

/// A sheet as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// The event of the log that keeps it.
    pub seq: i64,
    /// The sheet.
    pub sheet: HandOver,
    /// The one who left.
    pub left: Signature,
    /// The one who came; not yet when none.
    pub taken: Option<Signature>,
}

impl Signed {
    /// True when it waits for this person's signature: somebody else has signed, nobody has taken over.
    #[must_use]
    pub fn waits_for(&self, actor: &Raw) -> bool {
        self.taken.is_none() && self.left.by != *actor
    }
}

/// What a hand-over is made of that the board does not show: the last sheet, and the latest phone calls.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Handing {
    /// The sheet that was signed last.
    pub last: Option<Signed>,
    /// The latest calls, newest first.
    pub calls: Vec<super::call::Call>,
}
