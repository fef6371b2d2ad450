//! What the program tells about itself: completions, the manual, the settings, the doctor.

use super::{has, list};
use crate::desk::Desk;
use std::process::{Command, Stdio};

const WELL: [(&str, &str); 3] = [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("LC_ALL", "C.UTF-8")];

#[test]
fn every_shell_gets_completions_that_know_the_commands() {
    let desk = Desk::empty();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let said = desk.pult(&["completions", shell]);
        assert_eq!((said.exit, said.err.as_str()), (0, ""), "{shell}");
        assert!(said.out.contains("engineers") && said.out.contains("dry-run"), "{shell}");
    }
    let wrong = desk.pult_with(&[("PULT_LANG", "ru")], &["completions", "tcsh"]);
    assert_eq!(wrong.exit, 2);
    assert!(wrong.err.contains("«tcsh» не подходит") && wrong.err.contains("fish"), "{}", wrong.err);
}

#[test]
fn the_shell_itself_can_read_its_completions() {
    let desk = Desk::empty();
    let script = desk.file("pult.bash", &desk.pult(&["completions", "bash"]).out);
    let read = Command::new("bash").args(["-n", &script]).stderr(Stdio::piped()).output();
    match read {
        Ok(read) => assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr)),
        Err(error) => eprintln!("SKIPPED: there is no bash: {error}"),
    }
}

#[test]
fn the_manual_has_every_command_exit_code_variable_and_file() {
    let desk = Desk::empty();
    for (lang, section) in [("en", "EXIT STATUS"), ("ru", "КОДЫ ВЫХОДА")] {
        let said = desk.pult(&["--lang", lang, "man"]);
        assert_eq!((said.exit, said.err.as_str()), (0, ""));
        for word in ["tickets", "restore", "route", "PULT_DATA_DIR", "PULT_NOW", "config.toml", "JSON", section] {
            assert!(said.out.contains(word), "{lang}: {word}");
        }
        assert!(!said.out.contains('⟨'), "a text is missing");
        assert!(said.out.lines().filter(|line| line.starts_with(".SH")).count() >= 8, "{}", said.out);
    }
}

#[test]
fn the_settings_say_where_everything_lives_and_print_a_file_that_holds() {
    let desk = Desk::empty();
    let said = desk.pult_with(&[("PULT_DESK", "")], &["config", "--path"]);
    for name in ["config.toml", "desk.db", "pult.log"] {
        assert!(said.out.contains(desk.folder.path().join(name).to_str().unwrap()), "{}", said.out);
    }
    for (lang, word) in [("ru", "Главнее"), ("en", "What comes later wins")] {
        let printed = desk.pult(&["--lang", lang, "config", "--default"]);
        assert!(printed.out.contains(word), "{}", printed.out);
        desk.file("config.toml", &printed.out);
        let checked = desk.pult(&["config", "--check"]);
        assert_eq!((checked.exit, checked.err.as_str()), (0, ""), "{}", checked.out);
    }
}

#[test]
fn all_complaints_of_settings_keys_and_theme_come_at_once_with_their_places() {
    let desk = Desk::demo();
    let keymap = desk.file("keys.toml", "[board]\nroute = [\"hyper-r\"]\ndance = [\"z\"]\n");
    let theme = desk.file("theme.toml", "[styles]\noverdue = \"bold mauve\"\n");
    let text = format!("lang = 'de'\ndisk = 'x'\nkeymap = '{keymap}'\ntheme = '{theme}'\ncountry = 7\n");
    let config = desk.file("config.toml", &text);
    let said = desk.pult_with(&[("PULT_LANG", "ru")], &["config", "--check"]);
    assert_eq!(said.exit, 2, "{}{}", said.out, said.err);
    for place in [&format!("{config}:1: "), &format!("{config}:2: "), &format!("{config}:5: ")] {
        assert!(said.err.contains(place.as_str()), "{place} in {}", said.err);
    }
    for place in [&format!("{keymap}:2: "), &format!("{keymap}:3: "), &format!("{theme}:2: ")] {
        assert!(said.err.contains(place.as_str()), "{place} in {}", said.err);
    }
    assert!(said.err.contains("нет такой настройки: disk") && said.out.contains("замечаний: 6"), "{}{}", said.out, said.err);
    let works = desk.pult(&["tickets", "--limit", "1"]);
    assert!(works.exit == 0 && works.err.contains("there is no such setting: disk"), "it goes on: {}", works.err);
}

