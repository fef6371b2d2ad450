//! What comes next on a ticket: the time left, and the thresholds of its package.

use super::count::{Count, Out};
use super::settle::Terms;
use crate::desk::{Clock, ClockKind, Due, Minutes, Moment, Ticket};
use serde::Serialize;

/// A threshold of a clock: so little of its time is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Warning {
    /// When the threshold is crossed.
    pub at: Moment,
    /// Whose time.
    pub clock: ClockKind,
    /// The share that is left, percent; 0 is the deadline itself where the package asks for it.
    pub percent: u8,
}

/// Wall-clock minutes until the due moment, rounded down (negative when overdue); none where there is no moment.
#[must_use]
pub fn left(due: Due, now: Moment) -> Option<Minutes> {
    due.at().map(|at| at.minutes_since(now))
}

/// The thresholds of the package that the ticket's clocks have crossed by now, earliest first. Clocks that were met are
/// silent; one that stands keeps what it crossed before.
#[must_use]
pub fn warnings(ticket: &Ticket, terms: &Terms<'_>, now: Moment) -> Vec<Warning> {
    let mut crossed: Vec<Warning> = thresholds(ticket, terms).into_iter().filter(|w| w.at <= now).collect();
    crossed.sort_unstable();
    crossed
}

/// The next threshold that will be crossed if nothing happens.
#[must_use]
pub fn next_warning(ticket: &Ticket, terms: &Terms<'_>, now: Moment) -> Option<Warning> {
    thresholds(ticket, terms).into_iter().filter(|w| w.at > now).min()
}

/// When the clock that the board sorts by crosses its thresholds before the deadline, earliest first. Stored with the
/// ticket, so that a console needs no calendars to signal each of them once.
pub(super) fn on_board(ticket: &Ticket, terms: &Terms<'_>) -> Vec<Moment> {
    let (Some(due), Some(of)) = (ticket.clocks.due.at(), ticket.clocks.due_of) else { return Vec::new() };
    let ours = thresholds(ticket, terms).into_iter().filter(|w| w.clock == of && w.at < due);
    let mut moments: Vec<Moment> = ours.map(|w| w.at).collect();
    moments.sort_unstable();
    moments.dedup();
    moments
}

fn thresholds(ticket: &Ticket, terms: &Terms<'_>) -> Vec<Warning> {
    if !ticket.head.phase.kind().is_open() {
        return Vec::new();
    }
    let running = ticket.clocks.list.iter().filter(|c| c.met.is_none());
    let each = running.flat_map(|clock| {
        terms.targets.warn_percent.iter().filter_map(move |percent| {
            let at = threshold(ticket, clock, terms, i64::from((*percent).min(100)))?;
            Some(Warning { at, clock: clock.kind, percent: *percent })
        })
    });
    each.collect()
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
