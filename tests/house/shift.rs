//! A shift at the console: what SCREENS promises, played with keys.

use super::console::{Pult, demo_desk, now, threads};
use pult::app::{Msg, State, update};
use pult::backend::{Answer, Read};
use pult::desk::{Act, Change, Failure, Handed, Moment, Subject};
use tokio::runtime::Runtime;

pub fn alone() -> (Runtime, Pult) {
    let threads = threads();
    let desk = demo_desk(threads.handle());
    let pult = Pult::at(desk, threads.handle(), "olga");
    (threads, pult)
}

pub fn two() -> (Runtime, Pult, Pult) {
    let threads = threads();
    let desk = demo_desk(threads.handle());
    let olga = Pult::at(desk.clone(), threads.handle(), "olga");
    let igor = Pult::at(desk, threads.handle(), "igor");
    (threads, olga, igor)
}

#[test]
fn the_board_shows_what_will_be_late_first() {
    let (_threads, pult) = alone();
    let dues: Vec<Moment> = pult.state.board.shown().iter().map_while(|row| row.facts.due.at()).collect();
    assert!(dues.len() > 50 && dues.is_sorted());
    let screen = pult.screen();
    for words in ["Просрочено", "до часа", "не назначено", "НЕ НАЗНАЧЕН", "Ромашка", "Срок, чего"]
    {
        assert!(screen.contains(words), "{words} is missing:\n{screen}");
    }
}

#[test]
fn enter_sends_the_first_of_the_proposal_and_undo_takes_it_back() {
    let (_threads, mut pult) = alone();
    pult.on(1051).keys("r");
    let screen = pult.screen();
    assert!(screen.contains("КОГО ПОСЛАТЬ") && screen.contains("Нельзя"), "{screen}");
    pult.keys("enter");
    let holder = pult.holder(1051).expect("somebody goes");
    assert!(pult.said().contains(&holder), "{}", pult.said());
    pult.keys("u");
    assert_eq!(pult.holder(1051), None);
    assert!(pult.said().contains("Отменено"), "{}", pult.said());
}

#[test]
fn a_digit_sends_another_one_of_the_proposal() {
    let (_threads, mut pult) = alone();
    pult.on(1049).keys("r");
    let pult::app::pane::Pane::Proposal(pane) = &pult.state.pane else { panic!("no proposal") };
    let second = pane.line.as_ref().expect("a line").candidates[1].unit.name.raw().to_owned();
    pult.keys("2");
    assert_eq!(pult.holder(1049), Some(second));
}

#[test]
fn the_whole_queue_is_planned_applied_and_taken_back_at_once() {
    let (_threads, mut pult) = alone();
    let holders = |state: &State| -> Vec<_> { state.board.all().iter().map(|r| (r.number, r.facts.assignee.clone())).collect() };
    let before = holders(&pult.state);
    pult.keys("R");
    assert!(pult.screen().contains("ПЛАН"), "{}", pult.screen());
    pult.keys("enter");
    assert!(pult.state.board.counts.unassigned < 10);
    pult.keys("u");
    // The rows of a batch that was taken back come by the desk's feed.
    for (number, holder) in &before {
        pult.until_row(*number, |row| row.facts.assignee == *holder);
    }
    let after: Vec<_> = pult.state.board.all().iter().map(|r| (r.number, r.facts.assignee.clone())).collect();
    assert_eq!(before, after);
}

#[test]
fn a_line_of_the_plan_is_dropped_fixed_and_given_to_somebody_else() {
    let (_threads, mut pult) = alone();
    pult.keys("R x");
    let placed = |pult: &Pult| match &pult.state.pane {
        pult::app::pane::Pane::Plan(pane) => pane.plan.as_ref().map_or(0, |p| p.placed()),
        _ => panic!("no plan"),
    };
    let without = placed(&pult);
    pult.keys("x");
    assert_eq!(placed(&pult), without + 1, "the dropped line stays in sight and comes back");
    pult.keys("P");
    let pult::app::pane::Pane::Plan(pane) = &pult.state.pane else { panic!("no plan") };
    assert_eq!(pane.fixed.len(), 1);
    pult.keys("a").types("лин").keys("enter");
    if matches!(pult.state.overlay, pult::app::overlay::Overlay::Ask(_)) {
        pult.keys("1");
    }
    let pult::app::pane::Pane::Plan(pane) = &pult.state.pane else { panic!("no plan") };
    assert_eq!(pane.fixed[0].unit.name.raw(), "Лин");
}

