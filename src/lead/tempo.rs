//! Arrivals: the last day hour by hour against the same hours of past weeks, and the week as a map of hours.

use crate::desk::moment::{DAY, HOUR};
use crate::desk::{Arrivals, Moment};
use chrono::{Datelike, Timelike};
use chrono_tz::Tz;

/// Past weeks that an average is made of at most.
pub const WEEKS: i64 = 8;
/// A week in milliseconds.
const WEEK: i64 = 7 * DAY;
/// Steps of the map of hours above "none".
const STEPS: i64 = 4;

/// An average in tenths, rounded: whole numbers compare and print alike everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenths(pub i64);

/// An hour of the last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hour {
    /// Its beginning.
    pub from: Moment,
    /// Tickets that came in.
    pub tickets: u32,
    /// As many come in at this hour of this weekday; none where the desk is younger than a week.
    pub usual: Option<Tenths>,
}

/// When tickets come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tempo {
    /// The last 24 hours, oldest first; the last one is still going on.
    pub hours: Vec<Hour>,
    /// Whole past weeks that the averages are made of.
    pub weeks: i64,
    /// The average of each weekday (Monday first) and hour.
    pub heat: [[Tenths; 24]; 7],
}

impl Tempo {
    /// From which moment on the desk must be asked for arrivals.
    #[must_use]
    pub fn begins(now: Moment, zone: Tz) -> Moment {
        Moment(first_hour(now, zone).0 - WEEKS * WEEK)
    }

    /// How full an hour of the week is beside the fullest one: 0 (none) to 4.
    #[must_use]
    pub fn level(&self, weekday: usize, hour: usize) -> usize {
        let most = self.heat.iter().flatten().map(|t| t.0).max().unwrap_or(0);
        let here = self.heat[weekday % 7][hour % 24].0;
        usize::try_from(if most == 0 { 0 } else { (here * STEPS + most - 1) / most }).unwrap_or(0)
    }

    /// The fullest hours of the week (weekday, hour, average), fullest first.
    #[must_use]
    pub fn busiest(&self, most: usize) -> Vec<(usize, usize, Tenths)> {
        let mut all: Vec<(usize, usize, Tenths)> = Vec::with_capacity(24 * 7);
        for (weekday, hours) in self.heat.iter().enumerate() {
            all.extend(hours.iter().enumerate().filter(|(_, t)| t.0 > 0).map(|(hour, t)| (weekday, hour, *t)));
        }
        all.sort_by_key(|(weekday, hour, t)| (std::cmp::Reverse(*t), *weekday, *hour));
        all.truncate(most);
        all
    }
}

/// The last day and the week, from the arrivals since [`Tempo::begins`].
#[must_use]
pub fn tempo(arrivals: &Arrivals, zone: Tz, now: Moment) -> Tempo {
    let first = first_hour(now, zone);
    let oldest = arrivals.oldest.unwrap_or(first).max(Moment(first.0 - WEEKS * WEEK));
    let weeks = (first.0 - oldest.0).max(0) / WEEK;
    let since = Moment(first.0 - weeks * WEEK);
    let mut sums = [[0_i64; 24]; 7];
    let mut hours = [0_u32; 24];
    for (quarter, tickets) in &arrivals.quarters {
        if *quarter >= first {
            if let Some(hour) = usize::try_from((quarter.0 - first.0) / HOUR).ok().and_then(|place| hours.get_mut(place)) {
                *hour += tickets;
            }
        } else if *quarter >= since {
            let (weekday, hour) = place_of(*quarter, zone);
            sums[weekday][hour] += i64::from(*tickets);
        }
    }
    let heat = sums.map(|day| day.map(|sum| Tenths(if weeks > 0 { (sum * 10 + weeks / 2) / weeks } else { 0 })));
    let hours = (0..).zip(hours).map(|(place, tickets)| {
        let from = Moment(first.0 + place * HOUR);
        let (weekday, hour) = place_of(from, zone);
        Hour { from, tickets, usual: (weeks > 0).then(|| heat[weekday][hour]) }
    });
    Tempo { hours: hours.collect(), weeks, heat }
}

