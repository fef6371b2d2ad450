//! A disk that is full: nothing is half written, and nobody is told that it went well.

use crate::desk::{Desk, Said};

/// Kilobytes of the small disk: the demo's desk and not much more.
const DISK: u32 = 4_096;

/// Runs it with its desk on a disk of its own that is full but for these kilobytes; the copy of the desk as it is afterwards lies
/// beside the desk as `after.db`. None where a disk cannot be mounted.
fn on_a_full_disk(desk: &Desk, room: u32, lang: &str, args: &[&str]) -> Option<Said> {
    let script = format!(
        "here=$PULT_DATA_DIR; mkdir -p $here/disk; unshare -m true 2>/dev/null || exit 99
        exec unshare -m sh -c '
            here=$PULT_DATA_DIR
            mount -t tmpfs -o size={DISK}k tmpfs $here/disk || exit 99
            cp $here/desk.db $here/disk/desk.db
            free=$(df -k --output=avail $here/disk | tail -n 1)
            head -c $(( (free - {room}) * 1024 )) /dev/zero > $here/disk/ballast
            \"$0\" \"$@\"
            exit=$?
            rm $here/disk/ballast
            ls $here/disk > $here/left
            \"$0\" export desk > $here/after.jsonl
            exit $exit' \"$0\" \"$@\""
    );
    let url = format!("sqlite:{}", desk.folder.path().join("disk/desk.db").display());
    let said = desk.through_shell(&script, &[("PULT_LANG", lang), ("PULT_DESK", &url)], args);
    if said.exit == 99 {
        eprintln!("SKIPPED: no disk can be mounted here: {}", said.err);
        return None;
    }
    Some(said)
}

fn read(desk: &Desk, name: &str) -> String {
    std::fs::read_to_string(desk.folder.path().join(name)).expect("written by the shell")
}

#[test]
fn a_change_that_finds_no_room_is_told_and_the_desk_is_whole() {
    let desk = Desk::demo();
    let before = desk.pult(&["export", "desk"]).out;
    let long = "слово ".repeat(8_000);
    for (lang, words) in [("ru", "Ничего не записано"), ("en", "Nothing was written")] {
        let Some(said) = on_a_full_disk(&desk, 40, lang, &["note", "1051", &long]) else { return };
        assert_eq!((said.exit, said.out.as_str()), (3, ""), "{}", said.err);
        assert!(said.err.contains(words), "{}", said.err);
        assert_eq!(read(&desk, "after.jsonl"), before);
    }
}

#[test]
fn an_export_that_finds_no_room_leaves_no_half_of_itself() {
    let desk = Desk::demo();
    let file = desk.folder.path().join("disk/tickets.csv");
    for (lang, words) in [("ru", "не записать"), ("en", "cannot be written")] {
        let Some(said) = on_a_full_disk(&desk, 100, lang, &["export", "desk", file.to_str().unwrap()]) else { return };
        assert_eq!((said.exit, said.out.as_str()), (2, ""), "{}", said.err);
        assert!(said.err.contains(words), "{}", said.err);
        assert!(!read(&desk, "left").contains("tickets.csv"), "{}", read(&desk, "left"));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_could_not_be_printed_is_no_success() {
    let desk = Desk::demo();
    for (lang, words) in [("ru", "вывод записан не весь"), ("en", "could not be written in full")] {
        for command in [&["export", "desk"][..], &["tickets", "--json"], &["tickets"]] {
            let said = desk.through_shell("exec \"$0\" \"$@\" > /dev/full", &[("PULT_LANG", lang)], command);
            assert_eq!(said.exit, 2, "{command:?}: {}", said.err);
            assert!(said.err.starts_with("pult: ") && said.err.contains(words), "{}", said.err);
        }
    }
}

#[test]
fn a_reader_that_went_away_is_no_failure() {
    let desk = Desk::demo();
    let said = desk.through_shell("\"$0\" \"$@\" | head -n 1 > $PULT_DATA_DIR/first; exit 0", &[], &["export", "desk"]);
    assert_eq!((said.exit, said.err.as_str()), (0, ""));
    assert_eq!(read(&desk, "first").lines().count(), 1);
}
