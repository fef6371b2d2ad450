//! Each term of the cost, and what people read from a candidate.

use super::desk::*;
use crate::desk::client::Company;
use crate::desk::contract::{Debt, DebtRelief};
use crate::desk::policy::DebtEffect;
use crate::desk::shift::DaySpan;
use crate::desk::ticket::Mode;
use crate::desk::*;
use crate::routing::{Candidate, Hurt, TermName, plan, propose};

fn candidate(desk: &Backlog, rules: &Policy) -> Candidate {
    let line = propose(desk, rules, monday(), &desk.tickets[0].head.id).unwrap();
    let candidate = line.candidates[0].clone();
    let sum: i64 = candidate.terms.iter().filter(|t| t.name != TermName::Load).map(|t| t.value).sum();
    assert_eq!(candidate.cost, sum, "the cost is the sum of its terms without load");
    candidate
}

fn term(candidate: &Candidate, name: TermName) -> i64 {
    candidate.terms.iter().find(|t| t.name == name).map_or(0, |t| t.value)
}

fn company() -> Company {
    serde_json::from_value(
        serde_json::json!({"id": "logist", "name": "Логист", "manager": null, "approver": null, "preferred": "a"}),
    )
    .unwrap()
}

#[test]
fn travel_counts_for_visits_from_where_the_fixed_work_ends() {
    let mut desk = backlog(vec![due(ticket(1, "юг"), "2026-11-23T18:00")], vec![skilled("a", "север", &[])]);
    let mut rules = policy();
    rules.routing.minutes_between.entry("север".into()).or_default().insert("юг".into(), 50);
    rules.routing.minutes_between.entry("центр".into()).or_default().insert("юг".into(), 15);
    let from_home = candidate(&desk, &rules);
    assert_eq!((term(&from_home, TermName::Travel), from_home.arrives), (50, Some(at("2026-11-23T10:50"))));
    desk.held = vec![held_by(due(ticket(2, "центр"), "2026-11-23T12:00"), "a")];
    rules.routing.minutes_between.entry("север".into()).or_default().insert("центр".into(), 20);
    let after_work = candidate(&desk, &rules);
    assert_eq!(term(&after_work, TermName::Travel), 15);
    assert_eq!(after_work.arrives, Some(at("2026-11-23T11:35")), "20 there, 60 of work, 15 on");
    desk.tickets[0].work.mode = Mode::Remote;
    assert_eq!(term(&candidate(&desk, &rules), TermName::Travel), 0);
}

#[test]
fn waiting_for_lunch_or_shift_costs_by_urgency() {
    let mut unit = skilled("a", "север", &[]);
    unit.shifts = weekly(9 * 60, 18 * 60);
    unit.shifts.lunch = Some(DaySpan { from: 9 * 60 + 45, to: 10 * 60 + 30 });
    let desk = backlog(vec![ticket(1, "север")], vec![unit]);
    let waits = candidate(&desk, &policy());
    assert_eq!(term(&waits, TermName::Wait), 30 * 2, "half an hour, urgency 1");
    assert_eq!(waits.arrives, Some(at("2026-11-23T10:30")));
}

#[test]
fn being_late_is_counted_against_what_the_clock_asks() {
    let mut desk = backlog(vec![due(ticket(1, "юг"), "2026-11-23T10:25")], vec![skilled("a", "север", &[])]);
    let late = candidate(&desk, &policy());
    assert_eq!(late.late, Some(Minutes(15)), "40 minutes of road, 25 of time");
    assert_eq!(term(&late, TermName::Late), 30);
    desk.tickets[0] = due(ticket(1, "юг"), "2026-11-23T09:00");
    let overdue = candidate(&desk, &policy());
    assert_eq!((overdue.late, term(&overdue, TermName::Late)), (Some(Minutes(100)), 80), "the lost hour is nobody's cost");
    desk.tickets[0] = due(ticket(1, "юг"), "2026-11-23T11:00");
    assert_eq!(candidate(&desk, &policy()).late, None, "there in time");
    desk.tickets[0].clocks.list[0].kind = ClockKind::Resolution;
    assert_eq!(candidate(&desk, &policy()).late, Some(Minutes(40)), "done at 11:40");
    desk.tickets[0].clocks.list[0].kind = ClockKind::Reaction;
    assert_eq!(candidate(&desk, &policy()).late, None, "a word is enough to meet it");
    desk.tickets[0].clocks.list.clear();
    assert_eq!(candidate(&desk, &policy()).late, None, "a deadline of the help desk's own is an arrival");
}

#[test]
fn skill_beyond_need_crews_on_small_work_and_missing_wishes_cost() {
    let mut job = needs(ticket(1, "север"), "опс", 2);
    job.work.needs.push(Need { tag: "скуд".into(), level: 2, required: false });
    let mut desk = backlog(vec![job], vec![skilled("a", "север", &[("опс", 5)])]);
    let seen = candidate(&desk, &policy());
    assert_eq!((term(&seen, TermName::OverQualified), term(&seen, TermName::Preferred)), (3 * 4, 15));
    desk.units[0].kind = UnitKind::Crew;
    assert_eq!(term(&candidate(&desk, &policy()), TermName::OverQualified), (3 + 5) * 4);
}

