//! Bad input: a clear sentence in the person's language, the right exit code, and nothing lost.

use crate::desk::{Desk, Said, told};
use rstest::rstest;

#[rstest]
#[case(&["tickets", "--foo"], "нет ключа «--foo»", "no flag \"--foo\"")]
#[case(&["tickets", "--limt", "5"], "Похоже: --limit", "Alike: --limit")]
#[case(&["tickets", "--limit", "x"], "«x» не подходит для --limit", "\"x\" does not fit --limit")]
#[case(&["tickets", "--limit"], "у --limit <N> не хватает значения", "--limit <N> needs a value")]
#[case(&["dance"], "нет команды «dance»", "no command \"dance\"")]
#[case(&["tickts"], "Похоже: tickets", "Alike: tickets")]
#[case(&["assign"], "не хватает: <ID>", "missing: <ID>")]
#[case(&["config", "--check", "--path"], "--check не сочетается с --path", "--check does not go with --path")]
#[case(&["assign"], "Как надо: pult assign --help", "How it should be: pult assign --help")]
#[case(&["--lang", "de", "tickets"], "«de» не подходит для --lang", "\"de\" does not fit --lang")]
fn wrong_usage_says_what_would_be_right(#[case] args: &[&str], #[case] ru: &str, #[case] en: &str) {
    told(&Desk::empty(), args, 2, ru, en);
}

#[test]
fn letters_of_a_wrong_flag_cannot_move_the_terminal() {
    let said = Desk::empty().pult(&["tickets", "--\u{1b}[2J\u{202e}x"]);
    assert_eq!(said.exit, 2);
    assert!(!said.err.contains('\u{1b}') && !said.err.contains('\u{202e}'), "{:?}", said.err);
}

#[test]
fn a_desk_file_of_something_else_is_left_alone_byte_for_byte() {
    let desk = Desk::empty();
    let poem = desk.file("poem.db", &"Roses are red, and this is no database. ".repeat(40));
    let url = format!("sqlite:{poem}");
    let before = std::fs::read(&poem).unwrap();
    for args in
        [&["--desk", &url, "tickets"][..], &["--desk", &url, "--read-only", "tickets"], &["--desk", &url, "note", "1", "x"]]
    {
        told(&desk, args, 3, "не пульт", "is no desk");
        assert_eq!(std::fs::read(&poem).unwrap(), before);
    }
}

#[test]
fn a_desk_of_a_newer_program_is_left_alone() {
    let desk = Desk::demo();
    let file = desk.folder.path().join("desk.db");
    let url = format!("sqlite://{}", file.display());
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        sqlx::any::install_default_drivers();
        let pool = sqlx::AnyPool::connect(&url).await.unwrap();
        sqlx::query("INSERT INTO schema (version) VALUES (99)").execute(&pool).await.unwrap();
        pool.close().await;
    });
    let before = std::fs::read(&file).unwrap();
    told(&desk, &["tickets"], 3, "более новой версией", "by a newer pult");
    told(&desk, &["note", "1051", "x"], 3, "обновите программу", "update the program");
    told(&desk, &["--read-only", "tickets"], 3, "более новой версией", "by a newer pult");
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn a_folder_an_empty_file_and_a_missing_one_are_said_as_what_they_are() {
    let desk = Desk::empty();
    let folder = format!("sqlite:{}", desk.folder.path().display());
    told(&desk, &["--desk", &folder, "tickets"], 3, "Это папка", "That is a folder");
    told(&desk, &["--desk", &folder, "--read-only", "tickets"], 3, "Это папка", "That is a folder");
    let empty = format!("sqlite:{}", desk.file("empty.db", ""));
    told(&desk, &["--desk", &empty, "--read-only", "tickets"], 3, "не пульт", "is no desk");
    let gone = format!("sqlite:{}", desk.folder.path().join("gone.db").display());
    told(&desk, &["--desk", &gone, "--read-only", "tickets"], 3, "Такого файла нет", "There is no such file");
    let nowhere = format!("sqlite:{}", desk.folder.path().join("no/desk.db").display());
    told(&desk, &["--desk", &nowhere, "tickets"], 3, "Такой папки нет", "There is no such folder");
    told(&desk, &["--desk", "ftp://x", "tickets"], 2, "не умеет", "cannot do that");
}

#[test]
fn a_torn_desk_is_said_to_be_damaged_and_stays_as_it_is() {
    let desk = Desk::demo();
    let file = desk.folder.path().join("desk.db");
    let whole = std::fs::read(&file).unwrap();
    std::fs::write(&file, &whole[..whole.len() / 3]).unwrap();
    let torn = std::fs::read(&file).unwrap();
    for args in [&["tickets"][..], &["export", "desk"], &["--read-only", "tickets"]] {
        told(&desk, args, 3, "повреждён", "is damaged");
    }
    assert_eq!(std::fs::read(&file).unwrap(), torn);
}

/// The limit on a file's length stands in for a full disk: it needs neither a mount nor rights. Writing beyond it fails as
/// writing on a full disk does.
#[cfg(unix)]
fn with_little_room(desk: &Desk, kilobytes: u64, lang: &str, args: &[&str]) -> Said {
    let limited = format!("trap '' XFSZ; ulimit -f {kilobytes}; exec \"$0\" \"$@\"");
    desk.through_shell(&limited, &[("PULT_LANG", lang)], args)
}

