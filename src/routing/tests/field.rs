//! Field practice: doors, keys, windows, crews, rest, duty, reserve, waiting.

use super::desk::*;
use crate::desk::client::Access;
use crate::desk::shift::{Absence, DaySpan, Pattern};
use crate::desk::ticket::{Assignment, Handed, Mode};
use crate::desk::visit::{Maintenance, Visit, VisitState};
use crate::desk::*;
use crate::routing::{Candidate, Line, Miss, Rule, TermName, plan, plan_choices, propose};

fn line(desk: &Backlog, rules: &Policy) -> Line {
    propose(desk, rules, monday(), &desk.tickets[0].head.id).unwrap()
}

fn only(desk: &Backlog, rules: &Policy) -> Candidate {
    let line = line(desk, rules);
    assert_eq!(line.candidates.len(), 1, "{:?}", line.refused);
    line.candidates[0].clone()
}

fn first_rule(desk: &Backlog, rules: &Policy) -> Option<(Rule, Option<String>, Option<Moment>)> {
    line(desk, rules).refused.into_iter().next().map(|r| (r.rule, r.detail, r.until))
}

fn term(candidate: &Candidate, name: TermName) -> i64 {
    candidate.terms.iter().find(|t| t.name == name).map_or(0, |t| t.value)
}

fn at_store(ticket: Ticket, access: Access, unit: Unit) -> Backlog {
    let mut desk = backlog(vec![of_site(ticket, "склад")], vec![unit]);
    desk.sites.insert("склад".into(), store(access));
    desk
}

fn agreed(mut ticket: Ticket, from: &str, to: &str) -> Ticket {
    ticket.extra.visit = Some(Visit { window: Some((at(from), at(to))), ..Visit::default() });
    ticket
}

fn away(mut unit: Unit, from: &str, until: &str) -> Unit {
    unit.absences = vec![Absence { from: at(from), until: at(until), why: "ill".into() }];
    unit
}

fn crew_of(id: &str, members: &[&str]) -> Unit {
    let mut crew = skilled(id, "север", &[]);
    crew.kind = UnitKind::Crew;
    crew.members = members.iter().map(|m| (*m).into()).collect();
    crew
}

fn of_two(number: i64) -> Ticket {
    let mut job = ticket(number, "север");
    job.work.people = 2;
    job
}

#[test]
fn an_object_lets_people_in_in_its_hours_only() {
    let open = |from, to| Access { hours: Some((from, to)), ..Access::default() };
    let job = due(ticket(1, "север"), "2026-11-23T14:00");
    let noon = only(&at_store(job.clone(), open(12 * 60, 18 * 60), skilled("a", "север", &[])), &policy());
    assert_eq!((noon.arrives, noon.lets_in, noon.late), (Some(at("2026-11-23T12:00")), noon.arrives, None));
    let closed = only(&at_store(job.clone(), open(8 * 60, 10 * 60), skilled("a", "север", &[])), &policy());
    assert_eq!(closed.arrives, Some(at("2026-11-24T08:00")), "it has closed for today");
    assert_eq!(closed.late, Some(Minutes(18 * 60)));
    let mut shift = skilled("a", "север", &[]);
    shift.shifts = weekly(9 * 60, 13 * 60);
    let evening = only(&at_store(ticket(1, "север"), open(12 * 60 + 30, 20 * 60), shift), &policy());
    assert_eq!(evening.arrives, Some(at("2026-11-23T12:30")));
    assert_eq!(evening.done, Some(at("2026-11-24T09:30")), "the shift ends, the rest is done tomorrow");
    let mut remote = job;
    remote.work.mode = Mode::Remote;
    let desk = at_store(remote, open(12 * 60, 18 * 60), skilled("a", "север", &[]));
    let seen = only(&desk, &policy());
    assert_eq!((seen.arrives, seen.lets_in), (Some(monday()), None), "no door stands between a phone and the client");
}

