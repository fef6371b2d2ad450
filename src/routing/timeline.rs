//! When a unit can work in the coming two weeks: its shifts without lunches, absences and the rest after a night.

use crate::desk::moment::{DAY, HOUR, MINUTE};
use crate::desk::shift::{DaySpan, Pattern, Shift, Shifts};
use crate::desk::{Minutes, Moment, Unit};
use chrono_tz::Tz;

/// How far ahead shifts are looked at.
pub(super) const HORIZON: i64 = 15 * DAY;
/// Rest after a night shift before other work may begin, where no policy is at hand.
const REST: Minutes = Minutes(11 * HOUR / MINUTE);

/// Working stretches in order.
#[derive(Clone, Debug)]
pub(super) struct Timeline(Vec<Shift>);

impl Timeline {
    /// The unit's working stretches from now on. Unknown shifts count as always: a gap in the data is no reason to send nobody
    /// (`pult check` names such units).
    pub fn of(unit: &Unit, now: Moment) -> Self {
        Self::rested(unit, now, REST)
    }

    /// The same with another rest after a night shift.
    pub fn rested(unit: &Unit, now: Moment, rest: Minutes) -> Self {
        let mut stretches = on_shift(unit, now);
        for lunch in lunches(unit, now, &stretches) {
            subtract(&mut stretches, lunch);
        }
        for absence in &unit.absences {
            subtract(&mut stretches, Shift { from: absence.from, to: absence.until });
        }
        if let Some(until) = rests_until(unit, now, rest) {
            subtract(&mut stretches, Shift { from: now, to: until });
        }
        Self(stretches)
    }

    /// The hours of an object's door in the coming two weeks, every day alike; past midnight where the end is the smaller number.
    pub fn daily(from: u16, to: u16, zone: Tz, now: Moment) -> Self {
        let to = if to > from { to } else { to.saturating_add(1440) };
        let days = [Some(DaySpan { from: from.min(1439), to: to.min(2880) }); 7];
        let hours = Shifts { zone, pattern: Pattern::Weekly { days }, lunch: None, duty: false };
        Self(upcoming(&hours, now))
    }

    /// The first working moment at or after the given one, within two weeks.
    pub fn begin(&self, at: Moment) -> Option<Moment> {
        let next = self.0.partition_point(|s| s.to <= at);
        self.0.get(next).map(|s| s.from.max(at))
    }

    /// The first moment at or after the given one that both have: a door is open and somebody is at work.
    pub fn shared(&self, other: &Self, from: Moment) -> Option<Moment> {
        let mut at = from;
        // Each turn either ends or goes on to a later stretch, and there are two weeks of them.
        loop {
            let here = self.begin(at)?;
            let there = other.begin(here)?;
            if there == here {
                return Some(here);
            }
            at = there;
        }
    }

    /// When so much work is done that may begin at a moment: it breaks off with the shift and goes on with the next one. None
    /// where two weeks are not enough.
    pub fn done(&self, from: Moment, work: Minutes) -> Option<Moment> {
        let mut left = work.millis().max(0);
        for stretch in &self.0[self.0.partition_point(|s| s.to <= from)..] {
            let begins = stretch.from.max(from);
            let room = stretch.to.millis_since(begins);
            if left <= room {
                return Some(Moment(begins.0 + left));
            }
            left -= room;
        }
        None
    }

    /// Whole working minutes between two moments.
    pub fn minutes(&self, from: Moment, to: Moment) -> Minutes {
        let within = |s: &Shift| s.to.min(to).millis_since(s.from.max(from)).max(0);
        Minutes(self.0.iter().map(within).sum::<i64>() / MINUTE)
    }
}

/// Until when the unit rests, when it came off a night shift less than so long ago and the roster does not have it at work again.
pub(super) fn rests_until(unit: &Unit, now: Moment, rest: Minutes) -> Option<Moment> {
    if unit.shifts.at(now).is_some() {
        return None;
    }
    let night = unit.shifts.before(now)?;
    let day = |at: Moment| at.utc().with_timezone(&unit.shifts.zone).date_naive();
    let until = night.to + rest;
    (day(night.from) < day(Moment(night.to.0 - 1)) && now < until).then_some(until)
}

fn on_shift(unit: &Unit, now: Moment) -> Vec<Shift> {
    if matches!(unit.shifts.pattern, Pattern::Unknown | Pattern::Always) {
        return vec![Shift { from: Moment(now.0 - DAY), to: Moment(now.0 + HORIZON) }];
    }
    upcoming(&unit.shifts, now)
}