/// Arrivals between two moments hour by hour, hours without any too; the averages are those of the tempo.
#[must_use]
pub fn hours_of(arrivals: &Arrivals, tempo: &Tempo, zone: Tz, from: Moment, to: Moment) -> Vec<Hour> {
    let begin = hour_of(from, zone);
    let count = usize::try_from((to.0 - begin.0 + HOUR - 1) / HOUR).unwrap_or(0);
    let mut tickets = vec![0_u32; count];
    for (quarter, some) in &arrivals.quarters {
        if let Some(hour) = usize::try_from((quarter.0 - begin.0).div_euclid(HOUR)).ok().and_then(|place| tickets.get_mut(place))
        {
            *hour += some;
        }
    }
    let hour = |(place, tickets): (i64, u32)| {
        let from = Moment(begin.0 + place * HOUR);
        let (weekday, hour) = place_of(from, zone);
        Hour { from, tickets, usual: (tempo.weeks > 0).then(|| tempo.heat[weekday][hour]) }
    };
    (0..).zip(tickets).map(hour).collect()
}

/// The beginning of the first of the 24 hours that end with the one now.
fn first_hour(now: Moment, zone: Tz) -> Moment {
    Moment(hour_of(now, zone).0 - 23 * HOUR)
}

/// The beginning of the local hour.
fn hour_of(at: Moment, zone: Tz) -> Moment {
    let local = at.utc().with_timezone(&zone);
    let into = i64::from(local.minute()) * 60_000 + i64::from(local.second()) * 1_000 + at.0.rem_euclid(1_000);
    Moment(at.0 - into)
}

fn place_of(at: Moment, zone: Tz) -> (usize, usize) {
    let local = at.utc().with_timezone(&zone);
    (local.weekday().num_days_from_monday() as usize % 7, local.hour() as usize % 24)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Moscow;

    fn at(text: &str) -> Moment {
        Moment::parse(&format!("{text}:00+03:00")).unwrap()
    }

    fn now() -> Moment {
        at("2026-11-23T10:30")
    }

    #[test]
    fn the_last_day_stands_beside_the_same_hours_of_past_weeks() {
        let quarters = vec![
            (at("2026-11-09T10:15"), 4),
            (at("2026-11-16T10:00"), 1),
            (at("2026-11-16T10:45"), 2),
            (at("2026-11-22T11:00"), 5),
            (at("2026-11-23T10:15"), 6),
        ];
        let arrivals = Arrivals { oldest: Some(at("2026-11-02T00:00")), quarters };
        let told = tempo(&arrivals, Moscow, now());
        assert_eq!((told.weeks, told.hours.len()), (2, 24));
        assert_eq!(told.hours[0], Hour { from: at("2026-11-22T11:00"), tickets: 5, usual: Some(Tenths(0)) });
        assert_eq!(told.hours[23], Hour { from: at("2026-11-23T10:00"), tickets: 6, usual: Some(Tenths(35)) });
        assert_eq!(told.busiest(3), [(0, 10, Tenths(35))], "the last day is no past week yet");
        assert_eq!((told.level(0, 10), told.level(3, 3)), (4, 0));
    }

    #[test]
    fn a_desk_younger_than_a_week_has_no_usual_hour() {
        let arrivals = Arrivals { oldest: Some(at("2026-11-20T00:00")), quarters: vec![(at("2026-11-20T10:00"), 9)] };
        let told = tempo(&arrivals, Moscow, now());
        assert_eq!((told.weeks, told.hours[23].usual, told.busiest(3).len()), (0, None, 0));
        let empty = tempo(&Arrivals::default(), Moscow, now());
        assert_eq!(empty.hours.iter().map(|h| h.tickets).sum::<u32>(), 0);
    }

    #[test]
    fn hours_are_those_of_the_zone_even_where_it_is_half_an_hour_off() {
        let quarters =
            vec![(Moment::parse("2026-11-23T04:30:00Z").unwrap(), 2), (Moment::parse("2026-11-23T04:15:00Z").unwrap(), 1)];
        let told =
            tempo(&Arrivals { oldest: None, quarters }, chrono_tz::Asia::Kolkata, Moment::parse("2026-11-23T05:10:00Z").unwrap());
        let last: Vec<u32> = told.hours[22..].iter().map(|h| h.tickets).collect();
        assert_eq!(last, [1, 2], "10:00 there is 4:30 here");
    }

    #[test]
    fn a_period_is_told_hour_by_hour() {
        let arrivals = Arrivals { oldest: None, quarters: vec![(at("2026-11-23T08:45"), 3)] };
        let told = hours_of(&arrivals, &tempo(&arrivals, Moscow, now()), Moscow, at("2026-11-23T07:00"), at("2026-11-23T10:00"));
        assert_eq!(told.iter().map(|h| h.tickets).collect::<Vec<_>>(), [0, 3, 0]);
    }
}
