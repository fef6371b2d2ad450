//! Files as people have them: encodings, delimiters, totals, and rows that are wrong.

use super::list;
use crate::desk::Desk;

/// Imports a text as a file of that kind.
fn import(desk: &Desk, kind: &str, bytes: &[u8], flags: &[&str]) -> crate::desk::Said {
    let path = desk.folder.path().join("table.csv");
    std::fs::write(&path, bytes).unwrap();
    desk.pult(&[&["import", kind, path.to_str().unwrap()], flags].concat())
}

fn rows(desk: &Desk, kind: &str) -> usize {
    desk.pult(&["export", kind]).out.lines().filter(|line| !line.is_empty()).count() - 1
}

#[test]
fn a_file_is_read_however_the_spreadsheet_wrote_it() {
    let desk = Desk::empty();
    let utf16: Vec<u8> = "\u{feff}код\tназвание\r\nc4\tЮникод\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cp1251 = b"\xea\xee\xe4;\xed\xe0\xe7\xe2\xe0\xed\xe8\xe5;\xe8\xed\xed\r\nc1;\xb8\xeb\xea\xe0;7707083893\r\n";
    for (bytes, count) in [
        (&cp1251[..], 1),
        ("\u{feff}id\tname\nc2\tTab\n".as_bytes(), 2),
        ("id,name\nc3,\"Две\nстроки \"\"в кавычках\"\"\"\nИтого,\n".as_bytes(), 3),
        (&utf16, 4),
        ("\n\nid;name;\r\nc5;A;\r\n\r\n".as_bytes(), 5),
    ] {
        let said = import(&desk, "companies", bytes, &[]);
        assert_eq!((said.exit, rows_of_companies(&desk)), (0, count), "{}", said.err);
    }
    let out = desk.pult(&["export", "companies"]).out;
    assert!(out.contains("c1,ёлка,7707083893") && out.contains("Юникод") && out.contains("строки \"\"в кавычках\"\""), "{out}");
}

