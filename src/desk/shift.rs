//! When a unit works: a pattern of shifts in a named zone, and absences.

use super::moment::{MINUTE, Moment};
use chrono::{Datelike, Days, NaiveDate, TimeZone};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// A stretch of a local day in minutes after midnight; an end past 1440 runs into the next day (night shifts).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DaySpan {
    /// From, 0..1440.
    pub from: u16,
    /// To, more than `from`, at most 2880.
    pub to: u16,
}

/// On which days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "pattern")]
pub enum Pattern {
    /// Unknown: `pult check` names such units.
    Unknown,
    /// Round the clock.
    Always,
    /// The same each week; Monday first.
    Weekly {
        /// A span for each day of the week.
        days: [Option<DaySpan>; 7],
    },
    /// `on` days of work, `off` days of rest, counted from a day of work.
    Cycle {
        /// Days of work.
        on: u8,
        /// Days of rest.
        off: u8,
        /// The span of a day of work.
        span: DaySpan,
        /// A first day of work.
        anchor: NaiveDate,
    },
}

/// When a unit works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shifts {
    /// The zone that the spans are in.
    pub zone: Tz,
    /// On which days.
    #[serde(flatten)]
    pub pattern: Pattern,
    /// Lunch, in the middle of each shift.
    pub lunch: Option<DaySpan>,
    /// True for the duty roster: nights, holidays.
    #[serde(default)]
    pub duty: bool,
}

impl Default for Shifts {
    fn default() -> Self {
        Self { zone: Tz::UTC, pattern: Pattern::Unknown, lunch: None, duty: false }
    }
}

/// A stretch of time when a unit is not to be counted on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// From.
    pub from: Moment,
    /// Until.
    pub until: Moment,
    /// Why (`ill`, `holiday`, `training`, free words).
    pub why: String,
}

/// A shift as two moments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// From.
    pub from: Moment,
    /// To.
    pub to: Moment,
}

impl Shifts {
    /// The shift that the moment is in.
    #[must_use]
    pub fn at(&self, at: Moment) -> Option<Shift> {
        self.near(at, -1, 1).into_iter().find(|s| s.from <= at && at < s.to)
    }

    /// The shift that the moment is in, else the next one within two weeks.
    #[must_use]
    pub fn at_or_after(&self, at: Moment) -> Option<Shift> {
        self.near(at, -1, 15).into_iter().find(|s| at < s.to)
    }

    /// The last shift that ended before the moment, within two weeks.
    #[must_use]
    pub fn before(&self, at: Moment) -> Option<Shift> {
        self.near(at, -15, 1).into_iter().rev().find(|s| s.to <= at)
    }

    /// The lunch of the local day that the moment is in.
    #[must_use]
    pub fn lunch_on(&self, at: Moment) -> Option<Shift> {
        let day = at.utc().with_timezone(&self.zone).date_naive();
        self.lunch.and_then(|span| self.place(day, span))
    }

    fn near(&self, at: Moment, from: i64, to: i64) -> Vec<Shift> {
        if matches!(self.pattern, Pattern::Always) {
            return vec![Shift { from: Moment(i64::MIN / 4), to: Moment(i64::MAX / 4) }];
        }
        let today = at.utc().with_timezone(&self.zone).date_naive();
        (from..=to)
            .filter_map(|offset| {
                let day = shifted(today, offset)?;
                self.place(day, self.span_on(day)?)
            })
            .collect()
    }

    fn span_on(&self, day: NaiveDate) -> Option<DaySpan> {
        match &self.pattern {
            Pattern::Unknown | Pattern::Always => None,
            Pattern::Weekly { days } => days[day.weekday().num_days_from_monday() as usize],
            Pattern::Cycle { on, off, span, anchor } => {
                let length = i64::from(*on) + i64::from(*off);
                let place = (day - *anchor).num_days().rem_euclid(length.max(1));
                (place < i64::from(*on)).then_some(*span)
            }
        }
    }

    fn place(&self, day: NaiveDate, span: DaySpan) -> Option<Shift> {
        Some(Shift { from: local(self.zone, day, span.from)?, to: local(self.zone, day, span.to)? })
    }
}

fn shifted(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    let days = Days::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}

/// The moment of a local wall-clock minute of that day (past 1440: of the next one); a minute that a DST change skips is the first one after it.
#[must_use]
pub fn local(zone: Tz, day: NaiveDate, minute: u16) -> Option<Moment> {
    let day = shifted(day, i64::from(minute / 1440))?;
    let wall = day.and_hms_opt(u32::from(minute % 1440) / 60, u32::from(minute % 60), 0)?;
    (0..=180).find_map(|skip| {
        let wall = wall + chrono::Duration::milliseconds(skip * MINUTE);
        zone.from_local_datetime(&wall).earliest().map(Moment::from)
    })
}
