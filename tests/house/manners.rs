//! Terminal manners: what is copied for the messenger, what the mouse may do, what rings and how often.

use super::console::{Pult, script};
use super::shift::alone;
use pult::app::{Effect, Mouse, Msg, update};
use pult::desk::{Call, CallState, Cursor, Delta, News};

fn played(text: &str) -> String {
    let threads = super::console::threads();
    let desk = super::console::demo_desk(threads.handle());
    let (exit, out) = script(desk, threads.handle(), text);
    assert_eq!(exit, 0, "{out}");
    out
}

#[test]
fn one_key_copies_a_job_that_can_be_sent_as_it_is() {
    let out = played(
        r#"
        do go 1029
        key J
        expect message contains "скопировано: "
        expect screen contains "СКОПИРОВАНО"
        "#,
    );
    let (_, job) = out.split_once("── copied\n").expect("the report has what was copied");
    for words in ["Заявка 1029 · ", "Клиент: Логист, ", "Адрес: ", "Контакт: ", "+7 ", "Доступ: ", "Что случилось: "]
    {
        assert!(job.contains(words), "{words} is missing:\n{job}");
    }
    assert!(job.lines().all(|line| !line.trim().is_empty()), "one job has no empty lines:\n{job}");
}

#[test]
fn the_proposals_and_the_callers_job_is_copied_and_the_pane_stays() {
    played(
        r#"
        do go 1051
        key r
        expect screen contains "КОГО ПОСЛАТЬ"
        key J
        expect screen contains "Заявка 1051"
        key esc
        expect not screen contains "СКОПИРОВАНО"
        expect screen contains "КОГО ПОСЛАТЬ"
        key esc
        key R
        expect screen contains "ПЛАН"
        key J
        expect message contains "скопировано"
        "#,
    );
}

#[test]
fn marked_tickets_are_copied_one_after_another() {
    let out = played(
        r#"
        do go 1029
        key space
        do go 1051
        key space
        key J
        expect message contains "скопировано"
        "#,
    );
    assert!(out.contains("── copied\nЗаявка 1051 · "), "the most urgent first: {out}");
    assert!(out.contains("\n\nЗаявка 1029 · "), "{out}");
}

#[test]
fn behind_the_mask_no_phone_is_copied_and_the_job_says_so() {
    let job = |keys: &str| {
        let out = played(&format!("do go 1029\n{keys}\nkey J\nexpect message contains \"скопировано\"\n"));
        out.split_once("── copied\n").expect("the report has what was copied").1.to_owned()
    };
    let (open, covered) = (job(""), job("key F6"));
    assert!(open.contains("921 555-01-42") && !open.contains("не скопированы"), "{open}");
    assert!(!covered.contains("555-01-42") && !covered.contains("01-42"), "{covered}");
    assert!(covered.contains("Заявка 1029 · ") && covered.contains("Анна Ким"), "{covered}");
    assert_eq!(covered.trim_end().lines().last(), Some("Телефоны, суммы и коды не скопированы: на экране они скрыты"));
}

#[test]
fn the_key_after_a_copy_counts_as_if_nothing_lay_over_the_board() {
    let out = played("key g g\nkey J\nkey j\nexpect not screen contains \"СКОПИРОВАНО\"\nscreen\n");
    let chosen = out.lines().position(|line| line.starts_with('>')).expect("the cursor's row");
    let first = out.lines().position(|line| line.contains("Срок, чего")).expect("the titles");
    assert_eq!(chosen, first + 2, "{out}");
}

fn mouse(pult: &mut Pult, event: Mouse) -> Vec<Effect> {
    update(&mut pult.state, Msg::Mouse(event))
}

#[test]
fn the_mouse_is_the_terminals_until_it_is_wanted() {
    let (_threads, mut pult) = alone();
    assert!(!pult.state.hands.mouse);
    pult.keys("g m");
    assert!(pult.state.hands.mouse && pult.said().contains("щелчок выбирает"), "{}", pult.said());
    pult.keys("g m");
    assert!(!pult.state.hands.mouse && pult.said().contains("снова у терминала"), "{}", pult.said());
}

#[test]
fn keys_and_wheel_go_on_from_the_row_that_was_clicked() {
    let (_threads, mut pult) = alone();
    pult.keys("g m");
    let row = |pult: &Pult, place: usize| pult.state.board.shown()[place].id.clone();
    mouse(&mut pult, Mouse::Click { column: 20, row: 3 + 4 });
    pult.keys("j");
    assert_eq!(pult.state.board.chosen, Some(row(&pult, 5)), "{}", pult.screen());
    mouse(&mut pult, Mouse::Click { column: 20, row: 3 + 2 });
    mouse(&mut pult, Mouse::Wheel(1));
    assert_eq!(pult.state.board.chosen, Some(row(&pult, 5)), "{}", pult.screen());
}

