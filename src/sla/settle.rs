//! The clocks of a ticket after a change.

use super::calendar::Calendar;
use super::calendars::{Calendars, round_the_clock};
use super::count::{Count, Out};
use super::due;
use super::facts::{self, Fact};
use super::warn;
use crate::desk::contract::Targets;
use crate::desk::moment::MINUTE;
use crate::desk::{CalendarId, Clock, ClockKind, Due, Minutes, Moment, Policy, Ticket};

/// What a ticket is measured by: the targets of its contract or package, the desk's calendars and house rules.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// What is promised.
    pub targets: &'a Targets,
    /// Whose hours count.
    pub calendars: &'a Calendars,
    /// What pauses a clock.
    pub policy: &'a Policy,
}

impl Terms<'_> {
    /// The calendar of this id. One that the desk does not have counts round the clock: a deadline may then come too early,
    /// never too late, and `pult check` names the calendar.
    #[must_use]
    pub fn calendar(&self, id: &CalendarId) -> &Calendar {
        match self.calendars.get(id) {
            Some(calendar) => calendar,
            None => round_the_clock(),
        }
    }
}

/// Computes `ticket.clocks` (the list, `due`, `due_of`, `breached`) anew after a change made at a moment, or after a change
/// of calendar, policy or contract. `desk::change::apply` has stored the facts before.
///
/// Without terms only promises and a foreign desk's own deadline run. Time that was used stays used: when the goal or the
/// calendar of a running clock changes, what was used until `at` is carried over. Settling twice at one moment is settling
/// once; settling later without a change moves no deadline.
pub fn settle(ticket: &mut Ticket, terms: Option<&Terms<'_>>, at: Moment) {
    let before = std::mem::take(&mut ticket.clocks.list);
    ticket.clocks.list.clone_from(&before);
    let facts = facts::read(ticket, terms.map(|t| t.targets), at);
    let list: Vec<Clock> = facts.into_iter().map(|fact| run(ticket, fact, &before, terms, at)).collect();

    // What was missed before this change counts as well: the change may have moved or ended that very deadline.
    let gone = before.iter().filter_map(|old| {
        let same = list.iter().find(|new| new.kind == old.kind && new.started == old.started);
        let met = old.met.or(same.and_then(|new| new.met)).unwrap_or(at);
        due::missed(&Clock { met: Some(met), ..old.clone() }, at)
    });
    let first = list.iter().filter_map(|clock| due::missed(clock, at)).chain(gone).min();
    ticket.clocks.breached = ticket.clocks.breached.or(first);
    ticket.clocks.list = list;
    (ticket.clocks.due, ticket.clocks.due_of) = due::of_board(ticket, at);
    ticket.clocks.warn_at = terms.map_or_else(Vec::new, |terms| warn::on_board(ticket, terms));
}

fn run(ticket: &Ticket, fact: Fact, before: &[Clock], terms: Option<&Terms<'_>>, at: Moment) -> Clock {
    let Fact { kind, started, met, goal, calendar } = fact;
    let fresh = Clock { kind, started, met, goal, calendar, since: started, used_before: 0, due: Due::None };
    let known = before.iter().find(|old| old.kind == kind && old.started == started);
    let mut clock = match (known, terms) {
        (None, _) => fresh,
        // Stopped before: it was judged by the terms of that time, and a later calendar or policy does not judge it again.
        (Some(old), _) if met.is_some() && old.met == met && ticket.clocks.foreign_due.is_none() => return old.clone(),
        // Stopped now: it is judged by the terms that it ran under.
        (Some(old), _) if met.is_some() => Clock { met, ..old.clone() },
        // Reopened after its deadline had passed: it is late since then, not since somebody reopened it.
        (Some(old), Some(_)) if old.goal == fresh.goal && old.calendar == fresh.calendar && stopped_late(old) => {
            Clock { met: None, ..old.clone() }
        }
        (Some(old), Some(terms)) if old.met.is_some() || old.goal != fresh.goal || old.calendar != fresh.calendar => {
            let until = old.met.map_or(at, |stopped| stopped.min(at));
            let count = Count::of(old, &ticket.clocks.pauses, terms);
            let used = old.used_before + count.used(old.since, until);
            match fresh.goal {
                // Late already, and late by the new goal too: since the time ran out, not since somebody changed the goal.
                Some(goal) if passed(old, at) && used >= goal.millis() => {
                    let ran_out = match count.runs_out(old.since, goal.millis().saturating_sub(old.used_before)) {
                        Out::At(moment) => moment.min(at),
                        Out::Standing(_) | Out::Never => at,
                    };
                    Clock { since: ran_out, used_before: goal.millis(), ..fresh }
                }
                _ => Clock { since: at.max(old.since), used_before: used, ..fresh },
            }
        }
        (Some(old), _) => Clock { met, ..old.clone() },
    };
    clock.due = deadline(ticket, &clock, terms);
    clock
}

/// True for a clock that runs on past its deadline.
fn passed(clock: &Clock, at: Moment) -> bool {
    clock.met.is_none() && clock.due.at().is_some_and(|due| due <= at)
}

fn stopped_late(clock: &Clock) -> bool {
    matches!((clock.met, clock.due.at()), (Some(met), Some(due)) if due < met)
}

/// When a clock of the ticket is due, whether it was met or not.
pub fn deadline(ticket: &Ticket, clock: &Clock, terms: Option<&Terms<'_>>) -> Due {
    if let Some(at) = ticket.maintained_by().filter(|_| clock.kind == ClockKind::Arrival) {
        return Due::At { at };
    }
    match (clock.kind, &ticket.extra.promise, ticket.clocks.foreign_due) {
        (ClockKind::Promise, Some(promise), _) => Due::At { at: promise.until },
        // A promise that was taken back or kept: its own date stands.
        (ClockKind::Promise, None, _) => clock.due,
        (ClockKind::Resolution, _, Some(theirs)) => Due::At { at: theirs },
        _ => ours(ticket, clock, terms),
    }
}

/// What our own terms say about a clock, whatever a foreign desk says.
pub fn ours(ticket: &Ticket, clock: &Clock, terms: Option<&Terms<'_>>) -> Due {
    let Some(terms) = terms else {
        // A judged clock keeps its judgement, a running one has nothing to run for.
        return if clock.met.is_some() { clock.due } else { Due::None };
    };
    let Some(goal) = clock.goal else { return Due::BestEffort };
    let count = Count::of(clock, &ticket.clocks.pauses, terms);
    match count.runs_out(clock.since, goal.millis().saturating_sub(clock.used_before)) {
        Out::At(at) => Due::At { at },
        Out::Standing(left) => Due::Paused { left: Minutes(left.div_euclid(MINUTE)) },
        Out::Never => Due::BestEffort,
    }
}
