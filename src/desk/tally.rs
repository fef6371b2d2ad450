//! What a desk counts over many tickets: arrivals, and deadlines with what became of them.

use super::clock::{ClockKind, Due};
use super::ids::{CompanyId, Named, TicketId, UnitId};
use super::moment::{MINUTE, Moment};
use super::skill::Group;
use super::ticket::Ticket;
use serde::{Deserialize, Serialize};

/// Arrivals are counted by quarters of an hour: every zone's hours are made of them.
pub const QUARTER: i64 = 15 * MINUTE;

/// How many tickets came in when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrivals {
    /// When the oldest ticket of the desk was registered: before it nothing is known.
    pub oldest: Option<Moment>,
    /// Beginnings of quarters of an hour with the tickets of each; quarters without any are left out.
    pub quarters: Vec<(Moment, u32)>,
}

/// A deadline told to a client, what became of it, and by what it is grouped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// Which ticket.
    pub ticket: TicketId,
    /// Its number.
    pub number: i64,
    /// Which clock.
    pub kind: ClockKind,
    /// Its deadline.
    pub due: Moment,
    /// When it was met; not yet when none.
    pub met: Option<Moment>,
    /// Group of the ticket.
    pub group: Group,
    /// Its client.
    pub company: Option<Named<CompanyId>>,
    /// Who holds it, or did last.
    pub holder: Option<Named<UnitId>>,
    /// Why it was late (code of the policy), once asked.
    pub reason: Option<String>,
}

impl Judged {
    /// True when the deadline was missed by then.
    #[must_use]
    pub fn missed(&self, now: Moment) -> bool {
        self.met.unwrap_or(now) > self.due
    }
}

/// The deadlines of a ticket within a period, its end not included. The holder's and the pool owner's times are norms of our
/// own and were told to nobody.
#[must_use]
pub fn judged(ticket: &Ticket, from: Moment, to: Moment) -> Vec<Judged> {
    let told = ticket.clocks.list.iter().filter(|clock| !matches!(clock.kind, ClockKind::Holder | ClockKind::Queue));
    told.filter_map(|clock| match clock.due {
        Due::At { at } if from <= at && at < to => Some(Judged {
            ticket: ticket.head.id.clone(),
            number: ticket.head.number,
            kind: clock.kind,
            due: at,
            met: clock.met,
            group: ticket.people.group.clone(),
            company: ticket.place.company.clone(),
            holder: ticket.people.assignee.as_ref().map(|held| held.unit.clone()),
            reason: ticket.extra.breach_reason.clone(),
        }),
        _ => None,
    })
    .collect()
}
