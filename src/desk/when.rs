//! A time as a dispatcher types it: `14:20`, `1420`, `+40м`, `завтра 10`, `ср 12:00`, `25.11 09:00`, RFC 3339.

use super::moment::{DAY, HOUR, MINUTE, Minutes, Moment};
use super::shift::local;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use chrono_tz::Tz;

/// A day named without a time means the start of the working day.
const MORNING: u16 = 9 * 60;

/// Reads a time in the desk's zone. A bare time of day means the next such time: today, or tomorrow when it has passed;
/// a day of the week means the next one. A full date is taken as it stands, past or not.
#[must_use]
pub fn parse_when(text: &str, now: Moment, zone: Tz) -> Option<Moment> {
    let text = text.trim();
    if let Some(at) = Moment::parse(text) {
        return Some(at);
    }
    let folded = text.to_lowercase().replace('ё', "е").replace(',', " ");
    if let Some(at) = span(&folded).and_then(|span| now.0.checked_add(span)).map(Moment) {
        return Some(at);
    }
    let spaced = split_iso(&folded);
    let mut words = spaced.split_whitespace().filter(|w| !FILLERS.contains(w)).peekable();
    let today = now.utc().with_timezone(&zone).date_naive();
    let day = words.peek().and_then(|w| named_day(w, today));
    if day.is_some() {
        words.next();
    }
    let time = match words.next() {
        Some(word) => Some(time_of_day(word)?),
        None => None,
    };
    if words.next().is_some() {
        return None;
    }
    place(day, time, today, now, zone)
}

/// Splits a line into the time it begins with and the words after it (`завтра 10 привезём блок`): the longest beginning that
/// is a time, of at most three words, counts.
#[must_use]
pub fn split_when(text: &str, now: Moment, zone: Tz) -> Option<(Moment, &str)> {
    let text = text.trim();
    let ends: Vec<usize> = text
        .char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .map(|(at, _)| at)
        .take(3)
        .chain(std::iter::once(text.len()))
        .collect();
    ends.into_iter().rev().find_map(|end| Some((parse_when(&text[..end], now, zone)?, text[end..].trim())))
}

/// Reads a length of time: `2ч`, `1ч30м`, `1:30`, `2h`, `1d`; a bare number is minutes, `0` none at all.
#[must_use]
pub fn parse_length(text: &str) -> Option<Minutes> {
    let folded = text.trim().to_lowercase();
    if folded == "0" {
        return Some(Minutes(0));
    }
    folded.starts_with(|c: char| c.is_ascii_digit()).then(|| span(&format!("+{folded}")))?.map(|span| Minutes(span / MINUTE))
}

/// The local midnight that the moment's day began with.
#[must_use]
pub fn day_start(at: Moment, zone: Tz) -> Option<Moment> {
    local(zone, at.utc().with_timezone(&zone).date_naive(), 0)
}

const FILLERS: [&str; 9] = ["до", "в", "во", "к", "на", "until", "at", "on", "by"];

enum Day {
    /// Exactly this day.
    On(NaiveDate),
    /// The next one of these that is not over.
    Weekly(NaiveDate),
    /// This year's, or the next year's when it has passed.
    Yearly(NaiveDate),
}

fn place(day: Option<Day>, time: Option<u16>, today: NaiveDate, now: Moment, zone: Tz) -> Option<Moment> {
    match (day, time) {
        (None, None) => None,
        (None, Some(time)) => {
            let at = local(zone, today, time)?;
            if at > now { Some(at) } else { local(zone, today.succ_opt()?, time) }
        }
        (Some(Day::On(day)), time) => local(zone, day, time.unwrap_or(MORNING)),
        (Some(Day::Weekly(day)), time) => {
            let time = time.unwrap_or(MORNING);
            let at = local(zone, day, time)?;
            if at > now { Some(at) } else { local(zone, day.checked_add_days(Days::new(7))?, time) }
        }
        (Some(Day::Yearly(day)), time) => {
            let time = time.unwrap_or(MORNING);
            if day >= today { local(zone, day, time) } else { local(zone, day.with_year(day.year() + 1)?, time) }
        }
    }
}

/// `2026-11-25t10:00` -> `2026-11-25 10:00`.
fn split_iso(text: &str) -> String {
    match text.split_once('t') {
        Some((date, time)) if NaiveDate::parse_from_str(date, "%Y-%m-%d").is_ok() => format!("{date} {time}"),
        _ => text.to_owned(),
    }
}

