//! Times, lengths of time and money as people of a language write them. Pure: the moment and the zone are given.

use super::Lang;
use crate::desk::moment::{DAY, HOUR, MINUTE};
use crate::desk::{Minutes, Moment, Money};
use chrono::{DateTime, Datelike, Timelike};
use chrono_tz::Tz;

const WEEKDAYS_RU: [&str; 7] = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"];
const WEEKDAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS_EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Lang {
    /// A moment beside others of these days: `14:20` today, `ср 12:00` within a week, else the date: `05.12`, `05.12.27`.
    #[must_use]
    pub fn clock(self, at: Moment, now: Moment, zone: Tz) -> String {
        let (there, here) = (local(at, zone), local(now, zone));
        let days = there.date_naive().signed_duration_since(here.date_naive()).num_days();
        match days {
            0 => hours(&there),
            -6..=6 => format!("{} {}", self.weekday(&there), hours(&there)),
            _ => self.day(at, now, zone),
        }
    }

    /// The same as it is said to a client: what is tomorrow is called so, `завтра 14:00`.
    #[must_use]
    pub fn aloud(self, at: Moment, now: Moment, zone: Tz) -> String {
        let (there, here) = (local(at, zone), local(now, zone));
        match there.date_naive().signed_duration_since(here.date_naive()).num_days() {
            1 => format!("{} {}", self.pick("завтра", "tomorrow"), hours(&there)),
            _ => self.clock(at, now, zone),
        }
    }

    /// A day: `05.12`, with its year (`05.12.27`) when that is another one.
    #[must_use]
    pub fn day(self, at: Moment, now: Moment, zone: Tz) -> String {
        let there = local(at, zone);
        if there.year() != local(now, zone).year() {
            return self.date(at, zone);
        }
        match self {
            Self::Ru => format!("{:02}.{:02}", there.day(), there.month()),
            Self::En => format!("{} {}", there.day(), MONTHS_EN[there.month0() as usize % 12]),
        }
    }

    /// A date with its year: `31.12.26`, `31 Dec 26`.
    #[must_use]
    pub fn date(self, at: Moment, zone: Tz) -> String {
        let there = local(at, zone);
        let year = there.year().rem_euclid(100);
        match self {
            Self::Ru => format!("{:02}.{:02}.{year:02}", there.day(), there.month()),
            Self::En => format!("{} {} {year:02}", there.day(), MONTHS_EN[there.month0() as usize % 12]),
        }
    }

    /// The whole of a moment for headers and history: `пн 23.11 10:30`.
    #[must_use]
    pub fn stamp(self, at: Moment, zone: Tz) -> String {
        let there = local(at, zone);
        match self {
            Self::Ru => format!("{} {:02}.{:02} {}", self.weekday(&there), there.day(), there.month(), hours(&there)),
            Self::En => {
                let month = MONTHS_EN[there.month0() as usize % 12];
                format!("{} {} {month} {}", self.weekday(&there), there.day(), hours(&there))
            }
        }
    }

    /// The hour of a moment: `14:20`.
    #[must_use]
    pub fn hour(self, at: Moment, zone: Tz) -> String {
        hours(&local(at, zone))
    }

    /// Minutes after midnight as an hour: `09:30`; the end of the day is `24:00`.
    #[must_use]
    pub fn minute_of_day(self, minute: u16) -> String {
        format!("{:02}:{:02}", minute / 60, minute % 60)
    }

    /// Wall-clock time left: `0:40`, `-0:50`, `6:30`, from 48 hours on whole days: `2 дня`, `2 d`.
    #[must_use]
    pub fn left(self, span: Minutes) -> String {
        match days_from_48_hours(span) {
            Some(days) => format!("{days} {}", self.days_word(days)),
            None => self.minutes(span),
        }
    }

    /// The same for a narrow column, shorter where it does not fit into `columns`: `12 дн`, `120д`, `-12 ч`.
    #[must_use]
    pub fn left_within(self, span: Minutes, columns: usize) -> String {
        let full = self.left(span);
        let fits = |words: &String| words.chars().count() <= columns;
        let shorter = match days_from_48_hours(span) {
            Some(days) => [format!("{days} {}", self.pick("дн", "d")), format!("{days}{}", self.pick("д", "d"))],
            None => [full.clone(), format!("{} {}", span.0 / 60, self.pick("ч", "h"))],
        };
        std::iter::once(full.clone()).chain(shorter.clone()).find(fits).unwrap_or_else(|| shorter[1].clone())
    }

    /// The last ten minutes before a deadline, to the second: `8м05с`, `8m05s`. Milliseconds in.
    #[must_use]
    pub fn left_seconds(self, millis: i64) -> String {
        let seconds = millis.div_euclid(1000);
        let (minutes, seconds) = (seconds.div_euclid(60), seconds.rem_euclid(60));
        match self {
            Self::Ru => format!("{minutes}м{seconds:02}с"),
            Self::En => format!("{minutes}m{seconds:02}s"),
        }
    }

    /// A length of time as hours and minutes: `1:20`, `-0:05`.
    #[must_use]
    pub fn minutes(self, span: Minutes) -> String {
        let sign = if span.0 < 0 { "-" } else { "" };
        let whole = span.0.unsigned_abs();
        format!("{sign}{}:{:02}", whole / 60, whole % 60)
    }

    /// A length of time in words: `45 мин`, `2 ч`, `1 ч 20 мин`, `1 h 20 min`.
    #[must_use]
    pub fn span(self, span: Minutes) -> String {
        let (hours, minutes) = (span.0 / 60, (span.0 % 60).abs());
        let (h, m) = (self.pick("ч", "h"), self.pick("мин", "min"));
        match (hours, minutes) {
            (0, _) => format!("{} {m}", span.0),
            (_, 0) => format!("{hours} {h}"),
            _ => format!("{hours} {h} {minutes} {m}"),
        }
    }

    /// How long ago: `2 с`, `5 мин`, `3 ч`, `2 дня`. What lies ahead is `0 с`.
    #[must_use]
    pub fn age(self, since: Moment, now: Moment) -> String {
        let age = now.0.saturating_sub(since.0).max(0);
        match age {
            _ if age < MINUTE => format!("{} {}", age / 1000, self.pick("с", "s")),
            _ if age < 2 * HOUR => format!("{} {}", age / MINUTE, self.pick("мин", "min")),
            _ if age < 2 * DAY => format!("{} {}", age / HOUR, self.pick("ч", "h")),
            _ => format!("{} {}", age / DAY, self.days_word(age / DAY)),
        }
    }

    /// Time on the line: `0:12`, `12:05`, in minutes and seconds.
    #[must_use]
    pub fn talk(self, since: Moment, now: Moment) -> String {
        let seconds = now.0.saturating_sub(since.0).max(0) / 1000;
        format!("{}:{:02}", seconds / 60, seconds % 60)
    }

    /// An amount without its currency: `12 400`, `12 400,50`; in English `12,400.50`.
    #[must_use]
    pub fn amount(self, money: &Money) -> String {
        let (group, point) = match self {
            Self::Ru => (' ', ','),
            Self::En => (',', '.'),
        };
        let whole = (money.minor.unsigned_abs() / 100).to_string();
        let cents = money.minor.unsigned_abs() % 100;
        let mut text = String::from(if money.minor < 0 { "-" } else { "" });
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                text.push(group);
            }
            text.push(digit);
        }
        if cents > 0 {
            text.push(point);
            if cents < 10 {
                text.push('0');
            }
            text.push_str(&cents.to_string());
        }
        text
    }

    /// An amount with its currency: `12 400,50 ₽`.
    #[must_use]
    pub fn money(self, money: &Money) -> String {
        let sign = match money.currency.as_str() {
            "RUB" => "₽",
            "KZT" => "₸",
            "EUR" => "€",
            "USD" => "$",
            other => other,
        };
        format!("{} {sign}", self.amount(money))
    }

    /// A day of the week by its place: 0 is Monday.
    #[must_use]
    pub fn weekday_name(self, place: usize) -> &'static str {
        match self {
            Self::Ru => WEEKDAYS_RU[place % 7],
            Self::En => WEEKDAYS_EN[place % 7],
        }
    }

    /// A number of tenths: `3,5`, `12`; in English `3.5`.
    #[must_use]
    pub fn tenths(self, tenths: i64) -> String {
        match tenths % 10 {
            0 => (tenths / 10).to_string(),
            // The whole part of what is between nought and minus one has no sign of its own.
            part => {
                let sign = if tenths < 0 { "-" } else { "" };
                format!("{sign}{}{}{}", (tenths / 10).abs(), self.pick(",", "."), part.abs())
            }
        }
    }

    fn weekday(self, at: &DateTime<Tz>) -> &'static str {
        self.weekday_name(at.weekday().num_days_from_monday() as usize)
    }

    fn days_word(self, days: i64) -> &'static str {
        if self == Self::En {
            return "d";
        }
        let (last, tens) = (days.unsigned_abs() % 10, days.unsigned_abs() % 100);
        match last {
            1 if tens != 11 => "день",
            2..=4 if !(12..=14).contains(&tens) => "дня",
            _ => "дней",
        }
    }
}

