//! What tired hands get wrong must do no harm: nobody is sent by the way, what is undone is as it was, what is saved is whole.

use super::console::Pult;
use super::shift::alone;
use pult::app::pane::Pane;
use pult::desk::{Due, TicketId};

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
    pult.keys("* D");
    assert!(dues(&pult).len() < before.len() / 2, "{}", pult.said());
    pult.keys("u").until_so(|state| state.board.all().len() == before.len());
    assert_eq!(dues(&pult), before);
}
