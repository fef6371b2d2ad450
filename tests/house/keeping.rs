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
