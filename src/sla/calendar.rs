//! A working calendar: how much work lies between two moments, and when so much of it has passed.

use super::hours::Hours;
use super::plan::{CalendarPlan, Complaint, Exception};
use super::production::{self, Kind};
use super::wall;
use super::year::Year;
use crate::desk::{CalendarId, Moment};
use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Years that are laid out, each when it is first asked for. Work outside them is not counted: no ticket is that old.
const FIRST: i32 = 1969;
const LAST: i32 = 2200;

/// A stretch of working time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    /// From.
    pub from: Moment,
    /// To (exclusive).
    pub to: Moment,
}

/// A calendar ready to be asked. A question costs O(log days); a year is laid out at its first question.
#[derive(Debug)]
pub struct Calendar {
    plan: CalendarPlan,
    days: [Vec<Hours>; 7],
    dates: BTreeMap<NaiveDate, Exception>,
    country: Option<&'static production::Country>,
    always: bool,
    years: Box<[OnceLock<Year>]>,
}

impl Calendar {
    /// Makes a calendar of a plan, or says all that is wrong with it.
    pub fn compile(plan: CalendarPlan) -> Result<Self, Vec<Complaint>> {
        let faults = plan.faults();
        if !faults.is_empty() {
            return Err(faults.into_iter().map(|fault| Complaint { calendar: plan.id.clone(), fault }).collect());
        }
        Ok(Self::build(plan))
    }

    /// Makes a calendar of a plan that was found good.
    pub(super) fn build(plan: CalendarPlan) -> Self {
        let days = plan.week.days();
        let country = plan.country.as_deref().and_then(production::country);
        let mut dates = BTreeMap::new();
        for exception in &plan.exceptions {
            let until = exception.until.unwrap_or(exception.date);
            for date in exception.date.iter_days().take_while(|d| *d <= until) {
                dates.insert(date, exception.clone());
            }
        }
        let round_the_clock = |hours: &Vec<Hours>| hours.contains(&Hours { from: 0, to: 1440 });
        let always = days.iter().all(round_the_clock) && dates.is_empty() && country.is_none();
        let years = if always { 0 } else { LAST - FIRST + 1 };
        Self { plan, days, dates, country, always, years: (0..years).map(|_| OnceLock::new()).collect() }
    }

    /// Identifier.
    #[must_use]
    pub fn id(&self) -> &CalendarId {
        &self.plan.id
    }

    /// Name for people.
    #[must_use]
    pub fn name(&self) -> &str {
        if self.plan.name.is_empty() { self.plan.id.as_str() } else { &self.plan.name }
    }

