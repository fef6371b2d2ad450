//! Whole plans: completeness of the explanation, order of rows, lines fixed by hand, bundles, what blocks.

use super::desk::*;
use crate::desk::ticket::Mode;
use crate::desk::visit::{Maintenance, VisitState};
use crate::desk::*;
use crate::routing::{Plan, Rule, TermName, plan, plan_choices, propose, replan};
use proptest::prelude::*;

const ZONES: [&str; 3] = ["север", "центр", "юг"];
const TAGS: [&str; 3] = ["опс", "скуд", "сети"];

prop_compose! {
    fn unit()(n in 0_u32..1000, zone in 0_usize..3, level in 1_u8..4, tag in 0_usize..3, room in 0_u32..3) -> Unit {
        let mut unit = skilled(&format!("u{n}"), ZONES[zone], &[(TAGS[tag], level), ("видео", 2)]);
        unit.capacity.tickets = room;
        unit
    }
}

prop_compose! {
    fn job()(
        number in 1_i64..1000, zone in 0_usize..3, tag in 0_usize..5, level in 1_u8..3,
        hours in prop::option::of(9_u32..20), priority in 0_usize..4, remote in any::<bool>(),
    ) -> Ticket {
        let mut job = ticket(number, ZONES[zone]);
        job.head.priority = Priority::ALL[priority];
        if remote {
            job.work.mode = Mode::Remote;
        }
        if let Some(hour) = hours {
            job = due(job, &format!("2026-11-23T{hour:02}:00"));
        }
        match TAGS.get(tag) {
            Some(tag) => needs(job, tag, level),
            None => job,
        }
    }
}

prop_compose! {
    pub(super) fn small_desk()(mut units in prop::collection::vec(unit(), 1..5), mut jobs in prop::collection::vec(job(), 1..6)) -> Backlog {
        units.sort_by(|a, b| a.id.cmp(&b.id));
        units.dedup_by(|a, b| a.id == b.id);
        jobs.sort_by_key(|t| t.head.number);
        jobs.dedup_by_key(|t| t.head.number);
        let mut desk = backlog(jobs, units);
        desk.held = vec![held_by(ticket(5000, "центр"), desk.units[0].id.as_str())];
        desk
    }
}

/// Solves a plan again from its own explanation, as an outsider would: (placed by class, most urgent first; cost).
fn solved_again(plan: &Plan) -> ([usize; 4], i64) {
    fn search(plan: &Plan, line: usize, taken: &mut Vec<usize>, placed: [usize; 4], cost: i64) -> ([usize; 4], i64) {
        let Some(asked) = plan.lines.get(line) else { return (placed, -cost) };
        let mut best = search(plan, line + 1, taken, placed, cost);
        for candidate in &asked.candidates {
            let unit = plan.units.iter().position(|u| u.unit.id == candidate.unit.id).unwrap();
            if taken[unit] < plan.units[unit].room {
                let load = plan.units[unit].load_costs[taken[unit]];
                let mut placed = placed;
                placed[3 - usize::from(asked.urgency)] += 1;
                taken[unit] += 1;
                best = best.max(search(plan, line + 1, taken, placed, cost + candidate.cost + load));
                taken[unit] -= 1;
            }
        }
        best
    }
    let (placed, cost) = search(plan, 0, &mut vec![0; plan.units.len()], [0; 4], 0);
    (placed, -cost)
}

pub(super) fn placed_by_class(plan: &Plan) -> [usize; 4] {
    let mut placed = [0; 4];
    plan.lines.iter().filter(|l| l.choice.is_some()).for_each(|l| placed[3 - usize::from(l.urgency)] += 1);
    placed
}

/// A plan's worth: more of the most urgent class before all, then of the next, then the lower cost.
fn worth(plan: &Plan) -> ([usize; 4], i64) {
    (placed_by_class(plan), -plan.cost)
}

/// What somebody comes to who goes through the lines, the most urgent first, and gives each to whoever is cheapest then.
fn greedy(plan: &Plan) -> ([usize; 4], i64) {
    let (mut taken, mut placed, mut cost) = (vec![0; plan.units.len()], [0; 4], 0);
    let mut lines: Vec<_> = plan.lines.iter().collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.urgency));
    for line in lines {
        let free = line.candidates.iter().filter_map(|candidate| {
            let unit = plan.units.iter().position(|u| u.unit.id == candidate.unit.id)?;
            Some((candidate.cost + plan.units[unit].load_costs.get(taken[unit])?, unit))
        });
        if let Some((more, unit)) = free.min() {
            taken[unit] += 1;
            placed[3 - usize::from(line.urgency)] += 1;
            cost += more;
        }
    }
    (placed, -cost)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_plan_is_never_worse_than_taking_the_cheapest_one_by_one(desk in small_desk()) {
        let plan = plan(&desk, &policy(), monday());
        prop_assert!(worth(&plan) >= greedy(&plan), "{:?} {:?}", worth(&plan), greedy(&plan));
    }

    #[test]
    fn one_more_engineer_never_makes_the_best_plan_worse(desk in small_desk(), mut more in unit()) {
        more.id = "one-more".into();
        let mut larger = desk.clone();
        larger.units.push(more);
        let (before, after) = (plan(&desk, &policy(), monday()), plan(&larger, &policy(), monday()));
        prop_assert!(worth(&after) >= worth(&before), "{:?} {:?}", worth(&after), worth(&before));
    }

    #[test]
    fn the_fuller_a_unit_the_dearer_each_further_line(desk in small_desk()) {
        for unit in plan(&desk, &policy(), monday()).units {
            prop_assert!(unit.load_costs.is_sorted() && unit.load_costs.len() <= unit.room);
        }
    }
}