#[test]
fn settings_that_cannot_be_read_at_all_are_named_and_the_program_goes_on_without_them() {
    let desk = Desk::demo();
    let folder = desk.folder.path().join("folder.toml");
    std::fs::create_dir(&folder).unwrap();
    let letters = desk.folder.path().join("letters.toml");
    std::fs::write(&letters, [0xff, 0xfe, b'[', 0x1b, b'c', b'\n']).unwrap();
    let torn = desk.file("torn.toml", "x = [\n");
    for variable in ["PULT_CONFIG", "PULT_KEYMAP", "PULT_THEME"] {
        for (file, ru, en) in [
            (folder.to_str().unwrap(), "это папка", "it is a folder"),
            (letters.to_str().unwrap(), "текст не в UTF-8", "not UTF-8"),
            (torn.as_str(), "unclosed array", "unclosed array"),
        ] {
            for (lang, words) in [("ru", ru), ("en", en)] {
                let vars = [("PULT_LANG", lang), (variable, file)];
                let check = desk.pult_with(&vars, &["config", "--check"]);
                assert_eq!(check.exit, 2, "{variable} {file}: {}{}", check.out, check.err);
                assert!(check.err.contains(file) && check.err.contains(words), "{variable}: «{words}» in {}", check.err);
                assert!(!check.err.contains('\u{1b}'), "{:?}", check.err);
                let board = desk.pult_with(&vars, &["tickets", "--limit", "1"]);
                assert_eq!((board.exit, board.out.lines().count() > 1), (0, true), "{}", board.err);
            }
        }
    }
}

#[test]
fn the_doctor_finds_a_good_machine_well_and_prints_no_secret() {
    let desk = Desk::demo();
    let vars = [&WELL[..], &[("PULT_TOKEN", "hunter2")]].concat();
    let said = desk.pult_with(&vars, &["doctor", "--json"]);
    let document = said.document();
    assert_eq!((said.exit, &document["ok"]), (0, &true.into()), "{}", said.out);
    for finding in list(&document, "findings") {
        has(finding, "part:s name:s ok:b detail:s todo:s?");
    }
    for name in ["kind", "size", "letters", "desk", "last", "writable", "rights", "room", "config", "keys", "place-desk"] {
        assert!(list(&document, "findings").iter().any(|f| f["name"] == name), "{name}");
    }
    assert!(!said.out.contains("hunter2") && !said.out.contains('⟨'));
    let text = desk.pult_with(&[&vars[..], &[("PULT_LANG", "ru")]].concat(), &["doctor"]).out;
    assert!(text.contains("Всё в порядке.") && !text.contains('⟨'), "{text}");
}

#[test]
fn the_doctor_says_what_to_do_about_what_is_ill() {
    let desk = Desk::demo();
    let poem = desk.file("poem.db", &"Roses are red, and this is no database. ".repeat(40));
    desk.file("config.toml", "disk = 'x'\n");
    let url = format!("sqlite:{poem}");
    let said = desk
        .pult_with(&[("LANG", "C"), ("LC_ALL", ""), ("LC_CTYPE", ""), ("TERM", "dumb")], &["--desk", &url, "doctor", "--json"]);
    let document = said.document();
    assert_eq!((said.exit, &document["ok"]), (1, &false.into()));
    for name in ["kind", "letters", "desk", "config"] {
        let ill = list(&document, "findings").iter().find(|f| f["name"] == name && f["ok"] == false);
        assert!(ill.is_some_and(|f| f["todo"].is_string()), "{name}: {}", said.out);
    }
}

#[cfg(unix)]
#[test]
fn the_doctor_sees_a_desk_that_others_can_read() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::demo();
    let file = desk.folder.path().join("desk.db");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let said = desk.pult_with(&WELL, &["doctor"]);
    assert_eq!(said.exit, 1);
    assert!(said.out.contains(&format!("chmod 600 {}", file.display())), "{}", said.out);
}

#[test]
fn the_doctor_founds_no_desk() {
    let desk = Desk::empty();
    let said = desk.pult_with(&[&WELL[..], &[("PULT_DESK", "")]].concat(), &["doctor"]);
    assert_eq!(said.exit, 0, "{}", said.out);
    assert!(said.out.contains("no desk yet"), "{}", said.out);
    assert!(!desk.folder.path().join("desk.db").exists());
}
