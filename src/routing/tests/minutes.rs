//! Plans where load counts minutes: rooms are kept, bounds hold, and an outsider comes to the same.

use super::desk::*;
use crate::desk::policy::LoadUnit;
use crate::desk::ticket::Mode;
use crate::desk::*;
use crate::routing::{Plan, Rule, TermName, plan, plan_choices, replan};
use proptest::prelude::*;

fn by_minutes() -> Policy {
    Policy { load: LoadUnit::Minutes, ..policy() }
}

fn worker(id: &str, minutes: i64) -> Unit {
    let mut unit = skilled(id, "центр", &[]);
    unit.capacity.minutes = Minutes(minutes);
    unit
}

fn job(number: i64, minutes: i64, priority: Priority) -> Ticket {
    let mut job = ticket(number, "центр");
    job.work.mode = Mode::Remote;
    job.work.effort = Minutes(minutes);
    job.head.priority = priority;
    job
}

prop_compose! {
    fn small_desk()(
        rooms in prop::collection::vec(0_i64..300, 1..4),
        jobs in prop::collection::vec((1_i64..9, 0_usize..4, 0_usize..3), 1..6),
        held in 0_i64..120,
    ) -> Backlog {
        let units: Vec<Unit> = rooms.iter().enumerate().map(|(k, minutes)| worker(&format!("u{k}"), *minutes)).collect();
        let jobs = jobs.iter().enumerate().map(|(k, (quarters, priority, zone))| {
            let mut job = job(k as i64 + 1, quarters * 15, Priority::ALL[*priority]);
            if *zone > 0 {
                job.work.mode = Mode::Visit;
                job.place.zone = Zone(["", "центр", "юг"][*zone].into());
            }
            job
        });
        let mut desk = backlog(jobs.collect(), units);
        let mut kept = ticket(5000, "центр");
        kept.work.effort = Minutes(held);
        desk.held = vec![held_by(kept, "u0")];
        desk
    }
}

fn used(plan: &Plan, unit: usize) -> i64 {
    let taken = plan.lines.iter().filter(|l| l.choice.as_ref().is_some_and(|c| c.unit.id == plan.units[unit].unit.id));
    taken.map(|line| line.effort.0).sum()
}

/// What filling a unit with so many minutes costs: each begun hour its own.
fn load(plan: &Plan, unit: usize, minutes: i64) -> i64 {
    plan.units[unit].load_costs.iter().take(usize::try_from(minutes).unwrap().div_ceil(60)).sum()
}

/// Solves a plan again from its own explanation: the best (placed by class, most urgent first; cost).
fn solved_again(plan: &Plan, line: usize, taken: &mut Vec<i64>, placed: [usize; 4], cost: i64) -> ([usize; 4], i64) {
    let Some(asked) = plan.lines.get(line) else {
        let loads: i64 = taken.iter().enumerate().map(|(unit, minutes)| load(plan, unit, *minutes)).sum();
        return (placed, -(cost + loads));
    };
    let mut best = solved_again(plan, line + 1, taken, placed, cost);
    for candidate in &asked.candidates {
        let unit = plan.units.iter().position(|u| u.unit.id == candidate.unit.id).unwrap();
        if taken[unit] + asked.effort.0 <= i64::from(plan.units[unit].minutes.unwrap()) {
            taken[unit] += asked.effort.0;
            let mut more = placed;
            more[3 - usize::from(asked.urgency)] += 1;
            best = best.max(solved_again(plan, line + 1, taken, more, cost + candidate.cost));
            taken[unit] -= asked.effort.0;
        }
    }
    best
}

