//! Packages read aloud, where the engineer is, and equipment that calls too often: answered on the panel.

use super::console::Pult;
use super::shift::alone;
use pult::app::overlay::Overlay;
use pult::app::pane::Pane;

fn kims_panel(pult: &mut Pult) {
    pult.keys("c").types("0142").keys("enter");
    assert!(pult.screen().contains("Анна Ким"), "{}", pult.screen());
}

#[test]
fn the_clients_package_is_read_to_the_caller_as_five_answers() {
    let (_threads, mut pult) = alone();
    kims_panel(&mut pult);
    pult.keys("g k");
    let screen = pult.screen();
    for words in [
        "ПАКЕТЫ И ДОГОВОРЫ: Логист",
        "17-О «Продвинутый»",
        "Что входит",
        "Где",
        "Когда",
        "Как быстро",
        "Сколько",
        "24 000 ₽ с НДС в месяц",
    ] {
        assert!(screen.contains(words), "no {words}:\n{screen}");
    }
    assert!(screen.contains("Авария: реакция"), "{screen}");
    // The next ones are the packages as they are sold.
    pult.keys("down down down");
    assert!(pult.screen().contains("объекты и оборудование названы в договоре"), "{}", pult.screen());
    pult.keys("esc");
    assert!(matches!(pult.state.overlay, Overlay::None) && matches!(pult.state.pane, Pane::Call(_)), "the caller is still there");
}

#[test]
fn a_package_is_found_by_its_name_on_the_command_line() {
    let (_threads, mut pult) = alone();
    pult.keys(":").types("пакеты включено").keys("enter");
    assert!(pult.screen().contains("Отвечаем за всё круглые сутки"), "{}", pult.screen());
}

#[test]
fn where_the_engineer_is_stands_on_the_panel_without_a_key() {
    let (_threads, mut pult) = alone();
    kims_panel(&mut pult);
    let line = |pult: &Pult| pult.screen().lines().find(|line| line.contains("Инженер ")).map(str::to_owned);
    let told = line(&pult).unwrap_or_else(|| panic!("no line:\n{}", pult.screen()));
    assert!(told.contains("Сидоров"), "{told}");
    pult.keys("V").keys("1");
    let told = line(&pult).expect("still there");
    assert!(told.contains("едет с 10:30"), "{told}");
    pult.keys("i").types("позвонил с дороги, пробка").keys("enter");
    let told = line(&pult).expect("still there");
    assert!(told.contains("10:30: «позвонил с дороги"), "{told}");
}

#[test]
fn equipment_that_calls_too_often_is_told_of_before_the_next_ticket_is_written() {
    let (_threads, mut pult) = alone();
    kims_panel(&mut pult);
    let Pane::Call(pane) = &pult.state.pane else { panic!("a panel") };
    let dossier = pane.dossier.clone().expect("read");
    let site = pane.site.clone();
    let asset = dossier.assets.iter().find(|a| site.as_ref().is_none_or(|s| a.site == *s)).expect("equipment there").clone();
    let had = pult.state.desk.often.times(&asset.id);
    // Until the next one is the third at least.
    for _ in had..3 {
        pult.keys("n").types("Опять то же").keys("tab tab");
        for _ in 0..dossier.assets.len() {
            let Overlay::New(new) = &pult.state.overlay else { panic!("a form:\n{}", pult.screen()) };
            if new.about.asset.as_ref() == Some(&asset.id) {
                break;
            }
            pult.keys("right");
        }
        pult.keys("enter");
    }
    let screen = pult.screen();
    assert!(screen.contains("-й раз за 30 дней"), "{screen}");
}
