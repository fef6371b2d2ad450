//! The calendars of a desk: the built-in ones and its own.

use super::calendar::Calendar;
use super::hours::{Hours, Week, Weekday};
use super::plan::{CalendarPlan, Complaint};
use crate::desk::{CalendarId, Moment};
use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

/// All calendars that a desk knows, by identifier. Cheap to clone; a year of a calendar is laid out when first asked for.
#[derive(Clone, Debug)]
pub struct Calendars {
    known: Arc<BTreeMap<CalendarId, Arc<Calendar>>>,
}

/// Something about a calendar that a lead should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Concern {
    /// Which calendar.
    pub calendar: CalendarId,
    /// What about it.
    pub doubt: Doubt,
}

/// What is doubtful about a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "doubt")]
pub enum Doubt {
    /// Its holidays are known up to this date only, and it has passed.
    Ended {
        /// The last known date.
        on: NaiveDate,
    },
    /// Its holidays are known up to this date only, and it is near.
    Ends {
        /// The last known date.
        on: NaiveDate,
        /// Days until then.
        days: i64,
    },
    /// Nobody has compared this year with the decree.
    Unconfirmed {
        /// The year.
        year: i32,
    },
}

impl Default for Calendars {
    fn default() -> Self {
        Self::builtin()
    }
}

/// Shared by all desks of the process, so that a year is laid out once.
static BUILT_IN: LazyLock<Calendars> = LazyLock::new(|| {
    let compiled = templates().into_iter().filter_map(|plan| Calendar::compile(plan).ok());
    Calendars { known: Arc::new(compiled.map(|c| (c.id().clone(), Arc::new(c))).collect()) }
});

/// What counts where a calendar is missing.
static ROUND_THE_CLOCK: LazyLock<Calendar> = LazyLock::new(|| Calendar::build(round_the_clock_plan()));

/// The calendar that never closes.
pub fn round_the_clock() -> &'static Calendar {
    &ROUND_THE_CLOCK
}

impl Calendars {
    /// `24x7`, `12x7`, `8x5` (Russia), `8x5-kz`, `8x5-by`, `weekdays-24h`.
    #[must_use]
    pub fn builtin() -> Self {
        BUILT_IN.clone()
    }

    /// These calendars and the desk's own (`desk::Record::Calendar`), which win over a built-in one of the same id. A broken
    /// one is left out and told about; the desk works on with the others.
    #[must_use]
    pub fn with(&self, own: &[(CalendarId, serde_json::Value)]) -> (Self, Vec<Complaint>) {
        let mut known = (*self.known).clone();
        let mut complaints = Vec::new();
        for (id, value) in own {
            match CalendarPlan::read(id, value).map_err(|c| vec![c]).and_then(Calendar::compile) {
                Ok(calendar) => {
                    known.insert(id.clone(), Arc::new(calendar));
                }
                Err(wrong) => complaints.extend(wrong),
            }
        }
        (Self { known: Arc::new(known) }, complaints)
    }

    /// The calendar of this id.
    #[must_use]
    pub fn get(&self, id: &CalendarId) -> Option<&Calendar> {
        self.known.get(id).map(AsRef::as_ref)
    }

    /// All identifiers, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &CalendarId> {
        self.known.keys()
    }

    /// The last date for which the calendar's holidays are known; none for one without holidays, or an unknown one.
    #[must_use]
    pub fn ends(&self, id: &CalendarId) -> Option<NaiveDate> {
        self.get(id).and_then(Calendar::ends)
    }

    /// What is doubtful about one calendar at a moment: it ends within `days` or has ended, or this year (or the next, once
    /// it is within `days`) is unconfirmed. Nothing for an unknown id: that is the contract's fault, not the calendar's.
    #[must_use]
    pub fn doubts(&self, id: &CalendarId, now: Moment, days: i64) -> Vec<Doubt> {
        let Some(calendar) = self.get(id) else { return Vec::new() };
        let today = now.utc().with_timezone(&calendar.zone()).date_naive();
        let mut doubts = Vec::new();
        if let Some(on) = calendar.ends() {
            let left = (on - today).num_days();
            if left < 0 {
                doubts.push(Doubt::Ended { on });
            } else if left <= days {
                doubts.push(Doubt::Ends { on, days: left });
            }
        }
        let horizon = today.checked_add_signed(chrono::Duration::days(days.clamp(0, 3660))).unwrap_or(today);
        let open = (today.year()..=horizon.year()).filter(|year| !calendar.is_confirmed(*year));
        doubts.extend(open.map(|year| Doubt::Unconfirmed { year }));
        doubts
    }

    /// What is doubtful about all calendars; see [`Calendars::doubts`]. `pult check` asks only for those that contracts use.
    #[must_use]
    pub fn concerns(&self, now: Moment, days: i64) -> Vec<Concern> {
        let of = |id: &CalendarId| {
            let id = id.clone();
            self.doubts(&id, now, days).into_iter().map(move |doubt| Concern { calendar: id.clone(), doubt })
        };
        self.ids().flat_map(of).collect()
    }
}

fn templates() -> [CalendarPlan; 6] {
    let day = Hours { from: 0, to: 1440 };
    let shift = Hours { from: 9 * 60, to: 21 * 60 };
    let office = || Week {
        weekdays: Some(vec![Hours { from: 9 * 60, to: 13 * 60 }, Hours { from: 14 * 60, to: 18 * 60 }]),
        ..Week::default()
    };
    let daily = |hours| Week { daily: Some(vec![hours]), ..Week::default() };
    let weekdays = Week { weekdays: Some(vec![day]), ..Week::default() };
    [
        round_the_clock_plan(),
        template("12x7", "12×7", Tz::Europe__Moscow, daily(shift), None),
        template("8x5", "8×5 RU", Tz::Europe__Moscow, office(), Some("ru")),
        template("8x5-kz", "8×5 KZ", Tz::Asia__Almaty, office(), Some("kz")),
        template("8x5-by", "8×5 BY", Tz::Europe__Minsk, office(), Some("by")),
        template("weekdays-24h", "24×5", Tz::UTC, weekdays, None),
    ]
}

fn round_the_clock_plan() -> CalendarPlan {
    let week = Week { daily: Some(vec![Hours { from: 0, to: 1440 }]), ..Week::default() };
    template("24x7", "24×7", Tz::UTC, week, None)
}

fn template(id: &str, name: &str, zone: Tz, week: Week, country: Option<&str>) -> CalendarPlan {
    CalendarPlan {
        id: CalendarId::new(id),
        name: name.into(),
        zone,
        week,
        country: country.map(str::to_owned),
        extra_day: Weekday::Mon,
        short_day: 60,
        exceptions: Vec::new(),
        covers: None,
        confirmed: true,
    }
}
