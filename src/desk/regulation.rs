//! Planned maintenance as a contract or its package regulates it: which work, where, how often, in which days of the period.
//!
//! Periods follow one another from a first day. The first day is the one that the regulation names; without one, the first of the
//! month (the Monday of the week) in which the contract begins. A period that begins on the 31st begins on the last day of a shorter
//! month, and again on the 31st of the next longer one: each is counted from the first day, never from the period before it.

use super::ids::{AssetId, SiteId};
use super::moment::{Minutes, Moment};
use super::skill::{Need, WorkKind};
use crate::text::Raw;
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    /// Each so many months.
    Months(u16),
    /// Each so many weeks.
    Weeks(u16),
}

/// What one visit is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// All that is regulated at an object.
    #[default]
    Site,
    /// One piece of equipment.
    Asset,
}

/// One regulated maintenance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Regulation {
    /// Short code, one of its own in the list: with contract, place and period it names a visit.
    pub code: String,
    /// What is done («ТО видеонаблюдения»): the subject of the visit.
    pub name: Raw,
    /// Kind of work; equipment of this kind is maintained.
    pub kind: WorkKind,
    /// How often.
    pub every: Every,
    /// The first day of the first period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<NaiveDate>,
    /// Days of the period in which it is done, from and through, counted from 1; the whole period when none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<(u16, u16)>,
    /// Minutes of work.
    pub effort: Minutes,
    /// Skills asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Need>,
    /// What one visit is for.
    #[serde(default)]
    pub per: Per,
    /// Objects; all that the contract covers when none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sites: Option<Vec<SiteId>>,
    /// Equipment; all of its kind that the contract covers when none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assets: Option<Vec<AssetId>>,
}

/// What a ticket was made of: its key is the ticket's identifier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upkeep {
    /// The code of the regulation.
    pub regulation: String,
    /// The first day of the period.
    pub from: NaiveDate,
    /// The first day of the next one.
    pub until: NaiveDate,
    /// When its window ends by the regulation.
    pub by: Moment,
}

/// One period of a regulation, in days: `until` and `through` are exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Its first day: names the period.
    pub from: NaiveDate,
    /// The first day of the next one.
    pub until: NaiveDate,
    /// The first day in which it is done.
    pub opens: NaiveDate,
    /// The day after the last in which it is done.
    pub closes: NaiveDate,
}

impl Every {
    /// The first day of the `k`-th period after a first one; none past the end of the calendar, or for a span of nothing.
    fn step(self, first: NaiveDate, k: u32) -> Option<NaiveDate> {
        match self {
            Self::Months(0) | Self::Weeks(0) => None,
            Self::Months(n) => first.checked_add_months(Months::new(k.checked_mul(u32::from(n))?)),
            Self::Weeks(n) => first.checked_add_days(Days::new(u64::from(k) * u64::from(n) * 7)),
        }
    }

    /// How many whole periods lie between two days, at most: one too many is stepped back from.
    fn between(self, first: NaiveDate, day: NaiveDate) -> u32 {
        let whole = match self {
            Self::Months(n) => {
                i64::from((day.year() - first.year()) * 12 + day.month() as i32 - first.month() as i32) / i64::from(n.max(1))
            }
            Self::Weeks(n) => (day - first).num_days() / (7 * i64::from(n.max(1))),
        };
        u32::try_from(whole).unwrap_or_default()
    }
}

impl Regulation {
    /// The first day of the first period under a contract that begins on a day.
    #[must_use]
    pub fn first_day(&self, begins: NaiveDate) -> NaiveDate {
        let by_calendar = match self.every {
            Every::Months(_) => begins.with_day(1),
            Every::Weeks(_) => begins.checked_sub_days(Days::new(u64::from(begins.weekday().num_days_from_monday()))),
        };
        self.first.or(by_calendar).unwrap_or(begins)
    }

    /// The periods that have a day in `from..until`, oldest first, under a contract that begins on a day.
    pub fn turns(&self, begins: NaiveDate, from: NaiveDate, until: NaiveDate) -> impl Iterator<Item = Turn> {
        let first = self.first_day(begins);
        let start = self.every.between(first, from.max(first)).saturating_sub(1);
        (start..)
            .map_while(move |k| self.turn(first, k))
            .take_while(move |turn| turn.from < until)
            .filter(move |t| t.until > from)
    }

