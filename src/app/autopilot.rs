//! The autopilot of this console: since when it is on, which new tickets it has in view, and what it has done.

use crate::desk::{BatchId, Moment, TicketId};
use std::collections::{BTreeMap, BTreeSet};

/// The autopilot of this console.
#[derive(Clone, Debug, Default)]
pub struct Autopilot {
    /// Since when it is on; none while it is off.
    pub since: Option<Moment>,
    /// It was on and was switched off: the header says so, lest anybody still counts on it.
    pub was_on: bool,
    /// New tickets that may become its turn.
    pub fresh: BTreeSet<TicketId>,
    /// Tickets that a person has taken into their hands, or that it has left to one.
    pub left: BTreeSet<TicketId>,
    /// Tickets that were refused for now, and when it looks at them again.
    pub again: BTreeMap<TicketId, Moment>,
    /// The tickets that a plan is on its way for.
    pub asked: Option<BTreeSet<TicketId>>,
    /// The ticket that is its turn next, while it is still a person's.
    pub next: Option<Next>,
    /// What was done lately from here, by hand and by itself, the newest last: one undo takes back the newest.
    pub done: Vec<Done>,
    /// Its changes that were told here, by their events: an echo is not told again.
    pub told: BTreeSet<i64>,
}

/// A ticket that it will route unless somebody is quicker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// Which.
    pub number: i64,
    /// When.
    pub at: Moment,
}

/// A change, by its event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// By a person at this console.
    ByHand,
    /// By an autopilot: the event, and the batch that is taken back with it.
    ByItself(i64, Option<BatchId>),
}

impl Autopilot {
    /// Is it on?
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.since.is_some()
    }
}