#[test]
fn a_choice_that_breaks_a_rule_says_which_and_logs_the_reason() {
    let (threads, mut pult) = alone();
    // Юдин was on duty at night.
    pult.on(1051).keys("a").types("юдин").keys("enter");
    assert!(pult.screen().contains("Юдин"), "{}", pult.screen());
    assert_eq!(pult.holder(1051), None, "nothing is written before the reason");
    pult.keys("4");
    assert_eq!(pult.holder(1051).as_deref(), Some("Юдин"));
    let id = pult.state.board.numbered(1051).expect("on the board").id.clone();
    let card = threads.block_on(pult.desk().read(Read::Card(id))).expect("read");
    let Answer::Card(Some(card)) = card else { panic!("no card") };
    let last = card.history.last().expect("a history");
    assert_eq!(last.reason.as_deref(), Some("nobody-else"));
    assert!(matches!(&last.act, Act::Ticket { what: Change::Assign { over: Some(_), .. }, .. }), "{last:?}");
}

#[test]
fn the_cursor_stays_on_its_ticket_whatever_arrives() {
    let (_threads, mut olga, mut igor) = two();
    olga.on(1049);
    let line = |pult: &Pult| pult.screen().lines().position(|l| l.contains(">1049"));
    let height = line(&olga);
    assert!(height.is_some(), "{}", olga.screen());
    // A colleague raises a ticket that stood below: it jumps over the chosen one.
    igor.on(1052).keys("+ 2 1");
    assert!(igor.screen().contains("ЧТО ЕСЛИ: 1052"), "others would be late for it:\n{}", igor.screen());
    igor.keys("enter + 2 1 enter");
    olga.until_row(1052, |row| row.facts.priority == pult::desk::Priority::High);
    assert_eq!(olga.state.chosen().map(ToString::to_string), Some("t1049".to_owned()));
    assert_eq!(line(&olga), height, "{}", olga.screen());
}

#[test]
fn what_was_done_meanwhile_is_shown_and_nothing_is_overwritten() {
    let (_threads, mut olga, mut igor) = two();
    olga.on(1049).keys("r");
    igor.on(1049).keys("r 3");
    let theirs = igor.holder(1049).expect("igor sent somebody");
    olga.keys("enter");
    assert_eq!(olga.holder(1049), Some(theirs.clone()), "{}", olga.said());
    assert!(olga.said().contains(&theirs) || olga.said().contains("раньше"), "{}", olga.said());
}

#[test]
fn an_undo_says_so_when_the_world_has_moved() {
    let (_threads, mut olga, mut igor) = two();
    olga.on(1049).keys("r enter");
    let first = olga.holder(1049);
    igor.until_row(1049, |row| row.facts.assignee.is_some());
    igor.on(1049).keys("y");
    olga.until_row(1049, |row| row.facts.assignee.as_ref().is_some_and(|a| matches!(a.handed, Handed::Confirmed { .. })));
    olga.keys("u");
    assert_eq!(olga.holder(1049), first, "{}", olga.said());
    assert!(!olga.said().contains("Отменено"), "{}", olga.said());
}

#[test]
fn a_ring_shows_a_banner_and_steals_no_keys() {
    let (_threads, mut olga, mut igor) = two();
    olga.on(1049).keys("i").types("записываю зам");
    igor.ring("+79215550142");
    olga.until("ЗВОНОК");
    olga.types("етку").keys("enter");
    assert!(olga.said().contains("записано в историю"), "{}", olga.said());
    olga.keys("c");
    let screen = olga.screen();
    for words in ["ПЛАТНО", "Анна Ким", "Логист", "Сказать", "Договор", "Остаток", "Долг", "Доступ", "1029"]
    {
        assert!(screen.contains(words), "{words} is missing:\n{screen}");
    }
}

#[test]
fn the_end_of_a_call_logs_its_minutes() {
    let (_threads, mut olga, mut igor) = two();
    igor.ring("+79215550142");
    olga.until("ЗВОНОК");
    olga.keys("F8");
    assert!(olga.said().contains("Разговор идёт"), "{}", olga.said());
    olga.keys("F9");
    assert!(olga.said().contains("Разговор окончен"), "{}", olga.said());
    olga.until_so(|state| state.live_call().is_none());
}

#[test]
fn without_telephony_four_digits_or_three_letters_find_the_caller() {
    let (_threads, mut pult) = alone();
    pult.keys("c").types("0142").keys("enter");
    assert!(pult.screen().contains("Анна Ким"), "{}", pult.screen());
    pult.keys("esc c").types("kjubcn").keys("enter");
    assert!(pult.screen().contains("Логист"), "логист on the other layout:\n{}", pult.screen());
}

#[test]
fn a_raise_by_the_client_takes_one_of_the_limit_and_undo_gives_it_back() {
    let (_threads, mut pult) = alone();
    pult.keys("c").types("0142").keys("enter").keys("+");
    let screen = pult.screen();
    assert!(screen.contains("клиент просит"), "{screen}");
    pult.keys("1");
    assert!(pult.said().contains("приоритет"), "{}\n{}", pult.said(), pult.screen());
    pult.keys("u");
    assert!(pult.said().contains("Отменено"), "{}", pult.said());
}

