//! The hands: keys that wait, the help, the command line, the palette, macros. Keys in, screen out.

use super::console::{now, setup};
use super::shift::alone;
use pult::app::overlay::Overlay;
use pult::app::{FirstSteps, Setup, State};
use pult::desk::PhaseKind;
use pult::i18n::{Lang, Texts};
use pult::keymap::{Judges, Keymap};

/// The line of the screen that holds the words.
fn line(screen: &str, words: &str) -> String {
    screen.lines().find(|l| l.contains(words)).unwrap_or_else(|| panic!("{words:?} is not on the screen:\n{screen}")).to_owned()
}

/// What stands on the bottom line.
fn bottom(pult: &super::console::Pult) -> String {
    pult.screen().lines().last().unwrap_or_default().trim_matches(['"', ' ']).to_owned()
}

#[test]
fn after_the_first_stroke_of_a_sequence_the_others_stand_there_in_words() {
    let (_threads, mut pult) = alone();
    for size in [(80, 24), (60, 16), (120, 40)] {
        pult.state.seat.size = size;
        pult.keys("v");
        let screen = pult.screen();
        for words in ["не назначены", "просрочены", "обещаны", "не подтвердили"] {
            assert!(screen.contains(words), "{words} at {size:?}:\n{screen}");
        }
        pult.keys("esc");
        assert!(!pult.screen().contains("дальше"), "{}", pult.screen());
    }
    pult.keys("м");
    assert!(pult.screen().contains("v … дальше"), "the Russian layout says the key as it is printed:\n{}", pult.screen());
    pult.keys("г");
    assert!(pult.state.board.view == pult::app::view::View::Unassigned);
}

#[test]
fn the_help_begins_with_the_place_one_came_from_and_letters_search_it() {
    let (_threads, mut pult) = alone();
    pult.keys("R F1");
    let screen = pult.screen();
    assert!(line(&screen, "здесь и сейчас").contains("В плане"), "{screen}");
    pult.types("приор");
    let screen = pult.screen();
    assert!(line(&screen, "поднять приоритет").contains('+') && !screen.contains("решена"), "{screen}");
    pult.keys("ctrl-u").types("ghbjh");
    assert!(pult.screen().contains("поднять приоритет"), "typed on the other layout:\n{}", pult.screen());
    pult.types("zzz");
    assert!(pult.screen().contains("ничего не подходит"), "{}", pult.screen());
    pult.keys("esc");
    assert!(matches!(pult.state.overlay, Overlay::None) && pult.screen().contains("ПЛАН"));
}

#[test]
fn the_command_line_completes_actions_and_what_they_take_in_both_languages_and_layouts() {
    let (_threads, mut pult) = alone();
    pult.keys(":").types("назн");
    let shown = line(&pult.screen(), "назначить по имени");
    assert!(shown.contains("назначить") && shown.contains('a'), "{shown}");
    pult.keys("tab").types("1051 еж");
    assert!(line(&pult.screen(), ":назначить 1051 еж").contains("еж"));
    pult.keys("tab");
    assert!(pult.screen().contains(":назначить 1051 Ежов"), "{}", pult.screen());
    pult.keys("enter");
    assert_eq!(pult.holder(1051).as_deref(), Some("Ежов"), "{}", pult.said());
    pult.keys("u");
    assert_eq!(pult.holder(1051), None);
    // English words and names, and the other layout.
    pult.keys("F5").types("view una").keys("tab enter");
    assert_eq!(pult.state.board.view, pult::app::view::View::Unassigned);
    pult.keys("F5").types("dbl ghjch").keys("tab enter");
    assert_eq!(pult.state.board.view, pult::app::view::View::Overdue, "вид проср on the wrong layout");
}

#[test]
fn tab_goes_round_and_back_and_up_finds_lines_that_begin_so() {
    let (_threads, mut pult) = alone();
    pult.keys(":").types("view ").keys("tab");
    let first = bottom(&pult);
    pult.keys("tab");
    assert_ne!(bottom(&pult), first);
    pult.keys("tab backtab backtab");
    assert_eq!(bottom(&pult), first, "twice on, twice back");
    pult.keys("enter :").types("engineers").keys("enter esc F5").types("ви").keys("up");
    assert_eq!(bottom(&pult), ":ви", "no line begins so");
    pult.keys("ctrl-u").types("v").keys("up");
    assert_eq!(bottom(&pult), first);
    pult.keys("down");
    assert_eq!(bottom(&pult), ":v");
}

#[test]
fn a_wrong_word_is_pointed_at_and_the_line_stays_to_be_corrected() {
    let (_threads, mut pult) = alone();
    for (typed, says) in [
        ("назначеть 1051 ежов", "назначеть"),
        ("назначить 9999999 ежов", "9999999"),
        ("назначить 1051 ццццц", "инженер"),
        ("ждать 1051 клиента позавчера", "время"),
        ("вид розовые", "вид"),
        ("решить 1051 потому что", "лишнее"),
    ] {
        pult.keys("F5").types(typed).keys("enter");
        let screen = pult.screen();
        let lines: Vec<&str> = screen.lines().collect();
        let at =
            lines.iter().position(|l| l.contains(&format!(":{typed}"))).unwrap_or_else(|| panic!("{typed} is gone:\n{screen}"));
        assert!(lines[at - 1].to_lowercase().contains(says), "{typed}: {}", lines[at - 1]);
        pult.keys("esc");
    }
    pult.keys("F5").types("назначить 1051 ццццц").keys("enter ctrl-w").types("ежов").keys("enter");
    assert_eq!(pult.holder(1051).as_deref(), Some("Ежов"));
}

