//! The caller, the verdict, the ticket that comes of it.

use super::{ON_THE_BOARD, has, list, shown};
use crate::desk::Desk;
use serde_json::Value;

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
    for reason in list(&found["verdict"], "reasons") {
        has(reason, "code:s text:s");
    }
    assert_eq!(found["verdict"]["level"], "chargeable", "the package's visits are used up");
    has(&found["verdict"]["price"], "minor:i currency:s unit:s vat:b");
    has(&found["debt"], "minor:i overdue_minor:i? currency:s since:t? as_of:t source:s stale:b");
    for quota in list(found, "quotas") {
        has(quota, "kind:s used:i total:i until:t?");
    }
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