#[test]
fn whoever_works_only_while_the_object_is_closed_may_not() {
    let open = Access { hours: Some((9 * 60, 18 * 60)), ..Access::default() };
    let mut night = skilled("a", "север", &[]);
    night.shifts = weekly(20 * 60, 32 * 60);
    let desk = at_store(ticket(1, "север"), open, night.clone());
    assert_eq!(first_rule(&desk, &policy()).map(|r| r.0), Some(Rule::Closed));
    let mut long = desk.clone();
    long.units[0].shifts = weekly(20 * 60, 34 * 60);
    assert_eq!(only(&long, &policy()).arrives, Some(at("2026-11-24T09:00")), "the shift's last hour is the door's first");
    let anytime = at_store(ticket(1, "север"), Access::default(), night);
    assert_eq!(first_rule(&anytime, &policy()), None);
}

#[test]
fn a_workshop_needs_neither_zone_nor_travel() {
    let mut bench = ticket(1, "юг");
    bench.work.mode = Mode::Workshop;
    let mut rules = policy();
    rules.routing.neighbours = false;
    let seen = only(&backlog(vec![bench], vec![skilled("a", "север", &[])]), &rules);
    assert_eq!((term(&seen, TermName::Travel), seen.arrives), (0, Some(monday())));
}

#[test]
fn keys_are_fetched_on_the_way() {
    let access = Access { keys: "в офисе, у Ольги".into(), ..Access::default() };
    let desk = at_store(ticket(1, "север"), access, skilled("a", "север", &[]));
    let mut rules = policy();
    assert_eq!(only(&desk, &rules).arrives, Some(monday()));
    rules.field.keys.insert("офис".into(), 25);
    let seen = only(&desk, &rules);
    assert_eq!((seen.arrives, term(&seen, TermName::Travel)), (Some(at("2026-11-23T10:25")), 25));
}

#[test]
fn an_agreed_window_is_kept_by_those_who_work_in_it() {
    let job = agreed(ticket(1, "север"), "2026-11-24T12:00", "2026-11-24T14:00");
    let desk = |unit: Unit| backlog(vec![job.clone()], vec![unit]);
    let free = skilled("a", "север", &[]);
    assert_eq!(only(&desk(free.clone()), &policy()).arrives, Some(at("2026-11-24T12:00")));
    let back = away(free.clone(), "2026-11-22T00:00", "2026-11-24T08:00");
    assert_eq!(only(&desk(back), &policy()).late, None, "away today, there tomorrow");
    let gone = away(free.clone(), "2026-11-24T00:00", "2026-11-25T00:00");
    assert_eq!(first_rule(&desk(gone), &policy()).map(|r| r.0), Some(Rule::Absent), "here today, away tomorrow");
    let mut night = free;
    night.shifts = weekly(20 * 60, 24 * 60);
    let said = first_rule(&desk(night), &policy());
    assert_eq!(said.map(|r| (r.0, r.2)), Some((Rule::OffShift, Some(at("2026-11-24T20:00")))));
}

#[test]
fn the_end_of_a_window_is_a_promise() {
    let mut desk =
        backlog(vec![agreed(ticket(1, "юг"), "2026-11-23T09:00", "2026-11-23T10:15")], vec![skilled("a", "север", &[])]);
    let seen = only(&desk, &policy());
    let missed = Miss { of: ClockKind::Arrival, due: at("2026-11-23T10:15"), at: Some(at("2026-11-23T10:40")) };
    assert_eq!((seen.late, seen.misses), (Some(Minutes(25)), Some(missed)));
    desk.tickets[0] = due(ticket(1, "юг"), "2026-11-23T12:00");
    assert_eq!(only(&desk, &policy()).misses, None);
}

#[test]
fn a_window_beyond_the_horizon_is_early() {
    let desk =
        backlog(vec![agreed(ticket(1, "север"), "2026-11-27T12:00", "2026-11-27T14:00")], vec![skilled("a", "север", &[])]);
    let mut rules = policy();
    assert_eq!(first_rule(&desk, &rules), None);
    rules.field.horizon = Minutes(24 * 60);
    assert_eq!(first_rule(&desk, &rules), Some((Rule::Early, None, Some(at("2026-11-26T12:00")))));
}

#[test]
fn work_breaks_off_at_lunch_and_is_late_for_it() {
    let mut unit = skilled("a", "север", &[]);
    unit.shifts = weekly(9 * 60, 18 * 60);
    unit.shifts.lunch = Some(DaySpan { from: 10 * 60 + 30, to: 11 * 60 + 30 });
    let mut job = due(ticket(1, "север"), "2026-11-23T11:40");
    job.clocks.list[0].kind = ClockKind::Resolution;
    let seen = only(&backlog(vec![job], vec![unit]), &policy());
    let missed = Miss { of: ClockKind::Resolution, due: at("2026-11-23T11:40"), at: Some(at("2026-11-23T12:00")) };
    assert_eq!((seen.done, seen.misses), (missed.at, Some(missed)));
}

