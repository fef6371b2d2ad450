//! What the autopilot may do by itself.

use super::hours;
use crate::desk::shift::DaySpan;
use crate::desk::{Moment, Priority};
use chrono::Timelike;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// What the autopilot may do by itself; whether it is on is each console's own choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Autopilot {
    /// A new ticket waits so many seconds for a person before it is routed.
    pub after_seconds: i64,
    /// Which priorities it takes; never Critical, whatever stands here.
    pub priorities: Vec<Priority>,
    /// When it works; the rest is night.
    #[serde(with = "hours")]
    pub hours: DaySpan,
}

impl Default for Autopilot {
    fn default() -> Self {
        Self {
            after_seconds: 60,
            priorities: vec![Priority::Low, Priority::Normal, Priority::High],
            hours: DaySpan { from: 8 * 60, to: 20 * 60 },
        }
    }
}

impl Autopilot {
    /// Until when a ticket that was registered then is a person's alone.
    #[must_use]
    pub fn waits_until(&self, registered: Moment) -> Moment {
        Moment(registered.0.saturating_add(self.after_seconds.saturating_mul(1_000)))
    }

    /// May it take this priority?
    #[must_use]
    pub fn takes(&self, priority: Priority) -> bool {
        priority != Priority::Critical && self.priorities.contains(&priority)
    }

    /// Is it at work then?
    #[must_use]
    pub fn works_at(&self, at: Moment, zone: Tz) -> bool {
        let local = at.utc().with_timezone(&zone);
        let minute = (local.hour() * 60 + local.minute()) as u16;
        let within = |minute: u16| self.hours.from <= minute && minute < self.hours.to;
        within(minute) || within(minute + 24 * 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_over_midnight_hold_on_both_days() {
        let at = |text: &str| Moment::parse(text).expect("a moment");
        let mut autopilot = Autopilot { hours: DaySpan { from: 1320, to: 1800 }, ..Autopilot::default() };
        let works = |autopilot: &Autopilot, hour: &str| {
            autopilot.works_at(at(&format!("2026-11-23T{hour}:00+03:00")), chrono_tz::Europe::Moscow)
        };
        for (hour, is) in [("21:59", false), ("22:00", true), ("00:00", true), ("05:59", true), ("06:00", false)] {
            assert_eq!(works(&autopilot, hour), is, "{hour}");
        }
        autopilot.hours = DaySpan { from: 0, to: 1440 };
        assert!(works(&autopilot, "00:00") && works(&autopilot, "23:59"));
    }

    #[test]
    fn critical_is_never_its_own() {
        let autopilot = Autopilot { priorities: Priority::ALL.to_vec(), ..Autopilot::default() };
        assert!(autopilot.takes(Priority::High) && !autopilot.takes(Priority::Critical));
    }
}
