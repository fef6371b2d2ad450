//! The caller's panel and what is written from it: an unknown caller, the rules of entitlement, one line, a pasted list, the tree.

use super::console::Pult;
use super::shift::{alone, two};
use pult::app::overlay::Overlay;
use pult::app::pane::Pane;
use pult::desk::policy::Lacking;
use pult::desk::{CompanyId, Moment, PhaseKind, Row};

/// The new ticket: the one with the highest number on the board.
fn newest(pult: &Pult) -> Row {
    let newest = pult.state.board.all().iter().max_by_key(|row| row.number).expect("tickets");
    (**newest).clone()
}

fn kims_panel(pult: &mut Pult) {
    pult.keys("c").types("0142").keys("enter");
    assert!(pult.screen().contains("Анна Ким"), "{}", pult.screen());
}

#[test]
fn an_unknown_caller_is_kept_in_one_line_and_known_from_then_on() {
    let (_threads, mut olga, mut igor) = two();
    igor.ring("+79990001122");
    olga.until("ЗВОНОК");
    olga.keys("c");
    assert!(olga.screen().contains("незнакомый номер"), "{}", olga.screen());
    olga.keys("K").types("Пётр Орлов, логис, кладовщик");
    assert!(olga.screen().contains("Пётр Орлов · Логист · кладовщик"), "{}", olga.screen());
    olga.keys("enter");
    assert!(olga.said().contains("Пётр Орлов: записан"), "{}", olga.said());
    let screen = olga.screen();
    assert!(screen.contains("Пётр Орлов, кладовщик") && screen.contains("17-О"), "{screen}");
    olga.keys("n").types("Не открывается склад").keys("tab с к enter");
    let row = newest(&olga);
    assert_eq!(row.facts.company.as_ref().map(|c| c.name.raw()), Some("Логист"));
    assert_eq!(row.facts.site.as_ref().map(|s| s.name.raw()), Some("склад 2"));
    // Whoever calls by that number next is he.
    igor.keys("c").types("1122").keys("enter");
    assert!(igor.screen().contains("Пётр Орлов"), "{}", igor.screen());
}

#[test]
fn a_caller_written_down_by_mistake_is_forgotten_by_undo() {
    let (_threads, mut olga, mut igor) = two();
    igor.ring("+79990001122");
    olga.until("ЗВОНОК");
    olga.keys("c K").types("Пётр Орлов, логист").keys("enter esc u");
    assert!(olga.said().contains("Отменено"), "{}", olga.said());
    igor.keys("c").types("1122");
    assert!(!igor.screen().contains("Пётр Орлов"), "{}", igor.screen());
}

#[test]
fn letters_of_no_company_are_not_taken_for_a_private_person() {
    let (_threads, mut olga, mut igor) = two();
    igor.ring("+79990001122");
    olga.until("ЗВОНОК");
    olga.keys("c K").types("Пётр, щщщщ").keys("enter");
    assert!(olga.said().contains("Клиента по этим буквам нет"), "{}", olga.said());
    assert!(matches!(olga.state.overlay, Overlay::Entry(_)), "the line stays");
}

#[test]
fn a_known_caller_is_not_written_down_twice() {
    let (_threads, mut pult) = alone();
    kims_panel(&mut pult);
    pult.keys("K");
    assert!(pult.said().contains("уже известен"), "{}", pult.said());
}

#[test]
fn the_term_is_said_before_enter_and_the_call_back_is_kept_with_its_owner() {
    let (_threads, mut pult) = alone();
    kims_panel(&mut pult);
    pult.keys("n").types("Не работает домофон");
    let screen = pult.screen();
    assert!(screen.contains("по договору: ответ до"), "{screen}");
    pult.keys("backtab").types("11:00 лап назовём цену");
    assert!(pult.screen().contains("перезвоним до 11:00 (Лаптева О.С.)"), "{}", pult.screen());
    pult.keys("enter");
    let row = newest(&pult);
    assert_eq!(row.facts.seldom.promised_by.raw(), "Лаптева О.С.");
    assert_eq!(row.facts.seldom.promised, Moment::parse("2026-11-23T11:00:00+03:00"));
    pult.on(row.number).keys("enter");
    assert!(pult.screen().contains("назовём цену"), "{}", pult.screen());
}

