//! Calendars against hand-made tables, against each other, and against published production calendars.

use crate::desk::moment::{HOUR, MINUTE};
use crate::desk::{CalendarId, Moment};
use crate::sla::production::{self, Kind};
use crate::sla::*;
use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;
use rstest::rstest;
use std::collections::BTreeMap;
use std::path::PathBuf;

pub fn data(file: &str) -> Option<PathBuf> {
    let folder = std::env::var("PULT_TEST_DATA").unwrap_or_else(|_| format!("{}/../shared/data", env!("CARGO_MANIFEST_DIR")));
    let path = PathBuf::from(folder).join(file);
    if !path.exists() {
        eprintln!("skipped: {} is not there; set PULT_TEST_DATA", path.display());
        return None;
    }
    Some(path)
}

pub fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap_or_else(|| panic!("{text} is no moment"))
}

fn calendar(toml: &str) -> Calendar {
    let plan: CalendarPlan = toml::from_str(toml).unwrap();
    Calendar::compile(plan).unwrap()
}

fn builtin(id: &str, ask: impl FnOnce(&Calendar)) {
    ask(Calendars::builtin().get(&CalendarId::new(id)).unwrap());
}

#[rstest]
#[case("8x5", "2026-11-20T17:00:00+03:00", 120, "2026-11-23T10:00:00+03:00")] // over a weekend
#[case("8x5", "2026-11-20T12:30:00+03:00", 60, "2026-11-20T14:30:00+03:00")] // over lunch
#[case("8x5", "2026-11-20T17:00:00+03:00", 60, "2026-11-20T18:00:00+03:00")] // at the day's end, not at the next start
#[case("8x5", "2024-11-02T16:00:00+03:00", 60, "2024-11-02T17:00:00+03:00")] // a short working Saturday ends at 17
#[case("8x5", "2024-11-02T16:00:00+03:00", 61, "2024-11-05T09:01:00+03:00")] // then Sunday and a holiday
#[case("8x5", "2024-04-27T17:30:00+03:00", 60, "2024-05-02T09:30:00+03:00")] // a whole working Saturday, then moved days
#[case("8x5", "2025-12-30T17:00:00+03:00", 120, "2026-01-12T10:00:00+03:00")] // over New Year and the year's end
#[case("8x5-kz", "2026-03-20T17:00:00+05:00", 120, "2026-03-26T10:00:00+05:00")] // Nauryz with its moved days
#[case("12x7", "2026-11-21T20:00:00+03:00", 120, "2026-11-22T10:00:00+03:00")]
#[case("24x7", "2026-12-31T23:00:00+03:00", 120, "2027-01-01T01:00:00+03:00")]
#[case("weekdays-24h", "2026-11-20T23:00:00Z", 120, "2026-11-23T01:00:00Z")]
fn adding_minutes_lands_where_a_person_counts_it(#[case] id: &str, #[case] from: &str, #[case] minutes: i64, #[case] due: &str) {
    builtin(id, |c| {
        assert_eq!(c.add(at(from), minutes * MINUTE), Some(at(due)));
        assert_eq!(c.working_between(at(from), at(due)), minutes * MINUTE);
        assert_eq!(c.working_between(at(due), at(from)), -minutes * MINUTE);
    });
}

#[test]
fn adding_nothing_stays_and_open_is_from_the_start_to_before_the_end() {
    builtin("8x5", |c| {
        let night = at("2026-11-20T22:00:00+03:00");
        assert_eq!(c.add(night, 0), Some(night));
        assert_eq!(c.next_open(night), Some(at("2026-11-23T09:00:00+03:00")));
        assert!(c.is_open(at("2026-11-23T09:00:00+03:00")));
        assert!(c.is_open(at("2026-11-23T12:59:59+03:00")));
        assert!(!c.is_open(at("2026-11-23T13:00:00+03:00")));
        assert!(!c.is_open(night));
    });
}

