//! What the command line must not do behind anybody's back: take back work, pass for another thing, or call a failure a success.

use crate::desk::{Desk, Said, told};
use rstest::rstest;

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

/// Runs it with a variable that is no text.
#[cfg(unix)]
fn with_letters_of_another_age(desk: &Desk, name: &str, lang: &str, args: &[&str]) -> Said {
    let script = format!("export {name}=\"$(printf 'sqlite:\\377.db')\"; exec \"$0\" \"$@\"");
    desk.through_shell(&script, &[("PULT_LANG", lang)], args)
}

#[cfg(unix)]
#[rstest]
#[case("PULT_DESK")]
#[case("PULT_NOW")]
#[case("PULT_DATA_DIR")]
#[case("PULT_ACTOR")]
fn a_variable_that_cannot_be_read_is_not_passed_over(#[case] name: &str) {
    let desk = Desk::demo();
    let before = desk.pult(&["export", "desk"]).out;
    for (lang, words) in [("ru", "Ничего не сделано"), ("en", "Nothing was done")] {
        let said = with_letters_of_another_age(&desk, name, lang, &["note", "1051", "x"]);
        assert_eq!((said.exit, said.out.as_str()), (2, ""), "{}", said.err);
        assert!(said.err.contains(name) && said.err.contains(words), "{}", said.err);
        let check = with_letters_of_another_age(&desk, name, lang, &["check"]);
        assert!(check.exit == 3 && check.out.starts_with("PULT UNKNOWN - ") && check.out.contains(name), "{}", check.out);
    }
    assert_eq!(desk.pult(&["export", "desk"]).out, before);
}

