//! What the palette is in the middle of: tickets are looked through a part at a time, so that no key waits for a long board.

use crate::desk::{Found, TicketId};
use crate::text::Sought;

/// A search over actions, engineers, tickets and companies.
#[derive(Clone, Debug, Default)]
pub struct Hunt {
    /// What is looked for, as typed.
    pub typed: String,
    /// The same, ready to be compared with tickets.
    pub sought: Sought,
    /// Rows of the board that were looked through so far, in its order.
    pub looked: usize,
    /// How long the board was then: another length begins anew.
    pub board: usize,
    /// Tickets that fit among those rows, with their numbers.
    pub tickets: Vec<(TicketId, i64)>,
    /// What the desk was asked for last.
    pub asked: String,
    /// Companies that it told.
    pub companies: Vec<Found>,
}

/// A thing that was chosen in the palette before: it stands first the next time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recent {
    /// An action.
    Action(crate::action::Action),
    /// A ticket.
    Ticket(TicketId),
    /// An engineer or crew.
    Unit(crate::desk::UnitId),
    /// A company.
    Company(crate::desk::CompanyId),
}