#[test]
fn the_wheel_moves_the_list_a_click_chooses_and_two_open() {
    let (_threads, mut pult) = alone();
    let shown: Vec<_> = pult.state.board.shown().iter().map(|row| row.id.clone()).collect();
    mouse(&mut pult, Mouse::Wheel(1));
    assert_eq!(pult.state.board.chosen.as_ref(), Some(&shown[3]));
    mouse(&mut pult, Mouse::Wheel(-1));
    assert_eq!(pult.state.board.chosen.as_ref(), Some(&shown[0]));
    // The seat line, the counts and the titles stand above the first ticket.
    assert_eq!(mouse(&mut pult, Mouse::Click { column: 20, row: 3 + 4 }), []);
    assert_eq!(pult.state.board.chosen.as_ref(), Some(&shown[4]));
    let effects = mouse(&mut pult, Mouse::Double { column: 20, row: 3 + 4 });
    assert!(effects.contains(&Effect::Card(shown[4].clone())), "{effects:?}");
    assert!(pult.screen().contains("ЗАЯВКА"), "{}", pult.screen());
}

#[test]
fn a_click_sends_nobody_and_answers_no_question() {
    let (_threads, mut pult) = alone();
    pult.on(1051).keys("r");
    for row in 0..24 {
        for event in [Mouse::Click { column: 4, row }, Mouse::Double { column: 4, row }] {
            let effects = mouse(&mut pult, event);
            assert!(!effects.iter().any(|effect| matches!(effect, Effect::Apply(_))), "{effects:?}");
        }
    }
    pult.on(1051).keys("esc w");
    let before = pult.screen();
    mouse(&mut pult, Mouse::Click { column: 4, row: 21 });
    assert_eq!(pult.screen(), before, "a question waits for its digit");
}

fn ringing(id: &str) -> Call {
    pult::calls::ring("+79215550142".into(), "".into(), "".into(), id.into(), super::console::now(), "RU")
}

fn rings(pult: &mut Pult, msg: Msg) -> usize {
    update(&mut pult.state, msg).iter().filter(|effect| matches!(effect, Effect::Notify(_))).count()
}

fn news(call: Call) -> Msg {
    Msg::News(Box::new(News { cursor: Cursor("1".into()), delta: Delta::Call(Box::new(call)), event: None }))
}

#[test]
fn a_call_rings_once_however_often_the_feeds_tell_of_it() {
    let (_threads, mut pult) = alone();
    assert_eq!(rings(&mut pult, news(ringing("a"))), 1);
    assert_eq!(rings(&mut pult, news(ringing("a"))), 0, "told twice");
    // The desk was read anew, and meanwhile somebody else began to call.
    assert_eq!(rings(&mut pult, Msg::Calls(vec![ringing("b"), ringing("a")])), 1);
    assert_eq!(rings(&mut pult, Msg::Calls(vec![ringing("b"), ringing("a")])), 0);
    assert_eq!(rings(&mut pult, news(ringing("b"))), 0);
    let over = Call { state: CallState::Ended, ..ringing("c") };
    assert_eq!(rings(&mut pult, news(over)), 0, "what is over rings no more");
}

#[test]
fn a_click_on_a_heading_chooses_nothing_and_the_rows_below_are_the_ones_that_are_seen() {
    let (_threads, mut pult) = alone();
    pult.state.board.group_by(Some(pult::desk::filter::Key::Zone));
    pult.tick(0);
    let screen = pult.screen();
    let rows: Vec<&str> = screen.lines().skip(3).take(20).map(|row| row.trim_matches('"')).collect();
    let heading = rows.iter().position(|row| row.starts_with("── ")).expect("a heading");
    let before = pult.state.board.chosen.clone();
    mouse(&mut pult, Mouse::Click { column: 20, row: 3 + heading as u16 });
    assert_eq!(pult.state.board.chosen, before, "a heading is no ticket");
    let below = rows.get(heading + 1).expect("a row below it").to_string();
    mouse(&mut pult, Mouse::Click { column: 20, row: 4 + heading as u16 });
    let number = pult.state.board.chosen_row().expect("a ticket").number;
    assert!(below.contains(&number.to_string()), "{number} is not the row that was clicked: {below}");
}