#[test]
fn the_night_before_a_day_off_keeps_its_tail() {
    let c = calendar(
        "id = 'night'\nzone = 'Europe/Moscow'\nweek = { daily = ['22:00-06:00'] }\n[[exceptions]]\ndate = '2026-11-21'\noff = true",
    );
    let found = c.intervals(at("2026-11-20T12:00:00+03:00"), at("2026-11-23T12:00:00+03:00"));
    let shown: Vec<_> = found.iter().map(|i| (i.from.rfc3339(c.zone()), i.to.rfc3339(c.zone()))).collect();
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(
        shown,
        [
            pair("2026-11-20T22:00:00+03:00", "2026-11-21T06:00:00+03:00"),
            pair("2026-11-22T22:00:00+03:00", "2026-11-23T06:00:00+03:00"),
        ]
    );
}

#[test]
fn a_night_over_new_year_is_one_interval_and_is_counted_once() {
    let c = calendar("id = 'n'\nzone = 'Europe/Moscow'\nweek = { daily = ['20:00-04:00', '03:00-05:00'] }");
    let (from, to) = (at("2026-12-31T12:00:00+03:00"), at("2027-01-01T12:00:00+03:00"));
    assert_eq!(c.working_between(from, to), 9 * HOUR);
    assert_eq!(c.intervals(from, to).len(), 1);
}

#[rstest]
// Clocks go forward at 02:00: the night has 7 hours. They go back at 03:00: it has 9.
#[case("Europe/Berlin", "2026-03-28T12:00:00+01:00", "2026-03-29T12:00:00+02:00", 7)]
#[case("Europe/Berlin", "2026-10-24T12:00:00+02:00", "2026-10-25T12:00:00+01:00", 9)]
#[case("America/New_York", "2026-03-07T12:00:00-05:00", "2026-03-08T12:00:00-04:00", 7)]
#[case("America/New_York", "2026-10-31T12:00:00-04:00", "2026-11-01T12:00:00-05:00", 9)]
// Almaty moved from +06 to +05 at midnight of 1 March 2024 for good.
#[case("Asia/Almaty", "2024-02-29T12:00:00+06:00", "2024-03-01T12:00:00+05:00", 9)]
// Moscow left +04 on 26 October 2014.
#[case("Europe/Moscow", "2014-10-25T12:00:00+04:00", "2014-10-26T12:00:00+03:00", 9)]
#[case("Europe/Moscow", "2026-03-28T12:00:00+03:00", "2026-03-29T12:00:00+03:00", 8)]
fn a_night_is_as_long_as_the_clocks_make_it(#[case] zone: &str, #[case] from: &str, #[case] to: &str, #[case] hours: i64) {
    let c = calendar(&format!("id = 'n'\nzone = '{zone}'\nweek = {{ daily = ['22:00-06:00'] }}"));
    assert_eq!(c.working_between(at(from), at(to)), hours * HOUR);
}

#[rstest]
#[case("00:00-02:30", 150)]
#[case("02:30-05:00", 210)] // its hour from 02:00 to 03:00 comes twice
fn a_minute_that_comes_twice_is_the_first_one(#[case] hours: &str, #[case] minutes: i64) {
    let c = calendar(&format!("id = 'n'\nzone = 'Europe/Berlin'\nweek = {{ daily = ['{hours}'] }}"));
    let day = (at("2026-10-25T00:00:00+02:00"), at("2026-10-26T00:00:00+01:00"));
    assert_eq!(c.working_between(day.0, day.1), minutes * MINUTE);
}

#[test]
fn a_day_that_a_zone_skipped_does_not_stop_the_calendar() {
    let c = calendar("id = 's'\nzone = 'Pacific/Apia'\nweek = { daily = ['09:00-18:00'] }");
    // 30 December 2011 did not happen in Samoa.
    assert_eq!(c.working_between(at("2011-12-29T20:00:00Z"), at("2012-01-01T20:00:00Z")), 27 * HOUR);
}

