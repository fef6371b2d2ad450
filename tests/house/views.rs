//! Views, filters, groups, search and wishes over many tickets: keys in, screen out.

use super::console::{Pult, demo_desk, threads, views};
use super::shift::alone;
use pult::app::overlay::Overlay;
use pult::app::view::View;
use pult::desk::filter::{Key, SavedView};
use pult::desk::{PhaseKind, TicketId};

fn zones(pult: &Pult) -> Vec<String> {
    pult.state.board.shown().iter().map(|row| row.facts.zone.0.to_string()).collect()
}

fn shown(pult: &Pult) -> Vec<i64> {
    pult.state.board.shown().iter().map(|row| row.number).collect()
}

#[test]
fn the_board_follows_the_filter_while_it_is_typed_and_enter_keeps_it() {
    let (_threads, mut pult) = alone();
    let all = pult.state.board.shown().len();
    pult.keys("f").types("зона:север");
    let north = pult.state.board.shown().len();
    assert!(0 < north && north < all && zones(&pult).iter().all(|zone| zone.starts_with("Север")), "{}", pult.screen());
    pult.keys("enter");
    let screen = pult.screen();
    assert!(screen.contains(&format!("отбор: зона:север ({north})")) && screen.contains("Esc снять"), "{screen}");
    pult.keys("esc");
    assert_eq!(pult.state.board.shown().len(), all);
    assert!(!pult.screen().contains("отбор:"), "{}", pult.screen());
}

#[test]
fn escape_gives_back_the_filter_and_the_ticket_that_were() {
    let (_threads, mut pult) = alone();
    pult.keys("f").types("фаза:работа").keys("enter");
    let before = shown(&pult);
    pult.keys("down down");
    let chosen = pult.state.board.chosen.clone();
    pult.keys("f").types("зона:юг");
    assert_ne!(shown(&pult), before);
    pult.keys("esc");
    assert_eq!((shown(&pult), pult.state.board.chosen.clone()), (before, chosen));
    assert!(pult.screen().contains("отбор: фаза:работа"), "{}", pult.screen());
}

#[test]
fn what_cannot_be_read_is_said_while_it_is_typed_and_the_board_keeps_the_last_good_filter() {
    let (_threads, mut pult) = alone();
    pult.keys("f").types("зона:север зонна");
    let before = shown(&pult);
    pult.types(":юг");
    let screen = pult.screen();
    assert!(screen.contains("нет такого ключа: зонна") && screen.contains("навык"), "{screen}");
    assert_eq!(shown(&pult), before);
    pult.keys("enter");
    assert!(pult.screen().contains("Отбор: зона:север зонна:юг"), "the line stays: {}", pult.screen());
}

#[test]
fn the_wrong_layout_and_the_other_language_filter_alike() {
    let (_threads, mut pult) = alone();
    let mut seen = Vec::new();
    for text in ["зона:север навык:опс", "zone:север skill:опс", "pjyf:ctdth yfdsr:jgc", "ящтуЖсевер ылшддЖопс"]
    {
        pult.keys("f").types(text).keys("enter");
        seen.push(shown(&pult));
        pult.keys("esc");
    }
    assert!(!seen[0].is_empty() && seen.iter().all(|one| *one == seen[0]), "{seen:?}");
}

#[test]
fn what_was_typed_on_the_other_layout_is_kept_as_it_was_meant() {
    let (_threads, mut pult) = alone();
    for (typed, kept) in [
        ("pjyf:ctdth yfdsr:jgc", "отбор: зона:север навык:опс ("),
        ("ящтуЖсевер", "отбор: zone:север ("),
        ("-afpf:;l`v", "отбор: -фаза:ждём ("),
        ("gjrfpfyj prio>=dsc", "отбор: gjrfpfyj prio>=выс"),
        ("rfvths", "отбор: камеры ("),
        ("zone:север \"ТЦ Северный\"", "отбор: zone:север \"ТЦ Северный\" ("),
    ] {
        pult.state.seat.size = (160, 40);
        pult.keys("f").types(typed).keys("enter");
        assert!(pult.screen().contains(kept), "{typed}:\n{}", pult.screen());
        pult.keys("esc").keys(":").types(&format!("отбор {typed}")).keys("enter");
        assert!(pult.screen().contains(kept), "{typed}:\n{}", pult.screen());
        pult.keys("esc");
    }
}

