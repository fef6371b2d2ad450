//! The contract of `pult caller --json` and `pult new`, field by field and flag by flag: scripts run against it.

use super::{ON_THE_BOARD, has, list};
use crate::desk::Desk;
use serde_json::Value;

/// Queries that find clients in every state: contracts of all kinds and none, debts of every kind and none.
const CLIENTS: [&str; 8] = ["логист", "пекарня", "аптека", "школа", "вектор", "склад", "клиника", "отель"];

fn matches(desk: &Desk) -> Vec<Value> {
    CLIENTS.iter().flat_map(|who| list(&desk.json(&["caller", who, "--json"]), "matches").clone()).collect()
}

fn one_of(value: &Value, words: &[&str]) {
    assert!(value.as_str().is_some_and(|word| words.contains(&word)), "{value} is none of {words:?}");
}

#[test]
fn every_match_has_the_fields_of_the_contract_whatever_the_client_is_like() {
    let desk = Desk::demo();
    let all = matches(&desk);
    let (mut contracts, mut debts, mut approvals, mut prices) = (0, 0, 0, 0);
    for found in &all {
        has(found, "contact:o company:o? verdict:o contract:o? debt:o? quotas:a open_tickets:a");
        has(&found["contact"], "id:s name:s phones:a");
        assert!(
            list(&found["contact"], "phones").iter().all(|p| p.as_str().is_some_and(|p| p.starts_with('+'))),
            "E.164: {found}"
        );
        if found["company"].is_object() {
            has(&found["company"], "id:s name:s inn:s?");
        }
        let verdict = &found["verdict"];
        has(verdict, "level:s certainty:s approval:o? reasons:a say:s price:o?");
        one_of(&verdict["level"], &["allowed", "chargeable", "stop"]);
        one_of(&verdict["certainty"], &["known", "stale", "unknown"]);
        assert!(!list(verdict, "reasons").is_empty(), "{found}");
        for reason in list(verdict, "reasons") {
            has(reason, "code:s text:s");
        }
        if verdict["approval"].is_object() {
            has(&verdict["approval"], "who:s phone:s?");
            approvals += 1;
        }
        if verdict["price"].is_object() {
            has(&verdict["price"], "minor:i currency:s unit:s vat:b");
            prices += 1;
        }
        if found["contract"].is_object() {
            has(&found["contract"], "id:s number:s package:s state:s from:t until:t");
            contracts += 1;
        }
        if found["debt"].is_object() {
            has(&found["debt"], "minor:i overdue_minor:i? currency:s since:t? as_of:t source:s stale:b");
            debts += 1;
        }
        for quota in list(found, "quotas") {
            has(quota, "kind:s used:i total:i until:t?");
            one_of(&quota["kind"], &["visits", "phone_minutes", "raises", "gift_minutes"]);
        }
        assert!(list(found, "open_tickets").iter().all(Value::is_string), "ids are strings: {found}");
    }
    let some = |n: usize| n > 0 && n < all.len();
    assert!(some(contracts) && some(debts) && some(approvals) && some(prices), "{contracts} {debts} {approvals} {prices}");
}

#[test]
fn the_caller_is_judged_by_the_equipment_and_the_work_that_were_named() {
    let desk = Desk::demo();
    let asset = matches(&desk)
        .iter()
        .flat_map(|found| list(found, "open_tickets").clone())
        .find_map(|id| {
            let ticket = desk.json(&["show", id.as_str()?, "--json"])["ticket"].clone();
            let asset = ticket["assets"].get(0)?["id"].as_str()?.to_owned();
            Some((ticket["contact"]["id"].clone(), ticket["contact"]["phones"][0].as_str()?.to_owned(), asset))
        })
        .expect("a ticket about equipment");
    let (contact, phone, asset) = asset;
    let about = desk.json(&["caller", &phone, "--asset", &asset, "--json"]);
    assert!(list(&about, "matches").iter().any(|found| found["contact"]["id"] == contact), "{about}");
    for wrong in [&["--asset", "nothing"][..], &["--kind", "вязание"]] {
        let said = desk.pult(&[&["caller", phone.as_str()], wrong, &["--json"]].concat());
        assert_eq!((said.exit, said.out.as_str()), (2, ""), "{wrong:?}");
        assert!(!said.err.is_empty());
    }
    // A contract of security systems alone does not pay for cash registers.
    let levels = |kind: &str| {
        let all = CLIENTS.iter().flat_map(|who| list(&desk.json(&["caller", who, "--kind", kind, "--json"]), "matches").clone());
        all.map(|found| found["verdict"]["level"].clone()).collect::<Vec<_>>()
    };
    assert_ne!(levels("видео"), levels("кассы"));
}

