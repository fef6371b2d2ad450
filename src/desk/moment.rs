//! Time as the desk knows it: UTC instants in milliseconds, and whole minutes of work.

use chrono::{DateTime, SecondsFormat, TimeZone, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::{Add, Sub};

/// Milliseconds in a minute.
pub const MINUTE: i64 = 60_000;
/// Milliseconds in an hour.
pub const HOUR: i64 = 60 * MINUTE;
/// Milliseconds in a day of 24 hours.
pub const DAY: i64 = 24 * HOUR;

/// An instant: milliseconds since 1970-01-01T00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

/// A length of time in whole minutes; every routing term and every SLA target is counted in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Minutes(pub i64);

impl Moment {
    /// Reads RFC 3339 (`2026-11-23T10:30:00+03:00`).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(|at| Self(at.timestamp_millis()))
    }

    /// The instant for chrono; an instant outside chrono's range is the epoch.
    #[must_use]
    pub fn utc(self) -> DateTime<Utc> {
        Utc.timestamp_millis_opt(self.0).single().unwrap_or_default()
    }

    /// RFC 3339 in the given zone, whole seconds.
    #[must_use]
    pub fn rfc3339(self, zone: chrono_tz::Tz) -> String {
        self.utc().with_timezone(&zone).to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    /// Milliseconds from `earlier` to this moment (negative when this one is earlier); a file may bring any number, so it saturates.
    #[must_use]
    pub const fn millis_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Whole minutes from `earlier` to this moment, rounded down (negative when this one is earlier).
    #[must_use]
    pub fn minutes_since(self, earlier: Self) -> Minutes {
        Minutes(self.millis_since(earlier).div_euclid(MINUTE))
    }
}

impl<Z: TimeZone> From<DateTime<Z>> for Moment {
    fn from(at: DateTime<Z>) -> Self {
        Self(at.timestamp_millis())
    }
}

impl Minutes {
    /// Minutes of which at least a part has passed: each begun minute counts.
    #[must_use]
    pub const fn begun(millis: i64) -> Self {
        Self(millis.div_euclid(MINUTE) + (millis.rem_euclid(MINUTE) > 0) as i64)
    }

    /// In milliseconds.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0.saturating_mul(MINUTE)
    }
}

impl Add<Minutes> for Moment {
    type Output = Self;
    fn add(self, span: Minutes) -> Self {
        Self(self.0.saturating_add(span.0.saturating_mul(MINUTE)))
    }
}

impl Sub<Minutes> for Moment {
    type Output = Self;
    fn sub(self, span: Minutes) -> Self {
        Self(self.0.saturating_sub(span.0.saturating_mul(MINUTE)))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.utc().to_rfc3339_opts(SecondsFormat::Secs, true))
    }
}
