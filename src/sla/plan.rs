//! A calendar as people write it, in JSON or TOML, and what can be wrong with it.

use super::production;
use crate::desk::CalendarId;
use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
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

/// A date (or a run of dates) that differs from the usual week. Exactly one of `off`, `hours`, or `like` and/or `short`.
/// It rules the stretches that start on the date: the tail of the night before stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// The date.
    pub date: NaiveDate,
    /// The last date of the run, inclusive; one date when none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// No work at all.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
    /// Its own hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Vec<Hours>>,
    /// The hours of this day of the week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub like: Option<Weekday>,
    /// So many minutes shorter, cut from the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<u16>,
}

/// A calendar as `pult import calendar` takes it and the desk stores it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarPlan {
    /// Identifier; the record's own where this is empty.
    #[serde(default = "nameless")]
    pub id: CalendarId,
    /// Name for people; the identifier where it is empty.
    #[serde(default)]
    pub name: String,
    /// The zone that the hours are in (`Europe/Moscow`).
    pub zone: Tz,
    /// The usual week.
    pub week: Week,
    /// Country whose production calendar gives the holidays, moved and short days: `ru`, `kz`, `by`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The day whose hours a working Saturday of that country has.
    #[serde(default)]
    pub extra_day: Weekday,
    /// Minutes that a short day of that country lacks.
    #[serde(default = "hour")]
    pub short_day: u16,
    /// Dates that differ; they win over the country's.
    #[serde(default)]
    pub exceptions: Vec<Exception>,
    /// First and last date for which the exceptions are known; the country's own years where none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covers: Option<(NaiveDate, NaiveDate)>,
    /// False while nobody has compared it with the decree.
    #[serde(default = "yes")]
    pub confirmed: bool,
}

fn nameless() -> CalendarId {
    CalendarId::new("")
}

fn hour() -> u16 {
    60
}

fn yes() -> bool {
    true
}

impl CalendarPlan {
    /// Reads a plan from the desk's record: an object, or JSON text; an id or name that it lacks is the record's id.
    pub fn read(id: &CalendarId, value: &serde_json::Value) -> Result<Self, Complaint> {
        let read = match value {
            serde_json::Value::String(text) => serde_json::from_str(text),
            object => Self::deserialize(object),
        };
        let mut plan: Self = read.map_err(|why| Complaint { calendar: id.clone(), fault: Fault::Unreadable(why.to_string()) })?;
        plan.id = id.clone();
        Ok(plan)
    }

    /// All that is wrong with the plan.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.week.days().iter().all(Vec::is_empty) && self.exceptions.iter().all(|e| e.hours.is_none()) {
            faults.push(Fault::NoHours);
        }
        if let Some(country) = &self.country
            && production::country(country).is_none()
        {
            faults.push(Fault::UnknownCountry(country.clone()));
        }
        if let Some((first, last)) = self.covers
            && last < first
        {
            faults.push(Fault::Backwards(first, last));
        }
        for exception in &self.exceptions {
            let shifted = exception.like.is_some() || exception.short.is_some();
            let said = [exception.off, exception.hours.is_some(), shifted];
            if said.into_iter().filter(|s| *s).count() != 1 {
                faults.push(Fault::Unclear(exception.date));
            }
            if let Some(until) = exception.until {
                if until < exception.date {
                    faults.push(Fault::Backwards(exception.date, until));
                } else if until.year() - exception.date.year() > 1 {
                    faults.push(Fault::TooLong(exception.date));
                }
            }
        }
        faults
    }
}

/// One thing that is wrong with a calendar's plan, as a sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not a plan at all.
    #[error("it cannot be read: {0}")]
    Unreadable(String),
    /// A calendar without any hours would never let a clock run.
    #[error("it has no working hours: give [week] at least one day, for example weekdays = [\"09:00-18:00\"]")]
    NoHours,
    /// No production calendar for that country.
    #[error("there is no production calendar for country \"{0}\": use ru, kz or by, or list the exceptions")]
    UnknownCountry(String),
    /// A run of dates that ends before it starts.
    #[error("the dates {0} to {1} run backwards")]
    Backwards(NaiveDate, NaiveDate),
    /// A run of dates over more than a year.
    #[error("the exception of {0} runs over more than a year: change the week instead")]
    TooLong(NaiveDate),
    /// An exception that says nothing, or two things at once.
    #[error("the exception of {0} must say exactly one: off = true, hours = [...], or like and/or short")]
    Unclear(NaiveDate),
}

/// What is wrong with which calendar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("calendar \"{calendar}\": {fault}")]
pub struct Complaint {
    /// Which.
    pub calendar: CalendarId,
    /// What.
    pub fault: Fault,
}