#[test]
fn a_crew_that_is_not_whole_does_no_work_for_two() {
    let members = |absent: bool| {
        let ill = skilled("x", "север", &[]);
        let ill = if absent { away(ill, "2026-11-22T00:00", "2026-11-25T00:00") } else { ill };
        vec![crew_of("b", &["x", "y"]), ill, skilled("y", "север", &[])]
    };
    let refused = |job: Ticket, units: Vec<Unit>| {
        let line = propose(&backlog(vec![job], units), &policy(), monday(), &"t1".into()).unwrap();
        line.refused.into_iter().find(|r| r.unit.id.as_str() == "b").map(|r| (r.rule, r.detail, r.until))
    };
    assert_eq!(refused(of_two(1), members(false)), None);
    let wanted = (Rule::NeedsCrew, Some("x".to_owned()), Some(at("2026-11-25T00:00")));
    assert_eq!(refused(of_two(1), members(true)), Some(wanted));
    assert_eq!(refused(ticket(1, "север"), members(true)), None, "who is left may do one person's work");
    let mut three = of_two(1);
    three.work.people = 3;
    assert_eq!(refused(three, members(false)).map(|r| r.0), Some(Rule::NeedsCrew));
    let mut nobody = members(true);
    nobody[2] = away(nobody[2].clone(), "2026-11-22T00:00", "2026-11-24T00:00");
    assert_eq!(refused(ticket(1, "север"), nobody).map(|r| r.0), Some(Rule::Absent));
}

#[test]
fn nobody_is_in_two_places_a_crew_that_has_begun_keeps_its_members() {
    let mut begun = ticket(9, "север");
    begun.extra.visit = Some(Visit { state: VisitState::OnSite, ..Visit::default() });
    let mut desk = backlog(vec![ticket(1, "север")], vec![crew_of("b", &["x", "y"]), skilled("x", "север", &[])]);
    let arrives = |desk: &Backlog, unit: &str| {
        let seen = line(desk, &policy()).candidates.into_iter().find(|c| c.unit.id.as_str() == unit).unwrap();
        (seen.arrives.unwrap(), term(&seen, TermName::Load))
    };
    desk.held = vec![held_by(begun.clone(), "b")];
    assert_eq!(arrives(&desk, "x"), (at("2026-11-23T11:00"), 0), "out with the crew for an hour, with nothing of their own");
    desk.held = vec![held_by(begun, "x")];
    assert_eq!(arrives(&desk, "b"), (at("2026-11-23T11:00"), 0), "the crew waits for its member");
    desk.held = vec![held_by(ticket(9, "север"), "x")];
    assert_eq!(arrives(&desk, "b").0, monday(), "what has not begun can still be left");
}

#[test]
fn a_crew_can_what_its_members_can_and_a_skill_asked_for_twice_wants_two() {
    let desk = |job: Ticket, y: &[(&str, u8)]| {
        let units = vec![crew_of("b", &["x", "y"]), skilled("x", "север", &[("опс", 3)]), skilled("y", "север", y)];
        let line = propose(&backlog(vec![job], units), &policy(), monday(), &"t1".into()).unwrap();
        line.refused.into_iter().find(|r| r.unit.id.as_str() == "b").map(|r| (r.rule, r.detail))
    };
    let once = needs(of_two(1), "опс", 3);
    assert_eq!(desk(once.clone(), &[]), None, "one of them knows it");
    let twice = needs(once.clone(), "опс", 2);
    assert_eq!(desk(twice.clone(), &[("опс", 1)]), Some((Rule::Skill, Some("опс 2".to_owned()))));
    assert_eq!(desk(twice, &[("опс", 2)]), None);
    assert_eq!(desk(needs(once, "опс", 4), &[("опс", 5)]), None, "four and three, by five and three");
}

