//! Times, clocks and priorities as people read them in plain text.

use super::seat::Seat;
use crate::desk::{ClockKind, Due, Minutes, Moment, PhaseKind, Priority, Row};
use chrono::Datelike;

impl Seat {
    /// `14:20` today, `25.11 14:20` otherwise, with the year when it is another one.
    #[must_use]
    pub fn time(&self, at: Moment) -> String {
        let (at, now) = (at.utc().with_timezone(&self.zone()), self.now.utc().with_timezone(&self.zone()));
        let form = match at {
            _ if at.date_naive() == now.date_naive() => "%H:%M",
            _ if at.year() == now.year() => "%d.%m %H:%M",
            _ => "%d.%m.%Y %H:%M",
        };
        at.format(form).to_string()
    }

    /// The last day of what ends at this moment: a contract until midnight lasts through the day before.
    #[must_use]
    pub fn last_day(&self, until: Moment) -> String {
        self.texts.lang().date(Moment(until.0 - 1), self.zone())
    }

    /// A priority's word.
    #[must_use]
    pub fn priority(&self, priority: Priority) -> String {
        self.say(&format!("cmd-priority-{}", priority.name()), &[])
    }

    /// A phase's word.
    #[must_use]
    pub fn phase(&self, phase: PhaseKind) -> String {
        self.say(&format!("cmd-phase-{}", phase.name()), &[])
    }

    /// A clock's word.
    #[must_use]
    pub fn clock_word(&self, kind: ClockKind) -> String {
        self.say(&format!("cmd-clock-{}", kind.name()), &[])
    }

    /// What is due when, and how long it is until then: two cells of a listing.
    #[must_use]
    pub fn due(&self, due: Due, of: Option<ClockKind>) -> (String, String) {
        match due {
            Due::At { at } => {
                let what = of.map(|kind| self.clock_word(kind)).unwrap_or_default();
                (format!("{} {what}", self.time(at)), hours(at.minutes_since(self.now)))
            }
            Due::Paused { left } => (self.say("cmd-due-paused", &[]), hours(left)),
            Due::BestEffort => (self.say("cmd-due-best-effort", &[]), String::new()),
            Due::None => (self.say("cmd-due-none", &[]), String::new()),
        }
    }

    /// Who holds it, in a listing: the words of the board.
    #[must_use]
    pub fn holder(&self, row: &Row) -> String {
        use crate::app::view::unconfirmed;
        use crate::desk::Handed;
        match &row.facts.assignee {
            None if row.facts.phase == PhaseKind::Waiting => self.say("holder-none-waiting", &[]),
            None => self.say("holder-none", &[]),
            Some(held) => {
                let name = self.name(&held.unit);
                let how = match held.handed {
                    Handed::Confirmed { .. } => return name,
                    Handed::Told { at } if unconfirmed(row, self.now, &self.furniture.policy) => {
                        self.say("holder-silent-for", &[("span", &self.texts.lang().age(at, self.now))])
                    }
                    Handed::Told { .. } => self.say("holder-told", &[]),
                    Handed::Refused { .. } => self.say("holder-refused", &[]),
                };
                name + &how
            }
        }
    }

    /// Client and object in one cell.
    #[must_use]
    pub fn place_of(&self, row: &Row) -> String {
        let company = row.facts.company.as_ref().map(|c| self.name(c));
        let site = row.facts.site.as_ref().map(|s| self.name(s));
        [company, site].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// A priority by the contract's word, a Russian word or a digit (1 the least urgent).
#[must_use]
pub fn priority_named(text: &str) -> Option<Priority> {
    Some(match super::whom::fold(text).as_str() {
        "low" | "низкий" | "н" | "1" => Priority::Low,
        "normal" | "обычный" | "о" | "2" => Priority::Normal,
        "high" | "высокий" | "в" | "3" => Priority::High,
        "critical" | "авария" | "а" | "4" => Priority::Critical,
        _ => return None,
    })
}

/// Minutes as hours: `1:05`, `-0:15`.
#[must_use]
pub fn hours(minutes: Minutes) -> String {
    let sign = if minutes.0 < 0 { "-" } else { "" };
    let all = minutes.0.unsigned_abs();
    format!("{sign}{}:{:02}", all / 60, all % 60)
}

#[cfg(test)]
mod tests {
    use super::{hours, priority_named};
    use crate::desk::{Minutes, Priority};

    #[test]
    fn minutes_are_read_as_hours() {
        assert_eq!([65, -15, 0, -90].map(|m| hours(Minutes(m))), ["1:05", "-0:15", "0:00", "-1:30"]);
    }

    #[test]
    fn each_priority_is_found_by_its_word() {
        for priority in Priority::ALL {
            assert_eq!(priority_named(priority.name()), Some(priority));
        }
        assert_eq!(priority_named("Авария"), Some(Priority::Critical));
        assert_eq!(priority_named("urgent"), None);
    }
}
