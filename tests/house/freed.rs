//! A ticket that nobody may take: the plan says why and what would help, and sends it all the same when a reason is given.

use super::console::Pult;
use super::shift::alone;
use pult::app::pane::Pane;
use pult::backend::{Answer, Read};
use pult::desk::{Act, Change};
use pult::routing::{Line, Rule};

/// The chosen line of the open plan.
fn chosen(pult: &Pult) -> Line {
    let Pane::Plan(pane) = &pult.state.pane else { panic!("no plan:\n{}", pult.screen()) };
    pane.plan.as_ref().expect("a plan").lines[pane.chosen].clone()
}

/// Opens the plan and goes down to the first line that lifting one rule would free.
fn on_a_blocked_line(pult: &mut Pult) -> Line {
    pult.keys("R");
    let Pane::Plan(pane) = &pult.state.pane else { panic!("no plan") };
    let lines = &pane.plan.as_ref().expect("a plan").lines;
    let place = lines.iter().position(|line| line.relaxation.is_some()).expect("a line that one rule would free");
    pult.keys(&vec!["j"; place].join(" "));
    chosen(pult)
}

#[test]
fn a_blocked_line_says_what_blocks_it_and_what_would_help() {
    let (_threads, mut pult) = alone();
    let line = on_a_blocked_line(&mut pult);
    let screen = pult.screen();
    let how = line.relaxation.expect("help");
    assert!(line.choice.is_none() && !line.blocked_by.is_empty());
    for words in ["НЕКОГО", "Поможет", how.candidate.unit.name.raw(), &format!("цена {} мин", how.price), "x всё равно"]
    {
        assert!(screen.contains(words), "{words} is missing:\n{screen}");
    }
    if line.blocked_by.contains(&Rule::Skill) {
        assert!(screen.contains("в зоне") || screen.contains("нет навыка") || screen.contains(" до "), "{screen}");
    }
}

#[test]
fn x_sends_a_blocked_line_all_the_same_after_a_reason_and_undo_takes_it_back() {
    let (threads, mut pult) = alone();
    let line = on_a_blocked_line(&mut pult);
    let how = line.relaxation.clone().expect("help");
    pult.keys("x");
    assert!(pult.screen().contains("ПОЧЕМУ ВСЁ РАВНО?"), "{}", pult.screen());
    assert_eq!(pult.holder(line.number), None, "nothing is sent before the answer");
    pult.keys("esc");
    assert_eq!(chosen(&pult).ticket, line.ticket, "the question was dropped, not the line");
    pult.keys("x 2");
    assert_eq!(pult.holder(line.number).as_deref(), Some(how.candidate.unit.name.raw()));
    let Pane::Plan(pane) = &pult.state.pane else { panic!("the plan stays open") };
    assert!(pane.plan.as_ref().is_some_and(|plan| plan.lines.iter().all(|left| left.ticket != line.ticket)), "it is done with");
    let log = threads.block_on(pult.desk().read(Read::LatestBy { actor: "Ольга".into(), limit: 1 })).expect("read");
    let Answer::Log(events) = log else { panic!("no log") };
    assert_eq!(events[0].reason.as_deref(), Some("knows-object"));
    let Act::Ticket { what: Change::Assign { over, .. }, .. } = &events[0].act else { panic!("{:?}", events[0].act) };
    assert_eq!(over.as_deref(), Some(how.rule.name()), "the rule that was overridden is in the log");
    pult.keys("q u");
    pult.until_row(line.number, |row| row.facts.assignee.is_none());
}

#[test]
fn what_was_sent_all_the_same_is_not_planned_again() {
    let (_threads, mut pult) = alone();
    let line = on_a_blocked_line(&mut pult);
    pult.keys("x 2 k P");
    let Pane::Plan(pane) = &pult.state.pane else { panic!("no plan") };
    assert_eq!(pane.fixed.len(), 1, "the rest was planned anew");
    assert!(pane.plan.as_ref().is_some_and(|plan| plan.lines.iter().all(|left| left.ticket != line.ticket)));
}