#[test]
fn moments_outside_all_years_are_answered() {
    builtin("8x5", |c| {
        for far in [Moment(i64::MIN), Moment(-1), Moment(0), at("2199-12-31T00:00:00Z"), Moment(i64::MAX)] {
            let _ = (c.is_open(far), c.next_open(far), c.add(far, HOUR), c.working_between(far, at("2026-01-01T00:00:00Z")));
        }
        assert_eq!(c.add(Moment(i64::MAX), HOUR), None);
        // A year without a decree still has its fixed holidays and weekends.
        assert_eq!(c.add(at("2016-06-10T17:00:00+03:00"), 2 * HOUR), Some(at("2016-06-13T10:00:00+03:00")));
        assert!(!c.is_open(at("2035-06-12T10:00:00+03:00")));
    });
}

#[test]
fn exceptions_of_a_desk_win_over_the_country() {
    let c = calendar(
        "id = 'own'\nzone = 'Europe/Moscow'\ncountry = 'ru'\nshort_day = 60\n\
         week = { weekdays = ['09:00-18:00'], fri = ['09:00-17:00'] }\n\
         [[exceptions]]\ndate = '2026-01-05'\nuntil = '2026-01-06'\nhours = ['10:00-15:00']\n\
         [[exceptions]]\ndate = '2026-01-07'\nlike = 'fri'\nshort = 120\n\
         [[exceptions]]\ndate = '2026-01-12'\noff = true",
    );
    let day = |d: u32| NaiveDate::from_ymd_opt(2026, 1, d).unwrap();
    let shown = |d: u32| c.hours_on(day(d)).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    assert_eq!(shown(4), "");
    assert_eq!(shown(6), "10:00-15:00");
    assert_eq!(shown(7), "09:00-15:00");
    assert_eq!(shown(8), "");
    assert_eq!(shown(12), "");
    assert_eq!(shown(13), "09:00-18:00");
}

#[test]
fn what_is_wrong_with_a_calendar_is_said_all_at_once_and_the_others_work() {
    let id = CalendarId::new;
    let bad = serde_json::json!({"zone": "Europe/Moscow", "country": "xx", "week": {},
        "exceptions": [{"date": "2026-01-01"}, {"date": "2026-01-03", "until": "2026-01-02", "off": true}]});
    let torn = serde_json::json!({"zone": "Europe/Moskow", "week": {"daily": ["09:00-18:00"]}});
    let crossed = serde_json::json!({"zone": "UTC", "week": {"weekdays": ["12:00-18:00", "09:00-13:00"]}});
    let good = serde_json::json!("{\"zone\": \"Asia/Omsk\", \"week\": {\"daily\": [\"08:00-20:00\"]}}");
    let (all, complaints) =
        Calendars::builtin().with(&[(id("bad"), bad), (id("torn"), torn), (id("crossed"), crossed), (id("omsk"), good)]);
    assert!(all.get(&id("omsk")).is_some() && all.get(&id("24x7")).is_some() && all.get(&id("bad")).is_none());
    let said = complaints.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert_eq!(complaints.len(), 6, "{said}");
    assert!(said.contains("\"crossed\": the hours 09:00-13:00 and 12:00-18:00 of one day overlap"), "{said}");
    assert!(said.contains("calendar \"bad\": it has no working hours"), "{said}");
    assert!(said.contains("no production calendar for country \"xx\""), "{said}");
    assert!(said.contains("calendar \"torn\": it cannot be read"), "{said}");
}

#[rstest]
#[case("9-18")]
#[case("09:00")]
#[case("24:00-25:00")]
#[case("09:00-09:00")]
#[case("09:60-10:00")]
#[case("+9:00-10:00")]
#[case("")]
fn hours_that_make_no_sense_are_refused(#[case] text: &str) {
    assert!(text.parse::<Hours>().is_err());
}

#[test]
fn a_plan_is_the_same_after_json_and_toml() {
    for id in Calendars::builtin().ids() {
        builtin(id.as_str(), |c| {
            let json = serde_json::to_value(c.plan()).unwrap();
            assert_eq!(&CalendarPlan::read(id, &json).unwrap(), c.plan());
            let toml = toml::to_string(c.plan()).unwrap();
            assert_eq!(&toml::from_str::<CalendarPlan>(&toml).unwrap(), c.plan());
        });
    }
}