/// A name may run over lines: the keys are counted.
fn rows_of_companies(desk: &Desk) -> usize {
    desk.pult(&["export", "companies"]).out.lines().filter(|line| line.starts_with('c')).count()
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_nothing_is_taken() {
    let desk = Desk::empty();
    assert_eq!(import(&desk, "companies", b"id,name\nc1,A\n", &[]).exit, 0);
    for (kind, text, told) in [
        ("companies", "", "no rows"),
        ("companies", "id,name\n", "no rows"),
        ("companies", "id,inn\n1,2\n", "no column"),
        ("companies", "id,name\nc2,A\nc2,B\n", "line 2"),
        ("companies", "id,name\nc2,A\nc3,\n", "3 name"),
        ("companies", "id,name,inn\nc2,A,123\n", "2 inn"),
        ("sites", "id,company,name\ns1,none,Office\ns2,c1,Store\n", "2 company"),
        ("assets", "id,site,name\na1,none,Camera\n", "2 site"),
        ("engineers", "id,name,skills,shift\ne1,A,fire:9,\ne2,B,,sometimes\n", "3 shift"),
        ("contacts", "id,company,name,phones\np1,c1,A,12\n", "2 phones"),
        ("debts", "company,debt,as_of\nnobody,5,2026-11-20\n", "2: nobody"),
        ("debts", "company,debt,as_of\nc1,\"1,234\",2026-11-20\n", "2 debt"),
        ("calendar", "", "no rows"),
        ("desk", "", "no rows"),
    ] {
        let said = import(&desk, kind, text.as_bytes(), &[]);
        assert_eq!((said.exit, said.out.as_str()), (1, ""), "{kind} {text:?}");
        assert!(said.err.contains(told), "{kind} {text:?}: {}", said.err);
    }
    for kind in ["sites", "assets", "engineers", "contacts", "debts"] {
        assert_eq!(rows(&desk, kind), 0, "{kind}");
    }
    assert_eq!(rows(&desk, "companies"), 1);
    let said = import(&desk, "companies", "id,name,inn\nc2,A,7707083894\n".as_bytes(), &["--dry-run"]);
    assert!(said.exit == 0 && said.err.contains("2 inn"), "a wrong check digit is only looked at: {}", said.err);
    assert_eq!(rows(&desk, "companies"), 1, "a dry run writes nothing");
}

#[test]
fn numbers_of_saint_petersburg_ring_and_are_found() {
    let desk = Desk::empty();
    assert_eq!(import(&desk, "companies", b"id,name\nc1,A\n", &[]).exit, 0);
    let contacts = "id,company,name,phones\np1,c1,Anna,8 (812) 321-01-44 доб. 7\np2,c1,Ivan,8 800 555-35-35\n";
    assert_eq!(import(&desk, "contacts", contacts.as_bytes(), &[]).exit, 0);
    for (query, name) in [("88123210144", "Anna"), ("+7 812 321-01-44", "Anna"), ("+78005553535", "Ivan")] {
        let found = desk.json(&["caller", query, "--json"]);
        assert_eq!(list(&found, "matches")[0]["contact"]["name"], name, "{query}");
    }
    assert_eq!(desk.json(&["call", "ring", "--from", "8 (812) 321-01-44", "--json"])["contact"]["name"], "Anna");
}

#[test]
fn tickets_come_back_as_they_went_out_without_a_map() {
    let (from, to) = (Desk::demo(), Desk::empty());
    for kind in ["engineers", "companies", "sites", "tickets"] {
        let file = from.folder.path().join(kind).display().to_string();
        assert_eq!(from.pult(&["export", kind, &file]).exit, 0, "{kind}");
        let said = to.pult(&["import", kind, &file]);
        assert_eq!(said.exit, 0, "{kind}: {}", said.err);
    }
    let came = to.pult(&["export", "tickets"]).out;
    assert_eq!(came, from.pult(&["export", "tickets"]).out);
    let row =
        |desk: &Desk| desk.pult(&["export", "tickets"]).out.lines().find(|l| l.contains("1051,")).map(str::to_owned).unwrap();
    let due = |row: &str| row.split(',').nth(8).map(str::to_owned);
    let before = row(&to);
    assert_eq!(to.pult(&["note", "1051", "x"]).exit, 0);
    assert_eq!(due(&row(&to)), due(&before), "a change does not lose the deadline");
    let file = from.folder.path().join("tickets").display().to_string();
    let again = to.pult_with(&[("PULT_LANG", "ru")], &["import", "tickets", &file]);
    assert_eq!(again.exit, 1);
    assert!(again.err.contains("уже есть на пульте"), "{}", again.err);
}

#[test]
fn a_table_of_tickets_names_what_the_desk_does_not_know() {
    let desk = Desk::demo();
    let text = "номер,код,тема,создана,клиент,исполнитель,приоритет\n9001,t-9001,Проба,23.11.2026 10:00,Никто,Некто,срочно\n";
    let file = desk.file("tickets.csv", text);
    let said = desk.pult_with(&[("PULT_LANG", "ru")], &["import", "tickets", &file]);
    assert_eq!((said.exit, said.out.as_str()), (1, ""));
    for told in ["2 клиент «Никто»", "2 исполнитель «Некто»", "2 приоритет «срочно»: нужно одно из: low"]
    {
        assert!(said.err.contains(told), "{told} in {}", said.err);
    }
    let foreign = desk.file("foreign.csv", "INC,Opened\n1,2\n");
    assert!(desk.pult(&["import", "tickets", &foreign]).err.contains("--map"));
}

#[test]
fn each_kind_comes_in_as_it_went_out() {
    let (from, to) = (Desk::demo(), Desk::empty());
    for kind in [
        "policy",
        "calendar",
        "packages",
        "engineers",
        "companies",
        "sites",
        "assets",
        "contacts",
        "contracts",
        "quotas",
        "debts",
    ] {
        let file = from.folder.path().join(kind).display().to_string();
        assert_eq!(from.pult(&["export", kind, &file]).exit, 0, "{kind}");
        let said = to.pult(&["import", kind, &file]);
        assert_eq!(said.exit, 0, "{kind}: {}", said.err);
        assert_eq!(from.pult(&["export", kind]).out, to.pult(&["export", kind]).out, "{kind}");
    }
    let log = to.folder.path().join("desk.jsonl").display().to_string();
    assert_eq!(to.pult(&["export", "desk", &log]).exit, 0);
    let text = std::fs::read_to_string(log).unwrap();
    let events: Vec<serde_json::Value> =
        text.lines().map(|l| serde_json::from_str(l).unwrap()).filter(|v: &serde_json::Value| v["load"] == "event").collect();
    assert!(
        !events.is_empty() && events.iter().all(|e| e["is"]["at"] == 1_795_419_000_000_i64),
        "stamped with the frozen moment"
    );
}
