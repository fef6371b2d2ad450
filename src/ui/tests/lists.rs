//! What lies over the board.

use super::desk::{choose, console};
use super::tickets::line;
use super::{complete, screen};
use crate::app::overlay::{Ask, Asking, Choice, Coming, Entering, Entry, For, Help, Item, Overlay, Pick, Picking, Typed};
use crate::app::{Said, State};
use crate::desk::Named;
use crate::i18n::Lang;
use crate::keymap::Context;
use crate::routing::Rule;
use insta::assert_snapshot;

fn over(lang: Lang, size: (u16, u16), overlay: Overlay) -> State {
    let mut state = console(lang, size);
    choose(&mut state, 1051);
    state.overlay = overlay;
    state
}

fn picture(overlay: Overlay) -> String {
    let picture = screen(&over(Lang::Ru, (80, 24), overlay), Lang::Ru);
    complete(&picture);
    picture
}

pub(super) fn help() -> Overlay {
    Overlay::Help(Box::new(Help { from: Context::Board, typed: Typed::default(), scroll: 0 }))
}

#[test]
fn the_help_lists_every_action() {
    assert_snapshot!(screen(&over(Lang::Ru, (80, 100), help()), Lang::Ru));
    let english = screen(&over(Lang::En, (120, 40), help()), Lang::En);
    complete(&english);
    assert_snapshot!(english);
}

#[test]
fn the_engineers_show_where_they_are_and_how_full() {
    assert_snapshot!(picture(Overlay::Engineers { chosen: 2 }));
}

#[test]
fn the_cursor_goes_down_the_list_with_the_choice_and_back_to_the_line_with_typing() {
    let cursor = |chosen| {
        let picture = picture(Overlay::Pick(Box::new(Pick { chosen, ..pick() })));
        let at = picture.lines().last().and_then(|line| line.rsplit(',').next()?.parse::<usize>().ok()).expect("a cursor");
        picture.lines().nth(at).expect("the cursor's row").to_owned()
    };
    assert!(cursor(0).starts_with(" > "), "the typed line: {}", cursor(0));
    let (typed, row) = (cursor(0), cursor(1));
    assert!(row.starts_with(" > ") && row != typed, "the chosen row: {row}");
}

pub(super) fn pick() -> Pick {
    let named = |name: &str| Named::new(name, name);
    Pick {
        what: Picking::Assignee { tickets: vec!["t1051".into()], line: Some(Box::new(line(1051))), send_when_ready: false },
        typed: Typed::of("ежо"),
        items: vec![Item::Unit(named("Ежов"), Vec::new()), Item::Unit(named("Маслов Константин Эдуардович"), vec![Rule::Zone])],
        chosen: 0,
    }
}

#[test]
fn a_name_is_picked_by_letters_and_says_which_rule_is_against() {
    assert_snapshot!(picture(Overlay::Pick(Box::new(pick()))));
}

#[test]
fn a_caller_is_looked_for_by_digits_or_letters() {
    let what = Picking::Caller { asked: String::new(), people: Coming::Here, wanted: For::Panel };
    let pick = Pick { what, typed: Typed::default(), items: Vec::new(), chosen: 0 };
    assert!(picture(Overlay::Pick(Box::new(pick))).contains("четыре последние цифры номера"));
}

#[test]
fn a_question_shows_its_digits_and_what_cannot_be_answered() {
    let ask = Ask {
        what: Asking::Raise { ticket: "t1051".into() },
        choices: vec![Choice::Disabled(Said::warning("raise-no-contract")), Choice::Said(Said::plain("raise-reassess"))],
    };
    assert_snapshot!(picture(Overlay::Ask(Box::new(ask))));
}

#[test]
fn a_typed_line_has_the_cursor_and_its_complaint_above() {
    let entry = Entry {
        what: Entering::WaitUntil { tickets: vec!["t1051".into()], reason: "part".into() },
        typed: Typed::of("завтра "),
        complaint: None,
    };
    let shown = picture(Overlay::Entry(Box::new(entry)));
    assert!(shown.contains(" 1051: ждём запчасть до завтра"), "{shown}");
    assert!(shown.contains("cursor 31,23"), "{shown}");
}

#[test]
fn a_long_typed_line_shows_where_the_cursor_is() {
    let entry = Entry { what: Entering::Command(Box::default()), typed: Typed::of(&"слово ".repeat(40)), complaint: None };
    let shown = picture(Overlay::Entry(Box::new(entry)));
    assert!(shown.contains("cursor 79,23"), "{shown}");
}