fn local(at: Moment, zone: Tz) -> DateTime<Tz> {
    at.utc().with_timezone(&zone)
}

fn hours(at: &DateTime<Tz>) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// Whole days once 48 hours are reached, rounded towards zero.
fn days_from_48_hours(span: Minutes) -> Option<i64> {
    (span.0.unsigned_abs() >= 48 * 60).then_some(span.0 / (24 * 60))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Moscow;

    fn at(text: &str) -> Moment {
        Moment::parse(text).expect("a moment")
    }

    #[test]
    fn a_moment_is_said_the_nearer_the_shorter() {
        let now = at("2026-11-23T10:30:00+03:00");
        let says = |lang: Lang, text| lang.clock(at(text), now, Moscow);
        assert_eq!(says(Lang::Ru, "2026-11-23T14:20:59+03:00"), "14:20");
        assert_eq!(says(Lang::Ru, "2026-11-25T12:00:00+03:00"), "ср 12:00");
        assert_eq!(says(Lang::Ru, "2026-11-22T23:59:00+03:00"), "вс 23:59");
        assert_eq!(says(Lang::Ru, "2026-12-05T12:00:00+03:00"), "05.12");
        assert_eq!(says(Lang::Ru, "2027-01-05T12:00:00+03:00"), "05.01.27");
        assert_eq!(says(Lang::En, "2026-11-25T12:00:00+03:00"), "Wed 12:00");
        assert_eq!(says(Lang::En, "2026-12-05T12:00:00+03:00"), "5 Dec");
        assert_eq!(Lang::Ru.stamp(now, Moscow), "пн 23.11 10:30");
        assert_eq!(Lang::En.stamp(now, Moscow), "Mon 23 Nov 10:30");
    }

    #[test]
    fn the_zone_decides_which_day_it_is() {
        let now = at("2026-11-23T23:30:00+03:00");
        let soon = at("2026-11-24T00:10:00+03:00");
        assert_eq!(Lang::Ru.clock(soon, now, Moscow), "вт 00:10");
        assert_eq!(Lang::Ru.clock(soon, now, chrono_tz::UTC), "21:10");
    }

    #[test]
    fn time_left_counts_minutes_then_days() {
        let left = |m| Lang::Ru.left(Minutes(m));
        assert_eq!(left(40), "0:40");
        assert_eq!(left(-50), "-0:50");
        assert_eq!(left(390), "6:30");
        assert_eq!(left(47 * 60 + 59), "47:59");
        assert_eq!(left(48 * 60), "2 дня");
        assert_eq!(left(5 * 1440), "5 дней");
        assert_eq!(left(21 * 1440), "21 день");
        assert_eq!(left(12 * 1440), "12 дней");
        assert_eq!(left(-3 * 1440 - 100), "-3 дня");
        assert_eq!(Lang::En.left(Minutes(48 * 60)), "2 d");
        assert_eq!(Lang::Ru.left_within(Minutes(12 * 1440), 6), "12 дн");
        assert_eq!(Lang::Ru.left_within(Minutes(2 * 1440), 6), "2 дня");
        assert_eq!(Lang::Ru.left_within(Minutes(12 * 1440), 5), "12 дн");
        assert_eq!(Lang::Ru.left_within(Minutes(120 * 1440), 5), "120д");
        assert_eq!(Lang::Ru.left_within(Minutes(-12 * 60 - 30), 5), "-12 ч");
        assert_eq!(Lang::En.left_within(Minutes(12 * 60 + 30), 5), "12:30");
    }

    #[test]
    fn a_length_of_time_is_said_in_words() {
        let says = |lang: Lang, minutes| lang.span(Minutes(minutes));
        assert_eq!([0, 45, 120, 80].map(|m| says(Lang::Ru, m)), ["0 мин", "45 мин", "2 ч", "1 ч 20 мин"]);
        assert_eq!([45, 120, 80, -80].map(|m| says(Lang::En, m)), ["45 min", "2 h", "1 h 20 min", "-1 h 20 min"]);
    }

    #[test]
    fn seconds_cannot_be_taken_for_hours() {
        assert_eq!(Lang::Ru.left_seconds(8 * MINUTE + 5_900), "8м05с");
        assert_eq!(Lang::En.left_seconds(12_000), "0m12s");
    }

    #[test]
    fn an_age_has_one_unit() {
        let now = Moment(10 * DAY);
        assert_eq!(Lang::Ru.age(Moment(10 * DAY - 2_000), now), "2 с");
        assert_eq!(Lang::Ru.age(Moment(10 * DAY - 5 * MINUTE), now), "5 мин");
        assert_eq!(Lang::Ru.age(Moment(10 * DAY - 3 * HOUR), now), "3 ч");
        assert_eq!(Lang::Ru.age(Moment(7 * DAY), now), "3 дня");
        assert_eq!(Lang::Ru.age(Moment(11 * DAY), now), "0 с");
    }

    #[test]
    fn money_is_grouped_and_shows_kopecks_only_where_there_are_any() {
        assert_eq!(Lang::Ru.money(&Money::rub(1_240_000)), "12 400 ₽");
        assert_eq!(Lang::Ru.amount(&Money::rub(1_240_050)), "12 400,50");
        assert_eq!(Lang::En.amount(&Money::rub(123_456_705)), "1,234,567.05");
        assert_eq!(Lang::Ru.amount(&Money::rub(-5)), "-0,05");
        assert_eq!(Lang::Ru.amount(&Money::rub(i64::MIN)), "-92 233 720 368 547 758,08");
        assert_eq!(Lang::Ru.amount(&Money::rub(99_900)), "999");
    }
}
