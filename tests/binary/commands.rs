//! The contract of the command line: fields, exit codes, refusals.

use crate::desk::Desk;
use rstest::rstest;
use serde_json::Value;

/// Each `name:kind` of the list stands in the object. Kinds: `s` text, `i` whole number, `n` number, `b` flag, `a` list, `o`
/// object, `t` time with offset, `v` version (number or text); a `?` after it allows null.
#[track_caller]
fn has(value: &Value, fields: &str) {
    for field in fields.split_whitespace() {
        let (name, kind) = field.split_once(':').expect("name:kind");
        let found = value.get(name).unwrap_or_else(|| panic!("no `{name}` in {value}"));
        if kind.ends_with('?') && found.is_null() {
            continue;
        }
        let right = match kind.trim_end_matches('?') {
            "s" => found.is_string(),
            "i" => found.is_i64(),
            "n" => found.is_number(),
            "b" => found.is_boolean(),
            "a" => found.is_array(),
            "o" => found.is_object(),
            "v" => found.is_i64() || found.is_string(),
            "t" => found.as_str().is_some_and(|t| t.len() == 25 && chrono::DateTime::parse_from_rfc3339(t).is_ok()),
            other => panic!("no kind {other}"),
        };
        assert!(right, "`{name}` should be {kind}: {found}");
    }
}

fn list<'a>(value: &'a Value, name: &str) -> &'a Vec<Value> {
    value[name].as_array().unwrap_or_else(|| panic!("no list `{name}` in {value}"))
}

const ON_THE_BOARD: &str = "id:s number:i subject:s phase:s status:s? priority:s group:s? assignee:o? company:o? zone:s? skills:a \
                            due:t? due_kind:s overdue:b breached:b left_minutes:i? version:v";

/// The ticket of a number as `pult show` has it.
fn shown(desk: &Desk, number: &str) -> Value {
    desk.json(&["show", number, "--json"])["ticket"].clone()
}

#[test]
fn the_board_has_the_fields_of_the_contract_in_its_order() {
    let desk = Desk::demo();
    let board = desk.json(&["tickets", "--json"]);
    has(&board, "desk:s as_of:t total:i tickets:a");
    assert_eq!(board["as_of"], crate::desk::NOW);
    let tickets = list(&board, "tickets");
    assert_eq!(board["total"].as_u64(), Some(tickets.len() as u64), "all fit under the limit of 200");
    for ticket in tickets {
        has(ticket, ON_THE_BOARD);
        for who in ["assignee", "company"].iter().filter(|who| ticket[**who].is_object()) {
            has(&ticket[*who], "id:s name:s");
        }
        list(ticket, "skills").iter().for_each(|skill| has(skill, "tag:s level:i required:b"));
        let kinds = "reaction reply arrival resolution promise holder queue paused best_effort none";
        assert!(kinds.split(' ').any(|kind| ticket["due_kind"] == kind), "{ticket}");
        assert_eq!(ticket["left_minutes"].is_null(), ticket["due"].is_null(), "{ticket}");
        assert!(!ticket["overdue"].as_bool().unwrap() || ticket["left_minutes"].as_i64().unwrap() < 0, "{ticket}");
    }
    let due: Vec<&str> = tickets.iter().filter_map(|t| t["due"].as_str()).collect();
    assert!(due.is_sorted(), "the earliest unmet moment stands first");
    let first_without = tickets.iter().position(|t| t["due"].is_null()).unwrap_or(tickets.len());
    assert_eq!(first_without, due.len(), "tickets without a moment stand last");
}

#[test]
fn views_filters_and_limits_narrow_the_board() {
    let desk = Desk::demo();
    let total = |args: &[&str]| desk.json(&[&["tickets", "--json"], args].concat())["total"].as_u64().unwrap();
    let (open, overdue, unassigned) = (total(&[]), total(&["--view", "overdue"]), total(&["--view", "unassigned"]));
    assert!(0 < overdue && overdue < open && 0 < unassigned && unassigned < open);
    assert_eq!(total(&["--view", "all"]), 200);
    let zoned = desk.json(&["tickets", "--json", "--filter", "зона:север"]);
    assert!(list(&zoned, "tickets").iter().all(|t| t["zone"] == "Север") && zoned["total"].as_u64() < Some(open));
    let few = desk.json(&["tickets", "--json", "--limit", "3"]);
    assert_eq!((list(&few, "tickets").len(), few["total"].as_u64()), (3, Some(open)));
    assert_eq!(desk.pult(&["tickets", "--filter", "colour:red"]).exit, 2);
    assert_eq!(desk.pult(&["tickets", "--view", "everything"]).exit, 2);
}

