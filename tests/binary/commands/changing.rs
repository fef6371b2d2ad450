//! Changes of a ticket: each has a number, a version and a way back.

use super::{has, list, shown};
use crate::desk::Desk;
use serde_json::Value;

#[test]
fn each_change_prints_its_number_and_can_be_taken_back() {
    let desk = Desk::demo();
    let changes: [&[&str]; 11] = [
        &["assign", "1051", "Ежов"],
        &["confirm", "1051"],
        &["visit", "1051", "--state", "travelling"],
        &["visit", "1051", "--state", "on-site"],
        &["move", "1051", "ИТ"],
        &["link", "1051", "1038"],
        &["promise", "1051", "--until", "tomorrow 10", "we will call back"],
        &["raise", "996", "--reason", "worse"],
        &["wait", "1051", "--reason", "part", "--until", "2026-11-25T12:00:00+03:00"],
        &["solve", "1051"],
        &["close", "1051"],
    ];
    for change in changes {
        let number = change[1];
        let before = shown(&desk, number);
        let done = desk.json(&[change, &["--json"]].concat());
        has(&done, "seq:i ticket:s version:v");
        let after = shown(&desk, number);
        assert_eq!(after["version"], done["version"], "{change:?}");
        assert_ne!(after["version"], before["version"], "{change:?}");
        let seq = done["seq"].to_string();
        assert_eq!(desk.pult(&["undo", &seq]).exit, 0, "{change:?}");
        let back = shown(&desk, number);
        for part in ["phase", "priority", "group", "assignee", "visit", "promise", "parent"] {
            assert_eq!(back[part], before[part], "{part} after the undo of {change:?}");
        }
        assert_eq!(desk.pult(&["undo", &seq]).exit, 4, "what is back is not taken back twice: {change:?}");
        assert_eq!(desk.pult(change).exit, 0, "{change:?} once more");
    }
    let note = desk.json(&["note", "1038", "the guard has the keys", "--json"]);
    let history = shown(&desk, "1038")["history"].clone();
    let last = history.as_array().unwrap().last().unwrap();
    assert_eq!((&last["seq"], &last["text"]), (&note["seq"], &"the guard has the keys".into()));
    assert_eq!(desk.pult(&["release", "1038"]).exit, 0);
    assert!(shown(&desk, "1038")["assignee"].is_null());
}

#[test]
fn a_wait_stops_the_clock_and_a_promise_is_due() {
    let desk = Desk::demo();
    desk.json(&["wait", "1040", "--reason", "1", "--until", "wed 12:00", "--json"]);
    let ticket = shown(&desk, "1040");
    assert_eq!(
        (&ticket["phase"], &ticket["due_kind"], &ticket["left_minutes"]),
        (&"waiting".into(), &"paused".into(), &Value::Null)
    );
    desk.json(&["promise", "996", "--until", "10:45", "call", "back", "--json"]);
    let ticket = shown(&desk, "996");
    assert_eq!(ticket["promise"]["until"], "2026-11-23T10:45:00+03:00");
    assert_eq!(ticket["promise"]["text"], "call back");
    assert_eq!((&ticket["due_kind"], &ticket["left_minutes"]), (&"promise".into(), &15.into()));
}

#[test]
fn a_stale_version_is_a_conflict_and_changes_nothing() {
    let desk = Desk::demo();
    let version = shown(&desk, "1051")["version"].as_i64().unwrap();
    let (seen, stale) = (version.to_string(), (version - 1).to_string());
    for change in [
        &["assign", "1051", "Ежов"][..],
        &["note", "1051", "x"],
        &["raise", "1051", "--to", "high", "--reason", "4"],
        &["wait", "1051", "--reason", "1"],
        &["solve", "1051"],
        &["move", "1051", "ИТ"],
        &["close", "1051"],
        &["link", "1051", "1038"],
        &["promise", "1051", "--until", "18:00", "x"],
        &["visit", "1038", "--state", "done"],
        &["confirm", "1038"],
        &["release", "1038"],
    ] {
        assert_eq!(desk.pult(&[change, &["--if-version", &stale]].concat()).exit, 4, "{change:?}");
    }
    assert_eq!(shown(&desk, "1051")["version"], version);
    let noted = desk.json(&["note", "1051", "x", "--if-version", &seen, "--json"]);
    let (seq, now) = (noted["seq"].to_string(), noted["version"].to_string());
    assert_eq!(desk.pult(&["undo", "--if-version", &seen]).exit, 4);
    assert_eq!(desk.pult(&["undo", &seq, "--if-version", &seen]).exit, 4);
    assert_eq!(desk.pult(&["undo", &seq, "--if-version", &now]).exit, 0);
}

