//! The seam to `sla`: the calendars of a desk and the clocks of a ticket.

use crate::desk::contract::Targets;
use crate::desk::policy::Policy;
use crate::desk::{CalendarId, Moment, Ticket};

/// Until the `sla` room is merged there are no calendars.
#[derive(Debug, Default)]
pub(super) struct Calendars;

pub(super) fn calendars(_own: &[(CalendarId, serde_json::Value)]) -> Calendars {
    Calendars
}

/// Until the `sla` room is merged only a promise is due.
pub(super) fn settle(ticket: &mut Ticket, _targets: Option<&Targets>, _calendars: &Calendars, _policy: &Policy, _at: Moment) {
    use crate::desk::{ClockKind, Due};
    let open = ticket.head.phase.kind().is_open();
    let promise = ticket.extra.promise.as_ref().filter(|_| open).map(|p| p.until);
    ticket.clocks.due = promise.map_or(Due::None, |at| Due::At { at });
    ticket.clocks.due_of = promise.map(|_| ClockKind::Promise);
}
