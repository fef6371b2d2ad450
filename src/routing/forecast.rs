//! Forecast: when the work that people hold already will be done, and which deadlines that misses.
//!
//! Shifts, lunches, absences and the policy's rest after a night count everywhere. The hours of a door count where its object is known:
//! a row names its object but does not know the hours, so the rehearsals, which read the objects, are exact, and a forecast made of
//! rows alone takes doors to be open.

use super::ask::effort;
use super::doors::Doors;
use super::queue::{let_in, meets};
use super::timeline::Timeline;
use crate::desk::shift::Pattern;
use crate::desk::visit::VisitState;
use crate::desk::{ClockKind, Handed, Minutes, Mode, Moment, Named, PhaseKind, Policy, Row, TicketId, Unit, UnitId};
use std::collections::BTreeMap;

/// Not within the two weeks that shifts are looked at.
const NEVER: Moment = Moment(i64::MAX);

/// When a ticket that somebody holds will meet its deadline, by the queue of its holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Which ticket.
    pub ticket: TicketId,
    /// Its number.
    pub number: i64,
    /// Who holds it.
    pub unit: Named<UnitId>,
    /// Which clock the board sorts it by.
    pub of: ClockKind,
    /// Its deadline.
    pub due: Moment,
    /// When it will be met; none where the coming two weeks are not enough.
    pub meets: Option<Moment>,
}

impl Expected {
    /// True when the deadline will be missed.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.meets.is_none_or(|at| at > self.due)
    }

    /// By how much it will be missed, in begun minutes; none where nobody can say when it will be met.
    #[must_use]
    pub fn late(&self) -> Option<Minutes> {
        self.meets.map(|at| Minutes::begun(at.millis_since(self.due).max(0)))
    }
}

/// Minutes of work that a ticket is planned with; half an hour and more where nobody has said (the same guess as the router's).
#[must_use]
pub fn planned(row: &Row) -> Minutes {
    effort(row.facts.work.effort)
}

/// Working minutes left of the shift that the unit is in, without lunch and absences; 0 off shift. Who has no shift hours
/// (round the clock, unknown) has the minutes of its capacity.
#[must_use]
pub fn shift_left(unit: &Unit, now: Moment) -> Minutes {
    if unit.absent_at(now).is_some() {
        return Minutes(0);
    }
    if matches!(unit.shifts.pattern, Pattern::Always | Pattern::Unknown) {
        return unit.capacity.minutes;
    }
    match unit.shifts.at(now) {
        Some(shift) => Timeline::of(unit, now).minutes(now, shift.to),
        None => Minutes(0),
    }
}

/// When each ticket of a holder's queue will meet its deadline. What has begun comes first, the rest in board order; each takes
/// its travel and its minutes of work out of the holder's shifts. What waits takes no time, and clocks that a word meets (an
/// answer, the assignment itself) are no matter of the queue.
#[must_use]
pub fn finishes(unit: &Unit, held: &[&Row], policy: &Policy, now: Moment) -> Vec<Expected> {
    let (unknown, mut expected) = (BTreeMap::new(), Vec::new());
    for Turn { row, arrives, done } in turns(unit, held, &Doors::new(&unknown, policy, now), policy, now, None) {
        if let (Some(due), Some(of)) = (row.facts.due.at(), row.facts.due_of)
            && let Some(at) = meets(of, arrives.unwrap_or(NEVER), done.unwrap_or(NEVER))
            && let Some(held) = &row.facts.assignee
        {
            let meets = (at != NEVER).then_some(at);
            expected.push(Expected { ticket: row.id.clone(), number: row.number, unit: held.unit.clone(), of, due, meets });
        }
    }
    expected
}

/// A held ticket's turn: when its holder is there and when the work is done; none where two weeks are not enough.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn<'a> {
    pub row: &'a Row,
    pub arrives: Option<Moment>,
    pub done: Option<Moment>,
}