#[test]
fn a_ticket_is_shown_with_all_that_hangs_on_it() {
    let desk = Desk::demo();
    let ticket = shown(&desk, "1029");
    has(&ticket, ON_THE_BOARD);
    has(&ticket, "text:s contact:o? site:o? assets:a contract:o? clocks:a visit:o? promise:o? lines:a history:a");
    assert_eq!(ticket["number"], 1029);
    for clock in list(&ticket, "clocks") {
        has(clock, "kind:s due:t? due_kind:s met_at:t? goal_minutes:i?");
    }
    for event in list(&ticket, "history") {
        has(event, "seq:i at:t actor:s change:s reason:s?");
        assert!(event.get("before").is_some() && event.get("after").is_some());
    }
    let id = ticket["id"].as_str().unwrap();
    assert_eq!(shown(&desk, id)["number"], 1029, "an id is as good as a number");
    let explained = desk.json(&["explain", "1029", "--json"]);
    has(&explained, "ticket:s number:i as_of:t clocks:a");
    for clock in list(&explained, "clocks") {
        has(clock, "kind:s rule:s started:t goal_minutes:i? calendar:s pauses:a used_minutes:i left_minutes:i? due:t?");
    }
}

#[test]
fn the_plan_can_be_checked_by_anybody() {
    let desk = Desk::demo();
    let plan = desk.json(&["route", "--all", "--dry-run", "--json", "--explain", "all"]);
    has(&plan, "policy:s placed:i unplaced:i cost:i bound:i exact:b solve_ms:n lines:a engineers:a");
    let lines = list(&plan, "lines");
    assert_eq!(plan["placed"].as_u64().unwrap() + plan["unplaced"].as_u64().unwrap(), lines.len() as u64);
    let mut taken: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    let mut cost = 0;
    for line in lines {
        has(line, "ticket:s with:a urgency:i engineer:s? cost:i terms:a alternative:o? blocked_by:a candidates:a refused:a");
        list(line, "terms").iter().for_each(|term| has(term, "name:s value:i"));
        list(line, "candidates").iter().for_each(|candidate| has(candidate, "engineer:s cost:i terms:a"));
        list(line, "refused").iter().for_each(|refused| has(refused, "engineer:s rule:s"));
        match line["engineer"].as_str() {
            Some(engineer) => {
                let candidate = list(line, "candidates").iter().find(|c| c["engineer"] == engineer).expect("one who may");
                assert_eq!(candidate["cost"], line["cost"]);
                cost += line["cost"].as_i64().unwrap();
                *taken.entry(engineer.to_owned()).or_default() += 1;
            }
            None => assert!(!list(line, "blocked_by").is_empty() || !list(line, "candidates").is_empty()),
        }
    }
    for engineer in list(&plan, "engineers") {
        has(engineer, "id:s room:i load_costs:a");
        let costs: Vec<i64> = list(engineer, "load_costs").iter().map(|c| c.as_i64().unwrap()).collect();
        assert!(costs.is_sorted(), "load never falls");
        let n = taken.get(engineer["id"].as_str().unwrap()).copied().unwrap_or(0);
        assert!(n as i64 <= engineer["room"].as_i64().unwrap(), "nobody takes more than there is room for");
        cost += costs[..n].iter().sum::<i64>();
    }
    assert_eq!(plan["cost"], cost, "the cost is the sum of what it is made of");
    assert_eq!(plan["exact"], true);
    let short = desk.json(&["route", "--all", "--dry-run", "--json"]);
    assert_eq!(short["cost"], plan["cost"], "explaining changes nothing");
    assert!(short.get("engineers").is_none());
}

