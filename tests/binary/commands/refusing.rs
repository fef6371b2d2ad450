//! What cannot be done says so, with the exit code of the contract.

use super::has;
use crate::desk::Desk;
use rstest::rstest;
use serde_json::Value;

#[test]
fn an_unreachable_desk_exits_three_and_says_nothing_on_stdout() {
    let desk = Desk::empty();
    let folder = format!("sqlite:{}", desk.folder.path().display());
    let nowhere = format!("sqlite:{}", desk.folder.path().join("no/such/folder/desk.db").display());
    let poem = desk.file("poem.db", "Roses are red, and this is no database; a line long enough to look like a header of one.");
    for url in [folder, nowhere, format!("sqlite:{poem}")] {
        let said = desk.pult(&["--desk", &url, "tickets", "--json"]);
        assert_eq!((said.exit, said.out.as_str()), (3, ""), "{url}: {}", said.err);
        assert!(said.err.starts_with("pult: "), "{}", said.err);
    }
}

#[test]
fn a_slip_in_a_desks_name_founds_no_desk_and_monitoring_hears_of_it() {
    let desk = Desk::empty();
    let gone = format!("sqlite:{}", desk.folder.path().join("gone.db").display());
    let said = desk.pult(&["--desk", &gone, "check"]);
    assert_eq!(said.exit, 2, "{}", said.out);
    assert!(said.out.starts_with("PULT CRITICAL - "), "{}", said.out);
    assert_eq!(desk.pult(&["--desk", &gone, "--read-only", "tickets"]).exit, 3);
    assert_eq!(desk.pult(&["--profile", "elsewhere", "tickets"]).exit, 2);
    assert_eq!(desk.pult(&["--profile", "elsewhere", "check"]).exit, 3);
    assert!(!desk.folder.path().join("gone.db").exists() && !desk.folder.path().join("desk.db").exists());
}

#[test]
fn read_only_refuses_every_write_and_no_look() {
    let desk = Desk::demo();
    for write in [
        &["assign", "1051", "Ежов"][..],
        &["release", "1038"],
        &["confirm", "1029"],
        &["promise", "1051", "--until", "18:00", "x"],
        &["visit", "1038", "--state", "done"],
        &["raise", "996", "--reason", "1"],
        &["wait", "1051", "--reason", "1"],
        &["solve", "1051"],
        &["close", "1051"],
        &["note", "1051", "x"],
        &["move", "1051", "ИТ"],
        &["link", "1051", "1038"],
        &["undo"],
        &["route", "--all"],
        &["new", "--phone", "+79215550142", "--subject", "x"],
        &["call", "ring", "--from", "+79215550142"],
        &["absent", "Петров", "--until", "18:00"],
        &["import", "debts", "nothing.csv"],
    ] {
        let said = desk.pult(&[&["--read-only"], write].concat());
        assert_eq!((said.exit, said.out.as_str()), (4, ""), "{write:?}: {}", said.err);
    }
    for look in [&["tickets"][..], &["show", "1051"], &["engineers"], &["route", "--all", "--dry-run"], &["caller", "5550142"]] {
        assert_eq!(desk.pult(&[&["--read-only"], look].concat()).exit, 0, "{look:?}");
    }
}

#[test]
fn unknown_ids_names_and_reasons_are_wrong_usage() {
    let desk = Desk::demo();
    for wrong in [
        &["show", "99999"][..],
        &["explain", "none"],
        &["assign", "99999", "Ежов"],
        &["assign", "1051", "Никто"],
        &["assign", "1051", "к"],
        &["link", "1051", "99999"],
        &["note", "1051", " "],
        &["new", "--phone", "+79205558611", "--subject", " "],
        &["caller", "+79205558611", "--asset", "none"],
        &["route", "99999", "--dry-run"],
        &["route", "--dry-run"],
        &["wait", "1051"],
        &["wait", "1051", "--reason", "boredom"],
        &["wait", "1051", "--reason", "1", "--until", "soon"],
        &["promise", "1051", "--until", "2020-01-01T00:00:00Z", "x"],
        &["visit", "1051", "--state", "lost"],
        &["absent", "Никто", "--until", "18:00"],
        &["undo", "abc"],
        &["import", "cats", "x.csv"],
        &["import", "debts", "missing.csv"],
        &["export", "cats"],
        &["run", "missing.script"],
        &["run", "-", "--size", "big"],
        &["dance"],
        &["--lang", "de", "tickets"],
    ] {
        let said = desk.pult(wrong);
        assert_eq!((said.exit, said.out.as_str()), (2, ""), "{wrong:?}: {}", said.err);
        assert!(!said.err.is_empty(), "{wrong:?}");
    }
    assert_eq!(desk.pult_with(&[("PULT_NOW", "today")], &["tickets"]).exit, 2, "a wrong time must not pass for now");
}

#[rstest]
#[case(&["connect"])]
#[case(&["serve", "--listen", "127.0.0.1:0"])]
#[case(&["token", "add"])]
#[case(&["import", "visits", "x.csv"])]
#[case(&["--desk", "memory:", "--desk", "memory:", "tickets"])]
fn what_comes_later_says_so(#[case] command: &[&str]) {
    let said = Desk::empty().pult(command);
    assert_eq!((said.exit, said.out.as_str()), (2, ""), "{}", said.err);
    assert!(said.err.starts_with("pult: not yet: "), "{}", said.err);
}

#[test]
fn a_script_drives_the_console_and_fails_with_one() {
    let desk = Desk::demo();
    let good = desk.file("good.script", "# the board stands\nexpect count open > 0\nexpect not selected 996\n");
    let report = desk.pult(&["run", &good, "--json"]);
    assert_eq!(report.exit, 0, "{}{}", report.out, report.err);
    for line in report.out.lines() {
        let step: Value = serde_json::from_str(line).unwrap();
        has(&step, "line:i step:s ok:b ms:n");
        assert!(step.get("detail").is_some());
    }
    let bad = desk.file("bad.script", "expect count open > 100000\n");
    assert_eq!(desk.pult(&["run", &bad]).exit, 1);
}

#[test]
fn the_console_without_a_terminal_says_what_to_use() {
    let desk = Desk::demo();
    let said = desk.pult(&[]);
    assert_eq!((said.exit, said.out.as_str()), (2, ""));
    assert!(said.err.contains("pult run"), "{}", said.err);
}