#[test]
fn a_digit_is_a_reason_for_every_change() {
    let desk = Desk::demo();
    for change in [
        &["note", "1051", "x"][..],
        &["move", "1051", "ИТ"],
        &["promise", "1051", "--until", "18:00", "x"],
        &["visit", "1038", "--state", "on-site"],
        &["confirm", "1038"],
        &["release", "1038"],
    ] {
        assert_eq!(desk.pult(&[change, &["--reason", "99"]].concat()).exit, 2, "{change:?}");
        let said = desk.pult(&[change, &["--reason", "2"]].concat());
        assert_eq!(said.exit, 0, "{change:?}: {}", said.err);
        let last = list(&shown(&desk, change[1]), "history").last().unwrap()["reason"].clone();
        assert_eq!(last, "knows-object", "{change:?}");
    }
}

#[test]
fn a_raise_at_the_clients_wish_costs_and_a_reassessment_is_free() {
    let desk = Desk::demo();
    let board = desk.json(&["tickets", "--json", "--filter", "priority:normal"]);
    let (mut refused, mut raised) = (0, 0);
    for ticket in list(&board, "tickets").iter().take(40) {
        let number = ticket["number"].to_string();
        let said = desk.pult(&["raise", &number]);
        match said.exit {
            0 => {
                raised += 1;
                assert_eq!(shown(&desk, &number)["priority"], "high");
                assert_eq!(desk.pult(&["undo"]).exit, 0);
                let back = shown(&desk, &number);
                assert_eq!(
                    (&back["priority"], &back["lines"]),
                    (&"normal".into(), &serde_json::json!([])),
                    "no price stays behind"
                );
            }
            exit => {
                refused += 1;
                assert!(exit == 4 && said.err.contains("--reason"), "{}", said.err);
                assert_eq!(shown(&desk, &number)["version"], ticket["version"], "a refusal changes nothing");
            }
        }
    }
    assert!(refused > 0 && raised > 0, "the demo has contracts of both kinds: {refused} refused, {raised} raised");
    desk.json(&["raise", "996", "--to", "critical", "--reason", "2", "--json"]);
    assert_eq!(shown(&desk, "996")["priority"], "critical");
    assert_eq!(desk.pult(&["raise", "996", "--reason", "2"]).exit, 4, "there is nothing above");
    assert_eq!(desk.pult(&["raise", "996", "--to", "urgent", "--reason", "2"]).exit, 2);
    // Логист may raise, and Anna Kim may ask for it: a limit is used, and given back by the undo.
    let left = |desk: &Desk| {
        let caller = desk.json(&["caller", "+79215550142", "--json"]);
        let quotas = caller["matches"][0]["quotas"].as_array().unwrap().clone();
        quotas.iter().find(|q| q["kind"] == "raises").map(|q| q["used"].as_i64().unwrap())
    };
    let before = left(&desk);
    let raised = desk.pult(&["raise", "1029", "--json"]);
    if raised.exit == 0 {
        assert_eq!(left(&desk), before.map(|n| n + 1), "the raise is counted");
        assert_eq!(desk.pult(&["undo"]).exit, 0);
        assert_eq!(left(&desk), before, "and given back");
    } else {
        assert_eq!((raised.exit, left(&desk)), (4, before), "{}", raised.err);
    }
}
