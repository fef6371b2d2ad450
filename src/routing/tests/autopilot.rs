//! Which tickets the autopilot may touch, case by case.

use super::desk::{at, backlog, monday, policy, skilled, ticket};
use crate::desk::client::Company;
use crate::desk::*;
use crate::routing::{Left, Turn, may_write, plan, turn};

/// Registered at ten, a plain visit of a known caller.
fn fresh() -> Ticket {
    let mut plain = ticket(1, "север");
    plain.head.created = monday();
    plain.place.company = Some(Named::new("logist", "Логист"));
    plain.people.contact = Some(Named::new("kim", "Анна Ким"));
    plain
}

fn later(seconds: i64) -> Moment {
    Moment(monday().0 + seconds * 1_000)
}

type Change = fn(&mut Ticket);

#[test]
fn a_new_ticket_is_a_persons_for_a_minute_and_then_its_turn() {
    let row = Row::of(&fresh());
    for (seconds, expected) in [(0, Turn::Waits(later(60))), (59, Turn::Waits(later(60))), (60, Turn::Now), (3_600, Turn::Now)] {
        assert_eq!(turn(&row, false, monday(), &policy(), later(seconds)), expected, "after {seconds} s");
    }
    let mut patient = policy();
    patient.autopilot.after_seconds = 300;
    assert_eq!(turn(&row, false, monday(), &patient, later(299)), Turn::Waits(later(300)));
}

#[test]
fn what_it_never_touches() {
    let cases: [(&str, Change, Left); 13] = [
        ("stood there before", |t| t.head.created = Moment(t.head.created.0 - 1), Left::Older),
        ("changed by somebody", |t| t.head.version = 2, Left::Taken),
        ("somebody works on it", |t| t.head.phase = Phase::Open, Left::Taken),
        ("waits", |t| t.head.phase = Phase::Waiting { reason: "client".into(), until: None }, Left::Taken),
        (
            "assigned",
            |t| {
                let handed = Handed::Told { at: t.head.created };
                t.people.assignee = Some(Assignment { unit: Named::new("u", "u"), handed, since: t.head.created });
            },
            Left::Taken,
        ),
        ("a fire alarm", |t| t.work.safety = true, Left::Safety),
        ("critical", |t| t.head.priority = Priority::Critical, Left::Priority),
        ("high, which this policy keeps", |t| t.head.priority = Priority::High, Left::Priority),
        ("pinned", |t| t.extra.pinned = true, Left::Pinned),
        ("on hold", |t| t.extra.held = Some("Гришин".into()), Left::Held),
        ("for two", |t| t.work.people = 2, Left::Crew),
        ("registered in the evening", |t| t.head.created = at("2026-11-23T20:00"), Left::Night),
        ("registered in the early morning", |t| t.head.created = at("2026-11-24T07:59"), Left::Night),
    ];
    let mut rules = policy();
    rules.autopilot.priorities = vec![Priority::Low, Priority::Normal, Priority::Critical];
    for (what, change, left) in cases {
        let mut ticket = fresh();
        change(&mut ticket);
        let now = Moment(ticket.head.created.0 + 61_000).max(later(61));
        assert_eq!(turn(&Row::of(&ticket), false, monday(), &rules, now), Turn::Person(left), "{what}");
    }
    assert_eq!(turn(&Row::of(&fresh()), true, monday(), &rules, later(61)), Turn::Person(Left::Taken), "open or claimed");
    let evening = at("2026-11-23T20:00");
    assert_eq!(turn(&Row::of(&fresh()), false, monday(), &rules, evening), Turn::Person(Left::Night), "night fell meanwhile");
}

#[test]
fn what_the_whole_ticket_and_the_plan_say_counts_too() {
    type Change = fn(&mut Ticket, &mut Backlog);
    let cases: [(&str, Change, Result<(), Left>); 9] = [
        ("a plain one", |_, _| (), Ok(())),
        ("a VIP", |_, b| b.companies.values_mut().for_each(|c| c.vip = true), Err(Left::Vip)),
        ("nobody knows who calls", |t, _| t.people.contact = None, Err(Left::Unverified)),
        ("nobody knows for whom", |t, _| t.place.company = None, Err(Left::Unverified)),
        (
            "a monitoring system has no contact",
            |t, _| {
                t.head.channel = Channel::Monitoring;
                t.people.contact = None;
            },
            Ok(()),
        ),
        ("nobody may", |t, _| t.place.zone = Zone("юг".into()), Err(Left::Nobody)),
        ("only a crew is free", |_, b| b.units[0].kind = UnitKind::Crew, Err(Left::Crew)),
        ("changed since", |t, _| t.head.version = 2, Err(Left::Taken)),
        ("safety was noted since", |t, _| t.work.safety = true, Err(Left::Safety)),
    ];
    let mut rules = policy();
    rules.routing.neighbours = false;
    for (what, change, expected) in cases {
        let company: Company = serde_json::from_value(serde_json::json!({
            "id": "logist", "name": "Логист", "manager": null, "approver": null, "preferred": null
        }))
        .unwrap();
        let mut ticket = fresh();
        let mut engineer = skilled("ежов", "север", &[]);
        engineer.shifts = super::desk::weekly(540, 1080);
        let mut desk = backlog(Vec::new(), vec![engineer]);
        desk.companies.insert("logist".into(), company);
        change(&mut ticket, &mut desk);
        desk.tickets.push(ticket);
        let due = [desk.tickets[0].head.id.clone()].into();
        let line = plan(&desk, &rules, later(60)).lines.remove(0);
        assert_eq!(may_write(&line, &due, &desk, &rules), expected, "{what}");
        if expected.is_ok() {
            assert_eq!(may_write(&line, &[].into(), &desk, &rules), Err(Left::Taken), "{what}: not its turn any more");
        }
    }
}

#[test]
fn a_trip_that_would_begin_at_night_is_a_persons() {
    let mut engineer = skilled("ежов", "север", &[]);
    engineer.shifts = super::desk::weekly(20 * 60, 23 * 60);
    let mut desk = backlog(vec![fresh()], vec![engineer]);
    desk.tickets[0].head.channel = Channel::Portal;
    desk.companies.insert(
        "logist".into(),
        serde_json::from_value(
            serde_json::json!({"id": "logist", "name": "Л", "manager": null, "approver": null, "preferred": null}),
        )
        .unwrap(),
    );
    let line = plan(&desk, &policy(), later(60)).lines.remove(0);
    assert!(line.choice.is_some(), "the evening shift may: {line:?}");
    assert_eq!(may_write(&line, &[line.ticket.clone()].into(), &desk, &policy()), Err(Left::Night));
}