#[test]
fn check_hears_of_a_calendar_that_ends_or_is_unconfirmed() {
    let all = Calendars::builtin();
    let on = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
    let ru = CalendarId::new("8x5");
    assert_eq!(all.ends(&ru), Some(on));
    assert_eq!(all.ends(&CalendarId::new("24x7")), None);
    assert_eq!(all.doubts(&ru, at("2026-06-01T00:00:00Z"), 60), []);
    let november = at("2026-11-21T09:00:00Z");
    assert_eq!(all.doubts(&ru, november, 60), [Doubt::Ends { on, days: 40 }, Doubt::Unconfirmed { year: 2027 }]);
    let later = at("2027-02-01T09:00:00Z");
    assert_eq!(all.doubts(&ru, later, 0), [Doubt::Ended { on }, Doubt::Unconfirmed { year: 2027 }]);
    assert_eq!(all.doubts(&CalendarId::new("8x5-by"), november, 0), [Doubt::Unconfirmed { year: 2026 }]);
    assert!(all.concerns(november, 60).iter().all(|c| c.calendar.as_str().starts_with("8x5")));
}

#[test]
fn our_production_calendars_are_the_published_ones() {
    let Some(path) = data("calendar/days.csv") else { return };
    let mut published: BTreeMap<(String, NaiveDate), Kind> = BTreeMap::new();
    for row in csv::Reader::from_path(path).unwrap().records() {
        let row = row.unwrap();
        let kind = match &row[3] {
            "off" => Kind::Off,
            "short" => Kind::Short,
            "work" => Kind::Work,
            other => panic!("unknown kind {other}"),
        };
        published.insert((row[0].to_owned(), row[1].parse().unwrap()), kind);
    }
    let mut ours = BTreeMap::new();
    for (code, years) in [("ru", 2024..=2026), ("kz", 2025..=2026)] {
        let country = production::country(code).unwrap();
        for date in years.clone().flat_map(dates) {
            if let Some(kind) = country.kind(date) {
                ours.insert((code.to_owned(), date), kind);
            }
        }
    }
    assert_eq!(ours, published);

    let totals = data("calendar/year_totals.csv").unwrap();
    for row in csv::Reader::from_path(totals).unwrap().records() {
        let row = row.unwrap();
        let country = production::country(&row[0]).unwrap();
        let year: i32 = row[1].parse().unwrap();
        let works = |d: &NaiveDate| match country.kind(*d) {
            None => d.weekday().num_days_from_monday() < 5,
            Some(kind) => kind != Kind::Off,
        };
        let days = dates(year).filter(works).count();
        let short = dates(year).filter(|d| country.kind(*d) == Some(Kind::Short)).count();
        assert_eq!([days, short, days * 8 - short], [&row[2], &row[3], &row[4]].map(|n| n.parse::<usize>().unwrap()), "{row:?}");
        // And a calendar of 8 hours a day works exactly those hours.
        let id = if &row[0] == "ru" { "8x5" } else { "8x5-kz" };
        builtin(id, |c| {
            let hours = c.working_between(at(&format!("{year}-01-01T00:00:00Z")), at(&format!("{year}-12-31T20:00:00Z"))) / HOUR;
            assert_eq!(hours, row[4].parse::<i64>().unwrap(), "{id} {year}");
        });
    }
}

#[test]
fn our_guess_of_2027_is_the_published_guess() {
    let Some(path) = data("calendar/ru_2027_unconfirmed.csv") else { return };
    let country = production::country("ru").unwrap();
    let mut published = BTreeMap::new();
    for row in csv::Reader::from_path(path).unwrap().records() {
        let row = row.unwrap();
        published.insert(row[1].parse::<NaiveDate>().unwrap(), if &row[3] == "work" { Kind::Work } else { Kind::Off });
    }
    let ours: BTreeMap<_, _> =
        dates(2027).filter_map(|d| country.kind(d).filter(|k| *k != Kind::Short).map(|k| (d, k))).collect();
    assert_eq!(ours, published);
}

