//! What can happen to a ticket, and what takes it back.
//!
//! [`apply()`] is the only place that knows how a change alters a ticket: every backend writes with it, and the console folds
//! pending wishes into the board with it. It stores facts only; `sla` computes the clocks from them.

mod apply;
mod facet;
mod inverse;
mod lines;
mod moved;
#[cfg(test)]
pub(crate) mod tests;

pub use apply::apply;
pub use facet::Facet;
pub use inverse::take_back;
pub use lines::{is_made_of, with_numbers};
pub use moved::Moved;

use crate::desk::ids::{AssetId, ContactId, ContractId, TicketId};
use crate::desk::moment::Moment;
use crate::desk::opinion::Opinion;
use crate::desk::skill::Group;
use crate::desk::spec::Line;
use crate::desk::ticket::{Assignment, Handed, Phase, Priority, Promise, Ticket};
use crate::desk::time::TimeEntry;
use crate::desk::visit::{Visit, VisitState};
use crate::text::Raw;
use serde::{Deserialize, Serialize};

/// Why a priority moves, and what it takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "basis")]
pub enum Basis {
    /// The client asked; `charge` says what it took.
    ClientAsked {
        /// Who.
        contact: Option<ContactId>,
        /// What it took.
        charge: Charge,
    },
    /// We saw that the first assessment was wrong: free.
    Reassessed,
    /// An undo: what was taken is given back.
    TakenBack {
        /// What is given back.
        charge: Charge,
    },
}

/// What a raise took from the client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "charge")]
pub enum Charge {
    /// Nothing.
    None,
    /// One of the contract's raises.
    Quota {
        /// Whose quota.
        contract: ContractId,
    },
    /// A line in the ticket's specification.
    Paid {
        /// The line.
        line: Line,
    },
}

/// One change of one ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "change")]
pub enum Change {
    /// A new ticket; the backend gives number and version, and `id` where it is empty.
    Register {
        /// The ticket as it should be.
        ticket: Box<Ticket>,
    },
    /// Gives the ticket to a unit, or to nobody.
    Assign {
        /// To whom.
        to: Option<Assignment>,
        /// The rule that was overridden by hand, if one was.
        over: Option<String>,
    },
    /// The holder answers: yes, no.
    Answer {
        /// The answer.
        handed: Handed,
    },
    /// Another priority.
    SetPriority {
        /// The new one.
        to: Priority,
        /// Why, and what it takes.
        why: Basis,
    },
    /// Another phase: wait, resume, solve, close, reopen.
    SetPhase {
        /// The new one.
        to: Phase,
    },
    /// A word given to the client, or taken back.
    Promise {
        /// The word.
        to: Option<Promise>,
    },
    /// To another group or line.
    Move {
        /// The group.
        to: Group,
    },
    /// Under a mass incident, or out of it.
    Link {
        /// The parent.
        parent: Option<TicketId>,
    },
    /// A note in the history; one for the client counts as an answer.
    Note {
        /// The words.
        text: Raw,
        /// True when the client reads it.
        to_client: bool,
    },
    /// Strikes a note out.
    Retract {
        /// The event that wrote it.
        seq: i64,
    },
    /// The trip.
    Visit {
        /// How it stands.
        to: Option<Visit>,
    },
    /// How far the trip is; the agreed window and the mark of a defect stay as they are.
    Trip {
        /// How far.
        state: VisitState,
        /// When the engineer expects to be there; none leaves what was said before.
        expected: Option<Moment>,
    },
    /// The router keeps its hands off, or not.
    Pin {
        /// On or off.
        on: bool,
    },
    /// Why it was late.
    BreachReason {
        /// Code of the policy.
        code: Option<String>,
    },
    /// What the client thought of the work; none takes it off again.
    Opinion {
        /// What they said, with who asked and how.
        to: Option<Opinion>,
    },
    /// The client called about it again.
    CalledAgain {
        /// How many calls there are now.
        calls: u32,
    },
    /// Time that was spent on it.
    LogTime {
        /// The time.
        entry: TimeEntry,
    },
    /// Time that was not spent on it after all.
    StrikeTime {
        /// The time.
        entry: TimeEntry,
    },
    /// The equipment it is about.
    About {
        /// The equipment.
        assets: Vec<AssetId>,
    },
    /// A line in the specification.
    AddLine {
        /// The line; its number is given where it is 0.
        line: Box<Line>,
    },
    /// Another quantity, price or mark of a line.
    ChangeLine {
        /// The line as it should be, known by its number.
        to: Box<Line>,
    },
    /// A line less.
    DropLine {
        /// Its number.
        number: u32,
    },
    /// Several at once.
    Several {
        /// In this order.
        changes: Vec<Change>,
    },
}

/// How to take a change back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "undo")]
pub enum Undo {
    /// By this change.
    Change {
        /// The inverse.
        inverse: Box<Change>,
        /// What the change moved of the facts that the clocks are computed from; none where the inverse is a change like any other
        /// (a registration is closed).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        moved: Option<Box<Moved>>,
    },
    /// By putting back what the event's `before` says (units).
    Before,
    /// It cannot be taken back; the code says why.
    No {
        /// Code of a text.
        why: String,
    },
}

/// A change that makes no sense for the ticket as it stands; the code names a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refusal(pub &'static str);
