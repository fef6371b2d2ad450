//! A calendar as people write it, in JSON or TOML, and what can be wrong with it.

use super::hours::{Hours, Week, Weekday};
use super::production;
use crate::desk::CalendarId;
use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

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
        let own = self.exceptions.iter().filter_map(|e| e.hours.clone());
        for mut hours in self.week.days().into_iter().chain(own) {
            hours.sort_unstable();
            let crossing = hours.windows(2).find(|pair| pair[1].from < pair[0].to);
            if let Some(fault) = crossing.map(|pair| Fault::Overlap(pair[0], pair[1]))
                && !faults.contains(&fault)
            {
                faults.push(fault);
            }
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
    /// Two stretches of one day that overlap.
    #[error("the hours {0} and {1} of one day overlap")]
    Overlap(Hours, Hours),
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
