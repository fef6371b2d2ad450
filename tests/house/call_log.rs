//! The log of calls: whom to call back, which ticket a call was about, whose phone rings, and whether any can.

use super::console::{Pult, now};
use super::shift::{alone, two};
use pult::app::Phones;
use pult::desk::{Call, CallState, Minutes, PhoneLine, Sign};
use tokio::runtime::Runtime;

/// What the telephone system says of a call.
fn tell(threads: &Runtime, pult: &mut Pult, call: Call) {
    let (id, state, to) = (call.id.clone(), call.state, call.to.clone());
    let wish = pult::calls::tell(call, "АТС".into(), pult.state.now);
    let told = threads.block_on(pult.desk().apply(vec![wish])).expect("told");
    assert!(told.iter().all(Result::is_ok), "{told:?}");
    pult.until_so(|seen| seen.desk.calls.iter().any(|call| call.id == id && call.state == state && call.to == to));
}

fn ringing(id: &str, from: &str, to: &str) -> Call {
    pult::calls::ring(from.into(), to.into(), "".into(), id.into(), now(), "RU")
}

/// The line of the screen with these words.
fn line(pult: &Pult, words: &str) -> String {
    let screen = pult.screen();
    screen.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("no {words}:\n{screen}")).to_owned()
}

/// Opens the log and goes to that line.
fn to_line(pult: &mut Pult, words: &str) {
    pult.keys("g j");
    for _ in 0..pult.screen().lines().count() {
        if line(pult, words).contains('>') {
            return;
        }
        pult.keys("down");
    }
    panic!("no way to {words}:\n{}", pult.screen());
}

#[test]
fn a_missed_call_stands_first_in_the_log_until_a_key_takes_it_off() {
    let (threads, mut pult) = alone();
    let before = pult.state.board.counts.call_back;
    tell(&threads, &mut pult, ringing("taken", "+79210000001", "").answer(now()).end(now() + Minutes(4)));
    tell(&threads, &mut pult, ringing("missed", "+79210000002", "").end(now() + Minutes(1)));
    assert!(pult.screen().contains(&format!("перезвонить {}", before + 1)), "{}", pult.screen());
    pult.keys("g j");
    assert!(line(&pult, "ЗВОНКИ").contains(&format!("перезвонить: {}", before + 1)), "{}", pult.screen());
    assert!(line(&pult, "не ответили").contains("000-00-02"), "{}", pult.screen());
    assert!(line(&pult, "разговор 4 мин").contains("000-00-01"), "{}", pult.screen());
    pult.keys("x");
    pult.until_so(|seen| seen.call_backs().next().is_none());
    assert!(pult.said().contains("Снято"), "{}", pult.said());
    assert!(line(&pult, "000-00-02").contains("перезвонили"), "still in the log of today:\n{}", pult.screen());
}

#[test]
fn enter_in_the_log_opens_who_called() {
    let (threads, mut pult) = alone();
    pult.ring("+79215550142");
    pult.until("Анна Ким");
    let call = pult.state.desk.calls[0].end(now());
    tell(&threads, &mut pult, call);
    pult.keys("g j");
    assert!(line(&pult, "Анна Ким").contains("не ответили"), "{}", pult.screen());
    pult.keys("enter");
    let screen = pult.screen();
    assert!(screen.contains("НЕ ОТВЕТИЛИ") && screen.contains("Сказать"), "{screen}");
}

#[test]
fn a_talk_about_a_ticket_is_time_on_it_whoever_hangs_up() {
    let (threads, mut pult) = alone();
    pult.ring("+79215550142");
    pult.until("Анна Ким");
    pult.keys("F8");
    pult.until("ЗВОНОК 0:00");
    pult.keys("l");
    let said = pult.said();
    assert!(said.contains("о заявке"), "{said}");
    let talk = pult.state.desk.calls.iter().find(|call| call.id.as_str() == "call-1").expect("the call").clone();
    let ticket = talk.ticket.clone().expect("tied");
    tell(&threads, &mut pult, talk.end(now() + Minutes(3)));
    let number = pult.state.board.row(&ticket).expect("open").number;
    // A screen that is tall enough for the history.
    pult.state.seat.size = (120, 60);
    pult.keys("esc").on(number).keys("enter");
    pult.until("разговор с клиентом, 3 мин");
}