/// A holder's queue in the order it is worked off; `first` goes before all that has not begun.
pub(super) fn turns<'a>(
    unit: &'a Unit,
    held: &[&'a Row],
    doors: &Doors,
    policy: &Policy,
    now: Moment,
    first: Option<&TicketId>,
) -> Vec<Turn<'a>> {
    let timeline = Timeline::rested(unit, now, policy.field.night_rest);
    let mut queue: Vec<&Row> =
        held.iter().copied().filter(|row| row.facts.phase != PhaseKind::Waiting && is_theirs(row)).collect();
    queue.sort_by_key(|row| (!has_begun(row), Some(&row.id) != first, row.place()));
    let (mut cursor, mut zone) = (Some(now), unit.can.zones.first());
    let mut turns = Vec::with_capacity(queue.len());
    for row in queue {
        let visit = row.facts.work.mode == Mode::Visit;
        let arrives = cursor.and_then(|at| match row.facts.seldom.visit {
            Some((VisitState::OnSite, _)) => Some(at),
            Some((VisitState::Travelling, Some(there))) => Some(there.max(at)),
            _ => {
                let travel = zone.filter(|_| visit).map_or(0, |from| policy.minutes_between(from, &row.facts.zone));
                let there = timeline.done(at, Minutes(travel))?;
                let door = row.facts.site.as_ref().filter(|_| visit).and_then(|site| doors.of(&site.id));
                door.map_or(Some(there), |door| let_in(door, &timeline, there))
            }
        });
        let done = arrives.and_then(|at| timeline.done(at, planned(row)));
        if visit {
            zone = Some(&row.facts.zone);
        }
        turns.push(Turn { row, arrives, done });
        cursor = done;
    }
    turns
}

/// The deadlines to come that will be missed, earliest first. What is overdue already is no forecast.
#[must_use]
pub fn misses(units: &[Unit], held: &[Row], policy: &Policy, now: Moment) -> Vec<Expected> {
    let mut queues: BTreeMap<&UnitId, Vec<&Row>> = BTreeMap::new();
    for row in held {
        if let Some(assignment) = &row.facts.assignee {
            queues.entry(&assignment.unit.id).or_default().push(row);
        }
    }
    let expected = units.iter().filter_map(|unit| Some(finishes(unit, queues.get(&unit.id)?, policy, now)));
    let mut late: Vec<Expected> = expected.flatten().filter(|e| e.due > now && e.is_late()).collect();
    late.sort_by_key(|e| (e.due, e.number));
    late
}

fn has_begun(row: &Row) -> bool {
    matches!(row.facts.seldom.visit, Some((VisitState::Travelling | VisitState::OnSite, _)))
}

