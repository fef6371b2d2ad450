//! What a desk tells its readers: pages of the board, deltas, answers to wishes.

use super::call::Call;
use super::change::Undo;
use super::event::{Event, Subject};
use super::handover::Signed;
use super::ids::{CompanyId, ContactId, TicketId};
use super::row::Row;
use super::team::Team;
use super::unit::Unit;
use std::sync::Arc;

/// A place in a desk's change feed; only the desk that gave it can read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor(pub String);

/// A part of the board in its order. The first page is small, so that the screen fills at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Rows in SLA order.
    pub rows: Vec<Row>,
    /// How many rows the whole board has, told with the first page.
    pub total: Option<usize>,
    /// Told with the last page: watch from here, and nothing is missed.
    pub end: Option<Cursor>,
}

/// Something that changed on the desk, in the order of its log.
#[derive(Clone, Debug, PartialEq)]
pub struct News {
    /// Where to go on after this.
    pub cursor: Cursor,
    /// What changed.
    pub delta: Delta,
    /// The event behind it, where the desk has a log.
    pub event: Option<Arc<Event>>,
}

/// What a reader must take over.
#[derive(Clone, Debug, PartialEq)]
pub enum Delta {
    /// The row as it is now, new or changed; a closed one leaves the board.
    Row(Box<Row>),
    /// The ticket is gone for good.
    Gone(TicketId),
    /// An engineer or crew as it is now.
    Unit(Box<Unit>),
    /// A call as it is now.
    Call(Box<Call>),
    /// A person of a client was written down, or forgotten.
    Contact(ContactId),
    /// Something about a client's standing is different now: whoever shows them reads them anew.
    Client(CompanyId),
    /// A shift was handed over, or taken over.
    HandOver(Box<Signed>),
    /// The signals between consoles as they stand now.
    Team(Box<Team>),
    /// Too much happened: read the board anew.
    Reset,
}

/// A wish that was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The event that it became (the last one, for an undo of a batch).
    pub event: Arc<Event>,
    /// The ticket's row as it is now.
    pub row: Option<Box<Row>>,
}

impl Applied {
    /// How to take it back.
    pub fn undo(&self) -> &Undo {
        &self.event.undo
    }

    /// The ticket that it was about.
    pub fn ticket(&self) -> Option<&TicketId> {
        if let Subject::Ticket(id) = &self.event.subject { Some(id) } else { None }
    }
}
