//! The warning thresholds of a ticket's package.

use super::count::{Count, Out};
use super::settle::Terms;
use crate::desk::{Clock, ClockKind, Moment, Ticket};

/// When the clock that the board sorts by crosses its thresholds before the deadline, earliest first. Stored with the
/// ticket, so that a console needs no calendars to signal each of them once. A clock that stands does not warn.
pub(super) fn on_board(ticket: &Ticket, terms: &Terms<'_>) -> Vec<Moment> {
    let (Some(due), Some(of)) = (ticket.clocks.due.at(), ticket.clocks.due_of) else { return Vec::new() };
    let Some(clock) = ticket.clocks.list.iter().find(|c| c.kind == of && c.met.is_none()) else { return Vec::new() };
    let percents = terms.targets.warn_percent.iter().map(|percent| i64::from((*percent).min(100)));
    let mut moments: Vec<Moment> =
        percents.filter_map(|percent| threshold(ticket, clock, terms, percent)).filter(|at| *at < due).collect();
    moments.sort_unstable();
    moments.dedup();
    moments
}

fn threshold(ticket: &Ticket, clock: &Clock, terms: &Terms<'_>, percent: i64) -> Option<Moment> {
    let foreign = clock.kind == ClockKind::Resolution && ticket.clocks.foreign_due.is_some();
    if clock.kind == ClockKind::Promise || foreign {
        // No working hours stand behind these dates: their share is of the time on the wall.
        let until = clock.due.at()?;
        return Some(Moment(until.0 - until.millis_since(clock.started).max(0) / 100 * percent));
    }
    let goal = clock.goal?.millis();
    let spent = goal - goal * percent / 100;
    let count = Count::of(clock, &ticket.clocks.pauses, terms);
    match count.runs_out(clock.since, spent - clock.used_before) {
        Out::At(at) => Some(at),
        Out::Standing(_) | Out::Never => None,
    }
}