fn named_day(word: &str, today: NaiveDate) -> Option<Day> {
    let ahead = |days| today.checked_add_days(Days::new(days));
    match word {
        "вчера" | "yesterday" => return today.pred_opt().map(Day::On),
        "позавчера" => return today.checked_sub_days(Days::new(2)).map(Day::On),
        "сегодня" | "today" => return ahead(0).map(Day::On),
        "завтра" | "tomorrow" => return ahead(1).map(Day::On),
        "послезавтра" => return ahead(2).map(Day::On),
        _ => {}
    }
    if let Some(weekday) = weekday(word) {
        let from = i64::from(today.weekday().num_days_from_monday());
        let to = i64::from(weekday.num_days_from_monday());
        return ahead((to - from).rem_euclid(7).unsigned_abs()).map(Day::Weekly);
    }
    if let Ok(day) = NaiveDate::parse_from_str(word, "%Y-%m-%d") {
        return Some(Day::On(day));
    }
    dotted(word, today)
}

/// `25.11`, `25.11.26`, `25.11.2026`.
fn dotted(word: &str, today: NaiveDate) -> Option<Day> {
    let parts: Vec<u32> = word.split('.').map(|p| p.parse().ok()).collect::<Option<_>>()?;
    match *parts.as_slice() {
        [day, month] => NaiveDate::from_ymd_opt(today.year(), month, day).map(Day::Yearly),
        [day, month, year] => {
            let year = if year < 100 { 2000 + year } else { year };
            NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).map(Day::On)
        }
        _ => None,
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    const NAMES: [(Weekday, &str, &str, &str); 7] = [
        (Weekday::Mon, "пн", "понедельник", "monday"),
        (Weekday::Tue, "вт", "вторник", "tuesday"),
        (Weekday::Wed, "ср", "среда среду", "wednesday"),
        (Weekday::Thu, "чт", "четверг", "thursday"),
        (Weekday::Fri, "пт", "пятница пятницу", "friday"),
        (Weekday::Sat, "сб", "суббота субботу", "saturday"),
        (Weekday::Sun, "вс", "воскресенье", "sunday"),
    ];
    NAMES
        .into_iter()
        .find(|(_, short, long, english)| {
            *short == word
                || long.split(' ').any(|l| l == word)
                || *english == word
                || (word.len() == 3 && english.starts_with(word))
        })
        .map(|(day, ..)| day)
}

/// Minutes after midnight: `9`, `10:05`, `1420`; `24:00` is the end of the day.
fn time_of_day(word: &str) -> Option<u16> {
    let (hours, minutes) = match word.split_once(':') {
        Some((h, m)) if m.len() == 2 => (h, m),
        // A script may say the seconds; they do not matter to anybody.
        Some((h, rest)) => (h, rest.split_once(':').filter(|(m, s)| m.len() == 2 && s.len() == 2)?.0),
        None if word.len() == 4 && word.is_ascii() => word.split_at(2),
        None if word.len() <= 2 => (word, "0"),
        None => return None,
    };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u16>().ok()).flatten();
    let (hours, minutes) = (digits(hours)?, digits(minutes)?);
    let all = hours.checked_mul(60)?.checked_add(minutes)?;
    (minutes < 60 && all <= 24 * 60).then_some(all)
}

/// A length of time in milliseconds: `+40м`, `+2ч`, `+1ч30м`, `+1:30`, `через 2 часа`, `in 40 min`.
fn span(text: &str) -> Option<i64> {
    let rest = ["+", "через ", "in "].iter().find_map(|mark| text.strip_prefix(mark))?.trim();
    if let Some((hours, minutes)) = rest.split_once(':') {
        let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
        return (0..60).contains(&minutes).then(|| hours.checked_mul(HOUR)?.checked_add(minutes * MINUTE)).flatten();
    }
    let mut total: i64 = 0;
    let mut rest = rest;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let number: i64 = rest[..digits].parse().ok()?;
        rest = rest[digits..].trim_start();
        let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        total = total.checked_add(number.checked_mul(unit(&rest[..letters])?)?)?;
        rest = rest[letters..].trim_start();
    }
    (total > 0).then_some(total)
}