#[test]
fn a_language_that_there_is_not_is_wrong_wherever_it_is_named() {
    let desk = Desk::demo();
    let said = desk.pult_with(&[("PULT_LANG", "de")], &["tickets"]);
    assert_eq!((said.exit, said.out.as_str()), (2, ""), "{}", said.err);
    assert!(said.err.contains("PULT_LANG") && said.err.lines().count() == 1, "{}", said.err);
    assert_eq!(desk.pult_with(&[("PULT_LANG", "de")], &["config", "--check"]).exit, 2);
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_done_is_not_called_undone_because_its_answer_is_lost() {
    let desk = Desk::demo();
    for (lang, words) in [("ru", "команда выполнена"), ("en", "the command was done")] {
        for command in [&["note", "1051", "x", "--json"][..], &["note", "1051", "y"]] {
            let said = desk.through_shell("exec \"$0\" \"$@\" > /dev/full", &[("PULT_LANG", lang)], command);
            assert_eq!(said.exit, 1, "{}", said.err);
            assert!(said.err.starts_with("pult: ") && said.err.contains(words), "{}", said.err);
        }
    }
}

#[rstest]
#[case(&["--tickets", "18446744073709551615"], "0–2000000")]
#[case(&["--tickets", "99999999999999"], "0–2000000")]
#[case(&["--engineers", "99999999999999"], "0–100000")]
#[case(&["--companies", "99999999999999"], "7–1000000")]
#[case(&["--contacts", "99999999999999"], "10–5000000")]
#[case(&["--companies", "1"], "7–1000000")]
#[case(&["--contacts", "1"], "10–5000000")]
fn a_demo_beyond_all_measure_is_not_begun(#[case] size: &[&str], #[case] range: &str) {
    let desk = Desk::empty();
    told(&desk, &[&["demo", "--init-only"], size].concat(), 2, range, range);
}

#[test]
fn a_demo_that_may_write_nothing_builds_nothing() {
    let desk = Desk::empty();
    let path = desk.folder.path().join("demo.db");
    told(&desk, &["demo", "--read-only", "--init-only", "--path", path.to_str().unwrap()], 4, "только чтение", "read only");
    assert!(!path.exists());
}

#[test]
fn monitoring_hears_of_wrong_usage_where_it_listens() {
    let desk = Desk::demo();
    for wrong in [&["--desk", "bogus:", "check"][..], &["check", "--warn", "x"], &["--lang", "de", "check"]] {
        let said = desk.pult(wrong);
        assert_eq!(said.exit, 3, "{wrong:?}: {}", said.err);
        let first = said.out.lines().next().unwrap_or_default();
        assert!(first.starts_with("PULT UNKNOWN - ") && !first.contains('|'), "{wrong:?}: {first}");
        let document = desk.pult(&[wrong, &["--json"]].concat());
        assert_eq!(document.exit, 3);
        let document = document.document();
        assert_eq!((&document["status"], &document["checks"][0]["status"]), (&"UNKNOWN".into(), &"UNKNOWN".into()));
    }
}

#[test]
fn a_script_that_cannot_be_read_says_so_on_stderr_and_in_json_on_stdout() {
    let desk = Desk::demo();
    let script = desk.file("bad.script", "dance\n");
    let said = desk.pult(&["run", &script]);
    assert_eq!((said.exit, said.out.as_str()), (2, ""));
    assert!(said.err.contains("line 1: "), "{}", said.err);
    let json = desk.pult(&["run", &script, "--json"]);
    assert_eq!((json.exit, json.document()["ok"].clone()), (2, false.into()));
}

#[test]
fn a_group_that_nobody_belongs_to_takes_no_ticket() {
    let desk = Desk::demo();
    for none in ["XXX", "", " "] {
        told(&desk, &["move", "1051", none], 2, "Бывает: ", "There are: ");
    }
    let moved = desk.pult(&["move", "1051", "безопасность"]);
    assert_eq!(moved.exit, 0, "{}", moved.err);
    assert_eq!(desk.json(&["show", "1051", "--json"])["ticket"]["group"], "Безопасность");
}

#[test]
fn a_script_that_promises_nothing_is_told_so() {
    let desk = Desk::demo();
    for none in ["", " "] {
        told(&desk, &["promise", "1051", "--until", "18:00", none], 2, "текст пуст", "the text is empty");
    }
}

#[rstest]
#[case(&["keys", "--keymap", "nope"], 2, "nope", "nope")]
#[case(&["keys", "--keymap", "./nope.toml"], 2, "не читается", "cannot be read")]
#[case(&["route"], 2, "<IDS>... или --all", "<IDS>... or --all")]
#[case(&["new", "--subject", "x"], 2, "--contact <ID> или --phone <P>", "--contact <ID> or --phone <P>")]
#[case(&["import", "engineers", "-", "--until", "10:00"], 2, "--until бывает у tickets", "--until is for tickets")]
#[case(&["import", "engineers", "-", "--as-of", "10:00"], 2, "--as-of бывает у debts", "--as-of is for debts")]
#[case(&["import", "companies", "-", "--map", "x"], 2, "tickets, engineers", "tickets, engineers")]
fn what_cannot_be_meant_is_wrong_usage(#[case] args: &[&str], #[case] exit: i32, #[case] ru: &str, #[case] en: &str) {
    told(&Desk::demo(), args, exit, ru, en);
}

#[test]
fn an_undo_of_a_plan_says_how_much_of_it() {
    let desk = Desk::demo();
    let placed = desk.json(&["route", "--all", "--json"])["placed"].as_i64().unwrap();
    assert!(placed > 1, "a plan of several");
    let undone = desk.pult(&["undo"]);
    assert!(undone.exit == 0 && undone.out.contains("taken back at once, changes: "), "{}{}", undone.out, undone.err);
    let counted = undone.out.split("changes: ").nth(1).and_then(|rest| rest.split(' ').next()?.parse::<i64>().ok());
    assert!(counted.is_some_and(|counted| counted >= placed), "{placed} placed: {}", undone.out);
}

#[test]
fn a_norm_that_has_run_out_is_missed() {
    let desk = Desk::demo();
    for ticket in desk.json(&["tickets", "--json"])["tickets"].as_array().unwrap() {
        let told = desk.json(&["explain", ticket["number"].to_string().as_str(), "--json"]);
        for clock in told["clocks"].as_array().unwrap() {
            let is_over = clock["left_minutes"].as_i64().is_some_and(|left| left < 0);
            if is_over && !clock["due"].is_null() {
                assert_eq!(clock["missed"], true, "{ticket}: {clock}");
            }
        }
    }
}
