//! Numbers that no person would write: a file may bring any, and the plan still comes out.

use super::desk::{at, engineer, held_by, monday, ticket, weekly};
use crate::desk::clock::{Clock, ClockKind, Due};
use crate::desk::shift::Absence;
use crate::desk::{Backlog, Minutes, Moment, Policy};
use crate::routing::{plan, propose};
use rstest::rstest;

#[rstest]
#[case(i64::MIN)]
#[case(i64::MAX)]
#[case(i64::MAX / 60_000 + 1)]
#[case(-1)]
fn no_number_breaks_a_plan(#[case] number: i64) {
    let wild = Moment(number);
    let mut unit = engineer("a");
    unit.shifts = weekly(9 * 60, 18 * 60);
    unit.absences = vec![Absence { from: at("2026-11-23T12:00"), until: wild, why: String::new() }];
    unit.capacity.tickets = u32::MAX;
    let mut job = ticket(1, "север");
    job.head.created = wild;
    job.work.effort = Minutes(number);
    job.work.earliest = Some(wild);
    job.clocks.due = Due::At { at: wild };
    job.clocks.due_of = Some(ClockKind::Arrival);
    job.clocks.list = vec![Clock {
        kind: ClockKind::Arrival,
        started: Moment(!number),
        met: None,
        goal: Some(Minutes(number)),
        calendar: "24x7".into(),
        since: wild,
        used_before: number,
        due: Due::At { at: wild },
    }];
    let mut policy = Policy::default();
    let weights = &mut policy.routing;
    for weight in [&mut weights.travel, &mut weights.late, &mut weights.load, &mut weights.over_qualified] {
        *weight = number;
    }
    weights.neighbour_minutes = number;
    weights.knows_client = number;
    weights.wait_for_shift = number;
    weights.urgent_percent = number;
    let held = held_by(ticket(2, "юг"), "a");
    let backlog =
        Backlog { tickets: vec![job.clone(), ticket(3, "юг")], units: vec![unit], held: vec![held], ..Backlog::default() };
    assert_eq!(plan(&backlog, &policy, monday()).lines.len(), 2);
    assert!(propose(&backlog, &policy, monday(), &job.head.id).is_some());
}