/// The shifts from now on, as stretches that do not overlap.
fn upcoming(shifts: &Shifts, now: Moment) -> Vec<Shift> {
    let end = Moment(now.0 + HORIZON);
    let mut stretches: Vec<Shift> = Vec::new();
    let mut at = now;
    while let Some(shift) = shifts.at_or_after(at).filter(|s| s.from < end && s.to > at) {
        let from = stretches.last().map_or(shift.from, |last| shift.from.max(last.to));
        stretches.push(Shift { from, to: shift.to });
        at = shift.to;
    }
    stretches
}

fn lunches(unit: &Unit, now: Moment, stretches: &[Shift]) -> Vec<Shift> {
    if unit.shifts.lunch.is_none() {
        return Vec::new();
    }
    std::iter::once(now).chain(stretches.iter().map(|s| s.from)).filter_map(|at| unit.shifts.lunch_on(at)).collect()
}

fn subtract(stretches: &mut Vec<Shift>, gap: Shift) {
    if gap.to <= gap.from || !stretches.iter().any(|s| s.from < gap.to && gap.from < s.to) {
        return;
    }
    *stretches = stretches
        .iter()
        .flat_map(|s| [Shift { from: s.from, to: s.to.min(gap.from) }, Shift { from: s.from.max(gap.to), to: s.to }])
        .filter(|s| s.from < s.to)
        .collect();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::shift::Absence;
    use crate::routing::tests::desk::{at, engineer, weekly};

    #[test]
    fn work_begins_at_once_on_shift_and_with_the_next_shift_off_it() {
        let mut unit = engineer("a");
        unit.shifts = weekly(9 * 60, 18 * 60);
        let monday = Timeline::of(&unit, at("2026-11-23T10:00"));
        assert_eq!(monday.begin(at("2026-11-23T10:00")), Some(at("2026-11-23T10:00")));
        assert_eq!(monday.begin(at("2026-11-23T18:00")), Some(at("2026-11-24T09:00")));
        let friday_night = Timeline::of(&unit, at("2026-11-27T23:00"));
        assert_eq!(friday_night.begin(at("2026-11-27T23:00")), Some(at("2026-11-30T09:00")));
    }

    #[test]
    fn lunch_and_absence_are_no_time_for_work() {
        let mut unit = engineer("a");
        unit.shifts = weekly(9 * 60, 18 * 60);
        unit.shifts.lunch = Some(DaySpan { from: 13 * 60, to: 14 * 60 });
        unit.absences = vec![Absence { from: at("2026-11-23T15:00"), until: at("2026-11-24T12:00"), why: "ill".into() }];
        let line = Timeline::of(&unit, at("2026-11-23T10:00"));
        assert_eq!(line.begin(at("2026-11-23T13:10")), Some(at("2026-11-23T14:00")));
        assert_eq!(line.begin(at("2026-11-23T15:30")), Some(at("2026-11-24T12:00")));
    }

    #[test]
    fn a_night_shift_is_followed_by_eleven_hours_of_rest() {
        let mut unit = engineer("a");
        unit.shifts = weekly(20 * 60, 32 * 60);
        let morning = at("2026-11-24T09:00");
        assert_eq!(rests_until(&unit, morning, REST), Some(at("2026-11-24T19:00")));
        assert_eq!(rests_until(&unit, morning, Minutes(120)), Some(at("2026-11-24T10:00")), "or as the policy says");
        assert_eq!(rests_until(&unit, at("2026-11-24T21:00"), REST), None, "the roster has it at work again");
        unit.shifts = weekly(9 * 60, 18 * 60);
        assert_eq!(rests_until(&unit, at("2026-11-23T19:00"), REST), None, "a day shift needs no such rest");
    }

    #[test]
    fn a_door_that_is_open_past_midnight_is_open_both_evening_and_night() {
        let door = Timeline::daily(22 * 60, 6 * 60, Tz::UTC, at("2026-11-23T10:00"));
        assert_eq!(door.begin(at("2026-11-23T10:00")), Some(at("2026-11-23T22:00")));
        assert_eq!(door.begin(at("2026-11-24T05:00")), Some(at("2026-11-24T05:00")));
        assert_eq!(door.begin(at("2026-11-24T06:00")), Some(at("2026-11-24T22:00")));
    }

    #[test]
    fn unknown_shifts_count_as_always() {
        let line = Timeline::of(&engineer("a"), at("2026-11-22T03:00"));
        assert_eq!(line.begin(at("2026-11-22T03:00")), Some(at("2026-11-22T03:00")));
    }
}