#[test]
fn a_more_urgent_priority_shows_its_own_term() {
    let (_threads, mut pult) = alone();
    kims_panel(&mut pult);
    pult.keys("n").types("Горит");
    let term = |pult: &Pult| pult.screen().lines().find(|line| line.contains("Срок  ")).map(str::to_owned).expect("a term");
    let before = term(&pult);
    pult.keys("tab tab tab tab right right");
    assert_ne!(term(&pult), before);
}

#[test]
fn a_time_that_cannot_be_read_or_has_passed_is_not_promised() {
    let (_threads, mut pult) = alone();
    kims_panel(&mut pult);
    pult.keys("n").types("Не работает домофон").keys("backtab").types("когда-нибудь").keys("enter");
    assert!(matches!(pult.state.overlay, Overlay::New(_)), "nothing is registered: {}", pult.said());
    assert!(pult.screen().contains("времени не видно"), "{}", pult.screen());
}

#[test]
fn it_is_the_same_ticket_again() {
    let (_threads, mut pult) = alone();
    kims_panel(&mut pult);
    let calls = pult.state.board.numbered(1029).expect("open").facts.work.calls;
    pult.keys("n").types("всё ещё не пишет");
    assert!(pult.screen().contains("F2 это она же"), "{}", pult.screen());
    let before = newest(&pult).number;
    pult.keys("F2");
    assert_eq!(newest(&pult).number, before, "no second ticket");
    assert_eq!(pult.state.board.numbered(1029).expect("open").facts.work.calls, calls + 1);
    pult.keys("enter");
    let Pane::Card(pane) = &pult.state.pane else { panic!("a card:\n{}", pult.screen()) };
    let history = format!("{:?}", pane.card.as_ref().expect("read").history);
    assert!(history.contains("всё ещё не пишет"), "what was typed is a note");
}

#[test]
fn without_an_object_it_is_asked_about_refused_or_taken_as_the_rules_say() {
    for (rule, wanted) in [(Lacking::Ask, "ПОЧЕМУ ПРИНИМАЕМ"), (Lacking::Refuse, "БЕЗ ОБЪЕКТА НЕ БЕРЁМ"), (Lacking::Take, "")]
    {
        let (_threads, mut pult) = alone();
        pult.state.desk.furniture.policy.entitlement.without_site = rule;
        kims_panel(&mut pult);
        if let Pane::Call(pane) = &mut pult.state.pane {
            pane.site = None;
            if let Some(contact) = &mut pane.contact {
                contact.site = None;
            }
        }
        let before = newest(&pult).number;
        pult.keys("n").types("Что-то сломалось").keys("enter");
        assert_eq!(newest(&pult).number > before, rule == Lacking::Take, "{rule:?}");
        assert!(pult.screen().contains(wanted), "{rule:?}:\n{}", pult.screen());
        if rule == Lacking::Refuse {
            pult.keys("2");
            assert!(pult.screen().contains("Что-то сломалось"), "back to the form:\n{}", pult.screen());
            pult.keys("enter 1");
            assert!(newest(&pult).facts.work.safety, "danger opens every door");
        }
    }
}

#[test]
fn a_company_on_the_leads_list_is_served_without_a_contract() {
    for excepted in [false, true] {
        let (_threads, mut pult) = alone();
        let rules = &mut pult.state.desk.furniture.policy.entitlement;
        rules.exceptions = if excepted { vec!["c4".into()] } else { Vec::new() };
        kims_panel(&mut pult);
        let company = CompanyId::new("c4");
        let Pane::Call(pane) = &mut pult.state.pane else { panic!("a panel") };
        let dossier = pane.dossier.as_mut().expect("read");
        assert_eq!(dossier.company.id, company, "Логист");
        dossier.contracts.clear();
        pult.keys("n").types("Не работает домофон").keys("enter");
        assert_eq!(matches!(pult.state.overlay, Overlay::Ask(_)), !excepted, "{}", pult.screen());
    }
}

#[test]
fn one_line_is_a_ticket() {
    let (_threads, mut pult) = alone();
    pult.keys("N").types("логист склад 2 камера не пишет");
    let screen = pult.screen();
    assert!(screen.contains("Клиент      Логист") && screen.contains("Объект      склад 2"), "{screen}");
    assert!(screen.contains("Случилось   камера не пишет"), "{screen}");
    pult.keys("enter");
    let row = newest(&pult);
    assert_eq!(row.subject.raw(), "камера не пишет");
    assert_eq!(row.facts.site.as_ref().map(|s| s.name.raw()), Some("склад 2"));
    assert!(pult.said().contains(&row.number.to_string()), "{}", pult.said());
}