fn dates(year: i32) -> impl Iterator<Item = NaiveDate> {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap().iter_days().take_while(move |d| d.year() == year)
}

/// Calendars of every make: zones that move their clocks, several intervals, nights, holidays, no closing at all.
const MAKES: [&str; 7] = [
    "id = 'a'\nzone = 'Europe/Berlin'\nweek = { weekdays = ['08:00-12:00', '13:30-17:15'], sat = ['10:00-14:00'] }",
    "id = 'b'\nzone = 'America/New_York'\nweek = { daily = ['22:00-06:00'], wed = ['00:30-02:30', '12:00-24:00'] }",
    "id = 'c'\nzone = 'Asia/Almaty'\ncountry = 'kz'\nweek = { weekdays = ['00:00-24:00'] }",
    "id = 'd'\nzone = 'Europe/Moscow'\ncountry = 'ru'\nweek = { weekdays = ['09:00-13:00', '14:00-18:00'] }",
    "id = 'e'\nzone = 'Australia/Lord_Howe'\nweek = { daily = ['01:00-03:00', '20:00-04:00'] }",
    "id = 'f'\nzone = 'UTC'\nweek = { daily = ['00:00-24:00'] }",
    "id = 'g'\nzone = 'America/Sao_Paulo'\nweek = { fri = ['18:00-02:00'] }",
];

fn makes() -> &'static [Calendar] {
    static ALL: std::sync::LazyLock<Vec<Calendar>> = std::sync::LazyLock::new(|| MAKES.iter().map(|m| calendar(m)).collect());
    &ALL
}

prop_compose! {
    fn moment()(millis in 1_672_531_200_000_i64..1_798_761_600_000) -> Moment { Moment(millis) }
}

proptest! {
    #[test]
    fn adding_spans_adds(make in 0..MAKES.len(), from in moment(), x in 0..400 * HOUR, y in 0..400 * HOUR) {
        let c = &makes()[make];
        let there = c.add(from, x).unwrap();
        prop_assert_eq!(c.add(there, y), c.add(from, x + y));
    }

    #[test]
    fn adding_a_span_works_exactly_that_span(make in 0..MAKES.len(), from in moment(), span in 1..900 * HOUR) {
        let c = &makes()[make];
        let there = c.add(from, span).unwrap();
        prop_assert_eq!(c.working_between(from, there), span);
        // It is the first such moment: a millisecond earlier is not enough.
        prop_assert_eq!(c.working_between(from, Moment(there.0 - 1)), span - 1);
    }

    #[test]
    fn work_in_parts_is_the_work_of_the_whole(make in 0..MAKES.len(), a in moment(), b in moment(), d in moment()) {
        let c = &makes()[make];
        prop_assert_eq!(c.working_between(a, b) + c.working_between(b, d), c.working_between(a, d));
    }

    #[test]
    fn what_is_left_falls_by_exactly_the_work_done(make in 0..MAKES.len(), now in moment(), due in moment(), step in 0..300 * HOUR) {
        let c = &makes()[make];
        let later = Moment(now.0 + step);
        let fall = c.working_between(now, due) - c.working_between(later, due);
        prop_assert_eq!(fall, c.working_between(now, later));
    }

    #[test]
    fn intervals_are_the_work_sorted_apart_and_open(make in 0..MAKES.len(), from in moment(), length in 0..900 * HOUR) {
        let c = &makes()[make];
        let to = Moment(from.0 + length);
        let found = c.intervals(from, to);
        prop_assert_eq!(found.iter().map(|i| i.to.0 - i.from.0).sum::<i64>(), c.working_between(from, to));
        for pair in found.windows(2) {
            prop_assert!(pair[0].to < pair[1].from);
            prop_assert_eq!(c.next_open(pair[0].to), Some(pair[1].from));
        }
        for i in &found {
            prop_assert!(c.is_open(i.from) && i.from < i.to);
        }
    }
}
