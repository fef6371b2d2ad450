//! What is shown: the board, a ticket, the people, the state of the desk.

use super::{ON_THE_BOARD, has, list, shown};
use crate::desk::Desk;

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
        for skill in list(ticket, "skills") {
            has(skill, "tag:s level:i required:b");
        }
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
fn a_listing_and_the_wall_speak_the_words_of_the_board() {
    let desk = Desk::demo();
    let listing = desk.pult(&["tickets", "--lang", "ru"]).out;
    let row = |number: &str| listing.lines().find(|line| line.split_whitespace().any(|word| word == number)).expect("a row");
    assert!(row("1029").contains("Сидоров молчит"), "{}", row("1029"));
    assert!(row("1051").contains("НЕ НАЗНАЧЕН"), "{}", row("1051"));
    let wall = desk.pult(&["wall", "--once", "--lang", "ru"]).out;
    assert!(wall.contains("НЕ НАЗНАЧЕНО ") && wall.contains("НЕ ПОДТВЕРДИЛИ "), "{wall}");
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
fn engineers_have_their_skills_shift_and_load() {
    let desk = Desk::demo();
    let all = desk.json(&["engineers", "--json"]);
    let engineers = list(&all, "engineers");
    assert!(engineers.len() >= 24);
    for engineer in engineers {
        has(engineer, "id:s name:s kind:s skills:a zones:a state:s shift:o? open:i minutes:i room:i");
        for skill in list(engineer, "skills") {
            has(skill, "tag:s level:i");
        }
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
    for check in list(&document, "checks") {
        has(check, "name:s status:s count:i detail:s");
    }
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
fn people_read_their_own_language_and_json_stays_the_same() {
    let desk = Desk::demo();
    let ru = desk.pult(&["--lang", "ru", "tickets", "--limit", "3"]);
    let en = desk.pult(&["tickets", "--limit", "3"]);
    assert!(ru.out.starts_with('№') && en.out.starts_with("No."), "{}{}", ru.out, en.out);
    assert_eq!(desk.json(&["--lang", "ru", "tickets", "--json"]), desk.json(&["tickets", "--json"]), "scripts read one language");
}

#[test]
fn keys_and_configuration_tell_about_themselves() {
    let desk = Desk::empty();
    let file = desk.folder.path().join("config.toml").display().to_string();
    assert!(desk.pult(&["config", "--path"]).out.starts_with(&format!("{file}  ")), "the settings' file stands first");
    let default = desk.pult(&["config", "--default"]);
    assert!(default.out.contains("desk =") && default.exit == 0);
    let keys = desk.pult(&["keys", "--markdown"]);
    assert!(keys.out.lines().any(|line| line.contains("`route`")), "{}", keys.out);
    desk.file("config.toml", "colour = 'red'\nlang = 'xx'\n");
    let told = desk.pult(&["config", "--check"]);
    assert_eq!(told.exit, 2);
    assert!(told.err.contains("config.toml:1: ") && told.err.contains("config.toml:2: "), "{}", told.err);
    assert_eq!(desk.pult(&["tickets"]).exit, 0, "the program starts all the same");
}

#[test]
fn people_read_words_and_no_codes_in_lines_that_fit() {
    let desk = Desk::demo();
    assert_eq!(desk.pult(&["wait", "1040", "--reason", "1", "--until", "wed 12:00"]).exit, 0);
    for lang in ["en", "ru"] {
        let show = desk.pult(&["--lang", lang, "show", "1040"]).out;
        let explain = desk.pult(&["--lang", lang, "explain", "1040"]).out;
        let route = desk.pult(&["--lang", lang, "route", "--all", "--dry-run", "--explain", "all"]).out;
        for (text, codes) in [
            (&show, &["set_phase", "register\n", "client-", "⟨"][..]),
            (&explain, &["client-", "⟨"]),
            (&route, &["off_shift", "⟨"]),
        ] {
            for code in codes {
                assert!(!text.contains(code), "{code}: {text}");
            }
        }
        let engineers = desk.pult(&["--lang", lang, "engineers"]).out;
        assert!(engineers.lines().all(|line| line.chars().count() <= 100), "{engineers}");
    }
    // A contract until the midnight of New Year lasts through the last day of December.
    let told = desk.pult(&["caller", "+79205558611"]).out;
    assert!(told.contains("31 Dec 26") && !told.contains("1 Jan 27"), "{told}");
}