#[test]
fn the_command_line_takes_the_line_whole_and_a_client_who_is_not_known_writes_nothing() {
    let (_threads, mut pult) = alone();
    pult.keys("F5").types("log логист офис 1С не печатает").keys("enter");
    assert_eq!(newest(&pult).subject.raw(), "1С не печатает");
    let before = newest(&pult).number;
    pult.keys("F5").types("log щщщщ не печатает").keys("enter");
    assert_eq!(newest(&pult).number, before);
    assert!(pult.said().contains("Клиент не узнан") || pult.screen().contains("не узнан"), "{}", pult.screen());
    pult.keys("tab");
    assert!(pult.screen().contains("НОВАЯ ЗАЯВКА"), "the form takes it over:\n{}", pult.screen());
}

#[test]
fn enter_that_is_quicker_than_the_client_waits_for_them() {
    let (_threads, mut pult) = alone();
    pult.keys("N").burst("л о г и с т space о ф и с space н е space п е ч а т а е т enter");
    assert_eq!(newest(&pult).subject.raw(), "не печатает");
}

#[test]
fn what_was_settled_on_the_phone_is_solved_at_once_with_its_minutes_and_comes_back_by_one_undo() {
    let (threads, mut pult) = alone();
    let before = newest(&pult).number;
    pult.keys("N").types("логист офис забыли пароль решено 12 мин");
    assert!(pult.screen().contains("решено в разговоре за 12 мин"), "{}", pult.screen());
    pult.keys("enter");
    let read = threads.block_on(pult.desk().read(pult::backend::Read::Numbered(before + 1))).expect("read");
    let pult::backend::Answer::Card(Some(card)) = read else { panic!("no ticket {}", before + 1) };
    assert_eq!(card.ticket.head.phase.kind(), PhaseKind::Solved);
    assert_eq!(card.ticket.head.subject.raw(), "забыли пароль");
    let read = threads.block_on(pult.desk().read(pult::backend::Read::Calls)).expect("read");
    let pult::backend::Answer::Calls(calls) = read else { panic!("no calls") };
    let talked = calls.iter().find(|call| call.ticket.as_ref() == Some(&card.ticket.head.id)).expect("the conversation");
    assert_eq!(talked.talked_minutes(), 12);
    pult.keys("u");
    assert!(pult.said().contains("Отменено"), "{}", pult.said());
}

/// Fifty lines as a client sends them: numbered, with objects in their own words, phones, and some that say no object.
fn fifty() -> String {
    let line = |n: usize| match n % 5 {
        0 => format!("{n}) Склад 2 - камера {n} не пишет, тел. 8 (921) 555-01-42"),
        1 => format!("{n}\tОфис\tвидео\tнет записи за ночь {n}"),
        2 => format!("{n};на складе 2;не открываются ворота {n};Иванов"),
        3 => format!("• офис: 1С не печатает накладную {n}"),
        _ => format!("{n}. в офисе мигает свет {n}"),
    };
    (1..=50).map(line).collect::<Vec<_>>().join("\r\n")
}

#[test]
fn fifty_pasted_lines_are_fifty_tickets_by_one_enter_and_none_by_one_undo() {
    let (_threads, mut pult) = alone();
    kims_panel(&mut pult);
    let (before, count) = (newest(&pult).number, pult.state.board.all().len());
    pult.paste(&fifty());
    pult.pressed = 0;
    let screen = pult.screen();
    assert!(screen.contains("СПИСОК ЗАЯВОК ─ Логист ─ 50 заявок"), "{screen}");
    assert!(!screen.contains("без объекта"), "{screen}");
    pult.keys("enter");
    assert_eq!(pult.pressed, 1, "one key for fifty lines");
    assert_eq!(pult.state.board.all().len(), count + 50, "{}", pult.said());
    assert_eq!(newest(&pult).number, before + 50);
    let row = pult.state.board.numbered(before + 1).expect("the first");
    assert_eq!(row.facts.company.as_ref().map(|c| c.name.raw()), Some("Логист"));
    pult.keys("esc u").until_so(|state| state.board.all().len() == count);
}