    /// The zone that its hours are in.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.plan.zone
    }

    /// The plan it was made of.
    #[must_use]
    pub fn plan(&self) -> &CalendarPlan {
        &self.plan
    }

    /// Working milliseconds from one moment to another; negative when `to` is the earlier one.
    #[must_use]
    pub fn working_between(&self, from: Moment, to: Moment) -> i64 {
        if to < from {
            return -self.working_between(to, from);
        }
        if self.always {
            return to.0.saturating_sub(from.0);
        }
        let (a, b) = (self.place(from.0), self.place(to.0));
        let (first, last) = (self.year(a), self.year(b));
        if a == b {
            return last.worked(to.0) - first.worked(from.0);
        }
        let between: i64 = (a + 1..b).map(|y| self.year(y).total).sum();
        first.total - first.worked(from.0) + between + last.worked(to.0)
    }

    /// The first moment by which so many working milliseconds have passed since `from`. Nothing to wait for is `from`
    /// itself, so that adding spans adds. None when the calendar never works that much.
    #[must_use]
    pub fn add(&self, from: Moment, millis: i64) -> Option<Moment> {
        if millis <= 0 {
            return Some(from);
        }
        if self.always {
            return from.0.checked_add(millis).map(Moment);
        }
        let mut place = self.place(from.0);
        let mut work = self.year(place).worked(from.0).checked_add(millis)?;
        loop {
            let year = self.year(place);
            if work <= year.total {
                return Some(Moment(year.when(work)));
            }
            work -= year.total;
            place += 1;
            if place >= self.years.len() {
                return None;
            }
        }
    }

    /// True when the moment lies in working time.
    #[must_use]
    pub fn is_open(&self, at: Moment) -> bool {
        self.next_open(at) == Some(at)
    }

    /// The moment itself when it lies in working time, else the start of the next working interval.
    #[must_use]
    pub fn next_open(&self, at: Moment) -> Option<Moment> {
        if self.always {
            return Some(at);
        }
        let place = self.place(at.0);
        (place..self.years.len()).find_map(|y| self.year(y).span_from(at.0)).map(|span| Moment(span.from.max(at.0)))
    }

    /// The working intervals between two moments, clipped to them; intervals that touch are one.
    #[must_use]
    pub fn intervals(&self, from: Moment, to: Moment) -> Vec<Interval> {
        if to <= from {
            return Vec::new();
        }
        if self.always {
            return vec![Interval { from, to }];
        }
        let mut found: Vec<Interval> = Vec::new();
        for place in self.place(from.0)..=self.place(to.0) {
            for span in self.year(place).spans_between(from.0, to.0) {
                let (a, b) = (Moment(span.from.max(from.0)), Moment(span.to.min(to.0)));
                match found.last_mut() {
                    Some(last) if last.to == a => last.to = b,
                    _ => found.push(Interval { from: a, to: b }),
                }
            }
        }
        found
    }

    /// The last date whose holidays are known and confirmed; the last known one where nothing is confirmed; none for a
    /// calendar without holidays.
    #[must_use]
    pub fn ends(&self) -> Option<NaiveDate> {
        self.plan.covers.map(|c| c.1).or_else(|| self.country.and_then(production::Country::ends))
    }

    /// False when somebody still has to compare the holidays of that year with the decree.
    #[must_use]
    pub fn is_confirmed(&self, year: i32) -> bool {
        let table = self.country.and_then(|c| c.year(year));
        self.plan.confirmed && table.is_none_or(|table| table.confirmed)
    }

    /// The hours that start on a local date.
    #[must_use]
    pub fn hours_on(&self, date: NaiveDate) -> Vec<Hours> {
        let usual = |day: usize| self.days[day].clone();
        let own = date.weekday().num_days_from_monday() as usize;
        if let Some(exception) = self.dates.get(&date) {
            return match exception {
                Exception { off: true, .. } => Vec::new(),
                Exception { hours: Some(hours), .. } => hours.clone(),
                Exception { like, short, .. } => shorter(usual(like.map_or(own, |d| d as usize)), short.unwrap_or(0)),
            };
        }
        // A working Saturday has the hours of a working day; a Saturday that the week works on anyway keeps its own.
        let working = || if self.days[own].is_empty() { usual(self.plan.extra_day as usize) } else { usual(own) };
        match self.country.and_then(|country| country.kind(date)) {
            None => usual(own),
            Some(Kind::Off) => Vec::new(),
            Some(Kind::Work) => working(),
            Some(Kind::Short) => shorter(working(), self.plan.short_day),
        }
    }

    /// The place of the year that an instant lies in, clamped to the years that are laid out.
    fn place(&self, at: i64) -> usize {
        let last = self.years.len() - 1;
        let guess = wall::utc_year(at).unwrap_or(if at < 0 { FIRST } else { LAST });
        let mut place = usize::try_from(guess - FIRST).unwrap_or(0).min(last);
        while place > 0 && at < self.year(place).from {
            place -= 1;
        }
        while place < last && at >= self.year(place).to {
            place += 1;
        }
        place
    }

    fn year(&self, place: usize) -> &Year {
        self.years[place].get_or_init(|| {
            let year = FIRST + place as i32;
            Year::lay_out(self.plan.zone, year, |date| self.hours_on(date)).unwrap_or_default()
        })
    }
}

/// The hours with so many minutes cut from the day's end.
fn shorter(mut hours: Vec<Hours>, by: u16) -> Vec<Hours> {
    hours.sort_unstable();
    let mut cut = by;
    while cut > 0 {
        let Some(last) = hours.last_mut() else { break };
        let length = last.to - last.from;
        if length > cut {
            last.to -= cut;
            break;
        }
        cut -= length;
        hours.pop();
    }
    hours
}
