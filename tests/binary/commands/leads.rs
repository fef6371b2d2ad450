//! For leads: the wall, reports, the hand-over of a shift, the board as it stood.

use super::{ON_THE_BOARD, has, list};
use crate::desk::{Desk, NOW};

#[test]
fn the_wall_is_one_page_where_there_is_no_terminal() {
    let desk = Desk::demo();
    let page = desk.pult(&["--lang", "ru", "wall"]);
    assert_eq!(page.exit, 0, "{}", page.err);
    for words in ["ПРОСРОЧЕНО", "Ближайшие сроки", "Не успеют", "Загрузка", "свободно"]
    {
        assert!(page.out.contains(words), "{words}: {}", page.out);
    }
    assert!(page.out.lines().all(|line| line.chars().count() <= 120), "{}", page.out);
    let wall = desk.json(&["wall", "--json"]);
    has(&wall, "desk:s as_of:t counts:o next:a loads:a forecast:a");
    has(&wall["counts"], "open:i overdue:i at_risk:i unassigned:i unconfirmed:i call_back:i");
    for ticket in list(&wall, "next") {
        has(ticket, ON_THE_BOARD);
        assert_eq!(ticket["overdue"], false);
    }
    for load in list(&wall, "loads") {
        has(load, "engineer:o open:i planned_minutes:i left_minutes:i room_minutes:i state:s until:t?");
    }
    for late in list(&wall, "forecast") {
        has(late, "ticket:s number:i engineer:o due_kind:s due:t expected:t? late_minutes:i?");
    }
    let overdue = desk.json(&["tickets", "--view", "overdue", "--json"])["total"].clone();
    assert_eq!(wall["counts"]["overdue"], overdue);
    assert_eq!(list(&wall, "loads").len(), list(&desk.json(&["engineers", "--json"]), "engineers").len());
}

#[test]
fn every_report_speaks_to_people_to_spreadsheets_and_to_scripts() {
    let desk = Desk::demo();
    for (name, first) in [
        ("load", "engineer"),
        ("forecast", "ticket"),
        ("arrivals", "hour"),
        ("heat", "weekday"),
        ("breaches", "by"),
        ("sla", "clock"),
        ("usage", "client"),
        ("cost", "client"),
        ("output", "engineer"),
        ("channels", "channel"),
        ("loyalty", "by"),
    ] {
        let document = desk.json(&["report", name, "--json"]);
        has(&document, "report:s as_of:t from:t? to:t? rows:a");
        assert!(list(&document, "rows").iter().all(|row| row.get(first).is_some()), "{name}: {document}");
        let csv = desk.pult(&["report", name, "--csv"]);
        assert!(csv.exit == 0 && csv.out.starts_with(first), "{name}: {}", csv.out);
        assert_eq!(csv.out.lines().count(), list(&document, "rows").len() + 1, "{name}: {}", csv.out);
        let text = desk.pult(&["--lang", "ru", "report", name]);
        assert!(text.exit == 0 && !text.out.contains('⟨') && !text.out.contains("report-"), "{name}: {}", text.out);
    }
    let unknown = desk.pult(&["report", "usages"]);
    assert!(unknown.exit == 2 && unknown.err.contains("load, forecast, arrivals"), "{}", unknown.err);
    assert_eq!(desk.pult(&["report", "sla", "--from", "tomorrow"]).exit, 2);
    assert_eq!(desk.pult(&["report", "sla", "--from", "22.11", "--to", "20.11"]).exit, 2);
}

#[test]
fn a_period_counts_its_days_whole() {
    let desk = Desk::demo();
    let day = desk.json(&["report", "arrivals", "--from", "22.11", "--to", "22.11", "--json"]);
    assert_eq!((list(&day, "rows").len(), &day["from"]), (24, &serde_json::json!("2026-11-22T00:00:00+03:00")));
    let all = desk.json(&["tickets", "--view", "all", "--limit", "1000", "--json"]);
    let that_day = list(&all, "tickets").iter().filter(|t| t["created"].as_str().unwrap().starts_with("2026-11-22")).count();
    let told: i64 = list(&day, "rows").iter().map(|row| row["tickets"].as_i64().unwrap()).sum();
    assert_eq!(usize::try_from(told), Ok(that_day));
}

#[test]
fn kept_and_missed_deadlines_add_up() {
    let desk = Desk::demo();
    let sla = desk.json(&["report", "sla", "--from", "2026-10-01", "--json"]);
    let rows = list(&sla, "rows");
    let number = |row: &serde_json::Value, column: &str| row[column].as_i64().unwrap();
    let sum = |column: &str| rows[1..].iter().map(|row| number(row, column)).sum::<i64>();
    assert_eq!(rows[0]["clock"], "all");
    assert!(number(&rows[0], "due") > 0 && number(&rows[0], "missed") > 0, "{sla}");
    assert_eq!((number(&rows[0], "due"), number(&rows[0], "met")), (sum("due"), sum("met")));
    let breaches = desk.json(&["report", "breaches", "--from", "2026-10-01", "--json"]);
    let of = |by: &str| list(&breaches, "rows").iter().filter(|r| r["by"] == by).map(|r| number(r, "tickets")).sum::<i64>();
    assert!(of("all") > 0);
    for by in ["reason", "engineer", "group", "client"] {
        assert_eq!(of(by), of("all"), "{by}: {breaches}");
    }
}