#[test]
fn what_is_not_recognised_is_put_right_by_keys_or_left_out() {
    let (_threads, mut pult) = alone();
    kims_panel(&mut pult);
    let count = pult.state.board.all().len();
    pult.paste("Объект;Проблема\nсклад 2;не пишет камера\nу ворот;не горит лампа\nне туда\nофис;нет сети\n");
    let screen = pult.screen();
    assert!(screen.contains("4 заявки, без объекта 2"), "the heading is no ticket:\n{screen}");
    // The first line without an object is chosen already.
    pult.keys("с к down del");
    let screen = pult.screen();
    assert!(screen.contains("3 заявки, убрано 1") && !screen.contains("без объекта"), "{screen}");
    pult.keys("up up tab tab").types(" снова").keys("enter");
    assert_eq!(pult.state.board.all().len(), count + 3, "{}", pult.said());
    let subjects: Vec<String> = pult.state.board.all().iter().map(|row| row.subject.raw().to_owned()).collect();
    assert!(subjects.iter().any(|subject| subject == "у ворот, не горит лампа снова"), "{subjects:?}");
}

#[test]
fn lines_without_an_object_take_one_reason_for_all_or_are_refused_with_their_number() {
    let (_threads, mut pult) = alone();
    kims_panel(&mut pult);
    let count = pult.state.board.all().len();
    pult.paste("не горит лампа\nскрипит дверь");
    pult.state.desk.furniture.policy.entitlement.without_site = Lacking::Refuse;
    pult.keys("enter");
    assert!(pult.said().contains("Строка 1: объект не узнан"), "{}", pult.said());
    pult.state.desk.furniture.policy.entitlement.without_site = Lacking::Ask;
    pult.keys("enter");
    assert!(pult.screen().contains("ПОЧЕМУ ПРИНИМАЕМ ПРОТИВ ПРАВИЛА? ─ заявок: 2"), "{}", pult.screen());
    pult.keys("esc");
    assert!(pult.screen().contains("скрипит дверь"), "the list is back:\n{}", pult.screen());
    pult.keys("enter 3");
    assert_eq!(pult.state.board.all().len(), count + 2, "{}", pult.said());
}

#[test]
fn a_list_pasted_on_the_board_asks_whose_it_is() {
    let (_threads, mut pult) = alone();
    let count = pult.state.board.all().len();
    pult.paste("склад 2 не пишет камера\nофис нет сети");
    assert!(pult.screen().contains("ЧЕЙ ЭТО СПИСОК ─ строк: 2"), "{}", pult.screen());
    pult.types("0142").keys("enter");
    assert!(pult.screen().contains("СПИСОК ЗАЯВОК ─ Логист"), "{}", pult.screen());
    pult.keys("enter");
    assert_eq!(pult.state.board.all().len(), count + 2);
}

#[test]
fn a_word_pasted_on_the_board_is_still_no_key() {
    let (_threads, mut pult) = alone();
    pult.paste("qqRy");
    assert!(matches!(pult.state.overlay, Overlay::None) && !pult.state.quitting);
}

#[test]
fn the_tree_unfolds_with_arrows_and_enter_takes_the_object_into_the_call() {
    let (_threads, mut pult) = alone();
    kims_panel(&mut pult);
    pult.keys("T");
    let screen = pult.screen();
    assert!(screen.contains("ОБЪЕКТЫ И ТЕХНИКА ─ Логист"), "{screen}");
    assert!(screen.contains("- склад 2") && screen.contains("+ офис"), "the caller's object is unfolded:\n{screen}");
    assert!(screen.contains("1029 "), "its open ticket hangs there:\n{screen}");
    pult.keys("left");
    assert!(!pult.screen().contains("1029 Камеры") && pult.screen().contains("+ склад 2"), "{}", pult.screen());
    pult.keys("down");
    pult.keys("enter");
    assert!(matches!(pult.state.overlay, Overlay::None));
    assert!(pult.screen().contains("Логист, офис"), "the panel is about the office now:\n{}", pult.screen());
}

