//! The first screen: what a desk that nobody has filled says, and to whom it does not.

use super::desk::{console, settle, with_rows};
use super::{complete, screen};
use crate::action::Action;
use crate::app::view::View;
use crate::app::{Effect, FirstSteps, Msg, State, update};
use crate::i18n::Lang;

/// Nobody has filled this desk.
fn new(lang: Lang, size: (u16, u16)) -> State {
    let mut state = with_rows(lang, size, Vec::new());
    state.desk.furniture.units.clear();
    state.seat.desk = "sqlite:/home/olga/.local/share/pult/desk.db".into();
    state.seat.first_steps = FirstSteps {
        config: "/home/olga/.config/pult/config.toml".into(),
        log: "/home/olga/.local/share/pult/pult.log".into(),
        complaints: 0,
        kinds: vec!["engineers", "companies", "sites", "assets", "contacts", "packages", "contracts", "debts", "tickets"],
    };
    settle(&mut state);
    state
}

#[test]
fn an_empty_desk_says_how_to_begin_and_where_things_live() {
    for (lang, size) in [(Lang::Ru, (80, 24)), (Lang::En, (80, 24)), (Lang::Ru, (60, 16)), (Lang::En, (60, 16))] {
        let picture = screen(&new(lang, size), lang);
        complete(&picture);
        insta::assert_snapshot!(format!("the_first_screen_{}_{}", lang.code(), size.0), picture);
        for word in ["Enter", "pult import engineers FILE.csv", "tickets", "/desk.db", "config.toml", "pult.log"] {
            assert!(picture.contains(word), "{word}:\n{picture}");
        }
    }
}

#[test]
fn enter_and_its_word_open_the_demo_on_an_empty_desk_only() {
    let mut state = new(Lang::Ru, (80, 24));
    let enter = || Msg::Key("enter".parse().expect("a key"));
    assert_eq!(update(&mut state, enter()), [Effect::Demo]);
    assert_eq!(update(&mut state, Msg::Do(Action::Demo, Vec::new())), [Effect::Demo]);
    let mut busy = console(Lang::Ru, (80, 24));
    assert!(!update(&mut busy, enter()).contains(&Effect::Demo));
    assert_eq!(update(&mut busy, Msg::Do(Action::Demo, Vec::new())), []);
    assert!(screen(&busy, Lang::Ru).contains("На этом пульте есть работа"), "{}", screen(&busy, Lang::Ru));
}

#[test]
fn an_empty_view_of_a_desk_with_work_says_how_to_see_all() {
    let mut state = console(Lang::Ru, (80, 24));
    state.desk.furniture.units.clear();
    state.board.look_at(View::Promised);
    settle(&mut state);
    let picture = screen(&state, Lang::Ru);
    assert!(picture.contains("Здесь пусто: обещаны") && picture.contains("v a все открытые"), "{picture}");
    assert!(!picture.contains("Пульт пуст"), "{picture}");
}
