//! The plan lies open and the desk goes on: what that means for the plan is told, one key mends it, and it says what moved.

use super::autopilot::comes;
use super::console::Pult;
use super::shift::{alone, two};
use pult::app::overlay::Overlay;
use pult::app::pane::{Pane, PlanPane};
use pult::backend::{Answer, Read};
use pult::desk::{Act, Change, Priority};

fn plan(pult: &Pult) -> &PlanPane {
    match &pult.state.pane {
        Pane::Plan(pane) => pane,
        other => panic!("no plan: {other:?}"),
    }
}

/// Who the open plan gives each ticket to.
fn given(pult: &Pult) -> Vec<(i64, Option<String>)> {
    let lines = plan(pult).plan.iter().flat_map(|plan| &plan.lines);
    lines.map(|line| (line.number, line.choice.as_ref().map(|choice| choice.unit.name.raw().to_owned()))).collect()
}

fn given_to(pult: &Pult, number: i64) -> Option<String> {
    given(pult).into_iter().find(|(line, _)| *line == number).and_then(|(_, unit)| unit)
}

fn chosen(pult: &Pult) -> i64 {
    given(pult)[plan(pult).chosen].0
}

/// Goes down to the first line that somebody takes.
fn to_a_placed_line(pult: &mut Pult) -> (i64, String) {
    for _ in 0..given(pult).len() {
        let (number, unit) = given(pult)[plan(pult).chosen].clone();
        if let Some(unit) = unit {
            return (number, unit);
        }
        pult.keys("j");
    }
    panic!("nobody takes anything:\n{}", pult.screen())
}

#[test]
fn a_new_critical_ticket_is_told_and_a_key_takes_it_in_around_what_is_fixed() {
    let (threads, mut olga, mut igor) = two();
    olga.keys("R");
    let (number, unit) = to_a_placed_line(&mut olga);
    olga.keys("P");
    let before = given(&olga);
    let fresh = comes(&threads, &mut igor, 1049, "fire", |ticket| ticket.head.priority = Priority::Critical);
    olga.until("новых 1");
    assert_eq!(given(&olga), before, "nothing moves under the hands:\n{}", olga.screen());
    olga.keys("r");
    assert!(given(&olga).iter().any(|(number, _)| *number == fresh), "{}", olga.screen());
    assert!(olga.said().contains("Пересчитано") && olga.said().contains("новых 1"), "{}", olga.said());
    assert!(!olga.screen().contains("новых 1,") && plan(&olga).beside.is_nothing(), "{}", olga.screen());
    assert_eq!((chosen(&olga), given_to(&olga, number)), (number, Some(unit)), "the cursor and what is fixed stay");
    let moved = before.iter().filter(|(number, unit)| unit.is_some() && given_to(&olga, *number) != *unit).count();
    assert_eq!(plan(&olga).moved.len(), moved);
}

#[test]
fn whoever_falls_ill_is_sent_nowhere_and_a_key_moves_only_their_lines() {
    let (_threads, mut olga, mut igor) = two();
    olga.keys("R");
    let before = given(&olga);
    let (number, unit) = to_a_placed_line(&mut olga);
    igor.keys("X").types(&unit).keys("enter").types("завтра 12").keys("enter enter");
    olga.until("в это время отсутствует");
    assert_eq!(given(&olga), before);
    olga.keys("enter");
    assert_eq!(olga.holder(number), None, "nobody is sent who is not there:\n{}", olga.screen());
    assert!(given(&olga).iter().all(|(_, who)| who.as_ref() == Some(&unit)), "the rest is written:\n{}", olga.screen());
    olga.keys("r");
    assert_ne!(given_to(&olga, number), Some(unit.clone()));
    let theirs = before.iter().filter(|(_, who)| who.as_ref() == Some(&unit)).count();
    assert_eq!(plan(&olga).moved.len(), theirs, "{}", olga.screen());
    assert!(olga.said().contains("сдвинул"), "{}", olga.said());
    assert!(olga.screen().contains(&format!("был {}", unit.chars().take(5).collect::<String>())), "{}", olga.screen());
}

#[test]
fn a_job_that_is_done_makes_room_and_says_so() {
    let (_threads, mut olga, mut igor) = two();
    olga.keys("R");
    let before = given(&olga);
    igor.on(1029).keys("d").until_so(|state| state.wishes.count() == 0);
    olga.until("закончено 1").keys("r");
    assert!(plan(&olga).beside.is_nothing() && olga.said().contains("Пересчитано"), "{}", olga.said());
    let moved = before.iter().filter(|(number, unit)| unit.is_some() && given_to(&olga, *number) != *unit).count();
    assert_eq!(plan(&olga).moved.len(), moved);
}

#[test]
fn a_line_given_against_a_rule_asks_why_and_the_log_keeps_it() {
    let (threads, mut pult) = alone();
    // Юдин was on duty at night.
    pult.on(1051).keys("space R a").types("юдин").keys("enter");
    assert!(matches!(pult.state.overlay, Overlay::Ask(_)), "{}", pult.screen());
    assert!(plan(&pult).fixed.is_empty(), "nothing is fixed before the reason");
    pult.keys("4");
    assert_eq!(given_to(&pult, 1051).as_deref(), Some("Юдин"), "{}", pult.screen());
    assert!(pult.screen().contains("В обход") && pult.screen().contains("больше некому"), "{}", pult.screen());
    assert_eq!(pult.holder(1051), None, "nothing is sent before the plan is");
    pult.keys("enter");
    assert_eq!(pult.holder(1051).as_deref(), Some("Юдин"), "{}", pult.said());
    let id = pult.state.board.numbered(1051).expect("on the board").id.clone();
    let card = threads.block_on(pult.desk().read(Read::Card(id))).expect("read");
    let Answer::Card(Some(card)) = card else { panic!("no card") };
    let last = card.history.last().expect("a history");
    assert_eq!(last.reason.as_deref(), Some("nobody-else"));
    assert!(matches!(&last.act, Act::Ticket { what: Change::Assign { over: Some(_), .. }, .. }), "{last:?}");
}
