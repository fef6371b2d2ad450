//! The palette: one place to find an action, a ticket, a client, an engineer.

use super::shift::alone;
use pult::app::overlay::{Item, Overlay, Picking};
use pult::app::{Effect, Msg, State, update};
use pult::desk::TicketId;
use pult::keymap::{Chord, Key};

fn items(state: &State) -> &[Item] {
    let Overlay::Pick(pick) = &state.overlay else { panic!("no palette") };
    assert!(matches!(pick.what, Picking::Anything(_)));
    &pick.items
}

#[test]
fn kinds_are_marked_and_what_cannot_be_done_says_why_and_stays() {
    let (_threads, mut pult) = alone();
    pult.keys("F3").types("закрепить стр");
    let screen = pult.screen();
    let line = screen.lines().find(|l| l.contains("закрепить строку плана")).expect("disabled, not hidden").to_owned();
    assert!(line.contains("действие") && line.contains("только в предложении и в плане"), "{line}");
    pult.keys("enter");
    assert!(matches!(pult.state.overlay, Overlay::Pick(_)), "the palette stays");
    assert!(pult.said().contains("только в предложении"), "{}", pult.said());
}

#[test]
fn an_action_is_found_by_any_of_its_words_on_either_layout_and_says_its_key() {
    let (_threads, mut pult) = alone();
    for typed in ["пауза", "gfepf", "wait", "ПАУЗУ"] {
        pult.keys("ctrl-k").types(typed);
        let Some(Item::Action(first)) = items(&pult.state).first() else { panic!("{typed}: {}", pult.screen()) };
        assert_eq!(first.name(), "wait", "{typed}");
        assert!(pult.screen().lines().any(|l| l.contains("поставить на паузу") && l.contains('w')), "{}", pult.screen());
        pult.keys("esc");
    }
}

#[test]
fn an_exact_number_comes_first_and_one_that_left_the_board_is_still_found() {
    let (_threads, mut pult) = alone();
    pult.keys("F3").types("1051");
    assert!(matches!(items(&pult.state).first(), Some(Item::Ticket(_, 1051))), "{}", pult.screen());
    pult.keys("enter");
    assert_eq!(pult.state.board.chosen_row().map(|r| r.number), Some(1051));
    pult.keys("d F3").types("1051");
    assert!(pult.screen().contains("среди решённых"), "{}", pult.screen());
    pult.keys("enter");
    assert!(pult.screen().contains("1051"), "its card opens:\n{}", pult.screen());
}

#[test]
fn a_client_opens_its_panel_and_an_engineer_the_list_at_him() {
    let (_threads, mut pult) = alone();
    pult.keys("F3").types("логист");
    let place =
        items(&pult.state).iter().position(|i| matches!(i, Item::Company(_))).unwrap_or_else(|| panic!("{}", pult.screen()));
    for _ in 0..place {
        pult.keys("down");
    }
    pult.keys("enter");
    let screen = pult.screen();
    assert!(screen.contains("Договор") && screen.contains("Логист"), "{screen}");
    pult.keys("esc F3").types("t;jd");
    assert!(matches!(items(&pult.state).first(), Some(Item::Unit(..))), "{}", pult.screen());
    pult.keys("enter");
    let Overlay::Engineers { chosen } = pult.state.overlay else { panic!("{}", pult.screen()) };
    assert_eq!(pult.state.desk.furniture.units[chosen].name.raw(), "Ежов");
}

#[test]
fn what_was_chosen_lately_stands_first_before_a_letter_is_typed() {
    let (_threads, mut pult) = alone();
    pult.keys("F3").types("инженеры и их").keys("enter esc F3");
    let Some(Item::Action(first)) = items(&pult.state).first() else { panic!("{}", pult.screen()) };
    assert_eq!(first.name(), "engineers");
}

#[test]
fn a_long_board_is_looked_through_a_part_at_a_time_and_no_ticket_is_missed() {
    let (_threads, mut pult) = alone();
    let pattern = (**pult.state.board.all().last().expect("a row")).clone();
    let rows = (0..10_000).map(|n| {
        let mut row = pattern.clone();
        row.id = TicketId::new(&format!("long-{n}"));
        row.number = 500_000 + n;
        row.subject = if n % 2_500 == 2_499 {
            format!("Турникет заклинило {n}").as_str().into()
        } else {
            "Ничего".into()
        };
        row
    });
    pult.state.board.extend(rows.collect());
    let _ = update(&mut pult.state, Msg::Resize(80, 24));
    let mut effects = update(&mut pult.state, Msg::Key(Chord::plain(Key::F(3))));
    let mut rounds = 0;
    for c in "турник".chars() {
        effects = update(&mut pult.state, Msg::Key(Chord::plain(Key::Char(c))));
        if c == 'у' {
            assert!(effects.contains(&Effect::LookOn), "one key looks through a part only: {effects:?}");
        }
    }
    while effects.contains(&Effect::LookOn) {
        rounds += 1;
        assert!(rounds < 10, "it comes to an end");
        effects = update(&mut pult.state, Msg::LookOn);
    }
    let tickets = items(&pult.state).iter().filter(|i| matches!(i, Item::Ticket(_, number) if *number >= 500_000)).count();
    assert_eq!(tickets, 4);
}