#[test]
fn a_wait_that_is_over_wakes_the_ticket() {
    let (_threads, mut pult) = alone();
    pult.on(1049).keys("w 1").types("+20м").keys("enter");
    let row = pult.state.board.numbered(1049).expect("on the board").clone();
    assert_eq!(row.facts.phase, pult::desk::PhaseKind::Waiting);
    pult.tick(21);
    let row = pult.state.board.numbered(1049).expect("on the board").clone();
    assert_eq!(row.facts.phase, pult::desk::PhaseKind::Open, "{}", pult.said());
}

#[test]
fn commands_are_russian_words_english_names_and_the_wrong_layout() {
    let (_threads, mut pult) = alone();
    pult.keys(":").types("назначить 1049 лин").keys("enter");
    assert_eq!(pult.holder(1049).as_deref(), Some("Лин"), "{}", pult.said());
    // `release 1049` typed on the Russian layout.
    pult.keys(":").types("кудуфыу 1049").keys("enter");
    assert_eq!(pult.holder(1049), None, "{}", pult.said());
}

#[test]
fn marked_tickets_go_together() {
    let (_threads, mut pult) = alone();
    pult.keys("v u space space space m").types("вторая").keys("enter");
    assert!(pult.said().contains('3'), "{}", pult.said());
    pult.keys("u");
    assert!(pult.said().contains("Отменено"), "{}", pult.said());
}

#[test]
fn a_clock_says_how_it_was_computed() {
    let (_threads, mut pult) = alone();
    pult.on(1029).keys("t");
    let screen = pult.screen();
    assert!(screen.contains("КАК ПОСЧИТАН СРОК ─ 1029") && screen.contains("по календарю"), "{screen}");
}

#[test]
fn a_lost_desk_leaves_the_board_with_its_age() {
    let (_threads, mut pult) = alone();
    update(&mut pult.state, Msg::Lost(Failure::Offline("gone".into())));
    update(&mut pult.state, Msg::Tick(Moment(now().0 + 180_000)));
    let screen = pult.screen();
    assert!(screen.contains("нет связи") && screen.contains("Ромашка"), "{screen}");
}

#[test]
fn the_palette_finds_an_action_by_its_words() {
    let (_threads, mut pult) = alone();
    pult.on(1049).keys("ctrl-k").types("обещ").keys("enter");
    assert!(matches!(pult.state.overlay, pult::app::overlay::Overlay::Entry(_)), "{}", pult.screen());
}

#[test]
fn a_draft_survives_an_escape() {
    let (_threads, mut pult) = alone();
    pult.keys("c").types("0142").keys("enter n").types("Турникет").keys("esc n");
    assert!(pult.screen().contains("Турникет"), "{}", pult.screen());
}

#[test]
fn events_name_who_did_what() {
    let (threads, mut pult) = alone();
    pult.on(1049).keys("r enter");
    let log = threads.block_on(pult.desk().read(Read::LatestBy { actor: "Ольга".into(), limit: 1 })).expect("read");
    let Answer::Log(events) = log else { panic!("no log") };
    assert!(matches!(events[0].subject, Subject::Ticket(_)));
}

#[test]
fn a_number_on_the_command_line_opens_its_card_and_a_digit_is_a_reason() {
    let (_threads, mut pult) = alone();
    pult.keys(":").types("open 1029").keys("enter");
    assert!(pult.screen().contains("Складская 7"), "{}", pult.screen());
    pult.keys("esc").on(1049).keys(":").types("wait 1 +30м").keys("enter");
    assert_eq!(pult.state.board.numbered(1049).expect("there").facts.phase, pult::desk::PhaseKind::Waiting);
}

#[test]
fn the_help_scrolls_by_pages_and_rows() {
    let (_threads, mut pult) = alone();
    pult.keys("?");
    let first = pult.screen();
    pult.keys("pgdn pgup");
    assert_eq!(pult.screen(), first);
    pult.keys("pgdn up");
    assert_ne!(pult.screen(), first);
}

#[test]
fn a_threshold_of_the_package_is_signalled_once() {
    let (_threads, mut pult) = alone();
    let row = pult.state.board.numbered(1040).expect("on the board").clone();
    let threshold = *row.facts.warn_at.last().expect("the package warns");
    assert!(threshold > now() && Some(threshold) < row.facts.due.at(), "{row:?}");
    let told = |pult: &mut Pult, at: Moment| {
        let effects = update(&mut pult.state, Msg::Tick(at));
        effects.iter().any(|effect| matches!(effect, pult::app::Effect::Notify(said) if said.code.starts_with("now-")))
    };
    update(&mut pult.state, Msg::Tick(Moment(threshold.0 - 1)));
    assert!(told(&mut pult, threshold), "crossed now");
    assert!(!told(&mut pult, Moment(threshold.0 + 1)), "and said once");
}
