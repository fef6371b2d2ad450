//! A plan lies open, and a colleague works on: what changed is marked, the rest goes through, nothing is lost in silence.

use super::console::Pult;
use super::shift::two;
use super::team::apart;
use pult::app::pane::Pane;

/// Numbers of the open plan's lines.
fn lines(pult: &Pult) -> Vec<i64> {
    match &pult.state.pane {
        Pane::Plan(pane) => pane.plan.iter().flat_map(|plan| plan.lines.iter().map(|line| line.number)).collect(),
        _ => Vec::new(),
    }
}

fn marked(pult: &Pult) -> usize {
    if let Pane::Plan(pane) = &pult.state.pane { pane.meanwhile.len() } else { 0 }
}

fn line_of(pult: &Pult, number: i64) -> String {
    let screen = pult.screen();
    let lines: Vec<&str> = screen.lines().filter(|line| line.contains(&format!("{number} "))).collect();
    lines.last().copied().unwrap_or_default().to_owned()
}

fn taken_while_the_plan_is_open(olga: &mut Pult, igor: &mut Pult) {
    olga.on(1049).keys("space").on(1052).keys("space R");
    assert_eq!(lines(olga), [1049, 1052], "{}", olga.screen());
    igor.on(1049).keys("r enter");
    let holder = igor.holder(1049).expect("sent");
    olga.until("изменилась: взял");
    assert!(line_of(olga, 1049).contains(&holder[..4]), "{}", olga.screen());
    assert!(line_of(olga, 1049).contains("(Игорь)") && olga.screen().contains("изменилось 1"), "{}", olga.screen());
    olga.keys("enter");
    assert!(olga.holder(1052).is_some(), "the rest is written: {}", olga.said());
    assert_eq!(olga.holder(1049).as_deref(), Some(holder.as_str()), "what he did stands");
    assert_eq!(lines(olga), [1049], "what was not written stays in sight:\n{}", olga.screen());
    assert!(olga.said().contains("Послано: 1") && olga.said().contains("остались в плане: 1"), "{}", olga.said());
    olga.keys("r");
    assert_eq!((lines(olga), marked(olga)), (Vec::new(), 0), "taken is taken:\n{}", olga.screen());
}

#[test]
fn a_line_that_a_colleague_took_is_marked_and_the_rest_is_written() {
    let (_threads, mut olga, mut igor) = two();
    taken_while_the_plan_is_open(&mut olga, &mut igor);
}

#[test]
fn the_same_with_two_programs_on_one_file() {
    let (_threads, _folder, mut olga, mut igor) = apart();
    taken_while_the_plan_is_open(&mut olga, &mut igor);
}

fn refused_by_the_desk(olga: &mut Pult, igor: &mut Pult) {
    olga.on(1049).keys("space").on(1052).keys("space R");
    igor.on(1049).keys("r enter");
    // She has not heard of it when she presses Enter: the desk says so.
    olga.keys("enter");
    assert_eq!((lines(olga), marked(olga)), (vec![1049], 1), "{}", olga.screen());
    assert!(line_of(olga, 1049).contains("взял"), "{}", olga.screen());
    assert!(olga.holder(1052).is_some() && olga.holder(1049) == igor.holder(1049));
    olga.keys("esc");
    assert!(matches!(olga.state.pane, Pane::None));
    olga.keys("u").until_row(1052, |row| row.facts.assignee.is_none());
}

#[test]
fn a_line_that_the_desk_refuses_comes_back_with_who_has_it() {
    let (_threads, mut olga, mut igor) = two();
    refused_by_the_desk(&mut olga, &mut igor);
}

#[test]
fn a_refused_line_comes_back_from_a_file_too() {
    let (_threads, _folder, mut olga, mut igor) = apart();
    refused_by_the_desk(&mut olga, &mut igor);
}

#[test]
fn a_line_that_only_changed_is_planned_anew_on_a_key_and_sent() {
    let (_threads, mut olga, mut igor) = two();
    olga.on(1049).keys("space").on(1052).keys("space R");
    igor.on(1049).keys("i").types("клиент ждёт у ворот").keys("enter");
    olga.until("изменилась, пока план был открыт");
    olga.keys("r");
    assert_eq!((lines(&olga), marked(&olga)), (vec![1049, 1052], 0), "{}", olga.screen());
    olga.keys("enter");
    assert!(olga.holder(1049).is_some() && olga.holder(1052).is_some(), "{}", olga.said());
    assert!(matches!(olga.state.pane, Pane::None), "all went through:\n{}", olga.screen());
}

#[test]
fn when_every_line_has_changed_nothing_is_sent() {
    let (_threads, mut olga, mut igor) = two();
    olga.on(1049).keys("space R");
    igor.on(1049).keys("i").types("ждём").keys("enter");
    olga.until("изменилась");
    olga.keys("enter");
    assert!(olga.said().contains("пересчитайте"), "{}", olga.said());
    assert_eq!((olga.holder(1049), lines(&olga)), (None, vec![1049]));
}
