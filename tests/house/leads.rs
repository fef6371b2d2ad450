//! What leads look at over an SSH line, and how a shift is handed over.

use super::console::Pult;
use super::shift::{alone, two};
use pult::app::leading::Sheet;
use pult::app::overlay::Overlay;
use pult::desk::{HandOver, Signed};
use pult::lead;

/// The board stays behind it: Esc is enough.
#[test]
fn one_key_shows_load_forecast_arrivals_and_breaches() {
    let (_threads, mut pult) = alone();
    pult.state.seat.size = (200, 50);
    pult.keys("L");
    let screen = pult.screen();
    for words in [
        "ЗАГРУЗКА И СРОКИ",
        "Не успеют по очереди исполнителя",
        "осталось смены",
        "Пришло за сутки",
        "Сроки за 7 дней",
        "свободно",
        "не успеет",
    ] {
        assert!(screen.contains(words), "{words} is missing:\n{screen}");
    }
    pult.keys("esc");
    assert!(pult.screen().contains("Срок, чего"), "{}", pult.screen());
}

#[test]
fn a_narrow_overview_is_read_by_scrolling() {
    let (_threads, mut pult) = alone();
    pult.keys("L");
    let top = pult.screen();
    assert!(top.contains("Не успеют") && !top.contains("Сроки за 7 дней"), "{top}");
    for _ in 0..60 {
        pult.keys("j");
    }
    assert!(pult.screen().contains("Сроки за 7 дней") && pult.screen().contains("ЗАГРУЗКА"), "{}", pult.screen());
}

#[test]
fn load_and_forecast_follow_the_minute() {
    let (_threads, mut pult) = alone();
    pult.keys("L");
    let before = pult.screen();
    pult.tick(45);
    assert_ne!(before, pult.screen(), "less is left of the shift");
}

fn counted(screen: &str, words: &str) -> usize {
    let line = screen.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("no {words}:\n{screen}"));
    let rest = &line[line.find(words).expect("it is there") + words.len()..];
    rest.trim_start().chars().take_while(char::is_ascii_digit).collect::<String>().parse().expect("a number")
}

#[test]
fn two_keys_sign_the_shift_over_and_two_more_take_it() {
    let (_threads, mut olga, mut igor) = two();
    olga.state.seat.size = (100, 120);
    igor.state.seat.size = (100, 120);
    olga.keys("H");
    let screen = olga.screen();
    for words in ["ПЕРЕДАЧА СМЕНЫ", "СРОК В БЛИЖАЙШИЕ ДВА ЧАСА", "ОБЕЩАНО КЛИЕНТАМ", "ЖДУТ ЗВОНКА", "Enter подписать, сдаю"]
    {
        assert!(screen.contains(words), "{words} is missing:\n{screen}");
    }
    assert_eq!(counted(&screen, "ОСТАЛОСЬ"), olga.state.board.all().len());
    olga.pressed = 1;
    olga.keys("enter");
    assert_eq!(olga.pressed, 2, "open and sign");
    assert!(olga.said().contains("Смена сдана"), "{}", olga.said());
    olga.until("ждём подписи принимающего");
    olga.keys("enter");
    assert!(olga.said().contains("подписать должен тот, кто принимает"), "nobody signs both: {}", olga.said());

    igor.until("Ольга сдаёт смену: H");
    igor.keys("H");
    assert!(igor.screen().contains("сдаёт Ольга") && igor.screen().contains("подписать, принимаю"), "{}", igor.screen());
    igor.keys("enter");
    assert!(igor.said().contains("Смена принята"), "{}", igor.said());
    igor.until("прошлую принял(а) Игорь");
    igor.keys("esc u");
    assert!(!igor.said().contains("Отменено"), "a signature is not taken back by the way: {}", igor.said());
}

