//! The specification: what is billed, put there while the client is on the line. Keys in, screen out.

use super::console::{Pult, demo_desk, script, threads};
use super::shift::alone;
use pult::app::overlay::Overlay;
use pult::backend::{Answer, Read};
use pult::desk::spec::LineSource;
use pult::desk::{Line, TicketId};
use pult::text::Raw;

/// A ticket of Логист: its visits are used up, and it has prices of its own.
const LOGIST: i64 = 1029;

fn id(pult: &Pult, number: i64) -> TicketId {
    pult.state.board.numbered(number).expect("a row").id.clone()
}

/// The lines as the desk has them.
fn lines(pult: &Pult, threads: &tokio::runtime::Runtime, number: i64) -> Vec<Line> {
    match threads.block_on(pult.desk().read(Read::Card(id(pult, number)))).expect("a card") {
        Answer::Card(Some(card)) => card.ticket.extra.lines,
        other => panic!("no card: {other:?}"),
    }
}

fn has(pult: &Pult, words: &str) {
    assert!(pult.screen().contains(words), "{words:?} is not on the screen:\n{}", pult.screen());
}

#[test]
fn a_line_more_takes_three_keys_beside_its_name_and_undo_takes_it_off() {
    let (threads, mut pult) = alone();
    let before = lines(&pult, &threads, LOGIST).len();
    pult.on(LOGIST).keys("S a").types("жестк 2").keys("enter");
    assert_eq!(pult.pressed, 3, "keys beside the text");
    let all = lines(&pult, &threads, LOGIST);
    let line = all.last().expect("a line");
    assert_eq!(all.len(), before + 1);
    assert_eq!(line.what, Raw::from("Жёсткий диск 4 ТБ для видеозаписи"), "the name that begins with the letters");
    assert_eq!(line.sum().expect("a sum").gross, 2 * 1_032_000, "two at the client's own price");
    has(&pult, "СПЕЦИФИКАЦИЯ");
    has(&pult, "20 640");
    pult.keys("u");
    assert_eq!(lines(&pult, &threads, LOGIST).len(), before);
    assert!(!pult.screen().contains("20 640"), "{}", pult.screen());
}

#[test]
fn a_line_is_changed_covered_hidden_and_taken_off() {
    let (threads, mut pult) = alone();
    pult.on(LOGIST).keys("S a").types("диагност").keys("enter");
    let last = |pult: &Pult| lines(pult, &threads, LOGIST).pop().expect("a line");
    assert_eq!(last(&pult).sum().expect("a sum").gross, 96_000, "half a norm-hour at 1 920");
    pult.keys("enter").types("1:30 -10%").keys("enter");
    assert_eq!(last(&pult).sum().expect("a sum").gross, 259_200);
    pult.keys("o");
    assert!(last(&pult).covered, "the contract pays");
    has(&pult, "по договору");
    pult.keys("o v");
    assert!(!last(&pult).covered && !last(&pult).visible);
    has(&pult, "в акт это не попадёт");
    let number = last(&pult).number;
    pult.keys("x");
    assert!(lines(&pult, &threads, LOGIST).iter().all(|line| line.number != number));
    pult.keys("esc");
    assert!(matches!(pult.state.overlay, Overlay::None));
}

#[test]
fn a_wrong_amount_says_so_and_leaves_what_was_typed() {
    let (threads, mut pult) = alone();
    pult.on(LOGIST).keys("S a").types("блок питания 12 1:30").keys("enter");
    let said = pult.said();
    assert!(said.contains("Количество") && said.contains("Ничего не записано"), "{said}");
    has(&pult, "1:30");
    assert!(lines(&pult, &threads, LOGIST).iter().all(|line| !line.what.raw().contains("Блок питания 12")));
    pult.keys("esc");
    has(&pult, "СПЕЦИФИКАЦИЯ");
    pult.keys("esc");
    assert!(matches!(pult.state.overlay, Overlay::None), "one step a key");
}

#[test]
fn what_no_list_has_is_put_in_ones_own_words() {
    let (threads, mut pult) = alone();
    pult.on(LOGIST).keys("S a").types("хомут стальной 3 по 45,50").keys("enter");
    let line = lines(&pult, &threads, LOGIST).pop().expect("a line");
    assert_eq!((line.what.raw(), line.sum().expect("a sum").gross), ("хомут стальной", 13_650));
}

#[test]
fn the_command_line_puts_a_line_in_one_go_in_russian() {
    let (threads, mut pult) = alone();
    pult.keys(":").types(&format!("спецификация {LOGIST} жестк 2")).keys("enter");
    has(&pult, "ЧТО ДОБАВИТЬ");
    pult.keys("enter");
    assert_eq!(lines(&pult, &threads, LOGIST).pop().expect("a line").sum().expect("a sum").gross, 2 * 1_032_000);
}

#[test]
fn a_visit_past_the_limit_stands_in_the_bill_by_itself_and_goes_with_its_undo() {
    let (threads, mut pult) = alone();
    let own =
        |pult: &Pult| lines(pult, &threads, LOGIST).into_iter().filter(|l| l.source == LineSource::OverQuota).collect::<Vec<_>>();
    pult.on(LOGIST).keys("V").keys("3");
    let line = own(&pult).pop().unwrap_or_else(|| panic!("no line: {}", pult.said()));
    assert_eq!(line.sum().expect("a sum").gross, 180_000, "the contract's own price of a visit");
    assert!(pult.said().contains("сверх лимита"), "{}", pult.said());
    pult.keys("u");
    assert!(own(&pult).is_empty(), "{}", pult.said());
}

#[test]
fn the_draft_of_the_act_goes_to_the_clipboard_as_text() {
    let threads = threads();
    let desk = demo_desk(threads.handle());
    let steps = format!("do go {LOGIST}\nkey S a\nkey \"жестк 2\"\nkey enter\nkey J\n");
    let (exit, told) = script(desk, threads.handle(), &steps);
    assert_eq!(exit, 0, "{told}");
    for words in ["АКТ ВЫПОЛНЕННЫХ РАБОТ", "Заказчик: Логист, ИНН", "Договор: 17-О", "20 640,00 ₽", "Заказчик    ____"]
    {
        assert!(told.contains(words), "{words} is missing:\n{told}");
    }
}
