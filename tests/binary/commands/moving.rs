//! Desks are built, brought in and taken out.

use crate::desk::Desk;

#[test]
fn the_same_seed_and_clock_make_the_same_desk() {
    let (one, other) = (Desk::demo(), Desk::empty());
    let path = other.folder.path().join("again.db").display().to_string();
    assert_eq!(other.pult(&["demo", "--init-only", "--path", &path]).exit, 0);
    let url = format!("sqlite:{path}");
    let board =
        |desk: &Desk, args: &[&str]| desk.json(&[args, &["tickets", "--view", "all", "--json"]].concat())["tickets"].clone();
    assert_eq!(board(&one, &[]), board(&other, &["--desk", &url]));
    assert_eq!(other.pult(&["demo", "--init-only", "--path", &path]).exit, 4, "a desk that stands is not touched");
}

#[test]
fn tables_go_out_and_come_in_again() {
    let desk = Desk::demo();
    for kind in ["engineers", "companies", "contacts", "sites", "assets", "packages", "contracts", "prices", "debts", "policy"] {
        let file = desk.folder.path().join(format!("{kind}.out")).display().to_string();
        let out = desk.pult(&["export", kind, &file]);
        assert_eq!(out.exit, 0, "{kind}: {}", out.err);
        let back = desk.pult(&["import", kind, &file, "--dry-run"]);
        assert_eq!(back.exit, 0, "{kind}: {}{}", back.out, back.err);
    }
    let stdout = desk.pult(&["export", "companies"]);
    assert!(stdout.out.starts_with("id,"), "{}", stdout.out.lines().next().unwrap_or_default());
}

#[test]
fn a_whole_desk_moves_house() {
    let (from, to) = (Desk::demo(), Desk::empty());
    let file = to.folder.path().join("desk.jsonl").display().to_string();
    assert_eq!(from.pult(&["export", "desk", &file]).exit, 0);
    let moved = to.pult(&["import", "desk", &file]);
    assert_eq!(moved.exit, 0, "{}", moved.err);
    let board = |desk: &Desk| desk.json(&["tickets", "--json"])["tickets"].clone();
    assert_eq!(board(&from), board(&to));
    assert_eq!(from.json(&["engineers", "--json"]), to.json(&["engineers", "--json"]));
}

#[test]
fn bad_rows_are_all_told_and_nothing_is_half_imported() {
    let desk = Desk::demo();
    let before = desk.pult(&["export", "companies"]).out;
    let file = desk.file("companies.csv", "id,name,inn\nx1,Новая,7707083893\nx2,,7707083893\nx3,Третья,77\n");
    let said = desk.pult(&["import", "companies", &file]);
    assert_eq!((said.exit, said.out.as_str()), (1, ""), "{}", said.err);
    assert!(said.err.contains("3 name") && said.err.contains("4 inn"), "{}", said.err);
    assert_eq!(desk.pult(&["export", "companies"]).out, before, "nothing is half imported");
    let good = desk.file("good.csv", "id;name;inn\nx1;Новая;7707083893\n");
    assert_eq!(desk.pult(&["import", "companies", &good]).exit, 0);
    assert!(desk.pult(&["export", "companies"]).out.contains("Новая"));
}

#[test]
fn debts_that_fall_by_half_are_not_believed() {
    let desk = Desk::demo();
    let file = desk.file("debts.csv", "name,debt,as_of\nЛогист,100,2026-11-23\n");
    assert_eq!(desk.pult(&["import", "debts", &file]).exit, 4);
    assert_eq!(desk.pult(&["import", "debts", &file, "--force"]).exit, 0);
    let caller = desk.json(&["caller", "+79215550142", "--json"]);
    assert_eq!(caller["matches"][0]["debt"]["minor"], 10_000);
}