#[test]
fn the_list_of_engineers_and_the_overview_tell_one_load() {
    let (_threads, mut pult) = alone();
    pult.state.seat.size = (200, 60);
    let listed = pult.keys("F4").screen();
    let overview = pult.keys("esc L").screen();
    let mut told = 0;
    for line in overview.lines().filter(|line| line.contains('[')) {
        let words: Vec<&str> = line.trim_matches('"').split_whitespace().collect();
        let slash = words.iter().position(|word| *word == "/").expect("work and shift");
        let (name, open, load) = (words[0], words[slash - 3], format!("{}/{}", words[slash - 1], words[slash + 1]));
        let Some(row) = listed.lines().find(|row| row.split_whitespace().any(|word| word.trim_matches('"') == name)) else {
            continue;
        };
        assert!(row.contains(&load) && row.contains(&format!(" {open}/")), "{name}: {line}\n{row}");
        told += 1;
    }
    assert!(told > 5, "{overview}");
}

#[test]
fn whoever_is_off_shift_has_no_shift_to_fill() {
    let (_threads, mut pult) = alone();
    pult.state.seat.size = (200, 60);
    let listed = pult.keys("F4").screen();
    let off: Vec<&str> = listed.lines().filter(|line| line.contains("вне смены")).collect();
    assert!(off.len() > 3, "{listed}");
    assert!(off.iter().all(|line| !line.contains("/0:00")), "{listed}");
}

#[test]
fn the_sheet_forecasts_what_the_overview_does() {
    let (_threads, mut pult) = alone();
    let what = |pult: &Pult| match &pult.state.overlay {
        Overlay::Lead(leading) => leading.what.clone(),
        other => panic!("{other:?}"),
    };
    pult.keys("L");
    let Sheet::Overview(Some(overview)) = what(&pult) else { panic!("no overview") };
    let soon = pult.state.now + lead::RISK;
    let told: Vec<i64> = overview.crew.late.iter().filter(|late| late.due <= soon).map(|late| late.number).collect();
    pult.keys("esc H");
    let Sheet::Turn { turn: Some(turn), .. } = what(&pult) else { panic!("no sheet") };
    let late: Vec<i64> = turn.fresh.at_risk.iter().filter(|risk| risk.late).map(|risk| risk.ticket.number).collect();
    assert!(!told.is_empty());
    assert_eq!(late, told);
}

#[test]
fn a_line_for_the_next_shift_is_typed_and_signed_with_the_sheet() {
    let (_threads, mut olga, mut igor) = two();
    igor.state.seat.size = (100, 120);
    olga.keys("H :").types("передача-смены ключи от склада у охраны").keys("enter");
    olga.keys("G");
    assert!(olga.screen().contains("ЗАМЕТКА: ключи от склада у охраны"), "{}", olga.screen());
    olga.keys("enter");
    igor.until("сдаёт смену").keys("H");
    assert!(igor.screen().contains("ЗАМЕТКА: ключи от склада у охраны"), "{}", igor.screen());
}

#[test]
fn a_wall_shows_the_counts_in_large_digits() {
    let (_threads, mut pult) = alone();
    pult.keys(":").types("табло ascii").keys("enter");
    let screen = pult.screen();
    for words in ["ПРОСРОЧЕНО", "НЕ", "ПОДТВЕРДИЛИ", "НАЗНАЧЕНО", "Ближайшие сроки", "Загрузка", "###"]
    {
        assert!(screen.contains(words), "{words} is missing:\n{screen}");
    }
    assert!(!screen.contains('█'), "plain signs alone:\n{screen}");
    pult.keys("q");
    assert!(!pult.state.quitting && pult.screen().contains("Срок, чего"), "the board was behind it");
    pult.keys(":").types("табло alone").keys("enter q");
    assert!(pult.state.quitting, "nothing is behind this one");
}

#[test]
fn a_ring_is_seen_beside_a_wall() {
    let (_threads, mut olga, mut igor) = two();
    olga.keys(":").types("табло").keys("enter");
    igor.ring("+79215550142");
    olga.until("ЗВОНОК +7 921 555-01-42");
}

#[test]
fn a_signature_is_drawn_with_the_name_of_its_hand() {
    let sheet = HandOver::default();
    let left = pult::desk::handover::Signature { by: "Ольга".into(), at: super::console::now() };
    let signed = Signed { seq: 1, sheet, left, taken: None };
    assert!(signed.waits_for(&"Игорь".into()) && !signed.waits_for(&"Ольга".into()));
}
