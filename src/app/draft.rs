//! A new ticket while it is being written down: it survives a ring.

use super::overlay::Typed;
use crate::desk::client::Contact;
use crate::desk::ticket::Promise;
use crate::desk::{AssetId, CallId, Channel, ClockKind, Dossier, Due, Minutes, Priority, SiteId, TicketId, WorkKind};
use crate::verdict::Verdict;

/// The fields of the form, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Field {
    /// What happened.
    #[default]
    Subject,
    /// Which object.
    Site,
    /// Which equipment of the object.
    Asset,
    /// Which kind of work.
    Kind,
    /// How urgent.
    Priority,
    /// By when who calls back.
    CallBack,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Subject, Self::Site, Self::Asset, Self::Kind, Self::Priority, Self::CallBack];
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
    /// Where, and what is to be done there.
    pub about: About,
    /// How urgent.
    pub priority: Priority,
    /// How it came in.
    pub channel: Channel,
    /// When who calls back, as it is typed: `11:00`, `11 Гришин`, `+30м скажем цену`.
    pub call_back: Typed,
    /// Where the cursor is.
    pub field: Field,
    /// Letters typed in a field of values, one after another.
    pub letters: String,
    /// What follows from all that; said before Enter.
    pub known: Known,
    /// Why it is made without contract or object, once asked.
    pub reason: Option<String>,
    /// It was solved while they talked, in so many minutes.
    pub solved_in: Option<Minutes>,
}

/// Where the work is, and what is to be done there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Which object, of the company's.
    pub site: Option<SiteId>,
    /// Which equipment.
    pub asset: Option<AssetId>,
    /// Which kind of work; the kinds to step through stand in [`Known::kinds`].
    pub kind: Option<WorkKind>,
}

/// What follows from what the form says.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Kinds of work that the client's equipment, else the desk knows.
    pub kinds: Vec<WorkKind>,
    /// May we serve this?
    pub verdict: Option<Verdict>,
    /// Open tickets of the same object: perhaps it is one of them.
    pub alike: Vec<(TicketId, i64)>,
    /// The deadlines of the contract, were it registered now.
    pub terms: Vec<(ClockKind, Due)>,
    /// How urgent by the contract or its package, where that says so: the form follows it until somebody chooses.
    pub usual: Option<Priority>,
    /// What `call_back` says; none where nothing is typed, or no time can be read in it.
    pub promise: Option<Promise>,
}
