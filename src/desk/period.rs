//! Limits that begin anew by themselves: each month, quarter or year, counted in a named zone.

use super::contract::Quota;
use super::moment::Moment;
use super::shift::local;
use chrono::{Datelike, Duration, Months, NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// How often a limit begins anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Never: when its dates are over, somebody writes down new ones.
    #[default]
    Once,
    /// Each month.
    Month,
    /// Each quarter.
    Quarter,
    /// Each year.
    Year,
}

impl Period {
    /// All of them, in the order of their length.
    pub const ALL: [Self; 4] = [Self::Once, Self::Month, Self::Quarter, Self::Year];

    /// The name in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    fn months(self) -> Option<u32> {
        match self {
            Self::Once => None,
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Year => Some(12),
        }
    }
}

impl Quota {
    /// The limit as it stands at a moment. When its period is over and it begins anew by itself, this is the period that runs then, with
    /// nothing used; before its first day, and where it does not begin anew, it is as it was written down.
    ///
    /// Periods follow one another from the end of the first one, or from its beginning where no end is named, on the same day of the
    /// month at midnight by the zone's clock (the 31st is the last day of a shorter month). A limit without dates goes by the calendar:
    /// months, quarters and years that begin on their first day.
    #[must_use]
    pub fn at(&self, at: Moment, zone: Tz) -> Self {
        let Some(months) = self.every.months() else { return self.clone() };
        let waits = self.from.is_some_and(|from| at < from);
        let runs = self.until.is_some_and(|until| at < until);
        if waits || runs {
            return self.clone();
        }
        let Some(first) = self.until.or(self.from).or_else(|| first_of(at, zone, months)) else { return self.clone() };
        let Some((from, until)) = around(first, months, at, zone) else { return self.clone() };
        // The period that was written down without an end is counted on; every later one is new.
        let counts_on = self.until.is_none() && self.from.is_none_or(|written| written == from);
        Self { used: if counts_on { self.used } else { 0 }, from: Some(from), until: Some(until), ..self.clone() }
    }
}

/// The period of that many months, counted from `first`, that a moment falls into.
fn around(first: Moment, months: u32, at: Moment, zone: Tz) -> Option<(Moment, Moment)> {
    // A bound is a midnight; one that was written down by another zone's clock is the midnight nearest to it.
    let day = (wall(first, zone) + Duration::hours(12)).date();
    let here = wall(at, zone).date();
    let since = (here.year() - day.year()) * 12 + here.month() as i32 - day.month() as i32;
    let guess = u32::try_from(since).unwrap_or_default() / months;
    let bound = |k: u32| if k == 0 { Some(first) } else { local(zone, day.checked_add_months(Months::new(k * months))?, 0) };
    // The day of the month may not have come yet.
    (guess.saturating_sub(1)..=guess).rev().find_map(|k| {
        let (from, until) = (bound(k)?, bound(k + 1)?);
        (from <= at && at < until).then_some((from, until))
    })
}

/// The first moment of the calendar's period of that many months.
fn first_of(at: Moment, zone: Tz, months: u32) -> Option<Moment> {
    let today = wall(at, zone).date();
    let month = today.month0() / months * months + 1;
    local(zone, NaiveDate::from_ymd_opt(today.year(), month, 1)?, 0)
}

fn wall(at: Moment, zone: Tz) -> NaiveDateTime {
    at.utc().with_timezone(&zone).naive_local()
}

#[cfg(test)]
mod tests {
    use super::super::contract::QuotaKind;
    use super::*;
    use chrono_tz::{America, Europe};
    use proptest::prelude::*;

    fn day(text: &str) -> Moment {
        Moment::parse(&format!("{text}T00:00:00+03:00")).unwrap()
    }

    fn quota(every: Period, from: Option<&str>, until: Option<&str>) -> Quota {
        Quota { kind: QuotaKind::Visits, total: 4, used: 3, every, from: from.map(day), until: until.map(day) }
    }