#[test]
fn the_tree_of_a_ticket_opens_at_its_object_and_enter_opens_a_card() {
    let (_threads, mut pult) = alone();
    pult.on(1029).keys("T");
    assert!(pult.screen().contains("- склад 2"), "{}", pult.screen());
    pult.keys("down down enter");
    let Pane::Card(pane) = &pult.state.pane else { panic!("a card:\n{}", pult.screen()) };
    let shown = pane.card.as_ref().expect("read");
    assert_eq!(shown.ticket.place.site.as_ref().map(|site| site.name.raw()), Some("склад 2"));
}

#[test]
fn the_panel_says_how_a_caller_shows_who_they_are_and_the_mask_covers_it() {
    let (_threads, mut pult) = alone();
    kims_panel(&mut pult);
    let screen = pult.screen();
    assert!(screen.contains("Сверить     слово «Маяк» · платное: Гришин И.П."), "{screen}");
    pult.keys("F6");
    let masked = pult.screen();
    assert!(masked.contains("слово «•••»") && !masked.contains("Маяк") && masked.contains("Гришин"), "{masked}");
}

#[test]
fn the_other_calls_of_the_company_today_stand_in_the_panel() {
    let (threads, mut olga, mut igor) = two();
    igor.ring("+79215550142");
    olga.until("Анна Ким");
    let call = olga.state.desk.calls.iter().find(|c| c.id.as_str() == "call-1").expect("the call").end(olga.state.now);
    threads.block_on(olga.desk().apply(vec![pult::calls::tell(call, "АТС".into(), olga.state.now)])).expect("told");
    // At 24 rows they give way to where the engineer is.
    igor.state.seat.size = (80, 40);
    kims_panel(&mut igor);
    assert!(igor.screen().contains("10:30 Анна Ким, не ответили"), "{}", igor.screen());
}

#[test]
fn of_two_people_with_one_number_arrows_choose_as_digits_do() {
    let (threads, mut olga, mut igor) = two();
    let phone = pult::desk::Phone::from_e164("+79990001122").expect("a number");
    let wish = |id: &str, name: &str| {
        let contact = pult::desk::client::Contact {
            id: id.into(),
            company: Some("c4".into()),
            name: name.into(),
            role: "".into(),
            phones: vec![phone.clone()],
            email: "".into(),
            site: None,
            may: pult::desk::client::Entitled::default(),
        };
        let act = pult::desk::Act::Contact { id: id.into(), to: Some(Box::new(contact)) };
        pult::desk::Wish { id: id.into(), actor: "Ольга".into(), at: None, act, reason: None, batch: None }
    };
    let told = threads.block_on(olga.desk().apply(vec![wish("p-a", "Орлов Пётр"), wish("p-b", "Юрьев Иван")])).expect("told");
    assert!(told.iter().all(Result::is_ok), "{told:?}");
    igor.ring("+79990001122");
    olga.until("ЗВОНОК");
    olga.keys("c");
    assert!(olga.screen().contains("1 Орлов Пётр (Логист)  2 Юрьев Иван (Логист)"), "{}", olga.screen());
    olga.keys("down enter");
    assert!(olga.screen().contains("Юрьев Иван ─ Логист"), "{}", olga.screen());
}

#[test]
fn a_question_mark_tells_where_the_price_comes_from_and_leads_back() {
    let (_threads, mut pult) = alone();
    kims_panel(&mut pult);
    pult.keys("?");
    let told = pult.screen();
    assert!(told.contains("ОТКУДА ЦЕНА") && told.contains("Спрошены") && told.contains("договор"), "{told}");
    pult.keys("?");
    assert!(pult.screen().contains("Сверить"), "{}", pult.screen());
    pult.keys("esc ?");
    assert!(!pult.screen().contains("ОТКУДА ЦЕНА"), "on the board it is the help");
}

#[test]
fn a_ticket_of_one_line_that_is_taken_back_lets_go_of_its_call() {
    let (_threads, mut olga, mut igor) = two();
    igor.ring("+79215550142");
    olga.until("ЗВОНОК");
    olga.keys("c F8 N").types("не открывается дверь").keys("enter");
    let ticket = newest(&olga).id;
    let tied = |state: &pult::app::State| state.desk.calls.iter().any(|call| call.ticket.as_ref() == Some(&ticket));
    olga.keys("F9").until_so(tied);
    olga.keys("u");
    assert!(olga.said().contains("Отменено"), "{}", olga.said());
    olga.until_so(|state| !tied(state));
}