#[test]
fn tab_completes_keys_and_the_values_of_the_board() {
    let (_threads, mut pult) = alone();
    pult.keys("f").types("зо").keys("tab");
    let screen = pult.screen();
    assert!(screen.contains("Отбор: зона:") && screen.contains("Север") && screen.contains("Юг"), "{screen}");
    pult.types("ю").keys("tab");
    assert!(pult.screen().contains("Отбор: зона:Юг "), "{}", pult.screen());
    assert!(zones(&pult).iter().all(|zone| zone == "Юг"), "{:?}", zones(&pult));
    pult.keys("esc f").types("prio").keys("tab").types("=h").keys("tab");
    assert!(!pult.state.board.shown().is_empty(), "{}", pult.screen());
}

#[test]
fn a_tag_that_is_only_begun_says_so_when_it_is_kept() {
    let (_threads, mut pult) = alone();
    pult.keys("f").types("зона:сев").keys("enter");
    assert!(pult.screen().contains("отбор: зона:сев*"), "{}", pult.screen());
    assert!(!pult.state.board.shown().is_empty());
}

#[test]
fn groups_have_headings_with_counts_and_the_cursor_skips_them() {
    let (_threads, mut pult) = alone();
    pult.keys("v g").types("зона").keys("enter");
    let zones = zones(&pult);
    assert!(zones[0] <= zones[zones.len() - 1], "{zones:?}");
    pult.keys("home");
    let first = zones.iter().filter(|zone| **zone == zones[0]).count();
    let screen = pult.screen();
    assert!(screen.contains(&format!("── {} ({first}) ─", zones[0])) && screen.contains("по: зона"), "{screen}");
    let mut seen = Vec::new();
    for _ in 0..first + 2 {
        let row = pult.state.board.chosen_row().expect("a ticket").number;
        assert!(pult.screen().contains(&format!(">{row:>4}")), "{row} is in sight: {}", pult.screen());
        seen.push(row);
        pult.keys("down");
    }
    assert_eq!(seen, shown(&pult)[..first + 2], "every step is a ticket");
    pult.keys("v g").types("без").keys("esc").keys("v g").types("нет").keys("enter");
    assert_eq!(pult.state.board.part().group, None);
}

#[test]
fn a_zone_is_picked_from_a_list_with_counts() {
    let (_threads, mut pult) = alone();
    pult.keys("v z");
    let screen = pult.screen();
    assert!(screen.contains("ПОКАЗАТЬ ЗОНУ") && screen.contains("Север"), "{screen}");
    pult.types("юг").keys("enter");
    assert!(!zones(&pult).is_empty() && zones(&pult).iter().all(|zone| zone == "Юг"), "{:?}", zones(&pult));
    pult.keys("v k").keys("enter");
    let text = pult.state.board.part().filter_text().to_owned();
    assert!(text.starts_with("зона:Юг группа:"), "the zone stays: {text}");
}

#[test]
fn a_search_jumps_while_it_is_typed_and_brackets_go_on() {
    let (_threads, mut pult) = alone();
    let from = pult.state.board.chosen.clone();
    pult.keys("/").types("камер");
    let first = pult.state.board.chosen_row().expect("a ticket").clone();
    assert!(first.subject.raw().to_lowercase().contains("камер"), "{}", first.subject.raw());
    pult.keys("esc");
    assert_eq!(pult.state.board.chosen, from, "Esc goes back");
    pult.keys("/").types("камер").keys("enter");
    assert!(pult.said().contains("нашлось: 1 из") && pult.screen().contains("ищем: камер"), "{}", pult.screen());
    pult.keys("]");
    let second = pult.state.board.chosen_row().expect("a ticket").clone();
    assert!(second.number != first.number && second.subject.raw().to_lowercase().contains("камер"));
    pult.keys("[");
    assert_eq!(pult.state.board.chosen_row().expect("a ticket").number, first.number);
    pult.keys("esc");
    assert!(!pult.screen().contains("ищем:"), "{}", pult.screen());
    pult.keys("/").types("нетничего");
    assert!(pult.screen().contains("не нашлось: нетничего"), "{}", pult.screen());
}

