//! A new ticket while it is being written down: it survives a ring.

use super::overlay::Typed;
use crate::desk::client::Contact;
use crate::desk::{CallId, Channel, Dossier, Priority, SiteId, TicketId, WorkKind};
use crate::verdict::Verdict;

/// The fields of the form, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Field {
    /// What happened.
    #[default]
    Subject,
    /// Which object.
    Site,
    /// Which kind of work.
    Kind,
    /// How urgent.
    Priority,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Subject, Self::Site, Self::Kind, Self::Priority];
}

/// A new ticket while it is being written down.
#[derive(Clone, Debug, Default)]
pub struct NewTicket {
    /// Who asks.
    pub contact: Option<Contact>,
    /// Their company with all that is known.
    pub dossier: Option<Box<Dossier>>,
    /// The call it comes from.
    pub call: Option<CallId>,
    /// What happened.
    pub subject: Typed,
    /// Which object, of the company's.
    pub site: Option<SiteId>,
    /// Which kind of work; the kinds to step through stand in `kinds`.
    pub kind: Option<WorkKind>,
    /// Kinds of work that the desk knows.
    pub kinds: Vec<WorkKind>,
    /// How urgent.
    pub priority: Priority,
    /// How it came in.
    pub channel: Channel,
    /// Where the cursor is.
    pub field: Field,
    /// May we serve this? Said before Enter.
    pub verdict: Option<Verdict>,
    /// Open tickets of the same object: perhaps it is one of them.
    pub alike: Vec<(TicketId, i64)>,
    /// Why it is made without contract or object, once asked.
    pub reason: Option<String>,
}