#[test]
fn rest_after_a_night_is_as_long_as_the_policy_says() {
    let mut unit = skilled("a", "север", &[]);
    let duty = Some(DaySpan { from: 20 * 60, to: 32 * 60 });
    unit.shifts.pattern = Pattern::Weekly { days: [None, None, None, None, None, None, duty] };
    let desk = backlog(vec![due(ticket(1, "север"), "2026-11-23T12:00")], vec![unit]);
    assert_eq!(first_rule(&desk, &policy()), Some((Rule::Rests, None, Some(at("2026-11-23T19:00")))));
    let mut rules = policy();
    rules.field.night_rest = Minutes(5 * 60);
    assert_eq!(first_rule(&desk, &rules), Some((Rule::Rests, None, Some(at("2026-11-23T13:00")))));
}

#[test]
fn at_night_the_duty_roster_is_called_in_its_order_and_for_what_cannot_wait() {
    let mut units = ["a", "b"].map(|id| skilled(id, "север", &[])).to_vec();
    for unit in &mut units {
        unit.shifts = weekly(20 * 60, 32 * 60);
        unit.shifts.duty = true;
        unit.capacity.tickets = 1;
    }
    let mut low = ticket(1, "север");
    low.head.priority = Priority::Low;
    let jobs = vec![low, ticket(2, "север"), ticket(3, "север")];
    let mut rules = policy();
    rules.field.duty_chain = vec!["b".into(), "a".into()];
    let night = at("2026-11-23T23:00");
    let seen = propose(&backlog(jobs.clone(), units.clone()), &rules, night, &"t2".into()).unwrap();
    let order: Vec<_> = seen.candidates.iter().map(|c| (c.unit.id.as_str(), term(c, TermName::Duty))).collect();
    assert_eq!(order, [("b", 0), ("a", 30)], "b is called first");
    let all = plan(&backlog(jobs, units), &rules, night);
    let who = |number: i64| {
        let line = all.lines.iter().find(|l| l.number == number).unwrap();
        line.choice.as_ref().map(|c| c.unit.id.as_str().to_owned())
    };
    assert_eq!((who(1), all.placed()), (None, 2), "what can wait until the day waits");
    assert_eq!(all.lines.iter().find(|l| l.number == 1).unwrap().blocked_by, [Rule::Duty]);
    assert!(who(2) != who(3), "the chain goes on where the first one has no room");
}

#[test]
fn the_reserve_of_a_zone_stays_free_for_urgent_work() {
    let units = vec![skilled("a", "север", &[("опс", 1)]), skilled("b", "север", &[("опс", 4)]), skilled("c", "юг", &[])];
    let mut rules = policy();
    rules.field.reserve.insert("север".into(), 1);
    let refused = |job: Ticket, units: &[Unit], held: Vec<Row>| {
        let mut desk = backlog(vec![job], units.to_vec());
        desk.held = held;
        let refused = line(&desk, &rules).refused;
        refused.into_iter().map(|r| (r.unit.id.as_str().to_owned(), r.rule, r.detail)).collect::<Vec<_>>()
    };
    let reserved = |unit: &str| vec![(unit.to_owned(), Rule::Reserve, Some("север".to_owned()))];
    assert_eq!(refused(ticket(1, "север"), &units, vec![]), reserved("b"), "of two that are free the one who can do more");
    assert_eq!(refused(ticket(1, "север"), &units, vec![held_by(ticket(9, "север"), "b")]), reserved("a"), "the free one");
    let mut urgent = ticket(1, "север");
    urgent.head.priority = Priority::High;
    assert_eq!(refused(urgent, &units, vec![]), [], "urgent work takes whoever it likes");
    let mut off = units.clone();
    off[1].shifts = weekly(20 * 60, 32 * 60);
    assert_eq!(refused(ticket(1, "север"), &off, vec![]), reserved("a"), "who is not at work is no reserve");
}