    fn turn(&self, first: NaiveDate, k: u32) -> Option<Turn> {
        let (from, until) = (self.every.step(first, k)?, self.every.step(first, k.checked_add(1)?)?);
        let last = until.pred_opt()?;
        let day = |n: u16| Some(from.checked_add_days(Days::new(u64::from(n.max(1)) - 1))?.min(last));
        let (opens, through) = match self.days {
            Some((a, b)) => (day(a.min(b))?, day(a.max(b))?),
            None => (from, last),
        };
        Some(Turn { from, until, opens, closes: through.succ_opt()? })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Maintenance of the tests: video, each month, the whole month, an object a visit.
    pub(crate) fn regulation(code: &str) -> Regulation {
        Regulation {
            code: code.into(),
            name: "ТО видеонаблюдения".into(),
            kind: WorkKind("видео".into()),
            every: Every::Months(1),
            first: None,
            days: None,
            effort: Minutes(60),
            needs: Vec::new(),
            per: Per::Site,
            sites: None,
            assets: None,
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn turns(of: &Regulation, begins: &str, from: &str, until: &str) -> Vec<[String; 2]> {
        of.turns(day(begins), day(from), day(until)).map(|t| [t.opens.to_string(), t.closes.to_string()]).collect()
    }

    #[test]
    fn months_begin_on_the_first_where_no_day_is_named() {
        let monthly = regulation("video");
        let told = turns(&monthly, "2026-01-17", "2026-02-10", "2026-04-01");
        assert_eq!(told, [["2026-02-01", "2026-03-01"], ["2026-03-01", "2026-04-01"]]);
    }

    #[test]
    fn the_31st_is_the_last_day_of_a_shorter_month_and_comes_back() {
        let end = Regulation { first: Some(day("2027-12-31")), ..regulation("end") };
        let from: Vec<String> =
            end.turns(day("2027-01-01"), day("2027-12-31"), day("2028-06-01")).map(|t| t.from.to_string()).collect();
        assert_eq!(from, ["2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30", "2028-05-31"]);
    }

    #[test]
    fn a_leap_day_comes_each_year_on_the_last_of_february() {
        let yearly = Regulation { every: Every::Months(12), first: Some(day("2024-02-29")), ..regulation("leap") };
        let from: Vec<String> =
            yearly.turns(day("2024-01-01"), day("2024-02-29"), day("2028-12-31")).map(|t| t.from.to_string()).collect();
        assert_eq!(from, ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]);
    }

    #[test]
    fn days_of_the_period_are_counted_from_one_and_never_leave_it() {
        let late = Regulation { days: Some((25, 31)), ..regulation("late") };
        assert_eq!(turns(&late, "2026-01-01", "2026-02-01", "2026-03-01"), [["2026-02-25", "2026-03-01"]]);
        let beyond = Regulation { days: Some((30, 31)), ..regulation("beyond") };
        assert_eq!(turns(&beyond, "2026-01-01", "2026-02-01", "2026-03-01"), [["2026-02-28", "2026-03-01"]]);
        let weekly = Regulation { every: Every::Weeks(2), days: Some((1, 5)), ..regulation("weekly") };
        assert_eq!(
            turns(&weekly, "2026-11-25", "2026-12-01", "2026-12-08"),
            [["2026-11-23", "2026-11-28"], ["2026-12-07", "2026-12-12"]]
        );
    }

    #[test]
    fn nothing_is_due_for_ever_where_the_span_is_nothing() {
        let never = Regulation { every: Every::Months(0), ..regulation("never") };
        assert_eq!(turns(&never, "2026-01-01", "2026-01-01", "2027-01-01"), <[[String; 2]; 0]>::default());
    }

    fn regulations() -> impl Strategy<Value = Regulation> {
        let every = prop_oneof![(1_u16..=24).prop_map(Every::Months), (1_u16..=60).prop_map(Every::Weeks)];
        let first = proptest::option::of((0_u64..4_000).prop_map(|n| day("2020-01-31") + Days::new(n)));
        let days = proptest::option::of((1_u16..40, 1_u16..40));
        (every, first, days).prop_map(|(every, first, days)| Regulation { every, first, days, ..regulation("any") })
    }

    proptest! {
        #[test]
        fn periods_meet_without_gap_or_overlap_and_hold_their_days(of in regulations(), begins in 0_u64..4_000, from in 0_u64..4_000, long in 1_u64..900) {
            let begins = day("2020-01-01") + Days::new(begins);
            let from = day("2020-01-01") + Days::new(from);
            let until = from + Days::new(long);
            let turns: Vec<Turn> = of.turns(begins, from, until).collect();
            for pair in turns.windows(2) {
                prop_assert_eq!(pair[0].until, pair[1].from);
            }
            for turn in &turns {
                prop_assert!(turn.from <= turn.opens && turn.opens < turn.closes && turn.closes <= turn.until, "{:?}", turn);
                prop_assert!(turn.from < until && turn.until > from);
            }
            // Nothing within the span is left out.
            let first = of.first_day(begins);
            if first < until {
                prop_assert!(turns.first().is_some_and(|turn| turn.from <= from.max(first)), "{:?} {:?}", turns.first(), first);
                prop_assert!(turns.last().is_some_and(|turn| turn.until >= until));
            } else {
                prop_assert!(turns.is_empty());
            }
        }

        #[test]
        fn a_longer_look_names_the_same_periods(of in regulations(), from in 0_u64..2_000, long in 1_u64..400) {
            let begins = day("2020-03-31");
            let from = begins + Days::new(from);
            let short: Vec<Turn> = of.turns(begins, from, from + Days::new(long)).collect();
            let longer: Vec<Turn> = of.turns(begins, begins, from + Days::new(long + 500)).collect();
            prop_assert!(short.iter().all(|turn| longer.contains(turn)));
        }
    }
}
