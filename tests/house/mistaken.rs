//! What tired hands get wrong must do no harm: nobody is sent by the way, what is undone is as it was, what is saved is whole.

use super::console::{Pult, now};
use super::shift::{alone, two};
use pult::app::pane::Pane;
use pult::app::view::View;
use pult::backend::{Answer, Read};
use pult::desk::visit::{Visit, VisitState};
use pult::desk::{Act, Change, ClockKind, Due, Moment, TicketId, Wish};

fn dues(pult: &Pult) -> Vec<(TicketId, Due)> {
    pult.state.board.all().iter().map(|row| (row.id.clone(), row.facts.due)).collect()
}

#[test]
fn a_ticket_that_is_named_is_looked_at_and_nobody_is_sent() {
    for key in ["r", "R", "c 0142 enter"] {
        let (_threads, mut pult) = alone();
        pult.on(1051);
        for word in key.split(' ') {
            let _ = if word.len() == 4 { pult.types(word) } else { pult.keys(word) };
        }
        pult.keys(":").types("открыть 1047").keys("enter");
        let open =
            matches!(&pult.state.pane, Pane::Card(pane) if pane.card.as_ref().is_some_and(|c| c.ticket.head.number == 1047));
        assert!(open, "after {key}:\n{}", pult.screen());
        assert_eq!(pult.holder(1051), None, "after {key}: {}", pult.said());
    }
}

#[test]
fn a_list_over_the_board_gives_way_to_the_ticket_that_is_named() {
    let (_threads, mut pult) = alone();
    for key in ["F4", "L", "H", "g n"] {
        pult.keys(key).keys(":").types("открыть 1047").keys("enter");
        let screen = pult.screen();
        assert!(screen.contains("ЗАЯВКА 1047"), "after {key}:\n{screen}");
        pult.keys("esc esc");
    }
}

#[test]
fn all_closed_by_mistake_and_taken_back_is_due_when_it_was() {
    let (_threads, mut pult) = alone();
    let before = dues(&pult);
    pult.keys("* D 1");
    assert!(dues(&pult).len() < before.len() / 2, "{}", pult.said());
    pult.keys("u").until_so(|state| state.board.all().len() == before.len());
    assert_eq!(dues(&pult), before);
}

#[test]
fn a_clock_that_a_mistake_stopped_goes_on_as_if_it_had_never_stood() {
    let (threads, mut pult) = alone();
    let clocks = |pult: &Pult| {
        let card = threads.block_on(pult.desk().read(Read::Numbered(1051))).expect("read");
        let Answer::Card(Some(card)) = card else { panic!("no card") };
        let clocks = card.ticket.clocks.list.into_iter();
        clocks.map(|clock| (clock.kind, clock.started, clock.met, clock.due)).collect::<Vec<_>>()
    };
    let before = clocks(&pult);
    assert!(before.iter().any(|(kind, ..)| *kind == ClockKind::Queue), "{before:?}");
    for mistake in ["D", "d", "r enter"] {
        pult.on(1051).keys(mistake).tick(2);
        assert_ne!(clocks(&pult), before, "{mistake}: {}", pult.said());
        pult.keys("u").until_row(1051, |row| row.facts.assignee.is_none());
        assert_eq!(clocks(&pult), before, "{mistake}");
    }
}

#[test]
fn a_close_of_several_asks_once_and_says_how_many_it_closed() {
    let (_threads, mut pult) = alone();
    let open = pult.state.board.all().len();
    pult.keys("home space space D");
    assert!(pult.screen().contains("ЗАКРЫТЬ СРАЗУ НЕСКОЛЬКО ─ 2 заявки"), "{}", pult.screen());
    for no in ["esc", "2"] {
        pult.keys(no);
        assert_eq!(pult.state.board.all().len(), open, "{no}: {}", pult.said());
        pult.keys("D");
    }
    pult.keys("1");
    assert_eq!(pult.said(), "Закрыты 2 заявки · u вернуть все сразу");
    assert_eq!(pult.state.board.all().len(), open - 2);
    pult.keys("u").until_so(|state| state.board.all().len() == open);
    pult.keys("home D");
    assert!(pult.said().contains("закрыта"), "one is closed at once: {}", pult.said());
}

