//! An open plan is mended as the desk goes on: as good as a plan anew, fixed lines where they are, and little moved.

use super::certified::Dice;
use super::desk::{at, backlog, due, engineer, held_by, monday, policy, ticket};
use crate::desk::shift::Absence;
use crate::desk::{Backlog, Moment, Priority, TicketId, UnitId};
use crate::routing::{Plan, Standing, replan};
use proptest::prelude::*;
use std::collections::BTreeMap;

const ZONES: [&str; 3] = ["север", "юг", "центр"];

fn zone(dice: &mut Dice) -> &'static str {
    ZONES[dice.roll(3) as usize]
}

fn fresh(number: i64, dice: &mut Dice) -> crate::desk::Ticket {
    let mut fresh = ticket(number, zone(dice));
    fresh.head.priority = [Priority::Low, Priority::Normal, Priority::High, Priority::Critical][dice.roll(4) as usize];
    if dice.roll(2) == 0 { due(fresh, ["2026-11-23T11:00", "2026-11-23T15:00"][dice.roll(2) as usize]) } else { fresh }
}

/// Four engineers with room for two or three each, six tickets.
fn small(dice: &mut Dice) -> Backlog {
    let units = (0..4).map(|n| {
        let mut unit = engineer(&format!("e{n}"));
        unit.can.zones = vec![crate::desk::Zone(zone(dice).into())];
        unit.capacity.tickets = 2 + dice.roll(2) as u32;
        unit
    });
    let units = units.collect();
    backlog((1..=6).map(|number| fresh(number, dice)).collect(), units)
}

/// One thing that happens: a ticket comes, goes or changes, somebody is away or back, a job is done or given.
fn something(desk: &mut Backlog, now: &mut Moment, next: &mut i64, dice: &mut Dice) {
    let unit = dice.roll(4) as usize;
    let some = |dice: &mut Dice, len: usize| (len > 0).then(|| dice.roll(len as i64) as usize);
    match dice.roll(6) {
        0 => {
            *next += 1;
            desk.tickets.push(fresh(*next, dice));
        }
        1 => drop(some(dice, desk.tickets.len()).map(|place| desk.tickets.remove(place))),
        2 => {
            let away = Absence { from: at("2026-11-23T08:00"), until: at("2026-11-26T08:00"), why: String::new() };
            let absences = &mut desk.units[unit].absences;
            if absences.is_empty() { absences.push(away) } else { absences.clear() }
        }
        3 => {
            *next += 1;
            let held = held_by(fresh(*next, dice), &format!("e{unit}"));
            desk.held.push(held);
        }
        4 => drop(some(dice, desk.held.len()).map(|place| desk.held.remove(place))),
        _ => *now = Moment(now.0 + 7 * 60_000),
    }
}

/// What the classes from above get, and what it costs.
fn worth(plan: &Plan) -> ([usize; 4], i64) {
    let mut placed = [0; 4];
    for line in plan.lines.iter().filter(|line| line.choice.is_some() && !line.fixed) {
        placed[3 - usize::from(line.urgency)] += 1;
    }
    (placed, plan.cost)
}

fn holders(plan: &Plan) -> BTreeMap<TicketId, Option<UnitId>> {
    plan.lines.iter().map(|line| (line.ticket.clone(), line.choice.as_ref().map(|choice| choice.unit.id.clone()))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_mended_plan_is_worth_a_plan_anew_and_fixed_lines_stay(seed: u64) {
        let mut dice = Dice::new(seed);
        let (mut desk, mut now, mut next) = (small(&mut dice), monday(), 100);
        let mut standing = Standing::default();
        let first = standing.plan(&desk, &policy(), now, &[], &[]);
        prop_assert_eq!(&first, &replan(&desk, &policy(), now, &[], &[]), "the first is the plan that anybody gets");
        let pinned = desk.tickets[0].head.id.clone();
        let fixed = [(pinned.clone(), UnitId::from("e3"))];
        for _ in 0..12 {
            something(&mut desk, &mut now, &mut next, &mut dice);
            let mended = standing.plan(&desk, &policy(), now, &fixed, &[]);
            let anew = replan(&desk, &policy(), now, &fixed, &[]);
            prop_assert_eq!(worth(&mended), worth(&anew));
            prop_assert!(mended.exact && mended.bound == anew.bound, "and proven");
            if let Some(line) = mended.lines.iter().find(|line| line.ticket == pinned) {
                prop_assert_eq!(line.choice.as_ref().map(|choice| choice.unit.id.as_str()), Some("e3"));
            }
        }
    }

    #[test]
    fn where_a_best_plan_leaves_all_in_place_nothing_moves(seed: u64) {
        let mut dice = Dice::new(seed);
        let (mut desk, mut now, mut next) = (small(&mut dice), monday(), 100);
        let mut standing = Standing::default();
        let mut before = standing.plan(&desk, &policy(), now, &[], &[]);
        for _ in 0..6 {
            something(&mut desk, &mut now, &mut next, &mut dice);
            let mended = standing.plan(&desk, &policy(), now, &[], &[]);
            // The same desk with all that was placed fixed where it was: is that plan as good?
            let (was, is) = (holders(&before), holders(&mended));
            let known = || mended.lines.iter().filter(|line| was.contains_key(&line.ticket));
            let may = known().all(|line| was[&line.ticket].as_ref().is_none_or(|unit| line.candidates.iter().any(|c| c.unit.id == *unit)));
            let stay: Vec<(TicketId, UnitId)> = known().filter_map(|line| Some((line.ticket.clone(), was[&line.ticket].clone()?))).collect();
            let stayed = replan(&desk, &policy(), now, &stay, &[]);
            let counted = |plan: &Plan| {
                let mut placed = [0; 4];
                plan.lines.iter().filter(|line| line.choice.is_some()).for_each(|line| placed[3 - usize::from(line.urgency)] += 1);
                (placed, plan.cost)
            };
            let roomy = stayed.units.iter().zip(&mended.units).all(|(a, b)| a.room == b.room);
            if may && roomy && counted(&stayed) == counted(&mended) {
                let moved: Vec<_> = stay.iter().filter(|(ticket, unit)| is[ticket].as_ref() != Some(unit)).collect();
                prop_assert!(moved.is_empty(), "{moved:?}");
            }
            before = mended;
        }
    }
}
