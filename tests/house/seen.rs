//! What a tired dispatcher sees: the words are there, whole, and where they belong.

use super::console::{Pult, threads};
use super::shift::{alone, two};
use pult::app::pane::Pane;

#[test]
fn a_ring_is_seen_whatever_lies_over_the_board() {
    let (_threads, mut olga, mut igor) = two();
    igor.ring("+79215550142");
    olga.until("ЗВОНОК +7 921 555-01-42 Анна Ким, Логист");
    for keys in ["i", "p", "w", "a", ":", "ctrl-k", "n", "E", "F1", "r", "R", "t", "enter", "V", "v"] {
        olga.on(1049).keys(keys);
        assert!(olga.screen().lines().next().is_some_and(|l| l.contains("ЗВОНОК")), "after {keys}:\n{}", olga.screen());
        olga.keys("esc esc esc");
    }
    olga.keys("c");
    assert!(!olga.screen().contains("ЗВОНОК"), "it is looked at:\n{}", olga.screen());
}

#[test]
fn a_dropped_line_says_so_and_offers_to_come_back() {
    let (_threads, mut pult) = alone();
    pult.keys("R x");
    let screen = pult.screen();
    assert!(screen.contains("убрана") && screen.contains("x вернуть"), "{screen}");
    pult.keys("x");
    assert!(!pult.screen().contains("убрана"), "{}", pult.screen());
}

#[test]
fn a_bundle_is_dropped_whole() {
    let (_threads, mut pult) = alone();
    pult.keys("R");
    let bundle = |pult: &Pult| {
        let pult::app::pane::Pane::Plan(pane) = &pult.state.pane else { panic!("no plan") };
        let plan = pane.plan.as_ref().expect("a plan");
        let at = plan.lines.iter().position(|l| !l.with.is_empty()).expect("the demo has two tickets of one object");
        (at, plan.lines[at].with.clone())
    };
    let (at, with) = bundle(&pult);
    for _ in 0..at {
        pult.keys("j");
    }
    pult.keys("x");
    let pult::app::pane::Pane::Plan(pane) = &pult.state.pane else { panic!("no plan") };
    let planned: Vec<_> = pane.plan.as_ref().expect("a plan").lines.iter().filter(|l| l.choice.is_some()).collect();
    for ticket in &with {
        assert!(planned.iter().all(|l| l.ticket != *ticket && !l.with.contains(ticket)), "{ticket} is still sent");
    }
    pult.keys("x");
    assert_eq!(bundle(&pult), (at, with), "taken in again, it is a bundle as before");
}

#[test]
fn tickets_that_go_along_are_sent_with_the_version_that_was_planned_on() {
    let (_threads, mut olga, mut igor) = two();
    olga.keys("R");
    let pult::app::pane::Pane::Plan(pane) = &olga.state.pane else { panic!("no plan") };
    let plan = pane.plan.as_ref().expect("a plan");
    let along = plan.lines.iter().find_map(|l| l.with.first()).expect("a bundle").clone();
    let number = olga.state.board.row(&along).expect("on the board").number;
    // A colleague is quicker, and Olga's board knows it; her plan does not.
    igor.on(number).keys("a").types("лин").keys("enter");
    if igor.holder(number).is_none() {
        igor.keys("4");
    }
    assert_eq!(igor.holder(number).as_deref(), Some("Лин"), "{}", igor.said());
    olga.until_row(number, |row| row.facts.assignee.is_some());
    olga.keys("enter");
    assert_eq!(olga.holder(number).as_deref(), Some("Лин"), "{}", olga.said());
}

#[test]
fn the_whole_sum_of_a_line_leaves_the_plan_as_it_is() {
    let (_threads, mut pult) = alone();
    pult.keys("R j P ?");
    let screen = pult.screen();
    assert!(screen.contains("ПЛАН") && screen.contains("закреплено 1") && screen.contains("всего"), "{screen}");
}

#[test]
fn a_ticket_made_during_the_call_is_what_the_panel_shows_next() {
    let (_threads, mut pult) = alone();
    pult.keys("c").types("0142").keys("enter n").types("Домофон молчит").keys("enter");
    let screen = pult.screen();
    let already = screen.lines().find(|l| l.contains("Уже есть")).expect("the line of open tickets");
    assert!(already.contains("Домофон молчит"), "{screen}");
}

#[test]
fn a_typed_time_is_said_back_before_enter() {
    let (_threads, mut pult) = alone();
    pult.on(1029).keys("w 2").types("завтра 10");
    assert!(pult.screen().contains("понял так: вт 24.11 10:00"), "{}", pult.screen());
    pult.keys("esc p").types("11:00 перезвоним");
    assert!(pult.screen().contains("до пн 23.11 11:00 — перезвоним"), "{}", pult.screen());
}

#[test]
fn other_tickets_of_the_object_are_listed_with_the_proposal() {
    let (_threads, mut pult) = alone();
    pult.on(1051).keys("r");
    assert!(pult.screen().contains("1048 Пож"), "{}", pult.screen());
}

#[test]
fn an_empty_desk_says_what_to_do() {
    let threads = threads();
    let desk = threads.block_on(pult::backend::open("memory:")).expect("a desk");
    let pult = Pult::at(desk, threads.handle(), "olga");
    let screen = pult.screen();
    for words in ["Пульт пуст", "n ", "учебная фирма", "pult import"] {
        assert!(screen.contains(words), "{words} is missing:\n{screen}");
    }
}

