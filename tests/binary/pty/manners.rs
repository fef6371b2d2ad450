//! What the terminal hears: bell, title, clipboard, mouse; and what it must never hear.

use super::opening::Opening;
use super::terminal::{Pty, chosen, row};

#[test]
fn no_other_keyboard_is_asked_for_and_the_title_says_what_is_most_urgent() {
    let mut pty = Pty::start();
    let first = pty.chosen();
    pty.heard(|heard| {
        assert_eq!(heard.keyboards, 0, "with kitty flags Ctrl keys of the Russian layout are lost");
        assert!(heard.title.contains(&first.to_string()) && heard.title.contains("пульт"), "{}", heard.title);
        assert_eq!(heard.titles_aside, 1, "the title of before is put aside");
    });
    pty.press("q");
    assert_eq!(pty.left_clean(), 0);
    pty.heard(|heard| assert_eq!((heard.keyboards, heard.titles_aside), (0, 0), "and taken back"));
}

#[test]
fn a_ring_rings_once_and_says_who_calls() {
    let pty = Pty::start();
    pty.another(&["call", "ring", "--from", "+79215550142"]);
    pty.wait_for_text("555-01-42");
    pty.wait_to_hear("bell", |heard| heard.bells > 0);
    // The answer is told to the console by the same feed, after the ring.
    pty.another(&["call", "answer", "--from", "+79215550142"]);
    pty.wait_for("line without a ring", |screen| !row(screen, 0).contains("555-01-42") || !screen.contents().contains("звонит"));
    pty.heard(|heard| assert_eq!((heard.bells, heard.notices), (1, 1)));
}

#[test]
fn an_export_that_is_looked_at_is_not_obeyed() {
    let desk = crate::desk::Desk::empty();
    let table = desk.file("companies.csv", "id,name\nc1,\u{1b}]2;PWN\u{7}\u{1b}[2JРомашка\u{9b}2J\n");
    assert_eq!(desk.pult(&["import", "companies", &table]).exit, 0);
    let kept = desk.pult(&["export", "companies"]).out;
    assert!(kept.contains("c1,\u{1b}]2;PWN\u{7}\u{1b}[2JРомашка\u{9b}2J"), "in a pipe it is what it was: {kept:?}");
    let url = format!("sqlite:{}", desk.folder.path().join("desk.db").display());
    let pty = Pty::run(&["--desk", &url, "export", "companies"], &[]);
    pty.wait_for_text("c1,␛]2;PWN␇␛[2JРомашка");
    pty.heard(|heard| assert_eq!((heard.title.as_str(), heard.bells), ("", 0)));
}

#[test]
fn the_mouse_is_heard_when_it_is_wanted_and_given_back_at_the_end() {
    let mut pty = Pty::start();
    pty.press("gm");
    pty.wait_for("mouse", |screen| screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None);
    let first = pty.chosen();
    pty.press("\x1b[<0;5;8M\x1b[<0;5;8m");
    pty.wait_for("row under the mouse", |screen| screen.cursor_position().0 == 7);
    assert_ne!(pty.chosen(), first);
    pty.press("\x1b[<64;5;8M\x1b[<64;5;8M");
    pty.wait_for("first row by the wheel", |screen| chosen(screen) == Some(first));
    // A stopped console leaves the mouse to the shell, and takes it again afterwards.
    pty.signal("TSTP");
    pty.wait_for("screen of before", |screen| screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None);
    pty.wait_until_stopped();
    pty.signal("CONT");
    pty.wait_for("mouse again", |screen| screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None);
    pty.signal("TERM");
    assert_eq!(pty.left_clean(), 143);
}

#[test]
fn a_job_goes_into_the_clipboard_of_the_persons_machine() {
    let mut pty = Pty::start();
    let number = pty.chosen();
    pty.press("J");
    pty.wait_for_text("СКОПИРОВАНО");
    let encoded = pty.heard(|heard| heard.clipboard.clone()).expect("a copy");
    let text = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, encoded).expect("base64");
    let text = String::from_utf8(text).expect("text");
    assert!(text.starts_with(&format!("Заявка {number} · ")), "{text}");
    let first = text.lines().nth(1).expect("a second line").chars().take(40).collect::<String>();
    assert!(pty.look(|screen| screen.contents().contains(&first)), "what is copied is shown: {first}");
    pty.press("j");
    pty.wait_for("next row", |screen| {
        chosen(screen).is_some_and(|now| now != number) && !screen.contents().contains("СКОПИРОВАНО")
    });
}

#[test]
fn a_terminal_without_a_clipboard_shows_what_to_select() {
    let mut pty = Pty::start_with(&[("TERM", "linux")]);
    pty.press("J");
    pty.wait_for_text("ВЫДЕЛИТЕ И СКОПИРУЙТЕ");
    assert_eq!(pty.heard(|heard| (heard.clipboard.clone(), heard.title.clone())), (None, String::new()));
}

#[test]
fn any_size_is_survived_while_the_desk_changes() {
    let pty = Pty::open(&Opening::default());
    let number = pty.chosen();
    for (place, (columns, rows)) in
        [(1, 1), (400, 120), (2, 40), (300, 1), (60, 16), (1, 120), (17, 3), (160, 45), (80, 24)].into_iter().enumerate()
    {
        pty.resize(columns, rows);
        if place % 3 == 0 {
            pty.another(&["note", &number.to_string(), "ждём"]);
        }
        if columns >= 60 && rows >= 16 {
            pty.wait_for("board", |screen| row(screen, 0).contains("ПУЛЬТ") && chosen(screen) == Some(number));
        }
    }
}
