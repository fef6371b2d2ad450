//! Cells: dates, sums, flags, lists, shifts, numbers of clients.

use super::at;
use crate::desk::Skill;
use crate::desk::shift::{DaySpan, Pattern};
use crate::exchange::Why;
use crate::exchange::values::{self, date, flag, inn, list, money, shift, shift_text};
use chrono_tz::Europe::Moscow;
use chrono_tz::Tz;
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case("2026-11-23", "2026-11-23T00:00:00+03:00")]
#[case("23.11.2026", "2026-11-23T00:00:00+03:00")]
#[case("23.11.2026 10:30", "2026-11-23T10:30:00+03:00")]
#[case("2026-11-23T10:30", "2026-11-23T10:30:00+03:00")]
#[case("2026-11-23 10:30:05", "2026-11-23T10:30:05+03:00")]
#[case("2026-11-23T10:30:00+05:00", "2026-11-23T10:30:00+05:00")]
#[case("2026-11-23T10:30:00Z", "2026-11-23T10:30:00Z")]
fn dates_are_read_as_people_write_them(#[case] text: &str, #[case] wanted: &str) {
    assert_eq!(date(text, Moscow), Ok(at(wanted)));
}

#[rstest]
#[case("31.02.2026")]
#[case("2026-13-01")]
#[case("вчера")]
#[case("23/11/2026")]
fn what_is_no_date_is_said_so(#[case] text: &str) {
    assert_eq!(date(text, Moscow), Err(Why::Date));
}

#[test]
fn a_minute_that_the_clocks_skipped_is_refused_and_a_double_one_is_its_first() {
    assert_eq!(date("2026-03-29 02:30", Tz::Europe__Berlin), Err(Why::SkippedMinute));
    assert_eq!(date("2026-10-25 02:30", Tz::Europe__Berlin), Ok(at("2026-10-25T02:30:00+02:00")));
}

#[rstest]
#[case("184 500,50", 18_450_050)]
#[case("184\u{a0}500,50", 18_450_050)]
#[case("184500.50", 18_450_050)]
#[case("184,500.50", 18_450_050)]
#[case("184.500,50", 18_450_050)]
#[case("1,234,567.00", 123_456_700)]
#[case("12,5", 1_250)]
#[case("12400", 1_240_000)]
#[case("−100", -10_000)]
#[case("-0,01", -1)]
#[case("(1 000)", -100_000)]
#[case("500 руб.", 50_000)]
#[case(",5", 50)]
fn sums_are_read_to_the_kopeck(#[case] text: &str, #[case] kopecks: i64) {
    assert_eq!(money(text), Ok(kopecks));
}

#[rstest]
#[case("")]
#[case("-")]
#[case("12,345")]
#[case("1,2,3")]
#[case("сто")]
#[case("1e5")]
#[case("99999999999999999999")]
fn what_is_no_sum_is_said_so(#[case] text: &str) {
    assert_eq!(money(text), Err(Why::Money));
}

#[test]
fn flags_lists_and_skills() {
    assert_eq!((flag("Да"), flag("0"), flag("может")), (Ok(true), Ok(false), Err(Why::Flag)));
    assert_eq!(list("а, б|в"), ["а, б", "в"]);
    assert_eq!(list(" а, б ,"), ["а", "б"]);
    let skills = values::skills("ОПС:4|видео").expect("skills");
    assert_eq!(skills, [Skill { tag: "опс".into(), level: 4 }, Skill { tag: "видео".into(), level: 3 }]);
    assert_eq!(values::skills("опс:6"), Err(Why::Skills));
}

#[rstest]
#[case("24x7")]
#[case("2/2 08:00-20:00 from 2026-11-01")]
#[case("1/3 20:00-08:00 from 2026-11-01")]
#[case("mon 09:00-18:00, tue 09:00-18:00, fri 09:00-16:45")]
fn a_shift_is_written_as_it_is_read(#[case] text: &str) {
    assert_eq!(shift_text(&shift(text).expect("a shift")), text);
}

#[test]
fn shifts_are_read_in_russian_too() {
    let Ok(Pattern::Weekly { days }) = shift("пн-чт 09:00-18:00, пт 09:00-17:00") else { panic!("a week") };
    assert_eq!(days[3], Some(DaySpan { from: 540, to: 1080 }));
    assert_eq!(days[4], Some(DaySpan { from: 540, to: 1020 }));
    assert_eq!(days[5], None);
    let Ok(Pattern::Weekly { days }) = shift("сб-вс 22:00-06:00") else { panic!("a week") };
    assert_eq!(days[6], Some(DaySpan { from: 1320, to: 1800 }), "a night runs into the next day");
    assert_eq!(shift("0/2 08:00-20:00 from 2026-11-01"), Err(Why::Shift));
    assert_eq!(shift("по договорённости"), Err(Why::Shift));
}

#[test]
fn an_inn_is_judged_by_length_and_check_digits() {
    assert_eq!(inn("7707083893"), Ok(true));
    assert_eq!(inn("7707083894"), Ok(false));
    assert_eq!(inn("500100732259"), Ok(true));
    assert_eq!(inn("500100732258"), Ok(false));
    assert_eq!(inn("123"), Err(Why::InnLength));
}

proptest! {
    #[test]
    fn any_sum_is_read_as_it_is_written(minor in -9_999_999_999_i64..9_999_999_999) {
        let (sign, abs) = (if minor < 0 { "−" } else { "" }, minor.unsigned_abs());
        prop_assert_eq!(money(&format!("{sign}{},{:02}", abs / 100, abs % 100)), Ok(minor));
        prop_assert_eq!(money(&format!("{sign}{}.{:02}", abs / 100, abs % 100)), Ok(minor));
    }
}