#[test]
fn who_knows_the_object_or_is_the_clients_own_is_cheaper() {
    let mut desk = backlog(vec![of_site(ticket(1, "север"), "склад")], vec![skilled("a", "север", &[])]);
    desk.companies.insert("logist".into(), company());
    let knows = |site: &str| Knows { unit: "a".into(), company: "logist".into(), site: Some(site.into()), last: monday() };
    assert_eq!(term(&candidate(&desk, &policy()), TermName::Knows), 0);
    assert_eq!(term(&candidate(&desk, &policy()), TermName::Personal), -10);
    desk.knows = vec![knows("офис")];
    assert_eq!(term(&candidate(&desk, &policy()), TermName::Knows), -10, "another object of the client");
    desk.knows.push(knows("склад"));
    let knows_it = candidate(&desk, &policy());
    assert_eq!((term(&knows_it, TermName::Knows), knows_it.last_here), (-20, Some(monday())), "this object");
}

fn old_debt() -> Debt {
    Debt {
        company: "logist".into(),
        total: Money::rub(9_000_000),
        overdue: Some(Money::rub(9_000_000)),
        since: Some(at("2026-09-01T00:00")),
        as_of: at("2026-11-22T00:00"),
        source: "1С".into(),
        relief: None,
        stop: None,
    }
}

#[test]
fn an_old_debt_stands_behind_only_where_the_policy_says_so() {
    let mut desk = backlog(vec![of_site(ticket(1, "север"), "склад")], vec![skilled("a", "север", &[])]);
    desk.companies.insert("logist".into(), company());
    desk.debts.insert("logist".into(), old_debt());
    let mut rules = policy();
    assert_eq!(term(&candidate(&desk, &rules), TermName::Debt), 0);
    rules.debts.effect = DebtEffect::EndOfQueue;
    assert!(term(&candidate(&desk, &rules), TermName::Debt) > 0);
    desk.tickets[0].work.safety = true;
    assert_eq!(term(&candidate(&desk, &rules), TermName::Debt), 0, "never for safety");
    desk.tickets[0].work.safety = false;
    let lifted = Some((DebtRelief::PaidToday, at("2026-11-26T00:00")));
    desk.debts.get_mut(&CompanyId::from("logist")).unwrap().relief = lifted;
    assert_eq!(term(&candidate(&desk, &rules), TermName::Debt), 0, "«оплатили сегодня» lifts it here too");
}

#[test]
fn where_one_must_wait_it_is_the_debtor() {
    let mut owing = of_site(ticket(1, "север"), "склад");
    owing.place.site = None;
    let mut engineer = skilled("a", "север", &[]);
    engineer.capacity.tickets = 1;
    let mut desk = backlog(vec![owing, ticket(2, "север")], vec![engineer]);
    desk.companies.insert("logist".into(), company());
    let mut rules = policy();
    rules.debts.effect = DebtEffect::EndOfQueue;
    let placed = |desk: &Backlog| {
        let plan = plan(desk, &rules, monday());
        plan.lines.iter().filter(|l| l.choice.is_some()).map(|l| l.ticket.as_str().to_owned()).collect::<Vec<_>>()
    };
    desk.debts.insert("logist".into(), old_debt());
    assert_eq!(placed(&desk), ["t2"], "though the debtor's ticket comes first on the board");
    desk.debts.clear();
    assert_eq!(placed(&desk), ["t1"], "who owes nothing keeps the place");
}

#[test]
fn the_fuller_a_unit_the_dearer_its_next_ticket() {
    let mut desk = backlog(vec![ticket(1, "север")], vec![skilled("a", "север", &[])]);
    assert_eq!(term(&candidate(&desk, &policy()), TermName::Load), 0);
    desk.held = vec![held_by(ticket(2, "север"), "a"), held_by(ticket(3, "север"), "a")];
    assert_eq!(term(&candidate(&desk, &policy()), TermName::Load), 24);
}

#[test]
fn a_candidate_says_who_suffers_and_who_misses() {
    let urgent = due(ticket(1, "север"), "2026-11-23T10:30");
    let mut desk = backlog(vec![urgent], vec![skilled("a", "север", &[])]);
    desk.held = vec![
        held_by(due(ticket(2, "север"), "2026-11-23T10:45"), "a"),
        held_by(due(ticket(3, "север"), "2026-11-23T16:00"), "a"),
    ];
    let hurt = |number: i64, misses| Hurt { ticket: TicketId::new(&format!("t{number}")), number, later: Minutes(60), misses };
    assert_eq!(candidate(&desk, &policy()).hurts, [hurt(2, true), hurt(3, false)]);
    desk.tickets[0] = ticket(1, "север");
    assert!(candidate(&desk, &policy()).hurts.is_empty(), "what has no deadline goes behind them");
    desk.held.truncate(1);
    desk.held[0].facts.phase = PhaseKind::Waiting;
    desk.tickets[0] = due(ticket(1, "север"), "2026-11-23T10:30");
    assert!(candidate(&desk, &policy()).hurts.is_empty(), "what waits takes no time");
}

#[test]
fn what_is_never_begun_pushes_nobody_back() {
    let mut unit = skilled("a", "север", &[]);
    unit.shifts = weekly(9 * 60, 18 * 60);
    let mut desk = backlog(vec![of_site(ticket(1, "север"), "склад")], vec![unit]);
    let site = store(crate::desk::client::Access { hours: Some((120, 180)), ..Default::default() });
    desk.sites.insert(site.id.clone(), site);
    desk.held = vec![held_by(due(ticket(7, "север"), "2026-11-23T12:00"), "a")];
    let fixed = [(desk.tickets[0].head.id.clone(), "a".into())];
    let plan = crate::routing::replan(&desk, &policy(), monday(), &fixed, &[]);
    let choice = plan.lines[0].choice.as_ref().expect("fixed by hand");
    assert_eq!((choice.arrives, choice.hurts.as_slice()), (None, [].as_slice()), "the door opens at night, when nobody works");
}