#[test]
fn how_far_a_visit_is_leaves_its_window_and_its_defect() {
    let (threads, mut pult) = alone();
    let id = pult.state.board.numbered(1029).expect("a ticket").id.clone();
    let visit = |pult: &Pult| {
        let Ok(Answer::Card(Some(card))) = threads.block_on(pult.desk().read(Read::Card(id.clone()))) else { panic!("no card") };
        card.ticket.extra.visit.expect("a visit")
    };
    let window = Some((now(), Moment(now().0 + 3_600_000)));
    let agreed = Visit { window, defect: true, ..Visit::default() };
    let what = Change::Visit { to: Some(agreed) };
    let wish = Wish {
        id: "agreed".into(),
        actor: "Игорь".into(),
        at: Some(now()),
        act: Act::Ticket { id: id.clone(), what, seen: None },
        reason: None,
        batch: None,
    };
    threads.block_on(pult.desk().apply(vec![wish])).expect("told");
    pult.until_row(1029, |row| row.facts.seldom.visit.is_some_and(|(_, until)| until == window.map(|w| w.1)));
    pult.on(1029).keys("V 1").keys(":").types("выезд +40м").keys("enter");
    let after = visit(&pult);
    assert_eq!((after.state, after.window, after.defect), (VisitState::Travelling, window, true), "{}", pult.said());
    assert_eq!(after.expected, Some(Moment(now().0 + 40 * 60_000)));
}

#[test]
fn a_saved_view_keeps_the_part_of_the_board_that_was_filtered() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("config.toml");
    let (_threads, mut pult) = alone();
    pult.state.views.file = file.display().to_string();
    pult.keys("v u f").types("зона:юг").keys("enter v s").types("Юг без людей").keys("enter");
    let saved = pult.state.board.shown().len();
    let text = std::fs::read_to_string(&file).expect("a file");
    assert!(text.contains("filter = \"зона:юг\"\nview = \"unassigned\""), "{text}");
    pult.keys("v a v 1");
    assert_eq!((pult.state.board.view, pult.state.board.shown().len()), (View::Unassigned, saved));
    assert!(pult.screen().contains("вид: Юг без людей"), "{}", pult.screen());
    pult.keys("esc esc");
    assert_eq!(pult.state.board.view, View::Open);
    assert!(!pult.screen().contains("вид: "), "{}", pult.screen());
}

#[test]
fn a_saved_view_over_a_part_that_there_is_not_says_so() {
    let (_threads, mut pult) = alone();
    let view = pult::desk::filter::SavedView {
        name: "юг".into(),
        filter: "зона:юг".into(),
        view: Some("overdew".into()),
        keys: None,
        group: None,
    };
    pult.state.views.saved = vec![view];
    pult.keys("v 1");
    assert!(pult.said().contains("такого вида нет: overdew"), "{}", pult.said());
}

#[test]
fn whoever_is_answered_is_named() {
    let (_threads, mut pult) = alone();
    pult.ring("+79215550142").until("ЗВОНОК").keys("F8");
    assert!(pult.said().contains("Разговор идёт: Анна Ким"), "{}", pult.said());
}

#[test]
fn a_ticket_that_somebody_takes_over_is_told_to_whom_it_was_taken_from() {
    let (_threads, mut olga, mut igor) = two();
    olga.on(1029).keys("C");
    igor.until_so(|state| !state.together.team.claims.is_empty());
    igor.on(1029).keys("C 1");
    olga.until("1029 занята другим: Игорь");
}

#[test]
fn the_empty_palette_begins_with_what_a_dispatcher_does() {
    let (_threads, mut pult) = alone();
    pult.keys("F3");
    let screen = pult.screen();
    assert!(screen.contains("НАЙТИ ДЕЙСТВИЕ") && !screen.contains("строкой выше"), "{screen}");
    pult.types("строкой");
    assert!(pult.screen().contains("строкой выше"), "{}", pult.screen());
}

#[test]
fn several_are_solved_only_after_a_question() {
    let (_threads, mut pult) = alone();
    let open = pult.state.board.all().len();
    pult.keys("* d");
    assert!(pult.screen().contains("ОТМЕТИТЬ РЕШЁННЫМИ СРАЗУ НЕСКОЛЬКО"), "{}", pult.screen());
    pult.keys("2");
    assert_eq!(pult.state.board.all().len(), open);
}

#[test]
fn who_is_on_the_way_is_not_sent_a_second_time() {
    let (_threads, mut pult) = alone();
    let row = |pult: &Pult| pult.state.board.all().iter().find(|row| row.number == 1038).expect("a late trip").clone();
    let before = row(&pult);
    pult.on(1038).keys("a").types("петр").keys("enter");
    let asked = pult.screen().contains("ПОЧЕМУ");
    if asked {
        pult.keys("1");
    }
    assert_eq!(row(&pult), before, "{}", pult.said());
    assert!(pult.said().contains("уже на этой заявке"), "{}", pult.said());
}
