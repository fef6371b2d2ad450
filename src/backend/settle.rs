//! The seam to `sla`: the calendars of a desk and the clocks of a ticket.

use crate::desk::contract::Targets;
use crate::desk::policy::Policy;
use crate::desk::{CalendarId, Moment, Ticket};
use crate::sla::{self, Terms};

pub(super) use crate::sla::Calendars;

/// The built-in calendars and the desk's own. A broken one is left out: `pult check` names it, and the desk works on.
pub(super) fn calendars(own: &[(CalendarId, serde_json::Value)]) -> Calendars {
    let (calendars, complaints) = Calendars::builtin().with(own);
    for complaint in complaints {
        tracing::warn!(?complaint, "a calendar of the desk cannot be used");
    }
    calendars
}

/// Computes the clocks anew; without targets only a promise and a foreign deadline run.
pub(super) fn settle(ticket: &mut Ticket, targets: Option<&Targets>, calendars: &Calendars, policy: &Policy, at: Moment) {
    let terms = targets.map(|targets| Terms { targets, calendars, policy });
    sla::settle(ticket, terms.as_ref(), at);
}