proptest! {
    // Whole desks against brute force: thousands of them.
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_explanation_is_enough_to_solve_the_plan_again(desk in small_desk()) {
        let plan = plan(&desk, &policy(), monday());
        prop_assert_eq!(solved_again(&plan), (placed_by_class(&plan), plan.cost));
        prop_assert!(plan.exact && plan.bound == plan.cost);
        let shown: i64 = plan.lines.iter().filter_map(|l| l.choice.as_ref()).flat_map(|c| &c.terms).map(|t| t.value).sum();
        prop_assert_eq!(shown, plan.cost, "the terms of the choices, load among them, add up to the plan");
        for line in &plan.lines {
            prop_assert_eq!(line.candidates.len() + line.refused.len(), desk.units.len());
            prop_assert_eq!(line.choice.is_none(), !line.blocked_by.is_empty());
            if let Some(choice) = &line.choice {
                prop_assert!(line.candidates.iter().any(|c| c.unit == choice.unit && c.cost == choice.cost));
            }
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_order_of_rows_changes_nothing(desk in small_desk(), turn in 0_usize..6) {
        let mut turned = desk.clone();
        turned.tickets.reverse();
        turned.units.reverse();
        let by = turn % turned.tickets.len();
        turned.tickets.rotate_left(by);
        prop_assert_eq!(plan(&desk, &policy(), monday()), plan(&turned, &policy(), monday()));
    }

    #[test]
    fn a_plan_without_all_reasons_is_the_same_plan(desk in small_desk()) {
        let mut whole = plan(&desk, &policy(), monday());
        for line in &mut whole.lines {
            line.candidates.clear();
            line.refused.clear();
        }
        prop_assert_eq!(whole, plan_choices(&desk, &policy(), monday()));
    }

    #[test]
    fn what_is_fixed_stays_and_what_is_dropped_is_gone(desk in small_desk(), unit in 0_usize..5) {
        let fixed = (desk.tickets[0].head.id.clone(), desk.units[unit % desk.units.len()].id.clone());
        let dropped: Vec<TicketId> = desk.tickets.iter().skip(1).take(1).map(|t| t.head.id.clone()).collect();
        let plan = replan(&desk, &policy(), monday(), std::slice::from_ref(&fixed), &dropped);
        prop_assert_eq!(plan.lines.len(), desk.tickets.len() - dropped.len());
        let line = plan.lines.iter().find(|l| l.ticket == fixed.0).unwrap();
        prop_assert!(line.fixed);
        prop_assert_eq!(line.choice.as_ref().map(|c| &c.unit.id), Some(&fixed.1));
        prop_assert!(plan.exact);
    }
}

#[test]
fn the_plan_is_best_over_the_queue_and_not_ticket_by_ticket() {
    // Greedy sends the near expert to the first ticket and leaves the second one to nobody.
    let expert = skilled("expert", "север", &[("опс", 5)]);
    let mut far = skilled("far", "юг", &[]);
    far.capacity.tickets = 1;
    let mut desk =
        backlog(vec![due(ticket(1, "север"), "2026-11-23T12:00"), needs(ticket(2, "север"), "опс", 4)], vec![expert, far]);
    desk.units[0].capacity.tickets = 1;
    let plan = plan(&desk, &policy(), monday());
    let who = |n: usize| plan.lines[n].choice.as_ref().map(|c| c.unit.id.as_str().to_owned());
    assert_eq!((who(0).as_deref(), who(1).as_deref()), (Some("far"), Some("expert")));
    let alternative = plan.lines[0].alternative.clone().unwrap();
    assert_eq!(
        (alternative.unit.id.as_str(), alternative.leaves_out),
        ("expert", 1),
        "choosing the expert costs the other its place"
    );
}

#[test]
fn an_alternative_says_by_how_much_the_plan_gets_dearer() {
    let desk = backlog(vec![ticket(1, "север")], vec![skilled("a", "север", &[]), skilled("b", "юг", &[])]);
    let line = propose(&desk, &policy(), monday(), &"t1".into()).unwrap();
    let alternative = line.alternative.unwrap();
    assert_eq!((alternative.unit.id.as_str(), alternative.cost, alternative.dearer, alternative.leaves_out), ("b", 40, 40, 0));
    assert_eq!(line.candidates.iter().map(|c| c.unit.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(propose(&desk, &policy(), monday(), &"nobody".into()), None);
}

#[test]
fn what_is_not_placed_names_the_rules_that_block_it() {
    let mut desk = backlog(
        vec![needs(ticket(1, "север"), "опс", 3), ticket(2, "север"), ticket(3, "север")],
        vec![skilled("a", "север", &[("опс", 1)]), skilled("b", "север", &[]), skilled("c", "север", &[])],
    );
    desk.units[2].active = false;
    desk.units[0].capacity.tickets = 1;
    desk.units[1].capacity.tickets = 0;
    let plan = plan(&desk, &policy(), monday());
    assert_eq!(plan.lines[0].blocked_by, [Rule::Skill, Rule::Inactive]);
    assert_eq!(plan.placed(), 1);
    assert_eq!(plan.lines[2].blocked_by[0], Rule::Full, "whoever may has no room left in this plan");
}

#[test]
fn tickets_of_one_object_go_along_when_the_same_unit_can_do_both() {
    let first = due(of_site(ticket(1, "север"), "склад"), "2026-11-23T12:00");
    let second = needs(of_site(ticket(2, "север"), "склад"), "опс", 2);
    let elsewhere = of_site(ticket(3, "север"), "офис");
    let mut remote = of_site(ticket(4, "север"), "склад");
    remote.work.mode = Mode::Remote;
    let desk = backlog(vec![elsewhere, second.clone(), remote, first.clone()], vec![skilled("a", "север", &[("опс", 2)])]);
    let both = plan(&desk, &policy(), monday());
    assert_eq!(both.lines.len(), 3);
    assert_eq!((both.lines[0].ticket.as_str(), both.lines[0].with.as_slice()), ("t1", &[TicketId::new("t2")][..]));
    assert_eq!(both.units[0].load_costs[..2], [0, 12], "a bundle counts as one");

    let near = skilled("a", "север", &[]);
    let expert = skilled("b", "юг", &[("опс", 2)]);
    let apart = plan(&backlog(vec![first, second], vec![near, expert]), &policy(), monday());
    assert_eq!(apart.lines.len(), 2, "nobody comes later only to do both");
}

#[test]
fn a_bundle_that_is_fixed_by_hand_stays_together() {
    let first = needs(of_site(ticket(1, "север"), "склад"), "скуд", 5);
    let desk =
        backlog(vec![first, of_site(ticket(2, "север"), "склад")], vec![skilled("a", "север", &[]), skilled("b", "юг", &[])]);
    let by_hand = |unit: &str| replan(&desk, &policy(), monday(), &[("t1".into(), unit.into())], &[]);
    let line = &by_hand("b").lines[0];
    assert_eq!((line.with.as_slice(), line.fixed), (&[TicketId::new("t2")][..], true));
    assert_eq!(line.choice.as_ref().map(|c| c.unit.id.as_str()), Some("b"));
    let apart = replan(&desk, &policy(), monday(), &[("t1".into(), "b".into()), ("t2".into(), "a".into())], &[]);
    assert_eq!(apart.lines.len(), 2, "two people, two lines");
}

#[test]
fn maintenance_whose_time_has_come_is_named_for_the_same_trip() {
    let service = |id: &str, from: &str, state| Maintenance {
        id: id.into(),
        contract: "c".into(),
        site: Named::new("склад", "склад"),
        assets: vec![],
        kind: WorkKind("опс".into()),
        from: at(from),
        until: at("2026-11-30T00:00"),
        effort: Minutes(50),
        unit: None,
        state,
        ticket: None,
    };
    let mut desk = backlog(vec![of_site(ticket(1, "север"), "склад")], vec![skilled("a", "север", &[])]);
    desk.maintenance = vec![
        service("now", "2026-11-01T00:00", VisitState::Planned),
        service("later", "2026-12-01T00:00", VisitState::Planned),
        service("done", "2026-11-01T00:00", VisitState::Done),
    ];
    let line = propose(&desk, &policy(), monday(), &"t1".into()).unwrap();
    assert_eq!(line.also, [MaintenanceId::new("now")]);
}

#[test]
fn a_ticket_that_somebody_holds_does_not_stand_in_its_own_way() {
    let job = ticket(1, "север");
    let mut desk = backlog(vec![job.clone()], vec![skilled("a", "север", &[])]);
    desk.held = vec![held_by(job, "a")];
    let line = propose(&desk, &policy(), monday(), &"t1".into()).unwrap();
    let load = line.choice.unwrap().terms.into_iter().find(|t| t.name == TermName::Load);
    assert_eq!(load, None);
}
