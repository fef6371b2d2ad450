//! What frees a ticket that nobody may take: one rule for one unit, priced like any other choice, and it really frees it.

use super::desk::*;
use super::plans::{placed_by_class, small_desk};
use crate::desk::client::Access;
use crate::desk::shift::{Absence, DaySpan};
use crate::desk::skill::Permit;
use crate::desk::*;
use crate::routing::{Lift, Relaxation, Rule, TermName, plan};
use proptest::prelude::*;

fn rules() -> Policy {
    let mut rules = policy();
    rules.routing.neighbours = false;
    rules
}

/// What helps the only ticket of a desk.
fn helps(desk: &Backlog) -> Option<Relaxation> {
    let plan = plan(desk, &rules(), monday());
    assert_eq!((plan.lines.len(), plan.placed()), (1, 0), "nobody may");
    plan.lines[0].relaxation.as_deref().cloned()
}

fn told(desk: &Backlog) -> Option<(String, Rule, Lift, Option<String>, i64)> {
    helps(desk).map(|r| (r.candidate.unit.id.as_str().to_owned(), r.rule, r.lift, r.detail, r.price))
}

fn helped(unit: &str, rule: Rule, lift: Lift, detail: Option<&str>, price: i64) -> (String, Rule, Lift, Option<String>, i64) {
    (unit.to_owned(), rule, lift, detail.map(str::to_owned), price)
}

#[test]
fn the_neighbour_zone_helps_and_costs_its_road() {
    let desk = backlog(vec![ticket(1, "север")], vec![skilled("a", "центр", &[]), skilled("b", "юг", &[])]);
    assert_eq!(told(&desk), Some(helped("a", Rule::Zone, Lift::OtherZone, Some("центр"), 40)));
}

#[test]
fn the_cheapest_way_is_the_one_that_is_told() {
    let mut near = skilled("near", "север", &[("опс", 3)]);
    near.capacity.tickets = 1;
    let far = skilled("far", "центр", &[("опс", 3)]);
    let weaker = skilled("weaker", "север", &[("опс", 2)]);
    let mut desk = backlog(vec![needs(ticket(1, "север"), "опс", 3)], vec![near, far, weaker]);
    desk.held = vec![held_by(ticket(7, "север"), "near")];
    let price = policy().routing.load + policy().lifting.over_room;
    assert_eq!(
        told(&desk),
        Some(helped("near", Rule::Full, Lift::OverRoom, Some("2/1"), price)),
        "one more than there is room for"
    );
    desk.units.remove(0);
    assert_eq!(told(&desk), Some(helped("far", Rule::Zone, Lift::OtherZone, Some("центр"), 40)), "the road is less than a level");
    desk.units.remove(0);
    let lacks = policy().lifting.lower_skill;
    assert_eq!(told(&desk), Some(helped("weaker", Rule::Skill, Lift::LowerSkill, Some("опс 2"), lacks)));
    let term = helps(&desk).unwrap().candidate.terms;
    assert_eq!(term.iter().map(|t| (t.name, t.value)).collect::<Vec<_>>(), [(TermName::Lifted, lacks)]);
}

#[test]
fn a_later_beginning_says_from_when_and_how_late_it_gets() {
    let mut unit = skilled("a", "север", &[]);
    unit.shifts = weekly(14 * 60, 22 * 60);
    let desk = backlog(vec![due(ticket(1, "север"), "2026-11-23T12:00")], vec![unit.clone()]);
    let later = helps(&desk).unwrap();
    assert_eq!((later.rule, later.lift, later.from), (Rule::OffShift, Lift::Later, Some(at("2026-11-23T14:00"))));
    assert_eq!(later.candidate.late, Some(Minutes(120)));
    let weights = policy().routing;
    let urgency = i64::from(plan(&desk, &rules(), monday()).lines[0].urgency);
    assert_eq!(later.price, 240 * weights.wait_for_shift * (urgency + 1) + 120 * weights.late, "the wait and the lateness");
    unit.shifts = crate::desk::shift::Shifts::default();
    unit.absences = vec![Absence { from: at("2026-11-23T08:00"), until: at("2026-11-23T13:00"), why: "ill".into() }];
    let ill = helps(&backlog(desk.tickets, vec![unit])).unwrap();
    assert_eq!((ill.rule, ill.lift, ill.from), (Rule::Absent, Lift::Later, Some(at("2026-11-23T13:00"))), "back at one");
}

