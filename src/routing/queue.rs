//! What a unit holds already, in the order it will do it: when it is done, where it ends, and what one more job would push back.

use super::ask::effort;
use super::plan::Hurt;
use super::timeline::{HORIZON, Timeline};
use crate::desk::moment::MINUTE;
use crate::desk::visit::VisitState;
use crate::desk::{ClockKind, Handed, Minutes, Mode, Moment, PhaseKind, Place, Policy, Row, Zone};

/// A piece of work as the clock sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Job<'a> {
    pub visit: bool,
    pub zone: &'a Zone,
    pub effort: Minutes,
    pub not_before: Option<Moment>,
    /// The hours of the object's door; any time when none.
    pub doors: Option<&'a Timeline>,
    /// Minutes to fetch the keys on the way.
    pub keys: i64,
}

/// Beyond the two weeks that shifts are looked at.
pub(super) const NEVER: Moment = Moment(i64::MAX);

/// When a job begins and ends, after how much travel; [`NEVER`] where two weeks are not enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub travel: i64,
    pub arrives: Moment,
    pub done: Moment,
    /// True when there is a wait between the road and the work: for the agreed window, for the door.
    pub waits: bool,
}

#[derive(Clone, Debug)]
struct Stop<'a> {
    row: &'a Row,
    job: Job<'a>,
    place: Place,
    begun: bool,
    slot: Slot,
}

/// A unit's held work in order.
#[derive(Clone, Debug)]
pub(super) struct Queue<'a> {
    now: Moment,
    home: Option<&'a Zone>,
    stops: Vec<Stop<'a>>,
}

/// What meets a clock: the end of the work, or being there. None for clocks that are met by a word: an answer to the client, the
/// assignment itself.
pub(super) fn meets(clock: ClockKind, arrives: Moment, done: Moment) -> Option<Moment> {
    match clock {
        ClockKind::Resolution | ClockKind::Holder => Some(done),
        ClockKind::Arrival | ClockKind::Promise => Some(arrives),
        ClockKind::Reaction | ClockKind::Reply | ClockKind::Queue => None,
    }
}

impl<'a> Queue<'a> {
    /// What has begun comes first, the rest by its place on the board. What waits takes no time, and who said no does not work on it.
    pub fn of(held: &[&'a Row], home: Option<&'a Zone>, timeline: &Timeline, policy: &Policy, now: Moment) -> Self {
        let mut stops: Vec<Stop> =
            held.iter().filter(|r| r.facts.phase != PhaseKind::Waiting && is_theirs(r)).map(|row| Stop::of(row, now)).collect();
        stops.sort_by_key(|s| (!s.begun, s.place));
        let mut queue = Self { now, home, stops: Vec::with_capacity(stops.len()) };
        for mut stop in stops {
            let slot = queue.slot_after(queue.stops.len(), &stop.job, timeline, policy);
            stop.slot = if stop.begun { stop.begun_slot(slot, timeline, now) } else { slot };
            queue.stops.push(stop);
        }
        queue
    }

    /// Where a job with this place on the board would come, and when it would be done.
    pub fn fit(&self, job: &Job, place: Place, timeline: &Timeline, policy: &Policy) -> (usize, Slot) {
        let at = self.stops.partition_point(|s| s.begun || s.place < place);
        (at, self.slot_after(at, job, timeline, policy))
    }

    /// Who is pushed back by a job put in at this place, at most by the two weeks that are looked at. What is never begun pushes nobody.
    pub fn hurts(&self, at: usize, job: &Job, slot: Slot, timeline: &Timeline, policy: &Policy) -> Vec<Hurt> {
        let mut hurts = Vec::new();
        if slot.arrives == NEVER {
            return hurts;
        }
        let mut from = if job.visit { Some(job.zone) } else { self.zone_after(at) };
        let mut cursor = slot.done;
        for stop in &self.stops[at..] {
            let moved = step(cursor, from, &stop.job, timeline, policy);
            let later = moved.arrives.minutes_since(stop.slot.arrives).min(Minutes(HORIZON / MINUTE));
            if later.0 <= 0 {
                break;
            }
            let misses = stop.due().is_some_and(|(due, of)| {
                let by = |slot: Slot| meets(of, slot.arrives, slot.done);
                by(stop.slot) <= Some(due) && Some(due) < by(moved)
            });
            hurts.push(Hurt { ticket: stop.row.id.clone(), number: stop.row.number, later, misses });
            cursor = moved.done;
            if stop.job.visit {
                from = Some(stop.job.zone);
            }
        }
        hurts
    }

    fn slot_after(&self, at: usize, job: &Job, timeline: &Timeline, policy: &Policy) -> Slot {
        let cursor = at.checked_sub(1).map_or(self.now, |last| self.stops[last].slot.done);
        step(cursor, self.zone_after(at), job, timeline, policy)
    }

    fn zone_after(&self, at: usize) -> Option<&'a Zone> {
        self.stops[..at].iter().rev().find(|s| s.job.visit && !s.job.zone.0.is_empty()).map(|s| s.job.zone).or(self.home)
    }
}