#[test]
fn an_unknown_reason_lists_those_that_there_are() {
    let (_threads, mut pult) = alone();
    pult.state.seat.size = (160, 40);
    pult.on(1029).keys(":").types("ждать обед").keys("enter");
    let reasons = pult.state.desk.furniture.policy.reasons.wait.clone();
    let listed = format!("Такой причины нет. Есть: 1 {}, 2 {}", reasons[0].ru, reasons[1].ru);
    assert!(pult.screen().contains(&listed), "{listed}:\n{}", pult.screen());
}

#[test]
fn settings_that_are_not_as_they_were_written_are_told_at_the_start() {
    let texts = Texts::new(Lang::Ru);
    let first_steps = FirstSteps { complaints: 2, ..FirstSteps::default() };
    let state = State::new(Setup { first_steps, ..setup(&texts, "olga") });
    let said = state.said.expect("a word");
    let said = pult::ui::said(&texts, &said, chrono_tz::Tz::UTC, now());
    assert_eq!(said, "В настройках 2 ошибки, остальное действует: pult config --check");
}

#[test]
fn the_command_line_lies_over_any_screen_and_what_lay_there_comes_back() {
    let (_threads, mut pult) = alone();
    for (keys, words) in
        [("E", "ИНЖЕНЕРЫ"), ("a", "КОМУ ОТДАТЬ"), ("R", "ПЛАН"), ("F1", "ПОМОЩЬ"), ("i", "заметка"), ("w", "ЧЕГО ЖДЁМ")]
    {
        pult.on(1049).keys(keys).keys("F5");
        let screen = pult.screen();
        assert!(screen.contains(words), "{keys}:\n{screen}");
        assert_eq!(bottom(&pult), ":", "{screen}");
        pult.types("1051").keys("esc");
        assert!(pult.screen().contains(words), "after {keys}:\n{}", pult.screen());
        pult.keys("esc esc esc");
    }
}

#[test]
fn a_ticket_that_is_being_written_down_survives_a_command() {
    let (_threads, mut pult) = alone();
    pult.keys("n enter").types("Домофон молчит").keys("F5").types("note 1051 звонили").keys("enter");
    assert!(pult.screen().contains("Домофон молчит"), "{}", pult.screen());
    pult.keys("F5").types("engineers").keys("enter");
    assert!(pult.screen().contains("ИНЖЕНЕРЫ"));
    pult.keys("esc n");
    assert!(pult.screen().contains("Домофон молчит"), "{}", pult.screen());
}

const MACROS: &str = "
[macros]
'Ждём клиента' = ['wait client завтра 10:00', 'note «написали» клиенту']
'Не выйдет' = ['note начали', 'assign Никого-такого', 'note не дошли']
[board]
'macro Ждём клиента' = ['ctrl-w']
";

fn with_macros() -> (tokio::runtime::Runtime, super::console::Pult) {
    let (threads, mut pult) = alone();
    let (keymap, complaints) = Keymap::judged(MACROS, Judges::LENIENT);
    assert_eq!(complaints, []);
    pult.state.hands.keymap = keymap;
    (threads, pult)
}

#[test]
fn a_macro_runs_its_lines_over_the_marked_tickets_and_one_undo_takes_all_back() {
    let (_threads, mut pult) = with_macros();
    let phase = |pult: &super::console::Pult, number: i64| pult.state.board.numbered(number).expect("a row").facts.phase;
    let before = [phase(&pult, 1049), phase(&pult, 1051)];
    pult.on(1049).keys("space").on(1051).keys("space M");
    let screen = pult.screen();
    assert!(line(&screen, "Ждём клиента").contains("wait client завтра 10:00 · note"), "its lines are shown:\n{screen}");
    pult.types("жд").keys("enter");
    assert_eq!([phase(&pult, 1049), phase(&pult, 1051)], [PhaseKind::Waiting; 2], "{}", pult.said());
    assert!(pult.said().contains("Ждём клиента"), "{}", pult.said());
    pult.keys("u");
    for (number, was) in [(1049, before[0]), (1051, before[1])] {
        pult.until_row(number, |row| row.facts.phase == was);
    }
    // Its own key, and the one under it on the other layout, over the chosen ticket.
    pult.on(1044).keys("ctrl-ц");
    assert_eq!(phase(&pult, 1044), PhaseKind::Waiting, "{}", pult.said());
}

#[test]
fn a_macro_stops_at_the_first_refusal_and_says_at_which_line() {
    let (_threads, mut pult) = with_macros();
    pult.on(1049).keys("F5").types("макрос не выйдет").keys("enter");
    let said = pult.said();
    assert!(said.contains("шаге 2") && said.contains("assign Никого-такого") && said.contains("инженер"), "{said}");
    assert!(pult.state.hands.running.is_none());
    pult.keys("enter");
    let screen = pult.screen();
    assert!(!screen.contains("не дошли"), "the third line was not run:\n{screen}");
}
