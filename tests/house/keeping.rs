//! What a console keeps between two starts: nothing that was typed is lost to a ring, to Esc or to the end of the shift.

use super::console::Pult;
use super::shift::{alone, two};
use pult::app::kept::Kept;

/// The console is left and started again at the same desk, its things through a file's text.
fn again(threads: &tokio::runtime::Runtime, pult: &Pult) -> Pult {
    let file = serde_json::to_string(&pult.state.kept()).expect("things");
    let kept: Kept = serde_json::from_str(&file).expect("the same things");
    Pult::again(pult.desk().clone(), threads.handle(), "olga", kept)
}

#[test]
fn a_ticket_half_written_is_offered_at_the_next_start() {
    let (threads, mut pult) = alone();
    pult.keys("c").types("0142").keys("enter n").types("Домофон молчит").keys("esc");
    let mut next = again(&threads, &pult);
    assert!(next.said().contains("n продолжить"), "{}", next.said());
    next.keys("n");
    let screen = next.screen();
    assert!(screen.contains("Домофон молчит") && screen.contains("Анна Ким") && screen.contains("Логист"), "{screen}");
    next.keys("enter");
    assert!(next.said().contains("записана"), "what the desk knows of the client was read again: {}", next.said());
    let after = again(&threads, &next);
    assert_eq!(after.said(), "", "it is no draft any more");
}

#[test]
fn a_form_that_stands_open_is_kept_when_the_phone_rings() {
    let (_threads, mut olga, mut igor) = two();
    olga.keys("c").types("0142").keys("enter n").types("Нет интер");
    igor.ring("+79215550142");
    olga.until("ЗВОНОК +7 921 555-01-42");
    let kept = olga.state.kept().draft.expect("a draft");
    assert_eq!(kept.subject, "Нет интер");
}

#[test]
fn lines_of_the_command_line_come_back_with_the_arrow() {
    let (threads, mut pult) = alone();
    pult.keys(":").types("view overdue").keys("enter");
    let mut next = again(&threads, &pult);
    next.keys(": up");
    assert!(next.screen().contains("view overdue"), "{}", next.screen());
}

#[test]
fn a_reminder_rings_once_and_the_same_key_brings_the_ticket() {
    let (_threads, mut pult) = alone();
    let due = pult.state.board.numbered(1049).expect("the row").facts.due;
    pult.on(1049).keys("z");
    assert!(pult.screen().contains("15 мин"), "{}", pult.screen());
    pult.types("20 спросить про ключи");
    assert!(pult.screen().contains("до пн 23.11 10:50 — спросить про ключи"), "{}", pult.screen());
    pult.keys("enter");
    assert!(pult.said().contains("Напомню о 1049 в 10:50"), "{}", pult.said());
    assert!(pult.screen().contains("напомнить 1"), "{}", pult.screen());
    pult.on(1029).tick(19);
    assert!(!pult.said().contains("ВЕРНУТЬСЯ"), "{}", pult.said());
    pult.tick(1);
    assert!(pult.said().contains("ВЕРНУТЬСЯ к 1049 спросить про ключи · z показать"), "{}", pult.said());
    pult.keys("esc").tick(5);
    assert!(!pult.said().contains("ВЕРНУТЬСЯ"), "it rings once: {}", pult.said());
    assert!(pult.screen().contains("вернуться к 1049 (z)"), "{}", pult.screen());
    pult.keys("z");
    assert!(pult.screen().contains(">1049"), "{}", pult.screen());
    assert!(pult.state.keeps.reminders.is_empty());
    assert_eq!(pult.state.board.numbered(1049).expect("the row").facts.due, due, "its deadline is as it was");
}

#[test]
fn a_reminder_survives_a_restart_and_rings_though_its_time_is_over() {
    let (threads, mut pult) = alone();
    pult.on(1049).keys("z enter");
    assert!(pult.said().contains("в 10:45"), "{}", pult.said());
    let mut next = again(&threads, &pult);
    assert!(next.screen().contains("напомнить 1"), "{}", next.screen());
    next.tick(60);
    assert!(next.screen().contains("вернуться к 1049"), "{}", next.screen());
}

#[test]
fn reminders_are_listed_and_taken_away() {
    let (_threads, mut pult) = alone();
    pult.on(1049).keys("z").types("14:20 ключи").keys("enter").on(1029).keys("z").types("2 ч").keys("enter");
    pult.keys(":").types("напомнить список").keys("enter");
    let screen = pult.screen();
    assert!(screen.contains("12:30") && screen.contains("14:20") && screen.contains("ключи"), "{screen}");
    pult.keys("down enter");
    assert!(pult.screen().contains(">1049"), "{}", pult.screen());
    pult.keys("z").types("-").keys("enter");
    assert!(pult.said().contains("1049: не напомню"), "{}", pult.said());
    assert_eq!(pult.state.keeps.reminders.len(), 1);
}

#[test]
fn what_others_did_meanwhile_is_offered_at_the_start_and_listed_by_ticket() {
    let (threads, mut olga, mut igor) = two();
    olga.keys("j k");
    let mut left = again(&threads, &olga);
    assert_eq!(left.said(), "", "nothing happened yet");
    drop(left);
    igor.on(1049).keys("i").types("клиент ждёт").keys("enter r enter").on(1051).keys("d");
    let own = olga.on(1029).keys("i").types("мне показалось").keys("enter").said();
    assert!(own.contains("записано"), "{own}");
    left = Pult::again(
        olga.desk().clone(),
        threads.handle(),
        "olga",
        pult::app::kept::Kept { seen: left_at(&olga), ..Default::default() },
    );
    assert!(left.said().contains("другие изменили 2 заявки · g n"), "{}", left.said());
    left.keys("g n");
    let screen = left.screen();
    let line = |number: &str| screen.lines().position(|l| l.contains(number));
    assert!(screen.contains("ПОКА ВАС НЕ БЫЛО"), "{screen}");
    assert!(screen.contains("Игорь: решена") && screen.contains("заметка: клиент ждёт"), "{screen}");
    assert!(!screen.contains("мне показалось"), "one's own is no news:\n{screen}");
    assert!(line("1051 ") < line("1049 "), "the newest first:\n{screen}");
    left.keys("down enter");
    assert!(left.screen().contains(">1049"), "{}", left.screen());
}

/// Where the log stood before anything was done at this desk in the test.
fn left_at(olga: &Pult) -> pult::app::kept::Seen {
    let seen = olga.state.together.since;
    assert!(seen.seq.is_some());
    seen
}

#[test]
fn ten_minutes_without_a_key_are_an_absence() {
    let (_threads, mut olga, mut igor) = two();
    olga.keys("j k").tick(11);
    igor.on(1049).keys("r enter");
    olga.until_row(1049, |row| row.facts.assignee.is_some());
    olga.keys("j");
    assert!(olga.said().contains("другие изменили 1 заявку"), "{}", olga.said());
    olga.keys("g n");
    assert!(olga.screen().contains("1049 "), "{}", olga.screen());
}

#[test]
fn nothing_new_is_a_word() {
    let (_threads, mut pult) = alone();
    pult.keys("g n");
    assert!(pult.said().contains("другие ничего не меняли"), "{}", pult.said());
}
