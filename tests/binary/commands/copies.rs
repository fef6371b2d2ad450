//! Copies of a desk: made while it is worked on, brought back without losing the present one.

use crate::desk::Desk;
use std::path::{Path, PathBuf};

fn path(desk: &Desk, name: &str) -> PathBuf {
    desk.folder.path().join(name)
}

/// Everything that stands on a desk, as JSON lines.
fn all(desk: &Desk, file: &Path) -> String {
    desk.pult(&["--desk", &format!("sqlite:{}", file.display()), "export", "desk"]).out
}

fn names(desk: &Desk) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(desk.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        // What SQLite keeps beside an open file may stay after a look.
        .filter(|name| name != "pult.log" && !name.ends_with("-wal") && !name.ends_with("-shm"))
        .collect();
    names.sort();
    names
}

/// Somebody else has the desk open, with a change that stands in its log only.
fn held_open<T>(desk: &Desk, while_open: impl FnOnce() -> T) -> T {
    let tasks = tokio::runtime::Runtime::new().unwrap();
    let url = format!("sqlite:{}", path(desk, "desk.db").display());
    let held = tasks.block_on(pult::backend::open(&url)).unwrap();
    let done = while_open();
    tasks.block_on(held.close());
    done
}

#[test]
fn a_copy_of_a_desk_that_is_worked_on_has_all_of_it() {
    let desk = Desk::demo();
    let copy = path(&desk, "copy.db");
    held_open(&desk, || {
        assert_eq!(desk.pult(&["note", "1051", "только что"]).exit, 0);
        let document = desk.json(&["backup", copy.to_str().unwrap(), "--json"]);
        super::has(&document, "file:s bytes:i tickets:i seq:i schema:i");
    });
    assert_eq!(all(&desk, &copy), all(&desk, &path(&desk, "desk.db")));
    assert!(all(&desk, &copy).contains("только что"));
    assert!(!names(&desk).iter().any(|name| name.contains(".part")), "{:?}", names(&desk));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_copy_never_replaces_a_file_by_itself() {
    let desk = Desk::demo();
    let file = desk.file("old.db", "an older copy");
    let said = desk.pult_with(&[("PULT_LANG", "ru")], &["backup", &file]);
    assert_eq!((said.exit, said.out.as_str()), (4, ""));
    assert!(said.err.contains("уже есть") && said.err.contains("--force"), "{}", said.err);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "an older copy");
    assert_eq!(desk.pult(&["backup", &file, "--force"]).exit, 0);
    assert_eq!(all(&desk, Path::new(&file)), all(&desk, &path(&desk, "desk.db")));
}

#[test]
fn a_copy_that_cannot_be_made_leaves_nothing_behind() {
    let desk = Desk::demo();
    let before = names(&desk);
    let itself = path(&desk, "desk.db");
    let gone = format!("sqlite:{}", path(&desk, "gone.db").display());
    let copy = path(&desk, "copy.db");
    for (args, exit) in [
        (&["backup", itself.to_str().unwrap()][..], 2),
        (&["backup", desk.folder.path().to_str().unwrap()], 2),
        (&["backup", "/no/such/folder/copy.db"], 2),
        (&["--desk", &gone, "backup", copy.to_str().unwrap()], 3),
        (&["--desk", "memory:", "backup", copy.to_str().unwrap()], 4),
    ] {
        let said = desk.pult(args);
        assert_eq!((said.exit, said.out.as_str()), (exit, ""), "{args:?}: {}", said.err);
        assert_eq!(names(&desk), before, "{args:?}");
    }
}