#[test]
fn a_number_outside_the_filter_is_shown_and_said() {
    let (_threads, mut pult) = alone();
    pult.keys("f").types("зона:юг").keys("enter");
    let other = pult.state.board.all().iter().find(|row| row.facts.zone.0.as_str() != "Юг").expect("another zone").number;
    pult.keys("#").types(&other.to_string()).keys("enter");
    assert_eq!(pult.state.board.chosen_row().map(|row| row.number), Some(other));
    assert!(pult.said().contains("здесь не было видно"), "{}", pult.said());
}

#[test]
fn all_that_a_filter_shows_is_put_on_hold_and_taken_back_with_one_key() {
    let (_threads, mut pult) = alone();
    pult.keys("f").types("зона:юг -фаза:ждём").keys("enter *");
    let marked: Vec<TicketId> = pult.state.board.marked.iter().cloned().collect();
    assert_eq!(marked.len(), pult.state.board.shown().len());
    assert!(marked.len() > 1 && pult.screen().contains(&format!("отмечено {}", marked.len())), "{}", pult.screen());
    pult.keys("w 1 enter");
    let waits = |pult: &Pult| {
        let of = |id: &TicketId| pult.state.board.row(id).is_some_and(|row| row.facts.phase == PhaseKind::Waiting);
        marked.iter().filter(|id| of(id)).count()
    };
    assert_eq!(waits(&pult), marked.len(), "{}", pult.screen());
    pult.keys("u");
    pult.until_so(|state| marked.iter().all(|id| state.board.row(id).is_some_and(|row| row.facts.phase != PhaseKind::Waiting)));
}

#[test]
fn marked_tickets_become_one_mass_incident_under_the_chosen_one() {
    let (_threads, mut pult) = alone();
    pult.keys("home space space");
    let children: Vec<TicketId> = pult.state.board.marked.iter().cloned().collect();
    let parent = pult.state.board.chosen_row().expect("a ticket").clone();
    pult.keys("l");
    assert!(pult.screen().contains(&format!("общей станет {}", parent.number)), "{}", pult.screen());
    pult.keys("enter");
    let linked = |state: &pult::app::State| {
        children.iter().all(|id| state.board.row(id).is_some_and(|row| row.facts.seldom.parent.as_ref() == Some(&parent.id)))
    };
    assert!(linked(&pult.state), "{}", pult.screen());
    pult.keys("u");
    pult.until_so(|state| children.iter().all(|id| state.board.row(id).is_some_and(|row| row.facts.seldom.parent.is_none())));
}

#[test]
fn a_note_to_several_clients_asks_once_because_it_cannot_be_undone() {
    let (_threads, mut pult) = alone();
    pult.keys("home space space i").types(">Свет дали, проверьте").keys("enter");
    assert!(pult.screen().contains("ЗАМЕТКУ УВИДЯТ КЛИЕНТЫ") && pult.screen().contains("2 заявки"), "{}", pult.screen());
    pult.keys("2");
    assert!(pult.state.wishes.count() == 0 && !pult.said().contains("Сделано"), "{}", pult.said());
    pult.keys("i").types(">Свет дали, проверьте").keys("enter 1");
    assert!(pult.said().contains("Сделано: 2 заявки"), "{}", pult.said());
}