/// Who said no does not work on it.
fn is_theirs(row: &Row) -> bool {
    row.facts.assignee.as_ref().is_some_and(|held| !matches!(held.handed, Handed::Refused { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::shift::{Absence, DaySpan};
    use crate::desk::visit::Visit;
    use crate::routing::tests::desk::{at, due, engineer, held_by, monday, policy, skilled, ticket, weekly};

    fn resolution(number: i64, minutes: i64, when: &str) -> Row {
        let mut ticket = due(ticket(number, ""), when);
        ticket.work.effort = Minutes(minutes);
        ticket.work.mode = Mode::Remote;
        ticket.clocks.due_of = Some(ClockKind::Resolution);
        held_by(ticket, "a")
    }

    fn met(unit: &Unit, rows: &[Row]) -> Vec<(i64, Option<Moment>)> {
        let rows: Vec<&Row> = rows.iter().collect();
        finishes(unit, &rows, &policy(), monday()).into_iter().map(|e| (e.number, e.meets)).collect()
    }

    #[test]
    fn the_queue_is_worked_off_in_board_order_within_the_shift() {
        let mut unit = engineer("a");
        unit.shifts = weekly(9 * 60, 18 * 60);
        unit.shifts.lunch = Some(DaySpan { from: 13 * 60, to: 14 * 60 });
        let rows = [
            resolution(3, 300, "2026-11-24T10:00"),
            resolution(1, 120, "2026-11-23T12:30"),
            resolution(2, 90, "2026-11-23T14:00"),
        ];
        let wanted = [
            (1, Some(at("2026-11-23T12:00"))),
            (2, Some(at("2026-11-23T14:30"))),
            // 3:30 on Monday, the rest on Tuesday from nine.
            (3, Some(at("2026-11-24T10:30"))),
        ];
        assert_eq!(met(&unit, &rows), wanted);
    }

    #[test]
    fn who_will_miss_what_is_told_with_the_minute() {
        let mut unit = engineer("a");
        unit.shifts = weekly(9 * 60, 18 * 60);
        let rows =
            [resolution(1, 120, "2026-11-23T12:30"), resolution(2, 90, "2026-11-23T13:00"), resolution(4, 5, "2026-11-23T09:30")];
        let late = misses(&[unit], &rows, &policy(), monday());
        let told: Vec<_> = late.iter().map(|e| (e.number, e.late())).collect();
        assert_eq!(told, [(2, Some(Minutes(35)))], "what is overdue already is no forecast, but takes its time");
    }

    #[test]
    fn what_waits_takes_no_time_and_who_said_no_does_not_work_on_it() {
        let unit = engineer("a");
        let mut waits = resolution(1, 600, "2026-11-23T11:00");
        waits.facts.phase = PhaseKind::Waiting;
        let mut refused = resolution(2, 600, "2026-11-23T11:00");
        if let Some(held) = &mut refused.facts.assignee {
            held.handed = Handed::Refused { at: monday() };
        }
        let rows = [waits, refused, resolution(3, 30, "2026-11-23T12:00")];
        assert_eq!(met(&unit, &rows), [(3, Some(at("2026-11-23T10:30")))]);
    }

    #[test]
    fn an_arrival_is_met_at_the_door_and_travel_takes_time() {
        let unit = skilled("a", "север", &[]);
        let far = held_by(due(ticket(1, "юг"), "2026-11-23T10:30"), "a");
        assert_eq!(met(&unit, &[far]), [(1, Some(at("2026-11-23T10:40")))], "the neighbourhood's forty minutes");
    }

    #[test]
    fn work_that_has_begun_is_ended_first() {
        let unit = engineer("a");
        let mut begun = ticket(9, "");
        begun.extra.visit = Some(Visit { state: VisitState::OnSite, ..Visit::default() });
        begun.clocks.due = crate::desk::Due::At { at: at("2026-11-25T10:00") };
        begun.clocks.due_of = Some(ClockKind::Resolution);
        let rows = [resolution(1, 30, "2026-11-23T11:00"), held_by(begun, "a")];
        assert_eq!(met(&unit, &rows), [(9, Some(at("2026-11-23T11:00"))), (1, Some(at("2026-11-23T11:30")))]);
    }

    #[test]
    fn an_absence_moves_the_queue_and_empties_the_shift() {
        let mut unit = engineer("a");
        unit.shifts = weekly(9 * 60, 18 * 60);
        assert_eq!(shift_left(&unit, monday()), Minutes(480));
        unit.absences = vec![Absence { from: at("2026-11-23T09:00"), until: at("2026-11-23T15:00"), why: "ill".into() }];
        assert_eq!(shift_left(&unit, monday()), Minutes(0));
        let rows = [resolution(1, 60, "2026-11-23T12:00")];
        assert_eq!(met(&unit, &rows), [(1, Some(at("2026-11-23T16:00")))]);
        assert_eq!(shift_left(&engineer("b"), monday()), Minutes(480), "no hours are known: the capacity stands for them");
    }

    #[test]
    fn who_comes_off_a_night_rests_as_long_as_the_policy_says() {
        let mut unit = engineer("a");
        unit.shifts = weekly(20 * 60, 32 * 60);
        let (morning, row) = (at("2026-11-24T09:00"), resolution(1, 30, "2026-11-24T21:00"));
        let meets = |rest: i64| {
            let mut rules = policy();
            rules.field.night_rest = Minutes(rest);
            finishes(&unit, &[&row], &rules, morning)[0].meets
        };
        assert_eq!(meets(11 * 60), Some(at("2026-11-24T20:30")), "the next night, as ever");
        assert_eq!(meets(14 * 60), Some(at("2026-11-24T22:30")), "the rest lasts into it");
    }

    #[test]
    fn a_word_is_no_matter_of_the_queue() {
        let mut row = resolution(1, 600, "2026-11-23T11:00");
        row.facts.due_of = Some(ClockKind::Reaction);
        assert_eq!(met(&engineer("a"), &[row]), []);
    }

    #[test]
    fn who_never_works_never_meets_it() {
        let mut unit = engineer("a");
        unit.shifts = weekly(9 * 60, 18 * 60);
        let rows = [resolution(1, 100_000, "2026-11-23T12:00"), resolution(2, 10, "2026-11-23T13:00")];
        assert_eq!(met(&unit, &rows), [(1, None), (2, None)]);
        assert_eq!(misses(&[unit], &rows, &policy(), monday()).len(), 2);
    }
}
