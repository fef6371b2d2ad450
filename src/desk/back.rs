//! A time that has been, as people type it: `09:30`, `вчера 14:00`, `ср 12:00`, `22.11`, `-2ч`, RFC 3339.

use super::moment::{DAY, Moment};
use super::when::{day_start, parse_when};
use chrono_tz::Tz;

/// Words that name a day by today: a time of theirs that is still to come has not been yesterday.
const NAMED: [&str; 5] = ["сегодня", "завтра", "послезавтра", "today", "tomorrow"];

/// Reads a time in the desk's zone, looking backwards: a bare time of day means the last such time, a day of the week the last
/// one, a date without its year the last one that was. None for nonsense and for what is still to come.
#[must_use]
pub fn parse_back(text: &str, now: Moment, zone: Tz) -> Option<Moment> {
    let text = text.trim();
    let folded = text.to_lowercase();
    if let Some(ago) = folded.strip_prefix(['-', '−']) {
        let span = parse_when(&format!("+{ago}"), Moment(0), zone)?;
        return now.0.checked_sub(span.0).map(Moment);
    }
    let first = folded.split_whitespace().next()?;
    let fixed = NAMED.contains(&first) || folded.starts_with('+') || first == "через" || first == "in";
    // The next such time after a day, a week, a year ago is the last one that was.
    let back: &[i64] = if fixed { &[0] } else { &[0, 1, 7, 366] };
    back.iter().filter_map(|days| parse_when(text, Moment(now.0.saturating_sub(days * DAY)), zone)).find(|at| *at <= now)
}

/// Reads the beginning of a day (`вчера`, `22.11`, `2026-11-01`) or a time as [`parse_back`] does; true where it was a day.
#[must_use]
pub fn parse_day_back(text: &str, now: Moment, zone: Tz) -> Option<(Moment, bool)> {
    let text = text.trim();
    let names_a_day = !text.contains([' ', ':', 'T', 'Т', '-']) && (text.contains('.') || text.chars().all(char::is_alphabetic));
    let is_day = names_a_day || chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok();
    if !is_day {
        return parse_back(text, now, zone).map(|at| (at, false));
    }
    // A day named without a time means nine in the morning, which may still be to come today.
    let end_of_today = Moment(day_start(now, zone)?.0 + DAY - 1);
    day_start(parse_back(text, end_of_today, zone)?, zone).map(|at| (at, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Moscow;

    fn now() -> Moment {
        Moment::parse("2026-11-23T10:30:00+03:00").unwrap()
    }

    #[test]
    fn a_time_is_the_last_such_one() {
        for (text, want) in [
            ("09:30", "2026-11-23T09:30:00+03:00"),
            ("10:30", "2026-11-23T10:30:00+03:00"),
            ("14:00", "2026-11-22T14:00:00+03:00"),
            ("вчера 14:00", "2026-11-22T14:00:00+03:00"),
            ("позавчера 8", "2026-11-21T08:00:00+03:00"),
            ("yesterday 14:00", "2026-11-22T14:00:00+03:00"),
            ("ср 12:00", "2026-11-18T12:00:00+03:00"),
            ("пн 9:00", "2026-11-23T09:00:00+03:00"),
            ("пн 11:00", "2026-11-16T11:00:00+03:00"),
            ("22.11 09:00", "2026-11-22T09:00:00+03:00"),
            ("25.12 09:00", "2025-12-25T09:00:00+03:00"),
            ("сегодня 9", "2026-11-23T09:00:00+03:00"),
            ("-2ч", "2026-11-23T08:30:00+03:00"),
            ("-5", "2026-11-23T10:25:00+03:00"),
            ("-40m", "2026-11-23T09:50:00+03:00"),
            ("2026-11-20T10:00:00+03:00", "2026-11-20T10:00:00+03:00"),
        ] {
            assert_eq!(parse_back(text, now(), Moscow).map(|at| at.rfc3339(Moscow)).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn what_is_still_to_come_and_nonsense_are_no_time_that_was() {
        for text in
            ["", "сегодня 18:00", "завтра", "+40м", "через 2 часа", "2026-12-01", "2027-01-01T00:00:00Z", "давно", "-", "-скоро"]
        {
            assert_eq!(parse_back(text, now(), Moscow), None, "{text}");
        }
    }

    #[test]
    fn a_day_begins_at_midnight() {
        let day = |text| parse_day_back(text, now(), Moscow).map(|(at, day)| (at.rfc3339(Moscow), day));
        assert_eq!(day("вчера"), Some(("2026-11-22T00:00:00+03:00".into(), true)));
        assert_eq!(day("сегодня"), Some(("2026-11-23T00:00:00+03:00".into(), true)));
        assert_eq!(day("2026-11-01"), Some(("2026-11-01T00:00:00+03:00".into(), true)));
        assert_eq!(day("01.11"), Some(("2026-11-01T00:00:00+03:00".into(), true)));
        assert_eq!(day("вчера 14:00"), Some(("2026-11-22T14:00:00+03:00".into(), false)));
        assert_eq!(day("завтра"), None);
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_fall_and_none_lies_ahead(text in "\\PC*") {
            let at = parse_back(&text, now(), Moscow);
            proptest::prop_assert!(at.is_none_or(|at| at <= now()));
            let _ = parse_day_back(&text, now(), Moscow);
        }
    }
}
