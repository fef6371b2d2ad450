//! A plan that is kept: after every change as good as a plan anew, and no more moved than must.

use super::certified::{Desk, Dice, proven};
use super::fewest;
use crate::routing::flow::{Kept, Pair, Problem, solve, weight};
use proptest::prelude::*;

/// One thing that happens to the desk.
fn something(kept: &mut Kept, desk: &Desk, dice: &mut Dice) {
    let task = dice.roll(kept.problem().tasks() as i64) as usize;
    let unit = dice.roll(desk.slots.len() as i64) as usize;
    match dice.roll(7) {
        0 => {
            let (left_out, pairs) = desk.ask(dice);
            kept.insert(left_out, pairs);
        }
        1 => kept.remove(task),
        2 => kept.set_slots(unit, Vec::new()),
        3 => kept.set_slots(unit, desk.slots[unit].clone()),
        4 => {
            let (step, room) = (dice.roll(20), 1 + dice.roll(6));
            kept.set_slots(unit, Desk::unit(dice, step, room));
        }
        5 => {
            let (left_out, pairs) = desk.ask(dice);
            kept.change(task, left_out, pairs);
        }
        _ => {
            let pairs = kept.problem().pairs(task).to_vec();
            kept.change(task, weight(dice.roll(4) as u8), pairs);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn after_every_change_the_kept_plan_is_proven_and_costs_what_a_plan_anew_does(seed: u64) {
        let mut dice = Dice::new(seed);
        let desk = Desk::random(&mut dice);
        let mut kept = Kept::new(desk.problem());
        let mut holders: Vec<Option<u32>> = (0..desk.tasks.len()).map(|task| kept.unit_of(task)).collect();
        for _ in 0..30 {
            something(&mut kept, &desk, &mut dice);
            let total = proven(kept.problem(), &kept.solution())?;
            let anew = solve(kept.problem());
            prop_assert_eq!(anew.cost(kept.problem()) + anew.left_out(kept.problem()), total);
            holders.resize(kept.problem().tasks(), None);
            for told in kept.moved() {
                prop_assert_eq!(holders[told.task], told.from);
                holders[told.task] = told.to;
            }
            let now: Vec<Option<u32>> = (0..holders.len()).map(|task| kept.unit_of(task)).collect();
            prop_assert_eq!(&now, &holders, "every move is told");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn after_every_change_of_a_small_desk_no_plan_costs_less((problem, _) in fewest::desk(), seed: u64) {
        let (mut dice, first) = (Dice::new(seed), problem.clone());
        let mut kept = Kept::new(problem);
        for _ in 0..12 {
            // Nothing comes on top, so that brute force stays quick: a task that was done comes back as it was, or dearer.
            let task = dice.roll(first.tasks() as i64) as usize;
            let unit = dice.roll(first.units() as i64) as usize;
            match dice.roll(4) {
                0 => kept.remove(task),
                1 => kept.set_slots(unit, Vec::new()),
                2 => kept.set_slots(unit, first.slots(unit).to_vec()),
                _ => {
                    let more = dice.roll(3);
                    let pairs = first.pairs(task).iter().map(|pair| Pair::new(pair.unit, pair.minutes() + more));
                    kept.change(task, first.left_out(task), pairs);
                }
            }
            let plan = kept.solution();
            let cost = plan.cost(kept.problem()) + plan.left_out(kept.problem());
            let least = fewest::brute(kept.problem(), &vec![None; first.tasks()], &mut Vec::new(), 0);
            prop_assert_eq!(Some(cost), least.map(|(cost, _)| cost));
            prop_assert_eq!(plan.bound(kept.problem()), cost, "and its prices prove it");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn whatever_happens_elsewhere_a_pinned_task_never_moves(seed: u64) {
        let mut dice = Dice::new(seed);
        let desk = Desk::random(&mut dice);
        let mut kept = Kept::new(desk.problem());
        let Some((pinned, unit)) = (0..desk.tasks.len()).find_map(|task| Some((task, kept.unit_of(task)?))) else { return Ok(()) };
        let pair = kept.problem().pairs(pinned).iter().copied().find(|pair| pair.unit == unit);
        kept.change(pinned, weight(4), pair);
        for _ in 0..30 {
            let mut after = kept.clone();
            something(&mut after, &desk, &mut dice);
            // What happens to the task itself, or to who holds it, may well move it.
            let same = after.problem().pairs(pinned) == kept.problem().pairs(pinned) && after.problem().left_out(pinned) == weight(4);
            if same && after.problem().slots(unit as usize) == kept.problem().slots(unit as usize) {
                prop_assert!(after.moved().iter().all(|told| told.task != pinned));
                prop_assert_eq!(after.unit_of(pinned), Some(unit));
                kept = after;
            }
        }
    }
}

/// Two units with two slots each, three tasks that prefer the first.
fn small() -> Kept {
    let mut problem = Problem::new(vec![vec![0, 10], vec![0, 10]]);
    for minutes in [5, 6, 7] {
        problem.task(weight(1), [Pair::new(0, minutes), Pair::new(1, minutes + 20)]);
    }
    Kept::new(problem)
}

#[test]
fn a_change_that_leaves_its_unit_the_best_moves_nothing() {
    let mut kept = small();
    let before = kept.unit_of(0);
    kept.change(0, weight(3), [Pair::new(0, 4), Pair::new(1, 26)]);
    assert_eq!(kept.unit_of(0), before);
    assert_eq!(kept.moved(), []);
}

#[test]
fn an_absence_moves_what_was_held_and_the_return_brings_it_back() {
    let mut kept = small();
    let before = kept.solution().cost(kept.problem());
    kept.set_slots(0, Vec::new());
    assert!(kept.moved().iter().all(|m| m.to != Some(0)));
    assert_eq!((0..3).filter(|task| kept.unit_of(*task) == Some(1)).count(), 2, "the other has room for two");
    kept.set_slots(0, vec![0, 10]);
    assert_eq!(kept.solution().cost(kept.problem()), before);
}

#[test]
fn a_pinned_task_stays_whatever_comes() {
    let mut kept = small();
    kept.change(1, weight(4), [Pair::new(1, 26)]);
    for class in [3, 3, 3, 3] {
        kept.insert(weight(class), [Pair::new(0, 1), Pair::new(1, 1)]);
    }
    assert_eq!(kept.unit_of(1), Some(1));
    assert_eq!((0..kept.problem().tasks()).filter(|task| kept.unit_of(*task).is_some()).count(), 4, "every slot is used");
}
