//! Two on the line: the one who waits stands at the top, with everything that was typed for them.

use super::shift::two;

#[test]
fn answering_a_second_call_puts_the_first_aside_with_its_half_written_ticket() {
    let (_threads, mut olga, mut igor) = two();
    igor.ring("+79215550142");
    olga.until("Анна Ким");
    olga.keys("F8");
    olga.until("ЗВОНОК 0:00");
    olga.keys("n").types("Домофон молчит");
    igor.ring_as("call-2", "+79990001122");
    olga.until("ЗВОНОК +7 999 000-11-22");
    olga.keys("F8");
    olga.until("на удержании 1: Ким 0:00");
    assert!(olga.screen().contains("РАЗГОВОР") || olga.screen().contains("+7 999 000-11-22"), "{}", olga.screen());
    assert!(!olga.screen().contains("Домофон молчит"), "{}", olga.screen());
    let kept = olga.state.kept().draft.expect("what waits with its call is kept too");
    assert_eq!(kept.subject, "Домофон молчит");
    olga.tick(3);
    assert!(olga.screen().contains("Ким 3:00"), "{}", olga.screen());
    olga.keys("g c");
    let screen = olga.screen();
    assert!(screen.contains("Домофон молчит") && screen.contains("Анна Ким"), "{screen}");
    assert!(screen.contains("на удержании 1: "), "the other one waits now:\n{screen}");
    olga.keys("enter");
    assert!(olga.said().contains("записана"), "{}", olga.said());
}

#[test]
fn the_same_key_puts_aside_and_the_list_brings_back() {
    let (_threads, mut olga, mut igor) = two();
    igor.ring("+79215550142");
    olga.until("Анна Ким");
    olga.keys("F8");
    olga.until("ЗВОНОК 0:00");
    olga.keys("h");
    assert!(olga.said().contains("отложен"), "{}", olga.said());
    assert!(olga.screen().contains("на удержании 1: Ким"), "{}", olga.screen());
    olga.keys("g c");
    assert!(olga.screen().contains("ЗВОНОК 0:00") && !olga.screen().contains("на удержании"), "{}", olga.screen());
    olga.keys("h F9");
    assert!(olga.said().contains("никто не звонит"), "who waits is not hung up on: {}", olga.said());
    assert_eq!(olga.state.desk.held.len(), 1);
}

#[test]
fn who_hangs_up_while_waiting_leaves_the_line_but_not_their_ticket() {
    let (threads, mut olga, mut igor) = two();
    igor.ring("+79215550142");
    olga.until("Анна Ким");
    olga.keys("F8");
    olga.until("ЗВОНОК 0:00");
    olga.keys("n").types("Домофон молчит").keys("esc h");
    let call = olga.state.desk.calls.iter().find(|c| c.id.as_str() == "call-1").expect("the call").end(olga.state.now);
    let wish = pult::calls::tell(call, "АТС".into(), olga.state.now);
    threads.block_on(olga.desk().apply(vec![wish])).expect("told");
    olga.until_so(|state| state.desk.held.is_empty());
    assert!(olga.said().contains("осталась черновиком"), "{}", olga.said());
    olga.keys("n");
    assert!(olga.screen().contains("Домофон молчит"), "{}", olga.screen());
}

#[test]
fn a_call_that_nobody_answered_is_listed_to_be_called_back() {
    let (threads, mut olga, mut igor) = two();
    igor.ring("+79215550142");
    olga.until("Анна Ким");
    let call = olga.state.desk.calls.iter().find(|c| c.id.as_str() == "call-1").expect("the call").end(olga.state.now);
    threads.block_on(olga.desk().apply(vec![pult::calls::tell(call, "АТС".into(), olga.state.now)])).expect("told");
    olga.until_so(|state| state.call_backs().any(|call| call.id.as_str() == "call-1"));
    olga.keys("g c");
    assert!(olga.screen().contains("не ответили 10:30"), "{}", olga.screen());
    olga.types("0142").keys("enter");
    assert!(olga.screen().contains("Анна Ким"), "{}", olga.screen());
}

#[test]
fn a_stranger_who_waits_is_named_by_their_number_as_it_is_read() {
    let (_threads, mut olga, mut igor) = two();
    igor.ring("+79990001122");
    olga.until("ЗВОНОК +7 999 000-11-22");
    olga.keys("F8");
    olga.until("ЗВОНОК 0:00");
    olga.keys("h");
    assert!(olga.screen().contains("на удержании 1: +7 999 000-11-22"), "{}", olga.screen());
}

#[test]
fn another_caller_gets_a_form_of_their_own_and_no_draft_is_lost() {
    let (_threads, mut olga, mut igor) = two();
    igor.ring_as("call-1", "+79215550142");
    olga.until("Анна Ким");
    olga.keys("F8 n").types("Домофон молчит").keys("esc F9");
    igor.ring_as("call-2", "+79990001122");
    olga.until("ЗВОНОК +7 999 000-11-22");
    olga.keys("F8 n");
    assert!(!olga.screen().contains("Домофон молчит"), "{}", olga.screen());
    assert!(olga.said().contains("черновик ждёт: Анна Ким"), "{}", olga.said());
    olga.types("Потерян пропуск").keys("esc");
    let kept = olga.state.kept();
    let words: Vec<&str> = kept.draft.iter().chain(&kept.drafts).map(|draft| draft.subject.as_str()).collect();
    assert_eq!(words, ["Потерян пропуск", "Домофон молчит"]);
    // Each comes back with its caller.
    olga.keys("n");
    assert!(olga.screen().contains("Потерян пропуск"), "{}", olga.screen());
    olga.keys("esc F9 esc c").types("0142").keys("enter n");
    let screen = olga.screen();
    assert!(screen.contains("Домофон молчит") && screen.contains("Анна Ким"), "{screen}");
}