#[cfg(unix)]
#[test]
fn a_full_disk_keeps_what_was_there() {
    let desk = Desk::demo();
    let long = "слово ".repeat(4_000);
    let before = desk.pult(&["export", "desk"]).out;
    for (lang, words) in [("ru", "Ничего не записано"), ("en", "Nothing was written")] {
        let said = with_little_room(&desk, 8, lang, &["note", "1051", &long]);
        assert_eq!((said.exit, said.out.as_str()), (3, ""), "{}", said.err);
        assert!(said.err.contains(words), "{}", said.err);
        let copy = desk.folder.path().join("copy.db");
        let said = with_little_room(&desk, 8, lang, &["backup", copy.to_str().unwrap()]);
        assert_eq!((said.exit, said.out.as_str()), (3, ""), "{}", said.err);
        assert!(said.err.contains(words) && !copy.exists(), "{}", said.err);
    }
    assert_eq!(desk.pult(&["export", "desk"]).out, before);
}

#[cfg(unix)]
#[test]
fn a_desk_in_a_folder_that_may_not_be_written_to_can_be_looked_at() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::demo();
    let shut = desk.folder.path().join("shut");
    std::fs::create_dir(&shut).unwrap();
    let file = shut.join("desk.db");
    std::fs::copy(desk.folder.path().join("desk.db"), &file).unwrap();
    let mode = |path: &std::path::Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    mode(&file, 0o444);
    mode(&shut, 0o555);
    let before = std::fs::read(&file).unwrap();
    let url = format!("sqlite:{}", file.display());
    let open = desk.pult(&["tickets", "--json"]).out;
    let Some(look) = desk.as_nobody(&["--desk", &url, "--read-only", "tickets", "--json"]) else {
        eprintln!("SKIPPED: root cannot become another user here");
        return mode(&shut, 0o755);
    };
    assert_eq!(look.exit, 0, "{}", look.err);
    let tickets = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap()["tickets"].clone();
    assert_eq!(tickets(&look.out), tickets(&open));
    let write = desk.as_nobody(&["--desk", &url, "note", "1051", "x"]).unwrap();
    assert_eq!(write.exit, 3, "{}", write.err);
    assert!(write.err.contains("may only be read") || write.err.contains("rights"), "{}", write.err);
    mode(&shut, 0o755);
    assert_eq!(std::fs::read(&file).unwrap(), before);
    let left: Vec<_> = std::fs::read_dir(&shut).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["desk.db"]);
}

#[test]
fn a_file_that_is_no_table_loads_nothing() {
    let desk = Desk::demo();
    let before = desk.pult(&["export", "desk"]).out;
    let picture = desk.folder.path().join("picture.csv");
    std::fs::write(&picture, [0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0xff, 0xfe, 0x98, 0, b'\n', 0xc3, 0x28]).unwrap();
    for kind in ["companies", "engineers", "debts", "desk", "policy", "calendar"] {
        for (lang, words) in [("ru", "Ничего не загружено"), ("en", "Nothing was loaded")] {
            let said = desk.pult(&["--lang", lang, "import", kind, picture.to_str().unwrap()]);
            assert_eq!((said.exit, said.out.as_str()), (1, ""), "{kind}: {}", said.err);
            assert!(said.err.contains(words) && !said.err.contains('\u{1b}'), "{kind}: {}", said.err);
        }
    }
    told(&desk, &["import", "companies", desk.folder.path().to_str().unwrap()], 2, "это папка", "it is a folder");
    assert_eq!(desk.pult(&["export", "desk"]).out, before);
}

#[test]
fn a_kind_of_work_that_nobody_does_is_not_made_up() {
    let desk = Desk::demo();
    let new = ["new", "--phone", "+79215550142", "--subject", "x", "--kind", "видиво"];
    told(&desk, &new, 2, "вида работ «видиво»", "no kind of work \"видиво\"");
    told(&desk, &["caller", "5550142", "--kind", "видиво"], 2, "видео", "видео");
    told(&desk, &["new", "--phone", "+79215550142", "--subject", "x", "--if-version", "1"], 2, "--if-version", "--if-version");
}

#[test]
fn an_absence_takes_its_reason_by_either_name_and_minds_the_version() {
    let desk = Desk::demo();
    let version = |desk: &Desk| {
        let all = desk.json(&["engineers", "--json"]);
        let all = all["engineers"].as_array().unwrap().clone();
        all.iter().find(|e| e["name"].as_str().unwrap().starts_with("Ежов")).unwrap()["version"].to_string()
    };
    let seen = version(&desk);
    assert_eq!(desk.pult(&["absent", "Ежов", "--until", "18:00", "--reason", "dentist", "--if-version", &seen]).exit, 0);
    assert_ne!(version(&desk), seen);
    told(&desk, &["absent", "Ежов", "--until", "19:00", "--if-version", &seen], 4, "теперь версия", "has version");
    assert_eq!(desk.pult(&["absent", "Ежов", "--until", "19:00", "--why", "ill"]).exit, 0);
}

#[test]
fn a_change_that_there_is_not_cannot_be_taken_back() {
    told(&Desk::demo(), &["undo", "999999"], 4, "Изменения с таким номером нет", "no change of that number");
}

#[test]
fn all_bad_lines_of_a_script_are_told_at_once_in_the_persons_language() {
    let desk = Desk::demo();
    let script = desk.file("bad.script", "dance\nkey j\nexpect count lost > 1\nkey \"open\ntick soon\n");
    for (lang, lines) in [
        (
            "ru",
            [
                "строка 1: шага «dance» нет",
                "строка 3: части доски «lost» нет",
                "строка 4: кавычка не закрыта",
                "строка 5: «soon» не время",
            ],
        ),
        (
            "en",
            [
                "line 1: `dance` is no step",
                "line 3: there is no view `lost`",
                "line 4: a quote is not closed",
                "line 5: `soon` is no length",
            ],
        ),
    ] {
        let said = desk.pult(&["--lang", lang, "run", &script]);
        assert_eq!(said.exit, 2);
        for line in lines {
            assert!(said.err.contains(line), "{line} in {}", said.err);
        }
    }
}