#[test]
fn a_plan_is_applied_as_one_batch_that_one_undo_takes_back() {
    let desk = Desk::demo();
    let before = desk.json(&["tickets", "--json", "--view", "unassigned"]);
    let plan = desk.json(&["route", "--all", "--json"]);
    has(&plan, "applied:a refused:a");
    assert!(list(&plan, "applied").len() > 1 && list(&plan, "refused").is_empty());
    let placed = plan["lines"].as_array().unwrap().iter().find(|l| l["engineer"].is_string()).unwrap();
    let ticket = placed["ticket"].as_str().unwrap();
    assert_eq!(shown(&desk, ticket)["assignee"]["id"], placed["engineer"]);
    has(&desk.json(&["undo", "--json"]), "seq:i version:v");
    assert_eq!(desk.json(&["tickets", "--json", "--view", "unassigned"])["total"], before["total"]);
}

#[test]
fn a_plan_on_an_exported_desk_is_the_same_and_writes_nothing() {
    let desk = Desk::demo();
    let file = desk.folder.path().join("desk.jsonl").display().to_string();
    assert_eq!(desk.pult(&["export", "desk", &file]).exit, 0);
    let there = desk.json(&["route", "--from", &file, "--json", "--explain", "all"]);
    let here = desk.json(&["route", "--all", "--dry-run", "--json", "--explain", "all"]);
    assert_eq!((&there["cost"], &there["lines"], &there["engineers"]), (&here["cost"], &here["lines"], &here["engineers"]));
    assert!(there.get("applied").is_none());
}

#[test]
fn a_choice_that_breaks_a_rule_needs_a_reason_and_the_reason_is_logged() {
    let desk = Desk::demo();
    let refused = desk.pult(&["assign", "1051", "Петров"]);
    assert_eq!((refused.exit, refused.out.as_str()), (4, ""));
    assert!(refused.err.contains("lacks a skill"), "{}", refused.err);
    assert_eq!(desk.pult(&["assign", "1051", "Петров", "--reason", "99"]).exit, 2);
    let done = desk.json(&["assign", "1051", "Петров", "--reason", "2", "--json"]);
    has(&done, "seq:i ticket:s version:v");
    let ticket = shown(&desk, "1051");
    assert_eq!(ticket["assignee"]["name"], "Петров");
    let last = list(&ticket, "history").last().unwrap().clone();
    assert_eq!((&last["seq"], &last["reason"], &last["actor"]), (&done["seq"], &"knows-object".into(), &"olga".into()));
}

#[test]
fn each_change_prints_its_number_and_can_be_taken_back() {
    let desk = Desk::demo();
    let changes: [&[&str]; 11] = [
        &["assign", "1051", "Ежов"],
        &["confirm", "1051"],
        &["visit", "1051", "--state", "travelling"],
        &["visit", "1051", "--state", "on-site"],
        &["move", "1051", "Сети"],
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
        &["move", "1051", "Сети"],
    ] {
        assert_eq!(desk.pult(&[change, &["--if-version", &stale]].concat()).exit, 4, "{change:?}");
    }
    assert_eq!(shown(&desk, "1051")["version"], version);
    assert_eq!(desk.pult(&["note", "1051", "x", "--if-version", &seen]).exit, 0);
}