fn seen(plan: &Plan) -> ([usize; 4], i64) {
    let mut placed = [0; 4];
    plan.lines.iter().filter(|l| l.choice.is_some()).for_each(|l| placed[3 - usize::from(l.urgency)] += 1);
    let pairs: i64 = plan.lines.iter().filter_map(|l| Some(l.choice.as_ref()?.cost)).sum();
    let loads: i64 = (0..plan.units.len()).map(|unit| load(plan, unit, used(plan, unit))).sum();
    (placed, -(pairs + loads))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn an_outsider_finds_no_better_plan_than_one_called_exact(desk in small_desk()) {
        let plan = plan(&desk, &by_minutes(), monday());
        for unit in 0..plan.units.len() {
            prop_assert!(used(&plan, unit) <= i64::from(plan.units[unit].minutes.unwrap()));
        }
        prop_assert_eq!(plan.cost, -seen(&plan).1);
        prop_assert!(plan.bound <= plan.cost);
        let best = solved_again(&plan, 0, &mut vec![0; plan.units.len()], [0; 4], 0);
        prop_assert!(seen(&plan) <= best);
        prop_assert_eq!(plan.exact, plan.bound == plan.cost && plan.more == 0);
        if plan.exact {
            prop_assert_eq!(seen(&plan), best);
        }
        let shown: i64 = plan.lines.iter().filter_map(|l| l.choice.as_ref())
            .flat_map(|c| &c.terms).filter(|t| t.name == TermName::Load).map(|t| t.value).sum();
        let loads: i64 = (0..plan.units.len()).map(|unit| load(&plan, unit, used(&plan, unit))).sum();
        prop_assert_eq!(shown, loads);
    }

    #[test]
    fn the_order_of_rows_changes_nothing(desk in small_desk()) {
        let mut turned = desk.clone();
        turned.tickets.reverse();
        turned.units.reverse();
        prop_assert_eq!(plan(&desk, &by_minutes(), monday()), plan(&turned, &by_minutes(), monday()));
    }
}

#[test]
fn minutes_decide_who_has_room_and_tickets_do_not() {
    let mut few = worker("a", 200);
    few.capacity.tickets = 1;
    let desk = backlog(vec![job(1, 90, Priority::Normal), job(2, 90, Priority::Normal), job(3, 90, Priority::Normal)], vec![few]);
    let plan = plan(&desk, &by_minutes(), monday());
    assert_eq!(plan.placed(), 2, "two times an hour and a half fit into 200 minutes");
    let out = plan.lines.iter().find(|l| l.choice.is_none()).unwrap();
    assert_eq!(out.blocked_by, [Rule::Full]);
    assert!(plan.exact);
}

#[test]
fn what_is_held_takes_its_minutes_and_the_refusal_says_how_many() {
    let mut desk = backlog(vec![job(1, 120, Priority::Normal)], vec![worker("a", 480)]);
    let mut long = ticket(9, "центр");
    long.work.effort = Minutes(450);
    desk.held = vec![held_by(long, "a")];
    let plan = plan(&desk, &by_minutes(), monday());
    let refused = &plan.lines[0].refused[0];
    assert_eq!((refused.rule, refused.detail.as_deref()), (Rule::Full, Some("7:30/8:00")));
}

#[test]
fn one_long_job_weighs_as_much_as_several_short_ones() {
    // Counted in tickets each would get three; in minutes the one with the long job gets nothing else.
    let jobs = [240, 60, 60, 60, 60].into_iter().enumerate().map(|(k, m)| job(k as i64 + 1, m, Priority::Normal)).collect();
    let desk = backlog(jobs, vec![worker("a", 480), worker("b", 480)]);
    let plan = plan(&desk, &by_minutes(), monday());
    assert_eq!((used(&plan, 0), used(&plan, 1)), (240, 240));
    assert!(plan.exact);
}

#[test]
fn a_line_fixed_by_hand_may_exceed_the_room_and_nothing_goes_on_top() {
    let desk = backlog(vec![job(1, 100, Priority::Low), job(2, 30, Priority::Critical)], vec![worker("a", 60)]);
    let fixed = [(TicketId::new("t1"), UnitId::new("a"))];
    let plan = replan(&desk, &by_minutes(), monday(), &fixed, &[]);
    let placed: Vec<i64> = plan.lines.iter().filter(|l| l.choice.is_some()).map(|l| l.number).collect();
    assert_eq!(placed, [1]);
}

#[test]
fn the_other_way_that_is_shown_is_a_plan_that_there_is() {
    let desk = backlog(vec![job(1, 60, Priority::Normal), job(2, 60, Priority::Normal)], vec![worker("a", 60), worker("b", 60)]);
    let plan = plan_choices(&desk, &by_minutes(), monday());
    for line in &plan.lines {
        let other = line.alternative.as_ref().unwrap();
        assert_ne!(other.unit.id, line.choice.as_ref().unwrap().unit.id);
        assert_eq!(other.dearer, 0, "the two can change places");
    }
}
