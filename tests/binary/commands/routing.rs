//! Plans, choices by hand, absences.

use super::{has, list, shown};
use crate::desk::Desk;

/// What the terms come to; load is no term of a line, for it hangs on the other lines.
fn sum_of_terms(told: &serde_json::Value) -> i64 {
    let value = |term: &serde_json::Value| {
        has(term, "name:s value:i");
        assert_ne!(term["name"], "load");
        term["value"].as_i64().unwrap()
    };
    list(told, "terms").iter().map(value).sum()
}

/// Only a line without a place has one; its price is made of its parts.
fn has_relaxation(line: &serde_json::Value) {
    let relaxation = &line["relaxation"];
    if relaxation.is_null() {
        return;
    }
    assert!(line["engineer"].is_null(), "a placed line needs no help");
    has(relaxation, "engineer:s rule:s lift:s detail:s? from:t? price:i cost:i terms:a load:i arrives:t? late_minutes:i?");
    let number = |name: &str| relaxation[name].as_i64().unwrap();
    assert_eq!(number("price"), number("cost") + number("load"));
    assert_eq!(number("cost"), sum_of_terms(relaxation));
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
        has(
            line,
            "ticket:s with:a urgency:i engineer:s? cost:i terms:a alternative:o? blocked_by:a relaxation:o? candidates:a refused:a",
        );
        has_relaxation(line);
        has(line, "arrives:t? done:t? misses:o? hurts:a also:a");
        if line["misses"].is_object() {
            has(&line["misses"], "of:s due:t at:t?");
        }
        for candidate in list(line, "candidates") {
            has(candidate, "engineer:s cost:i terms:a");
            assert_eq!(candidate["cost"], sum_of_terms(candidate));
        }
        for refused in list(line, "refused") {
            has(refused, "engineer:s rule:s");
        }
        match line["engineer"].as_str() {
            Some(engineer) => {
                let candidate = list(line, "candidates").iter().find(|c| c["engineer"] == engineer).expect("one who may");
                assert_eq!((&candidate["cost"], &candidate["terms"]), (&line["cost"], &line["terms"]));
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
fn where_load_counts_minutes_nobody_gets_more_of_them_and_the_bound_is_told() {
    let desk = Desk::demo();
    let file = desk.folder.path().join("policy.toml");
    std::fs::write(&file, "load = \"minutes\"\n").unwrap();
    assert_eq!(desk.pult(&["import", "policy", &file.display().to_string()]).exit, 0);
    let plan = desk.json(&["route", "--all", "--dry-run", "--json", "--explain", "all"]);
    let mut taken: std::collections::BTreeMap<&str, i64> = std::collections::BTreeMap::new();
    let mut cost = 0;
    for line in list(&plan, "lines") {
        has(line, "effort:i urgency:i cost:i");
        if let Some(engineer) = line["engineer"].as_str() {
            cost += line["cost"].as_i64().unwrap();
            *taken.entry(engineer).or_default() += line["effort"].as_i64().unwrap();
        }
    }
    for engineer in list(&plan, "engineers") {
        has(engineer, "id:s room_minutes:i load_costs:a");
        let minutes = taken.get(engineer["id"].as_str().unwrap()).copied().unwrap_or(0);
        assert!(minutes <= engineer["room_minutes"].as_i64().unwrap(), "nobody takes more minutes than there is room for");
        let hours = usize::try_from(minutes).unwrap().div_ceil(60);
        cost += list(engineer, "load_costs").iter().take(hours).map(|c| c.as_i64().unwrap()).sum::<i64>();
    }
    assert!(!taken.is_empty());
    assert_eq!(plan["cost"], cost, "the cost is the sum of what it is made of");
    let bound = plan["bound"].as_i64().unwrap();
    assert!(bound <= cost && (plan["exact"] == true) == (bound == cost && plan.get("may_place_more").is_none()));
    let text = desk.pult(&["route", "--all", "--dry-run"]).out;
    let told = if plan["exact"] == true { "There is no better plan." } else { "of the best possible" };
    assert!(text.contains(told), "{text}");
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
    assert!(refused.err.contains("lacks опс 4"), "{}", refused.err);
    assert_eq!(desk.pult(&["assign", "1051", "Петров", "--reason", "99"]).exit, 2);
    let done = desk.json(&["assign", "1051", "Петров", "--reason", "2", "--json"]);
    has(&done, "seq:i ticket:s version:v");
    let ticket = shown(&desk, "1051");
    assert_eq!(ticket["assignee"]["name"], "Петров");
    let last = list(&ticket, "history").last().unwrap().clone();
    assert_eq!((&last["seq"], &last["reason"], &last["actor"]), (&done["seq"], &"knows-object".into(), &"olga".into()));
}

#[test]
fn an_absence_is_rehearsed_before_it_is_written() {
    let desk = Desk::demo();
    let rehearsal = desk.json(&["absent", "Петров", "--until", "18:00", "--rehearse", "--json"]);
    has(&rehearsal, "engineer:s from:t until:t tickets:a moves:a breaks:a left:a later:a");
    let left = list(&rehearsal, "tickets");
    assert!(!left.is_empty());
    for ticket in left {
        has(ticket, "ticket:s number:i due:t? to:s? arrives:t? late_minutes:i? stays:b blocked_by:a");
        assert_ne!(ticket["to"], rehearsal["engineer"]);
    }
    let moved = left.iter().filter(|ticket| ticket["stays"] == false).count();
    assert_eq!(list(&rehearsal, "moves").len(), moved, "only theirs change hands");
    for broken in list(&rehearsal, "breaks") {
        has(broken, "ticket:s number:i engineer:s? due:t due_kind:s then:t?");
    }
    assert_eq!(desk.json(&["absent", "Петров", "--until", "18:00", "--dry-run", "--json"]), rehearsal);
    let told = desk.pult(&["absent", "Петров", "--until", "18:00", "--dry-run"]);
    assert_eq!((told.exit, told.out.contains("nothing was written")), (0, true), "{}", told.out);
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
fn a_raise_is_rehearsed_without_a_limit_a_price_or_a_word_written() {
    let desk = Desk::demo();
    let before = desk.json(&["show", "1052", "--json"]);
    let told = desk.json(&["raise", "1052", "--to", "critical", "--dry-run", "--json"]);
    has(&told, "ticket:s number:i from:s to:s moves:a breaks:a left:a later:a");
    assert_eq!((&told["number"], &told["to"]), (&1052.into(), &"critical".into()));
    assert_eq!(desk.json(&["show", "1052", "--json"]), before);
    let words = desk.pult(&["raise", "1052", "--to", "critical", "--dry-run"]);
    assert_eq!((words.exit, words.out.contains("nothing was written")), (0, true), "{}", words.out);
}

#[test]
fn levelling_is_shown_written_as_one_batch_and_taken_back() {
    let desk = Desk::demo();
    let holders = || {
        let all = desk.json(&["tickets", "--json"]);
        list(&all, "tickets").iter().map(|t| (t["number"].clone(), t["assignee"].clone())).collect::<Vec<_>>()
    };
    let before = holders();
    let plan = desk.json(&["route", "--rebalance", "--dry-run", "--json"]);
    has(&plan, "moves:a breaks:a left:a minutes:o");
    assert!(!list(&plan, "moves").is_empty() && list(&plan, "breaks").is_empty(), "{plan}");
    let minutes = &plan["minutes"];
    assert!(minutes["after"].as_i64() <= minutes["before"].as_i64());
    for moved in list(&plan, "moves") {
        has(moved, "ticket:s number:i from:s to:s now:t? then:t? later_minutes:i?");
    }
    assert_eq!(holders(), before);
    let done = desk.json(&["route", "--rebalance", "--json"]);
    assert_eq!(list(&done, "applied").len(), list(&plan, "moves").len());
    assert!(list(&done, "refused").is_empty());
    assert_ne!(holders(), before);
    assert_eq!(desk.pult(&["undo"]).exit, 0);
    assert_eq!(holders(), before);
    assert_eq!(desk.pult(&["route", "--rebalance", "--all"]).exit, 2);
}