#[test]
fn a_filter_is_saved_as_a_view_and_its_digit_shows_it_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("config.toml");
    let (_threads, mut pult) = alone();
    pult.state.views.file = file.display().to_string();
    pult.keys("v s");
    assert!(pult.said().contains("сохранять нечего"), "{}", pult.said());
    pult.keys("f").types("зона:юг").keys("enter v g").types("инженер").keys("enter v s").types("Юг по людям").keys("enter");
    assert!(pult.said().contains("сохранён") && pult.said().contains("v 1"), "{}", pult.said());
    let text = std::fs::read_to_string(&file).expect("a file");
    assert!(text.contains("[views.\"Юг по людям\"]\nfilter = \"зона:юг\"\ngroup = \"engineer\""), "{text}");
    let south = shown(&pult);
    pult.keys("v a v g").types("нет").keys("enter");
    assert_ne!(shown(&pult), south);
    pult.keys("v 1");
    assert_eq!(shown(&pult), south);
    assert!(pult.screen().contains("вид: Юг по людям"), "{}", pult.screen());
    pult.keys("v 7");
    assert!(pult.said().contains("своего вида 7 ещё нет"), "{}", pult.said());
}

#[test]
fn a_late_ticket_keeps_its_mark_under_the_cursor() {
    let (_threads, mut pult) = alone();
    let number = pult.keys("home").state.board.chosen_row().expect("a ticket").number;
    assert!(pult.state.board.chosen_row().is_some_and(|row| row.overdue(pult.state.now)));
    assert!(pult.screen().contains(&format!(">{number:>4}!")), "{}", pult.screen());
    pult.keys("j");
    assert!(pult.screen().contains(&format!("!{number:>4} ")), "{}", pult.screen());
}

#[test]
fn a_filter_over_a_view_says_the_count_once() {
    let (_threads, mut pult) = alone();
    pult.keys("v u f").types("зона:юг").keys("enter");
    let head = pult.screen().lines().nth(1).expect("counts").to_owned();
    let shown = format!("({})", pult.state.board.shown().len());
    assert!(head.contains("вид: не назначены") && head.matches(&shown).count() == 1, "{head}");
}

#[test]
fn what_is_mine_and_what_i_can_hand_out_stand_apart() {
    let (_threads, mut pult) = alone();
    // Ольга holds 1047 herself, and gives her word on another one.
    pult.on(1049).keys("p").types("+30м перезвоним").keys("enter v m");
    let mine = shown(&pult);
    assert!(mine.contains(&1049) && mine.contains(&1047), "{mine:?}");
    pult.keys("v l");
    let free = |row: &pult::desk::Row| pult::app::view::unassigned(row) && row.facts.phase != PhaseKind::Waiting;
    assert!(!pult.state.board.shown().is_empty() && pult.state.board.shown().iter().all(|row| free(row)));
    assert!(pult.screen().contains("вид: общая очередь"), "{}", pult.screen());
}

#[test]
fn views_are_named_in_words_on_the_command_line() {
    let (_threads, mut pult) = alone();
    for (typed, view) in [("вид не назначены", View::Unassigned), ("view overdue", View::Overdue), ("вид мои", View::Mine)]
    {
        pult.keys(":").types(typed).keys("enter");
        assert_eq!(pult.state.board.view, view, "{typed}");
    }
    pult.keys(":").types("вид зона север").keys("enter");
    assert_eq!(pult.state.board.part().filter_text(), "зона:север");
    pult.keys(":").types("группы приоритет").keys("enter");
    assert_eq!(pult.state.board.part().group, Some(Key::Priority));
    pult.keys(":").types("вид чепуха").keys("enter");
    assert!(pult.screen().contains("чепуха"), "{}", pult.screen());
    assert!(matches!(pult.state.overlay, Overlay::Entry(_)), "the line stays to be corrected");
}

#[test]
fn a_script_counts_views_of_ones_own() {
    let threads = threads();
    let desk = demo_desk(threads.handle());
    let south = SavedView { name: "юг".into(), filter: "зона:юг".into(), keys: None, group: None, view: None };
    let views = pult::app::views::Views { saved: vec![south], ..views() };
    let script = "expect count юг > 0\nexpect count mine >= 0\ndo view юг\nscreen\n";
    let (exit, printed) = super::console::script_with(desk, threads.handle(), script, views);
    assert_eq!(exit, 0, "{printed}");
    assert!(printed.contains("вид: юг"), "{printed}");
}
