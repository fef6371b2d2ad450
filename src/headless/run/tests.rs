use crate::app::{FirstSteps, Setup};
use crate::backend::{Desk, Memory};
use crate::desk::clock::Clocks;
use crate::desk::load::Load;
use crate::desk::ticket::{Channel, Extra, Head, People, Place, Ticket, Work};
use crate::desk::{Due, Minutes, Moment, Phase, Priority};
use crate::headless::{DONE, FAILED, Start, UNREADABLE, run};
use crate::i18n::{Lang, Texts};
use crate::keymap::Keymap;
use crate::text::Raw;
use crate::theme::{Depth, Themes};
use std::sync::Arc;
use tokio::runtime::Runtime;

const NOW: Moment = Moment(1_795_000_020_000);

fn ticket(number: i64, due: Minutes) -> Load {
    Load::Ticket(Box::new(Ticket {
        head: Head {
            id: format!("t{number}").as_str().into(),
            number,
            subject: format!("Не печатает {number}").into(),
            text: Raw::default(),
            channel: Channel::Phone,
            phase: Phase::New,
            status: Raw::default(),
            priority: Priority::Normal,
            created: NOW - Minutes(60),
            version: 1,
        },
        clocks: Clocks { due: Due::At { at: NOW + due }, ..Clocks::default() },
        place: Place::default(),
        people: People::default(),
        work: Work::default(),
        extra: Extra::default(),
    }))
}

/// Runs a script on a desk of three tickets: 101 due in half an hour, 102 in two, 103 in three hours.
fn play(script: &str, json: bool) -> (u8, String) {
    let tasks = Runtime::new().expect("tasks");
    let desk = Arc::new(Memory::new());
    let load = vec![ticket(101, Minutes(30)), ticket(102, Minutes(120)), ticket(103, Minutes(180))];
    let bulk = desk.bulk().expect("a memory desk loads");
    tasks.block_on(async {
        bulk.stage(load).await.expect("staged");
        bulk.flip("test", Vec::new()).await.expect("loaded");
    });
    let start = Start {
        setup: Setup {
            now: NOW,
            actor: "Ольга".into(),
            session: "test".into(),
            desk: "memory:".into(),
            looks: crate::app::looks::Looks::default(),
            first_steps: FirstSteps::default(),
            keymap: Keymap::builtin(),
            labels: Vec::new(),
            words: Vec::new(),
            views: crate::app::views::Views::default(),
            spoken: Vec::new(),
            phones: crate::app::Phones::default(),
            read_only: false,
            kept: crate::app::kept::Kept::default(),
            size: (80, 24),
        },
        desk,
        texts: Texts::new(Lang::Ru),
        themes: Themes::shipped(Depth::Mono),
        handle: tasks.handle().clone(),
        json,
    };
    let mut out = Vec::new();
    let mut aside = Vec::new();
    let code = run(script, start, &mut out, &mut aside).expect("a report");
    out.extend(aside);
    (code, String::from_utf8(out).expect("text"))
}

fn passes(script: &str) {
    let (code, report) = play(script, false);
    assert_eq!(code, DONE, "{report}");
}

fn fails(script: &str) -> String {
    let (code, report) = play(script, false);
    assert_eq!(code, FAILED, "{report}");
    report
}

#[test]
fn the_board_is_there_before_the_first_step() {
    passes("expect count open = 3\nexpect row 1 is 101\nexpect row 3 is t103\nexpect selected 101");
}

#[test]
fn keys_move_the_console_and_the_clock_stands_until_it_is_told() {
    passes("key j\nexpect selected 102\nexpect not selected 101\nexpect count overdue = 0\ntick 31m\nexpect count overdue = 1");
}

#[test]
fn actions_are_done_by_name_and_tickets_change() {
    passes("expect ticket 101 assignee nobody\ndo solve 101\nexpect ticket 101 phase solved\nexpect count open = 2");
}