#[test]
fn lunch_can_wait() {
    let mut unit = skilled("a", "север", &[]);
    unit.shifts = weekly(9 * 60, 18 * 60);
    unit.shifts.lunch = Some(DaySpan { from: 9 * 60 + 30, to: 11 * 60 + 30 });
    let desk = backlog(vec![due(ticket(1, "север"), "2026-11-23T10:15")], vec![unit]);
    assert_eq!(told(&desk), Some(helped("a", Rule::OffShift, Lift::Lunch, None, policy().lifting.lunch)));
    assert_eq!(helps(&desk).unwrap().candidate.arrives, Some(monday()), "at once");
}

#[test]
fn without_a_pass_and_from_another_group() {
    let mut desk = backlog(vec![of_site(ticket(1, "север"), "склад")], vec![skilled("a", "север", &[])]);
    let site = store(Access { pass_needed: true, ..Access::default() });
    desk.sites.insert(site.id.clone(), site);
    assert_eq!(told(&desk), Some(helped("a", Rule::Pass, Lift::NoPass, None, policy().lifting.no_pass)));
    let mut grouped = ticket(1, "север");
    grouped.people.group = Group("2-я линия".into());
    let mut member = skilled("member", "юг", &[]);
    member.can.groups = vec![Group("2-я линия".into())];
    let desk = backlog(vec![grouped], vec![skilled("a", "север", &[]), member]);
    assert_eq!(
        told(&desk),
        Some(helped("member", Rule::Zone, Lift::OtherZone, Some("юг"), 40)),
        "a member from another zone rather than a stranger to the work"
    );
}

#[test]
fn what_a_lift_costs_is_the_houses_word() {
    let mut site = store(Access { pass_needed: true, ..Access::default() });
    site.access.passes = vec![crate::desk::client::Pass { unit: "far".into(), until: None }];
    let near = skilled("near", "север", &[]);
    let mut desk = backlog(vec![of_site(ticket(1, "север"), "склад")], vec![near, skilled("far", "юг", &[])]);
    desk.sites.insert(site.id.clone(), site);
    assert_eq!(told(&desk), Some(helped("far", Rule::Zone, Lift::OtherZone, Some("юг"), 40)), "the road is less than a pass");
    let mut easy = rules();
    easy.lifting.no_pass = 5;
    let lines = plan(&desk, &easy, monday()).lines;
    let way = lines[0].relaxation.as_deref().unwrap();
    assert_eq!(
        (way.candidate.unit.id.as_str(), way.lift, way.price),
        ("near", Lift::NoPass, 5),
        "where a guard lets in whom we name"
    );
}

#[test]
fn two_broken_rules_are_not_lifted_together() {
    let desk = backlog(vec![needs(ticket(1, "север"), "опс", 3)], vec![skilled("a", "центр", &[("опс", 2)])]);
    assert_eq!(helps(&desk), None);
    let mut full = skilled("a", "центр", &[]);
    full.capacity.tickets = 0;
    assert_eq!(helps(&backlog(vec![ticket(1, "центр")], vec![full])), None, "who takes no tickets at all is not over the limit");
    let desk = backlog(vec![needs(ticket(1, "север"), "опс", 3)], vec![skilled("a", "север", &[("опс", 1)])]);
    assert_eq!(helps(&desk), None, "one level, not two");
    let desk = backlog(vec![needs(ticket(1, "север"), "опс", 1)], vec![skilled("a", "север", &[])]);
    assert_eq!(helps(&desk), None, "who has never learnt it is not one level short");
}