#[test]
fn a_desk_comes_back_from_its_copy_and_the_present_one_is_kept() {
    let desk = Desk::demo();
    let (file, copy) = (path(&desk, "desk.db"), path(&desk, "copy.db"));
    let then = all(&desk, &file);
    assert_eq!(desk.pult(&["backup", copy.to_str().unwrap()]).exit, 0);
    assert_eq!(desk.pult(&["note", "1051", "после копии"]).exit, 0);
    let later = all(&desk, &file);
    assert_ne!(then, later);
    let said = desk.pult_with(&[("PULT_LANG", "ru")], &["restore", copy.to_str().unwrap()]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let kept = path(&desk, "desk.2026-11-23T073000Z.db");
    assert!(said.out.contains(&format!("прежний пульт цел: {}", kept.display())), "{}", said.out);
    assert_eq!(all(&desk, &file), then);
    assert_eq!(all(&desk, &kept), later);
    let again = desk.json(&["restore", copy.to_str().unwrap(), "--json"]);
    assert!(again["kept"].as_str().unwrap().ends_with("desk.2026-11-23T073000Z-2.db"), "{again}");
    assert_eq!(all(&desk, &kept), later, "the first one kept is not overwritten");
}

#[test]
fn a_desk_that_somebody_has_open_is_not_replaced() {
    let desk = Desk::demo();
    let copy = path(&desk, "copy.db");
    assert_eq!(desk.pult(&["backup", copy.to_str().unwrap()]).exit, 0);
    let said = held_open(&desk, || desk.pult(&["restore", copy.to_str().unwrap()]));
    assert_eq!((said.exit, said.out.as_str()), (4, ""), "{}", said.err);
    assert!(said.err.contains("close every console"), "{}", said.err);
    assert!(!names(&desk).iter().any(|name| name.contains("2026")), "{:?}", names(&desk));
    assert_eq!(desk.pult(&["restore", copy.to_str().unwrap()]).exit, 0, "and once it is closed it is");
}

#[test]
fn a_copy_that_is_none_leaves_the_desk_as_it_was() {
    let desk = Desk::demo();
    let file = path(&desk, "desk.db");
    let before = std::fs::read(&file).unwrap();
    let poem = desk.file("poem.db", &"Roses are red, and this is no database. ".repeat(40));
    let empty = desk.file("empty.db", "");
    let half = desk.file("half.db", "");
    std::fs::write(&half, &before[..before.len() / 2]).unwrap();
    let folder = desk.folder.path().to_str().unwrap();
    for (copy, exit) in [(poem.as_str(), 4), (&empty, 4), (&half, 4), (folder, 4), ("/no/such/copy.db", 2)] {
        for (lang, kept) in [("ru", "не тронут"), ("en", "left alone")] {
            let said = desk.pult_with(&[("PULT_LANG", lang)], &["restore", copy]);
            assert_eq!((said.exit, said.out.as_str()), (exit, ""), "{copy}: {}", said.err);
            assert!(exit == 2 || said.err.contains(kept), "{copy}: {}", said.err);
            assert_eq!(std::fs::read(&file).unwrap(), before, "{copy}");
        }
    }
    let own = desk.pult(&["restore", file.to_str().unwrap()]);
    assert_eq!(own.exit, 2, "{}", own.err);
    assert_eq!(desk.pult(&["--read-only", "restore", &poem]).exit, 4);
}

#[test]
fn a_desk_that_no_longer_opens_is_put_aside_whole() {
    let desk = Desk::demo();
    let (file, copy) = (path(&desk, "desk.db"), path(&desk, "copy.db"));
    assert_eq!(desk.pult(&["backup", copy.to_str().unwrap()]).exit, 0);
    std::fs::write(&file, "torn to pieces, and no database any more").unwrap();
    assert_eq!(desk.pult(&["tickets"]).exit, 3);
    assert_eq!(desk.pult(&["restore", copy.to_str().unwrap()]).exit, 0);
    assert_eq!(desk.pult(&["tickets"]).exit, 0);
    let kept = path(&desk, "desk.2026-11-23T073000Z.db");
    assert_eq!(std::fs::read_to_string(kept).unwrap(), "torn to pieces, and no database any more");
}