impl<'a> Stop<'a> {
    fn of(row: &'a Row, now: Moment) -> Self {
        let job = Job {
            visit: row.facts.work.mode == Mode::Visit,
            zone: &row.facts.zone,
            effort: effort(row.facts.work.effort),
            not_before: None,
            doors: None,
            keys: 0,
        };
        Self {
            row,
            job,
            place: row.place(),
            begun: has_begun(row),
            slot: Slot { travel: 0, arrives: now, done: now, waits: false },
        }
    }

    fn due(&self) -> Option<(Moment, ClockKind)> {
        Some((self.row.facts.due.at()?, self.row.facts.due_of.unwrap_or(ClockKind::Arrival)))
    }

    /// Who is on the way arrives when they said; who is there is there.
    fn begun_slot(&self, planned: Slot, timeline: &Timeline, now: Moment) -> Slot {
        let arrives = match self.row.facts.seldom.visit {
            Some((VisitState::OnSite, _)) => now,
            Some((_, Some(expected))) => expected.max(now),
            _ => planned.arrives,
        };
        // Who is there after hours ends what they began.
        let done = timeline.done(arrives, self.job.effort).unwrap_or(arrives + self.job.effort);
        Slot { arrives, done, ..planned }
    }
}

/// Travel, work, and what is waited for between them: the agreed window, the door, the shift. Lunch and the night break work off.
fn step(cursor: Moment, from: Option<&Zone>, job: &Job, timeline: &Timeline, policy: &Policy) -> Slot {
    let travel = match from {
        _ if !job.visit => 0,
        Some(from) => policy.minutes_between(from, job.zone).saturating_add(job.keys),
        None => job.keys,
    };
    let there = timeline.begin(cursor).and_then(|leaves| timeline.done(leaves, Minutes(travel)));
    let arrives = there.and_then(|there| begins(there, job, timeline)).unwrap_or(NEVER);
    let done = timeline.done(arrives, job.effort).unwrap_or(NEVER);
    Slot { travel, arrives, done, waits: there.is_some_and(|there| there < arrives) }
}

/// The first moment from `there` on when the work may begin.
fn begins(there: Moment, job: &Job, timeline: &Timeline) -> Option<Moment> {
    let at = match job.not_before {
        Some(agreed) if agreed > there => timeline.begin(agreed)?,
        _ => there,
    };
    job.doors.map_or(Some(at), |doors| let_in(doors, timeline, at))
}

/// Whoever comes while it is open goes in; else the work begins when the door is open and the shift goes on.
pub(super) fn let_in(doors: &Timeline, timeline: &Timeline, at: Moment) -> Option<Moment> {
    if doors.begin(at)? > at { doors.shared(timeline, at) } else { Some(at) }
}

/// Somebody is on the way or there.
pub(super) fn has_begun(row: &Row) -> bool {
    matches!(row.facts.seldom.visit, Some((VisitState::Travelling | VisitState::OnSite, _)))
}

/// Who said no does not work on it.
fn is_theirs(row: &Row) -> bool {
    row.facts.assignee.as_ref().is_none_or(|held| !matches!(held.handed, Handed::Refused { .. }))
}
