//! Wishes and the events that they become.

use super::call::Call;
use super::change::{Change, Undo};
use super::client::Contact;
use super::handover::HandOver;
use super::ids::{BatchId, CallId, CompanyId, ContactId, TicketId, UnitId, WishId};
use super::moment::Moment;
use super::ruling::Decided;
use super::shift::Absence;
use super::unit::UnitState;
use crate::text::Raw;
use serde::{Deserialize, Serialize};

/// Who acts where nobody has said who sits here.
pub const UNNAMED: &str = "pult";

/// What a person, a script or the clock wants done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "do")]
pub enum Act {
    /// A change of a ticket.
    Ticket {
        /// Which; empty for a new one.
        id: TicketId,
        /// What.
        what: Change,
        /// The version that the person saw; any when none.
        seen: Option<i64>,
    },
    /// An absence of a unit, or its end.
    Absence {
        /// Whose.
        unit: UnitId,
        /// All absences from now on.
        absences: Vec<Absence>,
    },
    /// A unit says what it is doing.
    UnitState {
        /// Who.
        unit: UnitId,
        /// What.
        state: UnitState,
    },
    /// A decision about what a client owes.
    Debt {
        /// Whose debt.
        company: CompanyId,
        /// What was decided.
        decided: Decided,
    },
    /// A call rings, is answered, ends; a later state of the same id replaces the earlier one.
    Call {
        /// The call.
        call: Box<Call>,
    },
    /// A person of a client is written down, or forgotten again.
    Contact {
        /// Who.
        id: ContactId,
        /// As they are; none forgets them.
        to: Option<Box<Contact>>,
    },
    /// The one who leaves signs the sheet of their shift.
    HandOver {
        /// The sheet as it is signed.
        sheet: Box<HandOver>,
    },
    /// The one who comes signs it too.
    TakeOver {
        /// The event that keeps the sheet.
        of: i64,
    },
    /// Takes back what the event did, with its whole batch.
    Undo {
        /// The event; the actor's latest that can be taken back when none.
        seq: Option<i64>,
    },
    /// Much was loaded at once (an import). Stands in the log only; nobody can wish it.
    Load {
        /// How many things.
        things: u64,
    },
}

/// One wish, as it is written down before it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// Idempotency key: sending the same wish twice does it once.
    pub id: WishId,
    /// Who.
    pub actor: Raw,
    /// When; the backend's own clock when none.
    pub at: Option<Moment>,
    /// What.
    pub act: Act,
    /// Why: a code of the policy.
    pub reason: Option<String>,
    /// Undone together with the others of the batch.
    pub batch: Option<BatchId>,
}

/// What an event is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "on", content = "id")]
pub enum Subject {
    /// A ticket.
    Ticket(TicketId),
    /// An engineer or crew.
    Unit(UnitId),
    /// A client.
    Company(CompanyId),
    /// A phone call.
    Call(CallId),
    /// A person of a client.
    Contact(ContactId),
    /// The hand-over of a shift.
    HandOver,
    /// The desk as a whole (an import, a new policy).
    Desk,
}

/// One row of the append-only log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Sequence number: gapless, one counter per desk.
    pub seq: i64,
    /// When.
    pub at: Moment,
    /// Who.
    pub actor: Raw,
    /// About what.
    pub subject: Subject,
    /// What was done. A note's words stand in a table of their own, so that they can be blanked.
    pub act: Act,
    /// The touched parts before.
    pub before: serde_json::Value,
    /// The touched parts after.
    pub after: serde_json::Value,
    /// Why.
    pub reason: Option<String>,
    /// The wish it came from.
    pub wish: WishId,
    /// The batch it belongs to.
    pub batch: Option<BatchId>,
    /// Version of the subject after it.
    pub version: i64,
    /// How to take it back.
    pub undo: Undo,
    /// The event that it took back, if it is an undo.
    pub undoes: Option<i64>,
}
