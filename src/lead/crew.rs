//! Who is full and who has room, in minutes of the shift; which deadlines their queues will miss.

use crate::desk::PhaseKind;
use crate::desk::{Minutes, Moment, Named, Policy, Row, Unit, UnitId, UnitKind};
use crate::routing::{Expected, misses, planned, shift_left};
use std::collections::BTreeMap;

/// Less than so much room is "just enough": one small ticket more would be too much.
const LITTLE: Minutes = Minutes(30);

/// How planned work stands to the shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// More work than shift.
    Over,
    /// It just fits.
    Even,
    /// Room for more.
    Free,
    /// Not at work now.
    Off,
    /// Away.
    Absent,
}

impl How {
    /// Its name in reports and texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::Even => "even",
            Self::Free => "free",
            Self::Off => "off",
            Self::Absent => "absent",
        }
    }
}

/// The load of an engineer or a crew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// Who.
    pub unit: Named<UnitId>,
    /// One or several.
    pub kind: UnitKind,
    /// Open tickets held.
    pub open: usize,
    /// Minutes of work in them; what waits is not counted.
    pub planned: Minutes,
    /// Minutes left of the shift.
    pub left: Minutes,
    /// How the two stand.
    pub how: How,
    /// Until when the shift or the absence lasts, or when the next shift begins; none round the clock and where nobody knows.
    pub until: Option<Moment>,
}

impl Load {
    /// Minutes of room; negative where there is more work than shift.
    #[must_use]
    pub fn room(&self) -> Minutes {
        Minutes(self.left.0 - self.planned.0)
    }
}

/// Load and forecast.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crew {
    /// The fullest first; who is off or away stands last.
    pub loads: Vec<Load>,
    /// Deadlines that will be missed, earliest first.
    pub late: Vec<Expected>,
}

impl Crew {
    /// How many stand so.
    #[must_use]
    pub fn count(&self, how: How) -> usize {
        self.loads.iter().filter(|load| load.how == how).count()
    }
}

/// Load and forecast of everybody who works here, from the open tickets that somebody holds.
#[must_use]
pub fn crew(units: &[Unit], held: &[Row], policy: &Policy, now: Moment) -> Crew {
    let mut loads = loads(units.iter().filter(|unit| unit.active), held, now);
    loads.sort_by(|a, b| {
        let rank = |load: &Load| (load.how, load.room());
        rank(a).cmp(&rank(b)).then_with(|| a.unit.name.raw().cmp(b.unit.name.raw())).then_with(|| a.unit.id.cmp(&b.unit.id))
    });
    Crew { loads, late: misses(units, held, policy, now) }
}

/// The load of these units, in their order: the one count of it that screens and sheets show.
#[must_use]
pub fn loads<'a, 'r>(
    units: impl IntoIterator<Item = &'a Unit>,
    open: impl IntoIterator<Item = &'r Row>,
    now: Moment,
) -> Vec<Load> {
    let mut work: BTreeMap<&UnitId, (usize, i64)> = BTreeMap::new();
    for row in open {
        let Some(held) = &row.facts.assignee else { continue };
        let (open, minutes) = work.entry(&held.unit.id).or_default();
        *open += 1;
        if row.facts.phase != PhaseKind::Waiting {
            *minutes += planned(row).0;
        }
    }
    units.into_iter().map(|unit| load(unit, work.get(&unit.id).copied().unwrap_or_default(), now)).collect()
}

fn load(unit: &Unit, (open, planned): (usize, i64), now: Moment) -> Load {
    let left = shift_left(unit, now);
    let shift = unit.shifts.at_or_after(now).filter(|shift| shift.to.0 < i64::MAX / 8);
    let unknown = matches!(unit.shifts.pattern, crate::desk::shift::Pattern::Unknown);
    let (how, until) = match (unit.absent_at(now), shift) {
        (Some(absence), _) => (How::Absent, Some(absence.until)),
        (None, Some(shift)) if shift.from > now => (How::Off, Some(shift.from)),
        (None, None) if !unknown && unit.shifts.at(now).is_none() => (How::Off, None),
        (None, shift) => {
            let room = left.0 - planned;
            let how = if room < 0 {
                How::Over
            } else if room < LITTLE.0 {
                How::Even
            } else {
                How::Free
            };
            (how, shift.map(|shift| shift.to))
        }
    };
    let named = Named::new(unit.id.clone(), unit.name.clone());
    Load { unit: named, kind: unit.kind, open, planned: Minutes(planned), left, how, until }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::shift::Absence;
    use crate::lead::sheet::tests::{at, held, now, unit, weekly};

    #[test]
    fn work_is_weighed_against_what_is_left_of_the_shift() {
        let mut people: Vec<Unit> = ["full", "even", "free", "night", "ill"].into_iter().map(unit).collect();
        for person in &mut people {
            person.shifts = weekly(9 * 60, 18 * 60);
        }
        people[3].shifts = weekly(20 * 60, 32 * 60);
        people[4].absences = vec![Absence { from: now(), until: at("2026-11-24T12:00"), why: "ill".into() }];
        let rows = [held(1, "full", 400), held(2, "full", 90), held(3, "even", 470), held(4, "free", 60)];
        let told = crew(&people, &rows, &Policy::default(), now());
        let loads: Vec<_> = told.loads.iter().map(|l| (l.unit.name.raw(), l.how, l.open, l.planned.0, l.left.0)).collect();
        let wanted = [
            ("full", How::Over, 2, 490, 480),
            ("even", How::Even, 1, 470, 480),
            ("free", How::Free, 1, 60, 480),
            ("night", How::Off, 0, 0, 0),
            ("ill", How::Absent, 0, 0, 0),
        ];
        assert_eq!(loads, wanted);
        assert_eq!(told.loads[0].room(), Minutes(-10));
        assert_eq!(told.loads[3].until, Some(at("2026-11-23T20:00")), "when the night shift begins");
        assert_eq!(told.loads[4].until, Some(at("2026-11-24T12:00")));
        assert_eq!((told.count(How::Over), told.count(How::Off)), (1, 1));
    }

    #[test]
    fn what_waits_is_held_but_is_no_work_now() {
        let mut waits = held(1, "a", 400);
        waits.facts.phase = PhaseKind::Waiting;
        let told = crew(&[unit("a")], &[waits], &Policy::default(), now());
        assert_eq!((told.loads[0].open, told.loads[0].planned), (1, Minutes(0)));
    }
}