/// Somebody whose contract is in force and whose client owes nothing: a ticket of theirs is refused for no reason of the desk's.
fn good(desk: &Desk) -> Value {
    let fits = |found: &Value| found["verdict"]["level"] == "allowed" && found["contract"]["state"] == "active";
    matches(desk).into_iter().find(fits).expect("a client in good standing")
}

#[test]
fn every_flag_of_new_stands_in_the_ticket_and_the_answer_is_what_show_says() {
    let desk = Desk::demo();
    let client = good(&desk);
    let (asker, contract) = (client["contact"]["id"].as_str().unwrap(), client["contract"]["id"].as_str().unwrap());
    let company = client["company"]["id"].as_str().unwrap();
    let exported = |kind: &str| {
        let out = desk.pult(&["export", kind]).out;
        let mut table = csv::Reader::from_reader(out.as_bytes());
        let rows: Vec<std::collections::HashMap<String, String>> = table.deserialize().map(Result::unwrap).collect();
        rows.into_iter().filter(|row| row.get("company").is_some_and(|c| c == company)).collect::<Vec<_>>()
    };
    let asset = exported("assets").into_iter().next().expect("equipment");
    let (site, kind) = (asset["site"].as_str(), asset["kind"].as_str());
    let args = [
        "new",
        "--contact",
        asker,
        "--subject",
        "No picture",
        "--channel",
        "portal",
        "--site",
        site,
        "--asset",
        &asset["id"],
        "--contract",
        contract,
        "--kind",
        kind,
        "--priority",
        "high",
        "--json",
    ];
    let made = desk.pult(&args);
    let document = made.json();
    let ticket = &document["ticket"];
    has(ticket, ON_THE_BOARD);
    has(ticket, "text:s contact:o site:o assets:a contract:o clocks:a visit:o? promise:o? lines:a history:a kind:s channel:s");
    for clock in list(ticket, "clocks") {
        has(clock, "kind:s due:t? due_kind:s met_at:t? goal_minutes:i?");
    }
    for event in list(ticket, "history") {
        has(event, "seq:i at:t actor:s change:s");
    }
    let told = [&ticket["contact"]["id"], &ticket["site"]["id"], &ticket["assets"][0]["id"], &ticket["contract"]["id"]];
    assert_eq!(told, [asker, site, asset["id"].as_str(), contract]);
    assert_eq!([&ticket["channel"], &ticket["kind"], &ticket["priority"]], ["portal", kind, "high"]);
    assert_eq!(document.as_object().map(serde_json::Map::len), Some(1), "one key: ticket");
    let id = ticket["id"].as_str().expect("ids are strings");
    assert_eq!(desk.json(&["show", id, "--json"]), document, "new says what show says");
    for (flag, wrong) in [
        ("--channel", "pigeon"),
        ("--site", "nowhere"),
        ("--asset", "nothing"),
        ("--contract", "none"),
        ("--kind", "вязание"),
        ("--priority", "yesterday"),
    ] {
        let place = args.iter().position(|arg| *arg == flag).expect("the flag") + 1;
        let mut args = args;
        args[place] = wrong;
        let said = desk.pult(&args);
        assert_eq!((said.exit, said.out.as_str()), (2, ""), "{flag} {wrong}: {}", said.err);
    }
    assert_eq!(desk.pult(&["new", "--contact", asker, "--phone", "+79215550142", "--subject", "x"]).exit, 2, "one of the two");
}

#[test]
fn who_needs_somebodys_word_is_refused_with_four_and_nothing_on_stdout() {
    let desk = Desk::demo();
    let stopped = |found: &Value| found["verdict"]["level"] == "stop" && found["verdict"]["certainty"] != "unknown";
    let found = matches(&desk).into_iter().find(stopped).expect("a client that waits for a yes");
    let contact = found["contact"]["id"].as_str().unwrap();
    let said = desk.pult(&["new", "--contact", contact, "--subject", "No picture", "--json"]);
    assert_eq!((said.exit, said.out.as_str()), (4, ""), "{}", said.err);
    assert!(said.err.contains(found["verdict"]["approval"]["who"].as_str().unwrap_or_default()), "{}", said.err);
    assert_eq!(desk.pult(&["--read-only", "new", "--contact", contact, "--subject", "x"]).exit, 4);
}