#[test]
fn what_protects_people_is_never_lifted() {
    let one = |change: &dyn Fn(&mut Ticket, &mut Unit)| {
        let (mut job, mut unit) = (ticket(1, "север"), skilled("a", "север", &[("опс", 2)]));
        change(&mut job, &mut unit);
        helps(&backlog(vec![job], vec![unit]))
    };
    assert_eq!(one(&|job, _| job.work.permits = vec!["высота".into()]), None);
    let expired = Permit { tag: "высота".into(), until: Some(at("2026-11-20T00:00")) };
    assert_eq!(
        one(&|job, unit| {
            job.work.permits = vec!["высота".into()];
            unit.can.permits = vec![expired.clone()];
        }),
        None
    );
    assert_eq!(one(&|job, _| job.people.excluded = vec!["a".into()]), None, "the client does not want them");
    assert_eq!(one(&|job, _| job.work.people = 2), None, "two are needed");
    assert_eq!(one(&|job, _| job.extra.held = Some("Гришин".into())), None, "not approved");
    assert_eq!(one(&|_, unit| unit.active = false), None);
    let short = |safety: bool| {
        one(&|job, _| {
            *job = needs(job.clone(), "опс", 3);
            job.work.safety = safety;
        })
    };
    assert!(short(false).is_some());
    assert_eq!(short(true), None, "for fire and locked doors a level lower will not do");
}

/// The desk with the rule lifted for good.
fn lifted(desk: &Backlog, ticket: &TicketId, how: &Relaxation) -> Backlog {
    let mut desk = desk.clone();
    let unit = desk.units.iter_mut().find(|u| u.id == how.candidate.unit.id).unwrap();
    let ticket = desk.tickets.iter_mut().find(|t| t.head.id == *ticket).unwrap();
    match how.lift {
        Lift::OtherZone => unit.can.zones.push(ticket.place.zone.clone()),
        Lift::OverRoom => unit.capacity.tickets += 1,
        Lift::LowerSkill => ticket.work.needs.iter_mut().for_each(|need| need.level -= 1),
        other => panic!("{other:?} has no place on these desks"),
    }
    desk
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn lifting_the_rule_frees_the_ticket_at_no_more_than_the_price(desk in small_desk()) {
        let before = plan(&desk, &rules(), monday());
        for line in before.lines.iter().filter(|line| line.choice.is_none()) {
            let Some(how) = &line.relaxation else { continue };
            let after = plan(&lifted(&desk, &line.ticket, how), &rules(), monday());
            let mut wanted = placed_by_class(&before);
            wanted[3 - usize::from(line.urgency)] += 1;
            // More room may serve a more urgent ticket still: then the plan is better than what was promised.
            let promised = (wanted, -(before.cost + how.price));
            prop_assert!((placed_by_class(&after), -after.cost) >= promised, "{:?} {}", placed_by_class(&after), after.cost);
            let terms: i64 = how.candidate.terms.iter().map(|t| t.value).sum();
            prop_assert_eq!(terms, how.price, "the price is made of its terms");
        }
    }

    #[test]
    fn only_what_has_no_place_needs_help(desk in small_desk()) {
        for line in plan(&desk, &rules(), monday()).lines {
            prop_assert!(line.choice.is_none() || line.relaxation.is_none());
        }
    }
}

#[test]
fn every_lift_has_its_words_in_both_languages() {
    for text in [include_str!("../../i18n/ru/routing.ftl"), include_str!("../../i18n/en/routing.ftl")] {
        for lift in Lift::ALL {
            assert!(text.lines().any(|line| line.starts_with(&format!("lift-{} =", lift.name()))), "lift-{}", lift.name());
            assert_eq!(serde_json::to_value(lift).unwrap(), lift.name(), "the name in JSON");
        }
    }
}
