//! Each hard rule: who is refused, by which rule, with which particulars.

use super::desk::*;
use crate::desk::client::{Access, Company, Pass};
use crate::desk::shift::{Absence, DaySpan};
use crate::desk::skill::Permit;
use crate::desk::ticket::{Assignment, Handed, Mode};
use crate::desk::*;
use crate::routing::{Refused, Rule, check, propose};

/// Asks for the first rule that refuses `unit` this ticket, on a desk where nobody else works.
fn refusal(ticket: &Ticket, unit: &Unit, change: impl Fn(&mut Backlog)) -> Option<Refused> {
    let mut desk = backlog(vec![ticket.clone()], vec![unit.clone()]);
    change(&mut desk);
    let line = propose(&desk, &policy(), monday(), &ticket.head.id).unwrap();
    assert_eq!(line.candidates.len() + line.refused.len(), 1, "each unit is either a candidate or refused");
    line.refused.into_iter().next()
}

fn rule(ticket: &Ticket, unit: &Unit) -> Option<Rule> {
    refusal(ticket, unit, |_| {}).map(|r| r.rule)
}

fn north() -> Unit {
    skilled("a", "север", &[("опс", 3)])
}

#[test]
fn a_free_engineer_of_the_zone_may() {
    assert_eq!(rule(&needs(ticket(1, "север"), "опс", 3), &north()), None);
}

#[test]
fn who_left_may_not() {
    let mut unit = north();
    unit.active = false;
    assert_eq!(rule(&ticket(1, "север"), &unit), Some(Rule::Inactive));
}

#[test]
fn a_skill_counts_at_its_level() {
    let job = needs(ticket(1, "север"), "опс", 4);
    let said = refusal(&job, &north(), |_| {}).unwrap();
    assert_eq!((said.rule, said.detail.as_deref()), (Rule::Skill, Some("опс 4")));
    assert_eq!(rule(&needs(ticket(1, "север"), "скуд", 1), &north()), Some(Rule::Skill));
    let mut wish = needs(ticket(1, "север"), "скуд", 1);
    wish.work.needs[0].required = false;
    assert_eq!(rule(&wish, &north()), None, "what is only preferred refuses nobody");
}

#[test]
fn a_permit_must_be_there_and_not_expired() {
    let mut job = ticket(1, "север");
    job.work.permits = vec!["высота".into()];
    let mut unit = north();
    assert_eq!(rule(&job, &unit), Some(Rule::Permit));
    unit.can.permits = vec![Permit { tag: "высота".into(), until: Some(at("2026-11-20T00:00")) }];
    let said = refusal(&job, &unit, |_| {}).unwrap();
    assert_eq!((said.rule, said.until), (Rule::Permit, Some(at("2026-11-20T00:00"))));
    unit.can.permits.push(Permit { tag: "высота".into(), until: None });
    assert_eq!(rule(&job, &unit), None);
}

#[test]
fn zones_count_for_visits_only_and_neighbours_by_the_policy() {
    let far = ticket(1, "юг");
    let line = |neighbours: bool, matrix: bool, job: &Ticket| {
        let mut rules = policy();
        rules.routing.neighbours = neighbours;
        if matrix {
            rules.routing.minutes_between.entry("север".into()).or_default().insert("центр".into(), 20);
        }
        let desk = backlog(vec![job.clone()], vec![north()]);
        propose(&desk, &rules, monday(), &job.head.id).unwrap().refused.first().map(|r| r.rule)
    };
    assert_eq!(line(true, false, &far), None, "without a matrix every zone is a neighbour");
    assert_eq!(line(false, false, &far), Some(Rule::Zone));
    assert_eq!(line(true, true, &far), Some(Rule::Zone), "the matrix names the neighbours");
    assert_eq!(line(true, true, &ticket(1, "центр")), None, "in either direction");
    let mut remote = far.clone();
    remote.work.mode = Mode::Remote;
    assert_eq!(line(false, true, &remote), None);
    assert_eq!(line(false, true, &ticket(1, "")), None, "an unknown zone refuses nobody");
}