#[test]
fn a_plan_leaves_the_last_ones_of_a_zone_to_urgent_work() {
    let mut units = vec![skilled("a", "север", &[]), skilled("b", "север", &[])];
    for unit in &mut units {
        unit.capacity.tickets = 1;
    }
    let mut urgent = ticket(3, "север");
    urgent.head.priority = Priority::Critical;
    let mut rules = policy();
    rules.field.reserve.insert("север".into(), 1);
    let desk = backlog(vec![ticket(1, "север"), ticket(2, "север"), urgent], units);
    let with = plan(&desk, &rules, monday());
    let placed: Vec<i64> = with.lines.iter().filter(|l| l.choice.is_some()).map(|l| l.number).collect();
    assert_eq!((placed.len(), placed.contains(&3), with.exact), (2, true, true));
    let quiet = plan(&backlog(vec![ticket(1, "север"), ticket(2, "север")], desk.units), &rules, monday());
    assert_eq!(quiet.placed(), 1, "one of the two waits for the alarm that may come");
    let left = quiet.lines.iter().find(|l| l.choice.is_none()).unwrap();
    assert!(left.blocked_by.contains(&Rule::Reserve), "{:?}", left.blocked_by);
}

#[test]
fn a_preferred_skill_is_dropped_after_a_wait() {
    let mut job = ticket(1, "север");
    job.work.needs.push(Need { tag: "скуд".into(), level: 2, required: false });
    let desk = backlog(vec![job], vec![skilled("a", "север", &[])]);
    let mut rules = policy();
    assert_eq!(term(&only(&desk, &rules), TermName::Preferred), 15, "two hours old");
    rules.field.preferred_wait = Minutes(120);
    assert_eq!(term(&only(&desk, &rules), TermName::Preferred), 0);
    rules.field.preferred_wait = Minutes(0);
    assert_eq!(term(&only(&desk, &rules), TermName::Preferred), 15, "never dropped");
}

#[test]
fn reopened_work_goes_back_to_the_same_hands() {
    let mut job = ticket(1, "север");
    let handed = |handed| Some(Assignment { unit: Named::new("b", "b"), handed, since: monday() });
    job.people.assignee = handed(Handed::Confirmed { at: monday() });
    let mut desk = backlog(vec![job], vec![skilled("a", "север", &[]), skilled("b", "север", &[])]);
    let back = line(&desk, &policy()).choice.unwrap();
    assert_eq!((back.unit.id.as_str(), term(&back, TermName::Keeps)), ("b", -15));
    desk.tickets[0].people.assignee = handed(Handed::Refused { at: monday() });
    assert_eq!(line(&desk, &policy()).choice.unwrap().unit.id.as_str(), "a", "who said no is not asked again");
}

#[test]
fn a_basic_ticket_does_not_starve_behind_premium_ones() {
    let mut unit = skilled("a", "север", &[]);
    unit.capacity.tickets = 1;
    let mut basic = due(ticket(1, "север"), "2026-11-20T12:00");
    basic.head.priority = Priority::Low;
    let mut premium = due(ticket(2, "север"), "2026-11-23T11:00");
    premium.head.priority = Priority::Critical;
    let desk = backlog(vec![basic, premium], vec![unit]);
    let first = |rules: &Policy, now: &str| {
        let plan = plan(&desk, rules, at(now));
        plan.lines.iter().find(|l| l.choice.is_some()).map(|l| l.number)
    };
    let mut rules = policy();
    assert_eq!(first(&rules, "2026-11-21T10:00"), Some(2), "a day late it still waits");
    assert_eq!(first(&rules, "2026-11-23T10:00"), Some(1), "three days late it has waited long enough");
    rules.field.ageing = Minutes(0);
    assert_eq!(first(&rules, "2026-11-23T10:00"), Some(2), "without a floor it would wait for ever");
}

fn service(id: &str, kind: &str, minutes: i64) -> Maintenance {
    Maintenance {
        id: id.into(),
        contract: "c".into(),
        site: Named::new("склад", "склад"),
        assets: vec![],
        kind: WorkKind(kind.into()),
        from: at("2026-11-01T00:00"),
        until: at("2026-11-30T00:00"),
        effort: Minutes(minutes),
        unit: None,
        state: VisitState::Planned,
        ticket: None,
    }
}

