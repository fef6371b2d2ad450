//! From a wall clock's minute to an instant.

use crate::desk::moment::MINUTE;
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeZone};
use chrono_tz::Tz;

/// The instant (epoch milliseconds) of a local minute of a day; minutes past 1440 lie on the days after.
///
/// A minute that comes twice (clocks go back) is the first one; a minute that never comes (clocks go forward) is the
/// first instant after the gap. So the mapping never runs backwards, and stretches that touch on the wall touch in time.
pub fn instant(zone: Tz, day: NaiveDate, minute: u16) -> Option<i64> {
    let day = day.checked_add_days(Days::new(u64::from(minute / 1440)))?;
    let wall = day.and_hms_opt(u32::from(minute % 1440) / 60, u32::from(minute % 60), 0)?;
    first(zone, wall).or_else(|| {
        // The longest gap on record is a whole day (Samoa, 2011).
        (1..=1500).find_map(|skip| first(zone, wall + chrono::Duration::minutes(skip)))
    })
}

fn first(zone: Tz, wall: NaiveDateTime) -> Option<i64> {
    zone.from_local_datetime(&wall).earliest().map(|at| at.timestamp_millis())
}

/// Midnight that the day starts with.
pub fn midnight(zone: Tz, day: NaiveDate) -> Option<i64> {
    instant(zone, day, 0)
}

/// The calendar year of an instant in UTC: within one of the year of any zone.
pub fn utc_year(at: i64) -> Option<i32> {
    chrono::DateTime::from_timestamp_millis(at).map(|at| at.year())
}

/// The instants of one local day: a plain sum on most days, zone rules on the days when clocks move.
#[derive(Clone, Copy)]
pub struct Day {
    zone: Tz,
    date: NaiveDate,
    midnight: i64,
    plain: bool,
}

impl Day {
    /// The day between two midnights.
    pub fn new(zone: Tz, date: NaiveDate, midnight: i64, next: i64) -> Self {
        Self { zone, date, midnight, plain: next - midnight == 1440 * MINUTE }
    }

    /// The instant of its minute.
    pub fn at(self, minute: u16) -> Option<i64> {
        if self.plain && minute <= 1440 {
            return Some(self.midnight + i64::from(minute) * MINUTE);
        }
        instant(self.zone, self.date, minute)
    }
}
