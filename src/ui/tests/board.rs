//! The board alone.

use super::desk::{choose, console, now, settle, with_rows};
use super::{complete, screen};
use crate::app::view::View;
use crate::app::{Arg, Link, Said};
use crate::desk::{Call, CallState, Failure, Moment, Phone};
use crate::i18n::Lang;
use insta::assert_snapshot;

fn picture(lang: Lang, size: (u16, u16)) -> String {
    let mut state = console(lang, size);
    choose(&mut state, 1029);
    let code = "assigned";
    state.said = Some(Said::plain(code).with("unit", Arg::Words("Сидоров".into())).with("number", Arg::Number(1029)));
    let picture = screen(&state, lang);
    complete(&picture);
    picture
}

#[test]
fn the_board_at_80_columns_in_russian() {
    assert_snapshot!(picture(Lang::Ru, (80, 24)));
}

#[test]
fn the_board_at_80_columns_in_english() {
    assert_snapshot!(picture(Lang::En, (80, 24)));
}

#[test]
fn the_board_at_120_columns_in_russian() {
    assert_snapshot!(picture(Lang::Ru, (120, 40)));
}

#[test]
fn the_board_at_120_columns_in_english() {
    assert_snapshot!(picture(Lang::En, (120, 40)));
}

#[test]
fn the_board_at_200_columns_in_russian() {
    assert_snapshot!(picture(Lang::Ru, (200, 50)));
}

#[test]
fn the_board_at_200_columns_in_english() {
    assert_snapshot!(picture(Lang::En, (200, 50)));
}

#[test]
fn the_board_at_60_columns_is_still_of_use() {
    assert_snapshot!(picture(Lang::Ru, (60, 16)));
}

#[test]
fn a_row_has_its_marks_and_the_cursor_stands_on_it() {
    let mut state = console(Lang::Ru, (80, 24));
    choose(&mut state, 1029);
    state.board.marked.insert("t1049".into());
    let picture = screen(&state, Lang::Ru);
    assert!(picture.contains("\n>1029 11:10 приезд  0:40 В Логист, склад 2"), "{picture}");
    assert!(picture.contains("\n!1038 09:40 приезд -0:50"), "{picture}");
    assert!(picture.contains("\n 1049*11:20 ответ   0:50"), "{picture}");
    assert!(picture.contains("отмечено 1"), "{picture}");
    assert!(picture.contains("cursor 0,7\n"), "{picture}");
}

#[test]
fn under_ten_minutes_the_seconds_count() {
    let state = console(Lang::Ru, (80, 24));
    let picture = screen(&state, Lang::Ru);
    assert!(picture.contains("10:35 приезд 5м00с"), "{picture}");
    assert!(picture.contains("10:45 обещан  0:15"), "{picture}");
}

#[test]
fn a_lost_desk_leaves_the_board_with_its_age() {
    let mut state = console(Lang::Ru, (80, 24));
    state.desk.link = Link::Lost(Moment(now().0 - 180_000), Failure::Offline("timed out".into()));
    let picture = screen(&state, Lang::Ru);
    assert!(picture.contains("нет связи 3 мин — показано на 10:27"), "{picture}");
    assert!(picture.contains("1038!09:40 приезд"), "{picture}");
}

#[test]
fn empty_is_a_word() {
    let mut state = with_rows(Lang::Ru, (80, 24), Vec::new());
    let picture = screen(&state, Lang::Ru);
    assert!(picture.contains("Ничего не ждёт: открытых заявок нет."), "{picture}");
    assert!(picture.contains("n новая"), "{picture}");
    state.desk.link = Link::Loading;
    assert!(screen(&state, Lang::Ru).contains("Читаю заявки…"));
    state.desk.link = Link::Lost(now(), Failure::Offline(String::new()));
    assert!(screen(&state, Lang::Ru).contains("нет связи"));
}

#[test]
fn a_view_says_its_name_and_what_is_not_in_it() {
    let mut state = console(Lang::Ru, (80, 24));
    state.board.look_at(View::Promised);
    settle(&mut state);
    let picture = screen(&state, Lang::Ru);
    assert!(picture.contains("вид: обещаны (0)"), "{picture}");
    assert!(picture.contains("Здесь пусто: обещаны"), "{picture}");
}

#[test]
fn a_ringing_call_is_a_banner_and_takes_nothing_away() {
    let mut state = console(Lang::Ru, (80, 24));
    let before = screen(&state, Lang::Ru);
    state.desk.calls.push(ringing());
    let after = screen(&state, Lang::Ru);
    assert!(after.contains("ЗВОНОК +7 921 555-01-42 Анна Ким, Логист — c открыть"), "{after}");
    let (before, after): (Vec<_>, Vec<_>) = (before.lines().collect(), after.lines().collect());
    assert_eq!(before[1..24], after[1..24], "only the first line is another one");
    assert_eq!(before[24], after[24], "the cursor stays");
}

pub(super) fn ringing() -> Call {
    Call {
        way: crate::desk::call::Way::In,
        id: "call-1".into(),
        from: "89215550142".into(),
        phone: Phone::from_e164("+79215550142"),
        to: "101".into(),
        line: "".into(),
        state: CallState::Ringing,
        rang: Moment(now().0 - 12_000),
        answered: None,
        ended: None,
        contact: Some(crate::desk::Named::new("kim", "Анна Ким")),
        company: Some(crate::desk::Named::new("Логист", "Логист")),
        ticket: None,
    }
}

#[test]
fn the_title_tells_the_most_urgent_deadline() {
    let state = console(Lang::Ru, (80, 24));
    let texts = crate::i18n::Texts::new(Lang::Ru);
    assert_eq!(crate::ui::title(&state, &texts), "-0:50 1038 приезд · пульт");
    let empty = with_rows(Lang::Ru, (80, 24), Vec::new());
    assert_eq!(crate::ui::title(&empty, &texts), "пульт");
}

#[test]
fn outside_text_cannot_draw_on_the_screen() {
    let mut rows = super::desk::rows();
    rows[0].subject = "\u{1b}[2Jстёрто\u{202e}\r\n".into();
    let picture = screen(&with_rows(Lang::Ru, (80, 24), rows), Lang::Ru);
    assert!(!picture.contains(['\u{1b}', '\u{202e}', '\r']), "{picture:?}");
}