#[test]
fn maintenance_goes_along_where_it_fits_and_takes_its_time() {
    let mut desk = at_store(ticket(1, "север"), Access::default(), skilled("a", "север", &[("опс", 2)]));
    desk.units.push(skilled("b", "юг", &[("скуд", 2)]));
    desk.maintenance = vec![service("fire", "опс", 50), service("doors", "скуд", 30), service("long", "опс", 400)];
    let seen = line(&desk, &policy());
    assert_eq!(seen.also, [MaintenanceId::new("fire")], "not what they cannot do, nor what one trip cannot hold");
    let goes = seen.choice.unwrap();
    assert_eq!((goes.unit.id.as_str(), goes.done), ("a", Some(at("2026-11-23T11:50"))));
    let mut rules = policy();
    rules.field.one_trip = Minutes(90);
    assert_eq!(line(&desk, &rules).also, []);
    desk.tickets.push(of_site(ticket(2, "север"), "склад"));
    desk.tickets[1].people.group = Group("ит".into());
    let twice = plan(&desk, &policy(), monday());
    assert_eq!(twice.lines.len(), 2, "two groups, two trips");
    let also = [&twice.lines[0].also[..], &twice.lines[1].also[..]];
    assert_eq!(also, [["fire".into()], ["long".into()]], "nothing is maintained twice");
}

#[test]
fn tickets_of_one_object_go_along_only_at_the_same_time() {
    let first = of_site(ticket(1, "север"), "склад");
    let later = agreed(of_site(ticket(2, "север"), "склад"), "2026-11-23T15:00", "2026-11-23T17:00");
    let now = agreed(of_site(ticket(3, "север"), "склад"), "2026-11-23T09:00", "2026-11-23T12:00");
    let units = || vec![skilled("a", "север", &[])];
    assert_eq!(plan(&backlog(vec![first.clone(), later], units()), &policy(), monday()).lines.len(), 2);
    assert_eq!(plan(&backlog(vec![first, now], units()), &policy(), monday()).lines.len(), 1);
}

#[test]
fn each_ticket_of_a_bundle_is_late_by_its_own_turn() {
    let until = |number: i64, when: &str| {
        let mut job = due(of_site(ticket(number, "север"), "склад"), when);
        job.clocks.list[0].kind = ClockKind::Resolution;
        job.clocks.due_of = Some(ClockKind::Resolution);
        job
    };
    let desk = backlog(vec![until(1, "2026-11-23T11:00"), until(2, "2026-11-23T11:50")], vec![skilled("a", "север", &[])]);
    let both = plan(&desk, &policy(), monday());
    let goes = both.lines[0].choice.as_ref().unwrap();
    assert_eq!((both.lines.len(), goes.done), (1, Some(at("2026-11-23T12:00"))));
    let missed = Miss { of: ClockKind::Resolution, due: at("2026-11-23T11:50"), at: Some(at("2026-11-23T12:00")) };
    assert_eq!(goes.misses, Some(missed), "the first one is done at eleven, as it should");
}

#[test]
fn a_plan_asks_a_crew_for_what_only_its_members_can_do() {
    let hand = skilled("x", "юг", &[("опс", 4)]);
    let desk = backlog(vec![needs(ticket(1, "север"), "опс", 4)], vec![crew_of("b", &["x", "y"]), hand, skilled("y", "юг", &[])]);
    let plan = plan_choices(&desk, &policy(), monday());
    assert_eq!(plan.lines[0].choice.as_ref().map(|choice| choice.unit.id.as_str()), Some("b"));
}

#[test]
fn a_visit_made_of_a_regulation_goes_along_with_a_call_of_its_object_while_its_window_is_open() {
    let upkeep = |from: &str| {
        let mut visit = agreed(of_site(ticket(2, "север"), "склад"), from, "2026-11-30T18:00");
        visit.head.priority = Priority::Low;
        visit.work.earliest = Some(at(from));
        let day = |text: &str| text.parse().unwrap();
        let (first, next) = (day("2026-11-01"), day("2026-12-01"));
        let by = at("2026-11-30T18:00");
        visit.extra.upkeep = Some(crate::desk::regulation::Upkeep { regulation: "video".into(), from: first, until: next, by });
        visit
    };
    let called = || of_site(ticket(1, "север"), "склад");
    let units = || vec![skilled("a", "север", &[])];
    let open = plan(&backlog(vec![called(), upkeep("2026-11-02T09:00")], units()), &policy(), monday());
    assert_eq!((open.lines.len(), open.lines[0].with.len()), (1, 1), "one car, one door");
    let ahead = plan(&backlog(vec![called(), upkeep("2026-11-26T09:00")], units()), &policy(), monday());
    assert_eq!(ahead.lines.len(), 2, "what is too early stays behind");
}
