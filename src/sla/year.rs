//! One local year of a calendar as a sorted list of working spans with running sums.

use super::hours::Hours;
use super::wall::{Day, midnight};
use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;

/// A working span and how much work of the year lies before it, in epoch milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    pub from: i64,
    pub to: i64,
    before: i64,
}

/// The working spans of one local year, clipped to it: the years of a calendar follow each other without gap or overlap.
#[derive(Debug, Default)]
pub struct Year {
    /// Its first instant.
    pub from: i64,
    /// The first instant of the next.
    pub to: i64,
    /// Work in the whole of it, milliseconds.
    pub total: i64,
    spans: Vec<Span>,
}

impl Year {
    /// Lays out the year; `hours` tells the hours that start on a date.
    pub fn lay_out(zone: Tz, year: i32, hours: impl Fn(NaiveDate) -> Vec<Hours>) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let next = NaiveDate::from_ymd_opt(year + 1, 1, 1)?;
        let (from, to) = (midnight(zone, first)?, midnight(zone, next)?);
        let mut raw: Vec<(i64, i64)> = Vec::with_capacity(800);
        // The last night of the year before may reach into this one.
        let mut date = first.pred_opt()?;
        let mut start = midnight(zone, date)?;
        while date.year() <= year {
            let after = date.succ_opt()?;
            let end = midnight(zone, after)?;
            let day = Day::new(zone, date, start, end);
            for stretch in hours(date) {
                if let (Some(a), Some(b)) = (day.at(stretch.from), day.at(stretch.to)) {
                    let (a, b) = (a.max(from), b.min(to));
                    if a < b {
                        raw.push((a, b));
                    }
                }
            }
            (date, start) = (after, end);
        }
        raw.sort_unstable();
        Some(Self::sum_up(from, to, &raw))
    }

    fn sum_up(from: i64, to: i64, raw: &[(i64, i64)]) -> Self {
        let mut spans: Vec<Span> = Vec::with_capacity(raw.len());
        let mut total = 0;
        for &(a, b) in raw {
            match spans.last_mut() {
                Some(last) if a <= last.to => {
                    total += (b - last.to).max(0);
                    last.to = last.to.max(b);
                }
                _ => {
                    spans.push(Span { from: a, to: b, before: total });
                    total += b - a;
                }
            }
        }
        spans.shrink_to_fit();
        Self { from, to, total, spans }
    }

    /// Work between the year's start and the instant.
    pub fn worked(&self, at: i64) -> i64 {
        let after = self.spans.partition_point(|s| s.from < at);
        match after.checked_sub(1).and_then(|i| self.spans.get(i)) {
            Some(span) => span.before + at.min(span.to) - span.from,
            None => 0,
        }
    }

    /// The first instant by which so much work is done; `work` is more than 0 and at most the total.
    pub fn when(&self, work: i64) -> i64 {
        let after = self.spans.partition_point(|s| s.before < work);
        match after.checked_sub(1).and_then(|i| self.spans.get(i)) {
            Some(span) => span.from + work - span.before,
            None => self.from,
        }
    }

    /// The span that the instant is in, else the next of the year.
    pub fn span_from(&self, at: i64) -> Option<Span> {
        self.spans.get(self.spans.partition_point(|s| s.to <= at)).copied()
    }

    /// The spans that touch a stretch of time.
    pub fn spans_between(&self, from: i64, to: i64) -> &[Span] {
        let a = self.spans.partition_point(|s| s.to <= from);
        let b = self.spans.partition_point(|s| s.from < to);
        self.spans.get(a..b).unwrap_or_default()
    }
}