#[test]
fn shifts_count_until_the_deadline() {
    let mut late_shift = north();
    late_shift.shifts = weekly(14 * 60, 22 * 60);
    let said = refusal(&due(ticket(1, "север"), "2026-11-23T13:00"), &late_shift, |_| {}).unwrap();
    assert_eq!((said.rule, said.until), (Rule::OffShift, Some(at("2026-11-23T14:00"))));
    assert_eq!(rule(&due(ticket(1, "север"), "2026-11-23T15:00"), &late_shift), None);
    assert_eq!(rule(&ticket(1, "север"), &late_shift), None, "without a deadline the next shift will do");
    let mut soon = north();
    soon.shifts = weekly(10 * 60 + 45, 20 * 60);
    assert_eq!(rule(&due(ticket(1, "север"), "2026-11-23T09:00"), &soon), None, "what is late waits for a shift within the hour");
}

#[test]
fn absence_and_rest_say_until_when() {
    let mut ill = north();
    ill.absences = vec![Absence { from: at("2026-11-22T00:00"), until: at("2026-11-25T00:00"), why: "болен".into() }];
    let said = refusal(&ticket(1, "север"), &ill, |_| {}).unwrap();
    assert_eq!((said.rule, said.detail.as_deref(), said.until), (Rule::Absent, Some("болен"), Some(at("2026-11-25T00:00"))));
    let mut night = north();
    let duty = Some(DaySpan { from: 20 * 60, to: 32 * 60 });
    night.shifts.pattern = crate::desk::shift::Pattern::Weekly { days: [None, None, None, None, None, None, duty] };
    let said = refusal(&due(ticket(1, "север"), "2026-11-23T12:00"), &night, |_| {}).unwrap();
    assert_eq!((said.rule, said.until), (Rule::Rests, Some(at("2026-11-23T19:00"))));
    let mut gone = north();
    gone.state = UnitState::Out;
    assert_eq!(rule(&ticket(1, "север"), &gone), Some(Rule::Absent));
}

#[test]
fn two_needed_is_work_for_crews_only() {
    let mut job = ticket(1, "север");
    job.work.people = 2;
    assert_eq!(rule(&job, &north()), Some(Rule::NeedsCrew));
    let mut crew = north();
    crew.kind = UnitKind::Crew;
    assert_eq!(rule(&job, &crew), None);
    job.work.people = 1;
    job.work.mode = Mode::Remote;
    assert_eq!(rule(&job, &crew), None, "a crew may do one person's work");
}

#[test]
fn a_pass_is_asked_for_where_the_object_asks() {
    let job = of_site(ticket(1, "север"), "склад");
    let guarded = |passes: Vec<Pass>| {
        move |desk: &mut Backlog| {
            let access = Access { pass_needed: true, passes: passes.clone(), ..Access::default() };
            let site = store(access);
            desk.sites.insert(site.id.clone(), site);
        }
    };
    let pass = |unit: &str, until: Option<&str>| Pass { unit: unit.into(), until: until.map(at) };
    let rule = |unit: &Unit, passes: Vec<Pass>| refusal(&job, unit, guarded(passes)).map(|r| r.rule);
    assert_eq!(rule(&north(), vec![]), Some(Rule::Pass));
    assert_eq!(rule(&north(), vec![pass("a", Some("2026-11-01T00:00"))]), Some(Rule::Pass), "expired");
    assert_eq!(rule(&north(), vec![pass("a", None)]), None);
    let mut crew = north();
    crew.kind = UnitKind::Crew;
    crew.members = vec!["x".into(), "y".into()];
    assert_eq!(rule(&crew, vec![pass("x", None)]), Some(Rule::Pass), "half a crew stays outside");
    assert_eq!(rule(&crew, vec![pass("x", None), pass("y", None)]), None);
}

