//! The hours of a day and of a usual week, as people write them.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A stretch of a local day, written `HH:MM-HH:MM`. An end that is not later than the start lies on the next day
/// (`22:00-06:00`); `24:00` is the day's end. The stretch belongs to the day that it starts on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hours {
    /// Minutes after midnight, 0..1440.
    pub from: u16,
    /// Minutes after that midnight, more than `from`, at most 2880.
    pub to: u16,
}

impl FromStr for Hours {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("\"{text}\" is not a stretch of a day: write it as 09:00-18:00, 22:00-06:00 or 00:00-24:00");
        let (from, to) = text.split_once('-').ok_or_else(wrong)?;
        let (from, mut to) = (minute(from).ok_or_else(wrong)?, minute(to).ok_or_else(wrong)?);
        if from >= 1440 || from == to {
            return Err(wrong());
        }
        if to < from {
            to += 1440;
        }
        Ok(Self { from, to })
    }
}

fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(':')?;
    let plain = |s: &str| (1..=2).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    if !plain(hour) || !plain(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (minute < 60 && (hour < 24 || (hour == 24 && minute == 0))).then_some(hour * 60 + minute)
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let to = if self.to > 1440 { self.to - 1440 } else { self.to };
        write!(f, "{:02}:{:02}-{:02}:{:02}", self.from / 60, self.from % 60, to / 60, to % 60)
    }
}

impl Serialize for Hours {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hours {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A day of the week, as calendars write it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// Monday.
    #[default]
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

/// The hours of a usual week. The closer word wins: a day before `weekdays` and `weekend`, those before `daily`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Week {
    /// Every day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub daily: Option<Vec<Hours>>,
    /// Monday to Friday.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekdays: Option<Vec<Hours>>,
    /// Saturday and Sunday.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekend: Option<Vec<Hours>>,
    /// Monday.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mon: Option<Vec<Hours>>,
    /// Tuesday.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tue: Option<Vec<Hours>>,
    /// Wednesday.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wed: Option<Vec<Hours>>,
    /// Thursday.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thu: Option<Vec<Hours>>,
    /// Friday.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fri: Option<Vec<Hours>>,
    /// Saturday.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sat: Option<Vec<Hours>>,
    /// Sunday.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sun: Option<Vec<Hours>>,
}

impl Week {
    /// The hours of each day, Monday first.
    #[must_use]
    pub fn days(&self) -> [Vec<Hours>; 7] {
        let own = [&self.mon, &self.tue, &self.wed, &self.thu, &self.fri, &self.sat, &self.sun];
        std::array::from_fn(|day| {
            let group = if day < 5 { &self.weekdays } else { &self.weekend };
            own[day].as_ref().or(group.as_ref()).or(self.daily.as_ref()).cloned().unwrap_or_default()
        })
    }
}