#[test]
fn a_failed_expectation_says_what_was_seen_and_shows_the_screen() {
    let report = fails("key j\nexpect selected 103\nkey j");
    assert!(report.starts_with("строка 2: expect selected 103\n  selected: 102\n"), "{report}");
    assert!(report.contains("Не печатает 101"), "the screen: {report}");
}

#[test]
fn a_step_after_the_end_is_not_done() {
    assert!(fails("do quit\nkey j").contains("left"));
}

#[test]
fn an_expectation_about_a_ticket_that_is_not_there_fails() {
    assert!(fails("expect ticket 999 phase open").contains("no ticket 999"));
}

#[test]
fn an_expectation_about_nobody_and_nothing_fails_both_ways() {
    for wrong in ["ticket 999 phase open", "selected 999", "row 1 is 999", "ticket 101 assignee nobody-such"] {
        let (is, is_not) = (fails(&format!("expect {wrong}")), fails(&format!("expect not {wrong}")));
        assert!(is.contains("there is no ") && is_not.contains("there is no "), "{is}{is_not}");
    }
    passes("expect not selected 103\nexpect not row 1 is 102\nexpect not row 9 is 102\nexpect not ticket 101 phase solved");
}

#[test]
fn tickets_that_have_left_the_board_are_counted_too() {
    passes("expect count all = 3\nexpect count solved = 0\ndo solve 101\nexpect count solved = 1\nexpect count all = 3");
    passes("do close 101\nexpect count open = 2\nexpect count closed = 1");
}

#[test]
fn a_call_comes_back_by_the_desk_rings_is_answered_and_ends() {
    passes(concat!(
        "call ring \"8 (921) 555-01-42\"\nexpect screen contains \"555-01-42\"\n",
        "call answer +79215550142\ntick 2m\ncall end +79215550142\nexpect not screen contains \"555-01-42\"",
    ));
    passes("call ring +79215550142\ndo answer\ntick 2m\ndo hang-up\nexpect message contains \"2 минуты\"");
    assert!(fails("call answer +79215550142").contains("no call"));
}

#[test]
fn waiting_gives_up_in_time_and_says_what_it_saw() {
    let report = fails("wait-for selected 103 within 1s");
    assert!(report.contains("not within 1 s; selected: 101"), "{report}");
}

#[test]
fn a_screen_is_printed_under_its_name_in_the_size_asked_for() {
    let (code, report) = play("size 60x16\nscreen утро", false);
    assert_eq!(code, DONE);
    assert_eq!(report.lines().count(), 17, "{report}");
    assert!(report.starts_with("── утро\n"), "{report}");
    assert!(report.lines().all(|row| row.chars().count() <= 60), "{report}");
}

#[test]
fn a_script_that_cannot_be_read_runs_nothing_and_tells_every_bad_line() {
    let (code, report) = play("screen\njump\nkey j\nexpect nothing\n", false);
    assert_eq!(code, UNREADABLE);
    assert_eq!(report.lines().count(), 2, "{report}");
    assert!(report.starts_with("строка 2: шага «jump» нет") && report.contains("\nстрока 4: такого ожидания нет"), "{report}");
}

#[test]
fn json_gives_one_object_a_step() {
    let (code, report) = play("key j\nexpect selected 102\nexpect selected 103", true);
    assert_eq!(code, FAILED);
    let steps: Vec<serde_json::Value> = report.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(steps.len(), 3);
    for (step, (line, ok)) in steps.iter().zip([(1, true), (2, true), (3, false)]) {
        assert_eq!((step["line"].as_u64(), step["ok"].as_bool()), (Some(line), Some(ok)), "{step}");
        assert!(
            step["ms"].is_number() && step["bytes"].is_number() && step["detail"].is_string() && step["step"].is_string(),
            "{step}"
        );
    }
    assert_eq!(steps[1]["detail"], "selected: 102");
}
