//! What the command line must not do behind anybody's back: take back work, pass for another thing, or call a failure a success.

use crate::desk::Desk;

/// Runs it in both languages: the same exit, nothing on stdout, a sentence with these words.
#[track_caller]
fn told(desk: &Desk, args: &[&str], exit: i32, ru: &str, en: &str) {
    for (lang, words) in [("ru", ru), ("en", en)] {
        let said = desk.pult_with(&[("PULT_LANG", lang)], args);
        assert_eq!((said.exit, said.out.as_str()), (exit, ""), "{args:?}: {}", said.err);
        assert!(said.err.starts_with("pult: ") && said.err.contains(words), "{args:?}: «{words}» in {}", said.err);
        assert!(!said.err.contains('⟨'), "a text is missing: {}", said.err);
    }
}

#[test]
fn an_old_copy_of_the_desk_does_not_take_back_what_was_done_since() {
    let desk = Desk::demo();
    let file = desk.folder.path().join("desk.jsonl");
    let file = file.to_str().unwrap();
    assert_eq!(desk.pult(&["export", "desk", file]).exit, 0);
    assert_eq!(desk.pult(&["import", "desk", file]).exit, 0, "the desk stands as the file has it");
    assert_eq!(desk.pult(&["note", "1051", "сделано"]).exit, 0);
    let before = desk.pult(&["export", "desk"]).out;
    for dry in [&[][..], &["--dry-run"]] {
        let import = [&["import", "desk", file], dry].concat();
        told(&desk, &import, 4, "новее, чем в файле, 1, других 0", "1 of its tickets are newer than in the file, 0 differ");
    }
    assert_eq!(desk.pult(&["export", "desk"]).out, before, "nothing was loaded");
    assert_eq!(desk.pult(&["import", "desk", file, "--force"]).exit, 0);
}

#[cfg(target_os = "linux")]
#[test]
fn an_export_writes_into_a_pipe_and_a_device_and_behind_a_link() {
    use std::os::unix::fs::FileTypeExt;
    let desk = Desk::demo();
    let path = |name: &str| desk.folder.path().join(name);
    let plain = desk.pult(&["export", "companies"]).out;
    assert_eq!(desk.pult(&["export", "companies", "-"]).out, plain);
    let pipe = "mkfifo $PULT_DATA_DIR/pipe; cat $PULT_DATA_DIR/pipe > $PULT_DATA_DIR/read & \"$0\" \"$@\" && wait";
    let said = desk.through_shell(pipe, &[], &["export", "companies", path("pipe").to_str().unwrap()]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert!(std::fs::metadata(path("pipe")).unwrap().file_type().is_fifo(), "it is still a pipe");
    assert_eq!(std::fs::read_to_string(path("read")).unwrap(), plain);
    std::os::unix::fs::symlink("table.csv", path("link")).unwrap();
    for _ in 0..2 {
        assert_eq!(desk.pult(&["export", "companies", path("link").to_str().unwrap()]).exit, 0);
        assert!(path("link").is_symlink());
        assert_eq!(std::fs::read_to_string(path("table.csv")).unwrap(), plain);
    }
    std::os::unix::fs::symlink("/dev/full", path("full")).unwrap();
    told(&desk, &["export", "companies", path("full").to_str().unwrap()], 2, "не записать", "cannot be written");
    assert!(path("full").is_symlink());
}

#[cfg(unix)]
#[test]
fn a_table_comes_in_by_stdin_as_it_went_out() {
    let desk = Desk::demo();
    let there_and_back = "\"$0\" export companies - | \"$0\" import companies -";
    let said = desk.through_shell(there_and_back, &[], &[]);
    assert!(said.exit == 0 && said.out.contains("Nothing has changed"), "{}{}", said.out, said.err);
    let new = "printf 'id;name;inn\\nx1;Новая;7707083893\\n' | \"$0\" import companies -";
    assert_eq!(desk.through_shell(new, &[], &[]).exit, 0);
    assert!(desk.pult(&["export", "companies"]).out.contains("Новая"));
}
