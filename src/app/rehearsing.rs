//! «Что если»: what is being rehearsed, and what Enter would write.

use crate::desk::shift::Absence;
use crate::desk::{Moment, Named, Priority, TicketId, UnitId, Wish};
use crate::routing::Rehearsal;

/// What is rehearsed.
#[derive(Clone, Debug, PartialEq)]
pub enum Idea {
    /// An engineer will not be there.
    Absence {
        /// Who.
        unit: Named<UnitId>,
        /// All their absences then.
        absences: Vec<Absence>,
        /// Until when the new one lasts.
        until: Moment,
    },
    /// A ticket gets another priority.
    Raise {
        /// Which.
        ticket: TicketId,
        /// Which priority.
        to: Priority,
    },
    /// A ticket goes before all that its engineer has not begun.
    First {
        /// Which.
        ticket: TicketId,
        /// Who goes.
        unit: Named<UnitId>,
        /// The tickets that are planned together; all that nobody holds when none.
        among: Option<Vec<TicketId>>,
    },
    /// The load of those at work is levelled.
    Level,
}

/// A rehearsal over the board. Nothing is written before Enter.
#[derive(Clone, Debug)]
pub struct Rehearsing {
    /// Of what.
    pub idea: Idea,
    /// What is written for the idea itself, beside what moves.
    pub wishes: Vec<Wish>,
    /// What it would do; none while it is computed.
    pub told: Option<Box<Rehearsal>>,
    /// Which line is chosen.
    pub chosen: usize,
    /// Enter was pressed before it came.
    pub do_when_read: bool,
}

impl Rehearsing {
    /// Nothing is shown of a raise before it is known to push others back.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.told.is_none() && matches!(self.idea, Idea::Raise { .. })
    }
}
