//! The class of urgency: the policy's answer to priority, time left and a wait that is too long.

use crate::desk::moment::MINUTE;
use crate::desk::{Due, Moment, Policy, Ticket};

/// The most urgent class.
const TOP: u8 = 3;

/// 0..=3: the priority's urgency, one more when less than the policy's share of the time is left, one more when overdue, and one
/// more for each full period of ageing.
pub(super) fn urgency(ticket: &Ticket, policy: &Policy, now: Moment) -> u8 {
    let steps = u8::try_from(periods(ticket, policy, now)).unwrap_or(TOP);
    by_clock(ticket, policy, now).saturating_add(steps).min(TOP)
}

/// Minutes that a ticket has waited since it could age no further: among the most urgent the one that waits longest goes first, so
/// that in the end nothing starves. Nothing before one full period.
pub(super) fn starving(ticket: &Ticket, policy: &Policy, now: Moment) -> i64 {
    if periods(ticket, policy, now) == 0 {
        return 0;
    }
    let Some(since) = waits_since(ticket) else { return 0 };
    let steps = i64::from(TOP.saturating_sub(by_clock(ticket, policy, now)).max(1));
    let spent = policy.field.ageing.millis().saturating_mul(steps);
    (now.millis_since(since).saturating_sub(spent) / MINUTE).max(0)
}

/// By priority and time left alone; may be more than the top.
fn by_clock(ticket: &Ticket, policy: &Policy, now: Moment) -> u8 {
    let base = policy.urgency_of(ticket.head.priority);
    let Some(due) = ticket.clocks.due.at() else { return base };
    let started = ticket
        .clocks
        .list
        .iter()
        .filter(|clock| clock.due.at() == Some(due))
        .find(|clock| Some(clock.kind) == ticket.clocks.due_of)
        .map_or(ticket.head.created, |clock| clock.started);
    let (left, whole) = (i128::from(due.millis_since(now)), i128::from(due.millis_since(started)));
    let little_left = left * 100 < whole.max(0) * i128::from(policy.routing.urgent_percent);
    base + u8::from(little_left) + u8::from(left < 0)
}

/// Full periods of ageing that have passed.
fn periods(ticket: &Ticket, policy: &Policy, now: Moment) -> i64 {
    let period = policy.field.ageing.millis();
    match waits_since(ticket) {
        Some(since) if period > 0 => (now.millis_since(since) / period).max(0),
        _ => 0,
    }
}

/// Since when a ticket waits longer than it should: its deadline; without one, since it was registered and could be done. A clock
/// that stands still ages nothing.
fn waits_since(ticket: &Ticket) -> Option<Moment> {
    match ticket.clocks.due {
        Due::At { at } => Some(at),
        Due::BestEffort | Due::None => Some(ticket.work.earliest.map_or(ticket.head.created, |at| at.max(ticket.head.created))),
        Due::Paused { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Minutes, Priority};
    use crate::routing::tests::desk::{at, due, ticket};

    #[test]
    fn urgency_grows_as_time_runs_out() {
        let policy = Policy::default();
        let mut fresh = ticket(1, "север");
        fresh.head.created = at("2026-11-23T10:00");
        let mut job = due(fresh, "2026-11-23T14:00");
        for (now, class) in [("10:00", 1), ("12:59", 1), ("13:01", 2), ("14:00", 2), ("14:01", 3), ("18:00", 3)] {
            assert_eq!(urgency(&job, &policy, at(&format!("2026-11-23T{now}"))), class, "at {now}");
        }
        job.head.priority = Priority::Critical;
        assert_eq!(urgency(&job, &policy, at("2026-11-23T14:01")), 3, "never above three");
        job.head.priority = Priority::Low;
        assert_eq!(urgency(&job, &policy, at("2026-11-23T10:00")), 0);
    }

    #[test]
    fn without_a_deadline_the_priority_counts_and_then_the_wait() {
        let mut job = ticket(1, "север");
        let policy = Policy::default();
        for (when, class) in [("2026-11-25T07:59", 1), ("2026-11-25T08:00", 2), ("2026-11-27T08:00", 3), ("2030-01-01T00:00", 3)]
        {
            assert_eq!(urgency(&job, &policy, at(when)), class, "at {when}");
        }
        job.work.earliest = Some(at("2026-11-25T09:00"));
        assert_eq!(urgency(&job, &policy, at("2026-11-27T08:00")), 1, "what could not be done yet has not waited");
        job.clocks.due = Due::Paused { left: Minutes(10) };
        assert_eq!(urgency(&job, &policy, at("2030-01-01T00:00")), 1, "a clock that stands still ages nothing");
    }

    #[test]
    fn a_low_ticket_past_its_deadline_reaches_the_top_class_and_then_counts_its_minutes() {
        let mut fresh = ticket(1, "север");
        fresh.head.priority = Priority::Low;
        let job = due(fresh, "2026-11-23T12:00");
        let mut policy = Policy::default();
        let seen = |policy: &Policy, when: &str| (urgency(&job, policy, at(when)), starving(&job, policy, at(when)));
        assert_eq!(seen(&policy, "2026-11-23T13:00"), (2, 0));
        assert_eq!(seen(&policy, "2026-11-25T12:00"), (3, 0), "two days late");
        assert_eq!(seen(&policy, "2026-11-25T13:30"), (3, 90));
        policy.field.ageing = Minutes(0);
        assert_eq!(seen(&policy, "2026-12-25T13:30"), (2, 0), "turned off");
    }
}