#[test]
fn exclusion_refusal_group_pin_hold_and_horizon_refuse() {
    let mut excluded = ticket(1, "север");
    excluded.people.excluded = vec!["a".into()];
    assert_eq!(rule(&excluded, &north()), Some(Rule::Excluded));

    let by_company = refusal(&of_site(ticket(1, "север"), "склад"), &north(), |desk| {
        let company: Company = serde_json::from_value(serde_json::json!({"id": "logist", "name": "Логист", "manager": null,
            "approver": null, "preferred": null, "excluded": ["a"]}))
        .unwrap();
        desk.companies.insert(company.id.clone(), company);
    });
    assert_eq!(by_company.map(|r| r.rule), Some(Rule::Excluded));

    let mut declined = ticket(1, "север");
    let assignment = |handed| Assignment { unit: Named::new("a", "a"), handed, since: monday() };
    declined.people.assignee = Some(assignment(Handed::Refused { at: monday() }));
    assert_eq!(rule(&declined, &north()), Some(Rule::Declined));

    let mut grouped = ticket(1, "север");
    grouped.people.group = Group("2-я линия".into());
    assert_eq!(rule(&grouped, &north()), None, "a group without members binds nobody");
    let with_member =
        refusal(&grouped, &north(), |desk| desk.units[0].can.groups = vec![Group("1-я линия".into()), Group("2-я линия".into())]);
    assert_eq!(with_member.map(|r| r.rule), None);
    let mut desk = backlog(vec![grouped.clone()], vec![north(), skilled("b", "север", &[])]);
    desk.units[1].can.groups = vec![Group("2-я линия".into())];
    let line = propose(&desk, &policy(), monday(), &grouped.head.id).unwrap();
    assert_eq!(line.refused.iter().map(|r| r.rule).collect::<Vec<_>>(), [Rule::Group]);

    let mut pinned = ticket(1, "север");
    pinned.extra.pinned = true;
    assert_eq!(rule(&pinned, &north()), Some(Rule::Pinned));
    pinned.people.assignee = Some(assignment(Handed::Confirmed { at: monday() }));
    assert_eq!(rule(&pinned, &north()), None, "its holder may");

    let mut held = ticket(1, "север");
    held.extra.held = Some("Гришин".into());
    let said = refusal(&held, &north(), |_| {}).unwrap();
    assert_eq!((said.rule, said.detail.as_deref()), (Rule::Held, Some("Гришин")));

    let mut early = ticket(1, "север");
    early.work.earliest = Some(at("2026-11-25T09:00"));
    let said = refusal(&early, &north(), |_| {}).unwrap();
    assert_eq!((said.rule, said.until), (Rule::Early, Some(at("2026-11-25T09:00"))));
}

#[test]
fn a_full_unit_says_how_full() {
    let mut unit = north();
    unit.capacity.tickets = 2;
    let said = refusal(&ticket(1, "север"), &unit, |desk| {
        desk.held = vec![held_by(ticket(7, "север"), "a"), held_by(ticket(8, "север"), "a")];
    })
    .unwrap();
    assert_eq!((said.rule, said.detail.as_deref()), (Rule::Full, Some("2/2")));
}

#[test]
fn a_choice_by_hand_hears_all_the_rules_it_breaks() {
    let mut job = needs(ticket(1, "юг"), "скуд", 2);
    job.work.people = 2;
    let mut rules = policy();
    rules.routing.neighbours = false;
    let mut unit = north();
    unit.state = UnitState::Out;
    let desk = backlog(vec![], vec![unit]);
    let broken: Vec<Rule> = check(&desk, &rules, monday(), &job, &"a".into()).into_iter().map(|r| r.rule).collect();
    assert_eq!(broken, [Rule::NeedsCrew, Rule::Skill, Rule::Zone, Rule::Absent]);
    assert!(check(&desk, &rules, monday(), &ticket(2, "север"), &"nobody".into()).is_empty());
}

#[test]
fn every_rule_and_term_has_its_words_in_both_languages() {
    use crate::routing::TermName;
    for text in [include_str!("../../i18n/ru/routing.ftl"), include_str!("../../i18n/en/routing.ftl")] {
        assert!(fluent::FluentResource::try_new(text.to_owned()).is_ok(), "the texts are good Fluent");
        let has = |id: &str| text.lines().any(|line| line.strip_prefix(id).is_some_and(|rest| rest.starts_with(" =")));
        for rule in Rule::ALL {
            for (detail, until) in [(None, None), (Some("x"), None), (None, Some(monday())), (Some("x"), Some(monday()))] {
                let refused = Refused { unit: Named::new("a", "a"), rule, detail: detail.map(str::to_owned), until };
                assert!(has(&refused.text_id()), "{}", refused.text_id());
            }
            assert!(has(&format!("rule-{}", rule.name())) && has(&format!("rule-{}-detail", rule.name())));
            assert_eq!(serde_json::to_value(rule).unwrap(), rule.name(), "the name in JSON");
        }
        for term in TermName::ALL {
            assert!(has(&format!("term-{}", term.name())), "term-{}", term.name());
            assert_eq!(serde_json::to_value(term).unwrap(), term.name());
        }
    }
}
