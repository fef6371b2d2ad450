//! The class of urgency: the policy's answer to priority and time left.

use crate::desk::{Moment, Policy, Ticket};

/// 0..=3: the priority's urgency, one more when less than the policy's share of the time is left, one more when overdue.
pub(super) fn urgency(ticket: &Ticket, policy: &Policy, now: Moment) -> u8 {
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
    (base + u8::from(little_left) + u8::from(left < 0)).min(3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Priority;
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
    fn without_a_deadline_only_the_priority_counts() {
        let job = ticket(1, "север");
        assert_eq!(urgency(&job, &Policy::default(), at("2030-01-01T00:00")), 1);
    }
}
