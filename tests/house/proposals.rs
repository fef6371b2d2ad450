//! Who could take a ticket, asked from a console that has the board before it.

use super::console::{Pult, demo_desk, now, threads};
use pult::action::Action;
use pult::app::pane::Pane;
use pult::app::{Effect, Msg, update};
use pult::backend::{Answer, Read};
use pult::desk::Backlog;
use pult::routing;

fn backlog(pult: &Pult, threads: &tokio::runtime::Runtime, what: Read) -> Backlog {
    let Ok(Answer::Backlog(backlog)) = threads.block_on(pult.desk().read(what)) else { panic!("no backlog") };
    *backlog
}

#[test]
fn a_proposal_from_the_board_is_the_one_that_the_whole_desk_gives() {
    let threads = threads();
    let pult = Pult::at(demo_desk(threads.handle()), threads.handle(), "olga");
    let policy = &pult.state.desk.furniture.policy;
    // Held tickets too: what one holds is no load for itself.
    for row in pult.state.board.all().iter().step_by(3) {
        let asked = vec![row.id.clone()];
        let whole = backlog(&pult, &threads, Read::Backlog(Some(asked.clone())));
        let mut beside = backlog(&pult, &threads, Read::Asked(asked));
        assert!(beside.held.is_empty() && !whole.held.is_empty());
        beside.board = pult.state.board.whole().expect("a board that is read");
        let propose = |backlog: &Backlog| routing::propose(backlog, policy, now(), &row.id);
        assert_eq!(propose(&beside), propose(&whole), "{}", row.number);
    }
}

#[test]
fn while_the_board_is_read_anew_nobody_takes_it_for_whole() {
    let threads = threads();
    let mut pult = Pult::at(demo_desk(threads.handle()), threads.handle(), "olga");
    assert!(pult.state.board.whole().is_some());
    pult.state.board.restart();
    assert!(pult.state.board.whole().is_none());
}

#[test]
fn a_board_that_somebody_looks_at_changes_without_them() {
    let threads = threads();
    let mut pult = Pult::at(demo_desk(threads.handle()), threads.handle(), "olga");
    let seen = pult.state.board.whole().expect("a board that is read");
    let leaves = seen[4].id.clone();
    pult.state.board.remove(&leaves);
    assert!(seen.iter().any(|row| row.id == leaves));
    assert!(pult.state.board.all().iter().all(|row| row.id != leaves));
}

#[test]
fn of_two_plans_under_way_the_one_asked_for_last_is_shown_whichever_comes_last() {
    let threads = threads();
    let mut pult = Pult::at(demo_desk(threads.handle()), threads.handle(), "olga");
    let backlog = backlog(&pult, &threads, Read::Backlog(None));
    let policy = pult.state.desk.furniture.policy.clone();
    let planned = |asked, tickets: usize| {
        let mut some = backlog.clone();
        some.tickets.truncate(tickets);
        let plan = routing::plan(&some, &policy, now());
        Msg::Planned(asked, Ok((Box::new(plan), Box::new(some))))
    };
    let mut ask = |tickets| {
        let effects = update(&mut pult.state, Msg::Do(Action::Plan, Vec::new()));
        let asked = effects.iter().find_map(|effect| if let Effect::Plan { asked, .. } = effect { Some(*asked) } else { None });
        planned(asked.expect("a plan is asked for"), tickets)
    };
    let (first, last) = (ask(2), ask(3));
    update(&mut pult.state, last);
    update(&mut pult.state, first);
    let Pane::Plan(pane) = &pult.state.pane else { panic!("the plan lies open") };
    assert_eq!(pane.backlog.as_ref().map(|made_of| made_of.tickets.len()), Some(3));
}