#[test]
fn a_breach_reason_that_was_given_is_counted() {
    let desk = Desk::demo();
    let late = desk.json(&["tickets", "--view", "overdue", "--json"]);
    assert!(!list(&late, "tickets").is_empty());
    let none = |desk: &Desk| {
        let breaches = desk.json(&["report", "breaches", "--json"]);
        list(&breaches, "rows").iter().filter(|r| r["by"] == "reason" && r["name"].is_null()).count()
    };
    assert_eq!(none(&desk), 1, "no reason was given yet");
}

#[test]
fn both_shifts_sign_and_nobody_signs_twice() {
    let desk = Desk::demo();
    let olga = |args: &[&str]| desk.pult_with(&[("PULT_ACTOR", "Ольга")], args);
    let igor = |args: &[&str]| desk.pult_with(&[("PULT_ACTOR", "Игорь")], args);
    assert_eq!(olga(&["handover", "--last"]).exit, 4, "nothing was signed yet");
    let sheet = olga(&["handover", "--json"]).json();
    has(
        &sheet,
        "as_of:t counts:o left:a at_risk:a promised:a call_back:a out:a coming:a unsent:i note:s? seq:i? handed_over:o? taken_over:o?",
    );
    assert!(sheet["handed_over"].is_null());
    let open = desk.json(&["tickets", "--json"])["total"].clone();
    assert_eq!(sheet["counts"]["open"], open);
    for line in list(&sheet, "left") {
        has(line, "number:i subject:s place:s priority:s holder:s? due:t? due_kind:s?");
    }
    let signed = olga(&["handover", "--sign", "--note", "ключи у охраны"]);
    assert!(signed.exit == 0 && signed.out.starts_with('#'), "{}{}", signed.out, signed.err);
    assert_eq!(olga(&["handover", "--sign"]).exit, 4, "the one who comes signs second");
    assert_eq!(olga(&["handover", "--sign", "--again", "--note", "ключи у Юдина"]).exit, 0);
    // What is left has changed since; the sheet has not.
    let number = list(&sheet, "left")[0]["number"].to_string();
    assert_eq!(desk.pult(&["solve", &number]).exit, 0);
    let waiting = igor(&["--lang", "ru", "handover"]);
    assert!(waiting.out.contains("Сдаёт: Ольга") && waiting.out.contains("ключи у Юдина"), "{}", waiting.out);
    assert_eq!(igor(&["--read-only", "handover", "--sign"]).exit, 4);
    assert_eq!(igor(&["handover", "--sign"]).exit, 0);
    let last = igor(&["handover", "--last", "--json"]).json();
    assert_eq!((&last["handed_over"]["actor"], &last["taken_over"]["actor"]), (&"Ольга".into(), &"Игорь".into()));
    assert_eq!((&last["counts"]["open"], &last["note"]), (&open, &"ключи у Юдина".into()));
    assert_eq!(desk.pult(&["undo", &last["seq"].to_string()]).exit, 4, "a signature stands");
    assert_eq!(desk.pult_with(&[("PULT_ACTOR", "pult")], &["handover", "--sign"]).exit, 2, "a signature needs a name");
}

#[test]
fn the_board_is_shown_as_it_stood() {
    let desk = Desk::demo();
    let before = desk.json(&["tickets", "--json"]);
    let at = |time: &str| [("PULT_NOW", format!("2026-11-23T{time}:00+03:00"))];
    let later = |time: &str, args: &[&str]| {
        let [(name, value)] = at(time);
        desk.pult_with(&[(name, &value)], args)
    };
    assert_eq!(later("10:40", &["solve", "1038"]).exit, 0);
    let middle = later("10:45", &["tickets", "--json"]).json();
    assert_eq!(later("10:50", &["wait", "1029", "--reason", "1"]).exit, 0);
    assert_eq!(later("10:51", &["raise", "1049", "--reason", "1"]).exit, 0);

    let replay = later("11:00", &["replay", "--at", "10:30", "--json"]).json();
    has(&replay, "desk:s as_of:t total:i tickets:a log_begins:t? by_outcome:i terms_changed:t?");
    assert_eq!(replay["as_of"], NOW);
    assert_eq!(replay["tickets"], before["tickets"], "row by row, clocks judged at that moment");
    let replay = later("11:00", &["replay", "--at", "10:45", "--json"]).json();
    assert_eq!((&replay["tickets"], &replay["total"]), (&middle["tickets"], &middle["total"]));

    let few =
        later("11:00", &["replay", "--at", "2026-11-23T10:30:00+03:00", "--view", "overdue", "--limit", "1", "--json"]).json();
    let overdue = list(&before, "tickets").iter().filter(|t| t["overdue"] == true).count();
    assert_eq!((list(&few, "tickets").len(), few["total"].as_u64()), (1, Some(overdue as u64)));
    let text = later("11:00", &["--lang", "ru", "replay", "--at", "10:30"]);
    assert!(text.out.contains("Доска на пн 23.11 10:30") && text.out.contains("1038"), "{}", text.out);
}

#[test]
fn a_time_before_the_log_or_still_to_come_is_said_to_be_so() {
    let desk = Desk::demo();
    let early = desk.pult(&["replay", "--at", "2020-01-01"]);
    assert!(early.exit == 4 && early.err.contains("The log begins"), "{}", early.err);
    for (args, exit) in [
        (&["replay", "--at", "2027-01-01"][..], 2),
        (&["replay", "--at", "soon"], 2),
        (&["replay", "--at", "10:00", "--view", "closed"], 2),
        (&["replay"], 2),
    ] {
        assert_eq!(desk.pult(args).exit, exit, "{args:?}");
    }
    let blank = Desk::empty();
    assert_eq!(blank.pult(&["replay", "--at", "-1h"]).exit, 3, "a file that is not there is not founded by a look");
}