#[test]
fn what_was_chosen_when_the_line_went_dead_is_what_they_talked_about() {
    let (threads, mut pult) = alone();
    pult.ring("+79215550142");
    pult.until("Анна Ким");
    pult.keys("F8");
    pult.until("ЗВОНОК 0:00");
    let talk = pult.state.desk.calls.iter().find(|call| call.id.as_str() == "call-1").expect("the call").clone();
    assert_eq!(talk.ticket, None);
    tell(&threads, &mut pult, talk.end(now() + Minutes(2)));
    pult.until_so(|seen| seen.desk.calls.iter().any(|call| call.id.as_str() == "call-1" && call.ticket.is_some()));
}

#[test]
fn a_call_of_the_log_is_tied_to_a_ticket_by_its_number() {
    let (threads, mut pult) = alone();
    tell(&threads, &mut pult, ringing("taken", "+79210000001", "").answer(now()).end(now() + Minutes(4)));
    to_line(&mut pult, "000-00-01");
    pult.keys("l").types("1051").keys("enter");
    pult.until_so(|seen| seen.desk.calls.iter().any(|call| call.id.as_str() == "taken" && call.ticket.is_some()));
    assert!(pult.said().contains("1051"), "{}", pult.said());
    to_line(&mut pult, "000-00-01");
    assert!(line(&pult, "000-00-01").contains("о 1051"), "{}", pult.screen());
    pult.keys("l").types("999999").keys("enter");
    assert!(pult.screen().contains("999999 среди открытых нет"), "{}", pult.screen());
}

#[test]
fn a_ring_is_shown_to_whose_extension_it_is_and_to_all_where_nobody_is_named() {
    let (threads, mut olga, mut igor) = two();
    let given = [("201".to_owned(), vec!["olga".to_owned()]), ("202".to_owned(), vec!["igor".to_owned()])];
    for pult in [&mut olga, &mut igor] {
        let name = pult.state.together.session.clone();
        pult.state.seat.actor = name.split('-').next().unwrap_or_default().into();
        pult.state.seat.phones = Phones::new(&given);
    }
    let names = [olga.state.seat.actor.raw().to_owned(), igor.state.seat.actor.raw().to_owned()];
    assert_eq!(names, ["olga", "igor"]);
    tell(&threads, &mut olga, ringing("hers", "+79210000001", "201"));
    igor.until_so(|seen| seen.desk.calls.iter().any(|call| call.id.as_str() == "hers"));
    assert!(line(&olga, "000-00-01").contains("ЗВОНОК"), "{}", olga.screen());
    assert!(!igor.screen().contains("000-00-01"), "{}", igor.screen());
    igor.keys("F8");
    assert_eq!(igor.state.desk.calls.iter().filter(|call| call.state == CallState::Answered).count(), 0, "it is not his to take");
    tell(&threads, &mut olga, ringing("anybodys", "+79210000002", "205"));
    igor.until_so(|seen| seen.desk.calls.iter().any(|call| call.id.as_str() == "anybodys"));
    assert!(line(&igor, "000-00-02").contains("ОБЩАЯ ЛИНИЯ"), "{}", igor.screen());
}

#[test]
fn a_silent_telephone_is_told_at_the_top_of_the_board_until_calls_come_again() {
    let (threads, mut pult) = alone();
    let (desk, at) = (pult.desk().clone(), now());
    let say = |line: &PhoneLine| threads.block_on(desk.sign(Sign::Line(line.clone()), at)).map(|_| ()).expect("told");
    let up = PhoneLine::new("asterisk", at - Minutes(60)).says(true, at - Minutes(60)).expect("up");
    let down = PhoneLine { until: at - Minutes(10), ..up }.says(false, at - Minutes(16)).expect("down");
    say(&down);
    pult.until("телефон молчит");
    assert!(line(&pult, "телефон молчит").contains("10:14"), "{}", pult.screen());
    say(&down.says(true, at).expect("up again"));
    pult.until("телефон молчал");
    pult.tick(16);
    assert!(!pult.screen().contains("телефон молчал"), "{}", pult.screen());
}