#[test]
fn a_raise_at_the_clients_wish_costs_and_a_reassessment_is_free() {
    let desk = Desk::demo();
    let refused = desk.pult(&["raise", "996"]);
    let logged = shown(&desk, "996");
    assert_eq!(logged["priority"], "normal");
    assert!(refused.exit == 4 && refused.err.contains("--reason"), "{}", refused.err);
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

#[test]
fn a_caller_is_known_by_number_by_tail_and_by_letters() {
    let desk = Desk::demo();
    for who in ["+79215550142", "8 (921) 555-01-42", "5550142", "ким", "rbv"] {
        let caller = desk.json(&["caller", who, "--json"]);
        has(&caller, "query:s matches:a");
        assert_eq!(caller["query"], who);
        assert!(list(&caller, "matches").iter().any(|m| m["contact"]["name"] == "Анна Ким"), "{who}: {caller}");
    }
    let caller = desk.json(&["caller", "+79215550142", "--json"]);
    let found = &caller["matches"][0];
    has(found, "contact:o company:o? verdict:o contract:o? debt:o? quotas:a open_tickets:a");
    has(&found["contact"], "id:s name:s phones:a");
    has(&found["company"], "id:s name:s inn:s?");
    has(&found["verdict"], "level:s certainty:s approval:o? reasons:a say:s price:o?");
    list(&found["verdict"], "reasons").iter().for_each(|reason| has(reason, "code:s text:s"));
    assert_eq!(found["verdict"]["level"], "chargeable", "the package's visits are used up");
    has(&found["verdict"]["price"], "minor:i currency:s unit:s vat:b");
    has(&found["debt"], "minor:i overdue_minor:i? currency:s since:t? as_of:t source:s stale:b");
    list(found, "quotas").iter().for_each(|quota| has(quota, "kind:s used:i total:i until:t?"));
    assert!(list(found, "open_tickets").iter().any(|t| shown(&desk, t.as_str().unwrap())["number"] == 1029));
    let nobody = desk.json(&["caller", "+79990000000", "--json"]);
    assert!(list(&nobody, "matches").is_empty(), "an unknown caller is no refusal");
    assert_eq!(desk.pult(&["caller", "ab"]).exit, 2);
}

#[test]
fn a_new_ticket_takes_contract_object_and_deadline_from_the_caller() {
    let desk = Desk::demo();
    let made = desk.pult(&["new", "--phone", "+79215550142", "--subject", "No picture", "--json"]);
    let ticket = made.json()["ticket"].clone();
    has(&ticket, ON_THE_BOARD);
    has(&ticket, "text:s contact:o site:o contract:o clocks:a history:a");
    assert_eq!(
        (&ticket["phase"], &ticket["priority"], &ticket["subject"]),
        (&"new".into(), &"normal".into(), &"No picture".into())
    );
    assert_eq!(ticket["company"]["name"], "Логист");
    assert!(ticket["due"].is_string(), "{ticket}");
    assert!(made.err.contains("CHARGEABLE") && made.err.contains("1029"), "price and duplicates are told: {}", made.err);
    assert_eq!(desk.json(&["tickets", "--view", "all", "--json"])["total"], 201);
}

#[test]
fn a_ticket_without_contract_or_object_asks_for_a_reason() {
    let desk = Desk::demo();
    let stranger = ["new", "--phone", "+79990000000", "--subject", "Alarm", "--json"];
    let refused = desk.pult(&stranger);
    assert_eq!((refused.exit, refused.out.as_str()), (4, ""));
    let ticket = desk.json(&[&stranger[..], &["--reason", "agreed"]].concat())["ticket"].clone();
    assert!(ticket["company"].is_null() && ticket["contract"].is_null());
    assert_eq!(desk.pult(&[&stranger[..], &["--safety"]].concat()).exit, 0, "danger is accepted from anybody");
    assert_eq!(desk.pult(&["new", "--contact", "nobody", "--subject", "x"]).exit, 2);
    assert_eq!(desk.pult(&["new", "--phone", "hello", "--subject", "x"]).exit, 2);
    assert_eq!(desk.pult(&["new", "--phone", "+79215550142", "--subject", "x", "--site", "nowhere"]).exit, 2);
    assert_eq!(desk.pult(&["new", "--subject", "x"]).exit, 2);
}

#[test]
fn a_call_is_told_to_the_desk_and_ends_what_it_began() {
    let desk = Desk::demo();
    let ring = desk.json(&["call", "ring", "--from", "8 921 555-01-42", "--to", "101", "--json"]);
    has(&ring, "seq:i call:s state:s contact:o? company:o?");
    assert_eq!((&ring["state"], &ring["contact"]["name"]), (&"ringing".into(), &"Анна Ким".into()));
    let answer = desk.json(&["call", "answer", "--from", "+79215550142", "--json"]);
    assert_eq!((&answer["call"], &answer["state"]), (&ring["call"], &"answered".into()));
    let end = desk.json(&["call", "end", "--from", "+79215550142", "--json"]);
    assert_eq!((&end["call"], &end["state"]), (&ring["call"], &"ended".into()));
    assert_eq!(desk.pult(&["call", "end", "--from", "+79215550142"]).exit, 2, "there is no open call any more");
    let own = desk.json(&["call", "ring", "--from", "+79991112233", "--id", "pbx-7", "--json"]);
    assert_eq!((&own["call"], &own["contact"]), (&"pbx-7".into(), &Value::Null));
    assert_eq!(desk.json(&["call", "end", "--from", "+79991112233", "--id", "pbx-7", "--json"])["state"], "missed");
    assert_eq!(desk.pult(&["call", "ring"]).exit, 2);
}

#[test]
fn engineers_have_their_skills_shift_and_load() {
    let desk = Desk::demo();
    let all = desk.json(&["engineers", "--json"]);
    let engineers = list(&all, "engineers");
    assert!(engineers.len() >= 24);
    for engineer in engineers {
        has(engineer, "id:s name:s kind:s skills:a zones:a state:s shift:o? open:i minutes:i room:i");
        list(engineer, "skills").iter().for_each(|skill| has(skill, "tag:s level:i"));
        if engineer["shift"].is_object() {
            has(&engineer["shift"], "from:t to:t");
        }
    }
    assert!(engineers.iter().any(|e| e["kind"] == "crew") && engineers.iter().any(|e| e["kind"] == "engineer"));
    let held = desk.json(&["tickets", "--json", "--filter", "engineer:петров"]);
    let petrov = engineers.iter().find(|e| e["name"] == "Петров").unwrap();
    assert_eq!(held["total"], petrov["open"]);
}

#[test]
fn an_absence_is_rehearsed_before_it_is_written() {
    let desk = Desk::demo();
    let rehearsal = desk.json(&["absent", "Петров", "--until", "18:00", "--rehearse", "--json"]);
    has(&rehearsal, "engineer:s from:t until:t tickets:a");
    let left = list(&rehearsal, "tickets");
    assert!(!left.is_empty());
    for ticket in left {
        has(ticket, "ticket:s number:i due:t? to:s? arrives:t? late_minutes:i? blocked_by:a");
        assert_ne!(ticket["to"], rehearsal["engineer"]);
    }
    let state = |desk: &Desk| {
        let all = desk.json(&["engineers", "--json"]);
        list(&all, "engineers").iter().find(|e| e["name"] == "Петров").unwrap()["state"].clone()
    };
    assert_ne!(state(&desk), "out", "a rehearsal writes nothing");
    assert_eq!(desk.pult(&["absent", "Петров", "--until", "18:00"]).exit, 0);
    assert_eq!(state(&desk), "out");
    assert_eq!(desk.pult(&["assign", "1051", "Петров"]).exit, 4);
    assert_eq!(desk.pult(&["undo"]).exit, 0);
    assert_ne!(state(&desk), "out");
    assert_eq!(desk.pult(&["absent", "Петров", "--until", "yesterday"]).exit, 2);
}

#[test]
fn check_speaks_as_monitoring_plugins_do() {
    let desk = Desk::demo();
    let well = desk.pult_with(&[("PULT_NOW", "2026-10-01T10:30:00+03:00")], &["check"]);
    assert_eq!(well.exit, 0, "{}", well.out);
    let first = well.out.lines().next().unwrap();
    assert!(first.starts_with("PULT OK - ") && first.contains("|overdue="), "{first}");
    let warned = desk.pult(&["check", "--warn", "1", "--crit", "1000"]);
    assert_eq!(warned.exit, 1, "{}", warned.out);
    assert!(warned.out.starts_with("PULT WARNING - ") && warned.out.contains(";1;1000"), "{}", warned.out);
    let critical = desk.pult(&["check", "--warn", "1", "--crit", "2", "--json"]);
    assert_eq!(critical.exit, 2);
    let document = critical.document();
    has(&document, "status:s checks:a");
    assert_eq!(document["status"], "CRITICAL");
    list(&document, "checks").iter().for_each(|check| has(check, "name:s status:s count:i detail:s"));
    let overdue = desk.json(&["tickets", "--view", "overdue", "--json"])["total"].clone();
    assert_eq!(list(&document, "checks").iter().find(|c| c["name"] == "overdue").unwrap()["count"], overdue);
    assert_eq!(desk.pult(&["check", "--warn", "many"]).exit, 3);
    assert_eq!(desk.pult(&["--lang", "de", "check"]).exit, 3);
    let gone = format!("sqlite:{}", desk.folder.path().display());
    let unreachable = desk.pult(&["--desk", &gone, "check"]);
    assert_eq!(unreachable.exit, 2, "{}", unreachable.err);
    assert!(unreachable.out.starts_with("PULT CRITICAL - "), "{}", unreachable.out);
}

#[test]
fn an_unreachable_desk_exits_three_and_says_nothing_on_stdout() {
    let desk = Desk::empty();
    let folder = format!("sqlite:{}", desk.folder.path().display());
    let poem = desk.file("poem.db", "Roses are red, and this is no database; a line long enough to look like a header of one.");
    for url in [folder, format!("sqlite:{poem}")] {
        let said = desk.pult(&["--desk", &url, "tickets", "--json"]);
        assert_eq!((said.exit, said.out.as_str()), (3, ""), "{url}: {}", said.err);
        assert!(said.err.starts_with("pult: "), "{}", said.err);
    }
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
        &["move", "1051", "Сети"],
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
#[case(&["report", "load", "--csv"])]
#[case(&["backup", "x"])]
#[case(&["restore", "x"])]
#[case(&["handover", "--sign"])]
#[case(&["wall"])]
#[case(&["replay", "--at", "10:00"])]
#[case(&["calls", "listen"])]
#[case(&["completions", "bash"])]
#[case(&["man"])]
#[case(&["doctor"])]
#[case(&["import", "prices", "x.csv"])]
#[case(&["export", "acts"])]
#[case(&["--desk", "memory:", "--desk", "memory:", "tickets"])]
fn what_comes_later_says_so(#[case] command: &[&str]) {
    let said = Desk::empty().pult(command);
    assert_eq!((said.exit, said.out.as_str()), (2, ""), "{}", said.err);
    assert!(said.err.starts_with("pult: not yet: "), "{}", said.err);
}

#[test]
fn people_read_their_own_language_and_json_stays_the_same() {
    let desk = Desk::demo();
    let ru = desk.pult(&["--lang", "ru", "tickets", "--limit", "3"]);
    let en = desk.pult(&["tickets", "--limit", "3"]);
    assert!(ru.out.starts_with('№') && en.out.starts_with("No."), "{}{}", ru.out, en.out);
    assert_eq!(desk.json(&["--lang", "ru", "tickets", "--json"]), desk.json(&["tickets", "--json"]), "scripts read one language");
}

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
    for kind in ["engineers", "companies", "contacts", "sites", "assets", "packages", "contracts", "debts", "policy"] {
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

#[test]
fn keys_and_configuration_tell_about_themselves() {
    let desk = Desk::empty();
    assert_eq!(desk.pult(&["config", "--path"]).out.trim(), desk.folder.path().join("config.toml").display().to_string());
    let default = desk.pult(&["config", "--default"]);
    assert!(default.out.contains("desk =") && default.exit == 0);
    let keys = desk.pult(&["keys", "--markdown"]);
    assert!(keys.out.lines().any(|line| line.contains("`route`")), "{}", keys.out);
    desk.file("config.toml", "colour = 'red'\nlang = 'xx'\n");
    let told = desk.pult(&["config", "--check"]);
    assert_eq!(told.exit, 1);
    assert!(told.err.contains("config.toml:1: ") && told.err.contains("config.toml:2: "), "{}", told.err);
    assert_eq!(desk.pult(&["tickets"]).exit, 0, "the program starts all the same");
}

#[test]
fn a_script_drives_the_console_and_fails_with_one() {
    let desk = Desk::demo();
    let good = desk.file("good.script", "# the board stands\nexpect count open > 0\nexpect not selected 99999\n");
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
