use super::super::expectation::{Answer, Compare, Counted, Expectation, Quality, Seen};
use super::{OnTheLine, Step, What, parse, size};
use crate::action::Action;
use crate::app::beyond::Beyond;
use crate::app::view::View;
use crate::desk::{PhaseKind, Priority};
use crate::verdict::{Certainty, Level};
use proptest::prelude::*;
use std::time::Duration;

fn one(line: &str) -> What {
    let called = [("назначить".to_owned(), Action::Assign)];
    parse(line, &called, &[]).expect("a good line").remove(0).what
}

fn english(bad: &super::Bad) -> String {
    bad.why.say(&crate::i18n::Texts::new(crate::i18n::Lang::En))
}

fn why(line: &str) -> String {
    english(&parse(line, &[], &[]).expect_err("a bad line").remove(0))
}

fn expected(line: &str) -> Seen {
    match one(line) {
        What::Expect(Expectation { not: false, what }) => what,
        other => panic!("{other:?}"),
    }
}

fn keys(line: &str) -> Vec<String> {
    match one(line) {
        What::Key(chords) => chords.iter().map(ToString::to_string).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn keys_are_chords_and_quoted_text_is_typed_letter_by_letter() {
    assert_eq!(keys("key g g"), ["g", "g"]);
    assert_eq!(keys("key ctrl-k enter"), ["ctrl-k", "enter"]);
    assert_eq!(keys(r#"key a "ежов 2" enter"#), ["a", "е", "ж", "о", "в", "space", "2", "enter"]);
}

#[test]
fn an_action_is_named_as_on_the_command_line_in_both_languages() {
    assert_eq!(one("do raise 1042"), What::Do(Action::Raise, vec!["1042".into()]));
    assert_eq!(one(r#"do note "две строки""#), What::Do(Action::Note, vec!["две строки".into()]));
    assert_eq!(one("do назначить 1042 ежов"), What::Do(Action::Assign, vec!["1042".into(), "ежов".into()]));
    assert_eq!(why("do dance"), "there is no action `dance`");
}

#[test]
fn time_is_told_in_seconds_minutes_hours_and_days() {
    assert_eq!(one("tick 10s"), What::Tick(10_000));
    assert_eq!(one("tick 5m"), What::Tick(300_000));
    assert_eq!(one("tick 2h"), What::Tick(7_200_000));
    assert_eq!(one("tick 1d"), What::Tick(86_400_000));
    assert_eq!(one("tick 1h30m"), What::Tick(5_400_000));
    assert_eq!(one("tick 1d2h3m4s5ms"), What::Tick(93_784_005));
    assert_eq!(one("tick 500ms"), What::Tick(500));
    for wrong in [
        "tick",
        "tick 5",
        "tick m",
        "tick -5m",
        "tick 5ч",
        "tick 5m 5s",
        "tick 30m1h",
        "tick 5m5m",
        "tick 5m5",
        "tick 1h,5m",
        "tick h5",
        "tick 99999999999999999999d",
    ] {
        assert!(parse(wrong, &[], &[]).is_err(), "{wrong}");
    }
}

#[test]
fn waiting_takes_five_seconds_unless_the_line_says_otherwise() {
    let selected = Expectation { not: false, what: Seen::Selected("1042".into()) };
    assert_eq!(one("wait-for selected 1042"), What::WaitFor(selected.clone(), Duration::from_secs(5)));
    assert_eq!(one("wait-for selected 1042 within 2s"), What::WaitFor(selected.clone(), Duration::from_secs(2)));
    assert_eq!(one("wait-for selected 1042 within 500ms"), What::WaitFor(selected, Duration::from_millis(500)));
}

#[test]
fn each_expectation_of_the_contract_is_understood() {
    assert_eq!(expected(r#"expect screen contains "ПО ДОГОВОРУ""#), Seen::Screen("ПО ДОГОВОРУ".into()));
    assert_eq!(expected(r#"expect message contains "Назначен""#), Seen::Message("Назначен".into()));
    assert_eq!(expected("expect selected t-7"), Seen::Selected("t-7".into()));
    assert_eq!(expected("expect row 1 is 1042"), Seen::Row(1, "1042".into()));
    assert_eq!(expected("expect ticket 1042 assignee ежов"), Seen::Ticket("1042".into(), Quality::Assignee(Some("ежов".into()))));
    assert_eq!(
        expected("expect ticket 1042 assignee Ежов Пётр"),
        Seen::Ticket("1042".into(), Quality::Assignee(Some("Ежов Пётр".into())))
    );
    assert_eq!(expected("expect ticket 1042 assignee nobody"), Seen::Ticket("1042".into(), Quality::Assignee(None)));
    assert_eq!(
        expected("expect ticket 1042 priority critical"),
        Seen::Ticket("1042".into(), Quality::Priority(Priority::Critical))
    );
    assert_eq!(expected("expect ticket 1042 phase waiting"), Seen::Ticket("1042".into(), Quality::Phase(PhaseKind::Waiting)));
    assert_eq!(expected("expect count unassigned = 0"), Seen::Count(Counted::Ours(View::Unassigned), Compare::Equal, 0));
    assert_eq!(expected("expect count all = 3"), Seen::Count(Counted::Beyond(Beyond::All), Compare::Equal, 3));
    assert_eq!(expected("expect count solved > 0"), Seen::Count(Counted::Beyond(Beyond::Solved), Compare::More, 0));
    assert_eq!(expected("expect count at-risk >= 3"), Seen::Count(Counted::Ours(View::AtRisk), Compare::AtLeast, 3));
    assert_eq!(expected("expect verdict chargeable"), Seen::Verdict(Answer::Level(Level::Chargeable)));
    assert_eq!(expected("expect verdict unknown"), Seen::Verdict(Answer::Certainty(Certainty::Unknown)));
}

#[test]
fn not_turns_an_expectation_round() {
    assert_eq!(one("expect not selected 1042"), What::Expect(Expectation { not: true, what: Seen::Selected("1042".into()) }));
}

#[test]
fn every_comparison_means_what_it_says() {
    let holds = |sign: &str, counted: usize| match expected(&format!("expect count open {sign} 5")) {
        Seen::Count(_, compare, n) => compare.holds(counted, n),
        other => panic!("{other:?}"),
    };
    for (sign, four, five, six) in [
        ("=", false, true, false),
        ("==", false, true, false),
        ("!=", true, false, true),
        ("<", true, false, false),
        ("<=", true, true, false),
        (">", false, false, true),
        (">=", false, true, true),
    ] {
        assert_eq!((holds(sign, 4), holds(sign, 5), holds(sign, 6)), (four, five, six), "{sign}");
    }
}

#[test]
fn screens_calls_and_sizes_are_understood() {
    assert_eq!(one("screen"), What::Screen(None));
    assert_eq!(one("screen board"), What::Screen(Some("board".into())));
    assert_eq!(one("call ring +79215550142"), What::Call(OnTheLine::Ring, "+79215550142".into()));
    assert_eq!(one(r#"call end "8 (921) 555-01-42""#), What::Call(OnTheLine::End, "8 (921) 555-01-42".into()));
    assert_eq!(one("size 80x24"), What::Size(80, 24));
    assert_eq!(size("120x40"), Ok((120, 40)));
    for wrong in ["80", "80x", "0x24", "80x24x3", "5000x10"] {
        assert!(size(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn comments_and_empty_lines_are_no_steps_but_lines_are_counted() {
    let steps = parse("# the morning\n\n  key j  # down\n", &[], &[]).expect("a good script");
    let [Step { line, text, .. }] = steps.as_slice() else { panic!("{steps:?}") };
    assert_eq!((*line, text.as_str()), (3, "key j  # down"));
}

#[test]
fn all_bad_lines_are_told_at_once_with_their_numbers() {
    let bad =
        parse("jump\nkey j\nexpect row 0 is 5\ncall hang +7\nexpect count ours = 3\n", &[], &[]).expect_err("four bad lines");
    assert_eq!(bad.iter().map(|b| b.line).collect::<Vec<_>>(), [1, 3, 4, 5]);
    assert!(english(&bad[3]).contains("unassigned"), "the views that there are: {}", english(&bad[3]));
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_fall(script in ".{0,200}") {
        let _ = parse(&script, &[], &[]);
    }
}
