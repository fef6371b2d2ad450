//! Work that came back: tickets that were opened again after they had been called done.

use super::change::Change;
use super::event::{Act, Event, Subject};
use super::ids::{Named, TicketId, UnitId};
use super::moment::Moment;
use std::collections::{BTreeMap, BTreeSet};

/// A ticket that was opened again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comeback {
    /// Which.
    pub ticket: TicketId,
    /// When.
    pub at: Moment,
    /// Who held it then: their work came back.
    pub holder: Option<Named<UnitId>>,
}

/// Does the event open a ticket that was done? Taking back a slip of the finger does not.
#[must_use]
pub fn is_reopening(event: &Event) -> bool {
    let Act::Ticket { what, .. } = &event.act else { return false };
    let was_done = matches!(event.before["phase"]["phase"].as_str(), Some("solved" | "closed"));
    event.undoes.is_none() && was_done && opens(what)
}

fn opens(change: &Change) -> bool {
    match change {
        Change::SetPhase { to } => to.kind().is_open(),
        Change::Several { changes } => changes.iter().any(opens),
        _ => false,
    }
}

/// The comebacks of a period out of the whole history of tickets, oldest first; its end is not included.
#[must_use]
pub fn comebacks(events: &[Event], from: Moment, to: Moment) -> Vec<Comeback> {
    let taken_back: BTreeSet<i64> = events.iter().filter_map(|event| event.undoes).collect();
    let mut holders: BTreeMap<&TicketId, Option<Named<UnitId>>> = BTreeMap::new();
    let mut found = Vec::new();
    for event in events {
        let (Subject::Ticket(ticket), Act::Ticket { what, .. }) = (&event.subject, &event.act) else { continue };
        if from <= event.at && event.at < to && is_reopening(event) && !taken_back.contains(&event.seq) {
            let holder = holders.get(ticket).cloned().flatten();
            found.push(Comeback { ticket: ticket.clone(), at: event.at, holder });
        }
        if let Some(holder) = handed(what) {
            holders.insert(ticket, holder);
        }
    }
    found
}

/// Who holds the ticket after the change, where it says so.
#[allow(clippy::option_option, reason = "not said, said to be nobody, said to be somebody")]
fn handed(change: &Change) -> Option<Option<Named<UnitId>>> {
    match change {
        Change::Assign { to, .. } => Some(to.as_ref().map(|held| held.unit.clone())),
        Change::Register { ticket } => Some(ticket.people.assignee.as_ref().map(|held| held.unit.clone())),
        Change::Several { changes } => changes.iter().filter_map(handed).next_back(),
        _ => None,
    }
}