    #[test]
    fn a_period_begins_anew_by_itself() {
        use Period::{Month, Once, Quarter, Year};
        /// What, the limit, the day, what is used by then, and the period that runs.
        type Case = (&'static str, Quota, &'static str, i64, Option<&'static str>, Option<&'static str>);
        let cases: &[Case] = &[
            (
                "runs still",
                quota(Month, Some("2026-11-01"), Some("2026-12-01")),
                "2026-11-30",
                3,
                Some("2026-11-01"),
                Some("2026-12-01"),
            ),
            (
                "the next month",
                quota(Month, Some("2026-11-01"), Some("2026-12-01")),
                "2026-12-01",
                0,
                Some("2026-12-01"),
                Some("2027-01-01"),
            ),
            (
                "many months later",
                quota(Month, Some("2026-01-15"), None),
                "2026-11-23",
                0,
                Some("2026-11-15"),
                Some("2026-12-15"),
            ),
            (
                "the day has not come yet",
                quota(Month, Some("2026-01-15"), None),
                "2026-11-14",
                0,
                Some("2026-10-15"),
                Some("2026-11-15"),
            ),
            (
                "the first one, without an end",
                quota(Month, Some("2026-11-15"), None),
                "2026-11-20",
                3,
                Some("2026-11-15"),
                Some("2026-12-15"),
            ),
            (
                "the last day of a short month",
                quota(Month, Some("2026-01-31"), None),
                "2026-02-28",
                0,
                Some("2026-02-28"),
                Some("2026-03-31"),
            ),
            (
                "a quarter",
                quota(Quarter, Some("2026-07-01"), Some("2026-10-01")),
                "2026-11-23",
                0,
                Some("2026-10-01"),
                Some("2027-01-01"),
            ),
            (
                "a year",
                quota(Year, Some("2025-03-12"), Some("2026-03-12")),
                "2026-11-23",
                0,
                Some("2026-03-12"),
                Some("2027-03-12"),
            ),
            (
                "a short first period",
                quota(Quarter, Some("2026-08-20"), Some("2026-10-01")),
                "2026-10-01",
                0,
                Some("2026-10-01"),
                Some("2027-01-01"),
            ),
            ("by the calendar", quota(Quarter, None, None), "2026-11-23", 3, Some("2026-10-01"), Some("2027-01-01")),
            (
                "has not begun",
                quota(Month, Some("2026-12-01"), Some("2027-01-01")),
                "2026-11-23",
                3,
                Some("2026-12-01"),
                Some("2027-01-01"),
            ),
            (
                "over, and not renewed",
                quota(Once, Some("2026-01-01"), Some("2026-10-01")),
                "2026-11-23",
                3,
                Some("2026-01-01"),
                Some("2026-10-01"),
            ),
        ];
        for (case, quota, at, used, from, until) in cases {
            let now = quota.at(day(at), Europe::Moscow);
            assert_eq!((now.used, now.from, now.until), (*used, from.map(day), until.map(day)), "{case}");
        }
    }

    #[test]
    fn dates_of_another_clock_do_not_wander_through_the_months() {
        // Written down as midnights of Moscow, counted by a clock that is behind it.
        let quota = quota(Period::Month, Some("2026-11-01"), Some("2026-12-01"));
        let later = |at: &str| quota.at(day(at), Europe::Kaliningrad).until.unwrap().rfc3339(Europe::Kaliningrad);
        assert_eq!(later("2026-12-01"), "2027-01-01T00:00:00+02:00", "no gap between the two clocks");
        assert_eq!(later("2027-01-15"), "2027-02-01T00:00:00+02:00");
    }

    #[test]
    fn the_turn_is_midnight_by_the_zones_own_clock() {
        let quota = Quota { from: None, until: None, ..quota(Period::Month, None, None) };
        let until = |at: &str| quota.at(Moment::parse(at).unwrap(), America::New_York).until.unwrap().rfc3339(America::New_York);
        // Eleven at night in New York is the next month in Moscow already; the clock goes back on November 1st.
        assert_eq!(until("2026-11-01T03:30:00Z"), "2026-11-01T00:00:00-04:00");
        assert_eq!(until("2026-11-01T04:00:00Z"), "2026-12-01T00:00:00-05:00");
    }

    proptest! {
        #[test]
        fn a_limit_that_begins_anew_always_runs_after_its_first_day(
            month in 1_u32..=3, first in 0_i64..800, later in 0_i64..4_000_000,
        ) {
            let every = Period::ALL[month as usize];
            let from = Moment(day("2025-01-01").0 + first * 86_400_000);
            let quota = Quota { from: Some(from), ..quota(every, None, None) };
            let at = Moment(from.0 + later * 60_000);
            let now = quota.at(at, Europe::Moscow);
            prop_assert!(now.runs(at), "{now:?} at {at:?}");
            prop_assert_eq!(now.at(at, Europe::Moscow), now.clone(), "asking again changes nothing");
        }
    }
}