#[test]
fn names_stay_whole_on_the_board() {
    let (_threads, pult) = alone();
    let cut = |row: &str| row.chars().skip(67).any(|c| c == '…');
    let screen = pult.screen();
    let rows = screen.lines().skip(3).take(20).map(|l| l.trim_matches('"'));
    let bad: Vec<&str> = rows.filter(|row| cut(row)).collect();
    assert!(bad.is_empty(), "{bad:#?}");
}

#[test]
fn with_two_on_the_line_the_keys_are_about_the_one_that_is_looked_at() {
    let (_threads, mut olga, mut igor) = two();
    igor.ring("+79215550142");
    olga.until("Анна Ким");
    olga.keys("F8");
    olga.until("ЗВОНОК 0:00");
    igor.ring_as("call-2", "+79990001122");
    olga.until("ЗВОНОК +7 999 000-11-22");
    olga.keys("F9");
    olga.until("РАЗГОВОР ОКОНЧЕН");
    assert!(olga.screen().contains("ЗВОНОК +7 999 000-11-22"), "the other still rings:\n{}", olga.screen());
    olga.keys("c");
    assert!(olga.screen().contains("ЗВОНИТ ─ +7 999 000-11-22"), "{}", olga.screen());
    olga.keys("F8");
    assert!(olga.said().contains("Разговор идёт"), "{}", olga.said());
}

#[test]
fn the_head_names_the_ring_that_the_key_answers() {
    let (_threads, mut olga, mut igor) = two();
    igor.ring("+79215550142");
    olga.until("Анна Ким");
    olga.keys("c");
    igor.ring_as("call-2", "+79990001122");
    olga.until("ЗВОНОК +7 999 000-11-22");
    assert!(olga.screen().contains("— c открыть"), "{}", olga.screen());
    olga.keys("n");
    let head = olga.screen().lines().next().expect("a head").to_owned();
    assert!(head.contains("Анна Ким") && head.contains("(+1)") && head.contains("F8 ответить"), "{head}");
    olga.keys("F8");
    assert!(olga.said().contains("Анна Ким"), "{}", olga.said());
    assert!(olga.screen().contains("ЗВОНОК +7 999 000-11-22"), "{}", olga.screen());
}

#[test]
fn keys_that_are_quicker_than_the_desk_are_answered_when_it_has_read() {
    let (_threads, mut pult) = alone();
    let before = pult.on(1029).state.board.chosen_row().expect("a ticket").facts.priority;
    pult.burst("+ 1");
    let after = pult.state.board.numbered(1029).expect("a ticket").facts.priority;
    assert!(after > before, "{}\n{}", pult.said(), pult.screen());

    let mut names = Vec::new();
    for keys in ["r", "r 2", "r j enter"] {
        pult.on(1049).burst(keys);
        let Pane::Proposal(pane) = &pult.state.pane else {
            names.push(pult.holder(1049).expect("somebody"));
            pult.keys("u").until_row(1049, |row| row.facts.assignee.is_none());
            continue;
        };
        let second = &pane.line.as_ref().expect("read").candidates[1];
        names.push(second.unit.name.raw().to_owned());
        pult.keys("esc");
    }
    assert!(names[1..].iter().all(|name| *name == names[0]), "{names:?}");

    pult.burst("H enter");
    assert!(pult.said().contains("Смена сдана"), "{}", pult.said());
}

#[test]
fn what_was_said_goes_with_the_next_key() {
    let (_threads, mut pult) = alone();
    pult.on(1049).keys("r enter");
    assert!(pult.said().contains("назначен"), "{}", pult.said());
    pult.keys("j");
    assert_eq!(pult.said(), "");
    assert!(pult.screen().contains("r послать"), "the keys are back:\n{}", pult.screen());
}

#[test]
fn keys_that_have_nothing_to_do_say_why() {
    let (_threads, mut pult) = alone();
    for (keys, words) in [
        ("W", "не на паузе"),
        ("O", "не на паузе"),
        ("b", "не просрочена"),
        ("y", "Исполнителя нет"),
        ("A", "Исполнителя нет"),
        ("s", "Исполнителя нет"),
    ] {
        pult.on(1049).keys(keys);
        assert!(pult.said().contains(words), "{keys}: {:?}", pult.said());
    }
}

#[test]
fn a_ticket_against_the_rule_asks_for_reasons_of_its_own() {
    let (_threads, mut pult) = alone();
    pult.keys("n").types("1111111").keys("enter").types("Нет света").keys("enter");
    let screen = pult.screen();
    assert!(screen.contains("ПРОТИВ ПРАВИЛА") && screen.contains("клиент согласен платить"), "{screen}");
    assert!(!screen.contains("клиент просил его"), "that is said of an engineer:\n{screen}");
    pult.keys("1");
    assert!(pult.said().contains("записана"), "{}", pult.said());
}

#[test]
fn an_absence_names_the_person_and_its_undo_names_no_ticket() {
    let (_threads, mut pult) = alone();
    pult.keys("X").types("лин").keys("enter").types("завтра 9").keys("enter");
    assert!(pult.screen().contains("ЧТО ЕСЛИ: Лин"), "shown before it is written:\n{}", pult.screen());
    pult.keys("enter");
    assert!(pult.said().contains("Лин"), "{}", pult.said());
    pult.keys("u");
    assert!(pult.said().contains("Отменено") && !pult.said().contains('0'), "{}", pult.said());
}

#[test]
fn the_palette_knows_the_words_of_the_command_line() {
    let (_threads, mut pult) = alone();
    pult.on(1049).keys("ctrl-k").types("пауза").keys("enter");
    assert!(pult.screen().contains("ЧЕГО ЖДЁМ"), "{}", pult.screen());
}