fn unit(word: &str) -> Option<i64> {
    match word {
        "" | "м" | "мин" | "минут" | "минуту" | "минуты" | "m" | "min" | "mins" | "minute" | "minutes" => {
            Some(MINUTE)
        }
        "ч" | "час" | "часа" | "часов" | "h" | "hour" | "hours" => Some(HOUR),
        "д" | "дн" | "день" | "дня" | "дней" | "d" | "day" | "days" => Some(DAY),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Moment, parse_when};
    use chrono_tz::Europe::{Berlin, Moscow};

    /// Monday morning.
    const NOW: &str = "2026-11-23T10:30:00+03:00";

    fn said(text: &str) -> Option<String> {
        let now = Moment::parse(NOW).unwrap();
        parse_when(text, now, Moscow).map(|at| at.rfc3339(Moscow)[..16].replace('T', " "))
    }

    #[test]
    fn what_dispatchers_type_is_understood() {
        for (text, want) in [
            ("14:20", "2026-11-23 14:20"),
            ("1420", "2026-11-23 14:20"),
            ("14", "2026-11-23 14:00"),
            ("9:15", "2026-11-24 09:15"),
            ("10:30", "2026-11-24 10:30"),
            ("до 11:10", "2026-11-23 11:10"),
            ("24:00", "2026-11-24 00:00"),
            ("+40м", "2026-11-23 11:10"),
            ("+40m", "2026-11-23 11:10"),
            ("+40", "2026-11-23 11:10"),
            ("+2ч", "2026-11-23 12:30"),
            ("+1ч30м", "2026-11-23 12:00"),
            ("+1:30", "2026-11-23 12:00"),
            ("через 2 часа", "2026-11-23 12:30"),
            ("in 40 min", "2026-11-23 11:10"),
            ("+1д", "2026-11-24 10:30"),
            ("сегодня 18:00", "2026-11-23 18:00"),
            ("завтра 10", "2026-11-24 10:00"),
            ("Завтра в 10", "2026-11-24 10:00"),
            ("tomorrow 10", "2026-11-24 10:00"),
            ("завтра", "2026-11-24 09:00"),
            ("послезавтра 8:30", "2026-11-25 08:30"),
            ("ср 12:00", "2026-11-25 12:00"),
            ("wed 12:00", "2026-11-25 12:00"),
            ("в среду 12", "2026-11-25 12:00"),
            ("пн 11:00", "2026-11-23 11:00"),
            ("пн 9:00", "2026-11-30 09:00"),
            ("вс", "2026-11-29 09:00"),
            ("25.11 9:00", "2026-11-25 09:00"),
            ("25.11", "2026-11-25 09:00"),
            ("20.01 09:00", "2027-01-20 09:00"),
            ("25.11.2026 17:45", "2026-11-25 17:45"),
            ("25.11.26 17:45", "2026-11-25 17:45"),
            ("2026-11-25 17:45", "2026-11-25 17:45"),
            ("2026-11-25T17:45:00", "2026-11-25 17:45"),
            ("2026-11-25", "2026-11-25 09:00"),
            ("2026-11-25T10:00:00Z", "2026-11-25 13:00"),
            ("2026-11-25T10:00:00+05:00", "2026-11-25 08:00"),
        ] {
            assert_eq!(said(text).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn nonsense_is_not_guessed_at() {
        for text in ["", "скоро", "25:00", "12:60", "31.02", "завтра потом", "10:00 и ещё", "+", "+5 лет", "99999", "-1", "+-5"]
        {
            assert_eq!(said(text), None, "{text}");
        }
    }

    #[test]
    fn a_minute_that_the_clock_change_skips_is_the_first_one_after_it() {
        let now = Moment::parse("2026-03-28T12:00:00+01:00").unwrap();
        let at = parse_when("29.03.2026 02:30", now, Berlin).unwrap();
        assert_eq!(at.rfc3339(Berlin), "2026-03-29T03:00:00+02:00");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_fall(text in "\\PC*") {
            let _ = parse_when(&text, Moment(0), Moscow);
        }

        #[test]
        fn a_bare_time_lies_within_the_next_day(minute in 0u16..1440) {
            let now = Moment::parse(NOW).unwrap();
            let at = parse_when(&format!("{}:{:02}", minute / 60, minute % 60), now, Moscow).unwrap();
            proptest::prop_assert!(at > now && at.0 - now.0 <= super::DAY);
        }
    }
}
